/* SPDX-License-Identifier: MIT */
/*
 * The invariants of the reference tables of the family nested can fail: each of
 * them is broken in one field, and told.
 *
 *	view 0	48 bits, dirty-log; L2 pages 0, 1 -> L1 page 0; 2 MiB at 512
 *	view 1	32 bits; L2 page 0 -> L1 page 0
 *	BESIDE	another domain, of the same pages; its view maps L1 page 0
 */
#include "nest.h"

#include "../../hv/service/model/nested.h"
#include "broken.h"

#define SOUND hnl_nested_model_is_sound(&n->model)
#define BREAKS(field, value) assert_breaks(SOUND, field, value)
#define BREAKS_WITH(first, with, field, value) \
	assert_breaks_with(SOUND, first, with, field, value)

enum { BESIDE = L1_ID + 1, LARGE = 512, PAGES = 2 * LARGE + 5, TABLES = 16 };

static struct nest *n;
static struct nested_domain *d, *beside;
static void *beside_mem;

static struct nested in_view(struct nested_domain *of, uint32_t view)
{
	struct nested t = { &n->model, of, &of->view[view] };

	return t;
}

static uint32_t slot_in(struct nested_domain *of, uint32_t view, uint64_t gfn)
{
	struct nested t = in_view(of, view);
	uint32_t slot = hnl_nested_find(&t, gfn, gfn + 1);

	assert_int_not_equal(slot, NONE);
	return slot;
}

#define SLOT(view, gfn) slot_in(d, view, gfn)
#define TABLE(slot) (n->model.table[(slot) / FANOUT])
#define ENTRY(slot) (n->model.entries[(slot) / FANOUT].e[(slot) % FANOUT])
#define NEXT(slot) (TABLE(slot).next[(slot) % FANOUT])
#define PREV(slot) (TABLE(slot).prev[(slot) % FANOUT])

static void open_beside(void)
{
	struct hnl_nested_domain_config cfg = n->cfg;
	struct hnl_nested_mapping map = { .l1_gfn = L1_FIRST,
					  .permissions = R };
	uint32_t view;

	cfg.id = BESIDE;
	beside_mem = exact_block(hnl_nested_domain_size(&cfg));
	assert_same(hnl_nested_model_register(&n->model, beside_mem, &cfg), 0);
	hnl_nested_model_add_ram(&n->model, BESIDE, L1_FIRST, PAGES);
	assert_same(hnl_nested_model_ops.view_create(&n->model, BESIDE, 32,
						     false, &view), 0);
	assert_same(hnl_nested_model_ops.map(&n->model, BESIDE, view, &map),
		    0);
	beside = n->model.domain[BESIDE];
}

static int open_nest(void **state)
{
	uint64_t l1;
	uint32_t view;

	(void)state;
	n = nest_new(0);
	n->tables = TABLES;
	n->cfg.pages = PAGES;
	nest_start(n);
	assert_same(nest_create(n, 48, true, &view), 0);
	assert_same(nest_create(n, 32, false, &view), 0);
	assert_same(nest_map(n, 0, L2_GPA(0), L1_GPA(0), 0, R | W), 0);
	assert_same(nest_map(n, 0, L2_GPA(1), L1_GPA(0), 0, R | W), 0);
	assert_same(nest_map(n, 0, L2_GPA(512), L1_GPA(512), 9, R), 0);
	assert_same(nest_map(n, 1, L2_GPA(0), L1_GPA(0), 0, R), 0);
	assert_same(nest_touch(n, 0, L2_GPA(0), W, &l1), 0);
	d = n->model.domain[L1_ID];
	open_beside();
	assert_true(SOUND);
	return 0;
}

static int close_nest(void **state)
{
	(void)state;
	n->cfg.id = BESIDE;
	while (!hnl_nested_model_unregister(&n->model, BESIDE, 9))
		;
	n->cfg.id = L1_ID;
	nest_close(n);
	free(beside_mem);
	return 0;
}

