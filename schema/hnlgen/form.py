# SPDX-License-Identifier: MIT
"""From the tree of a file to the objects of the model.

Problem: a key that is misspelt, or that hnl does not implement, must not be
passed over in silence, and one run should tell all of a file's faults.

Each mapping has its table of keys below: those implemented, and those known
(to YNL, or planned) but refused. Everything here is about form: is a key
allowed at this place, is its value a number, a word, a list. What names refer
to, and whether numbers make sense together, is hnlgen.check's. Invariant: a
key that is in no table is an error, so no key is ever ignored.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import replace
from typing import Callable, Iterator, NamedTuple, Optional, TypeVar

from . import model
from .load import List, Map, Node, Problems, Scalar, quote
from .model import Name, Where


class Keys(NamedTuple):
    """What a mapping is called, its keys, those that are refused for now."""

    what: str
    known: frozenset[str]
    later: frozenset[str] = frozenset()


def _keys(what: str, known: str, later: str = "") -> Keys:
    return Keys(what, frozenset(known.split()), frozenset(later.split()))


FAMILY = _keys(
    "family",
    "name id protocol version doc definitions attribute-sets operations "
    "mcast-groups features",
    "protonum uapi-header c-family-name c-version-name max-by-define "
    "cmd-max-name cmd-cnt-name kernel-policy kernel-family sub-messages "
    "uapi-header-prefix")
DEFINITION = {
    "enum": _keys("enum", "name type doc entries value-start",
                  "name-prefix enum-name enum-cnt-name render-max header "
                  "scope"),
    "flags": _keys("flags", "name type doc entries value-start",
                   "name-prefix enum-name enum-cnt-name render-max header "
                   "scope"),
    "struct": _keys("struct", "name type doc members",
                    "enum-name header scope"),
    "const": _keys("const", "name type doc value", "header scope"),
}
ENTRY = _keys("entry", "name value doc")
MEMBER = _keys("member", "name type doc enum len byte-order pages order",
               "struct display-hint enum-as-flags")
SET = _keys("attribute set", "name doc unknown attributes",
            "subset-of name-prefix enum-name attr-cnt-name attr-max-name")
ATTRIBUTE = _keys(
    "attribute",
    "name value type doc checks sub-type struct nested-attributes enum "
    "enum-as-flags multi-attr byte-order required critical since feature "
    "unit align per implies exclusive-with target pages order default access "
    "max-segments",
    "display-hint name-prefix sub-message "
    "selector type-value len header")
CHECKS = _keys("checks", "min max min-len max-len exact-len min-count "
                         "max-count mask flags-mask",
               "unterminated-ok sparse")
OPERATIONS = _keys("operations", "enum-model list",
                   "name-prefix enum-name fixed-header async-prefix "
                   "async-enum")
OPERATION = _keys(
    "operation",
    "name value doc attribute-set do dump flags privilege access errors "
    "idempotent continuation since feature legacy notify event mcgrp "
    "multicall forward",
    "fixed-header dont-validate config-cond")
EXCHANGE = _keys("exchange", "request reply", "pre post")
MESSAGE = _keys("message", "attributes required", "value")
CONTINUATION = _keys("continuation", "unit cursor")
MULTICALL = _keys("multicall", "link barrier")
FEATURE = _keys("feature", "name value doc since")
GROUPS = _keys("mcast-groups", "list")
GROUP = _keys("multicast group", "name value doc feature since privilege",
              "flags")
LEGACY = _keys("legacy call", "header struct hypercall op fixed fields "
                              "errors list")
LEGACY_LIST = _keys("legacy list",
                    "attribute status count first zero members")
LEGACY_ELEMENT = _keys("list's member", "member type shift")
LEGACY_FIELD = _keys("legacy field", "member mask shift absent when guard")

# What YNL or hnl has and this generator refuses.
LATER_PROTOCOLS = ("genetlink-c", "genetlink-legacy", "netlink-raw")
LATER_TYPES = frozenset("indexed-array nest-type-value sub-message "
                        "array-nest".split())

_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?")
_NAME_MAX = 48
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,39}|0[xX][0-9a-fA-F]{1,40})")
_HEADER = re.compile(r"[A-Za-z0-9_]+(?:[./-][A-Za-z0-9_]+)*\.h")
_C_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_C_MEMBER = re.compile(rf"{_C_NAME.pattern}(?:\.{_C_NAME.pattern})*")
_MASK = re.compile(rf"{_NUMBER.pattern}|{_C_NAME.pattern}")
_GUARD = re.compile(r"[A-Za-z0-9_()!&|<>=+ -]+")
_LIMITS = {f"{name}-{end}": getattr(s, attr)
           for name, s in model.SCALARS.items()
           for end, attr in (("min", "low"), ("max", "high"))}
_U64 = model.SCALARS["u64"].high
_S64 = model.SCALARS["s64"].low
SEGMENTS_MAX = model.ATTR_PAYLOAD_MAX // model.GPA_SEGMENT_SIZE

T = TypeVar("T")


def nearest(word: str, words) -> str:
    """', did you mean ...' or nothing. The cost is bounded: difflib's is
    quadratic in the length of a word."""
    close = difflib.get_close_matches(word[:_NAME_MAX], list(words)[:300], 1)
    return f", did you mean '{close[0]}'?" if close else ""


class Reader:
    """One mapping, read key by key. A fault becomes a problem, the value a
    default, and reading goes on."""

    def __init__(self, file: str, problems: Problems, node: Node,
                 keys: Keys) -> None:
        self.file = file
        self.problems = problems
        self.keys = keys
        if not isinstance(node, Map):
            self.error(node.line, f"{_a(keys.what)} is a mapping of keys: "
                                  f"{_list(sorted(keys.known))}")
            node = Map(node.line)
        self.node = node
        self.where = Where(file, node.line, dict(node.key_line))
        for key in node.entries:
            self._check_key(key)
        for again in node.repeated:
            first = node.key_line[again.text]
            self.error(again.line, f"key {quote(again.text)} twice, first in "
                                   f"line {first}; keep one")

    def _check_key(self, key: str) -> None:
        line = self.node.key_line[key]
        if key in self.keys.later:
            self.error(line, f"'{key}' of {_a(self.keys.what)} is not "
                             "implemented yet; remove it")
        elif key not in self.keys.known:
            hint = nearest(key, self.keys.known) or \
                "; known are " + _list(sorted(self.keys.known))
            self.error(line, f"unknown key {quote(key)} of "
                             f"{_a(self.keys.what)}{hint}")

    def error(self, line: int, text: str) -> None:
        self.problems.add(self.file, line, text)

    def has(self, key: str) -> bool:
        return key in self.node.entries

    def _scalar(self, key: str, want: str) -> Optional[Scalar]:
        node = self.node.entries.get(key)
        if node is None or isinstance(node, Scalar):
            return node
        found = "list" if isinstance(node, List) else "mapping"
        self.error(node.line, f"'{key}' is a {found}; {want} belongs here")
        return None

    def _missing(self, key: str) -> None:
        self.error(self.where.line, f"{_a(self.keys.what)} without '{key}'; "
                                    "add it")

    def text(self, key: str) -> str:
        node = self._scalar(key, "text")
        return node.text.strip() if node else ""

    def name(self, key: str = "name", must: bool = False) -> Optional[Name]:
        node = self._scalar(key, "a name")
        if node is None:
            if must and not self.has(key):
                self._missing(key)
            return None
        return self._as_name(node)

    def _as_name(self, node: Scalar) -> Name:
        if len(node.text) > _NAME_MAX:
            self.error(node.line, f"name {quote(node.text)} has "
                                  f"{len(node.text)} characters; at most "
                                  f"{_NAME_MAX}")
        elif not _NAME.fullmatch(node.text):
            self.error(node.line, f"{quote(node.text)} is no name; letters "
                                  "and digits, '-' or '_' between them")
        return Name(node.text, node.line)

    def choice(self, key: str, words, default: T = None,
               later=()) -> str | T:
        node = self._scalar(key, "a word")
        if node is None:
            return default
        if node.text in words:
            return node.text
        if node.text in later:
            self.error(node.line, f"{key} '{node.text}' is not implemented "
                                  f"yet; one of {_list(words)}")
            return default
        hint = nearest(node.text, words) or "; one of " + _list(words)
        self.error(node.line, f"'{key}' is {quote(node.text)}{hint}")
        return default

    def yes(self, key: str, default: bool = False) -> bool:
        """True as YAML and Python spell it; 'yes' and 'on' are words."""
        node = self.node.entries.get(key)
        if isinstance(node, Scalar) and node.text in ("True", "False"):
            return node.text == "True"
        word = str(default).lower()
        return self.choice(key, ("true", "false"), word) == "true"

    def number(self, key: str, low: int, high: int, must: bool = False,
               named: Optional[dict[str, int]] = None) -> Optional[int]:
        node = self._scalar(key, "a number")
        if node is None:
            if must and not self.has(key):
                self._missing(key)
            return None
        if named and node.text in named:
            value = named[node.text]
        elif _NUMBER.fullmatch(node.text):
            value = int(node.text, 0)
        else:
            self.error(node.line, f"'{key}' is {quote(node.text)}, no "
                                  "number; decimal or 0x hexadecimal"
                       + (nearest(node.text, named) if named else ""))
            return None
        if low <= value <= high:
            return value
        self.error(node.line, f"'{key}' is {node.text}, outside "
                              f"{low}..{high}")
        return None

    def c_text(self, key: str, pattern: re.Pattern, want: str) -> str:
        """Text that generated C repeats, so that it is only what it says."""
        node = self._scalar(key, want)
        if node is None:
            if not self.has(key):
                self._missing(key)
            return ""
        if len(node.text) <= 200 and pattern.fullmatch(node.text):
            return node.text
        self.error(node.line, f"'{key}' is {quote(node.text)}, no {want}")
        return ""

    def pairs(self, key: str) -> Iterator[tuple[Name, Node]]:
        """A mapping whose keys are the file's own."""
        node = self.node.entries.get(key)
        if node is None:
            return
        if not isinstance(node, Map):
            self.error(node.line, f"'{key}' is a mapping")
            return
        for again in node.repeated:
            self.error(again.line, f"{quote(again.text)} twice in '{key}'; "
                                   "keep one")
        for name, value in node.entries.items():
            yield Name(name, node.key_line[name]), value

    def _list(self, key: str) -> list[Node]:
        node = self.node.entries.get(key)
        if node is None or (isinstance(node, Scalar) and not node.text):
            return []
        if isinstance(node, List):
            return node.items
        found = "word" if isinstance(node, Scalar) else "mapping"
        self.error(node.line, f"'{key}' is a {found}; a list belongs here")
        return []

    def names(self, key: str) -> tuple[Name, ...]:
        found = []
        for node in self._list(key):
            if isinstance(node, Scalar):
                found.append(self._as_name(node))
            else:
                self.error(node.line, f"'{key}' holds a list or a mapping; "
                                      "only names belong here")
        return tuple(found)

    def nodes(self, key: str) -> list[Node]:
        return self._list(key)

    def reader(self, node: Node, keys: Keys) -> Reader:
        return Reader(self.file, self.problems, node, keys)

    def readers(self, key: str, keys: Keys) -> Iterator[Reader]:
        for node in self._list(key):
            yield self.reader(node, keys)

    def inner(self, key: str, keys: Keys) -> Optional[Reader]:
        node = self.node.entries.get(key)
        return self.reader(node, keys) if node is not None else None


