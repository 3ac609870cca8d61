// SPDX-License-Identifier: MIT
// Copied by hnlgen from schema/hnlgen/runtime/wire.rs: do not edit the copy.
//! What the modules of all families share: tables, decoder, encoder.
//!
//! A message is checked first and read afterwards. `check` walks it by the
//! tables, as step 10 of the order of checks in docs/abi.md says, and gives
//! the verdict of the C engine; reading then cannot fail. The encoder checks
//! what it wrote, so that nothing leaves that would be refused.
//!
//! ```text
//! message  | header, 20 bytes | a | b | nest | c | d | e |
//!                               ^ pos   ^-- a frame more    ^ and less
//! ```
//!
//! Memory is the caller's: values are views into the message, lists are
//! walked in place. Nothing recurses but the walks over nests, whose depth
//! the check has bounded.

use core::marker::PhantomData;

pub const HEADER: usize = 20;
pub const MESSAGE_MAX: usize = 65536;
pub const DEPTH_MAX: usize = 8;
pub const IGNORED_MAX: usize = 8;
pub const F_REQUEST: u16 = 0x0001;
pub const F_MULTI: u16 = 0x0002;
pub const F_ACK: u16 = 0x0004;
pub const F_DUMP: u16 = 0x0300;
pub const F_LINK: u16 = 0x1000;
pub const F_BARRIER: u16 = 0x2000;
pub const F_STRICT: u16 = 0x4000;
pub const F_REPORT: u16 = 0x8000;
pub const ERROR: u16 = 2;
pub const DONE: u16 = 3;
pub const EINVAL: u16 = 22;
pub const EBADMSG: u16 = 74;
pub const EOPNOTSUPP: u16 = 95;
pub const ALL_GRANTS: u64 = u64::MAX;

const NLHDR: usize = 16;
const ATTR_HEADER: usize = 4;
const NESTED: u16 = 0x8000;
const CRITICAL: u16 = 0x4000;
const NUMBER: u16 = 0x3fff;
/// Counted lists of one set.
const COUNTERS: usize = 16;

/// Why a message was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub enum Reason {
    None = 0,
    Short = 1,
    PastEnd = 2,
    Unaligned = 3,
    Flags = 4,
    Reserved = 5,
    Type = 6,
    Leftover = 16,
    AttrShort = 17,
    AttrPastEnd = 18,
    Padding = 19,
    Unknown = 20,
    NestedBit = 21,
    Duplicate = 22,
    Length = 23,
    Range = 24,
    Align = 25,
    Mask = 26,
    Enum = 27,
    String = 28,
    Missing = 29,
    Count = 30,
    Depth = 31,
    Exclusive = 32,
    Implies = 33,
    GpaWrap = 48,
    GpaLimit = 49,
    GpaNotRam = 50,
    GpaPrivate = 51,
    GpaDuplicate = 52,
    GpaBusy = 53,
    ReplySpace = 64,
    Canceled = 65,
    Quota = 66,
    State = 67,
    NotDump = 68,
    NotNegotiated = 69,
    Absent = 70,
    Denied = 71,
    Peer = 72,
    PeerGone = 73,
    Restored = 74,
    Index = 80,
    Wrap = 81,
}

/// What becomes of unknown attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Ignored, unless CRITICAL or their set rejects them.
    Request,
    /// Refused.
    Strict,
    /// Ignored, unless CRITICAL.
    Reply,
}

/// A refusal. `errno` is positive; `offset` counts from the first byte of
/// the message, 0 stands for no attribute. `missing` is the number of an
/// absent attribute, `nest` the offset of the nest that it is absent from, 0
/// the message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub errno: u16,
    pub reason: Reason,
    pub offset: u32,
    pub ty: u16,
    pub missing: u16,
    pub nest: u32,
}

impl Refusal {
    fn at(reason: Reason, offset: usize, ty: u16) -> Self {
        Refusal {
            errno: if reason == Reason::Unknown { EOPNOTSUPP } else { EINVAL },
            reason,
            offset: offset as u32,
            ty,
            missing: 0,
            nest: 0,
        }
    }
}

/// Why a message was not written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EncodeError {
    /// The buffer is too small.
    NoRoom,
    /// A message or an attribute has more bytes than its length can say.
    TooLong,
    /// A decoder would refuse it.
    Refused(Refusal),
}

/// An unknown attribute that was ignored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct IgnoredAttr {
    pub offset: u32,
    pub ty: u32,
}

