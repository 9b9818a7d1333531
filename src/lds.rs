//! Floor 1: the elementary files of the logical data structure (Doc 9303-10), one module for each.

mod application_identifier;
pub mod atr_info;
mod biometric_instances;
pub mod card_access;
pub mod card_security;
pub mod com;
pub mod cvca;
mod details;
pub mod dg1;
pub mod dg11;
pub mod dg12;
pub mod dg13;
pub mod dg14;
pub mod dg15;
pub mod dg16;
pub mod dg2;
pub mod dg3;
pub mod dg4;
pub mod dg5;
pub mod dg7;
mod dg_number;
mod dg_set;
pub mod dir;
mod elementary_file;
mod encoded_image;
mod file_length;
mod full_date;
mod instances;
mod interindustry;
mod outer_element;
mod register;
pub mod security_info;
pub mod sod;
mod text;

pub use application_identifier::ApplicationIdentifier;
pub use dg_number::DgNumber;
pub use dg_set::DgSet;
pub use elementary_file::ElementaryFile;
pub use encoded_image::EncodedImage;
pub use file_length::FileLength;
pub use full_date::{DateTime, FullDate};
pub use register::FileContent;
pub use text::{FullName, Text, TextParts};

use crate::error::ParseError;
use crate::finding::FindingSet;
pub(crate) use biometric_instances::{BiometricFormat, BiometricInstances};
pub(crate) use outer_element::OuterElement;
pub(crate) use register::findings_in;

/// A data group that can be parsed.
///
/// Parsing checks the structure only. [`Document::open`](crate::verify::Document::open) tells whether the
/// issuing state signed the bytes.
///
/// The trait is open: a caller may implement it for a data group that the library does not parse. A
/// [`Verified`](crate::verify::Verified) value then promises that the file has the signed hash, and
/// the caller's `parse` answers for the rest.
pub trait DataGroup<'a>: Sized {
    /// The number of the data group.
    const NUMBER: DgNumber;

    /// Reads the whole file, starting with its outer tag. Bytes after the outer element are padding of
    /// the elementary file, and a finding.
    ///
    /// # Errors
    ///
    /// Returns an error if the bytes are not this data group.
    fn parse(file: &'a [u8]) -> Result<Self, ParseError>;

    /// Returns the tolerated deviations from the standard.
    fn findings(&self) -> FindingSet;
}

/// Returns the bytes of a file that are hashed (Doc 9303-10 §4.6.2.3): the outer element, without the
/// bytes after it in the elementary file. A file that does not start with an element is hashed whole.
pub(crate) fn content_of(file: &[u8]) -> &[u8] {
    let length = match FileLength::from_first_bytes(file) {
        Ok(FileLength::Known(length)) => usize::try_from(length).ok(),
        _ => None,
    };
    length.and_then(|length| file.get(..length)).unwrap_or(file)
}

/// Returns the number of bytes that a file lacks, by the length in its first bytes: at least 1 if the
/// file ends within those, and 0 if it does not start with an element.
pub(crate) fn missing_from(file: &[u8]) -> u32 {
    FileLength::from_first_bytes(file).map_or(0, |length| length.missing_after(file.len()))
}
