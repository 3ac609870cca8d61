# SPDX-License-Identifier: MIT
"""C for what only YNL specs have: fixed headers, sub-messages, lazy nests,
commands that are no command bytes.

Problem: the kernel's families are not hnl's. Their number is found at run
time, or there is none and the command is the message's type; requests and
answers have numbers apart; and a selector says what the bytes next to it are.

c_header and c_source ask here. Invariant: a family with an id is generated
without any of this.
"""

from __future__ import annotations

from typing import Callable, Iterator

from . import describe, model
from .c_names import Names
from .c_text import call, comment, function, prototype, string, upper
from .c_text import member as member_name
from .policy import Table

CONTRACT = """\
/*
 * This family is the kernel's. Beside the above: attributes are put as the spec
 * lists them. _encode() takes the number of a genetlink family, found by its
 * name, and flags as they are to be, but for HNL_F_REQUEST of a request: a dump
 * has HNL_F_DUMP only if the caller says so. A fixed header is a member; _init()
 * makes it zero. Nests that are struct hnl_bytes, and sub-messages, are encoded
 * apart, with a builder of their own and _put(), and decoded on demand with
 * _decode(d, buf, bytes, ...), buf being that of the message. Lists of elements
 * under numbers: see <hnl/ynl.h>. NESTED is written and not looked at.
 */""".split("\n")


def numbers(names: Names) -> list[str]:
    f = names.family
    return [f"#define {names.up}_NAME {string(f.name)}",
            f"#define {names.up}_VERSION {f.version}"]


def commands(names: Names) -> Iterator[tuple[str, int, str]]:
    """An answer has a number of its own where it is another one."""
    for op in names.family.operations:
        asked = op.do or op.dump
        yield names.command(op), op.value, comment_of(op)
        answers = asked and any(e and e.reply for e in (op.do, op.dump))
        if answers and op.reply_value != op.value:
            yield names.command(op) + "_RSP", op.reply_value, ""


def comment_of(op: model.Operation) -> str:
    if op.notify:
        return f"{op.doc}\n\nAn event like the reply of {op.notify}.".strip()
    return describe.operation(op) if op.do or op.dump else op.doc


def command_table(names: Names, set_name: Callable) -> list[str]:
    """What can be asked; without the bounds that hnl's dispatcher needs."""
    asked = [op for op in names.family.operations if op.do or op.dump]
    if names.family.raw or not asked:
        return []
    lines = ["static const struct hnl_command command[] = {"]
    for op in asked:
        tables = [t for t in names.layout.tables if t.operation is op]
        request = next(t for t in tables if t.role.endswith("request"))
        reply = next((t for t in tables if t.role.endswith("reply")), None)
        flags = [f"HNL_COMMAND_{name}" for name, e in (
            ("DO", op.do), ("DUMP", op.dump)) if e]
        lines += [f"\t[{names.command(op)}] = {{",
                  f"\t\t.flags = {' | '.join(flags)},",
                  f"\t\t.request = {set_name(request)},",
                  f"\t\t.reply = "
                  f"{set_name(reply) if reply else 'HNL_SET_NONE'},"]
        if request.has_struct:
            lines.append("\t\t.request_size = "
                         f"sizeof(struct {names.tag(request)}),")
        lines.append("\t},")
    return [*lines, "};"]


def family(names: Names) -> list[str]:
    f = names.family
    asked = [op.value for op in f.operations if op.do or op.dump]
    has = bool(asked) and not f.raw
    return ["/* The id is found at run time. */",
            f"const struct hnl_family {names.low}_family = {{",
            f"\t.version = {names.up}_VERSION,",
            f"\t.n_commands = {max(asked) + 1 if has else 0},",
            f"\t.command = {'command' if has else 'NULL'},",
            "\t.schema = &schema,", "};"]


# ---- members of structs that are no scalars ----

def member(names: Names, m: model.Member) -> str:
    if m.struct:
        tag = names.tag(names.family.struct(m.struct))
        return f"\tstruct {tag} {member_name(m.name)};"
    return f"\tuint8_t {member_name(m.name)}[{m.size}];"


def load_member(names: Names, m: model.Member, at: str) -> list[str]:
    to = f"s->{member_name(m.name)}"
    if m.struct:
        tag = names.tag(names.family.struct(m.struct))
        return [f"\t{tag}_load({at}, &{to});"]
    return [f"\tmemcpy({to}, {at}, {m.size});"]


