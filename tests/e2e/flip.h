/* SPDX-License-Identifier: MIT */
/*
 * The other half of tests/e2e/flip.c: a thread (flip_thread.c) or a vCPU
 * (flip_vcpu.c) that runs flip_other() beside guest_main().
 */
#ifndef E2E_FLIP_H
#define E2E_FLIP_H

#include "env.h"

/* Before the first job. False: there is nobody beside. */
bool flip_start(void);
/* Behind the last one, when flip_other() has returned or is about to. */
void flip_end(void);

/* What is asked of it, until the last job. */
void flip_other(void);

/* A moment of a loop that waits for the other half. */
void flip_pause(void);

#endif
