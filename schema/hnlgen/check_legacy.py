# SPDX-License-Identifier: MIT
"""What a 'legacy' key must be beyond its form.

Problem: a field that names an attribute the operation does not have, or a
member that could not give the value back, makes an adapter that loses
arguments. What the public header has (structs, members, macros) is not known
here: the C compiler checks it.

Invariant: what passes is a set of calls that can be told from each other by
hypercall, op and fixed members, whose every field is a flag, a number, or
bytes of one length, in a message of the operation or a nest in it.
"""

from __future__ import annotations

from typing import Iterator, Optional, Protocol

from . import model
from .load import quote
from .model import Attribute, LegacyField, Name, Operation, Where
from .reader import nearest

# Keys of a field that make sense on some types alone.
_KEYS = {
    "mask": ("flag", *model.NUMBERS),
    "shift": tuple(model.NUMBERS),
    "absent": tuple(model.NUMBERS),
}


class Told(Protocol):
    """The checker of a family, as much of it as these rules need."""

    family: model.Family

    def error(self, where: Where, key: Optional[str], text: str) -> None: ...

    def error_at(self, file: str, line: int, text: str) -> None: ...


def check(c: Told) -> None:
    """Every legacy call of a family."""
    calls: dict[tuple, Operation] = {}
    for op in c.family.operations:
        if op.legacy is None:
            continue
        _consts(c, op.legacy)
        if op.legacy.fields is not None:
            _call(c, op, op.legacy.fields)
        key = (*_number(op.legacy), frozenset(op.legacy.fixed))
        first = calls.setdefault(key, op)
        if first is not op:
            c.error(op.legacy.where, None, f"legacy call of '{op.name}' is "
                    f"that of '{first.name}' too; a fixed member must tell "
                    "them apart")


def _number(legacy: model.Legacy) -> tuple[Name, Optional[Name]]:
    return legacy.hypercall, legacy.op


def _consts(c: Told, legacy: model.Legacy) -> None:
    named = [legacy.hypercall, legacy.op, *(v for _, v in legacy.fixed)]
    named += [f.absent for f in legacy.fields or ()]
    numbers = {d.name for d in c.family.definitions
               if isinstance(d, model.Const) and isinstance(d.value, int)}
    for name in named:
        if name is not None and name not in numbers:
            hint = nearest(name, numbers) or "; add it to the definitions"
            c.error_at(c.family.where.file, name.line,
                       f"no number {quote(name)}{hint}")


def _call(c: Told, op: Operation, fields: tuple[LegacyField, ...]) -> None:
    if op.do is None:
        c.error(op.legacy.where, "fields", f"legacy fields of '{op.name}', "
                "which is no 'do'; remove them")
        return
    guards: dict[str, Optional[str]] = {}
    for f in fields:
        a = _attribute(c, op, f)
        if a is None:
            continue
        _fits(c, f, a)
        for name, entries in f.when:
            _when(c, op, f, name, entries)
        nest = f.path[0]
        if nest is not None and guards.setdefault(nest, f.guard) != f.guard:
            c.error(f.where, "guard", f"nest '{nest}' has fields of other "
                    "guards; one for all of them")


def listed(op: Operation) -> Iterator[Name]:
    """The attributes of both its messages."""
    for message in (op.do.request, op.do.reply) if op.do else ():
        yield from message.attributes if message else ()


def _attribute(c: Told, op: Operation, f: LegacyField) -> Optional[Attribute]:
    """What a field is about, when it is there."""
    own = c.family.set_by_name.get(op.attribute_set or "")
    nest, name = f.path
    top = nest or name
    if own is None or top not in own.by_name or top not in listed(op):
        hint = nearest(top, listed(op)) or "; list it there, or remove it"
        c.error_at(f.where.file, f.attribute.line, f"{quote(top)} is in no "
                   f"message of '{op.name}'{hint}")
        return None
    a = own.by_name[top]
    if nest is None:
        return a
    inner = c.family.set_by_name.get(a.nested or "")
    if a.multi or inner is None or name not in inner.by_name:
        c.error_at(f.where.file, f.attribute.line, f"{quote(f.attribute)} is "
                   "no attribute of a nest that stands once; a struct has "
                   "room for one")
        return None
    return inner.by_name[name]


def _fits(c: Told, f: LegacyField, a: Attribute) -> None:
    number = a.type == "flag" or a.type in model.NUMBERS
    blob = a.type == "binary" and a.checks.exact_len is not None
    if a.multi or not (number or blob):
        c.error_at(f.where.file, f.attribute.line, f"'{f.attribute}' of type "
                   f"{a.type} in a C struct; a flag, a number, or binary "
                   "with exact-len, once")
        return
    for key, types in _KEYS.items():
        if key in f.where.keys and a.type not in types:
            c.error(f.where, key, f"'{key}' on '{f.attribute}' of type "
                    f"{a.type}; remove it")
    if f.mask and f.shift:
        c.error(f.where, "shift", "'shift' with 'mask', whose zeros at the "
                "end are the shift already; one of them")


def _when(c: Told, op: Operation, f: LegacyField, name: Name,
          entries: tuple[Name, ...]) -> None:
    own = c.family.set_by_name[op.attribute_set or ""]
    a = own.by_name.get(name)
    enum = c.family.enum(a.enum) if a else None
    plain = [g for g in op.legacy.fields or () if not g.when]
    if enum is None or name not in (g.attribute for g in plain):
        c.error_at(f.where.file, name.line, f"'when' on {quote(name)}; an "
                   "attribute with an enum that has a field without 'when'")
        return
    for e in entries:
        if e not in enum.values:
            c.error_at(f.where.file, e.line, f"no entry {quote(e)} of "
                       f"'{enum.name}'{nearest(e, enum.values)}")
