# SPDX-License-Identifier: MIT
"""Specs of YNL, the kernel's own: a family without 'id'.

Problem: the kernel's specs (Documentation/netlink/specs) have keys, types and
numbering that hnl's own families do without, and must be read as they are.

Here is what they have beside: subsets, arrays of nests under numbers, the
directional numbering of commands, fixed headers, sub-messages. What form.py
knows is asked of form.py. Invariant: a key is accepted only if it is in a
table: implemented, or known to have no effect on the wire (QUIET). Arrays are
gone from the model: an indexed-array is a nest of an indexed set, whose one
attribute stands under whatever number, and a nest-type-value a chain of them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Iterator, Optional

from . import form, model, ynl_numbers, ynl_refs, ynl_structs
from .reader import NUMBER, Keys, Reader, listed
from .load import Map, Node, Problems, Scalar, quote
from .model import Name

PROTOCOLS = ("genetlink", "genetlink-c", "genetlink-legacy", "netlink-raw")
_NAME = re.compile(r"-*[A-Za-z0-9_](?:[ A-Za-z0-9_.+/:-]*[A-Za-z0-9_+])?")
_NAME_MAX = 100
_MEMBERS = (*model.SCALARS, "pad", "binary", "string", "struct")
_OF_HNL = ("gpa", "gpa-list", "packed-array")
_TYPES = (*(t for t in model.TYPES if t not in _OF_HNL),
          *ynl_refs.ARRAYS, ynl_refs.CHAIN, "sub-message")
_SUB_TYPES = (*(t for t in _TYPES if t not in ("pad", "unused")),)
ITEM = "item"

# Keys without an effect on the wire: how the kernel's own C is generated and
# what its policy refuses, how a value is shown, who is told.
QUIET = {
    "family": "protonum uapi-header uapi-header-prefix c-family-name "
              "c-version-name max-by-define cmd-max-name cmd-cnt-name "
              "kernel-policy kernel-family mcast-groups hidden-option",
    "enum": "name-prefix enum-name enum-cnt-name enum-max-name render-max "
            "header scope",
    "struct": "enum-name header scope",
    "const": "name-prefix header scope",
    "entry": "config-cond",
    "member": "display-hint enum enum-as-flags",
    "attribute set": "name-prefix enum-name attr-cnt-name attr-max-name "
                     "header",
    "attribute": "display-hint name-prefix len header default "
                 "unterminated-ok struct",
    "checks": "sparse",
    "operations": "name-prefix enum-name async-prefix async-enum doc",
    "operation": "name-prefix enum-name flags dont-validate mcgrp "
                 "config-cond header",
    "exchange": "pre post",
    "message": "",
    "sub-message": "doc",
    "format": "doc",
}
QUIET["flags"] = QUIET["enum"]
LOUD = {
    "family": "name protocol version doc definitions attribute-sets "
              "operations sub-messages",
    "enum": "name type doc entries value-start",
    "flags": "name type doc entries value-start",
    "struct": "name type doc members",
    "const": "name type doc value",
    "entry": "name value doc",
    "member": "name type doc len byte-order struct",
    "attribute set": "name doc subset-of attributes",
    "attribute": "name value type doc checks sub-type nested-attributes enum "
                 "enum-as-flags multi-attr byte-order sub-message selector "
                 "type-value",
    "checks": "min max min-len max-len exact-len flags-mask unterminated-ok",
    "operations": "enum-model list fixed-header",
    "operation": "name doc value attribute-set do dump notify event "
                 "fixed-header",
    "exchange": "request reply",
    "message": "value attributes",
    "sub-message": "name formats",
    "format": "value fixed-header attribute-set",
}
SUB_MESSAGE = Keys("sub-message", frozenset(), frozenset())
FORMAT = Keys("format", frozenset(), frozenset())


def is_foreign(root: Map) -> bool:
    return "id" not in root.entries


def _keys_of(keys: Keys) -> Keys:
    """What YNL allows where hnl allows keys."""
    quiet, loud = QUIET[keys.what], LOUD[keys.what]
    return Keys(keys.what, frozenset(quiet.split() + loud.split()))


class _Reader(Reader):
    """form's, with YNL's keys and its freer names."""

    def __init__(self, file: str, problems: Problems, node: Node,
                 keys: Keys) -> None:
        self.of_hnl = keys.known | keys.later
        super().__init__(file, problems, node, _keys_of(keys))

    def _check_key(self, key: str) -> None:
        if key in self.of_hnl and key not in self.keys.known:
            self.error(self.node.key_line[key], f"'{key}' is of hnl's own "
                       "families, and this one has no 'id'; add the id")
            return
        super()._check_key(key)

    def reader(self, node: Node, keys: Keys) -> Reader:
        return _Reader(self.file, self.problems, node, keys)

    def as_name(self, node: Scalar) -> Name:
        if len(node.text) > _NAME_MAX or not _NAME.fullmatch(node.text):
            self.error(node.line, f"{quote(node.text)} is no name; letters, "
                                  "digits and '_', '-' before and '-', '.', "
                                  "'+', '/', ':' between them, at most "
                                  f"{_NAME_MAX}")
        return Name(node.text, node.line)


def read_family(path: str, root: Map,
                problems: Problems) -> Optional[model.Family]:
    """The family of a tree, or None when a problem was found in its form."""
    before = len(problems)
    r = _Reader(path, problems, root, form.FAMILY)
    protocol = r.choice("protocol", PROTOCOLS, "genetlink")
    operations = r.inner("operations", form.OPERATIONS)
    consts, names = ynl_refs.const_numbers(r), ynl_refs.known(r)
    raw = protocol == "netlink-raw"
    family = model.Family(
        where=r.where, name=r.name(must=True) or Name("family"), id=0,
        version=r.number("version", 1, 255) or 1, doc=r.text("doc"),
        definitions=tuple(_definitions(r, consts, names)),
        sets=tuple(_sets(r, consts, names)),
        operations=tuple(_operations(operations, raw)) if operations else (),
        features=(), foreign=True, raw=raw,
        sub_messages=tuple(_sub_message(s) for s in r.readers(
            "sub-messages", SUB_MESSAGE)))
    return family if len(problems) == before else None


# ---- definitions ----

def _definitions(r: Reader, consts: dict[str, int],
                 names: ynl_refs.Known) -> list:
    found = []
    for node in r.nodes("definitions"):
        kind = node.entries.get("type") if isinstance(node, Map) else None
        kind = kind.text if isinstance(kind, Scalar) else ""
        if kind not in form.DEFINITION:
            r.error(node.line, f"definition of type {quote(kind)}; one of "
                    + listed(form.DEFINITION))
            continue
        d = r.reader(node, form.DEFINITION[kind])
        if kind == "struct":
            found.append(model.Struct(
                d.where, d.name(must=True) or Name("struct"), d.text("doc"),
                tuple(_member(m, consts, names)
                      for m in d.readers("members", form.MEMBER))))
        else:
            found.append(form._const(d) if kind == "const" else form._enum(d))
    return ynl_structs.sized(found, r.error)


def _member(r: Reader, consts: dict[str, int],
            names: ynl_refs.Known) -> model.Member:
    ynl_refs.check_member(r, names)
    kind = r.choice("type", _MEMBERS, "u8")
    if kind == "binary" and r.has("struct"):
        kind = "struct"
    wide = kind not in model.SCALARS and kind != "struct"
    size = r.number("len", 1, 4096, must=wide, named=consts)
    scalar = model.SCALARS.get(kind)
    return model.Member(
        where=r.where, name=r.name(must=kind != "pad") or Name(""),
        doc=r.text("doc"), type="binary" if kind == "string" else kind,
        size=scalar.width if scalar else size or 0,
        big_endian=form._big_endian(r) and scalar is not None,
        enum=None, struct=r.name("struct", must=kind == "struct")
        if kind == "struct" else None)


# ---- attributes ----

def _sets(r: Reader, consts: dict[str, int],
          names: ynl_refs.Known) -> Iterator[model.AttributeSet]:
    """Each set, and behind it the indexed sets of its arrays."""
    nodes: dict[str, dict[str, tuple[Node, int]]] = {}
    for s in r.readers("attribute-sets", form.SET):
        made: list[model.AttributeSet] = []
        name = s.name(must=True) or Name("set")
        listed = _merged(s, nodes)
        nodes[name] = listed
        attributes = [
            _attribute(s.reader(node, form.ATTRIBUTE), value, name, consts,
                       names, made) for node, value in listed.values()]
        yield model.AttributeSet(s.where, name, s.text("doc"), False,
                                 tuple(attributes))
        yield from made


def _merged(s: Reader, nodes: dict) -> dict[str, tuple[Node, int]]:
    """Nodes and numbers of a set's attributes. Those of a subset are those of
    the set it is of, with what the subset says in their place."""
    parent_name = s.name("subset-of")
    parent = nodes.get(parent_name, {}) if parent_name else {}
    if parent_name and parent_name not in nodes:
        s.error(parent_name.line, f"subset of '{parent_name}', which does "
                                  "not stand before it")
    out: dict[str, tuple[Node, int]] = {}
    value = 1
    for node in s.nodes("attributes"):
        entries = node.entries if isinstance(node, Map) else {}
        name = entries.get("name")
        name = name.text if isinstance(name, Scalar) else ""
        if parent_name:
            if name not in parent:
                s.error(node.line, f"{quote(name)} is not in "
                                   f"'{parent_name}'")
                continue
            of, value = parent[name]
            _same_number(s, node, value)
            node = Map(node.line, {**of.entries, **entries},
                       {**of.key_line, **node.key_line})
        else:
            given = entries.get("value")
            if isinstance(given, Scalar) and \
                    NUMBER.fullmatch(given.text):
                value = int(given.text, 0)
        if not 0 <= value <= model.ATTR_NUMBER_MAX:
            s.error(node.line, f"number {value}, outside "
                               f"0..{model.ATTR_NUMBER_MAX}")
            value = 1
        if name in out and not parent_name:
            s.error(node.line, f"attribute {quote(name)} twice")
        out[name] = node, value
        value += 1
    return out


def _same_number(s: Reader, node: Node, value: int) -> None:
    """A subset has the numbers of the set that it is of."""
    given = node.entries.get("value") if isinstance(node, Map) else None
    if isinstance(given, Scalar) and given.text != str(value):
        s.error(given.line, f"'value' is {quote(given.text)} in a subset, "
                            f"{value} in the set that it is of; remove it")


def _attribute(r: Reader, value: int, own: str, consts: dict[str, int],
               names: ynl_refs.Known, made: list) -> model.Attribute:
    kind = r.choice("type", _TYPES, "unused")
    if not r.has("type"):
        r.error(r.where.line, "an attribute without 'type'")
    ynl_refs.check_attribute(r, kind, names)
    r.number("value", 0, model.ATTR_NUMBER_MAX)
    sub_type = r.choice("sub-type", _SUB_TYPES)
    nested = r.name("nested-attributes")
    unterminated = r.inner("checks", form.CHECKS)
    a = model.Attribute(
        where=r.where, name=r.name(must=True) or Name("x"), value=value,
        type=kind, doc=r.text("doc"), checks=form._checks(r, consts),
        sub_type=None, struct=None, nested=nested, enum=r.name("enum"),
        enum_as_flags=r.yes("enum-as-flags"), multi=r.yes("multi-attr"),
        big_endian=form._big_endian(r), required=False, critical=False,
        since=None, feature=None, unit=None, align=None, per=None,
        sub_message=r.name("sub-message"), selector=r.name("selector"),
        loose=kind == "string" or bool(
            unterminated and unterminated.yes("unterminated-ok")))
    if kind in ynl_refs.ARRAYS:
        return _array(a, own, made, sub_type or "nest")
    if kind == ynl_refs.CHAIN:
        return _chain(a, own, made, r.names("type-value"))
    return _plain(a)


def _plain(a: model.Attribute) -> model.Attribute:
    """Byte order is a matter of numbers, nested sets of nests."""
    scalar = model.NUMBERS.get(a.type)
    numeric = scalar is not None or a.type == "bitfield32"
    return replace(
        a, big_endian=a.big_endian and scalar is not None
        and scalar.width > 1, enum=a.enum if numeric else None,
        nested=a.nested if a.type == "nest" else None,
        multi=a.multi and a.type not in ("flag", *model.SILENT),
        checks=_fitting(a))


def _fitting(a: model.Attribute) -> model.Checks:
    """Those that the type can hold; YNL leaves the others to the reader."""
    c = a.checks
    if a.type not in model.NUMBERS:
        c = replace(c, min=None, max=None, flags_mask=None)
    if a.type not in model.BLOBS:
        c = replace(c, min_len=None, max_len=None, exact_len=None)
    return c


def _indexed(own: str, a: model.Attribute, name: str,
             item: model.Attribute, made: list) -> model.Attribute:
    """A nest of a new indexed set, whose only attribute is item."""
    made.append(model.AttributeSet(
        a.where, Name(name), f"Elements of {a.name} in {own}, by number.",
        False, (replace(item, value=0, multi=True, doc=""),), indexed=True))
    return replace(a, type="nest", nested=Name(name, a.where.line),
                   enum=None, big_endian=False, sub_message=None,
                   checks=model.Checks(a.where))


def _array(a: model.Attribute, own: str, made: list,
           sub_type: str) -> model.Attribute:
    item = _plain(replace(a, name=Name(ITEM), type=sub_type))
    return _indexed(own, a, f"{own}-{a.name}-array", item, made)


def _chain(a: model.Attribute, own: str, made: list,
           levels: tuple[Name, ...]) -> model.Attribute:
    """policy: [policy-id, attr-id] is an array of arrays of nests."""
    item = replace(a, type="nest")
    for depth, level in reversed(list(enumerate(levels))):
        name = f"{own}-{a.name}" + "".join(f"-{x}" for x in levels[:depth])
        item = _indexed(own, a, f"{name}-array",
                        replace(item, name=Name(level)), made)
    return item


# ---- operations ----

def _operations(r: Reader, raw: bool) -> Iterator[model.Operation]:
    header = r.name("fixed-header")
    for o, ask, answer in ynl_numbers.numbered(r, raw):
        yield _operation(o, ask, answer, header)


def _operation(r: Reader, value: int, reply_value: int,
               header: Optional[Name]) -> model.Operation:
    return model.Operation(
        where=r.where, name=r.name(must=True) or Name("x"), value=value,
        doc=r.text("doc"), attribute_set=r.name("attribute-set"),
        do=_exchange(r, "do"), dump=_exchange(r, "dump"), privileged=False,
        access=None, errors=(), idempotent=False, continuation=None,
        since=None, feature=None, reply_value=reply_value,
        fixed_header=r.name("fixed-header") or header,
        event=_message(r, "event"), notify=r.name("notify"))


def _exchange(r: Reader, key: str) -> Optional[model.Exchange]:
    if not ynl_numbers.is_map(r, key):
        return None
    e = r.inner(key, form.EXCHANGE)
    return model.Exchange(e.where, _message(e, "request"),
                          _message(e, "reply"))


def _message(r: Reader, key: str) -> Optional[model.Message]:
    if not r.has(key):
        return None
    if not ynl_numbers.is_map(r, key):
        return model.Message(r.where, (), (), whole=True)
    m = r.inner(key, form.MESSAGE)
    names = tuple(dict.fromkeys(m.names("attributes")))
    return model.Message(m.where, names, (), not m.has("attributes"))


def _sub_message(r: Reader) -> model.SubMessage:
    return model.SubMessage(
        r.where, r.name(must=True) or Name("x"),
        tuple(_format(f) for f in r.readers("formats", FORMAT)))


def _format(r: Reader) -> model.Format:
    if not r.has("value"):
        r.error(r.where.line, "a format without 'value'; add what selects it")
    return model.Format(r.where, r.text("value"), r.name("fixed-header"),
                        r.name("attribute-set"))
