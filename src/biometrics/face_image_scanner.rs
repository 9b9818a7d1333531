//! A search for the image of the face in EF.DG2 while the file arrives in chunks.

use core::fmt;
use core::ops::RangeInclusive;

use nom::Parser;

use super::iso39794::FIRST_BYTE;
use super::{BiometricInformationGroup, FacialRecord, ImageFormat};
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::tlv::{Length, Rules, Tag, header, offset};

/// A scanner that finds the first image of EF.DG2 while the file arrives in chunks of any size. It buffers
/// only the bytes of a header.
///
/// A terminal with a buffer of one READ BINARY hashes each chunk, pushes it into the scanner, and forwards
/// the parts of the image.
///
/// In every file that [`Dg2::parse`](crate::lds::dg2::Dg2) accepts, the scanner finds the image that
/// [`Dg2::face_image`](crate::lds::dg2::Dg2::face_image) returns: the same offset and format, and the same
/// bytes. Zero bytes after the image are returned with it, because only the whole image shows where it ends:
/// the length is that of the image and its padding. To display the image, remove the zeros from its end, or
/// read the whole file.
///
/// Checked: the elements on the path to that image. **Not** checked: all elements beside the path and after
/// the image, so that [`Dg2::parse`](crate::lds::dg2::Dg2) may refuse a file in which an image was found.
/// Only [`DataGroupHasher::finish`](crate::verify::DataGroupHasher::finish) proves that the file is the
/// signed file: do not show an image before.
///
/// ```
/// use idchip::biometrics::{FaceImageScan, FaceImageScanner};
/// use idchip::verify::DataGroupHasher;
///
/// # struct Host;
/// # impl Host { fn forward(&mut self, _: &[u8]) {} }
/// # fn stream<'c>(
/// #     mut chunks: impl Iterator<Item = &'c [u8]>,
/// #     mut hasher: DataGroupHasher<'_, '_>,
/// #     host: &mut Host,
/// # ) -> Result<(), Box<dyn core::error::Error>> {
/// let mut scanner = FaceImageScanner::new();
/// while let Some(chunk) = chunks.next() {
///     hasher.update(chunk);
///     for part in scanner.push(chunk)? {
///         host.forward(part);
///     }
/// }
/// hasher.finish()?;
/// if let FaceImageScan::Found(image) = scanner.state()? {
///     println!("{} bytes of {}, from byte {} on", image.length, image.format, image.at);
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct FaceImageScanner {
    /// The offset of the next byte in the file.
    at: u32,
    /// The offset of the end of the current element.
    end: u32,
    /// The number of bytes to skip.
    skip: u32,
    step: Step,
    /// True if the number of instances read last in the current element is zero.
    says_none: bool,
    held: [u8; MAX_HELD],
    held_length: usize,
    /// The result so far; after [`Step::Done`] it does not change.
    state: Result<FaceImageScan, ParseError>,
}

const _: () = assert!(size_of::<FaceImageScanner>() <= 80);

/// The progress of a [`FaceImageScanner`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[expect(clippy::exhaustive_enums, reason = "found, not there, or not there yet")]
pub enum FaceImageScan {
    /// The first bytes of the image have arrived.
    Found(FaceImageExtent),
    /// The image has not arrived yet. At the end of the file this means that the file is truncated.
    NeedsMore,
    /// The number of instances is zero, or the record of ISO/IEC 39794-5 contains no two-dimensional image.
    NoImage,
}

/// The offset, the length and the format of an image in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[expect(clippy::exhaustive_structs, reason = "place, length and format")]
pub struct FaceImageExtent {
    /// The offset of the image from the start of the file.
    pub at: u32,
    /// The length of the image in bytes, including any zero bytes after it.
    pub length: u32,
    /// The format, recognised by the first bytes.
    pub format: ImageFormat,
}

