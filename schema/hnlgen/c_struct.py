# SPDX-License-Identifier: MIT
"""Structs of packed bytes in C: how members go onto the wire and come back.

    wire   | gpa u64 | pages u64 | attributes u32 | 0 0 0 0 |   gpa u64 ..
    stores | 16 bytes            | 8 bytes                  |   16 bytes ..

Problem: an array of 64 elements is as cheap as a copy only if there are few
stores to an element, and it is no copy, for C's own padding may hold anything.
Invariant: every byte of an element is written, padding as zeros, and each
member is loaded once.
"""

from __future__ import annotations

from typing import Iterator

from . import model
from .c_text import call, function, member

# Of a struct of YNL without a member that has a name: C wants one, and a use
# for each parameter.
NOTHING = "\tuint8_t nothing_;\t/* pads alone */"
LOAD_NOTHING = ["\t(void)p;", "\ts->nothing_ = 0;"]


def scalar_type(s: model.Scalar) -> str:
    return f"{'' if s.signed else 'u'}int{8 * s.width}_t"


def offsets(d: model.Struct) -> Iterator[tuple[int, model.Member]]:
    at = 0
    for m in d.members:
        yield at, m
        at += m.size


def at(offset: int) -> str:
    return f"p + {offset}" if offset else "p"


def stores(d: model.Struct) -> Iterator[tuple[int, model.Member, int]]:
    """Offset, member, and the bytes to be written: a number takes the padding
    behind it along where both together are a word."""
    rows = list(offsets(d))
    while rows:
        where, m = rows.pop(0)
        width = m.size
        if rows and rows[0][1].type == "pad" and m.type in model.SCALARS and \
                not m.big_endian and m.size + rows[0][1].size in (4, 8):
            width += rows.pop(0)[1].size
        yield where, m, width


def load(m: model.Member, where: int) -> str:
    kind = model.SCALARS[m.type]
    cast = f"({scalar_type(kind)})" if kind.signed else ""
    verb = "load" if m.big_endian else "fetch"
    order = "" if m.size == 1 else "be" if m.big_endian else "le"
    return f"\ts->{member(m.name)} = " \
        f"{cast}hnl_{verb}_{order or 'u'}{8 * m.size}({at(where)});"


def store(m: model.Member, where: int, width: int) -> list[str]:
    if m.type == "pad":
        return _zeros(where, width)
    signed = model.SCALARS[m.type].signed
    value = f"{f'(uint{8 * m.size}_t)' if signed else ''}s->{member(m.name)}"
    if width == 1:
        return [f"\tp[{where}] = {value};"]
    order = f"{'be' if m.big_endian else 'le'}{8 * width}"
    return [f"\thnl_store_{order}({at(where)}, {value});"]


def store_nothing(d: model.Struct) -> list[str]:
    return ["\t(void)s;"] if d.size else ["\t(void)p;", "\t(void)s;"]


def _zeros(where: int, n: int) -> list[str]:
    """No memset() of few bytes: without builtins that is a call."""
    if n > 16:
        return [f"\tmemset({at(where)}, 0, {n});"]
    lines = []
    for width in (8, 4, 2, 1):
        for _ in range(n // width):
            lines.append(f"\thnl_store_le{8 * width}({at(where)}, 0);"
                         if width > 1 else f"\tp[{where}] = 0;")
            where += width
        n %= width
    return lines


def store_all(d: model.Struct, tag: str, name: str) -> list[str]:
    """An array; numbers of 8 bytes beside each other go by two."""
    rows, body = list(stores(d)), []
    while rows:
        where, m, width = rows.pop(0)
        if _is_word(m) and rows and _is_word(rows[0][1]):
            body += call("hnl_store_two_le64", [
                at(where), f"(const uint8_t *)&s->{member(m.name)}"], ";", 2)
            rows.pop(0)
        else:
            body += ["\t" + line for line in store(m, where, width)]
    return function("static inline void", f"{tag}_store_all", [
        "uint8_t *p", f"const struct {tag} *s", "size_t n"], [
        f"\tfor (; n != 0; n--, s++, p += {name}_SIZE) {{", *body, "\t}"])


def _is_word(m: model.Member) -> bool:
    """An uint64_t that lies in memory as on the wire, on most machines."""
    return m.type in model.SCALARS and m.size == 8 and not m.big_endian
