# SPDX-License-Identifier: MIT
"""Compiles a scenario for tests/e2e/player.c, and the text it must print.

usage: scenario.py SCENARIO.yaml SCHEMA... -o OUT.c -e EXPECTED.txt

A scenario is a list of steps (tests/e2e/road.yaml shows each kind that the road
has, tests/e2e/hostile.yaml the others); include is a file with more of them,
tests/e2e/cases.py has the kinds that make their messages from the schema.
Requests and expected answers are written in the
schema's own names and encoded here by schema/hnlgen/wire.py, which shares no
code with lib/: the bytes that a host prints are compared with bytes that hnl's
C never made.
"""

from __future__ import annotations

import argparse
import struct
import sys
import zlib
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "schema"))
from cases import Cases, attr           # noqa: E402
from hnlgen import specs, wire          # noqa: E402

(END, TITLE, CALL, REGISTERS, OPEN, PUT, RUN, KICK, POKE, TOUCH,
 PROBE, PEEK, COLLECT, FILL, ENTRY, REPEAT, STORM, SAME) = range(18)

KICKS_MAX = 100000          # tests/e2e/player.c

FLAGS = {"ack": 0x0004, "link": 0x1000, "barrier": 0x2000, "strict": 0x4000,
         "report": 0x8000, "dump": 0x0300, "multi": 0x0002}
ERRNO = {"EPERM": 1, "ENOENT": 2, "ESRCH": 3, "E2BIG": 7, "EAGAIN": 11,
         "ENOMEM": 12, "EACCES": 13, "EFAULT": 14, "EBUSY": 16, "EEXIST": 17,
         "EINVAL": 22, "ENOSPC": 28, "ERANGE": 34, "ENOSYS": 38,
         "EBADMSG": 74, "EOVERFLOW": 75, "EMSGSIZE": 90, "EOPNOTSUPP": 95,
         "ECANCELED": 125}
# include/hnl/abi.h, enum hnl_reason; a second copy on purpose.
REASON = {"short": 1, "past-end": 2, "unaligned": 3, "flags": 4,
          "reserved": 5, "type": 6, "leftover": 16, "attr-short": 17,
          "attr-past-end": 18, "padding": 19, "unknown": 20,
          "nested-bit": 21, "duplicate": 22, "length": 23, "range": 24,
          "align": 25, "mask": 26, "enum": 27, "string": 28, "missing": 29,
          "count": 30, "depth": 31, "exclusive": 32, "implies": 33,
          "gpa-wrap": 48, "gpa-limit": 49,
          "gpa-not-ram": 50, "gpa-private": 51, "gpa-duplicate": 52,
          "gpa-busy": 53, "reply-space": 64, "canceled": 65, "quota": 66,
          "state": 67, "not-dump": 68, "not-negotiated": 69, "absent": 70,
          "denied": 71, "index": 80, "wrap": 81}

ERROR, DONE = 2, 3
MULTI, CAPPED, ACK_TLVS = 0x0002, 0x0100, 0x0200

WINDOW = 0x10100000         # page 0 for requests, the others for replies
REPLY_LEN = 3 * 4096
RUN_WORDS = 16              # what a FILL takes less room for than bytes
PERIODS = (5, 7)            # words of a message without attributes, of a range


class ScenarioError(Exception):
    """A step that makes no sense."""


def u32(kind: int, value: int) -> bytes:
    return attr(kind, struct.pack("<I", value))


def status_of(name: str | int) -> int:
    return name if isinstance(name, int) else -ERRNO[name]


