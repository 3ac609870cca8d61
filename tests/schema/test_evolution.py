# SPDX-License-Identifier: MIT
"""The evolution gate: what a schema may become, and what it may not.

Each case is a change of evolution/base.yaml and what hnlgen must say of it;
none of them is wrong by itself, only in the light of base.lock.
"""

from __future__ import annotations

import os
import unittest

from gate import Change, changed, check, folder, hnlgen, program

LAST = "segments: 4 }\n"       # of the attributes of set base

# A change of the file, and the lines that tell what is wrong with it.
REFUSED: dict[str, tuple[list[Change], list[str]]] = {
    "family-renumbered": ([("0x8100", "0x8101")], [
        "4: error: family 'base' has id 33025, in base.lock 33024; put it "
        "back, or make a new family"]),
    "family-renamed": ([("name: base\nid", "name: best\nid")], [
        "3: error: family 'best' is 'base' in base.lock; keep the name"]),
    "version-lower": ([("version: 2", "version: 1"), (", since: 2", "")], [
        "27: error: since of attribute 'extra' is none, in base.lock 2; put "
        "it back, or make a new attribute",
        "5: error: version 1, but version 2 was locked; it only grows"]),
    "attribute-renumbered": ([("{ name: bits, ", "{ name: bits, value: 20, "),
                              ("{ name: extra, ",
                               "{ name: extra, value: 10, ")], [
        "26: error: number of attribute 'bits' is 20, in base.lock 9; put it "
        "back, or make a new attribute"]),
    "attribute-type": ([("{ name: value, type: u64", "{ name: value, type: "
                         "u32")], [
        "34: error: type of attribute 'value' is u32, in base.lock u64; put "
        "it back, or make a new attribute"]),
    "attribute-repeats": ([("{ name: value, type: u64",
                            "{ name: value, multi-attr: true, type: u64")], [
        "34: error: type of attribute 'value' is u64,multi, in base.lock "
        "u64; put it back, or make a new attribute"]),
    "attribute-big-endian": ([("{ name: value, ", "{ name: value, "
                               "byte-order: big-endian, ")], [
        "34: error: type of attribute 'value' is u64,big-endian, in "
        "base.lock u64; put it back, or make a new attribute"]),
    "attribute-removed": ([("      - { name: value, type: u64 }\n", "")], [
        "31: error: 'item' lacks 'value', which it has in base.lock; list it "
        "again",
        "31: error: attribute 'value', number 2, is gone; keep its number "
        "with 'type: unused', a peer may send or ask for it"]),
    "attribute-renamed": ([("{ name: value, ", "{ name: weight, ")], [
        "31: error: 'item' lacks 'value', which it has in base.lock; list it "
        "again",
        "34: error: attribute 'value' is gone and 'weight' has its number 2; "
        "keep the name, or take a number that was never used",
        "34: error: attribute 'weight' is not in base.lock, which has "
        "version 2; say 'since: 2' or a later one"]),
    "attribute-critical": ([("{ name: value, ",
                             "{ name: value, critical: true, ")], [
        "34: error: critical of attribute 'value' is yes, in base.lock none; "
        "put it back, or make a new attribute"]),
    "attribute-feature": ([("{ name: value, ",
                            "{ name: value, feature: more, ")], [
        "34: error: feature of attribute 'value' is more, in base.lock none; "
        "put it back, or make a new attribute"]),
    "number-reused": ([("{ name: old, type: unused }",
                        "{ name: old, type: u32 }")], [
        "25: error: number 8 was retired with 'old'; 14 is free"]),
    "required-unused": ([("{ name: key, type: u32, required: true }",
                          "{ name: key, type: unused }")], [
        "33: error: attribute 'key' is now unused, but 'item' requires it; "
        "an old peer could not do without, put it back"]),
    "range-narrower": ([("max: 100", "max: 99")], [
        "18: error: values of attribute 'id': range:0..99 is narrower than "
        "range:0..100 of base.lock; an old peer may send those, put them "
        "back"]),
    "range-new": ([("{ name: value, type: u64",
                    "{ name: value, type: u64, checks: { min: 1 }")], [
        "34: error: values of attribute 'value': range:1.."
        "18446744073709551615 is narrower than any of base.lock; an old peer "
        "may send those, put them back"]),
    "mask-narrower": ([("mask: 0xf", "mask: 0x1e")], [
        "26: error: values of attribute 'bits': mask:0x1e is narrower than "
        "mask:0xf of base.lock; an old peer may send those, put them back"]),
    "length-narrower": ([("max-len: 16", "max-len: 15")], [
        "21: error: length of attribute 'label': 0..15 is narrower than "
        "0..16 of base.lock; an old peer may send those, put them back"]),
    "count-narrower": ([("min-count: 1", "min-count: 2")], [
        "22: error: count of attribute 'items': 2..8 is narrower than 1..8 "
        "of base.lock; an old peer may send those, put them back"]),
    "align-stricter": ([("align: 4096", "align: 8192")], [
        "20: error: align of attribute 'address': 8192 is narrower than 4096 "
        "of base.lock; an old peer may send those, put them back"]),
    "reply-wider": ([("max: 9 }", "max: 10 }")], [
        "38: error: values of attribute 'note': range:1..10 is wider than "
        "range:1..9 of base.lock, and reply 'make-rsp' has it; an old reader "
        "would refuse the reply, add an attribute instead"]),
    "reply-longer": ([("max-len: 64", "max-len: 72")], [
        "24: error: length of attribute 'pairs': 0..72 is wider than 0..64 "
        "of base.lock, and reply 'list-rsp' has it; an old reader would "
        "refuse the reply, add an attribute instead"]),
    "reply-enum-grows": ([("[ off, running ]", "[ off, running, stuck ]")], [
        "23: error: values of attribute 'state': enum:0x7 is wider than "
        "enum:0x3 of base.lock, and reply 'make-rsp' has it; an old reader "
        "would refuse the reply, add an attribute instead"]),
    "reply-critical": ([(LAST, LAST + "      - { name: hot, "
                         "type: u8, critical: true, since: 2 }\n"),
                        ("[ id, told, state, deep ]",
                         "[ id, told, state, deep, hot ]")], [
        "31: error: new attribute 'hot' in reply 'make-rsp' is critical; an "
        "old reader would refuse the reply, remove 'critical'"]),
    "reply-less-required": ([("deep ]\n          required: [ id ]",
                              "deep ]")], [
        "48: error: 'id' is no longer required in reply 'make-rsp'; an old "
        "reader refuses a reply without it, require it"]),
    "reply-nest-less-required": ([("type: s32, required: true",
                                   "type: s32")], [
        "37: error: 'code' is no longer required in reply 'answer'; an old "
        "reader refuses a reply without it, require it"]),
    "reply-lacks": ([("[ id, told, state, deep ]", "[ id, told, state ]")], [
        "41: error: 'make-rsp' lacks 'deep', which it has in base.lock; list "
        "it again"]),
    "entry-removed": ([("[ red, green ]", "[ red ]")], [
        "19: error: values of attribute 'color': enum:0x1 is narrower than "
        "enum:0x3 of base.lock; an old peer may send those, put them back",
        "7: error: entry 'green', number 1, is gone; put it back, a peer may "
        "send or ask for it"]),
    "entry-renumbered": ([("[ red, green ]", "[ green, red ]")], [
        "7: error: number of entry 'green' is 0, in base.lock 1; put it "
        "back, or make a new entry",
        "7: error: number of entry 'red' is 1, in base.lock 0; put it back, "
        "or make a new entry"]),
    "required-new": ([(LAST, LAST + "      - { name: "
                       "owner, type: u32, since: 2 }\n"),
                      ("bits, extra ]\n          required: [ id ]",
                       "bits, extra, owner ]\n          required: "
                       "[ id, owner ]")], [
        "47: error: new attribute 'owner' is required in 'make-req'; an old "
        "sender does not send it, make it optional or add a command"]),
    "required-old": ([("extra ]\n          required: [ id ]",
                       "extra ]\n          required: [ id, color ]")], [
        "46: error: attribute 'color' is required in 'make-req'; an old "
        "sender does not send it, make it optional or add a command"]),
    "required-in-nest": ([("type: u64 }", "type: u64, required: true }")], [
        "34: error: attribute 'value' is required in 'item'; an old sender "
        "does not send it, make it optional or add a command"]),
    "request-lacks": ([("bits, extra ]", "extra ]")], [
        "41: error: 'make-req' lacks 'bits', which it has in base.lock; list "
        "it again"]),
    "command-renumbered": ([("- name: make\n", "- name: make\n      value: "
                             "7\n"),
                            ("- name: list\n", "- name: list\n      value: "
                             "2\n")], [
        "42: error: number of command 'make' is 7, in base.lock 1; put it "
        "back, or make a new command"]),
    "command-feature": ([("      feature: more\n      dump",
                          "      dump")], [
        "50: error: feature of command 'list' is none, in base.lock more; "
        "put it back, or make a new command"]),
    "command-privileged": ([("- name: make\n", "- name: make\n      "
                             "privilege: true\n")], [
        "42: error: privileged of command 'make' is yes, in base.lock none; "
        "put it back, or make a new command"]),
    "command-renamed": ([("- name: make\n", "- name: create\n")], [
        "41: error: command 'create' is not in base.lock, which has version "
        "2; say 'since: 2' or a later one",
        "41: error: command 'make' is gone and 'create' has its number 1; "
        "keep the name, or take a number that was never used"]),
    "command-without-reply": ([(
        "        reply:\n          attributes: [ id, told, state, deep ]\n"
        "          required: [ id ]\n", "")], [
        "43: error: reply of command 'make' is none, in base.lock yes; put "
        "it back, or make a new command"]),
    "set-rejects": ([("- name: item\n", "- name: item\n    unknown: "
                      "reject\n")], [
        "32: error: set 'item' now rejects what it ignored; remove "
        "'unknown'"]),
    "struct-grows": ([("name: right, type: u16 }", "name: right, type: u16 }"
                       "\n      - { name: top, type: u64 }")], [
        "9: error: size of struct 'pair' is 16, in base.lock 8; put it back, "
        "or make a new struct"]),
    "member-moved": ([("      - { type: pad, len: 2 }\n      - { name: "
                       "right, type: u16 }", "      - { name: right, type: "
                       "u16 }\n      - { type: pad, len: 2 }")], [
        "13: error: offset of member 'right' is 4, in base.lock 6; put it "
        "back, or make a new member"]),
    "feature-renumbered": ([("value: 1 }\n", "value: 2 }\n")], [
        "64: error: number of feature 'more' is 2, in base.lock 1; put it "
        "back, or make a new feature"]),
    "event-required": ([("told ], required: [ id ]",
                         "told ], required: [ id, told ]")], [
        "59: error: attribute 'told' is required in 'changed-ntf'; an old "
        "hypervisor does not send it, make it optional or add a command"]),
    "event-lacks": ([("[ id, told ]", "[ id ]")], [
        "59: error: 'changed-ntf' lacks 'told', which it has in base.lock; "
        "list it again"]),
    "event-to-other-group": ([("mcgrp: changes", "mcgrp: others"),
                              ("    - { name: changes, value: 1 }\n",
                               "    - { name: changes, value: 1 }\n    - { "
                               "name: others, value: 2, since: 2 }\n")], [
        "62: error: group of command 'changed' is others, in base.lock "
        "changes; put it back, or make a new command"]),
    "group-renumbered": ([("changes, value: 1", "changes, value: 2")], [
        "67: error: number of group 'changes' is 2, in base.lock 1; put it "
        "back, or make a new group"]),
    "rule-implies": ([("{ name: value, ", "{ name: value, implies: [ key ], "
                       )], [
        "34: error: attribute 'value' is now only with 'key'; an old sender "
        "does not know that rule, remove it"]),
    "rule-exclusive": ([("{ name: color, type: u32",
                         "{ name: color, exclusive-with: [ bits ], type: "
                         "u32")], [
        "19: error: attribute 'color' is now never with 'bits'; an old sender "
        "does not know that rule, remove it"]),
    "rule-exclusive-at-the-other-end": ([
        ("{ name: bits, type: u32", "{ name: bits, exclusive-with: [ color ],"
         " type: u32")], [
        "26: error: attribute 'bits' is now never with 'color'; an old sender "
        "does not know that rule, remove it"]),
    "rule-gone-in-event": ([(", exclusive-with: [ deep ]", "")], [
        "28: error: attribute 'deep' is no longer never with 'told', and "
        "reply 'make-rsp' has it; an old reader keeps the rule, put it "
        "back"]),
    "enum-of-other-words": ([("enum: color", "enum: state")], [
        "19: error: enum of attribute 'color' is state, in which 0 is 'off', "
        "in base.lock color, where it is 'red'; keep the meaning, or make a "
        "new attribute"]),
    "enum-none": ([("type: u32, enum: color", "type: u32, checks: { max: 1 "
                    "}")], [
        "19: error: enum of attribute 'color' is none, in base.lock color; "
        "its values would mean something else, put it back"]),
    "enum-renamed-and-changed": ([
        ("name: color, type: enum, entries: [ red, green ]",
         "name: colour, type: enum, entries: [ green, red ]"),
        ("enum: color", "enum: colour")], [
        "3: error: enum 'color' is gone; put it back, a peer may send or ask "
        "for it",
        "19: error: enum of attribute 'color' is colour, in which 0 is "
        "'green', in base.lock color, where it is 'red'; keep the meaning, "
        "or make a new attribute"]),
    "enum-is-bits": ([("enum: color }", "enum: color, enum-as-flags: true }"),
                      ("[ red, green ]", "[ red, green, blue ]")], [
        "19: error: enum of attribute 'color' is color,flags, in base.lock "
        "color; its values would mean something else, put it back"]),
    "unit-other": ([("unit: page", "unit: byte")], [
        "27: error: unit of attribute 'extra' is byte, in base.lock page; a "
        "number of one would be read as the other, put it back"]),
    "unit-gone": ([(", unit: page", "")], [
        "27: error: unit of attribute 'extra' is none, in base.lock page; a "
        "number of one would be read as the other, put it back"]),
    "default-other": ([("default: 3", "default: 4")], [
        "27: error: default of attribute 'extra' is 4, in base.lock 3; a "
        "peer that leaves it out means what it was, put it back"]),
    "default-gone": ([(", default: 3", "")], [
        "27: error: default of attribute 'extra' is none, in base.lock 3; a "
        "peer that leaves it out means what it was, put it back"]),
    "gpa-list-written": ([("access: read", "access: read-write")], [
        "30: error: access of attribute 'memory' is read-write, in base.lock "
        "read; a peer lends memory for that alone, put it back"]),
    "gpa-list-shorter": ([("segments: 4", "segments: 3")], [
        "30: error: length of attribute 'memory': 16..48 is narrower than "
        "16..64 of base.lock; an old peer may send those, put them back"]),
    "gpa-list-is-bytes": ([("gpa-list, access: read, max-segments: 4",
                            "binary, checks: { min-len: 16, max-len: 64 }")],
                          [
        "30: error: type of attribute 'memory' is binary, in base.lock "
        "packed-array:struct:gpa-segment; put it back, or make a new "
        "attribute"]),
    "no-longer-idempotent": ([("      idempotent: true\n", "")], [
        "50: error: idempotent of command 'list' is none, in base.lock yes; "
        "a peer that calls it again relies on it, put it back"]),
    "link-refused": ([("barrier: false", "barrier: false, link: false")], [
        "52: error: link of command 'list' is no, in base.lock none; an old "
        "peer's request with LINK would be refused, put it back"]),
    "barrier-refused": ([("- name: make\n", "- name: make\n      multicall: "
                          "{ barrier: false }\n")], [
        "42: error: barrier of command 'make' is no, in base.lock none; an "
        "old peer's request with BARRIER would be refused, put it back"]),
    "forward-refused": ([("- name: make\n", "- name: make\n      forward: "
                          "false\n")], [
        "42: error: forward of command 'make' is no, in base.lock none; a "
        "domain's rules, or one that was saved, may forward it, put it "
        "back"]),
    "since-of-the-past": ([(LAST, LAST + "      - { name: "
                            "late, type: u8 }\n")], [
        "31: error: attribute 'late' is not in base.lock, which has version "
        "2; say 'since: 2' or a later one"]),
}

