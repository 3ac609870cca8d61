/* SPDX-License-Identifier: MIT */
/*
 * The transport's own family: what a domain was granted, its limits, its
 * rings, and what each command accepts. What was not granted is not told:
 * every listing passes through grants_of().
 */
#include <hnl/names.h>

#include "internal.h"
#include "hnl_ctrl.h"

static uint64_t grants_of(const struct hnl_call *call, size_t service)
{
	uint64_t grants = call->domain->grants[service];

	return (grants & 1) ? grants : 0;
}

/* ---- feature-list ---- */

/* Features that the family has at all: a grant of all is not a list of 64. */
static uint64_t features_of(const struct hnl_family *f)
{
	const struct hnl_schema *s = f->schema;
	uint64_t features = 1;
	size_t set, i;

	for (i = 0; i < f->n_commands; i++)
		features |= (uint64_t)1 << f->command[i].feature;
	for (set = 0; set < s->n_sets; set++)
		for (i = 0; i < s->set[set].n_fields; i++)
			features |= (uint64_t)1 << s->field[s->set[set].field +
							    i].feature;
	return features;
}

static int feature_list(struct hnl_call *call)
{
	const struct hnl_hv *hv = call->hv;
	struct hnl_ctrl_feature_list_rsp rsp;
	const struct hnl_family *family;
	uint64_t grants;
	size_t i;

	for (i = (size_t)call->cursor[0]; i < hv->n_services; i++) {
		grants = grants_of(call, i);
		if (grants == 0)
			continue;
		family = hv->service[i].family;
		hnl_ctrl_feature_list_rsp_init(&rsp);
		hnl_ctrl_feature_list_rsp_set_family(&rsp, family->id);
		hnl_ctrl_feature_list_rsp_set_grants(
			&rsp, grants & features_of(family));
		hnl_ctrl_feature_list_rsp_set_version(&rsp, family->version);
		hnl_ctrl_feature_list_rsp_put(call->reply, &rsp);
		call->cursor[0] = i + 1;
		return HNL_CALL_MORE;
	}
	return 0;
}

/* ---- limit-get ---- */

static int limit_get(struct hnl_call *call)
{
	const struct hnl_domain *d = call->domain;
	struct hnl_ctrl_limit_get_rsp rsp;

	hnl_ctrl_limit_get_rsp_init(&rsp);
	hnl_ctrl_limit_get_rsp_set_message(&rsp, call->hv->max_message);
	hnl_ctrl_limit_get_rsp_set_rings(&rsp, d->n_rings);
	hnl_ctrl_limit_get_rsp_set_ring_pages(&rsp, d->ring_pages);
	hnl_ctrl_limit_get_rsp_set_highest_gpa(&rsp, d->highest_gpa);
	hnl_ctrl_limit_get_rsp_set_abi(&rsp, HNL_ABI_VERSION);
	hnl_ctrl_limit_get_rsp_put(call->reply, &rsp);
	return 0;
}

/* ---- rings ---- */

static int refuse_ring(struct hnl_call *call, enum hnl_reason reason,
		       unsigned int guilty)
{
	static const uint16_t attr[] = { HNL_CTRL_A_RING_CONTROL,
					 HNL_CTRL_A_RING_SUBMISSION,
					 HNL_CTRL_A_RING_COMPLETION };
	enum hnl_errno err = HNL_EFAULT;

	if (reason == HNL_REASON_COUNT || reason == HNL_REASON_ALIGN ||
	    reason == HNL_REASON_GPA_DUPLICATE)
		err = HNL_EINVAL;
	else if (reason == HNL_REASON_GPA_BUSY)
		err = HNL_EBUSY;
	return hnl_call_refuse(call, err, reason, attr[guilty], 0);
}

/* Mapping is done at once: what comes behind it pays. */
static void charge_pages(struct hnl_call *call,
			 const struct hnl_ctrl_ring_create_req *req)
{
	uint32_t units = (req->submission.n + req->completion.n) / 8 / 16;

	call->budget -= units < call->budget ? units : call->budget;
}

static int ring_create(struct hnl_call *call)
{
	const struct hnl_ctrl_ring_create_req *req =
		(const struct hnl_ctrl_ring_create_req *)call->request;
	struct hnl_domain *d = call->domain;
	struct ring_state *r;
	enum hnl_reason reason;
	unsigned int guilty;

	if (req->id >= d->n_rings)
		return hnl_call_refuse(call, HNL_ENOSPC, HNL_REASON_QUOTA,
				       HNL_CTRL_A_RING_ID, 0);
	r = &d->ring[hnl_clamp_index(req->id, d->n_rings)];
	if (r->live)
		return hnl_call_refuse(call, HNL_EEXIST, HNL_REASON_STATE,
				       HNL_CTRL_A_RING_ID, 0);
	reason = hnl_ring_attach(d, r, req->control, &req->submission,
			     &req->completion, &guilty);
	charge_pages(call, req);
	if (reason != HNL_REASON_NONE)
		return refuse_ring(call, reason, guilty);
	return 0;
}

