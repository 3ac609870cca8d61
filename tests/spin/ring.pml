/* SPDX-License-Identifier: MIT */
/*
 * The ring protocol of lib/ring.c, guest and hypervisor at once: nothing lost,
 * nothing twice, nothing stale, and nobody sleeps for ever.
 *
 *	guest --slots, SQ_PROD--> hv	kick: the doorbell
 *	guest <--slots, CQ_PROD-- hv	notify: the interrupt
 *
 * A store goes into a buffer first, one a word, and process memory() drains the
 * buffers in any order: as weak as SPARC's PSO. A release waits for what was
 * stored before it; a fence waits for all. AWAKE and EVENT are loaded in either
 * order. The names P1..P4 and C1..C4 are those of lib/ring.c.
 *
 * Without a -D the model has no error. Each of these is a bug that must be
 * found:
 *	NO_RELEASE	P1 and C2 are plain stores
 *	NO_P3 NO_C3	no fence when publishing, when going to sleep
 *	NO_P4 NO_C4	no look for STALLED after the index was told and fenced;
 *			no fence when stalling
 *	NO_RECHECK	no last look after ASLEEP was said
 *	NO_STALL_CHECK	nor after STALLED was said
 *	LATE_EVENT	the event index is one too far
 *	NO_CREDIT	a request is taken without room for its answer
 *	NO_TELL_SLEEP	what was told late is not told before it sleeps
 *	NO_TELL_FIRST	the last requests are told after their answers
 */
#define K 4		/* requests */
#define SQ 2		/* slots of each ring */
#define CQ 1
#define W 8		/* indices are free-running modulo W; they wrap */
#define FIRST 6

#define AWAKE 1
#define ASLEEP 0
#define STALLED 2

#define DIFF(a, b) (((a) + W - (b)) % W)
#define NEXT(i) (((i) + 1) % W)

/* Words of the guest first, those of the hypervisor from H on. */
#define SQ_SLOT 0	/* and 1 */
#define SQ_PROD 2
#define CQ_CONS 3
#define G_AWAKE 4
#define G_EVENT 5
#define H 6
#define CQ_SLOT 6
#define CQ_PROD 7
#define SQ_CONS 8
#define H_AWAKE 9
#define H_EVENT 10
#define WORDS 11

byte mem[WORDS];
byte buf[WORDS];
bool dirty[WORDS];
bool kick, notify;

#define STORE(w, v) \
	atomic { !dirty[w] -> buf[w] = v; dirty[w] = true }
#define G_CLEAN (!dirty[0] && !dirty[1] && !dirty[2] && !dirty[3] && \
		 !dirty[4] && !dirty[5])
#define H_CLEAN (!dirty[6] && !dirty[7] && !dirty[8] && !dirty[9] && \
		 !dirty[10])

#ifdef NO_RELEASE
#define G_RELEASE(w, v) STORE(w, v)
#define H_RELEASE(w, v) STORE(w, v)
#else
#define G_RELEASE(w, v) G_CLEAN; STORE(w, v)
#define H_RELEASE(w, v) H_CLEAN; STORE(w, v)
#endif

#ifdef NO_P3
#define P3(clean) skip
#else
#define P3(clean) clean
#endif
#ifdef NO_C3
#define C3(clean) skip
#else
#define C3(clean) clean
#endif
#define P4(clean) clean
#ifdef NO_C4
#define C4(clean) skip
#else
#define C4(clean) clean
#endif
#ifdef LATE_EVENT
#define EVENT(i) NEXT(i)
#else
#define EVENT(i) (i)
#endif

/* Who is told: asleep, and waits for one of [old, now). */
#define LOAD_FLAGS(awake_word, event_word) \
	if \
	:: awake = mem[awake_word]; event = mem[event_word] \
	:: event = mem[event_word]; awake = mem[awake_word] \
	fi
#define MUST_WAKE (awake == ASLEEP && DIFF(event, old) < DIFF(now, old))

#define G_TELL \
	if \
	:: late -> G_RELEASE(CQ_CONS, take); late = false \
	:: else \
	fi

#define DRAIN(w) \
	atomic { dirty[w] -> mem[w] = buf[w]; buf[w] = 0; dirty[w] = false }

proctype memory()
{
end:	do
	:: DRAIN(0) :: DRAIN(1) :: DRAIN(2) :: DRAIN(3) :: DRAIN(4)
	:: DRAIN(5) :: DRAIN(6) :: DRAIN(7) :: DRAIN(8) :: DRAIN(9)
	:: DRAIN(10)
	od
}

