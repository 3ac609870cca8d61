# SPDX-License-Identifier: MIT
"""Messages from Python values and back, straight from the model.

Problem: tests need bytes that no generated encoder would write, and a second
opinion on those that it does. So this is an independent implementation of
docs/abi.md, written for clarity, and it does not check: any value that fits
its width is encoded, in range or not, required attributes present or not.

Values are keyed by the schema's names:

	flag			True
	numbers, gpa		an int, or the name of an enum's entry
	flags			an int, or a list of entries' names
	bitfield32		{"value": ..., "selector": ...}
	string			str; binary: bytes or a string of hex digits
	packed-array		a list of ints, or of dicts; or as binary
	nest			a dict
	multi-attr		a list of any of these

Under the key "_raw", in any dict, stands a list of attributes as they are,
appended to the others: {"raw-type": 0x8001, "raw": "00ff", "raw-len": 9}.
raw-type has its flag bits; raw-len, when given, lies about the length.

decode() returns the same shapes: a name where an entry has the value, unknown
attributes under "_unknown". Invariant: what encode() makes of valid values,
decode() gives back.
"""

from __future__ import annotations

import struct
from typing import Any, Iterator, NamedTuple, Optional, Union

from . import model
from .model import Attribute, AttributeSet, Family

F_REQUEST, F_MULTI, F_DUMP = 0x0001, 0x0002, 0x0300
F_ACK_TLVS = 0x0200
ERROR, DONE = 2, 3
REQUEST, REPLY, EVENT = "request", "reply", "event"

_HEADER = struct.Struct("<IHHII")
_GENERIC = struct.Struct("<BBH")
_ATTR = struct.Struct("<HH")
_TYPE_BITS = model.ATTR_NESTED | model.ATTR_CRITICAL

Values = dict[str, Any]


class WireError(ValueError):
    """Values that no bytes stand for, or bytes that are no message."""


# ---- encode ----

def encode(family: Family, op_name: str, direction: str, values: Values,
           seq: int = 0, port: int = 0, flags: int = 0) -> bytes:
    """One message. flags are those beside REQUEST, DUMP and MULTI, which the
    operation and the direction imply."""
    op = family.operation_by_name.get(op_name)
    if op is None or direction not in _directions(op):
        raise WireError(f"{family.name} has no {direction} of {op_name}")
    if direction == REQUEST:
        flags |= F_REQUEST | (F_DUMP if op.dump else 0)
    elif op.dump:
        flags |= F_MULTI
    body = _attributes(family, _set_of(family, op), values)
    generic = _GENERIC.pack(op.value, family.version, 0)
    size = model.MSG_HEADER + len(body)
    return _HEADER.pack(size, family.id, flags, seq, port) + generic + body


def _directions(op: model.Operation) -> tuple[str, ...]:
    return (EVENT,) if op.is_event else (REQUEST, REPLY)


def _set_of(family: Family, op: model.Operation) -> Optional[AttributeSet]:
    """Its own, or that of the operation whose reply it tells."""
    told = family.operation_by_name[op.notify] if op.notify else op
    return family.set_by_name.get(told.attribute_set or "")


def _attributes(family: Family, own: Optional[AttributeSet],
                values: Values) -> bytes:
    """Ascending by number, as generated encoders write them."""
    known = own.by_name if own else {}
    unknown = set(values) - set(known) - {"_raw"}
    if unknown:
        raise WireError(f"no attribute {', '.join(sorted(unknown))}")
    parts = []
    for a in sorted((known[n] for n in values if n in known),
                    key=lambda a: a.value):
        value = values[a.name]
        for one in value if a.multi else [value]:
            parts.append(attribute(family, a, one))
    parts += [_raw(**{k.replace("-", "_"): v for k, v in raw.items()})
              for raw in values.get("_raw", ())]
    return b"".join(parts)


def attribute(family: Family, a: Attribute, value: Any) -> bytes:
    """One, with its header and padding."""
    if a.type == "flag" and value is False:
        return b""
    payload = _payload(family, a, value)
    bits = model.ATTR_NESTED if a.type == "nest" else 0
    if a.critical or (a.type == "nest" and _holds_critical(payload)):
        bits |= model.ATTR_CRITICAL
    return _framed(a.value | bits, payload)


def _framed(kind: int, payload: bytes, length: Optional[int] = None) -> bytes:
    if length is None:
        length = model.ATTR_HEADER + len(payload)
    if length > 0xffff:
        raise WireError(f"attribute of {length} bytes")
    return _ATTR.pack(length, kind) + payload + bytes(-len(payload) % 4)


def _raw(raw_type: int, raw: str = "", raw_len: Optional[int] = None) -> bytes:
    return _framed(raw_type, bytes.fromhex(raw), raw_len)


def _holds_critical(payload: bytes) -> bool:
    """A CRITICAL child makes its parent CRITICAL."""
    try:
        return any(a.critical for a in _walk(payload, 0, len(payload)))
    except WireError:
        return False                # a raw child lies about its length


