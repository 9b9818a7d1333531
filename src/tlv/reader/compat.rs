//! Methods that are going away.
#![allow(missing_docs, clippy::all, missing_debug_implementations)]
use super::{Malformed, Reader};
use crate::error::{ParseErrorKind, Structure};
use crate::finding::{Finding, FindingSet};
use crate::oid::Oid;
use crate::tlv::{BitString, Element, Integer, Rules, Tag, header, offset};
use nom::Parser;

#[derive(Debug)]
pub struct Level<'a>(&'a [u8], u32);

impl<'a> Reader<'a> {
    pub const fn der(input: &'a [u8], within: Structure) -> Self {
        Self::new(Rules::Der, input, within)
    }
    pub const fn lds(input: &'a [u8], within: Structure) -> Self {
        Self::new(Rules::Lds, input, within)
    }
    pub const fn cms(input: &'a [u8], within: Structure) -> Self {
        Self::new(Rules::Cms, input, within)
    }
    pub(crate) const fn new_at(at: u32, rules: Rules, input: &'a [u8], within: Structure) -> Self {
        Self::new(rules, input, within).starting_at(at)
    }
    pub fn of(element: &Element<'a>, rules: Rules, within: Structure) -> Self {
        Self::new(rules, element.content, within).starting_at(element.content_at())
    }
    pub(crate) const fn note_if(&mut self, finding: Option<Finding>) {
        if let Some(finding) = finding {
            self.note(finding)
        }
    }
    pub(crate) const fn take_findings(&mut self) -> FindingSet {
        core::mem::replace(&mut self.findings, FindingSet::EMPTY)
    }
    pub(crate) const fn give_findings(&mut self, taken: FindingSet) -> FindingSet {
        let f = self.findings;
        self.note_all(taken);
        f
    }
    pub(crate) const fn named(&self) -> Structure {
        self.within
    }
    pub(crate) const fn source(&self) -> (&'a [u8], u32) {
        (self.input, self.base)
    }
    pub(crate) fn mark(&self) -> usize {
        self.position.wrapping_sub(self.base) as usize
    }
    pub(crate) fn go_back(&mut self, mark: usize) {
        let end = self.mark() + self.rest.len();
        self.rest = self.input.get(mark..end).unwrap_or_default();
        self.position = self.base.wrapping_add(offset(mark));
    }
    pub fn peek_content_position(&self) -> u32 {
        let h = header(self.rules)
            .parse_complete(self.rest)
            .map_or(0, |(r, _)| self.rest.len() - r.len());
        self.position.saturating_add(offset(h))
    }
    pub fn enter(&mut self, within: Structure) -> Structure {
        core::mem::replace(&mut self.within, within)
    }
    pub(crate) const fn go_to(&mut self, rules: Rules, bytes: &'a [u8], at: u32) {
        self.input = bytes;
        self.base = at;
        self.rest = bytes;
        self.position = at;
        self.rules = rules;
        self.depth = 0;
    }
    pub(crate) fn go_to_content(&mut self, rules: Rules) {
        self.go_to(rules, self.content(), self.content_at())
    }
    pub(crate) fn skip_header(&mut self) -> Result<(), Malformed> {
        match header(self.rules).parse_complete(self.rest) {
            Ok((rest, _)) => {
                let n = self.rest.len() - rest.len();
                self.rest = rest;
                self.position += offset(n);
                Ok(())
            }
            Err(nom::Err::Error(kind)) => Err(self.fail(kind)),
            Err(_) => Err(self.fail(ParseErrorKind::Truncated)),
        }
    }
    pub(crate) fn octets(&mut self, count: usize) -> Result<&'a [u8], Malformed> {
        self.bytes(count)
    }
    pub(crate) fn skip_rest(&mut self) {
        let _ = self.bytes(self.rest.len());
    }
    pub(crate) fn skip_elements(&mut self) -> Result<(), Malformed> {
        while !self.is_empty() {
            self.any()?;
        }
        Ok(())
    }
    pub(crate) fn any(&mut self) -> Result<Tag, Malformed> {
        self.element().map(|e| e.tag)
    }
    pub(crate) fn content(&self) -> &'a [u8] {
        self.last.map_or(&[], |e| e.content)
    }
    pub(crate) fn whole(&self) -> &'a [u8] {
        self.last.map_or(&[], |e| e.whole)
    }
    pub(crate) fn at(&self) -> u32 {
        self.last.map_or(0, |e| e.at)
    }
    pub(crate) fn content_at(&self) -> u32 {
        self.last.map_or(0, |e| e.content_at())
    }
    pub fn skip(&mut self, tag: Tag) -> Result<bool, Malformed> {
        Ok(self.optional(tag)?.is_some())
    }
    pub fn integer(&mut self) -> Result<Integer<'a>, Malformed> {
        self.read()
    }
    pub fn oid(&mut self) -> Result<Oid<'a>, Malformed> {
        self.read()
    }
    pub fn boolean(&mut self) -> Result<bool, Malformed> {
        self.read()
    }
    pub fn bit_string(&mut self) -> Result<BitString<'a>, Malformed> {
        self.read()
    }
    pub fn bits(&mut self, tag: Tag) -> Result<BitString<'a>, Malformed> {
        self.read_tagged(tag)
    }
    pub fn descend(&mut self, tag: Tag) -> Result<Level<'a>, Malformed> {
        let e = self.expect(tag)?;
        self.descend_into(&e)
    }
    pub(crate) fn enter_last(&mut self) -> Result<Level<'a>, Malformed> {
        let e = self.last.ok_or(Malformed)?;
        self.descend_into(&e)
    }
    pub fn descend_into(&mut self, e: &Element<'a>) -> Result<Level<'a>, Malformed> {
        if self.depth >= super::MAX_DEPTH {
            return Err(
                self.fail_at(ParseErrorKind::NestingTooDeep(u32::from(super::MAX_DEPTH)), e.at)
            );
        }
        let level = Level(self.rest, self.position);
        (self.rest, self.position) = (e.content, e.content_at());
        self.depth += 1;
        Ok(level)
    }
    pub fn ascend(&mut self, level: Level<'a>) -> Result<(), Malformed> {
        let finished = self.finish();
        (self.rest, self.position) = (level.0, level.1);
        self.depth -= 1;
        finished
    }
    pub(crate) fn fail_last(&mut self, kind: ParseErrorKind) -> Malformed {
        self.fail_at(kind, self.at())
    }
    pub(crate) fn fail_content(&mut self, kind: ParseErrorKind) -> Malformed {
        self.fail_at(kind, self.content_at())
    }
    pub(crate) fn fail_value(&mut self, kind: ParseErrorKind, value: &[u8]) -> Malformed {
        self.fail_at(kind, self.position().wrapping_sub(offset(value.len())))
    }
}
