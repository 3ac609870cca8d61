# SPDX-License-Identifier: MIT
"""hnl_<family>.c: the policy tables, and what encodes and decodes.

Rows are designated by the names of the header (field[FIELD_MAP_REQ +
HNL_MEMORY_MAP_REQ_RANGE]), so that a reader, and the compiler, can see that
each one is in its place. Invariant: the only numbers in here are those of the
schema; every length and offset is the compiler's.
"""

from __future__ import annotations

from typing import Iterator

from . import model
from .c_header import (c_type, decode_args, encode_args, in_order_of_use,
                       pointer, preamble, put_args)
from .c_names import Names
from .c_text import call, function, lower, member, upper
from .policy import Field, Table

_FLAGS = (("REQUIRED", lambda f: f.required),
          ("MULTI", lambda f: f.attribute.multi),
          ("BIG_ENDIAN", lambda f: f.attribute.big_endian))


class Source:
    """The lines of one source file."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.family = names.family
        self.layout = names.layout
        self.tables = names.layout.tables

    def text(self) -> str:
        parts = [self._top(), self._set_numbers(),
                 self._firsts("FIELD", "Where the fields of each set begin.",
                              lambda t: len(t.fields)),
                 self._firsts("SLOT", "Where the slots of each set begin.",
                              lambda t: t.n_types),
                 *self._rows(), self._sets(), self._schema(),
                 self._commands(), self._family()]
        for t in in_order_of_use(self.layout):
            parts += self._functions(t)
        return "\n".join("\n".join(p) + "\n" for p in parts if p)

    def _top(self) -> list[str]:
        return [*preamble(self.family),
                f'#include "{self.names.low}.h"']

    # ---- tables ----

    def _set_numbers(self) -> list[str]:
        lines = [f"\t{_set(t)}," for t in self.tables]
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
            lines.append(f"\t{what}_{upper(t.name)} = {at},")
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
        for f in t.fields:
            at = f"SLOT_{upper(t.name)} + " \
                 f"{self.names.attribute(t.set, f.attribute)}"
            yield from _assign(f"[{at}]", f"1 + {self.names.field(t, f)}")

    def _field(self, t: Table, f: Field) -> list[str]:
        index = f"FIELD_{upper(t.name)} + {self.names.field(t, f)}"
        lines = [f"\t[{index}] = {{"]
        for key, value in self._columns(t, f):
            if value:
                lines += _assign(f".{key}", str(value), 2)
        return [*lines, "\t},"]

    def _columns(self, t: Table, f: Field) -> Iterator[tuple[str, object]]:
        a, c = f.attribute, f.check
        yield "kind", f"HNL_KIND_{f.kind}"
        yield "flags", " | ".join(f"HNL_FIELD_{name}"
                                  for name, applies in _FLAGS if applies(f))
        if c.kind != "NONE":
            yield "check", f"HNL_CHECK_{c.kind}"
        yield "align", (a.align or 1).bit_length() - 1
        yield "type", self.names.attribute(t.set, a)
        yield "min", f.low_len
        yield "max", f.high_len
        if f.kind == "NEST":
            yield "sub", _set(self.layout.nest[a.nested])
        elif f.kind == "PACKED":
            yield "sub", f.element
        if c_type(self.names, f) is not None:
            yield "dst", f"offsetof(struct {self.names.tag(t)}, " \
                         f"{member(f.name)})"
        yield "feature", self._feature(a.feature)
        yield "min_count", a.checks.min_count
        yield "max_count", a.checks.max_count
        yield "lo", _bound(c.low, c.kind)
        yield "hi", _bound(c.high, c.kind)

    def _feature(self, name) -> str:
        return self.names.feature(self.family.feature_by_name[name]) \
            if name else ""

    def _sets(self) -> list[str]:
        lines = ["static const struct hnl_set set[] = {"]
        for t in self.tables:
            columns = list(self._set(t))
            if not columns:
                lines.append(f"\t[{_set(t)}] = {{ 0 }},")
                continue
            lines.append(f"\t[{_set(t)}] = {{")
            for key, value in columns:
                lines += _assign(f".{key}", str(value), 2)
            lines.append("\t},")
        return [*lines, "};"]

    def _set(self, t: Table) -> Iterator[tuple[str, object]]:
        if t.fields:
            yield "slot", f"SLOT_{upper(t.name)}"
            yield "n_types", t.n_types
            yield "field", f"FIELD_{upper(t.name)}"
            yield "n_fields", self.names.fields(t)
        if t.reject:
            yield "flags", "HNL_SET_REJECT"

    def _schema(self) -> list[str]:
        has_rows = bool(self._row_tables(self.tables))
        return ["static const struct hnl_schema schema = {",
                f"\t.slot = {'slot' if has_rows else 'NULL'},",
                f"\t.field = {'field' if has_rows else 'NULL'},",
                "\t.set = set,",
                f"\t.n_sets = {len(self.tables)},", "};"]

    def _commands(self) -> list[str]:
        lines = ["static const struct hnl_command command[] = {"]
        for op in self.family.operations:
            lines.append(f"\t[{self.names.command(op)}] = {{")
            for key, value in self._command(op):
                if value:
                    lines += _assign(f".{key}", str(value), 2)
            lines.append("\t},")
        return [*lines, "};"]

    def _command(self, op: model.Operation) -> Iterator[tuple[str, object]]:
        request = self.layout.of(op, "request")
        reply = self.layout.of(op, "reply")
        flags = "HNL_COMMAND_DO" if op.do else "HNL_COMMAND_DUMP"
        privileged = " | HNL_COMMAND_PRIVILEGED" if op.privileged else ""
        yield "flags", flags + privileged
        yield "feature", self._feature(op.feature)
        yield "request", _set(request)
        yield "reply", _set(reply) if reply else "HNL_SET_NONE"
        if request.fields:
            yield "request_size", f"sizeof(struct {self.names.tag(request)})"
        if not reply:
            return
        bound = self.layout.reply_bound(reply)
        if bound.per:
            yield "reply_list", f"offsetof(struct {self.names.tag(request)},"\
                                f" {member(bound.per)})"
        yield "reply_max", bound.most
        yield "reply_each", bound.each
        yield "reply_bound", bound.total

    def _family(self) -> list[str]:
        most = max(op.value for op in self.family.operations)
        return [f"const struct hnl_family {self.names.low}_family = {{",
                f"\t.id = {self.names.up}_FAMILY,",
                f"\t.version = {self.names.up}_VERSION,",
                f"\t.n_commands = {most + 1},",
                "\t.command = command,", "\t.schema = &schema,", "};"]

    # ---- functions ----

    def _functions(self, t: Table) -> Iterator[list[str]]:
        for f in t.fields:
            if f.attribute.multi:
                yield self._next(t, f)
                yield self._put_list(t, f)
        if t.fields:
            yield self._put(t)
        if t.role == "nest":
            yield self._put_nest(t)
            return
        yield self._encode(t)
        if t.fields:
            yield self._decode(t)

    def _next(self, t: Table, f: Field) -> list[str]:
        kind = c_type(self.names, f)
        if f.kind == "NEST":
            nest = self.layout.nest[f.attribute.nested]
            step, of = "nest", ["&schema", _set(nest)]
        else:
            step, of = "value", [self._row(t, f)]
        return function("bool", f"{self.names.tag(t)}_next_{lower(f.name)}",
                        ["struct hnl_list *l", pointer(kind, "out")],
                        call(f"return hnl_list_next_{step}",
                             ["l", *of, "out", "sizeof(*out)"], ";", 1))

    def _row(self, t: Table, f: Field) -> str:
        return f"&field[FIELD_{upper(t.name)} + {self.names.field(t, f)}]"

    def _put_list(self, t: Table, f: Field) -> list[str]:
        """Of the caller's array, or of a message that was decoded."""
        tag = self.names.tag(t)
        return function("static void", f"put_{lower(t.name)}_"
                        f"{lower(f.name)}",
                        ["struct hnl_builder *b", "const struct hnl_field *f",
                         "struct hnl_list l"], [
            f"\t{c_type(self.names, f)} v;", "",
            "\tif (!hnl_encode_count(b, f, l.n))", "\t\treturn;",
            f"\twhile ({tag}_next_{lower(f.name)}(&l, &v))",
            *self._put_value(t, f, "v", "f", 2)])

    def _put(self, t: Table) -> list[str]:
        body = [f"\tconst struct hnl_field *f = &field[FIELD_"
                f"{upper(t.name)}];", "", *self._need(t)]
        for f in t.fields:
            depth = 1
            if not f.required:
                body.append(f"\tif (HNL_HAS(s, {self.names.field(t, f)}))")
                depth = 2
            body += self._put_field(t, f, depth)
        if not any("f[" in line for line in body[2:]):
            body = body[2:]         # flags and nests have no use for a row
        return function("void", f"{self.names.tag(t)}_put",
                        put_args(self.names.tag(t)), body)

    def _need(self, t: Table) -> Iterator[str]:
        """Required fields: after this they are present, word by word."""
        words: dict[int, list[str]] = {}
        for i, f in enumerate(t.fields):
            if f.required:
                words.setdefault(i // 64, []).append(self.names.field(t, f))
        for word, fields in words.items():
            bits = " | ".join(f"HNL_BIT({name})" for name in fields)
            lines = call("if (!hnl_encode_has",
                         ["b", f"s->has[{word}]", bits], ")", 1)
            yield from [*lines, "\t\treturn;"]

    def _put_field(self, t: Table, f: Field, depth: int) -> list[str]:
        value = f"s->{member(f.name)}"
        row = f"&f[{self.names.field(t, f)}]"
        if f.attribute.multi:
            return call(f"put_{lower(t.name)}_{lower(f.name)}",
                        ["b", row, value], ";", depth)
        return self._put_value(t, f, value, row, depth)

    def _put_value(self, t: Table, f: Field, value: str, row: str,
                   depth: int) -> list[str]:
        kind = self.names.attribute(t.set, f.attribute)
        if f.attribute.critical:
            kind += " | HNL_ATTR_CRITICAL"
        if f.kind == "FLAG":
            return call("hnl_attr_put_flag", ["b", kind], ";", depth)
        if f.kind == "NEST":
            nest = lower(f.attribute.nested)
            return call(f"nest_{nest}", ["b", kind, f"&{value}"], ";", depth)
        verb = {"STRING": "string", "BYTES": "bytes", "PACKED": "bytes"}.get(
            f.kind, f.kind.lower())
        return call(f"hnl_encode_{verb}", ["b", kind, row, value], ";",
                    depth)

    def _put_nest(self, t: Table) -> list[str]:
        tag = self.names.tag(t)
        return function("static void", f"nest_{lower(t.name)}",
                        ["struct hnl_builder *b", "uint16_t type",
                         f"const struct {tag} *s"], [
            "\tstruct hnl_nest nest = hnl_attr_nest_begin(b, type);", "",
            f"\t{tag}_put(b, s);", "\thnl_attr_nest_end(b, nest);"])

    def _encode(self, t: Table) -> list[str]:
        tag, low = self.names.tag(t), self.names.low
        dump = bool(t.operation.dump)
        extra = {("request", False): "HNL_F_REQUEST",
                 ("request", True): "HNL_F_REQUEST | HNL_F_DUMP",
                 ("reply", False): "", ("reply", True): "HNL_F_MULTI"}[
                     t.role, dump]
        flags = f"(uint32_t)flags | {extra}" if extra else "flags"
        body = call("hnl_encode_begin", [
            "b", f"&{low}_family", self.names.command(t.operation), flags,
            "seq", "port"], ";", 1)
        if t.fields:
            body.append(f"\t{tag}_put(b, s);")
        return function("void", f"{tag}_encode", encode_args(tag, t),
                        [*body, "\thnl_msg_end(b);"])

    def _decode(self, t: Table) -> list[str]:
        tag = self.names.tag(t)
        return function("int", f"{tag}_decode", decode_args(tag), [
            "\td->schema = &schema;", *call(
                "return hnl_decode_msg",
                ["d", _set(t), "buf", "m", "out", "x"], ";", 1)])


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


def _assign(name: str, value: str, depth: int = 1) -> list[str]:
    """name = value, on two lines when one is too short."""
    tabs = "\t" * depth
    line = f"{tabs}{name} = {value},"
    if len(line.expandtabs(8)) <= 80:
        return [line]
    return [f"{tabs}{name} =", f"{tabs}\t{value},"]
