-- SPDX-License-Identifier: MIT
-- generated from schema/ctrl.yaml, schema/memory.yaml, schema/event.yaml, schema/view.yaml, schema/domain.yaml, schema/nested.yaml, schema/state.yaml by schema/hnlgen; do not edit
--
-- Wireshark dissector of hnl messages: names and values of every family.
--
--	tshark -X lua_script:hnl.lua -r capture.pcap -T fields -e hnl.command
--
-- Captures are of link type USER0 (147), a packet one or more messages; or of
-- link type NETLINK (253), where Wireshark knows a generic netlink family by
-- the name that NEWFAMILY gave it: "memory" or "hnl-memory".
--
-- Packets are hostile: every length is compared with what is left before the
-- bytes behind it are looked at, and nests end at DEPTH_MAX.

local families = {}		-- by number
local reasons, errnos = {}, {}

errnos[1] = "EPERM"
errnos[2] = "ENOENT"
errnos[3] = "ESRCH"
errnos[4] = "EINTR"
errnos[7] = "E2BIG"
errnos[11] = "EAGAIN"
errnos[12] = "ENOMEM"
errnos[13] = "EACCES"
errnos[14] = "EFAULT"
errnos[16] = "EBUSY"
errnos[17] = "EEXIST"
errnos[19] = "ENODEV"
errnos[22] = "EINVAL"
errnos[28] = "ENOSPC"
errnos[34] = "ERANGE"
errnos[38] = "ENOSYS"
errnos[74] = "EBADMSG"
errnos[75] = "EOVERFLOW"
errnos[90] = "EMSGSIZE"
errnos[95] = "EOPNOTSUPP"
errnos[105] = "ENOBUFS"
errnos[110] = "ETIMEDOUT"
errnos[125] = "ECANCELED"
reasons[0] = "NONE"
reasons[1] = "SHORT"
reasons[2] = "PAST_END"
reasons[3] = "UNALIGNED"
reasons[4] = "FLAGS"
reasons[5] = "RESERVED"
reasons[6] = "TYPE"
reasons[16] = "LEFTOVER"
reasons[17] = "ATTR_SHORT"
reasons[18] = "ATTR_PAST_END"
reasons[19] = "PADDING"
reasons[20] = "UNKNOWN"
reasons[21] = "NESTED_BIT"
reasons[22] = "DUPLICATE"
reasons[23] = "LENGTH"
reasons[24] = "RANGE"
reasons[25] = "ALIGN"
reasons[26] = "MASK"
reasons[27] = "ENUM"
reasons[28] = "STRING"
reasons[29] = "MISSING"
reasons[30] = "COUNT"
reasons[31] = "DEPTH"
reasons[32] = "EXCLUSIVE"
reasons[33] = "IMPLIES"
reasons[48] = "GPA_WRAP"
reasons[49] = "GPA_LIMIT"
reasons[50] = "GPA_NOT_RAM"
reasons[51] = "GPA_PRIVATE"
reasons[52] = "GPA_DUPLICATE"
reasons[53] = "GPA_BUSY"
reasons[64] = "REPLY_SPACE"
reasons[65] = "CANCELED"
reasons[66] = "QUOTA"
reasons[67] = "STATE"
reasons[68] = "NOT_DUMP"
reasons[69] = "NOT_NEGOTIATED"
reasons[70] = "ABSENT"
reasons[71] = "DENIED"
reasons[72] = "PEER"
reasons[73] = "PEER_GONE"
reasons[74] = "RESTORED"
reasons[80] = "INDEX"
reasons[81] = "WRAP"