/// Those that were ignored: the first of them, and how many there were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ignored {
    pub n: u32,
    listed: usize,
    attrs: [IgnoredAttr; IGNORED_MAX],
}

impl Ignored {
    pub fn listed(&self) -> &[IgnoredAttr] {
        &self.attrs[..self.listed]
    }

    fn list(&mut self, offset: u32, ty: u32) {
        if let Some(slot) = self.attrs.get_mut(self.listed) {
            *slot = IgnoredAttr { offset, ty };
            self.listed += 1;
        }
    }

    fn note(&mut self, offset: usize, ty: u16) {
        self.list(offset as u32, ty.into());
        self.n += 1;
    }
}

/// The 20 bytes before the attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    pub length: u32,
    pub family: u16,
    pub flags: u16,
    pub seq: u32,
    pub port: u32,
    pub command: u8,
    pub version: u8,
}

impl Header {
    /// Of the message at the beginning of `buf`: steps 1 to 5 of the order
    /// of checks. A control message, as ERROR and DONE are, is refused with
    /// `Reason::Type`.
    pub fn decode(buf: &[u8]) -> Result<Header, Refusal> {
        let (length, family) = frame(buf)?;
        if family < 16 {
            return Err(Refusal::at(Reason::Type, 0, 0));
        }
        if buf[18] != 0 || buf[19] != 0 {
            return Err(Refusal::at(Reason::Reserved, 0, 0));
        }
        Ok(Header {
            length: length as u32,
            family,
            flags: unsigned(&buf[6..8], false) as u16,
            seq: word(buf, 8),
            port: word(buf, 12),
            command: buf[16],
            version: buf[17],
        })
    }
}

/// Length and type of a message, after steps 1 to 3.
fn frame(buf: &[u8]) -> Result<(usize, u16), Refusal> {
    let refuse = |reason| Err(Refusal::at(reason, 0, 0));
    if buf.len() < NLHDR {
        return refuse(Reason::Short);
    }
    let length = word(buf, 0) as usize;
    let family = unsigned(&buf[4..6], false) as u16;
    if length < if family >= 16 { HEADER } else { NLHDR } {
        return refuse(Reason::Short);
    }
    if length > MESSAGE_MAX || align(length) > buf.len() {
        return refuse(Reason::PastEnd);
    }
    if length % 4 != 0 {
        return refuse(Reason::Unaligned);
    }
    Ok((length, family))
}

/// An ERROR or, at the end of a dump, a DONE. `err` is 0 or a negated errno;
/// `reason` the number of a [`Reason`], or one that is none yet; the others
/// are those of a [`Refusal`]. `progress` counts the units that were done
/// before the failure, `message` is without its NUL.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ack<'a> {
    pub done: bool,
    pub seq: u32,
    pub port: u32,
    pub err: i32,
    pub reason: u16,
    pub offset: u32,
    pub ty: u16,
    pub missing: u16,
    pub nest: u32,
    pub progress: u64,
    pub message: &'a [u8],
    pub ignored: Ignored,
}

