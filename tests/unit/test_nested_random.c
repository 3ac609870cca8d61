/* SPDX-License-Identifier: MIT */
/*
 * A long random run of the family nested against plain arrays, which say what
 * each page of L2 must be.
 */
#include "nest.h"

static uint64_t l1;
static uint64_t done;

/* ---- against plain arrays ---- */

#define VIEWS 3u
#define L2_PAGES 2048u
#define RAM 1800u		/* 4 KiB pages; some 2 MiB are whole */
#define QUOTA 9u

struct page {
	uint32_t l1;		/* page of L1's */
	uint32_t permissions;	/* 0: not mapped */
	uint32_t order, mapped;
};

struct plain {
	bool live[VIEWS];
	struct page page[VIEWS][L2_PAGES];
	bool ram[RAM + 512];
};

static struct plain *plain;

static uint32_t tables_of(uint32_t view)
{
	const struct page *p;
	uint32_t block, i, small, any = 0, tables = 1;

	if (!plain->live[view])
		return 0;
	for (block = 0; block < L2_PAGES; block += PAGES_2M) {
		small = 0;
		for (i = 0; i < PAGES_2M; i++) {
			p = &plain->page[view][block + i];
			any |= p->permissions != 0;
			small |= p->permissions != 0 && p->order == 0;
		}
		tables += small;
	}
	return any + tables;
}

static uint32_t tables_in_all(void)
{
	uint32_t view, tables = 0;

	for (view = 0; view < VIEWS; view++)
		tables += tables_of(view);
	return tables;
}

static int plain_map(uint32_t view, uint32_t l2, uint32_t l1_page,
		     uint32_t order, uint32_t permissions)
{
	struct page *p = &plain->page[view][l2];
	struct page before[PAGES_2M];
	uint32_t i, n = 1u << order;

	for (i = 0; i < n; i++)
		if (!plain->ram[l1_page + i])
			return -HNL_EFAULT;
	for (i = 0; i < n; i++)
		if (p[i].permissions != 0)
			return -HNL_EEXIST;
	memcpy(before, p, n * sizeof(*p));
	for (i = 0; i < n; i++) {
		p[i].l1 = l1_page + i;
		p[i].permissions = permissions;
		p[i].order = order;
		p[i].mapped = 0;
	}
	if (tables_in_all() <= QUOTA)
		return 0;
	memcpy(p, before, n * sizeof(*p));
	return -HNL_ENOSPC;
}

/* False: the quota does not allow it. */
static bool plain_split(uint32_t view, uint32_t l2)
{
	struct page *p = &plain->page[view][l2 / PAGES_2M * PAGES_2M];
	uint32_t i;

	if (tables_in_all() == QUOTA)
		return false;
	for (i = 0; i < PAGES_2M; i++)
		p[i].order = 0;
	return true;
}

static bool is_as_wanted(const struct page *p, enum hnl_nested_action action,
			 uint32_t permissions)
{
	return action == HNL_NESTED_PROTECT ? p->permissions == permissions :
	       action == HNL_NESTED_CLEAN &&
	       !(p->mapped & HNL_NESTED_MAPPED_DIRTY);
}

static void plain_change(struct page *p, enum hnl_nested_action action,
			 uint32_t permissions)
{
	if (action == HNL_NESTED_UNMAP)
		memset(p, 0, sizeof(*p));
	else if (action == HNL_NESTED_PROTECT)
		p->permissions = permissions;
	else
		p->mapped &= ~(uint32_t)HNL_NESTED_MAPPED_DIRTY;
}

/* Pages from l2 to end; *passed is the first that was not done. */
static int plain_walk(uint32_t view, uint32_t l2, uint32_t end,
		      enum hnl_nested_action action, uint32_t permissions,
		      uint64_t *changed, uint32_t *passed)
{
	uint32_t i, n;
	struct page *p;

	*changed = 0;
	for (; l2 < end; l2 += n) {
		*passed = l2;
		p = &plain->page[view][l2];
		n = 1;
		if (p->permissions == 0)
			continue;
		if (p->order != 0 && !is_as_wanted(p, action, permissions)) {
			if (l2 % PAGES_2M == 0 && end - l2 >= PAGES_2M)
				n = PAGES_2M;
			else if (!plain_split(view, l2))
				return -HNL_ENOSPC;
		}
		for (i = 0; i < n; i++)
			plain_change(p + i, action, permissions);
		*changed += n;
	}
	return 0;
}

