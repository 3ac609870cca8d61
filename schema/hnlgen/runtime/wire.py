# SPDX-License-Identifier: MIT
# Copied by hnlgen from schema/hnlgen/runtime/wire.py: do not edit the copy.
"""What the modules of all families share: tables, decoder, encoder.

A class of a generated module is a set of attributes: Python values in it, and
a Table of how they travel. The decoder checks what docs/abi.md asks of
attributes (step 10 of its order of checks) and gives the same verdict as the
C engine; the encoder decodes what it wrote, so that nothing leaves that would
be refused.

	message  | header, 20 bytes | a | b | nest | c | d | e |
"""

from __future__ import annotations

import enum
import struct
from dataclasses import dataclass, field
from typing import Any, Callable, ClassVar, NamedTuple, Optional, Self

HEADER = 20
ATTR_HEADER = 4
MESSAGE_MAX = 65536
DEPTH_MAX = 8
IGNORED_MAX = 8
NESTED, CRITICAL, NUMBER = 0x8000, 0x4000, 0x3fff
F_REQUEST, F_MULTI, F_ACK, F_DUMP = 0x0001, 0x0002, 0x0004, 0x0300
F_LINK, F_BARRIER, F_STRICT, F_REPORT = 0x1000, 0x2000, 0x4000, 0x8000
EINVAL, EBADMSG, EMSGSIZE, EOPNOTSUPP = 22, 74, 90, 95
ERROR, DONE = 2, 3
ALL_GRANTS = (1 << 64) - 1


class Reason(enum.IntEnum):
    """Why a message was refused."""

    # @reasons@


class Mode(enum.Enum):
    """What becomes of unknown attributes."""

    REQUEST = "request"     # ignored, unless CRITICAL or their set rejects
    STRICT = "strict"       # refused
    REPLY = "reply"         # ignored, unless CRITICAL


@dataclass(eq=False)
class Refusal(Exception):
    """errno is positive; offset counts from the first byte of the message,
    0 stands for no attribute. missing and nest belong to MISSING: the absent
    number, and the offset of the nest it is absent from, 0 the message. way
    names the attribute: "range.gpa"; empty where there is none."""

    errno: int
    reason: Reason
    offset: int = 0
    type: int = 0
    missing: int = 0
    nest: int = 0
    way: str = ""

    def __str__(self) -> str:
        """way, attribute N: REASON (errno N, byte N)"""
        number = self.type or self.missing
        named = f"{self.way}, " if self.way else ""
        what = f"{named}attribute {number}: " if number else ""
        other = f" of attribute {self.missing}" \
            if self.type and self.missing else ""
        where = f", byte {self.offset}" if self.offset else ""
        return f"{what}{self.reason.name}{other} (errno {self.errno}{where})"


class EncodeError(ValueError):
    """A value that the schema does not allow, or that fits no message."""


@dataclass
class Ignored:
    """Unknown attributes that were ignored: the first of them, (offset,
    number) each, and how many there were."""

    listed: list[tuple[int, int]] = field(default_factory=list)
    n: int = 0

    def note(self, offset: int, number: int) -> None:
        if len(self.listed) < IGNORED_MAX:
            self.listed.append((offset, number))
        self.n += 1


class Header(NamedTuple):
    """The 20 bytes before the attributes."""

    length: int
    family: int
    flags: int
    seq: int
    port: int
    command: int
    version: int

    @classmethod
    def decode(cls, data: bytes) -> Header:
        """Of the message that data is: steps 1 to 5 of the order of checks.
        A control message, such as ERROR and DONE, is refused with TYPE."""
        length, family, flags, seq, port = _frame(data)
        if family < 16:
            raise Refusal(EINVAL, Reason.TYPE)
        command, version, reserved = _GENL.unpack_from(data, 16)
        if reserved:
            raise Refusal(EINVAL, Reason.RESERVED)
        return cls(length, family, flags, seq, port, command, version)


_NLMSG = struct.Struct("<IHHII")
_GENL = struct.Struct("<BBH")
_ATTR = struct.Struct("<HH")


