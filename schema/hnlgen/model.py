# SPDX-License-Identifier: MIT
"""What a family is, apart from the file it was written in and from every
language it is generated for.

Problem: C, documentation, tests and whatever comes later must mean the same
by one schema. They all read these objects; none of them reads YAML.

Invariant: after hnlgen.check has found nothing wrong, every name in here
resolves, every number fits its place in the policy tables, and the walks over
nested sets end.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Iterable, Mapping, Optional, Union

ROOT = os.path.realpath(os.path.join(os.path.dirname(__file__), "..", ".."))

# include/hnl/abi.h and include/hnl/policy.h. tests/schema compares them.
MSG_HEADER = 20
MSG_MAX = 65536
ATTR_HEADER = 4
ATTR_PAYLOAD_MAX = 65535 - ATTR_HEADER
ATTR_NUMBER_MAX = 0x3fff
ATTR_NESTED = 0x8000
ATTR_CRITICAL = 0x4000
DEPTH_MAX = 8
PRESENCE_MAX = 16
FAMILY_MIN = 16
ERRNO = {
    "EPERM": 1, "ENOENT": 2, "ESRCH": 3, "EINTR": 4, "E2BIG": 7,
    "EAGAIN": 11, "ENOMEM": 12, "EACCES": 13, "EFAULT": 14, "EBUSY": 16,
    "EEXIST": 17, "ENODEV": 19, "EINVAL": 22, "ENOSPC": 28, "ERANGE": 34,
    "ENOSYS": 38, "EBADMSG": 74, "EOVERFLOW": 75, "EMSGSIZE": 90,
    "EOPNOTSUPP": 95, "ENOBUFS": 105, "ETIMEDOUT": 110, "ECANCELED": 125,
}


@dataclass(frozen=True)
class Where:
    """Where something was written: its own line, and those of its keys."""

    file: str
    line: int
    keys: Mapping[str, int] = field(default_factory=dict)

    def at(self, key: Optional[str] = None) -> int:
        return self.keys.get(key, self.line) if key else self.line

    @property
    def source(self) -> str:
        """The file, as what is generated from it says: a path in this tree,
        of any other file the name alone."""
        file = os.path.realpath(self.file)
        return source_of(os.path.relpath(file, ROOT) if file.startswith(
            ROOT + os.sep) else os.path.basename(file))

    @property
    def is_of_tree(self) -> bool:
        """One of the families that hnl itself has."""
        return os.path.dirname(self.source) == "schema"


def source_of(path: str) -> str:
    """What stands in a comment of any language, and ends none."""
    return re.sub(r"[^\w ./+,@~=-]", "_", path)


class Name(str):
    """A name that knows the line it was used on."""

    line: int

    def __new__(cls, text: str, line: int = 0) -> Name:
        name = super().__new__(cls, text)
        name.line = line
        return name


@dataclass(frozen=True)
class Scalar:
    """A number of fixed width: u8 to u64, s8 to s64."""

    width: int
    signed: bool

    @property
    def low(self) -> int:
        return -(1 << (8 * self.width - 1)) if self.signed else 0

    @property
    def high(self) -> int:
        return (1 << (8 * self.width - self.signed)) - 1


SCALARS = {
    **{f"u{8 * w}": Scalar(w, False) for w in (1, 2, 4, 8)},
    **{f"s{8 * w}": Scalar(w, True) for w in (1, 2, 4, 8)},
}
# Numbers as an attribute holds them: what a value may be, whatever its width
# on the wire. uint and sint take 4 bytes or 8, gpa is u64.
NUMBERS = {
    **SCALARS,
    "uint": SCALARS["u64"],
    "sint": SCALARS["s64"],
    "gpa": SCALARS["u64"],
}
BLOBS = ("string", "binary", "packed-array")
SILENT = ("pad", "unused")      # they take a number and carry nothing
# The struct of a gpa-list's segments, which no file defines.
GPA_SEGMENT = "gpa-segment"
GPA_SEGMENT_SIZE = 16
# Of YNL alone; its arrays become nests of an indexed set when they are read.
FOREIGN_TYPES = ("sub-message",)
TYPES = ("flag", *NUMBERS, "bitfield32", *BLOBS, "gpa-list", "nest", *SILENT)


@dataclass(frozen=True)
class Entry:
    where: Where
    name: Name
    value: int
    doc: str


@dataclass(frozen=True)
class Enum:
    """Named values; of flags (is_flags) a value is a bit number."""

    where: Where
    name: Name
    doc: str
    is_flags: bool
    entries: tuple[Entry, ...]

    @cached_property
    def values(self) -> dict[str, int]:
        return {e.name: e.value for e in self.entries}

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """Each once, ascending: a file may name the enum very often."""
        return tuple(sorted(set(self.values.values())))

    @cached_property
    def mask(self) -> int:
        return sum(1 << n for n in self.numbers)


@dataclass(frozen=True)
class Const:
    where: Where
    name: Name
    doc: str
    value: Union[int, str]


@dataclass(frozen=True)
class Member:
    """type is a key of SCALARS, or 'pad' of size bytes; in a YNL spec also
    'binary', or 'struct' with struct naming it. address: a u64 that is a
    guest-physical address, of one page or of as many as the member pages or
    order (a power of two) says."""

    where: Where
    name: Name
    doc: str
    type: str
    size: int
    big_endian: bool
    enum: Optional[Name]
    struct: Optional[Name] = None
    address: bool = False
    pages: Optional[Name] = None
    order: Optional[Name] = None


@dataclass(frozen=True)
class Struct:
    """Members one after another: no padding but that which is listed."""

    where: Where
    name: Name
    doc: str
    members: tuple[Member, ...]

    @cached_property
    def by_name(self) -> dict[str, Member]:
        """Without its pads."""
        return _by_name(m for m in self.members if m.type != "pad")

    @cached_property
    def size(self) -> int:
        return sum(m.size for m in self.members)

    @cached_property
    def align(self) -> int:
        return max((m.size for m in self.members if m.type in SCALARS),
                   default=1)


Definition = Union[Enum, Const, Struct]


@dataclass(frozen=True)
class Checks:
    """None: not checked. flags_mask names a definition."""

    where: Where
    min: Optional[int] = None
    max: Optional[int] = None
    min_len: Optional[int] = None
    max_len: Optional[int] = None
    exact_len: Optional[int] = None
    min_count: Optional[int] = None
    max_count: Optional[int] = None
    mask: Optional[int] = None
    flags_mask: Optional[Name] = None


@dataclass(frozen=True)
class Attribute:
    where: Where
    name: Name
    value: int
    type: str
    doc: str
    checks: Checks
    sub_type: Optional[str]
    struct: Optional[Name]
    nested: Optional[Name]
    enum: Optional[Name]
    enum_as_flags: bool
    multi: bool
    big_endian: bool
    required: bool
    critical: bool
    since: Optional[int]
    feature: Optional[Name]
    unit: Optional[str]
    align: Optional[int]
    per: Optional[Name]
    sub_message: Optional[Name] = None
    selector: Optional[Name] = None
    loose: bool = False         # a string whose NUL may be absent
    implies: tuple[Name, ...] = ()      # of its set, present with it
    exclusive: tuple[Name, ...] = ()    # of its set, never with it
    target: bool = False        # the domain that a command is about
    addresses: bool = False     # a packed array of guest-physical addresses
    # Of a gpa, the attribute beside it that says how many pages it is of,
    # or which power of two.
    pages: Optional[Name] = None
    order: Optional[Name] = None
    default: Optional[Name] = None      # a number, or the name of one
    access: Optional[str] = None        # of a gpa-list, by who is called
    segments: Optional[int] = None      # of a gpa-list, at most

    @property
    def declared(self) -> str:
        """Its type as the schema has it: a gpa-list is read as the packed
        array that it is."""
        return self.type if self.access is None else "gpa-list"


@dataclass(frozen=True)
class AttributeSet:
    where: Where
    name: Name
    doc: str
    reject: bool
    attributes: tuple[Attribute, ...]
    indexed: bool = False       # one attribute, under whatever number

    @cached_property
    def by_name(self) -> dict[str, Attribute]:
        return _by_name(self.attributes)

    @cached_property
    def by_value(self) -> dict[int, Attribute]:
        return {a.value: a for a in self.attributes}


@dataclass(frozen=True)
class Message:
    """One direction of an operation: which attributes of its set."""

    where: Where
    attributes: tuple[Name, ...]
    required: tuple[Name, ...]
    whole: bool = False         # every attribute of the set


@dataclass(frozen=True)
class Exchange:
    """How an operation is asked (do or dump) and answered."""

    where: Where
    request: Optional[Message]
    reply: Optional[Message]


@dataclass(frozen=True)
class Continuation:
    where: Where
    unit: str
    cursor: str


@dataclass(frozen=True)
class LegacyField:
    """Where an attribute stands in the C struct. attribute is 'name' or
    'nest.name', mask a C expression, when the values of other attributes that
    make the member count. loose: bits that no mask has are not looked at; echo
    is a member that a reply fills likewise."""

    where: Where
    attribute: Name
    member: str
    mask: Optional[str]
    shift: int
    absent: Optional[Name]
    when: tuple[tuple[Name, tuple[Name, ...]], ...]
    guard: Optional[str]
    loose: bool = False
    echo: Optional[str] = None

    @property
    def path(self) -> tuple[Optional[str], str]:
        """The nest that it is in, or None, and its own name."""
        nest, dot, name = self.attribute.rpartition(".")
        return (nest if dot else None), name


@dataclass(frozen=True)
class LegacyListMember:
    """Where the address of a list stands, and what its elements are; name is
    the member of the attribute's struct that they become."""

    name: Name
    member: str
    type: str
    shift: int


