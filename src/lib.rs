//! Reads the chip data of national ID cards and passports (ICAO Doc 9303) and verifies who signed it.
//!
//! `no_std`, without a heap, a clock or I/O. The input is bytes; the result is a verified identity, or the
//! exact reason why there is none.
//!
//! # The way through the library
//!
//! ```
//! use idchip::lds::{DgNumber, dg1::Dg1, sod::Sod};
//! use idchip::verify::{Anchors, PassiveAuthentication, Policy};
//! use idchip::{algorithms, time::UnixTime};
//!
//! # #[cfg(all(feature = "sha", feature = "ecdsa-nist", feature = "ecdsa-brainpool", feature = "rsa"))]
//! fn issuing_state(csca: &[u8], sod: &[u8], dg1: &[u8], dg2: &[u8], now: UnixTime)
//!     -> Result<String, Box<dyn std::error::Error>>
//! {
//!     let trusted = [csca];                        // certificates of states, from a source that you trust
//!     let anchors = Anchors::from_certificates(&trusted)?;
//!     let judge = PassiveAuthentication::new(&anchors, algorithms::ALL, Policy::DEFAULT, now);
//!     let sod = Sod::parse(sod)?;
//!     let mut document = judge.verify(&sod)?;      // or a Rejection, with the whole report
//!     let dg1 = document.open::<Dg1<'_>>(dg1)?;    // a Verified<Dg1>: hashed, and only then parsed
//!     document.check_content(DgNumber::Dg2, dg2)?; // hashed, and parsed to its end
//!     document.conclude()?;                        // every check, weighed by the policy
//!     Ok(dg1.mrz().issuing_state().to_owned())
//! }
//! # #[cfg(all(feature = "sha", feature = "ecdsa-nist", feature = "ecdsa-brainpool", feature = "rsa"))]
//! # {
//! # let read = |name: &str| std::fs::read(format!("{}/testdata/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
//! # let csca = read("anchors/vn_good.der");
//! # let [sod, dg1, dg2] = ["SOD", "DG1", "DG2"].map(|name| read(&format!("cards/vn_good/EF.{name}.bin")));
//! # assert_eq!(issuing_state(&csca, &sod, &dg1, &dg2, UnixTime(1_793_491_200)).unwrap(), "VNM");
//! # let altered = [&dg1[..dg1.len() - 1], b"X"].concat();
//! # assert!(issuing_state(&csca, &sod, &altered, &dg2, UnixTime(1_793_491_200)).is_err());
//! # }
//! ```
//!
//! | I want to … | type |
//! |---|---|
//! | verify a card, with every check in a report | [`PassiveAuthentication`] gives a [`Document`] with its [`Report`] |
//! | get a data group that the state signed | [`Document::open`] gives a [`Verified`] |
//! | decide what makes a document acceptable | [`Policy`]; [`Document::conclude`] gives [`Accepted`] or a [`Rejection`] |
//! | tell an operator why a document is refused | [`Check`] and its [`Reason`], with a text and advice; [`Finding`] |
//! | say which certificates are trusted | [`Anchors`] |
//! | take anchors from a master list, or from link certificates | [`ListVerifier`] gives a [`VerifiedList`]; [`LinkVerifier`] |
//! | refuse signers that their state revoked | [`Document::check_revocation_list`] with a [`CertificateList`] |
//! | prove that the chip is no copy | [`ActiveAuthentication`] gives [`ChipGenuine`] |
//! | know how long a file is from its first bytes | [`FileLength`] |
//! | hash a large data group as it arrives | [`Document::hasher`] gives a [`DataGroupHasher`] |
//! | find the face in it, chunk by chunk | [`FaceImageScanner`] |
//! | show the holder, the face, the fingers | [`Dg1`], [`Dg2`], [`Dg3`], [`Dg11`]; every file is in [`lds`] |
//! | read any file without verifying it | [`FileContent`] |
//! | read a machine readable zone, also a printed one | [`Mrz`] |
//! | read a Vietnamese card's details and QR code | [`Citizen`], [`CardQr`], [`PersonalNumber`] |
//! | hand out the signed bytes with their places | [`SignedParts`] |
//! | write the tree of checks of BSI TR-03135 | [`TrTree`] |
//! | verify the files of a national application | [`NationalDocument`] |
//! | choose the algorithms, or bring hardware | [`algorithms`]; [`DigestAlgorithm`], [`SignatureAlgorithm`] |
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
//! | feature | default | content |
//! |---|---|---|
//! | `sha` | yes | SHA-1 and SHA-2 by `RustCrypto` |
//! | `ecdsa-nist` | yes | ECDSA on P-256, P-384 and P-521 by `RustCrypto` |
//! | `ecdsa-brainpool` | yes | ECDSA on brainpoolP256r1, brainpoolP384r1 and brainpoolP512r1 by `RustCrypto` |
//! | `rsa` | yes | RSA up to 6144 bits, without a heap |
//! | `compact` | yes | SHA, ECDSA on more curves, and RSA up to 4096 bits in one small engine, for firmware: [`algorithms::compact`] |
//! | `wide` | yes | ECDSA on the same curves and RSA up to 8192 bits, for hosts with 64-bit registers: [`algorithms::wide`] |
//! | `ml-dsa` | no | ML-DSA by `RustCrypto`, for hosts |
//! | `defmt` | no | errors, findings and the report in logs of firmware |
//!
//! A feature adds algorithms, and never changes which documents are accepted: the caller names the algorithms, as
//! `algorithms::ALL`, and the linker drops the others.
//!
//! [`Accepted`]: verify::Accepted
//! [`ActiveAuthentication`]: verify::ActiveAuthentication
//! [`Anchors`]: verify::Anchors
//! [`CardQr`]: vietnam::CardQr
//! [`CertificateList`]: x509::CertificateList
//! [`Check`]: verify::Check
//! [`ChipGenuine`]: verify::ChipGenuine
//! [`Citizen`]: vietnam::Citizen
//! [`DataGroupHasher`]: verify::DataGroupHasher
//! [`Dg1`]: lds::dg1::Dg1
//! [`Dg11`]: lds::dg11::Dg11
//! [`Dg2`]: lds::dg2::Dg2
//! [`Dg3`]: lds::dg3::Dg3
//! [`DigestAlgorithm`]: crypto::DigestAlgorithm
//! [`Document`]: verify::Document
//! [`Document::check_revocation_list`]: verify::Document::check_revocation_list
//! [`Document::conclude`]: verify::Document::conclude
//! [`Document::hasher`]: verify::Document::hasher
//! [`Document::open`]: verify::Document::open
//! [`FaceImageScanner`]: biometrics::FaceImageScanner
//! [`FileContent`]: lds::FileContent
//! [`FileLength`]: lds::FileLength
//! [`LinkVerifier`]: verify::LinkVerifier
//! [`ListVerifier`]: verify::ListVerifier
//! [`Mrz`]: mrz::Mrz
//! [`NationalDocument`]: verify::NationalDocument
//! [`PassiveAuthentication`]: verify::PassiveAuthentication
//! [`PersonalNumber`]: vietnam::PersonalNumber
//! [`Policy`]: verify::Policy
//! [`Reason`]: verify::Reason
//! [`Rejection`]: verify::Rejection
//! [`Report`]: verify::Report
//! [`SignatureAlgorithm`]: crypto::SignatureAlgorithm
//! [`SignedParts`]: verify::SignedParts
//! [`TrTree`]: verify::TrTree
//! [`Verified`]: verify::Verified
//! [`VerifiedList`]: verify::VerifiedList
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
