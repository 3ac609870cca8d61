# SPDX-License-Identifier: MIT
"""make.py [--check | -o DIR]: <family>.jsonl beside this file, a case a line.

For each message of each operation: valid ones (y_), and for each attribute in
it one message for each way to break each of its rules (n_). Whoever makes a
case says what he means it to show; the verdict is the oracle's, and one that
shows something else stops the run. So a rule is written down three times: in
the schema, in the intention, in the oracle.
"""

from __future__ import annotations

import copy
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Iterator, Optional

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT / "schema"), str(HERE)]

import oracle                                               # noqa: E402
from hnlgen import abi, load, model, specs                  # noqa: E402
from hnlgen.model import Attribute, Family, Operation       # noqa: E402
from oracle import (ALL, CRITICAL, NESTED, REPLY, REQUEST,  # noqa: E402
                    STRICT, Item, Scope)

# kinds is made for each run of the tests: bulk that nobody wants to read.
COMMITTED = ("ctrl", "memory")
SPECS = {"ctrl": ROOT / "schema" / "ctrl.yaml",
         "memory": ROOT / "schema" / "memory.yaml",
         "kinds": HERE / "kinds.yaml"}
OK = "OK"
STRANGER = 0x3ff0           # a number that no set knows
LONG = 2048                 # lists are not made longer than this, bytes


# ---- payloads, good and bad ----

def good(family: Family, a: Attribute) -> list[tuple[str, bytes]]:
    """Values at the edges of what is allowed; the first is the usual one."""
    if a.type == "flag":
        return [("set", b"")]
    if a.type == "bitfield32":
        mask = oracle.mask_of(family, a)
        most = 0xffffffff if mask is None else mask
        return [("all", _words(most, most)), ("none", _words(0, 0)),
                ("cleared", _words(0, most))]
    if a.type in model.BLOBS:
        return [(f"{n}-bytes", _filler(family, a, n))
                for n in _sizes(family, a)]
    values = _good_numbers(family, a)
    found = [(f"{v:#x}" if v >= 0 else str(v), oracle.put_number(a, v))
             for v in values]
    if a.type in ("uint", "sint"):
        found.append(("wide-1", _number(a, 1 if _fits(a, 1) else values[0],
                                        8)))
    return found


