/* SPDX-License-Identifier: MIT */
/* generated from tests/bench/mixed.yaml by schema/hnlgen; do not edit */
#include <hnl/decode.h>

#include "hnl_mixed.h"

/* Sets of attributes: one a message, one a nest. */
enum {
	SET_SEND_REQ,
	SET_MASK_REQ,
	SET_TIMER_REQ,
	SET_PROTECT_REQ,
	SET_GRANT_REQ,
	SET_PLACE_REQ,
	SET_SET_REQ,
	SET_GET_REQ,
	SET_GET_RSP,
	SET_WALK_REQ
};

/* Where the fields of each set begin. */
enum {
	FIELD_SEND_REQ = 0,
	FIELD_MASK_REQ = 1,
	FIELD_TIMER_REQ = 3,
	FIELD_PROTECT_REQ = 5,
	FIELD_GRANT_REQ = 7,
	FIELD_PLACE_REQ = 11,
	FIELD_SET_REQ = 14,
	FIELD_GET_REQ = 16,
	FIELD_GET_RSP = 17,
	FIELD_WALK_REQ = 18
};

/* Where the slots of each set begin. */
enum {
	SLOT_SEND_REQ = 0,
	SLOT_MASK_REQ = 2,
	SLOT_TIMER_REQ = 5,
	SLOT_PROTECT_REQ = 10,
	SLOT_GRANT_REQ = 18,
	SLOT_PLACE_REQ = 28,
	SLOT_SET_REQ = 40,
	SLOT_GET_REQ = 54,
	SLOT_GET_RSP = 67,
	SLOT_WALK_REQ = 81
};

/* Attribute number -> 1 + field; 0: unknown. */
static const uint8_t slot[] = {
	[SLOT_SEND_REQ + HNL_MIXED_A_PORT] = 1 + HNL_MIXED_SEND_REQ_PORT,
	[SLOT_MASK_REQ + HNL_MIXED_A_PORT] = 1 + HNL_MIXED_MASK_REQ_PORT,
	[SLOT_MASK_REQ + HNL_MIXED_A_MASKED] = 1 + HNL_MIXED_MASK_REQ_MASKED,
	[SLOT_TIMER_REQ + HNL_MIXED_A_VCPU] = 1 + HNL_MIXED_TIMER_REQ_VCPU,
	[SLOT_TIMER_REQ + HNL_MIXED_A_DEADLINE] =
		1 + HNL_MIXED_TIMER_REQ_DEADLINE,
	[SLOT_PROTECT_REQ + HNL_MIXED_A_GPA] = 1 + HNL_MIXED_PROTECT_REQ_GPA,
	[SLOT_PROTECT_REQ + HNL_MIXED_A_ATTRIBUTES] =
		1 + HNL_MIXED_PROTECT_REQ_ATTRIBUTES,
	[SLOT_GRANT_REQ + HNL_MIXED_A_GPA] = 1 + HNL_MIXED_GRANT_REQ_GPA,
	[SLOT_GRANT_REQ + HNL_MIXED_A_ATTRIBUTES] =
		1 + HNL_MIXED_GRANT_REQ_ATTRIBUTES,
	[SLOT_GRANT_REQ + HNL_MIXED_A_REF] = 1 + HNL_MIXED_GRANT_REQ_REF,
	[SLOT_GRANT_REQ + HNL_MIXED_A_PEER] = 1 + HNL_MIXED_GRANT_REQ_PEER,
	[SLOT_PLACE_REQ + HNL_MIXED_A_VCPU] = 1 + HNL_MIXED_PLACE_REQ_VCPU,
	[SLOT_PLACE_REQ + HNL_MIXED_A_NODE] = 1 + HNL_MIXED_PLACE_REQ_NODE,
	[SLOT_PLACE_REQ + HNL_MIXED_A_WEIGHT] = 1 + HNL_MIXED_PLACE_REQ_WEIGHT,
	[SLOT_SET_REQ + HNL_MIXED_A_INDEX] = 1 + HNL_MIXED_SET_REQ_INDEX,
	[SLOT_SET_REQ + HNL_MIXED_A_VALUE] = 1 + HNL_MIXED_SET_REQ_VALUE,
	[SLOT_GET_REQ + HNL_MIXED_A_INDEX] = 1 + HNL_MIXED_GET_REQ_INDEX,
	[SLOT_GET_RSP + HNL_MIXED_A_VALUE] = 1 + HNL_MIXED_GET_RSP_VALUE,
	[SLOT_WALK_REQ + HNL_MIXED_A_PAGES] = 1 + HNL_MIXED_WALK_REQ_PAGES,
};

