/* SPDX-License-Identifier: MIT */
/*
 * The table engine: one pass over the bytes, checking and storing.
 *
 *	message  | header | a | b | nest | c | d | e |
 *			  ^ pos	  ^-- enter: push, the set of the nest
 *						^-- leave: pop
 *
 * Invariant: everything before pos was accepted and stored; pos only grows;
 * the stack holds one frame for each set that pos is inside of. Only pos, end
 * and lengths that were compared with what is left ever index the buffer.
 */
#include <hnl/policy.h>

static void note_ignored(struct hnl_extack *x, size_t pos, uint16_t type)
{
	if (x->ignored_listed < HNL_IGNORED_MAX) {
		x->ignored[x->ignored_listed].offset = (uint32_t)pos;
		x->ignored[x->ignored_listed].type = type;
		x->ignored_listed++;
	}
	x->ignored_n++;
}

static bool must_refuse_unknown(const struct hnl_decoder *d,
				const struct hnl_set *set, uint16_t bits)
{
	if ((bits & HNL_ATTR_CRITICAL) || d->mode == HNL_MODE_STRICT)
		return true;
	return d->mode == HNL_MODE_REQUEST && (set->flags & HNL_SET_REJECT);
}

/* A set's length in presence words. */
static size_t words_of(const struct hnl_set *set)
{
	return HNL_PRESENCE((size_t)set->n_fields);
}

/* The field of an attribute number; NULL: unknown, or not granted. */
static inline const struct hnl_field *
find_field(const struct hnl_decoder *d, const struct hnl_set *set,
	   uint16_t type)
{
	const struct hnl_schema *s = d->schema;
	const struct hnl_field *f;
	size_t slot;

	if (type >= set->n_types)
		return NULL;
	slot = s->slot[set->slot + hnl_clamp_index(type, set->n_types)];
	if (slot == 0)
		return NULL;
	f = &s->field[set->field + slot - 1];
	return ((d->grants >> f->feature) & 1) ? f : NULL;
}

/*
 * Typed stores: out + dst is the member of that type in the generated struct,
 * so the access is aligned and of the right effective type.
 */
static inline void store_number(uint8_t *dst, size_t width, uint64_t v)
{
	switch (width) {
	case 1:
		*dst = (uint8_t)v;
		break;
	case 2:
		*(uint16_t *)(void *)dst = (uint16_t)v;
		break;
	case 4:
		*(uint32_t *)(void *)dst = (uint32_t)v;
		break;
	default:
		*(uint64_t *)(void *)dst = v;
		break;
	}
}

static void store_bytes(uint8_t *dst, const uint8_t *p, size_t n)
{
	struct hnl_bytes *v = (struct hnl_bytes *)(void *)dst;

	v->p = p;
	v->n = (uint32_t)n;
}

static enum hnl_reason check_number(const struct hnl_field *f, uint64_t v)
{
	switch (f->check) {
	case HNL_CHECK_RANGE:
		if (v < f->lo || v > f->hi)
			return HNL_REASON_RANGE;
		break;
	case HNL_CHECK_SRANGE:
		if ((int64_t)v < (int64_t)f->lo || (int64_t)v > (int64_t)f->hi)
			return HNL_REASON_RANGE;
		break;
	case HNL_CHECK_MASK:
		if (v & ~f->hi)
			return HNL_REASON_MASK;
		break;
	case HNL_CHECK_ENUM:
		if (v > 63 || !((f->hi >> v) & 1))
			return HNL_REASON_ENUM;
		break;
	default:
		break;
	}
	if (v & (((uint64_t)1 << f->align) - 1))
		return HNL_REASON_ALIGN;
	return HNL_REASON_NONE;
}

/* Width and signedness of the number kinds, by kind. */
static const uint8_t width_of[HNL_KIND_NEST + 1] = {
	[HNL_KIND_U8] = 1,   [HNL_KIND_U16] = 2, [HNL_KIND_U32] = 4,
	[HNL_KIND_U64] = 8,  [HNL_KIND_S8] = 1,	 [HNL_KIND_S16] = 2,
	[HNL_KIND_S32] = 4,  [HNL_KIND_S64] = 8, [HNL_KIND_UINT] = 8,
	[HNL_KIND_SINT] = 8,
};

