//! A revocation list in chunks, in memory that does not grow with the list.

use nom::{Err, Parser};

use super::{ListExtensions, ListHead, RevokedCertificate};
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::FindingSet;
use crate::tlv::{Header, Length, Reader, Rules, Tag, header, offset};
use crate::x509::AlgorithmIdentifier;
use crate::x509::signature::Signature;

/// Reads a revocation list in chunks of any size.
///
/// A buffer of the caller holds the fields before the entries to the end, and beside them one entry, or
/// the fields after the entries. One KiB suffices for the lists of all states seen.
pub(crate) struct CertificateListStream<'b> {
    buffer: &'b mut [u8],
    /// The bytes before the entries, which stay at the start of the buffer.
    head: HeadBytes,
    /// The bytes of the buffer that are not read yet.
    start: usize,
    end: usize,
    /// The offset in the list of the byte at `start`.
    at: u32,
    stage: Stage,
}

/// The next part, with the number of its bytes that are not read yet.
#[derive(Clone, Copy)]
enum Stage {
    Head,
    Entries {
        left: usize,
        tail: TailLength,
    },
    Tail(TailLength),
    /// The list was read to its end, and the tail is in the buffer.
    End(TailLength),
}

/// The lengths of what follows the entries.
#[derive(Clone, Copy)]
struct TailLength {
    /// The rest of the TBSCertList, which is signed.
    signed: usize,
    /// Algorithm and value of the signature.
    signature: usize,
}

/// A part of a list. `signed` are its bytes that the signature covers; in order, they are the TBSCertList.
pub(crate) enum Part<'p> {
    /// Everything before the first entry.
    Head { signed: &'p [u8], signature: AlgorithmIdentifier<'p> },
    /// An entry.
    Entry { signed: &'p [u8], entry: RevokedCertificate<'p> },
    /// Everything after the last entry.
    Tail { signed: &'p [u8] },
}

/// A list without its entries.
#[derive(Clone, Copy)]
pub(crate) struct ListWithoutEntries<'p> {
    pub(crate) head: ListHead<'p>,
    pub(crate) extensions: ListExtensions<'p>,
    pub(crate) signature_algorithm: AlgorithmIdentifier<'p>,
    pub(crate) signature_value: &'p [u8],
    pub(crate) findings: FindingSet,
}

impl<'b> CertificateListStream<'b> {
    /// Starts a list.
    pub(crate) const fn new(buffer: &'b mut [u8]) -> Self {
        let head = HeadBytes { length: 0, fields_at: 0, fields_end: 0 };
        Self { buffer, head, start: 0, end: 0, at: 0, stage: Stage::Head }
    }

    /// Reads the next bytes of the list, and hands each part that is complete to `take`.
    ///
    /// # Errors
    ///
    /// Returns an error if the bytes are not a revocation list, or [`ParseErrorKind::ScratchTooSmall`] if
    /// a part does not fit into the buffer. Do not go on after an error.
    pub(crate) fn update(
        &mut self,
        chunk: &[u8],
        take: &mut dyn FnMut(Part<'_>),
    ) -> Result<(), ParseError> {
        let mut chunk = chunk;
        loop {
            while self.step(take)? {}
            if chunk.is_empty() {
                return Ok(());
            }
            if let Stage::End(_) = self.stage {
                return Err(error(ParseErrorKind::TrailingData(offset(chunk.len())), self.at));
            }
            chunk = self.fill(chunk)?;
        }
    }

    /// Returns the offset in the list up to which it was read.
    pub(crate) const fn position(&self) -> u32 {
        self.at
    }

    /// Reads the fields before and after the entries.
    ///
    /// # Errors
    ///
    /// Returns an error if a field does not parse, or [`ParseErrorKind::Truncated`] if bytes are missing.
    pub(crate) fn finish(&self) -> Result<ListWithoutEntries<'_>, ParseError> {
        let Stage::End(tail) = self.stage else {
            return Err(error(ParseErrorKind::Truncated, self.at));
        };
        let (head, mut findings) = self.head.read(self.buffer)?;
        let (signed, signature) = self.unread().split_at_checked(tail.signed).unwrap_or_default();
        let mut reader = reader_at(signed, self.at);
        let extensions = reader.all(ListExtensions::read_optional)?;
        findings.merge(reader.findings());
        let mut reader = reader_at(signature, self.at.saturating_add(offset(tail.signed)));
        let Signature { algorithm, value } = reader.all(Signature::read)?;
        findings.merge(reader.findings());
        Ok(ListWithoutEntries {
            head,
            extensions,
            signature_algorithm: algorithm,
            signature_value: value,
            findings,
        })
    }

