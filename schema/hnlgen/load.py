# SPDX-License-Identifier: MIT
"""YAML files as trees whose nodes know their lines.

Problem: an error is worth little without the line it stands on, PyYAML's
loaders forget lines, drop duplicate keys and turn the name `no` into False,
and its composer recurses, so that a hostile file can exhaust the stack.

Here the tree is built from the parser's events with an explicit stack, and
scalars stay text until somebody asks for a number. Invariant: a tree has at
most MAX_NODES nodes, those that an alias repeats counted each time, and at
most MAX_DEPTH levels; work is linear in the size of the file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Iterator, Optional, Union

import yaml

from . import files

MAX_BYTES = 1 << 20
MAX_NODES = 200_000
MAX_DEPTH = 32
MAX_PROBLEMS = 200

# Prose reaches generated source, and what people read. Control characters but
# for tab and newline; what separates lines, or turns text around, unseen.
_HIDDEN = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f"
                     "\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
_HIDDEN_OR_BREAK = re.compile(f"[\t\n]|{_HIDDEN.pattern}")

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class TooMany(Exception):
    """So many problems that the next ones would help nobody."""


class Problems:
    """What is wrong with the files, collected so that all of it is told."""

    def __init__(self) -> None:
        self._found: set[tuple[str, int, str]] = set()

    def add(self, file: str, line: int, text: str) -> None:
        self._found.add((file, line, text))
        if len(self._found) >= MAX_PROBLEMS:
            raise TooMany

    def __len__(self) -> int:
        return len(self._found)

    def lines(self) -> Iterator[str]:
        for file, line, text in sorted(self._found):
            yield visible(f"{file}:{line}: error: {text}")


@dataclass
class Scalar:
    line: int
    text: str
    weight: int = 1


@dataclass
class List:
    line: int
    items: list[Node] = field(default_factory=list)
    weight: int = 1

    def put(self, node: Node) -> None:
        self.items.append(node)


@dataclass
class Map:
    """key_line has the line of each key, entries its first value, repeated
    the keys that came again."""

    line: int
    entries: dict[str, Node] = field(default_factory=dict)
    key_line: dict[str, int] = field(default_factory=dict)
    repeated: list[Scalar] = field(default_factory=list)
    weight: int = 1
    key: Optional[Scalar] = None

    def put(self, node: Node) -> None:
        if self.key is None:
            if not isinstance(node, Scalar):
                raise _Unreadable(node.line, "a key is a word, not a list or "
                                             "a mapping")
            self.key = node
            return
        if self.key.text in self.entries:
            self.repeated.append(self.key)
        else:
            self.entries[self.key.text] = node
            self.key_line[self.key.text] = self.key.line
        self.key = None


Node = Union[Scalar, List, Map]


class _Unreadable(Exception):
    """The file ends here: what follows would make no sense."""

    def __init__(self, line: int, text: str) -> None:
        super().__init__(text)
        self.line = line
        self.text = text


def visible(text: str) -> str:
    """One line, whatever a file's name holds."""
    return _HIDDEN_OR_BREAK.sub(
        lambda c: c[0].encode("unicode_escape").decode("ascii"), text)


def quote(text: str) -> str:
    """A piece of a hostile file, fit for one line of a message."""
    shown = text if len(text) <= 40 else text[:37] + "..."
    return "'" + shown.encode("unicode_escape").decode("ascii") + "'"


def load(path: str, problems: Problems) -> Optional[Map]:
    """The one mapping that the file holds, or None and a problem more."""
    if _HIDDEN_OR_BREAK.search(path):
        problems.add(path, 1, "a file's name with characters that nobody "
                     "sees; rename it")
        return None
    try:
        return _compose(_text(path))
    except _Unreadable as e:
        problems.add(path, e.line, e.text)
    except yaml.YAMLError as e:
        problems.add(path, *_told_by_yaml(e))
    return None


def _text(path: str) -> str:
    try:
        raw = files.read(path, MAX_BYTES + 1)
    except OSError as e:
        raise _Unreadable(1, f"cannot be read: {e.strerror}") from e
    if len(raw) > MAX_BYTES:
        raise _Unreadable(1, f"longer than {MAX_BYTES} bytes; split the "
                             "family")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as e:
        line = raw.count(b"\n", 0, e.start) + 1
        raise _Unreadable(line, "not UTF-8") from e


def _told_by_yaml(e: yaml.YAMLError) -> tuple[int, str]:
    mark = getattr(e, "problem_mark", None)
    text = getattr(e, "problem", None) or getattr(e, "reason", None)
    return (mark.line + 1 if mark else 1, f"not YAML: {text or e}")


def _compose(text: str) -> Map:
    stack: list[Union[List, Map]] = []
    names: list[Optional[str]] = []
    anchors: dict[str, Node] = {}
    root: Optional[Node] = None
    nodes = 0

    def finish(node: Node, anchor: Optional[str]) -> None:
        nonlocal root
        if anchor:
            anchors[anchor] = node
        if stack:
            stack[-1].put(node)
            stack[-1].weight += node.weight
        elif root is None:
            root = node
        else:
            raise _Unreadable(node.line, "a second document; one file is "
                                         "one family")

    for event in yaml.parse(text, Loader=_LOADER):
        line = event.start_mark.line + 1
        if getattr(event, "tag", None):
            raise _Unreadable(line, "a tag; specs are plain YAML without "
                                    "tags")
        if isinstance(event, yaml.AliasEvent):
            node = _target(event.anchor, line, anchors)
            nodes += node.weight
            finish(node, None)
        elif isinstance(event, yaml.ScalarEvent):
            nodes += 1
            _refuse_hidden(event, line)
            finish(Scalar(line, event.value), event.anchor)
        elif isinstance(event, (yaml.MappingStartEvent,
                                yaml.SequenceStartEvent)):
            nodes += 1
            is_map = isinstance(event, yaml.MappingStartEvent)
            stack.append(Map(line) if is_map else List(line))
            names.append(event.anchor)
        elif isinstance(event, (yaml.MappingEndEvent,
                                yaml.SequenceEndEvent)):
            finish(stack.pop(), names.pop())
        if len(stack) > MAX_DEPTH:
            raise _Unreadable(line, f"nested more than {MAX_DEPTH} deep")
        if nodes > MAX_NODES:
            raise _Unreadable(line, f"more than {MAX_NODES} nodes, those "
                                    "repeated by aliases counted")
    if not isinstance(root, Map):
        raise _Unreadable(root.line if root else 1, "no mapping; a spec "
                          "begins with 'name:'")
    return root


def _refuse_hidden(event: yaml.ScalarEvent, line: int) -> None:
    found = _HIDDEN.search(event.value)
    if found:
        if event.style == "|":          # its text is as the file has it
            line += 1 + event.value.count("\n", 0, found.start())
        raise _Unreadable(line, f"character U+{ord(found[0]):04X}, which "
                                "nobody sees; remove it")


def _target(anchor: str, line: int, anchors: dict[str, Node]) -> Node:
    """What an alias stands for. An open node is not yet in anchors, so that
    an alias of what contains it has no target: a tree stays a tree."""
    if anchor not in anchors:
        raise _Unreadable(line, f"alias {quote(anchor)} of nothing that is "
                                "complete here")
    return anchors[anchor]
