/* SPDX-License-Identifier: MIT */
/*
 * The player with the KVM host's doorbells: a ring is served by the
 * dispatcher's thread, and each answer to a guest that sleeps comes with an
 * interrupt. One that does not come is waited for, for ever.
 */
#include <hnl/registers.h>
#include <hnl/ring.h>

#include "bare/kvm/kvm_env.h"

void player_bell(uint32_t ring, struct hnl_ring_consumer *cq);
bool player_end(void);

static uint64_t bells, interrupts;

void player_bell(uint32_t ring, struct hnl_ring_consumer *cq)
{
	uint64_t seen = kvm_env_completions();
	uint64_t kicks = guest_stat(HNL_STAT_KICK);
	bool asleep = hnl_consumer_sleep(cq);

	kvm_env_doorbell(ring);
	(void)guest_call4(HNL_TEST_SETTLE, 0, 0, 0, 0);
	if (asleep && hnl_consumer_ready(cq) != 0) {
		kvm_env_wait(seen);
		interrupts++;
	}
	hnl_consumer_awake(cq);
	bells += kicks == guest_stat(HNL_STAT_KICK);
}

bool player_end(void)
{
	return bells != 0 && interrupts != 0;
}
