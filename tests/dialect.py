#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The dialect and the arrows of docs/architecture.md, as checks.

	dialect.py [--only CHECK] ROOT [LIBDIR]

	headers   each public header alone, C11, gnu99 and C++17, gcc and clang
	sources   each freestanding source, as Xen builds it and in C11
	symbols   what the archives in LIBDIR leave undefined
	arrows    who includes whom
	stack     bytes of each function, worst path of an entry, no recursion

LIBDIR is a build directory with lib/, hv/ and guest/; without it the archives
are not looked at. A check says what is wrong and where; exit 1 then.
"""

from __future__ import annotations

import argparse
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

WARNINGS = ["-Wall", "-Wextra", "-Wconversion", "-Wsign-conversion",
            "-Wpedantic", "-Wshadow", "-Werror"]
XEN = ["-std=gnu99", "-nostdinc", "-fno-builtin",
       "-Wdeclaration-after-statement"]
ALLOWED = {"memcpy", "memmove", "memset", "memcmp"}
LINKER = {"_GLOBAL_OFFSET_TABLE_"}      # of position-independent code
FUNCTION_MAX = 512      # bytes of stack of one function
DECODE_MAX = 280        # of a decoder, and of all that is below it
DISPATCH_MAX = 504      # of an entry without the handlers, decoding and all

# Freestanding parts: directories and what they may include between quotes
# and as <hnl/...>. None may include a header of the C library.
PARTS = {
    "lib": ["lib"],
    "hv": ["hv", "lib/generated"],
    "hv/ctrl": ["hv", "hv/ctrl", "lib/generated"],
    "hv/service": ["lib/generated"],
    "guest": ["guest", "lib/generated"],
}
GUEST_ONLY = {"hnl/guest.h"}
HV_ONLY = re.compile(r"hnl/(hv|service|forward|snapshot|\w+_(service|model))\.h")
TYPES = {"stdbool.h", "stddef.h", "stdint.h"}   # of port.h alone


class Tree:
    def __init__(self, root: str, libdir: str | None, tmp: str):
        self.root, self.libdir, self.tmp = root, libdir, tmp
        self.faults: list[str] = []

    def fault(self, text: str) -> None:
        self.faults.append(text)
        print("FAULT:", text)

    def files(self, *patterns: str) -> list[str]:
        found: list[str] = []
        for pattern in patterns:
            found += glob.glob(os.path.join(self.root, pattern))
        names = sorted(os.path.relpath(f, self.root) for f in set(found))
        if not names:
            self.fault(f"no files at {patterns}")
        return names

    def sources(self) -> list[str]:
        return self.files("lib/*.c", "lib/generated/*.c", "hv/*.c",
                          "hv/ctrl/*.c", "hv/service/*.c",
                          "hv/service/*/*.c", "guest/*.c")

    def headers(self) -> list[str]:
        return self.files("include/hnl/*.h", "lib/generated/*.h")

    def includes(self) -> list[str]:
        return ["-I" + os.path.join(self.root, d)
                for d in ("include", "lib/generated")]

    def compile(self, what: str, cmd: list[str]) -> bool:
        done = subprocess.run(cmd, text=True, capture_output=True,
                              cwd=self.tmp)
        if done.returncode != 0:
            first = next((line for line in done.stderr.splitlines()
                          if "error" in line), done.stderr.strip()[:200])
            self.fault(f"{what}: {first}")
        return done.returncode == 0


def compilers() -> list[str]:
    found = [c for c in ("gcc", "clang") if shutil.which(c)]
    print("compilers:", " ".join(found))
    return found


def check_headers(tree: Tree) -> None:
    n = 0
    for header in tree.headers():
        name = header.removeprefix("include/").removeprefix("lib/generated/")
        for cc in compilers_found:
            for lang, std in (("c", "c11"), ("c", "gnu99"), ("c++", "c++17")):
                source = os.path.join(tree.tmp, "alone." +
                                      ("c" if lang == "c" else "cc"))
                with open(source, "w") as f:
                    f.write(f"#include <{name}>\n")
                tree.compile(f"{header} {cc} {std}",
                             [cc, "-x", lang, "-std=" + std, "-fsyntax-only",
                              *WARNINGS, *tree.includes(), source])
                n += 1
    print(f"headers: {n} compilations")


def check_sources(tree: Tree) -> None:
    types = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                         "dialect", "types.h")
    modes = {
        "xen": [*XEN, f'-DHNL_PORT_TYPES="{types}"'],
        "c11": ["-std=c11", "-ffreestanding"],
    }
    n = 0
    for source in tree.sources():
        for cc in compilers_found:
            for mode, flags in modes.items():
                tree.compile(f"{source} {cc} {mode}",
                             [cc, "-fsyntax-only", *flags, *WARNINGS,
                              *tree.includes(),
                              os.path.join(tree.root, source)])
                n += 1
    print(f"sources: {n} compilations")


def symbols_of(archive: str) -> tuple[set[str], set[str]]:
    """Defined and undefined names of all members."""
    out = subprocess.run(["nm", archive], text=True, capture_output=True,
                         check=True).stdout
    defined, undefined = set(), set()
    for line in out.splitlines():
        m = re.match(r"[0-9a-f]* +([A-Za-z]) (\S+)$", line)
        if m and m.group(1) == "U":
            undefined.add(m.group(2))
        elif m:
            defined.add(m.group(2))
    return defined, undefined


def check_symbols(tree: Tree) -> None:
    if tree.libdir is None:
        print("symbols: no archives given")
        return
    core: set[str] = set()
    for part in ("core", "hv", "guest"):
        path = os.path.join(tree.libdir, "lib" if part == "core" else part,
                            f"libhnl-{part}.a")
        defined, undefined = symbols_of(path)
        if part == "core":
            core = defined
        if not any(s.startswith("hnl_") for s in defined):
            tree.fault(f"{path} defines nothing of hnl")
        rest = undefined - defined - core - LINKER
        for name in sorted(rest - ALLOWED):
            tree.fault(f"libhnl-{part}.a wants {name}")
        print(f"symbols: libhnl-{part}.a wants "
              f"{' '.join(sorted(rest)) or 'nothing'}")


INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.M)


def part_of(path: str) -> str | None:
    if path.startswith("lib/"):
        return "lib"
    if path.startswith("hv/service/"):
        return "hv/service"
    if path.startswith("hv/ctrl/"):
        return "hv/ctrl"
    if re.match(r"hv/[^/]+$", path):
        return "hv"
    return "guest" if re.match(r"guest/[^/]+$", path) else None


def judge_include(path: str, part: str, angled: bool, name: str,
                  at: str | None) -> str | None:
    """Why path may not include name; at: where a quoted name was found."""
    if angled:
        if not name.startswith("hnl/"):
            return f"includes the hosted <{name}>"
        if part == "lib" and (name in GUEST_ONLY or HV_ONLY.fullmatch(name)):
            return f"looks up at <{name}>"
        if part.startswith("hv") and name in GUEST_ONLY:
            return f"includes the guest's <{name}>"
        if part == "guest" and HV_ONLY.fullmatch(name):
            return f"includes the hypervisor's <{name}>"
        return None
    if at is None:
        return f'includes "{name}", which is nowhere'
    here = os.path.dirname(at)
    allowed = PARTS[part] + ([os.path.dirname(path)]
                             if part in ("lib", "hv/service") else [])
    return None if here in allowed else f'includes "{name}" of {here}/'


def check_arrows(tree: Tree) -> None:
    patterns = [f"{d}/*.[ch]" for d in ("lib", "lib/generated", "hv", "guest",
                                        "hv/ctrl", "hv/service", "hv/service/*")]
    n = 0
    for path in tree.files(*patterns):
        part = part_of(path)
        with open(os.path.join(tree.root, path)) as f:
            text = f.read()
        for mark, name in INCLUDE.findall(text):
            n += 1
            places = [os.path.dirname(path), "lib/generated"]
            at = next((os.path.normpath(os.path.join(d, name))
                       for d in places if os.path.exists(
                           os.path.join(tree.root, d, name))), None)
            why = judge_include(path, part, mark == "<", name, at)
            if why:
                tree.fault(f"{path} {why}")
    for path in tree.files("include/hnl/*.h"):
        with open(os.path.join(tree.root, path)) as f:
            text = f.read()
        for mark, name in INCLUDE.findall(text):
            n += 1
            own = os.path.join(tree.root, "include", name)
            if mark == "<" and name.startswith("hnl/") and os.path.exists(own):
                continue
            if path != "include/hnl/port.h" or name not in TYPES:
                tree.fault(f"{path} includes {name}")
    print(f"arrows: {n} includes")


# ---- stack ----

NODE = re.compile(r'^node: \{ title: "([^"]+)" label: "([^"]+)"')
EDGE = re.compile(r'^edge: \{ sourcename: "([^"]+)" targetname: "([^"]+)"'
                  r'(?: label: "([^"]+)")?')
ENTRIES = ["hnl_hv_call", "hnl_hv_kick"]


def source_line(place: str | None) -> str:
    """The text of file:line:column, with its next line."""
    m = re.match(r"(.+):(\d+):\d+$", place or "")
    if not m:
        return ""
    with open(m.group(1)) as f:
        lines = f.read().splitlines()
    n = int(m.group(2))
    return " ".join(lines[n - 1:n + 1])


def plain_name(title: str) -> str:
    """Of a node or a symbol, without its file and what a compiler adds."""
    return title.rsplit(":", 1)[-1].split(".")[0]


def jumps_of(obj: str) -> set[tuple[str, str]]:
    """Who ends by jumping to whom, and never calls him: the callee then has
    the caller's own place on the stack."""
    out = subprocess.run(["objdump", "-dr", "--no-show-raw-insn", obj],
                         text=True, capture_output=True).stdout
    jumps, calls, caller, op = set(), set(), "", ""
    for line in out.splitlines():
        if m := re.match(r"[0-9a-f]+ <([^>+]+)>:", line):
            caller, op = plain_name(m.group(1)), ""
        elif m := re.search(r"\t(j[a-z]+|call)\s+\S+ <([^>+]+)", line):
            op = m.group(1)
            (calls if op == "call" else jumps).add(
                (caller, plain_name(m.group(2))))
        elif (m := re.search(r"R_X86_64_(?:PLT|PC)32\s+([^\s+-]+)", line)) and op:
            (calls if op == "call" else jumps).add(
                (caller, plain_name(m.group(1))))
            op = ""
        elif "\t" in line:
            op = ""
    return jumps - calls


