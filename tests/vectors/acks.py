# SPDX-License-Identifier: MIT
"""What docs/abi.md says of ERROR and DONE: messages, and a reader's verdict.

Problem: an answer is read by guests in four languages, and half of what it may
hold is never sent in version 1. A reader must take every attribute that the
page names, in any order, and skip what it does not know: also one that it
knows, but whose length is another.

A number that has 14 bits by its nature is its low 16. A reader of ERROR and
DONE refuses what is no such message with EBADMSG.

Invariant: judge() is written from the page's words, and shares nothing with
what hnlgen writes; a case that shows something else than it is meant to stops
the run.
"""

from __future__ import annotations

from typing import Any, Iterator, Optional

from frames import frame
from hnlgen.items import CRITICAL, NESTED, Item, Items, pack
from hnlgen.payloads import words
from oracle import LISTED, REASON, Fault

EBADMSG = 74
ERROR, DONE = 2, 3
MSG, OFFS, COOKIE, MISS_TYPE, MISS_NEST = 1, 2, 3, 5, 6
WHY, TYPE, IGNORED, IGNORED_N, PROGRESS = 17, 18, 19, 20, 21
# Numbers of 4 bytes by what they are, and the bits that count.
NUMBERS = {OFFS: ("offset", 32), MISS_NEST: ("nest", 32),
           IGNORED_N: ("ignored-n", 32), MISS_TYPE: ("missing", 16),
           WHY: ("reason", 16), TYPE: ("type", 16)}

Json = dict[str, Any]
_SEQ, _PORT = 0x01020304, 0x05060708
_REQUEST = words(52, 0x8005 << 16 | 17, _SEQ, _PORT)


# ---- the verdict ----

def judge(data: bytes) -> Json:
    def at(pos: int, n: int = 4) -> int:
        return int.from_bytes(data[pos:pos + n], "little")

    head = frame(data)
    kind, end = head["family"], head["length"]
    if kind not in (ERROR, DONE):
        raise Fault("TYPE")
    pos = 36 if kind == ERROR else 20
    if end < pos:
        raise Fault("SHORT")
    err = at(16) - (at(16) >> 31 << 32)
    out: Json = {"done": kind == DONE, "seq": at(8), "port": at(12),
                 "err": err, "reason": 0, "offset": 0, "type": 0,
                 "missing": 0, "nest": 0, "progress": 0, "message": "",
                 "ignored": [], "ignored-n": 0}
    while pos < end:
        length, number = at(pos, 2), at(pos + 2, 2) & 0x3fff
        after = pos + (length + 3) // 4 * 4
        if length < 4:
            raise Fault("ATTR_SHORT", pos, number)
        if after > end:
            raise Fault("ATTR_PAST_END", pos, number)
        if data[pos + length:after].strip(b"\0"):
            raise Fault("PADDING", pos, number)
        out.update(_told(number, data[pos + 4:pos + length]))
        pos = after
    return out


