/* SPDX-License-Identifier: MIT */
/*
 * A guest of two halves: one calls, the other writes all the time where the
 * hypervisor reads, or calls too. Each answer must be one that a guest would
 * have had that writes nothing meanwhile.
 *
 *	main	q[0] = answer		q[1] = answer with the byte changed
 *	other	byte, byte ^ mask, byte, byte ^ mask, ...
 *	main	answer == q[0] or answer == q[1], so many times
 *
 * Of one byte that has two values there are two snapshots. That all were seen
 * shows that the other half did write; which comes when is chance, so that it
 * goes on until they were.
 *
 *	window page	0, 1	request and reply of main
 *			2, 3	of the other
 */
#include <hnl/msg.h>
#include <hnl/registers.h>
#include <hnl/ring.h>

#include "flip.h"
#include "hnl_ctrl.h"
#include "hnl_memory.h"

#define SHARED_GPA (GUEST_RAM_GPA + (GUEST_PROGRAM_PAGES + 96) * HNL_PAGE)
#define RING_GPA (GUEST_RAM_GPA + (GUEST_PROGRAM_PAGES + 32) * HNL_PAGE)
#define RING 1u
#define SIZE 64u		/* of a request: it never crosses a page */
#define REPLY_LEN 512u
#define CALLS 3u		/* for each byte */
#define CALLS_VALUE 120u	/* for the number that is checked, then used */
#define VALUES 3u
#define PAGES_AT 36u		/* its first byte in the request */
#define ROUNDS 8u
#define PATIENCE 1000000u	/* entries that are not served */

enum job { JOB_REST, JOB_BYTE, JOB_WORD, JOB_CALL, JOB_KICK, JOB_END };

struct outcome {
	int64_t status;
	uint64_t value;
	size_t len;
	uint8_t answer[REPLY_LEN];
};

/* For the other half. All but job, turn and byte is written at REST. */
static struct {
	uint32_t job, seen;
	uint32_t turn;		/* how often it has done so */
	uint8_t *byte;		/* where it is by now */
	uint8_t values[VALUES];
	uint32_t n_values;
	uint32_t *word;
	uint32_t calls, faults;
	struct outcome quiet;
} other;

static struct hnl_discovery d;
static struct hnl_ring_consumer cq;
static uint32_t sq_index;
static uint8_t request[SIZE];
static unsigned int n_tests;
static bool all_good = true;

/* ---- printing ---- */

static void result(bool good, const char *what)
{
	all_good &= good;
	guest_print(good ? "ok " : "not ok ");
	guest_print_number(++n_tests);
	guest_print(" - ");
	guest_print(what);
	guest_print("\n");
}

static bool fault(const char *what, uint64_t where, uint64_t value)
{
	guest_print("# ");
	guest_print(what);
	guest_print(" at ");
	guest_print_number(where);
	guest_print(": ");
	guest_print_hex(value);
	guest_print("\n");
	return false;
}

/* ---- the other half ---- */

static uint32_t get(const uint32_t *p)
{
	return __atomic_load_n(p, __ATOMIC_ACQUIRE);
}

static void set(uint32_t *p, uint32_t v)
{
	__atomic_store_n(p, v, __ATOMIC_RELEASE);
}

/* Returns when the other half has begun, and with REST has let go. */
static void ask(enum job job)
{
	set(&other.job, job);
	while (get(&other.seen) != job)
		flip_pause();
}

/* Until the other half runs just now: it has a processor of its own. */
static void meet(void)
{
	uint32_t turn = get(&other.turn);

	while (get(&other.turn) == turn)
		flip_pause();
}

static uint32_t random_word(void)
{
	static uint32_t x = 1;

	x ^= x << 13;
	x ^= x >> 17;
	x ^= x << 5;
	return x;
}

static void *window(unsigned int page)
{
	return guest_at(d.window_gpa + page * (uint64_t)HNL_PAGE);
}