static uint64_t load_number(const struct hnl_field *f, const uint8_t *p,
			    size_t len)
{
	bool swap = (f->flags & HNL_FIELD_BIG_ENDIAN) != 0;
	uint64_t v;

	switch (len) {
	case 1:
		v = p[0];
		return f->kind == HNL_KIND_S8 ? (uint64_t)(int8_t)v : v;
	case 2:
		v = hnl_load_le16(p);
		v = swap ? __builtin_bswap16((uint16_t)v) : v;
		return f->kind == HNL_KIND_S16 ? (uint64_t)(int16_t)v : v;
	case 4:
		v = hnl_load_le32(p);
		v = swap ? __builtin_bswap32((uint32_t)v) : v;
		return f->kind == HNL_KIND_S32 || f->kind == HNL_KIND_SINT ?
			       (uint64_t)(int32_t)v :
			       v;
	default:
		v = hnl_load_le64(p);
		return swap ? __builtin_bswap64(v) : v;
	}
}

static enum hnl_reason take_number(const struct hnl_field *f, const uint8_t *p,
				   size_t len, uint8_t *dst)
{
	bool wide = f->kind == HNL_KIND_UINT || f->kind == HNL_KIND_SINT;
	enum hnl_reason reason;
	uint64_t v;

	if (wide && len != 4 && len != 8)
		return HNL_REASON_LENGTH;
	v = load_number(f, p, len);
	reason = check_number(f, v);
	if (reason == HNL_REASON_NONE && dst != NULL)
		store_number(dst, width_of[f->kind], v);
	return reason;
}

static enum hnl_reason take_bitfield(const struct hnl_field *f,
				     const uint8_t *p, uint8_t *dst)
{
	uint32_t value = hnl_load_le32(p), selector = hnl_load_le32(p + 4);
	struct hnl_bitfield32 *v;

	if ((value & ~selector) != 0)
		return HNL_REASON_MASK;
	if (f->check == HNL_CHECK_MASK && (selector & ~f->hi) != 0)
		return HNL_REASON_MASK;
	if (dst != NULL) {
		v = (struct hnl_bitfield32 *)(void *)dst;
		v->value = value;
		v->selector = selector;
	}
	return HNL_REASON_NONE;
}

/* min and max of a string count its characters, not its NUL. */
static enum hnl_reason take_string(const struct hnl_field *f, const uint8_t *p,
				   size_t len, uint8_t *dst)
{
	size_t n = 0;

	while (n < len && p[n] != 0)
		n++;
	if (n + 1 != len && !(n == len && (f->flags & HNL_FIELD_LOOSE)))
		return HNL_REASON_STRING;
	if (n < f->min || n > f->max)
		return HNL_REASON_LENGTH;
	if (dst != NULL)
		store_bytes(dst, p, n);
	return HNL_REASON_NONE;
}

static enum hnl_reason take_bytes(const struct hnl_field *f, const uint8_t *p,
				  size_t len, uint8_t *dst)
{
	if (f->kind == HNL_KIND_PACKED && len % f->sub != 0)
		return HNL_REASON_LENGTH;
	if (dst != NULL)
		store_bytes(dst, p, len);
	return HNL_REASON_NONE;
}

/* Payload of anything but a nest; dst NULL: check alone. */
static enum hnl_reason take_leaf(const struct hnl_field *f, const uint8_t *p,
				 size_t len, uint8_t *dst)
{
	if (f->kind == HNL_KIND_STRING)
		return take_string(f, p, len, dst);
	if (len < f->min || len > f->max)
		return HNL_REASON_LENGTH;
	switch (f->kind) {
	case HNL_KIND_FLAG:
		return HNL_REASON_NONE;
	case HNL_KIND_BITFIELD32:
		return take_bitfield(f, p, dst);
	case HNL_KIND_BYTES:
	case HNL_KIND_PACKED:
	case HNL_KIND_NEST:
		return take_bytes(f, p, len, dst);
	default:
		return take_number(f, p, len, dst);
	}
}

