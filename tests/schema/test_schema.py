#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""hnlgen as its users meet it: by its command line.

	bad/NAME.yaml	wrong by one rule; bad/NAME.err is all that is said
	every.yaml	every key that is implemented; every/ its golden output

Beside these: hostile files end in an error within a bounded time, output does
not depend on the run, and the tables that exist twice (keys in form.py and
hnl.schema.json, numbers in model.py and the headers) agree.

The bad files are many and each is read in an instant, so that for them the
command's main() is called here; whatever could hurt gets a process.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, "schema"))

import messages  # noqa: E402
import yaml  # noqa: E402
from hnlgen import __main__ as program  # noqa: E402
from hnlgen import (check_words, form, form_legacy, load, model,  # noqa: E402
                    specs, ynl)

SPECS = [f"schema/{family}.yaml" for family in
         ("ctrl", "memory", "event", "view", "domain", "nested", "state")]
BAD = os.path.join(HERE, "bad")
# Modules that find something wrong with a spec. evolve and lock, which compare
# it with what it was, have test_evolution.py.
JUDGES = ("__main__", "c_names", "check", "check_clash", "check_events",
          "check_legacy", "check_room", "check_rules", "check_tree",
          "check_values", "check_words", "form", "legacy", "legacy_list",
          "load", "text", "ynl", "ynl_check", "ynl_numbers", "ynl_refs",
          "ynl_structs")
# By a file that is absent, one of more than a megabyte, one that no one would
# check out, and a wrong call.
SAID_ELSEWHERE = r"cannot\\ be\\ read|longer\\ than|file's\\ name|\\-\\-force"
SECONDS = 10            # of a processor, for the worst file
STUCK = 300             # by the clock, on the busiest machine


def hnlgen(*args: str, cwd: str = ROOT,
           env: dict | None = None) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, os.path.join(ROOT, "schema", "hnlgen"), *args],
        cwd=cwd, env={**os.environ, **(env or {})}, text=True,
        capture_output=True, timeout=STUCK)


@contextlib.contextmanager
def directory(path: str):
    before = os.getcwd()
    os.chdir(path)
    try:
        yield
    finally:
        os.chdir(before)


def text_of(path: str) -> str:
    with open(os.path.join(ROOT, path), encoding="utf-8") as f:
        return f.read()


def bad_names() -> list[str]:
    return sorted(n[:-5] for n in os.listdir(BAD) if n.endswith(".yaml"))


def command_of(name: str) -> list[str]:
    """Its first line may name a target, and other specs to be read too."""
    with open(os.path.join(BAD, f"{name}.yaml"), "rb") as f:
        found = re.match(rb"# hnlgen: (.+)", f.readline())
    target, *others = found[1].decode().split() if found else ["c"]
    return [target, f"{name}.yaml", *others]


