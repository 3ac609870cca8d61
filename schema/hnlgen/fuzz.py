# SPDX-License-Identifier: MIT
"""Target fuzz: what libFuzzer need not find by itself.

	hnl.dict		headers of attributes and of messages, edges of
				ranges: words that code compares with
	corpus/decode/F.OP	a request with all its attributes
	corpus/decode/F.OP-least	only with the required ones
	corpus/decode/n_F.OP.ATTRIBUTE-REASON
				a request that breaks one rule

A seed of fuzz/decode.c begins with a byte that chooses mode and grants; 0 is a
plain request with all of them. Invariant: a seed is a request that is
accepted, or refused for the reason in its name; each rule of each policy that
a message has room to break is broken by one.
"""

from __future__ import annotations

import hashlib
import struct
from typing import Iterator

from . import model, policy, sample, trials
from .items import TooLong
from .load import Problems

_NAME_MAX = 200
CORPUS = "corpus/decode"
# Of how attributes are framed, whatever the policy: once a family.
_FRAMES = frozenset(("LEFTOVER", "ATTR_SHORT", "ATTR_PAST_END", "PADDING"))


def emit(layouts: list[policy.Layout],
         problems: Problems) -> dict[str, str | bytes]:
    if len(problems) or not layouts:
        return {}
    found: dict[str, str | bytes] = {"hnl.dict": dictionary(layouts)}
    for layout in layouts:
        for name, message in (*seeds(layout), *negatives(layout)):
            found[f"{CORPUS}/{name}"] = b"\0" + message
    return found


def seeds(layout: policy.Layout) -> Iterator[tuple[str, bytes]]:
    for t in layout.tables:
        if t.role != "request":
            continue
        name = f"{layout.family.name}.{t.operation.name}"
        whole = sample.message(layout, t)
        least = sample.message(layout, t, least=True)
        yield name, whole
        if least != whole:
            yield f"{name}-least", least


def negatives(layout: policy.Layout) -> Iterator[tuple[str, bytes]]:
    """The first way to break each rule; of a nest in the first request that
    has it."""
    seen: set[tuple[str, ...]] = set()
    for c in trials.cases_of_requests(layout):
        rule = _rule(c)
        if c.intent == trials.OK or not c.is_usual or rule in seen:
            continue
        family = layout.family
        try:
            message = trials.pack_message(family, c.table, c.items)
        except TooLong:
            continue
        seen.add(rule)
        yield (_short(f"n_{family.name}.{c.table.operation.name}{_what(c)}"),
               message)


def _short(name: str) -> str:
    """A file system takes 255 bytes."""
    if len(name) <= _NAME_MAX:
        return name
    digest = hashlib.sha256(name.encode()).hexdigest()[:16]
    return f"{name[:_NAME_MAX - 17]}-{digest}"


def _rule(c: trials.Case) -> tuple[str, ...]:
    if c.intent in _FRAMES:
        return (c.intent,)
    if c.place is None:
        return c.table.name, c.what if _is_between(c) else "", c.intent
    return c.place.table.name, str(c.place.field.name), c.intent


def _is_between(c: trials.Case) -> bool:
    """A rule between two attributes, both of which what names."""
    return c.place is None and c.intent in ("IMPLIES", "EXCLUSIVE")


def _what(c: trials.Case) -> str:
    if _is_between(c):
        return f".{c.what}"
    return f".{c.place.name}-{c.intent}" if c.place else f"-{c.intent}"


# ---- the dictionary ----

def dictionary(layouts: list[policy.Layout]) -> str:
    words: dict[bytes, str] = {}
    for layout in layouts:
        for name, word in _words(layout):
            words.setdefault(word, name)
    specs = ", ".join(la.family.where.source for la in layouts)
    lines = ["# SPDX-License-Identifier: MIT",
             f"# generated from {specs} by schema/hnlgen; do not edit",
             *(f'{_key(name)}="{_escaped(word)}"'
               for word, name in words.items())]
    return "\n".join(lines) + "\n"


def _key(name: str) -> str:
    return "".join(c if c.isalnum() else "_" for c in name)


def _escaped(word: bytes) -> str:
    return "".join(f"\\x{b:02x}" for b in word)


def _words(layout: policy.Layout) -> Iterator[tuple[str, bytes]]:
    family = layout.family
    yield f"{family.name} type", struct.pack("<HH", family.id, 0x0001)
    yield f"{family.name} dump", struct.pack("<HH", family.id, 0x0301)
    for op in family.operations:
        yield (f"{family.name} {op.name}",
               struct.pack("<BBH", op.value, family.version, 0))
    for t in layout.tables:
        for f in t.fields:
            yield from _field(f"{family.name} {t.name} {f.name}", f)


def _field(name: str, f: policy.Field) -> Iterator[tuple[str, bytes]]:
    bits = model.ATTR_NESTED if f.kind == "NEST" else 0
    size = f.low_len + (f.kind == "STRING") + model.ATTR_HEADER
    yield name, struct.pack("<HH", min(size, 0xffff), f.attribute.value | bits)
    number = model.NUMBERS.get(f.attribute.type)
    if number is None:
        return
    for edge, value in zip(("low", "high"), edges(f)):
        order = "big" if f.attribute.big_endian else "little"
        yield (f"{name} {edge}",
               value.to_bytes(number.width, order, signed=number.signed))


def edges(f: policy.Field) -> tuple[int, ...]:
    """Lowest and highest that its check accepts."""
    if f.check.kind in ("RANGE", "SRANGE"):
        return f.check.low, f.check.high
    if f.check.kind == "MASK":
        return 0, f.check.high
    if f.check.kind == "ENUM":
        return ((f.check.high & -f.check.high).bit_length() - 1,
                f.check.high.bit_length() - 1)
    return ()
