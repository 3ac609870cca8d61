#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Bugs, sown one at a time: who finds them?

usage: mutate.py [--from N] [--to N] [--by proof|test|corpus] [--go-on] [DIR]

    a tree with one bug --> the proof of that function
                        --> unit tests of lib/
                        --> fuzz/corpus/ by targets of lib/, ASan and UBSan

Each row of BUGS is a bug: file, function, what stands there, what a careless
hand could have made of it. All three are asked, whoever was first. Before a
row counts, they must find nothing in the tree as it is, within the same limits.
--go-on takes what an earlier run of the same tree found from DIR. A line of TAP
for each row; with DIR, DIR/mutate.tap and DIR/table.md, the table of
docs/assurance.md. Exit status 1 when a bug lived.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/proof"))

from functions import FILES  # noqa: E402

PROVED = {name for _, names, _ in FILES for name in names}

ATTR, BUILDER, WIRE = ("include/hnl/attr.h", "include/hnl/builder.h",
                       "include/hnl/wire.h")
MSG = "include/hnl/msg.h"
GPA, RING, RULE = "lib/gpa.c", "lib/ring.c", "lib/rule.c"
LIST, VALUE = "lib/list.c", "lib/value.c"
POLICY, PLAIN, LEVEL = "lib/policy.c", "lib/plain.h", "lib/level.h"
CLOSE, STACK = "lib/close.h", "lib/stack.h"

