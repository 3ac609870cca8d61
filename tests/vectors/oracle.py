# SPDX-License-Identifier: MIT
"""What docs/abi.md says of the attributes of a message.

Problem: four decoders that agree may still be wrong together. This is a fifth
one, written from the page's words, step by step, with the numbers of the page
and the families as the schema has them; it shares no table with the code that
hnlgen writes. Slow and plain.

Beside the verdict it gives what was decoded, twice: values for people, and
the message as an encoder would write it, ascending and without the unknown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Optional

from hnlgen import model
from hnlgen.items import Item
from hnlgen.model import Attribute, Family

ROOT = Path(__file__).resolve().parents[2]
EINVAL, EOPNOTSUPP = 22, 95
NESTED, CRITICAL, NUMBER = 0x8000, 0x4000, 0x3fff
REQUEST, STRICT = "request", "strict"
LISTED = 8              # HNL_IGNORED_MAX


def reasons() -> dict[str, int]:
    page = (ROOT / "docs" / "abi.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `HNL_REASON_(\w+)` \| (\d+) \|", page, re.M)
    return {name: int(number) for name, number in rows}


REASON = reasons()


class Fault(Exception):
    """A refusal, in the words of the page."""

    def __init__(self, reason: str, offset: int = 0, number: int = 0,
                 missing: int = 0, nest: int = 0) -> None:
        super().__init__(reason)
        self.reason, self.offset, self.number = reason, offset, number
        self.missing, self.nest = missing, nest


@dataclass
class Verdict:
    fault: Optional[Fault]
    ignored: list[tuple[int, int]]
    values: dict[str, Any] = field(default_factory=dict)
    canonical: list[Item] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        out: dict[str, Any] = {}
        if self.fault:
            f = self.fault
            unknown = f.reason == "UNKNOWN"
            out = {"errno": EOPNOTSUPP if unknown else EINVAL,
                   "reason": REASON[f.reason], "offset": f.offset,
                   "type": f.number, "missing": f.missing, "nest": f.nest}
        return {**out, "ignored": [list(i) for i in self.ignored[:LISTED]],
                "ignored-n": len(self.ignored)}


@dataclass
class Scope:
    """What may stand in one place: a message of an operation, or a nest."""

    known: dict[int, Attribute]
    must: set[int]
    reject: bool

    @classmethod
    def of_message(cls, family: Family, op: model.Operation,
                   direction: str) -> Scope:
        if op.notify:               # what that one's reply has
            op, direction = family.operation_by_name[op.notify], "reply"
        message = op.event if direction == "event" else \
            getattr(op.exchange, direction)
        own = family.set_by_name.get(op.attribute_set or "")
        if own is None:
            return cls({}, set(), False)
        names = message.attributes if message else ()
        listed = message.required if message else ()
        known = {own.by_name[n].value: own.by_name[n] for n in names}
        must = {v for v, a in known.items() if a.required or a.name in listed}
        return cls(known, must, own.reject)

    @classmethod
    def of_nest(cls, family: Family, name: str) -> Scope:
        own = family.set_by_name[name]
        known = {a.value: a for a in own.attributes
                 if a.type not in ("pad", "unused")}
        return cls(known, {v for v, a in known.items() if a.required},
                   own.reject)


class Oracle:
    """One message under judgement."""

    def __init__(self, family: Family, mode: str, grants: int,
                 data: bytes) -> None:
        self._family, self._mode, self._grants = family, mode, grants
        self._data = data
        self._ignored: list[tuple[int, int]] = []

    def judge(self, op: model.Operation, direction: str) -> Verdict:
        scope = Scope.of_message(self._family, op, direction)
        try:
            values, items = self._set(scope, 20, len(self._data), 0, 1)
        except Fault as fault:
            return Verdict(fault, self._ignored)
        return Verdict(None, self._ignored, values, items)

    def _granted(self, a: Attribute) -> bool:
        bit = self._family.feature_by_name[a.feature].value \
            if a.feature else 0
        return bool(self._grants >> bit & 1)

    def _set(self, scope: Scope, pos: int, end: int, nest: int,
             depth: int) -> tuple[dict[str, Any], list[Item]]:
        values: dict[str, Any] = {}
        items: list[Item] = []
        came: dict[int, list[int]] = {}
        while pos < end:
            pos = self._attribute(scope, pos, end, depth, came, values,
                                  items)
        self._end_of_set(scope, came, nest)
        return values, sorted(items, key=lambda i: i.number)

    def _attribute(self, scope: Scope, pos: int, end: int, depth: int,
                   came: dict[int, list[int]], values: dict[str, Any],
                   items: list[Item]) -> int:
        data, left = self._data, end - pos
        if left < 4:                                            # 10.1
            raise Fault("LEFTOVER", pos, 0)
        length = int.from_bytes(data[pos:pos + 2], "little")
        kind = int.from_bytes(data[pos + 2:pos + 4], "little")
        number, following = kind & NUMBER, (length + 3) // 4 * 4
        if length < 4:                                          # 10.2
            raise Fault("ATTR_SHORT", pos, number)
        if following > left:                                    # 10.3
            raise Fault("ATTR_PAST_END", pos, number)
        if data[pos + length:pos + following].strip(b"\0"):     # 10.4
            raise Fault("PADDING", pos, number)
        a = scope.known.get(number)
        if a is None or not self._granted(a):                   # 10.5
            if kind & CRITICAL or self._must_know(scope):
                raise Fault("UNKNOWN", pos, number)
            self._ignored.append((pos, number))
            return pos + following
        if (a.type == "nest") != bool(kind & NESTED):           # 10.6
            raise Fault("NESTED_BIT", pos, number)
        if number in came and not a.multi:                      # 10.7
            raise Fault("DUPLICATE", pos, number)
        before = len(came.setdefault(number, []))
        if a.checks.max_count and before >= a.checks.max_count:  # 10.8
            raise Fault("COUNT", pos, number)
        came[number].append(pos)
        try:
            value, item = self._payload(a, pos, length, depth)
        except Wrong as wrong:
            raise Fault(str(wrong), pos, number) from None
        if a.multi:
            values.setdefault(a.name, []).append(value)
        else:
            values[a.name] = value
        items.append(item)
        return pos + following

    def _must_know(self, scope: Scope) -> bool:
        return self._mode == STRICT or \
            (self._mode == REQUEST and scope.reject)

    def _payload(self, a: Attribute, pos: int, length: int,
                 depth: int) -> tuple[Any, Item]:
        if a.type != "nest":
            value, body = leaf(self._family, a,
                               self._data[pos + 4:pos + length])
            return value, Item(a.value, CRITICAL if a.critical else 0, body)
        if depth == 8:                                          # 10.9
            raise Wrong("DEPTH")
        values, items = self._set(Scope.of_nest(self._family, a.nested or ""),
                                  pos + 4, pos + length, pos, depth + 1)
        critical = a.critical or any(i.bits & CRITICAL for i in items)
        return values, Item(a.value, NESTED | (CRITICAL if critical else 0),
                            items)

    def _end_of_set(self, scope: Scope, came: dict[int, list[int]],
                    nest: int) -> None:
        for number in sorted(scope.known):
            a = scope.known[number]
            if number not in came:
                if number in scope.must and self._granted(a):
                    raise Fault("MISSING", 0, 0, number, nest)
            elif len(came[number]) < (a.checks.min_count or 0):
                raise Fault("COUNT", came[number][0], number)
        here = {a.name: number for number, a in scope.known.items()}
        for number in sorted(came):
            a = scope.known[number]
            absent = sorted(here[n] for n in a.implies
                            if n in here and here[n] not in came)
            if absent:
                raise Fault("IMPLIES", came[number][0], number, absent[0])
            if any(here.get(n) in came for n in a.exclusive):
                raise Fault("EXCLUSIVE", came[number][0], number)


# ---- payloads: 10.10 to 10.12 ----

class Wrong(Exception):
    """A payload's fault: the reason alone."""


