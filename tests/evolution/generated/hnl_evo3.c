/* SPDX-License-Identifier: MIT */
/* generated from tests/evolution/evo3.yaml by schema/hnlgen; do not edit */
#include <hnl/decode.h>

#include "hnl_evo3.h"

/* Sets of attributes: one a message, one a nest. */
enum {
	SET_MAKE_REQ,
	SET_MAKE_RSP,
	SET_DROP_REQ,
	SET_TOLD_NTF,
	SET_ITEM,
	SET_ANSWER
};

/* Where the fields of each set begin. */
enum {
	FIELD_MAKE_REQ = 0,
	FIELD_MAKE_RSP = 5,
	FIELD_DROP_REQ = 7,
	FIELD_TOLD_NTF = 8,
	FIELD_ITEM = 10,
	FIELD_ANSWER = 13
};

/* Where the slots of each set begin. */
enum {
	SLOT_MAKE_REQ = 0,
	SLOT_MAKE_RSP = 8,
	SLOT_DROP_REQ = 17,
	SLOT_TOLD_NTF = 19,
	SLOT_ITEM = 29,
	SLOT_ANSWER = 33
};

/* Attribute number -> 1 + field; 0: unknown. */
static const uint8_t slot[] = {
	[SLOT_MAKE_REQ + HNL_EVO3_A_EVO_ID] = 1 + HNL_EVO3_MAKE_REQ_ID,
	[SLOT_MAKE_REQ + HNL_EVO3_A_EVO_MODE] = 1 + HNL_EVO3_MAKE_REQ_MODE,
	[SLOT_MAKE_REQ + HNL_EVO3_A_EVO_ITEM] = 1 + HNL_EVO3_MAKE_REQ_ITEM,
	[SLOT_MAKE_REQ + HNL_EVO3_A_EVO_LIMIT] = 1 + HNL_EVO3_MAKE_REQ_LIMIT,
	[SLOT_MAKE_REQ + HNL_EVO3_A_EVO_GUARD] = 1 + HNL_EVO3_MAKE_REQ_GUARD,
	[SLOT_MAKE_RSP + HNL_EVO3_A_EVO_ANSWER] = 1 + HNL_EVO3_MAKE_RSP_ANSWER,
	[SLOT_MAKE_RSP + HNL_EVO3_A_EVO_EXTRA] = 1 + HNL_EVO3_MAKE_RSP_EXTRA,
	[SLOT_DROP_REQ + HNL_EVO3_A_EVO_ID] = 1 + HNL_EVO3_DROP_REQ_ID,
	[SLOT_TOLD_NTF + HNL_EVO3_A_EVO_EXTRA] = 1 + HNL_EVO3_TOLD_NTF_EXTRA,
	[SLOT_TOLD_NTF + HNL_EVO3_A_EVO_CAUSE] = 1 + HNL_EVO3_TOLD_NTF_CAUSE,
	[SLOT_ITEM + HNL_EVO3_A_ITEM_KEY] = 1 + HNL_EVO3_ITEM_KEY,
	[SLOT_ITEM + HNL_EVO3_A_ITEM_WEIGHT] = 1 + HNL_EVO3_ITEM_WEIGHT,
	[SLOT_ITEM + HNL_EVO3_A_ITEM_PIN] = 1 + HNL_EVO3_ITEM_PIN,
	[SLOT_ANSWER + HNL_EVO3_A_ANSWER_CODE] = 1 + HNL_EVO3_ANSWER_CODE,
	[SLOT_ANSWER + HNL_EVO3_A_ANSWER_DETAIL] = 1 + HNL_EVO3_ANSWER_DETAIL,
};

