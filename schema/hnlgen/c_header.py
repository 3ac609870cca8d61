# SPDX-License-Identifier: MIT
"""hnl_<family>.h: what a programmer reads and uses.

In order of use: numbers of the family, definitions, commands, attributes,
then each struct with its setters and what can be done with it. Invariant: the
header stands alone, in C99 and in C++, and depends on include/hnl alone.
"""

from __future__ import annotations

import re
from typing import Iterator, Optional

from . import c_quick, c_struct, c_ynl, describe, model, policy, ynl_structs
from .c_names import Names
from .c_struct import scalar_type
from .c_text import (call, comment, function, member, prototype,
                     string, upper, with_note)
from .policy import Field, Table

BYTES = "struct hnl_bytes"
SUBMSG = "struct hnl_submsg"

# What holds for every struct is said once.
CONTRACT = """\
/*
 * A message or a nest is a struct: has[] says which members hold a value, and
 * the others are not read.
 *
 * _init(s)		nothing is present
 * _set_x(s, ...)	x is present; of a nest, returns the nest to be filled.
 *			Arrays and bytes stay the caller's, until encoded.
 * _put(b, s)		its attributes, ascending. -HNL_EINVAL in the builder:
 *			a required one is absent, or a value not allowed.
 * _encode(b, ...)	the same with the header around it; flags are HNL_F_*
 *			beside those that the kind of message implies
 * _encode_at(buf, size, ...)	the same into bytes of the caller's, with no
 *			builder. Returns the message's, or the error negated;
 *			what was written is then unspecified.
 * _encode_any(buf, ...)	what _encode_at() calls where it is inline
 * _decode(d, ...)	all that the schema says is checked: see
 *			hnl_policy_decode(). d went through hnl_decoder_init(),
 *			in a guest with HNL_GRANT_ALL: what is not granted is
 *			absent. m was found in buf, and is of this family and
 *			command. Bytes and lists in *out are views into buf.
 * _decode_at(d, ...)	the same of attributes buf[pos, end), into a struct of
 *			this message; the message begins with buf
 * _next_x(l, out)	the next value of list x, false at its end; walk a
 *			copy. Decoder and buf live until then.
 *
 * A message without attributes has no struct, and of these functions _encode()
 * and _encode_at() alone, without s.
 */""".split("\n")


GETTER = " * _get_x(s)\t\tx, or its default where it is absent"


def c_type(names: Names, f: Field) -> Optional[str]:
    """Of one value, None for a flag, which is presence alone."""
    if in_place(f):
        return f"struct {names.tag(names.layout.nest[f.attribute.nested])}"
    if f.attribute.type in model.NUMBERS:
        return scalar_type(model.NUMBERS[f.attribute.type])
    return {"FLAG": None, "BITFIELD32": "struct hnl_bitfield32",
            "SUBMSG": SUBMSG}.get(f.kind, BYTES)


def in_place(f: Field) -> bool:
    """A nest that is a struct, not bytes for later."""
    return f.kind == "NEST" and not f.lazy


def pointer(kind: str, name: str) -> str:
    return f"{kind} *{name}"


def preamble(family: model.Family) -> list[str]:
    if family.foreign:
        return ["/* SPDX-License-Identifier: MIT */",
                f"/* generated from the YNL spec of {family.name} by "
                "schema/hnlgen; do not edit */"]
    return ["/* SPDX-License-Identifier: MIT */",
            f"/* generated from {family.where.source} by schema/hnlgen; "
            "do not edit */"]


