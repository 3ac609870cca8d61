# SPDX-License-Identifier: MIT
"""--check and what a family that is no more has left behind: told, each with
its name, and nothing that is another's.

Problem: who trusts the list removes what is on it. So beside the files of ours
stand others that look like them (OTHERS), and none of these may be told."""

from __future__ import annotations

import os
import unittest

from gate import changed, folder, hnlgen, text_of, write

STALE = ("stale; none of these specs makes it: give the one that does, or "
         "remove it")
BY_HAND = "; a seed made by hand has no '.' in its name"
# Without what only the gate's tests want of it.
CALL = text_of("call.yaml").replace(
    "        errors: { EOPNOTSUPP: ENOSYS }\n", "")
# What target makes of family call, and nothing else.
LEFT = {
    "c": ["hnl_call.c", "hnl_call.h", "hnl_call_names.c"],
    "docs": ["call.md"],
    "strip": ["call.yaml"],
    "legacy": ["hnl_call_legacy.c", "hnl_call_legacy.h"],
    "rust": ["src/call.rs"],
    "ocaml": ["hnl_call.ml"],
    "python": ["hnl/call.py"],
}
TOGETHER = ("rust", "ocaml", "python")
OTHERS = {
    "hnl_mine.c": "/* mine */\n/* generated from call.yaml by hand */\n",
    "hnl_mine.h": "", "mine.md": "# Mine\n\nNotes.\n",
    "mine.yaml": "# SPDX-License-Identifier: MIT\nname: mine\n",
    "hnl_mine.ml": "(* mine *)\n", "src/mine.rs": "// mine\n",
    "hnl/mine.py": "# mine\n", "hnl_mine_legacy.c": "\n\n\n",
    "corpus/decode/notes.txt": "Seen yesterday.\n",
    "corpus/decode/crash.bin": "\0" * 40,
    "corpus/decode/0a1b2c": "\0" * 40,
}


def two(target: str, *more: str) -> tuple[int, list[str]]:
    return hnlgen(target, "base.yaml", "call.yaml", "-o", "out", *more)


def one(target: str) -> tuple[int, list[str]]:
    return hnlgen(target, "base.yaml", "-o", "out", "--check")


def listing() -> dict[str, int]:
    return {os.path.join(where, name):
            os.stat(os.path.join(where, name)).st_mtime_ns
            for where, _, names in os.walk("out") for name in names}


class Leftovers(unittest.TestCase):
    maxDiff = None

    def made(self, target: str) -> None:
        write("call.yaml", CALL)
        self.assertEqual(two(target), (0, []))
        for path, text in OTHERS.items():
            path = os.path.join("out", path)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            write(path, text)
        self.assertEqual(two(target, "--check"), (0, []))

    def told(self, target: str, want: list[str]) -> None:
        """All of want, when what is shared was made anew; all stay."""
        self.assertEqual(hnlgen(target, "base.yaml", "-o", "out"), (0, []))
        before = listing()
        said = STALE + (BY_HAND if target == "fuzz" else "")
        self.assertEqual(one(target), (int(bool(want)), [
            f"out/{path}: {said}" for path in want]))
        self.assertEqual(listing(), before)

    def test_of_a_family_that_is_gone(self) -> None:
        for target, want in LEFT.items():
            with self.subTest(target=target), \
                    folder("base", changed("base", [])):
                self.made(target)
                os.unlink("call.yaml")
                self.told(target, want)

    def test_seeds(self) -> None:
        with folder("base", changed("base", [])):
            self.made("fuzz")
            os.unlink("call.yaml")
            want = sorted(f"corpus/decode/{name}"
                          for name in os.listdir("out/corpus/decode")
                          if name.startswith(("call.", "n_call.")))
            self.assertGreater(len(want), 10)
            self.told("fuzz", want)

    def test_a_seed_made_by_hand(self) -> None:
        """With the bytes of ours, its name alone says whose it is."""
        with folder("base", changed("base", [])):
            self.assertEqual(hnlgen("fuzz", "base.yaml", "-o", "out"),
                             (0, []))
            seed = "out/corpus/decode/base-mine"
            os.link("out/corpus/decode/base.make", seed)
            self.assertEqual(one("fuzz"), (0, []))
            os.rename(seed, f"{seed}.bin")
            self.assertEqual(one("fuzz"), (1, [
                f"{seed}.bin: {STALE}{BY_HAND}"]))

    def test_a_spec_that_is_only_not_given(self) -> None:
        """A package of all families has it no more; a file of its own is
        for another call to check."""
        for target, want in LEFT.items():
            with self.subTest(target=target), \
                    folder("base", changed("base", [])):
                self.made(target)
                self.told(target, want if target in TOGETHER else [])

    def test_a_lock_stays(self) -> None:
        with folder("base", changed("base", [])):
            self.made("lock")
            os.unlink("call.yaml")
            self.assertTrue(os.path.exists("out/call.lock"))
            self.told("lock", [])

    def test_two_targets_in_one_folder(self) -> None:
        with folder("base", changed("base", [])):
            for target in LEFT:
                self.made(target)
            for target in LEFT:
                self.assertEqual(two(target, "--check"), (0, []))

    def test_a_file_that_cannot_be_read_is_none_of_ours(self) -> None:
        with folder("base", changed("base", [])):
            self.made("c")
            os.mkfifo("out/hnl_pipe.c")
            os.mkdir("out/hnl_folder.c")
            self.assertEqual(one("c"), (0, []))


if __name__ == "__main__":
    unittest.main()
