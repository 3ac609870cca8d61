# SPDX-License-Identifier: MIT
"""Runs a program and compares what it prints with a file, line by line.

usage: compare.py EXPECTED COMMAND [ARG...]

Lines before the first "# " are the host's own and are passed over. Exit status:
0 equal, 77 when the command says so (QEMU is missing), 1 otherwise.
"""

import difflib
import subprocess
import sys
from pathlib import Path

SECONDS = 60


def lines_of(text: str) -> list[str]:
    lines = text.splitlines()
    first = next((i for i, l in enumerate(lines) if l.startswith("# ")), 0)
    return lines[first:]


def main() -> int:
    expected = Path(sys.argv[1]).read_text().splitlines()
    try:
        done = subprocess.run(sys.argv[2:], stdout=subprocess.PIPE, text=True,
                              timeout=SECONDS, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired as e:
        last = (e.stdout or b"").decode(errors="replace").splitlines()[-1:]
        print(f"no end within {SECONDS} s; last line: {last}")
        return 1
    if done.returncode == 77:
        print(done.stdout, end="")
        return 77
    got = lines_of(done.stdout)
    if got == expected and done.returncode == 0:
        print(f"{len(got)} lines as expected")
        return 0
    sys.stdout.writelines(line + "\n" for line in difflib.unified_diff(
        expected, got, "expected", "printed", lineterm="", n=3))
    print(f"exit status {done.returncode}")
    return 1


if __name__ == "__main__":
    sys.exit(main())
