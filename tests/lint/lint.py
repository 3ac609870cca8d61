# SPDX-License-Identifier: MIT
"""What other people's analyzers say of lib/, hv/ and guest/: nothing.

usage: lint.py ROOT [--only misra|tidy|clang|gcc] [FILE...]

    misra   cppcheck, with its addon for MISRA C:2012. Rules that are not kept
            are the table of docs/misra.md, with a reason each; one that is not
            there fails, and so does a row that nothing needs any more
    tidy    clang-tidy 19: bugprone-*, cert-*, but for the checks in TIDY_OFF,
            each with its reason there. What it has of clang's analyzer is next
    clang   clang --analyze, with its checkers of security and optin too, but
            for the one that asks for memcpy_s(), which no kernel has
    gcc     gcc -fanalyzer

Generated code is looked at by all of them. FILE: these alone; rows of the
table are then not asked for.
"""

from __future__ import annotations

import argparse
import collections
import concurrent.futures
import glob
import os
import re
import subprocess
import sys
import tempfile

PATTERNS = ["lib/*.c", "lib/generated/*.c", "hv/*.c", "hv/ctrl/*.c",
            "hv/service/*.c", "hv/service/model/*.c", "guest/*.c"]
INCLUDES = ["include", "lib/generated", "hv", "guest"]
TIDY_OFF = {
    "bugprone-easily-swappable-parameters":
        "most functions of a codec take two numbers",
    "bugprone-reserved-identifier": "names of the compiler's own, in port.h",
    "cert-dcl37-c": "the same check by another name",
    "cert-dcl51-cpp": "the same check by another name",
    "bugprone-assignment-in-if-condition": "kept where it is the clearest",
    "bugprone-narrowing-conversions": "-Wconversion is on, and is an error",
    "bugprone-multi-level-implicit-pointer-conversion":
        "void ** of nobody; a table of pages is passed as it is",
    "bugprone-branch-clone": "rows of a switch that say the same on purpose",
    "bugprone-switch-missing-default-case": "-Wswitch is on for enums",
    "bugprone-casting-through-void":
        "a cast of its own is what -Wcast-align refuses; who lays bytes out as"
        " words aligns them",
    "bugprone-macro-parentheses": "arguments that are types or declarators",
}

# What an analyzer says that is not so: tool, file, words of it, a part of the
# line that it is said of, why not. One that is not said any more fails.
KNOWN = [
    ("misra", "hv/plain.c", "misra-c2012-11.1", "row->decode = row->schema",
     "a function's pointer to a pointer of the same type, out of a table"),
    ("misra", "hv/domain.c", "uninitvar: Uninitialized variable: &scratch",
     "at != NULL ? at : &scratch",
     "its address is taken; memset() writes it first"),
    ("gcc", "hv/service/model/event_table.c", "NULL \u2018d\u2019",
     "d->id = cfg->id",
     "lay_out() gives NULL for no memory, which is asked for its size alone"),
    ("gcc", "hv/service/model/event_table.c", "NULL \u20180\u2019",
     "slot_of(m, c->remote)->channel",
     "a channel that is bound has a domain at its other end"),
    ("gcc", "hv/service/nested.c", "uninitialized value", "= check_range(call",
     "gcc 12 loses sight of a struct that a function returns whole"),
    ("gcc", "hv/service/nested.c", "uninitialized value", "= check_log(call",
     "gcc 12 loses sight of a struct that a function returns whole"),
]


def line_of(root: str, fault: str) -> str:
    """The line of source that a fault is told of."""
    m = re.match(r"(\S+?):(\d+):", fault)
    if m is None or not os.path.isfile(os.path.join(root, m[1])):
        return ""
    with open(os.path.join(root, m[1])) as f:
        lines = f.read().splitlines()
    return "".join(lines[int(m[2]) - 1:int(m[2])])


def known(root: str, tool: str, faults: list[str], whole: bool) -> list[str]:
    """The faults that are none of KNOWN, and what KNOWN has in vain."""
    rest, used = [], set()
    for fault in faults:
        line = line_of(root, fault)
        hit = next((k for k in KNOWN if k[0] == tool and k[2] in fault
                    and fault.startswith(k[1] + ":") and k[3] in line), None)
        used.add(hit)
        if hit is None:
            rest.append(fault)
    if whole:
        rest += [f"{k[1]}: nobody says any more: {k[2]}, of {k[3]}"
                 for k in KNOWN if k[0] == tool and k not in used]
    return rest


def sources(root: str) -> list[str]:
    found: list[str] = []
    for pattern in PATTERNS:
        found += glob.glob(os.path.join(root, pattern))
    return sorted(os.path.relpath(f, root) for f in found)


SAYS = re.compile(r"^\S+?:\d+(?::\d+)?: .*?(?:warning|error): |"
                  r"^\S+?:\d+: \S+: ", re.M)


