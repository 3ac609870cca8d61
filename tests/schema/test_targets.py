# SPDX-License-Identifier: MIT
"""Targets lua, docs, fuzz and strip: what is committed is fresh, and what
they say is so.

What they write is read by people, Wireshark, fuzzers and other generators, and
by no compiler of ours: that it is there says nothing. So each is used here as
its readers use it, and compared with the schema."""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, "schema"))

import yaml  # noqa: E402
from hnlgen import __main__ as program  # noqa: E402
from hnlgen import abi, fuzz, load, lua, model, specs, wire  # noqa: E402

SPECS = [os.path.join(ROOT, "schema", f"{n}.yaml") for n in
         ("ctrl", "memory", "event", "view", "domain", "nested", "state")]
EVERY = os.path.join(HERE, "every.yaml")
COMMITTED = {"lua": "schema/bindings/lua", "docs": "docs/families",
             "lock": "schema"}

# Keys that YNL's genetlink has, by the object they may stand in.
YNL = {
    "family": "name doc protocol uapi-header definitions attribute-sets "
              "operations mcast-groups",
    "definition": "name header type doc value value-start entries "
                  "render-max",
    "entry": "name value doc",
    "attribute-set": "name name-prefix enum-name doc subset-of attributes",
    "attribute": "name type doc value type-value byte-order multi-attr "
                 "nested-attributes enum enum-as-flags checks sub-type "
                 "display-hint",
    "checks": "flags-mask min max min-len max-len exact-len",
    "operations": "enum-model name-prefix enum-name async-prefix async-enum "
                  "list",
    "operation": "name doc value attribute-set flags dont-validate "
                 "config-cond do dump notify event mcgrp",
    "exchange": "request reply pre post",
    "message": "attributes",
    "event": "attributes",
    "mcast-groups": "list",
    "group": "name flags",
}
YNL_MUST = {
    "family": "name doc attribute-sets operations",
    "definition": "type name",
    "entry": "name",
    "attribute-set": "name attributes",
    "attribute": "name type",
    "operations": "list",
    "operation": "name doc",
}
YNL_TYPES = set("unused pad flag binary uint sint u8 u16 u32 u64 s32 s64 "
                "string nest array-nest nest-type-value".split())


def hnlgen(*args: str) -> tuple[int, str]:
    said = io.StringIO()
    with contextlib.redirect_stderr(said):
        status = program.main(list(args))
    return status, said.getvalue()


def layouts(*paths: str) -> list:
    problems = load.Problems()
    found = specs.read(paths, problems)
    assert not problems, "\n".join(problems.lines())
    return found


def text_of(path: str) -> str:
    with open(os.path.join(ROOT, path), encoding="utf-8") as f:
        return f.read()


class Committed(unittest.TestCase):
    def test_it_is_fresh(self) -> None:
        for target, out in COMMITTED.items():
            with self.subTest(target=target):
                self.assertEqual(hnlgen(target, *SPECS, "-o",
                                        os.path.join(ROOT, out), "--check"),
                                 (0, ""))

    def test_unchanged_is_not_rewritten(self) -> None:
        for target in COMMITTED:
            with self.subTest(target=target), \
                    tempfile.TemporaryDirectory() as out:
                hnlgen(target, *SPECS, "-o", out)
                paths = [os.path.join(d, n) for d, _, names in os.walk(out)
                         for n in names]
                for path in paths:
                    os.utime(path, (1, 1))
                hnlgen(target, *SPECS, "-o", out)
                self.assertTrue(paths)
                self.assertEqual({os.stat(p).st_mtime for p in paths}, {1})


class Clash(unittest.TestCase):
    """A family is one or is none, whatever is made of it."""

    def test_it_is_refused_by_every_target(self) -> None:
        for name in ("clash-entry-case", "clash-entry-digit",
                     "clash-constant"):
            path = os.path.join(HERE, "bad", f"{name}.yaml")
            want = text_of(f"tests/schema/bad/{name}.err")
            for target in sorted({*program.TARGETS, *program.TOGETHER,
                                  program.LOCK}):
                with self.subTest(name=name, target=target), \
                        tempfile.TemporaryDirectory() as out:
                    status, said = hnlgen(target, path, "-o", out)
                    self.assertEqual((status, os.path.basename(said)),
                                     (1, want))
                    self.assertEqual(os.listdir(out), [])


