# SPDX-License-Identifier: MIT
"""Steps of a scenario that are made from the schema.

Problem: "every attribute of every command" is too much to write by hand, and
what is written by hand leaves out the attribute that comes next year. So these
kinds of steps walk the model: for each command that the hosts grant, messages
with one fault each, and the answer that docs/abi.md has for it.

	each: {what: absent, families: [memory]}	one_fault() and WHAT
	window: {ring, first, pages, families}		addresses, narrowed ring
	cut: {ring, seq, families}			commands that are not there
	frames, ring-frames				lengths of messages
	stopped, anew					a ring that stopped, again
	chains						LINK, failing at each place
	many						one range, many times
	overrun						events that nobody reads

Invariant: each message of each, window and cut has one fault, and it is found
before its handler, so that none leaves a trace.
"""

from __future__ import annotations

import struct
from typing import Any, Iterator, Optional

from hnlgen import model, wire

# hv/host/families.c grants all else.
UNGRANTED = {("event", "pirq")}
NESTED, CRITICAL = model.ATTR_NESTED, model.ATTR_CRITICAL
UNKNOWN = 0x3fff                # of no set
LONG = 16000                    # attributes of a message
DEEP = 65516                    # bytes of a nest in the longest message
BATCH = 60000                   # bytes of one CALL
REQUEST_GPA, REPLY_GPA = 0x10140000, 0x10180000     # 17 pages, 16 pages
REPLY_LEN = 65536
ACK_MAX = 192
SHORT = (0, 1, 3, 4, 15, 16, 17, 19)
PAST = (24, 0xffff, 0x10000, 0x10004, 0x7fffffff, 0x80000000, 0xfffffffc,
        0xffffffff)


def attr(kind: int, payload: bytes, length: Optional[int] = None) -> bytes:
    """length: what it says, if that is not so."""
    length = 4 + len(payload) if length is None else length
    return struct.pack("<HH", length, kind) + payload + bytes(
        -len(payload) % 4)


def refusal(error: str, reason: str, offset: int, kind: int) -> dict:
    return {"ack": {"error": error, "reason": reason, "offset": offset,
                    "type": kind}}


