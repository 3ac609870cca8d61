/* SPDX-License-Identifier: MIT */
/*
 * Plays a scenario in a guest, on any host, and prints what came back: every
 * answer in hex, so that hosts can be compared byte for byte.
 *
 *	scenario[]	| op u32 | length u32 | payload | ...	little-endian
 *
 * tests/e2e/scenario.py writes it, with the text that must be printed. The
 * player puts raw bytes into pages and rings: it uses nothing of guest/ but
 * the doorbells, so that it can also send what no client would.
 */
#include <hnl/msg.h>
#include <hnl/registers.h>
#include <hnl/ring.h>

#include "env.h"

extern const uint8_t scenario[];

/*
 * A host may have a program of its own between player and hypervisor: how a
 * KICK is made, how a ring is served when its run needs no status, and what is
 * to be done at the end (true: all was well).
 */
int64_t player_kick(uint32_t ring) __attribute__((weak));
void player_bell(uint32_t ring, struct hnl_ring_consumer *cq)
	__attribute__((weak));
bool player_end(void) __attribute__((weak));

enum op {
	OP_END,
	OP_TITLE,	/* text */
	OP_CALL,	/* request u64, reply u64, reply length u64, bytes */
	OP_REGISTERS,	/* function u32, 0 u32, four u64 */
	OP_OPEN,	/* ring u32, sq pages u32, cq pages u32, 0 u32,
			 * control u64, pages u64.. */
	OP_PUT,		/* ring u32, how often u32, one message */
	OP_RUN,		/* ring u32, digest u32: kick and collect */
	OP_KICK,	/* ring u32, doorbells u32: kick, collect nothing */
	OP_POKE,	/* gpa u64, bytes */
	OP_TOUCH,	/* gpa u64 */
	OP_PROBE,	/* gpa u64 */
	OP_PEEK,	/* gpa u64, length u32 */
	OP_COLLECT,	/* ring u32: what has come without a doorbell */
	OP_FILL,	/* gpa u64, times u32, step u32, words: again and again,
			 * the first word greater by step each time */
	OP_ENTRY,	/* request u64, length u64, reply u64, reply length u64:
			 * one entry of the CALL of what is there */
	OP_REPEAT,	/* the same, times u32, 0 u32: to its end, so often */
	OP_STORM,	/* function u32, times u32, four u64 */
	OP_SAME		/* gpa u64, length u32, byte u32: nothing else there */
};

#define RINGS 4
#define RING_PAGES 16
#define KICKS_MAX 100000	/* a run ends, whatever the hypervisor says */

struct ring {
	uint8_t *page[2 * RING_PAGES];
	struct hnl_ring_producer sq;
	struct hnl_ring_consumer cq;
};

/* What a run gathers when its answers are too many to print. */
struct digest {
	uint32_t answers;
	uint32_t crc;
	bool only;
};

static struct ring rings[RINGS];
static uint8_t inbox[HNL_MSG_MAX];

/* ---- printing ---- */

static void print_signed(int64_t v)
{
	if (v < 0)
		guest_print("-");
	guest_print_number(v < 0 ? 0 - (uint64_t)v : (uint64_t)v);
}

static void print_bytes(const uint8_t *p, size_t n)
{
	static const char digit[] = "0123456789abcdef";
	char line[64];
	size_t i, at = 0;

	guest_print("  ");
	for (i = 0; i < n; i++) {
		line[at++] = digit[p[i] >> 4];
		line[at++] = digit[p[i] & 15];
		if (at == sizeof(line)) {
			guest_write(line, at);
			at = 0;
		}
	}
	guest_write(line, at);
	guest_print("\n");
}

static void print_status(const char *what, int64_t status)
{
	guest_print(what);
	guest_print(": status ");
	print_signed(status);
}

static void print_pair(const char *what, uint64_t v)
{
	guest_print(", ");
	guest_print(what);
	guest_print(" ");
	guest_print_number(v);
}

/* CRC-32 of Ethernet, bit by bit: the answers of a thousand calls. */
static uint32_t crc32(uint32_t crc, const uint8_t *p, size_t n)
{
	size_t i;
	int k;

	crc = ~crc;
	for (i = 0; i < n; i++) {
		crc ^= p[i];
		for (k = 0; k < 8; k++)
			crc = crc >> 1 ^ (0xedb88320u & (0u - (crc & 1)));
	}
	return ~crc;
}

