/* SPDX-License-Identifier: MIT */
/* generated from schema/memory.yaml by schema/hnlgen; do not edit */
#include <hnl/decode.h>

#include "hnl_memory.h"

/* Sets of attributes: one a message, one a nest. */
enum {
	SET_MAP_REQ,
	SET_MAP_RSP,
	SET_SHARE_REQ,
	SET_SHARE_RSP,
	SET_UNSHARE_REQ,
	SET_UNSHARE_RSP,
	SET_LIST_SHARED_REQ,
	SET_LIST_SHARED_RSP,
	SET_RANGE
};

/* Where the fields of each set begin. */
enum {
	FIELD_MAP_REQ = 0,
	FIELD_MAP_RSP = 1,
	FIELD_SHARE_REQ = 2,
	FIELD_SHARE_RSP = 4,
	FIELD_UNSHARE_REQ = 5,
	FIELD_UNSHARE_RSP = 7,
	FIELD_LIST_SHARED_RSP = 8,
	FIELD_RANGE = 9
};

/* Where the slots of each set begin. */
enum {
	SLOT_MAP_REQ = 0,
	SLOT_MAP_RSP = 2,
	SLOT_SHARE_REQ = 7,
	SLOT_SHARE_RSP = 11,
	SLOT_UNSHARE_REQ = 18,
	SLOT_UNSHARE_RSP = 22,
	SLOT_LIST_SHARED_RSP = 29,
	SLOT_RANGE = 35
};

/* Attribute number -> 1 + field; 0: unknown. */
static const uint8_t slot[] = {
	[SLOT_MAP_REQ + HNL_MEMORY_A_RANGE] = 1 + HNL_MEMORY_MAP_REQ_RANGE,
	[SLOT_MAP_RSP + HNL_MEMORY_A_RESULT] = 1 + HNL_MEMORY_MAP_RSP_RESULT,
	[SLOT_SHARE_REQ + HNL_MEMORY_A_GPA] = 1 + HNL_MEMORY_SHARE_REQ_GPA,
	[SLOT_SHARE_REQ + HNL_MEMORY_A_PAGES] = 1 + HNL_MEMORY_SHARE_REQ_PAGES,
	[SLOT_SHARE_RSP + HNL_MEMORY_A_DONE] = 1 + HNL_MEMORY_SHARE_RSP_DONE,
	[SLOT_UNSHARE_REQ + HNL_MEMORY_A_GPA] = 1 + HNL_MEMORY_UNSHARE_REQ_GPA,
	[SLOT_UNSHARE_REQ + HNL_MEMORY_A_PAGES] =
		1 + HNL_MEMORY_UNSHARE_REQ_PAGES,
	[SLOT_UNSHARE_RSP + HNL_MEMORY_A_DONE] =
		1 + HNL_MEMORY_UNSHARE_RSP_DONE,
	[SLOT_LIST_SHARED_RSP + HNL_MEMORY_A_SHARED] =
		1 + HNL_MEMORY_LIST_SHARED_RSP_SHARED,
	[SLOT_RANGE + HNL_MEMORY_A_RANGE_GPA] = 1 + HNL_MEMORY_RANGE_GPA,
	[SLOT_RANGE + HNL_MEMORY_A_RANGE_PAGES] = 1 + HNL_MEMORY_RANGE_PAGES,
	[SLOT_RANGE + HNL_MEMORY_A_RANGE_ATTRIBUTES] =
		1 + HNL_MEMORY_RANGE_ATTRIBUTES,
};