class Cases:
    """Of a Scenario."""

    families: dict[str, model.Family]

    # ---- the schema ----

    def operations(self, name: str) -> Iterator[model.Operation]:
        for op in self.families[name].operations:
            if op.exchange and (name, op.feature) not in UNGRANTED:
                yield op

    def attributes(self, name: str, op: model.Operation) \
            -> list[model.Attribute]:
        """Of a request, ascending."""
        request, family = op.exchange.request, self.families[name]
        if request is None:
            return []
        known = family.set_by_name[op.attribute_set].by_name
        return sorted((known[a] for a in request.attributes),
                      key=lambda a: a.value)

    def required(self, name: str, op: model.Operation) \
            -> list[model.Attribute]:
        request = op.exchange.request
        return [a for a in self.attributes(name, op)
                if a.required or a.name in request.required]

    def nested(self, name: str, a: model.Attribute) -> model.AttributeSet:
        return self.families[name].set_by_name[a.nested]

    def element(self, name: str, a: model.Attribute) -> int:
        if a.sub_type == "struct":
            return self.families[name].struct(a.struct).size
        return model.SCALARS[a.sub_type].width

    def least(self, name: str, a: model.Attribute, gpa: int) -> bytes:
        """A good payload, as short and small as it may be."""
        if a.type == "flag":
            return b""
        if a.type == "nest":
            return b"".join(self.least_attr(name, x, gpa)
                            for x in self.nested(name, a).attributes
                            if x.required)
        if a.type == "string":
            return b"a" * (a.checks.min_len or 0) + b"\0"
        if a.type == "packed-array":
            return self.least_list(name, a, gpa)
        if a.type in model.BLOBS:
            return bytes(a.checks.exact_len or a.checks.min_len or 0)
        return wire.put_number(a, self.least_number(name, a, gpa))

    def least_list(self, name: str, a: model.Attribute, gpa: int) -> bytes:
        if a.sub_type == "struct":
            one = self.entry(name, a, gpa)
        else:
            one = struct.pack("<Q", gpa)[:self.element(name, a)] \
                if a.addresses else bytes(self.element(name, a))
        return one * max(1, (a.checks.min_len or 0) // len(one))

    def entry(self, name: str, a: model.Attribute, gpa: int,
              order: int = 0) -> bytes:
        """A struct that is zero but for what is an address of ours."""
        out = b""
        for m in self.families[name].struct(a.struct).members:
            value = gpa if m.address else order if m.name == "order" else 0
            out += bytes(m.size) if m.type == "pad" else \
                value.to_bytes(m.size, "little")
        return out

    def least_number(self, name: str, a: model.Attribute, gpa: int) -> int:
        enum = self.families[name].enum(a.enum)
        if a.type == "gpa":
            return gpa
        if enum and not enum.is_flags:
            return enum.numbers[0]
        low = max(a.checks.min or 0, 0)
        return -(-low // (a.align or 1)) * (a.align or 1)

    def least_attr(self, name: str, a: model.Attribute, gpa: int) -> bytes:
        bits = NESTED if a.type == "nest" else 0
        return attr(a.value | bits, self.least(name, a, gpa))

    def locate(self, message: bytes, path: str) -> dict:
        """Offset and type of an attribute; of those that repeat the last."""
        head = struct.unpack_from("<IHHII", message)
        family = next(f for f in self.families.values() if f.id == head[1])
        op = next(o for o in family.operations if o.value == message[16])
        own, pos, end, found = op.attribute_set, 20, head[0], 0
        for part in path.split("."):
            a = family.set_by_name[own].by_name[part]
            for found in [p for p, kind in self.walk(message, pos, end)
                          if kind == a.value]:
                pos = found
            end = pos + struct.unpack_from("<H", message, pos)[0]
            found, pos, own = pos, pos + 4, a.nested
        return {"offset": found, "type": a.value}

    @staticmethod
    def walk(message: bytes, pos: int, end: int) -> Iterator[tuple[int, int]]:
        while pos < end:
            length, kind = struct.unpack_from("<HH", message, pos)
            yield pos, kind & UNKNOWN
            pos += (length + 3) // 4 * 4

    def placed(self, message: bytes, spec: dict) -> dict:
        """at: the attribute at fault by its name."""
        if "at" not in spec:
            return spec
        return {**spec, **self.locate(message, spec["at"])}

    # ---- messages with one fault ----

    def message(self, name: str, op: model.Operation, body: bytes,
                flags: int = 0) -> bytes:
        self.seq += 1
        head = wire.encode(self.families[name], op.name, "request", {},
                           seq=self.seq, port=7, flags=flags)
        return struct.pack("<I", 20 + len(body)) + head[4:] + body

    def faulty(self, name: str, a: model.Attribute, what: str) \
            -> Iterator[tuple[bytes, str]]:
        """Attributes of this one's type that are refused, and why."""
        bits = NESTED if a.type == "nest" else 0
        good = self.least(name, a, 0)
        if what == "lengths":
            yield attr(a.value | bits, b"", 3), "attr-short"
            yield attr(a.value | bits, good, 8 + len(good)), "attr-past-end"
            for payload, reason in self.wrong_lengths(name, a, good):
                if len(payload) <= BATCH:
                    yield attr(a.value, payload), reason
        elif what == "twice":
            yield attr(a.value | (bits ^ NESTED), good), "nested-bit"
            if not a.multi:
                yield attr(a.value | bits, good) * 2, "duplicate"
        elif what == "limits" and a.type in model.NUMBERS:
            for value, reason in self.wrong_numbers(name, a):
                yield attr(a.value, wire.put_number(a, value)), reason

    def wrong_lengths(self, name: str, a: model.Attribute, good: bytes) \
            -> Iterator[tuple[bytes, str]]:
        c = a.checks
        if a.type == "string":
            yield good[:-1] + b"a", "string"
            yield good + b"\0", "string"
            if c.min_len:
                yield good[1:], "length"
            if c.max_len:
                yield b"a" * (c.max_len + 1) + b"\0", "length"
        elif a.type != "nest":
            step = self.element(name, a) if a.type == "packed-array" else 1
            high = c.exact_len or c.max_len
            if a.type not in model.BLOBS or step > 1:
                yield good + b"\0", "length"
            if good and (a.type not in model.BLOBS or c.exact_len or
                         c.min_len):
                yield good[:-step], "length"
            if a.type in model.BLOBS and high:
                yield bytes(high + step), "length"

    def wrong_numbers(self, name: str, a: model.Attribute) \
            -> Iterator[tuple[int, str]]:
        c, enum = a.checks, self.families[name].enum(a.enum)
        number = model.NUMBERS[a.type]
        if enum and not enum.is_flags:
            yield from ((v, "enum") for v in (enum.numbers[-1] + 1,
                                              number.high))
            yield from ((v, "enum") for v in range(enum.numbers[-1])
                        if v not in enum.numbers)
            return
        mask = enum.mask if enum else c.mask
        if mask is not None:
            yield from ((1 << bit, "mask") for bit in
                        range(8 * number.width) if not mask >> bit & 1)
            return
        if c.max is not None and c.max < number.high:
            yield c.max + 1, "range"
            yield number.high, "range"
        if c.min is not None and c.min > number.low:
            yield c.min - 1, "range"
        if a.align and a.align > 1:
            yield self.least_number(name, a, 0) + 1, "align"
            yield (c.max or number.high) // a.align * a.align - 1, "align"

    def one_fault(self, name: str, op: model.Operation, what: str) \
            -> Iterator[tuple[bytes, dict]]:
        """Each attribute of a command, and of its nests."""
        for a in self.attributes(name, op):
            for body, reason in self.faulty(name, a, what):
                at = 20 + (len(body) // 2 if reason == "duplicate" else 0)
                yield body, refusal("EINVAL", reason, at, a.value)
            for x in self.nested(name, a).attributes if a.nested else ():
                for body, reason in self.faulty(name, x, what):
                    at = 24 + (len(body) // 2 if reason == "duplicate" else 0)
                    yield attr(a.value | NESTED, body), refusal(
                        "EINVAL", reason, at, x.value)

    def absent(self, name: str, op: model.Operation) \
            -> Iterator[tuple[bytes, dict]]:
        required = self.required(name, op)
        for gone in required:
            body = b"".join(self.least_attr(name, a, 0) for a in required
                            if a is not gone)
            yield body, {"ack": {"error": "EINVAL", "reason": "missing",
                                 "missing": gone.value}}
        for a in required:
            yield from self.absent_within(name, a)

    def absent_within(self, name: str, nest: model.Attribute) \
            -> Iterator[tuple[bytes, dict]]:
        inner = [x for x in self.nested(name, nest).attributes
                 if x.required] if nest.nested else []
        for gone in inner:
            body = b"".join(self.least_attr(name, x, 0) for x in inner
                            if x is not gone)
            yield attr(nest.value | NESTED, body), {"ack": {
                "error": "EINVAL", "reason": "missing",
                "missing": gone.value, "nest": 20}}

    def critical(self, name: str, op: model.Operation) \
            -> Iterator[tuple[bytes, dict]]:
        """Unknown, and not to be ignored; and what is to be."""
        yield attr(UNKNOWN | CRITICAL, b""), refusal(
            "EOPNOTSUPP", "unknown", 20, UNKNOWN)
        for a in self.attributes(name, op):
            if a.nested:
                yield attr(a.value | NESTED | CRITICAL, attr(
                    UNKNOWN | CRITICAL, b"")), refusal(
                        "EOPNOTSUPP", "unknown", 24, UNKNOWN)
            if a.nested and self.nested(name, a).reject:
                yield attr(a.value | NESTED, attr(UNKNOWN, b"")), refusal(
                    "EOPNOTSUPP", "unknown", 24, UNKNOWN)
        if self.required(name, op):
            inner = attr(1 | CRITICAL, b"") + attr(UNKNOWN | CRITICAL, b"")
            yield attr(UNKNOWN | NESTED, inner), self.missing(name, op)

    def missing(self, name: str, op: model.Operation) -> dict:
        return {"ack": {"error": "EINVAL", "reason": "missing",
                        "missing": self.required(name, op)[0].value}}

    def empties(self, name: str, op: model.Operation) \
            -> Iterator[tuple[bytes, dict]]:
        if self.required(name, op):
            yield attr(UNKNOWN, b"") * LONG, self.missing(name, op)

    def deep(self, name: str, op: model.Operation) \
            -> Iterator[tuple[bytes, dict]]:
        """A nest in a nest, and so on to the message's end."""
        for a in self.attributes(name, op):
            if not a.nested:
                continue
            body = b"".join(struct.pack("<HH", n, a.value | NESTED)
                            for n in range(DEEP, 0, -4))
            inner = self.nested(name, a)
            child = inner.by_value.get(a.value)
            if child is not None and child.type != "nest":
                yield body, refusal("EINVAL", "nested-bit", 24, a.value)
            elif child is None and inner.reject:
                yield body, refusal("EOPNOTSUPP", "unknown", 24, a.value)
            elif child is None:
                gone = [x for x in inner.attributes if x.required]
                yield body, {"ack": {
                    "error": "EINVAL", "reason": "missing",
                    "missing": gone[0].value, "nest": 20}} if gone \
                    else self.missing(name, op)

    WHAT = {"absent": absent, "critical": critical, "empties": empties,
            "deep": deep}

    def do_each(self, spec: dict) -> None:
        """For each command of each family, by CALLs of as many as fit."""
        for name in spec["families"]:
            for op in self.operations(name):
                made = self.WHAT.get(spec["what"])
                cases = made(self, name, op) if made else \
                    self.one_fault(name, op, spec["what"])
                self.call_all(name, op, list(cases))

    def call_all(self, name: str, op: model.Operation,
                 cases: list[tuple[bytes, dict]]) -> None:
        request, answers = b"", []
        for body, answer in cases:
            if request and len(request) + len(body) > BATCH:
                self.call_big(request, answers)
                request, answers = b"", []
            message = self.message(name, op, body)
            request += message
            answers += self.answers(message, {"op": f"{name}.{op.name}",
                                              "answer": answer})
        if request:
            self.call_big(request, answers)

    def call_big(self, request: bytes, answers: list[bytes]) -> None:
        """In a reply area that just holds them: a refusal needs ACK_MAX."""
        size = sum(map(len, answers)) + ACK_MAX
        self.repeat({"at": REQUEST_GPA, "reply": REPLY_GPA,
                     "reply-len": size}, request, answers)

    # ---- a narrowed ring ----

    def outside(self, name: str, a: model.Attribute, first: int,
                pages: int) -> Iterator[dict]:
        """Payloads by attribute that leave the window: just, and by far."""
        end = first + pages * 4096
        past = (first - 4096, end, 0, (1 << 64) - 4096)
        if a.type == "gpa":
            yield from ({a.name: struct.pack("<Q", v)} for v in past)
            at = {a.name: struct.pack("<Q", end - 4096)}
            if a.pages:
                yield from ({**at, a.pages: struct.pack("<Q", n)}
                            for n in (2, (1 << 52) - 1, 1 << 52,
                                      (1 << 64) - 1))
            if a.order:
                yield from ({**at, a.order: struct.pack("<I", n)}
                            for n in (9, 18))
        elif a.addresses and a.sub_type != "struct":
            yield from ({a.name: struct.pack("<QQ", first, v)} for v in past)
        elif a.sub_type == "struct":
            yield from self.outside_struct(name, a, first, past)

    def outside_struct(self, name: str, a: model.Attribute, first: int,
                       past: tuple[int, ...]) -> Iterator[dict]:
        """Of lists of structs: by their member that is an address."""
        for m in self.families[name].struct(a.struct).members:
            if m.address:
                yield from ({a.name: self.entry(name, a, v)} for v in past)
            if m.address and m.order:
                yield from ({a.name: self.entry(name, a, first, n)}
                            for n in (9, 18))

    def with_values(self, name: str, attributes: list[model.Attribute],
                    own: dict, first: int) -> bytes:
        return b"".join(attr(a.value | (NESTED if a.type == "nest" else 0),
                             own.get(a.name, self.least(name, a, first)))
                        for a in attributes)

    def window_of(self, name: str, op: model.Operation, first: int,
                  pages: int) -> Iterator[tuple[bytes, str]]:
        """Bodies, and the path of the attribute that is at fault."""
        required = self.required(name, op)
        for a in self.attributes(name, op):
            with_it = required if a in required else sorted(
                [*required, a], key=lambda x: x.value)
            for own in self.outside(name, a, first, pages):
                yield self.with_values(name, with_it, own, first), a.name
            inner = self.nested(name, a).attributes if a.nested else ()
            for x in inner:
                needed = [y for y in inner if y.required or y is x]
                for own in self.outside(name, x, first, pages):
                    nest = self.with_values(name, needed, own, first)
                    yield self.with_values(name, with_it, {a.name: nest},
                                           first), f"{a.name}.{x.name}"

    def do_window(self, spec: dict) -> None:
        """Each address of each command, at the edges of a ring's window."""
        for name in spec["families"]:
            for op in self.operations(name):
                for body, path in self.window_of(name, op, spec["first"],
                                                 spec["pages"]):
                    message = self.message(name, op, body)
                    self.put_one(spec["ring"], message, self.answers(
                        message, {"op": f"{name}.{op.name}", "answer": {
                            "ack": {"error": "EINVAL", "at": path,
                                    "reason": "gpa-limit"}}}))
                if self.waiting[spec["ring"]]:
                    self.do_run({"ring": spec["ring"], "digest": True})

    def do_cut(self, spec: dict) -> None:
        """Each number of a command that is not there; left: what a narrowed
        ring has of those that its domain has."""
        for name in spec["families"]:
            there = {op.value for op in self.operations(name)}
            if "left" in spec:
                there = set(spec["left"].get(name, ()))
            op = next(self.operations(name))
            for n in set(range(256)) - there:
                message = bytearray(self.message(name, op, b""))
                message[6:8] = struct.pack("<H", wire.F_REQUEST)
                message[16] = n
                message[8:12] = struct.pack("<I", spec["seq"])
                self.put_one(spec["ring"], bytes(message), self.answers(
                    bytes(message), {"answer": {"ack": {"error": "ENOSYS"}}}))
            self.do_run({"ring": spec["ring"], "digest": True,
                         "doorbells": spec["doorbells"]})

    # ---- lengths of messages ----

    def limit_get(self, length: Optional[int] = None) -> bytes:
        op = self.families["ctrl"].operation_by_name["limit-get"]
        message = self.message("ctrl", op, b"")
        if length is None:
            return message
        return struct.pack("<I", length) + message[4:]

    def do_frames(self, spec: dict) -> None:
        """A good message, then one that says what cannot be."""
        want = {"op": "ctrl.limit-get", "answer": {"reply": spec["limits"]}}
        for length in SHORT + PAST:
            good, bad = self.limit_get(), self.limit_get(length)
            self.repeat({"status": "EBADMSG", "took": 20}, good + bad,
                        self.answers(good, want))
        for length in (21, 22, 23):
            bad = self.limit_get(length) + bytes(4)
            good = self.limit_get()
            self.repeat({}, bad + good, self.answers(bad, {"answer": {"ack": {
                "error": "EINVAL", "reason": "unaligned"}}}) +
                self.answers(good, want))

    def do_ring_frames(self, spec: dict) -> None:
        """The same by a ring, which is stopped, and reset."""
        for length in SHORT + PAST:
            self.put_one(spec["ring"], self.limit_get(length), None)
            self.do_run({"ring": spec["ring"], "status": "EBADMSG"})
            self.do_stopped({**spec, "consumed": 0, "reason":
                             "short" if length in SHORT else "past-end"})

    def do_stopped(self, spec: dict) -> None:
        """A ring has stopped, why and where; it is begun anew."""
        number = spec["ring"]
        self.do_call({"messages": [
            {"op": "ctrl.ring-get", "values": {"id": number}, "answer": {
                "reply": {"id": number, "state": "stopped",
                          "reason": self.reasons[spec["reason"]],
                          "consumed": spec["consumed"]}}}]})
        self.do_anew(spec)

    def do_anew(self, spec: dict) -> None:
        """Its pages are those with which it was opened last."""
        self.do_open(self.opened[spec["ring"]])
        self.do_call({"messages": [{"op": "ctrl.ring-reset",
                                    "values": {"id": spec["ring"]}}]})

    # ---- LINK ----

    def chain(self, length: int, fails: int, busy: int) \
            -> Iterator[dict]:
        """Links, of which one fails, each time in another way."""
        bad = ({"op": "memory.share", "values": {"gpa": busy, "pages": 0},
                "answer": {"ack": {"error": "EINVAL", "reason": "range",
                                   "at": "pages"}}},
               {"op": "memory.unshare", "values": {"gpa": busy, "pages": 1},
                "answer": {"ack": {"error": "EBUSY", "reason": "gpa-busy",
                                   "at": "gpa"}}},
               {"op": "ctrl.limit-get", "patch": {16: "63"},
                "answer": {"ack": {"error": "ENOSYS"}}})
        good = {"op": "memory.share", "values": {"gpa": busy, "pages": 1},
                "answer": {"reply": {"done": 1}}}
        for i in range(length):
            flags = ["link"] if i + 1 < length else []
            one: dict[str, Any] = dict(good)
            if i == fails:
                one = dict(bad[fails % len(bad)])
            elif i > fails:
                one["answer"] = {"ack": {"error": "ECANCELED",
                                         "reason": "canceled"}}
            yield {**one, "flags": flags}
        yield good

    def do_chains(self, spec: dict) -> None:
        """By CALL, or by a ring so often that they cross its end."""
        for _ in range(spec.get("rounds", 1)):
            for fails in range(spec["length"]):
                links = list(self.chain(spec["length"], fails, spec["busy"]))
                if "ring" in spec:
                    self.do_put({"ring": spec["ring"], "messages": links})
                    self.do_run({"ring": spec["ring"], "digest": True})
                else:
                    self.do_call({"messages": links, "digest": True})

    # ---- the longest work ----

    def do_many(self, spec: dict) -> None:
        """The same range so many times, in one memory.map."""
        n, pages = spec["ranges"], spec["pages"]
        one = {"gpa": spec["gpa"], "pages": pages}
        good = {"pages": pages, "status": 0, "reason": 0}
        self.do_call({"digest": True, "entries": spec["entries"],
                      "at": REQUEST_GPA, "reply": REPLY_GPA,
                      "reply-len": REPLY_LEN, "messages": [
                          {"op": "memory.map", "values": {"range": [one] * n},
                           "answer": {"reply": {"result": [good] * n}}}]})

    # ---- events ----

    def do_overrun(self, spec: dict) -> None:
        """So many events came at once. As many as it has bytes for wait with
        the hypervisor; what was lost is told once."""
        event = self.event(spec)
        told = spec["bytes"] // (len(event) + spec["envelope"])
        lost = self.event({"event": "ctrl.overrun",
                           "values": {"lost": spec["sent"] - told}})
        answers = [a for w in self.waiting[spec["ring"]] for a in w]
        self.waiting[spec["ring"]] = [answers + [event] * told + [lost]]
        self.do_run({"ring": spec["ring"], "digest": True,
                     "doorbells": spec["doorbells"]})
