/* SPDX-License-Identifier: MIT */
/*
 * The rules of a field in words, from its row of the table alone: what a value
 * must be, and which of these a refused one breaks.
 *
 *	{ .kind = U64, .align = 12 }  -->  "u64, multiple of 4096"
 *				      -->  "4100 is not a multiple of 4096"
 */
#include <inttypes.h>
#include <stdarg.h>
#include <string.h>
#include "tool.h"

void put(char *text, size_t size, const char *format, ...)
{
	size_t n = strlen(text);
	va_list args;

	va_start(args, format);
	vsnprintf(text + n, size - n, format, args);
	va_end(args);
}

/* ---- rules of a field ---- */

static void put_number(char *text, size_t size, bool is_signed, uint64_t v)
{
	if (is_signed)
		put(text, size, "%" PRId64, (int64_t)v);
	else
		put(text, size, "%" PRIu64, v);
}

static void put_between(char *text, size_t size, uint64_t lo, uint64_t hi,
			uint64_t most)
{
	if (lo == hi)
		put(text, size, "%" PRIu64, lo);
	else if (hi >= most)
		put(text, size, "at least %" PRIu64, lo);
	else if (lo == 0)
		put(text, size, "at most %" PRIu64, hi);
	else
		put(text, size, "%" PRIu64 "..%" PRIu64, lo, hi);
}

static void put_range(char *text, size_t size, const struct hnl_field *f)
{
	if (f->check == HNL_CHECK_RANGE) {
		put_between(text, size, f->lo, f->hi, UINT64_MAX);
		return;
	}
	put_number(text, size, true, f->lo);
	put(text, size, "..");
	put_number(text, size, true, f->hi);
}

/* "4k=0, 2m=1" from the names, else the values that the table allows. */
static void put_entries(char *text, size_t size, const struct tool_family *f,
			const struct hnl_field *field)
{
	const struct hnl_names_value *value = field_value(f, field);
	const char *comma = "";
	unsigned int i;

	for (i = 0; i < value->n_entries; i++, comma = ", ")
		put(text, size, "%s%s=%" PRIu64, comma, value->entry[i].name,
		    value->entry[i].value);
	if (value->n_entries != 0 || field->check != HNL_CHECK_ENUM)
		return;
	for (i = 0; i < 64; i++) {
		if (!(field->hi >> i & 1))
			continue;
		put(text, size, "%s%u", comma, i);
		comma = ", ";
	}
}

static void put_value_rule(char *text, size_t size,
			   const struct tool_family *f,
			   const struct hnl_field *field)
{
	const struct hnl_names_value *value = field_value(f, field);

	if (value->n_entries != 0) {
		put(text, size, ", %s ", value->flags & HNL_NAMES_BITS ?
						 "bits" : "one of");
		put_entries(text, size, f, field);
	} else if (field->check == HNL_CHECK_RANGE ||
		   field->check == HNL_CHECK_SRANGE) {
		put(text, size, ", ");
		put_range(text, size, field);
	} else if (field->check == HNL_CHECK_ENUM) {
		put(text, size, ", one of ");
		put_entries(text, size, f, field);
	}
	if (field->check == HNL_CHECK_MASK && value->n_entries == 0)
		put(text, size, ", bits of 0x%" PRIx64, field->hi);
	if (field->align != 0)
		put(text, size, ", multiple of %" PRIu64,
		    (uint64_t)1 << field->align);
}

/* Lengths of what has no width of its own. */
static void put_length_rule(char *text, size_t size,
			    const struct hnl_field *f)
{
	uint64_t step = f->kind == HNL_KIND_PACKED && f->sub != 0 ? f->sub : 2;
	uint64_t most = HNL_ATTR_MAX - HNL_ATTRHDR - step;

	if (f->kind != HNL_KIND_STRING && f->kind != HNL_KIND_BYTES &&
	    f->kind != HNL_KIND_PACKED)
		return;
	if (f->min == 0 && f->max >= most)
		return;
	put(text, size, ", ");
	put_between(text, size, f->min, f->max, most);
	put(text, size, f->kind == HNL_KIND_STRING ? " characters" : " bytes");
}

static const char *const kind_word[HNL_KIND_NEST + 1] = {
	[HNL_KIND_FLAG] = "flag",	[HNL_KIND_U8] = "u8",
	[HNL_KIND_U16] = "u16",		[HNL_KIND_U32] = "u32",
	[HNL_KIND_U64] = "u64",		[HNL_KIND_S8] = "s8",
	[HNL_KIND_S16] = "s16",		[HNL_KIND_S32] = "s32",
	[HNL_KIND_S64] = "s64",		[HNL_KIND_UINT] = "uint",
	[HNL_KIND_SINT] = "sint",	[HNL_KIND_BITFIELD32] = "bitfield32",
	[HNL_KIND_STRING] = "string",	[HNL_KIND_BYTES] = "bytes",
	[HNL_KIND_PACKED] = "array",	[HNL_KIND_NEST] = "nest",
};

static void put_element(char *text, size_t size, const struct tool_family *f,
			const struct hnl_field *field)
{
	const struct hnl_names_value *value = field_value(f, field);
	const char *comma = "";
	size_t i;

	put(text, size, " of ");
	if (value->n_members == 0) {
		if (value->element != 0)
			put(text, size, "%s", kind_word[value->element]);
		else
			put(text, size, "%u bytes", field->sub);
		return;
	}
	put(text, size, "{");
	for (i = 0; i < value->n_members; i++, comma = ", ")
		put(text, size, "%s%s %s", comma, value->member[i].name,
		    kind_word[value->member[i].kind]);
	put(text, size, "}");
}

