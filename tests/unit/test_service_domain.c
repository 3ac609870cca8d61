/* SPDX-License-Identifier: MIT */
/*
 * The family domain through whole packets: what each command does, and each of
 * its refusals with the attribute that is at fault. The table of domains is
 * sound after each call.
 */
#include "domains.h"

/* ---- create ---- */

static void create_with_everything_made_as_asked(void **state)
{
	struct hnl_domain_create_req req;
	struct hnl_domain_create_rsp rsp;
	struct hnl_domain_state_get_rsp got;
	struct hnl_domain_x86 *x86;
	uint8_t handle[16];

	(void)state;
	world_open(0);
	memset(handle, 0x3c, sizeof(handle));
	hnl_domain_create_req_init(&req);
	hnl_domain_create_req_set_domain(&req, 5);
	hnl_domain_create_req_set_handle(&req, handle, 16);
	hnl_domain_create_req_set_ssidref(&req, 0x1234);
	hnl_domain_create_req_set_hvm(&req);
	hnl_domain_create_req_set_hap(&req);
	hnl_domain_create_req_set_s3_integrity(&req);
	hnl_domain_create_req_set_oos_off(&req);
	hnl_domain_create_req_set_xs_domain(&req);
	hnl_domain_create_req_set_iommu(&req);
	hnl_domain_create_req_set_vpmu(&req);
	hnl_domain_create_req_set_iommu_no_sharept(&req);
	hnl_domain_create_req_set_view_mode(&req,
					    HNL_DOMAIN_VIEW_MODE_LIMITED);
	hnl_domain_create_req_set_views(&req, 10);
	hnl_domain_create_req_set_max_vcpus(&req, HNL_DOMAIN_VCPUS_HVM);
	hnl_domain_create_req_set_max_event_port(&req, 1000);
	hnl_domain_create_req_set_max_grant_frames(&req, 64);
	hnl_domain_create_req_set_max_maptrack_frames(&req, 0);
	hnl_domain_create_req_set_grant_version(&req, 2);
	hnl_domain_create_req_set_vmtrace_size(&req, 1 << 20);
	hnl_domain_create_req_set_cpupool(&req, 1);
	x86 = hnl_domain_create_req_set_x86(&req);
	hnl_domain_x86_set_emulation(x86, HNL_DOMAIN_X86_EMULATION_LAPIC);
	hnl_domain_x86_set_msr_relaxed(x86);
	assert_int_equal(ASK(create, &req), 0);
	REPLY(create, 0, &rsp);
	assert_int_equal(rsp.domain, 5);
	assert_int_equal(rsp.unique_id, 2);	/* after the caller's */
	assert_false(HNL_HAS(&rsp, HNL_DOMAIN_CREATE_RSP_ARM_RESULT));

	assert_int_equal(w.creations, 1);
	assert_memory_equal(w.make.handle, handle, 16);
	assert_int_equal(w.make.flags, 0xbf);	/* all but nested-virt */
	assert_int_equal(w.make.iommu_options, 1);
	assert_int_equal(w.make.ssidref, 0x1234);
	assert_int_equal(w.make.max_vcpus, 128);
	assert_int_equal(w.make.last_port, 1000);
	assert_int_equal(w.make.grant_frames, 64);
	assert_int_equal(w.make.maptrack_frames, 0);
	assert_int_equal(w.make.grant_version, 2);
	assert_int_equal(w.make.vmtrace_size, 1 << 20);
	assert_int_equal(w.make.cpupool, 1);
	assert_int_equal(w.make.view_mode, HNL_DOMAIN_VIEW_MODE_LIMITED);
	assert_int_equal(w.make.views, 10);
	assert_int_equal(w.make.emulation, 1);
	assert_true(w.make.msr_relaxed);

	got = look_at(5);
	assert_int_equal(got.unique_id, 2);
	assert_memory_equal(got.handle.p, handle, 16);
	assert_int_equal(got.ssidref, 0x1234);
	assert_int_equal(got.cpupool, 1);
	assert_int_equal(got.state, HNL_DOMAIN_STATE_HVM |
			 HNL_DOMAIN_STATE_HAP | HNL_DOMAIN_STATE_PAUSED |
			 HNL_DOMAIN_STATE_XS_DOMAIN);
	assert_int_equal(got.max_vcpu_id, 127);
	assert_int_equal(got.gpa_bits, 48);
	world_close();
}

static void create_with_nothing_gets_the_defaults(void **state)
{
	(void)state;
	world_open(0);
	assert_int_equal(new_domain(false), 2);
	assert_int_equal(w.make.flags, 0);
	assert_int_equal(w.make.last_port, 4095);
	assert_int_equal(w.make.grant_frames, 64);
	assert_int_equal(w.make.maptrack_frames, 1024);
	assert_int_equal(w.make.grant_version, 1);
	assert_int_equal(w.make.vmtrace_size, 0);
	assert_int_equal(w.make.view_mode, 0);
	assert_int_equal(w.n_granted, 0);
	world_close();
}

/* Rows of requests that are refused; the machine is what its row makes it. */
typedef struct hnl_domain_create_req request;

#define WANT(name) hnl_domain_create_req_set_##name(r)
#define WANT_V(name, v) hnl_domain_create_req_set_##name(r, v)
#define ROW(name, ask, machine_is) \
	static void name##_row(request *r, struct hnl_domain_machine *mac) \
	{ \
		(void)r; \
		(void)mac; \
		machine_is; \
		ask; \
	}

#define LACKS(flag) mac->flags &= ~(uint32_t)HNL_DOMAIN_CREATE_FLAG_##flag