families[16] = {
	name = "ctrl",
	commands = {
		[1] = { name = "feature-list", set = "feature" },
		[2] = { name = "limit-get", set = "limit" },
		[3] = { name = "ring-create", set = "ring" },
		[4] = { name = "ring-destroy", set = "ring" },
		[5] = { name = "ring-get", set = "ring" },
		[6] = { name = "policy-list", set = "policy" },
		[7] = { name = "ring-reset", set = "ring" },
		[8] = { name = "call-list", set = "call" },
		[9] = { name = "call-cancel", set = "call" },
		[10] = { name = "group-join", set = "group" },
		[11] = { name = "group-leave", set = "group" },
		[12] = { name = "group-list", set = "group" },
		[13] = { name = "agreement-list", set = "agreement" },
		[14] = { name = "agree", set = "agreement" },
		[15] = { name = "party-begin", set = "agreement" },
		[16] = { name = "count-get", set = "count" },
		[17] = { name = "count-list", set = "count" },
		[18] = { name = "call-progress", set = "call", event = true },
		[19] = { name = "overrun", set = "group", event = true },
		[20] = { name = "agreement-changed", set = "agreement", event = true },
		[21] = { name = "ring-narrow", set = "ring" },
		[22] = { name = "ring-replace", set = "ring" },
	},
	enums = {
		["ring-state"] = {
			names = { [0] = "live", [1] = "stopped" },
			bits = { { 0, "live" }, { 1, "stopped" } },
		},
		["kind"] = {
			names = { [1] = "flag", [2] = "u8", [3] = "u16", [4] = "u32", [5] = "u64", [6] = "s8", [7] = "s16", [8] = "s32", [9] = "s64", [10] = "uint", [11] = "sint", [12] = "bitfield32", [13] = "string", [14] = "bytes", [15] = "packed", [16] = "nest" },
			bits = { { 1, "flag" }, { 2, "u8" }, { 3, "u16" }, { 4, "u32" }, { 5, "u64" }, { 6, "s8" }, { 7, "s16" }, { 8, "s32" }, { 9, "s64" }, { 10, "uint" }, { 11, "sint" }, { 12, "bitfield32" }, { 13, "string" }, { 14, "bytes" }, { 15, "packed" }, { 16, "nest" } },
		},
		["direction"] = {
			names = { [0] = "request", [1] = "reply" },
			bits = { { 0, "request" }, { 1, "reply" } },
		},
		["call-state"] = {
			names = { [0] = "ready", [1] = "forwarded", [2] = "held" },
			bits = { { 0, "ready" }, { 1, "forwarded" }, { 2, "held" } },
		},
		["party"] = {
			names = { [0] = "firmware", [1] = "kernel" },
			bits = { { 0, "firmware" }, { 1, "kernel" } },
		},
	},
	structs = {
	},
	sets = {
		["feature"] = {
			[1] = { name = "family", type = "u32" },
			[2] = { name = "grants", type = "u64" },
			[3] = { name = "version", type = "u8" },
		},
		["limit"] = {
			[1] = { name = "message", type = "u32" },
			[2] = { name = "rings", type = "u32" },
			[3] = { name = "ring-pages", type = "u32" },
			[4] = { name = "highest-gpa", type = "u64" },
			[5] = { name = "abi", type = "u32" },
		},
		["ring"] = {
			[1] = { name = "id", type = "u32" },
			[2] = { name = "control", type = "gpa" },
			[3] = { name = "submission", type = "packed-array", sub = "u64" },
			[4] = { name = "completion", type = "packed-array", sub = "u64" },
			[5] = { name = "state", type = "u32", enum = "ring-state" },
			[6] = { name = "reason", type = "u32" },
			[7] = { name = "consumed", type = "u32" },
			[8] = { name = "narrowed", type = "flag" },
			[9] = { name = "window", type = "gpa" },
			[10] = { name = "window-pages", type = "u64" },
			[11] = { name = "grant", type = "nest", nest = "ring-grant" },
			[12] = { name = "by", type = "u32" },
			[13] = { name = "priority", type = "u32" },
		},
		["ring-grant"] = {
			[1] = { name = "family", type = "u16" },
			[2] = { name = "features", type = "u64" },
			[3] = { name = "commands", type = "binary" },
		},
		["policy"] = {
			[1] = { name = "family", type = "u32" },
			[2] = { name = "command", type = "u8" },
			[3] = { name = "direction", type = "u32", enum = "direction" },
			[4] = { name = "set", type = "u32" },
			[5] = { name = "type", type = "u32" },
			[6] = { name = "kind", type = "u32", enum = "kind" },
			[7] = { name = "min-len", type = "u32" },
			[8] = { name = "max-len", type = "u32" },
			[9] = { name = "min", type = "u64" },
			[10] = { name = "max", type = "u64" },
			[11] = { name = "mask", type = "u64" },
			[12] = { name = "align", type = "u64" },
			[13] = { name = "nested-set", type = "u32" },
			[14] = { name = "required", type = "flag" },
			[15] = { name = "multi", type = "flag" },
			[16] = { name = "name", type = "string" },
		},
		["call"] = {
			[1] = { name = "token", type = "u64" },
			[2] = { name = "ring", type = "u32" },
			[3] = { name = "seq", type = "u32" },
			[4] = { name = "family", type = "u32" },
			[5] = { name = "command", type = "u8" },
			[6] = { name = "state", type = "u32", enum = "call-state" },
			[7] = { name = "units", type = "u64" },
		},
		["group"] = {
			[1] = { name = "family", type = "u32" },
			[2] = { name = "group", type = "u32" },
			[3] = { name = "ring", type = "u32" },
			[4] = { name = "lost", type = "u64" },
		},
		["agreement"] = {
			[1] = { name = "family", type = "u32" },
			[2] = { name = "feature", type = "u32" },
			[3] = { name = "party", type = "u32", enum = "party" },
			[4] = { name = "offered", type = "flag" },
			[5] = { name = "firmware", type = "flag" },
			[6] = { name = "kernel", type = "flag" },
		},
		["count"] = {
			[1] = { name = "family", type = "u32" },
			[2] = { name = "command", type = "u8" },
			[3] = { name = "calls", type = "u64" },
			[4] = { name = "refused", type = "u64" },
			[5] = { name = "units", type = "u64" },
			[6] = { name = "in-flight", type = "u32" },
			[7] = { name = "lost", type = "u64" },
		},
	},
}

families[17] = {
	name = "memory",
	commands = {
		[1] = { name = "map", set = "memory" },
		[2] = { name = "share", set = "memory" },
		[3] = { name = "unshare", set = "memory" },
		[4] = { name = "list-shared", set = "memory" },
	},
	enums = {
		["page-size"] = {
			names = { [0] = "4k", [1] = "2m", [2] = "1g" },
			bits = { { 0, "4k" }, { 1, "2m" }, { 2, "1g" } },
		},
		["map-attribute"] = {
			names = { [4] = "encrypted" },
			bits = { { 4, "encrypted" } },
			flags = true,
		},
	},
	structs = {
		["result"] = {
			{ name = "pages", type = "u64", at = 0 },
			{ name = "status", type = "s32", at = 8 },
			{ name = "reason", type = "u32", at = 12 },
			size = 16,
		},
		["shared-range"] = {
			{ name = "gpa", type = "u64", at = 0 },
			{ name = "pages", type = "u64", at = 8 },
			size = 16,
		},
	},
	sets = {
		["memory"] = {
			[1] = { name = "range", type = "nest", nest = "range" },
			[2] = { name = "gpa", type = "gpa" },
			[3] = { name = "pages", type = "u64" },
			[4] = { name = "result", type = "packed-array", sub = "struct", struct = "result" },
			[5] = { name = "shared", type = "packed-array", sub = "struct", struct = "shared-range" },
			[6] = { name = "done", type = "u64" },
		},
		["range"] = {
			[1] = { name = "gpa", type = "gpa" },
			[2] = { name = "pages", type = "u64" },
			[3] = { name = "attributes", type = "u64", hex = true },
		},
	},
}

families[18] = {
	name = "event",
	commands = {
		[1] = { name = "alloc-unbound", set = "event" },
		[2] = { name = "bind-interdomain", set = "event" },
		[3] = { name = "bind-virq", set = "event" },
		[4] = { name = "bind-pirq", set = "event" },
		[5] = { name = "bind-ipi", set = "event" },
		[6] = { name = "close", set = "event" },
		[7] = { name = "send", set = "event" },
		[8] = { name = "status", set = "event" },
		[9] = { name = "bind-vcpu", set = "event" },
		[10] = { name = "unmask", set = "event" },
		[11] = { name = "reset", set = "event" },
		[12] = { name = "init-control", set = "event" },
		[13] = { name = "expand-array", set = "event" },
		[14] = { name = "set-priority", set = "event" },
	},
	enums = {
		["word"] = {
			names = { [28] = "busy", [29] = "linked", [30] = "masked", [31] = "pending" },
			bits = { { 28, "busy" }, { 29, "linked" }, { 30, "masked" }, { 31, "pending" } },
			flags = true,
		},
		["status"] = {
			names = { [0] = "closed", [1] = "unbound", [2] = "interdomain", [3] = "pirq", [4] = "virq", [5] = "ipi" },
			bits = { { 0, "closed" }, { 1, "unbound" }, { 2, "interdomain" }, { 3, "pirq" }, { 4, "virq" }, { 5, "ipi" } },
		},
		["virq"] = {
			names = { [0] = "timer", [1] = "debug", [2] = "console", [3] = "dom-exc", [4] = "tbuf", [6] = "debugger", [7] = "xenoprof", [8] = "con-ring", [9] = "pcpu-state", [10] = "mem-event", [11] = "argo", [12] = "enomem", [13] = "xenpmu", [16] = "arch-0", [17] = "arch-1", [18] = "arch-2", [19] = "arch-3", [20] = "arch-4", [21] = "arch-5", [22] = "arch-6", [23] = "arch-7" },
			bits = { { 0, "timer" }, { 1, "debug" }, { 2, "console" }, { 3, "dom-exc" }, { 4, "tbuf" }, { 6, "debugger" }, { 7, "xenoprof" }, { 8, "con-ring" }, { 9, "pcpu-state" }, { 10, "mem-event" }, { 11, "argo" }, { 12, "enomem" }, { 13, "xenpmu" }, { 16, "arch-0" }, { 17, "arch-1" }, { 18, "arch-2" }, { 19, "arch-3" }, { 20, "arch-4" }, { 21, "arch-5" }, { 22, "arch-6" }, { 23, "arch-7" } },
		},
	},
	structs = {
	},
	sets = {
		["event"] = {
			[1] = { name = "domain", type = "u16" },
			[2] = { name = "remote-domain", type = "u16" },
			[3] = { name = "port", type = "u32" },
			[4] = { name = "remote-port", type = "u32" },
			[5] = { name = "vcpu", type = "u32" },
			[6] = { name = "virq", type = "u32" },
			[7] = { name = "pirq", type = "u32" },
			[8] = { name = "will-share", type = "flag" },
			[9] = { name = "status", type = "u32", enum = "status" },
			[10] = { name = "control-gpa", type = "gpa" },
			[11] = { name = "offset", type = "u32" },
			[12] = { name = "link-bits", type = "u8" },
			[13] = { name = "array-gpa", type = "gpa" },
			[14] = { name = "priority", type = "u32" },
		},
	},
}

