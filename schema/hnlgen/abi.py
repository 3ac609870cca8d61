# SPDX-License-Identifier: MIT
"""Numbers of the transport that generated code of every language needs.

Invariant: they are those of docs/abi.md; tests/vectors/make.py compares them.
"""

from __future__ import annotations

REASON = {
    "NONE": 0, "SHORT": 1, "PAST_END": 2, "UNALIGNED": 3, "FLAGS": 4,
    "RESERVED": 5, "TYPE": 6, "LEFTOVER": 16, "ATTR_SHORT": 17,
    "ATTR_PAST_END": 18, "PADDING": 19, "UNKNOWN": 20, "NESTED_BIT": 21,
    "DUPLICATE": 22, "LENGTH": 23, "RANGE": 24, "ALIGN": 25, "MASK": 26,
    "ENUM": 27, "STRING": 28, "MISSING": 29, "COUNT": 30, "DEPTH": 31,
    "EXCLUSIVE": 32, "IMPLIES": 33, "GPA_WRAP": 48, "GPA_LIMIT": 49,
    "GPA_NOT_RAM": 50, "GPA_PRIVATE": 51, "GPA_DUPLICATE": 52,
    "GPA_BUSY": 53, "REPLY_SPACE": 64, "CANCELED": 65, "QUOTA": 66,
    "STATE": 67, "NOT_DUMP": 68, "NOT_NEGOTIATED": 69, "ABSENT": 70,
    "DENIED": 71, "PEER": 72, "PEER_GONE": 73, "RESTORED": 74,
    "INDEX": 80, "WRAP": 81,
}
