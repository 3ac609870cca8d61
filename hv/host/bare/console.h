/* SPDX-License-Identifier: MIT */
/* Text to the machine's serial line. Lines of the hypervisor start "bare: ". */
#ifndef HV_BARE_CONSOLE_H
#define HV_BARE_CONSOLE_H

#include <hnl/port.h>

void console_print(const char *text);
void console_print_hex(uint64_t v);	/* with 0x, without leading zeros */

#endif
