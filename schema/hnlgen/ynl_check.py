# SPDX-License-Identifier: MIT
"""What a spec of YNL must be beyond its form.

Problem: the kernel's specs break rules that hnl's own families keep (a set
within itself, replies without a bound), and none of that is wrong in them.

So only this is asked: names resolve, no name or number is there twice, and the
tables have room. Invariant: a spec that passes makes C that compiles, and what
it says is in that C.
"""

from __future__ import annotations

from typing import Callable, Iterable, Optional

from . import model, policy, ynl_layout
from .form import nearest
from .load import Problems, quote
from .model import Family, Name, Where

FIELDS_MAX = 254
SLOTS_MAX = 0xffff
STRUCT_MAX = 0xffff
# Names that the kernel's own specs list and neither a set nor a header has.
# Its tools pass over them too.
NOWHERE = {"nftables": ("name",), "rt-link": ("if-netnsid",)}


class _Checker:
    def __init__(self, family: Family, problems: Problems) -> None:
        self.family = family
        self.problems = problems
        self.structs = {d.name for d in family.definitions
                        if isinstance(d, model.Struct)}
        self.enums = {d.name for d in family.definitions
                      if isinstance(d, model.Enum)}
        self.sets = set(family.set_by_name)
        self.selectors: dict[str, list[model.Attribute]] = {}
        for own in family.sets:
            for a in own.attributes:
                self.selectors.setdefault(a.name, []).append(a)

    def error(self, where: Where, text: str, line: int = 0) -> None:
        self.problems.add(where.file, line or where.line, text)

    def known(self, where: Where, name: Optional[Name], known: Iterable[str],
              what: str) -> None:
        if name is not None and name not in known:
            self.error(where, f"no {what} {quote(name)}"
                       + (nearest(name, known) or "; add it"), name.line)

    def unique(self, what: str, things: Iterable) -> None:
        self.once(things, lambda t: t.name, lambda t: f"{what} "
                  f"{quote(t.name)} twice", "rename one")

    def numbered(self, what: str, things: Iterable) -> None:
        self.once(things, lambda t: t.value, lambda t: f"{what} "
                  f"{quote(t.name)} has number {t.value} again", "change one")

    def once(self, things: Iterable, key: Callable, told: Callable,
             todo: str) -> None:
        known: dict = {}
        for t in things:
            first = known.setdefault(key(t), t)
            if first is not t:
                self.error(t.where, f"{told(t)}, first in line "
                                    f"{first.where.line}; {todo}")

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
            self.numbered("attribute", s.attributes)
            for a in s.attributes:
                self.attribute(s, a)
        for s in f.sub_messages:
            self.formats(s)
        if not f.operations:
            self.error(f.where, "a family without operations")
        # Of those that are asked for: an event may have an answer's number.
        self.numbered("operation", (op for op in f.operations
                                    if op.do or op.dump))
        for op in f.operations:
            self.operation(op)

    def formats(self, s: model.SubMessage) -> None:
        self.once(s.formats, lambda x: x.value, lambda x: "format "
                  f"{quote(x.value)} of sub-message {quote(s.name)} twice",
                  "remove one")
        for x in s.formats:
            self.known(x.where, x.fixed_header, self.structs, "struct")
            self.known(x.where, x.attribute_set, self.sets, "attribute set")

    def attribute(self, own: model.AttributeSet, a: model.Attribute) -> None:
        self.known(a.where, a.nested, self.sets, "attribute set")
        self.known(a.where, a.sub_message,
                   self.family.sub_message_by_name, "sub-message")
        self.known(a.where, a.checks.flags_mask, self.enums, "enum")
        if a.type == "nest" and a.nested is None:
            self.error(a.where, f"'{a.name}' without 'nested-attributes'; "
                                "name its set")
        if a.type == "sub-message" and a.selector is not None:
            self.selector(own, a)

    def selector(self, own: model.AttributeSet, a: model.Attribute) -> None:
        """It may stand in a set that holds the one of the sub-message."""
        found = own.by_name.get(a.selector)
        found = [found] if found else self.selectors.get(a.selector, [])
        if not found:
            self.known(a.where, a.selector, own.by_name, "selector")
        elif not any(self.selects(x) for x in found):
            self.error(a.where, f"selector {quote(a.selector)} of type "
                       f"{found[0].type}; a string, or a number with an enum",
                       a.selector.line)

    def selects(self, a: model.Attribute) -> bool:
        return a.type == "string" or \
            a.type in model.NUMBERS and a.enum is not None

    def operation(self, op: model.Operation) -> None:
        self.known(op.where, op.fixed_header, self.structs, "struct")
        self.known(op.where, op.attribute_set, self.sets, "attribute set")
        self.known(op.where, op.notify, self.family.operation_by_name,
                   "operation")
        messages = [m for e in (op.do, op.dump) if e
                    for m in (e.request, e.reply) if m]
        messages += [op.event] if op.event else []
        if op.attribute_set is None and (op.do or op.dump or op.event):
            self.error(op.where, f"operation {quote(op.name)} without "
                                 "'attribute-set'; add it")
            return
        for m in messages:
            self.listed(op, m)

    def listed(self, op: model.Operation, m: model.Message) -> None:
        """Members of the fixed header are listed too."""
        own = self.family.set_by_name.get(op.attribute_set)
        header = self.family.struct(op.fixed_header)
        if own is None:
            return
        members = [x.name for x in header.members] if header else []
        for name in m.attributes:
            if name not in own.by_name and name not in members and \
                    name not in NOWHERE.get(self.family.name, ()):
                self.error(m.where, f"{quote(name)} is neither in set "
                           f"{quote(own.name)} nor in a fixed header"
                           + (nearest(name, own.by_name)
                              or "; remove it"), name.line)

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