def leaf(family: Family, a: Attribute, payload: bytes) -> tuple[Any, bytes]:
    """The value, and its bytes as an encoder writes them."""
    if a.type == "string":
        return _string(a, payload), payload
    low, high = lengths(family, a)
    if not low <= len(payload) <= high:
        raise Wrong("LENGTH")
    if a.type == "flag":
        return True, payload
    if a.type == "binary":
        return payload.hex(), payload
    if a.type == "packed-array":
        if len(payload) % element(family, a):
            raise Wrong("LENGTH")
        return payload.hex(), payload
    if a.type == "bitfield32":
        return _bitfield(family, a, payload), payload
    return _number(family, a, payload)


def element(family: Family, a: Attribute) -> int:
    record = family.struct(a.struct)
    return record.size if record else model.SCALARS[a.sub_type or ""].width


def lengths(family: Family, a: Attribute) -> tuple[int, int]:
    """Bytes of payload, from and to; of a string its characters."""
    c = a.checks
    if a.type in ("uint", "sint"):
        return 4, 8
    if a.type in model.NUMBERS:
        return (model.NUMBERS[a.type].width,) * 2
    if a.type in ("flag", "bitfield32"):
        return (0, 0) if a.type == "flag" else (8, 8)
    if a.per:
        own = next(s for s in family.sets if a in s.attributes)
        return 0, most_values(family, own.by_name[a.per]) * element(family, a)
    if c.exact_len is not None:
        return c.exact_len, c.exact_len
    return c.min_len or 0, 65531 if c.max_len is None else c.max_len


