/* SPDX-License-Identifier: MIT */
/*
 *	world_open --> models, dispatcher, guests --> world_close
 *
 *	guest 1 calls domain.destroy of 0	guest 0 is doomed
 *	behind the entry, world_settle()	and unmade
 *	guest 1 calls domain.create of 0	and made again
 *
 * A hook of a model must not enter the dispatcher, so what it says is noted,
 * and becomes true behind the entry.
 */
#include "world.h"

#include <string.h>

#include "hnl_ctrl.h"
#include "hnl_domain.h"
#include "hnl_event.h"
#include "hnl_memory.h"
#include "hnl_nested.h"
#include "hnl_view.h"
#include "input.h"

#define DOMAINS 6		/* of the table; GUESTS of them run */
#define MACHINE_PAGES 4096
#define PORTS 64
#define VIEWS 4
#define VIEW_ENTRIES 32
#define NESTED_VIEWS 3
#define TABLES 12
#define GUEST_TABLES 8
#define REVOKE_UNITS 64

struct world world;

static const struct hnl_grant grants[] = {
	{ HNL_MEMORY_FAMILY, HNL_GRANT_ALL },
	{ HNL_EVENT_FAMILY, HNL_GRANT_ALL },
	{ HNL_VIEW_FAMILY, HNL_GRANT_ALL },
	{ HNL_DOMAIN_FAMILY, HNL_GRANT_ALL },
	{ HNL_NESTED_FAMILY, HNL_GRANT_ALL },
};

#define N_GRANTS (sizeof(grants) / sizeof(grants[0]))

static const struct hnl_agreement agreement = {
	HNL_MEMORY_FAMILY, HNL_MEMORY_FEATURE_LIST_SHARED
};

static const struct hnl_handling_of rules[] = {
	{ HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_UNSHARE, HNL_FORWARD },
	{ HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_LIST_SHARED, HNL_FORWARD },
	{ HNL_EVENT_FAMILY, HNL_EVENT_CMD_STATUS, HNL_FORWARD },
};

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

/* Exactly n bytes, of which none is 0 by luck. */
static void *block(size_t n)
{
	void *p = malloc(n != 0 ? n : 1);

	require(p != NULL);
	memset(p, 0xa5, n);
	return p;
}

/* ---- the port ---- */

static struct guest *guest_of(void *host)
{
	return (struct guest *)host;
}

static uint8_t *map(void *host, uint64_t gpa, enum hnl_map_use use,
		    enum hnl_reason *why)
{
	struct guest *g = guest_of(host);

	*why = hnl_page_model_hold(&g->pages, gpa / HNL_PAGE, use);
	return *why == HNL_REASON_NONE ? g->ram + (gpa - GPA(0)) : NULL;
}

static void unmap(void *host, uint64_t gpa, enum hnl_map_use use)
{
	hnl_page_model_release(&guest_of(host)->pages, gpa / HNL_PAGE, use);
}

static void notify(void *host, uint32_t ring)
{
	(void)host;
	(void)ring;
}

static int authorise(void *host, uint16_t target,
		     const struct hnl_family *family, uint8_t cmd,
		     const void *request)
{
	(void)family;
	(void)cmd;
	require(request != NULL);
	return world.strict && target != guest_of(host)->id;
}

static bool preempt(void *host)
{
	(void)host;
	return world.preempted;
}

static bool hears(void *host, const struct hnl_family *family, uint8_t group,
		  uint16_t about)
{
	(void)host;
	(void)family;
	(void)group;
	(void)about;
	return !world.strict;
}

static int forward(void *host, uint64_t token, const uint8_t *msg, size_t len)
{
	struct guest *g = guest_of(host);

	if (g->peer_gone)
		return -HNL_ENODEV;
	require(len >= HNL_MSGHDR && hnl_load_le32(msg) == len);
	g->token[g->n_tokens++ % TOKENS] = token;
	return 0;
}

static uint64_t now(void *host)
{
	(void)host;
	return world.ticks;
}

static const struct hnl_hv_port port = {
	.map = map,
	.unmap = unmap,
	.notify = notify,
	.authorise = authorise,
	.preempt = preempt,
	.hears = hears,
	.forward = forward,
	.now = now,
};

static enum hnl_reason set_shared(void *host, uint64_t gfn, bool shared)
{
	return hnl_page_model_set(&guest_of(host)->pages, gfn, shared);
}

static struct hnl_memory_run next_shared(void *host, uint64_t gfn, uint64_t n)
{
	return hnl_page_model_next(&guest_of(host)->pages, gfn, n);
}

