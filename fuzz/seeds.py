# SPDX-License-Identifier: MIT
"""Writes the seeds of fuzz/corpus/session: whole sessions.

usage: /usr/bin/python3 fuzz/seeds.py

The fuzzers find the rest; what they find that is worth keeping is added to
fuzz/corpus by fuzz/run. Seeds of decode are hnlgen's, made when they are used.
Those of fuzz/corpus/restore are written by fuzz/save.c.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "schema"))
from hnlgen import specs, wire          # noqa: E402

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


def main() -> None:
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