static const struct hnl_field field[] = {
	[FIELD_SEND_REQ + HNL_MIXED_SEND_REQ_PORT] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_MIXED_A_PORT,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_mixed_send_req, port),
		.shape = 8,
		.hi = 1023,
		.span = 1023,
	},
	[FIELD_MASK_REQ + HNL_MIXED_MASK_REQ_PORT] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_MIXED_A_PORT,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_mixed_mask_req, port),
		.shape = 8,
		.hi = 1023,
		.span = 1023,
	},
	[FIELD_MASK_REQ + HNL_MIXED_MASK_REQ_MASKED] = {
		.kind = HNL_KIND_U8,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_MIXED_A_MASKED,
		.min = 1,
		.max = 1,
		.dst = offsetof(struct hnl_mixed_mask_req, masked),
		.shape = 5,
		.hi = 1,
		.span = 1,
	},
	[FIELD_TIMER_REQ + HNL_MIXED_TIMER_REQ_VCPU] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_MIXED_A_VCPU,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_mixed_timer_req, vcpu),
		.shape = 8,
		.hi = 63,
		.span = 63,
	},
	[FIELD_TIMER_REQ + HNL_MIXED_TIMER_REQ_DEADLINE] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_MIXED_A_DEADLINE,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_mixed_timer_req, deadline),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_PROTECT_REQ + HNL_MIXED_PROTECT_REQ_GPA] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.align = 12,
		.type = HNL_MIXED_A_GPA,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_mixed_protect_req, gpa),
		.shape = 12,
		.span = 0xfffffffffffff,
	},
	[FIELD_PROTECT_REQ + HNL_MIXED_PROTECT_REQ_ATTRIBUTES] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_MASK,
		.type = HNL_MIXED_A_ATTRIBUTES,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_mixed_protect_req, attributes),
		.shape = 8,
		.hi = 0x1f,
		.span = 31,
	},
	[FIELD_GRANT_REQ + HNL_MIXED_GRANT_REQ_GPA] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.align = 12,
		.type = HNL_MIXED_A_GPA,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_mixed_grant_req, gpa),
		.shape = 12,
		.span = 0xfffffffffffff,
	},
	[FIELD_GRANT_REQ + HNL_MIXED_GRANT_REQ_ATTRIBUTES] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_MASK,
		.type = HNL_MIXED_A_ATTRIBUTES,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_mixed_grant_req, attributes),
		.shape = 8,
		.hi = 0x1f,
		.span = 31,
	},
	[FIELD_GRANT_REQ + HNL_MIXED_GRANT_REQ_REF] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_MIXED_A_REF,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_mixed_grant_req, ref),
		.shape = 8,
		.hi = 255,
		.span = 255,
	},
	[FIELD_GRANT_REQ + HNL_MIXED_GRANT_REQ_PEER] = {
		.kind = HNL_KIND_U16,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_MIXED_A_PEER,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_mixed_grant_req, peer),
		.shape = 6,
		.hi = 32751,
		.span = 32751,
	},
	[FIELD_PLACE_REQ + HNL_MIXED_PLACE_REQ_VCPU] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_MIXED_A_VCPU,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_mixed_place_req, vcpu),
		.shape = 8,
		.hi = 63,
		.span = 63,
	},
	[FIELD_PLACE_REQ + HNL_MIXED_PLACE_REQ_NODE] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_MIXED_A_NODE,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_mixed_place_req, node),
		.shape = 8,
		.hi = 15,
		.span = 15,
	},
	[FIELD_PLACE_REQ + HNL_MIXED_PLACE_REQ_WEIGHT] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_MIXED_A_WEIGHT,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_mixed_place_req, weight),
		.shape = 8,
		.lo = 1,
		.hi = 65535,
		.span = 65534,
	},
	[FIELD_SET_REQ + HNL_MIXED_SET_REQ_INDEX] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_MIXED_A_INDEX,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_mixed_set_req, index),
		.shape = 8,
		.hi = 63,
		.span = 63,
	},
	[FIELD_SET_REQ + HNL_MIXED_SET_REQ_VALUE] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_MIXED_A_VALUE,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_mixed_set_req, value),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_GET_REQ + HNL_MIXED_GET_REQ_INDEX] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_MIXED_A_INDEX,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_mixed_get_req, index),
		.shape = 8,
		.hi = 63,
		.span = 63,
	},
	[FIELD_GET_RSP + HNL_MIXED_GET_RSP_VALUE] = {
		.kind = HNL_KIND_U64,
		.type = HNL_MIXED_A_VALUE,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_mixed_get_rsp, value),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_WALK_REQ + HNL_MIXED_WALK_REQ_PAGES] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_MIXED_A_PAGES,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_mixed_walk_req, pages),
		.shape = 12,
		.lo = 1,
		.hi = 65536,
		.span = 65535,
	},
};

