# SPDX-License-Identifier: MIT
"""hnlgen TARGET SPEC... -o DIR [--check] [--force]

Reads the specs together, tells everything that is wrong with them, and writes
what the target wants of each. A file that would not change is not rewritten,
so that a build after it stays quiet. --check writes nothing and fails with
the list of files that differ, and of those that no spec makes any more.

Ends with 0 when all is well, with 1 when a spec is wrong, a file is stale or
cannot be written, with 2 when it was called wrongly, with 130 after ^C.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys


_ENDING = (signal.SIGHUP, signal.SIGINT, signal.SIGTERM)


def _end(number: int, _frame) -> None:
    """Quietly, as a shell says it. What was begun is undone on the way, and
    no second one comes between."""
    for other in _ENDING:
        signal.signal(other, signal.SIG_IGN)
    sys.exit(128 + number)


if __name__ == "__main__":      # before the rest is read, which takes longest
    for _number in _ENDING:
        if signal.getsignal(_number) != signal.SIG_IGN:
            signal.signal(_number, _end)

if __package__:
    from . import (c, docs, evolve, files, fuzz, leftovers, legacy, load, lua,
                   model, ocaml, python, rust, specs, strip)
else:                                   # python3 schema/hnlgen ...
    sys.path.insert(0, os.path.dirname(os.path.dirname(
        os.path.abspath(__file__))))
    from hnlgen import (c, docs, evolve, files, fuzz, leftovers, legacy,
                        load, lua, model, ocaml, python, rust, specs, strip)

TARGETS = {"c": c.emit, "docs": docs.emit, "strip": strip.emit,
           "legacy": legacy.emit}
# Those that write one package of all families.
TOGETHER = {"fuzz": fuzz.emit, "lua": lua.emit, "ocaml": ocaml.emit_all,
            "python": python.emit_all, "rust": rust.emit_all}
LOCK = "lock"
WHAT = """\
targets:
  c         header, tables, codec and names of each family
  docs      a page a family
  fuzz      dictionary and seeds of the fuzz targets
  legacy    C that turns ioctl-style structs into packets and back
  lock      what each family has promised; -o is where its YAML is
  lua       one Wireshark dissector of all families
  ocaml, python, rust
            a package of types with encode and decode, of all families
  strip     pure YNL, without what only hnl has"""
OF_YNL = ("c", "strip")         # what is made of a family without an id


def _arguments(argv: list[str]) -> argparse.Namespace:
    p = argparse.ArgumentParser(prog="hnlgen",
                                description=__doc__.split("\n\n", 1)[1],
                                epilog=WHAT, allow_abbrev=False,
                                formatter_class=argparse.
                                RawDescriptionHelpFormatter)
    p.add_argument("target", metavar="TARGET", help="what to make; below",
                   choices=sorted([*TARGETS, *TOGETHER, LOCK]))
    p.add_argument("spec", metavar="SPEC", nargs="+", help="a family's YAML")
    p.add_argument("-o", metavar="DIR", dest="out", required=True,
                   help="where to write; made if it is not there")
    p.add_argument("--check", action="store_true",
                   help="write nothing, fail if a file would change")
    p.add_argument("--force", action="store_true",
                   help="of target lock: lock what breaks old peers, too")
    args = p.parse_args(argv)
    if args.force and args.target != LOCK:
        p.error(f"--force is of target {LOCK} alone; "
                f"{args.target} never breaks a lock")
    return args


def generate(args: argparse.Namespace,
             problems: load.Problems) -> dict[str, str | bytes]:
    """Nothing of a spec that its lock forbids."""
    layouts = specs.read(args.spec, problems)
    for layout in layouts:
        _check_target(layout.family, args.target, problems)
    if args.target == LOCK:
        return _merged(evolve.emit(layout, problems, args.out, args.force)
                       for layout in layouts)
    for layout in layouts:
        evolve.check(layout, problems)
    if args.target in TOGETHER:
        return TOGETHER[args.target](layouts, problems)
    return _merged(TARGETS[args.target](layout, problems)
                   for layout in layouts)


def _check_target(family: model.Family, target: str,
                  problems: load.Problems) -> None:
    """No target makes nothing of a spec, and says nothing."""
    if family.foreign and target not in OF_YNL:
        problems.add(family.where.file, family.where.line,
                     f"a spec of YNL; target {target} is for those of hnl")


def _merged(parts) -> dict[str, str | bytes]:
    return {name: text for part in parts for name, text in part.items()}


def _bytes(text: str | bytes) -> bytes:
    return text.encode() if isinstance(text, str) else text


def is_stale(path: str, text: str | bytes) -> bool:
    want = _bytes(text)
    try:
        return files.read(path, len(want) + 1) != want
    except OSError:
        return True


def main(argv: list[str]) -> int:
    args = _arguments(argv)
    problems = load.Problems()
    texts: dict[str, str | bytes] = {}
    try:
        texts = generate(args, problems)
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
            print(load.visible(f"{path}: stale; run hnlgen {args.target}"),
                  file=sys.stderr)
        left = [*leftovers.find(args.target, args.out, args.spec, texts)]
        for name in left:
            path = os.path.join(args.out, name)
            print(load.visible(f"{path}: {leftovers.advice(args.target)}"),
                  file=sys.stderr)
        return 1 if stale or left else 0
    try:
        files.write({path: _bytes(text) for path, text in stale.items()},
                    args.out)
    except OSError as e:
        print(load.visible(f"hnlgen: {e.filename}: {e.strerror}"),
              file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
