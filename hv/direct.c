/* SPDX-License-Identifier: MIT */
/*
 * CALL: a batch straight from the guest's pages, its answers straight to them.
 *
 *	request pages --copy--> batch --dispatch--> reply pages, all mapped
 *	before anything runs, so that no effect is without its answer
 *
 * A CALL that cannot end in its time is repeated by the guest until its status
 * is not AGAIN. What was taken is not read again; a message that gave up is in
 * a slot, and its CALL's next entry goes on with it.
 */
#include "internal.h"

/* Counts what was written, and goes on where it ends. */
static void look_on(struct direct_sink *r)
{
	size_t at, left;

	r->written += (size_t)(r->sink.at - r->begin);
	at = r->start + r->written;
	left = r->len - r->written;
	r->sink.sure = HNL_PAGE - at % HNL_PAGE;
	if (left < r->sink.sure)
		r->sink.sure = left;
	if (left != 0)
		r->sink.at = r->page[at / HNL_PAGE] + at % HNL_PAGE;
	r->begin = r->sink.at;
}

static bool reply_room(struct sink *s, size_t need)
{
	struct direct_sink *r = (struct direct_sink *)(void *)s;

	look_on(r);
	return need <= r->len - r->written;
}

static void put_reply_bytes(struct sink *s, const uint8_t *msg, size_t len)
{
	struct direct_sink *r = (struct direct_sink *)(void *)s;
	size_t k;

	for (; len != 0; len -= k, msg += k) {
		if (s->sure == 0)
			look_on(r);
		k = s->sure < len ? s->sure : len;
		memcpy(s->at, msg, k);
		s->at += k;
		s->sure -= k;
	}
}

static uint64_t page_of(uint64_t gpa)
{
	return gpa & ~(uint64_t)(HNL_PAGE - 1);
}

static size_t pages_in(uint64_t gpa, size_t len)
{
	return (size_t)((gpa % HNL_PAGE + len + HNL_PAGE - 1) / HNL_PAGE);
}

static void unmap_reply(const struct hnl_domain *d, uint64_t gpa, size_t n)
{
	while (n != 0)
		d->hv->port->unmap(d->host, page_of(gpa) + --n * HNL_PAGE,
				   HNL_MAP_WRITE);
}

/* What the value of a CALL says when it is refused as a whole. */
enum area { AREA_REQUEST, AREA_REPLY };

static int refuse(uint64_t *value, enum hnl_errno err, enum hnl_reason why,
		  enum area area, size_t offset)
{
	*value = (uint64_t)why | (uint64_t)area << 16 | (uint64_t)offset << 32;
	return -(int)err;
}

static HNL_ASIDE int map_reply(struct hnl_cpu *cpu, const struct hnl_domain *d,
			       uint64_t gpa, size_t len, uint64_t *value)
{
	size_t i, n = pages_in(gpa, len);
	enum hnl_reason why = HNL_REASON_GPA_NOT_RAM;

	for (i = 0; i < n; i++) {
		cpu->page[i] = d->hv->port->map(d->host,
						page_of(gpa) + i * HNL_PAGE,
						HNL_MAP_WRITE, &why);
		if (cpu->page[i] == NULL) {
			unmap_reply(d, gpa, i);
			return refuse(value, HNL_EFAULT, why, AREA_REPLY,
				      i == 0 ? 0 :
					       i * HNL_PAGE - gpa % HNL_PAGE);
		}
	}
	return 0;
}

/* The one time that the request's bytes are read. Not 0: the sink says why. */
static HNL_ASIDE int copy_request(struct batch *batch, uint64_t gpa, size_t len)
{
	struct direct_sink *sink = &batch->cpu->sink.direct;
	enum hnl_reason why = HNL_REASON_GPA_NOT_RAM;
	const struct hnl_domain *d = batch->d;
	uint8_t *dst = batch->cpu->copy;
	const uint8_t *page;
	size_t k, done;

	for (done = 0; done < len; done += k, dst += k, gpa += k) {
		k = HNL_PAGE - (size_t)(gpa % HNL_PAGE);
		k = k < len - done ? k : len - done;
		page = d->hv->port->map(d->host, page_of(gpa), HNL_MAP_READ,
					&why);
		if (page == NULL) {
			sink->err = refuse(&sink->why, HNL_EFAULT, why,
					   AREA_REQUEST, done);
			break;
		}
		memcpy(dst, page + gpa % HNL_PAGE, k);
		d->hv->port->unmap(d->host, page_of(gpa), HNL_MAP_READ);
	}
	return sink->err;
}

