# SPDX-License-Identifier: MIT
"""Single fetch on the objects: what the compiler made, run in an emulator.

usage: objects.py ROOT [--machine x86-64|arm|riscv] [--seed NAME | --seeded]

    libhnl, hnl-hv, image.c --compiler--> one image --emulator--> each load
                                                    of guest memory is seen

Three machines, by what they have in common: after each load, the bytes that
were loaded are inverted in memory before the next one. So a peer that changes
every byte between any two reads of it is there for all code, whatever the
source says (A01, A02). Held:

    decode    each straight-line decoder, of every vector: no byte is loaded
              twice before it ends or hands over, to the way that knows
              absence, which is watched as if it came first, or to the table
              engine; its struct is what it is when nobody changes bytes, and
              what the table engine makes of the same message; each decoder
              that there is accepts a vector
    call      every vector as a CALL: each byte of the request is loaded once,
              nothing else of guest memory is, and the answers and the states
              of all pages are those of a guest that changes nothing
    ring      the same through a ring; the words of the control page are loaded
              whole

--seed NAME puts a bug in, which must be found: exit 1. --seeded tries all of
them, on x86-64, and fails if one was not. Exit 77: no emulator, no compiler.
"""

from __future__ import annotations

import argparse
import fnmatch
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

try:
    import unicorn as uc
    from unicorn import arm64_const, riscv_const, x86_const
except ImportError:
    print("skipped: no python3-unicorn; apt install python3-unicorn")
    sys.exit(77)

BASE, SIZE = 0x100000, 0x400000
STACK, STOP = 0x700000, 0x7f0000
PAGE = 4096
CONTROL = 2                     # page of ram, as image.c has it
REPLY = 256                     # bit of a command's number, as image.c has it

MACHINES = {
    "x86-64": ("x86_64-linux-gnu-gcc", ["-mno-red-zone"],
               uc.UC_ARCH_X86, uc.UC_MODE_64),
    "arm": ("aarch64-linux-gnu-gcc",
            ["-mgeneral-regs-only", "-mno-outline-atomics"],
            uc.UC_ARCH_ARM64, uc.UC_MODE_ARM),
    "riscv": ("riscv64-linux-gnu-gcc",
              ["-march=rv64imac_zicsr_zifencei", "-mabi=lp64", "-mno-relax",
               "-mcmodel=medany", "-msmall-data-limit=0"],
              uc.UC_ARCH_RISCV, uc.UC_MODE_RISCV64),
}

# A bug: file, what stands there, what is put instead, files that it is in.
SEEDS = {
    "header-twice": ("include/hnl/decode.h",
                     "\tc->ahead = true;\n\treturn c->head ==",
                     "\treturn c->head ==", "lib/generated/*.c"),
    "number-twice": ("include/hnl/decode.h",
                     "\t*v = hnl_fast_signed(f, *v);",
                     "\tif (!hnl_fast_load(c, f, n, v))\n\t\treturn false;\n"
                     "\t*v = hnl_fast_signed(f, *v);", "lib/generated/*.c"),
    "padding-twice": ("include/hnl/decode.h",
                      "\t\tany |= pad[n];",
                      "\t\tany |= pad[n] | pad[n];", "lib/generated/*.c"),
    "request-twice": ("hv/direct.c",
                      "\t\tmemcpy(dst, page + gpa % HNL_PAGE, k);",
                      "\t\tmemcpy(dst, page + gpa % HNL_PAGE, k);\n"
                      "\t\tdst[0] = page[gpa % HNL_PAGE];", "hv/direct.c"),
    "ring-twice": ("lib/ring.c",
                   "\tread_at(&r->mem, r->cons, dst, n);\n\treturn n;",
                   "\tread_at(&r->mem, r->cons, dst, n);\n"
                   "\tread_at(&r->mem, r->cons, dst, n);\n\treturn n;",
                   "lib/ring.c"),
    "reply-read": ("hv/direct.c",
                   "\t\tmemcpy(s->at, msg, k);",
                   "\t\tmemcpy(s->at, msg, k);\n"
                   "\t\tif (*s->at == 0xee)\n\t\t\treturn;",
                   "hv/direct.c"),
    "index-torn": ("include/hnl/port.h",
                   "\treturn hnl_swap_le32(__atomic_load_n(word, "
                   "__ATOMIC_ACQUIRE));",
                   "\treturn (uint32_t)((const volatile uint16_t *)word)[0] |"
                   "\n\t       (uint32_t)((const volatile uint16_t *)word)[1] "
                   "<< 16;", "lib/ring.c"),
}
# What is said of each, and of no other fault.
WORDS = {
    "header-twice": r"^decode .* byte \d+ of page 0 again",
    "number-twice": r"^decode .* byte \d+ of page 0 again",
    "padding-twice": r"^decode .* byte \d+ of page 0 again",
    "request-twice": r"^call .* byte 0 of page 0 again",
    "ring-twice": r"^ring .* byte \d+ of page 3 again",
    "reply-read": r"^call .* read beside the request",
    "index-torn": r"a word of the control page in parts of 2",
}


