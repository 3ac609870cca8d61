#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Python's codec against the generated C's: two implementations of one ABI.

Each message is written by hnlgen.wire, decoded and encoded again by
wire_echo.c, and must come back as the same bytes; wire.decode() must
give the values back. Messages that are wrong must be refused, with the
reason and the place that docs/abi.md says.

	test_wire_py.py [WIRE_ECHO]	without an argument, cc builds it
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "schema"))

from hnlgen import specs, wire  # noqa: E402

FAMILIES = specs.families(*(os.path.join(ROOT, p) for p in (
    "schema/ctrl.yaml", "schema/memory.yaml", "schema/event.yaml",
    "schema/view.yaml", "schema/domain.yaml", "schema/nested.yaml",
    "schema/state.yaml",
    "tests/schema/every.yaml")))
EINVAL, EOPNOTSUPP = 22, 95
GOOD_TRY = {"u8": "red", "s8": 0}
INNER = {"id": 1}
POINT = {"points": "00" * 16}
DOMAIN = {"ssidref": 0, "max-vcpus": 1}


def reasons() -> dict[str, int]:
    """enum hnl_reason, from the header itself."""
    with open(os.path.join(ROOT, "include/hnl/abi.h")) as f:
        found = re.findall(r"HNL_REASON_(\w+) = (\d+)", f.read())
    return {name: int(value) for name, value in found}


REASON = reasons()


def build_echo(directory: str) -> str:
    sources = ["tests/codec/wire_echo.c", "lib/attr.c", "lib/error.c",
               "lib/list.c", "lib/msg.c", "lib/policy.c", "lib/rule.c",
               "lib/generated/hnl_ctrl.c",
               "lib/generated/hnl_memory.c", "lib/generated/hnl_event.c",
               "lib/generated/hnl_view.c", "lib/generated/hnl_domain.c",
               "lib/generated/hnl_nested.c", "tests/schema/every/hnl_every.c"]
    out = os.path.join(directory, "wire_echo")
    subprocess.run(
        [os.environ.get("CC", "cc"), "-std=gnu99", "-O1", "-g",
         "-fsanitize=address,undefined", "-fno-sanitize-recover",
         "-Iinclude", "-Ilib/generated", "-Itests/schema/every",
         "-o", out, *sources], cwd=ROOT, check=True)
    return out


# Of a program for another machine: meson says how it is run here.
WRAPPER = os.environ.get("MESON_EXE_WRAPPER", "").split()


