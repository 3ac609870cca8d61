# SPDX-License-Identifier: MIT
"""What is not proved is said, and what the proof takes for granted is counted.

    lib/, include/hnl/: each function --in functions.py, for its file
                                      --or in NOT_PROVED, with why not
    "admit", "axiom"    as many as TRUSTED says, file by file; those of port.h
                        are proved by bits.py, those of once.h name places

usage: listed.py

No prover is asked: so a new function that nobody thought of proving, and one
more thing that is taken for granted, are seen in the default suite.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(Path(__file__).parent))

from functions import FILES  # noqa: E402

BY_TESTS = "what is stored and said, by vectors, decoders and coverage"
# File: names, or all of them; why.
NOT_PROVED = {
    "include/hnl/decode.h": ("*", "straight-line decoders, " + BY_TESTS),
    "include/hnl/encode.h": ("*", "generated encoders, " + BY_TESTS),
    "include/hnl/quick.h": ("*", "generated encoders, " + BY_TESTS),
    "include/hnl/ynl.h": ("*", "families of netlink's own form, " + BY_TESTS),
    "include/hnl/port.h": ("*", "builtins of the compiler: port.h of the proof "
                           "says what they do"),
    "include/hnl/policy.h": ("""
        hnl_field_admits hnl_field_fits64 hnl_field_fits32 hnl_decoder_init
        """, "contracts that are taken for granted; of the last " + BY_TESTS),
    "include/hnl/wire.h": ("""
        hnl_store_two_le64 hnl_fetch_le16 hnl_fetch_le32 hnl_fetch_le64
        """, "forms of the loads and stores that the proof does not see"),
    "lib/internal.h": ("hnl_number_store", "a typed store; EVA sees its body"),
    "lib/value.c": ("store_bytes store_bitfield",
                    "typed stores; EVA sees their bodies"),
    "lib/list.c": ("store_bits hnl_list_next_nest",
                   "a typed store, and what decodes"),
    "lib/policy.c": ("list_value store_bits hnl_policy_decode",
                     "typed stores, and a call by a table's pointer"),
    "lib/close.h": ("list_at", "a typed load"),
}
# File: "admit", "axiom". README.md, What is trusted, has them one by one.
TRUSTED = {
    "lib/explain.c": (10, 0),
    "lib/close.h": (4, 0),
    "lib/level.h": (5, 11),
    "lib/policy.c": (3, 0),
    "lib/stack.h": (2, 0),
    "tests/proof/once.h": (0, 3),
    "tests/proof/port.h": (0, 26),
}
# Each must be found: what a function looks like, what is trusted.
SAMPLES = """
int one_line(void) { return 0; }
__attribute__((alloc_size(1, 2), noinline)) int with_attribute(void)
{
}
static inline bool
far_from_its_type(const struct hnl_list *l,
\t\t  size_t n)
{
}
"""
TRUST = """
/*@ requires a; admit b; */
//@ admit c: d;
/*@ axiomatic A { axiom e: f; } */
/* admit nothing, axiom of nobody */
"""

DEFINITION = re.compile(r"^(?:[A-Za-z_][\w \*\n]*?[ \*\n])(\w+)"
                        r"\(([^;{}]*?)\)\s*\{", re.M)
ATTRIBUTE = re.compile(r"__attribute__\(\((?:[^()]|\([^()]*\))*\)\)\s*")
ACSL = re.compile(r"/\*@.*?\*/|//@[^\n]*", re.S)


def files() -> list[Path]:
    return sorted(f for p in ("lib/*.[ch]", "include/hnl/*.h")
                  for f in ROOT.glob(p))


def proved_in(name: str) -> set[str]:
    """A header's functions are proved where a source includes them."""
    return {f for path, names, _ in FILES for f in names
            if path == name or name.endswith(".h")}


def functions_of(text: str) -> list[str]:
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    text = re.sub(r"^#(?:[^\n]*\\\n)*[^\n]*\n", "", text, flags=re.M)
    text = ATTRIBUTE.sub("", text)
    return [m[1] for m in DEFINITION.finditer(text)]


def trusted_of(text: str) -> tuple[int, int]:
    said = "\n".join(ACSL.findall(text))
    return (len(re.findall(r"\badmit\b", said)),
            len(re.findall(r"\baxiom\b", said)))


def problems() -> list[str]:
    out, seen, there = [], 0, {str(f.relative_to(ROOT)) for f in files()}
    if functions_of(SAMPLES) != ["one_line", "with_attribute",
                                 "far_from_its_type"]:
        out.append(f"of the samples only {functions_of(SAMPLES)} are found")
    if trusted_of(TRUST) != (2, 1):
        out.append(f"of the trusted {trusted_of(TRUST)} are found")
    told = {f"tests/proof/{name}" for name in ("port.h", "once.h")}
    out += [f"{name} is listed and not there" for name in sorted(
        (NOT_PROVED.keys() | TRUSTED.keys() | {path for path, _, _ in FILES})
        - there - told)]
    for name in sorted(there | told | TRUSTED.keys()):
        path, said = ROOT / name, TRUSTED.get(name, (0, 0))
        found = trusted_of(path.read_text()) if path.exists() else None
        if found != said:
            out.append(f"{name}: {found} admit, axiom; {said} are said")
    for path in files():
        name, text = str(path.relative_to(ROOT)), path.read_text()
        listed = NOT_PROVED.get(name, ("", ""))[0].split()
        here, proved = functions_of(text), proved_in(name)
        seen += len(here)
        out += [f"{name}: {f} is neither in functions.py nor in NOT_PROVED"
                for f in here if listed != ["*"] and f not in proved
                and f not in listed]
        out += [f"{name}: NOT_PROVED has {f}, which is not there, or proved"
                for f in listed if f != "*" and (f not in here or f in proved)]
    if seen < 200:
        out.append(f"{seen} functions in all: the search for them is broken")
    return out


def main() -> int:
    wrong = problems()
    print("\n".join(wrong) or "each function is proved, or said not to be")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
