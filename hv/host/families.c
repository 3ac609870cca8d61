/* SPDX-License-Identifier: MIT */
/*
 * Joins the models to one guest; families.h tells what of it is real. All of it
 * is one block:
 *
 *	| families | events | views | domains | nested |	parts
 *
 * Invariant: RAM is the same to views and to nested views, but within
 * families_page().
 */
#include <hnl/domain_model.h>
#include <hnl/event_model.h>
#include <hnl/nested_model.h>
#include <hnl/registers.h>
#include <hnl/view_model.h>

#include "families.h"
#include "hnl_domain.h"
#include "hnl_event.h"
#include "hnl_memory.h"
#include "hnl_nested.h"
#include "hnl_view.h"

#define GUEST 0			/* its number: it may bind global interrupts */
#define DOMAINS 16
#define MACHINE_PAGES 65536	/* of all domains, 256 MiB */
#define GPA_BITS 39

#define PORTS HNL_EVENT_PORTS_TWO_LEVEL
#define VIEWS 8			/* beside the guest's own */
#define VIEW_ENTRIES 256
#define NESTED_VIEWS 4
#define TABLES 48		/* in all, and of them the guest's: */
#define GUEST_TABLES 40

#define CALLS 8			/* in flight */
#define CALL_BYTES 0x80000u
#define GROUPS 8
#define EVENT_BYTES 4096
#define REVOKE_UNITS 64

/* Of the block; a model's part is its own. */
struct parts {
	struct families *families;
	void *events, *ports;
	void *views;
	uint64_t *mfn;		/* of each page, and what views allow there */
	uint8_t *access;
	void *domains;
	void *tables, *l1;
};

struct families {
	struct families_config cfg;
	struct parts part;
	struct hnl_hv *hv;
	struct hnl_domain *guest;
	bool offered;	/* what must be agreed on */
	struct hnl_event_model event;
	struct hnl_view_model view;
	struct hnl_view_domain *viewed[1];	/* by number: the guest alone */
	struct hnl_domain_model *domain;
	struct hnl_nested_model nested;
	struct hnl_event_host event_host;
	struct hnl_view_host view_host;
	struct hnl_domain_host domain_host;
	struct hnl_nested_host nested_host;
	struct hnl_service service[FAMILIES_SERVICES];
};

static const struct hnl_grant grants[] = {
	{ HNL_MEMORY_FAMILY, HNL_GRANT_ALL },
	/* There are no physical interrupts, so they are not granted. */
	{ HNL_EVENT_FAMILY, 1 | 1 << HNL_EVENT_FEATURE_FIFO },
	{ HNL_VIEW_FAMILY, HNL_GRANT_ALL },
	{ HNL_DOMAIN_FAMILY, HNL_GRANT_ALL },
	{ HNL_NESTED_FAMILY, HNL_GRANT_ALL },
};

#define N_GRANTS (sizeof(grants) / sizeof(grants[0]))

/* No architecture's: one scenario has one answer on all of them. */
static const struct hnl_domain_machine machine = {
	.flags = HNL_DOMAIN_CREATE_FLAG_HVM | HNL_DOMAIN_CREATE_FLAG_HAP |
		 HNL_DOMAIN_CREATE_FLAG_NESTED_VIRT,
	.n_domains = DOMAINS,
	.max_vcpus = 8,
	.max_vcpus_hvm = 8,
	.last_port = PORTS - 1,
	.grant_frames = 64,
	.maptrack_frames = 1024,
	.grant_version = 2,
	.view_modes = 1u << HNL_DOMAIN_VIEW_MODE_MIXED |
		      1u << HNL_DOMAIN_VIEW_MODE_EXTERNAL |
		      1u << HNL_DOMAIN_VIEW_MODE_LIMITED,
	.views = VIEWS,
};

/* ---- what the models ask of their host ---- */

static uint8_t *map(void *host, uint16_t domain, uint64_t gpa,
		    enum hnl_reason *why)
{
	const struct families *f = (const struct families *)host;

	(void)domain;
	return f->cfg.port->map(f->cfg.host, gpa, HNL_MAP_WRITE, why);
}

static void unmap(void *host, uint16_t domain, uint64_t gpa)
{
	const struct families *f = (const struct families *)host;

	(void)domain;
	f->cfg.port->unmap(f->cfg.host, gpa, HNL_MAP_WRITE);
}

/* No interrupts here: the guest looks at its page. */
static void upcall(void *host, uint16_t domain, uint16_t vcpu)
{
	(void)host;
	(void)domain;
	(void)vcpu;
}

