/* SPDX-License-Identifier: MIT */
/* What the files of the view family's service know of each other. */
#ifndef HNL_SERVICE_VIEW_H
#define HNL_SERVICE_VIEW_H

#include <hnl/view_service.h>

extern const struct hnl_service_watch hnl_view_watch;	/* view_fault.c */

#endif