def _a(what: str) -> str:
    return f"an {what}" if what[0] in "aeio" else f"a {what}"


def _list(words) -> str:
    return ", ".join(f"'{w}'" for w in words)


def read_family(path: str, root: Map,
                problems: Problems) -> Optional[model.Family]:
    """The family of a tree, or None when a problem was found in its form."""
    before = len(problems)
    r = Reader(path, problems, root, FAMILY)
    r.choice("protocol", ("genetlink",), later=LATER_PROTOCOLS)
    operations = r.inner("operations", OPERATIONS)
    groups = r.inner("mcast-groups", GROUPS)
    consts = _const_numbers(r)
    sets = tuple(_set(s, consts) for s in r.readers("attribute-sets", SET))
    family = model.Family(
        where=r.where,
        name=r.name(must=True) or Name(""),
        id=r.number("id", model.FAMILY_MIN, 0xffff, must=True) or 0,
        version=r.number("version", 1, 255, must=True) or 1,
        doc=r.text("doc"),
        definitions=(*_definitions(r), *_segment(r, sets)),
        sets=sets,
        operations=tuple(_operations(operations)) if operations else (),
        features=tuple(_feature(f) for f in r.readers("features", FEATURE)),
        groups=tuple(_groups(groups)) if groups else ())
    return family if len(problems) == before else None


