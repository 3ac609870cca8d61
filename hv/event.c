/* SPDX-License-Identifier: MIT */
/*
 * Events: what is told to domains without a request.
 */
#include "internal.h"

unsigned int hnl_hv_tell(struct hnl_hv *hv, uint16_t about,
			 const uint8_t *event, size_t len)
{
	(void)hv;
	(void)about;
	(void)event;
	(void)len;
	return 0;
}
