/* SPDX-License-Identifier: MIT */
/*
 * The guest program, a flat binary linked for guest-physical GUEST_RAM. It
 * stands in the hypervisor's own image, and is copied into the guest's frames
 * (memory_load()): these bytes stay read-only.
 */
	.section .rodata.guest, "a"
	.balign 8
	.globl guest_image, guest_image_end
guest_image:
	.incbin GUEST_IMAGE
guest_image_end:
	.section .note.GNU-stack, "", %progbits
