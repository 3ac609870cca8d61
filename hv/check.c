/* SPDX-License-Identifier: MIT */
/*
 * What a message must pass before anything runs, in the order of docs/abi.md:
 *
 *	frame -> LINK -> look up -> kind -> agreement -> decode -> window
 *	      -> room for the largest answer | admission -> authorise
 *
 * Invariant: nothing here has an effect, so that whoever asks may ask again:
 * of a call that goes on, and of one that was restored, all of it is. What was
 * not granted is refused as what was never defined, in one way and one time.
 */
#include "job.h"

bool hnl_check_has_handler(const struct hnl_service *s, size_t cmd)
{
	return cmd < s->n_handlers && s->handler[cmd] != NULL;
}

static int check_frame(struct job *j, struct hnl_extack *x)
{
	const struct hnl_head *h = &j->m.head;

	if (j->m.reason != HNL_REASON_NONE)
		return hnl_extack_refuse(x, HNL_EINVAL,
					 (enum hnl_reason)j->m.reason, 0, 0);
	if (h->type < HNL_FAMILY_MIN)
		return hnl_extack_refuse(x, HNL_EINVAL, HNL_REASON_TYPE, 0, 0);
	if (!(h->flags & HNL_F_REQUEST) || (h->flags & ~HNL_F_REQUEST_MASK))
		return hnl_extack_refuse(x, HNL_EINVAL, HNL_REASON_FLAGS, 0,
					 0);
	return 0;
}

static inline const struct hnl_service *
find_service(const struct hnl_domain *d, size_t family, size_t *i)
{
	const struct hnl_hv *hv = d->hv;
	size_t near = family - HNL_FAMILY_MIN, n;

	if (near < NEAR_FAMILIES) {
		n = hv->near[hnl_clamp_index(near, NEAR_FAMILIES)];
		*i = n - (n != 0);
	} else {
		for (*i = 0; *i < hv->n_services; ++*i)
			if (hv->service[*i].family->id == family)
				break;
		n = *i < hv->n_services;
		*i = n != 0 ? *i : 0;
	}
	/* One way for all that is not there, and one time (A25). */
	return (n != 0) & (d->grants[*i] & 1) ? &hv->service[*i] : NULL;
}

const struct hnl_service *hnl_check_service(const struct hnl_domain *d,
					    size_t family, size_t *i)
{
	return find_service(d, family, i);
}

static inline const struct hnl_command *
find_command(const struct hnl_domain *d, size_t service, size_t cmd)
{
	const struct hnl_service *s = &d->hv->service[service];
	size_t n = s->family->n_commands;
	const struct hnl_command *c;
	bool known = cmd < n;

	if (n == 0)
		return NULL;
	cmd = hnl_clamp_index(cmd, n);
	c = &s->family->command[cmd];
	/* One way for all that is not there, and one time (A25). */
	known &= ((d->grants[service] >> c->feature) & 1) & (c->flags != 0);
	if (!known)
		return NULL;
	if (c->flags & HNL_COMMAND_EVENT)
		return c;
	if (!(c->flags & (HNL_COMMAND_DO | HNL_COMMAND_DUMP)) ||
	    (!hnl_check_has_handler(s, cmd) &&
	     hnl_forward_handling(d, service, cmd) != HNL_FORWARD))
		return NULL;
	return c;
}

const struct hnl_command *hnl_check_command(const struct hnl_domain *d,
					    size_t service, size_t cmd)
{
	return find_command(d, service, cmd);
}

static hnl_handler handler_of(const struct hnl_service *s, size_t cmd)
{
	if (cmd >= s->n_handlers)
		return NULL;
	return s->handler[hnl_clamp_index(cmd, s->n_handlers)];
}

/*
 * Never defined and not granted give the same answer, byte for byte; an event
 * is no command that could be called.
 */
static int look_up(const struct batch *batch, struct job *j,
		   struct hnl_extack *x)
{
	const struct hnl_domain *d = batch->d;
	const struct hnl_head *h = &j->m.head;
	const struct hnl_command *c = NULL;

