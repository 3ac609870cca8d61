#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Holds docs/units.md to what tests/unit/test_real.c measures.

usage: units.py [--write] TEST_REAL

    test_real --"# row FAMILY COMMAND ..."--> rows
    docs/units.md: | memory.share | 44 | 59 | 4096 | 32 | 710 | 2440 |

Every command has one row. Bytes, units and what is allowed are equal to those
that were measured. Basic blocks depend on the compiler: those on the page, and
those of this run, are within what its bytes allow. Last, each number of the
page is falsified in turn, to see that this test would notice. --write puts what
was measured into the page.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys

from docs_numbers import GENERATED, ROOT, header_numbers, read

PAGE = "docs/units.md"
ROW = re.compile(r"^\| `([a-z]+\.[a-z-]+)` \|(.*)\|$", re.M)
LONGEST = re.compile(r"<!-- longest -->(.*?)<!-- -->", re.S)
A_BYTE = 20             # blocks, as test_real.c has it


def names() -> dict[tuple[int, int], str]:
    found = {}
    for family, path in GENERATED.items():
        for name, value in header_numbers(read(path + ".h")).items():
            part = re.fullmatch(rf"HNL_{family.upper()}_CMD_(\w+)", name)
            if part:
                number = header_numbers(read(path + ".h"))[
                    f"HNL_{family.upper()}_FAMILY"]
                found[number, value] = \
                    f"{family}.{part[1].lower().replace('_', '-')}"
    return found


def measured(program: str) -> tuple[dict[str, list[int]], list[int]]:
    env = dict(os.environ, CMOCKA_MESSAGE_OUTPUT="TAP")
    run = subprocess.run([program], env=env, text=True, check=False,
                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if run.returncode != 0:
        sys.exit(f"{program} failed")
    called, rows, longest = names(), {}, []
    for line in run.stdout.splitlines():
        word = line.split()
        if word[:2] == ["#", "row"]:
            n = [int(w) for w in word[2:]]
            rows[called[n[0], n[1]]] = n[2:]
        elif word[:2] == ["#", "longest"]:
            longest = [int(w) for w in word[2:]]
    return rows, longest


def within(row: list[int], base: int) -> bool:
    """Whether the blocks are, and their bound is that of their bytes."""
    return row[5] == base + A_BYTE * row[3] and 0 < row[4] <= row[5]


def base_of(row: list[int]) -> int:
    return row[5] - A_BYTE * row[3]


def problems(page: str, rows: dict[str, list[int]],
             longest: list[int]) -> list[str]:
    found = ROW.findall(page)
    listed = {name: [int(c.replace(",", "")) for c in rest.split("|")]
              for name, rest in found}
    out = [f"{n} has {'no row' if n in rows else 'a row, and is no command'}"
           for n in sorted(listed.keys() ^ rows.keys())]
    if len(listed) != len(found):
        out.append("a command has two rows")
    for name in sorted(listed.keys() & rows.keys()):
        is_, was = listed[name], rows[name]
        if is_[:3] != was[:3]:
            out.append(f"{name}: bytes, units, allowed are {is_[:3]}; "
                       f"measured {was[:3]}")
        for what, row in (("the page", is_), ("this run", was)):
            if not within(row, base_of(was)):
                out.append(f"{name}: blocks of {what}: {row[3:]}")
    text = LONGEST.search(page)
    told = [int(w.replace(",", "")) for w in
            re.findall(r"\d[\d,]*", text[1] if text else "")]
    if told[:2] != longest[:2]:
        out.append(f"longest: {told[:2]}; measured {longest[:2]}")
    return out


def unnoticed(page: str, *truth) -> list[str]:
    """Numbers that may be changed without a complaint."""
    out = []
    for match in ROW.finditer(page):
        cells = match[0].split("|")
        for i in range(2, len(cells) - 1):
            wrong = [*cells[:i], " 42424242 ", *cells[i + 1:]]
            text = page[:match.start()] + "|".join(wrong) + page[match.end():]
            if not problems(text, *truth):
                out.append(f"{match[1]}, cell {i} could say 42424242")
    return out


def written(page: str, rows: dict[str, list[int]], longest: list[int]) -> str:
    lines = [f"| `{name}` | " + " | ".join(f"{n:,}" for n in row) + " |"
             for name, row in rows.items()]
    first = ROW.search(page)
    head = page[:first.start()] if first else page
    tail = page[list(ROW.finditer(page))[-1].end():] if first else "\n"
    page = head + "\n".join(lines) + tail
    return LONGEST.sub(f"<!-- longest -->{longest[0]:,} bytes: "
                       f"{longest[1]:,} units<!-- -->", page)


def main() -> int:
    args = sys.argv[1:]
    write = args[:1] == ["--write"]
    if len(args) != 1 + write:
        sys.exit(__doc__)
    page, truth = read(PAGE), measured(args[-1])
    if write:
        (ROOT / PAGE).write_text(written(page, *truth))
        return 0
    found = problems(page, *truth) or unnoticed(page, *truth)
    for line in found:
        print(f"{PAGE}: {line}")
    print(f"{len(truth[0])} commands")
    return 1 if found or not truth[0] else 0


if __name__ == "__main__":
    sys.exit(main())
