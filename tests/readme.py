#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Checks what the pages say of the tree.

usage: readme.py

The C blocks of README.md are exactly the files of docs/examples, in the order
of EXAMPLES, each one screen. Relative links of every *.md lead to a file that
exists, and their #parts to a heading.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ["docs/examples/guest.c", "docs/examples/hypervisor.c"]
SCREEN = 75
ELSEWHERE = {".git", "build", "subprojects", "node_modules"}

BLOCK = re.compile(r"^```c\n(.*?)^```$", re.M | re.S)
FENCED = re.compile(r"^ *```.*?^ *```$", re.M | re.S)
SPAN = re.compile(r"`[^`\n]*`")
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+\s+(.*?)\s*$", re.M)


def pages() -> list[Path]:
    found = []
    for where, folders, names in os.walk(ROOT):
        folders[:] = [d for d in folders if d not in ELSEWHERE and
                      not (Path(where) / d / "build.ninja").exists()]
        found += [Path(where) / n for n in names if n.endswith(".md")]
    return sorted(found)


def anchors(text: str) -> set[str]:
    """The #parts that a forge makes of the headings."""
    out: set[str] = set()
    for title in HEADING.findall(FENCED.sub("", text)):
        slug = re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")
        n, one = 0, slug
        while one in out:
            n += 1
            one = f"{slug}-{n}"
        out.add(one)
    return out


def bad_links(page: Path) -> list[str]:
    out, text = [], page.read_text()
    for target in LINK.findall(SPAN.sub("", FENCED.sub("", text))):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, part = target.partition("#")
        to = (page.parent / path).resolve() if path else page
        if not to.exists():
            out.append(f"{target} does not exist")
        elif not to.is_relative_to(ROOT):
            out.append(f"{target} leaves the tree")
        elif part and part not in anchors(to.read_text()):
            out.append(f"{target}: there is no such heading")
    return out


def bad_examples() -> list[str]:
    blocks = BLOCK.findall((ROOT / "README.md").read_text())
    if len(blocks) != len(EXAMPLES):
        return [f"{len(blocks)} C blocks; the examples are {EXAMPLES}"]
    out = []
    for name, block in zip(EXAMPLES, blocks):
        text = (ROOT / name).read_text()
        if block != text:
            out.append(f"the C block of {name} is not that file")
        if text.count("\n") > SCREEN:
            out.append(f"{name} has more than {SCREEN} lines")
    return out


def main() -> int:
    found = [f"README.md: {line}" for line in bad_examples()]
    for page in pages():
        found += [f"{page.relative_to(ROOT)}: {line}"
                  for line in bad_links(page)]
    print("\n".join(found) if found else f"{len(pages())} pages")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
