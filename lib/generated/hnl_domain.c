/* SPDX-License-Identifier: MIT */
/* generated from schema/domain.yaml by schema/hnlgen; do not edit */
#include <hnl/decode.h>

#include "hnl_domain.h"

/* Sets of attributes: one a message, one a nest. */
enum {
	SET_CREATE_REQ,
	SET_CREATE_RSP,
	SET_DESTROY_REQ,
	SET_PAUSE_REQ,
	SET_UNPAUSE_REQ,
	SET_SHUTDOWN_REQ,
	SET_RESUME_REQ,
	SET_SOFT_RESET_REQ,
	SET_STATE_GET_REQ,
	SET_STATE_GET_RSP,
	SET_LIST_REQ,
	SET_LIST_RSP,
	SET_HANDLE_SET_REQ,
	SET_MAX_MEMORY_SET_REQ,
	SET_PAGING_POOL_GET_REQ,
	SET_PAGING_POOL_GET_RSP,
	SET_PAGING_POOL_SET_REQ,
	SET_GRANT_SET_REQ,
	SET_GRANT_LIST_REQ,
	SET_GRANT_LIST_RSP,
	SET_MIGRATION_GET_REQ,
	SET_MIGRATION_GET_RSP,
	SET_STATE_CHANGED_NTF,
	SET_DIED_NTF,
	SET_MIGRATION_CHANGED_NTF,
	SET_X86,
	SET_ARM,
	SET_ARM_RESULT,
	SET_GRANT
};

/* Where the fields of each set begin. */
enum {
	FIELD_CREATE_REQ = 0,
	FIELD_CREATE_RSP = 24,
	FIELD_DESTROY_REQ = 27,
	FIELD_PAUSE_REQ = 28,
	FIELD_UNPAUSE_REQ = 29,
	FIELD_SHUTDOWN_REQ = 30,
	FIELD_RESUME_REQ = 32,
	FIELD_SOFT_RESET_REQ = 33,
	FIELD_STATE_GET_REQ = 34,
	FIELD_STATE_GET_RSP = 35,
	FIELD_LIST_REQ = 52,
	FIELD_LIST_RSP = 53,
	FIELD_HANDLE_SET_REQ = 70,
	FIELD_MAX_MEMORY_SET_REQ = 72,
	FIELD_PAGING_POOL_GET_REQ = 74,
	FIELD_PAGING_POOL_GET_RSP = 75,
	FIELD_PAGING_POOL_SET_REQ = 76,
	FIELD_GRANT_SET_REQ = 78,
	FIELD_GRANT_LIST_REQ = 80,
	FIELD_GRANT_LIST_RSP = 81,
	FIELD_MIGRATION_GET_REQ = 86,
	FIELD_MIGRATION_GET_RSP = 87,
	FIELD_STATE_CHANGED_NTF = 89,
	FIELD_DIED_NTF = 106,
	FIELD_MIGRATION_CHANGED_NTF = 110,
	FIELD_X86 = 112,
	FIELD_ARM = 114,
	FIELD_ARM_RESULT = 117,
	FIELD_GRANT = 119
};

/* Where the slots of each set begin. */
enum {
	SLOT_CREATE_REQ = 0,
	SLOT_CREATE_RSP = 26,
	SLOT_DESTROY_REQ = 53,
	SLOT_PAUSE_REQ = 55,
	SLOT_UNPAUSE_REQ = 57,
	SLOT_SHUTDOWN_REQ = 59,
	SLOT_RESUME_REQ = 89,
	SLOT_SOFT_RESET_REQ = 91,
	SLOT_STATE_GET_REQ = 93,
	SLOT_STATE_GET_RSP = 95,
	SLOT_LIST_REQ = 135,
	SLOT_LIST_RSP = 137,
	SLOT_HANDLE_SET_REQ = 177,
	SLOT_MAX_MEMORY_SET_REQ = 181,
	SLOT_PAGING_POOL_GET_REQ = 222,
	SLOT_PAGING_POOL_GET_RSP = 224,
	SLOT_PAGING_POOL_SET_REQ = 266,
	SLOT_GRANT_SET_REQ = 308,
	SLOT_GRANT_LIST_REQ = 334,
	SLOT_GRANT_LIST_RSP = 336,
	SLOT_MIGRATION_GET_REQ = 342,
	SLOT_MIGRATION_GET_RSP = 344,
	SLOT_STATE_CHANGED_NTF = 387,
	SLOT_DIED_NTF = 427,
	SLOT_MIGRATION_CHANGED_NTF = 456,
	SLOT_X86 = 499,
	SLOT_ARM = 502,
	SLOT_ARM_RESULT = 506,
	SLOT_GRANT = 509
};

/* Attribute number -> 1 + field; 0: unknown. */
static const uint8_t slot[] = {
	[SLOT_CREATE_REQ + HNL_DOMAIN_A_DOMAIN] =
		1 + HNL_DOMAIN_CREATE_REQ_DOMAIN,
	[SLOT_CREATE_REQ + HNL_DOMAIN_A_HANDLE] =
		1 + HNL_DOMAIN_CREATE_REQ_HANDLE,
	[SLOT_CREATE_REQ + HNL_DOMAIN_A_SSIDREF] =
		1 + HNL_DOMAIN_CREATE_REQ_SSIDREF,
	[SLOT_CREATE_REQ + HNL_DOMAIN_A_HVM] = 1 + HNL_DOMAIN_CREATE_REQ_HVM,
	[SLOT_CREATE_REQ + HNL_DOMAIN_A_HAP] = 1 + HNL_DOMAIN_CREATE_REQ_HAP,
	[SLOT_CREATE_REQ + HNL_DOMAIN_A_S3_INTEGRITY] =
		1 + HNL_DOMAIN_CREATE_REQ_S3_INTEGRITY,
	[SLOT_CREATE_REQ + HNL_DOMAIN_A_OOS_OFF] =
		1 + HNL_DOMAIN_CREATE_REQ_OOS_OFF,
	[SLOT_CREATE_REQ + HNL_DOMAIN_A_XS_DOMAIN] =
		1 + HNL_DOMAIN_CREATE_REQ_XS_DOMAIN,
	[SLOT_CREATE_REQ + HNL_DOMAIN_A_IOMMU] =
		1 + HNL_DOMAIN_CREATE_REQ_IOMMU,
	[SLOT_CREATE_REQ + HNL_DOMAIN_A_NESTED_VIRT] =
		1 + HNL_DOMAIN_CREATE_REQ_NESTED_VIRT,
	[SLOT_CREATE_REQ + HNL_DOMAIN_A_VPMU] = 1 + HNL_DOMAIN_CREATE_REQ_VPMU,
	[SLOT_CREATE_REQ + HNL_DOMAIN_A_IOMMU_NO_SHAREPT] =
		1 + HNL_DOMAIN_CREATE_REQ_IOMMU_NO_SHAREPT,
	[SLOT_CREATE_REQ + HNL_DOMAIN_A_VIEW_MODE] =
		1 + HNL_DOMAIN_CREATE_REQ_VIEW_MODE,
	[SLOT_CREATE_REQ + HNL_DOMAIN_A_VIEWS] =
		1 + HNL_DOMAIN_CREATE_REQ_VIEWS,
	[SLOT_CREATE_REQ + HNL_DOMAIN_A_MAX_VCPUS] =
		1 + HNL_DOMAIN_CREATE_REQ_MAX_VCPUS,
	[SLOT_CREATE_REQ + HNL_DOMAIN_A_MAX_EVENT_PORT] =
		1 + HNL_DOMAIN_CREATE_REQ_MAX_EVENT_PORT,
	[SLOT_CREATE_REQ + HNL_DOMAIN_A_MAX_GRANT_FRAMES] =
		1 + HNL_DOMAIN_CREATE_REQ_MAX_GRANT_FRAMES,
	[SLOT_CREATE_REQ + HNL_DOMAIN_A_MAX_MAPTRACK_FRAMES] =
		1 + HNL_DOMAIN_CREATE_REQ_MAX_MAPTRACK_FRAMES,
	[SLOT_CREATE_REQ + HNL_DOMAIN_A_GRANT_VERSION] =
		1 + HNL_DOMAIN_CREATE_REQ_GRANT_VERSION,
	[SLOT_CREATE_REQ + HNL_DOMAIN_A_VMTRACE_SIZE] =
		1 + HNL_DOMAIN_CREATE_REQ_VMTRACE_SIZE,
	[SLOT_CREATE_REQ + HNL_DOMAIN_A_CPUPOOL] =
		1 + HNL_DOMAIN_CREATE_REQ_CPUPOOL,
	[SLOT_CREATE_REQ + HNL_DOMAIN_A_X86] = 1 + HNL_DOMAIN_CREATE_REQ_X86,
	[SLOT_CREATE_REQ + HNL_DOMAIN_A_ARM] = 1 + HNL_DOMAIN_CREATE_REQ_ARM,
	[SLOT_CREATE_REQ + HNL_DOMAIN_A_GRANT] =
		1 + HNL_DOMAIN_CREATE_REQ_GRANT,
	[SLOT_CREATE_RSP + HNL_DOMAIN_A_DOMAIN] =
		1 + HNL_DOMAIN_CREATE_RSP_DOMAIN,
	[SLOT_CREATE_RSP + HNL_DOMAIN_A_UNIQUE_ID] =
		1 + HNL_DOMAIN_CREATE_RSP_UNIQUE_ID,
	[SLOT_CREATE_RSP + HNL_DOMAIN_A_ARM_RESULT] =
		1 + HNL_DOMAIN_CREATE_RSP_ARM_RESULT,
	[SLOT_DESTROY_REQ + HNL_DOMAIN_A_DOMAIN] =
		1 + HNL_DOMAIN_DESTROY_REQ_DOMAIN,
	[SLOT_PAUSE_REQ + HNL_DOMAIN_A_DOMAIN] =
		1 + HNL_DOMAIN_PAUSE_REQ_DOMAIN,
	[SLOT_UNPAUSE_REQ + HNL_DOMAIN_A_DOMAIN] =
		1 + HNL_DOMAIN_UNPAUSE_REQ_DOMAIN,
	[SLOT_SHUTDOWN_REQ + HNL_DOMAIN_A_DOMAIN] =
		1 + HNL_DOMAIN_SHUTDOWN_REQ_DOMAIN,
	[SLOT_SHUTDOWN_REQ + HNL_DOMAIN_A_REASON] =
		1 + HNL_DOMAIN_SHUTDOWN_REQ_REASON,
	[SLOT_RESUME_REQ + HNL_DOMAIN_A_DOMAIN] =
		1 + HNL_DOMAIN_RESUME_REQ_DOMAIN,
	[SLOT_SOFT_RESET_REQ + HNL_DOMAIN_A_DOMAIN] =
		1 + HNL_DOMAIN_SOFT_RESET_REQ_DOMAIN,
	[SLOT_STATE_GET_REQ + HNL_DOMAIN_A_DOMAIN] =
		1 + HNL_DOMAIN_STATE_GET_REQ_DOMAIN,
	[SLOT_STATE_GET_RSP + HNL_DOMAIN_A_DOMAIN] =
		1 + HNL_DOMAIN_STATE_GET_RSP_DOMAIN,
	[SLOT_STATE_GET_RSP + HNL_DOMAIN_A_UNIQUE_ID] =
		1 + HNL_DOMAIN_STATE_GET_RSP_UNIQUE_ID,
	[SLOT_STATE_GET_RSP + HNL_DOMAIN_A_HANDLE] =
		1 + HNL_DOMAIN_STATE_GET_RSP_HANDLE,
	[SLOT_STATE_GET_RSP + HNL_DOMAIN_A_SSIDREF] =
		1 + HNL_DOMAIN_STATE_GET_RSP_SSIDREF,
	[SLOT_STATE_GET_RSP + HNL_DOMAIN_A_CPUPOOL] =
		1 + HNL_DOMAIN_STATE_GET_RSP_CPUPOOL,
	[SLOT_STATE_GET_RSP + HNL_DOMAIN_A_STATE] =
		1 + HNL_DOMAIN_STATE_GET_RSP_STATE,
	[SLOT_STATE_GET_RSP + HNL_DOMAIN_A_SHUTDOWN_CODE] =
		1 + HNL_DOMAIN_STATE_GET_RSP_SHUTDOWN_CODE,
	[SLOT_STATE_GET_RSP + HNL_DOMAIN_A_PAGES] =
		1 + HNL_DOMAIN_STATE_GET_RSP_PAGES,
	[SLOT_STATE_GET_RSP + HNL_DOMAIN_A_MAX_PAGES] =
		1 + HNL_DOMAIN_STATE_GET_RSP_MAX_PAGES,
	[SLOT_STATE_GET_RSP + HNL_DOMAIN_A_OUTSTANDING_PAGES] =
		1 + HNL_DOMAIN_STATE_GET_RSP_OUTSTANDING_PAGES,
	[SLOT_STATE_GET_RSP + HNL_DOMAIN_A_SHARED_PAGES] =
		1 + HNL_DOMAIN_STATE_GET_RSP_SHARED_PAGES,
	[SLOT_STATE_GET_RSP + HNL_DOMAIN_A_PAGED_PAGES] =
		1 + HNL_DOMAIN_STATE_GET_RSP_PAGED_PAGES,
	[SLOT_STATE_GET_RSP + HNL_DOMAIN_A_SHARED_INFO_GPA] =
		1 + HNL_DOMAIN_STATE_GET_RSP_SHARED_INFO_GPA,
	[SLOT_STATE_GET_RSP + HNL_DOMAIN_A_CPU_TIME] =
		1 + HNL_DOMAIN_STATE_GET_RSP_CPU_TIME,
	[SLOT_STATE_GET_RSP + HNL_DOMAIN_A_ONLINE_VCPUS] =
		1 + HNL_DOMAIN_STATE_GET_RSP_ONLINE_VCPUS,
	[SLOT_STATE_GET_RSP + HNL_DOMAIN_A_MAX_VCPU_ID] =
		1 + HNL_DOMAIN_STATE_GET_RSP_MAX_VCPU_ID,
	[SLOT_STATE_GET_RSP + HNL_DOMAIN_A_GPA_BITS] =
		1 + HNL_DOMAIN_STATE_GET_RSP_GPA_BITS,
	[SLOT_LIST_REQ + HNL_DOMAIN_A_DOMAIN] = 1 + HNL_DOMAIN_LIST_REQ_DOMAIN,
	[SLOT_LIST_RSP + HNL_DOMAIN_A_DOMAIN] = 1 + HNL_DOMAIN_LIST_RSP_DOMAIN,
	[SLOT_LIST_RSP + HNL_DOMAIN_A_UNIQUE_ID] =
		1 + HNL_DOMAIN_LIST_RSP_UNIQUE_ID,
	[SLOT_LIST_RSP + HNL_DOMAIN_A_HANDLE] = 1 + HNL_DOMAIN_LIST_RSP_HANDLE,
	[SLOT_LIST_RSP + HNL_DOMAIN_A_SSIDREF] =
		1 + HNL_DOMAIN_LIST_RSP_SSIDREF,
	[SLOT_LIST_RSP + HNL_DOMAIN_A_CPUPOOL] =
		1 + HNL_DOMAIN_LIST_RSP_CPUPOOL,
	[SLOT_LIST_RSP + HNL_DOMAIN_A_STATE] = 1 + HNL_DOMAIN_LIST_RSP_STATE,
	[SLOT_LIST_RSP + HNL_DOMAIN_A_SHUTDOWN_CODE] =
		1 + HNL_DOMAIN_LIST_RSP_SHUTDOWN_CODE,
	[SLOT_LIST_RSP + HNL_DOMAIN_A_PAGES] = 1 + HNL_DOMAIN_LIST_RSP_PAGES,
	[SLOT_LIST_RSP + HNL_DOMAIN_A_MAX_PAGES] =
		1 + HNL_DOMAIN_LIST_RSP_MAX_PAGES,
	[SLOT_LIST_RSP + HNL_DOMAIN_A_OUTSTANDING_PAGES] =
		1 + HNL_DOMAIN_LIST_RSP_OUTSTANDING_PAGES,
	[SLOT_LIST_RSP + HNL_DOMAIN_A_SHARED_PAGES] =
		1 + HNL_DOMAIN_LIST_RSP_SHARED_PAGES,
	[SLOT_LIST_RSP + HNL_DOMAIN_A_PAGED_PAGES] =
		1 + HNL_DOMAIN_LIST_RSP_PAGED_PAGES,
	[SLOT_LIST_RSP + HNL_DOMAIN_A_SHARED_INFO_GPA] =
		1 + HNL_DOMAIN_LIST_RSP_SHARED_INFO_GPA,
	[SLOT_LIST_RSP + HNL_DOMAIN_A_CPU_TIME] =
		1 + HNL_DOMAIN_LIST_RSP_CPU_TIME,
	[SLOT_LIST_RSP + HNL_DOMAIN_A_ONLINE_VCPUS] =
		1 + HNL_DOMAIN_LIST_RSP_ONLINE_VCPUS,
	[SLOT_LIST_RSP + HNL_DOMAIN_A_MAX_VCPU_ID] =
		1 + HNL_DOMAIN_LIST_RSP_MAX_VCPU_ID,
	[SLOT_LIST_RSP + HNL_DOMAIN_A_GPA_BITS] =
		1 + HNL_DOMAIN_LIST_RSP_GPA_BITS,
	[SLOT_HANDLE_SET_REQ + HNL_DOMAIN_A_DOMAIN] =
		1 + HNL_DOMAIN_HANDLE_SET_REQ_DOMAIN,
	[SLOT_HANDLE_SET_REQ + HNL_DOMAIN_A_HANDLE] =
		1 + HNL_DOMAIN_HANDLE_SET_REQ_HANDLE,
	[SLOT_MAX_MEMORY_SET_REQ + HNL_DOMAIN_A_DOMAIN] =
		1 + HNL_DOMAIN_MAX_MEMORY_SET_REQ_DOMAIN,
	[SLOT_MAX_MEMORY_SET_REQ + HNL_DOMAIN_A_MAX_MEMORY] =
		1 + HNL_DOMAIN_MAX_MEMORY_SET_REQ_MAX_MEMORY,
	[SLOT_PAGING_POOL_GET_REQ + HNL_DOMAIN_A_DOMAIN] =
		1 + HNL_DOMAIN_PAGING_POOL_GET_REQ_DOMAIN,
	[SLOT_PAGING_POOL_GET_RSP + HNL_DOMAIN_A_PAGING_POOL] =
		1 + HNL_DOMAIN_PAGING_POOL_GET_RSP_PAGING_POOL,
	[SLOT_PAGING_POOL_SET_REQ + HNL_DOMAIN_A_DOMAIN] =
		1 + HNL_DOMAIN_PAGING_POOL_SET_REQ_DOMAIN,
	[SLOT_PAGING_POOL_SET_REQ + HNL_DOMAIN_A_PAGING_POOL] =
		1 + HNL_DOMAIN_PAGING_POOL_SET_REQ_PAGING_POOL,
	[SLOT_GRANT_SET_REQ + HNL_DOMAIN_A_DOMAIN] =
		1 + HNL_DOMAIN_GRANT_SET_REQ_DOMAIN,
	[SLOT_GRANT_SET_REQ + HNL_DOMAIN_A_GRANT] =
		1 + HNL_DOMAIN_GRANT_SET_REQ_GRANT,
	[SLOT_GRANT_LIST_REQ + HNL_DOMAIN_A_GRANTED_DOMAIN] =
		1 + HNL_DOMAIN_GRANT_LIST_REQ_DOMAIN,
	[SLOT_GRANT_LIST_RSP + HNL_DOMAIN_A_GRANTED_DOMAIN] =
		1 + HNL_DOMAIN_GRANT_LIST_RSP_DOMAIN,
	[SLOT_GRANT_LIST_RSP + HNL_DOMAIN_A_GRANTED_FAMILY] =
		1 + HNL_DOMAIN_GRANT_LIST_RSP_FAMILY,
	[SLOT_GRANT_LIST_RSP + HNL_DOMAIN_A_GRANTED_FEATURE] =
		1 + HNL_DOMAIN_GRANT_LIST_RSP_FEATURE,
	[SLOT_GRANT_LIST_RSP + HNL_DOMAIN_A_GRANTED_NUMBER] =
		1 + HNL_DOMAIN_GRANT_LIST_RSP_NUMBER,
	[SLOT_GRANT_LIST_RSP + HNL_DOMAIN_A_GRANTED_BIT] =
		1 + HNL_DOMAIN_GRANT_LIST_RSP_BIT,
	[SLOT_MIGRATION_GET_REQ + HNL_DOMAIN_A_DOMAIN] =
		1 + HNL_DOMAIN_MIGRATION_GET_REQ_DOMAIN,
	[SLOT_MIGRATION_GET_RSP + HNL_DOMAIN_A_DOMAIN] =
		1 + HNL_DOMAIN_MIGRATION_GET_RSP_DOMAIN,
	[SLOT_MIGRATION_GET_RSP + HNL_DOMAIN_A_MIGRATION] =
		1 + HNL_DOMAIN_MIGRATION_GET_RSP_MIGRATION,
	[SLOT_STATE_CHANGED_NTF + HNL_DOMAIN_A_DOMAIN] =
		1 + HNL_DOMAIN_STATE_CHANGED_NTF_DOMAIN,
	[SLOT_STATE_CHANGED_NTF + HNL_DOMAIN_A_UNIQUE_ID] =
		1 + HNL_DOMAIN_STATE_CHANGED_NTF_UNIQUE_ID,
	[SLOT_STATE_CHANGED_NTF + HNL_DOMAIN_A_HANDLE] =
		1 + HNL_DOMAIN_STATE_CHANGED_NTF_HANDLE,
	[SLOT_STATE_CHANGED_NTF + HNL_DOMAIN_A_SSIDREF] =
		1 + HNL_DOMAIN_STATE_CHANGED_NTF_SSIDREF,
	[SLOT_STATE_CHANGED_NTF + HNL_DOMAIN_A_CPUPOOL] =
		1 + HNL_DOMAIN_STATE_CHANGED_NTF_CPUPOOL,
	[SLOT_STATE_CHANGED_NTF + HNL_DOMAIN_A_STATE] =
		1 + HNL_DOMAIN_STATE_CHANGED_NTF_STATE,
	[SLOT_STATE_CHANGED_NTF + HNL_DOMAIN_A_SHUTDOWN_CODE] =
		1 + HNL_DOMAIN_STATE_CHANGED_NTF_SHUTDOWN_CODE,
	[SLOT_STATE_CHANGED_NTF + HNL_DOMAIN_A_PAGES] =
		1 + HNL_DOMAIN_STATE_CHANGED_NTF_PAGES,
	[SLOT_STATE_CHANGED_NTF + HNL_DOMAIN_A_MAX_PAGES] =
		1 + HNL_DOMAIN_STATE_CHANGED_NTF_MAX_PAGES,
	[SLOT_STATE_CHANGED_NTF + HNL_DOMAIN_A_OUTSTANDING_PAGES] =
		1 + HNL_DOMAIN_STATE_CHANGED_NTF_OUTSTANDING_PAGES,
	[SLOT_STATE_CHANGED_NTF + HNL_DOMAIN_A_SHARED_PAGES] =
		1 + HNL_DOMAIN_STATE_CHANGED_NTF_SHARED_PAGES,
	[SLOT_STATE_CHANGED_NTF + HNL_DOMAIN_A_PAGED_PAGES] =
		1 + HNL_DOMAIN_STATE_CHANGED_NTF_PAGED_PAGES,
	[SLOT_STATE_CHANGED_NTF + HNL_DOMAIN_A_SHARED_INFO_GPA] =
		1 + HNL_DOMAIN_STATE_CHANGED_NTF_SHARED_INFO_GPA,
	[SLOT_STATE_CHANGED_NTF + HNL_DOMAIN_A_CPU_TIME] =
		1 + HNL_DOMAIN_STATE_CHANGED_NTF_CPU_TIME,
	[SLOT_STATE_CHANGED_NTF + HNL_DOMAIN_A_ONLINE_VCPUS] =
		1 + HNL_DOMAIN_STATE_CHANGED_NTF_ONLINE_VCPUS,
	[SLOT_STATE_CHANGED_NTF + HNL_DOMAIN_A_MAX_VCPU_ID] =
		1 + HNL_DOMAIN_STATE_CHANGED_NTF_MAX_VCPU_ID,
	[SLOT_STATE_CHANGED_NTF + HNL_DOMAIN_A_GPA_BITS] =
		1 + HNL_DOMAIN_STATE_CHANGED_NTF_GPA_BITS,
	[SLOT_DIED_NTF + HNL_DOMAIN_A_DOMAIN] = 1 + HNL_DOMAIN_DIED_NTF_DOMAIN,
	[SLOT_DIED_NTF + HNL_DOMAIN_A_UNIQUE_ID] =
		1 + HNL_DOMAIN_DIED_NTF_UNIQUE_ID,
	[SLOT_DIED_NTF + HNL_DOMAIN_A_HANDLE] = 1 + HNL_DOMAIN_DIED_NTF_HANDLE,
	[SLOT_DIED_NTF + HNL_DOMAIN_A_SHUTDOWN_CODE] =
		1 + HNL_DOMAIN_DIED_NTF_SHUTDOWN_CODE,
	[SLOT_MIGRATION_CHANGED_NTF + HNL_DOMAIN_A_DOMAIN] =
		1 + HNL_DOMAIN_MIGRATION_CHANGED_NTF_DOMAIN,
	[SLOT_MIGRATION_CHANGED_NTF + HNL_DOMAIN_A_MIGRATION] =
		1 + HNL_DOMAIN_MIGRATION_CHANGED_NTF_MIGRATION,
	[SLOT_X86 + HNL_DOMAIN_A_X86_EMULATION] = 1 + HNL_DOMAIN_X86_EMULATION,
	[SLOT_X86 + HNL_DOMAIN_A_X86_MSR_RELAXED] =
		1 + HNL_DOMAIN_X86_MSR_RELAXED,
	[SLOT_ARM + HNL_DOMAIN_A_ARM_GIC_VERSION] =
		1 + HNL_DOMAIN_ARM_GIC_VERSION,
	[SLOT_ARM + HNL_DOMAIN_A_ARM_TEE] = 1 + HNL_DOMAIN_ARM_TEE,
	[SLOT_ARM + HNL_DOMAIN_A_ARM_SPIS] = 1 + HNL_DOMAIN_ARM_SPIS,
	[SLOT_ARM_RESULT + HNL_DOMAIN_A_ARM_RESULT_GIC_VERSION] =
		1 + HNL_DOMAIN_ARM_RESULT_GIC_VERSION,
	[SLOT_ARM_RESULT + HNL_DOMAIN_A_ARM_RESULT_CLOCK_FREQUENCY] =
		1 + HNL_DOMAIN_ARM_RESULT_CLOCK_FREQUENCY,
	[SLOT_GRANT + HNL_DOMAIN_A_GRANT_FAMILY] = 1 + HNL_DOMAIN_GRANT_FAMILY,
	[SLOT_GRANT + HNL_DOMAIN_A_GRANT_FEATURE] =
		1 + HNL_DOMAIN_GRANT_FEATURE,
};