proctype guest()
{
	byte made, done;		/* requests, answers */
	byte prod = FIRST, old = FIRST, cons = FIRST, now, take = FIRST;
	byte awake, event;
	bool some, late;

	do
	:: done == K -> break
	:: else ->
		/* As many a publish as it likes; hnl_client_submit, _flush. */
		cons = mem[SQ_CONS];
		assert(DIFF(prod, cons) <= SQ);
		do
		:: made < K && DIFF(prod, cons) < SQ ->
			STORE(SQ_SLOT + prod % SQ, made + 1);
			made++;
			prod = NEXT(prod)
		:: prod != old || made == K || DIFF(prod, cons) == SQ -> break
		od;
		if
		:: prod != old ->
			now = prod;
			G_RELEASE(SQ_PROD, prod);		/* P1 */
			P3(G_CLEAN);
			LOAD_FLAGS(H_AWAKE, H_EVENT);
			if
			:: MUST_WAKE -> kick = true
			:: else
			fi;
			old = prod
		:: else
		fi;
		awake = 0; event = 0; now = 0; cons = 0;

		/* hnl_client_poll */
		STORE(G_AWAKE, AWAKE);
		some = false;
		do
		:: mem[CQ_PROD] != take ->			/* C1 */
			assert(mem[CQ_SLOT] == done + 1);
			done++;
			take = NEXT(take);
			some = true;
			if
			:: G_RELEASE(CQ_CONS, take); late = false	/* C2 */
			:: late = true		/* hnl_consumer_tell_late */
			fi
		:: else -> break
		od;
		/* waits_for_room, hnl_client_resume */
		if
		:: mem[H_AWAKE] == STALLED ->
			G_TELL;
			P4(G_CLEAN);
			if
			:: mem[H_AWAKE] == STALLED -> kick = true
			:: else
			fi
		:: else
		fi;

		/* hnl_client_sleep */
		if
		:: !some && done != K ->
#ifndef NO_TELL_SLEEP
			G_TELL;
#endif
			STORE(G_EVENT, EVENT(take));
			STORE(G_AWAKE, ASLEEP);
			C3(G_CLEAN);
			if
#ifndef NO_RECHECK
			:: mem[CQ_PROD] != take
#endif
#ifndef NO_P4
			:: mem[H_AWAKE] == STALLED
#endif
			:: else -> notify -> notify = false
			fi
		:: else
		fi;
		some = false
	od
}

proctype hv()
{
	byte cons = FIRST, seen = FIRST, old = FIRST, now = FIRST;
	byte taken;			/* requests, for the assertion */
	byte awake, event, ready;
	bool stuffed;

end:	kick -> kick = false;
	STORE(H_AWAKE, AWAKE);
	do
	:: ready = DIFF(mem[SQ_PROD], cons);			/* C1 */
		assert(ready <= SQ);
		stuffed = false;
		do
		:: ready != 0 && !stuffed ->
			if
			:: DIFF(now, seen) == CQ -> seen = mem[CQ_CONS]
			:: else
			fi;
#ifdef NO_CREDIT
			if
			:: true ->
#else
			if
			:: DIFF(now, seen) == CQ -> stuffed = true
			:: else ->
#endif
				assert(mem[SQ_SLOT + cons % SQ] == taken + 1);
				taken++;
				cons = NEXT(cons);
				ready--;
				STORE(CQ_SLOT, taken);
				now = NEXT(now)
			fi
		:: else -> break
		od;
		/* Told late, but not the last ones: kick.c, tell. */
#ifdef NO_TELL_FIRST
		ready = 1;
#endif
		if
		:: H_RELEASE(SQ_CONS, cons)			/* C2 */
		:: ready != 0
		fi;
		ready = 0;
		if
		:: now != old ->
			H_RELEASE(CQ_PROD, now);		/* P1 */
			P3(H_CLEAN);
			LOAD_FLAGS(G_AWAKE, G_EVENT);
			if
			:: MUST_WAKE -> notify = true
			:: else
			fi;
			awake = 0; event = 0;
			old = now
		:: else
		fi;
		if
		:: stuffed ->
			/* hnl_consumer_stall */
			H_RELEASE(SQ_CONS, cons);
			STORE(H_AWAKE, STALLED);
			C4(H_CLEAN);
#ifdef NO_STALL_CHECK
			goto end;
#endif
			if
			:: mem[CQ_CONS] == seen -> goto end
			:: else -> STORE(H_AWAKE, AWAKE)
			fi
		:: !stuffed && mem[SQ_PROD] == cons ->
			/* hnl_consumer_sleep */
			H_RELEASE(SQ_CONS, cons);
			STORE(H_EVENT, EVENT(cons));
			STORE(H_AWAKE, ASLEEP);
			C3(H_CLEAN);
#ifdef NO_RECHECK
			goto end;
#endif
			if
			:: mem[SQ_PROD] == cons -> goto end
			:: else -> STORE(H_AWAKE, AWAKE)
			fi
		:: !stuffed && mem[SQ_PROD] != cons
		fi
	od
}

init
{
	atomic {
		mem[SQ_PROD] = FIRST;
		mem[SQ_CONS] = FIRST;
		mem[CQ_PROD] = FIRST;
		mem[CQ_CONS] = FIRST;
		mem[G_EVENT] = FIRST;
		mem[H_EVENT] = FIRST;
		run memory();
		run guest();
		run hv()
	}
}
