/* SPDX-License-Identifier: MIT */
/*
 * A whole hypervisor for the targets that fuzz one: all families over their
 * models, and two guests that each may do anything to the other.
 *
 *	guest 0 --CALL, KICK--> dispatcher <--CALL, KICK-- guest 1
 *	RAM, peer		 services		   RAM, peer
 *				 models of both
 *
 * hv/host/families.h joins the models to one guest; nothing crosses from one
 * domain to another there. Here events are bound between the two, each may
 * pause, reset and destroy the other, watch its views, and is told of it.
 *
 * Invariant: every block that the library is given is an allocation of exactly
 * the size that the library has named, so that a sanitizer sees each byte
 * beyond; and the guests' quotas are small, so that a fuzzer meets them.
 */
#ifndef HNL_FUZZ_WORLD_H
#define HNL_FUZZ_WORLD_H

#include <hnl/domain_model.h>
#include <hnl/event_model.h>
#include <hnl/forward.h>
#include <hnl/nested_model.h>
#include <hnl/page_model.h>
#include <hnl/view_model.h>

#define GUESTS 2
#define PAGES 16		/* of a guest; all but the last are RAM */
#define SHARED_PAGES 12		/* the first, and that of pending bits */
#define FIRST_GFN 0x10000u
#define GPA(page) ((FIRST_GFN + (uint64_t)(page)) * HNL_PAGE)
#define RINGS 3
#define VCPUS 2
#define TOKENS 8
#define WORLD_SERVICES 5

struct world_config {
	uint32_t budget, quantum;	/* units */
	uint32_t max_message;
	uint16_t calls;			/* of each guest's quota */
	uint32_t call_bytes;
	uint32_t event_bytes;
	bool forwards;			/* some commands, to their peers */
};

struct guest {
	uint16_t id;
	uint8_t *ram;
	uint8_t state[PAGES];
	struct hnl_page_model pages;
	struct hnl_domain_config cfg;
	struct hnl_domain *domain;	/* NULL: it is no more */
	void *ports, *views, *l1;	/* its parts of the models */
	uint64_t mfn[PAGES];
	uint8_t access[PAGES];
	/* A peer that keeps the last tokens. */
	uint64_t token[TOKENS];
	unsigned int n_tokens;
	bool peer_gone;
	bool paused;
	bool doomed, due;		/* somebody has destroyed it, made it */
};

struct world {
	struct guest guest[GUESTS];
	struct hnl_hv *hv;
	struct hnl_cpu *cpu;
	struct hnl_service service[WORLD_SERVICES];
	struct hnl_event_model event;
	struct hnl_view_model view;
	struct hnl_view_domain *viewed[GUESTS];
	struct hnl_domain_model *domains;
	struct hnl_nested_model nested;
	struct hnl_event_host event_host;
	struct hnl_view_host view_host;
	struct hnl_domain_host domain_host;
	struct hnl_nested_host nested_host;
	void *events, *tables;
	uint64_t ticks;
	bool preempted;
	bool strict;		/* nobody may do anything to the other */
};

extern struct world world;

void world_open(const struct world_config *cfg);
/* All is given back, and nothing was left held. */
void world_close(void);

/* Of a guest that there is; memory of exactly the size, with rubble in it. */
void guest_make(struct guest *g);
void guest_unmake(struct guest *g);

/* What services have done to the guests becomes true: behind an entry. */
void world_settle(void);

/* The guest's RAM at page; its pages of one ring may lie anywhere. */
static inline uint8_t *guest_page(const struct guest *g, size_t page)
{
	return g->ram + page * HNL_PAGE;
}

/* An access of its vCPU, by what its views allow. */
void guest_access(struct guest *g, uint64_t page, uint32_t flags,
		  uint32_t vcpu);
/* A page of its RAM is lost to its views, or there again. */
void guest_lose_page(struct guest *g, uint64_t page, bool present);
/* The models are sound. Looks at all that is in them. */
void world_check_models(void);

#endif
