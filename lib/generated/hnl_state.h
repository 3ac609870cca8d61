/* SPDX-License-Identifier: MIT */
/* generated from schema/state.yaml by schema/hnlgen; do not edit */
/*
 * The saved transport state of a domain: its grants, rings, calls in flight,
 * groups, events that wait. A stream of records from one hypervisor to the
 * next; docs/snapshot.md says in which order they come.
 *
 * No service, and no command that a guest could call: each record is an event
 * that nobody joins. Its seq is its number in the stream.
 */
#ifndef HNL_STATE_H
#define HNL_STATE_H

#include <hnl/encode.h>
#include <hnl/list.h>
#include <hnl/quick.h>

HNL_BEGIN_DECLS

#define HNL_STATE_FAMILY 22
#define HNL_STATE_VERSION 3

/* Groups that events are told to. */
enum {
	/* Of no domain; records are told to who restores it. */
	HNL_STATE_GROUP_SAVED = 1
};

/* Bytes of one record of pages, bytes, or slots, at most. */
#define HNL_STATE_PIECE 256

/* Lowest answer of a peer. */
#define HNL_STATE_ERRNO_LEAST (-4095)

#define HNL_STATE_DEFICIT_LEAST (-1048576)

#define HNL_STATE_DEFICIT_MOST 1048576

/* A token is a slot in bits 15:0 and its generation in bits 47:16. */
#define HNL_STATE_TOKEN_LAST 0xffffffffffff

/* What a call in flight waits for. */
enum hnl_state_call_state {
	/* Its turn in its ring; calls of a ring come in their order. */
	HNL_STATE_CALL_STATE_READY = 0,
	/* The vCPU that repeats its direct call. */
	HNL_STATE_CALL_STATE_HELD = 1,
	/* A peer in user space, which may have acted already. */
	HNL_STATE_CALL_STATE_FORWARDED = 2
};

#define HNL_STATE_SLOT_SIZE 8

/* A place for a call, free. */
struct hnl_state_slot {
	uint32_t generation;	/* Of the call that had it last. */
	uint16_t slot;
};

static inline void hnl_state_slot_load(const uint8_t *p,
				       struct hnl_state_slot *s)
{
	s->generation = hnl_fetch_le32(p);
	s->slot = hnl_fetch_le16(p + 4);
}

static inline void hnl_state_slot_store(uint8_t *p,
					const struct hnl_state_slot *s)
{
	hnl_store_le32(p, s->generation);
	hnl_store_le32(p + 4, s->slot);
}

static inline void hnl_state_slot_store_all(uint8_t *p,
					    const struct hnl_state_slot *s,
					    size_t n)
{
	for (; n != 0; n--, s++, p += HNL_STATE_SLOT_SIZE) {
		hnl_store_le32(p, s->generation);
		hnl_store_le32(p + 4, s->slot);
	}
}

/* Commands. */
enum hnl_state_cmd {
	/*
	 * The first record. The limits that the domain was told, and its turn.
	 *
	 * Told to group saved; nobody asks for it.
	 */
	HNL_STATE_CMD_DOMAIN = 1,
	/*
	 * A family, or one feature of it, that the domain was granted.
	 *
	 * Told to group saved; nobody asks for it.
	 */
	HNL_STATE_CMD_GRANT = 2,
	/*
	 * A feature that must be agreed on, and how far that is.
	 *
	 * Told to group saved; nobody asks for it.
	 */
	HNL_STATE_CMD_AGREEMENT = 3,
	/*
	 * A ring; its pages follow.
	 *
	 * Told to group saved; nobody asks for it.
	 */
	HNL_STATE_CMD_RING = 4,
	/*
	 * Pages of the ring before.
	 *
	 * Told to group saved; nobody asks for it.
	 */
	HNL_STATE_CMD_PAGES = 5,
	/*
	 * A direct call that its vCPU is to repeat.
	 *
	 * Told to group saved; nobody asks for it.
	 */
	HNL_STATE_CMD_DIRECT = 6,
	/*
	 * A call in flight; its bytes follow.
	 *
	 * Told to group saved; nobody asks for it.
	 */
	HNL_STATE_CMD_CALL = 7,
	/*
	 * Bytes of the call or the event before.
	 *
	 * Told to group saved; nobody asks for it.
	 */
	HNL_STATE_CMD_BYTES = 8,
	/*
	 * Places for calls, free.
	 *
	 * Told to group saved; nobody asks for it.
	 */
	HNL_STATE_CMD_SLOTS = 9,
	/*
	 * What is known of events beside those that wait.
	 *
	 * Told to group saved; nobody asks for it.
	 */
	HNL_STATE_CMD_MAILBOX = 10,
	/*
	 * An event that waits; its bytes follow.
	 *
	 * Told to group saved; nobody asks for it.
	 */
	HNL_STATE_CMD_EVENT = 11,
	/*
	 * A group that was joined, and for which ring.
	 *
	 * Told to group saved; nobody asks for it.
	 */
	HNL_STATE_CMD_MEMBER = 12,
	/*
	 * Counters. Nothing is CRITICAL; a reader may ignore it.
	 *
	 * Told to group saved; nobody asks for it.
	 */
	HNL_STATE_CMD_COUNT = 13,
	/*
	 * The last record.
	 *
	 * Told to group saved; nobody asks for it.
	 */
	HNL_STATE_CMD_END = 14,
	/*
	 * What a ring that was narrowed keeps of one family, and its window.
	 *
	 * Told to group saved; nobody asks for it. Since version 2.
	 */
	HNL_STATE_CMD_NARROW = 15
};

/* Attributes of set domain. */
enum {
	/* Version of the transport, HNL_ABI_VERSION. [u32, sent as CRITICAL] */
	HNL_STATE_A_DOMAIN_ABI = 1,
	/* Number of the domain where it was saved. [u32] */
	HNL_STATE_A_DOMAIN_DOMAIN = 2,
	/* Longest request that the domain was told of. [u32, in bytes] */
	HNL_STATE_A_DOMAIN_MESSAGE = 3,
	/* Likewise rings, and so on. [u32, at most 65535] */
	HNL_STATE_A_DOMAIN_RINGS = 4,
	/* [u32, in pages, at most 4096] */
	HNL_STATE_A_DOMAIN_RING_PAGES = 5,
	/* [u64] */
	HNL_STATE_A_DOMAIN_HIGHEST_GPA = 6,
	/* [u32, at most 65535] */
	HNL_STATE_A_DOMAIN_VCPUS = 7,
	/* Whose turn is next. [u32, at most 65535] */
	HNL_STATE_A_DOMAIN_NEXT_RING = 8,
	/* Units that it may take, or took too much. [s32, -1048576..1048576] */
	HNL_STATE_A_DOMAIN_DEFICIT = 9,
	/* It has made its first call. [flag] */
	HNL_STATE_A_DOMAIN_SEALED = 10
};

/* Attributes of set grant. */
enum {
	/* [u16, sent as CRITICAL] */
	HNL_STATE_A_GRANT_FAMILY = 1,
	/* 0 is the family itself. [u8, at most 63] */
	HNL_STATE_A_GRANT_FEATURE = 2,
	/*
	 * For whoever must say that it is missing. [string, at most 63
	 * characters]
	 */
	HNL_STATE_A_GRANT_NAME = 3
};

/* Attributes of set agreement. */
enum {
	/* [u16, sent as CRITICAL] */
	HNL_STATE_A_AGREEMENT_FAMILY = 1,
	/* [u8, at most 63] */
	HNL_STATE_A_AGREEMENT_FEATURE = 2,
	/* [flag] */
	HNL_STATE_A_AGREEMENT_OFFERED = 3,
	/* [flag] */
	HNL_STATE_A_AGREEMENT_FIRMWARE = 4,
	/* [flag] */
	HNL_STATE_A_AGREEMENT_KERNEL = 5
};

