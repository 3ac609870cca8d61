#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""count.py COUNT [ARG..]: instructions of one operation of each subject, exact.

Runs COUNT under callgrind, which writes one file for each subject; what the
loop and the call cost is the subject "nothing", if there is one, and is taken
off.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile

SKIP = 77


def totals(directory: str) -> dict[str, int]:
    """Instructions by subject, out of the headers of callgrind's files."""
    found: dict[str, int] = {}
    for name in os.listdir(directory):
        with open(os.path.join(directory, name), encoding="utf-8") as f:
            text = f.read()
        subject = re.search(r"^desc: Trigger: .*subject (\S+)", text, re.M)
        summary = re.search(r"^(?:summary|totals): (\d+)", text, re.M)
        if subject and summary:
            found[subject[1]] = int(summary[1])
    return found


def main(count: list[str]) -> int:
    valgrind = shutil.which("valgrind")
    if valgrind is None:
        print("skipped: no valgrind; apt install valgrind")
        return SKIP
    with tempfile.TemporaryDirectory() as out:
        run = subprocess.run(
            [valgrind, "--tool=callgrind", "-q", "--combine-dumps=no",
             f"--callgrind-out-file={out}/out", *count],
            check=True, text=True, stdout=subprocess.PIPE)
        repeat, found = int(run.stdout), totals(out)
    around = found.pop("nothing", 0)
    for name, n in sorted(found.items()):
        print(f"count\t{name}\t{(n - around) / repeat:.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
