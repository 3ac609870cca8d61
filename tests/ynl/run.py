#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The kernel's specs: each generates C that compiles freestanding, encodes
and decodes the vectors of the kernel's own library, and decodes what a kernel
said.

	run.py SOURCE_ROOT BUILD_DIR [CC...]

The data is no part of the project: it is read through ../shared/data, and the
test skips (77) where that is absent. Invariant: a vector counts as passed only
if the generated C and ynl_wire.py both write its bytes and both give its
values back.
"""

from __future__ import annotations

import concurrent.futures
import json
import os
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

import yaml  # noqa: E402
from drive import ACK, NUMBER, Driver, Unreachable  # noqa: E402
from hnlgen import c, load, specs, ynl_wire  # noqa: E402

SKIP = 77
ODD = os.path.join(HERE, "odd.yaml")
ODD_VALUES = [
    {"int": 3, "header": -5, "zero": 7, "has": -1 << 40},
    {"default": {"has": -1, "default": {"zero": 1}}, "lists": ["a", "b"]},
    {"names": ["x", "yy"], "kinds": [{"has": 1}, {}], "a-b": True,
     "a_b": {"value": 1, "selector": 3}, "empty": {}},
    {"what": "two", "data": [{"port": 80, "has": 2}]},
    {"what": "one", "data": [{"has": 2, "what": "three"}]},
    {"what": "three", "data": ["00ff"]},
    {"what": "one", "data": [{"has": 3}]},
    {"item": [{5: [{6: {"has": 1}}, {7: {"has": 2}}]}]},
    {"--linux": 3, "_Bool": "010203040506"},
    {"circle": {"in": {"in": {}}}, "own": [{4: {"in": {}}}]},
]
CORE = ("attr builder error gpa list msg policy rule rules value").split()
STRICT = ["-std=c11", "-ffreestanding", "-Wall", "-Wextra", "-Wconversion",
          "-Wsign-conversion", "-Wpedantic", "-Wshadow",
          "-Wmissing-prototypes", "-Werror"]
ERROR, DONE = 2, 3


def data_of(root: str) -> str:
    return os.path.join(os.path.dirname(os.path.realpath(root)), "shared",
                        "data")


def read_lines(path: str) -> list[dict]:
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f]


def generate(paths: list[str], out: str) -> dict[str, Driver]:
    """C of every spec in out; a driver for each that is sound."""
    drivers = {}
    for path in paths:
        name = os.path.basename(path)
        problems = load.Problems()
        layouts = specs.read([path], problems)
        texts = c.emit(layouts[0], problems) if layouts else {}
        if problems:
            print("\n".join(f"# {line}" for line in problems.lines()))
            continue
        for file, text in texts.items():
            with open(os.path.join(out, file), "w", encoding="utf-8") as f:
                f.write(text)
        drivers[name] = Driver(layouts[0])
    return drivers


def run(command: list[str]) -> bool:
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        text = "\n# ".join((done.stderr + done.stdout).splitlines()[:20])
        print(f"# {' '.join(command)}\n# {text}")
    return done.returncode == 0


def compile_strictly(root: str, out: str, compilers: list[str],
                     drivers: dict[str, Driver]) -> int:
    """How many specs every compiler takes; objects of the first are kept."""
    def one(driver: Driver) -> bool:
        low = driver.names.low
        source = ["-I", f"{root}/include", f"{out}/{low}.c"]
        first = ["-O1", "-c", "-o", f"{out}/{low}.o"]
        return all([run([cc, *STRICT, *source,
                         *(["-fsyntax-only"] if i else first)])
                    for i, cc in enumerate(compilers)])

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        return sum(pool.map(one, drivers.values()))


# ---- vectors ----

def odd_vectors(driver) -> list[dict]:
    """Of the spec here: what ynl_wire.py writes is what C is to write."""
    if driver is None:
        return []
    made = []
    for values in ODD_VALUES:
        raw = ynl_wire.encode(driver.family, "switch", values, NUMBER, ACK, 9)
        made.append({"spec": os.path.basename(ODD), "op": "switch",
                     "mode": "do", "vals": values, "hex": raw.hex()})
    return made


def in_python(driver: Driver, v: dict, raw: bytes) -> bool:
    """Both ways, without C."""
    family = driver.family
    seq = int.from_bytes(raw[8:12], "little")
    got = ynl_wire.encode(family, v["op"], v["vals"], NUMBER, ACK, seq)
    back = ynl_wire.decode(family, v["op"], raw)
    again = ynl_wire.encode(family, v["op"], back, NUMBER, ACK, seq)
    if got == again == raw and holds(back, v["vals"]):
        return True
    print(f"# {v['spec']} {v['op']}: Python writes {got.hex()}")
    return False


def holds(back, want) -> bool:
    """Everything wanted was given back, as it was; elements of an indexed
    array with their numbers."""
    if isinstance(back, dict) and len(back) == 1 and \
            isinstance(next(iter(back)), int):
        number, value = next(iter(back.items()))
        return holds(value, want.get(number, want)
                     if isinstance(want, dict) else want)
    if isinstance(want, dict):
        return isinstance(back, dict) and all(
            value is False or k in back and holds(back[k], value)
            for k, value in want.items())
    if isinstance(want, list) and isinstance(back, list):
        return len(back) == len(want) and all(map(holds, back, want)) or \
            sorted(map(str, back)) == sorted(map(str, want))
    if isinstance(back, list):
        return len(back) == 1 and holds(back[0], want)
    if isinstance(back, bytes):
        return back.hex() == want
    return back == want


def vector_driver(driver: Driver, vectors: list[dict],
                  out: str) -> tuple[str, int]:
    """The file with a spec's vectors, and how many were unreachable."""
    low = driver.names.low
    lines = [f'#include "{low}.h"', '#include "vectors.h"',
             f"extern const struct vector {low}_vectors[];", ""]
    rows, missed = [], 0
    for i, v in enumerate(vectors):
        raw = bytes.fromhex(v["hex"])
        try:
            if not in_python(driver, v, raw):
                raise Unreachable("Python differs")
            lines += driver.vector(f"v{i}", v["op"], v["mode"], v["vals"],
                                   int.from_bytes(raw[8:12], "little"))
        except (Unreachable, ynl_wire.WireError) as e:
            print(f"# {v['spec']} {v['op']} {v['mode']}: {e}")
            missed += 1
            continue
        rows.append(f'\t{{ "{v["spec"]} {v["op"]} {v["mode"]}", '
                    f'"{v["hex"]}", v{i}_encode, v{i}_again }},')
    lines += [f"const struct vector {low}_vectors[] = {{", *rows,
              "\t{ NULL, NULL, NULL, NULL }", "};"]
    return write(out, f"{low}_vectors.c", lines), missed


