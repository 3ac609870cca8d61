# SPDX-License-Identifier: MIT
"""Legacy calls whose struct points to lists.

Problem: HVMOP_altp2m_set_mem_access_multi holds addresses of two lists in the
caller's memory and a count. It goes through them until one element fails. Its
packet holds the elements themselves, and each has a status of its own.

	struct { nr, first, list a --> a0 a1 a2 ..	fetched one by one
			    list b --> b0 b1 b2 .. }
	       for i in first .. nr:  request { [ai bi] } --> reply { [status] }
	       until a status is not 0, which is the call's errno

Invariant: the handler sees the elements in order, and none behind one that
failed: what the call of old left undone is undone here, too.
"""

from __future__ import annotations

from typing import Iterator, Optional

from . import model, policy
from .c_text import call, function, lower, member
from .legacy import LIST_ELEMENT, Adapter, Reading, Writing, _fill
from .load import Problems, quote
from .model import LegacyList, Operation
from .reader import nearest


# ---- what a list must be ----

def check(layout: policy.Layout, op: Operation, problems: Problems) -> None:
    lists = op.legacy.list
    if lists is None:
        return
    file = op.legacy.where.file
    request, reply = layout.of(op, "request"), layout.of(op, "reply")
    array = _named(request, lists.attribute)
    if array is None or array.attribute.sub_type != "struct":
        problems.add(file, lists.attribute.line,
                     f"{quote(lists.attribute)} is no packed-array of a "
                     f"struct in the request of '{op.name}'")
        return
    status = _named(reply, lists.status)
    if status is None or status.attribute.sub_type != "s32":
        problems.add(file, lists.status.line,
                     f"{quote(lists.status)} is no packed-array of s32 in "
                     f"the reply of '{op.name}'")
    struct = layout.family.struct(array.attribute.struct)
    if struct.size > LIST_ELEMENT:
        problems.add(file, lists.attribute.line, f"struct '{struct.name}' "
                     f"has {struct.size} bytes; at most {LIST_ELEMENT}")
    _check_members(lists, struct, problems)


def _check_members(lists: LegacyList, struct: model.Struct,
                   problems: Problems) -> None:
    own = [m.name for m in struct.members if m.type != "pad"]
    for m in lists.members:
        if m.name not in own:
            problems.add(lists.where.file, m.name.line,
                         f"no member {quote(m.name)} of '{struct.name}'"
                         + nearest(m.name, own))
    for name in own:
        if name not in [m.name for m in lists.members]:
            problems.add(lists.where.file, lists.where.line,
                         f"member '{name}' of '{struct.name}' is in no list; "
                         "add it")


def _named(table: Optional[policy.Table], name: str):
    fields = table.fields if table else ()
    return next((f for f in fields if f.name == name and
                 f.attribute.type == "packed-array"), None)


# ---- in C ----

