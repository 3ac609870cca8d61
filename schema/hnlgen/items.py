# SPDX-License-Identifier: MIT
"""Messages as lists of attributes that may lie.

Problem: whoever tests a decoder needs bytes that no encoder writes. An Item
holds what an attribute claims beside what it has; a Change makes one place of
a sound message unsound.

Invariant: a Change is given a copy of its place and of the way there, so that
one message serves many changes; items that do not lie are padded as
docs/abi.md says.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, replace
from typing import Callable, Optional, Union

from . import model

NESTED, CRITICAL = model.ATTR_NESTED, model.ATTR_CRITICAL


@dataclass
class Item:
    """An attribute to be written: length, when given, lies; so does pad."""

    number: int
    bits: int
    body: Union[bytes, list[Item]]
    length: Optional[int] = None
    pad: Optional[bytes] = None


class TooLong(ValueError):
    """More bytes than an attribute, or a message, can say that it has."""


Items = list[Item]
# Gets the list that a place is in, and its index there.
Change = Callable[[Items, int], None]


def pack(items: Items) -> bytes:
    return b"".join(map(_packed, items))


def _packed(item: Item) -> bytes:
    body = body_of(item)
    length = model.ATTR_HEADER + len(body) if item.length is None \
        else item.length
    if length > 0xffff:
        raise TooLong(f"attribute of {length} bytes")
    pad = bytes(-len(body) % 4) if item.pad is None else item.pad
    kind = item.number | item.bits
    return length.to_bytes(2, "little") + kind.to_bytes(2, "little") + \
        body + pad


def body_of(item: Item) -> bytes:
    return item.body if isinstance(item.body, bytes) else pack(item.body)


def inner(item: Item) -> Items:
    """The attributes of a nest."""
    assert not isinstance(item.body, bytes)
    return item.body


def changed(items: Items, path: tuple[int, ...], change: Change) -> Items:
    """A copy in which the place at the end of path is another."""
    items = list(items)
    within = items
    for i in path[:-1]:
        within[i] = _own(within[i])
        within = inner(within[i])
    within[path[-1]] = _own(within[path[-1]])
    change(within, path[-1])
    return items


def _own(item: Item) -> Item:
    """A copy that what it shares with the first one does not change."""
    body = item.body if isinstance(item.body, bytes) else list(item.body)
    return replace(item, body=body)


def reversed_all(items: Items) -> Items:
    items = copy.deepcopy(items)[::-1]
    for item in items:
        if not isinstance(item.body, bytes):
            item.body = reversed_all(item.body)
    return items


# ---- changes ----

def keep(items: Items, i: int) -> None:
    pass


def critical(items: Items, i: int) -> None:
    items[i].bits |= CRITICAL


def flip_nested(items: Items, i: int) -> None:
    items[i].bits ^= NESTED


def stretch(items: Items, i: int) -> None:
    """One byte past what encloses it."""
    items[i].length = len(pack(items[i:])) + 1


def again(items: Items, i: int) -> None:
    items.insert(i + 1, copy.deepcopy(items[i]))


def again_last(items: Items, i: int) -> None:
    items.append(copy.deepcopy(items[i]))


def again_with(*changes: Change) -> Change:
    """A second one, changed."""
    def change(items: Items, i: int) -> None:
        again(items, i)
        for c in changes:
            c(items, i + 1)
    return change


def lie(length: int) -> Change:
    def change(items: Items, i: int) -> None:
        items[i].length = length
    return change


def payload(data: bytes) -> Change:
    def change(items: Items, i: int) -> None:
        items[i].body = data
    return change


def dirty(n: int) -> Change:
    """A payload with padding, of which byte n is not zero."""
    def change(items: Items, i: int) -> None:
        data, left = body_of(items[i]), n + 1
        items[i].body = data + b"\1" * (-len(data) % 4 + 4 - left)
        items[i].pad = bytes(n) + b"\1" + bytes(left - n - 1)
    return change


def leftover(n: int) -> Change:
    def change(items: Items, i: int) -> None:
        items[i].body = body_of(items[i]) + b"\4" * n
    return change


def put(item: Item) -> Change:
    """One more within a nest."""
    def change(items: Items, i: int) -> None:
        inner(items[i]).append(copy.deepcopy(item))
    return change


def count(number: int, n: int) -> Change:
    """n attributes of this number where there were others."""
    def change(items: Items, i: int) -> None:
        first = copy.deepcopy(items[i])
        at = next(k for k, item in enumerate(items) if item.number == number)
        items[:] = [item for item in items if item.number != number]
        items[at:at] = [first] * n
    return change
