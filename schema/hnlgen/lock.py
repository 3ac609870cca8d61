# SPDX-License-Identifier: MIT
"""What a family has promised: the facts that a peer of another version, or
code that was built with it, depends on.

	("attribute", "range/pages")	number=2 type=u64 unit=page ...

Problem: a schema says what is, not what was. A number that was once on a wire
must never mean something else, and no one remembers which were. So the facts
stand in a file beside the spec, SPEC.lock (hnlgen.lock_file), one line a
thing; hnlgen.evolve compares them with the spec.

Records are in the order in which the schema lists things, so that a diff of
the lock is the change of the ABI. Invariant: what reaches the wire, a public
struct or a number by its name is in some fact here; prose is in none.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Iterator, Optional
from urllib.parse import quote

from . import model, policy

Key = tuple[str, str]           # kind, name; a part's is owner/name
Facts = dict[str, str]
Records = dict[Key, Facts]


@dataclass
class Lock:
    """records: what is promised. retired: name by (kind, owner, number)."""

    path: str
    records: Records = field(default_factory=dict)
    retired: dict[tuple[str, str, str], str] = field(default_factory=dict)


def split(name: str) -> tuple[str, str]:
    """Owner ('' if none) and name of its own."""
    owner, _, own = name.rpartition("/")
    return owner, own


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
        if op.legacy:
            yield from _legacy(f, op, op.legacy)
    for t in layout.tables:
        yield ("table", t.name), _table(t)


def _since(thing) -> str:
    return str(thing.since) if thing.since else ""


def _definition(d: model.Definition) -> Iterator[tuple[Key, Facts]]:
    if isinstance(d, model.Enum):
        yield ("enum", d.name), {"type": "flags" if d.is_flags else "enum"}
        for e in d.entries:
            yield ("entry", f"{d.name}/{e.name}"), {"number": str(e.value)}
    elif isinstance(d, model.Const):
        yield ("const", d.name), {"value": _text(d.value)}
    elif isinstance(d, model.Struct) and d.name != model.GPA_SEGMENT:
        yield ("struct", d.name), {"size": str(d.size)}
        at = 0
        for m in d.members:
            if m.type != "pad":
                yield ("member", f"{d.name}/{m.name}"), {
                    "offset": str(at),
                    "type": _member_type(m),
                    "enum": m.enum or "",
                    "pages": m.pages or "",
                    "order": m.order or ""}
            at += m.size


def _text(value: int | str) -> str:
    """A constant: text is in quotes, without a blank."""
    return str(value) if isinstance(value, int) else f'"{quote(value)}"'


def _member_type(m: model.Member) -> str:
    kind = "gpa" if m.address else m.type
    return kind + (",big-endian" if m.big_endian else "")


def attribute_type(a: model.Attribute) -> str:
    """All that decides how its payload is read."""
    parts = [a.type]
    element = "gpa" if a.addresses else a.sub_type
    parts += [str(p) for p in (element, a.struct, a.nested) if p]
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
        "pages": a.pages or "",
        "order": a.order or "",
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
        "progress": op.continuation.unit if op.continuation else "",
        "cursor": op.continuation.cursor if op.continuation else "",
        "group": op.mcgrp or "",
        "since": _since(op),
        "feature": op.feature or "",
    }


def _legacy(family: model.Family, op: model.Operation,
            legacy: model.Legacy) -> Iterator[tuple[Key, Facts]]:
    """Constants by their numbers: they are what an old caller passes."""
    def number(name: Optional[str]) -> str:
        return str(family.definition_by_name[name].value) if name else ""

    yield ("legacy", op.name), {
        "struct": legacy.struct,
        "hypercall": number(legacy.hypercall),
        "op": number(legacy.op),
        "fixed": ",".join(sorted(f"{member}:{number(const)}"
                                 for member, const in legacy.fixed)),
        "zero": ",".join(sorted(legacy.zero)),
        "clear": ",".join(sorted(legacy.clear)),
        "fields": "" if legacy.fields is None else "yes",
        "errors": ",".join(sorted(f"{ours}:{theirs}"
                                  for ours, theirs in legacy.errors)),
        "list": _list(legacy.list) if legacy.list else ""}
    for f in legacy.fields or ():
        yield ("field", f"{op.name}/{f.attribute}"), {
            "member": f.member,
            "mask": f.mask or "",
            "loose": "yes" if f.loose else "",
            "shift": str(f.shift) if f.shift else "",
            "absent": number(f.absent),
            "when": ";".join(f"{name}:{'+'.join(sorted(entries))}"
                             for name, entries in f.when),
            "guard": quote(f.guard or "", safe="()!&|<>=+"),
            "echo": f.echo or ""}


def _list(of: model.LegacyList) -> str:
    members = "+".join(f"{m.name}:{m.member}:{m.type}:{m.shift}"
                       for m in of.members)
    return ";".join([of.attribute, of.status, of.count, of.first or "",
                     members])


def _table(t: policy.Table) -> Facts:
    return {
        "role": t.role,
        "set": t.set.name if t.set else "",
        "attributes": ",".join(f.name for f in t.fields),
        "required": ",".join(f.name for f in t.fields if f.required),
    }
