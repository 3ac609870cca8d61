# SPDX-License-Identifier: MIT
"""Figures of tests/coverage/run, and its gate.

usage: report.py ROOT DIR

    DIR/all.profdata   counters of every program that ran
    DIR/all            all of its code, linked once: where each counter is
        --llvm-cov--> DIR/export --> parts, TAP out; DIR/uncovered

For each of lib, its headers, generated code, hv, services, models, guest, and
the hosts and environments that are processes: lines, branch outcomes and
conditions of MC/DC that were run. Code of a header is in many programs; what
one of them ran was run. Held by exclusions and floor, beside this script:

    exclusions  file : text of the line : reason. What is on such a line does
                not count; an entry that excuses nothing is stale and fails.
                file may be a pattern, lib/generated/*.h
    floor       part, lines, branches, mcdc: percent. Less than that fails
"""

from __future__ import annotations

import collections
import fnmatch
import json
import os
import subprocess
import sys

PARTS = {"lib/generated": "generated", "lib": "lib", "include": "headers",
         "hv/ctrl": "hv/ctrl", "hv/service/model": "models",
         "hv/service": "services", "hv/host": "hosts", "hv": "hv",
         "guest/env": "environments", "guest": "guest"}
# What has a machine of its own, where nothing counts: the end-to-end tests run
# it.
LEFT_OUT = ("hv/host/bare/", "hv/host/kvm/", "guest/env/bare/",
            "guest/env/linux/ivshmem.c")
KINDS = ("lines", "branches", "mcdc")
# One thing to be run: its kind, its line, what tells it from others there.
Point = collections.namedtuple("Point", "kind line where")


def part_of(path: str) -> str | None:
    if path.startswith(LEFT_OUT):
        return None
    return next((n for p, n in PARTS.items() if path.startswith(p + "/")), None)


def export(root: str, out: str) -> dict:
    cmd = ["llvm-cov-19", "export", "-skip-functions", "-skip-expansions",
           "-instr-profile", os.path.join(out, "all.profdata"),
           os.path.join(out, "all")]
    cmd += [os.path.join(root, d) for d in ("lib", "include", "hv", "guest")]
    with open(os.path.join(out, "export"), "w+") as f:
        done = subprocess.run(cmd, text=True, stdout=f,
                              stderr=subprocess.PIPE)
        if done.returncode != 0:
            print("Bail out!", done.stderr.strip()[-200:])
            sys.exit(1)
        f.seek(0)
        return json.load(f)["data"][0]


def lines_of(segments: list) -> dict[Point, bool]:
    """Lines that have code: were they run? As llvm-cov counts them."""
    by_line = collections.defaultdict(list)
    for segment in segments:
        by_line[segment[0]].append(segment)
    got, wrapped = {}, None
    for line in range(min(by_line, default=0), max(by_line, default=0) + 1):
        here = by_line[line]
        # line, column, count, has a count, begins a region, is a gap
        begins = [s for s in here if s[3] and s[4] and not s[5]]
        skipped = bool(here) and not here[0][3] and here[0][4]
        if begins or not skipped and wrapped is not None and wrapped[3]:
            counts = [s[2] for s in begins]
            if wrapped is not None:
                counts.append(wrapped[2])
            got[Point("lines", line, 0)] = max(counts) > 0
        wrapped = here[-1] if here else wrapped
    return got


def conditions_of(entry: dict, decision: list) -> list[int]:
    """Their lines, for exclusions: each condition is a branch too. Of one that
    holds other decisions, its first line for all."""
    begin, end = tuple(decision[:2]), tuple(decision[2:4])
    lines = [line for line, _ in sorted({
        tuple(row[:2]) for row in entry["branches"]
        if begin <= tuple(row[:2]) and tuple(row[2:4]) <= end})]
    n = len(decision[-1])
    return lines if len(lines) == n else [decision[0]] * n


