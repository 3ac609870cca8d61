/* SPDX-License-Identifier: MIT */
/*
 * What the parts of the tool share. No part knows a family: all they know of
 * one is its tables and its names, so that a new family is a row of
 * families.c.
 *
 *	encode	JSON text -> json.c -> values -> encode.c -> bytes -> judge.c
 *	decode	bytes or hex -> input.c -> judge.c -> decode.c -> JSON text
 *					     |           +-> annotate.c
 *					     +-> explain.c, refusal.c, rule.c
 */
#ifndef HNL_TOOL_H
#define HNL_TOOL_H

#include <stdio.h>
#include <json-c/json.h>
#include <hnl/encode.h>
#include <hnl/names.h>

/* Exit status: the packet or the values are refused; the command line is. */
enum { EXIT_REFUSED = 1, EXIT_USAGE = 2 };

/* ---- families.c: tables and names, asked by name or number ---- */

struct tool_family {
	const struct hnl_family *family;
	const struct hnl_names *names;
};

extern const struct tool_family tool_family[];
extern const size_t tool_families;

const struct tool_family *family_by_name(const char *name);
const struct tool_family *family_by_id(uint16_t id);
const struct hnl_command *family_command(const struct tool_family *f,
					 unsigned int cmd);
/* The number of a command, 0 if there is none of this name. */
unsigned int family_command_by_name(const struct tool_family *f,
				    const char *name);
/* The fields of a set are n from the pointer returned. */
const struct hnl_field *family_fields(const struct tool_family *f, size_t set,
				      size_t *n);
const struct hnl_field *family_field(const struct tool_family *f, size_t set,
				     uint16_t type);
const char *field_name(const struct tool_family *f,
		       const struct hnl_field *field);
const struct hnl_names_value *field_value(const struct tool_family *f,
					  const struct hnl_field *field);

/* ---- scalar.c: numbers as bytes, as JSON, as words ---- */

struct scalar {
	const struct hnl_names_entry *entry;
	size_t n_entries;
	uint8_t width;	/* bytes; 8 of a number of 4 or 8; 0: no number */
	bool is_signed, is_big, is_bits, is_gpa;
};

struct scalar scalar_of_field(const struct tool_family *f,
			      const struct hnl_field *field);
struct scalar scalar_of_kind(uint8_t kind);
struct scalar scalar_of_member(const struct hnl_names_member *m);
/* Signed ones are sign-extended. len is 1, 2, 4 or 8. */
uint64_t scalar_load(const struct scalar *s, const uint8_t *p, size_t len);
void scalar_store(const struct scalar *s, uint8_t *p, uint64_t v);
struct json_object *scalar_json(const struct scalar *s, uint64_t v);
/* Returns NULL, or what is wrong with the value: " is no whole number". */
const char *scalar_of_json(const struct scalar *s, struct json_object *value,
			   uint64_t *v);

/* ---- json.c: a strict reader ---- */

struct json_fault {
	unsigned int line;
	char member[48];	/* the innermost one it is in; may be empty */
	const char *why;
};

/* The tree is the caller's to put; NULL with *fault filled. */
struct json_object *json_read(const char *text, size_t len,
			      struct json_fault *fault);
/* The line that a value of json_read() began in. */
unsigned int json_line(struct json_object *value);

/* ---- input.c: what stands in a file or on stdin ---- */

#define INPUT_MAX ((size_t)64 << 20)	/* bytes; more is refused */

struct input {
	uint8_t *p;
	size_t n;
	const char *name;	/* for messages; the path is borrowed */
};

/*
 * All of a file; of stdin if path is NULL or "-". False with a line on stderr.
 * The caller frees p.
 */
bool input_read(struct input *in, const char *path, const char *who);
/* Says why on stderr and frees p; false. */
bool input_fail(struct input *in, const char *who, const char *why);
/* Hex digits become bytes in place; anything else stays as it is. */
bool input_unhex(struct input *in, const char *who);
/* Hex digits to bytes, spaces between pairs allowed; (size_t)-1: no hex. */
size_t hex_bytes(uint8_t *to, const char *text, size_t len);