/* Attributes of set ring. */
enum {
	/* [u32, at most 65535, sent as CRITICAL] */
	HNL_STATE_A_RING_ID = 1,
	/* [guest-physical address, multiple of 4096] */
	HNL_STATE_A_RING_CONTROL = 2,
	/* [u32, in pages, at most 4096] */
	HNL_STATE_A_RING_SUBMISSION = 3,
	/* [u32, in pages, at most 4096] */
	HNL_STATE_A_RING_COMPLETION = 4,
	/*
	 * Of the submission ring, free-running as all of these. [u32, in bytes,
	 * multiple of 4]
	 */
	HNL_STATE_A_RING_TAKEN = 5,
	/*
	 * Where the guest's submissions ended when they were looked at. [u32,
	 * in bytes, multiple of 4]
	 */
	HNL_STATE_A_RING_SEEN = 6,
	/* Of the completion ring. [u32, in bytes, multiple of 4] */
	HNL_STATE_A_RING_WRITTEN = 7,
	/*
	 * Of these, what the guest was told of. [u32, in bytes, multiple of 4]
	 */
	HNL_STATE_A_RING_PUBLISHED = 8,
	/*
	 * Of these, what the guest said that it has read. [u32, in bytes,
	 * multiple of 4]
	 */
	HNL_STATE_A_RING_READ = 9,
	/* Why, enum hnl_reason; 0, it is not. [u32, at most 65535] */
	HNL_STATE_A_RING_STOPPED = 10,
	/* The next message of its chain is cancelled. [flag] */
	HNL_STATE_A_RING_CANCELED = 11,
	/* The message before the next one is in flight, with LINK. [flag] */
	HNL_STATE_A_RING_LINKED = 12,
	/* It has work. [flag] */
	HNL_STATE_A_RING_READY = 13,
	/* It waits for the end of another call. [flag] */
	HNL_STATE_A_RING_STARVED = 14,
	/*
	 * The next ones of the ring, submission first. [array of u64, 8..256
	 * bytes, sent as CRITICAL]
	 */
	HNL_STATE_A_RING_PAGE = 15,
	/*
	 * Which of the domain's rings goes first, the highest. [u32, at most 3,
	 * 0 if absent, since version 3]
	 */
	HNL_STATE_A_RING_PRIORITY = 16
};

/* Attributes of set narrow. */
enum {
	/* [u32, at most 65535, sent as CRITICAL, since version 2] */
	HNL_STATE_A_NARROW_RING = 1,
	/* [guest-physical address, multiple of 4096, since version 2] */
	HNL_STATE_A_NARROW_WINDOW = 2,
	/* [u64, in pages, at least 1, since version 2] */
	HNL_STATE_A_NARROW_WINDOW_PAGES = 3,
	/* [u16, since version 2] */
	HNL_STATE_A_NARROW_FAMILY = 4,
	/*
	 * Bits by feature number; 0 is the family itself. [u64, since version
	 * 2]
	 */
	HNL_STATE_A_NARROW_FEATURES = 5,
	/*
	 * Command n is bit n % 8 of byte n / 8. [bytes, 32 bytes, since version
	 * 2]
	 */
	HNL_STATE_A_NARROW_COMMANDS = 6
};

/* Attributes of set direct. */
enum {
	/* [u32, at most 65535, sent as CRITICAL] */
	HNL_STATE_A_DIRECT_VCPU = 1,
	/* [guest-physical address] */
	HNL_STATE_A_DIRECT_REQUEST = 2,
	/* [u64, in bytes] */
	HNL_STATE_A_DIRECT_REQUEST_LENGTH = 3,
	/* [guest-physical address] */
	HNL_STATE_A_DIRECT_REPLY = 4,
	/* [u64, in bytes] */
	HNL_STATE_A_DIRECT_REPLY_LENGTH = 5,
	/* Of the request, answered. [u32, in bytes, multiple of 4] */
	HNL_STATE_A_DIRECT_TAKEN = 6,
	/* [flag] */
	HNL_STATE_A_DIRECT_CANCELED = 7,
	/* [flag] */
	HNL_STATE_A_DIRECT_LINKED = 8
};

/* Attributes of set call. */
enum {
	/* [u64, at most 281474976710655, sent as CRITICAL] */
	HNL_STATE_A_CALL_TOKEN = 1,
	/* [u32, at most 65535, not with vcpu] */
	HNL_STATE_A_CALL_RING = 2,
	/* Of a direct call. [u32, at most 65535] */
	HNL_STATE_A_CALL_VCPU = 3,
	/* [u32, one of call-state] */
	HNL_STATE_A_CALL_STATE = 4,
	/* Of the message; its bytes follow. [u32, in bytes, 20..65536] */
	HNL_STATE_A_CALL_LENGTH = 5,
	/*
	 * Of the reply's attributes so far; their bytes follow those. [u32, in
	 * bytes, multiple of 4]
	 */
	HNL_STATE_A_CALL_REPLY_LENGTH = 6,
	/* Taken so far. [u64] */
	HNL_STATE_A_CALL_UNITS = 7,
	/* The handler's. [u64] */
	HNL_STATE_A_CALL_CURSOR = 8,
	/* The handler's second. [u64] */
	HNL_STATE_A_CALL_CURSOR_WITHIN = 9,
	/* Its handler has run. [flag] */
	HNL_STATE_A_CALL_STARTED = 10,
	/* It is to end with ECANCELED. [flag] */
	HNL_STATE_A_CALL_CANCEL = 11,
	/* A dump whose table changed meanwhile. [flag] */
	HNL_STATE_A_CALL_CHANGED = 12,
	/* It is to end with EINTR. [flag] */
	HNL_STATE_A_CALL_LOST = 13,
	/*
	 * What the peer has answered, 0 or a negated errno; its handler has not
	 * run. [s32, -4095..0]
	 */
	HNL_STATE_A_CALL_PEER_ERROR = 14,
	/*
	 * enum hnl_reason. Without an error PEER, it agreed, or 0, it answered
	 * by a reply. [u32, at most 65535]
	 */
	HNL_STATE_A_CALL_PEER_REASON = 15
};

/* Attributes of set bytes. */
enum {
	/*
	 * The next ones of what the records before announced. [bytes, 1..256
	 * bytes, sent as CRITICAL]
	 */
	HNL_STATE_A_BYTES_BYTES = 1,
	/*
	 * The next free ones, in the order in which they are taken. [array of
	 * slot, 8..256 bytes, sent as CRITICAL]
	 */
	HNL_STATE_A_BYTES_SLOT = 2
};

/* Attributes of set event. */
enum {
	/*
	 * Events that were not told, and it was not told so yet. [u64, sent as
	 * CRITICAL]
	 */
	HNL_STATE_A_EVENT_LOST = 1,
	/* [u64] */
	HNL_STATE_A_EVENT_LOST_EVER = 2,
	/* It has joined a group since it was made. [flag] */
	HNL_STATE_A_EVENT_LISTENING = 3,
	/*
	 * Whose completions it comes among. [u32, at most 65535, sent as
	 * CRITICAL]
	 */
	HNL_STATE_A_EVENT_RING = 4,
	/*
	 * Of the event; its bytes follow. [u32, in bytes, 20..65536, multiple
	 * of 4]
	 */
	HNL_STATE_A_EVENT_LENGTH = 5,
	/* Of a group that was joined. [u16, sent as CRITICAL] */
	HNL_STATE_A_EVENT_FAMILY = 6,
	/* [u8, at least 1] */
	HNL_STATE_A_EVENT_GROUP = 7
};

/* Attributes of set count. */
enum {
	/* Absent, of all commands. [u16] */
	HNL_STATE_A_COUNT_FAMILY = 1,
	/* [u8] */
	HNL_STATE_A_COUNT_COMMAND = 2,
	/* [u64] */
	HNL_STATE_A_COUNT_CALLS = 3,
	/* [u64] */
	HNL_STATE_A_COUNT_REFUSED = 4,
	/* [u64] */
	HNL_STATE_A_COUNT_UNITS = 5
};

/* Attributes of set end. */
enum {
	/* Before this one. [u32, sent as CRITICAL] */
	HNL_STATE_A_END_RECORDS = 1
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

/* ---- domain: event ---- */

enum {
	HNL_STATE_DOMAIN_NTF_ABI,
	HNL_STATE_DOMAIN_NTF_DOMAIN,
	HNL_STATE_DOMAIN_NTF_MESSAGE,
	HNL_STATE_DOMAIN_NTF_RINGS,
	HNL_STATE_DOMAIN_NTF_RING_PAGES,
	HNL_STATE_DOMAIN_NTF_HIGHEST_GPA,
	HNL_STATE_DOMAIN_NTF_VCPUS,
	HNL_STATE_DOMAIN_NTF_NEXT_RING,
	HNL_STATE_DOMAIN_NTF_DEFICIT,
	HNL_STATE_DOMAIN_NTF_SEALED,
	HNL_STATE_DOMAIN_NTF_FIELDS
};

struct hnl_state_domain_ntf {
	uint64_t has[HNL_PRESENCE(HNL_STATE_DOMAIN_NTF_FIELDS)];
	uint64_t highest_gpa;	/* required */
	uint32_t abi;	/* required */
	uint32_t domain;
	uint32_t message;	/* required */
	uint32_t rings;	/* required */
	uint32_t ring_pages;	/* required */
	uint32_t vcpus;	/* required */
	uint32_t next_ring;	/* required */
	int32_t deficit;	/* required */
};

static inline void hnl_state_domain_ntf_init(struct hnl_state_domain_ntf *s)
{
	s->has[0] = 0;
}

static inline void hnl_state_domain_ntf_set_abi(struct hnl_state_domain_ntf *s,
						uint32_t v)
{
	s->abi = v;
	HNL_SET(s, HNL_STATE_DOMAIN_NTF_ABI);
}

static inline void
hnl_state_domain_ntf_set_domain(struct hnl_state_domain_ntf *s, uint32_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_STATE_DOMAIN_NTF_DOMAIN);
}

