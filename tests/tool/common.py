# SPDX-License-Identifier: MIT
"""What the tests of the tool share: the programs, packets, and TAP.

A program is the same for all of them: HNL as it is installed, HNL_EVERY with
the family of tests/schema/every.yaml, MUTATE; in this order on the command
line. Invariant: a helper that expects success raises on any other status and
on any line of stderr, so that no test goes on with half an answer.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "schema"))
from hnlgen import specs                # noqa: E402

HNL, EVERY, MUTATE = (os.path.abspath(p) for p in sys.argv[1:4])
STUCK = 250             # by the clock, on the busiest machine
FAMILIES = specs.families(str(ROOT / "schema/ctrl.yaml"),
                          str(ROOT / "schema/memory.yaml"),
                          str(ROOT / "tests/schema/every.yaml"))

PAGES = [0x80001000, 0x80002000]
# What decode prints; what encode takes. Every command and direction.
VALUES = {
    ("ctrl", "feature-list", "request"): {},
    ("ctrl", "feature-list", "reply"):
        {"family": 17, "grants": 2**64 - 1, "version": 1},
    ("ctrl", "limit-get", "request"): {},
    ("ctrl", "limit-get", "reply"):
        {"message": 4096, "rings": 2, "ring-pages": 16,
         "highest-gpa": 2**63, "abi": 1},
    ("ctrl", "ring-create", "request"):
        {"id": 1, "control": "0x80000000", "submission": PAGES,
         "completion": PAGES[:1]},
    ("ctrl", "ring-destroy", "request"): {"id": 65535},
    ("ctrl", "ring-narrow", "request"):
        {"id": 1, "window": "0x80000000", "window-pages": 16,
         "grant": [{"family": 17, "features": 1, "commands": "0e"}]},
    ("ctrl", "ring-replace", "request"): {"id": 1, "by": 65535},
    ("ctrl", "ring-get", "request"): {"id": 0},
    ("ctrl", "ring-get", "reply"):
        {"id": 0, "state": "stopped", "reason": 80, "consumed": 2**32 - 1},
    ("ctrl", "policy-list", "request"): {"family": 16, "command": 255},
    ("ctrl", "policy-list", "reply"):
        {"family": 17, "command": 1, "direction": "reply", "set": 0,
         "type": 4, "kind": "packed", "min-len": 0, "max-len": 4048,
         "min": 0, "max": 2**64 - 1, "mask": 0, "align": 4096,
         "nested-set": 0, "required": True, "multi": True,
         "name": "r\u00e9sultat \"\\/"},
    ("ctrl", "ring-reset", "request"): {"id": 3},
    ("ctrl", "call-list", "request"): {},
    ("ctrl", "call-list", "reply"):
        {"token": 2**48 - 1, "ring": 1, "seq": 2**32 - 1, "family": 17,
         "command": 4, "state": "forwarded", "units": 2**64 - 1},
    ("ctrl", "call-cancel", "request"): {"token": 65536},
    ("ctrl", "group-join", "request"): {"family": 19, "group": 1, "ring": 2},
    ("ctrl", "group-leave", "request"): {"family": 16, "group": 255},
    ("ctrl", "group-list", "request"): {},
    ("ctrl", "group-list", "reply"): {"family": 16, "group": 2, "ring": 0},
    ("ctrl", "agreement-list", "request"): {},
    ("ctrl", "agreement-list", "reply"):
        {"family": 17, "feature": 1, "offered": True, "firmware": True,
         "kernel": True},
    ("ctrl", "agree", "request"):
        {"family": 17, "feature": 1, "party": "firmware"},
    ("ctrl", "party-begin", "request"): {"party": "kernel"},
    ("ctrl", "count-get", "request"): {},
    ("ctrl", "count-get", "reply"):
        {"calls": 7, "refused": 2, "units": 2**40, "in-flight": 3, "lost": 1},
    ("ctrl", "count-list", "request"): {},
    ("ctrl", "count-list", "reply"):
        {"family": 17, "command": 2, "calls": 7, "refused": 2, "units": 9},
    ("ctrl", "call-progress", "event"):
        {"token": 65537, "ring": 1, "seq": 9, "units": 512},
    ("ctrl", "overrun", "event"): {"lost": 3},
    ("ctrl", "agreement-changed", "event"):
        {"family": 17, "feature": 1, "offered": True, "kernel": True},
    ("memory", "map", "request"):
        {"range": [{"gpa": "0x80002000", "pages": 1},
                   {"gpa": "0x0", "pages": 2**64 - 1, "attributes": 16}]},
    ("memory", "map", "reply"):
        {"result": [{"pages": 1, "status": 0, "reason": 0},
                    {"pages": 2**53 + 1, "status": -22, "reason": 50}]},
    ("memory", "share", "request"): {"gpa": "0x80002000", "pages": 1},
    ("memory", "share", "reply"): {"done": 1},
    ("memory", "unshare", "request"): {"gpa": "0x80002000", "pages": 1},
    ("memory", "unshare", "reply"): {"done": 0},
    ("memory", "list-shared", "request"): {},
    ("memory", "list-shared", "reply"):
        {"shared": [{"gpa": 4096, "pages": 3}, {"gpa": 2**40, "pages": 1}]},
    ("every", "try", "request"):
        {"flag": True, "u8": "green", "u16": 300, "u32": ["read", "execute"],
         "u64": 2**64 - 1, "s8": -5, "s16": -32768, "s32": -2**31,
         "s64": -2**63, "uint": 0x1ffffffff, "sint": -2**40,
         "string": "fifteen letters", "binary": "0001020304ff",
         "bits": {"value": ["write"], "selector": ["read", "write"]},
         "gpa": "0x1000",
         "points": [{"x": -1, "y": 2**32 - 1, "hue": "blue", "z": -2}],
         "halves": [1, 65535],
         "nest": {"id": 7, "deeper": {"value": -1, "present": True},
                  "list": [{}, {"value": 2**40}]},
         "gated": "c", "flags": ["write"], "top": ["low", "top"],
         "class": ["red", "blue"]},
    ("every", "lists", "request"):
        {"u8": [1, 2, 3], "s16": [-1, 0], "u32": [0xff00ff], "u64": [1, 2],
         "sint": [-1, 2**33], "string": ["", "seven c"],
         "binary": ["", "ff"],
         "bits": [{"value": 0, "selector": 2**32 - 1}],
         "deepest": [{}, {"value": 1}]},
}


def run(tool: str, *args: str, stdin=b"") -> tuple[int, bytes, str]:
    if isinstance(stdin, str):
        stdin = stdin.encode()
    done = subprocess.run([tool, *args], input=stdin, capture_output=True,
                          check=False, timeout=STUCK)
    return done.returncode, done.stdout, done.stderr.decode()


def encode(family: str, op: str, direction: str, values, *more: str) -> bytes:
    reply = ["--reply"] if direction == "reply" else []
    text = values if isinstance(values, str) else json.dumps(values)
    status, out, err = run(EVERY, "encode", family, op, *reply, *more,
                           stdin=text)
    if status or err:
        raise AssertionError(f"{family}.{op}: {status} {err}")
    return out


def decode(packet: bytes) -> list[dict]:
    status, out, err = run(EVERY, "decode", "--json-lines", stdin=packet)
    if status or err:
        raise AssertionError(f"{status} {err}")
    return [json.loads(line) for line in out.decode().splitlines()]


def attr(kind: int, payload: bytes = b"", length=None) -> bytes:
    length = 4 + len(payload) if length is None else length
    return length.to_bytes(2, "little") + kind.to_bytes(2, "little") + \
        payload + bytes(-len(payload) % 4)


def message(body: bytes, cmd=2, family=17, flags=1, length=None) -> bytes:
    length = 20 + len(body) if length is None else length
    return length.to_bytes(4, "little") + family.to_bytes(2, "little") + \
        flags.to_bytes(2, "little") + bytes([1, 0, 0, 0, 0, 0, 0, 0]) + \
        bytes([cmd, 1, 0, 0]) + body


GPA = attr(2, (0x80002000).to_bytes(8, "little"))
ONE = attr(3, (1).to_bytes(8, "little"))


class Tap(unittest.TextTestResult):
    def stopTest(self, test):
        super().stopTest(test)
        bad = any(test is t or getattr(t, "test_case", None) is test
                  for t, _ in self.failures + self.errors)
        print(f"{'not ' if bad else ''}ok {self.testsRun} - "
              f"{test.id().split('.', 1)[1]}", flush=True)


def main(module: str) -> None:
    suite = unittest.defaultTestLoader.loadTestsFromModule(
        sys.modules[module])
    print(f"1..{suite.countTestCases()}", flush=True)
    result = unittest.TextTestRunner(resultclass=Tap, verbosity=0).run(suite)
    sys.exit(not result.wasSuccessful())