static struct ring_state *find_ring(struct hnl_call *call, uint32_t id)
{
	struct hnl_domain *d = call->domain;
	struct ring_state *r = NULL;

	if (id < d->n_rings)
		r = &d->ring[hnl_clamp_index(id, d->n_rings)];
	if (r != NULL && r->live)
		return r;
	(void)hnl_call_refuse(call, HNL_ENOENT, HNL_REASON_ABSENT,
			      HNL_CTRL_A_RING_ID, 0);
	return NULL;
}

/* Not the ring that carries this very call, whose answer would be lost. */
static int ring_destroy(struct hnl_call *call)
{
	const struct hnl_ctrl_ring_destroy_req *req =
		(const struct hnl_ctrl_ring_destroy_req *)call->request;
	struct ring_state *r = find_ring(call, req->id);

	if (r == NULL)
		return -HNL_ENOENT;
	if (call->ring == req->id || r->parked.len != 0)
		return hnl_call_refuse(call, HNL_EBUSY, HNL_REASON_STATE,
				       HNL_CTRL_A_RING_ID, 0);
	hnl_ring_detach(call->domain, r);
	return 0;
}

static int ring_get(struct hnl_call *call)
{
	const struct hnl_ctrl_ring_get_req *req =
		(const struct hnl_ctrl_ring_get_req *)call->request;
	const struct ring_state *r = find_ring(call, req->id);
	struct hnl_ctrl_ring_get_rsp rsp;

	if (r == NULL)
		return -HNL_ENOENT;
	hnl_ctrl_ring_get_rsp_init(&rsp);
	hnl_ctrl_ring_get_rsp_set_id(&rsp, req->id);
	hnl_ctrl_ring_get_rsp_set_state(
		&rsp, r->stopped == HNL_REASON_NONE ?
			      HNL_CTRL_RING_STATE_LIVE :
			      HNL_CTRL_RING_STATE_STOPPED);
	hnl_ctrl_ring_get_rsp_set_reason(&rsp, r->stopped);
	hnl_ctrl_ring_get_rsp_set_consumed(&rsp, r->sq.cons);
	hnl_ctrl_ring_get_rsp_put(call->reply, &rsp);
	return 0;
}

/* ---- policy-list ---- */

#define LISTED_SETS 256	/* of a family; sets above are not listed */

struct listing {
	const struct hnl_service *service;
	const struct hnl_family *family;
	uint64_t grants;
	bool one;		/* one command alone is asked for */
	uint8_t cmd;
	uint64_t nested[LISTED_SETS / 64];	/* sets that it leads to */
};

static bool is_granted(const struct listing *l, uint8_t feature)
{
	return (l->grants >> feature) & 1;
}

/* The command that a set is the request or reply of; NULL: of none. */
static const struct hnl_command *owner_of(const struct listing *l, size_t set,
					  uint32_t *direction)
{
	const struct hnl_command *c = l->family->command;
	size_t i;

	for (i = 0; i < l->family->n_commands; i++, c++) {
		if ((l->one && i != l->cmd) ||
		    hnl_dispatch_command(l->service, l->grants, i) == NULL)
			continue;
		*direction = set == c->request ? HNL_CTRL_DIRECTION_REQUEST :
						 HNL_CTRL_DIRECTION_REPLY;
		if (set == c->request || set == c->reply)
			return c;
	}
	return NULL;
}

static bool is_listed(const struct listing *l, size_t set)
{
	uint32_t direction;

	if (owner_of(l, set, &direction) != NULL)
		return true;
	return set < LISTED_SETS && ((l->nested[set / 64] >> (set % 64)) & 1);
}

/* Marks the sets that granted nests of listed sets lead to. */
static bool mark_nested(struct listing *l, size_t set)
{
	const struct hnl_schema *s = l->family->schema;
	const struct hnl_field *f = &s->field[s->set[set].field];
	size_t i, n = s->set[set].n_fields;
	bool changed = false;

	for (i = 0; i < n; i++, f++) {
		if (f->kind != HNL_KIND_NEST || !is_granted(l, f->feature) ||
		    f->sub >= LISTED_SETS || is_listed(l, f->sub))
			continue;
		l->nested[f->sub / 64] |= (uint64_t)1 << (f->sub % 64);
		changed = true;
	}
	return changed;
}

static void mark_all_nested(struct listing *l)
{
	bool changed = true;
	size_t i;

	while (changed) {
		changed = false;
		for (i = 0; i < l->family->schema->n_sets; i++)
			if (is_listed(l, i) && mark_nested(l, i))
				changed = true;
	}
}

