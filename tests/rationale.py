#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Each test that docs/rationale.md names is in the tree: a file under tests/,
or a function that some test program runs.

Problem: a promise whose test was renamed is a promise that nobody keeps, and
the page looks as before. A table of too few rows fails too: it was not read."""

import glob
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PAGE = os.path.join(ROOT, "docs", "rationale.md")


def rows() -> list[str]:
    """The last cell of each row of the table."""
    with open(PAGE) as f:
        lines = [line for line in f if line.startswith("| ")]
    return [line.rstrip().rstrip("|").rsplit("|", 1)[1] for line in lines[1:]]


def run_tests() -> set[str]:
    names: set[str] = set()
    for path in glob.glob(os.path.join(ROOT, "tests", "**", "*.c"),
                          recursive=True):
        with open(path) as f:
            names |= set(re.findall(r"cmocka_unit_test\w*\(\s*(\w+)",
                                    f.read()))
    return names


def main() -> int:
    known, faults = run_tests(), []
    cells = rows()
    for cell in cells:
        for name in re.findall(r"`([^`]+)`", cell):
            found = os.path.exists(os.path.join(ROOT, name)) \
                if "/" in name else name in known
            if not found:
                faults.append(f"docs/rationale.md: no test {name}")
    if len(cells) < 15:
        faults.append(f"docs/rationale.md: {len(cells)} rows were found")
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