class Bad(unittest.TestCase):
    def test_each_says_what_it_must(self) -> None:
        names = bad_names()
        self.assertGreater(len(names), 100)
        with tempfile.TemporaryDirectory() as out, directory(BAD):
            for name in names:
                with self.subTest(name=name):
                    said = io.StringIO()
                    with contextlib.redirect_stderr(said):
                        status = program.main([*command_of(name), "-o", out])
                    self.assertEqual(status, 1)
                    with open(f"{name}.err", encoding="utf-8") as f:
                        self.assertEqual(said.getvalue(), f.read())
                    self.assertEqual(os.listdir(out), [])

    def test_every_message_is_said_by_one(self) -> None:
        said = "".join(text_of(f"tests/schema/bad/{name}.err")
                       for name in bad_names()).splitlines()
        unsaid = []
        for module in JUDGES:
            for line, pattern in messages.patterns(
                    Path(ROOT, "schema", "hnlgen", f"{module}.py")):
                told = re.compile(f"error: {pattern}$")
                if not any(map(told.search, said)) and \
                        not re.search(SAID_ELSEWHERE, pattern):
                    unsaid.append(f"{module}.py:{line}: {pattern}")
        self.assertEqual(unsaid, [])

    def test_too_long_a_file_is_an_error(self) -> None:
        with tempfile.TemporaryDirectory() as tmp, directory(tmp):
            with open("long.yaml", "w") as f:
                f.write("#" * (load.MAX_BYTES + 1))
            got = hnlgen("c", "long.yaml", "-o", "out", cwd=tmp)
        self.assertEqual((got.returncode, got.stderr), (
            1, "long.yaml:1: error: longer than 1048576 bytes; split the "
               "family\n"))

    def test_command_says_the_same(self) -> None:
        got = hnlgen("c", "several.yaml", "-o", "/nonexistent", cwd=BAD)
        with open(os.path.join(BAD, "several.err"), encoding="utf-8") as f:
            self.assertEqual((got.returncode, got.stderr), (1, f.read()))

    def test_two_families_share_nothing(self) -> None:
        with tempfile.TemporaryDirectory() as tmp:
            twin = os.path.join(tmp, "twin.yaml")
            with open(twin, "w") as f:
                f.write(text_of("schema/memory.yaml"))
            got = hnlgen("c", "schema/memory.yaml", twin, "-o", tmp)
        self.assertEqual(got.returncode, 1)
        self.assertIn("family id '17' is that of", got.stderr)
        self.assertIn("family name 'memory' is that of", got.stderr)

    def test_file_absent_is_an_error(self) -> None:
        got = hnlgen("c", "nowhere.yaml", "-o", "/nonexistent")
        self.assertEqual((got.returncode, got.stderr), (
            1, "nowhere.yaml:1: error: cannot be read: No such file or "
               "directory\n"))


HEAD = "name: bad\nid: 100\nversion: 1\n"


def _bomb() -> str:
    lines = ["a0: &a0 [ x, x, x, x, x, x, x, x, x, x ]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]"
              for i in range(1, 30)]
    return "\n".join(lines)


def _many_attributes() -> str:
    return HEAD + "attribute-sets:\n  - name: s\n    attributes:\n" + \
        "".join(f"      - {{ name: a{i}, type: u8 }}\n"
                for i in range(10000))


def _many_sets(keys: str) -> str:
    attributes = "".join(f"      - {{ name: a{i}, type: u32, {keys} }}\n"
                         for i in range(250))
    return "attribute-sets:\n" + "".join(
        f"  - name: s{i}\n    attributes:\n{attributes}" for i in range(12))


def _nest_chain(wide: int, long: int) -> str:
    """Sets which each hold the next, wide times over."""
    sets = "".join(
        f"  - name: s{i}\n    attributes:\n" + "".join(
            f"      - {{ name: n{j}, type: nest, nested-attributes: "
            f"s{min(i + 1, long)} }}\n" for j in range(wide))
        for i in range(long))
    leaf = f"  - name: s{long}\n    attributes: [ {{ name: x, type: u8 }} ]\n"
    return HEAD + "attribute-sets:\n" + sets + leaf + \
        "operations: { list: [ { name: o, attribute-set: s0, do: { reply: " \
        "{ attributes: [ n0 ] } } } ] }\n"


