/* SPDX-License-Identifier: MIT */
/*
 * Straight-line decoders against the table engine, one thing at a time. Of each
 * set, as its own encoder writes them: messages with as much as there can be,
 * with as little, and for each attribute with it, without it, and with it
 * alone. Then each of them with one thing altered at one place.
 *
 *	| header | value | nest | header | value |	at each attribute, deep:
 *	  type, bits,	   ^ kept as long as what is in it
 *	  length, bytes; gone, twice, behind the next, cut, a stranger before
 *
 * Both must say the same: verdict, what the extack tells, the struct; and what
 * an encoder wrote is never handed over to the engine. Nothing is random but
 * values: each step of each decoder says no to some message here.
 */
#include <stdlib.h>

#include "engines.h"
#include "sets.h"

#define MESSAGE_MAX 8192
#define DEEP 8		/* nests within each other */
#define PLACES 512	/* attributes of a message */

static struct hnl_decoder decoder;
static uint8_t wire[MESSAGE_MAX], hurt[2 * MESSAGE_MAX];
static size_t wire_len;

struct subject {
	const struct copy *copy;
	const struct hnl_schema *schema;
	size_t set;
	uint64_t grants;	/* features that its fields have */
	struct tally tally;
	unsigned int handed_over;	/* as an encoder wrote them */
};

static void both(struct subject *s, uint64_t grants, const uint8_t *buf,
		 size_t len)
{
	memset(&decoder, 0xa5, sizeof(decoder));
	hnl_decoder_init(&decoder, grants, HNL_MODE_STRICT);
	decoder.schema = s->schema;
	compare(&decoder, s->set, buf, len, &s->tally);
}

/* ---- places ---- */

struct place {
	size_t at;
	size_t around[DEEP];	/* headers of the nests that it is in */
	size_t depth;
};

static struct place place[PLACES];
static size_t n_places;

static void find_places(size_t pos, size_t end, struct place in)
{
	struct hnl_attr a;

	for (; pos < end && n_places < PLACES; pos = a.next) {
		a = hnl_attr_at(wire, end, pos);
		in.at = pos;
		place[n_places++] = in;
		if (!(a.bits & HNL_ATTR_NESTED) || in.depth == DEEP)
			continue;
		in.around[in.depth++] = pos;
		find_places(a.off, a.off + a.len, in);
		in.depth--;
	}
}

/* What is around the place became n bytes longer. */
static void stretch(const struct place *p, size_t n)
{
	size_t i, at;

	for (i = 0; i < p->depth; i++) {
		at = p->around[i];
		hnl_store_le16(hurt + at,
			       (uint16_t)(hnl_load_le16(hurt + at) + n));
	}
}

/* ---- what is altered ---- */

/* n bytes of the message go from at, and those at p come in their place. */
static size_t splice(const struct place *p, size_t at, size_t n,
		     const uint8_t *bytes, size_t more)
{
	memcpy(hurt, wire, at);
	memcpy(hurt + at, bytes, more);
	memcpy(hurt + at + more, wire + at + n, wire_len - at - n);
	stretch(p, more - n);
	return wire_len + more - n;
}

static void alter_header(struct subject *s, const struct place *p)
{
	static const uint16_t types[] = { 1, 2, HNL_ATTR_NESTED, 0x2000,
					  HNL_ATTR_CRITICAL };
	const uint16_t len = hnl_load_le16(wire + p->at);
	const uint16_t lengths[] = { 0, 3, 4, 5, (uint16_t)(len - 4),
				     (uint16_t)(len - 1), (uint16_t)(len + 1),
				     (uint16_t)(len + 4), 0xffff };
	size_t i;

	memcpy(hurt, wire, wire_len);
	for (i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		hnl_store_le16(hurt + p->at + 2,
			       hnl_load_le16(wire + p->at + 2) ^ types[i]);
		both(s, HNL_GRANT_ALL, hurt, wire_len);
	}
	memcpy(hurt, wire, wire_len);
	for (i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++) {
		hnl_store_le16(hurt + p->at, lengths[i]);
		both(s, HNL_GRANT_ALL, hurt, wire_len);
	}
}

