# SPDX-License-Identifier: MIT
"""Fuzzes the schema compiler: specs that were good, changed by lines, by nodes
and by bytes.

usage: schema.py [--seconds N | --runs N] [--seed N] [FILE...]

Each change ends in success, or in errors that name file and line; never in an
exception, and never later than a bound. The input that does is left in this
folder as crash-schema-SEED-RUN.yaml. FILE...: these alone, as they are.

Targets are called in this process: a run takes milliseconds, not the start of
an interpreter. The clock stops the fuzzing, and is no verdict: what runs for
LONGEST was not in a loop that merely takes long.
"""

from __future__ import annotations

import argparse
import contextlib
import copy
import io
import os
import random
import re
import signal
import sys
import tempfile
import time
import traceback
from pathlib import Path
from typing import Any, Iterator

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "schema"))
import yaml                                     # noqa: E402
from hnlgen import __main__ as program          # noqa: E402

SPECS = [*sorted((ROOT / "schema").glob("*.yaml")),
         ROOT / "tests" / "schema" / "every.yaml"]
BAD = sorted((ROOT / "tests" / "schema" / "bad").glob("*.yaml"))
TARGETS = ("c", "docs", "lua", "ocaml", "python", "rust", "fuzz", "legacy",
           "strip", "lock")
LONGEST = 60                # seconds of one run: an endless loop
LINE = re.compile(r"\S+\.yaml:\d+: error: .")

# What a scalar becomes.
ODD: list[Any] = [
    0, 1, -1, 2, 63, 64, 255, 65535, 65536, 2**31, 2**32, 2**63, 2**64, 2**70,
    -2**63, 1.5, float("inf"), float("nan"), True, False, None, "", "-", "a-b",
    "int", "0", "x" * 300, "\u00e9", "a\0b", "*/", '"""', "]]", "\\", "yes",
    "u8", "u64", "nest", "string", "binary", "packed-array", "sub-message",
    "flag", "enum", "flags", [], {}, [[]], {"a": 1}, {1: 2}, [None],
]


class Late(Exception):
    pass


def late(*_: Any) -> None:
    raise Late


# ---- one run ----

def compile_(target: str, path: str, out: str) -> tuple[int, str]:
    said = io.StringIO()
    with contextlib.redirect_stderr(said), \
            contextlib.redirect_stdout(io.StringIO()):
        try:
            status = program.main([target, path, "-o", out])
        except SystemExit as e:
            status = e.code if isinstance(e.code, int) else 1
    return int(status or 0), said.getvalue()


def judge(target: str, path: str, out: str) -> str:
    """What is wrong with how it ended; empty: nothing."""
    signal.alarm(LONGEST)
    try:
        status, said = compile_(target, path, out)
    except Late:
        return f"runs for {LONGEST} s"
    except Exception:
        return traceback.format_exc()
    finally:
        signal.alarm(0)
    if status == 0:
        return ""
    if status != 1:
        return f"status {status}: {said}"
    lines = said.splitlines()
    if not lines or not all(LINE.match(line) for line in lines):
        return f"not file:line: error: {said[:2000]!r}"
    return ""


# ---- changes ----

def nodes(tree: Any, path: tuple = ()) -> Iterator[tuple]:
    yield path
    items = tree.items() if isinstance(tree, dict) else \
        enumerate(tree) if isinstance(tree, list) else ()
    for key, below in items:
        yield from nodes(below, (*path, key))


def at(tree: Any, path: tuple) -> Any:
    for key in path:
        tree = tree[key]
    return tree


def change_node(rng: random.Random, tree: Any, other: Any) -> Any:
    paths = [p for p in nodes(tree) if p]
    if not paths:
        return rng.choice(ODD)
    path = rng.choice(paths)
    parent, key = at(tree, path[:-1]), path[-1]
    what = rng.randrange(7)
    if what <= 1:
        parent[key] = copy.deepcopy(rng.choice(ODD))
    elif what == 2:
        del parent[key]
    elif what == 3 and isinstance(parent, list):
        parent.insert(rng.randrange(len(parent) + 1),
                      copy.deepcopy(parent[key]))
    elif what == 3:
        parent[str(rng.choice(ODD))] = parent.pop(key)
    elif what == 4:             # some value of the other spec
        parent[key] = copy.deepcopy(at(other, rng.choice(list(nodes(other)))))
    elif what == 5:             # two values change places
        there = rng.choice(paths)
        if there[:len(path)] != path and path[:len(there)] != there:
            far = at(tree, there[:-1])
            parent[key], far[there[-1]] = far[there[-1]], parent[key]
    else:                       # the same word, written elsewhere
        words = [at(tree, p) for p in paths if isinstance(at(tree, p), str)]
        parent[key] = rng.choice(words or [""])
    return tree