static const struct hnl_field field[] = {
	[FIELD_CREATE_REQ + HNL_DOMAIN_CREATE_REQ_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.check = HNL_CHECK_RANGE,
		.type = HNL_DOMAIN_A_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_domain_create_req, domain),
		.shape = 6,
		.hi = 32751,
		.span = 32751,
	},
	[FIELD_CREATE_REQ + HNL_DOMAIN_CREATE_REQ_HANDLE] = {
		.kind = HNL_KIND_BYTES,
		.type = HNL_DOMAIN_A_HANDLE,
		.min = 16,
		.max = 16,
		.dst = offsetof(struct hnl_domain_create_req, handle),
	},
	[FIELD_CREATE_REQ + HNL_DOMAIN_CREATE_REQ_SSIDREF] = {
		.kind = HNL_KIND_U32,
		.type = HNL_DOMAIN_A_SSIDREF,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_domain_create_req, ssidref),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_CREATE_REQ + HNL_DOMAIN_CREATE_REQ_HVM] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_DOMAIN_A_HVM,
		.shape = 4,
	},
	[FIELD_CREATE_REQ + HNL_DOMAIN_CREATE_REQ_HAP] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_DOMAIN_A_HAP,
		.shape = 4,
	},
	[FIELD_CREATE_REQ + HNL_DOMAIN_CREATE_REQ_S3_INTEGRITY] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_DOMAIN_A_S3_INTEGRITY,
		.shape = 4,
	},
	[FIELD_CREATE_REQ + HNL_DOMAIN_CREATE_REQ_OOS_OFF] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_DOMAIN_A_OOS_OFF,
		.shape = 4,
	},
	[FIELD_CREATE_REQ + HNL_DOMAIN_CREATE_REQ_XS_DOMAIN] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_DOMAIN_A_XS_DOMAIN,
		.shape = 4,
	},
	[FIELD_CREATE_REQ + HNL_DOMAIN_CREATE_REQ_IOMMU] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_DOMAIN_A_IOMMU,
		.shape = 4,
	},
	[FIELD_CREATE_REQ + HNL_DOMAIN_CREATE_REQ_NESTED_VIRT] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_DOMAIN_A_NESTED_VIRT,
		.shape = 4,
	},
	[FIELD_CREATE_REQ + HNL_DOMAIN_CREATE_REQ_VPMU] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_DOMAIN_A_VPMU,
		.shape = 4,
	},
	[FIELD_CREATE_REQ + HNL_DOMAIN_CREATE_REQ_IOMMU_NO_SHAREPT] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_DOMAIN_A_IOMMU_NO_SHAREPT,
		.shape = 4,
	},
	[FIELD_CREATE_REQ + HNL_DOMAIN_CREATE_REQ_VIEW_MODE] = {
		.kind = HNL_KIND_U32,
		.check = HNL_CHECK_ENUM,
		.type = HNL_DOMAIN_A_VIEW_MODE,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_domain_create_req, view_mode),
		.shape = 8,
		.lo = 1,
		.hi = 0xe,
		.span = 2,
	},
	[FIELD_CREATE_REQ + HNL_DOMAIN_CREATE_REQ_VIEWS] = {
		.kind = HNL_KIND_U32,
		.check = HNL_CHECK_RANGE,
		.type = HNL_DOMAIN_A_VIEWS,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_domain_create_req, views),
		.shape = 8,
		.lo = 1,
		.hi = 512,
		.span = 511,
	},
	[FIELD_CREATE_REQ + HNL_DOMAIN_CREATE_REQ_MAX_VCPUS] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_DOMAIN_A_MAX_VCPUS,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_domain_create_req, max_vcpus),
		.shape = 8,
		.lo = 1,
		.hi = 8192,
		.span = 8191,
	},
	[FIELD_CREATE_REQ + HNL_DOMAIN_CREATE_REQ_MAX_EVENT_PORT] = {
		.kind = HNL_KIND_U32,
		.check = HNL_CHECK_RANGE,
		.type = HNL_DOMAIN_A_MAX_EVENT_PORT,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_domain_create_req, max_event_port),
		.shape = 8,
		.hi = 131071,
		.span = 131071,
	},
	[FIELD_CREATE_REQ + HNL_DOMAIN_CREATE_REQ_MAX_GRANT_FRAMES] = {
		.kind = HNL_KIND_S32,
		.type = HNL_DOMAIN_A_MAX_GRANT_FRAMES,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_domain_create_req, max_grant_frames),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_CREATE_REQ + HNL_DOMAIN_CREATE_REQ_MAX_MAPTRACK_FRAMES] = {
		.kind = HNL_KIND_S32,
		.type = HNL_DOMAIN_A_MAX_MAPTRACK_FRAMES,
		.min = 4,
		.max = 4,
		.dst =
			offsetof(struct hnl_domain_create_req, max_maptrack_frames),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_CREATE_REQ + HNL_DOMAIN_CREATE_REQ_GRANT_VERSION] = {
		.kind = HNL_KIND_U32,
		.check = HNL_CHECK_RANGE,
		.type = HNL_DOMAIN_A_GRANT_VERSION,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_domain_create_req, grant_version),
		.shape = 8,
		.lo = 1,
		.hi = 2,
		.span = 1,
	},
	[FIELD_CREATE_REQ + HNL_DOMAIN_CREATE_REQ_VMTRACE_SIZE] = {
		.kind = HNL_KIND_U32,
		.check = HNL_CHECK_RANGE,
		.align = 12,
		.type = HNL_DOMAIN_A_VMTRACE_SIZE,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_domain_create_req, vmtrace_size),
		.shape = 8,
		.lo = 4096,
		.hi = 67108864,
		.span = 16383,
	},
	[FIELD_CREATE_REQ + HNL_DOMAIN_CREATE_REQ_CPUPOOL] = {
		.kind = HNL_KIND_U32,
		.type = HNL_DOMAIN_A_CPUPOOL,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_domain_create_req, cpupool),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_CREATE_REQ + HNL_DOMAIN_CREATE_REQ_X86] = {
		.kind = HNL_KIND_NEST,
		.type = HNL_DOMAIN_A_X86,
		.max = 65531,
		.sub = SET_X86,
		.dst = offsetof(struct hnl_domain_create_req, x86),
	},
	[FIELD_CREATE_REQ + HNL_DOMAIN_CREATE_REQ_ARM] = {
		.kind = HNL_KIND_NEST,
		.type = HNL_DOMAIN_A_ARM,
		.max = 65531,
		.sub = SET_ARM,
		.dst = offsetof(struct hnl_domain_create_req, arm),
	},
	[FIELD_CREATE_REQ + HNL_DOMAIN_CREATE_REQ_GRANT] = {
		.kind = HNL_KIND_NEST,
		.flags = HNL_FIELD_MULTI,
		.type = HNL_DOMAIN_A_GRANT,
		.max = 65531,
		.sub = SET_GRANT,
		.dst = offsetof(struct hnl_domain_create_req, grant),
		.max_count = 512,
	},
	[FIELD_CREATE_RSP + HNL_DOMAIN_CREATE_RSP_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_DOMAIN_A_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_domain_create_rsp, domain),
		.shape = 6,
		.hi = 32751,
		.span = 32751,
	},
	[FIELD_CREATE_RSP + HNL_DOMAIN_CREATE_RSP_UNIQUE_ID] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_DOMAIN_A_UNIQUE_ID,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_domain_create_rsp, unique_id),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_CREATE_RSP + HNL_DOMAIN_CREATE_RSP_ARM_RESULT] = {
		.kind = HNL_KIND_NEST,
		.type = HNL_DOMAIN_A_ARM_RESULT,
		.max = 65531,
		.sub = SET_ARM_RESULT,
		.dst = offsetof(struct hnl_domain_create_rsp, arm_result),
	},
	[FIELD_DESTROY_REQ + HNL_DOMAIN_DESTROY_REQ_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_DOMAIN_A_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_domain_destroy_req, domain),
		.shape = 6,
		.hi = 32751,
		.span = 32751,
	},
	[FIELD_PAUSE_REQ + HNL_DOMAIN_PAUSE_REQ_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_DOMAIN_A_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_domain_pause_req, domain),
		.shape = 6,
		.hi = 32751,
		.span = 32751,
	},
	[FIELD_UNPAUSE_REQ + HNL_DOMAIN_UNPAUSE_REQ_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_DOMAIN_A_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_domain_unpause_req, domain),
		.shape = 6,
		.hi = 32751,
		.span = 32751,
	},
	[FIELD_SHUTDOWN_REQ + HNL_DOMAIN_SHUTDOWN_REQ_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_DOMAIN_A_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_domain_shutdown_req, domain),
		.shape = 6,
		.hi = 32751,
		.span = 32751,
	},
	[FIELD_SHUTDOWN_REQ + HNL_DOMAIN_SHUTDOWN_REQ_REASON] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_ENUM,
		.type = HNL_DOMAIN_A_REASON,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_domain_shutdown_req, reason),
		.shape = 8,
		.hi = 0x3f,
		.span = 5,
	},
	[FIELD_RESUME_REQ + HNL_DOMAIN_RESUME_REQ_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_DOMAIN_A_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_domain_resume_req, domain),
		.shape = 6,
		.hi = 32751,
		.span = 32751,
	},
	[FIELD_SOFT_RESET_REQ + HNL_DOMAIN_SOFT_RESET_REQ_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_DOMAIN_A_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_domain_soft_reset_req, domain),
		.shape = 6,
		.hi = 32751,
		.span = 32751,
	},
	[FIELD_STATE_GET_REQ + HNL_DOMAIN_STATE_GET_REQ_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_DOMAIN_A_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_domain_state_get_req, domain),
		.shape = 6,
		.hi = 32751,
		.span = 32751,
	},
	[FIELD_STATE_GET_RSP + HNL_DOMAIN_STATE_GET_RSP_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_DOMAIN_A_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_domain_state_get_rsp, domain),
		.shape = 6,
		.hi = 32751,
		.span = 32751,
	},
	[FIELD_STATE_GET_RSP + HNL_DOMAIN_STATE_GET_RSP_UNIQUE_ID] = {
		.kind = HNL_KIND_U64,
		.type = HNL_DOMAIN_A_UNIQUE_ID,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_domain_state_get_rsp, unique_id),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_STATE_GET_RSP + HNL_DOMAIN_STATE_GET_RSP_HANDLE] = {
		.kind = HNL_KIND_BYTES,
		.type = HNL_DOMAIN_A_HANDLE,
		.min = 16,
		.max = 16,
		.dst = offsetof(struct hnl_domain_state_get_rsp, handle),
	},
	[FIELD_STATE_GET_RSP + HNL_DOMAIN_STATE_GET_RSP_SSIDREF] = {
		.kind = HNL_KIND_U32,
		.type = HNL_DOMAIN_A_SSIDREF,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_domain_state_get_rsp, ssidref),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_STATE_GET_RSP + HNL_DOMAIN_STATE_GET_RSP_CPUPOOL] = {
		.kind = HNL_KIND_U32,
		.type = HNL_DOMAIN_A_CPUPOOL,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_domain_state_get_rsp, cpupool),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_STATE_GET_RSP + HNL_DOMAIN_STATE_GET_RSP_STATE] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_MASK,
		.type = HNL_DOMAIN_A_STATE,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_domain_state_get_rsp, state),
		.shape = 8,
		.hi = 0x1ff,
		.span = 511,
	},
	[FIELD_STATE_GET_RSP + HNL_DOMAIN_STATE_GET_RSP_SHUTDOWN_CODE] = {
		.kind = HNL_KIND_U8,
		.type = HNL_DOMAIN_A_SHUTDOWN_CODE,
		.min = 1,
		.max = 1,
		.dst = offsetof(struct hnl_domain_state_get_rsp, shutdown_code),
		.shape = 5,
		.span = 255,
	},
	[FIELD_STATE_GET_RSP + HNL_DOMAIN_STATE_GET_RSP_PAGES] = {
		.kind = HNL_KIND_U64,
		.type = HNL_DOMAIN_A_PAGES,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_domain_state_get_rsp, pages),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_STATE_GET_RSP + HNL_DOMAIN_STATE_GET_RSP_MAX_PAGES] = {
		.kind = HNL_KIND_U64,
		.type = HNL_DOMAIN_A_MAX_PAGES,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_domain_state_get_rsp, max_pages),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_STATE_GET_RSP + HNL_DOMAIN_STATE_GET_RSP_OUTSTANDING_PAGES] = {
		.kind = HNL_KIND_U64,
		.type = HNL_DOMAIN_A_OUTSTANDING_PAGES,
		.min = 8,
		.max = 8,
		.dst =
			offsetof(struct hnl_domain_state_get_rsp, outstanding_pages),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_STATE_GET_RSP + HNL_DOMAIN_STATE_GET_RSP_SHARED_PAGES] = {
		.kind = HNL_KIND_U64,
		.type = HNL_DOMAIN_A_SHARED_PAGES,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_domain_state_get_rsp, shared_pages),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_STATE_GET_RSP + HNL_DOMAIN_STATE_GET_RSP_PAGED_PAGES] = {
		.kind = HNL_KIND_U64,
		.type = HNL_DOMAIN_A_PAGED_PAGES,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_domain_state_get_rsp, paged_pages),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_STATE_GET_RSP + HNL_DOMAIN_STATE_GET_RSP_SHARED_INFO_GPA] = {
		.kind = HNL_KIND_U64,
		.align = 12,
		.type = HNL_DOMAIN_A_SHARED_INFO_GPA,
		.min = 8,
		.max = 8,
		.dst =
			offsetof(struct hnl_domain_state_get_rsp, shared_info_gpa),
		.shape = 12,
		.span = 0xfffffffffffff,
	},
	[FIELD_STATE_GET_RSP + HNL_DOMAIN_STATE_GET_RSP_CPU_TIME] = {
		.kind = HNL_KIND_U64,
		.type = HNL_DOMAIN_A_CPU_TIME,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_domain_state_get_rsp, cpu_time),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_STATE_GET_RSP + HNL_DOMAIN_STATE_GET_RSP_ONLINE_VCPUS] = {
		.kind = HNL_KIND_U32,
		.type = HNL_DOMAIN_A_ONLINE_VCPUS,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_domain_state_get_rsp, online_vcpus),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_STATE_GET_RSP + HNL_DOMAIN_STATE_GET_RSP_MAX_VCPU_ID] = {
		.kind = HNL_KIND_U32,
		.type = HNL_DOMAIN_A_MAX_VCPU_ID,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_domain_state_get_rsp, max_vcpu_id),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_STATE_GET_RSP + HNL_DOMAIN_STATE_GET_RSP_GPA_BITS] = {
		.kind = HNL_KIND_U8,
		.check = HNL_CHECK_RANGE,
		.type = HNL_DOMAIN_A_GPA_BITS,
		.min = 1,
		.max = 1,
		.dst = offsetof(struct hnl_domain_state_get_rsp, gpa_bits),
		.shape = 5,
		.hi = 64,
		.span = 64,
	},
	[FIELD_LIST_REQ + HNL_DOMAIN_LIST_REQ_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.check = HNL_CHECK_RANGE,
		.type = HNL_DOMAIN_A_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_domain_list_req, domain),
		.shape = 6,
		.hi = 32751,
		.span = 32751,
	},
	[FIELD_LIST_RSP + HNL_DOMAIN_LIST_RSP_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_DOMAIN_A_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_domain_list_rsp, domain),
		.shape = 6,
		.hi = 32751,
		.span = 32751,
	},
	[FIELD_LIST_RSP + HNL_DOMAIN_LIST_RSP_UNIQUE_ID] = {
		.kind = HNL_KIND_U64,
		.type = HNL_DOMAIN_A_UNIQUE_ID,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_domain_list_rsp, unique_id),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_LIST_RSP + HNL_DOMAIN_LIST_RSP_HANDLE] = {
		.kind = HNL_KIND_BYTES,
		.type = HNL_DOMAIN_A_HANDLE,
		.min = 16,
		.max = 16,
		.dst = offsetof(struct hnl_domain_list_rsp, handle),
	},
	[FIELD_LIST_RSP + HNL_DOMAIN_LIST_RSP_SSIDREF] = {
		.kind = HNL_KIND_U32,
		.type = HNL_DOMAIN_A_SSIDREF,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_domain_list_rsp, ssidref),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_LIST_RSP + HNL_DOMAIN_LIST_RSP_CPUPOOL] = {
		.kind = HNL_KIND_U32,
		.type = HNL_DOMAIN_A_CPUPOOL,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_domain_list_rsp, cpupool),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_LIST_RSP + HNL_DOMAIN_LIST_RSP_STATE] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_MASK,
		.type = HNL_DOMAIN_A_STATE,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_domain_list_rsp, state),
		.shape = 8,
		.hi = 0x1ff,
		.span = 511,
	},
	[FIELD_LIST_RSP + HNL_DOMAIN_LIST_RSP_SHUTDOWN_CODE] = {
		.kind = HNL_KIND_U8,
		.type = HNL_DOMAIN_A_SHUTDOWN_CODE,
		.min = 1,
		.max = 1,
		.dst = offsetof(struct hnl_domain_list_rsp, shutdown_code),
		.shape = 5,
		.span = 255,
	},
	[FIELD_LIST_RSP + HNL_DOMAIN_LIST_RSP_PAGES] = {
		.kind = HNL_KIND_U64,
		.type = HNL_DOMAIN_A_PAGES,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_domain_list_rsp, pages),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_LIST_RSP + HNL_DOMAIN_LIST_RSP_MAX_PAGES] = {
		.kind = HNL_KIND_U64,
		.type = HNL_DOMAIN_A_MAX_PAGES,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_domain_list_rsp, max_pages),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_LIST_RSP + HNL_DOMAIN_LIST_RSP_OUTSTANDING_PAGES] = {
		.kind = HNL_KIND_U64,
		.type = HNL_DOMAIN_A_OUTSTANDING_PAGES,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_domain_list_rsp, outstanding_pages),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_LIST_RSP + HNL_DOMAIN_LIST_RSP_SHARED_PAGES] = {
		.kind = HNL_KIND_U64,
		.type = HNL_DOMAIN_A_SHARED_PAGES,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_domain_list_rsp, shared_pages),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_LIST_RSP + HNL_DOMAIN_LIST_RSP_PAGED_PAGES] = {
		.kind = HNL_KIND_U64,
		.type = HNL_DOMAIN_A_PAGED_PAGES,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_domain_list_rsp, paged_pages),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_LIST_RSP + HNL_DOMAIN_LIST_RSP_SHARED_INFO_GPA] = {
		.kind = HNL_KIND_U64,
		.align = 12,
		.type = HNL_DOMAIN_A_SHARED_INFO_GPA,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_domain_list_rsp, shared_info_gpa),
		.shape = 12,
		.span = 0xfffffffffffff,
	},
	[FIELD_LIST_RSP + HNL_DOMAIN_LIST_RSP_CPU_TIME] = {
		.kind = HNL_KIND_U64,
		.type = HNL_DOMAIN_A_CPU_TIME,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_domain_list_rsp, cpu_time),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_LIST_RSP + HNL_DOMAIN_LIST_RSP_ONLINE_VCPUS] = {
		.kind = HNL_KIND_U32,
		.type = HNL_DOMAIN_A_ONLINE_VCPUS,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_domain_list_rsp, online_vcpus),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_LIST_RSP + HNL_DOMAIN_LIST_RSP_MAX_VCPU_ID] = {
		.kind = HNL_KIND_U32,
		.type = HNL_DOMAIN_A_MAX_VCPU_ID,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_domain_list_rsp, max_vcpu_id),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_LIST_RSP + HNL_DOMAIN_LIST_RSP_GPA_BITS] = {
		.kind = HNL_KIND_U8,
		.check = HNL_CHECK_RANGE,
		.type = HNL_DOMAIN_A_GPA_BITS,
		.min = 1,
		.max = 1,
		.dst = offsetof(struct hnl_domain_list_rsp, gpa_bits),
		.shape = 5,
		.hi = 64,
		.span = 64,
	},
	[FIELD_HANDLE_SET_REQ + HNL_DOMAIN_HANDLE_SET_REQ_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_DOMAIN_A_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_domain_handle_set_req, domain),
		.shape = 6,
		.hi = 32751,
		.span = 32751,
	},
	[FIELD_HANDLE_SET_REQ + HNL_DOMAIN_HANDLE_SET_REQ_HANDLE] = {
		.kind = HNL_KIND_BYTES,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_DOMAIN_A_HANDLE,
		.min = 16,
		.max = 16,
		.dst = offsetof(struct hnl_domain_handle_set_req, handle),
	},
	[FIELD_MAX_MEMORY_SET_REQ + HNL_DOMAIN_MAX_MEMORY_SET_REQ_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_DOMAIN_A_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_domain_max_memory_set_req, domain),
		.shape = 6,
		.hi = 32751,
		.span = 32751,
	},
	[FIELD_MAX_MEMORY_SET_REQ + HNL_DOMAIN_MAX_MEMORY_SET_REQ_MAX_MEMORY] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_DOMAIN_A_MAX_MEMORY,
		.min = 8,
		.max = 8,
		.dst =
			offsetof(struct hnl_domain_max_memory_set_req, max_memory),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_PAGING_POOL_GET_REQ + HNL_DOMAIN_PAGING_POOL_GET_REQ_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_DOMAIN_A_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_domain_paging_pool_get_req, domain),
		.shape = 6,
		.hi = 32751,
		.span = 32751,
	},
	[FIELD_PAGING_POOL_GET_RSP + HNL_DOMAIN_PAGING_POOL_GET_RSP_PAGING_POOL] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.align = 12,
		.type = HNL_DOMAIN_A_PAGING_POOL,
		.min = 8,
		.max = 8,
		.dst =
			offsetof(struct hnl_domain_paging_pool_get_rsp, paging_pool),
		.shape = 12,
		.span = 0xfffffffffffff,
	},
	[FIELD_PAGING_POOL_SET_REQ + HNL_DOMAIN_PAGING_POOL_SET_REQ_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_DOMAIN_A_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_domain_paging_pool_set_req, domain),
		.shape = 6,
		.hi = 32751,
		.span = 32751,
	},
	[FIELD_PAGING_POOL_SET_REQ + HNL_DOMAIN_PAGING_POOL_SET_REQ_PAGING_POOL] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.align = 12,
		.type = HNL_DOMAIN_A_PAGING_POOL,
		.min = 8,
		.max = 8,
		.dst =
			offsetof(struct hnl_domain_paging_pool_set_req, paging_pool),
		.shape = 12,
		.span = 0xfffffffffffff,
	},
	[FIELD_GRANT_SET_REQ + HNL_DOMAIN_GRANT_SET_REQ_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_DOMAIN_A_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_domain_grant_set_req, domain),
		.shape = 6,
		.hi = 32751,
		.span = 32751,
	},
	[FIELD_GRANT_SET_REQ + HNL_DOMAIN_GRANT_SET_REQ_GRANT] = {
		.kind = HNL_KIND_NEST,
		.flags = HNL_FIELD_REQUIRED | HNL_FIELD_MULTI,
		.type = HNL_DOMAIN_A_GRANT,
		.max = 65531,
		.sub = SET_GRANT,
		.dst = offsetof(struct hnl_domain_grant_set_req, grant),
		.max_count = 512,
	},
	[FIELD_GRANT_LIST_REQ + HNL_DOMAIN_GRANT_LIST_REQ_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.check = HNL_CHECK_RANGE,
		.type = HNL_DOMAIN_A_GRANTED_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_domain_grant_list_req, domain),
		.shape = 6,
		.hi = 32751,
		.span = 32751,
	},
	[FIELD_GRANT_LIST_RSP + HNL_DOMAIN_GRANT_LIST_RSP_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.check = HNL_CHECK_RANGE,
		.type = HNL_DOMAIN_A_GRANTED_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_domain_grant_list_rsp, domain),
		.shape = 6,
		.hi = 32751,
		.span = 32751,
	},
	[FIELD_GRANT_LIST_RSP + HNL_DOMAIN_GRANT_LIST_RSP_FAMILY] = {
		.kind = HNL_KIND_STRING,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_DOMAIN_A_GRANTED_FAMILY,
		.max = 48,
		.dst = offsetof(struct hnl_domain_grant_list_rsp, family),
	},
	[FIELD_GRANT_LIST_RSP + HNL_DOMAIN_GRANT_LIST_RSP_FEATURE] = {
		.kind = HNL_KIND_STRING,
		.type = HNL_DOMAIN_A_GRANTED_FEATURE,
		.max = 48,
		.dst = offsetof(struct hnl_domain_grant_list_rsp, feature),
	},
	[FIELD_GRANT_LIST_RSP + HNL_DOMAIN_GRANT_LIST_RSP_NUMBER] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_DOMAIN_A_GRANTED_NUMBER,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_domain_grant_list_rsp, number),
		.shape = 8,
		.hi = 65535,
		.span = 65535,
	},
	[FIELD_GRANT_LIST_RSP + HNL_DOMAIN_GRANT_LIST_RSP_BIT] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_DOMAIN_A_GRANTED_BIT,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_domain_grant_list_rsp, bit),
		.shape = 8,
		.hi = 63,
		.span = 63,
	},
	[FIELD_MIGRATION_GET_REQ + HNL_DOMAIN_MIGRATION_GET_REQ_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.check = HNL_CHECK_RANGE,
		.type = HNL_DOMAIN_A_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_domain_migration_get_req, domain),
		.shape = 6,
		.hi = 32751,
		.span = 32751,
	},
	[FIELD_MIGRATION_GET_RSP + HNL_DOMAIN_MIGRATION_GET_RSP_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.check = HNL_CHECK_RANGE,
		.type = HNL_DOMAIN_A_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_domain_migration_get_rsp, domain),
		.shape = 6,
		.hi = 32751,
		.span = 32751,
	},
	[FIELD_MIGRATION_GET_RSP + HNL_DOMAIN_MIGRATION_GET_RSP_MIGRATION] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_ENUM,
		.type = HNL_DOMAIN_A_MIGRATION,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_domain_migration_get_rsp, migration),
		.shape = 8,
		.hi = 0x3f,
		.span = 5,
	},
	[FIELD_STATE_CHANGED_NTF + HNL_DOMAIN_STATE_CHANGED_NTF_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_DOMAIN_A_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_domain_state_changed_ntf, domain),
		.shape = 6,
		.hi = 32751,
		.span = 32751,
	},
	[FIELD_STATE_CHANGED_NTF + HNL_DOMAIN_STATE_CHANGED_NTF_UNIQUE_ID] = {
		.kind = HNL_KIND_U64,
		.type = HNL_DOMAIN_A_UNIQUE_ID,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_domain_state_changed_ntf, unique_id),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_STATE_CHANGED_NTF + HNL_DOMAIN_STATE_CHANGED_NTF_HANDLE] = {
		.kind = HNL_KIND_BYTES,
		.type = HNL_DOMAIN_A_HANDLE,
		.min = 16,
		.max = 16,
		.dst = offsetof(struct hnl_domain_state_changed_ntf, handle),
	},
	[FIELD_STATE_CHANGED_NTF + HNL_DOMAIN_STATE_CHANGED_NTF_SSIDREF] = {
		.kind = HNL_KIND_U32,
		.type = HNL_DOMAIN_A_SSIDREF,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_domain_state_changed_ntf, ssidref),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_STATE_CHANGED_NTF + HNL_DOMAIN_STATE_CHANGED_NTF_CPUPOOL] = {
		.kind = HNL_KIND_U32,
		.type = HNL_DOMAIN_A_CPUPOOL,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_domain_state_changed_ntf, cpupool),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_STATE_CHANGED_NTF + HNL_DOMAIN_STATE_CHANGED_NTF_STATE] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_MASK,
		.type = HNL_DOMAIN_A_STATE,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_domain_state_changed_ntf, state),
		.shape = 8,
		.hi = 0x1ff,
		.span = 511,
	},
	[FIELD_STATE_CHANGED_NTF + HNL_DOMAIN_STATE_CHANGED_NTF_SHUTDOWN_CODE] = {
		.kind = HNL_KIND_U8,
		.type = HNL_DOMAIN_A_SHUTDOWN_CODE,
		.min = 1,
		.max = 1,
		.dst =
			offsetof(struct hnl_domain_state_changed_ntf, shutdown_code),
		.shape = 5,
		.span = 255,
	},
	[FIELD_STATE_CHANGED_NTF + HNL_DOMAIN_STATE_CHANGED_NTF_PAGES] = {
		.kind = HNL_KIND_U64,
		.type = HNL_DOMAIN_A_PAGES,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_domain_state_changed_ntf, pages),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_STATE_CHANGED_NTF + HNL_DOMAIN_STATE_CHANGED_NTF_MAX_PAGES] = {
		.kind = HNL_KIND_U64,
		.type = HNL_DOMAIN_A_MAX_PAGES,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_domain_state_changed_ntf, max_pages),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_STATE_CHANGED_NTF + HNL_DOMAIN_STATE_CHANGED_NTF_OUTSTANDING_PAGES] = {
		.kind = HNL_KIND_U64,
		.type = HNL_DOMAIN_A_OUTSTANDING_PAGES,
		.min = 8,
		.max = 8,
		.dst =
			offsetof(struct hnl_domain_state_changed_ntf, outstanding_pages),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_STATE_CHANGED_NTF + HNL_DOMAIN_STATE_CHANGED_NTF_SHARED_PAGES] = {
		.kind = HNL_KIND_U64,
		.type = HNL_DOMAIN_A_SHARED_PAGES,
		.min = 8,
		.max = 8,
		.dst =
			offsetof(struct hnl_domain_state_changed_ntf, shared_pages),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_STATE_CHANGED_NTF + HNL_DOMAIN_STATE_CHANGED_NTF_PAGED_PAGES] = {
		.kind = HNL_KIND_U64,
		.type = HNL_DOMAIN_A_PAGED_PAGES,
		.min = 8,
		.max = 8,
		.dst =
			offsetof(struct hnl_domain_state_changed_ntf, paged_pages),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_STATE_CHANGED_NTF + HNL_DOMAIN_STATE_CHANGED_NTF_SHARED_INFO_GPA] = {
		.kind = HNL_KIND_U64,
		.align = 12,
		.type = HNL_DOMAIN_A_SHARED_INFO_GPA,
		.min = 8,
		.max = 8,
		.dst =
			offsetof(struct hnl_domain_state_changed_ntf, shared_info_gpa),
		.shape = 12,
		.span = 0xfffffffffffff,
	},
	[FIELD_STATE_CHANGED_NTF + HNL_DOMAIN_STATE_CHANGED_NTF_CPU_TIME] = {
		.kind = HNL_KIND_U64,
		.type = HNL_DOMAIN_A_CPU_TIME,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_domain_state_changed_ntf, cpu_time),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_STATE_CHANGED_NTF + HNL_DOMAIN_STATE_CHANGED_NTF_ONLINE_VCPUS] = {
		.kind = HNL_KIND_U32,
		.type = HNL_DOMAIN_A_ONLINE_VCPUS,
		.min = 4,
		.max = 4,
		.dst =
			offsetof(struct hnl_domain_state_changed_ntf, online_vcpus),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_STATE_CHANGED_NTF + HNL_DOMAIN_STATE_CHANGED_NTF_MAX_VCPU_ID] = {
		.kind = HNL_KIND_U32,
		.type = HNL_DOMAIN_A_MAX_VCPU_ID,
		.min = 4,
		.max = 4,
		.dst =
			offsetof(struct hnl_domain_state_changed_ntf, max_vcpu_id),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_STATE_CHANGED_NTF + HNL_DOMAIN_STATE_CHANGED_NTF_GPA_BITS] = {
		.kind = HNL_KIND_U8,
		.check = HNL_CHECK_RANGE,
		.type = HNL_DOMAIN_A_GPA_BITS,
		.min = 1,
		.max = 1,
		.dst = offsetof(struct hnl_domain_state_changed_ntf, gpa_bits),
		.shape = 5,
		.hi = 64,
		.span = 64,
	},
	[FIELD_DIED_NTF + HNL_DOMAIN_DIED_NTF_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_RANGE,
		.type = HNL_DOMAIN_A_DOMAIN,
		.min = 2,
		.max = 2,
		.dst = offsetof(struct hnl_domain_died_ntf, domain),
		.shape = 6,
		.hi = 32751,
		.span = 32751,
	},
	[FIELD_DIED_NTF + HNL_DOMAIN_DIED_NTF_UNIQUE_ID] = {
		.kind = HNL_KIND_U64,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_DOMAIN_A_UNIQUE_ID,
		.min = 8,
		.max = 8,
		.dst = offsetof(struct hnl_domain_died_ntf, unique_id),
		.shape = 12,
		.span = 0xffffffffffffffff,
	},
	[FIELD_DIED_NTF + HNL_DOMAIN_DIED_NTF_HANDLE] = {
		.kind = HNL_KIND_BYTES,
		.type = HNL_DOMAIN_A_HANDLE,
		.min = 16,
		.max = 16,
		.dst = offsetof(struct hnl_domain_died_ntf, handle),
	},
	[FIELD_DIED_NTF + HNL_DOMAIN_DIED_NTF_SHUTDOWN_CODE] = {
		.kind = HNL_KIND_U8,
		.type = HNL_DOMAIN_A_SHUTDOWN_CODE,
		.min = 1,
		.max = 1,
		.dst = offsetof(struct hnl_domain_died_ntf, shutdown_code),
		.shape = 5,
		.span = 255,
	},
	[FIELD_MIGRATION_CHANGED_NTF + HNL_DOMAIN_MIGRATION_CHANGED_NTF_DOMAIN] = {
		.kind = HNL_KIND_U16,
		.check = HNL_CHECK_RANGE,
		.type = HNL_DOMAIN_A_DOMAIN,
		.min = 2,
		.max = 2,
		.dst =
			offsetof(struct hnl_domain_migration_changed_ntf, domain),
		.shape = 6,
		.hi = 32751,
		.span = 32751,
	},
	[FIELD_MIGRATION_CHANGED_NTF + HNL_DOMAIN_MIGRATION_CHANGED_NTF_MIGRATION] = {
		.kind = HNL_KIND_U32,
		.flags = HNL_FIELD_REQUIRED,
		.check = HNL_CHECK_ENUM,
		.type = HNL_DOMAIN_A_MIGRATION,
		.min = 4,
		.max = 4,
		.dst =
			offsetof(struct hnl_domain_migration_changed_ntf, migration),
		.shape = 8,
		.hi = 0x3f,
		.span = 5,
	},
	[FIELD_X86 + HNL_DOMAIN_X86_EMULATION] = {
		.kind = HNL_KIND_U32,
		.check = HNL_CHECK_MASK,
		.type = HNL_DOMAIN_A_X86_EMULATION,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_domain_x86, emulation),
		.shape = 8,
		.hi = 0x7ff,
		.span = 2047,
	},
	[FIELD_X86 + HNL_DOMAIN_X86_MSR_RELAXED] = {
		.kind = HNL_KIND_FLAG,
		.type = HNL_DOMAIN_A_X86_MSR_RELAXED,
		.shape = 4,
	},
	[FIELD_ARM + HNL_DOMAIN_ARM_GIC_VERSION] = {
		.kind = HNL_KIND_U32,
		.check = HNL_CHECK_ENUM,
		.type = HNL_DOMAIN_A_ARM_GIC_VERSION,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_domain_arm, gic_version),
		.shape = 8,
		.hi = 0x7,
		.span = 2,
	},
	[FIELD_ARM + HNL_DOMAIN_ARM_TEE] = {
		.kind = HNL_KIND_U32,
		.check = HNL_CHECK_ENUM,
		.type = HNL_DOMAIN_A_ARM_TEE,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_domain_arm, tee),
		.shape = 8,
		.hi = 0x3,
		.span = 1,
	},
	[FIELD_ARM + HNL_DOMAIN_ARM_SPIS] = {
		.kind = HNL_KIND_U32,
		.type = HNL_DOMAIN_A_ARM_SPIS,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_domain_arm, spis),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_ARM_RESULT + HNL_DOMAIN_ARM_RESULT_GIC_VERSION] = {
		.kind = HNL_KIND_U32,
		.check = HNL_CHECK_ENUM,
		.type = HNL_DOMAIN_A_ARM_RESULT_GIC_VERSION,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_domain_arm_result, gic_version),
		.shape = 8,
		.hi = 0x7,
		.span = 2,
	},
	[FIELD_ARM_RESULT + HNL_DOMAIN_ARM_RESULT_CLOCK_FREQUENCY] = {
		.kind = HNL_KIND_U32,
		.type = HNL_DOMAIN_A_ARM_RESULT_CLOCK_FREQUENCY,
		.min = 4,
		.max = 4,
		.dst = offsetof(struct hnl_domain_arm_result, clock_frequency),
		.shape = 8,
		.span = 0xffffffff,
	},
	[FIELD_GRANT + HNL_DOMAIN_GRANT_FAMILY] = {
		.kind = HNL_KIND_STRING,
		.flags = HNL_FIELD_REQUIRED,
		.type = HNL_DOMAIN_A_GRANT_FAMILY,
		.min = 1,
		.max = 48,
		.dst = offsetof(struct hnl_domain_grant, family),
	},
	[FIELD_GRANT + HNL_DOMAIN_GRANT_FEATURE] = {
		.kind = HNL_KIND_STRING,
		.type = HNL_DOMAIN_A_GRANT_FEATURE,
		.min = 1,
		.max = 48,
		.dst = offsetof(struct hnl_domain_grant, feature),
	},
};

