/* SPDX-License-Identifier: MIT */
/*
 * Whose turn it is. hv/sched.c is compiled into this program with a hook that
 * sees every look at a ring and what it took:
 *
 *	hnl_hv_serve() --> watched_serve() --> hnl_ring_serve()
 *
 * The clock of these tests is the sum of all units taken. Bounds are those of
 * <hnl/hv.h>, hnl_hv_serve(). The map of who is ready is test_sched_map.c's.
 */
#include "../../hv/internal.h"

static int watched_serve(struct batch *batch, struct ring_state *r);

#define hnl_ring_serve watched_serve
#include "../../hv/sched.c"
#undef hnl_ring_serve

#include "machine.h"

/* The turn that is being given. */
static struct {
	struct hnl_domain *d;	/* NULL: no ring was looked at */
	uint64_t units;
	unsigned int looks[4];	/* by ring */
	bool storm;		/* another processor's doorbell, each time */
} turn;

static int watched_serve(struct batch *batch, struct ring_state *r)
{
	int err;

	assert_true(turn.d == NULL || turn.d == batch->d);
	turn.d = batch->d;
	turn.looks[batch->ring % COUNT(turn.looks)]++;
	err = hnl_ring_serve(batch, r);
	turn.units += batch->used;
	if (turn.storm)
		hnl_ready_ring(batch->d, batch->ring);
	return err;
}

/* ---- a world of domains, each with rings of one page ---- */

#define RINGS 4u
#define MAX_MESSAGE 1024u
/* What a turn may take beyond its budget. */
#define OVERRUN (MAX_MESSAGE / 256 + MAX_MESSAGE / 4096 + 4)
#define LONGEST (1u << 20)	/* pages of one share */

struct tenant {
	struct hnl_domain *d;
	uint8_t *page;		/* by ring: control, submission, completion */
	uint8_t *sq_page[RINGS], *cq_page[RINGS];
	struct hnl_ring_producer sq[RINGS];
	struct hnl_ring_consumer cq[RINGS];
	unsigned int touched;	/* by the port's functions */
	uint32_t sent, answered;
	uint64_t got;		/* units, in all its turns */
	uint64_t turns;
	bool waits;
	uint64_t since, since_turn;	/* units; turns given */
};

static struct {
	uint8_t scratch[2][HNL_PAGE];	/* of CALLs */
	struct hnl_hv *hv;
	struct hnl_cpu *cpu;
	struct tenant *t;
	size_t n;
	uint32_t budget;
	uint64_t clock, turns;
} w;

static uint8_t *tenant_map(void *host, uint64_t gpa, enum hnl_map_use use,
			   enum hnl_reason *why)
{
	struct tenant *t = (struct tenant *)host;

	(void)use;
	*why = HNL_REASON_GPA_NOT_RAM;
	t->touched++;
	if (gpa < 2 * PAGE_SIZE)
		return w.scratch[gpa / PAGE_SIZE];
	return t->page + (gpa - 2 * PAGE_SIZE);
}

static void tenant_unmap(void *host, uint64_t gpa, enum hnl_map_use use)
{
	(void)host;
	(void)gpa;
	(void)use;
}

static void tenant_notify(void *host, uint32_t ring)
{
	(void)ring;
	((struct tenant *)host)->touched++;
}

static bool tenant_preempt(void *host)
{
	((struct tenant *)host)->touched++;
	return false;
}

static const struct hnl_hv_port tenant_port = {
	.map = tenant_map,
	.unmap = tenant_unmap,
	.notify = tenant_notify,
	.preempt = tenant_preempt,
};

static enum hnl_reason tenant_set(void *host, uint64_t gfn, bool shared)
{
	(void)host;
	(void)gfn;
	(void)shared;
	return HNL_REASON_NONE;
}

static const struct hnl_memory_ops tenant_memory = { .set = tenant_set };

