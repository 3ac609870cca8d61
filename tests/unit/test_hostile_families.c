/* SPDX-License-Identifier: MIT */
/*
 * The hostile peer against every command of every family, by the schema's own
 * tables: A04, A05, A07, A20. The handlers are one that looks at what it was
 * given; those of ctrl are the real ones.
 */
#include "../../hv/internal.h"
#include "flight.h"
#include "hnl_domain.h"
#include "hnl_event.h"
#include "hnl_nested.h"
#include "hnl_view.h"

#define HANDLERS 64
#define MANY 16000u		/* attributes in one message */

static uint8_t batch[HNL_MSG_MAX];
static unsigned int ran;	/* handlers */
static bool endless;		/* they take what time there is */
static uint32_t spent;

static const struct hnl_family *const families[] = {
	&hnl_memory_family, &hnl_event_family, &hnl_view_family,
	&hnl_domain_family, &hnl_nested_family,
};

static const struct hnl_set *request_of(const struct hnl_family *f, size_t cmd)
{
	return &f->schema->set[f->command[cmd].request];
}

/* All that is required is there, whatever the guest left out. */
static int look(struct hnl_call *call)
{
	const struct hnl_family *f = (const struct hnl_family *)call->ctx;
	const struct hnl_set *set = request_of(f, call->msg[HNL_NLHDR]);
	const uint64_t *has = (const uint64_t *)call->request;
	size_t i;

	ran++;
	for (i = 0; i < set->n_fields; i++)
		if (f->schema->field[set->field + i].flags & HNL_FIELD_REQUIRED)
			assert_true((has[i / 64] >> i % 64) & 1);
	if (!endless)
		return 0;
	for (spent = 1; hnl_call_spend(call); spent++)
		assert_true(spent < 1u << 20);
	return HNL_CALL_AGAIN;
}

static const struct hnl_handler_table {
	hnl_handler h[HANDLERS];
} table = { { look, look, look, look, look, look, look, look, look, look, look,
	      look, look, look, look, look, look, look, look, look, look, look,
	      look, look, look, look, look, look, look, look, look, look, look,
	      look, look, look, look, look, look, look } };

static struct machine *open_all(uint32_t budget)
{
	static struct hnl_service service[COUNT(families)];
	static struct hnl_grant grants[COUNT(families)];
	struct machine *m = machine_new();
	size_t i;

	for (i = 0; i < COUNT(families); i++) {
		service[i].family = families[i];
		service[i].handler = table.h;
		service[i].n_handlers = HANDLERS;
		service[i].ctx = families[i];
		grants[i].family = families[i]->id;
		grants[i].features = HNL_GRANT_ALL;
		assert_true(families[i]->n_commands <= 40);
	}
	m->hv_cfg.service = service;
	m->hv_cfg.n_services = COUNT(families);
	m->hv_cfg.budget = budget;
	m->domain_cfg.grant = grants;
	m->domain_cfg.n_grants = COUNT(families);
	m->domain_cfg.counting = true;
	machine_start(m);
	ran = 0;
	endless = false;
	return m;
}

/* ---- every command ---- */

/* Calls with what DUMP asks for; events are none. */
static void each_command(struct machine *m,
			 void (*f)(struct machine *, const struct hnl_family *,
				   uint8_t, uint16_t))
{
	const struct hnl_service *s;
	const struct hnl_command *c;
	unsigned int n = 0;
	size_t i, cmd;

	for (i = 0; (s = hnl_hv_service(m->hv, i)) != NULL; i++)
		for (cmd = 0; cmd < s->family->n_commands; cmd++) {
			c = &s->family->command[cmd];
			if (!(c->flags & (HNL_COMMAND_DO | HNL_COMMAND_DUMP)))
				continue;
			f(m, s->family, (uint8_t)cmd,
			  c->flags & HNL_COMMAND_DUMP ? HNL_F_DUMP : 0);
			n++;
		}
	assert_true(n > 70);
}

static struct hnl_builder begin(const struct hnl_family *f, uint8_t cmd,
				uint16_t flags)
{
	struct hnl_builder b = batch_begin(batch, sizeof(batch));

	put_empty(&b, f->id, cmd, flags, 1);
	return b;
}