/* A domain that nothing runs in has nothing to be reset. */
static int reset_step(void *host, uint16_t domain, uint64_t done)
{
	(void)host;
	(void)domain;
	(void)done;
	return 0;
}

static void inspect(void *host, uint16_t domain, struct hnl_domain_info *info)
{
	const struct families *f = (const struct families *)host;

	if (domain == GUEST)
		info->shared_info_gpa = families_shared_info(&f->cfg);
}

static const struct hnl_domain_hooks hooks = {
	.reset_step = reset_step,
	.inspect = inspect,
};

bool families_hears(void *host, const struct hnl_family *family, uint8_t group,
		    uint16_t about)
{
	(void)host;
	(void)family;
	(void)group;
	(void)about;
	return true;
}

int families_authorise(void *host, uint16_t target,
		       const struct hnl_family *family, uint8_t cmd,
		       const void *request)
{
	(void)host;
	(void)target;
	(void)family;
	(void)cmd;
	(void)request;
	return 0;
}

/* ---- configs ---- */

uint64_t families_shared_info(const struct families_config *cfg)
{
	return (cfg->first_gfn + cfg->pages - 1) * HNL_PAGE;
}

static struct hnl_event_domain_config
event_config(const struct families_config *cfg)
{
	struct hnl_event_domain_config c = {
		.id = GUEST,
		.vcpus = FAMILIES_VCPUS,
		.ports = PORTS,
		.shared_info = families_shared_info(cfg),
	};

	return c;
}

static struct hnl_view_domain_config
view_config(const struct families_config *cfg)
{
	struct hnl_view_domain_config c = {
		.id = GUEST,
		.views = VIEWS,
		.vcpus = FAMILIES_VCPUS,
		.first_gfn = cfg->first_gfn,
		.pages = (uint32_t)cfg->pages,
		.entries = VIEW_ENTRIES,
		.default_access = HNL_VIEW_ACCESS_RWX,
		.second_stage = true,
	};

	return c;
}

static struct hnl_nested_domain_config
nested_config(const struct families_config *cfg)
{
	struct hnl_nested_domain_config c = {
		.id = GUEST,
		.views = NESTED_VIEWS,
		.tables = GUEST_TABLES,
		.first_gfn = cfg->first_gfn,
		.pages = cfg->pages,
	};

	return c;
}

static struct hnl_domain_model_config domain_config(void *host)
{
	struct hnl_domain_model_config c = {
		.n_domains = DOMAINS,
		.n_grants = FAMILIES_SERVICES + 1,
		.pages = MACHINE_PAGES,
		.n_cpupools = 1,
		.gpa_bits = GPA_BITS,
		.hooks = &hooks,
		.host = host,
	};

	return c;
}

static const struct hnl_agreement agreements[] = {
	{ HNL_MEMORY_FAMILY, HNL_MEMORY_FEATURE_LIST_SHARED },
};

void families_limit(struct hnl_hv_config *cfg)
{
	cfg->n_domains = 1;	/* that can call */
	cfg->agreement = agreements;
	cfg->n_agreements = sizeof(agreements) / sizeof(agreements[0]);
}

void families_describe(struct hnl_domain_config *cfg)
{
	cfg->id = GUEST;
	cfg->grant = grants;
	cfg->n_grants = N_GRANTS;
	cfg->calls = CALLS;
	cfg->call_bytes = CALL_BYTES;
	cfg->groups = GROUPS;
	cfg->event_bytes = EVENT_BYTES;
	cfg->counting = true;
}

/* ---- one block ---- */

/* The next n bytes of it; base NULL: they are counted. */
static void *part(uint8_t *base, size_t *used, size_t n)
{
	void *p = base == NULL ? NULL : base + *used;

	*used += (n + 7) & ~(size_t)7;
	return p;
}

static size_t lay_out(uint8_t *base, const struct families_config *cfg,
		      struct parts *p)
{
	struct hnl_event_domain_config event = event_config(cfg);
	struct hnl_view_domain_config view = view_config(cfg);
	struct hnl_nested_domain_config nested = nested_config(cfg);
	struct hnl_domain_model_config domain = domain_config(NULL);
	size_t used = 0;

	p->families = (struct families *)part(base, &used,
					      sizeof(*p->families));
	p->events = part(base, &used, hnl_event_model_size(1));
	p->ports = part(base, &used, hnl_event_domain_size(&event));
	p->views = part(base, &used, hnl_view_domain_size(&view));
	p->mfn = (uint64_t *)part(base, &used, view.pages * sizeof(*p->mfn));
	p->access = (uint8_t *)part(base, &used, view.pages);
	p->domains = part(base, &used, hnl_domain_model_size(&domain));
	p->tables = part(base, &used, hnl_nested_model_size(1, TABLES));
	p->l1 = part(base, &used, hnl_nested_domain_size(&nested));
	return used;
}

