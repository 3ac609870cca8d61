/* SPDX-License-Identifier: MIT */
/*
 * A refusal in words. The acknowledgement gives an offset; the request and the
 * schema give the way to it:
 *
 *	offset 64 --> memory.map: range[1].gpa
 *
 * The request need not be well-formed: it was refused. The walk goes as far as
 * it can and then says numbers.
 */
#include <hnl/msg.h>
#include <hnl/names.h>

struct text {
	char *p;
	size_t size;
	size_t len;	/* that it has, or would have */
};

/*@ predicate writes{L}(struct text *t) = \valid(t) &&
      \valid(t->p + (0 .. t->size - 1)) &&
      \separated(t, t->p + (0 .. t->size - 1));
*/

/* A word: a literal, or a name of the schema compiler, length(s) long. */
/*@ axiomatic Words { logic integer length(char *s); }
    predicate word{L}(char *s, struct text *t) = 0 <= length(s) < 0x10000 &&
      \valid_read(s + (0 .. length(s))) && s[length(s)] == 0 &&
      \separated(s + (0 .. length(s)), t, t->p + (0 .. t->size - 1));
*/

/*@ requires writes(t);
    assigns t->len, t->p[0 .. t->size - 1];
*/
static void put_char(struct text *t, char c)
{
	if (t->len < t->size)
		t->p[t->len] = c;
	t->len++;
}

/*@ requires writes(t);
    assigns t->len, t->p[0 .. t->size - 1];
*/
static void put_word(struct text *t, const char *s)
{
	size_t i;

	//@ admit ends: word(s, t);
	/*@ loop invariant i <= length(s) && word(s, t);
	    loop assigns i, t->len, t->p[0 .. t->size - 1];
	    loop variant length(s) - i;
	*/
	for (i = 0; s[i] != 0; i++)
		put_char(t, s[i]);
}

/*@ requires writes(t);
    assigns t->len, t->p[0 .. t->size - 1];
*/
static void put_number(struct text *t, uint32_t v)
{
	uint32_t unit;

	/* That of the first digit: of 0, the last one. */
	/*@ loop invariant unit \in { 1, 10, 100, 1000, 10000, 100000,
	      1000000, 10000000, 100000000, 1000000000 };
	    loop assigns unit;
	    loop variant unit;
	*/
	for (unit = 1000000000; unit > 1 && v / unit == 0; unit /= 10)
		;
	/*@ loop assigns unit, t->len, t->p[0 .. t->size - 1];
	    loop variant unit;
	*/
	for (; unit != 0; unit /= 10)
		put_char(t, (char)('0' + v / unit % 10));
}

struct tree {
	const struct hnl_schema *schema;	/* NULL: unknown */
	const struct hnl_names *names;		/* NULL: numbers */
	const uint8_t *msg;
};

/*@ requires \valid_read(tree);
    assigns \nothing;
    ensures row: \result == \null || \valid_read(\result);
*/
static const struct hnl_field *field_of(const struct tree *tree, uint16_t set,
					uint16_t type)
{
	const struct hnl_set *s;
	size_t slot;

	/*@ admit sets: tree->schema != \null ==> \valid_read(tree->schema) &&
	      \valid_read(tree->schema->set +
	      (0 .. tree->schema->n_sets - 1)); */
	if (tree->schema == NULL || set >= tree->schema->n_sets)
		return NULL;
	s = &tree->schema->set[set];
	/*@ admit slots: \valid_read(tree->schema->slot +
	      (s->slot .. s->slot + s->n_types - 1)); */
	slot = type < s->n_types ? tree->schema->slot[s->slot + type] : 0;
	/*@ admit rows: slot != 0 ==>
	      \valid_read(tree->schema->field + (s->field + slot - 1)); */
	return slot != 0 ? &tree->schema->field[s->field + slot - 1] : NULL;
}

