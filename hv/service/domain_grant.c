/* SPDX-License-Identifier: MIT */
/*
 * The domain family: grants, by name.
 *
 *	"event", "fifo" --> the services' tables of names --> family 18, bit 1
 *
 * Names are found in the services of this hypervisor and nowhere else: a family
 * or feature that is new needs no line here, nor in the toolstack. ctrl is
 * everybody's, so that it is no grant.
 */
#include <hnl/names.h>

#include "domain.h"

#define SERVICE_FIRST 1		/* 0 is ctrl */
#define FEATURES_MAX 64
#define GRANTS_A_UNIT 16	/* names that are looked up for one unit */

/* ---- names ---- */

static bool is_name(struct hnl_bytes given, const char *name)
{
	uint32_t i;

	if (name == NULL)
		return false;
	for (i = 0; i < given.n; i++)
		if (name[i] == '\0' || (uint8_t)name[i] != given.p[i])
			return false;
	return name[i] == '\0';
}

static uint32_t name_len(const char *name)
{
	uint32_t n = 0;

	while (name[n] != '\0')
		n++;
	return n;
}

/* NULL: no service that can be granted has this name. */
static const struct hnl_service *find_family(const struct hnl_call *call,
					     struct hnl_bytes name)
{
	const struct hnl_service *s;
	size_t i;

	for (i = SERVICE_FIRST; (s = hnl_hv_service(call->hv, i)) != NULL; i++)
		if (s->names != NULL && is_name(name, s->names->family))
			return s;
	return NULL;
}

/* 0: there is none. */
static unsigned int find_feature(const struct hnl_names *names,
				 struct hnl_bytes name)
{
	unsigned int bit;

	for (bit = 1; bit < names->n_features && bit < FEATURES_MAX; bit++)
		if (is_name(name, names->feature[bit]))
			return bit;
	return 0;
}

/* ---- from names to grants ---- */

static void add(struct hnl_grant *grant, uint16_t *n, uint16_t family,
		uint64_t features)
{
	uint16_t i;

	for (i = 0; i < *n; i++)
		if (grant[i].family == family)
			break;
	if (i == *n) {
		grant[i].family = family;
		grant[i].features = 0;
		(*n)++;
	}
	grant[i].features |= features;
}

/* One grant; else the attribute in it that names nothing. */
static uint16_t resolve_one(const struct hnl_call *call,
			    const struct hnl_domain_grant *item,
			    struct hnl_grant *grant, uint16_t *n)
{
	const struct hnl_service *s = find_family(call, item->family);
	unsigned int bit = 0;

	if (s == NULL)
		return HNL_DOMAIN_A_GRANT_FAMILY;
	if (HNL_HAS(item, HNL_DOMAIN_GRANT_FEATURE)) {
		bit = find_feature(s->names, item->feature);
		if (bit == 0)
			return HNL_DOMAIN_A_GRANT_FEATURE;
	}
	add(grant, n, s->family->id, (uint64_t)1 << bit | 1);
	return 0;
}

int hnl_domain_resolve(struct hnl_call *call, struct hnl_list list,
		       struct hnl_grant *grant, uint16_t *n)
{
	struct hnl_list last = list;
	struct hnl_domain_grant item;
	struct hnl_attr nest;
	uint32_t i = 0;
	uint16_t type;

	*n = 0;
	while (hnl_domain_create_req_next_grant(&list, &item)) {
		type = resolve_one(call, &item, grant, n);
		if (type != 0) {
			(void)hnl_list_next(&last, &nest);
			return hnl_domain_refuse_within(call, HNL_ENOENT,
							HNL_REASON_ABSENT,
							&nest, type);
		}
		last = list;
		/* It runs whole, as half of the grants would be a wrong set. */
		if (++i % GRANTS_A_UNIT == 0)
			(void)hnl_call_spend(call);
	}
	return 0;
}

int hnl_domain_grant_set(struct hnl_call *call)
{
	const struct hnl_domain_grant_set_req *req =
		(const struct hnl_domain_grant_set_req *)call->request;
	struct hnl_grant grant[GRANTS_MAX];
	uint16_t n;
	int err = hnl_domain_resolve(call, req->grant, grant, &n);

	if (err != 0)
		return err;
	err = ops_of(call)->grants_set(ctx_of(call), req->domain, grant, n);
	if (err == 0)
		return 0;
	return hnl_domain_refuse(call, err, err == -HNL_E2BIG ?
						    HNL_DOMAIN_A_GRANT :
						    HNL_DOMAIN_A_DOMAIN, 0);
}

