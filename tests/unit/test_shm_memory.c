/* SPDX-License-Identifier: MIT */
/*
 * What of QEMU's guest hnl-shm maps, and when: PLACE comes once, or has done
 * nothing.
 *
 *	PLACE refused	no page is RAM, nothing is mapped	again
 *	PLACE 0		RAM and BAR2, with their states		EEXIST
 *
 * There was a PLACE that was refused after it had described the RAM, so that
 * the next one gave each page a new state: also one that a ring had.
 */
#define _GNU_SOURCE
#include "helpers.h"

/* The n-th from now on fails; 0: none does. */
static unsigned int calloc_fails;

static void *calloc_or_not(size_t n, size_t size)
{
	if (calloc_fails != 0 && --calloc_fails == 0)
		return NULL;
	return calloc(n, size);
}

#define calloc calloc_or_not
#include "../../hv/host/shm/memory.c"
#undef calloc

#include <stdio.h>

#define RAM_PAGES 64u
#define RAM_END (RAM_PAGES * (uint64_t)HNL_PAGE)
#define BAR_GPA UINT64_C(0xfe000000)
#define PAGE_1 (uint64_t)HNL_PAGE

struct files {
	int ram, bar;
	char path[64];
	struct memory m;
};

static struct files *files_open(uint64_t ram_bytes)
{
	struct files *f = (struct files *)calloc(1, sizeof(*f));

	assert_non_null(f);
	calloc_fails = 0;
	f->ram = memfd_create("ram", MFD_CLOEXEC);
	f->bar = memfd_create("bar", MFD_CLOEXEC);
	assert_int_equal(ftruncate(f->ram, (off_t)ram_bytes), 0);
	assert_int_equal(ftruncate(f->bar, BAR_PAGES * HNL_PAGE), 0);
	snprintf(f->path, sizeof(f->path), "/proc/self/fd/%d", f->ram);
	assert_true(memory_open(&f->m, f->path, f->bar));
	return f;
}

static void files_close(struct files *f)
{
	munmap(f->m.bar.base, BAR_PAGES * HNL_PAGE);
	if (f->m.ram.base != NULL)
		munmap(f->m.ram.base, f->m.ram.model.n * HNL_PAGE);
	free(f->m.ram.model.state);
	free(f->m.bar.model.state);
	close(f->ram);
	close(f->bar);
	free(f);
}

/* BAR2 has its view for the mailbox; nothing else is there. */
static void assert_nothing_is_placed(struct files *f)
{
	static const struct hnl_page_model none;

	assert_null(memory_area(&f->m, 0));
	assert_null(memory_area(&f->m, PAGE_1));
	assert_null(memory_area(&f->m, BAR_GPA));
	assert_null(f->m.ram.base);
	assert_non_null(f->m.bar.base);
	assert_memory_equal(&f->m.ram.model, &none, sizeof(none));
	assert_memory_equal(&f->m.bar.model, &none, sizeof(none));
}

static void place_in_ram_twice_nothing_is_ram(void **state)
{
	struct files *f = files_open(RAM_END);

	(void)state;
	assert_same(memory_place(&f->m, 0), -HNL_EINVAL);
	assert_nothing_is_placed(f);
	assert_same(memory_place(&f->m, RAM_END - HNL_PAGE), -HNL_EINVAL);
	assert_nothing_is_placed(f);
	/* It is the first page behind it that a device may have. */
	assert_same(memory_place(&f->m, RAM_END), 0);
	assert_ptr_equal(memory_area(&f->m, RAM_END - 1), &f->m.ram);
	assert_ptr_equal(memory_area(&f->m, RAM_END), &f->m.bar);
	files_close(f);
}

/* Its page is shared no less, and held no less, whatever PLACE comes next. */
static void place_again_page_of_a_ring_keeps_its_state(void **state)
{
	static const uint64_t again[] = { 0, PAGE_1, 1, BAR_GPA, UINT64_MAX };
	struct files *f = files_open(RAM_END);
	struct hnl_page_model *ram = &f->m.ram.model;
	const uint8_t *base, *was;
	uint8_t states[RAM_PAGES];
	size_t i;

	(void)state;
	assert_same(memory_place(&f->m, 0), -HNL_EINVAL);
	assert_int_equal(hnl_page_model_set(ram, 1, true),
			 HNL_REASON_GPA_NOT_RAM);
	assert_same(memory_place(&f->m, BAR_GPA), 0);
	assert_int_equal(ram->n, RAM_PAGES);
	assert_int_equal(hnl_page_model_set(ram, 1, true), HNL_REASON_NONE);
	assert_int_equal(hnl_page_model_hold(ram, 1, HNL_MAP_RING),
			 HNL_REASON_NONE);
	base = f->m.ram.base;
	was = ram->state;
	memcpy(states, was, sizeof(states));
	for (i = 0; i < COUNT(again); i++)
		assert_same(memory_place(&f->m, again[i]), -HNL_EEXIST);
	assert_ptr_equal(f->m.ram.base, base);
	assert_ptr_equal(ram->state, was);
	assert_memory_equal(was, states, sizeof(states));
	assert_int_equal(hnl_page_model_set(ram, 1, false),
			 HNL_REASON_GPA_BUSY);
	files_close(f);
}

/* RAM's states, and then BAR2's: undone, and the next PLACE does it all. */
static void place_without_memory_nothing_is_left(void **state)
{
	struct files *f = files_open(RAM_END);
	unsigned int n;

	(void)state;
	for (n = 1; n <= 2; n++) {
		calloc_fails = n;
		assert_same(memory_place(&f->m, BAR_GPA), -HNL_EINVAL);
		assert_int_equal(calloc_fails, 0);
		assert_nothing_is_placed(f);
	}
	assert_same(memory_place(&f->m, BAR_GPA), 0);
	assert_ptr_equal(memory_area(&f->m, PAGE_1), &f->m.ram);
	assert_ptr_equal(memory_area(&f->m, BAR_GPA), &f->m.bar);
	files_close(f);
}

/* No page, more than there is room for, and a file that is not there yet. */
static void place_over_a_file_that_is_no_ram_refused(void **state)
{
	static const uint64_t wrong[] = { 0, HNL_PAGE - 1,
					  RAM_BYTES_MAX + HNL_PAGE };
	struct files *f;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(wrong); i++) {
		f = files_open(wrong[i]);
		assert_same(memory_place(&f->m, BAR_GPA), -HNL_EINVAL);
		assert_nothing_is_placed(f);
		files_close(f);
	}
	f = files_open(RAM_END);
	f->m.ram_path = "/proc/self/fd/none";
	assert_same(memory_place(&f->m, BAR_GPA), -HNL_ENODEV);
	assert_nothing_is_placed(f);
	files_close(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(place_in_ram_twice_nothing_is_ram),
		cmocka_unit_test(place_again_page_of_a_ring_keeps_its_state),
		cmocka_unit_test(place_without_memory_nothing_is_left),
		cmocka_unit_test(place_over_a_file_that_is_no_ram_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