/* Until it was served: another processor may be in the domain. */
static void call(unsigned int page, struct outcome *o)
{
	const uint64_t arg[4] = { d.window_gpa + page * (uint64_t)HNL_PAGE,
				  SIZE, d.window_gpa + (page + 1) *
				  (uint64_t)HNL_PAGE, REPLY_LEN };
	uint8_t *reply = (uint8_t *)window(page + 1);
	unsigned int i = 0;

	memset(reply, 0xa5, REPLY_LEN);
	do {
		o->status = guest_hypercall(HNL_CALL, arg, &o->value);
	} while (o->status == -HNL_EAGAIN && o->value == 0 && ++i < PATIENCE);
	o->len = REPLY_LEN;
	memcpy(o->answer, reply, REPLY_LEN);
}

static bool same(const struct outcome *a, const struct outcome *b)
{
	return a->status == b->status && a->value == b->value &&
	       a->len == b->len && memcmp(a->answer, b->answer, a->len) == 0;
}

static void other_call(void)
{
	static struct outcome o;

	call(2, &o);
	other.calls++;
	other.faults += !same(&o, &other.quiet);
}

static void other_kick(void)
{
	int64_t status = guest_call4(HNL_KICK, RING, 0, 0, 0);

	other.calls++;
	other.faults += status != 0 && status != -HNL_EAGAIN &&
			status != -HNL_ENOENT && status != -HNL_EBADMSG;
}

static void work(uint32_t job)
{
	uint32_t turn = other.turn;

	set(&other.turn, turn + 1);
	switch (job) {
	case JOB_BYTE:
		__atomic_store_n(__atomic_load_n(&other.byte,
						 __ATOMIC_ACQUIRE),
				 other.values[turn % other.n_values],
				 __ATOMIC_RELAXED);
		break;
	case JOB_WORD:
		__atomic_store_n(other.word, random_word(), __ATOMIC_RELAXED);
		break;
	case JOB_CALL:
		other_call();
		break;
	case JOB_KICK:
		other_kick();
		break;
	default:
		flip_pause();
	}
}

void flip_other(void)
{
	uint32_t job;

	do {
		job = get(&other.job);
		set(&other.seen, job);
		work(job);
	} while (job != JOB_END);
}

/* ---- what is asked ---- */

/* Padded to SIZE by an attribute that nobody knows. */
static void put_request(void)
{
	struct hnl_memory_share_req req;
	struct hnl_builder b;

	hnl_memory_share_req_init(&req);
	hnl_memory_share_req_set_gpa(&req, SHARED_GPA);
	hnl_memory_share_req_set_pages(&req, 1);
	hnl_builder_init(&b, request, SIZE);
	hnl_memory_share_req_encode(&b, 0, 9, 3, &req);
	memset(request + b.len, 0, SIZE - b.len);
	hnl_store_le16(request + b.len, (uint16_t)(SIZE - b.len));
	hnl_store_le16(request + b.len + 2, 99);
	hnl_store_le32(request, SIZE);
	memcpy(window(0), request, SIZE);
}

/* ---- a byte that changes: A01 ---- */

typedef uint8_t *(*place_fn)(size_t at);	/* where the byte will be */
typedef void (*send_fn)(struct outcome *o);

/* Without LINK, by which one request would decide on the next. */
static const uint8_t masks[] = { 0x01, 0x80, 0xee };

static uint8_t *place_direct(size_t at)
{
	return (uint8_t *)window(0) + at;
}

static void send_direct(struct outcome *o)
{
	call(0, o);
}

/* Which of them it is; VALUES: none. */
static unsigned int which(const struct outcome *o, const struct outcome *q,
			  unsigned int n)
{
	unsigned int i;

	for (i = 0; i < n; i++)
		if (same(o, &q[i]))
			return i;
	return VALUES;
}

static bool all_hit(const unsigned int *hits, const struct outcome *q)
{
	unsigned int i;

	for (i = 0; i < other.n_values; i++)
		if (hits[i] == 0)
			/* Those that look the same are one. */
			return other.n_values == 2 && same(&q[0], &q[1]);
	return true;
}

/*
 * The byte has each of other.values in turn; so many calls, and then until all
 * their answers were seen.
 */
