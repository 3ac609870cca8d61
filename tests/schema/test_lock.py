# SPDX-License-Identifier: MIT
"""The file in which promises stand: that it is whole, and that it is found.

A lock that does not forbid what it was written for is worse than none, for
nobody looks: each way to lose one is here, with what is said of it.
"""

from __future__ import annotations

import os
import unittest

from gate import ROOT, changed, folder, hnlgen, text_of, write
from hnlgen import load, lock_file

LOCK = text_of("base.lock")
LINES = LOCK.splitlines()
AGAIN = "; restore the file, hnlgen lock writes it"
FAMILY = "family base number=33024 version=2\n"
# A change that base.lock forbids.
NARROWER = [("{ name: value, type: u64", "{ name: value, type: u32")]
WIDTH = "type of attribute 'value' is u32, in %s u64; put it back, or make " \
    "a new attribute"

DAMAGED: dict[str, tuple[str, str]] = {
    "empty": ("", "1: error: ends without 'end', behind 0 lines"),
    "a blank line": ("\n", "1: error: ends without 'end', behind 0 lines"),
    "comments alone": ("# one\n# two\n",
                       "2: error: ends without 'end', behind 0 lines"),
    "cut": ("\n".join(LINES[:20]) + "\n",
            "20: error: ends without 'end', behind 18 lines"),
    "cut within a line": (LOCK[:LOCK.index(" type=s32")],
                          "33: error: no line of a lock: 'attribute "
                          "answer/code number=1'"),
    "without its family": (LOCK.replace(FAMILY, ""),
                           "3: error: a lock begins with 'family', once: "
                           "'feature more number=1'"),
    "two families": (LOCK.replace(FAMILY, FAMILY + FAMILY),
                     "4: error: a lock begins with 'family', once: 'family "
                     "base number=33024 version=2'"),
    "a line less": (LOCK.replace(LINES[20] + "\n", ""),
                    "44: error: 41 lines, and 'end' counts 42"),
    "a line more": (LOCK.replace("end ", "set one\nend "),
                    "46: error: 43 lines, and 'end' counts 42"),
    "a line behind": (LOCK + "set one\n",
                      "46: error: a line behind 'end': 'set one'"),
    "merged by hand": (LOCK.replace("end ", "<<<<<<< ours\nend "),
                       "45: error: no line of a lock: '<<<<<<< ours'"),
    "a line twice": (LOCK.replace("set item\n", "set item\nset item\n"),
                     "30: error: no line of a lock: 'set item'"),
    "retired twice": (LOCK.replace("end ", "retired entry a/b number=1\n"
                                   "retired entry a/c number=1\nend "),
                      "46: error: no line of a lock: 'retired entry a/c "
                      "number=1'"),
    "zero byte": (FAMILY + "\0", "2: error: no line of a lock: '\\x00'"),
    "a fact misspelt": (LOCK.replace("size=8", "sise=8"),
                        "12: error: no line of a lock: 'struct pair "
                        "sise=8'"),
    **{f"not {bad}": (f"{FAMILY}{bad}\nend 2\n", f"2: error: no line of a "
                      f"lock: {load.quote(bad)}")
       for bad in ("attribute", "attribute x number=x", "x y", "set a b",
                   "attribute x/y number=1", "table x set=x", "feature x",
                   "enum x type=", "const x value=a", "struct x size=-1",
                   "attribute x number=1 type=u8 since=no", "end x",
                   "attribute x number=1 type=u8 values=range:1",
                   "attribute x number=1 type=u8 length=1",
                   f"feature x number={'9' * 5000}", "retired set x")},
}


