# SPDX-License-Identifier: MIT
"""lint.py with tools that say what a test wants: what is silent, what crashes
and what is known of another line is a fault.

usage: test_lint.py
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TABLE = "hv/service/model/event_table.c"


def line_with(name: str, text: str) -> int:
    lines = (ROOT / name).read_text().splitlines()
    return next(i for i, line in enumerate(lines, 1) if text in line)


def ask(only: str, tool: str, script: str, name: str = "lib/attr.c"):
    """lint.py of one file, with a shell script in place of its tool."""
    with tempfile.TemporaryDirectory() as tmp:
        path = Path(tmp) / tool
        path.write_text("#!/bin/sh\n" + script + "\n")
        path.chmod(0o755)
        return subprocess.run(
            [sys.executable, HERE / "lint.py", ROOT, "--only", only, name],
            text=True, capture_output=True,
            env={**os.environ, "PATH": tmp + ":" + os.environ["PATH"]})


class Lint(unittest.TestCase):
    def check(self, done, bad: bool, words: str = "") -> None:
        self.assertEqual(done.returncode, 1 if bad else 0, done.stdout)
        self.assertIn("not ok 1" if bad else "ok 1", done.stdout)
        self.assertIn(words, done.stdout)

    def test_tool_that_says_nothing_and_ends_with_0_is_clean(self):
        self.check(ask("tidy", "clang-tidy-19", "exit 0"), False)

    def test_tool_that_fails_in_silence_is_a_fault(self):
        for status in "1", "2", "3", "127":
            self.check(ask("tidy", "clang-tidy-19", f"exit {status}"), True,
                       f"ended with {status}")
            self.check(ask("gcc", "gcc", f"echo oh >&2; exit {status}"), True,
                       f"ended with {status}: oh")

    def test_tool_that_is_killed_is_a_fault_whatever_it_said(self):
        self.check(ask("misra", "cppcheck", "kill -9 $$"), True,
                   "cppcheck ended with -9")
        self.check(ask("clang", "clang-19", "echo a.c:1:1: note: x;"
                       "kill -11 $$"), True, "ended with -11")

    def test_what_a_tool_says_is_a_fault_whatever_it_ended_with(self):
        for status in "0", "1":
            self.check(ask("tidy", "clang-tidy-19",
                           "echo 'include/hnl/attr.h:70:1: warning: w';"
                           f"exit {status}"), True, "attr.h:70:1: warning: w")

    def test_what_is_known_of_one_line_is_a_fault_of_another(self):
        at = line_with(TABLE, "d->id = cfg->id")
        said = "warning: dereference of NULL \u2018d\u2019"
        self.check(ask("gcc", "gcc", f"echo '{TABLE}:{at}:1: {said}'",
                       TABLE), False)
        self.check(ask("gcc", "gcc", f"echo '{TABLE}:{at + 1}:1: {said}'",
                       TABLE), True, said)

    def test_tidy_is_asked_of_the_headers(self):
        """A name as clang-tidy has it of a header that -I found."""
        done = ask("tidy", "clang-tidy-19",
                   "for a; do case $a in -header-filter=*)"
                   " echo include/hnl/attr.h | grep -Eq"
                   " \"${a#-header-filter=}\" && exit 0;; esac; done; exit 1")
        self.check(done, False)


if __name__ == "__main__":
    unittest.main()
