/* SPDX-License-Identifier: MIT */
/* The one part of the builder that is out of line; builder.h says why. */
#include <hnl/builder.h>

void hnl_builder_copy(uint8_t *dst, const void *src, size_t n)
{
	if (n != 0)
		memcpy(dst, src, n);
}
