/* SPDX-License-Identifier: MIT */
/* generated from schema/event.yaml by schema/hnlgen; do not edit */
/*
 * Event channels: a port of one domain is set pending by another domain, by a
 * virtual or physical interrupt, or by a vCPU of its own. Stands for Xen's
 * HYPERVISOR_event_channel_op, with the two-level and the FIFO form of the
 * pending bits.
 *
 * That a port is pending is told in the pages that the guest shares for it, and
 * by an upcall: never by a message.
 */
#ifndef HNL_EVENT_H
#define HNL_EVENT_H

#include <hnl/encode.h>
#include <hnl/list.h>
#include <hnl/quick.h>

HNL_BEGIN_DECLS

#define HNL_EVENT_FAMILY 18
#define HNL_EVENT_VERSION 1

/* Features: bits of the grants. */
enum {
	/*
	 * The FIFO form: init-control, expand-array and set-priority. A domain
	 * without it has two levels, and gets ENOSYS for these three alone.
	 */
	HNL_EVENT_FEATURE_FIFO = 1,
	/* Physical interrupts as ports. */
	HNL_EVENT_FEATURE_PIRQ = 2
};

/* Hypercall number, xen/xen.h. */
#define HNL_EVENT_HYPERCALL_EVENT_CHANNEL_OP 32

#define HNL_EVENT_EVTCHNOP_BIND_INTERDOMAIN 0

#define HNL_EVENT_EVTCHNOP_BIND_VIRQ 1

#define HNL_EVENT_EVTCHNOP_BIND_PIRQ 2

#define HNL_EVENT_EVTCHNOP_CLOSE 3

#define HNL_EVENT_EVTCHNOP_SEND 4

#define HNL_EVENT_EVTCHNOP_STATUS 5

#define HNL_EVENT_EVTCHNOP_ALLOC_UNBOUND 6

#define HNL_EVENT_EVTCHNOP_BIND_IPI 7

#define HNL_EVENT_EVTCHNOP_BIND_VCPU 8

#define HNL_EVENT_EVTCHNOP_UNMASK 9

#define HNL_EVENT_EVTCHNOP_RESET 10

#define HNL_EVENT_EVTCHNOP_INIT_CONTROL 11

#define HNL_EVENT_EVTCHNOP_EXPAND_ARRAY 12

#define HNL_EVENT_EVTCHNOP_SET_PRIORITY 13

/* The calling domain, DOMID_SELF of xen/xen.h. */
#define HNL_EVENT_DOMID_SELF 32752

/*
 * Ports of a domain with FIFO, EVTCHN_FIFO_NR_CHANNELS. With two levels there
 * are 4096, and 1024 for a 32-bit guest.
 */
#define HNL_EVENT_PORTS 131072

/* Highest port, one below ports. */
#define HNL_EVENT_PORT_LAST 131071

/* Ports of a 64-bit domain with two levels, EVTCHN_2L_NR_CHANNELS. */
#define HNL_EVENT_PORTS_TWO_LEVEL 4096

/* Highest virtual interrupt, NR_VIRQS of xen/xen.h less one. */
#define HNL_EVENT_VIRQ_LAST 23

/*
 * Last place of a control block in its page, 4096 less the 72 bytes of struct
 * evtchn_fifo_control_block.
 */
#define HNL_EVENT_CONTROL_OFFSET_LAST 4024

/* EVTCHN_FIFO_PRIORITY_MAX. A lower number is served first. */
#define HNL_EVENT_PRIORITY_HIGHEST 0

/* Of a port that was given none, EVTCHN_FIFO_PRIORITY_DEFAULT. */
#define HNL_EVENT_PRIORITY_DEFAULT 7

/* EVTCHN_FIFO_PRIORITY_MIN. */
#define HNL_EVENT_PRIORITY_LOWEST 15

/*
 * Bytes of struct vcpu_info on x86-64, of which the shared info page begins
 * with 32; bit 0 of each is evtchn_upcall_pending.
 */
#define HNL_EVENT_VCPU_INFO_SIZE 64

/* Offset of evtchn_pending_sel in it. */
#define HNL_EVENT_VCPU_INFO_SELECTOR 8

/* Offset of evtchn_pending in the shared info page on x86-64. */
#define HNL_EVENT_SHARED_INFO_PENDING 2048

/* Offset of evtchn_mask there. */
#define HNL_EVENT_SHARED_INFO_MASK 2560

/*
 * Offset of head in a control block, a u32 a queue; ready is the u32 at its
 * beginning.
 */
#define HNL_EVENT_CONTROL_HEAD 8

/*
 * Bits of an event word, the u32 that a port has in the FIFO event array; bits
 * 16:0 link to the next port of its queue. EVTCHN_FIFO_PENDING and its
 * neighbours.
 */
#define HNL_EVENT_WORD_BUSY 0x10000000	/* The hypervisor changes the link. */
#define HNL_EVENT_WORD_LINKED 0x20000000	/* Part of a queue. */
#define HNL_EVENT_WORD_MASKED 0x40000000	/* The guest wants no upcall. */
#define HNL_EVENT_WORD_PENDING 0x80000000	/* An event has come. */

/* What a port is bound to, EVTCHNSTAT_* of xen/event_channel.h. */
enum hnl_event_status {
	/* Not in use. */
	HNL_EVENT_STATUS_CLOSED = 0,
	/* Waits for the remote domain to bind. */
	HNL_EVENT_STATUS_UNBOUND = 1,
	/* Connected to a port of the remote domain. */
	HNL_EVENT_STATUS_INTERDOMAIN = 2,
	/* Bound to a physical interrupt. */
	HNL_EVENT_STATUS_PIRQ = 3,
	/* Bound to a virtual interrupt. */
	HNL_EVENT_STATUS_VIRQ = 4,
	/* For events from vCPUs of the same domain. */
	HNL_EVENT_STATUS_IPI = 5
};

/*
 * Virtual interrupts, VIRQ_* of xen/xen.h. A virtual interrupt is per vCPU or
 * global; unlisted numbers up to virq-last are not given.
 */
enum hnl_event_virq {
	/* Per vCPU. Time base changed, or a timeout that was asked for. */
	HNL_EVENT_VIRQ_TIMER = 0,
	/* Per vCPU. Dump debugging information. */
	HNL_EVENT_VIRQ_DEBUG = 1,
	/* Global, privileged. Bytes came on the emergency console. */
	HNL_EVENT_VIRQ_CONSOLE = 2,
	/* Global, privileged. A domain changed its state. */
	HNL_EVENT_VIRQ_DOM_EXC = 3,
	/* Global, privileged. The trace buffer has records. */
	HNL_EVENT_VIRQ_TBUF = 4,
	/* Global, privileged. A domain paused for its debugger. */
	HNL_EVENT_VIRQ_DEBUGGER = 6,
	/* Per vCPU. A profiling sample. */
	HNL_EVENT_VIRQ_XENOPROF = 7,
	/* Global, privileged. Bytes came on the console ring. */
	HNL_EVENT_VIRQ_CON_RING = 8,
	/* Global, privileged. A physical processor came or went. */
	HNL_EVENT_VIRQ_PCPU_STATE = 9,
	/* Global, privileged. A memory event. */
	HNL_EVENT_VIRQ_MEM_EVENT = 10,
	/* Global. An Argo message. */
	HNL_EVENT_VIRQ_ARGO = 11,
	/* Global, privileged. The hypervisor's memory is low. */
	HNL_EVENT_VIRQ_ENOMEM = 12,
	/* Per vCPU. A performance counter. */
	HNL_EVENT_VIRQ_XENPMU = 13,
	/* The first of eight whose meaning the architecture gives. */
	HNL_EVENT_VIRQ_ARCH_0 = 16,
	HNL_EVENT_VIRQ_ARCH_1 = 17,
	HNL_EVENT_VIRQ_ARCH_2 = 18,
	HNL_EVENT_VIRQ_ARCH_3 = 19,
	HNL_EVENT_VIRQ_ARCH_4 = 20,
	HNL_EVENT_VIRQ_ARCH_5 = 21,
	HNL_EVENT_VIRQ_ARCH_6 = 22,
	HNL_EVENT_VIRQ_ARCH_7 = 23
};

