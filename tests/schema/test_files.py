# SPDX-License-Identifier: MIT
"""What hnlgen does to files: it never waits for one, writes each whole or not
at all, and leaves nothing beside them, whatever happens.

Whatever could hang gets a process, and a bound after which it hung.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import unittest

from gate import ROOT, changed, folder, hnlgen, write

HNLGEN = os.path.join(ROOT, "schema", "hnlgen")
TARGETS = ("c", "docs", "fuzz", "lock", "lua", "ocaml", "python", "rust",
           "strip")
STUCK = 300             # by the clock, on the busiest machine
# What the system does to a program that cannot be provoked from outside at
# one moment: before the first file gets its name.
INTERRUPTED = """
import os, runpy, signal, sys
signal.signal(signal.SIGHUP, signal.SIG_DFL)    # whatever nohup made of it
def replace(*paths):
    os.kill(os.getpid(), signal.{})
os.replace = replace
sys.argv = {!r}
runpy.run_path(sys.argv[0], run_name="__main__")
"""


def run(*args: str, limit: int | None = None) -> tuple[int, str]:
    def limited() -> None:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    got = subprocess.run([sys.executable, HNLGEN, *args], text=True,
                         stderr=subprocess.PIPE, timeout=STUCK,
                         preexec_fn=limited,
                         env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})
    return got.returncode, got.stderr


def interrupted(signal: str, *args: str) -> tuple[int, str]:
    got = subprocess.run(
        [sys.executable, "-B", "-c",
         INTERRUPTED.format(signal, [HNLGEN, *args])],
        text=True, stderr=subprocess.PIPE, timeout=STUCK)
    return got.returncode, got.stderr


# And a second one, while what the first broke off is undone.
TWICE = INTERRUPTED.replace("sys.argv =", """
unlink = os.unlink
def slowly(path):
    os.kill(os.getpid(), signal.SIGTERM)
    unlink(path)
os.unlink = slowly
sys.argv =""")


def tree(path: str) -> dict[str, bytes]:
    found = {}
    for where, _, names in os.walk(path):
        found[where + "/"] = b""
        for name in names:
            with open(os.path.join(where, name), "rb") as f:
                found[os.path.join(where, name)] = f.read()
    return found


class Named(unittest.TestCase):
    """A file's name is any text, and what is generated repeats it."""

    def test_what_nobody_sees_is_refused(self) -> None:
        for name, shown in (("a\n#error b", r"a\n#error b"),
                            ("a\tb", r"a\tb"), ("a\x1b[2Jb", r"a\x1b[2Jb"),
                            ("a\u202eb", r"a\u202eb"),
                            ("a\udcffb", r"a\udcffb"),
                            ("a/x\ny", r"a/x\ny")):
            with self.subTest(name=name), \
                    folder("base", changed("base", [])):
                os.unlink("base.lock")
                os.makedirs(os.path.dirname(f"{name}.yaml") or ".",
                            exist_ok=True)
                write(f"{name}.yaml", changed("base", []))
                for target in TARGETS:
                    self.assertEqual(hnlgen(target, f"{name}.yaml", "-o",
                                            "out"), (1, [
                        f"{shown}.yaml:1: error: a file's name with "
                        "characters that nobody sees; rename it"]))
                    self.assertFalse(os.path.exists("out"))

    def test_it_ends_no_comment(self) -> None:
        """Nor does a folder of this tree, of which the path is told."""
        for name in ("a*)b", "a-->b", "a*b", 'a"b', "a\\b", "a(*b", "a'b",
                     "a?b", "a{b", "a]]b"):
            with self.subTest(name=name), \
                    folder("base", changed("base", [])):
                os.unlink("base.lock")
                write(f"{name}.yaml", changed("base", []))
                for target in TARGETS:
                    out = f"out/{target}"
                    self.assertEqual(hnlgen(target, f"{name}.yaml", "-o",
                                            out), (0, []))
                    for path, data in tree(out).items():
                        self.assertNotIn(name.encode(), data, path)

    def test_of_another_lock_is_told_in_one_line(self) -> None:
        with folder("base", changed("base", [])):
            os.rename("base.lock", "x\ny.lock")
            self.assertEqual(hnlgen("c", "base.yaml", "-o", "out"), (1, [
                r"base.yaml:3: error: family 'base' has its lock in x\ny.lock"
                "; rename that to base.lock"]))


class Waits(unittest.TestCase):
    """A FIFO that nobody writes to."""

    def test_as_a_spec(self) -> None:
        with folder("base", changed("base", [])):
            os.mkfifo("f.yaml")
            for target in ("c", "lock"):
                self.assertEqual(run(target, "f.yaml", "-o", "out"), (
                    1, "f.yaml:1: error: cannot be read: not a regular "
                       "file\n"))

    def test_as_the_lock(self) -> None:
        with folder("base", changed("base", [])):
            os.unlink("base.lock")
            os.mkfifo("base.lock")
            self.assertEqual(run("c", "base.yaml", "-o", "out"), (
                1, "base.lock:1: error: cannot be read: not a regular "
                   "file\n"))

    def test_as_a_lock_of_nobody(self) -> None:
        with folder("base", changed("base", [])):
            os.unlink("base.lock")
            os.mkfifo("z.lock")
            self.assertEqual(run("c", "base.yaml", "-o", "out"), (0, ""))

    def test_where_a_file_is_written(self) -> None:
        with folder("base", changed("base", [])):
            os.mkdir("out")
            os.mkfifo("out/hnl_base.h")
            self.assertEqual(run("c", "base.yaml", "-o", "out"), (
                1, "hnlgen: out/hnl_base.h: not a regular file\n"))
            self.assertEqual(os.listdir("out"), ["hnl_base.h"])

    def test_a_device_is_none_either(self) -> None:
        self.assertEqual(run("c", "/dev/zero", "-o", "out"), (
            1, "/dev/zero:1: error: cannot be read: not a regular file\n"))


