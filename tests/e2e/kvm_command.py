# SPDX-License-Identifier: MIT
"""What hnl-kvm does with a wrong guest, and says of it.

An ELF is anybody's file: each field of it that is used is wrong once here, and
a guest that never ends is ended. Each case has its status and its words.

usage: kvm_command.py HNL_KVM HANG_ELF

HANG_ELF is tests/e2e/kvm_hang.c. Exit status 77 when there is no usable
/dev/kvm.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

PHDR = 64           # offset of the first program header, right behind the ELF's
PHNUM = 56          # e_phnum
OFFSET = PHDR + 8   # p_offset
PADDR = PHDR + 24   # its p_paddr
FILESZ = PHDR + 32  # its p_filesz
MACHINE = 18        # e_machine
END_OF_PROGRAM = (0x10100000 - 16).to_bytes(8, "little")


def patched(image: bytes, offset: int, new: bytes) -> bytes:
    return image[:offset] + new + image[offset + len(new):]


def cases(good: bytes) -> dict[str, tuple]:
    """name: (options, image or None, status, text on standard error)"""
    first = int.from_bytes(good[OFFSET:OFFSET + 8], "little")
    return {
        "no such file": ([], None, 1, "No such file"),
        "not an ELF file": ([], b"#!/bin/sh\n" * 20, 1,
                            "no static ELF64 program for x86-64"),
        "an empty file": ([], b"", 1, "too short for an ELF header"),
        "another machine": ([], patched(good, MACHINE, b"\xb7\0"), 1,
                            "no static ELF64 program for x86-64"),
        "cut within its headers": ([], good[:PHDR + 8], 1,
                                   "program headers past its end"),
        "cut within its only segment": (
            [], patched(good, PHNUM, b"\1\0")[:first + 16], 1,
            "a segment outside"),
        "a segment behind its end": (
            [], patched(good, OFFSET, b"\xff" * 8), 1, "a segment outside"),
        "a segment below guest RAM": (
            [], patched(good, PADDR, bytes(8)), 1, "a segment outside"),
        "a segment over the end of the first MiB": (
            [], patched(good, PADDR, END_OF_PROGRAM), 1, "a segment outside"),
        "a segment larger than any": (
            [], patched(good, FILESZ, b"\xff" * 8), 1, "a segment outside"),
        "an option that is none": (["--vcpus", "9"], good, 2, "usage"),
        "a guest that never ends": (["--seconds", "1"], good, 124,
                                    "vCPU 0 is at 0x1000"),
        "a process beside it that fails": (["--process", "/bin/false"], good,
                                           1, ""),
        "a process that is none": (["--process", "/nowhere"], good, 1,
                                   "/nowhere: No such file"),
        "a process that never ends": (
            ["--seconds", "1", "--process", "/usr/bin/yes"], good, 124,
            "vCPU 0 is at 0x1000"),
        "an option without its program": (["--process"], good, 2, "usage"),
        "a vCPU that fails beside it": (["--vcpus", "2"], good, 3, ""),
    }


def run(program: str, options: list, path: Path) -> tuple[int, str]:
    done = subprocess.run([program, *options, str(path)], text=True,
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                          timeout=50)
    return done.returncode, done.stderr


def main() -> int:
    program, good = sys.argv[1], Path(sys.argv[2]).read_bytes()
    failed = 0
    with tempfile.TemporaryDirectory() as tmp:
        path = Path(tmp) / "guest.elf"
        for name, (options, image, status, text) in cases(good).items():
            path.unlink(missing_ok=True)
            if image is not None:
                path.write_bytes(image)
            got, said = run(program, options, path)
            if got == 77:
                print(said, end="")
                return 77
            right = got == status and text in said
            failed += not right
            print(f"{'ok  ' if right else 'FAIL'} {name}" +
                  ("" if right else f": status {got}, {said!r}"))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