def run(root: str, cmd: list[str], name: str) -> str:
    """What cmd says. One that crashed, or ended with a fault and told none of
    it, has found nothing, and is no proof: that is an error of name's."""
    done = subprocess.run(cmd, text=True, capture_output=True, cwd=root)
    said = done.stdout + done.stderr
    if done.returncode != 0 and (done.returncode not in (1, 2)
                                 or not SAYS.search(said)):
        last = (said.strip().splitlines() or ["no word"])[-1]
        return f"{name}:1: error: {cmd[0]} ended with {done.returncode}: " \
               f"{last}\n"
    return said


def flags() -> list[str]:
    return ["-std=gnu99", "-ffreestanding"] + ["-I" + d for d in INCLUDES]


def deviations(root: str) -> set[str]:
    with open(os.path.join(root, "docs/misra.md")) as f:
        return set(re.findall(r"^\| (\d+\.\d+) \|", f.read(), re.M))


def misra(root: str, files: list[str], whole: bool) -> tuple[list, str]:
    allowed, seen = deviations(root), collections.Counter()
    faults = set()
    with tempfile.TemporaryDirectory() as tmp:
        out = run(root, [
            "cppcheck", "-q", "-j2", "--std=c99", "--platform=unix64",
            "--addon=misra", "--enable=warning,portability",
            "--suppress=missingIncludeSystem", "--cppcheck-build-dir=" + tmp,
            "-D__GNUC__=12", *["-I" + d for d in INCLUDES],
            "--template={file}:{line}: {id}: {message}", *files], "cppcheck")
    for line in out.splitlines():
        m = re.search(r": misra-c2012-(\d+\.\d+):", line)
        if m:
            seen[m[1]] += 1
        if m is None and re.match(r"\S+:\d+: ", line) or \
                m and m[1] not in allowed:
            faults.add(line)
    if whole:
        faults |= {f"docs/misra.md: {rule}: nothing deviates from it"
                   for rule in allowed - set(seen)}
    return sorted(faults), (f"{sum(seen.values())} places of {len(seen)} "
                            "rules, each with its reason in docs/misra.md")


def by_file(root: str, files: list[str], cmd: list[str],
            behind: list[str] | None = None,
            made: list[str] | None = None) -> list[str]:
    """What cmd says of each file, with more words for generated ones; as many
    at once as there are cores. Each file that is done is told on stderr, as all
    of them take long."""
    def one(name: str) -> list[str]:
        more = made or [] if "/generated/" in name else []
        out = run(root, [*cmd, *more, name, *(behind or [])], name)
        said = [line.removeprefix(root.rstrip("/") + "/")
                for line in out.splitlines()
                if re.search(r"(warning|error): ", line)]
        print(f"{os.path.basename(cmd[0])}: {name}: {len(said)}",
              *said, sep="\n    ", file=sys.stderr, flush=True)
        return said
    faults: dict[str, None] = {}
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for said in pool.map(one, files):
            faults.update(dict.fromkeys(said))
    return list(faults)


def tidy(root: str, files: list[str], whole: bool) -> tuple[list, str]:
    checks = ",".join(["-*", "bugprone-*", "cert-*"]
                      + ["-" + name for name in TIDY_OFF])
    return by_file(root, files,
                   ["clang-tidy-19", "-quiet", f"-checks={checks}",
                    "-header-filter=(^|/)(include/hnl|lib|hv|guest)/"],
                   ["--", *flags()]), \
        f"{len(files)} files, {len(TIDY_OFF)} checks off"


def clang(root: str, files: list[str], whole: bool) -> tuple[list, str]:
    more = ["-analyzer-output=text", "-analyzer-checker=security,optin",
            "-analyzer-disable-checker=security.insecureAPI."
            "DeprecatedOrUnsafeBufferHandling"]
    cmd = ["clang-19", "--analyze",
           *[word for m in more for word in ("-Xanalyzer", m)],
           *flags(), "-o", os.devnull]
    # Deep, each way through a whole set at once would take hours.
    shallow = [word for m in ("-analyzer-config", "mode=shallow")
               for word in ("-Xanalyzer", m)]
    return by_file(root, files, cmd, made=shallow), \
        f"{len(files)} files, the generated ones in mode shallow"


def gcc(root: str, files: list[str], whole: bool) -> tuple[list, str]:
    cmd = ["gcc", "-fanalyzer", "-O2", *flags(), "-c", "-o", os.devnull]
    return by_file(root, files, cmd), \
        f"{len(files)} files"


TOOLS = {"misra": misra, "tidy": tidy, "clang": clang, "gcc": gcc}


def main() -> int:
    ap = argparse.ArgumentParser()
    ap.add_argument("root")
    ap.add_argument("--only", choices=list(TOOLS), action="append")
    ap.add_argument("file", nargs="*")
    args = ap.parse_intermixed_args()
    bad = 0
    for n, name in enumerate(args.only or TOOLS, 1):
        faults, told = TOOLS[name](args.root, args.file or sources(args.root),
                                   not args.file)
        faults = known(args.root, name, faults, not args.file)
        for fault in faults:
            print("#", fault)
        bad += bool(faults)
        print(f"{'not ok' if faults else 'ok'} {n} - {name}: "
              + (f"{len(faults)} faults" if faults else told), flush=True)
    print(f"1..{len(args.only or TOOLS)}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