/* Commands. */
enum hnl_event_cmd {
	/*
	 * Takes a free port of a domain and lets one remote domain bind to it.
	 * For a domain other than the caller it asks for privilege
	 * (xen/event_channel.h, EVTCHNOP_alloc_unbound).
	 *
	 * Answers once. Access: set. Privileged. Errors: EINVAL, ENOMEM,
	 * ENOSPC, EPERM, ESRCH.
	 */
	HNL_EVENT_CMD_ALLOC_UNBOUND = 1,
	/*
	 * Connects a new port of the caller to a port that the remote domain
	 * allocated for it; EINVAL if it did not. The new port becomes pending
	 * at once, since events may have come before
	 * (EVTCHNOP_bind_interdomain).
	 *
	 * Answers once. Access: set. Errors: EINVAL, ENOMEM, ENOSPC, ESRCH.
	 */
	HNL_EVENT_CMD_BIND_INTERDOMAIN = 2,
	/*
	 * Binds a new port to a virtual interrupt. A global one is bound to
	 * vCPU 0, once a domain, and may be moved by bind-vcpu; one per vCPU is
	 * bound once a vCPU and stays there (EVTCHNOP_bind_virq).
	 *
	 * Answers once. Access: set. Errors: EBUSY, EEXIST, EINVAL, ENOENT,
	 * ENOMEM, ENOSPC.
	 */
	HNL_EVENT_CMD_BIND_VIRQ = 3,
	/*
	 * Binds a new port to a physical interrupt that the domain was given;
	 * at most one port each (EVTCHNOP_bind_pirq).
	 *
	 * Answers once. Access: set. Privileged. Errors: EBUSY, EEXIST, EINVAL,
	 * ENOMEM, ENOSPC, EOPNOTSUPP, EPERM. With feature pirq.
	 */
	HNL_EVENT_CMD_BIND_PIRQ = 4,
	/*
	 * Takes a new port for events from the domain's own vCPUs to one of
	 * them; it stays bound to that vCPU (EVTCHNOP_bind_ipi).
	 *
	 * Answers once. Access: set. Errors: EINVAL, ENOENT, ENOMEM, ENOSPC.
	 */
	HNL_EVENT_CMD_BIND_IPI = 5,
	/*
	 * Frees a port of the caller. The remote end of an interdomain channel
	 * becomes unbound and may be bound again (EVTCHNOP_close).
	 *
	 * Answers once. Access: set. Errors: EINVAL.
	 */
	HNL_EVENT_CMD_CLOSE = 6,
	/*
	 * Sets the other end of an interdomain channel pending, or an IPI port
	 * itself. On an unbound port it does nothing; on one of another kind it
	 * is EINVAL (EVTCHNOP_send).
	 *
	 * Answers once. Access: set. Errors: EINVAL.
	 */
	HNL_EVENT_CMD_SEND = 7,
	/*
	 * What a port is bound to. The reply has remote-domain when it is
	 * unbound or interdomain, remote-port when it is interdomain, virq or
	 * pirq when it is one. For a domain other than the caller it asks for
	 * privilege (EVTCHNOP_status).
	 *
	 * Answers once. Access: get. Privileged. Errors: EINVAL, EPERM, ESRCH.
	 */
	HNL_EVENT_CMD_STATUS = 8,
	/*
	 * Names the vCPU that a port notifies. Ports of IPIs and of virtual
	 * interrupts per vCPU cannot be moved: EINVAL (EVTCHNOP_bind_vcpu).
	 *
	 * Answers once. Access: set. Idempotent. Errors: EINVAL, ENOENT.
	 */
	HNL_EVENT_CMD_BIND_VCPU = 9,
	/*
	 * Clears the mask of a port, and notifies its vCPU if an event is
	 * pending (EVTCHNOP_unmask).
	 *
	 * Answers once. Access: set. Idempotent. Errors: EINVAL.
	 */
	HNL_EVENT_CMD_UNMASK = 10,
	/*
	 * Closes every port of a domain, gives back the pages of the FIFO form
	 * and returns to two levels. Another domain must be paused: EINVAL, and
	 * it asks for privilege. EBUSY when another reset has begun meanwhile,
	 * which takes over, and when ports were bound meanwhile, for which Xen
	 * says EAGAIN (EVTCHNOP_reset).
	 *
	 * Answers once. Access: set. Privileged. Idempotent. May be continued,
	 * counted by port. Errors: EBUSY, EINVAL, EPERM, ESRCH.
	 */
	HNL_EVENT_CMD_RESET = 11,
	/*
	 * Gives a vCPU its control block; the first one turns the domain from
	 * two levels to FIFO. No guest may count on events that are pending
	 * then, so it comes before any port is bound (EVTCHNOP_init_control).
	 *
	 * Answers once. Access: set. Errors: EINVAL, ENOENT, ENOMEM. With
	 * feature fifo.
	 */
	HNL_EVENT_CMD_INIT_CONTROL = 12,
	/*
	 * Adds a page to the event array: ENOSPC when it covers all ports,
	 * EOPNOTSUPP before init-control (EVTCHNOP_expand_array).
	 *
	 * Answers once. Access: set. Errors: EINVAL, ENOMEM, ENOSPC,
	 * EOPNOTSUPP. With feature fifo.
	 */
	HNL_EVENT_CMD_EXPAND_ARRAY = 13,
	/*
	 * Moves a port to another queue; an event that is queued already stays
	 * where it is. EOPNOTSUPP before init-control, for which the old entry
	 * says ENOSYS, as Xen does (EVTCHNOP_set_priority).
	 *
	 * Answers once. Access: set. Idempotent. Errors: EINVAL, EOPNOTSUPP.
	 * With feature fifo.
	 */
	HNL_EVENT_CMD_SET_PRIORITY = 14
};

/* Attributes of set event. */
enum {
	/*
	 * Domain whose port it is. Absent or domid-self, the caller; any other
	 * asks for privilege. [u16, at most 32752]
	 */
	HNL_EVENT_A_DOMAIN = 1,
	/*
	 * Domain at the other end; domid-self connects a domain to itself.
	 * [u16, at most 32752]
	 */
	HNL_EVENT_A_REMOTE_DOMAIN = 2,
	/*
	 * A port of the domain, below its limit of ports. Port 0 is never given
	 * out. [u32, at most 131071]
	 */
	HNL_EVENT_A_PORT = 3,
	/* A port of the remote domain. [u32, at most 131071] */
	HNL_EVENT_A_REMOTE_PORT = 4,
	/*
	 * The vCPU that the port notifies; one that there is not is ENOENT.
	 * [u32]
	 */
	HNL_EVENT_A_VCPU = 5,
	/* Virtual interrupt, see the enum virq. [u32, at most 23] */
	HNL_EVENT_A_VIRQ = 6,
	/*
	 * Physical interrupt as the domain numbers them, below its limit of
	 * physical interrupts. [u32, with feature pirq]
	 */
	HNL_EVENT_A_PIRQ = 7,
	/*
	 * The guest's driver can share the interrupt with others,
	 * BIND_PIRQ__WILL_SHARE. [flag, with feature pirq]
	 */
	HNL_EVENT_A_WILL_SHARE = 8,
	/* What the port is bound to. [u32, one of status] */
	HNL_EVENT_A_STATUS = 9,
	/*
	 * Page of the control block: plain writable RAM of the caller. It stays
	 * in use until the ports are reset. [guest-physical address, multiple
	 * of 4096, with feature fifo]
	 */
	HNL_EVENT_A_CONTROL_GPA = 10,
	/*
	 * Place of the control block in its page, so that the whole block is in
	 * it. [u32, in bytes, at most 4024, multiple of 8, with feature fifo]
	 */
	HNL_EVENT_A_OFFSET = 11,
	/*
	 * Bits of an event word that link, EVTCHN_FIFO_LINK_BITS. [u8, at most
	 * 17, with feature fifo]
	 */
	HNL_EVENT_A_LINK_BITS = 12,
	/*
	 * Next page of the event array, 1024 ports each: plain writable RAM of
	 * the caller, in use until the ports are reset. [guest-physical
	 * address, multiple of 4096, with feature fifo]
	 */
	HNL_EVENT_A_ARRAY_GPA = 13,
	/*
	 * Queue of the port, 0 is served first and 15 last. [u32, at most 15,
	 * with feature fifo]
	 */
	HNL_EVENT_A_PRIORITY = 14
};

/*
 * A message or a nest is a struct: has[] says which members hold a value, and
 * the others are not read.
 *
 * _init(s)		nothing is present
 * _set_x(s, ...)	x is present; of a nest, returns the nest to be filled.
 *			Arrays and bytes stay the caller's, until encoded.
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

/* ---- alloc-unbound: request ---- */

enum {
	HNL_EVENT_ALLOC_UNBOUND_REQ_DOMAIN,
	HNL_EVENT_ALLOC_UNBOUND_REQ_REMOTE_DOMAIN,
	HNL_EVENT_ALLOC_UNBOUND_REQ_FIELDS
};

struct hnl_event_alloc_unbound_req {
	uint64_t has[HNL_PRESENCE(HNL_EVENT_ALLOC_UNBOUND_REQ_FIELDS)];
	uint16_t domain;
	uint16_t remote_domain;	/* required */
};

static inline void
hnl_event_alloc_unbound_req_init(struct hnl_event_alloc_unbound_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_event_alloc_unbound_req_set_domain(struct hnl_event_alloc_unbound_req *s,
				       uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_EVENT_ALLOC_UNBOUND_REQ_DOMAIN);
}

static inline void
hnl_event_alloc_unbound_req_set_remote_domain(
	struct hnl_event_alloc_unbound_req *s, uint16_t v)
{
	s->remote_domain = v;
	HNL_SET(s, HNL_EVENT_ALLOC_UNBOUND_REQ_REMOTE_DOMAIN);
}

void
hnl_event_alloc_unbound_req_put(struct hnl_builder *b,
				const struct hnl_event_alloc_unbound_req *s);