/* Sends what was put behind the header, and returns how it was answered. */
static struct hnl_extack send(struct machine *m, struct hnl_builder *b)
{
	struct final f;

	assert_int_equal(hnl_builder_verdict(b), 0);
	hnl_store_le32(batch, (uint32_t)b->len);
	assert_int_equal(machine_call(m, batch, b->len, 60000, NULL), 0);
	f = find_final(m->answer, m->answer_len, 1);
	assert_int_equal(f.n, 1);
	return f.x;
}

/* The highest number of the set, and none behind it. */
static uint16_t unknown_in(const struct hnl_family *f, uint8_t cmd)
{
	return (uint16_t)(request_of(f, cmd)->n_types + 1);
}

static bool has_required(const struct hnl_family *f, uint8_t cmd)
{
	const struct hnl_set *set = request_of(f, cmd);
	size_t i;

	for (i = 0; i < set->n_fields; i++)
		if (f->schema->field[set->field + i].flags & HNL_FIELD_REQUIRED)
			return true;
	return false;
}

/* ---- A04, A20 ---- */

/* Units of the one call that was made. */
static uint64_t units_of(struct machine *m)
{
	uint64_t units = m->domain->count[0].units;

	m->domain->count[0].units = 0;
	return units;
}

/* 1, and 1 for each 256 bytes; ctrl's handlers take some of their own. */
static void expect_units(struct machine *m, size_t len)
{
	assert_in_range(units_of(m), 1 + len / 256, 1 + len / 256 + 400);
}

static void send_many(struct machine *m, const struct hnl_family *f,
		      uint8_t cmd, uint16_t flags)
{
	struct hnl_builder b = begin(f, cmd, flags);
	uint16_t type = unknown_in(f, cmd);
	struct hnl_extack x;
	unsigned int before = ran;
	uint32_t i;

	(void)units_of(m);
	for (i = 0; i < MANY; i++)
		(void)hnl_attr_put_room(&b, (uint16_t)(type + i % 64), 0);
	x = send(m, &b);
	expect_units(m, b.len);
	if (has_required(f, cmd)) {
		assert_int_equal(x.reason, HNL_REASON_MISSING);
		assert_int_equal(ran, before);
	}
}

static void a04_a20_16000_unknown_attributes_to_every_command(void **state)
{
	struct machine *m = open_all(0);

	(void)state;
	each_command(m, send_many);
	assert_true(ran > 5);
	machine_close(m);
}

static void send_critical(struct machine *m, const struct hnl_family *f,
			  uint8_t cmd, uint16_t flags)
{
	uint16_t type = unknown_in(f, cmd);
	struct hnl_builder b = begin(f, cmd, flags);
	unsigned int before = ran;
	struct hnl_extack x;
	struct hnl_nest nest;

	(void)hnl_attr_put_room(&b, type | HNL_ATTR_CRITICAL, 0);
	x = send(m, &b);
	assert_int_equal(x.err, -HNL_EOPNOTSUPP);
	assert_int_equal(x.reason, HNL_REASON_UNKNOWN);
	/* Within an unknown nest nothing is looked at. */
	b = begin(f, cmd, flags);
	nest = hnl_attr_nest_begin(&b, type);
	(void)hnl_attr_put_room(&b, 1 | HNL_ATTR_CRITICAL, 0);
	hnl_attr_nest_end(&b, nest);
	/* The builder has marked the nest too. */
	hnl_store_le16(batch + HNL_MSGHDR + 2, type | HNL_ATTR_NESTED);
	assert_int_equal(ran, before);
	x = send(m, &b);
	if (!(request_of(f, cmd)->flags & HNL_SET_REJECT) &&
	    x.err == -HNL_EOPNOTSUPP)
		fail_msg("family %u, command %u: type %u", f->id, cmd, x.type);
	b = begin(f, cmd, flags | HNL_F_STRICT);
	(void)hnl_attr_put_room(&b, type, 0);
	assert_int_equal(send(m, &b).err, -HNL_EOPNOTSUPP);
}

