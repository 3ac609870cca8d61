/* SPDX-License-Identifier: MIT */
/*
 * What the files of the domain family's service know of each other.
 *
 *	domain.c	a domain's life, and the table of handlers
 *	domain_create.c	what a machine can make
 *	domain_grant.c	grants, by name
 */
#ifndef HNL_HV_SERVICE_DOMAIN_H
#define HNL_HV_SERVICE_DOMAIN_H

#include <hnl/domain_service.h>

#include "hnl_domain.h"

static inline const struct hnl_domain_host *host_of(const struct hnl_call *call)
{
	return (const struct hnl_domain_host *)call->ctx;
}

static inline const struct hnl_domain_ops *ops_of(const struct hnl_call *call)
{
	return host_of(call)->ops;
}

static inline void *ctx_of(const struct hnl_call *call)
{
	return host_of(call)->ctx;
}

/* Refuses by what an operation returned, err being negated. */
int hnl_domain_refuse(struct hnl_call *call, int err, uint16_t type,
		      uint64_t progress);

/* Refuses an attribute within a nest of the request. */
int hnl_domain_refuse_within(struct hnl_call *call, enum hnl_errno err,
			     enum hnl_reason reason,
			     const struct hnl_attr *nest, uint16_t type);

/* One grant for each service at most: as many as these can be. */
#define GRANTS_MAX HNL_SERVICES_MAX

/*
 * Grants by name, of the list that stands in the request. 0, or the call was
 * refused.
 */
int hnl_domain_resolve(struct hnl_call *call, struct hnl_list list,
		       struct hnl_grant *grant, uint16_t *n);

int hnl_domain_create(struct hnl_call *call);
int hnl_domain_grant_set(struct hnl_call *call);
int hnl_domain_grant_list(struct hnl_call *call);

#endif
