/* SPDX-License-Identifier: MIT */
/* generated from schema/ctrl.yaml by schema/hnlgen; do not edit */
/*
 * What a domain may ask of the transport itself: which features it was granted,
 * which limits hold, how its rings are made and unmade, what each command
 * accepts, which of its calls are in flight, what it is told without asking,
 * and what it has agreed on with firmware and hypervisor.
 */
#ifndef HNL_CTRL_H
#define HNL_CTRL_H

#include <hnl/encode.h>
#include <hnl/list.h>
#include <hnl/quick.h>

HNL_BEGIN_DECLS

#define HNL_CTRL_FAMILY 16
#define HNL_CTRL_VERSION 3

/* Groups that events are told to. */
enum {
	/* Calls of the joining domain that give up. */
	HNL_CTRL_GROUP_PROGRESS = 1,
	/* Agreements of the joining domain. */
	HNL_CTRL_GROUP_AGREEMENT = 2,
	/* Who joins another group has joined this one for the same ring. */
	HNL_CTRL_GROUP_OVERRUN = 3
};

/* What a ring does. */
enum hnl_ctrl_ring_state {
	HNL_CTRL_RING_STATE_LIVE = 0,
	HNL_CTRL_RING_STATE_STOPPED = 1
};

/* Attribute kinds, as enum hnl_kind has them. */
enum hnl_ctrl_kind {
	HNL_CTRL_KIND_FLAG = 1,
	HNL_CTRL_KIND_U8 = 2,
	HNL_CTRL_KIND_U16 = 3,
	HNL_CTRL_KIND_U32 = 4,
	HNL_CTRL_KIND_U64 = 5,
	HNL_CTRL_KIND_S8 = 6,
	HNL_CTRL_KIND_S16 = 7,
	HNL_CTRL_KIND_S32 = 8,
	HNL_CTRL_KIND_S64 = 9,
	HNL_CTRL_KIND_UINT = 10,
	HNL_CTRL_KIND_SINT = 11,
	HNL_CTRL_KIND_BITFIELD32 = 12,
	HNL_CTRL_KIND_STRING = 13,
	HNL_CTRL_KIND_BYTES = 14,
	HNL_CTRL_KIND_PACKED = 15,
	HNL_CTRL_KIND_NEST = 16
};

/* Which message of a command a policy is about; an event is a reply. */
enum hnl_ctrl_direction {
	HNL_CTRL_DIRECTION_REQUEST = 0,
	HNL_CTRL_DIRECTION_REPLY = 1
};

/* What a call in flight waits for. */
enum hnl_ctrl_call_state {
	/* It gave up, and goes on when its ring is served. */
	HNL_CTRL_CALL_STATE_READY = 0,
	/* A peer in user space has it. */
	HNL_CTRL_CALL_STATE_FORWARDED = 1,
	/* A direct call gave up; it goes on when the guest repeats it. */
	HNL_CTRL_CALL_STATE_HELD = 2
};

/* Who agrees on a feature, beside the hypervisor that offers it. */
enum hnl_ctrl_party {
	HNL_CTRL_PARTY_FIRMWARE = 0,
	HNL_CTRL_PARTY_KERNEL = 1
};

/* Commands. */
enum hnl_ctrl_cmd {
	/*
	 * The families and features granted to this domain, one a reply.
	 *
	 * Answers many times, then DONE. Access: get.
	 */
	HNL_CTRL_CMD_FEATURE_LIST = 1,
	/*
	 * The limits that hold for this domain.
	 *
	 * Answers once. Access: get.
	 */
	HNL_CTRL_CMD_LIMIT_GET = 2,
	/*
	 * Makes a ring pair of pages that the domain has shared and that are
	 * part of no other ring. Page counts are powers of two. The hypervisor
	 * zeroes its own lines of the control page.
	 *
	 * Answers once. Access: set. Errors: EBUSY, EEXIST, EFAULT, EINVAL,
	 * ENOSPC.
	 */
	HNL_CTRL_CMD_RING_CREATE = 3,
	/*
	 * Forgets a ring: its pages are the guest's again when the answer is
	 * there. Requests that were not taken are not answered.
	 *
	 * Answers once. Access: set. May be continued, counted by call. Errors:
	 * EBUSY, ENOENT.
	 */
	HNL_CTRL_CMD_RING_DESTROY = 4,
	/*
	 * State of one ring.
	 *
	 * Answers once. Access: get. Errors: ENOENT.
	 */
	HNL_CTRL_CMD_RING_GET = 5,
	/*
	 * What a command accepts and answers, one attribute a reply. Only what
	 * this domain was granted is listed.
	 *
	 * Answers many times, then DONE. Access: get. Errors: ENOENT.
	 */
	HNL_CTRL_CMD_POLICY_LIST = 6,
	/*
	 * Begins a ring anew, also a stopped one: its calls in flight are
	 * cancelled and not answered, nothing that was in it is, and all
	 * indices are 0. The pages stay. The guest zeroes its own lines
	 * beforehand. EFAULT if its pages were lost when the domain was
	 * restored: it can be destroyed only.
	 *
	 * Answers once. Access: set. Idempotent. May be continued, counted by
	 * call. Errors: EBUSY, EFAULT, ENOENT.
	 */
	HNL_CTRL_CMD_RING_RESET = 7,
	/*
	 * The calls of this domain in flight, but this one.
	 *
	 * Answers many times, then DONE. Access: get.
	 */
	HNL_CTRL_CMD_CALL_LIST = 8,
	/*
	 * Ends a call in flight: its answer is ECANCELED, with the units that
	 * it had taken, which stay done. ENOENT if it was answered before.
	 *
	 * Answers once. Access: set. Errors: ENOENT.
	 */
	HNL_CTRL_CMD_CALL_CANCEL = 9,
	/*
	 * From now on the events of a group come among the completions of a
	 * ring. To join again moves them to that ring.
	 *
	 * Answers once. Access: set. Errors: ENOENT, ENOSPC, EPERM.
	 */
	HNL_CTRL_CMD_GROUP_JOIN = 10,
	/*
	 * No events of this group from now on; those that wait are told.
	 *
	 * Answers once. Access: set. Errors: ENOENT.
	 */
	HNL_CTRL_CMD_GROUP_LEAVE = 11,
	/*
	 * The groups that this domain has joined.
	 *
	 * Answers many times, then DONE. Access: get.
	 */
	HNL_CTRL_CMD_GROUP_LIST = 12,
	/*
	 * The features that take effect only when hypervisor, firmware and
	 * kernel have agreed on them, and how far that is.
	 *
	 * Answers many times, then DONE. Access: get.
	 */
	HNL_CTRL_CMD_AGREEMENT_LIST = 13,
	/*
	 * A party agrees on a feature. EOPNOTSUPP if the hypervisor does not
	 * offer it; EACCES if the kernel would agree before the firmware.
	 *
	 * Answers once. Access: set. Idempotent. Errors: EACCES, ENOENT,
	 * EOPNOTSUPP.
	 */
	HNL_CTRL_CMD_AGREE = 14,
	/*
	 * A party has just begun to run, after a reset or, a kernel, by kexec:
	 * what it had agreed on before is void, and with the firmware's the
	 * kernel's.
	 *
	 * Answers once. Access: set. Idempotent.
	 */
	HNL_CTRL_CMD_PARTY_BEGIN = 15,
	/*
	 * What this domain has called since it was made.
	 *
	 * Answers once. Access: get.
	 */
	HNL_CTRL_CMD_COUNT_GET = 16,
	/*
	 * The same for each command that was called. Empty if the hypervisor
	 * does not count them.
	 *
	 * Answers many times, then DONE. Access: get.
	 */
	HNL_CTRL_CMD_COUNT_LIST = 17,
	/*
	 * A call of this domain gave up and waits for its next turn.
	 *
	 * Told to group progress; nobody asks for it.
	 */
	HNL_CTRL_CMD_CALL_PROGRESS = 18,
	/*
	 * Events were lost. Told once, as soon as there is room again.
	 *
	 * Told to group overrun; nobody asks for it.
	 */
	HNL_CTRL_CMD_OVERRUN = 19,
	/*
	 * The hypervisor offers a feature, or does so no more; or a party has
	 * agreed.
	 *
	 * Told to group agreement; nobody asks for it.
	 */
	HNL_CTRL_CMD_AGREEMENT_CHANGED = 20,
	/*
	 * Takes from a ring all that is not named here, before the kernel lets
	 * one of its processes have it: other families, features and commands,
	 * and addresses outside of the window. What is cut away is answered as
	 * if it had never been; an address outside as one that is too high. Of
	 * ctrl it keeps feature-list, limit-get and policy-list. It is narrowed
	 * for good, and can be narrowed further; ring-destroy revokes it, and
	 * answers its calls in flight.
	 *
	 * Answers once. Access: set. Errors: EINVAL, ENOENT. Since version 2.
	 */
	HNL_CTRL_CMD_RING_NARROW = 21,
	/*
	 * A ring goes on with the pages of another, more or fewer, and that one
	 * is gone. Its calls in flight, groups, priority and share stay; their
	 * answers come by the new pages, whose indices go on from 0. What was
	 * answered before stands in the old pages, which are the guest's again.
	 * EBUSY if the ring was not emptied, carries this call, or the other is
	 * not fresh.
	 *
	 * Answers once. Access: set. Errors: EBUSY, ENOENT. Since version 3.
	 */
	HNL_CTRL_CMD_RING_REPLACE = 22
};

/* Attributes of set feature. */
enum {
	/* Family number. [u32] */
	HNL_CTRL_A_FEATURE_FAMILY = 1,
	/* Bit 0 the family itself, the others its features by number. [u64] */
	HNL_CTRL_A_FEATURE_GRANTS = 2,
	/*
	 * Version of the family's schema that the hypervisor was built with.
	 * [u8]
	 */
	HNL_CTRL_A_FEATURE_VERSION = 3
};

/* Attributes of set limit. */
enum {
	/* Longest request, bytes. [u32, in bytes] */
	HNL_CTRL_A_LIMIT_MESSAGE = 1,
	/* Rings that this domain may have at a time. [u32] */
	HNL_CTRL_A_LIMIT_RINGS = 2,
	/* Most pages of one direction of a ring. [u32, in pages] */
	HNL_CTRL_A_LIMIT_RING_PAGES = 3,
	/* Highest guest-physical address of this domain. [u64] */
	HNL_CTRL_A_LIMIT_HIGHEST_GPA = 4,
	/* Version of the transport, HNL_ABI_VERSION. [u32] */
	HNL_CTRL_A_LIMIT_ABI = 5
};

/* Attributes of set ring. */
enum {
	/*
	 * Chosen by the guest, below the limit of rings. [u32, at most 65535]
	 */
	HNL_CTRL_A_RING_ID = 1,
	/* The control page. [guest-physical address, multiple of 4096] */
	HNL_CTRL_A_RING_CONTROL = 2,
	/*
	 * Pages of the submission ring in order of use. [array of u64, 8..32768
	 * bytes]
	 */
	HNL_CTRL_A_RING_SUBMISSION = 3,
	/*
	 * Pages of the completion ring in order of use. [array of u64, 8..32768
	 * bytes]
	 */
	HNL_CTRL_A_RING_COMPLETION = 4,
	/* [u32, one of ring-state] */
	HNL_CTRL_A_RING_STATE = 5,
	/* Why it stopped, enum hnl_reason. [u32] */
	HNL_CTRL_A_RING_REASON = 6,
	/*
	 * Bytes of the submission ring that were taken, free-running. [u32, in
	 * bytes]
	 */
	HNL_CTRL_A_RING_CONSUMED = 7,
	/*
	 * It has less than its domain, see ring-narrow. [flag, since version 2]
	 */
	HNL_CTRL_A_RING_NARROWED = 8,
	/*
	 * The first page that a request of the ring may name. [guest-physical
	 * address, multiple of 4096, since version 2]
	 */
	HNL_CTRL_A_RING_WINDOW = 9,
	/*
	 * How many from there on. [u64, in pages, at least 1, since version 2]
	 */
	HNL_CTRL_A_RING_WINDOW_PAGES = 10,
	/*
	 * What the ring keeps of its domain's grants. [nest of ring-grant,
	 * 1..16 times, since version 2]
	 */
	HNL_CTRL_A_RING_GRANT = 11,
	/*
	 * The ring whose pages it goes on with. [u32, at most 65535, since
	 * version 3]
	 */
	HNL_CTRL_A_RING_BY = 12,
	/*
	 * Which of the domain's rings goes first, the highest. [u32, at most 3,
	 * 0 if absent, since version 3]
	 */
	HNL_CTRL_A_RING_PRIORITY = 13
};

/* Attributes of set ring-grant. */
enum {
	/* Family number. [u16, required, since version 2] */
	HNL_CTRL_A_RING_GRANT_FAMILY = 1,
	/*
	 * Bits by feature number; absent, all that the domain has. [u64, since
	 * version 2]
	 */
	HNL_CTRL_A_RING_GRANT_FEATURES = 2,
	/*
	 * Command n is bit n % 8 of byte n / 8; absent, all of them. A bit of
	 * no command means nothing. [bytes, 1..32 bytes, since version 2]
	 */
	HNL_CTRL_A_RING_GRANT_COMMANDS = 3
};

/* Attributes of set policy. */
enum {
	/* Family number. [u32, at most 65535] */
	HNL_CTRL_A_POLICY_FAMILY = 1,
	/* [u8] */
	HNL_CTRL_A_POLICY_COMMAND = 2,
	/* [u32, one of direction] */
	HNL_CTRL_A_POLICY_DIRECTION = 3,
	/* Number of a set of attributes; 0 is the command's own. [u32] */
	HNL_CTRL_A_POLICY_SET = 4,
	/* Attribute number. [u32] */
	HNL_CTRL_A_POLICY_TYPE = 5,
	/* [u32, one of kind] */
	HNL_CTRL_A_POLICY_KIND = 6,
	/* [u32, in bytes] */
	HNL_CTRL_A_POLICY_MIN_LEN = 7,
	/* [u32, in bytes] */
	HNL_CTRL_A_POLICY_MAX_LEN = 8,
	/* [u64] */
	HNL_CTRL_A_POLICY_MIN = 9,
	/* [u64] */
	HNL_CTRL_A_POLICY_MAX = 10,
	/* [u64] */
	HNL_CTRL_A_POLICY_MASK = 11,
	/* The value is a multiple of this. [u64] */
	HNL_CTRL_A_POLICY_ALIGN = 12,
	/* Set of a nest's attributes. [u32] */
	HNL_CTRL_A_POLICY_NESTED_SET = 13,
	/* [flag] */
	HNL_CTRL_A_POLICY_REQUIRED = 14,
	/* [flag] */
	HNL_CTRL_A_POLICY_MULTI = 15,
	/*
	 * As the schema has it, when the hypervisor keeps names. [string, at
	 * most 63 characters]
	 */
	HNL_CTRL_A_POLICY_NAME = 16
};

