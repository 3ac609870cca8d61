# SPDX-License-Identifier: MIT
"""Runs a program and compares what it prints with a file, line by line.

usage: compare.py [--tap | --until TITLE] [--mask REGEX] EXPECTED COMMAND
		  [ARG...]

With --tap each title is one test, and those that begin with the same id (A03)
are one together; "# end" is a test that the program came there.

Lines before the first "# " are the host's own and are passed over; with
--until also those from "# TITLE" on. What --mask finds in a line, on both
sides, may differ. Exit status: 0 equal, 77 when the command says so (QEMU is
missing), 1 otherwise.
"""

import difflib
import re
import subprocess
import sys
from pathlib import Path

SECONDS = 230


def lines_of(text: str) -> list[str]:
    lines = text.splitlines()
    first = next((i for i, l in enumerate(lines) if l.startswith("# ")), 0)
    return lines[first:]


def sections_of(lines: list[str]) -> dict[str, list[str]]:
    """By id, or by title where there is none."""
    sections: dict[str, list[str]] = {}
    own: list[str] = []
    for line in lines:
        if line.startswith("# "):
            name = re.match(r"# (A\d\d\b|.*)", line).group(1)
            own = sections.setdefault(name, [])
        own.append(line)
    return sections


def differences(expected: list[str], got: list[str]) -> list[str]:
    return list(difflib.unified_diff(expected, got, "expected", "printed",
                                     lineterm="", n=3))


def as_tap(expected: list[str], got: list[str], status: int) -> int:
    want, have = sections_of(expected), sections_of(got)
    have = {name: have.get(name, []) for name in want}
    print(f"1..{len(want)}")
    for n, name in enumerate(want, 1):
        good = want[name] == have[name] and (name != "end" or status == 0)
        print("ok" if good else "not ok", n, "-", name.replace("#", ""))
        for line in differences(want[name], have[name]):
            print("#", line)
    return 0 if expected == got and status == 0 else 1


def main() -> int:
    args, until, mask = sys.argv[1:], None, None
    tap = args[0] == "--tap"
    args = args[tap:]
    if args[0] == "--until":
        until, args = "# " + args[1], args[2:]
    if args[0] == "--mask":
        mask, args = args[1], args[2:]
    expected = Path(args[0]).read_text().splitlines()
    if until:
        expected = expected[:expected.index(until)]
    try:
        done = subprocess.run(args[1:], stdout=subprocess.PIPE, text=True,
                              timeout=SECONDS, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired as e:
        last = (e.stdout or b"").decode(errors="replace").splitlines()[-1:]
        print("Bail out! " * tap + f"no end within {SECONDS} s; "
              f"last line: {last}")
        return 1
    if done.returncode == 77 and tap:
        print("1..0 # SKIP", " ".join(done.stdout.split()))
        return 0
    if done.returncode == 77:
        print(done.stdout, end="")
        return 77
    got = lines_of(done.stdout)
    if until in got:
        got = got[:got.index(until)]
    if mask:
        expected = [re.sub(mask, "*", line) for line in expected]
        got = [re.sub(mask, "*", line) for line in got]
    if tap:
        return as_tap(expected, got, done.returncode)
    if got == expected and done.returncode == 0:
        print(f"{len(got)} lines as expected")
        return 0
    sys.stdout.writelines(line + "\n" for line in differences(expected, got))
    print(f"exit status {done.returncode}")
    return 1


if __name__ == "__main__":
    sys.exit(main())