def _sizes(family: Family, a: Attribute) -> list[int]:
    """Shortest and longest, and something short in between."""
    low, high = oracle.lengths(family, a)
    unit = oracle.element(family, a) if a.type == "packed-array" else 1
    usual = min(max(low, 2 * unit), high) // unit * unit
    return list(dict.fromkeys(
        [usual, low, *([high // unit * unit] if high < 65531 else [])]))


def _filler(family: Family, a: Attribute, n: int) -> bytes:
    if a.type == "string":
        return b"x" * n + b"\0"
    if n > LONG:
        return b"\x5a" * n
    data = bytearray(i % 16 + 1 for i in range(n))
    for at, size, step in _pads(family, a):
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


def _good_numbers(family: Family, a: Attribute) -> list[int]:
    mask, named = oracle.mask_of(family, a), family.enum(a.enum)
    if mask is not None:
        values = [mask, 0, mask & -mask]
    elif named:
        values = sorted(named.values.values())
    else:
        low, high = oracle.range_of(a)
        values = [low, high, *(v for v in (0, 1, -1) if low <= v <= high)]
    step = a.align or 1
    return list(dict.fromkeys(v // step * step for v in values
                              if v // step * step >= min(values)))


def _fits(a: Attribute, v: int) -> bool:
    low, high = oracle.range_of(a)
    return low <= v <= high


def bad(family: Family, a: Attribute) -> Iterator[tuple[str, bytes]]:
    """Payloads that break one rule each: the reason, and which way."""
    if a.type == "nest":
        return
    usual = good(family, a)[0][1]
    if a.type == "string":
        yield from _bad_strings(family, a)
    elif a.type in model.BLOBS:
        yield from _bad_blobs(family, a)
    else:
        if usual:
            yield "LENGTH-short", usual[:-1]
            yield "LENGTH-empty", b""
        yield "LENGTH-long", usual + b"\0"
        yield "LENGTH-longer", usual + bytes(4 if len(usual) != 4 else 8)
        if a.type in ("uint", "sint"):
            yield "LENGTH-six", bytes(6)
        yield from _bad_values(family, a)


def _bad_strings(family: Family, a: Attribute) -> Iterator[tuple[str, bytes]]:
    low, high = oracle.lengths(family, a)
    n = min(max(low, 2), high)
    yield "STRING-empty", b""
    yield "STRING-unterminated", b"x" * n
    yield "STRING-within", b"\0" + b"x" * (n - 1) + b"\0"
    yield "STRING-twice", b"x" * n + b"\0\0"
    if low:
        yield "LENGTH-short", b"x" * (low - 1) + b"\0"
    if high < 65531:
        yield "LENGTH-long", b"x" * (high + 1) + b"\0"
        yield "STRING-long-unterminated", b"x" * (high + 2)


def _bad_blobs(family: Family, a: Attribute) -> Iterator[tuple[str, bytes]]:
    low, high = oracle.lengths(family, a)
    unit = oracle.element(family, a) if a.type == "packed-array" else 1
    if low:
        yield "LENGTH-short", _filler(family, a, low - unit)
    if high < 65531:
        yield "LENGTH-long", _filler(family, a, high + unit)
    if unit > 1 and high > low:
        yield "LENGTH-half-an-element", _filler(family, a, low + 1)


def _bad_values(family: Family, a: Attribute) -> Iterator[tuple[str, bytes]]:
    if a.type == "bitfield32":
        yield from _bad_bits(family, a)
    elif a.type in model.NUMBERS:
        for name, v, width in _bad_numbers(family, a):
            yield name, _number(a, v, width)


def _bad_bits(family: Family, a: Attribute) -> Iterator[tuple[str, bytes]]:
    mask = oracle.mask_of(family, a)
    yield "MASK-unselected", _words(1, 2)
    if mask is not None:
        free = ~mask & 0xffffffff
        low = free & -free
        yield "MASK-selector", _words(0, low)
        yield "MASK-both", _words(low, low)


def _bad_numbers(family: Family,
                 a: Attribute) -> Iterator[tuple[str, int, int]]:
    number = model.NUMBERS[a.type]
    width = number.width
    mask, named = oracle.mask_of(family, a), family.enum(a.enum)
    if mask is not None:
        free = ~mask & number.high
        if free:
            yield "MASK-lowest", free & -free, width
            yield "MASK-highest", 1 << free.bit_length() - 1, width
    elif named:
        allowed = set(named.values.values())
        reason = "ENUM" if max(allowed) < 64 else "RANGE"
        outside = {min(allowed) - 1, max(allowed) + 1, 63, 64, number.high,
                   *range(min(allowed), max(allowed))} - allowed
        for v in sorted(outside):
            if number.low <= v <= number.high:
                yield f"{reason}-{v}", v, width
    else:
        low, high = oracle.range_of(a)
        if low > number.low:
            yield "RANGE-below", low - 1, width
            yield "RANGE-lowest", number.low, width
        if high < number.high:
            yield "RANGE-above", high + 1, width
            yield "RANGE-highest", number.high, width
    if a.align and a.align > 1:
        yield "ALIGN-one", 1, width
        yield "ALIGN-half", a.align // 2, width
        yield "ALIGN-below", a.align - 1, width


def _number(a: Attribute, v: int, width: int) -> bytes:
    return v.to_bytes(width, "big" if a.big_endian else "little",
                      signed=model.NUMBERS[a.type].signed)


def _words(*values: int) -> bytes:
    return b"".join(v.to_bytes(4, "little") for v in values)


# ---- messages ----

@dataclass(frozen=True)
class Place:
    """An attribute within the full message: the way to it through the lists
    of items, and its names."""

    path: tuple[int, ...]
    attribute: Attribute
    name: str
    scope: Scope


Items = list[Item]


def build(family: Family, scope: Scope, full: bool) -> Items:
    """Required ones alone, or all of them."""
    items: Items = []
    wanted = _together(scope) if full else scope.must
    for number in sorted(scope.known):
        a = scope.known[number]
        if number in wanted:
            count = max(a.checks.min_count or 0, 1)
            if full and a.multi:
                count = max(count, min(2, a.checks.max_count or 2))
            items += [_item(family, a, full) for _ in range(count)]
    return items


def _together(scope: Scope) -> set[int]:
    """As many as may be present together, the lower ones first."""
    chosen = set(scope.must)
    for number in sorted(scope.known):
        more = chosen | _closure(scope, number)
        if not _clash(scope, more):
            chosen = more
    return chosen


def _closure(scope: Scope, number: int) -> set[int]:
    """It and what it implies, on and on."""
    by_name = {a.name: n for n, a in scope.known.items()}
    found, ahead = set(), [number]
    while ahead:
        n = ahead.pop()
        if n not in found:
            found.add(n)
            ahead += [by_name[i] for i in scope.known[n].implies
                      if i in by_name]
    return found


def _clash(scope: Scope, numbers: set[int]) -> bool:
    names = {scope.known[n].name for n in numbers}
    return any(names & set(scope.known[n].exclusive) for n in numbers)


def _item(family: Family, a: Attribute, full: bool) -> Item:
    if a.type == "nest":
        inner = build(family, Scope.of_nest(family, a.nested or ""), full)
        return Item(a.value, NESTED, inner)
    return Item(a.value, 0, good(family, a)[0][1])


def places(family: Family, scope: Scope, items: Items,
           path: tuple[int, ...] = (), name: str = "") -> Iterator[Place]:
    """Each attribute of a built message, a repeated one at its last."""
    last = {item.number: i for i, item in enumerate(items)}
    for number, i in last.items():
        a = scope.known[number]
        here = Place((*path, i), a, f"{name}{a.name}", scope)
        yield here
        body = items[i].body
        if not isinstance(body, bytes):
            yield from places(family, Scope.of_nest(family, a.nested or ""),
                              body, here.path, f"{here.name}.")


def changed(items: Items, path: tuple[int, ...],
            change: Callable[[Items, int], None]) -> Items:
    """A copy in which one place is another: change gets the list that it is
    in and its index."""
    items = copy.deepcopy(items)
    within = items
    for i in path[:-1]:
        body = within[i].body
        assert not isinstance(body, bytes)
        within = body
    change(within, path[-1])
    return items


class Writer:
    """The cases of one family."""

    def __init__(self, family: Family) -> None:
        self._family = family
        self.cases: list[dict[str, Any]] = []
        self._names: set[str] = set()

    def add(self, op: Operation, direction: str, what: str, intent: str,
            items: Items, mode: str = "", grants: int = ALL) -> None:
        mode = mode or (REQUEST if direction == REQUEST else REPLY)
        data = self._message(op, direction, items)
        if len(data) > model.MSG_MAX:
            return
        verdict = oracle.Oracle(self._family, mode, grants, data).judge(
            op, direction)
        got = verdict.fault.reason if verdict.fault else OK
        name = "_".join(["ny"[got == OK], op.name, direction, what])
        if got != intent or name in self._names:
            raise SystemExit(f"{self._family.name}: {name}: meant {intent}, "
                             f"the oracle says {got}")
        self._names.add(name)
        case = {"name": name, "family": self._family.id,
                "command": op.value, "direction": direction, "mode": mode,
                "grants": grants, "hex": to_hex(data), **verdict.as_json()}
        if got == OK:
            back = self._message(op, direction, verdict.canonical)
            if back != data:
                case["canonical"] = to_hex(back)
            case["values"] = verdict.values
        self.cases.append(case)

    def _message(self, op: Operation, direction: str, items: Items) -> bytes:
        if direction == REQUEST:
            flags = 0x301 if op.dump else 1
        else:
            flags = 2 if op.dump else 0
        body = oracle.pack(items)
        return b"".join((
            (20 + len(body)).to_bytes(4, "little"),
            self._family.id.to_bytes(2, "little"),
            flags.to_bytes(2, "little"), _words(0x01020304, 0x05060708),
            bytes((op.value, self._family.version, 0, 0)), body))


def to_hex(data: bytes) -> str:
    """Hexadecimal; a run of 16 bytes or more is 'xx*n' between blanks."""
    return " ".join(_runs(data))


def _runs(data: bytes) -> Iterator[str]:
    plain = 0
    for m in re.finditer(rb"(.)\1{15,}", data, re.S):
        if plain < m.start():
            yield data[plain:m.start()].hex()
        yield f"{m[1].hex()}*{m.end() - m.start()}"
        plain = m.end()
    if plain < len(data):
        yield data[plain:].hex()


# ---- what is tried ----

def write_message(w: Writer, family: Family, op: Operation,
                  direction: str) -> None:
    scope = Scope.of_message(family, op, direction)
    full = build(family, scope, True)
    m = Trial(w, family, op, direction, scope, full)
    m.whole_messages()
    m.strangers()
    m.rules()
    for place in places(family, scope, full):
        m.frames(place)
        m.payloads(place)
        m.repetition(place)
        m.absence(place)
        m.grants(place)
        m.order_of_checks(place)


class Trial:
    """One direction of one operation, its full message, and its faults."""

    def __init__(self, w: Writer, family: Family, op: Operation,
                 direction: str, scope: Scope, full: Items) -> None:
        self._w, self._family, self._op = w, family, op
        self._direction, self._scope, self._full = direction, scope, full

    def _add(self, what: str, intent: str, items: Items,
             **more: Any) -> None:
        self._w.add(self._op, self._direction, what, intent, items, **more)

    def _change(self, place: Place, what: str, intent: str,
                change: Callable[[Items, int], None], **more: Any) -> None:
        self._add(f"{place.name}_{what.lower()}", intent,
                  changed(self._full, place.path, change), **more)

    # whole messages

    def whole_messages(self) -> None:
        minimal = build(self._family, self._scope, False)
        self._add("minimal", OK, minimal)
        if self._full != minimal:
            self._add("full", OK, self._full)
        if len(self._full) > 1:
            self._add("other-order", OK, _reversed(self._full))
        if self._full:
            known = copy.deepcopy(self._full)
            for item in known:
                item.bits |= CRITICAL
            self._add("known-critical", OK, known)
            self._add("full-strict", OK, self._full, mode=STRICT)
        if self._scope.must:
            self._add("empty", "MISSING", [])

    def strangers(self) -> None:
        """Unknown attributes of a message."""
        odd = Item(STRANGER, 0, b"\xff")
        before = [odd, *self._full]
        refused = "UNKNOWN" if self._rejects() else OK
        self._add("unknown-first", refused, before)
        self._add("unknown-last", refused, [*self._full, odd])
        self._add("unknown-nested-rubble", refused,
                  [*self._full, Item(STRANGER, NESTED, b"\xff" * 9)])
        self._add("unknown-number-0", refused,
                  [Item(0, 0, b""), *self._full])
        self._add("unknown-number-highest", refused,
                  [*self._full, Item(0x3fff, 0, bytes(8))])
        self._add("unknown-nine", refused,
                  [*(Item(STRANGER + i, 0, bytes(i)) for i in range(9)),
                   *self._full])
        self._add("unknown-critical", "UNKNOWN",
                  [*self._full, Item(STRANGER, CRITICAL, b"")])
        if refused == OK:
            self._add("unknown-critical-after-ignored", "UNKNOWN",
                      [odd, *self._full, Item(STRANGER + 1, CRITICAL, b"")])
        self._add("unknown-strict", "UNKNOWN", before, mode=STRICT)
        self._add("unknown-reply-mode", OK, before, mode=REPLY)
        self._add("unknown-critical-reply-mode", "UNKNOWN",
                  [Item(STRANGER, CRITICAL, b""), *self._full], mode=REPLY)
        self._add("no-grants", self._without_grants(), self._full,
                  grants=0)
        self._broken_strangers()

    def _rejects(self) -> bool:
        return self._scope.reject and self._direction == REQUEST

    def _without_grants(self) -> str:
        return "UNKNOWN" if self._full and self._rejects() else OK

    def _broken_strangers(self) -> None:
        """Frames are checked before anything is looked up."""
        for bits, name in ((0, "unknown"), (CRITICAL, "unknown-critical")):
            def odd(**lie: Any) -> Items:
                return [*self._full, Item(STRANGER, bits, b"\1", **lie)]
            self._add(f"{name}-padding", "PADDING", odd(pad=b"\0\0\1"))
            self._add(f"{name}-short", "ATTR_SHORT", odd(length=3))
            self._add(f"{name}-zero", "ATTR_SHORT", odd(length=0))
            self._add(f"{name}-past-end", "ATTR_PAST_END", odd(length=9))
            self._add(f"{name}-longest", "ATTR_PAST_END", odd(length=65535))

    def rules(self) -> None:
        """Each attribute of the message that has rules, with what it needs
        and no more; then each rule broken."""
        scope = self._scope
        by_name = {a.name: n for n, a in scope.known.items()}
        for number, a in sorted(scope.known.items()):
            whole = scope.must | _closure(scope, number)
            if not a.implies and not a.exclusive:
                continue
            self._add(f"{a.name}_rules-kept", OK, self._of(whole))
            for other in a.implies:
                if other in by_name:
                    rest = whole - {by_name[other]}
                    self._add(f"{a.name}_implies-{other}", "IMPLIES",
                              self._of(rest))
                    self._not_granted(a, scope.known[by_name[other]], whole)
            for other in a.exclusive:
                if other in by_name:
                    self._add(f"{a.name}_excludes-{other}", "EXCLUSIVE",
                              self._of(whole | _closure(scope,
                                                        by_name[other])))

    def _not_granted(self, a: Attribute, other: Attribute,
                     whole: set[int]) -> None:
        if other.feature and other.feature != a.feature:
            bit = self._family.feature_by_name[other.feature].value
            self._add(f"{a.name}_implies-{other.name}-not-granted",
                      "UNKNOWN" if self._rejects() else "IMPLIES",
                      self._of(whole), grants=ALL & ~(1 << bit))

    def _of(self, numbers: set[int]) -> Items:
        return [_item(self._family, self._scope.known[n], True)
                for n in sorted(numbers)]

    # one attribute

    def frames(self, place: Place) -> None:
        """Header, padding, NESTED."""
        a = place.attribute

        def lie(length: int) -> Callable[[Items, int], None]:
            def change(items: Items, i: int) -> None:
                items[i].length = length
            return change

        def stretch(items: Items, i: int) -> None:
            left = len(oracle.pack(items[i:]))
            items[i].length = left + 1

        def flip(items: Items, i: int) -> None:
            items[i].bits ^= NESTED

        for n in range(4):
            self._change(place, f"ATTR_SHORT-{n}", "ATTR_SHORT", lie(n))
        self._change(place, "ATTR_PAST_END-by-one", "ATTR_PAST_END", stretch)
        self._change(place, "ATTR_PAST_END-most", "ATTR_PAST_END", lie(65535))
        self._change(place, "NESTED_BIT", "NESTED_BIT", flip)
        for n in range(3):
            self._change(place, f"PADDING-{n}", "PADDING", _dirty(n))
        if a.type == "nest":
            for n in (1, 2, 3):
                self._change(place, f"LEFTOVER-{n}", "LEFTOVER", _leftover(n))
            self._nest_strangers(place)

    def _nest_strangers(self, place: Place) -> None:
        inner = Scope.of_nest(self._family, place.attribute.nested or "")

        def put(bits: int) -> Callable[[Items, int], None]:
            def change(items: Items, i: int) -> None:
                body = items[i].body
                assert not isinstance(body, bytes)
                body.append(Item(STRANGER, bits, b"\1"))
            return change

        rejects = inner.reject and self._direction == REQUEST
        self._change(place, "unknown-within", "UNKNOWN" if rejects else OK,
                     put(0))
        self._change(place, "unknown-within-critical", "UNKNOWN",
                     put(CRITICAL))
        self._change(place, "unknown-within-strict", "UNKNOWN", put(0),
                     mode=STRICT)
        self._change(place, "unknown-within-reply-mode", OK, put(0),
                     mode=REPLY)

    def payloads(self, place: Place) -> None:
        a = place.attribute
        if a.type == "nest":
            return
        for name, payload in good(self._family, a):
            self._change(place, f"is-{name}", OK, _payload(payload))
        for name, payload in bad(self._family, a):
            self._change(place, name, name.split("-")[0], _payload(payload))

    def repetition(self, place: Place) -> None:
        a = place.attribute
        if not a.multi:
            self._change(place, "DUPLICATE", "DUPLICATE", _again)
            self._change(place, "DUPLICATE-far", "DUPLICATE", _again_last)
            return
        if a.checks.max_count:
            self._change(place, "COUNT-most", OK,
                         _count(a.value, a.checks.max_count))
            self._change(place, "COUNT-over", "COUNT",
                         _count(a.value, a.checks.max_count + 1))
        if (a.checks.min_count or 0) > 1:
            self._change(place, "COUNT-under", "COUNT",
                         _count(a.value, (a.checks.min_count or 0) - 1))

    def absence(self, place: Place) -> None:
        a, scope = place.attribute, place.scope
        present = _together(scope)
        implied = any(a.name in scope.known[n].implies for n in present)
        reason = "MISSING" if a.value in scope.must else \
            "IMPLIES" if implied else OK
        self._change(place, "absent" if reason == OK else reason, reason,
                     _count(a.value, 0))

    def grants(self, place: Place) -> None:
        """What was not granted is unknown."""
        a = place.attribute
        if not a.feature:
            return
        bit = self._family.feature_by_name[a.feature].value
        rest = ALL & ~(1 << bit)

        def critical(items: Items, i: int) -> None:
            items[i].bits |= CRITICAL

        def keep(items: Items, i: int) -> None:
            pass

        refused = place.scope.reject and self._direction == REQUEST
        more = {"grants": rest}
        self._change(place, "not-granted", "UNKNOWN" if refused else OK, keep,
                     **more)
        self._change(place, "not-granted-critical", "UNKNOWN", critical,
                     **more)
        self._change(place, "not-granted-strict", "UNKNOWN", keep,
                     mode=STRICT, **more)
        self._change(place, "not-granted-malformed",
                     "UNKNOWN" if refused else OK, _payload(b"\1" * 11),
                     **more)
        self._change(place, "not-granted-padding", "PADDING", _dirty(1),
                     **more)

    def order_of_checks(self, place: Place) -> None:
        """Two faults in one attribute: the earlier step is told."""
        a = place.attribute

        def again(*changes: Callable[[Items, int], None]) \
                -> Callable[[Items, int], None]:
            def change(items: Items, i: int) -> None:
                _again(items, i)
                for c in changes:
                    c(items, i + 1)
            return change

        def flip(items: Items, i: int) -> None:
            items[i].bits ^= NESTED

        def both(items: Items, i: int) -> None:
            _dirty(1)(items, i)
            flip(items, i)

        self._change(place, "order_PADDING-before-NESTED_BIT", "PADDING",
                     both)
        if a.multi:
            return
        self._change(place, "order_NESTED_BIT-before-DUPLICATE",
                     "NESTED_BIT", again(flip))
        if a.type != "nest":
            self._change(place, "order_DUPLICATE-before-LENGTH",
                         "DUPLICATE", again(_payload(b"\1" * 11)))
        for name, payload in bad(self._family, a):
            reason = name.split("-")[0]
            if reason in ("RANGE", "ENUM", "MASK") and a.type in model.NUMBERS:
                self._change(place, f"order_DUPLICATE-before-{reason}",
                             "DUPLICATE", again(_payload(payload)))
                break


def _reversed(items: Items) -> Items:
    items = copy.deepcopy(items)[::-1]
    for item in items:
        if not isinstance(item.body, bytes):
            item.body = _reversed(item.body)
    return items


def _payload(payload: bytes) -> Callable[[Items, int], None]:
    def change(items: Items, i: int) -> None:
        items[i].body = payload
    return change


def _dirty(n: int) -> Callable[[Items, int], None]:
    """A payload with padding, of which byte n is not zero."""
    def change(items: Items, i: int) -> None:
        body = items[i].body
        data = body if isinstance(body, bytes) else oracle.pack(body)
        left = n + 1
        data += b"\1" * (-len(data) % 4 + 4 - left)
        items[i].body = data
        items[i].pad = bytes(n) + b"\1" + bytes(left - n - 1)
    return change


def _leftover(n: int) -> Callable[[Items, int], None]:
    def change(items: Items, i: int) -> None:
        body = items[i].body
        assert not isinstance(body, bytes)
        items[i].body = oracle.pack(body) + b"\4" * n
    return change


def _again(items: Items, i: int) -> None:
    items.insert(i + 1, copy.deepcopy(items[i]))


def _again_last(items: Items, i: int) -> None:
    items.append(copy.deepcopy(items[i]))


def _count(number: int, n: int) -> Callable[[Items, int], None]:
    """n attributes of this number where there were others."""
    def change(items: Items, i: int) -> None:
        first = copy.deepcopy(items[i])
        at = next(k for k, item in enumerate(items) if item.number == number)
        items[:] = [item for item in items if item.number != number]
        items[at:at] = [copy.deepcopy(first) for _ in range(n)]
    return change


# ---- files ----

def read(name: str) -> Family:
    problems = load.Problems()
    layouts = specs.read([str(SPECS[name])], problems)
    if problems:
        raise SystemExit("\n".join(problems.lines()))
    return layouts[0].family


def cases(family: Family) -> list[dict[str, Any]]:
    w = Writer(family)
    for op in family.operations:
        if op.exchange is None:
            continue
        write_message(w, family, op, REQUEST)
        if op.exchange.reply is not None:
            write_message(w, family, op, REPLY)
    return w.cases


def text_of(name: str) -> str:
    return "".join(json.dumps(case) + "\n" for case in cases(read(name)))


def main(argv: list[str]) -> int:
    if abi.REASON != oracle.REASON:
        print("schema/hnlgen/abi.py: not the reasons of docs/abi.md",
              file=sys.stderr)
        return 1
    if len(argv) == 2 and argv[0] == "-o":      # all, into a directory
        for name in SPECS:
            Path(argv[1], f"{name}.jsonl").write_text(text_of(name),
                                                      encoding="utf-8")
        return 0
    stale = 0
    for name in COMMITTED:
        path, text = HERE / f"{name}.jsonl", text_of(name)
        old: Optional[str] = path.read_text(encoding="utf-8") \
            if path.exists() else None
        if old == text:
            continue
        if argv == ["--check"]:
            print(f"{path}: stale; run {Path(__file__).name}",
                  file=sys.stderr)
            stale = 1
        else:
            path.write_text(text, encoding="utf-8")
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