static const struct hnl_set set[] = {
	[SET_CREATE_REQ] = {
		.slot = SLOT_CREATE_REQ,
		.n_types = 26,
		.field = FIELD_CREATE_REQ,
		.n_fields = HNL_DOMAIN_CREATE_REQ_FIELDS,
		.flags = HNL_SET_CLOSING,
	},
	[SET_CREATE_RSP] = {
		.slot = SLOT_CREATE_RSP,
		.n_types = 27,
		.field = FIELD_CREATE_RSP,
		.n_fields = HNL_DOMAIN_CREATE_RSP_FIELDS,
	},
	[SET_DESTROY_REQ] = {
		.slot = SLOT_DESTROY_REQ,
		.n_types = 2,
		.field = FIELD_DESTROY_REQ,
		.n_fields = HNL_DOMAIN_DESTROY_REQ_FIELDS,
	},
	[SET_PAUSE_REQ] = {
		.slot = SLOT_PAUSE_REQ,
		.n_types = 2,
		.field = FIELD_PAUSE_REQ,
		.n_fields = HNL_DOMAIN_PAUSE_REQ_FIELDS,
	},
	[SET_UNPAUSE_REQ] = {
		.slot = SLOT_UNPAUSE_REQ,
		.n_types = 2,
		.field = FIELD_UNPAUSE_REQ,
		.n_fields = HNL_DOMAIN_UNPAUSE_REQ_FIELDS,
	},
	[SET_SHUTDOWN_REQ] = {
		.slot = SLOT_SHUTDOWN_REQ,
		.n_types = 30,
		.field = FIELD_SHUTDOWN_REQ,
		.n_fields = HNL_DOMAIN_SHUTDOWN_REQ_FIELDS,
	},
	[SET_RESUME_REQ] = {
		.slot = SLOT_RESUME_REQ,
		.n_types = 2,
		.field = FIELD_RESUME_REQ,
		.n_fields = HNL_DOMAIN_RESUME_REQ_FIELDS,
	},
	[SET_SOFT_RESET_REQ] = {
		.slot = SLOT_SOFT_RESET_REQ,
		.n_types = 2,
		.field = FIELD_SOFT_RESET_REQ,
		.n_fields = HNL_DOMAIN_SOFT_RESET_REQ_FIELDS,
	},
	[SET_STATE_GET_REQ] = {
		.slot = SLOT_STATE_GET_REQ,
		.n_types = 2,
		.field = FIELD_STATE_GET_REQ,
		.n_fields = HNL_DOMAIN_STATE_GET_REQ_FIELDS,
	},
	[SET_STATE_GET_RSP] = {
		.slot = SLOT_STATE_GET_RSP,
		.n_types = 40,
		.field = FIELD_STATE_GET_RSP,
		.n_fields = HNL_DOMAIN_STATE_GET_RSP_FIELDS,
	},
	[SET_LIST_REQ] = {
		.slot = SLOT_LIST_REQ,
		.n_types = 2,
		.field = FIELD_LIST_REQ,
		.n_fields = HNL_DOMAIN_LIST_REQ_FIELDS,
	},
	[SET_LIST_RSP] = {
		.slot = SLOT_LIST_RSP,
		.n_types = 40,
		.field = FIELD_LIST_RSP,
		.n_fields = HNL_DOMAIN_LIST_RSP_FIELDS,
	},
	[SET_HANDLE_SET_REQ] = {
		.slot = SLOT_HANDLE_SET_REQ,
		.n_types = 4,
		.field = FIELD_HANDLE_SET_REQ,
		.n_fields = HNL_DOMAIN_HANDLE_SET_REQ_FIELDS,
	},
	[SET_MAX_MEMORY_SET_REQ] = {
		.slot = SLOT_MAX_MEMORY_SET_REQ,
		.n_types = 41,
		.field = FIELD_MAX_MEMORY_SET_REQ,
		.n_fields = HNL_DOMAIN_MAX_MEMORY_SET_REQ_FIELDS,
	},
	[SET_PAGING_POOL_GET_REQ] = {
		.slot = SLOT_PAGING_POOL_GET_REQ,
		.n_types = 2,
		.field = FIELD_PAGING_POOL_GET_REQ,
		.n_fields = HNL_DOMAIN_PAGING_POOL_GET_REQ_FIELDS,
	},
	[SET_PAGING_POOL_GET_RSP] = {
		.slot = SLOT_PAGING_POOL_GET_RSP,
		.n_types = 42,
		.field = FIELD_PAGING_POOL_GET_RSP,
		.n_fields = HNL_DOMAIN_PAGING_POOL_GET_RSP_FIELDS,
	},
	[SET_PAGING_POOL_SET_REQ] = {
		.slot = SLOT_PAGING_POOL_SET_REQ,
		.n_types = 42,
		.field = FIELD_PAGING_POOL_SET_REQ,
		.n_fields = HNL_DOMAIN_PAGING_POOL_SET_REQ_FIELDS,
	},
	[SET_GRANT_SET_REQ] = {
		.slot = SLOT_GRANT_SET_REQ,
		.n_types = 26,
		.field = FIELD_GRANT_SET_REQ,
		.n_fields = HNL_DOMAIN_GRANT_SET_REQ_FIELDS,
	},
	[SET_GRANT_LIST_REQ] = {
		.slot = SLOT_GRANT_LIST_REQ,
		.n_types = 2,
		.field = FIELD_GRANT_LIST_REQ,
		.n_fields = HNL_DOMAIN_GRANT_LIST_REQ_FIELDS,
	},
	[SET_GRANT_LIST_RSP] = {
		.slot = SLOT_GRANT_LIST_RSP,
		.n_types = 6,
		.field = FIELD_GRANT_LIST_RSP,
		.n_fields = HNL_DOMAIN_GRANT_LIST_RSP_FIELDS,
	},
	[SET_MIGRATION_GET_REQ] = {
		.slot = SLOT_MIGRATION_GET_REQ,
		.n_types = 2,
		.field = FIELD_MIGRATION_GET_REQ,
		.n_fields = HNL_DOMAIN_MIGRATION_GET_REQ_FIELDS,
	},
	[SET_MIGRATION_GET_RSP] = {
		.slot = SLOT_MIGRATION_GET_RSP,
		.n_types = 43,
		.field = FIELD_MIGRATION_GET_RSP,
		.n_fields = HNL_DOMAIN_MIGRATION_GET_RSP_FIELDS,
	},
	[SET_STATE_CHANGED_NTF] = {
		.slot = SLOT_STATE_CHANGED_NTF,
		.n_types = 40,
		.field = FIELD_STATE_CHANGED_NTF,
		.n_fields = HNL_DOMAIN_STATE_CHANGED_NTF_FIELDS,
	},
	[SET_DIED_NTF] = {
		.slot = SLOT_DIED_NTF,
		.n_types = 29,
		.field = FIELD_DIED_NTF,
		.n_fields = HNL_DOMAIN_DIED_NTF_FIELDS,
	},
	[SET_MIGRATION_CHANGED_NTF] = {
		.slot = SLOT_MIGRATION_CHANGED_NTF,
		.n_types = 43,
		.field = FIELD_MIGRATION_CHANGED_NTF,
		.n_fields = HNL_DOMAIN_MIGRATION_CHANGED_NTF_FIELDS,
	},
	[SET_X86] = {
		.slot = SLOT_X86,
		.n_types = 3,
		.field = FIELD_X86,
		.n_fields = HNL_DOMAIN_X86_FIELDS,
	},
	[SET_ARM] = {
		.slot = SLOT_ARM,
		.n_types = 4,
		.field = FIELD_ARM,
		.n_fields = HNL_DOMAIN_ARM_FIELDS,
	},
	[SET_ARM_RESULT] = {
		.slot = SLOT_ARM_RESULT,
		.n_types = 3,
		.field = FIELD_ARM_RESULT,
		.n_fields = HNL_DOMAIN_ARM_RESULT_FIELDS,
	},
	[SET_GRANT] = {
		.slot = SLOT_GRANT,
		.n_types = 3,
		.field = FIELD_GRANT,
		.n_fields = HNL_DOMAIN_GRANT_FIELDS,
		.flags = HNL_SET_REJECT,
	},
};

static const struct hnl_rule rule[] = {
	/* create-req */
	{
		.reason = HNL_REASON_IMPLIES,
		.field = HNL_DOMAIN_CREATE_REQ_HAP,
		.other = HNL_DOMAIN_CREATE_REQ_HVM,
	},
	{
		.reason = HNL_REASON_IMPLIES,
		.field = HNL_DOMAIN_CREATE_REQ_NESTED_VIRT,
		.other = HNL_DOMAIN_CREATE_REQ_HAP,
	},
	{
		.reason = HNL_REASON_EXCLUSIVE,
		.field = HNL_DOMAIN_CREATE_REQ_NESTED_VIRT,
		.other = HNL_DOMAIN_CREATE_REQ_VIEW_MODE,
	},
	{
		.reason = HNL_REASON_IMPLIES,
		.field = HNL_DOMAIN_CREATE_REQ_IOMMU_NO_SHAREPT,
		.other = HNL_DOMAIN_CREATE_REQ_IOMMU,
	},
	{
		.reason = HNL_REASON_IMPLIES,
		.field = HNL_DOMAIN_CREATE_REQ_VIEW_MODE,
		.other = HNL_DOMAIN_CREATE_REQ_HAP,
	},
	{
		.reason = HNL_REASON_IMPLIES,
		.field = HNL_DOMAIN_CREATE_REQ_VIEW_MODE,
		.other = HNL_DOMAIN_CREATE_REQ_VIEWS,
	},
	{
		.reason = HNL_REASON_IMPLIES,
		.field = HNL_DOMAIN_CREATE_REQ_VIEWS,
		.other = HNL_DOMAIN_CREATE_REQ_VIEW_MODE,
	},
	{
		.reason = HNL_REASON_IMPLIES,
		.field = HNL_DOMAIN_CREATE_REQ_VMTRACE_SIZE,
		.other = HNL_DOMAIN_CREATE_REQ_HVM,
	},
	{
		.reason = HNL_REASON_EXCLUSIVE,
		.field = HNL_DOMAIN_CREATE_REQ_X86,
		.other = HNL_DOMAIN_CREATE_REQ_ARM,
	},
};

/* Where the rules of each set begin, and how many there are. */
static const struct hnl_rules rules[29] = {
	[SET_CREATE_REQ] = { 0, 9 },
};

static int decode_grant(struct hnl_decoder *d, const uint8_t *buf, size_t end,
			size_t pos, void *out, struct hnl_extack *x);