def runs_of(data: bytes) -> list[tuple[int, int, bytes]]:
    """Data as (times, step, bytes): words that grow evenly are one of them,
    and so is what repeats after PERIODS words."""
    words = list(struct.unpack(f"<{len(data) // 4}I", data))
    out: list[tuple[int, int, bytes]] = []
    plain, i = 0, 0
    while i < len(words):
        step = words[i + 1] - words[i] if i + 1 < len(words) else 0
        n, size = 1, 1
        while i + n < len(words) and words[i + n] - words[i + n - 1] == step:
            n += 1
        for period in PERIODS:
            if n >= RUN_WORDS:
                break
            n, size, step = 1, period, 0
            while words[i:i + period] == words[i + n * period:
                                               i + (n + 1) * period]:
                n += 1
        if n < RUN_WORDS:
            i += 1
            continue
        if plain < i:
            out.append((1, 0, data[4 * plain:4 * i]))
        out.append((n, step & 0xffffffff, data[4 * i:4 * (i + size)]))
        plain = i = i + n * size
    return out + ([(1, 0, data[4 * plain:])] if plain < i else [])


class Scenario(Cases):
    """Steps in, binary steps and expected lines out."""

    reasons = REASON

    def __init__(self, families: dict) -> None:
        self.families = families
        self.seq = 0
        self.steps: list[bytes] = []
        self.lines: list[str] = []
        # answers owed, by ring: those of each request
        self.waiting: dict[int, list[list[bytes]]] = {}
        # of the CALL that is made entry by entry
        self.staged: list[list[bytes]] = []
        self.opened: dict[int, dict] = {}
        self.regs = (0, 0, 0, 0)

    # ---- messages ----

    def request(self, spec: dict) -> bytes:
        """The bytes of one message; numbers it."""
        self.seq += spec.get("times", 1)
        seq = spec.get("seq", self.seq - spec.get("times", 1) + 1)
        if "hex" in spec:
            return self.patched(bytes.fromhex(spec["hex"]), spec)
        family, _, op = spec["op"].partition(".")
        flags = sum(FLAGS[f] for f in spec.get("flags", ()))
        message = wire.encode(self.families[family], op, "request",
                              spec.get("values") or {}, seq=seq,
                              port=spec.get("port", 7), flags=flags)
        return self.patched(message, spec)

    @staticmethod
    def patched(message: bytes, spec: dict) -> bytes:
        """tail: {hex, times}, attributes more; patch: {offset: hex} over the
        message; cut: its length."""
        tail = spec.get("tail", {"hex": "", "times": 0})
        out = bytearray(message + bytes.fromhex(tail["hex"]) * tail["times"])
        if tail["times"]:
            struct.pack_into("<I", out, 0, len(out))
        for offset, text in (spec.get("patch") or {}).items():
            new = bytes.fromhex(text)
            out[offset:offset + len(new)] = new
        return bytes(out[:spec.get("cut", len(out))])

    def ack(self, message: bytes, spec: dict, kind: int = ERROR) -> bytes:
        """An ERROR or DONE as docs/abi.md has it."""
        length, mtype, flags, seq, port = struct.unpack_from("<IHHII", message)
        body = struct.pack("<i", -ERRNO[spec["error"]]
                           if "error" in spec else 0)
        if kind == ERROR:
            body += struct.pack("<IHHII", length, mtype, flags, seq, port)
        tlvs = self.fault(self.placed(message, spec))
        if "ignored" in spec:
            tlvs += u32(20, spec.get("ignored-n", len(spec["ignored"])))
            tlvs += attr(19, b"".join(struct.pack("<II", *pair)
                                      for pair in spec["ignored"]))
        own = CAPPED if kind == ERROR else MULTI
        own |= ACK_TLVS if tlvs else 0
        size = 16 + len(body) + len(tlvs)
        return struct.pack("<IHHII", size, kind, own, seq, port) + body + tlvs

    @staticmethod
    def fault(spec: dict) -> bytes:
        if "reason" not in spec:
            return b""
        out = u32(17, REASON[spec["reason"]])
        if "offset" in spec:
            out += u32(2, spec["offset"]) + u32(18, spec["type"])
        if "missing" in spec:
            out += u32(5, spec["missing"])
            if spec["reason"] == "missing":
                out += u32(6, spec.get("nest", 0))
        if "progress" in spec:
            out += attr(21, struct.pack("<Q", spec["progress"]))
        return out

    def reply(self, message: bytes, spec: dict, values: dict,
              more: bool) -> bytes:
        family, _, op = spec["op"].partition(".")
        seq, port = struct.unpack_from("<II", message, 8)
        out = bytearray(wire.encode(self.families[family], op, "reply",
                                    values, seq=seq, port=port))
        struct.pack_into("<H", out, 6, MULTI if more else 0)
        return bytes(out)

    def answers(self, message: bytes, spec: dict) -> list[bytes]:
        """What must come back for one request, in order."""
        want = spec.get("answer", {})
        if want is None:
            return []
        out = []
        if "dump" in want:
            out = [self.reply(message, spec, v, True) for v in want["dump"]]
            return out + [self.ack(message, want.get("done", {}), DONE)]
        if "done" in want:
            return [self.ack(message, want["done"], DONE)]
        if "reply" in want:
            out.append(self.reply(message, spec, want["reply"],
                                  "ack" in want))
            if "ack" not in want:
                return out
        return out + [self.ack(message, want.get("ack", {}))]

    def event(self, spec: dict) -> bytes:
        family, _, op = spec["event"].partition(".")
        return wire.encode(self.families[family], op, "event", spec["values"])

    def due(self, spec: dict) -> list[bytes]:
        """What a ring's completions are now. order: events, and requests by
        their place among those that wait; without it all requests, in order.
        """
        waiting = self.waiting[spec["ring"]]
        out, told = [], set()
        for item in spec.get("order", range(len(waiting))):
            if isinstance(item, dict):
                out.append(self.event(item))
            else:
                out += waiting[item]
                told.add(item)
        self.waiting[spec["ring"]] = [w for i, w in enumerate(waiting)
                                      if i not in told]
        return out

    # ---- steps ----

    def step(self, op: int, payload: bytes = b"") -> None:
        pad = bytes(-len(payload) % 4)
        self.steps.append(struct.pack("<II", op, len(payload)) +
                          payload + pad)

    def show(self, messages: list[bytes]) -> None:
        self.lines += ["  " + m.hex() for m in messages]

    def do_title(self, text: str) -> None:
        self.step(TITLE, text.encode())
        self.lines.append("# " + text)

    def put_bytes(self, gpa: int, data: bytes) -> None:
        for times, step, part in runs_of(data):
            self.step(FILL, struct.pack("<QII", gpa, times, step) + part)
            gpa += times * len(part)

    def do_call(self, spec: dict) -> None:
        request, answers = b"", []
        for m in spec["messages"] * spec.get("copies", 1):
            message = self.request(m)
            request += message
            answers += self.answers(message, m)
        reply = spec.get("reply", WINDOW + 4096)
        reply_len = spec.get("reply-len", REPLY_LEN)
        if "times" in spec or "digest" in spec:
            self.repeat(spec, request, answers)
            return
        self.step(CALL, struct.pack("<QQQ", spec.get("at", WINDOW), reply,
                                    reply_len) + request)
        wrote = sum(map(len, answers))
        took = spec.get("took", len(request))
        for count in spec.get("entries", ()):
            part, answers = answers[:count], answers[count:]
            size = sum(map(len, part))
            self.lines.append(f"call: status -11, wrote {size}, took "
                              f"{spec['taken'].pop(0)}")
            self.show(part)
            wrote -= size
        status = status_of(spec.get("status", 0))
        self.lines.append(f"call: status {status}, wrote {wrote}, "
                          f"took {took}")
        self.show(answers)

    def repeat(self, spec: dict, request: bytes, answers: list[bytes]) -> None:
        """A CALL whose answers are added up. entries: of each time."""
        at = spec.get("at", WINDOW)
        times = spec.get("times", 1)
        self.put_bytes(at, request)
        self.step(REPEAT, struct.pack(
            "<4QII", at, len(request), spec.get("reply", WINDOW + 4096),
            spec.get("reply-len", REPLY_LEN), times, 0))
        crc = zlib.crc32(b"".join(answers) * times)
        self.lines.append(
            f"repeat: status {status_of(spec.get('status', 0))}, entries "
            f"{spec.get('entries', 1) * times}, took "
            f"{spec.get('took', len(request))}, answers "
            f"{len(answers) * times}, crc {crc}")

    def do_stage(self, spec: dict) -> None:
        """The request of the entries that follow; nothing is called yet."""
        at, request, self.staged = spec.get("at", WINDOW), b"", []
        for m in spec["messages"]:
            message = self.request(m)
            request += message
            self.staged.append(self.answers(message, m))
        self.put_bytes(at, request)
        self.regs = (at, len(request), spec.get("reply", WINDOW + 4096),
                     spec.get("reply-len", REPLY_LEN))

    def do_entry(self, spec: dict) -> None:
        """One entry: how many of the staged messages it answers, or the value
        with which it is refused."""
        self.step(ENTRY, struct.pack("<4Q", *self.regs))
        part = [a for m in self.staged[:spec.get("answers", 0)] for a in m]
        self.staged = self.staged[spec.get("answers", 0):]
        value = spec.get("value", spec.get("took", 0) << 32 |
                         sum(map(len, part)))
        self.lines.append(
            f"call: status {status_of(spec.get('status', 0))}, wrote "
            f"{value & 0xffffffff}, took {value >> 32}")
        self.show(part)

    def do_storm(self, spec: dict) -> None:
        times = spec["times"]
        self.step(STORM, struct.pack("<II4Q", spec.get("function", 1), times,
                                     *spec["args"]))
        self.lines.append(f"storm: status {status_of(spec['status'])}, "
                          f"times {times}")

    def do_fill(self, spec: dict) -> None:
        word = bytes.fromhex(spec.get("hex", "a5a5a5a5"))
        self.step(FILL, struct.pack("<QII", spec["gpa"],
                                    spec["length"] // len(word), 0) + word)

    def do_same(self, spec: dict) -> None:
        """Nothing but this byte, so far."""
        self.step(SAME, struct.pack("<QII", spec["gpa"], spec["length"],
                                    spec.get("byte", 0xa5)))
        self.lines.append(f"same: {spec['length']}")

    def do_registers(self, spec: dict) -> None:
        args = spec["args"]
        self.step(REGISTERS, struct.pack("<II4Q", spec["function"], 0, *args))
        self.lines.append(f"registers: status {status_of(spec['status'])}, "
                          f"value {spec.get('value', 0)}")

    def do_open(self, spec: dict) -> None:
        sq, cq = spec["submission"], spec["completion"]
        self.waiting[spec["ring"]] = []
        self.opened[spec["ring"]] = spec
        self.step(OPEN, struct.pack("<4IQ", spec["ring"], len(sq), len(cq), 0,
                                    spec["control"]) +
                  struct.pack(f"<{len(sq + cq)}Q", *sq, *cq))

    def put_one(self, ring: int, message: bytes,
                answers: list[bytes] | None) -> None:
        self.step(PUT, struct.pack("<II", ring, 1) + message)
        self.waiting[ring].append(answers or [])

    def do_put(self, spec: dict) -> None:
        for m in spec["messages"]:
            message = self.request(m)
            times = m.get("times", 1)
            self.step(PUT, struct.pack("<II", spec["ring"], times) + message)
            if m.get("no-room"):
                self.lines.append("put: no room")
                continue
            for _ in range(times):
                self.waiting[spec["ring"]].append(self.answers(message, m))
                seq = struct.unpack_from("<I", message, 8)[0] + 1 \
                    if len(message) >= 12 else 0
                message = message[:8] + struct.pack("<I", seq & 0xffffffff) \
                    + message[12:]

    def do_run(self, spec: dict) -> None:
        ring, digest = spec["ring"], spec.get("digest", False)
        self.step(RUN, struct.pack("<II", ring, digest))
        answers = self.due(spec)
        if not digest:
            self.show(answers)
        line = (f"run: status {status_of(spec.get('status', 0))}, doorbells "
                f"{spec.get('doorbells', 1)}, answers {len(answers)}")
        if digest:
            line += f", crc {zlib.crc32(b''.join(answers))}"
        self.lines.append(line)

    def do_kick(self, spec: dict) -> None:
        most = spec.get("most", KICKS_MAX)
        self.step(KICK, struct.pack("<II", spec["ring"], most))
        self.lines.append(f"kick: status {status_of(spec.get('status', 0))}"
                          f", doorbells {spec.get('doorbells', 1)}"
                          f", wanted {spec.get('wanted', 1)}")

    def do_collect(self, spec: dict) -> None:
        self.step(COLLECT, struct.pack("<I", spec["ring"]))
        answers = self.due(spec)
        self.show(answers)
        self.lines.append(f"collect: answers {len(answers)}")

    def do_forget(self, spec: dict) -> None:
        """What waits in a ring is never answered."""
        self.waiting[spec["ring"]] = []

    def do_peek(self, spec: dict) -> None:
        seen = bytes.fromhex(spec["hex"])
        self.step(PEEK, struct.pack("<QI", spec["gpa"], len(seen)))
        self.lines.append("peek:  " + seen.hex())

    def do_poke(self, spec: dict) -> None:
        what = (self.request(spec["message"]) if "message" in spec
                else bytes.fromhex(spec["hex"]))
        self.step(POKE, struct.pack("<Q", spec["gpa"]) + what)

    def do_touch(self, spec: dict) -> None:
        self.step(TOUCH, struct.pack("<Q", spec["gpa"]))
        self.lines.append(f"touch: fault, counted 1, at {spec['gpa']:#x}"
                          if spec["fault"] else "touch: good, counted 0")

    def do_probe(self, spec: dict) -> None:
        self.step(PROBE, struct.pack("<Q", spec["gpa"]))
        self.lines.append("probe: " + ("visible" if spec["visible"]
                                       else "private"))

    def compile(self, path: Path) -> None:
        for n, step in enumerate(yaml.safe_load(path.read_text()), 1):
            (kind, spec), = step.items()
            if kind == "include":
                self.compile(path.parent / spec)
                continue
            handler = getattr(self, "do_" + kind.replace("-", "_"), None)
            if handler is None:
                raise ScenarioError(f"{path}: step {n}: no such kind: {kind}")
            try:
                handler(spec)
            except (KeyError, IndexError, wire.WireError, struct.error) as e:
                raise ScenarioError(f"{path}: step {n} ({kind}): "
                                    f"{e!r}") from e

    def end(self) -> None:
        self.step(END)
        self.lines.append("# end")


def as_c(name: str, data: bytes) -> str:
    rows = (", ".join(f"0x{b:02x}" for b in data[i:i + 12])
            for i in range(0, len(data), 12))
    return ("/* SPDX-License-Identifier: MIT */\n"
            f"/* generated from {name} by tests/e2e/scenario.py */\n"
            "#include <hnl/port.h>\n\n"
            "extern const uint8_t scenario[];\n\n"
            "const uint8_t scenario[] = {\n\t" + ",\n\t".join(rows) +
            ",\n};\n")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("scenario", type=Path)
    parser.add_argument("schema", nargs="+")
    parser.add_argument("-o", dest="code", type=Path, required=True)
    parser.add_argument("-e", dest="expected", type=Path, required=True)
    args = parser.parse_args()
    compiled = Scenario(specs.families(*args.schema))
    try:
        compiled.compile(args.scenario)
    except ScenarioError as e:
        print(e, file=sys.stderr)
        return 1
    compiled.end()
    args.code.write_text(as_c(args.scenario.name, b"".join(compiled.steps)))
    args.expected.write_text("\n".join(compiled.lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