/* ---- judge.c: does docs/abi.md allow this message ---- */

struct verdict {
	struct hnl_extack x;	/* err 0: accepted */
	const struct tool_family *family;	/* NULL: unknown */
	const struct hnl_command *command;	/* NULL: unknown */
	size_t set;	/* of its attributes */
	bool is_reply;
};

void judge(struct verdict *v, const uint8_t *msg, const struct hnl_msg *m);

/* ---- rule.c: what the table says of a field, in words ---- */

/* snprintf() behind what is there. */
__attribute__((format(printf, 3, 4))) void put(char *text, size_t size,
					       const char *format, ...);
/* "u64, required, multiple of 4096". */
void rule_words(char *text, size_t size, const struct tool_family *f,
		const struct hnl_field *field);
/* The field of this type, if a rule excludes it and the given one. */
const struct hnl_field *rule_excluded(const struct tool_family *f, size_t set,
				      const struct hnl_field *field,
				      uint16_t type);
/* ", expected 8", of a length; " is not a multiple of 4096", of a value. */
void rule_length(char *text, size_t size, const struct hnl_field *f);
void rule_broken(char *text, size_t size, const struct tool_family *f,
		 const struct hnl_field *field, int reason);

/* ---- refusal.c: why a message is refused, in words ---- */

#define WORDS_MAX 1024

/* The attribute that a verdict is about. */
struct culprit {
	size_t at;	/* of its header; 0: none */
	size_t begin;	/* of what encloses it, where attributes begin */
	size_t end;
	size_t set;	/* that it is in, or that is in it */
	const struct hnl_field *field;	/* NULL: unknown */
};

struct culprit verdict_culprit(const struct verdict *v, const uint8_t *msg,
			       size_t len);
/* The attribute whose absence is refused; NULL: unknown. */
const struct hnl_field *verdict_missing(const struct verdict *v,
					const struct culprit *c);
/* "memory.map: range[1].gpa: 0x1004 is not a multiple of 4096". */
void verdict_words(char *text, size_t size, const struct verdict *v,
		   const uint8_t *msg, size_t len);

/* ---- explain.c ---- */

/* A hex dump with the guilty bytes marked, and why. */
void explain(FILE *out, const struct verdict *v, const uint8_t *msg,
	     size_t len);

/* ---- annotate.c ---- */

/* Each byte of a message that was accepted, and what it is. */
void annotate(FILE *out, const struct verdict *v, const uint8_t *msg,
	      const struct hnl_msg *m);

/* ---- the commands ---- */

struct decode_options {
	bool explain;	/* a message that is refused; any, unless json_lines */
	bool json_lines;
};

/* All messages of a buffer; EXIT_SUCCESS or EXIT_REFUSED. */
int decode_buffer(const uint8_t *buf, size_t n,
		  const struct decode_options *o, FILE *out, FILE *err);
struct json_object *decode_message(const struct verdict *v,
				   const uint8_t *buf,
				   const struct hnl_msg *m);
/* One attribute of a known type. */
struct json_object *decode_value(const struct tool_family *f,
				 const struct hnl_field *field,
				 const uint8_t *msg, const struct hnl_attr *a);
/* Of a header: a list of names. */
struct json_object *decode_flags(unsigned int flags);
/* "request", "reply" or "event", of an accepted message of a family. */
const char *decode_direction(const struct verdict *v);
struct json_object *decode_ack(const uint8_t *buf, const struct hnl_msg *m);

int encode_main(int argc, char **argv);
int decode_main(int argc, char **argv);
int list_main(int argc, char **argv);

/* The command line is wrong: says why, and where help is. EXIT_USAGE. */
__attribute__((format(printf, 2, 3))) int
usage_error(const char *command, const char *format, ...);

#endif
