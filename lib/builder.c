/* SPDX-License-Identifier: MIT */
/* What of the builder is out of line; builder.h says why. */
#include <hnl/builder.h>

void hnl_builder_copy(uint8_t *dst, const void *src, size_t n)
{
	if (n != 0)
		memcpy(dst, src, n);
}

/* Eight at a time, each read once. */
bool hnl_builder_has_nul(const uint8_t *p, size_t n)
{
	const uint64_t ones = 0x0101010101010101, tops = 0x8080808080808080;
	uint64_t v, found = 0;

	/*@ loop invariant n <= \at(n, Pre);
	    loop invariant p == \at(p, Pre) + (\at(n, Pre) - n);
	    loop assigns n, p, v, found;
	    loop variant n;
	*/
	for (; n >= 8; n -= 8, p += 8) {
		v = hnl_load_le64(p);
		found |= (v - ones) & ~v & tops;
	}
	if (n >= 4) {
		v = hnl_load_le32(p) | tops << 32;
		found |= (v - ones) & ~v & tops;
		n -= 4;
		p += 4;
	}
	/*@ loop invariant n <= 3 && n <= \at(n, Pre);
	    loop invariant p == \at(p, Pre) + (\at(n, Pre) - n);
	    loop assigns n, p, found;
	    loop variant n;
	*/
	for (; n > 0; n--)
		found |= *p++ == 0;
	return found != 0;
}

bool hnl_builder_text(uint8_t *dst, const uint8_t *src, size_t n)
{
	bool found = false;
	uint8_t c;
	size_t i;

	/*@ loop invariant i <= n;
	    loop assigns i, c, found, dst[0 .. n - 1];
	    loop variant n - i;
	*/
	for (i = 0; i < n; i++) {
		c = hnl_fetch_u8(src + i);
		found |= c == 0;
		dst[i] = c;
	}
	return !found;
}