static void plain_lose(uint32_t page)
{
	uint32_t view, i, k, from, n;

	plain->ram[page] = false;
	for (view = 0; view < VIEWS; view++) {
		for (i = 0; i < L2_PAGES; i++) {
			if (plain->page[view][i].permissions == 0 ||
			    plain->page[view][i].l1 != page)
				continue;
			n = 1u << plain->page[view][i].order;
			from = i / n * n;
			for (k = from; k < from + n; k++)
				memset(&plain->page[view][k], 0,
				       sizeof(struct page));
		}
	}
}

/* L2's access; all of a large mapping has been accessed. */
static int plain_touch(uint32_t view, uint32_t l2, uint32_t access)
{
	struct page *p = &plain->page[view][l2];
	uint32_t i, n = 1u << p->order, bits = HNL_NESTED_MAPPED_ACCESSED;

	if (!plain->live[view])
		return -HNL_ENOENT;
	if (p->permissions == 0)
		return -HNL_EFAULT;
	if (access & ~p->permissions)
		return -HNL_EACCES;
	if (access == W)
		bits |= HNL_NESTED_MAPPED_DIRTY;
	for (i = l2 / n * n; i < l2 / n * n + n; i++)
		plain->page[view][i].mapped |= bits;
	return 0;
}

static struct nest *random_open(void)
{
	struct nest *n = nest_new(5);
	uint32_t view, i;

	n->cfg.views = VIEWS;
	n->cfg.tables = QUOTA;
	n->cfg.pages = RAM;
	nest_start(n);
	plain = (struct plain *)calloc(1, sizeof(*plain));
	assert_non_null(plain);
	for (i = 0; i < VIEWS; i++) {
		assert_same(nest_create(n, 32, true, &view), 0);
		plain->live[view] = true;
	}
	for (i = 0; i < RAM; i++)
		plain->ram[i] = true;
	return n;
}

static void compare(struct nest *n)
{
	struct hnl_nested_capability c;
	struct hnl_nested_mapping map;
	const struct page *p;
	uint32_t view, i;

	for (view = 0; view < VIEWS; view++) {
		for (i = 0; i < L2_PAGES; i++) {
			map = nest_look(n, view, i);
			p = &plain->page[view][i];
			assert_int_equal(map.permissions, p->permissions);
			if (p->permissions == 0)
				continue;
			assert_int_equal(map.order, p->order);
			assert_int_equal(map.mapped, p->mapped);
			assert_int_equal(map.l1_gfn + i - map.l2_gfn,
					 L1_FIRST + p->l1);
		}
	}
	hnl_nested_model_ops.capability(&n->model, L1_ID, &c);
	assert_int_equal(c.used_tables, tables_in_all());
}

static void random_map(struct nest *n, uint32_t *seed)
{
	uint32_t view = next_random(seed) % VIEWS;
	uint32_t order = next_random(seed) % 4 == 0 ? 9 : 0;
	uint32_t l2 = next_random(seed) % L2_PAGES >> order << order;
	uint32_t page = next_random(seed) % RAM >> order << order;
	uint32_t permissions = 1 + next_random(seed) % 7;
	int want = !plain->live[view] ? -HNL_ENOENT :
		   plain_map(view, l2, page, order, permissions);

	assert_same(nest_map(n, view, L2_GPA(l2), L1_GPA(page), order,
			     permissions), want);
}

static void random_map_many(struct nest *n, uint32_t *seed)
{
	uint32_t view = next_random(seed) % VIEWS, i;
	uint32_t l2 = next_random(seed) % (L2_PAGES - 64);
	uint32_t page = next_random(seed) % RAM;
	struct hnl_nested_entry e[64];
	int32_t status[COUNT(e)];
	int want[COUNT(e)];

	if (!plain->live[view])
		return;
	for (i = 0; i < COUNT(e); i++) {
		e[i] = an_entry(L2_GPA(l2 + i), L1_GPA(page + i), 0, R | W);
		want[i] = plain_map(view, l2 + i, page + i, 0, R | W);
	}
	assert_same(nest_map_many(n, view, e, COUNT(e), status), 0);
	for (i = 0; i < COUNT(e); i++)
		assert_same(status[i], want[i]);
}

static void random_walk(struct nest *n, uint32_t *seed)
{
	bool unmap = next_random(seed) % 3 == 0;
	uint32_t view = next_random(seed) % VIEWS;
	uint32_t l2 = next_random(seed) % L2_PAGES, passed = 0;
	uint32_t end = l2 + 1 + next_random(seed) % (L2_PAGES - l2);
	uint32_t permissions = 1 + next_random(seed) % 7;
	uint64_t changed = 0;
	int want;

	if (end - l2 > 100 && next_random(seed) % 4 != 0)
		end = l2 + 20;
	want = !plain->live[view] ? -HNL_ENOENT :
	       plain_walk(view, l2, end, unmap ? HNL_NESTED_UNMAP :
			  HNL_NESTED_PROTECT, permissions, &changed, &passed);
	assert_same(unmap ? nest_unmap(n, view, L2_GPA(l2), end - l2, &done) :
		    nest_protect(n, view, L2_GPA(l2), end - l2, permissions,
				 &done), want);
	if (want == 0)
		assert_int_equal(done, changed);
	else if (want == -HNL_ENOSPC)
		assert_int_equal(n->x.progress, passed - l2);
}

