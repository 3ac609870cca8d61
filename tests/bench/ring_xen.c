/* SPDX-License-Identifier: MIT */
/*
 * Xen's io/ring.h: requests and responses in the same slots, notification by
 * its event indices. A ring type for each length.
 */
#include <string.h>

#define mb() __atomic_thread_fence(__ATOMIC_SEQ_CST)
#define rmb() __atomic_thread_fence(__ATOMIC_ACQUIRE)
#define wmb() __atomic_thread_fence(__ATOMIC_RELEASE)
#include <xen/io/ring.h>

#include "ring.h"

struct answer { uint8_t b[ANSWER_LEN]; };

static uint8_t shared[2 * RING_BYTES] __attribute__((aligned(4096)));
static unsigned long rung;
static size_t length;

/*
 * The back end copies a request out before it looks at it, as hnl does. Each
 * slot is a request or its response; two times the bytes, for the page's head
 * would halve a power of two.
 */
#define RING_OF(n) \
struct req##n { uint8_t b[n]; }; \
DEFINE_RING_TYPES(x##n, struct req##n, struct answer); \
static struct { \
	struct x##n##_front_ring f __attribute__((aligned(128))); \
	struct x##n##_back_ring b __attribute__((aligned(128))); \
} g##n; \
static void open##n(void) \
{ \
	struct x##n##_sring *sring = (void *)shared; \
	SHARED_RING_INIT(sring); \
	FRONT_RING_INIT(&g##n.f, sring, sizeof(shared)); \
	BACK_RING_INIT(&g##n.b, sring, sizeof(shared)); \
} \
static bool send##n(const uint8_t *msg, unsigned int count) \
{ \
	int notify; \
	if (RING_FREE_REQUESTS(&g##n.f) < count) \
		return false; \
	for (; count != 0; count--) \
		memcpy(RING_GET_REQUEST(&g##n.f, g##n.f.req_prod_pvt++), msg, \
		       n); \
	RING_PUSH_REQUESTS_AND_CHECK_NOTIFY(&g##n.f, notify); \
	rung += notify != 0; \
	return true; \
} \
static size_t take##n(uint8_t *to) \
{ \
	RING_IDX i, prod = g##n.b.sring->req_prod; \
	size_t count = 0; \
	int notify; \
	rmb(); \
	for (i = g##n.b.req_cons; i != prod; i++, count++) { \
		uint8_t *at = to + count * n % RING_BYTES; \
		memcpy(at, RING_GET_REQUEST(&g##n.b, i), n); \
		g##n.b.req_cons = i + 1; \
		memcpy(RING_GET_RESPONSE(&g##n.b, g##n.b.rsp_prod_pvt++), at, \
		       ANSWER_LEN); \
	} \
	if (count != 0) { \
		RING_PUSH_RESPONSES_AND_CHECK_NOTIFY(&g##n.b, notify); \
		(void)notify; \
	} \
	return count; \
} \
static size_t reap##n(uint8_t *to) \
{ \
	RING_IDX i, prod = g##n.f.sring->rsp_prod; \
	size_t count = 0; \
	rmb(); \
	for (i = g##n.f.rsp_cons; i != prod; i++, count++) \
		memcpy(to + count * ANSWER_LEN % RING_BYTES, \
		       RING_GET_RESPONSE(&g##n.f, i), ANSWER_LEN); \
	g##n.f.rsp_cons = i; \
	return count; \
} \
static bool sleep##n(void) \
{ \
	int work; \
	RING_FINAL_CHECK_FOR_REQUESTS(&g##n.b, work); \
	return !work; \
}

RING_OF(32)
RING_OF(64)
RING_OF(256)
RING_OF(1024)

#define EACH(call) \
	(length == 32 ? call(32) : length == 64 ? call(64) : \
	 length == 256 ? call(256) : call(1024))
#define OPEN(n) open##n()
#define SEND(n) send##n(msg, count)
#define TAKE(n) take##n(to)
#define REAP(n) reap##n(to)
#define SLEEP(n) sleep##n()

static void open_xen(size_t len)
{
	length = len;
	rung = 0;
	memset(shared, 0, sizeof(shared));
	EACH(OPEN);
}

static bool send_xen(const uint8_t *msg, unsigned int count)
{
	return EACH(SEND);
}

static size_t take_xen(uint8_t *to)
{
	return EACH(TAKE);
}

static size_t reap_xen(uint8_t *to)
{
	return EACH(REAP);
}

static bool sleep_xen(void)
{
	return EACH(SLEEP);
}

/* Whoever is awake has let the event index behind: nothing to say. */
static void awake_xen(void)
{
}

const struct ring_side side_xen = {
	.name = "xen", .open = open_xen, .send = send_xen, .take = take_xen,
	.reap = reap_xen, .sleep = sleep_xen, .awake = awake_xen,
	.rung = &rung,
};
