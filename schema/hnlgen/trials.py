# SPDX-License-Identifier: MIT
"""What is tried on a message: one sound one of all its attributes, and for
each attribute one message for each way to break each of its rules.

Problem: the vectors of tests/vectors and the seeds of fuzz/ want the same
messages. Here they are made; whoever makes a case says what he means it to
show, OK or the reason of the refusal, and tests/vectors has a judge who knows
nothing of this. So a rule is written down three times: in the schema, in the
intention, in the oracle.

Invariant: the names of one table's cases differ.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from functools import cached_property
from typing import AbstractSet, Any, Iterator, Mapping, Optional

from . import items as change
from . import fitting, model, payloads
from .items import CRITICAL, NESTED, Change, Item, Items
from .model import Family
from .policy import Field, Layout, Table

REQUEST, STRICT, REPLY = "request", "strict", "reply"       # modes
OK = "OK"
ALL = (1 << 64) - 1
STRANGER = 0x3ff0           # a number that no set knows


@dataclass(frozen=True)
class Place:
    """An attribute within the full message: the way to it through the lists
    of items, its names, and the table that it is of."""

    path: tuple[int, ...]
    field: Field
    name: str
    table: Table


@dataclass(frozen=True)
class Case:
    """items as the body of a message of table. intent is OK or a reason."""

    table: Table
    what: str
    intent: str
    items: Items
    mode: str
    grants: int
    place: Optional[Place]

    @property
    def is_usual(self) -> bool:
        """As an endpoint reads it that has all grants."""
        return self.mode == mode_of(self.table) and self.grants == ALL


def mode_of(t: Table) -> str:
    """An event is nobody's request."""
    return REQUEST if t.role == "request" else REPLY


def pack_message(family: Family, t: Table, items: Items) -> bytes:
    """With flags that such a message has, and numbers that are none."""
    assert t.operation is not None
    dump = t.operation.dump is not None
    flags = (0x301 if dump else 1) if t.role == "request" else \
        (2 if dump else 0)
    body = change.pack(items)
    if len(body) > model.MSG_MAX - model.MSG_HEADER:
        raise change.TooLong(f"attributes of {len(body)} bytes")
    return b"".join((
        (model.MSG_HEADER + len(body)).to_bytes(4, "little"),
        family.id.to_bytes(2, "little"), flags.to_bytes(2, "little"),
        payloads.words(0x01020304, 0x05060708),
        bytes((t.operation.value, family.version, 0, 0)), body))


# ---- sound messages ----

# Of a set, by its name: which attribute to begin with. The last one is meant,
# those before it lead to it.
Prefer = Mapping[str, Field]
NOTHING: Prefer = {}
Seen = tuple[str, int]      # a table's name, an attribute's number


def build(layout: Layout, t: Table, full: bool, prefer: Prefer = NOTHING,
          room: int = fitting.ROOM) -> Items:
    """Required ones alone, or as many as may be together and fit."""
    first = prefer.get(t.name)
    wanted = fitting.chosen(layout, t, room, first) if full \
        else fitting.must(t)
    return _filled(layout, t, wanted, full, prefer, room)


def _filled(layout: Layout, t: Table, wanted: AbstractSet[int],
            full: bool, prefer: Prefer, room: int) -> Items:
    """Room that nobody needs at the least is taken by who comes first."""
    first = prefer.get(t.name)
    made: dict[int, Items] = {}
    fields = [f for f in t.fields if f.attribute.value in wanted]
    left = max(0, room - sum(fitting.least_of(layout, f) for f in fields))
    for f in [first, *fields] if first else fields:
        if f.attribute.value not in made:
            own = fitting.least_of(layout, f)
            items = _items(layout, f, full, prefer, own + left)
            made[f.attribute.value] = items
            left = max(0, left - (len(change.pack(items)) - own))
    return [i for f in fields for i in made[f.attribute.value]]