static void a04_critical_unknown_in_every_command_refused(void **state)
{
	struct machine *m = open_all(0);

	(void)state;
	each_command(m, send_critical);
	machine_close(m);
}

/* As deep as a message can be, of an attribute that is a nest and of all. */
static void send_deep(struct machine *m, const struct hnl_family *f,
		      uint8_t cmd, uint16_t flags)
{
	struct hnl_builder b = begin(f, cmd, flags);
	size_t n = HNL_ATTR_MAX / 4 * 4 - 64, i;
	uint16_t type;
	uint8_t *p;

	for (type = 1; type < unknown_in(f, cmd); type++) {
		b = begin(f, cmd, flags);
		p = hnl_builder_room(&b, n);
		assert_non_null(p);
		for (i = 0; i < n; i += 4)
			hnl_store_le32(p + i,
				       (uint32_t)(n - i) |
				       (uint32_t)(type | HNL_ATTR_NESTED)
				       << 16);
		(void)units_of(m);
		(void)send(m, &b);
		expect_units(m, b.len);
	}
}

static void a04_a20_depth_bomb_to_every_attribute(void **state)
{
	struct machine *m = open_all(0);

	(void)state;
	each_command(m, send_deep);
	machine_close(m);
}

/* ---- A05 ---- */

static uint64_t value_of(const struct hnl_field *f)
{
	uint64_t v = 0;

	if (f->check == HNL_CHECK_RANGE || f->check == HNL_CHECK_SRANGE)
		v = f->lo;
	while (f->check == HNL_CHECK_ENUM && !((f->hi >> v) & 1))
		v++;
	return (v + ((uint64_t)1 << f->align) - 1) &
	       ~(((uint64_t)1 << f->align) - 1);
}

static void put_set(struct hnl_builder *b, const struct hnl_schema *s,
		    size_t set, uint64_t leave_out);

static void put_field(struct hnl_builder *b, const struct hnl_schema *s,
		      const struct hnl_field *f)
{
	struct hnl_nest nest;
	uint8_t *p;
	size_t i;

	if (f->kind == HNL_KIND_NEST) {
		nest = hnl_attr_nest_begin(b, f->type);
		put_set(b, s, f->sub, 0);
		hnl_attr_nest_end(b, nest);
		return;
	}
	i = f->kind == HNL_KIND_PACKED ? f->sub : f->min;
	if (f->kind == HNL_KIND_STRING)
		i = f->min + 1u;
	p = hnl_attr_put_room(b, f->type, i);
	if (p == NULL)
		return;
	memset(p, 'a', i);
	if (f->kind == HNL_KIND_STRING)
		p[i - 1] = 0;
	else if (f->kind < HNL_KIND_BITFIELD32)
		for (i = 0; i < f->min; i++)
			p[i] = (uint8_t)(value_of(f) >> 8 * i);
}

/* All that is required, but for the fields whose bits are set. */
static void put_set(struct hnl_builder *b, const struct hnl_schema *s,
		    size_t set, uint64_t leave_out)
{
	const struct hnl_field *f = &s->field[s->set[set].field];
	size_t i;

	for (i = 0; i < s->set[set].n_fields; i++)
		if ((f[i].flags & HNL_FIELD_REQUIRED) &&
		    !((leave_out >> i) & 1))
			put_field(b, s, &f[i]);
}

static void send_without(struct machine *m, const struct hnl_family *f,
			 uint8_t cmd, uint16_t flags)
{
	const struct hnl_set *set = request_of(f, cmd);
	const struct hnl_field *field = &f->schema->field[set->field];
	struct hnl_builder b;
	unsigned int before;
	struct hnl_extack x;
	size_t i;

	if (f->id == HNL_CTRL_FAMILY)
		return;
	for (i = 0; i < set->n_fields; i++) {
		if (!(field[i].flags & HNL_FIELD_REQUIRED))
			continue;
		before = ran;
		b = begin(f, cmd, flags);
		put_set(&b, f->schema, f->command[cmd].request,
			(uint64_t)1 << i);
		x = send(m, &b);
		assert_int_equal(x.err, -HNL_EINVAL);
		assert_int_equal(x.reason, HNL_REASON_MISSING);
		assert_int_equal(x.missing, field[i].type);
		assert_int_equal(ran, before);
	}
	before = ran;
	b = begin(f, cmd, flags);
	put_set(&b, f->schema, f->command[cmd].request, 0);
	x = send(m, &b);
	if (x.reason != HNL_REASON_NONE || ran != before + 1)
		fail_msg("family %u, command %u: %d, reason %u, attribute %u",
			 f->id, cmd, x.err, x.reason, x.type);
}

