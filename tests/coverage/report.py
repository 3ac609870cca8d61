# SPDX-License-Identifier: MIT
"""Figures of tests/coverage/run, and its gate.

usage: report.py ROOT DIR

DIR/all.profdata and the programs of DIR/build in, TAP out. For each of lib,
generated code, hv, services, models and guest: lines, branches and MC/DC that
were run. Held by exclusions and floor, beside this script:

    exclusions  file: text of the line: reason. A line that nothing ran and that
                has no such entry is in DIR/uncovered; an entry of which the
                line was run, or is not there, is stale and fails.
    floor       part, lines, branches, mcdc: percent. Less than that fails.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys

PARTS = ["lib/generated", "lib", "hv/ctrl", "hv/service/model", "hv/service",
         "hv", "guest"]
LEFT_OUT = ("hv/host/", "guest/env/")
KINDS = ("lines", "branches", "mcdc")


def part_of(path: str) -> str | None:
    if path.startswith(LEFT_OUT):
        return None
    return next((p for p in PARTS if path.startswith(p + "/")), None)


def programs(build: str) -> list[str]:
    found = []
    for where, _, names in os.walk(build):
        for name in names:
            path = os.path.join(where, name)
            if os.access(path, os.X_OK) and "." not in name:
                with open(path, "rb") as f:
                    if f.read(4) == b"\x7fELF":
                        found.append(path)
    return sorted(found)


def export(root: str, out: str, *how: str) -> str:
    objects = programs(os.path.join(out, "build"))
    cmd = ["llvm-cov-19", "export", *how, "-instr-profile",
           os.path.join(out, "all.profdata"), objects[0]]
    for path in objects[1:]:
        cmd += ["-object", path]
    cmd += [os.path.join(root, d) for d in ("lib", "hv", "guest")]
    done = subprocess.run(cmd, text=True, capture_output=True)
    if done.returncode != 0:
        print("Bail out!", done.stderr.strip()[-200:])
        sys.exit(1)
    return done.stdout


def figures(root: str, out: str) -> dict[str, dict[str, list[int]]]:
    sums: dict[str, dict[str, list[int]]] = {}
    data = json.loads(export(root, out, "-summary-only"))["data"][0]
    for entry in data["files"]:
        part = part_of(os.path.relpath(entry["filename"], root))
        if part is None:
            continue
        for kind in KINDS:
            s = sums.setdefault(part, {}).setdefault(kind, [0, 0])
            s[0] += entry["summary"][kind]["covered"]
            s[1] += entry["summary"][kind]["count"]
    return sums


def lines_not_run(root: str, out: str) -> dict[tuple[str, int], str]:
    missed, path = {}, None
    text: list[str] = []
    for line in export(root, out, "-format=lcov").splitlines():
        key, _, rest = line.partition(":")
        if key == "SF":
            path = os.path.relpath(rest, root)
            with open(rest) as f:
                text = f.read().splitlines()
        elif key == "DA" and path and part_of(path):
            n, count = (int(v) for v in rest.split(",")[:2])
            if count == 0:
                missed[path, n] = text[n - 1].strip()
    return missed


def exclusions(here: str) -> list[tuple[str, str, str]]:
    rows = []
    with open(os.path.join(here, "exclusions")) as f:
        for line in f:
            if line.strip() and not line.startswith("#"):
                path, text, reason = (w.strip() for w in line.split(" : "))
                rows.append((path, text, reason))
    return rows


def read_floor(here: str) -> dict[str, list[float]]:
    floor = {}
    with open(os.path.join(here, "floor")) as f:
        for line in f:
            if line.strip() and not line.startswith("#"):
                word = line.split()
                floor[word[0]] = [float(w) for w in word[1:]]
    return floor


def percent(s: list[int]) -> float:
    return 100.0 * s[0] / s[1] if s[1] else 100.0


def main() -> int:
    root, out = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    here = os.path.dirname(os.path.abspath(__file__))
    sums, floor = figures(root, out), read_floor(here)
    missed, n, bad = lines_not_run(root, out), 0, 0
    for part in PARTS:
        got = [percent(sums.get(part, {}).get(k, [0, 0])) for k in KINDS]
        least = floor.get(part, [0.0] * 3)
        good = all(g >= f for g, f in zip(got, least))
        n, bad = n + 1, bad + (not good)
        told = ", ".join(
            f"{k} {g:.1f} % of {sums.get(part, {}).get(k, [0, 0])[1]}"
            + ("" if g >= f else f" (not {f})")
            for k, g, f in zip(KINDS, got, least))
        print(f"{'ok' if good else 'not ok'} {n} - {part}: {told}")
    for path, text, reason in exclusions(here):
        hits = [k for k, t in missed.items() if k[0] == path and text in t]
        n, bad = n + 1, bad + (not hits)
        print(f"{'ok' if hits else 'not ok'} {n} - excluded {path}: {text}: "
              f"{reason if hits else 'was run, or is not there'}")
        for hit in hits:
            del missed[hit]
    with open(os.path.join(out, "uncovered"), "w") as f:
        for (path, line), text in sorted(missed.items()):
            f.write(f"{path}:{line}: {text}\n")
    print(f"# {len(missed)} lines were not run and are not excluded: "
          f"{os.path.join(out, 'uncovered')}")
    print(f"1..{n}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
