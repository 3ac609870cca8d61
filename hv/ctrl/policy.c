/* SPDX-License-Identifier: MIT */
/*
 * policy-list: what each command accepts and answers, from the same tables
 * that the engine checks by. What was not granted is not listed.
 */
#include <hnl/names.h>

#include "ctrl.h"

#define LISTED_SETS 256	/* of a family; sets above are not listed */

struct listing {
	const struct hnl_domain *domain;
	uint32_t ring;
	size_t service;
	const struct hnl_family *family;
	uint64_t grants;
	bool one;		/* one command alone is asked for */
	uint8_t cmd;
	uint64_t listed[LISTED_SETS / 64];	/* sets that it leads to */
};

static bool is_granted(const struct listing *l, uint8_t feature)
{
	return (l->grants >> feature) & 1;
}

static bool is_there(const struct listing *l, size_t cmd)
{
	const struct hnl_command *c =
		hnl_check_command(l->domain, l->service, cmd);

	return c != NULL && hnl_narrow_has(l->domain, l->ring, l->service, c);
}

/* The command that a set is the request or reply of; NULL: of none. */
static const struct hnl_command *owner_of(const struct listing *l, size_t set,
					  uint32_t *direction)
{
	const struct hnl_command *c = l->family->command;
	size_t i;

	for (i = 0; i < l->family->n_commands; i++, c++) {
		if ((l->one && i != l->cmd) || !is_there(l, i))
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
	return set < LISTED_SETS && ((l->listed[set / 64] >> (set % 64)) & 1);
}

static void mark(struct listing *l, size_t set)
{
	if (set < LISTED_SETS)
		l->listed[set / 64] |= (uint64_t)1 << (set % 64);
}

/* Marks what belongs to a command: each is looked up once, not for each set. */
static void mark_owned(struct listing *l)
{
	const struct hnl_command *c = l->family->command;
	size_t i;

	for (i = 0; i < l->family->n_commands; i++, c++) {
		if ((l->one && i != l->cmd) || !is_there(l, i))
			continue;
		mark(l, c->request);
		mark(l, c->reply);
	}
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
		mark(l, f->sub);
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
	const struct hnl_service *service;
	size_t i;

	memset(l, 0, sizeof(*l));
	l->one = HNL_HAS(req, HNL_CTRL_POLICY_LIST_REQ_COMMAND);
	l->cmd = l->one ? req->command : 0;
	service = hnl_check_service(call->domain, req->family, &i);
	if (service == NULL)
		return false;
	l->domain = call->domain;
	l->ring = call->ring;
	l->service = i;
	l->family = service->family;
	l->grants = hnl_narrow_grants(call->domain, call->ring, i);
	return (l->grants & 1) != 0;
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
	const struct hnl_names *names = call->hv->service[l->service].names;
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
int hnl_ctrl_policy_list(struct hnl_call *call)
{
	const struct hnl_schema *s;
	const struct hnl_field *f;
	struct listing l;
	size_t set, i;

	if (!open_listing(call, &l))
		return hnl_call_refuse(call, HNL_ENOENT, HNL_REASON_ABSENT,
				       HNL_CTRL_A_POLICY_FAMILY, 0);
	mark_owned(&l);
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