impl<'a> Ack<'a> {
    /// Of the message at the beginning of `buf`. Tolerant: attributes that
    /// are not known, or of another length, are skipped. What is no such
    /// message is refused with EBADMSG.
    pub fn decode(buf: &'a [u8]) -> Result<Ack<'a>, Refusal> {
        Ack::read(buf).map_err(|r| Refusal { errno: EBADMSG, ..r })
    }

    fn read(buf: &'a [u8]) -> Result<Ack<'a>, Refusal> {
        let (end, ty) = frame(buf)?;
        // Behind the request's header, which DONE has not.
        let mut pos = match ty {
            ERROR => 2 * NLHDR + 4,
            DONE => NLHDR + 4,
            _ => return Err(Refusal::at(Reason::Type, 0, 0)),
        };
        if end < pos {
            return Err(Refusal::at(Reason::Short, 0, 0));
        }
        let mut ack = Ack {
            done: ty == DONE,
            seq: word(buf, 8),
            port: word(buf, 12),
            err: word(buf, 16) as i32,
            ..Ack::default()
        };
        while pos < end {
            let a = attr_at(buf, pos, end)?;
            ack.take(a.number, &buf[a.begin..a.end]);
            pos = a.next;
        }
        Ok(ack)
    }

    /// Numbers are those of HNL_ACK_ATTR in docs/abi.md.
    fn take(&mut self, number: u16, payload: &'a [u8]) {
        let v = unsigned(payload.get(..4).unwrap_or(&[]), false) as u32;
        match (number, payload.len()) {
            (1, _) => {
                self.message = payload.split(|b| *b == 0).next().unwrap_or(&[]);
            }
            (2, 4) => self.offset = v,
            (5, 4) => self.missing = v as u16,
            (6, 4) => self.nest = v,
            (17, 4) => self.reason = v as u16,
            (18, 4) => self.ty = v as u16,
            (19, _) => {
                self.ignored.listed = 0;
                for pair in payload.chunks_exact(8) {
                    self.ignored.list(word(pair, 0), word(pair, 4));
                }
            }
            (20, 4) => self.ignored.n = v,
            (21, 8) => self.progress = unsigned(payload, false),
            _ => (),
        }
    }
}

/// No bit of `value` is outside `selector`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bitfield32 {
    pub value: u32,
    pub selector: u32,
}

// ---- tables ----

/// What an attribute's payload is.
#[derive(Clone, Copy)]
pub enum Kind {
    Flag,
    U8,
    U16,
    U32,
    U64,
    S8,
    S16,
    S32,
    S64,
    Uint,
    Sint,
    Bitfield32,
    String,
    Bytes,
    /// Elements of this many bytes.
    Packed(u16),
    Nest(&'static Set),
}

/// What a number is compared with.
#[derive(Clone, Copy)]
pub enum Check {
    None,
    Range(u64, u64),
    Srange(i64, i64),
    /// No bit outside.
    Mask(u64),
    /// Bit v is set if v is allowed.
    Enum(u64),
}

/// One attribute of a set. Lengths are bytes of payload, of a string its
/// characters; a `max_count` of 0 is no bound.
#[derive(Clone, Copy)]
pub struct Field {
    pub number: u16,
    pub kind: Kind,
    pub required: bool,
    pub critical: bool,
    pub big_endian: bool,
    pub multi: bool,
    /// Bit of the grants.
    pub feature: u8,
    pub low_len: u16,
    pub high_len: u16,
    pub check: Check,
    pub align: u64,
    pub min_count: u16,
    pub max_count: u16,
    /// Which of its set's counted lists it is.
    pub counter: u8,
    /// Numbers that must be present with it.
    pub implies: &'static [u16],
    /// Numbers that must not.
    pub excludes: &'static [u16],
}

/// What most fields are; a table says the rest.
pub const FIELD: Field = Field {
    number: 0,
    kind: Kind::Flag,
    required: false,
    critical: false,
    big_endian: false,
    multi: false,
    feature: 0,
    low_len: 0,
    high_len: u16::MAX,
    check: Check::None,
    align: 1,
    min_count: 0,
    max_count: 0,
    counter: 0,
    implies: &[],
    excludes: &[],
};

/// The fields of a set, ascending by number, at most 256.
pub struct Set {
    pub fields: &'static [Field],
    /// Unknown attributes of a request are refused.
    pub reject: bool,
}

impl Set {
    fn index(&self, number: u16) -> Option<usize> {
        self.fields.binary_search_by_key(&number, |f| f.number).ok()
    }
}

// ---- bytes ----

fn align(n: usize) -> usize {
    n.saturating_add(3) & !3
}

/// A number of up to 8 bytes.
pub fn unsigned(bytes: &[u8], big_endian: bool) -> u64 {
    let join = |v: u64, b: &u8| v << 8 | u64::from(*b);
    if big_endian {
        bytes.iter().fold(0, join)
    } else {
        bytes.iter().rev().fold(0, join)
    }
}

fn word(bytes: &[u8], at: usize) -> u32 {
    unsigned(&bytes[at..at + 4], false) as u32
}

/// The low bytes of `v`, as many as `out` has.
pub fn store(out: &mut [u8], v: u64, big_endian: bool) {
    let n = out.len();
    for (i, b) in out.iter_mut().enumerate() {
        let shift = if big_endian { n - 1 - i } else { i };
        *b = (v >> (8 * shift)) as u8;
    }
}

/// Sign-extended from its `n` bytes.
fn extended(v: u64, n: usize) -> i64 {
    let spare = 64 - 8 * n.clamp(1, 8) as u32;
    ((v << spare) as i64) >> spare
}

#[derive(Clone, Copy)]
struct Attr {
    number: u16,
    bits: u16,
    begin: usize,
    end: usize,
    next: usize,
}

/// The attribute at `pos`, in what ends at `end`.
fn attr_at(buf: &[u8], pos: usize, end: usize) -> Result<Attr, Refusal> {
    if end - pos < ATTR_HEADER {
        return Err(Refusal::at(Reason::Leftover, pos, 0));
    }
    let length = unsigned(&buf[pos..pos + 2], false) as usize;
    let kind = unsigned(&buf[pos + 2..pos + 4], false) as u16;
    let number = kind & NUMBER;
    if length < ATTR_HEADER {
        return Err(Refusal::at(Reason::AttrShort, pos, number));
    }
    if align(length) > end - pos {
        return Err(Refusal::at(Reason::AttrPastEnd, pos, number));
    }
    let next = pos + align(length);
    if buf[pos + length..next].iter().any(|b| *b != 0) {
        return Err(Refusal::at(Reason::Padding, pos, number));
    }
    let (begin, end) = (pos + ATTR_HEADER, pos + length);
    Ok(Attr { number, bits: kind & !NUMBER, begin, end, next })
}

// ---- check ----

#[derive(Clone, Copy)]
struct Frame {
    set: &'static Set,
    begin: usize,
    end: usize,
    nest: usize,
    seen: [u64; 4],
    counts: [u16; COUNTERS],
}

impl Frame {
    fn of(set: &'static Set, begin: usize, end: usize, nest: usize) -> Self {
        let (seen, counts) = ([0; 4], [0; COUNTERS]);
        Frame { set, begin, end, nest, seen, counts }
    }

