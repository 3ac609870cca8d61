# SPDX-License-Identifier: MIT
"""What the keys of a YNL attribute or member refer to.

Problem: the model keeps only what decides bytes. An enum that a string is
shown by, or the struct that a binary is of, is gone when ynl_check looks, and
with it a misspelt name.

So this is asked while the spec is read: a name that a key gives is defined,
and the key is one of this type. Invariant: of what it accepts, no key of KINDS
is passed over because of its type, but those of the kernel's own that are
listed there.
"""

from __future__ import annotations

from typing import NamedTuple

from . import form, model
from .form import Reader, nearest
from .load import Map, Scalar, quote

ARRAYS = ("indexed-array", "array-nest")
CHAIN = "nest-type-value"
# Types that a key says something about. An array has those of its elements,
# and a binary may be an array of numbers that have names.
KINDS = {
    "nested-attributes": ("nest", *ARRAYS, CHAIN),
    "sub-message": ("sub-message", *ARRAYS),
    "selector": ("sub-message", *ARRAYS),
    "struct": ("binary", *ARRAYS),
    "sub-type": ("binary", *ARRAYS),
    "enum": (*model.NUMBERS, "bitfield32", "binary", *ARRAYS),
}
MUST = {
    "sub-message": ("sub-message", "selector"),
    CHAIN: ("type-value", "nested-attributes"),
    **{kind: ("sub-type",) for kind in ARRAYS},
}


class Known(NamedTuple):
    """Names of definitions, by what they define."""

    enums: frozenset[str]
    structs: frozenset[str]


def known(r: Reader) -> Known:
    found: dict[str, list[str]] = {}
    for node in r.nodes("definitions"):
        entries = node.entries if isinstance(node, Map) else {}
        kind, name = entries.get("type"), entries.get("name")
        if isinstance(kind, Scalar) and isinstance(name, Scalar):
            found.setdefault(kind.text, []).append(name.text)
    return Known(frozenset((*found.get("enum", ()), *found.get("flags", ()))),
                 frozenset(found.get("struct", ())))


def const_numbers(r: Reader) -> dict[str, int]:
    """Constants by name, and by their name in the kernel's C, with its
    prefix; where one is both, by its name."""
    numbers = form._const_numbers(r)
    prefixed = {}
    for node in r.nodes("definitions"):
        entries = node.entries if isinstance(node, Map) else {}
        prefix, name = entries.get("name-prefix"), entries.get("name")
        if isinstance(prefix, Scalar) and isinstance(name, Scalar) and \
                name.text in numbers:
            prefixed[prefix.text + name.text] = numbers[name.text]
    return {**prefixed, **numbers}


def check_attribute(r: Reader, kind: str, names: Known) -> None:
    _resolve(r, names)
    for key, kinds in KINDS.items():
        if r.has(key) and kind not in kinds:
            r.error(r.where.at(key), f"'{key}' on an attribute of type "
                                     f"{kind}; remove it")
    holds_nests = kind in ARRAYS and r.text("sub-type") in ("", "nest")
    for key in (*MUST.get(kind, ()),
                *(("nested-attributes",) if holds_nests else ())):
        if not r.has(key) or key == "type-value" and not r.names(key):
            r.error(r.where.line, f"an attribute of type {kind} without "
                                  f"'{key}'; add it")


def check_member(r: Reader, names: Known) -> None:
    _resolve(r, names)


def _resolve(r: Reader, names: Known) -> None:
    for key, defined in (("enum", names.enums), ("struct", names.structs)):
        name = r.name(key)
        if name is not None and name not in defined:
            r.error(name.line, f"no {key} {quote(name)}"
                    + (nearest(name, defined) or "; add it"))