def _numbered(readers, make: Callable, start: int, high: int,
              low: Callable[[Reader], int]) -> Iterator:
    """YNL's numbering: one more than the one before, unless 'value' says."""
    value = start
    for r in readers:
        given = r.number("value", low(r), high)
        value = given if given is not None else value
        if value > high:
            r.error(r.where.line, f"numbered {value} by the one before it; "
                                  f"at most {high}")
        yield make(r, min(value, high))
        value += 1


def _from_0(r: Reader) -> int:
    return 0


def _from_1(r: Reader) -> int:
    return 1


# ---- definitions ----

def _definitions(r: Reader) -> Iterator[model.Definition]:
    for node in r.nodes("definitions"):
        peek = node.entries.get("type") if isinstance(node, Map) else None
        kind = peek.text if isinstance(peek, Scalar) else ""
        if kind not in DEFINITION:
            hint = nearest(kind, DEFINITION) or \
                "; one of " + _list(DEFINITION)
            r.error(peek.line if peek else node.line,
                    f"definition of type {quote(kind)}{hint}" if kind else
                    "definition without a type; one of " + _list(DEFINITION))
            continue
        make = {"struct": _struct, "const": _const}.get(kind, _enum)
        yield make(r.reader(node, DEFINITION[kind]))


def _const_numbers(r: Reader) -> dict[str, int]:
    """Constants by name, for 'min: name' and the like."""
    found = dict(_LIMITS)
    for node in r.nodes("definitions"):
        entries = node.entries if isinstance(node, Map) else {}
        name, value = entries.get("name"), entries.get("value")
        if isinstance(name, Scalar) and isinstance(value, Scalar) and \
                _NUMBER.fullmatch(value.text):
            found[name.text] = int(value.text, 0)
    return found


