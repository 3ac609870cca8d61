# SPDX-License-Identifier: MIT
"""C as text: names that C accepts, comments, and lines of 80 columns.

Problem: a schema's names are free, C's are not, and generated code is read by
people. Invariant: whatever a doc says, it stays inside its comment; whatever
a name is, its identifier is one that C and C++ both accept.
"""

from __future__ import annotations

import re
import textwrap

WIDTH = 80
TAB = 8

# Members carry no prefix, so these would be something else, in C, in C++, or
# as a macro that a compiler predefines. 'has' is the presence bits.
_TAKEN = frozenset("""
    alignas alignof and and_eq asm auto bitand bitor bool break case catch
    char char8_t char16_t char32_t class co_await co_return co_yield compl
    concept const const_cast consteval constexpr constinit continue decltype
    default delete do double dynamic_cast else enum explicit export extern
    false float for friend goto has i386 if inline int linux long mutable
    namespace new noexcept not not_eq nullptr operator or or_eq private
    protected public register reinterpret_cast requires restrict return short
    signed sizeof static static_assert static_cast struct switch template this
    thread_local throw true try typedef typeid typename typeof typeof_unqual
    union unix unsigned using virtual void volatile wchar_t while xor xor_eq
    NULL""".split())
# Of the compiler's own names any may be a keyword or a macro.
_RESERVED = re.compile("_[A-Z_]")


def _joined(name: str) -> str:
    """YNL's names have more than letters, digits and '-'."""
    return re.sub("[^A-Za-z0-9_]", "_", name)


def lower(name: str) -> str:
    return _joined(name.lower())


def upper(name: str) -> str:
    return _joined(name.upper())


def member(name: str) -> str:
    """A name that stands alone, without a prefix."""
    text = _joined(name)
    if text[0].isdigit():
        text = "_" + text
    elif _RESERVED.match(text):
        text = "x" + text
    return text + "_" if text in _TAKEN else text


def columns(line: str) -> int:
    return len(line.expandtabs(TAB))


def _harmless(text: str) -> str:
    """No way out of a comment: no end, no beginning, no trigraph."""
    return text.replace("*/", "* /").replace("/*", "/ *").replace("??", "? ?")


def _paragraphs(text: str) -> list[str]:
    parts = (" ".join(p.split()) for p in text.split("\n\n"))
    return [_harmless(p) for p in parts if p]


def comment(text: str, depth: int = 0) -> list[str]:
    """A comment of one line if it fits, else a block; nothing for no text."""
    tabs = "\t" * depth
    parts = _paragraphs(text)
    if not parts:
        return []
    one = f"{tabs}/* {parts[0]} */"
    if len(parts) == 1 and columns(one) <= WIDTH:
        return [one]
    lines = [tabs + "/*"]
    for i, part in enumerate(parts):
        lines += [tabs + " *"] if i else []
        width = WIDTH - columns(tabs) - 3
        lines += [f"{tabs} * {line}" for line in textwrap.wrap(
            part, width, break_long_words=False, break_on_hyphens=False)]
    return [*lines, tabs + " */"]


def call(head: str, args: list[str], tail: str, depth: int = 0) -> list[str]:
    """head(args)tail, with arguments below each other where they must be. An
    argument may also break behind a '|'."""
    texts = [a if a.endswith("|") else a + ","
             for arg in args for a in arg.replace(" | ", " |\n").split("\n")]
    if texts:
        texts[-1] = texts[-1][:-1] + ")" + tail
    lines = ["\t" * depth + head + "("]
    column = columns(lines[0])
    if any(column + len(text) > WIDTH for text in texts):
        column = (depth + 2) * TAB if depth else TAB
        lines.append(_indent(column))
    for text in texts:
        begun = not lines[-1].endswith("(") and lines[-1].strip()
        if begun and columns(lines[-1]) + 1 + len(text) > WIDTH:
            lines.append(_indent(column))
            begun = False
        lines[-1] += (" " if begun else "") + text
    if not args:
        lines[-1] += ")" + tail
    return lines


Step = tuple[str, list[str], str]      # what is called, with what, and then


def chain(steps: list[Step]) -> list[str]:
    """return a() && b() && c(), each on lines of its own. A newline in what is
    called begins a deeper one."""
    lines: list[str] = []
    for i, (head, args, tail) in enumerate(steps):
        lead, space = ("       " if i else "return "), "       "
        if "\n" in head:
            first, head = head.split("\n")
            lines.append("\t" + lead + first)
            lead = space + " "
        lines += call(lead + head, args,
                      tail + (" &&" if i + 1 < len(steps) else ";"), 1)
    return lines


def _refuse(steps: list[Step], depth: int) -> list[str]:
    """if (!a() || !b()) return false; each on lines of its own."""
    lines: list[str] = []
    for i, (head, args, tail) in enumerate(steps):
        lead = "    " if i else "if ("
        no, tail = ("", " != NULL") if tail == " == NULL" else ("!", tail)
        lines += call(lead + no + head, args,
                      tail + (" ||" if i + 1 < len(steps) else ")"), depth)
    return [*lines, "\t" * depth + "\treturn false;"] if steps else []


def statements(steps: list[Step], can_fail: list[bool],
               depth: int) -> list[str]:
    """One after the other, false at the first that says no. Of what never does
    no one asks: a condition that has one outcome is none."""
    lines: list[str] = []
    asked: list[Step] = []
    for step, may in zip(steps, can_fail):
        if may:
            asked.append(step)
            continue
        lines += [*_refuse(asked, depth), *call(step[0], step[1], ";", depth)]
        asked = []
    return lines + _refuse(asked, depth)


def sequence(steps: list[Step], can_fail: list[bool]) -> list[str]:
    """The same, and true behind them; as chain() if all may say no."""
    n = next((i for i, may in enumerate(reversed(can_fail)) if not may),
             len(steps))
    at = len(steps) - n
    return [*statements(steps[:at], can_fail[:at], 1),
            *(chain(steps[at:]) if n else ["\treturn true;"])]


def prototype(kind: str, name: str, args: list[str], tail: str) -> list[str]:
    """The type on a line of its own when the arguments need the room."""
    space = "" if kind.endswith("*") else " "
    lines = call(kind + space + name, args, tail)
    if lines[0].endswith("("):
        lines = [kind, *call(name, args, tail)]
    return lines


def function(kind: str, name: str, args: list[str],
             body: list[str]) -> list[str]:
    return [*prototype(kind, name, args, ""), "{", *body, "}"]


def _indent(column: int) -> str:
    return "\t" * (column // TAB) + " " * (column % TAB)


def with_note(line: str, note: str) -> list[str]:
    """A line with a short comment behind it, or before it if it is long."""
    if not note:
        return [line]
    beside = f"{line}\t/* {_harmless(note)} */"
    if columns(beside) <= WIDTH:
        return [beside]
    depth = len(line) - len(line.lstrip("\t"))
    return [*comment(note, depth), line]


def string(text: str) -> str:
    """A string literal."""
    return '"' + "".join(
        chr(b) if 0x20 <= b < 0x7f and chr(b) not in '"\\?' else f"\\{b:03o}"
        for b in text.encode()) + '"'