static int check_range(const struct hnl_domain *d, enum area area,
		       uint64_t gpa, uint64_t len, uint64_t *value)
{
	uint64_t max = area == AREA_REPLY ? HNL_MSG_MAX : d->hv->max_message;

	if (gpa % HNL_ALIGN != 0)
		return refuse(value, HNL_EINVAL, HNL_REASON_ALIGN, area, 0);
	if (len == 0)
		return refuse(value, HNL_EINVAL, HNL_REASON_SHORT, area, 0);
	if (len > max)
		return refuse(value, HNL_EMSGSIZE, HNL_REASON_RANGE, area, 0);
	if (gpa > d->highest_gpa || len - 1 > d->highest_gpa - gpa)
		return refuse(value, HNL_EFAULT, HNL_REASON_GPA_LIMIT, area,
			      0);
	return 0;
}

static int check_regs(const struct hnl_domain *d,
		      const struct hnl_direct *regs, uint64_t *value)
{
	int err = check_range(d, AREA_REQUEST, regs->request,
			      regs->request_len, value);

	if (err == 0)
		err = check_range(d, AREA_REPLY, regs->reply, regs->reply_len,
				  value);
	if (err == 0 && regs->reply_len < HNL_ACK_MAX)
		err = refuse(value, HNL_ENOSPC, HNL_REASON_REPLY_SPACE,
			     AREA_REPLY, 0);
	return err;
}

bool hnl_direct_is_sound(const struct hnl_domain *d,
			 const struct hnl_direct *regs)
{
	uint64_t why;

	return check_regs(d, regs, &why) == 0;
}

static bool is_give_up(const struct hnl_direct *r)
{
	return (r->request | r->request_len | r->reply | r->reply_len) == 0;
}

static bool same_call(const struct hnl_direct *a, const struct hnl_direct *b)
{
	return a->request == b->request && a->request_len == b->request_len &&
	       a->reply == b->reply && a->reply_len == b->reply_len;
}

/* A CALL begins; or it is the one in flight, and goes on. */
static int begin(struct direct_state *s, const struct hnl_direct *regs,
		 uint64_t *value)
{
	if (s->live && !same_call(&s->regs, regs))
		return refuse(value, HNL_EBUSY, HNL_REASON_STATE, AREA_REQUEST,
			      0);
	if (s->live)
		return 0;
	s->regs = *regs;
	s->taken = 0;
	s->lane.canceled = s->lane.linked = false;
	return 0;
}

static void give_call_up(struct hnl_domain *d, struct direct_state *s)
{
	if (s->slot != HNL_NONE)
		hnl_calls_free(d, s->slot);
	s->slot = HNL_NONE;
	s->live = false;
}

/* The message that gave up. A peer may still have it: then there is no answer. */
static enum outcome run_held(struct batch *batch, struct direct_state *s)
{
	const struct slot *slot = &batch->d->slot[s->slot];
	uint32_t len = slot->len;
	enum outcome outcome;

	if (slot->state == CALL_FORWARDED)
		return OUTCOME_TIME;
	outcome = hnl_flight_resume(batch, s->slot);
	s->slot = batch->slot;
	if (s->slot == HNL_NONE)
		s->taken += (uint32_t)hnl_align(len);
	else if (outcome == OUTCOME_DONE)
		outcome = OUTCOME_TIME;
	return outcome;
}

/*
 * What has not been taken yet, read once for this entry. What cannot be read is
 * told by the sink: first what was answered.
 */
static enum outcome run_rest(struct batch *batch, struct direct_state *s)
{
	size_t len = (size_t)s->regs.request_len - s->taken;
	enum outcome outcome;