def parse(text: str) -> Any:
    return yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def changed_tree(rng: random.Random, text: str) -> str:
    tree = parse(text)
    other = parse(rng.choice(SPECS).read_text())
    for _ in range(rng.choice((1, 1, 1, 2, 4))):
        if not isinstance(tree, (dict, list)):
            break
        tree = change_node(rng, tree, other)
    return yaml.safe_dump(tree, sort_keys=False, allow_unicode=True)


def changed_lines(rng: random.Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    for _ in range(rng.choice((1, 1, 2, 3))):
        i, k = rng.randrange(len(lines)), rng.randrange(len(lines))
        what = rng.randrange(5)
        if what == 0:
            del lines[i]
        elif what == 1:
            lines.insert(i, lines[k])
        elif what == 2:
            lines[i], lines[k] = lines[k], lines[i]
        elif what == 3:
            lines[i] = " " * rng.randrange(9) + lines[i].lstrip()
        else:
            lines = lines[:max(i, 1)]
        lines = lines or ["\n"]
    return "".join(lines)


def changed_bytes(rng: random.Random, text: str) -> str:
    chars = list(text)
    for _ in range(rng.choice((1, 1, 2, 8))):
        i = rng.randrange(len(chars))
        chars[i] = rng.choice(chars + list("{}[]&*!|>'\"%@`,:?-#\t\n\0\x85"))
    return "".join(chars)


def make(rng: random.Random) -> bytes:
    source = rng.choice(SPECS if rng.randrange(3) else BAD)
    text = source.read_text(errors="surrogateescape")
    change = rng.choice((changed_tree, changed_tree, changed_lines,
                         changed_bytes))
    try:
        text = change(rng, text)
    except (yaml.YAMLError, RecursionError, UnicodeError):
        pass                    # a bad file that is no YAML: as it is
    return text.encode("utf-8", "surrogateescape")


# ---- the runs ----

def arguments() -> argparse.Namespace:
    p = argparse.ArgumentParser(allow_abbrev=False)
    p.add_argument("--seconds", type=float)
    p.add_argument("--runs", type=int)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("file", nargs="*")
    return p.parse_args()


def replay(files: list[str]) -> int:
    bad = 0
    for name in files:
        for target in TARGETS:
            with tempfile.TemporaryDirectory() as tmp:
                path = os.path.join(tmp, "x.yaml")
                Path(path).write_bytes(Path(name).read_bytes())
                wrong = judge(target, path, os.path.join(tmp, "out"))
            if wrong:
                print(f"{name} as {target}: {wrong}")
                bad = 1
    print(f"{len(files)} files")
    return bad


def main() -> int:
    args = arguments()
    signal.signal(signal.SIGALRM, late)
    if args.file:
        return replay(args.file)
    end = time.monotonic() + args.seconds if args.seconds else None
    runs = args.runs if args.runs or end else 1000
    n = 0
    while n != runs and (end is None or time.monotonic() < end):
        rng = random.Random(f"{args.seed}-{n}")
        data, target = make(rng), rng.choice(TARGETS)
        with tempfile.TemporaryDirectory() as tmp:
            path = os.path.join(tmp, "x.yaml")
            Path(path).write_bytes(data)
            wrong = judge(target, path, os.path.join(tmp, "out"))
        if wrong:
            name = f"crash-schema-{args.seed}-{n}.yaml"
            Path(name).write_bytes(data)
            print(f"{name} as {target}: {wrong}")
            return 1
        n += 1
    print(f"fuzz schema: seed {args.seed}, {n} runs, nothing found")
    return 0


if __name__ == "__main__":
    sys.exit(main())
