# SPDX-License-Identifier: MIT
"""The Wireshark dissector, run by tshark over captures written here.

usage: test_dissector.py [LUA]		(default schema/bindings/lua/hnl.lua)

Messages come from hnlgen.wire, an implementation of its own, so that a wrong
number in the dissector differs from the bytes. Exit 77: there is no tshark.
"""

from __future__ import annotations

import os
import random
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, "schema"))

from hnlgen import abi, specs, wire  # noqa: E402

LUA = os.path.join(ROOT, "schema", "bindings", "lua", "hnl.lua")
USER0, NETLINK = 147, 253
FAMILIES = specs.families(os.path.join(ROOT, "schema", "ctrl.yaml"),
                          os.path.join(ROOT, "schema", "memory.yaml"))
CTRL, MEMORY = FAMILIES["ctrl"], FAMILIES["memory"]


def pcap(link: int, packets: list[bytes]) -> bytes:
    out = struct.pack("<IHHiIII", 0xa1b2c3d4, 2, 4, 0, 0, 0x40000, link)
    for i, p in enumerate(packets):
        out += struct.pack("<IIII", i, 0, len(p), len(p)) + p
    return out


def tshark(packets: list[bytes], *args: str, link: int = USER0) -> str:
    with tempfile.TemporaryDirectory() as tmp:
        path = os.path.join(tmp, "x.pcap")
        with open(path, "wb") as f:
            f.write(pcap(link, packets))
        got = subprocess.run(
            ["tshark", "-X", f"lua_script:{LUA}", "-r", path, *args],
            capture_output=True, text=True, timeout=120,
            env={**os.environ, "HOME": tmp, "XDG_CONFIG_HOME": tmp})
    for bad in ("Lua Error", "Lua: ", "lua_script"):
        assert bad not in got.stdout + got.stderr, got.stdout + got.stderr
    assert got.returncode == 0, got.stderr
    return got.stdout


def fields(packets: list[bytes], *names: str, link: int = USER0) -> list:
    args = [a for n in names for a in ("-e", n)]
    text = tshark(packets, "-T", "fields", "-E", "separator=|", *args,
                  link=link)
    return [tuple(line.split("|")) for line in text.splitlines()]


def error(request: bytes, err: int, *attrs: tuple[int, bytes]) -> bytes:
    body = struct.pack("<i", -err) + request[:16]
    for kind, payload in attrs:
        body += struct.pack("<HH", 4 + len(payload), kind) + payload + \
            bytes(-len(payload) % 4)
    flags = 0x100 | (0x200 if attrs else 0)
    return struct.pack("<IHHII", 16 + len(body), 2, flags,
                       *struct.unpack_from("<II", request, 8)) + body


def u32(value: int) -> bytes:
    return struct.pack("<I", value)


MAP = wire.encode(MEMORY, "map", "request", {"range": [
    {"gpa": 0x80002000, "pages": 2, "attributes": 0x10},
    {"gpa": 0xffffffff00000000, "pages": 1}]}, seq=7, port=9, flags=0x8004)


class Values(unittest.TestCase):
    def test_header(self) -> None:
        self.assertEqual(
            fields([MAP], "hnl.len", "hnl.type", "hnl.flags", "hnl.seq",
                   "hnl.port", "hnl.cmd", "hnl.version", "hnl.command"),
            [(str(len(MAP)), "17", "0x8005", "7", "9", "1", "1",
              "memory.map")])

    def test_nests_repeat(self) -> None:
        self.assertEqual(
            fields([MAP], "hnl.memory.range.gpa", "hnl.memory.range.pages",
                   "hnl.memory.range.attributes"),
            [("0x0000000080002000,0xffffffff00000000", "2,1",
              "0x0000000000000010")])

    def test_structs_of_an_array(self) -> None:
        reply = wire.encode(MEMORY, "map", "reply", {"result": [
            {"pages": 2, "status": 0, "reason": 0},
            {"pages": 0, "status": -22, "reason": 25}]})
        self.assertEqual(
            fields([reply], "hnl.memory.struct.result.pages",
                   "hnl.memory.struct.result.status",
                   "hnl.memory.struct.result.reason"),
            [("2,0", "0,-22", "0,25")])

    def test_scalars_of_an_array(self) -> None:
        create = wire.encode(CTRL, "ring-create", "request", {
            "id": 3, "control": 0x1000, "submission": [0x2000, 0x3000],
            "completion": [0x4000]})
        self.assertEqual(
            fields([create], "hnl.ctrl.ring.id", "hnl.ctrl.ring.control",
                   "hnl.ctrl.ring.submission.item",
                   "hnl.ctrl.ring.completion.item"),
            [("3", "0x0000000000001000", "8192,12288", "16384")])

    def test_enum_has_its_name(self) -> None:
        got = tshark([wire.encode(CTRL, "ring-get", "reply", {
            "id": 1, "state": "stopped", "reason": 81, "consumed": 64})],
            "-V")
        self.assertIn("state: stopped (1)", got)

    def test_string_and_flags(self) -> None:
        reply = wire.encode(CTRL, "policy-list", "reply", {
            "family": 17, "kind": "u64", "required": True, "name": "pages"})
        self.assertEqual(fields([reply], "hnl.ctrl.policy.name",
                                "hnl.ctrl.policy.kind"), [("pages", "5")])
        self.assertEqual(fields([reply], "_ws.col.Info"),
                         [(" ctrl.policy-list reply",)])
        got = tshark([reply], "-Y", "hnl.ctrl.policy.required && "
                                    "!hnl.ctrl.policy.multi")
        self.assertIn("policy-list", got)

    def test_dump_flag_is_named(self) -> None:
        got = tshark([wire.encode(CTRL, "feature-list", "request", {})], "-V")
        self.assertIn("(REQUEST, DUMP)", got)

    def test_messages_of_one_packet(self) -> None:
        share = wire.encode(MEMORY, "share", "request",
                            {"gpa": 0x1000, "pages": 1}, seq=8)
        self.assertEqual(fields([MAP + share], "hnl.seq", "hnl.command"),
                         [("7,8", "memory.map,memory.share")])


