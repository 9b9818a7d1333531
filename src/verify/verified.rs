//! Values of a document by their proof: verified, accepted, or neither.

use core::fmt;
use core::ops::Deref;

use super::{Check, CheckId, DataGroupStatus, Report, Verdict};
use crate::error::ParseError;
use crate::lds::DgNumber;

/// A value signed by the issuing state. A data group was hashed and compared before it was parsed.
///
/// Only [`Document::open`](super::Document::open), [`SignedInfos::verified`](super::SignedInfos::verified)
/// for the infos of EF.CardSecurity, and [`NationalDocument::open`](super::NationalDocument::open) for the
/// files of a national application create one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Verified<T>(T);

impl<T> Verified<T> {
    pub(super) const fn new(value: T) -> Self {
        Self(value)
    }
}

impl<T> Deref for Verified<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: fmt::Debug> fmt::Debug for Verified<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Verified").field(&self.0).finish()
    }
}

/// A value that has the hash in EF.SOD, which anyone may have signed.
///
/// For showing the content of a document that is not verified. Only
/// [`Document::inspect`](super::Document::inspect) creates one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Unverified<T>(T);

impl<T> Unverified<T> {
    pub(super) const fn new(value: T) -> Self {
        Self(value)
    }

    /// Returns the value, which is not authenticated.
    #[must_use]
    pub const fn unverified(&self) -> &T {
        &self.0
    }
}

impl<T: fmt::Debug> fmt::Debug for Unverified<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Unverified").field(&self.0).finish()
    }
}

/// A document that the policy accepts.
///
/// Only [`Document::conclude`](super::Document::conclude) creates one.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct Accepted(Report);

impl Accepted {
    pub(super) const fn new(report: &Report) -> Self {
        Self(*report)
    }

    /// Returns the report of the accepted document.
    #[must_use]
    pub const fn report(&self) -> &Report {
        &self.0
    }
}

/// A document, or an EF.CardSecurity, that the policy does not accept: the verdict with the first check
/// that prevents it, and the whole report.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub struct Rejection {
    /// The report with every check.
    pub report: Report,
    /// [`Verdict::Rejected`] or [`Verdict::Undetermined`].
    pub verdict: Verdict,
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.verdict.fmt(f)
    }
}

impl core::error::Error for Rejection {}

/// The reason why a data group was not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum OpenError {
    /// The file of a national application, by its identifier, does not have the signed hash.
    #[error("file {0:04X} is {status}", status = .1.name())]
    FileNotAuthentic(u16, DataGroupStatus),
    /// The file has the signed hash, and does not parse.
    #[error("{0}")]
    Malformed(ParseError),
    /// The file does not have the signed hash.
    #[error("{0} is {status}", status = .1.name())]
    NotAuthentic(DgNumber, DataGroupStatus),
    /// EF.SOD is not verified: this check is not as the policy requires.
    #[error("EF.SOD is not verified: {0} {result}: {reason}", result = .1.result, reason = .1.reason)]
    NotVerified(CheckId, Check),
}
