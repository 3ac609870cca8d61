# SPDX-License-Identifier: MIT
"""Target legacy: structs of a public header to packets, and back.

	hnl_<family>_legacy.h, .c	the adapters of a family's operations
	hnl_legacy.h, .c		what they share, copied from runtime/

Problem: a hypervisor that learns packets keeps its ioctl-style calls for
years, and two handlers of one thing drift apart. Here the old entry makes the
packet and hands it to the one handler there is.

Invariant: every member that a field names is either carried whole or refused;
an attribute that the struct has no member for is refused when it is present.
No handler sees a struct in which a member that must be 0 is not.
"""

from __future__ import annotations

import os
import re
from typing import Callable, Iterable, Iterator, Optional

from . import model, policy
from .c_header import preamble
from .c_names import Names
from .c_text import (TAB, WIDTH, call, columns, comment, function, lower, member,
                     prototype)
from .load import Problems
from .model import LegacyField, Operation
from .policy import Field, Table

LEGACY_MAX = 512        # HNL_LEGACY_MAX of runtime/hnl_legacy.h
LIST_ELEMENT = 64       # HNL_LEGACY_ELEMENT of it
ACK_MAX = 192           # HNL_ACK_MAX: a dispatcher wants room for it, too
_RUNTIME = os.path.join(os.path.dirname(os.path.abspath(__file__)), "runtime")
_OK = "&ok"
_REFUSE = "\t\treturn -HNL_EINVAL;"


def emit(layout: policy.Layout, problems: Problems) -> dict[str, str]:
    """Text by file name; nothing for a family without legacy calls."""
    from . import legacy_list           # it is built on what is here
    names = Names(layout)
    before = len(problems)
    names.check(problems)
    ops = [op for op in layout.family.operations
           if op.legacy and op.legacy.fields is not None]
    for op in ops:
        _has_room(layout, op, problems)
        _has_errors(op, problems)
        legacy_list.check(layout, op, problems)
    if not ops or len(problems) > before:
        return {}
    adapters = [(legacy_list.ListAdapter if op.legacy.list else Adapter)(
        names, op) for op in ops]
    base = f"{names.low}_legacy"
    return {f"{base}.h": _header(names, adapters),
            f"{base}.c": _source(names, adapters),
            **{name: _runtime(name) for name in ("hnl_legacy.h",
                                                 "hnl_legacy.c")}}


def _runtime(name: str) -> str:
    with open(os.path.join(_RUNTIME, name), encoding="utf-8") as f:
        return f.read()


def _has_room(layout: policy.Layout, op: Operation,
              problems: Problems) -> None:
    """Packets are built in memory of one size. A request has no more than its
    fields; a reply is bounded anyway."""
    where, reply = op.legacy.where, layout.of(op, "reply")
    nests = {f.path[0] for f in op.legacy.fields} - {None}
    size = model.MSG_HEADER + model.ATTR_HEADER * len(nests) + sum(
        model.ATTR_HEADER + _payload(_attribute(layout, op, f))
        for f in op.legacy.fields)
    if op.legacy.list:      # one element at a time, and its status
        size += model.ATTR_HEADER + LIST_ELEMENT
    elif reply:
        size = max(size, layout.reply_bound(reply).total + ACK_MAX)
    if size > LEGACY_MAX:
        problems.add(where.file, where.line, f"legacy call of '{op.name}' "
                     f"may have {size} bytes as a packet; at most "
                     f"{LEGACY_MAX}")


def _has_errors(op: Operation, problems: Problems) -> None:
    for name, _ in op.legacy.errors:
        if name not in op.errors:
            problems.add(op.legacy.where.file, name.line, f"'{op.name}' is "
                         f"never refused with {name}; add it to its 'errors'")


def _payload(a: model.Attribute) -> int:
    """Bytes, padded."""
    number = model.NUMBERS.get(a.type)
    size = number.width if number else a.checks.exact_len or 0
    return (size + 3) // 4 * 4


def _attribute(layout: policy.Layout, op: Operation,
               f: LegacyField) -> model.Attribute:
    nest, name = f.path
    a = layout.family.set_by_name[op.attribute_set].by_name[nest or name]
    return layout.family.set_by_name[a.nested].by_name[name] if nest else a