	j->service = find_service(d, h->type, &j->number);
	if (j->service != NULL)
		c = find_command(d, j->number, h->cmd);
	if (c == NULL || (c->flags & HNL_COMMAND_EVENT) ||
	    !hnl_narrow_has(d, batch->ring, j->number, c))
		return hnl_extack_refuse(x, HNL_ENOSYS, HNL_REASON_NONE, 0, 0);
	j->command = c;
	j->m.head.cmd = (uint8_t)hnl_clamp_index(
		h->cmd, j->service->family->n_commands);
	j->handler = handler_of(j->service, j->m.head.cmd);
	j->grants = hnl_narrow_grants(d, batch->ring, j->number);
	return 0;
}

static int check_agreement(const struct batch *batch, const struct job *j,
			   struct hnl_extack *x)
{
	if (j->command->feature == 0 ||
	    hnl_domain_agreed(batch->d, j->service->family->id,
			      j->command->feature))
		return 0;
	return hnl_extack_refuse(x, HNL_EACCES, HNL_REASON_NOT_NEGOTIATED, 0, 0);
}

/* LINK or BARRIER, on a command that does not take it. */
static bool is_misplaced(const struct job *j)
{
	uint8_t no = j->command->flags;
	uint16_t flags = j->m.head.flags;

	return ((no & HNL_COMMAND_NO_LINK) && (flags & HNL_F_LINK)) ||
	       ((no & HNL_COMMAND_NO_BARRIER) && (flags & HNL_F_BARRIER));
}

/* DUMP asks for what a dump command gives, and for nothing else. */
static int check_kind(struct job *j, struct hnl_extack *x)
{
	bool asked = (j->m.head.flags & HNL_F_DUMP) == HNL_F_DUMP;
	unsigned int want = asked ? HNL_COMMAND_DUMP : HNL_COMMAND_DO;

	j->dump = asked;
	if (((j->m.head.flags & HNL_F_DUMP) != 0 && !asked) || is_misplaced(j))
		return hnl_extack_refuse(x, HNL_EINVAL, HNL_REASON_FLAGS, 0,
					 0);
	if (!(j->command->flags & want))
		return hnl_extack_refuse(x, HNL_EINVAL, HNL_REASON_NOT_DUMP, 0,
					 0);
	return 0;
}

static int decode(struct batch *batch, const struct job *j)
{
	struct hnl_decoder *d = &batch->cpu->decoder;

	hnl_decoder_init(d, j->grants,
			 (j->m.head.flags & HNL_F_STRICT) ? HNL_MODE_STRICT :
							    HNL_MODE_REQUEST);
	d->schema = j->service->family->schema;
	return hnl_policy_decode(d, j->command->request, j->buf + j->m.off,
				 j->m.end - j->m.off, j->m.body - j->m.off,
				 batch->cpu->request, &batch->cpu->x);
}

static int check_window(const struct batch *batch, const struct job *j)
{
	struct search *s = &batch->cpu->search;

	s->n = hnl_narrow_of(batch->d, batch->ring);
	if (s->n == NULL)
		return 0;
	s->schema = j->service->family->schema;
	s->grants = j->grants;
	s->buf = j->buf + j->m.off;
	s->x = &batch->cpu->x;
	return hnl_narrow_check(s, j->command->request, j->m.end - j->m.off,
				j->m.body - j->m.off);
}

/* Values of the list that the reply follows; it is required. */
static size_t values_of(const struct hnl_command *c, const void *list)
{
	if (c->reply_unit == 0)
		return ((const struct hnl_list *)list)->n;
	return ((const struct hnl_bytes *)list)->n / c->reply_unit;
}

size_t hnl_check_reply_least(const struct batch *batch, const struct job *j)
{
	const struct hnl_command *c = j->command;

	if (c->reply_each == 0)
		return HNL_MSGHDR;
	return HNL_MSGHDR + HNL_ATTRHDR +
	       c->reply_each *
		       values_of(c, batch->cpu->request + c->reply_list);
}

/* Bytes that the largest answer to the decoded request may take. */
static size_t answer_max(const struct batch *batch, const struct job *j)
{
	const struct hnl_command *c = j->command;
	size_t max = c->reply_max + HNL_ACK_MAX;

	if (c->reply_each != 0)
		max += c->reply_each *
		       values_of(c, batch->cpu->request + c->reply_list);
	return max;
}

static int check_capacity(const struct batch *batch, struct job *j)
{
	j->need = answer_max(batch, j);
	if (j->need <= batch->sink->capacity)
		return 0;
	return hnl_extack_refuse(&batch->cpu->x, HNL_EMSGSIZE,
				 HNL_REASON_REPLY_SPACE, 0, 0);
}