def _payload(family: Family, a: Attribute, value: Any) -> bytes:
    if a.type == "flag":
        return b""
    if a.type == "nest":
        return _attributes(family, family.set_by_name[a.nested], value)
    if a.type == "string":
        return value.encode() + b"\0"
    if a.type == "packed-array" and isinstance(value, (list, tuple)):
        return b"".join(_element(family, a, v) for v in value)
    if a.type in model.BLOBS:
        return bytes.fromhex(value) if isinstance(value, str) else value
    if a.type == "bitfield32":
        enum = family.enum(a.enum)
        return struct.pack("<II", _bits(enum, value["value"]),
                           _bits(enum, value["selector"]))
    return put_number(a, _number_of(family, a, value))


def _number_of(family: Family, a: Attribute, value: Any) -> int:
    enum = family.enum(a.enum or a.checks.flags_mask)
    if enum and _is_flags(a, enum):
        return _bits(enum, value)
    if isinstance(value, str):
        if enum is None or value not in enum.values:
            raise WireError(f"{a.name} has no value {value}")
        return enum.values[value]
    return value


def _is_flags(a: Attribute, enum: model.Enum) -> bool:
    return enum.is_flags or a.enum_as_flags or a.checks.flags_mask is not None


def _bits(enum: Optional[model.Enum], value: Any) -> int:
    if isinstance(value, int):
        return value
    if enum is None or not set(value) <= set(enum.values):
        raise WireError(f"no such bits: {value}")
    return sum(1 << enum.values[name] for name in set(value))


def put_number(a: Attribute, value: int) -> bytes:
    number = model.NUMBERS[a.type]
    width = number.width
    if a.type in ("uint", "sint"):
        narrow = model.SCALARS["s32" if a.type == "sint" else "u32"]
        width = 4 if narrow.low <= value <= narrow.high else 8
    return _packed(value, width, number.signed, a.big_endian)


def _packed(value: int, width: int, signed: bool, big: bool) -> bytes:
    try:
        return value.to_bytes(width, "big" if big else "little",
                              signed=signed)
    except (OverflowError, AttributeError) as e:
        raise WireError(f"{value!r} does not fit {width} bytes") from e


def _element(family: Family, a: Attribute, value: Any) -> bytes:
    if a.sub_type != "struct":
        scalar = model.SCALARS[a.sub_type]
        return _packed(value, scalar.width, scalar.signed, False)
    out = b""
    for m in family.struct(a.struct).members:
        if m.type == "pad":
            out += bytes(m.size)
            continue
        enum, v = family.enum(m.enum), value[m.name]
        if isinstance(v, str) and enum:
            v = enum.values[v]
        out += _packed(v, m.size, model.SCALARS[m.type].signed, m.big_endian)
    return out


# ---- decode ----

class _Attr(NamedTuple):
    type: int
    nested: bool
    critical: bool
    payload: bytes


def _walk(data: bytes, pos: int, end: int) -> Iterator[_Attr]:
    while pos < end:
        if end - pos < model.ATTR_HEADER:
            raise WireError(f"{end - pos} bytes left over at {pos}")
        length, kind = _ATTR.unpack_from(data, pos)
        if length < model.ATTR_HEADER or length > end - pos:
            raise WireError(f"attribute of {length} bytes at {pos}")
        yield _Attr(kind & ~_TYPE_BITS, bool(kind & model.ATTR_NESTED),
                    bool(kind & model.ATTR_CRITICAL),
                    data[pos + model.ATTR_HEADER:pos + length])
        pos += (length + 3) // 4 * 4


def _header(data: bytes) -> dict[str, int]:
    if len(data) < _HEADER.size:
        raise WireError(f"{len(data)} bytes are no message")
    names = ("len", "type", "flags", "seq", "port")
    head = dict(zip(names, _HEADER.unpack_from(data)))
    if not _HEADER.size <= head["len"] <= len(data):
        raise WireError(f"a message of {head['len']} in {len(data)} bytes")
    return head


def decode(family: Family, data: bytes) -> dict[str, Any]:
    """A message: its header's fields, op, direction, values. Its direction is
    told by the command, if it is an event, or by the flag REQUEST. Values are
    not checked."""
    head = _header(data)
    if head["type"] != family.id or head["len"] < model.MSG_HEADER:
        raise WireError(f"type {head['type']} is not {family.name}")
    cmd, version, _ = _GENERIC.unpack_from(data, _HEADER.size)
    op = next((o for o in family.operations if o.value == cmd), None)
    own = _set_of(family, op) if op else None
    direction = REQUEST if head["flags"] & F_REQUEST else REPLY
    return {
        "family": family.name, "op": op.name if op else cmd,
        "direction": EVENT if op and op.is_event else direction,
        "seq": head["seq"], "port": head["port"], "flags": head["flags"],
        "version": version,
        "values": _values(family, own, data[model.MSG_HEADER:head["len"]]),
    }


