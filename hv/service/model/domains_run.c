/* SPDX-License-Identifier: MIT */
/*
 * The reference table of domains: who may run.
 *
 *	runs = alive, no pause, not shut down
 *
 * The embedder is told of each change of that, under the lock, so that what it
 * does is in the order of the changes.
 */
#include "domains.h"

bool hnl_domain_model_may_run(const struct hnl_domain_model *m,
			      uint16_t domain)
{
	const struct hnl_domain_slot *d = slot_of(m, domain);

	return state_of(m, domain) == LIVE && d->pauses == 0 && !d->shut_down;
}

void hnl_domain_model_follow(const struct hnl_domain_model *m, uint16_t domain,
			     bool before)
{
	const struct hnl_domain_hooks *hooks = m->cfg.hooks;
	bool now = hnl_domain_model_may_run(m, domain);

	if (now != before && hooks != NULL && hooks->runnable != NULL)
		hooks->runnable(m->cfg.host, domain, now);
}

int hnl_domain_model_pause(void *ctx, uint16_t domain)
{
	struct hnl_domain_model *m = lock(ctx);
	struct hnl_domain_slot *d;
	int err = find(m, domain, &d);
	bool before;

	if (err == 0 && d->pauses == HNL_DOMAIN_MODEL_PAUSES)
		err = -HNL_EOVERFLOW;
	if (err == 0) {
		before = hnl_domain_model_may_run(m, domain);
		d->pauses++;
		hnl_domain_model_follow(m, domain, before);
	}
	return unlock(m, err);
}

static int finish(const struct hnl_domain_model *m, uint16_t domain,
		  struct hnl_domain_slot *d)
{
	const struct hnl_domain_hooks *hooks = m->cfg.hooks;
	int err = 0;

	if (hooks != NULL && hooks->finished != NULL)
		err = hooks->finished(m->cfg.host, domain);
	d->finished = err == 0;
	return err;
}

int hnl_domain_model_unpause(void *ctx, uint16_t domain)
{
	struct hnl_domain_model *m = lock(ctx);
	struct hnl_domain_slot *d;
	int err = find(m, domain, &d);

	if (err == 0 && d->pauses == 0)
		err = -HNL_EINVAL;
	if (err == 0 && d->pauses == 1 && !d->finished)
		err = finish(m, domain, d);
	if (err == 0) {
		d->pauses--;
		hnl_domain_model_follow(m, domain, false);
	}
	return unlock(m, err);
}

int hnl_domain_model_shutdown(void *ctx, uint16_t domain, uint8_t code)
{
	struct hnl_domain_model *m = lock(ctx);
	struct hnl_domain_info info;
	struct hnl_domain_slot *d;
	int err = find(m, domain, &d);
	bool before;

	if (err != 0 || d->shut_down)
		return unlock(m, err);
	before = hnl_domain_model_may_run(m, domain);
	d->shut_down = true;
	d->shutdown_code = code;
	hnl_domain_model_follow(m, domain, before);
	hnl_domain_model_inspect(m, domain, &info);
	(void)unlock(m, 0);
	hnl_domain_model_tell_state(m, &info);
	return 0;
}

/* Ends a shutdown, and a reset that stands in the middle. */
static void go_on(struct hnl_domain_model *m, uint16_t domain,
		  struct hnl_domain_slot *d)
{
	d->shut_down = false;
	d->shutdown_code = 0;
	d->resetter = 0;
	d->resetter_id = 0;
	hnl_domain_model_follow(m, domain, false);
}

int hnl_domain_model_resume(void *ctx, uint16_t domain)
{
	struct hnl_domain_model *m = lock(ctx);
	struct hnl_domain_slot *d;
	int err = find(m, domain, &d);

	if (err == 0 && d->shut_down)
		go_on(m, domain, d);
	return unlock(m, err);
}

/*
 * The reset under way is another caller's, who is still there. Who gave up its
 * call may begin again.
 */
static bool is_anothers(const struct hnl_domain_model *m,
			const struct hnl_domain_slot *d, uint16_t caller)
{
	uint16_t owner = (uint16_t)(d->resetter - 1u);

	return d->resetter != 0 && owner != caller &&
	       live_id(m, owner) == d->resetter_id;
}

static int reset_step(struct hnl_domain_model *m, uint16_t caller,
		      uint16_t domain, struct hnl_domain_slot *d,
		      uint64_t done)
{
	const struct hnl_domain_hooks *hooks = m->cfg.hooks;
	int err;

	if (hooks == NULL || hooks->reset_step == NULL)
		return -HNL_EOPNOTSUPP;
	if (!d->shut_down)
		return -HNL_EINVAL;
	if (is_anothers(m, d, caller))
		return -HNL_EBUSY;
	d->resetter = (uint16_t)(caller + 1u);
	d->resetter_id = live_id(m, caller);
	err = hooks->reset_step(m->cfg.host, domain, done);
	if (err == HNL_CALL_AGAIN)
		return err;
	d->resetter = 0;
	d->resetter_id = 0;
	if (err == 0)
		go_on(m, domain, d);
	return err;
}

int hnl_domain_model_soft_reset_step(void *ctx, uint16_t caller,
				     uint16_t domain, uint64_t unique_id,
				     uint64_t done)
{
	struct hnl_domain_model *m = lock(ctx);
	struct hnl_domain_slot *d;
	int err = find_unique(m, domain, unique_id, &d);

	if (err == 0)
		err = reset_step(m, caller, domain, d, done);
	return unlock(m, err);
}