static void mapping_is_of_ram(void **state)
{
	uint32_t small = SLOT(0, 0), large = SLOT(0, 512), i;
	uint32_t *ram = &d->memory[0].ram[LARGE];

	(void)state;
	BREAKS(ENTRY(small), ENTRY(small) - ((uint64_t)1 << TARGET_SHIFT));
	BREAKS(ENTRY(small), ENTRY(small) + ((uint64_t)PAGES << TARGET_SHIFT));
	BREAKS(d->memory[0].ram[0], 0);
	/* Of a large one each page is RAM, or about to leave. */
	assert_int_equal(d->memory[1].ram[1], LARGE);
	d->memory[1].ram[1]--;
	assert_true(SOUND);
	BREAKS(ram[0], 0);
	BREAKS(ram[LARGE - 1], 0);
	for (i = 0; i < LARGE; i++)
		ram[i] = LEAVING;
	assert_true(SOUND);
	assert_int_equal(TABLE(large).level, 1);
}

/* The domain's last 2 MiB end behind its memory. */
static void large_mapping_is_of_the_domain(void **state)
{
	uint32_t large = SLOT(0, 512);
	uint32_t *last = &d->memory[1].head[2];

	(void)state;
	d->memory[1].head[1] = NONE;
	*last = large;
	ENTRY(large) += (uint64_t)LARGE << TARGET_SHIFT;
	assert_false(SOUND);
	ENTRY(large) -= (uint64_t)LARGE << TARGET_SHIFT;
	*last = NONE;
	d->memory[1].head[1] = large;
	assert_true(SOUND);
}

static void mapping_is_well_formed(void **state)
{
	uint32_t small = SLOT(0, 0), large = SLOT(0, 512), other = SLOT(1, 0);
	uint32_t root = d->view[0].root * FANOUT;

	(void)state;
	BREAKS(ENTRY(large), ENTRY(large) & ~(uint64_t)PERMISSIONS);
	BREAKS(ENTRY(large), ENTRY(large) + ((uint64_t)1 << TARGET_SHIFT));
	BREAKS(ENTRY(root), ENTRY(root) | LEAF);
	assert_true((ENTRY(small) & DIRTY) != 0);
	BREAKS(ENTRY(small), ENTRY(small) & ~(uint64_t)ACCESSED);
	BREAKS(d->view[0].dirty_log, false);
	BREAKS(ENTRY(other), ENTRY(other) | ACCESSED | DIRTY);
}

/* Other permissions, another type, accessed: all may be. */
static void each_other_bit_of_an_entry_means_something(void **state)
{
	uint64_t may_be = R | W | X | TYPE << TYPE_SHIFT | 1u << 6 | ACCESSED |
			  1u << 10 | 1u << 11, *e = &ENTRY(SLOT(1, 0));
	uint32_t bit;
	bool sound;

	(void)state;
	assert_int_equal(*e & PERMISSIONS, R);
	for (bit = 0; bit < 64; bit++) {
		*e ^= (uint64_t)1 << bit;
		sound = SOUND;
		*e ^= (uint64_t)1 << bit;
		assert_int_equal(sound, bit != 0 && (may_be >> bit & 1) != 0);
	}
	assert_true(SOUND);
}

/* Newest first: view 1, view 0 page 1, view 0 page 0. */
static void mappings_of_a_page_are_its_list(void **state)
{
	uint32_t last = SLOT(0, 0), mid = SLOT(0, 1), first = SLOT(1, 0);
	uint32_t not_taken = n->model.free_table * FANOUT;

	(void)state;
	assert_int_equal(d->memory[0].head[0], first);
	assert_int_equal(NEXT(first), mid);
	assert_int_equal(NEXT(mid), last);
	BREAKS(PREV(mid), NONE);
	BREAKS(PREV(mid), not_taken);
	BREAKS(PREV(mid), TABLES * FANOUT);
	BREAKS(PREV(mid), last);
	BREAKS(NEXT(last), not_taken);
	BREAKS(NEXT(last), TABLES * FANOUT);
	BREAKS(NEXT(last), first);
	BREAKS(NEXT(first), last);
	BREAKS(NEXT(mid), NONE);
	/* Another page's. */
	BREAKS(ENTRY(last), ENTRY(last) + ((uint64_t)1 << TARGET_SHIFT));
}