HOSTILE = {
    "alias bomb": _bomb(),
    "depth bomb": "[" * 100000,
    "block depth bomb": "\n".join("- " * i + "x" for i in range(1, 1000)),
    "alias of itself": "a: &a { b: *a }",
    "nest chain": _nest_chain(1, 8000),
    "nest explosion": _nest_chain(200, 7),
    "nest of all": _nest_chain(1, 2).replace("s2 }", "s0 }"),
    "10,000 attributes": _many_attributes(),
    "struct of 20,000 members": HEAD + "definitions:\n  - name: s\n    type: "
    "struct\n    members:\n" + "".join(
        f"      - {{ name: m{i}, type: u64 }}\n" for i in range(20000)),
    "long enum of many": HEAD + "definitions:\n  - { name: e, type: enum, "
    f"entries: [ {', '.join(f'e{i}' for i in range(20000))} ] }}\n"
    + _many_sets("enum: e, default: e19999"),
    "rules among the silent": HEAD + "attribute-sets:\n  - name: s\n    "
    "attributes:\n      - { name: x, type: u8, implies: [ y ] }\n"
    "      - { name: y, type: u8 }\n" + "".join(
        f"      - {{ name: a{i}, type: unused }}\n" for i in range(16000)),
    "unknown keys": HEAD + "".join(f"k{i}: 1\n" for i in range(50000)),
    "long unknown key": HEAD + "x" * 500000 + ": 1\n",
    "huge number": HEAD.replace("100", "9" * 500000),
    "huge hexadecimal": HEAD.replace("100", "0x" + "f" * 500000),
    "dangling names": HEAD + "attribute-sets:\n  - name: s\n    attributes:\n"
    + "".join(f"      - {{ name: a{i}, type: u32, enum: e{i} }}\n"
              for i in range(250)) + "definitions:\n" + "".join(
        f"  - {{ name: f{i}, type: enum, entries: [ x ] }}\n"
        for i in range(10000)),
    "NUL": HEAD + "\0",
    "not UTF-8": HEAD + "\udcff",
    "too long": "#" * (load.MAX_BYTES + 1),
    "python tag": "name: !!python/object/apply:os.system [ 'true' ]",
    "merge key": "a: &a { b: c }\nname: { <<: *a }\n",
    "names for C": HEAD + "definitions: [ { name: 'x\\\n#error', "
                          "type: const, value: 1 } ]",
}


