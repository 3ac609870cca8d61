# SPDX-License-Identifier: MIT
"""Which identifier each thing of a family has in C.

	HNL_MEMORY_FAMILY, HNL_MEMORY_VERSION
	HNL_MEMORY_CMD_MAP		a command
	HNL_MEMORY_A_GPA		an attribute of set memory, or
	HNL_MEMORY_A_RANGE_GPA		of set range
	HNL_MEMORY_PAGE_SIZE_4K		an entry of an enum
	HNL_MEMORY_FEATURE_LIST_SHARED	a bit of the grants
	HNL_VIEW_GROUP_VIOLATION	who is told of events
	struct hnl_memory_map_req	a request, hnl_memory_map_rsp its reply
	struct hnl_view_violated_ntf	an event
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
    owner: object = None        # what would be called otherwise
    part: object = None         # of the owner, if both are within it


class Names:
    """The identifiers of one family."""

    def __init__(self, layout: policy.Layout) -> None:
        self.layout = layout
        self.family = layout.family
        self.low = "hnl_" + lower(self.family.name)
        self.up = "HNL_" + upper(self.family.name)
        self._more: dict[int, str] = {}
        if self.family.foreign:
            self._settle()

    def command(self, op: model.Operation) -> str:
        return f"{self.up}_CMD_{self._upper(op)}"

    def feature(self, f: model.Feature) -> str:
        return f"{self.up}_FEATURE_{upper(f.name)}"

    def group(self, g: model.Group) -> str:
        return f"{self.up}_GROUP_{upper(g.name)}"

    def define(self, d: model.Definition) -> str:
        return f"{self.up}_{self._upper(d)}"

    def entry(self, enum: model.Enum, e: model.Entry) -> str:
        return f"{self.define(enum)}_{self._upper(e)}"

    def tag(self, thing) -> str:
        """Of a definition's or a table's struct or enum."""
        return f"{self.low}_{self.local(thing)}"

    def set_prefix(self, s: model.AttributeSet) -> str:
        own = "" if s.name == self.family.name else f"_{upper(s.name)}"
        return f"{self.up}_A{own}"

    def attribute(self, s: model.AttributeSet, a: model.Attribute) -> str:
        return f"{self.set_prefix(s)}_{self._upper(a)}"

    def field(self, t: policy.Table, f: policy.Field) -> str:
        return f"{self.up}_{self._upper(t)}_{self._upper(f)}"

    def fields(self, t: policy.Table) -> str:
        """How many fields a table has."""
        return f"{self.up}_{self._upper(t)}_FIELDS"

    def member(self, f: policy.Field) -> str:
        return member(f.name + self._more.get(id(f), ""))

    def header(self, t: policy.Table) -> str:
        """The member that is the fixed header."""
        taken = {self.member(f) for f in t.fields}
        return "header" if "header" not in taken else "fixed_header_"

    def local(self, thing) -> str:
        return lower(thing.name + self._more.get(id(thing), ""))

    def _upper(self, thing) -> str:
        return upper(thing.name + self._more.get(id(thing), ""))

    # ---- the kernel's names are as they are: C's give way ----

    def _settle(self) -> None:
        """Longer names for what has another's, until there is none."""
        for _ in range(16):
            owners: dict[str, Claim] = {}
            told: set[int] = set()
            for c in (*self._claims(), *self._inner_claims()):
                first = owners.setdefault(c.name, c)
                same = first.owner is c.owner
                if first is c or same and first.part is c.part:
                    continue
                thing = c.part if same or c.owner is None else c.owner
                if thing is not None and id(thing) not in told:
                    told.add(id(thing))
                    self._more[id(thing)] = \
                        self._more.get(id(thing), "") + _more(thing)
            if not told:
                return

    def _inner_claims(self) -> Iterator[Claim]:
        """Names within one struct or one file; no other names begin so."""
        for t in self.layout.tables:
            where = (t.operation or t.set or self.family).where
            yield Claim(f"SET {self.local(t)}", where, "", t)
            for f in t.fields:
                yield Claim(f"member {id(t)} {self.member(f)}", where, "", t,
                            f)
                yield Claim(f"put_{self.local(t)}_{self.local(f)}", where,
                            "", t, f)

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
            self._unique((Claim(self.member(f), f.attribute.where,
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
        for g in f.groups:
            yield Claim(self.group(g), g.where, f"group '{g.name}'")
        for op in f.operations:
            yield Claim(self.command(op), op.where, f"operation '{op.name}'",
                        op)
            if f.foreign:
                yield Claim(self.command(op) + "_RSP", op.where, "", op)
        for s in f.sets:
            for a in s.attributes if not s.indexed else ():
                yield Claim(self.attribute(s, a), a.where,
                            f"attribute '{a.name}' of '{s.name}'", a)
        for m in f.sub_messages:
            for name in (f"{self.low}_find_{lower(m.name)}",
                         f"{self.low}_decode_{lower(m.name)}",
                         self.tag(m), self.tag(m) + "_format"):
                yield Claim(name, m.where, "", m)
        for d in f.definitions:
            yield from self._definition_claims(d)
        for t in self.layout.tables:
            yield from self._table_claims(t)

    def _definition_claims(self, d: model.Definition) -> Iterator[Claim]:
        what = f"definition '{d.name}'"
        if isinstance(d, model.Enum):
            yield Claim(self.tag(d), d.where, what, d)
            for e in d.entries:
                yield Claim(self.entry(d, e), e.where,
                            f"entry '{e.name}' of '{d.name}'", d, e)
        elif isinstance(d, model.Struct):
            for end in ("", "_load", "_store"):
                yield Claim(self.tag(d) + end, d.where, what, d)
            yield Claim(self.define(d) + "_SIZE", d.where, what, d)
        else:
            yield Claim(self.define(d), d.where, what, d)

    def _table_claims(self, t: policy.Table) -> Iterator[Claim]:
        thing = t.operation or t.set or self.family
        what = f"{t.role} of '{thing.name}'"
        tag = self.tag(t)
        for end in ("", "_init", "_put", "_encode", "_decode",
                    "_decode_at"):
            yield Claim(tag + end, thing.where, what, t)
        yield Claim(self.fields(t), thing.where, what, t)
        for f in t.fields:
            about = f"field '{f.name}' of the {what}"
            yield Claim(self.field(t, f), f.attribute.where, about, t, f)
            for verb in ("set", "get", "next"):
                yield Claim(f"{tag}_{verb}_{self.local(f)}",
                            f.attribute.where, about, t, f)


def _more(thing) -> str:
    """What is put behind a name that another thing has."""
    if isinstance(thing, policy.Table):
        return {"nest": "-attrs", "format": "-msg"}.get(thing.role, "-m")
    if isinstance(thing, policy.Field):
        return f"-{thing.attribute.value}"
    if isinstance(thing, (model.Attribute, model.Entry)):
        return f"-{thing.value}"
    return "-op" if isinstance(thing, model.Operation) else "-def"