static const struct hnl_memory_ops memory_ops = { set_shared, next_shared };

/* ---- what the models ask of their host ---- */

static uint8_t *model_map(void *host, uint16_t domain, uint64_t gpa,
			  enum hnl_reason *why)
{
	(void)host;
	return map(&world.guest[domain], gpa, HNL_MAP_WRITE, why);
}

static void model_unmap(void *host, uint16_t domain, uint64_t gpa)
{
	(void)host;
	unmap(&world.guest[domain], gpa, HNL_MAP_WRITE);
}

static void upcall(void *host, uint16_t domain, uint16_t vcpu)
{
	(void)host;
	require(domain < GUESTS && vcpu < VCPUS);
}

static bool is_paused(void *host, uint16_t domain)
{
	(void)host;
	return world.guest[domain].paused;
}

static int created(void *host, uint16_t domain,
		   const struct hnl_domain_make *make)
{
	(void)host;
	(void)make;
	if (domain < GUESTS)
		world.guest[domain].due = true;
	return 0;
}

/* Its number is not free before it is gone. */
static int destroy_step(void *host, uint16_t domain, uint32_t units)
{
	(void)host;
	(void)units;
	if (domain >= GUESTS || world.guest[domain].domain == NULL) {
		if (domain < GUESTS)
			world.guest[domain].due = false;
		return 0;
	}
	world.guest[domain].doomed = true;
	return HNL_CALL_AGAIN;
}

static int reset_step(void *host, uint16_t domain, uint64_t done)
{
	(void)host;
	(void)domain;
	return done < 3 ? HNL_CALL_AGAIN : 0;
}

static void runnable(void *host, uint16_t domain, bool may_run)
{
	(void)host;
	if (domain < GUESTS)
		world.guest[domain].paused = !may_run;
}

/* Of another domain, which nobody is in. */
static void granted(void *host, uint16_t domain, const struct hnl_grant *grant,
		    uint16_t n)
{
	int err;

	(void)host;
	if (domain >= GUESTS || world.guest[domain].domain == NULL)
		return;
	err = hnl_domain_grant(world.guest[domain].domain, grant, n);
	require(err == 0 || err == -HNL_EBUSY || err == -HNL_EAGAIN);
}

static const struct hnl_domain_hooks hooks = {
	.created = created,
	.destroy_step = destroy_step,
	.reset_step = reset_step,
	.runnable = runnable,
	.granted = granted,
};

/* ---- configs of the models ---- */

static struct hnl_event_domain_config event_config(uint16_t id)
{
	struct hnl_event_domain_config c = {
		.id = id,
		.vcpus = VCPUS,
		.ports = PORTS,
		.shared_info = GPA(PAGES - 2),
	};

	return c;
}

static struct hnl_view_domain_config view_config(struct guest *g)
{
	struct hnl_view_domain_config c = {
		.id = g->id,
		.views = VIEWS,
		.vcpus = VCPUS,
		.mfn = g->mfn,
		.access = g->access,
		.first_gfn = FIRST_GFN,
		.pages = PAGES - 1,
		.entries = VIEW_ENTRIES,
		.default_access = HNL_VIEW_ACCESS_RWX,
		.second_stage = true,
	};

	return c;
}

static struct hnl_nested_domain_config nested_config(uint16_t id)
{
	struct hnl_nested_domain_config c = {
		.id = id,
		.views = NESTED_VIEWS,
		.tables = GUEST_TABLES,
		.first_gfn = FIRST_GFN,
		.pages = PAGES - 1,
	};

	return c;
}

static void open_models(void)
{
	static const struct hnl_domain_model_config domains = {
		.n_domains = DOMAINS,
		.n_grants = N_GRANTS,
		.pages = MACHINE_PAGES,
		.n_cpupools = 1,
		.gpa_bits = 39,
		.hooks = &hooks,
	};

	world.event.map = model_map;
	world.event.unmap = model_unmap;
	world.event.upcall = upcall;
	world.event.paused = is_paused;
	world.events = block(hnl_event_model_size(GUESTS));
	hnl_event_model_init(&world.event, world.events, GUESTS);
	world.view.domain = world.viewed;
	world.view.n_domains = GUESTS;
	world.domains = hnl_domain_model_init(
		block(hnl_domain_model_size(&domains)), &domains);
	world.tables = block(hnl_nested_model_size(GUESTS, TABLES));
	hnl_nested_model_init(&world.nested, world.tables, GUESTS, TABLES);
}

