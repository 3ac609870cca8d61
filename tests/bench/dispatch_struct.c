/* SPDX-License-Identifier: MIT */
/*
 * The same commands as Xen reaches them: a list of entries, each with the
 * address of its command's struct.
 *
 *	| op | result | args[6] |  x n		args[0] -> struct
 *
 * Each entry is copied in, its struct too, and the result is written back, all
 * by addresses that the guest chose, so every copy looks its page up.
 */
#include "dispatch.h"

#include <string.h>

struct entry {
	uint64_t op;
	int64_t result;
	uint64_t args[6];
};

struct send_args {
	uint32_t port;
};

struct mask_args {
	uint32_t port;
	uint8_t masked, pad[3];
};

struct timer_args {
	uint64_t deadline;
	uint32_t vcpu, pad;
};

struct protect_args {
	uint64_t gpa;
	uint32_t attributes, pad;
};

struct grant_args {
	uint64_t gpa;
	uint32_t attributes, ref;
	uint16_t peer, pad[3];
};

struct place_args {
	uint32_t vcpu, node, weight;
};

struct parameter_args {
	uint64_t value;
	uint32_t index, pad;
};

/* done: where the next entry goes on. */
struct walk_args {
	uint64_t pages, done;
};

#define ARGS_SIZE 32	/* room for any of them; none crosses a page */

/* ---- guest memory ---- */

/* One mapping of either use; kept only if the hypervisor holds pages. */
struct window {
	uint64_t gpa;
	uint8_t *page;
};

struct hypervisor {
	const struct hnl_hv_port *port;
	bool hold;
	uint32_t budget;	/* units that this entry may still take */
	struct window window[2];	/* the list, structs */
};

enum { LIST, ARGS };

static void close_window(const struct hypervisor *hv, struct window *w)
{
	if (w->page != NULL)
		hv->port->unmap(NULL, w->gpa, HNL_MAP_WRITE);
	w->page = NULL;
}

static uint8_t *open_window(struct hypervisor *hv, int which, uint64_t gpa)
{
	struct window *w = &hv->window[which];
	enum hnl_reason why;

	gpa &= ~(uint64_t)(HNL_PAGE - 1);
	if (w->page != NULL && w->gpa == gpa)
		return w->page;
	close_window(hv, w);
	w->gpa = gpa;
	w->page = hv->port->map(NULL, gpa, HNL_MAP_WRITE, &why);
	return w->page;
}

/* Inlined, so that a struct's size is a constant where it has one. */
static inline bool copy(struct hypervisor *hv, int which, uint64_t gpa,
			void *own, size_t n, bool out)
{
	size_t at = (size_t)(gpa % HNL_PAGE);
	uint8_t *page;

	if (n > HNL_PAGE - at)
		return false;
	page = open_window(hv, which, gpa);
	if (page == NULL)
		return false;
	if (out)
		memcpy(page + at, own, n);
	else
		memcpy(own, page + at, n);
	if (!hv->hold)
		close_window(hv, &hv->window[which]);
	return true;
}

#define FROM_GUEST(hv, gpa, v) copy(hv, ARGS, gpa, v, sizeof(*(v)), false)
#define TO_GUEST(hv, gpa, v) copy(hv, ARGS, gpa, v, sizeof(*(v)), true)

static bool spend(struct hypervisor *hv)
{
	if (hv->budget == 0)
		return false;
	hv->budget--;
	return !hv->port->preempt(NULL);
}

/* ---- commands ---- */

#define AGAIN 1

typedef int (*handler)(struct hypervisor *hv, const uint64_t *args);

static int send_port(struct hypervisor *hv, const uint64_t *args)
{
	struct send_args a;

	if (!FROM_GUEST(hv, args[0], &a))
		return -HNL_EFAULT;
	if (a.port > 1023)
		return -HNL_EINVAL;
	work_send(a.port);
	return 0;
}

static int mask_port(struct hypervisor *hv, const uint64_t *args)
{
	struct mask_args a;

	if (!FROM_GUEST(hv, args[0], &a))
		return -HNL_EFAULT;
	if (a.port > 1023 || a.masked > 1)
		return -HNL_EINVAL;
	work_mask(a.port, a.masked != 0);
	return 0;
}

static int set_timer(struct hypervisor *hv, const uint64_t *args)
{
	struct timer_args a;

	if (!FROM_GUEST(hv, args[0], &a))
		return -HNL_EFAULT;
	if (a.vcpu > 63)
		return -HNL_EINVAL;
	work_timer(a.vcpu, a.deadline);
	return 0;
}

