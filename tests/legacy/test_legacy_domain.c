/* SPDX-License-Identifier: MIT */
/*
 * XEN_DOMCTL_createdomain and its kin, and SCHEDOP_remote_shutdown: six
 * domains, as the public headers' own structs and as packets.
 */
#include <hnl/domain_model.h>

#include "both.h"
#include "hnl_domain_legacy.h"
#include "six_domains.h"

#define S xen_domctl
ROUND(domain, create, S)
ROUND(domain, destroy, S)
ROUND(domain, pause, S)
ROUND(domain, unpause, S)
ROUND(domain, shutdown, sched_remote_shutdown)
ROUND(domain, resume, S)
ROUND(domain, soft_reset, S)
ROUND(domain, state_get, S)
ROUND(domain, handle_set, S)
ROUND(domain, max_memory_set, S)
ROUND(domain, paging_pool_get, S)
ROUND(domain, paging_pool_set, S)
ROUND_REPLY(domain, create, S)
ROUND_REPLY(domain, state_get, S)
ROUND_REPLY(domain, paging_pool_get, S)

/* Which rows of create's items others depend on. */
enum { ITEM_HVM = 3, ITEM_HAP = 4, ITEM_IOMMU = 8 };

static void mend_create(bool *has)
{
	has[ITEM_HVM] = has[ITEM_HAP] = has[ITEM_IOMMU] = true;
}

#define OP(n, o) \
	.name = #n, .cmd = HNL_DOMAIN_CMD_##o, .round = n##_round