class Adapter:
    """The functions of one operation."""

    def __init__(self, names: Names, op: Operation) -> None:
        self.names = names
        self.op = op
        self.legacy = op.legacy
        self.struct = f"struct {op.legacy.struct}"
        self.low = f"{names.low}_{lower(op.name)}"
        self.request = names.layout.of(op, "request")
        reply = names.layout.of(op, "reply")
        self.reply = reply if reply and any(
            _top(reply, f) for f in op.legacy.fields) else None
        self.has_reply = reply is not None

    # ---- prototypes ----

    def functions(self) -> Iterator[tuple[str, list[str], list[str]]]:
        """Name, arguments and body of those that the header has."""
        tables = [(self.request, "")]
        tables += [(self.reply, "_reply")] if self.reply else []
        for t, end in tables:
            packet = f"struct {self.names.tag(t)}"
            if t.fields:
                yield (f"{self.low}{end}_from_legacy",
                       [f"const {self.struct} *in", f"{packet} *out"],
                       Reading(self, t).body())
                yield (f"{self.low}{end}_to_legacy",
                       [f"const {packet} *in", f"{self.struct} *out"],
                       Writing(self, t).body())

    # ---- the call ----

    def stray(self, s: str) -> list[str]:
        """Tests in C: a member that must be 0 is not."""
        return [f"!HNL_LEGACY_ZERO({s}->{m})" for m in self.legacy.zero]

    def is_it(self) -> list[str]:
        """Whether the fixed members are this operation's."""
        if not self.legacy.fixed:
            return []
        tests = [f"HNL_LEGACY_IS(s->{m}, {self.const(c)})"
                 for m, c in self.legacy.fixed]
        return function("static bool", f"is_{lower(self.op.name)}",
                        ["const void *arg"], [
            f"\tconst {self.struct} *s = arg;", "",
            *_fill("return ", " && ".join(tests), ";", 1)])

    def call(self) -> list[str]:
        request, low = self.names.tag(self.request), self.names.low
        cmd = self.names.command(self.op)
        rsp = f"struct {self.names.tag(self.reply)} rsp;" if self.reply else ""
        args = ["&l->b", "0", "0", "0"]
        lines = [f"\t{self.struct} *s = arg;"]
        if self.request.fields:
            lines += [f"\tstruct {request} req;"]
            args.append("&req")
        lines += [f"\t{rsp}"] if rsp else []
        lines += ["\tint err;"] if self.reply or self.legacy.errors else []
        lines += ["", "\thnl_legacy_begin(l);"]
        if self.request.fields:
            lines += [*_fill("if (", f"{self.low}_from_legacy(s, &req) != 0",
                             ")", 1),
                      "\t\thnl_builder_fail(&l->b, HNL_EINVAL);"]
        elif self.legacy.zero:
            lines += _if(" || ".join(self.stray("s")),
                         ["\t\thnl_builder_fail(&l->b, HNL_EINVAL);"], 1)
        lines += call(f"{request}_encode", args, ";", 1)
        ask = [f"l, &{low}_family", cmd,
               "true" if self.has_reply else "false"]
        if not self.reply:
            lines += [] if self.request.fields or self.legacy.zero else \
                ["\t(void)s;"]
            return self._named([*lines, *self._answered(ask)])
        reply = self.names.tag(self.reply)
        lines += [*call("err = hnl_legacy_ask", ask, ";", 1),
                  *self._renamed("err = "),
                  "\tif (err != 0)", "\t\treturn err;",
                  *call(f"err = {reply}_decode",
                        ["&l->decoder", "l->answer", "&l->m", "&rsp",
                         "&l->x"], ";", 1),
                  "\tif (err != 0)", "\t\treturn -HNL_EBADMSG;",
                  f"\treturn {self.low}_reply_to_legacy(&rsp, s);"]
        return self._named(lines)

    def _answered(self, ask: list[str]) -> list[str]:
        """Of a command that has no reply: its errno alone."""
        if not self.legacy.errors:
            return call("return hnl_legacy_ask", ask, ";", 1)
        return [*call("err = hnl_legacy_ask", ask, ";", 1),
                *self._renamed("return ")]

    def _renamed(self, to: str) -> list[str]:
        return [f"\t{to}errno_{lower(self.op.name)}(err);"] \
            if self.legacy.errors else []

    def errno(self) -> list[str]:
        """What the old entry gives another name."""
        body = [line for name, other in self.legacy.errors
                for line in (f"\tif (err == -HNL_{name})",
                             f"\t\treturn -HNL_{other};")]
        return function("static int", f"errno_{lower(self.op.name)}",
                        ["int err"], [*body, "\treturn err;"]) \
            if body else []

    def _named(self, body: list[str]) -> list[str]:
        return function("static int", f"call_{lower(self.op.name)}",
                        ["struct hnl_legacy *l", "void *arg"], body)

    def row(self) -> list[str]:
        op = self.const(self.legacy.op) if self.legacy.op else \
            "HNL_LEGACY_ANY"
        name = lower(self.op.name)
        is_it = f"is_{name}" if self.legacy.fixed else "NULL"
        return _fill("{ ", f"{self.const(self.legacy.hypercall)}, {op}, "
                     f"{is_it}, call_{name}", " },", 1)

    def const(self, name: str) -> str:
        return self.names.define(self.names.family.definition_by_name[name])


