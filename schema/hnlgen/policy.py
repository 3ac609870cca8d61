# SPDX-License-Identifier: MIT
"""What the policy tables say, before any language says it.

Problem: one set of attributes of the schema serves many messages, each of
which knows only some of them; what travels is checked by tables of sets, one
for each request, each reply, and each set used as a nest.

A Table is such a set, a Field one attribute in it with the numbers of struct
hnl_field (include/hnl/policy.h). Invariant: the fields of a table ascend by
attribute number, and the tables' order is that of the file: requests and
replies by operation, then nests.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Iterator, Optional

from . import model
from .model import Attribute, Family, Name

KINDS = {
    "flag": "FLAG", "bitfield32": "BITFIELD32", "string": "STRING",
    "binary": "BYTES", "packed-array": "PACKED", "nest": "NEST",
    "sub-message": "SUBMSG",
    "gpa": "U64", "uint": "UINT", "sint": "SINT",
    **{name: name.upper() for name in model.SCALARS},
}

# Those that the engine takes by one compare; s8 and s16 are no whole word.
_PLAIN = frozenset(("U8", "U16", "U32", "U64", "S32", "S64"))

# struct hnl_bytes and struct hnl_list where pointers have 8 bytes, at most.
BYTES_SIZE = 16
LIST_SIZE = 48


@dataclass(frozen=True)
class Check:
    """kind: NONE, RANGE, SRANGE, MASK or ENUM of enum hnl_check."""

    kind: str = "NONE"
    low: int = 0
    high: int = 0


@dataclass(frozen=True)
class Plain:
    """A number whose rules are one compare: of the distance from low,
    rotated by the alignment, with span (hnl_field_fits64)."""

    width: int                  # bytes of payload
    low: int = 0
    span: int = 0


@dataclass(frozen=True)
class Field:
    """An attribute as one table has it. low_len and high_len are bytes of
    payload, of a string its characters without the NUL."""

    attribute: Attribute
    required: bool
    low_len: int
    high_len: int
    element: int                # bytes of a packed array's element
    check: Check
    feature: int                # bit of the grants, 0: the family's
    lazy: bool = False          # a nest that is kept as bytes
    foreign: bool = False       # of a YNL spec

    @property
    def name(self) -> Name:
        return self.attribute.name

    @property
    def kind(self) -> str:
        return KINDS[self.attribute.type]

    @property
    def plain(self) -> Optional[Plain]:
        a, c = self.attribute, self.check
        if a.multi or a.big_endian:
            return None
        if self.kind == "FLAG":
            return Plain(0)
        if self.kind not in _PLAIN:
            return None
        number, low, high = model.NUMBERS[a.type], c.low, c.high
        if c.kind == "NONE":
            low, high = 0, (1 << 8 * number.width) - 1
        elif c.kind == "MASK" and high & (high + 1):
            return None
        elif c.kind == "ENUM":
            low, high = (high & -high).bit_length() - 1, high.bit_length() - 1
            if c.high != (2 << high) - (1 << low):
                return None
        align = a.align or 1
        return None if low % align or align >> 8 * number.width else \
            Plain(number.width, low, (high - low) // align)

    @property
    def c_size(self) -> int:
        """Bytes of its member, unless it is a nest or a list."""
        if self.attribute.type in model.NUMBERS:
            return model.NUMBERS[self.attribute.type].width
        return {"FLAG": 0, "BITFIELD32": 8}.get(self.kind, BYTES_SIZE)


@dataclass(frozen=True)
class Rule:
    """What the presence of field asks of other. kind: IMPLIES or EXCLUSIVE,
    which is the reason of the refusal too."""

    kind: str
    field: Field
    other: Field


@dataclass(frozen=True, eq=False)
class Table:
    """role is 'request', 'reply', 'event' or 'nest'; operation is None for a
    nest."""

    name: str
    role: str
    set: Optional[model.AttributeSet]
    operation: Optional[model.Operation]
    fields: tuple[Field, ...]
    # Of a YNL spec alone: the order in which it writes its fields, what
    # stands before them, and of a sub-message which format it is.
    order: tuple[Field, ...] = ()
    header: Optional[model.Struct] = None
    format: Optional[model.Format] = None
    dump: bool = False

    @property
    def has_struct(self) -> bool:
        return bool(self.fields or self.header)

    @property
    def has_zero(self) -> bool:
        """Its first field has number 0, which only YNL allows."""
        return bool(self.fields) and not self.is_indexed and \
            self.fields[0].attribute.value == 0

    @property
    def is_indexed(self) -> bool:
        """Its one field stands under whatever number."""
        return self.set is not None and self.set.indexed

    @property
    def reject(self) -> bool:
        return self.set is not None and self.set.reject

    @property
    def n_types(self) -> int:
        """Slots by attribute number: the highest plus one."""
        return max((f.attribute.value + 1 for f in self.fields), default=0)

    @property
    def words(self) -> int:
        """Words of presence bits."""
        return (len(self.fields) + 63) // 64

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """In the order in which they are checked. A rule about an attribute
        that this table has not is none."""
        by_name = {f.name: f for f in self.fields}
        return tuple(
            Rule(kind, f, other) for f in self.fields
            for kind, names in (("IMPLIES", f.attribute.implies),
                                ("EXCLUSIVE", f.attribute.exclusive))
            for other in _ascending([by_name[n] for n in names
                                     if n in by_name]))

    @property
    def is_closing(self) -> bool:
        """More is asked at its end than who is present."""
        return bool(self.rules) or any(
            (f.attribute.checks.min_count or 0) > 1 for f in self.fields)

    @property
    def nests(self) -> Iterator[Field]:
        """Those in place."""
        return (f for f in self.fields if f.kind == "NEST" and not f.lazy)


@dataclass(frozen=True)
class Bound:
    """Bytes of the largest reply: most, and each more for each of the count
    values that the request's list per can have."""

    most: int
    each: int = 0
    per: Optional[Name] = None
    count: int = 0

    @property
    def total(self) -> int:
        return self.most + self.each * self.count


