# SPDX-License-Identifier: MIT
"""What a family must be beyond its form.

Problem: a schema in which a name dangles, a check can never hold, or a reply
has no bound generates code that is wrong, or none. Each rule here is a few
lines and says what would be right; tests/schema has one bad file for each.

Rules run in three stages, each only over what the one before found sound:
names and numbers, attributes and messages, then what only the tables of the
whole family show (depth, sizes). Invariant: a family that passes all three
makes C that compiles and tables that the engine can walk.
"""

from __future__ import annotations

from functools import cached_property
from typing import Iterable, Optional

from . import (check_clash, check_events, check_legacy, check_room,
               check_rules, check_values, check_words, model, policy, reach,
               text)
from .load import Problems, quote
from .model import Attribute, Family, Name, Where
from .reader import nearest

FIELDS_MAX = 254        # a slot is a byte: 1 + field
SLOTS_MAX = 0xffff
STRUCT_MAX = 0xffff

# Keys of an attribute that make sense on some types alone.
_NUMBERS = frozenset(model.NUMBERS)
_UNSIGNED = frozenset(t for t, s in model.NUMBERS.items() if not s.signed)
_WIDE = frozenset(t for t, s in model.SCALARS.items() if s.width > 1)
_BLOBS = frozenset(model.BLOBS)
_LOUD = frozenset(model.TYPES) - frozenset(model.SILENT)
KEY_TYPES = {
    "sub-type": frozenset(["packed-array"]),
    "struct": frozenset(["packed-array"]),
    "nested-attributes": frozenset(["nest"]),
    "enum": _UNSIGNED - {"gpa"} | {"bitfield32"},
    "enum-as-flags": _UNSIGNED - {"gpa"} | {"bitfield32"},
    "multi-attr": _LOUD - {"flag", "gpa-list"},
    "byte-order": _WIDE,
    "required": _LOUD,
    "critical": _LOUD,
    "feature": _LOUD,
    "unit": _NUMBERS,
    "align": _UNSIGNED,
    "per": frozenset(["packed-array"]),
    "target": frozenset(["u16"]),
    "pages": frozenset(["gpa"]),
    "order": frozenset(["gpa"]),
    "implies": _LOUD,
    "exclusive-with": _LOUD,
    "default": _NUMBERS,
    "access": frozenset(["gpa-list"]),
    "max-segments": frozenset(["gpa-list"]),
}
CHECK_TYPES = {
    "min": _NUMBERS,
    "max": _NUMBERS,
    "mask": _UNSIGNED | {"bitfield32"},
    "flags-mask": _UNSIGNED | {"bitfield32"},
    "min-len": _BLOBS,
    "max-len": _BLOBS,
    "exact-len": _BLOBS,
    "min-count": _LOUD,
    "max-count": _LOUD,
}