    fn has(&self, i: usize) -> bool {
        self.seen[i / 64] >> (i % 64) & 1 != 0
    }
}

/// Invariant: all before the attribute at hand was accepted; there is one
/// frame for each set that it is in.
struct Walk<'a, 'b> {
    buf: &'a [u8],
    grants: u64,
    mode: Mode,
    ignored: &'b mut Ignored,
    stack: [Frame; DEPTH_MAX],
    top: usize,
}

/// Whether the attributes of the message `buf` are those of `set`.
pub fn check(
    set: &'static Set,
    buf: &[u8],
    grants: u64,
    mode: Mode,
    ignored: &mut Ignored,
) -> Result<(), Refusal> {
    let begin = HEADER.min(buf.len());
    let stack = [Frame::of(set, begin, buf.len(), 0); DEPTH_MAX];
    Walk { buf, grants, mode, ignored, stack, top: 0 }.run(begin)
}

impl Walk<'_, '_> {
    fn run(&mut self, mut pos: usize) -> Result<(), Refusal> {
        loop {
            while pos < self.stack[self.top].end {
                pos = self.attribute(pos)?;
            }
            self.close()?;
            if self.top == 0 {
                return Ok(());
            }
            self.top -= 1;
        }
    }

    fn granted(&self, f: &Field) -> bool {
        self.grants >> f.feature & 1 != 0
    }

    /// Takes one attribute; where to go on.
    fn attribute(&mut self, pos: usize) -> Result<usize, Refusal> {
        let set = self.stack[self.top].set;
        let a = attr_at(self.buf, pos, self.stack[self.top].end)?;
        let refuse = |reason| Err(Refusal::at(reason, pos, a.number));
        let known = set.index(a.number).map(|i| (i, &set.fields[i]));
        let (i, f) = match known.filter(|(_, f)| self.granted(f)) {
            Some(found) => found,
            None if a.bits & CRITICAL != 0 || self.refuses(set) => {
                return refuse(Reason::Unknown);
            }
            None => {
                self.ignored.note(pos, a.number);
                return Ok(a.next);
            }
        };
        if (a.bits & NESTED != 0) != matches!(f.kind, Kind::Nest(_)) {
            return refuse(Reason::NestedBit);
        }
        let frame = &mut self.stack[self.top];
        if frame.has(i) && !f.multi {
            return refuse(Reason::Duplicate);
        }
        frame.seen[i / 64] |= 1 << (i % 64);
        if f.max_count != 0 {
            let count = &mut frame.counts[usize::from(f.counter)];
            if *count >= f.max_count {
                return refuse(Reason::Count);
            }
            *count += 1;
        }
        if let Kind::Nest(inner) = f.kind {
            if self.top + 1 >= DEPTH_MAX {
                return refuse(Reason::Depth);
            }
            self.top += 1;
            self.stack[self.top] = Frame::of(inner, a.begin, a.end, pos);
            return Ok(a.begin);
        }
        match leaf(f, &self.buf[a.begin..a.end]) {
            Reason::None => Ok(a.next),
            reason => refuse(reason),
        }
    }