/* Control page, submission page, completion page of ring i. */
static void open_ring(struct tenant *t, uint32_t i)
{
	uint64_t gpa = (2 + 3 * i) * PAGE_SIZE;
	uint8_t *control = t->page + 3 * i * PAGE_SIZE;
	struct hnl_head h = head_of(HNL_CTRL_FAMILY, HNL_CTRL_CMD_RING_CREATE,
				    0, 1);
	struct hnl_direct regs = { 0, 0, PAGE_SIZE, PAGE_SIZE };
	struct hnl_ring_mem sq = { NULL, &t->sq_page[i], HNL_PAGE };
	struct hnl_ring_mem cq = { NULL, &t->cq_page[i], HNL_PAGE };
	struct hnl_builder b = batch_begin(w.scratch[0], HNL_PAGE);
	uint64_t value;
	uint8_t *p;

	hnl_msg_begin(&b, &h);
	hnl_attr_put_u32(&b, HNL_CTRL_A_RING_ID, i);
	hnl_attr_put_u64(&b, HNL_CTRL_A_RING_CONTROL, gpa);
	p = hnl_attr_put_room(&b, HNL_CTRL_A_RING_SUBMISSION, 8);
	hnl_store_le64(p, gpa + PAGE_SIZE);
	p = hnl_attr_put_room(&b, HNL_CTRL_A_RING_COMPLETION, 8);
	hnl_store_le64(p, gpa + 2 * PAGE_SIZE);
	hnl_msg_end(&b);
	regs.request_len = b.len;
	assert_int_equal(hnl_hv_call(w.cpu, t->d, 0, &regs, &value), 0);
	t->sq_page[i] = control + PAGE_SIZE;
	t->cq_page[i] = control + 2 * PAGE_SIZE;
	hnl_producer_init(&t->sq[i], &sq,
		(uint32_t *)(void *)(control + HNL_RING_SQ_PRODUCER),
		(uint32_t *)(void *)(control + HNL_RING_SQ_CONSUMER));
	hnl_consumer_init(&t->cq[i], &cq,
		(uint32_t *)(void *)(control + HNL_RING_CQ_CONSUMER),
		(uint32_t *)(void *)(control + HNL_RING_CQ_PRODUCER));
}

static void open_tenant(struct tenant *t, size_t id, uint16_t rings)
{
	struct hnl_domain_config cfg = {
		.host = t, .id = (uint16_t)id,
		.highest_gpa = (uint64_t)1 << 40,
		.rings = rings, .ring_pages = 1, .vcpus = 1,
		.grant = machine_grants, .n_grants = 1, .call_bytes = 2048,
	};
	uint32_t i;

	t->page = (uint8_t *)calloc(3u * rings, HNL_PAGE);
	assert_non_null(t->page);
	t->d = hnl_domain_init(exact_block(hnl_domain_size(w.hv, &cfg)), w.hv,
			       &cfg);
	assert_non_null(t->d);
	for (i = 0; i < rings; i++)
		open_ring(t, i);
	t->touched = 0;
}

/* many: which one has all rings and not one alone. */
static void open_world(size_t n, uint32_t budget, size_t many)
{
	static struct hnl_service service;
	struct hnl_hv_config cfg = {
		.port = &tenant_port, .service = &service, .n_services = 1,
		.max_message = MAX_MESSAGE, .budget = budget,
		.n_domains = (uint16_t)n,
	};
	size_t i;

	service = hnl_memory_service(&tenant_memory, NULL);
	memset(&w, 0, sizeof(w));
	memset(&turn, 0, sizeof(turn));
	w.hv = hnl_hv_init(exact_block(hnl_hv_size(&cfg)), &cfg);
	w.cpu = hnl_cpu_init(exact_block(hnl_cpu_size(w.hv)), w.hv);
	w.n = n;
	w.budget = budget != 0 ? budget : HNL_BUDGET;
	w.t = (struct tenant *)calloc(n, sizeof(*w.t));
	assert_non_null(w.t);
	for (i = 0; i < n; i++)
		open_tenant(&w.t[i], i, i == many ? RINGS : 1);
}

static void close_world(void)
{
	size_t i;
	int err;

	for (i = 0; i < w.n; i++) {
		do {
			err = hnl_domain_destroy(w.t[i].d);
		} while (err == -HNL_EAGAIN);
		assert_int_equal(err, 0);
		free(w.t[i].d);
		free(w.t[i].page);
	}
	free(w.t);
	free(w.cpu);
	free(w.hv);
}

static struct tenant *tenant_of(const struct hnl_domain *d)
{
	return &w.t[hnl_domain_id(d)];
}

