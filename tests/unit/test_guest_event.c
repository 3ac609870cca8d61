/* SPDX-License-Identifier: MIT */
/*
 * Events of the real dispatcher among a client's answers, of a client whose
 * port is that of events: 0.
 */
#include "pair.h"

static struct {
	unsigned int n;
	void *ctx;
	struct hnl_msg m;
} heard;

static void hear(void *ctx, const uint8_t *buf, const struct hnl_msg *m)
{
	assert_non_null(buf);
	heard.n++;
	heard.ctx = ctx;
	heard.m = *m;
}

static struct hnl_client_config listening(struct hnl_client_config cfg)
{
	memset(&heard, 0, sizeof(heard));
	cfg.port = 0;
	cfg.event = hear;
	cfg.event_ctx = &heard;
	return cfg;
}

/* Its domain has room for events; its client has port 0. */
static struct pair *open_listening(uint32_t budget)
{
	struct pair *t = pair_open(budget);
	struct hnl_extack x;

	while (hnl_domain_destroy(t->domain) != 0)
		;
	free(t->domain);
	t->domain_cfg.groups = 1;
	t->domain_cfg.event_bytes = 4096;
	t->domain = hnl_domain_init(
		exact_block(hnl_domain_size(t->hv, &t->domain_cfg)), t->hv,
		&t->domain_cfg);
	t->cfg = listening(t->cfg);
	assert_int_equal(hnl_client_create(&t->c, &t->g, &t->cfg, &x), 0);
	return t;
}

static void join_progress(struct pair *t)
{
	struct hnl_head h = head_of(HNL_CTRL_FAMILY, HNL_CTRL_CMD_GROUP_JOIN,
				    0, 1);
	uint8_t answer[HNL_ACK_MAX], *page = pair_page(t, 3);
	struct hnl_guest_buffers m = { page, 0, page + 2048, 1024, answer,
				       sizeof(answer), 0 };
	struct hnl_msg reply;
	struct hnl_builder b;
	struct hnl_extack x;

	hnl_builder_init(&b, page, 1024);
	hnl_msg_begin(&b, &h);
	hnl_attr_put_u32(&b, HNL_CTRL_A_GROUP_FAMILY, HNL_CTRL_FAMILY);
	hnl_attr_put_u32(&b, HNL_CTRL_A_GROUP_GROUP, HNL_CTRL_GROUP_PROGRESS);
	hnl_attr_put_u32(&b, HNL_CTRL_A_GROUP_RING, 0);
	hnl_msg_end(&b);
	m.request_len = b.len;
	assert_int_equal(hnl_guest_call(&t->g, &m, NULL), 0);
	assert_int_equal(hnl_answer_find(answer, m.answers_len, 1, &reply, &x),
			 0);
	assert_int_equal(x.err, 0);
}

static void progress_of_the_first_call_does_not_end_it(void **state)
{
	struct pair *t = open_listening(8);
	struct hnl_pending p = { .answer = NULL };
	struct hnl_builder b;
	unsigned int n = 0;

	(void)state;
	join_progress(t);
	t->deaf = true;
	assert_int_equal(hnl_client_begin(&t->c, &b, 128, &p), 0);
	pair_put_share(t, &b, p.seq, PAIR_POOL, 60);
	assert_int_equal(hnl_client_submit(&t->c, &b, &p), 0);
	assert_int_equal(hnl_client_flush(&t->c), 0);
	while (hnl_hv_kick(t->cpu, t->domain, 0) == -HNL_EAGAIN) {
		assert_true(n++ < 1000);
		assert_int_equal(hnl_client_poll(&t->c), 0);
		assert_false(p.done);
	}
	assert_int_equal(hnl_client_poll(&t->c), 1);
	assert_true(p.done && p.err == 0);
	assert_true(heard.n != 0);
	assert_int_equal(heard.m.head.cmd, HNL_CTRL_CMD_CALL_PROGRESS);
	assert_int_equal(t->c.strays, 0);
	pair_close(t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(progress_of_the_first_call_does_not_end_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