# File, function, old, new. The proof reads a header by way of HEADERS.
BUGS = [
    (ATTR, "hnl_attr_of", "len < HNL_ATTRHDR)", "len < 1)"),
    (ATTR, "hnl_attr_of", "padded > left)", "len > left)"),
    (ATTR, "hnl_attr_of", "padded > left)", "padded > left + 1)"),
    (ATTR, "hnl_attr_of", "a.next = pos + padded;", "a.next = pos + len;"),
    (ATTR, "hnl_attr_of", "a.len = len - HNL_ATTRHDR;", "a.len = len;"),
    (ATTR, "hnl_attr_of", "a.off = pos + HNL_ATTRHDR;", "a.off = pos;"),
    (ATTR, "hnl_attr_of", "i < padded); i++", "i + 1 < padded); i++"),
    (ATTR, "hnl_attr_of", "i < padded); i++", "i <= padded); i++"),
    (ATTR, "hnl_attr_of", "if (hnl_load_u8(buf + pos + i) != 0)",
     "if (hnl_load_u8(buf + pos + i) > 127)"),
    (ATTR, "hnl_attr_of", "size_t len = head & 0xffff,",
     "size_t len = head & 0x3fff,"),
    (ATTR, "hnl_attr_at", "end - pos < HNL_ATTRHDR)", "end - pos < 2)"),
    (ATTR, "hnl_attr_at", "return hnl_attr_of(hnl_load_le32(buf + pos), buf",
     "return hnl_attr_of(hnl_load_le32(buf + pos + 4), buf"),
    ("lib/attr.c", "hnl_attr_find", "pos = a.next;", "pos = a.off - 4;"),
    ("lib/attr.c", "hnl_attr_find", "a.type == type)", "a.type >= type)"),
    ("lib/attr.c", "hnl_attr_find", "while (pos < end)", "while (pos <= end)"),
    (WIRE, "hnl_align", "(n + 3u) / 4u", "(n + 4u) / 4u"),
    (WIRE, "hnl_load_le16", "(uint32_t)hnl_load_u8(p + 1) << 8));",
     "(uint32_t)hnl_load_u8(p) << 8));"),
    (WIRE, "hnl_load_le64", "(uint64_t)hnl_load_u8(p + 5) << 40",
     "(uint64_t)hnl_load_u8(p + 5) << 48"),
    (GPA, "hnl_gpa_check_bytes", "len - 1 > ~(uint64_t)0 - gpa",
     "len > ~(uint64_t)0 - gpa"),
    (GPA, "hnl_gpa_check_bytes", "gpa > highest || ", ""),
    (GPA, "hnl_gpa_check_bytes", "len - 1 > highest - gpa)",
     "len > highest - gpa)"),
    (GPA, "hnl_gpa_check_pages", "if (n > ~(uint64_t)0 / HNL_PAGE)\n"
     "\t\treturn HNL_REASON_GPA_WRAP;\n", ""),
    (GPA, "hnl_gpa_list_check", "if (len % HNL_GPA_SEGMENT != 0)\n"
     "\t\treturn HNL_REASON_LENGTH;\n", ""),
    (GPA, "hnl_gpa_list_check", "if (hnl_load_le32(p + 12) != 0)\n"
     "\t\t\treturn HNL_REASON_RESERVED;\n", ""),
    (GPA, "hnl_gpa_walk_next", "if (w->i >= w->n)", "if (w->i > w->n)"),
    (GPA, "hnl_gpa_walk_next", "w->left < in_page ?", "w->left > in_page ?"),
    (BUILDER, "hnl_builder_room", "hnl_builder_left(b) < n))",
     "hnl_builder_left(b) + 4 < n))"),
    (BUILDER, "hnl_builder_fail", "b->size = b->len;", ""),
    (BUILDER, "hnl_attr_room", "HNL_ATTRHDR + hnl_align(payload));",
     "HNL_ATTRHDR + payload);"),
    (BUILDER, "hnl_attr_put_u64", "hnl_attr_room(b, type, 8);",
     "hnl_attr_room(b, type, 4);"),
    (BUILDER, "hnl_attr_nest_end", "len > HNL_ATTR_MAX))",
     "len > HNL_ATTR_MAX + 1))"),
    (RING, "refresh_cons", "cons - r->cons > r->published - r->cons",
     "cons > r->published"),
    (RING, "ready_bytes", "ready > r->mem.size ||",
     "ready > 2 * r->mem.size ||"),
    (RING, "ready_bytes", "ready < r->prod - r->cons || ", ""),
    (RING, "ready_bytes", "||\n\t    ready % HNL_ALIGN != 0)", ")"),
    (RING, "with_gap", "len <= left ?", "len < left ?"),
    (RING, "hnl_consumer_ready", "n < left ?", "n > left ?"),
    (RING, "hnl_producer_has_room", "return !r->broken &&\n",
     "return \n"),
    (RING, "passes", "event - old < now - old", "event <= now"),
    (RULE, "hnl_policy_broken", "i < s->rules[set].n; i++",
     "i <= s->rules[set].n; i++"),
    (MSG, "hnl_msg_at", "(left < HNL_NLHDR))", "(left < 4))"),
    (MSG, "hnl_msg_at", "(len < HNL_NLHDR || m.head.type >= HNL_FAMILY_MIN))",
     "len < HNL_NLHDR)"),
    (MSG, "hnl_msg_at", "(len % HNL_ALIGN != 0 && hnl_align(len) > left))",
     "(false))"),
    (MSG, "hnl_msg_at", "m.next = pos + hnl_align(len);",
     "m.next = pos + len;"),
    ("lib/msg.c", "read_ignored", "if (n > HNL_IGNORED_MAX)",
     "if (n > HNL_IGNORED_MAX + 1)"),
    (LIST, "hnl_list_next", "l->pos = (uint32_t)a->next;",
     "l->pos = (uint32_t)a->off;"),
    (LIST, "hnl_list_next", "if (a->reason == HNL_REASON_NONE &&\n"
     "\t\t    (a->type", "if ((a->type"),
    (VALUE, "hnl_number_check", "if (v < f->lo || v > f->hi)",
     "if (v < f->lo || v >= f->hi)"),
    (VALUE, "hnl_number_check", "if (v < f->lo || v > f->hi)",
     "if (v > f->hi)"),
    (VALUE, "load_number", "case 4:\n\t\tv = hnl_load_le32(p);",
     "case 4:\n\t\tv = hnl_load_le64(p);"),
    (LEVEL, "find_field", "f = &in->field[slot - 1];",
     "f = &in->field[slot];"),
    (PLAIN, "take_u64", "in->end - pos < 12))", "in->end - pos < 8))"),
    (PLAIN, "take_plain", "head & (HEAD_LEN | HEAD_NESTED);",
     "head & HEAD_LEN;"),
    (PLAIN, "take_small", "hnl_number_store(in->out + f->dst, f->shape - "
     "HNL_ATTRHDR, v);", "hnl_number_store(in->out + f->dst, 4, v);"),
    (POLICY, "skip_unknown", "hnl_align(len) > left))", "len > left))"),
    (POLICY, "skip_unknown", "if (len == HNL_ATTRHDR + 8 && left >= 12)",
     "if (len == HNL_ATTRHDR + 8)"),
    (CLOSE, "check_fields", "for (i = 0; i < set->n_fields; i++)",
     "for (i = 0; i <= set->n_fields; i++)"),
    (CLOSE, "close_any_set", "if (in->out == NULL)\n\t\tn_words = 0;\n", ""),
    (CLOSE, "refuse_rule", "f[r->other].type;", "f[r->field].type;"),
    (STACK, "enter", "d->depth + 1 >= HNL_DEPTH_MAX ||",
     "d->depth >= HNL_DEPTH_MAX ||"),
    (STACK, "enter", "a->off + a->len, pos, seen);", "a->next, pos, seen);"),
    (POLICY, "take_any", "*next = pos + HNL_ATTRHDR;\n", ""),
    (POLICY, "take_any", "else if (HNL_UNLIKELY(before))\n"
     "\t\treason = HNL_REASON_DUPLICATE;\n\t", ""),
    (POLICY, "walk", "if (n != 0 || d->depth == 0)", "if (n != 0)"),
]