/* Attributes of set call. */
enum {
	/* Names one call in flight, and no other one later. [u64] */
	HNL_CTRL_A_CALL_TOKEN = 1,
	/* That it came by; absent, a direct call. [u32] */
	HNL_CTRL_A_CALL_RING = 2,
	/* Its sequence number. [u32] */
	HNL_CTRL_A_CALL_SEQ = 3,
	/* [u32] */
	HNL_CTRL_A_CALL_FAMILY = 4,
	/* [u8] */
	HNL_CTRL_A_CALL_COMMAND = 5,
	/* [u32, one of call-state] */
	HNL_CTRL_A_CALL_STATE = 6,
	/* Units of work that it has taken. [u64] */
	HNL_CTRL_A_CALL_UNITS = 7
};

/* Attributes of set group. */
enum {
	/* Family number. [u32, at most 65535] */
	HNL_CTRL_A_GROUP_FAMILY = 1,
	/* Number of a group of the family. [u32, 1..255] */
	HNL_CTRL_A_GROUP_GROUP = 2,
	/* Whose completions the events come among. [u32, at most 65535] */
	HNL_CTRL_A_GROUP_RING = 3,
	/*
	 * Events that were not told, for they came faster than they were read.
	 * [u64]
	 */
	HNL_CTRL_A_GROUP_LOST = 4
};

/* Attributes of set agreement. */
enum {
	/* Family number. [u32, at most 65535] */
	HNL_CTRL_A_AGREEMENT_FAMILY = 1,
	/* Number of one of its features. [u32, at most 63] */
	HNL_CTRL_A_AGREEMENT_FEATURE = 2,
	/* [u32, one of party] */
	HNL_CTRL_A_AGREEMENT_PARTY = 3,
	/* The hypervisor offers it at present. [flag] */
	HNL_CTRL_A_AGREEMENT_OFFERED = 4,
	/* The firmware has agreed. [flag] */
	HNL_CTRL_A_AGREEMENT_FIRMWARE = 5,
	/* The kernel has agreed. [flag] */
	HNL_CTRL_A_AGREEMENT_KERNEL = 6
};

/* Attributes of set count. */
enum {
	/* [u32] */
	HNL_CTRL_A_COUNT_FAMILY = 1,
	/* [u8] */
	HNL_CTRL_A_COUNT_COMMAND = 2,
	/* Requests that were answered. [u64] */
	HNL_CTRL_A_COUNT_CALLS = 3,
	/* Those of them that were answered with an error. [u64] */
	HNL_CTRL_A_COUNT_REFUSED = 4,
	/* Units of work that were taken. [u64] */
	HNL_CTRL_A_COUNT_UNITS = 5,
	/* Calls in flight now. [u32] */
	HNL_CTRL_A_COUNT_IN_FLIGHT = 6,
	/*
	 * Events that were not told, for they came faster than they were read.
	 * [u64]
	 */
	HNL_CTRL_A_COUNT_LOST = 7
};

/*
 * A message or a nest is a struct: has[] says which members hold a value, and
 * the others are not read.
 *
 * _init(s)		nothing is present
 * _set_x(s, ...)	x is present; of a nest, returns the nest to be filled.
 *			Arrays and bytes stay the caller's, until encoded.
 * _get_x(s)		x, or its default where it is absent
 * _put(b, s)		its attributes, ascending. -HNL_EINVAL in the builder:
 *			a required one is absent, or a value not allowed.
 * _encode(b, ...)	the same with the header around it; flags are HNL_F_*
 *			beside those that the kind of message implies
 * _encode_at(buf, size, ...)	the same into bytes of the caller's, with no
 *			builder. Returns the message's, or the error negated;
 *			what was written is then unspecified.
 * _encode_any(buf, ...)	what _encode_at() calls where it is inline
 * _decode(d, ...)	all that the schema says is checked: see
 *			hnl_policy_decode(). d went through hnl_decoder_init(),
 *			in a guest with HNL_GRANT_ALL: what is not granted is
 *			absent. m was found in buf, and is of this family and
 *			command. Bytes and lists in *out are views into buf.
 * _decode_at(d, ...)	the same of attributes buf[pos, end), into a struct of
 *			this message; the message begins with buf
 * _next_x(l, out)	the next value of list x, false at its end; walk a
 *			copy. Decoder and buf live until then.
 *
 * A message without attributes has no struct, and of these functions _encode()
 * and _encode_at() alone, without s.
 */

/* ---- nest ring-grant ---- */

enum {
	HNL_CTRL_RING_GRANT_FAMILY,
	HNL_CTRL_RING_GRANT_FEATURES,
	HNL_CTRL_RING_GRANT_COMMANDS,
	HNL_CTRL_RING_GRANT_FIELDS
};

struct hnl_ctrl_ring_grant {
	uint64_t has[HNL_PRESENCE(HNL_CTRL_RING_GRANT_FIELDS)];
	uint64_t features;
	struct hnl_bytes commands;
	uint16_t family;	/* required */
};

static inline void hnl_ctrl_ring_grant_init(struct hnl_ctrl_ring_grant *s)
{
	s->has[0] = 0;
}

static inline void hnl_ctrl_ring_grant_set_family(struct hnl_ctrl_ring_grant *s,
						  uint16_t v)
{
	s->family = v;
	HNL_SET(s, HNL_CTRL_RING_GRANT_FAMILY);
}

static inline void
hnl_ctrl_ring_grant_set_features(struct hnl_ctrl_ring_grant *s, uint64_t v)
{
	s->features = v;
	HNL_SET(s, HNL_CTRL_RING_GRANT_FEATURES);
}

static inline void
hnl_ctrl_ring_grant_set_commands(struct hnl_ctrl_ring_grant *s, const void *p,
				 uint32_t n)
{
	s->commands.p = (const uint8_t *)p;
	s->commands.n = n;
	HNL_SET(s, HNL_CTRL_RING_GRANT_COMMANDS);
}

void hnl_ctrl_ring_grant_put(struct hnl_builder *b,
			     const struct hnl_ctrl_ring_grant *s);

/* ---- feature-list: request ---- */

HNL_MUST_CHECK int hnl_ctrl_feature_list_req_encode_at(uint8_t *buf,
						       size_t size,
						       uint16_t flags,
						       uint32_t seq,
						       uint32_t port);

static inline void hnl_ctrl_feature_list_req_encode(struct hnl_builder *b,
						    uint16_t flags,
						    uint32_t seq, uint32_t port)
{
	int n = hnl_ctrl_feature_list_req_encode_at(hnl_builder_here(b),
						    hnl_builder_left(b), flags,
						    seq, port);

	hnl_msg_written(b, n);
}

/* ---- feature-list: reply ---- */

enum {
	HNL_CTRL_FEATURE_LIST_RSP_FAMILY,
	HNL_CTRL_FEATURE_LIST_RSP_GRANTS,
	HNL_CTRL_FEATURE_LIST_RSP_VERSION,
	HNL_CTRL_FEATURE_LIST_RSP_FIELDS
};

struct hnl_ctrl_feature_list_rsp {
	uint64_t has[HNL_PRESENCE(HNL_CTRL_FEATURE_LIST_RSP_FIELDS)];
	uint64_t grants;
	uint32_t family;
	uint8_t version;
};

static inline void
hnl_ctrl_feature_list_rsp_init(struct hnl_ctrl_feature_list_rsp *s)
{
	s->has[0] = 0;
}

static inline void
hnl_ctrl_feature_list_rsp_set_family(struct hnl_ctrl_feature_list_rsp *s,
				     uint32_t v)
{
	s->family = v;
	HNL_SET(s, HNL_CTRL_FEATURE_LIST_RSP_FAMILY);
}

static inline void
hnl_ctrl_feature_list_rsp_set_grants(struct hnl_ctrl_feature_list_rsp *s,
				     uint64_t v)
{
	s->grants = v;
	HNL_SET(s, HNL_CTRL_FEATURE_LIST_RSP_GRANTS);
}

static inline void
hnl_ctrl_feature_list_rsp_set_version(struct hnl_ctrl_feature_list_rsp *s,
				      uint8_t v)
{
	s->version = v;
	HNL_SET(s, HNL_CTRL_FEATURE_LIST_RSP_VERSION);
}

void hnl_ctrl_feature_list_rsp_put(struct hnl_builder *b,
				   const struct hnl_ctrl_feature_list_rsp *s);
HNL_MUST_CHECK int
hnl_ctrl_feature_list_rsp_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				     uint32_t seq, uint32_t port,
				     const struct hnl_ctrl_feature_list_rsp *s);
HNL_MUST_CHECK int hnl_ctrl_feature_list_rsp_decode_at(struct hnl_decoder *d,
						       const uint8_t *buf,
						       size_t end, size_t pos,
						       void *out,
						       struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_ctrl_feature_list_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port,
				    const struct hnl_ctrl_feature_list_rsp *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_CTRL_FEATURE_LIST_RSP_FIELDS) &&
	    size >= HNL_MSGHDR + 28) {
		hnl_quick_begin(buf, 28, HNL_CTRL_FAMILY, HNL_F_MULTI,
				HNL_CTRL_CMD_FEATURE_LIST, HNL_CTRL_VERSION,
				flags, seq, port);
		hnl_quick_put32(buf + 20, HNL_CTRL_A_FEATURE_FAMILY, 4,
				s->family);
		hnl_quick_put64(buf + 28, HNL_CTRL_A_FEATURE_GRANTS, s->grants);
		hnl_quick_put32(buf + 40, HNL_CTRL_A_FEATURE_VERSION, 1,
				s->version);
		return HNL_MSGHDR + 28;
	}
	return hnl_ctrl_feature_list_rsp_encode_any(buf, size, flags, seq, port,
						    s);
}

static inline void
hnl_ctrl_feature_list_rsp_encode(struct hnl_builder *b, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_ctrl_feature_list_rsp *s)
{
	int n = hnl_ctrl_feature_list_rsp_encode_at(hnl_builder_here(b),
						    hnl_builder_left(b), flags,
						    seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_ctrl_feature_list_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
				 const struct hnl_msg *m,
				 struct hnl_ctrl_feature_list_rsp *out,
				 struct hnl_extack *x)
{
	return hnl_ctrl_feature_list_rsp_decode_at(d, buf + m->off,
						   m->end - m->off,
						   m->body - m->off, out, x);
}

/* ---- limit-get: request ---- */

HNL_MUST_CHECK int hnl_ctrl_limit_get_req_encode_at(uint8_t *buf, size_t size,
						    uint16_t flags,
						    uint32_t seq,
						    uint32_t port);

static inline void hnl_ctrl_limit_get_req_encode(struct hnl_builder *b,
						 uint16_t flags, uint32_t seq,
						 uint32_t port)
{
	int n = hnl_ctrl_limit_get_req_encode_at(hnl_builder_here(b),
						 hnl_builder_left(b), flags,
						 seq, port);

	hnl_msg_written(b, n);
}

/* ---- limit-get: reply ---- */

enum {
	HNL_CTRL_LIMIT_GET_RSP_MESSAGE,
	HNL_CTRL_LIMIT_GET_RSP_RINGS,
	HNL_CTRL_LIMIT_GET_RSP_RING_PAGES,
	HNL_CTRL_LIMIT_GET_RSP_HIGHEST_GPA,
	HNL_CTRL_LIMIT_GET_RSP_ABI,
	HNL_CTRL_LIMIT_GET_RSP_FIELDS
};

struct hnl_ctrl_limit_get_rsp {
	uint64_t has[HNL_PRESENCE(HNL_CTRL_LIMIT_GET_RSP_FIELDS)];
	uint64_t highest_gpa;
	uint32_t message;
	uint32_t rings;
	uint32_t ring_pages;
	uint32_t abi;
};

static inline void hnl_ctrl_limit_get_rsp_init(struct hnl_ctrl_limit_get_rsp *s)
{
	s->has[0] = 0;
}

static inline void
hnl_ctrl_limit_get_rsp_set_message(struct hnl_ctrl_limit_get_rsp *s, uint32_t v)
{
	s->message = v;
	HNL_SET(s, HNL_CTRL_LIMIT_GET_RSP_MESSAGE);
}

static inline void
hnl_ctrl_limit_get_rsp_set_rings(struct hnl_ctrl_limit_get_rsp *s, uint32_t v)
{
	s->rings = v;
	HNL_SET(s, HNL_CTRL_LIMIT_GET_RSP_RINGS);
}

static inline void
hnl_ctrl_limit_get_rsp_set_ring_pages(struct hnl_ctrl_limit_get_rsp *s,
				      uint32_t v)
{
	s->ring_pages = v;
	HNL_SET(s, HNL_CTRL_LIMIT_GET_RSP_RING_PAGES);
}

static inline void
hnl_ctrl_limit_get_rsp_set_highest_gpa(struct hnl_ctrl_limit_get_rsp *s,
				       uint64_t v)
{
	s->highest_gpa = v;
	HNL_SET(s, HNL_CTRL_LIMIT_GET_RSP_HIGHEST_GPA);
}

static inline void
hnl_ctrl_limit_get_rsp_set_abi(struct hnl_ctrl_limit_get_rsp *s, uint32_t v)
{
	s->abi = v;
	HNL_SET(s, HNL_CTRL_LIMIT_GET_RSP_ABI);
}

void hnl_ctrl_limit_get_rsp_put(struct hnl_builder *b,
				const struct hnl_ctrl_limit_get_rsp *s);
HNL_MUST_CHECK int
hnl_ctrl_limit_get_rsp_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_ctrl_limit_get_rsp *s);
HNL_MUST_CHECK int hnl_ctrl_limit_get_rsp_decode_at(struct hnl_decoder *d,
						    const uint8_t *buf,
						    size_t end, size_t pos,
						    void *out,
						    struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_ctrl_limit_get_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_ctrl_limit_get_rsp *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_CTRL_LIMIT_GET_RSP_FIELDS) &&
	    size >= HNL_MSGHDR + 44) {
		hnl_quick_begin(buf, 44, HNL_CTRL_FAMILY, 0,
				HNL_CTRL_CMD_LIMIT_GET, HNL_CTRL_VERSION, flags,
				seq, port);
		hnl_quick_put32(buf + 20, HNL_CTRL_A_LIMIT_MESSAGE, 4,
				s->message);
		hnl_quick_put32(buf + 28, HNL_CTRL_A_LIMIT_RINGS, 4, s->rings);
		hnl_quick_put32(buf + 36, HNL_CTRL_A_LIMIT_RING_PAGES, 4,
				s->ring_pages);
		hnl_quick_put64(buf + 44, HNL_CTRL_A_LIMIT_HIGHEST_GPA,
				s->highest_gpa);
		hnl_quick_put32(buf + 56, HNL_CTRL_A_LIMIT_ABI, 4, s->abi);
		return HNL_MSGHDR + 44;
	}
	return hnl_ctrl_limit_get_rsp_encode_any(buf, size, flags, seq, port,
						 s);
}

