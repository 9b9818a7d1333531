#![doc = include_str!("../README.md")]
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
        clippy::unwrap_used,
    )
)]

#[cfg(test)]
extern crate std;

pub mod algorithms;
pub mod biometrics;
pub mod cms;
pub mod crypto;
pub mod error;
pub mod finding;
pub mod lds;
pub mod mrz;
pub mod oid;
pub mod time;
pub mod tlv;
pub mod verify;
pub mod vietnam;
mod vocabulary;
pub mod x509;

pub use error::{ParseError, ParseErrorKind, Structure};
pub use finding::{Finding, FindingSet};
