#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""A request of family memory, and how its answer is read: a reply, or an error.

No hypervisor is called: what brings bytes there and back is the toolstack's. The
answer that is read here is made here too.
"""

import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "schema" / "bindings" / "python"))

from hnl import memory, wire  # noqa: E402


def judge(answer: bytes) -> str:
    """What one message of the answer says."""
    if int.from_bytes(answer[4:6], "little") == 2:
        ack = wire.Ack.decode(answer)
        if ack.err == 0:
            return "done"
        return f"refused: errno {-ack.err}, {wire.Reason(ack.reason).name}" \
            f" at byte {ack.offset}, after {ack.progress} pages"
    return f"{memory.ShareReply.decode(answer).done} pages shared"


request = memory.ShareRequest(gpa=0x80000000, pages=2)
print(request.encode(seq=1).hex())
# In place of what a hypervisor would have answered.
print(judge(memory.ShareReply(done=2).encode(seq=1)))
try:
    memory.ShareRequest(gpa=0x80000001, pages=2).encode()
except wire.EncodeError as e:
    print(f"not sent: {e}")