class Linked(unittest.TestCase):
    """Who made the output a link wants the file at its end written."""

    def test_the_file_at_its_end_is_written(self) -> None:
        with folder("base", changed("base", [])):
            os.makedirs("out")
            os.makedirs("else/where")
            write("else/where/header", "old")
            os.symlink("where/header", "else/middle")
            os.symlink("../else/middle", "out/hnl_base.h")
            self.assertEqual(run("c", "base.yaml", "-o", "out"), (0, ""))
            self.assertTrue(os.path.islink("out/hnl_base.h"))
            self.assertTrue(os.path.islink("else/middle"))
            self.assertEqual(run("c", "base.yaml", "-o", "new"), (0, ""))
            self.assertEqual(tree("else/where"), {
                "else/where/": b"",
                "else/where/header": tree("new")["new/hnl_base.h"]})
            self.assertEqual(run("c", "base.yaml", "-o", "out", "--check"),
                             (0, ""))

    def test_no_room_leaves_the_file_at_its_end(self) -> None:
        with folder("base", changed("base", [])):
            os.makedirs("out")
            os.makedirs("else")
            write("else/header", "old")
            os.symlink("../else/header", "out/hnl_base.c")
            self.assertEqual(run("c", "base.yaml", "-o", "out", limit=2048),
                             (1, "hnlgen: out/hnl_base.c: File too large\n"))
            self.assertEqual(tree("else"), {"else/": b"",
                                            "else/header": b"old"})

    def test_to_nothing_or_to_one_file_it_is_refused(self) -> None:
        for target, why in (("nowhere", "not a regular file"),
                            ("hnl_base.c", "is one file with "
                             "out/hnl_base.c")):
            with self.subTest(target=target), \
                    folder("base", changed("base", [])):
                os.makedirs("out")
                write("out/hnl_base.c", "old")
                os.symlink(target, "out/hnl_base.h")
                self.assertEqual(run("c", "base.yaml", "-o", "out"), (
                    1, f"hnlgen: out/hnl_base.h: {why}\n"))
                self.assertEqual(sorted(os.listdir("out")),
                                 ["hnl_base.c", "hnl_base.h"])
                with open("out/hnl_base.c") as f:
                    self.assertEqual(f.read(), "old")


class Fails(unittest.TestCase):
    def older(self) -> dict[str, bytes]:
        """A folder of what was generated, and a spec that changes it."""
        self.assertEqual(run("c", "base.yaml", "-o", "out"), (0, ""))
        write("base.yaml", changed("base", [("name: base", "name: base\ndoc: "
                                             "New.")]))
        return tree("out")

    def test_no_room(self) -> None:
        for target in ("c", "rust", "fuzz"):
            with self.subTest(target=target), \
                    folder("base", changed("base", [])):
                status, said = run(target, "base.yaml", "-o", "a/b/out",
                                   limit=64)
                self.assertEqual(status, 1)
                self.assertRegex(said, r"^hnlgen: a/b/out/[\w./-]+: File too "
                                       r"large\n$")
                self.assertFalse(os.path.exists("a"))

    def test_no_room_leaves_what_was(self) -> None:
        with folder("base", changed("base", [])):
            before = self.older()
            status, said = run("c", "base.yaml", "-o", "out", limit=2048)
            self.assertEqual((status, said), (
                1, "hnlgen: out/hnl_base.h: File too large\n"))
            self.assertEqual(tree("out"), before)

    def test_a_folder_in_the_place_of_a_file(self) -> None:
        with folder("base", changed("base", [])):
            os.makedirs("out/hnl_base.h")
            self.assertEqual(run("c", "base.yaml", "-o", "out"), (
                1, "hnlgen: out/hnl_base.h: not a regular file\n"))
            self.assertEqual(tree("out"), {"out/": b"",
                                           "out/hnl_base.h/": b""})

    def test_a_file_in_the_place_of_the_folder(self) -> None:
        with folder("base", changed("base", [])):
            write("out", "mine")
            self.assertEqual(run("c", "base.yaml", "-o", "out/of/it"), (
                1, "hnlgen: out: File exists\n"))
            self.assertEqual(sorted(os.listdir(".")),
                             ["base.lock", "base.yaml", "out"])

    def test_interrupted(self) -> None:
        for name, status in (("SIGHUP", 129), ("SIGINT", 130),
                             ("SIGTERM", 143)):
            with self.subTest(name=name), \
                    folder("base", changed("base", [])):
                self.assertEqual(interrupted(name, "c", "base.yaml", "-o",
                                             "new"), (status, ""))
                self.assertFalse(os.path.exists("new"))
                before = self.older()
                self.assertEqual(interrupted(name, "c", "base.yaml", "-o",
                                             "out"), (status, ""))
                self.assertEqual(tree("out"), before)

    def test_interrupted_twice(self) -> None:
        with folder("base", changed("base", [])):
            got = subprocess.run(
                [sys.executable, "-B", "-c", TWICE.format(
                    "SIGINT", [HNLGEN, "c", "base.yaml", "-o", "new"])],
                text=True, stderr=subprocess.PIPE, timeout=STUCK)
            self.assertEqual((got.returncode, got.stderr), (130, ""))
            self.assertFalse(os.path.exists("new"))


if __name__ == "__main__":
    unittest.main()
