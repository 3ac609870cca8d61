# SPDX-License-Identifier: MIT
"""Target lock: a family's promises as lines of text, beside its spec.

	family pool number=32769 version=2
	attribute range/pages number=2 type=u64 values=range:1..255
	retired entry color/green number=1
	end 3

Problem: a promise that is not there forbids nothing, so a lock that was
emptied, cut or lost in a merge would let everything through. It begins with
its family, and ends with how many lines it has; whatever is not as hnlgen
writes it is an error with its line. A spec that got another name still has
its lock: it is found by the family's name and number. One that is a copy,
for its first stands there too, has no lock yet, and must not have those.

'retired' lines are what was removed by force: their numbers stay taken.
Invariant: read(text(records)) gives the same records, and a file that lacks a
line of it is no lock.
"""

from __future__ import annotations

import os
import re
from typing import Iterable, Iterator, Optional

from . import files, load
from .load import Problems
from .lock import Lock, Records, split
from .model import Family

END = "end"
RETIRED = "retired"
MAX_BYTES = 1 << 20
HEAD_BYTES = 1 << 12        # where a family stands in its lock
_LINKS = 40                 # the system follows no more

# What a thing must say; what else it may, and how, is in _FACTS.
_NEEDS = {
    "family": ("number", "version"), "feature": ("number",),
    "group": ("number",), "enum": ("type",), "entry": ("number",),
    "const": ("value",), "struct": ("size",), "member": ("offset", "type"),
    "set": (), "attribute": ("number", "type"), "command": ("number", "type"),
    "legacy": ("struct", "hypercall"), "field": ("member",),
    "table": ("role",),
}
_NUMBER = r"[0-9]{1,20}"
_SIGNED = rf"-?{_NUMBER}"
_BOUNDS = rf"{_NUMBER}\.\.(?:{_NUMBER})?"
_FACTS = {
    **dict.fromkeys(("number", "version", "since", "size", "offset", "align",
                     "shift"), _NUMBER),
    **dict.fromkeys(("hypercall", "op", "absent", "default"), _SIGNED),
    **dict.fromkeys(("length", "count"), _BOUNDS),
    "values": rf"range:{_SIGNED}\.\.{_SIGNED}|"
              r"(?:mask|enum):0x[0-9a-f]{1,16}",
    "value": rf'{_SIGNED}|"\S*"',
    **dict.fromkeys((
        "privileged", "feature", "type", "enum", "pages", "order", "unknown",
        "unit", "access", "per", "implies", "exclusive", "critical", "target",
        "reply", "idempotent", "link", "barrier", "forward", "progress",
        "cursor", "group", "struct", "fixed", "zero", "clear", "fields",
        "errors", "list", "member", "mask", "loose", "when", "guard", "echo",
        "role", "set", "attributes", "required"), r"\S+"),
}
_LINE = re.compile(r"(?P<kind>[a-z]+) (?P<name>\S+)(?P<facts>(?: \S+)*)")
_AGAIN = "; restore the file, hnlgen lock writes it"


def text(source: str, found: Records, retired: dict) -> str:
    lines = [" ".join([kind, full, *(f"{k}={v}" for k, v in facts.items())])
             for (kind, full), facts in found.items()]
    for (kind, owner, number), own in sorted(
            retired.items(), key=lambda r: (r[0][0], r[0][1], int(r[0][2]))):
        full = f"{owner}/{own}" if owner else own
        lines.append(f"{RETIRED} {kind} {full} number={number}")
    return "\n".join([
        "# SPDX-License-Identifier: MIT",
        f"# generated from {source} by schema/hnlgen; do not edit",
        *lines, f"{END} {len(lines)}"]) + "\n"


# ---- where it is ----

def name_of(spec: str) -> str:
    return os.path.splitext(os.path.basename(spec))[0] + ".lock"


def by_links(spec: str) -> Iterator[str]:
    """The spec, what it is a link to, what that is one to, and the file."""
    path = spec
    for _ in range(_LINKS):
        yield path
        if not os.path.islink(path):
            break
        path = os.path.join(os.path.dirname(path), os.readlink(path))
    yield os.path.relpath(os.path.realpath(spec))