def most_values(family: Family, a: Attribute) -> int:
    """Of a repeated attribute, or elements of a packed array."""
    if a.multi:
        return a.checks.max_count or 0
    return lengths(family, a)[1] // element(family, a)


def _string(a: Attribute, payload: bytes) -> str:
    if payload.count(0) != 1 or payload[-1] != 0:
        raise Wrong("STRING")
    low, high = (a.checks.exact_len,) * 2 \
        if a.checks.exact_len is not None \
        else (a.checks.min_len or 0, a.checks.max_len)
    n = len(payload) - 1
    if n < low or (high is not None and n > high):
        raise Wrong("LENGTH")
    return payload[:-1].decode("utf-8", "surrogateescape")


def mask_of(family: Family, a: Attribute) -> Optional[int]:
    if a.checks.mask is not None:
        return a.checks.mask
    named = family.enum(a.checks.flags_mask or a.enum)
    if named and (a.checks.flags_mask or named.is_flags or a.enum_as_flags):
        mask = 0
        for value in named.values.values():
            mask |= 1 << value
        return mask
    return None


def _bitfield(family: Family, a: Attribute, payload: bytes) -> dict[str, int]:
    value = int.from_bytes(payload[:4], "little")
    selector = int.from_bytes(payload[4:], "little")
    mask = mask_of(family, a)
    if value & ~selector or (mask is not None and selector & ~mask):
        raise Wrong("MASK")
    return {"value": value, "selector": selector}


def range_of(a: Attribute) -> tuple[int, int]:
    number = model.NUMBERS[a.type]
    low = number.low if a.checks.min is None else a.checks.min
    return low, number.high if a.checks.max is None else a.checks.max


def _number(family: Family, a: Attribute, payload: bytes) -> tuple[int, bytes]:
    if a.type in ("uint", "sint") and len(payload) not in (4, 8):
        raise Wrong("LENGTH")
    number = model.NUMBERS[a.type]
    v = int.from_bytes(payload, "big" if a.big_endian else "little",
                       signed=number.signed)
    mask, named = mask_of(family, a), family.enum(a.enum)
    if mask is not None:
        if v & ~mask:
            raise Wrong("MASK")
    elif named:
        allowed = set(named.values.values())
        if v not in allowed:        # a word of bits holds up to 63
            raise Wrong("ENUM" if max(allowed) < 64 else "RANGE")
    else:
        low, high = range_of(a)
        if not low <= v <= high:
            raise Wrong("RANGE")
    if a.align and v % a.align:
        raise Wrong("ALIGN")
    return v, put_number(a, v)


def put_number(a: Attribute, v: int) -> bytes:
    number = model.NUMBERS[a.type]
    width = number.width
    if a.type in ("uint", "sint"):
        small = model.SCALARS["s32" if number.signed else "u32"]
        width = 4 if small.low <= v <= small.high else 8
    return v.to_bytes(width, "big" if a.big_endian else "little",
                      signed=number.signed)
