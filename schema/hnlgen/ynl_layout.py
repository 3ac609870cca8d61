# SPDX-License-Identifier: MIT
"""Tables of a YNL spec.

Problem: its sets may hold themselves, and sets within sets may need more of
the decoder's stack, and of the caller's, than there is.

So a nest is lazy, bytes that are decoded on demand, where it would close a
circle, where what it holds has outgrown the limits below, and where its set
has no attributes that C could have a struct of. Every other nest
is in place. Invariant: tables linked by nests in place make no circle, and
each one fits the engine.

Beside requests, replies and nests there is a table for each format of a
sub-message, role 'format'.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Iterator, Optional

from . import model, policy
from .model import Attribute, Family
from .policy import Check, Field, Layout, Table

DEPTH = model.DEPTH_MAX - 1         # of a nest in place: a message holds it
PRESENCE = model.PRESENCE_MAX - 4
SIZE = 2048                         # bytes of its C struct


def lay_out(family: Family) -> Layout:
    return Layout(family, tuple(_Builder(family).tables()))


class _Builder:
    def __init__(self, family: Family) -> None:
        self.family = family
        self.circle = _circles(family)
        self.nest: dict[str, Table] = {}
        self.deep: dict[str, tuple[int, int, int]] = {}

    def tables(self) -> list[Table]:
        messages = [t for op in self.family.operations
                    for t in self._operation(op)]
        messages += [t for s in self.family.sub_messages
                     for t in self._formats(s)]
        used = self._used(messages)
        nests = [self.nest[s.name] for s in self.family.sets
                 if s.name in used]
        return messages + nests

    def _used(self, messages: list[Table]) -> set[str]:
        """Sets that some message holds, lazily or not."""
        found: set[str] = set()
        ahead = list(messages)
        while ahead:
            for f in ahead.pop().fields:
                name = f.attribute.nested
                if name and name not in found:
                    found.add(name)
                    ahead.append(self._nest(name))
        return found

    # ---- tables of each role ----

    def _operation(self, op: model.Operation) -> Iterator[Table]:
        both = op.do is not None and op.dump is not None
        for mode, e in (("do", op.do), ("dump", op.dump)):
            if e is None:
                continue
            own = "dump-" if both and mode == "dump" else ""
            yield self._message(op, own + "request", f"{op.name}-{own}req",
                                e.request or model.Message(e.where, (), ()),
                                mode == "dump")
            if e.reply is not None:
                yield self._message(op, own + "reply", f"{op.name}-{own}rsp",
                                    e.reply, mode == "dump")
        if op.event is not None:
            yield self._message(op, "event", f"{op.name}-ntf", op.event,
                                False)

    def _message(self, op: model.Operation, role: str, name: str,
                 m: model.Message, dump: bool) -> Table:
        own = self.family.set_by_name.get(op.attribute_set or "")
        # Members of the fixed header are listed too, and here and there a
        # name that is nowhere else.
        listed = [own.by_name[n] for n in m.attributes
                  if n in own.by_name] if own else []
        if m.whole and own:
            listed = list(own.attributes)
        return self._table(name, role, own, listed, op=op, dump=dump,
                           header=self.family.struct(op.fixed_header))

    def _formats(self, s: model.SubMessage) -> Iterator[Table]:
        for x in s.formats:
            own = self.family.set_by_name.get(x.attribute_set or "")
            yield self._table(f"{s.name}-{x.value}", "format", own,
                              list(own.attributes) if own else [],
                              header=self.family.struct(x.fixed_header),
                              format=x)

    def _nest(self, name: str) -> Table:
        """Those in place below it are there first: no recursion, for a chain
        of sets is as long as a file likes."""
        ahead = [name]
        while ahead:
            own = self.family.set_by_name[ahead[-1]]
            wait = [a.nested for a in own.attributes
                    if a.type == "nest" and a.nested not in self.nest
                    and not self._closes(own.name, a.nested)]
            if wait and ahead[-1] not in self.nest:
                ahead += wait
                continue
            ahead.pop()
            if own.name not in self.nest:
                t = self._table(own.name, "nest", own, list(own.attributes))
                self.nest[own.name] = t
                self.deep[own.name] = self._measure(t)
        return self.nest[name]

    def _closes(self, holder: str, held: str) -> bool:
        return self.circle[holder] == self.circle[held]

    def _measure(self, t: Table) -> tuple[int, int, int]:
        inner = [self.deep[f.attribute.nested] for f in t.nests]
        size = 8 * t.words + (t.header.size + 8 if t.header else 0)
        for f in t.fields:
            if f.attribute.multi:
                size += policy.LIST_SIZE
            elif f.kind == "NEST" and not f.lazy:
                size += self.deep[f.attribute.nested][2]
            else:
                size += max(f.c_size, 1)
        return (1 + max((d[0] for d in inner), default=0),
                t.words + max((d[1] for d in inner), default=0), size)

    # ---- fields ----

    def _table(self, name: str, role: str,
               own: Optional[model.AttributeSet], listed: list[Attribute],
               op: Optional[model.Operation] = None, **more) -> Table:
        fields = [self._field(own, a, role) for a in listed
                  if a.type not in model.SILENT]
        return Table(name, role, own, op,
                     tuple(sorted(fields, key=lambda f: f.attribute.value)),
                     order=tuple(fields), **more)

    def _field(self, own: model.AttributeSet, a: Attribute,
               role: str) -> Field:
        lazy = False
        if a.type == "nest":
            lazy = role == "nest" and self._closes(own.name, a.nested)
            if not lazy:
                self._nest(a.nested)
                depth, presence, size = self.deep[a.nested]
                lazy = not self.nest[a.nested].fields or \
                    depth > DEPTH or presence > PRESENCE or \
                    size > SIZE and not a.multi
        # What 'checks' says is the kernel's to refuse, and a kernel that is
        # newer than the spec answers with newer values.
        low, high = policy._lengths(self.family, own, replace(
            a, checks=model.Checks(a.where)))
        return Field(attribute=a, required=False, low_len=low, high_len=high,
                     element=0, check=Check(), feature=0, lazy=lazy,
                     foreign=True)


def _circles(family: Family) -> dict[str, int]:
    """Sets that reach each other have the same number. Tarjan's strongly
    connected components, with a stack of its own."""
    edges = {s.name: [a.nested for a in s.attributes if a.type == "nest"]
             for s in family.sets}
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    group: dict[str, int] = {}
    open_: list[str] = []
    for root in edges:
        work = [(root, iter(edges[root]))] if root not in index else []
        if work:
            index[root] = low[root] = len(index)
            open_.append(root)
        while work:
            at, rest = work[-1]
            to = next(rest, None)
            if to is None:
                work.pop()
                if work:
                    up = work[-1][0]
                    low[up] = min(low[up], low[at])
                if low[at] == index[at]:
                    _close(at, open_, group, index[at])
            elif to not in index:
                index[to] = low[to] = len(index)
                open_.append(to)
                work.append((to, iter(edges[to])))
            elif to not in group:
                low[at] = min(low[at], index[to])
    return group


def _close(at: str, open_: list[str], group: dict[str, int],
           number: int) -> None:
    while True:
        name = open_.pop()
        group[name] = number
        if name == at:
            return
