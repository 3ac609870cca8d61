/* SPDX-License-Identifier: MIT */
/*
 * Every number that travels between a guest and a hypervisor and is not the
 * property of one family. docs/abi.md is the normative text; a number here
 * never changes its meaning. Family numbers, commands and attributes come
 * from schema/ and stand in the generated headers.
 *
 * Where netlink has a number, hnl uses the same one (linux/netlink.h).
 */
#ifndef HNL_ABI_H
#define HNL_ABI_H

#define HNL_ABI_VERSION 1

/* Message: nlmsghdr (16) + genlmsghdr (4) + attributes, all little-endian. */
#define HNL_ALIGN 4		/* of messages and attributes, bytes */
#define HNL_NLHDR 16		/* len u32, type, flags u16, seq, port u32 */
#define HNL_MSGHDR 20		/* HNL_NLHDR + cmd, version u8, reserved u16 */
#define HNL_MSG_MAX 65536	/* bytes of one message, header included */

/* Message types: netlink's control types, then family numbers. */
#define HNL_MSG_NOOP 1		/* padding up to the end of a ring */
#define HNL_MSG_ERROR 2		/* error s32, nlmsghdr of the request */
#define HNL_MSG_DONE 3		/* end of a dump: error s32 */
#define HNL_FAMILY_MIN 16
#define HNL_FAMILY_VENDOR 0x8000	/* 0x8000..0xffff: never given by hnl */

/* Flags of a message that netlink defines. */
#define HNL_F_REQUEST 0x0001
#define HNL_F_MULTI 0x0002	/* part of an answer of several messages */
#define HNL_F_ACK 0x0004	/* answer with an ERROR on success, too */
#define HNL_F_ECHO 0x0008
#define HNL_F_DUMP_INTR 0x0010	/* the table changed while it was dumped */
#define HNL_F_DUMP 0x0300
#define HNL_F_CAPPED 0x0100	/* in ERROR: the request is not echoed */
#define HNL_F_ACK_TLVS 0x0200	/* in ERROR and DONE: attributes follow */
/* Flags that netlink leaves free. */
#define HNL_F_LINK 0x1000	/* run the next only if this one succeeds */
#define HNL_F_BARRIER 0x2000	/* start when all earlier ones have finished */
#define HNL_F_STRICT 0x4000	/* refuse unknown attributes */
#define HNL_F_REPORT 0x8000	/* list the attributes that were ignored */
/* What a request may carry; any other bit is refused (reason FLAGS). */
#define HNL_F_REQUEST_MASK 0xf30d

/* Attribute: len u16 (header included, padding not), type u16, payload. */
#define HNL_ATTRHDR 4
#define HNL_ATTR_MAX 65535	/* the largest length that fits the header */
#define HNL_ATTR_NESTED 0x8000	/* payload is attributes; on nests alone */
#define HNL_ATTR_CRITICAL 0x4000	/* refuse me if you do not know me */
#define HNL_ATTR_TYPE 0x3fff
#define HNL_DEPTH_MAX 8		/* sets within each other, with the top one */

/* Attributes of an ERROR or DONE message; 1..6 are netlink's. */
#define HNL_ACK_ATTR_MSG 1	/* string */
#define HNL_ACK_ATTR_OFFS 2	/* u32: where the attribute is in the request */
#define HNL_ACK_ATTR_COOKIE 3	/* binary */
#define HNL_ACK_ATTR_MISS_TYPE 5	/* u32: type that is absent */
#define HNL_ACK_ATTR_MISS_NEST 6	/* u32: where the nest without it is */
#define HNL_ACK_ATTR_REASON 17	/* u32: enum hnl_reason */
#define HNL_ACK_ATTR_TYPE 18	/* u32: type of the attribute at OFFS */
#define HNL_ACK_ATTR_IGNORED 19	/* {offset u32, type u32} one after another */
#define HNL_ACK_ATTR_IGNORED_N 20	/* u32: ignored in all, listed or not */
#define HNL_ACK_ATTR_PROGRESS 21	/* u64: units done before the failure */
#define HNL_IGNORED_MAX 8	/* entries listed by one acknowledgement */
#define HNL_ACK_MAX 192		/* bytes of the largest ERROR or DONE */

#define HNL_ERRNO_MAX 4095	/* the highest error number, as netlink has it */

/* Error numbers: Linux's and Xen's, frozen; on the wire and in C negated. */
enum hnl_errno {
	HNL_EPERM = 1,
	HNL_ENOENT = 2,
	HNL_ESRCH = 3,
	HNL_EINTR = 4,
	HNL_E2BIG = 7,
	HNL_EAGAIN = 11,	/* of CALL and KICK; and from a peer */
	HNL_ENOMEM = 12,
	HNL_EACCES = 13,
	HNL_EFAULT = 14,
	HNL_EBUSY = 16,
	HNL_EEXIST = 17,
	HNL_ENODEV = 19,
	HNL_EINVAL = 22,
	HNL_ENOSPC = 28,
	HNL_ERANGE = 34,
	HNL_ENOSYS = 38,	/* exact: guests key their fallback on it */
	HNL_EBADMSG = 74,
	HNL_EOVERFLOW = 75,
	HNL_EMSGSIZE = 90,
	HNL_EOPNOTSUPP = 95,
	HNL_ENOBUFS = 105,
	HNL_ETIMEDOUT = 110,
	HNL_ECANCELED = 125
};