static inline void
hnl_ctrl_limit_get_rsp_encode(struct hnl_builder *b, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_ctrl_limit_get_rsp *s)
{
	int n = hnl_ctrl_limit_get_rsp_encode_at(hnl_builder_here(b),
						 hnl_builder_left(b), flags,
						 seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_ctrl_limit_get_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
			      const struct hnl_msg *m,
			      struct hnl_ctrl_limit_get_rsp *out,
			      struct hnl_extack *x)
{
	return hnl_ctrl_limit_get_rsp_decode_at(d, buf + m->off,
						m->end - m->off,
						m->body - m->off, out, x);
}

/* ---- ring-create: request ---- */

enum {
	HNL_CTRL_RING_CREATE_REQ_ID,
	HNL_CTRL_RING_CREATE_REQ_CONTROL,
	HNL_CTRL_RING_CREATE_REQ_SUBMISSION,
	HNL_CTRL_RING_CREATE_REQ_COMPLETION,
	HNL_CTRL_RING_CREATE_REQ_PRIORITY,
	HNL_CTRL_RING_CREATE_REQ_FIELDS
};

struct hnl_ctrl_ring_create_req {
	uint64_t has[HNL_PRESENCE(HNL_CTRL_RING_CREATE_REQ_FIELDS)];
	uint64_t control;	/* required */
	struct hnl_bytes submission;	/* required, of 8 bytes each */
	struct hnl_bytes completion;	/* required, of 8 bytes each */
	uint32_t id;	/* required */
	uint32_t priority;
};

static inline void
hnl_ctrl_ring_create_req_init(struct hnl_ctrl_ring_create_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_ctrl_ring_create_req_set_id(struct hnl_ctrl_ring_create_req *s, uint32_t v)
{
	s->id = v;
	HNL_SET(s, HNL_CTRL_RING_CREATE_REQ_ID);
}

static inline void
hnl_ctrl_ring_create_req_set_control(struct hnl_ctrl_ring_create_req *s,
				     uint64_t v)
{
	s->control = v;
	HNL_SET(s, HNL_CTRL_RING_CREATE_REQ_CONTROL);
}

static inline void
hnl_ctrl_ring_create_req_set_submission(struct hnl_ctrl_ring_create_req *s,
					const void *p, uint32_t n)
{
	s->submission.p = (const uint8_t *)p;
	s->submission.n = n;
	HNL_SET(s, HNL_CTRL_RING_CREATE_REQ_SUBMISSION);
}

static inline void
hnl_ctrl_ring_create_req_set_completion(struct hnl_ctrl_ring_create_req *s,
					const void *p, uint32_t n)
{
	s->completion.p = (const uint8_t *)p;
	s->completion.n = n;
	HNL_SET(s, HNL_CTRL_RING_CREATE_REQ_COMPLETION);
}

static inline void
hnl_ctrl_ring_create_req_set_priority(struct hnl_ctrl_ring_create_req *s,
				      uint32_t v)
{
	s->priority = v;
	HNL_SET(s, HNL_CTRL_RING_CREATE_REQ_PRIORITY);
}

static inline uint32_t
hnl_ctrl_ring_create_req_get_priority(const struct hnl_ctrl_ring_create_req *s)
{
	return HNL_HAS(s, HNL_CTRL_RING_CREATE_REQ_PRIORITY) ? s->priority : 0;
}

void hnl_ctrl_ring_create_req_put(struct hnl_builder *b,
				  const struct hnl_ctrl_ring_create_req *s);
HNL_MUST_CHECK int
hnl_ctrl_ring_create_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_ctrl_ring_create_req *s);
HNL_MUST_CHECK int hnl_ctrl_ring_create_req_decode_at(struct hnl_decoder *d,
						      const uint8_t *buf,
						      size_t end, size_t pos,
						      void *out,
						      struct hnl_extack *x);

static inline void
hnl_ctrl_ring_create_req_encode(struct hnl_builder *b, uint16_t flags,
				uint32_t seq, uint32_t port,
				const struct hnl_ctrl_ring_create_req *s)
{
	int n = hnl_ctrl_ring_create_req_encode_at(hnl_builder_here(b),
						   hnl_builder_left(b), flags,
						   seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_ctrl_ring_create_req_decode(struct hnl_decoder *d, const uint8_t *buf,
				const struct hnl_msg *m,
				struct hnl_ctrl_ring_create_req *out,
				struct hnl_extack *x)
{
	return hnl_ctrl_ring_create_req_decode_at(d, buf + m->off,
						  m->end - m->off,
						  m->body - m->off, out, x);
}

/* ---- ring-destroy: request ---- */

enum {
	HNL_CTRL_RING_DESTROY_REQ_ID,
	HNL_CTRL_RING_DESTROY_REQ_FIELDS
};

struct hnl_ctrl_ring_destroy_req {
	uint64_t has[HNL_PRESENCE(HNL_CTRL_RING_DESTROY_REQ_FIELDS)];
	uint32_t id;	/* required */
};

static inline void
hnl_ctrl_ring_destroy_req_init(struct hnl_ctrl_ring_destroy_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_ctrl_ring_destroy_req_set_id(struct hnl_ctrl_ring_destroy_req *s,
				 uint32_t v)
{
	s->id = v;
	HNL_SET(s, HNL_CTRL_RING_DESTROY_REQ_ID);
}

void hnl_ctrl_ring_destroy_req_put(struct hnl_builder *b,
				   const struct hnl_ctrl_ring_destroy_req *s);
HNL_MUST_CHECK int
hnl_ctrl_ring_destroy_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				     uint32_t seq, uint32_t port,
				     const struct hnl_ctrl_ring_destroy_req *s);
HNL_MUST_CHECK int hnl_ctrl_ring_destroy_req_decode_at(struct hnl_decoder *d,
						       const uint8_t *buf,
						       size_t end, size_t pos,
						       void *out,
						       struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_ctrl_ring_destroy_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port,
				    const struct hnl_ctrl_ring_destroy_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_CTRL_RING_DESTROY_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 8) {
		hnl_quick_begin(buf, 8, HNL_CTRL_FAMILY, HNL_F_REQUEST,
				HNL_CTRL_CMD_RING_DESTROY, HNL_CTRL_VERSION,
				flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_CTRL_A_RING_ID, 4, s->id, 0, 0,
				  65535))
			return HNL_MSGHDR + 8;
	}
	return hnl_ctrl_ring_destroy_req_encode_any(buf, size, flags, seq, port,
						    s);
}

static inline void
hnl_ctrl_ring_destroy_req_encode(struct hnl_builder *b, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_ctrl_ring_destroy_req *s)
{
	int n = hnl_ctrl_ring_destroy_req_encode_at(hnl_builder_here(b),
						    hnl_builder_left(b), flags,
						    seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_ctrl_ring_destroy_req_decode(struct hnl_decoder *d, const uint8_t *buf,
				 const struct hnl_msg *m,
				 struct hnl_ctrl_ring_destroy_req *out,
				 struct hnl_extack *x)
{
	return hnl_ctrl_ring_destroy_req_decode_at(d, buf + m->off,
						   m->end - m->off,
						   m->body - m->off, out, x);
}

/* ---- ring-get: request ---- */

enum {
	HNL_CTRL_RING_GET_REQ_ID,
	HNL_CTRL_RING_GET_REQ_FIELDS
};

struct hnl_ctrl_ring_get_req {
	uint64_t has[HNL_PRESENCE(HNL_CTRL_RING_GET_REQ_FIELDS)];
	uint32_t id;	/* required */
};

static inline void hnl_ctrl_ring_get_req_init(struct hnl_ctrl_ring_get_req *s)
{
	s->has[0] = 0;
}

static inline void hnl_ctrl_ring_get_req_set_id(struct hnl_ctrl_ring_get_req *s,
						uint32_t v)
{
	s->id = v;
	HNL_SET(s, HNL_CTRL_RING_GET_REQ_ID);
}

void hnl_ctrl_ring_get_req_put(struct hnl_builder *b,
			       const struct hnl_ctrl_ring_get_req *s);
HNL_MUST_CHECK int
hnl_ctrl_ring_get_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_ctrl_ring_get_req *s);
HNL_MUST_CHECK int hnl_ctrl_ring_get_req_decode_at(struct hnl_decoder *d,
						   const uint8_t *buf,
						   size_t end, size_t pos,
						   void *out,
						   struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_ctrl_ring_get_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				uint32_t seq, uint32_t port,
				const struct hnl_ctrl_ring_get_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_CTRL_RING_GET_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 8) {
		hnl_quick_begin(buf, 8, HNL_CTRL_FAMILY, HNL_F_REQUEST,
				HNL_CTRL_CMD_RING_GET, HNL_CTRL_VERSION, flags,
				seq, port);
		if (hnl_quick_u32(buf + 20, HNL_CTRL_A_RING_ID, 4, s->id, 0, 0,
				  65535))
			return HNL_MSGHDR + 8;
	}
	return hnl_ctrl_ring_get_req_encode_any(buf, size, flags, seq, port, s);
}

static inline void
hnl_ctrl_ring_get_req_encode(struct hnl_builder *b, uint16_t flags,
			     uint32_t seq, uint32_t port,
			     const struct hnl_ctrl_ring_get_req *s)
{
	int n = hnl_ctrl_ring_get_req_encode_at(hnl_builder_here(b),
						hnl_builder_left(b), flags, seq,
						port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_ctrl_ring_get_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			     const struct hnl_msg *m,
			     struct hnl_ctrl_ring_get_req *out,
			     struct hnl_extack *x)
{
	return hnl_ctrl_ring_get_req_decode_at(d, buf + m->off, m->end - m->off,
					       m->body - m->off, out, x);
}

/* ---- ring-get: reply ---- */

enum {
	HNL_CTRL_RING_GET_RSP_ID,
	HNL_CTRL_RING_GET_RSP_STATE,
	HNL_CTRL_RING_GET_RSP_REASON,
	HNL_CTRL_RING_GET_RSP_CONSUMED,
	HNL_CTRL_RING_GET_RSP_NARROWED,
	HNL_CTRL_RING_GET_RSP_PRIORITY,
	HNL_CTRL_RING_GET_RSP_FIELDS
};

struct hnl_ctrl_ring_get_rsp {
	uint64_t has[HNL_PRESENCE(HNL_CTRL_RING_GET_RSP_FIELDS)];
	uint32_t id;
	uint32_t state;	/* enum hnl_ctrl_ring_state */
	uint32_t reason;
	uint32_t consumed;
	uint32_t priority;
};

static inline void hnl_ctrl_ring_get_rsp_init(struct hnl_ctrl_ring_get_rsp *s)
{
	s->has[0] = 0;
}

static inline void hnl_ctrl_ring_get_rsp_set_id(struct hnl_ctrl_ring_get_rsp *s,
						uint32_t v)
{
	s->id = v;
	HNL_SET(s, HNL_CTRL_RING_GET_RSP_ID);
}

static inline void
hnl_ctrl_ring_get_rsp_set_state(struct hnl_ctrl_ring_get_rsp *s, uint32_t v)
{
	s->state = v;
	HNL_SET(s, HNL_CTRL_RING_GET_RSP_STATE);
}

static inline void
hnl_ctrl_ring_get_rsp_set_reason(struct hnl_ctrl_ring_get_rsp *s, uint32_t v)
{
	s->reason = v;
	HNL_SET(s, HNL_CTRL_RING_GET_RSP_REASON);
}

static inline void
hnl_ctrl_ring_get_rsp_set_consumed(struct hnl_ctrl_ring_get_rsp *s, uint32_t v)
{
	s->consumed = v;
	HNL_SET(s, HNL_CTRL_RING_GET_RSP_CONSUMED);
}

static inline void
hnl_ctrl_ring_get_rsp_set_narrowed(struct hnl_ctrl_ring_get_rsp *s)
{
	HNL_SET(s, HNL_CTRL_RING_GET_RSP_NARROWED);
}

static inline void
hnl_ctrl_ring_get_rsp_set_priority(struct hnl_ctrl_ring_get_rsp *s, uint32_t v)
{
	s->priority = v;
	HNL_SET(s, HNL_CTRL_RING_GET_RSP_PRIORITY);
}

static inline uint32_t
hnl_ctrl_ring_get_rsp_get_priority(const struct hnl_ctrl_ring_get_rsp *s)
{
	return HNL_HAS(s, HNL_CTRL_RING_GET_RSP_PRIORITY) ? s->priority : 0;
}

void hnl_ctrl_ring_get_rsp_put(struct hnl_builder *b,
			       const struct hnl_ctrl_ring_get_rsp *s);
HNL_MUST_CHECK int
hnl_ctrl_ring_get_rsp_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_ctrl_ring_get_rsp *s);
HNL_MUST_CHECK int hnl_ctrl_ring_get_rsp_decode_at(struct hnl_decoder *d,
						   const uint8_t *buf,
						   size_t end, size_t pos,
						   void *out,
						   struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_ctrl_ring_get_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				uint32_t seq, uint32_t port,
				const struct hnl_ctrl_ring_get_rsp *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_CTRL_RING_GET_RSP_FIELDS) &&
	    size >= HNL_MSGHDR + 44) {
		hnl_quick_begin(buf, 44, HNL_CTRL_FAMILY, 0,
				HNL_CTRL_CMD_RING_GET, HNL_CTRL_VERSION, flags,
				seq, port);
		hnl_quick_put32(buf + 36, HNL_CTRL_A_RING_REASON, 4, s->reason);
		hnl_quick_put32(buf + 44, HNL_CTRL_A_RING_CONSUMED, 4,
				s->consumed);
		hnl_quick_head(buf + 52, HNL_CTRL_A_RING_NARROWED, 0);
		if (hnl_quick_u32(buf + 20, HNL_CTRL_A_RING_ID, 4, s->id, 0, 0,
				  65535) &&
		    hnl_quick_u32(buf + 28, HNL_CTRL_A_RING_STATE, 4, s->state,
				  0, 0, 1) &&
		    hnl_quick_u32(buf + 56, HNL_CTRL_A_RING_PRIORITY, 4,
				  s->priority, 0, 0, 3))
			return HNL_MSGHDR + 44;
	}
	return hnl_ctrl_ring_get_rsp_encode_any(buf, size, flags, seq, port, s);
}