def _told(number: int, payload: bytes) -> Json:
    v = int.from_bytes(payload, "little")
    if number == MSG:
        return {"message": payload.split(b"\0")[0].hex()}
    if number == IGNORED:
        pairs = [[int.from_bytes(payload[i:i + 4], "little"),
                  int.from_bytes(payload[i + 4:i + 8], "little")]
                 for i in range(0, len(payload) // 8 * 8, 8)]
        return {"ignored": pairs[:LISTED]}
    if number == PROGRESS and len(payload) == 8:
        return {"progress": v}
    if number in NUMBERS and len(payload) == 4:
        name, bits = NUMBERS[number]
        return {name: v & ((1 << bits) - 1)}
    return {}


# ---- messages ----

def message(kind: int, err: int, items: Items) -> bytes:
    fixed = words(err & 0xffffffff) + (_REQUEST if kind == ERROR else b"")
    body = fixed + pack(items)
    flags = (0x0100 if kind == ERROR else 2) | (0x0200 if items else 0)
    return words(16 + len(body), flags << 16 | kind, _SEQ, _PORT) + body


def _all() -> Items:
    """As docs/abi.md orders them; then what version 1 does not send."""
    return [Item(WHY, 0, words(24)), Item(OFFS, 0, words(0x44)),
            Item(TYPE, 0, words(2)), Item(MISS_TYPE, 0, words(3)),
            Item(MISS_NEST, 0, words(0x28)),
            Item(PROGRESS, 0, words(0x89abcdef, 0x01234567)),
            Item(IGNORED_N, 0, words(9)),
            Item(IGNORED, 0, words(0x14, 5, 0x18, 0x3ff0)),
            Item(MSG, 0, b"no such page\0"), Item(COOKIE, 0, b"\1\2\3")]


def _sound(kind: int) -> Iterator[tuple[str, bytes]]:
    def of(*items: Item, err: int = -22) -> bytes:
        return message(kind, err, list(items))

    every = _all()
    yield "success", of(err=0)
    for err in (-1, -125, -0x7fffffff - 1, 5):
        yield f"errno-{-err}", of(err=err)
    yield "all", of(*every)
    yield "all-reversed", of(*every[::-1])
    yield "all-followed", of(*every) + b"\xff" * 20
    for item in every:
        yield f"only-{item.number}", of(item)
        yield f"again-{item.number}", of(*every, _other(item))
        for n in (0, 3, 5, 12):
            yield f"bytes-{n}-{item.number}", of(
                *every, Item(item.number, 0, b"\7" * n))
    for bits, name in ((0, "plain"), (CRITICAL, "critical"),
                       (NESTED, "nested")):
        for number in (0, 4, 16, 22, 0x3fff):
            yield f"unknown-{name}-{number}", of(
                Item(number, bits, b"\xff" * 5), *every)
        yield f"{name}-offs", of(Item(OFFS, bits, words(0x44)))
    for n in (0, 1, LISTED, LISTED + 1):
        yield f"ignored-{n}", of(Item(IGNORED_N, 0, words(n)), Item(
            IGNORED, 0, words(*range(0x14, 0x14 + 2 * n))), err=0)
    for number, (name, _) in NUMBERS.items():
        yield f"{name}-highest", of(Item(number, 0, b"\xff" * 4))
    yield "reason-unheard-of", of(Item(WHY, 0, words(999)))
    for text in (b"", b"\0", b"cut", b"one\0two\0", b"\xff\xfe\0"):
        yield f"message-{text.hex()}", of(Item(MSG, 0, text))


def _other(item: Item) -> Item:
    assert isinstance(item.body, bytes)
    return Item(item.number, 0, bytes(b ^ 1 for b in item.body))


def _unsound(kind: int) -> Iterator[tuple[str, str, bytes]]:
    whole, fixed = message(kind, -22, _all()), message(kind, -22, [])

    def head(length: int, data: bytes = whole, type_: int = kind) -> bytes:
        return words(length) + type_.to_bytes(2, "little") + data[6:]

    def after(*items: Item) -> bytes:
        return message(kind, -22, [*_all(), *items])

    for n in range(0, len(fixed), 4):
        yield f"length-{n}", "SHORT", head(n)
    for n in range(0, 16, 5):
        yield f"bytes-{n}", "SHORT", whole[:n]
    yield "cut", "PAST_END", whole[:-1]
    yield "length-longer", "PAST_END", head(len(whole) + 1)
    yield "length-most", "PAST_END", head(0xffffffff)
    yield "length-odd", "UNALIGNED", head(len(whole) - 3)
    for other in (0, 1, 4, 15, 17, 0xffff):
        yield f"type-{other}", "TYPE", head(len(whole), type_=other)
    for n in (1, 2, 3):
        yield f"attr-short-{n}", "ATTR_SHORT", after(
            Item(OFFS, 0, b"", length=n))
        yield f"padding-{n}", "PADDING", after(
            Item(TYPE, 0, b"\1" * (4 - n), pad=b"\1" * n))
    yield "unknown-padding", "PADDING", after(Item(99, 0, b"\1",
                                                   pad=b"\0\0\1"))
    yield "attr-past-end", "ATTR_PAST_END", after(Item(TYPE, 0, words(1),
                                                       length=9))
    yield "attr-longest", "ATTR_PAST_END", after(Item(TYPE, 0, words(1),
                                                      length=65535))


def cases() -> Iterator[tuple[str, bytes, Json]]:
    """Name, message, verdict."""
    for kind, name in ((ERROR, "error"), (DONE, "done")):
        for what, data in _sound(kind):
            yield _case(f"{name}_{what}", None, data)
        for what, reason, data in _unsound(kind):
            yield _case(f"{name}_{what}", reason, data)


def _case(name: str, meant: Optional[str],
          data: bytes) -> tuple[str, bytes, Json]:
    got: Optional[str] = None
    said: Json = {}
    try:
        said = {"values": judge(data)}
    except Fault as f:
        got = f.reason
        said = {"errno": EBADMSG, "reason": REASON[f.reason],
                "offset": f.offset, "type": f.number}
    if got != meant:
        raise SystemExit(f"acks: {name}: meant {meant}, the page says {got}")
    return f"{'n' if got else 'y'}_{name}", data, said