static void a05_each_required_attribute_absent_no_handler_runs(void **state)
{
	struct machine *m = open_all(0);

	(void)state;
	each_command(m, send_without);
	assert_true(ran > 60);
	machine_close(m);
}

/* ---- A20: a handler that takes all the time there is ---- */

static void send_to_endless(struct machine *m, const struct hnl_family *f,
			    uint8_t cmd, uint16_t flags)
{
	struct hnl_direct regs = { GPA(REQUEST_PAGE), 0, GPA(REPLY_PAGE),
				   60000 };
	static const struct hnl_direct none = { 0, 0, 0, 0 };
	struct hnl_builder b;
	uint64_t value;
	int i, err;

	if (f->id == HNL_CTRL_FAMILY)
		return;
	b = begin(f, cmd, flags);
	put_set(&b, f->schema, f->command[cmd].request, 0);
	hnl_store_le32(batch, (uint32_t)b.len);
	machine_poke(m, REQUEST_PAGE, 0, batch, b.len);
	regs.request_len = b.len;
	for (i = 0; i < 3; i++) {
		spent = 0;
		err = hnl_hv_call(m->cpu, m->domain, 0, &regs, &value);
		assert_int_equal(err, -HNL_EAGAIN);
		assert_in_range(spent, 1, 50);
	}
	assert_int_equal(hnl_hv_call(m->cpu, m->domain, 0, &none, &value), 0);
	assert_int_equal(m->domain->in_flight, 0);
}

static void a20_endless_handler_of_every_command_within_its_budget(
	void **state)
{
	struct machine *m = open_all(50);

	(void)state;
	endless = true;
	each_command(m, send_to_endless);
	assert_true(ran > 180);
	machine_close(m);
}

/* ---- A07 ---- */

static struct hnl_extack call_number(struct machine *m, uint16_t family,
				     uint8_t cmd)
{
	struct hnl_builder b = batch_begin(batch, sizeof(batch));

	put_empty(&b, family, cmd, 0, 1);
	return send(m, &b);
}

/* Commands, families, rings, vCPUs and slots: the last one, and past it. */
static void a07_index_at_and_past_its_limit(void **state)
{
	static const uint32_t rings[] = { 3, 4, 31, 32, 33, 0xffff, 0x10000,
					  0x7fffffff, 0xffffffff };
	struct hnl_direct regs = { GPA(REQUEST_PAGE), 20, GPA(REPLY_PAGE),
				   4096 };
	struct machine *m = open_all(0);
	uint64_t value, token;
	unsigned int n;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(families); i++)
		for (n = families[i]->n_commands; n < 256; n++)
			assert_int_equal(call_number(m, families[i]->id,
						     (uint8_t)n).err,
					 -HNL_ENOSYS);
	for (n = 16; n < 0x10000; n++) {
		for (i = 0; i < COUNT(families); i++)
			if (n == families[i]->id || n == HNL_CTRL_FAMILY)
				break;
		if (i == COUNT(families) && (n < 80 || n % 251 == 0))
			assert_int_equal(call_number(m, (uint16_t)n, 1).err,
					 -HNL_ENOSYS);
	}
	assert_int_equal(ran, 0);
	for (i = 0; i < COUNT(rings); i++) {
		assert_int_equal(hnl_hv_kick(m->cpu, m->domain, rings[i]),
				 -HNL_ENOENT);
		assert_int_not_equal(call_ring(m, HNL_CTRL_CMD_RING_GET,
					       rings[i]).err, 0);
		assert_int_not_equal(call_ring(m, HNL_CTRL_CMD_RING_DESTROY,
					       rings[i]).err, 0);
		assert_int_equal(hnl_hv_call(m->cpu, m->domain, rings[i],
					     &regs, &value), -HNL_EINVAL);
	}
	for (token = 0; token < 0x10000; token += 1 + token / 8)
		assert_int_equal(call_cancel(m, token).err, -HNL_ENOENT);
	machine_close(m);
}

