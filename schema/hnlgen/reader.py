# SPDX-License-Identifier: MIT
"""One mapping of a file, read key by key.

Problem: a key that is misspelt, or that hnl does not implement, must not be
passed over in silence, and one run should tell all of a file's faults.

A mapping is read with its table of keys: those implemented, and those known
but refused. Invariant: a key that is in neither is an error, so no key is
ever ignored.
"""

from __future__ import annotations

import difflib
import re
from typing import Iterator, NamedTuple, Optional, TypeVar

from . import model
from .load import List, Map, Node, Problems, Scalar, quote
from .model import Name, Where

_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?")
_NAME_MAX = 48
NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,39}|0[xX][0-9a-fA-F]{1,40})")
U64 = model.SCALARS["u64"].high
S64 = model.SCALARS["s64"].low

T = TypeVar("T")


class Keys(NamedTuple):
    """What a mapping is called, its keys, those that are refused for now."""

    what: str
    known: frozenset[str]
    later: frozenset[str] = frozenset()


def keys(what: str, known: str, later: str = "") -> Keys:
    return Keys(what, frozenset(known.split()), frozenset(later.split()))


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
            self.error(node.line, f"{article(keys.what)} is a mapping of keys: "
                                  f"{listed(sorted(keys.known))}")
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
            self.error(line, f"'{key}' of {article(self.keys.what)} is not "
                             "implemented yet; remove it")
        elif key not in self.keys.known:
            hint = nearest(key, self.keys.known) or \
                "; known are " + listed(sorted(self.keys.known))
            self.error(line, f"unknown key {quote(key)} of "
                             f"{article(self.keys.what)}{hint}")

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

    def missing(self, key: str) -> None:
        self.error(self.where.line, f"{article(self.keys.what)} without '{key}'; "
                                    "add it")

    def text(self, key: str) -> str:
        node = self._scalar(key, "text")
        return node.text.strip() if node else ""

    def name(self, key: str = "name", must: bool = False) -> Optional[Name]:
        node = self._scalar(key, "a name")
        if node is None:
            if must and not self.has(key):
                self.missing(key)
            return None
        return self.as_name(node)

    def as_name(self, node: Scalar) -> Name:
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
                                  f"yet; one of {listed(words)}")
            return default
        hint = nearest(node.text, words) or "; one of " + listed(words)
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
                self.missing(key)
            return None
        if named and node.text in named:
            value = named[node.text]
        elif NUMBER.fullmatch(node.text):
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
                self.missing(key)
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
                found.append(self.as_name(node))
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


def article(what: str) -> str:
    return f"an {what}" if what[0] in "aeio" else f"a {what}"


def listed(words) -> str:
    return ", ".join(f"'{w}'" for w in words)