HEADERS = {ATTR: "lib/attr.c", WIRE: "lib/attr.c", BUILDER: "lib/builder.c",
           MSG: "lib/msg.c", PLAIN: POLICY, LEVEL: POLICY, STACK: POLICY,
           CLOSE: POLICY}
TESTS = ["attr", "gpa", "msg", "policy", "policy_edges", "policy_refuse",
         "policy_rules", "ring"]
LIMIT = 60      # seconds of a test or a corpus; more is "no end"
CACHE = ["ccache"] if shutil.which("ccache") else []
CC = {True: "clang-19", False: "gcc"}   # checked: gcc takes five times as long
INCLUDES = ["-Iinclude", "-Ilib/generated", "-Ilib", "-Itests/unit", "-Ifuzz",
            '-DABI_H="include/hnl/abi.h"']
CHECKED = ["-fsanitize=address,undefined", "-fno-sanitize-recover=all"]


def copy(tree: Path) -> None:
    for part in ("include", "lib", "guest", "tests/unit", "fuzz"):
        shutil.copytree(ROOT / part, tree / part)


def sow(tree: Path, file: str, old: str, new: str) -> None:
    path = tree / file
    text = path.read_text()
    if text.count(old) != 1:
        raise SystemExit(f"{file}: {old!r} stands there "
                         f"{text.count(old)} times")
    path.write_text(text.replace(old, new))


def proof_finds(tree: Path, file: str, function: str) -> str:
    if function not in PROVED:
        return ""
    run = subprocess.run(
        [ROOT / "tests/proof/run", "--root", tree, "--steps", "3000000",
         "--timeout", "60", "--only", function, "--file",
         HEADERS.get(file, file)], capture_output=True, text=True)
    if run.returncode == 0:
        return ""
    goals = [line.split(function + "_", 1)[-1]
             for line in run.stdout.splitlines() if "not proved" in line]
    if not goals:
        raise SystemExit("no proof ran:\n" + run.stdout + run.stderr)
    return goals[0]


def compiled(tree: Path, flags: list[str], names: list[str]) -> list[str]:
    """Objects; relative names, so that ccache knows what has not changed."""
    def one(name: str) -> str:
        obj = name.replace("/", "_") + ".o"
        done = subprocess.run(
            [*CACHE, CC[flags == CHECKED], "-std=gnu99", "-O1", "-w",
              *flags, *INCLUDES, "-c", name,
             "-o", obj], cwd=tree, capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(done.stderr)
        return obj
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(one, names))


def sources(tree: Path, *patterns: str) -> list[str]:
    return sorted(str(f.relative_to(tree)) for p in patterns
                  for f in tree.glob(p))


