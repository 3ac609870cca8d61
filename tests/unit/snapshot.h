/* SPDX-License-Identifier: MIT */
/*
 * What the suites of save and restore share: a stream in memory, a domain that
 * moves into a block full of other rubble, and records that are edited.
 */
#ifndef UNIT_SNAPSHOT_H
#define UNIT_SNAPSHOT_H

#include <hnl/forward.h>
#include <hnl/snapshot.h>

#include "hnl_state.h"
#include "machine.h"

#define STREAM_MAX (1u << 17)

struct stream {
	size_t len;
	uint8_t byte[STREAM_MAX];
};

/* Saves a frozen domain in pieces of so many bytes. */
static inline void save(struct machine *m, struct stream *s, size_t piece)
{
	struct hnl_save save;
	size_t n;
	int err;

	s->len = 0;
	hnl_save_begin(&save, m->domain);
	do {
		assert_true(s->len + piece <= STREAM_MAX);
		err = hnl_save_next(&save, m->cpu, s->byte + s->len, piece, &n);
		s->len += n;
		assert_true(err == 0 || err == -HNL_EAGAIN);
		assert_true(err == 0 || n != 0);
	} while (err != 0);
	assert_true(s->len <= hnl_save_size(m->domain));
}

static inline void destroy_domain(struct machine *m)
{
	int err;

	do {
		err = hnl_domain_destroy(m->domain);
	} while (err == -HNL_EAGAIN);
	assert_int_equal(err, 0);
	assert_int_equal(m->maps, 0);
	free(m->domain);
}

/* A block full of this byte: what is not written shows. */
static inline void make_domain(struct machine *m, int rubble)
{
	size_t n = hnl_domain_size(m->hv, &m->domain_cfg);
	uint8_t *mem = exact_block(n);

	memset(mem, rubble, n);
	m->domain = hnl_domain_init(mem, m->hv, &m->domain_cfg);
	assert_non_null(m->domain);
}

static inline int check(struct machine *m, struct hnl_restore *r,
			const uint8_t *byte, size_t len, size_t records)
{
	int err;

	assert_int_equal(hnl_restore_begin(r, m->domain, byte, len), 0);
	do {
		err = hnl_restore_check(r, m->cpu, records);
	} while (err == -HNL_EAGAIN);
	return err;
}

static inline void commit(struct hnl_restore *r)
{
	int err;

	do {
		err = hnl_restore_commit(r);
	} while (err == -HNL_EAGAIN);
	assert_int_equal(err, 0);
}

static inline void restore(struct machine *m, const struct stream *s)
{
	static struct hnl_restore r;

	if (check(m, &r, s->byte, s->len, 3) != 0)
		fail_msg("refused: %d, reason %u, record %u, attribute %u at "
			 "%zu", r.report.err, r.report.reason,
			 r.report.record, r.report.attribute,
			 r.report.offset);
	commit(&r);
}

static inline void freeze(struct machine *m)
{
	assert_int_equal(hnl_domain_freeze(m->domain), 0);
}

/* ---- editing ---- */

static inline size_t record_at(const struct stream *s, size_t n)
{
	size_t pos = 0;

	while (n-- != 0)
		pos += hnl_load_le32(s->byte + pos);
	return pos;
}

/* Place of the first record of a kind; there is one. */
static inline size_t record_of(const struct stream *s, uint8_t cmd)
{
	size_t pos;

	for (pos = 0; s->byte[pos + 16] != cmd;
	     pos += hnl_load_le32(s->byte + pos))
		assert_true(pos < s->len);
	return pos;
}

static inline void insert(struct stream *s, size_t at, const void *src,
			  size_t n)
{
	assert_true(s->len + n <= STREAM_MAX);
	memmove(s->byte + at + n, s->byte + at, s->len - at);
	memcpy(s->byte + at, src, n);
	s->len += n;
}

/* An attribute that nobody knows, at the end of the record at pos. */
static inline void add_attribute(struct stream *s, size_t pos, uint16_t bits)
{
	uint16_t type = (uint16_t)(200 | bits);
	uint8_t attr[] = { HEAD(8, type), LE32(7) };
	uint32_t len = hnl_load_le32(s->byte + pos);

	insert(s, pos + len, attr, sizeof(attr));
	hnl_store_le32(s->byte + pos, len + (uint32_t)sizeof(attr));
}

/* seq and the count at the end become what they must be. */
static inline void renumber(struct stream *s)
{
	uint32_t n = 0;
	size_t pos, last = 0;

	for (pos = 0; pos < s->len; pos += hnl_load_le32(s->byte + pos)) {
		hnl_store_le32(s->byte + pos + 8, n++);
		last = pos;
	}
	hnl_store_le32(s->byte + last + HNL_MSGHDR + HNL_ATTRHDR, n - 1);
}

/* A record that nobody knows, in front of the one at pos. */
static inline void add_record(struct stream *s, size_t pos, uint16_t bits)
{
	uint16_t type = (uint16_t)(1 | bits);
	uint8_t record[] = { LE32(28), LE16(HNL_STATE_FAMILY), LE16(0), LE32(0),
			     LE32(0), 100, 2, LE16(0), HEAD(8, type), LE32(7) };

	insert(s, pos, record, sizeof(record));
	renumber(s);
}

#endif