/* One more value of a repeated attribute; the first one begins the list. */
static enum hnl_reason take_list(const struct hnl_field *f,
				 const struct hnl_decoder *d, const struct hnl_frame *in,
				 size_t pos, bool first)
{
	struct hnl_list *l;

	if (in->out == NULL)
		return HNL_REASON_NONE;
	l = (struct hnl_list *)(void *)(in->out + f->dst);
	if (first) {
		l->item = NULL;
		l->n = 0;
		l->type = f->type;
		l->buf = d->buf;
		l->pos = (uint32_t)pos;
		l->end = in->end;
	}
	if (f->max_count != 0 && l->n >= f->max_count)
		return HNL_REASON_COUNT;
	l->n++;
	return HNL_REASON_NONE;
}

static int refuse(const struct hnl_decoder *d, enum hnl_reason reason, size_t pos,
		  uint16_t type)
{
	return hnl_extack_refuse(d->x, HNL_EINVAL, reason, pos, type);
}

static int refuse_missing(const struct hnl_decoder *d, const struct hnl_frame *in,
			  uint16_t type)
{
	d->x->missing = type;
	d->x->nest = in->at;
	return refuse(d, HNL_REASON_MISSING, 0, 0);
}

static void open_set(struct hnl_decoder *d, const struct hnl_frame *in)
{
	const struct hnl_set *set = &d->schema->set[in->set];
	size_t i, n = words_of(set);

	for (i = 0; i < n; i++)
		d->seen[in->seen + i] = 0;
}

/* What can only be said when a whole set was read: absence, too few. */
static int close_set(struct hnl_decoder *d, const struct hnl_frame *in)
{
	const struct hnl_set *set = &d->schema->set[in->set];
	const struct hnl_field *f = &d->schema->field[set->field];
	const uint64_t *seen = &d->seen[in->seen];
	const struct hnl_list *l;
	size_t i, n = words_of(set);
	bool present;

	for (i = 0; i < set->n_fields; i++, f++) {
		present = (seen[i / 64] >> (i % 64)) & 1;
		if ((f->flags & HNL_FIELD_REQUIRED) && !present &&
		    ((d->grants >> f->feature) & 1))
			return refuse_missing(d, in, f->type);
		if (!present || f->min_count < 2 || in->out == NULL)
			continue;
		l = (const struct hnl_list *)(void *)(in->out + f->dst);
		if (l->n < f->min_count)
			return refuse(d, HNL_REASON_COUNT, l->pos, f->type);
	}
	if (in->out != NULL)
		for (i = 0; i < n; i++)
			((uint64_t *)(void *)in->out)[i] = seen[i];
	return 0;
}

/* Steps into a nest. The top frame afterwards is the nest's own. */
static int enter(struct hnl_decoder *d, const struct hnl_field *f,
		 const struct hnl_attr *a, size_t pos)
{
	struct hnl_frame *in = &d->frame[d->depth], *sub = in + 1;
	const struct hnl_schema *s = d->schema;
	size_t seen = in->seen + words_of(&s->set[in->set]);
	bool listed = (f->flags & HNL_FIELD_MULTI) != 0;

	if (d->depth + 1 >= HNL_DEPTH_MAX ||
	    seen + words_of(&s->set[f->sub]) > HNL_PRESENCE_MAX)
		return refuse(d, HNL_REASON_DEPTH, pos, a->type);
	d->depth++;
	sub->out = listed || in->out == NULL ? NULL : in->out + f->dst;
	sub->end = (uint32_t)(a->off + a->len);
	sub->at = (uint32_t)pos;
	sub->set = f->sub;
	sub->seen = (uint16_t)seen;
	open_set(d, sub);
	return 0;
}