static void join_services(void)
{
	world.event_host.ops = &hnl_event_model_ops;
	world.event_host.ctx = &world.event;
	world.view_host.ops = &hnl_view_model_ops;
	world.view_host.ctx = &world.view;
	world.domain_host.ops = &hnl_domain_model_ops;
	world.domain_host.ctx = world.domains;
	world.domain_host.machine = &machine;
	world.nested_host.ops = &hnl_nested_model_ops;
	world.nested_host.ctx = &world.nested;
	world.service[0] = hnl_memory_service(&memory_ops, &hnl_memory_names);
	world.service[1] = hnl_event_service(&world.event_host,
					     &hnl_event_names);
	world.service[2] = hnl_view_service(&world.view_host,
					    &hnl_view_names);
	world.service[3] = hnl_domain_service(&world.domain_host,
					      &hnl_domain_names);
	world.service[4] = hnl_nested_service(&world.nested_host,
					      &hnl_nested_names);
}

/* ---- a guest comes, and goes ---- */

void guest_make(struct guest *g)
{
	g->domain = hnl_domain_init(block(hnl_domain_size(world.hv, &g->cfg)),
				    world.hv, &g->cfg);
	require(g->domain != NULL);
	require(hnl_domain_offer(g->domain, agreement.family,
				 agreement.feature, true) == 0);
}

void guest_unmake(struct guest *g)
{
	int turns = 0;

	while (hnl_domain_destroy(g->domain) == -HNL_EAGAIN)
		require(turns++ < 2 * RINGS + 2);
	free(g->domain);
	g->domain = NULL;
}

/* RAM as at the begin: all zero, most of it shared. */
static void clear_ram(struct guest *g)
{
	size_t i;

	memset(g->ram, 0, PAGES * HNL_PAGE);
	memset(g->state, 0, sizeof(g->state));
	hnl_page_model_add_ram(&g->pages, FIRST_GFN, PAGES - 1);
	for (i = 0; i < SHARED_PAGES; i++)
		(void)hnl_page_model_set(&g->pages, FIRST_GFN + i, true);
	(void)hnl_page_model_set(&g->pages, FIRST_GFN + PAGES - 2, true);
}

/* The models know it, the table of domains apart. */
static void enter_models(struct guest *g)
{
	struct hnl_event_domain_config event = event_config(g->id);
	struct hnl_nested_domain_config nested = nested_config(g->id);
	struct hnl_view_domain_config view = view_config(g);
	size_t i;

	g->ports = block(hnl_event_domain_size(&event));
	g->views = block(hnl_view_domain_size(&view));
	g->l1 = block(hnl_nested_domain_size(&nested));
	require(hnl_event_model_register(&world.event, g->ports, &event) == 0);
	require(hnl_view_model_add(&world.view, g->views, &view) == 0);
	require(hnl_nested_model_register(&world.nested, g->l1, &nested) == 0);
	for (i = 0; i < PAGES - 1; i++)
		require(hnl_view_model_host_mapped(&world.view, g->id,
						   FIRST_GFN + i,
						   FIRST_GFN + i) == 0);
	hnl_nested_model_add_ram(&world.nested, g->id, FIRST_GFN, PAGES - 1);
}

static void leave_models(struct guest *g)
{
	while (!hnl_event_model_unregister(&world.event, g->id))
		;
	while (!hnl_nested_model_unregister(&world.nested, g->id,
					    REVOKE_UNITS))
		;
	hnl_view_model_remove(&world.view, g->id);
	free(g->ports);
	free(g->views);
	free(g->l1);
}

static void begin_guest(struct guest *g)
{
	clear_ram(g);
	g->n_tokens = 0;
	memset(g->token, 0, sizeof(g->token));
	g->peer_gone = false;
	guest_make(g);
	enter_models(g);
}

/* Of its pages none is held by anybody. */
static void end_guest(struct guest *g)
{
	size_t i;

	leave_models(g);
	guest_unmake(g);
	for (i = 0; i < PAGES; i++)
		require((g->state[i] & 0x2f) == 0);
}

void world_settle(void)
{
	struct guest *g;
	size_t i;

	for (i = 0; i < GUESTS; i++) {
		g = &world.guest[i];
		if (g->doomed && g->domain != NULL)
			end_guest(g);
		else if (g->due && g->domain == NULL)
			begin_guest(g);
		else
			continue;
		g->doomed = g->due = false;
	}
}