static void list_is_of_one_size(void **state)
{
	uint32_t last = SLOT(0, 0), large = SLOT(0, 512);

	(void)state;
	ENTRY(large) -= (uint64_t)LARGE << TARGET_SHIFT;
	d->memory[1].head[1] = NONE;
	d->memory[1].head[0] = large;
	assert_true(SOUND);
	d->memory[1].head[0] = NONE;
	NEXT(last) = large;
	PREV(large) = last;
	assert_false(SOUND);
	NEXT(last) = PREV(large) = NONE;
	d->memory[1].head[0] = large;
	assert_true(SOUND);
}

static void list_is_of_one_domain(void **state)
{
	uint32_t last = SLOT(0, 0), other = slot_in(beside, 0, 0);

	(void)state;
	beside->memory[0].head[0] = NONE;
	NEXT(last) = other;
	PREV(other) = last;
	assert_false(SOUND);
	NEXT(last) = PREV(other) = NONE;
	beside->memory[0].head[0] = other;
	assert_true(SOUND);
}

static void list_begins_with_its_page(void **state)
{
	uint32_t first = SLOT(1, 0), mid = SLOT(0, 1), last = SLOT(0, 0);
	uint32_t not_taken = n->model.free_table * FANOUT;

	(void)state;
	BREAKS(d->memory[0].head[0], mid);
	BREAKS(d->memory[0].head[5], first);
	BREAKS(d->memory[0].head[5], not_taken);
	BREAKS(d->memory[0].head[5], TABLES * FANOUT);
	BREAKS(d->memory[0].head[5], first + 9);
	BREAKS(d->memory[1].head[0], first);
	/* It goes round. */
	NEXT(last) = first;
	PREV(first) = last;
	d->memory[0].head[0] = mid;
	assert_false(SOUND);
	d->memory[0].head[0] = first;
	NEXT(last) = PREV(first) = NONE;
	assert_true(SOUND);
	/* Another domain's. */
	assert_same(nest_map(n, 1, L2_GPA(3), L1_GPA(3), 0, R), 0);
	BREAKS(beside->memory[0].head[3], SLOT(1, 3));
}

static void ram_is_counted(void **state)
{
	(void)state;
	BREAKS(d->memory[0].ram[1], LEAVING + 1);
	BREAKS(d->memory[1].ram[0], LARGE + 1);
	BREAKS(d->memory[2].ram[0], LARGE * LARGE + 1);
}

/* Of view 0: the root, then one of each level, the lowest first. */
static void tables_are_a_tree(void **state)
{
	uint32_t root = d->view[0].root, low = SLOT(0, 0) / FANOUT;
	struct nested_table *table = &n->model.table[low];
	uint32_t up = table->parent, not_taken = n->model.free_table;

	(void)state;
	assert_int_equal(up / FANOUT, SLOT(0, 512) / FANOUT);
	assert_true(low < up / FANOUT);
	BREAKS(table->parent, not_taken * FANOUT);
	BREAKS(table->parent, up + 9);
	BREAKS(table->domain, 7);
	BREAKS(table->domain, 8);
	BREAKS(table->domain, BESIDE);
	BREAKS(table->view, 1);
	BREAKS(table->view, NEST_VIEWS);
	BREAKS(table->level, 1);
	BREAKS(table->level, LEVELS);
	BREAKS(table->first, LARGE);
	BREAKS(table->used, 3);
	BREAKS(ENTRY(up), ENTRY(up) & ~(uint64_t)1);
	BREAKS(ENTRY(root * FANOUT), 0);
	BREAKS(ENTRY(root * FANOUT), (uint64_t)not_taken << TARGET_SHIFT);
	BREAKS(ENTRY(root * FANOUT), (uint64_t)TABLES << TARGET_SHIFT);
	BREAKS(ENTRY(root * FANOUT), (uint64_t)low << TARGET_SHIFT);
}