def store_member(names: Names, m: model.Member, at: str) -> list[str]:
    of = f"s->{member_name(m.name)}"
    if m.struct:
        tag = names.tag(names.family.struct(m.struct))
        return [f"\t{tag}_store({at}, &{of});"]
    return [f"\tmemcpy({at}, {of}, {m.size});"]


# ---- messages ----

def put_header(names: Names, t: Table) -> list[str]:
    tag, size = names.tag(t.header), f"{names.define(t.header)}_SIZE"
    return [f"\tuint8_t *p = hnl_ynl_put_header(b, {size});", "",
            "\tif (p == NULL)", "\t\treturn false;",
            f"\t{tag}_store(p, &s->{names.header(t)});"]


def encode_body(names: Names, t: Table) -> list[str]:
    f, op, tag = names.family, t.operation, names.tag(t)
    cmd, flags = names.command(op), "flags"
    if t.role.endswith("request"):
        flags = "(uint32_t)flags | HNL_F_REQUEST"
    elif op.reply_value != op.value:
        cmd += "_RSP"
    begin = call("hnl_raw_begin", ["b", cmd, flags, "seq", "port"], ";", 1) \
        if f.raw else call("hnl_ynl_begin", ["b", "family", cmd, flags,
                                             "seq", "port"], ";", 1)
    put = [f"\t{tag}_put(b, s);"] if t.has_struct else []
    return [*begin, *put, "\thnl_msg_end(b);"]


def decode_body(names: Names, t: Table, set_name: str) -> list[str]:
    size = f"{names.define(t.header)}_SIZE" if t.header else "0"
    head = "HNL_NLHDR" if names.family.raw else "HNL_MSGHDR"
    load = [f"\t{names.tag(t.header)}_load(buf + m->off + pos, "
            f"&out->{names.header(t)});"] if t.header else []
    return [*call("size_t pos = hnl_ynl_header_at",
                  ["m", head, size, "x"], ";", 1), "",
            "\tif (pos == 0)", "\t\treturn -HNL_EINVAL;", *load,
            "\td->schema = &schema;", *call(
                "return hnl_policy_decode",
                ["d", set_name, "buf + m->off", "m->end - m->off",
                 f"pos + hnl_align({size})", "out", "x"], ";", 1)]


def decode_bytes_args(tag: str) -> list[str]:
    return ["struct hnl_decoder *d", "const uint8_t *buf",
            "struct hnl_bytes v", f"struct {tag} *out",
            "struct hnl_extack *x"]


def decode_bytes(names: Names, t: Table, set_name: str) -> list[str]:
    """A lazy nest, or one format of a sub-message."""
    tag = names.tag(t)
    size = f"{names.define(t.header)}_SIZE" if t.header else "0"
    load = [f"\t{names.tag(t.header)}_load(v.p, "
            f"&out->{names.header(t)});"] if t.header else []
    if t.header and t.header.size:
        load = [f"\tif (v.n >= {size})", "\t" + load[0]]
    return function("int", f"{tag}_decode", decode_bytes_args(tag), [
        *load, "\td->schema = &schema;", *call(
            "return hnl_ynl_decode_bytes",
            ["d", set_name, "buf", "v", size, "out", "x"], ";", 1)])


# ---- sub-messages ----

def _formats(names: Names, s: model.SubMessage) -> list[Table]:
    mine = {id(x) for x in s.formats}
    return [t for t in names.layout.tables if id(t.format) in mine]


def _none(names: Names, s: model.SubMessage) -> str:
    return f"{names.up}_FORMAT_{upper(names.local(s))}"


def _number(names: Names, s: model.SubMessage, t: Table) -> str:
    return f"{_none(names, s)}_{upper(names.local(t))}"


def _selectors(names: Names, s: model.SubMessage) -> Iterator[model.Enum]:
    """Enums of the numbers that select among its formats."""
    uses = {a.selector for own in names.family.sets for a in own.attributes
            if a.sub_message == s.name}
    for own in names.family.sets:
        for a in own.attributes:
            enum = names.family.enum(a.enum)
            if a.name in uses and enum and a.type in model.NUMBERS:
                yield enum


