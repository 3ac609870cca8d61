/* SPDX-License-Identifier: MIT */
/*
 * HVMOP_altp2m_set_mem_access_multi: the struct points to two lists, and goes
 * through them until one page fails.
 *
 *	world A: struct -> hnl_view_legacy_call
 *	world B: for each page, in order: a packet put by hand, until a status
 *		 is not 0
 *
 * Same errno, same views. The caller's memory is this process's; a hole in it
 * cannot be read.
 */
#ifndef LEGACY_VIEW_LIST_H
#define LEGACY_VIEW_LIST_H

/* Each page has its status: one that fails is no reason to stop. */
static int access_set_many(struct hnl_call *call)
{
	const struct hnl_view_access_set_many_req *req = call->request;
	uint32_t i, n = req->page.n / HNL_VIEW_PAGE_ACCESS_SIZE;
	struct hnl_view_page_access p;
	struct view_domain *d;
	enum hnl_errno err = FIND(ACCESS_SET_MANY, req, &d);
	uint8_t *status;

	if (err != 0)
		return refuse(call, err);
	status = hnl_attr_put_room(call->reply, HNL_VIEW_A_STATUS, 4 * n);
	assert_non_null(status);
	for (i = 0; i < n; i++) {
		hnl_view_page_access_load(
			req->page.p + i * HNL_VIEW_PAGE_ACCESS_SIZE, &p);
		err = page(d, req->view, p.gpa);
		if (err == 0 && p.access > HNL_VIEW_ACCESS_DEFAULT)
			err = HNL_EINVAL;
		if (err == 0 && p.gpa / HNL_PAGE == HOLE)
			err = HNL_ESRCH;
		if (err == 0)
			d->access[req->view][p.gpa / HNL_PAGE] =
				(uint8_t)p.access;
		hnl_store_le32(status + 4 * i, (uint32_t)-(int)err);
	}
	return 0;
}

/* ---- the two entries ---- */

#define LIST_MAX 8

static struct list {
	uint64_t pfn[LIST_MAX];
	uint8_t access[LIST_MAX];
	uint64_t hole;		/* address that cannot be read, or 0 */
} list;

static int fetch(void *ctx, uint64_t from, void *to, size_t n)
{
	(void)ctx;
	if (from == list.hole)
		return -1;
	memcpy(to, (const void *)(uintptr_t)from, n);
	return 0;
}

static int list_by_struct(struct world *w, struct xen_hvm_altp2m_op *s)
{
	w->legacy.run = world_run;
	w->legacy.fetch = fetch;
	w->legacy.ctx = w;
	return hnl_view_legacy_call(&w->legacy, __HYPERVISOR_hvm_op,
				    HVMOP_altp2m, s);
}

static int one_by_packet(struct world *w, const struct xen_hvm_altp2m_op *s,
			 uint64_t i)
{
	static uint8_t request[256], answer[512];
	struct hnl_head h = { HNL_VIEW_FAMILY, HNL_F_REQUEST, 7, 9,
			      HNL_VIEW_CMD_ACCESS_SET_MANY, 1 };
	uint8_t element[16] = { 0 };
	struct hnl_builder b;
	struct hnl_extack x;
	struct hnl_attr a;
	struct hnl_msg m;
	size_t n;

	hnl_store_le64(element, list.pfn[i] << 12);
	element[8] = list.access[i];
	hnl_builder_init(&b, request, sizeof(request));
	hnl_msg_begin(&b, &h);
	if (s->domain != DOMID_SELF)
		hnl_attr_put_u16(&b, HNL_VIEW_A_DOMAIN, s->domain);
	hnl_attr_put_u32(&b, HNL_VIEW_A_VIEW, s->u.set_mem_access_multi.view);
	hnl_attr_put_bytes(&b, HNL_VIEW_A_PAGE, element, sizeof(element));
	hnl_msg_end(&b);
	assert_int_equal(hnl_builder_verdict(&b), 0);
	assert_int_equal(world_run(w, request, b.len, answer, sizeof(answer),
				   &n), 0);
	m = hnl_msg_at(answer, n, 0);
	if (m.head.type == HNL_MSG_ERROR) {
		assert_int_equal(hnl_ack_read(answer, &m, &x), 0);
		return x.err;
	}
	a = hnl_attr_find(answer, m.end, m.body, HNL_VIEW_A_STATUS);
	assert_int_equal(a.len, 4);
	return (int)hnl_load_le32(answer + a.off);
}