/*@ requires writes(t) && \valid_read(tree);
    assigns t->len, t->p[0 .. t->size - 1];
*/
static void put_field(struct text *t, const struct tree *tree, uint16_t set,
		      uint16_t type)
{
	const struct hnl_field *f = field_of(tree, set, type);
	size_t row;

	if (f != NULL && tree->names != NULL) {
		//@ admit schema: \valid_read(tree->schema);
		row = (size_t)(f - tree->schema->field);
		/*@ admit names: \valid_read(tree->names) &&
		      \valid_read(tree->names->field + row); */
		put_word(t, tree->names->field[row]);
		return;
	}
	put_word(t, "attribute ");
	put_number(t, type);
}

/*
 * The attribute of msg[pos, end) that is at offset, or holds it. *index counts
 * those of its type before it.
 */
/*@ requires \valid_read(tree) && bytes(tree->msg, end) && \valid(index);
    requires pos <= offset && offset + HNL_ATTRHDR <= end;
    assigns *index;
    ensures in: \result.reason == HNL_REASON_NONE ==>
      \result.off + \result.len <= end;
*/
static struct hnl_attr attr_around(const struct tree *tree, size_t pos,
				   size_t end, size_t offset, size_t *index)
{
	struct hnl_attr a = { 0, 0, end, 0, 0, HNL_REASON_LEFTOVER }, before;
	uint16_t type = hnl_load_le16(tree->msg + offset + 2) & HNL_ATTR_TYPE;
	size_t at = pos, i = 0;

	/*@ loop invariant pos <= at <= end;
	    loop invariant a.reason == HNL_REASON_NONE ==>
	      a.off + a.len <= end;
	    loop assigns at, a;
	    loop variant end - at;
	*/
	while (at < end) {
		a = hnl_attr_at(tree->msg, end, at);
		if (at == offset || a.reason != HNL_REASON_NONE ||
		    offset < a.next)
			break;
		at = a.next;
	}
	if (at != offset)
		type = a.type;
	/*@ loop assigns pos, i, before;
	    loop variant end - pos;
	*/
	while (pos < at) {
		before = hnl_attr_at(tree->msg, end, pos);
		i += before.type == type;
		pos = before.next;
	}
	*index = i;
	return a;
}

/* Attributes beside each other, and the set that they are of. */
struct place {
	size_t pos, end;
	uint16_t set;
};

/*
 * Writes the way to offset, with a dot between sets. Returns the set that the
 * attribute there opens, or set itself when offset is 0; *in is where it
 * stands.
 */
/*@ requires writes(t) && \valid_read(tree) && bytes(tree->msg, len);
    requires \valid(in) && \separated(in, t, tree,
      t->p + (0 .. t->size - 1));
    assigns *in, t->len, t->p[0 .. t->size - 1];
    ensures in: in->end <= len;
*/
static uint16_t put_path(struct text *t, const struct tree *tree, size_t len,
			 uint16_t set, size_t offset, struct place *in)
{
	const struct hnl_field *f;
	struct hnl_attr a;
	size_t level, index;

	in->pos = HNL_MSGHDR;
	in->end = len;
	in->set = set;
	/*@ loop invariant in->end <= len;
	    loop assigns level, set, a, f, index, *in, t->len,
	      t->p[0 .. t->size - 1];
	    loop variant HNL_DEPTH_MAX - level;
	*/
	for (level = 0; offset != 0 && level < HNL_DEPTH_MAX; level++) {
		in->set = set;
		if (offset < in->pos || offset >= in->end ||
		    in->end - offset < HNL_ATTRHDR)
			return set;
		if (level != 0)
			put_char(t, '.');
		a = attr_around(tree, in->pos, in->end, offset, &index);
		f = field_of(tree, set, a.type);
		put_field(t, tree, set, a.type);
		if (f != NULL && (f->flags & HNL_FIELD_MULTI)) {
			put_char(t, '[');
			put_number(t, (uint32_t)index);
			put_char(t, ']');
		}
		if (f == NULL || f->kind != HNL_KIND_NEST)
			return set;
		set = f->sub;
		if (a.off == offset + HNL_ATTRHDR ||
		    a.reason != HNL_REASON_NONE)
			return set;
		in->pos = a.off;
		in->end = a.off + a.len;
	}
	return set;
}

