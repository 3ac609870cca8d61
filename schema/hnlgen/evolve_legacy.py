# SPDX-License-Identifier: MIT
"""The evolution gate, third part: does an old struct still say the same?

Problem: a caller of the ioctl-style struct was built with a public header, not
with the schema. A field that moves, or a constant that is another, makes its
old call another call, and no number of the new ABI shows it.

	what		may be added	may go or change
	legacy		yes		no
	fields of it	yes		no: the call is converted, and stays so
	errors, list	with fields	no
	zero		with fields	to a new field
	clear		with fields	no
	field		yes		no; it goes with an attribute that retires
	when of it	entries that are new alone

Invariant: a struct that the lock's adapter turns into a packet becomes the
same packet, and back.
"""

from __future__ import annotations

from typing import Iterator

from . import lock as locks
from . import model
from .lock import Facts, Key
from .model import Operation, Where

KINDS = ("legacy", "field")
_CALL = ("struct", "hypercall", "op", "fixed")
_ANSWER = ("errors", "list", "clear")   # of a call that is converted
_FIELD = ("member", "mask", "loose", "shift", "absent", "guard", "echo")


def wheres(op: Operation) -> Iterator[tuple[Key, Where]]:
    if op.legacy is None:
        return
    yield ("legacy", op.name), op.legacy.where
    for f in op.legacy.fields or ():
        yield ("field", f"{op.name}/{f.attribute}"), f.where


def gone(gate, key: Key) -> None:
    kind, name = key
    if kind == "legacy":
        if ("command", name) in gate.new:
            gate.error(gate.where(key), None, f"legacy of command '{name}' "
                       "is gone; put it back, an old caller has the struct")
        return
    op, own = locks.split(name)
    fields = gate.new.get(("legacy", op), {}).get("fields")
    if fields and not _is_silent(gate, op, own):
        gate.error(gate.where(key), "fields", f"legacy field '{own}' of "
                   f"'{op}' is gone; put it back, an old caller's "
                   "struct has it")


def _is_silent(gate, op: str, path: str) -> bool:
    """An attribute that nobody sends any more, or of a nest, likewise."""
    operation = gate.layout.family.operation_by_name.get(op)
    own = gate.layout.family.set_by_name.get(operation.attribute_set or "") \
        if operation else None
    for name in path.split("."):
        a = own.by_name.get(name) if own else None
        if a is not None and a.type in model.SILENT:
            return True
        own = gate.layout.family.set_by_name.get(a.nested or "") \
            if a else None
    return False


def kept(gate, key: Key, old: Facts, new: Facts) -> None:
    if key[0] == "legacy":
        _fixed(gate, key, "legacy call", old, new,
               _CALL + _ANSWER if {"fields", "list"} & old.keys() else _CALL)
        if old.get("fields") and not new.get("fields"):
            gate.error(gate.where(key), None, f"fields of legacy call "
                       f"'{key[1]}' are gone; put them back, an old caller's "
                       "struct is converted by them")
        else:
            _zero(gate, key, old, new)
        return
    _fixed(gate, key, "legacy field", old, new, _FIELD)
    _when(gate, key, old, new)


def _zero(gate, key: Key, old: Facts, new: Facts) -> None:
    """A member that must be 0 is kept for a field that is to come: an old
    caller's 0 says nothing. In any other it may have left whatever it had."""
    if not {"fields", "list"} & old.keys():
        return
    was, now = (set(filter(None, facts.get("zero", "").split(",")))
                for facts in (old, new))
    where, what = gate.where(key), f"zero of legacy call '{key[1]}'"
    for member in sorted(now - was):
        gate.error(where, "zero", f"{what} has '{member}', which "
                   f"{gate.lock.path} has not; an old caller may have "
                   "anything there, remove it")
    for member in sorted(was - now - _new_members(gate, key[1])):
        gate.error(where, "zero", f"{what} is without '{member}' of "
                   f"{gate.lock.path}; put it back, or make it a field")


def _new_members(gate, op: str) -> set[str]:
    return {facts["member"] for key, facts in gate.new.items()
            if key[0] == "field" and key not in gate.old
            and locks.split(key[1])[0] == op}


def _fixed(gate, key: Key, what: str, old: Facts, new: Facts,
           names: tuple[str, ...]) -> None:
    for fact in names:
        was, now = old.get(fact, "none"), new.get(fact, "none")
        if was != now:
            gate.error(gate.where(key), fact, f"{fact} of {what} "
                       f"'{locks.split(key[1])[1]}' is {now}, in "
                       f"{gate.lock.path} {was}; put it back, an old caller "
                       "has the struct")


def _when(gate, key: Key, old: Facts, new: Facts) -> None:
    """Whether it counts for the same values, and for new ones at most."""
    was, now = _entries(old), _entries(new)
    if set(was) == set(now) and all(
            was[a] <= now[a] and not (now[a] - was[a])
            & _locked(gate, locks.split(key[1])[0], a) for a in was):
        return
    gate.error(gate.where(key), "when", f"when of legacy field "
               f"'{locks.split(key[1])[1]}' is {new.get('when', 'none')}, in "
               f"{gate.lock.path} {old.get('when', 'none')}; an old caller's "
               "member would count for another value, put it back")


def _entries(facts: Facts) -> dict[str, set[str]]:
    parts = (part.partition(":") for part in facts.get("when", "").split(";"))
    return {name: set(entries.split("+")) for name, _, entries in parts
            if name}


def _locked(gate, op: str, attribute: str) -> set[str]:
    """What an old caller can have said by an attribute with an enum."""
    own = gate.layout.family.operation_by_name[op].attribute_set
    facts = gate.old.get(("attribute", f"{own}/{attribute}"), {})
    enum = facts.get("enum", "").partition(",")[0]
    return set(gate.old_entries.get(enum, {}).values())
