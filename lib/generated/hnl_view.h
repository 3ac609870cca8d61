/* SPDX-License-Identifier: MIT */
/* generated from schema/view.yaml by schema/hnlgen; do not edit */
/*
 * Views of a domain's memory: each is a second-stage translation of its own,
 * with its own access to each page. Stands for Xen's altp2m (HVMOP_altp2m) and
 * the violations that its monitors answer (xen/vm_event.h).
 *
 * Views share the domain's one map of pages; a view differs in it only where
 * change-gfn said so. View 0 is the domain's own and always there. Views need
 * second-stage paging and exclude nested virtualization. The mode that the
 * domain was created with (view-mode of domain.create) says who may call: the
 * authorise hook refuses the others with EPERM.
 *
 * Where Xen has frame numbers (gfn), hnl has the address of the page.
 *
 * A view's number is an index, as in Xen and for the processor's own switch
 * (VMFUNC), and is used again for a view made later. What holds with a stale
 * one: a view that a vCPU is in, or steps back to, is not destroyed, so none
 * changes under a vCPU; a view made in its place has nothing of the old one;
 * and an answer is for one violation, by a number that is never used again in
 * the life of the domain. Monitors that share a domain agree on its views.
 */
#ifndef HNL_VIEW_H
#define HNL_VIEW_H

#include <hnl/encode.h>
#include <hnl/list.h>
#include <hnl/quick.h>

HNL_BEGIN_DECLS

#define HNL_VIEW_FAMILY 19
#define HNL_VIEW_VERSION 1

/* Features: bits of the grants. */
enum {
	/* Violations as notifications, and their answers. */
	HNL_VIEW_FEATURE_NOTIFY = 1,
	/* Violations as exceptions of the guest's own (#VE). */
	HNL_VIEW_FEATURE_VIRTUAL_EXCEPTION = 2
};

/* Groups that events are told to. */
enum {
	/*
	 * Violations of the vCPUs that the joining domain called notify-enable
	 * for. With feature notify.
	 */
	HNL_VIEW_GROUP_VIOLATION = 1
};

/* Hypercall number, xen/xen.h. */
#define HNL_VIEW_HYPERCALL_HVM_OP 34

/* First argument of the hypercall, xen/hvm/hvm_op.h. */
#define HNL_VIEW_HVMOP_ALTP2M 25

#define HNL_VIEW_ALTP2M_INTERFACE_VERSION 1

#define HNL_VIEW_ALTP2M_GET_DOMAIN_STATE 1

#define HNL_VIEW_ALTP2M_SET_DOMAIN_STATE 2

#define HNL_VIEW_ALTP2M_VCPU_ENABLE_NOTIFY 3

#define HNL_VIEW_ALTP2M_CREATE_P2M 4

#define HNL_VIEW_ALTP2M_DESTROY_P2M 5

#define HNL_VIEW_ALTP2M_SWITCH_P2M 6

#define HNL_VIEW_ALTP2M_SET_MEM_ACCESS 7

#define HNL_VIEW_ALTP2M_CHANGE_GFN 8

#define HNL_VIEW_ALTP2M_SET_MEM_ACCESS_MULTI 9

#define HNL_VIEW_ALTP2M_SET_SUPPRESS_VE 10

#define HNL_VIEW_ALTP2M_GET_SUPPRESS_VE 11

#define HNL_VIEW_ALTP2M_GET_MEM_ACCESS 12

#define HNL_VIEW_ALTP2M_VCPU_DISABLE_NOTIFY 13

#define HNL_VIEW_ALTP2M_GET_P2M_IDX 14

#define HNL_VIEW_ALTP2M_SET_SUPPRESS_VE_MULTI 15

#define HNL_VIEW_ALTP2M_SET_VISIBILITY 16

/*
 * In the struct, no page (INVALID_GFN); as the new gfn of
 * HVMOP_altp2m_change_gfn it means a revert.
 */
#define HNL_VIEW_GFN_INVALID 0xffffffffffffffff

/* The calling domain, DOMID_SELF of xen/xen.h. */
#define HNL_VIEW_DOMID_SELF 32752

/*
 * Most views of a domain: the pointers that one page holds, as hardware
 * switches among them (Intel SDM, EPTP switching).
 */
#define HNL_VIEW_VIEWS 512

/* Highest view, one below views. */
#define HNL_VIEW_VIEW_LAST 511

/* Most pages of access-set-many and access-get-many. */
#define HNL_VIEW_PAGES_A_CALL 2048

/* Whether a domain has views beside its own. */
enum hnl_view_state {
	HNL_VIEW_STATE_OFF = 0,
	HNL_VIEW_STATE_ON = 1
};

/* What a view allows on a page, xenmem_access_t of xen/memory.h. */
enum hnl_view_access {
	/* Nothing. */
	HNL_VIEW_ACCESS_N = 0,
	/* Read. */
	HNL_VIEW_ACCESS_R = 1,
	/* Write. */
	HNL_VIEW_ACCESS_W = 2,
	/* Read and write. */
	HNL_VIEW_ACCESS_RW = 3,
	/* Execute. */
	HNL_VIEW_ACCESS_X = 4,
	/* Read and execute. */
	HNL_VIEW_ACCESS_RX = 5,
	/* Write and execute. */
	HNL_VIEW_ACCESS_WX = 6,
	/* Everything. */
	HNL_VIEW_ACCESS_RWX = 7,
	/* As rx, until a write makes it rw. */
	HNL_VIEW_ACCESS_RX2RW = 8,
	/*
	 * As n, until an access makes it rwx; the violation is told without
	 * stopping the vCPU.
	 */
	HNL_VIEW_ACCESS_N2RWX = 9,
	/* The default access of the domain. Only in requests. */
	HNL_VIEW_ACCESS_DEFAULT = 10
};

/* What a vCPU tried, MEM_ACCESS_* of xen/vm_event.h. Several may be set. */
enum hnl_view_violation {
	/* It read. */
	HNL_VIEW_VIOLATION_READ = 0x1,
	/* It wrote. */
	HNL_VIEW_VIOLATION_WRITE = 0x2,
	/* It fetched an instruction. */
	HNL_VIEW_VIOLATION_EXECUTE = 0x4,
	/* The linear address is known. */
	HNL_VIEW_VIOLATION_GLA_VALID = 0x8,
	/* The access was the one to the linear address itself. */
	HNL_VIEW_VIOLATION_FAULT_WITH_GLA = 0x10,
	/*
	 * The access was the guest's own page-table walk for the linear
	 * address.
	 */
	HNL_VIEW_VIOLATION_FAULT_IN_GPT = 0x20
};

#define HNL_VIEW_PAGE_ACCESS_SIZE 16

/* A page and what it shall allow. */
struct hnl_view_page_access {
	uint64_t gpa;	/* Of the page, a multiple of 4096. */
	uint32_t access;	/* one of access */
};

static inline void hnl_view_page_access_load(const uint8_t *p,
					     struct hnl_view_page_access *s)
{
	s->gpa = hnl_fetch_le64(p);
	s->access = hnl_fetch_le32(p + 8);
}

static inline void
hnl_view_page_access_store(uint8_t *p, const struct hnl_view_page_access *s)
{
	hnl_store_le64(p, s->gpa);
	hnl_store_le64(p + 8, s->access);
}

static inline void
hnl_view_page_access_store_all(uint8_t *p, const struct hnl_view_page_access *s,
			       size_t n)
{
	for (; n != 0; n--, s++, p += HNL_VIEW_PAGE_ACCESS_SIZE) {
		hnl_store_le64(p, s->gpa);
		hnl_store_le64(p + 8, s->access);
	}
}

#define HNL_VIEW_ACCESS_STATUS_SIZE 8

/* What became of one page. */
struct hnl_view_access_status {
	int32_t status;	/* 0 or a negated errno. */
	/* What the page allows; n where status is not 0. */
	uint32_t access;
};

static inline void hnl_view_access_status_load(const uint8_t *p,
					       struct hnl_view_access_status *s)
{
	s->status = (int32_t)hnl_fetch_le32(p);
	s->access = hnl_fetch_le32(p + 4);
}

static inline void
hnl_view_access_status_store(uint8_t *p, const struct hnl_view_access_status *s)
{
	hnl_store_le32(p, (uint32_t)s->status);
	hnl_store_le32(p + 4, s->access);
}

static inline void
hnl_view_access_status_store_all(uint8_t *p,
				 const struct hnl_view_access_status *s,
				 size_t n)
{
	for (; n != 0; n--, s++, p += HNL_VIEW_ACCESS_STATUS_SIZE) {
		hnl_store_le32(p, (uint32_t)s->status);
		hnl_store_le32(p + 4, s->access);
	}
}

/* Commands. */
enum hnl_view_cmd {
	/*
	 * Whether a domain has views (HVMOP_altp2m_get_domain_state).
	 *
	 * Answers once. Access: get. Privileged. Errors: EINVAL, EOPNOTSUPP,
	 * EPERM, ESRCH.
	 */
	HNL_VIEW_CMD_STATE_GET = 1,
	/*
	 * Turns views on or off for a domain. Off destroys them all, and every
	 * vCPU is in view 0 again (HVMOP_altp2m_set_domain_state).
	 *
	 * Answers once. Access: set. Privileged. Idempotent. May be continued,
	 * counted by view. Errors: EINVAL, ENOMEM, EOPNOTSUPP, EPERM, ESRCH.
	 */
	HNL_VIEW_CMD_STATE_SET = 2,
	/*
	 * Lets the violations of one vCPU be told to the group violation; with
	 * info-gpa those that are not suppressed go to the vCPU itself as
	 * exceptions. EEXIST if it has been done already
	 * (HVMOP_altp2m_vcpu_enable_notify).
	 *
	 * Answers once. Access: set. Privileged. Errors: EEXIST, EINVAL,
	 * EOPNOTSUPP, EPERM, ESRCH. With feature notify.
	 */
	HNL_VIEW_CMD_NOTIFY_ENABLE = 3,
	/*
	 * Ends what notify-enable began (HVMOP_altp2m_vcpu_disable_notify).
	 *
	 * Answers once. Access: set. Privileged. Idempotent. Errors: EINVAL,
	 * EOPNOTSUPP, EPERM, ESRCH. With feature notify.
	 */
	HNL_VIEW_CMD_NOTIFY_DISABLE = 4,
	/*
	 * Makes a view that translates as view 0 does, with one access for all
	 * pages; EINVAL when the domain has all the views that it may have
	 * (HVMOP_altp2m_create_p2m).
	 *
	 * Answers once. Access: set. Privileged. Errors: EINVAL, ENOMEM,
	 * EOPNOTSUPP, EPERM, ESRCH.
	 */
	HNL_VIEW_CMD_CREATE = 5,
	/*
	 * Forgets a view. EBUSY for view 0, for a view that a vCPU is in, and
	 * for one that there is not (HVMOP_altp2m_destroy_p2m).
	 *
	 * Answers once. Access: set. Privileged. May be continued, counted by
	 * page. Errors: EBUSY, EOPNOTSUPP, EPERM, ESRCH.
	 */
	HNL_VIEW_CMD_DESTROY = 6,
	/*
	 * Puts every vCPU of the domain into a view that is there and visible;
	 * else EINVAL (HVMOP_altp2m_switch_p2m).
	 *
	 * Answers once. Access: set. Privileged. Idempotent. Errors: EINVAL,
	 * EOPNOTSUPP, EPERM, ESRCH.
	 */
	HNL_VIEW_CMD_SWITCH = 7,
	/*
	 * Says whether the guest itself may switch to a view (VMFUNC), and
	 * switch with it; vCPUs that are in it stay
	 * (HVMOP_altp2m_set_visibility).
	 *
	 * Answers once. Access: set. Privileged. Idempotent. Errors: EINVAL,
	 * EOPNOTSUPP, EPERM, ESRCH.
	 */
	HNL_VIEW_CMD_VISIBILITY_SET = 8,
	/*
	 * Sets what a view allows on one page (HVMOP_altp2m_set_mem_access).
	 *
	 * Answers once. Access: set. Privileged. Idempotent. Errors: EINVAL,
	 * ENOMEM, EOPNOTSUPP, EPERM, ESRCH.
	 */
	HNL_VIEW_CMD_ACCESS_SET = 9,
	/*
	 * What a view allows on one page; ERANGE if hnl has no name for it
	 * (HVMOP_altp2m_get_mem_access).
	 *
	 * Answers once. Access: get. Privileged. Errors: EINVAL, EOPNOTSUPP,
	 * EPERM, ERANGE, ESRCH.
	 */
	HNL_VIEW_CMD_ACCESS_GET = 10,
	/*
	 * Sets what a view allows on many pages. Pages are independent: each
	 * has its status, and one that fails does not undo or prevent another,
	 * where HVMOP_altp2m_set_mem_access_multi stops at the first: the old
	 * entry asks for one page at a time.
	 *
	 * Answers once. Access: set. Privileged. Idempotent. May be continued,
	 * counted by page. Errors: EINVAL, ENOMEM, EOPNOTSUPP, EPERM, ESRCH.
	 */
	HNL_VIEW_CMD_ACCESS_SET_MANY = 11,
	/*
	 * What a view allows on many pages, each with its status.
	 *
	 * Answers once. Access: get. Privileged. May be continued, counted by
	 * page. Errors: EINVAL, EOPNOTSUPP, EPERM, ESRCH.
	 */
	HNL_VIEW_CMD_ACCESS_GET_MANY = 12,
	/*
	 * Lets a view translate one page to the memory of another page of the
	 * same domain. ESRCH when either has no memory
	 * (HVMOP_altp2m_change_gfn).
	 *
	 * Answers once. Access: set. Privileged. Idempotent. Errors: EINVAL,
	 * ENOMEM, EOPNOTSUPP, EPERM, ESRCH.
	 */
	HNL_VIEW_CMD_CHANGE_GFN = 13,
	/*
	 * Takes back change-gfn of one page, and with it the access that the
	 * view had for it (HVMOP_altp2m_change_gfn with an invalid new gfn).
	 *
	 * Answers once. Access: set. Privileged. Idempotent. Errors: EINVAL,
	 * ENOMEM, EOPNOTSUPP, EPERM, ESRCH.
	 */
	HNL_VIEW_CMD_REVERT_GFN = 14,
	/*
	 * Says who gets the violations on one page
	 * (HVMOP_altp2m_set_suppress_ve).
	 *
	 * Answers once. Access: set. Privileged. Idempotent. Errors: EINVAL,
	 * ENOMEM, EOPNOTSUPP, EPERM, ESRCH. With feature virtual-exception.
	 */
	HNL_VIEW_CMD_SUPPRESS_VE_SET = 15,
	/*
	 * Who gets the violations on one page (HVMOP_altp2m_get_suppress_ve).
	 *
	 * Answers once. Access: get. Privileged. Errors: EINVAL, EOPNOTSUPP,
	 * EPERM, ESRCH. With feature virtual-exception.
	 */
	HNL_VIEW_CMD_SUPPRESS_VE_GET = 16,
	/*
	 * Says who gets the violations on a range of pages. A page that fails
	 * does not stop it; the first such page is told. EINVAL when last-gpa
	 * is below gpa (HVMOP_altp2m_set_suppress_ve_multi).
	 *
	 * Answers once. Access: set. Privileged. Idempotent. May be continued,
	 * counted by page. Errors: EINVAL, EOPNOTSUPP, EPERM, ESRCH. With
	 * feature virtual-exception.
	 */
	HNL_VIEW_CMD_SUPPRESS_VE_SET_RANGE = 17,
	/*
	 * The view that a vCPU is in (HVMOP_altp2m_get_p2m_idx).
	 *
	 * Answers once. Access: get. Privileged. Errors: EINVAL, EOPNOTSUPP,
	 * EPERM, ESRCH.
	 */
	HNL_VIEW_CMD_INDEX_GET = 18,
	/*
	 * Lets a vCPU go on that waits after a violation. With number and vcpu
	 * alone it makes the access again, in its view or in the view given;
	 * the others say what becomes of the access instead. ENOENT if the vCPU
	 * does not wait for this number (the response of xen/vm_event.h), or
	 * not any more: when a listener loses the event, leaves the group or is
	 * gone, the vCPU makes its access again, and who listens is told by a
	 * new number.
	 *
	 * Answers once. Access: set. Privileged. Errors: EINVAL, ENOENT,
	 * EOPNOTSUPP, EPERM, ESRCH. With feature notify.
	 */
	HNL_VIEW_CMD_ANSWER = 19,
	/*
	 * A vCPU made an access that its view does not allow. With paused it
	 * waits for an answer; without, the access was made (n2rwx)
	 * (VM_EVENT_REASON_MEM_ACCESS of xen/vm_event.h).
	 *
	 * Told to group violation; nobody asks for it. With feature notify.
	 */
	HNL_VIEW_CMD_VIOLATED = 20
};

