# SPDX-License-Identifier: MIT
"""Which functions are proved: file, their names, whether numbers may wrap.

A header's functions are proved where one source includes them. Ring indices
wrap on purpose: there the contracts speak of it, and no wrap is refused.
"""


def names(text: str) -> list[str]:
    return text.split()


WIRE = names("""
    hnl_load_u8 hnl_load_le16 hnl_load_le32 hnl_load_le64 hnl_align
    hnl_attr_of hnl_attr_at
""")

CORE = [
    ("lib/attr.c", WIRE + ["hnl_attr_find"], False),
]

FILES = CORE + [
    ("lib/gpa.c", names("""
        hnl_gpa_check_pages hnl_gpa_check_bytes hnl_gpa_list_check
        hnl_gpa_walk_begin hnl_gpa_segment_store
    """), False),
    # A range may end with the last address that there is.
    ("lib/gpa.c", ["hnl_gpa_walk_next"], True),
    ("lib/rule.c", names("is_present hnl_policy_broken"), False),
    ("lib/builder.c", names("""
        hnl_builder_fail hnl_builder_here hnl_builder_left hnl_builder_room
        hnl_attr_room hnl_attr_put_room hnl_attr_nest_begin hnl_attr_nest_end
        hnl_attr_put_flag hnl_attr_put_u8 hnl_attr_put_u16 hnl_attr_put_u32
        hnl_attr_put_u64 hnl_attr_put_s8 hnl_attr_put_s16 hnl_attr_put_s32
        hnl_attr_put_s64 hnl_attr_put_uint hnl_attr_put_sint
        hnl_store_le16 hnl_store_le32 hnl_store_le64 hnl_fetch_u8
        hnl_builder_text
    """), False),
    ("lib/builder.c", ["hnl_builder_has_nul"], True),
    ("lib/ring.c", names("""
        place to_end piece refresh_cons with_gap passes hnl_producer_init
        hnl_producer_has_room hnl_producer_commit hnl_producer_publish
        hnl_consumer_ready hnl_consumer_take hnl_consumer_tell
        hnl_consumer_tell_late
    """), True),
    ("lib/list.c", ["hnl_list_next"], False),
    ("lib/msg.c", names("""
        hnl_msg_at hnl_msg_cancel hnl_extack_clear read_ignored
        hnl_noop_head
    """), False),
    # A mask of the lowest bits is a power of two, less one.
    ("lib/value.c", ["hnl_number_check", "load_number"], True),
    ("lib/error.c", ["hnl_extack_refuse"], False),
]

# That each byte is fetched once (once.h). hnl_load_u8 is what fetches.
ONCE = [
    ("lib/attr.c", names("""
        hnl_load_le16 hnl_load_le32 hnl_load_le64
        hnl_attr_of hnl_attr_at hnl_attr_find
    """), False),
]
