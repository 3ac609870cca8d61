/* SPDX-License-Identifier: MIT */
/*
 * Names of errors and reasons. Kept in one table each, so that a number
 * without a name shows as "unknown" and never as an empty line.
 */
#include <hnl/error.h>

int hnl_extack_refuse(struct hnl_extack *x, enum hnl_errno err,
		      enum hnl_reason reason, size_t offset, uint16_t type)
{
	x->err = -(int32_t)err;
	x->reason = (uint16_t)reason;
	x->offset = (uint32_t)offset;
	x->type = type;
	return x->err;
}

struct name {
	unsigned int number;
	const char *text;
};

static const struct name errnos[] = {
	{ HNL_EPERM, "EPERM" },		{ HNL_ENOENT, "ENOENT" },
	{ HNL_ESRCH, "ESRCH" },		{ HNL_EINTR, "EINTR" },
	{ HNL_E2BIG, "E2BIG" },		{ HNL_EAGAIN, "EAGAIN" },
	{ HNL_ENOMEM, "ENOMEM" },	{ HNL_EACCES, "EACCES" },
	{ HNL_EFAULT, "EFAULT" },	{ HNL_EBUSY, "EBUSY" },
	{ HNL_EEXIST, "EEXIST" },	{ HNL_ENODEV, "ENODEV" },
	{ HNL_EINVAL, "EINVAL" },	{ HNL_ENOSPC, "ENOSPC" },
	{ HNL_ERANGE, "ERANGE" },	{ HNL_ENOSYS, "ENOSYS" },
	{ HNL_EBADMSG, "EBADMSG" },	{ HNL_EOVERFLOW, "EOVERFLOW" },
	{ HNL_EMSGSIZE, "EMSGSIZE" },	{ HNL_EOPNOTSUPP, "EOPNOTSUPP" },
	{ HNL_ENOBUFS, "ENOBUFS" },	{ HNL_ETIMEDOUT, "ETIMEDOUT" },
	{ HNL_ECANCELED, "ECANCELED" },
};

static const struct name reasons[] = {
	{ HNL_REASON_NONE, "no reason given" },
	{ HNL_REASON_SHORT, "message shorter than its header" },
	{ HNL_REASON_PAST_END, "message longer than what holds it" },
	{ HNL_REASON_UNALIGNED, "message length is not a multiple of 4" },
	{ HNL_REASON_FLAGS, "flags of no request" },
	{ HNL_REASON_RESERVED, "reserved field is not zero" },
	{ HNL_REASON_TYPE, "message type is no request" },
	{ HNL_REASON_LEFTOVER, "bytes left over after the last attribute" },
	{ HNL_REASON_ATTR_SHORT, "attribute shorter than its header" },
	{ HNL_REASON_ATTR_PAST_END, "attribute reaches past its parent" },
	{ HNL_REASON_PADDING, "padding is not zero" },
	{ HNL_REASON_UNKNOWN, "unknown attribute that must not be ignored" },
	{ HNL_REASON_NESTED_BIT, "NESTED bit is wrong for this attribute" },
	{ HNL_REASON_DUPLICATE, "attribute given twice" },
	{ HNL_REASON_LENGTH, "wrong length for this attribute" },
	{ HNL_REASON_RANGE, "value out of range" },
	{ HNL_REASON_ALIGN, "value is not aligned" },
	{ HNL_REASON_MASK, "bits are set that must be zero" },
	{ HNL_REASON_ENUM, "no such value" },
	{ HNL_REASON_STRING, "string is not terminated exactly once" },
	{ HNL_REASON_MISSING, "required attribute is missing" },
	{ HNL_REASON_COUNT, "too few or too many of this attribute" },
	{ HNL_REASON_DEPTH, "nested too deeply" },
	{ HNL_REASON_EXCLUSIVE, "excluded by another attribute" },
	{ HNL_REASON_IMPLIES, "needs another attribute" },
	{ HNL_REASON_GPA_WRAP, "range wraps around" },
	{ HNL_REASON_GPA_LIMIT, "range passes the highest address" },
	{ HNL_REASON_GPA_NOT_RAM, "not plain RAM of this domain" },
	{ HNL_REASON_GPA_PRIVATE, "page is not shared with the hypervisor" },
	{ HNL_REASON_GPA_DUPLICATE, "the same page twice" },
	{ HNL_REASON_GPA_BUSY, "page is in use" },
	{ HNL_REASON_REPLY_SPACE, "answer can never fit where it must go" },
	{ HNL_REASON_CANCELED, "a message it was linked to failed" },
	{ HNL_REASON_QUOTA, "quota of the domain is used up" },
	{ HNL_REASON_STATE, "not possible in this state" },
	{ HNL_REASON_NOT_DUMP, "command and DUMP flag do not go together" },
	{ HNL_REASON_NOT_NEGOTIATED, "feature is not negotiated yet" },
	{ HNL_REASON_ABSENT, "names nothing that exists here" },
	{ HNL_REASON_DENIED, "not allowed for this domain" },
	{ HNL_REASON_PEER, "refused by the peer in user space" },
	{ HNL_REASON_PEER_GONE, "the peer in user space does not answer" },
	{ HNL_REASON_RESTORED, "interrupted by a restore" },
	{ HNL_REASON_INDEX, "ring index left the ring" },
	{ HNL_REASON_WRAP, "message crosses the end of the ring" },
};

/*@ requires \valid_read(table + (0 .. n - 1));
    assigns \nothing;
*/
static const char *find_name(const struct name *table, size_t n,
			     unsigned int number)
{
	size_t i;

	/*@ loop invariant i <= n;
	    loop assigns i;
	    loop variant n - i;
	*/
	for (i = 0; i < n; i++)
		if (table[i].number == number)
			return table[i].text;
	return "unknown";
}

const char *hnl_errno_name(int err)
{
	unsigned int number = err < 0 ? 0u - (unsigned int)err :
					(unsigned int)err;

	if (err == 0)
		return "success";
	return find_name(errnos, sizeof(errnos) / sizeof(errnos[0]), number);
}

const char *hnl_reason_text(unsigned int reason)
{
	return find_name(reasons, sizeof(reasons) / sizeof(reasons[0]), reason);
}