class ListAdapter(Adapter):
    """The functions of one such operation."""

    def __init__(self, names, op: Operation) -> None:
        super().__init__(names, op)
        self.list = op.legacy.list
        array = _named(self.request, self.list.attribute)
        self.element = names.family.struct(array.attribute.struct)
        self.tag = names.tag(self.element)
        self.size = f"{names.define(self.element)}_SIZE"
        self.packet = names.tag(self.request)
        self.answer = names.tag(names.layout.of(op, "reply"))

    def functions(self) -> Iterator[tuple[str, list[str], list[str]]]:
        yield (f"{self.low}_from_list",
               ["struct hnl_legacy *l", f"const {self.struct} *in",
                "uint64_t i", f"struct {self.packet} *out"], self._from())
        yield (f"{self.low}_to_list",
               [f"const struct {self.packet} *in", f"{self.struct} *out",
                *(f"{self._type(m)} *{member(m.name)}"
                  for m in self.list.members), "size_t room"], self._to())

    @staticmethod
    def _type(m: model.LegacyListMember) -> str:
        return f"uint{8 * model.SCALARS[m.type].width}_t"

    def _from(self) -> list[str]:
        lines = [f"\tstruct {self.tag} e;", "\tbool ok = true;",
                 "\tuint64_t v;", "\tint err;", "",
                 *Reading(self, self.request)._lines(),
                 "\tmemset(&e, 0, sizeof(e));"]
        for m in self.list.members:
            width = model.SCALARS[m.type].width
            value = f"hnl_legacy_up(v, {m.shift}, &ok)" if m.shift else "v"
            lines += [*call("err = hnl_legacy_fetch",
                            ["l", f"in->{m.member}", "i", str(width), "&v"],
                            ";", 1),
                      "\tif (err != 0)", "\t\treturn err;",
                      *call("HNL_LEGACY_PUT", [f"e.{member(m.name)}", value,
                                               "&ok"], ";", 1)]
        return [*lines, f"\t{self.tag}_store(l->element, &e);",
                *call(f"{self.packet}_set_{lower(self.list.attribute)}",
                      ["out", "l->element", self.size], ";", 1),
                "\treturn ok ? 0 : -HNL_EINVAL;"]

    def _to(self) -> list[str]:
        array = f"in->{member(self.list.attribute)}"
        lines = [f"\tstruct {self.tag} e;", "\tbool ok = true;",
                 "\tsize_t i, n;", "",
                 *Writing(self, self.request)._lines(),
                 f"\tn = {array}.n / {self.size};",
                 "\tif (n > room)", "\t\treturn -HNL_EINVAL;",
                 "\tfor (i = 0; i < n; i++) {",
                 *call(f"{self.tag}_load",
                       [f"{array}.p + i * {self.size}", "&e"], ";", 2)]
        for m in self.list.members:
            value = f"e.{member(m.name)}"
            if m.shift:
                value = f"hnl_legacy_down({value}, {m.shift}, &ok)"
            lines += call("HNL_LEGACY_PUT",
                          [f"{member(m.name)}[i]", value, "&ok"], ";", 2)
        return [*lines, "\t}",
                *call("HNL_LEGACY_PUT", [f"out->{self.list.count}", "n",
                                         "&ok"], ";", 1),
                *(f"\tout->{m.member} = {member(m.name)};"
                  for m in self.list.members),
                "\treturn ok ? 0 : -HNL_EINVAL;"]

    # ---- the call ----

    def _whom(self) -> list[str]:
        return ["l", f"&{self.names.low}_family",
                self.names.command(self.op)]

    def _nothing(self, err: str, depth: int) -> list[str]:
        return call("return hnl_legacy_nothing", [*self._whom(), err], ";",
                    depth)

    def _one(self) -> list[str]:
        status = f"rsp.{member(self.list.status)}"
        return function("static int", f"one_{lower(self.op.name)}",
                        ["struct hnl_legacy *l", f"const {self.struct} *s",
                         "uint64_t i"], [
            f"\tstruct {self.packet} req;", f"\tstruct {self.answer} rsp;",
            "\tint err;", "", "\thnl_legacy_begin(l);",
            *call(f"err = {self.low}_from_list", ["l", "s", "i", "&req"],
                  ";", 1),
            "\tif (err != 0)", *self._nothing("err", 2),
            *call(f"{self.packet}_encode", ["&l->b", "0", "0", "0", "&req"],
                  ";", 1),
            *call("err = hnl_legacy_ask", [*self._whom(), "true"], ";", 1),
            "\tif (err != 0)", "\t\treturn err;",
            *call(f"err = {self.answer}_decode",
                  ["&l->decoder", "l->answer", "&l->m", "&rsp", "&l->x"],
                  ";", 1),
            "\treturn err != 0 ? -HNL_EBADMSG : "
            f"hnl_legacy_status({status});"])

    def call(self) -> list[str]:
        count, first = f"s->{self.list.count}", self.list.first
        bad = ([f"i > {count}"] if first else []) + self.stray("s")
        lines = [f"\t{self.struct} *s = arg;",
                 f"\tuint64_t i = {f's->{first}' if first else 0};",
                 "\tint err = 0;", "",
                 "\tif (l->fetch == NULL)", "\t\treturn HNL_LEGACY_OTHER;"]
        if bad:
            lines += [*_fill("if (", " || ".join(bad), ")", 1),
                      *self._nothing("-HNL_EINVAL", 2)]
        lines += [f"\tif (i == {count})", *self._nothing("0", 2),
                  f"\tfor (; err == 0 && i < {count}; i++)",
                  f"\t\terr = one_{lower(self.op.name)}(l, s, i);",
                  *self._renamed("err = "), "\treturn err;"]
        return [*self._one(), "", *self._named(lines)]
