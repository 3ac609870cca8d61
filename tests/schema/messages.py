# SPDX-License-Identifier: MIT
"""The messages that a module of hnlgen can give, as regular expressions.

Problem: a rule without a bad file is a rule that nobody has seen refuse. What
a module says is in its source: text in a call that tells a problem, or in a
variable that such a call is given. Here it is read from the syntax tree, so
that a message that no bad file gives is found without being looked for.

Invariant: a pattern has all words of its message, and a hole where the message
has a value; of a conditional there is one pattern for each way.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Iterator

# Calls whose last argument is told to people.
TELLERS = ("error", "error_at", "add", "_Unreadable")
HOLE = ".*"


def patterns(path: Path) -> Iterator[tuple[int, str]]:
    """Line and pattern of each message."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        given = _assigned(function)
        for node in ast.walk(function):
            if isinstance(node, ast.Call) and _name(node.func) in TELLERS \
                    and node.args:
                for text in _texts(node.args[-1], given):
                    if text.replace(HOLE, ""):
                        yield node.lineno, text


def _name(f: ast.expr) -> str:
    return f.attr if isinstance(f, ast.Attribute) else \
        f.id if isinstance(f, ast.Name) else ""


def _assigned(function: ast.FunctionDef) -> dict[str, list[ast.expr]]:
    """What each variable may be, if that is text."""
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and \
                isinstance(node.targets[0], ast.Name):
            found.setdefault(node.targets[0].id, []).append(node.value)
    return found


def _texts(e: ast.expr, given: dict[str, list[ast.expr]]) -> list[str]:
    if isinstance(e, ast.Constant):
        return [re.escape(e.value)] if isinstance(e.value, str) else [HOLE]
    if isinstance(e, ast.JoinedStr):
        found = [""]
        for part in e.values:
            more = [HOLE] if isinstance(part, ast.FormattedValue) \
                else _texts(part, given)
            found = [a + b for a in found for b in more]
        return found
    if isinstance(e, ast.BinOp) and isinstance(e.op, ast.Add):
        return [a + b for a in _texts(e.left, given)
                for b in _texts(e.right, given)]
    if isinstance(e, ast.IfExp):
        return _texts(e.body, given) + _texts(e.orelse, given)
    if isinstance(e, ast.Name) and e.id in given:
        return [t for value in given[e.id] for t in _texts(value, {})]
    return [HOLE]
