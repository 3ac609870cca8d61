# SPDX-License-Identifier: MIT
"""The three versions as the gate sees them: each may become the next, none
may go back; and their committed C is fresh.

	evo1 --> evo2 --> evo3		under one name, as a family would grow

test_evolution.c sends messages between them; it means nothing if the gate would
not have let them come to be."""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, "schema"))

from hnlgen import __main__ as program  # noqa: E402


def hnlgen(*args: str) -> tuple[int, str]:
    said = io.StringIO()
    with contextlib.redirect_stderr(said):
        status = program.main(list(args))
    return status, said.getvalue()


def version(n: int) -> str:
    """Under one name: that is what the gate must see."""
    with open(os.path.join(HERE, f"evo{n}.yaml")) as f:
        return re.sub(r"(?m)^name: evo\d$", "name: evo", f.read())


def becomes(old: int, new: int) -> tuple[int, str]:
    with tempfile.TemporaryDirectory() as tmp:
        path = os.path.join(tmp, "evo.yaml")
        for n in (old, new):
            with open(path, "w") as f:
                f.write(version(n))
            status, said = hnlgen("lock", path, "-o", tmp)
        return status, said


class Versions(unittest.TestCase):
    def test_forward_is_accepted(self) -> None:
        for old, new in ((1, 1), (1, 2), (2, 3), (1, 3)):
            self.assertEqual(becomes(old, new), (0, ""), f"{old} to {new}")

    def test_backward_is_refused(self) -> None:
        for old, new in ((2, 1), (3, 2), (3, 1)):
            status, said = becomes(old, new)
            self.assertEqual(status, 1)
            self.assertIn(f"version {new}, but version {old} was locked",
                          said)

    def test_committed_files_are_fresh(self) -> None:
        for n in (1, 2, 3):
            self.assertEqual(hnlgen(
                "c", os.path.join(HERE, f"evo{n}.yaml"), "-o",
                os.path.join(HERE, "generated"), "--check"), (0, ""))


if __name__ == "__main__":
    unittest.main()
