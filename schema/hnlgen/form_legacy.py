# SPDX-License-Identifier: MIT
"""The form of a 'legacy' key: the old call that an operation stands for, and
where its values stand in the public header's struct.

Invariant: whatever generated C repeats has been held to a pattern here.
"""

from __future__ import annotations

import re
from typing import Iterator, Optional

from . import model
from .load import List, Map, Node, Scalar, quote
from .model import Name
from .reader import NUMBER, U64, Reader, keys, nearest

LEGACY = keys("legacy call", "header struct hypercall op fixed zero "
                              "clear fields errors list")
LEGACY_LIST = keys("legacy list", "attribute status count first members")
LEGACY_ELEMENT = keys("list's member", "member type shift")
LEGACY_FIELD = keys("legacy field", "member mask loose shift absent when "
                                    "guard echo")

_HEADER = re.compile(r"[A-Za-z0-9_]+(?:[./-][A-Za-z0-9_]+)*\.h")
_C_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_C_MEMBER = re.compile(rf"{_C_NAME.pattern}(?:\.{_C_NAME.pattern})*")
_MASK = re.compile(rf"{NUMBER.pattern}|{_C_NAME.pattern}")
_GUARD = re.compile(r"[A-Za-z0-9_()!&|<>=+ -]+")


def read_legacy(r: Optional[Reader]) -> Optional[model.Legacy]:
    if r is None:
        return None
    fixed = []
    for member, node in r.pairs("fixed"):
        _check_c(r, member, _C_MEMBER, "member of a C struct")
        if isinstance(node, Scalar):
            fixed.append((str(member), r.as_name(node)))
        else:
            r.error(node.line, f"{quote(member)} is a const's name")
    return model.Legacy(
        where=r.where, header=r.c_text("header", _HEADER, "C header"),
        struct=r.c_text("struct", _C_NAME, "struct's name in C"),
        hypercall=r.name("hypercall", must=True) or Name(""),
        op=r.name("op"), fixed=tuple(fixed), zero=_members(r, "zero"),
        clear=_members(r, "clear"),
        fields=tuple(_legacy_field(r, name, node)
                     for name, node in r.pairs("fields"))
        if r.has("fields") or r.has("list") else None,
        errors=tuple(_legacy_errors(r)),
        list=_legacy_list(r.inner("list", LEGACY_LIST)))


def _members(r: Reader, key: str) -> tuple[Name, ...]:
    """A list of members of the struct."""
    found = [Name(n.text if isinstance(n, Scalar) else "", n.line)
             for n in r.nodes(key)]
    for member in found:
        _check_c(r, member, _C_MEMBER, "member of a C struct")
    return tuple(found)


def _legacy_errors(r: Reader) -> Iterator[tuple[Name, Name]]:
    """A packet's errno and what the old entry says instead."""
    for name, node in r.pairs("errors"):
        other = node.text if isinstance(node, Scalar) else ""
        for word in (name, other):
            if word not in model.ERRNO:
                r.error(node.line, f"no errno {quote(word)} of hnl"
                        + nearest(word, model.ERRNO))
        yield name, Name(other, node.line)


def _legacy_list(r: Optional[Reader]) -> Optional[model.LegacyList]:
    if r is None:
        return None
    want = "member of a C struct"
    return model.LegacyList(
        where=r.where, attribute=r.name("attribute", must=True) or Name(""),
        status=r.name("status", must=True) or Name(""),
        count=r.c_text("count", _C_MEMBER, want),
        first=r.c_text("first", _C_MEMBER, want) if r.has("first") else None,
        members=tuple(_legacy_element(r.reader(node, LEGACY_ELEMENT), name)
                      for name, node in r.pairs("members")))


def _legacy_element(r: Reader, name: Name) -> model.LegacyListMember:
    types = [t for t in model.SCALARS if t[0] == "u"]
    kind = r.choice("type", types)
    if kind is None and not r.has("type"):
        r.missing("type")
    return model.LegacyListMember(
        name, r.c_text("member", _C_MEMBER, "member of a C struct"),
        kind or "u8", r.number("shift", 1, 63) or 0)


def _legacy_field(legacy: Reader, name: Name,
                  node: Node) -> model.LegacyField:
    """A field may be a bare member."""
    if isinstance(node, Scalar):
        node = Map(node.line, {"member": node}, {"member": node.line})
    r = legacy.reader(node, LEGACY_FIELD)
    for part in name.split(".", 1):
        r.as_name(Scalar(name.line, part))
    return model.LegacyField(
        where=r.where, attribute=name,
        member=r.c_text("member", _C_MEMBER, "member of a C struct"),
        mask=_mask(r), loose=r.yes("loose"),
        shift=r.number("shift", 1, 63) or 0,
        absent=r.name("absent"), when=tuple(_when(r)),
        guard=r.c_text("guard", _GUARD, "condition of #if")
        if r.has("guard") else None,
        echo=r.c_text("echo", _C_MEMBER, "member of a C struct")
        if r.has("echo") else None)


def _mask(r: Reader) -> Optional[str]:
    """A number or a macro of the public header."""
    if not r.has("mask"):
        return None
    text = r.c_text("mask", _MASK, "number or C macro")
    if NUMBER.fullmatch(text):
        number = r.number("mask", 1, U64)
        return hex(number) if number else None
    return text


def _when(r: Reader) -> Iterator[tuple[Name, tuple[Name, ...]]]:
    for name, node in r.pairs("when"):
        items = node.items if isinstance(node, List) else []
        if not items or not all(isinstance(i, Scalar) for i in items):
            r.error(node.line, f"{quote(name)} is a list of entries")
            continue
        yield name, tuple(r.as_name(i) for i in items)


def _check_c(r: Reader, text: Name, pattern: re.Pattern, want: str) -> None:
    if len(text) > 200 or not pattern.fullmatch(text):
        r.error(text.line, f"{quote(text)} is no {want}")