static inline void
hnl_state_domain_ntf_set_message(struct hnl_state_domain_ntf *s, uint32_t v)
{
	s->message = v;
	HNL_SET(s, HNL_STATE_DOMAIN_NTF_MESSAGE);
}

static inline void
hnl_state_domain_ntf_set_rings(struct hnl_state_domain_ntf *s, uint32_t v)
{
	s->rings = v;
	HNL_SET(s, HNL_STATE_DOMAIN_NTF_RINGS);
}

static inline void
hnl_state_domain_ntf_set_ring_pages(struct hnl_state_domain_ntf *s, uint32_t v)
{
	s->ring_pages = v;
	HNL_SET(s, HNL_STATE_DOMAIN_NTF_RING_PAGES);
}

static inline void
hnl_state_domain_ntf_set_highest_gpa(struct hnl_state_domain_ntf *s, uint64_t v)
{
	s->highest_gpa = v;
	HNL_SET(s, HNL_STATE_DOMAIN_NTF_HIGHEST_GPA);
}

static inline void
hnl_state_domain_ntf_set_vcpus(struct hnl_state_domain_ntf *s, uint32_t v)
{
	s->vcpus = v;
	HNL_SET(s, HNL_STATE_DOMAIN_NTF_VCPUS);
}

static inline void
hnl_state_domain_ntf_set_next_ring(struct hnl_state_domain_ntf *s, uint32_t v)
{
	s->next_ring = v;
	HNL_SET(s, HNL_STATE_DOMAIN_NTF_NEXT_RING);
}

static inline void
hnl_state_domain_ntf_set_deficit(struct hnl_state_domain_ntf *s, int32_t v)
{
	s->deficit = v;
	HNL_SET(s, HNL_STATE_DOMAIN_NTF_DEFICIT);
}

static inline void
hnl_state_domain_ntf_set_sealed(struct hnl_state_domain_ntf *s)
{
	HNL_SET(s, HNL_STATE_DOMAIN_NTF_SEALED);
}

void hnl_state_domain_ntf_put(struct hnl_builder *b,
			      const struct hnl_state_domain_ntf *s);
HNL_MUST_CHECK int
hnl_state_domain_ntf_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_state_domain_ntf *s);
HNL_MUST_CHECK int hnl_state_domain_ntf_decode_at(struct hnl_decoder *d,
						  const uint8_t *buf,
						  size_t end, size_t pos,
						  void *out,
						  struct hnl_extack *x);

static inline void
hnl_state_domain_ntf_encode(struct hnl_builder *b, uint16_t flags, uint32_t seq,
			    uint32_t port, const struct hnl_state_domain_ntf *s)
{
	int n = hnl_state_domain_ntf_encode_at(hnl_builder_here(b),
					       hnl_builder_left(b), flags, seq,
					       port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_state_domain_ntf_decode(struct hnl_decoder *d, const uint8_t *buf,
			    const struct hnl_msg *m,
			    struct hnl_state_domain_ntf *out,
			    struct hnl_extack *x)
{
	return hnl_state_domain_ntf_decode_at(d, buf + m->off, m->end - m->off,
					      m->body - m->off, out, x);
}

/* ---- grant: event ---- */

enum {
	HNL_STATE_GRANT_NTF_FAMILY,
	HNL_STATE_GRANT_NTF_FEATURE,
	HNL_STATE_GRANT_NTF_NAME,
	HNL_STATE_GRANT_NTF_FIELDS
};

struct hnl_state_grant_ntf {
	uint64_t has[HNL_PRESENCE(HNL_STATE_GRANT_NTF_FIELDS)];
	struct hnl_bytes name;
	uint16_t family;	/* required */
	uint8_t feature;	/* required */
};

static inline void hnl_state_grant_ntf_init(struct hnl_state_grant_ntf *s)
{
	s->has[0] = 0;
}

static inline void hnl_state_grant_ntf_set_family(struct hnl_state_grant_ntf *s,
						  uint16_t v)
{
	s->family = v;
	HNL_SET(s, HNL_STATE_GRANT_NTF_FAMILY);
}

static inline void
hnl_state_grant_ntf_set_feature(struct hnl_state_grant_ntf *s, uint8_t v)
{
	s->feature = v;
	HNL_SET(s, HNL_STATE_GRANT_NTF_FEATURE);
}

static inline void hnl_state_grant_ntf_set_name(struct hnl_state_grant_ntf *s,
						const void *p, uint32_t n)
{
	s->name.p = (const uint8_t *)p;
	s->name.n = n;
	HNL_SET(s, HNL_STATE_GRANT_NTF_NAME);
}

void hnl_state_grant_ntf_put(struct hnl_builder *b,
			     const struct hnl_state_grant_ntf *s);
HNL_MUST_CHECK int
hnl_state_grant_ntf_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_state_grant_ntf *s);
HNL_MUST_CHECK int hnl_state_grant_ntf_decode_at(struct hnl_decoder *d,
						 const uint8_t *buf, size_t end,
						 size_t pos, void *out,
						 struct hnl_extack *x);

static inline void
hnl_state_grant_ntf_encode(struct hnl_builder *b, uint16_t flags, uint32_t seq,
			   uint32_t port, const struct hnl_state_grant_ntf *s)
{
	int n = hnl_state_grant_ntf_encode_at(hnl_builder_here(b),
					      hnl_builder_left(b), flags, seq,
					      port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_state_grant_ntf_decode(struct hnl_decoder *d, const uint8_t *buf,
			   const struct hnl_msg *m,
			   struct hnl_state_grant_ntf *out,
			   struct hnl_extack *x)
{
	return hnl_state_grant_ntf_decode_at(d, buf + m->off, m->end - m->off,
					     m->body - m->off, out, x);
}

/* ---- agreement: event ---- */

enum {
	HNL_STATE_AGREEMENT_NTF_FAMILY,
	HNL_STATE_AGREEMENT_NTF_FEATURE,
	HNL_STATE_AGREEMENT_NTF_OFFERED,
	HNL_STATE_AGREEMENT_NTF_FIRMWARE,
	HNL_STATE_AGREEMENT_NTF_KERNEL,
	HNL_STATE_AGREEMENT_NTF_FIELDS
};

struct hnl_state_agreement_ntf {
	uint64_t has[HNL_PRESENCE(HNL_STATE_AGREEMENT_NTF_FIELDS)];
	uint16_t family;	/* required */
	uint8_t feature;	/* required */
};

static inline void
hnl_state_agreement_ntf_init(struct hnl_state_agreement_ntf *s)
{
	s->has[0] = 0;
}

static inline void
hnl_state_agreement_ntf_set_family(struct hnl_state_agreement_ntf *s,
				   uint16_t v)
{
	s->family = v;
	HNL_SET(s, HNL_STATE_AGREEMENT_NTF_FAMILY);
}

static inline void
hnl_state_agreement_ntf_set_feature(struct hnl_state_agreement_ntf *s,
				    uint8_t v)
{
	s->feature = v;
	HNL_SET(s, HNL_STATE_AGREEMENT_NTF_FEATURE);
}

static inline void
hnl_state_agreement_ntf_set_offered(struct hnl_state_agreement_ntf *s)
{
	HNL_SET(s, HNL_STATE_AGREEMENT_NTF_OFFERED);
}

static inline void
hnl_state_agreement_ntf_set_firmware(struct hnl_state_agreement_ntf *s)
{
	HNL_SET(s, HNL_STATE_AGREEMENT_NTF_FIRMWARE);
}

static inline void
hnl_state_agreement_ntf_set_kernel(struct hnl_state_agreement_ntf *s)
{
	HNL_SET(s, HNL_STATE_AGREEMENT_NTF_KERNEL);
}

void hnl_state_agreement_ntf_put(struct hnl_builder *b,
				 const struct hnl_state_agreement_ntf *s);
HNL_MUST_CHECK int
hnl_state_agreement_ntf_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_state_agreement_ntf *s);
HNL_MUST_CHECK int hnl_state_agreement_ntf_decode_at(struct hnl_decoder *d,
						     const uint8_t *buf,
						     size_t end, size_t pos,
						     void *out,
						     struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_state_agreement_ntf_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_state_agreement_ntf *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_STATE_AGREEMENT_NTF_FIELDS) &&
	    size >= HNL_MSGHDR + 28) {
		hnl_quick_begin(buf, 28, HNL_STATE_FAMILY, 0,
				HNL_STATE_CMD_AGREEMENT, HNL_STATE_VERSION,
				flags, seq, port);
		hnl_quick_put32(buf + 20, HNL_STATE_A_AGREEMENT_FAMILY |
				HNL_ATTR_CRITICAL, 2, s->family);
		hnl_quick_head(buf + 36, HNL_STATE_A_AGREEMENT_OFFERED, 0);
		hnl_quick_head(buf + 40, HNL_STATE_A_AGREEMENT_FIRMWARE, 0);
		hnl_quick_head(buf + 44, HNL_STATE_A_AGREEMENT_KERNEL, 0);
		if (hnl_quick_u32(buf + 28, HNL_STATE_A_AGREEMENT_FEATURE, 1,
				  s->feature, 0, 0, 63))
			return HNL_MSGHDR + 28;
	}
	return hnl_state_agreement_ntf_encode_any(buf, size, flags, seq, port,
						  s);
}