static const struct hnl_field field[] = {
	[FIELD_MAKE_REQ + HNL_EVO3_MAKE_REQ_ID] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_EVO3_A_EVO_ID,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_evo3_make_req, id),
		.shape = 8,
		.hi = 200,
		.span = 200,
	},
	[FIELD_MAKE_REQ + HNL_EVO3_MAKE_REQ_MODE] = {
		.kind = HNL_KIND_U32,
		.check = HNL_CHECK_ENUM,
		.type = HNL_EVO3_A_EVO_MODE,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_evo3_make_req, mode),
		.shape = 8,
		.hi = 0x7,
		.span = 2,
	},
	[FIELD_MAKE_REQ + HNL_EVO3_MAKE_REQ_ITEM] = {
		.kind = HNL_KIND_NEST,
		.type = HNL_EVO3_A_EVO_ITEM,
		.max = 65531,
		.sub = SET_ITEM,
		.dst = offsetof(struct hnl_evo3_make_req, item),
	},
	[FIELD_MAKE_REQ + HNL_EVO3_MAKE_REQ_LIMIT] = {
		.kind = HNL_KIND_U32,
		.type = HNL_EVO3_A_EVO_LIMIT,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_evo3_make_req, limit),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_MAKE_REQ + HNL_EVO3_MAKE_REQ_GUARD] = {
		.kind = HNL_KIND_U32,
		.type = HNL_EVO3_A_EVO_GUARD,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_evo3_make_req, guard),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_MAKE_RSP + HNL_EVO3_MAKE_RSP_ANSWER] = {
		.kind = HNL_KIND_NEST,
		.type = HNL_EVO3_A_EVO_ANSWER,
		.max = 65531,
		.sub = SET_ANSWER,
		.dst = offsetof(struct hnl_evo3_make_rsp, answer),
	},
	[FIELD_MAKE_RSP + HNL_EVO3_MAKE_RSP_EXTRA] = {
		.kind = HNL_KIND_U32,
		.type = HNL_EVO3_A_EVO_EXTRA,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_evo3_make_rsp, extra),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_DROP_REQ + HNL_EVO3_DROP_REQ_ID] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_EVO3_A_EVO_ID,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_evo3_drop_req, id),
		.shape = 8,
		.hi = 200,
		.span = 200,
	},
	[FIELD_TOLD_NTF + HNL_EVO3_TOLD_NTF_EXTRA] = {
		.kind = HNL_KIND_U32,
		.type = HNL_EVO3_A_EVO_EXTRA,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_evo3_told_ntf, extra),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_TOLD_NTF + HNL_EVO3_TOLD_NTF_CAUSE] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_EVO3_A_EVO_CAUSE,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_evo3_told_ntf, cause),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_ITEM + HNL_EVO3_ITEM_KEY] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_EVO3_A_ITEM_KEY,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_evo3_item, key),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_ITEM + HNL_EVO3_ITEM_WEIGHT] = {
		.kind = HNL_KIND_U16,
		.type = HNL_EVO3_A_ITEM_WEIGHT,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_evo3_item, weight),
		.shape = 6,
		.span = 65535,
	},
	[FIELD_ITEM + HNL_EVO3_ITEM_PIN] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_EVO3_A_ITEM_PIN,
		.shape = 4,
	},
	[FIELD_ANSWER + HNL_EVO3_ANSWER_CODE] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_EVO3_A_ANSWER_CODE,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_evo3_answer, code),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_ANSWER + HNL_EVO3_ANSWER_DETAIL] = {
		.kind = HNL_KIND_U32,
		.type = HNL_EVO3_A_ANSWER_DETAIL,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_evo3_answer, detail),
		.shape = 8,
		.span = 0xffffffff,
	},
};

static const struct hnl_set set[] = {
	[SET_MAKE_REQ] = {
		.slot = SLOT_MAKE_REQ,
		.n_types = 8,
		.field = FIELD_MAKE_REQ,
		.n_fields = HNL_EVO3_MAKE_REQ_FIELDS,
	},
	[SET_MAKE_RSP] = {
		.slot = SLOT_MAKE_RSP,
		.n_types = 9,
		.field = FIELD_MAKE_RSP,
		.n_fields = HNL_EVO3_MAKE_RSP_FIELDS,
	},
	[SET_DROP_REQ] = {
		.slot = SLOT_DROP_REQ,
		.n_types = 2,
		.field = FIELD_DROP_REQ,
		.n_fields = HNL_EVO3_DROP_REQ_FIELDS,
	},
	[SET_TOLD_NTF] = {
		.slot = SLOT_TOLD_NTF,
		.n_types = 10,
		.field = FIELD_TOLD_NTF,
		.n_fields = HNL_EVO3_TOLD_NTF_FIELDS,
	},
	[SET_ITEM] = {
		.slot = SLOT_ITEM,
		.n_types = 4,
		.field = FIELD_ITEM,
		.n_fields = HNL_EVO3_ITEM_FIELDS,
	},
	[SET_ANSWER] = {
		.slot = SLOT_ANSWER,
		.n_types = 3,
		.field = FIELD_ANSWER,
		.n_fields = HNL_EVO3_ANSWER_FIELDS,
	},
};

