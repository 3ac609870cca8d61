/* SPDX-License-Identifier: MIT */
/*
 * hv/plain.c runs most messages in one go, hv/dispatch.c any. What
 * test_plain_same.c has of single CALLs is here what a guest makes of all that
 * there is: rings that are filled, kicked, emptied, stopped, destroyed and
 * opened again, two vCPUs' CALLs, one of them left for later, cancels, a host
 * that refuses now and then.
 *
 *	seed --> step, step, step ... --> machine a: either way
 *				     \--> machine b: the long way
 *
 * Each step is chosen once, done on both, and compared. A session that differs
 * says its seed, its budget and its step, and can be played alone:
 *
 *	test_ring_same SEED BUDGET [STEPS]	(SEED: not 0)
 */
#include "groups.h"
#include "same.h"

#define RINGS 2u
#define SUBMISSION 4u	/* pages */
#define STEPS 500u	/* a session */
#define MESSAGES 8u	/* a batch, at most */
#define BATCH_MAX 6000u
#define ENTRIES 2000u	/* of one CALL; then it is given up */

/*
 * Where no random address points, so that a ring can always be opened: between
 * the pages of requests that are no longer than BATCH_MAX, and of replies. The
 * first has little room for answers, so that they wait.
 */
static const struct {
	uint32_t page, completion;
} places[RINGS] = { { REQUEST_PAGE + 2, 1 }, { REQUEST_PAGE + 8, 4 } };

/* What sessions must have come by: else they show little. */
static struct {
	unsigned int in_flight, gone_on, canceled, linked, left_out;
	unsigned int stopped, narrowed, full, denied, preempted, held;
} seen;

struct side {
	struct real *real;
	struct machine *m;
	struct guest_ring ring[RINGS];
	uint64_t asked;		/* what authorise was asked, in order */
	uint64_t value;		/* of the last CALL */
	int err;		/* of the last entry */
};

static struct session {
	bool on;
	uint32_t first, budget;	/* to be said */
	unsigned int step;
	uint32_t seed, seq;
	struct choice c;
	struct side side[2];
	bool open[RINGS];
	bool lazy;		/* the guest: it takes no answers */
	struct hnl_direct left;	/* the second vCPU's CALL; or all 0 */
	unsigned int deny;	/* which requests the host refuses; 0: none */
} now;

static uint8_t batch[HNL_MSG_MAX];

/* Below n. */
static uint32_t any(uint32_t n)
{
	return next_random(&now.seed) % n;
}

/* ---- the host ---- */

static struct side *side_of(const void *host)
{
	return &now.side[now.side[1].m == host];
}

static int may(void *host, uint16_t target, const struct hnl_family *family,
	       uint8_t cmd, const void *request)
{
	struct side *s = side_of(host);

	(void)request;
	s->asked = s->asked * 31 +
		   ((uint64_t)target << 24 | (uint64_t)family->id << 8 | cmd);
	if (now.deny == 0 || ((uint32_t)family->id + cmd) % 3 != now.deny - 1)
		return 0;
	seen.denied++;
	return -HNL_EPERM;
}

static void open_side(struct side *s, uint32_t budget)
{
	s->real = real_open(budget);
	s->real->port.authorise = may;
	s->m = s->real->m;
	if (budget != 0)
		s->m->hv->quantum = 1 + budget / 3;
}

/* ---- compared ---- */

static void note_calls(const struct hnl_domain *d)
{
	size_t i;

	seen.in_flight += d->in_flight;
	for (i = 0; i < d->n_slots; i++)
		seen.gone_on += d->slot[i].state == CALL_READY &&
				(d->slot[i].flags & SLOT_STARTED) != 0;
}

static void note_rings(const struct hnl_domain *d)
{
	const struct ring_state *r;

	for (r = d->ring; r < d->ring + RINGS; r++) {
		seen.linked += r->lane.linked;
		seen.left_out += r->lane.canceled;
		seen.stopped += r->stopped != 0;
		seen.narrowed += r->narrow.on;
	}
	seen.held += d->direct[1].live;
}

/* After each entry. */
static void compare(void)
{
	const struct side *a = &now.side[0], *b = &now.side[1];

	assert_int_equal(a->err, b->err);
	assert_true(a->value == b->value);
	assert_true(a->asked == b->asked);
	expect_same_machine(a->m, b->m);
	note_calls(a->m->domain);
	note_rings(a->m->domain);
}

/* Whether the host asks for its processor back all through the next entry. */
static void choose_hurry(void)
{
	bool hurry = chance(&now.c, 10);

	seen.preempted += hurry;
	now.side[0].m->preempt = now.side[1].m->preempt = hurry;
}

