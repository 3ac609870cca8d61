# SPDX-License-Identifier: MIT
"""Target lock: what a family has promised, as lines of text.

	attribute range/pages number=2 type=u64 values=range:1..0xff

Problem: a schema says what is, not what was. A number that was once on a wire
must never mean something else, and no one remembers which were. So the facts
that a peer of another version depends on stand in a file beside the spec,
SPEC.lock, one line a thing; hnlgen.evolve compares them with the spec.

Lines are sorted as the schema lists things, so that a diff of the lock is the
change of the ABI. 'retired' lines are what was removed by force: their numbers
stay taken. Invariant: read(text(records)) gives the same records.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Iterator, Optional

from . import load, model, policy
from .load import Problems

KINDS = ("family", "feature", "group", "enum", "entry", "struct", "member",
         "set", "attribute", "command", "table")
RETIRED = "retired"
MAX_BYTES = 1 << 20

Key = tuple[str, str]           # kind, name; a part's is owner/name
Facts = dict[str, str]
Records = dict[Key, Facts]


@dataclass
class Lock:
    """records: what is promised. retired: name by (kind, owner, number)."""

    path: str
    records: Records = field(default_factory=dict)
    retired: dict[tuple[str, str, str], str] = field(default_factory=dict)


def path_of(spec: str) -> str:
    return os.path.splitext(spec)[0] + ".lock"


# ---- from the schema ----

def records(layout: policy.Layout) -> Records:
    """Every fact that another version depends on."""
    return {key: {k: v for k, v in facts.items() if v}
            for key, facts in _records(layout)}


def _records(layout: policy.Layout) -> Iterator[tuple[Key, Facts]]:
    f = layout.family
    yield ("family", f.name), {"number": str(f.id), "version": str(f.version)}
    for x in f.features:
        yield ("feature", x.name), {"number": str(x.value),
                                    "since": _since(x)}
    for g in f.groups:
        yield ("group", g.name), {"number": str(g.value),
                                  "privileged": "yes" if g.privileged
                                  else "",
                                  "since": _since(g),
                                  "feature": g.feature or ""}
    for d in f.definitions:
        yield from _definition(d)
    for s in f.sets:
        yield ("set", s.name), {"unknown": "reject" if s.reject else ""}
        for a in s.attributes:
            yield ("attribute", f"{s.name}/{a.name}"), _attribute(f, a)
    for op in f.operations:
        yield ("command", op.name), _command(op)
    for t in layout.tables:
        yield ("table", t.name), _table(t)


def _since(thing) -> str:
    return str(thing.since) if thing.since else ""


def _definition(d: model.Definition) -> Iterator[tuple[Key, Facts]]:
    if isinstance(d, model.Enum):
        yield ("enum", d.name), {"type": "flags" if d.is_flags else "enum"}
        for e in d.entries:
            yield ("entry", f"{d.name}/{e.name}"), {"number": str(e.value)}
    elif isinstance(d, model.Struct) and d.name != model.GPA_SEGMENT:
        yield ("struct", d.name), {"size": str(d.size)}
        at = 0
        for m in d.members:
            if m.type != "pad":
                yield ("member", f"{d.name}/{m.name}"), {
                    "offset": str(at),
                    "type": m.type + (",big-endian" if m.big_endian else ""),
                    "enum": m.enum or ""}
            at += m.size


def attribute_type(a: model.Attribute) -> str:
    """All that decides how its payload is read."""
    parts = [a.type]
    parts += [str(p) for p in (a.sub_type, a.struct, a.nested) if p]
    kind = ":".join(parts)
    kind += ",big-endian" if a.big_endian else ""
    return kind + (",multi" if a.multi else "")


def _attribute(family: model.Family, a: model.Attribute) -> Facts:
    c = a.checks
    return {
        "number": str(a.value),
        "type": attribute_type(a),
        "values": _values(family, a),
        "length": _bounds(c.min_len, c.max_len) if c.exact_len is None
        else _bounds(c.exact_len, c.exact_len),
        "count": _bounds(c.min_count, c.max_count),
        "enum": _enum(a),
        "align": str(a.align) if a.align else "",
        "unit": a.unit or "",
        "default": _default(family, a),
        "access": a.access or "",
        "per": a.per or "",
        "implies": ",".join(a.implies),
        "exclusive": ",".join(a.exclusive),
        "critical": "yes" if a.critical else "",
        "target": "yes" if a.target else "",
        "since": _since(a),
        "feature": a.feature or "",
    }


def _enum(a: model.Attribute) -> str:
    """What its values are called, and whether they are bits."""
    name = a.checks.flags_mask or a.enum or ""
    return f"{name},flags" if name and a.enum_as_flags else name


def _default(family: model.Family, a: model.Attribute) -> str:
    """Its number: what it is called may change."""
    value = policy.default_of(family, a)
    return "" if value is None else str(value)


def _values(family: model.Family, a: model.Attribute) -> str:
    if a.type not in (*model.NUMBERS, "bitfield32"):
        return ""
    check = policy.check_of(family, a)
    if check.kind == "NONE":
        return ""
    if check.kind in ("MASK", "ENUM"):
        return f"{check.kind.lower()}:{check.high:#x}"
    return f"range:{check.low}..{check.high}"


def _bounds(low: Optional[int], high: Optional[int]) -> str:
    if low is None and high is None:
        return ""
    return f"{low or 0}..{'' if high is None else high}"


def _command(op: model.Operation) -> Facts:
    return {
        "number": str(op.value),
        "type": "do" if op.do else "dump" if op.dump else "event",
        "reply": "yes" if op.exchange and op.exchange.reply else "",
        "privileged": "yes" if op.privileged else "",
        "idempotent": "yes" if op.idempotent else "",
        "link": "" if op.link else "no",
        "barrier": "" if op.barrier else "no",
        "forward": "" if op.forward else "no",
        "group": op.mcgrp or "",
        "since": _since(op),
        "feature": op.feature or "",
    }


def _table(t: policy.Table) -> Facts:
    return {
        "role": t.role,
        "set": t.set.name if t.set else "",
        "attributes": ",".join(f.name for f in t.fields),
        "required": ",".join(f.name for f in t.fields if f.required),
    }


# ---- as text ----

def text(name: str, found: Records, retired: dict) -> str:
    lines = ["# SPDX-License-Identifier: MIT",
             f"# generated from schema/{name}.yaml by schema/hnlgen; do not "
             "edit"]
    for (kind, name), facts in found.items():
        lines.append(" ".join([kind, name, *(f"{k}={v}"
                                             for k, v in facts.items())]))
    for (kind, owner, number), name in sorted(
            retired.items(), key=lambda r: (r[0][0], r[0][1], int(r[0][2]))):
        full = f"{owner}/{name}" if owner else name
        lines.append(f"{RETIRED} {kind} {full} number={number}")
    return "\n".join(lines) + "\n"


def split(name: str) -> tuple[str, str]:
    """Owner ('' if none) and name of its own."""
    owner, _, own = name.rpartition("/")
    return owner, own


def read(path: str, problems: Problems) -> Optional[Lock]:
    """None: there is none, or it is no lock and a problem says so."""
    try:
        with open(path, encoding="utf-8", newline="") as f:
            lines = f.read(MAX_BYTES).split("\n")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as e:
        problems.add(path, 1, f"cannot be read: {e}")
        return None
    found = Lock(path)
    for n, line in enumerate(lines, 1):
        if line and not line.startswith("#") and not _take(found, line):
            problems.add(path, n, f"no line of a lock: {load.quote(line)}; "
                                  "restore the file, hnlgen lock writes it")
            return None
    return found


def _take(lock: Lock, line: str) -> bool:
    words = line.split(" ")
    is_retired = words[0] == RETIRED
    words = words[1:] if is_retired else words
    pairs = [w.partition("=") for w in words[2:]]
    if len(words) < 2 or words[0] not in KINDS or \
            any(not eq or not value for _, eq, value in pairs):
        return False
    facts = {key: value for key, _, value in pairs}
    if not facts.get("number", "0").isdecimal():
        return False
    if not is_retired:
        return lock.records.setdefault((words[0], words[1]), facts) is facts
    owner, own = split(words[1])
    lock.retired[words[0], owner, facts.get("number", "0")] = own
    return True
