/* SPDX-License-Identifier: MIT */
/*
 * Policies: what a set of attributes may hold, as tables that schema/hnlgen
 * writes, and one engine that checks a message against them and fills a C
 * struct in the same pass. Flat tables of indices, no pointer between them:
 *
 *	schema.set[i] --> slot[]: attribute number -> 1 + field, 0: unknown
 *	              --> field[]: kind, length, range, where to store
 *	                    sub --> another set of the same schema
 *
 * What is accepted is the grammar of docs/abi.md, no more and no less.
 */
#ifndef HNL_POLICY_H
#define HNL_POLICY_H

#include <hnl/attr.h>
#include <hnl/error.h>

enum hnl_kind {
	HNL_KIND_FLAG = 1,	/* presence alone; nothing stored */
	HNL_KIND_U8,		/* stored as uint8_t */
	HNL_KIND_U16,
	HNL_KIND_U32,
	HNL_KIND_U64,
	HNL_KIND_S8,		/* stored as int8_t */
	HNL_KIND_S16,
	HNL_KIND_S32,
	HNL_KIND_S64,
	HNL_KIND_UINT,		/* 4 or 8 bytes, stored as uint64_t */
	HNL_KIND_SINT,		/* 4 or 8 bytes, stored as int64_t */
	HNL_KIND_BITFIELD32,	/* stored as struct hnl_bitfield32 */
	HNL_KIND_STRING,	/* stored as struct hnl_bytes, without NUL */
	HNL_KIND_BYTES,		/* stored as struct hnl_bytes */
	HNL_KIND_PACKED,	/* structs of sub bytes: struct hnl_bytes */
	HNL_KIND_NEST		/* set sub, stored in place at dst */
};

enum hnl_check {
	HNL_CHECK_NONE = 0,
	HNL_CHECK_RANGE,	/* lo <= v <= hi, unsigned */
	HNL_CHECK_SRANGE,	/* lo <= v <= hi as int64_t */
	HNL_CHECK_MASK,		/* no bit outside hi */
	HNL_CHECK_ENUM		/* v < 64 and bit v of hi is set */
};

#define HNL_FIELD_MULTI 0x01	/* may repeat; stored as struct hnl_list */
#define HNL_FIELD_REQUIRED 0x02
#define HNL_FIELD_BIG_ENDIAN 0x04	/* U16, U32, U64, S16.. of YNL */
#define HNL_FIELD_LOOSE 0x08	/* STRING: the NUL may be absent */
#define HNL_FIELD_LAZY 0x10	/* NEST of a set within itself: hnl_bytes */
#define HNL_FIELD_ANY_BIT 0x20	/* NESTED is not looked at, as in the kernel */
#define HNL_FIELD_SUBMSG 0x40	/* BYTES stored as struct hnl_submsg */

#define HNL_TYPE_ANY 0xffff	/* type of a field that has every number */

struct hnl_field {
	uint8_t kind;		/* enum hnl_kind */
	uint8_t flags;		/* HNL_FIELD_* */
	uint8_t check;		/* enum hnl_check */
	uint8_t align;		/* log2 of the value's alignment */
	uint16_t type;		/* attribute number */
	uint16_t min, max;	/* bytes of payload */
	uint16_t sub;		/* NEST: set index; PACKED: bytes an element */
	uint16_t dst;		/* offset in the struct, bytes */
	uint8_t feature;	/* bit in the grants; 0: with the family */
	uint8_t min_count;	/* MULTI: fewest, 0 or 1.. */
	uint16_t max_count;	/* MULTI: most; 0: no bound but the message's */
	uint16_t shape;		/* plain: the header's length; 0: not plain */
	uint64_t lo, hi;
	uint64_t span;		/* plain: see hnl_field_fits64() */
};

#define HNL_SET_NONE 0xffff	/* no set: a command without a reply */

#define HNL_SET_REJECT 0x01	/* refuse unknown attributes, ignore none */
#define HNL_SET_ZERO 0x02	/* field 0 has number 0, which YNL allows */
#define HNL_SET_CLOSING 0x04	/* has rules, or a min_count above 1 */
#define HNL_SET_COUNTED 0x08	/* of a nest in a list: its lists are counted */

