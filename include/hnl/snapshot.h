/* SPDX-License-Identifier: MIT */
/*
 * Save and restore: a domain's whole transport state as a stream of packets,
 * whatever it is in the middle of (docs/snapshot.md).
 *
 *	freeze --> save, save, ... --> destroy			  the old one
 *				 |
 *				 v stream
 *	init --> begin --> check, check, ... --> commit, commit, ...	the new
 *
 * The new domain may be in another process, on another machine, or, for a live
 * update of the dispatcher, in the same memory: check first, then destroy the
 * old one, which lets go of the rings' pages, then commit.
 *
 * The vCPUs do not run from freeze to the end of commit, and events that are
 * told meanwhile are told to nobody. The stream is believed in nothing: any
 * bytes are refused with a reason, or make a domain that is sound.
 */
#ifndef HNL_SNAPSHOT_H
#define HNL_SNAPSHOT_H

#include <hnl/hv.h>

/* ---- save ---- */

/*
 * No processor enters the domain from here on: who tries is told -HNL_EAGAIN,
 * and the doorbells of its rings are remembered. -HNL_EAGAIN: one is in it.
 * It ends with hnl_domain_thaw(), and everything goes on (but for events told
 * behind the save, which are lost and counted), or with hnl_domain_destroy();
 * a thaw while that runs does nothing.
 */
HNL_MUST_CHECK int hnl_domain_freeze(struct hnl_domain *d);
void hnl_domain_thaw(struct hnl_domain *d);
/*
 * The frozen domain goes on on another machine, or nowhere: its destroy lets go
 * who waits here for its answer to an event (struct hnl_service_watch). Else
 * they wait for what is restored of it here. It stays frozen.
 */
void hnl_domain_departed(struct hnl_domain *d);

/* Where a save stands. Its members are of the files of hv/save.h. */
struct hnl_save {
	const struct hnl_domain *domain;
	uint32_t records;	/* written so far */
	uint32_t i, k;		/* next object of the stage, and within it */
	uint32_t left[2];	/* bytes that are to follow: message, reply */
	uint16_t block[2];	/* of the pool, where they are */
	uint32_t from, tail;	/* of the mailbox */
	uint8_t stage;
	bool mail;		/* left[0] is of the mailbox */
};

/* d is frozen, and stays so until the save has ended. */
void hnl_save_begin(struct hnl_save *s, const struct hnl_domain *d);

/* A buffer of so many bytes takes the next record, whichever it is. */
#define HNL_SAVE_MIN 512

/*
 * Writes whole records to buf, *len bytes. 0: that was all; -HNL_EAGAIN: there
 * is more; -HNL_ENOSPC: size is less than HNL_SAVE_MIN. cpu lends its scratch.
 */
HNL_MUST_CHECK int hnl_save_next(struct hnl_save *s, struct hnl_cpu *cpu,
			    uint8_t *buf, size_t size, size_t *len);

/* Bytes that no stream of this domain exceeds, in whatever state it is. */
size_t hnl_save_size(const struct hnl_domain *d);

/* ---- restore ---- */

/* What of the new domain is too small. */
enum hnl_restore_limit {
	HNL_RESTORE_LIMIT_NONE,
	HNL_RESTORE_LIMIT_MESSAGE,	/* bytes of a request */
	HNL_RESTORE_LIMIT_RINGS,
	HNL_RESTORE_LIMIT_RING_PAGES,
	HNL_RESTORE_LIMIT_HIGHEST_GPA,
	HNL_RESTORE_LIMIT_VCPUS,
	HNL_RESTORE_LIMIT_CALLS,
	HNL_RESTORE_LIMIT_CALL_BYTES,	/* in blocks of 64 */
	HNL_RESTORE_LIMIT_GROUPS,
	HNL_RESTORE_LIMIT_EVENT_BYTES
};

/* Why a feature cannot be had here. */
enum hnl_restore_lack {
	HNL_RESTORE_UNKNOWN,	/* there is no such family, feature */
	HNL_RESTORE_NOT_GRANTED,	/* by the configuration */
	HNL_RESTORE_NO_AGREEMENT	/* here nobody has to agree on it */
};

#define HNL_RESTORE_NAME_MAX 63
#define HNL_RESTORE_LACKING_MAX 16