def _segment(r: Reader, sets) -> Iterator[model.Struct]:
    """Where a gpa-list is, the struct that it holds is, too."""
    if any(a.access for s in sets for a in s.attributes):
        yield model.gpa_segment(r.where)


def _enum(r: Reader) -> model.Enum:
    is_flags = r.text("type") == "flags"
    high = 63 if is_flags else _U64
    start = r.number("value-start", 0, high) or 0
    readers = (_entry_reader(r, node) for node in r.nodes("entries"))
    return model.Enum(
        where=r.where, name=r.name(must=True) or Name(""), doc=r.text("doc"),
        is_flags=is_flags,
        entries=tuple(_numbered(readers, _entry, start, high, _from_0)))


def _entry_reader(r: Reader, node: Node) -> Reader:
    """An entry may be a bare name."""
    if isinstance(node, Scalar):
        node = Map(node.line, {"name": node}, {"name": node.line})
    return r.reader(node, ENTRY)


def _entry(r: Reader, value: int) -> model.Entry:
    return model.Entry(r.where, r.name(must=True) or Name(""), value,
                       r.text("doc"))


def _const(r: Reader) -> model.Const:
    text = r.text("value")
    value: int | str = text
    if not r.has("value"):
        r.error(r.where.line, "a const without 'value'; add it")
    elif re.match(r"-?[0-9]", text):
        value = r.number("value", _S64, _U64) or 0
    return model.Const(r.where, r.name(must=True) or Name(""), r.text("doc"),
                       value)


def _struct(r: Reader) -> model.Struct:
    return model.Struct(
        where=r.where, name=r.name(must=True) or Name(""), doc=r.text("doc"),
        members=tuple(_member(m) for m in r.readers("members", MEMBER)))