/*@ assigns \nothing;
    ensures row: \result == \null ||
      (\valid_read(\result) && \valid_read(family));
*/
static const struct hnl_command *command_of(const struct hnl_family *family,
					    uint8_t cmd)
{
	/*@ admit commands: family != \null ==> \valid_read(family) &&
	      \valid_read(family->command + (0 .. family->n_commands - 1)); */
	if (family == NULL || cmd >= family->n_commands ||
	    family->command[cmd].flags == 0)
		return NULL;
	return &family->command[cmd];
}

/* Of a message that is cut short, what there is of its header. */
/*@ requires writes(t) && \valid_read(m);
    assigns t->len, t->p[0 .. t->size - 1];
*/
static void put_command(struct text *t, const struct hnl_names *names,
			const struct hnl_msg *m, size_t len)
{
	/*@ admit commands: names != \null ==> \valid_read(names) &&
	      \valid_read(names->command + (0 .. names->n_commands - 1)); */
	if (len < HNL_NLHDR) {
		put_word(t, "message");
		return;
	}
	if (len >= HNL_MSGHDR && names != NULL && m->head.cmd < names->n_commands &&
	    names->command[m->head.cmd] != NULL) {
		put_word(t, names->family);
		put_char(t, '.');
		put_word(t, names->command[m->head.cmd]);
		return;
	}
	if (len < HNL_MSGHDR && names != NULL) {
		put_word(t, names->family);
		return;
	}
	put_word(t, "family ");
	put_number(t, m->head.type);
	if (len < HNL_MSGHDR)
		return;
	put_word(t, " command ");
	put_number(t, m->head.cmd);
}

/* *in: where the attribute at fault stands. */
/*@ requires writes(t) && \valid_read(tree) && bytes(tree->msg, len);
    requires \valid_read(x) && \valid(in) && \separated(in, t, tree, x,
      t->p + (0 .. t->size - 1));
    requires \separated(t, x);
    assigns *in, t->len, t->p[0 .. t->size - 1];
    ensures in: in->end <= len;
*/
static void put_place(struct text *t, const struct tree *tree, size_t len,
		      const struct hnl_extack *x, struct place *in)
{
	size_t offset = x->reason == HNL_REASON_MISSING ? x->nest : x->offset;
	uint16_t set = in->set;

	put_word(t, ": ");
	set = put_path(t, tree, len, set, offset, in);
	if (x->reason == HNL_REASON_MISSING) {
		if (offset != 0)
			put_char(t, '.');
		put_field(t, tree, set, x->missing);
	}
	if (offset != 0) {
		put_word(t, " at byte ");
		put_number(t, (uint32_t)offset);
	}
}

/* Whether a rule of the set forbids the two types beside each other. */
/*@ requires \valid_read(tree);
    assigns \nothing;
*/
static bool excludes(const struct tree *tree, uint16_t set, uint16_t a,
		     uint16_t b)
{
	const struct hnl_schema *s = tree->schema;
	const struct hnl_field *f, *g;
	const struct hnl_rule *r;
	size_t i;

	/*@ admit rules: s != \null ==> \valid_read(s) &&
	      \valid_read(s->set + (0 .. s->n_sets - 1)) &&
	      (s->rules != \null ==>
	      \valid_read(s->rules + (0 .. s->n_sets - 1))); */
	if (s == NULL || s->rules == NULL || set >= s->n_sets)
		return false;
	/*@ loop invariant 0 <= i <= s->rules[set].n;
	    loop assigns i, r, f, g;
	    loop variant s->rules[set].n - i;
	*/
	for (i = 0; i < s->rules[set].n; i++) {
		r = &s->rule[s->rules[set].first + i];
		/*@ admit rule: \valid_read(r) &&
		      \valid_read(s->field + (s->set[set].field + r->field)) &&
		      \valid_read(s->field + (s->set[set].field + r->other));
		*/
		f = &s->field[s->set[set].field + r->field];
		g = &s->field[s->set[set].field + r->other];
		if (r->reason == HNL_REASON_EXCLUSIVE &&
		    ((f->type == a && g->type == b) ||
		     (f->type == b && g->type == a)))
			return true;
	}
	return false;
}