static int (*const decode[6])(struct hnl_decoder *d, const uint8_t *buf,
			      size_t end, size_t pos, void *out,
			      struct hnl_extack *x) = {
	[SET_MAKE_REQ] = hnl_evo3_make_req_decode_at,
	[SET_MAKE_RSP] = hnl_evo3_make_rsp_decode_at,
	[SET_DROP_REQ] = hnl_evo3_drop_req_decode_at,
	[SET_TOLD_NTF] = hnl_evo3_told_ntf_decode_at,
};

static const struct hnl_schema schema = {
	.slot = slot,
	.field = field,
	.set = set,
	.n_sets = 6,
	.decode = decode,
};

static const struct hnl_command command[] = {
	[HNL_EVO3_CMD_MAKE] = {
		.flags = HNL_COMMAND_DO,
		.request = SET_MAKE_REQ,
		.reply = SET_MAKE_RSP,
		.request_size = sizeof(struct hnl_evo3_make_req),
		.reply_max = 48,
		.reply_bound = 48,
	},
	[HNL_EVO3_CMD_DROP] = {
		.flags = HNL_COMMAND_DO,
		.request = SET_DROP_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_evo3_drop_req),
	},
	[HNL_EVO3_CMD_TOLD] = {
		.flags = HNL_COMMAND_EVENT,
		.group = HNL_EVO3_GROUP_CHANGES,
		.request = HNL_SET_NONE,
		.reply = SET_TOLD_NTF,
		.reply_max = 36,
		.reply_bound = 36,
	},
};

const struct hnl_family hnl_evo3_family = {
	.id = HNL_EVO3_FAMILY,
	.version = HNL_EVO3_VERSION,
	.n_commands = 4,
	.command = command,
	.schema = &schema,
};

HNL_INLINE bool take_item(struct hnl_fast c, struct hnl_evo3_item *out)
{
	const struct hnl_field *f = &field[FIELD_ITEM];

	hnl_fast_begin(&c, HNL_EVO3_ITEM_FIELDS);
	return hnl_fast_u32(&c, HNL_EVO3_A_ITEM_KEY, f, HNL_EVO3_ITEM_KEY,
			    &out->key) &&
	       hnl_fast_u16(&c, HNL_EVO3_A_ITEM_WEIGHT, f, HNL_EVO3_ITEM_WEIGHT,
			    &out->weight) &&
	       hnl_fast_flag(&c, HNL_EVO3_A_ITEM_PIN | HNL_ATTR_CRITICAL, f,
			     HNL_EVO3_ITEM_PIN) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool enter_item(struct hnl_fast *c, uint32_t type,
			   const struct hnl_field *f, size_t i,
			   struct hnl_evo3_item *out)
{
	struct hnl_fast in;

	if (hnl_fast_enter_exact(c, type, &f[i], 20, &in))
		return take_item(in, out);
	if (hnl_fast_enter(c, type, &f[i], &in))
		return take_item(in, out);
	return hnl_fast_absent(c, f, i);
}

HNL_INLINE bool write_item(struct hnl_builder *b, const struct hnl_evo3_item *s,
			   bool full)
{
	const struct hnl_field *f = &field[FIELD_ITEM];
	const uint64_t has = full ? ~(uint64_t)0 : s->has[0];

	return hnl_encode_has(b, has, HNL_BIT(HNL_EVO3_ITEM_KEY)) &&
	       hnl_encode_u32(b, HNL_EVO3_A_ITEM_KEY, &f[HNL_EVO3_ITEM_KEY],
			      s->key) &&
	       (!(has & HNL_BIT(HNL_EVO3_ITEM_WEIGHT)) ||
	        hnl_encode_u16(b, HNL_EVO3_A_ITEM_WEIGHT,
			       &f[HNL_EVO3_ITEM_WEIGHT], s->weight)) &&
	       (!(has & HNL_BIT(HNL_EVO3_ITEM_PIN)) ||
	        hnl_encode_flag(b, HNL_EVO3_A_ITEM_PIN | HNL_ATTR_CRITICAL));
}

HNL_INLINE bool is_full_item(const struct hnl_evo3_item *s)
{
	return hnl_encode_is_full(s->has[0], HNL_EVO3_ITEM_FIELDS);
}

void hnl_evo3_item_put(struct hnl_builder *b, const struct hnl_evo3_item *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 20, false))
		(void)write_item(&w, s, false);
	else
		(void)write_item(&w, s, false);
	hnl_encode_commit(b, &w);
}