families[19] = {
	name = "view",
	commands = {
		[1] = { name = "state-get", set = "view" },
		[2] = { name = "state-set", set = "view" },
		[3] = { name = "notify-enable", set = "view" },
		[4] = { name = "notify-disable", set = "view" },
		[5] = { name = "create", set = "view" },
		[6] = { name = "destroy", set = "view" },
		[7] = { name = "switch", set = "view" },
		[8] = { name = "visibility-set", set = "view" },
		[9] = { name = "access-set", set = "view" },
		[10] = { name = "access-get", set = "view" },
		[11] = { name = "access-set-many", set = "view" },
		[12] = { name = "access-get-many", set = "view" },
		[13] = { name = "change-gfn", set = "view" },
		[14] = { name = "revert-gfn", set = "view" },
		[15] = { name = "suppress-ve-set", set = "view" },
		[16] = { name = "suppress-ve-get", set = "view" },
		[17] = { name = "suppress-ve-set-range", set = "view" },
		[18] = { name = "index-get", set = "view" },
		[19] = { name = "answer", set = "violation" },
		[20] = { name = "violated", set = "violation", event = true },
	},
	enums = {
		["state"] = {
			names = { [0] = "off", [1] = "on" },
			bits = { { 0, "off" }, { 1, "on" } },
		},
		["access"] = {
			names = { [0] = "n", [1] = "r", [2] = "w", [3] = "rw", [4] = "x", [5] = "rx", [6] = "wx", [7] = "rwx", [8] = "rx2rw", [9] = "n2rwx", [10] = "default" },
			bits = { { 0, "n" }, { 1, "r" }, { 2, "w" }, { 3, "rw" }, { 4, "x" }, { 5, "rx" }, { 6, "wx" }, { 7, "rwx" }, { 8, "rx2rw" }, { 9, "n2rwx" }, { 10, "default" } },
		},
		["violation"] = {
			names = { [0] = "read", [1] = "write", [2] = "execute", [3] = "gla-valid", [4] = "fault-with-gla", [5] = "fault-in-gpt" },
			bits = { { 0, "read" }, { 1, "write" }, { 2, "execute" }, { 3, "gla-valid" }, { 4, "fault-with-gla" }, { 5, "fault-in-gpt" } },
			flags = true,
		},
	},
	structs = {
		["page-access"] = {
			{ name = "gpa", type = "u64", at = 0 },
			{ name = "access", type = "u32", at = 8, enum = "access" },
			size = 16,
		},
		["access-status"] = {
			{ name = "status", type = "s32", at = 0 },
			{ name = "access", type = "u32", at = 4, enum = "access" },
			size = 8,
		},
	},
	sets = {
		["view"] = {
			[1] = { name = "domain", type = "u16" },
			[2] = { name = "view", type = "u32" },
			[3] = { name = "vcpu", type = "u32" },
			[4] = { name = "state", type = "u32", enum = "state" },
			[5] = { name = "default-access", type = "u32", enum = "access" },
			[6] = { name = "access", type = "u32", enum = "access" },
			[7] = { name = "gpa", type = "gpa" },
			[8] = { name = "last-gpa", type = "gpa" },
			[9] = { name = "old-gpa", type = "gpa" },
			[10] = { name = "new-gpa", type = "gpa" },
			[11] = { name = "page", type = "packed-array", sub = "struct", struct = "page-access" },
			[12] = { name = "page-gpa", type = "packed-array", sub = "u64" },
			[13] = { name = "status", type = "packed-array", sub = "s32" },
			[14] = { name = "page-status", type = "packed-array", sub = "struct", struct = "access-status" },
			[15] = { name = "suppress-ve", type = "u8" },
			[16] = { name = "info-gpa", type = "gpa" },
			[17] = { name = "visible", type = "u8" },
			[18] = { name = "first-error", type = "s32" },
			[19] = { name = "first-error-gpa", type = "gpa" },
		},
		["violation"] = {
			[1] = { name = "domain", type = "u16" },
			[2] = { name = "vcpu", type = "u32" },
			[3] = { name = "number", type = "u64" },
			[4] = { name = "paused", type = "flag" },
			[5] = { name = "view", type = "u32" },
			[6] = { name = "gpa", type = "gpa" },
			[7] = { name = "offset", type = "u32" },
			[8] = { name = "gla", type = "u64" },
			[9] = { name = "flags", type = "u32", enum = "violation", hex = true },
			[10] = { name = "deny", type = "flag" },
			[11] = { name = "emulate", type = "flag" },
			[12] = { name = "emulate-nowrite", type = "flag" },
			[13] = { name = "step-view", type = "u32" },
		},
	},
}

