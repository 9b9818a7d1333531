//! Methods that are going away.
#![allow(missing_docs, clippy::all, missing_debug_implementations)]
use super::{Malformed, Reader};
use crate::error::{ParseErrorKind, Structure};
use crate::finding::{Finding, FindingSet};
use crate::oid::Oid;
use crate::tlv::{BitString, Element, Integer, Rules, Tag, header, offset};
use nom::Parser;

#[derive(Debug)]
pub struct Level(usize);

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
        self.next
    }
    pub(crate) fn go_back(&mut self, mark: usize) {
        self.next = mark;
    }
    pub fn peek_content_position(&self) -> u32 {
        let r = self.remaining();
        let h = header(self.rules).parse_complete(r).map_or(0, |(a, _)| r.len() - a.len());
        self.position().saturating_add(offset(h))
    }
    pub fn rename(&mut self, within: Structure) -> Structure {
        core::mem::replace(&mut self.within, within)
    }
    pub(crate) const fn go_to(&mut self, rules: Rules, bytes: &'a [u8], at: u32) {
        self.input = bytes;
        self.base = at;
        self.next = 0;
        self.end = bytes.len();
        self.rules = rules;
        self.depth = 0;
    }
    pub(crate) fn go_to_content(&mut self, rules: Rules) {
        self.go_to(rules, self.content(), self.content_at())
    }
    pub(crate) fn skip_header(&mut self) -> Result<(), Malformed> {
        Ok(())
    }
    pub(crate) fn octets(&mut self, count: usize) -> Result<&'a [u8], Malformed> {
        self.bytes(count)
    }
    pub(crate) fn skip_rest(&mut self) {
        self.next = self.end;
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
    pub fn descend(&mut self, tag: Tag) -> Result<Level, Malformed> {
        let e = self.expect(tag)?;
        self.descend_into(&e)
    }
    pub(crate) fn enter_last(&mut self) -> Result<Level, Malformed> {
        let e = self.last.ok_or(Malformed)?;
        self.descend_into(&e)
    }
    pub fn descend_into(&mut self, e: &Element<'a>) -> Result<Level, Malformed> {
        self.enter(e).map(Level)
    }
    pub fn ascend(&mut self, l: Level) -> Result<(), Malformed> {
        self.leave(l.0)
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
