# SPDX-License-Identifier: MIT
"""Which identifier each thing of a family has in C.

	HNL_MEMORY_FAMILY, HNL_MEMORY_VERSION
	HNL_MEMORY_CMD_MAP		a command
	HNL_MEMORY_A_GPA		an attribute of set memory, or
	HNL_MEMORY_A_RANGE_GPA		of set range
	HNL_MEMORY_PAGE_SIZE_4K		an entry of an enum
	HNL_MEMORY_FEATURE_LIST_SHARED	a bit of the grants
	struct hnl_memory_map_req	a request, hnl_memory_map_rsp its reply
	HNL_MEMORY_MAP_REQ_RANGE	a field of it, for HNL_HAS and HNL_SET
	hnl_memory_map_req_put()	and what else it can do

Problem: joining names can make one identifier of two (range-gpa in set
memory, gpa in set range). Invariant: check() finds every such pair, so that a
header never defines anything twice.
"""

from __future__ import annotations

from typing import Iterator, NamedTuple

from . import model, policy
from .c_text import lower, member, upper
from .load import Problems
from .model import Where

# Nouns of the library: a family of this name would define its functions.
NOUNS = frozenset("""
    abi ack align attr bit bitfield32 builder bytes check clamp command decode
    decoder encode errno error explain extack f family fence field has head
    ignored kind list load mode msg names nest noop policy port presence
    reason ring schema set store swap wire""".split())


class Claim(NamedTuple):
    name: str
    where: Where
    what: str


class Names:
    """The identifiers of one family."""

    def __init__(self, layout: policy.Layout) -> None:
        self.layout = layout
        self.family = layout.family
        self.low = "hnl_" + lower(self.family.name)
        self.up = "HNL_" + upper(self.family.name)

    def command(self, op: model.Operation) -> str:
        return f"{self.up}_CMD_{upper(op.name)}"

    def feature(self, f: model.Feature) -> str:
        return f"{self.up}_FEATURE_{upper(f.name)}"

    def define(self, d: model.Definition) -> str:
        return f"{self.up}_{upper(d.name)}"

    def entry(self, enum: model.Enum, e: model.Entry) -> str:
        return f"{self.define(enum)}_{upper(e.name)}"

    def tag(self, thing) -> str:
        """Of a definition's or a table's struct or enum."""
        return f"{self.low}_{lower(thing.name)}"

    def set_prefix(self, s: model.AttributeSet) -> str:
        own = "" if s.name == self.family.name else f"_{upper(s.name)}"
        return f"{self.up}_A{own}"

    def attribute(self, s: model.AttributeSet, a: model.Attribute) -> str:
        return f"{self.set_prefix(s)}_{upper(a.name)}"

    def field(self, t: policy.Table, f: policy.Field) -> str:
        return f"{self.up}_{upper(t.name)}_{upper(f.name)}"

    def fields(self, t: policy.Table) -> str:
        """How many fields a table has."""
        return f"{self.up}_{upper(t.name)}_FIELDS"

    # ---- no identifier twice ----

    def check(self, problems: Problems) -> None:
        if lower(self.family.name) in NOUNS:
            where = self.family.where
            problems.add(where.file, where.at("name"), f"family "
                         f"'{self.family.name}' would take names of the "
                         "library; choose another")
        told: set[int] = set()
        self._unique(self._claims(), told, problems)
        for s in (d for d in self.family.definitions
                  if isinstance(d, model.Struct)):
            self._unique(self._members(s), told, problems)
        for t in self.layout.tables:
            self._unique((Claim(member(f.name), f.attribute.where,
                                f"attribute '{f.name}'")
                          for f in t.fields), told, problems)

    @staticmethod
    def _unique(claims: Iterator[Claim], told: set[int],
                problems: Problems) -> None:
        """One line is told once, however many of its names collide."""
        owners: dict[str, Claim] = {}
        for c in claims:
            owner, line = owners.setdefault(c.name, c), c.where.at("name")
            if owner is not c and line not in told:
                told.add(line)
                problems.add(c.where.file, line, f"{c.what} is {c.name} in C,"
                             f" as is {owner.what} in line "
                             f"{owner.where.at('name')}; rename one")

    @staticmethod
    def _members(s: model.Struct) -> Iterator[Claim]:
        for m in s.members:
            if m.type != "pad":
                yield Claim(member(m.name), m.where, f"member '{m.name}'")

    def _claims(self) -> Iterator[Claim]:
        f = self.family
        for name in ("FAMILY", "VERSION", "H"):
            yield Claim(f"{self.up}_{name}", f.where, f"family '{f.name}'")
        for name in ("family", "names", "cmd", "feature"):
            yield Claim(f"{self.low}_{name}", f.where, f"family '{f.name}'")
        for x in f.features:
            yield Claim(self.feature(x), x.where, f"feature '{x.name}'")
        for op in f.operations:
            yield Claim(self.command(op), op.where, f"operation '{op.name}'")
        for s in f.sets:
            for a in s.attributes:
                yield Claim(self.attribute(s, a), a.where,
                            f"attribute '{a.name}' of '{s.name}'")
        for d in f.definitions:
            yield from self._definition_claims(d)
        for t in self.layout.tables:
            yield from self._table_claims(t)

    def _definition_claims(self, d: model.Definition) -> Iterator[Claim]:
        what = f"definition '{d.name}'"
        if isinstance(d, model.Enum):
            yield Claim(self.tag(d), d.where, what)
            for e in d.entries:
                yield Claim(self.entry(d, e), e.where,
                            f"entry '{e.name}' of '{d.name}'")
        elif isinstance(d, model.Struct):
            for end in ("", "_load", "_store"):
                yield Claim(self.tag(d) + end, d.where, what)
            yield Claim(self.define(d) + "_SIZE", d.where, what)
        else:
            yield Claim(self.define(d), d.where, what)

    def _table_claims(self, t: policy.Table) -> Iterator[Claim]:
        thing = t.operation or t.set
        what = f"{t.role} of '{thing.name}'"
        tag = self.tag(t)
        for end in ("", "_init", "_put", "_encode", "_decode"):
            yield Claim(tag + end, thing.where, what)
        yield Claim(self.fields(t), thing.where, what)
        for f in t.fields:
            about = f"field '{f.name}' of the {what}"
            yield Claim(self.field(t, f), f.attribute.where, about)
            for verb in ("set", "next"):
                yield Claim(f"{tag}_{verb}_{lower(f.name)}",
                            f.attribute.where, about)