static inline void
hnl_ctrl_ring_get_rsp_encode(struct hnl_builder *b, uint16_t flags,
			     uint32_t seq, uint32_t port,
			     const struct hnl_ctrl_ring_get_rsp *s)
{
	int n = hnl_ctrl_ring_get_rsp_encode_at(hnl_builder_here(b),
						hnl_builder_left(b), flags, seq,
						port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_ctrl_ring_get_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
			     const struct hnl_msg *m,
			     struct hnl_ctrl_ring_get_rsp *out,
			     struct hnl_extack *x)
{
	return hnl_ctrl_ring_get_rsp_decode_at(d, buf + m->off, m->end - m->off,
					       m->body - m->off, out, x);
}

/* ---- policy-list: request ---- */

enum {
	HNL_CTRL_POLICY_LIST_REQ_FAMILY,
	HNL_CTRL_POLICY_LIST_REQ_COMMAND,
	HNL_CTRL_POLICY_LIST_REQ_FIELDS
};

struct hnl_ctrl_policy_list_req {
	uint64_t has[HNL_PRESENCE(HNL_CTRL_POLICY_LIST_REQ_FIELDS)];
	uint32_t family;	/* required */
	uint8_t command;
};

static inline void
hnl_ctrl_policy_list_req_init(struct hnl_ctrl_policy_list_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_ctrl_policy_list_req_set_family(struct hnl_ctrl_policy_list_req *s,
				    uint32_t v)
{
	s->family = v;
	HNL_SET(s, HNL_CTRL_POLICY_LIST_REQ_FAMILY);
}

static inline void
hnl_ctrl_policy_list_req_set_command(struct hnl_ctrl_policy_list_req *s,
				     uint8_t v)
{
	s->command = v;
	HNL_SET(s, HNL_CTRL_POLICY_LIST_REQ_COMMAND);
}

void hnl_ctrl_policy_list_req_put(struct hnl_builder *b,
				  const struct hnl_ctrl_policy_list_req *s);
HNL_MUST_CHECK int
hnl_ctrl_policy_list_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port,
				    const struct hnl_ctrl_policy_list_req *s);
HNL_MUST_CHECK int hnl_ctrl_policy_list_req_decode_at(struct hnl_decoder *d,
						      const uint8_t *buf,
						      size_t end, size_t pos,
						      void *out,
						      struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_ctrl_policy_list_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_ctrl_policy_list_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_CTRL_POLICY_LIST_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 16) {
		hnl_quick_begin(buf, 16, HNL_CTRL_FAMILY, HNL_F_REQUEST |
				HNL_F_DUMP, HNL_CTRL_CMD_POLICY_LIST,
				HNL_CTRL_VERSION, flags, seq, port);
		hnl_quick_put32(buf + 28, HNL_CTRL_A_POLICY_COMMAND, 1,
				s->command);
		if (hnl_quick_u32(buf + 20, HNL_CTRL_A_POLICY_FAMILY, 4,
				  s->family, 0, 0, 65535))
			return HNL_MSGHDR + 16;
	}
	return hnl_ctrl_policy_list_req_encode_any(buf, size, flags, seq, port,
						   s);
}

static inline void
hnl_ctrl_policy_list_req_encode(struct hnl_builder *b, uint16_t flags,
				uint32_t seq, uint32_t port,
				const struct hnl_ctrl_policy_list_req *s)
{
	int n = hnl_ctrl_policy_list_req_encode_at(hnl_builder_here(b),
						   hnl_builder_left(b), flags,
						   seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_ctrl_policy_list_req_decode(struct hnl_decoder *d, const uint8_t *buf,
				const struct hnl_msg *m,
				struct hnl_ctrl_policy_list_req *out,
				struct hnl_extack *x)
{
	return hnl_ctrl_policy_list_req_decode_at(d, buf + m->off,
						  m->end - m->off,
						  m->body - m->off, out, x);
}

/* ---- policy-list: reply ---- */

enum {
	HNL_CTRL_POLICY_LIST_RSP_FAMILY,
	HNL_CTRL_POLICY_LIST_RSP_COMMAND,
	HNL_CTRL_POLICY_LIST_RSP_DIRECTION,
	HNL_CTRL_POLICY_LIST_RSP_SET,
	HNL_CTRL_POLICY_LIST_RSP_TYPE,
	HNL_CTRL_POLICY_LIST_RSP_KIND,
	HNL_CTRL_POLICY_LIST_RSP_MIN_LEN,
	HNL_CTRL_POLICY_LIST_RSP_MAX_LEN,
	HNL_CTRL_POLICY_LIST_RSP_MIN,
	HNL_CTRL_POLICY_LIST_RSP_MAX,
	HNL_CTRL_POLICY_LIST_RSP_MASK,
	HNL_CTRL_POLICY_LIST_RSP_ALIGN,
	HNL_CTRL_POLICY_LIST_RSP_NESTED_SET,
	HNL_CTRL_POLICY_LIST_RSP_REQUIRED,
	HNL_CTRL_POLICY_LIST_RSP_MULTI,
	HNL_CTRL_POLICY_LIST_RSP_NAME,
	HNL_CTRL_POLICY_LIST_RSP_FIELDS
};

struct hnl_ctrl_policy_list_rsp {
	uint64_t has[HNL_PRESENCE(HNL_CTRL_POLICY_LIST_RSP_FIELDS)];
	uint64_t min;
	uint64_t max;
	uint64_t mask;
	uint64_t align;
	struct hnl_bytes name;
	uint32_t family;
	uint32_t direction;	/* enum hnl_ctrl_direction */
	uint32_t set;
	uint32_t type;
	uint32_t kind;	/* enum hnl_ctrl_kind */
	uint32_t min_len;
	uint32_t max_len;
	uint32_t nested_set;
	uint8_t command;
};

static inline void
hnl_ctrl_policy_list_rsp_init(struct hnl_ctrl_policy_list_rsp *s)
{
	s->has[0] = 0;
}

static inline void
hnl_ctrl_policy_list_rsp_set_family(struct hnl_ctrl_policy_list_rsp *s,
				    uint32_t v)
{
	s->family = v;
	HNL_SET(s, HNL_CTRL_POLICY_LIST_RSP_FAMILY);
}

static inline void
hnl_ctrl_policy_list_rsp_set_command(struct hnl_ctrl_policy_list_rsp *s,
				     uint8_t v)
{
	s->command = v;
	HNL_SET(s, HNL_CTRL_POLICY_LIST_RSP_COMMAND);
}

static inline void
hnl_ctrl_policy_list_rsp_set_direction(struct hnl_ctrl_policy_list_rsp *s,
				       uint32_t v)
{
	s->direction = v;
	HNL_SET(s, HNL_CTRL_POLICY_LIST_RSP_DIRECTION);
}

static inline void
hnl_ctrl_policy_list_rsp_set_set(struct hnl_ctrl_policy_list_rsp *s, uint32_t v)
{
	s->set = v;
	HNL_SET(s, HNL_CTRL_POLICY_LIST_RSP_SET);
}

static inline void
hnl_ctrl_policy_list_rsp_set_type(struct hnl_ctrl_policy_list_rsp *s,
				  uint32_t v)
{
	s->type = v;
	HNL_SET(s, HNL_CTRL_POLICY_LIST_RSP_TYPE);
}

static inline void
hnl_ctrl_policy_list_rsp_set_kind(struct hnl_ctrl_policy_list_rsp *s,
				  uint32_t v)
{
	s->kind = v;
	HNL_SET(s, HNL_CTRL_POLICY_LIST_RSP_KIND);
}

static inline void
hnl_ctrl_policy_list_rsp_set_min_len(struct hnl_ctrl_policy_list_rsp *s,
				     uint32_t v)
{
	s->min_len = v;
	HNL_SET(s, HNL_CTRL_POLICY_LIST_RSP_MIN_LEN);
}

static inline void
hnl_ctrl_policy_list_rsp_set_max_len(struct hnl_ctrl_policy_list_rsp *s,
				     uint32_t v)
{
	s->max_len = v;
	HNL_SET(s, HNL_CTRL_POLICY_LIST_RSP_MAX_LEN);
}

static inline void
hnl_ctrl_policy_list_rsp_set_min(struct hnl_ctrl_policy_list_rsp *s, uint64_t v)
{
	s->min = v;
	HNL_SET(s, HNL_CTRL_POLICY_LIST_RSP_MIN);
}

static inline void
hnl_ctrl_policy_list_rsp_set_max(struct hnl_ctrl_policy_list_rsp *s, uint64_t v)
{
	s->max = v;
	HNL_SET(s, HNL_CTRL_POLICY_LIST_RSP_MAX);
}

static inline void
hnl_ctrl_policy_list_rsp_set_mask(struct hnl_ctrl_policy_list_rsp *s,
				  uint64_t v)
{
	s->mask = v;
	HNL_SET(s, HNL_CTRL_POLICY_LIST_RSP_MASK);
}

static inline void
hnl_ctrl_policy_list_rsp_set_align(struct hnl_ctrl_policy_list_rsp *s,
				   uint64_t v)
{
	s->align = v;
	HNL_SET(s, HNL_CTRL_POLICY_LIST_RSP_ALIGN);
}

static inline void
hnl_ctrl_policy_list_rsp_set_nested_set(struct hnl_ctrl_policy_list_rsp *s,
					uint32_t v)
{
	s->nested_set = v;
	HNL_SET(s, HNL_CTRL_POLICY_LIST_RSP_NESTED_SET);
}

static inline void
hnl_ctrl_policy_list_rsp_set_required(struct hnl_ctrl_policy_list_rsp *s)
{
	HNL_SET(s, HNL_CTRL_POLICY_LIST_RSP_REQUIRED);
}

static inline void
hnl_ctrl_policy_list_rsp_set_multi(struct hnl_ctrl_policy_list_rsp *s)
{
	HNL_SET(s, HNL_CTRL_POLICY_LIST_RSP_MULTI);
}

static inline void
hnl_ctrl_policy_list_rsp_set_name(struct hnl_ctrl_policy_list_rsp *s,
				  const void *p, uint32_t n)
{
	s->name.p = (const uint8_t *)p;
	s->name.n = n;
	HNL_SET(s, HNL_CTRL_POLICY_LIST_RSP_NAME);
}

void hnl_ctrl_policy_list_rsp_put(struct hnl_builder *b,
				  const struct hnl_ctrl_policy_list_rsp *s);
HNL_MUST_CHECK int
hnl_ctrl_policy_list_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_ctrl_policy_list_rsp *s);
HNL_MUST_CHECK int hnl_ctrl_policy_list_rsp_decode_at(struct hnl_decoder *d,
						      const uint8_t *buf,
						      size_t end, size_t pos,
						      void *out,
						      struct hnl_extack *x);

static inline void
hnl_ctrl_policy_list_rsp_encode(struct hnl_builder *b, uint16_t flags,
				uint32_t seq, uint32_t port,
				const struct hnl_ctrl_policy_list_rsp *s)
{
	int n = hnl_ctrl_policy_list_rsp_encode_at(hnl_builder_here(b),
						   hnl_builder_left(b), flags,
						   seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_ctrl_policy_list_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
				const struct hnl_msg *m,
				struct hnl_ctrl_policy_list_rsp *out,
				struct hnl_extack *x)
{
	return hnl_ctrl_policy_list_rsp_decode_at(d, buf + m->off,
						  m->end - m->off,
						  m->body - m->off, out, x);
}

/* ---- ring-reset: request ---- */

enum {
	HNL_CTRL_RING_RESET_REQ_ID,
	HNL_CTRL_RING_RESET_REQ_FIELDS
};

struct hnl_ctrl_ring_reset_req {
	uint64_t has[HNL_PRESENCE(HNL_CTRL_RING_RESET_REQ_FIELDS)];
	uint32_t id;	/* required */
};

static inline void
hnl_ctrl_ring_reset_req_init(struct hnl_ctrl_ring_reset_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_ctrl_ring_reset_req_set_id(struct hnl_ctrl_ring_reset_req *s, uint32_t v)
{
	s->id = v;
	HNL_SET(s, HNL_CTRL_RING_RESET_REQ_ID);
}

void hnl_ctrl_ring_reset_req_put(struct hnl_builder *b,
				 const struct hnl_ctrl_ring_reset_req *s);
HNL_MUST_CHECK int
hnl_ctrl_ring_reset_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_ctrl_ring_reset_req *s);
HNL_MUST_CHECK int hnl_ctrl_ring_reset_req_decode_at(struct hnl_decoder *d,
						     const uint8_t *buf,
						     size_t end, size_t pos,
						     void *out,
						     struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_ctrl_ring_reset_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_ctrl_ring_reset_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_CTRL_RING_RESET_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 8) {
		hnl_quick_begin(buf, 8, HNL_CTRL_FAMILY, HNL_F_REQUEST,
				HNL_CTRL_CMD_RING_RESET, HNL_CTRL_VERSION,
				flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_CTRL_A_RING_ID, 4, s->id, 0, 0,
				  65535))
			return HNL_MSGHDR + 8;
	}
	return hnl_ctrl_ring_reset_req_encode_any(buf, size, flags, seq, port,
						  s);
}

