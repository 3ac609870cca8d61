/* SPDX-License-Identifier: MIT */
/*
 * A decoder that checks less has less to do: each side must refuse each value
 * that is out of its range. A refusal ends the process (bench_fail), so each
 * one is made in a child.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "peers.h"

enum { M1, M2, M3, M4, MESSAGES };

struct side {
	const char *name;
	void (*prepare)(void);	/* NULL: it encodes from bench_in */
	bench_op encode[MESSAGES], decode[MESSAGES];
	void (*take)(void);
};

#define OPS(side, what)                                         \
	{ side##_##what##_small, side##_##what##_medium,        \
	  side##_##what##_many, side##_##what##_sparse }

static const struct side side[] = {
	{ "libmnl", NULL, OPS(mnl, encode), OPS(mnl, decode), NULL },
	{ "generated", NULL, OPS(hnl, build), OPS(hnl, decode), NULL },
	{ "table", NULL, OPS(hnl, build),
	  { hnl_walk_small, hnl_walk_medium, hnl_walk_many, NULL }, NULL },
	{ "struct", struct_prepare,
	  { struct_encode_small, struct_encode_medium, struct_encode_many,
	    NULL },
	  { struct_decode_small, struct_decode_medium, struct_decode_many,
	    NULL }, NULL },
#ifdef BENCH_NL
	{ "libnl-3", NULL, OPS(nl, encode), OPS(nl, decode), nl_take },
#endif
#ifdef BENCH_PROTOBUF
	{ "protobuf-c", NULL, OPS(pb, encode), OPS(pb, decode), pb_take },
#endif
#ifdef BENCH_FLATBUFFERS
	{ "flatbuffers", NULL, OPS(fb, encode), OPS(fb, decode), fb_take },
#endif
};

#define SIDES (sizeof(side) / sizeof(side[0]))

struct wrong {
	const char *what;
	int message;
	size_t at, len;	/* in bench_in */
	uint64_t value;
};

#define WRONG(message, member, value)                            \
	{ #member, message, offsetof(struct values, member),     \
	  sizeof(bench_in.member), value }

static const struct wrong wrong[] = {
	WRONG(M1, small.id, 0x10000),
	WRONG(M1, small.gpa, 0x1008),
	WRONG(M2, medium.vcpu, 512),
	WRONG(M2, medium.gpa, 0x1800),
	WRONG(M2, medium.pages, 0),
	WRONG(M2, medium.pages, 0x1000000000),
	WRONG(M2, medium.speed, 3),
	WRONG(M2, medium.port, 0),
	WRONG(M2, medium.options, 0x10),
	WRONG(M2, medium.offset, 4097),
	WRONG(M2, medium.offset, (uint64_t)-4097),
	WRONG(M2, medium.node, 1024),
	WRONG(M2, medium.order, 19),
	WRONG(M2, medium.start, 1),
	WRONG(M2, medium.limit, 0),
	WRONG(M3, many.range[63].gpa, 0x1008),
	WRONG(M3, many.range[63].pages, 0),
	WRONG(M3, many.range[63].attributes, 0x20),
	WRONG(M4, sparse.first, 0),
	WRONG(M4, sparse.second, 0x10000),
	WRONG(M4, sparse.fourth, 0x100),
};

/* Encodes bench_in as it is and decodes that. */
static void there_and_back(const struct side *s, int message)
{
	static struct bench_msg one;

	if (s->prepare != NULL)
		s->prepare();
	s->encode[message](0);
	if (s->take != NULL)
		s->take();
	one.p = bench_wire;
	one.len = bench_wire_len;
	bench_pool = &one;
	s->decode[message](0);
}

/* w: NULL: nothing is wrong. */
static bool is_taken(const struct side *s, int message, const struct wrong *w)
{
	int status = 0;
	pid_t pid;

	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		if (freopen("/dev/null", "w", stderr) == NULL)
			_exit(2);
		if (w != NULL)	/* little-endian, as all of the bench is */
			memcpy((uint8_t *)&bench_in + w->at, &w->value,
			       w->len);
		there_and_back(s, message);
		_exit(0);
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid ||
	    !WIFEXITED(status) || WEXITSTATUS(status) > 1)
		bench_fail("child");
	return WEXITSTATUS(status) == 0;
}

int main(void)
{
	unsigned int faults = 0;
	const struct wrong *w;
	size_t i, k;

	bench_prepare();
	for (i = 0; i < SIDES; i++) {
		for (k = 0; k < sizeof(wrong) / sizeof(wrong[0]); k++) {
			w = &wrong[k];
			if (side[i].decode[w->message] == NULL)
				continue;
			if (is_taken(&side[i], w->message, w) ||
			    !is_taken(&side[i], w->message, NULL)) {
				printf("%s: %s\n", side[i].name, w->what);
				faults++;
			}
		}
		printf("refuse\t%s\n", side[i].name);
	}
	return faults != 0;
}
