# SPDX-License-Identifier: MIT
"""What a 'legacy' key must be beyond its form.

Problem: a field that names an attribute the operation does not have, or a
member that could not give the value back, makes an adapter that loses
arguments. What the public header has (structs, members, macros) is not known
here: the C compiler checks it.

Invariant: what passes is a set of calls that can be told from each other by
hypercall, op and fixed members, whose every field is a flag, a number, or
bytes of one length, in a message of the operation or a nest in it. A member
that must be 0 is nothing else, and no argument is cleared.
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
    "echo": tuple(model.NUMBERS),
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
        _zero(c, op.legacy)
        _clear(c, op)
        _echo(c, op)
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


def _zero(c: Told, legacy: model.Legacy) -> None:
    if legacy.zero and legacy.fields is None:
        c.error(legacy.where, "zero", "'zero' without 'fields', where nothing "
                "is converted; remove it")
        return
    uses = {**dict(_uses(legacy)), **_fields(legacy)}
    _twice(c, legacy, "zero", legacy.zero)
    for member in legacy.zero:
        _alone(c, legacy, f"'{member}' must be 0", member, uses)


def _clear(c: Told, op: Operation) -> None:
    """A reply's bytes may be views into the struct: no field is cleared."""
    legacy = op.legacy
    _twice(c, legacy, "clear", legacy.clear)
    if legacy.clear and not _answers(op):
        c.error(legacy.where, "clear", f"'clear' of '{op.name}', where no "
                "field is of a reply; remove it")
        return
    for member in legacy.clear:
        _alone(c, legacy, f"'{member}' is cleared", member,
               {**dict(_uses(legacy)), **_zeros(legacy), **_fields(legacy)})


def _echo(c: Told, op: Operation) -> None:
    legacy, answers = op.legacy, _answers(op)
    for f in legacy.fields or ():
        if f.echo and f not in answers:
            c.error(f.where, "echo", f"'echo' of '{f.attribute}', which no "
                    "reply gives back; remove it")
        elif f.echo:
            member = Name(f.echo, f.where.at("echo"))
            _alone(c, legacy, f"'{member}' is an echo", member,
                   {**dict(_uses(legacy)), **_zeros(legacy),
                    **_fields(legacy)})


def _answers(op: Operation) -> list[LegacyField]:
    """Those that a reply gives back; of a list, it has a status alone."""
    reply = op.do.reply if op.do and not op.legacy.list else None
    return [f for f in op.legacy.fields or () if reply and
            (f.path[0] or f.path[1]) in reply.attributes]


def _twice(c: Told, legacy: model.Legacy, key: str,
           members: tuple[Name, ...]) -> None:
    for i, member in enumerate(members):
        if member in members[:i]:
            c.error_at(legacy.where.file, member.line,
                       f"'{member}' twice in '{key}'; keep one")


def _alone(c: Told, legacy: model.Legacy, what: str, member: Name,
           uses: dict[str, str]) -> None:
    for other, use in uses.items():
        if _overlap(member, other):
            c.error_at(legacy.where.file, member.line, f"{what}, and "
                       f"'{other}' is {use}; one of them")


def _fields(legacy: model.Legacy) -> dict[str, str]:
    return {f.member: f"the field of '{f.attribute}'"
            for f in legacy.fields or ()}


def _zeros(legacy: model.Legacy) -> dict[str, str]:
    return {m: "one that must be 0" for m in legacy.zero}


def _uses(legacy: model.Legacy) -> Iterator[tuple[str, str]]:
    """What is known of members, but those of fields."""
    for member, const in legacy.fixed:
        yield member, f"fixed to '{const}'"
    if legacy.list:
        yield legacy.list.count, "the list's count"
        if legacy.list.first:
            yield legacy.list.first, "the list's first"
        for m in legacy.list.members:
            yield m.member, f"the list of '{m.name}'"


def _overlap(a: str, b: str) -> bool:
    """One is the other, or within it."""
    return f"{a}.".startswith(f"{b}.") or f"{b}.".startswith(f"{a}.")


def _call(c: Told, op: Operation, fields: tuple[LegacyField, ...]) -> None:
    if op.do is None:
        c.error(op.legacy.where, "fields", f"legacy fields of '{op.name}', "
                "which is no 'do'; remove them")
        return
    guards: dict[str, Optional[str]] = {}
    loose: dict[str, bool] = {}
    for f in fields:
        if f.loose and not f.mask:
            c.error(f.where, "loose", "'loose' without 'mask', where all bits "
                    "are the value; remove it")
        elif f.mask and loose.setdefault(f.member, f.loose) != f.loose:
            c.error(f.where, "loose", f"bits of '{f.member}' that no mask has "
                    "are refused and are not looked at; 'loose' for all of "
                    "its fields, or none")
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
    for i, e in enumerate(entries):
        if e in entries[:i]:
            c.error_at(f.where.file, e.line, f"'{e}' twice in 'when' on "
                       f"'{name}'; keep one")
        if e not in enum.values:
            c.error_at(f.where.file, e.line, f"no entry {quote(e)} of "
                       f"'{enum.name}'{nearest(e, enum.values)}")