    /// Copies bytes of the chunk into the buffer, and returns the rest of the chunk.
    fn fill<'c>(&mut self, chunk: &'c [u8]) -> Result<&'c [u8], ParseError> {
        if self.end == self.buffer.len() {
            self.move_to_head();
        }
        let free = self.buffer.get_mut(self.end..).unwrap_or_default();
        if free.is_empty() {
            let needed = offset(self.buffer.len().saturating_add(1));
            return Err(error(ParseErrorKind::ScratchTooSmall(needed), self.at));
        }
        let count = free.len().min(chunk.len());
        for (place, byte) in free.iter_mut().zip(chunk) {
            *place = *byte;
        }
        self.end = self.end.saturating_add(count);
        Ok(chunk.get(count..).unwrap_or_default())
    }

    /// Moves the bytes that are not read yet behind the head.
    fn move_to_head(&mut self) {
        let mut place = self.head.length;
        for from in self.start..self.end {
            let byte = self.buffer.get(from).copied();
            if let (Some(byte), Some(to)) = (byte, self.buffer.get_mut(place)) {
                *to = byte;
                place = place.saturating_add(1);
            }
        }
        (self.start, self.end) = (self.head.length, place);
    }

    /// Reads the next part, if the buffer has all of it. Returns false if it needs more bytes.
    fn step(&mut self, take: &mut dyn FnMut(Part<'_>)) -> Result<bool, ParseError> {
        match self.stage {
            Stage::Head => self.read_head(take),
            Stage::Entries { left: 0, tail } => {
                self.stage = Stage::Tail(tail);
                Ok(true)
            }
            Stage::Entries { left, tail } => self.read_entry(left, tail, take),
            Stage::Tail(tail) => self.read_tail(tail, take),
            Stage::End(_) => Ok(false),
        }
    }

    fn read_head(&mut self, take: &mut dyn FnMut(Part<'_>)) -> Result<bool, ParseError> {
        let bytes = self.buffer.get(..self.end).unwrap_or_default();
        let Some(split) = HeadSplit::of(bytes)? else { return Ok(false) };
        let (head, _) = split.head.read(bytes)?;
        let signed = bytes.get(split.tbs_at..split.head.length).unwrap_or_default();
        take(Part::Head { signed, signature: head.signature });
        self.head = split.head;
        self.consume(split.head.length);
        self.stage = Stage::Entries { left: split.entries, tail: split.tail };
        Ok(true)
    }

    fn read_entry(
        &mut self,
        left: usize,
        tail: TailLength,
        take: &mut dyn FnMut(Part<'_>),
    ) -> Result<bool, ParseError> {
        let bytes = self.unread();
        let Some(end) = end_of_element(bytes, 0, self.at)? else { return Ok(false) };
        let Some(rest) = left.checked_sub(end) else {
            let kind =
                ParseErrorKind::LengthExceedsInput { length: offset(end), remaining: offset(left) };
            return Err(error(kind, self.at));
        };
        let Some(signed) = bytes.get(..end) else { return Ok(false) };
        let mut reader = reader_at(signed, self.at);
        let entry = reader.all(RevokedCertificate::read)?;
        take(Part::Entry { signed, entry });
        self.consume(end);
        self.stage = Stage::Entries { left: rest, tail };
        Ok(true)
    }

    fn read_tail(
        &mut self,
        tail: TailLength,
        take: &mut dyn FnMut(Part<'_>),
    ) -> Result<bool, ParseError> {
        let bytes = self.unread();
        let length = tail.signed.saturating_add(tail.signature);
        let Some(more) = bytes.len().checked_sub(length) else { return Ok(false) };
        if more > 0 {
            let at = self.at.saturating_add(offset(length));
            return Err(error(ParseErrorKind::TrailingData(offset(more)), at));
        }
        take(Part::Tail { signed: bytes.get(..tail.signed).unwrap_or_default() });
        self.stage = Stage::End(tail);
        Ok(true)
    }

    /// Returns the bytes of the buffer that are not read yet.
    fn unread(&self) -> &[u8] {
        self.buffer.get(self.start..self.end).unwrap_or_default()
    }

    fn consume(&mut self, count: usize) {
        self.start = self.start.saturating_add(count);
        self.at = self.at.saturating_add(offset(count));
    }
}

/// The places of the bytes before the entries, which start with the first byte of the list.
#[derive(Clone, Copy)]
struct HeadBytes {
    length: usize,
    /// The offset of the first field of the TBSCertList.
    fields_at: usize,
    /// The offset of the end of the fields.
    fields_end: usize,
}

impl HeadBytes {
    /// Reads the fields, and the findings about them.
    fn read<'p>(&self, bytes: &'p [u8]) -> Result<(ListHead<'p>, FindingSet), ParseError> {
        let fields = bytes.get(self.fields_at..self.fields_end).unwrap_or_default();
        let mut reader = reader_at(fields, offset(self.fields_at));
        let head = reader.all(ListHead::read)?;
        Ok((head, reader.findings()))
    }
}

/// The parts of a list, from the bytes before its first entry.
struct HeadSplit {
    head: HeadBytes,
    /// The offset of the TBSCertList.
    tbs_at: usize,
    /// The number of bytes of the entries.
    entries: usize,
    tail: TailLength,
}

impl HeadSplit {
    /// Finds the first entry, or the end of the fields before it. Returns `None` if bytes are missing.
    fn of(bytes: &[u8]) -> Result<Option<Self>, ParseError> {
        let Some((tbs_at, list_end)) = enter_sequence(bytes, 0)? else { return Ok(None) };
        let Some((fields_at, tbs_end)) = enter_sequence(bytes, tbs_at)? else { return Ok(None) };
        let (mut at, mut has_time) = (fields_at, false);
        let (length, entries) = loop {
            if at >= tbs_end {
                break (at, 0);
            }
            let Some((header, content_at)) = header_at(bytes, at, 0)? else { return Ok(None) };
            match header.tag {
                // Before the times stand other SEQUENCEs.
                Tag::SEQUENCE if has_time => break (content_at, length_of(&header)),
                Tag::UTC_TIME | Tag::GENERALIZED_TIME => has_time = true,
                tag if tag == Tag::context_constructed(0) => break (at, 0),
                _ => {}
            }
            match end_of_element(bytes, at, 0)? {
                Some(end) if end <= bytes.len() => at = end,
                _ => return Ok(None),
            }
        };
        let signed = tbs_end.checked_sub(length.saturating_add(entries));
        let signature = list_end.checked_sub(tbs_end);
        let (Some(signed), Some(signature)) = (signed, signature) else {
            return Err(error(ParseErrorKind::Truncated, offset(at)));
        };
        let tail = TailLength { signed, signature };
        let head = HeadBytes { length, fields_at, fields_end: at };
        Ok(Some(Self { head, tbs_at, entries, tail }))
    }
}

/// Returns the offsets of the first and after the last byte of the content of the SEQUENCE at this offset.
fn enter_sequence(bytes: &[u8], at: usize) -> Result<Option<(usize, usize)>, ParseError> {
    match header_at(bytes, at, 0)? {
        Some((header, content_at)) if header.tag == Tag::SEQUENCE => {
            Ok(Some((content_at, content_at.saturating_add(length_of(&header)))))
        }
        Some((header, _)) => {
            let kind = ParseErrorKind::UnexpectedTag { expected: Tag::SEQUENCE, found: header.tag };
            Err(error(kind, offset(at)))
        }
        None => Ok(None),
    }
}

/// Returns the offset after the element at this offset, which may lie beyond the bytes.
fn end_of_element(bytes: &[u8], at: usize, base: u32) -> Result<Option<usize>, ParseError> {
    let header = header_at(bytes, at, base)?;
    Ok(header.map(|(header, content_at)| content_at.saturating_add(length_of(&header))))
}

/// Reads the tag and the length at this offset. Returns them with the offset of the content, or `None` if
/// bytes are missing. `base` is the offset of the first of the bytes in the list.
fn header_at(bytes: &[u8], at: usize, base: u32) -> Result<Option<(Header, usize)>, ParseError> {
    let input = bytes.get(at..).unwrap_or_default();
    match header(Rules::Der).parse(input) {
        Ok((rest, header)) => Ok(Some((header, bytes.len().saturating_sub(rest.len())))),
        Err(Err::Incomplete(_)) => Ok(None),
        Err(Err::Error(kind) | Err::Failure(kind)) => {
            Err(error(kind, base.saturating_add(offset(at))))
        }
    }
}

/// Returns the length of the content; DER has no other than definite lengths.
fn length_of(header: &Header) -> usize {
    match header.length {
        Length::Definite(length) => usize::try_from(length).unwrap_or(usize::MAX),
        Length::Indefinite => usize::MAX,
    }
}

const fn reader_at(bytes: &[u8], at: u32) -> Reader<'_> {
    Reader::new(Rules::Der, bytes, Structure::CertificateList).starting_at(at)
}

const fn error(kind: ParseErrorKind, at: u32) -> ParseError {
    ParseError::new(kind, at, Structure::CertificateList)
}

#[cfg(test)]
mod tests;
