# SPDX-License-Identifier: MIT
"""What hnlgen wrote once, and would not write again.

	hnl_old.c	generated from old.yaml, which is gone

Problem: a family that was removed, or renamed, leaves its files behind, and a
build that takes all there are goes on with them. A file is ours by its head
line; a seed of the fuzzer has none, and is ours by its name and its header.
Invariant: a file is told only if this program wrote it and, for targets that
write a file a family, if its spec is neither in this tree nor beside those that
are given; nothing is ever removed.
"""

from __future__ import annotations

import os
import re
import struct
from typing import Iterable, Iterator, NamedTuple

from . import files, fuzz, model

_HEAD_BYTES = 1 << 12
_SEED_BYTES = 1 + model.MSG_MAX
_HEAD = re.compile(
    r"(?:/\*|<!--|#|//|\(\*) generated (?:by hnlgen )?from (?P<source>.+?)"
    r"(?: by schema/hnlgen; do not edit|: do not edit\.)(?: \*/| -->| \*\))?")
_OF_YNL = "the YNL spec of "    # which may lie anywhere
_SEED = re.compile(r"(n_)?([A-Za-z0-9][\w-]*)\.[\w.-]+")
_SENT = (0x0001, 0x0301)        # flags of a request, and of a dump


class Kind(NamedTuple):
    """The files of a family: where they are, and how they are called."""

    folder: str
    name: str
    together: bool = False      # one package of all families


_KINDS = {
    "c": Kind("", r"hnl_\w+(?<!_legacy)\.[ch]"),
    "legacy": Kind("", r"hnl_\w+_legacy\.[ch]"),
    "docs": Kind("", r".+\.md"),
    "strip": Kind("", r".+\.yaml"),
    "rust": Kind("src", r"\w+\.rs", True),
    "ocaml": Kind("", r"hnl_\w+\.ml", True),
    "python": Kind("hnl", r"\w+\.py", True),
}


def find(target: str, out: str, specs: Iterable[str],
         texts: Iterable[str]) -> Iterator[str]:
    """Paths below out, in order. A lock is none: what it promised stays."""
    if target == "fuzz":
        yield from _seeds(out, {*texts})
    kind = _KINDS.get(target)
    if kind is None:
        return
    written, specs = {*texts}, [*specs]
    for name in _names(os.path.join(out, kind.folder)):
        path = os.path.join(kind.folder, name)
        if path in written or not re.fullmatch(kind.name, name):
            continue
        source = _source(os.path.join(out, path))
        if source and (kind.together or _is_gone(source, specs)):
            yield path


def advice(target: str) -> str:
    """What is said of a path that find() gave."""
    by_hand = "; a seed made by hand has no '.' in its name" \
        if target == "fuzz" else ""
    return "stale; none of these specs makes it: give the one that does, " \
        f"or remove it{by_hand}"


def _names(folder: str) -> list[str]:
    try:
        return sorted(os.listdir(folder or "."))
    except OSError:
        return []


def _read(path: str, most: int) -> bytes:
    try:
        return files.read(path, most)
    except OSError:
        return b""


def _source(path: str) -> str:
    """What a file of ours was made from; '' if it is another's."""
    lines = _read(path, _HEAD_BYTES).decode("utf-8", "replace").split("\n")
    found = re.fullmatch(_HEAD, lines[1]) if len(lines) > 1 else None
    return found["source"] if found else ""


def _is_gone(source: str, specs: list[str]) -> bool:
    """Neither in this tree nor beside what is read now."""
    if source.startswith(_OF_YNL):
        return False
    folder, name = os.path.split(source)
    places = [os.path.join(model.ROOT, folder)]
    if not folder:
        places += {os.path.dirname(os.path.realpath(s)) for s in specs}
    return not any(name == model.source_of(there)
                   for place in places for there in _names(place))


def _seeds(out: str, texts: set[str]) -> Iterator[str]:
    """Those that break a rule have no sound header: by their family's."""
    folder = os.path.join(out, fuzz.CORPUS)
    named = [(name, found) for name in _names(folder)
             if (found := _SEED.fullmatch(name))]
    sound = {name for name, found in named if not found[1] and
             _is_seed(_read(os.path.join(folder, name), _SEED_BYTES))}
    ours = {name.partition(".")[0] for name in sound}
    for name, found in named:
        path = f"{fuzz.CORPUS}/{name}"
        if path not in texts and (name in sound
                                  or found[1] and found[2] in ours):
            yield path


def _is_seed(data: bytes) -> bool:
    if len(data) < 1 + model.MSG_HEADER or data[0] != 0:
        return False
    size, _, flags = struct.unpack_from("<IHH", data, 1)
    return size == len(data) - 1 and flags in _SENT
