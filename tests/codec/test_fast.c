/* SPDX-License-Identifier: MIT */
/*
 * Straight-line decoders against the table engine, which they stand before: of
 * every set that has one, messages as its table allows them, then the same ones
 * damaged. Both must say the same: verdict, what the extack tells, the struct.
 *
 *	fast [SEED]	a row each set, a hundred thousand messages in all
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hnl_ctrl.h"
#include "hnl_domain.h"
#include "hnl_event.h"
#include "hnl_every.h"
#include "hnl_memory.h"
#include "hnl_nested.h"
#include "hnl_view.h"
#include "engines.h"
#include "messages.h"

#define ROUNDS 400	/* messages a set; each is damaged DAMAGES times */
#define DAMAGES 6
#define MESSAGE_MAX 8192

static const struct hnl_family *const families[] = {
	&hnl_ctrl_family,  &hnl_memory_family, &hnl_event_family,
	&hnl_view_family,  &hnl_domain_family, &hnl_nested_family,
	&hnl_every_family,
};

/* ---- damage ---- */

/* Where attributes of the message's set begin; of some within nests, too. */
static size_t attribute_of(const uint8_t *buf, size_t len, bool deep)
{
	size_t at[256], n = 0, pos = HNL_MSGHDR;
	struct hnl_attr a;

	while (pos + HNL_ATTRHDR <= len && n < 256) {
		a = hnl_attr_at(buf, len, pos);
		at[n++] = pos;
		pos = deep && (a.bits & HNL_ATTR_NESTED) && a.reason == 0 ?
			      a.off :
			      a.next;
	}
	return n == 0 ? HNL_MSGHDR : at[below(n)];
}

/* Takes n bytes at from and puts them in front of to. */
static void move_bytes(uint8_t *buf, size_t from, size_t n, size_t to)
{
	uint8_t held[MESSAGE_MAX];

	memcpy(held, buf + from, n);
	if (to < from)
		memmove(buf + to + n, buf + to, from - to);
	else
		memmove(buf + from, buf + from + n, (to -= n) - from);
	memcpy(buf + to, held, n);
}

static size_t insert(uint8_t *buf, size_t len, size_t at, size_t n)
{
	memmove(buf + at + n, buf + at, len - at);
	return len + n;
}

/* Returns the new length. */
static size_t damage(uint8_t *buf, size_t len)
{
	size_t at = attribute_of(buf, len, below(2) != 0), to;
	struct hnl_attr a;

	if (at >= len)
		return len;
	a = hnl_attr_at(buf, len, at);
	switch (below(9)) {
	case 0:
		buf[HNL_MSGHDR + below(len - HNL_MSGHDR)] ^=
			(uint8_t)(1u << below(8));
		return len;
	case 1:
		hnl_store_le16(buf + at, (uint16_t)below(40));
		return len;
	case 2:
		hnl_store_le16(buf + at + 2, (uint16_t)any());
		return len;
	case 3:
		to = attribute_of(buf, len, false);
		if (to < at || to >= a.next)
			move_bytes(buf, at, a.next - at, to);
		return len;
	case 4:
		len = insert(buf, len, at, a.next - at);
		memcpy(buf + at, buf + a.next, a.next - at);
		return len;
	case 5:
		len = insert(buf, len, at, 8);
		hnl_store_le32(buf + at,
			       8 | (0x3f00u + (uint32_t)below(2)) << 16);
		return len;
	case 6:
		return HNL_MSGHDR + below(len - HNL_MSGHDR + 1);
	case 7:
		memmove(buf + at, buf + a.next, len - a.next);
		return len - (a.next - at);
	default:
		buf[a.next - 1 - below(a.next - at)] = (uint8_t)any();
		return len;
	}
}

static void run_set(const struct hnl_schema *s, size_t set, struct tally *t)
{
	static uint8_t buf[2 * MESSAGE_MAX], hurt[2 * MESSAGE_MAX];
	struct hnl_decoder d;
	struct hnl_builder b;
	size_t i, k, len;

	for (i = 0; i < ROUNDS; i++) {
		memset(&d, 0xa5, sizeof(d));
		hnl_decoder_init(&d, below(4) ? HNL_GRANT_ALL : any(),
				 (enum hnl_mode)below(3));
		d.schema = s;
		hnl_builder_init(&b, buf, MESSAGE_MAX);
		b.len = HNL_MSGHDR;
		put_set(&b, s, set);
		compare(&d, set, buf, b.len, t);
		for (k = 0; k < DAMAGES; k++) {
			memcpy(hurt, buf, b.len);
			len = damage(hurt, b.len);
			if (below(3) == 0)
				len = damage(hurt, len);
			compare(&d, set, hurt, len, t);
		}
	}
}

static bool run_family(const struct hnl_family *f, size_t at)
{
	const struct hnl_schema *s = f->schema;
	struct tally t, all = { 0, 0, 0, 0 };
	bool used = true;
	size_t set;

	for (set = 0; set < s->n_sets; set++) {
		if (s->decode[set] == NULL)
			continue;
		memset(&t, 0, sizeof(t));
		run_set(s, set, &t);
		if (t.straight < ROUNDS / 8 || t.refused == 0 ||
		    t.differ != 0) {
			printf("# set %zu: %u straight, %u refused, "
			       "%u differ\n",
			       set, t.straight, t.refused, t.differ);
			used = false;
		}
		all.accepted += t.accepted;
		all.refused += t.refused;
		all.straight += t.straight;
	}
	printf("%s %zu - family %u: %u accepted, %u of them straight, "
	       "%u refused\n",
	       used ? "ok" : "not ok", at + 1, (unsigned int)f->id,
	       all.accepted, all.straight, all.refused);
	return used;
}

int main(int argc, char **argv)
{
	size_t i, n = sizeof(families) / sizeof(families[0]);
	bool good = true;

	if (argc > 1)
		seed = strtoull(argv[1], NULL, 0) | 1;
	printf("1..%zu\n", n);
	for (i = 0; i < n; i++)
		good &= run_family(families[i], i);
	return !good;
}
