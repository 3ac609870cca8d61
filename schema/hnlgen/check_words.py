# SPDX-License-Identifier: MIT
"""Words that people read and no code: what a number counts, what a call
remembers, what it may answer.

Problem: a misspelt word is in no table, so that nothing else would find it,
and the lock promises it for ever. Invariant: in a family that passes, each of
these words is one of a short list, or the name of something in the family.
"""

from __future__ import annotations

from . import model
from .load import quote
from .model import Attribute, Operation
from .reader import nearest

UNITS = ("byte", "kibibyte", "mebibyte", "gibibyte", "page", "nanosecond",
         "microsecond", "millisecond", "second", "hertz", "percent")
# What else a call may do one by one.
COUNTED = (*UNITS, "call", "port", "vcpu", "view")


def check_unit(checker, a: Attribute) -> None:
    if a.unit is not None and a.unit not in UNITS:
        hint = nearest(a.unit, UNITS) or "; one of " + ", ".join(UNITS)
        checker.error(a.where, "unit", f"no unit {quote(a.unit)}{hint}")


def check_operation(checker, op: Operation) -> None:
    seen: set[str] = set()
    for name in op.errors:
        if checker._known(name, model.ERRNO, "error number") and name in seen:
            checker.error_at(op.where.file, name.line, f"{name} is listed "
                             "twice; once is enough")
        seen.add(name)
    for key in ("unit", "cursor") if op.continuation else ():
        word = getattr(op.continuation, key)
        if word not in COUNTED and word not in _names(checker.family):
            near = nearest(word, (*COUNTED, *_names(checker.family)))
            hint = near or "; a unit, or what the family has a name for"
            checker.error(op.continuation.where, key, f"'{key}' is "
                          f"{quote(word)}{hint}")


def _names(family: model.Family) -> set[str]:
    found = {*family.definition_by_name, *family.set_by_name}
    return found.union(*(s.by_name for s in family.sets))