HNL_MUST_CHECK int
hnl_event_alloc_unbound_req_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_event_alloc_unbound_req *s);
HNL_MUST_CHECK int hnl_event_alloc_unbound_req_decode_at(struct hnl_decoder *d,
							 const uint8_t *buf,
							 size_t end, size_t pos,
							 void *out,
							 struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_event_alloc_unbound_req_encode_at(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_event_alloc_unbound_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_EVENT_ALLOC_UNBOUND_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 16) {
		hnl_quick_begin(buf, 16, HNL_EVENT_FAMILY, HNL_F_REQUEST,
				HNL_EVENT_CMD_ALLOC_UNBOUND, HNL_EVENT_VERSION,
				flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_EVENT_A_DOMAIN, 2, s->domain, 0,
				  0, 32752) &&
		    hnl_quick_u32(buf + 28, HNL_EVENT_A_REMOTE_DOMAIN, 2,
				  s->remote_domain, 0, 0, 32752))
			return HNL_MSGHDR + 16;
	}
	return hnl_event_alloc_unbound_req_encode_any(buf, size, flags, seq,
						      port, s);
}

static inline void
hnl_event_alloc_unbound_req_encode(struct hnl_builder *b, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_event_alloc_unbound_req *s)
{
	int n = hnl_event_alloc_unbound_req_encode_at(hnl_builder_here(b),
						      hnl_builder_left(b),
						      flags, seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_event_alloc_unbound_req_decode(struct hnl_decoder *d, const uint8_t *buf,
				   const struct hnl_msg *m,
				   struct hnl_event_alloc_unbound_req *out,
				   struct hnl_extack *x)
{
	return hnl_event_alloc_unbound_req_decode_at(d, buf + m->off,
						     m->end - m->off,
						     m->body - m->off, out, x);
}

/* ---- alloc-unbound: reply ---- */

enum {
	HNL_EVENT_ALLOC_UNBOUND_RSP_PORT,
	HNL_EVENT_ALLOC_UNBOUND_RSP_FIELDS
};

struct hnl_event_alloc_unbound_rsp {
	uint64_t has[HNL_PRESENCE(HNL_EVENT_ALLOC_UNBOUND_RSP_FIELDS)];
	uint32_t port;	/* required */
};

static inline void
hnl_event_alloc_unbound_rsp_init(struct hnl_event_alloc_unbound_rsp *s)
{
	s->has[0] = 0;
}

static inline void
hnl_event_alloc_unbound_rsp_set_port(struct hnl_event_alloc_unbound_rsp *s,
				     uint32_t v)
{
	s->port = v;
	HNL_SET(s, HNL_EVENT_ALLOC_UNBOUND_RSP_PORT);
}

void
hnl_event_alloc_unbound_rsp_put(struct hnl_builder *b,
				const struct hnl_event_alloc_unbound_rsp *s);
HNL_MUST_CHECK int
hnl_event_alloc_unbound_rsp_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_event_alloc_unbound_rsp *s);
HNL_MUST_CHECK int hnl_event_alloc_unbound_rsp_decode_at(struct hnl_decoder *d,
							 const uint8_t *buf,
							 size_t end, size_t pos,
							 void *out,
							 struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_event_alloc_unbound_rsp_encode_at(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_event_alloc_unbound_rsp *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_EVENT_ALLOC_UNBOUND_RSP_FIELDS) &&
	    size >= HNL_MSGHDR + 8) {
		hnl_quick_begin(buf, 8, HNL_EVENT_FAMILY, 0,
				HNL_EVENT_CMD_ALLOC_UNBOUND, HNL_EVENT_VERSION,
				flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_EVENT_A_PORT, 4, s->port, 0, 0,
				  131071))
			return HNL_MSGHDR + 8;
	}
	return hnl_event_alloc_unbound_rsp_encode_any(buf, size, flags, seq,
						      port, s);
}

