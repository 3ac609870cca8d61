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

import os
import shutil
import tempfile
import unittest

from test_schema import SECONDS, hnlgen, spent

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


HNL = {
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
        out, begun = os.path.join(self.tmp, target), spent()
        shutil.rmtree(out, ignore_errors=True)
        got = hnlgen(target, path, "-o", out)
        self.assertEqual((got.returncode, got.stderr[-2000:]), (0, ""))
        self.assertLess(spent() - begun, SECONDS)
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