static inline void
hnl_ctrl_ring_reset_req_encode(struct hnl_builder *b, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_ctrl_ring_reset_req *s)
{
	int n = hnl_ctrl_ring_reset_req_encode_at(hnl_builder_here(b),
						  hnl_builder_left(b), flags,
						  seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_ctrl_ring_reset_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			       const struct hnl_msg *m,
			       struct hnl_ctrl_ring_reset_req *out,
			       struct hnl_extack *x)
{
	return hnl_ctrl_ring_reset_req_decode_at(d, buf + m->off,
						 m->end - m->off,
						 m->body - m->off, out, x);
}

/* ---- call-list: request ---- */

HNL_MUST_CHECK int hnl_ctrl_call_list_req_encode_at(uint8_t *buf, size_t size,
						    uint16_t flags,
						    uint32_t seq,
						    uint32_t port);

static inline void hnl_ctrl_call_list_req_encode(struct hnl_builder *b,
						 uint16_t flags, uint32_t seq,
						 uint32_t port)
{
	int n = hnl_ctrl_call_list_req_encode_at(hnl_builder_here(b),
						 hnl_builder_left(b), flags,
						 seq, port);

	hnl_msg_written(b, n);
}

/* ---- call-list: reply ---- */

enum {
	HNL_CTRL_CALL_LIST_RSP_TOKEN,
	HNL_CTRL_CALL_LIST_RSP_RING,
	HNL_CTRL_CALL_LIST_RSP_SEQ,
	HNL_CTRL_CALL_LIST_RSP_FAMILY,
	HNL_CTRL_CALL_LIST_RSP_COMMAND,
	HNL_CTRL_CALL_LIST_RSP_STATE,
	HNL_CTRL_CALL_LIST_RSP_UNITS,
	HNL_CTRL_CALL_LIST_RSP_FIELDS
};

struct hnl_ctrl_call_list_rsp {
	uint64_t has[HNL_PRESENCE(HNL_CTRL_CALL_LIST_RSP_FIELDS)];
	uint64_t token;
	uint64_t units;
	uint32_t ring;
	uint32_t seq;
	uint32_t family;
	uint32_t state;	/* enum hnl_ctrl_call_state */
	uint8_t command;
};

static inline void hnl_ctrl_call_list_rsp_init(struct hnl_ctrl_call_list_rsp *s)
{
	s->has[0] = 0;
}

static inline void
hnl_ctrl_call_list_rsp_set_token(struct hnl_ctrl_call_list_rsp *s, uint64_t v)
{
	s->token = v;
	HNL_SET(s, HNL_CTRL_CALL_LIST_RSP_TOKEN);
}

static inline void
hnl_ctrl_call_list_rsp_set_ring(struct hnl_ctrl_call_list_rsp *s, uint32_t v)
{
	s->ring = v;
	HNL_SET(s, HNL_CTRL_CALL_LIST_RSP_RING);
}

static inline void
hnl_ctrl_call_list_rsp_set_seq(struct hnl_ctrl_call_list_rsp *s, uint32_t v)
{
	s->seq = v;
	HNL_SET(s, HNL_CTRL_CALL_LIST_RSP_SEQ);
}

static inline void
hnl_ctrl_call_list_rsp_set_family(struct hnl_ctrl_call_list_rsp *s, uint32_t v)
{
	s->family = v;
	HNL_SET(s, HNL_CTRL_CALL_LIST_RSP_FAMILY);
}

static inline void
hnl_ctrl_call_list_rsp_set_command(struct hnl_ctrl_call_list_rsp *s, uint8_t v)
{
	s->command = v;
	HNL_SET(s, HNL_CTRL_CALL_LIST_RSP_COMMAND);
}

static inline void
hnl_ctrl_call_list_rsp_set_state(struct hnl_ctrl_call_list_rsp *s, uint32_t v)
{
	s->state = v;
	HNL_SET(s, HNL_CTRL_CALL_LIST_RSP_STATE);
}

static inline void
hnl_ctrl_call_list_rsp_set_units(struct hnl_ctrl_call_list_rsp *s, uint64_t v)
{
	s->units = v;
	HNL_SET(s, HNL_CTRL_CALL_LIST_RSP_UNITS);
}

void hnl_ctrl_call_list_rsp_put(struct hnl_builder *b,
				const struct hnl_ctrl_call_list_rsp *s);
HNL_MUST_CHECK int
hnl_ctrl_call_list_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_ctrl_call_list_rsp *s);
HNL_MUST_CHECK int hnl_ctrl_call_list_rsp_decode_at(struct hnl_decoder *d,
						    const uint8_t *buf,
						    size_t end, size_t pos,
						    void *out,
						    struct hnl_extack *x);

static inline void
hnl_ctrl_call_list_rsp_encode(struct hnl_builder *b, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_ctrl_call_list_rsp *s)
{
	int n = hnl_ctrl_call_list_rsp_encode_at(hnl_builder_here(b),
						 hnl_builder_left(b), flags,
						 seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_ctrl_call_list_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
			      const struct hnl_msg *m,
			      struct hnl_ctrl_call_list_rsp *out,
			      struct hnl_extack *x)
{
	return hnl_ctrl_call_list_rsp_decode_at(d, buf + m->off,
						m->end - m->off,
						m->body - m->off, out, x);
}

/* ---- call-cancel: request ---- */

enum {
	HNL_CTRL_CALL_CANCEL_REQ_TOKEN,
	HNL_CTRL_CALL_CANCEL_REQ_FIELDS
};

struct hnl_ctrl_call_cancel_req {
	uint64_t has[HNL_PRESENCE(HNL_CTRL_CALL_CANCEL_REQ_FIELDS)];
	uint64_t token;	/* required */
};

static inline void
hnl_ctrl_call_cancel_req_init(struct hnl_ctrl_call_cancel_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_ctrl_call_cancel_req_set_token(struct hnl_ctrl_call_cancel_req *s,
				   uint64_t v)
{
	s->token = v;
	HNL_SET(s, HNL_CTRL_CALL_CANCEL_REQ_TOKEN);
}

void hnl_ctrl_call_cancel_req_put(struct hnl_builder *b,
				  const struct hnl_ctrl_call_cancel_req *s);
HNL_MUST_CHECK int
hnl_ctrl_call_cancel_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port,
				    const struct hnl_ctrl_call_cancel_req *s);
HNL_MUST_CHECK int hnl_ctrl_call_cancel_req_decode_at(struct hnl_decoder *d,
						      const uint8_t *buf,
						      size_t end, size_t pos,
						      void *out,
						      struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_ctrl_call_cancel_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_ctrl_call_cancel_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_CTRL_CALL_CANCEL_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 12) {
		hnl_quick_begin(buf, 12, HNL_CTRL_FAMILY, HNL_F_REQUEST,
				HNL_CTRL_CMD_CALL_CANCEL, HNL_CTRL_VERSION,
				flags, seq, port);
		hnl_quick_put64(buf + 20, HNL_CTRL_A_CALL_TOKEN, s->token);
		return HNL_MSGHDR + 12;
	}
	return hnl_ctrl_call_cancel_req_encode_any(buf, size, flags, seq, port,
						   s);
}

static inline void
hnl_ctrl_call_cancel_req_encode(struct hnl_builder *b, uint16_t flags,
				uint32_t seq, uint32_t port,
				const struct hnl_ctrl_call_cancel_req *s)
{
	int n = hnl_ctrl_call_cancel_req_encode_at(hnl_builder_here(b),
						   hnl_builder_left(b), flags,
						   seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_ctrl_call_cancel_req_decode(struct hnl_decoder *d, const uint8_t *buf,
				const struct hnl_msg *m,
				struct hnl_ctrl_call_cancel_req *out,
				struct hnl_extack *x)
{
	return hnl_ctrl_call_cancel_req_decode_at(d, buf + m->off,
						  m->end - m->off,
						  m->body - m->off, out, x);
}

/* ---- group-join: request ---- */

enum {
	HNL_CTRL_GROUP_JOIN_REQ_FAMILY,
	HNL_CTRL_GROUP_JOIN_REQ_GROUP,
	HNL_CTRL_GROUP_JOIN_REQ_RING,
	HNL_CTRL_GROUP_JOIN_REQ_FIELDS
};

struct hnl_ctrl_group_join_req {
	uint64_t has[HNL_PRESENCE(HNL_CTRL_GROUP_JOIN_REQ_FIELDS)];
	uint32_t family;	/* required */
	uint32_t group;	/* required */
	uint32_t ring;	/* required */
};

static inline void
hnl_ctrl_group_join_req_init(struct hnl_ctrl_group_join_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_ctrl_group_join_req_set_family(struct hnl_ctrl_group_join_req *s,
				   uint32_t v)
{
	s->family = v;
	HNL_SET(s, HNL_CTRL_GROUP_JOIN_REQ_FAMILY);
}

static inline void
hnl_ctrl_group_join_req_set_group(struct hnl_ctrl_group_join_req *s, uint32_t v)
{
	s->group = v;
	HNL_SET(s, HNL_CTRL_GROUP_JOIN_REQ_GROUP);
}

static inline void
hnl_ctrl_group_join_req_set_ring(struct hnl_ctrl_group_join_req *s, uint32_t v)
{
	s->ring = v;
	HNL_SET(s, HNL_CTRL_GROUP_JOIN_REQ_RING);
}

void hnl_ctrl_group_join_req_put(struct hnl_builder *b,
				 const struct hnl_ctrl_group_join_req *s);
HNL_MUST_CHECK int
hnl_ctrl_group_join_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_ctrl_group_join_req *s);
HNL_MUST_CHECK int hnl_ctrl_group_join_req_decode_at(struct hnl_decoder *d,
						     const uint8_t *buf,
						     size_t end, size_t pos,
						     void *out,
						     struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_ctrl_group_join_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_ctrl_group_join_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_CTRL_GROUP_JOIN_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 24) {
		hnl_quick_begin(buf, 24, HNL_CTRL_FAMILY, HNL_F_REQUEST,
				HNL_CTRL_CMD_GROUP_JOIN, HNL_CTRL_VERSION,
				flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_CTRL_A_GROUP_FAMILY, 4,
				  s->family, 0, 0, 65535) &&
		    hnl_quick_u32(buf + 28, HNL_CTRL_A_GROUP_GROUP, 4, s->group,
				  0, 1, 254) &&
		    hnl_quick_u32(buf + 36, HNL_CTRL_A_GROUP_RING, 4, s->ring,
				  0, 0, 65535))
			return HNL_MSGHDR + 24;
	}
	return hnl_ctrl_group_join_req_encode_any(buf, size, flags, seq, port,
						  s);
}

static inline void
hnl_ctrl_group_join_req_encode(struct hnl_builder *b, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_ctrl_group_join_req *s)
{
	int n = hnl_ctrl_group_join_req_encode_at(hnl_builder_here(b),
						  hnl_builder_left(b), flags,
						  seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_ctrl_group_join_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			       const struct hnl_msg *m,
			       struct hnl_ctrl_group_join_req *out,
			       struct hnl_extack *x)
{
	return hnl_ctrl_group_join_req_decode_at(d, buf + m->off,
						 m->end - m->off,
						 m->body - m->off, out, x);
}

/* ---- group-leave: request ---- */

enum {
	HNL_CTRL_GROUP_LEAVE_REQ_FAMILY,
	HNL_CTRL_GROUP_LEAVE_REQ_GROUP,
	HNL_CTRL_GROUP_LEAVE_REQ_FIELDS
};

struct hnl_ctrl_group_leave_req {
	uint64_t has[HNL_PRESENCE(HNL_CTRL_GROUP_LEAVE_REQ_FIELDS)];
	uint32_t family;	/* required */
	uint32_t group;	/* required */
};

static inline void
hnl_ctrl_group_leave_req_init(struct hnl_ctrl_group_leave_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_ctrl_group_leave_req_set_family(struct hnl_ctrl_group_leave_req *s,
				    uint32_t v)
{
	s->family = v;
	HNL_SET(s, HNL_CTRL_GROUP_LEAVE_REQ_FAMILY);
}

static inline void
hnl_ctrl_group_leave_req_set_group(struct hnl_ctrl_group_leave_req *s,
				   uint32_t v)
{
	s->group = v;
	HNL_SET(s, HNL_CTRL_GROUP_LEAVE_REQ_GROUP);
}

void hnl_ctrl_group_leave_req_put(struct hnl_builder *b,
				  const struct hnl_ctrl_group_leave_req *s);
HNL_MUST_CHECK int
hnl_ctrl_group_leave_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port,
				    const struct hnl_ctrl_group_leave_req *s);
HNL_MUST_CHECK int hnl_ctrl_group_leave_req_decode_at(struct hnl_decoder *d,
						      const uint8_t *buf,
						      size_t end, size_t pos,
						      void *out,
						      struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_ctrl_group_leave_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_ctrl_group_leave_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_CTRL_GROUP_LEAVE_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 16) {
		hnl_quick_begin(buf, 16, HNL_CTRL_FAMILY, HNL_F_REQUEST,
				HNL_CTRL_CMD_GROUP_LEAVE, HNL_CTRL_VERSION,
				flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_CTRL_A_GROUP_FAMILY, 4,
				  s->family, 0, 0, 65535) &&
		    hnl_quick_u32(buf + 28, HNL_CTRL_A_GROUP_GROUP, 4, s->group,
				  0, 1, 254))
			return HNL_MSGHDR + 16;
	}
	return hnl_ctrl_group_leave_req_encode_any(buf, size, flags, seq, port,
						   s);
}

