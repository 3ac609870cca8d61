# SPDX-License-Identifier: MIT
"""The tool, from outside.

usage: test_tool.py HNL HNL_EVERY MUTATE

Packets are compared with those of schema/hnlgen/wire.py, which shares no code
with the tool. Messages for people are compared word by word: they are what the
tool is for. Prints TAP.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import tempfile
import unittest

from common import (EVERY, FAMILIES, GPA, HNL, MUTATE, ONE, ROOT, VALUES,
                    attr, decode, encode, main, message, run)
from hnlgen import wire


def for_wire(values):
    """wire.py takes an address as a number."""
    if isinstance(values, dict):
        return {k: for_wire(v) for k, v in values.items()}
    if isinstance(values, list):
        return [for_wire(v) for v in values]
    if isinstance(values, str) and values.startswith("0x"):
        return int(values, 16)
    return values


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
    ("domain", "create",
     '{"max-vcpus":1,"hvm":true,"hap":true,"nested-virt":true,'
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


if __name__ == "__main__":
    main("__main__")
