# SPDX-License-Identifier: MIT
"""hnl_<family>.c: the policy tables, and what encodes and decodes.

Rows are designated by the names of the header (field[FIELD_MAP_REQ +
HNL_MEMORY_MAP_REQ_RANGE]), so that a reader, and the compiler, can see that
each one is in its place. Invariant: the only numbers in here are those of the
schema; every length and offset is the compiler's.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import Iterator

from . import c_quick, c_ynl, model, reach
from .c_header import (DECODE_AT_ARGS, c_type, decode_args, encode_args,
                       encode_at_args, in_order_of_use, in_place, own_flags,
                       pointer, preamble, put_args)
from .c_fast import Fast
from .c_names import Names
from .c_text import (Step, call, chain, function, member, prototype,
                     upper)
from .policy import Field, Table
from .reach import Reach

_FLAGS = (("REQUIRED", lambda f: f.required),
          ("MULTI", lambda f: f.attribute.multi),
          ("BIG_ENDIAN", lambda f: f.attribute.big_endian),
          ("LOOSE", lambda f: f.attribute.loose),
          ("LAZY", lambda f: f.lazy),
          ("ANY_BIT", lambda f: f.foreign),
          ("SUBMSG", lambda f: f.kind == "SUBMSG"))


_COUNT = ["\tif (!hnl_encode_count(b, f, l.n))", "\t\treturn false;"]
_ROOM_MAX = 1024            # bytes that may be asked for at once
_WORD = 64                  # bits of a word of presence


class Source:
    """The lines of one source file."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.family = names.family
        self.layout = names.layout
        self.tables = names.layout.tables
        self.fast = Fast(names, lambda t: f"field[FIELD_{self._up(t)}]",
                         self._set_name)

    def text(self) -> str:
        parts = [self._top(), self._set_numbers(),
                 self._firsts("FIELD", "Where the fields of each set begin.",
                              lambda t: len(t.fields)),
                 self._firsts("SLOT", "Where the slots of each set begin.",
                              lambda t: t.n_types),
                 *self._rows(), self._sets(), *self._rules(),
                 *self._reaches(),
                 self._decoders(), self._schema(), self._commands(),
                 self._family()]
        for t in in_order_of_use(self.layout):
            parts += self._functions(t)
        for m in self.family.sub_messages:
            parts += c_ynl.sub_message_source(self.names, m)
        return "\n".join("\n".join(p) + "\n" for p in parts if p)

    def _top(self) -> list[str]:
        return [*preamble(self.family),
                *(["#include <hnl/decode.h>", ""] if self._straight else []),
                f'#include "{self.names.low}.h"']

    # ---- tables ----

    def _set_numbers(self) -> list[str]:
        lines = [f"\t{self._set_name(t)}," for t in self.tables]
        lines[-1] = lines[-1].rstrip(",")
        return ["/* Sets of attributes: one a message, one a nest. */",
                "enum {", *lines, "};"]

    @staticmethod
    def _row_tables(tables) -> list[Table]:
        return [t for t in tables if t.fields]

    def _firsts(self, what: str, doc: str, length) -> list[str]:
        """An enum of positions, each the sum of the lengths before it."""
        lines, at = [], 0
        for t in self._row_tables(self.tables):
            lines.append(f"\t{what}_{self._up(t)} = {at},")
            at += length(t)
        if not lines:
            return []
        lines[-1] = lines[-1].rstrip(",")
        return [f"/* {doc} */", "enum {", *lines, "};"]

    def _rows(self) -> Iterator[list[str]]:
        tables = self._row_tables(self.tables)
        if not tables:
            return
        yield ["/* Attribute number -> 1 + field; 0: unknown. */",
               "static const uint8_t slot[] = {",
               *(line for t in tables for line in self._slots(t)), "};"]
        yield ["static const struct hnl_field field[] = {",
               *(line for t in tables for f in t.fields
                 for line in self._field(t, f)), "};"]

    def _slots(self, t: Table) -> Iterator[str]:
        if t.fields[0].attribute.value == 0:
            yield f"\t[SLOT_{self._up(t)}] = {int(t.is_indexed)},"
        for f in t.fields:
            if f.attribute.value == 0:
                continue
            at = f"SLOT_{self._up(t)} + " \
                 f"{self.names.attribute(t.set, f.attribute)}"
            yield from _assign(f"[{at}]", f"1 + {self.names.field(t, f)}")

    def _field(self, t: Table, f: Field) -> list[str]:
        index = f"FIELD_{self._up(t)} + {self.names.field(t, f)}"
        lines = [f"\t[{index}] = {{"]
        for key, value in self._columns(t, f):
            if value:
                lines += _assign(f".{key}", str(value), 2)
        return [*lines, "\t},"]

    def _columns(self, t: Table, f: Field) -> Iterator[tuple[str, object]]:
        a, c = f.attribute, f.check
        kind = "BYTES" if f.kind == "SUBMSG" else f.kind
        yield "kind", f"HNL_KIND_{kind}"
        yield "flags", " | ".join(f"HNL_FIELD_{name}"
                                  for name, applies in _FLAGS if applies(f))
        if c.kind != "NONE":
            yield "check", f"HNL_CHECK_{c.kind}"
        yield "align", (a.align or 1).bit_length() - 1
        yield "type", "HNL_TYPE_ANY" if t.is_indexed \
            else self.names.attribute(t.set, a)
        yield "min", f.low_len
        yield "max", f.high_len
        if in_place(f):
            yield "sub", self._set_name(self.layout.nest[a.nested])
        elif f.kind == "PACKED":
            yield "sub", f.element
        if c_type(self.names, f) is not None:
            yield "dst", f"offsetof(struct {self.names.tag(t)}, " \
                         f"{self.names.member(f)})"
        yield "feature", self._feature(a.feature)
        yield "min_count", a.checks.min_count
        yield "max_count", a.checks.max_count
        plain = f.plain if t.fields.index(f) < _WORD else None
        yield "shape", plain and model.ATTR_HEADER + plain.width
        yield "lo", _bound(plain.low if plain else c.low,
                           "SRANGE" if plain and plain.low else c.kind)
        yield "hi", _bound(c.high, c.kind)
        yield "span", plain and _bound(plain.span, "RANGE")

    def _feature(self, name) -> str:
        return self.names.feature(self.family.feature_by_name[name]) \
            if name else ""

    def _sets(self) -> list[str]:
        lines = ["static const struct hnl_set set[] = {"]
        for t in self.tables:
            columns = list(self._set(t))
            if not columns:
                lines.append(f"\t[{self._set_name(t)}] = {{ 0 }},")
                continue
            lines.append(f"\t[{self._set_name(t)}] = {{")
            for key, value in columns:
                lines += _assign(f".{key}", str(value), 2)
            lines.append("\t},")
        return [*lines, "};"]

    def _set(self, t: Table) -> Iterator[tuple[str, object]]:
        if t.fields:
            yield "slot", f"SLOT_{self._up(t)}"
            yield "n_types", t.n_types
            yield "field", f"FIELD_{self._up(t)}"
            yield "n_fields", self.names.fields(t)
        flags = [f"HNL_SET_{name}" for name, applies in (
            ("REJECT", t.reject), ("CLOSING", t.is_closing),
            ("ZERO", t.has_zero),
            ("COUNTED", self.layout.is_counted(t))) if applies]
        if flags:
            yield "flags", " | ".join(flags)

    def _rules(self) -> Iterator[list[str]]:
        """What presence asks, and where the rules of each set begin."""
        with_rules = [t for t in self.tables if t.rules]
        if not with_rules:
            return
        rows, firsts, at = [], [], 0
        for t in with_rules:
            rows.append(f"\t/* {t.name} */")
            for r in t.rules:
                rows += ["\t{", *_assign(".reason", f"HNL_REASON_{r.kind}", 2),
                         *_assign(".field", self.names.field(t, r.field), 2),
                         *_assign(".other", self.names.field(t, r.other), 2),
                         "\t},"]
            firsts += _assign(f"[{_set(t)}]", f"{{ {at}, {len(t.rules)} }}")
            at += len(t.rules)
        yield ["static const struct hnl_rule rule[] = {", *rows, "};"]
        yield ["/* Where the rules of each set begin, and how many there are. */",
               f"static const struct hnl_rules rules[{len(self.tables)}] = {{",
               *firsts, "};"]

    @cached_property
    def _reach(self) -> list[tuple[Table, Reach]]:
        return [(t, r) for t in self.tables if t.role in ("request", "nest")
                for r in reach.of(self.family, t)]

    def _reaches(self) -> Iterator[list[str]]:
        """The addresses in requests, and how far each one reaches."""
        if not self._reach:
            return
        rows = []
        for t, r in self._reach:
            rows.append("\t{")
            for key, value in (
                    ("set", self._set_name(t)),
                    ("type", self.names.attribute(t.set, r.attribute)),
                    ("step", r.step), ("at", r.at),
                    ("extent", self.names.attribute(t.set, r.extent)
                     if isinstance(r.extent, model.Attribute) else r.extent),
                    ("width", r.width), ("order", int(r.order))):
                if value:
                    rows += _assign(f".{key}", str(value), 2)
            rows.append("\t},")
        yield ["/* Guest-physical addresses of the caller in requests. */",
               "static const struct hnl_reach reach[] = {", *rows, "};"]

    def _schema(self) -> list[str]:
        has_rows = bool(self._row_tables(self.tables))
        return ["static const struct hnl_schema schema = {",
                f"\t.slot = {'slot' if has_rows else 'NULL'},",
                f"\t.field = {'field' if has_rows else 'NULL'},",
                "\t.set = set,",
                f"\t.n_sets = {len(self.tables)},",
                *(["\t.rule = rule,", "\t.rules = rules,"]
                  if any(t.rules for t in self.tables) else []),
                *(["\t.reach = reach,", f"\t.n_reach = {len(self._reach)},"]
                  if self._reach else []),
                *(["\t.decode = decode,"] if self._straight else []), "};"]

    @cached_property
    def _straight(self) -> list[Table]:
        """Those with a decoder of their own."""
        return [t for t in self.tables if self.fast.has(t)]

    def _decoders(self) -> list[str]:
        """What the schema needs of the functions below it."""
        if not self._straight:
            return []
        lines = []
        for t in self._straight:
            if t.operation is None:
                lines += prototype("static int", self.fast.decode_name(t),
                                   DECODE_AT_ARGS, ";")
        if lines:
            lines.append("")
        lines += call(f"static int (*const decode[{len(self.tables)}])",
                      DECODE_AT_ARGS, " = {")
        for t in self._straight:
            lines += _assign(f"[{self._set_name(t)}]",
                             self.fast.decode_name(t))
        return [*lines, "};"]

    def _commands(self) -> list[str]:
        if self.family.foreign:
            return c_ynl.command_table(self.names, self._set_name)
        lines = ["static const struct hnl_command command[] = {"]
        for op in self.family.operations:
            lines.append(f"\t[{self.names.command(op)}] = {{")
            for key, value in self._command(op):
                if value:
                    lines += _assign(f".{key}", str(value), 2)
            lines.append("\t},")
        return [*lines, "};"]

    def _command(self, op: model.Operation) -> Iterator[tuple[str, object]]:
        if op.is_event:
            yield from self._event(op)
            return
        request = self.layout.of(op, "request")
        reply = self.layout.of(op, "reply")
        yield "flags", _flags((
            ("DO", op.do), ("DUMP", op.dump), ("PRIVILEGED", op.privileged),
            ("LONG", op.dump or op.continuation), ("NO_LINK", not op.link),
            ("NO_BARRIER", not op.barrier),
            ("NO_FORWARD", not op.forward)))
        yield "feature", self._feature(op.feature)
        yield "request", _set(request)
        yield "reply", _set(reply) if reply else "HNL_SET_NONE"
        if request.fields:
            yield "request_size", f"sizeof(struct {self.names.tag(request)})"
        for i, f in enumerate(request.fields):
            if f.attribute.target:
                yield "target", f"offsetof(struct {self.names.tag(request)},"\
                                f" {member(f.name)})"
                yield "target_field", i + 1
        if not reply:
            return
        bound = self.layout.reply_bound(reply)
        if bound.per:
            yield "reply_list", f"offsetof(struct {self.names.tag(request)},"\
                                f" {member(bound.per)})"
            yield "reply_unit", next(f.element for f in request.fields
                                     if f.name == bound.per)
        yield "reply_max", bound.most
        yield "reply_each", bound.each
        yield "reply_bound", bound.total

    def _event(self, op: model.Operation) -> Iterator[tuple[str, object]]:
        told = self.layout.of(op, "event")
        yield "flags", "HNL_COMMAND_EVENT"
        yield "feature", self._feature(op.feature)
        if op.mcgrp:
            yield "group", self.names.group(
                self.family.group_by_name[op.mcgrp])
        yield "request", "HNL_SET_NONE"
        yield "reply", _set(told)
        bound = self.layout.reply_bound(told)
        if bound:
            yield "reply_max", bound.most
            yield "reply_bound", bound.total

    def _family(self) -> list[str]:
        if self.family.foreign:
            return c_ynl.family(self.names)
        most = max(op.value for op in self.family.operations)
        return [f"const struct hnl_family {self.names.low}_family = {{",
                f"\t.id = {self.names.up}_FAMILY,",
                f"\t.version = {self.names.up}_VERSION,",
                f"\t.n_commands = {most + 1},",
                "\t.command = command,", "\t.schema = &schema,", "};"]

    # ---- functions ----

    def _functions(self, t: Table) -> Iterator[list[str]]:
        yield from self.fast.functions(t)
        if self.fast.has(t) and t.operation is None:
            yield self.fast.decode(t)
        for f in t.fields:
            if f.attribute.multi:
                yield self._next(t, f)
                yield self._put_list(t, f)
        if t.has_struct:
            yield self._write(t)
            if self._has_full(t):
                yield self._is_full(t)
            yield self._put(t)
        if t.role == "nest" and self._is_held(t):
            yield self._put_nest(t)
            if not self.family.foreign and t.name in self._listed:
                yield self._put_each(t)
                if c_quick.is_quick_nest(self.names, t):
                    yield c_quick.array(self.names, t)
        if t.operation is None:
            if self.family.foreign and t.has_struct:
                yield c_ynl.decode_bytes(self.names, t, self._set_name(t))
            return
        yield self._encode(t)
        if t.has_struct:
            yield self._decode(t)

    def _is_held(self, t: Table) -> bool:
        """Some table has it in place; lazy ones need no function."""
        return not self.family.foreign or t.set.name in self._held

    @cached_property
    def _held(self) -> set[str]:
        return {f.attribute.nested for t in self.tables for f in t.nests}

    @cached_property
    def _listed(self) -> set[str]:
        return {f.attribute.nested for t in self.tables for f in t.nests
                if f.attribute.multi}

    def _up(self, t: Table) -> str:
        return upper(self.names.local(t))

    def _set_name(self, t: Table) -> str:
        return f"SET_{self._up(t)}"

    def _next(self, t: Table, f: Field) -> list[str]:
        kind = c_type(self.names, f)
        if in_place(f):
            nest = self.layout.nest[f.attribute.nested]
            step, of = "nest", ["&schema", self._set_name(nest)]
        else:
            step, of = "value", [self._row(t, f)]
        return function("bool", f"{self.names.tag(t)}_next_{self.names.local(f)}",
                        ["struct hnl_list *l", pointer(kind, "out")],
                        call(f"return hnl_list_next_{step}",
                             ["l", *of, "out", "sizeof(*out)"], ";", 1))

    def _row(self, t: Table, f: Field) -> str:
        return f"&field[FIELD_{self._up(t)} + {self.names.field(t, f)}]"

    def _put_list(self, t: Table, f: Field) -> list[str]:
        """Of the caller's array, or of a message that was decoded."""
        kind, tag = c_type(self.names, f), self.names.tag(t)
        get = f"{tag}_next_{self.names.local(f)}(&l, &v)"
        if in_place(f) and not self.family.foreign:
            nest = self.layout.nest[f.attribute.nested]
            each = f"if (!each_{self.names.local(nest)}"
            args = ["b", self._type(t, f), "item != NULL ? &item[i] : &v"]
            last, room = [], f"HNL_ATTRHDR + {self._room(nest)}"
            body = [f"\tconst {kind} *item = (const {kind} *)l.item;",
                    f"\t{kind} v;", "\tsize_t i, n = l.n;", "", *_COUNT]
            quick = c_quick.is_quick_nest(self.names, nest) and \
                not t.is_indexed and not f.attribute.critical
            if quick:
                last = ["false"]
                body += [f"\tif (hnl_encode_are_roomy(b, &l, {room}) &&",
                         *call(f"    all_{self.names.local(nest)}", [
                             "hnl_builder_here(b)", args[1], "item", "n"],
                             ") {", 1),
                         f"\t\tb->len += n * ({room});",
                         "\t\treturn true;", "\t}"]
            elif self._room(nest):
                last = ["false"]
                body += [f"\tif (hnl_encode_are_roomy(b, &l, {room})) {{",
                         "\t\tfor (i = 0; i < n; i++)",
                         *call(each, [*args[:2], "&item[i]", "true"], ")", 3),
                         "\t\t\t\treturn false;", "\t\treturn true;",
                         "\t}"]
            body += ["\tfor (i = 0; i < n; i++) {",
                     f"\t\tif (item == NULL && !{get})", "\t\t\tbreak;",
                     *call(each, [*args, *last], ")", 2),
                     "\t\t\treturn false;", "\t}", "\treturn true;"]
        else:
            head, args = self._put_value(t, f, "v", "f")
            body = [f"\t{kind} v;", "", *_COUNT, f"\twhile ({get})",
                    *call(f"if (!{head}", args, ")", 2),
                    "\t\t\treturn false;", "\treturn true;"]
        return function(f"{self._inline} bool", f"put_{self.names.local(t)}_"
                        f"{self.names.local(f)}",
                        ["struct hnl_builder *b", "const struct hnl_field *f",
                         "struct hnl_list l"], body)

    @property
    def _inline(self) -> str:
        """Of the kernel's families some are too large to be inlined."""
        return "static" if self.family.foreign else "HNL_INLINE"

    def _write(self, t: Table) -> list[str]:
        """The attributes of a set: the chain breaks where the builder fails."""
        steps: list[Step] = [*self._need(t), *self._keep(t)]
        for f in t.order or t.fields:
            head, args = self._put_field(t, f)
            name = self.names.field(t, f)
            absent = f"!(has & HNL_BIT({name}))" if self._has_full(t) \
                else f"!HNL_HAS(s, {name})"
            lead = "" if f.required else f"({absent} ||\n"
            steps.append((lead + head, args, "" if f.required else ")"))
        body = chain(steps) if steps else ["\treturn true;"]
        top = c_ynl.put_header(self.names, t) if t.header else []
        row = any("f[" in line for line in body)    # flags have no use for it
        if self._has_full(t):
            top = ["\tconst uint64_t has = full ? ~(uint64_t)0 : s->has[0];",
                   *(top or [""])]
        if row:
            top = [f"\tconst struct hnl_field *f = &field[FIELD_"
                   f"{self._up(t)}];", *(top or [""])]
        return function(f"{self._inline} bool", f"write_{self.names.local(t)}",
                        [*put_args(self.names.tag(t)), *self._full(t)],
                        [*top, *body])

    @lru_cache(maxsize=None)
    def _has_full(self, t: Table) -> bool:
        """Whether it is written another way when everything is present: as a
        message, in a list, or in what is written so."""
        return self._may_be_full(t) and (
            t.operation is not None or t.name in self._listed or
            any(self._nest(f) is t and self._has_full(holder)
                for holder in self.tables for f in holder.nests))

    @lru_cache(maxsize=None)
    def _may_be_full(self, t: Table) -> bool:
        return len(t.fields) <= _WORD and self._room(t) != 0 and \
            not c_quick.is_quick(self.names, t) and \
            not t.rules and any(not f.required or f.kind == "NEST" and
                                self._may_be_full(self._nest(f))
                                for f in t.fields)

    def _nest(self, f: Field) -> Table:
        return self.layout.nest[f.attribute.nested]

    def _full(self, t: Table) -> list[str]:
        """The argument of who writes such a set, a constant."""
        return ["bool full"] if self._has_full(t) else []

    def _is_full(self, t: Table) -> list[str]:
        steps: list[Step] = [("hnl_encode_is_full", [
            "s->has[0]", self.names.fields(t)], "")]
        steps += [(f"is_full_{self.names.local(self._nest(f))}",
                   [f"&s->{self.names.member(f)}"], "") 
                  for f in t.nests if self._has_full(self._nest(f))]
        return function("HNL_INLINE bool", f"is_full_{self.names.local(t)}",
                        [f"const struct {self.names.tag(t)} *s"], chain(steps))

    def _put(self, t: Table) -> list[str]:
        write, room = f"write_{self.names.local(t)}", self._room(t)
        put = f"(void){write}(&w, s{', false' if self._full(t) else ''});"
        if self.family.foreign:
            body = [f"\t(void){write}(b, s);"]
        else:
            body = ["\tstruct hnl_builder w = hnl_encode_within(b);", ""]
            body += [f"\tif (hnl_encode_is_roomy(&w, {room}, false))",
                     f"\t\t{put}", "\telse", f"\t\t{put}"] if room \
                else [f"\t{put}"]
            body.append("\thnl_encode_commit(b, &w);")
        return function("void", f"{self.names.tag(t)}_put",
                        put_args(self.names.tag(t)), body)

    def _room(self, t: Table) -> int:
        """Bytes of all attributes at their longest; 0: too many to say."""
        lists = any(f.attribute.multi for f in t.fields)
        most = None if self.family.foreign or lists \
            else self.layout.largest(t)
        return most if most is not None and most <= _ROOM_MAX else 0

    def _need(self, t: Table) -> Iterator[Step]:
        """Required fields: after this they are present, word by word."""
        words: dict[int, list[str]] = {}
        for i, f in enumerate(t.fields):
            if f.required:
                words.setdefault(i // 64, []).append(self.names.field(t, f))
        for word, fields in words.items():
            bits = " | ".join(f"HNL_BIT({name})" for name in fields)
            has = "has" if self._has_full(t) else f"s->has[{word}]"
            yield "hnl_encode_has", ["b", has, bits], ""

    @staticmethod
    def _keep(t: Table) -> Iterator[Step]:
        """The rules between fields."""
        if t.rules:
            yield "hnl_encode_rules", ["b", "&schema", _set(t), "s->has"], ""

    def _put_field(self, t: Table, f: Field) -> tuple[str, list[str]]:
        value = f"s->{self.names.member(f)}"
        row = f"&f[{self.names.field(t, f)}]"
        if f.attribute.multi:
            return f"put_{self.names.local(t)}_{self.names.local(f)}", \
                ["b", row, value]
        return self._put_value(t, f, value, row)

    def _type(self, t: Table, f: Field) -> str:
        kind = "l.index" if t.is_indexed \
            else self.names.attribute(t.set, f.attribute)
        return kind + (" | HNL_ATTR_CRITICAL" if f.attribute.critical else "")

    def _put_value(self, t: Table, f: Field, value: str,
                   row: str) -> tuple[str, list[str]]:
        kind = self._type(t, f)
        if f.kind == "FLAG":
            return "hnl_encode_flag", ["b", kind]
        if f.lazy or f.kind == "SUBMSG":
            return f"hnl_encode_{'lazy' if f.lazy else 'submsg'}", \
                ["b", kind, value]
        if f.kind == "NEST":
            nest = self._nest(f)
            return f"nest_{self.names.local(nest)}", [
                "b", kind, f"&{value}",
                *([] if not self._full(nest) else
                  ["full"] if self._full(t) else ["false"])]
        verb = {"STRING": "string", "BYTES": "bytes", "PACKED": "bytes"}.get(
            f.kind, f.kind.lower())
        return f"hnl_encode_{verb}", ["b", kind, row, value]

    def _put_nest(self, t: Table) -> list[str]:
        full = ", full" if self._full(t) else ""
        return function(f"{self._inline} bool", f"nest_{self.names.local(t)}",
                        [*self._nest_args(t), *self._full(t)], [
            "\tstruct hnl_nest nest = hnl_attr_nest_begin(b, type);", "",
            f"\tif (!write_{self.names.local(t)}(b, s{full}))",
            "\t\treturn false;", "\thnl_attr_nest_end(b, nest);",
            "\treturn b->err == 0;"])

    def _nest_args(self, t: Table) -> list[str]:
        return ["struct hnl_builder *b", "uint16_t type",
                f"const struct {self.names.tag(t)} *s"]

    def _put_each(self, t: Table) -> list[str]:
        """A nest of a list, with room for itself."""
        local, full = self.names.local(t), self._full(t)
        nest, args = f"nest_{local}", self._nest_args(t)
        body = [f"\treturn {nest}(b, type, s);"] if not self._room(t) else [
            "\tstruct hnl_builder w = hnl_encode_within(b);", "",
            *self._if_quick(t, "HNL_ATTRHDR", ") {", "roomy"),
            f"\t\t(void){nest}(&w, type, s{', true' if full else ''});",
            "\t\treturn hnl_encode_commit(b, &w);", "\t}",
            f"\t(void){nest}(&w, type, s{', false' if full else ''});",
            "\treturn hnl_encode_commit(b, &w);"]
        return function("HNL_INLINE bool", f"each_{local}",
                        [*args, *(["bool roomy"] if self._room(t) else [])],
                        body)

    def _if_quick(self, t: Table, header: str, end: str,
                  known: str = "false") -> list[str]:
        """With room for the longest, and everything present."""
        roomy = f"hnl_encode_is_roomy(&w, {header} + {self._room(t)}, " \
                f"{known}){end}"
        if not self._full(t):
            return [f"\tif ({roomy}"]
        return [f"\tif (is_full_{self.names.local(t)}(s) &&",
                f"\t    {roomy}"]

    def _encode(self, t: Table) -> list[str]:
        tag, local = self.names.tag(t), self.names.local(t)
        if self.family.foreign:
            return function("void", f"{tag}_encode", encode_args(
                tag, t, not self.family.raw), c_ynl.encode_body(
                    self.names, t))
        args = encode_at_args(tag, t)
        any_way = ["\tstruct hnl_builder b;", "",
                   "\thnl_builder_init(&b, buf, size);",
                   *self._begin(t, "&b", 1),
                   *([f"\t{tag}_put(&b, s);"] if t.fields else []),
                   "\treturn hnl_encode_end(&b);"]
        if c_quick.is_quick(self.names, t):
            return function("int", f"{tag}_encode_any", args, any_way)
        if not self._room(t):
            return function("int", f"{tag}_encode_at", args, any_way)
        full = ", true" if self._full(t) else ""
        names = [re.split(r"[ *]", a)[-1] for a in args]
        return [*function("static HNL_APART int", f"encode_any_{local}", args,
                          any_way), "",
                *function("int", f"{tag}_encode_at", args, [
                    "\tstruct hnl_builder w;", "",
                    "\thnl_builder_init(&w, buf, size);",
                    *self._if_quick(t, "HNL_MSGHDR", ") {"),
                    *self._begin(t, "&w", 2),
                    f"\t\t(void)write_{local}(&w, s{full});",
                    "\t\treturn hnl_encode_end(&w);", "\t}",
                    *call(f"return encode_any_{local}", names, ";", 1)])]

    def _begin(self, t: Table, builder: str, depth: int) -> list[str]:
        return call("hnl_encode_begin_own", [
            builder, f"&{self.names.low}_family",
            self.names.command(t.operation), own_flags(t), "flags", "seq",
            "port"], ";",
            depth)

    def _decode(self, t: Table) -> list[str]:
        tag = self.names.tag(t)
        if t.header or self.family.raw:
            return function("int", f"{tag}_decode", decode_args(tag),
                            c_ynl.decode_body(self.names, t,
                                              self._set_name(t)))
        return self.fast.decode(t)


def _set(t: Table) -> str:
    return f"SET_{upper(t.name)}"


def _bound(value: int, check: str) -> str:
    """A 64-bit number as the table holds it."""
    if check in ("MASK", "ENUM"):
        return hex(value) if value else ""
    if value < 0:
        return f"(uint64_t){value}" if value > -(1 << 63) \
            else hex(1 << 63)
    return "" if value == 0 else \
        str(value) if value <= 0x7fffffff else hex(value)


def _flags(pairs) -> str:
    """Two on a line."""
    names = [f"HNL_COMMAND_{name}" for name, on in pairs if on]
    rows = [" | ".join(names[i:i + 2]) for i in range(0, len(names), 2)]
    return " |\n\t\t\t".join(rows)


def _assign(name: str, value: str, depth: int = 1) -> list[str]:
    """name = value, on two lines when one is too short."""
    tabs = "\t" * depth
    line = f"{tabs}{name} = {value},"
    if len(line.expandtabs(8)) <= 80:
        return [line]
    return [f"{tabs}{name} =", f"{tabs}\t{value},"]