class Fault(Exception):
    pass


# ---- building ----

def compiler_of(machine: str) -> str | None:
    cc = MACHINES[machine][0]
    if machine == "x86-64" and os.uname().machine == "x86_64":
        return shutil.which("gcc")
    return shutil.which(cc)


def sources(root: str) -> list[str]:
    names = ["tests/objects/image.c", "hv/service/memory.c",
             "hv/service/model/pages.c"]
    for pattern in ("lib/*.c", "lib/generated/*.c", "hv/*.c", "hv/ctrl/*.c"):
        names += sorted(os.path.relpath(f, root)
                        for f in glob.glob(os.path.join(root, pattern))
                        if not f.endswith("_names.c"))
    return names


def seeded(root: str, tmp: str, seed: str) -> None:
    """The tree once more, with a bug."""
    name, old, new, _ = SEEDS[seed]
    for part in ("include", "lib", "hv", "tests/objects"):
        shutil.copytree(os.path.join(root, part), os.path.join(tmp, part),
                        ignore=shutil.ignore_patterns("host"))
    path = os.path.join(tmp, name)
    with open(path) as f:
        text = f.read()
    if text.count(old) != 1:
        raise Fault(f"seed {seed}: {name} has changed")
    with open(path, "w") as f:
        f.write(text.replace(old, new))


built: dict[str, bytes] = {}    # objects without a seed, of x86-64


def build(root: str, tmp: str, machine: str, touched: str = "*") -> str:
    """An image; what a seed does not touch is compiled once for all."""
    cc, flags = compiler_of(machine), MACHINES[machine][1]
    objects, running = [], []
    common = ["-std=gnu99", "-O2", "-g", "-ffreestanding", "-fno-pic",
              "-fno-stack-protector", *flags,
              "-I" + os.path.join(root, "include"),
              "-I" + os.path.join(root, "lib/generated")]
    for name in sources(root):
        obj = os.path.join(tmp, name.replace("/", "_") + ".o")
        objects.append(obj)
        if not fnmatch.fnmatch(name, touched) and name in built:
            with open(obj, "wb") as f:
                f.write(built[name])
            continue
        running.append(subprocess.Popen(
            [cc, *common, "-c", os.path.join(root, name), "-o", obj]))
        if len(running) > 1 and running.pop(0).wait() != 0:
            raise Fault("does not compile")
    if any(p.wait() != 0 for p in running):
        raise Fault("does not compile")
    if machine == "x86-64" and not built:
        for name, obj in zip(sources(root), objects):
            with open(obj, "rb") as f:
                built[name] = f.read()
    image = os.path.join(tmp, "image")
    subprocess.run([cc, "-nostdlib", "-static", "-no-pie", *flags,
                    f"-Wl,-Ttext={BASE:#x}", "-Wl,-e,image_boot",
                    "-Wl,--build-id=none", "-Wl,-z,max-page-size=4096",
                    "-Wl,-z,noseparate-code", "-o", image, *objects],
                   check=True)
    return image


# ---- running ----