/* Refusals that are made before a handler is known to run. */
int hnl_check_message(struct batch *batch, struct job *j)
{
	struct hnl_extack *x = &batch->cpu->x;
	int err = check_frame(j, x);

	if (err != 0)
		return err;
	if (j->slot == HNL_NONE && batch->lane->canceled)
		return hnl_extack_refuse(x, HNL_ECANCELED, HNL_REASON_CANCELED,
					 0, 0);
	err = look_up(batch, j, x);
	if (err == 0)
		err = check_kind(j, x);
	if (err == 0)
		err = check_agreement(batch, j, x);
	if (err == 0)
		err = decode(batch, j);
	if (err == 0)
		err = check_window(batch, j);
	return err == 0 ? check_capacity(batch, j) : err;
}

/*
 * A call that may be in flight needs its place there before anything runs.
 * OUTCOME_STARVED: not now; x: never.
 */
enum outcome hnl_check_admission(const struct batch *batch,
				 const struct job *j, struct hnl_extack *x)
{
	const struct hnl_domain *d = batch->d;

	if (!(j->command->flags & HNL_COMMAND_LONG) && !is_forwarded(batch, j))
		return OUTCOME_DONE;
	if (hnl_calls_admit(d, batch->ring, j->m.end - j->m.off,
			    reply_kept(j)))
		return OUTCOME_DONE;
	if (d->in_flight != 0)
		return OUTCOME_STARVED;
	(void)hnl_extack_refuse(x, HNL_ENOSPC, HNL_REASON_QUOTA, 0, 0);
	return OUTCOME_DONE;
}

/* Whether it says which domain it is about. */
static bool names_target(const struct batch *batch, const struct hnl_command *c)
{
	const uint64_t *has = (const uint64_t *)(void *)batch->cpu->request;
	size_t i = c->target_field - 1u;

	return c->target_field != 0 && ((has[i / 64] >> (i % 64)) & 1) != 0;
}

/* The domain that the request is about. */
uint16_t hnl_check_target(const struct batch *batch,
			  const struct hnl_command *c)
{
	uint16_t target;

	if (!names_target(batch, c))
		return batch->d->id;
	target = *(const uint16_t *)(const void *)(batch->cpu->request +
						   c->target);
	return target == HNL_DOMID_SELF ? batch->d->id : target;
}

/*
 * Where the schema has no word for the caller, who names no domain does not
 * mean himself, but one that is to be made; and a dump tells of several.
 */
static bool has_word_for_caller(const struct job *j)
{
	const struct hnl_command *c = j->command;
	const struct hnl_schema *s = j->service->family->schema;
	const struct hnl_field *f;

	if (c->target_field == 0)
		return true;
	f = &s->field[s->set[c->request].field + c->target_field - 1u];
	return hnl_field_admits(f, HNL_DOMID_SELF);
}

/* The addresses of a narrowed ring are its own domain's, and so is the rest. */
static bool is_beyond(const struct batch *batch, const struct job *j)
{
	if (hnl_narrow_of(batch->d, batch->ring) == NULL)
		return false;
	if (!has_word_for_caller(j) &&
	    (j->dump || !names_target(batch, j->command)))
		return true;
	return hnl_check_target(batch, j->command) != batch->d->id;
}

/* With nobody to ask, a domain may do to itself what needs no privilege. */
static inline bool is_allowed(const struct batch *batch, const struct job *j)
{
	const struct hnl_domain *d = batch->d;
	const struct hnl_hv_port *port = d->hv->port;

	if (hnl_forward_handling(d, j->number, j->m.head.cmd) == HNL_DENY ||
	    is_beyond(batch, j))
		return false;
	if (port->authorise == NULL)
		return !(j->command->flags & HNL_COMMAND_PRIVILEGED) &&
		       hnl_check_target(batch, j->command) == d->id;
	return port->authorise(d->host, hnl_check_target(batch, j->command),
			       j->service->family, j->m.head.cmd,
			       batch->cpu->request) == 0;
}

int hnl_check_authorisation(const struct batch *batch, const struct job *j)
{
	if (is_allowed(batch, j))
		return 0;
	return hnl_extack_refuse(&batch->cpu->x, HNL_EPERM, HNL_REASON_DENIED,
				 0, 0);
}
