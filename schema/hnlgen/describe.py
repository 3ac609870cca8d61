# SPDX-License-Identifier: MIT
"""Attributes and commands in words: what a person must know to use them.

Invariant: whatever the tables refuse is said here, so that a reader of the
generated header or page never has to read the tables.
"""

from __future__ import annotations

from . import model, policy
from .model import Attribute, Family, Operation

_TYPES = {
    "gpa": "guest-physical address", "binary": "bytes", "flag": "flag",
    "bitfield32": "bits with a selector",
}


def attribute(family: Family, a: Attribute) -> str:
    """'Ranges to change. [nest of range, 1..253 times]'"""
    facts = [_type(a), *_rules(family, a)]
    if a.since:
        facts.append(f"since version {a.since}")
    if a.feature:
        facts.append(f"with feature {a.feature}")
    rules = ", ".join(f for f in facts if f)
    return f"{_sentence(a.doc)} [{rules}]".strip()


def operation(op: Operation) -> str:
    """'Access: set. Errors: EBUSY, EINVAL. Continues by page.'"""
    facts = [_sentence(op.doc) + "\n\n"]
    facts.append(_way(op))
    if op.access:
        facts.append(f"Access: {op.access}.")
    if op.privileged:
        facts.append("Privileged.")
    if op.idempotent:
        facts.append("Idempotent.")
    facts += refusals(op)
    if op.continuation:
        facts.append(f"May be continued, counted by {op.continuation.unit}.")
    if op.errors:
        facts.append(f"Errors: {', '.join(op.errors)}.")
    if op.since:
        facts.append(f"Since version {op.since}.")
    if op.feature:
        facts.append(f"With feature {op.feature}.")
    return " ".join(facts).strip()


def refusals(op: Operation) -> list[str]:
    """Ways in which it may not be asked."""
    return [text for on, text in (
        (op.link, "Refused with LINK."), (op.barrier, "Refused with BARRIER."),
        (op.forward, "Never forwarded.")) if not on]


def _way(op: Operation) -> str:
    if op.is_event:
        like = f", as the reply of {op.notify}" if op.notify else ""
        return f"Told to group {op.mcgrp}{like}; nobody asks for it."
    return "Answers once." if op.do else "Answers many times, then DONE."


def group(g: model.Group) -> str:
    facts = [_sentence(g.doc), "Joining asks for privilege."
             if g.privileged else "",
             f"Since version {g.since}." if g.since else "",
             f"With feature {g.feature}." if g.feature else ""]
    return " ".join(f for f in facts if f)


def _sentence(doc: str) -> str:
    return doc if not doc or doc[-1] in ".!?" else doc + "."


def _type(a: Attribute) -> str:
    if a.type == "nest":
        return f"nest of {a.nested}"
    if a.access:
        return f"gpa-list to {a.access.replace('-', ' and ')}"
    if a.type == "packed-array":
        return f"array of {a.struct or a.sub_type}"
    name = _TYPES.get(a.type, a.type)
    return f"big-endian {name}" if a.big_endian else name


def _rules(family: Family, a: Attribute) -> list[str]:
    c = a.checks
    rules = [f"in {a.unit}s" if a.unit else ""]
    if a.enum or c.flags_mask:
        bits = policy.check_of(family, a).kind == "MASK"
        rules.append(f"{'bits' if bits else 'one'} of "
                     f"{c.flags_mask or a.enum}")
    rules.append(_between(c.min, c.max, ""))
    if c.mask is not None:
        rules.append(f"bits of 0x{c.mask:x}")
    if a.align:
        rules.append(f"multiple of {a.align}")
    unit = " characters" if a.type == "string" else " bytes"
    if c.exact_len is not None:
        rules.append(f"{c.exact_len}{unit}")
    rules.append(_between(1, a.segments, " segments") if a.access
                 else _between(c.min_len, c.max_len, unit))
    if a.per:
        rules.append(f"one for each {a.per} of the request")
    if a.multi:
        rules.append(_between(c.min_count, c.max_count, " times")
                     or "may repeat")
    if a.required:
        rules.append("required")
    if a.default is not None:
        rules.append(f"{a.default} if absent")
    if a.implies:
        rules.append(f"needs {' and '.join(a.implies)}")
    if a.exclusive:
        rules.append(f"not with {' or '.join(a.exclusive)}")
    if a.critical:
        rules.append("sent as CRITICAL")
    return rules


def _between(low, high, unit: str) -> str:
    if low is None and high is None:
        return ""
    if high is None:
        return f"at least {low}{unit}"
    if low is None:
        return f"at most {high}{unit}"
    return f"{low}..{high}{unit}"


def family(f: model.Family) -> str:
    return _sentence(f.doc) or f"Family {f.name}."