def _frame(data: bytes) -> tuple[int, int, int, int, int]:
    """The nlmsghdr, after steps 1 to 3."""
    if len(data) < 16:
        raise Refusal(EINVAL, Reason.SHORT)
    length, family, flags, seq, port = _NLMSG.unpack_from(data)
    if length < (HEADER if family >= 16 else 16):
        raise Refusal(EINVAL, Reason.SHORT)
    if (length + 3) & ~3 > len(data) or length > MESSAGE_MAX:
        raise Refusal(EINVAL, Reason.PAST_END)
    if length % 4:
        raise Refusal(EINVAL, Reason.UNALIGNED)
    return length, family, flags, seq, port


def _attribute(data: bytes, pos: int, end: int) -> tuple[int, int, int]:
    """Kind, length and padded length of the attribute at pos."""
    if end - pos < ATTR_HEADER:
        raise Refusal(EINVAL, Reason.LEFTOVER, pos)
    length, kind = _ATTR.unpack_from(data, pos)
    number, size = kind & NUMBER, (length + 3) & ~3
    if length < ATTR_HEADER:
        raise Refusal(EINVAL, Reason.ATTR_SHORT, pos, number)
    if size > end - pos:
        raise Refusal(EINVAL, Reason.ATTR_PAST_END, pos, number)
    if any(data[pos + length:pos + size]):
        raise Refusal(EINVAL, Reason.PADDING, pos, number)
    return kind, length, size


class Bitfield32(NamedTuple):
    """No bit of value is outside selector."""

    value: int
    selector: int


class Kind(enum.Enum):
    """What an attribute's payload is. Of numbers: width, signed."""

    FLAG = "flag"
    U8 = (1, False)
    U16 = (2, False)
    U32 = (4, False)
    U64 = (8, False)
    S8 = (1, True)
    S16 = (2, True)
    S32 = (4, True)
    S64 = (8, True)
    UINT = "uint"
    SINT = "sint"
    BITFIELD32 = "bitfield32"
    STRING = "string"
    BYTES = "bytes"
    PACKED = "packed"
    NEST = "nest"


class Element:
    """How one element of a packed array travels."""

    size: int

    def load(self, data: bytes) -> Any:
        raise NotImplementedError

    def store(self, value: Any) -> bytes:
        raise NotImplementedError


class Number(Element):
    def __init__(self, size: int, signed: bool = False,
                 big_endian: bool = False) -> None:
        self.size, self._signed = size, signed
        self._order: Any = "big" if big_endian else "little"

    def load(self, data: bytes) -> int:
        return int.from_bytes(data, self._order, signed=self._signed)

    def store(self, value: int) -> bytes:
        try:
            return value.to_bytes(self.size, self._order,
                                  signed=self._signed)
        except OverflowError as e:
            raise EncodeError(f"{value} does not fit {self.size} bytes") \
                from e


class Record(Element):
    """A struct: its class, and each member or the size of each pad."""

    def __init__(self, cls: Callable[..., Any],
                 *members: tuple[str, Number] | int) -> None:
        self._cls, self._members = cls, members
        self.size = sum(m if isinstance(m, int) else m[1].size
                        for m in members)

    def load(self, data: bytes) -> Any:
        pos, values = 0, {}
        for m in self._members:
            if isinstance(m, int):
                pos += m
                continue
            name, number = m
            values[name] = number.load(data[pos:pos + number.size])
            pos += number.size
        return self._cls(**values)

    def store(self, value: Any) -> bytes:
        return b"".join(bytes(m) if isinstance(m, int)
                        else m[1].store(getattr(value, m[0]))
                        for m in self._members)


@dataclass(frozen=True)
class Field:
    """One attribute of a set. low_len and high_len are bytes of payload, of a
    string its characters; max_count 0 is no bound; bit v of values is set if
    v is allowed."""

    name: str
    number: int
    kind: Kind
    required: bool = False
    critical: bool = False
    feature: int = 0
    low_len: int = 0
    high_len: int = 65531
    low: Optional[int] = None
    high: Optional[int] = None
    mask: Optional[int] = None
    values: Optional[int] = None
    align: int = 1
    big_endian: bool = False
    multi: bool = False
    min_count: int = 0
    max_count: int = 0
    implies: tuple[int, ...] = ()
    excludes: tuple[int, ...] = ()
    element: Optional[Element] = None
    nest: Optional[type[Attributes]] = None
    enum: Optional[Callable[[int], int]] = None


class Table:
    """The fields of a set by their numbers, ascending."""

    def __init__(self, *fields: Field, reject: bool = False) -> None:
        self.fields = fields
        self.by_number = {f.number: f for f in fields}
        self.reject = reject


