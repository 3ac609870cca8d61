# SPDX-License-Identifier: MIT
"""Payloads that a field takes, and those that break one of its rules.

Problem: a rule is tested at its edges, from both sides. Invariant: a payload
of bad() breaks the rule that it is named after and none that is checked
before it, in the order of docs/abi.md.
"""

from __future__ import annotations

from typing import Iterator

from . import model, policy, wire
from .model import Attribute, Family
from .policy import Field

LONG = 2048                 # what is longer has one byte again and again

Named = tuple[str, bytes]


def words(*values: int) -> bytes:
    return b"".join(v.to_bytes(4, "little") for v in values)


# ---- good ----

def good(family: Family, f: Field) -> list[Named]:
    """Values at the edges of what is allowed; the first is the usual one."""
    a = f.attribute
    if f.kind == "FLAG":
        return [("set", b"")]
    if f.kind == "BITFIELD32":
        most = f.check.high if f.check.kind == "MASK" else 0xffffffff
        return [("all", words(most, most)), ("none", words(0, 0)),
                ("cleared", words(0, most))]
    if a.type in model.BLOBS:
        return [(f"{n}-bytes", _filler(family, f, n)) for n in _sizes(f)]
    values = _good_numbers(f)
    found = [(f"{v:#x}" if v >= 0 else str(v), wire.put_number(a, v))
             for v in values]
    if a.type in ("uint", "sint"):
        wide = 1 if 1 in values else values[0]
        found.append((f"wide-{wide}", _number(a, wide, 8)))
    return found


def _sizes(f: Field) -> list[int]:
    """Shortest and longest, and something short in between."""
    unit = f.element or 1
    low, high = f.low_len, f.high_len // unit * unit
    usual = min(max(low, 2 * unit), high)
    return list(dict.fromkeys([usual, low, *([high] if _is_bounded(f)
                                             else [])]))


def _is_bounded(f: Field) -> bool:
    return policy.is_bounded(f.attribute)


def _filler(family: Family, f: Field, n: int) -> bytes:
    if f.kind == "STRING":
        return b"x" * n + b"\0"
    data = bytearray(b"\x5a" * n) if n > LONG else \
        bytearray(i % 16 + 1 for i in range(n))
    for at, size, step in _pads(family, f.attribute):
        for i in range(at, n, step):
            data[i:i + size] = bytes(min(size, n - i))
    return bytes(data)


def _pads(family: Family, a: Attribute) -> Iterator[tuple[int, int, int]]:
    """Where a struct has pads, their sizes, the struct's: they are written as
    zeros and not looked at."""
    record, at = family.struct(a.struct), 0
    for m in record.members if record else ():
        if m.type == "pad" and record:
            yield at, m.size, record.size
        at += m.size


def _range(f: Field) -> tuple[int, int]:
    number = model.NUMBERS[f.attribute.type]
    return (number.low, number.high) if f.check.kind == "NONE" \
        else (f.check.low, f.check.high)