/* ---- grant-list ---- */

/* What a dump tells of: the grants of a domain, or all that there can be. */
struct granted {
	struct hnl_grant grant[GRANTS_MAX];
	uint16_t n;
	bool all;
};

static uint64_t features_of(const struct granted *granted, uint16_t family)
{
	uint16_t i;

	if (granted->all)
		return HNL_GRANT_ALL;
	for (i = 0; i < granted->n; i++)
		if (granted->grant[i].family == family)
			return granted->grant[i].features;
	return 0;
}

/* The next bit from cursor on that is granted and has a name, or 64. */
static unsigned int next_bit(const struct hnl_names *names, uint64_t features,
			     unsigned int bit)
{
	if (!(features & 1))
		return FEATURES_MAX;
	for (; bit < FEATURES_MAX; bit++) {
		if (bit == 0)
			return bit;
		if (bit < names->n_features && names->feature[bit] != NULL &&
		    ((features >> bit) & 1))
			return bit;
	}
	return bit;
}

static void put_granted(struct hnl_call *call, const struct hnl_service *s,
			unsigned int bit)
{
	const struct hnl_domain_grant_list_req *req =
		(const struct hnl_domain_grant_list_req *)call->request;
	const char *family = s->names->family, *feature;
	struct hnl_builder *b = call->reply;

	if (HNL_HAS(req, HNL_DOMAIN_GRANT_LIST_REQ_DOMAIN))
		hnl_attr_put_u16(b, HNL_DOMAIN_A_GRANTED_DOMAIN, req->domain);
	hnl_attr_put_string(b, HNL_DOMAIN_A_GRANTED_FAMILY, family,
			    name_len(family));
	if (bit != 0) {
		feature = s->names->feature[bit];
		hnl_attr_put_string(b, HNL_DOMAIN_A_GRANTED_FEATURE, feature,
				    name_len(feature));
	}
	hnl_attr_put_u32(b, HNL_DOMAIN_A_GRANTED_NUMBER, s->family->id);
	hnl_attr_put_u32(b, HNL_DOMAIN_A_GRANTED_BIT, bit);
}

/* cursor[1]: the stamp of the grants that the dump began with. */
static int load(struct hnl_call *call, struct granted *granted)
{
	const struct hnl_domain_grant_list_req *req =
		(const struct hnl_domain_grant_list_req *)call->request;
	uint64_t stamp = 0;
	int err;

	granted->all = !HNL_HAS(req, HNL_DOMAIN_GRANT_LIST_REQ_DOMAIN);
	granted->n = 0;
	if (granted->all)
		return 0;
	err = ops_of(call)->grants_get(ctx_of(call), req->domain,
				       granted->grant, GRANTS_MAX, &granted->n,
				       &stamp);
	if (err != 0)
		return err;
	if (call->cursor[1] == 0)
		call->cursor[1] = stamp;
	if (call->cursor[1] != stamp)
		call->changed = true;
	return 0;
}

/* cursor[0]: the next to tell of, 64 a service. */
int hnl_domain_grant_list(struct hnl_call *call)
{
	uint64_t *at = &call->cursor[0];
	const struct hnl_service *s;
	struct granted granted;
	unsigned int bit;
	int err = load(call, &granted);

	if (err != 0)
		return hnl_domain_refuse(call, err, HNL_DOMAIN_A_GRANTED_DOMAIN,
					 0);
	if (*at == 0)
		*at = (uint64_t)SERVICE_FIRST * FEATURES_MAX;
	while ((s = hnl_hv_service(call->hv, (size_t)(*at / FEATURES_MAX))) !=
	       NULL) {
		bit = FEATURES_MAX;
		if (s->names != NULL)
			bit = next_bit(s->names,
				       features_of(&granted, s->family->id),
				       (unsigned int)(*at % FEATURES_MAX));
		*at = *at / FEATURES_MAX * FEATURES_MAX + bit;
		if (bit < FEATURES_MAX) {
			put_granted(call, s, bit);
			(*at)++;
			return HNL_CALL_MORE;
		}
	}
	return 0;
}
