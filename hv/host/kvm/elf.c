/* SPDX-License-Identifier: MIT */
/*
 * The guest program, from a file.
 *
 *	| Elf64_Ehdr | ... | Elf64_Phdr x phnum | ... | bytes of segments |
 *
 * Invariant: each offset and length is compared with what is left, of the file
 * or of the program's place, before it is used.
 */
#include <elf.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "host.h"

#define FILE_MAX 0x200000u

struct image {
	uint8_t *bytes;
	size_t len;
};

static bool refuse(const char *path, const char *why)
{
	fprintf(stderr, "kvm: %s: %s\n", path, why);
	return false;
}

static bool read_file(struct image *i, const char *path)
{
	FILE *f = fopen(path, "rb");

	if (f == NULL)
		return host_error(path);
	i->bytes = malloc(FILE_MAX);
	i->len = i->bytes != NULL ? fread(i->bytes, 1, FILE_MAX, f) : 0;
	fclose(f);
	if (i->bytes == NULL)
		return host_error(path);
	return i->len < FILE_MAX || refuse(path, "larger than 2 MiB");
}

static bool is_ours(const Elf64_Ehdr *e)
{
	return !memcmp(e->e_ident, ELFMAG, SELFMAG) &&
	       e->e_ident[EI_CLASS] == ELFCLASS64 &&
	       e->e_ident[EI_DATA] == ELFDATA2LSB &&
	       e->e_type == ET_EXEC && e->e_machine == EM_X86_64 &&
	       e->e_phentsize == sizeof(Elf64_Phdr);
}

static bool load_segment(struct host *h, const struct image *i,
			 const Elf64_Phdr *p)
{
	uint64_t at = p->p_paddr - GUEST_RAM;

	if (p->p_offset > i->len || p->p_filesz > i->len - p->p_offset ||
	    p->p_filesz > p->p_memsz || p->p_paddr < GUEST_RAM ||
	    at > GUEST_PROGRAM_BYTES || p->p_memsz > GUEST_PROGRAM_BYTES - at)
		return false;
	memcpy(h->memory.guest + at, i->bytes + p->p_offset, p->p_filesz);
	return true;
}

static bool load(struct host *h, const struct image *i, const char *path)
{
	Elf64_Ehdr e;
	Elf64_Phdr p;
	size_t n;

	if (i->len < sizeof(e))
		return refuse(path, "too short for an ELF header");
	memcpy(&e, i->bytes, sizeof(e));
	if (!is_ours(&e))
		return refuse(path, "no static ELF64 program for x86-64");
	if (e.e_phoff > i->len ||
	    e.e_phnum > (i->len - e.e_phoff) / sizeof(p))
		return refuse(path, "program headers past its end");
	for (n = 0; n < e.e_phnum; n++) {
		memcpy(&p, i->bytes + e.e_phoff + n * sizeof(p), sizeof(p));
		if (p.p_type == PT_LOAD && !load_segment(h, i, &p))
			return refuse(path, "a segment outside of the file, or "
				      "of the first MiB of guest RAM");
	}
	h->entry = e.e_entry;
	return true;
}

bool elf_load(struct host *h, const char *path)
{
	struct image i = { NULL, 0 };
	bool good = read_file(&i, path) && load(h, &i, path);

	free(i.bytes);
	return good;
}
