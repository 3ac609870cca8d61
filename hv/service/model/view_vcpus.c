/* SPDX-License-Identifier: MIT */
/*
 * vCPUs of the reference views: in which view each is, and the one violation
 * that it may wait for.
 *
 *	runs --fault--> waits --answer, or nobody listens any more--> runs
 *			      --its listener lost it, or is gone: again--^
 */
#include "view_map.h"

struct hnl_view_vcpu *hnl_view_vcpu_at(const struct hnl_view_domain *d,
				       uint32_t vcpu)
{
	if (vcpu >= d->cfg.vcpus)
		return NULL;
	return &d->vcpu[hnl_clamp_index(vcpu, d->cfg.vcpus)];
}

void hnl_view_vcpu_init(struct hnl_view_vcpu *v)
{
	v->info = HNL_VIEW_GFN_NONE;
	v->waits = 0;
	v->view = 0;
	v->step_view = HNL_VIEW_STAY;
	v->listens = false;
}

static void go_on(struct hnl_view_model *m, struct hnl_view_domain *d,
		  uint32_t vcpu, const struct hnl_view_go *how)
{
	d->vcpu[vcpu].waits = 0;
	d->waiting--;
	m->waiting--;
	if (m->go_on != NULL)
		m->go_on(m->host, d->cfg.id, vcpu, how);
}

static const struct hnl_view_go again = {
	HNL_VIEW_GO_AGAIN, HNL_VIEW_STAY, HNL_VIEW_STAY
};

void hnl_view_vcpu_silence(struct hnl_view_model *m, struct hnl_view_domain *d,
			   uint32_t vcpu)
{
	struct hnl_view_vcpu *v = &d->vcpu[vcpu];

	if (v->waits != 0)
		go_on(m, d, vcpu, &again);
	v->listens = false;
	v->info = HNL_VIEW_GFN_NONE;
}

static void move(struct hnl_view_domain *d, struct hnl_view_vcpu *v,
		 uint32_t view)
{
	d->view[v->view].active--;
	v->view = view;
	d->view[view].active++;
}

/* HNL_VIEW_STAY: no step. */
static void set_step(struct hnl_view_domain *d, struct hnl_view_vcpu *v,
		     uint32_t view)
{
	if (v->step_view != HNL_VIEW_STAY)
		d->view[v->step_view].active--;
	v->step_view = view;
	if (view != HNL_VIEW_STAY)
		d->view[view].active++;
}

void hnl_view_vcpu_settle(struct hnl_view_domain *d, uint32_t vcpu,
			  uint32_t view)
{
	move(d, &d->vcpu[vcpu], view);
	set_step(d, &d->vcpu[vcpu], HNL_VIEW_STAY);
}

/* ---- commands ---- */

/* Views are on and the vCPU is there; d is NULL or a domain. */
static int check_vcpu(const struct hnl_view_domain *d, uint32_t vcpu,
		      struct hnl_view_vcpu **v)
{
	int err = hnl_view_model_check_on(d);

	if (err != 0)
		return err;
	*v = hnl_view_vcpu_at(d, vcpu);
	return *v != NULL ? 0 : -HNL_ENODEV;
}

static int listen(const struct hnl_view_domain *d, struct hnl_view_vcpu *v,
		  uint64_t info)
{
	if (v->listens)
		return -HNL_EEXIST;
	if (info != HNL_VIEW_GFN_NONE &&
	    !hnl_view_map_is_present(d, hnl_view_map_page(d, info)))
		return -HNL_EFAULT;
	v->listens = true;
	v->info = info;
	return 0;
}

int hnl_view_vcpu_notify_enable(void *ctx, uint16_t domain, uint32_t vcpu,
				uint64_t info)
{
	struct hnl_view_model *m = (struct hnl_view_model *)ctx;
	struct hnl_view_domain *d = hnl_view_model_enter(m, domain);
	struct hnl_view_vcpu *v = NULL;
	int err = check_vcpu(d, vcpu, &v);

	if (err == 0)
		err = listen(d, v, info);
	return hnl_view_model_leave(m, err);
}

int hnl_view_vcpu_notify_disable(void *ctx, uint16_t domain, uint32_t vcpu)
{
	struct hnl_view_model *m = (struct hnl_view_model *)ctx;
	struct hnl_view_domain *d = hnl_view_model_enter(m, domain);
	struct hnl_view_vcpu *v = NULL;
	int err = check_vcpu(d, vcpu, &v);

	if (err == 0)
		hnl_view_vcpu_silence(m, d, (uint32_t)(v - d->vcpu));
	return hnl_view_model_leave(m, err);
}

static bool is_visible(const struct hnl_view_domain *d, uint32_t view)
{
	const struct hnl_view_one *one = hnl_view_map_live(d, view);

	return one != NULL && one->visible;
}