struct hnl_set {
	uint16_t slot;		/* first of its entries in schema->slot */
	uint16_t n_types;	/* entries there: highest number plus one */
	uint16_t field;		/* first of its entries in schema->field */
	uint8_t n_fields;
	uint8_t flags;		/* HNL_SET_* */
};

/*
 * What the presence of one field asks of another one of its set. reason is that
 * of the refusal: HNL_REASON_IMPLIES (the other one must be there) or
 * HNL_REASON_EXCLUSIVE (it must not).
 */
struct hnl_rule {
	uint8_t reason;
	uint8_t field;		/* the one that declares the rule */
	uint8_t other;
};

/* The rules of one set: ascending by field; of a field IMPLIES come first. */
struct hnl_rules {
	uint16_t first;		/* of its entries in schema->rule */
	uint16_t n;
};

/*
 * Where a guest-physical address of the caller stands in a request, and how far
 * it reaches: for who must look at every address, whatever the family.
 */
struct hnl_reach {
	uint16_t set;
	uint16_t type;		/* attribute number */
	uint16_t step;		/* PACKED: bytes an element; 0: its value */
	uint16_t at;		/* offset in the element */
	uint16_t extent;	/* attribute beside it, or offset within */
	uint8_t width;		/* bytes of the extent; 0: one page */
	uint8_t order;		/* extent: 0 pages, 1 a power of two, 2 bytes */
};

struct hnl_decoder;

struct hnl_schema {
	const uint8_t *slot;
	const struct hnl_field *field;
	const struct hnl_set *set;
	uint16_t n_sets;
	const struct hnl_rule *rule;
	const struct hnl_rules *rules;	/* as set; NULL: no set has any */
	/*
	 * As set: hnl_policy_decode() of a set that straight-line code decodes,
	 * NULL: one that has none; NULL: none has. Same verdicts either way.
	 */
	int (*const *decode)(struct hnl_decoder *d, const uint8_t *buf,
			     size_t end, size_t pos, void *out,
			     struct hnl_extack *x);
	const struct hnl_reach *reach;
	uint16_t n_reach;
};

/*
 * Every generated struct begins with its presence bits: bit i of word i / 64
 * is its field i. A set of n fields has HNL_PRESENCE(n) words.
 */
#define HNL_PRESENCE(n) (((n) + 63) / 64)
#define HNL_PRESENCE_MAX 16	/* words on one path from a message down */
/* A set that is COUNTED has a count of 16 bits for each field behind these. */
#define HNL_COUNTS(n) (((n) + 3) / 4)
#define HNL_HAS(s, field) (((s)->has[(field) / 64] >> ((field) % 64)) & 1)
#define HNL_SET(s, field) \
	((s)->has[(field) / 64] |= (uint64_t)1 << ((field) % 64))

/* Bytes inside the message: they live as long as its buffer. */
struct hnl_bytes {
	const uint8_t *p;
	uint32_t n;
};

/*
 * What YNL calls a sub-message: bytes whose meaning another attribute selects.
 * Those that are attributes have NESTED in bits, the others 0. p and n are
 * those of struct hnl_bytes.
 */
struct hnl_submsg {
	const uint8_t *p;
	uint32_t n;
	uint16_t bits;		/* HNL_ATTR_NESTED or 0 */
};

struct hnl_bitfield32 {
	uint32_t value;
	uint32_t selector;
};

/*
 * A repeated attribute. Before encoding: item points to n values of the
 * caller's, of the element's C type. After decoding: item is NULL and the
 * values stay in the message; a generated ..._next() reads one at a time.
 */
struct hnl_list {
	const void *item;
	uint32_t n;
	uint16_t type;
	uint16_t index;		/* of an indexed array: see <hnl/ynl.h> */
	const uint8_t *buf;	/* the message */
	uint32_t pos, end;	/* where the walk stands, end of its set */
	struct hnl_decoder *decoder;	/* for elements that are nests */
};

/*
 * Whether a number fits its row; signed ones are sign-extended. Both ranges are
 * one unsigned compare: lo <= v <= hi, in whichever order, when
 * v - lo <= hi - lo.
 */