@dataclass(frozen=True)
class LegacyList:
    """Lists in the caller's memory, which are elements of a packed-array.
    count and first are members: how many elements there are, and the one to
    begin with."""

    where: Where
    attribute: Name
    status: Name
    count: str
    first: Optional[str]
    members: tuple[LegacyListMember, ...]


@dataclass(frozen=True)
class Legacy:
    """The ioctl-style call that an operation stands for. hypercall, op and
    the values of fixed are names of constants; fields is None where only the
    names are told and nothing is converted. errors are those of a packet that
    the old entry gives another name; zero are members that must be 0, clear
    those that a reply makes 0."""

    where: Where
    header: str
    struct: str
    hypercall: Name
    op: Optional[Name]
    fixed: tuple[tuple[str, Name], ...]
    fields: Optional[tuple[LegacyField, ...]]
    errors: tuple[tuple[Name, Name], ...] = ()
    list: Optional[LegacyList] = None
    zero: tuple[Name, ...] = ()
    clear: tuple[Name, ...] = ()


@dataclass(frozen=True)
class Operation:
    where: Where
    name: Name
    value: int
    doc: str
    attribute_set: Optional[Name]
    do: Optional[Exchange]
    dump: Optional[Exchange]
    privileged: bool
    access: Optional[str]
    errors: tuple[Name, ...]
    idempotent: bool
    continuation: Optional[Continuation]
    since: Optional[int]
    feature: Optional[Name]

    # What YNL has beside.
    reply_value: Optional[int] = None       # directional: of its answer
    fixed_header: Optional[Name] = None
    event: Optional[Message] = None         # nobody asked for it
    notify: Optional[Name] = None           # an event like that one's reply
    mcgrp: Optional[Name] = None            # who is told of an event
    legacy: Optional[Legacy] = None

    # What it may be asked with, and by whom it may be decided.
    link: bool = True
    barrier: bool = True
    forward: bool = True

    @property
    def exchange(self) -> Optional[Exchange]:
        return self.do or self.dump

    @property
    def is_event(self) -> bool:
        """Told to a group; there is no request."""
        return self.event is not None or self.notify is not None