class Acknowledgements(unittest.TestCase):
    def test_reason_has_its_name(self) -> None:
        ack = error(MAP, 22, (17, u32(25)), (2, u32(24)), (18, u32(1)))
        self.assertEqual(
            fields([ack], "hnl.ack.error", "hnl.ack.errno", "hnl.ack.reason",
                   "hnl.ack.reason_name", "hnl.ack.offset", "hnl.ack.type",
                   "hnl.ack.request_type", "_ws.col.Info"),
            [("-22", "EINVAL", "25", "ALIGN", "24", "1", "17",
              " ack EINVAL ALIGN at 24")])

    def test_every_reason_of_the_abi(self) -> None:
        acks = [error(MAP, 22, (17, u32(v))) for v in abi.REASON.values()]
        self.assertEqual(fields(acks, "hnl.ack.reason_name"),
                         [(name,) for name in abi.REASON])

    def test_missing_progress_ignored(self) -> None:
        ack = error(MAP, 22, (5, u32(2)), (6, u32(20)),
                    (21, struct.pack("<Q", 1 << 40)), (20, u32(9)),
                    (19, u32(24) + u32(77) + u32(32) + u32(78)))
        self.assertEqual(
            fields([ack], "hnl.ack.missing", "hnl.ack.nest",
                   "hnl.ack.progress", "hnl.ack.ignored_n",
                   "hnl.ack.ignored", "hnl.ack.ignored_at"),
            [("2", "20", str(1 << 40), "9", "77,78", "24,32")])

    def test_done(self) -> None:
        done = struct.pack("<IHHIIi", 20, 3, 2, 7, 9, 0)
        self.assertEqual(fields([done], "hnl.type", "hnl.ack.errno"),
                         [("3", "success")])


class Netlink(unittest.TestCase):
    """As a generic netlink family, which Wireshark learns by its name."""

    @staticmethod
    def frame(message: bytes) -> bytes:
        return struct.pack(">HH10xH", 4, 824, 16) + message

    @staticmethod
    def new_family(name: str, number: int) -> bytes:
        text = name.encode() + b"\0"
        body = struct.pack("<BBHHH", 1, 2, 0, 4 + len(text), 2) + text + \
            bytes(-len(text) % 4) + struct.pack("<HHHxx", 6, 1, number)
        return struct.pack("<IHHII", 16 + len(body), 16, 0, 0, 0) + body

    def test_family_by_name(self) -> None:
        for name in ("memory", "hnl-memory"):
            got = fields(
                [self.frame(self.new_family(name, 17)), self.frame(MAP)],
                "hnl.command", "hnl.memory.range.pages", link=NETLINK)
            self.assertEqual(got[1], ("memory.map", "2,1"), name)


class Hostile(unittest.TestCase):
    """No bytes make the script fail, and wrong ones are pointed at."""

    def test_lengths_that_lie(self) -> None:
        cut = [MAP[:n] for n in (1, 15, 16, 19, 20, 22, len(MAP) - 1)]
        got = fields(cut, "_ws.expert.message")
        self.assertEqual(len(got), len(cut))
        self.assertTrue(all(m[0] for m in got), got)

    def test_wrong_length_of_a_number(self) -> None:
        bad = bytearray(MAP)
        bad[24:26] = struct.pack("<H", 8)
        got = fields([bytes(bad)], "_ws.expert.message")
        self.assertIn("gpa has 4 bytes", got[0][0])

    def test_deep_nests_end(self) -> None:
        body = b""
        for _ in range(100):
            body = struct.pack("<HH", 4 + len(body), 0x8001) + body
        head = struct.pack("<IHHIIBBH", 20 + len(body), 17, 1, 0, 0, 1, 1, 0)
        tshark([head + body], "-V")

    def test_any_change_of_a_byte(self) -> None:
        rng = random.Random(1)
        ack = error(MAP, 22, (17, u32(25)), (19, u32(24) + u32(77)))
        packets = []
        for _ in range(1500):
            p = bytearray(rng.choice((MAP, ack, MAP + ack)))
            for _ in range(rng.randint(1, 4)):
                p[rng.randrange(len(p))] = rng.randrange(256)
            packets.append(bytes(p[:rng.randint(1, len(p))]
                                 if rng.random() < .3 else p))
        tshark(packets, "-V")
        tshark([Netlink.frame(Netlink.new_family("memory", 17))] +
               [Netlink.frame(p) for p in packets], "-V", link=NETLINK)


if __name__ == "__main__":
    if shutil.which("tshark") is None:
        print("skipped: no tshark; apt install tshark")
        sys.exit(77)
    if len(sys.argv) > 1 and sys.argv[1].endswith(".lua"):
        LUA = os.path.abspath(sys.argv.pop(1))
    unittest.main()