ROW(hvm, WANT(hvm), LACKS(HVM))
ROW(hap, WANT(hvm); WANT(hap), LACKS(HAP))
ROW(s3, WANT(s3_integrity), LACKS(S3_INTEGRITY))
ROW(oos, WANT(oos_off), LACKS(OOS_OFF))
ROW(xs, WANT(xs_domain), LACKS(XS_DOMAIN))
ROW(iommu, WANT(iommu), LACKS(IOMMU))
ROW(nested, WANT(hvm); WANT(hap); WANT(nested_virt), LACKS(NESTED_VIRT))
ROW(vpmu, WANT(vpmu), LACKS(VPMU))
ROW(sharept, WANT(iommu); WANT(iommu_no_sharept), mac->iommu_options = 0)
ROW(required, WANT(hvm), mac->required = HNL_DOMAIN_CREATE_FLAG_HVM |
    HNL_DOMAIN_CREATE_FLAG_HAP)
ROW(mode, WANT(hvm); WANT(hap); WANT_V(view_mode, 2); WANT_V(views, 1),
    mac->view_modes = 1u << 1)
ROW(views, WANT(hvm); WANT(hap); WANT_V(view_mode, 2); WANT_V(views, 11), )
ROW(vcpus, WANT_V(max_vcpus, 513), )
ROW(vcpus_hvm, WANT(hvm); WANT_V(max_vcpus, 129), )
ROW(vcpus_fewer, WANT(hvm); WANT_V(max_vcpus, 5), mac->max_vcpus_hvm = 4)
ROW(port, WANT_V(max_event_port, 4096), )
ROW(frames, WANT_V(max_grant_frames, 65), )
ROW(maptrack, WANT_V(max_maptrack_frames, 1025), )
ROW(version, WANT_V(grant_version, 2), mac->grant_version = 1)
ROW(trace, WANT(hvm); WANT_V(vmtrace_size, 4096), mac->vmtrace_size = 0)
ROW(trace_most, WANT(hvm); WANT_V(vmtrace_size, 1 << 21), )
ROW(trace_power, WANT(hvm); WANT_V(vmtrace_size, 3 * 4096), )
ROW(number, WANT_V(domain, DOMAINS), )
ROW(number_last, WANT_V(domain, HNL_DOMAIN_DOMID_LAST), )
ROW(taken, WANT_V(domain, CALLER), )
ROW(pool, WANT_V(cpupool, 2), )
ROW(no_x86, (void)WANT(x86), mac->x86 = false)
ROW(no_arm, (void)WANT(arm), )
ROW(devices, hnl_domain_x86_set_emulation(WANT(x86), 0x3), )
ROW(devices_pv, hnl_domain_x86_set_emulation(WANT(x86), ALL_DEVICES), )
ROW(devices_hvm, WANT(hvm); hnl_domain_x86_set_emulation(WANT(x86), 0), )
ROW(msr, hnl_domain_x86_set_msr_relaxed(WANT(x86)), mac->msr_relaxed = false)
ROW(gic, hnl_domain_arm_set_gic_version(WANT(arm), 1), mac->arm = true;
    mac->gic_versions = 1 << 2)
ROW(tee, hnl_domain_arm_set_tee(WANT(arm), 1), mac->arm = true)
ROW(spis, hnl_domain_arm_set_spis(WANT(arm), 989), mac->arm = true;
    mac->spis = 988)

static const struct {
	const char *name;
	void (*row)(request *r, struct hnl_domain_machine *mac);
	enum hnl_errno err;
	enum hnl_reason reason;
	uint16_t type;
} create_rows[] = {
#define REFUSED(name, err, reason, type) \
	{ #name, name##_row, HNL_##err, HNL_REASON_##reason, \
	  HNL_DOMAIN_A_##type }
	REFUSED(hvm, EINVAL, ABSENT, HVM),
	REFUSED(hap, EINVAL, ABSENT, HAP),
	REFUSED(s3, EINVAL, ABSENT, S3_INTEGRITY),
	REFUSED(oos, EINVAL, ABSENT, OOS_OFF),
	REFUSED(xs, EINVAL, ABSENT, XS_DOMAIN),
	REFUSED(iommu, EINVAL, ABSENT, IOMMU),
	REFUSED(nested, EINVAL, ABSENT, NESTED_VIRT),
	REFUSED(vpmu, EINVAL, ABSENT, VPMU),
	REFUSED(sharept, EINVAL, ABSENT, IOMMU_NO_SHAREPT),
	REFUSED(mode, EINVAL, RANGE, VIEW_MODE),
	REFUSED(views, EINVAL, RANGE, VIEWS),
	REFUSED(vcpus, EINVAL, RANGE, MAX_VCPUS),
	REFUSED(vcpus_hvm, EINVAL, RANGE, MAX_VCPUS),
	REFUSED(vcpus_fewer, EINVAL, RANGE, MAX_VCPUS),
	REFUSED(port, EINVAL, RANGE, MAX_EVENT_PORT),
	REFUSED(frames, EINVAL, RANGE, MAX_GRANT_FRAMES),
	REFUSED(maptrack, EINVAL, RANGE, MAX_MAPTRACK_FRAMES),
	REFUSED(version, EINVAL, RANGE, GRANT_VERSION),
	REFUSED(trace, EINVAL, RANGE, VMTRACE_SIZE),
	REFUSED(trace_most, EINVAL, RANGE, VMTRACE_SIZE),
	REFUSED(trace_power, EINVAL, RANGE, VMTRACE_SIZE),
	REFUSED(number, EINVAL, RANGE, DOMAIN),
	REFUSED(number_last, EINVAL, RANGE, DOMAIN),
	REFUSED(taken, EEXIST, STATE, DOMAIN),
	REFUSED(pool, ENOENT, ABSENT, CPUPOOL),
	REFUSED(no_x86, EINVAL, ABSENT, X86),
	REFUSED(no_arm, EINVAL, ABSENT, ARM),
	REFUSED(devices, EOPNOTSUPP, ABSENT, X86_EMULATION),
	REFUSED(devices_pv, EOPNOTSUPP, ABSENT, X86_EMULATION),
	REFUSED(devices_hvm, EOPNOTSUPP, ABSENT, X86_EMULATION),
	REFUSED(msr, EINVAL, ABSENT, X86_MSR_RELAXED),
	REFUSED(gic, EINVAL, RANGE, ARM_GIC_VERSION),
	REFUSED(tee, EINVAL, RANGE, ARM_TEE),
	REFUSED(spis, EINVAL, RANGE, ARM_SPIS),
	{ "required", required_row, HNL_EINVAL, HNL_REASON_MISSING, 0 },
};

static void create_that_cannot_be_refused_by_name(void **state)
{
	struct hnl_domain_create_req req;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(create_rows); i++) {
		world_open(0);
		hnl_domain_create_req_init(&req);
		hnl_domain_create_req_set_max_vcpus(&req, 1);
		create_rows[i].row(&req, &w.machine);
		if (ASK(create, &req) == 0)
			fail_msg("%s: made", create_rows[i].name);
		assert_refused(create_rows[i].err, create_rows[i].reason,
			       create_rows[i].type);
		if (create_rows[i].reason == HNL_REASON_MISSING)
			assert_int_equal(w.x.missing, HNL_DOMAIN_A_HAP);
		assert_int_equal(w.creations, 0);
		assert_int_equal(w.model->generation, 2);
		world_close();
	}
}