static inline void
hnl_event_alloc_unbound_rsp_encode(struct hnl_builder *b, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_event_alloc_unbound_rsp *s)
{
	int n = hnl_event_alloc_unbound_rsp_encode_at(hnl_builder_here(b),
						      hnl_builder_left(b),
						      flags, seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_event_alloc_unbound_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
				   const struct hnl_msg *m,
				   struct hnl_event_alloc_unbound_rsp *out,
				   struct hnl_extack *x)
{
	return hnl_event_alloc_unbound_rsp_decode_at(d, buf + m->off,
						     m->end - m->off,
						     m->body - m->off, out, x);
}

/* ---- bind-interdomain: request ---- */

enum {
	HNL_EVENT_BIND_INTERDOMAIN_REQ_REMOTE_DOMAIN,
	HNL_EVENT_BIND_INTERDOMAIN_REQ_REMOTE_PORT,
	HNL_EVENT_BIND_INTERDOMAIN_REQ_FIELDS
};

struct hnl_event_bind_interdomain_req {
	uint64_t has[HNL_PRESENCE(HNL_EVENT_BIND_INTERDOMAIN_REQ_FIELDS)];
	uint32_t remote_port;	/* required */
	uint16_t remote_domain;	/* required */
};

static inline void
hnl_event_bind_interdomain_req_init(struct hnl_event_bind_interdomain_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_event_bind_interdomain_req_set_remote_domain(
	struct hnl_event_bind_interdomain_req *s, uint16_t v)
{
	s->remote_domain = v;
	HNL_SET(s, HNL_EVENT_BIND_INTERDOMAIN_REQ_REMOTE_DOMAIN);
}

static inline void
hnl_event_bind_interdomain_req_set_remote_port(
	struct hnl_event_bind_interdomain_req *s, uint32_t v)
{
	s->remote_port = v;
	HNL_SET(s, HNL_EVENT_BIND_INTERDOMAIN_REQ_REMOTE_PORT);
}

void
hnl_event_bind_interdomain_req_put(
	struct hnl_builder *b, const struct hnl_event_bind_interdomain_req *s);
HNL_MUST_CHECK int
hnl_event_bind_interdomain_req_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_event_bind_interdomain_req *s);
HNL_MUST_CHECK int
hnl_event_bind_interdomain_req_decode_at(struct hnl_decoder *d,
					 const uint8_t *buf, size_t end,
					 size_t pos, void *out,
					 struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_event_bind_interdomain_req_encode_at(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_event_bind_interdomain_req *s)
{
	if (hnl_encode_is_full(s->has[0],
			       HNL_EVENT_BIND_INTERDOMAIN_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 16) {
		hnl_quick_begin(buf, 16, HNL_EVENT_FAMILY, HNL_F_REQUEST,
				HNL_EVENT_CMD_BIND_INTERDOMAIN,
				HNL_EVENT_VERSION, flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_EVENT_A_REMOTE_DOMAIN, 2,
				  s->remote_domain, 0, 0, 32752) &&
		    hnl_quick_u32(buf + 28, HNL_EVENT_A_REMOTE_PORT, 4,
				  s->remote_port, 0, 0, 131071))
			return HNL_MSGHDR + 16;
	}
	return hnl_event_bind_interdomain_req_encode_any(buf, size, flags, seq,
							 port, s);
}

static inline void
hnl_event_bind_interdomain_req_encode(
	struct hnl_builder *b, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_event_bind_interdomain_req *s)
{
	int n = hnl_event_bind_interdomain_req_encode_at(hnl_builder_here(b),
							 hnl_builder_left(b),
							 flags, seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_event_bind_interdomain_req_decode(
	struct hnl_decoder *d, const uint8_t *buf, const struct hnl_msg *m,
	struct hnl_event_bind_interdomain_req *out, struct hnl_extack *x)
{
	return hnl_event_bind_interdomain_req_decode_at(d, buf + m->off,
							m->end - m->off,
							m->body - m->off, out,
							x);
}

/* ---- bind-interdomain: reply ---- */

enum {
	HNL_EVENT_BIND_INTERDOMAIN_RSP_PORT,
	HNL_EVENT_BIND_INTERDOMAIN_RSP_FIELDS
};

struct hnl_event_bind_interdomain_rsp {
	uint64_t has[HNL_PRESENCE(HNL_EVENT_BIND_INTERDOMAIN_RSP_FIELDS)];
	uint32_t port;	/* required */
};

static inline void
hnl_event_bind_interdomain_rsp_init(struct hnl_event_bind_interdomain_rsp *s)
{
	s->has[0] = 0;
}

static inline void
hnl_event_bind_interdomain_rsp_set_port(
	struct hnl_event_bind_interdomain_rsp *s, uint32_t v)
{
	s->port = v;
	HNL_SET(s, HNL_EVENT_BIND_INTERDOMAIN_RSP_PORT);
}

void
hnl_event_bind_interdomain_rsp_put(
	struct hnl_builder *b, const struct hnl_event_bind_interdomain_rsp *s);
HNL_MUST_CHECK int
hnl_event_bind_interdomain_rsp_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_event_bind_interdomain_rsp *s);
HNL_MUST_CHECK int
hnl_event_bind_interdomain_rsp_decode_at(struct hnl_decoder *d,
					 const uint8_t *buf, size_t end,
					 size_t pos, void *out,
					 struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_event_bind_interdomain_rsp_encode_at(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_event_bind_interdomain_rsp *s)
{
	if (hnl_encode_is_full(s->has[0],
			       HNL_EVENT_BIND_INTERDOMAIN_RSP_FIELDS) &&
	    size >= HNL_MSGHDR + 8) {
		hnl_quick_begin(buf, 8, HNL_EVENT_FAMILY, 0,
				HNL_EVENT_CMD_BIND_INTERDOMAIN,
				HNL_EVENT_VERSION, flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_EVENT_A_PORT, 4, s->port, 0, 0,
				  131071))
			return HNL_MSGHDR + 8;
	}
	return hnl_event_bind_interdomain_rsp_encode_any(buf, size, flags, seq,
							 port, s);
}

static inline void
hnl_event_bind_interdomain_rsp_encode(
	struct hnl_builder *b, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_event_bind_interdomain_rsp *s)
{
	int n = hnl_event_bind_interdomain_rsp_encode_at(hnl_builder_here(b),
							 hnl_builder_left(b),
							 flags, seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_event_bind_interdomain_rsp_decode(
	struct hnl_decoder *d, const uint8_t *buf, const struct hnl_msg *m,
	struct hnl_event_bind_interdomain_rsp *out, struct hnl_extack *x)
{
	return hnl_event_bind_interdomain_rsp_decode_at(d, buf + m->off,
							m->end - m->off,
							m->body - m->off, out,
							x);
}

/* ---- bind-virq: request ---- */

enum {
	HNL_EVENT_BIND_VIRQ_REQ_VCPU,
	HNL_EVENT_BIND_VIRQ_REQ_VIRQ,
	HNL_EVENT_BIND_VIRQ_REQ_FIELDS
};

struct hnl_event_bind_virq_req {
	uint64_t has[HNL_PRESENCE(HNL_EVENT_BIND_VIRQ_REQ_FIELDS)];
	uint32_t vcpu;	/* required */
	uint32_t virq;	/* required */
};

static inline void
hnl_event_bind_virq_req_init(struct hnl_event_bind_virq_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_event_bind_virq_req_set_vcpu(struct hnl_event_bind_virq_req *s, uint32_t v)
{
	s->vcpu = v;
	HNL_SET(s, HNL_EVENT_BIND_VIRQ_REQ_VCPU);
}

static inline void
hnl_event_bind_virq_req_set_virq(struct hnl_event_bind_virq_req *s, uint32_t v)
{
	s->virq = v;
	HNL_SET(s, HNL_EVENT_BIND_VIRQ_REQ_VIRQ);
}

void hnl_event_bind_virq_req_put(struct hnl_builder *b,
				 const struct hnl_event_bind_virq_req *s);
HNL_MUST_CHECK int
hnl_event_bind_virq_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_event_bind_virq_req *s);
HNL_MUST_CHECK int hnl_event_bind_virq_req_decode_at(struct hnl_decoder *d,
						     const uint8_t *buf,
						     size_t end, size_t pos,
						     void *out,
						     struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_event_bind_virq_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_event_bind_virq_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_EVENT_BIND_VIRQ_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 16) {
		hnl_quick_begin(buf, 16, HNL_EVENT_FAMILY, HNL_F_REQUEST,
				HNL_EVENT_CMD_BIND_VIRQ, HNL_EVENT_VERSION,
				flags, seq, port);
		hnl_quick_put32(buf + 20, HNL_EVENT_A_VCPU, 4, s->vcpu);
		if (hnl_quick_u32(buf + 28, HNL_EVENT_A_VIRQ, 4, s->virq, 0, 0,
				  23))
			return HNL_MSGHDR + 16;
	}
	return hnl_event_bind_virq_req_encode_any(buf, size, flags, seq, port,
						  s);
}

static inline void
hnl_event_bind_virq_req_encode(struct hnl_builder *b, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_event_bind_virq_req *s)
{
	int n = hnl_event_bind_virq_req_encode_at(hnl_builder_here(b),
						  hnl_builder_left(b), flags,
						  seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_event_bind_virq_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			       const struct hnl_msg *m,
			       struct hnl_event_bind_virq_req *out,
			       struct hnl_extack *x)
{
	return hnl_event_bind_virq_req_decode_at(d, buf + m->off,
						 m->end - m->off,
						 m->body - m->off, out, x);
}

/* ---- bind-virq: reply ---- */

enum {
	HNL_EVENT_BIND_VIRQ_RSP_PORT,
	HNL_EVENT_BIND_VIRQ_RSP_FIELDS
};

struct hnl_event_bind_virq_rsp {
	uint64_t has[HNL_PRESENCE(HNL_EVENT_BIND_VIRQ_RSP_FIELDS)];
	uint32_t port;	/* required */
};

static inline void
hnl_event_bind_virq_rsp_init(struct hnl_event_bind_virq_rsp *s)
{
	s->has[0] = 0;
}

static inline void
hnl_event_bind_virq_rsp_set_port(struct hnl_event_bind_virq_rsp *s, uint32_t v)
{
	s->port = v;
	HNL_SET(s, HNL_EVENT_BIND_VIRQ_RSP_PORT);
}

void hnl_event_bind_virq_rsp_put(struct hnl_builder *b,
				 const struct hnl_event_bind_virq_rsp *s);
HNL_MUST_CHECK int
hnl_event_bind_virq_rsp_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_event_bind_virq_rsp *s);
HNL_MUST_CHECK int hnl_event_bind_virq_rsp_decode_at(struct hnl_decoder *d,
						     const uint8_t *buf,
						     size_t end, size_t pos,
						     void *out,
						     struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_event_bind_virq_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_event_bind_virq_rsp *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_EVENT_BIND_VIRQ_RSP_FIELDS) &&
	    size >= HNL_MSGHDR + 8) {
		hnl_quick_begin(buf, 8, HNL_EVENT_FAMILY, 0,
				HNL_EVENT_CMD_BIND_VIRQ, HNL_EVENT_VERSION,
				flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_EVENT_A_PORT, 4, s->port, 0, 0,
				  131071))
			return HNL_MSGHDR + 8;
	}
	return hnl_event_bind_virq_rsp_encode_any(buf, size, flags, seq, port,
						  s);
}

static inline void
hnl_event_bind_virq_rsp_encode(struct hnl_builder *b, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_event_bind_virq_rsp *s)
{
	int n = hnl_event_bind_virq_rsp_encode_at(hnl_builder_here(b),
						  hnl_builder_left(b), flags,
						  seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_event_bind_virq_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
			       const struct hnl_msg *m,
			       struct hnl_event_bind_virq_rsp *out,
			       struct hnl_extack *x)
{
	return hnl_event_bind_virq_rsp_decode_at(d, buf + m->off,
						 m->end - m->off,
						 m->body - m->off, out, x);
}

/* ---- bind-pirq: request ---- */

enum {
	HNL_EVENT_BIND_PIRQ_REQ_PIRQ,
	HNL_EVENT_BIND_PIRQ_REQ_WILL_SHARE,
	HNL_EVENT_BIND_PIRQ_REQ_FIELDS
};

struct hnl_event_bind_pirq_req {
	uint64_t has[HNL_PRESENCE(HNL_EVENT_BIND_PIRQ_REQ_FIELDS)];
	uint32_t pirq;	/* required */
};

static inline void
hnl_event_bind_pirq_req_init(struct hnl_event_bind_pirq_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_event_bind_pirq_req_set_pirq(struct hnl_event_bind_pirq_req *s, uint32_t v)
{
	s->pirq = v;
	HNL_SET(s, HNL_EVENT_BIND_PIRQ_REQ_PIRQ);
}

static inline void
hnl_event_bind_pirq_req_set_will_share(struct hnl_event_bind_pirq_req *s)
{
	HNL_SET(s, HNL_EVENT_BIND_PIRQ_REQ_WILL_SHARE);
}

void hnl_event_bind_pirq_req_put(struct hnl_builder *b,
				 const struct hnl_event_bind_pirq_req *s);
HNL_MUST_CHECK int
hnl_event_bind_pirq_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_event_bind_pirq_req *s);
HNL_MUST_CHECK int hnl_event_bind_pirq_req_decode_at(struct hnl_decoder *d,
						     const uint8_t *buf,
						     size_t end, size_t pos,
						     void *out,
						     struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_event_bind_pirq_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_event_bind_pirq_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_EVENT_BIND_PIRQ_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 12) {
		hnl_quick_begin(buf, 12, HNL_EVENT_FAMILY, HNL_F_REQUEST,
				HNL_EVENT_CMD_BIND_PIRQ, HNL_EVENT_VERSION,
				flags, seq, port);
		hnl_quick_put32(buf + 20, HNL_EVENT_A_PIRQ, 4, s->pirq);
		hnl_quick_head(buf + 28, HNL_EVENT_A_WILL_SHARE, 0);
		return HNL_MSGHDR + 12;
	}
	return hnl_event_bind_pirq_req_encode_any(buf, size, flags, seq, port,
						  s);
}

static inline void
hnl_event_bind_pirq_req_encode(struct hnl_builder *b, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_event_bind_pirq_req *s)
{
	int n = hnl_event_bind_pirq_req_encode_at(hnl_builder_here(b),
						  hnl_builder_left(b), flags,
						  seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_event_bind_pirq_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			       const struct hnl_msg *m,
			       struct hnl_event_bind_pirq_req *out,
			       struct hnl_extack *x)
{
	return hnl_event_bind_pirq_req_decode_at(d, buf + m->off,
						 m->end - m->off,
						 m->body - m->off, out, x);
}

/* ---- bind-pirq: reply ---- */

enum {
	HNL_EVENT_BIND_PIRQ_RSP_PORT,
	HNL_EVENT_BIND_PIRQ_RSP_FIELDS
};

struct hnl_event_bind_pirq_rsp {
	uint64_t has[HNL_PRESENCE(HNL_EVENT_BIND_PIRQ_RSP_FIELDS)];
	uint32_t port;	/* required */
};

static inline void
hnl_event_bind_pirq_rsp_init(struct hnl_event_bind_pirq_rsp *s)
{
	s->has[0] = 0;
}

static inline void
hnl_event_bind_pirq_rsp_set_port(struct hnl_event_bind_pirq_rsp *s, uint32_t v)
{
	s->port = v;
	HNL_SET(s, HNL_EVENT_BIND_PIRQ_RSP_PORT);
}

void hnl_event_bind_pirq_rsp_put(struct hnl_builder *b,
				 const struct hnl_event_bind_pirq_rsp *s);
HNL_MUST_CHECK int
hnl_event_bind_pirq_rsp_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_event_bind_pirq_rsp *s);
HNL_MUST_CHECK int hnl_event_bind_pirq_rsp_decode_at(struct hnl_decoder *d,
						     const uint8_t *buf,
						     size_t end, size_t pos,
						     void *out,
						     struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_event_bind_pirq_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_event_bind_pirq_rsp *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_EVENT_BIND_PIRQ_RSP_FIELDS) &&
	    size >= HNL_MSGHDR + 8) {
		hnl_quick_begin(buf, 8, HNL_EVENT_FAMILY, 0,
				HNL_EVENT_CMD_BIND_PIRQ, HNL_EVENT_VERSION,
				flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_EVENT_A_PORT, 4, s->port, 0, 0,
				  131071))
			return HNL_MSGHDR + 8;
	}
	return hnl_event_bind_pirq_rsp_encode_any(buf, size, flags, seq, port,
						  s);
}

