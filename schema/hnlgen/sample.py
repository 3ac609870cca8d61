# SPDX-License-Identifier: MIT
"""Values that a schema accepts, for examples and for seeds.

Invariant: what wire.encode() makes of message() is a message that the tables
accept: required attributes, within their checks, in every nest.
"""

from __future__ import annotations

from typing import Any, Optional

from . import model, policy, wire
from .model import Attribute, Family

ADDRESS = 0x80000000        # of the first guest-physical address
ELEMENTS = 2                # of an array, when its bounds let it
DEPTH = model.DEPTH_MAX


def message(layout: policy.Layout, t: policy.Table, least: bool = False,
            seq: int = 1) -> bytes:
    """A whole message: all attributes, or only those that must be."""
    return wire.encode(layout.family, t.operation.name, t.role,
                       values(layout, t, least), seq=seq)


def values(layout: policy.Layout, t: policy.Table,
           least: bool = False, depth: int = 1) -> wire.Values:
    chosen = _chosen(t, least)
    return {str(f.name): _value(layout, f, least, depth)
            for f in t.fields if f.name in chosen
            and not (f.kind == "NEST" and depth == DEPTH)}


def _chosen(t: policy.Table, least: bool) -> set[str]:
    """By the rules between attributes: none with what it excludes, none
    without what it implies. The required ones come first."""
    fields = sorted(t.fields, key=lambda f: not f.required)
    by_name = {f.name: f.attribute for f in fields}
    taken: set[str] = set()
    for f in fields:
        if f.required or not least:
            group = _implied(f.attribute, by_name)
            if group and not any(_exclude(by_name[a], by_name[b])
                                 for a in group for b in taken | group):
                taken |= group
    return taken


def _implied(a: Attribute, by_name: dict[str, Attribute]) -> set[str]:
    """With itself; empty when one of them is not of this message."""
    found, ahead = set(), [str(a.name)]
    while ahead:
        name = ahead.pop()
        if name not in by_name:
            return set()
        if name not in found:
            found.add(name)
            ahead += [str(n) for n in by_name[name].implies]
    return found


def _exclude(a: Attribute, b: Attribute) -> bool:
    return b.name in a.exclusive or a.name in b.exclusive


def _value(layout: policy.Layout, f: policy.Field, least: bool,
           depth: int) -> Any:
    a = f.attribute
    if not a.multi:
        return _one(layout, f, least, depth)
    most = a.checks.max_count or ELEMENTS
    count = max(a.checks.min_count or 1, 1 if least else min(ELEMENTS, most))
    return [_one(layout, f, least, depth)] * count


def _one(layout: policy.Layout, f: policy.Field, least: bool,
         depth: int) -> Any:
    a = f.attribute
    if a.type == "flag":
        return True
    if a.type == "nest":
        return values(layout, layout.nest[a.nested], least, depth + 1)
    if a.type == "string":
        return _characters(a.name, f)
    if a.type == "packed-array":
        return _array(layout.family, f)
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


def _array(family: Family, f: policy.Field) -> list:
    a = f.attribute
    size = f.element or 1
    count = max(-(-f.low_len // size), min(ELEMENTS, f.high_len // size))
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
