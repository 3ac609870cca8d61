#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""A test that is skipped says what is missing, and how to get it.

usage: skips.py ROOT

	print("skipped: no tshark; apt install tshark"); return 77
	message('no tests of rings: they need -Dinproc=true')
	test('left-out-tool', left_out, args: ['json-c', 'apt install libjson-c-dev'])

Problem: a skip is green, and who reads "SKIP" learns nothing. So each file that
can end with 77 of itself has such a line, and each such line, and each message
of a meson.build that leaves tests out, goes on behind what is missing.
Invariant: the lines are found by what they say, not listed here; lines that are
wrong are tried each time, to see that this test would notice.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

FOLDERS = ("tests", "fuzz", "tools", "hv/host")
# Where a file decides to skip; who compares with 77 passes it on.
ENDS = re.compile(r"(?:exit\(|return |exit |SKIP = |SPIN = )77\b|"
                  r"return STATUS_SKIP")
PASSES_ON = re.compile(r"== 77\b")
SAID = re.compile(r"skipped: |# skip ", re.I)
BEHIND = re.compile(r"\n\s*(?:return|sys\.exit|exit|skip\(|continue)")
LEFT_OUT = re.compile(r"(?:message|test)\(((?:[^()]|\([^()]*\))*)\)\n")
HOW = re.compile(r"apt install|need|where it is")
# From a meson.build or a variable, which has the rest.
CMOCKA = re.compile(r"^\s+skip\(\);", re.M)
ELSEWHERE = re.compile(r"%s|\{why\}|\" \+ why|\" [A-Z]")
# What counts and quotes the lines of others.
OTHERS = ("tests/skips.py", "tools/count_tests.py", "tools/check")

# Each must be found wrong.
BROKEN = ('print("no tshark")\nsys.exit(77)\n',
          'print("skipped: no tshark")\nsys.exit(77)\n',
          'puts("skipped: no valgrind");\nreturn 77;\n',
          'echo "skipped: no clang"\nexit 77\n',
          '\tprint_message("skipped: not root; sudo");\n\tskip();\n')
BROKEN_MESON = ("message('vectors-c left out')\n",
                "message('no unit tests')\n",
                "test('left-out-a', left_out, args: ['json-c', 'sorry'])\n")


def wrong_in(name: str, text: str) -> list[str]:
    """What is wrong with a file that is no meson.build."""
    out = []
    if ENDS.search(text) and not PASSES_ON.search(text) and \
            not SAID.search(text):
        out.append(f"{name}: ends with 77 and says nothing: "
                   "print 'skipped: no THING; how to get it'")
    if CMOCKA.search(text):
        out.append(f"{name}: cmocka's skip() is a failure in TAP: leave the "
                   "test out of the group, or print '1..0 # SKIP why'")
    for m in SAID.finditer(text):
        rest = text[m.end():m.end() + 240]
        # Without what ends a statement of C.
        said = re.sub(r";\s*(?:\n|$)", "", BEHIND.split(rest)[0])
        if ";" not in said and not ELSEWHERE.search(said):
            line = text.count("\n", 0, m.start()) + 1
            out.append(f"{name}:{line}: says what is missing, not how to get "
                       f"it: {rest.splitlines()[0]}")
    return out


def wrong_in_meson(name: str, text: str) -> list[str]:
    return [f"{name}: leaves out and does not say how to have it: {said}"
            for said in LEFT_OUT.findall(text)
            if re.search(r"left.out|\bno ", said) and not HOW.search(said)]


def files(root: Path):
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and path.suffix in (".py", ".c", ".h", ".sh",
                                                  ".build", ""):
                yield path


def main() -> int:
    root, n = Path(sys.argv[1]), 0
    found = [f"nothing is found wrong with {text!r}"
             for check, texts in ((wrong_in, BROKEN),
                                  (wrong_in_meson, BROKEN_MESON))
             for text in texts if not check("", text)]
    for path in files(root):
        name = str(path.relative_to(root))
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        if name in OTHERS:
            continue
        n += bool(ENDS.search(text))
        found += (wrong_in_meson if path.name == "meson.build"
                  else wrong_in)(name, text)
    print("\n".join(found) if found else f"{n} files can be skipped")
    return 1 if found or not n else 0


if __name__ == "__main__":
    sys.exit(main())