static inline void
hnl_event_bind_pirq_rsp_encode(struct hnl_builder *b, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_event_bind_pirq_rsp *s)
{
	int n = hnl_event_bind_pirq_rsp_encode_at(hnl_builder_here(b),
						  hnl_builder_left(b), flags,
						  seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_event_bind_pirq_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
			       const struct hnl_msg *m,
			       struct hnl_event_bind_pirq_rsp *out,
			       struct hnl_extack *x)
{
	return hnl_event_bind_pirq_rsp_decode_at(d, buf + m->off,
						 m->end - m->off,
						 m->body - m->off, out, x);
}

/* ---- bind-ipi: request ---- */

enum {
	HNL_EVENT_BIND_IPI_REQ_VCPU,
	HNL_EVENT_BIND_IPI_REQ_FIELDS
};

struct hnl_event_bind_ipi_req {
	uint64_t has[HNL_PRESENCE(HNL_EVENT_BIND_IPI_REQ_FIELDS)];
	uint32_t vcpu;	/* required */
};

static inline void hnl_event_bind_ipi_req_init(struct hnl_event_bind_ipi_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_event_bind_ipi_req_set_vcpu(struct hnl_event_bind_ipi_req *s, uint32_t v)
{
	s->vcpu = v;
	HNL_SET(s, HNL_EVENT_BIND_IPI_REQ_VCPU);
}

void hnl_event_bind_ipi_req_put(struct hnl_builder *b,
				const struct hnl_event_bind_ipi_req *s);
HNL_MUST_CHECK int
hnl_event_bind_ipi_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_event_bind_ipi_req *s);
HNL_MUST_CHECK int hnl_event_bind_ipi_req_decode_at(struct hnl_decoder *d,
						    const uint8_t *buf,
						    size_t end, size_t pos,
						    void *out,
						    struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_event_bind_ipi_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_event_bind_ipi_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_EVENT_BIND_IPI_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 8) {
		hnl_quick_begin(buf, 8, HNL_EVENT_FAMILY, HNL_F_REQUEST,
				HNL_EVENT_CMD_BIND_IPI, HNL_EVENT_VERSION,
				flags, seq, port);
		hnl_quick_put32(buf + 20, HNL_EVENT_A_VCPU, 4, s->vcpu);
		return HNL_MSGHDR + 8;
	}
	return hnl_event_bind_ipi_req_encode_any(buf, size, flags, seq, port,
						 s);
}

static inline void
hnl_event_bind_ipi_req_encode(struct hnl_builder *b, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_event_bind_ipi_req *s)
{
	int n = hnl_event_bind_ipi_req_encode_at(hnl_builder_here(b),
						 hnl_builder_left(b), flags,
						 seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_event_bind_ipi_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			      const struct hnl_msg *m,
			      struct hnl_event_bind_ipi_req *out,
			      struct hnl_extack *x)
{
	return hnl_event_bind_ipi_req_decode_at(d, buf + m->off,
						m->end - m->off,
						m->body - m->off, out, x);
}

/* ---- bind-ipi: reply ---- */

enum {
	HNL_EVENT_BIND_IPI_RSP_PORT,
	HNL_EVENT_BIND_IPI_RSP_FIELDS
};

struct hnl_event_bind_ipi_rsp {
	uint64_t has[HNL_PRESENCE(HNL_EVENT_BIND_IPI_RSP_FIELDS)];
	uint32_t port;	/* required */
};

static inline void hnl_event_bind_ipi_rsp_init(struct hnl_event_bind_ipi_rsp *s)
{
	s->has[0] = 0;
}

static inline void
hnl_event_bind_ipi_rsp_set_port(struct hnl_event_bind_ipi_rsp *s, uint32_t v)
{
	s->port = v;
	HNL_SET(s, HNL_EVENT_BIND_IPI_RSP_PORT);
}

void hnl_event_bind_ipi_rsp_put(struct hnl_builder *b,
				const struct hnl_event_bind_ipi_rsp *s);
HNL_MUST_CHECK int
hnl_event_bind_ipi_rsp_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_event_bind_ipi_rsp *s);
HNL_MUST_CHECK int hnl_event_bind_ipi_rsp_decode_at(struct hnl_decoder *d,
						    const uint8_t *buf,
						    size_t end, size_t pos,
						    void *out,
						    struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_event_bind_ipi_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_event_bind_ipi_rsp *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_EVENT_BIND_IPI_RSP_FIELDS) &&
	    size >= HNL_MSGHDR + 8) {
		hnl_quick_begin(buf, 8, HNL_EVENT_FAMILY, 0,
				HNL_EVENT_CMD_BIND_IPI, HNL_EVENT_VERSION,
				flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_EVENT_A_PORT, 4, s->port, 0, 0,
				  131071))
			return HNL_MSGHDR + 8;
	}
	return hnl_event_bind_ipi_rsp_encode_any(buf, size, flags, seq, port,
						 s);
}

static inline void
hnl_event_bind_ipi_rsp_encode(struct hnl_builder *b, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_event_bind_ipi_rsp *s)
{
	int n = hnl_event_bind_ipi_rsp_encode_at(hnl_builder_here(b),
						 hnl_builder_left(b), flags,
						 seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_event_bind_ipi_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
			      const struct hnl_msg *m,
			      struct hnl_event_bind_ipi_rsp *out,
			      struct hnl_extack *x)
{
	return hnl_event_bind_ipi_rsp_decode_at(d, buf + m->off,
						m->end - m->off,
						m->body - m->off, out, x);
}

/* ---- close: request ---- */

enum {
	HNL_EVENT_CLOSE_REQ_PORT,
	HNL_EVENT_CLOSE_REQ_FIELDS
};

struct hnl_event_close_req {
	uint64_t has[HNL_PRESENCE(HNL_EVENT_CLOSE_REQ_FIELDS)];
	uint32_t port;	/* required */
};

static inline void hnl_event_close_req_init(struct hnl_event_close_req *s)
{
	s->has[0] = 0;
}

static inline void hnl_event_close_req_set_port(struct hnl_event_close_req *s,
						uint32_t v)
{
	s->port = v;
	HNL_SET(s, HNL_EVENT_CLOSE_REQ_PORT);
}

void hnl_event_close_req_put(struct hnl_builder *b,
			     const struct hnl_event_close_req *s);
HNL_MUST_CHECK int
hnl_event_close_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_event_close_req *s);
HNL_MUST_CHECK int hnl_event_close_req_decode_at(struct hnl_decoder *d,
						 const uint8_t *buf, size_t end,
						 size_t pos, void *out,
						 struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_event_close_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_event_close_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_EVENT_CLOSE_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 8) {
		hnl_quick_begin(buf, 8, HNL_EVENT_FAMILY, HNL_F_REQUEST,
				HNL_EVENT_CMD_CLOSE, HNL_EVENT_VERSION, flags,
				seq, port);
		if (hnl_quick_u32(buf + 20, HNL_EVENT_A_PORT, 4, s->port, 0, 0,
				  131071))
			return HNL_MSGHDR + 8;
	}
	return hnl_event_close_req_encode_any(buf, size, flags, seq, port, s);
}