    fn refuses(&self, set: &Set) -> bool {
        self.mode == Mode::Strict || (self.mode == Mode::Request && set.reject)
    }

    /// What can only be said when a whole set was read.
    fn close(&self) -> Result<(), Refusal> {
        let frame = &self.stack[self.top];
        for (i, f) in frame.set.fields.iter().enumerate() {
            if !frame.has(i) {
                if f.required && self.granted(f) {
                    return Err(Refusal {
                        missing: f.number,
                        nest: frame.nest as u32,
                        ..Refusal::at(Reason::Missing, 0, 0)
                    });
                }
            } else if f.min_count > 1 {
                let mut found = self.places(frame, f.number);
                let first = found.next().unwrap_or(0);
                if found.count() + 1 < usize::from(f.min_count) {
                    return Err(Refusal::at(Reason::Count, first, f.number));
                }
            }
        }
        frame.set.fields.iter().try_for_each(|f| self.check_rules(frame, f))
    }

    fn check_rules(&self, frame: &Frame, f: &Field) -> Result<(), Refusal> {
        let present = |n: &u16| frame.set.index(*n).map_or(false, |i| frame.has(i));
        if !present(&f.number) {
            return Ok(());
        }
        let refusal = |reason| {
            let first = self.places(frame, f.number).next().unwrap_or(0);
            Refusal::at(reason, first, f.number)
        };
        if let Some(absent) = f.implies.iter().find(|n| !present(n)) {
            return Err(Refusal { missing: *absent, ..refusal(Reason::Implies) });
        }
        if f.excludes.iter().any(present) {
            return Err(refusal(Reason::Exclusive));
        }
        Ok(())
    }

    /// Where the attributes of a number stand in a set that was read.
    fn places<'s>(
        &'s self,
        frame: &Frame,
        number: u16,
    ) -> impl Iterator<Item = usize> + 's {
        let (mut pos, end) = (frame.begin, frame.end);
        core::iter::from_fn(move || {
            while pos < end {
                let a = attr_at(self.buf, pos, end).ok()?;
                let here = pos;
                pos = a.next;
                if a.number == number {
                    return Some(here);
                }
            }
            None
        })
    }
}

/// What is wrong with a payload that is no nest.
fn leaf(f: &Field, payload: &[u8]) -> Reason {
    let n = payload.len();
    let fits = |n| (usize::from(f.low_len)..=usize::from(f.high_len)).contains(&n);
    if let Kind::String = f.kind {
        return match payload.split_last() {
            Some((0, text)) if !text.contains(&0) && fits(n - 1) => Reason::None,
            Some((0, text)) if !text.contains(&0) => Reason::Length,
            _ => Reason::String,
        };
    }
    if !fits(n) {
        return Reason::Length;
    }
    match f.kind {
        Kind::Packed(unit) if n % usize::from(unit) != 0 => Reason::Length,
        Kind::Flag | Kind::Bytes | Kind::Packed(_) => Reason::None,
        Kind::Uint | Kind::Sint if n != 4 && n != 8 => Reason::Length,
        Kind::Bitfield32 => bitfield(f, payload),
        _ => number(f, payload),
    }
}

fn bitfield(f: &Field, payload: &[u8]) -> Reason {
    let value = unsigned(&payload[..4], false);
    let selector = unsigned(&payload[4..], false);
    match f.check {
        _ if value & !selector != 0 => Reason::Mask,
        Check::Mask(mask) if selector & !mask != 0 => Reason::Mask,
        _ => Reason::None,
    }
}

fn number(f: &Field, payload: &[u8]) -> Reason {
    let v = unsigned(payload, f.big_endian);
    let s = extended(v, payload.len());
    match f.check {
        Check::Range(low, high) if !(low..=high).contains(&v) => Reason::Range,
        Check::Srange(low, high) if !(low..=high).contains(&s) => Reason::Range,
        Check::Mask(mask) if v & !mask != 0 => Reason::Mask,
        Check::Enum(bits) if v > 63 || bits >> v & 1 == 0 => Reason::Enum,
        _ if v & (f.align - 1) != 0 => Reason::Align,
        _ => Reason::None,
    }
}

// ---- read ----

/// One attribute that was checked.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    buf: &'a [u8],
    grants: u64,
    field: &'static Field,
    attr: Attr,
    pos: usize,
    set_end: usize,
}

impl<'a> Input<'a> {
    pub fn number(&self) -> u16 {
        self.field.number
    }