def _member(r: Reader) -> model.Member:
    kind = r.choice("type", (*model.SCALARS, "gpa", "pad"), "u8")
    address, kind = kind == "gpa", "u64" if kind == "gpa" else kind
    if not r.has("type"):
        r.error(r.where.line, "a member without 'type'; one of "
                + _list((*model.SCALARS, "pad")))
    is_pad = kind == "pad"
    size = r.number("len", 1, 4096, must=is_pad)
    if size is not None and not is_pad:
        r.error(r.where.at("len"), f"'len' on {_a(kind)}; its type says how "
                                   "long it is, 'len' is for a pad")
    return model.Member(
        where=r.where, name=r.name(must=not is_pad) or Name(""),
        doc=r.text("doc"), type=kind,
        size=(size or 1) if is_pad else model.SCALARS[kind].width,
        big_endian=_big_endian(r), enum=r.name("enum"), address=address,
        pages=r.name("pages"), order=r.name("order"))


def _big_endian(r: Reader) -> bool:
    words = ("little-endian", "big-endian")
    return r.choice("byte-order", words) == "big-endian"


# ---- attributes ----

def _set(r: Reader, consts: dict[str, int]) -> model.AttributeSet:
    def make(a: Reader, value: int) -> model.Attribute:
        return _attribute(a, value, consts)

    readers = r.readers("attributes", ATTRIBUTE)
    return model.AttributeSet(
        where=r.where, name=r.name(must=True) or Name(""), doc=r.text("doc"),
        reject=r.choice("unknown", ("ignore", "reject")) == "reject",
        attributes=tuple(_numbered(readers, make, 1, model.ATTR_NUMBER_MAX,
                                   _attribute_from)))


def _attribute_from(r: Reader) -> int:
    """YNL's 'unspec' has number 0, and carries nothing."""
    kind = r.node.entries.get("type")
    return 0 if isinstance(kind, Scalar) and kind.text == "unused" else 1


def _type(r: Reader) -> str:
    node = r.node.entries.get("type")
    if node is None:
        r.error(r.where.line, "an attribute without 'type'; one of "
                + _list(model.TYPES))
    return r.choice("type", model.TYPES, "unused", LATER_TYPES)


def _attribute(r: Reader, value: int,
               consts: dict[str, int]) -> model.Attribute:
    sub_type = r.choice("sub-type", (*model.SCALARS, "gpa", "struct"))
    addresses = sub_type == "gpa"
    kind = _type(r)
    a = model.Attribute(
        where=r.where, name=r.name(must=True) or Name(""), value=value,
        type=kind, doc=r.text("doc"), checks=_checks(r, consts),
        sub_type="u64" if addresses else sub_type, addresses=addresses,
        pages=r.name("pages"), order=r.name("order"),
        struct=r.name("struct"), nested=r.name("nested-attributes"),
        enum=r.name("enum"), enum_as_flags=r.yes("enum-as-flags"),
        multi=r.yes("multi-attr"), big_endian=_big_endian(r),
        required=r.yes("required"), critical=r.yes("critical"),
        since=r.number("since", 1, 255), feature=r.name("feature"),
        unit=r.name("unit"), align=r.number("align", 1, 1 << 63),
        per=r.name("per"), implies=r.names("implies"),
        exclusive=r.names("exclusive-with"), target=r.yes("target"),
        default=_default(r),
        access=r.choice("access", ("read", "write", "read-write")),
        segments=r.number("max-segments", 1, SEGMENTS_MAX, named=consts))
    return _as_array(r, a) if kind == "gpa-list" else \
        replace(a, access=None, segments=None)


def _default(r: Reader) -> Optional[Name]:
    """A number, or a name whose number hnlgen.check finds."""
    node = r._scalar("default", "a number or a name")
    if node is None:
        return None
    if not _NUMBER.fullmatch(node.text):
        return r._as_name(node)
    return Name(node.text, node.line)


def _as_array(r: Reader, a: model.Attribute) -> model.Attribute:
    """A gpa-list: a packed array of segments, with a bound."""
    for key in ("access", "max-segments"):
        if not r.has(key):
            r.error(r.where.line, f"gpa-list '{a.name}' without '{key}'; "
                                  "add it")
    most = model.GPA_SEGMENT_SIZE * (a.segments or 1)
    return replace(a, type="packed-array", sub_type="struct",
                   struct=Name(model.GPA_SEGMENT), access=a.access or "read",
                   checks=replace(a.checks, max_len=most,
                                  min_len=model.GPA_SEGMENT_SIZE))