def _good_numbers(f: Field) -> list[int]:
    mask = f.check.high
    if f.check.kind == "MASK":
        values = [mask, 0, mask & -mask]
    elif f.check.kind == "ENUM":
        values = [v for v in range(64) if mask >> v & 1]
    else:
        low, high = _range(f)
        values = [low, high, *(v for v in (0, 1, -1) if low <= v <= high)]
    step = f.attribute.align or 1
    return list(dict.fromkeys(v // step * step for v in values
                              if v // step * step >= min(values)))


# ---- bad ----

def bad(family: Family, f: Field) -> Iterator[Named]:
    """Payloads that break one rule each: the reason, and which way."""
    if f.kind == "NEST":
        return
    usual = good(family, f)[0][1]
    if f.kind == "STRING":
        yield from _bad_strings(f)
    elif f.attribute.type in model.BLOBS:
        yield from _bad_blobs(family, f)
    else:
        if usual:
            yield "LENGTH-short", usual[:-1]
            yield "LENGTH-empty", b""
        yield "LENGTH-long", usual + b"\0"
        yield "LENGTH-longer", usual + bytes(4 if len(usual) != 4 else 8)
        if f.kind in ("UINT", "SINT"):
            yield "LENGTH-six", bytes(6)
        yield from _bad_values(f)


def _bad_strings(f: Field) -> Iterator[Named]:
    low, high = f.low_len, f.high_len
    n = min(max(low, 2), high)
    yield "STRING-empty", b""
    yield "STRING-unterminated", b"x" * n
    yield "STRING-within", b"\0" + b"x" * (n - 1) + b"\0"
    yield "STRING-twice", b"x" * n + b"\0\0"
    if low:
        yield "LENGTH-short", b"x" * (low - 1) + b"\0"
    if _is_bounded(f):
        yield "LENGTH-long", b"x" * (high + 1) + b"\0"
        yield "STRING-long-unterminated", b"x" * (high + 2)


def _bad_blobs(family: Family, f: Field) -> Iterator[Named]:
    low, high, unit = f.low_len, f.high_len, f.element or 1
    if low:
        yield "LENGTH-short", _filler(family, f, low - unit)
    if _is_bounded(f) and high + unit <= model.ATTR_PAYLOAD_MAX:
        yield "LENGTH-long", _filler(family, f, high + unit)
    if unit > 1 and high > low:
        yield "LENGTH-half-an-element", _filler(family, f, low + 1)


def _bad_values(f: Field) -> Iterator[Named]:
    if f.kind == "BITFIELD32":
        yield from _bad_bits(f)
    elif f.attribute.type in model.NUMBERS:
        width = model.NUMBERS[f.attribute.type].width
        for name, v in _bad_numbers(f):
            yield name, _number(f.attribute, v, width)


def _bad_bits(f: Field) -> Iterator[Named]:
    yield "MASK-unselected", words(1, 2)
    if f.check.kind == "MASK":
        free = ~f.check.high & 0xffffffff
        low = free & -free
        yield "MASK-selector", words(0, low)
        yield "MASK-both", words(low, low)


def _bad_numbers(f: Field) -> Iterator[tuple[str, int]]:
    number = model.NUMBERS[f.attribute.type]
    if f.check.kind == "MASK":
        free = ~f.check.high & number.high
        if free:
            yield "MASK-lowest", free & -free
            yield "MASK-highest", 1 << free.bit_length() - 1
    elif f.check.kind == "ENUM":
        yield from _no_entries(f.check.high, number)
    else:
        low, high = _range(f)
        if low > number.low:
            yield "RANGE-below", low - 1
            yield "RANGE-lowest", number.low
        if high < number.high:
            yield "RANGE-above", high + 1
            yield "RANGE-highest", number.high
    yield from _unaligned(f, f.attribute.align or 1)


def _unaligned(f: Field, step: int) -> Iterator[tuple[str, int]]:
    if step == 1:
        return
    base = min(_good_numbers(f))
    for name, off in (("one", 1), ("half", step // 2), ("below", step - 1)):
        if _passes(f, base + off):
            yield f"ALIGN-{name}", base + off


def _passes(f: Field, v: int) -> bool:
    if f.check.kind == "MASK":
        return not v & ~f.check.high
    if f.check.kind == "ENUM":
        return v < 64 and bool(f.check.high >> v & 1)
    low, high = _range(f)
    return low <= v <= high


def _no_entries(allowed: int, number: model.Scalar) -> Iterator[tuple[str,
                                                                       int]]:
    """Gaps, and what is beside the lowest and the highest."""
    bits = {v for v in range(64) if allowed >> v & 1}
    outside = {min(bits) - 1, max(bits) + 1, 63, 64, number.high,
               *range(min(bits), max(bits))} - bits
    for v in sorted(outside):
        if number.low <= v <= number.high:
            yield f"ENUM-{v}", v


def _number(a: Attribute, v: int, width: int) -> bytes:
    return v.to_bytes(width, "big" if a.big_endian else "little",
                      signed=model.NUMBERS[a.type].signed)