static int protect(struct hypervisor *hv, const uint64_t *args)
{
	struct protect_args a;

	if (!FROM_GUEST(hv, args[0], &a))
		return -HNL_EFAULT;
	if (a.gpa % HNL_PAGE != 0 || (a.attributes & ~0x1fu) != 0)
		return -HNL_EINVAL;
	return work_protect(a.gpa, a.attributes) ? 0 : -HNL_EINVAL;
}

static int grant(struct hypervisor *hv, const uint64_t *args)
{
	struct grant_args a;

	if (!FROM_GUEST(hv, args[0], &a))
		return -HNL_EFAULT;
	if (a.gpa % HNL_PAGE != 0 || (a.attributes & ~0x1fu) != 0 ||
	    a.ref > 255 || a.peer > 0x7fef)
		return -HNL_EINVAL;
	return work_grant(a.ref, a.peer, a.gpa, a.attributes) ? 0 :
								-HNL_EINVAL;
}

static int place(struct hypervisor *hv, const uint64_t *args)
{
	struct place_args a;

	if (!FROM_GUEST(hv, args[0], &a))
		return -HNL_EFAULT;
	if (a.vcpu > 63 || a.node > 15 || a.weight < 1 || a.weight > 65535)
		return -HNL_EINVAL;
	work_place(a.vcpu, a.node, a.weight);
	return 0;
}

static int set(struct hypervisor *hv, const uint64_t *args)
{
	struct parameter_args a;

	if (!FROM_GUEST(hv, args[0], &a))
		return -HNL_EFAULT;
	if (a.index > 63)
		return -HNL_EINVAL;
	work_set(a.index, a.value);
	return 0;
}

static int get(struct hypervisor *hv, const uint64_t *args)
{
	struct parameter_args a;

	if (!FROM_GUEST(hv, args[0], &a))
		return -HNL_EFAULT;
	if (a.index > 63)
		return -HNL_EINVAL;
	a.value = work_get(a.index);
	/* value is first: only it is written back. */
	return TO_GUEST(hv, args[0], &a.value) ? 0 : -HNL_EFAULT;
}

static int walk(struct hypervisor *hv, const uint64_t *args)
{
	struct walk_args a;

	if (!FROM_GUEST(hv, args[0], &a))
		return -HNL_EFAULT;
	if (a.pages < 1 || a.pages > 65536 || a.done >= a.pages)
		return -HNL_EINVAL;
	do {
		work_walk(a.done++);
		if (a.done == a.pages) {
			a.done = 0;	/* the list can be sent again */
			return TO_GUEST(hv, args[0], &a) ? 0 : -HNL_EFAULT;
		}
	} while (spend(hv));
	return TO_GUEST(hv, args[0], &a) ? AGAIN : -HNL_EFAULT;
}

static const handler handlers[] = {
	[HNL_MIXED_CMD_SEND] = send_port,
	[HNL_MIXED_CMD_MASK] = mask_port,
	[HNL_MIXED_CMD_TIMER] = set_timer,
	[HNL_MIXED_CMD_PROTECT] = protect,
	[HNL_MIXED_CMD_GRANT] = grant,
	[HNL_MIXED_CMD_PLACE] = place,
	[HNL_MIXED_CMD_SET] = set,
	[HNL_MIXED_CMD_GET] = get,
	[HNL_MIXED_CMD_WALK] = walk,
};

#define HANDLERS (sizeof(handlers) / sizeof(handlers[0]))

static int run_entry(struct hypervisor *hv, const struct entry *e)
{
	handler h;

	if (e->op >= HANDLERS)
		return -HNL_ENOSYS;
	h = handlers[hnl_clamp_index((size_t)e->op, HANDLERS)];
	return h == NULL ? -HNL_ENOSYS : h(hv, e->args);
}

/* Returns how many entries are done; fewer than n: call again from there. */
static uint32_t multicall(struct hypervisor *hv, uint64_t list, uint32_t n)
{
	struct entry e;
	uint32_t i;
	int result;

	for (i = 0; i < n; i++, list += sizeof(e)) {
		if (i != 0 && !spend(hv))
			break;
		if (!copy(hv, LIST, list, &e, sizeof(e), false))
			dispatch_fail("struct: list");
		result = run_entry(hv, &e);
		if (result == AGAIN)
			break;
		e.result = result;
		if (!copy(hv, LIST, list + offsetof(struct entry, result),
			  &e.result, sizeof(e.result), true))
			dispatch_fail("struct: result");
	}
	close_window(hv, &hv->window[LIST]);
	close_window(hv, &hv->window[ARGS]);
	return i;
}