/* Prints the messages of buf, or adds them up; returns the bytes taken. */
static size_t show(const uint8_t *buf, size_t n, struct digest *d)
{
	struct hnl_msg m;
	size_t pos;

	for (pos = 0; pos < n; pos = m.next) {
		m = hnl_msg_at(buf, n, pos);
		if (m.reason == HNL_REASON_SHORT ||
		    m.reason == HNL_REASON_PAST_END)
			break;
		if (m.head.type == HNL_MSG_NOOP)
			continue;
		d->answers++;
		d->crc = crc32(d->crc, buf + m.off, m.end - m.off);
		if (!d->only)
			print_bytes(buf + m.off, m.end - m.off);
	}
	return pos;
}

/* ---- steps ---- */

static uint64_t word(const uint8_t *p, size_t i)
{
	return hnl_load_le64(p + 8 * i);
}

/* What was not written for this reader: nothing is, behind the answers. */
static void check_behind(const uint8_t *reply, size_t from, size_t end)
{
	for (; from < end && reply[from] == 0xa5; from++)
		;
	if (from < end) {
		guest_print("call: written behind its answers, at ");
		guest_print_number(from);
		guest_print("\n");
	}
}

static bool has_answers(int64_t status)
{
	return status == 0 || status == -HNL_EAGAIN || status == -HNL_EBADMSG;
}

/* One entry. A CALL that was refused as a whole has written nothing. */
static int64_t enter(const uint64_t arg[4], struct digest *d, uint64_t *value)
{
	uint8_t *reply = (uint8_t *)guest_at(arg[2]);
	int64_t status;
	size_t wrote;

	memset(reply, 0xa5, (size_t)arg[3]);
	status = guest_hypercall(HNL_CALL, arg, value);
	wrote = has_answers(status) ? (size_t)(*value & 0xffffffffu) : 0;
	if (!d->only) {
		print_status("call", status);
		print_pair("wrote", *value & 0xffffffffu);
		print_pair("took", *value >> 32);
		guest_print("\n");
	}
	(void)show(reply, wrote, d);
	check_behind(reply, wrote, (size_t)arg[3]);
	return status;
}

static void play_call(const uint8_t *p, size_t n)
{
	uint64_t arg[4] = { word(p, 0), n - 24, word(p, 1), word(p, 2) };
	struct digest d = { 0, 0, false };
	uint64_t value;
	int entries = 0;

	memcpy(guest_at(arg[0]), p + 24, n - 24);
	while (enter(arg, &d, &value) == -HNL_EAGAIN && ++entries < KICKS_MAX)
		;
}

static void play_entry(const uint8_t *p)
{
	const uint64_t arg[4] = { word(p, 0), word(p, 1), word(p, 2),
				  word(p, 3) };
	struct digest d = { 0, 0, false };
	uint64_t value;

	(void)enter(arg, &d, &value);
}

static void play_repeat(const uint8_t *p)
{
	const uint64_t arg[4] = { word(p, 0), word(p, 1), word(p, 2),
				  word(p, 3) };
	struct digest d = { 0, 0, true };
	uint32_t times = hnl_load_le32(p + 32);
	uint64_t value = 0, entries = 0;
	int64_t status = 0;

	while (entries < KICKS_MAX && times != 0) {
		status = enter(arg, &d, &value);
		entries++;
		times -= status != -HNL_EAGAIN;
	}
	print_status("repeat", status);
	print_pair("entries", entries);
	print_pair("took", value >> 32);
	print_pair("answers", d.answers);
	print_pair("crc", d.crc);
	guest_print("\n");
}

/* How many of so many calls had the status of the last one. */
static void play_storm(const uint8_t *p)
{
	const uint64_t arg[4] = { word(p, 1), word(p, 2), word(p, 3),
				  word(p, 4) };
	uint32_t i, same = 0, times = hnl_load_le32(p + 4);
	int64_t status = 0, before = 0;
	uint64_t value;

	for (i = 0; i < times; i++) {
		status = guest_hypercall(hnl_load_le32(p), arg, &value);
		same = status == before ? same + 1 : 1;
		before = status;
	}
	print_status("storm", status);
	print_pair("times", same);
	guest_print("\n");
}