families[20] = {
	name = "domain",
	commands = {
		[1] = { name = "create", set = "domain" },
		[2] = { name = "destroy", set = "domain" },
		[3] = { name = "pause", set = "domain" },
		[4] = { name = "unpause", set = "domain" },
		[5] = { name = "shutdown", set = "domain" },
		[6] = { name = "resume", set = "domain" },
		[7] = { name = "soft-reset", set = "domain" },
		[8] = { name = "state-get", set = "domain" },
		[9] = { name = "list", set = "domain" },
		[10] = { name = "handle-set", set = "domain" },
		[11] = { name = "max-memory-set", set = "domain" },
		[12] = { name = "paging-pool-get", set = "domain" },
		[13] = { name = "paging-pool-set", set = "domain" },
		[14] = { name = "grant-set", set = "domain" },
		[15] = { name = "grant-list", set = "granted" },
		[16] = { name = "migration-get", set = "domain" },
		[17] = { name = "state-changed", set = "domain", event = true },
		[18] = { name = "died", set = "domain", event = true },
		[19] = { name = "migration-changed", set = "domain", event = true },
	},
	enums = {
		["create-flag"] = {
			names = { [0] = "hvm", [1] = "hap", [2] = "s3-integrity", [3] = "oos-off", [4] = "xs-domain", [5] = "iommu", [6] = "nested-virt", [7] = "vpmu" },
			bits = { { 0, "hvm" }, { 1, "hap" }, { 2, "s3-integrity" }, { 3, "oos-off" }, { 4, "xs-domain" }, { 5, "iommu" }, { 6, "nested-virt" }, { 7, "vpmu" } },
			flags = true,
		},
		["iommu-option"] = {
			names = { [0] = "no-sharept" },
			bits = { { 0, "no-sharept" } },
			flags = true,
		},
		["state"] = {
			names = { [0] = "dying", [1] = "hvm", [2] = "shutdown", [3] = "paused", [4] = "blocked", [5] = "running", [6] = "debugged", [7] = "xs-domain", [8] = "hap" },
			bits = { { 0, "dying" }, { 1, "hvm" }, { 2, "shutdown" }, { 3, "paused" }, { 4, "blocked" }, { 5, "running" }, { 6, "debugged" }, { 7, "xs-domain" }, { 8, "hap" } },
			flags = true,
		},
		["shutdown"] = {
			names = { [0] = "poweroff", [1] = "reboot", [2] = "suspend", [3] = "crash", [4] = "watchdog", [5] = "soft-reset" },
			bits = { { 0, "poweroff" }, { 1, "reboot" }, { 2, "suspend" }, { 3, "crash" }, { 4, "watchdog" }, { 5, "soft-reset" } },
		},
		["view-mode"] = {
			names = { [1] = "mixed", [2] = "external", [3] = "limited" },
			bits = { { 1, "mixed" }, { 2, "external" }, { 3, "limited" } },
		},
		["x86-emulation"] = {
			names = { [0] = "lapic", [1] = "hpet", [2] = "pm", [3] = "rtc", [4] = "ioapic", [5] = "pic", [6] = "vga", [7] = "iommu", [8] = "pit", [9] = "use-pirq", [10] = "vpci" },
			bits = { { 0, "lapic" }, { 1, "hpet" }, { 2, "pm" }, { 3, "rtc" }, { 4, "ioapic" }, { 5, "pic" }, { 6, "vga" }, { 7, "iommu" }, { 8, "pit" }, { 9, "use-pirq" }, { 10, "vpci" } },
			flags = true,
		},
		["gic-version"] = {
			names = { [0] = "native", [1] = "v2", [2] = "v3" },
			bits = { { 0, "native" }, { 1, "v2" }, { 2, "v3" } },
		},
		["tee"] = {
			names = { [0] = "none", [1] = "optee" },
			bits = { { 0, "none" }, { 1, "optee" } },
		},
		["migration"] = {
			names = { [0] = "none", [1] = "offered", [2] = "active", [3] = "paused", [4] = "completed", [5] = "cancelled" },
			bits = { { 0, "none" }, { 1, "offered" }, { 2, "active" }, { 3, "paused" }, { 4, "completed" }, { 5, "cancelled" } },
		},
	},
	structs = {
	},
	sets = {
		["domain"] = {
			[1] = { name = "domain", type = "u16" },
			[2] = { name = "unique-id", type = "u64" },
			[3] = { name = "handle", type = "binary" },
			[4] = { name = "ssidref", type = "u32" },
			[5] = { name = "hvm", type = "flag" },
			[6] = { name = "hap", type = "flag" },
			[7] = { name = "s3-integrity", type = "flag" },
			[8] = { name = "oos-off", type = "flag" },
			[9] = { name = "xs-domain", type = "flag" },
			[10] = { name = "iommu", type = "flag" },
			[11] = { name = "nested-virt", type = "flag" },
			[12] = { name = "vpmu", type = "flag" },
			[13] = { name = "iommu-no-sharept", type = "flag" },
			[14] = { name = "view-mode", type = "u32", enum = "view-mode" },
			[15] = { name = "views", type = "u32" },
			[16] = { name = "max-vcpus", type = "u32" },
			[17] = { name = "max-event-port", type = "u32" },
			[18] = { name = "max-grant-frames", type = "s32" },
			[19] = { name = "max-maptrack-frames", type = "s32" },
			[20] = { name = "grant-version", type = "u32" },
			[21] = { name = "vmtrace-size", type = "u32" },
			[22] = { name = "cpupool", type = "u32" },
			[23] = { name = "x86", type = "nest", nest = "x86" },
			[24] = { name = "arm", type = "nest", nest = "arm" },
			[25] = { name = "grant", type = "nest", nest = "grant" },
			[26] = { name = "arm-result", type = "nest", nest = "arm-result" },
			[27] = { name = "state", type = "u32", enum = "state", hex = true },
			[28] = { name = "shutdown-code", type = "u8" },
			[29] = { name = "reason", type = "u32", enum = "shutdown" },
			[30] = { name = "pages", type = "u64" },
			[31] = { name = "max-pages", type = "u64" },
			[32] = { name = "outstanding-pages", type = "u64" },
			[33] = { name = "shared-pages", type = "u64" },
			[34] = { name = "paged-pages", type = "u64" },
			[35] = { name = "shared-info-gpa", type = "gpa" },
			[36] = { name = "cpu-time", type = "u64" },
			[37] = { name = "online-vcpus", type = "u32" },
			[38] = { name = "max-vcpu-id", type = "u32" },
			[39] = { name = "gpa-bits", type = "u8" },
			[40] = { name = "max-memory", type = "u64" },
			[41] = { name = "paging-pool", type = "u64" },
			[42] = { name = "migration", type = "u32", enum = "migration" },
		},
		["x86"] = {
			[1] = { name = "emulation", type = "u32", enum = "x86-emulation", hex = true },
			[2] = { name = "msr-relaxed", type = "flag" },
		},
		["arm"] = {
			[1] = { name = "gic-version", type = "u32", enum = "gic-version" },
			[2] = { name = "tee", type = "u32", enum = "tee" },
			[3] = { name = "spis", type = "u32" },
		},
		["arm-result"] = {
			[1] = { name = "gic-version", type = "u32", enum = "gic-version" },
			[2] = { name = "clock-frequency", type = "u32" },
		},
		["grant"] = {
			[1] = { name = "family", type = "string" },
			[2] = { name = "feature", type = "string" },
		},
		["granted"] = {
			[1] = { name = "domain", type = "u16" },
			[2] = { name = "family", type = "string" },
			[3] = { name = "feature", type = "string" },
			[4] = { name = "number", type = "u32" },
			[5] = { name = "bit", type = "u32" },
		},
	},
}