class Attributes:
    """A set of attributes; the generated classes derive from it."""

    TABLE: ClassVar[Table]


class Message(Attributes):
    """A set that is the body of a message."""

    FAMILY: ClassVar[int]
    COMMAND: ClassVar[int]
    VERSION: ClassVar[int]
    FLAGS: ClassVar[int]        # what its kind always has
    MODE: ClassVar[Mode]

    @classmethod
    def decode(cls, data: bytes, *, grants: int = ALL_GRANTS,
               mode: Optional[Mode] = None,
               ignored: Optional[Ignored] = None) -> Self:
        """data is one message, whose header was looked at before. Raises
        Refusal; ignored is filled in either case."""
        decoder = _Decoder(data, grants, mode or cls.MODE,
                           Ignored() if ignored is None else ignored)
        make: Callable[..., Self] = cls
        return make(**decoder.read(cls.TABLE, min(HEADER, len(data)),
                                   len(data), 0, 1))

    def encode(self, *, seq: int = 0, port: int = 0,
               flags: Optional[int] = None,
               grants: int = ALL_GRANTS) -> bytes:
        """Raises EncodeError for what a decoder would refuse. What was not
        granted need not be there."""
        body = _put_set(self)
        size = HEADER + len(body)
        if size > MESSAGE_MAX:
            raise EncodeError(f"message of {size} bytes")
        data = _NLMSG.pack(size, self.FAMILY,
                           self.FLAGS if flags is None else flags, seq,
                           port) + \
            _GENL.pack(self.COMMAND, self.VERSION, 0) + body
        try:
            self.decode(data, grants=grants)
        except Refusal as e:
            raise EncodeError(str(e)) from e
        return data


# ---- decode ----