class Damaged(unittest.TestCase):
    maxDiff = None

    def test_is_an_error_with_its_line(self) -> None:
        for name, (text, line) in DAMAGED.items():
            with self.subTest(name=name), \
                    folder("base", changed("base", NARROWER)):
                write("base.lock", text)
                told = (1, [f"base.lock:{line}{AGAIN}"])
                self.assertEqual(hnlgen("c", "base.yaml", "-o", "out"), told)
                for how in ([], ["--force"]):
                    self.assertEqual(hnlgen("lock", "base.yaml", "-o", ".",
                                            *how), told)
                with open("base.lock", newline="") as f:
                    self.assertEqual(f.read(), text)

    def test_cut_anywhere_is_an_error(self) -> None:
        with folder("base", changed("base", [])):
            for size in range(len(LOCK) - 1):
                write("base.lock", LOCK[:size])
                problems = load.Problems()
                lock_file.read("base.lock", problems)
                self.assertEqual(len(problems), 1, size)

    def test_unreadable_is_an_error(self) -> None:
        for make in (os.mkdir, lambda path: os.symlink("nowhere", path)):
            with folder("base", changed("base", NARROWER)):
                os.unlink("base.lock")
                make("base.lock")
                status, said = hnlgen("c", "base.yaml", "-o", "out")
                self.assertEqual(status, 1)
                self.assertRegex(said[0], r"^base\.lock:1: error: cannot be")


class Found(unittest.TestCase):
    """By its file's name, or by what it says of itself."""

    def renamed(self, changes, *args: str) -> tuple[int, list[str]]:
        with folder("base", changed("base", changes)):
            os.rename("base.yaml", "other.yaml")
            write("Cargo.lock", "# Another tool's.\nversion = 3\n")
            return hnlgen(*args)

    def test_under_the_old_name_of_the_spec(self) -> None:
        rename = "other.yaml:3: error: family 'base' has its lock in " \
            "base.lock; rename that to other.lock"
        for target, out in (("c", "out"), ("lock", ".")):
            args = (target, "other.yaml", "-o", out)
            self.assertEqual(self.renamed([], *args), (1, [rename]))
            self.assertEqual(self.renamed(NARROWER, *args), (1, [
                rename, f"other.yaml:34: error: {WIDTH % 'base.lock'}"]))

    def test_by_number_when_the_family_is_renamed_too(self) -> None:
        status, said = self.renamed([("name: base\nid", "name: best\nid")],
                                    "c", "other.yaml", "-o", "out")
        self.assertEqual((status, said), (1, [
            "other.yaml:3: error: family 'best' has its lock in base.lock; "
            "rename that to other.lock",
            "other.yaml:3: error: family 'best' is 'base' in base.lock; keep "
            "the name"]))

    def test_of_another_family_is_not_its_own(self) -> None:
        status, said = self.renamed([("name: base\nid", "name: best\nid"),
                                     ("0x8100", "0x8200"), *NARROWER],
                                    "c", "other.yaml", "-o", "out")
        self.assertEqual((status, said), (0, []))

    def copied(self, changes) -> tuple[int, list[str]]:
        """The first stays where it is, and has its lock."""
        with folder("base", changed("base", [])):
            write("copy.yaml", changed("base", changes))
            told = hnlgen("c", "copy.yaml", "-o", "out")
            self.assertEqual(hnlgen("lock", "copy.yaml", "-o", ".",
                                    "--force"), told)
            self.assertEqual(sorted(os.listdir(".")),
                             ["base.lock", "base.yaml", "copy.yaml"])
            return told

    def test_of_which_it_is_a_copy(self) -> None:
        name = ("name: base\nid", "name: copy\nid")
        for changes, line, has in (([], 3, "name and id"), ([name], 4, "id"),
                                   ([("0x8100", "0x8200")], 3, "name")):
            with self.subTest(has=has):
                family = "copy" if changes == [name] else "base"
                self.assertEqual(self.copied([*changes, *NARROWER]), (1, [
                    f"copy.yaml:{line}: error: family '{family}' has {has} of "
                    "base.yaml, whose lock base.lock is; a copy takes a name "
                    "and an id of its own"]))

    def test_a_copy_with_both_of_its_own_is_free(self) -> None:
        with folder("base", changed("base", [])):
            write("copy.yaml", changed("base", [
                ("name: base\nid", "name: copy\nid"), ("0x8100", "0x8200"),
                *NARROWER]))
            self.assertEqual(hnlgen("c", "copy.yaml", "-o", "out"), (0, []))

    def test_beside_the_spec_though_written_elsewhere(self) -> None:
        with folder("base", changed("base", NARROWER)):
            self.assertEqual(hnlgen("lock", "base.yaml", "-o", "out"), (
                1, [f"base.yaml:34: error: {WIDTH % 'base.lock'}"]))

    def test_where_it_is_written_though_not_beside_the_spec(self) -> None:
        with folder("base", changed("base", NARROWER)):
            os.mkdir("out")
            os.rename("base.lock", "out/base.lock")
            self.assertEqual(hnlgen("lock", "base.yaml", "-o", "out"), (
                1, [f"base.yaml:34: error: {WIDTH % 'out/base.lock'}"]))