static bool flip(size_t at, unsigned int calls, place_fn place, send_fn send)
{
	static struct outcome q[VALUES], o;
	unsigned int i, seen, hits[VALUES + 1] = { 0 };

	for (i = 0; i < other.n_values; i++) {
		*place(at) = other.values[i];
		send(&q[i]);
	}
	other.byte = place(at);
	ask(JOB_BYTE);
	for (i = 0; i < calls || (i < PATIENCE && !all_hit(hits, q)); i++) {
		/* The many count only beside a half that runs just now. */
		if (calls != CALLS)
			meet();
		send(&o);
		seen = which(&o, q, other.n_values);
		hits[seen]++;
		if (seen == VALUES)
			break;
		__atomic_store_n(&other.byte, place(at), __ATOMIC_RELEASE);
	}
	ask(JOB_REST);
	*place(at) = request[at];
	if (hits[VALUES] != 0)
		return fault("no snapshot's answer, byte", at,
			     other.values[1]);
	return all_hit(hits, q) || fault("a value never seen", at, i);
}

static bool flip_each(size_t first, place_fn place, send_fn send)
{
	bool good = true;
	size_t at;

	other.n_values = 2;
	for (at = first; at < SIZE; at++) {
		other.values[0] = request[at];
		other.values[1] = request[at] ^ masks[at % sizeof(masks)];
		good &= flip(at, CALLS, place, send);
	}
	return good;
}

/* Two counts of pages that are shared, and one that is refused. */
static bool flip_pages(place_fn place, send_fn send)
{
	other.n_values = 3;
	other.values[0] = 1;
	other.values[1] = 2;
	other.values[2] = 0;
	return flip(PAGES_AT, CALLS_VALUE, place, send);
}

/* ---- the same by a ring ---- */

static uint32_t *ring_word(size_t offset)
{
	return (uint32_t *)guest_at(RING_GPA + offset);
}

static uint8_t *sq_place(void)
{
	return (uint8_t *)guest_at(RING_GPA + HNL_PAGE) + sq_index % HNL_PAGE;
}

static void begin_indices(void)
{
	static uint8_t *page[1];
	struct hnl_ring_mem mem = { NULL, page, HNL_PAGE };

	page[0] = (uint8_t *)guest_at(RING_GPA + 2 * HNL_PAGE);
	memset(guest_at(RING_GPA), 0, HNL_PAGE);
	sq_index = 0;
	hnl_consumer_init(&cq, &mem, ring_word(HNL_RING_CQ_CONSUMER),
			  ring_word(HNL_RING_CQ_PRODUCER));
}

static uint8_t *place_ring(size_t at)
{
	memcpy(sq_place(), request, SIZE);
	return sq_place() + at;
}

static int64_t kick(void)
{
	unsigned int i = 0;
	int64_t status;

	do {
		status = guest_call4(HNL_KICK, RING, 0, 0, 0);
	} while (status == -HNL_EAGAIN && ++i < PATIENCE);
	return status;
}

/* One request that stands there already; value counts its answers. */
static void send_ring(struct outcome *o)
{
	static uint8_t inbox[HNL_PAGE];
	struct hnl_msg m;
	size_t n, pos;

	sq_index += SIZE;
	hnl_store_release(ring_word(HNL_RING_SQ_PRODUCER), sq_index);
	o->status = kick();
	o->value = o->len = 0;
	while ((n = hnl_consumer_copy(&cq, inbox, sizeof(inbox))) != 0) {
		for (pos = 0; pos + HNL_NLHDR <= n; pos = m.next) {
			m = hnl_msg_at(inbox, n, pos);
			if (m.head.type == HNL_MSG_NOOP ||
			    o->len + (m.end - pos) > sizeof(o->answer))
				continue;
			memcpy(o->answer + o->len, inbox + pos, m.end - pos);
			o->len += m.end - pos;
			o->value++;
		}
		hnl_consumer_take(&cq, n);
		hnl_consumer_tell(&cq);
	}
}

/* ---- CALLs about the ring ---- */

