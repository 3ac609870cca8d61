/* SPDX-License-Identifier: MIT */
/*
 * Writes the seeds of fuzz/corpus/restore: real saves of the domain that
 * fuzz/restore.c restores, at each step of a short life.
 *
 * usage: save FOLDER
 */
#include <stdio.h>

#include "restore.c"

static uint8_t *const page = (uint8_t *)ram;

static void write_seed(const char *folder, int n)
{
	static uint8_t buf[16384];
	struct hnl_save s;
	char name[512];
	size_t len;
	FILE *f;

	snprintf(name, sizeof(name), "%s/step-%d", folder, n);
	f = fopen(name, "wb");
	if (f == NULL || hnl_domain_freeze(domain) != 0)
		abort();
	hnl_save_begin(&s, domain);
	if (hnl_save_next(&s, cpu, buf, sizeof(buf), &len) != 0 ||
	    fwrite(buf, 1, len, f) != len || fclose(f) != 0)
		abort();
	hnl_domain_thaw(domain);
}

static void put_share(struct hnl_builder *b, uint16_t flags, uint32_t seq)
{
	struct hnl_memory_share_req req;

	hnl_memory_share_req_init(&req);
	hnl_memory_share_req_set_gpa(&req, GPA(0));
	hnl_memory_share_req_set_pages(&req, 12);
	hnl_memory_share_req_encode(b, flags, seq, 0, &req);
}

/* In page 0: a ring of pages 4, 5, 6; it is told of what gives up. */
static size_t put_calls(void)
{
	struct hnl_ctrl_ring_create_req ring;
	struct hnl_ctrl_group_join_req join;
	struct hnl_builder b;
	uint8_t sq[8], cq[8];

	hnl_store_le64(sq, GPA(5));
	hnl_store_le64(cq, GPA(6));
	hnl_builder_init(&b, page, HNL_PAGE);
	hnl_ctrl_ring_create_req_init(&ring);
	hnl_ctrl_ring_create_req_set_id(&ring, 1);
	hnl_ctrl_ring_create_req_set_control(&ring, GPA(4));
	hnl_ctrl_ring_create_req_set_submission(&ring, sq, 8);
	hnl_ctrl_ring_create_req_set_completion(&ring, cq, 8);
	hnl_ctrl_ring_create_req_encode(&b, 0, 1, 0, &ring);
	hnl_ctrl_group_join_req_init(&join);
	hnl_ctrl_group_join_req_set_family(&join, HNL_CTRL_FAMILY);
	hnl_ctrl_group_join_req_set_group(&join, HNL_CTRL_GROUP_PROGRESS);
	hnl_ctrl_group_join_req_set_ring(&join, 1);
	hnl_ctrl_group_join_req_encode(&b, 0, 2, 0, &join);
	put_share(&b, 0, 3);
	return b.len;
}

int main(int argc, char **argv)
{
	struct hnl_direct regs = { GPA(0), 0, GPA(1), 600 };
	struct hnl_builder b;
	uint64_t value;
	int n, err = 0;

	if (argc != 2)
		return 2;
	open_all();
	write_seed(argv[1], 0);
	regs.request_len = put_calls();
	err = hnl_hv_call(cpu, domain, 0, &regs, &value);
	write_seed(argv[1], 1);
	hnl_builder_init(&b, page + 5 * HNL_PAGE, HNL_PAGE);
	put_share(&b, HNL_F_LINK, 4);
	put_share(&b, 0, 5);
	hnl_store_le32(page + 4 * HNL_PAGE + HNL_RING_SQ_PRODUCER,
		       (uint32_t)b.len);
	for (n = 2; n < 8; n++) {
		if (n % 3 == 0 && err == -HNL_EAGAIN)
			err = hnl_hv_call(cpu, domain, 0, &regs, &value);
		else
			(void)!hnl_hv_kick(cpu, domain, 1);
		write_seed(argv[1], n);
	}
	close_all();
	return 0;
}