class Linked(unittest.TestCase):
    """A spec by another path is the same promise."""

    def linked(self, link: str, to: str, *args: str) -> tuple[int, list[str]]:
        """What is said of a spec that the lock forbids, by a link to it."""
        os.makedirs(os.path.dirname(link) or ".", exist_ok=True)
        os.symlink(to, link)
        return hnlgen(*args)

    def test_beside_the_real_file(self) -> None:
        for target, out in (("c", "out"), ("lock", "sl"), ("rust", "out")):
            for link in ("sl/base.yaml", "sl/other.yaml", "here.yaml"):
                with self.subTest(target=target, link=link), \
                        folder("base", changed("base", NARROWER)):
                    to = "../base.yaml" if "/" in link else "base.yaml"
                    told = self.linked(link, to, target, link, "-o", out)
                    self.assertEqual(told, (1, [
                        f"{link}:34: error: {WIDTH % 'base.lock'}"]))
                    self.assertFalse(os.path.exists("sl/base.lock"))

    def test_beside_the_link(self) -> None:
        with folder("base", changed("base", NARROWER)):
            os.mkdir("real")
            os.rename("base.yaml", "real/of.yaml")
            told = self.linked("base.yaml", "real/of.yaml", "c", "base.yaml",
                               "-o", "out")
            self.assertEqual(told, (1, [
                f"base.yaml:34: error: {WIDTH % 'base.lock'}"]))

    def test_beside_a_link_to_a_link(self) -> None:
        """first.yaml is a link to middle/of.yaml, that one to the file."""
        with folder("base", changed("base", NARROWER)):
            os.mkdir("middle")
            os.mkdir("real")
            os.rename("base.yaml", "real/file.yaml")
            os.symlink("../real/file.yaml", "middle/of.yaml")
            os.rename("base.lock", "middle/of.lock")
            told = self.linked("first.yaml", "middle/of.yaml", "c",
                               "first.yaml", "-o", "out")
            self.assertEqual(told, (1, [
                f"first.yaml:34: error: {WIDTH % 'middle/of.lock'}"]))

    def test_a_lock_that_is_a_link_stays_one(self) -> None:
        with folder("base", changed("base", [])):
            os.mkdir("real")
            os.rename("base.lock", "real/promises")
            os.symlink("real/promises", "base.lock")
            write("base.yaml", changed("base", [("[ red, green ]",
                                                 "[ red, green, blue ]")]))
            self.assertEqual(hnlgen("lock", "base.yaml", "-o", "."), (0, []))
            self.assertTrue(os.path.islink("base.lock"))
            with open("real/promises") as f:
                self.assertIn("entry color/blue number=2\n", f.read())
            self.assertEqual(os.listdir("real"), ["promises"])

    def test_a_folder_that_is_a_link_is_told_once(self) -> None:
        with folder("base", changed("base", NARROWER)):
            os.symlink(".", "sl")
            self.assertEqual(hnlgen("c", "sl/base.yaml", "-o", "out"), (1, [
                f"sl/base.yaml:34: error: {WIDTH % 'sl/base.lock'}"]))

    def test_a_link_that_breaks_nothing_is_fine(self) -> None:
        for link in ("sl/other.yaml", "here.yaml"):
            with folder("base", changed("base", [])):
                to = "../base.yaml" if "/" in link else "base.yaml"
                self.assertEqual(self.linked(link, to, "c", link, "-o",
                                             "out"), (0, []))

    def test_a_lock_of_another_family_beside_it_is_not_its_own(self) -> None:
        """It has the link's name, but stands beside the real file."""
        with folder("base", changed("base", [])):
            write("call.lock", text_of("call.lock"))
            self.assertEqual(self.linked("sl/call.yaml", "../base.yaml", "c",
                                         "sl/call.yaml", "-o", "out"),
                             (0, []))


