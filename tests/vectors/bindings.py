# SPDX-License-Identifier: MIT
"""bindings.py LANGUAGE VECTORS: the vectors through what hnlgen writes.

Makes the bindings of all families and kinds, compiles them with the test that
stands beside this file, and runs it on the vectors. 77, a skip, where there is
no compiler. Nothing is downloaded.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Callable

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
FAMILIES = ("ctrl", "memory", "event", "view", "domain", "nested")
SPECS = [*(ROOT / "schema" / f"{name}.yaml" for name in FAMILIES),
         HERE / "kinds.yaml"]
SKIP = 77


def call(*args: str | Path, **more: Any) -> int:
    done: subprocess.CompletedProcess[bytes] = subprocess.run(
        [str(a) for a in args], check=False, **more)
    return done.returncode


def is_lacking(program: str, package: str) -> bool:
    if shutil.which(program) is not None:
        return False
    print(f"skipped: no {program}; apt install {package}")
    return True


def rust(out: Path, vectors: Path) -> int:
    if is_lacking("cargo", "cargo rustc"):
        return SKIP
    # A wrapper without a toolchain behind it is no cargo.
    if call("cargo", "--version", stdout=subprocess.DEVNULL) != 0:
        print("skipped: cargo --version fails; apt install cargo rustc")
        return SKIP
    (out / "tests").mkdir()
    shutil.copy(HERE / "vectors.rs", out / "tests")
    env = {**os.environ, "HNL_VECTORS": str(vectors),
           "CARGO_TARGET_DIR": str(out / "target"), "RUSTFLAGS": "-Dwarnings"}
    return call("cargo", "test", "--offline", "--quiet", "--", "--nocapture",
                cwd=out, env=env)


def python(out: Path, vectors: Path) -> int:
    code = call(sys.executable, HERE / "run_python.py", out, vectors)
    if not shutil.which("mypy"):
        print("types are not checked: no mypy; apt install mypy")
    elif code == 0:
        code = call("mypy", "--strict", "--cache-dir", out / "cache",
                    out / "hnl")
    return code


def ocaml(out: Path, vectors: Path) -> int:
    if is_lacking("ocamlc", "ocaml-nox"):
        return SKIP
    shutil.copy(HERE / "vectors.ml", out)
    modules = ["hnl_wire.ml", *(f"hnl_{path.stem}.ml" for path in SPECS),
               "vectors.ml"]
    compiler = "ocamlopt" if shutil.which("ocamlopt") else "ocamlc"
    code = call(compiler, "-w", "+a-4-9-40-41-42-44-45-70", "-warn-error",
                "+a", "-o", "vectors", *modules, cwd=out)
    return code or call(out / "vectors", vectors)


LANGUAGES: dict[str, Callable[[Path, Path], int]] = {
    "rust": rust, "python": python, "ocaml": ocaml}


def main(argv: list[str]) -> int:
    language, vectors = argv
    with tempfile.TemporaryDirectory() as tmp:
        code = call(sys.executable, ROOT / "schema" / "hnlgen", language,
                    *SPECS, "-o", tmp)
        return code or LANGUAGES[language](Path(tmp),
                                           Path(vectors).resolve())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
