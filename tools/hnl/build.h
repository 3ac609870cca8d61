/* SPDX-License-Identifier: MIT */
/*
 * JSON values into attributes.
 *
 *	encode.c --> build.c: a set, nests --> leaf.c: one attribute's bytes
 *
 * It refuses what no bytes can stand for, with the way to the value; whether
 * the bytes are allowed is for judge().
 */
#ifndef HNL_TOOL_BUILD_H
#define HNL_TOOL_BUILD_H

#include "tool.h"

/* Which value an attribute was written from, by its offset. */
struct mark {
	size_t at;
	struct json_object *value;
};

struct build {
	const struct tool_family *family;
	struct hnl_builder b;
	char path[256];	/* of the value in hand: "range[1].gpa" */
	struct mark *mark;
	size_t marks;
	char why[512];	/* empty: nothing is wrong */
	unsigned int line;	/* of the value that is wrong */
};

/* The attributes of one set, ascending by number as hnl's encoders do. */
bool build_set(struct build *e, size_t set, struct json_object *values);

/* One attribute that is no nest; one whose payload is hex digits. */
bool build_leaf(struct build *e, const struct hnl_field *f, uint16_t type,
		struct json_object *value);
bool build_hex(struct build *e, uint16_t type, struct json_object *value);
bool build_number(struct build *e, const struct scalar *s,
		  struct json_object *value, uint64_t *v);

/*
 * Notes that a value, or its member of this name ("": itself), cannot be. A
 * why that begins with a space is about the value, which is shown before it.
 * Always false.
 */
bool build_fail(struct build *e, struct json_object *value,
		const char *member, const char *why);

/* Where the path was; build_leave() goes back there. */
size_t build_enter(struct build *e, const char *name);
size_t build_enter_index(struct build *e, size_t i);
void build_leave(struct build *e, size_t n);

#endif