static const struct hnl_field field[] = {
	[FIELD_MAP_REQ + HNL_MEMORY_MAP_REQ_RANGE] = {
		.kind = HNL_KIND_NEST,
		.flags = HNL_FIELD_REQUIRED | HNL_FIELD_MULTI,
		.type = HNL_MEMORY_A_RANGE,
		.max = 65531,
		.sub = SET_RANGE,
		.dst = offsetof(struct hnl_memory_map_req, range),
		.min_count = 1,
		.max_count = 253,
	},
	[FIELD_MAP_RSP + HNL_MEMORY_MAP_RSP_RESULT] = {
		.kind = HNL_KIND_PACKED,
		.type = HNL_MEMORY_A_RESULT,
		.max = 4048,
		.sub = 16,
		.dst = offsetof(struct hnl_memory_map_rsp, result),
	},
	[FIELD_SHARE_REQ + HNL_MEMORY_SHARE_REQ_GPA] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.align = 12,
		.type = HNL_MEMORY_A_GPA,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_memory_share_req, gpa),
		.shape = 12,
		.span = 0xfffffffffffff,
	},
	[FIELD_SHARE_REQ + HNL_MEMORY_SHARE_REQ_PAGES] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_MEMORY_A_PAGES,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_memory_share_req, pages),
		.shape = 12,
		.lo = 1,
		.hi = 0xffffffffffffffff,
		.span = 0xfffffffffffffffe,
	},
	[FIELD_SHARE_RSP + HNL_MEMORY_SHARE_RSP_DONE] = {
		.kind = HNL_KIND_U64,
		.type = HNL_MEMORY_A_DONE,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_memory_share_rsp, done),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_UNSHARE_REQ + HNL_MEMORY_UNSHARE_REQ_GPA] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.align = 12,
		.type = HNL_MEMORY_A_GPA,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_memory_unshare_req, gpa),
		.shape = 12,
		.span = 0xfffffffffffff,
	},
	[FIELD_UNSHARE_REQ + HNL_MEMORY_UNSHARE_REQ_PAGES] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_MEMORY_A_PAGES,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_memory_unshare_req, pages),
		.shape = 12,
		.lo = 1,
		.hi = 0xffffffffffffffff,
		.span = 0xfffffffffffffffe,
	},
	[FIELD_UNSHARE_RSP + HNL_MEMORY_UNSHARE_RSP_DONE] = {
		.kind = HNL_KIND_U64,
		.type = HNL_MEMORY_A_DONE,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_memory_unshare_rsp, done),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_LIST_SHARED_RSP + HNL_MEMORY_LIST_SHARED_RSP_SHARED] = {
		.kind = HNL_KIND_PACKED,
		.type = HNL_MEMORY_A_SHARED,
		.max = 1024,
		.sub = 16,
		.dst = offsetof(struct hnl_memory_list_shared_rsp, shared),
	},
	[FIELD_RANGE + HNL_MEMORY_RANGE_GPA] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.align = 12,
		.type = HNL_MEMORY_A_RANGE_GPA,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_memory_range, gpa),
		.shape = 12,
		.span = 0xfffffffffffff,
	},
	[FIELD_RANGE + HNL_MEMORY_RANGE_PAGES] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_MEMORY_A_RANGE_PAGES,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_memory_range, pages),
		.shape = 12,
		.lo = 1,
		.hi = 0xffffffffffffffff,
		.span = 0xfffffffffffffffe,
	},
	[FIELD_RANGE + HNL_MEMORY_RANGE_ATTRIBUTES] = {
		.kind = HNL_KIND_U64,
		.check = HNL_CHECK_MASK,
		.type = HNL_MEMORY_A_RANGE_ATTRIBUTES,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_memory_range, attributes),
		.shape = 12,
		.hi = 0x1f,
		.span = 31,
	},
};

static const struct hnl_set set[] = {
	[SET_MAP_REQ] = {
		.slot = SLOT_MAP_REQ,
		.n_types = 2,
		.field = FIELD_MAP_REQ,
		.n_fields = HNL_MEMORY_MAP_REQ_FIELDS,
	},
	[SET_MAP_RSP] = {
		.slot = SLOT_MAP_RSP,
		.n_types = 5,
		.field = FIELD_MAP_RSP,
		.n_fields = HNL_MEMORY_MAP_RSP_FIELDS,
	},
	[SET_SHARE_REQ] = {
		.slot = SLOT_SHARE_REQ,
		.n_types = 4,
		.field = FIELD_SHARE_REQ,
		.n_fields = HNL_MEMORY_SHARE_REQ_FIELDS,
	},
	[SET_SHARE_RSP] = {
		.slot = SLOT_SHARE_RSP,
		.n_types = 7,
		.field = FIELD_SHARE_RSP,
		.n_fields = HNL_MEMORY_SHARE_RSP_FIELDS,
	},
	[SET_UNSHARE_REQ] = {
		.slot = SLOT_UNSHARE_REQ,
		.n_types = 4,
		.field = FIELD_UNSHARE_REQ,
		.n_fields = HNL_MEMORY_UNSHARE_REQ_FIELDS,
	},
	[SET_UNSHARE_RSP] = {
		.slot = SLOT_UNSHARE_RSP,
		.n_types = 7,
		.field = FIELD_UNSHARE_RSP,
		.n_fields = HNL_MEMORY_UNSHARE_RSP_FIELDS,
	},
	[SET_LIST_SHARED_REQ] = { 0 },
	[SET_LIST_SHARED_RSP] = {
		.slot = SLOT_LIST_SHARED_RSP,
		.n_types = 6,
		.field = FIELD_LIST_SHARED_RSP,
		.n_fields = HNL_MEMORY_LIST_SHARED_RSP_FIELDS,
	},
	[SET_RANGE] = {
		.slot = SLOT_RANGE,
		.n_types = 4,
		.field = FIELD_RANGE,
		.n_fields = HNL_MEMORY_RANGE_FIELDS,
	},
};