static int (*const decode[29])(struct hnl_decoder *d, const uint8_t *buf,
			       size_t end, size_t pos, void *out,
			       struct hnl_extack *x) = {
	[SET_CREATE_REQ] = hnl_domain_create_req_decode_at,
	[SET_CREATE_RSP] = hnl_domain_create_rsp_decode_at,
	[SET_DESTROY_REQ] = hnl_domain_destroy_req_decode_at,
	[SET_PAUSE_REQ] = hnl_domain_pause_req_decode_at,
	[SET_UNPAUSE_REQ] = hnl_domain_unpause_req_decode_at,
	[SET_SHUTDOWN_REQ] = hnl_domain_shutdown_req_decode_at,
	[SET_RESUME_REQ] = hnl_domain_resume_req_decode_at,
	[SET_SOFT_RESET_REQ] = hnl_domain_soft_reset_req_decode_at,
	[SET_STATE_GET_REQ] = hnl_domain_state_get_req_decode_at,
	[SET_STATE_GET_RSP] = hnl_domain_state_get_rsp_decode_at,
	[SET_LIST_REQ] = hnl_domain_list_req_decode_at,
	[SET_LIST_RSP] = hnl_domain_list_rsp_decode_at,
	[SET_HANDLE_SET_REQ] = hnl_domain_handle_set_req_decode_at,
	[SET_MAX_MEMORY_SET_REQ] = hnl_domain_max_memory_set_req_decode_at,
	[SET_PAGING_POOL_GET_REQ] = hnl_domain_paging_pool_get_req_decode_at,
	[SET_PAGING_POOL_GET_RSP] = hnl_domain_paging_pool_get_rsp_decode_at,
	[SET_PAGING_POOL_SET_REQ] = hnl_domain_paging_pool_set_req_decode_at,
	[SET_GRANT_SET_REQ] = hnl_domain_grant_set_req_decode_at,
	[SET_GRANT_LIST_REQ] = hnl_domain_grant_list_req_decode_at,
	[SET_GRANT_LIST_RSP] = hnl_domain_grant_list_rsp_decode_at,
	[SET_MIGRATION_GET_REQ] = hnl_domain_migration_get_req_decode_at,
	[SET_MIGRATION_GET_RSP] = hnl_domain_migration_get_rsp_decode_at,
	[SET_STATE_CHANGED_NTF] = hnl_domain_state_changed_ntf_decode_at,
	[SET_DIED_NTF] = hnl_domain_died_ntf_decode_at,
	[SET_MIGRATION_CHANGED_NTF] =
		hnl_domain_migration_changed_ntf_decode_at,
	[SET_GRANT] = decode_grant,
};

static const struct hnl_schema schema = {
	.slot = slot,
	.field = field,
	.set = set,
	.n_sets = 29,
	.rule = rule,
	.rules = rules,
	.decode = decode,
};

static const struct hnl_command command[] = {
	[HNL_DOMAIN_CMD_CREATE] = {
		.flags = HNL_COMMAND_DO | HNL_COMMAND_PRIVILEGED,
		.request = SET_CREATE_REQ,
		.reply = SET_CREATE_RSP,
		.request_size = sizeof(struct hnl_domain_create_req),
		.target = offsetof(struct hnl_domain_create_req, domain),
		.target_field = 1,
		.reply_max = 60,
		.reply_bound = 60,
	},
	[HNL_DOMAIN_CMD_DESTROY] = {
		.flags =
			HNL_COMMAND_DO | HNL_COMMAND_PRIVILEGED |
			HNL_COMMAND_LONG,
		.request = SET_DESTROY_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_domain_destroy_req),
		.target = offsetof(struct hnl_domain_destroy_req, domain),
		.target_field = 1,
	},
	[HNL_DOMAIN_CMD_PAUSE] = {
		.flags = HNL_COMMAND_DO | HNL_COMMAND_PRIVILEGED,
		.request = SET_PAUSE_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_domain_pause_req),
		.target = offsetof(struct hnl_domain_pause_req, domain),
		.target_field = 1,
	},
	[HNL_DOMAIN_CMD_UNPAUSE] = {
		.flags = HNL_COMMAND_DO | HNL_COMMAND_PRIVILEGED,
		.request = SET_UNPAUSE_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_domain_unpause_req),
		.target = offsetof(struct hnl_domain_unpause_req, domain),
		.target_field = 1,
	},
	[HNL_DOMAIN_CMD_SHUTDOWN] = {
		.flags = HNL_COMMAND_DO | HNL_COMMAND_PRIVILEGED,
		.request = SET_SHUTDOWN_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_domain_shutdown_req),
		.target = offsetof(struct hnl_domain_shutdown_req, domain),
		.target_field = 1,
	},
	[HNL_DOMAIN_CMD_RESUME] = {
		.flags = HNL_COMMAND_DO | HNL_COMMAND_PRIVILEGED,
		.request = SET_RESUME_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_domain_resume_req),
		.target = offsetof(struct hnl_domain_resume_req, domain),
		.target_field = 1,
	},
	[HNL_DOMAIN_CMD_SOFT_RESET] = {
		.flags =
			HNL_COMMAND_DO | HNL_COMMAND_PRIVILEGED |
			HNL_COMMAND_LONG,
		.request = SET_SOFT_RESET_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_domain_soft_reset_req),
		.target = offsetof(struct hnl_domain_soft_reset_req, domain),
		.target_field = 1,
	},
	[HNL_DOMAIN_CMD_STATE_GET] = {
		.flags = HNL_COMMAND_DO | HNL_COMMAND_PRIVILEGED,
		.request = SET_STATE_GET_REQ,
		.reply = SET_STATE_GET_RSP,
		.request_size = sizeof(struct hnl_domain_state_get_req),
		.target = offsetof(struct hnl_domain_state_get_req, domain),
		.target_field = 1,
		.reply_max = 200,
		.reply_bound = 200,
	},
	[HNL_DOMAIN_CMD_LIST] = {
		.flags =
			HNL_COMMAND_DUMP | HNL_COMMAND_PRIVILEGED |
			HNL_COMMAND_LONG,
		.request = SET_LIST_REQ,
		.reply = SET_LIST_RSP,
		.request_size = sizeof(struct hnl_domain_list_req),
		.target = offsetof(struct hnl_domain_list_req, domain),
		.target_field = 1,
		.reply_max = 200,
		.reply_bound = 200,
	},
	[HNL_DOMAIN_CMD_HANDLE_SET] = {
		.flags = HNL_COMMAND_DO | HNL_COMMAND_PRIVILEGED,
		.request = SET_HANDLE_SET_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_domain_handle_set_req),
		.target = offsetof(struct hnl_domain_handle_set_req, domain),
		.target_field = 1,
	},
	[HNL_DOMAIN_CMD_MAX_MEMORY_SET] = {
		.flags = HNL_COMMAND_DO | HNL_COMMAND_PRIVILEGED,
		.request = SET_MAX_MEMORY_SET_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_domain_max_memory_set_req),
		.target =
			offsetof(struct hnl_domain_max_memory_set_req, domain),
		.target_field = 1,
	},
	[HNL_DOMAIN_CMD_PAGING_POOL_GET] = {
		.flags = HNL_COMMAND_DO | HNL_COMMAND_PRIVILEGED,
		.request = SET_PAGING_POOL_GET_REQ,
		.reply = SET_PAGING_POOL_GET_RSP,
		.request_size = sizeof(struct hnl_domain_paging_pool_get_req),
		.target =
			offsetof(struct hnl_domain_paging_pool_get_req, domain),
		.target_field = 1,
		.reply_max = 32,
		.reply_bound = 32,
	},
	[HNL_DOMAIN_CMD_PAGING_POOL_SET] = {
		.flags =
			HNL_COMMAND_DO | HNL_COMMAND_PRIVILEGED |
			HNL_COMMAND_LONG,
		.request = SET_PAGING_POOL_SET_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_domain_paging_pool_set_req),
		.target =
			offsetof(struct hnl_domain_paging_pool_set_req, domain),
		.target_field = 1,
	},
	[HNL_DOMAIN_CMD_GRANT_SET] = {
		.flags = HNL_COMMAND_DO | HNL_COMMAND_PRIVILEGED,
		.request = SET_GRANT_SET_REQ,
		.reply = HNL_SET_NONE,
		.request_size = sizeof(struct hnl_domain_grant_set_req),
		.target = offsetof(struct hnl_domain_grant_set_req, domain),
		.target_field = 1,
	},
	[HNL_DOMAIN_CMD_GRANT_LIST] = {
		.flags =
			HNL_COMMAND_DUMP | HNL_COMMAND_PRIVILEGED |
			HNL_COMMAND_LONG,
		.request = SET_GRANT_LIST_REQ,
		.reply = SET_GRANT_LIST_RSP,
		.request_size = sizeof(struct hnl_domain_grant_list_req),
		.target = offsetof(struct hnl_domain_grant_list_req, domain),
		.target_field = 1,
		.reply_max = 156,
		.reply_bound = 156,
	},
	[HNL_DOMAIN_CMD_MIGRATION_GET] = {
		.flags = HNL_COMMAND_DO | HNL_COMMAND_PRIVILEGED,
		.feature = HNL_DOMAIN_FEATURE_MIGRATION,
		.request = SET_MIGRATION_GET_REQ,
		.reply = SET_MIGRATION_GET_RSP,
		.request_size = sizeof(struct hnl_domain_migration_get_req),
		.target = offsetof(struct hnl_domain_migration_get_req, domain),
		.target_field = 1,
		.reply_max = 36,
		.reply_bound = 36,
	},
	[HNL_DOMAIN_CMD_STATE_CHANGED] = {
		.flags = HNL_COMMAND_EVENT,
		.group = HNL_DOMAIN_GROUP_STATE,
		.request = HNL_SET_NONE,
		.reply = SET_STATE_CHANGED_NTF,
		.reply_max = 200,
		.reply_bound = 200,
	},
	[HNL_DOMAIN_CMD_DIED] = {
		.flags = HNL_COMMAND_EVENT,
		.group = HNL_DOMAIN_GROUP_STATE,
		.request = HNL_SET_NONE,
		.reply = SET_DIED_NTF,
		.reply_max = 68,
		.reply_bound = 68,
	},
	[HNL_DOMAIN_CMD_MIGRATION_CHANGED] = {
		.flags = HNL_COMMAND_EVENT,
		.feature = HNL_DOMAIN_FEATURE_MIGRATION,
		.group = HNL_DOMAIN_GROUP_MIGRATION,
		.request = HNL_SET_NONE,
		.reply = SET_MIGRATION_CHANGED_NTF,
		.reply_max = 36,
		.reply_bound = 36,
	},
};

const struct hnl_family hnl_domain_family = {
	.id = HNL_DOMAIN_FAMILY,
	.version = HNL_DOMAIN_VERSION,
	.n_commands = 20,
	.command = command,
	.schema = &schema,
};

HNL_INLINE bool take_x86(struct hnl_fast c, struct hnl_domain_x86 *out)
{
	const struct hnl_field *f = &field[FIELD_X86];

	hnl_fast_begin(&c, HNL_DOMAIN_X86_FIELDS);
	return hnl_fast_u32(&c, HNL_DOMAIN_A_X86_EMULATION, f,
			    HNL_DOMAIN_X86_EMULATION, &out->emulation) &&
	       hnl_fast_flag(&c, HNL_DOMAIN_A_X86_MSR_RELAXED, f,
			     HNL_DOMAIN_X86_MSR_RELAXED) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool enter_x86(struct hnl_fast *c, uint32_t type,
			  const struct hnl_field *f, size_t i,
			  struct hnl_domain_x86 *out)
{
	struct hnl_fast in;

	if (hnl_fast_enter_exact(c, type, &f[i], 12, &in))
		return take_x86(in, out);
	if (hnl_fast_enter(c, type, &f[i], &in))
		return take_x86(in, out);
	return hnl_fast_absent(c, f, i);
}

HNL_INLINE bool write_x86(struct hnl_builder *b, const struct hnl_domain_x86 *s)
{
	const struct hnl_field *f = &field[FIELD_X86];

	return (!HNL_HAS(s, HNL_DOMAIN_X86_EMULATION) ||
	        hnl_encode_u32(b, HNL_DOMAIN_A_X86_EMULATION,
			       &f[HNL_DOMAIN_X86_EMULATION], s->emulation)) &&
	       (!HNL_HAS(s, HNL_DOMAIN_X86_MSR_RELAXED) ||
	        hnl_encode_flag(b, HNL_DOMAIN_A_X86_MSR_RELAXED));
}

void hnl_domain_x86_put(struct hnl_builder *b, const struct hnl_domain_x86 *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 12, false))
		(void)write_x86(&w, s);
	else
		(void)write_x86(&w, s);
	hnl_encode_commit(b, &w);
}

HNL_INLINE bool nest_x86(struct hnl_builder *b, uint16_t type,
			 const struct hnl_domain_x86 *s)
{
	struct hnl_nest nest = hnl_attr_nest_begin(b, type);

	if (!write_x86(b, s))
		return false;
	hnl_attr_nest_end(b, nest);
	return b->err == 0;
}

HNL_INLINE bool take_arm(struct hnl_fast c, struct hnl_domain_arm *out)
{
	const struct hnl_field *f = &field[FIELD_ARM];

	hnl_fast_begin(&c, HNL_DOMAIN_ARM_FIELDS);
	return hnl_fast_u32(&c, HNL_DOMAIN_A_ARM_GIC_VERSION, f,
			    HNL_DOMAIN_ARM_GIC_VERSION, &out->gic_version) &&
	       hnl_fast_u32(&c, HNL_DOMAIN_A_ARM_TEE, f, HNL_DOMAIN_ARM_TEE,
			    &out->tee) &&
	       hnl_fast_u32(&c, HNL_DOMAIN_A_ARM_SPIS, f, HNL_DOMAIN_ARM_SPIS,
			    &out->spis) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool enter_arm(struct hnl_fast *c, uint32_t type,
			  const struct hnl_field *f, size_t i,
			  struct hnl_domain_arm *out)
{
	struct hnl_fast in;

	if (hnl_fast_enter_exact(c, type, &f[i], 24, &in))
		return take_arm(in, out);
	if (hnl_fast_enter(c, type, &f[i], &in))
		return take_arm(in, out);
	return hnl_fast_absent(c, f, i);
}

HNL_INLINE bool write_arm(struct hnl_builder *b, const struct hnl_domain_arm *s)
{
	const struct hnl_field *f = &field[FIELD_ARM];

	return (!HNL_HAS(s, HNL_DOMAIN_ARM_GIC_VERSION) ||
	        hnl_encode_u32(b, HNL_DOMAIN_A_ARM_GIC_VERSION,
			       &f[HNL_DOMAIN_ARM_GIC_VERSION],
			       s->gic_version)) &&
	       (!HNL_HAS(s, HNL_DOMAIN_ARM_TEE) ||
	        hnl_encode_u32(b, HNL_DOMAIN_A_ARM_TEE, &f[HNL_DOMAIN_ARM_TEE],
			       s->tee)) &&
	       (!HNL_HAS(s, HNL_DOMAIN_ARM_SPIS) ||
	        hnl_encode_u32(b, HNL_DOMAIN_A_ARM_SPIS,
			       &f[HNL_DOMAIN_ARM_SPIS], s->spis));
}

void hnl_domain_arm_put(struct hnl_builder *b, const struct hnl_domain_arm *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 24, false))
		(void)write_arm(&w, s);
	else
		(void)write_arm(&w, s);
	hnl_encode_commit(b, &w);
}

HNL_INLINE bool nest_arm(struct hnl_builder *b, uint16_t type,
			 const struct hnl_domain_arm *s)
{
	struct hnl_nest nest = hnl_attr_nest_begin(b, type);

	if (!write_arm(b, s))
		return false;
	hnl_attr_nest_end(b, nest);
	return b->err == 0;
}

HNL_INLINE bool take_arm_result(struct hnl_fast c,
				struct hnl_domain_arm_result *out)
{
	const struct hnl_field *f = &field[FIELD_ARM_RESULT];

	hnl_fast_begin(&c, HNL_DOMAIN_ARM_RESULT_FIELDS);
	return hnl_fast_u32(&c, HNL_DOMAIN_A_ARM_RESULT_GIC_VERSION, f,
			    HNL_DOMAIN_ARM_RESULT_GIC_VERSION,
			    &out->gic_version) &&
	       hnl_fast_u32(&c, HNL_DOMAIN_A_ARM_RESULT_CLOCK_FREQUENCY, f,
			    HNL_DOMAIN_ARM_RESULT_CLOCK_FREQUENCY,
			    &out->clock_frequency) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool enter_arm_result(struct hnl_fast *c, uint32_t type,
				 const struct hnl_field *f, size_t i,
				 struct hnl_domain_arm_result *out)
{
	struct hnl_fast in;

	if (hnl_fast_enter_exact(c, type, &f[i], 16, &in))
		return take_arm_result(in, out);
	if (hnl_fast_enter(c, type, &f[i], &in))
		return take_arm_result(in, out);
	return hnl_fast_absent(c, f, i);
}

HNL_INLINE bool write_arm_result(struct hnl_builder *b,
				 const struct hnl_domain_arm_result *s,
				 bool full)
{
	const struct hnl_field *f = &field[FIELD_ARM_RESULT];
	const uint64_t has = full ? ~(uint64_t)0 : s->has[0];

	return (!(has & HNL_BIT(HNL_DOMAIN_ARM_RESULT_GIC_VERSION)) ||
	        hnl_encode_u32(b, HNL_DOMAIN_A_ARM_RESULT_GIC_VERSION,
			       &f[HNL_DOMAIN_ARM_RESULT_GIC_VERSION],
			       s->gic_version)) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_ARM_RESULT_CLOCK_FREQUENCY)) ||
	        hnl_encode_u32(b, HNL_DOMAIN_A_ARM_RESULT_CLOCK_FREQUENCY,
			       &f[HNL_DOMAIN_ARM_RESULT_CLOCK_FREQUENCY],
			       s->clock_frequency));
}

HNL_INLINE bool is_full_arm_result(const struct hnl_domain_arm_result *s)
{
	return hnl_encode_is_full(s->has[0], HNL_DOMAIN_ARM_RESULT_FIELDS);
}

void hnl_domain_arm_result_put(struct hnl_builder *b,
			       const struct hnl_domain_arm_result *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 16, false))
		(void)write_arm_result(&w, s, false);
	else
		(void)write_arm_result(&w, s, false);
	hnl_encode_commit(b, &w);
}

HNL_INLINE bool nest_arm_result(struct hnl_builder *b, uint16_t type,
				const struct hnl_domain_arm_result *s,
				bool full)
{
	struct hnl_nest nest = hnl_attr_nest_begin(b, type);

	if (!write_arm_result(b, s, full))
		return false;
	hnl_attr_nest_end(b, nest);
	return b->err == 0;
}

HNL_INLINE bool take_grant(struct hnl_fast c, struct hnl_domain_grant *out)
{
	const struct hnl_field *f = &field[FIELD_GRANT];

	hnl_fast_begin(&c, HNL_DOMAIN_GRANT_FIELDS);
	return hnl_fast_string(&c, HNL_DOMAIN_A_GRANT_FAMILY, f,
			       HNL_DOMAIN_GRANT_FAMILY, &out->family) &&
	       hnl_fast_string(&c, HNL_DOMAIN_A_GRANT_FEATURE, f,
			       HNL_DOMAIN_GRANT_FEATURE, &out->feature) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool fast_grant(struct hnl_fast c, struct hnl_domain_grant *out)
{
	if (c.at <= -4)
		return take_grant(hnl_fast_roomy(c, 4), out);
	return take_grant(c, out);
}

HNL_INLINE bool list_grant(struct hnl_fast *c, uint32_t type,
			   const struct hnl_field *f, size_t i,
			   struct hnl_list *out)
{
	const uint8_t *first = hnl_fast_here(c);
	struct hnl_domain_grant v;
	struct hnl_fast in;
	uint32_t n;
	bool good;

	for (n = 0;; n++) {
		if (hnl_fast_enter(c, type, &f[i], &in))
			good = fast_grant(in, &v);
		else
			break;
		if (!good)
			return false;
	}
	return hnl_fast_list(c, f, i, first, n, out);
}

static int decode_grant(struct hnl_decoder *d, const uint8_t *buf, size_t end,
			size_t pos, void *out, struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    fast_grant(hnl_fast_of(d, buf, end, pos),
		       (struct hnl_domain_grant *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_GRANT;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool write_grant(struct hnl_builder *b,
			    const struct hnl_domain_grant *s, bool full)
{
	const struct hnl_field *f = &field[FIELD_GRANT];
	const uint64_t has = full ? ~(uint64_t)0 : s->has[0];

	return hnl_encode_has(b, has, HNL_BIT(HNL_DOMAIN_GRANT_FAMILY)) &&
	       hnl_encode_string(b, HNL_DOMAIN_A_GRANT_FAMILY,
				 &f[HNL_DOMAIN_GRANT_FAMILY], s->family) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_GRANT_FEATURE)) ||
	        hnl_encode_string(b, HNL_DOMAIN_A_GRANT_FEATURE,
				  &f[HNL_DOMAIN_GRANT_FEATURE], s->feature));
}

HNL_INLINE bool is_full_grant(const struct hnl_domain_grant *s)
{
	return hnl_encode_is_full(s->has[0], HNL_DOMAIN_GRANT_FIELDS);
}

void hnl_domain_grant_put(struct hnl_builder *b,
			  const struct hnl_domain_grant *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 112, false))
		(void)write_grant(&w, s, false);
	else
		(void)write_grant(&w, s, false);
	hnl_encode_commit(b, &w);
}

HNL_INLINE bool nest_grant(struct hnl_builder *b, uint16_t type,
			   const struct hnl_domain_grant *s, bool full)
{
	struct hnl_nest nest = hnl_attr_nest_begin(b, type);

	if (!write_grant(b, s, full))
		return false;
	hnl_attr_nest_end(b, nest);
	return b->err == 0;
}

HNL_INLINE bool each_grant(struct hnl_builder *b, uint16_t type,
			   const struct hnl_domain_grant *s, bool roomy)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (is_full_grant(s) &&
	    hnl_encode_is_roomy(&w, HNL_ATTRHDR + 112, roomy)) {
		(void)nest_grant(&w, type, s, true);
		return hnl_encode_commit(b, &w);
	}
	(void)nest_grant(&w, type, s, false);
	return hnl_encode_commit(b, &w);
}

HNL_INLINE bool take_create_req(struct hnl_fast c,
				struct hnl_domain_create_req *out)
{
	const struct hnl_field *f = &field[FIELD_CREATE_REQ];