static void play_registers(const uint8_t *p)
{
	const uint64_t arg[4] = { word(p, 1), word(p, 2), word(p, 3),
				  word(p, 4) };
	uint64_t value;
	int64_t status = guest_hypercall(hnl_load_le32(p), arg, &value);

	print_status("registers", status);
	print_pair("value", value);
	guest_print("\n");
}

static uint32_t *line(uint64_t control, size_t offset)
{
	return (uint32_t *)guest_at(control + offset);
}

static void play_open(const uint8_t *p)
{
	struct ring *r = &rings[hnl_load_le32(p) % RINGS];
	uint32_t i, nsq = hnl_load_le32(p + 4), ncq = hnl_load_le32(p + 8);
	uint64_t control = word(p, 2);
	struct hnl_ring_mem sq = { NULL, r->page, nsq * HNL_PAGE };
	struct hnl_ring_mem cq = { NULL, r->page + nsq, ncq * HNL_PAGE };

	for (i = 0; i < nsq + ncq && i < 2 * RING_PAGES; i++)
		r->page[i] = (uint8_t *)guest_at(word(p, 3 + i));
	memset(guest_at(control), 0, HNL_PAGE);
	hnl_producer_init(&r->sq, &sq, line(control, HNL_RING_SQ_PRODUCER),
			  line(control, HNL_RING_SQ_CONSUMER));
	hnl_consumer_init(&r->cq, &cq, line(control, HNL_RING_CQ_CONSUMER),
			  line(control, HNL_RING_CQ_PRODUCER));
}

static void play_put(const uint8_t *p, size_t n)
{
	struct ring *r = &rings[hnl_load_le32(p) % RINGS];
	uint32_t i, times = hnl_load_le32(p + 4);
	size_t len = n - 8;

	memcpy(inbox, p + 8, len);
	for (i = 0; i < times; i++) {
		if (!hnl_producer_copy(&r->sq, inbox, len)) {
			guest_print("put: no room\n");
			return;
		}
		if (len >= 12)
			hnl_store_le32(inbox + 8,
				       hnl_load_le32(inbox + 8) + 1);
	}
}

static int64_t kick(uint32_t id, uint64_t *kicks, uint64_t most)
{
	int64_t status;

	do {
		status = player_kick != NULL ?
			player_kick(id) :
			guest_call4(HNL_KICK, id, 0, 0, 0);
		(*kicks)++;
	} while (status == -HNL_EAGAIN && *kicks < most);
	return status;
}

static void collect(struct ring *r, struct digest *d)
{
	size_t n, taken;

	for (;;) {
		n = hnl_consumer_copy(&r->cq, inbox, sizeof(inbox));
		if (n == 0)
			break;
		taken = show(inbox, n, d);
		if (n - taken < HNL_NLHDR && hnl_consumer_at_end(&r->cq, n))
			taken = n;
		if (taken == 0)
			break;
		hnl_consumer_take(&r->cq, taken);
		hnl_consumer_tell(&r->cq);
	}
}

static void play_run(uint32_t id, bool digest)
{
	struct ring *r = &rings[id % RINGS];
	struct digest d = { 0, 0, digest };
	int64_t status = 0;
	uint64_t kicks = 0;
	bool bell = hnl_producer_publish(&r->sq);

	do {
		if (bell && player_bell != NULL) {
			player_bell(id, &r->cq);
			kicks++;
		} else if (bell) {
			status = kick(id, &kicks, KICKS_MAX);
		}
		collect(r, &d);
		bell = hnl_producer_stalled(&r->sq);
	} while (bell && kicks < KICKS_MAX);
	print_status("run", status);
	print_pair("doorbells", kicks);
	print_pair("answers", d.answers);
	if (digest)
		print_pair("crc", d.crc);
	guest_print("\n");
}

static void play_collect(uint32_t id)
{
	struct digest d = { 0, 0, false };

	collect(&rings[id % RINGS], &d);
	guest_print("collect: answers ");
	guest_print_number(d.answers);
	guest_print("\n");
}