/* A share of so many pages, in a message of so many bytes at least. */
static bool send(struct tenant *t, uint32_t ring, uint64_t pages, size_t bytes)
{
	uint8_t buf[MAX_MESSAGE];
	struct hnl_head h = head_of(HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_SHARE, 0,
				    t->sent);
	struct hnl_builder b;
	uint8_t *p;

	hnl_builder_init(&b, buf, sizeof(buf));
	hnl_msg_begin(&b, &h);
	hnl_attr_put_u64(&b, HNL_MEMORY_A_GPA, 0);
	hnl_attr_put_u64(&b, HNL_MEMORY_A_PAGES, pages);
	if (bytes > b.len + HNL_ATTRHDR) {
		bytes -= b.len + HNL_ATTRHDR;
		p = hnl_attr_put_room(&b, 0x3fff, bytes);
		memset(p, 0, bytes);
	}
	hnl_msg_end(&b);
	assert_int_equal(hnl_builder_verdict(&b), 0);
	if (!hnl_producer_copy(&t->sq[ring], buf, b.len))
		return false;
	ignore(hnl_producer_publish(&t->sq[ring]));
	t->sent++;
	return true;
}

static void begin_wait(struct tenant *t)
{
	if (t->waits)
		return;
	t->waits = true;
	t->since = w.clock;
	t->since_turn = w.turns;
}

/* A doorbell that the hypervisor took note of. */
static void ring_bell(struct tenant *t, uint32_t ring)
{
	hnl_ready_ring(t->d, ring);
	begin_wait(t);
}

static void take_answers(struct tenant *t, uint32_t ring)
{
	uint8_t buf[HNL_PAGE];
	struct hnl_extack x;
	struct hnl_msg m;
	size_t n, pos;

	while ((n = hnl_consumer_copy(&t->cq[ring], buf, sizeof(buf))) != 0) {
		for (pos = 0; pos + HNL_NLHDR <= n; pos = m.next) {
			m = hnl_msg_at(buf, n, pos);
			if (m.head.type == HNL_MSG_ERROR) {
				assert_int_equal(hnl_ack_read(buf, &m, &x), 0);
				assert_int_equal(x.err, 0);
			}
			t->answered += m.head.type != HNL_MSG_NOOP;
		}
		hnl_consumer_take(&t->cq[ring], n);
		hnl_consumer_tell(&t->cq[ring]);
	}
}

/* One turn, and the clock goes on by what it took. NULL: nobody's. */
static struct tenant *give_one_turn(void)
{
	struct tenant *t;

	turn.d = NULL;
	turn.units = 0;
	memset(turn.looks, 0, sizeof(turn.looks));
	if (!hnl_hv_serve(w.cpu, w.hv) || turn.d == NULL)
		return NULL;
	t = tenant_of(turn.d);
	assert_in_range(turn.units, 1, w.budget + OVERRUN);
	t->got += turn.units;
	return t;
}

/* Its wait is over: no longer than the turns of others that lie in it. */
static void end_wait(struct tenant *t)
{
	uint64_t turns = w.turns - t->since_turn;

	assert_true(t->waits);
	assert_in_range(w.clock - t->since, 0, turns * (w.budget + OVERRUN));
	t->waits = false;
	w.clock += turn.units;
	w.turns++;
	t->turns = w.turns;
	if (next_domain(w.hv, (size_t)(t - w.t)) == (size_t)(t - w.t))
		begin_wait(t);
}

/* ---- the flood (A24) ---- */

#define FLOODER 1234u
#define SHORT_MAX 4000u		/* pages of the others' longest work */

static void fill_rings(struct tenant *t)
{
	uint32_t i;

	for (i = 0; i < RINGS; i++) {
		take_answers(t, i);
		while (send(t, i, LONGEST, 0))
			;
		ring_bell(t, i);
	}
}

static void send_short_work(struct tenant *t, uint32_t *seed)
{
	uint32_t n = 1 + next_random(seed) % 3;

	while (n-- != 0)
		assert_true(send(t, 0, 1 + next_random(seed) % 8 *
				 (next_random(seed) % (SHORT_MAX / 8)),
				 next_random(seed) % 4 * 300));
	ring_bell(t, 0);
}

/*
 * Waits in the order of their beginning. Had somebody its second turn while
 * the oldest waits since before the first one, the round would be broken.
 */
static struct {
	uint16_t id[1u << 16];
	size_t head, tail;
} waits;

static void wait_in_line(const struct tenant *t)
{
	waits.id[waits.tail++ % COUNT(waits.id)] = (uint16_t)(t - w.t);
}

