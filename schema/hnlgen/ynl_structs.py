# SPDX-License-Identifier: MIT
"""Structs that hold structs.

Problem: in a spec of YNL a struct may stand before those that it holds, may
hold itself by some way round, and 40 of them that each hold the next one 20
times have more bytes than there are.

	definitions -> in_order(): what is held, then its holder
	            -> sized(): the same, and each member has its bytes

Invariant: a struct that leaves sized() without an error has at most SIZE_MAX
bytes; work is linear in the members of all.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Callable, Iterable, Iterator

from .load import quote
from .model import Definition, Member, Struct

SIZE_MAX = 0xffff
Tell = Callable[[int, str], None]       # a line, and what is wrong there


def held(d: Definition) -> Iterator[Member]:
    """Members that are structs."""
    return (m for m in (d.members if isinstance(d, Struct) else ())
            if m.struct)


def in_order(definitions: Iterable[Definition]) -> list[Definition]:
    """Those that hold none as they come, then each behind the last one that
    it holds. Those that hold themselves, or what is not there, are left
    out."""
    things = list(definitions)
    wait = [{m.struct for m in held(d)} for d in things]
    holders: dict[str, list[int]] = {}
    for i, names in enumerate(wait):
        for name in names:
            holders.setdefault(name, []).append(i)
    ready = [i for i, names in enumerate(wait) if not names]
    for i in ready:                     # it grows
        name = things[i].name if isinstance(things[i], Struct) else ""
        for holder in holders.pop(name, ()):
            wait[holder].discard(name)
            if not wait[holder]:
                ready.append(holder)
    return [things[i] for i in ready]


def sized(definitions: Iterable[Definition], tell: Tell) -> list[Definition]:
    """As they came, with the size of what they hold."""
    things = list(definitions)
    done: dict[str, Struct] = {}
    for d in in_order(things):
        if isinstance(d, Struct):
            done[d.name] = _bounded(replace(d, members=tuple(
                replace(m, size=done[m.struct].size) if m.struct else m
                for m in d.members)), tell)
    _tell_circles([d for d in things if isinstance(d, Struct)
                   and d.name not in done], tell)
    return [done.get(d.name, d) if isinstance(d, Struct) else d
            for d in things]


def _bounded(d: Struct, tell: Tell) -> Struct:
    """What is too large is told once, and not again of its holders."""
    if d.size <= SIZE_MAX:
        return d
    tell(d.where.line, f"struct {quote(d.name)} has {d.size} bytes; at most "
                       f"{SIZE_MAX}")
    return replace(d, members=())


def _tell_circles(structs: list[Struct], tell: Tell) -> None:
    """Of each one, what it holds that leads to itself. Those whose member is
    nowhere, which is told elsewhere, and their holders are in no circle."""
    left = {d.name: d for d in structs}
    seen: set[str] = set()
    for d in structs:
        path: dict[str, Member] = {}
        while d and d.name not in seen:
            seen.add(d.name)
            path[d.name] = next((m for m in held(d) if m.struct in left),
                                next(held(d)))
            d = left.get(path[d.name].struct)
        if d and d.name in path:
            m = path[d.name]
            tell(m.where.line, f"struct {quote(d.name)} is in itself, by "
                 f"its member {quote(m.name)}; a struct has an end")