def spent() -> float:
    """Seconds of a processor by all that ran to its end."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class Hostile(unittest.TestCase):
    def test_ends_in_an_error_in_time(self) -> None:
        for name, text in HOSTILE.items():
            with self.subTest(name=name), \
                    tempfile.TemporaryDirectory() as tmp:
                path = os.path.join(tmp, "x.yaml")
                with open(path, "wb") as f:
                    f.write(text.encode("utf-8", "surrogateescape"))
                begun = spent()
                got = hnlgen("c", path, "-o", os.path.join(tmp, "out"))
                self.assertLess(spent() - begun, SECONDS)
                self.assertEqual(got.returncode, 1)
                self.assertNotIn("Traceback", got.stderr)
                self.assertRegex(got.stderr, r"x\.yaml:\d+: error: ")
                self.assertFalse(os.path.exists(os.path.join(tmp, "out")))

    def test_doc_stays_in_its_comment(self) -> None:
        header = text_of("tests/schema/every/hnl_every.h")
        self.assertIn("Ends a comment * / and begins / * another", header)


class Output(unittest.TestCase):
    def test_committed_files_are_fresh(self) -> None:
        for args in ([*SPECS, "-o", "lib/generated"],
                     ["tests/schema/every.yaml", "-o",
                      "tests/schema/every"]):
            got = hnlgen("c", *args, "--check")
            self.assertEqual((got.returncode, got.stderr), (0, ""))

    def test_stale_file_is_named_and_left(self) -> None:
        with tempfile.TemporaryDirectory() as out:
            hnlgen("c", *SPECS, "-o", out)
            path = os.path.join(out, "hnl_memory.c")
            with open(path, "a") as f:
                f.write("\n")
            os.unlink(os.path.join(out, "hnl_ctrl_names.c"))
            got = hnlgen("c", *SPECS, "-o", out, "--check")
            self.assertEqual(got.returncode, 1)
            self.assertEqual(
                [os.path.basename(line.split(":")[0])
                 for line in got.stderr.splitlines()],
                ["hnl_ctrl_names.c", "hnl_memory.c"])
            self.assertEqual(len(os.listdir(out)), 3 * len(SPECS) - 1)

    def test_unchanged_file_is_not_rewritten(self) -> None:
        with tempfile.TemporaryDirectory() as out:
            hnlgen("c", *SPECS, "-o", out)
            for name in os.listdir(out):
                os.utime(os.path.join(out, name), (1, 1))
            os.unlink(os.path.join(out, "hnl_ctrl.h"))
            hnlgen("c", *SPECS, "-o", out)
            rewritten = [n for n in os.listdir(out)
                         if os.stat(os.path.join(out, n)).st_mtime != 1]
            self.assertEqual(rewritten, ["hnl_ctrl.h"])

    def test_same_in_every_run(self) -> None:
        with tempfile.TemporaryDirectory() as out:
            hnlgen("c", *SPECS, "-o", out, env={"PYTHONHASHSEED": "1"})
            got = hnlgen("c", *SPECS, "-o", out, "--check",
                         env={"PYTHONHASHSEED": "2"})
            self.assertEqual(got.returncode, 0)

    def test_runs_as_a_package_and_as_a_directory(self) -> None:
        got = subprocess.run(
            [sys.executable, "-m", "hnlgen", "c", "memory.yaml", "view.yaml",
             "-o", "../lib/generated", "--check"],
            cwd=os.path.join(ROOT, "schema"), capture_output=True)
        self.assertEqual(got.returncode, 0)


def implemented() -> dict[str, set[str]]:
    """Keys by the kind of mapping, as form.py has them."""
    kinds = {"family": form.FAMILY, "entry": form.ENTRY,
             "member": form.MEMBER, "attribute-set": form.SET,
             "attribute": form.ATTRIBUTE, "checks": form.CHECKS,
             "operations": form.OPERATIONS, "operation": form.OPERATION,
             "exchange": form.EXCHANGE, "message": form.MESSAGE,
             "continuation": form.CONTINUATION,
             "multicall": form.MULTICALL, "feature": form.FEATURE,
             "legacy": form_legacy.LEGACY,
             "legacy-field": form_legacy.LEGACY_FIELD,
             "legacy-list": form_legacy.LEGACY_LIST,
             "legacy-element": form_legacy.LEGACY_ELEMENT,
             "mcast-groups": form.GROUPS, "group": form.GROUP,
             **form.DEFINITION}
    return {kind: set(keys.known) for kind, keys in kinds.items()}


def docs_blocks() -> list[str]:
    return re.findall(r"```yaml\n(.*?)```", text_of("docs/schema.md"),
                      re.DOTALL)


def docs_example() -> str:
    """The blocks of docs/schema.md together, but the one that is whole; those
    of the first one that are empty stand for the others."""
    blocks = docs_blocks()[1:]
    first = re.sub(r"(?m)^\S+: (\[\]|\{\})\n", "", blocks[0])
    return "\n".join([first, *blocks[1:]])


def json_schema():
    try:
        import jsonschema
    except ImportError as e:
        why = "no python3-jsonschema; apt install python3-jsonschema"
        print(f"skipped: {why}")    # unittest itself says only how many
        raise unittest.SkipTest(why) from e
    schema = json.loads(text_of("schema/hnl.schema.json"))
    cls = jsonschema.validators.validator_for(schema)
    cls.check_schema(schema)
    return cls(schema)


class Agreement(unittest.TestCase):
    def test_json_schema_has_the_same_keys(self) -> None:
        parts = json.loads(text_of("schema/hnl.schema.json"))["$defs"]
        of_ynl = {f"ynl-{kind.replace(' ', '-')}":
                  set(f"{keys} {ynl.QUIET[kind]}".split())
                  for kind, keys in ynl.LOUD.items()}
        for kind, keys in {**implemented(), **of_ynl}.items():
            with self.subTest(kind=kind):
                self.assertEqual(set(parts[kind]["properties"]), keys)
                self.assertIs(parts[kind]["additionalProperties"], False)

    def test_json_schema_has_the_same_words(self) -> None:
        parts = json.loads(text_of("schema/hnl.schema.json"))["$defs"]
        self.assertEqual(set(parts["error"]["enum"]), set(model.ERRNO))
        self.assertEqual(set(parts["unit"]["enum"]), set(check_words.UNITS))

    def test_json_schema_accepts_good_and_refuses_bad(self) -> None:
        validator = json_schema()
        for path in [*SPECS, "tests/schema/every.yaml",
                     "tests/ynl/odd.yaml"]:
            errors = list(validator.iter_errors(
                yaml.safe_load(text_of(path))))
            self.assertEqual([e.message for e in errors], [], path)
        for name in ("key-unknown", "key-later", "number-outside", "several",
                     "family-without-id", "type-unknown", "type-later",
                     "list-expected", "name-bad", "pad-without-len",
                     "errors-twice", "op-error-unknown", "unit-far",
                     "unit-near",
                     "const-without-value", "member-len", "op-flag",
                     "ynl-key-of-hnl", "ynl-name", "ynl-definition-type",
                     "ynl-key-without", "ynl-nest-without-set",
                     "ynl-format-without-value"):
            spec = yaml.safe_load(text_of(f"tests/schema/bad/{name}.yaml"))
            self.assertTrue(list(validator.iter_errors(spec)), name)

    def test_every_key_is_in_every_yaml(self) -> None:
        text = text_of("tests/schema/every.yaml")
        for kind, keys in implemented().items():
            for key in keys:
                found = re.search(rf"(?m)^[ -]*{key}:|[{{,] {key}:", text)
                self.assertTrue(found, f"{key} of {kind}")

    def test_every_key_is_in_the_docs(self) -> None:
        text = text_of("docs/schema.md")
        for kind, keys in implemented().items():
            for key in keys:
                self.assertIn(f"`{key}", text, f"{key} of {kind}")

    def test_every_key_is_in_an_example_of_the_docs(self) -> None:
        text = docs_example()
        for kind, keys in implemented().items():
            for key in keys:
                self.assertRegex(text, rf"(?m)^[ -]*{key}:|[{{,] {key}:",
                                 f"{key} of {kind}")

    def test_the_docs_open_with_the_example_that_is_built(self) -> None:
        built = text_of("docs/examples/own-family/clock.yaml")
        self.assertEqual(built.partition("\n")[2], docs_blocks()[0])

    def test_the_docs_example_is_a_family(self) -> None:
        with tempfile.TemporaryDirectory() as tmp:
            path = os.path.join(tmp, "pool.yaml")
            with open(path, "w") as f:
                f.write(docs_example())
            for target in ("c", "legacy", "docs"):
                got = hnlgen(target, path, "-o", tmp)
                self.assertEqual((got.returncode, got.stderr), (0, ""))

    def test_json_schema_accepts_the_docs_example(self) -> None:
        self.assertEqual([e.message for e in json_schema().iter_errors(
            yaml.safe_load(docs_example()))], [])

    def test_numbers_are_those_of_the_headers(self) -> None:
        abi = text_of("include/hnl/abi.h")
        policy = text_of("include/hnl/policy.h")
        for name, value in (("HNL_MSGHDR", model.MSG_HEADER),
                            ("HNL_MSG_MAX", model.MSG_MAX),
                            ("HNL_ATTRHDR", model.ATTR_HEADER),
                            ("HNL_ATTR_TYPE", model.ATTR_NUMBER_MAX),
                            ("HNL_ATTR_NESTED", model.ATTR_NESTED),
                            ("HNL_ATTR_CRITICAL", model.ATTR_CRITICAL),
                            ("HNL_FAMILY_MIN", model.FAMILY_MIN),
                            ("HNL_DEPTH_MAX", model.DEPTH_MAX),
                            ("HNL_PRESENCE_MAX", model.PRESENCE_MAX)):
            found = re.search(rf"#define {name} (\w+)", abi + policy)
            self.assertEqual(int(found[1], 0), value, name)
        errno = dict(re.findall(r"HNL_(E\w+) = (\d+)", abi))
        self.assertEqual({k: int(v) for k, v in errno.items()}, model.ERRNO)

    def test_families_are_read_whole(self) -> None:
        found = specs.families(*(os.path.join(ROOT, s) for s in SPECS))
        self.assertEqual(found["memory"].operation_by_name["map"].value, 1)
        with self.assertRaises(ValueError):
            specs.families(os.path.join(HERE, "bad", "several.yaml"))


if __name__ == "__main__":
    unittest.main()