def call_graph(tree: Tree) -> tuple[dict, dict, set]:
    size: dict[str, int] = {}
    calls: dict[str, set] = {}
    jumps: set[tuple[str, str]] = set()
    machine = subprocess.run(["gcc", "-dumpmachine"], text=True,
                             capture_output=True).stdout
    # A red zone is stack too, and a hypervisor has none.
    x86 = machine.startswith("x86_64")
    red = ["-mno-red-zone"] if x86 else []
    for source in tree.sources():
        obj = os.path.join(tree.tmp, source.replace("/", "_"))
        if not tree.compile(source, [
                "gcc", "-std=gnu99", "-O2", "-ffreestanding",
                "-fno-stack-protector", "-fstack-usage",
                "-fcallgraph-info=su", *red, *tree.includes(), "-c",
                os.path.join(tree.root, source), "-o", obj + ".o"]):
            continue
        if x86:
            jumps |= jumps_of(obj + ".o")
        for line in open(obj + ".ci"):
            node, edge = NODE.match(line), EDGE.match(line)
            if node and (m := re.search(r"(\d+) bytes \(([a-z,]+)\)",
                                        node.group(2))):
                size[node.group(1)] = int(m.group(1))
                if m.group(2) == "dynamic":     # not even bounded
                    tree.fault(f"{node.group(1)}: stack is {m.group(2)}")
            elif edge:
                calls.setdefault(edge.group(1), set()).add(
                    (edge.group(2), edge.group(3)))
    return size, calls, jumps


