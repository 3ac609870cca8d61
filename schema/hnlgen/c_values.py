# SPDX-License-Identifier: MIT
"""What values are called: entries of enums, members of packed structs.

Problem: the policy tables check numbers and know no word for them; a tool that
shows a message to people needs the words, a hypervisor does not. So they stand
in hnl_<family>_names.c, one row a field that has any:

	[11] = { .entry = entry_page_size, .n_entries = 3 },

Invariant: row i is about field i of the schema's table of fields, and an array
of entries or members that no row needs is not written.
"""

from __future__ import annotations

from typing import Iterator

from . import model
from .c_names import Names
from .c_text import lower, string
from .policy import KINDS, Field

# Declarations before the table, and the table itself.
Parts = list[list[str]]


def value_parts(names: Names) -> Parts:
    """Arrays of entries, of members, of values; none where no field has a
    word to say."""
    family = names.family
    fields = [(t, f) for t in names.layout.tables for f in t.fields]
    rows = []
    for i, (t, f) in enumerate(fields):
        columns = list(_columns(family, f))
        if columns:
            rows += [f"\t/* {t.name}: {f.name} */", f"\t[{i}] = {{",
                     *(f"\t\t.{key} = {value}," for key, value in columns),
                     "\t},"]
    if not rows:
        return []
    structs = [s for s in _structs(family)
               if any(f.attribute.struct == s.name for _, f in fields)]
    enums = {e.name for _, f in fields if (e := _enum(family, f))}
    enums |= {m.enum for s in structs for m in s.members if m.enum}
    parts = [_entries(d) for d in family.definitions
             if isinstance(d, model.Enum) and d.name in enums]
    parts += [_members(family, s) for s in structs]
    return [*parts, ["static const struct hnl_names_value value"
                     f"[{len(fields)}] = {{", *rows, "};"]]


def _structs(family: model.Family) -> Iterator[model.Struct]:
    return (d for d in family.definitions if isinstance(d, model.Struct))


def _enum(family: model.Family, f: Field):
    return family.enum(f.attribute.checks.flags_mask or f.attribute.enum)


def _columns(family: model.Family, f: Field) -> Iterator[tuple[str, object]]:
    a, enum = f.attribute, _enum(family, f)
    if enum:
        yield from _entry_columns(enum)
    if a.struct:
        members = _shown(family.struct(a.struct))
        yield "member", f"member_{lower(a.struct)}"
        yield "n_members", len(members)
    elif f.kind == "PACKED":
        yield "element", f"HNL_KIND_{KINDS[a.sub_type]}"
    bits = bool(enum) and (enum.is_flags or a.enum_as_flags or
                           a.checks.flags_mask is not None)
    flags = [f"HNL_NAMES_{name}" for name, applies in (
        ("BITS", bits), ("GPA", a.type == "gpa"),
        ("CRITICAL", a.critical)) if applies]
    if flags:
        yield "flags", " | ".join(flags)


def _entry_columns(enum: model.Enum) -> Iterator[tuple[str, object]]:
    yield "entry", f"entry_{lower(enum.name)}"
    yield "n_entries", len(enum.entries)


def _entries(enum: model.Enum) -> list[str]:
    return [f"static const struct hnl_names_entry entry_{lower(enum.name)}[]"
            " = {", *(f"\t{{ {string(e.name)}, {_number(e.value)} }},"
                      for e in enum.entries), "};"]


def _shown(s: model.Struct) -> list[model.Member]:
    return [m for m in s.members if m.type != "pad"]


def _members(family: model.Family, s: model.Struct) -> list[str]:
    lines, at = [], 0
    for m in s.members:
        if m.type != "pad":
            lines += ["\t{", *(f"\t\t.{key} = {value},"
                               for key, value in _member(family, m, at)),
                      "\t},"]
        at += m.size
    return [f"static const struct hnl_names_member member_{lower(s.name)}[]"
            " = {", *lines, "};"]


def _member(family: model.Family, m: model.Member,
            at: int) -> Iterator[tuple[str, object]]:
    enum = family.enum(m.enum)
    yield "name", string(m.name)
    if enum:
        yield from _entry_columns(enum)
    yield "at", at
    yield "kind", f"HNL_KIND_{KINDS[m.type]}"
    if m.big_endian:
        yield "flags", "HNL_FIELD_BIG_ENDIAN"


def _number(value: int) -> str:
    if value < 0:
        return f"(uint64_t){value}" if value > -(1 << 63) else hex(1 << 63)
    return str(value) if value <= 0x7fffffff else hex(value)
