# SPDX-License-Identifier: MIT
"""Target docs: one page a family, FAMILY.md, for who calls it.

Invariant: every rule of the tables is on the page (hnlgen.describe says it),
every number is there, and no doc of a schema can break a table.
"""

from __future__ import annotations

import textwrap
from typing import Iterable, Iterator, Optional

from . import describe, model, policy, sample
from .load import Problems
from .model import Attribute, Family, Operation

WIDTH = 118
_NONE = "-"


def emit(layout: policy.Layout, problems: Problems) -> dict[str, str]:
    if len(problems):
        return {}
    blocks = [list(part) for part in _page(layout)]
    text = "\n\n".join("\n".join(lines) for lines in blocks if lines)
    return {f"{layout.family.name}.md": text + "\n"}


def _page(layout: policy.Layout) -> Iterator[Iterable[str]]:
    f = layout.family
    yield ["<!-- SPDX-License-Identifier: MIT -->",
           f"<!-- generated from {f.where.source} by schema/hnlgen; "
           "do not edit -->"]
    yield [f"# Family {f.name}"]
    yield [_prose(f.doc)]
    yield [f"Number {f.id}, version {f.version}. {_abi(f)} says what the "
           "headers of the examples are."]
    yield _operations(f)
    for op in f.operations:
        yield from _operation(layout, op)
    yield ["## Attributes"]
    for s in f.sets:
        yield [f"### Set {s.name}"]
        yield [_prose(s.doc)] if s.doc else []
        if s.reject:
            yield ["An attribute that is not known here is refused."]
        yield _attributes(f, s)
    if any(isinstance(d, (model.Enum, model.Struct, model.Const))
           for d in f.definitions):
        yield ["## Definitions"]
    for d in f.definitions:
        yield from _definition(d)
    if f.groups:
        yield ["## Groups"]
        yield ["Who joined one is told of its events."]
        yield _table(("group", "number", "feature", "since", "what"),
                     ((_code(g.name), g.value, _code(g.feature), _since(g),
                       g.doc) for g in f.groups))
    if f.features:
        yield ["## Features"]
        yield ["Granted to a domain by name, apart from the family itself."]
        yield _table(("feature", "bit", "since", "what"),
                     ((_code(x.name), x.value, _since(x), x.doc)
                      for x in f.features))


def _abi(f: Family) -> str:
    """A page of this tree's stands in docs/families; of others, anywhere."""
    return "[docs/abi.md](../abi.md)" if f.where.is_of_tree else \
        "docs/abi.md of hnl"


# ---- text that stays where it is put ----

def _prose(text: str) -> str:
    parts = (_safe(" ".join(p.split())) for p in text.split("\n\n"))
    return "\n\n".join(textwrap.fill(p, WIDTH, break_long_words=False,
                                     break_on_hyphens=False)
                       for p in parts if p)


def _safe(text: str) -> str:
    return text.replace("<", "&lt;")


def _code(name: Optional[str]) -> str:
    return f"`{name}`" if name else _NONE


def _cell(value: object) -> str:
    text = " ".join(str(value).split())
    return _safe(text).replace("|", "\\|") or _NONE


def _table(head: tuple[str, ...], rows: Iterable[tuple]) -> list[str]:
    lines = [f"| {' | '.join(head)} |", "|" + "---|" * len(head)]
    lines += [f"| {' | '.join(_cell(c) for c in row)} |" for row in rows]
    return lines if len(lines) > 2 else []


def _since(thing) -> str:
    return str(thing.since or 1)


# ---- operations ----

def _operations(f: Family) -> list[str]:
    return ["## Operations", "", *_table(
        ("operation", "number", "kind", "access", "feature", "privileged",
         "since"),
        ((f"[{op.name}](#{op.name})", op.value, _kind(op), op.access or _NONE,
          _code(op.feature), "yes" if op.privileged else "no", _since(op))
         for op in f.operations))]


def _kind(op: Operation) -> str:
    return "do" if op.do else "dump" if op.dump else "event"


def _operation(layout: policy.Layout,
               op: Operation) -> Iterator[Iterable[str]]:
    yield [f"### {op.name}"]
    yield [_prose(op.doc)] if op.doc else []
    yield _facts(layout, op)
    for t in layout.tables:
        if t.operation is op and (t.fields or t.role == "request"):
            yield [f"{t.role.capitalize()}:" if t.fields
                   else f"{t.role.capitalize()}: no attributes."]
            yield _fields(layout.family, t)
    yield from _example(layout, op)