def points_of(entry: dict) -> dict[Point, bool]:
    got = lines_of(entry["segments"])
    for row in entry["branches"]:
        for way, count in (("true", row[4]), ("false", row[5])):
            p = Point("branches", row[0], (row[1], *row[2:4], way))
            got[p] = got.get(p, False) or count > 0
    for row in entry["mcdc_records"]:
        lines = conditions_of(entry, row)
        for i, seen in enumerate(row[-1]):
            p = Point("mcdc", lines[i], (row[1], row[0], *row[2:4], i))
            got[p] = got.get(p, False) or seen
    return got


def exclusions(here: str) -> list[tuple[str, str, str]]:
    rows = []
    with open(os.path.join(here, "exclusions")) as f:
        for line in f:
            if line.strip() and not line.startswith("#"):
                path, rest = line.split(" : ", 1)
                text, reason = rest.rsplit(" : ", 1)
                rows.append((path.strip(), text.strip(), reason.strip()))
    return rows


def read_floor(here: str) -> dict[str, list[float]]:
    floor = {}
    with open(os.path.join(here, "floor")) as f:
        for line in f:
            if line.strip() and not line.startswith("#"):
                word = line.split()
                floor[word[0]] = [float(w) for w in word[1:]]
    return floor


class Sums:
    def __init__(self) -> None:
        self.got: dict = collections.defaultdict(lambda: [0, 0])
        self.missed: list[str] = []
        self.used: set = set()

    def add(self, path: str, text: list[str], points: dict, rows: list) -> None:
        mine = [r for r in rows if fnmatch.fnmatch(path, r[0])]
        for p, seen in sorted(points.items(), key=lambda i: str(i[0])):
            row = next((r for r in mine if r[1] in text[p.line - 1]), None)
            if not seen and row is not None:
                self.used.add(row)
                continue
            s = self.got[part_of(path), p.kind]
            s[0] += seen
            s[1] += 1
            if not seen:
                at = f":{p.where[0]} {p.where[-1]}" if p.where else ""
                self.missed.append(f"{path}:{p.line}{at}: {p.kind}: "
                                   f"{text[p.line - 1].strip()}")


def measure(root: str, out: str, rows: list) -> Sums:
    sums = Sums()
    for entry in export(root, out)["files"]:
        path = os.path.relpath(entry["filename"], root)
        if part_of(path) is None:
            continue
        with open(entry["filename"]) as f:
            sums.add(path, f.read().splitlines(), points_of(entry), rows)
    return sums


def percent(s: list[int]) -> float:
    """Rounded down: 100.0 is all of it. Nothing counted is nothing shown."""
    return 1000 * s[0] // s[1] / 10 if s[1] else 0.0


def main() -> int:
    root, out = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    here = os.path.dirname(os.path.abspath(__file__))
    rows, floor = exclusions(here), read_floor(here)
    sums, n, bad = measure(root, out, rows), 0, 0
    for part in sorted(PARTS.values()):
        got = [percent(sums.got[part, k]) for k in KINDS]
        good = all(g >= f for g, f in zip(got, floor.get(part, [100.0] * 3)))
        n, bad = n + 1, bad + (not good)
        told = ", ".join(f"{k} {g} % of {sums.got[part, k][1]}"
                         for k, g in zip(KINDS, got))
        print(f"{'ok' if good else 'not ok'} {n} - {part}: {told}"
              + ("" if good else f" # floor {floor.get(part, 'all')}"))
    for row in rows:
        n, bad = n + 1, bad + (row not in sums.used)
        print(f"{'ok' if row in sums.used else 'not ok'} {n} - excluded "
              f"{row[0]}: {row[1].replace('#', '')}: "
              f"{row[2] if row in sums.used else 'excuses nothing'}")
    with open(os.path.join(out, "uncovered"), "w") as f:
        f.write("".join(line + "\n" for line in sums.missed))
    print(f"# {len(sums.missed)} points were not run and are not excluded: "
          f"{os.path.join(out, 'uncovered')}")
    print(f"1..{n}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