WORDS = """\
name: words
id: 0x8120
version: 1
definitions:
  - { name: none, type: enum, entries: [ some, none, ok, error ] }
  - { name: "true", type: flags, entries: [ some, none ] }
attribute-sets:
  - name: words
    attributes:
      - { name: one, type: u32, enum: none, default: some }
      - { name: two, type: u32, enum: "true" }
operations:
  list:
    - { name: x, attribute-set: words, do: { request: { attributes: [ one,
        two ] } } }
"""


class Words(unittest.TestCase):
    """What a language keeps for itself is a name like any other."""

    def made(self, target: str, name: str) -> str:
        with tempfile.TemporaryDirectory() as out:
            path = os.path.join(out, "words.yaml")
            with open(path, "w", encoding="utf-8") as f:
                f.write(WORDS)
            self.assertEqual(hnlgen(target, path, "-o", out), (0, ""))
            with open(os.path.join(out, name), encoding="utf-8") as f:
                return f.read()

    def test_python_reads_it(self) -> None:
        text = self.made("python", "hnl/words.py")
        compile(text, "words.py", "exec")
        self.assertIn("class None_(enum.IntEnum):", text)
        self.assertIn("class True_(enum.IntFlag):", text)

    def test_ocaml_s_some_is_its_own(self) -> None:
        text = self.made("ocaml", "hnl_words.ml")
        self.assertIn("    | Some_\n", text)
        self.assertIn("    | 0 -> Some Some_\n", text)
        self.assertNotIn(".Some\n", text)


class Forced(unittest.TestCase):
    """--force is of target lock: elsewhere it would do nothing."""

    def test_it_is_refused(self) -> None:
        for target in sorted({*program.TARGETS, *program.TOGETHER}):
            with self.subTest(target=target), \
                    tempfile.TemporaryDirectory() as out, \
                    contextlib.redirect_stderr(io.StringIO()) as said:
                with self.assertRaises(SystemExit) as end:
                    program.main([target, SPECS[0], "-o", out, "--force"])
                self.assertEqual(end.exception.code, 2)
                self.assertIn(f"error: --force is of target lock alone; "
                              f"{target} never breaks a lock\n",
                              said.getvalue())
                self.assertEqual(os.listdir(out), [])


class Source(unittest.TestCase):
    """What was generated says from which file."""

    def test_a_file_elsewhere_is_named_alone(self) -> None:
        with tempfile.TemporaryDirectory() as out:
            path = os.path.join(out, "own.yaml")
            with open(path, "w", encoding="utf-8") as f:
                f.write(text_of("schema/memory.yaml"))
            for target in ("c", "rust", "python", "ocaml", "lua", "docs",
                           "fuzz", "strip", "lock"):
                made = os.path.join(out, target)
                with self.subTest(target=target):
                    self.assertEqual(hnlgen(target, path, "-o", made), (0, ""))
                    self.assertEqual(sources_below(made), {"own.yaml"})

    def test_a_file_of_this_tree_is_named_with_its_path(self) -> None:
        with tempfile.TemporaryDirectory() as out:
            self.assertEqual(hnlgen("c", EVERY, "-o", out), (0, ""))
            self.assertEqual(sources_below(out), {"tests/schema/every.yaml"})


def sources_below(folder: str) -> set[str]:
    found = set()
    for where, _, names in os.walk(folder):
        for name in names:
            with open(os.path.join(where, name), "rb") as f:
                found |= set(re.findall(
                    rb"generated (?:by hnlgen )?from (\S+\.yaml)", f.read()))
    return {name.decode() for name in found}


