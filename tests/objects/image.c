/* SPDX-License-Identifier: MIT */
/*
 * A hypervisor of one domain, for an emulator that watches its loads. There is
 * nothing around it: objects.py writes to the guest's RAM, calls one of the
 * functions, and looks.
 *
 *	ram	0 request	1 reply		2 control page
 *		3, 4 submission	5, 6 completion	7.. anything
 *
 * Invariant: what is read of ram is read by lib/ and hv/ and by memcpy() for
 * them, never by this file, but for the guest's end of a ring in image_send().
 */
#include <hnl/page_model.h>
#include <hnl/ring.h>

#include "hnl_ctrl.h"
#include "hnl_domain.h"
#include "hnl_event.h"
#include "hnl_memory.h"
#include "hnl_nested.h"
#include "hnl_view.h"

#define FIRST 0x100u
#define PAGES 16u
#define GPA(page) ((uint64_t)(FIRST + (page)) * HNL_PAGE)
enum { REQUEST, REPLY, CONTROL, SQ, CQ = SQ + 2, SHARED = 12 };

int image_boot(void);
int image_call(uint64_t len);
void image_send(uint64_t len);
int image_kick(void);
bool image_decodes(uint64_t family, uint64_t set);
int image_take(uint64_t family, uint64_t set, uint64_t end, uint64_t grants);
int image_walk(uint64_t family, uint64_t set, uint64_t end, uint64_t grants);

uint8_t ram[PAGES * HNL_PAGE] __attribute__((aligned(HNL_PAGE)));
uint8_t state[PAGES];		/* of each page */
uint8_t decoded[4096] __attribute__((aligned(16)));
uint64_t value;			/* of the last CALL */

/* Byte by byte, so that an emulator sees each once. */
#define PLAIN __attribute__((optimize("no-tree-loop-distribute-patterns", \
				      "no-tree-vectorize")))

PLAIN void *memcpy(void *dst, const void *src, size_t n)
{
	uint8_t *d = (uint8_t *)dst;
	const uint8_t *s = (const uint8_t *)src;

	while (n-- != 0)
		*d++ = *s++;
	return dst;
}

PLAIN void *memmove(void *dst, const void *src, size_t n)
{
	uint8_t *d = (uint8_t *)dst;
	const uint8_t *s = (const uint8_t *)src;

	if (d <= s)
		return memcpy(dst, src, n);
	while (n-- != 0)
		d[n] = s[n];
	return dst;
}

PLAIN void *memset(void *dst, int c, size_t n)
{
	uint8_t *d = (uint8_t *)dst;

	while (n-- != 0)
		*d++ = (uint8_t)c;
	return dst;
}

PLAIN int memcmp(const void *a, const void *b, size_t n)
{
	const uint8_t *p = (const uint8_t *)a, *q = (const uint8_t *)b;

	for (; n != 0; n--, p++, q++)
		if (*p != *q)
			return *p < *q ? -1 : 1;
	return 0;
}

/* ---- the domain ---- */

static struct hnl_page_model model = { state, FIRST, PAGES, NULL, NULL };
static uint64_t hv_mem[16384 / 8], cpu_mem[131072 / 8], domain_mem[262144 / 8];
static struct hnl_cpu *cpu;
static struct hnl_domain *domain;
static struct hnl_ring_producer sq;

static uint8_t *map(void *host, uint64_t gpa, enum hnl_map_use use,
		    enum hnl_reason *why)
{
	(void)host;
	*why = hnl_page_model_hold(&model, gpa / HNL_PAGE, use);
	return *why == HNL_REASON_NONE ? ram + (gpa - GPA(0)) : NULL;
}

static void unmap(void *host, uint64_t gpa, enum hnl_map_use use)
{
	(void)host;
	hnl_page_model_release(&model, gpa / HNL_PAGE, use);
}

static void notify(void *host, uint32_t ring)
{
	(void)host;
	(void)ring;
}

static enum hnl_reason set(void *host, uint64_t gfn, bool shared)
{
	(void)host;
	return hnl_page_model_set(&model, gfn, shared);
}

static struct hnl_memory_run next(void *host, uint64_t gfn, uint64_t n)
{
	(void)host;
	return hnl_page_model_next(&model, gfn, n);
}

static int open_ring(void)
{
	const struct hnl_ring_mem mem = { ram + SQ * HNL_PAGE, NULL,
					  2 * HNL_PAGE };
	uint8_t *control = ram + CONTROL * HNL_PAGE;
	struct hnl_head h = { .type = HNL_CTRL_FAMILY,
			      .cmd = HNL_CTRL_CMD_RING_CREATE,
			      .version = 1, .flags = HNL_F_REQUEST, .seq = 1 };
	struct hnl_builder b;
	uint8_t *p;
	size_t i;

	hnl_builder_init(&b, ram + REQUEST * HNL_PAGE, HNL_PAGE);
	hnl_msg_begin(&b, &h);
	hnl_attr_put_u32(&b, HNL_CTRL_A_RING_ID, 0);
	hnl_attr_put_u64(&b, HNL_CTRL_A_RING_CONTROL, GPA(CONTROL));
	for (i = 0; i < 2; i++) {
		p = hnl_attr_put_room(&b, (uint16_t)(HNL_CTRL_A_RING_SUBMISSION
						     + i), 16);
		hnl_store_le64(p, GPA(SQ + 2 * i));
		hnl_store_le64(p + 8, GPA(SQ + 2 * i + 1));
	}
	hnl_msg_end(&b);
	if (hnl_builder_verdict(&b) != 0 || image_call(b.len) != 0)
		return -1;
	hnl_producer_init(&sq, &mem,
			  (uint32_t *)(void *)(control + HNL_RING_SQ_PRODUCER),
			  (uint32_t *)(void *)(control +
					       HNL_RING_SQ_CONSUMER));
	return 0;
}

