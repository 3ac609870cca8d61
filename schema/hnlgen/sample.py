# SPDX-License-Identifier: MIT
"""Values that a schema accepts, for examples and for seeds.

Invariant: what wire.encode() makes of message() is a message that the tables
accept: required attributes, within their checks, in every nest. Others are
there as far as there is room.
"""

from __future__ import annotations

from typing import Any, Optional

from . import fitting, model, policy, wire
from .model import Attribute, Family

ADDRESS = 0x80000000        # of the first guest-physical address
ELEMENTS = 2                # of an array, when its bounds let it


def message(layout: policy.Layout, t: policy.Table, least: bool = False,
            seq: int = 1) -> bytes:
    """A whole message: all attributes that fit, or those that must be."""
    return wire.encode(layout.family, t.operation.name, t.role,
                       values(layout, t, least), seq=seq)


def values(layout: policy.Layout, t: policy.Table, least: bool = False,
           room: int = fitting.ROOM) -> wire.Values:
    """Room that nobody needs at the least is taken by who comes first."""
    wanted = fitting.required(t) if least else \
        fitting.chosen(layout, t, room)
    fields = [f for f in t.fields if f.attribute.value in wanted]
    left = max(0, room - sum(fitting.least_of(layout, f) for f in fields))
    made: wire.Values = {}
    for f in fields:
        own = fitting.least_of(layout, f)
        made[str(f.name)], size = _value(layout, f, least, own + left)
        left = max(0, left - (size - own))
    return made


def _value(layout: policy.Layout, f: policy.Field, least: bool,
           room: int) -> tuple[Any, int]:
    """And its bytes: within room, if it can be."""
    a = f.attribute
    for count in fitting.counts(f, not least):
        one = _one(layout, f, least, room // count)
        size = count * len(wire.attribute(layout.family, a, one))
        if size <= room:
            break
    else:
        one = _one(layout, f, True, room // count)
        size = count * len(wire.attribute(layout.family, a, one))
    return ([one] * count if a.multi else one), size


def _one(layout: policy.Layout, f: policy.Field, least: bool,
         room: int) -> Any:
    a = f.attribute
    if a.type == "flag":
        return True
    if a.type == "nest":
        return values(layout, layout.nest[a.nested], least,
                      room - model.ATTR_HEADER)
    if a.type == "string":
        return _characters(a.name, f)
    if a.type == "packed-array":
        return _array(layout.family, f, room)
    if a.type == "bitfield32":
        bits = number(a, f.check)
        return {"value": bits, "selector": bits}
    if a.type in model.NUMBERS:
        return number(a, f.check)
    return bytes(i & 0xff for i in range(max(f.low_len,
                                             min(4, f.high_len))))


def number(a: Attribute, check: policy.Check) -> int:
    """A small one; 1 where it may be, an address of an address."""
    step = a.align or 1
    if check.kind == "MASK":
        return check.high & -check.high
    if check.kind == "ENUM":
        return (check.high & -check.high).bit_length() - 1
    wanted = ADDRESS if a.type == "gpa" else step
    if check.kind in ("RANGE", "SRANGE"):
        wanted = min(max(wanted, check.low), check.high)
        wanted = -(-wanted // step) * step if wanted % step else wanted
        return wanted if wanted <= check.high else \
            check.high // step * step
    return wanted & ~(step - 1) if wanted >= step else step


def _characters(name: str, f: policy.Field) -> str:
    text = name[:f.high_len]
    return text + "x" * (f.low_len - len(text))


def _array(family: Family, f: policy.Field, room: int) -> list:
    a = f.attribute
    size = f.element or 1
    more = min(ELEMENTS, f.high_len // size)
    count = max(-(-f.low_len // size), more if more * size <= room else 0)
    return [_element(family, a, i) for i in range(count)]


def _element(family: Family, a: Attribute, i: int) -> Any:
    struct: Optional[model.Struct] = family.struct(a.struct)
    if struct is None:
        return (ADDRESS + 0x1000 * i) if a.sub_type == "u64" else i + 1
    return {str(m.name): _member(family, m, i) for m in struct.members
            if m.type != "pad"}


def _member(family: Family, m: model.Member, i: int) -> int:
    enum = family.enum(m.enum)
    if enum:
        return enum.entries[0].value
    if m.name == "gpa":
        return ADDRESS + 0x1000 * i
    return 0 if m.type.startswith("s") else 1
