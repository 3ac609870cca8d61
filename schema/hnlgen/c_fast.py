# SPDX-License-Identifier: MIT
"""Straight-line decoders in C: one expression a set, one line an attribute.

Problem: a table costs a look-up for each attribute, and nearly every message
is as our own encoder wrote it. Invariant: what such a decoder does not know
it leaves to the table engine, so it may know little: numbers, flags, bytes,
strings, and nests of these in the order of their numbers. What only YNL specs
have, it does not.

A set whose attributes all have one length is decoded twice: as a constant
number of bytes, where nothing is absent, and as any number; one with a single
string or the like, likewise, with that one between constants. Where nothing may
be absent the first way is the only one: the second would ask the same again.
Where two exclude each other nothing is ever whole: there is the second alone.
Others with and without the room that those in front of the first variable one
take. include/hnl/decode.h has what is called.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Callable, Optional

from . import model
from .c_header import DECODE_AT_ARGS
from .c_names import Names
from .c_text import Step, call, function, sequence
from .policy import Field, Table

_NUMBERS = frozenset(("U8", "U16", "U32", "U64", "S8", "S16", "S32", "S64"))
_WORDS = frozenset(("U32", "U64", "S32", "S64"))    # no padding behind them
_BYTES = {"STRING": "string", "BYTES": "bytes", "PACKED": "bytes"}
_FIELDS_MAX = 64            # bits of one word of presence


class Fast:
    """The straight-line decoders of one family."""

    def __init__(self, names: Names, field_first: Callable[[Table], str],
                 set_name: Callable[[Table], str]) -> None:
        self.names = names
        self.layout = names.layout
        self._field_first, self._set_name = field_first, set_name
        self._listed = {f.attribute.nested for t in self.layout.tables
                        for f in t.nests if f.attribute.multi}

    def has(self, t: Table) -> bool:
        """Whether the set has a decoder of its own."""
        return self.is_straight(t) and \
            (t.operation is not None or t.name in self._listed)

    @lru_cache(maxsize=None)
    def is_straight(self, t: Table) -> bool:
        return not self.names.family.foreign and \
            0 < len(t.fields) <= _FIELDS_MAX and \
            self.layout.depth(t) <= model.DEPTH_MAX and \
            all(self._is_straight_field(f) for f in t.fields)

    def _is_straight_field(self, f: Field) -> bool:
        if f.attribute.big_endian or f.attribute.loose or f.lazy:
            return False
        if f.kind == "NEST":
            return self.is_straight(self._nest(f))
        return not f.attribute.multi and \
            (f.kind == "FLAG" or f.kind in _NUMBERS or f.kind in _BYTES)

    def _nest(self, f: Field) -> Table:
        return self.layout.nest[f.attribute.nested]

    @lru_cache(maxsize=None)
    def _is_critical(self, t: Table) -> bool:
        """With everything present."""
        return any(f.attribute.critical or
                   f.kind == "NEST" and self._is_critical(self._nest(f))
                   for f in t.fields)

    # ---- sizes ----

    def _size(self, f: Field) -> Optional[int]:
        """Bytes of the attribute; None: they vary."""
        if f.kind == "NEST":
            size = None if f.attribute.multi or f.lazy \
                else self.exact(self._nest(f))
        else:
            size = f.low_len if f.low_len == f.high_len and \
                f.kind != "STRING" else None
        return None if size is None else \
            model.ATTR_HEADER + (size + 3) // 4 * 4

    @lru_cache(maxsize=None)
    def exact(self, t: Table) -> Optional[int]:
        """Bytes of the set when all attributes are present."""
        sizes = [self._size(f) for f in t.fields]
        return None if None in sizes else sum(sizes)

    @staticmethod
    def _is_fixed(f: Field) -> bool:
        """Bytes, and always as many."""
        return f.kind in ("BYTES", "PACKED") and f.low_len == f.high_len

    def _around(self, t: Table) -> Optional[tuple[int, int]]:
        """Bytes in front of the one attribute whose size varies, and behind
        it, when all are present; None: there is no such one."""
        sizes = [self._size(f) for f in t.fields]
        if sizes.count(None) != 1:
            return None
        i = sizes.index(None)
        return None if t.fields[i].kind not in _BYTES else \
            (sum(sizes[:i]), sum(sizes[i + 1:]))

    def _room(self, t: Table) -> int:
        """Bytes up to the header of the first attribute whose size varies."""
        total = 0
        for f in t.fields:
            size = self._size(f)
            if size is None:
                break
            total += size
        return total + model.ATTR_HEADER

    # ---- functions ----

    def take(self, t: Table) -> list[str]:
        """The attributes of a set, inlined once for each way."""
        steps: list[Step] = [(*self._step(t, f), "") for f in t.fields]
        can_fail = [self._can_fail(t, f) for f in t.fields]
        if t.rules:
            steps.append(("hnl_policy_broken", [
                "&schema", self._set_name(t), "&c.has"], " == NULL"))
            can_fail.append(True)
        steps.append(("hnl_fast_end", ["&c", "out->has"], ""))
        can_fail.append(self._is_loose(t))
        steps = [(head if may else f"(void){head}", args, tail)
                 for (head, args, tail), may in zip(steps, can_fail)]
        body = [f"\tconst struct hnl_field *f = &{self._field_first(t)};", "",
                *call("hnl_fast_begin", ["&c", self.names.fields(t)], ";", 1),
                *sequence(steps, can_fail)]
        return function("HNL_INLINE bool", f"take_{self.names.local(t)}",
                        ["struct hnl_fast c",
                         f"struct {self.names.tag(t)} *out"], body)

    def _can_fail(self, t: Table, f: Field) -> bool:
        """Whether its step says no to some message. It does not where absence
        is no fault, and any value that is there is taken."""
        if self._is_exact(t) or f.required or f.feature:
            return True
        if f.kind in _WORDS:
            return f.check.kind != "NONE" or (f.attribute.align or 1) > 1
        return f.kind != "FLAG" and not (self._is_fixed(f) and
                                         f.low_len % 4 == 0)

    @lru_cache(maxsize=None)
    def _holders(self, t: Table) -> list[Field]:
        """The attributes in whose place the set is read."""
        return [] if t.role != "nest" else [
            f for s in self.layout.tables for f in s.nests
            if f.attribute.nested == t.name and self.is_straight(s)]

    def _is_exact(self, t: Table) -> bool:
        """Whether it is ever read as a whole."""
        return self._can_be_whole(t) and (
            self.has(t) and self._whole(t) is not None or
            bool(self._holders(t)) and self.exact(t) is not None)

    def _is_loose(self, t: Table) -> bool:
        """Whether it is ever read otherwise."""
        return bool(self._holders(t)) or not self._is_sole(t)

    def _step(self, t: Table, f: Field) -> tuple[str, list[str]]:
        a = f.attribute
        kind = self.names.attribute(t.set, a)
        if a.critical:
            kind += " | HNL_ATTR_CRITICAL"
        args = ["&c", kind, "f", self.names.field(t, f)]
        if f.kind == "FLAG":
            return "hnl_fast_flag", args
        args.append(f"&out->{self.names.member(f)}")
        if self._is_fixed(f):
            return "hnl_fast_fixed", args
        if f.kind == "NEST":
            if self._is_critical(self._nest(f)) and not a.critical:
                args[1] += " | HNL_ATTR_CRITICAL"
            verb = "list" if a.multi else "enter"
            return f"{verb}_{self.names.local(self._nest(f))}", args
        return f"hnl_fast_{_BYTES.get(f.kind, f.kind.lower())}", args

    @staticmethod
    def _can_be_whole(t: Table) -> bool:
        """Whether all attributes may be present at once."""
        return all(r.kind != "EXCLUSIVE" for r in t.rules)

    def _whole(self, t: Table) -> Optional[list[str]]:
        """Whether everything is there; None: there is no such way."""
        local, size, around = self.names.local(t), self.exact(t), \
            self._around(t)
        if not self._can_be_whole(t):
            return None
        if size is not None:
            return [f"c.at == -{size} &&",
                    f"take_{local}(hnl_fast_exact(c, 0), out)"]
        if around is None:
            return None
        return [f"c.at <= -{sum(around) + model.ATTR_HEADER} &&",
                f"take_{local}(hnl_fast_exact(c, {around[1]}), out)"]

    def _is_sole(self, t: Table) -> bool:
        """Whether what is not whole has no other straight way: all of it is
        required, and there is no nest, whose header has two forms."""
        return self._whole(t) is not None and \
            all(f.required and f.kind != "NEST" for f in t.fields)

    def whole(self, t: Table) -> list[str]:
        return function("HNL_INLINE bool", f"whole_{self.names.local(t)}", [
            "struct hnl_fast c", f"struct {self.names.tag(t)} *out"], [
            f"\treturn {self._whole(t)[0]}",
            f"\t       {self._whole(t)[1]};"])

    def way(self, t: Table) -> list[str]:
        """With the room for the first attributes of known lengths, or not."""
        local, room = self.names.local(t), self._room(t)
        return function("HNL_INLINE bool", f"fast_{local}", [
            "struct hnl_fast c", f"struct {self.names.tag(t)} *out"], [
            f"\tif (c.at <= -{room})",
            f"\t\treturn take_{local}(hnl_fast_roomy(c, {room}), out);",
            f"\treturn take_{local}(c, out);"])

    def enter(self, t: Table) -> list[str]:
        """A nest in its place."""
        granted = "hnl_fast_granted(c, &f[i]) && " \
            if any(f.feature for f in self._holders(t)
                   if not f.attribute.multi) else ""
        kept = f"{granted}{self._take(t)}_{self.names.local(t)}(in, out);"
        return function("HNL_INLINE bool", f"enter_{self.names.local(t)}", [
            *_FIELD, f"struct {self.names.tag(t)} *out"], [
            "\tstruct hnl_fast in;", "",
            *(line for test in self._ways_in(t)
              for line in (f"\tif ({test})", f"\t\treturn {kept}")),
            "\treturn hnl_fast_absent(c, f, i);"])

    def list(self, t: Table) -> list[str]:
        """Nests in a row: checked, and left where they are."""
        take = self._take(t)
        body, lead = [], "if"
        for test in self._ways_in(t):
            body += [f"\t\t{lead} ({test})",
                     f"\t\t\tgood = {take}_{self.names.local(t)}(in, &v);"]
            lead = "else if"
        return function("HNL_INLINE bool", f"list_{self.names.local(t)}", [
            *_FIELD, "struct hnl_list *out"], [
            "\tconst uint8_t *first = hnl_fast_here(c);",
            f"\tstruct {self.names.tag(t)} v;", "\tstruct hnl_fast in;",
            "\tuint32_t n;", "\tbool good;", "",
            "\tfor (n = 0;; n++) {", *body, "\t\telse", "\t\t\tbreak;",
            "\t\tif (!good)", "\t\t\treturn false;", "\t}",
            "\treturn hnl_fast_list(c, f, i, first, n, out);"])

    def _ways_in(self, t: Table) -> list[str]:
        """The likely one first."""
        ways = ["hnl_fast_enter(c, type, &f[i], &in)"]
        size = self.exact(t)
        if size is not None and self._can_be_whole(t):
            ways.insert(0, "hnl_fast_enter_exact(c, type, &f[i], "
                           f"{size}, &in)")
        return ways

    def decode_name(self, t: Table) -> str:
        return f"{self.names.tag(t)}_decode_at" if t.operation \
            else f"decode_{self.names.local(t)}"

    def decode(self, t: Table) -> list[str]:
        """As hnl_policy_decode() has it."""
        kind = "int" if t.operation else "static int"
        walk = ["\td->schema = &schema;",
                f"\td->frame[0].set = {self._set_name(t)};",
                "\treturn hnl_policy_walk_on(d, buf, end, pos, out, x);"]
        name = self.decode_name(t)
        if not self.has(t):
            return function(kind, name, DECODE_AT_ARGS, walk)
        how = self._take(t)
        if self._whole(t) is None:
            return function(kind, name, DECODE_AT_ARGS,
                            [*self._try(t, how), *walk])
        if self._is_sole(t):
            return function(kind, name, DECODE_AT_ARGS,
                            [*self._try(t, "whole"), *walk])
        local = self.names.local(t)
        return [*function("static HNL_APART int", f"any_{local}",
                          DECODE_AT_ARGS, [*self._try(t, how), *walk]), "",
                *function(kind, name, DECODE_AT_ARGS, [
                    *self._try(t, "whole"),
                    f"\treturn any_{local}(d, buf, end, pos, out, x);"])]

    def _try(self, t: Table, how: str) -> list[str]:
        return ["\tif (hnl_fast_known(d) &&", *call(
            f"    {how}_{self.names.local(t)}",
            ["hnl_fast_of(d, buf, end, pos)",
             f"(struct {self.names.tag(t)} *)out"], ")", 1), "\t\treturn 0;"]

    def _take(self, t: Table) -> str:
        """What reads a set of which something may be absent."""
        return "take" if self.exact(t) else "fast"

    def functions(self, t: Table) -> list[list[str]]:
        """All that the set's messages or lists need, in order of use."""
        if not self.is_straight(t):
            return []
        parts = [self.take(t)]
        if self.has(t) and self._whole(t) is not None:
            parts.append(self.whole(t))
        nests = self._holders(t)
        if self.exact(t) is None and (nests or not self._is_sole(t)):
            parts.append(self.way(t))
        if nests:
            if any(not f.attribute.multi for f in nests):
                parts.append(self.enter(t))
            if any(f.attribute.multi for f in nests):
                parts.append(self.list(t))
        return parts


_FIELD = ["struct hnl_fast *c", "uint32_t type", "const struct hnl_field *f",
          "size_t i"]