def _checks(attribute: Reader, consts: dict[str, int]) -> model.Checks:
    r = attribute.inner("checks", CHECKS)
    if r is None:
        return model.Checks(attribute.where)

    def number(key: str, low: int, high: int) -> Optional[int]:
        return r.number(key, low, high, named=consts)

    most = model.ATTR_PAYLOAD_MAX
    return model.Checks(
        where=r.where, min=number("min", _S64, _U64),
        max=number("max", _S64, _U64), min_len=number("min-len", 0, most),
        max_len=number("max-len", 0, most),
        exact_len=number("exact-len", 0, most),
        min_count=number("min-count", 1, 255),
        max_count=number("max-count", 1, 0xffff),
        mask=number("mask", 1, _U64), flags_mask=r.name("flags-mask"))


# ---- operations ----

def _operations(r: Reader) -> Iterator[model.Operation]:
    r.choice("enum-model", ("unified",), later=("directional",))
    return _numbered(r.readers("list", OPERATION), _operation, 1, 254,
                     _from_1)


def _operation(r: Reader, value: int) -> model.Operation:
    for flag in r.names("flags"):
        if flag not in ("admin-perm", "uns-admin-perm"):
            r.error(flag.line, f"unknown flag {quote(flag)}; 'admin-perm' or "
                               "'uns-admin-perm'")
    return model.Operation(
        where=r.where, name=r.name(must=True) or Name(""), value=value,
        doc=r.text("doc"), attribute_set=r.name("attribute-set"),
        do=_exchange(r.inner("do", EXCHANGE)),
        dump=_exchange(r.inner("dump", EXCHANGE)),
        privileged=r.yes("privilege") or bool(r.names("flags")),
        access=r.choice("access", ("get", "set")), errors=r.names("errors"),
        idempotent=r.yes("idempotent"),
        continuation=_continuation(r.inner("continuation", CONTINUATION)),
        since=r.number("since", 1, 255), feature=r.name("feature"),
        legacy=_legacy(r.inner("legacy", LEGACY)), notify=r.name("notify"),
        event=_message(r.inner("event", MESSAGE)), mcgrp=r.name("mcgrp"),
        forward=r.yes("forward", True),
        **_multicall(r.inner("multicall", MULTICALL)))


def _multicall(r: Optional[Reader]) -> dict[str, bool]:
    return {key: r is None or r.yes(key, True) for key in ("link", "barrier")}


def _exchange(r: Optional[Reader]) -> Optional[model.Exchange]:
    if r is None:
        return None
    return model.Exchange(r.where, _message(r.inner("request", MESSAGE)),
                          _message(r.inner("reply", MESSAGE)))


def _message(r: Optional[Reader]) -> Optional[model.Message]:
    if r is None:
        return None
    return model.Message(r.where, r.names("attributes"), r.names("required"))


def _continuation(r: Optional[Reader]) -> Optional[model.Continuation]:
    if r is None:
        return None
    return model.Continuation(r.where, r.name("unit", must=True) or "",
                              r.name("cursor", must=True) or "")


def _legacy(r: Optional[Reader]) -> Optional[model.Legacy]:
    if r is None:
        return None
    fixed = []
    for member, node in r.pairs("fixed"):
        _check_c(r, member, _C_MEMBER, "member of a C struct")
        if isinstance(node, Scalar):
            fixed.append((str(member), r._as_name(node)))
        else:
            r.error(node.line, f"{quote(member)} is a const's name")
    return model.Legacy(
        where=r.where, header=r.c_text("header", _HEADER, "C header"),
        struct=r.c_text("struct", _C_NAME, "struct's name in C"),
        hypercall=r.name("hypercall", must=True) or Name(""),
        op=r.name("op"), fixed=tuple(fixed),
        fields=tuple(_legacy_field(r, name, node)
                     for name, node in r.pairs("fields"))
        if r.has("fields") or r.has("list") else None,
        errors=tuple(_legacy_errors(r)),
        list=_legacy_list(r.inner("list", LEGACY_LIST)))