	hnl_fast_begin(&c, HNL_DOMAIN_CREATE_REQ_FIELDS);
	if (!hnl_fast_u16(&c, HNL_DOMAIN_A_DOMAIN, f,
			  HNL_DOMAIN_CREATE_REQ_DOMAIN, &out->domain))
		return false;
	(void)hnl_fast_fixed(&c, HNL_DOMAIN_A_HANDLE, f,
			     HNL_DOMAIN_CREATE_REQ_HANDLE, &out->handle);
	(void)hnl_fast_u32(&c, HNL_DOMAIN_A_SSIDREF, f,
			   HNL_DOMAIN_CREATE_REQ_SSIDREF, &out->ssidref);
	(void)hnl_fast_flag(&c, HNL_DOMAIN_A_HVM, f, HNL_DOMAIN_CREATE_REQ_HVM);
	(void)hnl_fast_flag(&c, HNL_DOMAIN_A_HAP, f, HNL_DOMAIN_CREATE_REQ_HAP);
	(void)hnl_fast_flag(&c, HNL_DOMAIN_A_S3_INTEGRITY, f,
			    HNL_DOMAIN_CREATE_REQ_S3_INTEGRITY);
	(void)hnl_fast_flag(&c, HNL_DOMAIN_A_OOS_OFF, f,
			    HNL_DOMAIN_CREATE_REQ_OOS_OFF);
	(void)hnl_fast_flag(&c, HNL_DOMAIN_A_XS_DOMAIN, f,
			    HNL_DOMAIN_CREATE_REQ_XS_DOMAIN);
	(void)hnl_fast_flag(&c, HNL_DOMAIN_A_IOMMU, f,
			    HNL_DOMAIN_CREATE_REQ_IOMMU);
	(void)hnl_fast_flag(&c, HNL_DOMAIN_A_NESTED_VIRT, f,
			    HNL_DOMAIN_CREATE_REQ_NESTED_VIRT);
	(void)hnl_fast_flag(&c, HNL_DOMAIN_A_VPMU, f,
			    HNL_DOMAIN_CREATE_REQ_VPMU);
	(void)hnl_fast_flag(&c, HNL_DOMAIN_A_IOMMU_NO_SHAREPT, f,
			    HNL_DOMAIN_CREATE_REQ_IOMMU_NO_SHAREPT);
	if (!hnl_fast_u32(&c, HNL_DOMAIN_A_VIEW_MODE, f,
			  HNL_DOMAIN_CREATE_REQ_VIEW_MODE, &out->view_mode) ||
	    !hnl_fast_u32(&c, HNL_DOMAIN_A_VIEWS, f,
			  HNL_DOMAIN_CREATE_REQ_VIEWS, &out->views) ||
	    !hnl_fast_u32(&c, HNL_DOMAIN_A_MAX_VCPUS, f,
			  HNL_DOMAIN_CREATE_REQ_MAX_VCPUS, &out->max_vcpus) ||
	    !hnl_fast_u32(&c, HNL_DOMAIN_A_MAX_EVENT_PORT, f,
			  HNL_DOMAIN_CREATE_REQ_MAX_EVENT_PORT,
			  &out->max_event_port))
		return false;
	(void)hnl_fast_s32(&c, HNL_DOMAIN_A_MAX_GRANT_FRAMES, f,
			   HNL_DOMAIN_CREATE_REQ_MAX_GRANT_FRAMES,
			   &out->max_grant_frames);
	(void)hnl_fast_s32(&c, HNL_DOMAIN_A_MAX_MAPTRACK_FRAMES, f,
			   HNL_DOMAIN_CREATE_REQ_MAX_MAPTRACK_FRAMES,
			   &out->max_maptrack_frames);
	if (!hnl_fast_u32(&c, HNL_DOMAIN_A_GRANT_VERSION, f,
			  HNL_DOMAIN_CREATE_REQ_GRANT_VERSION,
			  &out->grant_version) ||
	    !hnl_fast_u32(&c, HNL_DOMAIN_A_VMTRACE_SIZE, f,
			  HNL_DOMAIN_CREATE_REQ_VMTRACE_SIZE,
			  &out->vmtrace_size))
		return false;
	(void)hnl_fast_u32(&c, HNL_DOMAIN_A_CPUPOOL, f,
			   HNL_DOMAIN_CREATE_REQ_CPUPOOL, &out->cpupool);
	return enter_x86(&c, HNL_DOMAIN_A_X86, f, HNL_DOMAIN_CREATE_REQ_X86,
			 &out->x86) &&
	       enter_arm(&c, HNL_DOMAIN_A_ARM, f, HNL_DOMAIN_CREATE_REQ_ARM,
			 &out->arm) &&
	       list_grant(&c, HNL_DOMAIN_A_GRANT, f,
			  HNL_DOMAIN_CREATE_REQ_GRANT, &out->grant) &&
	       hnl_policy_broken(&schema, SET_CREATE_REQ, &c.has) == NULL &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool fast_create_req(struct hnl_fast c,
				struct hnl_domain_create_req *out)
{
	if (c.at <= -192)
		return take_create_req(hnl_fast_roomy(c, 192), out);
	return take_create_req(c, out);
}

bool hnl_domain_create_req_next_grant(struct hnl_list *l,
				      struct hnl_domain_grant *out)
{
	return hnl_list_next_nest(l, &schema, SET_GRANT, out, sizeof(*out));
}

HNL_INLINE bool put_create_req_grant(struct hnl_builder *b,
				     const struct hnl_field *f,
				     struct hnl_list l)
{
	const struct hnl_domain_grant *item = (const struct hnl_domain_grant *)l.item;
	struct hnl_domain_grant v;
	size_t i, n = l.n;

	if (!hnl_encode_count(b, f, l.n))
		return false;
	if (hnl_encode_are_roomy(b, &l, HNL_ATTRHDR + 112)) {
		for (i = 0; i < n; i++)
			if (!each_grant(b, HNL_DOMAIN_A_GRANT, &item[i], true))
				return false;
		return true;
	}
	for (i = 0; i < n; i++) {
		if (item == NULL && !hnl_domain_create_req_next_grant(&l, &v))
			break;
		if (!each_grant(b, HNL_DOMAIN_A_GRANT,
				item != NULL ? &item[i] : &v, false))
			return false;
	}
	return true;
}

HNL_INLINE bool write_create_req(struct hnl_builder *b,
				 const struct hnl_domain_create_req *s)
{
	const struct hnl_field *f = &field[FIELD_CREATE_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_DOMAIN_CREATE_REQ_MAX_VCPUS)) &&
	       hnl_encode_rules(b, &schema, SET_CREATE_REQ, s->has) &&
	       (!HNL_HAS(s, HNL_DOMAIN_CREATE_REQ_DOMAIN) ||
	        hnl_encode_u16(b, HNL_DOMAIN_A_DOMAIN,
			       &f[HNL_DOMAIN_CREATE_REQ_DOMAIN], s->domain)) &&
	       (!HNL_HAS(s, HNL_DOMAIN_CREATE_REQ_HANDLE) ||
	        hnl_encode_bytes(b, HNL_DOMAIN_A_HANDLE,
				 &f[HNL_DOMAIN_CREATE_REQ_HANDLE],
				 s->handle)) &&
	       (!HNL_HAS(s, HNL_DOMAIN_CREATE_REQ_SSIDREF) ||
	        hnl_encode_u32(b, HNL_DOMAIN_A_SSIDREF,
			       &f[HNL_DOMAIN_CREATE_REQ_SSIDREF],
			       s->ssidref)) &&
	       (!HNL_HAS(s, HNL_DOMAIN_CREATE_REQ_HVM) ||
	        hnl_encode_flag(b, HNL_DOMAIN_A_HVM)) &&
	       (!HNL_HAS(s, HNL_DOMAIN_CREATE_REQ_HAP) ||
	        hnl_encode_flag(b, HNL_DOMAIN_A_HAP)) &&
	       (!HNL_HAS(s, HNL_DOMAIN_CREATE_REQ_S3_INTEGRITY) ||
	        hnl_encode_flag(b, HNL_DOMAIN_A_S3_INTEGRITY)) &&
	       (!HNL_HAS(s, HNL_DOMAIN_CREATE_REQ_OOS_OFF) ||
	        hnl_encode_flag(b, HNL_DOMAIN_A_OOS_OFF)) &&
	       (!HNL_HAS(s, HNL_DOMAIN_CREATE_REQ_XS_DOMAIN) ||
	        hnl_encode_flag(b, HNL_DOMAIN_A_XS_DOMAIN)) &&
	       (!HNL_HAS(s, HNL_DOMAIN_CREATE_REQ_IOMMU) ||
	        hnl_encode_flag(b, HNL_DOMAIN_A_IOMMU)) &&
	       (!HNL_HAS(s, HNL_DOMAIN_CREATE_REQ_NESTED_VIRT) ||
	        hnl_encode_flag(b, HNL_DOMAIN_A_NESTED_VIRT)) &&
	       (!HNL_HAS(s, HNL_DOMAIN_CREATE_REQ_VPMU) ||
	        hnl_encode_flag(b, HNL_DOMAIN_A_VPMU)) &&
	       (!HNL_HAS(s, HNL_DOMAIN_CREATE_REQ_IOMMU_NO_SHAREPT) ||
	        hnl_encode_flag(b, HNL_DOMAIN_A_IOMMU_NO_SHAREPT)) &&
	       (!HNL_HAS(s, HNL_DOMAIN_CREATE_REQ_VIEW_MODE) ||
	        hnl_encode_u32(b, HNL_DOMAIN_A_VIEW_MODE,
			       &f[HNL_DOMAIN_CREATE_REQ_VIEW_MODE],
			       s->view_mode)) &&
	       (!HNL_HAS(s, HNL_DOMAIN_CREATE_REQ_VIEWS) ||
	        hnl_encode_u32(b, HNL_DOMAIN_A_VIEWS,
			       &f[HNL_DOMAIN_CREATE_REQ_VIEWS], s->views)) &&
	       hnl_encode_u32(b, HNL_DOMAIN_A_MAX_VCPUS,
			      &f[HNL_DOMAIN_CREATE_REQ_MAX_VCPUS],
			      s->max_vcpus) &&
	       (!HNL_HAS(s, HNL_DOMAIN_CREATE_REQ_MAX_EVENT_PORT) ||
	        hnl_encode_u32(b, HNL_DOMAIN_A_MAX_EVENT_PORT,
			       &f[HNL_DOMAIN_CREATE_REQ_MAX_EVENT_PORT],
			       s->max_event_port)) &&
	       (!HNL_HAS(s, HNL_DOMAIN_CREATE_REQ_MAX_GRANT_FRAMES) ||
	        hnl_encode_s32(b, HNL_DOMAIN_A_MAX_GRANT_FRAMES,
			       &f[HNL_DOMAIN_CREATE_REQ_MAX_GRANT_FRAMES],
			       s->max_grant_frames)) &&
	       (!HNL_HAS(s, HNL_DOMAIN_CREATE_REQ_MAX_MAPTRACK_FRAMES) ||
	        hnl_encode_s32(b, HNL_DOMAIN_A_MAX_MAPTRACK_FRAMES,
			       &f[HNL_DOMAIN_CREATE_REQ_MAX_MAPTRACK_FRAMES],
			       s->max_maptrack_frames)) &&
	       (!HNL_HAS(s, HNL_DOMAIN_CREATE_REQ_GRANT_VERSION) ||
	        hnl_encode_u32(b, HNL_DOMAIN_A_GRANT_VERSION,
			       &f[HNL_DOMAIN_CREATE_REQ_GRANT_VERSION],
			       s->grant_version)) &&
	       (!HNL_HAS(s, HNL_DOMAIN_CREATE_REQ_VMTRACE_SIZE) ||
	        hnl_encode_u32(b, HNL_DOMAIN_A_VMTRACE_SIZE,
			       &f[HNL_DOMAIN_CREATE_REQ_VMTRACE_SIZE],
			       s->vmtrace_size)) &&
	       (!HNL_HAS(s, HNL_DOMAIN_CREATE_REQ_CPUPOOL) ||
	        hnl_encode_u32(b, HNL_DOMAIN_A_CPUPOOL,
			       &f[HNL_DOMAIN_CREATE_REQ_CPUPOOL],
			       s->cpupool)) &&
	       (!HNL_HAS(s, HNL_DOMAIN_CREATE_REQ_X86) ||
	        nest_x86(b, HNL_DOMAIN_A_X86, &s->x86)) &&
	       (!HNL_HAS(s, HNL_DOMAIN_CREATE_REQ_ARM) ||
	        nest_arm(b, HNL_DOMAIN_A_ARM, &s->arm)) &&
	       (!HNL_HAS(s, HNL_DOMAIN_CREATE_REQ_GRANT) ||
	        put_create_req_grant(b, &f[HNL_DOMAIN_CREATE_REQ_GRANT],
				     s->grant));
}

void hnl_domain_create_req_put(struct hnl_builder *b,
			       const struct hnl_domain_create_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	(void)write_create_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_domain_create_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port,
				    const struct hnl_domain_create_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_domain_family, HNL_DOMAIN_CMD_CREATE,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_domain_create_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_domain_create_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				    size_t end, size_t pos, void *out,
				    struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    fast_create_req(hnl_fast_of(d, buf, end, pos),
			    (struct hnl_domain_create_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_CREATE_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_create_rsp(struct hnl_fast c,
				struct hnl_domain_create_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_CREATE_RSP];

	hnl_fast_begin(&c, HNL_DOMAIN_CREATE_RSP_FIELDS);
	return hnl_fast_u16(&c, HNL_DOMAIN_A_DOMAIN, f,
			    HNL_DOMAIN_CREATE_RSP_DOMAIN, &out->domain) &&
	       hnl_fast_u64(&c, HNL_DOMAIN_A_UNIQUE_ID, f,
			    HNL_DOMAIN_CREATE_RSP_UNIQUE_ID, &out->unique_id) &&
	       enter_arm_result(&c, HNL_DOMAIN_A_ARM_RESULT, f,
				HNL_DOMAIN_CREATE_RSP_ARM_RESULT,
				&out->arm_result) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_create_rsp(struct hnl_fast c,
				 struct hnl_domain_create_rsp *out)
{
	return c.at == -40 &&
	       take_create_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_create_rsp(struct hnl_builder *b,
				 const struct hnl_domain_create_rsp *s,
				 bool full)
{
	const struct hnl_field *f = &field[FIELD_CREATE_RSP];
	const uint64_t has = full ? ~(uint64_t)0 : s->has[0];

	return hnl_encode_has(b, has, HNL_BIT(HNL_DOMAIN_CREATE_RSP_DOMAIN) |
			      HNL_BIT(HNL_DOMAIN_CREATE_RSP_UNIQUE_ID)) &&
	       hnl_encode_u16(b, HNL_DOMAIN_A_DOMAIN,
			      &f[HNL_DOMAIN_CREATE_RSP_DOMAIN], s->domain) &&
	       hnl_encode_u64(b, HNL_DOMAIN_A_UNIQUE_ID,
			      &f[HNL_DOMAIN_CREATE_RSP_UNIQUE_ID],
			      s->unique_id) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_CREATE_RSP_ARM_RESULT)) ||
	        nest_arm_result(b, HNL_DOMAIN_A_ARM_RESULT, &s->arm_result,
				full));
}

HNL_INLINE bool is_full_create_rsp(const struct hnl_domain_create_rsp *s)
{
	return hnl_encode_is_full(s->has[0], HNL_DOMAIN_CREATE_RSP_FIELDS) &&
	       is_full_arm_result(&s->arm_result);
}

void hnl_domain_create_rsp_put(struct hnl_builder *b,
			       const struct hnl_domain_create_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 40, false))
		(void)write_create_rsp(&w, s, false);
	else
		(void)write_create_rsp(&w, s, false);
	hnl_encode_commit(b, &w);
}

static HNL_APART int
encode_any_create_rsp(uint8_t *buf, size_t size, uint16_t flags, uint32_t seq,
		      uint32_t port, const struct hnl_domain_create_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_domain_family, HNL_DOMAIN_CMD_CREATE, 0,
			     flags, seq, port);
	hnl_domain_create_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_domain_create_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port,
				    const struct hnl_domain_create_rsp *s)
{
	struct hnl_builder w;

	hnl_builder_init(&w, buf, size);
	if (is_full_create_rsp(s) &&
	    hnl_encode_is_roomy(&w, HNL_MSGHDR + 40, false)) {
		hnl_encode_begin_own(&w, &hnl_domain_family,
				     HNL_DOMAIN_CMD_CREATE, 0, flags, seq,
				     port);
		(void)write_create_rsp(&w, s, true);
		return hnl_encode_end(&w);
	}
	return encode_any_create_rsp(buf, size, flags, seq, port, s);
}

static HNL_APART int any_create_rsp(struct hnl_decoder *d, const uint8_t *buf,
				    size_t end, size_t pos, void *out,
				    struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_create_rsp(hnl_fast_of(d, buf, end, pos),
			    (struct hnl_domain_create_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_CREATE_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_domain_create_rsp_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				    size_t end, size_t pos, void *out,
				    struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_create_rsp(hnl_fast_of(d, buf, end, pos),
			     (struct hnl_domain_create_rsp *)out))
		return 0;
	return any_create_rsp(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_destroy_req(struct hnl_fast c,
				 struct hnl_domain_destroy_req *out)
{
	const struct hnl_field *f = &field[FIELD_DESTROY_REQ];

	hnl_fast_begin(&c, HNL_DOMAIN_DESTROY_REQ_FIELDS);
	if (!hnl_fast_u16(&c, HNL_DOMAIN_A_DOMAIN, f,
			  HNL_DOMAIN_DESTROY_REQ_DOMAIN, &out->domain))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_destroy_req(struct hnl_fast c,
				  struct hnl_domain_destroy_req *out)
{
	return c.at == -8 &&
	       take_destroy_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_destroy_req(struct hnl_builder *b,
				  const struct hnl_domain_destroy_req *s)
{
	const struct hnl_field *f = &field[FIELD_DESTROY_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_DOMAIN_DESTROY_REQ_DOMAIN)) &&
	       hnl_encode_u16(b, HNL_DOMAIN_A_DOMAIN,
			      &f[HNL_DOMAIN_DESTROY_REQ_DOMAIN], s->domain);
}

void hnl_domain_destroy_req_put(struct hnl_builder *b,
				const struct hnl_domain_destroy_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 8, false))
		(void)write_destroy_req(&w, s);
	else
		(void)write_destroy_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_domain_destroy_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				      uint32_t seq, uint32_t port,
				      const struct hnl_domain_destroy_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_domain_family, HNL_DOMAIN_CMD_DESTROY,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_domain_destroy_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_domain_destroy_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				     size_t end, size_t pos, void *out,
				     struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_destroy_req(hnl_fast_of(d, buf, end, pos),
			      (struct hnl_domain_destroy_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_DESTROY_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_pause_req(struct hnl_fast c,
			       struct hnl_domain_pause_req *out)
{
	const struct hnl_field *f = &field[FIELD_PAUSE_REQ];

	hnl_fast_begin(&c, HNL_DOMAIN_PAUSE_REQ_FIELDS);
	if (!hnl_fast_u16(&c, HNL_DOMAIN_A_DOMAIN, f,
			  HNL_DOMAIN_PAUSE_REQ_DOMAIN, &out->domain))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_pause_req(struct hnl_fast c,
				struct hnl_domain_pause_req *out)
{
	return c.at == -8 &&
	       take_pause_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_pause_req(struct hnl_builder *b,
				const struct hnl_domain_pause_req *s)
{
	const struct hnl_field *f = &field[FIELD_PAUSE_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_DOMAIN_PAUSE_REQ_DOMAIN)) &&
	       hnl_encode_u16(b, HNL_DOMAIN_A_DOMAIN,
			      &f[HNL_DOMAIN_PAUSE_REQ_DOMAIN], s->domain);
}

void hnl_domain_pause_req_put(struct hnl_builder *b,
			      const struct hnl_domain_pause_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 8, false))
		(void)write_pause_req(&w, s);
	else
		(void)write_pause_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_domain_pause_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port,
				    const struct hnl_domain_pause_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_domain_family, HNL_DOMAIN_CMD_PAUSE,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_domain_pause_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_domain_pause_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				   size_t end, size_t pos, void *out,
				   struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_pause_req(hnl_fast_of(d, buf, end, pos),
			    (struct hnl_domain_pause_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_PAUSE_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_unpause_req(struct hnl_fast c,
				 struct hnl_domain_unpause_req *out)
{
	const struct hnl_field *f = &field[FIELD_UNPAUSE_REQ];

	hnl_fast_begin(&c, HNL_DOMAIN_UNPAUSE_REQ_FIELDS);
	if (!hnl_fast_u16(&c, HNL_DOMAIN_A_DOMAIN, f,
			  HNL_DOMAIN_UNPAUSE_REQ_DOMAIN, &out->domain))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_unpause_req(struct hnl_fast c,
				  struct hnl_domain_unpause_req *out)
{
	return c.at == -8 &&
	       take_unpause_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_unpause_req(struct hnl_builder *b,
				  const struct hnl_domain_unpause_req *s)
{
	const struct hnl_field *f = &field[FIELD_UNPAUSE_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_DOMAIN_UNPAUSE_REQ_DOMAIN)) &&
	       hnl_encode_u16(b, HNL_DOMAIN_A_DOMAIN,
			      &f[HNL_DOMAIN_UNPAUSE_REQ_DOMAIN], s->domain);
}

void hnl_domain_unpause_req_put(struct hnl_builder *b,
				const struct hnl_domain_unpause_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 8, false))
		(void)write_unpause_req(&w, s);
	else
		(void)write_unpause_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_domain_unpause_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				      uint32_t seq, uint32_t port,
				      const struct hnl_domain_unpause_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_domain_family, HNL_DOMAIN_CMD_UNPAUSE,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_domain_unpause_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_domain_unpause_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				     size_t end, size_t pos, void *out,
				     struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_unpause_req(hnl_fast_of(d, buf, end, pos),
			      (struct hnl_domain_unpause_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_UNPAUSE_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_shutdown_req(struct hnl_fast c,
				  struct hnl_domain_shutdown_req *out)
{
	const struct hnl_field *f = &field[FIELD_SHUTDOWN_REQ];

	hnl_fast_begin(&c, HNL_DOMAIN_SHUTDOWN_REQ_FIELDS);
	if (!hnl_fast_u16(&c, HNL_DOMAIN_A_DOMAIN, f,
			  HNL_DOMAIN_SHUTDOWN_REQ_DOMAIN, &out->domain) ||
	    !hnl_fast_u32(&c, HNL_DOMAIN_A_REASON, f,
			  HNL_DOMAIN_SHUTDOWN_REQ_REASON, &out->reason))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_shutdown_req(struct hnl_fast c,
				   struct hnl_domain_shutdown_req *out)
{
	return c.at == -16 &&
	       take_shutdown_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_shutdown_req(struct hnl_builder *b,
				   const struct hnl_domain_shutdown_req *s)
{
	const struct hnl_field *f = &field[FIELD_SHUTDOWN_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_DOMAIN_SHUTDOWN_REQ_DOMAIN) |
			      HNL_BIT(HNL_DOMAIN_SHUTDOWN_REQ_REASON)) &&
	       hnl_encode_u16(b, HNL_DOMAIN_A_DOMAIN,
			      &f[HNL_DOMAIN_SHUTDOWN_REQ_DOMAIN], s->domain) &&
	       hnl_encode_u32(b, HNL_DOMAIN_A_REASON,
			      &f[HNL_DOMAIN_SHUTDOWN_REQ_REASON], s->reason);
}

void hnl_domain_shutdown_req_put(struct hnl_builder *b,
				 const struct hnl_domain_shutdown_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 16, false))
		(void)write_shutdown_req(&w, s);
	else
		(void)write_shutdown_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_domain_shutdown_req_encode_any(uint8_t *buf, size_t size,
				       uint16_t flags, uint32_t seq,
				       uint32_t port,
				       const struct hnl_domain_shutdown_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_domain_family, HNL_DOMAIN_CMD_SHUTDOWN,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_domain_shutdown_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_domain_shutdown_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				      size_t end, size_t pos, void *out,
				      struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_shutdown_req(hnl_fast_of(d, buf, end, pos),
			       (struct hnl_domain_shutdown_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_SHUTDOWN_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_resume_req(struct hnl_fast c,
				struct hnl_domain_resume_req *out)
{
	const struct hnl_field *f = &field[FIELD_RESUME_REQ];

	hnl_fast_begin(&c, HNL_DOMAIN_RESUME_REQ_FIELDS);
	if (!hnl_fast_u16(&c, HNL_DOMAIN_A_DOMAIN, f,
			  HNL_DOMAIN_RESUME_REQ_DOMAIN, &out->domain))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_resume_req(struct hnl_fast c,
				 struct hnl_domain_resume_req *out)
{
	return c.at == -8 &&
	       take_resume_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_resume_req(struct hnl_builder *b,
				 const struct hnl_domain_resume_req *s)
{
	const struct hnl_field *f = &field[FIELD_RESUME_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_DOMAIN_RESUME_REQ_DOMAIN)) &&
	       hnl_encode_u16(b, HNL_DOMAIN_A_DOMAIN,
			      &f[HNL_DOMAIN_RESUME_REQ_DOMAIN], s->domain);
}

void hnl_domain_resume_req_put(struct hnl_builder *b,
			       const struct hnl_domain_resume_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 8, false))
		(void)write_resume_req(&w, s);
	else
		(void)write_resume_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_domain_resume_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				     uint32_t seq, uint32_t port,
				     const struct hnl_domain_resume_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_domain_family, HNL_DOMAIN_CMD_RESUME,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_domain_resume_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_domain_resume_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				    size_t end, size_t pos, void *out,
				    struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_resume_req(hnl_fast_of(d, buf, end, pos),
			     (struct hnl_domain_resume_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_RESUME_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_soft_reset_req(struct hnl_fast c,
				    struct hnl_domain_soft_reset_req *out)
{
	const struct hnl_field *f = &field[FIELD_SOFT_RESET_REQ];

	hnl_fast_begin(&c, HNL_DOMAIN_SOFT_RESET_REQ_FIELDS);
	if (!hnl_fast_u16(&c, HNL_DOMAIN_A_DOMAIN, f,
			  HNL_DOMAIN_SOFT_RESET_REQ_DOMAIN, &out->domain))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_soft_reset_req(struct hnl_fast c,
				     struct hnl_domain_soft_reset_req *out)
{
	return c.at == -8 &&
	       take_soft_reset_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_soft_reset_req(struct hnl_builder *b,
				     const struct hnl_domain_soft_reset_req *s)
{
	const struct hnl_field *f = &field[FIELD_SOFT_RESET_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_DOMAIN_SOFT_RESET_REQ_DOMAIN)) &&
	       hnl_encode_u16(b, HNL_DOMAIN_A_DOMAIN,
			      &f[HNL_DOMAIN_SOFT_RESET_REQ_DOMAIN], s->domain);
}

void hnl_domain_soft_reset_req_put(struct hnl_builder *b,
				   const struct hnl_domain_soft_reset_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 8, false))
		(void)write_soft_reset_req(&w, s);
	else
		(void)write_soft_reset_req(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_domain_soft_reset_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				     uint32_t seq, uint32_t port,
				     const struct hnl_domain_soft_reset_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_domain_family, HNL_DOMAIN_CMD_SOFT_RESET,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_domain_soft_reset_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_domain_soft_reset_req_decode_at(struct hnl_decoder *d,
					const uint8_t *buf, size_t end,
					size_t pos, void *out,
					struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_soft_reset_req(hnl_fast_of(d, buf, end, pos),
				 (struct hnl_domain_soft_reset_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_SOFT_RESET_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_state_get_req(struct hnl_fast c,
				   struct hnl_domain_state_get_req *out)
{
	const struct hnl_field *f = &field[FIELD_STATE_GET_REQ];

	hnl_fast_begin(&c, HNL_DOMAIN_STATE_GET_REQ_FIELDS);
	if (!hnl_fast_u16(&c, HNL_DOMAIN_A_DOMAIN, f,
			  HNL_DOMAIN_STATE_GET_REQ_DOMAIN, &out->domain))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_state_get_req(struct hnl_fast c,
				    struct hnl_domain_state_get_req *out)
{
	return c.at == -8 &&
	       take_state_get_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_state_get_req(struct hnl_builder *b,
				    const struct hnl_domain_state_get_req *s)
{
	const struct hnl_field *f = &field[FIELD_STATE_GET_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_DOMAIN_STATE_GET_REQ_DOMAIN)) &&
	       hnl_encode_u16(b, HNL_DOMAIN_A_DOMAIN,
			      &f[HNL_DOMAIN_STATE_GET_REQ_DOMAIN], s->domain);
}

void hnl_domain_state_get_req_put(struct hnl_builder *b,
				  const struct hnl_domain_state_get_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 8, false))
		(void)write_state_get_req(&w, s);
	else
		(void)write_state_get_req(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_domain_state_get_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port,
				    const struct hnl_domain_state_get_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_domain_family, HNL_DOMAIN_CMD_STATE_GET,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_domain_state_get_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_domain_state_get_req_decode_at(struct hnl_decoder *d,
				       const uint8_t *buf, size_t end,
				       size_t pos, void *out,
				       struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_state_get_req(hnl_fast_of(d, buf, end, pos),
				(struct hnl_domain_state_get_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_STATE_GET_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_state_get_rsp(struct hnl_fast c,
				   struct hnl_domain_state_get_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_STATE_GET_RSP];

	hnl_fast_begin(&c, HNL_DOMAIN_STATE_GET_RSP_FIELDS);
	return hnl_fast_u16(&c, HNL_DOMAIN_A_DOMAIN, f,
			    HNL_DOMAIN_STATE_GET_RSP_DOMAIN, &out->domain) &&
	       hnl_fast_u64(&c, HNL_DOMAIN_A_UNIQUE_ID, f,
			    HNL_DOMAIN_STATE_GET_RSP_UNIQUE_ID,
			    &out->unique_id) &&
	       hnl_fast_fixed(&c, HNL_DOMAIN_A_HANDLE, f,
			      HNL_DOMAIN_STATE_GET_RSP_HANDLE, &out->handle) &&
	       hnl_fast_u32(&c, HNL_DOMAIN_A_SSIDREF, f,
			    HNL_DOMAIN_STATE_GET_RSP_SSIDREF, &out->ssidref) &&
	       hnl_fast_u32(&c, HNL_DOMAIN_A_CPUPOOL, f,
			    HNL_DOMAIN_STATE_GET_RSP_CPUPOOL, &out->cpupool) &&
	       hnl_fast_u32(&c, HNL_DOMAIN_A_STATE, f,
			    HNL_DOMAIN_STATE_GET_RSP_STATE, &out->state) &&
	       hnl_fast_u8(&c, HNL_DOMAIN_A_SHUTDOWN_CODE, f,
			   HNL_DOMAIN_STATE_GET_RSP_SHUTDOWN_CODE,
			   &out->shutdown_code) &&
	       hnl_fast_u64(&c, HNL_DOMAIN_A_PAGES, f,
			    HNL_DOMAIN_STATE_GET_RSP_PAGES, &out->pages) &&
	       hnl_fast_u64(&c, HNL_DOMAIN_A_MAX_PAGES, f,
			    HNL_DOMAIN_STATE_GET_RSP_MAX_PAGES,
			    &out->max_pages) &&
	       hnl_fast_u64(&c, HNL_DOMAIN_A_OUTSTANDING_PAGES, f,
			    HNL_DOMAIN_STATE_GET_RSP_OUTSTANDING_PAGES,
			    &out->outstanding_pages) &&
	       hnl_fast_u64(&c, HNL_DOMAIN_A_SHARED_PAGES, f,
			    HNL_DOMAIN_STATE_GET_RSP_SHARED_PAGES,
			    &out->shared_pages) &&
	       hnl_fast_u64(&c, HNL_DOMAIN_A_PAGED_PAGES, f,
			    HNL_DOMAIN_STATE_GET_RSP_PAGED_PAGES,
			    &out->paged_pages) &&
	       hnl_fast_u64(&c, HNL_DOMAIN_A_SHARED_INFO_GPA, f,
			    HNL_DOMAIN_STATE_GET_RSP_SHARED_INFO_GPA,
			    &out->shared_info_gpa) &&
	       hnl_fast_u64(&c, HNL_DOMAIN_A_CPU_TIME, f,
			    HNL_DOMAIN_STATE_GET_RSP_CPU_TIME,
			    &out->cpu_time) &&
	       hnl_fast_u32(&c, HNL_DOMAIN_A_ONLINE_VCPUS, f,
			    HNL_DOMAIN_STATE_GET_RSP_ONLINE_VCPUS,
			    &out->online_vcpus) &&
	       hnl_fast_u32(&c, HNL_DOMAIN_A_MAX_VCPU_ID, f,
			    HNL_DOMAIN_STATE_GET_RSP_MAX_VCPU_ID,
			    &out->max_vcpu_id) &&
	       hnl_fast_u8(&c, HNL_DOMAIN_A_GPA_BITS, f,
			   HNL_DOMAIN_STATE_GET_RSP_GPA_BITS, &out->gpa_bits) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_state_get_rsp(struct hnl_fast c,
				    struct hnl_domain_state_get_rsp *out)
{
	return c.at == -180 &&
	       take_state_get_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_state_get_rsp(struct hnl_builder *b,
				    const struct hnl_domain_state_get_rsp *s,
				    bool full)
{
	const struct hnl_field *f = &field[FIELD_STATE_GET_RSP];
	const uint64_t has = full ? ~(uint64_t)0 : s->has[0];

	return hnl_encode_has(b, has, HNL_BIT(HNL_DOMAIN_STATE_GET_RSP_DOMAIN) |
			      HNL_BIT(HNL_DOMAIN_STATE_GET_RSP_STATE)) &&
	       hnl_encode_u16(b, HNL_DOMAIN_A_DOMAIN,
			      &f[HNL_DOMAIN_STATE_GET_RSP_DOMAIN], s->domain) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_STATE_GET_RSP_UNIQUE_ID)) ||
	        hnl_encode_u64(b, HNL_DOMAIN_A_UNIQUE_ID,
			       &f[HNL_DOMAIN_STATE_GET_RSP_UNIQUE_ID],
			       s->unique_id)) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_STATE_GET_RSP_HANDLE)) ||
	        hnl_encode_bytes(b, HNL_DOMAIN_A_HANDLE,
				 &f[HNL_DOMAIN_STATE_GET_RSP_HANDLE],
				 s->handle)) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_STATE_GET_RSP_SSIDREF)) ||
	        hnl_encode_u32(b, HNL_DOMAIN_A_SSIDREF,
			       &f[HNL_DOMAIN_STATE_GET_RSP_SSIDREF],
			       s->ssidref)) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_STATE_GET_RSP_CPUPOOL)) ||
	        hnl_encode_u32(b, HNL_DOMAIN_A_CPUPOOL,
			       &f[HNL_DOMAIN_STATE_GET_RSP_CPUPOOL],
			       s->cpupool)) &&
	       hnl_encode_u32(b, HNL_DOMAIN_A_STATE,
			      &f[HNL_DOMAIN_STATE_GET_RSP_STATE], s->state) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_STATE_GET_RSP_SHUTDOWN_CODE)) ||
	        hnl_encode_u8(b, HNL_DOMAIN_A_SHUTDOWN_CODE,
			      &f[HNL_DOMAIN_STATE_GET_RSP_SHUTDOWN_CODE],
			      s->shutdown_code)) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_STATE_GET_RSP_PAGES)) ||
	        hnl_encode_u64(b, HNL_DOMAIN_A_PAGES,
			       &f[HNL_DOMAIN_STATE_GET_RSP_PAGES], s->pages)) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_STATE_GET_RSP_MAX_PAGES)) ||
	        hnl_encode_u64(b, HNL_DOMAIN_A_MAX_PAGES,
			       &f[HNL_DOMAIN_STATE_GET_RSP_MAX_PAGES],
			       s->max_pages)) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_STATE_GET_RSP_OUTSTANDING_PAGES)) ||
	        hnl_encode_u64(b, HNL_DOMAIN_A_OUTSTANDING_PAGES,
			       &f[HNL_DOMAIN_STATE_GET_RSP_OUTSTANDING_PAGES],
			       s->outstanding_pages)) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_STATE_GET_RSP_SHARED_PAGES)) ||
	        hnl_encode_u64(b, HNL_DOMAIN_A_SHARED_PAGES,
			       &f[HNL_DOMAIN_STATE_GET_RSP_SHARED_PAGES],
			       s->shared_pages)) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_STATE_GET_RSP_PAGED_PAGES)) ||
	        hnl_encode_u64(b, HNL_DOMAIN_A_PAGED_PAGES,
			       &f[HNL_DOMAIN_STATE_GET_RSP_PAGED_PAGES],
			       s->paged_pages)) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_STATE_GET_RSP_SHARED_INFO_GPA)) ||
	        hnl_encode_u64(b, HNL_DOMAIN_A_SHARED_INFO_GPA,
			       &f[HNL_DOMAIN_STATE_GET_RSP_SHARED_INFO_GPA],
			       s->shared_info_gpa)) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_STATE_GET_RSP_CPU_TIME)) ||
	        hnl_encode_u64(b, HNL_DOMAIN_A_CPU_TIME,
			       &f[HNL_DOMAIN_STATE_GET_RSP_CPU_TIME],
			       s->cpu_time)) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_STATE_GET_RSP_ONLINE_VCPUS)) ||
	        hnl_encode_u32(b, HNL_DOMAIN_A_ONLINE_VCPUS,
			       &f[HNL_DOMAIN_STATE_GET_RSP_ONLINE_VCPUS],
			       s->online_vcpus)) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_STATE_GET_RSP_MAX_VCPU_ID)) ||
	        hnl_encode_u32(b, HNL_DOMAIN_A_MAX_VCPU_ID,
			       &f[HNL_DOMAIN_STATE_GET_RSP_MAX_VCPU_ID],
			       s->max_vcpu_id)) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_STATE_GET_RSP_GPA_BITS)) ||
	        hnl_encode_u8(b, HNL_DOMAIN_A_GPA_BITS,
			      &f[HNL_DOMAIN_STATE_GET_RSP_GPA_BITS],
			      s->gpa_bits));
}

