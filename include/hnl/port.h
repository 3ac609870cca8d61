/* SPDX-License-Identifier: MIT */
/*
 * What hnl needs from the compiler and nothing else: fixed-width types, the
 * four memory functions, and atomic access to the words that two sides share.
 *
 * A hypervisor that builds with -nostdinc names its own header of types:
 *
 *	-DHNL_PORT_TYPES='"xen/types.h"'
 *
 * It must bring bool, size_t, NULL, uint8_t to uint64_t, int8_t to int64_t.
 * memcpy, memmove, memset and memcmp are the only functions that the
 * freestanding libraries call; whoever links them provides these four.
 */
#ifndef HNL_PORT_H
#define HNL_PORT_H

#ifdef HNL_PORT_TYPES
#include HNL_PORT_TYPES
#else
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#endif

#ifndef offsetof
#define offsetof(type, member) __builtin_offsetof(type, member)
#endif

#ifdef __cplusplus
#define HNL_BEGIN_DECLS extern "C" {
#define HNL_END_DECLS }
#else
#define HNL_BEGIN_DECLS
#define HNL_END_DECLS
#endif

/* The result says whether the bytes may be trusted: it must be looked at. */
#define HNL_MUST_CHECK __attribute__((warn_unused_result))
#define HNL_LIKELY(x) __builtin_expect(!!(x), 1)
#define HNL_UNLIKELY(x) __builtin_expect(!!(x), 0)
#define HNL_COLD __attribute__((cold, noinline))
/* Where arguments are constants that must fold: a row, a mode, a type. */
#define HNL_INLINE static inline __attribute__((always_inline))

#ifndef __FRAMAC__
HNL_BEGIN_DECLS

void *memcpy(void *dst, const void *src, size_t n);
void *memmove(void *dst, const void *src, size_t n);
void *memset(void *dst, int c, size_t n);
int memcmp(const void *a, const void *b, size_t n);

HNL_END_DECLS
#endif

/*
 * Shifts, and no __builtin_bswap: that is a call of libgcc where the machine
 * has no such instruction. Where it has one, gcc and clang find it at -O2.
 */
/*@ assigns \nothing;
*/
static inline uint16_t hnl_swap16(uint16_t v)
{
	return (uint16_t)((uint32_t)v >> 8 | (uint32_t)v << 8);
}

/*@ assigns \nothing;
*/
static inline uint32_t hnl_swap32(uint32_t v)
{
	return v << 24 | (v & 0xff00) << 8 | (v >> 8 & 0xff00) | v >> 24;
}

/*@ assigns \nothing;
*/
static inline uint64_t hnl_swap64(uint64_t v)
{
	return (uint64_t)hnl_swap32((uint32_t)v) << 32 |
	       hnl_swap32((uint32_t)(v >> 32));
}

/* Between the host's byte order and the wire's. */
static inline uint16_t hnl_swap_le16(uint16_t v)
{
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	return hnl_swap16(v);
#else
	return v;
#endif
}

static inline uint32_t hnl_swap_le32(uint32_t v)
{
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	return hnl_swap32(v);
#else
	return v;
#endif
}

static inline uint64_t hnl_swap_le64(uint64_t v)
{
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	return hnl_swap64(v);
#else
	return v;
#endif
}

/*
 * Words shared between guest and hypervisor are little-endian u32. Those of
 * hnl are each written by one side alone, and there is no read-modify-write: a
 * peer could hold the other side in its retry loop (abi.md, Rings).
 *
 * Pairs with hnl_store_release() of the other side.
 */
/*@ requires \valid_read(word);
    assigns \nothing;
*/
static inline uint32_t hnl_load_acquire(const uint32_t *word)
{
	return hnl_swap_le32(__atomic_load_n(word, __ATOMIC_ACQUIRE));
}

/* For words that order nothing: flags read after a hnl_fence(). */
/*@ requires \valid_read(word);
    assigns \nothing;
*/
static inline uint32_t hnl_load_relaxed(const uint32_t *word)
{
	return hnl_swap_le32(__atomic_load_n(word, __ATOMIC_RELAXED));
}

/* Everything written before it is visible to who acquires the new value. */
/*@ requires \valid(word);
    assigns *word;
*/
static inline void hnl_store_release(uint32_t *word, uint32_t v)
{
	__atomic_store_n(word, hnl_swap_le32(v), __ATOMIC_RELEASE);
}

/*@ requires \valid(word);
    assigns *word;
*/
static inline void hnl_store_relaxed(uint32_t *word, uint32_t v)
{
	__atomic_store_n(word, hnl_swap_le32(v), __ATOMIC_RELAXED);
}

/*
 * One try to change a word that the peer changes too, for public ABIs that have
 * such words (event_channel.h). True: it was *seen and is v. False: *seen is
 * what it is now; some machines fail without cause. No loop is in here, and who
 * calls it in one counts the tries.
 */
HNL_MUST_CHECK static inline bool hnl_try_change(uint32_t *word,
						 uint32_t *seen, uint32_t v)
{
	uint32_t old = hnl_swap_le32(*seen);
	bool done;

	done = __atomic_compare_exchange_n(word, &old, hnl_swap_le32(v), true,
					   __ATOMIC_SEQ_CST, __ATOMIC_RELAXED);
	*seen = hnl_swap_le32(old);
	return done;
}

/* Store, then load: the one order that acquire and release do not give. */
/*@ assigns \nothing;
*/
static inline void hnl_fence(void)
{
	__atomic_thread_fence(__ATOMIC_SEQ_CST);
}

/*
 * Words of the hypervisor's own that several processors change: in one order
 * for all of them. Each returns what was there before, if it says no other. On
 * aarch64 a compiler may call libgcc for these; -mno-outline-atomics keeps it
 * from that.
 */
static inline uint32_t hnl_private_swap(uint32_t *word, uint32_t v)
{
	return __atomic_exchange_n(word, v, __ATOMIC_SEQ_CST);
}

static inline uint32_t hnl_private_set(uint32_t *word, uint32_t bits)
{
	return __atomic_fetch_or(word, bits, __ATOMIC_SEQ_CST);
}

static inline uint32_t hnl_private_clear(uint32_t *word, uint32_t bits)
{
	return __atomic_fetch_and(word, ~bits, __ATOMIC_SEQ_CST);
}

/* True: it was old, and is v. */
static inline bool hnl_private_replace(uint32_t *word, uint32_t old, uint32_t v)
{
	return __atomic_compare_exchange_n(word, &old, v, false,
					   __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
}

static inline uint32_t hnl_private_load(const uint32_t *word)
{
	return __atomic_load_n(word, __ATOMIC_SEQ_CST);
}

/*
 * Clamps an index that a guest chose, also under speculation: a mispredicted
 * bounds check must not read past the table (Spectre variant 1). The compiler
 * must not learn from that check that i < n, nor see through the mask: each asm
 * hides one of the two.
 */
/*@ assigns \nothing;
    ensures \result == (i < n ? i : 0);
*/
static inline size_t hnl_clamp_index(size_t i, size_t n)
{
	size_t mask;

#ifndef __FRAMAC__
	__asm__("" : "+r"(i));
#endif
	mask = (size_t)0 - (size_t)(i < n);
#ifndef __FRAMAC__
	__asm__("" : "+r"(mask));
#endif
	return i & mask;
}

#endif