int image_boot(void)
{
	static const struct hnl_hv_port port = { .map = map, .unmap = unmap,
						 .notify = notify };
	static const struct hnl_memory_ops ops = { set, next };
	static const struct hnl_grant grant = { HNL_MEMORY_FAMILY,
						HNL_GRANT_ALL };
	struct hnl_service service = hnl_memory_service(&ops, NULL);
	struct hnl_hv_config cfg = { .port = &port, .service = &service,
				     .n_services = 1, .max_message = 4096 };
	struct hnl_domain_config dom = {
		.highest_gpa = GPA(PAGES) - 1, .rings = 1, .ring_pages = 4,
		.vcpus = 1, .grant = &grant, .n_grants = 1,
	};
	struct hnl_hv *hv;
	size_t i;

	hnl_page_model_add_ram(&model, FIRST, PAGES);
	for (i = 0; i < SHARED; i++)
		if (hnl_page_model_set(&model, FIRST + i, true) != 0)
			return -1;
	if (hnl_hv_size(&cfg) > sizeof(hv_mem))
		return -2;
	hv = hnl_hv_init(hv_mem, &cfg);
	if (hnl_cpu_size(hv) > sizeof(cpu_mem) ||
	    hnl_domain_size(hv, &dom) > sizeof(domain_mem))
		return -3;
	cpu = hnl_cpu_init(cpu_mem, hv);
	domain = hnl_domain_init(domain_mem, hv, &dom);
	return domain == NULL ? -4 : open_ring();
}

/* One entry of a CALL: len bytes at REQUEST, one page of answers. */
int image_call(uint64_t len)
{
	const struct hnl_direct regs = { GPA(REQUEST), len, GPA(REPLY),
					 HNL_PAGE };

	return hnl_hv_call(cpu, domain, 0, &regs, &value);
}

/* The guest puts what stands at REQUEST into its ring. */
void image_send(uint64_t len)
{
	if (hnl_producer_copy(&sq, ram + REQUEST * HNL_PAGE, (size_t)len) &&
	    hnl_producer_publish(&sq))
		state[PAGES - 1] |= 0;	/* a doorbell is wanted */
}

int image_kick(void)
{
	return hnl_hv_kick(cpu, domain, 0);
}

/* ---- decoders ---- */

static const struct hnl_family *const families[] = {
	&hnl_ctrl_family, &hnl_memory_family, &hnl_event_family,
	&hnl_view_family, &hnl_domain_family, &hnl_nested_family,
};

static const struct hnl_family *family_of(uint64_t id)
{
	size_t i;

	for (i = 0; i < sizeof(families) / sizeof(families[0]); i++)
		if (families[i]->id == id)
			return families[i];
	return NULL;
}

/* The set of a command's request or, with bit 8, of its reply. */
static size_t set_of(const struct hnl_family *f, uint64_t set)
{
	const struct hnl_command *c;

	if (f == NULL || (set & 0xff) >= f->n_commands)
		return HNL_SET_NONE;
	c = &f->command[set & 0xff];
	if (c->flags == 0)	/* no such command */
		return HNL_SET_NONE;
	return set >> 8 != 0 ? c->reply : c->request;
}

bool image_decodes(uint64_t family, uint64_t set)
{
	const struct hnl_family *f = family_of(family);
	size_t at = set_of(f, set);

	return at != HNL_SET_NONE && f->schema->decode[at] != NULL;
}

static struct hnl_decoder decoder;
static struct hnl_extack extack;

/* Its straight-line decoder, of a message at REQUEST that ends at end. */
int image_take(uint64_t family, uint64_t set, uint64_t end, uint64_t grants)
{
	const struct hnl_family *f = family_of(family);
	size_t at = set_of(f, set);

	hnl_decoder_init(&decoder, grants, HNL_MODE_REQUEST);
	return f->schema->decode[at](&decoder, ram + REQUEST * HNL_PAGE,
				     (size_t)end, HNL_MSGHDR, decoded,
				     &extack);
}

/* The same by the table engine. */
int image_walk(uint64_t family, uint64_t set, uint64_t end, uint64_t grants)
{
	const struct hnl_family *f = family_of(family);

	hnl_decoder_init(&decoder, grants, HNL_MODE_REQUEST);
	decoder.schema = f->schema;
	return hnl_policy_walk(&decoder, set_of(f, set),
			       ram + REQUEST * HNL_PAGE, (size_t)end,
			       HNL_MSGHDR, decoded, &extack);
}
