# SPDX-License-Identifier: MIT
"""Whether a family of one's own has the number of one of hnl's.

	id: 17		in a spec elsewhere; 17 is memory, by schema/memory.lock

Problem: specs that are generated together are compared with each other, but a
family out of tree is generated alone, and of a number that is taken only
hnl_hv_init() would tell, at the first start. Invariant: what passes can be
served beside every family of this tree. A copy of one of them, with its name
and its number, is that family.
"""

from __future__ import annotations

import os
import re
from functools import lru_cache
from typing import Iterable

from . import files, model
from .load import Problems

_HEAD_BYTES = 1 << 12


@lru_cache(maxsize=None)
def _taken() -> dict[int, str]:
    """Names by number, of what this tree has promised."""
    folder = os.path.join(model.ROOT, "schema")
    found = {}
    for name in sorted(os.listdir(folder)):
        if name.endswith(".lock"):
            head = files.read(os.path.join(folder, name), _HEAD_BYTES)
            said = re.search(rb"(?m)^family (\S+) number=(\d+) ", head)
            if said:
                found[int(said[2])] = said[1].decode()
    return found


def check(families: Iterable[model.Family], problems: Problems) -> None:
    for f in families:
        if f.foreign or f.where.is_of_tree:
            continue
        owner = _taken().get(f.id, f.name)
        if owner != f.name:
            problems.add(f.where.file, f.where.at("id"), f"family id '{f.id}' "
                         f"is that of hnl's family {owner}; take one from "
                         "0x8000 on, where hnl gives none")
