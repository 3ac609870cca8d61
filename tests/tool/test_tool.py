# SPDX-License-Identifier: MIT
"""The tool, from outside.

usage: test_tool.py HNL HNL_EVERY MUTATE

Packets are compared with those of schema/hnlgen/wire.py, which shares no code
with the tool. Messages for people are compared word by word: they are what the
tool is for. HNL_EVERY knows the family of tests/schema/every.yaml, too.
Prints TAP.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "schema"))
from hnlgen import specs, wire          # noqa: E402

HNL, EVERY, MUTATE = (os.path.abspath(p) for p in sys.argv[1:4])
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
                          check=False, timeout=60)
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


def for_wire(values):
    """wire.py takes an address as a number."""
    if isinstance(values, dict):
        return {k: for_wire(v) for k, v in values.items()}
    if isinstance(values, list):
        return [for_wire(v) for v in values]
    if isinstance(values, str) and values.startswith("0x"):
        return int(values, 16)
    return values


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


class RoundTrip(unittest.TestCase):
    def test_every_command_is_tried(self):
        for name in ("ctrl", "memory"):
            for op in FAMILIES[name].operations:
                if op.is_event:
                    self.assertIn((name, op.name, "event"), VALUES)
                    continue
                self.assertIn((name, op.name, "request"), VALUES)
                if op.exchange.reply is not None:
                    self.assertIn((name, op.name, "reply"), VALUES)

    def test_bytes_are_those_of_the_other_codec(self):
        for (name, op, direction), values in VALUES.items():
            with self.subTest(op=f"{name}.{op} {direction}"):
                want = wire.encode(FAMILIES[name], op, direction,
                                   for_wire(values), seq=7, port=9)
                got = encode(name, op, direction, values, "--seq", "7",
                             "--port", "9")
                self.assertEqual(got.hex(), want.hex())

    def test_values_come_back(self):
        for (name, op, direction), values in VALUES.items():
            with self.subTest(op=f"{name}.{op} {direction}"):
                packet = encode(name, op, direction, values)
                got = decode(packet)
                self.assertEqual(len(got), 1)
                self.assertEqual(got[0]["values"], values)
                self.assertEqual((got[0]["family"], got[0]["op"],
                                  got[0]["direction"]), (name, op, direction))

    def test_numbers_names_and_strings_are_one(self):
        forms = ['{"gpa": 2147491840, "pages": 1}',
                 '{"gpa": "2147491840", "pages": "0x1"}',
                 '{"pages": 1, "gpa": "0X80002000"}']
        packets = {encode("memory", "share", "request", f) for f in forms}
        self.assertEqual(len(packets), 1)
        self.assertEqual(encode("every", "try", "request",
                                {"u8": 5, "s8": 0, "u32": 5}),
                         encode("every", "try", "request",
                                {"u8": "green", "s8": "-0",
                                 "u32": ["read", "execute"]}))

    def test_hex_and_bytes_are_one(self):
        packet = encode("memory", "share", "request",
                        VALUES["memory", "share", "request"])
        digits = encode("memory", "share", "request",
                        VALUES["memory", "share", "request"], "--hex")
        self.assertEqual(bytes.fromhex(digits.decode()), packet)
        text = b"# a comment\n" + digits.replace(b"\n", b" # too\n")
        self.assertEqual(decode(text), decode(packet))

    def test_flags_are_set(self):
        packet = encode("memory", "share", "request",
                        {"gpa": 0, "pages": 1}, "--flag", "strict", "--flag",
                        "ack", "--flag", "link")
        self.assertEqual(decode(packet)[0]["flags"],
                         ["request", "ack", "link", "strict"])

    def test_unknown_attributes_come_back(self):
        values = {"gpa": "0x0", "pages": 1, "_unknown": [
            {"type": 99, "critical": False, "data": "00ff"},
            {"type": 100, "nested": True, "critical": False, "data": ""}]}
        packet = encode("memory", "share", "request", values)
        self.assertEqual(decode(packet)[0]["values"], values)

    def test_a_string_that_is_no_utf8_comes_back(self):
        values = {"u8": "red", "s8": 0, "string": {"_hex": "ff41"}}
        packet = encode("every", "try", "request", values)
        self.assertEqual(decode(packet)[0]["values"], values)

    def test_an_error_is_told_with_its_request(self):
        request = encode("memory", "map", "request",
                         VALUES["memory", "map", "request"])
        body = (-22).to_bytes(4, "little", signed=True) + request[:16] + \
            attr(17, (50).to_bytes(4, "little")) + \
            attr(2, (52).to_bytes(4, "little")) + \
            attr(18, (1).to_bytes(4, "little"))
        error = (16 + len(body)).to_bytes(4, "little") + \
            b"\2\0\0\3" + request[8:16] + body
        got = decode(request + error)
        self.assertEqual(got[1]["error"], "EINVAL")
        self.assertEqual(got[1]["text"], "memory.map: range[1].gpa at byte "
                         "52: not plain RAM of this domain (EINVAL)")

    def test_done_and_noop_are_shown(self):
        done = bytes.fromhex("14000000030002000700000000000000"
                             "00000000")
        noop = bytes.fromhex("10000000010000000000000000000000")
        got = decode(done + noop)
        self.assertEqual([m["kind"] for m in got], ["done", "noop"])
        self.assertEqual(got[0]["err"], 0)


# family, op, JSON, what stderr says after "hnl encode: "
BAD_JSON = [
    ("memory", "map", '{"range":[{"gpa":0,"pages":1},{"gpa":4100,"pages":1}]}',
     "memory.map: range[1].gpa: 0x1004 is not a multiple of 4096"),
    ("memory", "map", '{"range":[\n{"gpa":0,"pages":0}]}',
     "memory.map: range[0].pages: 0 is out of range, expected at least 1 "
     "(line 2)"),
    ("memory", "map", '{"range":[{"gpa":0,"pages":1,"attributes":32}]}',
     "memory.map: range[0].attributes: 0x20 has bits outside 0x1f"),
    ("memory", "map", '{"range":[{"gpa":0}]}',
     "memory.map: range[0].pages: required attribute is missing: attribute 2,"
     " u64, at least 1"),
    ("memory", "map", "{}",
     "memory.map: range: required attribute is missing: attribute 1, nest, "
     "1..253 times"),
    ("memory", "map", '{"range":{}}',
     "memory.map: range: an object is no list"),
    ("memory", "map", '{"range":[7]}', "memory.map: range[0]: 7 is no object"),
    ("memory", "share", '{"gpa":0,"pages":-1}',
     "memory.share: pages: -1 does not fit u64"),
    ("memory", "share", '{"gpa":0,"pages":"many"}',
     'memory.share: pages: "many" is no whole number'),
    ("memory", "share", '{"gpa":0,"pages":true}',
     "memory.share: pages: a truth value is no whole number"),
    ("memory", "share", '{"gpa":0,"page":1}',
     "memory.share: page: no such attribute"),
    ("memory", "share", '[1]', "memory.share: a list is no object"),
    ("memory", "share", '{"gpa":0,"pages":18446744073709551616}',
     "line 1, member pages: not a whole number of 64 bits"),
    ("memory", "share", '{"gpa":0,"pages":1.5}',
     "line 1, member pages: not a whole number of 64 bits"),
    ("memory", "share", '{"gpa":0,"pages":1e3}',
     "line 1, member pages: not a whole number of 64 bits"),
    ("memory", "share", '{"gpa":0,\n"pages":1,\n"gpa":0}',
     "line 3, member gpa: the member is there twice"),
    ("memory", "share", '{"gpa":0,"\\u0067pa":0}',
     "line 1, member gpa: the member is there twice"),
    ("memory", "share", '{"gpa":0,"pages":1} x',
     "line 1: more text behind the value"),
    ("memory", "share", '{"gpa":0,"pages":01}',
     "line 1, member pages: a number begins with 0"),
    ("memory", "share", '{"gpa":0,"pages":null}',
     "line 1, member pages: null is no value"),
    ("memory", "share", '{"gpa":0', "line 1, member gpa: expected ',' or '}'"),
    ("memory", "share", '{"gpa":',
     "line 1, member gpa: the text ends before the value does"),
    ("memory", "share", '{"gpa" 1}', "line 1, member gpa: expected ':'"),
    ("memory", "share", '{gpa: 1}',
     "line 1: expected a member's name in quotes"),
    ("memory", "share", '{"gpa":"\x01"}',
     "line 1, member gpa: a control character in a string"),
    ("memory", "share", '{"gpa":"\\x"}', "line 1, member gpa: no such escape"),
    ("memory", "share", b'{"gpa":"\xff"}',
     "line 1, member gpa: a string is not UTF-8"),
    ("memory", "share", '{"gpa":"\\ud800"}',
     "line 1, member gpa: no such escape"),
    ("memory", "share", '{"gpa":"0',
     "line 1, member gpa: a string does not end"),
    ("memory", "share", "[" * 100000,
     "line 1: values are within each other too deeply"),
    ("memory", "share", '{"a":' * 100000,
     "line 1, member a: values are within each other too deeply"),
    ("ctrl", "ring-create", json.dumps(
        {"id": 0, "control": 0, "submission": [0] * 20000, "completion": [0]}),
     "ctrl.ring-create: submission: more than 65536 bytes"),
    ("ctrl", "ring-create",
     '{"id":65536,"control":0,"submission":[0],"completion":[0]}',
     "ctrl.ring-create: id: 65536 is out of range, expected at most 65535"),
    ("ctrl", "ring-create",
     '{"id":1,"control":0,"submission":[],"completion":[0]}',
     "ctrl.ring-create: submission: length 0, expected a multiple of 8, "
     "8..32768"),
    ("ctrl", "ring-create",
     '{"id":1,"control":0,"submission":[0,"x"],"completion":[0]}',
     'ctrl.ring-create: submission[1]: "x" is no whole number'),
    ("domain", "create", '{"max-vcpus":1,"hap":true}',
     "domain.create: hap: needs hvm"),
    ("domain", "create", '{"max-vcpus":1,"hvm":true,"hap":true,"nested-virt":true,'
     '"view-mode":1,"views":1}',
     "domain.create: nested-virt: excluded by view-mode"),
    ("every", "try", '{"u8":1,"s8":0}',
     "every.try: u8: 1 is none of red=0, green=5, blue=6"),
    ("every", "try", '{"u8":"pink","s8":0}',
     'every.try: u8: "pink" is none of its names'),
    ("every", "try", '{"u8":0,"s8":-6}',
     "every.try: s8: -6 is out of range, expected -5..5"),
    ("every", "try", '{"u8":256,"s8":0}', "every.try: u8: 256 does not fit u8"),
    ("every", "try", '{"u8":0,"s8":128}', "every.try: s8: 128 does not fit s8"),
    ("every", "try", '{"u8":0,"s8":0,"string":"sixteen letters!"}',
     "every.try: string: length 16, expected 1..15 and the NUL"),
    ("every", "try", '{"u8":0,"s8":0,"binary":"00"}',
     "every.try: binary: length 1, expected 6"),
    ("every", "try", '{"u8":0,"s8":0,"binary":"0g"}',
     'every.try: binary: "0g" is no string of hex digits'),
    ("every", "try", '{"u8":0,"s8":0,"flag":1}',
     "every.try: flag: 1 is not true or false"),
    ("every", "try", '{"u8":0,"s8":0,"points":[{"x":1}]}',
     "every.try: points[0].y: is missing"),
    ("every", "try", '{"u8":0,"s8":0,"points":[{"x":1,"q":1}]}',
     "every.try: points[0].q: no such member"),
    ("every", "try", '{"u8":0,"s8":0,"bits":{"value":1,"selector":2}}',
     "every.try: bits: value 0x1, selector 0x2: bits that are not selected"),
    ("every", "try",
     '{"u8":0,"s8":0,"nest":{"id":1,"_unknown":[{"type":9,"data":""}]}}',
     "every.try: nest.attribute 9: unknown attribute, and unknown ones are "
     "refused here; known here: id=1, deeper=2, list=3"),
]

# packet, what stderr says after "hnl decode: message at byte 0: "
BAD_PACKETS = [
    (GPA + attr(3, b"\1\0\0\0"),
     "memory.share: pages: length 4, expected 8 (EINVAL)"),
    (GPA + ONE + ONE, "memory.share: pages: attribute given twice (EINVAL)"),
    (GPA + attr(3, bytes(8)), "memory.share: pages: 0 is out of range, "
     "expected at least 1 (EINVAL)"),
    (GPA + ONE + attr(0x4000 | 9), "memory.share: attribute 9: unknown "
     "attribute, and it is CRITICAL; known here: gpa=2, pages=3 (EOPNOTSUPP)"),
    (GPA + ONE + attr(9, length=3), "memory.share: attribute 9: length 3, "
     "expected 4 or more (EINVAL)"),
    (GPA + ONE + attr(9, length=99), "memory.share: attribute 9: length 99, "
     "but 4 bytes are left (EINVAL)"),
    (GPA + attr(0x8003, bytes(8)), "memory.share: pages: NESTED is set on no "
     "nest, expected clear (EINVAL)"),
    (GPA + ONE + attr(9, b"\0\0\0\1", 7),
     "memory.share: attribute 9: padding is not zero (EINVAL)"),
]


class Refusals(unittest.TestCase):
    def test_values_are_refused_in_these_words(self):
        for family, op, text, want in BAD_JSON:
            with self.subTest(text=text[:60]):
                status, out, err = run(EVERY, "encode", family, op,
                                       stdin=text)
                self.assertEqual((status, out, err),
                                 (1, b"", f"hnl encode: {want}\n"))

    def test_members_of_structs_are_for_the_handler(self):
        """As docs/tool.md says: a name is looked up, a number is not
        judged, neither here nor by what a hypervisor decodes with."""
        values = {"view": 1, "page": [{"gpa": 4096, "access": 99}]}
        packet = encode("view", "access-set-many", "request", values)
        status, out, _ = run(HNL, "decode", "--json-lines", stdin=packet)
        self.assertEqual((status, json.loads(out)["values"]), (0, values))

    def test_packets_are_refused_in_these_words(self):
        for body, want in BAD_PACKETS:
            with self.subTest(want=want):
                status, out, err = run(HNL, "decode", stdin=message(body))
                self.assertEqual((status, out), (1, b""))
                self.assertEqual(
                    err, f"hnl decode: message at byte 0: {want}\n")

    def test_frames_are_refused(self):
        frames = {
            ": family 17 command 99: no such command (ENOSYS)":
                message(b"", cmd=99),
            ": family 0x8002: the family is not built in (ENOSYS)":
                message(b"", family=0x8002),
            "flags of no request": message(b"", flags=0x11),
            "message type is no request": message(b"", family=4),
            "command and DUMP flag do not go together":
                message(b"", flags=0x301),
            ": message: message shorter than its header: 4 bytes, expected "
            "16 or more (EINVAL)": b"\0\0\0\0",
            ": memory: message shorter than its header: length 16, "
            "expected 20 or more (EINVAL)": message(b"", length=16)[:16],
            ": memory.share: message shorter than its header: length 19, "
            "expected 20 or more (EINVAL)": message(b"", length=19),
            ": DONE: message shorter than its header: length 12, expected "
            "16 or more (EINVAL)": message(b"", length=12, family=3)[:16],
            ": memory.share: message longer than what holds it: length 44, "
            "but 20 bytes are there (EINVAL)": message(b"", length=44),
            ": memory: message longer than what holds it: length 44, but "
            "18 bytes are there (EINVAL)": message(b"", length=44)[:18],
            ": memory.share: message longer than what holds it: length 23 "
            "and its padding, but 23 bytes are there (EINVAL)":
                message(b"abc"),
            ": memory.share: message longer than what holds it: length 65540,"
            " expected at most 65536 (EINVAL)": message(bytes(65520)),
        }
        for want, packet in frames.items():
            with self.subTest(want=want):
                status, out, err = run(HNL, "decode", stdin=packet)
                self.assertEqual((status, out), (1, b""))
                self.assertIn(want, err)

    def test_the_messages_behind_a_bad_one_are_shown(self):
        packet = message(GPA) + message(GPA + ONE)
        status, out, err = run(HNL, "decode", "--json-lines", stdin=packet)
        self.assertEqual(status, 1)
        self.assertEqual(json.loads(out)["values"]["pages"], 1)
        self.assertIn("memory.share: pages: required attribute", err)

    def test_force_writes_it_anyway(self):
        text = '{"gpa":4100,"pages":1}'
        status, out, err = run(HNL, "encode", "memory", "share", "--force",
                               stdin=text)
        self.assertEqual((status, len(out), err), (0, 44, ""))
        self.assertEqual(run(HNL, "decode", stdin=out)[0], 1)

    def test_explain_marks_the_bytes(self):
        packet = message(attr(2, (4100).to_bytes(8, "little")) + ONE)
        status, out, err = run(HNL, "decode", "--explain", stdin=packet)
        lines = out.decode().splitlines()
        self.assertEqual((status, err), (1, ""))
        self.assertEqual(lines[0], "memory.share: gpa: 0x1004 is not a "
                         "multiple of 4096 (EINVAL, byte 20)")
        row = next(i for i, l in enumerate(lines) if "^" in l)
        marked = "".join(c for c, m in zip(lines[row - 1], lines[row])
                         if m == "^")
        self.assertEqual(marked.split(), "04 10 00 00 00 00 00 00".split())

    def test_explain_of_what_is_missing_marks_no_byte(self):
        out = run(HNL, "decode", "--explain", stdin=message(GPA))[1].decode()
        self.assertIn("memory.share: pages: required attribute is missing: "
                      "attribute 3, u64, at least 1 (EINVAL)\n", out)
        self.assertNotIn("^", out)
        self.assertTrue(out.endswith("\nexpected: pages, attribute 3: u64, "
                                     "required, at least 1\n"), out)

    def test_a_terminal_is_shown_hex(self):
        ours, theirs = os.openpty()
        with os.fdopen(ours, "rb", buffering=0) as f:
            subprocess.run([HNL, "encode", "memory", "share"], check=True,
                           input=b'{"gpa":0,"pages":1}', stdout=theirs)
            os.close(theirs)
            self.assertTrue(f.read(64).startswith(b"2c 00 00 00 11 00"))

    def test_explain_tells_the_rule(self):
        status, packet, err = run(HNL, "encode", "domain", "create",
                                  "--force",
                                  stdin='{"max-vcpus":1,"hap":true}')
        self.assertEqual((status, err), (0, ""))
        out = run(HNL, "decode", "--explain", stdin=packet)[1].decode()
        self.assertIn("domain.create: hap: needs hvm (EINVAL, byte ", out)
        self.assertTrue(out.endswith("\nexpected: hap, attribute 6: flag, "
                                     "needs hvm\n"), out)

    def test_usage_is_2(self):
        for args in ([], ["no"], ["encode"], ["encode", "no", "such"],
                     ["encode", "memory", "no"],
                     ["encode", "memory", "map", "--flag", "no"],
                     ["encode", "memory", "map", "--seq", "4294967296"],
                     ["encode", "memory", "map", "--seq", "-1"],
                     ["encode", "memory", "map", "--no"],
                     ["encode", "ctrl", "ring-create", "--reply"],
                     ["encode", "memory", "map", "a", "b"],
                     ["decode", "a", "b"], ["decode", "--no"], ["list", "no"],
                     ["list", "memory", "no"], ["list", "a", "b", "c"]):
            with self.subTest(args=args):
                status, out, err = run(HNL, *args)
                self.assertEqual((status, out), (2, b""))
                self.assertIn("--help", err)

    def test_help_and_version_are_0(self):
        for args in (["--version"], ["help"], ["--help"], ["help", "list"],
                     ["encode", "--help"], ["decode", "--help"],
                     ["list", "--help"], ["list"], ["list", "memory"]):
            with self.subTest(args=args):
                status, out, err = run(HNL, *args)
                self.assertEqual((status, err), (0, ""))
                self.assertTrue(out)

    def test_every_command_is_listed(self):
        for name, family in FAMILIES.items():
            for op in family.operations:
                status, out, _ = run(EVERY, "list", name, op.name)
                self.assertEqual(status, 0)
                self.assertIn(f"{name}.{op.name}: command {op.value}, ",
                              out.decode())

    def test_rules_are_listed(self):
        lines = run(HNL, "list", "domain", "create")[1].decode().splitlines()
        for name, want in (("hap", "flag, needs hvm"),
                           ("view-mode", ", not with nested-virt"),
                           ("nested-virt", ", not with view-mode")):
            line = next(x for x in lines if x.split()[:1] == [name])
            self.assertIn(want, line)


# text that is no packet, where it says so and what it says
BAD_HEX = [
    (b"2c 00 0", "line 1, column 7: digit '0' has no second one, expected "
     "pairs"),
    (b"# one\n2c 00\n 00 0 0\n", "line 3, column 5: digit '0' has no second "
     "one, expected pairs"),
    (b"2c00000\n0", "line 1, column 7: digit '0' has no second one, expected "
     "pairs"),
    (b"0x2c, 0x00", "line 1, column 1: a prefix 0x, expected the digits "
     "alone"),
    (b"2c 00\n0X00", "line 2, column 1: a prefix 0x, expected the digits "
     "alone"),
    (b"00000000: 2c00 0000 1100  ,.....\n", "line 1, column 9: an offset "
     "before ':', as of xxd, expected the digits alone, as of xxd -p"),
    (b"00000000  2c 00 00 00  |,...|\n", "line 1, column 24: text behind '|', "
     "as of hexdump -C, expected the digits alone, as of xxd -p"),
    (b'{"gpa": 0}', "line 1, column 1: '{' is no hex digit, expected bytes, "
     "or pairs of digits as of xxd -p"),
    (b"", "no message"), (b"# only\n", "no message"),
]


class Input(unittest.TestCase):
    def setUp(self):
        where = tempfile.TemporaryDirectory()
        self.addCleanup(where.cleanup)
        self.where = Path(where.name)

    def test_a_file_is_read_like_standard_input(self):
        values = VALUES["memory", "share", "request"]
        packet = encode("memory", "share", "request", values)
        (self.where / "packet").write_bytes(packet)
        (self.where / "json").write_text(json.dumps(values))
        want = run(HNL, "decode", stdin=packet)
        self.assertEqual(run(HNL, "decode", str(self.where / "packet")), want)
        self.assertEqual(run(HNL, "decode", "-", stdin=packet), want)
        args = "encode", "memory", "share"
        self.assertEqual(run(HNL, *args, str(self.where / "json"))[1], packet)
        self.assertEqual(run(HNL, *args, "-", stdin=json.dumps(values))[1],
                         packet)

    def test_a_file_that_cannot_be_read_is_told(self):
        for path, why in ((self.where / "none", "No such file or directory"),
                          (self.where, "Is a directory")):
            for args in ("decode",), ("encode", "memory", "share"):
                with self.subTest(path=path, args=args):
                    self.assertEqual(
                        run(HNL, *args, str(path)),
                        (1, b"", f"hnl {args[0]}: {path}: {why}\n"))

    def test_bad_hex_is_told_by_line_and_column(self):
        path = self.where / "text"
        for text, want in BAD_HEX:
            with self.subTest(text=text):
                path.write_bytes(text)
                self.assertEqual(
                    run(HNL, "decode", stdin=text),
                    (1, b"", f"hnl decode: standard input: {want}\n"))
                self.assertEqual(run(HNL, "decode", str(path)),
                                 (1, b"", f"hnl decode: {path}: {want}\n"))

    def test_a_plain_dump_is_read(self):
        """As xxd -p writes it: lines of 60 digits, no space between."""
        packet = encode("memory", "map", "request",
                        VALUES["memory", "map", "request"])
        digits = packet.hex()
        text = "".join(digits[i:i + 60] + "\n"
                       for i in range(0, len(digits), 60))
        self.assertGreater(text.count("\n"), 2)
        self.assertEqual(decode(text), decode(packet))


class Hostile(unittest.TestCase):
    def test_every_single_byte_mutation_is_decoded_or_refused(self):
        packets = [encode(*VALUES_OF).hex() for VALUES_OF in (
            (*key, VALUES[key]) for key in (
                ("memory", "map", "request"), ("memory", "map", "reply"),
                ("ctrl", "policy-list", "reply"),
                ("every", "lists", "request"), ("every", "try", "request")))]
        error = bytes.fromhex("3c00000002000003070000000000000092ffffff")
        error = error[:16] + b"\xea\xff\xff\xff" + bytes(16) + \
            attr(17, b"\x19\0\0\0") + attr(19, bytes(8))
        error = len(error).to_bytes(4, "little") + error[4:]
        status, out, err = run(MUTATE, *packets, error.hex())
        self.assertEqual((status, err), (0, ""))
        self.assertGreater(int(out), 200000)

    def test_megabytes_are_read_or_refused(self):
        for text in ('{"gpa":"' + "0" * 5000000 + '","pages":1}',
                     '{"gpa":0,"pages":1,"x":[' + "0," * 1000000 + "0]}",
                     "{" + ",".join(f'"{i}":0' for i in range(100000)) + "}"):
            status, _, err = run(HNL, "encode", "memory", "share", stdin=text)
            self.assertIn(status, (0, 1))
            self.assertLess(len(err), 500)

    def test_noise_is_refused(self):
        for noise in (b"", b"\0", b"\xff" * 100, b"zz", b"abc", b"# only\n",
                      bytes(1000), b"\n\n"):
            with self.subTest(noise=noise[:8]):
                status, _, err = run(HNL, "decode", stdin=noise)
                self.assertEqual(status, 1)
                self.assertTrue(err.startswith("hnl decode: "), err)

    def test_a_closed_output_is_told(self):
        for args, who, text in (
                ("encode ctrl limit-get", "encode", b"{}"),
                ("decode", "decode", message(GPA + ONE)),
                ("decode --explain", "decode", message(GPA)),
                ("list", "list", b""), ("list memory", "list", b""),
                ("list domain create", "list", b""),
                ("list --help", "list", b""), ("help", "", b""),
                ("help list", "", b""), ("--help", "", b""),
                ("--version", "", b"")):
            with self.subTest(args=args), open("/dev/full", "wb") as full:
                done = subprocess.run([HNL, *args.split()], input=text,
                                      stdout=full, check=False,
                                      stderr=subprocess.PIPE, timeout=60)
                self.assertEqual(done.returncode, 1)
                name = f"hnl {who}".strip()
                self.assertEqual(done.stderr.decode(),
                                 f"{name}: standard output: No space left on "
                                 "device\n")

    def test_output_lost_on_the_way_is_told(self):
        """More than a buffer: the write that fails is not the last one."""
        with open("/dev/full", "wb") as full:
            done = subprocess.run([HNL, "decode"], check=False, stdout=full,
                                  input=message(GPA + ONE) * 1000,
                                  stderr=subprocess.PIPE, timeout=60)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"hnl decode: standard output: ", done.stderr)


class Page(unittest.TestCase):
    """docs/tool.md: each "$ command" and what it prints, word by word."""

    BLOCK = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)

    def test_examples_are_true(self):
        text = (ROOT / "docs/tool.md").read_text(encoding="utf-8")
        env = dict(os.environ, LC_ALL="C.UTF-8",
                   PATH=f"{os.path.dirname(HNL)}:{os.environ['PATH']}")
        tried = 0
        with tempfile.TemporaryDirectory() as where:
            for block in self.BLOCK.findall(text):
                for example in re.split(r"^\$ ", block, flags=re.M)[1:]:
                    command, want = example.split("\n", 1)
                    while command.endswith("\\"):
                        more, want = want.split("\n", 1)
                        command += "\n" + more
                    done = subprocess.run(
                        ["sh", "-c", command], cwd=where, env=env,
                        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                        check=False, timeout=60, text=True)
                    self.assertEqual(done.stdout, want, command)
                    tried += 1
        self.assertGreater(tried, 5)


class Tap(unittest.TextTestResult):
    def stopTest(self, test):
        super().stopTest(test)
        bad = any(test is t or getattr(t, "test_case", None) is test
                  for t, _ in self.failures + self.errors)
        print(f"{'not ' if bad else ''}ok {self.testsRun} - "
              f"{test.id().split('.', 1)[1]}", flush=True)


if __name__ == "__main__":
    suite = unittest.defaultTestLoader.loadTestsFromModule(
        sys.modules["__main__"])
    print(f"1..{suite.countTestCases()}", flush=True)
    result = unittest.TextTestRunner(resultclass=Tap, verbosity=0).run(suite)
    sys.exit(not result.wasSuccessful())
