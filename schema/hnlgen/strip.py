# SPDX-License-Identifier: MIT
"""Target strip: FAMILY.yaml as pure YNL, for tools that know only that.

Problem: YNL's own schema (genetlink.yaml of the Linux kernel) refuses a key
that it does not have, and hnl has many. What it lacks is left out where it
says less to a reader, and said in YNL's words where it decides bytes:

	gpa			u64
	bitfield32, packed-array	binary of that length
	flags-mask, min, max, *-len	kept; mask, align, counts: left out
	s8, s16			binary of that length
	structs			left out: YNL's genetlink has none
	no attribute-set, or an empty one	one that carries nothing, 'unspec'
	id, features, since, required, privilege ...	left out

A spec of YNL is that already, and stays as it is, with its comments.

Invariant: the output has no key that YNL lacks, and every attribute and
command keeps its name and number, its place on the wire and its length.
"""

from __future__ import annotations

from typing import Any, Iterator

import yaml

from . import model, policy
from .load import Problems
from .model import Attribute, Family, Operation

# YNL's genetlink has these numbers, and no narrower signed ones.
_NUMBERS = frozenset("u8 u16 u32 u64 s32 s64 uint sint".split())
# YNL's own readers want a set of each command, and one attribute in it.
_UNSPEC = {"name": "unspec", "value": 0, "type": "unused"}
_SAME = _NUMBERS | frozenset("flag string binary nest pad unused".split())


def emit(layout: policy.Layout, problems: Problems) -> dict[str, str]:
    f = layout.family
    if f.foreign:
        with open(f.where.file, encoding="utf-8") as spec:
            return {f"{f.name}.yaml": spec.read()}
    body = yaml.dump(_family(f), Dumper=_Dumper, sort_keys=False, width=78,
                     default_flow_style=False, allow_unicode=True)
    return {f"{f.name}.yaml":
            "# SPDX-License-Identifier: MIT\n"
            f"# generated from {f.where.source} by schema/hnlgen; do not "
            f"edit\n{body}"}


class _Dumper(yaml.SafeDumper):
    """Without aliases, which not every reader follows."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def prose(self, text: str) -> yaml.ScalarNode:
        style = "|" if "\n" in text else None
        return self.represent_scalar("tag:yaml.org,2002:str", text,
                                     style=style)


_Dumper.add_representer(str, _Dumper.prose)


def _family(f: Family) -> dict[str, Any]:
    return {
        "name": str(f.name),
        "protocol": "genetlink",
        "doc": _text(f.doc) or f"Family {f.name}.",
        **_some("definitions", list(_definitions(f))),
        "attribute-sets": [*(_set(f, s) for s in f.sets), *_no_set(f)],
        "operations": {"enum-model": "unified",
                       "list": [_operation(f, op) for op in f.operations]},
        **_some("mcast-groups", f.groups and {
            "list": [{"name": str(g.name)} for g in f.groups]}),
    }


def _text(doc: str) -> str:
    return "\n".join(line.rstrip() for line in doc.strip().splitlines())


def _some(key: str, value: Any) -> dict[str, Any]:
    return {key: value} if value else {}


def _definitions(f: Family) -> Iterator[dict[str, Any]]:
    for d in f.definitions:
        head = {"name": str(d.name), **_some("doc", _text(d.doc))}
        if isinstance(d, model.Const):
            yield {**head, "type": "const", "value": d.value}
        elif isinstance(d, model.Enum):
            yield {**head, "type": "flags" if d.is_flags else "enum",
                   "entries": [{"name": str(e.name), "value": e.value,
                                **_some("doc", _text(e.doc))}
                               for e in d.entries]}


def _set(f: Family, s: model.AttributeSet) -> dict[str, Any]:
    return {"name": str(s.name), **_some("doc", _text(s.doc)),
            "attributes": [_attribute(f, a) for a in s.attributes]
            or [_UNSPEC]}


def _no_set(f: Family) -> Iterator[dict[str, Any]]:
    """That of operations without one; 'notify' has its operation's."""
    if any(_has_no_set(op) for op in f.operations):
        yield {"name": _no_set_name(f), "attributes": [_UNSPEC]}


def _has_no_set(op: Operation) -> bool:
    return not op.attribute_set and not op.notify


def _no_set_name(f: Family) -> str:
    name = "nothing"
    while name in f.set_by_name:
        name += "-at-all"
    return name


def _attribute(f: Family, a: Attribute) -> dict[str, Any]:
    kind = a.type if a.type in _SAME else "u64" if a.type == "gpa" \
        else "binary"
    out = {"name": str(a.name), "value": a.value, "type": kind,
           **_some("doc", _text(a.doc))}
    if kind in _NUMBERS:
        out.update(_some("enum", str(a.enum or "")))
        out.update(_some("enum-as-flags", a.enum_as_flags))
    if kind in _NUMBERS and a.big_endian:
        out["byte-order"] = "big-endian"
    if kind == "nest":
        out["nested-attributes"] = str(a.nested)
    out.update(_some("multi-attr", a.multi))
    return {**out, **_some("checks", _checks(f, a, kind))}


def _checks(f: Family, a: Attribute, kind: str) -> dict[str, Any]:
    """Those that a binary has by what it stands for, or the schema's own."""
    c = a.checks
    if kind == "binary" and a.type not in model.BLOBS:
        width = 8 if a.type == "bitfield32" else \
            model.NUMBERS[a.type].width if a.type in model.NUMBERS else 0
        return _some("exact-len", width)
    if kind in _NUMBERS and a.type != "gpa":
        found = {"min": c.min, "max": c.max,
                 "flags-mask": str(c.flags_mask) if c.flags_mask else None}
    else:
        found = {"min-len": c.min_len, "max-len": c.max_len,
                 "exact-len": c.exact_len} if kind in ("string",
                                                       "binary") else {}
    return {k: v for k, v in found.items() if v is not None
            and not (isinstance(v, int) and v < 0)}


def _operation(f: Family, op: Operation) -> dict[str, Any]:
    own = _no_set_name(f) if _has_no_set(op) else str(op.attribute_set or "")
    out = {"name": str(op.name), "value": op.value,
           "doc": _text(op.doc) or f"{op.name}.",
           **_some("attribute-set", own)}
    if op.privileged:
        out["flags"] = ["admin-perm"]
    if op.event:
        out["event"] = {"attributes": [str(n) for n in op.event.attributes]}
    out.update({key: str(name) for key, name in (("notify", op.notify),
                                                 ("mcgrp", op.mcgrp)) if name})
    for key, exchange in (("do", op.do), ("dump", op.dump)):
        if exchange:
            out[key] = {side: {"attributes": [str(n) for n in m.attributes]}
                        for side, m in (("request", exchange.request),
                                        ("reply", exchange.reply))
                        if m}
    return out
