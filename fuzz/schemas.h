/* SPDX-License-Identifier: MIT */
/*
 * All that was generated, by number: families, names, and of each set the size
 * of its struct and its encoder.
 *
 *	schema_of(type) --> family --> set --> codec[set]
 *
 * The policy tables have no encoder of a set, and no size: targets that write
 * what they read need both.
 */
#ifndef HNL_FUZZ_SCHEMAS_H
#define HNL_FUZZ_SCHEMAS_H

#include <hnl/names.h>

#define STRUCT_MAX 4096	/* bytes of any of the structs */

struct codec {
	size_t size;		/* of the set's struct; 0: it has none */
	void (*put)(struct hnl_builder *b, const void *s);
};

struct schema_entry {
	const struct hnl_family *family;
	const struct hnl_names *names;
	const struct codec *codec;	/* by set */
};

#define SCHEMAS 8

extern const struct schema_entry schemas[SCHEMAS];

/* By message type; NULL: none has it. */
const struct schema_entry *schema_of(uint16_t type);

/* Of a command's two, the one that a choice (bit 4: the reply) means, if it has
 * any: HNL_SET_NONE. */
size_t set_chosen(const struct hnl_command *c, uint8_t choice);

#endif
