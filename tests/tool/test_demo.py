#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""tools/demo says that it builds when there is something to build.

usage: test_demo.py

	first time	"building inproc, ...", and builds
	again		nothing is said, nothing is built
	a new source	"building inproc, ...", and builds
	another host	what was built for the first one stays

The compiler, meson and ninja are small fakes in a folder of their own, so that
the script is what is tested. Nothing is installed: apt-get is a fake, too.
Prints TAP.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = "hv/host/inproc/hnl-inproc-demo"
FAKES = {
    "apt-get": "exit 1", "sudo": "exit 1", "gcc": "", "pkg-config": "",
    "meson": 'mkdir -p "$2" && touch "$2/build.ninja"',
    # ninja -C DIR -t targets all | -n FILE... | FILE...
    "ninja": f"""cd "$2" || exit 1
case $3 in
-t) echo "{PROGRAM}: CUSTOM" ;;
-n) if [ -f "{PROGRAM}" ] && [ ! -f source ]; then
        echo "ninja: no work to do."
    else echo "[1/1]"; fi ;;
*) mkdir -p hv/host/inproc && echo "echo it runs" >"{PROGRAM}" &&
   chmod +x "{PROGRAM}" && rm -f source && echo b >>builds ;;
esac""",
}
BUILDS = "building inproc in build-demo; the log is build-demo.log"


class Demo(unittest.TestCase):
    def setUp(self) -> None:
        where = tempfile.TemporaryDirectory()
        self.addCleanup(where.cleanup)
        self.root = Path(where.name)
        (self.root / "tools").mkdir()
        (self.root / "bin").mkdir()
        for name in ("demo", "packages.sh"):
            shutil.copy(ROOT / "tools" / name, self.root / "tools" / name)
        for name, text in FAKES.items():
            path = self.root / "bin" / name
            path.write_text(f"#!/bin/sh\n{text}\n")
            path.chmod(0o755)

    def said(self, *args: str) -> list[str]:
        """What it says of building, and that the program runs."""
        done = subprocess.run(
            [str(self.root / "tools/demo"), *args], text=True,
            capture_output=True, timeout=60, check=False,
            env={**os.environ, "PATH": f"{self.root}/bin:/usr/bin:/bin"})
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        lines = done.stdout.splitlines()
        self.assertIn("it runs", lines)
        return [line for line in lines if line.startswith("building")]

    def builds(self) -> int:
        return len((self.root / "build-demo/builds").read_text().split())

    def test_building_is_said_when_there_is_something_to_build(self) -> None:
        build = self.root / "build-demo"
        self.assertEqual(self.said("--host", "inproc"), [BUILDS])
        self.assertEqual(self.said("--host", "inproc"), [])
        (build / "source").touch()
        self.assertEqual(self.said("--host", "inproc"), [BUILDS])
        self.assertEqual(self.builds(), 3)

    def test_one_host_asked_for_after_all_nothing_is_built_anew(self) -> None:
        self.assertEqual(self.said(), [BUILDS])
        self.assertEqual(self.said("--host", "inproc"), [])
        self.assertEqual(self.said(), [])
        self.assertEqual(self.builds(), 3)

    def test_what_was_configured_with_less_is_the_first_time(self) -> None:
        self.assertEqual(self.said("--host", "inproc"), [BUILDS])
        (self.root / "build-demo/made-with").write_text("nothing\n")
        self.assertEqual(self.said("--host", "inproc"), [BUILDS])


if __name__ == "__main__":
    result = unittest.main(exit=False, argv=sys.argv[:1]).result
    print(f"1..1\n{'ok' if result.wasSuccessful() else 'not ok'} 1 - demo")
    sys.exit(not result.wasSuccessful())
