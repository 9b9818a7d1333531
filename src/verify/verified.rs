//! Values of a document by what is known of them: verified, accepted, or neither.

use core::fmt;
use core::ops::Deref;

use super::{Check, CheckId, DataGroupStatus, Report, Verdict};
use crate::error::ParseError;
use crate::lds::DgNumber;

/// A value that was signed by the issuing state: it was hashed and compared before it was read.
///
/// Only [`Document::open`](super::Document::open) makes one.
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

/// A value whose hash is the one in EF.SOD, which anybody may have signed.
///
/// It is for showing what a document says that does not hold. Only
/// [`Document::inspect`](super::Document::inspect) makes one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Unverified<T>(T);

impl<T> Unverified<T> {
    pub(super) const fn new(value: T) -> Self {
        Self(value)
    }

    /// The value, of which nothing is proved.
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
/// Only [`Document::conclude`](super::Document::conclude) makes one.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct Accepted(Report);

impl Accepted {
    pub(super) const fn new(report: &Report) -> Self {
        Self(*report)
    }

    /// The report that was accepted.
    #[must_use]
    pub const fn report(&self) -> &Report {
        &self.0
    }
}

/// A document that the policy does not accept: the verdict, which names the first check that
/// prevents it, and the whole report.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct Rejection {
    /// Every check that was made.
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
    /// The file is the signed one, and does not parse.
    #[error("{0}")]
    Malformed(ParseError),
    /// The file is not the signed one.
    #[error("{0} is {status}", status = .1.name())]
    NotAuthentic(DgNumber, DataGroupStatus),
    /// EF.SOD does not hold: this check of it is not as the policy requires.
    #[error("EF.SOD is not verified: {0} {result}: {reason}", result = .1.result, reason = .1.reason)]
    NotVerified(CheckId, Check),
}
