# SPDX-License-Identifier: MIT
"""The evolution gate: may a peer of the locked version still be understood?

Problem: hypervisor and guest are built from different versions of a schema,
and both directions must work: an old request at a new reader, a new request at
an old reader, and likewise replies. What breaks one of these four is found
here, before a line of code is generated.

	a request	may be widened: values, lengths, counts. What is new is
			never required.
	a reply		keeps what it accepts: the old reader of a new reply
			checks it with the old table. What is new is never
			CRITICAL; what was required stays so.
	a number	stays, and is not used again.

Invariant: a spec that passes accepts every request that the lock accepts, and
writes no reply that the lock's reader refuses, unknown attributes ignored.
docs/evolution.md says it for people.
"""

from __future__ import annotations

import os
from functools import cached_property
from typing import Callable, Iterable, Iterator, Optional

from . import evolve_legacy as legacy
from . import evolve_meaning as meaning
from . import lock as locks
from . import lock_file, model, policy
from .load import Problems
from .lock import Facts, Key, Lock
from .model import Where

_ENUMERABLE = 64
_NUMBERED = ("feature", "group", "entry", "attribute", "command")
_KEY = {"number": "value", "values": "checks", "length": "checks",
        "count": "checks", "privileged": "privilege", "reply": "do",
        "exclusive": "exclusive-with", "group": "mcgrp"}


