# SPDX-License-Identifier: MIT
"""What the tool reads, and the bytes that it shows with their names.

usage: test_bytes.py HNL HNL_EVERY MUTATE

A file and standard input give the same; text that is no packet is told by line
and column. `decode --explain` must show each byte of each packet once and in
order, and each value that JSON shows, behind the way to it. Prints TAP.
"""

from __future__ import annotations

import json
import re
import tempfile
import unittest
from pathlib import Path

from common import (EVERY, GPA, HNL, ONE, VALUES, attr, decode, encode, main,
                    message, run)

# text that is no packet, where it says so and what it says
BAD_HEX = [
    (b"2c 00 0", "line 1, column 7: digit '0' has no second one, expected "
     "pairs"),
    (b"# one\n2c 00\n 00 0 0\n", "line 3, column 5: digit '0' has no second "
     "one, expected pairs"),
    (b"2c 00 00 0g", "line 1, column 11: 'g' is no hex digit, expected bytes, "
     "or pairs of digits as of xxd -p"),
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


ROW = re.compile(r" *(\d+) ((?: [0-9a-f]{2}){0,8}) *(?:  (\S.*))?$")


def annotated(packet: bytes) -> tuple[str, bytes, list[str]]:
    """Title, bytes and words of each row; offsets must go on from row to
    row."""
    status, out, err = run(EVERY, "decode", "--explain", stdin=packet)
    if status or err:
        raise AssertionError(f"{status} {err}")
    title, *lines = out.decode().splitlines()
    shown, words = b"", []
    for line in lines:
        at, row, text = ROW.match(line).groups()
        if int(at) != len(shown):
            raise AssertionError(f"{line}: {len(shown)} bytes so far")
        shown += bytes.fromhex(row)
        if text is not None:
            words.append(text)
    return title, shown, words


def leaves(values, path=""):
    """Way and value of each attribute and element, as annotated."""
    if isinstance(values, dict) and set(values) != {"value", "selector"} and \
            not {"x", "status"} & set(values) and "_hex" not in values:
        for name, value in values.items():
            yield from leaves(value, f"{path}.{name}" if path else name)
    elif isinstance(values, list) and \
            not all(isinstance(v, str) for v in values):
        for i, value in enumerate(values):
            yield from leaves(value, f"{path}[{i}]")
    else:
        yield path, values


class Annotated(unittest.TestCase):
    def test_every_byte_is_shown_once_with_its_name(self):
        for (name, op, direction), values in VALUES.items():
            with self.subTest(op=f"{name}.{op} {direction}"):
                packet = encode(name, op, direction, values)
                title, shown, words = annotated(packet)
                self.assertEqual(title, f"message at byte 0: {name}.{op} "
                                        f"{direction}")
                self.assertEqual(shown.hex(), packet.hex())
                self.assertEqual(words[0], f"length {len(packet)}")
                self.assertEqual(words[7], "reserved")
                self.assertIn(f"command {packet[16]}, {op}", words)

    def test_every_value_stands_behind_its_way(self):
        """A list that holds strings alone may be bits or many attributes:
        these are left to the words below."""
        tried = 0
        for (name, op, direction), values in VALUES.items():
            _, _, words = annotated(encode(name, op, direction, values))
            told = dict(w.split(" = ", 1) for w in words if " = " in w)
            for path, value in leaves(values):
                if isinstance(value, list) or path not in told or \
                        told[path].endswith(" bytes"):
                    continue
                with self.subTest(op=f"{name}.{op} {direction}", path=path):
                    self.assertEqual(json.loads(told[path]), value)
                    tried += 1
        self.assertGreater(tried, 100)

    def test_these_words(self):
        packet = encode("every", "try", "request", {
            "flag": True, "u8": "green", "s8": -5, "string": "abc",
            "binary": "000102030405", "points":
                [{"x": -1, "y": 2, "hue": "blue", "z": -2}],
            "nest": {"id": 7, "list": [{}, {"value": 3}]}, "_unknown": [
                {"type": 99, "critical": False, "data": "ff"}]})
        _, shown, words = annotated(packet)
        self.assertEqual(shown.hex(), packet.hex())
        for want in ("u8 = \"green\"", "s8 = -5", 'string = "abc"',
                     "binary = 6 bytes", "padding",
                     'points[0] = {"x":-1,"y":2,"hue":"blue","z":-2}',
                     "nest.id = 7", "nest.list[1].value = 3",
                     "attribute 99: attribute 99, unknown, length 5",
                     "attribute 99 = 1 bytes"):
            self.assertIn(want, words)
        for want in ("flag: attribute ", "nest.list[0]: attribute "):
            self.assertTrue(any(w.startswith(want) for w in words), words)

    def test_answers_are_annotated(self):
        request = message(GPA + ONE)
        body = (-22).to_bytes(4, "little", signed=True) + request[:16] + \
            attr(17, (50).to_bytes(4, "little")) + \
            attr(2, (20).to_bytes(4, "little")) + \
            attr(19, b"\x2c\0\0\0\x63\0\0\0") + attr(77, b"abc")
        error = (16 + len(body)).to_bytes(4, "little") + \
            b"\2\0\0\3" + request[8:16] + body
        done = bytes.fromhex("14000000030002000700000000000000"
                             "00000000")
        noop = bytes.fromhex("14000000010000000000000000000000"
                             "00000000")
        out = run(HNL, "decode", "--explain",
                  stdin=request + error + done + noop)[1].decode()
        self.assertIn("message at byte 44: memory.share: gpa at byte 20: not "
                      "plain RAM of this domain (EINVAL)\n", out)
        for packet in error, done, noop:
            self.assertEqual(annotated(packet)[1].hex(), packet.hex())
        words = annotated(error)[2]
        for want in ("type 2, ERROR", "err -22, EINVAL",
                     "request family 17, memory", "offset = 20",
                     "reason = 50, not plain RAM of this domain",
                     "ignored[0] = attribute 99 at byte 44",
                     "unknown = 3 bytes", "padding"):
            self.assertIn(want, words)
        self.assertIn("type 3, DONE", annotated(done)[2])
        self.assertIn("type 1, NOOP", annotated(noop)[2])

    def test_with_json_lines_it_is_json(self):
        packet = message(GPA + ONE) + message(GPA)
        status, out, _ = run(HNL, "decode", "--explain", "--json-lines",
                             stdin=packet)
        first, second = out.decode().splitlines()[:2]
        self.assertEqual(status, 1)
        self.assertEqual(json.loads(first)["values"]["pages"], 1)
        self.assertTrue(second.startswith("memory.share: pages: required"))


if __name__ == "__main__":
    main("__main__")
