// SPDX-License-Identifier: MIT
//! The vectors through the Rust bindings, as an integration test of the crate
//! that bindings.py makes: HNL_VECTORS is the directory of the .jsonl files.
//!
//! Every case must give its verdict and its ignored list; an accepted one,
//! encoded again, its canonical bytes; a header and an acknowledgement all
//! that they tell.

use hnl::wire::{Ack, Call, Header, Ignored, Mode, Refusal, F_DUMP, F_MULTI, F_REQUEST};
use std::collections::HashMap;

/// As much of JSON as a case is.
#[derive(Clone, Debug)]
enum Json {
    /// Of a negative one all its bits.
    Number(u64),
    Text(String),
    List(Vec<Json>),
    Map(HashMap<String, Json>),
    Flag(bool),
    Other,
}

struct Parser<'a> {
    text: &'a [u8],
    pos: usize,
}

impl Parser<'_> {
    fn peek(&mut self) -> u8 {
        while self.text[self.pos] == b' ' {
            self.pos += 1;
        }
        self.text[self.pos]
    }

    fn skip(&mut self, c: u8) -> bool {
        let found = self.peek() == c;
        self.pos += usize::from(found);
        found
    }

    fn value(&mut self) -> Json {
        match self.peek() {
            b'{' => Json::Map(self.map()),
            b'[' => Json::List(self.list()),
            b'"' => Json::Text(self.string()),
            _ => self.word(),
        }
    }

    fn map(&mut self) -> HashMap<String, Json> {
        let mut out = HashMap::new();
        self.pos += 1;
        while !self.skip(b'}') {
            self.peek();
            let key = self.string();
            assert!(self.skip(b':'));
            out.insert(key, self.value());
            self.skip(b',');
        }
        out
    }

    fn list(&mut self) -> Vec<Json> {
        let mut out = Vec::new();
        self.pos += 1;
        while !self.skip(b']') {
            out.push(self.value());
            self.skip(b',');
        }
        out
    }

    /// What is escaped stands in values alone, which are not looked at.
    fn string(&mut self) -> String {
        let begin = self.pos + 1;
        self.pos = begin;
        while self.text[self.pos] != b'"' {
            self.pos += if self.text[self.pos] == b'\\' { 2 } else { 1 };
        }
        self.pos += 1;
        String::from_utf8_lossy(&self.text[begin..self.pos - 1]).into()
    }

    fn word(&mut self) -> Json {
        let begin = self.pos;
        while !b",]} ".contains(&self.text[self.pos]) {
            self.pos += 1;
        }
        let word = std::str::from_utf8(&self.text[begin..self.pos]).unwrap();
        if word == "true" || word == "false" {
            return Json::Flag(word == "true");
        }
        let negative = |_| word.parse::<i64>().map(|n| n as u64);
        word.parse().or_else(negative).map_or(Json::Other, Json::Number)
    }
}

struct Case(HashMap<String, Json>);

impl Case {
    fn number(&self, key: &str) -> u64 {
        match self.0.get(key) {
            Some(Json::Number(n)) => *n,
            other => panic!("{key}: {other:?}"),
        }
    }

    fn text(&self, key: &str) -> Option<&str> {
        match self.0.get(key) {
            Some(Json::Text(t)) => Some(t),
            _ => None,
        }
    }

    fn pairs(&self, key: &str) -> Vec<(u64, u64)> {
        let list = match self.0.get(key) {
            Some(Json::List(list)) => list,
            _ => panic!("{key}"),
        };
        list.iter()
            .map(|pair| match pair {
                Json::List(p) => match p[..] {
                    [Json::Number(a), Json::Number(b)] => (a, b),
                    _ => panic!("{key}"),
                },
                _ => panic!("{key}"),
            })
            .collect()
    }

    fn mode(&self) -> Mode {
        match self.text("mode") {
            Some("strict") => Mode::Strict,
            Some("reply") => Mode::Reply,
            _ => Mode::Request,
        }
    }
}

/// "0102 00*16": a run is a byte and how often.
fn bytes(hex: &str) -> Vec<u8> {
    let mut out = Vec::new();
    for part in hex.split(' ').filter(|part| !part.is_empty()) {
        let (digits, times) = part.split_once('*').unwrap_or((part, "1"));
        let run: Vec<u8> = (0..digits.len())
            .step_by(2)
            .map(|i| u8::from_str_radix(&digits[i..i + 2], 16).unwrap())
            .collect();
        out.extend(run.repeat(times.parse().unwrap()));
    }
    out
}

/// Decoded and encoded again: bytes, or the refusal.
fn again(case: &Case, data: &[u8], ignored: &mut Ignored) -> Result<Vec<u8>, Refusal> {
    let h = Header::decode(data).unwrap();
    let is_reply = case.text("direction") != Some("request");
    let implied = if is_reply { F_MULTI } else { F_REQUEST | F_DUMP };
    let call = Call { flags: h.flags & !implied, seq: h.seq, port: h.port };
    let (grants, mode) = (case.number("grants"), case.mode());
    let command = case.number("command") as u8;
    let mut out = vec![0xa5; 65536];
    macro_rules! through {
        ($($family:ident),*) => {
            match h.family {
                $(hnl::$family::FAMILY => {
                    let any = hnl::$family::Any::decode(
                        command, is_reply, data, grants, mode, ignored);
                    any.expect("no such message")?.encode(&mut out, call, grants)
                })*
                _ => panic!("no such family"),
            }
        };
    }
    let n = through!(ctrl, memory, event, view, domain, nested, kinds).expect("encode");
    out.truncate(n);
    Ok(out)
}