class Gate:
    """One family against its lock."""

    def __init__(self, lock: Lock, layout: policy.Layout,
                 problems: Problems) -> None:
        self.lock = lock
        self.old = locks.settled(lock.records)
        self.new = locks.records(layout)
        self.layout = layout
        self.problems = problems
        # Of pairs of enums, what differs: many attributes may have one.
        self.compared: dict[tuple[str, str], Optional[tuple]] = {}

    def run(self) -> None:
        self._family()
        for key, facts in self.old.items():
            if key[0] == "family":
                continue
            if key in self.new:
                self._kept(key, facts, self.new[key])
            else:
                self._gone(key, facts)
        for key, facts in self.new.items():
            if key not in self.old and key[0] != "family":
                self._added(key, facts)

    # ---- where ----

    def error(self, where: Where, key: Optional[str], text: str) -> None:
        self.problems.add(where.file, where.at(key), text)

    def _wheres(self) -> Iterator[tuple[Key, Where]]:
        f = self.layout.family
        for d in f.definitions:
            kind = {model.Enum: "enum", model.Struct: "struct",
                    model.Const: "const"}[type(d)]
            yield (kind, d.name), d.where
            for part, of in (("entry", getattr(d, "entries", ())),
                             ("member", getattr(d, "members", ()))):
                for x in of:
                    yield (part, f"{d.name}/{x.name}"), x.where
        for s in f.sets:
            yield ("set", s.name), s.where
            for a in s.attributes:
                yield ("attribute", f"{s.name}/{a.name}"), a.where
        for kind, things in (("feature", f.features), ("group", f.groups),
                             ("command", f.operations)):
            for x in things:
                yield (kind, x.name), x.where
        for op in f.operations:
            yield from legacy.wheres(op)
        for t in self.layout.tables:
            yield ("table", t.name), (t.operation or t.set).where

    @cached_property
    def _where(self) -> dict[Key, Where]:
        return dict(self._wheres())

    def where(self, key: Key) -> Where:
        """Its own, or of what would contain it."""
        owner, _ = locks.split(key[1])
        holder = {"entry": ("enum", owner), "member": ("struct", owner),
                  "attribute": ("set", owner), "field": ("legacy", owner),
                  "legacy": ("command", key[1])}.get(key[0])
        return self._where.get(key) or self._where.get(holder) or \
            self.layout.family.where

    # ---- the family ----

    def _family(self) -> None:
        f = self.layout.family
        (_, name), old = next(((k, v) for k, v in self.old.items()
                               if k[0] == "family"), ((None, None), None))
        if old is None:
            return
        if name != f.name:
            self.error(f.where, "name", f"family '{f.name}' is '{name}' in "
                       f"{self.lock.path}; keep the name")
        if old.get("number") != str(f.id):
            self.error(f.where, "id", f"family '{f.name}' has id {f.id}, in "
                       f"{self.lock.path} {old.get('number')}; put it back, "
                       "or make a new family")
        if f.version < self._version:
            self.error(f.where, "version", f"version {f.version}, but "
                       f"version {self._version} was locked; it only grows")

    @cached_property
    def _version(self) -> int:
        return next((int(v.get("version", "1")) for k, v in self.old.items()
                     if k[0] == "family"), 1)

    # ---- what was there and is not ----

    def _gone(self, key: Key, facts: Facts) -> None:
        kind, name = key
        if kind == "table":
            if facts.get("role") != "nest":
                self._message_gone(name)
            return
        if kind in legacy.KINDS:
            legacy.gone(self, key)
            return
        owner, own = locks.split(name)
        enum = {"enum": name, "entry": owner}.get(kind, "")
        if enum in self._renamed:
            return                      # its attributes say what they took
        heir = self._holder(kind, owner, facts.get("number"))
        if owner and not heir and (kind != "attribute"
                                   and ("enum", owner) not in self.new
                                   and ("struct", owner) not in self.new):
            return                      # its owner is told to be gone
        if heir:
            self.error(self.where((kind, heir)), "name", f"{kind} '{own}' is "
                       f"gone and '{locks.split(heir)[1]}' has its number "
                       f"{facts['number']}; keep the name, or take a number "
                       "that was never used")
            return
        number = f", number {facts['number']}," if "number" in facts else ""
        keep = "keep its number with 'type: unused'" \
            if kind == "attribute" else "put it back"
        why = "code is built with its name" if kind == "const" \
            else "a peer may send or ask for it"
        self.error(self.where(key), None, f"{kind} '{own}'{number} is gone; "
                   f"{keep}, {why}")

    def _message_gone(self, name: str) -> None:
        """Its command says so, unless that is still there."""
        for op in self.layout.family.operations:
            if name.startswith(f"{op.name}-") and \
                    ("command", op.name) in self.old and \
                    self.old["command", op.name].get("reply") == \
                    self.new["command", op.name].get("reply"):
                self.error(op.where, None, f"message '{name}' of '{op.name}' "
                           "is gone; put it back")

    def _holder(self, kind: str, owner: str,
                number: Optional[str]) -> Optional[str]:
        """Name of the new thing that has a number."""
        return self._newcomers.get((kind, owner, number or ""))

    @cached_property
    def _newcomers(self) -> dict[tuple[str, str, str], str]:
        found: dict[tuple[str, str, str], str] = {}
        for (kind, name), facts in self.new.items():
            if kind in _NUMBERED and (kind, name) not in self.old:
                owner = locks.split(name)[0]
                found.setdefault((kind, owner, facts["number"]), name)
        return found

    @cached_property
    def _renamed(self) -> set[str]:
        return meaning.renamed(self)

    @cached_property
    def old_entries(self) -> dict[str, dict[str, str]]:
        return meaning.entries_of(self.old)

    @cached_property
    def new_entries(self) -> dict[str, dict[str, str]]:
        return meaning.entries_of(self.new)

    # ---- what was not there and is ----

    def _added(self, key: Key, facts: Facts) -> None:
        kind, name = key
        owner, own = locks.split(name)
        number = facts.get("number", "")
        was = self.lock.retired.get((kind, owner, number))
        if kind in _NUMBERED and was is not None:
            self.error(self.where(key), "value", f"{kind} '{own}' has number "
                       f"{number}, retired with '{was}'; "
                       f"{self._free(kind, owner)} is free")
        if kind not in ("attribute", "command", "feature", "group") or \
                (owner and ("set", owner) not in self.old):
            return
        since = int(facts.get("since", "1"))
        if since < self._version:
            self.error(self.where(key), "since", f"{kind} '{own}' is not in "
                       f"{self.lock.path}, which has version {self._version};"
                       f" say 'since: {max(self._version, 1)}' or a later one")

    def _free(self, kind: str, owner: str) -> int:
        """A number above all that ever were."""
        used = [int(n) for (k, o, n) in self.lock.retired
                if (k, o) == (kind, owner)]
        for records in (self.old, self.new):
            used += [int(f["number"]) for (k, n), f in records.items()
                     if k == kind and locks.split(n)[0] == owner]
        return max(used, default=0) + 1

    # ---- what is there still ----

    def _kept(self, key: Key, old: Facts, new: Facts) -> None:
        if key[0] == "table":
            self._table(key, old, new)
        elif key[0] == "attribute":
            self._attribute(key, old, new)
        elif key[0] == "set":
            if new.get("unknown") and not old.get("unknown"):
                self.error(self.where(key), "unknown", f"set '{key[1]}' now "
                           "rejects what it ignored; remove 'unknown'")
        elif key[0] in legacy.KINDS:
            legacy.kept(self, key, old, new)
        else:
            self.fixed(key, old, new,
                       sorted({*old, *new} - meaning.JUDGED))
            meaning.judge(self, key, old, new)

    def fixed(self, key: Key, old: Facts, new: Facts,
              names: Iterable[str]) -> None:
        kind, own = key[0], locks.split(key[1])[1]
        where = self.where(key)
        for fact in names:
            was, now = old.get(fact, "none"), new.get(fact, "none")
            if was != now:
                self.error(where, _KEY.get(fact, fact),
                           f"{fact} of {kind} '{own}' is {now}, in "
                           f"{self.lock.path} {was}; put it back, "
                           f"or make a new {kind}")

    def _attribute(self, key: Key, old: Facts, new: Facts) -> None:
        own = locks.split(key[1])[1]
        where = self.where(key)
        if new["type"] in model.SILENT and old["type"] not in model.SILENT:
            self.fixed(key, old, new, ["number"])
            self._silenced(key, old)
            return
        if old["type"] in model.SILENT and new["type"] not in model.SILENT:
            self.error(where, "type", f"number {old['number']} was retired "
                       f"with '{own}'; "
                       f"{self._free('attribute', locks.split(key[1])[0])} "
                       "is free")
            return
        self.fixed(key, old, new, ["number", "type", "per", "critical",
                                    "target", "since", "feature"])
        if old["type"] == new["type"]:
            self._accepts(key, old, new)
            meaning.judge(self, key, old, new)
        self._rules(key, old, new)

    def _silenced(self, key: Key, old: Facts) -> None:
        set_name, own = locks.split(key[1])
        users = [t for (k, t), f in self.old.items() if k == "table"
                 and f.get("set") == set_name
                 and own in _names(f, "required")]
        if users or old.get("critical"):
            why = f"'{users[0]}' requires it" if users else "it is critical"
            self.error(self.where(key), "type", f"attribute '{own}' is now "
                       f"unused, but {why}; an old peer could not do "
                       "without, put it back")

    def _accepts(self, key: Key, old: Facts, new: Facts) -> None:
        """A request's check never gets stricter, a reply's stays."""
        own = locks.split(key[1])[1]
        where = self.where(key)
        for fact, within in _WITHIN.items():
            was, now = old.get(fact, ""), new.get(fact, "")
            kind = old["type"].partition(",")[0]
            if was == now:
                continue
            if not within(was, now, kind):
                self.error(where, _KEY.get(fact, fact), f"{fact} of "
                           f"attribute '{own}': {now or 'any'} is narrower "
                           f"than {was or 'any'} of {self.lock.path}; an old "
                           "peer may send those, put them back")
            elif key[1] in self._replied:
                self.error(where, _KEY.get(fact, fact), f"{fact} of "
                           f"attribute '{own}': {now or 'any'} is wider than "
                           f"{was or 'any'} of {self.lock.path}, and reply "
                           f"'{self._replied[key[1]]}' has it; an old reader "
                           "would refuse the reply, add an attribute instead")

    def _rules(self, key: Key, old: Facts, new: Facts) -> None:
        """What an old sender sends together stays allowed; it never sends
        what is new."""
        set_name, own = locks.split(key[1])
        for fact in ("implies", "exclusive"):
            was, now = _names(old, fact), _names(new, fact)
            for name in sorted(now - was):
                is_old = ("attribute", f"{set_name}/{name}") in self.old
                if is_old or fact == "implies":
                    self._stricter(fact, set_name, own, name)
            for name in sorted(was - now):
                reply = self._reply_of(set_name, own, name)
                if reply is None or fact == "exclusive" and self._type(
                        self.new, set_name, name) in model.SILENT:
                    continue
                self.error(self.where(key), None, f"attribute '{own}' is no "
                           f"longer {_RULE[fact]} '{name}', and reply "
                           f"'{reply}' has it; an old reader keeps the rule, "
                           "put it back")

    def _stricter(self, fact: str, set_name: str, own: str,
                  name: str) -> None:
        """Told where it is said: of a pair, at either end."""
        wheres = {n: self.where(("attribute", f"{set_name}/{n}"))
                  for n in (own, name)}
        if fact == "exclusive" and own in self._excluded(set_name, name):
            own, name = name, own
        self.error(wheres[own], _KEY.get(fact, fact), f"attribute '{own}' is "
                   f"now {_RULE[fact]} '{name}'; an old sender does not know "
                   "that rule, remove it")

    def _excluded(self, set_name: str, name: str) -> tuple[str, ...]:
        """By this one, as the spec says it."""
        return self.layout.family.set_by_name[set_name].by_name[
            name].exclusive

    def _reply_of(self, set_name: str, *names: str) -> Optional[str]:
        """One that has them all beside each other: elsewhere an old reader
        has no rule between them."""
        for table, message in self._reply_tables.items():
            facts = self.old["table", table]
            if facts.get("set", "") == set_name and \
                    {*names} <= _names(facts, "attributes"):
                return message
        return None

    # ---- messages and nests ----

    def _table(self, key: Key, old: Facts, new: Facts) -> None:
        self.fixed(key, old, new, ["role", "set"])
        set_name = new.get("set", "")
        is_reply = self._is_reply(key[1], old)
        was, now = _names(old, "attributes"), _names(new, "attributes")
        for name in was - now:
            if self._type(self.new, set_name, name) not in model.SILENT:
                self.error(self.where(key), None, f"'{key[1]}' lacks "
                           f"'{name}', which it has in {self.lock.path}; "
                           "list it again")
        self._required(key, old, new, is_reply)
        for name in sorted(now - was) if is_reply else ():
            if self._is_loud(set_name, name, set()):
                self.error(self.where(("attribute", f"{set_name}/{name}")),
                           "critical", f"new attribute '{name}' in reply "
                           f"'{key[1]}' is critical; an old reader would "
                           "refuse the reply, remove 'critical'")

    def _is_loud(self, set_name: str, name: str, seen: set[str]) -> bool:
        """CRITICAL, by itself or by what a nest holds."""
        facts = self.new.get(("attribute", f"{set_name}/{name}"), {})
        kind = facts.get("type", "").split(",")[0]
        if facts.get("critical"):
            return True
        if not kind.startswith("nest:") or kind in seen:
            return False
        inner = kind.removeprefix("nest:")
        return any(self._is_loud(inner, locks.split(own)[1], seen | {kind})
                   for what, own in self.new if what == "attribute"
                   and locks.split(own)[0] == inner)

    def _required(self, key: Key, old: Facts, new: Facts,
                  is_reply: bool) -> None:
        was, now = _names(old, "required"), _names(new, "required")
        listed = _names(old, "attributes")
        for name in sorted(now - was):
            what = "attribute" if name in listed else "new attribute"
            who = "an old sender" if not is_reply else "an old hypervisor"
            self.error(self._required_at(key, name), "required",
                       f"{what} '{name}' is required in '{key[1]}'; {who} "
                       "does not send it, make it optional or add a command")
        for name in sorted(was - now) if is_reply else ():
            if self._type(self.new, new.get("set", ""),
                          name) not in model.SILENT:
                self.error(self._required_at(key, name), None, f"'{name}' "
                           f"is no longer required in reply '{key[1]}'; an "
                           "old reader refuses a reply without it, require "
                           "it")

    def _required_at(self, key: Key, name: str) -> Where:
        table = next(t for t in self.layout.tables if t.name == key[1])
        found = next((f.attribute for f in table.fields if f.name == name),
                     None)
        if found and (found.required or table.operation is None):
            return found.where
        exchange = table.operation.exchange if table.operation else None
        message = getattr(exchange, table.role, None)
        return message.where if message else self.where(key)

    @staticmethod
    def _type(records, set_name: str, name: str) -> str:
        return records.get(("attribute", f"{set_name}/{name}"),
                           {}).get("type", "")

    def _is_reply(self, table: str, facts: Facts) -> bool:
        return table in self._reply_tables if facts["role"] == "nest" \
            else facts["role"] != "request"

    @cached_property
    def _reply_tables(self) -> dict[str, str]:
        """Tables that an old reader of replies has, by which message."""
        found: dict[str, str] = {}
        ahead = [(name, name) for (kind, name), f in self.old.items()
                 if kind == "table" and f["role"] not in ("request", "nest")]
        while ahead:
            name, message = ahead.pop()
            facts = self.old.get(("table", name))
            if name in found or facts is None:
                continue
            found[name] = message
            for a in _names(facts, "attributes"):
                kind = self._type(self.old, facts.get("set", ""), a)
                if kind.startswith("nest:"):
                    ahead.append((kind.split(",")[0][5:], message))
        return found

    @cached_property
    def _replied(self) -> dict[str, str]:
        """Attributes in them: set/name, and in which message."""
        return {f"{self.old['table', t].get('set', '')}/{a}": message
                for t, message in self._reply_tables.items()
                for a in _names(self.old["table", t], "attributes")}


