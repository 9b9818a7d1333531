//! Floor 0: bytes. Tags, lengths and values of BER-TLV and DER, borrowed from the input.
//!
//! One header parser ([`Header`]), written on `nom` with leaves that cannot panic, serves three sets
//! of [`Rules`]; a [`Reader`] walks elements with it and counts offsets, depth and deviations.
//! Nothing here knows what ICAO is.

#[cfg(test)]
pub(crate) mod build;
mod element;
mod header;
mod reader;
mod tag;
mod utf8;
mod value;

pub use element::{Element, OctetString, Segments};
pub use header::{Header, Length, Rules};
pub use reader::{Level, MAX_DEPTH, Malformed, Reader};
pub use tag::Tag;
pub use value::{BitString, Integer};

pub(crate) use header::{Fault, offset};
pub(crate) use utf8::utf8;