static const struct hnl_set set[] = {
	[SET_SEND_REQ] = {
		.slot = SLOT_SEND_REQ,
		.n_types = 2,
		.field = FIELD_SEND_REQ,
		.n_fields = HNL_MIXED_SEND_REQ_FIELDS,
	},
	[SET_MASK_REQ] = {
		.slot = SLOT_MASK_REQ,
		.n_types = 3,
		.field = FIELD_MASK_REQ,
		.n_fields = HNL_MIXED_MASK_REQ_FIELDS,
	},
	[SET_TIMER_REQ] = {
		.slot = SLOT_TIMER_REQ,
		.n_types = 5,
		.field = FIELD_TIMER_REQ,
		.n_fields = HNL_MIXED_TIMER_REQ_FIELDS,
	},
	[SET_PROTECT_REQ] = {
		.slot = SLOT_PROTECT_REQ,
		.n_types = 8,
		.field = FIELD_PROTECT_REQ,
		.n_fields = HNL_MIXED_PROTECT_REQ_FIELDS,
	},
	[SET_GRANT_REQ] = {
		.slot = SLOT_GRANT_REQ,
		.n_types = 10,
		.field = FIELD_GRANT_REQ,
		.n_fields = HNL_MIXED_GRANT_REQ_FIELDS,
	},
	[SET_PLACE_REQ] = {
		.slot = SLOT_PLACE_REQ,
		.n_types = 12,
		.field = FIELD_PLACE_REQ,
		.n_fields = HNL_MIXED_PLACE_REQ_FIELDS,
	},
	[SET_SET_REQ] = {
		.slot = SLOT_SET_REQ,
		.n_types = 14,
		.field = FIELD_SET_REQ,
		.n_fields = HNL_MIXED_SET_REQ_FIELDS,
	},
	[SET_GET_REQ] = {
		.slot = SLOT_GET_REQ,
		.n_types = 13,
		.field = FIELD_GET_REQ,
		.n_fields = HNL_MIXED_GET_REQ_FIELDS,
	},
	[SET_GET_RSP] = {
		.slot = SLOT_GET_RSP,
		.n_types = 14,
		.field = FIELD_GET_RSP,
		.n_fields = HNL_MIXED_GET_RSP_FIELDS,
	},
	[SET_WALK_REQ] = {
		.slot = SLOT_WALK_REQ,
		.n_types = 7,
		.field = FIELD_WALK_REQ,
		.n_fields = HNL_MIXED_WALK_REQ_FIELDS,
	},
};

/* Guest-physical addresses of the caller in requests. */
static const struct hnl_reach reach[] = {
	{
		.set = SET_PROTECT_REQ,
		.type = HNL_MIXED_A_GPA,
	},
	{
		.set = SET_GRANT_REQ,
		.type = HNL_MIXED_A_GPA,
	},
};

static int (*const decode[10])(struct hnl_decoder *d, const uint8_t *buf,
			       size_t end, size_t pos, void *out,
			       struct hnl_extack *x) = {
	[SET_SEND_REQ] = hnl_mixed_send_req_decode_at,
	[SET_MASK_REQ] = hnl_mixed_mask_req_decode_at,
	[SET_TIMER_REQ] = hnl_mixed_timer_req_decode_at,
	[SET_PROTECT_REQ] = hnl_mixed_protect_req_decode_at,
	[SET_GRANT_REQ] = hnl_mixed_grant_req_decode_at,
	[SET_PLACE_REQ] = hnl_mixed_place_req_decode_at,
	[SET_SET_REQ] = hnl_mixed_set_req_decode_at,
	[SET_GET_REQ] = hnl_mixed_get_req_decode_at,
	[SET_GET_RSP] = hnl_mixed_get_rsp_decode_at,
	[SET_WALK_REQ] = hnl_mixed_walk_req_decode_at,
};

