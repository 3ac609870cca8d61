/* SPDX-License-Identifier: MIT */
/*
 * What generated legacy adapters share. An old entry gets a number and a
 * struct of a public header; a new one gets a packet; one handler serves both:
 *
 *	struct --from_legacy--> request --encode--> packet --run--+
 *						    packet -------+--> handler
 *	struct <--to_legacy---- reply <---decode--- answer <------+
 *
 * Values go over one to one, and so do errors: what the handler refused, the
 * old caller is refused with the same errno, unless the schema says which one
 * the old call has. What the other side has no room for is refused, never cut.
 *
 * Generated for each operation with fields:
 *
 * hnl_x_from_legacy(s, req)	0; -HNL_EINVAL: s is another call, or a member
 *				has bits that the attribute cannot hold, or is
 *				not 0 and must be. Bytes in *req are views into
 *				*s.
 * hnl_x_to_legacy(req, s)	for a caller that meets an old hypervisor. 0;
 *				-HNL_EOPNOTSUPP: an attribute is present that
 *				the struct does not have; -HNL_EINVAL: a
 *				required one is absent, or a value too large.
 *				All of *s is written, zero where nothing is.
 * hnl_x_reply_to_legacy(r, s)	writes the OUT members of *s, and 0 to those
 *				that must be 0 or that the old call clears
 * hnl_x_reply_from_legacy(s, r)	what an old hypervisor answered
 *
 * and where the struct points to lists, element by element:
 *
 * hnl_x_from_list(l, s, i, req)	as from_legacy, of the i-th element alone,
 *				fetched by l; -HNL_EFAULT: it cannot be. The
 *				request is good until the next one of l.
 * hnl_x_to_list(req, s, a, b, room)	as to_legacy; elements go into arrays of
 *				room each, which *s then points to
 *
 * and for a family hnl_<family>_legacy_call(), all of it together. What the
 * public headers want defined before them (__XEN_TOOLS__), the build defines.
 */
#ifndef HNL_LEGACY_H
#define HNL_LEGACY_H

#include <hnl/encode.h>

#define HNL_LEGACY_MAX 512	/* bytes of the longest request, and answer */
#define HNL_LEGACY_ELEMENT 64	/* and of an element of a list */

/* _legacy_call: none of the family's calls; *arg is as it was. */
#define HNL_LEGACY_OTHER 1

/*
 * The entry that packets have: runs one request to its end and writes its
 * answer, at most size bytes. 0, or a negated errno when there is no answer.
 */
typedef int (*hnl_legacy_run)(void *ctx, const uint8_t *request, size_t len,
			      uint8_t *answer, size_t size,
			      size_t *answer_len);

/*
 * n bytes of the caller's memory, from the address that a list's member of the
 * struct holds. Not 0: they cannot be read, which is -HNL_EFAULT to the caller.
 */
typedef int (*hnl_legacy_fetch_fn)(void *ctx, uint64_t from, void *to,
				   size_t n);

/* Of one caller at a time; too large for a small stack. */
struct hnl_legacy {
	hnl_legacy_run run;
	hnl_legacy_fetch_fn fetch;	/* NULL: calls with lists are OTHER */
	void *ctx;		/* handed to both */
	struct hnl_extack x;	/* after a call: what was refused, and why */
	/* from here on the adapter's own */
	struct hnl_builder b;	/* over request */
	struct hnl_msg m;	/* in answer */
	struct hnl_decoder decoder;
	uint8_t request[HNL_LEGACY_MAX];
	uint8_t answer[HNL_LEGACY_MAX];
	uint8_t element[HNL_LEGACY_ELEMENT];
};

/* One call of a family, found by its number and by fixed members. */
struct hnl_legacy_row {
	uint32_t hypercall;
	uint32_t op;		/* HNL_LEGACY_ANY: it has none */
	bool (*is)(const void *arg);	/* NULL: nothing is fixed */
	int (*call)(struct hnl_legacy *l, void *arg);
};

#define HNL_LEGACY_ANY 0xffffffffu

HNL_BEGIN_DECLS

/* 0, -errno, HNL_LEGACY_OTHER. Rows with more that is fixed come first. */
HNL_MUST_CHECK int hnl_legacy_find(struct hnl_legacy *l,
				   const struct hnl_legacy_row *row, size_t n,
				   uint32_t hypercall, uint32_t op, void *arg);