class Header:
    """The lines of one header."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.family = names.family
        self.layout = names.layout

    def text(self) -> str:
        parts = [*self._top(), *self._definitions(), self._commands(),
                 *self._attribute_sets(), self._contract(),
                 c_ynl.CONTRACT if self.family.foreign else []]
        for t in in_order_of_use(self.layout):
            parts += self._table(t)
        for s in self.family.sub_messages:
            parts += c_ynl.sub_message_header(self.names, s)
        parts += self._end()
        return "\n".join("\n".join(p) + "\n" for p in parts if p)

    def _contract(self) -> list[str]:
        """With _get_x() where there is any."""
        if all(a.default is None for s in self.family.sets
               for a in s.attributes):
            return CONTRACT
        at = next(i for i, line in enumerate(CONTRACT) if " _put(" in line)
        return [*CONTRACT[:at], GETTER, *CONTRACT[at:]]

    def _top(self) -> Iterator[list[str]]:
        guard = f"{self.names.up}_H"
        yield [*preamble(self.family),
               *comment(describe.family(self.family)),
               f"#ifndef {guard}", f"#define {guard}"]
        quick = any(c_quick.is_quick(self.names, t)
                    for t in self.layout.tables)
        yield ["#include <hnl/encode.h>", "#include <hnl/list.h>",
               *(["#include <hnl/quick.h>"] if quick else []),
               *(["#include <hnl/ynl.h>"] if self.family.foreign else [])]
        yield ["HNL_BEGIN_DECLS"]
        numbers = [f"#define {self.names.up}_FAMILY {self.family.id}",
                   f"#define {self.names.up}_VERSION {self.family.version}"]
        yield c_ynl.numbers(self.names) if self.family.foreign else numbers
        if self.family.features:
            yield ["/* Features: bits of the grants. */", "enum {",
                   *self._entries((self.names.feature(f), f.value, f.doc)
                                  for f in self.family.features), "};"]
        if self.family.groups:
            yield ["/* Groups that events are told to. */", "enum {",
                   *self._entries((self.names.group(g), g.value,
                                   describe.group(g))
                                  for g in self.family.groups), "};"]

    @staticmethod
    def _entries(entries) -> list[str]:
        """Enumerators with their docs above them."""
        lines: list[str] = []
        for name, value, doc in entries:
            lines += [*comment(doc, 1), f"\t{name} = {value},"]
        if lines:
            lines[-1] = lines[-1].rstrip(",")
        return lines

    # ---- definitions ----

    def _definitions(self) -> Iterator[list[str]]:
        for d in ynl_structs.in_order(self.family.definitions):
            if isinstance(d, model.Struct):
                yield from self._struct(d)
            elif isinstance(d, model.Const):
                value = string(d.value) if isinstance(d.value, str) \
                    else _literal(d.value)
                yield [*comment(d.doc),
                       f"#define {self.names.define(d)} {value}"]
            else:
                yield self._enum(d)

    def _enum(self, d: model.Enum) -> list[str]:
        values = [1 << e.value if d.is_flags else e.value for e in d.entries]
        entries = [(self.names.entry(d, e),
                    hex(v) if d.is_flags else str(v), e.doc)
                   for e, v in zip(d.entries, values)]
        if not values:
            return []               # of a YNL spec
        if max(values) <= 0x7fffffff:
            return [*comment(d.doc), f"enum {self.names.tag(d)} {{",
                    *self._entries(entries), "};"]
        lines = comment(d.doc)      # an enumerator is an int
        for (name, _, doc), value in zip(entries, values):
            lines += with_note(f"#define {name} {hex(value)}", doc)
        return lines

    def _struct(self, d: model.Struct) -> Iterator[list[str]]:
        tag = self.names.tag(d)
        named = [m for m in d.members if m.type != "pad"]
        yield [f"#define {self.names.define(d)}_SIZE {d.size}"]
        lines = [*comment(d.doc), f"struct {tag} {{"]
        for m in named:
            if m.type not in model.SCALARS:
                lines += with_note(c_ynl.member(self.names, m), m.doc)
                continue
            kind = scalar_type(model.SCALARS[m.type])
            note = m.doc or (f"one of {m.enum}" if m.enum else "")
            lines += with_note(f"\t{kind} {member(m.name)};", note)
        yield [*lines, *([] if named else [c_struct.NOTHING]), "};"]
        yield self._load(d, tag)
        yield self._store(d, tag)
        if any(a.type == "packed-array" and a.struct == d.name
               for s in self.family.sets for a in s.attributes):
            yield c_struct.store_all(d, tag, self.names.define(d))

    def _load(self, d: model.Struct, tag: str) -> list[str]:
        body = []
        for at, m in c_struct.offsets(d):
            if m.type not in (*model.SCALARS, "pad"):
                body += c_ynl.load_member(self.names, m, c_struct.at(at))
            elif m.type != "pad":
                body.append(c_struct.load(m, at))
        body = body or c_struct.LOAD_NOTHING
        return function("static inline void", f"{tag}_load",
                        ["const uint8_t *p", f"struct {tag} *s"], body)

    def _store(self, d: model.Struct, tag: str) -> list[str]:
        body = []
        for at, m, width in c_struct.stores(d):
            if m.type not in (*model.SCALARS, "pad"):
                body += c_ynl.store_member(self.names, m, c_struct.at(at))
            else:
                body += c_struct.store(m, at, width)
        if all(m.type == "pad" for m in d.members):
            body += c_struct.store_nothing(d)
        return function("static inline void", f"{tag}_store",
                        ["uint8_t *p", f"const struct {tag} *s"], body)

    # ---- commands and attributes ----

    def _commands(self) -> list[str]:
        if self.family.foreign:
            return ["/* Commands. */", f"enum {self.names.low}_cmd {{",
                    *self._entries(c_ynl.commands(self.names)), "};"]
        return ["/* Commands. */", f"enum {self.names.low}_cmd {{",
                *self._entries((self.names.command(op), op.value,
                                describe.operation(op))
                               for op in self.family.operations), "};"]

    def _attribute_sets(self) -> Iterator[list[str]]:
        for s in self.family.sets:
            entries = [(self.names.attribute(s, a), a.value,
                        describe.attribute(self.family, a))
                       for a in s.attributes]
            if entries and not s.indexed:
                yield [*comment(s.doc or f"Attributes of set {s.name}."),
                       "enum {", *self._entries(entries), "};"]

    # ---- a struct for each table ----

    def _table(self, t: Table) -> Iterator[list[str]]:
        yield [f"/* ---- {_title(t)} ---- */"]
        if t.fields:
            yield self._field_numbers(t)
        if t.has_struct:
            yield self._members(t)
            yield self._init(t)
            for f in t.fields:
                yield self._setter(t, f)
            for f in t.fields:
                yield self._getter(t, f)
        yield from self._functions(t)

    def _field_numbers(self, t: Table) -> list[str]:
        return ["enum {", *(f"\t{self.names.field(t, f)},"
                            for f in t.fields),
                f"\t{self.names.fields(t)}", "};"]

    def _members(self, t: Table) -> list[str]:
        lines = [f"struct {self.names.tag(t)} {{"]
        if t.fields:
            lines.append(
                f"\tuint64_t has[HNL_PRESENCE({self.names.fields(t)})];")
        if t.header:
            lines.append(f"\tstruct {self.names.tag(t.header)} "
                         f"{self.names.header(t)};")
        for f in sorted(t.fields, key=_descending_alignment):
            kind = c_type(self.names, f)
            if kind is None:
                continue
            note = _member_note(self.names, f, kind)
            kind = "struct hnl_list" if f.attribute.multi else kind
            lines += with_note(f"\t{kind} {self.names.member(f)};", note)
        return [*lines, "};"]

    def _init(self, t: Table) -> list[str]:
        return function(
            "static inline void", f"{self.names.tag(t)}_init",
            [f"struct {self.names.tag(t)} *s"],
            [*(f"\ts->has[{i}] = 0;" for i in range(t.words)),
             *([f"\tmemset(&s->{self.names.header(t)}, 0, "
                f"sizeof(s->{self.names.header(t)}));"] if t.header else [])])

    def _setter(self, t: Table, f: Field) -> list[str]:
        tag, to = self.names.tag(t), f"s->{self.names.member(f)}"
        name = f"{tag}_set_{self.names.local(f)}"
        me = f"struct {tag} *s"
        present = f"\tHNL_SET(s, {self.names.field(t, f)});"
        kind = c_type(self.names, f)
        if kind is None:
            return function("static inline void", name, [me], [present])
        if f.attribute.multi:
            args = [pointer(f"const {kind}", "item"), "uint32_t n"]
            body = [f"\t{to} = hnl_list_of(item, n);"]
        elif in_place(f):
            return function(f"static inline {kind} *", name, [me], [
                f"\t{kind[len('struct '):]}_init(&{to});", present,
                f"\treturn &{to};"])
        elif kind == BYTES:
            args = ["const void *p", "uint32_t n"]
            body = [f"\t{to}.p = (const uint8_t *)p;", f"\t{to}.n = n;"]
        elif kind == SUBMSG:
            args = ["const void *p", "uint32_t n", "uint16_t bits"]
            body = [f"\t{to}.p = (const uint8_t *)p;", f"\t{to}.n = n;",
                    f"\t{to}.bits = bits;"]
        elif f.kind == "BITFIELD32":
            args = ["uint32_t value", "uint32_t selector"]
            body = [f"\t{to}.value = value;", f"\t{to}.selector = selector;"]
        else:
            args, body = [f"{kind} v"], [f"\t{to} = v;"]
        return function("static inline void", name, [me, *args],
                        [*body, present])

    def _getter(self, t: Table, f: Field) -> list[str]:
        """Of what has a default and may be absent."""
        value = policy.default_of(self.family, f.attribute)
        if value is None or f.required:
            return []
        tag, field = self.names.tag(t), self.names.field(t, f)
        return function(
            f"static inline {c_type(self.names, f)}",
            f"{tag}_get_{self.names.local(f)}", [f"const struct {tag} *s"],
            [f"\treturn HNL_HAS(s, {field}) ? s->{self.names.member(f)} : "
             f"{_literal(value)};"])

    def _functions(self, t: Table) -> Iterator[list[str]]:
        """One block: what can be done with the struct."""
        tag, lines = self.names.tag(t), []
        if t.has_struct:
            lines += prototype("void", f"{tag}_put", put_args(tag), ";")
        if t.operation and self.family.foreign:
            lines += prototype("void", f"{tag}_encode", encode_args(
                tag, t, not self.family.raw), ";")
        elif t.operation:
            how = "any" if c_quick.is_quick(self.names, t) else "at"
            lines += prototype("HNL_MUST_CHECK int", f"{tag}_encode_{how}",
                               encode_at_args(tag, t), ";")
        if t.operation and t.has_struct and self._is_foreign(t):
            lines += prototype("HNL_MUST_CHECK int", f"{tag}_decode",
                               decode_args(tag), ";")
        elif t.operation and t.has_struct:
            lines += prototype("HNL_MUST_CHECK int", f"{tag}_decode_at",
                               DECODE_AT_ARGS, ";")
        elif self.family.foreign and t.has_struct:
            lines += prototype("HNL_MUST_CHECK int", f"{tag}_decode",
                               c_ynl.decode_bytes_args(tag), ";")
        for f in t.fields:
            if f.attribute.multi:
                kind = c_type(self.names, f)
                lines += prototype("bool",
                                   f"{tag}_next_{self.names.local(f)}",
                                   ["struct hnl_list *l",
                                    pointer(kind, "out")], ";")
        yield lines
        if c_quick.is_quick(self.names, t):
            yield self._encode_at(tag, t)
        if t.operation and not self.family.foreign:
            yield self._encode(tag, t)
        if t.operation and t.has_struct and not self._is_foreign(t):
            yield self._decode(tag)

    def _is_foreign(self, t: Table) -> bool:
        """What its decoder does is not hnl's header and attributes."""
        return self.family.raw or t.header is not None

    def _encode_at(self, tag: str, t: Table) -> list[str]:
        args = encode_at_args(tag, t)
        return function("HNL_MUST_CHECK static inline int",
                        f"{tag}_encode_at", args, c_quick.body(
            self.names, t, own_flags(t), call(
                f"return {tag}_encode_any",
                [re.split(r"[ *]", a)[-1] for a in args], ";", 1)))

    @staticmethod
    def _encode(tag: str, t: Table) -> list[str]:
        """Inline, so that the caller's builder stays in registers."""
        return function("static inline void", f"{tag}_encode",
                        encode_args(tag, t), [
            *call(f"int n = {tag}_encode_at", [
                "hnl_builder_here(b)", "hnl_builder_left(b)", "flags", "seq",
                "port", *(["s"] if t.has_struct else [])], ";", 1), "",
            "\thnl_msg_written(b, n);"])

    @staticmethod
    def _decode(tag: str) -> list[str]:
        """Inline, so that what a caller found of m stays in registers."""
        return function("HNL_MUST_CHECK static inline int", f"{tag}_decode",
                        decode_args(tag), call(
            f"return {tag}_decode_at", [
                "d", "buf + m->off", "m->end - m->off", "m->body - m->off",
                "out", "x"], ";", 1))

    def _end(self) -> Iterator[list[str]]:
        yield [f"extern const struct hnl_family {self.names.low}_family;",
               f"extern const struct hnl_names {self.names.low}_names;"]
        yield ["HNL_END_DECLS"]
        yield ["#endif"]