    pub fn value<T: Value<'a>>(&self) -> Option<T> {
        T::load(self)
    }

    pub fn payload(&self) -> &'a [u8] {
        &self.buf[self.attr.begin..self.attr.end]
    }

    pub fn unsigned(&self) -> u64 {
        unsigned(self.payload(), self.field.big_endian)
    }

    fn signed(&self) -> i64 {
        extended(self.unsigned(), self.attr.end - self.attr.begin)
    }
}

/// The granted attributes of a set that was checked.
#[derive(Clone, Copy)]
struct Inputs<'a> {
    buf: &'a [u8],
    grants: u64,
    set: &'static Set,
    pos: usize,
    end: usize,
}

impl<'a> Iterator for Inputs<'a> {
    type Item = Input<'a>;

    fn next(&mut self) -> Option<Input<'a>> {
        while self.pos < self.end {
            let pos = self.pos;
            let attr = attr_at(self.buf, pos, self.end).ok()?;
            self.pos = attr.next;
            let known = self.set.index(attr.number);
            if let Some(field) = known.map(|i| &self.set.fields[i]) {
                if self.grants >> field.feature & 1 != 0 {
                    let (buf, grants) = (self.buf, self.grants);
                    let set_end = self.end;
                    return Some(Input { buf, grants, field, attr, pos, set_end });
                }
            }
        }
        None
    }
}

/// A set of attributes as a struct.
pub trait Body<'a>: Default {
    const SET: &'static Set;

    fn take(&mut self, a: &Input<'a>);
    fn put(&self, w: &mut Writer<'_>);
}

fn read<'a, T: Body<'a>>(inputs: Inputs<'a>) -> T {
    let mut out = T::default();
    for a in inputs {
        out.take(&a);
    }
    out
}

/// What an attribute holds.
pub trait Value<'a>: Sized {
    fn load(a: &Input<'a>) -> Option<Self>;
    fn store(&self, w: &mut Writer<'_>);
}

impl<'a, T: Body<'a>> Value<'a> for T {
    fn load(a: &Input<'a>) -> Option<Self> {
        let (buf, grants) = (a.buf, a.grants);
        let (pos, end) = (a.attr.begin, a.attr.end);
        match a.field.kind {
            Kind::Nest(set) => Some(read(Inputs { buf, grants, set, pos, end })),
            _ => None,
        }
    }

    fn store(&self, w: &mut Writer<'_>) {
        self.put(w);
    }
}

macro_rules! numbers {
    ($($type:ident $read:ident $write:ident $wide:ident),*) => {$(
        impl<'a> Value<'a> for $type {
            fn load(a: &Input<'a>) -> Option<Self> {
                Some(a.$read() as $type)
            }

            fn store(&self, w: &mut Writer<'_>) {
                w.$write(*self as $wide);
            }
        }

        impl Element for $type {
            const SIZE: usize = core::mem::size_of::<$type>();

            fn load(bytes: &[u8]) -> Self {
                unsigned(bytes, false) as $type
            }

            fn store(&self, out: &mut [u8]) {
                store(out, *self as u64, false);
            }
        }
    )*};
}

numbers!(u8 unsigned unsigned u64, u16 unsigned unsigned u64,
         u32 unsigned unsigned u64, u64 unsigned unsigned u64,
         i8 signed signed i64, i16 signed signed i64,
         i32 signed signed i64, i64 signed signed i64);

impl<'a> Value<'a> for Bitfield32 {
    fn load(a: &Input<'a>) -> Option<Self> {
        let p = a.payload();
        let value = unsigned(&p[..4], false) as u32;
        Some(Bitfield32 { value, selector: unsigned(&p[4..], false) as u32 })
    }

    fn store(&self, w: &mut Writer<'_>) {
        w.number(self.value.into(), 4, false);
        w.number(self.selector.into(), 4, false);
    }
}

/// Bytes, or the characters of a string without its NUL.
impl<'a> Value<'a> for &'a [u8] {
    fn load(a: &Input<'a>) -> Option<Self> {
        match a.field.kind {
            Kind::String => a.payload().split_last().map(|(_, text)| text),
            _ => Some(a.payload()),
        }
    }

    fn store(&self, w: &mut Writer<'_>) {
        w.bytes(self);
        if let Kind::String = w.kind {
            w.bytes(&[0]);
        }
    }
}

/// How one element of a packed array travels.
pub trait Element: Copy {
    const SIZE: usize;

    fn load(bytes: &[u8]) -> Self;
    fn store(&self, out: &mut [u8]);
}

