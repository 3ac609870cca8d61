# SPDX-License-Identifier: MIT
"""The evolution gate, second part: does what was said still mean the same?

Problem: a change may leave every byte acceptable and yet turn pages into
bytes, green into blue, or a call that could be repeated into one that cannot.
Numbers do not show it, so the lock has the words too.

	fact		may be added	may go or change
	enum		yes		to one that calls the old numbers the same
	unit, default	yes		no: a number, or none, means another thing
	pages, order	yes		no: less would be held to a window
	progress, cursor	yes		no: a call that was saved goes on
	access		no		no: whose memory is written
	idempotent	yes		no: who relied on it repeats
	link, barrier	as refused no;	as refused yes: an old peer is refused,
	forward		no		and knows what to do

Invariant: none of these facts is in lock.py and in none of the tables here.
"""

from __future__ import annotations

from . import lock as locks
from .lock import Facts, Key

# Facts that say something where there was nothing, and then stay.
_SAID = {
    "unit": "a number of one would be read as the other",
    "pages": "a window would be checked for another extent",
    "order": "a window would be checked for another extent",
    "progress": "a call that was saved has counted by it",
    "cursor": "a call that was saved goes on from it",
    "default": "a peer that leaves it out means what it was",
    "idempotent": "a peer that calls it again relies on it",
}
_STAYS = {"access": "a peer lends memory for that alone"}
# Facts that forbid something: they may go.
_FORBIDS = {
    "link": "an old peer's request with LINK would be refused",
    "barrier": "an old peer's request with BARRIER would be refused",
    "forward": "a domain's rules, or one that was saved, may forward it",
}
JUDGED = frozenset((*_SAID, *_STAYS, *_FORBIDS, "enum"))
_KEY = {"link": "multicall", "barrier": "multicall",
        "progress": "continuation", "cursor": "continuation"}
_CALLED = {"progress": "continuation unit", "cursor": "continuation cursor"}


def judge(gate, key: Key, old: Facts, new: Facts) -> None:
    """Of an attribute, a member or a command that was there and is."""
    for table, is_bad in ((_SAID, lambda was, now: was and was != now),
                          (_STAYS, lambda was, now: was != now),
                          (_FORBIDS, lambda was, now: now and not was)):
        for fact, why in table.items():
            was, now = old.get(fact, ""), new.get(fact, "")
            if is_bad(was, now):
                _refuse(gate, key, fact, f"{now or 'none'}, in "
                        f"{gate.lock.path} {was or 'none'}; {why}, put it "
                        "back")
    if old.get("enum", "") not in ("", new.get("enum", "")):
        _enum(gate, key, old["enum"], new.get("enum", ""))


def _refuse(gate, key: Key, fact: str, text: str) -> None:
    own = locks.split(key[1])[1]
    gate.error(gate.where(key), _KEY.get(fact, fact),
               f"{_CALLED.get(fact, fact)} of {key[0]} '{own}' is {text}")


def _enum(gate, key: Key, was: str, now: str) -> None:
    """Another enum is the same by another name, or more of it."""
    old_name, _, old_way = was.partition(",")
    new_name, _, new_way = now.partition(",")
    if not now or old_way != new_way:
        _refuse(gate, key, "enum", f"{now or 'none'}, in {gate.lock.path} "
                f"{was}; its values would mean something else, put it back")
        return
    pair = (old_name, new_name)
    if pair not in gate.compared:
        gate.compared[pair] = _other(gate, *pair)
    if gate.compared[pair]:
        number, is_now, name = gate.compared[pair]
        _refuse(gate, key, "enum", f"{new_name}, in which {number} is "
                f"{_called(is_now)}, in {gate.lock.path} {old_name}, where it "
                f"is '{name}'; keep the meaning, or make a new attribute")


def _other(gate, old_name: str, new_name: str) \
        -> tuple[str, str | None, str] | None:
    """The first number that another name has, that name and the old one."""
    found = gate.new_entries.get(new_name, {})
    return next(((number, found.get(number), name) for number, name
                 in gate.old_entries.get(old_name, {}).items()
                 if found.get(number) != name), None)


def _called(name: str | None) -> str:
    return f"'{name}'" if name else "nothing"


def entries_of(records: locks.Records) -> dict[str, dict[str, str]]:
    """By enum, names by number; of two with one number the first."""
    found: dict[str, dict[str, str]] = {}
    for (kind, name), facts in records.items():
        owner, own = locks.split(name)
        if kind == "entry":
            found.setdefault(owner, {}).setdefault(facts["number"], own)
    return found


def renamed(gate) -> set[str]:
    """Enums that are gone and live on under a name that is new."""
    new = [name for kind, name in gate.new
           if kind == "enum" and ("enum", name) not in gate.old]
    return {was for kind, was in gate.old
            if kind == "enum" and ("enum", was) not in gate.new and any(
                gate.new["enum", now] == gate.old["enum", was] and
                gate.old_entries.get(was, {}).items()
                <= gate.new_entries.get(now, {}).items() for now in new)}