# ---- what a kernel said ----

def capture_driver(drivers: dict[str, Driver], captures: list[dict],
                   out: str) -> str:
    by_proto = {16: drivers.get("nlctrl.yaml"), 0: drivers.get(
        "rt_link.yaml")}
    lines, rows = ['#include "vectors.h"'], []
    lines += [f'#include "{d.names.low}.h"' for d in by_proto.values() if d]
    lines += ["extern const struct capture captures[];",
              "static int ack_decode(const uint8_t *buf, size_t len)", "{",
              "\tstruct hnl_msg m = hnl_msg_at(buf, len, 0);",
              "\tstruct hnl_extack x;", "", "\treturn m.reason != "
              "HNL_REASON_NONE ? -1000 : hnl_ack_read(buf, &m, &x);", "}", ""]
    for i, exchange in enumerate(captures):
        driver = by_proto.get(exchange["proto"])
        for j, text in enumerate([exchange["request"], *exchange["replies"]]):
            raw = bytes.fromhex(text)
            name, row = f"c{i}_{j}", f'"{exchange["name"]} {j}"'
            if int.from_bytes(raw[4:6], "little") in (ERROR, DONE):
                rows.append(f'\t{{ {row}, "{text}", ack_decode }},')
                continue
            if driver is None or j == 0 and exchange["name"].startswith(
                    "err-"):
                continue            # requests that are wrong on purpose
            lines += kernel_message(driver, name, raw, j > 0)
            rows.append(f'\t{{ {row}, "{text}", {name}_decode }},')
    lines += ["const struct capture captures[] = {", *rows,
              "\t{ NULL, NULL, NULL }", "};"]
    return write(out, "captures.c", lines)


def kernel_message(driver: Driver, name: str, raw: bytes,
                   is_reply: bool) -> list[str]:
    """By its number: the message of whichever operation has it."""
    family = driver.family
    number = int.from_bytes(raw[4:6], "little") if family.raw else raw[16]
    dump = bool(int.from_bytes(raw[6:8], "little") & 2) if is_reply else \
        int.from_bytes(raw[6:8], "little") & 0x300 == 0x300
    for op in family.operations:
        value = op.reply_value if is_reply else op.value
        if value != number or not (op.do or op.dump):
            continue
        for mode in ("dump", "do") if dump else ("do", "dump"):
            try:
                t = driver.reply(op.name, mode) if is_reply else \
                    driver.request(op.name, mode)
            except Unreachable:
                continue
            ynl_wire.decode(family, op.name, raw)
            return driver.capture(name, t, "HNL_MODE_REPLY")
    raise Unreachable(f"no operation has number {number}")


