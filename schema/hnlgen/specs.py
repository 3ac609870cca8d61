# SPDX-License-Identifier: MIT
"""Sound specs from files, for the command line and for tests alike.

	paths --load--> trees --form, ynl--> families --check--> layouts

Problem: what is wrong between two specs is seen only when both are read, and a
test that read them otherwise than the command would test something else.
Invariant: a layout that comes from here is sound, alone and beside the others;
what is not is told, all of it.
"""

from __future__ import annotations

from typing import Iterable

from . import check, check_tree, form, load, policy, ynl, ynl_check


def read(paths: Iterable[str], problems: load.Problems) -> list[policy.Layout]:
    """The tables of every spec that is sound, all problems told."""
    families = []
    for path in dict.fromkeys(paths):
        root = load.load(path, problems)
        read_family = ynl.read_family if root and ynl.is_foreign(root) \
            else form.read_family
        family = root and read_family(path, root, problems)
        if family:
            families.append(family)
    check.check_together(families, problems)
    check_tree.check(families, problems)
    layouts = [ynl_check.check(f, problems) if f.foreign
               else check.check(f, problems) for f in families]
    return [layout for layout in layouts if layout]


def families(*paths: str) -> dict:
    """Families by name; ValueError with what is wrong with them."""
    problems = load.Problems()
    layouts = read(paths, problems)
    if problems:
        raise ValueError("\n".join(problems.lines()))
    return {str(layout.family.name): layout.family for layout in layouts}