#define DOMCTL(n) .sub = XEN_DOMCTL_##n, .size = sizeof(struct xen_domctl)
#define REPLY(n) .round_reply = n##_round_reply
#define A(name) HNL_DOMAIN_A_##name, 0
#define DOMAIN(dir) { dir, A(DOMAIN), 2, AT(S, domain), 0, 0, NONE, 7 }
#define C(m) AT(S, u.createdomain.m)
#define FLAG(name, bit) \
	{ IN, A(name), 0, C(flags), 0, XEN_DOMCTL_CDF_##bit, NONE, 1 }
#define NUMBER(dir, name, w, at, n) { dir, A(name), w, at, 0, 0, NONE, n }
#define INFO(name, w, m, n) \
	{ OUT, A(name), w, AT(S, u.getdomaininfo.m), 0, 0, NONE, n }
#define X86(name, w, m, mask, n) \
	{ IN, HNL_DOMAIN_A_X86_##name, HNL_DOMAIN_A_X86, w, C(arch.m), 0, \
	  mask, NONE, n }

static const struct op ops[] = {
	{ OP(create, CREATE), DOMCTL(createdomain), REPLY(create),
	  .mend = mend_create,
	  .item = { { IN, A(DOMAIN), 2, AT(S, domain), 0, 0,
		      DOMID_FIRST_RESERVED, DOMAINS + 1 },
		    NUMBER(IN, HANDLE, 16, C(handle), 256),
		    NUMBER(IN, SSIDREF, 4, C(ssidref), 9),
		    FLAG(HVM, hvm), FLAG(HAP, hap),
		    FLAG(S3_INTEGRITY, s3_integrity), FLAG(OOS_OFF, oos_off),
		    FLAG(XS_DOMAIN, xs_domain), FLAG(IOMMU, iommu),
		    FLAG(NESTED_VIRT, nested_virt), FLAG(VPMU, vpmu),
		    { IN, A(IOMMU_NO_SHAREPT), 0, C(iommu_opts), 0,
		      XEN_DOMCTL_IOMMU_no_sharept, NONE, 1 },
		    { IN, A(MAX_VCPUS), 4, C(max_vcpus), 0, 0, NONE, 4, 1 },
		    { IN, A(MAX_EVENT_PORT), 4, C(max_evtchn_port), 0, 0,
		      UINT32_MAX, 131072 },
		    { IN, A(MAX_GRANT_FRAMES), 4, C(max_grant_frames), 0, 0,
		      UINT32_MAX, 99 },
		    { IN, A(MAX_MAPTRACK_FRAMES), 4, C(max_maptrack_frames), 0,
		      0, UINT32_MAX, 99 },
		    { IN, A(GRANT_VERSION), 4, C(grant_opts), 0,
		      XEN_DOMCTL_GRANT_version_mask, 1, 2, 1 },
		    { IN, A(VMTRACE_SIZE), 4, C(vmtrace_size), 0, 0, 0, 3, 0,
		      4096 },
		    NUMBER(IN, CPUPOOL, 4, C(cpupool_id), CPUPOOLS + 1),
		    X86(EMULATION, 4, emulation_flags, 0, 2048),
		    X86(MSR_RELAXED, 0, misc_flags, XEN_X86_MSR_RELAXED, 1),
		    DOMAIN(OUT) },
	  .errnos = { HNL_EEXIST, HNL_EINVAL, HNL_ENOENT, HNL_ENOMEM,
		      HNL_EOPNOTSUPP, HNL_EPERM },
	  .renamed = { HNL_ENOSPC, HNL_ENOMEM } },	/* as Xen has it */
	{ OP(destroy, DESTROY), DOMCTL(destroydomain),
	  .item = { DOMAIN(IN) },
	  .errnos = { HNL_EINVAL, HNL_EPERM, HNL_ESRCH } },
	{ OP(pause, PAUSE), DOMCTL(pausedomain),
	  .item = { DOMAIN(IN) },
	  .errnos = { HNL_EINVAL, HNL_EOVERFLOW, HNL_EPERM, HNL_ESRCH } },
	{ OP(unpause, UNPAUSE), DOMCTL(unpausedomain),
	  .item = { DOMAIN(IN) },
	  .errnos = { HNL_EINVAL, HNL_EPERM, HNL_ESRCH } },
	{ OP(resume, RESUME), DOMCTL(resumedomain),
	  .item = { DOMAIN(IN) },
	  .errnos = { HNL_EINVAL, HNL_EPERM, HNL_ESRCH } },
	{ OP(soft_reset, SOFT_RESET), DOMCTL(soft_reset),
	  .item = { DOMAIN(IN) },
	  .errnos = { HNL_EINVAL, HNL_EPERM, HNL_ESRCH } },
	{ OP(state_get, STATE_GET), DOMCTL(getdomaininfo), REPLY(state_get),
	  .clear = { { AT(S, u.getdomaininfo.pad1) },
		     { AT(S, u.getdomaininfo.pad2) },
		     { AT(S, u.getdomaininfo.arch_config) } },
	  .item = { DOMAIN(IN), DOMAIN(OUT), INFO(DOMAIN, 2, domain, 7),
		    INFO(HANDLE, 16, handle, 256),
		    INFO(SSIDREF, 4, ssidref, 99),
		    { OUT, A(STATE), 4, AT(S, u.getdomaininfo.flags), 0, 0x1ff,
		      NONE, 4 },
		    { OUT, A(SHUTDOWN_CODE), 1, AT(S, u.getdomaininfo.flags),
		      0, XEN_DOMINF_shutdownmask << XEN_DOMINF_shutdownshift,
		      WHEN, 6 },
		    INFO(PAGES, 8, tot_pages, 99),
		    INFO(MAX_PAGES, 8, max_pages, 99),
		    INFO(OUTSTANDING_PAGES, 8, outstanding_pages, 99),
		    INFO(SHARED_PAGES, 8, shr_pages, 99),
		    INFO(PAGED_PAGES, 8, paged_pages, 99),
		    { OUT, A(SHARED_INFO_GPA), 8,
		      AT(S, u.getdomaininfo.shared_info_frame), 12, 0, NONE,
		      99 },
		    INFO(CPU_TIME, 8, cpu_time, UINT64_MAX),
		    INFO(ONLINE_VCPUS, 4, nr_online_vcpus, 99),
		    { OUT, A(MAX_VCPU_ID), 4,
		      AT(S, u.getdomaininfo.max_vcpu_id), 0, 0, UINT32_MAX,
		      99 },
		    INFO(CPUPOOL, 4, cpupool, 9),
		    INFO(GPA_BITS, 1, gpaddr_bits, 65) },
	  .errnos = { HNL_EINVAL, HNL_EPERM, HNL_ESRCH } },
	{ OP(handle_set, HANDLE_SET), DOMCTL(setdomainhandle),
	  .item = { DOMAIN(IN), NUMBER(IN, HANDLE, 16,
				       AT(S, u.setdomainhandle.handle), 256) },
	  .errnos = { HNL_EINVAL, HNL_EPERM, HNL_ESRCH } },
	{ OP(max_memory_set, MAX_MEMORY_SET), DOMCTL(max_mem),
	  .item = { DOMAIN(IN), NUMBER(IN, MAX_MEMORY, 8,
				       AT(S, u.max_mem.max_memkb), 99) },
	  .errnos = { HNL_EINVAL, HNL_EPERM, HNL_ESRCH } },
	{ OP(paging_pool_get, PAGING_POOL_GET),
	  DOMCTL(get_paging_mempool_size), REPLY(paging_pool_get),
	  .item = { DOMAIN(IN), { OUT, A(PAGING_POOL), 8,
				  AT(S, u.paging_mempool.size), 0, 0, NONE, 9,
				  0, 4096 } },
	  .errnos = { HNL_EINVAL, HNL_EOPNOTSUPP, HNL_EPERM, HNL_ESRCH } },
	{ OP(paging_pool_set, PAGING_POOL_SET),
	  DOMCTL(set_paging_mempool_size),
	  .item = { DOMAIN(IN), { IN, A(PAGING_POOL), 8,
				  AT(S, u.paging_mempool.size), 0, 0, NONE, 9,
				  0, 4096 } },
	  .errnos = { HNL_EINVAL, HNL_ENOMEM, HNL_EOPNOTSUPP, HNL_EPERM,
		      HNL_ESRCH } },
};

#define R sched_remote_shutdown

static const struct op sched_ops[] = {
	{ OP(shutdown, SHUTDOWN), .op = SCHEDOP_remote_shutdown,
	  .size = sizeof(struct R),
	  .item = { { IN, A(DOMAIN), 2, AT(R, domain_id), 0, 0, NONE, 7 },
		    { IN, A(REASON), 4, AT(R, reason), 0, 0, NONE, 6 } },
	  .errnos = { HNL_EINVAL, HNL_EPERM, HNL_ESRCH } },
};

#define N(a) (sizeof(a) / sizeof((a)[0]))

static void fix(void *s, uint32_t sub)
{
	((struct xen_domctl *)s)->cmd = sub;
	((struct xen_domctl *)s)->interface_version =
		XEN_DOMCTL_INTERFACE_VERSION;
}

static void nothing_fixed(void *s, uint32_t sub)
{
	(void)s;
	(void)sub;
}

static const struct family domctl = {
	&hnl_domain_family, handlers, N_HANDLERS, __HYPERVISOR_domctl,
	hnl_domain_legacy_call, fix, ops, N(ops)
};

static const struct family sched = {
	&hnl_domain_family, handlers, N_HANDLERS, __HYPERVISOR_sched_op,
	hnl_domain_legacy_call, nothing_fixed, sched_ops, N(sched_ops)
};

/* The callers, and one domain that soft_reset finds shut down. */
static void some_domains(struct world *w)
{
	struct domains *all = (struct domains *)w->model;
	unsigned int i;

	assert_true(sizeof(*all) <= sizeof(w->model));
	memset(w->model, 0, sizeof(w->model));
	for (i = 0; i < 4; i++) {
		all->domain[i].there = 1;
		all->domain[i].vcpus = i;
		all->domain[i].flags = i & 1;
		all->domain[i].shutdown = i >> 1;
	}
}

static void domain_each_domctl_two_entries_same(void **state)
{
	static struct seen seen[N(ops)];

	(void)state;
	both_ways(&domctl, HNL_GRANT_ALL, some_domains, seen);
	check_seen(&domctl, seen);
}

static void domain_remote_shutdown_two_entries_same(void **state)
{
	static struct seen seen[N(sched_ops)];

	(void)state;
	both_ways(&sched, HNL_GRANT_ALL, some_domains, seen);
	check_seen(&sched, seen);
}

static void domain_round_trips(void **state)
{
	(void)state;
	round_trips(&domctl);
	round_trips(&sched);
}

static void min_create(struct hnl_domain_create_req *req)
{
	hnl_domain_create_req_init(req);
	hnl_domain_create_req_set_max_vcpus(req, 1);
}

/* What the struct has no member for is refused, not left out. */
static void domain_create_without_member_eopnotsupp(void **state)
{
	struct hnl_domain_create_req req;
	struct xen_domctl s;

	(void)state;
	min_create(&req);
	assert_int_equal(hnl_domain_create_to_legacy(&req, &s), 0);
	assert_int_equal(s.domain, DOMID_FIRST_RESERVED);
	assert_int_equal(s.u.createdomain.max_evtchn_port, UINT32_MAX);
	assert_int_equal(s.u.createdomain.max_grant_frames, -1);
	assert_int_equal(s.u.createdomain.grant_opts, 1);
	hnl_domain_create_req_set_view_mode(&req, HNL_DOMAIN_VIEW_MODE_MIXED);
	assert_int_equal(hnl_domain_create_to_legacy(&req, &s),
			 -HNL_EOPNOTSUPP);
	min_create(&req);
	(void)hnl_domain_create_req_set_arm(&req);
	assert_int_equal(hnl_domain_create_to_legacy(&req, &s),
			 -HNL_EOPNOTSUPP);
	min_create(&req);
	hnl_domain_create_req_set_grant(&req, NULL, 0);
	assert_int_equal(hnl_domain_create_to_legacy(&req, &s),
			 -HNL_EOPNOTSUPP);
}

static void domain_create_lost_bits_einval(void **state)
{
	struct hnl_domain_create_req req;
	struct xen_domctl s;

	(void)state;
	memset(&s, 0, sizeof(s));
	fix(&s, XEN_DOMCTL_createdomain);
	assert_int_equal(hnl_domain_create_from_legacy(&s, &req), 0);
	assert_false(HNL_HAS(&req, HNL_DOMAIN_CREATE_REQ_VMTRACE_SIZE));
	s.u.createdomain.flags = XEN_DOMCTL_CDF_MAX << 1;
	assert_int_equal(hnl_domain_create_from_legacy(&s, &req),
			 -HNL_EINVAL);
	s.u.createdomain.flags = 0;
	s.u.createdomain.arch.misc_flags = 2;
	assert_int_equal(hnl_domain_create_from_legacy(&s, &req),
			 -HNL_EINVAL);
	min_create(&req);
	hnl_domain_create_req_set_grant_version(&req, 16);
	assert_int_equal(hnl_domain_create_to_legacy(&req, &s), -HNL_EINVAL);
	min_create(&req);
	hnl_domain_create_req_set_handle(&req, "short", 5);
	assert_int_equal(hnl_domain_create_to_legacy(&req, &s), -HNL_EINVAL);
	hnl_domain_create_req_init(&req);
	assert_int_equal(hnl_domain_create_to_legacy(&req, &s), -HNL_EINVAL);
}

static void domain_other_version_other(void **state)
{
	struct hnl_legacy l = { .run = NULL };
	struct xen_domctl s;

	(void)state;
	memset(&s, 0, sizeof(s));
	fix(&s, XEN_DOMCTL_createdomain);
	s.interface_version++;
	assert_int_equal(hnl_domain_legacy_call(&l, __HYPERVISOR_domctl, 0,
						&s), HNL_LEGACY_OTHER);
	fix(&s, XEN_DOMCTL_max_vcpus);
	assert_int_equal(hnl_domain_legacy_call(&l, __HYPERVISOR_domctl, 0,
						&s), HNL_LEGACY_OTHER);
}

/* ---- the service itself ---- */

static const struct hnl_domain_emulation devices[] = {
	{ XEN_X86_EMU_ALL & ~XEN_X86_EMU_VPCI, true }, { 0, false },
};

static const struct hnl_domain_machine pc = {
	.flags = XEN_DOMCTL_CDF_hvm | XEN_DOMCTL_CDF_hap |
		 XEN_DOMCTL_CDF_iommu | XEN_DOMCTL_CDF_oos_off,
	.n_domains = DOMAINS,
	.max_vcpus = 8192,
	.max_vcpus_hvm = 128,
	.last_port = 1023,
	.grant_frames = 64,
	.maptrack_frames = 1024,
	.grant_version = 2,
	.emulation = devices,
	.n_emulation = N(devices),
	.x86 = true,
	.msr_relaxed = true,
};

/* A table of domains, with what its embedder was told to make. */
struct real {
	struct hnl_domain_model *model;
	struct hnl_domain_host host;
	struct hnl_domain_make make;
	struct family family;
	struct world w;
};

static int make_follows(void *host, uint16_t domain,
			const struct hnl_domain_make *make)
{
	struct real *r = (struct real *)host;

	(void)domain;
	memcpy(&r->make, make, sizeof(r->make));
	r->make.grant = NULL;	/* an address; there are none */
	return 0;
}

static const struct hnl_domain_hooks make_hooks = { .created = make_follows };

static struct hnl_domain_model_config real_config(void *host)
{
	struct hnl_domain_model_config cfg = { .n_domains = DOMAINS,
					       .n_grants = 1,
					       .pages = 100,
					       .n_cpupools = CPUPOOLS,
					       .hooks = &make_hooks,
					       .host = host };

	return cfg;
}

static struct real *real_open(void)
{
	struct real *r = (struct real *)calloc(1, sizeof(*r));
	struct hnl_domain_model_config cfg = real_config(r);
	struct hnl_service s;

	r->model = hnl_domain_model_init(malloc(hnl_domain_model_size(&cfg)),
					 &cfg);
	r->host.ops = &hnl_domain_model_ops;
	r->host.ctx = r->model;
	r->host.machine = &pc;
	s = hnl_domain_service(&r->host, NULL);
	r->family = domctl;
	r->family.handler = s.handler;
	r->family.n_handlers = (uint16_t)s.n_handlers;
	r->family.ctx = s.ctx;
	world_open(&r->w, &r->family, HNL_GRANT_ALL);
	return r;
}

static void real_close(struct real *r)
{
	world_close(&r->w);
	free(r->model);
	free(r);
}

/* What a toolstack gives for a guest with devices. */
static void fill_struct(struct xen_domctl *s)
{
	struct xen_domctl_createdomain *c = &s->u.createdomain;

	memset(s, 0, sizeof(*s));
	fix(s, XEN_DOMCTL_createdomain);
	memset(c->handle, 0x42, sizeof(c->handle));
	c->ssidref = 7;
	c->flags = XEN_DOMCTL_CDF_hvm | XEN_DOMCTL_CDF_hap |
		   XEN_DOMCTL_CDF_oos_off;
	c->max_vcpus = 4;
	c->max_evtchn_port = 1023;
	c->max_grant_frames = -1;
	c->max_maptrack_frames = 512;
	c->grant_opts = XEN_DOMCTL_GRANT_version(2);
	c->cpupool_id = 1;
	c->arch.emulation_flags = XEN_X86_EMU_ALL & ~XEN_X86_EMU_VPCI;
	c->arch.misc_flags = XEN_X86_MSR_RELAXED;
}

/* The same by values that are as fill_struct() has them. */
static void fill_values(struct values *v)
{
	static const uint64_t value[] = { 0, 0x42, 7, 0, 0, 0, 0, 0, 0, 0, 0,
					  0, 4, 1023, 0, 512, 2, 0, 1, 0x3ff,
					  0 };
	size_t i;

	memset(v, 0, sizeof(*v));
	memcpy(v->v, value, sizeof(value));
	for (i = 0; i < N(value); i++)
		v->has[i] = value[i] != 0;
	v->has[ITEM_HVM] = v->has[ITEM_HAP] = true;
	v->has[ITEM_HAP + 2] = true;	/* oos-off */
	v->has[N(value) - 1] = true;	/* msr-relaxed */
}

static void assert_same_effect(const struct real *a, const struct real *b)
{
	struct hnl_domain_model_config cfg = real_config(NULL);
	size_t head = sizeof(*a->model);

	assert_memory_equal(&a->make, &b->make, sizeof(a->make));
	assert_memory_equal((const uint8_t *)a->model + head,
			    (const uint8_t *)b->model + head,
			    hnl_domain_model_size(&cfg) - head);
	assert_true(hnl_domain_model_is_sound(a->model));
}

/* Each row changes the struct; the service answers the errno. */
static void domain_create_of_the_service_errnos(struct real *r)
{
	struct xen_domctl s;

	fill_struct(&s);
	s.domain = 3;
	assert_int_equal(by_struct(&r->w, &domctl, &ops[0], &s), 0);
	assert_int_equal(by_struct(&r->w, &domctl, &ops[0], &s), -HNL_EEXIST);
	fill_struct(&s);
	s.u.createdomain.flags &= ~(uint32_t)XEN_DOMCTL_CDF_hvm;
	assert_int_equal(by_struct(&r->w, &domctl, &ops[0], &s), -HNL_EINVAL);
	fill_struct(&s);
	s.u.createdomain.flags |= XEN_DOMCTL_CDF_vpmu;
	assert_int_equal(by_struct(&r->w, &domctl, &ops[0], &s), -HNL_EINVAL);
	assert_int_equal(r->w.legacy.x.type, HNL_DOMAIN_A_VPMU);
	fill_struct(&s);
	s.u.createdomain.max_vcpus = 129;
	assert_int_equal(by_struct(&r->w, &domctl, &ops[0], &s), -HNL_EINVAL);
	assert_int_equal(r->w.legacy.x.type, HNL_DOMAIN_A_MAX_VCPUS);
	fill_struct(&s);
	s.u.createdomain.cpupool_id = CPUPOOLS;
	assert_int_equal(by_struct(&r->w, &domctl, &ops[0], &s), -HNL_ENOENT);
	fill_struct(&s);
	s.u.createdomain.arch.emulation_flags = XEN_X86_EMU_PIT;
	assert_int_equal(by_struct(&r->w, &domctl, &ops[0], &s),
			 -HNL_EOPNOTSUPP);
}

/* One handler, the same effect; 0 as a number asks for any (xen/domctl.h). */
static void domain_create_of_the_service_two_entries_same(void **state)
{
	struct real *a = real_open(), *b = real_open();
	struct xen_domctl s;
	struct values v;
	size_t out;

	(void)state;
	for (out = 0; ops[0].item[out].dir != OUT; out++)
		continue;
	fill_struct(&s);
	fill_values(&v);
	assert_int_equal(by_struct(&a->w, &domctl, &ops[0], &s), 0);
	assert_int_equal(by_packet(&b->w, &domctl, &ops[0], &v), 0);
	assert_int_equal(s.domain, 1);
	assert_int_equal(v.v[out], 1);
	assert_int_equal(a->make.flags, s.u.createdomain.flags);
	assert_same_effect(a, b);
	domain_create_of_the_service_errnos(a);
	memset(&s, 0, sizeof(s));
	fix(&s, XEN_DOMCTL_max_mem);
	s.domain = 1;
	s.u.max_mem.max_memkb = 200;
	assert_int_equal(by_struct(&a->w, &domctl, &ops[0], &s), 0);
	assert_int_equal(hnl_domain_model_pages_add(a->model, 1, 50), 0);
	fix(&s, XEN_DOMCTL_destroydomain);
	assert_int_equal(by_struct(&a->w, &domctl, &ops[0], &s), 0);
	assert_true(a->w.again >= 50 / 5);
	fix(&s, XEN_DOMCTL_getdomaininfo);
	assert_int_equal(by_struct(&a->w, &domctl, &ops[0], &s), -HNL_ESRCH);
	assert_true(hnl_domain_model_is_sound(a->model));
	real_close(a);
	real_close(b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(domain_each_domctl_two_entries_same),
		cmocka_unit_test(domain_remote_shutdown_two_entries_same),
		cmocka_unit_test(domain_round_trips),
		cmocka_unit_test(domain_create_without_member_eopnotsupp),
		cmocka_unit_test(domain_create_lost_bits_einval),
		cmocka_unit_test(domain_other_version_other),
		cmocka_unit_test(
			domain_create_of_the_service_two_entries_same),
	};

	return cmocka_run_group_tests_name("legacy_domain", tests, NULL, NULL);
}
