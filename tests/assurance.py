# SPDX-License-Identifier: MIT
"""docs/assurance.md says which test answers each case of a hostile peer: this
holds it to that.

usage: assurance.py ROOT

    | A03 | what | `tests/unit/test_msg.c`: `frame_...`, `ack_...` | bug |

Each of A01 to A30 has a row, once, in order. Each file is there and is built
or run by a meson.build or by tools/check; each name after it is a function that
the file defines and lists, or a name that it has. A row whose third cell begins
with "none" has no test: its reason follows, and it is counted aloud. Commands
of the first table are options that tools/check knows.

    | A03 | `title of a step`; `another` | what is not in them; `a-test` |

The second table, under the heading ON_HOSTS, has each id once, in order: all
titles of tests/e2e/hostile*.yaml that begin with it, in their order, and no
other; or "none", and why. Names in its third cell are tests of a meson.build.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys

ON_HOSTS = "## The hostile peer on the hosts"
IDS = [f"A{n:02}" for n in range(1, 31)]


def rows_of(text: str) -> dict[str, list[str]]:
    rows: dict[str, list[str]] = {}
    for line in text.splitlines():
        cells = [c.strip() for c in line.strip().strip("|").split("|")]
        if re.fullmatch(r"A\d\d", cells[0]):
            rows.setdefault(cells[0], []).extend(cells[1:])
    return rows


def build_files(root: str) -> str:
    names = subprocess.run(
        ["find", root, "-name", "meson.build", "-o", "-path",
         "*/tests/*/run"], text=True, capture_output=True).stdout.split()
    text = ""
    for name in names:
        if "/build" not in name.removeprefix(root):
            with open(name) as f:
                text += f.read()
    return text


def is_built(path: str, builds: str) -> bool:
    base = os.path.basename(path)
    stem = re.sub(r"^test_|\.\w+$", "", base)
    return base in builds or f"'{stem}'" in builds or \
        os.path.dirname(path) == "fuzz" or base == "run" or \
        path.endswith("/")


def check_tests(root: str, cell: str, builds: str) -> list[str]:
    faults, path, text = [], None, ""
    words = re.findall(r"`([^`]+)`", cell)
    if not words:
        return ["names no test"]
    for word in words:
        if "/" in word:
            path = word
            full = os.path.join(root, path)
            if not os.path.exists(full):
                faults.append(f"{path} is not there")
                text = ""
                continue
            if not is_built(path, builds):
                faults.append(f"{path} is run by nobody")
            text = ""
            if os.path.isfile(full):
                with open(full) as f:
                    text = f.read()
        elif path is None:
            faults.append(f"{word} has no file")
        else:
            n = len(re.findall(rf"\b{re.escape(word)}\b", text))
            # A cmocka test is defined and listed.
            if n < (2 if path.endswith(".c") else 1):
                faults.append(f"{path} has no {word}")
    return faults


def titles_of(root: str) -> dict[str, list[str]]:
    """Of the scenario's steps, by id, in the order in which they are played."""
    titles: dict[str, list[str]] = {}
    folder = os.path.join(root, "tests/e2e")
    with open(os.path.join(folder, "hostile.yaml")) as f:
        text = f.read()
    for name in re.findall(r"(?m)^- include: (\S+)$", text):
        with open(os.path.join(folder, name)) as f:
            text += f.read()
    for name, title in re.findall(r'(?m)^- title: "(A\d\d): (.*)"$', text):
        titles.setdefault(name, []).append(title)
    return titles


def check_hosts(root: str, text: str, builds: str) -> list[str]:
    rows, titles = rows_of(text), titles_of(root)
    faults = [f"no step can have the id {name}"
              for name in set(titles) - set(IDS)]
    if list(rows) != IDS:
        faults.append("on the hosts: not A01 to A30, each once, in order")
    for name, cells in rows.items():
        if len(cells) != 2:
            faults.append(f"{name} on the hosts: {len(cells)} cells")
            continue
        said = re.findall(r"`([^`]+)`", cells[0])
        if said != titles.get(name, []):
            faults.append(f"{name}: its steps are {titles.get(name, [])}")
        if not said and (cells[0] != "none" or not cells[1]):
            faults.append(f"{name}: no step, and no reason")
        for test in re.findall(r"`([^`]+)`", cells[1]):
            if f"test('{test}'" not in builds:
                faults.append(f"{name}: no test {test}")
    return faults


def check_commands(root: str, text: str) -> list[str]:
    with open(os.path.join(root, "tools/check")) as f:
        known = f.read()
    return [f"tools/check has no {option}" for option in
            set(re.findall(r"tools/check (--[a-z]+)", text))
            if option not in known]


def main() -> int:
    root = os.path.abspath(sys.argv[1])
    with open(os.path.join(root, "docs/assurance.md")) as f:
        text = f.read()
    builds = build_files(root)
    before, _, hosts = text.partition(ON_HOSTS)
    rows = rows_of(before)
    faults = check_commands(root, text) + check_hosts(root, hosts, builds)
    if list(rows) != IDS:
        faults.append("rows: not A01 to A30, each once, in order")
    none = []
    for name, cells in rows.items():
        if len(cells) != 3:
            faults.append(f"{name}: {len(cells)} cells")
        elif cells[1].startswith("none"):
            none.append(name)
        else:
            faults += [f"{name}: {fault}"
                       for fault in check_tests(root, cells[1], builds)]
    for fault in faults:
        print("FAULT:", fault)
    played = sum(1 for cells in rows_of(hosts).values() if "`" in cells[0])
    print(f"{played} cases are played on the hosts")
    print(f"{len(rows)} cases, {len(none)} without a test: "
          f"{' '.join(none) or '-'}; {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
