# SPDX-License-Identifier: MIT
"""The bugs of mutate.py fit the tree, and docs/assurance.md has each of them.

    BUGS --what stands there--> its file, once
         --a row each, in order--> the table under HEADING

usage: rows.py

So a change of lib/ that takes a bug's place away, or a table that is of other
bugs than those that are sown, is seen in the default suite, which sows none.
"""

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import mutate  # noqa: E402

HEADING = "## Bugs sown"


def misfits() -> list[str]:
    """Bugs whose place is not there, or is there more than once."""
    return [f"{file}: {old!r} stands there {n} times"
            for file, _, old, _ in mutate.BUGS
            if (n := (mutate.ROOT / file).read_text().count(old)) != 1]


def rows_told(page: str) -> list[str]:
    """The first three cells of each row of the table."""
    part = page.split(HEADING, 1)[1].split("\n## ", 1)[0]
    rows = [re.split(r"(?<!\\)\|", line) for line in part.splitlines()
            if line.startswith("| `")]
    return ["|".join(cells[1:4]).strip() for cells in rows]


def rows_wanted() -> list[str]:
    return [f"`{function}` | {mutate.cell(old)} | {mutate.cell(new)}"
            for _, function, old, new in mutate.BUGS]


def main() -> int:
    wrong = misfits()
    told = rows_told((mutate.ROOT / "docs/assurance.md").read_text())
    wanted = rows_wanted()
    wrong += [f"docs/assurance.md has {told[i:i + 1]}, sown is {wanted[i:i + 1]}"
              for i in range(max(len(told), len(wanted)))
              if told[i:i + 1] != wanted[i:i + 1]]
    print("\n".join(wrong) or f"{len(wanted)} bugs")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
