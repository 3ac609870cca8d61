# SPDX-License-Identifier: MIT
"""The axioms of port.h about bits, each proved by z3 on 64-bit vectors.

They are read from port.h itself: one that has no form known here is an error.
Those about the size of a ring are proved of every power of two that it can be.
"""

import re
import subprocess
from pathlib import Path

PORT = Path(__file__).with_name("port.h")
AXIOM = re.compile(r"axiom (\w+):(.*?);\s*(?=//|axiom|\})", re.DOTALL)
FORM = re.compile(r"\\forall integer [xy, ]+; (.*) ==> (.*)")
# (x op constant) == x op constant, of numbers below 2^64.
MASK = re.compile(r"\(x & (0x[0-9a-f]+)\) == x % (0x[0-9a-f]+)$")
DOWN = re.compile(r"\(x >> (\d+)\) == x / (0x[0-9a-f]+)$")
UP = re.compile(r"\(x << (\d+)\) == x \* (0x[0-9a-f]+)$")
RING_LOG2 = range(12, 25)


def bv(n: int) -> str:
    return f"(_ bv{n} 128)"


def goals(name: str, text: str) -> list[str]:
    """What must hold of any x below 2^64, held in 128 bits."""
    m = MASK.match(text)
    if m:
        return [f"(= (bvand x {bv(int(m[1], 16))}) "
                f"(bvurem x {bv(int(m[2], 16))}))"]
    m = DOWN.match(text)
    if m:
        return [f"(= (bvlshr x {bv(int(m[1]))}) (bvudiv x {bv(int(m[2], 16))}))"]
    m = UP.match(text)
    if m:
        return [f"(= (bvshl x {bv(int(m[1]))}) (bvmul x {bv(int(m[2], 16))}))"]
    if text == "0 <= (x | y) < 0x10000":
        low = " ".join(f"(bvult {v} {bv(0x10000)})" for v in "xy")
        return [f"(=> (and {low}) (bvult (bvor x y) {bv(0x10000)}))"]
    if text == "0 <= (x & y) <= y":
        return ["(bvule (bvand x y) y)"]
    raise SystemExit(f"port.h: axiom {name} has no form that bits.py knows")


def ring(text: str) -> list[str]:
    """What must hold of a ring of n bytes; reach is port.h's own."""
    def place(v: str, n: int) -> str:
        return f"(bvand {v} {bv(n - 1)})"

    out = []
    for n in [1 << i for i in RING_LOG2]:
        if text == "ring_size(n) ==> 0x1000 <= n <= 0x1000000":
            out.append(f"(and (bvule {bv(0x1000)} {bv(n)}) "
                       f"(bvule {bv(n)} {bv(0x1000000)}))")
        elif text == "ring_size(n) ==> n % 0x1000 == 0":
            out.append(f"(= (bvurem {bv(n)} {bv(0x1000)}) {bv(0)})")
        elif text == "ring_size(n) && 0 <= x < n ==> (x & (n - 1)) == x":
            out.append(f"(=> (bvult x {bv(n)}) (= {place('x', n)} x))")
        elif text == ("ring_size(n) && 0 <= x < 0x100000000 ==> "
                      "reach(n, (uint32_t)(x + reach(n, x))) == n"):
            end = f"(bvadd x (bvsub {bv(n)} {place('x', n)}))"
            wrapped = f"(bvurem {end} {bv(1 << 32)})"
            out.append(f"(=> (bvult x {bv(1 << 32)}) "
                       f"(= (bvsub {bv(n)} {place(wrapped, n)}) {bv(n)}))")
        else:
            raise SystemExit(f"port.h: of a ring's size, unknown: {text}")
    return out


def section(text: str, name: str) -> str:
    body = text[text.index(f"axiomatic {name} {{"):]
    return body[:body.index("}\n") + 2]


def asked(goal: str) -> list[str]:
    return ["(push)", f"(assert (not {goal}))", "(check-sat)", "(pop)"]


def script() -> tuple[str, int]:
    text = PORT.read_text()
    body = text[text.index("axiomatic Bits {"):]
    out = ["(set-logic QF_BV)"]
    out += [f"(declare-const {v} (_ BitVec 128))" for v in "xy"]
    out += [f"(assert (bvult {v} {bv(1 << 64)}))" for v in "xy"]
    count = 0
    for _, axiom in AXIOM.findall(section(text, "Ring")):
        said = " ".join(axiom.split()).partition("; ")[2]
        for goal in ring(said):
            out += asked(goal)
            count += 1
    for name, axiom in AXIOM.findall(section(text, "Bits")):
        form = FORM.match(" ".join(axiom.split()))
        if form is None:
            raise SystemExit(f"port.h: axiom {name} is no implication")
        for goal in goals(name, form[2]):
            out += asked(goal)
            count += 1
    if count != sum(1 for line in out if line == "(check-sat)") or \
            len(AXIOM.findall(body)) != body.count("axiom ") :
        raise SystemExit("port.h: not every axiom was read")
    return "\n".join(out) + "\n", count


def prove() -> bool:
    text, count = script()
    out = subprocess.run(["z3", "-in", "-T:60"], input=text, text=True,
                         capture_output=True).stdout.split()
    good = out == ["unsat"] * count
    print(f"{'port.h, facts on bits':24} {'':13} {out.count('unsat'):>5} / {count}",
          flush=True)
    return good