static void create_on_arm_says_what_was_chosen(void **state)
{
	struct hnl_domain_create_req req;
	struct hnl_domain_create_rsp rsp;

	(void)state;
	world_new();
	w.machine.x86 = false;
	w.machine.arm = true;
	w.machine.gic_versions = 1 << HNL_DOMAIN_GIC_VERSION_V3;
	w.machine.tees = 1 << HNL_DOMAIN_TEE_OPTEE;
	w.machine.spis = 988;
	w.machine.required = HNL_DOMAIN_CREATE_FLAG_HVM |
			     HNL_DOMAIN_CREATE_FLAG_HAP;
	w.cfg.gic_version = HNL_DOMAIN_GIC_VERSION_V3;
	w.cfg.clock_frequency = 62500000;
	world_start();
	hnl_domain_create_req_init(&req);
	hnl_domain_create_req_set_max_vcpus(&req, 4);
	hnl_domain_create_req_set_hvm(&req);
	hnl_domain_create_req_set_hap(&req);
	hnl_domain_arm_set_gic_version(hnl_domain_create_req_set_arm(&req),
				       HNL_DOMAIN_GIC_VERSION_NATIVE);
	hnl_domain_arm_set_tee(&req.arm, HNL_DOMAIN_TEE_OPTEE);
	hnl_domain_arm_set_spis(&req.arm, 988);
	assert_int_equal(ASK(create, &req), 0);
	REPLY(create, 0, &rsp);
	assert_true(HNL_HAS(&rsp, HNL_DOMAIN_CREATE_RSP_ARM_RESULT));
	assert_int_equal(rsp.arm_result.gic_version,
			 HNL_DOMAIN_GIC_VERSION_V3);
	assert_int_equal(rsp.arm_result.clock_frequency, 62500000);
	assert_int_equal(w.make.tee, HNL_DOMAIN_TEE_OPTEE);
	assert_int_equal(w.make.spis, 988);
	world_close();
}

static void create_until_numbers_are_used_up_enospc(void **state)
{
	struct hnl_domain_create_req req;
	unsigned int i;

	(void)state;
	world_open(0);
	for (i = 2; i < DOMAINS; i++)
		assert_int_equal(new_domain(false), i);
	hnl_domain_create_req_init(&req);
	hnl_domain_create_req_set_max_vcpus(&req, 1);
	ignore(ASK(create, &req));
	assert_refused(HNL_ENOSPC, HNL_REASON_QUOTA, 0);
	/* xen/domctl.h: 0 asks for any, and is never made. */
	hnl_domain_create_req_set_domain(&req, 0);
	ignore(ASK(create, &req));
	assert_refused(HNL_ENOSPC, HNL_REASON_QUOTA, 0);
	assert_int_equal(destroy_of(3), 0);
	assert_int_equal(ASK(create, &req), 0);
	world_close();
}

static void create_that_the_embedder_cannot_enomem_and_nothing_made(void **s)
{
	struct hnl_domain_create_req req;

	(void)s;
	world_open(0);
	w.create_fails = HNL_ENOMEM;
	hnl_domain_create_req_init(&req);
	hnl_domain_create_req_set_max_vcpus(&req, 1);
	ignore(ASK(create, &req));
	assert_refused(HNL_ENOMEM, HNL_REASON_QUOTA, 0);
	assert_int_equal(state_get_of(2), -HNL_ESRCH);
	w.create_fails = 0;
	hnl_domain_create_req_set_domain(&req, 2);
	assert_int_equal(ASK(create, &req), 0);
	world_close();
}