families[21] = {
	name = "nested",
	commands = {
		[1] = { name = "capability-get", set = "nested" },
		[2] = { name = "view-create", set = "nested" },
		[3] = { name = "view-destroy", set = "nested" },
		[4] = { name = "map", set = "nested" },
		[5] = { name = "map-many", set = "nested" },
		[6] = { name = "unmap", set = "nested" },
		[7] = { name = "unmap-many", set = "nested" },
		[8] = { name = "protect", set = "nested" },
		[9] = { name = "query", set = "nested" },
		[10] = { name = "dirty-get", set = "nested" },
		[11] = { name = "dirty-clear", set = "nested" },
		[12] = { name = "flush-view", set = "nested" },
		[13] = { name = "flush-range", set = "nested" },
	},
	enums = {
		["order"] = {
			names = { [0] = "4k", [9] = "2m", [18] = "1g" },
			bits = { { 0, "4k" }, { 9, "2m" }, { 18, "1g" } },
		},
		["permission"] = {
			names = { [0] = "read", [1] = "write", [2] = "execute" },
			bits = { { 0, "read" }, { 1, "write" }, { 2, "execute" } },
			flags = true,
		},
		["memory-type"] = {
			names = { [0] = "uc", [1] = "wc", [4] = "wt", [5] = "wp", [6] = "wb" },
			bits = { { 0, "uc" }, { 1, "wc" }, { 4, "wt" }, { 5, "wp" }, { 6, "wb" } },
		},
		["mapped"] = {
			names = { [0] = "accessed", [1] = "dirty" },
			bits = { { 0, "accessed" }, { 1, "dirty" } },
			flags = true,
		},
	},
	structs = {
		["entry"] = {
			{ name = "l2-gpa", type = "u64", at = 0 },
			{ name = "l1-gpa", type = "u64", at = 8 },
			{ name = "order", type = "u8", at = 16, enum = "order" },
			{ name = "permissions", type = "u8", at = 17, enum = "permission" },
			{ name = "memory-type", type = "u8", at = 18, enum = "memory-type" },
			size = 24,
		},
		["range"] = {
			{ name = "l2-gpa", type = "u64", at = 0 },
			{ name = "pages", type = "u64", at = 8 },
			size = 16,
		},
	},
	sets = {
		["nested"] = {
			[1] = { name = "view", type = "u32" },
			[2] = { name = "address-bits", type = "u32" },
			[3] = { name = "dirty-log", type = "flag" },
			[4] = { name = "l2-gpa", type = "u64" },
			[5] = { name = "l1-gpa", type = "gpa" },
			[6] = { name = "order", type = "u32", enum = "order" },
			[7] = { name = "permissions", type = "u32", enum = "permission", hex = true },
			[8] = { name = "memory-type", type = "u32", enum = "memory-type" },
			[9] = { name = "pages", type = "u64" },
			[10] = { name = "entry", type = "packed-array", sub = "struct", struct = "entry" },
			[11] = { name = "range", type = "packed-array", sub = "struct", struct = "range" },
			[12] = { name = "entry-status", type = "packed-array", sub = "s32" },
			[13] = { name = "range-status", type = "packed-array", sub = "s32" },
			[14] = { name = "done", type = "u64" },
			[15] = { name = "mapped", type = "u32", enum = "mapped", hex = true },
			[16] = { name = "bits", type = "u32" },
			[17] = { name = "dirty", type = "packed-array", sub = "u64" },
			[18] = { name = "max-views", type = "u32" },
			[19] = { name = "used-views", type = "u32" },
			[20] = { name = "max-tables", type = "u64" },
			[21] = { name = "used-tables", type = "u64" },
			[22] = { name = "orders", type = "u64" },
			[23] = { name = "memory-types", type = "u64" },
			[24] = { name = "max-address-bits", type = "u32" },
		},
	},
}

