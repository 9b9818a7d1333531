//! The judging of the files of many cards, for the command and for programs that have cards in memory.
//!
//! [`judge`] verifies the files of one card and returns a [`Row`], which has no personal data. [`examine`] gives the
//! document and the results themselves. The terms of a verification ([`Terms`]) are the same for all cards; each thread
//! has a memory of signers ([`KnownSigners`](idchip::verify::KnownSigners)) of its own, for which there is [`Places`].
#![cfg_attr(doctest, doc = include_str!("../README.md"))]
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

#[cfg(feature = "arrow")]
pub mod arrow;
mod card_files;
mod card_security;
mod certificate;
mod columns;
mod examination;
mod outcome;
mod places;
mod printable;
mod row;
mod terms;

pub use card_files::CardFiles;
pub use card_security::{CardSecurityCheck, CardSecurityResult, ExaminedCardSecurity};
pub use certificate::{CertificateName, sha256};
pub use columns::file_of_column;
pub use examination::{Examination, Malformed, Scratch, examine};
pub use outcome::Outcome;
pub use places::Places;
pub use printable::printable;
pub use row::{CheckRow, ErrorRow, Row, judge};
pub use terms::{FAST, INDEPENDENT, Terms};
