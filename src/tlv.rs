//! Floor 0: bytes. Tags, lengths and values of BER-TLV and DER, borrowed from the input.
//!
//! [`header()`], [`length()`], [`element()`] and [`primitive()`] are `nom` parsers under three sets of [`Rules`],
//! for whole and for streamed input. Inside the library a reader walks elements with them, and keeps offsets, depth,
//! findings and the error. Nothing here knows ICAO.

#[cfg(test)]
pub(crate) mod build;
#[cfg(test)]
pub(crate) mod count;
mod element;
mod header;
mod octet_string;
mod part;
mod primitive;
mod reader;
mod utf8;
mod value;

pub use crate::tag::Tag;
pub use element::{Element, element};
pub use header::{Header, Length, Rules, header, length};
pub use octet_string::OctetString;
pub use part::Part;
pub use primitive::{Primitive, primitive};
pub use value::{BitString, Integer};

pub(crate) use header::offset;
pub(crate) use reader::{Malformed, Reader};
pub(crate) use utf8::utf8;

/// The deepest nesting that is read. The deepest structure known, an ISO/IEC 39794 record, takes 14
/// (Doc 9303-10, appendix on DG2).
pub const MAX_DEPTH: u8 = 16;

/// Returns what is read a second time, after it was validated: reading it again cannot fail.
///
/// If it does, the library has a bug: a debug build stops there, another one goes on with nothing.
pub(crate) fn validated<T, E>(read_again: Result<T, E>) -> Option<T> {
    debug_assert!(read_again.is_ok(), "a validated structure reads the same a second time");
    read_again.ok()
}
