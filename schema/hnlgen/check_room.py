# SPDX-License-Identifier: MIT
"""Whether what a schema asks for has room on the wire.

Problem: two required attributes of 40000 bytes each make a command that
nobody can send, and nothing is wrong with either of them.

A set within another has what one attribute holds, a request what a message
holds. Replies have a bound, which is judged beside this. Invariant: in a
family that passes, each attribute that a request or a nest knows can be
sent in it.
"""

from __future__ import annotations

from . import fitting, model, policy


def check(checker, layout: policy.Layout) -> None:
    nests = [t for t in layout.tables if t.role == "nest"]
    for t in sorted(nests, key=layout.depth):
        if not checker.found:
            _table(checker, layout, t, f"set '{t.name}'", 0,
                   model.ATTR_PAYLOAD_MAX)
    for t in layout.tables if not checker.found else ():
        if t.role == "request":
            _table(checker, layout, t, f"request of '{t.operation.name}'",
                   model.MSG_HEADER, model.MSG_MAX)


def _table(checker, layout: policy.Layout, t: policy.Table, what: str,
           head: int, most: int) -> None:
    size = head + fitting.least(layout, t)
    if size > most:
        where = t.operation.exchange.request.where if t.operation \
            else t.set.where
        checker.error(where, "required", f"{what} has at least {size} bytes "
                      f"with what is required; at most {most}, lower "
                      "exact-len, min-len or min-count, or require less")
        return
    by_number = {f.attribute.value: f for f in t.fields}
    for f in t.fields:
        new = fitting.closure(t, f.attribute.value) - fitting.required(t)
        grown = size + sum(fitting.least_of(layout, by_number[n])
                           for n in new)
        if grown > most:
            checker.error(f.attribute.where, None, f"with '{f.name}' the "
                          f"{what} has at least {grown} bytes; at most "
                          f"{most}, lower exact-len, min-len or min-count, "
                          "or require less beside it")