def _names(facts: Facts, key: str) -> set[str]:
    return set(facts.get(key, "").split(",")) - {""}


# ---- whether all that was accepted still is ----

def _interval(text: str, low: int, high: float) -> tuple[int, float]:
    if not text:
        return low, high
    a, _, b = text.partition("..")
    return int(a), int(b) if b else high


def _bounds_within(was: str, now: str, kind: str) -> bool:
    low, high = _interval(was, 0, float("inf"))
    new_low, new_high = _interval(now, 0, float("inf"))
    return new_low <= low and high <= new_high


def _align_within(was: str, now: str, kind: str) -> bool:
    return int(was or 1) % int(now or 1) == 0


def _values_within(was: str, now: str, kind: str) -> bool:
    """An approximation that never calls narrower wider."""
    number = model.NUMBERS.get(kind, model.SCALARS["u32"])
    if not now:
        return True
    low, high = _span(was, number)
    new_low, new_high = _span(now, number)
    if now.startswith("range:"):
        return new_low <= low and high <= new_high
    mask = int(now.partition(":")[2], 16)
    if now.startswith("mask:"):
        bits = int(was.partition(":")[2], 16) if was.startswith("mask:") \
            else (1 << int(high).bit_length()) - 1
        return low >= 0 and bits & ~mask == 0
    if was.startswith("enum:"):
        return int(was.partition(":")[2], 16) & ~mask == 0
    return 0 <= low and high < _ENUMERABLE and all(
        mask >> v & 1 for v in range(low, high + 1)
        if not was.startswith("mask:")
        or v & ~int(was.partition(":")[2], 16) == 0)