static void random_clear(struct nest *n, uint32_t *seed)
{
	uint32_t view = next_random(seed) % VIEWS, i, k, passed = 0;
	uint32_t l2 = next_random(seed) % (L2_PAGES - 1024);
	uint64_t word[16], changed;
	int want = 0;

	if (!plain->live[view])
		return;
	for (i = 0; i < COUNT(word); i++)
		word[i] = i % 3 ? UINT64_MAX : next_random(seed);
	for (i = 0; i < 1024 && want == 0; i = k) {
		for (k = i; k < 1024 && (word[k / 64] >> k % 64 & 1); k++)
			;
		if (k == i)
			k++;
		else
			want = plain_walk(view, l2 + i, l2 + k,
					  HNL_NESTED_CLEAN, 0, &changed,
					  &passed);
	}
	assert_same(nest_dirty_clear(n, view, L2_GPA(l2), 1024, word,
				     COUNT(word)), want);
	if (want != 0)
		assert_int_equal(n->x.progress, passed - l2);
}

static void random_get(struct nest *n, uint32_t *seed)
{
	uint32_t view = next_random(seed) % VIEWS, i;
	uint32_t l2 = next_random(seed) % (L2_PAGES - 1024);
	uint64_t word[16];

	if (!plain->live[view])
		return;
	assert_same(nest_dirty_get(n, view, L2_GPA(l2), 1024, word), 0);
	for (i = 0; i < 1024; i++)
		assert_int_equal(word[i / 64] >> i % 64 & 1,
				 (plain->page[view][l2 + i].mapped &
				  HNL_NESTED_MAPPED_DIRTY) != 0);
}

static void random_touch(struct nest *n, uint32_t *seed)
{
	uint32_t view = next_random(seed) % VIEWS;
	uint32_t l2 = next_random(seed) % L2_PAGES;
	uint32_t access = 1u << next_random(seed) % 3;

	assert_same(nest_touch(n, view, L2_GPA(l2), access, &l1),
		    plain_touch(view, l2, access));
	if (plain_touch(view, l2, access) == 0)
		assert_int_equal(l1, L1_GPA(plain->page[view][l2].l1));
}

static void random_lose(struct nest *n, uint32_t *seed)
{
	uint64_t gfn = L1_FIRST + next_random(seed) % RAM;
	uint64_t left = 1 + next_random(seed) % 4;
	uint32_t i;

	for (i = 0; i < left; i++)
		plain_lose((uint32_t)(gfn - L1_FIRST) + i);
	while (!hnl_nested_model_revoke(&n->model, L1_ID, &gfn, &left, 2))
		nest_check(n);
	nest_check(n);
	/* As much comes back, elsewhere. */
	gfn = next_random(seed) % RAM;
	for (i = 0; i < 8 && gfn + i < RAM; i++)
		plain->ram[gfn + i] = true;
	hnl_nested_model_add_ram(&n->model, L1_ID, L1_FIRST + gfn, 8);
}

static void random_view(struct nest *n, uint32_t *seed)
{
	uint32_t view = next_random(seed) % VIEWS, got;

	if (next_random(seed) % 8 != 0)
		return;
	assert_same(nest_destroy(n, view),
		    plain->live[view] ? 0 : -HNL_ENOENT);
	plain->live[view] = false;
	memset(plain->page[view], 0, sizeof(plain->page[view]));
	if (next_random(seed) % 2 != 0 || tables_in_all() == QUOTA)
		return;
	assert_same(nest_create(n, 32, true, &got), 0);
	assert_false(plain->live[got]);
	plain->live[got] = true;
}

static void random_commands_as_plain_arrays(void **state)
{
	static void (*const act[])(struct nest *, uint32_t *) = {
		random_map, random_map, random_map_many, random_walk,
		random_walk, random_clear, random_get, random_touch,
		random_touch, random_touch, random_lose, random_view,
	};
	uint32_t seed, start, i;
	struct nest *n;

	(void)state;
	for (start = 1; start <= 4; start++) {
		seed = start * 2654435761u;
		n = random_open();
		for (i = 0; i < 1500; i++) {
			act[next_random(&seed) % COUNT(act)](n, &seed);
			if (i % 8 == 0)
				compare(n);
		}
		compare(n);
		nest_close(n);
		free(plain);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(random_commands_as_plain_arrays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