int hnl_view_vcpu_switch_all(void *ctx, uint16_t domain, uint32_t view)
{
	struct hnl_view_model *m = (struct hnl_view_model *)ctx;
	struct hnl_view_domain *d = hnl_view_model_enter(m, domain);
	int err = hnl_view_model_check_on(d);
	uint32_t i;

	if (err == 0 && !is_visible(d, view))
		err = -HNL_ENOENT;
	for (i = 0; err == 0 && i < d->cfg.vcpus; i++)
		hnl_view_vcpu_settle(d, i, view);
	return hnl_view_model_leave(m, err);
}

int hnl_view_vcpu_index_get(void *ctx, uint16_t domain, uint32_t vcpu,
			    uint32_t *view)
{
	struct hnl_view_model *m = (struct hnl_view_model *)ctx;
	struct hnl_view_domain *d = hnl_view_model_enter(m, domain);
	struct hnl_view_vcpu *v = NULL;
	int err = check_vcpu(d, vcpu, &v);

	if (err == 0)
		*view = v->view;
	return hnl_view_model_leave(m, err);
}

static bool is_view_or_stay(const struct hnl_view_domain *d, uint32_t view)
{
	return view == HNL_VIEW_STAY || hnl_view_map_live(d, view) != NULL;
}

static int check_answer(const struct hnl_view_domain *d,
			const struct hnl_view_vcpu *v, uint64_t number,
			const struct hnl_view_go *how)
{
	if (v->waits == 0 || v->waits != number ||
	    !is_view_or_stay(d, how->view) ||
	    !is_view_or_stay(d, how->step_view))
		return -HNL_ENOENT;
	return 0;
}

/* An answer without a view leaves a step that is under way as it is. */
int hnl_view_vcpu_answer(void *ctx, uint16_t domain, uint32_t vcpu,
			 uint64_t number, const struct hnl_view_go *how)
{
	struct hnl_view_model *m = (struct hnl_view_model *)ctx;
	struct hnl_view_domain *d = hnl_view_model_enter(m, domain);
	struct hnl_view_vcpu *v = NULL;
	int err = check_vcpu(d, vcpu, &v);

	if (err == 0)
		err = check_answer(d, v, number, how);
	if (err == 0 && how->view != HNL_VIEW_STAY) {
		move(d, v, how->view);
		set_step(d, v, how->step_view);
	}
	if (err == 0)
		go_on(m, d, (uint32_t)(v - d->vcpu), how);
	return hnl_view_model_leave(m, err);
}

bool hnl_view_vcpu_waiting(void *ctx, uint16_t *domain)
{
	struct hnl_view_model *m = (struct hnl_view_model *)ctx;
	uint32_t i;

	(void)hnl_view_model_enter(m, *domain);
	i = m->waiting != 0 ? *domain : m->n_domains;
	while (i < m->n_domains &&
	       (m->domain[i] == NULL || m->domain[i]->waiting == 0))
		i++;
	if (i < m->n_domains)
		*domain = (uint16_t)i;
	return hnl_view_model_leave(m, i < m->n_domains);
}

void hnl_view_vcpu_again(void *ctx, uint16_t domain)
{
	struct hnl_view_model *m = (struct hnl_view_model *)ctx;
	struct hnl_view_domain *d = hnl_view_model_enter(m, domain);
	uint32_t i;

	for (i = 0; d != NULL && d->waiting != 0; i++)
		if (d->vcpu[i].waits != 0)
			go_on(m, d, i, &again);
	(void)hnl_view_model_leave(m, 0);
}

/* ---- accesses ---- */

#define TRIED (HNL_VIEW_VIOLATION_READ | HNL_VIEW_VIOLATION_WRITE | \
	       HNL_VIEW_VIOLATION_EXECUTE)
#define FLAGS (2 * HNL_VIEW_VIOLATION_FAULT_IN_GPT - 1)	/* all of them */

/* The bits of an access are those of what was tried, up to rwx. */
static uint32_t rights_of(uint8_t access)
{
	if (access == HNL_VIEW_ACCESS_RX2RW)
		return HNL_VIEW_ACCESS_RX;
	return access <= HNL_VIEW_ACCESS_RWX ? access : 0;
}

static bool is_allowed(uint8_t access, uint32_t flags)
{
	return (flags & TRIED & ~rights_of(access)) == 0;
}

/*
 * rx2rw and n2rwx end with the access that they wait for. Without an entry left
 * to remember it they are a violation as any other.
 */
static bool relax(struct hnl_view_domain *d, uint32_t view, uint32_t page,
		  uint8_t access)
{
	if (access == HNL_VIEW_ACCESS_N2RWX)
		return hnl_view_map_set_access(d, view, page,
					       HNL_VIEW_ACCESS_RWX);
	/* What rx does not allow is a write. */
	if (access == HNL_VIEW_ACCESS_RX2RW)
		return hnl_view_map_set_access(d, view, page,
					       HNL_VIEW_ACCESS_RW);
	return false;
}