/// A packed array: values of the caller's, or bytes of a message.
#[derive(Clone, Copy, Debug)]
pub enum Packed<'a, T> {
    Values(&'a [T]),
    Wire(&'a [u8], PhantomData<T>),
}

impl<'a, T: Element> Packed<'a, T> {
    pub fn len(&self) -> usize {
        match self {
            Packed::Values(v) => v.len(),
            Packed::Wire(bytes, _) => bytes.len() / T::SIZE,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn get(&self, i: usize) -> Option<T> {
        match self {
            Packed::Values(v) => v.get(i).copied(),
            Packed::Wire(bytes, _) => bytes.chunks_exact(T::SIZE).nth(i).map(T::load),
        }
    }

    pub fn iter(self) -> impl Iterator<Item = T> + 'a
    where
        T: 'a,
    {
        (0..self.len()).filter_map(move |i| self.get(i))
    }
}

impl<'a, T: Element> Value<'a> for Packed<'a, T> {
    fn load(a: &Input<'a>) -> Option<Self> {
        Some(Packed::Wire(a.payload(), PhantomData))
    }

    fn store(&self, w: &mut Writer<'_>) {
        for i in 0..self.len() {
            if let (Some(v), Some(out)) = (self.get(i), w.room(T::SIZE)) {
                v.store(out);
            }
        }
    }
}

/// A repeated attribute: values of the caller's, or where they stand in a
/// message, from which each step of a walk reads the next.
#[derive(Clone, Copy)]
pub enum List<'a, T> {
    Values(&'a [T]),
    Wire(Items<'a>),
}

/// Where a list stands in its message.
#[derive(Clone, Copy)]
pub struct Items<'a> {
    first: Input<'a>,
}

impl<T> Default for List<'_, T> {
    fn default() -> Self {
        List::Values(&[])
    }
}

impl<'a, T: Value<'a> + Copy> List<'a, T> {
    pub fn is_empty(&self) -> bool {
        matches!(self, List::Values([]))
    }

    /// Sees one more value; the first one begins the list.
    pub fn take(&mut self, a: &Input<'a>) {
        if self.is_empty() {
            *self = List::Wire(Items { first: *a });
        }
    }

    pub fn iter(&self) -> Iter<'a, T> {
        match self {
            List::Values(values) => Iter { values: values.iter(), wire: None },
            List::Wire(items) => {
                let pos = items.first.pos;
                Iter { values: [].iter(), wire: Some((items.first, pos)) }
            }
        }
    }
}

impl<'a, T: Value<'a> + Copy + core::fmt::Debug> core::fmt::Debug for List<'a, T> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

/// A walk over a list.
pub struct Iter<'a, T> {
    values: core::slice::Iter<'a, T>,
    wire: Option<(Input<'a>, usize)>,
}

impl<'a, T: Value<'a> + Copy> Iterator for Iter<'a, T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        let (first, pos) = match &mut self.wire {
            Some(place) => (place.0, &mut place.1),
            None => return self.values.next().copied(),
        };
        while *pos < first.set_end {
            let attr = attr_at(first.buf, *pos, first.set_end).ok()?;
            let here = *pos;
            *pos = attr.next;
            if attr.number == first.field.number {
                return T::load(&Input { attr, pos: here, ..first });
            }
        }
        None
    }
}

// ---- write ----

/// Writes attributes into memory of the caller's; the first error stays.
pub struct Writer<'b> {
    buf: &'b mut [u8],
    len: usize,
    error: Option<EncodeError>,
    critical: bool,
    kind: Kind,
    number: u16,
    big_endian: bool,
}

