#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Bugs, sown one at a time: who finds them?

usage: tests/proof/mutate.py [--from N] [--to N]

Each row is a bug: file, function, what stands there, what a careless hand could
have made of it. The proof of that function alone is asked first, then the unit
tests. Prints a line for each; exit status 1 when one lived.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

ATTR, BUILDER, WIRE = ("include/hnl/attr.h", "include/hnl/builder.h",
                       "include/hnl/wire.h")
GPA, RING, RULE = "lib/gpa.c", "lib/ring.c", "lib/rule.c"

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
    (ATTR, "hnl_attr_of", "if (buf[pos + i] != 0)", "if (buf[pos + i] > 127)"),
    (ATTR, "hnl_attr_of", "size_t len = head & 0xffff,",
     "size_t len = head & 0x3fff,"),
    (ATTR, "hnl_attr_at", "end - pos < HNL_ATTRHDR)", "end - pos < 2)"),
    (ATTR, "hnl_attr_at", "return hnl_attr_of(hnl_load_le32(buf + pos), buf",
     "return hnl_attr_of(hnl_load_le32(buf + pos + 4), buf"),
    ("lib/attr.c", "hnl_attr_find", "pos = a.next;", "pos = a.off - 4;"),
    ("lib/attr.c", "hnl_attr_find", "a.type == type)", "a.type >= type)"),
    ("lib/attr.c", "hnl_attr_find", "while (pos < end)", "while (pos <= end)"),
    (WIRE, "hnl_align", "(n + 3u) / 4u", "(n + 4u) / 4u"),
    (WIRE, "hnl_load_le16", "p[0] + ((uint32_t)p[1] << 8));",
     "p[1] + ((uint32_t)p[0] << 8));"),
    (WIRE, "hnl_load_le64", "((uint64_t)p[5] << 40)", "((uint64_t)p[5] << 48)"),
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
    (RING, "ready_bytes", "ready > r->mem.size ||", "ready > 2 * r->mem.size ||"),
    (RING, "ready_bytes", "ready < r->prod - r->cons || ", ""),
    (RING, "ready_bytes", "||\n\t    ready % HNL_ALIGN != 0)", ")"),
    (RING, "with_gap", "len <= left ?", "len < left ?"),
    (RING, "hnl_consumer_ready", "n < left ?", "n > left ?"),
    (RING, "hnl_producer_has_room", "return !r->broken &&\n",
     "return \n"),
    (RING, "passes", "event - old < now - old", "event <= now"),
    (RULE, "hnl_policy_broken", "i < s->rules[set].n; i++",
     "i <= s->rules[set].n; i++"),
]

HEADERS = {ATTR: "lib/attr.c", WIRE: "lib/attr.c", BUILDER: "lib/builder.c"}
TESTS = ["attr", "gpa", "msg", "policy", "policy_rules", "ring"]


def sow(tree: Path, file: str, old: str, new: str) -> None:
    path = tree / file
    text = path.read_text()
    if text.count(old) != 1:
        raise SystemExit(f"{file}: {old!r} stands there {text.count(old)} times")
    path.write_text(text.replace(old, new))


def proof_finds(tree: Path, file: str, function: str) -> str:
    run = subprocess.run(
        [ROOT / "tests/proof/run", "--root", tree, "--steps",
         "1000000", "--only",
         function, "--file", HEADERS.get(file, file)], capture_output=True, text=True)
    if run.returncode == 0:
        return ""
    goals = [line.split("_", 1)[1] for line in run.stdout.splitlines()
             if "not proved" in line]
    if not goals:
        raise SystemExit("no proof ran:\n" + run.stdout + run.stderr)
    return "proof: " + goals[0].removeprefix(function + "_")


def test_finds(tree: Path) -> str:
    sources = list((tree / "lib").glob("**/*.c"))
    for name in TESTS:
        exe = tree / name
        build = subprocess.run(
            ["gcc", "-O1", "-w", f"-I{tree}/include", f"-I{tree}/lib/generated",
             f"-I{tree}/lib", f"-I{ROOT}/tests/unit", "-o", exe,
             f'-DABI_H="{tree}/include/hnl/abi.h"',
             ROOT / f"tests/unit/test_{name}.c", *sources, "-lcmocka"],
            capture_output=True, text=True)
        if build.returncode != 0:
            raise SystemExit(build.stderr)
        try:
            if subprocess.run([exe], capture_output=True,
                              timeout=60).returncode != 0:
                return f"test: {name}"
        except subprocess.TimeoutExpired:
            return f"test: {name}, no end"
    return ""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--from", type=int, default=0, dest="first")
    parser.add_argument("--to", type=int, default=len(BUGS))
    args = parser.parse_args()
    lived = 0
    for i, (file, function, old, new) in enumerate(BUGS):
        if not args.first <= i < args.to:
            continue
        with tempfile.TemporaryDirectory() as tmp:
            tree = Path(tmp)
            for part in ("include", "lib"):
                shutil.copytree(ROOT / part, tree / part)
            sow(tree, file, old, new)
            by = proof_finds(tree, file, function) or test_finds(tree)
        lived += not by
        print(f"{i:2} {function:22} {' '.join(old.split())[:34]:34} "
              f"{by or 'LIVED'}", flush=True)
    print("all found" if not lived else f"{lived} lived")
    return 1 if lived else 0


if __name__ == "__main__":
    sys.exit(main())