static inline void
hnl_ctrl_group_leave_req_encode(struct hnl_builder *b, uint16_t flags,
				uint32_t seq, uint32_t port,
				const struct hnl_ctrl_group_leave_req *s)
{
	int n = hnl_ctrl_group_leave_req_encode_at(hnl_builder_here(b),
						   hnl_builder_left(b), flags,
						   seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_ctrl_group_leave_req_decode(struct hnl_decoder *d, const uint8_t *buf,
				const struct hnl_msg *m,
				struct hnl_ctrl_group_leave_req *out,
				struct hnl_extack *x)
{
	return hnl_ctrl_group_leave_req_decode_at(d, buf + m->off,
						  m->end - m->off,
						  m->body - m->off, out, x);
}

/* ---- group-list: request ---- */

HNL_MUST_CHECK int hnl_ctrl_group_list_req_encode_at(uint8_t *buf, size_t size,
						     uint16_t flags,
						     uint32_t seq,
						     uint32_t port);

static inline void hnl_ctrl_group_list_req_encode(struct hnl_builder *b,
						  uint16_t flags, uint32_t seq,
						  uint32_t port)
{
	int n = hnl_ctrl_group_list_req_encode_at(hnl_builder_here(b),
						  hnl_builder_left(b), flags,
						  seq, port);

	hnl_msg_written(b, n);
}

/* ---- group-list: reply ---- */

enum {
	HNL_CTRL_GROUP_LIST_RSP_FAMILY,
	HNL_CTRL_GROUP_LIST_RSP_GROUP,
	HNL_CTRL_GROUP_LIST_RSP_RING,
	HNL_CTRL_GROUP_LIST_RSP_FIELDS
};

struct hnl_ctrl_group_list_rsp {
	uint64_t has[HNL_PRESENCE(HNL_CTRL_GROUP_LIST_RSP_FIELDS)];
	uint32_t family;
	uint32_t group;
	uint32_t ring;
};

static inline void
hnl_ctrl_group_list_rsp_init(struct hnl_ctrl_group_list_rsp *s)
{
	s->has[0] = 0;
}

static inline void
hnl_ctrl_group_list_rsp_set_family(struct hnl_ctrl_group_list_rsp *s,
				   uint32_t v)
{
	s->family = v;
	HNL_SET(s, HNL_CTRL_GROUP_LIST_RSP_FAMILY);
}

static inline void
hnl_ctrl_group_list_rsp_set_group(struct hnl_ctrl_group_list_rsp *s, uint32_t v)
{
	s->group = v;
	HNL_SET(s, HNL_CTRL_GROUP_LIST_RSP_GROUP);
}

static inline void
hnl_ctrl_group_list_rsp_set_ring(struct hnl_ctrl_group_list_rsp *s, uint32_t v)
{
	s->ring = v;
	HNL_SET(s, HNL_CTRL_GROUP_LIST_RSP_RING);
}

void hnl_ctrl_group_list_rsp_put(struct hnl_builder *b,
				 const struct hnl_ctrl_group_list_rsp *s);
HNL_MUST_CHECK int
hnl_ctrl_group_list_rsp_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_ctrl_group_list_rsp *s);
HNL_MUST_CHECK int hnl_ctrl_group_list_rsp_decode_at(struct hnl_decoder *d,
						     const uint8_t *buf,
						     size_t end, size_t pos,
						     void *out,
						     struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_ctrl_group_list_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_ctrl_group_list_rsp *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_CTRL_GROUP_LIST_RSP_FIELDS) &&
	    size >= HNL_MSGHDR + 24) {
		hnl_quick_begin(buf, 24, HNL_CTRL_FAMILY, HNL_F_MULTI,
				HNL_CTRL_CMD_GROUP_LIST, HNL_CTRL_VERSION,
				flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_CTRL_A_GROUP_FAMILY, 4,
				  s->family, 0, 0, 65535) &&
		    hnl_quick_u32(buf + 28, HNL_CTRL_A_GROUP_GROUP, 4, s->group,
				  0, 1, 254) &&
		    hnl_quick_u32(buf + 36, HNL_CTRL_A_GROUP_RING, 4, s->ring,
				  0, 0, 65535))
			return HNL_MSGHDR + 24;
	}
	return hnl_ctrl_group_list_rsp_encode_any(buf, size, flags, seq, port,
						  s);
}

static inline void
hnl_ctrl_group_list_rsp_encode(struct hnl_builder *b, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_ctrl_group_list_rsp *s)
{
	int n = hnl_ctrl_group_list_rsp_encode_at(hnl_builder_here(b),
						  hnl_builder_left(b), flags,
						  seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_ctrl_group_list_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
			       const struct hnl_msg *m,
			       struct hnl_ctrl_group_list_rsp *out,
			       struct hnl_extack *x)
{
	return hnl_ctrl_group_list_rsp_decode_at(d, buf + m->off,
						 m->end - m->off,
						 m->body - m->off, out, x);
}

/* ---- agreement-list: request ---- */

HNL_MUST_CHECK int hnl_ctrl_agreement_list_req_encode_at(uint8_t *buf,
							 size_t size,
							 uint16_t flags,
							 uint32_t seq,
							 uint32_t port);

static inline void hnl_ctrl_agreement_list_req_encode(struct hnl_builder *b,
						      uint16_t flags,
						      uint32_t seq,
						      uint32_t port)
{
	int n = hnl_ctrl_agreement_list_req_encode_at(hnl_builder_here(b),
						      hnl_builder_left(b),
						      flags, seq, port);

	hnl_msg_written(b, n);
}

/* ---- agreement-list: reply ---- */

enum {
	HNL_CTRL_AGREEMENT_LIST_RSP_FAMILY,
	HNL_CTRL_AGREEMENT_LIST_RSP_FEATURE,
	HNL_CTRL_AGREEMENT_LIST_RSP_OFFERED,
	HNL_CTRL_AGREEMENT_LIST_RSP_FIRMWARE,
	HNL_CTRL_AGREEMENT_LIST_RSP_KERNEL,
	HNL_CTRL_AGREEMENT_LIST_RSP_FIELDS
};

struct hnl_ctrl_agreement_list_rsp {
	uint64_t has[HNL_PRESENCE(HNL_CTRL_AGREEMENT_LIST_RSP_FIELDS)];
	uint32_t family;
	uint32_t feature;
};

static inline void
hnl_ctrl_agreement_list_rsp_init(struct hnl_ctrl_agreement_list_rsp *s)
{
	s->has[0] = 0;
}

static inline void
hnl_ctrl_agreement_list_rsp_set_family(struct hnl_ctrl_agreement_list_rsp *s,
				       uint32_t v)
{
	s->family = v;
	HNL_SET(s, HNL_CTRL_AGREEMENT_LIST_RSP_FAMILY);
}

static inline void
hnl_ctrl_agreement_list_rsp_set_feature(struct hnl_ctrl_agreement_list_rsp *s,
					uint32_t v)
{
	s->feature = v;
	HNL_SET(s, HNL_CTRL_AGREEMENT_LIST_RSP_FEATURE);
}

static inline void
hnl_ctrl_agreement_list_rsp_set_offered(struct hnl_ctrl_agreement_list_rsp *s)
{
	HNL_SET(s, HNL_CTRL_AGREEMENT_LIST_RSP_OFFERED);
}

static inline void
hnl_ctrl_agreement_list_rsp_set_firmware(struct hnl_ctrl_agreement_list_rsp *s)
{
	HNL_SET(s, HNL_CTRL_AGREEMENT_LIST_RSP_FIRMWARE);
}

static inline void
hnl_ctrl_agreement_list_rsp_set_kernel(struct hnl_ctrl_agreement_list_rsp *s)
{
	HNL_SET(s, HNL_CTRL_AGREEMENT_LIST_RSP_KERNEL);
}

void
hnl_ctrl_agreement_list_rsp_put(struct hnl_builder *b,
				const struct hnl_ctrl_agreement_list_rsp *s);
HNL_MUST_CHECK int
hnl_ctrl_agreement_list_rsp_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_ctrl_agreement_list_rsp *s);
HNL_MUST_CHECK int hnl_ctrl_agreement_list_rsp_decode_at(struct hnl_decoder *d,
							 const uint8_t *buf,
							 size_t end, size_t pos,
							 void *out,
							 struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_ctrl_agreement_list_rsp_encode_at(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_ctrl_agreement_list_rsp *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_CTRL_AGREEMENT_LIST_RSP_FIELDS) &&
	    size >= HNL_MSGHDR + 28) {
		hnl_quick_begin(buf, 28, HNL_CTRL_FAMILY, HNL_F_MULTI,
				HNL_CTRL_CMD_AGREEMENT_LIST, HNL_CTRL_VERSION,
				flags, seq, port);
		hnl_quick_head(buf + 36, HNL_CTRL_A_AGREEMENT_OFFERED, 0);
		hnl_quick_head(buf + 40, HNL_CTRL_A_AGREEMENT_FIRMWARE, 0);
		hnl_quick_head(buf + 44, HNL_CTRL_A_AGREEMENT_KERNEL, 0);
		if (hnl_quick_u32(buf + 20, HNL_CTRL_A_AGREEMENT_FAMILY, 4,
				  s->family, 0, 0, 65535) &&
		    hnl_quick_u32(buf + 28, HNL_CTRL_A_AGREEMENT_FEATURE, 4,
				  s->feature, 0, 0, 63))
			return HNL_MSGHDR + 28;
	}
	return hnl_ctrl_agreement_list_rsp_encode_any(buf, size, flags, seq,
						      port, s);
}

static inline void
hnl_ctrl_agreement_list_rsp_encode(struct hnl_builder *b, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_ctrl_agreement_list_rsp *s)
{
	int n = hnl_ctrl_agreement_list_rsp_encode_at(hnl_builder_here(b),
						      hnl_builder_left(b),
						      flags, seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_ctrl_agreement_list_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
				   const struct hnl_msg *m,
				   struct hnl_ctrl_agreement_list_rsp *out,
				   struct hnl_extack *x)
{
	return hnl_ctrl_agreement_list_rsp_decode_at(d, buf + m->off,
						     m->end - m->off,
						     m->body - m->off, out, x);
}

/* ---- agree: request ---- */

enum {
	HNL_CTRL_AGREE_REQ_FAMILY,
	HNL_CTRL_AGREE_REQ_FEATURE,
	HNL_CTRL_AGREE_REQ_PARTY,
	HNL_CTRL_AGREE_REQ_FIELDS
};

struct hnl_ctrl_agree_req {
	uint64_t has[HNL_PRESENCE(HNL_CTRL_AGREE_REQ_FIELDS)];
	uint32_t family;	/* required */
	uint32_t feature;	/* required */
	uint32_t party;	/* required, enum hnl_ctrl_party */
};

static inline void hnl_ctrl_agree_req_init(struct hnl_ctrl_agree_req *s)
{
	s->has[0] = 0;
}

static inline void hnl_ctrl_agree_req_set_family(struct hnl_ctrl_agree_req *s,
						 uint32_t v)
{
	s->family = v;
	HNL_SET(s, HNL_CTRL_AGREE_REQ_FAMILY);
}

static inline void hnl_ctrl_agree_req_set_feature(struct hnl_ctrl_agree_req *s,
						  uint32_t v)
{
	s->feature = v;
	HNL_SET(s, HNL_CTRL_AGREE_REQ_FEATURE);
}

static inline void hnl_ctrl_agree_req_set_party(struct hnl_ctrl_agree_req *s,
						uint32_t v)
{
	s->party = v;
	HNL_SET(s, HNL_CTRL_AGREE_REQ_PARTY);
}

void hnl_ctrl_agree_req_put(struct hnl_builder *b,
			    const struct hnl_ctrl_agree_req *s);
HNL_MUST_CHECK int
hnl_ctrl_agree_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_ctrl_agree_req *s);
HNL_MUST_CHECK int hnl_ctrl_agree_req_decode_at(struct hnl_decoder *d,
						const uint8_t *buf, size_t end,
						size_t pos, void *out,
						struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_ctrl_agree_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			     uint32_t seq, uint32_t port,
			     const struct hnl_ctrl_agree_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_CTRL_AGREE_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 24) {
		hnl_quick_begin(buf, 24, HNL_CTRL_FAMILY, HNL_F_REQUEST,
				HNL_CTRL_CMD_AGREE, HNL_CTRL_VERSION, flags,
				seq, port);
		if (hnl_quick_u32(buf + 20, HNL_CTRL_A_AGREEMENT_FAMILY, 4,
				  s->family, 0, 0, 65535) &&
		    hnl_quick_u32(buf + 28, HNL_CTRL_A_AGREEMENT_FEATURE, 4,
				  s->feature, 0, 0, 63) &&
		    hnl_quick_u32(buf + 36, HNL_CTRL_A_AGREEMENT_PARTY, 4,
				  s->party, 0, 0, 1))
			return HNL_MSGHDR + 24;
	}
	return hnl_ctrl_agree_req_encode_any(buf, size, flags, seq, port, s);
}

static inline void hnl_ctrl_agree_req_encode(struct hnl_builder *b,
					     uint16_t flags, uint32_t seq,
					     uint32_t port,
					     const struct hnl_ctrl_agree_req *s)
{
	int n = hnl_ctrl_agree_req_encode_at(hnl_builder_here(b),
					     hnl_builder_left(b), flags, seq,
					     port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_ctrl_agree_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			  const struct hnl_msg *m,
			  struct hnl_ctrl_agree_req *out, struct hnl_extack *x)
{
	return hnl_ctrl_agree_req_decode_at(d, buf + m->off, m->end - m->off,
					    m->body - m->off, out, x);
}

/* ---- party-begin: request ---- */

enum {
	HNL_CTRL_PARTY_BEGIN_REQ_PARTY,
	HNL_CTRL_PARTY_BEGIN_REQ_FIELDS
};

struct hnl_ctrl_party_begin_req {
	uint64_t has[HNL_PRESENCE(HNL_CTRL_PARTY_BEGIN_REQ_FIELDS)];
	uint32_t party;	/* required, enum hnl_ctrl_party */
};

static inline void
hnl_ctrl_party_begin_req_init(struct hnl_ctrl_party_begin_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_ctrl_party_begin_req_set_party(struct hnl_ctrl_party_begin_req *s,
				   uint32_t v)
{
	s->party = v;
	HNL_SET(s, HNL_CTRL_PARTY_BEGIN_REQ_PARTY);
}

void hnl_ctrl_party_begin_req_put(struct hnl_builder *b,
				  const struct hnl_ctrl_party_begin_req *s);
HNL_MUST_CHECK int
hnl_ctrl_party_begin_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port,
				    const struct hnl_ctrl_party_begin_req *s);
HNL_MUST_CHECK int hnl_ctrl_party_begin_req_decode_at(struct hnl_decoder *d,
						      const uint8_t *buf,
						      size_t end, size_t pos,
						      void *out,
						      struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_ctrl_party_begin_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_ctrl_party_begin_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_CTRL_PARTY_BEGIN_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 8) {
		hnl_quick_begin(buf, 8, HNL_CTRL_FAMILY, HNL_F_REQUEST,
				HNL_CTRL_CMD_PARTY_BEGIN, HNL_CTRL_VERSION,
				flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_CTRL_A_AGREEMENT_PARTY, 4,
				  s->party, 0, 0, 1))
			return HNL_MSGHDR + 8;
	}
	return hnl_ctrl_party_begin_req_encode_any(buf, size, flags, seq, port,
						   s);
}