class Lua(unittest.TestCase):
    def test_numbers_are_those_of_the_header(self) -> None:
        found = dict(re.findall(r"HNL_REASON_(\w+) = (\d+)",
                                text_of("include/hnl/abi.h")))
        self.assertEqual({k: int(v) for k, v in found.items()}, abi.REASON)

    def test_no_name_ends_a_string(self) -> None:
        self.assertEqual(lua.quoted('a"\\\n'), '"a\\034\\092\\010"')


class Python(unittest.TestCase):
    def test_refusal_names_the_attribute(self) -> None:
        sys.path.insert(0, os.path.join(ROOT, "schema/bindings/python"))
        from hnl import memory, wire
        share, a_range = memory.ShareRequest, memory.Range
        for message, want in (
                (share(gpa=0), "pages, attribute 3: MISSING (errno 22)"),
                (share(gpa=1, pages=1),
                 "gpa, attribute 2: ALIGN (errno 22, byte 20)"),
                (memory.MapRequest(range=[a_range(gpa=1, pages=1)]),
                 "range.gpa, attribute 1: ALIGN (errno 22, byte 24)"),
                (memory.MapRequest(range=[a_range(gpa=0)]),
                 "range.pages, attribute 2: MISSING (errno 22)")):
            with self.subTest(want=want):
                with self.assertRaises(wire.EncodeError) as told:
                    message.encode()
                self.assertEqual(str(told.exception), want)


class Docs(unittest.TestCase):
    def test_page_has_every_thing_of_the_family(self) -> None:
        with tempfile.TemporaryDirectory() as out:
            self.assertEqual(hnlgen("docs", *SPECS, EVERY, "-o", out),
                             (0, ""))
            for layout in layouts(*SPECS, EVERY):
                f = layout.family
                with open(os.path.join(out, f"{f.name}.md")) as page:
                    text = page.read()
                for op in f.operations:
                    self.assertIn(f"### {op.name}\n", text)
                    for e in op.errors:
                        self.assertIn(f"`{e}`", text)
                for s in f.sets:
                    for a in s.attributes:
                        self.assertRegex(text, rf"\| `{a.name}` \| {a.value} "
                                               r"\|")
                for x in f.features:
                    self.assertIn(f"| `{x.name}` | {x.value} |", text)

    def test_links_of_a_page_out_of_tree_lead_nowhere_else(self) -> None:
        """It may lie anywhere: only a family of hnl's stands beside abi.md."""
        with tempfile.TemporaryDirectory() as out:
            own = os.path.join(ROOT, "docs/examples/own-family/clock.yaml")
            memory = os.path.join(ROOT, "schema/memory.yaml")
            self.assertEqual(hnlgen("docs", own, memory, "-o", out), (0, ""))
            for name, want in (("clock", []), ("memory", ["../abi.md"])):
                with open(os.path.join(out, f"{name}.md")) as f:
                    text = f.read()
                self.assertEqual(re.findall(r"\]\(([^)#]+)\)", text), want)
                self.assertIn("docs/abi.md", text)

    def test_every_row_has_as_many_cells_as_its_head(self) -> None:
        with tempfile.TemporaryDirectory() as out:
            hnlgen("docs", *SPECS, EVERY, "-o", out)
            for name in os.listdir(out):
                with open(os.path.join(out, name)) as f:
                    blocks = f.read().split("\n\n")
                for block in blocks:
                    if block.startswith("|"):
                        cells = {len(re.findall(r"(?<!\\)\|", row))
                                 for row in block.splitlines()}
                        self.assertEqual(len(cells), 1, block)

    def test_examples_are_messages(self) -> None:
        """The hex of a page is a request that decodes again."""
        for layout in layouts(*SPECS):
            f = layout.family
            text = text_of(f"docs/families/{f.name}.md")
            ops = re.findall(
                r"^### ([\w-]+)$(?:(?!^### ).)*?^```\n(.*?)^```", text,
                re.MULTILINE | re.DOTALL)
            found = 0
            for name, block in ops:
                if "..." in block:
                    continue
                data = bytes.fromhex(re.sub(r"\b(nl|genl)msghdr", "", block))
                self.assertEqual(wire.decode(f, data)["op"], name)
                found += 1
            if f.name != "state":       # events alone: nobody asks
                self.assertGreaterEqual(found, 4)


