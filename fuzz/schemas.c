/* SPDX-License-Identifier: MIT */
/*
 * The table of all families that fuzz targets look into. codec_table.h is made
 * from the generated code (tables.py): a family that is missing there does not
 * compile.
 */
#include "schemas.h"

#include "codec_table.h"

#define ENTRY(name) { &hnl_##name##_family, &hnl_##name##_names, \
		      hnl_##name##_codec }

const struct schema_entry schemas[SCHEMAS] = {
	ENTRY(ctrl),   ENTRY(memory), ENTRY(event), ENTRY(view),
	ENTRY(domain), ENTRY(nested), ENTRY(state), ENTRY(every),
};

const struct schema_entry *schema_of(uint16_t type)
{
	size_t i;

	for (i = 0; i < SCHEMAS; i++)
		if (schemas[i].family->id == type)
			return &schemas[i];
	return NULL;
}

size_t set_chosen(const struct hnl_command *c, uint8_t choice)
{
	if ((choice & 16) || (c->flags & HNL_COMMAND_EVENT))
		return c->reply;
	return c->request;
}