/* Each of the first bytes and of the last ones, padding too; all of them. */
static void alter_bytes(struct subject *s, const struct hnl_attr *a)
{
	static const uint8_t flips[] = { 1, 0x80, 0xff };
	size_t at, i;

	memcpy(hurt, wire, wire_len);
	for (at = a->off; at < a->next; at++) {
		if (at >= a->off + 8 && at + 4 < a->next)
			continue;
		for (i = 0; i < sizeof(flips); i++) {
			hurt[at] = wire[at] ^ flips[i];
			both(s, HNL_GRANT_ALL, hurt, wire_len);
		}
		hurt[at] = wire[at];
	}
	memset(hurt + a->off, 0xff, a->len);
	both(s, HNL_GRANT_ALL, hurt, wire_len);
	memset(hurt + a->off, 0, a->len);
	both(s, HNL_GRANT_ALL, hurt, wire_len);
}

/* Gone, twice, behind the next one; with a stranger before it; cut there. */
static void alter_order(struct subject *s, const struct place *p,
			const struct hnl_attr *a)
{
	static uint8_t two[2 * MESSAGE_MAX];
	size_t n = a->next - p->at, next, i;
	size_t len = splice(p, p->at, n, wire, 0);

	both(s, HNL_GRANT_ALL, hurt, len);
	memcpy(two, wire + p->at, n);
	memcpy(two + n, wire + p->at, n);
	len = splice(p, p->at, n, two, 2 * n);
	both(s, HNL_GRANT_ALL, hurt, len);
	hnl_store_le32(two, 8 | 0x3f00u << 16);
	for (i = 0; i < 2; i++) {
		len = splice(p, i == 0 ? p->at : a->next, 0, two, 8);
		both(s, HNL_GRANT_ALL, hurt, len);
	}
	both(s, HNL_GRANT_ALL, wire, p->at);
	both(s, HNL_GRANT_ALL, wire, p->at + 2);
	both(s, HNL_GRANT_ALL, wire, p->at + 4);
	if (a->next + HNL_ATTRHDR > wire_len)
		return;
	next = (hnl_load_le16(wire + a->next) + 3u) / 4 * 4;
	if (next < HNL_ATTRHDR || next > wire_len - a->next)
		return;
	memcpy(two, wire + a->next, next);
	memcpy(two + next, wire + p->at, n);
	len = splice(p, p->at, n + next, two, n + next);
	both(s, HNL_GRANT_ALL, hurt, len);
}

static void alter_each_place(struct subject *s)
{
	struct hnl_attr a;
	size_t i;

	n_places = 0;
	find_places(HNL_MSGHDR, wire_len, (struct place){ .depth = 0 });
	for (i = 0; i < n_places; i++) {
		a = hnl_attr_at(wire, wire_len, place[i].at);
		alter_header(s, &place[i]);
		if (!(a.bits & HNL_ATTR_NESTED))
			alter_bytes(s, &a);
		alter_order(s, &place[i], &a);
	}
}

/* ---- messages ---- */

/* wire: these fields as the set's encoder writes them; false: a rule is not
 * kept. */
static bool make(struct subject *s, const uint64_t *has)
{
	static uint64_t from[STRUCT_MAX / 8], to[STRUCT_MAX / 8];
	struct hnl_extack x;
	struct hnl_builder b;

	hnl_builder_init(&b, wire, sizeof(wire));
	b.len = HNL_MSGHDR;
	put_these(&b, s->schema, s->set, has);
	hnl_decoder_init(&decoder, HNL_GRANT_ALL, HNL_MODE_STRICT);
	decoder.schema = s->schema;
	hnl_extack_clear(&x);
	if (hnl_builder_verdict(&b) != 0 ||
	    hnl_policy_walk(&decoder, s->set, wire, b.len, HNL_MSGHDR, from,
			    &x) != 0)
		return false;
	s->copy->copy(to, from);
	if (encode(s->copy, to, hurt, MESSAGE_MAX, &wire_len) != 0)
		return false;
	memcpy(wire, hurt, wire_len);
	return true;
}

/* As it is, and with each of its features granted or not. */
static void take(struct subject *s)
{
	unsigned int straight = s->tally.straight, i;

	both(s, HNL_GRANT_ALL, wire, wire_len);
	if (s->tally.straight == straight)
		s->handed_over++;
	for (i = 0; i < 64; i++)
		if (s->grants >> i & 1)
			both(s, HNL_GRANT_ALL ^ (uint64_t)1 << i, wire,
			     wire_len);
}

static void run_presence(struct subject *s, const uint64_t *has, bool alter)
{
	if (!make(s, has))
		return;
	take(s);
	if (alter)
		alter_each_place(s);
}