/* Guest-physical addresses of the caller in requests. */
static const struct hnl_reach reach[] = {
	{
		.set = SET_SHARE_REQ,
		.type = HNL_MEMORY_A_GPA,
		.extent = HNL_MEMORY_A_PAGES,
		.width = 8,
	},
	{
		.set = SET_UNSHARE_REQ,
		.type = HNL_MEMORY_A_GPA,
		.extent = HNL_MEMORY_A_PAGES,
		.width = 8,
	},
	{
		.set = SET_RANGE,
		.type = HNL_MEMORY_A_RANGE_GPA,
		.extent = HNL_MEMORY_A_RANGE_PAGES,
		.width = 8,
	},
};

static int decode_range(struct hnl_decoder *d, const uint8_t *buf, size_t end,
			size_t pos, void *out, struct hnl_extack *x);

static int (*const decode[9])(struct hnl_decoder *d, const uint8_t *buf,
			      size_t end, size_t pos, void *out,
			      struct hnl_extack *x) = {
	[SET_MAP_REQ] = hnl_memory_map_req_decode_at,
	[SET_MAP_RSP] = hnl_memory_map_rsp_decode_at,
	[SET_SHARE_REQ] = hnl_memory_share_req_decode_at,
	[SET_SHARE_RSP] = hnl_memory_share_rsp_decode_at,
	[SET_UNSHARE_REQ] = hnl_memory_unshare_req_decode_at,
	[SET_UNSHARE_RSP] = hnl_memory_unshare_rsp_decode_at,
	[SET_LIST_SHARED_RSP] = hnl_memory_list_shared_rsp_decode_at,
	[SET_RANGE] = decode_range,
};

static const struct hnl_schema schema = {
	.slot = slot,
	.field = field,
	.set = set,
	.n_sets = 9,
	.reach = reach,
	.n_reach = 3,
	.decode = decode,
};

static const struct hnl_command command[] = {
	[HNL_MEMORY_CMD_MAP] = {
		.flags = HNL_COMMAND_DO | HNL_COMMAND_LONG,
		.request = SET_MAP_REQ,
		.reply = SET_MAP_RSP,
		.request_size = sizeof(struct hnl_memory_map_req),
		.reply_list = offsetof(struct hnl_memory_map_req, range),
		.reply_max = 24,
		.reply_each = 16,
		.reply_bound = 4072,
	},
	[HNL_MEMORY_CMD_SHARE] = {
		.flags = HNL_COMMAND_DO | HNL_COMMAND_LONG,
		.request = SET_SHARE_REQ,
		.reply = SET_SHARE_RSP,
		.request_size = sizeof(struct hnl_memory_share_req),
		.reply_max = 32,
		.reply_bound = 32,
	},
	[HNL_MEMORY_CMD_UNSHARE] = {
		.flags = HNL_COMMAND_DO | HNL_COMMAND_LONG,
		.request = SET_UNSHARE_REQ,
		.reply = SET_UNSHARE_RSP,
		.request_size = sizeof(struct hnl_memory_unshare_req),
		.reply_max = 32,
		.reply_bound = 32,
	},
	[HNL_MEMORY_CMD_LIST_SHARED] = {
		.flags = HNL_COMMAND_DUMP | HNL_COMMAND_LONG,
		.feature = HNL_MEMORY_FEATURE_LIST_SHARED,
		.request = SET_LIST_SHARED_REQ,
		.reply = SET_LIST_SHARED_RSP,
		.reply_max = 1048,
		.reply_bound = 1048,
	},
};

