# SPDX-License-Identifier: MIT
"""hnlgen TARGET SPEC... -o DIR [--check]

Reads the specs together, tells everything that is wrong with them, and writes
what the target wants of each. A file that would not change is not rewritten,
so that a build after it stays quiet. --check writes nothing and fails with
the list of files that differ.
"""

from __future__ import annotations

import argparse
import os
import sys

if __package__:
    from . import c, load, specs
else:                                   # python3 schema/hnlgen ...
    sys.path.insert(0, os.path.dirname(os.path.dirname(
        os.path.abspath(__file__))))
    from hnlgen import c, load, specs

TARGETS = {"c": c.emit}


def _arguments(argv: list[str]) -> argparse.Namespace:
    p = argparse.ArgumentParser(prog="hnlgen",
                                description=__doc__.split("\n\n", 1)[1],
                                allow_abbrev=False)
    p.add_argument("target", choices=sorted(TARGETS))
    p.add_argument("spec", nargs="+")
    p.add_argument("-o", metavar="DIR", dest="out", required=True)
    p.add_argument("--check", action="store_true")
    return p.parse_args(argv)


def generate(target: str, paths: list[str],
             problems: load.Problems) -> dict[str, str]:
    texts: dict[str, str] = {}
    for layout in specs.read(paths, problems):
        texts.update(TARGETS[target](layout, problems))
    return texts


def is_stale(path: str, text: str) -> bool:
    try:
        with open(path, encoding="utf-8", newline="") as f:
            return f.read() != text
    except (OSError, UnicodeDecodeError):
        return True


def _write(path: str, text: str) -> None:
    """Whole or not at all: a build may be reading."""
    beside = f"{path}.{os.getpid()}.new"
    with open(beside, "w", encoding="utf-8", newline="") as f:
        f.write(text)
    os.replace(beside, path)


def main(argv: list[str]) -> int:
    args = _arguments(argv)
    problems = load.Problems()
    texts: dict[str, str] = {}
    try:
        texts = generate(args.target, args.spec, problems)
    except load.TooMany:
        print("hnlgen: too many errors; the first of them:", file=sys.stderr)
    if problems:
        print("\n".join(problems.lines()), file=sys.stderr)
        return 1
    stale = {os.path.join(args.out, name): text
             for name, text in sorted(texts.items())
             if is_stale(os.path.join(args.out, name), text)}
    if args.check:
        for path in stale:
            print(f"{path}: stale; run hnlgen {args.target}",
                  file=sys.stderr)
        return 1 if stale else 0
    try:
        os.makedirs(args.out, exist_ok=True)
        for path, text in stale.items():
            _write(path, text)
    except OSError as e:
        print(f"hnlgen: {e.filename}: {e.strerror}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
