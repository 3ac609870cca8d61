/* SPDX-License-Identifier: MIT */
/*
 * A hypervisor that lies: the test owns the file and the sockets of a process's
 * ring, and writes what it likes.
 */
#ifndef TEST_LINUX_LIAR_H
#define TEST_LINUX_LIAR_H

#include "rig.h"

struct liar {
	uint8_t *file;		/* pages in the process's order */
	int memory;
	int doorbell[2], completion[2];	/* ours, the process's */
	int ours, theirs;	/* ends of the socket */
	uint32_t prod;		/* of the completion ring */
	struct linux_socket socket;
	struct linux_ring ring;
};

/* What is handed over if nothing is wrong with it, and its length. */
struct hnl_handover liar_good_head(void);
size_t liar_len_of(const struct hnl_handover *h);
void liar_send_head(struct liar *t, const struct hnl_handover *h, size_t len,
		    size_t n_fds);

/* The file and the sockets alone; or all, with a ring that was attached. */
void liar_open_files(struct liar *t);
void liar_close_files(struct liar *t);
void liar_open(struct liar *t);
void liar_close(struct liar *t);

/* A word of the control page. */
uint32_t *liar_control(struct liar *t, size_t offset);
/* Notifies. */
void liar_count(const struct liar *t);
/* Publishes completions up to there. */
void liar_tell(struct liar *t, uint32_t prod);
/* "Done", for a request of the process's. */
void liar_answer(struct liar *t, uint32_t seq);
/* An event of memory's, with no attributes. */
void liar_event(struct liar *t);
int liar_post(struct liar *t, struct hnl_pending *p, uint64_t until);

#endif