/* ---- CALLs ---- */

static int enter(uint32_t vcpu, const struct hnl_direct *regs)
{
	struct side *s;

	choose_hurry();
	for (s = now.side; s < now.side + 2; s++)
		s->err = hnl_hv_call(s->m->cpu, s->m->domain, vcpu, regs,
				     &s->value);
	compare();
	return now.side[0].err;
}

/* Entries until it ends, or so many: then it is still in flight. */
static int call_on(uint32_t vcpu, const struct hnl_direct *regs,
		   unsigned int entries)
{
	int err;

	do
		err = enter(vcpu, regs);
	while (err == -HNL_EAGAIN && --entries != 0);
	return err;
}

static void give_up(uint32_t vcpu)
{
	static const struct hnl_direct none;

	assert_int_equal(enter(vcpu, &none), 0);
}

/* Room for the longest reply that there is, or less. */
static size_t choose_reply(void)
{
	return chance(&now.c, 2) ? 60000 : HNL_ACK_MAX + any(3000);
}

static struct hnl_direct regs_for(size_t len)
{
	struct hnl_direct regs = { GPA(REQUEST_PAGE), len, GPA(REPLY_PAGE),
				   choose_reply() };
	struct side *s;

	for (s = now.side; s < now.side + 2; s++)
		machine_poke(s->m, REQUEST_PAGE, 0, batch, len);
	return regs;
}

/* The first vCPU's: as long as it takes. */
static void call_whole(size_t len)
{
	struct hnl_direct regs = regs_for(len);

	if (call_on(0, &regs, ENTRIES) == -HNL_EAGAIN)
		give_up(0);
}

/*
 * The second vCPU's may be left in flight, and goes on later: with whatever
 * bytes its request has then.
 */
static void call_some(size_t len)
{
	if (now.left.request_len == 0)
		now.left = regs_for(len);
	else if (chance(&now.c, 6))
		give_up(1);
	if (call_on(1, &now.left, 1 + any(6)) != -HNL_EAGAIN)
		memset(&now.left, 0, sizeof(now.left));
}

/* ---- messages ---- */

/* Of ctrl, what would open a ring that the guest does not know of. */
static bool is_left_out(const struct hnl_service *s, size_t cmd)
{
	if (s->family->command[cmd].request == HNL_SET_NONE)
		return true;
	if (s->family->id != HNL_CTRL_FAMILY)
		return false;
	return cmd == HNL_CTRL_CMD_RING_RESET ||
	       cmd == HNL_CTRL_CMD_RING_REPLACE ||
	       cmd == HNL_CTRL_CMD_RING_CREATE;
}

/* Sharing pages, and what may be in flight, more often than the rest. */
static const struct hnl_service *choose_command(size_t *cmd)
{
	const struct hnl_hv *hv = now.side[0].m->hv;
	const struct hnl_service *s;

	do {
		s = chance(&now.c, 3) ? hnl_hv_service(hv, 1) :
					any_service(hv, &now.c);
		*cmd = any(s->family->n_commands);
	} while (is_left_out(s, *cmd) ||
		 (chance(&now.c, 2) &&
		  !(s->family->command[*cmd].flags & HNL_COMMAND_LONG)));
	return s;
}

static uint16_t choose_flags(const struct hnl_command *command)
{
	static const struct {
		uint16_t flag;
		uint32_t one_in;
	} flags[] = {
		{ HNL_F_LINK, 6 },    { HNL_F_BARRIER, 12 },
		{ HNL_F_ACK, 9 },     { HNL_F_REPORT, 20 },
		{ HNL_F_STRICT, 30 },
	};
	uint16_t all = 0;
	size_t i;

	for (i = 0; i < COUNT(flags); i++)
		if (chance(&now.c, flags[i].one_in))
			all |= flags[i].flag;
	if ((command->flags & HNL_COMMAND_DUMP) && !chance(&now.c, 4))
		all |= HNL_F_DUMP;
	return all;
}

static void put_any(struct hnl_builder *b)
{
	size_t cmd;
	const struct hnl_service *s = choose_command(&cmd);
	struct hnl_head h = head_of(s->family->id, (uint8_t)cmd,
				    choose_flags(&s->family->command[cmd]),
				    ++now.seq);

	put_request(b, s, cmd, &h, &now.c);
}

/* Behind those that are there, as many as fit: bytes of all. */
static size_t put_some(struct hnl_builder *b)
{
	uint32_t n = 1 + any(MESSAGES);
	size_t len = b->len;

	while (n-- != 0) {
		put_any(b);
		if (hnl_builder_verdict(b) != 0 || b->len > BATCH_MAX)
			break;
		len = b->len;
	}
	return len;
}

