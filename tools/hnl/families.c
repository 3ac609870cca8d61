/* SPDX-License-Identifier: MIT */
/*
 * The families that the tool knows, and questions about their tables.
 *
 *	name or number --> family --> command --> set --> field --> its name
 *
 * Invariant: a new family is one row here, and nothing else in the tool.
 */
#include <string.h>
#include "tool.h"
#include "hnl_ctrl.h"
#include "hnl_domain.h"
#include "hnl_event.h"
#include "hnl_memory.h"
#include "hnl_nested.h"
#include "hnl_view.h"
#ifdef HNL_TOOL_EVERY
#include "hnl_every.h"
#endif

const struct tool_family tool_family[] = {
	{ &hnl_ctrl_family, &hnl_ctrl_names },
	{ &hnl_memory_family, &hnl_memory_names },
	{ &hnl_event_family, &hnl_event_names },
	{ &hnl_view_family, &hnl_view_names },
	{ &hnl_domain_family, &hnl_domain_names },
	{ &hnl_nested_family, &hnl_nested_names },
#ifdef HNL_TOOL_EVERY
	{ &hnl_every_family, &hnl_every_names },	/* for the tests */
#endif
};

const size_t tool_families = sizeof(tool_family) / sizeof(tool_family[0]);

const struct tool_family *family_by_name(const char *name)
{
	size_t i;

	for (i = 0; i < tool_families; i++)
		if (strcmp(tool_family[i].names->family, name) == 0)
			return &tool_family[i];
	return NULL;
}

const struct tool_family *family_by_id(uint16_t id)
{
	size_t i;

	for (i = 0; i < tool_families; i++)
		if (tool_family[i].family->id == id)
			return &tool_family[i];
	return NULL;
}

const struct hnl_command *family_command(const struct tool_family *f,
					 unsigned int cmd)
{
	if (cmd >= f->family->n_commands ||
	    f->family->command[cmd].flags == 0)
		return NULL;
	return &f->family->command[cmd];
}

unsigned int family_command_by_name(const struct tool_family *f,
				    const char *name)
{
	unsigned int i;

	for (i = 1; i < f->names->n_commands; i++)
		if (f->names->command[i] != NULL &&
		    strcmp(f->names->command[i], name) == 0)
			return i;
	return 0;
}

const struct hnl_field *family_fields(const struct tool_family *f, size_t set,
				      size_t *n)
{
	const struct hnl_schema *schema = f->family->schema;

	*n = 0;
	if (set >= schema->n_sets)
		return NULL;
	*n = schema->set[set].n_fields;
	return *n != 0 ? &schema->field[schema->set[set].field] : NULL;
}

const struct hnl_field *family_field(const struct tool_family *f, size_t set,
				     uint16_t type)
{
	const struct hnl_field *field;
	size_t i, n;

	field = family_fields(f, set, &n);
	for (i = 0; i < n; i++)
		if (field[i].type == type)
			return &field[i];
	return NULL;
}

const char *field_name(const struct tool_family *f,
		       const struct hnl_field *field)
{
	return f->names->field[field - f->family->schema->field];
}

const struct hnl_names_value *field_value(const struct tool_family *f,
					  const struct hnl_field *field)
{
	static const struct hnl_names_value nothing;

	if (f->names->value == NULL)
		return &nothing;
	return &f->names->value[field - f->family->schema->field];
}