static void put_times(char *text, size_t size, const struct hnl_field *f)
{
	if (!(f->flags & HNL_FIELD_MULTI))
		return;
	if (f->min_count == 0 && f->max_count == 0) {
		put(text, size, ", may repeat");
		return;
	}
	put(text, size, ", ");
	put_between(text, size, f->min_count,
		    f->max_count != 0 ? f->max_count : UINT64_MAX, UINT64_MAX);
	put(text, size, " times");
}

/* ---- rules between fields ---- */

/* The set that a field is in: rows of a set stand together. */
static const struct hnl_set *set_of(const struct tool_family *f,
				    const struct hnl_field *field)
{
	const struct hnl_schema *schema = f->family->schema;
	size_t i, at = (size_t)(field - schema->field);

	for (i = 0; i < schema->n_sets; i++)
		if (at >= schema->set[i].field &&
		    at - schema->set[i].field < schema->set[i].n_fields)
			return &schema->set[i];
	return NULL;
}

/* The other end of a rule, if the field is at one that is asked for. */
static const struct hnl_field *other_end(const struct hnl_field *first,
					 const struct hnl_rule *r,
					 const struct hnl_field *field)
{
	if (&first[r->field] == field)
		return &first[r->other];
	if (r->reason == HNL_REASON_EXCLUSIVE && &first[r->other] == field)
		return &first[r->field];
	return NULL;
}

/* The next field that this one implies, or excludes; *at starts at 0. */
static const struct hnl_field *next_ruled(const struct tool_family *f,
					  const struct hnl_set *set,
					  const struct hnl_field *field,
					  int reason, size_t *at)
{
	const struct hnl_schema *schema = f->family->schema;
	const struct hnl_rules *rules;
	const struct hnl_field *other;
	const struct hnl_rule *r;

	if (set == NULL || schema->rules == NULL)
		return NULL;
	rules = &schema->rules[set - schema->set];
	while (*at < rules->n) {
		r = &schema->rule[rules->first + (*at)++];
		other = other_end(&schema->field[set->field], r, field);
		if (r->reason == reason && other != NULL)
			return other;
	}
	return NULL;
}

const struct hnl_field *rule_excluded(const struct tool_family *f, size_t set,
				      const struct hnl_field *field,
				      uint16_t type)
{
	const struct hnl_field *other;
	size_t at = 0;

	do
		other = next_ruled(f, &f->family->schema->set[set], field,
				   HNL_REASON_EXCLUSIVE, &at);
	while (other != NULL && other->type != type);
	return other;
}

/* ", needs hvm, not with view-mode" */
static void put_rules(char *text, size_t size, const struct tool_family *f,
		      const struct hnl_field *field)
{
	static const struct {
		int reason;
		const char *words;
	} how[] = { { HNL_REASON_IMPLIES, ", needs " },
		    { HNL_REASON_EXCLUSIVE, ", not with " } };
	const struct hnl_field *other;
	size_t i, at;

	for (i = 0; i < 2; i++) {
		at = 0;
		while ((other = next_ruled(f, set_of(f, field), field,
					   how[i].reason, &at)) != NULL)
			put(text, size, "%s%s", how[i].words,
			    field_name(f, other));
	}
}

void rule_words(char *text, size_t size, const struct tool_family *f,
		 const struct hnl_field *field)
{
	text[0] = 0;
	if (field->kind > HNL_KIND_NEST || kind_word[field->kind] == NULL)
		return;
	if (field->flags & HNL_FIELD_BIG_ENDIAN)
		put(text, size, "big-endian ");
	put(text, size, "%s", kind_word[field->kind]);
	if (field->kind == HNL_KIND_PACKED)
		put_element(text, size, f, field);
	if (field->flags & HNL_FIELD_REQUIRED)
		put(text, size, ", required");
	put_value_rule(text, size, f, field);
	put_length_rule(text, size, field);
	put_times(text, size, field);
	put_rules(text, size, f, field);
	if (field->feature != 0 && f->names->feature != NULL &&
	    field->feature < f->names->n_features)
		put(text, size, ", with feature %s",
		    f->names->feature[field->feature]);
}

void rule_length(char *text, size_t size, const struct hnl_field *f)
{
	if (f->kind == HNL_KIND_UINT || f->kind == HNL_KIND_SINT) {
		put(text, size, ", expected 4 or 8");
		return;
	}
	put(text, size, ", expected ");
	if (f->kind == HNL_KIND_PACKED && f->sub > 1)
		put(text, size, "a multiple of %u, ", f->sub);
	put_between(text, size, f->min, f->max, UINT64_MAX);
	if (f->kind == HNL_KIND_STRING)
		put(text, size, " and the NUL");
}

void rule_broken(char *text, size_t size, const struct tool_family *f,
		 const struct hnl_field *field, int reason)
{
	if (reason == HNL_REASON_ALIGN)
		put(text, size, " is not a multiple of %" PRIu64,
		    (uint64_t)1 << field->align);
	if (reason == HNL_REASON_ENUM) {
		put(text, size, " is none of ");
		put_entries(text, size, f, field);
	}
	if (reason == HNL_REASON_RANGE) {
		put(text, size, " is out of range, expected ");
		put_range(text, size, field);
	}
	if (reason == HNL_REASON_MASK) {
		put(text, size, " has bits outside 0x%" PRIx64, field->hi);
		if (field_value(f, field)->n_entries != 0) {
			put(text, size, ": ");
			put_entries(text, size, f, field);
		}
	}
}