impl Writer<'_> {
    pub fn option<'v, T: Value<'v>>(&mut self, f: &Field, value: &Option<T>) {
        if let Some(v) = value {
            self.attribute(f, |w| v.store(w));
        }
    }

    pub fn list<'v, T: Value<'v> + Copy>(&mut self, f: &Field, list: &List<'v, T>) {
        for v in list.iter() {
            self.attribute(f, |w| v.store(w));
        }
    }

    pub fn flag(&mut self, f: &Field, value: bool) {
        if value {
            self.attribute(f, |_| ());
        }
    }

    /// A CRITICAL child makes its nest CRITICAL.
    fn attribute(&mut self, f: &Field, payload: impl FnOnce(&mut Self)) {
        let (at, outside) = (self.len, self.critical);
        self.critical = f.critical;
        self.kind = f.kind;
        self.number = f.number;
        self.big_endian = f.big_endian;
        self.bytes(&[0; ATTR_HEADER]);
        payload(self);
        let length = self.len - at;
        if length > 0xffff {
            self.fail(EncodeError::TooLong);
        }
        self.bytes(&[0; 3][..align(length) - length]);
        let mut kind = f.number;
        if let Kind::Nest(_) = f.kind {
            kind |= NESTED;
        }
        if self.critical {
            kind |= CRITICAL;
        }
        if self.error.is_none() {
            store(&mut self.buf[at..at + 2], length as u64, false);
            store(&mut self.buf[at + 2..at + 4], kind.into(), false);
        }
        self.critical |= outside;
    }

    fn fail(&mut self, error: EncodeError) {
        self.error.get_or_insert(error);
    }

    fn room(&mut self, n: usize) -> Option<&mut [u8]> {
        if self.error.is_some() || self.buf.len() - self.len < n {
            self.fail(EncodeError::NoRoom);
            return None;
        }
        self.len += n;
        Some(&mut self.buf[self.len - n..self.len])
    }

    fn bytes(&mut self, bytes: &[u8]) {
        if let Some(out) = self.room(bytes.len()) {
            out.copy_from_slice(bytes);
        }
    }

    fn number(&mut self, v: u64, width: usize, big_endian: bool) {
        if let Some(out) = self.room(width) {
            store(out, v, big_endian);
        }
    }

    /// A number of the field's width; a flag that is too high for it fails.
    pub fn unsigned(&mut self, v: u64) {
        let width = match self.kind {
            Kind::U8 | Kind::S8 => 1,
            Kind::U16 | Kind::S16 => 2,
            Kind::U32 | Kind::S32 => 4,
            Kind::Uint if v <= u32::MAX.into() => 4,
            _ => 8,
        };
        if width < 8 && v >> (8 * width) != 0 {
            let refusal = Refusal::at(Reason::Range, self.len, self.number);
            self.fail(EncodeError::Refused(refusal));
        }
        self.number(v, width, self.big_endian);
    }

    fn signed(&mut self, v: i64) {
        let width = match self.kind {
            Kind::S8 => 1,
            Kind::S16 => 2,
            Kind::S32 => 4,
            Kind::Sint if i32::try_from(v).is_ok() => 4,
            _ => 8,
        };
        self.number(v as u64, width, self.big_endian);
    }
}

// ---- messages ----

/// What stands in the header beside what the message's type says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Call {
    /// Beside `Message::FLAGS`.
    pub flags: u16,
    pub seq: u32,
    pub port: u32,
}

/// A set of attributes that is the body of a message.
pub trait Message<'a>: Body<'a> {
    const FAMILY: u16;
    const COMMAND: u8;
    const VERSION: u8;
    /// What the header of such a message always has.
    const FLAGS: u16;
    /// How an endpoint reads it, unless the request is STRICT.
    const MODE: Mode;

    /// `buf` is one message, whose header was looked at before. `ignored` is
    /// filled in either case.
    fn decode(
        buf: &'a [u8],
        grants: u64,
        mode: Mode,
        ignored: &mut Ignored,
    ) -> Result<Self, Refusal> {
        check(Self::SET, buf, grants, mode, ignored)?;
        let pos = HEADER.min(buf.len());
        Ok(read(Inputs { buf, grants, set: Self::SET, pos, end: buf.len() }))
    }

    /// Writes a message, unless a decoder with these grants would refuse it;
    /// how many bytes it has.
    fn encode(
        &self,
        buf: &mut [u8],
        call: Call,
        grants: u64,
    ) -> Result<usize, EncodeError> {
        let mut w = Writer {
            buf,
            len: 0,
            error: None,
            critical: false,
            kind: Kind::Flag,
            number: 0,
            big_endian: false,
        };
        w.number(0, 4, false);
        w.number(Self::FAMILY.into(), 2, false);
        w.number((Self::FLAGS | call.flags).into(), 2, false);
        w.number(call.seq.into(), 4, false);
        w.number(call.port.into(), 4, false);
        w.bytes(&[Self::COMMAND, Self::VERSION, 0, 0]);
        self.put(&mut w);
        let (len, error) = (w.len, w.error);
        if let Some(e) = error {
            return Err(e);
        }
        if len > MESSAGE_MAX {
            return Err(EncodeError::TooLong);
        }
        store(&mut buf[..4], len as u64, false);
        check(Self::SET, &buf[..len], grants, Self::MODE, &mut Ignored::default())
            .map_err(EncodeError::Refused)?;
        Ok(len)
    }
}