/* ---- the guest's side ---- */

static uint32_t run(const struct batch *b, uint32_t budget, bool hold)
{
	struct hypervisor hv = { .port = &work_port, .hold = hold };
	uint32_t done = 0, entries = 0;

	while (done < b->n) {
		hv.budget = budget;
		done += multicall(&hv, b->list + done * sizeof(struct entry),
				  b->n - done);
		entries++;
	}
	return entries;
}

uint32_t struct_side_run(const struct batch *b)
{
	return run(b, BUDGET, false);
}

uint32_t struct_side_run_short(const struct batch *b)
{
	return run(b, BUDGET_SHORT, false);
}

uint32_t struct_side_run_held(const struct batch *b)
{
	return run(b, BUDGET, true);
}

union args {
	struct mask_args mask;	/* begins as send_args */
	struct timer_args timer;
	struct grant_args grant;	/* begins as protect_args */
	struct place_args place;
	struct parameter_args parameter;
	struct walk_args walk;
	uint8_t room[ARGS_SIZE];
};

static union args args_of(const struct command *c)
{
	union args a = { .room = { 0 } };

#define VALUE(type, name) ((type)c->value[HNL_MIXED_A_##name])
	switch (c->cmd) {
	case HNL_MIXED_CMD_SEND:
	case HNL_MIXED_CMD_MASK:
		a.mask.port = VALUE(uint32_t, PORT);
		a.mask.masked = VALUE(uint8_t, MASKED);
		break;
	case HNL_MIXED_CMD_TIMER:
		a.timer.vcpu = VALUE(uint32_t, VCPU);
		a.timer.deadline = VALUE(uint64_t, DEADLINE);
		break;
	case HNL_MIXED_CMD_PROTECT:
	case HNL_MIXED_CMD_GRANT:
		a.grant.gpa = VALUE(uint64_t, GPA);
		a.grant.attributes = VALUE(uint32_t, ATTRIBUTES);
		a.grant.ref = VALUE(uint32_t, REF);
		a.grant.peer = VALUE(uint16_t, PEER);
		break;
	case HNL_MIXED_CMD_PLACE:
		a.place.vcpu = VALUE(uint32_t, VCPU);
		a.place.node = VALUE(uint32_t, NODE);
		a.place.weight = VALUE(uint32_t, WEIGHT);
		break;
	case HNL_MIXED_CMD_SET:
	case HNL_MIXED_CMD_GET:
		a.parameter.index = VALUE(uint32_t, INDEX);
		a.parameter.value = VALUE(uint64_t, VALUE);
		break;
	default:
		a.walk.pages = VALUE(uint64_t, PAGES);
	}
	return a;
}

void struct_side_write(struct batch *b, const struct command *c)
{
	uint64_t args = work_take_pages(b->n * ARGS_SIZE);
	struct entry e = { 0, -1, { 0 } };
	union args a;
	uint32_t i;

	b->list = work_take_pages(b->n * sizeof(e));
	for (i = 0; i < b->n; i++, c++, args += ARGS_SIZE) {
		e.op = c->cmd;
		e.args[0] = args;
		memcpy(work_ram(b->list + i * sizeof(e)), &e, sizeof(e));
		a = args_of(c);
		memcpy(work_ram(args), &a, sizeof(a));
	}
}

static struct entry entry_at(const struct batch *b, uint32_t i)
{
	struct entry e;

	memcpy(&e, work_ram(b->list + i * sizeof(e)), sizeof(e));
	return e;
}

uint64_t struct_side_answers(const struct batch *b)
{
	struct parameter_args a;
	uint64_t sum = 0;
	struct entry e;
	uint32_t i;

	for (i = 0; i < b->n; i++) {
		e = entry_at(b, i);
		if (e.result != 0)
			dispatch_fail("struct: answers");
		if (e.op != HNL_MIXED_CMD_GET)
			continue;
		memcpy(&a, work_ram(e.args[0]), sizeof(a));
		sum += a.value;
	}
	return sum;
}

bool struct_side_refuses(const struct batch *b)
{
	uint32_t i;

	(void)struct_side_run(b);
	for (i = 0; i < b->n; i++)
		if (entry_at(b, i).result != -HNL_EINVAL)
			return false;
	return true;
}