/* A request is built in l->b from here on. */
void hnl_legacy_begin(struct hnl_legacy *l);
/*
 * Runs it. Returns the errno of the answer; 0 with reply: l->m is the reply to
 * cmd. -HNL_EBADMSG: the answer is none. A request that failed with -HNL_EINVAL
 * is refused by the dispatcher nevertheless, so that who was not granted the
 * command is told -HNL_ENOSYS by this entry, too.
 */
HNL_MUST_CHECK int hnl_legacy_ask(struct hnl_legacy *l,
				  const struct hnl_family *family, uint8_t cmd,
				  bool reply);

/* ---- lists ---- */

/* The i-th number of a list in the caller's memory, of 1, 2, 4 or 8 bytes. */
HNL_MUST_CHECK int hnl_legacy_fetch(struct hnl_legacy *l, const void *list,
				    uint64_t i, size_t width, uint64_t *v);
/* What became of the one element that was asked for: 0 or a negated errno. */
HNL_MUST_CHECK int hnl_legacy_status(struct hnl_bytes status);
/*
 * Nothing is to be asked, and err is the answer; but who was not granted the
 * command is told -HNL_ENOSYS here, too.
 */
HNL_MUST_CHECK int hnl_legacy_nothing(struct hnl_legacy *l,
				      const struct hnl_family *family,
				      uint8_t cmd, int err);

/* ---- values ---- */

static inline uint64_t hnl_legacy_same(uint64_t v, uint64_t kept, bool *ok)
{
	*ok = *ok && v == kept;
	return kept;
}

/* A frame number as an address, and back. */
static inline uint64_t hnl_legacy_up(uint64_t v, unsigned int shift, bool *ok)
{
	return hnl_legacy_same(v, v << shift >> shift, ok) << shift;
}

static inline uint64_t hnl_legacy_down(uint64_t v, unsigned int shift,
				       bool *ok)
{
	return hnl_legacy_same(v, v >> shift << shift, ok) >> shift;
}

/* v where the mask is. */
static inline uint64_t hnl_legacy_place(uint64_t mask, uint64_t v, bool *ok)
{
	uint64_t low = mask & (~mask + 1);

	return hnl_legacy_same(v, v * low / low & mask / low, ok) * low;
}

static inline bool hnl_legacy_is_zero(const void *p, size_t n)
{
	const uint8_t *byte = p;
	uint8_t any = 0;
	size_t i;

	for (i = 0; i < n; i++)
		any |= byte[i];
	return any == 0;
}

static inline void hnl_legacy_copy(void *p, size_t n, struct hnl_bytes v,
				   bool *ok)
{
	if (v.n == n)
		memcpy(p, v.p, n);
	else
		*ok = false;
}

/* x in a member of whatever type; not ok if that is another number. */
#define HNL_LEGACY_PUT(member, x, ok) \
	((member) = (__typeof__(member))hnl_legacy_same( \
		(uint64_t)(x), (uint64_t)(__typeof__(member))(x), ok))
#define HNL_LEGACY_PUT_BYTES(member, bytes, ok) \
	hnl_legacy_copy(member, sizeof(member), bytes, ok)
/* A member that means nothing yet, of whatever type. */
#define HNL_LEGACY_ZERO(member) \
	hnl_legacy_is_zero(&(member), sizeof(member))
#define HNL_LEGACY_IS(member, raw) ((member) == (__typeof__(member))(raw))
/* What of a member stands at a mask. */
#define HNL_LEGACY_GET_BITS(member, mask) \
	(((uint64_t)(member) & (uint64_t)(mask)) / \
	 ((uint64_t)(mask) & (~(uint64_t)(mask) + 1)))
#define HNL_LEGACY_PUT_BITS(member, mask, x, ok) \
	HNL_LEGACY_PUT(member, (uint64_t)(member) | \
		hnl_legacy_place((uint64_t)(mask), (uint64_t)(x), ok), ok)
/* No bit of a member outside of what its masks name. */
#define HNL_LEGACY_ONLY(member, masks) \
	(((uint64_t)(member) & ~(uint64_t)(masks)) == 0)

HNL_END_DECLS

#endif