/* Attributes of wire and of another message, by number, each once. */
static size_t merge(const uint8_t *other, size_t len)
{
	size_t a = HNL_MSGHDR, b = HNL_MSGHDR, to = HNL_MSGHDR, n;
	uint32_t type_a, type_b;
	const uint8_t *p;

	memcpy(hurt, wire, HNL_MSGHDR);
	while (a < wire_len || b < len) {
		type_a = a < wire_len ? hnl_load_le16(wire + a + 2) & 0x3fffu :
					0x4000;
		type_b = b < len ? hnl_load_le16(other + b + 2) & 0x3fffu :
				   0x4000;
		p = type_a <= type_b ? wire + a : other + b;
		n = (hnl_load_le16(p) + 3u) / 4 * 4;
		if (type_b <= type_a)
			b += (hnl_load_le16(other + b) + 3u) / 4 * 4;
		if (type_a <= type_b)
			a += n;
		memcpy(hurt + to, p, n);
		to += n;
	}
	return to;
}

/* Those that exclude each other, both there. */
static void break_rules(struct subject *s)
{
	static uint8_t other[MESSAGE_MAX];
	const struct hnl_schema *t = s->schema;
	const struct hnl_rule *r;
	uint64_t has[WORDS];
	size_t i, len;

	for (i = 0; t->rules != NULL && i < t->rules[s->set].n; i++) {
		r = &t->rule[t->rules[s->set].first + i];
		fullest(t, s->set, r->other, has);
		if (r->reason != HNL_REASON_EXCLUSIVE || !make(s, has))
			continue;
		memcpy(other, wire, wire_len);
		len = wire_len;
		fullest(t, s->set, r->field, has);
		if (!make(s, has))
			continue;
		len = merge(other, len);
		both(s, HNL_GRANT_ALL, hurt, len);
	}
}

static void run_set(struct subject *s)
{
	const struct hnl_set *set = &s->schema->set[s->set];
	const struct hnl_field *f = &s->schema->field[set->field];
	uint64_t has[WORDS];
	size_t i;

	for (i = 0; i < set->n_fields; i++)
		if (f[i].feature != 0)
			s->grants |= (uint64_t)1 << f[i].feature;
	s->grants |= 1;
	fullest(s->schema, s->set, NOBODY, has);
	run_presence(s, has, true);
	least(s->schema, s->set, NOBODY, has);
	run_presence(s, has, true);
	for (i = 0; i < set->n_fields; i++) {
		fullest(s->schema, s->set, i, has);
		run_presence(s, has, false);
		take_out(has, i);
		run_presence(s, has, true);
		least(s->schema, s->set, i, has);
		run_presence(s, has, true);
	}
	break_rules(s);
}

static bool run_family(const struct copies *f, size_t at)
{
	const struct hnl_schema *t = f->family->schema;
	unsigned int sets = 0, accepted = 0, refused = 0;
	struct subject s;
	bool good = true;

	memset(&s, 0, sizeof(s));
	for (s.set = 0; s.set < t->n_sets; s.set++) {
		s.copy = &f->copy[s.set];
		if (s.copy->size == 0 || t->decode[s.set] == NULL)
			continue;
		s.schema = t;
		s.grants = 0;
		memset(&s.tally, 0, sizeof(s.tally));
		s.handed_over = 0;
		for (everything = false;; everything = true) {
			run_set(&s);
			if (everything)
				break;
		}
		if (s.tally.differ != 0 || s.handed_over != 0 ||
		    s.tally.accepted == 0 || s.tally.refused == 0) {
			printf("# set %zu: %u accepted, %u refused, %u differ, "
			       "%u handed over\n", s.set, s.tally.accepted,
			       s.tally.refused, s.tally.differ, s.handed_over);
			good = false;
		}
		sets++;
		accepted += s.tally.accepted;
		refused += s.tally.refused;
	}
	printf("%s %zu - family %u: %u sets, %u accepted, %u refused\n",
	       good ? "ok" : "not ok", at + 1, (unsigned int)f->family->id,
	       sets, accepted, refused);
	return good;
}

int main(int argc, char **argv)
{
	size_t i, n = sizeof(copies) / sizeof(copies[0]);
	bool good = true;

	if (argc > 1)
		seed = strtoull(argv[1], NULL, 0) | 1;
	printf("1..%zu\n", n);
	for (i = 0; i < n; i++)
		good &= run_family(&copies[i], i);
	return !good;
}