class _Decoder:
    """One message being read. Invariant: all before the attribute at hand was
    accepted."""

    def __init__(self, data: bytes, grants: int, mode: Mode,
                 ignored: Ignored) -> None:
        self._data, self._grants = data, grants
        self._mode, self._ignored = mode, ignored

    def read(self, table: Table, pos: int, end: int, at: int,
             depth: int) -> dict[str, Any]:
        """The values of data[pos:end], a set whose nest is at."""
        try:
            return self._read(table, pos, end, at, depth)
        except Refusal as e:
            f = table.by_number.get(e.type or e.missing)
            if not e.way and f is not None:
                e.way = f.name
            raise

    def _read(self, table: Table, pos: int, end: int, at: int,
              depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        first: dict[int, int] = {}
        while pos < end:
            number, payload, size = self._frame(table, pos, end)
            f = self._known(table, number)
            if f is None:
                self._ignored.note(pos, number)
            else:
                self._take(f, payload, pos, found, first, depth)
            pos += size
        self._close(table, at, found, first)
        return found

    def _known(self, table: Table, number: int) -> Optional[Field]:
        f = table.by_number.get(number)
        return f if f and self._grants >> f.feature & 1 else None

    def _frame(self, table: Table, pos: int,
               end: int) -> tuple[int, bytes, int]:
        """Number, payload and padded length of the attribute at pos."""
        kind, length, size = _attribute(self._data, pos, end)
        number = kind & NUMBER
        f = self._known(table, number)
        if f is None:
            if kind & CRITICAL or self._refuses(table):
                raise Refusal(EOPNOTSUPP, Reason.UNKNOWN, pos, number)
        elif bool(kind & NESTED) != (f.kind is Kind.NEST):
            raise Refusal(EINVAL, Reason.NESTED_BIT, pos, number)
        return number, self._data[pos + ATTR_HEADER:pos + length], size

    def _refuses(self, table: Table) -> bool:
        return self._mode is Mode.STRICT or \
            (self._mode is Mode.REQUEST and table.reject)

    def _take(self, f: Field, payload: bytes, pos: int,
              found: dict[str, Any], first: dict[int, int],
              depth: int) -> None:
        if f.number in first and not f.multi:
            raise Refusal(EINVAL, Reason.DUPLICATE, pos, f.number)
        first.setdefault(f.number, pos)
        if f.max_count and len(found.get(f.name, ())) >= f.max_count:
            raise Refusal(EINVAL, Reason.COUNT, pos, f.number)
        if f.nest is not None:
            if depth >= DEPTH_MAX:
                raise Refusal(EINVAL, Reason.DEPTH, pos, f.number)
            begin = pos + ATTR_HEADER
            make: Callable[..., Attributes] = f.nest
            try:
                values = self.read(f.nest.TABLE, begin, begin + len(payload),
                                   pos, depth + 1)
            except Refusal as e:
                e.way = f"{f.name}.{e.way or '?'}"
                raise
            value = make(**values)
        else:
            try:
                value = _load(f, payload)
            except _Wrong as e:
                raise Refusal(EINVAL, e.reason, pos, f.number) from None
        if f.multi:
            found.setdefault(f.name, []).append(value)
        else:
            found[f.name] = value

    def _close(self, table: Table, at: int, found: dict[str, Any],
               first: dict[int, int]) -> None:
        for f in table.fields:
            if f.number not in first:
                if f.required and self._grants >> f.feature & 1:
                    raise Refusal(EINVAL, Reason.MISSING, 0, 0, f.number, at)
            elif f.multi and len(found[f.name]) < f.min_count:
                raise Refusal(EINVAL, Reason.COUNT, first[f.number],
                              f.number)
        for f in table.fields:
            if f.number in first:
                self._check_rules(f, first)

    def _check_rules(self, f: Field, first: dict[int, int]) -> None:
        for other in f.implies:
            if other not in first:
                raise Refusal(EINVAL, Reason.IMPLIES, first[f.number],
                              f.number, other)
        if any(other in first for other in f.excludes):
            raise Refusal(EINVAL, Reason.EXCLUSIVE, first[f.number], f.number)


class _Wrong(Exception):
    """A payload that its field does not allow."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


def _require(condition: bool, reason: Reason) -> None:
    if not condition:
        raise _Wrong(reason)


def _load(f: Field, payload: bytes) -> Any:
    if f.kind is Kind.STRING:
        return _load_string(f, payload)
    _require(f.low_len <= len(payload) <= f.high_len, Reason.LENGTH)
    if f.kind is Kind.FLAG:
        return True
    if f.kind is Kind.BITFIELD32:
        return _load_bitfield(f, payload)
    if f.kind is Kind.BYTES:
        return payload
    if f.element is not None:
        size = f.element.size
        _require(len(payload) % size == 0, Reason.LENGTH)
        return [f.element.load(payload[i:i + size])
                for i in range(0, len(payload), size)]
    return _load_number(f, payload)


def _load_string(f: Field, payload: bytes) -> str:
    _require(payload[-1:] == b"\0" and payload.count(0) == 1, Reason.STRING)
    _require(f.low_len <= len(payload) - 1 <= f.high_len, Reason.LENGTH)
    return payload[:-1].decode("utf-8", "surrogateescape")


def _load_bitfield(f: Field, payload: bytes) -> Bitfield32:
    bits = Bitfield32(*struct.unpack("<II", payload))
    _require(not bits.value & ~bits.selector, Reason.MASK)
    _require(f.mask is None or not bits.selector & ~f.mask, Reason.MASK)
    return bits


def _load_number(f: Field, payload: bytes) -> int:
    _require(f.kind not in (Kind.UINT, Kind.SINT) or len(payload) in (4, 8),
             Reason.LENGTH)
    v = Number(len(payload), _is_signed(f), f.big_endian).load(payload)
    _require(f.low is None or v >= f.low, Reason.RANGE)
    _require(f.high is None or v <= f.high, Reason.RANGE)
    _require(f.mask is None or not v & ~f.mask, Reason.MASK)
    _require(f.values is None or 0 <= v < 64 and f.values >> v & 1 == 1,
             Reason.ENUM)
    _require(v % f.align == 0, Reason.ALIGN)
    return f.enum(v) if f.enum else v


def _is_signed(f: Field) -> bool:
    return f.kind is Kind.SINT or \
        (isinstance(f.kind.value, tuple) and f.kind.value[1])


# ---- acknowledgements ----

@dataclass
class Ack:
    """An ERROR or, at the end of a dump, a DONE. err is 0 or a negated errno,
    reason a Reason or a number that is none yet; the others are those of a
    Refusal. progress counts the units that were done before the failure."""

    done: bool
    seq: int
    port: int
    err: int
    reason: int = 0
    offset: int = 0
    type: int = 0
    missing: int = 0
    nest: int = 0
    progress: int = 0
    message: str = ""
    ignored: Ignored = field(default_factory=Ignored)

    @classmethod
    def decode(cls, data: bytes) -> Ack:
        """Of the message that data begins with. Tolerant: attributes that are
        not known, or of another length, are skipped. Raises Refusal with
        EBADMSG for what is no such message."""
        try:
            return cls._decode(data)
        except Refusal as e:
            e.errno = EBADMSG
            raise

    @classmethod
    def _decode(cls, data: bytes) -> Ack:
        end, kind, _, seq, port = _frame(data)
        if kind not in (ERROR, DONE):
            raise Refusal(EINVAL, Reason.TYPE)
        pos = 20 if kind == DONE else 36    # behind the request's header
        if end < pos:
            raise Refusal(EINVAL, Reason.SHORT)
        ack = cls(kind == DONE, seq, port,
                  Number(4, signed=True).load(data[16:20]))
        while pos < end:
            number, length, size = _attribute(data, pos, end)
            ack._take(number & NUMBER, data[pos + ATTR_HEADER:pos + length])
            pos += size
        return ack

    def _take(self, number: int, payload: bytes) -> None:
        name, size, mask = _ACK_NUMBERS.get(number, ("", 0, 0))
        if number == _MSG:
            text, _, _ = payload.partition(b"\0")
            self.message = text.decode("utf-8", "surrogateescape")
        elif number == _IGNORED:
            whole = payload[:len(payload) // 8 * 8][:8 * IGNORED_MAX]
            self.ignored.listed = [
                (at, ty) for at, ty in struct.iter_unpack("<II", whole)]
        elif number == _IGNORED_N and len(payload) == 4:
            self.ignored.n = Number(4).load(payload)
        elif name and len(payload) == size:
            setattr(self, name, Number(size).load(payload) & mask)


# Numbers are those of HNL_ACK_ATTR in docs/abi.md.
_MSG, _IGNORED, _IGNORED_N = 1, 19, 20
# Of the others: member, bytes, and the bits that count.
_ACK_NUMBERS = {
    2: ("offset", 4, 0xffffffff),
    5: ("missing", 4, 0xffff),
    6: ("nest", 4, 0xffffffff),
    17: ("reason", 4, 0xffff),
    18: ("type", 4, 0xffff),
    21: ("progress", 8, (1 << 64) - 1),
}


# ---- encode ----

def _put_set(values: Attributes) -> bytes:
    parts = []
    for f in values.TABLE.fields:
        value = getattr(values, f.name)
        for one in value if f.multi else [value]:
            if one is not None and not (f.kind is Kind.FLAG and not one):
                parts.append(_put(f, one))
    return b"".join(parts)


def _put(f: Field, value: Any) -> bytes:
    payload = _put_set(value) if f.nest else _store(f, value)
    length = ATTR_HEADER + len(payload)
    if length > 0xffff:
        raise EncodeError(f"{f.name}: attribute of {length} bytes")
    kind = f.number | (NESTED if f.nest else 0)
    if f.critical or (f.nest and _holds_critical(payload)):
        kind |= CRITICAL
    return _ATTR.pack(length, kind) + payload + bytes(-length % 4)


def _holds_critical(payload: bytes) -> bool:
    """A CRITICAL child makes its nest CRITICAL."""
    pos = 0
    while pos < len(payload):
        length, kind = _ATTR.unpack_from(payload, pos)
        if kind & CRITICAL:
            return True
        pos += (length + 3) & ~3
    return False


def _store(f: Field, value: Any) -> bytes:
    if f.kind is Kind.FLAG:
        return b""
    if f.kind is Kind.STRING:
        return bytes(value.encode("utf-8", "surrogateescape")) + b"\0"
    if f.kind is Kind.BYTES:
        return bytes(value)
    if f.kind is Kind.BITFIELD32:
        return Number(4).store(value.value) + Number(4).store(value.selector)
    if f.element is not None:
        return b"".join(f.element.store(v) for v in value)
    return _store_number(f, value)


def _store_number(f: Field, value: int) -> bytes:
    signed = _is_signed(f)
    if isinstance(f.kind.value, tuple):
        width = f.kind.value[0]
    else:
        low, high = (-1 << 31, (1 << 31) - 1) if signed else (0, 0xffffffff)
        width = 4 if low <= value <= high else 8
    return Number(width, signed, f.big_endian).store(value)