HNL_INLINE bool is_full_state_get_rsp(const struct hnl_domain_state_get_rsp *s)
{
	return hnl_encode_is_full(s->has[0], HNL_DOMAIN_STATE_GET_RSP_FIELDS);
}

void hnl_domain_state_get_rsp_put(struct hnl_builder *b,
				  const struct hnl_domain_state_get_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 180, false))
		(void)write_state_get_rsp(&w, s, false);
	else
		(void)write_state_get_rsp(&w, s, false);
	hnl_encode_commit(b, &w);
}

static HNL_APART int
encode_any_state_get_rsp(uint8_t *buf, size_t size, uint16_t flags,
			 uint32_t seq, uint32_t port,
			 const struct hnl_domain_state_get_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_domain_family, HNL_DOMAIN_CMD_STATE_GET,
			     0, flags, seq, port);
	hnl_domain_state_get_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_domain_state_get_rsp_encode_at(uint8_t *buf, size_t size,
				       uint16_t flags, uint32_t seq,
				       uint32_t port,
				       const struct hnl_domain_state_get_rsp *s)
{
	struct hnl_builder w;

	hnl_builder_init(&w, buf, size);
	if (is_full_state_get_rsp(s) &&
	    hnl_encode_is_roomy(&w, HNL_MSGHDR + 180, false)) {
		hnl_encode_begin_own(&w, &hnl_domain_family,
				     HNL_DOMAIN_CMD_STATE_GET, 0, flags, seq,
				     port);
		(void)write_state_get_rsp(&w, s, true);
		return hnl_encode_end(&w);
	}
	return encode_any_state_get_rsp(buf, size, flags, seq, port, s);
}

static HNL_APART int any_state_get_rsp(struct hnl_decoder *d,
				       const uint8_t *buf, size_t end,
				       size_t pos, void *out,
				       struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_state_get_rsp(hnl_fast_of(d, buf, end, pos),
			       (struct hnl_domain_state_get_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_STATE_GET_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_domain_state_get_rsp_decode_at(struct hnl_decoder *d,
				       const uint8_t *buf, size_t end,
				       size_t pos, void *out,
				       struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_state_get_rsp(hnl_fast_of(d, buf, end, pos),
				(struct hnl_domain_state_get_rsp *)out))
		return 0;
	return any_state_get_rsp(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_list_req(struct hnl_fast c,
			      struct hnl_domain_list_req *out)
{
	const struct hnl_field *f = &field[FIELD_LIST_REQ];

	hnl_fast_begin(&c, HNL_DOMAIN_LIST_REQ_FIELDS);
	return hnl_fast_u16(&c, HNL_DOMAIN_A_DOMAIN, f,
			    HNL_DOMAIN_LIST_REQ_DOMAIN, &out->domain) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_list_req(struct hnl_fast c,
			       struct hnl_domain_list_req *out)
{
	return c.at == -8 &&
	       take_list_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_list_req(struct hnl_builder *b,
			       const struct hnl_domain_list_req *s)
{
	const struct hnl_field *f = &field[FIELD_LIST_REQ];

	return (!HNL_HAS(s, HNL_DOMAIN_LIST_REQ_DOMAIN) ||
	        hnl_encode_u16(b, HNL_DOMAIN_A_DOMAIN,
			       &f[HNL_DOMAIN_LIST_REQ_DOMAIN], s->domain));
}

void hnl_domain_list_req_put(struct hnl_builder *b,
			     const struct hnl_domain_list_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 8, false))
		(void)write_list_req(&w, s);
	else
		(void)write_list_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_domain_list_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				   uint32_t seq, uint32_t port,
				   const struct hnl_domain_list_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_domain_family, HNL_DOMAIN_CMD_LIST,
			     HNL_F_REQUEST | HNL_F_DUMP, flags, seq, port);
	hnl_domain_list_req_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_list_req(struct hnl_decoder *d, const uint8_t *buf,
				  size_t end, size_t pos, void *out,
				  struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_list_req(hnl_fast_of(d, buf, end, pos),
			  (struct hnl_domain_list_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_LIST_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_domain_list_req_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				  size_t end, size_t pos, void *out,
				  struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_list_req(hnl_fast_of(d, buf, end, pos),
			   (struct hnl_domain_list_req *)out))
		return 0;
	return any_list_req(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_list_rsp(struct hnl_fast c,
			      struct hnl_domain_list_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_LIST_RSP];

	hnl_fast_begin(&c, HNL_DOMAIN_LIST_RSP_FIELDS);
	return hnl_fast_u16(&c, HNL_DOMAIN_A_DOMAIN, f,
			    HNL_DOMAIN_LIST_RSP_DOMAIN, &out->domain) &&
	       hnl_fast_u64(&c, HNL_DOMAIN_A_UNIQUE_ID, f,
			    HNL_DOMAIN_LIST_RSP_UNIQUE_ID, &out->unique_id) &&
	       hnl_fast_fixed(&c, HNL_DOMAIN_A_HANDLE, f,
			      HNL_DOMAIN_LIST_RSP_HANDLE, &out->handle) &&
	       hnl_fast_u32(&c, HNL_DOMAIN_A_SSIDREF, f,
			    HNL_DOMAIN_LIST_RSP_SSIDREF, &out->ssidref) &&
	       hnl_fast_u32(&c, HNL_DOMAIN_A_CPUPOOL, f,
			    HNL_DOMAIN_LIST_RSP_CPUPOOL, &out->cpupool) &&
	       hnl_fast_u32(&c, HNL_DOMAIN_A_STATE, f,
			    HNL_DOMAIN_LIST_RSP_STATE, &out->state) &&
	       hnl_fast_u8(&c, HNL_DOMAIN_A_SHUTDOWN_CODE, f,
			   HNL_DOMAIN_LIST_RSP_SHUTDOWN_CODE,
			   &out->shutdown_code) &&
	       hnl_fast_u64(&c, HNL_DOMAIN_A_PAGES, f,
			    HNL_DOMAIN_LIST_RSP_PAGES, &out->pages) &&
	       hnl_fast_u64(&c, HNL_DOMAIN_A_MAX_PAGES, f,
			    HNL_DOMAIN_LIST_RSP_MAX_PAGES, &out->max_pages) &&
	       hnl_fast_u64(&c, HNL_DOMAIN_A_OUTSTANDING_PAGES, f,
			    HNL_DOMAIN_LIST_RSP_OUTSTANDING_PAGES,
			    &out->outstanding_pages) &&
	       hnl_fast_u64(&c, HNL_DOMAIN_A_SHARED_PAGES, f,
			    HNL_DOMAIN_LIST_RSP_SHARED_PAGES,
			    &out->shared_pages) &&
	       hnl_fast_u64(&c, HNL_DOMAIN_A_PAGED_PAGES, f,
			    HNL_DOMAIN_LIST_RSP_PAGED_PAGES,
			    &out->paged_pages) &&
	       hnl_fast_u64(&c, HNL_DOMAIN_A_SHARED_INFO_GPA, f,
			    HNL_DOMAIN_LIST_RSP_SHARED_INFO_GPA,
			    &out->shared_info_gpa) &&
	       hnl_fast_u64(&c, HNL_DOMAIN_A_CPU_TIME, f,
			    HNL_DOMAIN_LIST_RSP_CPU_TIME, &out->cpu_time) &&
	       hnl_fast_u32(&c, HNL_DOMAIN_A_ONLINE_VCPUS, f,
			    HNL_DOMAIN_LIST_RSP_ONLINE_VCPUS,
			    &out->online_vcpus) &&
	       hnl_fast_u32(&c, HNL_DOMAIN_A_MAX_VCPU_ID, f,
			    HNL_DOMAIN_LIST_RSP_MAX_VCPU_ID,
			    &out->max_vcpu_id) &&
	       hnl_fast_u8(&c, HNL_DOMAIN_A_GPA_BITS, f,
			   HNL_DOMAIN_LIST_RSP_GPA_BITS, &out->gpa_bits) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_list_rsp(struct hnl_fast c,
			       struct hnl_domain_list_rsp *out)
{
	return c.at == -180 &&
	       take_list_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_list_rsp(struct hnl_builder *b,
			       const struct hnl_domain_list_rsp *s, bool full)
{
	const struct hnl_field *f = &field[FIELD_LIST_RSP];
	const uint64_t has = full ? ~(uint64_t)0 : s->has[0];

	return hnl_encode_has(b, has, HNL_BIT(HNL_DOMAIN_LIST_RSP_DOMAIN) |
			      HNL_BIT(HNL_DOMAIN_LIST_RSP_STATE)) &&
	       hnl_encode_u16(b, HNL_DOMAIN_A_DOMAIN,
			      &f[HNL_DOMAIN_LIST_RSP_DOMAIN], s->domain) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_LIST_RSP_UNIQUE_ID)) ||
	        hnl_encode_u64(b, HNL_DOMAIN_A_UNIQUE_ID,
			       &f[HNL_DOMAIN_LIST_RSP_UNIQUE_ID],
			       s->unique_id)) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_LIST_RSP_HANDLE)) ||
	        hnl_encode_bytes(b, HNL_DOMAIN_A_HANDLE,
				 &f[HNL_DOMAIN_LIST_RSP_HANDLE], s->handle)) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_LIST_RSP_SSIDREF)) ||
	        hnl_encode_u32(b, HNL_DOMAIN_A_SSIDREF,
			       &f[HNL_DOMAIN_LIST_RSP_SSIDREF], s->ssidref)) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_LIST_RSP_CPUPOOL)) ||
	        hnl_encode_u32(b, HNL_DOMAIN_A_CPUPOOL,
			       &f[HNL_DOMAIN_LIST_RSP_CPUPOOL], s->cpupool)) &&
	       hnl_encode_u32(b, HNL_DOMAIN_A_STATE,
			      &f[HNL_DOMAIN_LIST_RSP_STATE], s->state) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_LIST_RSP_SHUTDOWN_CODE)) ||
	        hnl_encode_u8(b, HNL_DOMAIN_A_SHUTDOWN_CODE,
			      &f[HNL_DOMAIN_LIST_RSP_SHUTDOWN_CODE],
			      s->shutdown_code)) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_LIST_RSP_PAGES)) ||
	        hnl_encode_u64(b, HNL_DOMAIN_A_PAGES,
			       &f[HNL_DOMAIN_LIST_RSP_PAGES], s->pages)) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_LIST_RSP_MAX_PAGES)) ||
	        hnl_encode_u64(b, HNL_DOMAIN_A_MAX_PAGES,
			       &f[HNL_DOMAIN_LIST_RSP_MAX_PAGES],
			       s->max_pages)) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_LIST_RSP_OUTSTANDING_PAGES)) ||
	        hnl_encode_u64(b, HNL_DOMAIN_A_OUTSTANDING_PAGES,
			       &f[HNL_DOMAIN_LIST_RSP_OUTSTANDING_PAGES],
			       s->outstanding_pages)) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_LIST_RSP_SHARED_PAGES)) ||
	        hnl_encode_u64(b, HNL_DOMAIN_A_SHARED_PAGES,
			       &f[HNL_DOMAIN_LIST_RSP_SHARED_PAGES],
			       s->shared_pages)) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_LIST_RSP_PAGED_PAGES)) ||
	        hnl_encode_u64(b, HNL_DOMAIN_A_PAGED_PAGES,
			       &f[HNL_DOMAIN_LIST_RSP_PAGED_PAGES],
			       s->paged_pages)) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_LIST_RSP_SHARED_INFO_GPA)) ||
	        hnl_encode_u64(b, HNL_DOMAIN_A_SHARED_INFO_GPA,
			       &f[HNL_DOMAIN_LIST_RSP_SHARED_INFO_GPA],
			       s->shared_info_gpa)) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_LIST_RSP_CPU_TIME)) ||
	        hnl_encode_u64(b, HNL_DOMAIN_A_CPU_TIME,
			       &f[HNL_DOMAIN_LIST_RSP_CPU_TIME],
			       s->cpu_time)) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_LIST_RSP_ONLINE_VCPUS)) ||
	        hnl_encode_u32(b, HNL_DOMAIN_A_ONLINE_VCPUS,
			       &f[HNL_DOMAIN_LIST_RSP_ONLINE_VCPUS],
			       s->online_vcpus)) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_LIST_RSP_MAX_VCPU_ID)) ||
	        hnl_encode_u32(b, HNL_DOMAIN_A_MAX_VCPU_ID,
			       &f[HNL_DOMAIN_LIST_RSP_MAX_VCPU_ID],
			       s->max_vcpu_id)) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_LIST_RSP_GPA_BITS)) ||
	        hnl_encode_u8(b, HNL_DOMAIN_A_GPA_BITS,
			      &f[HNL_DOMAIN_LIST_RSP_GPA_BITS], s->gpa_bits));
}

HNL_INLINE bool is_full_list_rsp(const struct hnl_domain_list_rsp *s)
{
	return hnl_encode_is_full(s->has[0], HNL_DOMAIN_LIST_RSP_FIELDS);
}

void hnl_domain_list_rsp_put(struct hnl_builder *b,
			     const struct hnl_domain_list_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 180, false))
		(void)write_list_rsp(&w, s, false);
	else
		(void)write_list_rsp(&w, s, false);
	hnl_encode_commit(b, &w);
}

static HNL_APART int encode_any_list_rsp(uint8_t *buf, size_t size,
					 uint16_t flags, uint32_t seq,
					 uint32_t port,
					 const struct hnl_domain_list_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_domain_family, HNL_DOMAIN_CMD_LIST,
			     HNL_F_MULTI, flags, seq, port);
	hnl_domain_list_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_domain_list_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_domain_list_rsp *s)
{
	struct hnl_builder w;

	hnl_builder_init(&w, buf, size);
	if (is_full_list_rsp(s) &&
	    hnl_encode_is_roomy(&w, HNL_MSGHDR + 180, false)) {
		hnl_encode_begin_own(&w, &hnl_domain_family,
				     HNL_DOMAIN_CMD_LIST, HNL_F_MULTI, flags,
				     seq, port);
		(void)write_list_rsp(&w, s, true);
		return hnl_encode_end(&w);
	}
	return encode_any_list_rsp(buf, size, flags, seq, port, s);
}