class _Way:
    """One direction of one message, field by field. s is the packet's struct,
    as it is called in the function."""

    s = ""

    def __init__(self, adapter: Adapter, table: Table) -> None:
        self.a = adapter
        self.names = adapter.names
        self.t = table
        self.is_reply = table is adapter.reply
        self.fields = [f for f in adapter.legacy.fields if _top(table, f)]
        self.fields.sort(key=lambda f: (bool(f.when), f.path[0] is not None))

    def body(self) -> list[str]:
        lines = self._lines()
        if any(_OK in line for line in lines):
            return ["\tbool ok = true;", "", *lines,
                    "\treturn ok ? 0 : -HNL_EINVAL;"]
        return [*lines, "\treturn 0;"]

    def _lines(self) -> list[str]:
        raise NotImplementedError

    def _plain(self) -> Iterator[LegacyField]:
        return (f for f in self.fields if f.path[0] is None)

    def _nests(self) -> dict[str, list[LegacyField]]:
        found: dict[str, list[LegacyField]] = {}
        for f in self.fields:
            if f.path[0]:
                found.setdefault(f.path[0], []).append(f)
        return found

    def row(self, f: LegacyField) -> tuple[Table, Field]:
        """Its field, and the table that has it."""
        top, nest = _top(self.t, f), f.path[0]
        if nest is None:
            return self.t, top
        inner = self.names.layout.nest[top.attribute.nested]
        return inner, next(x for x in inner.fields if x.name == f.path[1])

    def has(self, t: Table, f: Field, s: str) -> str:
        return f"HNL_HAS({s}, {self.names.field(t, f)})"

    def condition(self, f: LegacyField) -> Optional[str]:
        """Of 'when', over the packet's struct."""
        tests = []
        for name, entries in f.when:
            field = next(x for x in self.t.fields if x.name == name)
            enum = self.names.family.enum(field.attribute.enum)
            values = [self.names.entry(enum, e) for e in enum.entries
                      if e.name in entries]
            v = f"{self.s}->{member(name)}"
            bits = enum.is_flags or field.attribute.enum_as_flags
            test = f"({v} & ({' | '.join(values)}))" if bits else \
                " || ".join(f"{v} == {x}" for x in values)
            if not bits and len(values) > 1:
                test = f"({test})"
            if not field.required:
                tests.append(self.has(self.t, field, self.s))
            tests.append(test)
        return " && ".join(tests) or None

    @staticmethod
    def when(tests: Iterable[Optional[str]], depth: int,
             make: Callable[[int], list[str]]) -> list[str]:
        """What make writes at a depth, under those tests that there are."""
        found = [t for t in tests if t]
        if not found:
            return make(depth)
        return _if(" && ".join(found), make(depth + 1), depth)


