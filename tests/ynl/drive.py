# SPDX-License-Identifier: MIT
"""C that fills the generated structs with a vector's values.

Problem: what the generated encoders write is proved only by calling them as a
programmer would, setter by setter, for any value that a vector may have.

A function for each vector, straight from its values through the model: nests
in place, lists as static arrays, lazy nests and sub-messages into buffers of
their own. Invariant: nothing in here knows how anything is encoded.
"""

from __future__ import annotations

import os
import sys
from typing import Any

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "schema"))

from hnlgen import model, policy, ynl_wire  # noqa: E402
from hnlgen.c_header import c_type, in_place, scalar_type  # noqa: E402
from hnlgen.c_names import Names  # noqa: E402
from hnlgen.c_text import member, string  # noqa: E402

NUMBER = 0x20           # of every family, in the vectors
ACK = 4                 # beside REQUEST, their only flag


class Unreachable(Exception):
    """A value that the generated code has no place for."""


class Driver:
    """The functions of one spec's vectors."""

    def __init__(self, layout: policy.Layout) -> None:
        self.layout = layout
        self.family = layout.family
        self.names = Names(layout)
        self.lines: list[str] = []
        self.count = 0

    def request(self, op_name: str, mode: str) -> policy.Table:
        return self._message(op_name, mode, "request")

    def reply(self, op_name: str, mode: str) -> policy.Table:
        return self._message(op_name, mode, "reply")

    def _message(self, op_name: str, mode: str, what: str) -> policy.Table:
        roles = [f"dump-{what}", what] if mode == "dump" else [what]
        for role in roles:
            for t in self.layout.tables:
                if t.operation and t.operation.name == op_name and \
                        t.role == role and t.dump == (mode == "dump"):
                    return t
        raise Unreachable(f"no {what} of {op_name}, {mode}")

    # ---- one vector ----

    def vector(self, name: str, op_name: str, mode: str, values: dict,
               seq: int) -> list[str]:
        """Functions name_encode and name_again."""
        t = self.request(op_name, mode)
        self.lines, self.count = [], 0
        tag = self.names.tag(t)
        struct = [f"\tstatic struct {tag} s;"] if t.has_struct else []
        if t.has_struct:
            self._fill(t, "s", values, [])
        elif values:
            raise Unreachable(f"values for {op_name}, which has none")
        number = "" if self.family.raw else f"{NUMBER}, "
        s = ", &s" if t.has_struct else ""
        call = f"\t{tag}_encode(b, {number}{ACK}, {seq}, 0{s});"
        return [f"static void {name}_encode(struct hnl_builder *b)", "{",
                *struct, "", *self.lines, call, "}", "",
                *self.again(name, t, number, seq)]

    def again(self, name: str, t: policy.Table, number: str,
              seq: int) -> list[str]:
        """Decodes the bytes and encodes what was decoded."""
        tag = self.names.tag(t)
        head = f"static int {name}_again(const uint8_t *buf, size_t len, " \
               "struct hnl_builder *b)"
        if not t.has_struct:
            return [head, "{", "\t(void)buf;", "\t(void)len;",
                    f"\t{tag}_encode(b, {number}{ACK}, {seq}, 0);",
                    "\treturn 0;", "}", ""]
        return [head, "{", f"\tstatic struct {tag} out;",
                *self._decode(tag, "HNL_MODE_REQUEST"),
                "\tif (err != 0)", "\t\treturn err;",
                f"\t{tag}_encode(b, {number}{ACK}, {seq}, 0, &out);",
                "\treturn 0;", "}", ""]

    def capture(self, name: str, t: policy.Table, mode: str) -> list[str]:
        """A message of a kernel, decoded."""
        tag = self.names.tag(t)
        head = f"static int {name}_decode(const uint8_t *buf, size_t len)"
        if not t.has_struct:
            return [head, "{", "\t(void)buf;", "\t(void)len;",
                    "\treturn 0;", "}", ""]
        return [head, "{", f"\tstatic struct {tag} out;",
                *self._decode(tag, mode), "\treturn err;", "}", ""]

    def _decode(self, tag: str, mode: str) -> list[str]:
        at = "hnl_raw_msg_at" if self.family.raw else "hnl_msg_at"
        return ["\tstatic struct hnl_decoder d;", "\tstruct hnl_extack x;",
                f"\tstruct hnl_msg m = {at}(buf, len, 0);", "\tint err;", "",
                "\tif (m.reason != HNL_REASON_NONE)", "\t\treturn -1000;",
                f"\thnl_decoder_init(&d, HNL_GRANT_ALL, {mode});",
                "\thnl_extack_clear(&x);",
                f"\terr = {tag}_decode(&d, buf, &m, &out, &x);",
                "\tif (err != 0)", '\t\tprintf("# refused: %s at %u, type '
                '%u\\n", hnl_reason_text(x.reason), (unsigned)x.offset, '
                "(unsigned)x.type);"]

    # ---- values into structs ----

    def _put(self, line: str) -> None:
        self.lines.append("\t" + line)

    def _name(self, what: str) -> str:
        self.count += 1
        return f"{what}{self.count}"

    def _fill(self, t: policy.Table, to: str, values: dict,
              around: list) -> None:
        if t.is_indexed:
            self._fill_indexed(t, to, values, around)
            return
        tag = self.names.tag(t)
        if t.fields or t.header:
            self._put(f"{tag}_init(&{to});" if t.fields else
                      f"memset(&{to}, 0, sizeof({to}));")
        members = {m.name for m in t.header.members} if t.header else set()
        fields = {f.name: f for f in t.fields}
        for name, value in values.items():
            if name in members:
                self._member(t.header, f"{to}.{self.names.header(t)}", name,
                             value)
            elif name not in fields:
                raise Unreachable(f"'{name}' is not in {t.name}")
            else:
                self._field(t, to, fields[name], value, [*around, values])

    def _fill_indexed(self, t: policy.Table, to: str, values: list,
                      around: list) -> None:
        """Numbers ascend by one from that of the first."""
        pairs, f = ynl_wire.numbered(values), t.fields[0]
        self._put(f"{self.names.tag(t)}_init(&{to});")
        self._field(t, to, f, [v for _, v in pairs], around)
        self._put(f"{to}.{self.names.member(f)}.index = {pairs[0][0]};")

    def _member(self, s: model.Struct, to: str, name: str,
                value: Any) -> None:
        m = next(m for m in s.members if m.name == name)
        if m.type not in model.SCALARS:
            raise Unreachable(f"member {name} of {m.type}")
        self._put(f"{to}.{member(name)} = "
                  f"{_literal(scalar_type(model.SCALARS[m.type]), value)};")

    def _field(self, t: policy.Table, to: str, f: policy.Field, value: Any,
               around: list) -> None:
        set_ = f"{self.names.tag(t)}_set_{self.names.local(f)}"
        if f.attribute.multi:
            value = ynl_wire.each(value)
            array = self._list(f, value, around)
            self._put(f"{set_}(&{to}, {array}, {len(value)});")
        elif f.kind == "FLAG":
            if value:
                self._put(f"{set_}(&{to});")
        elif in_place(f):
            nest = self.layout.nest[f.attribute.nested]
            p = self._name("n")
            self._put("{")
            self._put(f"struct {self.names.tag(nest)} *{p} = {set_}(&{to});")
            self._fill(nest, f"(*{p})", value, around)
            self._put("}")
        else:
            self._put(f"{set_}(&{to}, {self._value(f, value, around)});")

    def _list(self, f: policy.Field, values: list, around: list) -> str:
        """A static array of the caller's."""
        kind = c_type(self.names, f)
        array = self._name("a")
        if not values:
            raise Unreachable(f"'{f.name}' without a value")
        self.lines.insert(0, f"\tstatic {kind} {array}[{len(values)}];")
        for i, value in enumerate(values):
            at = f"{array}[{i}]"
            if in_place(f):
                self._fill(self.layout.nest[f.attribute.nested], at, value,
                           around)
            elif f.kind == "SUBMSG":
                p, n, bits = self._value(f, value, around).rsplit(", ", 2)
                self._put(f"{at}.p = (const uint8_t *){p};")
                self._put(f"{at}.n = {n};")
                self._put(f"{at}.bits = {bits};")
            elif f.kind in ("STRING", "BYTES", "NEST"):
                p, n = self._value(f, value, around).rsplit(", ", 1)
                self._put(f"{at}.p = (const uint8_t *){p};")
                self._put(f"{at}.n = {n};")
            else:
                self._put(f"{at} = {self._value(f, value, around)};")
        return array

    def _value(self, f: policy.Field, value: Any, around: list) -> str:
        """Arguments of a setter."""
        a = f.attribute
        if f.kind == "NEST":
            nest = self._table(a.nested)
            return self._aside(nest, value, around) if nest.has_struct \
                else "NULL, 0"
        if f.kind == "SUBMSG":
            return self._sub_message(f, value, around)
        if f.kind == "STRING":
            return _bytes(value.encode())
        if f.kind == "BYTES":
            return _bytes(bytes.fromhex(value))
        if f.kind == "BITFIELD32":
            return f"{value['value']}u, {value['selector']}u"
        return _literal(c_type(self.names, f),
                        ynl_wire.number_of(self.family, a, value))

    def _table(self, set_name: str) -> policy.Table:
        return self.layout.nest[set_name]

    def _aside(self, t: policy.Table, value: dict, around: list) -> str:
        """Encoded on its own: a lazy nest, a sub-message."""
        s, b, buf = self._name("s"), self._name("b"), self._name("buf")
        self.lines.insert(0, f"\tstatic uint8_t {buf}[4096];")
        self.lines.insert(0, f"\tstatic struct {self.names.tag(t)} {s};")
        self.lines.insert(0, f"\tstruct hnl_builder {b};")
        self._fill(t, s, value, around)
        self._put(f"hnl_builder_init(&{b}, {buf}, sizeof({buf}));")
        self._put(f"{self.names.tag(t)}_put(&{b}, &{s});")
        return f"{buf}, (uint32_t){b}.len"

    def _sub_message(self, f: policy.Field, value: Any,
                     around: list) -> str:
        if not isinstance(value, dict):
            return _bytes(bytes.fromhex(value)) + ", 0"
        found = ynl_wire.format_of(self.family, f.attribute, around)
        if found is None:
            raise Unreachable(f"nothing selects what {f.name} is")
        t = next(t for t in self.layout.tables if t.format is found)
        bits = "HNL_ATTR_NESTED" if found.attribute_set else "0"
        if not t.has_struct:
            return f"NULL, 0, {bits}"
        return f"{self._aside(t, value, around)}, {bits}"


def _bytes(raw: bytes) -> str:
    return f"{string(raw.decode('latin-1'))}, {len(raw)}" \
        if all(0x20 <= b < 0x7f for b in raw) else \
        '"' + "".join(f"\\{b:03o}" for b in raw) + f'", {len(raw)}'


def _literal(kind: str, value: int) -> str:
    return f"({kind}){value & 0xffffffffffffffff:#x}ULL"
