# SPDX-License-Identifier: MIT
"""What docs/abi.md says of the 20 bytes before the attributes: steps 1 to 5 of
the order of checks.

Invariant: as in acks.py, judge() is written from the page's words, and a case
that shows something else than it is meant to stops the run.
"""

from __future__ import annotations

from typing import Any, Iterator

from hnlgen.payloads import words
from oracle import EINVAL, REASON, Fault

Json = dict[str, Any]
MOST = 65536
# Bytes of nlmsghdr and genlmsghdr: offset, bytes.
FIELDS = {"length": (0, 4), "family": (4, 2), "flags": (6, 2), "seq": (8, 4),
          "port": (12, 4), "command": (16, 1), "version": (17, 1),
          "reserved": (18, 2)}


def frame(data: bytes) -> Json:
    """Steps 1 to 3: the nlmsghdr."""
    if len(data) < 16:
        raise Fault("SHORT")
    head = {name: int.from_bytes(data[at:at + n], "little")
            for name, (at, n) in FIELDS.items()}
    length = head["length"]
    if length < (20 if head["family"] >= 16 else 16):
        raise Fault("SHORT")
    if (length + 3) // 4 * 4 > len(data) or length > MOST:
        raise Fault("PAST_END")
    if length % 4:
        raise Fault("UNALIGNED")
    return head


def judge(data: bytes) -> Json:
    head = frame(data)
    if head["family"] >= 16 and head["reserved"]:
        raise Fault("RESERVED")
    if head["family"] < 16:
        raise Fault("TYPE")
    return {k: v for k, v in head.items() if k != "reserved"}


def message(body: bytes = b"", **fields: int) -> bytes:
    """Of family 17, unless fields say something else."""
    head = {"length": 20 + len(body), "family": 17, "flags": 1,
            "seq": 0x01020304, "port": 0x05060708, "command": 2,
            "version": 1, "reserved": 0, **fields}
    return b"".join(head[name].to_bytes(n, "little")
                    for name, (_, n) in FIELDS.items()) + body


def _sound() -> Iterator[tuple[str, bytes]]:
    yield "plain", message()
    yield "body", message(words(0x00030004))
    yield "followed", message() + b"\xff" * 7
    yield "longest", message(bytes(MOST - 20))
    for name, (_, n) in FIELDS.items():
        if name not in ("length", "reserved"):
            yield f"{name}-highest", message(b"", **{name: (1 << 8 * n) - 1})
    yield "family-lowest", message(family=16)


def _unsound() -> Iterator[tuple[str, str, bytes]]:
    whole = message(bytes(8))
    for n in (0, 1, 4, 15):
        yield f"bytes-{n}", "SHORT", whole[:n]
    for n in range(20):
        yield f"length-{n}", "SHORT", message(bytes(8), length=n)
    for n in range(16, 28):
        yield f"cut-{n}", "PAST_END", whole[:n]
    for n in (29, 32, MOST, MOST + 4, 0x7fffffff, 0xffffffff):
        yield f"length-{n}", "PAST_END", message(bytes(8), length=n)
    yield "length-above-most", "PAST_END", message(bytes(MOST))
    for n in (21, 22, 23, 25):
        yield f"length-{n}", "UNALIGNED", message(bytes(8), length=n)
    for bit in range(16):
        yield f"reserved-{bit}", "RESERVED", message(reserved=1 << bit)
    for n in range(16):
        yield f"type-{n}", "TYPE", message(family=n)
    yield "type-0-of-16-bytes", "TYPE", message(length=16, family=0)[:16]
    for n in range(16):
        yield f"type-1-length-{n}", "SHORT", message(length=n, family=1)
    for first, second, data in (
            ("SHORT", "RESERVED", message(length=19, reserved=1)),
            ("PAST_END", "UNALIGNED", message(length=22)),
            ("PAST_END", "TYPE", message(length=24, family=1)),
            ("UNALIGNED", "RESERVED", message(bytes(8), length=21,
                                              reserved=1)),
            ("UNALIGNED", "TYPE", message(length=17, family=2)),
            ("TYPE", "RESERVED", message(family=3, reserved=1))):
        yield f"order_{first}-before-{second}", first, data


def cases() -> Iterator[tuple[str, bytes, Json]]:
    """Name, message, verdict."""
    for name, data in _sound():
        yield f"y_{name}", data, {"values": judge(data)}
    for name, meant, data in _unsound():
        try:
            got = f"nothing but {judge(data)}"
        except Fault as f:
            got = f.reason
        if got != meant:
            raise SystemExit(f"frames: {name}: meant {meant}, the page says "
                             f"{got}")
        yield f"n_{name}", data, {"errno": EINVAL, "reason": REASON[got],
                                  "offset": 0, "type": 0}