static void create_with_grants_by_name(void **state)
{
	struct hnl_domain_create_req req;
	struct hnl_domain_grant g[3];

	(void)state;
	world_open(0);
	g[0] = grant_of("turnstile", "count");
	g[1] = grant_of("domain", NULL);
	g[2] = grant_of("memory", NULL);
	hnl_domain_create_req_init(&req);
	hnl_domain_create_req_set_max_vcpus(&req, 1);
	hnl_domain_create_req_set_grant(&req, g, 2);
	assert_int_equal(ASK(create, &req), 0);
	assert_int_equal(w.n_granted, 2);
	assert_int_equal(w.granted[0].family, TURNSTILE);
	assert_int_equal(w.granted[0].features, 1 << 2 | 1);
	assert_int_equal(w.granted[1].family, HNL_DOMAIN_FAMILY);
	assert_int_equal(w.granted[1].features, 1);
	/* More families than the table keeps of one domain. */
	hnl_domain_create_req_set_grant(&req, g, 3);
	ignore(ASK(create, &req));
	assert_refused(HNL_ENOSPC, HNL_REASON_QUOTA, HNL_DOMAIN_A_GRANT);
	g[1] = grant_of("turnstyle", NULL);
	ignore(ASK(create, &req));
	assert_refused(HNL_ENOENT, HNL_REASON_ABSENT,
		       HNL_DOMAIN_A_GRANT_FAMILY);
	assert_int_equal(w.creations, 1);
	world_close();
}

/* ---- pause, unpause ---- */

static void pause_is_counted_to_255(void **state)
{
	unsigned int i;
	uint16_t d;

	(void)state;
	world_open(0);
	d = new_domain(true);
	for (i = 1; i < 255; i++)
		assert_int_equal(pause_of(d), 0);
	ignore(pause_of(d));
	assert_refused(HNL_EOVERFLOW, HNL_REASON_STATE, HNL_DOMAIN_A_DOMAIN);
	for (i = 0; i < 255; i++) {
		assert_false(w.runs[d]);
		assert_true(look_at(d).state & HNL_DOMAIN_STATE_PAUSED);
		assert_int_equal(unpause_of(d), 0);
	}
	assert_true(w.runs[d]);
	assert_int_equal(look_at(d).state,
			 HNL_DOMAIN_STATE_HVM | HNL_DOMAIN_STATE_RUNNING);
	ignore(unpause_of(d));
	assert_refused(HNL_EINVAL, HNL_REASON_STATE, HNL_DOMAIN_A_DOMAIN);
	world_close();
}

static void unpause_first_to_none_ends_the_making_once(void **state)
{
	uint16_t d;

	(void)state;
	world_open(0);
	d = new_domain(false);
	w.finish_fails = HNL_EBUSY;
	ignore(unpause_of(d));
	assert_refused(HNL_EBUSY, HNL_REASON_STATE, HNL_DOMAIN_A_DOMAIN);
	assert_true(look_at(d).state & HNL_DOMAIN_STATE_PAUSED);
	w.finish_fails = 0;
	assert_int_equal(unpause_of(d), 0);
	assert_int_equal(w.finishes, 1);
	assert_int_equal(pause_of(d), 0);
	assert_int_equal(unpause_of(d), 0);
	assert_int_equal(w.finishes, 1);
	world_close();
}

static void call_on_oneself_einval(void **state)
{
	static int (*const calls[])(uint16_t) = {
		pause_of, destroy_of, resume_of, soft_reset_of,
	};
	size_t i;

	(void)state;
	world_open(0);
	for (i = 0; i < COUNT(calls); i++) {
		ignore(calls[i](CALLER));
		assert_refused(HNL_EINVAL, HNL_REASON_STATE,
			       HNL_DOMAIN_A_DOMAIN);
	}
	assert_int_equal(look_at(CALLER).state, HNL_DOMAIN_STATE_RUNNING);
	world_close();
}

/* ---- who is not there, and who is dying ---- */

static int shutdown_any(uint16_t d)
{
	return shutdown_of(d, 0);
}

static int handle_any(uint16_t d)
{
	return handle_set_of(d, 1);
}

static int memory_any(uint16_t d)
{
	return max_memory_set_of(d, 4);
}

static int pool_any(uint16_t d)
{
	return paging_pool_set_of(d, 1);
}

static int grant_any(uint16_t d)
{
	struct hnl_domain_grant g = grant_of("memory", NULL);

	return grant_set_of(d, &g, 1);
}

static int grant_list_any(uint16_t d)
{
	struct hnl_domain_grant_list_req req;

	hnl_domain_grant_list_req_init(&req);
	hnl_domain_grant_list_req_set_domain(&req, d);
	hnl_domain_grant_list_req_encode(begin(), 0, 7, 0x50, &req);
	return run();
}

static int (*const changes[])(uint16_t) = {
	pause_of, unpause_of, resume_of, soft_reset_of, shutdown_any,
	handle_any, memory_any, pool_any, grant_any,
};

static int (*const looks[])(uint16_t) = {
	state_get_of, paging_pool_get_of, migration_get_of, grant_list_any,
};

/* Numbers that are free, the last one, and above the table (A07). */
static void a07_domain_not_there_esrch(void **state)
{
	static const uint16_t numbers[] = { 0, 2, DOMAINS - 1, DOMAINS,
					    DOMAINS + 1,
					    HNL_DOMAIN_DOMID_LAST };
	size_t i, k;

	(void)state;
	world_open(0);
	for (k = 0; k < COUNT(numbers); k++) {
		for (i = 0; i < COUNT(changes); i++) {
			ignore(changes[i](numbers[k]));
			assert_refused(HNL_ESRCH, HNL_REASON_ABSENT,
				       HNL_DOMAIN_A_DOMAIN);
		}
		for (i = 0; i < COUNT(looks); i++) {
			ignore(looks[i](numbers[k]));
			assert_refused(HNL_ESRCH, HNL_REASON_ABSENT,
				       HNL_DOMAIN_A_DOMAIN);
		}
		ignore(destroy_of(numbers[k]));
		assert_refused(HNL_ESRCH, HNL_REASON_ABSENT,
			       HNL_DOMAIN_A_DOMAIN);
	}
	ignore(state_get_of(HNL_DOMAIN_DOMID_LAST));
	w.batch[w.b.len - 4]++;		/* DOMID_FIRST_RESERVED */
	ignore(run());
	assert_refused(HNL_EINVAL, HNL_REASON_RANGE, HNL_DOMAIN_A_DOMAIN);
	world_close();
}