def _values(family: Family, own: Optional[AttributeSet],
            body: bytes) -> Values:
    known = own.by_value if own else {}
    out: Values = {}
    for attr in _walk(body, 0, len(body)):
        a = known.get(attr.type)
        if a is None or a.type in model.SILENT:
            out.setdefault("_unknown", []).append(
                {"type": attr.type, "critical": attr.critical,
                 "data": attr.payload.hex()})
            continue
        value = _value(family, a, attr.payload)
        if a.multi:
            out.setdefault(str(a.name), []).append(value)
        else:
            out[str(a.name)] = value
    return out


def _value(family: Family, a: Attribute, p: bytes) -> Any:
    if a.type == "flag":
        return True
    if a.type == "nest":
        return _values(family, family.set_by_name[a.nested], p)
    if a.type == "string":
        return p.rstrip(b"\0").decode(errors="backslashreplace")
    if a.type == "binary":
        return p
    if a.type == "packed-array":
        return _elements(family, a, p)
    enum = family.enum(a.enum or a.checks.flags_mask)
    if a.type == "bitfield32":
        if len(p) != 8:
            raise WireError(f"{a.name} has {len(p)} bytes")
        value, selector = struct.unpack("<II", p)
        return {"value": _bit_names(enum, value),
                "selector": _bit_names(enum, selector)}
    number = _unpacked(p, model.NUMBERS[a.type].signed, a.big_endian)
    if enum and _is_flags(a, enum):
        return _bit_names(enum, number)
    return _entry_name(enum, number)


def _unpacked(p: bytes, signed: bool, big: bool) -> int:
    return int.from_bytes(p, "big" if big else "little", signed=signed)


def _entry_name(enum: Optional[model.Enum], value: int) -> Union[int, str]:
    names = [e.name for e in enum.entries if e.value == value] if enum else []
    return str(names[0]) if names else value


def _bit_names(enum: Optional[model.Enum], value: int) -> Any:
    if enum is None or value & ~enum.mask:
        return value
    return [str(e.name) for e in enum.entries if value >> e.value & 1]


def _elements(family: Family, a: Attribute, p: bytes) -> list:
    if a.sub_type != "struct":
        scalar = model.SCALARS[a.sub_type]
        return [_unpacked(p[i:i + scalar.width], scalar.signed, False)
                for i in range(0, len(p), scalar.width)]
    s = family.struct(a.struct)
    return [_members(family, s, p[i:i + s.size])
            for i in range(0, len(p), s.size)]


def _members(family: Family, s: model.Struct, p: bytes) -> Values:
    out, at = {}, 0
    for m in s.members:
        if m.type != "pad":
            number = _unpacked(p[at:at + m.size],
                               model.SCALARS[m.type].signed, m.big_endian)
            out[str(m.name)] = _entry_name(family.enum(m.enum), number)
        at += m.size
    return out


# ---- acknowledgements ----

_ACK = {
    1: ("message", lambda p: p.rstrip(b"\0").decode(errors="replace")),
    2: ("offset", lambda p: int.from_bytes(p, "little")),
    3: ("cookie", bytes.hex),
    5: ("missing", lambda p: int.from_bytes(p, "little")),
    6: ("nest", lambda p: int.from_bytes(p, "little")),
    17: ("reason", lambda p: int.from_bytes(p, "little")),
    18: ("type", lambda p: int.from_bytes(p, "little")),
    19: ("ignored", lambda p: [tuple(e) for e in
                               struct.iter_unpack("<II", p)]),
    20: ("ignored-n", lambda p: int.from_bytes(p, "little")),
    21: ("progress", lambda p: int.from_bytes(p, "little")),
}


def decode_ack(data: bytes) -> dict[str, Any]:
    """An ERROR or DONE: kind, seq, port, err (0 or a negated errno), of an
    ERROR the header of its request, and whichever of message, offset, cookie,
    missing, nest, reason, type, ignored, ignored-n, progress it has."""
    head = _header(data)
    if head["type"] not in (ERROR, DONE):
        raise WireError(f"type {head['type']} is no acknowledgement")
    at = _HEADER.size
    is_error = head["type"] == ERROR
    fixed = at + 4 + (_HEADER.size if is_error else 0)
    if head["len"] < fixed:
        raise WireError(f"an acknowledgement of {head['len']} bytes")
    out: dict[str, Any] = {
        "kind": "error" if is_error else "done", "seq": head["seq"],
        "port": head["port"], "flags": head["flags"],
        "err": _unpacked(data[at:at + 4], True, False)}
    if is_error:
        out["request"] = dict(zip(("len", "type", "flags", "seq", "port"),
                                  _HEADER.unpack_from(data, at + 4)))
    if head["flags"] & F_ACK_TLVS:
        for attr in _walk(data, fixed, head["len"]):
            if attr.type in _ACK:
                name, read = _ACK[attr.type]
                out[name] = read(attr.payload)
    return out