class Image:
    """The image in an emulator: its functions, and its loads of ram."""

    def __init__(self, path: str, machine: str):
        cc, _, arch, mode = MACHINES[machine]
        self.machine = machine
        self.cpu = uc.Uc(arch, mode)
        self.cpu.mem_map(0, 0x800000)
        self.symbol = {}
        again = []
        out = subprocess.run(["nm", path], text=True, capture_output=True,
                             check=True).stdout
        for line in out.splitlines():
            word = line.split()
            if len(word) == 3:
                self.symbol[word[2]] = int(word[0], 16)
                if word[2].startswith("any_"):
                    again.append(int(word[0], 16))
        self.load_segments(path)
        if machine == "arm":
            self.cpu.reg_write(arm64_const.UC_ARM64_REG_CPACR_EL1, 3 << 20)
        self.ram = self.symbol["ram"]
        self.watching = self.changing = False
        self.loads: dict[int, int] = {}
        self.faults: list[str] = []
        self.due: list[tuple[int, int]] = []
        self.cpu.hook_add(uc.UC_HOOK_MEM_READ, self.on_load, None, self.ram,
                          self.ram + 16 * PAGE - 1)
        walk = self.symbol["walk_set"]
        self.cpu.hook_add(uc.UC_HOOK_CODE, self.on_walk, None, walk, walk)
        for at in again:
            self.cpu.hook_add(uc.UC_HOOK_CODE, self.on_again, None, at, at)
        self.decoding = self.walked = False
        self.message = b""
        self.first = bytes(self.cpu.mem_read(*self.data))

    def load_segments(self, path: str) -> None:
        with open(path, "rb") as f:
            elf = f.read()
        at = int.from_bytes(elf[32:40], "little")
        size = int.from_bytes(elf[54:56], "little")
        for i in range(int.from_bytes(elf[56:58], "little")):
            p = elf[at + i * size:at + (i + 1) * size]
            if int.from_bytes(p[:4], "little") != 1:
                continue
            offset, where, _, n = (int.from_bytes(p[k:k + 8], "little")
                                   for k in (8, 16, 24, 32))
            if not BASE - PAGE <= where <= BASE + SIZE - n:
                raise Fault(f"a segment at {where:#x}")
            self.cpu.mem_write(where, elf[offset:offset + n])
            if p[4] & 2:        # writable
                self.data = (where, int.from_bytes(p[40:48], "little"))

    def on_load(self, cpu, access, address, size, value, data) -> None:
        self.change_due()
        if not self.watching:
            return
        at = address - self.ram
        if at // PAGE == CONTROL:
            if size != 4 or at % 4 != 0:
                self.fault(f"a word of the control page in parts of {size} "
                           f"at {at % PAGE:#x}")
            return
        for i in range(at, at + size):
            self.loads[i] = self.loads.get(i, 0) + 1
            if self.loads[i] == 2:
                self.fault(f"byte {i % PAGE} of page {i // PAGE} again")
        if self.changing:
            self.due.append((address, size))

    def change_due(self) -> None:
        for address, size in self.due:
            old = self.cpu.mem_read(address, size)
            self.cpu.mem_write(address, bytes(b ^ 0xff for b in old))
        self.due.clear()

    def on_walk(self, cpu, address, size, data) -> None:
        if self.decoding:
            self.walked = True
            cpu.emu_stop()

    def on_again(self, cpu, address, size, data) -> None:
        """What was not whole is read from its first byte on: nothing that was
        read or written before may count."""
        if self.decoding:
            self.loads.clear()
            self.due.clear()
            self.put(self.message)
            cpu.mem_write(self.symbol["decoded"], bytes(4096))

    def fault(self, text: str) -> None:
        self.faults.append(f"{text}, pc {self.where()}")

    def pc(self) -> int:
        return self.cpu.reg_read({
            "x86-64": x86_const.UC_X86_REG_RIP,
            "arm": arm64_const.UC_ARM64_REG_PC,
            "riscv": riscv_const.UC_RISCV_REG_PC}[self.machine])

    def where(self) -> str:
        pc = self.pc()
        name = max(((a, s) for s, a in self.symbol.items() if a <= pc),
                   default=(0, "?"))
        return f"{name[1]}+{pc - name[0]:#x}"

    def call(self, name: str, *args: int) -> int:
        c = self.cpu
        if self.machine == "x86-64":
            c.mem_write(STACK - 8, STOP.to_bytes(8, "little"))
            c.reg_write(x86_const.UC_X86_REG_RSP, STACK - 8)
            regs = [x86_const.UC_X86_REG_RDI, x86_const.UC_X86_REG_RSI,
                    x86_const.UC_X86_REG_RDX, x86_const.UC_X86_REG_RCX]
            out = x86_const.UC_X86_REG_RAX
        elif self.machine == "arm":
            c.reg_write(arm64_const.UC_ARM64_REG_SP, STACK)
            c.reg_write(arm64_const.UC_ARM64_REG_X30, STOP)
            regs = [arm64_const.UC_ARM64_REG_X0 + i for i in range(4)]
            out = regs[0]
        else:
            c.reg_write(riscv_const.UC_RISCV_REG_SP, STACK)
            c.reg_write(riscv_const.UC_RISCV_REG_RA, STOP)
            regs = [riscv_const.UC_RISCV_REG_A0 + i for i in range(4)]
            out = regs[0]
        for reg, arg in zip(regs, args):
            c.reg_write(reg, arg)
        self.walked = False
        c.emu_start(self.symbol[name], STOP, count=20_000_000)
        if not self.walked and self.pc() != STOP:
            raise Fault(f"{name}: no end, {self.where()}")
        self.change_due()
        value = c.reg_read(out) & 0xffffffff
        return value - (1 << 32) if value >> 31 else value

    def boot(self) -> None:
        if (err := self.call("image_boot")) != 0:
            raise Fault(f"{self.machine}: boot {err}")
        self.first = bytes(self.cpu.mem_read(*self.data))

    def reset(self) -> None:
        self.cpu.mem_write(self.data[0], self.first)

    def put(self, message: bytes, page: int = 0) -> None:
        self.cpu.mem_write(self.ram + page * PAGE, message)

    def watched(self, changing: bool, name: str, *args: int) -> int:
        self.loads.clear()
        self.faults.clear()
        self.watching, self.changing = True, changing
        value = self.call(name, *args)
        self.watching = self.changing = False
        return value

    def bytes_of(self, name: str, n: int) -> bytes:
        return bytes(self.cpu.mem_read(self.symbol[name], n))