static inline void
hnl_ctrl_party_begin_req_encode(struct hnl_builder *b, uint16_t flags,
				uint32_t seq, uint32_t port,
				const struct hnl_ctrl_party_begin_req *s)
{
	int n = hnl_ctrl_party_begin_req_encode_at(hnl_builder_here(b),
						   hnl_builder_left(b), flags,
						   seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_ctrl_party_begin_req_decode(struct hnl_decoder *d, const uint8_t *buf,
				const struct hnl_msg *m,
				struct hnl_ctrl_party_begin_req *out,
				struct hnl_extack *x)
{
	return hnl_ctrl_party_begin_req_decode_at(d, buf + m->off,
						  m->end - m->off,
						  m->body - m->off, out, x);
}

/* ---- count-get: request ---- */

HNL_MUST_CHECK int hnl_ctrl_count_get_req_encode_at(uint8_t *buf, size_t size,
						    uint16_t flags,
						    uint32_t seq,
						    uint32_t port);

static inline void hnl_ctrl_count_get_req_encode(struct hnl_builder *b,
						 uint16_t flags, uint32_t seq,
						 uint32_t port)
{
	int n = hnl_ctrl_count_get_req_encode_at(hnl_builder_here(b),
						 hnl_builder_left(b), flags,
						 seq, port);

	hnl_msg_written(b, n);
}

/* ---- count-get: reply ---- */

enum {
	HNL_CTRL_COUNT_GET_RSP_CALLS,
	HNL_CTRL_COUNT_GET_RSP_REFUSED,
	HNL_CTRL_COUNT_GET_RSP_UNITS,
	HNL_CTRL_COUNT_GET_RSP_IN_FLIGHT,
	HNL_CTRL_COUNT_GET_RSP_LOST,
	HNL_CTRL_COUNT_GET_RSP_FIELDS
};

struct hnl_ctrl_count_get_rsp {
	uint64_t has[HNL_PRESENCE(HNL_CTRL_COUNT_GET_RSP_FIELDS)];
	uint64_t calls;
	uint64_t refused;
	uint64_t units;
	uint64_t lost;
	uint32_t in_flight;
};

static inline void hnl_ctrl_count_get_rsp_init(struct hnl_ctrl_count_get_rsp *s)
{
	s->has[0] = 0;
}

static inline void
hnl_ctrl_count_get_rsp_set_calls(struct hnl_ctrl_count_get_rsp *s, uint64_t v)
{
	s->calls = v;
	HNL_SET(s, HNL_CTRL_COUNT_GET_RSP_CALLS);
}

static inline void
hnl_ctrl_count_get_rsp_set_refused(struct hnl_ctrl_count_get_rsp *s, uint64_t v)
{
	s->refused = v;
	HNL_SET(s, HNL_CTRL_COUNT_GET_RSP_REFUSED);
}

static inline void
hnl_ctrl_count_get_rsp_set_units(struct hnl_ctrl_count_get_rsp *s, uint64_t v)
{
	s->units = v;
	HNL_SET(s, HNL_CTRL_COUNT_GET_RSP_UNITS);
}

static inline void
hnl_ctrl_count_get_rsp_set_in_flight(struct hnl_ctrl_count_get_rsp *s,
				     uint32_t v)
{
	s->in_flight = v;
	HNL_SET(s, HNL_CTRL_COUNT_GET_RSP_IN_FLIGHT);
}

static inline void
hnl_ctrl_count_get_rsp_set_lost(struct hnl_ctrl_count_get_rsp *s, uint64_t v)
{
	s->lost = v;
	HNL_SET(s, HNL_CTRL_COUNT_GET_RSP_LOST);
}

void hnl_ctrl_count_get_rsp_put(struct hnl_builder *b,
				const struct hnl_ctrl_count_get_rsp *s);
HNL_MUST_CHECK int
hnl_ctrl_count_get_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_ctrl_count_get_rsp *s);
HNL_MUST_CHECK int hnl_ctrl_count_get_rsp_decode_at(struct hnl_decoder *d,
						    const uint8_t *buf,
						    size_t end, size_t pos,
						    void *out,
						    struct hnl_extack *x);

static inline void
hnl_ctrl_count_get_rsp_encode(struct hnl_builder *b, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_ctrl_count_get_rsp *s)
{
	int n = hnl_ctrl_count_get_rsp_encode_at(hnl_builder_here(b),
						 hnl_builder_left(b), flags,
						 seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_ctrl_count_get_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
			      const struct hnl_msg *m,
			      struct hnl_ctrl_count_get_rsp *out,
			      struct hnl_extack *x)
{
	return hnl_ctrl_count_get_rsp_decode_at(d, buf + m->off,
						m->end - m->off,
						m->body - m->off, out, x);
}

/* ---- count-list: request ---- */

HNL_MUST_CHECK int hnl_ctrl_count_list_req_encode_at(uint8_t *buf, size_t size,
						     uint16_t flags,
						     uint32_t seq,
						     uint32_t port);

static inline void hnl_ctrl_count_list_req_encode(struct hnl_builder *b,
						  uint16_t flags, uint32_t seq,
						  uint32_t port)
{
	int n = hnl_ctrl_count_list_req_encode_at(hnl_builder_here(b),
						  hnl_builder_left(b), flags,
						  seq, port);

	hnl_msg_written(b, n);
}

/* ---- count-list: reply ---- */

enum {
	HNL_CTRL_COUNT_LIST_RSP_FAMILY,
	HNL_CTRL_COUNT_LIST_RSP_COMMAND,
	HNL_CTRL_COUNT_LIST_RSP_CALLS,
	HNL_CTRL_COUNT_LIST_RSP_REFUSED,
	HNL_CTRL_COUNT_LIST_RSP_UNITS,
	HNL_CTRL_COUNT_LIST_RSP_FIELDS
};

struct hnl_ctrl_count_list_rsp {
	uint64_t has[HNL_PRESENCE(HNL_CTRL_COUNT_LIST_RSP_FIELDS)];
	uint64_t calls;
	uint64_t refused;
	uint64_t units;
	uint32_t family;
	uint8_t command;
};

static inline void
hnl_ctrl_count_list_rsp_init(struct hnl_ctrl_count_list_rsp *s)
{
	s->has[0] = 0;
}

static inline void
hnl_ctrl_count_list_rsp_set_family(struct hnl_ctrl_count_list_rsp *s,
				   uint32_t v)
{
	s->family = v;
	HNL_SET(s, HNL_CTRL_COUNT_LIST_RSP_FAMILY);
}

static inline void
hnl_ctrl_count_list_rsp_set_command(struct hnl_ctrl_count_list_rsp *s,
				    uint8_t v)
{
	s->command = v;
	HNL_SET(s, HNL_CTRL_COUNT_LIST_RSP_COMMAND);
}

static inline void
hnl_ctrl_count_list_rsp_set_calls(struct hnl_ctrl_count_list_rsp *s, uint64_t v)
{
	s->calls = v;
	HNL_SET(s, HNL_CTRL_COUNT_LIST_RSP_CALLS);
}

static inline void
hnl_ctrl_count_list_rsp_set_refused(struct hnl_ctrl_count_list_rsp *s,
				    uint64_t v)
{
	s->refused = v;
	HNL_SET(s, HNL_CTRL_COUNT_LIST_RSP_REFUSED);
}

static inline void
hnl_ctrl_count_list_rsp_set_units(struct hnl_ctrl_count_list_rsp *s, uint64_t v)
{
	s->units = v;
	HNL_SET(s, HNL_CTRL_COUNT_LIST_RSP_UNITS);
}

void hnl_ctrl_count_list_rsp_put(struct hnl_builder *b,
				 const struct hnl_ctrl_count_list_rsp *s);
HNL_MUST_CHECK int
hnl_ctrl_count_list_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_ctrl_count_list_rsp *s);
HNL_MUST_CHECK int hnl_ctrl_count_list_rsp_decode_at(struct hnl_decoder *d,
						     const uint8_t *buf,
						     size_t end, size_t pos,
						     void *out,
						     struct hnl_extack *x);

static inline void
hnl_ctrl_count_list_rsp_encode(struct hnl_builder *b, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_ctrl_count_list_rsp *s)
{
	int n = hnl_ctrl_count_list_rsp_encode_at(hnl_builder_here(b),
						  hnl_builder_left(b), flags,
						  seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_ctrl_count_list_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
			       const struct hnl_msg *m,
			       struct hnl_ctrl_count_list_rsp *out,
			       struct hnl_extack *x)
{
	return hnl_ctrl_count_list_rsp_decode_at(d, buf + m->off,
						 m->end - m->off,
						 m->body - m->off, out, x);
}

/* ---- call-progress: event ---- */

enum {
	HNL_CTRL_CALL_PROGRESS_NTF_TOKEN,
	HNL_CTRL_CALL_PROGRESS_NTF_RING,
	HNL_CTRL_CALL_PROGRESS_NTF_SEQ,
	HNL_CTRL_CALL_PROGRESS_NTF_UNITS,
	HNL_CTRL_CALL_PROGRESS_NTF_FIELDS
};

struct hnl_ctrl_call_progress_ntf {
	uint64_t has[HNL_PRESENCE(HNL_CTRL_CALL_PROGRESS_NTF_FIELDS)];
	uint64_t token;	/* required */
	uint64_t units;	/* required */
	uint32_t ring;
	uint32_t seq;	/* required */
};

static inline void
hnl_ctrl_call_progress_ntf_init(struct hnl_ctrl_call_progress_ntf *s)
{
	s->has[0] = 0;
}

static inline void
hnl_ctrl_call_progress_ntf_set_token(struct hnl_ctrl_call_progress_ntf *s,
				     uint64_t v)
{
	s->token = v;
	HNL_SET(s, HNL_CTRL_CALL_PROGRESS_NTF_TOKEN);
}

static inline void
hnl_ctrl_call_progress_ntf_set_ring(struct hnl_ctrl_call_progress_ntf *s,
				    uint32_t v)
{
	s->ring = v;
	HNL_SET(s, HNL_CTRL_CALL_PROGRESS_NTF_RING);
}

static inline void
hnl_ctrl_call_progress_ntf_set_seq(struct hnl_ctrl_call_progress_ntf *s,
				   uint32_t v)
{
	s->seq = v;
	HNL_SET(s, HNL_CTRL_CALL_PROGRESS_NTF_SEQ);
}

static inline void
hnl_ctrl_call_progress_ntf_set_units(struct hnl_ctrl_call_progress_ntf *s,
				     uint64_t v)
{
	s->units = v;
	HNL_SET(s, HNL_CTRL_CALL_PROGRESS_NTF_UNITS);
}

void hnl_ctrl_call_progress_ntf_put(struct hnl_builder *b,
				    const struct hnl_ctrl_call_progress_ntf *s);
HNL_MUST_CHECK int
hnl_ctrl_call_progress_ntf_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_ctrl_call_progress_ntf *s);
HNL_MUST_CHECK int hnl_ctrl_call_progress_ntf_decode_at(struct hnl_decoder *d,
							const uint8_t *buf,
							size_t end, size_t pos,
							void *out,
							struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_ctrl_call_progress_ntf_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				     uint32_t seq, uint32_t port,
				     const struct hnl_ctrl_call_progress_ntf *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_CTRL_CALL_PROGRESS_NTF_FIELDS) &&
	    size >= HNL_MSGHDR + 40) {
		hnl_quick_begin(buf, 40, HNL_CTRL_FAMILY, 0,
				HNL_CTRL_CMD_CALL_PROGRESS, HNL_CTRL_VERSION,
				flags, seq, port);
		hnl_quick_put64(buf + 20, HNL_CTRL_A_CALL_TOKEN, s->token);
		hnl_quick_put32(buf + 32, HNL_CTRL_A_CALL_RING, 4, s->ring);
		hnl_quick_put32(buf + 40, HNL_CTRL_A_CALL_SEQ, 4, s->seq);
		hnl_quick_put64(buf + 48, HNL_CTRL_A_CALL_UNITS, s->units);
		return HNL_MSGHDR + 40;
	}
	return hnl_ctrl_call_progress_ntf_encode_any(buf, size, flags, seq,
						     port, s);
}

