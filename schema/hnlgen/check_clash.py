# SPDX-License-Identifier: MIT
"""Whether two names of a family are one in what is generated from it.

	self, Self	one entry in Rust, Python and OCaml
	a-1, a1		A1 of Rust, though two macros in C
	command-map	a constant, beside COMMAND_MAP of command map

Problem: each language spells a name in its own way, and a spec that is fine in
one of them would not compile in the next. So the family is asked, whatever the
target is. C's names, which are the longest, are hnlgen.c_names' to compare;
here are the spellings of the others. Invariant: what passes has no identifier
twice in any target, and no file.
"""

from __future__ import annotations

from typing import Callable, Iterable, Iterator, NamedTuple

from . import model, policy
from .c_names import Names
from .model import Where
from .text import camel, snake, table_name

# What a module has beside what the schema names.
_MODULE = ("family", "version", "messages", "decode-any", "encode-any")
_TYPES = ("class-var", "optional")      # which Python's modules import
# Files of a package that no family may be.
_FILES = {"lib": "src/lib.rs", "main": "src/main.rs"}


class Named(NamedTuple):
    name: str
    where: Where
    what: str


def check(checker, layout: policy.Layout) -> None:
    """C's names first: a pair is told once."""
    before = len(checker.problems)
    Names(layout).check(checker.problems)
    checker.found += len(checker.problems) - before
    file = _FILES.get(snake(layout.family.name))
    if file:
        checker.error(layout.family.where, "name", f"family "
                      f"'{layout.family.name}' would be the file {file} of "
                      "target rust, which is another; choose another name")
    for things, spellings in _scopes(layout) if not checker.found else ():
        _unique(checker, [*things], spellings)
    _hidden(checker, layout)


def _hidden(checker, layout: policy.Layout) -> None:
    """A member stands before the types that its class goes on to name."""
    types = {camel(t.name): t for t in _types(layout)}
    for s in layout.family.sets:
        for a in s.attributes:
            hidden = types.get(a.name.replace("-", "_"))
            if hidden:
                checker.error(a.where, "name", f"attribute '{a.name}' hides "
                              f"{hidden.what} in Python, which spells both "
                              "alike; write it small")


def _unique(checker, things: list[Named],
            spellings: Iterable[Callable[[str], str]]) -> None:
    """One line is told once, however it may be spelt."""
    told: set[int] = set()
    for spell in spellings:
        owners: dict[str, Named] = {}
        for n in things:
            said = spell(n.name)
            first, line = owners.setdefault(said, n), n.where.at("name")
            if first is not n and line not in told:
                told.add(line)
                checker.error(n.where, "name", f"{n.what} and {first.what} in "
                              f"line {first.where.at('name')} are both {said}"
                              " in generated code; rename one")


def _scopes(layout: policy.Layout) -> Iterator[tuple]:
    """Names that stand beside each other, and how they are spelt."""
    f = layout.family
    yield _types(layout), (camel, snake, _first)
    yield [t for t in _types(layout) if t.what.startswith("struct ")], (
        lambda name: camel(name).upper(),)
    yield _module(layout), (snake, _first)
    for d in f.definitions:
        if isinstance(d, model.Enum):
            yield [Named(e.name, e.where, f"entry '{e.name}' of '{d.name}'")
                   for e in d.entries], (camel, snake, _first)
        elif isinstance(d, model.Struct):
            yield [Named(m.name, m.where, f"member '{m.name}' of '{d.name}'")
                   for m in d.members if m.type != "pad"], (snake, _first)
    for s in f.sets:
        yield [Named(a.name, a.where, f"attribute '{a.name}' of '{s.name}'")
               for a in s.attributes], (snake, _first)


def _first(name: str) -> str:
    """OCaml puts a letter before a digit."""
    said = snake(name)
    return f"v_{said}" if said[0].isdigit() else said


def _types(layout: policy.Layout) -> Iterator[Named]:
    f = layout.family
    for name in _TYPES:
        yield Named(name, f.where, f"'{name}', which Python imports,")
    for d in f.definitions:
        kind = {model.Enum: "enum", model.Struct: "struct"}.get(type(d))
        if kind:
            yield Named(d.name, d.where, f"{kind} '{d.name}'")
    for t in layout.tables:
        thing = t.operation or t.set or f
        what = f"{t.role} of '{thing.name}'" if t.operation else \
            f"set '{t.name}'"
        yield Named(table_name(t), thing.where, what)


def _module(layout: policy.Layout) -> Iterator[Named]:
    """Constants and functions."""
    f = layout.family
    for name in _MODULE:
        yield Named(name, f.where, f"what a module has, '{name}',")
    for op in f.operations:
        yield Named(f"command-{op.name}", op.where, f"operation '{op.name}'")
    for x in f.features:
        yield Named(f"feature-{x.name}", x.where, f"feature '{x.name}'")
    for t in layout.tables:
        thing = t.operation or t.set or f
        yield Named(f"set-{table_name(t)}", thing.where,
                    f"{t.role} of '{thing.name}'")
    for d in f.definitions:
        if isinstance(d, model.Const):
            yield Named(d.name, d.where, f"const '{d.name}'")
