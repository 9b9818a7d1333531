//! Data groups, opened only after they were found to be what was signed.

use core::fmt;
use core::ops::Deref;

use super::{
    Check, CheckId, ChipGenuine, DataGroupStatus, DataGroupStream, Examination, Report, Verdict,
    active_authentication,
};
use crate::crypto::DigestAlgorithm;
use crate::error::ParseError;
use crate::lds::dg14::Dg14;
use crate::lds::dg15::Dg15;
use crate::lds::{DataGroup, DgNumber};
use crate::x509::Certificate;

/// The hashes of an EF.SOD that was verified: the only way to a [`Verified`] data group.
///
/// It exists only after [`PassiveAuthentication::verify`](super::PassiveAuthentication::verify)
/// found what the policy requires of EF.SOD and its signer. Whether the document as a whole is
/// accepted, [`SignedHashes::conclude`] says at the end.
#[derive(Clone, Copy, Debug)]
pub struct SignedHashes<'a>(Examination<'a>);

impl<'a> SignedHashes<'a> {
    #[expect(clippy::result_large_err, reason = "the report is returned by value: no heap")]
    #[inline(never)]
    pub(super) fn from_examination(examination: &Examination<'a>) -> Result<Self, Rejection> {
        match examination.report().weigh(&CheckId::OF_SOD, examination.policy(), true) {
            Verdict::Accepted => Ok(Self(*examination)),
            verdict => Err(Rejection { report: *examination.report(), verdict }),
        }
    }

    /// Hashes a data group's file, compares, and only then reads it.
    ///
    /// # Errors
    ///
    /// [`OpenError::NotAuthentic`] where the file is not the signed one, [`OpenError::Malformed`]
    /// where it is and does not parse.
    pub fn open<'d, T: DataGroup<'d>>(&mut self, file: &'d [u8]) -> Result<Verified<T>, OpenError> {
        self.0.read(file).map(Verified)
    }

    /// Holds a data group that the caller reads by itself, or passes on, against its signed hash.
    ///
    /// # Errors
    ///
    /// [`OpenError::NotAuthentic`].
    pub fn check(&mut self, number: DgNumber, file: &[u8]) -> Result<(), OpenError> {
        authentic(number, self.0.check_data_group(number, file))
    }

    /// Starts to hash a data group that comes in chunks.
    ///
    /// # Errors
    ///
    /// [`OpenError::NotAuthentic`] where EF.SOD does not list it, or no hash function is there.
    pub fn hasher(&mut self, number: DgNumber) -> Result<DataGroupHasher<'_, 'a>, OpenError> {
        let algorithm = self.stream_algorithm(number)?;
        Ok(DataGroupHasher { signed: self, stream: DataGroupStream::new(number, algorithm) })
    }

    /// As [`SignedHashes::hasher`], without holding on to these hashes meanwhile.
    ///
    /// # Errors
    ///
    /// As [`SignedHashes::hasher`].
    pub fn begin(&mut self, number: DgNumber) -> Result<DataGroupStream<'a>, OpenError> {
        let algorithm = self.stream_algorithm(number)?;
        Ok(DataGroupStream::new(number, algorithm))
    }

    /// A stream is made in its place: it is not moved through results.
    fn stream_algorithm(&mut self, number: DgNumber) -> Result<&'a dyn DigestAlgorithm, OpenError> {
        let algorithm = self.0.stream_algorithm(number);
        algorithm.map_err(|status| OpenError::NotAuthentic(number, status))
    }

    /// Compares what was streamed with the signed hash.
    ///
    /// # Errors
    ///
    /// [`OpenError::NotAuthentic`].
    pub fn finish(&mut self, stream: DataGroupStream<'_>) -> Result<(), OpenError> {
        authentic(stream.number(), self.0.finish(stream))
    }

    /// Holds EF.COM against EF.SOD, as [`Examination::check_com`].
    pub fn check_com(&mut self, file: &[u8]) {
        self.0.check_com(file);
    }

    /// Verifies the chip's response to a challenge of the caller's: Active Authentication (Doc
    /// 9303-11 §6.1) with the key of an EF.DG15 that is the signed one. With an EC key, EF.DG14 says
    /// which hash function it is.
    ///
    /// # Errors
    ///
    /// The check, where it is not successful.
    pub fn verify_active_authentication(
        &mut self,
        dg15: &Verified<Dg15<'_>>,
        dg14: Option<&Verified<Dg14<'_>>>,
        challenge: &[u8],
        response: &[u8],
    ) -> Result<ChipGenuine, Check> {
        let dg14 = dg14.map(|dg14| &**dg14);
        let check = self.0.check_active_authentication(dg15, dg14, challenge, response);
        active_authentication::genuine(check)
    }

    /// The report so far.
    #[must_use]
    pub const fn report(&self) -> &Report {
        self.0.report()
    }

    /// The certificate whose key EF.SOD was signed with.
    #[must_use]
    pub fn signer(&self) -> Option<Certificate<'a>> {
        self.0.signer()
    }

    /// The anchor that issued the signer's certificate.
    #[must_use]
    pub fn anchor(&self) -> Option<Certificate<'a>> {
        self.0.anchor()
    }

    /// Says whether the document is accepted: every check, as the policy weighs it.
    ///
    /// # Errors
    ///
    /// The rejection, with the whole report, where it is not.
    #[expect(clippy::result_large_err, reason = "the report is returned by value: no heap")]
    #[inline(never)]
    pub fn conclude(&self) -> Result<Accepted, Rejection> {
        let report = self.0.report();
        match report.weigh(&CheckId::ALL, self.0.policy(), true) {
            Verdict::Accepted => Ok(Accepted(*report)),
            verdict => Err(Rejection { report: *report, verdict }),
        }
    }
}

fn authentic(number: DgNumber, status: DataGroupStatus) -> Result<(), OpenError> {
    match status {
        DataGroupStatus::Identical => Ok(()),
        status => Err(OpenError::NotAuthentic(number, status)),
    }
}

/// A value that was signed by the issuing state: it was hashed and compared before it was read.
///
/// Only [`SignedHashes`] makes one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Verified<T>(T);

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

/// A document that the policy accepts.
///
/// Only [`SignedHashes::conclude`] makes one.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct Accepted(Report);

impl Accepted {
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

/// Why a data group was not opened.
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
}

/// A data group that comes in chunks, of whatever size, straight from READ BINARY.
///
/// Only [`DataGroupHasher::finish`] says whether what was streamed is what was signed; nothing that
/// was forwarded may be shown before.
#[derive(Debug)]
pub struct DataGroupHasher<'h, 'a> {
    signed: &'h mut SignedHashes<'a>,
    stream: DataGroupStream<'a>,
}

impl DataGroupHasher<'_, '_> {
    /// Takes in the next bytes of the file, the first from its tag on. Bytes after the data group's
    /// own end, which its length tells, are not hashed.
    pub fn update(&mut self, chunk: &[u8]) {
        self.stream.update(chunk);
    }

    /// Compares with the signed hash.
    ///
    /// # Errors
    ///
    /// [`OpenError::NotAuthentic`].
    pub fn finish(self) -> Result<(), OpenError> {
        self.signed.finish(self.stream)
    }
}