def _facts(layout: policy.Layout, op: Operation) -> list[str]:
    facts = ["Answers once." if op.do else
             "Answers many times, then DONE." if op.dump else
             f"An event, told to group `{op.mcgrp}`."]
    reply = layout.of(op, "reply")
    bound = layout.reply_bound(reply) if reply else None
    if reply is None and op.do:
        facts.append("The answer is an acknowledgement.")
    if bound:
        more = f" and {bound.each} for each `{bound.per}`" if bound.per \
            else ""
        facts.append(f"The largest reply has {bound.most} bytes{more}.")
    if op.privileged:
        facts.append("Privileged: the embedder's authorise hook is asked.")
    if op.feature:
        facts.append(f"Needs the feature `{op.feature}`.")
    if op.idempotent:
        facts.append("Idempotent.")
    facts += describe.refusals(op)
    if op.continuation:
        facts.append("May take several entries; progress is counted in "
                     f"units of one {op.continuation.unit}.")
    if op.errors:
        facts.append("Errors, beside those of the transport: "
                     + ", ".join(_code(e) for e in op.errors) + ".")
    return [_prose(" ".join(facts))]


def _fields(f: Family, t: policy.Table) -> list[str]:
    return _table(("attribute", "number", "required", "type and range",
                   "what"),
                  ((_code(x.name), x.attribute.value,
                    "yes" if x.required else "no", _range(f, x.attribute),
                    x.attribute.doc or _NONE) for x in t.fields))


def _range(f: Family, a: Attribute) -> str:
    """The bracket of describe: '[u64, in pages, at least 1]'."""
    text = describe.attribute(f, a)
    return text[len(a.doc):].partition("[")[2].rstrip("]") if a.doc \
        else text.strip("[]")


def _example(layout: policy.Layout,
             op: Operation) -> Iterator[Iterable[str]]:
    request = layout.of(op, "request")
    if request is None:
        return
    data = sample.message(layout, request)
    yield [f"On the wire, {len(data)} bytes, sequence number 1:"]
    yield ["```", *_hex(data), "```"]


def _hex(data: bytes) -> Iterator[str]:
    """A header a line, an attribute a line: nests open where they begin."""
    yield f"{data[:16].hex(' ')}    nlmsghdr"
    yield f"{data[16:20].hex(' ')}    genlmsghdr"
    yield from _hex_attributes(data, 20, len(data), "")


def _hex_attributes(data: bytes, at: int, end: int,
                    margin: str) -> Iterator[str]:
    while at < end:
        size = int.from_bytes(data[at:at + 2], "little")
        kind = int.from_bytes(data[at + 2:at + 4], "little")
        if kind & model.ATTR_NESTED:
            yield margin + data[at:at + 4].hex(" ")
            yield from _hex_attributes(data, at + 4, at + size, margin + "  ")
        else:
            shown = data[at:at + (size + 3) // 4 * 4]
            more = " ..." if len(shown) > 24 else ""
            yield margin + shown[:24].hex(" ") + more
        at += (size + 3) // 4 * 4


# ---- attributes and definitions ----

def _attributes(f: Family, s: model.AttributeSet) -> list[str]:
    return _table(("attribute", "number", "type and range", "unit", "feature",
                   "since", "what"),
                  ((_code(a.name), a.value, _range(f, a), a.unit or _NONE,
                    _code(a.feature), _since(a), a.doc or _NONE)
                   for a in s.attributes))


def _definition(d: model.Definition) -> Iterator[Iterable[str]]:
    yield [f"### {d.name}"]
    yield [_prose(d.doc)] if d.doc else []
    if isinstance(d, model.Enum):
        yield _table(("value", "bit" if d.is_flags else "number", "what"),
                     ((_code(e.name), e.value, e.doc or _NONE)
                      for e in d.entries))
    elif isinstance(d, model.Struct):
        yield [f"{d.size} bytes."]
        yield _table(("member", "offset", "type", "what"), _members(d))
    else:
        yield [f"{d.value}"]


def _members(d: model.Struct) -> Iterator[tuple]:
    at = 0
    for m in d.members:
        order = "big-endian " if m.big_endian else ""
        if m.type == "pad":
            yield _NONE, at, f"{m.size} zeros", _NONE
        else:
            of = f", one of {m.enum}" if m.enum else ""
            yield _code(m.name), at, order + m.type + of, m.doc or _NONE
        at += m.size
