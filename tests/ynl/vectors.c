/* SPDX-License-Identifier: MIT */
/*
 * Every vector: its values encoded are its bytes; its bytes decoded and encoded
 * again are its bytes. Every message of a kernel: it decodes.
 */
#include "vectors.h"

#include <string.h>

#define MAX 65536

static uint8_t want[MAX], got[MAX];

static size_t from_hex(const char *hex)
{
	size_t n = 0;
	unsigned int v;

	for (; sscanf(hex, "%2x", &v) == 1; hex += 2)
		want[n++] = (uint8_t)v;
	return n;
}

static bool same(const char *name, const char *how,
		 const struct hnl_builder *b, size_t n)
{
	size_t i;

	if (b->err == 0 && b->len == n && memcmp(got, want, n) == 0)
		return true;
	for (i = 0; i < n && i < b->len && got[i] == want[i]; i++)
		;
	printf("# %s, %s: err %d, %zu bytes of %zu, differ at %zu\n", name,
	       how, b->err, b->len, n, i);
	return false;
}

static bool run_vector(const struct vector *v)
{
	size_t n = from_hex(v->hex);
	struct hnl_builder b;
	bool ok;
	int err;

	hnl_builder_init(&b, got, sizeof(got));
	v->encode(&b);
	ok = same(v->name, "encoded", &b, n);
	hnl_builder_init(&b, got, sizeof(got));
	err = v->again(want, n, &b);
	if (err != 0)
		printf("# %s: refused, %d\n", v->name, err);
	return err == 0 && same(v->name, "decoded and encoded", &b, n) && ok;
}

static bool run_capture(const struct capture *c)
{
	int err = c->decode(want, from_hex(c->hex));

	if (err != 0)
		printf("# %s: refused, %d\n", c->name, err);
	return err == 0;
}

int main(void)
{
	unsigned int passed = 0, total = 0, decoded = 0, captures = 0;
	const struct vector *const *list;
	const struct capture *const *taken;
	const struct vector *v;
	const struct capture *c;

	for (list = all_vectors; *list != NULL; list++)
		for (v = *list; v->name != NULL; v++, total++)
			passed += run_vector(v);
	for (taken = all_captures; *taken != NULL; taken++)
		for (c = *taken; c->name != NULL; c++, captures++)
			decoded += run_capture(c);
	printf("vectors %u/%u\ncaptures %u/%u\n", passed, total, decoded,
	       captures);
	return passed == total && decoded == captures ? 0 : 1;
}
