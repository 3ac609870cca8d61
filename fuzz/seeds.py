# SPDX-License-Identifier: MIT
"""Writes seeds that are known beforehand.

usage: /usr/bin/python3 fuzz/seeds.py [DIR]

Without DIR whole sessions, to fuzz/corpus/session. With it, to DIR, what
decode and roundtrip need beyond hnlgen's: every message of every family,
answers and events too, once as a request, once strict, once as a reply. They
are made when they are used, for a schema that changes would leave them behind.

The fuzzers find the rest; what they find that is worth keeping is added to
fuzz/corpus by fuzz/run. Seeds of fuzz/corpus/restore are written by
fuzz/save.c.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "schema"))
from hnlgen import load, sample, specs, wire        # noqa: E402

FIRST_GPA = 0x10000000                  # as in fuzz/session.c
PAGE = 4096
REPORT, STRICT, LINK = 0x8000, 0x4000, 0x1000

REQUESTS = {
    "ctrl.feature-list": {},
    "ctrl.limit-get": {},
    "ctrl.ring-create": {"id": 0, "control": FIRST_GPA + 4 * PAGE,
                         "submission": [FIRST_GPA + 5 * PAGE],
                         "completion": [FIRST_GPA + 6 * PAGE]},
    "ctrl.ring-get": {"id": 0},
    "ctrl.ring-destroy": {"id": 0},
    "ctrl.policy-list": {"family": 17},
    "memory.share": {"gpa": FIRST_GPA + 12 * PAGE, "pages": 2},
    "memory.unshare": {"gpa": FIRST_GPA + 8 * PAGE, "pages": 3},
    "memory.map": {"range": [{"gpa": FIRST_GPA + 8 * PAGE, "pages": 2,
                              "attributes": 16},
                             {"gpa": FIRST_GPA, "pages": 1}]},
    "memory.list-shared": {},
}


def message(families: dict, name: str, flags: int = 0) -> bytes:
    family, _, op = name.partition(".")
    return wire.encode(families[family], op, "request", REQUESTS[name], seq=1,
                       flags=flags)


def poke(page: int, offset: int, data: bytes) -> bytes:
    out = b""
    for at in range(0, len(data), 252):
        part = data[at:at + 252]
        out += bytes([0, page, (offset + at) // 4, len(part)]) + part
    return out


def call(batch: bytes) -> bytes:
    return (poke(0, 0, batch) +
            bytes([1, 0, 0, len(batch) // 4, 1, 0, PAGE // 32]))


def by_ring(batch: bytes) -> bytes:
    index = len(batch).to_bytes(4, "little")
    return poke(5, 0, batch) + poke(4, 0, index) + bytes([2, 0]) * 2


def write(folder: str, name: str, data: bytes) -> None:
    path = ROOT / "fuzz" / "corpus" / folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


SPECS = [ROOT / "schema" / f"{name}.yaml" for name in
         ("ctrl", "memory", "event", "view", "domain", "nested", "state")]
SPECS += [ROOT / "tests" / "schema" / "every.yaml"]
MODES = (0, 2, 4)                       # choices of fuzz/decode.c
REPLY = 16


def made(out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    problems = load.Problems()
    layouts = [specs.read([str(s)], problems)[0] for s in SPECS]
    if len(problems):
        raise SystemExit(f"{len(problems)} problems in the specs")
    for layout in layouts:
        for t in layout.tables:
            if t.operation is None:
                continue
            message = sample.message(layout, t)
            answer = 0 if t.role == "request" else REPLY
            for mode in MODES:
                (out / f"{layout.family.name}.{t.name}-{mode}").write_bytes(
                    bytes([answer | mode]) + message)


def main() -> None:
    if len(sys.argv) > 1:
        made(Path(sys.argv[1]))
    else:
        sessions()


def sessions() -> None:
    families = specs.families(str(ROOT / "schema/ctrl.yaml"),
                              str(ROOT / "schema/memory.yaml"))
    ring = call(message(families, "ctrl.ring-create"))
    for name in REQUESTS:
        one = message(families, name)
        write("session", "direct-" + name, call(one))
        write("session", "ring-" + name, ring + by_ring(one))
    every = b"".join(message(families, n, flags) for n, flags in
                     zip(REQUESTS, [0, REPORT, STRICT, LINK] * 3))
    write("session", "direct-all", call(every[:1000]))
    write("session", "ring-all", ring + by_ring(every) +
          call(message(families, "ctrl.ring-destroy")))


if __name__ == "__main__":
    main()