HNL_INLINE bool nest_item(struct hnl_builder *b, uint16_t type,
			  const struct hnl_evo3_item *s, bool full)
{
	struct hnl_nest nest = hnl_attr_nest_begin(b, type);

	if (!write_item(b, s, full))
		return false;
	hnl_attr_nest_end(b, nest);
	return b->err == 0;
}

HNL_INLINE bool take_answer(struct hnl_fast c, struct hnl_evo3_answer *out)
{
	const struct hnl_field *f = &field[FIELD_ANSWER];

	hnl_fast_begin(&c, HNL_EVO3_ANSWER_FIELDS);
	return hnl_fast_u32(&c, HNL_EVO3_A_ANSWER_CODE, f, HNL_EVO3_ANSWER_CODE,
			    &out->code) &&
	       hnl_fast_u32(&c, HNL_EVO3_A_ANSWER_DETAIL, f,
			    HNL_EVO3_ANSWER_DETAIL, &out->detail) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool enter_answer(struct hnl_fast *c, uint32_t type,
			     const struct hnl_field *f, size_t i,
			     struct hnl_evo3_answer *out)
{
	struct hnl_fast in;

	if (hnl_fast_enter_exact(c, type, &f[i], 16, &in))
		return take_answer(in, out);
	if (hnl_fast_enter(c, type, &f[i], &in))
		return take_answer(in, out);
	return hnl_fast_absent(c, f, i);
}

HNL_INLINE bool write_answer(struct hnl_builder *b,
			     const struct hnl_evo3_answer *s, bool full)
{
	const struct hnl_field *f = &field[FIELD_ANSWER];
	const uint64_t has = full ? ~(uint64_t)0 : s->has[0];

	return hnl_encode_has(b, has, HNL_BIT(HNL_EVO3_ANSWER_CODE)) &&
	       hnl_encode_u32(b, HNL_EVO3_A_ANSWER_CODE,
			      &f[HNL_EVO3_ANSWER_CODE], s->code) &&
	       (!(has & HNL_BIT(HNL_EVO3_ANSWER_DETAIL)) ||
	        hnl_encode_u32(b, HNL_EVO3_A_ANSWER_DETAIL,
			       &f[HNL_EVO3_ANSWER_DETAIL], s->detail));
}

HNL_INLINE bool is_full_answer(const struct hnl_evo3_answer *s)
{
	return hnl_encode_is_full(s->has[0], HNL_EVO3_ANSWER_FIELDS);
}

void hnl_evo3_answer_put(struct hnl_builder *b, const struct hnl_evo3_answer *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 16, false))
		(void)write_answer(&w, s, false);
	else
		(void)write_answer(&w, s, false);
	hnl_encode_commit(b, &w);
}

HNL_INLINE bool nest_answer(struct hnl_builder *b, uint16_t type,
			    const struct hnl_evo3_answer *s, bool full)
{
	struct hnl_nest nest = hnl_attr_nest_begin(b, type);

	if (!write_answer(b, s, full))
		return false;
	hnl_attr_nest_end(b, nest);
	return b->err == 0;
}

