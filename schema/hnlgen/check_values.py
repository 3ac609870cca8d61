# SPDX-License-Identifier: MIT
"""Values that can be: with 'align', and where none was sent.

Problem: 'align' beside a check, or on a narrow type, may leave 0 alone or
nothing. 'default' is what both sides mean by an attribute's absence; one that
the attribute's own checks refuse, or that never can be absent, is a promise
that nobody can keep. Invariant: in a family that passes, a default written
out is accepted as any other value, and 'align' leaves more than 0.
"""

from __future__ import annotations

from . import model, policy
from .c_text import lower
from .model import Attribute
from .reader import nearest

GETTER = "_or_default"


def check(checker, a: Attribute) -> None:
    """a's keys fit its type, and its enum is known."""
    if a.align is not None and not _leaves_one(checker.family, a):
        checker.error(a.where, "align", f"align {a.align} leaves '{a.name}' "
                      "no value but 0; a smaller one")
    if a.default is not None:
        _default(checker, a)


def _leaves_one(family: model.Family, a: Attribute) -> bool:
    """A multiple above 0 that the other checks accept."""
    number, c, align = model.NUMBERS[a.type], policy.check_of(family, a), \
        a.align or 1
    if c.kind == "MASK":
        return bool(c.high & -align)
    enum = family.enum(a.enum)
    if enum is not None:
        return any(n and n % align == 0 for n in enum.numbers)
    high = number.high if c.kind == "NONE" else c.high
    low = 1 if c.kind == "NONE" else max(c.low, 1)
    return high // align * align >= low


def _default(checker, a: Attribute) -> None:
    for key, on in (("required", a.required), ("multi-attr", a.multi)):
        if on:
            checker.error(a.where, "default", f"'default' and '{key}' on "
                          f"'{a.name}'; it is for what may be absent, remove "
                          "one")
    value = policy.default_of(checker.family, a)
    if value is None:
        names = policy.default_names(checker.family, a)
        hint = nearest(a.default, names) or "; a number, a const, or an " \
            "entry of its enum"
        checker.error(a.where, "default", f"no value '{a.default}' for "
                      f"'{a.name}'{hint}")
    elif not _is_taken(checker.family, a, value):
        checker.error(a.where, "default", f"default {a.default} of "
                      f"'{a.name}' is refused by its own checks; take one "
                      "that they accept")


def check_names(checker, s: model.AttributeSet) -> None:
    """In other languages the value, or its default, has a name beside it."""
    taken = {lower(a.name): a for a in s.attributes}
    for a in s.attributes:
        other = taken.get(lower(a.name) + GETTER)
        if a.default is not None and other is not None:
            checker.error(other.where, "name", f"attribute '{other.name}' is "
                          f"what the bindings call '{a.name}' or its default, "
                          f"in line {a.where.at('default')}; rename one")


def _is_taken(family: model.Family, a: Attribute, value: int) -> bool:
    number, c = model.NUMBERS[a.type], policy.check_of(family, a)
    if not number.low <= value <= number.high or value % (a.align or 1):
        return False
    if c.kind == "MASK":
        return not value & ~c.high
    if c.kind == "ENUM":
        return 0 <= value < 64 and bool(c.high >> value & 1)
    return c.kind == "NONE" or c.low <= value <= c.high
