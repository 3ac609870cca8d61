# SPDX-License-Identifier: MIT
"""Writes copies.h: how a struct of each set is copied by the functions that its
family's header has for it, and what else the header offers.

usage: copies.py HEADER.h... >copies.h, each beside its .c

    NAME_init, NAME_set_x, NAME_next_x  -->  copy_NAME(to, from)
    NAME_load, NAME_store, _store_all   -->  again_NAME(bytes)

Nothing of a family stands here: a call that is added is copied in the next run.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

HEAD = "/* SPDX-License-Identifier: MIT */\n/* by tests/codec/copies.py */\n"
ITEMS = 16      # of a list, at most
INIT = r"\b(\w+)_init\(\s*struct \1 \*s\)\n\{"
SETTER = r"{name}_set_(\w+)\(\s*struct {name} \*s([^)]*)\)\s*\{{(.*?)\n\}}"


def setter(name: str, member: str, args: str, body: str) -> list[str]:
    """One member that is present, put into another struct."""
    bit = re.search(r"HNL_SET\(s, (\w+)\)", body)
    if not bit:
        raise SystemExit(f"{name}_set_{member}: sets no bit")
    to = re.search(r"s->(\w+)", body.replace("s->has", ""))
    field = f"from->{to[1]}" if to else ""
    call = f"{name}_set_{member}(to"
    args = " ".join(args.split())
    item = re.match(r", const (.+?) ?\*item, uint32_t n$", args)
    lines: list[str] = []
    if item and "hnl_list_of" in body:
        lines = [f"\tstatic {item[1]} item[{ITEMS}];",
                 f"\tstruct hnl_list l = {field};", "\tuint32_t n = 0;", "",
                 f"\twhile (n < {ITEMS} && {name}_next_{member}(&l, &item[n]))",
                 "\t\tn++;", f"\t{call}, item, n);"]
    elif args == ", const void *p, uint32_t n":
        lines = [f"\t{call}, {field}.p, {field}.n);"]
    elif args == ", const char *p, uint32_t n":
        lines = [f"\t{call}, (const char *){field}.p, {field}.n);"]
    elif args == ", uint32_t value, uint32_t selector":
        lines = [f"\t{call}, {field}.value, {field}.selector);"]
    elif re.match(r", u?int\d+_t v$", args):
        lines = [f"\t{call}, {field});"]
    elif args == "" and "_init(&s->" in body:
        nest = re.search(r"(\w+)_init\(&s->", body)
        lines = [f"\tcopy_{nest[1]}({call}), &{field});"]
    elif args == "":
        lines = [f"\t{call});"]
    else:
        raise SystemExit(f"{name}_set_{member}: takes {args}")
    return [f"\tif (HNL_HAS(from, {bit[1]})) {{",
            *[f"\t{line}" if line else "" for line in lines], "\t}"]


def copy(name: str, text: str) -> list[str]:
    out = [f"static void copy_{name}(void *to_, const void *from_)", "{",
           f"\tconst struct {name} *from = (const struct {name} *)from_;",
           f"\tstruct {name} *to = (struct {name} *)to_;", "",
           f"\t{name}_init(to);"]
    for found in re.finditer(SETTER.format(name=name), text, re.S):
        out += setter(name, *found.groups())
    return [*out, "}"]


def calls(name: str, text: str) -> list[str]:
    """What a message has and a nest has not: functions of the same shape."""
    out = []
    if f"{name}_encode(" in text:
        out += [f"static void encode_{name}(struct hnl_builder *b,",
                "\tuint16_t flags, uint32_t seq, uint32_t port, const void *s)",
                "{",
                f"\t{name}_encode(b, flags, seq, port,",
                f"\t\t(const struct {name} *)s);", "}",
                f"static int decode_{name}(struct hnl_decoder *d,",
                "\tconst uint8_t *buf, const struct hnl_msg *m, void *out,",
                "\tstruct hnl_extack *x)", "{",
                f"\treturn {name}_decode(d, buf, m,",
                f"\t\t(struct {name} *)out, x);", "}"]
    return [*out, f"static void put_{name}(struct hnl_builder *b,",
            "\tconst void *s)", "{",
            f"\t{name}_put(b, (const struct {name} *)s);", "}"]


def again(name: str) -> list[str]:
    """A packed struct: loaded, stored, stored as an array, loaded again."""
    size = f"{name.upper()}_SIZE"
    return [f"static bool again_{name}(const uint8_t *p)", "{",
            f"\tuint8_t one[{size}], two[2 * {size}];",
            f"\tstruct {name} s[2], t;", "",
            "\tmemset(s, 0, sizeof(s));", "\tmemset(&t, 0, sizeof(t));",
            f"\t{name}_load(p, &s[0]);", f"\t{name}_load(p + {size}, &s[1]);",
            f"\t{name}_store(one, &s[1]);", f"\t{name}_load(one, &t);",
            f"\t{name}_store_all(two, s, 2);",
            "\treturn memcmp(&t, &s[1], sizeof(t)) == 0 &&",
            f"\t       memcmp(two + {size}, one, {size}) == 0;", "}"]


def family_of(path: Path) -> list[str]:
    text, family = path.read_text(), path.stem
    source = path.with_suffix(".c").read_text()
    numbers = re.search(r"enum \{\s*(SET_[^}]*)\}", source)[1]
    sets = [s.strip() for s in numbers.split(",")]
    out, rows = [f'#include "{path.name}"'], []
    names = re.findall(INIT, text)
    encoders = set(re.findall(rf"\b({family}_\w+)_put\(\s*struct", text))
    if set(names) != encoders:
        raise SystemExit(f"{path}: not read: {set(names) ^ encoders}")
    for name in names:
        out.append(f"static void copy_{name}(void *to_, const void *from_);")
    for name in names:
        out += [*copy(name, text), *calls(name, text)]
        number = sets.index("SET_" + name.removeprefix(family + "_").upper())
        both = f"encode_{name}, decode_{name}" \
            if f"{name}_encode(" in text else "NULL, NULL"
        rows.append(f"\t[{number}] = {{ sizeof(struct {name}), copy_{name},"
                    f" put_{name}, {both} }},")
    out += [f"static const struct copy {family}_copy[{len(sets)}] = {{",
            *rows, "};"]
    empty = re.findall(
        r"\b(\w+)_encode\(struct hnl_builder \*b,\s*uint16_t flags,"
        r"\s*uint32_t seq,\s*uint32_t port\)\n\{", text)
    out += [f"static const encode_empty {family}_empty[] = {{",
            *[f"\t{name}_encode," for name in empty], "\tNULL };"]
    packed = re.findall(r"\b(\w+)_store_all\(uint8_t", text)
    for name in packed:
        out += again(name)
    return [*out, f"static const again {family}_again[] = {{",
            *[f"\tagain_{name}," for name in packed], "\tNULL };"]


def main() -> None:
    paths = [Path(p) for p in sys.argv[1:]]
    print(HEAD, end="")
    for path in paths:
        print("\n".join(family_of(path)))
    print("static const struct copies copies[] = {")
    for path in paths:
        n = path.stem
        print(f"\t{{ &{n}_family, {n}_copy, {n}_empty, {n}_again }},")
    print("};")


if __name__ == "__main__":
    main()