class Reading(_Way):
    """Struct to packet."""

    s = "out"

    def _lines(self) -> list[str]:
        tag = self.names.tag(self.t)
        lines = [f"\t{tag}_init(out);"]
        if self.a.legacy.fixed and not self.is_reply:
            lines += [f"\tif (!is_{lower(self.a.op.name)}(in))", _REFUSE]
        if self.a.legacy.zero and not self.is_reply:
            lines += _if(" || ".join(self.a.stray("in")), [_REFUSE], 1)
        if not self.is_reply:
            lines += self._strays()
        for f in self._plain():
            lines += _guarded(f.guard, self._field(f))
        for nest, fields in self._nests().items():
            inside = [f"\t(void){tag}_set_{lower(nest)}(out);",
                      *(x for f in fields for x in self._field(f))]
            lines += _guarded(fields[0].guard, inside)
        return lines

    def _strays(self) -> list[str]:
        """Bits that no mask has would be lost."""
        lines: list[str] = []
        loose = {f.member for f in self.fields if f.loose}
        for path, (masks, guard) in _masks(self.fields).items():
            if path in loose:
                continue
            lines += _guarded(guard, _if(
                f"!HNL_LEGACY_ONLY(in->{path}, {' | '.join(masks)})",
                [_REFUSE], 1))
        return lines

    def _field(self, f: LegacyField) -> list[str]:
        t, field = self.row(f)
        nest = f"out->{member(f.path[0])}" if f.path[0] else ""
        s, here = (f"&{nest}", f"{nest}.") if nest else ("out", "out->")
        present = f"HNL_SET({s}, {self.names.field(t, field)});"
        raw = f"in->{f.member}"
        bits = f"HNL_LEGACY_GET_BITS({raw}, {f.mask})" if f.mask else raw
        if field.kind == "FLAG":
            return self.when([self.condition(f), bits], 1,
                             lambda depth: [_tabs(depth) + present])
        if field.kind == "BYTES":
            return self.when([self.condition(f)], 1, lambda depth: call(
                f"{self.names.tag(t)}_set_{lower(field.name)}",
                [s, raw, f"sizeof({raw})"], ";", depth))
        if f.shift:
            value = f"hnl_legacy_up({bits}, {f.shift}, {_OK})"
        else:
            value = bits
        to = f"{here}{member(field.name)}"
        return self.when(
            [self.condition(f), self._given(f, field, bits)], 1,
            lambda depth: [*_fill("HNL_LEGACY_PUT(", f"{to}, {value}, {_OK}",
                                  ");", depth), _tabs(depth) + present])

    def _given(self, f: LegacyField, field: Field, bits: str) -> str:
        """Whether the number is there: no test where it always is."""
        if f.absent and not field.required:
            return f"!HNL_LEGACY_IS({bits}, {self.a.const(f.absent)})"
        return "" if field.required or _admits_0(field) else f"{bits} != 0"