/* Attributes of set view. */
enum {
	/*
	 * Whose views they are. Absent or domid-self, the caller's; then
	 * addresses are the caller's too, else that domain's. [u16, at most
	 * 32752]
	 */
	HNL_VIEW_A_DOMAIN = 1,
	/* Number of a view; 0 is the domain's own. [u32, at most 511] */
	HNL_VIEW_A_VIEW = 2,
	/* One of the domain's vCPUs. [u32] */
	HNL_VIEW_A_VCPU = 3,
	/* Whether the domain has views. [u32, one of state] */
	HNL_VIEW_A_STATE = 4,
	/*
	 * What a new view allows on pages that were given no access. [u32, one
	 * of access]
	 */
	HNL_VIEW_A_DEFAULT_ACCESS = 5,
	/* What the view allows on the page. [u32, one of access] */
	HNL_VIEW_A_ACCESS = 6,
	/* A page of the domain. [guest-physical address, multiple of 4096] */
	HNL_VIEW_A_GPA = 7,
	/*
	 * The last page of a range, included, not below gpa. [guest-physical
	 * address, multiple of 4096]
	 */
	HNL_VIEW_A_LAST_GPA = 8,
	/*
	 * Page whose translation changes in the view. [guest-physical address,
	 * multiple of 4096]
	 */
	HNL_VIEW_A_OLD_GPA = 9,
	/*
	 * Page whose memory is seen there. [guest-physical address, multiple of
	 * 4096]
	 */
	HNL_VIEW_A_NEW_GPA = 10,
	/*
	 * Pages and their access, in this order. At most pages-a-call. [array
	 * of page-access, 16..32768 bytes]
	 */
	HNL_VIEW_A_PAGE = 11,
	/*
	 * Addresses of pages, multiples of 4096. At most pages-a-call. [array
	 * of u64, 8..16384 bytes]
	 */
	HNL_VIEW_A_PAGE_GPA = 12,
	/*
	 * 0 or a negated errno, in the order of page. [array of s32, one for
	 * each page of the request]
	 */
	HNL_VIEW_A_STATUS = 13,
	/*
	 * In the order of page-gpa. [array of access-status, one for each
	 * page-gpa of the request]
	 */
	HNL_VIEW_A_PAGE_STATUS = 14,
	/*
	 * 1: a violation on the page leaves the guest; 0: the guest gets it as
	 * a virtualization exception (#VE). [u8, at most 1, with feature
	 * virtual-exception]
	 */
	HNL_VIEW_A_SUPPRESS_VE = 15,
	/*
	 * Page that the processor writes the virtualization exception's
	 * information to: plain writable RAM of the domain. [guest-physical
	 * address, multiple of 4096, with feature virtual-exception]
	 */
	HNL_VIEW_A_INFO_GPA = 16,
	/*
	 * 1 if the guest itself can switch to the view, 0 if not. [u8, at most
	 * 1]
	 */
	HNL_VIEW_A_VISIBLE = 17,
	/*
	 * The first page's error, a negated errno; 0 if there was none. [s32]
	 */
	HNL_VIEW_A_FIRST_ERROR = 18,
	/*
	 * That page; 0 if there was none. [guest-physical address, multiple of
	 * 4096]
	 */
	HNL_VIEW_A_FIRST_ERROR_GPA = 19
};

/* Attributes of set violation. */
enum {
	/*
	 * Whose vCPU it is. Absent or domid-self, the caller's. [u16, at most
	 * 32752]
	 */
	HNL_VIEW_A_VIOLATION_DOMAIN = 1,
	/* The vCPU that made the access. [u32] */
	HNL_VIEW_A_VIOLATION_VCPU = 2,
	/*
	 * Counts the violations of the domain from 1. An answer repeats it, so
	 * that it cannot let another access pass. [u64]
	 */
	HNL_VIEW_A_VIOLATION_NUMBER = 3,
	/* The vCPU waits for the answer, VM_EVENT_FLAG_VCPU_PAUSED. [flag] */
	HNL_VIEW_A_VIOLATION_PAUSED = 4,
	/*
	 * In an event the view of the access, in an answer the view that the
	 * vCPU goes on in, VM_EVENT_FLAG_ALTERNATE_P2M. [u32, at most 511]
	 */
	HNL_VIEW_A_VIOLATION_VIEW = 5,
	/* The page. [guest-physical address, multiple of 4096] */
	HNL_VIEW_A_VIOLATION_GPA = 6,
	/* Place of the access in the page. [u32, in bytes, at most 4095] */
	HNL_VIEW_A_VIOLATION_OFFSET = 7,
	/* Guest-linear address of the access, with flag gla-valid. [u64] */
	HNL_VIEW_A_VIOLATION_GLA = 8,
	/* What was tried. [u32, bits of violation] */
	HNL_VIEW_A_VIOLATION_FLAGS = 9,
	/*
	 * The access is not made and the guest gets a fault. Xen's
	 * VM_EVENT_FLAG_DENY says so of writes to registers alone. [flag, not
	 * with emulate or emulate-nowrite or step-view]
	 */
	HNL_VIEW_A_VIOLATION_DENY = 10,
	/*
	 * The hypervisor makes the access for the guest and leaves the view as
	 * it is, VM_EVENT_FLAG_EMULATE. [flag, not with emulate-nowrite or
	 * step-view]
	 */
	HNL_VIEW_A_VIOLATION_EMULATE = 11,
	/*
	 * As emulate, but nothing is written and no device is touched,
	 * VM_EVENT_FLAG_EMULATE_NOWRITE. [flag, not with step-view]
	 */
	HNL_VIEW_A_VIOLATION_EMULATE_NOWRITE = 12,
	/*
	 * The vCPU runs one instruction in view, then goes on in this one,
	 * VM_EVENT_FLAG_FAST_SINGLESTEP. [u32, at most 511, needs view]
	 */
	HNL_VIEW_A_VIOLATION_STEP_VIEW = 13
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

/* ---- state-get: request ---- */

enum {
	HNL_VIEW_STATE_GET_REQ_DOMAIN,
	HNL_VIEW_STATE_GET_REQ_FIELDS
};

struct hnl_view_state_get_req {
	uint64_t has[HNL_PRESENCE(HNL_VIEW_STATE_GET_REQ_FIELDS)];
	uint16_t domain;
};

static inline void hnl_view_state_get_req_init(struct hnl_view_state_get_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_view_state_get_req_set_domain(struct hnl_view_state_get_req *s, uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_VIEW_STATE_GET_REQ_DOMAIN);
}

void hnl_view_state_get_req_put(struct hnl_builder *b,
				const struct hnl_view_state_get_req *s);
HNL_MUST_CHECK int
hnl_view_state_get_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_view_state_get_req *s);
HNL_MUST_CHECK int hnl_view_state_get_req_decode_at(struct hnl_decoder *d,
						    const uint8_t *buf,
						    size_t end, size_t pos,
						    void *out,
						    struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_view_state_get_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_view_state_get_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_VIEW_STATE_GET_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 8) {
		hnl_quick_begin(buf, 8, HNL_VIEW_FAMILY, HNL_F_REQUEST,
				HNL_VIEW_CMD_STATE_GET, HNL_VIEW_VERSION, flags,
				seq, port);
		if (hnl_quick_u32(buf + 20, HNL_VIEW_A_DOMAIN, 2, s->domain, 0,
				  0, 32752))
			return HNL_MSGHDR + 8;
	}
	return hnl_view_state_get_req_encode_any(buf, size, flags, seq, port,
						 s);
}

static inline void
hnl_view_state_get_req_encode(struct hnl_builder *b, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_view_state_get_req *s)
{
	int n = hnl_view_state_get_req_encode_at(hnl_builder_here(b),
						 hnl_builder_left(b), flags,
						 seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_view_state_get_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			      const struct hnl_msg *m,
			      struct hnl_view_state_get_req *out,
			      struct hnl_extack *x)
{
	return hnl_view_state_get_req_decode_at(d, buf + m->off,
						m->end - m->off,
						m->body - m->off, out, x);
}

/* ---- state-get: reply ---- */

enum {
	HNL_VIEW_STATE_GET_RSP_STATE,
	HNL_VIEW_STATE_GET_RSP_FIELDS
};

struct hnl_view_state_get_rsp {
	uint64_t has[HNL_PRESENCE(HNL_VIEW_STATE_GET_RSP_FIELDS)];
	uint32_t state;	/* required, enum hnl_view_state */
};

static inline void hnl_view_state_get_rsp_init(struct hnl_view_state_get_rsp *s)
{
	s->has[0] = 0;
}

static inline void
hnl_view_state_get_rsp_set_state(struct hnl_view_state_get_rsp *s, uint32_t v)
{
	s->state = v;
	HNL_SET(s, HNL_VIEW_STATE_GET_RSP_STATE);
}

void hnl_view_state_get_rsp_put(struct hnl_builder *b,
				const struct hnl_view_state_get_rsp *s);
HNL_MUST_CHECK int
hnl_view_state_get_rsp_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_view_state_get_rsp *s);
HNL_MUST_CHECK int hnl_view_state_get_rsp_decode_at(struct hnl_decoder *d,
						    const uint8_t *buf,
						    size_t end, size_t pos,
						    void *out,
						    struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_view_state_get_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_view_state_get_rsp *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_VIEW_STATE_GET_RSP_FIELDS) &&
	    size >= HNL_MSGHDR + 8) {
		hnl_quick_begin(buf, 8, HNL_VIEW_FAMILY, 0,
				HNL_VIEW_CMD_STATE_GET, HNL_VIEW_VERSION, flags,
				seq, port);
		if (hnl_quick_u32(buf + 20, HNL_VIEW_A_STATE, 4, s->state, 0, 0,
				  1))
			return HNL_MSGHDR + 8;
	}
	return hnl_view_state_get_rsp_encode_any(buf, size, flags, seq, port,
						 s);
}