static void tell(struct hnl_view_domain *d, const struct hnl_view_vcpu *v,
		 bool paused, struct hnl_view_told *told)
{
	told->number = ++d->violations;
	told->view = v->view;
	told->paused = paused;
}

static int judge(struct hnl_view_model *m, struct hnl_view_domain *d,
		 struct hnl_view_vcpu *v,
		 const struct hnl_view_attempt *attempt,
		 struct hnl_view_told *told)
{
	uint32_t page = hnl_view_map_page(d, attempt->gpa / HNL_PAGE);
	uint8_t access;

	if (!hnl_view_map_is_present(d, page))
		return HNL_VIEW_FAULT_UNMAPPED;
	access = hnl_view_map_access(d, v->view, page);
	if (is_allowed(access, attempt->flags))
		return HNL_VIEW_FAULT_RETRY;
	if (v->info != HNL_VIEW_GFN_NONE &&
	    hnl_view_map_has_exception(d, v->view, page))
		return HNL_VIEW_FAULT_EXCEPTION;
	if (relax(d, v->view, page, access)) {
		if (v->listens && access == HNL_VIEW_ACCESS_N2RWX)
			tell(d, v, false, told);
		return HNL_VIEW_FAULT_RETRY;
	}
	if (!v->listens)
		return HNL_VIEW_FAULT_UNHEARD;
	tell(d, v, true, told);
	v->waits = told->number;
	d->waiting++;
	m->waiting++;
	if (m->pause != NULL)
		m->pause(m->host, d->cfg.id, attempt->vcpu);
	return HNL_VIEW_FAULT_PAUSED;
}

int hnl_view_vcpu_fault(void *ctx, uint16_t domain,
			const struct hnl_view_attempt *attempt,
			struct hnl_view_told *told)
{
	struct hnl_view_model *m = (struct hnl_view_model *)ctx;
	struct hnl_view_domain *d = hnl_view_model_enter(m, domain);
	struct hnl_view_vcpu *v = NULL;
	int err = d != NULL ? 0 : -HNL_ESRCH;

	told->number = 0;
	if (err == 0 && (v = hnl_view_vcpu_at(d, attempt->vcpu)) == NULL)
		err = -HNL_ENODEV;
	if (err == 0 && (!(attempt->flags & TRIED) || attempt->flags > FLAGS))
		err = -HNL_EINVAL;
	if (err == 0 && v->waits != 0)
		err = -HNL_EBUSY;
	if (err == 0)
		err = judge(m, d, v, attempt, told);
	return hnl_view_model_leave(m, err);
}

bool hnl_view_model_translate(struct hnl_view_model *m, uint16_t domain,
			      const struct hnl_view_attempt *attempt,
			      uint64_t *mfn)
{
	struct hnl_view_domain *d = hnl_view_model_enter(m, domain);
	const struct hnl_view_vcpu *v;
	bool allowed = false;
	uint32_t page;

	v = d != NULL ? hnl_view_vcpu_at(d, attempt->vcpu) : NULL;
	if (v != NULL) {
		page = hnl_view_map_page(d, attempt->gpa / HNL_PAGE);
		allowed = hnl_view_map_is_present(d, page) &&
			  is_allowed(hnl_view_map_access(d, v->view, page),
				     attempt->flags);
		if (allowed)
			*mfn = d->cfg.mfn[hnl_view_map_target(d, v->view,
							      page)];
	}
	(void)hnl_view_model_leave(m, 0);
	return allowed;
}

int hnl_view_model_guest_switch(struct hnl_view_model *m, uint16_t domain,
				uint32_t vcpu, uint32_t view)
{
	struct hnl_view_domain *d = hnl_view_model_enter(m, domain);
	struct hnl_view_vcpu *v = NULL;
	int err = check_vcpu(d, vcpu, &v);

	if (err == 0 && !is_visible(d, view))
		err = -HNL_ENOENT;
	if (err == 0)
		move(d, v, view);
	return hnl_view_model_leave(m, err);
}

void hnl_view_model_stepped(struct hnl_view_model *m, uint16_t domain,
			    uint32_t vcpu)
{
	struct hnl_view_domain *d = hnl_view_model_enter(m, domain);
	struct hnl_view_vcpu *v;

	v = d != NULL ? hnl_view_vcpu_at(d, vcpu) : NULL;
	if (v != NULL && v->step_view != HNL_VIEW_STAY)
		hnl_view_vcpu_settle(d, (uint32_t)(v - d->vcpu), v->step_view);
	(void)hnl_view_model_leave(m, 0);
}