/* ---- rings ---- */

static bool is_usable(uint32_t i)
{
	const struct ring_state *r = &now.side[0].m->domain->ring[i];

	return now.open[i] && r->live && r->stopped == HNL_REASON_NONE &&
	       !(r->narrow.on && chance(&now.c, 6));
}

static void destroy(uint32_t i)
{
	struct hnl_builder b = batch_begin(batch, sizeof(batch));

	put_u32_of(&b, HNL_CTRL_CMD_RING_DESTROY, 0, 9, HNL_CTRL_A_RING_ID, i);
	call_whole(b.len);
	assert_false(now.side[0].m->domain->ring[i].live);
}

static void open_ring(uint32_t i)
{
	struct hnl_builder b;
	struct side *s;

	for (s = now.side; s < now.side + 2; s++) {
		if (now.open[i])
			guest_ring_close(&s->ring[i]);
		s->m->preempt = false;
		guest_ring_open(&s->ring[i], s->m, i, places[i].page,
				SUBMISSION, places[i].completion);
	}
	now.open[i] = true;
	b = batch_begin(batch, sizeof(batch));
	put_join(&b, 8, HNL_CTRL_FAMILY, HNL_CTRL_GROUP_PROGRESS, i);
	call_whole(b.len);
}

/* A ring that is gone, or broken, or narrowed for long enough, begins anew. */
static void mend_ring(uint32_t i)
{
	if (is_usable(i))
		return;
	if (now.side[0].m->domain->ring[i].live)
		destroy(i);
	open_ring(i);
}

/* As one piece: whatever its bytes say. */
static void send(uint32_t i, size_t len)
{
	struct side *s;

	for (s = now.side; s < now.side + 2; s++) {
		if (!hnl_producer_copy(&s->ring[i].sq, batch, len))
			return;
		ignore(hnl_producer_publish(&s->ring[i].sq));
	}
}

static void take(uint32_t i)
{
	const struct guest_ring *a = &now.side[0].ring[i];
	struct side *s;

	for (s = now.side; s < now.side + 2; s++) {
		s->ring[i].got_len = 0;
		guest_ring_take(&s->ring[i]);
	}
	assert_int_equal(a->got_len, s[-1].ring[i].got_len);
	assert_memory_equal(a->got, s[-1].ring[i].got, a->got_len);
}

static void kick_both(uint32_t i)
{
	struct side *s;

	choose_hurry();
	for (s = now.side; s < now.side + 2; s++)
		s->err = hnl_hv_kick(s->m->cpu, s->m->domain, i);
	compare();
	seen.full += hnl_producer_stalled(&now.side[0].ring[i].sq) &&
		     now.side[0].m->domain->ring[i].first != HNL_NONE;
	if (!now.lazy && now.side[0].m->domain->ring[i].live &&
	    !chance(&now.c, 3))
		take(i);
}

/* The hypervisor's own time. */
static void serve_both(void)
{
	struct side *s;

	choose_hurry();
	for (s = now.side; s < now.side + 2; s++)
		s->err = hnl_hv_serve(s->m->cpu, s->m->hv);
	compare();
}

/* ---- steps ---- */

static void send_some(void)
{
	struct hnl_builder b = batch_begin(batch, sizeof(batch));
	size_t len = put_some(&b);

	if (len == 0)
		return;
	if (chance(&now.c, 12))
		flip_any(batch, len, &now.c);
	switch (any(5)) {
	case 0:
		call_whole(len);
		break;
	case 1:
		call_some(len);
		break;
	default:
		send(any(RINGS), len);
	}
}

/* One in flight, or the last that was tried. */
static uint16_t choose_call(const struct hnl_domain *d)
{
	uint16_t slot = 0;
	unsigned int tries = 8;

	do
		slot = (uint16_t)any(d->n_slots);
	while (d->slot[slot].state == CALL_FREE && --tries != 0);
	return slot;
}

static void cancel_one(void)
{
	const struct hnl_domain *d = now.side[0].m->domain;
	struct hnl_builder b = batch_begin(batch, sizeof(batch));
	uint16_t slot = choose_call(d);

	put_cancel(&b, 7, hnl_calls_token(d, slot));
	call_whole(b.len);
	seen.canceled += (d->slot[slot].flags & SLOT_CANCEL) != 0;
}

/*
 * From now on a ring has less than its domain, half of its addresses: it says
 * so itself, and goes on. Or it is another ring that says so.
 */