static const struct hnl_schema schema = {
	.slot = slot,
	.field = field,
	.set = set,
	.n_sets = 10,
	.reach = reach,
	.n_reach = 2,
	.decode = decode,
};

static const struct hnl_command command[] = {
	[HNL_MIXED_CMD_SEND] = {
		.flags = HNL_COMMAND_DO,
		.request = SET_SEND_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_mixed_send_req),
	},
	[HNL_MIXED_CMD_MASK] = {
		.flags = HNL_COMMAND_DO,
		.request = SET_MASK_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_mixed_mask_req),
	},
	[HNL_MIXED_CMD_TIMER] = {
		.flags = HNL_COMMAND_DO,
		.request = SET_TIMER_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_mixed_timer_req),
	},
	[HNL_MIXED_CMD_PROTECT] = {
		.flags = HNL_COMMAND_DO,
		.request = SET_PROTECT_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_mixed_protect_req),
	},
	[HNL_MIXED_CMD_GRANT] = {
		.flags = HNL_COMMAND_DO,
		.request = SET_GRANT_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_mixed_grant_req),
	},
	[HNL_MIXED_CMD_PLACE] = {
		.flags = HNL_COMMAND_DO,
		.request = SET_PLACE_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_mixed_place_req),
	},
	[HNL_MIXED_CMD_SET] = {
		.flags = HNL_COMMAND_DO,
		.request = SET_SET_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_mixed_set_req),
	},
	[HNL_MIXED_CMD_GET] = {
		.flags = HNL_COMMAND_DO,
		.request = SET_GET_REQ,
		.reply = SET_GET_RSP,
		.request_size = sizeof(struct hnl_mixed_get_req),
		.reply_max = 32,
		.reply_bound = 32,
	},
	[HNL_MIXED_CMD_WALK] = {
		.flags = HNL_COMMAND_DO,
		.request = SET_WALK_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_mixed_walk_req),
	},
};

const struct hnl_family hnl_mixed_family = {
	.id = HNL_MIXED_FAMILY,
	.version = HNL_MIXED_VERSION,
	.n_commands = 10,
	.command = command,
	.schema = &schema,
};