# ---- the three parts ----

def vectors(root: str) -> list[dict]:
    cases = []
    for name in ("acks", "ctrl", "domain", "event", "memory", "nested",
                 "view"):
        path = os.path.join(root, "tests/vectors", name + ".jsonl")
        with open(path) as f:
            for line in f:
                cases.append(json.loads(line))
    return [c for c in cases if len(raw(c)) <= 2 * PAGE - 64]


def raw(case: dict) -> bytes:
    out = b""
    for word in case["hex"].split():
        one, _, n = word.partition("*")
        out += bytes.fromhex(one) * int(n or 1)
    return out


def decoder_of(case: dict) -> tuple[int, int]:
    return case["family"], case["command"] | \
        (0 if case["direction"] == "request" else REPLY)


def decoders(image: Image, cases: list[dict]) -> set[tuple[int, int]]:
    return {(family, command | reply)
            for family in {case["family"] for case in cases
                           if "command" in case}
            for command in range(256) for reply in (0, REPLY)
            if image.call("image_decodes", family, command | reply) & 1}


def decode(image: Image, name: str, case: dict, message: bytes,
           changing: bool = False):
    """What a decoder made of it: "walk", or its status and struct."""
    image.reset()
    image.message = message
    image.put(message)
    image.decoding = name == "image_take"
    err = image.watched(changing, name, *decoder_of(case), len(message),
                        case["grants"])
    image.decoding = False
    return "walk" if image.walked else (err, image.bytes_of("decoded", 4096))


def decode_part(image: Image, cases: list[dict]) -> tuple[int, int]:
    fast = slow = 0
    there = decoders(image, cases)
    silent = set(there)         # that have accepted nothing yet
    for case in cases:
        message = raw(case)
        if "command" not in case or len(message) > PAGE or \
                decoder_of(case) not in there:
            continue
        seen = []
        for changing in (False, True):
            seen.append(decode(image, "image_take", case, message, changing))
            if image.faults:
                raise Fault(f"decode {case['name']}: {image.faults[0]}")
        if seen[0] != seen[1] and seen[0] != "walk":
            raise Fault(f"decode {case['name']}: another struct")
        if seen[0] == "walk":
            slow += 1
            continue
        if seen[0] != decode(image, "image_walk", case, message):
            raise Fault(f"decode {case['name']}: not the table engine's")
        if seen[0][0] == 0:
            silent.discard(decoder_of(case))
        fast += 1
    if silent:
        raise Fault(f"decode: no vector for {sorted(silent)}")
    return fast, slow


def outcome(image: Image, status: int, pages: tuple[int, ...]) -> tuple:
    got = [image.bytes_of("value", 8), image.bytes_of("state", 16)]
    for page in pages:
        got.append(bytes(image.cpu.mem_read(image.ram + page * PAGE, PAGE)))
    return status, *got