/// What is wrong, if anything is.
fn disagreement(case: &Case) -> Option<String> {
    let data = bytes(case.text("hex").unwrap());
    let mut ignored = Ignored::default();
    let got = again(case, &data, &mut ignored);
    let listed: Vec<(u64, u64)> =
        ignored.listed().iter().map(|i| (i.offset.into(), i.ty.into())).collect();
    if listed != case.pairs("ignored") || u64::from(ignored.n) != case.number("ignored-n") {
        return Some(format!("ignored {} {listed:?}", ignored.n));
    }
    match got {
        Ok(out) if case.0.contains_key("errno") => Some(format!("ok {out:02x?}")),
        Ok(out) => {
            let hex = case.text("canonical").or(case.text("hex")).unwrap();
            (out != bytes(hex)).then(|| format!("encoded {out:02x?}"))
        }
        Err(r) => {
            let keys = ["errno", "reason", "offset", "type", "missing", "nest"];
            let want: Vec<u64> = if case.0.contains_key("errno") {
                keys.iter().map(|k| case.number(k)).collect()
            } else {
                Vec::new()
            };
            let is: Vec<u64> = vec![
                r.errno.into(),
                r.reason as u64,
                r.offset.into(),
                r.ty.into(),
                r.missing.into(),
                r.nest.into(),
            ];
            (is != want).then(|| format!("{r:?}"))
        }
    }
}

fn run(family: &str) {
    run_with(family, disagreement);
}

/// A reader's verdict: a refusal like the case's, or what `differs` finds.
fn verdict<T: std::fmt::Debug>(
    case: &Case,
    got: Result<T, Refusal>,
    differs: fn(&Case, &T) -> bool,
) -> Option<String> {
    let wrong = match (&got, case.0.get("values")) {
        (Ok(read), Some(Json::Map(values))) => differs(&Case(values.clone()), read),
        (Err(r), None) => {
            let is = [r.errno.into(), r.reason as u64, r.offset.into(), r.ty.into()];
            is != ["errno", "reason", "offset", "type"].map(|k| case.number(k))
        }
        _ => true,
    };
    wrong.then(|| format!("{got:?}"))
}

fn frame_disagreement(case: &Case) -> Option<String> {
    let data = bytes(case.text("hex").unwrap());
    verdict(case, Header::decode(&data), |want, h| {
        let is: [u64; 7] = [
            h.length.into(),
            h.family.into(),
            h.flags.into(),
            h.seq.into(),
            h.port.into(),
            h.command.into(),
            h.version.into(),
        ];
        let keys = ["length", "family", "flags", "seq", "port", "command", "version"];
        is != keys.map(|k| want.number(k))
    })
}

fn ack_disagreement(case: &Case) -> Option<String> {
    let data = bytes(case.text("hex").unwrap());
    verdict(case, Ack::decode(&data), ack_differs)
}

fn ack_differs(want: &Case, a: &Ack<'_>) -> bool {
    let is = [
        a.seq.into(),
        a.port.into(),
        i64::from(a.err) as u64,
        a.reason.into(),
        a.offset.into(),
        a.ty.into(),
        a.missing.into(),
        a.nest.into(),
        a.progress,
        a.ignored.n.into(),
    ];
    let keys = [
        "seq", "port", "err", "reason", "offset", "type", "missing", "nest",
        "progress", "ignored-n",
    ];
    let listed: Vec<(u64, u64)> =
        a.ignored.listed().iter().map(|i| (i.offset.into(), i.ty.into())).collect();
    is != keys.map(|k| want.number(k))
        || a.message != bytes(want.text("message").unwrap())
        || listed != want.pairs("ignored")
        || !matches!(want.0.get("done"), Some(Json::Flag(done)) if *done == a.done)
}

fn run_with(family: &str, disagreement: fn(&Case) -> Option<String>) {
    let dir = std::env::var("HNL_VECTORS").expect("HNL_VECTORS");
    let text = std::fs::read_to_string(format!("{dir}/{family}.jsonl")).unwrap();
    let (mut total, mut failed) = (0, 0);
    for line in text.lines() {
        let case = Case(Parser { text: line.as_bytes(), pos: 0 }.map());
        total += 1;
        if let Some(what) = disagreement(&case) {
            failed += 1;
            println!("{}: {what}", case.text("name").unwrap());
        }
    }
    println!("rust: {family}: {} of {total} agree", total - failed);
    assert!(total > 0 && failed == 0);
}

macro_rules! families {
    ($($family:ident),*) => {$(
        #[test]
        fn $family() {
            run(stringify!($family));
        }
    )*};
}

/// What absence stands for.
#[test]
fn defaults() {
    let mut m = hnl::kinds::TryRequest::default();
    assert_eq!(m.depth_or_default(), -2);
    assert_eq!(m.shade_or_default(), hnl::kinds::High::B);
    assert_eq!(m.rights_or_default(), hnl::kinds::Mode::EXECUTE);
    assert_eq!(m.wide_default_or_default(), u64::MAX);
    assert_eq!(m.huge_or_default(), hnl::kinds::Huge::R);
    assert_eq!(hnl::kinds::Huge::R as u64, u64::MAX - 1);
    m.depth = Some(7);
    assert_eq!(m.depth_or_default(), 7);
}

#[test]
fn acks() {
    run_with("acks", ack_disagreement);
}

#[test]
fn frames() {
    run_with("frames", frame_disagreement);
}

families!(ctrl, memory, event, view, domain, nested, kinds);