	if (copy_request(batch, s->regs.request + s->taken, len) != 0)
		return OUTCOME_TIME;
	outcome = hnl_dispatch_batch(batch, batch->cpu->copy, len);
	charge(batch, batch->end / HNL_PAGE);
	s->slot = batch->slot;
	if (s->slot != HNL_NONE)
		batch->pos -= hnl_align(batch->d->slot[s->slot].len);
	s->taken += (uint32_t)batch->pos;
	return outcome;
}

/* What is left of the batch. */
static enum outcome run(struct batch *batch, struct direct_state *s)
{
	enum outcome outcome = OUTCOME_DONE;

	if (s->slot != HNL_NONE)
		outcome = run_held(batch, s);
	if (outcome == OUTCOME_DONE && s->taken < s->regs.request_len)
		outcome = run_rest(batch, s);
	return outcome;
}

static void open_sink(struct direct_sink *sink, const struct hnl_cpu *cpu,
		      const struct hnl_direct *regs)
{
	sink->sink.room = reply_room;
	sink->sink.put = put_reply_bytes;
	sink->sink.capacity = (size_t)regs->reply_len;
	sink->page = cpu->page;
	sink->start = (size_t)(regs->reply % HNL_PAGE);
	sink->len = (size_t)regs->reply_len;
	sink->written = 0;
	sink->err = 0;
	sink->begin = sink->sink.at = NULL;
	look_on(sink);
}

static HNL_ASIDE int open_call(struct batch *batch, struct direct_state *s,
			       const struct hnl_direct *regs, uint64_t *value)
{
	struct direct_sink *sink = &batch->cpu->sink.direct;
	int err = begin(s, regs, value);

	if (err == 0)
		err = map_reply(batch->cpu, batch->d, regs->reply,
				(size_t)regs->reply_len, value);
	if (err != 0)
		return err;
	open_sink(sink, batch->cpu, regs);
	batch->sink = &sink->sink;
	batch->lane = &s->lane;
	batch->budget = batch->turn = batch->d->hv->budget;
	return 0;
}

/* A CALL in flight stays so, and one that has not begun does not. */
static int status_of(struct direct_state *s, enum outcome outcome)
{
	s->live = outcome != OUTCOME_DONE && outcome != OUTCOME_BROKEN;
	if (s->live)
		return -HNL_EAGAIN;
	return outcome == OUTCOME_DONE ? 0 : -HNL_EBADMSG;
}

static HNL_ASIDE int close_call(struct batch *batch, struct direct_state *s,
				enum outcome outcome, uint64_t *value)
{
	struct direct_sink *sink = &batch->cpu->sink.direct;
	uint64_t gpa = s->regs.reply, len = s->regs.reply_len;

	look_on(sink);
	unmap_reply(batch->d, gpa, pages_in(gpa, (size_t)len));
	if (sink->err != 0 && sink->written == 0) {
		*value = sink->why;
		return sink->err;
	}
	*value = sink->written | (uint64_t)s->taken << 32;
	return status_of(s, outcome);
}

static int call(struct batch *batch, struct direct_state *s,
		const struct hnl_direct *regs, uint64_t *value)
{
	int err = open_call(batch, s, regs, value);

	if (err != 0)
		return err;
	return close_call(batch, s, run(batch, s), value);
}

int hnl_hv_call(struct hnl_cpu *cpu, struct hnl_domain *d, uint32_t vcpu,
		const struct hnl_direct *regs, uint64_t *value)
{
	bool gives_up = is_give_up(regs);
	struct direct_state *s;
	struct batch *batch;
	int err = 0;

	*value = 0;
	if (vcpu >= d->n_vcpus)
		return refuse(value, HNL_EINVAL, HNL_REASON_QUOTA,
			      AREA_REQUEST, 0);
	s = &d->direct[hnl_clamp_index(vcpu, d->n_vcpus)];
	if (!gives_up)
		err = check_regs(d, regs, value);
	if (err != 0)
		return err;
	/* Another processor is in the domain, or ends it: nothing was done. */
	if (!hnl_claim_whole(d))
		return -HNL_EAGAIN;
	hnl_forward_look(d);
	batch = hnl_dispatch_begin(cpu, d, HNL_RING_DIRECT);
	batch->vcpu = (uint16_t)vcpu;
	if (gives_up)
		give_call_up(d, s);
	else
		err = call(batch, s, regs, value);
	hnl_release(d);
	return err;
}