static inline void
hnl_view_state_get_rsp_encode(struct hnl_builder *b, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_view_state_get_rsp *s)
{
	int n = hnl_view_state_get_rsp_encode_at(hnl_builder_here(b),
						 hnl_builder_left(b), flags,
						 seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_view_state_get_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
			      const struct hnl_msg *m,
			      struct hnl_view_state_get_rsp *out,
			      struct hnl_extack *x)
{
	return hnl_view_state_get_rsp_decode_at(d, buf + m->off,
						m->end - m->off,
						m->body - m->off, out, x);
}

/* ---- state-set: request ---- */

enum {
	HNL_VIEW_STATE_SET_REQ_DOMAIN,
	HNL_VIEW_STATE_SET_REQ_STATE,
	HNL_VIEW_STATE_SET_REQ_FIELDS
};

struct hnl_view_state_set_req {
	uint64_t has[HNL_PRESENCE(HNL_VIEW_STATE_SET_REQ_FIELDS)];
	uint32_t state;	/* required, enum hnl_view_state */
	uint16_t domain;
};

static inline void hnl_view_state_set_req_init(struct hnl_view_state_set_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_view_state_set_req_set_domain(struct hnl_view_state_set_req *s, uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_VIEW_STATE_SET_REQ_DOMAIN);
}

static inline void
hnl_view_state_set_req_set_state(struct hnl_view_state_set_req *s, uint32_t v)
{
	s->state = v;
	HNL_SET(s, HNL_VIEW_STATE_SET_REQ_STATE);
}

void hnl_view_state_set_req_put(struct hnl_builder *b,
				const struct hnl_view_state_set_req *s);
HNL_MUST_CHECK int
hnl_view_state_set_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_view_state_set_req *s);
HNL_MUST_CHECK int hnl_view_state_set_req_decode_at(struct hnl_decoder *d,
						    const uint8_t *buf,
						    size_t end, size_t pos,
						    void *out,
						    struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_view_state_set_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_view_state_set_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_VIEW_STATE_SET_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 16) {
		hnl_quick_begin(buf, 16, HNL_VIEW_FAMILY, HNL_F_REQUEST,
				HNL_VIEW_CMD_STATE_SET, HNL_VIEW_VERSION, flags,
				seq, port);
		if (hnl_quick_u32(buf + 20, HNL_VIEW_A_DOMAIN, 2, s->domain, 0,
				  0, 32752) &&
		    hnl_quick_u32(buf + 28, HNL_VIEW_A_STATE, 4, s->state, 0, 0,
				  1))
			return HNL_MSGHDR + 16;
	}
	return hnl_view_state_set_req_encode_any(buf, size, flags, seq, port,
						 s);
}

static inline void
hnl_view_state_set_req_encode(struct hnl_builder *b, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_view_state_set_req *s)
{
	int n = hnl_view_state_set_req_encode_at(hnl_builder_here(b),
						 hnl_builder_left(b), flags,
						 seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_view_state_set_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			      const struct hnl_msg *m,
			      struct hnl_view_state_set_req *out,
			      struct hnl_extack *x)
{
	return hnl_view_state_set_req_decode_at(d, buf + m->off,
						m->end - m->off,
						m->body - m->off, out, x);
}

/* ---- notify-enable: request ---- */

enum {
	HNL_VIEW_NOTIFY_ENABLE_REQ_DOMAIN,
	HNL_VIEW_NOTIFY_ENABLE_REQ_VCPU,
	HNL_VIEW_NOTIFY_ENABLE_REQ_INFO_GPA,
	HNL_VIEW_NOTIFY_ENABLE_REQ_FIELDS
};

struct hnl_view_notify_enable_req {
	uint64_t has[HNL_PRESENCE(HNL_VIEW_NOTIFY_ENABLE_REQ_FIELDS)];
	uint64_t info_gpa;
	uint32_t vcpu;	/* required */
	uint16_t domain;
};

static inline void
hnl_view_notify_enable_req_init(struct hnl_view_notify_enable_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_view_notify_enable_req_set_domain(struct hnl_view_notify_enable_req *s,
				      uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_VIEW_NOTIFY_ENABLE_REQ_DOMAIN);
}

static inline void
hnl_view_notify_enable_req_set_vcpu(struct hnl_view_notify_enable_req *s,
				    uint32_t v)
{
	s->vcpu = v;
	HNL_SET(s, HNL_VIEW_NOTIFY_ENABLE_REQ_VCPU);
}

static inline void
hnl_view_notify_enable_req_set_info_gpa(struct hnl_view_notify_enable_req *s,
					uint64_t v)
{
	s->info_gpa = v;
	HNL_SET(s, HNL_VIEW_NOTIFY_ENABLE_REQ_INFO_GPA);
}

void hnl_view_notify_enable_req_put(struct hnl_builder *b,
				    const struct hnl_view_notify_enable_req *s);
HNL_MUST_CHECK int
hnl_view_notify_enable_req_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_view_notify_enable_req *s);
HNL_MUST_CHECK int hnl_view_notify_enable_req_decode_at(struct hnl_decoder *d,
							const uint8_t *buf,
							size_t end, size_t pos,
							void *out,
							struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_view_notify_enable_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				     uint32_t seq, uint32_t port,
				     const struct hnl_view_notify_enable_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_VIEW_NOTIFY_ENABLE_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 28) {
		hnl_quick_begin(buf, 28, HNL_VIEW_FAMILY, HNL_F_REQUEST,
				HNL_VIEW_CMD_NOTIFY_ENABLE, HNL_VIEW_VERSION,
				flags, seq, port);
		hnl_quick_put32(buf + 28, HNL_VIEW_A_VCPU, 4, s->vcpu);
		if (hnl_quick_u32(buf + 20, HNL_VIEW_A_DOMAIN, 2, s->domain, 0,
				  0, 32752) &&
		    hnl_quick_u64(buf + 36, HNL_VIEW_A_INFO_GPA, s->info_gpa,
				  12, 0, 0xfffffffffffff))
			return HNL_MSGHDR + 28;
	}
	return hnl_view_notify_enable_req_encode_any(buf, size, flags, seq,
						     port, s);
}

static inline void
hnl_view_notify_enable_req_encode(struct hnl_builder *b, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_view_notify_enable_req *s)
{
	int n = hnl_view_notify_enable_req_encode_at(hnl_builder_here(b),
						     hnl_builder_left(b), flags,
						     seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_view_notify_enable_req_decode(struct hnl_decoder *d, const uint8_t *buf,
				  const struct hnl_msg *m,
				  struct hnl_view_notify_enable_req *out,
				  struct hnl_extack *x)
{
	return hnl_view_notify_enable_req_decode_at(d, buf + m->off,
						    m->end - m->off,
						    m->body - m->off, out, x);
}

/* ---- notify-disable: request ---- */

enum {
	HNL_VIEW_NOTIFY_DISABLE_REQ_DOMAIN,
	HNL_VIEW_NOTIFY_DISABLE_REQ_VCPU,
	HNL_VIEW_NOTIFY_DISABLE_REQ_FIELDS
};

struct hnl_view_notify_disable_req {
	uint64_t has[HNL_PRESENCE(HNL_VIEW_NOTIFY_DISABLE_REQ_FIELDS)];
	uint32_t vcpu;	/* required */
	uint16_t domain;
};

static inline void
hnl_view_notify_disable_req_init(struct hnl_view_notify_disable_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_view_notify_disable_req_set_domain(struct hnl_view_notify_disable_req *s,
				       uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_VIEW_NOTIFY_DISABLE_REQ_DOMAIN);
}

static inline void
hnl_view_notify_disable_req_set_vcpu(struct hnl_view_notify_disable_req *s,
				     uint32_t v)
{
	s->vcpu = v;
	HNL_SET(s, HNL_VIEW_NOTIFY_DISABLE_REQ_VCPU);
}

void
hnl_view_notify_disable_req_put(struct hnl_builder *b,
				const struct hnl_view_notify_disable_req *s);
HNL_MUST_CHECK int
hnl_view_notify_disable_req_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_view_notify_disable_req *s);
HNL_MUST_CHECK int hnl_view_notify_disable_req_decode_at(struct hnl_decoder *d,
							 const uint8_t *buf,
							 size_t end, size_t pos,
							 void *out,
							 struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_view_notify_disable_req_encode_at(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_view_notify_disable_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_VIEW_NOTIFY_DISABLE_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 16) {
		hnl_quick_begin(buf, 16, HNL_VIEW_FAMILY, HNL_F_REQUEST,
				HNL_VIEW_CMD_NOTIFY_DISABLE, HNL_VIEW_VERSION,
				flags, seq, port);
		hnl_quick_put32(buf + 28, HNL_VIEW_A_VCPU, 4, s->vcpu);
		if (hnl_quick_u32(buf + 20, HNL_VIEW_A_DOMAIN, 2, s->domain, 0,
				  0, 32752))
			return HNL_MSGHDR + 16;
	}
	return hnl_view_notify_disable_req_encode_any(buf, size, flags, seq,
						      port, s);
}

static inline void
hnl_view_notify_disable_req_encode(struct hnl_builder *b, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_view_notify_disable_req *s)
{
	int n = hnl_view_notify_disable_req_encode_at(hnl_builder_here(b),
						      hnl_builder_left(b),
						      flags, seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_view_notify_disable_req_decode(struct hnl_decoder *d, const uint8_t *buf,
				   const struct hnl_msg *m,
				   struct hnl_view_notify_disable_req *out,
				   struct hnl_extack *x)
{
	return hnl_view_notify_disable_req_decode_at(d, buf + m->off,
						     m->end - m->off,
						     m->body - m->off, out, x);
}

/* ---- create: request ---- */

enum {
	HNL_VIEW_CREATE_REQ_DOMAIN,
	HNL_VIEW_CREATE_REQ_DEFAULT_ACCESS,
	HNL_VIEW_CREATE_REQ_FIELDS
};

struct hnl_view_create_req {
	uint64_t has[HNL_PRESENCE(HNL_VIEW_CREATE_REQ_FIELDS)];
	uint32_t default_access;	/* required, enum hnl_view_access */
	uint16_t domain;
};

static inline void hnl_view_create_req_init(struct hnl_view_create_req *s)
{
	s->has[0] = 0;
}

static inline void hnl_view_create_req_set_domain(struct hnl_view_create_req *s,
						  uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_VIEW_CREATE_REQ_DOMAIN);
}

static inline void
hnl_view_create_req_set_default_access(struct hnl_view_create_req *s,
				       uint32_t v)
{
	s->default_access = v;
	HNL_SET(s, HNL_VIEW_CREATE_REQ_DEFAULT_ACCESS);
}

void hnl_view_create_req_put(struct hnl_builder *b,
			     const struct hnl_view_create_req *s);
HNL_MUST_CHECK int
hnl_view_create_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_view_create_req *s);
HNL_MUST_CHECK int hnl_view_create_req_decode_at(struct hnl_decoder *d,
						 const uint8_t *buf, size_t end,
						 size_t pos, void *out,
						 struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_view_create_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_view_create_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_VIEW_CREATE_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 16) {
		hnl_quick_begin(buf, 16, HNL_VIEW_FAMILY, HNL_F_REQUEST,
				HNL_VIEW_CMD_CREATE, HNL_VIEW_VERSION, flags,
				seq, port);
		if (hnl_quick_u32(buf + 20, HNL_VIEW_A_DOMAIN, 2, s->domain, 0,
				  0, 32752) &&
		    hnl_quick_u32(buf + 28, HNL_VIEW_A_DEFAULT_ACCESS, 4,
				  s->default_access, 0, 0, 10))
			return HNL_MSGHDR + 16;
	}
	return hnl_view_create_req_encode_any(buf, size, flags, seq, port, s);
}

static inline void
hnl_view_create_req_encode(struct hnl_builder *b, uint16_t flags, uint32_t seq,
			   uint32_t port, const struct hnl_view_create_req *s)
{
	int n = hnl_view_create_req_encode_at(hnl_builder_here(b),
					      hnl_builder_left(b), flags, seq,
					      port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_view_create_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			   const struct hnl_msg *m,
			   struct hnl_view_create_req *out,
			   struct hnl_extack *x)
{
	return hnl_view_create_req_decode_at(d, buf + m->off, m->end - m->off,
					     m->body - m->off, out, x);
}

/* ---- create: reply ---- */

enum {
	HNL_VIEW_CREATE_RSP_VIEW,
	HNL_VIEW_CREATE_RSP_FIELDS
};

struct hnl_view_create_rsp {
	uint64_t has[HNL_PRESENCE(HNL_VIEW_CREATE_RSP_FIELDS)];
	uint32_t view;	/* required */
};

static inline void hnl_view_create_rsp_init(struct hnl_view_create_rsp *s)
{
	s->has[0] = 0;
}

static inline void hnl_view_create_rsp_set_view(struct hnl_view_create_rsp *s,
						uint32_t v)
{
	s->view = v;
	HNL_SET(s, HNL_VIEW_CREATE_RSP_VIEW);
}

void hnl_view_create_rsp_put(struct hnl_builder *b,
			     const struct hnl_view_create_rsp *s);
HNL_MUST_CHECK int
hnl_view_create_rsp_encode_any(uint8_t *buf, size_t size, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_view_create_rsp *s);
HNL_MUST_CHECK int hnl_view_create_rsp_decode_at(struct hnl_decoder *d,
						 const uint8_t *buf, size_t end,
						 size_t pos, void *out,
						 struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_view_create_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_view_create_rsp *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_VIEW_CREATE_RSP_FIELDS) &&
	    size >= HNL_MSGHDR + 8) {
		hnl_quick_begin(buf, 8, HNL_VIEW_FAMILY, 0, HNL_VIEW_CMD_CREATE,
				HNL_VIEW_VERSION, flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_VIEW_A_VIEW, 4, s->view, 0, 0,
				  511))
			return HNL_MSGHDR + 8;
	}
	return hnl_view_create_rsp_encode_any(buf, size, flags, seq, port, s);
}