def targets_by_table(tree: Tree, size: dict, pattern: str,
                     *where: str) -> list[str]:
    """Functions that a table or an assignment names, in hv/ unless told."""
    names = set()
    for path in tree.files(*(where or ("hv/*.c", "hv/ctrl/*.c",
                                       "hv/service/*.c"))):
        with open(os.path.join(tree.root, path)) as f:
            names |= set(re.findall(pattern, f.read()))
    return [f for f in size if f.rsplit(":", 1)[-1].split(".")[0] in names]


def resolve(tree: Tree, size: dict, calls: dict,
            with_handlers: bool = True) -> dict[str, set]:
    """The graph with indirect calls replaced by what they may reach: sinks,
    handlers, straight-line decoders; the port's functions and a service's
    operations are the embedder's and end a path."""
    handlers = targets_by_table(tree, size, r"\[HNL_\w+_CMD_\w+\] = (\w+)")
    sinks = targets_by_table(tree, size, r"sink\.(?:room|put) = (\w+)")
    stages = targets_by_table(tree, size, r"\b(put_\w+),")
    records = targets_by_table(tree, size,
                               r"\[HNL_STATE_CMD_\w+\] = \{.* (\w+) \}")
    decoders = targets_by_table(tree, size, r"\[SET_\w+\] =\s+(\w+),",
                                "lib/generated/*.c")
    watches = targets_by_table(tree, size,
                               r"hnl_service_watch \w+ = \{ (\w+),")
    watches += targets_by_table(tree, size,
                                r"hnl_service_watch \w+ = \{ \w+, (\w+) \}")
    hearers = targets_by_table(tree, size, r"struct hnl_hears h = \{ (\w+),")
    if len(watches) != 2 or len(hearers) != 1:
        tree.fault(f"indirect targets: watches {watches}, hearers {hearers}")
    if len(handlers) < 8 or len(sinks) < 4 or len(decoders) < 8:
        tree.fault(f"indirect targets: {len(handlers)} handlers, "
                   f"{len(sinks)} sinks, {len(decoders)} decoders")
    graph: dict[str, set] = {}
    for caller, targets in calls.items():
        out = graph.setdefault(caller, set())
        for target, place in targets:
            if target != "__indirect_call":
                out.add(target)
                continue
            text = source_line(place)
            if "sink->" in text:
                out.update(sinks)
            elif "stages[" in text:
                out.update(stages)
            elif "row->take" in text:
                out.update(records)
            elif re.search(r"\bhandler\(", text):
                out.update(handlers if with_handlers else ())
            elif "->watch->" in text:
                out.update(watches)
            elif "h->hears(" in text:
                out.update(hearers)
            elif "schema->decode[" in text or "row->decode(" in text:
                out.update(decoders)
            elif not re.search(r"port|ops_of|->ops->|change\(|answer\(|event\(|"
                               r"flush\(|hooks->|lock\(|->(?:lock_)?host\b", text):
                tree.fault(f"{caller}: unknown indirect call: {text}")
    return graph


