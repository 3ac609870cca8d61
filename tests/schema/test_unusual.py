#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Specs that are sound and unlike any that exists: what is accepted is made,
by every target, within a bounded time.

	of YNL		c, and what strip copies, again
	of hnl		each target; what strip writes is a spec for c

Problem: a target that no family of this tree leads astray may not end, or end
in a traceback, on the next one. Time is that of a processor, with a bound so
wide that only what does not end passes it.
"""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import tempfile
import time
import unittest

from test_schema import SECONDS, program

TARGETS = ("lock", "c", "docs", "fuzz", "lua", "rust", "python", "ocaml",
           "strip")
OPERATION = "{ name: get, attribute-set: main, do: { request: " \
            "{ attributes: [ a ] } } }"


def of_ynl(attributes: str, more: str = "") -> str:
    return "name: odd\nprotocol: genetlink-legacy\nattribute-sets:\n" \
        f"  - {{ name: main, attributes: [ {attributes} ] }}\n{more}" \
        f"operations: {{ list: [ {OPERATION} ] }}\n"


YNL = {
    "set of itself": of_ynl(
        "{ name: a, type: nest, nested-attributes: main }"),
    "array of itself": of_ynl("{ name: a, type: indexed-array, sub-type: "
                              "nest, nested-attributes: main }"),
    "type and value of itself": of_ynl(
        "{ name: a, type: nest-type-value, type-value: [ x ], "
        "nested-attributes: main }"),
    "sets of each other": of_ynl(
        "{ name: a, type: nest, nested-attributes: other }",
        "  - { name: other, attributes: [ { name: b, type: nest, "
        "nested-attributes: main }, { name: c, type: u8 } ] }\n"),
}


def of_hnl(sets: str, operations: str) -> str:
    return "name: odd\nid: 0x8000\nprotocol: genetlink\nversion: 1\n" \
        f"attribute-sets:\n{sets}operations: {{ list: [ {operations} ] }}\n"


def lists_of_lists(sets: int, wide: int, keys: str) -> str:
    """Each holds the next one, wide times over."""
    def attribute(i: int, s: int) -> str:
        return f"      - {{ name: a{i}, type: nest, nested-attributes: " \
            f"s{s + 1}, {keys} }}\n" if s + 1 < sets \
            else f"      - {{ name: a{i}, type: u8 }}\n"
    return "".join(f"  - name: {'main' if s == 0 else f's{s}'}\n"
                   "    attributes:\n" + "".join(
                       attribute(i, s) for i in range(wide))
                   for s in range(sets))


def names(n: int) -> str:
    return ", ".join(f"a{i}" for i in range(n))


def asked(n: int) -> str:
    return "{ name: get, attribute-set: main, do: { request: { attributes: " \
        f"[ {names(n)} ] }} }} }}"


def rules(n: int, key: str) -> str:
    """Each attribute about all that follow."""
    return "  - name: main\n    attributes:\n" + "".join(
        f"      - {{ name: a{i}, type: u8, {key}: [ "
        f"{', '.join(f'a{j}' for j in range(i + 1, n))} ] }}\n"
        for i in range(n - 1)) + f"      - {{ name: a{n - 1}, type: u8 }}\n"


YNL["lists of lists"] = "name: odd\nprotocol: genetlink\nattribute-sets:\n" \
    f"{lists_of_lists(7, 60, 'multi-attr: true')}operations: {{ list: [ " \
    f"{asked(60)} ] }}\n"
YNL["nests of nests"] = YNL["lists of lists"].replace("true", "false")
BLOBS = ", ".join(f"{{ name: a{i}, type: binary, checks: "
                  "{ exact-len: 40000 } }" for i in range(2))
HNL = {
    "lists of lists": of_hnl(lists_of_lists(7, 60, "multi-attr: true"),
                             asked(60)),
    "lists that are required": of_hnl(lists_of_lists(
        4, 5, "multi-attr: true, required: true, checks: { min-count: 2 }"),
        asked(5)),
    "nests of nests": of_hnl(lists_of_lists(8, 2, "required: true"),
                             asked(2)),
    "long lists": of_hnl(lists_of_lists(
        2, 16, "multi-attr: true, checks: { max-count: 65535 }"), asked(16)),
    "each excludes each": of_hnl(rules(40, "exclusive-with"), asked(40)),
    "each implies each": of_hnl(rules(40, "implies"), asked(40)),
    "two are too long": of_hnl(f"  - {{ name: main, attributes: [ {BLOBS} ] "
                               "}\n", asked(2)),
    "two are too long for a nest": of_hnl(
        "  - { name: main, attributes: [ { name: a0, type: nest, "
        "nested-attributes: pair } ] }\n"
        f"  - {{ name: pair, attributes: [ {BLOBS} ] }}\n", asked(1)),
    "a large element": of_hnl(
        "  - { name: main, attributes: [ { name: a0, type: nest, "
        "nested-attributes: pair } ] }\n"
        "  - { name: pair, attributes: [ { name: p, type: packed-array, "
        "sub-type: struct, struct: s, multi-attr: true } ] }\n",
        asked(1)) + "definitions: [ { name: s, type: struct, members: [ "
    "{ name: m, type: u64 }, " + ", ".join(["{ type: pad, len: 4096 }"] * 12)
    + " ] } ]\n",
    "empty set": of_hnl(
        "  - { name: empty, attributes: [] }\n"
        "  - { name: main, attributes: [ { name: a, type: s32 } ] }\n",
        "{ name: get, attribute-set: empty, do: { reply: { attributes: [] } "
        "} }, { name: list, attribute-set: main, dump: { reply: "
        "{ attributes: [ a ] } } }"),
    "no set": of_hnl("  []\n", "{ name: get, do: {} }"),
    "set of what says nothing": of_hnl(
        "  - { name: nothing, attributes: [ { name: p, type: pad } ] }\n",
        "{ name: get, do: {} }"),
}


class Unusual(unittest.TestCase):
    def setUp(self) -> None:
        tmp = tempfile.TemporaryDirectory()
        self.addCleanup(tmp.cleanup)
        self.tmp = tmp.name

    def written(self, text: str) -> str:
        path = os.path.join(self.tmp, "odd.yaml")
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)
        return path

    def made(self, target: str, path: str) -> str:
        """Where it is."""
        out, said = os.path.join(self.tmp, target), io.StringIO()
        shutil.rmtree(out, ignore_errors=True)
        begun = time.process_time()
        with contextlib.redirect_stderr(said):
            status = program.main([target, path, "-o", out])
        self.assertEqual((status, said.getvalue()[-2000:]), (0, ""))
        self.assertLess(time.process_time() - begun, SECONDS)
        return out

    def test_spec_of_ynl_is_made(self) -> None:
        for name, text in YNL.items():
            with self.subTest(name=name):
                path = self.written(text)
                self.made("c", path)
                self.made("c", os.path.join(self.made("strip", path),
                                            "odd.yaml"))

    def test_spec_of_hnl_is_made_by_each_target(self) -> None:
        for name, text in HNL.items():
            path = self.written(text)
            for target in TARGETS:
                with self.subTest(name=name, target=target):
                    self.made(target, path)
            with self.subTest(name=name, target="strip and c"):
                self.made("c", os.path.join(self.tmp, "strip", "odd.yaml"))


if __name__ == "__main__":
    unittest.main()