static void domain_that_dies_is_looked_at_and_not_changed(void **state)
{
	uint16_t d;
	size_t i;

	(void)state;
	world_open(0);
	d = new_domain(true);
	give_pages(d, 3);
	assert_int_equal(hnl_domain_model_hold(w.model, d), 0);
	assert_int_equal(destroy_of(d), 0);
	for (i = 0; i < COUNT(changes); i++) {
		ignore(changes[i](d));
		assert_refused(HNL_ESRCH, HNL_REASON_STATE,
			       HNL_DOMAIN_A_DOMAIN);
	}
	for (i = 0; i < COUNT(looks); i++)
		assert_int_equal(looks[i](d), 0);
	assert_true(look_at(d).state & HNL_DOMAIN_STATE_DYING);
	assert_int_equal(look_at(d).pages, 0);
	assert_int_equal(destroy_of(d), 0);
	hnl_domain_model_release(w.model, d);
	assert_int_equal(state_get_of(d), -HNL_ESRCH);
	world_close();
}

static void caller_without_privilege_eperm(void **state)
{
	size_t i;

	(void)state;
	world_open(0);
	w.deny = true;
	for (i = 0; i < COUNT(changes); i++) {
		ignore(changes[i](2));
		assert_refused(HNL_EPERM, HNL_REASON_DENIED, 0);
	}
	for (i = 0; i < COUNT(looks); i++) {
		ignore(looks[i](2));
		assert_refused(HNL_EPERM, HNL_REASON_DENIED, 0);
	}
	ignore(destroy_of(2));
	assert_refused(HNL_EPERM, HNL_REASON_DENIED, 0);
	ignore(list_of(2));
	assert_refused(HNL_EPERM, HNL_REASON_DENIED, 0);
	world_close();
}

/* ---- shutdown, resume, soft-reset ---- */

static void shutdown_keeps_the_first_reason_and_is_told_once(void **state)
{
	struct hnl_domain_state_get_rsp got;
	uint16_t d;

	(void)state;
	world_open(0);
	d = new_domain(false);
	assert_int_equal(unpause_of(d), 0);
	assert_int_equal(shutdown_of(d, HNL_DOMAIN_SHUTDOWN_SUSPEND), 0);
	assert_int_equal(answers_in(w.event, w.event_len), 1);
	assert_false(w.runs[d]);
	assert_int_equal(shutdown_of(d, HNL_DOMAIN_SHUTDOWN_CRASH), 0);
	assert_int_equal(w.event_len, 0);
	got = look_at(d);
	assert_int_equal(got.state, HNL_DOMAIN_STATE_SHUTDOWN);
	assert_int_equal(got.shutdown_code, HNL_DOMAIN_SHUTDOWN_SUSPEND);
	assert_int_equal(resume_of(d), 0);
	assert_true(w.runs[d]);
	got = look_at(d);
	assert_false(HNL_HAS(&got, HNL_DOMAIN_STATE_GET_RSP_SHUTDOWN_CODE));
	assert_int_equal(resume_of(d), 0);
	world_close();
}

static void shutdown_by_no_reason_of_the_enum_einval(void **state)
{
	struct hnl_domain_shutdown_req req;
	uint16_t d;

	(void)state;
	world_open(0);
	d = new_domain(false);
	hnl_domain_shutdown_req_init(&req);
	hnl_domain_shutdown_req_set_domain(&req, d);
	hnl_domain_shutdown_req_set_reason(&req, 5);
	assert_int_equal(ASK(shutdown, &req), 0);
	w.batch[w.b.len - 4] = 6;
	ignore(run());
	assert_refused(HNL_EINVAL, HNL_REASON_ENUM, HNL_DOMAIN_A_REASON);
	world_close();
}

static void soft_reset_resets_every_port_and_lets_it_run(void **state)
{
	uint16_t d;

	(void)state;
	world_open(0);
	d = new_domain(true);
	assert_int_equal(unpause_of(d), 0);
	ignore(soft_reset_of(d));
	assert_refused(HNL_EINVAL, HNL_REASON_STATE, HNL_DOMAIN_A_DOMAIN);
	assert_int_equal(shutdown_of(d, HNL_DOMAIN_SHUTDOWN_SOFT_RESET), 0);
	assert_int_equal(soft_reset_of(d), 0);
	assert_int_equal(w.ports_reset, (1u << PORTS) - 1);
	assert_int_equal(look_at(d).state,
			 HNL_DOMAIN_STATE_HVM | HNL_DOMAIN_STATE_RUNNING);
	world_close();
}

static void soft_reset_where_there_is_none_eopnotsupp(void **state)
{
	uint16_t d;

	(void)state;
	world_open(0);
	d = new_domain(true);
	assert_int_equal(shutdown_of(d, 0), 0);
	w.hooks.reset_step = NULL;
	ignore(soft_reset_of(d));
	assert_refused(HNL_EOPNOTSUPP, HNL_REASON_STATE, HNL_DOMAIN_A_DOMAIN);
	world_close();
}

