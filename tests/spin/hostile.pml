/* SPDX-License-Identifier: MIT */
/*
 * Each end of a ring against a peer that writes anything, at any time, into the
 * words and slots that are its own: process peer() never stops.
 *
 *	peer --index, slots--> consumer	   hnl_consumer_copy, hnl_ring_serve
 *	peer --index---------> producer	   hnl_producer_has_room, refresh_cons
 *
 * The consumer never copies more than the ring holds, uses a message only as it
 * was copied and checked, and leaves after a bounded amount of work. The
 * producer never overwrites what it published and the peer did not release.
 *
 * Without a -D the model has no error. Each of these must be found:
 *	NO_CLAMP	what is ready is not compared with the size
 *	REFETCH		the length is read again after it was checked
 *	NO_BUDGET	the index is read again, without a count
 *	BACKWARDS	the peer's consumer index may move anywhere
 */
#define N 2		/* slots */
#define W 4		/* indices modulo W */
#define LONGEST 2	/* a sound length is 1..LONGEST */
#define BUDGET 3

#define DIFF(a, b) (((a) + W - (b)) % W)

byte word;		/* the peer's index */
byte slot[N];		/* lengths */

active proctype peer()
{
end:	do
	:: word = 0 :: word = 1 :: word = 2 :: word = 3
	:: slot[0] = 0 :: slot[0] = 1 :: slot[0] = LONGEST + 1
	:: slot[1] = 0 :: slot[1] = 1 :: slot[1] = LONGEST + 1
	od
}

/* One entry after the other, until the ring is broken. */
active proctype consumer()
{
	byte cons, ready, got, used, work;

entry:	work = 0;
	do
	:: ready = DIFF(word, cons);
#ifndef NO_CLAMP
		if
		:: ready > N -> goto stopped
		:: else
		fi;
#endif
		assert(ready <= N);
		if
		:: ready == 0 -> break
		:: else
		fi;
		got = slot[cons % N];			/* the copy */
		if
		:: got == 0 || got > LONGEST -> goto stopped
		:: else
		fi;
#ifdef REFETCH
		used = slot[cons % N];
#else
		used = got;
#endif
		assert(used != 0 && used <= LONGEST);
		cons = (cons + 1) % W;
		work++;
		assert(work <= BUDGET);
#ifndef NO_BUDGET
		if
		:: work == BUDGET -> break
		:: else
		fi;
#endif
		ready = 0; got = 0; used = 0
	od;
	ready = 0; got = 0; used = 0;
	goto entry;
stopped:
	skip
}

active proctype producer()
{
	byte prod, cons, now;

	do
	:: DIFF(prod, cons) < N ->
		prod = (prod + 1) % W;
		assert(DIFF(prod, cons) <= N)
	:: now = word;
#ifndef BACKWARDS
		if
		:: DIFF(now, cons) > DIFF(prod, cons) -> break
		:: else
		fi;
#endif
		cons = now;
		now = 0;
		assert(DIFF(prod, cons) <= N)
	od
}
