/* SPDX-License-Identifier: MIT */
/*
 * Little-endian numbers at any address of any host, whatever its alignment and
 * byte order. Loads are byte by byte, which gcc and clang make one of at -O2.
 */
#ifndef HNL_WIRE_H
#define HNL_WIRE_H

#include <hnl/port.h>

/*@ requires bytes(p, 1);
    requires once: HNL_ONCE(fresh(p, 0, 1));
    assigns HNL_FETCHED;
    ensures HNL_STABLE(\result == *p);
    ensures HNL_ONCE(fetched{Pre, Post}(p, 1));
*/
static inline uint8_t hnl_load_u8(const uint8_t *p)
{
	return *p;
}

/*@ requires bytes(p, 2);
    requires once: HNL_ONCE(fresh(p, 0, 2));
    assigns HNL_FETCHED;
    ensures HNL_STABLE(\result == le16(p));
    ensures HNL_ONCE(fetched{Pre, Post}(p, 2));
*/
static inline uint16_t hnl_load_le16(const uint8_t *p)
{
	uint32_t v = hnl_load_u8(p);

	return (uint16_t)(v + ((uint32_t)hnl_load_u8(p + 1) << 8));
}

/*@ requires bytes(p, 4);
    requires once: HNL_ONCE(fresh(p, 0, 4));
    assigns HNL_FETCHED;
    ensures HNL_STABLE(\result == le32(p));
    ensures HNL_ONCE(fetched{Pre, Post}(p, 4));
*/
static inline uint32_t hnl_load_le32(const uint8_t *p)
{
	uint32_t v = hnl_load_u8(p);

	v += (uint32_t)hnl_load_u8(p + 1) << 8;
	v += (uint32_t)hnl_load_u8(p + 2) << 16;
	return v + ((uint32_t)hnl_load_u8(p + 3) << 24);
}

/*@ requires bytes(p, 8);
    requires once: HNL_ONCE(fresh(p, 0, 8));
    assigns HNL_FETCHED;
    ensures HNL_STABLE(\result == le64(p));
    ensures HNL_ONCE(fetched{Pre, Post}(p, 8));
*/
static inline uint64_t hnl_load_le64(const uint8_t *p)
{
	uint64_t v = hnl_load_u8(p);

	v += (uint64_t)hnl_load_u8(p + 1) << 8;
	v += (uint64_t)hnl_load_u8(p + 2) << 16;
	v += (uint64_t)hnl_load_u8(p + 3) << 24;
	v += (uint64_t)hnl_load_u8(p + 4) << 32;
	v += (uint64_t)hnl_load_u8(p + 5) << 40;
	v += (uint64_t)hnl_load_u8(p + 6) << 48;
	return v + ((uint64_t)hnl_load_u8(p + 7) << 56);
}

/*
 * Stores are words at once, unless a prover asks: bytes would be merged with
 * those beside them, by shifts, into words that nobody wrote.
 */
#ifndef __FRAMAC__
struct hnl_word16 {
	uint16_t v;
} __attribute__((packed, may_alias));

struct hnl_word32 {
	uint32_t v;
} __attribute__((packed, may_alias));

struct hnl_word64 {
	uint64_t v;
} __attribute__((packed, may_alias));

static inline void hnl_store_le16(uint8_t *p, uint16_t v)
{
	((struct hnl_word16 *)(void *)p)->v = hnl_swap_le16(v);
}

static inline void hnl_store_le32(uint8_t *p, uint32_t v)
{
	((struct hnl_word32 *)(void *)p)->v = hnl_swap_le32(v);
}

static inline void hnl_store_le64(uint8_t *p, uint64_t v)
{
	((struct hnl_word64 *)(void *)p)->v = hnl_swap_le64(v);
	/* Two of these in a row are two stores, not a vector of 16 bytes. */
	__asm__ volatile("");
}

/*
 * Two numbers of 8 bytes that lie beside each other in memory: one store where
 * there are vectors. For what was not written just now: a load of 16 bytes
 * waits for two stores of 8.
 */
static inline void hnl_store_two_le64(uint8_t *p, const uint8_t *v)
{
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	const struct hnl_word64 *w =
		(const struct hnl_word64 *)(const void *)v;

	hnl_store_le64(p, w[0].v);
	hnl_store_le64(p + 8, w[1].v);
#else
	__builtin_memcpy(p, v, 16);
#endif
}

/* Words that are read once: a compiler must not read a volatile again. */
static inline uint8_t hnl_fetch_u8(const uint8_t *p)
{
	return *(const volatile uint8_t *)p;
}

static inline uint16_t hnl_fetch_le16(const uint8_t *p)
{
	const volatile struct hnl_word16 *w =
		(const volatile struct hnl_word16 *)(const void *)p;

	return hnl_swap_le16(w->v);
}

static inline uint32_t hnl_fetch_le32(const uint8_t *p)
{
	const volatile struct hnl_word32 *w =
		(const volatile struct hnl_word32 *)(const void *)p;

	return hnl_swap_le32(w->v);
}

static inline uint64_t hnl_fetch_le64(const uint8_t *p)
{
	const volatile struct hnl_word64 *w =
		(const volatile struct hnl_word64 *)(const void *)p;

	return hnl_swap_le64(w->v);
}
#else
/*@ requires bytes(p, 1);
    assigns \nothing;
*/
static inline uint8_t hnl_fetch_u8(const uint8_t *p)
{
	return p[0];
}

static inline uint16_t hnl_fetch_le16(const uint8_t *p)
{
	return hnl_load_le16(p);
}

/*@ requires \valid(p + (0 .. 1));
    assigns p[0 .. 1];
    ensures le16(p) == v;
*/
static inline void hnl_store_le16(uint8_t *p, uint16_t v)
{
	p[0] = (uint8_t)(v % 0x100);
	p[1] = (uint8_t)((v >> 8) % 0x100);
}

/*@ requires \valid(p + (0 .. 3));
    assigns p[0 .. 3];
    ensures le32(p) == v;
*/
static inline void hnl_store_le32(uint8_t *p, uint32_t v)
{
	p[0] = (uint8_t)(v % 0x100);
	p[1] = (uint8_t)((v >> 8) % 0x100);
	p[2] = (uint8_t)((v >> 16) % 0x100);
	p[3] = (uint8_t)((v >> 24) % 0x100);
}

/*@ requires \valid(p + (0 .. 7));
    assigns p[0 .. 7];
*/
static inline void hnl_store_le64(uint8_t *p, uint64_t v)
{
	p[0] = (uint8_t)(v % 0x100);
	p[1] = (uint8_t)((v >> 8) % 0x100);
	p[2] = (uint8_t)((v >> 16) % 0x100);
	p[3] = (uint8_t)((v >> 24) % 0x100);
	p[4] = (uint8_t)((v >> 32) % 0x100);
	p[5] = (uint8_t)((v >> 40) % 0x100);
	p[6] = (uint8_t)((v >> 48) % 0x100);
	p[7] = (uint8_t)((v >> 56) % 0x100);
}

static inline uint32_t hnl_fetch_le32(const uint8_t *p)
{
	return hnl_load_le32(p);
}

static inline uint64_t hnl_fetch_le64(const uint8_t *p)
{
	return hnl_load_le64(p);
}
#endif

/* Rounds up to the alignment of messages and attributes. n <= SIZE_MAX - 3. */
/*@ requires n <= SIZE_MAX - 3;
    assigns \nothing;
    ensures \result == align4(n);
*/
static inline size_t hnl_align(size_t n)
{
	return (n + 3u) / 4u * 4u;
}

#endif