class Fuzz(unittest.TestCase):
    def test_seed_of_every_command(self) -> None:
        for layout in layouts(*SPECS, EVERY):
            names = {n for n, _ in fuzz.seeds(layout)}
            self.assertLessEqual({f"{layout.family.name}.{op.name}"
                                  for op in layout.family.operations
                                  if not op.is_event}, names)

    def test_seed_has_what_is_required(self) -> None:
        for layout in layouts(*SPECS, EVERY):
            for name, data in fuzz.seeds(layout):
                got = wire.decode(layout.family, data)
                self.assertNotIn("_unknown", got["values"])
                t = layout.of(layout.family.operation_by_name[got["op"]],
                              "request")
                for f in t.fields:
                    if f.required:
                        self.assertIn(f.name, got["values"], name)

    def test_each_rule_is_broken_by_a_seed(self) -> None:
        for layout in layouts(*SPECS, EVERY):
            if all(op.is_event for op in layout.family.operations):
                continue        # nobody asks for anything
            names = {n for n, _ in fuzz.negatives(layout)}
            said = {tuple(re.split(r"[.-]", n)[-2:]) for n in names}
            self.assertLessEqual({"PADDING", "ATTR_SHORT", "UNKNOWN"},
                                 {reason for _, reason in said})
            for t in layout.tables:
                if t.role == "request":
                    self.rules_are_broken(layout, t, names)

    def rules_are_broken(self, layout, t, names: set[str]) -> None:
        """Of a request's own attributes."""
        for f in t.fields:
            a, c = f.attribute, f.attribute.checks
            at = f"n_{layout.family.name}.{t.operation.name}.{f.name}"
            wanted = {"NESTED_BIT"} | ({"DUPLICATE"} if not a.multi else
                                       {"COUNT"} if c.max_count else set())
            wanted |= {"MISSING"} if f.required else set()
            wanted |= {"ALIGN"} if a.align else set()
            wanted |= {"STRING"} if f.kind == "STRING" else set()
            wanted |= {{"SRANGE": "RANGE"}.get(f.check.kind, f.check.kind)} \
                - {"NONE"}
            if a.type in model.NUMBERS or c.max_len is not None:
                wanted.add("LENGTH")
            for reason in sorted(wanted):
                self.assertIn(f"{at}-{reason}", names)
        for r in t.rules:
            verb = "implies" if r.kind == "IMPLIES" else "excludes"
            self.assertIn(f"n_{layout.family.name}.{t.operation.name}."
                          f"{r.field.name}_{verb}-{r.other.name}", names)

    def test_dictionary_is_of_libfuzzer_s_form(self) -> None:
        for line in fuzz.dictionary(layouts(*SPECS)).splitlines():
            self.assertRegex(line, r'^(#.*|\w+="(\\x[0-9a-f]{2}){1,64}")$')