static inline void
hnl_state_agreement_ntf_encode(struct hnl_builder *b, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_state_agreement_ntf *s)
{
	int n = hnl_state_agreement_ntf_encode_at(hnl_builder_here(b),
						  hnl_builder_left(b), flags,
						  seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_state_agreement_ntf_decode(struct hnl_decoder *d, const uint8_t *buf,
			       const struct hnl_msg *m,
			       struct hnl_state_agreement_ntf *out,
			       struct hnl_extack *x)
{
	return hnl_state_agreement_ntf_decode_at(d, buf + m->off,
						 m->end - m->off,
						 m->body - m->off, out, x);
}

/* ---- ring: event ---- */

enum {
	HNL_STATE_RING_NTF_ID,
	HNL_STATE_RING_NTF_CONTROL,
	HNL_STATE_RING_NTF_SUBMISSION,
	HNL_STATE_RING_NTF_COMPLETION,
	HNL_STATE_RING_NTF_TAKEN,
	HNL_STATE_RING_NTF_SEEN,
	HNL_STATE_RING_NTF_WRITTEN,
	HNL_STATE_RING_NTF_PUBLISHED,
	HNL_STATE_RING_NTF_READ,
	HNL_STATE_RING_NTF_STOPPED,
	HNL_STATE_RING_NTF_CANCELED,
	HNL_STATE_RING_NTF_LINKED,
	HNL_STATE_RING_NTF_READY,
	HNL_STATE_RING_NTF_STARVED,
	HNL_STATE_RING_NTF_PRIORITY,
	HNL_STATE_RING_NTF_FIELDS
};

struct hnl_state_ring_ntf {
	uint64_t has[HNL_PRESENCE(HNL_STATE_RING_NTF_FIELDS)];
	uint64_t control;	/* required */
	uint32_t id;	/* required */
	uint32_t submission;	/* required */
	uint32_t completion;	/* required */
	uint32_t taken;	/* required */
	uint32_t seen;	/* required */
	uint32_t written;	/* required */
	uint32_t published;	/* required */
	uint32_t read;	/* required */
	uint32_t stopped;	/* required */
	uint32_t priority;
};

static inline void hnl_state_ring_ntf_init(struct hnl_state_ring_ntf *s)
{
	s->has[0] = 0;
}

static inline void hnl_state_ring_ntf_set_id(struct hnl_state_ring_ntf *s,
					     uint32_t v)
{
	s->id = v;
	HNL_SET(s, HNL_STATE_RING_NTF_ID);
}

static inline void hnl_state_ring_ntf_set_control(struct hnl_state_ring_ntf *s,
						  uint64_t v)
{
	s->control = v;
	HNL_SET(s, HNL_STATE_RING_NTF_CONTROL);
}

static inline void
hnl_state_ring_ntf_set_submission(struct hnl_state_ring_ntf *s, uint32_t v)
{
	s->submission = v;
	HNL_SET(s, HNL_STATE_RING_NTF_SUBMISSION);
}

static inline void
hnl_state_ring_ntf_set_completion(struct hnl_state_ring_ntf *s, uint32_t v)
{
	s->completion = v;
	HNL_SET(s, HNL_STATE_RING_NTF_COMPLETION);
}

static inline void hnl_state_ring_ntf_set_taken(struct hnl_state_ring_ntf *s,
						uint32_t v)
{
	s->taken = v;
	HNL_SET(s, HNL_STATE_RING_NTF_TAKEN);
}

static inline void hnl_state_ring_ntf_set_seen(struct hnl_state_ring_ntf *s,
					       uint32_t v)
{
	s->seen = v;
	HNL_SET(s, HNL_STATE_RING_NTF_SEEN);
}

static inline void hnl_state_ring_ntf_set_written(struct hnl_state_ring_ntf *s,
						  uint32_t v)
{
	s->written = v;
	HNL_SET(s, HNL_STATE_RING_NTF_WRITTEN);
}

static inline void
hnl_state_ring_ntf_set_published(struct hnl_state_ring_ntf *s, uint32_t v)
{
	s->published = v;
	HNL_SET(s, HNL_STATE_RING_NTF_PUBLISHED);
}

static inline void hnl_state_ring_ntf_set_read(struct hnl_state_ring_ntf *s,
					       uint32_t v)
{
	s->read = v;
	HNL_SET(s, HNL_STATE_RING_NTF_READ);
}

static inline void hnl_state_ring_ntf_set_stopped(struct hnl_state_ring_ntf *s,
						  uint32_t v)
{
	s->stopped = v;
	HNL_SET(s, HNL_STATE_RING_NTF_STOPPED);
}

static inline void hnl_state_ring_ntf_set_canceled(struct hnl_state_ring_ntf *s)
{
	HNL_SET(s, HNL_STATE_RING_NTF_CANCELED);
}

static inline void hnl_state_ring_ntf_set_linked(struct hnl_state_ring_ntf *s)
{
	HNL_SET(s, HNL_STATE_RING_NTF_LINKED);
}

static inline void hnl_state_ring_ntf_set_ready(struct hnl_state_ring_ntf *s)
{
	HNL_SET(s, HNL_STATE_RING_NTF_READY);
}

static inline void hnl_state_ring_ntf_set_starved(struct hnl_state_ring_ntf *s)
{
	HNL_SET(s, HNL_STATE_RING_NTF_STARVED);
}

static inline void hnl_state_ring_ntf_set_priority(struct hnl_state_ring_ntf *s,
						   uint32_t v)
{
	s->priority = v;
	HNL_SET(s, HNL_STATE_RING_NTF_PRIORITY);
}

static inline uint32_t
hnl_state_ring_ntf_get_priority(const struct hnl_state_ring_ntf *s)
{
	return HNL_HAS(s, HNL_STATE_RING_NTF_PRIORITY) ? s->priority : 0;
}

void hnl_state_ring_ntf_put(struct hnl_builder *b,
			    const struct hnl_state_ring_ntf *s);
HNL_MUST_CHECK int
hnl_state_ring_ntf_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			     uint32_t seq, uint32_t port,
			     const struct hnl_state_ring_ntf *s);
HNL_MUST_CHECK int hnl_state_ring_ntf_decode_at(struct hnl_decoder *d,
						const uint8_t *buf, size_t end,
						size_t pos, void *out,
						struct hnl_extack *x);

static inline void hnl_state_ring_ntf_encode(struct hnl_builder *b,
					     uint16_t flags, uint32_t seq,
					     uint32_t port,
					     const struct hnl_state_ring_ntf *s)
{
	int n = hnl_state_ring_ntf_encode_at(hnl_builder_here(b),
					     hnl_builder_left(b), flags, seq,
					     port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_state_ring_ntf_decode(struct hnl_decoder *d, const uint8_t *buf,
			  const struct hnl_msg *m,
			  struct hnl_state_ring_ntf *out, struct hnl_extack *x)
{
	return hnl_state_ring_ntf_decode_at(d, buf + m->off, m->end - m->off,
					    m->body - m->off, out, x);
}

/* ---- pages: event ---- */

enum {
	HNL_STATE_PAGES_NTF_PAGE,
	HNL_STATE_PAGES_NTF_FIELDS
};

struct hnl_state_pages_ntf {
	uint64_t has[HNL_PRESENCE(HNL_STATE_PAGES_NTF_FIELDS)];
	struct hnl_bytes page;	/* required, of 8 bytes each */
};

static inline void hnl_state_pages_ntf_init(struct hnl_state_pages_ntf *s)
{
	s->has[0] = 0;
}

static inline void hnl_state_pages_ntf_set_page(struct hnl_state_pages_ntf *s,
						const void *p, uint32_t n)
{
	s->page.p = (const uint8_t *)p;
	s->page.n = n;
	HNL_SET(s, HNL_STATE_PAGES_NTF_PAGE);
}

void hnl_state_pages_ntf_put(struct hnl_builder *b,
			     const struct hnl_state_pages_ntf *s);
HNL_MUST_CHECK int
hnl_state_pages_ntf_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_state_pages_ntf *s);
HNL_MUST_CHECK int hnl_state_pages_ntf_decode_at(struct hnl_decoder *d,
						 const uint8_t *buf, size_t end,
						 size_t pos, void *out,
						 struct hnl_extack *x);

static inline void
hnl_state_pages_ntf_encode(struct hnl_builder *b, uint16_t flags, uint32_t seq,
			   uint32_t port, const struct hnl_state_pages_ntf *s)
{
	int n = hnl_state_pages_ntf_encode_at(hnl_builder_here(b),
					      hnl_builder_left(b), flags, seq,
					      port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_state_pages_ntf_decode(struct hnl_decoder *d, const uint8_t *buf,
			   const struct hnl_msg *m,
			   struct hnl_state_pages_ntf *out,
			   struct hnl_extack *x)
{
	return hnl_state_pages_ntf_decode_at(d, buf + m->off, m->end - m->off,
					     m->body - m->off, out, x);
}

/* ---- direct: event ---- */

enum {
	HNL_STATE_DIRECT_NTF_VCPU,
	HNL_STATE_DIRECT_NTF_REQUEST,
	HNL_STATE_DIRECT_NTF_REQUEST_LENGTH,
	HNL_STATE_DIRECT_NTF_REPLY,
	HNL_STATE_DIRECT_NTF_REPLY_LENGTH,
	HNL_STATE_DIRECT_NTF_TAKEN,
	HNL_STATE_DIRECT_NTF_CANCELED,
	HNL_STATE_DIRECT_NTF_LINKED,
	HNL_STATE_DIRECT_NTF_FIELDS
};

struct hnl_state_direct_ntf {
	uint64_t has[HNL_PRESENCE(HNL_STATE_DIRECT_NTF_FIELDS)];
	uint64_t request;	/* required */
	uint64_t request_length;	/* required */
	uint64_t reply;	/* required */
	uint64_t reply_length;	/* required */
	uint32_t vcpu;	/* required */
	uint32_t taken;	/* required */
};

static inline void hnl_state_direct_ntf_init(struct hnl_state_direct_ntf *s)
{
	s->has[0] = 0;
}

static inline void hnl_state_direct_ntf_set_vcpu(struct hnl_state_direct_ntf *s,
						 uint32_t v)
{
	s->vcpu = v;
	HNL_SET(s, HNL_STATE_DIRECT_NTF_VCPU);
}

static inline void
hnl_state_direct_ntf_set_request(struct hnl_state_direct_ntf *s, uint64_t v)
{
	s->request = v;
	HNL_SET(s, HNL_STATE_DIRECT_NTF_REQUEST);
}

static inline void
hnl_state_direct_ntf_set_request_length(struct hnl_state_direct_ntf *s,
					uint64_t v)
{
	s->request_length = v;
	HNL_SET(s, HNL_STATE_DIRECT_NTF_REQUEST_LENGTH);
}

static inline void
hnl_state_direct_ntf_set_reply(struct hnl_state_direct_ntf *s, uint64_t v)
{
	s->reply = v;
	HNL_SET(s, HNL_STATE_DIRECT_NTF_REPLY);
}

static inline void
hnl_state_direct_ntf_set_reply_length(struct hnl_state_direct_ntf *s,
				      uint64_t v)
{
	s->reply_length = v;
	HNL_SET(s, HNL_STATE_DIRECT_NTF_REPLY_LENGTH);
}

static inline void
hnl_state_direct_ntf_set_taken(struct hnl_state_direct_ntf *s, uint32_t v)
{
	s->taken = v;
	HNL_SET(s, HNL_STATE_DIRECT_NTF_TAKEN);
}

static inline void
hnl_state_direct_ntf_set_canceled(struct hnl_state_direct_ntf *s)
{
	HNL_SET(s, HNL_STATE_DIRECT_NTF_CANCELED);
}

static inline void
hnl_state_direct_ntf_set_linked(struct hnl_state_direct_ntf *s)
{
	HNL_SET(s, HNL_STATE_DIRECT_NTF_LINKED);
}

void hnl_state_direct_ntf_put(struct hnl_builder *b,
			      const struct hnl_state_direct_ntf *s);
HNL_MUST_CHECK int
hnl_state_direct_ntf_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_state_direct_ntf *s);
HNL_MUST_CHECK int hnl_state_direct_ntf_decode_at(struct hnl_decoder *d,
						  const uint8_t *buf,
						  size_t end, size_t pos,
						  void *out,
						  struct hnl_extack *x);

static inline void
hnl_state_direct_ntf_encode(struct hnl_builder *b, uint16_t flags, uint32_t seq,
			    uint32_t port, const struct hnl_state_direct_ntf *s)
{
	int n = hnl_state_direct_ntf_encode_at(hnl_builder_here(b),
					       hnl_builder_left(b), flags, seq,
					       port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_state_direct_ntf_decode(struct hnl_decoder *d, const uint8_t *buf,
			    const struct hnl_msg *m,
			    struct hnl_state_direct_ntf *out,
			    struct hnl_extack *x)
{
	return hnl_state_direct_ntf_decode_at(d, buf + m->off, m->end - m->off,
					      m->body - m->off, out, x);
}

/* ---- call: event ---- */

enum {
	HNL_STATE_CALL_NTF_TOKEN,
	HNL_STATE_CALL_NTF_RING,
	HNL_STATE_CALL_NTF_VCPU,
	HNL_STATE_CALL_NTF_STATE,
	HNL_STATE_CALL_NTF_LENGTH,
	HNL_STATE_CALL_NTF_REPLY_LENGTH,
	HNL_STATE_CALL_NTF_UNITS,
	HNL_STATE_CALL_NTF_CURSOR,
	HNL_STATE_CALL_NTF_CURSOR_WITHIN,
	HNL_STATE_CALL_NTF_STARTED,
	HNL_STATE_CALL_NTF_CANCEL,
	HNL_STATE_CALL_NTF_CHANGED,
	HNL_STATE_CALL_NTF_LOST,
	HNL_STATE_CALL_NTF_PEER_ERROR,
	HNL_STATE_CALL_NTF_PEER_REASON,
	HNL_STATE_CALL_NTF_FIELDS
};

struct hnl_state_call_ntf {
	uint64_t has[HNL_PRESENCE(HNL_STATE_CALL_NTF_FIELDS)];
	uint64_t token;	/* required */
	uint64_t units;	/* required */
	uint64_t cursor;
	uint64_t cursor_within;
	uint32_t ring;
	uint32_t vcpu;
	uint32_t state;	/* required, enum hnl_state_call_state */
	uint32_t length;	/* required */
	uint32_t reply_length;	/* required */
	int32_t peer_error;
	uint32_t peer_reason;
};

static inline void hnl_state_call_ntf_init(struct hnl_state_call_ntf *s)
{
	s->has[0] = 0;
}

static inline void hnl_state_call_ntf_set_token(struct hnl_state_call_ntf *s,
						uint64_t v)
{
	s->token = v;
	HNL_SET(s, HNL_STATE_CALL_NTF_TOKEN);
}

static inline void hnl_state_call_ntf_set_ring(struct hnl_state_call_ntf *s,
					       uint32_t v)
{
	s->ring = v;
	HNL_SET(s, HNL_STATE_CALL_NTF_RING);
}

static inline void hnl_state_call_ntf_set_vcpu(struct hnl_state_call_ntf *s,
					       uint32_t v)
{
	s->vcpu = v;
	HNL_SET(s, HNL_STATE_CALL_NTF_VCPU);
}

static inline void hnl_state_call_ntf_set_state(struct hnl_state_call_ntf *s,
						uint32_t v)
{
	s->state = v;
	HNL_SET(s, HNL_STATE_CALL_NTF_STATE);
}

static inline void hnl_state_call_ntf_set_length(struct hnl_state_call_ntf *s,
						 uint32_t v)
{
	s->length = v;
	HNL_SET(s, HNL_STATE_CALL_NTF_LENGTH);
}

static inline void
hnl_state_call_ntf_set_reply_length(struct hnl_state_call_ntf *s, uint32_t v)
{
	s->reply_length = v;
	HNL_SET(s, HNL_STATE_CALL_NTF_REPLY_LENGTH);
}

static inline void hnl_state_call_ntf_set_units(struct hnl_state_call_ntf *s,
						uint64_t v)
{
	s->units = v;
	HNL_SET(s, HNL_STATE_CALL_NTF_UNITS);
}

static inline void hnl_state_call_ntf_set_cursor(struct hnl_state_call_ntf *s,
						 uint64_t v)
{
	s->cursor = v;
	HNL_SET(s, HNL_STATE_CALL_NTF_CURSOR);
}

static inline void
hnl_state_call_ntf_set_cursor_within(struct hnl_state_call_ntf *s, uint64_t v)
{
	s->cursor_within = v;
	HNL_SET(s, HNL_STATE_CALL_NTF_CURSOR_WITHIN);
}

static inline void hnl_state_call_ntf_set_started(struct hnl_state_call_ntf *s)
{
	HNL_SET(s, HNL_STATE_CALL_NTF_STARTED);
}

static inline void hnl_state_call_ntf_set_cancel(struct hnl_state_call_ntf *s)
{
	HNL_SET(s, HNL_STATE_CALL_NTF_CANCEL);
}

static inline void hnl_state_call_ntf_set_changed(struct hnl_state_call_ntf *s)
{
	HNL_SET(s, HNL_STATE_CALL_NTF_CHANGED);
}

static inline void hnl_state_call_ntf_set_lost(struct hnl_state_call_ntf *s)
{
	HNL_SET(s, HNL_STATE_CALL_NTF_LOST);
}

static inline void
hnl_state_call_ntf_set_peer_error(struct hnl_state_call_ntf *s, int32_t v)
{
	s->peer_error = v;
	HNL_SET(s, HNL_STATE_CALL_NTF_PEER_ERROR);
}

static inline void
hnl_state_call_ntf_set_peer_reason(struct hnl_state_call_ntf *s, uint32_t v)
{
	s->peer_reason = v;
	HNL_SET(s, HNL_STATE_CALL_NTF_PEER_REASON);
}

void hnl_state_call_ntf_put(struct hnl_builder *b,
			    const struct hnl_state_call_ntf *s);
HNL_MUST_CHECK int
hnl_state_call_ntf_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			     uint32_t seq, uint32_t port,
			     const struct hnl_state_call_ntf *s);
HNL_MUST_CHECK int hnl_state_call_ntf_decode_at(struct hnl_decoder *d,
						const uint8_t *buf, size_t end,
						size_t pos, void *out,
						struct hnl_extack *x);

static inline void hnl_state_call_ntf_encode(struct hnl_builder *b,
					     uint16_t flags, uint32_t seq,
					     uint32_t port,
					     const struct hnl_state_call_ntf *s)
{
	int n = hnl_state_call_ntf_encode_at(hnl_builder_here(b),
					     hnl_builder_left(b), flags, seq,
					     port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_state_call_ntf_decode(struct hnl_decoder *d, const uint8_t *buf,
			  const struct hnl_msg *m,
			  struct hnl_state_call_ntf *out, struct hnl_extack *x)
{
	return hnl_state_call_ntf_decode_at(d, buf + m->off, m->end - m->off,
					    m->body - m->off, out, x);
}

/* ---- bytes: event ---- */

enum {
	HNL_STATE_BYTES_NTF_BYTES,
	HNL_STATE_BYTES_NTF_FIELDS
};

struct hnl_state_bytes_ntf {
	uint64_t has[HNL_PRESENCE(HNL_STATE_BYTES_NTF_FIELDS)];
	struct hnl_bytes bytes;	/* required */
};

static inline void hnl_state_bytes_ntf_init(struct hnl_state_bytes_ntf *s)
{
	s->has[0] = 0;
}

static inline void hnl_state_bytes_ntf_set_bytes(struct hnl_state_bytes_ntf *s,
						 const void *p, uint32_t n)
{
	s->bytes.p = (const uint8_t *)p;
	s->bytes.n = n;
	HNL_SET(s, HNL_STATE_BYTES_NTF_BYTES);
}

void hnl_state_bytes_ntf_put(struct hnl_builder *b,
			     const struct hnl_state_bytes_ntf *s);
HNL_MUST_CHECK int
hnl_state_bytes_ntf_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_state_bytes_ntf *s);
HNL_MUST_CHECK int hnl_state_bytes_ntf_decode_at(struct hnl_decoder *d,
						 const uint8_t *buf, size_t end,
						 size_t pos, void *out,
						 struct hnl_extack *x);

static inline void
hnl_state_bytes_ntf_encode(struct hnl_builder *b, uint16_t flags, uint32_t seq,
			   uint32_t port, const struct hnl_state_bytes_ntf *s)
{
	int n = hnl_state_bytes_ntf_encode_at(hnl_builder_here(b),
					      hnl_builder_left(b), flags, seq,
					      port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_state_bytes_ntf_decode(struct hnl_decoder *d, const uint8_t *buf,
			   const struct hnl_msg *m,
			   struct hnl_state_bytes_ntf *out,
			   struct hnl_extack *x)
{
	return hnl_state_bytes_ntf_decode_at(d, buf + m->off, m->end - m->off,
					     m->body - m->off, out, x);
}

/* ---- slots: event ---- */

enum {
	HNL_STATE_SLOTS_NTF_SLOT,
	HNL_STATE_SLOTS_NTF_FIELDS
};

struct hnl_state_slots_ntf {
	uint64_t has[HNL_PRESENCE(HNL_STATE_SLOTS_NTF_FIELDS)];
	/* required, of HNL_STATE_SLOT_SIZE bytes each */
	struct hnl_bytes slot;
};

static inline void hnl_state_slots_ntf_init(struct hnl_state_slots_ntf *s)
{
	s->has[0] = 0;
}

static inline void hnl_state_slots_ntf_set_slot(struct hnl_state_slots_ntf *s,
						const void *p, uint32_t n)
{
	s->slot.p = (const uint8_t *)p;
	s->slot.n = n;
	HNL_SET(s, HNL_STATE_SLOTS_NTF_SLOT);
}

void hnl_state_slots_ntf_put(struct hnl_builder *b,
			     const struct hnl_state_slots_ntf *s);
HNL_MUST_CHECK int
hnl_state_slots_ntf_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_state_slots_ntf *s);
HNL_MUST_CHECK int hnl_state_slots_ntf_decode_at(struct hnl_decoder *d,
						 const uint8_t *buf, size_t end,
						 size_t pos, void *out,
						 struct hnl_extack *x);

static inline void
hnl_state_slots_ntf_encode(struct hnl_builder *b, uint16_t flags, uint32_t seq,
			   uint32_t port, const struct hnl_state_slots_ntf *s)
{
	int n = hnl_state_slots_ntf_encode_at(hnl_builder_here(b),
					      hnl_builder_left(b), flags, seq,
					      port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_state_slots_ntf_decode(struct hnl_decoder *d, const uint8_t *buf,
			   const struct hnl_msg *m,
			   struct hnl_state_slots_ntf *out,
			   struct hnl_extack *x)
{
	return hnl_state_slots_ntf_decode_at(d, buf + m->off, m->end - m->off,
					     m->body - m->off, out, x);
}

/* ---- mailbox: event ---- */

enum {
	HNL_STATE_MAILBOX_NTF_LOST,
	HNL_STATE_MAILBOX_NTF_LOST_EVER,
	HNL_STATE_MAILBOX_NTF_LISTENING,
	HNL_STATE_MAILBOX_NTF_FIELDS
};

struct hnl_state_mailbox_ntf {
	uint64_t has[HNL_PRESENCE(HNL_STATE_MAILBOX_NTF_FIELDS)];
	uint64_t lost;	/* required */
	uint64_t lost_ever;	/* required */
};

static inline void hnl_state_mailbox_ntf_init(struct hnl_state_mailbox_ntf *s)
{
	s->has[0] = 0;
}

static inline void
hnl_state_mailbox_ntf_set_lost(struct hnl_state_mailbox_ntf *s, uint64_t v)
{
	s->lost = v;
	HNL_SET(s, HNL_STATE_MAILBOX_NTF_LOST);
}

static inline void
hnl_state_mailbox_ntf_set_lost_ever(struct hnl_state_mailbox_ntf *s, uint64_t v)
{
	s->lost_ever = v;
	HNL_SET(s, HNL_STATE_MAILBOX_NTF_LOST_EVER);
}

static inline void
hnl_state_mailbox_ntf_set_listening(struct hnl_state_mailbox_ntf *s)
{
	HNL_SET(s, HNL_STATE_MAILBOX_NTF_LISTENING);
}

void hnl_state_mailbox_ntf_put(struct hnl_builder *b,
			       const struct hnl_state_mailbox_ntf *s);
HNL_MUST_CHECK int
hnl_state_mailbox_ntf_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_state_mailbox_ntf *s);
HNL_MUST_CHECK int hnl_state_mailbox_ntf_decode_at(struct hnl_decoder *d,
						   const uint8_t *buf,
						   size_t end, size_t pos,
						   void *out,
						   struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_state_mailbox_ntf_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				uint32_t seq, uint32_t port,
				const struct hnl_state_mailbox_ntf *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_STATE_MAILBOX_NTF_FIELDS) &&
	    size >= HNL_MSGHDR + 28) {
		hnl_quick_begin(buf, 28, HNL_STATE_FAMILY, 0,
				HNL_STATE_CMD_MAILBOX, HNL_STATE_VERSION, flags,
				seq, port);
		hnl_quick_put64(buf + 20, HNL_STATE_A_EVENT_LOST |
				HNL_ATTR_CRITICAL, s->lost);
		hnl_quick_put64(buf + 32, HNL_STATE_A_EVENT_LOST_EVER,
				s->lost_ever);
		hnl_quick_head(buf + 44, HNL_STATE_A_EVENT_LISTENING, 0);
		return HNL_MSGHDR + 28;
	}
	return hnl_state_mailbox_ntf_encode_any(buf, size, flags, seq, port, s);
}

static inline void
hnl_state_mailbox_ntf_encode(struct hnl_builder *b, uint16_t flags,
			     uint32_t seq, uint32_t port,
			     const struct hnl_state_mailbox_ntf *s)
{
	int n = hnl_state_mailbox_ntf_encode_at(hnl_builder_here(b),
						hnl_builder_left(b), flags, seq,
						port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_state_mailbox_ntf_decode(struct hnl_decoder *d, const uint8_t *buf,
			     const struct hnl_msg *m,
			     struct hnl_state_mailbox_ntf *out,
			     struct hnl_extack *x)
{
	return hnl_state_mailbox_ntf_decode_at(d, buf + m->off, m->end - m->off,
					       m->body - m->off, out, x);
}

/* ---- event: event ---- */

enum {
	HNL_STATE_EVENT_NTF_RING,
	HNL_STATE_EVENT_NTF_LENGTH,
	HNL_STATE_EVENT_NTF_FIELDS
};

struct hnl_state_event_ntf {
	uint64_t has[HNL_PRESENCE(HNL_STATE_EVENT_NTF_FIELDS)];
	uint32_t ring;	/* required */
	uint32_t length;	/* required */
};

static inline void hnl_state_event_ntf_init(struct hnl_state_event_ntf *s)
{
	s->has[0] = 0;
}

static inline void hnl_state_event_ntf_set_ring(struct hnl_state_event_ntf *s,
						uint32_t v)
{
	s->ring = v;
	HNL_SET(s, HNL_STATE_EVENT_NTF_RING);
}

static inline void hnl_state_event_ntf_set_length(struct hnl_state_event_ntf *s,
						  uint32_t v)
{
	s->length = v;
	HNL_SET(s, HNL_STATE_EVENT_NTF_LENGTH);
}

void hnl_state_event_ntf_put(struct hnl_builder *b,
			     const struct hnl_state_event_ntf *s);
HNL_MUST_CHECK int
hnl_state_event_ntf_encode_any(uint8_t *buf, size_t size, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_state_event_ntf *s);
HNL_MUST_CHECK int hnl_state_event_ntf_decode_at(struct hnl_decoder *d,
						 const uint8_t *buf, size_t end,
						 size_t pos, void *out,
						 struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_state_event_ntf_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_state_event_ntf *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_STATE_EVENT_NTF_FIELDS) &&
	    size >= HNL_MSGHDR + 16) {
		hnl_quick_begin(buf, 16, HNL_STATE_FAMILY, 0,
				HNL_STATE_CMD_EVENT, HNL_STATE_VERSION, flags,
				seq, port);
		if (hnl_quick_u32(buf + 20, HNL_STATE_A_EVENT_RING |
				  HNL_ATTR_CRITICAL, 4, s->ring, 0, 0, 65535) &&
		    hnl_quick_u32(buf + 28, HNL_STATE_A_EVENT_LENGTH, 4,
				  s->length, 2, 20, 16379))
			return HNL_MSGHDR + 16;
	}
	return hnl_state_event_ntf_encode_any(buf, size, flags, seq, port, s);
}

static inline void
hnl_state_event_ntf_encode(struct hnl_builder *b, uint16_t flags, uint32_t seq,
			   uint32_t port, const struct hnl_state_event_ntf *s)
{
	int n = hnl_state_event_ntf_encode_at(hnl_builder_here(b),
					      hnl_builder_left(b), flags, seq,
					      port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_state_event_ntf_decode(struct hnl_decoder *d, const uint8_t *buf,
			   const struct hnl_msg *m,
			   struct hnl_state_event_ntf *out,
			   struct hnl_extack *x)
{
	return hnl_state_event_ntf_decode_at(d, buf + m->off, m->end - m->off,
					     m->body - m->off, out, x);
}

/* ---- member: event ---- */

enum {
	HNL_STATE_MEMBER_NTF_RING,
	HNL_STATE_MEMBER_NTF_FAMILY,
	HNL_STATE_MEMBER_NTF_GROUP,
	HNL_STATE_MEMBER_NTF_FIELDS
};

struct hnl_state_member_ntf {
	uint64_t has[HNL_PRESENCE(HNL_STATE_MEMBER_NTF_FIELDS)];
	uint32_t ring;	/* required */
	uint16_t family;	/* required */
	uint8_t group;	/* required */
};

static inline void hnl_state_member_ntf_init(struct hnl_state_member_ntf *s)
{
	s->has[0] = 0;
}

static inline void hnl_state_member_ntf_set_ring(struct hnl_state_member_ntf *s,
						 uint32_t v)
{
	s->ring = v;
	HNL_SET(s, HNL_STATE_MEMBER_NTF_RING);
}

static inline void
hnl_state_member_ntf_set_family(struct hnl_state_member_ntf *s, uint16_t v)
{
	s->family = v;
	HNL_SET(s, HNL_STATE_MEMBER_NTF_FAMILY);
}

static inline void
hnl_state_member_ntf_set_group(struct hnl_state_member_ntf *s, uint8_t v)
{
	s->group = v;
	HNL_SET(s, HNL_STATE_MEMBER_NTF_GROUP);
}

void hnl_state_member_ntf_put(struct hnl_builder *b,
			      const struct hnl_state_member_ntf *s);
HNL_MUST_CHECK int
hnl_state_member_ntf_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				uint32_t seq, uint32_t port,
				const struct hnl_state_member_ntf *s);
HNL_MUST_CHECK int hnl_state_member_ntf_decode_at(struct hnl_decoder *d,
						  const uint8_t *buf,
						  size_t end, size_t pos,
						  void *out,
						  struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_state_member_ntf_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_state_member_ntf *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_STATE_MEMBER_NTF_FIELDS) &&
	    size >= HNL_MSGHDR + 24) {
		hnl_quick_begin(buf, 24, HNL_STATE_FAMILY, 0,
				HNL_STATE_CMD_MEMBER, HNL_STATE_VERSION, flags,
				seq, port);
		hnl_quick_put32(buf + 28, HNL_STATE_A_EVENT_FAMILY |
				HNL_ATTR_CRITICAL, 2, s->family);
		if (hnl_quick_u32(buf + 20, HNL_STATE_A_EVENT_RING |
				  HNL_ATTR_CRITICAL, 4, s->ring, 0, 0, 65535) &&
		    hnl_quick_u32(buf + 36, HNL_STATE_A_EVENT_GROUP, 1,
				  s->group, 0, 1, 254))
			return HNL_MSGHDR + 24;
	}
	return hnl_state_member_ntf_encode_any(buf, size, flags, seq, port, s);
}

static inline void
hnl_state_member_ntf_encode(struct hnl_builder *b, uint16_t flags, uint32_t seq,
			    uint32_t port, const struct hnl_state_member_ntf *s)
{
	int n = hnl_state_member_ntf_encode_at(hnl_builder_here(b),
					       hnl_builder_left(b), flags, seq,
					       port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_state_member_ntf_decode(struct hnl_decoder *d, const uint8_t *buf,
			    const struct hnl_msg *m,
			    struct hnl_state_member_ntf *out,
			    struct hnl_extack *x)
{
	return hnl_state_member_ntf_decode_at(d, buf + m->off, m->end - m->off,
					      m->body - m->off, out, x);
}

/* ---- count: event ---- */

enum {
	HNL_STATE_COUNT_NTF_FAMILY,
	HNL_STATE_COUNT_NTF_COMMAND,
	HNL_STATE_COUNT_NTF_CALLS,
	HNL_STATE_COUNT_NTF_REFUSED,
	HNL_STATE_COUNT_NTF_UNITS,
	HNL_STATE_COUNT_NTF_FIELDS
};

struct hnl_state_count_ntf {
	uint64_t has[HNL_PRESENCE(HNL_STATE_COUNT_NTF_FIELDS)];
	uint64_t calls;	/* required */
	uint64_t refused;	/* required */
	uint64_t units;	/* required */
	uint16_t family;
	uint8_t command;
};

static inline void hnl_state_count_ntf_init(struct hnl_state_count_ntf *s)
{
	s->has[0] = 0;
}

static inline void hnl_state_count_ntf_set_family(struct hnl_state_count_ntf *s,
						  uint16_t v)
{
	s->family = v;
	HNL_SET(s, HNL_STATE_COUNT_NTF_FAMILY);
}

static inline void
hnl_state_count_ntf_set_command(struct hnl_state_count_ntf *s, uint8_t v)
{
	s->command = v;
	HNL_SET(s, HNL_STATE_COUNT_NTF_COMMAND);
}

static inline void hnl_state_count_ntf_set_calls(struct hnl_state_count_ntf *s,
						 uint64_t v)
{
	s->calls = v;
	HNL_SET(s, HNL_STATE_COUNT_NTF_CALLS);
}

static inline void
hnl_state_count_ntf_set_refused(struct hnl_state_count_ntf *s, uint64_t v)
{
	s->refused = v;
	HNL_SET(s, HNL_STATE_COUNT_NTF_REFUSED);
}

static inline void hnl_state_count_ntf_set_units(struct hnl_state_count_ntf *s,
						 uint64_t v)
{
	s->units = v;
	HNL_SET(s, HNL_STATE_COUNT_NTF_UNITS);
}

void hnl_state_count_ntf_put(struct hnl_builder *b,
			     const struct hnl_state_count_ntf *s);
HNL_MUST_CHECK int
hnl_state_count_ntf_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_state_count_ntf *s);
HNL_MUST_CHECK int hnl_state_count_ntf_decode_at(struct hnl_decoder *d,
						 const uint8_t *buf, size_t end,
						 size_t pos, void *out,
						 struct hnl_extack *x);

static inline void
hnl_state_count_ntf_encode(struct hnl_builder *b, uint16_t flags, uint32_t seq,
			   uint32_t port, const struct hnl_state_count_ntf *s)
{
	int n = hnl_state_count_ntf_encode_at(hnl_builder_here(b),
					      hnl_builder_left(b), flags, seq,
					      port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_state_count_ntf_decode(struct hnl_decoder *d, const uint8_t *buf,
			   const struct hnl_msg *m,
			   struct hnl_state_count_ntf *out,
			   struct hnl_extack *x)
{
	return hnl_state_count_ntf_decode_at(d, buf + m->off, m->end - m->off,
					     m->body - m->off, out, x);
}

/* ---- end: event ---- */

enum {
	HNL_STATE_END_NTF_RECORDS,
	HNL_STATE_END_NTF_FIELDS
};

struct hnl_state_end_ntf {
	uint64_t has[HNL_PRESENCE(HNL_STATE_END_NTF_FIELDS)];
	uint32_t records;	/* required */
};

static inline void hnl_state_end_ntf_init(struct hnl_state_end_ntf *s)
{
	s->has[0] = 0;
}

static inline void hnl_state_end_ntf_set_records(struct hnl_state_end_ntf *s,
						 uint32_t v)
{
	s->records = v;
	HNL_SET(s, HNL_STATE_END_NTF_RECORDS);
}

void hnl_state_end_ntf_put(struct hnl_builder *b,
			   const struct hnl_state_end_ntf *s);
HNL_MUST_CHECK int
hnl_state_end_ntf_encode_any(uint8_t *buf, size_t size, uint16_t flags,
			     uint32_t seq, uint32_t port,
			     const struct hnl_state_end_ntf *s);
HNL_MUST_CHECK int hnl_state_end_ntf_decode_at(struct hnl_decoder *d,
					       const uint8_t *buf, size_t end,
					       size_t pos, void *out,
					       struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_state_end_ntf_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			    uint32_t seq, uint32_t port,
			    const struct hnl_state_end_ntf *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_STATE_END_NTF_FIELDS) &&
	    size >= HNL_MSGHDR + 8) {
		hnl_quick_begin(buf, 8, HNL_STATE_FAMILY, 0, HNL_STATE_CMD_END,
				HNL_STATE_VERSION, flags, seq, port);
		hnl_quick_put32(buf + 20, HNL_STATE_A_END_RECORDS |
				HNL_ATTR_CRITICAL, 4, s->records);
		return HNL_MSGHDR + 8;
	}
	return hnl_state_end_ntf_encode_any(buf, size, flags, seq, port, s);
}

static inline void hnl_state_end_ntf_encode(struct hnl_builder *b,
					    uint16_t flags, uint32_t seq,
					    uint32_t port,
					    const struct hnl_state_end_ntf *s)
{
	int n = hnl_state_end_ntf_encode_at(hnl_builder_here(b),
					    hnl_builder_left(b), flags, seq,
					    port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_state_end_ntf_decode(struct hnl_decoder *d, const uint8_t *buf,
			 const struct hnl_msg *m, struct hnl_state_end_ntf *out,
			 struct hnl_extack *x)
{
	return hnl_state_end_ntf_decode_at(d, buf + m->off, m->end - m->off,
					   m->body - m->off, out, x);
}

/* ---- narrow: event ---- */

enum {
	HNL_STATE_NARROW_NTF_RING,
	HNL_STATE_NARROW_NTF_WINDOW,
	HNL_STATE_NARROW_NTF_WINDOW_PAGES,
	HNL_STATE_NARROW_NTF_FAMILY,
	HNL_STATE_NARROW_NTF_FEATURES,
	HNL_STATE_NARROW_NTF_COMMANDS,
	HNL_STATE_NARROW_NTF_FIELDS
};

struct hnl_state_narrow_ntf {
	uint64_t has[HNL_PRESENCE(HNL_STATE_NARROW_NTF_FIELDS)];
	uint64_t window;	/* required */
	uint64_t window_pages;	/* required */
	uint64_t features;	/* required */
	struct hnl_bytes commands;	/* required */
	uint32_t ring;	/* required */
	uint16_t family;	/* required */
};

static inline void hnl_state_narrow_ntf_init(struct hnl_state_narrow_ntf *s)
{
	s->has[0] = 0;
}

static inline void hnl_state_narrow_ntf_set_ring(struct hnl_state_narrow_ntf *s,
						 uint32_t v)
{
	s->ring = v;
	HNL_SET(s, HNL_STATE_NARROW_NTF_RING);
}

static inline void
hnl_state_narrow_ntf_set_window(struct hnl_state_narrow_ntf *s, uint64_t v)
{
	s->window = v;
	HNL_SET(s, HNL_STATE_NARROW_NTF_WINDOW);
}

static inline void
hnl_state_narrow_ntf_set_window_pages(struct hnl_state_narrow_ntf *s,
				      uint64_t v)
{
	s->window_pages = v;
	HNL_SET(s, HNL_STATE_NARROW_NTF_WINDOW_PAGES);
}

static inline void
hnl_state_narrow_ntf_set_family(struct hnl_state_narrow_ntf *s, uint16_t v)
{
	s->family = v;
	HNL_SET(s, HNL_STATE_NARROW_NTF_FAMILY);
}

static inline void
hnl_state_narrow_ntf_set_features(struct hnl_state_narrow_ntf *s, uint64_t v)
{
	s->features = v;
	HNL_SET(s, HNL_STATE_NARROW_NTF_FEATURES);
}

static inline void
hnl_state_narrow_ntf_set_commands(struct hnl_state_narrow_ntf *s, const void *p,
				  uint32_t n)
{
	s->commands.p = (const uint8_t *)p;
	s->commands.n = n;
	HNL_SET(s, HNL_STATE_NARROW_NTF_COMMANDS);
}

void hnl_state_narrow_ntf_put(struct hnl_builder *b,
			      const struct hnl_state_narrow_ntf *s);
HNL_MUST_CHECK int
hnl_state_narrow_ntf_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_state_narrow_ntf *s);
HNL_MUST_CHECK int hnl_state_narrow_ntf_decode_at(struct hnl_decoder *d,
						  const uint8_t *buf,
						  size_t end, size_t pos,
						  void *out,
						  struct hnl_extack *x);

static inline void
hnl_state_narrow_ntf_encode(struct hnl_builder *b, uint16_t flags, uint32_t seq,
			    uint32_t port, const struct hnl_state_narrow_ntf *s)
{
	int n = hnl_state_narrow_ntf_encode_at(hnl_builder_here(b),
					       hnl_builder_left(b), flags, seq,
					       port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_state_narrow_ntf_decode(struct hnl_decoder *d, const uint8_t *buf,
			    const struct hnl_msg *m,
			    struct hnl_state_narrow_ntf *out,
			    struct hnl_extack *x)
{
	return hnl_state_narrow_ntf_decode_at(d, buf + m->off, m->end - m->off,
					      m->body - m->off, out, x);
}

extern const struct hnl_family hnl_state_family;
extern const struct hnl_names hnl_state_names;

HNL_END_DECLS

#endif
