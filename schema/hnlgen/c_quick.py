# SPDX-License-Identifier: MIT
"""Small messages of one length, inline in the header, and arrays of such nests.

    _encode_at(buf, ...)  all present, room?
			      words at constant places; each value allowed?
			      no: _encode_any(), out of line, finds out why

Problem: of a message of 44 bytes the call takes as long as the bytes, and of an
array of nests the questions. Invariant: what is written here _encode_any()
would write; what is not, it is asked for again from the beginning, and its
verdict counts.
"""

from __future__ import annotations

from typing import Optional

from . import model
from .c_names import Names
from .c_text import Step, call, function, statements
from .policy import Field, Table

_MOST = 44          # bytes of attributes that every caller may have code for
_LAST = 64          # fields of one word of presence


def is_quick(names: Names, t: Table) -> bool:
    """Whether the encoder of such a message is inline."""
    return not names.family.foreign and t.operation is not None and \
        _is_plain(t) and size(t) <= _MOST


def is_quick_nest(names: Names, t: Table) -> bool:
    """Whether arrays of it have a loop of their own."""
    return not names.family.foreign and t.operation is None and \
        _is_plain(t) and not any(f.attribute.critical for f in t.fields)


def _is_plain(t: Table) -> bool:
    return 0 < len(t.fields) <= _LAST and not t.rules and \
        not t.is_indexed and all(f.plain is not None for f in t.fields)


def _length(f: Field) -> int:
    return model.ATTR_HEADER + (f.plain.width + 3) // 4 * 4


def size(t: Table) -> int:
    return sum(_length(f) for f in t.fields)


def body(names: Names, t: Table, own: str, other: list[str]) -> list[str]:
    """own: flags that come with the command; other: the way out of line."""
    at, most = model.MSG_HEADER, size(t)
    lines = [*call("if (hnl_encode_is_full",
                   ["s->has[0]", names.fields(t)], " &&", 1),
             f"\t    size >= HNL_MSGHDR + {most}) {{",
             *call("hnl_quick_begin", [
                 "buf", str(most), f"{names.up}_FAMILY", own,
                 names.command(t.operation), f"{names.up}_VERSION", "flags",
                 "seq", "port"], ";", 2)]
    asked = []
    for f in t.fields:
        step = _step(names, t, f, at)
        if _can_fail(f):
            asked.append(step)
        else:
            lines += call(*step, ";", 2)
        at += _length(f)
    for i, (head, args) in enumerate(asked):
        lines += call(("    " if i else "if (") + head, args,
                      ")" if i + 1 == len(asked) else " &&", 2)
    return [*lines,
            ("\t\t\t" if asked else "\t\t") + f"return HNL_MSGHDR + {most};",
            "\t}", *other]


def _can_fail(f: Field) -> bool:
    """Whether a value that its member can hold is refused."""
    return f.kind != "FLAG" and not (
        f.plain.low == 0 and _align(f) == 1 and
        f.plain.span == (1 << 8 * f.plain.width) - 1)


def _kind(names: Names, t: Table, f: Field) -> str:
    kind = names.attribute(t.set, f.attribute)
    return kind + (" | HNL_ATTR_CRITICAL" if f.attribute.critical else "")


def _step(names: Names, t: Table, f: Field, at: int) -> tuple[str, list[str]]:
    """Of a message: an attribute."""
    kind, n = _kind(names, t, f), f.plain.width
    if f.kind == "FLAG":
        return "hnl_quick_head", [f"buf + {at}", kind, "0"]
    head, args = _value(names, f, "u" if _can_fail(f) else "put")
    return head, [f"buf + {at}", kind, *([str(n)] if n < 8 else []), *args]


def _value(names: Names, f: Field, verb: str) -> tuple[str, list[str]]:
    bits = 64 if f.plain.width == 8 else 32
    cast = f"(uint{bits}_t)" if f.kind.startswith("S") else ""
    rule = [str(_align(f).bit_length() - 1), _number(f.plain.low, bits),
            _number(f.plain.span, bits)] if _can_fail(f) else []
    return f"hnl_quick_{verb}{bits}", [f"{cast}s->{names.member(f)}", *rule]


def _steps(names: Names, t: Table) -> tuple[list[Step], list[bool]]:
    """Of a nest: its header with that of the first attribute, values, headers
    of the others. true: one that may say no."""
    found, can_fail, at = [], [], model.ATTR_HEADER

    def add(head: str, args: list[str], may: bool = False) -> None:
        found.append((head, args, ""))
        can_fail.append(may)

    for f in t.fields:
        head = [_kind(names, t, f), str(f.plain.width)]
        if found:
            add("hnl_quick_head", [f"p + {at}", *head])
        else:
            add("hnl_quick_nest", ["p", "type", str(size(t)), *head])
        where, bits = f"p + {at + model.ATTR_HEADER}", 8 * f.plain.width
        if _forbidden(f) is not None:
            add(f"hnl_quick_bits{max(bits, 32)}", [
                where, f"s->{names.member(f)}", f"&{_any(names, f)}"])
        elif f.kind != "FLAG" and not _can_fail(f):
            add(f"hnl_store_le{max(bits, 32)}", [
                where, _value(names, f, "")[1][0]])
        elif f.kind != "FLAG":
            name, args = _value(names, f, "value")
            add(name, [where, *args], True)
        at += _length(f)
    return found, can_fail


def _align(f: Field) -> int:
    return f.attribute.align or 1


def _any(names: Names, f: Field) -> str:
    return f"any_{names.local(f)}"


def _forbidden(f: Field) -> Optional[int]:
    """Bits that no value has, if that is all that is asked for, and something
    is."""
    if f.kind == "FLAG" or f.plain.low != 0 or f.kind.startswith("S"):
        return None
    whole = (1 << 8 * f.plain.width) - 1
    high = f.plain.span * _align(f) | _align(f) - 1
    if high & (high + 1) or _align(f) & (_align(f) - 1):
        return None
    return whole & ~high | _align(f) - 1 or None


def array(names: Names, t: Table) -> list[str]:
    """n nests, everything present in each: gathered, asked for behind them."""
    gathered = [f for f in t.fields if _forbidden(f) is not None]
    full = f"hnl_encode_is_full(has, {names.fields(t)})"
    tests = [full, *(f"({_any(names, f)} & {hex(_forbidden(f))}) == 0"
                     for f in gathered)]
    return function("HNL_INLINE bool", f"all_{names.local(t)}", [
        "uint8_t *p", "uint16_t type", f"const struct {names.tag(t)} *s",
        "size_t n"], [
        "\tuint64_t has = s->has[0];",
        *(f"\tuint64_t {_any(names, f)} = 0;" for f in gathered), "",
        f"\tif (!{full})", "\t\treturn false;",
        f"\tfor (; n != 0; n--, s++, p += HNL_ATTRHDR + {size(t)}) {{",
        *statements(*_steps(names, t), 2), "\t\thas &= s->has[0];", "\t}",
        "\treturn " + " &&\n\t       ".join(tests) + ";"])


def _number(value: int, bits: int) -> str:
    value &= (1 << bits) - 1
    return str(value) if value <= 0x7fffffff else hex(value)
