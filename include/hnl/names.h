/* SPDX-License-Identifier: MIT */
/*
 * Names of what a family's tables hold, for people: apart from the tables, so
 * that a hypervisor that never speaks need not link them.
 */
#ifndef HNL_NAMES_H
#define HNL_NAMES_H

#include <hnl/policy.h>

/* A named value of an enum or of flags. */
struct hnl_names_entry {
	const char *name;
	uint64_t value;		/* of flags: a bit number */
};

/* A member of a packed array's struct; pads have none. */
struct hnl_names_member {
	const char *name;
	const struct hnl_names_entry *entry;
	uint16_t n_entries;
	uint16_t at;		/* bytes from the element's first */
	uint8_t kind;		/* enum hnl_kind: U8 to S64 */
	uint8_t flags;		/* HNL_FIELD_BIG_ENDIAN */
};

#define HNL_NAMES_BITS 0x01	/* entries name bits, not values */
#define HNL_NAMES_GPA 0x02	/* a guest-physical address */
#define HNL_NAMES_CRITICAL 0x04	/* encoders set CRITICAL */

/* What a field's values are called; all zero where there is nothing to say. */
struct hnl_names_value {
	const struct hnl_names_entry *entry;
	const struct hnl_names_member *member;	/* PACKED of structs */
	uint16_t n_entries;
	uint16_t n_members;
	uint8_t element;	/* PACKED of numbers: enum hnl_kind */
	uint8_t flags;		/* HNL_NAMES_* */
};

struct hnl_names {
	const char *family;
	const char *const *command;	/* by number, NULL where none */
	const char *const *field;	/* parallel to schema->field */
	const char *const *feature;	/* by bit, NULL where none */
	uint16_t n_commands;
	uint16_t n_features;
	const struct hnl_names_value *value;	/* as field; may be NULL */
};

HNL_BEGIN_DECLS

/*
 * Writes a refusal in words, for people: "memory.map: range[1].gpa at byte 64:
 * value not aligned (EINVAL)". msg is the request that x refuses; names may be
 * NULL, then numbers stand for names. Returns the length that the text has,
 * cut to size - 1 and terminated if size is not 0.
 */
/*@ requires \valid(text + (0 .. size - 1)) && bytes(msg, len);
    requires \valid_read(x) && \separated(x, text + (0 .. size - 1));
    assigns text[0 .. size - 1];
    ensures ends: size != 0 ==> text[\result < size ? \result : size - 1] == 0;
*/
size_t hnl_explain(char *text, size_t size, const struct hnl_family *family,
		   const struct hnl_names *names, const uint8_t *msg,
		   size_t len, const struct hnl_extack *x);

HNL_END_DECLS

#endif