static HNL_APART int any_list_rsp(struct hnl_decoder *d, const uint8_t *buf,
				  size_t end, size_t pos, void *out,
				  struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_list_rsp(hnl_fast_of(d, buf, end, pos),
			  (struct hnl_domain_list_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_LIST_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_domain_list_rsp_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				  size_t end, size_t pos, void *out,
				  struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_list_rsp(hnl_fast_of(d, buf, end, pos),
			   (struct hnl_domain_list_rsp *)out))
		return 0;
	return any_list_rsp(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_handle_set_req(struct hnl_fast c,
				    struct hnl_domain_handle_set_req *out)
{
	const struct hnl_field *f = &field[FIELD_HANDLE_SET_REQ];

	hnl_fast_begin(&c, HNL_DOMAIN_HANDLE_SET_REQ_FIELDS);
	if (!hnl_fast_u16(&c, HNL_DOMAIN_A_DOMAIN, f,
			  HNL_DOMAIN_HANDLE_SET_REQ_DOMAIN, &out->domain) ||
	    !hnl_fast_fixed(&c, HNL_DOMAIN_A_HANDLE, f,
			    HNL_DOMAIN_HANDLE_SET_REQ_HANDLE, &out->handle))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool whole_handle_set_req(struct hnl_fast c,
				     struct hnl_domain_handle_set_req *out)
{
	return c.at == -28 &&
	       take_handle_set_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_handle_set_req(struct hnl_builder *b,
				     const struct hnl_domain_handle_set_req *s)
{
	const struct hnl_field *f = &field[FIELD_HANDLE_SET_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_DOMAIN_HANDLE_SET_REQ_DOMAIN) |
			      HNL_BIT(HNL_DOMAIN_HANDLE_SET_REQ_HANDLE)) &&
	       hnl_encode_u16(b, HNL_DOMAIN_A_DOMAIN,
			      &f[HNL_DOMAIN_HANDLE_SET_REQ_DOMAIN],
			      s->domain) &&
	       hnl_encode_bytes(b, HNL_DOMAIN_A_HANDLE,
				&f[HNL_DOMAIN_HANDLE_SET_REQ_HANDLE],
				s->handle);
}

void hnl_domain_handle_set_req_put(struct hnl_builder *b,
				   const struct hnl_domain_handle_set_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 28, false))
		(void)write_handle_set_req(&w, s);
	else
		(void)write_handle_set_req(&w, s);
	hnl_encode_commit(b, &w);
}

static HNL_APART int
encode_any_handle_set_req(uint8_t *buf, size_t size, uint16_t flags,
			  uint32_t seq, uint32_t port,
			  const struct hnl_domain_handle_set_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_domain_family, HNL_DOMAIN_CMD_HANDLE_SET,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_domain_handle_set_req_put(&b, s);
	return hnl_encode_end(&b);
}

int
hnl_domain_handle_set_req_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port,
				    const struct hnl_domain_handle_set_req *s)
{
	struct hnl_builder w;

	hnl_builder_init(&w, buf, size);
	if (hnl_encode_is_roomy(&w, HNL_MSGHDR + 28, false)) {
		hnl_encode_begin_own(&w, &hnl_domain_family,
				     HNL_DOMAIN_CMD_HANDLE_SET, HNL_F_REQUEST,
				     flags, seq, port);
		(void)write_handle_set_req(&w, s);
		return hnl_encode_end(&w);
	}
	return encode_any_handle_set_req(buf, size, flags, seq, port, s);
}

int hnl_domain_handle_set_req_decode_at(struct hnl_decoder *d,
					const uint8_t *buf, size_t end,
					size_t pos, void *out,
					struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_handle_set_req(hnl_fast_of(d, buf, end, pos),
				 (struct hnl_domain_handle_set_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_HANDLE_SET_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool
take_max_memory_set_req(struct hnl_fast c,
			struct hnl_domain_max_memory_set_req *out)
{
	const struct hnl_field *f = &field[FIELD_MAX_MEMORY_SET_REQ];

	hnl_fast_begin(&c, HNL_DOMAIN_MAX_MEMORY_SET_REQ_FIELDS);
	if (!hnl_fast_u16(&c, HNL_DOMAIN_A_DOMAIN, f,
			  HNL_DOMAIN_MAX_MEMORY_SET_REQ_DOMAIN, &out->domain) ||
	    !hnl_fast_u64(&c, HNL_DOMAIN_A_MAX_MEMORY, f,
			  HNL_DOMAIN_MAX_MEMORY_SET_REQ_MAX_MEMORY,
			  &out->max_memory))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool
whole_max_memory_set_req(struct hnl_fast c,
			 struct hnl_domain_max_memory_set_req *out)
{
	return c.at == -20 &&
	       take_max_memory_set_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool
write_max_memory_set_req(struct hnl_builder *b,
			 const struct hnl_domain_max_memory_set_req *s)
{
	const struct hnl_field *f = &field[FIELD_MAX_MEMORY_SET_REQ];

	return hnl_encode_has(
			b, s->has[0],
			HNL_BIT(HNL_DOMAIN_MAX_MEMORY_SET_REQ_DOMAIN) |
			HNL_BIT(HNL_DOMAIN_MAX_MEMORY_SET_REQ_MAX_MEMORY)) &&
	       hnl_encode_u16(b, HNL_DOMAIN_A_DOMAIN,
			      &f[HNL_DOMAIN_MAX_MEMORY_SET_REQ_DOMAIN],
			      s->domain) &&
	       hnl_encode_u64(b, HNL_DOMAIN_A_MAX_MEMORY,
			      &f[HNL_DOMAIN_MAX_MEMORY_SET_REQ_MAX_MEMORY],
			      s->max_memory);
}

void
hnl_domain_max_memory_set_req_put(struct hnl_builder *b,
				  const struct hnl_domain_max_memory_set_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 20, false))
		(void)write_max_memory_set_req(&w, s);
	else
		(void)write_max_memory_set_req(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_domain_max_memory_set_req_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_domain_max_memory_set_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_domain_family,
			     HNL_DOMAIN_CMD_MAX_MEMORY_SET, HNL_F_REQUEST,
			     flags, seq, port);
	hnl_domain_max_memory_set_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_domain_max_memory_set_req_decode_at(struct hnl_decoder *d,
					    const uint8_t *buf, size_t end,
					    size_t pos, void *out,
					    struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_max_memory_set_req(
			hnl_fast_of(d, buf, end, pos),
			(struct hnl_domain_max_memory_set_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_MAX_MEMORY_SET_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool
take_paging_pool_get_req(struct hnl_fast c,
			 struct hnl_domain_paging_pool_get_req *out)
{
	const struct hnl_field *f = &field[FIELD_PAGING_POOL_GET_REQ];

	hnl_fast_begin(&c, HNL_DOMAIN_PAGING_POOL_GET_REQ_FIELDS);
	if (!hnl_fast_u16(&c, HNL_DOMAIN_A_DOMAIN, f,
			  HNL_DOMAIN_PAGING_POOL_GET_REQ_DOMAIN, &out->domain))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool
whole_paging_pool_get_req(struct hnl_fast c,
			  struct hnl_domain_paging_pool_get_req *out)
{
	return c.at == -8 &&
	       take_paging_pool_get_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool
write_paging_pool_get_req(struct hnl_builder *b,
			  const struct hnl_domain_paging_pool_get_req *s)
{
	const struct hnl_field *f = &field[FIELD_PAGING_POOL_GET_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_DOMAIN_PAGING_POOL_GET_REQ_DOMAIN)) &&
	       hnl_encode_u16(b, HNL_DOMAIN_A_DOMAIN,
			      &f[HNL_DOMAIN_PAGING_POOL_GET_REQ_DOMAIN],
			      s->domain);
}

void
hnl_domain_paging_pool_get_req_put(
	struct hnl_builder *b, const struct hnl_domain_paging_pool_get_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 8, false))
		(void)write_paging_pool_get_req(&w, s);
	else
		(void)write_paging_pool_get_req(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_domain_paging_pool_get_req_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_domain_paging_pool_get_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_domain_family,
			     HNL_DOMAIN_CMD_PAGING_POOL_GET, HNL_F_REQUEST,
			     flags, seq, port);
	hnl_domain_paging_pool_get_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_domain_paging_pool_get_req_decode_at(struct hnl_decoder *d,
					     const uint8_t *buf, size_t end,
					     size_t pos, void *out,
					     struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_paging_pool_get_req(
			hnl_fast_of(d, buf, end, pos),
			(struct hnl_domain_paging_pool_get_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_PAGING_POOL_GET_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool
take_paging_pool_get_rsp(struct hnl_fast c,
			 struct hnl_domain_paging_pool_get_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_PAGING_POOL_GET_RSP];

	hnl_fast_begin(&c, HNL_DOMAIN_PAGING_POOL_GET_RSP_FIELDS);
	if (!hnl_fast_u64(&c, HNL_DOMAIN_A_PAGING_POOL, f,
			  HNL_DOMAIN_PAGING_POOL_GET_RSP_PAGING_POOL,
			  &out->paging_pool))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool
whole_paging_pool_get_rsp(struct hnl_fast c,
			  struct hnl_domain_paging_pool_get_rsp *out)
{
	return c.at == -12 &&
	       take_paging_pool_get_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool
write_paging_pool_get_rsp(struct hnl_builder *b,
			  const struct hnl_domain_paging_pool_get_rsp *s)
{
	const struct hnl_field *f = &field[FIELD_PAGING_POOL_GET_RSP];

	return hnl_encode_has(
			b, s->has[0],
			HNL_BIT(HNL_DOMAIN_PAGING_POOL_GET_RSP_PAGING_POOL)) &&
	       hnl_encode_u64(b, HNL_DOMAIN_A_PAGING_POOL,
			      &f[HNL_DOMAIN_PAGING_POOL_GET_RSP_PAGING_POOL],
			      s->paging_pool);
}

void
hnl_domain_paging_pool_get_rsp_put(
	struct hnl_builder *b, const struct hnl_domain_paging_pool_get_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 12, false))
		(void)write_paging_pool_get_rsp(&w, s);
	else
		(void)write_paging_pool_get_rsp(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_domain_paging_pool_get_rsp_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_domain_paging_pool_get_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_domain_family,
			     HNL_DOMAIN_CMD_PAGING_POOL_GET, 0, flags, seq,
			     port);
	hnl_domain_paging_pool_get_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_domain_paging_pool_get_rsp_decode_at(struct hnl_decoder *d,
					     const uint8_t *buf, size_t end,
					     size_t pos, void *out,
					     struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_paging_pool_get_rsp(
			hnl_fast_of(d, buf, end, pos),
			(struct hnl_domain_paging_pool_get_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_PAGING_POOL_GET_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool
take_paging_pool_set_req(struct hnl_fast c,
			 struct hnl_domain_paging_pool_set_req *out)
{
	const struct hnl_field *f = &field[FIELD_PAGING_POOL_SET_REQ];

	hnl_fast_begin(&c, HNL_DOMAIN_PAGING_POOL_SET_REQ_FIELDS);
	if (!hnl_fast_u16(&c, HNL_DOMAIN_A_DOMAIN, f,
			  HNL_DOMAIN_PAGING_POOL_SET_REQ_DOMAIN,
			  &out->domain) ||
	    !hnl_fast_u64(&c, HNL_DOMAIN_A_PAGING_POOL, f,
			  HNL_DOMAIN_PAGING_POOL_SET_REQ_PAGING_POOL,
			  &out->paging_pool))
		return false;
	(void)hnl_fast_end(&c, out->has);
	return true;
}

HNL_INLINE bool
whole_paging_pool_set_req(struct hnl_fast c,
			  struct hnl_domain_paging_pool_set_req *out)
{
	return c.at == -20 &&
	       take_paging_pool_set_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool
write_paging_pool_set_req(struct hnl_builder *b,
			  const struct hnl_domain_paging_pool_set_req *s)
{
	const struct hnl_field *f = &field[FIELD_PAGING_POOL_SET_REQ];

	return hnl_encode_has(
			b, s->has[0],
			HNL_BIT(HNL_DOMAIN_PAGING_POOL_SET_REQ_DOMAIN) |
			HNL_BIT(HNL_DOMAIN_PAGING_POOL_SET_REQ_PAGING_POOL)) &&
	       hnl_encode_u16(b, HNL_DOMAIN_A_DOMAIN,
			      &f[HNL_DOMAIN_PAGING_POOL_SET_REQ_DOMAIN],
			      s->domain) &&
	       hnl_encode_u64(b, HNL_DOMAIN_A_PAGING_POOL,
			      &f[HNL_DOMAIN_PAGING_POOL_SET_REQ_PAGING_POOL],
			      s->paging_pool);
}

void
hnl_domain_paging_pool_set_req_put(
	struct hnl_builder *b, const struct hnl_domain_paging_pool_set_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 20, false))
		(void)write_paging_pool_set_req(&w, s);
	else
		(void)write_paging_pool_set_req(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_domain_paging_pool_set_req_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_domain_paging_pool_set_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_domain_family,
			     HNL_DOMAIN_CMD_PAGING_POOL_SET, HNL_F_REQUEST,
			     flags, seq, port);
	hnl_domain_paging_pool_set_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_domain_paging_pool_set_req_decode_at(struct hnl_decoder *d,
					     const uint8_t *buf, size_t end,
					     size_t pos, void *out,
					     struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_paging_pool_set_req(
			hnl_fast_of(d, buf, end, pos),
			(struct hnl_domain_paging_pool_set_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_PAGING_POOL_SET_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_grant_set_req(struct hnl_fast c,
				   struct hnl_domain_grant_set_req *out)
{
	const struct hnl_field *f = &field[FIELD_GRANT_SET_REQ];

	hnl_fast_begin(&c, HNL_DOMAIN_GRANT_SET_REQ_FIELDS);
	return hnl_fast_u16(&c, HNL_DOMAIN_A_DOMAIN, f,
			    HNL_DOMAIN_GRANT_SET_REQ_DOMAIN, &out->domain) &&
	       list_grant(&c, HNL_DOMAIN_A_GRANT, f,
			  HNL_DOMAIN_GRANT_SET_REQ_GRANT, &out->grant) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool fast_grant_set_req(struct hnl_fast c,
				   struct hnl_domain_grant_set_req *out)
{
	if (c.at <= -12)
		return take_grant_set_req(hnl_fast_roomy(c, 12), out);
	return take_grant_set_req(c, out);
}

bool hnl_domain_grant_set_req_next_grant(struct hnl_list *l,
					 struct hnl_domain_grant *out)
{
	return hnl_list_next_nest(l, &schema, SET_GRANT, out, sizeof(*out));
}

HNL_INLINE bool put_grant_set_req_grant(struct hnl_builder *b,
					const struct hnl_field *f,
					struct hnl_list l)
{
	const struct hnl_domain_grant *item = (const struct hnl_domain_grant *)l.item;
	struct hnl_domain_grant v;
	size_t i, n = l.n;

	if (!hnl_encode_count(b, f, l.n))
		return false;
	if (hnl_encode_are_roomy(b, &l, HNL_ATTRHDR + 112)) {
		for (i = 0; i < n; i++)
			if (!each_grant(b, HNL_DOMAIN_A_GRANT, &item[i], true))
				return false;
		return true;
	}
	for (i = 0; i < n; i++) {
		if (item == NULL && !hnl_domain_grant_set_req_next_grant(&l, &v))
			break;
		if (!each_grant(b, HNL_DOMAIN_A_GRANT,
				item != NULL ? &item[i] : &v, false))
			return false;
	}
	return true;
}

HNL_INLINE bool write_grant_set_req(struct hnl_builder *b,
				    const struct hnl_domain_grant_set_req *s)
{
	const struct hnl_field *f = &field[FIELD_GRANT_SET_REQ];

	return hnl_encode_has(b, s->has[0],
			      HNL_BIT(HNL_DOMAIN_GRANT_SET_REQ_DOMAIN) |
			      HNL_BIT(HNL_DOMAIN_GRANT_SET_REQ_GRANT)) &&
	       hnl_encode_u16(b, HNL_DOMAIN_A_DOMAIN,
			      &f[HNL_DOMAIN_GRANT_SET_REQ_DOMAIN], s->domain) &&
	       put_grant_set_req_grant(b, &f[HNL_DOMAIN_GRANT_SET_REQ_GRANT],
				       s->grant);
}

void hnl_domain_grant_set_req_put(struct hnl_builder *b,
				  const struct hnl_domain_grant_set_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	(void)write_grant_set_req(&w, s);
	hnl_encode_commit(b, &w);
}

int hnl_domain_grant_set_req_encode_at(uint8_t *buf, size_t size,
				       uint16_t flags, uint32_t seq,
				       uint32_t port,
				       const struct hnl_domain_grant_set_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_domain_family, HNL_DOMAIN_CMD_GRANT_SET,
			     HNL_F_REQUEST, flags, seq, port);
	hnl_domain_grant_set_req_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_domain_grant_set_req_decode_at(struct hnl_decoder *d,
				       const uint8_t *buf, size_t end,
				       size_t pos, void *out,
				       struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    fast_grant_set_req(hnl_fast_of(d, buf, end, pos),
			       (struct hnl_domain_grant_set_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_GRANT_SET_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_grant_list_req(struct hnl_fast c,
				    struct hnl_domain_grant_list_req *out)
{
	const struct hnl_field *f = &field[FIELD_GRANT_LIST_REQ];

	hnl_fast_begin(&c, HNL_DOMAIN_GRANT_LIST_REQ_FIELDS);
	return hnl_fast_u16(&c, HNL_DOMAIN_A_GRANTED_DOMAIN, f,
			    HNL_DOMAIN_GRANT_LIST_REQ_DOMAIN, &out->domain) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_grant_list_req(struct hnl_fast c,
				     struct hnl_domain_grant_list_req *out)
{
	return c.at == -8 &&
	       take_grant_list_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_grant_list_req(struct hnl_builder *b,
				     const struct hnl_domain_grant_list_req *s)
{
	const struct hnl_field *f = &field[FIELD_GRANT_LIST_REQ];

	return (!HNL_HAS(s, HNL_DOMAIN_GRANT_LIST_REQ_DOMAIN) ||
	        hnl_encode_u16(b, HNL_DOMAIN_A_GRANTED_DOMAIN,
			       &f[HNL_DOMAIN_GRANT_LIST_REQ_DOMAIN],
			       s->domain));
}

void hnl_domain_grant_list_req_put(struct hnl_builder *b,
				   const struct hnl_domain_grant_list_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 8, false))
		(void)write_grant_list_req(&w, s);
	else
		(void)write_grant_list_req(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_domain_grant_list_req_encode_any(uint8_t *buf, size_t size, uint16_t flags,
				     uint32_t seq, uint32_t port,
				     const struct hnl_domain_grant_list_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_domain_family, HNL_DOMAIN_CMD_GRANT_LIST,
			     HNL_F_REQUEST | HNL_F_DUMP, flags, seq, port);
	hnl_domain_grant_list_req_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_grant_list_req(struct hnl_decoder *d,
					const uint8_t *buf, size_t end,
					size_t pos, void *out,
					struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_grant_list_req(hnl_fast_of(d, buf, end, pos),
				(struct hnl_domain_grant_list_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_GRANT_LIST_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_domain_grant_list_req_decode_at(struct hnl_decoder *d,
					const uint8_t *buf, size_t end,
					size_t pos, void *out,
					struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_grant_list_req(hnl_fast_of(d, buf, end, pos),
				 (struct hnl_domain_grant_list_req *)out))
		return 0;
	return any_grant_list_req(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_grant_list_rsp(struct hnl_fast c,
				    struct hnl_domain_grant_list_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_GRANT_LIST_RSP];

	hnl_fast_begin(&c, HNL_DOMAIN_GRANT_LIST_RSP_FIELDS);
	return hnl_fast_u16(&c, HNL_DOMAIN_A_GRANTED_DOMAIN, f,
			    HNL_DOMAIN_GRANT_LIST_RSP_DOMAIN, &out->domain) &&
	       hnl_fast_string(&c, HNL_DOMAIN_A_GRANTED_FAMILY, f,
			       HNL_DOMAIN_GRANT_LIST_RSP_FAMILY,
			       &out->family) &&
	       hnl_fast_string(&c, HNL_DOMAIN_A_GRANTED_FEATURE, f,
			       HNL_DOMAIN_GRANT_LIST_RSP_FEATURE,
			       &out->feature) &&
	       hnl_fast_u32(&c, HNL_DOMAIN_A_GRANTED_NUMBER, f,
			    HNL_DOMAIN_GRANT_LIST_RSP_NUMBER, &out->number) &&
	       hnl_fast_u32(&c, HNL_DOMAIN_A_GRANTED_BIT, f,
			    HNL_DOMAIN_GRANT_LIST_RSP_BIT, &out->bit) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool fast_grant_list_rsp(struct hnl_fast c,
				    struct hnl_domain_grant_list_rsp *out)
{
	if (c.at <= -12)
		return take_grant_list_rsp(hnl_fast_roomy(c, 12), out);
	return take_grant_list_rsp(c, out);
}

HNL_INLINE bool write_grant_list_rsp(struct hnl_builder *b,
				     const struct hnl_domain_grant_list_rsp *s,
				     bool full)
{
	const struct hnl_field *f = &field[FIELD_GRANT_LIST_RSP];
	const uint64_t has = full ? ~(uint64_t)0 : s->has[0];

	return hnl_encode_has(b, has,
			      HNL_BIT(HNL_DOMAIN_GRANT_LIST_RSP_FAMILY) |
			      HNL_BIT(HNL_DOMAIN_GRANT_LIST_RSP_NUMBER) |
			      HNL_BIT(HNL_DOMAIN_GRANT_LIST_RSP_BIT)) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_GRANT_LIST_RSP_DOMAIN)) ||
	        hnl_encode_u16(b, HNL_DOMAIN_A_GRANTED_DOMAIN,
			       &f[HNL_DOMAIN_GRANT_LIST_RSP_DOMAIN],
			       s->domain)) &&
	       hnl_encode_string(b, HNL_DOMAIN_A_GRANTED_FAMILY,
				 &f[HNL_DOMAIN_GRANT_LIST_RSP_FAMILY],
				 s->family) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_GRANT_LIST_RSP_FEATURE)) ||
	        hnl_encode_string(b, HNL_DOMAIN_A_GRANTED_FEATURE,
				  &f[HNL_DOMAIN_GRANT_LIST_RSP_FEATURE],
				  s->feature)) &&
	       hnl_encode_u32(b, HNL_DOMAIN_A_GRANTED_NUMBER,
			      &f[HNL_DOMAIN_GRANT_LIST_RSP_NUMBER],
			      s->number) &&
	       hnl_encode_u32(b, HNL_DOMAIN_A_GRANTED_BIT,
			      &f[HNL_DOMAIN_GRANT_LIST_RSP_BIT], s->bit);
}

HNL_INLINE bool
is_full_grant_list_rsp(const struct hnl_domain_grant_list_rsp *s)
{
	return hnl_encode_is_full(s->has[0], HNL_DOMAIN_GRANT_LIST_RSP_FIELDS);
}

void hnl_domain_grant_list_rsp_put(struct hnl_builder *b,
				   const struct hnl_domain_grant_list_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 136, false))
		(void)write_grant_list_rsp(&w, s, false);
	else
		(void)write_grant_list_rsp(&w, s, false);
	hnl_encode_commit(b, &w);
}

static HNL_APART int
encode_any_grant_list_rsp(uint8_t *buf, size_t size, uint16_t flags,
			  uint32_t seq, uint32_t port,
			  const struct hnl_domain_grant_list_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_domain_family, HNL_DOMAIN_CMD_GRANT_LIST,
			     HNL_F_MULTI, flags, seq, port);
	hnl_domain_grant_list_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

int
hnl_domain_grant_list_rsp_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				    uint32_t seq, uint32_t port,
				    const struct hnl_domain_grant_list_rsp *s)
{
	struct hnl_builder w;

	hnl_builder_init(&w, buf, size);
	if (is_full_grant_list_rsp(s) &&
	    hnl_encode_is_roomy(&w, HNL_MSGHDR + 136, false)) {
		hnl_encode_begin_own(&w, &hnl_domain_family,
				     HNL_DOMAIN_CMD_GRANT_LIST, HNL_F_MULTI,
				     flags, seq, port);
		(void)write_grant_list_rsp(&w, s, true);
		return hnl_encode_end(&w);
	}
	return encode_any_grant_list_rsp(buf, size, flags, seq, port, s);
}

int hnl_domain_grant_list_rsp_decode_at(struct hnl_decoder *d,
					const uint8_t *buf, size_t end,
					size_t pos, void *out,
					struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    fast_grant_list_rsp(hnl_fast_of(d, buf, end, pos),
				(struct hnl_domain_grant_list_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_GRANT_LIST_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_migration_get_req(struct hnl_fast c,
				       struct hnl_domain_migration_get_req *out)
{
	const struct hnl_field *f = &field[FIELD_MIGRATION_GET_REQ];

	hnl_fast_begin(&c, HNL_DOMAIN_MIGRATION_GET_REQ_FIELDS);
	return hnl_fast_u16(&c, HNL_DOMAIN_A_DOMAIN, f,
			    HNL_DOMAIN_MIGRATION_GET_REQ_DOMAIN,
			    &out->domain) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool
whole_migration_get_req(struct hnl_fast c,
			struct hnl_domain_migration_get_req *out)
{
	return c.at == -8 &&
	       take_migration_get_req(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool
write_migration_get_req(struct hnl_builder *b,
			const struct hnl_domain_migration_get_req *s)
{
	const struct hnl_field *f = &field[FIELD_MIGRATION_GET_REQ];

	return (!HNL_HAS(s, HNL_DOMAIN_MIGRATION_GET_REQ_DOMAIN) ||
	        hnl_encode_u16(b, HNL_DOMAIN_A_DOMAIN,
			       &f[HNL_DOMAIN_MIGRATION_GET_REQ_DOMAIN],
			       s->domain));
}

void
hnl_domain_migration_get_req_put(struct hnl_builder *b,
				 const struct hnl_domain_migration_get_req *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 8, false))
		(void)write_migration_get_req(&w, s);
	else
		(void)write_migration_get_req(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_domain_migration_get_req_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_domain_migration_get_req *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_domain_family,
			     HNL_DOMAIN_CMD_MIGRATION_GET, HNL_F_REQUEST, flags,
			     seq, port);
	hnl_domain_migration_get_req_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_migration_get_req(struct hnl_decoder *d,
					   const uint8_t *buf, size_t end,
					   size_t pos, void *out,
					   struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_migration_get_req(hnl_fast_of(d, buf, end, pos),
				   (struct hnl_domain_migration_get_req *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_MIGRATION_GET_REQ;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_domain_migration_get_req_decode_at(struct hnl_decoder *d,
					   const uint8_t *buf, size_t end,
					   size_t pos, void *out,
					   struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_migration_get_req(hnl_fast_of(d, buf, end, pos),
				    (struct hnl_domain_migration_get_req *)out))
		return 0;
	return any_migration_get_req(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_migration_get_rsp(struct hnl_fast c,
				       struct hnl_domain_migration_get_rsp *out)
{
	const struct hnl_field *f = &field[FIELD_MIGRATION_GET_RSP];

	hnl_fast_begin(&c, HNL_DOMAIN_MIGRATION_GET_RSP_FIELDS);
	return hnl_fast_u16(&c, HNL_DOMAIN_A_DOMAIN, f,
			    HNL_DOMAIN_MIGRATION_GET_RSP_DOMAIN,
			    &out->domain) &&
	       hnl_fast_u32(&c, HNL_DOMAIN_A_MIGRATION, f,
			    HNL_DOMAIN_MIGRATION_GET_RSP_MIGRATION,
			    &out->migration) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool
whole_migration_get_rsp(struct hnl_fast c,
			struct hnl_domain_migration_get_rsp *out)
{
	return c.at == -16 &&
	       take_migration_get_rsp(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool
write_migration_get_rsp(struct hnl_builder *b,
			const struct hnl_domain_migration_get_rsp *s)
{
	const struct hnl_field *f = &field[FIELD_MIGRATION_GET_RSP];

	return hnl_encode_has(
			b, s->has[0],
			HNL_BIT(HNL_DOMAIN_MIGRATION_GET_RSP_MIGRATION)) &&
	       (!HNL_HAS(s, HNL_DOMAIN_MIGRATION_GET_RSP_DOMAIN) ||
	        hnl_encode_u16(b, HNL_DOMAIN_A_DOMAIN,
			       &f[HNL_DOMAIN_MIGRATION_GET_RSP_DOMAIN],
			       s->domain)) &&
	       hnl_encode_u32(b, HNL_DOMAIN_A_MIGRATION,
			      &f[HNL_DOMAIN_MIGRATION_GET_RSP_MIGRATION],
			      s->migration);
}

void
hnl_domain_migration_get_rsp_put(struct hnl_builder *b,
				 const struct hnl_domain_migration_get_rsp *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 16, false))
		(void)write_migration_get_rsp(&w, s);
	else
		(void)write_migration_get_rsp(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_domain_migration_get_rsp_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_domain_migration_get_rsp *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_domain_family,
			     HNL_DOMAIN_CMD_MIGRATION_GET, 0, flags, seq, port);
	hnl_domain_migration_get_rsp_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_migration_get_rsp(struct hnl_decoder *d,
					   const uint8_t *buf, size_t end,
					   size_t pos, void *out,
					   struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_migration_get_rsp(hnl_fast_of(d, buf, end, pos),
				   (struct hnl_domain_migration_get_rsp *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_MIGRATION_GET_RSP;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_domain_migration_get_rsp_decode_at(struct hnl_decoder *d,
					   const uint8_t *buf, size_t end,
					   size_t pos, void *out,
					   struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_migration_get_rsp(hnl_fast_of(d, buf, end, pos),
				    (struct hnl_domain_migration_get_rsp *)out))
		return 0;
	return any_migration_get_rsp(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_state_changed_ntf(struct hnl_fast c,
				       struct hnl_domain_state_changed_ntf *out)
{
	const struct hnl_field *f = &field[FIELD_STATE_CHANGED_NTF];

	hnl_fast_begin(&c, HNL_DOMAIN_STATE_CHANGED_NTF_FIELDS);
	return hnl_fast_u16(&c, HNL_DOMAIN_A_DOMAIN, f,
			    HNL_DOMAIN_STATE_CHANGED_NTF_DOMAIN,
			    &out->domain) &&
	       hnl_fast_u64(&c, HNL_DOMAIN_A_UNIQUE_ID, f,
			    HNL_DOMAIN_STATE_CHANGED_NTF_UNIQUE_ID,
			    &out->unique_id) &&
	       hnl_fast_fixed(&c, HNL_DOMAIN_A_HANDLE, f,
			      HNL_DOMAIN_STATE_CHANGED_NTF_HANDLE,
			      &out->handle) &&
	       hnl_fast_u32(&c, HNL_DOMAIN_A_SSIDREF, f,
			    HNL_DOMAIN_STATE_CHANGED_NTF_SSIDREF,
			    &out->ssidref) &&
	       hnl_fast_u32(&c, HNL_DOMAIN_A_CPUPOOL, f,
			    HNL_DOMAIN_STATE_CHANGED_NTF_CPUPOOL,
			    &out->cpupool) &&
	       hnl_fast_u32(&c, HNL_DOMAIN_A_STATE, f,
			    HNL_DOMAIN_STATE_CHANGED_NTF_STATE, &out->state) &&
	       hnl_fast_u8(&c, HNL_DOMAIN_A_SHUTDOWN_CODE, f,
			   HNL_DOMAIN_STATE_CHANGED_NTF_SHUTDOWN_CODE,
			   &out->shutdown_code) &&
	       hnl_fast_u64(&c, HNL_DOMAIN_A_PAGES, f,
			    HNL_DOMAIN_STATE_CHANGED_NTF_PAGES, &out->pages) &&
	       hnl_fast_u64(&c, HNL_DOMAIN_A_MAX_PAGES, f,
			    HNL_DOMAIN_STATE_CHANGED_NTF_MAX_PAGES,
			    &out->max_pages) &&
	       hnl_fast_u64(&c, HNL_DOMAIN_A_OUTSTANDING_PAGES, f,
			    HNL_DOMAIN_STATE_CHANGED_NTF_OUTSTANDING_PAGES,
			    &out->outstanding_pages) &&
	       hnl_fast_u64(&c, HNL_DOMAIN_A_SHARED_PAGES, f,
			    HNL_DOMAIN_STATE_CHANGED_NTF_SHARED_PAGES,
			    &out->shared_pages) &&
	       hnl_fast_u64(&c, HNL_DOMAIN_A_PAGED_PAGES, f,
			    HNL_DOMAIN_STATE_CHANGED_NTF_PAGED_PAGES,
			    &out->paged_pages) &&
	       hnl_fast_u64(&c, HNL_DOMAIN_A_SHARED_INFO_GPA, f,
			    HNL_DOMAIN_STATE_CHANGED_NTF_SHARED_INFO_GPA,
			    &out->shared_info_gpa) &&
	       hnl_fast_u64(&c, HNL_DOMAIN_A_CPU_TIME, f,
			    HNL_DOMAIN_STATE_CHANGED_NTF_CPU_TIME,
			    &out->cpu_time) &&
	       hnl_fast_u32(&c, HNL_DOMAIN_A_ONLINE_VCPUS, f,
			    HNL_DOMAIN_STATE_CHANGED_NTF_ONLINE_VCPUS,
			    &out->online_vcpus) &&
	       hnl_fast_u32(&c, HNL_DOMAIN_A_MAX_VCPU_ID, f,
			    HNL_DOMAIN_STATE_CHANGED_NTF_MAX_VCPU_ID,
			    &out->max_vcpu_id) &&
	       hnl_fast_u8(&c, HNL_DOMAIN_A_GPA_BITS, f,
			   HNL_DOMAIN_STATE_CHANGED_NTF_GPA_BITS,
			   &out->gpa_bits) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool
whole_state_changed_ntf(struct hnl_fast c,
			struct hnl_domain_state_changed_ntf *out)
{
	return c.at == -180 &&
	       take_state_changed_ntf(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool
write_state_changed_ntf(struct hnl_builder *b,
			const struct hnl_domain_state_changed_ntf *s, bool full)
{
	const struct hnl_field *f = &field[FIELD_STATE_CHANGED_NTF];
	const uint64_t has = full ? ~(uint64_t)0 : s->has[0];

	return hnl_encode_has(b, has,
			      HNL_BIT(HNL_DOMAIN_STATE_CHANGED_NTF_DOMAIN) |
			      HNL_BIT(HNL_DOMAIN_STATE_CHANGED_NTF_STATE)) &&
	       hnl_encode_u16(b, HNL_DOMAIN_A_DOMAIN,
			      &f[HNL_DOMAIN_STATE_CHANGED_NTF_DOMAIN],
			      s->domain) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_STATE_CHANGED_NTF_UNIQUE_ID)) ||
	        hnl_encode_u64(b, HNL_DOMAIN_A_UNIQUE_ID,
			       &f[HNL_DOMAIN_STATE_CHANGED_NTF_UNIQUE_ID],
			       s->unique_id)) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_STATE_CHANGED_NTF_HANDLE)) ||
	        hnl_encode_bytes(b, HNL_DOMAIN_A_HANDLE,
				 &f[HNL_DOMAIN_STATE_CHANGED_NTF_HANDLE],
				 s->handle)) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_STATE_CHANGED_NTF_SSIDREF)) ||
	        hnl_encode_u32(b, HNL_DOMAIN_A_SSIDREF,
			       &f[HNL_DOMAIN_STATE_CHANGED_NTF_SSIDREF],
			       s->ssidref)) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_STATE_CHANGED_NTF_CPUPOOL)) ||
	        hnl_encode_u32(b, HNL_DOMAIN_A_CPUPOOL,
			       &f[HNL_DOMAIN_STATE_CHANGED_NTF_CPUPOOL],
			       s->cpupool)) &&
	       hnl_encode_u32(b, HNL_DOMAIN_A_STATE,
			      &f[HNL_DOMAIN_STATE_CHANGED_NTF_STATE],
			      s->state) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_STATE_CHANGED_NTF_SHUTDOWN_CODE)) ||
	        hnl_encode_u8(b, HNL_DOMAIN_A_SHUTDOWN_CODE,
			      &f[HNL_DOMAIN_STATE_CHANGED_NTF_SHUTDOWN_CODE],
			      s->shutdown_code)) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_STATE_CHANGED_NTF_PAGES)) ||
	        hnl_encode_u64(b, HNL_DOMAIN_A_PAGES,
			       &f[HNL_DOMAIN_STATE_CHANGED_NTF_PAGES],
			       s->pages)) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_STATE_CHANGED_NTF_MAX_PAGES)) ||
	        hnl_encode_u64(b, HNL_DOMAIN_A_MAX_PAGES,
			       &f[HNL_DOMAIN_STATE_CHANGED_NTF_MAX_PAGES],
			       s->max_pages)) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_STATE_CHANGED_NTF_OUTSTANDING_PAGES)) ||
	        hnl_encode_u64(
			b, HNL_DOMAIN_A_OUTSTANDING_PAGES,
			&f[HNL_DOMAIN_STATE_CHANGED_NTF_OUTSTANDING_PAGES],
			s->outstanding_pages)) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_STATE_CHANGED_NTF_SHARED_PAGES)) ||
	        hnl_encode_u64(b, HNL_DOMAIN_A_SHARED_PAGES,
			       &f[HNL_DOMAIN_STATE_CHANGED_NTF_SHARED_PAGES],
			       s->shared_pages)) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_STATE_CHANGED_NTF_PAGED_PAGES)) ||
	        hnl_encode_u64(b, HNL_DOMAIN_A_PAGED_PAGES,
			       &f[HNL_DOMAIN_STATE_CHANGED_NTF_PAGED_PAGES],
			       s->paged_pages)) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_STATE_CHANGED_NTF_SHARED_INFO_GPA)) ||
	        hnl_encode_u64(b, HNL_DOMAIN_A_SHARED_INFO_GPA,
			       &f[HNL_DOMAIN_STATE_CHANGED_NTF_SHARED_INFO_GPA],
			       s->shared_info_gpa)) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_STATE_CHANGED_NTF_CPU_TIME)) ||
	        hnl_encode_u64(b, HNL_DOMAIN_A_CPU_TIME,
			       &f[HNL_DOMAIN_STATE_CHANGED_NTF_CPU_TIME],
			       s->cpu_time)) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_STATE_CHANGED_NTF_ONLINE_VCPUS)) ||
	        hnl_encode_u32(b, HNL_DOMAIN_A_ONLINE_VCPUS,
			       &f[HNL_DOMAIN_STATE_CHANGED_NTF_ONLINE_VCPUS],
			       s->online_vcpus)) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_STATE_CHANGED_NTF_MAX_VCPU_ID)) ||
	        hnl_encode_u32(b, HNL_DOMAIN_A_MAX_VCPU_ID,
			       &f[HNL_DOMAIN_STATE_CHANGED_NTF_MAX_VCPU_ID],
			       s->max_vcpu_id)) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_STATE_CHANGED_NTF_GPA_BITS)) ||
	        hnl_encode_u8(b, HNL_DOMAIN_A_GPA_BITS,
			      &f[HNL_DOMAIN_STATE_CHANGED_NTF_GPA_BITS],
			      s->gpa_bits));
}