/// The state of the search.
#[derive(Clone, Copy, PartialEq)]
enum Step {
    /// The search for the element at this index of [`PATH`].
    Element(usize),
    /// The number of instances, in the group or beside it, of which `left` bytes remain.
    Instances { is_in_group: bool, left: u32 },
    /// The first bytes of the data block, which identify the kind of record.
    DataBlock,
    /// The header of a facial record of ISO/IEC 19794-5.
    RecordHeader,
    /// The facial information in the first block of the facial record.
    FacialInformation,
    /// The first bytes of the image, which identify its format.
    Image,
    /// The end of the search.
    Done,
}

/// The elements on the path to the image: first those of every EF.DG2, down to the data block, then those of
/// ISO/IEC 39794-5 (see [`FaceImageData`](super::FaceImageData)).
const PATH: [Tag; 12] = [
    Tag(0x75),
    BiometricInformationGroup::TAG,
    Tag(0x7F60),
    Tag(0x5F2E),
    Tag(0xA1),
    Tag(0x65),
    Tag(0xA1),
    Tag::SEQUENCE,
    Tag(0xA1),
    Tag(0xA0),
    Tag(0xA0),
    Tag(0x80),
];

/// The index of the data block in [`PATH`].
const DATA_BLOCK: usize = 3;
/// The other tag of a data block.
const DATA_BLOCK_CONSTRUCTED: Tag = Tag(0x7F2E);

/// The indices of the group and of its templates in [`PATH`]. The number of instances may be beside either.
const GROUP: usize = 1;
const TEMPLATE: usize = 2;
const BESIDE_INSTANCES: RangeInclusive<usize> = GROUP..=TEMPLATE;

/// The indices of the choices in [`PATH`]. A later edition may add alternatives without an image.
const CHOICES: RangeInclusive<usize> = 9..=10;

/// The maximum number of buffered bytes: those of the facial information.
const MAX_HELD: usize = 20;

/// The length of the header of a facial record.
const RECORD_HEADER: usize = 14;
/// The lengths of the two parts of information before an image.
const FACIAL_INFORMATION: usize = 20;
const IMAGE_INFORMATION: u32 = 12;

/// The number of first bytes that identify the format of an image.
const SIGNATURE: u32 = 12;

/// The length of a feature point.
const FEATURE_POINT: u32 = 8;

impl FaceImageScanner {
    /// Returns a scanner at the start of a file.
    #[must_use]
    pub const fn new() -> Self {
        let held = [0; MAX_HELD];
        let (step, state) = (Step::Element(0), Ok(FaceImageScan::NeedsMore));
        let says_none = false;
        Self { at: 0, end: u32::MAX, skip: 0, step, says_none, held, held_length: 0, state }
    }