HNL_INLINE bool hnl_field_admits(const struct hnl_field *f, uint64_t v)
{
	uint64_t low = v & (((uint64_t)1 << f->align) - 1);
	bool outside = v - f->lo > f->hi - f->lo;

	if (HNL_LIKELY(f->check <= HNL_CHECK_SRANGE))
		return (low | (outside & (f->check != HNL_CHECK_NONE))) == 0;
	if (low != 0)
		return false;
	if (f->check == HNL_CHECK_MASK)
		return (v & ~f->hi) == 0;
	return v < 64 && ((f->hi >> v) & 1);
}

/*
 * Plain are flags and numbers that stand alone, little-endian, among the first
 * 64 of their set, and whose check is a range or can be written as one: a mask
 * of the lowest bits, an enum of neighbours, none at all. For these alignment
 * and range are one compare: of a value that is not aligned, the rotation has
 * bits above those of any span, which is (hi - lo) >> align.
 */
/*@ requires \valid_read(f);
    assigns \nothing;
*/
HNL_INLINE bool hnl_field_fits64(const struct hnl_field *f, uint64_t v)
{
	uint64_t from = v - f->lo;

	return (from >> (f->align & 63) | from << (-f->align & 63)) <= f->span;
}

/* A whole word: of 1 and 2 bytes, with the padding, which is above any span. */
/*@ requires \valid_read(f);
    assigns \nothing;
*/
HNL_INLINE bool hnl_field_fits32(const struct hnl_field *f, uint32_t v)
{
	uint32_t from = v - (uint32_t)f->lo;

	return (from >> (f->align & 31) | from << (-f->align & 31)) <= f->span;
}

enum hnl_mode {
	HNL_MODE_REQUEST,	/* unknown: ignored unless CRITICAL or reject */
	HNL_MODE_STRICT,	/* unknown: refused */
	HNL_MODE_REPLY		/* unknown: ignored unless CRITICAL */
};

/* Grants of one family: bit 0 the family itself, others by feature. */
#define HNL_GRANT_ALL (~(uint64_t)0)

/* One set of attributes that the engine is inside of; its own business. */
struct hnl_frame {
	uint8_t *out;	/* the set's struct; NULL inside a list */
	uint32_t end;	/* offset where its attributes end */
	uint32_t at;	/* offset of its nest; 0: the message */
	uint16_t set;
	uint16_t seen;	/* first of its words in the presence bits */
};

/*
 * The engine's memory: the caller's, so that the stack stays small. Lists in
 * what it decoded point to it, for their elements are decoded when they are
 * walked: it lives, with the same grants and mode, as long as any of them is
 * walked. Between two steps of a walk it is free: it may walk another list, or
 * decode another message of these grants. One thread at a time.
 */
struct hnl_decoder {
	const struct hnl_schema *schema;	/* of the set; by _decode() */
	uint64_t grants;
	enum hnl_mode mode;
	/* from here on the engine's */
	uint32_t begin;		/* offset of the first set's attributes */
	const uint8_t *buf;
	struct hnl_extack *x;
	size_t depth;
	struct hnl_frame frame[HNL_DEPTH_MAX];
	uint64_t seen[HNL_PRESENCE_MAX];
};

HNL_BEGIN_DECLS

/*
 * grants: bit 0 is the family, bit n its feature n. A hypervisor passes what
 * the domain was granted. A guest passes HNL_GRANT_ALL: an attribute that is
 * not granted is unknown here, so with grants 0 a reply decodes as if it were
 * empty, with 0 returned even where the schema requires an attribute, for a
 * rule about what is not granted is no rule either. mode: HNL_MODE_REPLY for
 * replies and events. Who calls hnl_policy_decode() himself sets d->schema
 * beside.
 */
static inline void hnl_decoder_init(struct hnl_decoder *d, uint64_t grants,
				    enum hnl_mode mode)
{
	d->schema = NULL;
	d->grants = grants;
	d->mode = mode;
}

/*
 * Checks buf[pos, end) as the attributes of one set and fills out, the struct
 * that the set's table describes: presence bits, values, views into buf. A
 * member whose presence bit is clear is not written; with out NULL nothing is,
 * but for the counts of lists all is checked. buf is the message's first
 * byte, so that positions are the offsets that an acknowledgement names; end is
 * at most HNL_MSG_MAX. The bytes must not change meanwhile.
 *
 * Returns 0, or -HNL_EINVAL, -HNL_EOPNOTSUPP with *x filled; out is then
 * unspecified. x->ignored lists unknown attributes in either case; the caller
 * clears x first. Work is linear in end - pos; no recursion, HNL_DEPTH_MAX
 * levels. The order of the checks, and so the reason given for a message with
 * several faults, is docs/abi.md, Order of checks.
 */
