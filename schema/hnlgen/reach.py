# SPDX-License-Identifier: MIT
"""Where the caller's addresses stand in a request, and how far they reach.

Problem: a ring that is narrowed to a window of guest memory must refuse an
address outside of it in every family, so the dispatcher must know which bytes
of a message are addresses. The schema says so, by the type gpa:

	gpa	 8 bytes	 of one page, or of as many as 'pages' or 'order' names
	packed-array of gpa	 of one page each
	packed-array of structs	 members of type gpa, as above

Invariant: whatever has type gpa in a request is in the table; a foreign
address, as L2's, has type u64.
"""

from __future__ import annotations

from typing import Iterator, NamedTuple, Optional, Union

from . import model
from .policy import Table


# Of a gpa-list's segments, | gpa u64 | bytes u32 | 0 u32 |.
BYTES = 2


class Reach(NamedTuple):
    """As struct hnl_reach (include/hnl/policy.h) has it. width is 0 where
    extent is none: one page."""

    attribute: model.Attribute
    step: int = 0
    at: int = 0
    extent: Union[model.Attribute, int] = 0
    width: int = 0
    order: int = 0


def of(family: model.Family, t: Table) -> Iterator[Reach]:
    for f in t.fields:
        a = f.attribute
        if a.type == "gpa":
            beside = _beside(a, t.set.by_name if t.set else {})
            yield Reach(a) if beside is None else Reach(
                a, extent=beside, width=model.NUMBERS[beside.type].width,
                order=a.order is not None)
        elif a.access is not None:
            yield Reach(a, step=16, extent=8, width=4, order=BYTES)
        elif a.addresses:
            yield Reach(a, step=8)
        elif a.type == "packed-array" and a.struct:
            yield from _members(a, family.struct(a.struct))


def _members(a: model.Attribute, s: model.Struct) -> Iterator[Reach]:
    place, at = {}, 0
    for m in s.members:
        place[m.name] = at
        at += m.size
    for m in s.members:
        if not m.address:
            continue
        beside = _beside(m, s.by_name)
        yield Reach(a, s.size, place[m.name]) if beside is None else Reach(
            a, s.size, place[m.name], place[beside.name], beside.size,
            m.order is not None)


def _beside(one, by_name: dict):
    """What says how many pages an address is of; None: it is one page."""
    name = one.pages or one.order
    return by_name[name] if name else None


def faults(owner, by_name: dict) -> Iterator[tuple[str, str]]:
    """What is wrong with an attribute's or a member's extent: key, text."""
    if owner.pages and owner.order:
        yield "order", f"'{owner.name}' has pages and order; keep one"
    for key in ("pages", "order"):
        name: Optional[model.Name] = getattr(owner, key)
        if name is None:
            continue
        if not getattr(owner, "address", True):
            yield key, f"'{key}' on '{owner.name}' of type {owner.type}; it " \
                "belongs on gpa"
            continue
        beside = by_name.get(name)
        if beside is None:
            yield key, f"'{name}' does not stand beside '{owner.name}'; " \
                "name a number that does"
        elif beside.type not in ("u8", "u16", "u32", "u64") or \
                getattr(beside, "multi", False) or beside.big_endian:
            yield key, f"'{name}' is no unsigned number that stands there " \
                "once; name a u8, u16, u32 or u64"