static int64_t call_ctrl(struct hnl_builder *b)
{
	struct outcome o;

	memcpy(window(0), b->buf, b->len);
	memset((uint8_t *)window(0) + b->len, 0, SIZE - b->len);
	/* What is left of SIZE is padding. */
	if (b->len + HNL_NLHDR <= SIZE)
		hnl_noop_head((uint8_t *)window(0) + b->len, SIZE - b->len);
	call(0, &o);
	memcpy(window(0), request, SIZE);
	if (o.status != 0)
		return o.status;
	return (int32_t)hnl_load_le32(o.answer + HNL_NLHDR);
}

static struct hnl_builder begin_ctrl(void)
{
	static uint8_t buf[2 * SIZE];
	struct hnl_builder b;

	hnl_builder_init(&b, buf, sizeof(buf));
	return b;
}

static int64_t reset_ring(void)
{
	struct hnl_ctrl_ring_reset_req req;
	struct hnl_builder b = begin_ctrl();

	begin_indices();
	hnl_ctrl_ring_reset_req_init(&req);
	hnl_ctrl_ring_reset_req_set_id(&req, RING);
	hnl_ctrl_ring_reset_req_encode(&b, 0, 1, 0, &req);
	return call_ctrl(&b);
}

static int64_t destroy_ring(void)
{
	struct hnl_ctrl_ring_destroy_req req;
	struct hnl_builder b = begin_ctrl();

	hnl_ctrl_ring_destroy_req_init(&req);
	hnl_ctrl_ring_destroy_req_set_id(&req, RING);
	hnl_ctrl_ring_destroy_req_encode(&b, 0, 1, 0, &req);
	return call_ctrl(&b);
}

static int64_t create_ring(void)
{
	uint8_t page[2][8];
	struct hnl_ctrl_ring_create_req req;
	struct hnl_builder b = begin_ctrl();

	begin_indices();
	hnl_store_le64(page[0], RING_GPA + HNL_PAGE);
	hnl_store_le64(page[1], RING_GPA + 2 * HNL_PAGE);
	hnl_ctrl_ring_create_req_init(&req);
	hnl_ctrl_ring_create_req_set_id(&req, RING);
	hnl_ctrl_ring_create_req_set_control(&req, RING_GPA);
	hnl_ctrl_ring_create_req_set_submission(&req, page[0], 8);
	hnl_ctrl_ring_create_req_set_completion(&req, page[1], 8);
	hnl_ctrl_ring_create_req_encode(&b, 0, 1, 0, &req);
	return call_ctrl(&b);
}

/* Sharing a page twice is as once: the request may be sent again and again. */
static bool share(uint64_t gpa, uint64_t pages)
{
	struct hnl_memory_share_req req;
	struct hnl_builder b = begin_ctrl();

	hnl_memory_share_req_init(&req);
	hnl_memory_share_req_set_gpa(&req, gpa);
	hnl_memory_share_req_set_pages(&req, pages);
	hnl_memory_share_req_encode(&b, 0, 1, 0, &req);
	(void)call_ctrl(&b);
	return guest_is_visible(gpa + (pages - 1) * HNL_PAGE);
}

/* ---- words that change: A13, A15 ---- */

/* The ring is as it was made: a request is answered as by CALL. */
static bool is_sound(const struct outcome *quiet)
{
	static struct outcome o;

	if (reset_ring() != 0)
		return false;
	(void)place_ring(0);
	send_ring(&o);
	return same(&o, quiet);
}

static void quiet_by_ring(struct outcome *o)
{
	(void)reset_ring();
	(void)place_ring(0);
	send_ring(o);
}

/* A word that decides on doorbells alone: every answer is right. */
static bool spoil_doorbells(size_t offset)
{
	static struct outcome quiet, o;
	unsigned int i;

	quiet_by_ring(&quiet);
	for (i = 0; i < ROUNDS; i++) {
		(void)place_ring(0);
		other.word = ring_word(offset);
		ask(JOB_WORD);
		send_ring(&o);
		ask(JOB_REST);
		if (!same(&o, &quiet))
			return fault("answer with a word spoilt", offset,
				     (uint64_t)o.status);
	}
	return is_sound(&quiet);
}

/*
 * More answers than completions have room for, and nobody takes one: from now on
 * KICK looks how far they were read.
 */