HNL_MUST_CHECK int hnl_policy_decode(struct hnl_decoder *d, size_t set,
				     const uint8_t *buf, size_t end,
				     size_t pos, void *out,
				     struct hnl_extack *x);

/* The same by the tables alone, whatever schema->decode has. */
HNL_MUST_CHECK int hnl_policy_walk(struct hnl_decoder *d, size_t set,
				   const uint8_t *buf, size_t end, size_t pos,
				   void *out, struct hnl_extack *x);

/*
 * The same of the set that d->frame[0].set names: as many arguments as a
 * generated decoder has, which ends with it.
 */
HNL_MUST_CHECK int hnl_policy_walk_on(struct hnl_decoder *d,
				      const uint8_t *buf, size_t end,
				      size_t pos, void *out,
				      struct hnl_extack *x);

/* The first rule of a set that these presence bits break; NULL: none. */
/*@ requires \valid_read(s) && set < s->n_sets;
    requires rules: s->rules != \null ==> \valid_read(s->rules + set) &&
      \valid_read(s->rule + (s->rules[set].first ..
      s->rules[set].first + s->rules[set].n - 1));
    requires words: s->rules != \null ==> \forall integer i;
      0 <= i < s->rules[set].n ==>
      \valid_read(has + s->rule[s->rules[set].first + i].field / 64) &&
      \valid_read(has + s->rule[s->rules[set].first + i].other / 64);
    assigns \nothing;
    ensures one: \result != \null ==> s->rules != \null &&
      \result \in (s->rule + (s->rules[set].first ..
      s->rules[set].first + s->rules[set].n - 1));
*/
const struct hnl_rule *hnl_policy_broken(const struct hnl_schema *s, size_t set,
					 const uint64_t *has);

/* ---- what a family is, for a dispatcher and for printing ---- */

#define HNL_COMMAND_DO 0x01	/* answers once */
#define HNL_COMMAND_DUMP 0x02	/* answers many times, then DONE */
#define HNL_COMMAND_PRIVILEGED 0x04	/* for the embedder's authorise hook */
#define HNL_COMMAND_EVENT 0x08	/* told without a request: its reply is all */
#define HNL_COMMAND_LONG 0x10	/* may take several entries */
#define HNL_COMMAND_NO_LINK 0x20	/* refused with HNL_F_LINK */
#define HNL_COMMAND_NO_BARRIER 0x40	/* refused with HNL_F_BARRIER */
#define HNL_COMMAND_NO_FORWARD 0x80	/* no domain may have it forwarded */

struct hnl_command {
	uint8_t flags;		/* HNL_COMMAND_*; 0: no such command */
	uint8_t feature;	/* bit in the grants */
	uint8_t group;		/* EVENT: who is told; 0: it has none */
	uint8_t target_field;	/* 1 + the request's field that names the ... */
	uint16_t target;	/* ... domain which it is about, its offset */
	uint16_t request;	/* set of the request's; EVENT: HNL_SET_NONE */
	uint16_t reply;		/* set of the reply's; HNL_SET_NONE: none */
	uint16_t request_size;	/* bytes of the request's C struct */
	/*
	 * The largest reply: reply_max bytes, and reply_each more for each
	 * value of the request's list at offset reply_list of its struct: a
	 * struct hnl_list, or, with a reply_unit, a struct hnl_bytes whose
	 * values have as many bytes.
	 */
	uint16_t reply_list;
	uint16_t reply_unit;
	uint32_t reply_max;
	uint32_t reply_each;	/* 0: there is no such list */
	uint32_t reply_bound;	/* with as many values as a request can hold */
};

struct hnl_names;	/* hnl/names.h: a hypervisor need not link them */

struct hnl_family {
	uint16_t id;		/* message type */
	uint8_t version;
	uint8_t n_commands;	/* highest number plus one */
	const struct hnl_command *command;
	const struct hnl_schema *schema;
};

HNL_END_DECLS

#endif
