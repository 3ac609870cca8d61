/* SPDX-License-Identifier: MIT */
/*
 * What a refusal says: which errno, which attribute, where, why. Fixed size;
 * the one who asks owns it and clears it first; the one who refuses fills in
 * what it has to say.
 */
#ifndef HNL_ERROR_H
#define HNL_ERROR_H

#include <hnl/abi.h>
#include <hnl/port.h>

struct hnl_ignored {
	uint32_t offset;	/* of the attribute, bytes from the message */
	uint32_t type;		/* without the two flag bits */
};

struct hnl_extack {
	int32_t err;		/* 0, or a negated enum hnl_errno */
	uint16_t reason;	/* enum hnl_reason */
	uint16_t type;		/* of the attribute at offset */
	uint32_t offset;	/* bytes from the message; 0: no attribute */
	uint16_t missing;	/* MISSING, IMPLIES: the type that is absent */
	uint16_t ignored_listed;	/* entries of ignored[] in use */
	uint32_t nest;		/* reason MISSING: offset of the nest it is
				 * absent from; 0: the message itself */
	uint32_t ignored_n;	/* unknown attributes ignored in all */
	uint64_t progress;	/* units done before the failure */
	struct hnl_ignored ignored[HNL_IGNORED_MAX];
};

HNL_BEGIN_DECLS

/* Nothing refused, nothing ignored. The list itself is left as it is. */
/*@ requires \valid(x);
    assigns x->err, x->reason, x->type, x->offset, x->missing,
      x->ignored_listed, x->nest, x->ignored_n, x->progress;
    ensures x->err == 0 && x->ignored_listed == 0 && x->ignored_n == 0;
*/
static inline void hnl_extack_clear(struct hnl_extack *x)
{
	x->err = 0;
	x->reason = HNL_REASON_NONE;
	x->type = 0;
	x->offset = 0;
	x->missing = 0;
	x->ignored_listed = 0;
	x->nest = 0;
	x->ignored_n = 0;
	x->progress = 0;
}

/* Fills err, reason, offset and type of x, and returns the negated err. */
/*@ requires \valid(x) && 0 < err < 0x10000;
    assigns x->err, x->reason, x->offset, x->type;
    ensures \result == -err && x->err == -err;
*/
int hnl_extack_refuse(struct hnl_extack *x, enum hnl_errno err,
		      enum hnl_reason reason, size_t offset, uint16_t type);

/* Names for people: "EINVAL", "value out of range". Never NULL. */
/*@ assigns \nothing; */
const char *hnl_errno_name(int err);
/*@ assigns \nothing; */
const char *hnl_reason_text(unsigned int reason);

HNL_END_DECLS

#endif