static inline void
hnl_view_create_rsp_encode(struct hnl_builder *b, uint16_t flags, uint32_t seq,
			   uint32_t port, const struct hnl_view_create_rsp *s)
{
	int n = hnl_view_create_rsp_encode_at(hnl_builder_here(b),
					      hnl_builder_left(b), flags, seq,
					      port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_view_create_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
			   const struct hnl_msg *m,
			   struct hnl_view_create_rsp *out,
			   struct hnl_extack *x)
{
	return hnl_view_create_rsp_decode_at(d, buf + m->off, m->end - m->off,
					     m->body - m->off, out, x);
}

/* ---- destroy: request ---- */

enum {
	HNL_VIEW_DESTROY_REQ_DOMAIN,
	HNL_VIEW_DESTROY_REQ_VIEW,
	HNL_VIEW_DESTROY_REQ_FIELDS
};

struct hnl_view_destroy_req {
	uint64_t has[HNL_PRESENCE(HNL_VIEW_DESTROY_REQ_FIELDS)];
	uint32_t view;	/* required */
	uint16_t domain;
};

static inline void hnl_view_destroy_req_init(struct hnl_view_destroy_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_view_destroy_req_set_domain(struct hnl_view_destroy_req *s, uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_VIEW_DESTROY_REQ_DOMAIN);
}

static inline void hnl_view_destroy_req_set_view(struct hnl_view_destroy_req *s,
						 uint32_t v)
{
	s->view = v;
	HNL_SET(s, HNL_VIEW_DESTROY_REQ_VIEW);
}

void hnl_view_destroy_req_put(struct hnl_builder *b,
			      const struct hnl_view_destroy_req *s);
HNL_MUST_CHECK int
hnl_view_destroy_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				uint32_t seq, uint32_t port,
				const struct hnl_view_destroy_req *s);
HNL_MUST_CHECK int hnl_view_destroy_req_decode_at(struct hnl_decoder *d,
						  const uint8_t *buf,
						  size_t end, size_t pos,
						  void *out,
						  struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_view_destroy_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_view_destroy_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_VIEW_DESTROY_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 16) {
		hnl_quick_begin(buf, 16, HNL_VIEW_FAMILY, HNL_F_REQUEST,
				HNL_VIEW_CMD_DESTROY, HNL_VIEW_VERSION, flags,
				seq, port);
		if (hnl_quick_u32(buf + 20, HNL_VIEW_A_DOMAIN, 2, s->domain, 0,
				  0, 32752) &&
		    hnl_quick_u32(buf + 28, HNL_VIEW_A_VIEW, 4, s->view, 0, 0,
				  511))
			return HNL_MSGHDR + 16;
	}
	return hnl_view_destroy_req_encode_any(buf, size, flags, seq, port, s);
}

static inline void
hnl_view_destroy_req_encode(struct hnl_builder *b, uint16_t flags, uint32_t seq,
			    uint32_t port, const struct hnl_view_destroy_req *s)
{
	int n = hnl_view_destroy_req_encode_at(hnl_builder_here(b),
					       hnl_builder_left(b), flags, seq,
					       port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_view_destroy_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			    const struct hnl_msg *m,
			    struct hnl_view_destroy_req *out,
			    struct hnl_extack *x)
{
	return hnl_view_destroy_req_decode_at(d, buf + m->off, m->end - m->off,
					      m->body - m->off, out, x);
}

/* ---- switch: request ---- */

enum {
	HNL_VIEW_SWITCH_REQ_DOMAIN,
	HNL_VIEW_SWITCH_REQ_VIEW,
	HNL_VIEW_SWITCH_REQ_FIELDS
};

struct hnl_view_switch_req {
	uint64_t has[HNL_PRESENCE(HNL_VIEW_SWITCH_REQ_FIELDS)];
	uint32_t view;	/* required */
	uint16_t domain;
};

static inline void hnl_view_switch_req_init(struct hnl_view_switch_req *s)
{
	s->has[0] = 0;
}

static inline void hnl_view_switch_req_set_domain(struct hnl_view_switch_req *s,
						  uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_VIEW_SWITCH_REQ_DOMAIN);
}

static inline void hnl_view_switch_req_set_view(struct hnl_view_switch_req *s,
						uint32_t v)
{
	s->view = v;
	HNL_SET(s, HNL_VIEW_SWITCH_REQ_VIEW);
}

void hnl_view_switch_req_put(struct hnl_builder *b,
			     const struct hnl_view_switch_req *s);
HNL_MUST_CHECK int
hnl_view_switch_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_view_switch_req *s);
HNL_MUST_CHECK int hnl_view_switch_req_decode_at(struct hnl_decoder *d,
						 const uint8_t *buf, size_t end,
						 size_t pos, void *out,
						 struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_view_switch_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_view_switch_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_VIEW_SWITCH_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 16) {
		hnl_quick_begin(buf, 16, HNL_VIEW_FAMILY, HNL_F_REQUEST,
				HNL_VIEW_CMD_SWITCH, HNL_VIEW_VERSION, flags,
				seq, port);
		if (hnl_quick_u32(buf + 20, HNL_VIEW_A_DOMAIN, 2, s->domain, 0,
				  0, 32752) &&
		    hnl_quick_u32(buf + 28, HNL_VIEW_A_VIEW, 4, s->view, 0, 0,
				  511))
			return HNL_MSGHDR + 16;
	}
	return hnl_view_switch_req_encode_any(buf, size, flags, seq, port, s);
}

static inline void
hnl_view_switch_req_encode(struct hnl_builder *b, uint16_t flags, uint32_t seq,
			   uint32_t port, const struct hnl_view_switch_req *s)
{
	int n = hnl_view_switch_req_encode_at(hnl_builder_here(b),
					      hnl_builder_left(b), flags, seq,
					      port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_view_switch_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			   const struct hnl_msg *m,
			   struct hnl_view_switch_req *out,
			   struct hnl_extack *x)
{
	return hnl_view_switch_req_decode_at(d, buf + m->off, m->end - m->off,
					     m->body - m->off, out, x);
}

/* ---- visibility-set: request ---- */

enum {
	HNL_VIEW_VISIBILITY_SET_REQ_DOMAIN,
	HNL_VIEW_VISIBILITY_SET_REQ_VIEW,
	HNL_VIEW_VISIBILITY_SET_REQ_VISIBLE,
	HNL_VIEW_VISIBILITY_SET_REQ_FIELDS
};

struct hnl_view_visibility_set_req {
	uint64_t has[HNL_PRESENCE(HNL_VIEW_VISIBILITY_SET_REQ_FIELDS)];
	uint32_t view;	/* required */
	uint16_t domain;
	uint8_t visible;	/* required */
};

static inline void
hnl_view_visibility_set_req_init(struct hnl_view_visibility_set_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_view_visibility_set_req_set_domain(struct hnl_view_visibility_set_req *s,
				       uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_VIEW_VISIBILITY_SET_REQ_DOMAIN);
}

static inline void
hnl_view_visibility_set_req_set_view(struct hnl_view_visibility_set_req *s,
				     uint32_t v)
{
	s->view = v;
	HNL_SET(s, HNL_VIEW_VISIBILITY_SET_REQ_VIEW);
}

static inline void
hnl_view_visibility_set_req_set_visible(struct hnl_view_visibility_set_req *s,
					uint8_t v)
{
	s->visible = v;
	HNL_SET(s, HNL_VIEW_VISIBILITY_SET_REQ_VISIBLE);
}

void
hnl_view_visibility_set_req_put(struct hnl_builder *b,
				const struct hnl_view_visibility_set_req *s);
HNL_MUST_CHECK int
hnl_view_visibility_set_req_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_view_visibility_set_req *s);
HNL_MUST_CHECK int hnl_view_visibility_set_req_decode_at(struct hnl_decoder *d,
							 const uint8_t *buf,
							 size_t end, size_t pos,
							 void *out,
							 struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_view_visibility_set_req_encode_at(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_view_visibility_set_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_VIEW_VISIBILITY_SET_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 24) {
		hnl_quick_begin(buf, 24, HNL_VIEW_FAMILY, HNL_F_REQUEST,
				HNL_VIEW_CMD_VISIBILITY_SET, HNL_VIEW_VERSION,
				flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_VIEW_A_DOMAIN, 2, s->domain, 0,
				  0, 32752) &&
		    hnl_quick_u32(buf + 28, HNL_VIEW_A_VIEW, 4, s->view, 0, 0,
				  511) &&
		    hnl_quick_u32(buf + 36, HNL_VIEW_A_VISIBLE, 1, s->visible,
				  0, 0, 1))
			return HNL_MSGHDR + 24;
	}
	return hnl_view_visibility_set_req_encode_any(buf, size, flags, seq,
						      port, s);
}

static inline void
hnl_view_visibility_set_req_encode(struct hnl_builder *b, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_view_visibility_set_req *s)
{
	int n = hnl_view_visibility_set_req_encode_at(hnl_builder_here(b),
						      hnl_builder_left(b),
						      flags, seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_view_visibility_set_req_decode(struct hnl_decoder *d, const uint8_t *buf,
				   const struct hnl_msg *m,
				   struct hnl_view_visibility_set_req *out,
				   struct hnl_extack *x)
{
	return hnl_view_visibility_set_req_decode_at(d, buf + m->off,
						     m->end - m->off,
						     m->body - m->off, out, x);
}

/* ---- access-set: request ---- */

enum {
	HNL_VIEW_ACCESS_SET_REQ_DOMAIN,
	HNL_VIEW_ACCESS_SET_REQ_VIEW,
	HNL_VIEW_ACCESS_SET_REQ_ACCESS,
	HNL_VIEW_ACCESS_SET_REQ_GPA,
	HNL_VIEW_ACCESS_SET_REQ_FIELDS
};

struct hnl_view_access_set_req {
	uint64_t has[HNL_PRESENCE(HNL_VIEW_ACCESS_SET_REQ_FIELDS)];
	uint64_t gpa;	/* required */
	uint32_t view;	/* required */
	uint32_t access;	/* required, enum hnl_view_access */
	uint16_t domain;
};

static inline void
hnl_view_access_set_req_init(struct hnl_view_access_set_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_view_access_set_req_set_domain(struct hnl_view_access_set_req *s,
				   uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_VIEW_ACCESS_SET_REQ_DOMAIN);
}

static inline void
hnl_view_access_set_req_set_view(struct hnl_view_access_set_req *s, uint32_t v)
{
	s->view = v;
	HNL_SET(s, HNL_VIEW_ACCESS_SET_REQ_VIEW);
}

static inline void
hnl_view_access_set_req_set_access(struct hnl_view_access_set_req *s,
				   uint32_t v)
{
	s->access = v;
	HNL_SET(s, HNL_VIEW_ACCESS_SET_REQ_ACCESS);
}

static inline void
hnl_view_access_set_req_set_gpa(struct hnl_view_access_set_req *s, uint64_t v)
{
	s->gpa = v;
	HNL_SET(s, HNL_VIEW_ACCESS_SET_REQ_GPA);
}

void hnl_view_access_set_req_put(struct hnl_builder *b,
				 const struct hnl_view_access_set_req *s);
HNL_MUST_CHECK int
hnl_view_access_set_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_view_access_set_req *s);
HNL_MUST_CHECK int hnl_view_access_set_req_decode_at(struct hnl_decoder *d,
						     const uint8_t *buf,
						     size_t end, size_t pos,
						     void *out,
						     struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_view_access_set_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_view_access_set_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_VIEW_ACCESS_SET_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 36) {
		hnl_quick_begin(buf, 36, HNL_VIEW_FAMILY, HNL_F_REQUEST,
				HNL_VIEW_CMD_ACCESS_SET, HNL_VIEW_VERSION,
				flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_VIEW_A_DOMAIN, 2, s->domain, 0,
				  0, 32752) &&
		    hnl_quick_u32(buf + 28, HNL_VIEW_A_VIEW, 4, s->view, 0, 0,
				  511) &&
		    hnl_quick_u32(buf + 36, HNL_VIEW_A_ACCESS, 4, s->access, 0,
				  0, 10) &&
		    hnl_quick_u64(buf + 44, HNL_VIEW_A_GPA, s->gpa, 12, 0,
				  0xfffffffffffff))
			return HNL_MSGHDR + 36;
	}
	return hnl_view_access_set_req_encode_any(buf, size, flags, seq, port,
						  s);
}