def _items(layout: Layout, f: Field, full: bool, prefer: Prefer,
           room: int) -> Items:
    for count in fitting.counts(f, full):
        one = _item(layout, f, full, prefer, room // count)
        if count * len(change.pack([one])) <= room:
            break
    return [copy.deepcopy(one) for _ in range(count)]


def _item(layout: Layout, f: Field, full: bool, prefer: Prefer,
          room: int) -> Item:
    if f.kind == "NEST":
        return Item(f.attribute.value, NESTED,
                    build(layout, _nest(layout, f), full, prefer,
                          room - model.ATTR_HEADER))
    usual = [data for _, data in payloads.good(layout.family, f)]
    return Item(f.attribute.value, 0, next(
        (data for data in usual if len(data) + model.ATTR_HEADER <= room),
        min(usual, key=len)))


def _nest(layout: Layout, f: Field) -> Table:
    return layout.nest[f.attribute.nested or ""]


def places(layout: Layout, t: Table, items: Items,
           path: tuple[int, ...] = (), name: str = "") -> Iterator[Place]:
    """Each attribute of a built message, a repeated one at its last."""
    fields = {f.attribute.value: f for f in t.fields}
    last = {item.number: i for i, item in enumerate(items)}
    for number, i in last.items():
        f = fields[number]
        here = Place((*path, i), f, f"{name}{f.name}", t)
        yield here
        if f.kind == "NEST":
            yield from places(layout, _nest(layout, f),
                              change.inner(items[i]), here.path,
                              f"{here.name}.")


def _seen(place: Place) -> Seen:
    return place.table.name, place.field.attribute.value


def left_out(layout: Layout, t: Table, full: Items,
             seen: set[Seen]) -> Iterator[tuple[Prefer, int]]:
    """What must be preferred, one after the other, for the attributes that
    no message had yet, and the room beside it. Others of their set exclude
    them, or there was no room. Who asks puts what it saw into seen."""
    shown = {p.table.name for p in places(layout, t, full)}
    ways: dict[str, Prefer] = {t.name: {}}
    ahead = [t]
    while ahead:
        own = ahead.pop(0)
        together = fitting.chosen(layout, own)
        for f in own.fields:
            way = {**ways[own.name], own.name: f}
            if (own.name, f.attribute.value) not in seen:
                yield way, 0 if f.attribute.value in together \
                    else fitting.ROOM
            nest = _nest(layout, f) if f.kind == "NEST" else own
            if nest.name not in ways:
                ways[nest.name] = {} if nest.name in shown else way
                ahead.append(nest)


# ---- what is tried ----

def cases(layout: Layout) -> Iterator[Case]:
    """Of every message of a family."""
    for t in layout.tables:
        if t.operation is not None:
            yield from Trial(layout, t).cases()


def cases_of_requests(layout: Layout) -> Iterator[Case]:
    """Of every request, and of an attribute of a nest in the first one that
    has it."""
    seen: set[Seen] = set()
    for t in layout.tables:
        if t.role == "request":
            yield from Trial(layout, t, seen=seen).cases()


class Trial:
    """One message of one operation, all its attributes, and its faults."""

    def __init__(self, layout: Layout, t: Table, prefer: Prefer = NOTHING,
                 room: int = fitting.ROOM,
                 seen: Optional[set[Seen]] = None) -> None:
        self._layout, self._table, self._prefer = layout, t, prefer
        self._family = layout.family
        self._full = build(layout, t, True, prefer, room)
        self._once = seen is not None
        self._seen: set[Seen] = set() if seen is None else seen

    def cases(self) -> Iterator[Case]:
        yield from self._whole_messages()
        yield from self._strangers()
        yield from self._broken_strangers()
        yield from self._rules()
        for place in places(self._layout, self._table, self._full):
            if not (self._once and _seen(place) in self._seen):
                yield from self._attribute(place)
        for prefer, room in left_out(self._layout, self._table, self._full,
                                     self._seen):
            other = Trial(self._layout, self._table, prefer, room)
            yield from other._preferred()
            self._seen |= other._seen

    def _preferred(self) -> Iterator[Case]:
        """The attribute preferred at last, and what is in it."""
        inside: tuple[int, ...] = (-1,)
        wanted = list(self._prefer.items())[-1]
        for place in places(self._layout, self._table, self._full):
            if (place.table.name, place.field) == wanted:
                inside = place.path
            if place.path[:len(inside)] == inside:
                yield from self._attribute(place)

    def _attribute(self, place: Place) -> Iterator[Case]:
        self._seen.add(_seen(place))
        yield from self._frames(place)
        if place.field.kind == "NEST":
            yield from self._nest(place)
        else:
            yield from self._payloads(place)
        yield from self._repetition(place)
        yield self._absence(place)
        if place.field.feature:
            yield from self._grants(place)
        yield from self._order_of_checks(place)

    def _case(self, what: str, intent: str, items: Items, mode: str = "",
              grants: int = ALL, place: Optional[Place] = None) -> Case:
        return Case(self._table, what, intent, items,
                    mode or mode_of(self._table), grants, place)

    def _change(self, place: Place, what: str, intent: str, how: Change,
                **more: Any) -> Case:
        return self._case(f"{place.name}_{what.lower()}", intent,
                          change.changed(self._full, place.path, how),
                          place=place, **more)

    def _unknown(self, t: Table) -> str:
        """What becomes of one that is not critical."""
        return "UNKNOWN" if t.reject and self._table.role == "request" else OK

    # whole messages

    def _whole_messages(self) -> Iterator[Case]:
        minimal = build(self._layout, self._table, False)
        yield self._case("minimal", OK, minimal)
        if self._full != minimal:
            yield self._case("full", OK, self._full)
        if len(self._full) > 1:
            yield self._case("other-order", OK,
                             change.reversed_all(self._full))
        if self._full:
            known = copy.deepcopy(self._full)
            for item in known:
                item.bits |= CRITICAL
            yield self._case("known-critical", OK, known)
            yield self._case("full-strict", OK, self._full, mode=STRICT)
        if fitting.must(self._table):
            yield self._case("empty", "MISSING", [])

    def _strangers(self) -> Iterator[Case]:
        """Unknown attributes of a message."""
        odd, refused = Item(STRANGER, 0, b"\xff"), self._unknown(self._table)
        full = self._full
        before = [odd, *full]
        for what, items in (
                ("first", before),
                ("last", [*full, odd]),
                ("nested-rubble", [*full, Item(STRANGER, NESTED,
                                               b"\xff" * 9)]),
                ("number-0", [Item(0, 0, b""), *full]),
                ("number-highest", [*full, Item(model.ATTR_NUMBER_MAX, 0,
                                                bytes(8))]),
                ("nine", [*(Item(STRANGER + i, 0, bytes(i))
                            for i in range(9)), *full])):
            yield self._case(f"unknown-{what}", refused, items)
        yield self._case("unknown-critical", "UNKNOWN",
                         [*full, Item(STRANGER, CRITICAL, b"")])
        if refused == OK:
            yield self._case("unknown-critical-after-ignored", "UNKNOWN",
                             [odd, *full, Item(STRANGER + 1, CRITICAL, b"")])
        yield self._case("unknown-strict", "UNKNOWN", before, mode=STRICT)
        yield self._case("unknown-reply-mode", OK, before, mode=REPLY)
        yield self._case("unknown-critical-reply-mode", "UNKNOWN",
                         [Item(STRANGER, CRITICAL, b""), *full], mode=REPLY)
        yield self._case("no-grants", refused if full else OK, full,
                         grants=0)

    def _broken_strangers(self) -> Iterator[Case]:
        """Frames are checked before anything is looked up."""
        for bits, name in ((0, "unknown"), (CRITICAL, "unknown-critical")):
            for what, reason, lie in (
                    ("padding", "PADDING", {"pad": b"\0\0\1"}),
                    ("short", "ATTR_SHORT", {"length": 3}),
                    ("zero", "ATTR_SHORT", {"length": 0}),
                    ("past-end", "ATTR_PAST_END", {"length": 9}),
                    ("longest", "ATTR_PAST_END", {"length": 65535})):
                odd: Any = lie
                yield self._case(f"{name}-{what}", reason, [
                    *self._full, Item(STRANGER, bits, b"\1", **odd)])

    def _rules(self) -> Iterator[Case]:
        """Each attribute of the message that has rules, with what it needs
        and no more; then each rule broken."""
        t = self._table
        for f in t.fields:
            whole = fitting.must(t) | fitting.closure(t, f.attribute.value)
            rules = [r for r in t.rules if r.field is f]
            if rules:
                yield self._case(f"{f.name}_rules-kept", OK, self._of(whole))
            for r in rules:
                other = r.other.attribute.value
                if r.kind == "EXCLUSIVE":
                    yield self._case(
                        f"{f.name}_excludes-{r.other.name}", r.kind,
                        self._of(whole | fitting.closure(t, other)))
                    continue
                required = other in fitting.must(t)
                yield self._case(
                    f"{f.name}_implies-{r.other.name}",
                    "MISSING" if required else r.kind,
                    self._of(whole - {other}))
                yield from self._not_granted(f, r.other, whole)

    def _not_granted(self, f: Field, other: Field,
                     whole: set[int]) -> Iterator[Case]:
        if other.feature and other.feature != f.feature:
            refused = self._unknown(self._table)
            yield self._case(f"{f.name}_implies-{other.name}-not-granted",
                             "IMPLIES" if refused == OK else refused,
                             self._of(whole),
                             grants=ALL & ~(1 << other.feature))

    def _of(self, numbers: AbstractSet[int]) -> Items:
        return [i for f in self._table.fields
                if f.attribute.value in numbers
                for i in self._alone[f.attribute.value]]

    @cached_property
    def _alone(self) -> dict[int, Items]:
        """Each attribute with its share of the room; nobody changes these."""
        share = fitting.ROOM // max(1, len(self._table.fields))
        return {f.attribute.value: _items(
            self._layout, f, True, NOTHING,
            fitting.least_of(self._layout, f) + share)
            for f in self._table.fields}

    # one attribute

    def _frames(self, place: Place) -> Iterator[Case]:
        """Header, padding, NESTED."""
        for n in range(model.ATTR_HEADER):
            yield self._change(place, f"ATTR_SHORT-{n}", "ATTR_SHORT",
                               change.lie(n))
        yield self._change(place, "ATTR_PAST_END-by-one", "ATTR_PAST_END",
                           change.stretch)
        yield self._change(place, "ATTR_PAST_END-most", "ATTR_PAST_END",
                           change.lie(65535))
        yield self._change(place, "NESTED_BIT", "NESTED_BIT",
                           change.flip_nested)
        for n in range(3):
            yield self._change(place, f"PADDING-{n}", "PADDING",
                               change.dirty(n))

    def _nest(self, place: Place) -> Iterator[Case]:
        """Rubble and unknown attributes within."""
        for n in (1, 2, 3):
            yield self._change(place, f"LEFTOVER-{n}", "LEFTOVER",
                               change.leftover(n))
        odd = change.put(Item(STRANGER, 0, b"\1"))
        yield self._change(
            place, "unknown-within",
            self._unknown(_nest(self._layout, place.field)), odd)
        yield self._change(place, "unknown-within-critical", "UNKNOWN",
                           change.put(Item(STRANGER, CRITICAL, b"\1")))
        yield self._change(place, "unknown-within-strict", "UNKNOWN", odd,
                           mode=STRICT)
        yield self._change(place, "unknown-within-reply-mode", OK, odd,
                           mode=REPLY)

    def _payloads(self, place: Place) -> Iterator[Case]:
        for name, data in payloads.good(self._family, place.field):
            yield self._change(place, f"is-{name}", OK, change.payload(data))
        for name, data in payloads.bad(self._family, place.field):
            yield self._change(place, name, name.split("-")[0],
                               change.payload(data))

    def _repetition(self, place: Place) -> Iterator[Case]:
        a = place.field.attribute
        if not a.multi:
            yield self._change(place, "DUPLICATE", "DUPLICATE", change.again)
            yield self._change(place, "DUPLICATE-far", "DUPLICATE",
                               change.again_last)
            return
        least, most = a.checks.min_count or 0, a.checks.max_count
        if most and most <= model.MSG_MAX // model.ATTR_HEADER:
            yield self._change(place, "COUNT-most", OK,
                               change.count(a.value, most))
        if most and most < model.MSG_MAX // model.ATTR_HEADER:
            yield self._change(place, "COUNT-over", "COUNT",
                               change.count(a.value, most + 1))
        if least > 1:
            yield self._change(place, "COUNT-under", "COUNT",
                               change.count(a.value, least - 1))

    def _implied(self, place: Place) -> list[Field]:
        """Those present that need it."""
        beside = self._full
        for i in place.path[:-1]:
            beside = change.inner(beside[i])
        present = {item.number for item in beside}
        return [r.field for r in place.table.rules
                if r.kind == "IMPLIES" and r.other is place.field
                and r.field.attribute.value in present]

    def _absence(self, place: Place) -> Case:
        number = place.field.attribute.value
        reason = "MISSING" if number in fitting.must(place.table) else \
            "IMPLIES" if self._implied(place) else OK
        return self._change(place, "absent" if reason == OK else reason,
                            reason, change.count(number, 0))

    def _grants(self, place: Place) -> Iterator[Case]:
        """What was not granted is unknown."""
        rest = ALL & ~(1 << place.field.feature)
        refused = self._unknown(place.table)
        if refused == OK and any(f.feature != place.field.feature
                                 for f in self._implied(place)):
            refused = "IMPLIES"
        for what, reason, how, mode in (
                ("", refused, change.keep, ""),
                ("-critical", "UNKNOWN", change.critical, ""),
                ("-strict", "UNKNOWN", change.keep, STRICT),
                ("-malformed", refused, change.payload(b"\1" * 11), ""),
                ("-padding", "PADDING", change.dirty(1), "")):
            yield self._change(place, f"not-granted{what}", reason, how,
                               mode=mode, grants=rest)

    def _order_of_checks(self, place: Place) -> Iterator[Case]:
        """Two faults in one attribute: the earlier step is told."""
        def order(first: str, second: str, *changes: Change) -> Case:
            return self._change(place, f"order_{first}-before-{second}",
                                first, change.again_with(*changes))

        def both(items: Items, i: int) -> None:
            change.dirty(1)(items, i)
            change.flip_nested(items, i)

        yield self._change(place, "order_PADDING-before-NESTED_BIT",
                           "PADDING", both)
        if place.field.attribute.multi:
            return
        yield order("NESTED_BIT", "DUPLICATE", change.flip_nested)
        if place.field.kind == "NEST":
            return
        yield order("DUPLICATE", "LENGTH", change.payload(b"\1" * 11))
        for name, data in payloads.bad(self._family, place.field):
            reason = name.split("-")[0]
            if reason in ("RANGE", "ENUM", "MASK") and \
                    place.field.attribute.type in model.NUMBERS:
                yield order("DUPLICATE", reason, change.payload(data))
                break