class Checker:
    """The rules of one family."""

    def __init__(self, family: Family, problems: Problems) -> None:
        self.family = family
        self.problems = problems
        self.found = 0

    def error(self, where: Where, key: Optional[str], text: str) -> None:
        self.error_at(where.file, where.at(key), text)

    def error_at(self, file: str, line: int, text: str) -> None:
        self.problems.add(file, line, text)
        self.found += 1

    def run(self) -> Optional[policy.Layout]:
        """The tables, or None when something is wrong."""
        for stage in (self._numbering, self._parts):
            stage()
            if self.found:
                return None
        layout = policy.lay_out(self.family)
        self._whole(layout)
        return None if self.found else layout

    # ---- names and numbers ----

    def _numbering(self) -> None:
        f = self.family
        self._unique("definition", f.definitions)
        self._unique("attribute set", f.sets)
        self._unique("operation", f.operations, numbers=True)
        self._unique("feature", f.features, numbers=True)
        self._unique("multicast group", f.groups, numbers=True)
        for d in f.definitions:
            if isinstance(d, model.Enum):
                self._unique("entry", d.entries, numbers=True)
                if not d.entries:
                    self.error(d.where, None, f"'{d.name}' has no entries; "
                                              "add one")
            elif isinstance(d, model.Struct):
                named = [m for m in d.members if m.type != "pad"]
                self._unique("member", named)
        for s in f.sets:
            self._unique("attribute", s.attributes, numbers=True)
            self._attribute_numbers(s)

    def _unique(self, what: str, things: Iterable, numbers: bool = False) \
            -> None:
        names: dict[str, object] = {}
        values: dict[int, object] = {}
        for t in things:
            first = names.setdefault(t.name, t)
            if first is not t:
                self.error(t.where, "name", f"{what} '{t.name}' twice, first "
                           f"in line {first.where.line}; rename one")
            if not numbers:
                continue
            first = values.setdefault(t.value, t)
            if first is not t:
                self.error(t.where, "value", f"{what} '{t.name}' has number "
                           f"{t.value}, and so has '{first.name}'; "
                           f"{max(values) + 1} is free")

    def _attribute_numbers(self, s: model.AttributeSet) -> None:
        loud = sum(a.type not in model.SILENT for a in s.attributes)
        if loud > FIELDS_MAX:
            self.error(s.where, None, f"set '{s.name}' has {loud} "
                       f"attributes; at most {FIELDS_MAX}, make a nest")

    # ---- each part by itself ----

    def _parts(self) -> None:
        for d in self.family.definitions:
            if isinstance(d, model.Struct):
                self._struct(d)
        for s in self.family.sets:
            for a in s.attributes:
                self._attribute(a)
        for s in self.family.sets if not self.found else ():
            self._targets(s)
            check_values.check_names(self, s)
            for a in s.attributes:
                if a.per:
                    self._per(s, a)
                self._reaches(a, s.by_name)
        check_rules.check_names(self)
        check_events.check_groups(self)
        for f in self.family.features:
            self._since(f.where, f.since)
        if not self.family.operations:
            self.error(self.family.where, None, "a family without "
                       "operations; add 'operations'")
        for op in self.family.operations:
            self._operation(op)
        check_legacy.check(self)
        if not self.found:
            self._nests_end()

    def _since(self, where: Where, since: Optional[int]) -> None:
        if since is not None and since > self.family.version:
            self.error(where, "since", f"since version {since}, but the "
                       f"family is version {self.family.version}; raise it")

    def _known(self, name: Optional[Name], known, what: str) -> bool:
        if name is None or name in known:
            return name is not None
        hint = nearest(name, known) or f"; add it to the {what}s"
        self.error_at(self.family.where.file, name.line,
                      f"no {what} {quote(name)}{hint}")
        return False

    @cached_property
    def _enums(self) -> dict[str, model.Enum]:
        return {d.name: d for d in self.family.definitions
                if isinstance(d, model.Enum)}

    @cached_property
    def _structs(self) -> dict[str, model.Struct]:
        return {d.name: d for d in self.family.definitions
                if isinstance(d, model.Struct)}

    def _struct(self, s: model.Struct) -> None:
        """Offsets are as listed: a compiler must find nothing to pad."""
        at = 0
        for m in s.members:
            self._known(m.enum, self._enums, "enum")
            if m.big_endian and m.size == 1:
                self.error(m.where, "byte-order", f"byte-order on a {m.type};"
                           " it has one byte, remove it")
            gap = 0 if m.type == "pad" else -at % m.size
            if gap:
                self.error(m.where, None, f"member '{m.name}' is a {m.type} "
                           f"at byte {at}; put a pad of len {gap} before it")
            self._reaches(m, s.by_name)
            at += gap + m.size
        if not any(m.type != "pad" for m in s.members):
            self.error(s.where, None, f"struct '{s.name}' has no members; "
                                      "add one")
        elif at % s.align:
            self.error(s.where, None, f"struct '{s.name}' has {at} bytes; "
                       f"put a pad of len {-at % s.align} at its end")
        elif at > model.ATTR_PAYLOAD_MAX:
            self.error(s.where, None, f"struct '{s.name}' has {at} bytes; an "
                       f"attribute holds {model.ATTR_PAYLOAD_MAX}")

    def _reaches(self, owner, beside: dict) -> None:
        for key, fault in reach.faults(owner, beside):
            self.error(owner.where, key, fault)

    # ---- attributes ----

    def _attribute(self, a: Attribute) -> None:
        before = self.found
        self._since(a.where, a.since)
        self._known(a.feature, self.family.feature_by_name, "feature")
        for key in sorted(set(a.where.keys) & set(KEY_TYPES)):
            self._key_fits(a, a.where, key, KEY_TYPES[key])
        for key in sorted(set(a.checks.where.keys) & set(CHECK_TYPES)):
            self._key_fits(a, a.checks.where, key, CHECK_TYPES[key])
        if a.align is not None and a.align & (a.align - 1):
            self.error(a.where, "align", f"align {a.align}; a power of two")
        check_words.check_unit(self, a)
        self._attribute_refers(a)
        if self.found == before:
            self._attribute_value(a)
            self._attribute_length(a)
            self._attribute_count(a)
            check_values.check(self, a)

    def _key_fits(self, a: Attribute, where: Where, key: str,
                  types: frozenset[str]) -> None:
        if a.declared not in types:
            right = ", ".join(t for t in model.TYPES if t in types)
            self.error(where, key, f"'{key}' on '{a.name}' of type {a.declared}; "
                                   f"it belongs on {right}")

    def _attribute_refers(self, a: Attribute) -> None:
        self._known(a.enum, self._enums, "enum")
        self._known(a.checks.flags_mask, self._enums, "enum")
        self._known(a.nested, self.family.set_by_name, "attribute set")
        self._known(a.struct, self._structs, "struct")
        if a.type == "nest" and a.nested is None:
            self.error(a.where, None, f"nest '{a.name}' without "
                       "'nested-attributes'; name its set")
        if a.type != "packed-array":
            return
        if a.sub_type is None:
            self.error(a.where, None, f"packed-array '{a.name}' without "
                       "'sub-type'; a scalar or struct")
        elif (a.sub_type == "struct") != (a.struct is not None):
            self.error(a.where, "struct" if a.struct else None,
                       f"packed-array '{a.name}' of {a.sub_type}; 'struct' "
                       "goes with 'sub-type: struct' and only there")

    def _attribute_value(self, a: Attribute) -> None:
        c = a.checks
        ranged = "min" in c.where.keys or "max" in c.where.keys
        ways = [w for w, used in (("min and max", ranged),
                                  ("mask", c.mask is not None),
                                  ("flags-mask", c.flags_mask),
                                  ("enum", a.enum)) if used]
        if len(ways) > 1:
            self.error(c.where, None, f"'{a.name}' is checked by "
                       f"{' and by '.join(ways)}; one of them")
        if a.enum_as_flags and a.enum is None:
            self.error(a.where, "enum-as-flags", "'enum-as-flags' without "
                       "'enum'; name the enum whose values are bits")
        if a.type in model.NUMBERS:
            self._range_fits(a)
        enum = self.family.enum(c.flags_mask or a.enum)
        if enum:
            self._enum_fits(a, enum)
        elif c.mask is not None:
            self._mask_fits(a, c.where, "mask", c.mask)

    def _range_fits(self, a: Attribute) -> None:
        number, c = model.NUMBERS[a.type], a.checks
        for key, value in (("min", c.min), ("max", c.max)):
            if value is not None and not number.low <= value <= number.high:
                self.error(c.where, key, f"'{key}' is {value}, which no "
                           f"{a.type} can be; {number.low}..{number.high}")
        if c.min is not None and c.max is not None and c.min > c.max:
            self.error(c.where, "min", f"min {c.min} is above max {c.max}; "
                                       "swap them")

    def _mask_fits(self, a: Attribute, where: Where, key: str,
                   mask: int) -> None:
        width = 4 if a.type == "bitfield32" else model.NUMBERS[a.type].width
        if mask >> (8 * width):
            self.error(where, key, f"mask 0x{mask:x} does not fit "
                                   f"{a.type}; widen the type")

    def _enum_fits(self, a: Attribute, enum: model.Enum) -> None:
        flags_mask = a.checks.flags_mask is not None
        where = a.checks.where if flags_mask else a.where
        key = "flags-mask" if flags_mask else "enum"
        low, high = enum.numbers[0], enum.numbers[-1]
        if enum.is_flags or a.enum_as_flags or flags_mask \
                or a.type == "bitfield32":
            if high > 63:
                self.error(where, key, f"'{enum.name}' as flags has bit "
                                       f"{high}; bits are 0..63")
            else:
                self._mask_fits(a, where, key, enum.mask)
            return
        if high > model.NUMBERS[a.type].high:
            self.error(where, key, f"value {high} of '{enum.name}' "
                       f"does not fit {a.type}; widen the type")
        elif high > 63 and len(enum.numbers) <= high - low:
            self.error(where, key, f"'{enum.name}' has values above 63 and "
                       "gaps, which no table can check; close the gaps")

    def _attribute_length(self, a: Attribute) -> None:
        c = a.checks
        if c.exact_len is not None and (c.min_len, c.max_len) != (None, None):
            self.error(c.where, "exact-len", "exact-len with min-len or "
                                             "max-len; one of them")
        if c.min_len is not None and c.max_len is not None and \
                c.min_len > c.max_len:
            self.error(c.where, "min-len", f"min-len {c.min_len} is above "
                                           f"max-len {c.max_len}; swap them")
        most = model.ATTR_PAYLOAD_MAX - 1
        element = policy.element_size(self.family, a) or 1
        for key in ("min-len", "max-len", "exact-len"):
            value = getattr(c, key.replace("-", "_"))
            if value is not None and a.type == "string" and value > most:
                self.error(c.where, key, f"'{key}' is {value}; a string has "
                                         f"at most {most} characters")
            if value is not None and value % element:
                self.error(c.where, key, f"'{key}' is {value} bytes, no "
                           f"multiple of the element's {element}; "
                           f"{value - value % element} or "
                           f"{value - value % element + element}")

    def _attribute_count(self, a: Attribute) -> None:
        c = a.checks
        for key, value in (("min-count", c.min_count),
                           ("max-count", c.max_count)):
            if value is not None and not a.multi:
                self.error(c.where, key, f"'{key}' on '{a.name}', which does "
                           "not repeat; add 'multi-attr: true', or min-len "
                           "and max-len for a packed-array")
        if c.min_count and c.max_count and c.min_count > c.max_count:
            self.error(c.where, "min-count", f"min-count {c.min_count} is "
                       f"above max-count {c.max_count}; swap them")

    def _targets(self, s: model.AttributeSet) -> None:
        """One domain, of the message itself: authorisation depends on it."""
        targets = [a for a in s.attributes if a.target]
        if not targets:
            return
        nested = {a.nested for other in self.family.sets
                  for a in other.attributes if a.nested}
        for a in targets:
            if a.multi or a is not targets[0]:
                self.error(a.where, "target", f"'{a.name}' is one of several "
                           "targets; a command is about one domain")
            elif s.name in nested:
                self.error(a.where, "target", f"target '{a.name}' within a "
                           "nest; put it into the message's own set")

    def _per(self, s: model.AttributeSet, a: Attribute) -> None:
        """One element for each value of a list of the same set."""
        if not self._known(a.per, s.by_name, "attribute"):
            return
        if a.multi:
            self.error(a.where, "multi-attr", f"'per' and 'multi-attr' on "
                       f"'{a.name}'; one array holds all, remove "
                       "'multi-attr'")
        for key in ("min-len", "max-len", "exact-len"):
            if key in a.checks.where.keys:
                self.error(a.checks.where, key, f"'{key}' on '{a.name}'; its "
                           f"length follows from 'per: {a.per}', remove it")
        of = s.by_name[a.per]
        bound = "max-count" if of.multi else "max-len"
        most = policy.values_most(self.family, of)
        if not of.multi and of.type != "packed-array":
            self.error(a.where, "per", f"'{a.name}' is per '{of.name}', which "
                       "does not repeat; name an attribute with "
                       "'multi-attr: true', or a packed-array")
        elif most is None:
            self.error(a.where, "per", f"'{a.name}' is per '{of.name}', which "
                       f"has no {bound}; give it one, the reply needs a "
                       "bound")
        elif most * policy.element_size(self.family, a) > \
                model.ATTR_PAYLOAD_MAX:
            self.error(a.where, "per", f"'{a.name}' has up to {most} elements "
                       f"of {policy.element_size(self.family, a)} bytes; an "
                       f"attribute holds {model.ATTR_PAYLOAD_MAX}, lower the "
                       f"{bound} of '{of.name}'")

    def _nests_end(self) -> None:
        """No set within itself, and no chain of them too deep to walk.
        Depth-first with a stack of its own: a hostile chain is long."""
        depth: dict[str, int] = {}
        for root in self.family.sets:
            path: dict[str, None] = {}
            ahead: list = [(root, None)]
            while ahead:
                s, via = ahead.pop()
                if via is s:
                    del path[s.name]
                    depth[s.name] = self._depth(s, depth)
                elif s.name in path:
                    self._loop(via, [*path, s.name])
                elif s.name not in depth:
                    path[s.name] = None
                    ahead.append((s, s))
                    ahead += [(self.family.set_by_name[a.nested], a)
                              for a in s.attributes if a.nested]

    def _depth(self, s: model.AttributeSet, depth: dict[str, int]) -> int:
        deep = 1 + max((depth.get(a.nested, 0) for a in s.attributes
                        if a.nested), default=0)
        if deep == model.DEPTH_MAX + 1:
            self.error(s.where, None, f"set '{s.name}' nests {deep} deep; at "
                                      f"most {model.DEPTH_MAX}")
        return deep

    def _loop(self, via: Attribute, path: list[str]) -> None:
        loop = " -> ".join(path[path.index(path[-1]):])
        self.error(via.where, "nested-attributes", f"set within itself: "
                   f"{loop if len(loop) < 200 else path[-1]}; a nest "
                   "is in place in its holder's struct, end the loop")

    # ---- operations ----

    def _operation(self, op: model.Operation) -> None:
        self._since(op.where, op.since)
        self._known(op.feature, self.family.feature_by_name, "feature")
        self._known(op.attribute_set, self.family.set_by_name,
                    "attribute set")
        check_words.check_operation(self, op)
        if op.is_event:
            check_events.check_operation(self, op)
            return
        if op.mcgrp is not None:
            self.error(op.where, "mcgrp", f"'mcgrp' on '{op.name}', which is "
                       "no event; remove it, or say 'event' or 'notify'")
        if op.do and op.dump:
            self.error(op.where, "dump", f"'{op.name}' has 'do' and 'dump'; "
                       "a command has one request and one reply, make two "
                       "operations")
        exchange = op.exchange
        if exchange is None:
            self.error(op.where, None, f"operation '{op.name}' has no 'do' "
                                       "and no 'dump'; add one")
            return
        if op.dump and exchange.reply is None:
            self.error(exchange.where, None, f"dump '{op.name}' without "
                       "'reply'; say what it lists")
        for message in (exchange.request, exchange.reply):
            if message is not None:
                self._message(op, message)

    def _message(self, op: model.Operation, m: model.Message) -> None:
        own = self.family.set_by_name.get(op.attribute_set or "")
        if own is None:
            if m.attributes and op.attribute_set is None:
                self.error(m.where, "attributes", f"'{op.name}' lists "
                           "attributes of no set; add 'attribute-set'")
            return
        seen: set[str] = set()
        for name in m.attributes:
            if name in seen:
                self.error_at(m.where.file, name.line, f"'{name}' is listed "
                                                       "twice; once is enough")
            seen.add(name)
            if self._known(name, own.by_name, "attribute") and \
                    own.by_name[name].type in model.SILENT:
                self.error_at(m.where.file, name.line, f"'{name}' is of type "
                              f"{own.by_name[name].type} and carries nothing;"
                              " remove it")
        for name in m.required:
            if name not in seen:
                self.error_at(m.where.file, name.line, f"{quote(name)} is "
                              "required but not listed; add it to "
                              "'attributes'")

    # ---- the family as a whole ----

    def _whole(self, layout: policy.Layout) -> None:
        slots = sum(t.n_types for t in layout.tables)
        if slots > SLOTS_MAX:
            self.error(self.family.where, None, f"{slots} slots of attribute "
                       f"numbers; at most {SLOTS_MAX}, close gaps in "
                       "'value'")
        for t in layout.tables:
            self._empty_nest(t)
        self._per_used(layout)
        check_rules.check_tables(self, layout)
        for t in layout.tables if not self.found else ():
            if t.role != "nest":
                self._deep(layout, t)
            if t.role == "reply" or t.role == "event" and t.operation.event:
                self._reply_bound(layout, t)
        if not self.found:
            check_clash.check(self, layout)
            check_room.check(self, layout)

    def _per_used(self, layout: policy.Layout) -> None:
        """Where an attribute with 'per' stands: the list that it follows is
        in the request that the reply answers."""
        in_reply: set[tuple[str, str]] = set()
        for t in layout.tables:
            lists: dict[str, Attribute] = {}
            for a in (f.attribute for f in t.fields if f.attribute.per):
                if t.role != "reply":
                    what = f"nest '{t.name}'" if t.role == "nest" else \
                        f"{t.role} of '{t.operation.name}'"
                    self.error(a.where, "per", f"'{a.name}' has 'per' and is "
                               f"in the {what}; only a reply's own attribute "
                               "may have it")
                    continue
                in_reply.add((t.set.name, a.name))
                self._per_listed(layout, t.operation, a)
                first = lists.setdefault(a.per, a)
                if len(lists) > 1 and first is a:
                    others = ", ".join(f"'{name}'" for name in lists)
                    self.error(a.where, "per", f"reply of "
                               f"'{t.operation.name}' follows {others}; one "
                               "list of the request")
        for s in self.family.sets if not self.found else ():
            for a in s.attributes:
                if a.per and (s.name, a.name) not in in_reply:
                    self.error(a.where, "per", f"'{a.name}' has 'per' and is "
                               "in no reply; list it in one, or remove 'per'")

    def _per_listed(self, layout: policy.Layout, op: model.Operation,
                    a: Attribute) -> None:
        """Present in every request: its count is read without a look."""
        request = layout.of(op, "request")
        of = next((f for f in request.fields if f.name == a.per), None)
        where = op.exchange.reply.where
        if of is None:
            self.error(where, "attributes", f"reply of '{op.name}' has "
                       f"'{a.name}' per '{a.per}', which is not in its "
                       f"request; list '{a.per}' there")
        elif not of.required or of.feature:
            self.error(where, "attributes", f"reply of '{op.name}' has "
                       f"'{a.name}' per '{a.per}', which its request may "
                       "lack; require it, without a feature")

    def _empty_nest(self, t: policy.Table) -> None:
        if t.role == "nest" and not t.fields:
            self.error(t.set.where, None, f"nested set '{t.name}' has no "
                       "attributes; add one, or use a flag")

    def _deep(self, layout: policy.Layout, t: policy.Table) -> None:
        where = t.operation.where
        for what, has, most in (
                ("sets within each other", layout.depth(t), model.DEPTH_MAX),
                ("words of presence bits on one path", layout.presence(t),
                 model.PRESENCE_MAX),
                ("bytes as a C struct", layout.struct_size(t), STRUCT_MAX)):
            if has > most:
                self.error(where, None, f"{t.role} of '{t.operation.name}' "
                           f"has {has} {what}; at most {most}, use fewer or "
                           "smaller nests")

    def _reply_bound(self, layout: policy.Layout, t: policy.Table) -> None:
        """Its space is reserved before the handler runs."""
        op = t.operation
        where = (op.event or op.exchange.reply).where
        bound = layout.reply_bound(t)
        if bound is None:
            names = ", ".join(f"'{a.name}'" for a in _unbounded(layout, t))
            self.error(where, "attributes", f"{t.role} of '{op.name}' "
                       f"has no bound because of {names}; add max-len, or "
                       "max-count to a multi-attr")
        elif bound.total > model.MSG_MAX:
            self.error(where, "attributes", f"{t.role} of '{op.name}' "
                       f"may have {bound.total} bytes; at most "
                       f"{model.MSG_MAX}, lower max-len or max-count")


