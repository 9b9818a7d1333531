//! Reads the chip data of national ID cards and passports (ICAO Doc 9303) and verifies who signed it.
//!
//! `no_std`, without a heap, a clock or I/O. The input is bytes; the result is a verified identity, or the
//! exact reason why there is none.
//!
//! # The way through the library
//!
//! ```
//! use idchip::algorithms;
//! use idchip::lds::{dg1::Dg1, sod::Sod};
//! use idchip::time::UnixTime;
//! use idchip::verify::{Anchors, PassiveAuthentication, Policy};
//!
//! # #[cfg(all(feature = "sha", feature = "ecdsa-nist", feature = "ecdsa-brainpool", feature = "rsa"))]
//! fn issuing_state(csca: &[u8], sod: &[u8], dg1: &[u8], dg2: &[u8], now: UnixTime)
//!     -> Result<String, Box<dyn std::error::Error>>
//! {
//!     let trusted = [csca];
//!     let anchors = Anchors::from_certificates(&trusted)?;
//!     let judge = PassiveAuthentication::new(&anchors, algorithms::ALL, Policy::DEFAULT, now);
//!     let sod = Sod::parse(sod)?;
//!     let mut document = judge.verify(&sod)?;      // or a Rejection with the whole report
//!     let dg1 = document.open::<Dg1<'_>>(dg1)?;    // a Verified<Dg1>: hashed, then parsed
//!     document.check_content(idchip::lds::DgNumber::Dg2, dg2)?;
//!     document.conclude()?;                        // every check, weighed by the policy
//!     Ok(dg1.mrz().issuing_state().to_owned())
//! }
//! ```
//!
//! | to | use |
//! |---|---|
//! | verify EF.SOD, with every check in a report | [`verify::PassiveAuthentication`] |
//! | get a data group that the state signed | [`verify::Document::open`], which gives [`verify::Verified`] |
//! | hash a large data group as it arrives | [`verify::Document::hasher`] |
//! | find the face in it, chunk by chunk | [`biometrics::FaceImageScanner`] |
//! | decide what makes a document acceptable | [`verify::Policy`] |
//! | say which certificates are trusted | [`verify::Anchors`] |
//! | hand out the signed bytes with their places | [`verify::Document::signed_parts`] |
//! | prove that the chip is no copy | [`verify::ActiveAuthentication`] |
//! | know how long a file is from its first bytes | [`lds::FileLength`] |
//! | verify the files of a national application | [`verify::PassiveAuthentication::examine_application`] |
//! | read any file without verifying it | [`lds::FileContent`] |
//! | read a machine readable zone, also a printed one | [`mrz::Mrz`] |
//! | read a Vietnamese card's details and QR code | [`vietnam`] |
//! | choose the algorithms, or bring hardware | [`algorithms`], [`crypto`] |
//!
//! # Modules
//!
//! From the verdict down to the bytes; a module uses those below it.
//!
//! | module | content |
//! |---|---|
//! | [`vietnam`] | the profile of Vietnamese cards |
//! | [`verify`] | Passive and Active Authentication: checks, policy, report, verdict |
//! | [`algorithms`], [`crypto`] | hash functions and signatures, and the traits for others |
//! | [`lds`], [`mrz`], [`biometrics`] | the files of the chip |
//! | [`national`] | applications of states beside the travel document, as data |
//! | [`cms`], [`x509`] | signed data and certificates |
//! | [`tlv`], [`oid`], [`time`] | BER and DER, object identifiers, times |
//! | [`error`], [`finding`] | errors with their place, and tolerated deviations |
//!
//! # Features
//!
//! `sha`, `ecdsa-nist`, `ecdsa-brainpool` and `rsa` bring algorithms of `RustCrypto`; `compact` one small engine
//! of our own for firmware; `defmt` logs for firmware. All but `defmt` are on by default, and the linker
//! drops what is not named.
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
pub mod national;
pub mod oid;
mod tag;
pub mod time;
pub mod tlv;
pub mod verify;
pub mod vietnam;
mod vocabulary;
pub mod x509;

pub use error::{ParseError, ParseErrorKind, Structure};
pub use finding::{Finding, FindingSet};

/// The examples of the README, as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