def echo(*messages: bytes) -> list[str]:
    done = subprocess.run([*WRAPPER, ECHO], input="".join(m.hex() + "\n"
                                                for m in messages),
                          capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


VALID = [
    ("ctrl", "feature-list", "reply",
     {"family": 17, "grants": 1 << 63 | 3, "version": 255}),
    ("ctrl", "limit-get", "reply", {"message": 65536, "highest-gpa": 1 << 52}),
    ("ctrl", "ring-create", "request",
     {"id": 65535, "control": 0x1000, "submission": [0x2000, 0x3000],
      "completion": [0x4000]}),
    ("ctrl", "ring-get", "reply",
     {"id": 0, "state": "stopped", "reason": 80, "consumed": 0xffffffff}),
    ("ctrl", "policy-list", "request", {"family": 17, "command": 1}),
    ("ctrl", "policy-list", "reply",
     {"family": 17, "direction": "reply", "kind": "nest", "required": True,
      "multi": True, "name": "x" * 63}),
    ("memory", "map", "request",
     {"range": [{"gpa": 4096 * i, "pages": i + 1, "attributes": 0x11}
                for i in range(253)]}),
    ("memory", "map", "reply",
     {"result": [{"pages": 1 << 40, "status": -22, "reason": 25},
                 {"pages": 0, "status": 0, "reason": 0}]}),
    ("memory", "share", "request", {"gpa": (1 << 64) - 4096, "pages": 1}),
    ("memory", "share", "reply", {}),
    ("memory", "list-shared", "reply", {"shared": []}),
    ("every", "try", "request", GOOD_TRY),
    ("every", "try", "request", {
        "flag": True, "u8": "green", "u16": 300, "u32": ["read", "execute"],
        "u64": 0x0102030405060708, "s8": -5, "s16": -2, "s32": -(1 << 31),
        "s64": -(1 << 63), "uint": 0x1ffffffff, "sint": -(1 << 31) - 1,
        "string": "fifteen letters", "binary": b"\x00\x01\x02\x03\x04\x05",
        "bits": {"value": ["write"], "selector": ["read", "write"]},
        "gpa": 4096, "halves": [1, 0xffff, 3],
        "points": [{"x": -1, "y": 0x01020304, "hue": "blue", "z": -2}],
        "nest": {"id": 7, "deeper": {"value": -1, "present": True},
                 "list": [{}, {"present": True, "rare": 1},
                          {"value": 1 << 40}]},
        "gated": "c", "flags": ["read"], "top": ["low", "top"],
        "class": ["red", "green"]}),
    ("every", "try", "request", {**GOOD_TRY, "uint": 0, "sint": 0}),
    ("every", "try", "request", {**GOOD_TRY, "sint": (1 << 31) - 1}),
    ("every", "lists", "request", {"u8": [1, 2]}),
    ("every", "lists", "reply", {"halves": [1, 2, 3]}),
    ("every", "lists", "request", {
        "u8": [1, 2, 3], "s16": [-1, 1], "u32": [0, 0xff00ff],
        "u64": [1], "sint": [-1, -(1 << 40), 1 << 31],
        "string": ["", "seven77"], "binary": [b"", b"\x00", b"abcde"],
        "bits": [{"value": 0, "selector": 0xffffffff}],
        "deepest": [{"value": 1, "rare": 0}, {}, {"present": True}]}),
    ("every", "flags-only", "request", {"present": True}),
    ("every", "ruled", "request", {
        "a": True, "b": 1, "c": {"one": 2},
        "points": [{"x": 1, "y": 2, "hue": "red", "z": 3}]}),
    ("every", "ruled", "request", {
        "d": [1, 2], "e": 5,
        "points": [{"x": 1, "y": 2, "hue": "red", "z": 3}] * 4}),
    ("every", "ruled", "reply", {"status": [-1, 0, 1]}),
    ("every", "state-changed", "event", {"b": 7, "c": {"two": "abc"}}),
    ("every", "happened", "event", {"a": True, "b": 0, "c": {}}),
    ("domain", "create", "request", {
        "hvm": True, "hap": True, "view-mode": "mixed", "views": 2,
        "max-vcpus": 1, "domain": 3, "max-grant-frames": -1}),
    ("domain", "state-changed", "event", {
        "domain": 7, "state": ["dying"], "unique-id": 1}),
    ("domain", "died", "event", {"domain": 7, "unique-id": 1 << 40}),
    ("event", "bind-virq", "request", {"virq": 3, "vcpu": 0}),
    ("nested", "map-many", "reply", {"entry-status": [0, -14]}),
    ("view", "access-get-many", "reply", {
        "page-status": [{"status": 0, "access": "rx2rw"}] * 3}),
    ("view", "violated", "event", {
        "domain": 1, "vcpu": 2, "number": 3, "paused": True, "view": 511,
        "gpa": 4096, "offset": 4095, "flags": ["write", "gla-valid"]}),
    ("view", "answer", "request", {
        "vcpu": 2, "number": 3, "view": 0, "step-view": 1}),
]


def raw(kind: int, data: str = "", length: int | None = None) -> dict:
    one = {"raw-type": kind, "raw": data}
    return {"_raw": [one if length is None else {**one, "raw-len": length}]}


# family, operation, values, reason, offset, type; offset 20 is the first.
REFUSED = [
    ("memory", "share", {"gpa": 4097, "pages": 1}, "ALIGN", 20, 2),
    ("memory", "share", {"gpa": 0, "pages": 0}, "RANGE", 32, 3),
    ("memory", "share", {"gpa": 0}, "MISSING", 0, 0),
    ("memory", "map", {}, "MISSING", 0, 0),
    ("memory", "map", {"range": [{"gpa": 0, "pages": 1}, {"gpa": 0}]},
     "MISSING", 0, 0),
    ("memory", "map", {"range": [{"gpa": 0, "pages": 1,
                                  "attributes": 0x20}]}, "MASK", 48, 3),
    ("memory", "map", {"range": [{"gpa": 0, "pages": 1}] * 254}, "COUNT",
     20 + 253 * 28, 1),
    ("memory", "share", {"gpa": 0, "pages": 1, **raw(2, "00" * 8)},
     "DUPLICATE", 44, 2),
    ("memory", "share", {"pages": 1, **raw(0x8002, "00" * 8)}, "NESTED_BIT",
     32, 2),
    ("memory", "share", {"pages": 1, **raw(2, "00" * 4)}, "LENGTH", 32, 2),
    ("memory", "share", {"pages": 1, **raw(2, "00" * 8, 13)}, "ATTR_PAST_END",
     32, 2),
    ("memory", "share", {"pages": 1, **raw(2, "00" * 8, 3)}, "ATTR_SHORT",
     32, 2),
    ("memory", "share", {"gpa": 0, "pages": 1, **raw(0x4063)}, "UNKNOWN",
     44, 0x63),
    ("every", "try", {**GOOD_TRY, "u8": 1}, "ENUM", 20, 2),
    ("every", "try", {**GOOD_TRY, "u16": 301}, "RANGE", 28, 3),
    ("every", "try", {**GOOD_TRY, "u32": 8}, "MASK", 28, 4),
    ("every", "try", {**GOOD_TRY, "s8": -6}, "RANGE", 28, 6),
    ("every", "try", {**GOOD_TRY, "s16": 0}, "RANGE", 36, 7),
    ("every", "try", {**GOOD_TRY, "s64": 1}, "RANGE", 36, 9),
    ("every", "try", {**GOOD_TRY, "uint": 0x200000000}, "RANGE", 36, 10),
    ("every", "try", {**GOOD_TRY, **raw(10, "00" * 5)}, "LENGTH", 36, 10),
    ("every", "try", {**GOOD_TRY, "string": ""}, "LENGTH", 36, 12),
    ("every", "try", {**GOOD_TRY, "string": "x" * 16}, "LENGTH", 36, 12),
    ("every", "try", {**GOOD_TRY, "string": "a\0b"}, "STRING", 36, 12),
    ("every", "try", {**GOOD_TRY, "binary": b"12345"}, "LENGTH", 36, 13),
    ("every", "try", {**GOOD_TRY, "bits": {"value": 1, "selector": 2}},
     "MASK", 36, 14),
    ("every", "try", {**GOOD_TRY, "bits": {"value": 0, "selector": 8}},
     "MASK", 36, 14),
    ("every", "try", {**GOOD_TRY, "points": "00" * 15}, "LENGTH", 36, 16),
    ("every", "try", {**GOOD_TRY, "halves": []}, "LENGTH", 36, 17),
    ("every", "try", {**GOOD_TRY, "gated": 99}, "RANGE", 36, 19),
    ("every", "try", {**GOOD_TRY, "flags": 8}, "MASK", 36, 21),
    ("every", "try", {**GOOD_TRY, "class": 2}, "MASK", 36, 300),
    ("every", "try", {**GOOD_TRY, "nest": {}}, "MISSING", 0, 0),
    ("every", "try", {**GOOD_TRY, "nest": {**INNER, **raw(9)}}, "UNKNOWN",
     48, 9),
    ("every", "lists", {"u8": [1]}, "COUNT", 20, 1),
    ("every", "lists", {"u8": [1] * 4}, "COUNT", 44, 1),
    ("every", "lists", {"u8": [1, 2], "u64": [0]}, "RANGE", 36, 4),
    ("every", "lists", {"u8": [1, 2], "u32": [0, 0x100]}, "MASK", 44, 3),
    ("every", "lists", {}, "MISSING", 0, 0),
    ("every", "ruled", {**POINT, "a": True, "b": 1}, "IMPLIES", 20, 1),
    ("every", "ruled", {**POINT, "b": 1, "e": 1}, "EXCLUSIVE", 20, 2),
    ("every", "ruled", {**POINT, "d": [1, 2]}, "IMPLIES", 20, 4),
    ("every", "ruled", {**POINT, "b": 1, "c": {"one": 1, "two": ""}},
     "EXCLUSIVE", 32, 1),
    ("every", "ruled", {"a": True}, "MISSING", 0, 0),
    ("domain", "create", {**DOMAIN, "hap": True}, "IMPLIES", 28, 6),
    ("domain", "create", {**DOMAIN, "hvm": True, "hap": True, "views": 1,
                          "nested-virt": True, "view-mode": "mixed"},
     "EXCLUSIVE", 36, 11),
    ("view", "answer", {"vcpu": 0, "number": 1, "deny": True,
                        "emulate": True}, "EXCLUSIVE", 40, 10),
    ("view", "answer", {"vcpu": 0, "number": 1, "step-view": 1}, "IMPLIES",
     40, 13),
]


class Wire(unittest.TestCase):
    def test_valid_comes_back_the_same(self) -> None:
        for family, op, direction, values in VALID:
            with self.subTest(op=op, direction=direction):
                m = wire.encode(FAMILIES[family], op, direction, values,
                                seq=0x01020304, port=0x05060708)
                self.assertEqual(echo(m), ["ok " + m.hex()])
                back = wire.decode(FAMILIES[family], m)
                self.assertEqual((back["op"], back["direction"]),
                                 (op, direction))
                self.assertEqual(back["values"], values)

    def test_wrong_is_refused_where_it_is_wrong(self) -> None:
        for family, op, values, reason, offset, kind in REFUSED:
            with self.subTest(op=op, values=values):
                m = wire.encode(FAMILIES[family], op, "request", values)
                err = EOPNOTSUPP if reason == "UNKNOWN" else EINVAL
                got = echo(m)[0].split()
                self.assertEqual(got[:5], [
                    "refused", *map(str, (err, REASON[reason], offset,
                                          kind))])

    def test_missing_names_the_type_and_its_nest(self) -> None:
        m = wire.encode(FAMILIES["memory"], "map", "request",
                        {"range": [{"gpa": 0, "pages": 1}, {"gpa": 0}]})
        self.assertEqual(echo(m)[0].split()[-2:], ["2", "48"])

    def test_unknown_is_dropped_and_the_rest_kept(self) -> None:
        values = {"gpa": 0x1000, "pages": 2}
        family = FAMILIES["memory"]
        m = wire.encode(family, "share", "request",
                        {**values, **raw(0x63, "ab")})
        clean = wire.encode(family, "share", "request", values)
        self.assertEqual(echo(m), ["ok " + clean.hex()])
        self.assertEqual(wire.decode(family, m)["values"]["_unknown"],
                         [{"type": 0x63, "critical": False, "data": "ab"}])

    def test_known_bytes(self) -> None:
        """Against the pictures of docs/abi.md, not against C."""
        m = wire.encode(FAMILIES["memory"], "share", "request",
                        {"gpa": 0x1000, "pages": 2}, seq=1, port=2, flags=4)
        self.assertEqual(m.hex(), "2c000000" "1100" "0500" "01000000"
                         "02000000" "02" "01" "0000"
                         "0c000200" "0010000000000000"
                         "0c000300" "0200000000000000")

    def test_critical_child_makes_its_parents_critical(self) -> None:
        m = wire.encode(FAMILIES["every"], "try", "request", {
            **GOOD_TRY, "nest": {**INNER, "deeper": {"present": True}}})
        self.assertEqual(m[36:40].hex(), "1400" "12c0")
        self.assertEqual(echo(m), ["ok " + m.hex()])

    def test_unfit_values_are_errors(self) -> None:
        for values in ({"gpa": -1}, {"gpa": 1 << 64}, {"nothing": 1},
                       {"gpa": "big"}):
            with self.subTest(values=values), \
                    self.assertRaises(wire.WireError):
                wire.encode(FAMILIES["memory"], "share", "request", values)

    def test_ack_tells_all_it_has(self) -> None:
        attrs = b"".join((bytes.fromhex("08001100" "19000000"),
                          bytes.fromhex("08000200" "30000000"),
                          bytes.fromhex("08001200" "02000000")))
        head = "%08x" % int.from_bytes((36 + 24).to_bytes(4, "little"), "big")
        m = bytes.fromhex(head + "0200" "0003" "07000000" "00000000"
                          "eaffffff" "2c000000" "1100" "0500" "07000000"
                          "00000000") + attrs
        ack = wire.decode_ack(m)
        self.assertEqual((ack["kind"], ack["err"], ack["reason"],
                          ack["offset"], ack["type"], ack["seq"]),
                         ("error", -22, 25, 0x30, 2, 7))
        self.assertEqual(ack["request"]["type"], 17)

    def test_torn_bytes_are_errors_or_values(self) -> None:
        """decode() of any prefix ends, and never in another exception."""
        m = wire.encode(FAMILIES["every"], "try", "request", VALID[12][3])
        for n in range(len(m)):
            torn = n.to_bytes(4, "little") + m[4:n]
            try:
                wire.decode(FAMILIES["every"], torn)
            except wire.WireError:
                pass


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as tmp:
        ECHO = sys.argv.pop() if len(sys.argv) > 1 and \
            not sys.argv[-1].startswith("-") else build_echo(tmp)
        unittest.main(exit=True)