/* The attribute beside it that excludes this type; 0: none is seen. */
/*@ requires \valid_read(tree) && \valid_read(in) && bytes(tree->msg, in->end);
    assigns \nothing;
*/
static uint16_t excluder(const struct tree *tree, const struct place *in,
			 uint16_t type)
{
	size_t pos = in->pos;
	struct hnl_attr a;

	/*@ loop assigns pos, a;
	    loop variant in->end - pos;
	*/
	while (pos < in->end) {
		a = hnl_attr_at(tree->msg, in->end, pos);
		if (a.reason != HNL_REASON_NONE)
			return 0;
		if (excludes(tree, in->set, type, a.type))
			return a.type;
		pos = a.next;
	}
	return 0;
}

/*@ requires writes(t) && \valid_read(tree) && \valid_read(in);
    requires bytes(tree->msg, in->end) && \valid_read(x);
    requires \separated(t, tree, in, x, t->p + (0 .. t->size - 1));
    assigns t->len, t->p[0 .. t->size - 1];
*/
static void put_reason(struct text *t, const struct tree *tree,
		       const struct place *in, const struct hnl_extack *x)
{
	uint16_t other = x->reason == HNL_REASON_IMPLIES ? x->missing : 0;

	if (x->err == -HNL_ENOSYS) {
		put_word(t, "no such command here");
		return;
	}
	put_word(t, hnl_reason_text(x->reason));
	if (x->reason == HNL_REASON_EXCLUSIVE)
		other = excluder(tree, in, x->type);
	if (other != 0) {
		put_word(t, ", ");
		put_field(t, tree, in->set, other);
	}
}

/* Whatever its length says: which command it is of is told if it is there. */
/*@ requires bytes(msg, len);
    assigns \nothing;
*/
static struct hnl_msg head_of(const uint8_t *msg, size_t len)
{
	struct hnl_msg m = hnl_msg_at(msg, len, 0);

	if (m.reason == HNL_REASON_SHORT || m.reason == HNL_REASON_PAST_END)
		m.head.cmd = len >= HNL_MSGHDR ? msg[16] : 0;
	return m;
}

size_t hnl_explain(char *buf, size_t size, const struct hnl_family *family,
		   const struct hnl_names *names, const uint8_t *msg,
		   size_t len, const struct hnl_extack *x)
{
	struct text t = { buf, size, 0 };
	struct hnl_msg m = head_of(msg, len);
	const struct hnl_command *c = command_of(family, m.head.cmd);
	struct place in = { HNL_MSGHDR, len, HNL_SET_NONE };
	struct tree tree = { NULL, names, msg };

	if (c != NULL) {
		in.set = c->request;
		tree.schema = family->schema;
	}
	put_command(&t, names, &m, len);
	if (x->offset != 0 || x->reason == HNL_REASON_MISSING)
		put_place(&t, &tree, len, x, &in);
	put_word(&t, ": ");
	put_reason(&t, &tree, &in, x);
	put_word(&t, " (");
	put_word(&t, hnl_errno_name(x->err));
	put_char(&t, ')');
	if (size != 0)
		buf[t.len < size ? t.len : size - 1] = 0;
	return t.len;
}
