/* SPDX-License-Identifier: MIT */
/*
 * Waiting for room while all that was sent is in flight: no answer comes until
 * the last request was taken, so WAITS alone wakes who sleeps. Two threads of
 * the guest share its lock.
 *
 *	guest A, B --SQ_PROD--> hv	kick: the doorbell, never lost
 *	guest A, B <--SQ_CONS-- hv	wake[]: the notification, to both
 *
 * A store goes into a buffer first, one a word, and process memory() drains it
 * at any time. The names P5 and C5 are those of lib/ring.c. That hypervisor and
 * guest find each other's messages is ring.pml's.
 *
 * Without a -D the model has no error. Each of these is a bug that must be
 * found:
 *	NO_ASK		nobody says that it waits: answers alone notify
 *	NO_LOOK		the hypervisor does not look at WAITS
 *	NO_P5 NO_C5	no fence between WAITS and INDEX; INDEX and WAITS
 *	NO_RECHECK	no last look at INDEX after WAITS was said
 *	SILENT		who finds room takes WAITS back and wakes nobody
 */
#define K 3		/* requests of each thread */
#define SQ 2		/* slots */

#define SQ_CONS 0
#define WAITS 1

byte mem[2];
byte buf[2];
bool dirty[2];
byte prod;		/* told by ring.pml's means */
byte seen;		/* SQ_CONS, as the guest believes it */
bool locked, asks, kick, wake[2];

#define STORE(w, v) \
	atomic { !dirty[w] -> buf[w] = v; dirty[w] = true }
#ifdef NO_P5
#define P5 skip
#else
#define P5 !dirty[WAITS]
#endif
#ifdef NO_C5
#define C5 skip
#else
#define C5 !dirty[SQ_CONS]
#endif

#define DRAIN(w) \
	atomic { dirty[w] -> mem[w] = buf[w]; buf[w] = 0; dirty[w] = false }

proctype memory()
{
end:	do
	:: DRAIN(0) :: DRAIN(1)
	od
}

proctype guest(byte me)
{
	byte made;

	do
	:: made == K -> break
	:: else ->
		atomic { !locked -> locked = true };
		/* hnl_client_begin */
		if
		:: prod - seen == SQ -> seen = mem[SQ_CONS]
		:: else
		fi;
		assert(prod - seen <= SQ);
		if
		:: prod - seen < SQ ->
			made++;
			if
			:: asks ->
				asks = false;
				STORE(WAITS, 0);
#ifndef SILENT
				wake[1 - me] = true
#endif
			:: else
			fi;
			prod++;
			kick = true;
			locked = false
		:: else ->
#ifndef NO_ASK
			if
			:: !asks -> asks = true; STORE(WAITS, 1)
			:: else
			fi;
#endif
			/* hnl_client_sleep */
			P5;
			if
#ifndef NO_RECHECK
			:: mem[SQ_CONS] != seen ->
				seen = mem[SQ_CONS];
				locked = false
			:: mem[SQ_CONS] == seen ->
#else
			:: true ->
#endif
				/* What came while it looked is kept for it. */
				locked = false;
				wake[me] -> wake[me] = false
			fi
		fi
	od
}

proctype hv()
{
	byte cons;

end:	kick -> kick = false;
	do
	:: cons == prod -> goto end
	:: else ->
		/* As many as it likes are in flight, and told. */
		do
		:: cons != prod -> cons++
		:: break
		od;
		STORE(SQ_CONS, cons);				/* C2 */
		C5;
#ifndef NO_LOOK
		if
		:: mem[WAITS] == 1 -> atomic { wake[0] = true; wake[1] = true }
		:: else
		fi
#endif
	od
}

init
{
	atomic {
		run memory();
		run guest(0);
		run guest(1);
		run hv()
	}
}
