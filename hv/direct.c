/* SPDX-License-Identifier: MIT */
/*
 * CALL: a batch straight from the guest's pages, its answers straight to them.
 *
 *	request pages --copy once--> batch --dispatch--> reply pages, all mapped
 *	before anything runs, so that no effect is without its answer
 *
 * A CALL that cannot end in its time keeps what is left of the batch here; the
 * guest repeats the CALL until its status is not AGAIN.
 */
#include "internal.h"

struct direct_sink {
	struct sink sink;
	uint8_t *const *page;
	size_t start;	/* of the reply in its first page */
	size_t len;	/* of the reply */
	size_t written;
};

static bool reply_room(struct sink *s, size_t need)
{
	const struct direct_sink *r = (struct direct_sink *)(void *)s;

	return need <= r->len - r->written;
}

static void put_reply_bytes(struct sink *s, const uint8_t *msg, size_t len)
{
	struct direct_sink *r = (struct direct_sink *)(void *)s;
	size_t at, k;

	for (; len != 0; len -= k, msg += k, r->written += k) {
		at = r->start + r->written;
		k = HNL_PAGE - at % HNL_PAGE;
		k = k < len ? k : len;
		memcpy(r->page[at / HNL_PAGE] + at % HNL_PAGE, msg, k);
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

static int map_reply(struct hnl_cpu *cpu, const struct hnl_domain *d,
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

/* The one time that the request's bytes are read. */
static int copy_request(const struct hnl_domain *d, uint64_t gpa, size_t len,
			uint8_t *dst, uint64_t *value)
{
	enum hnl_reason why = HNL_REASON_GPA_NOT_RAM;
	const uint8_t *page;
	size_t k, done;

	for (done = 0; done < len; done += k, dst += k, gpa += k) {
		k = HNL_PAGE - (size_t)(gpa % HNL_PAGE);
		k = k < len - done ? k : len - done;
		page = d->hv->port->map(d->host, page_of(gpa), HNL_MAP_READ,
					&why);
		if (page == NULL)
			return refuse(value, HNL_EFAULT, why, AREA_REQUEST,
				      done);
		memcpy(dst, page + gpa % HNL_PAGE, k);
		d->hv->port->unmap(d->host, page_of(gpa), HNL_MAP_READ);
	}
	return 0;
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

static bool is_give_up(const struct hnl_direct *r)
{
	return (r->request | r->request_len | r->reply | r->reply_len) == 0;
}

static bool same_call(const struct hnl_direct *a, const struct hnl_direct *b)
{
	return a->request == b->request && a->request_len == b->request_len &&
	       a->reply == b->reply && a->reply_len == b->reply_len;
}

/* Brings the batch into private memory: from the guest, or what was kept. */
static int fetch(struct hnl_cpu *cpu, struct hnl_domain *d,
		 struct direct_state *s, const struct hnl_direct *regs,
		 size_t *len, uint64_t *value)
{
	int err;

	if (s->parked.len != 0) {
		if (!same_call(&s->regs, regs))
			return refuse(value, HNL_EBUSY, HNL_REASON_STATE,
				      AREA_REQUEST, 0);
		memcpy(cpu->batch, s->parked.bytes, s->parked.len);
		*len = s->parked.len;
		return 0;
	}
	err = copy_request(d, regs->request, (size_t)regs->request_len,
			   cpu->batch, value);
	s->regs = *regs;
	s->taken = 0;
	s->parked.started = s->parked.canceled = false;
	*len = (size_t)regs->request_len;
	return err;
}

/* Runs what was fetched; what is left of it waits for the next entry. */
static int run(struct batch *batch, struct direct_state *s, size_t len)
{
	const uint8_t *buf = batch->cpu->batch;
	enum outcome outcome;
	uint16_t broken;
	size_t pos = 0;

	outcome = hnl_dispatch_batch(batch, buf, len, &pos, &broken);
	s->taken += (uint32_t)pos;
	s->parked.len = 0;
	switch (outcome) {
	case OUTCOME_DONE:
		return 0;
	case OUTCOME_BROKEN:
		return -HNL_EBADMSG;
	default:
		hnl_dispatch_park(&s->parked, buf + pos, len - pos);
		return -HNL_EAGAIN;
	}
}

int hnl_hv_call(struct hnl_cpu *cpu, struct hnl_domain *d, uint32_t vcpu,
		const struct hnl_direct *regs, uint64_t *value)
{
	struct batch batch = { cpu, d, NULL, NULL, HNL_RING_DIRECT, 0, false };
	struct direct_sink sink;
	struct direct_state *s;
	size_t len = 0, pages;
	int err;

	*value = 0;
	if (vcpu >= d->n_vcpus)
		return refuse(value, HNL_EINVAL, HNL_REASON_QUOTA,
			      AREA_REQUEST, 0);
	s = &d->direct[vcpu];
	if (is_give_up(regs)) {
		s->parked.len = 0;
		return 0;
	}
	err = check_regs(d, regs, value);
	if (err == 0)
		err = fetch(cpu, d, s, regs, &len, value);
	if (err == 0)
		err = map_reply(cpu, d, regs->reply,
				(size_t)regs->reply_len, value);
	if (err != 0)
		return err;
	sink.sink.room = reply_room;
	sink.sink.put = put_reply_bytes;
	sink.sink.capacity = (size_t)regs->reply_len;
	sink.page = cpu->page;
	sink.start = (size_t)(regs->reply % HNL_PAGE);
	sink.len = (size_t)regs->reply_len;
	sink.written = 0;
	batch.sink = &sink.sink;
	batch.parked = &s->parked;
	batch.budget = d->hv->budget;
	err = run(&batch, s, len);
	pages = pages_in(regs->reply, (size_t)regs->reply_len);
	unmap_reply(d, regs->reply, pages);
	*value = sink.written | (uint64_t)s->taken << 32;
	return err;
}