class Writing(_Way):
    """Packet to struct."""

    s = "in"

    def _lines(self) -> list[str]:
        lines = [] if self.is_reply else self._request()
        if self.is_reply:
            masks = _masks(self.fields)
            lines += _cleared(self.a.legacy.zero + self.a.legacy.clear)
            lines += [x for m, (_, guard) in masks.items()
                      for x in _guarded(guard, [f"\tout->{m} = 0;"])]
        for f in self._plain():
            lines += _guarded(f.guard, self._field(f))
        for nest, fields in self._nests().items():
            top = _top(self.t, fields[0])
            inside = [x for f in fields for x in self._field(f, 2)]
            has = self.has(self.t, top, "in")
            lines += _guarded(
                fields[0].guard, [f"\tif ({has}) {{", *inside, "\t}"],
                None if self.is_reply else
                [f"\tif ({has})", "\t\treturn -HNL_EOPNOTSUPP;"])
        return lines

    def _request(self) -> list[str]:
        """What is refused before anything is written, and what is fixed."""
        must = [f"!{self.has(self.t, f, 'in')}" for f in self.t.fields
                if f.required]
        lines = _if(" || ".join(must), [_REFUSE], 1) if must else []
        alien = list(self._without_member())
        if alien:
            lines += _if(" || ".join(alien),
                         ["\t\treturn -HNL_EOPNOTSUPP;"], 1)
        lines += ["\tmemset(out, 0, sizeof(*out));"]
        return lines + [f"\tout->{m} = {self.a.const(c)};"
                        for m, c in self.a.legacy.fixed]

    def _without_member(self) -> Iterator[str]:
        named = {f.attribute for f in self.fields}
        if self.a.legacy.list:
            named.add(self.a.legacy.list.attribute)
        nests = self._nests()
        for f in self.t.fields:
            if f.name in nests:
                inner = self.names.layout.nest[f.attribute.nested]
                s = f"&in->{member(f.name)}"
                for x in inner.fields:
                    if f"{f.name}.{x.name}" not in named:
                        yield f"({self.has(self.t, f, 'in')} && " \
                              f"{self.has(inner, x, s)})"
            elif f.name not in named:
                yield self.has(self.t, f, "in")

    def _field(self, f: LegacyField, depth: int = 1) -> list[str]:
        lines = self._member(f, depth)
        if f.echo and self.is_reply:
            lines += _fill("HNL_LEGACY_PUT(", f"out->{f.echo}, "
                           f"out->{f.member}, {_OK}", ");", depth)
        return lines

    def _member(self, f: LegacyField, depth: int) -> list[str]:
        t, field = self.row(f)
        nest = f.path[0]
        s = f"&in->{member(nest)}" if nest else "in"
        here = f"in->{member(nest)}." if nest else "in->"
        value, to = f"{here}{member(field.name)}", f"out->{f.member}"
        has = "" if field.required else self.has(t, field, s)
        tests = [self.condition(f), has]
        if field.kind == "FLAG":
            return self._flag(f, tests, to, depth)
        if field.kind == "BYTES":
            lines = self.when(tests, depth, lambda d: call(
                "HNL_LEGACY_PUT_BYTES", [to, value, _OK], ";", d))
            if not has or f.when or not self.is_reply:
                return lines
            return [*lines, f"{_tabs(depth)}else", *call(
                "memset", [to, "0", f"sizeof({to})"], ";", depth + 1)]
        if f.shift:
            value = f"hnl_legacy_down({value}, {f.shift}, {_OK})"
        lines = self.when(tests, depth,
                          lambda d: self._put(f, to, value, d))
        return lines + self._absent(f, to, has, depth)

    def _flag(self, f: LegacyField, tests: list, to: str,
              depth: int) -> list[str]:
        lines = self.when(tests, depth, lambda d: self._put(f, to, "1", d))
        if f.mask or not self.is_reply:
            return lines
        return [f"{_tabs(depth)}{to} = 0;", *lines]

    @staticmethod
    def _put(f: LegacyField, to: str, value: str, depth: int) -> list[str]:
        if f.mask:
            return call("HNL_LEGACY_PUT_BITS", [to, f.mask, value, _OK], ";",
                        depth)
        return _fill("HNL_LEGACY_PUT(", f"{to}, {value}, {_OK}", ");", depth)

    def _absent(self, f: LegacyField, to: str, has: str,
                depth: int) -> list[str]:
        """What stands for a number that is absent."""
        if not has or f.when:
            return []
        raw = self.a.const(f.absent) if f.absent else "0"
        if not f.absent and (f.mask or not self.is_reply):
            return []           # zero already
        return [f"{_tabs(depth)}else", *self._put(f, to, raw, depth + 1)]


def _top(t: Table, f: LegacyField) -> Optional[Field]:
    """The table's own field that a legacy field is, or is in."""
    name = f.path[0] or f.path[1]
    return next((x for x in t.fields if x.name == name), None)


def _masks(fields: list[LegacyField]) -> dict[str, tuple[list, str | None]]:
    """Members of which only bits have a meaning: their masks, their guard."""
    whole = {f.member for f in fields if not f.mask}
    found: dict[str, tuple[list, str | None]] = {}
    for f in fields:
        if f.mask and f.member not in whole:
            found.setdefault(f.member, ([], f.guard))[0].append(f.mask)
    return found


def _cleared(members: Iterable[str]) -> list[str]:
    """Of whatever type they are."""
    return [line for m in members for line in call(
        "memset", [f"&out->{m}", "0", f"sizeof(out->{m})"], ";", 1)]


def _admits_0(field: Field) -> bool:
    c = field.check
    if c.kind == "ENUM":
        return bool(c.high & 1)
    return c.kind not in ("RANGE", "SRANGE") or c.low <= 0 <= c.high


def _tabs(depth: int) -> str:
    return "\t" * depth


