# SPDX-License-Identifier: MIT
"""Messages of YNL specs from Python values and back, as the kernel's own
library writes them.

Problem: generated C needs a second opinion that shares nothing with it but the
model; and values of YNL (enum entries by name, structs as dicts, sub-messages
whose selector stands elsewhere) want bytes.

Values are those of wire.py, and beside them:

	binary with a struct	as binary
	indexed-array		a list of values, numbered from 0, or of
				{number: value}, which is what decode() gives
	nest-type-value		the same, once a level
	sub-message		a dict with members of the fixed header and
				attributes, or as binary if it has neither
	fixed header		its members, among the attributes; 0 if absent

Attributes are written in the order of their dict. Invariant: what encode()
makes of a family's values, decode() gives back, with the entry's name where an
enum has one.
"""

from __future__ import annotations

import struct
from typing import Any, Optional

from . import model
from .model import Attribute, AttributeSet, Family, Struct
from .wire import (F_REQUEST, Values, WireError, _bit_names, _bits,
                   _entry_name, _framed, _packed, _unpacked, _walk,
                   put_number)

VERSION = 1             # the library's, whatever the family's


# ---- encode ----

def encode(family: Family, op_name: str, values: Values, number: int = 0,
           flags: int = 0, seq: int = 0, port: int = 0) -> bytes:
    """A request; number is that of the genetlink family at run time."""
    op = family.operation_by_name[op_name]
    generic = b"" if family.raw else struct.pack("<BBH", op.value, VERSION, 0)
    own = family.set_by_name.get(op.attribute_set or "")
    body = generic + _body(family, family.struct(op.fixed_header), own,
                           values, [])
    kind = op.value if family.raw else number
    return struct.pack("<IHHII", 16 + len(body), kind, flags | F_REQUEST, seq,
                       port) + body


def _body(family: Family, header: Optional[Struct],
          own: Optional[AttributeSet], values: Values,
          around: list[Values]) -> bytes:
    head = _struct(family, header, values) if header else b""
    members = {m.name for m in header.members} if header else set()
    parts = [head, bytes(-len(head) % 4)]
    for name, value in values.items():
        if name in members:
            continue
        if own is None or name not in own.by_name:
            raise WireError(f"no attribute {name}")
        parts.append(_attribute(family, own.by_name[name], value,
                                [*around, values]))
    return b"".join(parts)


def _attribute(family: Family, a: Attribute, value: Any,
               around: list[Values], number: Optional[int] = None) -> bytes:
    if a.multi and number is None:
        return b"".join(_attribute(family, a, v, around, a.value)
                        for v in each(value))
    if a.type == "flag" and value is False:
        return b""
    bits, payload = _payload(family, a, value, around)
    return _framed((a.value if number is None else number) | bits, payload)


def _payload(family: Family, a: Attribute, value: Any,
             around: list[Values]) -> tuple[int, bytes]:
    """Flag bits of the type, and the payload."""
    if a.type == "nest":
        own = family.set_by_name[a.nested]
        if own.indexed:
            return model.ATTR_NESTED, _elements(family, own, value, around)
        return model.ATTR_NESTED, _body(family, None, own, value, around)
    if a.type == "sub-message":
        return _sub_message(family, a, value, around)
    if a.type == "flag":
        return 0, b""
    if a.type == "string":
        return 0, value.encode() + b"\0"
    if a.type == "binary":
        return 0, bytes.fromhex(value) if isinstance(value, str) else value
    enum = family.enum(a.enum)
    if a.type == "bitfield32":
        return 0, struct.pack("<II", _bits(enum, value["value"]),
                              _bits(enum, value["selector"]))
    return 0, put_number(a, number_of(family, a, value))


def number_of(family: Family, a: Attribute, value: Any) -> int:
    """Of an entry's name, or the names of bits."""
    enum = family.enum(a.enum)
    if enum and isinstance(value, (list, tuple)):
        return _bits(enum, value)
    if isinstance(value, str):
        if enum is None or value not in enum.values:
            raise WireError(f"{a.name} has no value {value}")
        v = enum.values[value]
        return 1 << v if enum.is_flags or a.enum_as_flags else v
    return int(value)


def each(value: Any) -> list:
    """Of an attribute that may repeat: one value stands for a list of one."""
    return value if isinstance(value, list) else [value]


def numbered(values: list) -> list[tuple[int, Any]]:
    """Elements of an indexed array with their numbers."""
    return [next(iter(v.items())) if isinstance(v, dict) and len(v) == 1
            and isinstance(next(iter(v)), int) else (i, v)
            for i, v in enumerate(values)]