HNL_INLINE bool take_send_req(struct hnl_fast c, struct hnl_mixed_send_req *out)
{
	const struct hnl_field *f = &field[FIELD_SEND_REQ];

	hnl_fast_begin(&c, HNL_MIXED_SEND_REQ_FIELDS);
	if (!hnl_fast_u32(&c, HNL_MIXED_A_PORT, f, HNL_MIXED_SEND_REQ_PORT,
			  &out->port))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_send_req(struct hnl_fast c,
			       struct hnl_mixed_send_req *out)
{
	return c.at == -8 &&
	       take_send_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_send_req(struct hnl_builder *b,
			       const struct hnl_mixed_send_req *s)
{
	const struct hnl_field *f = &field[FIELD_SEND_REQ];

	return hnl_encode_has(b, s->has[0], HNL_BIT(HNL_MIXED_SEND_REQ_PORT)) &&
	       hnl_encode_u32(b, HNL_MIXED_A_PORT, &f[HNL_MIXED_SEND_REQ_PORT],
			      s->port);
}

void hnl_mixed_send_req_put(struct hnl_builder *b,
			    const struct hnl_mixed_send_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 8, false))
		(void)write_send_req(&w, s);
	else
		(void)write_send_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_mixed_send_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_mixed_send_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_mixed_family, HNL_MIXED_CMD_SEND,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_mixed_send_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_mixed_send_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				 size_t end, size_t pos, void *out,
				 struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_send_req(hnl_fast_of(d, buf, end, pos),
			   (struct hnl_mixed_send_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_SEND_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_mask_req(struct hnl_fast c, struct hnl_mixed_mask_req *out)
{
	const struct hnl_field *f = &field[FIELD_MASK_REQ];

	hnl_fast_begin(&c, HNL_MIXED_MASK_REQ_FIELDS);
	if (!hnl_fast_u32(&c, HNL_MIXED_A_PORT, f, HNL_MIXED_MASK_REQ_PORT,
			  &out->port) ||
	    !hnl_fast_u8(&c, HNL_MIXED_A_MASKED, f, HNL_MIXED_MASK_REQ_MASKED,
			 &out->masked))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_mask_req(struct hnl_fast c,
			       struct hnl_mixed_mask_req *out)
{
	return c.at == -16 &&
	       take_mask_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_mask_req(struct hnl_builder *b,
			       const struct hnl_mixed_mask_req *s)
{
	const struct hnl_field *f = &field[FIELD_MASK_REQ];

	return hnl_encode_has(b, s->has[0], HNL_BIT(HNL_MIXED_MASK_REQ_PORT) |
			      HNL_BIT(HNL_MIXED_MASK_REQ_MASKED)) &&
	       hnl_encode_u32(b, HNL_MIXED_A_PORT, &f[HNL_MIXED_MASK_REQ_PORT],
			      s->port) &&
	       hnl_encode_u8(b, HNL_MIXED_A_MASKED,
			     &f[HNL_MIXED_MASK_REQ_MASKED], s->masked);
}

void hnl_mixed_mask_req_put(struct hnl_builder *b,
			    const struct hnl_mixed_mask_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 16, false))
		(void)write_mask_req(&w, s);
	else
		(void)write_mask_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_mixed_mask_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_mixed_mask_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_mixed_family, HNL_MIXED_CMD_MASK,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_mixed_mask_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_mixed_mask_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				 size_t end, size_t pos, void *out,
				 struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_mask_req(hnl_fast_of(d, buf, end, pos),
			   (struct hnl_mixed_mask_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_MASK_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_timer_req(struct hnl_fast c,
			       struct hnl_mixed_timer_req *out)
{
	const struct hnl_field *f = &field[FIELD_TIMER_REQ];

	hnl_fast_begin(&c, HNL_MIXED_TIMER_REQ_FIELDS);
	if (!hnl_fast_u32(&c, HNL_MIXED_A_VCPU, f, HNL_MIXED_TIMER_REQ_VCPU,
			  &out->vcpu) ||
	    !hnl_fast_u64(&c, HNL_MIXED_A_DEADLINE, f,
			  HNL_MIXED_TIMER_REQ_DEADLINE, &out->deadline))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_timer_req(struct hnl_fast c,
				struct hnl_mixed_timer_req *out)
{
	return c.at == -20 &&
	       take_timer_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_timer_req(struct hnl_builder *b,
				const struct hnl_mixed_timer_req *s)
{
	const struct hnl_field *f = &field[FIELD_TIMER_REQ];

	return hnl_encode_has(b, s->has[0], HNL_BIT(HNL_MIXED_TIMER_REQ_VCPU) |
			      HNL_BIT(HNL_MIXED_TIMER_REQ_DEADLINE)) &&
	       hnl_encode_u32(b, HNL_MIXED_A_VCPU, &f[HNL_MIXED_TIMER_REQ_VCPU],
			      s->vcpu) &&
	       hnl_encode_u64(b, HNL_MIXED_A_DEADLINE,
			      &f[HNL_MIXED_TIMER_REQ_DEADLINE], s->deadline);
}

void hnl_mixed_timer_req_put(struct hnl_builder *b,
			     const struct hnl_mixed_timer_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 20, false))
		(void)write_timer_req(&w, s);
	else
		(void)write_timer_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_mixed_timer_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_mixed_timer_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_mixed_family, HNL_MIXED_CMD_TIMER,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_mixed_timer_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_mixed_timer_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				  size_t end, size_t pos, void *out,
				  struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_timer_req(hnl_fast_of(d, buf, end, pos),
			    (struct hnl_mixed_timer_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_TIMER_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_protect_req(struct hnl_fast c,
				 struct hnl_mixed_protect_req *out)
{
	const struct hnl_field *f = &field[FIELD_PROTECT_REQ];

	hnl_fast_begin(&c, HNL_MIXED_PROTECT_REQ_FIELDS);
	if (!hnl_fast_u64(&c, HNL_MIXED_A_GPA, f, HNL_MIXED_PROTECT_REQ_GPA,
			  &out->gpa) ||
	    !hnl_fast_u32(&c, HNL_MIXED_A_ATTRIBUTES, f,
			  HNL_MIXED_PROTECT_REQ_ATTRIBUTES, &out->attributes))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_protect_req(struct hnl_fast c,
				  struct hnl_mixed_protect_req *out)
{
	return c.at == -20 &&
	       take_protect_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_protect_req(struct hnl_builder *b,
				  const struct hnl_mixed_protect_req *s)
{
	const struct hnl_field *f = &field[FIELD_PROTECT_REQ];

	return hnl_encode_has(b, s->has[0], HNL_BIT(HNL_MIXED_PROTECT_REQ_GPA) |
			      HNL_BIT(HNL_MIXED_PROTECT_REQ_ATTRIBUTES)) &&
	       hnl_encode_u64(b, HNL_MIXED_A_GPA, &f[HNL_MIXED_PROTECT_REQ_GPA],
			      s->gpa) &&
	       hnl_encode_u32(b, HNL_MIXED_A_ATTRIBUTES,
			      &f[HNL_MIXED_PROTECT_REQ_ATTRIBUTES],
			      s->attributes);
}

void hnl_mixed_protect_req_put(struct hnl_builder *b,
			       const struct hnl_mixed_protect_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 20, false))
		(void)write_protect_req(&w, s);
	else
		(void)write_protect_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_mixed_protect_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				     uint32_t seq, uint32_t port,
				     const struct hnl_mixed_protect_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_mixed_family, HNL_MIXED_CMD_PROTECT,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_mixed_protect_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_mixed_protect_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				    size_t end, size_t pos, void *out,
				    struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_protect_req(hnl_fast_of(d, buf, end, pos),
			      (struct hnl_mixed_protect_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_PROTECT_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_grant_req(struct hnl_fast c,
			       struct hnl_mixed_grant_req *out)
{
	const struct hnl_field *f = &field[FIELD_GRANT_REQ];

	hnl_fast_begin(&c, HNL_MIXED_GRANT_REQ_FIELDS);
	if (!hnl_fast_u64(&c, HNL_MIXED_A_GPA, f, HNL_MIXED_GRANT_REQ_GPA,
			  &out->gpa) ||
	    !hnl_fast_u32(&c, HNL_MIXED_A_ATTRIBUTES, f,
			  HNL_MIXED_GRANT_REQ_ATTRIBUTES, &out->attributes) ||
	    !hnl_fast_u32(&c, HNL_MIXED_A_REF, f, HNL_MIXED_GRANT_REQ_REF,
			  &out->ref) ||
	    !hnl_fast_u16(&c, HNL_MIXED_A_PEER, f, HNL_MIXED_GRANT_REQ_PEER,
			  &out->peer))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_grant_req(struct hnl_fast c,
				struct hnl_mixed_grant_req *out)
{
	return c.at == -36 &&
	       take_grant_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_grant_req(struct hnl_builder *b,
				const struct hnl_mixed_grant_req *s)
{
	const struct hnl_field *f = &field[FIELD_GRANT_REQ];

	return hnl_encode_has(b, s->has[0], HNL_BIT(HNL_MIXED_GRANT_REQ_GPA) |
			      HNL_BIT(HNL_MIXED_GRANT_REQ_ATTRIBUTES) |
			      HNL_BIT(HNL_MIXED_GRANT_REQ_REF) |
			      HNL_BIT(HNL_MIXED_GRANT_REQ_PEER)) &&
	       hnl_encode_u64(b, HNL_MIXED_A_GPA, &f[HNL_MIXED_GRANT_REQ_GPA],
			      s->gpa) &&
	       hnl_encode_u32(b, HNL_MIXED_A_ATTRIBUTES,
			      &f[HNL_MIXED_GRANT_REQ_ATTRIBUTES],
			      s->attributes) &&
	       hnl_encode_u32(b, HNL_MIXED_A_REF, &f[HNL_MIXED_GRANT_REQ_REF],
			      s->ref) &&
	       hnl_encode_u16(b, HNL_MIXED_A_PEER, &f[HNL_MIXED_GRANT_REQ_PEER],
			      s->peer);
}

void hnl_mixed_grant_req_put(struct hnl_builder *b,
			     const struct hnl_mixed_grant_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 36, false))
		(void)write_grant_req(&w, s);
	else
		(void)write_grant_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_mixed_grant_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_mixed_grant_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_mixed_family, HNL_MIXED_CMD_GRANT,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_mixed_grant_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_mixed_grant_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				  size_t end, size_t pos, void *out,
				  struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_grant_req(hnl_fast_of(d, buf, end, pos),
			    (struct hnl_mixed_grant_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_GRANT_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_place_req(struct hnl_fast c,
			       struct hnl_mixed_place_req *out)
{
	const struct hnl_field *f = &field[FIELD_PLACE_REQ];

	hnl_fast_begin(&c, HNL_MIXED_PLACE_REQ_FIELDS);
	if (!hnl_fast_u32(&c, HNL_MIXED_A_VCPU, f, HNL_MIXED_PLACE_REQ_VCPU,
			  &out->vcpu) ||
	    !hnl_fast_u32(&c, HNL_MIXED_A_NODE, f, HNL_MIXED_PLACE_REQ_NODE,
			  &out->node) ||
	    !hnl_fast_u32(&c, HNL_MIXED_A_WEIGHT, f, HNL_MIXED_PLACE_REQ_WEIGHT,
			  &out->weight))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_place_req(struct hnl_fast c,
				struct hnl_mixed_place_req *out)
{
	return c.at == -24 &&
	       take_place_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_place_req(struct hnl_builder *b,
				const struct hnl_mixed_place_req *s)
{
	const struct hnl_field *f = &field[FIELD_PLACE_REQ];

	return hnl_encode_has(b, s->has[0], HNL_BIT(HNL_MIXED_PLACE_REQ_VCPU) |
			      HNL_BIT(HNL_MIXED_PLACE_REQ_NODE) |
			      HNL_BIT(HNL_MIXED_PLACE_REQ_WEIGHT)) &&
	       hnl_encode_u32(b, HNL_MIXED_A_VCPU, &f[HNL_MIXED_PLACE_REQ_VCPU],
			      s->vcpu) &&
	       hnl_encode_u32(b, HNL_MIXED_A_NODE, &f[HNL_MIXED_PLACE_REQ_NODE],
			      s->node) &&
	       hnl_encode_u32(b, HNL_MIXED_A_WEIGHT,
			      &f[HNL_MIXED_PLACE_REQ_WEIGHT], s->weight);
}

void hnl_mixed_place_req_put(struct hnl_builder *b,
			     const struct hnl_mixed_place_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 24, false))
		(void)write_place_req(&w, s);
	else
		(void)write_place_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_mixed_place_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_mixed_place_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_mixed_family, HNL_MIXED_CMD_PLACE,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_mixed_place_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_mixed_place_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				  size_t end, size_t pos, void *out,
				  struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_place_req(hnl_fast_of(d, buf, end, pos),
			    (struct hnl_mixed_place_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_PLACE_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_set_req(struct hnl_fast c, struct hnl_mixed_set_req *out)
{
	const struct hnl_field *f = &field[FIELD_SET_REQ];

	hnl_fast_begin(&c, HNL_MIXED_SET_REQ_FIELDS);
	if (!hnl_fast_u32(&c, HNL_MIXED_A_INDEX, f, HNL_MIXED_SET_REQ_INDEX,
			  &out->index) ||
	    !hnl_fast_u64(&c, HNL_MIXED_A_VALUE, f, HNL_MIXED_SET_REQ_VALUE,
			  &out->value))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_set_req(struct hnl_fast c, struct hnl_mixed_set_req *out)
{
	return c.at == -20 &&
	       take_set_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_set_req(struct hnl_builder *b,
			      const struct hnl_mixed_set_req *s)
{
	const struct hnl_field *f = &field[FIELD_SET_REQ];

	return hnl_encode_has(b, s->has[0], HNL_BIT(HNL_MIXED_SET_REQ_INDEX) |
			      HNL_BIT(HNL_MIXED_SET_REQ_VALUE)) &&
	       hnl_encode_u32(b, HNL_MIXED_A_INDEX, &f[HNL_MIXED_SET_REQ_INDEX],
			      s->index) &&
	       hnl_encode_u64(b, HNL_MIXED_A_VALUE, &f[HNL_MIXED_SET_REQ_VALUE],
			      s->value);
}

void hnl_mixed_set_req_put(struct hnl_builder *b,
			   const struct hnl_mixed_set_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 20, false))
		(void)write_set_req(&w, s);
	else
		(void)write_set_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_mixed_set_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_mixed_set_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_mixed_family, HNL_MIXED_CMD_SET,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_mixed_set_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_mixed_set_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				size_t end, size_t pos, void *out,
				struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_set_req(hnl_fast_of(d, buf, end, pos),
			  (struct hnl_mixed_set_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_SET_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_get_req(struct hnl_fast c, struct hnl_mixed_get_req *out)
{
	const struct hnl_field *f = &field[FIELD_GET_REQ];

	hnl_fast_begin(&c, HNL_MIXED_GET_REQ_FIELDS);
	if (!hnl_fast_u32(&c, HNL_MIXED_A_INDEX, f, HNL_MIXED_GET_REQ_INDEX,
			  &out->index))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_get_req(struct hnl_fast c, struct hnl_mixed_get_req *out)
{
	return c.at == -8 &&
	       take_get_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_get_req(struct hnl_builder *b,
			      const struct hnl_mixed_get_req *s)
{
	const struct hnl_field *f = &field[FIELD_GET_REQ];

	return hnl_encode_has(b, s->has[0], HNL_BIT(HNL_MIXED_GET_REQ_INDEX)) &&
	       hnl_encode_u32(b, HNL_MIXED_A_INDEX, &f[HNL_MIXED_GET_REQ_INDEX],
			      s->index);
}

void hnl_mixed_get_req_put(struct hnl_builder *b,
			   const struct hnl_mixed_get_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 8, false))
		(void)write_get_req(&w, s);
	else
		(void)write_get_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_mixed_get_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_mixed_get_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_mixed_family, HNL_MIXED_CMD_GET,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_mixed_get_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_mixed_get_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				size_t end, size_t pos, void *out,
				struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_get_req(hnl_fast_of(d, buf, end, pos),
			  (struct hnl_mixed_get_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_GET_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_get_rsp(struct hnl_fast c, struct hnl_mixed_get_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_GET_RSP];

	hnl_fast_begin(&c, HNL_MIXED_GET_RSP_FIELDS);
	return hnl_fast_u64(&c, HNL_MIXED_A_VALUE, f, HNL_MIXED_GET_RSP_VALUE,
			    &out->value) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_get_rsp(struct hnl_fast c, struct hnl_mixed_get_rsp *out)
{
	return c.at == -12 &&
	       take_get_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_get_rsp(struct hnl_builder *b,
			      const struct hnl_mixed_get_rsp *s)
{
	const struct hnl_field *f = &field[FIELD_GET_RSP];

	return (!HNL_HAS(s, HNL_MIXED_GET_RSP_VALUE) ||
	        hnl_encode_u64(b, HNL_MIXED_A_VALUE,
			       &f[HNL_MIXED_GET_RSP_VALUE], s->value));
}

void hnl_mixed_get_rsp_put(struct hnl_builder *b,
			   const struct hnl_mixed_get_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 12, false))
		(void)write_get_rsp(&w, s);
	else
		(void)write_get_rsp(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_mixed_get_rsp_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_mixed_get_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_mixed_family, HNL_MIXED_CMD_GET, 0, flags,
			     seq, port);
	hnl_mixed_get_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_get_rsp(struct hnl_decoder *d, const uint8_t *buf,
				 size_t end, size_t pos, void *out,
				 struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_get_rsp(hnl_fast_of(d, buf, end, pos),
			 (struct hnl_mixed_get_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_GET_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_mixed_get_rsp_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				size_t end, size_t pos, void *out,
				struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_get_rsp(hnl_fast_of(d, buf, end, pos),
			  (struct hnl_mixed_get_rsp *)out))
		return 0;
	return any_get_rsp(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_walk_req(struct hnl_fast c, struct hnl_mixed_walk_req *out)
{
	const struct hnl_field *f = &field[FIELD_WALK_REQ];

	hnl_fast_begin(&c, HNL_MIXED_WALK_REQ_FIELDS);
	if (!hnl_fast_u64(&c, HNL_MIXED_A_PAGES, f, HNL_MIXED_WALK_REQ_PAGES,
			  &out->pages))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_walk_req(struct hnl_fast c,
			       struct hnl_mixed_walk_req *out)
{
	return c.at == -12 &&
	       take_walk_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_walk_req(struct hnl_builder *b,
			       const struct hnl_mixed_walk_req *s)
{
	const struct hnl_field *f = &field[FIELD_WALK_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_MIXED_WALK_REQ_PAGES)) &&
	       hnl_encode_u64(b, HNL_MIXED_A_PAGES,
			      &f[HNL_MIXED_WALK_REQ_PAGES], s->pages);
}

void hnl_mixed_walk_req_put(struct hnl_builder *b,
			    const struct hnl_mixed_walk_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 12, false))
		(void)write_walk_req(&w, s);
	else
		(void)write_walk_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_mixed_walk_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_mixed_walk_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_mixed_family, HNL_MIXED_CMD_WALK,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_mixed_walk_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_mixed_walk_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				 size_t end, size_t pos, void *out,
				 struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_walk_req(hnl_fast_of(d, buf, end, pos),
			   (struct hnl_mixed_walk_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_WALK_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}
