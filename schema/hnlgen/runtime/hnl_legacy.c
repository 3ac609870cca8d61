/* SPDX-License-Identifier: MIT */
/* One legacy call: which it is, and its way through the packets' entry. */
#include "hnl_legacy.h"

int hnl_legacy_find(struct hnl_legacy *l, const struct hnl_legacy_row *row,
		    size_t n, uint32_t hypercall, uint32_t op, void *arg)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (row[i].hypercall == hypercall &&
		    (row[i].op == op || row[i].op == HNL_LEGACY_ANY) &&
		    (row[i].is == NULL || row[i].is(arg)))
			return row[i].call(l, arg);
	return HNL_LEGACY_OTHER;
}

void hnl_legacy_begin(struct hnl_legacy *l)
{
	hnl_extack_clear(&l->x);
	hnl_builder_init(&l->b, l->request, sizeof(l->request));
	hnl_decoder_init(&l->decoder, HNL_GRANT_ALL, HNL_MODE_REPLY);
}

static bool is_reply(const struct hnl_msg *m, const struct hnl_family *family,
		     uint8_t cmd)
{
	return m->head.type == family->id && m->head.cmd == cmd;
}

/*
 * What cannot be said as a packet is said as one nobody takes, an attribute
 * of no length: whether there is such a command for this caller, and so ENOSYS
 * or EINVAL, is the dispatcher's to say.
 */
static void put_nonsense(struct hnl_legacy *l, const struct hnl_family *family,
			 uint8_t cmd)
{
	uint8_t *p;

	hnl_builder_init(&l->b, l->request, sizeof(l->request));
	hnl_encode_begin(&l->b, family, cmd, HNL_F_REQUEST, 0, 0);
	p = hnl_builder_room(&l->b, HNL_ATTRHDR);
	if (p != NULL)
		memset(p, 0, HNL_ATTRHDR);
	hnl_msg_end(&l->b);
}

/* The one message of the answer. */
static int run(struct hnl_legacy *l)
{
	size_t n = 0;
	int err = l->run(l->ctx, l->request, l->b.len, l->answer,
			 sizeof(l->answer), &n);

	if (err != 0)
		return err;
	if (n > sizeof(l->answer))
		return -HNL_EBADMSG;
	l->m = hnl_msg_at(l->answer, n, 0);
	return l->m.reason == HNL_REASON_NONE ? 0 : -HNL_EBADMSG;
}

int hnl_legacy_ask(struct hnl_legacy *l, const struct hnl_family *family,
		   uint8_t cmd, bool reply)
{
	bool nonsense = l->b.err == -HNL_EINVAL;
	int err;

	if (nonsense)
		put_nonsense(l, family, cmd);
	err = hnl_builder_verdict(&l->b);
	if (err == 0)
		err = run(l);
	if (err != 0)
		return err;
	if (reply && !nonsense && is_reply(&l->m, family, cmd))
		return 0;
	if (l->m.head.type != HNL_MSG_ERROR ||
	    hnl_ack_read(l->answer, &l->m, &l->x) != 0 || l->x.err > 0 ||
	    l->x.err < -HNL_ERRNO_MAX ||
	    ((reply || nonsense) && l->x.err == 0))
		return -HNL_EBADMSG;
	if (nonsense && l->x.err == -HNL_EINVAL)
		return hnl_extack_refuse(&l->x, HNL_EINVAL, HNL_REASON_RANGE,
					 0, 0);
	return l->x.err;
}

int hnl_legacy_fetch(struct hnl_legacy *l, const void *list, uint64_t i,
		     size_t width, uint64_t *v)
{
	uint64_t from = (uint64_t)(uintptr_t)list, raw = 0;
	uint32_t u32;
	uint16_t u16;
	uint8_t u8;

	if (i > (UINT64_MAX - from) / width ||
	    l->fetch(l->ctx, from + i * width, &raw, width) != 0)
		return -HNL_EFAULT;
	memcpy(&u8, &raw, sizeof(u8));
	memcpy(&u16, &raw, sizeof(u16));
	memcpy(&u32, &raw, sizeof(u32));
	*v = width == 1 ? u8 : width == 2 ? u16 : width == 4 ? u32 : raw;
	return 0;
}

#define ERRNO_MAX 4095

int hnl_legacy_status(struct hnl_bytes status)
{
	int32_t err;

	if (status.n != 4)
		return -HNL_EBADMSG;
	err = (int32_t)hnl_load_le32(status.p);
	return err > 0 || err < -ERRNO_MAX ? -HNL_EBADMSG : err;
}

int hnl_legacy_nothing(struct hnl_legacy *l, const struct hnl_family *family,
		       uint8_t cmd, int err)
{
	int said;

	hnl_legacy_begin(l);
	hnl_builder_fail(&l->b, HNL_EINVAL);
	said = hnl_legacy_ask(l, family, cmd, true);
	return said == -HNL_EINVAL ? err : said;
}
