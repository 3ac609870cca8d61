/* SPDX-License-Identifier: MIT */
/*
 * The player on two vCPUs of the KVM host: vCPU 0 makes every CALL, vCPU 1
 * every KICK, so that each ring and each call in flight goes from one to the
 * other.
 *
 *	vCPU 0	mail.ring, go = 1 ... go == 0?  mail.status
 *	vCPU 1	go == 1?  KICK  mail.status, go = 0
 */
#include <hnl/registers.h>

#include "bare/kvm/kvm_env.h"

enum go { GO_WAIT, GO_KICK, GO_END };

int64_t player_kick(uint32_t ring);
bool player_end(void);

static struct {
	uint32_t go;		/* atomic: enum go */
	uint32_t ring;
	int64_t status;
} mail;

static uint32_t kicks, asked;

static uint32_t read_go(void)
{
	__asm__ volatile("pause");
	return __atomic_load_n(&mail.go, __ATOMIC_ACQUIRE);
}

static void write_go(uint32_t go)
{
	__atomic_store_n(&mail.go, go, __ATOMIC_RELEASE);
}

void guest_other_vcpu(unsigned int vcpu)
{
	uint32_t go;

	if (vcpu != 1)
		return;
	while ((go = read_go()) != GO_END) {
		if (go != GO_KICK)
			continue;
		mail.status = guest_call4(HNL_KICK, mail.ring, 0, 0, 0);
		kicks++;
		write_go(GO_WAIT);
	}
}

int64_t player_kick(uint32_t ring)
{
	asked++;
	mail.ring = ring;
	write_go(GO_KICK);
	while (read_go() != GO_WAIT)
		;
	return mail.status;
}

/* Each that the player asked for was made there. */
bool player_end(void)
{
	write_go(GO_END);
	return kicks != 0 && kicks == asked;
}
