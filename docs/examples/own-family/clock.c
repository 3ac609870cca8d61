/* SPDX-License-Identifier: MIT */
/*
 * A family of one's own, served: clock.yaml says what a request is, hnlgen made
 * hnl_clock.c of it, and this is the handler behind it.
 *
 *	handlers[]	one a command; what they get was checked
 *	clock_service()	the family as the hypervisor takes it
 *	main()		a hypervisor with it, and a domain that was granted it
 */
#include <stdio.h>
#include <stdlib.h>
#include <hnl/hv.h>
#include "hnl_clock.h"

enum { PAGES = 2, ALARMS = 64 };

int guest_main(uint8_t *ram, uint64_t gpa);
int trap(unsigned int function, const uint64_t reg[4], uint64_t *value);

static uint8_t ram[PAGES * HNL_PAGE];
static uint64_t alarm_at[ALARMS];	/* 0: free */
static struct hnl_cpu *cpu;
static struct hnl_domain *domain;

/* ---- the service ---- */

/* id and when are there and in their bounds: clock.yaml requires it. */
static int arm(struct hnl_call *call)
{
	const struct hnl_clock_arm_req *req =
		(const struct hnl_clock_arm_req *)call->request;
	struct hnl_clock_arm_rsp rsp;

	if (alarm_at[req->id] != 0)
		return hnl_call_refuse(call, HNL_EBUSY, HNL_REASON_STATE,
				       HNL_CLOCK_A_ID, 0);
	alarm_at[req->id] = req->when;
	hnl_clock_arm_rsp_init(&rsp);
	hnl_clock_arm_rsp_set_when(&rsp, req->when);
	hnl_clock_arm_rsp_put(call->reply, &rsp);
	return 0;
}

static struct hnl_service clock_service(void)
{
	static const hnl_handler handlers[] = { [HNL_CLOCK_CMD_ARM] = arm };
	struct hnl_service s = { .family = &hnl_clock_family,
				 .handler = handlers,
				 .n_handlers = sizeof(handlers) /
					       sizeof(handlers[0]),
				 .names = &hnl_clock_names };

	return s;
}

/* ---- the hypervisor: both pages of its domain are shared for ever ---- */

static uint8_t *map(void *host, uint64_t gpa, enum hnl_map_use use,
		    enum hnl_reason *why)
{
	(void)use;
	*why = HNL_REASON_GPA_NOT_RAM;
	return gpa < sizeof(ram) ? (uint8_t *)host + gpa : NULL;
}

static void unmap(void *host, uint64_t gpa, enum hnl_map_use use)
{
	(void)host;
	(void)gpa;
	(void)use;
}

int trap(unsigned int function, const uint64_t reg[4], uint64_t *value)
{
	const struct hnl_direct regs = { reg[0], reg[1], reg[2], reg[3] };

	(void)function;
	return hnl_hv_call(cpu, domain, 0, &regs, value);
}

int main(void)
{
	static const struct hnl_hv_port port = { .map = map, .unmap = unmap };
	struct hnl_service service = clock_service();
	struct hnl_hv_config cfg = { .port = &port, .service = &service,
				     .n_services = 1, .max_message = 4096 };
	struct hnl_grant grant = { HNL_CLOCK_FAMILY, HNL_GRANT_ALL };
	struct hnl_domain_config dom = {
		.host = ram, .highest_gpa = sizeof(ram) - 1, .vcpus = 1,
		.grant = &grant, .n_grants = 1,
	};
	struct hnl_hv *hv = hnl_hv_init(malloc(hnl_hv_size(&cfg)), &cfg);

	if (hv == NULL) {
		fprintf(stderr, "clock: max_message is out of its range, or its "
				"number is ctrl's\n");
		return 1;
	}
	cpu = hnl_cpu_init(malloc(hnl_cpu_size(hv)), hv);
	domain = hnl_domain_init(malloc(hnl_domain_size(hv, &dom)), hv, &dom);
	return domain != NULL ? guest_main(ram, 0) : 1;
}