size_t families_size(const struct families_config *cfg)
{
	struct parts p;

	return lay_out(NULL, cfg, &p);
}

/* One for all: none of the models is entered from within another. */
static void lock_models(struct families *f)
{
	f->event.lock = f->view.lock = f->nested.lock = f->domain->lock =
		f->cfg.lock;
	f->event.unlock = f->view.unlock = f->nested.unlock =
		f->domain->unlock = f->cfg.unlock;
	f->event.lock_host = f->view.lock_host = f->nested.lock_host =
		f->domain->lock_host = f->cfg.host;
}

static void init_models(struct families *f)
{
	struct hnl_domain_model_config domain = domain_config(f);

	f->domain = hnl_domain_model_init(f->part.domains, &domain);
	lock_models(f);
	f->event.map = map;
	f->event.unmap = unmap;
	f->event.upcall = upcall;
	f->event.host = f;
	hnl_event_model_init(&f->event, f->part.events, 1);
	f->view.domain = f->viewed;
	f->view.n_domains = 1;
	hnl_nested_model_init(&f->nested, f->part.tables, 1, TABLES);
}

struct families *families_init(void *mem, const struct families_config *cfg)
{
	struct families *f;
	struct parts p;

	(void)lay_out((uint8_t *)mem, cfg, &p);
	f = p.families;
	memset(f, 0, sizeof(*f));
	f->cfg = *cfg;
	f->part = p;
	init_models(f);
	f->event_host.ops = &hnl_event_model_ops;
	f->event_host.ctx = &f->event;
	f->view_host.ops = &hnl_view_model_ops;
	f->view_host.ctx = &f->view;
	f->domain_host.ops = &hnl_domain_model_ops;
	f->domain_host.ctx = f->domain;
	f->domain_host.machine = &machine;
	f->nested_host.ops = &hnl_nested_model_ops;
	f->nested_host.ctx = &f->nested;
	f->service[0] = hnl_event_service(&f->event_host, &hnl_event_names);
	f->service[1] = hnl_view_service(&f->view_host, &hnl_view_names);
	f->service[2] = hnl_domain_service(&f->domain_host, &hnl_domain_names);
	f->service[3] = hnl_nested_service(&f->nested_host, &hnl_nested_names);
	return f;
}

const struct hnl_service *families_services(const struct families *f)
{
	return f->service;
}

/* ---- the guest comes, and goes ---- */

static int add_views(struct families *f)
{
	struct hnl_view_domain_config c = view_config(&f->cfg);

	c.mfn = f->part.mfn;
	c.access = f->part.access;
	return hnl_view_model_add(&f->view, f->part.views, &c);
}

/* It runs already; and whoever calls has its grants for good. */
static int add_domain(struct families *f)
{
	static const struct hnl_domain_make make = {
		.flags = HNL_DOMAIN_CREATE_FLAG_HVM |
			 HNL_DOMAIN_CREATE_FLAG_HAP,
		.max_vcpus = FAMILIES_VCPUS,
		.last_port = PORTS - 1,
		.view_mode = HNL_DOMAIN_VIEW_MODE_MIXED,
		.views = VIEWS,
		.grant = grants,
		.n_grants = N_GRANTS,
	};
	const struct hnl_domain_ops *ops = &hnl_domain_model_ops;
	struct hnl_domain_made made;
	int err = hnl_domain_model_register(f->domain, GUEST, &make, &made);

	if (err == 0)
		err = ops->max_pages_set(f->domain, GUEST, f->cfg.pages);
	if (err == 0)
		err = hnl_domain_model_pages_add(f->domain, GUEST,
						 f->cfg.pages);
	if (err == 0)
		err = ops->unpause(f->domain, GUEST);
	hnl_domain_model_seal(f->domain, GUEST);
	return err;
}

static int offer(struct families *f, bool offered)
{
	int err = hnl_domain_offer(f->guest, agreements[0].family,
				   agreements[0].feature, offered);

	if (err == 0)
		f->offered = offered;
	return err;
}

bool families_start(struct families *f, struct hnl_hv *hv,
		    struct hnl_domain *guest)
{
	struct hnl_event_domain_config event = event_config(&f->cfg);
	struct hnl_nested_domain_config nested = nested_config(&f->cfg);
	uint64_t gfn, end = f->cfg.first_gfn + f->cfg.pages;

