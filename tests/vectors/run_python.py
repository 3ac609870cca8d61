# SPDX-License-Identifier: MIT
"""run_python.py PACKAGES VECTORS: the vectors through the Python bindings.

PACKAGES holds the package hnl, VECTORS the .jsonl files. Every case must give
its verdict and its ignored list; an accepted one its values, and, encoded
again, its canonical bytes.
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from typing import Any


def to_bytes(text: str) -> bytes:
    """'0102 00*16': runs are a byte and how often."""
    return b"".join(_part(p) for p in text.split())


def _part(part: str) -> bytes:
    data, _, times = part.partition("*")
    return bytes.fromhex(data) * int(times or 1)


def message(wire: Any, family: Any, case: dict[str, Any]) -> dict[str, Any]:
    mode = wire.Mode.REQUEST if case["direction"] == "request" \
        else wire.Mode.REPLY
    return verdict(wire, family.MESSAGES[case["command"], mode], case)


def verdict(wire: Any, cls: Any, case: dict[str, Any]) -> dict[str, Any]:
    """What the decoder says, in the shape of a case."""
    ignored, got = wire.Ignored(), {}
    data = to_bytes(case["hex"])
    try:
        m = cls.decode(data, grants=case["grants"],
                       mode=wire.Mode(case["mode"]), ignored=ignored)
        header = wire.Header.decode(data)
        again = m.encode(seq=header.seq, port=header.port, flags=header.flags,
                         grants=case["grants"])
        if again != to_bytes(case.get("canonical", case["hex"])):
            got["encoded"] = again.hex()
        got["values"] = values(wire, m)
    except wire.Refusal as r:
        got = {**refused(r), "missing": r.missing, "nest": r.nest}
    return {**got, "ignored": [list(i) for i in ignored.listed],
            "ignored-n": ignored.n}


def frame(wire: Any, case: dict[str, Any]) -> dict[str, Any]:
    """What the reader of headers says, likewise."""
    try:
        head = wire.Header.decode(to_bytes(case["hex"]))
    except wire.Refusal as r:
        return refused(r)
    return {"values": head._asdict()}


def refused(r: Any) -> dict[str, Any]:
    return {"errno": r.errno, "reason": int(r.reason), "offset": r.offset,
            "type": r.type}


def ack(wire: Any, case: dict[str, Any]) -> dict[str, Any]:
    """What the reader of ERROR and DONE says, likewise."""
    try:
        a = wire.Ack.decode(to_bytes(case["hex"]))
    except wire.Refusal as r:
        return refused(r)
    told = {k: v for k, v in vars(a).items() if k != "ignored"}
    text = a.message.encode("utf-8", "surrogateescape").hex()
    return {"values": {**told, "message": text, "ignored-n": a.ignored.n,
                       "ignored": [list(i) for i in a.ignored.listed]}}


def values(wire: Any, m: Any) -> dict[str, Any]:
    """Of a set, as the vectors have them; absent ones are left out."""
    found = {}
    for f in m.TABLE.fields:
        v = getattr(m, f.name)
        if v is None or v is False or (f.multi and v == []):
            continue
        found[f.name] = [_value(wire, f, one) for one in v] if f.multi \
            else _value(wire, f, v)
    return found


def _value(wire: Any, f: Any, v: Any) -> Any:
    if f.nest:
        return values(wire, v)
    if f.element:
        return b"".join(f.element.store(one) for one in v).hex()
    if isinstance(v, bytes):
        return v.hex()
    return v._asdict() if isinstance(v, wire.Bitfield32) else v


def _renamed(value: Any) -> Any:
    """Names as Python has them."""
    if isinstance(value, dict):
        return {_attribute(k): _renamed(v) for k, v in value.items()}
    return [_renamed(v) for v in value] if isinstance(value, list) else value


def _attribute(name: str) -> str:
    import keyword
    name = name.replace("-", "_")
    taken = keyword.iskeyword(name) or name in ("class", "list")
    return name + "_" if taken else name


def defaults_differ(packages: str) -> bool:
    """What absence stands for."""
    sys.path.insert(0, packages)
    kinds = importlib.import_module("hnl.kinds")
    absent, there = kinds.TryRequest(), kinds.TryRequest(depth=7)
    return (absent.depth_or_default(), absent.shade_or_default(),
            absent.rights_or_default(), absent.wide_default_or_default(),
            there.depth_or_default()) != \
        (-2, kinds.High.B, kinds.Mode.EXECUTE, 2**64 - 1, 7)


def run(packages: str, path: Path) -> tuple[int, int]:
    sys.path.insert(0, packages)
    wire = importlib.import_module("hnl.wire")
    reader = {"acks": ack, "frames": frame}.get(path.stem)
    family = None if reader else importlib.import_module(f"hnl.{path.stem}")
    failed = total = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        case, total = json.loads(line), total + 1
        got = reader(wire, case) if reader else message(wire, family, case)
        want = {k: v for k, v in case.items()
                if k in got or k in ("errno", "values")}
        if family and "values" in want:
            want["values"] = _renamed(want["values"])
        if got != want:
            failed += 1
            print(f"{case['name']}: {got}, not {want}")
    return total, failed


def main(argv: list[str]) -> int:
    packages, vectors = argv
    bad = int(defaults_differ(packages))
    if bad:
        print("python: defaults: not those of the schema")
    for path in sorted(Path(vectors).glob("*.jsonl")):
        total, failed = run(packages, path)
        print(f"python: {path.stem}: {total - failed} of {total} agree")
        bad += failed + (total == 0)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