static inline void
hnl_view_access_set_req_encode(struct hnl_builder *b, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_view_access_set_req *s)
{
	int n = hnl_view_access_set_req_encode_at(hnl_builder_here(b),
						  hnl_builder_left(b), flags,
						  seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_view_access_set_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			       const struct hnl_msg *m,
			       struct hnl_view_access_set_req *out,
			       struct hnl_extack *x)
{
	return hnl_view_access_set_req_decode_at(d, buf + m->off,
						 m->end - m->off,
						 m->body - m->off, out, x);
}

/* ---- access-get: request ---- */

enum {
	HNL_VIEW_ACCESS_GET_REQ_DOMAIN,
	HNL_VIEW_ACCESS_GET_REQ_VIEW,
	HNL_VIEW_ACCESS_GET_REQ_GPA,
	HNL_VIEW_ACCESS_GET_REQ_FIELDS
};

struct hnl_view_access_get_req {
	uint64_t has[HNL_PRESENCE(HNL_VIEW_ACCESS_GET_REQ_FIELDS)];
	uint64_t gpa;	/* required */
	uint32_t view;	/* required */
	uint16_t domain;
};

static inline void
hnl_view_access_get_req_init(struct hnl_view_access_get_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_view_access_get_req_set_domain(struct hnl_view_access_get_req *s,
				   uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_VIEW_ACCESS_GET_REQ_DOMAIN);
}

static inline void
hnl_view_access_get_req_set_view(struct hnl_view_access_get_req *s, uint32_t v)
{
	s->view = v;
	HNL_SET(s, HNL_VIEW_ACCESS_GET_REQ_VIEW);
}

static inline void
hnl_view_access_get_req_set_gpa(struct hnl_view_access_get_req *s, uint64_t v)
{
	s->gpa = v;
	HNL_SET(s, HNL_VIEW_ACCESS_GET_REQ_GPA);
}

void hnl_view_access_get_req_put(struct hnl_builder *b,
				 const struct hnl_view_access_get_req *s);
HNL_MUST_CHECK int
hnl_view_access_get_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_view_access_get_req *s);
HNL_MUST_CHECK int hnl_view_access_get_req_decode_at(struct hnl_decoder *d,
						     const uint8_t *buf,
						     size_t end, size_t pos,
						     void *out,
						     struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_view_access_get_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_view_access_get_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_VIEW_ACCESS_GET_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 28) {
		hnl_quick_begin(buf, 28, HNL_VIEW_FAMILY, HNL_F_REQUEST,
				HNL_VIEW_CMD_ACCESS_GET, HNL_VIEW_VERSION,
				flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_VIEW_A_DOMAIN, 2, s->domain, 0,
				  0, 32752) &&
		    hnl_quick_u32(buf + 28, HNL_VIEW_A_VIEW, 4, s->view, 0, 0,
				  511) &&
		    hnl_quick_u64(buf + 36, HNL_VIEW_A_GPA, s->gpa, 12, 0,
				  0xfffffffffffff))
			return HNL_MSGHDR + 28;
	}
	return hnl_view_access_get_req_encode_any(buf, size, flags, seq, port,
						  s);
}

static inline void
hnl_view_access_get_req_encode(struct hnl_builder *b, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_view_access_get_req *s)
{
	int n = hnl_view_access_get_req_encode_at(hnl_builder_here(b),
						  hnl_builder_left(b), flags,
						  seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_view_access_get_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			       const struct hnl_msg *m,
			       struct hnl_view_access_get_req *out,
			       struct hnl_extack *x)
{
	return hnl_view_access_get_req_decode_at(d, buf + m->off,
						 m->end - m->off,
						 m->body - m->off, out, x);
}

/* ---- access-get: reply ---- */

enum {
	HNL_VIEW_ACCESS_GET_RSP_ACCESS,
	HNL_VIEW_ACCESS_GET_RSP_FIELDS
};

struct hnl_view_access_get_rsp {
	uint64_t has[HNL_PRESENCE(HNL_VIEW_ACCESS_GET_RSP_FIELDS)];
	uint32_t access;	/* required, enum hnl_view_access */
};

static inline void
hnl_view_access_get_rsp_init(struct hnl_view_access_get_rsp *s)
{
	s->has[0] = 0;
}

static inline void
hnl_view_access_get_rsp_set_access(struct hnl_view_access_get_rsp *s,
				   uint32_t v)
{
	s->access = v;
	HNL_SET(s, HNL_VIEW_ACCESS_GET_RSP_ACCESS);
}

void hnl_view_access_get_rsp_put(struct hnl_builder *b,
				 const struct hnl_view_access_get_rsp *s);
HNL_MUST_CHECK int
hnl_view_access_get_rsp_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_view_access_get_rsp *s);
HNL_MUST_CHECK int hnl_view_access_get_rsp_decode_at(struct hnl_decoder *d,
						     const uint8_t *buf,
						     size_t end, size_t pos,
						     void *out,
						     struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_view_access_get_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_view_access_get_rsp *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_VIEW_ACCESS_GET_RSP_FIELDS) &&
	    size >= HNL_MSGHDR + 8) {
		hnl_quick_begin(buf, 8, HNL_VIEW_FAMILY, 0,
				HNL_VIEW_CMD_ACCESS_GET, HNL_VIEW_VERSION,
				flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_VIEW_A_ACCESS, 4, s->access, 0,
				  0, 10))
			return HNL_MSGHDR + 8;
	}
	return hnl_view_access_get_rsp_encode_any(buf, size, flags, seq, port,
						  s);
}

