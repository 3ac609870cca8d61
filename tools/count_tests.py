# SPDX-License-Identifier: MIT
"""Sums up a run of meson test: "N passed, N failed, N skipped".

usage: count_tests.py [--not-run]... RESULT...

A result is a log of meson test (.json, one test a line) or TAP (.tap).

Each --not-run is one more that failed, because it was asked for and did not
run.

A test that printed TAP counts as its cases, any other one as one. What was
planned and did not come has failed, and so has a result that is not there, that
tells of no test, or that is no such log. Exit status 1 when one failed, or when
there was none at all.
"""

import json
import re
import sys

CASE = re.compile(r"^(not )?ok\b[^#]*(# *skip\b *(.*))?", re.IGNORECASE)
PASSED = {"OK", "EXPECTEDFAIL"}


def cases(test: dict) -> list[str]:
    """One word a case: passed, failed, skipped."""
    if test["result"] == "SKIP":
        return ["skipped"]
    good = test["result"] in PASSED
    out = test.get("stdout") or ""
    plan = re.search(r"^1\.\.(\d+)", out, re.MULTILINE)
    if not plan:
        return ["passed" if good else "failed"]
    words = []
    for line in out.splitlines():
        m = CASE.match(line)
        if m:
            words.append("failed" if m[1] else "skipped" if m[2]
                         else "passed")
            if m[2]:
                print(f"skipped: {test['name']}: {m[3]}")
    # It died between two cases, or did not get to all that it had planned.
    if "failed" not in words and (not good or len(words) < int(plan[1])):
        words.append("failed")
    return words


def tests_of(path: str) -> list[dict]:
    """What a result file tells, in the words of meson test."""
    try:
        with open(path) as log:
            text = log.read()
        if path.endswith(".json"):
            tests = [json.loads(line) for line in text.splitlines()]
            return tests or [{"name": path, "result": "ERROR"}]
    except (OSError, ValueError) as error:
        print(f"{path}: {error}")
        return [{"name": path, "result": "ERROR"}]
    # TAP that ends before its plan died.
    ended = re.search(r"^1\.\.\d+", text, re.MULTILINE)
    return [{"name": path, "result": "OK" if ended else "ERROR",
             "stdout": text}]


def main() -> int:
    paths = [a for a in sys.argv[1:] if not a.startswith("--")]
    tests = [test for path in paths for test in tests_of(path)]
    for test in tests:
        if test["result"] == "SKIP":
            why = (test.get("stdout") or test.get("stderr")
                   or "").strip().splitlines()[-1:]
            print(f"skipped: {test['name']}: {' '.join(why)}")
    words = [w for test in tests for w in cases(test)]
    words += ["failed"] * sys.argv.count("--not-run")
    passed, failed, skipped = map(words.count, ("passed", "failed", "skipped"))
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