static void narrow_one(void)
{
	struct hnl_builder b = batch_begin(batch, sizeof(batch));
	struct hnl_ctrl_ring_narrow_req req;
	uint32_t i = any(RINGS);

	hnl_ctrl_ring_narrow_req_init(&req);
	hnl_ctrl_ring_narrow_req_set_id(&req, i);
	hnl_ctrl_ring_narrow_req_set_window(&req, GPA(FREE_PAGE));
	hnl_ctrl_ring_narrow_req_set_window_pages(&req, RAM_PAGES / 2);
	hnl_ctrl_ring_narrow_req_encode(&b, HNL_F_REQUEST, 6, 0, &req);
	send(chance(&now.c, 3) ? any(RINGS) : i, put_some(&b));
}

static void run_some(void)
{
	uint32_t n;

	for (n = any(8); n != 0; n--) {
		now.deny = chance(&now.c, 10) ? 1 + any(3) : 0;
		if (chance(&now.c, 6))
			serve_both();
		else
			kick_both(any(RINGS));
	}
}

static void step(void)
{
	uint32_t i;

	now.deny = 0;
	for (i = 0; i < RINGS; i++)
		mend_ring(i);
	now.deny = chance(&now.c, 12) ? 1 + any(3) : 0;
	send_some();
	if (chance(&now.c, 5))
		cancel_one();
	if (chance(&now.c, 60))
		narrow_one();
	if (chance(&now.c, now.lazy ? 30 : 15))
		now.lazy = !now.lazy;
	run_some();
	expect_same_memory(now.side[0].m, now.side[1].m);
}

/* ---- sessions ---- */

static void begin(uint32_t seed, uint32_t budget)
{
	size_t i;

	memset(&now, 0, sizeof(now));
	now.on = true;
	now.first = now.seed = seed;
	now.budget = budget;
	now.c.seed = &now.seed;
	for (i = 0; i < 2; i++)
		open_side(&now.side[i], budget);
	forbid_plain(now.side[1].m->hv);
}

static void end(void)
{
	size_t i, k;

	for (i = 0; i < 2; i++) {
		for (k = 0; k < RINGS; k++)
			if (now.open[k])
				guest_ring_close(&now.side[i].ring[k]);
		real_close(now.side[i].real);
	}
	now.on = false;
}

static void play(uint32_t seed, uint32_t budget, unsigned int steps)
{
	begin(seed, budget);
	for (; now.step < steps; now.step++)
		step();
	end();
}

/* Behind a session that did not end. */
static int say_where(void **state)
{
	(void)state;
	if (now.on)
		print_error("differs: seed %u, budget %u, step %u\n",
			    now.first, now.budget, now.step);
	return 0;
}

static void sessions_same_on_both(void **state)
{
	static const struct {
		uint32_t seed, budget;
	} sessions[] = {
		{ 0x2545f491, 0 },  { 0x9e3779b9, 1 },	{ 401089, 5 },
		{ 0x1b873593, 12 }, { 0xcc9e2d51, 40 }, { 0x85ebca6b, 200 },
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(sessions); i++)
		play(sessions[i].seed, sessions[i].budget, STEPS);
}

/* Behind them: they came by all that there is to differ in. */
static void sessions_are_eventful(void **state)
{
	(void)state;
	assert_true(seen.in_flight > STEPS);
	assert_true(seen.gone_on > STEPS);
	assert_true(seen.held > STEPS);
	assert_true(seen.denied > STEPS / 10);
	assert_true(seen.preempted > STEPS / 10);
	assert_true(seen.linked > STEPS / 10);
	assert_true(seen.left_out > STEPS / 10);
	assert_true(seen.full > 10);
	assert_true(seen.canceled > 10);
	assert_true(seen.stopped > 10);
	assert_true(seen.narrowed > 10);
}

/* ---- one alone ---- */

static uint32_t asked_seed, asked_budget;
static unsigned int asked_steps = STEPS;

static void asked_same_session(void **state)
{
	(void)state;
	play(asked_seed, asked_budget, asked_steps);
}

static uint32_t number_of(const char *text)
{
	return (uint32_t)strtoul(text, NULL, 0);
}

static int play_asked(int n, char **arg)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(asked_same_session, say_where),
	};

	asked_seed = number_of(arg[1]);
	if (n > 2)
		asked_budget = number_of(arg[2]);
	if (n > 3)
		asked_steps = number_of(arg[3]);
	return cmocka_run_group_tests(tests, NULL, NULL);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(sessions_same_on_both, say_where),
		cmocka_unit_test(sessions_are_eventful),
	};

	if (argc > 1)
		return play_asked(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