static inline void
hnl_ctrl_call_progress_ntf_encode(struct hnl_builder *b, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_ctrl_call_progress_ntf *s)
{
	int n = hnl_ctrl_call_progress_ntf_encode_at(hnl_builder_here(b),
						     hnl_builder_left(b), flags,
						     seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_ctrl_call_progress_ntf_decode(struct hnl_decoder *d, const uint8_t *buf,
				  const struct hnl_msg *m,
				  struct hnl_ctrl_call_progress_ntf *out,
				  struct hnl_extack *x)
{
	return hnl_ctrl_call_progress_ntf_decode_at(d, buf + m->off,
						    m->end - m->off,
						    m->body - m->off, out, x);
}

/* ---- overrun: event ---- */

enum {
	HNL_CTRL_OVERRUN_NTF_LOST,
	HNL_CTRL_OVERRUN_NTF_FIELDS
};

struct hnl_ctrl_overrun_ntf {
	uint64_t has[HNL_PRESENCE(HNL_CTRL_OVERRUN_NTF_FIELDS)];
	uint64_t lost;	/* required */
};

static inline void hnl_ctrl_overrun_ntf_init(struct hnl_ctrl_overrun_ntf *s)
{
	s->has[0] = 0;
}

static inline void hnl_ctrl_overrun_ntf_set_lost(struct hnl_ctrl_overrun_ntf *s,
						 uint64_t v)
{
	s->lost = v;
	HNL_SET(s, HNL_CTRL_OVERRUN_NTF_LOST);
}

void hnl_ctrl_overrun_ntf_put(struct hnl_builder *b,
			      const struct hnl_ctrl_overrun_ntf *s);
HNL_MUST_CHECK int
hnl_ctrl_overrun_ntf_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				uint32_t seq, uint32_t port,
				const struct hnl_ctrl_overrun_ntf *s);
HNL_MUST_CHECK int hnl_ctrl_overrun_ntf_decode_at(struct hnl_decoder *d,
						  const uint8_t *buf,
						  size_t end, size_t pos,
						  void *out,
						  struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_ctrl_overrun_ntf_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_ctrl_overrun_ntf *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_CTRL_OVERRUN_NTF_FIELDS) &&
	    size >= HNL_MSGHDR + 12) {
		hnl_quick_begin(buf, 12, HNL_CTRL_FAMILY, 0,
				HNL_CTRL_CMD_OVERRUN, HNL_CTRL_VERSION, flags,
				seq, port);
		hnl_quick_put64(buf + 20, HNL_CTRL_A_GROUP_LOST, s->lost);
		return HNL_MSGHDR + 12;
	}
	return hnl_ctrl_overrun_ntf_encode_any(buf, size, flags, seq, port, s);
}

static inline void
hnl_ctrl_overrun_ntf_encode(struct hnl_builder *b, uint16_t flags, uint32_t seq,
			    uint32_t port, const struct hnl_ctrl_overrun_ntf *s)
{
	int n = hnl_ctrl_overrun_ntf_encode_at(hnl_builder_here(b),
					       hnl_builder_left(b), flags, seq,
					       port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_ctrl_overrun_ntf_decode(struct hnl_decoder *d, const uint8_t *buf,
			    const struct hnl_msg *m,
			    struct hnl_ctrl_overrun_ntf *out,
			    struct hnl_extack *x)
{
	return hnl_ctrl_overrun_ntf_decode_at(d, buf + m->off, m->end - m->off,
					      m->body - m->off, out, x);
}

/* ---- agreement-changed: event ---- */

enum {
	HNL_CTRL_AGREEMENT_CHANGED_NTF_FAMILY,
	HNL_CTRL_AGREEMENT_CHANGED_NTF_FEATURE,
	HNL_CTRL_AGREEMENT_CHANGED_NTF_OFFERED,
	HNL_CTRL_AGREEMENT_CHANGED_NTF_FIRMWARE,
	HNL_CTRL_AGREEMENT_CHANGED_NTF_KERNEL,
	HNL_CTRL_AGREEMENT_CHANGED_NTF_FIELDS
};

struct hnl_ctrl_agreement_changed_ntf {
	uint64_t has[HNL_PRESENCE(HNL_CTRL_AGREEMENT_CHANGED_NTF_FIELDS)];
	uint32_t family;	/* required */
	uint32_t feature;	/* required */
};

static inline void
hnl_ctrl_agreement_changed_ntf_init(struct hnl_ctrl_agreement_changed_ntf *s)
{
	s->has[0] = 0;
}

static inline void
hnl_ctrl_agreement_changed_ntf_set_family(
	struct hnl_ctrl_agreement_changed_ntf *s, uint32_t v)
{
	s->family = v;
	HNL_SET(s, HNL_CTRL_AGREEMENT_CHANGED_NTF_FAMILY);
}

static inline void
hnl_ctrl_agreement_changed_ntf_set_feature(
	struct hnl_ctrl_agreement_changed_ntf *s, uint32_t v)
{
	s->feature = v;
	HNL_SET(s, HNL_CTRL_AGREEMENT_CHANGED_NTF_FEATURE);
}

static inline void
hnl_ctrl_agreement_changed_ntf_set_offered(
	struct hnl_ctrl_agreement_changed_ntf *s)
{
	HNL_SET(s, HNL_CTRL_AGREEMENT_CHANGED_NTF_OFFERED);
}

static inline void
hnl_ctrl_agreement_changed_ntf_set_firmware(
	struct hnl_ctrl_agreement_changed_ntf *s)
{
	HNL_SET(s, HNL_CTRL_AGREEMENT_CHANGED_NTF_FIRMWARE);
}

static inline void
hnl_ctrl_agreement_changed_ntf_set_kernel(
	struct hnl_ctrl_agreement_changed_ntf *s)
{
	HNL_SET(s, HNL_CTRL_AGREEMENT_CHANGED_NTF_KERNEL);
}

void
hnl_ctrl_agreement_changed_ntf_put(
	struct hnl_builder *b, const struct hnl_ctrl_agreement_changed_ntf *s);
HNL_MUST_CHECK int
hnl_ctrl_agreement_changed_ntf_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_ctrl_agreement_changed_ntf *s);
HNL_MUST_CHECK int
hnl_ctrl_agreement_changed_ntf_decode_at(struct hnl_decoder *d,
					 const uint8_t *buf, size_t end,
					 size_t pos, void *out,
					 struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_ctrl_agreement_changed_ntf_encode_at(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_ctrl_agreement_changed_ntf *s)
{
	if (hnl_encode_is_full(s->has[0],
			       HNL_CTRL_AGREEMENT_CHANGED_NTF_FIELDS) &&
	    size >= HNL_MSGHDR + 28) {
		hnl_quick_begin(buf, 28, HNL_CTRL_FAMILY, 0,
				HNL_CTRL_CMD_AGREEMENT_CHANGED,
				HNL_CTRL_VERSION, flags, seq, port);
		hnl_quick_head(buf + 36, HNL_CTRL_A_AGREEMENT_OFFERED, 0);
		hnl_quick_head(buf + 40, HNL_CTRL_A_AGREEMENT_FIRMWARE, 0);
		hnl_quick_head(buf + 44, HNL_CTRL_A_AGREEMENT_KERNEL, 0);
		if (hnl_quick_u32(buf + 20, HNL_CTRL_A_AGREEMENT_FAMILY, 4,
				  s->family, 0, 0, 65535) &&
		    hnl_quick_u32(buf + 28, HNL_CTRL_A_AGREEMENT_FEATURE, 4,
				  s->feature, 0, 0, 63))
			return HNL_MSGHDR + 28;
	}
	return hnl_ctrl_agreement_changed_ntf_encode_any(buf, size, flags, seq,
							 port, s);
}

static inline void
hnl_ctrl_agreement_changed_ntf_encode(
	struct hnl_builder *b, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_ctrl_agreement_changed_ntf *s)
{
	int n = hnl_ctrl_agreement_changed_ntf_encode_at(hnl_builder_here(b),
							 hnl_builder_left(b),
							 flags, seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_ctrl_agreement_changed_ntf_decode(
	struct hnl_decoder *d, const uint8_t *buf, const struct hnl_msg *m,
	struct hnl_ctrl_agreement_changed_ntf *out, struct hnl_extack *x)
{
	return hnl_ctrl_agreement_changed_ntf_decode_at(d, buf + m->off,
							m->end - m->off,
							m->body - m->off, out,
							x);
}

/* ---- ring-narrow: request ---- */

enum {
	HNL_CTRL_RING_NARROW_REQ_ID,
	HNL_CTRL_RING_NARROW_REQ_WINDOW,
	HNL_CTRL_RING_NARROW_REQ_WINDOW_PAGES,
	HNL_CTRL_RING_NARROW_REQ_GRANT,
	HNL_CTRL_RING_NARROW_REQ_FIELDS
};

struct hnl_ctrl_ring_narrow_req {
	uint64_t has[HNL_PRESENCE(HNL_CTRL_RING_NARROW_REQ_FIELDS)];
	uint64_t window;	/* required */
	uint64_t window_pages;	/* required */
	struct hnl_list grant;	/* of struct hnl_ctrl_ring_grant */
	uint32_t id;	/* required */
};

static inline void
hnl_ctrl_ring_narrow_req_init(struct hnl_ctrl_ring_narrow_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_ctrl_ring_narrow_req_set_id(struct hnl_ctrl_ring_narrow_req *s, uint32_t v)
{
	s->id = v;
	HNL_SET(s, HNL_CTRL_RING_NARROW_REQ_ID);
}

static inline void
hnl_ctrl_ring_narrow_req_set_window(struct hnl_ctrl_ring_narrow_req *s,
				    uint64_t v)
{
	s->window = v;
	HNL_SET(s, HNL_CTRL_RING_NARROW_REQ_WINDOW);
}

static inline void
hnl_ctrl_ring_narrow_req_set_window_pages(struct hnl_ctrl_ring_narrow_req *s,
					  uint64_t v)
{
	s->window_pages = v;
	HNL_SET(s, HNL_CTRL_RING_NARROW_REQ_WINDOW_PAGES);
}

static inline void
hnl_ctrl_ring_narrow_req_set_grant(struct hnl_ctrl_ring_narrow_req *s,
				   const struct hnl_ctrl_ring_grant *item,
				   uint32_t n)
{
	s->grant = hnl_list_of(item, n);
	HNL_SET(s, HNL_CTRL_RING_NARROW_REQ_GRANT);
}

void hnl_ctrl_ring_narrow_req_put(struct hnl_builder *b,
				  const struct hnl_ctrl_ring_narrow_req *s);
HNL_MUST_CHECK int
hnl_ctrl_ring_narrow_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_ctrl_ring_narrow_req *s);
HNL_MUST_CHECK int hnl_ctrl_ring_narrow_req_decode_at(struct hnl_decoder *d,
						      const uint8_t *buf,
						      size_t end, size_t pos,
						      void *out,
						      struct hnl_extack *x);
bool hnl_ctrl_ring_narrow_req_next_grant(struct hnl_list *l,
					 struct hnl_ctrl_ring_grant *out);

static inline void
hnl_ctrl_ring_narrow_req_encode(struct hnl_builder *b, uint16_t flags,
				uint32_t seq, uint32_t port,
				const struct hnl_ctrl_ring_narrow_req *s)
{
	int n = hnl_ctrl_ring_narrow_req_encode_at(hnl_builder_here(b),
						   hnl_builder_left(b), flags,
						   seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_ctrl_ring_narrow_req_decode(struct hnl_decoder *d, const uint8_t *buf,
				const struct hnl_msg *m,
				struct hnl_ctrl_ring_narrow_req *out,
				struct hnl_extack *x)
{
	return hnl_ctrl_ring_narrow_req_decode_at(d, buf + m->off,
						  m->end - m->off,
						  m->body - m->off, out, x);
}

/* ---- ring-replace: request ---- */

enum {
	HNL_CTRL_RING_REPLACE_REQ_ID,
	HNL_CTRL_RING_REPLACE_REQ_BY,
	HNL_CTRL_RING_REPLACE_REQ_FIELDS
};

struct hnl_ctrl_ring_replace_req {
	uint64_t has[HNL_PRESENCE(HNL_CTRL_RING_REPLACE_REQ_FIELDS)];
	uint32_t id;	/* required */
	uint32_t by;	/* required */
};

static inline void
hnl_ctrl_ring_replace_req_init(struct hnl_ctrl_ring_replace_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_ctrl_ring_replace_req_set_id(struct hnl_ctrl_ring_replace_req *s,
				 uint32_t v)
{
	s->id = v;
	HNL_SET(s, HNL_CTRL_RING_REPLACE_REQ_ID);
}

static inline void
hnl_ctrl_ring_replace_req_set_by(struct hnl_ctrl_ring_replace_req *s,
				 uint32_t v)
{
	s->by = v;
	HNL_SET(s, HNL_CTRL_RING_REPLACE_REQ_BY);
}

void hnl_ctrl_ring_replace_req_put(struct hnl_builder *b,
				   const struct hnl_ctrl_ring_replace_req *s);
HNL_MUST_CHECK int
hnl_ctrl_ring_replace_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				     uint32_t seq, uint32_t port,
				     const struct hnl_ctrl_ring_replace_req *s);
HNL_MUST_CHECK int hnl_ctrl_ring_replace_req_decode_at(struct hnl_decoder *d,
						       const uint8_t *buf,
						       size_t end, size_t pos,
						       void *out,
						       struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_ctrl_ring_replace_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port,
				    const struct hnl_ctrl_ring_replace_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_CTRL_RING_REPLACE_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 16) {
		hnl_quick_begin(buf, 16, HNL_CTRL_FAMILY, HNL_F_REQUEST,
				HNL_CTRL_CMD_RING_REPLACE, HNL_CTRL_VERSION,
				flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_CTRL_A_RING_ID, 4, s->id, 0, 0,
				  65535) &&
		    hnl_quick_u32(buf + 28, HNL_CTRL_A_RING_BY, 4, s->by, 0, 0,
				  65535))
			return HNL_MSGHDR + 16;
	}
	return hnl_ctrl_ring_replace_req_encode_any(buf, size, flags, seq, port,
						    s);
}

static inline void
hnl_ctrl_ring_replace_req_encode(struct hnl_builder *b, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_ctrl_ring_replace_req *s)
{
	int n = hnl_ctrl_ring_replace_req_encode_at(hnl_builder_here(b),
						    hnl_builder_left(b), flags,
						    seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_ctrl_ring_replace_req_decode(struct hnl_decoder *d, const uint8_t *buf,
				 const struct hnl_msg *m,
				 struct hnl_ctrl_ring_replace_req *out,
				 struct hnl_extack *x)
{
	return hnl_ctrl_ring_replace_req_decode_at(d, buf + m->off,
						   m->end - m->off,
						   m->body - m->off, out, x);
}

extern const struct hnl_family hnl_ctrl_family;
extern const struct hnl_names hnl_ctrl_names;

HNL_END_DECLS

#endif