/*
 * One known attribute. Sets *inside if the walk goes on inside it.
 */
static int take_attr(struct hnl_decoder *d, const struct hnl_field *f,
		     const struct hnl_attr *a, size_t pos, bool *inside)
{
	const struct hnl_frame *in = &d->frame[d->depth];
	const struct hnl_set *set = &d->schema->set[in->set];
	size_t i = (size_t)(f - &d->schema->field[set->field]);
	uint64_t *seen = &d->seen[in->seen + i / 64], bit = (uint64_t)1
							    << (i % 64);
	bool first = (*seen & bit) == 0;
	bool listed = (f->flags & HNL_FIELD_MULTI) != 0;
	bool nest = f->kind == HNL_KIND_NEST;
	enum hnl_reason reason;
	uint8_t *dst = NULL;

	if (((a->bits & HNL_ATTR_NESTED) != 0) != nest)
		return refuse(d, HNL_REASON_NESTED_BIT, pos, a->type);
	if (!first && !listed)
		return refuse(d, HNL_REASON_DUPLICATE, pos, a->type);
	*seen |= bit;
	if (listed) {
		reason = take_list(f, d, in, pos, first);
		if (reason != HNL_REASON_NONE)
			return refuse(d, reason, pos, a->type);
	} else if (in->out != NULL) {
		dst = in->out + f->dst;
	}
	if (nest && !(f->flags & HNL_FIELD_LAZY)) {
		*inside = true;
		return enter(d, f, a, pos);
	}
	reason = take_leaf(f, d->buf + a->off, a->len, dst);
	if (reason != HNL_REASON_NONE)
		return refuse(d, reason, pos, a->type);
	return 0;
}

/* The attribute at pos, known or not. *next: where the walk goes on. */
static int take_one(struct hnl_decoder *d, size_t pos, size_t *next)
{
	const struct hnl_frame *in = &d->frame[d->depth];
	const struct hnl_set *set = &d->schema->set[in->set];
	struct hnl_attr a = hnl_attr_at(d->buf, in->end, pos);
	const struct hnl_field *f;
	bool inside = false;
	int err;

	if (HNL_UNLIKELY(a.reason != HNL_REASON_NONE))
		return refuse(d, a.reason, pos, a.type);
	*next = a.next;
	f = find_field(d, set, a.type);
	if (f == NULL) {
		if (must_refuse_unknown(d, set, a.bits))
			return hnl_extack_refuse(d->x, HNL_EOPNOTSUPP,
						 HNL_REASON_UNKNOWN, pos,
						 a.type);
		note_ignored(d->x, pos, a.type);
		return 0;
	}
	err = take_attr(d, f, &a, pos, &inside);
	if (inside)
		*next = a.off;
	return err;
}

int hnl_policy_decode(struct hnl_decoder *d, size_t set, const uint8_t *buf,
		      size_t end, size_t pos, void *out, struct hnl_extack *x)
{
	int err;

	d->buf = buf;
	d->x = x;
	d->depth = 0;
	d->frame[0].out = (uint8_t *)out;
	d->frame[0].end = (uint32_t)end;
	d->frame[0].at = 0;
	d->frame[0].set = (uint16_t)set;
	d->frame[0].seen = 0;
	open_set(d, &d->frame[0]);
	for (;;) {
		if (pos < d->frame[d->depth].end) {
			err = take_one(d, pos, &pos);
			if (HNL_UNLIKELY(err != 0))
				return err;
			continue;
		}
		err = close_set(d, &d->frame[d->depth]);
		if (err != 0 || d->depth == 0)
			return err;
		d->depth--;
	}
}

bool hnl_list_next(struct hnl_list *l, struct hnl_attr *a)
{
	while (l->pos < l->end) {
		*a = hnl_attr_at(l->buf, l->end, l->pos);
		l->pos = (uint32_t)a->next;
		if (a->reason == HNL_REASON_NONE && a->type == l->type)
			return true;
	}
	return false;
}