/* It runs already. */
static void add_to_table(struct guest *g)
{
	static const struct hnl_domain_make make = {
		.flags = HNL_DOMAIN_CREATE_FLAG_HVM |
			 HNL_DOMAIN_CREATE_FLAG_HAP,
		.max_vcpus = VCPUS,
		.last_port = PORTS - 1,
		.view_mode = HNL_DOMAIN_VIEW_MODE_MIXED,
		.views = VIEWS,
		.grant = grants,
		.n_grants = N_GRANTS,
	};
	const struct hnl_domain_ops *ops = &hnl_domain_model_ops;
	struct hnl_domain_made made;

	require(hnl_domain_model_register(world.domains, g->id, &make,
					  &made) == 0 &&
		ops->max_pages_set(world.domains, g->id, PAGES) == 0 &&
		hnl_domain_model_pages_add(world.domains, g->id,
					   PAGES - 1) == 0 &&
		ops->unpause(world.domains, g->id) == 0);
	g->due = false;
}

/* ---- all of it ---- */

static void describe(struct guest *g, const struct world_config *cfg)
{
	struct hnl_domain_config *c = &g->cfg;

	g->pages.state = g->state;
	g->pages.first_gfn = FIRST_GFN;
	g->pages.n = PAGES;
	c->host = g;
	c->id = g->id;
	c->highest_gpa = GPA(PAGES) - 1;
	c->rings = RINGS;
	c->ring_pages = 4;
	c->vcpus = VCPUS;
	c->grant = grants;
	c->n_grants = N_GRANTS;
	c->calls = cfg->calls;
	c->call_bytes = cfg->call_bytes;
	c->groups = 3;
	c->event_bytes = cfg->event_bytes;
	c->counting = true;
	if (cfg->forwards) {
		c->rule = rules;
		c->n_rules = sizeof(rules) / sizeof(rules[0]);
		c->deadline = 3;
	}
}

/* Pages as long as the process: the guests' RAM is the machine's. */
static uint8_t *ram_of(size_t i)
{
	static void *ram[GUESTS];

	if (ram[i] == NULL)
		require(posix_memalign(&ram[i], HNL_PAGE,
				       PAGES * HNL_PAGE) == 0);
	return (uint8_t *)ram[i];
}

void world_open(const struct world_config *cfg)
{
	struct hnl_hv_config hv = {
		.port = &port,
		.service = world.service,
		.n_services = WORLD_SERVICES,
		.ctrl_names = &hnl_ctrl_names,
		.max_message = cfg->max_message,
		.budget = cfg->budget,
		.quantum = cfg->quantum,
		.n_domains = GUESTS,
		.agreement = &agreement,
		.n_agreements = 1,
	};
	size_t i;

	memset(&world, 0, sizeof(world));
	open_models();
	join_services();
	world.hv = hnl_hv_init(block(hnl_hv_size(&hv)), &hv);
	require(world.hv != NULL);
	world.domains->hv = world.hv;
	world.cpu = hnl_cpu_init(block(hnl_cpu_size(world.hv)), world.hv);
	for (i = 0; i < GUESTS; i++) {
		world.guest[i].id = (uint16_t)i;
		world.guest[i].ram = ram_of(i);
		describe(&world.guest[i], cfg);
		begin_guest(&world.guest[i]);
		add_to_table(&world.guest[i]);
	}
}

void world_close(void)
{
	size_t i;

	for (i = 0; i < GUESTS; i++)
		if (world.guest[i].domain != NULL)
			end_guest(&world.guest[i]);
	free(world.cpu);
	free(world.hv);
	free(world.events);
	free(world.tables);
	free(world.domains);
}

void guest_access(struct guest *g, uint64_t page, uint32_t flags,
		  uint32_t vcpu)
{
	const struct hnl_view_attempt attempt = {
		.gpa = GPA(page),
		.flags = flags,
		.vcpu = vcpu,
	};
	uint64_t mfn;

	if (!hnl_view_model_translate(&world.view, g->id, &attempt, &mfn))
		(void)!hnl_view_fault(world.hv, &world.view_host, g->id,
				      &attempt);
}

void guest_lose_page(struct guest *g, uint64_t page, bool present)
{
	uint64_t gfn = FIRST_GFN + page, first = gfn, n = 1;

	if (present) {
		(void)!hnl_view_model_host_mapped(&world.view, g->id, gfn, gfn);
		hnl_nested_model_add_ram(&world.nested, g->id, gfn, 1);
		return;
	}
	hnl_view_model_host_unmapped(&world.view, g->id, gfn);
	while (!hnl_nested_model_revoke(&world.nested, g->id, &first, &n,
					REVOKE_UNITS))
		;
}

void world_check_models(void)
{
	require(hnl_event_model_is_sound(&world.event));
	require(hnl_view_model_is_sound(&world.view));
	require(hnl_nested_model_is_sound(&world.nested));
	require(hnl_domain_model_is_sound(world.domains));
}
