# SPDX-License-Identifier: MIT
"""From the tree of a file to the objects of the model.

Each mapping has its table of keys below: those implemented, and those known
(to YNL, or planned) but refused. Everything here is about form: is a key
allowed at this place, is its value a number, a word, a list. What names refer
to, and whether numbers make sense together, is hnlgen.check's. Invariant:
every mapping is read by a Reader, which refuses a key that is in no table.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Callable, Iterator, Optional

from . import model
from .form_legacy import LEGACY, read_legacy
from .load import Map, Node, Problems, Scalar, quote
from .model import Name
from .reader import (NUMBER, S64, U64, Reader, article, keys, listed,
                     nearest)

FAMILY = keys(
    "family",
    "name id protocol version doc definitions attribute-sets operations "
    "mcast-groups features",
    "protonum uapi-header c-family-name c-version-name max-by-define "
    "cmd-max-name cmd-cnt-name kernel-policy kernel-family sub-messages "
    "uapi-header-prefix")
DEFINITION = {
    "enum": keys("enum", "name type doc entries value-start",
                 "name-prefix enum-name enum-cnt-name render-max header "
                 "scope"),
    "flags": keys("flags", "name type doc entries value-start",
                  "name-prefix enum-name enum-cnt-name render-max header "
                  "scope"),
    "struct": keys("struct", "name type doc members",
                   "enum-name header scope"),
    "const": keys("const", "name type doc value",
                  "name-prefix header scope"),
}
ENTRY = keys("entry", "name value doc")
MEMBER = keys("member", "name type doc enum len byte-order pages order",
              "struct display-hint enum-as-flags")
SET = keys("attribute set", "name doc unknown attributes",
           "subset-of name-prefix enum-name attr-cnt-name attr-max-name")
ATTRIBUTE = keys(
    "attribute",
    "name value type doc checks sub-type struct nested-attributes enum "
    "enum-as-flags multi-attr byte-order required critical since feature "
    "unit align per implies exclusive-with target pages order default access "
    "max-segments",
    "display-hint name-prefix sub-message "
    "selector type-value len header")
CHECKS = keys("checks", "min max min-len max-len exact-len min-count "
                        "max-count mask flags-mask",
              "unterminated-ok sparse")
OPERATIONS = keys("operations", "enum-model list",
                  "name-prefix enum-name fixed-header async-prefix "
                  "async-enum")
OPERATION = keys(
    "operation",
    "name value doc attribute-set do dump flags privilege access errors "
    "idempotent continuation since feature legacy notify event mcgrp "
    "multicall forward",
    "fixed-header dont-validate config-cond")
EXCHANGE = keys("exchange", "request reply", "pre post")
MESSAGE = keys("message", "attributes required", "value")
CONTINUATION = keys("continuation", "unit cursor")
MULTICALL = keys("multicall", "link barrier")
FEATURE = keys("feature", "name value doc since")
GROUPS = keys("mcast-groups", "list")
GROUP = keys("multicast group", "name value doc feature since privilege",
             "flags")

# What YNL or hnl has and this generator refuses.
LATER_PROTOCOLS = ("genetlink-c", "genetlink-legacy", "netlink-raw")
LATER_TYPES = frozenset("indexed-array nest-type-value sub-message "
                        "array-nest".split())

_LIMITS = {f"{name}-{end}": getattr(s, attr)
           for name, s in model.SCALARS.items()
           for end, attr in (("min", "low"), ("max", "high"))}
SEGMENTS_MAX = model.ATTR_PAYLOAD_MAX // model.GPA_SEGMENT_SIZE


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
                "; one of " + listed(DEFINITION)
            r.error(peek.line if peek else node.line,
                    f"definition of type {quote(kind)}{hint}" if kind else
                    "definition without a type; one of " + listed(DEFINITION))
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
                NUMBER.fullmatch(value.text):
            found[name.text] = int(value.text, 0)
    return found


def _segment(r: Reader, sets) -> Iterator[model.Struct]:
    """Where a gpa-list is, the struct that it holds is, too."""
    if any(a.access for s in sets for a in s.attributes):
        yield model.gpa_segment(r.where)


def _enum(r: Reader) -> model.Enum:
    is_flags = r.text("type") == "flags"
    high = 63 if is_flags else U64
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
        value = r.number("value", S64, U64) or 0
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
                + listed((*model.SCALARS, "pad")))
    is_pad = kind == "pad"
    size = r.number("len", 1, 4096, must=is_pad)
    if size is not None and not is_pad:
        r.error(r.where.at("len"), f"'len' on {article(kind)}; its type says how "
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
                + listed(model.TYPES))
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
    if not NUMBER.fullmatch(node.text):
        return r.as_name(node)
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
        where=r.where, min=number("min", S64, U64),
        max=number("max", S64, U64), min_len=number("min-len", 0, most),
        max_len=number("max-len", 0, most),
        exact_len=number("exact-len", 0, most),
        min_count=number("min-count", 1, 255),
        max_count=number("max-count", 1, 0xffff),
        mask=number("mask", 1, U64), flags_mask=r.name("flags-mask"))


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
        legacy=read_legacy(r.inner("legacy", LEGACY)), notify=r.name("notify"),
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