/* ---- nobody to ask ---- */

static struct hnl_hv_port alone;

/* Of an event command: to itself, to another domain. */
static struct hnl_extack send_about(struct machine *m, uint8_t cmd,
				    uint16_t type, uint16_t domain)
{
	struct hnl_builder b = begin(&hnl_event_family, cmd, 0);
	const struct hnl_command *c = &hnl_event_family.command[cmd];

	put_set(&b, hnl_event_family.schema, c->request, 0);
	if (type != 0)
		hnl_attr_put_u16(&b, type, domain);
	return send(m, &b);
}

static void authorise_absent_own_and_unprivileged_alone(void **state)
{
	struct machine *m = open_all(0);
	struct hnl_extack x;
	size_t cmd;

	(void)state;
	alone = machine_port;
	alone.authorise = NULL;
	m->hv->port = &alone;
	x = send_about(m, HNL_EVENT_CMD_SEND, 0, 0);
	assert_int_equal(x.err, 0);
	assert_int_equal(ran, 1);
	x = send_about(m, HNL_EVENT_CMD_STATUS, 0, 0);
	assert_int_equal(x.err, -HNL_EPERM);
	assert_int_equal(x.reason, HNL_REASON_DENIED);
	x = send_about(m, HNL_EVENT_CMD_RESET, HNL_EVENT_A_DOMAIN, 9);
	assert_int_equal(x.err, -HNL_EPERM);
	for (cmd = 0; cmd < hnl_domain_family.n_commands; cmd++) {
		const struct hnl_command *c = &hnl_domain_family.command[cmd];
		struct hnl_builder b;

		if (!(c->flags & HNL_COMMAND_PRIVILEGED))
			continue;
		b = begin(&hnl_domain_family, (uint8_t)cmd,
			  c->flags & HNL_COMMAND_DUMP ? HNL_F_DUMP : 0);
		put_set(&b, hnl_domain_family.schema, c->request, 0);
		assert_int_equal(send(m, &b).err, -HNL_EPERM);
	}
	assert_int_equal(ran, 1);
	m->hv->port = &machine_port;
	machine_close(m);
}

/* ---- a peer that is silent ---- */

static void forward_without_a_deadline_no_domain(void **state)
{
	static const struct hnl_handling_of rule = {
		HNL_MEMORY_FAMILY, HNL_MEMORY_CMD_SHARE, HNL_FORWARD
	};
	struct machine *m = open_all(0);
	struct hnl_domain_config cfg = m->domain_cfg;
	void *mem;

	(void)state;
	cfg.id = 1;
	cfg.rule = &rule;
	cfg.n_rules = 1;
	mem = exact_block(hnl_domain_size(m->hv, &cfg));
	assert_null(hnl_domain_init(mem, m->hv, &cfg));
	cfg.deadline = 1;
	alone = machine_port;
	alone.now = NULL;
	m->hv->port = &alone;
	assert_null(hnl_domain_init(mem, m->hv, &cfg));
	m->hv->port = &machine_port;
	assert_non_null(hnl_domain_init(mem, m->hv, &cfg));
	assert_int_equal(hnl_domain_destroy((struct hnl_domain *)mem), 0);
	free(mem);
	machine_close(m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a04_a20_16000_unknown_attributes_to_every_command),
		cmocka_unit_test(a04_critical_unknown_in_every_command_refused),
		cmocka_unit_test(a04_a20_depth_bomb_to_every_attribute),
		cmocka_unit_test(
			a05_each_required_attribute_absent_no_handler_runs),
		cmocka_unit_test(
			a20_endless_handler_of_every_command_within_its_budget),
		cmocka_unit_test(a07_index_at_and_past_its_limit),
		cmocka_unit_test(authorise_absent_own_and_unprivileged_alone),
		cmocka_unit_test(forward_without_a_deadline_no_domain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