def _guarded(guard: Optional[str], lines: list[str],
             other: Optional[list[str]] = None) -> list[str]:
    if guard is None or not lines:
        return lines
    return [f"#if {guard}", *lines, *(["#else", *other] if other else []),
            "#endif"]


def _if(test: str, body: list[str], depth: int) -> list[str]:
    """if (test), and braces where they are wanted."""
    lines = _fill("if (", test, ")", depth)
    if sum(line.endswith(";") for line in body) == 1:
        return [*lines, *body]
    return [*lines[:-1], lines[-1] + " {", *body, _tabs(depth) + "}"]


def _fill(head: str, text: str, tail: str, depth: int) -> list[str]:
    """head text tail, broken behind && and || where it must be, and behind
    commas and | within what is still too long."""
    column = depth * TAB + (4 if head == "if (" else len(head))
    longest = max(columns(w) for w in re.split(r"(?<=[,|&]) ", text + tail))
    if column + longest > WIDTH:
        column = (depth + 1) * TAB
    indent = "\t" * (column // TAB) + " " * (column % TAB)
    lines = [_tabs(depth) + head]

    def put(word: str) -> bool:
        """On this line, if it fits; a fresh line takes anything."""
        fresh = lines[-1] in (indent, _tabs(depth) + head)
        joined = lines[-1] + ("" if fresh else " ") + word
        fits = columns(joined) <= WIDTH
        if fits or fresh:
            lines[-1] = joined
        return fits or fresh

    for part in re.sub(r"( &&| \|\|) ", r"\1\n", text + tail).split("\n"):
        if columns(indent + part) <= WIDTH:
            words = [part]
        else:
            words = re.sub(r"( \||,) ", r"\1\n", part).split("\n")
        for word in words:
            if not put(word):
                lines.append(indent)
                put(word)
    return lines


# ---- files ----

def _header(names: Names, adapters: list[Adapter]) -> str:
    family, guard = names.family, f"{names.up}_LEGACY_H"
    headers = sorted({a.legacy.header for a in adapters})
    lines = [[*preamble(family), *comment(
        f"The family {family.name} as structs of {', '.join(headers)}; see "
        "hnl_legacy.h."), f"#ifndef {guard}", f"#define {guard}"],
        ['#include "hnl_legacy.h"', f"#include <{names.low}.h>",
         *(f"#include <{h}>" for h in headers)],
        ["HNL_BEGIN_DECLS"]]
    for a in adapters:
        lines.append([x for name, args, _ in a.functions()
                      for x in prototype("HNL_MUST_CHECK int", name, args,
                                         ";")])
    lines.append([*comment(
        "The call with this number and struct, by l->run. Returns 0 with the "
        "OUT members of *arg written, a negated errno, or HNL_LEGACY_OTHER. "
        "op is not looked at where the hypercall has none."),
        *_call_prototype(names, ";")])
    lines += [["HNL_END_DECLS"], ["#endif"]]
    return "\n".join("\n".join(x) + "\n" for x in lines)


def _call_prototype(names: Names, tail: str) -> list[str]:
    kind = "HNL_MUST_CHECK int" if tail else "int"
    return prototype(kind, f"{names.low}_legacy_call",
                     ["struct hnl_legacy *l", "uint32_t hypercall",
                      "uint32_t op", "void *arg"], tail)


def _source(names: Names, adapters: list[Adapter]) -> str:
    parts = [[*preamble(names.family), f'#include "{names.low}_legacy.h"']]
    for a in adapters:
        parts.append([f"/* ---- {a.op.name} ---- */"])
        parts.append(a.is_it())
        parts.append(a.errno())
        parts += [function("int", name, args, body)
                  for name, args, body in a.functions()]
        parts.append(a.call())
    rows = sorted(adapters, key=lambda a: -len(a.legacy.fixed))
    parts.append(["static const struct hnl_legacy_row row[] = {",
                  *(x for a in rows for x in a.row()), "};"])
    parts.append([*_call_prototype(names, ""), "{", *call(
        "return hnl_legacy_find",
        ["l", "row", "sizeof(row) / sizeof(row[0])", "hypercall", "op",
         "arg"], ";", 1), "}"])
    return "\n".join("\n".join(p) + "\n" for p in parts if p)