static inline void
hnl_event_close_req_encode(struct hnl_builder *b, uint16_t flags, uint32_t seq,
			   uint32_t port, const struct hnl_event_close_req *s)
{
	int n = hnl_event_close_req_encode_at(hnl_builder_here(b),
					      hnl_builder_left(b), flags, seq,
					      port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_event_close_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			   const struct hnl_msg *m,
			   struct hnl_event_close_req *out,
			   struct hnl_extack *x)
{
	return hnl_event_close_req_decode_at(d, buf + m->off, m->end - m->off,
					     m->body - m->off, out, x);
}

/* ---- send: request ---- */

enum {
	HNL_EVENT_SEND_REQ_PORT,
	HNL_EVENT_SEND_REQ_FIELDS
};

struct hnl_event_send_req {
	uint64_t has[HNL_PRESENCE(HNL_EVENT_SEND_REQ_FIELDS)];
	uint32_t port;	/* required */
};

static inline void hnl_event_send_req_init(struct hnl_event_send_req *s)
{
	s->has[0] = 0;
}

static inline void hnl_event_send_req_set_port(struct hnl_event_send_req *s,
					       uint32_t v)
{
	s->port = v;
	HNL_SET(s, HNL_EVENT_SEND_REQ_PORT);
}

void hnl_event_send_req_put(struct hnl_builder *b,
			    const struct hnl_event_send_req *s);
HNL_MUST_CHECK int
hnl_event_send_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_event_send_req *s);
HNL_MUST_CHECK int hnl_event_send_req_decode_at(struct hnl_decoder *d,
						const uint8_t *buf, size_t end,
						size_t pos, void *out,
						struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_event_send_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			     uint32_t seq, uint32_t port,
			     const struct hnl_event_send_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_EVENT_SEND_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 8) {
		hnl_quick_begin(buf, 8, HNL_EVENT_FAMILY, HNL_F_REQUEST,
				HNL_EVENT_CMD_SEND, HNL_EVENT_VERSION, flags,
				seq, port);
		if (hnl_quick_u32(buf + 20, HNL_EVENT_A_PORT, 4, s->port, 0, 0,
				  131071))
			return HNL_MSGHDR + 8;
	}
	return hnl_event_send_req_encode_any(buf, size, flags, seq, port, s);
}

static inline void hnl_event_send_req_encode(struct hnl_builder *b,
					     uint16_t flags, uint32_t seq,
					     uint32_t port,
					     const struct hnl_event_send_req *s)
{
	int n = hnl_event_send_req_encode_at(hnl_builder_here(b),
					     hnl_builder_left(b), flags, seq,
					     port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_event_send_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			  const struct hnl_msg *m,
			  struct hnl_event_send_req *out, struct hnl_extack *x)
{
	return hnl_event_send_req_decode_at(d, buf + m->off, m->end - m->off,
					    m->body - m->off, out, x);
}

/* ---- status: request ---- */

enum {
	HNL_EVENT_STATUS_REQ_DOMAIN,
	HNL_EVENT_STATUS_REQ_PORT,
	HNL_EVENT_STATUS_REQ_FIELDS
};

struct hnl_event_status_req {
	uint64_t has[HNL_PRESENCE(HNL_EVENT_STATUS_REQ_FIELDS)];
	uint32_t port;	/* required */
	uint16_t domain;
};

static inline void hnl_event_status_req_init(struct hnl_event_status_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_event_status_req_set_domain(struct hnl_event_status_req *s, uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_EVENT_STATUS_REQ_DOMAIN);
}

static inline void hnl_event_status_req_set_port(struct hnl_event_status_req *s,
						 uint32_t v)
{
	s->port = v;
	HNL_SET(s, HNL_EVENT_STATUS_REQ_PORT);
}

void hnl_event_status_req_put(struct hnl_builder *b,
			      const struct hnl_event_status_req *s);
HNL_MUST_CHECK int
hnl_event_status_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				uint32_t seq, uint32_t port,
				const struct hnl_event_status_req *s);
HNL_MUST_CHECK int hnl_event_status_req_decode_at(struct hnl_decoder *d,
						  const uint8_t *buf,
						  size_t end, size_t pos,
						  void *out,
						  struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_event_status_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_event_status_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_EVENT_STATUS_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 16) {
		hnl_quick_begin(buf, 16, HNL_EVENT_FAMILY, HNL_F_REQUEST,
				HNL_EVENT_CMD_STATUS, HNL_EVENT_VERSION, flags,
				seq, port);
		if (hnl_quick_u32(buf + 20, HNL_EVENT_A_DOMAIN, 2, s->domain, 0,
				  0, 32752) &&
		    hnl_quick_u32(buf + 28, HNL_EVENT_A_PORT, 4, s->port, 0, 0,
				  131071))
			return HNL_MSGHDR + 16;
	}
	return hnl_event_status_req_encode_any(buf, size, flags, seq, port, s);
}

static inline void
hnl_event_status_req_encode(struct hnl_builder *b, uint16_t flags, uint32_t seq,
			    uint32_t port, const struct hnl_event_status_req *s)
{
	int n = hnl_event_status_req_encode_at(hnl_builder_here(b),
					       hnl_builder_left(b), flags, seq,
					       port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_event_status_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			    const struct hnl_msg *m,
			    struct hnl_event_status_req *out,
			    struct hnl_extack *x)
{
	return hnl_event_status_req_decode_at(d, buf + m->off, m->end - m->off,
					      m->body - m->off, out, x);
}

/* ---- status: reply ---- */

enum {
	HNL_EVENT_STATUS_RSP_REMOTE_DOMAIN,
	HNL_EVENT_STATUS_RSP_REMOTE_PORT,
	HNL_EVENT_STATUS_RSP_VCPU,
	HNL_EVENT_STATUS_RSP_VIRQ,
	HNL_EVENT_STATUS_RSP_PIRQ,
	HNL_EVENT_STATUS_RSP_STATUS,
	HNL_EVENT_STATUS_RSP_FIELDS
};

struct hnl_event_status_rsp {
	uint64_t has[HNL_PRESENCE(HNL_EVENT_STATUS_RSP_FIELDS)];
	uint32_t remote_port;
	uint32_t vcpu;	/* required */
	uint32_t virq;
	uint32_t pirq;
	uint32_t status;	/* required, enum hnl_event_status */
	uint16_t remote_domain;
};

static inline void hnl_event_status_rsp_init(struct hnl_event_status_rsp *s)
{
	s->has[0] = 0;
}

static inline void
hnl_event_status_rsp_set_remote_domain(struct hnl_event_status_rsp *s,
				       uint16_t v)
{
	s->remote_domain = v;
	HNL_SET(s, HNL_EVENT_STATUS_RSP_REMOTE_DOMAIN);
}

static inline void
hnl_event_status_rsp_set_remote_port(struct hnl_event_status_rsp *s, uint32_t v)
{
	s->remote_port = v;
	HNL_SET(s, HNL_EVENT_STATUS_RSP_REMOTE_PORT);
}

static inline void hnl_event_status_rsp_set_vcpu(struct hnl_event_status_rsp *s,
						 uint32_t v)
{
	s->vcpu = v;
	HNL_SET(s, HNL_EVENT_STATUS_RSP_VCPU);
}

static inline void hnl_event_status_rsp_set_virq(struct hnl_event_status_rsp *s,
						 uint32_t v)
{
	s->virq = v;
	HNL_SET(s, HNL_EVENT_STATUS_RSP_VIRQ);
}

static inline void hnl_event_status_rsp_set_pirq(struct hnl_event_status_rsp *s,
						 uint32_t v)
{
	s->pirq = v;
	HNL_SET(s, HNL_EVENT_STATUS_RSP_PIRQ);
}

static inline void
hnl_event_status_rsp_set_status(struct hnl_event_status_rsp *s, uint32_t v)
{
	s->status = v;
	HNL_SET(s, HNL_EVENT_STATUS_RSP_STATUS);
}

void hnl_event_status_rsp_put(struct hnl_builder *b,
			      const struct hnl_event_status_rsp *s);
HNL_MUST_CHECK int
hnl_event_status_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_event_status_rsp *s);
HNL_MUST_CHECK int hnl_event_status_rsp_decode_at(struct hnl_decoder *d,
						  const uint8_t *buf,
						  size_t end, size_t pos,
						  void *out,
						  struct hnl_extack *x);

