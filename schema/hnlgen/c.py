# SPDX-License-Identifier: MIT
"""Target c: three files a family.

	hnl_<family>.h		what a programmer reads (c_header)
	hnl_<family>.c		tables, encode, decode (c_source)
	hnl_<family>_names.c	names for people; a hypervisor need not link it

Invariant: they compile together, with the headers of this version of hnl, as
C and (the header) as C++; what stands in two of them comes from one Layout.
"""

from __future__ import annotations

from . import policy
from .c_header import Header, preamble
from .c_names import Names
from .c_source import Source
from .c_text import string
from .c_values import value_parts
from .load import Problems


def emit(layout: policy.Layout, problems: Problems) -> dict[str, str]:
    """Text by file name; empty when a name cannot be said in C."""
    names = Names(layout)
    before = len(problems)
    if layout.family.foreign:       # of hnl's, hnlgen.check_clash asked
        names.check(problems)
    if len(problems) > before:
        return {}
    texts = {f"{names.low}.h": Header(names).text(),
             f"{names.low}.c": Source(names).text()}
    if not layout.family.foreign:
        texts[f"{names.low}_names.c"] = _names_text(names)
    return texts


def _names_text(names: Names) -> str:
    family, layout = names.family, names.layout
    commands = [f"\t[{names.command(op)}] = {string(op.name)},"
                for op in family.operations]
    features = [f"\t[{names.feature(f)}] = {string(f.name)},"
                for f in family.features]
    fields = [line for t in layout.tables if t.fields
              for line in (f"\t/* {t.name} */",
                           *(f"\t{string(f.name)}," for f in t.fields))]
    parts = [[*preamble(family), "#include <hnl/names.h>", "",
              f'#include "{names.low}.h"'],
             *(_array(what, lines) for what, lines in (
                 ("command", commands), ("field", fields),
                 ("feature", features)) if lines)]
    values = value_parts(names)
    parts += values
    most = max((f.value + 1 for f in family.features), default=0)
    parts.append([
        f"const struct hnl_names {names.low}_names = {{",
        f"\t.family = {string(family.name)},",
        "\t.command = command,",
        f"\t.field = {'field' if fields else 'NULL'},",
        f"\t.feature = {'feature' if features else 'NULL'},",
        f"\t.n_commands = {max(op.value for op in family.operations) + 1},",
        f"\t.n_features = {most},",
        *(["\t.value = value,"] if values else []), "};"])
    return "\n".join("\n".join(p) + "\n" for p in parts)


def _array(name: str, lines: list[str]) -> list[str]:
    return [f"static const char *const {name}[] = {{", *lines, "};"]