/* ---- what a domain may have ---- */

static void handle_set_seen_by_state_get(void **state)
{
	struct hnl_domain_state_get_rsp got;
	uint8_t want[16];
	uint16_t d;

	(void)state;
	world_open(0);
	d = new_domain(false);
	assert_int_equal(handle_set_of(d, 0x77), 0);
	memset(want, 0x77, sizeof(want));
	got = look_at(d);
	assert_memory_equal(got.handle.p, want, sizeof(want));
	world_close();
}

static void max_memory_set_rounded_down_and_kept_below(void **state)
{
	uint16_t d;

	(void)state;
	world_open(0);
	d = new_domain(false);
	give_pages(d, 5);
	assert_int_equal(max_memory_set_of(d, 4 * 3 + 3), 0);
	assert_int_equal(look_at(d).max_pages, 3);
	assert_int_equal(look_at(d).pages, 5);
	assert_int_equal(hnl_domain_model_pages_add(w.model, d, 1),
			 -HNL_ENOMEM);
	assert_int_equal(max_memory_set_of(d, UINT64_MAX), 0);
	assert_int_equal(look_at(d).max_pages, UINT64_MAX / 4);
	assert_int_equal(hnl_domain_model_pages_add(w.model, d, UINT64_MAX),
			 -HNL_ENOMEM);
	assert_int_equal(hnl_domain_model_pages_add(w.model, d,
						    MACHINE_PAGES - 5), 0);
	world_close();
}

static uint64_t pool_of(uint16_t d)
{
	struct hnl_domain_paging_pool_get_rsp rsp;

	assert_int_equal(paging_pool_get_of(d), 0);
	REPLY(paging_pool_get, 0, &rsp);
	assert_int_equal(rsp.paging_pool % HNL_PAGE, 0);
	return rsp.paging_pool / HNL_PAGE;
}

static void paging_pool_grows_and_shrinks_to_its_size(void **state)
{
	static const uint64_t sizes[] = { 9, 9, 4, 0, MACHINE_PAGES, 1 };
	uint16_t d;
	size_t i;

	(void)state;
	world_open(0);
	d = new_domain(true);
	assert_int_equal(pool_of(d), 0);
	for (i = 0; i < COUNT(sizes); i++) {
		assert_int_equal(paging_pool_set_of(d, sizes[i]), 0);
		assert_int_equal(pool_of(d), sizes[i]);
		assert_int_equal(w.model->free_pages,
				 MACHINE_PAGES - sizes[i]);
	}
	world_close();
}

/* A10: what was added stays, and is told to the page. */
static void paging_pool_beyond_the_machine_enomem_and_progress(void **state)
{
	static const uint64_t sizes[] = { 21, 22, UINT64_MAX / HNL_PAGE };
	uint16_t d, other;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(sizes); i++) {
		world_open((uint32_t)i);
		d = new_domain(true);
		other = new_domain(false);
		give_pages(other, MACHINE_PAGES - 20);
		assert_int_equal(paging_pool_set_of(d, 3), 0);
		ignore(paging_pool_set_of(d, sizes[i]));
		assert_refused(HNL_ENOMEM, HNL_REASON_QUOTA,
			       HNL_DOMAIN_A_PAGING_POOL);
		assert_int_equal(w.x.progress, 17);
		assert_int_equal(pool_of(d), 20);
		world_close();
	}
}

static void paging_pool_of_no_hvm_domain_eopnotsupp(void **state)
{
	uint16_t d;

	(void)state;
	world_open(0);
	d = new_domain(false);
	ignore(paging_pool_get_of(d));
	assert_refused(HNL_EOPNOTSUPP, HNL_REASON_STATE, HNL_DOMAIN_A_DOMAIN);
	ignore(paging_pool_set_of(d, 1));
	assert_refused(HNL_EOPNOTSUPP, HNL_REASON_STATE, HNL_DOMAIN_A_DOMAIN);
	world_close();
}

static void paging_pool_of_half_a_page_einval(void **state)
{
	uint16_t d;

	(void)state;
	world_open(0);
	d = new_domain(true);
	assert_int_equal(paging_pool_set_of(d, 1), 0);
	w.batch[w.b.len - 7] |= 8;	/* 2048 more */
	ignore(run());
	assert_refused(HNL_EINVAL, HNL_REASON_ALIGN,
		       HNL_DOMAIN_A_PAGING_POOL);
	assert_int_equal(pool_of(d), 1);
	world_close();
}

/* ---- list ---- */

static void list_tells_each_domain_from_a_number_upwards(void **state)
{
	static const uint16_t from[] = { 0, 3, 4, 7, DOMAINS, 0x7fef };
	static const unsigned int n[] = { 4, 2, 2, 1, 0, 0 };
	static const uint16_t there[] = { 1, 2, 4, 7 };
	struct hnl_domain_list_rsp rsp;
	size_t i, k;

	(void)state;
	world_open(0);
	for (i = 2; i < DOMAINS; i++)
		assert_int_equal(new_domain(i & 1), i);
	assert_int_equal(destroy_of(3), 0);
	assert_int_equal(destroy_of(5), 0);
	assert_int_equal(destroy_of(6), 0);
	for (i = 0; i < COUNT(from); i++) {
		assert_int_equal(list_of(from[i]), 0);
		assert_int_equal(answers_in(w.m->answer, w.m->answer_len),
				 n[i] + 1);
		for (k = 0; k < n[i]; k++) {
			REPLY(list, k, &rsp);
			assert_int_equal(rsp.domain, there[4 - n[i] + k]);
			assert_true(rsp.unique_id == rsp.domain);
		}
	}
	w.hide_odd = true;
	assert_int_equal(list_of(0), 0);
	assert_int_equal(answers_in(w.m->answer, w.m->answer_len), 3);
	world_close();
}