HNL_INLINE bool take_make_req(struct hnl_fast c, struct hnl_evo3_make_req *out)
{
	const struct hnl_field *f = &field[FIELD_MAKE_REQ];

	hnl_fast_begin(&c, HNL_EVO3_MAKE_REQ_FIELDS);
	return hnl_fast_u32(&c, HNL_EVO3_A_EVO_ID, f, HNL_EVO3_MAKE_REQ_ID,
			    &out->id) &&
	       hnl_fast_u32(&c, HNL_EVO3_A_EVO_MODE, f, HNL_EVO3_MAKE_REQ_MODE,
			    &out->mode) &&
	       enter_item(&c, HNL_EVO3_A_EVO_ITEM | HNL_ATTR_CRITICAL, f,
			  HNL_EVO3_MAKE_REQ_ITEM, &out->item) &&
	       hnl_fast_u32(&c, HNL_EVO3_A_EVO_LIMIT, f,
			    HNL_EVO3_MAKE_REQ_LIMIT, &out->limit) &&
	       hnl_fast_u32(&c, HNL_EVO3_A_EVO_GUARD | HNL_ATTR_CRITICAL, f,
			    HNL_EVO3_MAKE_REQ_GUARD, &out->guard) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_make_req(struct hnl_fast c, struct hnl_evo3_make_req *out)
{
	return c.at == -56 &&
	       take_make_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_make_req(struct hnl_builder *b,
			       const struct hnl_evo3_make_req *s, bool full)
{
	const struct hnl_field *f = &field[FIELD_MAKE_REQ];
	const uint64_t has = full ? ~(uint64_t)0 : s->has[0];

	return hnl_encode_has(b, has, HNL_BIT(HNL_EVO3_MAKE_REQ_ID)) &&
	       hnl_encode_u32(b, HNL_EVO3_A_EVO_ID, &f[HNL_EVO3_MAKE_REQ_ID],
			      s->id) &&
	       (!(has & HNL_BIT(HNL_EVO3_MAKE_REQ_MODE)) ||
	        hnl_encode_u32(b, HNL_EVO3_A_EVO_MODE,
			       &f[HNL_EVO3_MAKE_REQ_MODE], s->mode)) &&
	       (!(has & HNL_BIT(HNL_EVO3_MAKE_REQ_ITEM)) ||
	        nest_item(b, HNL_EVO3_A_EVO_ITEM, &s->item, full)) &&
	       (!(has & HNL_BIT(HNL_EVO3_MAKE_REQ_LIMIT)) ||
	        hnl_encode_u32(b, HNL_EVO3_A_EVO_LIMIT,
			       &f[HNL_EVO3_MAKE_REQ_LIMIT], s->limit)) &&
	       (!(has & HNL_BIT(HNL_EVO3_MAKE_REQ_GUARD)) ||
	        hnl_encode_u32(b, HNL_EVO3_A_EVO_GUARD | HNL_ATTR_CRITICAL,
			       &f[HNL_EVO3_MAKE_REQ_GUARD], s->guard));
}

HNL_INLINE bool is_full_make_req(const struct hnl_evo3_make_req *s)
{
	return hnl_encode_is_full(s->has[0], HNL_EVO3_MAKE_REQ_FIELDS) &&
	       is_full_item(&s->item);
}

void hnl_evo3_make_req_put(struct hnl_builder *b,
			   const struct hnl_evo3_make_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 56, false))
		(void)write_make_req(&w, s, false);
	else
		(void)write_make_req(&w, s, false);
	hnl_encode_commit(b, &w);
}

static HNL_APART int encode_any_make_req(uint8_t *buf, size_t size,
					 uint16_t flags, uint32_t seq,
					 uint32_t port,
					 const struct hnl_evo3_make_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_evo3_family, HNL_EVO3_CMD_MAKE,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_evo3_make_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_evo3_make_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				uint32_t seq, uint32_t port,
				const struct hnl_evo3_make_req *s)
{
	struct hnl_builder w;

	hnl_builder_init(&w, buf, size);
	if (is_full_make_req(s) &&
	    hnl_encode_is_roomy(&w, HNL_MSGHDR + 56, false)) {
		hnl_encode_begin_own(&w, &hnl_evo3_family, HNL_EVO3_CMD_MAKE,
				     HNL_F_REQUEST, flags, seq, port);
		(void)write_make_req(&w, s, true);
		return hnl_encode_end(&w);
	}
	return encode_any_make_req(buf, size, flags, seq, port, s);
}

