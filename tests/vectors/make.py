# SPDX-License-Identifier: MIT
"""make.py [--check | -o DIR]: <family>.jsonl, acks.jsonl and frames.jsonl, a
case a line.

What is tried, and what it is meant to show, is hnlgen's (trials.py); the
verdict is the oracle's, and a case that shows something else stops the run.

All cases are bulk, 13,000 of them that a small change of a schema moves: they
are made in the build directory (-o). Committed beside this file is what shows
somebody who reads or ports what a message looks like and what each reason is:
of each message the sound ones, and of each family the first case of each
verdict in each mode and direction.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any, Iterable, Iterator, Optional

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT / "schema"), str(HERE)]

import acks                                                 # noqa: E402
import frames                                               # noqa: E402
import oracle                                               # noqa: E402
from hnlgen import abi, items, load, specs, trials          # noqa: E402
from hnlgen.model import MSG_MAX                            # noqa: E402
from hnlgen.policy import Layout                            # noqa: E402

FAMILIES = ("ctrl", "memory", "event", "view", "domain", "nested")
SPECS = {**{name: ROOT / "schema" / f"{name}.yaml" for name in FAMILIES},
         "kinds": HERE / "kinds.yaml"}

Json = dict[str, Any]


class Writer:
    """The cases of one family."""

    def __init__(self, layout: Layout) -> None:
        self._family = layout.family
        self._names: set[str] = set()

    def case(self, c: trials.Case) -> Optional[Json]:
        """None: too long to be a message."""
        op, direction = c.table.operation, c.table.role
        assert op is not None
        data = self._message(c, c.items)
        if len(data) > MSG_MAX:
            return None
        verdict = oracle.Oracle(self._family, c.mode, c.grants, data).judge(
            op, direction)
        got = verdict.fault.reason if verdict.fault else trials.OK
        name = "_".join(["ny"[got == trials.OK], op.name, direction, c.what])
        if got != c.intent or name in self._names:
            raise SystemExit(f"{self._family.name}: {name}: meant "
                             f"{c.intent}, the oracle says {got}")
        self._names.add(name)
        out = {"name": name, "family": self._family.id,
               "command": op.value, "direction": direction, "mode": c.mode,
               "grants": c.grants, "hex": to_hex(data), **verdict.as_json()}
        if got == trials.OK:
            back = self._message(c, verdict.canonical)
            if back != data:
                out["canonical"] = to_hex(back)
            out["values"] = verdict.values
        return out

    def _message(self, c: trials.Case, body: items.Items) -> bytes:
        return trials.pack_message(self._family, c.table, body)


def to_hex(data: bytes) -> str:
    """Hexadecimal; a run of 16 bytes or more is 'xx*n' between blanks."""
    return " ".join(_runs(data))


def _runs(data: bytes) -> Iterator[str]:
    plain = 0
    for m in re.finditer(rb"(.)\1{15,}", data, re.S):
        if plain < m.start():
            yield data[plain:m.start()].hex()
        yield f"{m[1].hex()}*{m.end() - m.start()}"
        plain = m.end()
    if plain < len(data):
        yield data[plain:].hex()


# ---- files ----

def read(name: str) -> Layout:
    problems = load.Problems()
    layouts = specs.read([str(SPECS[name])], problems)
    if problems:
        raise SystemExit("\n".join(problems.lines()))
    return layouts[0]


def cases(name: str) -> Iterator[tuple[trials.Case, Json]]:
    layout = read(name)
    w = Writer(layout)
    for c in trials.cases(layout):
        case = w.case(c)
        if case:
            yield c, case


def everything() -> dict[str, str]:
    """Text by file name."""
    return {**{f"{name}.jsonl": text_of(case for _, case in cases(name))
               for name in SPECS}, **_of_no_family()}


def committed() -> dict[str, str]:
    return {**{f"{name}.jsonl": text_of(_telling(name)) for name in FAMILIES},
            **_of_no_family()}


def _of_no_family() -> dict[str, str]:
    return {f"{module.__name__}.jsonl": text_of(
                {"name": name, "hex": to_hex(data), **said}
                for name, data, said in module.cases())
            for module in (acks, frames)}


def _telling(name: str) -> Iterator[Json]:
    shown: set[tuple[str, ...]] = set()
    for c, case in cases(name):
        what = c.intent, c.mode, c.table.role
        if what not in shown or c.what in ("minimal", "full"):
            yield case
        shown.add(what)


def text_of(some: Iterable[Json]) -> str:
    return "".join(json.dumps(case) + "\n" for case in some)


def stale(texts: dict[str, str]) -> list[Path]:
    """Those of the committed files that are not so."""
    return [HERE / name for name, text in texts.items()
            if not (HERE / name).exists()
            or (HERE / name).read_text(encoding="utf-8") != text]


def main(argv: list[str]) -> int:
    if abi.REASON != oracle.REASON:
        print("schema/hnlgen/abi.py: not the reasons of docs/abi.md",
              file=sys.stderr)
        return 1
    if argv == ["--check"]:
        paths = stale(committed())
        for path in paths:
            print(f"{path}: stale; run {Path(__file__).name}",
                  file=sys.stderr)
        return 1 if paths else 0
    out, texts = (Path(argv[1]), everything()) if argv else \
        (HERE, committed())
    for name, text in texts.items():
        (out / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
