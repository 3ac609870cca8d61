# SPDX-License-Identifier: MIT
"""What a message can hold together: by the rules between its attributes, and
by its bytes.

Problem: sets of 60 lists that each hold the next, seven deep, are a page of
schema, and a message with one of each attribute has more bytes than there
are. Who makes examples or seeds takes as much as fits.

	required()	must be there, with what that implies
	chosen()	these, and others as long as there is room for all of
			them at their least; what is left of it fills them
	least()		bytes of a set's attributes that must be there

Invariant: each function is asked once for a table; work and bytes are linear
in the schema.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Optional

from . import model
from .policy import Field, Layout, Table

ROOM = 2048         # bytes of attributes that an example has beside required


def must(t: Table) -> set[int]:
    return {f.attribute.value for f in t.fields if f.required}


@lru_cache(maxsize=None)
def required(t: Table) -> frozenset[int]:
    return frozenset().union(*(closure(t, n) for n in must(t)))


@lru_cache(maxsize=None)
def closure(t: Table, number: int) -> frozenset[int]:
    """A number and those that it implies, on and on."""
    implied = _rules(t, "IMPLIES")
    found: set[int] = set()
    ahead = [number]
    while ahead:
        one = ahead.pop()
        if one not in found:
            found.add(one)
            ahead += implied.get(one, set()) - found
    return frozenset(found)


@lru_cache(maxsize=None)
def _rules(t: Table, kind: str) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for r in t.rules:
        if r.kind == kind:
            a, b = r.field.attribute.value, r.other.attribute.value
            found.setdefault(a, set()).add(b)
            if kind == "EXCLUSIVE":
                found.setdefault(b, set()).add(a)
    return found


def chosen(layout: Layout, t: Table, room: Optional[int] = None,
           first: Optional[Field] = None) -> set[int]:
    """As many as may be present together, first whatever it takes, then the
    lower ones. Without room, there is enough."""
    excluded = _rules(t, "EXCLUSIVE")
    by_number = {f.attribute.value: f for f in t.fields}
    found = set(required(t))
    size = least(layout, t)
    for f in [first, *t.fields] if first else t.fields:
        new = closure(t, f.attribute.value) - found
        grown = size + sum(least_of(layout, by_number[n]) for n in new)
        if room is not None and grown > room and f is not first or any(
                not excluded[n].isdisjoint(found | new)
                for n in new if n in excluded):
            continue
        found |= new
        size = grown
    return found


@lru_cache(maxsize=None)
def least(layout: Layout, t: Table) -> int:
    """Of the required ones."""
    return sum(least_of(layout, f) for f in t.fields
               if f.attribute.value in required(t))


def least_of(layout: Layout, f: Field) -> int:
    """With header and padding, as often as it must be there if it is."""
    size = least(layout, layout.nest[f.attribute.nested]) \
        if f.kind == "NEST" else f.low_len + (f.kind == "STRING")
    return _count(f) * (model.ATTR_HEADER + (size + 3) // 4 * 4)


def _count(f: Field) -> int:
    return f.attribute.checks.min_count or 1


def counts(f: Field, full: bool) -> tuple[int, ...]:
    """How often it is there at best, and at least."""
    a = f.attribute
    if not (full and a.multi):
        return (_count(f),)
    most = min(2, a.checks.max_count or 2)
    return tuple(dict.fromkeys((max(_count(f), most), _count(f))))
