/* SPDX-License-Identifier: MIT */
/*
 * Sides that other libraries make, each there if its package is (meson.build):
 *
 *	nl_	libnl-3: the same bytes as libmnl
 *	pb_	protobuf-c, peers.proto
 *	fb_	FlatBuffers with its verifier, peers.fbs
 *
 * The last two have no frame of their own: a head stands before their bytes.
 */
#ifndef BENCH_PEERS_H
#define BENCH_PEERS_H

#include "bench.h"

#ifdef __cplusplus
extern "C" {
#endif

/* take: brings what was encoded last to bench_wire; not measured. */
#define PEER_SIDE(side)                         \
	void side##_encode_small(uint32_t i);   \
	void side##_encode_medium(uint32_t i);  \
	void side##_encode_many(uint32_t i);    \
	void side##_encode_sparse(uint32_t i);  \
	void side##_decode_small(uint32_t i);   \
	void side##_decode_medium(uint32_t i);  \
	void side##_decode_many(uint32_t i);    \
	void side##_decode_sparse(uint32_t i);  \
	void side##_take(void)

PEER_SIDE(nl);
PEER_SIDE(pb);
PEER_SIDE(fb);

void fb_encode_packed(uint32_t i);
void fb_decode_packed(uint32_t i);

/* A multiple of 8, so that what follows is aligned as it was built. */
struct peer_head {
	uint32_t len;	/* of the whole message */
	uint32_t cmd;
	uint32_t seq;
	uint32_t flags;
};

/* The library's bytes begin behind the head. */
static inline void peer_head_put(uint32_t cmd, uint32_t seq, size_t body)
{
	uint32_t word[4];

	word[0] = (uint32_t)(sizeof(struct peer_head) + body);
	word[1] = cmd;
	word[2] = seq;
	word[3] = 0;
	__builtin_memcpy(bench_wire, word, sizeof(word));
	bench_wire_len = word[0];
}

static inline const uint8_t *peer_head_get(uint32_t cmd, uint32_t i,
					   size_t *body)
{
	const struct bench_msg *m = &bench_pool[i];
	struct peer_head head;

	if (m->len < sizeof(head))
		bench_fail("peer: short");
	__builtin_memcpy(&head, m->p, sizeof(head));
	if (head.len != m->len || head.cmd != cmd)
		bench_fail("peer: head");
	*body = m->len - sizeof(head);
	return m->p + sizeof(head);
}

static inline void peer_need(bool ok)
{
	if (!ok)
		bench_fail("peer: refused");
}

static inline bool peer_is_page(uint64_t gpa)
{
	return (gpa & 4095) == 0;
}

/* Ranges of each message, for libraries that have no rules for them. */
static inline void peer_check_small(const struct small_values *v)
{
	peer_need(v->id <= 0xffff);
	peer_need(peer_is_page(v->gpa));
}

static inline void peer_check_range(const struct range_values *v)
{
	peer_need(peer_is_page(v->gpa));
	peer_need(v->pages >= 1);
	peer_need((v->attributes & ~0x1fu) == 0);
}

static inline void peer_check_sparse(const struct sparse_values *v)
{
	peer_need(v->first >= 1);
	peer_need(v->second <= 0xffff);
	peer_need((v->fourth & ~0xffu) == 0);
}

#ifdef __cplusplus
}
#endif

#endif
