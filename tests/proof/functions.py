# SPDX-License-Identifier: MIT
"""Which functions are proved: file, their names, whether numbers may wrap.

A header's functions are proved where one source includes them. Ring indices
wrap on purpose: there the contracts speak of it, and no wrap is refused.
"""

# What comes as void * is read as bytes, and as nothing else: the memory model
# is told to follow the cast.
VOID = {
    "hnl_builder_init", "hnl_builder_copy", "hnl_attr_put_bytes",
    "hnl_attr_put_string", "next_item", "hnl_list_next_value",
    "hnl_policy_walk", "hnl_policy_walk_on",
}


def names(text: str) -> list[str]:
    return text.split()


WIRE = names("""
    hnl_load_u8 hnl_load_le16 hnl_load_le32 hnl_load_le64 hnl_align
    hnl_attr_of hnl_attr_at
""")

CORE = [
    ("lib/attr.c", WIRE + ["hnl_attr_find"], False),
]

# What takes longest begins first.
FILES = [
    # The engine, in three parts. Bits are moved out of a word, and a count is
    # not bounded by its contract.
    ("lib/policy.c", names("""
        fill push to_top open_top leave enter walk walk_set
    """), True),
    ("lib/policy.c", names("""
        refuse must_refuse_unknown refuse_unknown skip_unknown is_padded
        note_ignored type_of refuse_plain find_field find_zero
        take_u64 take_u32 take_small take_flag take_plain
        take_list take_value take_short take_any
    """), True),
    ("lib/policy.c", names("""
        presence_of words_of level_of open_set is_granted count_of count_one
        seen_before was_seen mark_seen refuse_missing has_too_few is_wanting
        refuse_first refuse_field refuse_rule check_fields close_any_set
        close_set
    """), True),
    ("lib/msg.c", names("""
        hnl_msg_at hnl_msg_begin hnl_msg_end hnl_msg_written hnl_msg_cancel
        hnl_ack_put put_fault put_ignored hnl_ack_read read_ack_attr
        read_ignored hnl_extack_clear hnl_noop_head
        hnl_attr_u8 hnl_attr_u16 hnl_attr_u32 hnl_attr_u64
    """), False),
    ("lib/ring.c", names("""
        hnl_ring_place hnl_ring_byte hnl_ring_piece hnl_ring_put
        read_at write_at fill_gap hnl_consumer_copy
        hnl_producer_reserve hnl_producer_reserve_far
        hnl_producer_copy hnl_producer_copy_far
    """), True),
    ("lib/ring.c", names("""
        to_end piece refresh_cons with_gap passes hnl_producer_init
        hnl_producer_has_room hnl_producer_commit hnl_producer_publish
        hnl_producer_stalled hnl_producer_ask hnl_producer_has_news
        hnl_consumer_init ready_bytes hnl_consumer_ready hnl_consumer_at_end
        hnl_consumer_take hnl_consumer_tell hnl_consumer_tell_late say
        hnl_consumer_awake hnl_consumer_sleep hnl_consumer_stall
        hnl_consumer_asked
    """), True),
    ("lib/builder.c", names("""
        hnl_builder_fail hnl_builder_here hnl_builder_left hnl_builder_room
        hnl_attr_room hnl_attr_put_room hnl_attr_nest_begin hnl_attr_nest_end
        hnl_attr_put_flag hnl_attr_put_u8 hnl_attr_put_u16 hnl_attr_put_u32
        hnl_attr_put_u64 hnl_attr_put_s8 hnl_attr_put_s16 hnl_attr_put_s32
        hnl_attr_put_s64 hnl_attr_put_uint hnl_attr_put_sint
        hnl_store_le16 hnl_store_le32 hnl_store_le64 hnl_fetch_u8
        hnl_builder_text hnl_builder_verdict
    """), False),
    ("lib/builder.c", ["hnl_builder_has_nul"], True),
    ("lib/builder.c", names("""
        hnl_builder_init hnl_builder_copy hnl_attr_put_bytes
        hnl_attr_put_string
    """), False),
] + CORE + [
    # A mask of the lowest bits is a power of two, less one.
    ("lib/value.c", names("""
        hnl_number_check load_number take_number take_bitfield take_string
        take_bytes hnl_field_take
    """), True),
    ("lib/gpa.c", names("""
        hnl_gpa_check_pages hnl_gpa_check_bytes hnl_gpa_list_check
        hnl_gpa_walk_begin hnl_gpa_segment_store
    """), False),
    # A range may end with the last address that there is.
    ("lib/gpa.c", ["hnl_gpa_walk_next"], True),
    ("lib/rule.c", names("is_present hnl_policy_broken"), False),
    ("lib/list.c", ["hnl_list_next", "hnl_list_of"], False),
    ("lib/list.c", ["next_item", "hnl_list_next_value"], False),
    ("lib/error.c", ["hnl_extack_refuse"], False),
    ("lib/policy.c", ["hnl_policy_walk", "hnl_policy_walk_on"], True),
    # A text's length is that of all that was put, however long.
    ("lib/explain.c", names("""
        put_char put_word put_number field_of put_field attr_around put_path
        command_of put_command put_place excludes excluder put_reason head_of
        hnl_explain
    """), True),
    # The absolute value of the least int.
    ("lib/error.c", names("find_name hnl_errno_name hnl_reason_text"), True),
]

# The parts with these, the engine, take twice as long as all others.
LONG = {"walk", "take_any", "close_set"}

# That each byte is fetched once (once.h). hnl_load_u8 is what fetches.
ONCE = [
    ("lib/attr.c", names("""
        hnl_load_le16 hnl_load_le32 hnl_load_le64
        hnl_attr_of hnl_attr_at hnl_attr_find
    """), False),
    ("lib/policy.c", names("""
        take_u64 take_u32 take_small take_flag take_plain
    """), True),
]