HNL_INLINE bool
is_full_state_changed_ntf(const struct hnl_domain_state_changed_ntf *s)
{
	return hnl_encode_is_full(s->has[0],
				  HNL_DOMAIN_STATE_CHANGED_NTF_FIELDS);
}

void
hnl_domain_state_changed_ntf_put(struct hnl_builder *b,
				 const struct hnl_domain_state_changed_ntf *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 180, false))
		(void)write_state_changed_ntf(&w, s, false);
	else
		(void)write_state_changed_ntf(&w, s, false);
	hnl_encode_commit(b, &w);
}

static HNL_APART int
encode_any_state_changed_ntf(uint8_t *buf, size_t size, uint16_t flags,
			     uint32_t seq, uint32_t port,
			     const struct hnl_domain_state_changed_ntf *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_domain_family,
			     HNL_DOMAIN_CMD_STATE_CHANGED, 0, flags, seq, port);
	hnl_domain_state_changed_ntf_put(&b, s);
	return hnl_encode_end(&b);
}

int
hnl_domain_state_changed_ntf_encode_at(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_domain_state_changed_ntf *s)
{
	struct hnl_builder w;

	hnl_builder_init(&w, buf, size);
	if (is_full_state_changed_ntf(s) &&
	    hnl_encode_is_roomy(&w, HNL_MSGHDR + 180, false)) {
		hnl_encode_begin_own(&w, &hnl_domain_family,
				     HNL_DOMAIN_CMD_STATE_CHANGED, 0, flags,
				     seq, port);
		(void)write_state_changed_ntf(&w, s, true);
		return hnl_encode_end(&w);
	}
	return encode_any_state_changed_ntf(buf, size, flags, seq, port, s);
}

static HNL_APART int any_state_changed_ntf(struct hnl_decoder *d,
					   const uint8_t *buf, size_t end,
					   size_t pos, void *out,
					   struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_state_changed_ntf(hnl_fast_of(d, buf, end, pos),
				   (struct hnl_domain_state_changed_ntf *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_STATE_CHANGED_NTF;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_domain_state_changed_ntf_decode_at(struct hnl_decoder *d,
					   const uint8_t *buf, size_t end,
					   size_t pos, void *out,
					   struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_state_changed_ntf(hnl_fast_of(d, buf, end, pos),
				    (struct hnl_domain_state_changed_ntf *)out))
		return 0;
	return any_state_changed_ntf(d, buf, end, pos, out, x);
}

HNL_INLINE bool take_died_ntf(struct hnl_fast c,
			      struct hnl_domain_died_ntf *out)
{
	const struct hnl_field *f = &field[FIELD_DIED_NTF];

	hnl_fast_begin(&c, HNL_DOMAIN_DIED_NTF_FIELDS);
	return hnl_fast_u16(&c, HNL_DOMAIN_A_DOMAIN, f,
			    HNL_DOMAIN_DIED_NTF_DOMAIN, &out->domain) &&
	       hnl_fast_u64(&c, HNL_DOMAIN_A_UNIQUE_ID, f,
			    HNL_DOMAIN_DIED_NTF_UNIQUE_ID, &out->unique_id) &&
	       hnl_fast_fixed(&c, HNL_DOMAIN_A_HANDLE, f,
			      HNL_DOMAIN_DIED_NTF_HANDLE, &out->handle) &&
	       hnl_fast_u8(&c, HNL_DOMAIN_A_SHUTDOWN_CODE, f,
			   HNL_DOMAIN_DIED_NTF_SHUTDOWN_CODE,
			   &out->shutdown_code) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool whole_died_ntf(struct hnl_fast c,
			       struct hnl_domain_died_ntf *out)
{
	return c.at == -48 &&
	       take_died_ntf(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool write_died_ntf(struct hnl_builder *b,
			       const struct hnl_domain_died_ntf *s, bool full)
{
	const struct hnl_field *f = &field[FIELD_DIED_NTF];
	const uint64_t has = full ? ~(uint64_t)0 : s->has[0];

	return hnl_encode_has(b, has, HNL_BIT(HNL_DOMAIN_DIED_NTF_DOMAIN) |
			      HNL_BIT(HNL_DOMAIN_DIED_NTF_UNIQUE_ID)) &&
	       hnl_encode_u16(b, HNL_DOMAIN_A_DOMAIN,
			      &f[HNL_DOMAIN_DIED_NTF_DOMAIN], s->domain) &&
	       hnl_encode_u64(b, HNL_DOMAIN_A_UNIQUE_ID,
			      &f[HNL_DOMAIN_DIED_NTF_UNIQUE_ID],
			      s->unique_id) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_DIED_NTF_HANDLE)) ||
	        hnl_encode_bytes(b, HNL_DOMAIN_A_HANDLE,
				 &f[HNL_DOMAIN_DIED_NTF_HANDLE], s->handle)) &&
	       (!(has & HNL_BIT(HNL_DOMAIN_DIED_NTF_SHUTDOWN_CODE)) ||
	        hnl_encode_u8(b, HNL_DOMAIN_A_SHUTDOWN_CODE,
			      &f[HNL_DOMAIN_DIED_NTF_SHUTDOWN_CODE],
			      s->shutdown_code));
}

HNL_INLINE bool is_full_died_ntf(const struct hnl_domain_died_ntf *s)
{
	return hnl_encode_is_full(s->has[0], HNL_DOMAIN_DIED_NTF_FIELDS);
}

void hnl_domain_died_ntf_put(struct hnl_builder *b,
			     const struct hnl_domain_died_ntf *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 48, false))
		(void)write_died_ntf(&w, s, false);
	else
		(void)write_died_ntf(&w, s, false);
	hnl_encode_commit(b, &w);
}

static HNL_APART int encode_any_died_ntf(uint8_t *buf, size_t size,
					 uint16_t flags, uint32_t seq,
					 uint32_t port,
					 const struct hnl_domain_died_ntf *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_domain_family, HNL_DOMAIN_CMD_DIED, 0,
			     flags, seq, port);
	hnl_domain_died_ntf_put(&b, s);
	return hnl_encode_end(&b);
}

int hnl_domain_died_ntf_encode_at(uint8_t *buf, size_t size, uint16_t flags,
				  uint32_t seq, uint32_t port,
				  const struct hnl_domain_died_ntf *s)
{
	struct hnl_builder w;

	hnl_builder_init(&w, buf, size);
	if (is_full_died_ntf(s) &&
	    hnl_encode_is_roomy(&w, HNL_MSGHDR + 48, false)) {
		hnl_encode_begin_own(&w, &hnl_domain_family,
				     HNL_DOMAIN_CMD_DIED, 0, flags, seq, port);
		(void)write_died_ntf(&w, s, true);
		return hnl_encode_end(&w);
	}
	return encode_any_died_ntf(buf, size, flags, seq, port, s);
}

static HNL_APART int any_died_ntf(struct hnl_decoder *d, const uint8_t *buf,
				  size_t end, size_t pos, void *out,
				  struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_died_ntf(hnl_fast_of(d, buf, end, pos),
			  (struct hnl_domain_died_ntf *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_DIED_NTF;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_domain_died_ntf_decode_at(struct hnl_decoder *d, const uint8_t *buf,
				  size_t end, size_t pos, void *out,
				  struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_died_ntf(hnl_fast_of(d, buf, end, pos),
			   (struct hnl_domain_died_ntf *)out))
		return 0;
	return any_died_ntf(d, buf, end, pos, out, x);
}

HNL_INLINE bool
take_migration_changed_ntf(struct hnl_fast c,
			   struct hnl_domain_migration_changed_ntf *out)
{
	const struct hnl_field *f = &field[FIELD_MIGRATION_CHANGED_NTF];

	hnl_fast_begin(&c, HNL_DOMAIN_MIGRATION_CHANGED_NTF_FIELDS);
	return hnl_fast_u16(&c, HNL_DOMAIN_A_DOMAIN, f,
			    HNL_DOMAIN_MIGRATION_CHANGED_NTF_DOMAIN,
			    &out->domain) &&
	       hnl_fast_u32(&c, HNL_DOMAIN_A_MIGRATION, f,
			    HNL_DOMAIN_MIGRATION_CHANGED_NTF_MIGRATION,
			    &out->migration) &&
	       hnl_fast_end(&c, out->has);
}

HNL_INLINE bool
whole_migration_changed_ntf(struct hnl_fast c,
			    struct hnl_domain_migration_changed_ntf *out)
{
	return c.at == -16 &&
	       take_migration_changed_ntf(hnl_fast_exact(c, 0), out);
}

HNL_INLINE bool
write_migration_changed_ntf(struct hnl_builder *b,
			    const struct hnl_domain_migration_changed_ntf *s)
{
	const struct hnl_field *f = &field[FIELD_MIGRATION_CHANGED_NTF];

	return hnl_encode_has(
			b, s->has[0],
			HNL_BIT(HNL_DOMAIN_MIGRATION_CHANGED_NTF_MIGRATION)) &&
	       (!HNL_HAS(s, HNL_DOMAIN_MIGRATION_CHANGED_NTF_DOMAIN) ||
	        hnl_encode_u16(b, HNL_DOMAIN_A_DOMAIN,
			       &f[HNL_DOMAIN_MIGRATION_CHANGED_NTF_DOMAIN],
			       s->domain)) &&
	       hnl_encode_u32(b, HNL_DOMAIN_A_MIGRATION,
			      &f[HNL_DOMAIN_MIGRATION_CHANGED_NTF_MIGRATION],
			      s->migration);
}

void
hnl_domain_migration_changed_ntf_put(
	struct hnl_builder *b, const struct hnl_domain_migration_changed_ntf *s)
{
	struct hnl_builder w = hnl_encode_within(b);

	if (hnl_encode_is_roomy(&w, 16, false))
		(void)write_migration_changed_ntf(&w, s);
	else
		(void)write_migration_changed_ntf(&w, s);
	hnl_encode_commit(b, &w);
}

int
hnl_domain_migration_changed_ntf_encode_any(
	uint8_t *buf, size_t size, uint16_t flags, uint32_t seq, uint32_t port,
	const struct hnl_domain_migration_changed_ntf *s)
{
	struct hnl_builder b;

	hnl_builder_init(&b, buf, size);
	hnl_encode_begin_own(&b, &hnl_domain_family,
			     HNL_DOMAIN_CMD_MIGRATION_CHANGED, 0, flags, seq,
			     port);
	hnl_domain_migration_changed_ntf_put(&b, s);
	return hnl_encode_end(&b);
}

static HNL_APART int any_migration_changed_ntf(struct hnl_decoder *d,
					       const uint8_t *buf, size_t end,
					       size_t pos, void *out,
					       struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    take_migration_changed_ntf(
			hnl_fast_of(d, buf, end, pos),
			(struct hnl_domain_migration_changed_ntf *)out))
		return 0;
	d->schema = &schema;
	d->frame[0].set = SET_MIGRATION_CHANGED_NTF;
	return hnl_policy_walk_on(d, buf, end, pos, out, x);
}

int hnl_domain_migration_changed_ntf_decode_at(struct hnl_decoder *d,
					       const uint8_t *buf, size_t end,
					       size_t pos, void *out,
					       struct hnl_extack *x)
{
	if (hnl_fast_known(d) &&
	    whole_migration_changed_ntf(
			hnl_fast_of(d, buf, end, pos),
			(struct hnl_domain_migration_changed_ntf *)out))
		return 0;
	return any_migration_changed_ntf(d, buf, end, pos, out, x);
}
