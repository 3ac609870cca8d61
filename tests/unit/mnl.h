/* SPDX-License-Identifier: MIT */
/*
 * What libmnl's tests share: a request as libmnl writes it, attributes as
 * libmnl sees them.
 */
#ifndef MNL_H
#define MNL_H

#include <stdio.h>
#include <linux/genetlink.h>
#include <linux/netlink.h>

#include <libmnl/libmnl.h>

#include "helpers.h"
#include "hnl_memory.h"

#define PORT 0x50

static inline struct nlmsghdr *as_nlh(void *p)
{
	return (struct nlmsghdr *)p;
}

struct seen {
	unsigned int n;
	uint16_t types[40];
	const struct nlattr *attr[40];
};

static inline int see(const struct nlattr *attr, void *data)
{
	struct seen *s = (struct seen *)data;

	assert_true(s->n < COUNT(s->types));
	s->types[s->n] = mnl_attr_get_type(attr);
	s->attr[s->n++] = attr;
	return MNL_CB_OK;
}

static inline struct nlmsghdr *
mnl_request(void *buf, uint8_t cmd, uint16_t flags, uint32_t seq)
{
	struct nlmsghdr *nlh = mnl_nlmsg_put_header(buf);
	struct genlmsghdr *genl;

	nlh->nlmsg_type = HNL_MEMORY_FAMILY;
	nlh->nlmsg_flags = NLM_F_REQUEST | flags;
	nlh->nlmsg_seq = seq;
	nlh->nlmsg_pid = PORT;
	genl = (struct genlmsghdr *)mnl_nlmsg_put_extra_header(nlh,
							       sizeof(*genl));
	genl->cmd = cmd;
	genl->version = 1;
	return nlh;
}

/* Netlink's bytes are the host's, hnl's little-endian everywhere. */
static inline bool mnl_is_big_endian(void)
{
	if (hnl_swap_le32(1) == 1)
		return false;
	puts("1..0 # skip libmnl is big-endian here; "
	     "run it on a little-endian machine");
	return true;
}

#endif
