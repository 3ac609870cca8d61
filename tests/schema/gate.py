# SPDX-License-Identifier: MIT
"""What the tests of the evolution gate share: a family of evolution/ in a
directory of its own, changed, beside its lock as it was.

	with folder("base", changed("base", [(old, new)])):
	    status, lines = hnlgen("c", "base.yaml", "-o", "out")

Invariant: a change that finds nothing to change raises, so that no case tests
the spec as it was; and nothing is left in the tree."""

from __future__ import annotations

import contextlib
import io
import os
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, "schema"))

from hnlgen import __main__ as program  # noqa: E402

Change = tuple[str, str]


def text_of(name: str) -> str:
    with open(os.path.join(HERE, "evolution", name)) as f:
        return f.read()


def changed(name: str, changes: list[Change]) -> str:
    text = text_of(f"{name}.yaml")
    for old, new in changes:
        if old not in text:
            raise AssertionError(f"nothing to change: {old}")
        text = text.replace(old, new, 1)
    return text


def write(path: str, text: str) -> None:
    with open(path, "w") as f:
        f.write(text)


@contextlib.contextmanager
def folder(name: str, text: str):
    """A directory with the spec as it is now, and the lock as it was."""
    before = os.getcwd()
    with tempfile.TemporaryDirectory() as tmp:
        os.chdir(tmp)
        try:
            write(f"{name}.yaml", text)
            write(f"{name}.lock", text_of(f"{name}.lock"))
            yield
        finally:
            os.chdir(before)


def hnlgen(*args: str) -> tuple[int, list[str]]:
    said = io.StringIO()
    with contextlib.redirect_stderr(said):
        status = program.main(list(args))
    return status, said.getvalue().splitlines()


def check(case, name: str, refused: dict, accepted: dict) -> None:
    """Each change of a family, and what becomes of it."""
    for what, (changes, lines) in refused.items():
        with case.subTest(what=what), folder(name, changed(name, changes)):
            status, said = hnlgen("c", f"{name}.yaml", "-o", "out")
            case.assertEqual(sorted(said), sorted(
                f"{name}.yaml:{line}" for line in lines))
            case.assertEqual(status, 1)
            case.assertFalse(os.path.exists("out"))
    for what, changes in accepted.items():
        with case.subTest(what=what), folder(name, changed(name, changes)):
            case.assertEqual(hnlgen("c", f"{name}.yaml", "-o", "out"),
                             (0, []))
