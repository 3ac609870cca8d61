/* SPDX-License-Identifier: MIT */
/*
 * The families beside ctrl and memory, the same on every host: event, view,
 * domain and nested over their reference models, for one guest, which controls
 * whatever domains it makes.
 *
 *	host:	pages, registers	map, unmap
 *	---------------------------------------------------- families.h
 *	events	views	domains	nested		services, the guest's quotas
 *
 * The domains that the guest makes are records: nothing runs in them. Views and
 * nested views are tables that nothing walks but the test calls. The pending
 * bits are real: they are set in the guest's own pages.
 *
 * Freestanding. With a lock, test calls and pages may come from any thread,
 * beside who is in the dispatcher; to start, to move and to stop is for one
 * alone. Without, one processor at a time is here or in the dispatcher.
 */
#ifndef HNL_HOST_FAMILIES_H
#define HNL_HOST_FAMILIES_H

#include <hnl/hv.h>

#define FAMILIES_SERVICES 4
#define FAMILIES_VCPUS 2	/* that events and views know; one calls */

struct families_config {
	uint64_t first_gfn, pages;	/* the guest's RAM */
	const struct hnl_hv_port *port;	/* its map and unmap are used */
	void *host;		/* handed to them, and to: */
	/*
	 * Around each operation of each model, or both NULL: one processor. The
	 * port's map and unmap run inside; nothing of the dispatcher does.
	 */
	void (*lock)(void *host);
	void (*unlock)(void *host);
};

struct families;

size_t families_size(const struct families_config *cfg);
/* mem: families_size() bytes, aligned for uint64_t; it is the families. */
struct families *families_init(void *mem, const struct families_config *cfg);

/* FAMILIES_SERVICES of them, for hnl_hv_config. */
const struct hnl_service *families_services(const struct families *f);

/* How many domains there may be, and what must be agreed on. */
void families_limit(struct hnl_hv_config *cfg);
/* The guest: its number, its quotas, and all there is to grant. */
void families_describe(struct hnl_domain_config *cfg);

/* hnl_hv_port.hears: the guest may know of each of its domains. */
bool families_hears(void *host, const struct hnl_family *family, uint8_t group,
		    uint16_t about);

/* hnl_hv_port.authorise: the guest is its own toolstack, all is allowed. */
int families_authorise(void *host, uint16_t target,
		       const struct hnl_family *family, uint8_t cmd,
		       const void *request);

/* Of the page that holds the pending bits; domain.state-get tells it. */
uint64_t families_shared_info(const struct families_config *cfg);

/*
 * The guest is there, and the page above is shared: it is held from now on.
 * False: it is not shared, or the config is out of a model's limits.
 */
HNL_MUST_CHECK bool families_start(struct families *f, struct hnl_hv *hv,
				   struct hnl_domain *guest);
/*
 * guest is one into which the guest is about to be restored: what is offered
 * stays so. False: another processor is in it.
 */
HNL_MUST_CHECK bool families_offer(const struct families *f,
				   struct hnl_domain *guest);
/*
 * The guest was saved and restored: it is another domain now, maybe of another
 * dispatcher, of the same configuration. Nobody is in either.
 */
void families_move(struct families *f, struct hnl_hv *hv,
		   struct hnl_domain *guest);
/* Gives back what was held. Before the dispatcher's domain is destroyed. */
void families_stop(struct families *f);

/*
 * The guest loses a page of its RAM, or has it again. One thread at a time says
 * so of a page, or views and nested views may keep what differs.
 */
void families_page(struct families *f, uint64_t gfn, bool present);

/*
 * The test calls from HNL_TEST_ACCESS on (hnl/registers.h). Returns the status;
 * -HNL_ENOSYS: it is none of them.
 */
int families_test(struct families *f, uint64_t function, const uint64_t arg[4],
		  uint64_t *value);

#endif
