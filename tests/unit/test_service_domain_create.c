/* SPDX-License-Identifier: MIT */
/*
 * The command create of the family domain through whole packets: what is made,
 * and each refusal with the attribute that is at fault. The table of domains is
 * sound after each call.
 */
#include "domains.h"

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

/* On a machine that has one of each. */
static void begin_on_arm(void)
{
	world_new();
	w.machine.x86 = false;
	w.machine.arm = true;
	w.machine.gic_versions = 1 << HNL_DOMAIN_GIC_VERSION_V3;
	w.machine.tees = 1 << HNL_DOMAIN_TEE_OPTEE;
	w.machine.spis = 988;
}

static void create_on_arm_says_what_was_chosen(void **state)
{
	struct hnl_domain_create_req req;
	struct hnl_domain_create_rsp rsp;

	(void)state;
	begin_on_arm();
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
	/* By its number; and a clock that is not known is not told. */
	w.model->cfg.clock_frequency = 0;
	w.model->cfg.gic_version = HNL_DOMAIN_GIC_VERSION_V2;
	hnl_domain_arm_set_gic_version(&req.arm, HNL_DOMAIN_GIC_VERSION_V3);
	assert_int_equal(ASK(create, &req), 0);
	REPLY(create, 0, &rsp);
	assert_int_equal(rsp.arm_result.gic_version,
			 HNL_DOMAIN_GIC_VERSION_V3);
	assert_false(HNL_HAS(&rsp.arm_result,
			     HNL_DOMAIN_ARM_RESULT_CLOCK_FREQUENCY));
	world_close();
}

/* Of a nest each attribute may be absent: nothing is made of it. */
static void create_with_each_part_of_x86_alone_makes_that_part(void **state)
{
	struct hnl_domain_create_req req;
	struct hnl_domain_x86 *x86;

	(void)state;
	world_open(0);
	hnl_domain_create_req_init(&req);
	hnl_domain_create_req_set_max_vcpus(&req, 1);
	x86 = hnl_domain_create_req_set_x86(&req);
	hnl_domain_x86_set_msr_relaxed(x86);
	assert_int_equal(ASK(create, &req), 0);
	assert_true(w.make.msr_relaxed);
	assert_int_equal(w.make.emulation, 0);
	hnl_domain_create_req_init(&req);
	hnl_domain_create_req_set_max_vcpus(&req, 1);
	hnl_domain_create_req_set_hvm(&req);
	hnl_domain_create_req_set_hap(&req);
	x86 = hnl_domain_create_req_set_x86(&req);
	hnl_domain_x86_set_emulation(x86, HNL_DOMAIN_X86_EMULATION_LAPIC);
	assert_int_equal(ASK(create, &req), 0);
	assert_false(w.make.msr_relaxed);
	assert_int_equal(w.make.emulation, HNL_DOMAIN_X86_EMULATION_LAPIC);
	world_close();
}

static void ask_arm(void (*part)(struct hnl_domain_arm *, uint32_t), uint32_t v)
{
	struct hnl_domain_create_req req;

	hnl_domain_create_req_init(&req);
	hnl_domain_create_req_set_max_vcpus(&req, 1);
	part(hnl_domain_create_req_set_arm(&req), v);
	assert_int_equal(ASK(create, &req), 0);
}

static void create_with_each_part_of_arm_alone_makes_that_part(void **state)
{
	(void)state;
	begin_on_arm();
	world_start();
	ask_arm(hnl_domain_arm_set_gic_version,
		HNL_DOMAIN_GIC_VERSION_V3);
	assert_int_equal(w.make.gic_version, HNL_DOMAIN_GIC_VERSION_V3);
	assert_int_equal(w.make.tee, 0);
	assert_int_equal(w.make.spis, 0);
	ask_arm(hnl_domain_arm_set_tee, HNL_DOMAIN_TEE_OPTEE);
	assert_int_equal(w.make.gic_version, 0);
	assert_int_equal(w.make.tee, HNL_DOMAIN_TEE_OPTEE);
	assert_int_equal(w.make.spis, 0);
	ask_arm(hnl_domain_arm_set_spis, 9);
	assert_int_equal(w.make.gic_version, 0);
	assert_int_equal(w.make.tee, 0);
	assert_int_equal(w.make.spis, 9);
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
	w.create_fails = HNL_EINVAL;
	ignore(ASK(create, &req));
	assert_int_equal(w.x.err, -HNL_EINVAL);
	assert_int_equal(w.x.reason, HNL_REASON_STATE);
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

static void create_with_negative_limits_gets_the_machines(void **state)
{
	struct hnl_domain_create_req req;

	(void)state;
	world_open(0);
	hnl_domain_create_req_init(&req);
	hnl_domain_create_req_set_max_vcpus(&req, 1);
	hnl_domain_create_req_set_max_grant_frames(&req, -1);
	hnl_domain_create_req_set_max_maptrack_frames(&req, -1);
	assert_int_equal(ASK(create, &req), 0);
	assert_int_equal(w.make.grant_frames, w.machine.grant_frames);
	assert_int_equal(w.make.maptrack_frames, w.machine.maptrack_frames);
	world_close();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(create_with_everything_made_as_asked),
		cmocka_unit_test(create_with_nothing_gets_the_defaults),
		cmocka_unit_test(create_that_cannot_be_refused_by_name),
		cmocka_unit_test(create_on_arm_says_what_was_chosen),
		cmocka_unit_test(
			create_with_each_part_of_x86_alone_makes_that_part),
		cmocka_unit_test(
			create_with_each_part_of_arm_alone_makes_that_part),
		cmocka_unit_test(create_until_numbers_are_used_up_enospc),
		cmocka_unit_test(
			create_that_the_embedder_cannot_enomem_and_nothing_made),
		cmocka_unit_test(create_with_grants_by_name),
		cmocka_unit_test(create_with_negative_limits_gets_the_machines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
