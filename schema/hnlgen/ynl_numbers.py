# SPDX-License-Identifier: MIT
"""Numbers of a YNL spec's operations.

Problem: YNL counts commands in two ways. What a spec says against its way
would have no effect, and the command another number than its author thinks.

	unified		one number for request and reply: 'value' of the
			operation, or one more than the one before it
	directional	requests and replies are counted apart: 'value' of a
			message; an event has that of the operation, and
			counts as a reply

Invariant: each 'value' of an operation, or of a message of it, is the number
that is used, or an error; but for the reply of a dump beside a do, which the
kernel's own specs have and its own tools pass over.
"""

from __future__ import annotations

from typing import Iterator, Optional

from . import form
from .form import Reader
from .load import Scalar

GENETLINK_MAX = 254     # highest of struct hnl_family: n_commands is a byte
RAW_MAX = 0xffff        # a message's type


def numbered(operations: Reader,
             raw: bool) -> Iterator[tuple[Reader, int, int]]:
    """Each operation, the number that it is asked by and its answer's."""
    directional = operations.choice("enum-model", ("unified", "directional"),
                                    "unified") == "directional"
    make = _directional if directional else _unified
    most = RAW_MAX if raw else GENETLINK_MAX
    ask = answer = 1
    for o in operations.readers("list", form.OPERATION):
        own, ask, answer = make(o, most, ask, answer)
        if max(own) > most and not o.has("value"):
            o.error(o.where.line, f"numbered {max(own)} by the one before "
                                  f"it; at most {most}")
        yield o, *(min(n, most) for n in own)


def is_map(r: Reader, key: str) -> bool:
    """'reply:' with nothing behind it is an empty message."""
    node = r.node.entries.get(key)
    return node is not None and not (isinstance(node, Scalar)
                                     and not node.text)


def _unified(o: Reader, most: int, ask: int, answer: int):
    given = o.number("value", 0, most)
    own = ask if given is None else given
    for mode in _modes(o):
        for key in ("request", "reply"):
            said = _value(mode, key, most)
            if said not in (None, own):
                _message(mode, key).error(
                    _message(mode, key).where.at("value"),
                    f"the {key} is number {said}, its operation {own}; with "
                    "enum-model 'unified' the operation has 'value'")
    return (own, own), own + 1, own + 1


def _directional(o: Reader, most: int, ask: int, answer: int):
    modes = _modes(o)
    if not modes:
        given = o.number("value", 0, most)
        own = answer if given is None else given
        return (own, own), ask, own + 1
    if o.has("value"):
        o.error(o.where.at("value"), "'value' of an operation that is asked; "
                "with enum-model 'directional' its request and reply have it")
    asked = [_value(m, "request", most) for m in modes]
    own = ask if asked[0] is None else asked[0]
    if asked[-1] not in (None, own):
        modes[-1].error(modes[-1].where.line, "the dump's request is number "
                        f"{asked[-1]}, the do's {own}; an operation has one")
    told = _value(modes[0], "reply", most)
    back = answer if told is None else told
    return (own, back), own + 1, back + modes[0].has("reply")


def _modes(o: Reader) -> list[Reader]:
    """The first one gives the numbers."""
    return [o.inner(key, form.EXCHANGE) for key in ("do", "dump")
            if is_map(o, key)]


def _message(mode: Reader, key: str) -> Optional[Reader]:
    return mode.inner(key, form.MESSAGE) if is_map(mode, key) else None


def _value(mode: Reader, key: str, most: int) -> Optional[int]:
    m = _message(mode, key)
    return m.number("value", 0, most) if m else None