static bool open_listing(struct hnl_call *call, struct listing *l)
{
	const struct hnl_ctrl_policy_list_req *req =
		(const struct hnl_ctrl_policy_list_req *)call->request;
	size_t i;

	memset(l, 0, sizeof(*l));
	l->one = HNL_HAS(req, HNL_CTRL_POLICY_LIST_REQ_COMMAND);
	l->cmd = l->one ? req->command : 0;
	for (i = 0; i < call->hv->n_services; i++) {
		if (call->hv->service[i].family->id != req->family)
			continue;
		l->service = &call->hv->service[i];
		l->family = l->service->family;
		l->grants = grants_of(call, i);
	}
	return l->grants != 0;
}

static void describe_value(struct hnl_ctrl_policy_list_rsp *rsp,
			   const struct hnl_field *f)
{
	switch (f->check) {
	case HNL_CHECK_RANGE:
	case HNL_CHECK_SRANGE:
		hnl_ctrl_policy_list_rsp_set_min(rsp, f->lo);
		hnl_ctrl_policy_list_rsp_set_max(rsp, f->hi);
		break;
	case HNL_CHECK_MASK:
	case HNL_CHECK_ENUM:
		hnl_ctrl_policy_list_rsp_set_mask(rsp, f->hi);
		break;
	default:
		break;
	}
	if (f->align != 0)
		hnl_ctrl_policy_list_rsp_set_align(rsp,
						   (uint64_t)1 << f->align);
	if (f->kind == HNL_KIND_NEST)
		hnl_ctrl_policy_list_rsp_set_nested_set(rsp, f->sub + 1u);
	if (f->flags & HNL_FIELD_REQUIRED)
		hnl_ctrl_policy_list_rsp_set_required(rsp);
	if (f->flags & HNL_FIELD_MULTI)
		hnl_ctrl_policy_list_rsp_set_multi(rsp);
}

static uint32_t length_of(const char *s)
{
	uint32_t n = 0;

	while (s[n] != 0)
		n++;
	return n;
}

static void describe_field(struct hnl_call *call, const struct listing *l,
			   size_t set, const struct hnl_field *f)
{
	struct hnl_ctrl_policy_list_rsp rsp;
	const struct hnl_names *names = l->service->names;
	const struct hnl_command *c;
	const char *name;
	uint32_t direction;

	hnl_ctrl_policy_list_rsp_init(&rsp);
	hnl_ctrl_policy_list_rsp_set_family(&rsp, l->family->id);
	c = owner_of(l, set, &direction);
	if (c != NULL) {
		hnl_ctrl_policy_list_rsp_set_command(
			&rsp, (uint8_t)(c - l->family->command));
		hnl_ctrl_policy_list_rsp_set_direction(&rsp, direction);
	}
	hnl_ctrl_policy_list_rsp_set_set(&rsp,
					 c != NULL ? 0 : (uint32_t)set + 1);
	hnl_ctrl_policy_list_rsp_set_type(&rsp, f->type);
	hnl_ctrl_policy_list_rsp_set_kind(&rsp, f->kind);
	hnl_ctrl_policy_list_rsp_set_min_len(&rsp, f->min);
	hnl_ctrl_policy_list_rsp_set_max_len(&rsp, f->max);
	describe_value(&rsp, f);
	if (names != NULL) {
		name = names->field[f - l->family->schema->field];
		hnl_ctrl_policy_list_rsp_set_name(&rsp, name, length_of(name));
	}
	hnl_ctrl_policy_list_rsp_put(call->reply, &rsp);
}

/* cursor: set, field. */
static int policy_list(struct hnl_call *call)
{
	const struct hnl_schema *s;
	const struct hnl_field *f;
	struct listing l;
	size_t set, i;

	if (!open_listing(call, &l))
		return hnl_call_refuse(call, HNL_ENOENT, HNL_REASON_ABSENT,
				       HNL_CTRL_A_POLICY_FAMILY, 0);
	mark_all_nested(&l);
	s = l.family->schema;
	for (set = (size_t)call->cursor[0]; set < s->n_sets; set++) {
		f = &s->field[s->set[set].field];
		i = is_listed(&l, set) ? (size_t)call->cursor[1] :
					 s->set[set].n_fields;
		for (; i < s->set[set].n_fields; i++) {
			if (!is_granted(&l, f[i].feature))
				continue;
			describe_field(call, &l, set, &f[i]);
			call->cursor[0] = set;
			call->cursor[1] = i + 1;
			return HNL_CALL_MORE;
		}
		call->cursor[1] = 0;
	}
	return 0;
}

const hnl_handler hnl_ctrl_handlers[HNL_CTRL_HANDLERS] = {
	[HNL_CTRL_CMD_FEATURE_LIST] = feature_list,
	[HNL_CTRL_CMD_LIMIT_GET] = limit_get,
	[HNL_CTRL_CMD_RING_CREATE] = ring_create,
	[HNL_CTRL_CMD_RING_DESTROY] = ring_destroy,
	[HNL_CTRL_CMD_RING_GET] = ring_get,
	[HNL_CTRL_CMD_POLICY_LIST] = policy_list,
};