    /// Processes the next bytes of the file, and returns the next bytes of the image: those buffered so far,
    /// and those in this chunk. All parts in order are the image. The first part is returned as soon as the
    /// format is known.
    ///
    /// # Errors
    ///
    /// Returns an error if the image cannot be found; every later call fails too. The file can still be
    /// hashed to its end.
    pub fn push<'s>(&'s mut self, chunk: &'s [u8]) -> Result<[&'s [u8]; 2], ParseError> {
        let was_found = matches!(self.state, Ok(FaceImageScan::Found(_)));
        let rest = self.scan(chunk);
        let FaceImageScan::Found(image) = self.state? else { return Ok([&[], &[]]) };
        let left = image.at.saturating_add(image.length).saturating_sub(self.at);
        let left = usize::try_from(left).unwrap_or(usize::MAX);
        self.at = self.at.saturating_add(offset(rest.len()));
        let held = if was_found { &[] } else { self.held() };
        Ok([held, rest.get(..left).unwrap_or(rest)])
    }

    /// Returns the progress.
    ///
    /// # Errors
    ///
    /// Returns the error of [`FaceImageScanner::push`], if it failed.
    pub const fn state(&self) -> Result<FaceImageScan, ParseError> {
        self.state
    }

    /// Continues the search in the chunk, and returns the rest of the chunk after the end of the search.
    fn scan<'c>(&mut self, chunk: &'c [u8]) -> &'c [u8] {
        let mut rest = chunk;
        while self.step != Step::Done {
            if self.skip == 0 && self.at >= self.end {
                match self.step {
                    Step::Element(place) => self.end_without(place),
                    _ => self.fail(ParseErrorKind::Truncated),
                }
                continue;
            }
            let Some((byte, after)) = rest.split_first() else { break };
            if self.skip > 0 {
                let skip = usize::try_from(self.skip).unwrap_or(usize::MAX);
                let after = rest.get(skip..).unwrap_or_default();
                let passed = offset(rest.len().saturating_sub(after.len()));
                self.at = self.at.saturating_add(passed);
                self.skip = self.skip.saturating_sub(passed);
                rest = after;
                continue;
            }
            rest = after;
            if let Some(slot) = self.held.get_mut(self.held_length) {
                *slot = *byte;
                self.held_length = self.held_length.saturating_add(1);
            }
            self.at = self.at.saturating_add(1);
            self.step();
        }
        rest
    }

    /// Takes the next step, if the buffered bytes suffice for it.
    fn step(&mut self) {
        match self.step {
            Step::Element(place) => self.element(place),
            Step::Instances { is_in_group, left } => {
                self.says_none &= self.held() == [0];
                self.release();
                let left = left.saturating_sub(1);
                let place = if is_in_group { TEMPLATE } else { GROUP };
                let next = Step::Instances { is_in_group, left };
                self.step = if left == 0 { Step::Element(place) } else { next };
            }
            Step::DataBlock => self.data_block(),
            Step::RecordHeader => self.record_header(),
            Step::FacialInformation => self.facial_information(),
            Step::Image if self.has_signature() => self.found(),
            Step::Image | Step::Done => {}
        }
    }

    /// Enters an element on the path, or skips another element.
    fn element(&mut self, place: usize) {
        // A zero byte is padding, which fills the element to its end.
        if (1..=DATA_BLOCK).contains(&place) && self.held() == [0] {
            return self.end_without(place);
        }
        let read = header(Rules::Lds).parse(self.held()).map(|(_, header)| header);
        let header = match read {
            Ok(header) => header,
            Err(nom::Err::Incomplete(_)) => return,
            Err(nom::Err::Error(kind) | nom::Err::Failure(kind)) => return self.fail(kind),
        };
        let Length::Definite(length) = header.length else {
            return self.fail(ParseErrorKind::LengthIndefinite);
        };
        let remaining = self.end.saturating_sub(self.at);
        if length > remaining {
            return self.fail(ParseErrorKind::LengthExceedsInput { length, remaining });
        }
        let expected = PATH.get(place).copied().unwrap_or(Tag(0));
        let is_other_block = place == DATA_BLOCK && header.tag == DATA_BLOCK_CONSTRUCTED;
        if header.tag != expected && !is_other_block {
            if place == 0 {
                let found = header.tag;
                return self.fail(ParseErrorKind::UnexpectedTag { expected, found });
            }
            self.release();
            self.skip = length;
            if header.tag == Tag::INTEGER && BESIDE_INSTANCES.contains(&place) {
                self.says_none = length > 0;
                if self.says_none {
                    self.skip = 0;
                    self.step = Step::Instances { is_in_group: place == TEMPLATE, left: length };
                }
            }
            return;
        }
        self.release();
        self.says_none = false;
        self.end = self.at.saturating_add(length);
        let is_last = place == PATH.len().saturating_sub(1);
        if length == 0 && (is_last || place == DATA_BLOCK) {
            return self.fail(ParseErrorKind::WrongLength(0));
        }
        self.step = match place {
            DATA_BLOCK => Step::DataBlock,
            _ if is_last => Step::Image,
            _ => Step::Element(place.saturating_add(1)),
        };
    }

    /// Ends the search because the element at index `place` of [`PATH`] is missing.
    fn end_without(&mut self, place: usize) {
        match (self.held(), PATH.get(place)) {
            ([], Some(_)) if CHOICES.contains(&place) => self.end(Ok(FaceImageScan::NoImage)),
            ([] | [0], Some(_)) if self.says_none && BESIDE_INSTANCES.contains(&place) => {
                self.end(Ok(FaceImageScan::NoImage));
            }
            ([] | [0], Some(tag)) => self.fail(ParseErrorKind::Missing(*tag)),
            _ => self.fail(ParseErrorKind::Truncated),
        }
    }

    /// Recognises the record by its first bytes, like [`FaceImageBlock::of`](super::FaceImageBlock::of).
    fn data_block(&mut self) {
        if self.held() == [FIRST_BYTE] {
            // This byte is the first byte of the next element.
            self.step = Step::Element(DATA_BLOCK.saturating_add(1));
        } else if self.has_signature() {
            if self.held().starts_with(&FacialRecord::FORMAT) {
                self.step = Step::RecordHeader;
            } else if ImageFormat::of(self.held()).stands_alone() {
                self.found();
            } else {
                self.fail(ParseErrorKind::Value);
            }
        }
    }

    fn record_header(&mut self) {
        let Some(header) = self.held().first_chunk::<RECORD_HEADER>() else { return };
        let [_, _, _, _, version @ .., _, _, _, _, n0, n1] = header;
        if version != b"010\0" {
            return self.fail(ParseErrorKind::Version);
        }
        let images = u16::from_be_bytes([*n0, *n1]);
        if images == 0 {
            return self.fail(ParseErrorKind::NumberOutOfRange);
        }
        if images > super::MAX_FACIAL_IMAGES {
            let most = u32::from(super::MAX_FACIAL_IMAGES);
            return self.fail(ParseErrorKind::TooMany(most));
        }
        self.release();
        self.step = Step::FacialInformation;
    }

    fn facial_information(&mut self) {
        let Some(block) = self.held().first_chunk::<FACIAL_INFORMATION>() else { return };
        let [l0, l1, l2, l3, p0, p1, ..] = *block;
        let length = u32::from_be_bytes([l0, l1, l2, l3]);
        let points = u32::from(u16::from_be_bytes([p0, p1]));
        let start = self.at.saturating_sub(offset(FACIAL_INFORMATION));
        let remaining = self.end.saturating_sub(start);
        if length > remaining {
            return self.fail(ParseErrorKind::LengthExceedsInput { length, remaining });
        }
        let end = start.saturating_add(length);
        let before_image = points.saturating_mul(FEATURE_POINT).saturating_add(IMAGE_INFORMATION);
        if self.at.saturating_add(before_image) >= end {
            return self.fail(ParseErrorKind::WrongLength(length));
        }
        self.release();
        self.end = end;
        self.skip = before_image;
        self.step = Step::Image;
    }

    /// Ends the search with the image, whose first bytes are buffered.
    fn found(&mut self) {
        let format = ImageFormat::of(self.held());
        let at = self.held_at();
        let image = FaceImageExtent { at, length: self.end.saturating_sub(at), format };
        self.end(Ok(FaceImageScan::Found(image)));
    }

    /// True if the buffered bytes suffice to identify the format of an image that starts with them.
    fn has_signature(&self) -> bool {
        let length = self.end.saturating_sub(self.held_at());
        offset(self.held_length) >= length.min(SIGNATURE)
    }

    fn held(&self) -> &[u8] {
        self.held.get(..self.held_length).unwrap_or_default()
    }

    /// Returns the offset of the first buffered byte.
    fn held_at(&self) -> u32 {
        self.at.saturating_sub(offset(self.held_length))
    }

    const fn release(&mut self) {
        self.held_length = 0;
    }

    /// Ends the search with an error at the first buffered byte.
    fn fail(&mut self, kind: ParseErrorKind) {
        let within = match self.step {
            Step::Element(place) if place > DATA_BLOCK => Structure::FaceImageData,
            Step::Element(_) | Step::Instances { .. } | Step::Done => Structure::EfDg2,
            _ => Structure::FacialRecord,
        };
        self.end(Err(ParseError::new(kind, self.held_at(), within)));
    }

    const fn end(&mut self, state: Result<FaceImageScan, ParseError>) {
        self.state = state;
        self.step = Step::Done;
    }
}

impl Default for FaceImageScanner {
    fn default() -> Self {
        Self::new()
    }
}

/// Shows the progress only: the buffered bytes may belong to the image.
impl fmt::Debug for FaceImageScanner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FaceImageScanner")
            .field("at", &self.at)
            .field("state", &self.state())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