def _elements(family: Family, own: AttributeSet, values: list,
              around: list[Values]) -> bytes:
    item = own.attributes[0]
    return b"".join(_attribute(family, item, v, around, n)
                    for n, v in numbered(values))


def format_of(family: Family, a: Attribute,
              around: list[Values]) -> Optional[model.Format]:
    """The nearest selector around decides."""
    for values in reversed(around):
        if a.selector in values:
            selected = str(values[a.selector])
            formats = family.sub_message_by_name[a.sub_message].formats
            return next((f for f in formats if f.value == selected), None)
    return None


def _sub_message(family: Family, a: Attribute, value: Any,
                 around: list[Values]) -> tuple[int, bytes]:
    f = format_of(family, a, around)
    if not isinstance(value, dict):
        return 0, bytes.fromhex(value) if isinstance(value, str) else value
    if f is None:
        raise WireError(f"nothing selects what {a.name} is")
    own = family.set_by_name.get(f.attribute_set or "")
    body = _body(family, family.struct(f.fixed_header), own, value, around)
    return model.ATTR_NESTED if own else 0, body


def _struct(family: Family, s: Struct, values: Values) -> bytes:
    out = b""
    for m in s.members:
        v = values.get(m.name)
        if m.type == "pad":
            out += bytes(m.size)
        elif m.struct:
            out += _struct(family, family.struct(m.struct), v or {})
        elif m.type == "binary":
            raw = bytes.fromhex(v) if isinstance(v, str) else v or b""
            out += raw.ljust(m.size, b"\0")
        else:
            out += _packed(v or 0, m.size, model.SCALARS[m.type].signed,
                           m.big_endian)
    return out


# ---- decode ----

def decode(family: Family, op_name: str, data: bytes) -> Values:
    """Values of one message of an operation, either direction."""
    op = family.operation_by_name[op_name]
    at = 16 if family.raw else model.MSG_HEADER
    size = struct.unpack_from("<I", data)[0]
    if not at <= size <= len(data):
        raise WireError(f"a message of {size} in {len(data)} bytes")
    own = family.set_by_name.get(op.attribute_set or "")
    return _read(family, family.struct(op.fixed_header), own, data[at:size],
                 [])


def _read(family: Family, header: Optional[Struct],
          own: Optional[AttributeSet], body: bytes,
          around: list[Values]) -> Values:
    out: Values = {}
    at = 0
    if header:
        if len(body) < header.size:
            raise WireError(f"{len(body)} bytes are no {header.name}")
        out.update(_members(family, header, body))
        at = (header.size + 3) // 4 * 4
    known = own.by_value if own else {}
    for attr in _walk(body, at, len(body)):
        a = known.get(attr.type)
        if a is None or a.type in model.SILENT:
            out.setdefault("_unknown", []).append(
                {"type": attr.type, "data": attr.payload.hex()})
            continue
        value = _value(family, a, attr.payload, [*around, out])
        if a.multi:
            out.setdefault(str(a.name), []).append(value)
        else:
            out[str(a.name)] = value
    return out


def _value(family: Family, a: Attribute, p: bytes,
           around: list[Values]) -> Any:
    if a.type == "nest":
        own = family.set_by_name[a.nested]
        if own.indexed:
            return [{x.type: _value(family, own.attributes[0], x.payload,
                                    around)}
                    for x in _walk(p, 0, len(p))]
        return _read(family, None, own, p, around)
    if a.type == "sub-message":
        f = format_of(family, a, around)
        own = family.set_by_name.get(f.attribute_set or "") if f else None
        header = family.struct(f.fixed_header) if f else None
        return _read(family, header, own, p, around) if own or header else p
    if a.type == "flag":
        return True
    if a.type == "string":
        return p.rstrip(b"\0").decode(errors="backslashreplace")
    if a.type == "binary":
        return p
    enum = family.enum(a.enum)
    if a.type == "bitfield32":
        value, selector = struct.unpack("<II", p)
        return {"value": _bit_names(enum, value),
                "selector": _bit_names(enum, selector)}
    number = _unpacked(p, model.NUMBERS[a.type].signed, a.big_endian)
    if enum and (enum.is_flags or a.enum_as_flags):
        return _bit_names(enum, number)
    return _entry_name(enum, number)


def _members(family: Family, s: Struct, p: bytes) -> Values:
    out, at = {}, 0
    for m in s.members:
        piece = p[at:at + m.size]
        at += m.size
        if m.struct:
            out[str(m.name)] = _members(family, family.struct(m.struct),
                                        piece)
        elif m.type == "binary":
            out[str(m.name)] = piece
        elif m.type != "pad":
            out[str(m.name)] = _unpacked(
                piece, model.SCALARS[m.type].signed, m.big_endian)
    return out
