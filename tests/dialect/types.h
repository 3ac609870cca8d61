/* SPDX-License-Identifier: MIT */
/*
 * What a hypervisor's own header of types brings, and no more than
 * include/hnl/port.h asks of it: written with what every compiler predefines,
 * so that it works with -nostdinc. For tests/dialect.py.
 */
#ifndef DIALECT_TYPES_H
#define DIALECT_TYPES_H

typedef __UINT8_TYPE__ uint8_t;
typedef __UINT16_TYPE__ uint16_t;
typedef __UINT32_TYPE__ uint32_t;
typedef __UINT64_TYPE__ uint64_t;
typedef __INT8_TYPE__ int8_t;
typedef __INT16_TYPE__ int16_t;
typedef __INT32_TYPE__ int32_t;
typedef __INT64_TYPE__ int64_t;
typedef __UINTPTR_TYPE__ uintptr_t;
typedef __SIZE_TYPE__ size_t;

#ifdef __cplusplus
#define NULL nullptr
#else
typedef _Bool bool;
#define true 1
#define false 0
#define NULL ((void *)0)
#endif

#define offsetof(type, member) __builtin_offsetof(type, member)

#endif
