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

static void put_char(struct text *t, char c)
{
	if (t->len + 1 < t->size)
		t->p[t->len] = c;
	t->len++;
}

static void put_word(struct text *t, const char *s)
{
	while (*s != 0)
		put_char(t, *s++);
}

static void put_number(struct text *t, uint64_t v)
{
	char digit[20];
	size_t n = 0;

	do {
		digit[n++] = (char)('0' + v % 10);
		v /= 10;
	} while (v != 0);
	while (n != 0)
		put_char(t, digit[--n]);
}

struct tree {
	const struct hnl_schema *schema;	/* NULL: unknown */
	const struct hnl_names *names;		/* NULL: numbers */
	const uint8_t *msg;
};

static const struct hnl_field *field_of(const struct tree *tree, uint16_t set,
					uint16_t type)
{
	const struct hnl_set *s;
	size_t slot;

	if (tree->schema == NULL || set >= tree->schema->n_sets)
		return NULL;
	s = &tree->schema->set[set];
	slot = type < s->n_types ? tree->schema->slot[s->slot + type] : 0;
	return slot != 0 ? &tree->schema->field[s->field + slot - 1] : NULL;
}

static void put_field(struct text *t, const struct tree *tree, uint16_t set,
		      uint16_t type)
{
	const struct hnl_field *f = field_of(tree, set, type);

	if (f != NULL && tree->names != NULL) {
		put_word(t, tree->names->field[f - tree->schema->field]);
		return;
	}
	put_word(t, "attribute ");
	put_number(t, type);
}

/* The attribute of buf[pos, end) that is at offset, or holds it. */
static struct hnl_attr attr_around(const struct tree *tree, size_t pos,
				   size_t end, size_t offset, size_t *index)
{
	struct hnl_attr a = { 0, 0, end, 0, 0, HNL_REASON_LEFTOVER };
	uint16_t type = hnl_load_le16(tree->msg + offset + 2) & HNL_ATTR_TYPE;
	size_t at = pos, i = 0;

	while (at < end) {
		a = hnl_attr_at(tree->msg, end, at);
		if (at == offset || a.reason != HNL_REASON_NONE ||
		    offset < a.next)
			break;
		at = a.next;
	}
	if (at != offset)
		type = a.type;
	*index = 0;
	for (; pos < at; pos = hnl_attr_at(tree->msg, end, pos).next)
		if ((hnl_load_le16(tree->msg + pos + 2) & HNL_ATTR_TYPE) ==
		    type)
			i++;
	*index = i;
	return a;
}

/*
 * Writes the way to offset, with a dot between sets. Returns the set that the
 * attribute there opens, or set itself when offset is 0; *holder is the set
 * that it stands in.
 */
static uint16_t put_path(struct text *t, const struct tree *tree, size_t len,
			 uint16_t set, size_t offset, uint16_t *holder)
{
	size_t pos = HNL_MSGHDR, end = len, index;
	const struct hnl_field *f;
	struct hnl_attr a;
	size_t level;

	*holder = set;
	for (level = 0; offset != 0 && level < HNL_DEPTH_MAX; level++) {
		*holder = set;
		if (offset < pos || offset >= end ||
		    end - offset < HNL_ATTRHDR)
			return set;
		if (level != 0)
			put_char(t, '.');
		a = attr_around(tree, pos, end, offset, &index);
		f = field_of(tree, set, a.type);
		put_field(t, tree, set, a.type);
		if (f != NULL && (f->flags & HNL_FIELD_MULTI)) {
			put_char(t, '[');
			put_number(t, index);
			put_char(t, ']');
		}
		if (f == NULL || f->kind != HNL_KIND_NEST)
			return set;
		set = f->sub;
		if (a.off == offset + HNL_ATTRHDR ||
		    a.reason != HNL_REASON_NONE)
			return set;
		pos = a.off;
		end = a.off + a.len;
	}
	return set;
}

static const struct hnl_command *command_of(const struct hnl_family *family,
					    uint8_t cmd)
{
	if (family == NULL || cmd >= family->n_commands ||
	    family->command[cmd].flags == 0)
		return NULL;
	return &family->command[cmd];
}

static void put_command(struct text *t, const struct hnl_names *names,
			const struct hnl_msg *m)
{
	if (names != NULL && m->head.cmd < names->n_commands &&
	    names->command[m->head.cmd] != NULL) {
		put_word(t, names->family);
		put_char(t, '.');
		put_word(t, names->command[m->head.cmd]);
		return;
	}
	put_word(t, "family ");
	put_number(t, m->head.type);
	put_word(t, " command ");
	put_number(t, m->head.cmd);
}

/* Returns the set that the attribute at fault stands in. */
static uint16_t put_place(struct text *t, const struct tree *tree, size_t len,
			  uint16_t set, const struct hnl_extack *x)
{
	size_t offset = x->reason == HNL_REASON_MISSING ? x->nest : x->offset;
	uint16_t holder;

	put_word(t, ": ");
	set = put_path(t, tree, len, set, offset, &holder);
	if (x->reason == HNL_REASON_MISSING) {
		if (offset != 0)
			put_char(t, '.');
		put_field(t, tree, set, x->missing);
	}
	if (offset != 0) {
		put_word(t, " at byte ");
		put_number(t, offset);
	}
	return holder;
}

static void put_reason(struct text *t, const struct tree *tree, uint16_t set,
		       const struct hnl_extack *x)
{
	if (x->err == -HNL_ENOSYS) {
		put_word(t, "no such command here");
		return;
	}
	put_word(t, hnl_reason_text(x->reason));
	if (x->reason == HNL_REASON_IMPLIES && x->missing != 0) {
		put_word(t, ", ");
		put_field(t, tree, set, x->missing);
	}
}

size_t hnl_explain(char *buf, size_t size, const struct hnl_family *family,
		   const struct hnl_names *names, const uint8_t *msg,
		   size_t len, const struct hnl_extack *x)
{
	struct text t = { buf, size, 0 };
	struct hnl_msg m = hnl_msg_at(msg, len, 0);
	const struct hnl_command *c = command_of(family, m.head.cmd);
	uint16_t set = c != NULL ? c->request : HNL_SET_NONE;
	struct tree tree = { NULL, names, msg };

	if (c != NULL)
		tree.schema = family->schema;
	put_command(&t, names, &m);
	if (x->offset != 0 || x->reason == HNL_REASON_MISSING)
		set = put_place(&t, &tree, len, set, x);
	put_word(&t, ": ");
	put_reason(&t, &tree, set, x);
	put_word(&t, " (");
	put_word(&t, hnl_errno_name(x->err));
	put_char(&t, ')');
	if (size != 0)
		buf[t.len < size ? t.len : size - 1] = 0;
	return t.len;
}