static void check_round(const struct tenant *served)
{
	const struct tenant *t;

	for (; waits.head != waits.tail; waits.head++) {
		t = &w.t[waits.id[waits.head % COUNT(waits.id)]];
		if (t->waits)
			break;
	}
	if (waits.head != waits.tail && served->turns != 0 &&
	    t->since_turn < served->turns)
		fail_msg("domain %u waits since turn %llu, %u had two",
			 (unsigned int)(t - w.t),
			 (unsigned long long)t->since_turn,
			 (unsigned int)(served - w.t));
}

static void bell_in_line(struct tenant *t, uint32_t *seed)
{
	bool waited = t->waits;

	send_short_work(t, seed);
	if (!waited)
		wait_in_line(t);
}

static void some_become_ready(uint32_t *seed, unsigned int most)
{
	unsigned int n = most != 0 ? next_random(seed) % (most + 1) : 0;
	struct tenant *t;

	while (n-- != 0) {
		t = &w.t[next_random(seed) % w.n];
		if (t != &w.t[FLOODER] && !t->waits && t->sent == t->answered)
			bell_in_line(t, seed);
	}
}

/* One turn in the flood; false: nobody is ready. */
static bool flood_turn(void)
{
	struct tenant *t = give_one_turn();

	if (t == NULL)
		return false;
	check_round(t);
	end_wait(t);
	if (t == &w.t[FLOODER])
		fill_rings(t);
	else
		take_answers(t, 0);
	if (t->waits)
		wait_in_line(t);
	return true;
}

static void flood_of_one_domain_each_other_waits_within_the_bound(void **state)
{
	uint32_t seed = 3, i;
	uint64_t flooded;

	(void)state;
	memset(&waits, 0, sizeof(waits));
	open_world(HNL_DOMAINS_MAX, 0, FLOODER);
	fill_rings(&w.t[FLOODER]);
	wait_in_line(&w.t[FLOODER]);
	for (i = 0; i < w.n; i++)
		if (i != FLOODER)
			bell_in_line(&w.t[i], &seed);
	/* A crowd, then fewer than are served, then more, then nobody new. */
	for (i = 0; i < 24000; i++) {
		some_become_ready(&seed, i / 4000 % 2 != 0 ? 3 : 1);
		assert_true(flood_turn());
	}
	flooded = w.t[FLOODER].got;
	for (i = 0; i < w.n; i++)
		while (w.t[i].waits && i != FLOODER)
			assert_true(flood_turn());
	for (i = 0; i < w.n; i++)
		if (i != FLOODER)
			assert_int_equal(w.t[i].answered, w.t[i].sent);
	/* It got what nobody else wanted, and did something with it. */
	assert_true(flooded > 10 * HNL_BUDGET);
	close_world();
}

/* ---- shares ---- */

/* Two that always have more; what one takes too much it pays back. */
static void keep_busy(struct tenant *t, uint64_t pages, size_t bytes)
{
	take_answers(t, 0);
	while (send(t, 0, pages, bytes))
		;
	ring_bell(t, 0);
}

static void flooders_two_shares_differ_by_the_overrun_at_most(void **state)
{
	/* A ring of one page holds more than each of these. */
	static const uint32_t budgets[] = { 3, OVERRUN + 1, 13 };
	struct tenant *a, *b, *t;
	unsigned int n;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(budgets); i++) {
		open_world(64, budgets[i], 64);
		a = &w.t[3];
		b = &w.t[60];
		keep_busy(a, LONGEST, 0);
		keep_busy(b, 1, MAX_MESSAGE - 16);
		for (n = 0; n < 2000; n++) {
			t = give_one_turn();
			assert_true(t == a || t == b ||
				    (t == NULL && budgets[i] <= OVERRUN));
			keep_busy(a, LONGEST, 0);
			keep_busy(b, 1, MAX_MESSAGE - 16);
			if (n % 2 != 0)
				assert_in_range(a->got - b->got + OVERRUN, 0,
						2 * OVERRUN);
		}
		close_world();
	}
}

/* ---- who costs nothing ---- */