def find_all(right: Iterable[str], family: Family,
             problems: Problems) -> Iterator[str]:
    """A family's locks, each once, by where they should be. One of another
    name is an error, and is obeyed."""
    places = {os.path.realpath(path): path for path in reversed([*right])}
    for path in reversed(places.values()):
        if os.path.lexists(path):
            yield path
        elif not family.foreign:
            yield from _misnamed(path, places, family, problems)


def _misnamed(right: str, places, family: Family,
              problems: Problems) -> Iterator[str]:
    for path in _locks(os.path.dirname(right)):
        shared = os.path.realpath(path) not in places and _shared(path, family)
        if not shared:
            continue
        first = _spec_of(path)
        if first:
            problems.add(family.where.file, family.where.at(shared[0]),
                         f"family '{family.name}' has {' and '.join(shared)} "
                         f"of {first}, whose lock {path} is; a copy takes a "
                         "name and an id of its own")
            return
        problems.add(family.where.file, family.where.at("name"),
                     f"family '{family.name}' has its lock in {path}; "
                     f"rename that to {os.path.basename(right)}")
        yield path
        return


def _spec_of(lock: str) -> str:
    """The spec that stands beside a lock; '' if it is gone."""
    stem = os.path.splitext(lock)[0]
    return next((path for path in (f"{stem}.yaml", f"{stem}.yml")
                 if os.path.lexists(path)), "")


def _locks(directory: str) -> Iterator[str]:
    try:
        names = sorted(os.listdir(directory or "."))
    except OSError:
        return
    yield from (os.path.join(directory, name) for name in names
                if name.endswith(".lock"))


def _shared(path: str, family: Family) -> list[str]:
    """What a lock's family has in common with this one. Other tools have
    files of that name, too: they are none of ours."""
    try:
        head = files.read(path, HEAD_BYTES).decode("utf-8", "replace")
    except OSError:
        return []
    found = re.search(r"(?m)^family (\S+) number=([0-9]+) ", head)
    if found is None:
        return []
    return [key for key, same in (("name", found[1] == family.name),
                                  ("id", found[2] == str(family.id))) if same]


# ---- what it says ----

def read(path: str, problems: Problems) -> Optional[Lock]:
    """None: it is no lock, and a problem says so."""
    try:
        lines = files.read(path, MAX_BYTES + 1).decode("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as e:
        why = e.strerror if isinstance(e, OSError) else "not UTF-8"
        problems.add(path, 1, f"cannot be read: {why}")
        return None
    found = Lock(path)
    for n, wrong in _take_all(found, lines):
        problems.add(path, n, wrong + _AGAIN)
        return None
    return found


def _take_all(lock: Lock, lines: list[str]) -> Iterator[tuple[int, str]]:
    """Line and text of what is wrong, the first of which ends it."""
    taken, end, last = 0, None, 1
    for n, line in enumerate(lines, 1):
        last = n if line else last
        if not line or line.startswith("#"):
            continue
        if end is not None:
            yield n, f"a line behind '{END}': {load.quote(line)}"
        end = re.fullmatch(rf"{END} ([0-9]{{1,9}})", line)
        if end is not None:
            if int(end[1]) != taken:
                yield n, f"{taken} lines, and '{END}' counts {int(end[1])}"
        elif (taken == 0) != line.startswith("family "):
            yield n, f"a lock begins with 'family', once: {load.quote(line)}"
        elif not _take(lock, line):
            yield n, f"no line of a lock: {load.quote(line)}"
        else:
            taken += 1
    if end is None:
        yield last, f"ends without '{END}', behind {taken} lines"


def _take(lock: Lock, line: str) -> bool:
    is_retired = line.startswith(f"{RETIRED} ")
    found = _LINE.fullmatch(line.removeprefix(f"{RETIRED} "))
    if found is None or found["kind"] not in _NEEDS:
        return False
    kind, name = found["kind"], found["name"]
    pairs = [word.partition("=") for word in found["facts"].split()]
    facts = {key: value for key, _, value in pairs}
    needs = ("number",) if is_retired else _NEEDS[kind]
    if len(facts) < len(pairs) or any(n not in facts for n in needs) or not \
            all(re.fullmatch(_FACTS.get(k, "(?!)"), v)
                for k, v in facts.items()):
        return False
    if not is_retired:
        return lock.records.setdefault((kind, name), facts) is facts
    owner, own = split(name)
    key = (kind, owner, facts["number"])
    if key in lock.retired:
        return False
    lock.retired[key] = own
    return True
