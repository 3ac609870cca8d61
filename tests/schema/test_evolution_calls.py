# SPDX-License-Identifier: MIT
"""The evolution gate, beyond what a number of the wire shows: constants, the
old struct of a call, how a call goes on, and how far an address reaches.

Each case is a change of evolution/call.yaml and what hnlgen must say of it.
"""

from __future__ import annotations

import unittest

from gate import Change, check

REFUSED: dict[str, tuple[list[Change], list[str]]] = {
    "const-other": ([
        ("value: 2048",
         "value: 4096")], [
        "12: error: value of const 'most' is 4096, in call.lock 2048; put "
        "it back, or make a new const"]),
    "const-text": ([
        ("50%'",
         "51%'")], [
        "13: error: value of const 'greeting' is "
        "\"say%20%22hi%22%2C%2051%25\", in call.lock "
        "\"say%20%22hi%22%2C%2050%25\"; put it back, or make a new const"]),
    "const-is-text": ([
        ("value: 2048",
         "value: many")], [
        "12: error: value of const 'most' is \"many\", in call.lock 2048; "
        "put it back, or make a new const"]),
    "const-gone": ([
        ("  - { name: most, type: const, value: 2048 }\n",
         "")], [
        "3: error: const 'most' is gone; put it back, code is built with "
        "its name"]),
    "const-renamed": ([
        ("name: most,",
         "name: most-pages,")], [
        "3: error: const 'most' is gone; put it back, code is built with "
        "its name"]),
    "legacy-op-number": ([
        ("call-place, type: const, value: 6",
         "call-place, type: const, value: 66")], [
        "9: error: value of const 'call-place' is 66, in call.lock 6; put "
        "it back, or make a new const",
        "61: error: op of legacy call 'place' is 66, in call.lock 6; put it "
        "back, an old caller has the struct"]),
    "legacy-op": ([
        ("op: call-place",
         "op: call-version")], [
        "61: error: op of legacy call 'place' is 1, in call.lock 6; put it "
        "back, an old caller has the struct"]),
    "legacy-hypercall": ([
        ("        hypercall: hypercall-call\n",
         "        hypercall: most\n")], [
        "60: error: hypercall of legacy call 'place' is 2048, in call.lock "
        "40; put it back, an old caller has the struct"]),
    "legacy-struct": ([
        ("struct: call_place",
         "struct: call_at")], [
        "59: error: struct of legacy call 'place' is call_at, in call.lock "
        "call_place; put it back, an old caller has the struct"]),
    "legacy-fixed": ([
        ("{ version: call-version }",
         "{ version: call-version, cmd: call-place }")], [
        "62: error: fixed of legacy call 'place' is cmd:6,version:1, in "
        "call.lock version:1; put it back, an old caller has the struct"]),
    "legacy-errors": ([
        ("{ EOPNOTSUPP: ENOSYS }",
         "{ EOPNOTSUPP: EINVAL }")], [
        "86: error: errors of legacy call 'scan' is EOPNOTSUPP:EINVAL, in "
        "call.lock EOPNOTSUPP:ENOSYS; put it back, an old caller has the "
        "struct"]),
    "legacy-errors-new": ([
        ("        op: call-place\n",
         "        op: call-place\n        errors: { EBUSY: EAGAIN }\n")], [
        "62: error: errors of legacy call 'place' is EBUSY:EAGAIN, in "
        "call.lock none; put it back, an old caller has the struct"]),
    "legacy-list-of-another-member": ([
        ("member: kinds.p, type: u8",
         "member: kinds.p, type: u16")], [
        "87: error: list of legacy call 'scan' is "
        "items;taken;count;;first:list.p:u64:0+kinds:kinds.p:u16:0, in "
        "call.lock items;taken;count;;first:list.p:u64:0+kinds:kinds.p:u8:0; "
        "put it back, an old caller has the struct"]),
    "legacy-zero-new": ([
        ("zero: [ pad, u.pad ]",
         "zero: [ more, pad, u.pad ]")], [
        "63: error: zero of legacy call 'place' has 'more', which call.lock "
        "has not; an old caller may have anything there, remove it"]),
    "legacy-zero-first": ([
        ("        fields: { value: value }\n",
         "        zero: [ pad ]\n        fields: { value: value }\n")], [
        "85: error: zero of legacy call 'scan' has 'pad', which call.lock "
        "has not; an old caller may have anything there, remove it"]),
    "legacy-zero-gone": ([
        ("zero: [ pad, u.pad ]",
         "zero: [ pad ]")], [
        "63: error: zero of legacy call 'place' is without 'u.pad' of "
        "call.lock; put it back, or make it a field"]),
    "legacy-zero-all-gone": ([
        ("        zero: [ pad, u.pad ]\n",
         "")], [
        "58: error: zero of legacy call 'place' is without 'pad' of "
        "call.lock; put it back, or make it a field",
        "58: error: zero of legacy call 'place' is without 'u.pad' of "
        "call.lock; put it back, or make it a field"]),
    "legacy-zero-of-another-field": ([
        ("zero: [ pad, u.pad ]",
         "zero: [ pad ]"),
        ("        fields: { value: value }\n",
         "        fields: { value: value, other: u.pad }\n"),
        ("attributes: [ value, items ]",
         "attributes: [ value, items, other ]")], [
        "63: error: zero of legacy call 'place' is without 'u.pad' of "
        "call.lock; put it back, or make it a field"]),
    "legacy-clear": ([
        ("        fields:\n          gpa:",
         "        clear: [ told ]\n        fields:\n          gpa:"),
        ("          required: [ kind ]\n",
         "          required: [ kind ]\n        reply:\n"
         "          attributes: [ gpa ]\n")], [
        "64: error: clear of legacy call 'place' is told, in call.lock none; "
        "put it back, an old caller has the struct",
        "71: error: reply of command 'place' is yes, in call.lock none; put "
        "it back, or make a new command"]),
    "field-echo": ([
        ("absent: nowhere }",
         "absent: nowhere, echo: told }"),
        ("          required: [ kind ]\n",
         "          required: [ kind ]\n        reply:\n"
         "          attributes: [ gpa ]\n")], [
        "65: error: echo of legacy field 'gpa' is told, in call.lock none; "
        "put it back, an old caller has the struct",
        "70: error: reply of command 'place' is yes, in call.lock none; put "
        "it back, or make a new command"]),
    "legacy-gone": ([
        ("      legacy: { header: call.h, struct: call_told, hypercall: "
         "hypercall-call }\n",
         "")], [
        "74: error: legacy of command 'told' is gone; put it back, an old "
        "caller has the struct"]),
    "legacy-fields-gone": ([
        ("        zero: [ pad, u.pad ]\n        fields:\n          "
         "gpa: { member: gfn, shift: 12, absent: nowhere }\n"
         "          kind: { member: flags, mask: 0xf0 "
         "}\n          value: { member: u.value, when: { kind: [ page ] } "
         "}\n          other: { member: other, guard: defined(__x86_64__) "
         "}\n          place.vcpu: place.vcpu\n",
         "")], [
        "58: error: fields of legacy call 'place' are gone; put them back, "
        "an old caller's struct is converted by them"]),
    "field-gone": ([
        ("          place.vcpu: place.vcpu\n",
         "")], [
        "64: error: legacy field 'place.vcpu' of 'place' is gone; put it "
        "back, an old caller's struct has it"]),
    "field-moved": ([
        ("place.vcpu: place.vcpu",
         "place.vcpu: place.vcpu_id")], [
        "69: error: member of legacy field 'place.vcpu' is place.vcpu_id, "
        "in call.lock place.vcpu; put it back, an old caller has the struct"]),
    "field-shift": ([
        ("shift: 12",
         "shift: 13")], [
        "65: error: shift of legacy field 'gpa' is 13, in call.lock 12; put "
        "it back, an old caller has the struct"]),
    "field-mask": ([
        ("mask: 0xf0",
         "mask: 0xf")], [
        "66: error: mask of legacy field 'kind' is 0xf, in call.lock 0xf0; "
        "put it back, an old caller has the struct"]),
    "field-loose": ([
        ("mask: 0xf0",
         "mask: 0xf0, loose: true")], [
        "66: error: loose of legacy field 'kind' is yes, in call.lock none; "
        "put it back, an old caller has the struct"]),
    "field-absent": ([
        ("absent: nowhere",
         "absent: most")], [
        "65: error: absent of legacy field 'gpa' is 2048, in call.lock "
        "4294967295; put it back, an old caller has the struct"]),
    "field-guard": ([
        ("guard: defined(__x86_64__)",
         "guard: defined(__i386__)")], [
        "68: error: guard of legacy field 'other' is defined(__i386__), in "
        "call.lock defined(__x86_64__); put it back, an old caller has the "
        "struct"]),
    "field-when-more": ([
        ("kind: [ page ]",
         "kind: [ page, cache ]")], [
        "67: error: when of legacy field 'value' is kind:cache+page, in "
        "call.lock kind:page; an old caller's member would count for "
        "another value, put it back"]),
    "field-when-gone": ([
        ("{ member: u.value, when: { kind: [ page ] } }",
         "u.value")], [
        "67: error: when of legacy field 'value' is none, in call.lock "
        "kind:page; an old caller's member would count for another value, "
        "put it back"]),
    "continuation-gone": ([
        ("      continuation: { unit: page, cursor: runs }\n",
         "")], [
        "49: error: continuation cursor of command 'map' is none, in "
        "call.lock runs; a call that was saved goes on from it, put it back",
        "49: error: continuation unit of command 'map' is none, in "
        "call.lock page; a call that was saved has counted by it, put it "
        "back"]),
    "continuation-unit": ([
        ("unit: page",
         "unit: byte")], [
        "51: error: continuation unit of command 'map' is byte, in "
        "call.lock page; a call that was saved has counted by it, put it "
        "back"]),
    "continuation-cursor": ([
        ("cursor: runs",
         "cursor: page")], [
        "51: error: continuation cursor of command 'map' is page, in "
        "call.lock runs; a call that was saved goes on from it, put it back"]),
    "pages-gone": ([
        (", pages: pages",
         "")], [
        "30: error: pages of attribute 'gpa' is none, in call.lock pages; a "
        "window would be checked for another extent, put it back"]),
    "order-is-pages": ([
        ("order: order",
         "pages: order")], [
        "32: error: order of attribute 'table' is none, in call.lock order; "
        "a window would be checked for another extent, put it back"]),
    "member-order-gone": ([
        ("type: gpa, order: size",
         "type: gpa")], [
        "18: error: order of member 'next' is none, in call.lock size; a "
        "window would be checked for another extent, put it back"]),
    "member-pages-other": ([
        ("pages: count",
         "pages: size")], [
        "17: error: pages of member 'first' is size, in call.lock count; a "
        "window would be checked for another extent, put it back"]),
    "member-no-address": ([
        ("first, type: gpa, pages: count",
         "first, type: u64")], [
        "17: error: pages of member 'first' is none, in call.lock count; a "
        "window would be checked for another extent, put it back",
        "17: error: type of member 'first' is u64, in call.lock gpa; put it "
        "back, or make a new member"]),
    "array-no-addresses": ([
        ("sub-type: gpa",
         "sub-type: u64")], [
        "35: error: type of attribute 'frames' is packed-array:u64, in "
        "call.lock packed-array:gpa; put it back, or make a new attribute"]),
}