/* ---- grants ---- */

/* One "family[.feature]" after another, as grant-list tells them. */
static const char *granted_text(bool of_all)
{
	static char text[512];
	struct hnl_domain_grant_list_rsp rsp;
	size_t i, n = answers_in(w.m->answer, w.m->answer_len) - 1, at = 0;

	for (i = 0; i < n; i++) {
		REPLY(grant_list, i, &rsp);
		assert_int_equal(HNL_HAS(&rsp,
					 HNL_DOMAIN_GRANT_LIST_RSP_DOMAIN),
				 !of_all);
		memcpy(text + at, rsp.family.p, rsp.family.n);
		at += rsp.family.n;
		if (HNL_HAS(&rsp, HNL_DOMAIN_GRANT_LIST_RSP_FEATURE)) {
			assert_true(rsp.bit > 0);
			text[at++] = '.';
			memcpy(text + at, rsp.feature.p, rsp.feature.n);
			at += rsp.feature.n;
		} else {
			assert_int_equal(rsp.bit, 0);
		}
		text[at++] = ' ';
	}
	text[at] = '\0';
	return text;
}

/* No line of the service, and none of this test's helpers, knows the family. */
static void grant_of_a_family_never_heard_of_by_name(void **state)
{
	struct hnl_domain_grant g[3];
	uint16_t d;

	(void)state;
	world_open(0);
	d = new_domain(false);
	g[0] = grant_of("turnstile", "spin");
	assert_int_equal(grant_set_of(d, g, 1), 0);
	assert_int_equal(w.n_granted, 1);
	assert_int_equal(w.granted[0].family, TURNSTILE);
	assert_int_equal(w.granted[0].features, 1 << 1 | 1);
	assert_int_equal(grant_list_any(d), 0);
	assert_string_equal(granted_text(false), "turnstile turnstile.spin ");
	/* These and no others. */
	g[0] = grant_of("turnstile", "count");
	g[1] = grant_of("memory", NULL);
	g[2] = grant_of("turnstile", NULL);
	assert_int_equal(grant_set_of(d, g, 3), 0);
	assert_int_equal(grant_list_any(d), 0);
	assert_string_equal(granted_text(false),
			    "memory turnstile turnstile.count ");
	world_close();
}

static void grant_list_of_no_domain_tells_all_there_is(void **state)
{
	struct hnl_domain_grant_list_req req;

	(void)state;
	world_open(0);
	hnl_domain_grant_list_req_init(&req);
	assert_int_equal(ASK(grant_list, &req), 0);
	assert_string_equal(granted_text(true),
			    "memory memory.list-shared domain domain.migration "
			    "turnstile turnstile.spin turnstile.count ");
	world_close();
}

static void grant_of_an_unknown_name_enoent_and_nothing_changed(void **state)
{
	static const struct {
		const char *family, *feature;
		uint16_t type;
	} rows[] = {
		{ "turnstil", NULL, HNL_DOMAIN_A_GRANT_FAMILY },
		{ "turnstiles", NULL, HNL_DOMAIN_A_GRANT_FAMILY },
		{ "Turnstile", NULL, HNL_DOMAIN_A_GRANT_FAMILY },
		{ "ctrl", NULL, HNL_DOMAIN_A_GRANT_FAMILY },
		{ "turnstile", "spi", HNL_DOMAIN_A_GRANT_FEATURE },
		{ "turnstile", "spins", HNL_DOMAIN_A_GRANT_FEATURE },
		{ "domain", "spin", HNL_DOMAIN_A_GRANT_FEATURE },
	};
	struct hnl_domain_grant g[3];
	uint16_t d;
	size_t i;

	(void)state;
	world_open(0);
	d = new_domain(false);
	g[0] = grant_of("memory", NULL);
	assert_int_equal(grant_set_of(d, g, 1), 0);
	g[0] = grant_of("turnstile", "spin");
	g[2] = g[0];
	for (i = 0; i < COUNT(rows); i++) {
		g[1] = grant_of(rows[i].family, rows[i].feature);
		ignore(grant_set_of(d, g, 3));
		assert_refused(HNL_ENOENT, HNL_REASON_ABSENT, rows[i].type);
		/* Within the second nest, not the first. */
		assert_true(w.x.offset > HNL_MSGHDR + 8 + 4 + 16 + 8);
		assert_true(w.x.offset < w.b.len - 4 - 16 - 12);
		assert_int_equal(w.granteds, 1);
	}
	assert_int_equal(grant_list_any(d), 0);
	assert_string_equal(granted_text(false), "memory ");
	world_close();
}

static void grant_after_the_first_call_ebusy(void **state)
{
	struct hnl_domain_grant g = grant_of("memory", NULL);
	uint16_t d;

	(void)state;
	world_open(0);
	d = new_domain(false);
	assert_int_equal(grant_set_of(d, &g, 1), 0);
	hnl_domain_model_seal(w.model, d);
	ignore(grant_set_of(d, &g, 1));
	assert_refused(HNL_EBUSY, HNL_REASON_STATE, HNL_DOMAIN_A_DOMAIN);
	assert_int_equal(w.granteds, 1);
	/* The next domain of this number is another one. */
	assert_int_equal(destroy_of(d), 0);
	hnl_domain_model_seal(w.model, d);
	w.model->next_number = d;
	assert_int_equal(new_domain(false), d);
	assert_int_equal(grant_list_any(d), 0);
	assert_string_equal(granted_text(false), "");
	assert_int_equal(grant_set_of(d, &g, 1), 0);
	world_close();
}

