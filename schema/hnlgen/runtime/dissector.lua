-- SPDX-License-Identifier: MIT
-- generated from @specs@ by schema/hnlgen; do not edit
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

--@tables@

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
