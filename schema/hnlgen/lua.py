# SPDX-License-Identifier: MIT
"""Target lua: one Wireshark dissector of all families given.

The dissector itself is runtime/dissector.lua, the same for every family; here
its tables are written. Invariant: no name or doc of a schema can end a string
of the Lua file.
"""

from __future__ import annotations

import os
from typing import Iterator

from . import abi, model, policy
from .load import Problems

_TEMPLATE = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                         "runtime", "dissector.lua")

VALUES_MAX = 0x7fffffff     # of a value string of Wireshark


def emit(layouts: list[policy.Layout], problems: Problems) -> dict[str, str]:
    """One file, hnl.lua. Families of plain YNL have no number to be known by,
    and are refused before."""
    if not layouts or len(problems):
        return {}
    found = sorted(layouts, key=lambda la: la.family.id)
    specs = ", ".join(la.family.where.source for la in found)
    lines = [*_numbers("errnos", model.ERRNO), *_numbers("reasons",
                                                         abi.REASON)]
    for layout in found:
        lines += ["", *_family(layout)]
    with open(_TEMPLATE, encoding="utf-8") as f:
        text = f.read()
    return {"hnl.lua": text.replace("@specs@", specs, 1)
            .replace("--@tables@", "\n".join(lines), 1)}


def quoted(text: str) -> str:
    return '"' + "".join(
        chr(b) if 0x20 <= b < 0x7f and chr(b) not in '"\\' else f"\\{b:03d}"
        for b in text.encode()) + '"'


def _numbers(name: str, values: dict[str, int]) -> Iterator[str]:
    for word, number in values.items():
        yield f"{name}[{number}] = {quoted(word)}"


def _family(layout: policy.Layout) -> Iterator[str]:
    f = layout.family
    sets = {t.operation.name: t.set.name for t in layout.tables
            if t.operation and t.set}
    yield f"families[{f.id}] = {{"
    yield f"\tname = {quoted(f.name)},"
    yield "\tcommands = {"
    for op in f.operations:
        own = f", set = {quoted(sets[op.name])}" if op.name in sets else ""
        own += ", event = true" if op.is_event else ""
        yield f"\t\t[{op.value}] = {{ name = {quoted(op.name)}{own} }},"
    yield "\t},"
    for key, make, things in (
            ("enums", _enum, [d for d in f.definitions
                              if isinstance(d, model.Enum)]),
            ("structs", _struct, [d for d in f.definitions
                                  if isinstance(d, model.Struct)]),
            ("sets", lambda s: _set(f, s), f.sets)):
        yield f"\t{key} = {{"
        for thing in things:
            yield f"\t\t[{quoted(thing.name)}] = {{"
            yield from (f"\t\t\t{line}," for line in make(thing))
            yield "\t\t},"
        yield "\t},"
    yield "}"


def _enum(d: model.Enum) -> Iterator[str]:
    """Both views: an attribute may take an enum's values as bits."""
    names = ", ".join(f"[{e.value}] = {quoted(e.name)}" for e in d.entries
                      if e.value <= VALUES_MAX)
    bits = ", ".join(f"{{ {e.value}, {quoted(e.name)} }}" for e in d.entries
                     if e.value < 64)
    yield f"names = {{ {names} }}"
    yield f"bits = {{ {bits} }}"
    if d.is_flags:
        yield "flags = true"


def _struct(d: model.Struct) -> Iterator[str]:
    at = 0
    for m in d.members:
        if m.type in model.SCALARS:
            more = f", enum = {quoted(m.enum)}" if m.enum else ""
            more += ", big = true" if m.big_endian else ""
            yield (f"{{ name = {quoted(m.name)}, type = {quoted(m.type)}, "
                   f"at = {at}{more} }}")
        at += m.size
    yield f"size = {d.size}"


def _set(f: model.Family, s: model.AttributeSet) -> Iterator[str]:
    for a in s.attributes:
        if a.type in model.SILENT:
            continue
        number = '"*"' if s.indexed else a.value
        yield f"[{number}] = {{ {', '.join(_attribute(f, a))} }}"


def _attribute(f: model.Family, a: model.Attribute) -> Iterator[str]:
    yield f"name = {quoted(a.name)}"
    yield f"type = {quoted(a.type)}"
    enum = a.enum or a.checks.flags_mask
    for key, value in (("sub", a.sub_type), ("struct", a.struct),
                       ("nest", a.nested), ("enum", enum)):
        if value:
            yield f"{key} = {quoted(value)}"
    if a.big_endian:
        yield "big = true"
    if policy.check_of(f, a).kind == "MASK":
        yield "hex = true"