class Strip(unittest.TestCase):
    """Pure YNL: no other key, all that YNL demands, the same wire."""

    def setUp(self) -> None:
        self.tmp = tempfile.TemporaryDirectory()
        self.addCleanup(self.tmp.cleanup)
        self.assertEqual(hnlgen("strip", *SPECS, EVERY, "-o", self.tmp.name),
                         (0, ""))

    def stripped(self) -> dict[str, dict]:
        found = {}
        for name in sorted(os.listdir(self.tmp.name)):
            with open(os.path.join(self.tmp.name, name)) as f:
                found[name] = yaml.safe_load(f)
        return found

    def test_a_spec_of_ynl_stays_as_it_is(self) -> None:
        odd = os.path.join(ROOT, "tests", "ynl", "odd.yaml")
        self.assertEqual(hnlgen("strip", odd, "-o", self.tmp.name), (0, ""))
        with open(os.path.join(self.tmp.name, "odd.yaml")) as f:
            self.assertEqual(f.read(), text_of("tests/ynl/odd.yaml"))

    def object(self, kind: str, node: dict) -> None:
        self.assertLessEqual(set(node), set(YNL[kind].split()), kind)
        self.assertLessEqual(set(YNL_MUST.get(kind, "").split()), set(node),
                             kind)

    def test_it_has_no_key_but_ynl_s(self) -> None:
        for spec in self.stripped().values():
            self.object("family", spec)
            self.assertEqual(spec["protocol"], "genetlink")
            for d in spec.get("definitions", ()):
                self.object("definition", d)
                self.assertIn(d["type"], ("const", "enum", "flags"))
                for e in d.get("entries", ()):
                    self.object("entry", e)
            for s in spec["attribute-sets"]:
                self.object("attribute-set", s)
                for a in s["attributes"]:
                    self.attribute(a)
            self.object("operations", spec["operations"])
            for op in spec["operations"]["list"]:
                self.operation(op)
            groups = spec.get("mcast-groups", {})
            self.object("mcast-groups", groups)
            for group in groups.get("list", ()):
                self.object("group", group)

    def attribute(self, a: dict) -> None:
        self.object("attribute", a)
        self.assertIn(a["type"], YNL_TYPES)
        checks = a.get("checks", {})
        self.object("checks", checks)
        for key, value in checks.items():
            self.assertIsInstance(value, str if key == "flags-mask" else int)
            self.assertTrue(key == "flags-mask" or value >= 0)

    def operation(self, op: dict) -> None:
        self.object("operation", op)
        self.assertLessEqual(set(op.get("flags", ())), {"admin-perm"})
        for way in ("do", "dump"):
            exchange = op.get(way, {})
            self.object("exchange", exchange)
            for message in exchange.values():
                self.object("message", message)
        self.object("event", op.get("event", {}))

    def test_hnlgen_reads_the_same_wire(self) -> None:
        """With what YNL has no key for: number, version."""
        for layout in layouts(*SPECS, EVERY):
            f = layout.family
            path = os.path.join(self.tmp.name, f"{f.name}.yaml")
            with open(path) as spec:
                text = spec.read()
            with open(path, "w") as spec:
                spec.write(text + f"id: {f.id}\nversion: {f.version}\n")
            again = self.again(path)
            self.assertEqual(self.wire_of(again), self.wire_of(f))

    def test_each_command_of_it_has_a_set(self) -> None:
        """So YNL's own readers want it, hnlgen's too."""
        with tempfile.TemporaryDirectory() as out:
            for path in sorted(os.listdir(self.tmp.name)):
                self.assertEqual(hnlgen("c", os.path.join(
                    self.tmp.name, path), "-o", out), (0, ""))

    def again(self, path: str) -> model.Family:
        """Form and names; a reply's bound is not YNL's to say."""
        from hnlgen import form
        problems = load.Problems()
        family = form.read_family(path, load.load(path, problems), problems)
        self.assertEqual(list(problems.lines()), [])
        return family

    @staticmethod
    def wire_of(f: model.Family) -> list:
        """Numbers and places; of a value its length."""
        def width(a: model.Attribute):
            if a.type in ("uint", "sint", "string", "nest", "flag"):
                return a.type
            if a.type in model.NUMBERS:
                return model.NUMBERS[a.type].width
            if a.type == "bitfield32":
                return 8
            exact = a.checks.exact_len
            return exact if exact in (1, 2, 8) else a.checks.max_len

        sets = [(s.name, [(a.name, a.value, width(a), a.multi, a.big_endian
                           if a.type in set(model.NUMBERS) - {"s8", "s16"}
                           else None, a.nested)
                          for a in s.attributes if a.type not in
                          model.SILENT])
                for s in f.sets if any(a.type not in model.SILENT
                                       for a in s.attributes)]
        said = {name for name, _ in sets}
        ops = [(op.name, op.value, op.attribute_set
                if op.attribute_set in said else None,
                *[(bool(x), x and x.request and x.request.attributes or (),
                   x and x.reply and x.reply.attributes or ())
                  for x in (op.do, op.dump)]) for op in f.operations]
        return [f.name, f.id, f.version, sets, ops,
                [(d.name, d.values) for d in f.definitions
                 if isinstance(d, model.Enum)]]


if __name__ == "__main__":
    unittest.main()
