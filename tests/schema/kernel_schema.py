#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What hnlgen strips is accepted by the Linux kernel's own schema, genetlink,
the strictest of its kind; what is not stripped is refused by it.

usage: kernel_schema.py [FOLDER...]

The schema is looked for in each folder, then where Debian's linux-doc-6.12 has
it. Exit 77: it is nowhere, or there is no jsonschema.
"""

from __future__ import annotations

import glob
import gzip
import os
import sys
import tempfile

import yaml

from test_targets import EVERY, SPECS, hnlgen
from test_unusual import HNL

DEBIAN = "/usr/share/doc/linux-doc-*/Documentation/netlink"
SKIP = 77


def find_schema(folders: list[str]) -> str | None:
    for folder in [*folders, DEBIAN]:
        found = sorted(glob.glob(os.path.join(folder, "genetlink.yaml*")))
        if found:
            return found[-1]
    return None


def load(path: str):
    with (gzip.open if path.endswith(".gz") else open)(path) as f:
        return yaml.safe_load(f)


def unusual(folder: str) -> list[str]:
    """Files of the specs of test_unusual.py, under names of their own."""
    paths = []
    for i, text in enumerate(HNL.values()):
        paths.append(os.path.join(folder, f"odd{i}.yaml"))
        with open(paths[-1], "w", encoding="utf-8") as f:
            f.write(text.replace("name: odd\nid: 0x8000", f"name: odd{i}\n"
                                 f"id: {0x8100 + i}", 1))
    return paths


def main() -> int:
    try:
        import jsonschema
    except ImportError:
        print("skipped: no python3-jsonschema; apt install python3-jsonschema")
        return SKIP
    path = find_schema(sys.argv[1:])
    if path is None:
        print("skipped: no schema of the kernel; tools/check fetches it, or "
              "apt install linux-doc-6.12")
        return SKIP
    judge, faults = jsonschema.Draft7Validator(load(path)), []
    with tempfile.TemporaryDirectory() as tmp:
        specs = [*SPECS, EVERY, *unusual(tmp)]
        tmp = os.path.join(tmp, "stripped")
        if hnlgen("strip", *specs, "-o", tmp) != (0, ""):
            faults.append("hnlgen strip failed")
        names = sorted(os.listdir(tmp))
        for name in names:
            faults += [f"{name}: {e.message}" for e in judge.iter_errors(
                load(os.path.join(tmp, name)))]
    faults += [f"{spec}: accepted as it is, so nothing was judged"
               for spec in SPECS if judge.is_valid(load(spec))]
    if len(names) != len(specs):
        faults.append(f"{len(names)} files of {len(specs)} specs")
    print("\n".join(faults) or f"{len(names)} specs accepted by {path}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