static void fill_completions(void)
{
	unsigned int i, k;

	for (i = 0; i < 2; i++) {
		for (k = 0; k < HNL_PAGE / SIZE; k++) {
			memcpy(sq_place(), request, SIZE);
			sq_index += SIZE;
		}
		hnl_store_release(ring_word(HNL_RING_SQ_PRODUCER), sq_index);
		(void)kick();
	}
}

/* An index: KICK ends with a status, and nothing of it stays. */
static bool spoil_index(size_t offset)
{
	static struct outcome quiet;
	unsigned int i, stopped = 0;
	int64_t status;

	quiet_by_ring(&quiet);
	for (i = 0; i < ROUNDS; i++) {
		if (offset == HNL_RING_CQ_CONSUMER)
			fill_completions();
		other.word = ring_word(offset);
		ask(JOB_WORD);
		status = kick();
		ask(JOB_REST);
		stopped += status == -HNL_EBADMSG;
		if (status != 0 && status != -HNL_EBADMSG)
			return fault("status", offset, (uint64_t)status);
		if (!is_sound(&quiet))
			return fault("ring is not as it was", offset, i);
	}
	return stopped != 0 || fault("no lie was seen", offset, 0);
}

/* ---- two that call: A16, A29 ---- */

static bool with_calls(void)
{
	static struct outcome quiet;
	unsigned int i;
	bool good = true;

	memcpy(window(2), request, SIZE);
	call(2, &other.quiet);
	quiet_by_ring(&quiet);
	other.calls = other.faults = 0;
	ask(JOB_CALL);
	for (i = 0; i < ROUNDS; i++)
		good &= is_sound(&quiet);
	ask(JOB_REST);
	return good && other.calls != 0 && other.faults == 0;
}

static bool with_kicks(void)
{
	static struct outcome quiet;
	unsigned int i;
	bool good = true;

	quiet_by_ring(&quiet);
	other.calls = other.faults = 0;
	ask(JOB_KICK);
	for (i = 0; i < ROUNDS; i++)
		good &= destroy_ring() == 0 && create_ring() == 0;
	ask(JOB_REST);
	return good && is_sound(&quiet) && other.calls != 0 &&
	       other.faults == 0;
}

int guest_main(void)
{
	static const size_t doorbells[] = {
		HNL_RING_SQ_PRODUCER + HNL_RING_WAITS,
		HNL_RING_CQ_CONSUMER + HNL_RING_AWAKE,
		HNL_RING_CQ_CONSUMER + HNL_RING_EVENT,
		HNL_RING_SQ_CONSUMER + HNL_RING_INDEX,
		HNL_RING_SQ_CONSUMER + HNL_RING_AWAKE,
		HNL_RING_SQ_CONSUMER + HNL_RING_EVENT,
		HNL_RING_SQ_CONSUMER + HNL_RING_STATE,
	};
	bool good = true;
	size_t i;

	guest_print("1..8\n");
	if (!guest_discover(&d) || !flip_start())
		return 1;
	put_request();
	result(share(SHARED_GPA, 1) && share(RING_GPA, 3) &&
	       create_ring() == 0, "two halves and a ring");
	put_request();
	result(flip_each(0, place_direct, send_direct),
	       "A01: each byte of a CALL's request changes while it is read");
	result(flip_pages(place_direct, send_direct),
	       "A01: a count of a CALL changes between two good and a bad one");
	/* Not its length: that stops the ring. */
	result(flip_each(4, place_ring, send_ring),
	       "A01: each byte of a ring's request changes while it is read");
	result(flip_pages(place_ring, send_ring),
	       "A01: a count of a ring's request likewise");
	for (i = 0; i < sizeof(doorbells) / sizeof(doorbells[0]); i++)
		good &= spoil_doorbells(doorbells[i]);
	result(good, "A15: words that are rubbish change while KICK runs");
	good = spoil_index(HNL_RING_SQ_PRODUCER) &&
	       spoil_index(HNL_RING_CQ_CONSUMER);
	result(good, "A13: an index changes while KICK runs");
	good = with_calls();
	good &= with_kicks();
	result(good, "A29: two call at once, while a ring is reset, destroyed");
	ask(JOB_END);
	flip_end();
	return !all_good;
}