def call_part(image: Image, cases: list[dict]) -> int:
    n = 0
    for case in cases:
        message = raw(case)
        if len(message) > PAGE or len(message) % 4 != 0 or not message:
            continue
        seen = []
        for changing in (False, True):
            image.reset()
            image.put(message)
            status = image.watched(changing, "image_call", len(message))
            seen.append(outcome(image, status, (1,)))
            if image.faults:
                raise Fault(f"call {case['name']}: {image.faults[0]}")
            if set(image.loads) - set(range(len(message))):
                raise Fault(f"call {case['name']}: read beside the request")
        if seen[0] != seen[1]:
            raise Fault(f"call {case['name']}: not one serial snapshot")
        n += 1
    return n


def ring_part(image: Image, cases: list[dict]) -> int:
    n = 0
    for case in cases:
        message = raw(case)
        if len(message) > PAGE or len(message) % 4 != 0 or not message:
            continue
        seen = []
        for changing in (False, True):
            image.reset()
            image.put(message)
            image.call("image_send", len(message))
            status = image.watched(changing, "image_kick")
            seen.append(outcome(image, status, (2, 5, 6)))
            if image.faults:
                raise Fault(f"ring {case['name']}: {image.faults[0]}")
            if set(image.loads) - set(range(3 * PAGE, 5 * PAGE)):
                raise Fault(f"ring {case['name']}: read beside the ring")
        if len(image.loads) != len(message):
            raise Fault(f"ring {case['name']}: {len(image.loads)} bytes "
                        f"loaded of {len(message)}")
        if seen[0] != seen[1]:
            raise Fault(f"ring {case['name']}: not one serial snapshot")
        n += 1
    return n


def try_machine(root: str, machine: str, cases: list[dict],
                seed: str | None = None) -> str:
    """What was done; raises Fault."""
    with tempfile.TemporaryDirectory() as tmp:
        touched = "*"
        if seed is not None:
            seeded(root, os.path.join(tmp, "tree"), seed)
            root, touched = os.path.join(tmp, "tree"), SEEDS[seed][3]
        image = Image(build(root, tmp, machine, touched), machine)
        image.boot()
        fast, slow = decode_part(image, cases)
        calls = call_part(image, cases)
        rings = ring_part(image, cases)
    if fast < 50 or calls < 50 or rings < 50:
        raise Fault(f"only {fast} decoders' runs, {calls} calls, {rings} "
                    f"through the ring")
    return (f"{fast} messages by straight-line decoders, {slow} handed over, "
            f"{calls} calls, {rings} through the ring")


def seeds_are_found(root: str, cases: list[dict]) -> int:
    n = bad = 0
    with tempfile.TemporaryDirectory() as tmp:
        build(root, tmp, "x86-64")
    for seed in SEEDS:
        n += 1
        try:
            done = try_machine(root, "x86-64", cases, seed)
            bad += 1
            print(f"not ok {n} - seed {seed} # not found: {done}")
        except Fault as fault:
            good = re.search(WORDS[seed], str(fault)) is not None
            bad += not good
            print(f"{'ok' if good else 'not ok'} {n} - seed {seed}: {fault}")
    print(f"1..{n}")
    return 1 if bad else 0


def main() -> int:
    ap = argparse.ArgumentParser()
    ap.add_argument("root")
    ap.add_argument("--machine", choices=list(MACHINES), action="append")
    ap.add_argument("--seed", choices=list(SEEDS))
    ap.add_argument("--seeded", action="store_true")
    args = ap.parse_args()
    cases = vectors(args.root)
    if args.seeded:
        return seeds_are_found(args.root, cases)
    n = bad = 0
    for machine in args.machine or MACHINES:
        n += 1
        if compiler_of(machine) is None:
            gcc = MACHINES[machine][0]
            package = "gcc-" + gcc.removesuffix("-gcc").replace("_", "-")
            print(f"ok {n} - {machine} # skip no {gcc}; apt install "
                  f"{package}")
            continue
        try:
            done = try_machine(args.root, machine, cases, args.seed)
            print(f"ok {n} - {machine}: {done}")
        except Fault as fault:
            bad += 1
            print(f"not ok {n} - {machine}: {fault}")
    print(f"1..{n}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