ACCEPTED: dict[str, list[Change]] = {
    "nothing": [],
    "docs": [("name: base\nid", "name: base\ndoc: Other words.\nid")],
    "attribute-optional": [(LAST, LAST + "      - { name: "
                            "hot, type: u8, critical: true, since: 3 }\n"),
                           ("bits, extra ]", "bits, extra, hot ]"),
                           ("version: 2", "version: 3")],
    "command": [("- name: list\n", "- name: drop\n      value: 9\n      "
                 "since: 2\n      attribute-set: base\n      do: { request: "
                 "{ attributes: [ id, color ], required: [ id, color ] } }\n"
                 "    - name: list\n      value: 2\n")],
    "request-enum-grows": [("[ red, green ]", "[ red, green, blue ]")],
    "request-range-wider": [("{ max-len: 16 }", "{ max-len: 32 }"),
                            ("mask: 0xf", "mask: 0x1f"),
                            ("align: 4096", "align: 512")],
    "request-less-required": [("extra ]\n          required: [ id ]",
                               "extra ]")],
    "attribute-retired": [("{ name: bits, type: u32, checks: { mask: 0xf } }",
                           "{ name: bits, type: unused }"),
                          ("bits, extra ]", "extra ]")],
    "pad-becomes-member": [("{ type: pad, len: 2 }",
                            "{ name: middle, type: u16 }")],
    "rule-at-the-other-end": [
        (", exclusive-with: [ deep ]", ""),
        ("nested-attributes: answer }", "nested-attributes: answer, "
         "exclusive-with: [ told ] }")],
    "rule-with-what-is-new": [
        (LAST, LAST + "      - { name: hot, "
         "type: u8, exclusive-with: [ bits ], implies: [ id ], since: 2 }\n"),
        ("bits, extra ]", "bits, extra, hot ]")],
    "enum-renamed": [("name: color, type: enum", "name: colour, type: enum"),
                     ("enum: color", "enum: colour")],
    "enum-renamed-grows": [("name: color, type: enum, entries: [ red, green ]",
                            "name: colour, type: enum, entries: [ red, "
                            "green, blue ]"),
                           ("enum: color", "enum: colour")],
    "unit-and-default-said": [("{ name: id, ", "{ name: id, unit: page, "),
                              ("{ name: value, ", "{ name: value, default: "
                               "7, ")],
    "gpa-list-retired": [("gpa-list, access: read, max-segments: 4",
                          "unused"), ("items, memory, bits", "items, bits")],
    "gpa-list-longer": [("segments: 4", "segments: 5")],
    "promises-more": [("- name: make\n", "- name: make\n      idempotent: "
                       "true\n"),
                      ("      multicall: { barrier: false }\n      forward: "
                       "false\n", "")],
    "feature": [("value: 1 }\n", "value: 1 }\n  - { name: most, value: 2, "
                 "since: 2 }\n")],
}


class Gate(unittest.TestCase):
    maxDiff = None

    def test_what_breaks_a_peer_is_refused(self) -> None:
        check(self, "base", REFUSED, {})

    def test_what_breaks_nobody_is_accepted(self) -> None:
        check(self, "base", {}, ACCEPTED)

    def test_every_target_refuses(self) -> None:
        changes, lines = REFUSED["attribute-type"]
        with folder("base", changed("base", changes)):
            for target in [*program.TARGETS, *program.TOGETHER,
                           program.LOCK]:
                with self.subTest(target=target):
                    status, said = hnlgen(target, "base.yaml", "-o", ".")
                    self.assertEqual((status, said), (
                        1, [f"base.yaml:{lines[0]}"]))

    def test_without_a_lock_all_is_allowed(self) -> None:
        changes, _ = REFUSED["attribute-type"]
        with folder("base", changed("base", changes)):
            os.unlink("base.lock")
            self.assertEqual(hnlgen("c", "base.yaml", "-o", "out"), (0, []))


if __name__ == "__main__":
    unittest.main()