class Written(unittest.TestCase):
    def test_committed_locks_are_fresh(self) -> None:
        families = ("ctrl", "memory", "event", "view", "domain", "nested",
                    "state")
        for out, spec in (*(("schema", name) for name in families),
                          ("tests/schema/evolution", "base"),
                          ("tests/schema/evolution", "call")):
            where = os.path.join(ROOT, out)
            self.assertEqual(hnlgen(
                "lock", os.path.join(where, f"{spec}.yaml"), "-o", where,
                "--check"), (0, []))

    def test_addition_is_locked_then_kept(self) -> None:
        drop = [("- name: list\n", "- name: drop\n      value: 9\n      "
                 "since: 2\n      do: {}\n    - name: list\n      value: 2\n")]
        with folder("base", changed("base", drop)):
            self.assertEqual(hnlgen("lock", "base.yaml", "-o", "."), (0, []))
            write("base.yaml", changed("base", []))
            status, said = hnlgen("c", "base.yaml", "-o", "out")
            self.assertEqual(status, 1)
            self.assertIn("command 'drop', number 9, is gone", said[0])

    def test_force_retires_a_number_for_ever(self) -> None:
        with folder("base", changed("base", [("[ red, green ]", "[ red ]")])):
            self.assertEqual(hnlgen("lock", "base.yaml", "-o", ".",
                                    "--force"), (0, []))
            with open("base.lock") as f:
                self.assertIn("retired entry color/green number=1\n",
                              f.read())
            self.assertEqual(hnlgen("c", "base.yaml", "-o", "out"), (0, []))
            write("base.yaml", changed("base", [("[ red, green ]",
                                                 "[ red, blue ]")]))
            self.assertEqual(hnlgen("lock", "base.yaml", "-o", "."), (1, [
                "base.yaml:7: error: entry 'blue' has number 1, retired with "
                "'green'; 2 is free"]))

    def test_a_pair_at_its_other_end_is_the_same(self) -> None:
        """As locks had it that were written before both ends were one."""
        with folder("base", changed("base", [])):
            other = LOCK.replace(" exclusive=told", "").replace(
                "base/told number=12 type=u16",
                "base/told number=12 type=u16 exclusive=deep")
            self.assertNotEqual(other, LOCK)
            write("base.lock", other)
            self.assertEqual(hnlgen("c", "base.yaml", "-o", "out"), (0, []))
            self.assertEqual(hnlgen("lock", "base.yaml", "-o", "."), (0, []))
            with open("base.lock") as f:
                self.assertEqual(f.read().splitlines()[2:], LINES[2:])

    def test_read_gives_back_what_was_written(self) -> None:
        for name in ("base", "call"):
            with folder(name, changed(name, [])):
                problems = load.Problems()
                found = lock_file.read(f"{name}.lock", problems)
                self.assertEqual(len(problems), 0)
                self.assertEqual(lock_file.text(
                    f"tests/schema/evolution/{name}.yaml",
                    found.records, found.retired),
                    text_of(f"{name}.lock"))


if __name__ == "__main__":
    unittest.main()