static void table_that_hangs_is_not_empty(void **state)
{
	uint32_t large = SLOT(0, 512), low = SLOT(0, 0) / FANOUT;
	struct nested_table *table = &n->model.table[low];
	uint32_t slot = SLOT(1, 0);

	(void)state;
	/* Both of its mappings go, and all the rest is as it should be. */
	d->memory[0].head[0] = slot;
	NEXT(slot) = NONE;
	memset(&n->model.entries[low], 0, sizeof(n->model.entries[low]));
	table->used = 0;
	assert_false(SOUND);
	assert_int_not_equal(TABLE(large).used, 0);
	n->model.entries[low].e[7] = n->model.entries[slot / FANOUT].e[0];
	table->used = 1;
	NEXT(slot) = low * FANOUT + 7;
	table->prev[7] = slot;
	table->next[7] = NONE;
	assert_true(SOUND);
}

static void root_is_of_its_view(void **state)
{
	uint32_t root = d->view[0].root;

	(void)state;
	BREAKS(d->view[0].root, d->view[1].root);
	BREAKS(d->view[0].root, NONE);
	BREAKS(d->view[0].levels, LEVELS);
	BREAKS(n->model.table[root].first, LARGE);
	BREAKS(d->view[2].root, n->model.free_table);
	BREAKS(d->view[2].root, TABLES);
	BREAKS_WITH(d->used_views, 3, d->view[2].root, root);
	BREAKS_WITH(beside->used_views, 2, beside->view[1].root,
		    d->view[1].root);
	BREAKS(d->used_views, 1);
}

static void tables_are_counted(void **state)
{
	struct nested_table *table = n->model.table;
	uint32_t at = n->model.free_table, last = at;

	(void)state;
	while (table[last].parent != NONE)
		last = table[last].parent;
	BREAKS(d->used_tables, d->used_tables + 1);
	BREAKS(d->max_tables, d->used_tables - 1);
	BREAKS(n->model.free_table, table[at].parent);
	BREAKS(n->model.free_table, NONE);
	BREAKS(n->model.free_table, TABLES);
	BREAKS(table[last].parent, at);
	BREAKS(table[last].parent, d->view[0].root);
	BREAKS(n->model.free_tables, n->model.free_tables - 1);
	BREAKS_WITH(n->model.free_tables, n->model.free_tables - 1,
		    n->model.free_table, table[at].parent);
}

static void domain_is_the_one_of_its_number(void **state)
{
	(void)state;
	BREAKS(d->id, BESIDE);
}

#define NEST_TEST(name) \
	cmocka_unit_test_setup_teardown(name, open_nest, close_nest)

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEST_TEST(mapping_is_of_ram),
		NEST_TEST(large_mapping_is_of_the_domain),
		NEST_TEST(mapping_is_well_formed),
		NEST_TEST(each_other_bit_of_an_entry_means_something),
		NEST_TEST(mappings_of_a_page_are_its_list),
		NEST_TEST(list_is_of_one_size),
		NEST_TEST(list_is_of_one_domain),
		NEST_TEST(list_begins_with_its_page),
		NEST_TEST(ram_is_counted),
		NEST_TEST(tables_are_a_tree),
		NEST_TEST(table_that_hangs_is_not_empty),
		NEST_TEST(root_is_of_its_view),
		NEST_TEST(tables_are_counted),
		NEST_TEST(domain_is_the_one_of_its_number),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
