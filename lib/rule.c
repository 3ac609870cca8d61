/* SPDX-License-Identifier: MIT */
/*
 * Rules between the fields of a set, by presence alone:
 *
 *	field \ other	absent		present
 *	IMPLIES		broken		kept
 *	EXCLUSIVE	kept		broken
 *
 * The engine asks when a set ends, an encoder before it begins.
 */
#include <hnl/policy.h>

/*@ requires \valid_read(has + i / 64);
    assigns \nothing;
*/
static bool is_present(const uint64_t *has, size_t i)
{
	return (has[i / 64] >> (i % 64)) & 1;
}

const struct hnl_rule *hnl_policy_broken(const struct hnl_schema *s, size_t set,
					 const uint64_t *has)
{
	const struct hnl_rule *r;
	size_t i;

	if (s->rules == NULL)
		return NULL;
	r = &s->rule[s->rules[set].first];
	/*@ loop invariant i <= s->rules[set].n;
	    loop invariant r == &s->rule[s->rules[set].first] + i;
	    loop assigns i, r;
	    loop variant s->rules[set].n - i;
	*/
	for (i = 0; i < s->rules[set].n; i++, r++)
		if (is_present(has, r->field) &&
		    is_present(has, r->other) ==
			    (r->reason == HNL_REASON_EXCLUSIVE))
			return r;
	return NULL;
}
