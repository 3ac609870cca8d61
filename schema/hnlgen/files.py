# SPDX-License-Identifier: MIT
"""Files as hnlgen meets them: read in bounded time, written whole or not.

	hnl_clock.h.4711.new	what is new stands beside what is old,
	hnl_clock.h		and takes its name when all of it is there

Problem: who opens a FIFO waits for ever, and a disk that is full leaves half a
header, which a build takes for a whole one. Invariant: only regular files are
opened and read; when write() fails, or is interrupted, every old file is as it
was or as it should be, and nothing stands beside it. A link stays a link: what
is new stands beside the file at its end, and takes the name of that.
"""

from __future__ import annotations

import os
import stat
from errno import EEXIST, EINVAL
from typing import Mapping


def _refuse(path: str) -> OSError:
    return OSError(EINVAL, "not a regular file", path)


def read(path: str, most: int) -> bytes:
    """At most so many bytes of a regular file; OSError if it is none."""
    # A FIFO without a writer is opened at once, and refused.
    fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(fd, "rb", closefd=True) as f:
        if not stat.S_ISREG(os.fstat(fd).st_mode):
            raise _refuse(path)
        return f.read(most)


def write(files: Mapping[str, bytes], out: str) -> None:
    """All of them, below out. OSError names what could not be written."""
    made: list[str] = []
    beside: dict[str, str] = {}
    ends: dict[str, str] = {}
    try:
        for path in files:
            _make(os.path.dirname(path), made)
            if os.path.lexists(path) and not os.path.isfile(path):
                raise _refuse(path)
            end = os.path.realpath(path)
            if ends.setdefault(end, path) != path:
                raise OSError(EINVAL, f"is one file with {ends[end]}", path)
        _make(out, made)
        for end, path in ends.items():
            # The name that was given, as long as that is the file itself.
            end = end if os.path.islink(path) else path
            beside[end] = f"{end}.{os.getpid()}.new"
            _put(beside[end], files[path], path)
        for end in [*beside]:
            os.replace(beside[end], end)
            del beside[end]
    except BaseException:
        _undo(beside.values(), made)
        raise


def _make(folder: str, made: list[str]) -> None:
    """With those above it that are not there yet."""
    missing = []
    while folder and not os.path.isdir(folder):
        missing.append(folder)
        folder = os.path.dirname(folder)
    for path in reversed(missing):
        os.mkdir(path)
        made.append(path)


def _put(beside: str, data: bytes, path: str) -> None:
    try:
        with open(beside, "xb") as f:
            f.write(data)
    except OSError as e:
        # Of a write Python does not know the name; of what is there already,
        # another process of this number left it, it is that which is told.
        raise OSError(e.errno, e.strerror,
                      beside if e.errno == EEXIST else path) from e


def _undo(beside, made: list[str]) -> None:
    for path in [*beside]:
        try:
            os.unlink(path)
        except OSError:
            pass                # it was not begun
    for folder in reversed(made):
        try:
            os.rmdir(folder)
        except OSError:
            pass                # some file got its name before
