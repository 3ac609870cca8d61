# SPDX-License-Identifier: MIT
"""What the emitters of rust, python and ocaml share: words, docs, templates.

Problem: a schema's names are free and its docs are any text. Invariant: words
are lower case, without an empty one; no paragraph has a line break in it.
"""

from __future__ import annotations

import os
import textwrap
from typing import Iterable, Iterator, Optional

from . import abi, model, policy
from .load import Problems

_RUNTIME = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                        "runtime")


def words(name: str) -> list[str]:
    return [w for w in name.lower().replace("_", "-").split("-") if w]


def snake(name: str) -> str:
    return "_".join(words(name))


def upper(name: str) -> str:
    return snake(name).upper()


def camel(name: str) -> str:
    """UpperCamelCase; what begins with a digit gets a '_' before it."""
    text = "".join(w[0].upper() + w[1:] for w in words(name))
    return "_" + text if text[0].isdigit() else text


def paragraphs(doc: str, width: int) -> list[str]:
    """Lines of at most width columns, an empty one between paragraphs."""
    lines: list[str] = []
    for part in doc.split("\n\n"):
        text = " ".join(part.split())
        if text:
            lines += [""] if lines else []
            lines += textwrap.wrap(text, width, break_long_words=False,
                                   break_on_hyphens=False)
    return lines


def sentence(*parts: str) -> str:
    return "\n\n".join(p.strip() for p in parts if p.strip())


def attribute_doc(a: model.Attribute) -> str:
    """The doc of an attribute, with what its type does not say."""
    notes = []
    if a.unit:
        notes.append(f"Unit: {a.unit}.")
    if a.feature:
        notes.append(f"Feature: {a.feature}.")
    if a.default is not None:
        notes.append(f"Absent: {a.default}.")
    if a.access:
        notes.append(f"Memory to {a.access.replace('-', ' and ')}, at most "
                     f"{a.segments} segments.")
    return sentence(a.doc, " ".join(notes))


def table_doc(t: policy.Table) -> str:
    if t.operation is None:
        return t.set.doc if t.set else ""
    return sentence(f"The {t.role} of {t.operation.name}.",
                    t.operation.doc if t.role == "request" else "")


def table_name(t: policy.Table) -> str:
    """As the schema might say it: share-request, range."""
    return f"{t.operation.name}-{t.role}" if t.operation else t.name


def exact_enum(family: model.Family, a: model.Attribute) \
        -> Optional[model.Enum]:
    """The enum of which every value that passes the checks is an entry."""
    enum = family.enum(a.enum)
    if enum is None or enum.is_flags or a.enum_as_flags or \
            a.type not in model.NUMBERS or a.checks.mask is not None or \
            a.checks.flags_mask is not None:
        return None
    low, high = enum.numbers[0], enum.numbers[-1]
    gap = high - low + 1 != len(enum.numbers)
    return None if gap and high >= 64 else enum


def nest_of(layout: policy.Layout, f: policy.Field) -> policy.Table:
    return layout.nest[f.attribute.nested or ""]


def element_of(a: model.Attribute) -> tuple[str, bool]:
    """What a packed array holds: its name, and whether it is a struct."""
    if a.sub_type == "struct":
        return a.struct or "", True
    return a.sub_type or "", False


def defaults_of(layout: policy.Layout, t: policy.Table) \
        -> Iterator[tuple[policy.Field, int]]:
    """What may be absent and then has a value."""
    for f in t.fields:
        value = policy.default_of(layout.family, f.attribute)
        if value is not None and not f.required:
            yield f, value


def operation_of(t: policy.Table) -> str:
    """The name of a message's operation."""
    return t.operation.name if t.operation else ""


def in_order(layout: policy.Layout) -> Iterator[policy.Table]:
    """Every table after those of its nests."""
    done: set[str] = set()

    def visit(t: policy.Table) -> Iterator[policy.Table]:
        if t.role == "nest":
            if t.name in done:
                return
            done.add(t.name)
        for f in t.nests:
            yield from visit(nest_of(layout, f))
        yield t

    for t in layout.tables:
        yield from visit(t)


def rules_of(t: policy.Table,
             f: policy.Field) -> list[tuple[str, list[int]]]:
    """The numbers that this one implies, and those that it excludes."""
    return [(key, [r.other.attribute.value for r in t.rules
                   if r.kind == kind and r.field is f])
            for key, kind in (("implies", "IMPLIES"),
                              ("excludes", "EXCLUSIVE"))]


def mode_of(t: policy.Table) -> str:
    """Who reads it how: an event is nobody's request."""
    return "request" if t.role == "request" else "reply"


def sent_flags(t: policy.Table) -> int:
    """Flags of the header that such a message always has."""
    dump = t.operation is not None and t.operation.dump is not None
    if t.role == "request":
        return 0x0301 if dump else 0x0001
    return 0x0002 if dump else 0


def flags_of(family: model.Family, a: model.Attribute) -> \
        Optional[model.Enum]:
    """The flags that an unsigned number is made of."""
    enum = family.enum(a.checks.flags_mask or a.enum)
    fits = enum is not None and enum.is_flags and a.checks.mask is None and \
        a.type in model.NUMBERS and not model.NUMBERS[a.type].signed
    return enum if fits else None


def is_supported(layout: policy.Layout, target: str, problems: Problems,
                 counters: int = 254) -> bool:
    """Whether the target can say everything in these tables."""
    before, family = len(problems), layout.family
    if family.foreign:          # told already
        return False
    for t in layout.tables:
        if sum(bool(f.attribute.checks.max_count)
               for f in t.fields) > counters:
            where = t.set.where if t.set else family.where
            problems.add(where.file, where.line,
                         f"more than {counters} lists with a max-count; "
                         f"that is the most of target {target}")
    return len(problems) == before


def runtime(name: str, reasons: Iterable[str], margin: str) -> str:
    """A template of runtime/ with the reasons in it."""
    path = os.path.join(_RUNTIME, name)
    with open(path, encoding="utf-8") as f:
        text = f.read()
    lines = "\n".join(margin + r for r in reasons)
    mark = next(line for line in text.splitlines() if "@reasons@" in line)
    return text.replace(mark, lines, 1)


REASON = abi.REASON
