//! The forms in which states publish certificates and lists, for the command and the C API.
//!
//! The library reads DER, and CMS also in BER. States often publish text: PEM, the LDIF of the ICAO
//! PKD, base64 or hexadecimal. [`Objects`] finds the encoded objects of a file in any of these forms, and
//! [`Object::decode`] decodes one into memory of the caller's. [`load`] reads the anchors of a file.
//!
//! The content decides what an object is, not the label in front of it: certificates come under the labels of
//! CMS structures and the other way round.
//!
//! No heap, no `unsafe`, no panic. The work is linear in the length of the file.

#![no_std]
#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![warn(clippy::exhaustive_enums, clippy::exhaustive_structs)]
#![cfg_attr(
    not(test),
    deny(
        clippy::arithmetic_side_effects,
        clippy::as_conversions,
        clippy::expect_used,
        clippy::get_unwrap,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::unreachable,
        clippy::unwrap_used
    )
)]

mod anchors;
mod decode;
mod form;
mod lines;
mod objects;

pub use anchors::{Failure, Loaded, Tally, load};
pub use decode::DecodeError;
pub use form::Form;
pub use objects::{Object, Objects};