static int list_by_packets(struct world *w, const struct xen_hvm_altp2m_op *s)
{
	uint64_t i = s->u.set_mem_access_multi.opaque;
	int err = 0;

	if (s->pad1 != 0 || s->pad2 != 0 ||
	    s->u.set_mem_access_multi.pad != 0 ||
	    i > s->u.set_mem_access_multi.nr)
		return -HNL_EINVAL;
	for (; err == 0 && i < s->u.set_mem_access_multi.nr; i++)
		err = list.hole == (uintptr_t)&list.pfn[i] ||
				      list.hole == (uintptr_t)&list.access[i] ?
			      -HNL_EFAULT :
			      one_by_packet(w, s, i);
	return err;
}

/* ---- calls ---- */

static void draw_list(struct xen_hvm_altp2m_op *s)
{
	uint64_t i;

	memset(s, 0, sizeof(*s));
	fix(s, HVMOP_altp2m_set_mem_access_multi);
	s->domain = any() % 3 != 0 ? DOMID_SELF : (uint16_t)(any() % 3);
	s->u.set_mem_access_multi.view = (uint16_t)(any() % (VIEWS + 1));
	s->pad1 = (uint16_t)((any() % 32 == 0) << any() % 16);
	s->pad2 = (uint32_t)(any() % 32 == 0) << any() % 32;
	s->u.set_mem_access_multi.pad =
		(uint16_t)((any() % 32 == 0) << any() % 16);
	s->u.set_mem_access_multi.nr = (uint32_t)(any() % (LIST_MAX + 1));
	s->u.set_mem_access_multi.opaque =
		any() % 4 != 0 ? 0 : any() % (LIST_MAX + 2);
	s->u.set_mem_access_multi.pfn_list.p = list.pfn;
	s->u.set_mem_access_multi.access_list.p = list.access;
	for (i = 0; i < LIST_MAX; i++) {
		list.pfn[i] = any() % (any() % 8 == 0 ? PAGES + 1 : HOLE);
		list.access[i] = (uint8_t)(any() % (any() % 8 == 0 ? 13 : 11));
	}
	i = any() % LIST_MAX;
	list.hole = any() % 8 != 0 ? 0 :
		    any() % 2 != 0 ? (uintptr_t)&list.pfn[i] :
				     (uintptr_t)&list.access[i];
}

static void some_views(struct world *w)
{
	struct views *v = (struct views *)w->model;

	memset(w->model, 0, sizeof(w->model));
	v->domain[0].on = 1;
	new_view(&v->domain[0], 0, HNL_VIEW_ACCESS_RWX);
	new_view(&v->domain[0], 2, HNL_VIEW_ACCESS_R);
}

static void list_step(struct world *a, struct world *b, bool seen[128])
{
	struct xen_hvm_altp2m_op s, before;
	int err, other;

	draw_list(&s);
	before = s;
	err = list_by_struct(a, &s);
	other = list_by_packets(b, &s);
	assert_int_equal(err, other);
	assert_memory_equal(&s, &before, sizeof(s));
	assert_memory_equal(a->model, b->model, sizeof(a->model));
	assert_in_range(-err, 0, 127);
	seen[-err] = true;
}

static void view_list_two_entries_same(void **state)
{
	static const int errnos[] = { 0, HNL_EINVAL, HNL_ESRCH, HNL_EPERM,
				      HNL_EFAULT, HNL_EOPNOTSUPP };
	static struct world a, b;
	static bool seen[128];
	unsigned int i;
	size_t n = 0;

	(void)state;
	seed = 0x2545f4914f6cdd1d;
	world_open(&a, &family, HNL_GRANT_ALL);
	world_open(&b, &family, HNL_GRANT_ALL);
	for (i = 0; i < 100000; i++) {
		if (i % 100 == 0) {
			some_views(&a);
			some_views(&b);
		}
		a.privileged = b.privileged = any() % 8 != 0;
		a.caller = b.caller = any() % 8 == 0;
		list_step(&a, &b, seen);
	}
	for (i = 0; i < sizeof(errnos) / sizeof(errnos[0]); i++)
		assert_true(seen[errnos[i]]);
	for (i = 0; i < sizeof(seen); i++)
		n += seen[i];
	assert_int_equal(n, sizeof(errnos) / sizeof(errnos[0]));
	world_close(&a);
	world_close(&b);
}