const struct hnl_family hnl_memory_family = {
	.id = HNL_MEMORY_FAMILY,
	.version = HNL_MEMORY_VERSION,
	.n_commands = 5,
	.command = command,
	.schema = &schema,
};

HNL_INLINE bool take_range(struct hnl_fast c, struct hnl_memory_range *out)
{
	const struct hnl_field *f = &field[FIELD_RANGE];

	hnl_fast_begin(&c, HNL_MEMORY_RANGE_FIELDS);
	return hnl_fast_u64(&c, HNL_MEMORY_A_RANGE_GPA, f, HNL_MEMORY_RANGE_GPA,
			    &out->gpa) &&
	       hnl_fast_u64(&c, HNL_MEMORY_A_RANGE_PAGES, f,
			    HNL_MEMORY_RANGE_PAGES, &out->pages) &&
	       hnl_fast_u64(&c, HNL_MEMORY_A_RANGE_ATTRIBUTES, f,
			    HNL_MEMORY_RANGE_ATTRIBUTES, &out->attributes) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_range(struct hnl_fast c, struct hnl_memory_range *out)
{
	return c.at == -36 &&
	       take_range(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool list_range(struct hnl_fast *c, uint32_t type,
			   const struct hnl_field *f, size_t i,
			   struct hnl_list *out)
{
	const uint8_t *first = hnl_fast_here(c);
	struct hnl_memory_range v;
	struct hnl_fast in;
	uint32_t n;
	bool good;

	for (n = 0;; n++) {
		if (hnl_fast_enter_exact(c, type, &f[i], 36, &in))
			good = take_range(in, &v);
		else if (hnl_fast_enter(c, type, &f[i], &in))
			good = take_range(in, &v);
		else
			break;
		if (!good)
			return false;
	}
	return hnl_fast_list(c, f, i, first, n, out);
}

static HNL_APART int any_range(struct hnl_decoder *d, const uint8_t *buf,
			       size_t end, size_t pos, void *out,
			       struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_range(hnl_fast_of(d, buf, end, pos),
		       (struct hnl_memory_range *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_RANGE;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

static int decode_range(struct hnl_decoder *d, const uint8_t *buf, size_t end,
			size_t pos, void *out, struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_range(hnl_fast_of(d, buf, end, pos),
			(struct hnl_memory_range *)out))
		return 0;
	return any_range(d, buf, end, pos, out, x);
}

HNL_INLINE bool write_range(struct hnl_builder *b,
			    const struct hnl_memory_range *s, bool full)
{
	const struct hnl_field *f = &field[FIELD_RANGE];
	const uint64_t has = full ? ~(uint64_t)0 : s->has[0];

	return hnl_encode_has(b, has, HNL_BIT(HNL_MEMORY_RANGE_GPA) |
			      HNL_BIT(HNL_MEMORY_RANGE_PAGES)) &&
	       hnl_encode_u64(b, HNL_MEMORY_A_RANGE_GPA,
			      &f[HNL_MEMORY_RANGE_GPA], s->gpa) &&
	       hnl_encode_u64(b, HNL_MEMORY_A_RANGE_PAGES,
			      &f[HNL_MEMORY_RANGE_PAGES], s->pages) &&
	       (!(has & HNL_BIT(HNL_MEMORY_RANGE_ATTRIBUTES)) ||
	        hnl_encode_u64(b, HNL_MEMORY_A_RANGE_ATTRIBUTES,
			       &f[HNL_MEMORY_RANGE_ATTRIBUTES], s->attributes));
}

HNL_INLINE bool is_full_range(const struct hnl_memory_range *s)
{
	return hnl_encode_is_full(s->has[0], HNL_MEMORY_RANGE_FIELDS);
}

void hnl_memory_range_put(struct hnl_builder *b,
			  const struct hnl_memory_range *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 36, false))
		(void)write_range(&w, s, false);
	else
		(void)write_range(&w, s, false);
	hnl_encode_commit(b, &w);
}

HNL_INLINE bool nest_range(struct hnl_builder *b, uint16_t type,
			   const struct hnl_memory_range *s, bool full)
{
	struct hnl_nest nest = hnl_attr_nest_begin(b, type);

	if (!write_range(b, s, full))
		return false;
	hnl_attr_nest_end(b, nest);
	return b->err == 0;
}

HNL_INLINE bool each_range(struct hnl_builder *b, uint16_t type,
			   const struct hnl_memory_range *s, bool roomy)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (is_full_range(s) &&
	    hnl_encode_is_roomy(&w, HNL_ATTRHDR + 36, roomy)) {
		(void)nest_range(&w, type, s, true);
		return hnl_encode_commit(b, &w);
	}
	(void)nest_range(&w, type, s, false);
	return hnl_encode_commit(b, &w);
}

HNL_INLINE bool all_range(uint8_t *p, uint16_t type,
			  const struct hnl_memory_range *s, size_t n)
{
	uint64_t has = s->has[0];
	uint64_t any_gpa = 0;
	uint64_t any_attributes = 0;

	if (!hnl_encode_is_full(has, HNL_MEMORY_RANGE_FIELDS))
		return false;
	for (; n != 0; n--, s++, p += HNL_ATTRHDR + 36) {
		hnl_quick_nest(p, type, 36, HNL_MEMORY_A_RANGE_GPA, 8);
		hnl_quick_bits64(p + 8, s->gpa, &any_gpa);
		hnl_quick_head(p + 16, HNL_MEMORY_A_RANGE_PAGES, 8);
		if (!hnl_quick_value64(p + 20, s->pages, 0, 1,
				       0xfffffffffffffffe))
			return false;
		hnl_quick_head(p + 28, HNL_MEMORY_A_RANGE_ATTRIBUTES, 8);
		hnl_quick_bits64(p + 32, s->attributes, &any_attributes);
		has &= s->has[0];
	}
	return hnl_encode_is_full(has, HNL_MEMORY_RANGE_FIELDS) &&
	       (any_gpa & 0xfff) == 0 &&
	       (any_attributes & 0xffffffffffffffe0) == 0;
}

HNL_INLINE bool take_map_req(struct hnl_fast c, struct hnl_memory_map_req *out)
{
	const struct hnl_field *f = &field[FIELD_MAP_REQ];

	hnl_fast_begin(&c, HNL_MEMORY_MAP_REQ_FIELDS);
	return list_range(&c, HNL_MEMORY_A_RANGE, f, HNL_MEMORY_MAP_REQ_RANGE,
			  &out->range) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool fast_map_req(struct hnl_fast c, struct hnl_memory_map_req *out)
{
	if (c.at <= -4)
		return take_map_req(hnl_fast_roomy(c, 4), out);
	return take_map_req(c, out);
}

bool hnl_memory_map_req_next_range(struct hnl_list *l,
				   struct hnl_memory_range *out)
{
	return hnl_list_next_nest(l, &schema, SET_RANGE, out, sizeof(*out));
}

HNL_INLINE bool put_map_req_range(struct hnl_builder *b,
				  const struct hnl_field *f, struct hnl_list l)
{
	const struct hnl_memory_range *item = (const struct hnl_memory_range *)l.item;
	struct hnl_memory_range v;
	size_t i, n = l.n;

	if (!hnl_encode_count(b, f, l.n))
		return false;
	if (hnl_encode_are_roomy(b, &l, HNL_ATTRHDR + 36) &&
	    all_range(hnl_builder_here(b), HNL_MEMORY_A_RANGE, item, n)) {
		b->len += n * (HNL_ATTRHDR + 36);
		return true;
	}
	for (i = 0; i < n; i++) {
		if (item == NULL && !hnl_memory_map_req_next_range(&l, &v))
			break;
		if (!each_range(b, HNL_MEMORY_A_RANGE,
				item != NULL ? &item[i] : &v, false))
			return false;
	}
	return true;
}

HNL_INLINE bool write_map_req(struct hnl_builder *b,
			      const struct hnl_memory_map_req *s)
{
	const struct hnl_field *f = &field[FIELD_MAP_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_MEMORY_MAP_REQ_RANGE)) &&
	       put_map_req_range(b, &f[HNL_MEMORY_MAP_REQ_RANGE], s->range);
}

void hnl_memory_map_req_put(struct hnl_builder *b,
			    const struct hnl_memory_map_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	(void)write_map_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_memory_map_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_memory_map_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_memory_family, HNL_MEMORY_CMD_MAP,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_memory_map_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_memory_map_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				 size_t end, size_t pos, void *out,
				 struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    fast_map_req(hnl_fast_of(d, buf, end, pos),
			 (struct hnl_memory_map_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_MAP_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_map_rsp(struct hnl_fast c, struct hnl_memory_map_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_MAP_RSP];

	hnl_fast_begin(&c, HNL_MEMORY_MAP_RSP_FIELDS);
	return hnl_fast_bytes(&c, HNL_MEMORY_A_RESULT, f,
			      HNL_MEMORY_MAP_RSP_RESULT, &out->result) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_map_rsp(struct hnl_fast c, struct hnl_memory_map_rsp *out)
{
	return c.at <= -4 &&
	       take_map_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool fast_map_rsp(struct hnl_fast c, struct hnl_memory_map_rsp *out)
{
	if (c.at <= -4)
		return take_map_rsp(hnl_fast_roomy(c, 4), out);
	return take_map_rsp(c, out);
}

HNL_INLINE bool write_map_rsp(struct hnl_builder *b,
			      const struct hnl_memory_map_rsp *s)
{
	const struct hnl_field *f = &field[FIELD_MAP_RSP];

	return (!HNL_HAS(s, HNL_MEMORY_MAP_RSP_RESULT) ||
	        hnl_encode_bytes(b, HNL_MEMORY_A_RESULT,
				 &f[HNL_MEMORY_MAP_RSP_RESULT], s->result));
}

void hnl_memory_map_rsp_put(struct hnl_builder *b,
			    const struct hnl_memory_map_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	(void)write_map_rsp(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_memory_map_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_memory_map_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_memory_family, HNL_MEMORY_CMD_MAP, 0,
			     flags, seq, port);
	hnl_memory_map_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_map_rsp(struct hnl_decoder *d, const uint8_t *buf,
				 size_t end, size_t pos, void *out,
				 struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    fast_map_rsp(hnl_fast_of(d, buf, end, pos),
			 (struct hnl_memory_map_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_MAP_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_memory_map_rsp_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				 size_t end, size_t pos, void *out,
				 struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_map_rsp(hnl_fast_of(d, buf, end, pos),
			  (struct hnl_memory_map_rsp *)out))
		return 0;
	return any_map_rsp(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_share_req(struct hnl_fast c,
			       struct hnl_memory_share_req *out)
{
	const struct hnl_field *f = &field[FIELD_SHARE_REQ];

	hnl_fast_begin(&c, HNL_MEMORY_SHARE_REQ_FIELDS);
	if (!hnl_fast_u64(&c, HNL_MEMORY_A_GPA, f, HNL_MEMORY_SHARE_REQ_GPA,
			  &out->gpa) ||
	    !hnl_fast_u64(&c, HNL_MEMORY_A_PAGES, f, HNL_MEMORY_SHARE_REQ_PAGES,
			  &out->pages))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_share_req(struct hnl_fast c,
				struct hnl_memory_share_req *out)
{
	return c.at == -24 &&
	       take_share_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_share_req(struct hnl_builder *b,
				const struct hnl_memory_share_req *s)
{
	const struct hnl_field *f = &field[FIELD_SHARE_REQ];

	return hnl_encode_has(b, s->has[0], HNL_BIT(HNL_MEMORY_SHARE_REQ_GPA) |
			      HNL_BIT(HNL_MEMORY_SHARE_REQ_PAGES)) &&
	       hnl_encode_u64(b, HNL_MEMORY_A_GPA, &f[HNL_MEMORY_SHARE_REQ_GPA],
			      s->gpa) &&
	       hnl_encode_u64(b, HNL_MEMORY_A_PAGES,
			      &f[HNL_MEMORY_SHARE_REQ_PAGES], s->pages);
}

void hnl_memory_share_req_put(struct hnl_builder *b,
			      const struct hnl_memory_share_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 24, false))
		(void)write_share_req(&w, s);
	else
		(void)write_share_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_memory_share_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port,
				    const struct hnl_memory_share_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_memory_family, HNL_MEMORY_CMD_SHARE,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_memory_share_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_memory_share_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				   size_t end, size_t pos, void *out,
				   struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_share_req(hnl_fast_of(d, buf, end, pos),
			    (struct hnl_memory_share_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_SHARE_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_share_rsp(struct hnl_fast c,
			       struct hnl_memory_share_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_SHARE_RSP];

	hnl_fast_begin(&c, HNL_MEMORY_SHARE_RSP_FIELDS);
	return hnl_fast_u64(&c, HNL_MEMORY_A_DONE, f, HNL_MEMORY_SHARE_RSP_DONE,
			    &out->done) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_share_rsp(struct hnl_fast c,
				struct hnl_memory_share_rsp *out)
{
	return c.at == -12 &&
	       take_share_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_share_rsp(struct hnl_builder *b,
				const struct hnl_memory_share_rsp *s)
{
	const struct hnl_field *f = &field[FIELD_SHARE_RSP];

	return (!HNL_HAS(s, HNL_MEMORY_SHARE_RSP_DONE) ||
	        hnl_encode_u64(b, HNL_MEMORY_A_DONE,
			       &f[HNL_MEMORY_SHARE_RSP_DONE], s->done));
}

void hnl_memory_share_rsp_put(struct hnl_builder *b,
			      const struct hnl_memory_share_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 12, false))
		(void)write_share_rsp(&w, s);
	else
		(void)write_share_rsp(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_memory_share_rsp_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port,
				    const struct hnl_memory_share_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_memory_family, HNL_MEMORY_CMD_SHARE, 0,
			     flags, seq, port);
	hnl_memory_share_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_share_rsp(struct hnl_decoder *d, const uint8_t *buf,
				   size_t end, size_t pos, void *out,
				   struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_share_rsp(hnl_fast_of(d, buf, end, pos),
			   (struct hnl_memory_share_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_SHARE_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_memory_share_rsp_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				   size_t end, size_t pos, void *out,
				   struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_share_rsp(hnl_fast_of(d, buf, end, pos),
			    (struct hnl_memory_share_rsp *)out))
		return 0;
	return any_share_rsp(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_unshare_req(struct hnl_fast c,
				 struct hnl_memory_unshare_req *out)
{
	const struct hnl_field *f = &field[FIELD_UNSHARE_REQ];

	hnl_fast_begin(&c, HNL_MEMORY_UNSHARE_REQ_FIELDS);
	if (!hnl_fast_u64(&c, HNL_MEMORY_A_GPA, f, HNL_MEMORY_UNSHARE_REQ_GPA,
			  &out->gpa) ||
	    !hnl_fast_u64(&c, HNL_MEMORY_A_PAGES, f,
			  HNL_MEMORY_UNSHARE_REQ_PAGES, &out->pages))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_unshare_req(struct hnl_fast c,
				  struct hnl_memory_unshare_req *out)
{
	return c.at == -24 &&
	       take_unshare_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_unshare_req(struct hnl_builder *b,
				  const struct hnl_memory_unshare_req *s)
{
	const struct hnl_field *f = &field[FIELD_UNSHARE_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_MEMORY_UNSHARE_REQ_GPA) |
			      HNL_BIT(HNL_MEMORY_UNSHARE_REQ_PAGES)) &&
	       hnl_encode_u64(b, HNL_MEMORY_A_GPA,
			      &f[HNL_MEMORY_UNSHARE_REQ_GPA], s->gpa) &&
	       hnl_encode_u64(b, HNL_MEMORY_A_PAGES,
			      &f[HNL_MEMORY_UNSHARE_REQ_PAGES], s->pages);
}

void hnl_memory_unshare_req_put(struct hnl_builder *b,
				const struct hnl_memory_unshare_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 24, false))
		(void)write_unshare_req(&w, s);
	else
		(void)write_unshare_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_memory_unshare_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				      uint32_t seq, uint32_t port,
				      const struct hnl_memory_unshare_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_memory_family, HNL_MEMORY_CMD_UNSHARE,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_memory_unshare_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_memory_unshare_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				     size_t end, size_t pos, void *out,
				     struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_unshare_req(hnl_fast_of(d, buf, end, pos),
			      (struct hnl_memory_unshare_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_UNSHARE_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_unshare_rsp(struct hnl_fast c,
				 struct hnl_memory_unshare_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_UNSHARE_RSP];

	hnl_fast_begin(&c, HNL_MEMORY_UNSHARE_RSP_FIELDS);
	return hnl_fast_u64(&c, HNL_MEMORY_A_DONE, f,
			    HNL_MEMORY_UNSHARE_RSP_DONE, &out->done) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_unshare_rsp(struct hnl_fast c,
				  struct hnl_memory_unshare_rsp *out)
{
	return c.at == -12 &&
	       take_unshare_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_unshare_rsp(struct hnl_builder *b,
				  const struct hnl_memory_unshare_rsp *s)
{
	const struct hnl_field *f = &field[FIELD_UNSHARE_RSP];

	return (!HNL_HAS(s, HNL_MEMORY_UNSHARE_RSP_DONE) ||
	        hnl_encode_u64(b, HNL_MEMORY_A_DONE,
			       &f[HNL_MEMORY_UNSHARE_RSP_DONE], s->done));
}

void hnl_memory_unshare_rsp_put(struct hnl_builder *b,
				const struct hnl_memory_unshare_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 12, false))
		(void)write_unshare_rsp(&w, s);
	else
		(void)write_unshare_rsp(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_memory_unshare_rsp_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				      uint32_t seq, uint32_t port,
				      const struct hnl_memory_unshare_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_memory_family, HNL_MEMORY_CMD_UNSHARE, 0,
			     flags, seq, port);
	hnl_memory_unshare_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_unshare_rsp(struct hnl_decoder *d, const uint8_t *buf,
				     size_t end, size_t pos, void *out,
				     struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_unshare_rsp(hnl_fast_of(d, buf, end, pos),
			     (struct hnl_memory_unshare_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_UNSHARE_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_memory_unshare_rsp_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				     size_t end, size_t pos, void *out,
				     struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_unshare_rsp(hnl_fast_of(d, buf, end, pos),
			      (struct hnl_memory_unshare_rsp *)out))
		return 0;
	return any_unshare_rsp(d, buf, end, pos, out, x);
}

int hnl_memory_list_shared_req_encode_at(uint8_t *buf, size_t size,
					 uint16_t flags, uint32_t seq,
					 uint32_t port)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_memory_family, HNL_MEMORY_CMD_LIST_SHARED,
			     HNL_F_REQUEST | HNL_F_DUMP, flags, seq, port);
	return hnl_encode_end(&b);
}

HNL_INLINE bool take_list_shared_rsp(struct hnl_fast c,
				     struct hnl_memory_list_shared_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_LIST_SHARED_RSP];

	hnl_fast_begin(&c, HNL_MEMORY_LIST_SHARED_RSP_FIELDS);
	return hnl_fast_bytes(&c, HNL_MEMORY_A_SHARED, f,
			      HNL_MEMORY_LIST_SHARED_RSP_SHARED,
			      &out->shared) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_list_shared_rsp(struct hnl_fast c,
				      struct hnl_memory_list_shared_rsp *out)
{
	return c.at <= -4 &&
	       take_list_shared_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool fast_list_shared_rsp(struct hnl_fast c,
				     struct hnl_memory_list_shared_rsp *out)
{
	if (c.at <= -4)
		return take_list_shared_rsp(hnl_fast_roomy(c, 4), out);
	return take_list_shared_rsp(c, out);
}

HNL_INLINE bool
write_list_shared_rsp(struct hnl_builder *b,
		      const struct hnl_memory_list_shared_rsp *s)
{
	const struct hnl_field *f = &field[FIELD_LIST_SHARED_RSP];

	return (!HNL_HAS(s, HNL_MEMORY_LIST_SHARED_RSP_SHARED) ||
	        hnl_encode_bytes(b, HNL_MEMORY_A_SHARED,
				 &f[HNL_MEMORY_LIST_SHARED_RSP_SHARED],
				 s->shared));
}

void hnl_memory_list_shared_rsp_put(struct hnl_builder *b,
				    const struct hnl_memory_list_shared_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	(void)write_list_shared_rsp(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_memory_list_shared_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				     uint32_t seq, uint32_t port,
				     const struct hnl_memory_list_shared_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_memory_family, HNL_MEMORY_CMD_LIST_SHARED,
			     HNL_F_MULTI, flags, seq, port);
	hnl_memory_list_shared_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_list_shared_rsp(struct hnl_decoder *d,
					 const uint8_t *buf, size_t end,
					 size_t pos, void *out,
					 struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    fast_list_shared_rsp(hnl_fast_of(d, buf, end, pos),
				 (struct hnl_memory_list_shared_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_LIST_SHARED_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_memory_list_shared_rsp_decode_at(struct hnl_decoder *d,
					 const uint8_t *buf, size_t end,
					 size_t pos, void *out,
					 struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_list_shared_rsp(hnl_fast_of(d, buf, end, pos),
				  (struct hnl_memory_list_shared_rsp *)out))
		return 0;
	return any_list_shared_rsp(d, buf, end, pos, out, x);
}
