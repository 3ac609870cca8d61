/* SPDX-License-Identifier: MIT */
/*
 * One job, done by each side:
 *
 *	struct small_values ..	what a caller has in hand
 *	side_mnl.c		libmnl: unchecked puts; callbacks and getters
 *	side_hnl.c		checked builder, generated code, table engine
 *	side_struct.c		a struct copied as it is, range checks after it
 *	peers.h			other libraries, if they are installed
 *
 * An operation works on message or value set i of its pool. All are called
 * through a pointer from another file: no side is inlined into the loop.
 */
#ifndef BENCH_H
#define BENCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define BENCH_POOL 256	/* messages that differ in the order of attributes */
#define BENCH_MSG 4096	/* bytes enough for the largest of them */
#define BENCH_RANGES 64
#define BENCH_UNKNOWN 32
#define BENCH_NAME 32

struct range_values {
	uint64_t gpa;
	uint64_t pages;
	uint32_t attributes;
};

struct small_values {
	uint64_t gpa;
	uint32_t id;
	bool urgent;
};

struct medium_values {
	uint64_t gpa;
	uint64_t pages;
	uint64_t cookie;
	uint64_t start;
	uint64_t limit;
	uint32_t vcpu;
	uint32_t options;
	uint32_t node;
	uint32_t order;
	int32_t offset;
	uint16_t port;
	uint8_t speed;
	uint8_t name_len;
	const char *name;	/* after decoding: within the message */
};

struct many_values {
	uint32_t n;
	struct range_values range[BENCH_RANGES];
};

/* Unknown attributes stand ten by ten between the four known ones. */
#define BENCH_GAP 10

struct sparse_values {
	uint64_t first;
	uint64_t third;
	uint32_t second;
	uint32_t fourth;
	uint64_t unknown[BENCH_UNKNOWN];
};

struct values {
	struct small_values small;
	struct medium_values medium;
	struct many_values many;
	struct sparse_values sparse;
};

extern struct values bench_in;	/* what encoders read */
extern struct values bench_out;	/* what decoders write, on any side */
/* What encoders write: variables, so that no check is folded away. */
extern uint8_t *bench_wire;
extern size_t bench_wire_size;
extern size_t bench_wire_len;

/* What decoders read: entries may be one and the same message. */
struct bench_msg {
	const uint8_t *p;
	size_t len;
};

extern const struct bench_msg *bench_pool;	/* BENCH_POOL of them */

static inline uint32_t bench_random(uint32_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed;
}

/* Encoders use i as the sequence number, decoders as the place in the pool. */
typedef void (*bench_op)(uint32_t i);

/* Ends the process: a benchmark of wrong answers is worth nothing. */
void bench_fail(const char *what) __attribute__((noreturn));

/* ---- subjects.c: what is measured, on which messages ---- */

struct bench_subject {
	const char *name;	/* message, what is done, who does it */
	bench_op op;
	const struct bench_msg *pool;	/* NULL: it encodes */
};

extern const struct bench_subject bench_subject[];
extern const size_t bench_subjects;
/* Libraries that this bench was built without; NULL ends the list. */
extern const char *const bench_absent[];

/* Makes the pools, and checks that all sides agree on every message. */
void bench_prepare(void);
const struct bench_subject *bench_find(const char *name);

/* Runs a subject n times. */
void bench_run(const struct bench_subject *s, uint32_t n);

/* ---- the sides ---- */

void mnl_encode_small(uint32_t i);
void mnl_encode_medium(uint32_t i);
void mnl_encode_many(uint32_t i);
void mnl_encode_sparse(uint32_t i);
void mnl_decode_small(uint32_t i);
void mnl_decode_medium(uint32_t i);
void mnl_decode_many(uint32_t i);
void mnl_decode_sparse(uint32_t i);

void hnl_prepare(void);	/* fills the generated structs from bench_in */
void hnl_report(void);	/* fills bench_out from what was decoded last */
void hnl_build_small(uint32_t i);
void hnl_build_medium(uint32_t i);
void hnl_build_many(uint32_t i);
void hnl_build_sparse(uint32_t i);
void hnl_encode_small(uint32_t i);
void hnl_encode_medium(uint32_t i);
void hnl_encode_many(uint32_t i);
void hnl_encode_packed(uint32_t i);
void hnl_decode_small(uint32_t i);
void hnl_decode_medium(uint32_t i);
void hnl_decode_many(uint32_t i);	/* and walks the list into an array */
void hnl_check_many(uint32_t i);	/* leaves the list in the message */
void hnl_decode_packed(uint32_t i);
void hnl_decode_sparse(uint32_t i);
void hnl_walk_small(uint32_t i);	/* the table engine alone */
void hnl_walk_medium(uint32_t i);
void hnl_walk_many(uint32_t i);

void struct_prepare(void);
void struct_encode_small(uint32_t i);
void struct_encode_medium(uint32_t i);
void struct_encode_many(uint32_t i);
void struct_decode_small(uint32_t i);
void struct_decode_medium(uint32_t i);
void struct_decode_many(uint32_t i);

/*
 * Copies the message at from to msg and returns its length. shuffle: every
 * set's attributes in an order that *seed decides. vary: unknown attributes of
 * 0 to 20 bytes in place of those of 8. known: none of them.
 */
size_t bench_shuffle(uint8_t *msg, const uint8_t *from, uint32_t *seed);
size_t bench_vary(uint8_t *msg, const uint8_t *from, uint32_t *seed);
size_t bench_known(uint8_t *msg, const uint8_t *from, uint32_t *seed);

#endif