def write(out: str, name: str, lines: list[str]) -> str:
    path = os.path.join(out, name)
    with open(path, "w", encoding="utf-8") as f:
        f.write("\n".join(lines) + "\n")
    return path


def build(root: str, out: str, cc: str, drivers: dict[str, Driver],
          files: list[str]) -> bool:
    lows = [d.names.low for d in drivers.values()]
    index = write(out, "index.c", [
        '#include "vectors.h"',
        *(f"extern const struct vector {low}_vectors[];" for low in lows),
        "extern const struct capture captures[];",
        "const struct vector *const all_vectors[] = {",
        *(f"\t{low}_vectors," for low in lows), "\tNULL", "};",
        "const struct capture *const all_captures[] = { captures, NULL };"])
    flags = ["-std=c11", "-O0", "-fsanitize=address,undefined",
             "-fno-sanitize-recover=all", "-I", f"{root}/include", "-I", out,
             "-I", HERE]
    core = [f"{root}/lib/{n}.c" for n in CORE
            if os.path.exists(f"{root}/lib/{n}.c")]
    sources = [*files, index, f"{HERE}/vectors.c", *core,
               *(f"{out}/{low}.c" for low in lows)]

    def one(source: str) -> str:
        made = os.path.join(out, "t_" + os.path.basename(source) + ".o")
        return made if run([cc, *flags, "-c", source, "-o", made]) else ""

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        objects = list(pool.map(one, sources))
    return all(objects) and run([cc, *flags, *objects, "-o",
                                 os.path.join(out, "vectors")])


def unknown_to_editors(root: str, paths: list[str]) -> int:
    """How many specs the schema for editors refuses."""
    try:
        import jsonschema
    except ImportError:
        print("schema for editors: no python3-jsonschema")
        return 0
    with open(f"{root}/schema/hnl.schema.json", encoding="utf-8") as f:
        judge = jsonschema.Draft202012Validator(json.load(f))
    refused = 0
    for path in paths:
        with open(path, encoding="utf-8") as f:
            fault = next(judge.iter_errors(yaml.safe_load(f)), None)
        if fault:
            print(f"# {path}: schema for editors: {fault.message:.200}")
            refused += 1
    return refused


def main(argv: list[str]) -> int:
    root, out = argv[0], os.path.join(argv[1], "ynl")
    data = data_of(root)
    if not os.path.isdir(os.path.join(data, "ynl")):
        print(f"skipped: no {data}/ynl; put the kernel's specs and the vectors "
              "of its library there")
        return SKIP
    compilers = argv[2:] or [cc for cc in ("gcc", "clang")
                             if shutil.which(cc)]
    os.makedirs(out, exist_ok=True)
    ynl = os.path.join(data, "ynl")
    paths = sorted(os.path.join(ynl, n) for n in os.listdir(ynl)
                   if n.endswith(".yaml"))
    drivers = generate([*paths, ODD], out)
    refused = unknown_to_editors(root, paths)
    compiled = compile_strictly(root, out, compilers, drivers)
    print(f"specs {compiled}/{len(paths) + 1} with {', '.join(compilers)}, "
          f"{os.path.basename(ODD)} counted")
    vectors = read_lines(os.path.join(ynl, "vectors.jsonl")) + odd_vectors(
        drivers.get(os.path.basename(ODD)))
    files, missed = [], 0
    for spec, driver in drivers.items():
        mine = [v for v in vectors if v["spec"] == spec]
        path, n = vector_driver(driver, mine, out)
        files.append(path)
        missed += n
    files.append(capture_driver(drivers, read_lines(os.path.join(
        data, "kernel-captures", "captures.jsonl")), out))
    # clang puts the sanitizers into generated code in a third of gcc's time.
    sanitizer = "clang" if "clang" in compilers else compilers[0]
    if not build(root, out, sanitizer, drivers, files):
        return 1
    done = subprocess.run([os.path.join(out, "vectors")],
                          capture_output=True, text=True)
    print(done.stdout + done.stderr, end="")
    missed += sum(v["spec"] not in drivers for v in vectors)
    print(f"not reached: {missed}")
    return 0 if done.returncode == 0 and missed + refused == 0 and \
        compiled == len(paths) + 1 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