struct hnl_restore_lacking {
	uint16_t family;	/* number */
	uint8_t feature;	/* 0: the family itself */
	uint8_t why;		/* enum hnl_restore_lack */
	char name[HNL_RESTORE_NAME_MAX + 1];	/* the writer's; may be "" */
};

/* Why a stream was refused. */
struct hnl_restore_report {
	int err;		/* 0, or as it was returned */
	uint16_t reason;	/* enum hnl_reason */
	uint16_t attribute;	/* of the record; 0: none */
	uint8_t record;		/* HNL_STATE_CMD_*; 0: no record at all */
	uint8_t limit;		/* -HNL_ENOSPC: enum hnl_restore_limit */
	uint64_t needed, available;	/* of the limit */
	size_t offset;		/* of the attribute or record, from the first
				 * byte of the stream */
	/* -HNL_EOPNOTSUPP: what this hypervisor or configuration lacks */
	uint16_t n_lacking;	/* in all, listed or not */
	struct hnl_restore_lacking lacking[HNL_RESTORE_LACKING_MAX];
	/* what commit found */
	uint16_t calls_lost;	/* calls that end with -HNL_EINTR */
	uint16_t rings_stopped;	/* whose pages could not be mapped */
};

/* A restore under way: the caller's, who reads its report alone. */
struct hnl_restore {
	struct hnl_restore_report report;
	/* from here on hv/restore.c's own */
	struct hnl_domain *domain;
	const uint8_t *stream;
	size_t len, pos;
	size_t at;		/* of the record being taken */
	uint32_t records;
	uint8_t rank;		/* of the last record */
	bool counted;		/* the end was there */
	uint32_t left[2];	/* bytes announced: message or event; reply */
	uint32_t pages;		/* of a ring, announced */
	uint16_t object;	/* whose they are: slot or ring */
	uint16_t block;		/* the last one of the chain */
	uint32_t event_len;
	uint32_t sifted;	/* bytes of the mailbox */
	uint16_t free_tail;	/* slot */
	uint32_t next_ring;	/* to be mapped */
	uint16_t ring_calls, ring_blocks;	/* in flight by rings */
	uint64_t ceiling[HNL_SERVICES_MAX + 1];	/* granted by configuration */
	uint16_t agreed[2];	/* agreements, before */
	uint16_t agreements;	/* that the stream spoke of */
	uint16_t offered;	/* there; then whose offer is another here */
};

/*
 * d was made and never used; it is frozen from here on. What is offered to it
 * (hnl_domain_offer) must have been offered before: it counts, and not what the
 * stream says. stream stays the caller's, does not change meanwhile, and lives
 * until the restore has ended.
 * -HNL_EAGAIN: a processor is in d; -HNL_EBUSY: d has been used.
 */
HNL_MUST_CHECK int hnl_restore_begin(struct hnl_restore *r,
				     struct hnl_domain *d,
				     const uint8_t *stream, size_t len);

/*
 * Checks up to n records, and loads them. 0: the stream is good, commit or
 * cancel; -HNL_EAGAIN: there are more. Anything else is the refusal: d is as it
 * was made, and the report says why. Nothing is mapped, and nothing but
 * port.authorise is called, for each call that would go on.
 *
 * -HNL_EBADMSG: no such stream, or a part of one; -HNL_EINVAL: a record says
 * what cannot be; -HNL_EOPNOTSUPP: what is CRITICAL and unknown, or features
 * that are lacking; -HNL_ENOSPC: a limit is too low.
 */
HNL_MUST_CHECK int hnl_restore_check(struct hnl_restore *r,
				     struct hnl_cpu *cpu, size_t n);

/*
 * Maps the rings' pages, one ring a call. 0: d lives, and hnl_hv_serve() may
 * find it ready; -HNL_EAGAIN: again, there is more. It cannot fail: a ring with
 * a page that cannot be mapped is stopped, with the reason. Before the first
 * call the peer of another domain that had the number here MUST be dropped
 * (<hnl/forward.h>).
 */
HNL_MUST_CHECK int hnl_restore_commit(struct hnl_restore *r);

/* Instead of commit, before its first call: d is as it was made. */
void hnl_restore_cancel(struct hnl_restore *r);

#endif