ACCEPTED: dict[str, list[Change]] = {
    "nothing": [],
    "const": [("  - name: run\n", "  - { name: least, type: const, value: 7 "
               "}\n  - name: run\n")],
    "const-written-otherwise": [("value: 2048", "value: 0x800")],
    "legacy": [("    - name: map\n", "    - name: map\n      legacy: { "
                "header: call.h, struct: call_map, hypercall: most }\n")],
    "legacy-fields": [("struct: call_told, hypercall: hypercall-call }",
                       "struct: call_told, hypercall: hypercall-call, "
                       "fields: {} }")],
    "legacy-zero-that-is-a-field": [("zero: [ pad, u.pad ]", "zero: [ pad ]"),
                                    ("place.vcpu\n", "place.vcpu\n"
                                     "          place.port: u.pad\n")],
    "legacy-zero-in-another-order": [("[ pad, u.pad ]", "[ u.pad, pad ]")],
    "legacy-zero-with-the-fields": [(
        "struct: call_told, hypercall: hypercall-call }", "struct: call_told, "
        "hypercall: hypercall-call, zero: [ pad ], fields: {} }")],
    "legacy-header": [("header: call.h\n", "header: xen/call.h\n")],
    "field": [("          place.vcpu: place.vcpu\n", "          place.vcpu: "
               "place.vcpu\n          place.port: place.port\n")],
    "field-retired": [("{ name: other, type: u32 }",
                       "{ name: other, type: unused }"),
                      ("          other: { member: other, guard: "
                       "defined(__x86_64__) }\n", ""),
                      ("value, other, place ]", "value, place ]")],
    "field-of-a-nest-retired": [("{ name: vcpu, type: u32 }",
                                 "{ name: vcpu, type: unused }"),
                                ("          place.vcpu: place.vcpu\n", "")],
    "when-of-what-is-new": [("[ page, cache ] }", "[ page, cache, port ] }"),
                            ("kind: [ page ]", "kind: [ page, port ]")],
    "continuation": [("    - name: told\n", "    - name: told\n      "
                      "continuation: { unit: page, cursor: page }\n")],
    "extent": [("{ name: bare, type: gpa }", "{ name: bare, type: gpa, "
                "pages: pages }")],
}


class Calls(unittest.TestCase):
    maxDiff = None

    def test_what_breaks_a_caller_is_refused(self) -> None:
        check(self, "call", REFUSED, {})

    def test_what_breaks_nobody_is_accepted(self) -> None:
        check(self, "call", {}, ACCEPTED)


if __name__ == "__main__":
    unittest.main()