/* Why a message was refused or a ring stopped: ACK_ATTR_REASON, ring state. */
enum hnl_reason {
	HNL_REASON_NONE = 0,
	/* frame */
	HNL_REASON_SHORT = 1,		/* length below the header */
	HNL_REASON_PAST_END = 2,	/* longer than what encloses it */
	HNL_REASON_UNALIGNED = 3,	/* message length not a multiple of 4 */
	HNL_REASON_FLAGS = 4,		/* no REQUEST, or undefined flags */
	HNL_REASON_RESERVED = 5,	/* reserved field not zero */
	HNL_REASON_TYPE = 6,		/* a message type that is no request */
	/* attributes */
	HNL_REASON_LEFTOVER = 16,	/* bytes after the last attribute */
	HNL_REASON_ATTR_SHORT = 17,	/* length below the attribute header */
	HNL_REASON_ATTR_PAST_END = 18,	/* reaches past its parent */
	HNL_REASON_PADDING = 19,	/* padding not zero */
	HNL_REASON_UNKNOWN = 20,	/* and CRITICAL, STRICT or reject */
	HNL_REASON_NESTED_BIT = 21,	/* on a scalar, or absent on a nest */
	HNL_REASON_DUPLICATE = 22,
	HNL_REASON_LENGTH = 23,		/* wrong for its type */
	HNL_REASON_RANGE = 24,		/* value out of range */
	HNL_REASON_ALIGN = 25,		/* value not aligned */
	HNL_REASON_MASK = 26,		/* bits set that must be zero */
	HNL_REASON_ENUM = 27,		/* no such value */
	HNL_REASON_STRING = 28,		/* terminated not at all, or twice */
	HNL_REASON_MISSING = 29,	/* required attribute absent */
	HNL_REASON_COUNT = 30,		/* too few or too many of a list */
	HNL_REASON_DEPTH = 31,		/* nested too deeply */
	HNL_REASON_EXCLUSIVE = 32,	/* not with another that is there */
	HNL_REASON_IMPLIES = 33,	/* needs another one that is absent */
	/* addresses */
	HNL_REASON_GPA_WRAP = 48,	/* address + length wraps */
	HNL_REASON_GPA_LIMIT = 49,	/* above the domain's highest address */
	HNL_REASON_GPA_NOT_RAM = 50,	/* not plain RAM of this domain */
	HNL_REASON_GPA_PRIVATE = 51,	/* not shared with the hypervisor */
	HNL_REASON_GPA_DUPLICATE = 52,	/* the same page twice */
	HNL_REASON_GPA_BUSY = 53,	/* part of a ring or of a buffer */
	/* the call */
	HNL_REASON_REPLY_SPACE = 64,	/* the answer can never fit there */
	HNL_REASON_CANCELED = 65,	/* a message it was linked to failed */
	HNL_REASON_QUOTA = 66,		/* the domain's share is used up */
	HNL_REASON_STATE = 67,		/* not in this state */
	HNL_REASON_NOT_DUMP = 68,	/* DUMP where none is, or none */
	HNL_REASON_NOT_NEGOTIATED = 69,	/* a feature is not agreed on */
	HNL_REASON_ABSENT = 70,		/* names nothing that exists here */
	HNL_REASON_DENIED = 71,		/* the embedder does not allow it */
	HNL_REASON_PEER = 72,		/* the peer in user space refused */
	HNL_REASON_PEER_GONE = 73,	/* there is none, or it is too slow */
	HNL_REASON_RESTORED = 74,	/* cannot go on after a restore */
	/* ring */
	HNL_REASON_INDEX = 80,		/* the peer's index left the ring */
	HNL_REASON_WRAP = 81		/* a message crosses the ring's end */
};

/*
 * A ring pair: one control page, then submission pages, then completion
 * pages, each a power of two of 4 KiB, named by guest-physical addresses in
 * any order. The control page holds four lines, each written by one side:
 */
#define HNL_PAGE 4096
#define HNL_RING_PAGES_MAX 4096	/* of one direction */
#define HNL_RING_SQ_PRODUCER 0x000	/* guest writes */
#define HNL_RING_SQ_CONSUMER 0x080	/* hypervisor writes */
#define HNL_RING_CQ_PRODUCER 0x100	/* hypervisor writes */
#define HNL_RING_CQ_CONSUMER 0x180	/* guest writes */
/* Words of a line, byte offsets: u32 little-endian. */
#define HNL_RING_INDEX 0	/* free-running byte count */
#define HNL_RING_AWAKE 4	/* consumer's: one of the three below */
#define HNL_RING_WAITS 4	/* the guest's producer's: 0, or FOR_ROOM */
#define HNL_RING_EVENT 8	/* consumer's: doorbell when INDEX is past it */
#define HNL_RING_STATE 12	/* hypervisor's: 0; enum hnl_reason: stopped */
/* A doorbell for what was submitted is needed when 0 alone. */
#define HNL_RING_ASLEEP 0
#define HNL_RING_IS_AWAKE 1
#define HNL_RING_STALLED 2	/* doorbell when completions were taken */
#define HNL_RING_FOR_ROOM 1	/* of WAITS: notify when requests are taken */

/* Register calls (docs/abi.md, Registers): function numbers. */
#define HNL_CALL 0	/* request gpa, length, reply gpa, length */
#define HNL_KICK 1	/* ring id */

#endif
