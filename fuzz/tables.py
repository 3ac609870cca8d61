# SPDX-License-Identifier: MIT
"""Writes tables of what was generated, for targets that call all of it.

usage: tables.py codec GENERATED.c... >codec_table.h
       tables.py legacy HEADER.h... >legacy_table.h

A policy table knows a set's struct by its offsets alone. codec gives each set
the struct's size and the encoder. legacy gives each operation its four
conversions, and checks that a struct that was taken comes back.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

HEAD = "/* SPDX-License-Identifier: MIT */\n/* by fuzz/tables.py */\n"


def codec(path: Path) -> list[str]:
    text, family = path.read_text(), path.stem
    sets = re.search(r"enum \{\s*(SET_[^}]*)\}", text)
    if not sets:
        raise SystemExit(f"{path}: no enum of sets")
    numbers = [s.strip() for s in sets[1].split(",")]
    names = re.findall(rf"^void {family}_(\w+)_put\(", text, re.M)
    out = [f'#include "{family}.h"']
    rows = []
    for name in dict.fromkeys(names):
        number = numbers.index(f"SET_{name.upper()}")
        full = f"{family}_{name}"
        out += [f"static void put_{full}(struct hnl_builder *b, const void *s)",
                "{",
                f"\t{full}_put(b, (const struct {full} *)s);",
                "}"]
        rows.append(f"\t[{number}] = {{ sizeof(struct {full}), put_{full} }},")
    return [*out, f"static const struct codec {family}_codec"
            f"[{len(numbers)}] = {{", *rows, "};"]


PROTOTYPE = re.compile(
    r"(hnl_\w+?)(_reply)?_from_legacy\(\s*const struct (\w+) \*in,"
    r"\s*struct (\w+) \*out\)")


def legacy(path: Path) -> list[str]:
    out = [f'#include "{path.name}"']
    rows = []
    for name, reply, old, new in PROTOTYPE.findall(path.read_text()):
        row = f"{name}{reply}"
        back = f"{row}_to_legacy"
        out += [f"static bool back_{row}(const void *s)", "{",
                f"\tstruct {new} req, again;",
                f"\tstruct {old} first, second, third;", "",
                "\tmemset(&req, 0, sizeof(req));",
                "\tmemset(&again, 0, sizeof(again));",
                f"\tmemcpy(&first, s, sizeof(first));",
                "\tmemcpy(&second, s, sizeof(second));",
                f"\tif ({row}_from_legacy(&first, &req) != 0)",
                "\t\treturn false;",
                # What an old caller says, an old hypervisor can be told.
                f"\trequire({back}(&req, &second) == 0);",
                f"\trequire({row}_from_legacy(&second, &again) == 0);",
                "\trequire(memcmp(req.has, again.has, sizeof(req.has)) == 0);",
                # Bytes of again lie in second: what is written is a third.
                "\tmemcpy(&third, &second, sizeof(third));",
                f"\trequire({back}(&again, &third) == 0);",
                "\trequire(memcmp(&second, &third, sizeof(third)) == 0);",
                "\treturn true;", "}"]
        rows.append(f"\t{{ sizeof(struct {old}), back_{row} }},")
    short = path.stem.replace("_legacy", "")
    return [*out, f"static const struct back {short}_back[] = {{", *rows, "};"]


def main() -> None:
    make = {"codec": codec, "legacy": legacy}[sys.argv[1]]
    print(HEAD, end="")
    for path in sys.argv[2:]:
        print("\n".join(make(Path(path))))


if __name__ == "__main__":
    main()