static void play_kick(uint32_t id, uint32_t most)
{
	uint64_t kicks = 0;
	bool wanted = hnl_producer_publish(&rings[id % RINGS].sq);

	print_status("kick", kick(id, &kicks, most));
	print_pair("doorbells", kicks);
	print_pair("wanted", wanted);
	guest_print("\n");
}

static void play_touch(uint64_t gpa)
{
	uint64_t faults = guest_stat(HNL_STAT_FAULT);
	bool good = guest_touch(gpa);

	guest_print("touch: ");
	guest_print(good ? "good" : "fault");
	print_pair("counted", guest_stat(HNL_STAT_FAULT) - faults);
	if (!good) {
		guest_print(", at 0x");
		guest_print_hex(guest_stat(HNL_STAT_FAULT_ADDRESS));
	}
	guest_print("\n");
}

static void play_probe(uint64_t gpa)
{
	guest_print("probe: ");
	guest_print(guest_is_visible(gpa) ? "visible\n" : "private\n");
}

static void play_peek(uint64_t gpa, uint32_t n)
{
	guest_print("peek:");
	print_bytes((const uint8_t *)guest_at(gpa), n);
}

static void play_fill(const uint8_t *p, size_t n)
{
	uint8_t *to = (uint8_t *)guest_at(word(p, 0));
	uint32_t i, times = hnl_load_le32(p + 8), step = hnl_load_le32(p + 12);

	for (i = 0; i < times; i++, to += n - 16) {
		hnl_store_le32(to, hnl_load_le32(p + 16) + i * step);
		if (n > 20)
			memcpy(to + 4, p + 20, n - 20);
	}
}

static void play_same(uint64_t gpa, uint32_t n, uint8_t byte)
{
	const uint8_t *p = (const uint8_t *)guest_at(gpa);
	uint32_t i;

	for (i = 0; i < n && p[i] == byte; i++)
		;
	guest_print("same: ");
	guest_print_number(i);
	guest_print("\n");
}

static void play(uint32_t op, const uint8_t *p, size_t n)
{
	switch (op) {
	case OP_TITLE:
		guest_print("# ");
		guest_write((const char *)p, n);
		guest_print("\n");
		break;
	case OP_CALL:
		play_call(p, n);
		break;
	case OP_REGISTERS:
		play_registers(p);
		break;
	case OP_OPEN:
		play_open(p);
		break;
	case OP_PUT:
		play_put(p, n);
		break;
	case OP_RUN:
		play_run(hnl_load_le32(p), hnl_load_le32(p + 4) != 0);
		break;
	case OP_KICK:
		play_kick(hnl_load_le32(p), hnl_load_le32(p + 4));
		break;
	case OP_POKE:
		memcpy(guest_at(word(p, 0)), p + 8, n - 8);
		break;
	case OP_TOUCH:
		play_touch(word(p, 0));
		break;
	case OP_PROBE:
		play_probe(word(p, 0));
		break;
	case OP_PEEK:
		play_peek(word(p, 0), hnl_load_le32(p + 8));
		break;
	case OP_COLLECT:
		play_collect(hnl_load_le32(p));
		break;
	case OP_FILL:
		play_fill(p, n);
		break;
	case OP_ENTRY:
		play_entry(p);
		break;
	case OP_REPEAT:
		play_repeat(p);
		break;
	case OP_STORM:
		play_storm(p);
		break;
	case OP_SAME:
		play_same(word(p, 0), hnl_load_le32(p + 8), p[12]);
		break;
	default:
		guest_print("player: no such step\n");
		guest_exit(1);
	}
}

int guest_main(void)
{
	const uint8_t *p = scenario;
	struct hnl_discovery found;

	if (!guest_discover(&found)) {
		guest_print("player: no hnl here\n");
		return 1;
	}
	while (hnl_load_le32(p) != OP_END) {
		play(hnl_load_le32(p), p + 8, hnl_load_le32(p + 4));
		p += 8 + hnl_align(hnl_load_le32(p + 4));
	}
	guest_print("# end\n");
	return player_end != NULL && !player_end();
}