static HNL_APART int any_make_req(struct hnl_decoder *d, const uint8_t *buf,
				  size_t end, size_t pos, void *out,
				  struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_make_req(hnl_fast_of(d, buf, end, pos),
			  (struct hnl_evo3_make_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_MAKE_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_evo3_make_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				size_t end, size_t pos, void *out,
				struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_make_req(hnl_fast_of(d, buf, end, pos),
			   (struct hnl_evo3_make_req *)out))
		return 0;
	return any_make_req(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_make_rsp(struct hnl_fast c, struct hnl_evo3_make_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_MAKE_RSP];

	hnl_fast_begin(&c, HNL_EVO3_MAKE_RSP_FIELDS);
	return enter_answer(&c, HNL_EVO3_A_EVO_ANSWER, f,
			    HNL_EVO3_MAKE_RSP_ANSWER, &out->answer) &&
	       hnl_fast_u32(&c, HNL_EVO3_A_EVO_EXTRA, f,
			    HNL_EVO3_MAKE_RSP_EXTRA, &out->extra) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_make_rsp(struct hnl_fast c, struct hnl_evo3_make_rsp *out)
{
	return c.at == -28 &&
	       take_make_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_make_rsp(struct hnl_builder *b,
			       const struct hnl_evo3_make_rsp *s, bool full)
{
	const struct hnl_field *f = &field[FIELD_MAKE_RSP];
	const uint64_t has = full ? ~(uint64_t)0 : s->has[0];

	return (!(has & HNL_BIT(HNL_EVO3_MAKE_RSP_ANSWER)) ||
	        nest_answer(b, HNL_EVO3_A_EVO_ANSWER, &s->answer, full)) &&
	       (!(has & HNL_BIT(HNL_EVO3_MAKE_RSP_EXTRA)) ||
	        hnl_encode_u32(b, HNL_EVO3_A_EVO_EXTRA,
			       &f[HNL_EVO3_MAKE_RSP_EXTRA], s->extra));
}

HNL_INLINE bool is_full_make_rsp(const struct hnl_evo3_make_rsp *s)
{
	return hnl_encode_is_full(s->has[0], HNL_EVO3_MAKE_RSP_FIELDS) &&
	       is_full_answer(&s->answer);
}

void hnl_evo3_make_rsp_put(struct hnl_builder *b,
			   const struct hnl_evo3_make_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 28, false))
		(void)write_make_rsp(&w, s, false);
	else
		(void)write_make_rsp(&w, s, false);
	hnl_encode_commit(b, &w);
}

static HNL_APART int encode_any_make_rsp(uint8_t *buf, size_t size,
					 uint16_t flags, uint32_t seq,
					 uint32_t port,
					 const struct hnl_evo3_make_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_evo3_family, HNL_EVO3_CMD_MAKE, 0, flags,
			     seq, port);
	hnl_evo3_make_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_evo3_make_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				uint32_t seq, uint32_t port,
				const struct hnl_evo3_make_rsp *s)
{
	struct hnl_builder w;

	hnl_builder_init(&w, buf, size);
	if (is_full_make_rsp(s) &&
	    hnl_encode_is_roomy(&w, HNL_MSGHDR + 28, false)) {
		hnl_encode_begin_own(&w, &hnl_evo3_family, HNL_EVO3_CMD_MAKE, 0,
				     flags, seq, port);
		(void)write_make_rsp(&w, s, true);
		return hnl_encode_end(&w);
	}
	return encode_any_make_rsp(buf, size, flags, seq, port, s);
}

static HNL_APART int any_make_rsp(struct hnl_decoder *d, const uint8_t *buf,
				  size_t end, size_t pos, void *out,
				  struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_make_rsp(hnl_fast_of(d, buf, end, pos),
			  (struct hnl_evo3_make_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_MAKE_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_evo3_make_rsp_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				size_t end, size_t pos, void *out,
				struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_make_rsp(hnl_fast_of(d, buf, end, pos),
			   (struct hnl_evo3_make_rsp *)out))
		return 0;
	return any_make_rsp(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_drop_req(struct hnl_fast c, struct hnl_evo3_drop_req *out)
{
	const struct hnl_field *f = &field[FIELD_DROP_REQ];

	hnl_fast_begin(&c, HNL_EVO3_DROP_REQ_FIELDS);
	if (!hnl_fast_u32(&c, HNL_EVO3_A_EVO_ID, f, HNL_EVO3_DROP_REQ_ID,
			  &out->id))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_drop_req(struct hnl_fast c, struct hnl_evo3_drop_req *out)
{
	return c.at == -8 &&
	       take_drop_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_drop_req(struct hnl_builder *b,
			       const struct hnl_evo3_drop_req *s)
{
	const struct hnl_field *f = &field[FIELD_DROP_REQ];

	return hnl_encode_has(b, s->has[0], HNL_BIT(HNL_EVO3_DROP_REQ_ID)) &&
	       hnl_encode_u32(b, HNL_EVO3_A_EVO_ID, &f[HNL_EVO3_DROP_REQ_ID],
			      s->id);
}

void hnl_evo3_drop_req_put(struct hnl_builder *b,
			   const struct hnl_evo3_drop_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 8, false))
		(void)write_drop_req(&w, s);
	else
		(void)write_drop_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_evo3_drop_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_evo3_drop_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_evo3_family, HNL_EVO3_CMD_DROP,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_evo3_drop_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_evo3_drop_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				size_t end, size_t pos, void *out,
				struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_drop_req(hnl_fast_of(d, buf, end, pos),
			   (struct hnl_evo3_drop_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_DROP_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_told_ntf(struct hnl_fast c, struct hnl_evo3_told_ntf *out)
{
	const struct hnl_field *f = &field[FIELD_TOLD_NTF];

	hnl_fast_begin(&c, HNL_EVO3_TOLD_NTF_FIELDS);
	return hnl_fast_u32(&c, HNL_EVO3_A_EVO_EXTRA, f,
			    HNL_EVO3_TOLD_NTF_EXTRA, &out->extra) &&
	       hnl_fast_u32(&c, HNL_EVO3_A_EVO_CAUSE, f,
			    HNL_EVO3_TOLD_NTF_CAUSE, &out->cause) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_told_ntf(struct hnl_fast c, struct hnl_evo3_told_ntf *out)
{
	return c.at == -16 &&
	       take_told_ntf(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_told_ntf(struct hnl_builder *b,
			       const struct hnl_evo3_told_ntf *s)
{
	const struct hnl_field *f = &field[FIELD_TOLD_NTF];

	return hnl_encode_has(b, s->has[0], HNL_BIT(HNL_EVO3_TOLD_NTF_CAUSE)) &&
	       (!HNL_HAS(s, HNL_EVO3_TOLD_NTF_EXTRA) ||
	        hnl_encode_u32(b, HNL_EVO3_A_EVO_EXTRA,
			       &f[HNL_EVO3_TOLD_NTF_EXTRA], s->extra)) &&
	       hnl_encode_u32(b, HNL_EVO3_A_EVO_CAUSE,
			      &f[HNL_EVO3_TOLD_NTF_CAUSE], s->cause);
}

void hnl_evo3_told_ntf_put(struct hnl_builder *b,
			   const struct hnl_evo3_told_ntf *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 16, false))
		(void)write_told_ntf(&w, s);
	else
		(void)write_told_ntf(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_evo3_told_ntf_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_evo3_told_ntf *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_evo3_family, HNL_EVO3_CMD_TOLD, 0, flags,
			     seq, port);
	hnl_evo3_told_ntf_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_told_ntf(struct hnl_decoder *d, const uint8_t *buf,
				  size_t end, size_t pos, void *out,
				  struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_told_ntf(hnl_fast_of(d, buf, end, pos),
			  (struct hnl_evo3_told_ntf *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_TOLD_NTF;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_evo3_told_ntf_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				size_t end, size_t pos, void *out,
				struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_told_ntf(hnl_fast_of(d, buf, end, pos),
			   (struct hnl_evo3_told_ntf *)out))
		return 0;
	return any_told_ntf(d, buf, end, pos, out, x);
}