def worst_path(tree: Tree, size: dict, graph: dict, jumps: set, entry: str,
               memo: dict, active: list) -> tuple[int, list]:
    if entry in memo:
        return memo[entry]
    if entry in active:
        tree.fault("recursion: " + " -> ".join(active + [entry]))
        return 0, []
    active.append(entry)
    best: tuple[int, list] = (size[entry], [entry])
    for callee in sorted(graph.get(entry, ())):
        if callee not in size:
            continue
        n, path = worst_path(tree, size, graph, jumps, callee, memo, active)
        if (plain_name(entry), plain_name(callee)) not in jumps:
            n, path = n + size[entry], [entry] + path
        best = max(best, (n, path))
    active.pop()
    memo[entry] = best
    return best


def check_stack(tree: Tree) -> None:
    size, calls, jumps = call_graph(tree)
    graph = resolve(tree, size, calls)
    for name, n in size.items():
        if n > FUNCTION_MAX:
            tree.fault(f"{name.removeprefix(tree.root + '/')}: {n} bytes")
    memo: dict = {}
    for name in size:
        worst_path(tree, size, graph, jumps, name, memo, [])
    for entry in ENTRIES:
        if entry not in size:
            tree.fault(f"no {entry} in the call graph")
            continue
        total, path = memo[entry]
        print(f"stack: {entry} {total} bytes at worst")
        for name in path:
            print(f"\t{size[name]:5}  {name.removeprefix(tree.root + '/')}")
    decode = memo.get("hnl_policy_decode", (0, []))[0]
    if decode == 0:
        tree.fault("no hnl_policy_decode in the call graph")
    print(f"stack: hnl_policy_decode {decode} bytes at worst; largest "
          f"function {max(size.values(), default=0)} of {FUNCTION_MAX}")
    hold(tree, "decoding", decode, DECODE_MAX)
    check_dispatch(tree, size, resolve(tree, size, calls, False), jumps)


def hold(tree: Tree, what: str, n: int, most: int) -> None:
    if n > most and compiled_for_x86():
        tree.fault(f"{what} takes {n} bytes of stack, {most} are promised")


def compiled_for_x86() -> bool:
    return subprocess.run(["gcc", "-dumpmachine"], text=True,
                          capture_output=True).stdout.startswith("x86_64")


def check_dispatch(tree: Tree, size: dict, graph: dict, jumps: set) -> None:
    """From an entry to where a handler begins, decoding and all."""
    memo: dict = {}
    for entry in ENTRIES:
        total, path = worst_path(tree, size, graph, jumps, entry, memo, [])
        print(f"stack: {entry} without handlers {total} bytes: " +
              " ".join(f"{plain_name(f)} {size[f]}" for f in path))
        hold(tree, f"{entry} without handlers", total, DISPATCH_MAX)


CHECKS = {"headers": check_headers, "sources": check_sources,
          "symbols": check_symbols, "arrows": check_arrows,
          "stack": check_stack}
compilers_found: list[str] = []


def main() -> int:
    ap = argparse.ArgumentParser()
    ap.add_argument("--only", choices=list(CHECKS), action="append")
    ap.add_argument("root")
    ap.add_argument("libdir", nargs="?")
    args = ap.parse_args()
    compilers_found.extend(compilers())
    with tempfile.TemporaryDirectory() as tmp:
        tree = Tree(os.path.abspath(args.root), args.libdir, tmp)
        for name in args.only or CHECKS:
            CHECKS[name](tree)
    print(f"{len(tree.faults)} faults")
    return 1 if tree.faults else 0


if __name__ == "__main__":
    sys.exit(main())
