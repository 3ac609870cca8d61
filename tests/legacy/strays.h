/* SPDX-License-Identifier: MIT */
/*
 * Members that say nothing: those that the call of old wants to be 0, and
 * bytes that it does not look at.
 *
 *	0                                                        op->size
 *	| items and fixed members | zero: 0, or EINVAL | stray: anything |
 *
 * A struct with a zero member that is not 0 gets the errno of a packet that
 * nobody takes, and neither it nor the model changes. Strays are of no effect,
 * and are left as they were.
 */
#ifndef LEGACY_STRAYS_H
#define LEGACY_STRAYS_H

/* Included by both.h, behind the two entries. */

/* Dice of their own, so that what else is drawn is as without them. */
static uint64_t stray(void)
{
	static uint64_t own = 0xbf58476d1ce4e5b9;
	uint64_t kept = seed, x;

	seed = own;
	x = any();
	own = seed;
	seed = kept;
	return x;
}

static void spans_put(void *s, const struct span *span, int byte)
{
	for (; span->size != 0; span++)
		memset((uint8_t *)s + span->off, byte, span->size);
}

static void used_by_items(const struct op *op, bool *used)
{
	const struct item *i;

	for (i = op->item; i->dir != END; i++)
		memset(used + i->off, true, i->size);
}

/* Bits of a member that no mask has. */
static void loose_put(uint8_t *s, const struct op *op)
{
	const struct item *i;
	uint64_t x = 0;

	for (i = op->item; i->dir != END; i++) {
		if (!i->loose)
			continue;
		memcpy(&x, s + i->off, i->size);
		x |= stray() & ~i->mask;
		memcpy(s + i->off, &x, i->size);
	}
}

/* A byte that fix() leaves is not the same in both. */
static void used_by_fix(const struct family *f, const struct op *op,
			bool *used)
{
	static uint64_t low[STRUCT_MAX / 8], high[STRUCT_MAX / 8];
	size_t k;

	memset(low, 0, sizeof(low));
	memset(high, 0xff, sizeof(high));
	f->fix(low, op->sub);
	f->fix(high, op->sub);
	for (k = 0; k < op->size; k++)
		used[k] |= ((uint8_t *)low)[k] == ((uint8_t *)high)[k];
}

/* Anything where nobody looks, now and then. */
static void strays_put(uint8_t *s, const struct family *f, const struct op *op)
{
	bool used[STRUCT_MAX] = { false };
	size_t k;

	if (stray() % 2 == 0)
		return;
	used_by_items(op, used);
	used_by_fix(f, op, used);
	spans_put(used, op->zero, true);
	for (k = 0; k < op->size; k++)
		if (!used[k])
			s[k] = (uint8_t)stray();
	loose_put(s, op);
}

/* One bit of one zero member, now and then. */
static bool zero_spoil(uint8_t *s, const struct op *op)
{
	const struct span *z;
	size_t n = 0;

	while (op->zero[n].size != 0)
		n++;
	if (n == 0 || stray() % 16 != 0)
		return false;
	z = &op->zero[stray() % n];
	s[z->off + stray() % z->size] ^= (uint8_t)(1u << stray() % 8);
	return true;
}

/* An attribute without a length: who was not granted the command is ENOSYS. */
static int by_nonsense(struct world *w, const struct family *f,
		       const struct op *op)
{
	static uint8_t request[64], answer[1024];
	struct hnl_head h = { f->family->id, HNL_F_REQUEST, 7, 9, op->cmd, 1 };
	struct hnl_builder b;
	struct hnl_extack x;
	struct hnl_msg m;
	size_t n;

	hnl_builder_init(&b, request, sizeof(request));
	hnl_msg_begin(&b, &h);
	memset(hnl_builder_room(&b, HNL_ATTRHDR), 0, HNL_ATTRHDR);
	hnl_msg_end(&b);
	assert_int_equal(world_run(w, request, b.len, answer, sizeof(answer),
				   &n), 0);
	m = hnl_msg_at(answer, n, 0);
	assert_int_equal(m.head.type, HNL_MSG_ERROR);
	assert_int_equal(hnl_ack_read(answer, &m, &x), 0);
	assert_true(x.err == -HNL_EINVAL || x.err == -HNL_ENOSYS);
	return x.err;
}

static void zero_step(const struct family *f, const struct op *op,
		      struct world *w, uint64_t *s)
{
	static uint64_t model[MODEL_MAX / 8];
	uint64_t before[STRUCT_MAX / 8];
	int err, other;

	memcpy(model, w->model, sizeof(model));
	memcpy(before, s, sizeof(before));
	err = by_struct(w, f, op, s);
	other = by_nonsense(w, f, op);
	if (err != other)
		print_error("%s: %d where a member must be 0\n", op->name,
			    err);
	assert_int_equal(err, other);
	assert_memory_equal(s, before, sizeof(before));
	assert_memory_equal(w->model, model, sizeof(model));
}

#endif