families[22] = {
	name = "state",
	commands = {
		[1] = { name = "domain", set = "domain", event = true },
		[2] = { name = "grant", set = "grant", event = true },
		[3] = { name = "agreement", set = "agreement", event = true },
		[4] = { name = "ring", set = "ring", event = true },
		[5] = { name = "pages", set = "ring", event = true },
		[6] = { name = "direct", set = "direct", event = true },
		[7] = { name = "call", set = "call", event = true },
		[8] = { name = "bytes", set = "bytes", event = true },
		[9] = { name = "slots", set = "bytes", event = true },
		[10] = { name = "mailbox", set = "event", event = true },
		[11] = { name = "event", set = "event", event = true },
		[12] = { name = "member", set = "event", event = true },
		[13] = { name = "count", set = "count", event = true },
		[14] = { name = "end", set = "end", event = true },
		[15] = { name = "narrow", set = "narrow", event = true },
	},
	enums = {
		["call-state"] = {
			names = { [0] = "ready", [1] = "held", [2] = "forwarded" },
			bits = { { 0, "ready" }, { 1, "held" }, { 2, "forwarded" } },
		},
	},
	structs = {
		["slot"] = {
			{ name = "generation", type = "u32", at = 0 },
			{ name = "slot", type = "u16", at = 4 },
			size = 8,
		},
	},
	sets = {
		["domain"] = {
			[1] = { name = "abi", type = "u32" },
			[2] = { name = "domain", type = "u32" },
			[3] = { name = "message", type = "u32" },
			[4] = { name = "rings", type = "u32" },
			[5] = { name = "ring-pages", type = "u32" },
			[6] = { name = "highest-gpa", type = "u64" },
			[7] = { name = "vcpus", type = "u32" },
			[8] = { name = "next-ring", type = "u32" },
			[9] = { name = "deficit", type = "s32" },
			[10] = { name = "sealed", type = "flag" },
		},
		["grant"] = {
			[1] = { name = "family", type = "u16" },
			[2] = { name = "feature", type = "u8" },
			[3] = { name = "name", type = "string" },
		},
		["agreement"] = {
			[1] = { name = "family", type = "u16" },
			[2] = { name = "feature", type = "u8" },
			[3] = { name = "offered", type = "flag" },
			[4] = { name = "firmware", type = "flag" },
			[5] = { name = "kernel", type = "flag" },
		},
		["ring"] = {
			[1] = { name = "id", type = "u32" },
			[2] = { name = "control", type = "gpa" },
			[3] = { name = "submission", type = "u32" },
			[4] = { name = "completion", type = "u32" },
			[5] = { name = "taken", type = "u32" },
			[6] = { name = "seen", type = "u32" },
			[7] = { name = "written", type = "u32" },
			[8] = { name = "published", type = "u32" },
			[9] = { name = "read", type = "u32" },
			[10] = { name = "stopped", type = "u32" },
			[11] = { name = "canceled", type = "flag" },
			[12] = { name = "linked", type = "flag" },
			[13] = { name = "ready", type = "flag" },
			[14] = { name = "starved", type = "flag" },
			[15] = { name = "page", type = "packed-array", sub = "u64" },
			[16] = { name = "priority", type = "u32" },
		},
		["narrow"] = {
			[1] = { name = "ring", type = "u32" },
			[2] = { name = "window", type = "gpa" },
			[3] = { name = "window-pages", type = "u64" },
			[4] = { name = "family", type = "u16" },
			[5] = { name = "features", type = "u64" },
			[6] = { name = "commands", type = "binary" },
		},
		["direct"] = {
			[1] = { name = "vcpu", type = "u32" },
			[2] = { name = "request", type = "gpa" },
			[3] = { name = "request-length", type = "u64" },
			[4] = { name = "reply", type = "gpa" },
			[5] = { name = "reply-length", type = "u64" },
			[6] = { name = "taken", type = "u32" },
			[7] = { name = "canceled", type = "flag" },
			[8] = { name = "linked", type = "flag" },
		},
		["call"] = {
			[1] = { name = "token", type = "u64" },
			[2] = { name = "ring", type = "u32" },
			[3] = { name = "vcpu", type = "u32" },
			[4] = { name = "state", type = "u32", enum = "call-state" },
			[5] = { name = "length", type = "u32" },
			[6] = { name = "reply-length", type = "u32" },
			[7] = { name = "units", type = "u64" },
			[8] = { name = "cursor", type = "u64" },
			[9] = { name = "cursor-within", type = "u64" },
			[10] = { name = "started", type = "flag" },
			[11] = { name = "cancel", type = "flag" },
			[12] = { name = "changed", type = "flag" },
			[13] = { name = "lost", type = "flag" },
			[14] = { name = "peer-error", type = "s32" },
			[15] = { name = "peer-reason", type = "u32" },
		},
		["bytes"] = {
			[1] = { name = "bytes", type = "binary" },
			[2] = { name = "slot", type = "packed-array", sub = "struct", struct = "slot" },
		},
		["event"] = {
			[1] = { name = "lost", type = "u64" },
			[2] = { name = "lost-ever", type = "u64" },
			[3] = { name = "listening", type = "flag" },
			[4] = { name = "ring", type = "u32" },
			[5] = { name = "length", type = "u32" },
			[6] = { name = "family", type = "u16" },
			[7] = { name = "group", type = "u8" },
		},
		["count"] = {
			[1] = { name = "family", type = "u16" },
			[2] = { name = "command", type = "u8" },
			[3] = { name = "calls", type = "u64" },
			[4] = { name = "refused", type = "u64" },
			[5] = { name = "units", type = "u64" },
		},
		["end"] = {
			[1] = { name = "records", type = "u32" },
		},
	},
}

local DEPTH_MAX = 8
local ELEMENTS_MAX = 1024	-- of an array, shown one by one

local hnl = Proto("hnl", "Hypercalls as netlink-shaped packets")
local malformed = ProtoExpert.new("hnl.malformed", "Malformed hnl message",
	expert.group.MALFORMED, expert.severity.ERROR)
hnl.experts = { malformed }

local kinds = { [1] = "noop", [2] = "error", [3] = "done" }
for number, family in pairs(families) do
	kinds[number] = family.name
end

local f = {
	len = ProtoField.uint32("hnl.len", "Length"),
	type = ProtoField.uint16("hnl.type", "Type", base.DEC, kinds),
	flags = ProtoField.uint16("hnl.flags", "Flags", base.HEX),
	seq = ProtoField.uint32("hnl.seq", "Sequence number"),
	port = ProtoField.uint32("hnl.port", "Port"),
	cmd = ProtoField.uint8("hnl.cmd", "Command number"),
	version = ProtoField.uint8("hnl.version", "Version"),
	reserved = ProtoField.uint16("hnl.reserved", "Reserved", base.HEX),
	command = ProtoField.string("hnl.command", "Command"),
	attr_len = ProtoField.uint16("hnl.attr.len", "Length"),
	attr_type = ProtoField.uint16("hnl.attr.type", "Number"),
	nested = ProtoField.bool("hnl.attr.nested", "Nested"),
	critical = ProtoField.bool("hnl.attr.critical", "Critical"),
	unknown = ProtoField.bytes("hnl.unknown", "Unknown attribute"),
	err = ProtoField.int32("hnl.ack.error", "Error"),
	errno = ProtoField.string("hnl.ack.errno", "Error name"),
	msg = ProtoField.string("hnl.ack.message", "Message"),
	offs = ProtoField.uint32("hnl.ack.offset", "Offset"),
	cookie = ProtoField.bytes("hnl.ack.cookie", "Cookie"),
	miss_type = ProtoField.uint32("hnl.ack.missing", "Missing type"),
	miss_nest = ProtoField.uint32("hnl.ack.nest", "Missing from nest at"),
	reason = ProtoField.uint32("hnl.ack.reason", "Reason", base.DEC, reasons),
	reason_name = ProtoField.string("hnl.ack.reason_name", "Reason name"),
	ack_type = ProtoField.uint32("hnl.ack.type", "Attribute at fault"),
	ignored = ProtoField.uint32("hnl.ack.ignored", "Ignored type"),
	ignored_at = ProtoField.uint32("hnl.ack.ignored_at", "Ignored at"),
	ignored_n = ProtoField.uint32("hnl.ack.ignored_n", "Ignored in all"),
	progress = ProtoField.uint64("hnl.ack.progress", "Progress"),
	request_type = ProtoField.uint16("hnl.ack.request_type",
		"Type of the request", base.DEC, kinds),
}

-- Bit of the header's flags -> its name; ECHO and the reply's are netlink's.
local FLAGS = { [0] = "REQUEST", "MULTI", "ACK", "ECHO", "DUMP_INTR" }
FLAGS[12], FLAGS[13] = "LINK", "BARRIER"
FLAGS[14], FLAGS[15] = "STRICT", "REPORT"