def put_args(tag: str) -> list[str]:
    return ["struct hnl_builder *b", f"const struct {tag} *s"]


def encode_args(tag: str, t: Table, numbered: bool = False) -> list[str]:
    """numbered: the family's number is an argument."""
    args = ["struct hnl_builder *b",
            *(["uint16_t family"] if numbered else []), "uint16_t flags",
            "uint32_t seq", "uint32_t port"]
    return args + ([f"const struct {tag} *s"] if t.has_struct else [])


def encode_at_args(tag: str, t: Table) -> list[str]:
    return ["uint8_t *buf", "size_t size", *encode_args(tag, t)[1:]]


def own_flags(t: Table) -> str:
    """Those that come with the command."""
    return {("request", False): "HNL_F_REQUEST",
            ("request", True): "HNL_F_REQUEST | HNL_F_DUMP",
            ("reply", False): "0", ("reply", True): "HNL_F_MULTI",
            ("event", False): "0"}[t.role, bool(t.operation.dump)]


def decode_args(tag: str) -> list[str]:
    return ["struct hnl_decoder *d", "const uint8_t *buf",
            "const struct hnl_msg *m", f"struct {tag} *out",
            "struct hnl_extack *x"]


DECODE_AT_ARGS = ["struct hnl_decoder *d", "const uint8_t *buf",
                  "size_t end", "size_t pos", "void *out",
                  "struct hnl_extack *x"]


