# SPDX-License-Identifier: MIT
"""Whether the rules between attributes can be kept.

Problem: 'implies' and 'exclusive-with' are about presence alone, so that one
rule can make an attribute, or a message, impossible without anybody seeing it.
Names are checked set by set; messages when the tables are there.

Sets of attributes are numbers here, one bit each: a file may have many rules,
and this stays quick. Invariant: in a family that passes, each attribute can be
present in each message that lists it.
"""

from __future__ import annotations

from typing import Iterator

from . import model, policy
from .model import Attribute, AttributeSet, Name

RULES_MAX = 4096        # of a set, times the commands that have it
KEYS = (("implies", lambda a: a.implies),
        ("exclusive-with", lambda a: a.exclusive))


def check_names(checker) -> None:
    for s in checker.family.sets:
        before = checker.found
        for a in s.attributes:
            for key, names_of in KEYS:
                _names(checker, s, a, key, names_of(a))
        if checker.found == before and _has_rules(s.attributes) and \
                _few(checker, s):
            _possible(checker, s)


def _few(checker, s: AttributeSet) -> bool:
    """Each message has rows of its own for the rules of its set."""
    rules = sum(len(a.implies) + len(a.exclusive) for a in s.attributes)
    users = sum(op.attribute_set == s.name
                for op in checker.family.operations) or 1
    if rules * users <= RULES_MAX:
        return True
    checker.error(s.where, None, f"'implies' and 'exclusive-with' of set "
                  f"'{s.name}' are {rules} rules for {users} commands; at "
                  f"most {RULES_MAX} in all, split the set")
    return False


def _has_rules(attributes) -> bool:
    return any(a.implies or a.exclusive for a in attributes)


def _names(checker, s: AttributeSet, a: Attribute, key: str,
           names: tuple[Name, ...]) -> None:
    seen: set[str] = set()
    for name in names:
        text = ""
        if not checker._known(name, s.by_name, "attribute"):
            continue
        if name == a.name:
            text = f"'{key}' of '{name}' names itself; remove it"
        elif name in seen:
            text = f"'{name}' is named twice; once is enough"
        elif s.by_name[name].type in model.SILENT:
            text = f"'{name}' is of type {s.by_name[name].type} and never " \
                "present; remove it"
        elif key == "exclusive-with":
            text = _said_before(a, s.by_name[name])
        seen.add(name)
        if text:
            checker.error_at(s.where.file, name.line, text)


def _said_before(a: Attribute, other: Attribute) -> str:
    said = next((n for n in other.exclusive if n == a.name), None)
    if said is None or said.line > a.where.at("exclusive-with"):
        return ""
    return f"'{other.name}' excludes '{a.name}' since line {said.line}; " \
        "once is enough"


class _Bits:
    """Attributes as bits: what each drags in, what each keeps out."""

    def __init__(self, attributes) -> None:
        self.attributes = list(attributes)
        self.at = {a.name: i for i, a in enumerate(self.attributes)}
        self.reach = [1 << i | self._bits(a.implies)
                      for i, a in enumerate(self.attributes)]
        self.out = [self._bits(a.exclusive) for a in self.attributes]
        for k, bits in enumerate(self.reach):
            for i, own in enumerate(self.reach):
                if own >> k & 1:
                    self.reach[i] = own | self.reach[k]

    def _bits(self, names) -> int:
        return sum({1 << self.at[n] for n in names if n in self.at})

    def pairs(self, bits: int) -> Iterator[tuple[str, str]]:
        """Those of bits that exclude each other."""
        for i, a in enumerate(self.attributes):
            both = self.out[i] & bits if bits >> i & 1 else 0
            if both:
                other = self.attributes[(both & -both).bit_length() - 1]
                yield a.name, other.name


def _possible(checker, s: AttributeSet) -> None:
    bits = _Bits(a for a in s.attributes if a.type not in model.SILENT)
    for i, a in enumerate(bits.attributes):
        for one, other in bits.pairs(bits.reach[i]):
            checker.error(a.where, "implies", f"'{a.name}' can never be "
                          f"present: with it come '{one}' and '{other}', "
                          "which exclude each other; remove one of the rules")
            break


def check_tables(checker, layout: policy.Layout) -> None:
    for t in layout.tables:
        is_copy = t.operation is not None and t.operation.notify is not None
        if is_copy or not _has_rules(f.attribute for f in t.fields):
            continue
        _listed(checker, t)
        _required(checker, t)
        _beside_required(checker, t)


def _place(t: policy.Table) -> tuple[model.Where, str]:
    """Where a table's attributes are written, and what it is called."""
    if t.role == "nest":
        return t.set.where, f"nest '{t.name}'"
    op = t.operation
    message = op.event if t.role == "event" else \
        getattr(op.exchange, t.role)
    return message.where, f"{t.role} of '{op.name}'"


def _listed(checker, t: policy.Table) -> None:
    listed = {f.name for f in t.fields}
    for f in t.fields:
        for name in f.attribute.implies:
            if name not in listed:
                where, what = _place(t)
                checker.error(where, "attributes", f"{what} has '{f.name}', "
                              f"which implies '{name}'; list '{name}' too")


def _required(checker, t: policy.Table) -> None:
    bits = _Bits(f.attribute for f in t.fields)
    all_bits = 0
    for i, f in enumerate(t.fields):
        if f.required:
            all_bits |= bits.reach[i]
    for one, other in bits.pairs(all_bits):
        where, what = _place(t)
        checker.error(where, "required", f"{what} requires '{one}' and "
                      f"'{other}', which exclude each other; require one")


def _beside_required(checker, t: policy.Table) -> None:
    """What is listed can be sent with what always is, by whoever has all
    features; what is required for a feature's sake may be absent."""
    bits = _Bits(f.attribute for f in t.fields)
    always = 0
    for i, f in enumerate(t.fields):
        if f.required and not f.feature:
            always |= bits.reach[i]
    if any(True for _ in bits.pairs(always)):
        return                          # told above
    for i, f in enumerate(t.fields):
        pair = next(bits.pairs(bits.reach[i] | always), None)
        if pair is not None and not f.required and \
                not any(True for _ in bits.pairs(bits.reach[i])):
            where, what = _place(t)
            checker.error(where, "attributes", f"{what} lists '{f.name}', "
                          "which can never be sent beside what is required: "
                          f"'{pair[0]}' excludes '{pair[1]}'; require less, "
                          f"or list '{f.name}' no more")