static inline void
hnl_event_status_rsp_encode(struct hnl_builder *b, uint16_t flags, uint32_t seq,
			    uint32_t port, const struct hnl_event_status_rsp *s)
{
	int n = hnl_event_status_rsp_encode_at(hnl_builder_here(b),
					       hnl_builder_left(b), flags, seq,
					       port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_event_status_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
			    const struct hnl_msg *m,
			    struct hnl_event_status_rsp *out,
			    struct hnl_extack *x)
{
	return hnl_event_status_rsp_decode_at(d, buf + m->off, m->end - m->off,
					      m->body - m->off, out, x);
}

/* ---- bind-vcpu: request ---- */

enum {
	HNL_EVENT_BIND_VCPU_REQ_PORT,
	HNL_EVENT_BIND_VCPU_REQ_VCPU,
	HNL_EVENT_BIND_VCPU_REQ_FIELDS
};

struct hnl_event_bind_vcpu_req {
	uint64_t has[HNL_PRESENCE(HNL_EVENT_BIND_VCPU_REQ_FIELDS)];
	uint32_t port;	/* required */
	uint32_t vcpu;	/* required */
};

static inline void
hnl_event_bind_vcpu_req_init(struct hnl_event_bind_vcpu_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_event_bind_vcpu_req_set_port(struct hnl_event_bind_vcpu_req *s, uint32_t v)
{
	s->port = v;
	HNL_SET(s, HNL_EVENT_BIND_VCPU_REQ_PORT);
}

static inline void
hnl_event_bind_vcpu_req_set_vcpu(struct hnl_event_bind_vcpu_req *s, uint32_t v)
{
	s->vcpu = v;
	HNL_SET(s, HNL_EVENT_BIND_VCPU_REQ_VCPU);
}

void hnl_event_bind_vcpu_req_put(struct hnl_builder *b,
				 const struct hnl_event_bind_vcpu_req *s);
HNL_MUST_CHECK int
hnl_event_bind_vcpu_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_event_bind_vcpu_req *s);
HNL_MUST_CHECK int hnl_event_bind_vcpu_req_decode_at(struct hnl_decoder *d,
						     const uint8_t *buf,
						     size_t end, size_t pos,
						     void *out,
						     struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_event_bind_vcpu_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_event_bind_vcpu_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_EVENT_BIND_VCPU_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 16) {
		hnl_quick_begin(buf, 16, HNL_EVENT_FAMILY, HNL_F_REQUEST,
				HNL_EVENT_CMD_BIND_VCPU, HNL_EVENT_VERSION,
				flags, seq, port);
		hnl_quick_put32(buf + 28, HNL_EVENT_A_VCPU, 4, s->vcpu);
		if (hnl_quick_u32(buf + 20, HNL_EVENT_A_PORT, 4, s->port, 0, 0,
				  131071))
			return HNL_MSGHDR + 16;
	}
	return hnl_event_bind_vcpu_req_encode_any(buf, size, flags, seq, port,
						  s);
}

static inline void
hnl_event_bind_vcpu_req_encode(struct hnl_builder *b, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_event_bind_vcpu_req *s)
{
	int n = hnl_event_bind_vcpu_req_encode_at(hnl_builder_here(b),
						  hnl_builder_left(b), flags,
						  seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_event_bind_vcpu_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			       const struct hnl_msg *m,
			       struct hnl_event_bind_vcpu_req *out,
			       struct hnl_extack *x)
{
	return hnl_event_bind_vcpu_req_decode_at(d, buf + m->off,
						 m->end - m->off,
						 m->body - m->off, out, x);
}

/* ---- unmask: request ---- */

enum {
	HNL_EVENT_UNMASK_REQ_PORT,
	HNL_EVENT_UNMASK_REQ_FIELDS
};

struct hnl_event_unmask_req {
	uint64_t has[HNL_PRESENCE(HNL_EVENT_UNMASK_REQ_FIELDS)];
	uint32_t port;	/* required */
};

static inline void hnl_event_unmask_req_init(struct hnl_event_unmask_req *s)
{
	s->has[0] = 0;
}

static inline void hnl_event_unmask_req_set_port(struct hnl_event_unmask_req *s,
						 uint32_t v)
{
	s->port = v;
	HNL_SET(s, HNL_EVENT_UNMASK_REQ_PORT);
}

void hnl_event_unmask_req_put(struct hnl_builder *b,
			      const struct hnl_event_unmask_req *s);
HNL_MUST_CHECK int
hnl_event_unmask_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				uint32_t seq, uint32_t port,
				const struct hnl_event_unmask_req *s);
HNL_MUST_CHECK int hnl_event_unmask_req_decode_at(struct hnl_decoder *d,
						  const uint8_t *buf,
						  size_t end, size_t pos,
						  void *out,
						  struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_event_unmask_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_event_unmask_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_EVENT_UNMASK_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 8) {
		hnl_quick_begin(buf, 8, HNL_EVENT_FAMILY, HNL_F_REQUEST,
				HNL_EVENT_CMD_UNMASK, HNL_EVENT_VERSION, flags,
				seq, port);
		if (hnl_quick_u32(buf + 20, HNL_EVENT_A_PORT, 4, s->port, 0, 0,
				  131071))
			return HNL_MSGHDR + 8;
	}
	return hnl_event_unmask_req_encode_any(buf, size, flags, seq, port, s);
}

static inline void
hnl_event_unmask_req_encode(struct hnl_builder *b, uint16_t flags, uint32_t seq,
			    uint32_t port, const struct hnl_event_unmask_req *s)
{
	int n = hnl_event_unmask_req_encode_at(hnl_builder_here(b),
					       hnl_builder_left(b), flags, seq,
					       port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_event_unmask_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			    const struct hnl_msg *m,
			    struct hnl_event_unmask_req *out,
			    struct hnl_extack *x)
{
	return hnl_event_unmask_req_decode_at(d, buf + m->off, m->end - m->off,
					      m->body - m->off, out, x);
}

/* ---- reset: request ---- */

enum {
	HNL_EVENT_RESET_REQ_DOMAIN,
	HNL_EVENT_RESET_REQ_FIELDS
};

struct hnl_event_reset_req {
	uint64_t has[HNL_PRESENCE(HNL_EVENT_RESET_REQ_FIELDS)];
	uint16_t domain;
};

static inline void hnl_event_reset_req_init(struct hnl_event_reset_req *s)
{
	s->has[0] = 0;
}

static inline void hnl_event_reset_req_set_domain(struct hnl_event_reset_req *s,
						  uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_EVENT_RESET_REQ_DOMAIN);
}

void hnl_event_reset_req_put(struct hnl_builder *b,
			     const struct hnl_event_reset_req *s);
HNL_MUST_CHECK int
hnl_event_reset_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_event_reset_req *s);
HNL_MUST_CHECK int hnl_event_reset_req_decode_at(struct hnl_decoder *d,
						 const uint8_t *buf, size_t end,
						 size_t pos, void *out,
						 struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_event_reset_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_event_reset_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_EVENT_RESET_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 8) {
		hnl_quick_begin(buf, 8, HNL_EVENT_FAMILY, HNL_F_REQUEST,
				HNL_EVENT_CMD_RESET, HNL_EVENT_VERSION, flags,
				seq, port);
		if (hnl_quick_u32(buf + 20, HNL_EVENT_A_DOMAIN, 2, s->domain, 0,
				  0, 32752))
			return HNL_MSGHDR + 8;
	}
	return hnl_event_reset_req_encode_any(buf, size, flags, seq, port, s);
}

static inline void
hnl_event_reset_req_encode(struct hnl_builder *b, uint16_t flags, uint32_t seq,
			   uint32_t port, const struct hnl_event_reset_req *s)
{
	int n = hnl_event_reset_req_encode_at(hnl_builder_here(b),
					      hnl_builder_left(b), flags, seq,
					      port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_event_reset_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			   const struct hnl_msg *m,
			   struct hnl_event_reset_req *out,
			   struct hnl_extack *x)
{
	return hnl_event_reset_req_decode_at(d, buf + m->off, m->end - m->off,
					     m->body - m->off, out, x);
}

/* ---- init-control: request ---- */

enum {
	HNL_EVENT_INIT_CONTROL_REQ_VCPU,
	HNL_EVENT_INIT_CONTROL_REQ_CONTROL_GPA,
	HNL_EVENT_INIT_CONTROL_REQ_OFFSET,
	HNL_EVENT_INIT_CONTROL_REQ_FIELDS
};

struct hnl_event_init_control_req {
	uint64_t has[HNL_PRESENCE(HNL_EVENT_INIT_CONTROL_REQ_FIELDS)];
	uint64_t control_gpa;	/* required */
	uint32_t vcpu;	/* required */
	uint32_t offset;	/* required */
};

static inline void
hnl_event_init_control_req_init(struct hnl_event_init_control_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_event_init_control_req_set_vcpu(struct hnl_event_init_control_req *s,
				    uint32_t v)
{
	s->vcpu = v;
	HNL_SET(s, HNL_EVENT_INIT_CONTROL_REQ_VCPU);
}

static inline void
hnl_event_init_control_req_set_control_gpa(struct hnl_event_init_control_req *s,
					   uint64_t v)
{
	s->control_gpa = v;
	HNL_SET(s, HNL_EVENT_INIT_CONTROL_REQ_CONTROL_GPA);
}

static inline void
hnl_event_init_control_req_set_offset(struct hnl_event_init_control_req *s,
				      uint32_t v)
{
	s->offset = v;
	HNL_SET(s, HNL_EVENT_INIT_CONTROL_REQ_OFFSET);
}

void hnl_event_init_control_req_put(struct hnl_builder *b,
				    const struct hnl_event_init_control_req *s);
HNL_MUST_CHECK int
hnl_event_init_control_req_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_event_init_control_req *s);
HNL_MUST_CHECK int hnl_event_init_control_req_decode_at(struct hnl_decoder *d,
							const uint8_t *buf,
							size_t end, size_t pos,
							void *out,
							struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_event_init_control_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				     uint32_t seq, uint32_t port,
				     const struct hnl_event_init_control_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_EVENT_INIT_CONTROL_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 28) {
		hnl_quick_begin(buf, 28, HNL_EVENT_FAMILY, HNL_F_REQUEST,
				HNL_EVENT_CMD_INIT_CONTROL, HNL_EVENT_VERSION,
				flags, seq, port);
		hnl_quick_put32(buf + 20, HNL_EVENT_A_VCPU, 4, s->vcpu);
		if (hnl_quick_u64(buf + 28, HNL_EVENT_A_CONTROL_GPA,
				  s->control_gpa, 12, 0, 0xfffffffffffff) &&
		    hnl_quick_u32(buf + 40, HNL_EVENT_A_OFFSET, 4, s->offset, 3,
				  0, 503))
			return HNL_MSGHDR + 28;
	}
	return hnl_event_init_control_req_encode_any(buf, size, flags, seq,
						     port, s);
}

