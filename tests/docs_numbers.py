#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Compares the numbers in docs/abi.md with the headers.

usage: docs_numbers.py

Every table whose first two columns are called "name" and "value" is read:
`HNL_X` and its number. Each must equal the header's, and each number of
hnl/abi.h, and of hnl/registers.h but its counters, must stand in a table. The
table of commands is compared with the generated code. Last, each number found
is falsified in turn, to see that this test would notice.
"""

from __future__ import annotations

import re
import sys
import uuid
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = "docs/abi.md"
COMPLETE = ["include/hnl/abi.h", "include/hnl/registers.h"]
GENERATED = {p.stem[4:]: f"lib/generated/{p.stem}"
             for p in sorted((ROOT / "lib/generated").glob("hnl_*.h"))}
OTHERS = ["include/hnl/gpa.h", *(p + ".h" for p in GENERATED.values())]
NOT_ON_THE_PAGE = re.compile(r"HNL_STAT")   # counters of the test calls

DEFINE = re.compile(r"^#define\s+(HNL_\w+)\s+(0x[0-9a-fA-F]+|\d+|\"[^\"]*\")u?"
                    r"\s*(?:/\*|$)", re.M)
ENUM = re.compile(r"^enum(?:\s+\w+)?\s*\{(.*?)^\s*\};", re.M | re.S)
ENTRY = re.compile(r"(HNL_\w+)\s*(?:=\s*(0x[0-9a-fA-F]+|\d+))?\s*(?:,|$)")
COMMENT = re.compile(r"/\*.*?\*/", re.S)
COMMAND = re.compile(r"\[(HNL_\w+_CMD_\w+)\] = \{(.*?)\n\t\},", re.S)


def number(text: str) -> int | str:
    text = text.strip('"')
    try:
        return int(text, 0)
    except ValueError:
        return text


def header_numbers(text: str) -> dict[str, int | str]:
    found = {name: number(value) for name, value in DEFINE.findall(text)}
    for body in ENUM.findall(COMMENT.sub("", text)):
        following = 0
        for name, value in ENTRY.findall(body.strip()):
            following = int(value, 0) if value else following
            found[name] = following
            following += 1
    return found


def read(path: str) -> str:
    return (ROOT / path).read_text()


def tables(page: str) -> list[tuple[list[str], list[list[str]]]]:
    """(header cells, rows of cells) of each table."""
    out, rows = [], []
    for line in [*page.splitlines(), ""]:
        if line.startswith("|"):
            rows.append([c.strip().strip("`")
                         for c in line.strip("|").split("|")])
        elif rows:
            out.append((rows[0], rows[2:]))
            rows = []
    return out


def page_numbers(page: str) -> list[tuple[str, int | str]]:
    return [(row[0], number(row[1])) for head, rows in tables(page)
            if head[:2] == ["name", "value"] for row in rows]


def page_commands(page: str) -> dict[str, tuple]:
    return {row[0]: (*map(number, row[1:4]), row[4])
            for head, rows in tables(page) if head[0] == "command"
            for row in rows}


def member(body: str, name: str) -> int:
    found = re.search(rf"\.{name} = (\d+)", body)
    return int(found.group(1)) if found else 0


def generated_commands() -> dict[str, tuple]:
    found = {}
    for family, path in GENERATED.items():
        numbers = header_numbers(read(path + ".h"))
        for name, body in COMMAND.findall(read(path + ".c")):
            kind = next((k for k in ("dump", "event")
                         if f"HNL_COMMAND_{k.upper()}" in body), "do")
            command = name.split("_CMD_")[1].lower().replace("_", "-")
            found[f"{family.replace('_', '-')}.{command}"] = (
                numbers[name], member(body, "reply_bound"),
                member(body, "reply_each"), kind)
    return found


def uid_words(text: str) -> str:
    raw = uuid.UUID(text).bytes
    return ", ".join(f"0x{int.from_bytes(raw[i:i + 4], 'little'):08x}"
                     for i in range(0, 16, 4))


def problems(page: str, headers: dict, needed: set, commands: dict) -> list:
    out, seen = [], set()
    for name, value in page_numbers(page):
        if name in seen:
            out.append(f"{name} stands in two tables")
        seen.add(name)
        if name not in headers:
            out.append(f"{name} is in no header")
        elif headers[name] != value:
            out.append(f"{name} is {value}; the header has {headers[name]}")
    out += [f"{name} is not on the page" for name in sorted(needed - seen)]
    listed = page_commands(page)
    for name in sorted(listed.keys() | commands.keys()):
        if listed.get(name) != commands.get(name):
            out.append(f"command {name} is {listed.get(name)}; the code has "
                       f"{commands.get(name)}")
    for uid in re.findall(r"UUID ([0-9a-f-]{36})", page):
        if uid_words(uid) not in " ".join(page.split()):
            out.append(f"the words of {uid} are {uid_words(uid)}")
    return out


def unnoticed(page: str, *truth) -> list[str]:
    """Lines whose number may be changed without a complaint."""
    out = []
    lines = page.splitlines()
    for i, line in enumerate(lines):
        if not re.match(r"\| `(HNL_\w+|[a-z]+\.[a-z-]+)` \|", line):
            continue
        cells = line.split("|")
        cells[2] = " 4242 "
        wrong = lines[:i] + ["|".join(cells)] + lines[i + 1:]
        if not problems("\n".join(wrong), *truth):
            out.append(f"line {i + 1} could say 4242: {line}")
    return out


def main() -> int:
    page = read(PAGE)
    needed = {n for path in COMPLETE for n in header_numbers(read(path))
              if not NOT_ON_THE_PAGE.match(n)}
    headers = {}
    for path in COMPLETE + OTHERS:
        headers.update(header_numbers(read(path)))
    truth = headers, needed, generated_commands()
    found = problems(page, *truth)
    if not found:
        found = unnoticed(page, *truth)
    for line in found:
        print(f"{PAGE}: {line}")
    print(f"{len(page_numbers(page))} numbers, "
          f"{len(page_commands(page))} commands")
    return 1 if found or not page_numbers(page) else 0


if __name__ == "__main__":
    sys.exit(main())