	f->hv = f->domain->hv = hv;
	f->guest = guest;
	if (hnl_event_model_register(&f->event, f->part.ports, &event) != 0 ||
	    add_views(f) != 0 ||
	    hnl_nested_model_register(&f->nested, f->part.l1,
				      &nested) != 0 ||
	    add_domain(f) != 0 || offer(f, true) != 0)
		return false;
	for (gfn = f->cfg.first_gfn; gfn < end; gfn++)
		families_page(f, gfn, true);
	return true;
}

bool families_offer(const struct families *f, struct hnl_domain *guest)
{
	return hnl_domain_offer(guest, agreements[0].family,
				agreements[0].feature, f->offered) == 0;
}

void families_move(struct families *f, struct hnl_hv *hv,
		   struct hnl_domain *guest)
{
	f->hv = f->domain->hv = hv;
	f->guest = guest;
}

void families_stop(struct families *f)
{
	while (!hnl_event_model_unregister(&f->event, GUEST))
		;
	while (!hnl_nested_model_unregister(&f->nested, GUEST, REVOKE_UNITS))
		;
	hnl_view_model_remove(&f->view, GUEST);
}

void families_page(struct families *f, uint64_t gfn, bool present)
{
	uint64_t first = gfn, n = 1;
	int err;

	if (present) {
		err = hnl_view_model_host_mapped(&f->view, GUEST, gfn, gfn);
		(void)err;	/* a page of its RAM is never refused */
		hnl_nested_model_add_ram(&f->nested, GUEST, gfn, 1);
		return;
	}
	hnl_view_model_host_unmapped(&f->view, GUEST, gfn);
	while (!hnl_nested_model_revoke(&f->nested, GUEST, &first, &n,
					REVOKE_UNITS))
		;
}

/* ---- test calls ---- */

/* What the guest would see at gpa, and a violation if it may not. */
static int test_access(struct families *f, const uint64_t arg[4],
		       uint64_t *value)
{
	const struct hnl_view_attempt attempt = {
		.gpa = arg[0],
		.flags = (uint32_t)arg[1],
		.vcpu = (uint32_t)arg[2],
	};
	int outcome = HNL_VIEW_FAULT_RETRY;
	uint64_t gfn;

	if (!hnl_view_model_translate(&f->view, GUEST, &attempt, &gfn))
		outcome = hnl_view_fault(f->hv, &f->view_host, GUEST,
					 &attempt);
	if (outcome < 0)
		return outcome;
	*value = (uint64_t)outcome;
	if (outcome != HNL_VIEW_FAULT_RETRY ||
	    !hnl_view_model_translate(&f->view, GUEST, &attempt, &gfn))
		return -HNL_EACCES;
	*value = gfn * HNL_PAGE + arg[0] % HNL_PAGE;
	return 0;
}

static int test_l2(struct families *f, const uint64_t arg[4], uint64_t *value)
{
	return hnl_nested_model_translate(&f->nested, GUEST, (uint32_t)arg[0],
					  arg[1], (uint32_t)arg[2], value);
}

static int test_virq(struct families *f, const uint64_t arg[4],
		     uint64_t *value)
{
	*value = hnl_event_model_raise_virq(&f->event, GUEST, (uint32_t)arg[1],
					    (uint32_t)arg[0]);
	return 0;
}

static int test_migrate(struct families *f, const uint64_t arg[4],
			uint64_t *value)
{
	(void)value;
	return hnl_domain_model_migrate(f->domain, GUEST, (uint32_t)arg[0]);
}

static int test_offer(struct families *f, const uint64_t arg[4],
		      uint64_t *value)
{
	(void)value;
	return offer(f, arg[0] != 0);
}

int families_test(struct families *f, uint64_t function, const uint64_t arg[4],
		  uint64_t *value)
{
	static int (*const test[])(struct families *f, const uint64_t arg[4],
				   uint64_t *value) = {
		[HNL_TEST_ACCESS - HNL_TEST_ACCESS] = test_access,
		[HNL_TEST_L2 - HNL_TEST_ACCESS] = test_l2,
		[HNL_TEST_VIRQ - HNL_TEST_ACCESS] = test_virq,
		[HNL_TEST_MIGRATE - HNL_TEST_ACCESS] = test_migrate,
		[HNL_TEST_OFFER - HNL_TEST_ACCESS] = test_offer,
	};
	uint64_t i = function - HNL_TEST_ACCESS;

	if (i >= sizeof(test) / sizeof(test[0]))
		return -HNL_ENOSYS;
	return test[hnl_clamp_index((size_t)i,
				    sizeof(test) / sizeof(test[0]))](f, arg,
								     value);
}