local all = {}
for _, field in pairs(f) do
	all[#all + 1] = field
end

local width = { u8 = 1, u16 = 2, u32 = 4, u64 = 8, s8 = 1, s16 = 2, s32 = 4,
	s64 = 8, gpa = 8 }
local make = {
	u8 = ProtoField.uint8, u16 = ProtoField.uint16, u32 = ProtoField.uint32,
	u64 = ProtoField.uint64, s8 = ProtoField.int8, s16 = ProtoField.int16,
	s32 = ProtoField.int32, s64 = ProtoField.int64,
	gpa = ProtoField.uint64, uint = ProtoField.uint64,
	sint = ProtoField.int64,
}

local function filter(...)
	local name = table.concat({ "hnl", ... }, "."):lower()
	return (name:gsub("[^a-z0-9.]", "_"))
end

local function register(field)
	all[#all + 1] = field
	return field
end

-- A number's field: in hexadecimal if it is an address or bits.
local function number_field(abbr, a, enum)
	local as = (a.type == "gpa" or a.hex or (enum and enum.flags)) and
		base.HEX or base.DEC
	if enum and not enum.flags and a.type ~= "uint" and a.type ~= "sint" then
		return register(make[a.type](abbr, a.name, base.DEC, enum.names))
	end
	return register(make[a.type](abbr, a.name, as))
end

local function attribute_fields(family, set_name, a)
	local abbr = filter(family.name, set_name, a.name)
	local enum = family.enums[a.enum]
	if make[a.type] then
		a.field = number_field(abbr, a, enum)
	elseif a.type == "string" then
		a.field = register(ProtoField.string(abbr, a.name))
	elseif a.type == "bitfield32" then
		a.field = register(ProtoField.none(abbr, a.name))
		a.value = register(ProtoField.uint32(abbr .. ".value",
			"value", base.HEX))
		a.selector = register(ProtoField.uint32(abbr .. ".selector",
			"selector", base.HEX))
	elseif a.type == "flag" or a.type == "nest" then
		a.field = register(ProtoField.none(abbr, a.name))
	else
		a.field = register(ProtoField.bytes(abbr, a.name))
	end
	if a.type == "packed-array" and make[a.sub] then
		a.item = number_field(abbr .. ".item",
			{ type = a.sub, name = "item" }, nil)
	end
end

for _, family in pairs(families) do
	for set_name, set in pairs(family.sets) do
		for _, a in pairs(set) do
			attribute_fields(family, set_name, a)
		end
	end
	for struct_name, struct in pairs(family.structs) do
		for _, m in ipairs(struct) do
			m.field = number_field(filter(family.name, "struct",
				struct_name, m.name), m, family.enums[m.enum])
		end
	end
end
hnl.fields = all

local function bad(tree, range, text)
	tree:add_tvb_expert_info(malformed, range, text)
end

local function add_number(tree, field, range, big)
	return big and tree:add(field, range) or tree:add_le(field, range)
end

local function has_bit(range, bit, big)
	local byte = math.floor(bit / 8)
	if byte >= range:len() then
		return false
	end
	byte = big and range:len() - 1 - byte or byte
	return math.floor(range(byte, 1):uint() / 2 ^ (bit % 8)) % 2 == 1
end

local function bit_names(range, enum, big)
	local names = {}
	for _, entry in ipairs(enum.bits) do
		if has_bit(range, entry[1], big) then
			names[#names + 1] = entry[2]
		end
	end
	return " (" .. table.concat(names, ", ") .. ")"
end

local function number(tree, family, a, range)
	local item = add_number(tree, a.field, range, a.big)
	local enum = family.enums[a.enum]
	if enum and enum.flags then
		item:append_text(bit_names(range, enum, a.big))
	end
	return item
end

local function members(tree, family, struct, range)
	for _, m in ipairs(struct) do
		number(tree, family, m, range(m.at, width[m.type]))
	end
end

local function array(tree, family, a, range)
	local item = tree:add(a.field, range)
	local struct = family.structs[a.struct]
	local size = struct and struct.size or width[a.sub]
	if range:len() % size ~= 0 then
		bad(item, range, "no whole elements of " .. size .. " bytes")
	end
	for i = 0, math.min(math.floor(range:len() / size), ELEMENTS_MAX) - 1 do
		local one = range(i * size, size)
		if struct then
			members(item:add(one, a.struct .. " " .. i), family,
				struct, one)
		else
			add_number(item, a.item, one, false)
		end
	end
	return item
end

local attributes

local function payload_fits(a, len)
	if a.type == "uint" or a.type == "sint" then
		return len == 4 or len == 8
	elseif a.type == "bitfield32" then
		return len == 8
	elseif a.type == "flag" then
		return len == 0
	end
	return width[a.type] == nil or len == width[a.type]
end

-- One known attribute: whole is all of it, its header included.
local function known(buf, at, len, tree, family, a, depth)
	local whole = buf(at, len)
	if not payload_fits(a, len - 4) then
		local item = tree:add(f.unknown, whole)
		item:set_text(a.name .. ": wrong length")
		bad(item, whole, a.name .. " has " .. (len - 4) .. " bytes")
		return item
	end
	if a.type == "flag" then
		return tree:add(a.field, whole)
	elseif a.type == "nest" then
		local item = tree:add(a.field, whole)
		attributes(buf, at + 4, at + len, item, family, a.nest,
			depth + 1)
		return item
	elseif len == 4 then
		local item = tree:add(f.unknown, whole)
		item:set_text(a.name .. ": empty")
		return item
	end
	local range = buf(at + 4, len - 4)
	if a.type == "bitfield32" then
		local item = tree:add(a.field, whole)
		item:add_le(a.value, range(0, 4))
		item:add_le(a.selector, range(4, 4))
		return item
	elseif a.type == "string" then
		return tree:add(a.field, range, range:stringz())
	elseif make[a.type] then
		return number(tree, family, a, range)
	elseif a.type == "packed-array" then
		return array(tree, family, a, range)
	end
	return tree:add(a.field, range)
end

-- buf[at, finish) as attributes of a set. false: the rest makes no sense.
function attributes(buf, at, finish, tree, family, set_name, depth)
	local set = family.sets[set_name] or {}
	if depth > DEPTH_MAX then
		bad(tree, buf(at, 0), "nested too deeply")
		return
	end
	while at < finish do
		local left = finish - at
		if left < 4 then
			bad(tree, buf(at, left), left .. " bytes left over")
			return
		end
		local len, kind = buf(at, 2):le_uint(), buf(at + 2, 2):le_uint()
		if len < 4 or len > left then
			bad(tree, buf(at, left), "attribute of " .. len ..
				" bytes where " .. left .. " are left")
			return
		end
		local a = set[kind % 0x4000] or set["*"]
		local item
		if a then
			item = known(buf, at, len, tree, family, a, depth)
		else
			item = tree:add(f.unknown, buf(at, len))
			item:set_text("unknown attribute " .. kind % 0x4000)
		end
		item:add_le(f.attr_len, buf(at, 2)):set_hidden()
		item:add_le(f.attr_type, buf(at + 2, 2), kind % 0x4000)
		if kind % 0x8000 >= 0x4000 then
			item:add(f.critical, buf(at + 2, 2), true)
			item:append_text(" [critical]")
		end
		if (kind >= 0x8000) ~= (a ~= nil and a.type == "nest") and a then
			bad(item, buf(at + 2, 2), "NESTED bit")
		end
		at = at + math.ceil(len / 4) * 4
	end
end

-- cmd, version, reserved, attributes.
local function generic(buf, at, finish, tree, family, pinfo, what)
	local cmd = buf(at, 1):uint()
	local command = family and family.commands[cmd]
	what = command and command.event and " event" or what
	local name = (family and family.name or "?") .. "." ..
		(command and command.name or cmd)
	tree:add(f.command, buf(at, 1), name)
	tree:add(f.cmd, buf(at, 1))
	tree:add(f.version, buf(at + 1, 1))
	tree:add_le(f.reserved, buf(at + 2, 2))
	tree:append_text(", " .. name .. what)
	pinfo.cols.info:append(" " .. name .. what)
	if family then
		attributes(buf, at + 4, finish, tree, family,
			command and command.set, 1)
	elseif at + 4 < finish then
		tree:add(f.unknown, buf(at + 4, finish - at - 4))
	end
end

local ack_u32 = { [2] = f.offs, [5] = f.miss_type, [6] = f.miss_nest,
	[17] = f.reason, [18] = f.ack_type, [20] = f.ignored_n }

local function ack_attribute(tree, kind, range, pinfo)
	if ack_u32[kind] and range:len() == 4 then
		tree:add_le(ack_u32[kind], range)
		if kind == 17 then
			local name = reasons[range:le_uint()] or "?"
			tree:add(f.reason_name, range, name)
			pinfo.cols.info:append(" " .. name)
		elseif kind == 2 then
			pinfo.cols.info:append(" at " .. range:le_uint())
		end
	elseif kind == 21 and range:len() == 8 then
		tree:add_le(f.progress, range)
	elseif kind == 19 then
		for i = 0, math.floor(range:len() / 8) - 1 do
			tree:add_le(f.ignored_at, range(i * 8, 4))
			tree:add_le(f.ignored, range(i * 8 + 4, 4))
		end
	elseif kind == 1 then
		tree:add(f.msg, range, range:stringz())
	elseif kind == 3 then
		tree:add(f.cookie, range)
	else
		tree:add(f.unknown, range)
	end
end

-- Of ERROR and DONE: error, the request's header in ERROR, attributes.
local function acknowledgement(buf, at, finish, tree, pinfo, is_error)
	local fixed = is_error and 20 or 4
	if finish - at < fixed then
		bad(tree, buf(at, finish - at), "acknowledgement too short")
		return
	end
	local err = buf(at, 4):le_int()
	local name = err == 0 and "success" or errnos[-err] or tostring(err)
	tree:add_le(f.err, buf(at, 4))
	tree:add(f.errno, buf(at, 4), name)
	tree:append_text(", " .. name)
	pinfo.cols.info:append((is_error and " ack " or " done ") .. name)
	if is_error then
		tree:add_le(f.request_type, buf(at + 8, 2))
	end
	at = at + fixed
	while finish - at >= 4 do
		local len, kind = buf(at, 2):le_uint(), buf(at + 2, 2):le_uint()
		if len < 4 or len > finish - at then
			bad(tree, buf(at, finish - at), "attribute of " .. len ..
				" bytes")
			return
		end
		if len > 4 then
			ack_attribute(tree, kind % 0x4000,
				buf(at + 4, len - 4), pinfo)
		end
		at = at + math.ceil(len / 4) * 4
	end
end

local function flag_names(flags)
	local names = {}
	for bit = 0, 15 do
		if FLAGS[bit] and math.floor(flags / 2 ^ bit) % 2 == 1 then
			names[#names + 1] = FLAGS[bit]
		end
	end
	if math.floor(flags / 0x100) % 4 == 3 then
		names[#names + 1] = "DUMP"
	end
	return " (" .. table.concat(names, ", ") .. ")"
end

-- The message at buf[at]; returns where the next one is, or nil.
local function message(buf, at, root, pinfo)
	local left = buf:len() - at
	if left < 16 then
		bad(root, buf(at, left), left .. " bytes are no message")
		return nil
	end
	local len = buf(at, 4):le_uint()
	local kind, flags = buf(at + 4, 2):le_uint(), buf(at + 6, 2):le_uint()
	if len < 16 or len > left or (kind >= 16 and len < 20) then
		bad(root, buf(at, left), "message of " .. len .. " bytes where " ..
			left .. " are left")
		return nil
	end
	local tree = root:add(hnl, buf(at, len), "hnl")
	tree:add_le(f.len, buf(at, 4))
	tree:add_le(f.type, buf(at + 4, 2))
	tree:add_le(f.flags, buf(at + 6, 2)):append_text(flag_names(flags))
	tree:add_le(f.seq, buf(at + 8, 4))
	tree:add_le(f.port, buf(at + 12, 4))
	if kind >= 16 then
		local what = flags % 2 == 1 and " request" or " reply"
		generic(buf, at + 16, at + len, tree, families[kind], pinfo,
			what)
	elseif kind == 2 or kind == 3 then
		acknowledgement(buf, at + 16, at + len, tree, pinfo, kind == 2)
	else
		pinfo.cols.info:append(" " .. (kinds[kind] or "control"))
	end
	return at + math.ceil(len / 4) * 4
end

function hnl.dissector(buf, pinfo, root)
	local at = 0
	pinfo.cols.protocol = "hnl"
	pinfo.cols.info = ""
	while at and at < buf:len() do
		at = message(buf, at, root, pinfo)
	end
	return buf:len()
end

DissectorTable.get("wtap_encap"):add(wtap.USER0, hnl)

-- As a generic netlink family: the buffer begins at the genlmsghdr.
for _, family in pairs(families) do
	local p = Proto(filter("genl", family.name):gsub("%.", "_"),
		"hnl family " .. family.name)
	function p.dissector(buf, pinfo, root)
		local tree = root:add(hnl, buf(), "hnl")
		if buf:len() < 4 then
			bad(tree, buf(), "no genlmsghdr")
			return buf:len()
		end
		generic(buf, 0, buf:len(), tree, family, pinfo, "")
		return buf:len()
	end
	DissectorTable.get("genl.family"):add(family.name, p)
	DissectorTable.get("genl.family"):add("hnl-" .. family.name, p)
end
