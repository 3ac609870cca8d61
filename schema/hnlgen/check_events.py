# SPDX-License-Identifier: MIT
"""Events and the groups that they are told to.

Problem: an event has no request, so that half of an operation's keys mean
nothing on it, and the other half are those of the reply that it stands for.
Invariant: an event that passes names a group that exists, and has no key of
what is asked.
"""

from __future__ import annotations

from .model import Operation

# What belongs to a request, or to who answers it.
_ASKED = ("access", "continuation", "dump", "do", "errors", "flags", "forward",
          "idempotent", "legacy", "multicall", "privilege")


def check_groups(checker) -> None:
    for g in checker.family.groups:
        checker._since(g.where, g.since)
        checker._known(g.feature, checker.family.feature_by_name, "feature")


def check_operation(checker, op: Operation) -> None:
    for key in _ASKED:
        if key in op.where.keys:
            checker.error(op.where, key, f"'{key}' on the event '{op.name}', "
                          "which nobody asks for; remove it")
    if op.mcgrp is None:
        checker.error(op.where, None, f"event '{op.name}' without 'mcgrp'; "
                      "name the group that is told")
    checker._known(op.mcgrp, checker.family.group_by_name, "multicast group")
    if op.event is not None and op.notify is not None:
        checker.error(op.where, "notify", f"'{op.name}' has 'event' and "
                      "'notify'; one of them")
    elif op.event is not None:
        checker._message(op, op.event)
    else:
        _notify(checker, op)


def _notify(checker, op: Operation) -> None:
    if not checker._known(op.notify, checker.family.operation_by_name,
                          "operation"):
        return
    if op.attribute_set is not None:
        checker.error(op.where, "attribute-set", f"'attribute-set' on "
                      f"'{op.name}'; it is that of '{op.notify}', remove it")
    asked = checker.family.operation_by_name[op.notify]
    if asked.do is None or asked.do.reply is None:
        checker.error(op.where, "notify", f"'{op.name}' stands for the reply "
                      f"of '{op.notify}', which has none; name an operation "
                      "with 'do' and 'reply', or use 'event'")