def _legacy_errors(r: Reader) -> Iterator[tuple[Name, Name]]:
    """A packet's errno and what the old entry says instead."""
    for name, node in r.pairs("errors"):
        other = node.text if isinstance(node, Scalar) else ""
        for word in (name, other):
            if word not in model.ERRNO:
                r.error(node.line, f"no errno {quote(word)} of hnl"
                        + nearest(word, model.ERRNO))
        yield name, Name(other, node.line)


def _legacy_list(r: Optional[Reader]) -> Optional[model.LegacyList]:
    if r is None:
        return None
    want = "member of a C struct"
    zero = [Name(n.text if isinstance(n, Scalar) else "", n.line)
            for n in r.nodes("zero")]
    for member in zero:
        _check_c(r, member, _C_MEMBER, want)
    return model.LegacyList(
        where=r.where, attribute=r.name("attribute", must=True) or Name(""),
        status=r.name("status", must=True) or Name(""),
        count=r.c_text("count", _C_MEMBER, want),
        first=r.c_text("first", _C_MEMBER, want) if r.has("first") else None,
        zero=tuple(map(str, zero)),
        members=tuple(_legacy_element(r.reader(node, LEGACY_ELEMENT), name)
                      for name, node in r.pairs("members")))


def _legacy_element(r: Reader, name: Name) -> model.LegacyListMember:
    types = [t for t in model.SCALARS if t[0] == "u"]
    kind = r.choice("type", types)
    if kind is None and not r.has("type"):
        r._missing("type")
    return model.LegacyListMember(
        name, r.c_text("member", _C_MEMBER, "member of a C struct"),
        kind or "u8", r.number("shift", 1, 63) or 0)


def _legacy_field(legacy: Reader, name: Name,
                  node: Node) -> model.LegacyField:
    """A field may be a bare member."""
    if isinstance(node, Scalar):
        node = Map(node.line, {"member": node}, {"member": node.line})
    r = legacy.reader(node, LEGACY_FIELD)
    for part in name.split(".", 1):
        r._as_name(Scalar(name.line, part))
    return model.LegacyField(
        where=r.where, attribute=name,
        member=r.c_text("member", _C_MEMBER, "member of a C struct"),
        mask=_mask(r), shift=r.number("shift", 1, 63) or 0,
        absent=r.name("absent"), when=tuple(_when(r)),
        guard=r.c_text("guard", _GUARD, "condition of #if")
        if r.has("guard") else None)


def _mask(r: Reader) -> Optional[str]:
    """A number or a macro of the public header."""
    if not r.has("mask"):
        return None
    text = r.c_text("mask", _MASK, "number or C macro")
    if _NUMBER.fullmatch(text):
        number = r.number("mask", 1, _U64)
        return hex(number) if number else None
    return text


def _when(r: Reader) -> Iterator[tuple[Name, tuple[Name, ...]]]:
    for name, node in r.pairs("when"):
        items = node.items if isinstance(node, List) else []
        if not items or not all(isinstance(i, Scalar) for i in items):
            r.error(node.line, f"{quote(name)} is a list of entries")
            continue
        yield name, tuple(r._as_name(i) for i in items)


def _check_c(r: Reader, text: Name, pattern: re.Pattern, want: str) -> None:
    if len(text) > 200 or not pattern.fullmatch(text):
        r.error(text.line, f"{quote(text)} is no {want}")


def _feature(r: Reader) -> model.Feature:
    value = r.number("value", 1, 63, must=True)
    return model.Feature(r.where, r.name(must=True) or Name(""), value or 1,
                         r.text("doc"), r.number("since", 1, 255))


def _groups(r: Reader) -> Iterator[model.Group]:
    return _numbered(r.readers("list", GROUP), _group, 1, 63, _from_1)


def _group(r: Reader, value: int) -> model.Group:
    return model.Group(r.where, r.name(must=True) or Name(""), value,
                       r.text("doc"), r.name("feature"),
                       r.number("since", 1, 255), r.yes("privilege"))
