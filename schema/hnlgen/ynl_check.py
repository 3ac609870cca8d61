# SPDX-License-Identifier: MIT
"""What a spec of YNL must be beyond its form.

Problem: the kernel's specs break rules that hnl's own families keep (a set
within itself, replies without a bound), and none of that is wrong in them.

So only this is asked: names resolve, nothing is there twice, and the tables
have room. Invariant: a spec that passes makes C that compiles.
"""

from __future__ import annotations

from typing import Iterable, Optional

from . import model, policy, ynl_layout
from .form import nearest
from .load import Problems, quote
from .model import Family, Name, Where

FIELDS_MAX = 254
SLOTS_MAX = 0xffff
STRUCT_MAX = 0xffff


class _Checker:
    def __init__(self, family: Family, problems: Problems) -> None:
        self.family = family
        self.problems = problems
        self.structs = {d.name for d in family.definitions
                        if isinstance(d, model.Struct)}
        self.enums = {d.name for d in family.definitions
                      if isinstance(d, model.Enum)}
        self.sets = set(family.set_by_name)

    def error(self, where: Where, text: str, line: int = 0) -> None:
        self.problems.add(where.file, line or where.line, text)

    def known(self, where: Where, name: Optional[Name], known: Iterable[str],
              what: str) -> None:
        if name is not None and name not in known:
            self.error(where, f"no {what} {quote(name)}"
                       + (nearest(name, known) or "; add it"), name.line)

    def unique(self, what: str, things: Iterable) -> None:
        names: dict[str, object] = {}
        for t in things:
            first = names.setdefault(t.name, t)
            if first is not t:
                self.error(t.where, f"{what} '{t.name}' twice, first in line "
                           f"{first.where.line}; rename one")

    def parts(self) -> None:
        f = self.family
        self.unique("definition", f.definitions)
        self.unique("attribute set", f.sets)
        self.unique("operation", f.operations)
        self.unique("sub-message", f.sub_messages)
        for d in f.definitions:
            if isinstance(d, model.Enum):
                self.unique("entry", d.entries)
            elif isinstance(d, model.Struct):
                self.unique("member", (m for m in d.members
                                       if m.type != "pad"))
        for s in f.sets:
            for a in s.attributes:
                self.attribute(a)
        for s in f.sub_messages:
            for x in s.formats:
                self.known(x.where, x.fixed_header, self.structs, "struct")
                self.known(x.where, x.attribute_set, self.sets,
                           "attribute set")
        if not f.operations:
            self.error(f.where, "a family without operations")
        for op in f.operations:
            self.operation(op)

    def attribute(self, a: model.Attribute) -> None:
        self.known(a.where, a.nested, self.sets, "attribute set")
        self.known(a.where, a.sub_message,
                   self.family.sub_message_by_name, "sub-message")
        self.known(a.where, a.checks.flags_mask, self.enums, "enum")
        if a.type == "nest" and a.nested is None:
            self.error(a.where, f"'{a.name}' without 'nested-attributes'; "
                                "name its set")
        if a.type == "sub-message" and a.sub_message is None:
            self.error(a.where, f"'{a.name}' without 'sub-message'; name it")

    def operation(self, op: model.Operation) -> None:
        self.known(op.where, op.fixed_header, self.structs, "struct")
        self.known(op.where, op.attribute_set, self.sets, "attribute set")
        self.known(op.where, op.notify, self.family.operation_by_name,
                   "operation")

    def room(self, layout: policy.Layout) -> None:
        slots = sum(t.n_types for t in layout.tables)
        if slots > SLOTS_MAX:
            self.error(self.family.where, f"{slots} slots of attribute "
                       f"numbers; at most {SLOTS_MAX}")
        for t in layout.tables:
            where = (t.operation or t.set or self.family).where
            for what, has, most in (
                    ("attributes", len(t.fields), FIELDS_MAX),
                    ("sets within each other", layout.depth(t),
                     model.DEPTH_MAX),
                    ("words of presence bits", layout.presence(t),
                     model.PRESENCE_MAX),
                    ("bytes as a C struct", layout.struct_size(t),
                     STRUCT_MAX)):
                if has > most:
                    self.error(where, f"'{t.name}' has {has} {what}; at most "
                                      f"{most}")


def check(family: Family, problems: Problems) -> Optional[policy.Layout]:
    """The tables of a family, or None and what is wrong with it."""
    before = len(problems)
    checker = _Checker(family, problems)
    checker.parts()
    if len(problems) > before:
        return None
    layout = ynl_layout.lay_out(family)
    checker.room(layout)
    return layout if len(problems) == before else None