def _unbounded(layout: policy.Layout,
               table: policy.Table) -> Iterable[Attribute]:
    ahead, seen = [table], set()
    while ahead:
        t = ahead.pop()
        for f in t.fields:
            a = f.attribute
            if f.kind == "NEST" and a.nested not in seen:
                seen.add(a.nested)
                ahead.append(layout.nest[a.nested])
            blob = a.type in model.BLOBS and not policy.is_bounded(a)
            if blob or (a.multi and a.checks.max_count is None):
                yield a


def check(family: Family, problems: Problems) -> Optional[policy.Layout]:
    """The tables of a family, or None and what is wrong with it."""
    return Checker(family, problems).run()


def check_together(families: Iterable[Family], problems: Problems) -> None:
    """What several families must not share. Files have their names, as
    generated code spells them."""
    names: dict[str, Family] = {}
    ids: dict[int, Family] = {}
    for f in families:
        for key, value, owners in (("name", text.snake(f.name), names),
                                   ("id", f.id, ids)):
            if key == "id" and f.foreign:
                continue
            owner = owners.setdefault(value, f)
            if owner is not f:
                problems.add(f.where.file, f.where.at(key), f"family {key} "
                             f"'{getattr(f, key)}' is that of "
                             f"{owner.where.file} too; "
                             "take another")
