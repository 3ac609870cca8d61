/* SPDX-License-Identifier: MIT */
/*
 * Groups: ctrl's requests to join one and to leave it, and two events of the
 * family domain for who has joined.
 *
 *	put_join(): family, group, ring		tell_died()	 state
 *	put_leave(): family, group		tell_migration() migration
 */
#ifndef UNIT_GROUPS_H
#define UNIT_GROUPS_H

#include <hnl/hv.h>

#include "helpers.h"
#include "hnl_ctrl.h"
#include "hnl_domain.h"

static inline void put_join(struct hnl_builder *b, uint32_t seq,
			    uint32_t family, uint32_t group, uint32_t ring)
{
	struct hnl_head h = head_of(HNL_CTRL_FAMILY, HNL_CTRL_CMD_GROUP_JOIN,
				    0, seq);

	hnl_msg_begin(b, &h);
	hnl_attr_put_u32(b, HNL_CTRL_A_GROUP_FAMILY, family);
	hnl_attr_put_u32(b, HNL_CTRL_A_GROUP_GROUP, group);
	hnl_attr_put_u32(b, HNL_CTRL_A_GROUP_RING, ring);
	hnl_msg_end(b);
}

static inline void put_leave(struct hnl_builder *b, uint32_t seq,
			     uint32_t family, uint32_t group)
{
	struct hnl_head h = head_of(HNL_CTRL_FAMILY, HNL_CTRL_CMD_GROUP_LEAVE,
				    0, seq);

	hnl_msg_begin(b, &h);
	hnl_attr_put_u32(b, HNL_CTRL_A_GROUP_FAMILY, family);
	hnl_attr_put_u32(b, HNL_CTRL_A_GROUP_GROUP, group);
	hnl_msg_end(b);
}

/* Told to who has joined: how many. */
static inline unsigned int tell_died(struct hnl_hv *hv, uint16_t about,
				     uint32_t n)
{
	static const uint8_t handle[16];
	struct hnl_domain_died_ntf e;
	uint8_t event[256];
	struct hnl_builder b;

	hnl_builder_init(&b, event, sizeof(event));
	hnl_domain_died_ntf_init(&e);
	hnl_domain_died_ntf_set_domain(&e, 7);
	hnl_domain_died_ntf_set_unique_id(&e, n);
	hnl_domain_died_ntf_set_handle(&e, handle, 16);
	hnl_domain_died_ntf_encode(&b, 0, 0, 0, &e);
	return hnl_hv_tell(hv, about, event, b.len);
}

static inline unsigned int tell_migration(struct hnl_hv *hv, uint32_t n)
{
	struct hnl_domain_migration_changed_ntf e;
	uint8_t event[256];
	struct hnl_builder b;

	hnl_builder_init(&b, event, sizeof(event));
	hnl_domain_migration_changed_ntf_init(&e);
	hnl_domain_migration_changed_ntf_set_domain(&e, 0);
	hnl_domain_migration_changed_ntf_set_migration(&e, n & 1);
	hnl_domain_migration_changed_ntf_encode(&b, 0, 0, 0, &e);
	return hnl_hv_tell(hv, 0, event, b.len);
}

#endif /* UNIT_GROUPS_H */