static inline void
hnl_event_init_control_req_encode(struct hnl_builder *b, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_event_init_control_req *s)
{
	int n = hnl_event_init_control_req_encode_at(hnl_builder_here(b),
						     hnl_builder_left(b), flags,
						     seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_event_init_control_req_decode(struct hnl_decoder *d, const uint8_t *buf,
				  const struct hnl_msg *m,
				  struct hnl_event_init_control_req *out,
				  struct hnl_extack *x)
{
	return hnl_event_init_control_req_decode_at(d, buf + m->off,
						    m->end - m->off,
						    m->body - m->off, out, x);
}

/* ---- init-control: reply ---- */

enum {
	HNL_EVENT_INIT_CONTROL_RSP_LINK_BITS,
	HNL_EVENT_INIT_CONTROL_RSP_FIELDS
};

struct hnl_event_init_control_rsp {
	uint64_t has[HNL_PRESENCE(HNL_EVENT_INIT_CONTROL_RSP_FIELDS)];
	uint8_t link_bits;	/* required */
};

static inline void
hnl_event_init_control_rsp_init(struct hnl_event_init_control_rsp *s)
{
	s->has[0] = 0;
}

static inline void
hnl_event_init_control_rsp_set_link_bits(struct hnl_event_init_control_rsp *s,
					 uint8_t v)
{
	s->link_bits = v;
	HNL_SET(s, HNL_EVENT_INIT_CONTROL_RSP_LINK_BITS);
}

void hnl_event_init_control_rsp_put(struct hnl_builder *b,
				    const struct hnl_event_init_control_rsp *s);
HNL_MUST_CHECK int
hnl_event_init_control_rsp_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_event_init_control_rsp *s);
HNL_MUST_CHECK int hnl_event_init_control_rsp_decode_at(struct hnl_decoder *d,
							const uint8_t *buf,
							size_t end, size_t pos,
							void *out,
							struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_event_init_control_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				     uint32_t seq, uint32_t port,
				     const struct hnl_event_init_control_rsp *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_EVENT_INIT_CONTROL_RSP_FIELDS) &&
	    size >= HNL_MSGHDR + 8) {
		hnl_quick_begin(buf, 8, HNL_EVENT_FAMILY, 0,
				HNL_EVENT_CMD_INIT_CONTROL, HNL_EVENT_VERSION,
				flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_EVENT_A_LINK_BITS, 1,
				  s->link_bits, 0, 0, 17))
			return HNL_MSGHDR + 8;
	}
	return hnl_event_init_control_rsp_encode_any(buf, size, flags, seq,
						     port, s);
}

static inline void
hnl_event_init_control_rsp_encode(struct hnl_builder *b, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_event_init_control_rsp *s)
{
	int n = hnl_event_init_control_rsp_encode_at(hnl_builder_here(b),
						     hnl_builder_left(b), flags,
						     seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_event_init_control_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
				  const struct hnl_msg *m,
				  struct hnl_event_init_control_rsp *out,
				  struct hnl_extack *x)
{
	return hnl_event_init_control_rsp_decode_at(d, buf + m->off,
						    m->end - m->off,
						    m->body - m->off, out, x);
}

/* ---- expand-array: request ---- */

enum {
	HNL_EVENT_EXPAND_ARRAY_REQ_ARRAY_GPA,
	HNL_EVENT_EXPAND_ARRAY_REQ_FIELDS
};

struct hnl_event_expand_array_req {
	uint64_t has[HNL_PRESENCE(HNL_EVENT_EXPAND_ARRAY_REQ_FIELDS)];
	uint64_t array_gpa;	/* required */
};

static inline void
hnl_event_expand_array_req_init(struct hnl_event_expand_array_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_event_expand_array_req_set_array_gpa(struct hnl_event_expand_array_req *s,
					 uint64_t v)
{
	s->array_gpa = v;
	HNL_SET(s, HNL_EVENT_EXPAND_ARRAY_REQ_ARRAY_GPA);
}

void hnl_event_expand_array_req_put(struct hnl_builder *b,
				    const struct hnl_event_expand_array_req *s);
HNL_MUST_CHECK int
hnl_event_expand_array_req_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_event_expand_array_req *s);
HNL_MUST_CHECK int hnl_event_expand_array_req_decode_at(struct hnl_decoder *d,
							const uint8_t *buf,
							size_t end, size_t pos,
							void *out,
							struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_event_expand_array_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				     uint32_t seq, uint32_t port,
				     const struct hnl_event_expand_array_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_EVENT_EXPAND_ARRAY_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 12) {
		hnl_quick_begin(buf, 12, HNL_EVENT_FAMILY, HNL_F_REQUEST,
				HNL_EVENT_CMD_EXPAND_ARRAY, HNL_EVENT_VERSION,
				flags, seq, port);
		if (hnl_quick_u64(buf + 20, HNL_EVENT_A_ARRAY_GPA, s->array_gpa,
				  12, 0, 0xfffffffffffff))
			return HNL_MSGHDR + 12;
	}
	return hnl_event_expand_array_req_encode_any(buf, size, flags, seq,
						     port, s);
}

static inline void
hnl_event_expand_array_req_encode(struct hnl_builder *b, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_event_expand_array_req *s)
{
	int n = hnl_event_expand_array_req_encode_at(hnl_builder_here(b),
						     hnl_builder_left(b), flags,
						     seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_event_expand_array_req_decode(struct hnl_decoder *d, const uint8_t *buf,
				  const struct hnl_msg *m,
				  struct hnl_event_expand_array_req *out,
				  struct hnl_extack *x)
{
	return hnl_event_expand_array_req_decode_at(d, buf + m->off,
						    m->end - m->off,
						    m->body - m->off, out, x);
}

/* ---- set-priority: request ---- */

enum {
	HNL_EVENT_SET_PRIORITY_REQ_PORT,
	HNL_EVENT_SET_PRIORITY_REQ_PRIORITY,
	HNL_EVENT_SET_PRIORITY_REQ_FIELDS
};

struct hnl_event_set_priority_req {
	uint64_t has[HNL_PRESENCE(HNL_EVENT_SET_PRIORITY_REQ_FIELDS)];
	uint32_t port;	/* required */
	uint32_t priority;	/* required */
};

static inline void
hnl_event_set_priority_req_init(struct hnl_event_set_priority_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_event_set_priority_req_set_port(struct hnl_event_set_priority_req *s,
				    uint32_t v)
{
	s->port = v;
	HNL_SET(s, HNL_EVENT_SET_PRIORITY_REQ_PORT);
}

static inline void
hnl_event_set_priority_req_set_priority(struct hnl_event_set_priority_req *s,
					uint32_t v)
{
	s->priority = v;
	HNL_SET(s, HNL_EVENT_SET_PRIORITY_REQ_PRIORITY);
}

void hnl_event_set_priority_req_put(struct hnl_builder *b,
				    const struct hnl_event_set_priority_req *s);
HNL_MUST_CHECK int
hnl_event_set_priority_req_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_event_set_priority_req *s);
HNL_MUST_CHECK int hnl_event_set_priority_req_decode_at(struct hnl_decoder *d,
							const uint8_t *buf,
							size_t end, size_t pos,
							void *out,
							struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_event_set_priority_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				     uint32_t seq, uint32_t port,
				     const struct hnl_event_set_priority_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_EVENT_SET_PRIORITY_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 16) {
		hnl_quick_begin(buf, 16, HNL_EVENT_FAMILY, HNL_F_REQUEST,
				HNL_EVENT_CMD_SET_PRIORITY, HNL_EVENT_VERSION,
				flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_EVENT_A_PORT, 4, s->port, 0, 0,
				  131071) &&
		    hnl_quick_u32(buf + 28, HNL_EVENT_A_PRIORITY, 4,
				  s->priority, 0, 0, 15))
			return HNL_MSGHDR + 16;
	}
	return hnl_event_set_priority_req_encode_any(buf, size, flags, seq,
						     port, s);
}

static inline void
hnl_event_set_priority_req_encode(struct hnl_builder *b, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_event_set_priority_req *s)
{
	int n = hnl_event_set_priority_req_encode_at(hnl_builder_here(b),
						     hnl_builder_left(b), flags,
						     seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_event_set_priority_req_decode(struct hnl_decoder *d, const uint8_t *buf,
				  const struct hnl_msg *m,
				  struct hnl_event_set_priority_req *out,
				  struct hnl_extack *x)
{
	return hnl_event_set_priority_req_decode_at(d, buf + m->off,
						    m->end - m->off,
						    m->body - m->off, out, x);
}

extern const struct hnl_family hnl_event_family;
extern const struct hnl_names hnl_event_names;

HNL_END_DECLS

#endif