@dataclass(frozen=True)
class Format:
    """What a sub-message is when its selector has this value: a header, then
    attributes; or neither, then its bytes mean nothing here."""

    where: Where
    value: str
    fixed_header: Optional[Name]
    attribute_set: Optional[Name]


@dataclass(frozen=True)
class SubMessage:
    where: Where
    name: Name
    formats: tuple[Format, ...]


@dataclass(frozen=True)
class Feature:
    where: Where
    name: Name
    value: int
    doc: str
    since: Optional[int]


@dataclass(frozen=True)
class Group:
    """Who joined it is told of its events."""

    where: Where
    name: Name
    value: int
    doc: str
    feature: Optional[Name]
    since: Optional[int]
    privileged: bool


@dataclass(frozen=True)
class Family:
    where: Where
    name: Name
    id: int
    version: int
    doc: str
    definitions: tuple[Definition, ...]
    sets: tuple[AttributeSet, ...]
    operations: tuple[Operation, ...]
    features: tuple[Feature, ...]
    # A spec of YNL, which has no id: its number is found at run time.
    foreign: bool = False
    raw: bool = False           # netlink-raw: commands are message types
    sub_messages: tuple[SubMessage, ...] = ()
    groups: tuple[Group, ...] = ()

    @cached_property
    def sub_message_by_name(self) -> dict[str, SubMessage]:
        return _by_name(self.sub_messages)

    @cached_property
    def definition_by_name(self) -> dict[str, Definition]:
        return _by_name(self.definitions)

    @cached_property
    def set_by_name(self) -> dict[str, AttributeSet]:
        return _by_name(self.sets)

    @cached_property
    def operation_by_name(self) -> dict[str, Operation]:
        return _by_name(self.operations)

    @cached_property
    def group_by_name(self) -> dict[str, Group]:
        return _by_name(self.groups)

    @cached_property
    def feature_by_name(self) -> dict[str, Feature]:
        return _by_name(self.features)

    def enum(self, name: Optional[str]) -> Optional[Enum]:
        found = self.definition_by_name.get(name) if name else None
        return found if isinstance(found, Enum) else None

    def struct(self, name: Optional[str]) -> Optional[Struct]:
        found = self.definition_by_name.get(name) if name else None
        return found if isinstance(found, Struct) else None


def gpa_segment(where: Where) -> Struct:
    """What a gpa-list holds: the bytes of include/hnl/gpa.h."""
    def member(name: str, kind: str, size: int, doc: str) -> Member:
        return Member(where, Name(name), doc, kind, size, False, None)

    return Struct(where, Name(GPA_SEGMENT), "A piece of the guest's memory, as "
                  "hnl_gpa_list_check() has it.", (
        member("gpa", "u64", 8, "Its first byte, at any alignment."),
        member("len", "u32", 4, "Bytes, not 0."),
        member("reserved", "pad", 4, "")))


def _by_name(things: Iterable) -> dict:
    """The first of a name: that it is the only one is checked elsewhere."""
    found: dict = {}
    for thing in things:
        found.setdefault(thing.name, thing)
    return found