def _signatures(names: Names, s: model.SubMessage) -> dict[str, list[str]]:
    tag = names.tag(s)
    found = {"find": ["struct hnl_bytes selector"],
             "decode": ["struct hnl_decoder *d", f"enum {tag}_format format",
                        "const uint8_t *buf", "struct hnl_submsg v",
                        f"struct {tag} *out", "struct hnl_extack *x"]}
    if next(_selectors(names, s), None):
        found["find_value"] = ["uint64_t selector"]
    return found


def sub_message_header(names: Names,
                       s: model.SubMessage) -> Iterator[list[str]]:
    tag, tables = names.tag(s), _formats(names, s)
    yield [f"/* ---- sub-message {s.name} ---- */"]
    yield [*comment("What a selector says; the first: nothing that is known "
                    "here."),
           f"enum {tag}_format {{", f"\t{_none(names, s)}_NONE,",
           *(f"\t{_number(names, s, t)}," for t in tables),
           f"\t{_none(names, s)}_END_", "};"]
    yield [f"struct {tag} {{", f"\tenum {tag}_format format;",
           "\tunion {", "\t\tstruct hnl_submsg raw;",
           *(f"\t\tstruct {names.tag(t)} as_{names.local(t)};"
             for t in tables if t.has_struct), "\t} u;", "};"]
    lines: list[str] = []
    for verb, args in _signatures(names, s).items():
        kind = "HNL_MUST_CHECK int" if verb == "decode" \
            else f"enum {tag}_format"
        lines += prototype(kind, f"{names.low}_{verb}_{names.local(s)}",
                           args, ";")
    yield [*comment("Which format a selector's text, or its number, means, "
                    "and the sub-message decoded as that. A format without "
                    "header and attributes leaves raw, its bytes."), *lines]


def sub_message_source(names: Names,
                       s: model.SubMessage) -> Iterator[list[str]]:
    tag, tables = names.tag(s), _formats(names, s)
    local, arguments = names.local(s), _signatures(names, s)
    body: list[str] = [] if tables else ["\t(void)selector;"]
    for t in tables:
        value = t.format.value
        body += [*call("if (hnl_ynl_is",
                       ["selector", string(value),
                        str(len(value.encode()))], ")", 1),
                 f"\t\treturn {_number(names, s, t)};"]
    yield function(f"enum {tag}_format", f"{names.low}_find_{local}",
                   arguments["find"],
                   [*body, f"\treturn {_none(names, s)}_NONE;"])
    if "find_value" in arguments:
        yield function(f"enum {tag}_format", f"{names.low}_find_value_{local}",
                       arguments["find_value"], _by_value(names, s, tables))
    yield function("int", f"{names.low}_decode_{local}", arguments["decode"],
                   _decode_format(names, s, tables))


def _decode_format(names: Names, s: model.SubMessage,
                   tables: list[Table]) -> list[str]:
    known = [t for t in tables if t.has_struct]
    if not known:
        return ["\t(void)d;", "\t(void)buf;", "\t(void)x;",
                "\tout->format = format;", "\tout->u.raw = v;",
                "\treturn 0;"]
    body = ["\tstruct hnl_bytes bytes;", "", "\tbytes.p = v.p;",
            "\tbytes.n = v.n;", "\tout->format = format;",
            "\tswitch ((int)format) {"]
    for t in known:
        body += [f"\tcase {_number(names, s, t)}:",
                 *call(f"return {names.tag(t)}_decode",
                       ["d", "buf", "bytes", f"&out->u.as_{names.local(t)}",
                        "x"], ";", 2)]
    return [*body, "\tdefault:", "\t\tout->u.raw = v;", "\t\treturn 0;",
            "\t}"]


def _by_value(names: Names, s: model.SubMessage,
              tables: list[Table]) -> list[str]:
    enum = next(_selectors(names, s))
    by_name = {t.format.value: t for t in tables}
    body = ["\tswitch (selector) {"]
    told: set[int] = set()
    for e in enum.entries:
        value = 1 << e.value if enum.is_flags else e.value
        if e.name in by_name and value not in told:
            told.add(value)
            body += [f"\tcase {value}:",
                     f"\t\treturn {_number(names, s, by_name[e.name])};"]
    return [*body, "\tdefault:", f"\t\treturn {_none(names, s)}_NONE;", "\t}"]