@dataclass(frozen=True, eq=False)
class Layout:
    """All tables of a family."""

    family: Family
    tables: tuple[Table, ...]

    @cached_property
    def nest(self) -> dict[str, Table]:
        """The table of each set that is used as a nest, by the set's name."""
        return {t.name: t for t in self.tables if t.role == "nest"}

    def of(self, operation: model.Operation, role: str) -> Optional[Table]:
        return self._by_operation.get((operation.name, role))

    @cached_property
    def _by_operation(self) -> dict[tuple[str, str], Table]:
        return {(t.operation.name, t.role): t
                for t in self.tables if t.operation}

    @lru_cache(maxsize=None)
    def largest(self, table: Table) -> Optional[int]:
        """Bytes of the longest sequence of a table's attributes; None: they
        have no bound."""
        total = 0
        for f in table.fields:
            one = self._largest_value(f)
            count = f.attribute.checks.max_count if f.attribute.multi else 1
            if one is None or count is None:
                return None
            total += count * (model.ATTR_HEADER + (one + 3) // 4 * 4)
        return total

    def reply_bound(self, reply: Table) -> Optional[Bound]:
        """Of a whole message; None: it has no bound."""
        size = self.largest(reply)
        if size is None:
            return None
        most, each, per = model.MSG_HEADER + size, 0, None
        for f in reply.fields:
            if f.attribute.per:
                # Elements of 6 bytes, say, are padded once for all of them.
                most -= (f.high_len + 3) // 4 * 4 - (3 if f.element % 4 else 0)
                each, per = each + f.element, f.attribute.per
        count = values_most(self.family, reply.set.by_name[per]) if per else 0
        return Bound(most, each, per, count)

    def _largest_value(self, f: Field) -> Optional[int]:
        if f.kind == "NEST":
            return self.largest(self.nest[f.attribute.nested])
        if f.attribute.type in model.BLOBS and not is_bounded(f.attribute):
            return None
        return f.high_len + (f.kind == "STRING")

    @lru_cache(maxsize=None)
    def depth(self, table: Table) -> int:
        """Sets within each other, this one counted."""
        return 1 + max((self.depth(self.nest[f.attribute.nested])
                        for f in table.nests), default=0)

    @cached_property
    def counted(self) -> frozenset[str]:
        """Nests with lists that are counted where nobody holds them: in what
        repeats there is no struct before it is walked."""
        ahead = [f.attribute.nested for t in self.tables for f in t.nests
                 if f.attribute.multi]
        seen: set[str] = set()
        while ahead:
            name = ahead.pop()
            if name not in seen:
                seen.add(name)
                ahead += [f.attribute.nested for f in self.nest[name].nests]
        return frozenset(n for n in seen if any(
            f.attribute.checks.max_count or
            (f.attribute.checks.min_count or 0) > 1
            for f in self.nest[n].fields))

    def is_counted(self, table: Table) -> bool:
        return table.role == "nest" and table.name in self.counted

    @lru_cache(maxsize=None)
    def presence(self, table: Table) -> int:
        """Words of presence bits, and of counts, on the longest path from
        here down."""
        counts = (len(table.fields) + 3) // 4 if self.is_counted(table) else 0
        return table.words + counts + max(
            (self.presence(self.nest[f.attribute.nested])
             for f in table.nests), default=0)

    @lru_cache(maxsize=None)
    def struct_size(self, table: Table) -> int:
        """Bytes of its C struct where pointers have 8; members descend by
        alignment, so that only the end is padded."""
        total = 8 * table.words
        total += table.header.size + 8 if table.header else 0
        for f in table.fields:
            if f.attribute.multi:
                total += LIST_SIZE
            elif f.kind == "NEST" and not f.lazy:
                total += self.struct_size(self.nest[f.attribute.nested])
            else:
                total += f.c_size
        return (total + 7) // 8 * 8


def is_bounded(a: Attribute) -> bool:
    return a.per is not None or a.checks.max_len is not None or \
        a.checks.exact_len is not None


def lay_out(family: Family) -> Layout:
    """The tables of a family in which hnlgen.check found nothing wrong."""
    tables = []
    for op in family.operations:
        exchange = op.exchange
        if op.is_event:
            tables.append(_event_table(family, op))
        if exchange is None:
            continue
        tables.append(_message_table(family, op, "request", exchange.request))
        if exchange.reply is not None:
            tables.append(_message_table(family, op, "reply", exchange.reply))
    used = _nested_sets(family, tables)
    tables += [_nest_table(family, s) for s in family.sets if s.name in used]
    return Layout(family, tuple(tables))


def _event_table(family: Family, op: model.Operation) -> Table:
    """Its own attributes, or those of the reply that it stands for."""
    if op.event is not None:
        return _message_table(family, op, "event", op.event)
    asked = family.operation_by_name[op.notify]
    told = _message_table(family, asked, "event", asked.exchange.reply)
    return replace(told, name=f"{op.name}-ntf", operation=op)


def _message_table(family: Family, op: model.Operation, role: str,
                   message: Optional[model.Message]) -> Table:
    own = family.set_by_name.get(op.attribute_set or "")
    names = message.attributes if message else ()
    must = set(message.required) if message else set()
    fields = [_field(family, own, own.by_name[n], n in must)
              for n in names] if own else []
    suffix = {"request": "req", "reply": "rsp", "event": "ntf"}[role]
    return Table(f"{op.name}-{suffix}", role, own, op, _ascending(fields))


def _nest_table(family: Family, own: model.AttributeSet) -> Table:
    fields = [_field(family, own, a, False) for a in own.attributes
              if a.type not in model.SILENT]
    return Table(own.name, "nest", own, None, _ascending(fields))


def _ascending(fields: list[Field]) -> tuple[Field, ...]:
    return tuple(sorted(fields, key=lambda f: f.attribute.value))


def _nested_sets(family: Family, tables: list[Table]) -> set[str]:
    found: set[str] = set()
    ahead = [f.attribute.nested for t in tables for f in t.nests]
    while ahead:
        name = ahead.pop()
        if name not in found:
            found.add(name)
            ahead += [a.nested for a in family.set_by_name[name].attributes
                      if a.type == "nest"]
    return found


def _field(family: Family, own: model.AttributeSet, a: Attribute,
           listed_required: bool) -> Field:
    low, high = _lengths(family, own, a)
    feature = family.feature_by_name[a.feature].value if a.feature else 0
    return Field(attribute=a, required=a.required or listed_required,
                 low_len=low, high_len=high, element=element_size(family, a),
                 check=check_of(family, a), feature=feature)


def element_size(family: Family, a: Attribute) -> int:
    """Bytes of a packed array's element, 0 for anything else."""
    if a.type != "packed-array":
        return 0
    if a.sub_type == "struct":
        return family.struct(a.struct).size
    return model.SCALARS[a.sub_type].width


def values_most(family: Family, a: Attribute) -> Optional[int]:
    """How many values a list can have, repeated or packed; None: no bound."""
    if a.type != "packed-array" or a.multi:
        return a.checks.max_count
    most = a.checks.max_len if a.checks.exact_len is None \
        else a.checks.exact_len
    return None if most is None else most // element_size(family, a)


def _lengths(family: Family, own: model.AttributeSet,
             a: Attribute) -> tuple[int, int]:
    if a.type in ("uint", "sint"):
        return 4, 8
    if a.type in model.NUMBERS:
        return (model.NUMBERS[a.type].width,) * 2
    if a.type in ("flag", "bitfield32"):
        return (0, 0) if a.type == "flag" else (8, 8)
    if a.per:
        count = values_most(family, own.by_name[a.per])
        return 0, element_size(family, a) * count
    most = model.ATTR_PAYLOAD_MAX - (a.type == "string")
    most -= most % (element_size(family, a) or 1)
    if a.checks.exact_len is not None:
        return a.checks.exact_len, a.checks.exact_len
    low, high = a.checks.min_len, a.checks.max_len
    return low or 0, most if high is None else high


def check_of(family: Family, a: Attribute) -> Check:
    """What its value is compared with."""
    c = a.checks
    enum = family.enum(c.flags_mask or a.enum)
    if c.mask is not None:
        return Check("MASK", 0, c.mask)
    if enum and (c.flags_mask or enum.is_flags or a.enum_as_flags):
        return Check("MASK", 0, enum.mask)
    if enum:
        return _enum_check(enum)
    if c.min is None and c.max is None:
        return Check()
    number = model.NUMBERS[a.type]
    return Check("SRANGE" if number.signed else "RANGE",
                 number.low if c.min is None else c.min,
                 number.high if c.max is None else c.max)


def default_names(family: Family, a: Attribute) -> dict[str, int]:
    """What a default may be called: entries of its enum, and constants."""
    found = {str(d.name): d.value for d in family.definitions
             if isinstance(d, model.Const) and isinstance(d.value, int)}
    enum = family.enum(a.checks.flags_mask or a.enum)
    if enum:
        bits = enum.is_flags or a.enum_as_flags
        found.update({str(n): 1 << v if bits and v < 64 else v
                      for n, v in enum.values.items()})
    return found


def _named_default(family: Family, a: Attribute,
                   name: str) -> Optional[int]:
    """As default_names() has it, which is long where there are many."""
    enum = family.enum(a.checks.flags_mask or a.enum)
    if enum and name in enum.values:
        value = enum.values[name]
        is_bit = (enum.is_flags or a.enum_as_flags) and value < 64
        return 1 << value if is_bit else value
    const = family.definition_by_name.get(name)
    is_number = isinstance(const, model.Const) and isinstance(const.value, int)
    return const.value if is_number else None


def default_of(family: Family, a: Attribute) -> Optional[int]:
    """The value of an absent attribute; None: it has none."""
    if a.default is None:
        return None
    found = _named_default(family, a, a.default)
    if found is None and a.default.lstrip("-")[:1].isdigit():
        try:
            found = int(a.default, 0)
        except ValueError:
            return None             # a name that begins with a digit
    return found


def _enum_check(enum: model.Enum) -> Check:
    low, high = enum.numbers[0], enum.numbers[-1]
    return Check("ENUM", 0, enum.mask) if high < 64 else \
        Check("RANGE", low, high)