static void grant_of_more_families_than_there_is_room_enospc(void **state)
{
	struct hnl_domain_grant g[3];
	uint16_t d;

	(void)state;
	world_open(0);
	d = new_domain(false);
	g[0] = grant_of("memory", NULL);
	g[1] = grant_of("domain", NULL);
	g[2] = grant_of("turnstile", NULL);
	ignore(grant_set_of(d, g, 3));
	assert_refused(HNL_ENOSPC, HNL_REASON_QUOTA, HNL_DOMAIN_A_GRANT);
	assert_int_equal(w.granteds, 0);
	world_close();
}

static void grant_512_times_runs_whole(void **state)
{
	static struct hnl_domain_grant g[512];
	uint16_t d;
	size_t i;

	(void)state;
	world_open(1);
	d = new_domain(false);
	for (i = 0; i < COUNT(g); i++)
		g[i] = grant_of("turnstile", i & 1 ? "spin" : "count");
	assert_int_equal(grant_set_of(d, g, COUNT(g)), 0);
	assert_int_equal(w.granteds, 1);
	assert_int_equal(w.granted[0].features, 7);
	world_close();
}

/* ---- migration ---- */

static uint32_t migration_seen(void)
{
	struct hnl_domain_migration_get_rsp rsp;

	REPLY(migration_get, 0, &rsp);
	return rsp.migration;
}

static void migration_get_of_the_caller_by_default(void **state)
{
	struct hnl_domain_migration_get_req req;
	uint16_t d;

	(void)state;
	world_open(0);
	d = new_domain(false);
	hnl_domain_migration_get_req_init(&req);
	assert_int_equal(ASK(migration_get, &req), 0);
	assert_int_equal(migration_seen(), HNL_DOMAIN_MIGRATION_NONE);
	assert_int_equal(hnl_domain_model_migrate(
		w.model, CALLER, HNL_DOMAIN_MIGRATION_OFFERED), 0);
	assert_int_equal(ASK(migration_get, &req), 0);
	assert_int_equal(migration_seen(), HNL_DOMAIN_MIGRATION_OFFERED);
	assert_int_equal(migration_get_of(d), 0);
	assert_int_equal(migration_seen(), HNL_DOMAIN_MIGRATION_NONE);
	world_close();
}

/* ---- what was not granted ---- */

static void command_not_granted_same_bytes_as_undefined(void **state)
{
	uint8_t *undefined;
	size_t n;

	(void)state;
	world_new();
	w.grants = 1;
	world_start();
	ignore(migration_get_of(CALLER));
	w.batch[16] = 200;
	ignore(run());
	n = w.m->answer_len;
	undefined = exact_copy(w.m->answer, n);
	ignore(migration_get_of(CALLER));
	assert_int_equal(w.x.err, -HNL_ENOSYS);
	assert_int_equal(w.m->answer_len, n);
	/* The header that is echoed holds no command. */
	assert_memory_equal(w.m->answer, undefined, n);
	free(undefined);
	world_close();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(create_with_everything_made_as_asked),
		cmocka_unit_test(create_with_nothing_gets_the_defaults),
		cmocka_unit_test(create_that_cannot_be_refused_by_name),
		cmocka_unit_test(create_on_arm_says_what_was_chosen),
		cmocka_unit_test(create_until_numbers_are_used_up_enospc),
		cmocka_unit_test(
			create_that_the_embedder_cannot_enomem_and_nothing_made),
		cmocka_unit_test(create_with_grants_by_name),
		cmocka_unit_test(pause_is_counted_to_255),
		cmocka_unit_test(unpause_first_to_none_ends_the_making_once),
		cmocka_unit_test(call_on_oneself_einval),
		cmocka_unit_test(a07_domain_not_there_esrch),
		cmocka_unit_test(domain_that_dies_is_looked_at_and_not_changed),
		cmocka_unit_test(caller_without_privilege_eperm),
		cmocka_unit_test(
			shutdown_keeps_the_first_reason_and_is_told_once),
		cmocka_unit_test(shutdown_by_no_reason_of_the_enum_einval),
		cmocka_unit_test(soft_reset_resets_every_port_and_lets_it_run),
		cmocka_unit_test(soft_reset_where_there_is_none_eopnotsupp),
		cmocka_unit_test(handle_set_seen_by_state_get),
		cmocka_unit_test(max_memory_set_rounded_down_and_kept_below),
		cmocka_unit_test(paging_pool_grows_and_shrinks_to_its_size),
		cmocka_unit_test(
			paging_pool_beyond_the_machine_enomem_and_progress),
		cmocka_unit_test(paging_pool_of_no_hvm_domain_eopnotsupp),
		cmocka_unit_test(paging_pool_of_half_a_page_einval),
		cmocka_unit_test(list_tells_each_domain_from_a_number_upwards),
		cmocka_unit_test(grant_of_a_family_never_heard_of_by_name),
		cmocka_unit_test(grant_list_of_no_domain_tells_all_there_is),
		cmocka_unit_test(
			grant_of_an_unknown_name_enoent_and_nothing_changed),
		cmocka_unit_test(grant_after_the_first_call_ebusy),
		cmocka_unit_test(
			grant_of_more_families_than_there_is_room_enospc),
		cmocka_unit_test(grant_512_times_runs_whole),
		cmocka_unit_test(migration_get_of_the_caller_by_default),
		cmocka_unit_test(command_not_granted_same_bytes_as_undefined),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