static void idle_domains_never_visited(void **state)
{
	struct tenant *busy;
	size_t i;

	(void)state;
	open_world(HNL_DOMAINS_MAX, 0, HNL_DOMAINS_MAX);
	assert_null(give_one_turn());
	assert_false(hnl_hv_serve(w.cpu, w.hv));
	busy = &w.t[HNL_DOMAINS_MAX - 1];
	assert_true(send(busy, 0, 3 * HNL_BUDGET, 0));
	ring_bell(busy, 0);
	for (i = 0; i < 4; i++)
		assert_ptr_equal(give_one_turn(), busy);
	assert_false(hnl_hv_serve(w.cpu, w.hv));
	take_answers(busy, 0);
	assert_int_equal(busy->answered, 1);
	for (i = 0; i < w.n; i++)
		assert_int_equal(w.t[i].touched != 0, &w.t[i] == busy);
	close_world();
}

/*
 * A28: doorbells without work, while the domain is being served, save up
 * nothing that a flood could use afterwards.
 */
static void doorbell_storm_saves_nothing(void **state)
{
	struct tenant *t;
	unsigned int i;

	(void)state;
	open_world(2, 0, 1);
	t = &w.t[1];
	turn.storm = true;
	ring_bell(t, 0);
	for (i = 0; i < 1000; i++) {
		assert_ptr_equal(give_one_turn(), t);
		/* As many looks as it has rings. */
		assert_in_range(turn.units, 1, 2 * RINGS);
	}
	turn.storm = false;
	fill_rings(t);
	for (i = 0; i < 10; i++)
		assert_ptr_equal(give_one_turn(), t);
	close_world();
}

/* A29: the doorbell that comes while another processor is in the domain. */
static void kick_of_a_claimed_domain_served_afterwards(void **state)
{
	struct tenant *t;

	(void)state;
	open_world(3, 0, 3);
	t = &w.t[1];
	assert_true(send(t, 0, 1, 0));
	assert_true(hnl_claim(t->d));
	assert_int_equal(hnl_hv_kick(w.cpu, t->d, 0), -HNL_EAGAIN);
	assert_true(hnl_hv_serve(w.cpu, w.hv));
	take_answers(t, 0);
	assert_int_equal(t->answered, 0);
	hnl_release(t->d);
	assert_ptr_equal(give_one_turn(), t);
	take_answers(t, 0);
	assert_int_equal(t->answered, 1);
	assert_false(hnl_hv_serve(w.cpu, w.hv));
	close_world();
}

/* What waits for another call's end is looked at when that has come. */
static void starved_ring_not_looked_at_until_a_call_ends(void **state)
{
	struct tenant *t;
	unsigned int looks = 0, i;

	(void)state;
	open_world(1, 64, 0);
	t = &w.t[0];
	/* Each takes more than half of the bytes that calls may have. */
	assert_true(send(t, 0, 64 * 20, MAX_MESSAGE - 16));
	assert_true(send(t, 1, 1, MAX_MESSAGE - 16));
	ring_bell(t, 0);
	ring_bell(t, 1);
	for (i = 0; t->answered != 2 && give_one_turn() != NULL; i++) {
		looks += turn.looks[1];
		take_answers(t, 0);
		take_answers(t, 1);
	}
	assert_in_range(i, 20, 30);
	assert_int_equal(looks, 2);
	assert_int_equal(t->answered, 2);
	close_world();
}

/* An id that is given anew keeps what its new domain was told. */
static void domain_gone_its_mark_not_the_next_ones(void **state)
{
	struct tenant *t;

	(void)state;
	open_world(40, 0, 40);
	t = &w.t[35];
	ring_bell(t, 0);
	while (hnl_domain_destroy(t->d) != 0)
		;
	free(t->d);
	free(t->page);
	assert_null(give_one_turn());
	assert_false(hnl_hv_serve(w.cpu, w.hv));
	open_tenant(t, 35, 1);
	assert_true(send(t, 0, 1, 0));
	ring_bell(t, 0);
	assert_ptr_equal(give_one_turn(), t);
	close_world();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			flood_of_one_domain_each_other_waits_within_the_bound),
		cmocka_unit_test(
			flooders_two_shares_differ_by_the_overrun_at_most),
		cmocka_unit_test(idle_domains_never_visited),
		cmocka_unit_test(doorbell_storm_saves_nothing),
		cmocka_unit_test(kick_of_a_claimed_domain_served_afterwards),
		cmocka_unit_test(starved_ring_not_looked_at_until_a_call_ends),
		cmocka_unit_test(domain_gone_its_mark_not_the_next_ones),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