static inline void
hnl_view_access_get_rsp_encode(struct hnl_builder *b, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_view_access_get_rsp *s)
{
	int n = hnl_view_access_get_rsp_encode_at(hnl_builder_here(b),
						  hnl_builder_left(b), flags,
						  seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_view_access_get_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
			       const struct hnl_msg *m,
			       struct hnl_view_access_get_rsp *out,
			       struct hnl_extack *x)
{
	return hnl_view_access_get_rsp_decode_at(d, buf + m->off,
						 m->end - m->off,
						 m->body - m->off, out, x);
}

/* ---- access-set-many: request ---- */

enum {
	HNL_VIEW_ACCESS_SET_MANY_REQ_DOMAIN,
	HNL_VIEW_ACCESS_SET_MANY_REQ_VIEW,
	HNL_VIEW_ACCESS_SET_MANY_REQ_PAGE,
	HNL_VIEW_ACCESS_SET_MANY_REQ_FIELDS
};

struct hnl_view_access_set_many_req {
	uint64_t has[HNL_PRESENCE(HNL_VIEW_ACCESS_SET_MANY_REQ_FIELDS)];
	/* required, of HNL_VIEW_PAGE_ACCESS_SIZE bytes each */
	struct hnl_bytes page;
	uint32_t view;	/* required */
	uint16_t domain;
};

static inline void
hnl_view_access_set_many_req_init(struct hnl_view_access_set_many_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_view_access_set_many_req_set_domain(struct hnl_view_access_set_many_req *s,
					uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_VIEW_ACCESS_SET_MANY_REQ_DOMAIN);
}

static inline void
hnl_view_access_set_many_req_set_view(struct hnl_view_access_set_many_req *s,
				      uint32_t v)
{
	s->view = v;
	HNL_SET(s, HNL_VIEW_ACCESS_SET_MANY_REQ_VIEW);
}

static inline void
hnl_view_access_set_many_req_set_page(struct hnl_view_access_set_many_req *s,
				      const void *p, uint32_t n)
{
	s->page.p = (const uint8_t *)p;
	s->page.n = n;
	HNL_SET(s, HNL_VIEW_ACCESS_SET_MANY_REQ_PAGE);
}

void
hnl_view_access_set_many_req_put(struct hnl_builder *b,
				 const struct hnl_view_access_set_many_req *s);
HNL_MUST_CHECK int
hnl_view_access_set_many_req_encode_at(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_view_access_set_many_req *s);
HNL_MUST_CHECK int hnl_view_access_set_many_req_decode_at(struct hnl_decoder *d,
							  const uint8_t *buf,
							  size_t end,
							  size_t pos, void *out,
							  struct hnl_extack *x);

static inline void
hnl_view_access_set_many_req_encode(
	struct hnl_builder *b, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_view_access_set_many_req *s)
{
	int n = hnl_view_access_set_many_req_encode_at(hnl_builder_here(b),
						       hnl_builder_left(b),
						       flags, seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_view_access_set_many_req_decode(struct hnl_decoder *d, const uint8_t *buf,
				    const struct hnl_msg *m,
				    struct hnl_view_access_set_many_req *out,
				    struct hnl_extack *x)
{
	return hnl_view_access_set_many_req_decode_at(d, buf + m->off,
						      m->end - m->off,
						      m->body - m->off, out, x);
}

/* ---- access-set-many: reply ---- */

enum {
	HNL_VIEW_ACCESS_SET_MANY_RSP_STATUS,
	HNL_VIEW_ACCESS_SET_MANY_RSP_FIELDS
};

struct hnl_view_access_set_many_rsp {
	uint64_t has[HNL_PRESENCE(HNL_VIEW_ACCESS_SET_MANY_RSP_FIELDS)];
	/* required, of 4 bytes each, one for each page of the request */
	struct hnl_bytes status;
};

static inline void
hnl_view_access_set_many_rsp_init(struct hnl_view_access_set_many_rsp *s)
{
	s->has[0] = 0;
}

static inline void
hnl_view_access_set_many_rsp_set_status(struct hnl_view_access_set_many_rsp *s,
					const void *p, uint32_t n)
{
	s->status.p = (const uint8_t *)p;
	s->status.n = n;
	HNL_SET(s, HNL_VIEW_ACCESS_SET_MANY_RSP_STATUS);
}

void
hnl_view_access_set_many_rsp_put(struct hnl_builder *b,
				 const struct hnl_view_access_set_many_rsp *s);
HNL_MUST_CHECK int
hnl_view_access_set_many_rsp_encode_at(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_view_access_set_many_rsp *s);
HNL_MUST_CHECK int hnl_view_access_set_many_rsp_decode_at(struct hnl_decoder *d,
							  const uint8_t *buf,
							  size_t end,
							  size_t pos, void *out,
							  struct hnl_extack *x);

static inline void
hnl_view_access_set_many_rsp_encode(
	struct hnl_builder *b, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_view_access_set_many_rsp *s)
{
	int n = hnl_view_access_set_many_rsp_encode_at(hnl_builder_here(b),
						       hnl_builder_left(b),
						       flags, seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_view_access_set_many_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
				    const struct hnl_msg *m,
				    struct hnl_view_access_set_many_rsp *out,
				    struct hnl_extack *x)
{
	return hnl_view_access_set_many_rsp_decode_at(d, buf + m->off,
						      m->end - m->off,
						      m->body - m->off, out, x);
}

/* ---- access-get-many: request ---- */

enum {
	HNL_VIEW_ACCESS_GET_MANY_REQ_DOMAIN,
	HNL_VIEW_ACCESS_GET_MANY_REQ_VIEW,
	HNL_VIEW_ACCESS_GET_MANY_REQ_PAGE_GPA,
	HNL_VIEW_ACCESS_GET_MANY_REQ_FIELDS
};

struct hnl_view_access_get_many_req {
	uint64_t has[HNL_PRESENCE(HNL_VIEW_ACCESS_GET_MANY_REQ_FIELDS)];
	struct hnl_bytes page_gpa;	/* required, of 8 bytes each */
	uint32_t view;	/* required */
	uint16_t domain;
};

static inline void
hnl_view_access_get_many_req_init(struct hnl_view_access_get_many_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_view_access_get_many_req_set_domain(struct hnl_view_access_get_many_req *s,
					uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_VIEW_ACCESS_GET_MANY_REQ_DOMAIN);
}

static inline void
hnl_view_access_get_many_req_set_view(struct hnl_view_access_get_many_req *s,
				      uint32_t v)
{
	s->view = v;
	HNL_SET(s, HNL_VIEW_ACCESS_GET_MANY_REQ_VIEW);
}

static inline void
hnl_view_access_get_many_req_set_page_gpa(
	struct hnl_view_access_get_many_req *s, const void *p, uint32_t n)
{
	s->page_gpa.p = (const uint8_t *)p;
	s->page_gpa.n = n;
	HNL_SET(s, HNL_VIEW_ACCESS_GET_MANY_REQ_PAGE_GPA);
}

void
hnl_view_access_get_many_req_put(struct hnl_builder *b,
				 const struct hnl_view_access_get_many_req *s);
HNL_MUST_CHECK int
hnl_view_access_get_many_req_encode_at(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_view_access_get_many_req *s);
HNL_MUST_CHECK int hnl_view_access_get_many_req_decode_at(struct hnl_decoder *d,
							  const uint8_t *buf,
							  size_t end,
							  size_t pos, void *out,
							  struct hnl_extack *x);

static inline void
hnl_view_access_get_many_req_encode(
	struct hnl_builder *b, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_view_access_get_many_req *s)
{
	int n = hnl_view_access_get_many_req_encode_at(hnl_builder_here(b),
						       hnl_builder_left(b),
						       flags, seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_view_access_get_many_req_decode(struct hnl_decoder *d, const uint8_t *buf,
				    const struct hnl_msg *m,
				    struct hnl_view_access_get_many_req *out,
				    struct hnl_extack *x)
{
	return hnl_view_access_get_many_req_decode_at(d, buf + m->off,
						      m->end - m->off,
						      m->body - m->off, out, x);
}

/* ---- access-get-many: reply ---- */

enum {
	HNL_VIEW_ACCESS_GET_MANY_RSP_PAGE_STATUS,
	HNL_VIEW_ACCESS_GET_MANY_RSP_FIELDS
};

struct hnl_view_access_get_many_rsp {
	uint64_t has[HNL_PRESENCE(HNL_VIEW_ACCESS_GET_MANY_RSP_FIELDS)];
	/*
	 * required, of HNL_VIEW_ACCESS_STATUS_SIZE bytes each, one for each
	 * page-gpa of the request
	 */
	struct hnl_bytes page_status;
};

static inline void
hnl_view_access_get_many_rsp_init(struct hnl_view_access_get_many_rsp *s)
{
	s->has[0] = 0;
}

static inline void
hnl_view_access_get_many_rsp_set_page_status(
	struct hnl_view_access_get_many_rsp *s, const void *p, uint32_t n)
{
	s->page_status.p = (const uint8_t *)p;
	s->page_status.n = n;
	HNL_SET(s, HNL_VIEW_ACCESS_GET_MANY_RSP_PAGE_STATUS);
}

void
hnl_view_access_get_many_rsp_put(struct hnl_builder *b,
				 const struct hnl_view_access_get_many_rsp *s);
HNL_MUST_CHECK int
hnl_view_access_get_many_rsp_encode_at(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_view_access_get_many_rsp *s);
HNL_MUST_CHECK int hnl_view_access_get_many_rsp_decode_at(struct hnl_decoder *d,
							  const uint8_t *buf,
							  size_t end,
							  size_t pos, void *out,
							  struct hnl_extack *x);

static inline void
hnl_view_access_get_many_rsp_encode(
	struct hnl_builder *b, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_view_access_get_many_rsp *s)
{
	int n = hnl_view_access_get_many_rsp_encode_at(hnl_builder_here(b),
						       hnl_builder_left(b),
						       flags, seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_view_access_get_many_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
				    const struct hnl_msg *m,
				    struct hnl_view_access_get_many_rsp *out,
				    struct hnl_extack *x)
{
	return hnl_view_access_get_many_rsp_decode_at(d, buf + m->off,
						      m->end - m->off,
						      m->body - m->off, out, x);
}

/* ---- change-gfn: request ---- */

enum {
	HNL_VIEW_CHANGE_GFN_REQ_DOMAIN,
	HNL_VIEW_CHANGE_GFN_REQ_VIEW,
	HNL_VIEW_CHANGE_GFN_REQ_OLD_GPA,
	HNL_VIEW_CHANGE_GFN_REQ_NEW_GPA,
	HNL_VIEW_CHANGE_GFN_REQ_FIELDS
};

struct hnl_view_change_gfn_req {
	uint64_t has[HNL_PRESENCE(HNL_VIEW_CHANGE_GFN_REQ_FIELDS)];
	uint64_t old_gpa;	/* required */
	uint64_t new_gpa;	/* required */
	uint32_t view;	/* required */
	uint16_t domain;
};

static inline void
hnl_view_change_gfn_req_init(struct hnl_view_change_gfn_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_view_change_gfn_req_set_domain(struct hnl_view_change_gfn_req *s,
				   uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_VIEW_CHANGE_GFN_REQ_DOMAIN);
}

static inline void
hnl_view_change_gfn_req_set_view(struct hnl_view_change_gfn_req *s, uint32_t v)
{
	s->view = v;
	HNL_SET(s, HNL_VIEW_CHANGE_GFN_REQ_VIEW);
}

static inline void
hnl_view_change_gfn_req_set_old_gpa(struct hnl_view_change_gfn_req *s,
				    uint64_t v)
{
	s->old_gpa = v;
	HNL_SET(s, HNL_VIEW_CHANGE_GFN_REQ_OLD_GPA);
}

static inline void
hnl_view_change_gfn_req_set_new_gpa(struct hnl_view_change_gfn_req *s,
				    uint64_t v)
{
	s->new_gpa = v;
	HNL_SET(s, HNL_VIEW_CHANGE_GFN_REQ_NEW_GPA);
}

void hnl_view_change_gfn_req_put(struct hnl_builder *b,
				 const struct hnl_view_change_gfn_req *s);
HNL_MUST_CHECK int
hnl_view_change_gfn_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_view_change_gfn_req *s);
HNL_MUST_CHECK int hnl_view_change_gfn_req_decode_at(struct hnl_decoder *d,
						     const uint8_t *buf,
						     size_t end, size_t pos,
						     void *out,
						     struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_view_change_gfn_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_view_change_gfn_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_VIEW_CHANGE_GFN_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 40) {
		hnl_quick_begin(buf, 40, HNL_VIEW_FAMILY, HNL_F_REQUEST,
				HNL_VIEW_CMD_CHANGE_GFN, HNL_VIEW_VERSION,
				flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_VIEW_A_DOMAIN, 2, s->domain, 0,
				  0, 32752) &&
		    hnl_quick_u32(buf + 28, HNL_VIEW_A_VIEW, 4, s->view, 0, 0,
				  511) &&
		    hnl_quick_u64(buf + 36, HNL_VIEW_A_OLD_GPA, s->old_gpa, 12,
				  0, 0xfffffffffffff) &&
		    hnl_quick_u64(buf + 48, HNL_VIEW_A_NEW_GPA, s->new_gpa, 12,
				  0, 0xfffffffffffff))
			return HNL_MSGHDR + 40;
	}
	return hnl_view_change_gfn_req_encode_any(buf, size, flags, seq, port,
						  s);
}

static inline void
hnl_view_change_gfn_req_encode(struct hnl_builder *b, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_view_change_gfn_req *s)
{
	int n = hnl_view_change_gfn_req_encode_at(hnl_builder_here(b),
						  hnl_builder_left(b), flags,
						  seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_view_change_gfn_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			       const struct hnl_msg *m,
			       struct hnl_view_change_gfn_req *out,
			       struct hnl_extack *x)
{
	return hnl_view_change_gfn_req_decode_at(d, buf + m->off,
						 m->end - m->off,
						 m->body - m->off, out, x);
}

/* ---- revert-gfn: request ---- */

enum {
	HNL_VIEW_REVERT_GFN_REQ_DOMAIN,
	HNL_VIEW_REVERT_GFN_REQ_VIEW,
	HNL_VIEW_REVERT_GFN_REQ_OLD_GPA,
	HNL_VIEW_REVERT_GFN_REQ_FIELDS
};

struct hnl_view_revert_gfn_req {
	uint64_t has[HNL_PRESENCE(HNL_VIEW_REVERT_GFN_REQ_FIELDS)];
	uint64_t old_gpa;	/* required */
	uint32_t view;	/* required */
	uint16_t domain;
};

static inline void
hnl_view_revert_gfn_req_init(struct hnl_view_revert_gfn_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_view_revert_gfn_req_set_domain(struct hnl_view_revert_gfn_req *s,
				   uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_VIEW_REVERT_GFN_REQ_DOMAIN);
}

static inline void
hnl_view_revert_gfn_req_set_view(struct hnl_view_revert_gfn_req *s, uint32_t v)
{
	s->view = v;
	HNL_SET(s, HNL_VIEW_REVERT_GFN_REQ_VIEW);
}

static inline void
hnl_view_revert_gfn_req_set_old_gpa(struct hnl_view_revert_gfn_req *s,
				    uint64_t v)
{
	s->old_gpa = v;
	HNL_SET(s, HNL_VIEW_REVERT_GFN_REQ_OLD_GPA);
}

void hnl_view_revert_gfn_req_put(struct hnl_builder *b,
				 const struct hnl_view_revert_gfn_req *s);
HNL_MUST_CHECK int
hnl_view_revert_gfn_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_view_revert_gfn_req *s);
HNL_MUST_CHECK int hnl_view_revert_gfn_req_decode_at(struct hnl_decoder *d,
						     const uint8_t *buf,
						     size_t end, size_t pos,
						     void *out,
						     struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_view_revert_gfn_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_view_revert_gfn_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_VIEW_REVERT_GFN_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 28) {
		hnl_quick_begin(buf, 28, HNL_VIEW_FAMILY, HNL_F_REQUEST,
				HNL_VIEW_CMD_REVERT_GFN, HNL_VIEW_VERSION,
				flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_VIEW_A_DOMAIN, 2, s->domain, 0,
				  0, 32752) &&
		    hnl_quick_u32(buf + 28, HNL_VIEW_A_VIEW, 4, s->view, 0, 0,
				  511) &&
		    hnl_quick_u64(buf + 36, HNL_VIEW_A_OLD_GPA, s->old_gpa, 12,
				  0, 0xfffffffffffff))
			return HNL_MSGHDR + 28;
	}
	return hnl_view_revert_gfn_req_encode_any(buf, size, flags, seq, port,
						  s);
}

static inline void
hnl_view_revert_gfn_req_encode(struct hnl_builder *b, uint16_t flags,
			       uint32_t seq, uint32_t port,
			       const struct hnl_view_revert_gfn_req *s)
{
	int n = hnl_view_revert_gfn_req_encode_at(hnl_builder_here(b),
						  hnl_builder_left(b), flags,
						  seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_view_revert_gfn_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			       const struct hnl_msg *m,
			       struct hnl_view_revert_gfn_req *out,
			       struct hnl_extack *x)
{
	return hnl_view_revert_gfn_req_decode_at(d, buf + m->off,
						 m->end - m->off,
						 m->body - m->off, out, x);
}

/* ---- suppress-ve-set: request ---- */

enum {
	HNL_VIEW_SUPPRESS_VE_SET_REQ_DOMAIN,
	HNL_VIEW_SUPPRESS_VE_SET_REQ_VIEW,
	HNL_VIEW_SUPPRESS_VE_SET_REQ_GPA,
	HNL_VIEW_SUPPRESS_VE_SET_REQ_SUPPRESS_VE,
	HNL_VIEW_SUPPRESS_VE_SET_REQ_FIELDS
};

struct hnl_view_suppress_ve_set_req {
	uint64_t has[HNL_PRESENCE(HNL_VIEW_SUPPRESS_VE_SET_REQ_FIELDS)];
	uint64_t gpa;	/* required */
	uint32_t view;	/* required */
	uint16_t domain;
	uint8_t suppress_ve;	/* required */
};

static inline void
hnl_view_suppress_ve_set_req_init(struct hnl_view_suppress_ve_set_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_view_suppress_ve_set_req_set_domain(struct hnl_view_suppress_ve_set_req *s,
					uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_VIEW_SUPPRESS_VE_SET_REQ_DOMAIN);
}

static inline void
hnl_view_suppress_ve_set_req_set_view(struct hnl_view_suppress_ve_set_req *s,
				      uint32_t v)
{
	s->view = v;
	HNL_SET(s, HNL_VIEW_SUPPRESS_VE_SET_REQ_VIEW);
}

static inline void
hnl_view_suppress_ve_set_req_set_gpa(struct hnl_view_suppress_ve_set_req *s,
				     uint64_t v)
{
	s->gpa = v;
	HNL_SET(s, HNL_VIEW_SUPPRESS_VE_SET_REQ_GPA);
}

static inline void
hnl_view_suppress_ve_set_req_set_suppress_ve(
	struct hnl_view_suppress_ve_set_req *s, uint8_t v)
{
	s->suppress_ve = v;
	HNL_SET(s, HNL_VIEW_SUPPRESS_VE_SET_REQ_SUPPRESS_VE);
}

void
hnl_view_suppress_ve_set_req_put(struct hnl_builder *b,
				 const struct hnl_view_suppress_ve_set_req *s);
HNL_MUST_CHECK int
hnl_view_suppress_ve_set_req_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_view_suppress_ve_set_req *s);
HNL_MUST_CHECK int hnl_view_suppress_ve_set_req_decode_at(struct hnl_decoder *d,
							  const uint8_t *buf,
							  size_t end,
							  size_t pos, void *out,
							  struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_view_suppress_ve_set_req_encode_at(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_view_suppress_ve_set_req *s)
{
	if (hnl_encode_is_full(s->has[0],
			       HNL_VIEW_SUPPRESS_VE_SET_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 36) {
		hnl_quick_begin(buf, 36, HNL_VIEW_FAMILY, HNL_F_REQUEST,
				HNL_VIEW_CMD_SUPPRESS_VE_SET, HNL_VIEW_VERSION,
				flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_VIEW_A_DOMAIN, 2, s->domain, 0,
				  0, 32752) &&
		    hnl_quick_u32(buf + 28, HNL_VIEW_A_VIEW, 4, s->view, 0, 0,
				  511) &&
		    hnl_quick_u64(buf + 36, HNL_VIEW_A_GPA, s->gpa, 12, 0,
				  0xfffffffffffff) &&
		    hnl_quick_u32(buf + 48, HNL_VIEW_A_SUPPRESS_VE, 1,
				  s->suppress_ve, 0, 0, 1))
			return HNL_MSGHDR + 36;
	}
	return hnl_view_suppress_ve_set_req_encode_any(buf, size, flags, seq,
						       port, s);
}

static inline void
hnl_view_suppress_ve_set_req_encode(
	struct hnl_builder *b, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_view_suppress_ve_set_req *s)
{
	int n = hnl_view_suppress_ve_set_req_encode_at(hnl_builder_here(b),
						       hnl_builder_left(b),
						       flags, seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_view_suppress_ve_set_req_decode(struct hnl_decoder *d, const uint8_t *buf,
				    const struct hnl_msg *m,
				    struct hnl_view_suppress_ve_set_req *out,
				    struct hnl_extack *x)
{
	return hnl_view_suppress_ve_set_req_decode_at(d, buf + m->off,
						      m->end - m->off,
						      m->body - m->off, out, x);
}

/* ---- suppress-ve-get: request ---- */

enum {
	HNL_VIEW_SUPPRESS_VE_GET_REQ_DOMAIN,
	HNL_VIEW_SUPPRESS_VE_GET_REQ_VIEW,
	HNL_VIEW_SUPPRESS_VE_GET_REQ_GPA,
	HNL_VIEW_SUPPRESS_VE_GET_REQ_FIELDS
};

struct hnl_view_suppress_ve_get_req {
	uint64_t has[HNL_PRESENCE(HNL_VIEW_SUPPRESS_VE_GET_REQ_FIELDS)];
	uint64_t gpa;	/* required */
	uint32_t view;	/* required */
	uint16_t domain;
};

static inline void
hnl_view_suppress_ve_get_req_init(struct hnl_view_suppress_ve_get_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_view_suppress_ve_get_req_set_domain(struct hnl_view_suppress_ve_get_req *s,
					uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_VIEW_SUPPRESS_VE_GET_REQ_DOMAIN);
}

static inline void
hnl_view_suppress_ve_get_req_set_view(struct hnl_view_suppress_ve_get_req *s,
				      uint32_t v)
{
	s->view = v;
	HNL_SET(s, HNL_VIEW_SUPPRESS_VE_GET_REQ_VIEW);
}

static inline void
hnl_view_suppress_ve_get_req_set_gpa(struct hnl_view_suppress_ve_get_req *s,
				     uint64_t v)
{
	s->gpa = v;
	HNL_SET(s, HNL_VIEW_SUPPRESS_VE_GET_REQ_GPA);
}

void
hnl_view_suppress_ve_get_req_put(struct hnl_builder *b,
				 const struct hnl_view_suppress_ve_get_req *s);
HNL_MUST_CHECK int
hnl_view_suppress_ve_get_req_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_view_suppress_ve_get_req *s);
HNL_MUST_CHECK int hnl_view_suppress_ve_get_req_decode_at(struct hnl_decoder *d,
							  const uint8_t *buf,
							  size_t end,
							  size_t pos, void *out,
							  struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_view_suppress_ve_get_req_encode_at(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_view_suppress_ve_get_req *s)
{
	if (hnl_encode_is_full(s->has[0],
			       HNL_VIEW_SUPPRESS_VE_GET_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 28) {
		hnl_quick_begin(buf, 28, HNL_VIEW_FAMILY, HNL_F_REQUEST,
				HNL_VIEW_CMD_SUPPRESS_VE_GET, HNL_VIEW_VERSION,
				flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_VIEW_A_DOMAIN, 2, s->domain, 0,
				  0, 32752) &&
		    hnl_quick_u32(buf + 28, HNL_VIEW_A_VIEW, 4, s->view, 0, 0,
				  511) &&
		    hnl_quick_u64(buf + 36, HNL_VIEW_A_GPA, s->gpa, 12, 0,
				  0xfffffffffffff))
			return HNL_MSGHDR + 28;
	}
	return hnl_view_suppress_ve_get_req_encode_any(buf, size, flags, seq,
						       port, s);
}

static inline void
hnl_view_suppress_ve_get_req_encode(
	struct hnl_builder *b, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_view_suppress_ve_get_req *s)
{
	int n = hnl_view_suppress_ve_get_req_encode_at(hnl_builder_here(b),
						       hnl_builder_left(b),
						       flags, seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_view_suppress_ve_get_req_decode(struct hnl_decoder *d, const uint8_t *buf,
				    const struct hnl_msg *m,
				    struct hnl_view_suppress_ve_get_req *out,
				    struct hnl_extack *x)
{
	return hnl_view_suppress_ve_get_req_decode_at(d, buf + m->off,
						      m->end - m->off,
						      m->body - m->off, out, x);
}

/* ---- suppress-ve-get: reply ---- */

enum {
	HNL_VIEW_SUPPRESS_VE_GET_RSP_SUPPRESS_VE,
	HNL_VIEW_SUPPRESS_VE_GET_RSP_FIELDS
};

struct hnl_view_suppress_ve_get_rsp {
	uint64_t has[HNL_PRESENCE(HNL_VIEW_SUPPRESS_VE_GET_RSP_FIELDS)];
	uint8_t suppress_ve;	/* required */
};

static inline void
hnl_view_suppress_ve_get_rsp_init(struct hnl_view_suppress_ve_get_rsp *s)
{
	s->has[0] = 0;
}

static inline void
hnl_view_suppress_ve_get_rsp_set_suppress_ve(
	struct hnl_view_suppress_ve_get_rsp *s, uint8_t v)
{
	s->suppress_ve = v;
	HNL_SET(s, HNL_VIEW_SUPPRESS_VE_GET_RSP_SUPPRESS_VE);
}

void
hnl_view_suppress_ve_get_rsp_put(struct hnl_builder *b,
				 const struct hnl_view_suppress_ve_get_rsp *s);
HNL_MUST_CHECK int
hnl_view_suppress_ve_get_rsp_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_view_suppress_ve_get_rsp *s);
HNL_MUST_CHECK int hnl_view_suppress_ve_get_rsp_decode_at(struct hnl_decoder *d,
							  const uint8_t *buf,
							  size_t end,
							  size_t pos, void *out,
							  struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_view_suppress_ve_get_rsp_encode_at(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_view_suppress_ve_get_rsp *s)
{
	if (hnl_encode_is_full(s->has[0],
			       HNL_VIEW_SUPPRESS_VE_GET_RSP_FIELDS) &&
	    size >= HNL_MSGHDR + 8) {
		hnl_quick_begin(buf, 8, HNL_VIEW_FAMILY, 0,
				HNL_VIEW_CMD_SUPPRESS_VE_GET, HNL_VIEW_VERSION,
				flags, seq, port);
		if (hnl_quick_u32(buf + 20, HNL_VIEW_A_SUPPRESS_VE, 1,
				  s->suppress_ve, 0, 0, 1))
			return HNL_MSGHDR + 8;
	}
	return hnl_view_suppress_ve_get_rsp_encode_any(buf, size, flags, seq,
						       port, s);
}

static inline void
hnl_view_suppress_ve_get_rsp_encode(
	struct hnl_builder *b, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_view_suppress_ve_get_rsp *s)
{
	int n = hnl_view_suppress_ve_get_rsp_encode_at(hnl_builder_here(b),
						       hnl_builder_left(b),
						       flags, seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_view_suppress_ve_get_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
				    const struct hnl_msg *m,
				    struct hnl_view_suppress_ve_get_rsp *out,
				    struct hnl_extack *x)
{
	return hnl_view_suppress_ve_get_rsp_decode_at(d, buf + m->off,
						      m->end - m->off,
						      m->body - m->off, out, x);
}

/* ---- suppress-ve-set-range: request ---- */

enum {
	HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_DOMAIN,
	HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_VIEW,
	HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_GPA,
	HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_LAST_GPA,
	HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_SUPPRESS_VE,
	HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_FIELDS
};

struct hnl_view_suppress_ve_set_range_req {
	uint64_t has[HNL_PRESENCE(HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_FIELDS)];
	uint64_t gpa;	/* required */
	uint64_t last_gpa;	/* required */
	uint32_t view;	/* required */
	uint16_t domain;
	uint8_t suppress_ve;	/* required */
};

static inline void
hnl_view_suppress_ve_set_range_req_init(
	struct hnl_view_suppress_ve_set_range_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_view_suppress_ve_set_range_req_set_domain(
	struct hnl_view_suppress_ve_set_range_req *s, uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_DOMAIN);
}

static inline void
hnl_view_suppress_ve_set_range_req_set_view(
	struct hnl_view_suppress_ve_set_range_req *s, uint32_t v)
{
	s->view = v;
	HNL_SET(s, HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_VIEW);
}

static inline void
hnl_view_suppress_ve_set_range_req_set_gpa(
	struct hnl_view_suppress_ve_set_range_req *s, uint64_t v)
{
	s->gpa = v;
	HNL_SET(s, HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_GPA);
}

static inline void
hnl_view_suppress_ve_set_range_req_set_last_gpa(
	struct hnl_view_suppress_ve_set_range_req *s, uint64_t v)
{
	s->last_gpa = v;
	HNL_SET(s, HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_LAST_GPA);
}

static inline void
hnl_view_suppress_ve_set_range_req_set_suppress_ve(
	struct hnl_view_suppress_ve_set_range_req *s, uint8_t v)
{
	s->suppress_ve = v;
	HNL_SET(s, HNL_VIEW_SUPPRESS_VE_SET_RANGE_REQ_SUPPRESS_VE);
}

void
hnl_view_suppress_ve_set_range_req_put(
	struct hnl_builder *b,
	const struct hnl_view_suppress_ve_set_range_req *s);
HNL_MUST_CHECK int
hnl_view_suppress_ve_set_range_req_encode_at(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_view_suppress_ve_set_range_req *s);
HNL_MUST_CHECK int
hnl_view_suppress_ve_set_range_req_decode_at(struct hnl_decoder *d,
					     const uint8_t *buf, size_t end,
					     size_t pos, void *out,
					     struct hnl_extack *x);

static inline void
hnl_view_suppress_ve_set_range_req_encode(
	struct hnl_builder *b, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_view_suppress_ve_set_range_req *s)
{
	int n = hnl_view_suppress_ve_set_range_req_encode_at(
			hnl_builder_here(b), hnl_builder_left(b), flags, seq,
			port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_view_suppress_ve_set_range_req_decode(
	struct hnl_decoder *d, const uint8_t *buf, const struct hnl_msg *m,
	struct hnl_view_suppress_ve_set_range_req *out, struct hnl_extack *x)
{
	return hnl_view_suppress_ve_set_range_req_decode_at(d, buf + m->off,
							    m->end - m->off,
							    m->body - m->off,
							    out, x);
}

/* ---- suppress-ve-set-range: reply ---- */

enum {
	HNL_VIEW_SUPPRESS_VE_SET_RANGE_RSP_FIRST_ERROR,
	HNL_VIEW_SUPPRESS_VE_SET_RANGE_RSP_FIRST_ERROR_GPA,
	HNL_VIEW_SUPPRESS_VE_SET_RANGE_RSP_FIELDS
};

struct hnl_view_suppress_ve_set_range_rsp {
	uint64_t has[HNL_PRESENCE(HNL_VIEW_SUPPRESS_VE_SET_RANGE_RSP_FIELDS)];
	uint64_t first_error_gpa;	/* required */
	int32_t first_error;	/* required */
};

static inline void
hnl_view_suppress_ve_set_range_rsp_init(
	struct hnl_view_suppress_ve_set_range_rsp *s)
{
	s->has[0] = 0;
}

static inline void
hnl_view_suppress_ve_set_range_rsp_set_first_error(
	struct hnl_view_suppress_ve_set_range_rsp *s, int32_t v)
{
	s->first_error = v;
	HNL_SET(s, HNL_VIEW_SUPPRESS_VE_SET_RANGE_RSP_FIRST_ERROR);
}

static inline void
hnl_view_suppress_ve_set_range_rsp_set_first_error_gpa(
	struct hnl_view_suppress_ve_set_range_rsp *s, uint64_t v)
{
	s->first_error_gpa = v;
	HNL_SET(s, HNL_VIEW_SUPPRESS_VE_SET_RANGE_RSP_FIRST_ERROR_GPA);
}

void
hnl_view_suppress_ve_set_range_rsp_put(
	struct hnl_builder *b,
	const struct hnl_view_suppress_ve_set_range_rsp *s);
HNL_MUST_CHECK int
hnl_view_suppress_ve_set_range_rsp_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_view_suppress_ve_set_range_rsp *s);
HNL_MUST_CHECK int
hnl_view_suppress_ve_set_range_rsp_decode_at(struct hnl_decoder *d,
					     const uint8_t *buf, size_t end,
					     size_t pos, void *out,
					     struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_view_suppress_ve_set_range_rsp_encode_at(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_view_suppress_ve_set_range_rsp *s)
{
	if (hnl_encode_is_full(s->has[0],
			       HNL_VIEW_SUPPRESS_VE_SET_RANGE_RSP_FIELDS) &&
	    size >= HNL_MSGHDR + 20) {
		hnl_quick_begin(buf, 20, HNL_VIEW_FAMILY, 0,
				HNL_VIEW_CMD_SUPPRESS_VE_SET_RANGE,
				HNL_VIEW_VERSION, flags, seq, port);
		hnl_quick_put32(buf + 20, HNL_VIEW_A_FIRST_ERROR, 4,
				(uint32_t)s->first_error);
		if (hnl_quick_u64(buf + 28, HNL_VIEW_A_FIRST_ERROR_GPA,
				  s->first_error_gpa, 12, 0, 0xfffffffffffff))
			return HNL_MSGHDR + 20;
	}
	return hnl_view_suppress_ve_set_range_rsp_encode_any(buf, size, flags,
							     seq, port, s);
}

static inline void
hnl_view_suppress_ve_set_range_rsp_encode(
	struct hnl_builder *b, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_view_suppress_ve_set_range_rsp *s)
{
	int n = hnl_view_suppress_ve_set_range_rsp_encode_at(
			hnl_builder_here(b), hnl_builder_left(b), flags, seq,
			port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_view_suppress_ve_set_range_rsp_decode(
	struct hnl_decoder *d, const uint8_t *buf, const struct hnl_msg *m,
	struct hnl_view_suppress_ve_set_range_rsp *out, struct hnl_extack *x)
{
	return hnl_view_suppress_ve_set_range_rsp_decode_at(d, buf + m->off,
							    m->end - m->off,
							    m->body - m->off,
							    out, x);
}

/* ---- index-get: request ---- */

enum {
	HNL_VIEW_INDEX_GET_REQ_DOMAIN,
	HNL_VIEW_INDEX_GET_REQ_VCPU,
	HNL_VIEW_INDEX_GET_REQ_FIELDS
};

struct hnl_view_index_get_req {
	uint64_t has[HNL_PRESENCE(HNL_VIEW_INDEX_GET_REQ_FIELDS)];
	uint32_t vcpu;	/* required */
	uint16_t domain;
};

static inline void hnl_view_index_get_req_init(struct hnl_view_index_get_req *s)
{
	s->has[0] = 0;
}

static inline void
hnl_view_index_get_req_set_domain(struct hnl_view_index_get_req *s, uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_VIEW_INDEX_GET_REQ_DOMAIN);
}

static inline void
hnl_view_index_get_req_set_vcpu(struct hnl_view_index_get_req *s, uint32_t v)
{
	s->vcpu = v;
	HNL_SET(s, HNL_VIEW_INDEX_GET_REQ_VCPU);
}

void hnl_view_index_get_req_put(struct hnl_builder *b,
				const struct hnl_view_index_get_req *s);
HNL_MUST_CHECK int
hnl_view_index_get_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_view_index_get_req *s);
HNL_MUST_CHECK int hnl_view_index_get_req_decode_at(struct hnl_decoder *d,
						    const uint8_t *buf,
						    size_t end, size_t pos,
						    void *out,
						    struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_view_index_get_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_view_index_get_req *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_VIEW_INDEX_GET_REQ_FIELDS) &&
	    size >= HNL_MSGHDR + 16) {
		hnl_quick_begin(buf, 16, HNL_VIEW_FAMILY, HNL_F_REQUEST,
				HNL_VIEW_CMD_INDEX_GET, HNL_VIEW_VERSION, flags,
				seq, port);
		hnl_quick_put32(buf + 28, HNL_VIEW_A_VCPU, 4, s->vcpu);
		if (hnl_quick_u32(buf + 20, HNL_VIEW_A_DOMAIN, 2, s->domain, 0,
				  0, 32752))
			return HNL_MSGHDR + 16;
	}
	return hnl_view_index_get_req_encode_any(buf, size, flags, seq, port,
						 s);
}

static inline void
hnl_view_index_get_req_encode(struct hnl_builder *b, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_view_index_get_req *s)
{
	int n = hnl_view_index_get_req_encode_at(hnl_builder_here(b),
						 hnl_builder_left(b), flags,
						 seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_view_index_get_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			      const struct hnl_msg *m,
			      struct hnl_view_index_get_req *out,
			      struct hnl_extack *x)
{
	return hnl_view_index_get_req_decode_at(d, buf + m->off,
						m->end - m->off,
						m->body - m->off, out, x);
}

/* ---- index-get: reply ---- */

enum {
	HNL_VIEW_INDEX_GET_RSP_VIEW,
	HNL_VIEW_INDEX_GET_RSP_FIELDS
};

struct hnl_view_index_get_rsp {
	uint64_t has[HNL_PRESENCE(HNL_VIEW_INDEX_GET_RSP_FIELDS)];
	uint32_t view;	/* required */
};

static inline void hnl_view_index_get_rsp_init(struct hnl_view_index_get_rsp *s)
{
	s->has[0] = 0;
}

static inline void
hnl_view_index_get_rsp_set_view(struct hnl_view_index_get_rsp *s, uint32_t v)
{
	s->view = v;
	HNL_SET(s, HNL_VIEW_INDEX_GET_RSP_VIEW);
}

void hnl_view_index_get_rsp_put(struct hnl_builder *b,
				const struct hnl_view_index_get_rsp *s);
HNL_MUST_CHECK int
hnl_view_index_get_rsp_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_view_index_get_rsp *s);
HNL_MUST_CHECK int hnl_view_index_get_rsp_decode_at(struct hnl_decoder *d,
						    const uint8_t *buf,
						    size_t end, size_t pos,
						    void *out,
						    struct hnl_extack *x);

HNL_MUST_CHECK static inline int
hnl_view_index_get_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				 uint32_t seq, uint32_t port,
				 const struct hnl_view_index_get_rsp *s)
{
	if (hnl_encode_is_full(s->has[0], HNL_VIEW_INDEX_GET_RSP_FIELDS) &&
	    size >= HNL_MSGHDR + 8) {
		hnl_quick_begin(buf, 8, HNL_VIEW_FAMILY, 0,
				HNL_VIEW_CMD_INDEX_GET, HNL_VIEW_VERSION, flags,
				seq, port);
		if (hnl_quick_u32(buf + 20, HNL_VIEW_A_VIEW, 4, s->view, 0, 0,
				  511))
			return HNL_MSGHDR + 8;
	}
	return hnl_view_index_get_rsp_encode_any(buf, size, flags, seq, port,
						 s);
}

static inline void
hnl_view_index_get_rsp_encode(struct hnl_builder *b, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_view_index_get_rsp *s)
{
	int n = hnl_view_index_get_rsp_encode_at(hnl_builder_here(b),
						 hnl_builder_left(b), flags,
						 seq, port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_view_index_get_rsp_decode(struct hnl_decoder *d, const uint8_t *buf,
			      const struct hnl_msg *m,
			      struct hnl_view_index_get_rsp *out,
			      struct hnl_extack *x)
{
	return hnl_view_index_get_rsp_decode_at(d, buf + m->off,
						m->end - m->off,
						m->body - m->off, out, x);
}

/* ---- answer: request ---- */

enum {
	HNL_VIEW_ANSWER_REQ_DOMAIN,
	HNL_VIEW_ANSWER_REQ_VCPU,
	HNL_VIEW_ANSWER_REQ_NUMBER,
	HNL_VIEW_ANSWER_REQ_VIEW,
	HNL_VIEW_ANSWER_REQ_DENY,
	HNL_VIEW_ANSWER_REQ_EMULATE,
	HNL_VIEW_ANSWER_REQ_EMULATE_NOWRITE,
	HNL_VIEW_ANSWER_REQ_STEP_VIEW,
	HNL_VIEW_ANSWER_REQ_FIELDS
};

struct hnl_view_answer_req {
	uint64_t has[HNL_PRESENCE(HNL_VIEW_ANSWER_REQ_FIELDS)];
	uint64_t number;	/* required */
	uint32_t vcpu;	/* required */
	uint32_t view;
	uint32_t step_view;
	uint16_t domain;
};

static inline void hnl_view_answer_req_init(struct hnl_view_answer_req *s)
{
	s->has[0] = 0;
}

static inline void hnl_view_answer_req_set_domain(struct hnl_view_answer_req *s,
						  uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_VIEW_ANSWER_REQ_DOMAIN);
}

static inline void hnl_view_answer_req_set_vcpu(struct hnl_view_answer_req *s,
						uint32_t v)
{
	s->vcpu = v;
	HNL_SET(s, HNL_VIEW_ANSWER_REQ_VCPU);
}

static inline void hnl_view_answer_req_set_number(struct hnl_view_answer_req *s,
						  uint64_t v)
{
	s->number = v;
	HNL_SET(s, HNL_VIEW_ANSWER_REQ_NUMBER);
}

static inline void hnl_view_answer_req_set_view(struct hnl_view_answer_req *s,
						uint32_t v)
{
	s->view = v;
	HNL_SET(s, HNL_VIEW_ANSWER_REQ_VIEW);
}

static inline void hnl_view_answer_req_set_deny(struct hnl_view_answer_req *s)
{
	HNL_SET(s, HNL_VIEW_ANSWER_REQ_DENY);
}

static inline void
hnl_view_answer_req_set_emulate(struct hnl_view_answer_req *s)
{
	HNL_SET(s, HNL_VIEW_ANSWER_REQ_EMULATE);
}

static inline void
hnl_view_answer_req_set_emulate_nowrite(struct hnl_view_answer_req *s)
{
	HNL_SET(s, HNL_VIEW_ANSWER_REQ_EMULATE_NOWRITE);
}

static inline void
hnl_view_answer_req_set_step_view(struct hnl_view_answer_req *s, uint32_t v)
{
	s->step_view = v;
	HNL_SET(s, HNL_VIEW_ANSWER_REQ_STEP_VIEW);
}

void hnl_view_answer_req_put(struct hnl_builder *b,
			     const struct hnl_view_answer_req *s);
HNL_MUST_CHECK int
hnl_view_answer_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
			      uint32_t seq, uint32_t port,
			      const struct hnl_view_answer_req *s);
HNL_MUST_CHECK int hnl_view_answer_req_decode_at(struct hnl_decoder *d,
						 const uint8_t *buf, size_t end,
						 size_t pos, void *out,
						 struct hnl_extack *x);

static inline void
hnl_view_answer_req_encode(struct hnl_builder *b, uint16_t flags, uint32_t seq,
			   uint32_t port, const struct hnl_view_answer_req *s)
{
	int n = hnl_view_answer_req_encode_at(hnl_builder_here(b),
					      hnl_builder_left(b), flags, seq,
					      port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_view_answer_req_decode(struct hnl_decoder *d, const uint8_t *buf,
			   const struct hnl_msg *m,
			   struct hnl_view_answer_req *out,
			   struct hnl_extack *x)
{
	return hnl_view_answer_req_decode_at(d, buf + m->off, m->end - m->off,
					     m->body - m->off, out, x);
}

/* ---- violated: event ---- */

enum {
	HNL_VIEW_VIOLATED_NTF_DOMAIN,
	HNL_VIEW_VIOLATED_NTF_VCPU,
	HNL_VIEW_VIOLATED_NTF_NUMBER,
	HNL_VIEW_VIOLATED_NTF_PAUSED,
	HNL_VIEW_VIOLATED_NTF_VIEW,
	HNL_VIEW_VIOLATED_NTF_GPA,
	HNL_VIEW_VIOLATED_NTF_OFFSET,
	HNL_VIEW_VIOLATED_NTF_GLA,
	HNL_VIEW_VIOLATED_NTF_FLAGS,
	HNL_VIEW_VIOLATED_NTF_FIELDS
};

struct hnl_view_violated_ntf {
	uint64_t has[HNL_PRESENCE(HNL_VIEW_VIOLATED_NTF_FIELDS)];
	uint64_t number;	/* required */
	uint64_t gpa;	/* required */
	uint64_t gla;
	uint32_t vcpu;	/* required */
	uint32_t view;	/* required */
	uint32_t offset;	/* required */
	uint32_t flags;	/* required, enum hnl_view_violation */
	uint16_t domain;	/* required */
};

static inline void hnl_view_violated_ntf_init(struct hnl_view_violated_ntf *s)
{
	s->has[0] = 0;
}

static inline void
hnl_view_violated_ntf_set_domain(struct hnl_view_violated_ntf *s, uint16_t v)
{
	s->domain = v;
	HNL_SET(s, HNL_VIEW_VIOLATED_NTF_DOMAIN);
}

static inline void
hnl_view_violated_ntf_set_vcpu(struct hnl_view_violated_ntf *s, uint32_t v)
{
	s->vcpu = v;
	HNL_SET(s, HNL_VIEW_VIOLATED_NTF_VCPU);
}

static inline void
hnl_view_violated_ntf_set_number(struct hnl_view_violated_ntf *s, uint64_t v)
{
	s->number = v;
	HNL_SET(s, HNL_VIEW_VIOLATED_NTF_NUMBER);
}

static inline void
hnl_view_violated_ntf_set_paused(struct hnl_view_violated_ntf *s)
{
	HNL_SET(s, HNL_VIEW_VIOLATED_NTF_PAUSED);
}

static inline void
hnl_view_violated_ntf_set_view(struct hnl_view_violated_ntf *s, uint32_t v)
{
	s->view = v;
	HNL_SET(s, HNL_VIEW_VIOLATED_NTF_VIEW);
}

static inline void
hnl_view_violated_ntf_set_gpa(struct hnl_view_violated_ntf *s, uint64_t v)
{
	s->gpa = v;
	HNL_SET(s, HNL_VIEW_VIOLATED_NTF_GPA);
}

static inline void
hnl_view_violated_ntf_set_offset(struct hnl_view_violated_ntf *s, uint32_t v)
{
	s->offset = v;
	HNL_SET(s, HNL_VIEW_VIOLATED_NTF_OFFSET);
}

static inline void
hnl_view_violated_ntf_set_gla(struct hnl_view_violated_ntf *s, uint64_t v)
{
	s->gla = v;
	HNL_SET(s, HNL_VIEW_VIOLATED_NTF_GLA);
}

static inline void
hnl_view_violated_ntf_set_flags(struct hnl_view_violated_ntf *s, uint32_t v)
{
	s->flags = v;
	HNL_SET(s, HNL_VIEW_VIOLATED_NTF_FLAGS);
}

void hnl_view_violated_ntf_put(struct hnl_builder *b,
			       const struct hnl_view_violated_ntf *s);
HNL_MUST_CHECK int
hnl_view_violated_ntf_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				uint32_t seq, uint32_t port,
				const struct hnl_view_violated_ntf *s);
HNL_MUST_CHECK int hnl_view_violated_ntf_decode_at(struct hnl_decoder *d,
						   const uint8_t *buf,
						   size_t end, size_t pos,
						   void *out,
						   struct hnl_extack *x);

static inline void
hnl_view_violated_ntf_encode(struct hnl_builder *b, uint16_t flags,
			     uint32_t seq, uint32_t port,
			     const struct hnl_view_violated_ntf *s)
{
	int n = hnl_view_violated_ntf_encode_at(hnl_builder_here(b),
						hnl_builder_left(b), flags, seq,
						port, s);

	hnl_msg_written(b, n);
}

HNL_MUST_CHECK static inline int
hnl_view_violated_ntf_decode(struct hnl_decoder *d, const uint8_t *buf,
			     const struct hnl_msg *m,
			     struct hnl_view_violated_ntf *out,
			     struct hnl_extack *x)
{
	return hnl_view_violated_ntf_decode_at(d, buf + m->off, m->end - m->off,
					       m->body - m->off, out, x);
}

extern const struct hnl_family hnl_view_family;
extern const struct hnl_names hnl_view_names;

HNL_END_DECLS

#endif