def _span(text: str, number: model.Scalar) -> tuple[int, int]:
    """Lowest and highest of what a check accepts."""
    kind, _, rest = text.partition(":")
    if kind == "range":
        a, _, b = rest.partition("..")
        return int(a), int(b)
    if kind == "mask":
        return 0, int(rest, 16)
    if kind == "enum":
        bits = int(rest, 16)
        return (bits & -bits).bit_length() - 1, bits.bit_length() - 1
    return number.low, number.high


_RULE = {"implies": "only with", "exclusive": "never with"}
_WITHIN: dict[str, Callable[[str, str, str], bool]] = {
    "values": _values_within, "length": _bounds_within,
    "count": _bounds_within, "align": _align_within,
}


# ---- for the command line ----

def check(layout: policy.Layout, problems: Problems) -> None:
    """Against the locks beside the spec, if there are any."""
    for lock in _locks(layout, problems, []):
        Gate(lock, layout, problems).run()


def _locks(layout: policy.Layout, problems: Problems,
           more: list[str]) -> Iterator[Lock]:
    """Beside the spec, beside each that it is a link to, and in more
    directories; a lock that is in several of these is read once."""
    spec = layout.family.where.file
    right = [os.path.normpath(os.path.join(os.path.dirname(of),
                                           lock_file.name_of(of)))
             for of in lock_file.by_links(spec)]
    right += [os.path.normpath(os.path.join(directory,
                                            lock_file.name_of(spec)))
              for directory in more]
    for path in lock_file.find_all(right, layout.family, problems):
        lock = lock_file.read(path, problems)
        if lock:
            yield lock


def emit(layout: policy.Layout, problems: Problems, out: str,
         force: bool) -> dict[str, str]:
    """The lock as it should be: additions alone, unless forced."""
    if layout.family.foreign:
        return {}
    before = len(problems)
    old = list(_locks(layout, problems, [out]))
    for lock in old if not force else ():
        Gate(lock, layout, problems).run()
    if len(problems) > before:
        return {}
    new = locks.records(layout)
    return {lock_file.name_of(layout.family.where.file): lock_file.text(
        layout.family.where.source, new, _retired(old, new))}


def _retired(old: list[Lock], new: locks.Records) -> dict:
    """By force: what had a number and has it no more."""
    retired: dict[tuple[str, str, str], str] = {}
    for lock in old:
        retired.update(lock.retired)
    for (kind, name), facts in (item for lock in old
                                for item in lock.records.items()):
        number = facts.get("number")
        if kind in _NUMBERED and number is not None and \
                new.get((kind, name), {}).get("number") != number:
            owner, own = locks.split(name)
            retired[kind, owner, number] = own
    for (kind, name), facts in new.items():     # forced back into use
        if kind in _NUMBERED:
            owner, _ = locks.split(name)
            retired.pop((kind, owner, facts.get("number")), None)
    return retired
