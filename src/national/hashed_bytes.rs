//! The hashed bytes of a file that arrives in chunks.

use core::fmt;

use super::HashRule;
use super::hash_rule::{Span, without_padding};
use crate::lds::FileLength;
use crate::tlv::offset;

/// Takes the hashed bytes out of a file in chunks of any size, as [`HashRule::part_of`] does for a whole
/// file.
pub(crate) struct HashedBytes {
    rule: HashRule,
    /// The first bytes of the file, kept until they decide the span.
    first: [u8; FileLength::MAX_FIRST_BYTES],
    span: Option<Span>,
    /// The number of bytes that were read.
    read: usize,
    /// The number of padding bytes that were read last; they are hashed if another byte follows.
    padding: usize,
}

impl HashedBytes {
    pub(crate) const fn new(rule: HashRule) -> Self {
        let first = [0; FileLength::MAX_FIRST_BYTES];
        Self { rule, first, span: None, read: 0, padding: 0 }
    }

    /// Passes the hashed bytes of the next chunk on to `hash`.
    pub(crate) fn update(&mut self, chunk: &[u8], hash: &mut dyn FnMut(&[u8])) {
        if self.span.is_some() {
            return self.pass(chunk, hash);
        }
        let held = self.read;
        let free = self.first.get_mut(held..).unwrap_or_default();
        for (place, byte) in free.iter_mut().zip(chunk) {
            *place = *byte;
        }
        self.read = held.saturating_add(chunk.len());
        let first = self.first;
        let first_bytes = first.get(..self.read).unwrap_or(&first);
        self.span = self.rule.span(first_bytes);
        // All the bytes that can be needed were there.
        if self.span.is_none() && self.read >= first.len() {
            self.span = Some(Span::WHOLE);
        }
        if self.span.is_some() {
            self.read = 0;
            self.pass(first.get(..held).unwrap_or_default(), hash);
            self.pass(chunk, hash);
        }
    }

    /// Passes on the bytes of the span. `self.read` is the offset of the first of `bytes`.
    fn pass(&mut self, bytes: &[u8], hash: &mut dyn FnMut(&[u8])) {
        let Span { start, end } = self.span.unwrap_or(Span::WHOLE);
        let before = start.saturating_sub(self.read);
        let from = bytes.get(before..).unwrap_or_default();
        let room = end.map(|end| end.saturating_sub(self.read.max(start)));
        let within = room.and_then(|room| from.get(..room)).unwrap_or(from);
        self.read = self.read.saturating_add(bytes.len());
        match self.rule {
            HashRule::WithoutPadding(padding) => self.pass_unpadded(within, padding, hash),
            _ => hash(within),
        }
    }

    fn pass_unpadded(&mut self, bytes: &[u8], padding: u8, hash: &mut dyn FnMut(&[u8])) {
        let unpadded = without_padding(bytes, padding);
        if !unpadded.is_empty() {
            let run = [padding; PADDING_RUN];
            while let Some(run) =
                run.get(..self.padding.min(PADDING_RUN)).filter(|it| !it.is_empty())
            {
                hash(run);
                self.padding = self.padding.saturating_sub(run.len());
            }
            hash(unpadded);
        }
        let kept = bytes.len().saturating_sub(unpadded.len());
        self.padding = self.padding.saturating_add(kept);
    }

    /// Ends the file. Returns the number of hashed bytes that it lacks.
    pub(crate) fn finish(self, hash: &mut dyn FnMut(&[u8])) -> u32 {
        match self.span {
            Some(Span { end: Some(end), .. }) => offset(end.saturating_sub(self.read)),
            Some(Span { end: None, .. }) => 0,
            None => {
                hash(self.first.get(..self.read).unwrap_or_default());
                self.rule.missing_from(&[])
            }
        }
    }
}

/// Shows the progress, and no bytes of the file.
impl fmt::Debug for HashedBytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HashedBytes({} bytes of {:?})", self.read, self.rule)
    }
}

/// Padding is hashed in runs of up to this length.
const PADDING_RUN: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tlv::Tag;
    use std::vec::Vec;

    const RULES: [HashRule; 8] = [
        HashRule::ElementContent(Tag(0x53)),
        HashRule::ElementContent(Tag(0x7F61)),
        HashRule::FirstBytes(0),
        HashRule::FirstBytes(12),
        HashRule::OneElement,
        HashRule::WholeFile,
        HashRule::WithoutPadding(0x00),
        HashRule::WithoutPadding(0x53),
    ];

    fn in_chunks(rule: HashRule, file: &[u8], size: usize) -> (Vec<u8>, u32) {
        let mut hashed = Vec::new();
        let mut bytes = HashedBytes::new(rule);
        for chunk in file.chunks(size) {
            bytes.update(chunk, &mut |part| hashed.extend_from_slice(part));
        }
        let missing = bytes.finish(&mut |part| hashed.extend_from_slice(part));
        (hashed, missing)
    }

    #[test]
    fn chunks_of_any_size_give_the_part_of_the_whole_file() {
        let padded: Vec<u8> = [&[0x53, 0x28][..], &[0; 37], &[1, 0, 0], &[0; 40]].concat();
        let long: Vec<u8> = [&[0x7F, 0x61, 0x81, 0x10][..], &[7; 16], &[0; 3]].concat();
        let files: [&[u8]; 9] = [
            &[],
            &[0x53],
            &[0x53, 0x81],
            &[0x53, 0x00],
            &[0x53, 0x80, 1, 0, 0],
            &[0x1F, 0x80, 0x80, 0x80, 1, 2, 3, 4, 5, 6],
            b"990000000019",
            &padded,
            &long,
        ];
        for rule in RULES {
            for file in files {
                for size in [1, 2, 3, 7, 8, 9, 64] {
                    let (hashed, missing) = in_chunks(rule, file, size);
                    assert_eq!(hashed, rule.part_of(file), "{rule:?} {file:?} by {size}");
                    assert_eq!(missing, rule.missing_from(file), "{rule:?} {file:?} by {size}");
                }
            }
        }
    }
}