def link(tree: Path, exe: str, *what: str) -> None:
    done = subprocess.run([CC[CHECKED[0] in what], "-o", exe, *what], cwd=tree,
                          capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(done.stderr)


def goes_wrong(tree: Path, cmd: list[str]) -> str:
    try:
        done = subprocess.run(cmd, cwd=tree, capture_output=True,
                              timeout=LIMIT)
    except subprocess.TimeoutExpired:
        return ", no end"
    return "" if done.returncode == 0 else " "


def test_finds(tree: Path, *bug: str) -> str:
    lib = compiled(tree, [], sources(tree, "lib/*.c"))
    for name in TESTS:
        main = compiled(tree, [], [f"tests/unit/test_{name}.c"])
        link(tree, name, *main, *lib, "-lcmocka")
        if how := goes_wrong(tree, ["./" + name]):
            return name + how.rstrip()
    return ""


def corpus_finds(tree: Path, file: str, *bug: str) -> str:
    """Messages and attributes, or a ring of a guest's, which has messages too
    but needs generated code."""
    ring = file == RING
    parts = ["lib/*.c", "guest/*.c", "fuzz/replay.c"]
    if ring:
        parts += ["lib/generated/hnl_ctrl.c", "lib/generated/hnl_memory.c"]
    lib = compiled(tree, CHECKED, sources(tree, *parts))
    for name in ["ring"] if ring else ["attr", "msg"]:
        main = compiled(tree, CHECKED, [f"fuzz/{name}.c"])
        # The guest's own calls, which attr and msg never make.
        link(tree, "replay-" + name, *CHECKED, *main, *lib, "-lmnl",
             *([] if ring else
               ["-no-pie", "-Wl,--unresolved-symbols=ignore-all"]))
        if how := goes_wrong(tree, ["./replay-" + name, "fuzz/corpus/" + name]):
            return name + how.rstrip()
    return ""


FINDERS = {"proof": proof_finds, "test": test_finds, "corpus": corpus_finds}


def ask(by: list[str], file: str, function: str, *change: str) -> dict:
    with tempfile.TemporaryDirectory() as tmp:
        tree = Path(tmp)
        copy(tree)
        if change:
            sow(tree, file, *change)
        return {who: FINDERS[who](tree, file, function) for who in by}


def cell(text: str) -> str:
    text = " ".join(text.split()).replace("|", "\\|")
    return f"`{text}`" if text else "nothing"


class Run:
    """What each found of each bug; kept in DIR/found as it is found."""

    def __init__(self, out: Path | None, go_on: bool):
        self.path = out / "found" if out else None
        self.found: dict[str, str] = {}
        if go_on and self.path and self.path.exists():
            self.found = json.loads(self.path.read_text())

    def key(self, who: str, bug: tuple) -> str:
        return " ".join([who, *bug])

    def ask(self, by: list[str], *bug: str) -> dict[str, str]:
        asked = [w for w in by if self.key(w, bug) not in self.found]
        for who, what in (ask(asked, *bug) if asked else {}).items():
            self.found[self.key(who, bug)] = what
        if self.path:
            self.path.write_text(json.dumps(self.found, indent=0))
        return {w: self.found[self.key(w, bug)] for w in by}

    def as_it_is(self, by: list[str], file: str, function: str) -> dict:
        """Nothing may be found where no bug is: each finder is asked once, the
        proof of each function once."""
        got = {}
        for who in by:
            name = (function if who == "proof" else
                    "ring" if file == RING else "")
            if (key := f"{who} {name} as it is") not in self.found:
                self.found[key] = ask([who], file, function)[who]
            got[who] = self.found[key]
        return got


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--from", type=int, default=0, dest="first")
    parser.add_argument("--to", type=int, default=len(BUGS))
    parser.add_argument("--by", choices=list(FINDERS), action="append")
    parser.add_argument("--go-on", action="store_true")
    parser.add_argument("out", nargs="?", type=Path)
    args = parser.parse_args()
    by = args.by or list(FINDERS)
    run, tap, lived = Run(args.out, args.go_on), [], 0
    table = ["| function | stands there | sown | " + " | ".join(by) + " |",
             "|---" * (3 + len(by)) + "|"]
    for i, bug in enumerate(BUGS[args.first:args.to], args.first):
        file, function, old, new = bug
        name = f"{i} {function} {' '.join(old.split())[:34].replace('#', '')}"
        before = run.as_it_is(by, file, function)
        found = {} if any(before.values()) else run.ask(by, *bug)
        good = any(found.values())
        lived += not good
        told = ", ".join(f"{w} {what}" for w, what in found.items() if what)
        if not found:
            told = f"as it is: {before}"
        tap.append(f"{'ok' if good else 'not ok'} {len(tap) + 1} - {name}: "
                   + (told or "LIVED"))
        print(tap[-1], flush=True)
        table.append("| " + " | ".join(
            [f"`{function}`", cell(old), cell(new)]
            + [found.get(w) or "-" for w in by]) + " |")
    print(f"1..{len(tap)}")
    if args.out is not None:
        (args.out / "mutate.tap").write_text(
            "\n".join(tap + [f"1..{len(tap)}"]) + "\n")
        (args.out / "table.md").write_text("\n".join(table) + "\n")
    return 1 if lived else 0


if __name__ == "__main__":
    sys.exit(main())