/* Whatever the lists hold, and be there none: there is no such command. */
static void view_list_not_granted_enosys(void **state)
{
	struct xen_hvm_altp2m_op s;
	static struct world w;
	unsigned int i;

	(void)state;
	world_open(&w, &family, 0);
	for (i = 0; i < 1000; i++) {
		draw_list(&s);
		assert_int_equal(list_by_struct(&w, &s), -HNL_ENOSYS);
	}
	world_close(&w);
}

/* For a caller that meets an old hypervisor; and back, element by element. */
static void view_list_round_trips(void **state)
{
	static struct hnl_legacy l = { .fetch = fetch };
	static uint8_t page3[3 * HNL_VIEW_PAGE_ACCESS_SIZE];
	struct hnl_view_access_set_many_req req, back;
	struct xen_hvm_altp2m_op s;
	uint64_t i;

	(void)state;
	list.hole = 0;
	for (i = 0; i < 3; i++) {
		hnl_store_le64(page3 + 16 * i, (i + 5) << 12);
		page3[16 * i + 8] = (uint8_t)i;
	}
	hnl_view_access_set_many_req_init(&req);
	hnl_view_access_set_many_req_set_view(&req, 2);
	assert_int_equal(hnl_view_access_set_many_to_list(
		&req, &s, list.pfn, list.access, LIST_MAX), -HNL_EINVAL);
	hnl_view_access_set_many_req_set_page(&req, page3, sizeof(page3));
	assert_int_equal(hnl_view_access_set_many_to_list(
		&req, &s, list.pfn, list.access, 2), -HNL_EINVAL);
	assert_int_equal(hnl_view_access_set_many_to_list(
		&req, &s, list.pfn, list.access, 3), 0);
	assert_int_equal(s.u.set_mem_access_multi.nr, 3);
	assert_int_equal(s.u.set_mem_access_multi.opaque, 0);
	assert_int_equal(list.pfn[2], 7);
	for (i = 0; i < 3; i++) {
		assert_int_equal(hnl_view_access_set_many_from_list(
			&l, &s, i, &back), 0);
		assert_int_equal(back.view, 2);
		assert_int_equal(back.page.n, 16);
		assert_memory_equal(back.page.p, page3 + 16 * i, 16);
	}
	page3[0] = 1;	/* no frame number says it */
	assert_int_equal(hnl_view_access_set_many_to_list(
		&req, &s, list.pfn, list.access, 3), -HNL_EINVAL);
}

static struct answer {
	int32_t status;
	uint32_t n;
} told;

/* A hypervisor that says of a page what no errno is. */
static int liar(void *ctx, const uint8_t *request, size_t len, uint8_t *answer,
		size_t size, size_t *answer_len)
{
	struct hnl_head h = { HNL_VIEW_FAMILY, 0, 0, 0,
			      HNL_VIEW_CMD_ACCESS_SET_MANY, 1 };
	uint32_t status[2] = { (uint32_t)told.status, 0 };
	struct hnl_builder b;

	(void)ctx;
	(void)request;
	(void)len;
	hnl_builder_init(&b, answer, size);
	hnl_msg_begin(&b, &h);
	hnl_attr_put_bytes(&b, HNL_VIEW_A_STATUS, status, told.n);
	hnl_msg_end(&b);
	*answer_len = b.len;
	return hnl_builder_verdict(&b);
}

static void view_list_bad_status_ebadmsg(void **state)
{
	static const struct answer bad[] = { { 1, 4 }, { -4096, 4 },
					     { INT32_MIN, 4 }, { 0, 8 } };
	static struct hnl_legacy l = { .run = liar, .fetch = fetch };
	struct xen_hvm_altp2m_op s;
	size_t i;

	(void)state;
	draw_list(&s);
	list.hole = 0;
	s.pad1 = 0;
	s.pad2 = 0;
	s.u.set_mem_access_multi.pad = 0;
	s.u.set_mem_access_multi.opaque = 0;
	s.u.set_mem_access_multi.nr = 2;
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		told = bad[i];
		assert_int_equal(hnl_view_legacy_call(&l, __HYPERVISOR_hvm_op,
						      HVMOP_altp2m, &s),
				 -HNL_EBADMSG);
	}
	told = (struct answer){ -4095, 4 };
	assert_int_equal(hnl_view_legacy_call(&l, __HYPERVISOR_hvm_op,
					      HVMOP_altp2m, &s), -4095);
}

#endif
