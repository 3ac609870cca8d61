#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""tools/count_tests.py: what did not run is not counted as if it had.

usage: test_count.py

	RESULT... --count_tests.py--> "N passed, N failed, N skipped", exit status

Prints TAP.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

COUNT = Path(__file__).resolve().parents[2] / "tools/count_tests.py"


def counted(files: dict[str, str | None], *options: str) -> tuple[str, int]:
    """The last line, and the exit status; None: a file that is not there."""
    with tempfile.TemporaryDirectory() as tmp:
        for name, text in files.items():
            if text is not None:
                Path(tmp, name).write_text(text)
        done = subprocess.run(
            [sys.executable, COUNT, *options, *(f"{tmp}/{n}" for n in files)],
            text=True, capture_output=True, check=False)
    return done.stdout.splitlines()[-1], done.returncode


def log(*results: str, stdout: str = "") -> str:
    return "".join(json.dumps({"name": "t", "result": r, "stdout": stdout})
                   + "\n" for r in results)


GOOD = log("OK")


class Count(unittest.TestCase):
    def expect(self, files, passed, failed, skipped, *options) -> None:
        self.assertEqual(counted(files, *options), (
            f"{passed} passed, {failed} failed, {skipped} skipped",
            1 if failed or not passed else 0))

    def test_results_of_meson_each_counts(self) -> None:
        self.expect({"a.json": log("OK", "FAIL", "SKIP", "TIMEOUT", "ERROR",
                                   "EXPECTEDFAIL", "UNEXPECTEDPASS")},
                    2, 4, 1)

    def test_cases_of_tap_each_counts(self) -> None:
        self.expect({"a.tap": "1..3\nok 1 - a\nok 2 - b # skip no x; why\n"
                              "not ok 3 - c\n"}, 1, 1, 1)
        self.expect({"a.json": log("OK", stdout="1..2\nok 1\nok 2\n")},
                    2, 0, 0)

    def test_what_was_planned_and_did_not_come_has_failed(self) -> None:
        self.expect({"a.tap": "1..3\nok 1\nok 2\n"}, 2, 1, 0)
        self.expect({"a.tap": "ok 1\nok 2\n", "b.json": GOOD}, 1, 1, 0)
        self.expect({"a.json": log("ERROR", stdout="1..2\nok 1\nok 2\n")},
                    2, 1, 0)

    def test_result_that_tells_nothing_has_failed(self) -> None:
        for text in None, "", "no json\n":
            self.expect({"a.json": text, "b.json": GOOD}, 1, 1, 0)
        for text in None, "", "# words\n":
            self.expect({"a.tap": text, "b.json": GOOD}, 1, 1, 0)

    def test_part_that_did_not_run_has_failed(self) -> None:
        self.expect({"a.json": GOOD}, 1, 2, 0, "--not-run", "--not-run")

    def test_nothing_at_all_is_no_success(self) -> None:
        self.assertEqual(counted({})[1], 1)
        self.expect({"a.json": log("SKIP")}, 0, 0, 1)


if __name__ == "__main__":
    result = unittest.main(exit=False, argv=sys.argv[:1]).result
    print(f"1..1\n{'ok' if result.wasSuccessful() else 'not ok'} 1 - count")
    sys.exit(not result.wasSuccessful())