def in_order_of_use(layout: policy.Layout) -> list[Table]:
    """Nests before what holds them, then messages as the file has them."""
    nests = sorted((t for t in layout.tables if t.role == "nest"),
                   key=layout.depth)
    return nests + [t for t in layout.tables if t.role != "nest"]


def _title(t: Table) -> str:
    return f"{t.operation.name}: {t.role}" if t.operation else \
        f"{'sub-message' if t.role == 'format' else 'nest'} {t.name}"


def _descending_alignment(f: Field) -> int:
    """Stable, so that equals stay in field order: no hole between them."""
    number = model.NUMBERS.get(f.attribute.type)
    if f.attribute.multi:
        return -8
    if f.kind == "BITFIELD32":
        return -4
    return -number.width if number else -8


def _member_note(names: Names, f: Field, kind: str) -> str:
    a = f.attribute
    notes = ["required"] if f.required else []
    if a.multi:
        notes.append(f"of {kind}")
    if a.type == "packed-array":
        size = f"{names.up}_{upper(a.struct)}_SIZE" if a.struct \
            else str(f.element)
        notes.append(f"of {size} bytes each")
    if a.access:
        notes.append(f"a gpa-list to {a.access.replace('-', ' and ')}, at "
                     f"most {a.segments}")
    if a.per:
        notes.append(f"one for each {a.per} of the request")
    if a.enum and names.family.enum(a.enum):
        notes.append(f"enum {names.tag(names.family.enum(a.enum))}")
    if f.lazy:
        notes.append(f"the set {a.nested}, to be decoded on demand")
    if f.kind == "SUBMSG":
        notes.append(f"{a.sub_message}, selected by {a.selector}")
    return ", ".join(notes)


def _literal(value: int) -> str:
    if value < -0x7fffffff:
        return f"(-{-value - 1}LL - 1)"
    if value < 0:
        return f"({value})"
    return str(value) if value <= 0x7fffffff else hex(value)
