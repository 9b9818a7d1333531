//! A national application: its verified security object, and the files checked against it.

use core::fmt;

use super::signer_checks::SignerChecks;
use super::terms::Terms;
use super::verdict::Authenticity;
use super::{
    Check, CheckId, CheckResult, DataGroupStatus, Evidence, OpenError, Policy, Reason, Rejection,
    Report, Verdict, Verified, signed_data,
};
use crate::crypto::{Digest, DigestAlgorithm, HashId, Hasher};
use crate::lds::DgSet;
use crate::lds::sod::{DataGroupHash, LdsSecurityObject};
use crate::national::us_piv::ContainerMap;
use crate::national::{
    FileDescription, FileNumber, HashedBytes, NationalApplication, NationalData, NationalFile,
};
use crate::tlv::{Integer, validated};
use crate::x509::Certificate;

/// The files of an application that the caller chose, with the checks of who signed them.
///
/// [`PassiveAuthentication::examine_application`] returns one for any security object. It opens files as
/// [`NationalFile`]s, or as a type that belongs to one file of one application, and never as a data group:
/// a card is accepted here as what the caller asked for, and proves nothing about a travel document.
///
/// The checks are those of EF.SOD ([`CheckId::OF_SOD`]) and [`CheckId::DataGroups`], which means the files
/// of the application here. The other checks of the report are never made, because they need EF.DG1, EF.COM
/// or EF.CardAccess.
///
/// A file is found by its number in the security object, byte for byte: never by its hash, and never by a
/// part of the number. If the application has a distinctive file
/// ([`NationalApplication::distinctive_file`]), give that one first, and whole: before it, nothing is opened.
///
/// ```
/// use idchip::lds::sod::Sod;
/// use idchip::national::it_cie::{self, Nis};
/// use idchip::verify::{PassiveAuthentication, Verified};
///
/// fn nis<'a>(
///     judge: &PassiveAuthentication<'a>,
///     sod: &'a [u8],
///     ef_1001: &'a [u8],
/// ) -> Result<Verified<Nis<'a>>, Box<dyn core::error::Error>> {
///     let sod = Sod::parse(sod)?;
///     let mut card = judge.examine_application(&sod, &it_cie::APPLICATION, None);
///     Ok(card.open::<Nis<'_>>(ef_1001)?)
/// }
/// ```
///
/// [`PassiveAuthentication::examine_application`]: super::PassiveAuthentication::examine_application
#[derive(Clone, Copy)]
pub struct NationalDocument<'a> {
    pub(super) terms: Terms<'a>,
    application: &'a NationalApplication,
    object: LdsSecurityObject<'a>,
    map: Option<ContainerMap<'a>>,
    /// The hash function of the files, if an algorithm for it was given.
    hash: Option<HashId>,
    /// The status of each entry of the security object, in its order.
    statuses: [DataGroupStatus; MAX_FILES],
    /// The first file that was read and is not in the security object.
    not_signed: Option<u16>,
    /// True if the distinctive file of the application was read, or it has none.
    is_recognised: bool,
    pub(super) report: Report,
    /// The DER of the certificate whose key signed the security object, or should have signed it.
    signer: Option<&'a [u8]>,
    /// The DER of the anchor that issued the signer's certificate.
    anchor: Option<&'a [u8]>,
}

/// `SIZE (2..16)` (Doc 9303-10 §4.6.2.3).
const MAX_FILES: usize = 16;

impl<'a> NationalDocument<'a> {
    /// The checks that are made, in the order in which they are judged.
    pub const CHECKS: &'static [CheckId] = &[
        CheckId::MessageDigest,
        CheckId::SodSignature,
        CheckId::DsSignature,
        CheckId::Validity,
        CheckId::Revocation,
        CheckId::DataGroups,
    ];

    /// Creates it from the content of the security object and the checks of its signature.
    pub(super) fn new(
        terms: &Terms<'a>,
        application: &'a NationalApplication,
        object: &LdsSecurityObject<'a>,
        map: Option<ContainerMap<'a>>,
        checks: &SignerChecks<'a>,
    ) -> Self {
        let report = Report::of_signed_file(checks, DgSet::EMPTY);
        let mut document = Self {
            terms: *terms,
            application,
            object: *object,
            map,
            hash: None,
            statuses: [DataGroupStatus::Present; MAX_FILES],
            not_signed: None,
            is_recognised: application.distinctive_file().is_none(),
            report,
            signer: checks.signer.map(|signer| signer.bytes),
            anchor: checks.anchor,
        };
        match signed_data::digest_algorithm(&object.hash_algorithm(), &terms.algorithms) {
            Ok(algorithm) => {
                document.hash = Some(algorithm.id());
                let weakness = signed_data::weakness(algorithm.id());
                document.report.outcomes.data_groups.findings.merge(weakness);
                document.check_files();
            }
            // Without a hash function, files do not change the result.
            Err(check) => document.report.outcomes.data_groups.check = check,
        }
        document
    }

    /// Requires that the checks of the security object hold ([`CheckId::OF_SOD`]).
    ///
    /// # Errors
    ///
    /// Returns the rejection, with the whole report, if any of them is not as the policy requires.
    /// Signature and chain are required under every policy.
    #[expect(clippy::result_large_err, reason = "the report is returned by value: no heap")]
    pub fn require(&self) -> Result<(), Rejection> {
        match self.verdict_on(CheckId::OF_SOD) {
            Verdict::Accepted => Ok(()),
            verdict => Err(Rejection { report: self.report, verdict }),
        }
    }

    /// Returns the verdict of the policy on the files so far. It is accepted only if a file has the signed
    /// hash, no other file differs or is not signed, and the distinctive file of the application was read, if
    /// it has one.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.verdict_on(Self::CHECKS)
    }

    fn verdict_on(&self, checks: &[CheckId]) -> Verdict {
        self.report.weigh(checks, &self.terms.policy, Authenticity::Required)
    }

    /// Hashes a file, compares it with the signed hash, and only then parses it.
    ///
    /// # Errors
    ///
    /// Returns [`OpenError::FileNotAuthentic`] if the file does not have the signed hash, or is of another
    /// application than the one chosen, [`OpenError::NotVerified`] if the security object is not verified,
    /// [`OpenError::Malformed`] if the file has the signed hash and does not parse.
    pub fn open<'d, T: NationalData<'d>>(
        &mut self,
        file: &'d [u8],
    ) -> Result<Verified<T>, OpenError> {
        if T::APPLICATION != *self.application {
            return Err(OpenError::FileNotAuthentic(T::FILE, DataGroupStatus::NotPresent));
        }
        let opened = self.open_file(T::FILE, file)?;
        T::parse(opened.as_bytes()).map(Verified::new).map_err(OpenError::Malformed)
    }

    /// Hashes the file with this identifier, and compares it with the signed hash.
    ///
    /// # Errors
    ///
    /// Returns [`OpenError::FileNotAuthentic`] if the file does not have the signed hash, or the application
    /// has no such file, and [`OpenError::NotVerified`] if the security object is not verified.
    pub fn open_file<'d>(
        &mut self,
        identifier: u16,
        file: &'d [u8],
    ) -> Result<Verified<NationalFile<'d>>, OpenError> {
        let description = self.description(identifier)?;
        let status = self.check_file(identifier, file);
        self.require_identical(description, status)?;
        let content = description.hash_rule.part_of(file);
        Ok(Verified::new(NationalFile::new(description, content)))
    }

    /// Compares the file with this identifier with its signed hash, whoever signed it. Returns the status
    /// that is now recorded; [`DataGroupStatus::NotPresent`] if the application has no such file.
    pub fn check_file(&mut self, identifier: u16, file: &[u8]) -> DataGroupStatus {
        let Ok(description) = self.description(identifier) else {
            return DataGroupStatus::NotPresent;
        };
        let rule = description.hash_rule;
        let hashed = rule.part_of(file);
        let digest = self.algorithm().and_then(|algorithm| {
            let mut hasher = Hasher::new(algorithm);
            hasher.update(hashed);
            hasher.finish().ok()
        });
        let status = self.record(description, digest.as_ref(), rule.missing_from(file));
        if status == DataGroupStatus::Identical
            && self.application.is_recognised_by(identifier, hashed)
        {
            self.is_recognised = true;
            self.check_files();
        }
        status
    }

    /// Starts to hash the file with this identifier in chunks.
    ///
    /// # Errors
    ///
    /// Returns [`OpenError::FileNotAuthentic`] if the application has no such file, or the algorithm for its
    /// hash was not given.
    pub fn begin(&self, identifier: u16) -> Result<NationalFileStream<'a>, OpenError> {
        let description = self.description(identifier)?;
        let no_algorithm = OpenError::FileNotAuthentic(identifier, DataGroupStatus::NonConformance);
        let hasher = Hasher::new(self.algorithm().ok_or(no_algorithm)?);
        Ok(NationalFileStream {
            description,
            hasher,
            bytes: HashedBytes::new(description.hash_rule),
        })
    }

    /// Compares a streamed file with its signed hash, and records its status.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`NationalDocument::open_file`].
    pub fn finish(&mut self, stream: NationalFileStream<'_>) -> Result<(), OpenError> {
        let NationalFileStream { description, mut hasher, bytes } = stream;
        let missing = bytes.finish(&mut |part| hasher.update(part));
        let digest = hasher.finish().ok();
        let status = self.record(description, digest.as_ref(), missing);
        self.require_identical(description, status)
    }

    /// Returns the files that the security object lists, in its order.
    pub fn files(&self) -> impl Iterator<Item = FileStatus<'a>> + use<'a, '_> {
        self.entries().zip(self.statuses).map(|((entry, description), status)| FileStatus {
            identifier: entry.identifier,
            description,
            status,
        })
    }

    /// Returns the application that the caller chose.
    #[must_use]
    pub const fn application(&self) -> &'a NationalApplication {
        self.application
    }

    /// Returns the report so far. Only the checks of [`NationalDocument::CHECKS`] are made.
    #[must_use]
    pub const fn report(&self) -> &Report {
        &self.report
    }

    /// Returns the policy.
    #[must_use]
    pub const fn policy(&self) -> &Policy {
        &self.terms.policy
    }

    /// Returns the certificate whose key signed the security object, or should have signed it.
    #[must_use]
    pub fn signer(&self) -> Option<Certificate<'a>> {
        self.signer.and_then(|bytes| validated(Certificate::parse(bytes)))
    }

    /// Returns the anchor that issued the signer's certificate.
    #[must_use]
    pub fn anchor(&self) -> Option<Certificate<'a>> {
        self.anchor.and_then(|bytes| validated(Certificate::parse(bytes)))
    }

    fn description(&self, identifier: u16) -> Result<&'static FileDescription, OpenError> {
        let not_present = OpenError::FileNotAuthentic(identifier, DataGroupStatus::NotPresent);
        self.application.file(identifier).ok_or(not_present)
    }

    fn require_identical(
        &self,
        description: &FileDescription,
        status: DataGroupStatus,
    ) -> Result<(), OpenError> {
        if status != DataGroupStatus::Identical {
            return Err(OpenError::FileNotAuthentic(description.identifier, status));
        }
        if !self.is_recognised {
            return Err(OpenError::NotVerified(CheckId::DataGroups, self.not_recognised()));
        }
        match self.verdict_on(CheckId::OF_SOD) {
            Verdict::Accepted => Ok(()),
            Verdict::Rejected(id, check) | Verdict::Undetermined(id, check) => {
                Err(OpenError::NotVerified(id, check))
            }
        }
    }

    /// Returns the check of files that may be those of another application with the same numbers.
    fn not_recognised(&self) -> Check {
        let check = Check::undetermined(Reason::DistinctiveFileMissing);
        let file = self.application.distinctive_file();
        file.map_or(check, |file| check.with(Evidence::File(file)))
    }

    fn algorithm(&self) -> Option<&'a dyn DigestAlgorithm> {
        self.hash.and_then(|hash| self.terms.algorithms.digest(hash))
    }

    /// Returns the entries of the security object, each with its file if the application has it.
    fn entries(
        &self,
    ) -> impl Iterator<Item = (DataGroupHash<'a>, Option<&'static FileDescription>)> + use<'a> {
        let (files, map) = (self.application.files(), self.map);
        self.object.hashes().map(move |entry| {
            let is_its_file =
                |file: &&FileDescription| has_number(file, map.as_ref(), entry.identifier);
            (entry, files.iter().find(is_its_file))
        })
    }

    /// Records the status of a file that was read; `missing` is the number of bytes missing at its end.
    fn record(
        &mut self,
        description: &'static FileDescription,
        digest: Option<&Digest>,
        missing: u32,
    ) -> DataGroupStatus {
        if description.number == FileNumber::Mapped && self.map.is_none() {
            return DataGroupStatus::NonConformance;
        }
        let mut entries = (0_usize..).zip(self.entries());
        let Some((index, (entry, _))) = entries.find(|(_, (_, file))| *file == Some(description))
        else {
            self.not_signed = self.not_signed.or(Some(description.identifier));
            self.check_files();
            return DataGroupStatus::NotSigned;
        };
        let status = match digest {
            None => DataGroupStatus::NonConformance,
            Some(digest) if digest.ct_eq(entry.hash) => DataGroupStatus::Identical,
            // The hash of an incomplete file tells nothing yet. A file that was signed with a wrong length
            // matched above.
            Some(_) if missing > 0 => DataGroupStatus::Incomplete,
            Some(_) => DataGroupStatus::NotIdentical,
        };
        let mut recorded = status;
        if let Some(place) = self.statuses.get_mut(index) {
            // After a file differed once, reading another one for it does not help.
            if *place != DataGroupStatus::NotIdentical {
                *place = status;
            }
            recorded = *place;
        }
        self.check_files();
        recorded
    }

    /// Repeats the check of all files. Without a hash function it keeps its result.
    fn check_files(&mut self) {
        if let Some(hash) = self.hash {
            self.report.outcomes.data_groups.check = self.judge_files(hash);
        }
    }

    /// Checks that the security object lists files of the application, and that those that were read have
    /// the signed hashes.
    fn judge_files(&self, hash: HashId) -> Check {
        if !self.entries().any(|(_, file)| file.is_some()) {
            let is_map_missing = self.application.is_mapped() && self.map.is_none();
            return Check::undetermined(match is_map_missing {
                true => Reason::ContainerMapMissing,
                false => Reason::NotOfTheApplication,
            });
        }
        let other_length = |(entry, _): &(DataGroupHash<'_>, _)| entry.hash.len() != hash.length();
        if let Some((_, file)) = self.entries().find(other_length) {
            return with_file(Check::failed(Reason::HashLength), file);
        }
        if let Some(file) = self.first_with(DataGroupStatus::NotIdentical) {
            return with_file(Check::failed(Reason::FileDiffers), file);
        }
        let not_signed = self.not_signed.map(|identifier| {
            // Not every container has to be in the security object of a PIV card, and nobody signs the map.
            let result = match self.application.is_mapped() {
                true => CheckResult::Undetermined,
                false => CheckResult::Failed,
            };
            Check::new(result, Reason::FileNotSigned).with(Evidence::File(identifier))
        });
        if let Some(failed) = not_signed.filter(|check| check.result == CheckResult::Failed) {
            return failed;
        }
        if let Some(file) = self.first_with(DataGroupStatus::NonConformance) {
            return with_file(Check::new(CheckResult::Aborted, Reason::EngineFailed), file);
        }
        if let Some(file) = self.first_with(DataGroupStatus::Incomplete) {
            return with_file(Check::undetermined(Reason::DataGroupIncomplete), file);
        }
        if !self.statuses.contains(&DataGroupStatus::Identical) {
            return Check::undetermined(Reason::NoFileVerified);
        }
        if !self.is_recognised {
            return self.not_recognised();
        }
        not_signed.unwrap_or(Check::successful())
    }

    /// Returns the file of the first entry with this status.
    fn first_with(&self, status: DataGroupStatus) -> Option<Option<&'static FileDescription>> {
        self.files().find(|file| file.status == status).map(|file| file.description)
    }
}

/// True if this is the number of the file in a security object.
fn has_number(
    file: &FileDescription,
    map: Option<&ContainerMap<'_>>,
    identifier: Integer<'_>,
) -> bool {
    match file.number {
        FileNumber::Listed(number) => Integer::from_content(number) == identifier,
        FileNumber::Mapped => {
            let number = map.and_then(|map| map.number_of(file.identifier));
            number.is_some_and(|number| identifier.to_u32() == Some(u32::from(number.number())))
        }
    }
}

/// Returns the check with the file as evidence, if the application names it.
fn with_file(check: Check, file: Option<&FileDescription>) -> Check {
    file.map_or(check, |file| check.with(Evidence::File(file.identifier)))
}

/// Shows the application and the report, and whether there are certificates.
impl fmt::Debug for NationalDocument<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NationalDocument")
            .field("terms", &self.terms)
            .field("application", &self.application.name())
            .field("report", &self.report)
            .field("has_signer", &self.signer.is_some())
            .field("has_anchor", &self.anchor.is_some())
            .finish_non_exhaustive()
    }
}

/// A file that a security object lists.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct FileStatus<'a> {
    /// The number as it is written in the security object.
    pub identifier: Integer<'a>,
    /// The file, if the application has one with this number.
    pub description: Option<&'static FileDescription>,
    /// The status of the file.
    pub status: DataGroupStatus,
}

/// The hash of a file in chunks of any size, straight from READ BINARY or GET DATA.
///
/// Show nothing of the streamed bytes before [`NationalDocument::finish`] confirms the signed hash.
#[derive(Debug)]
pub struct NationalFileStream<'a> {
    description: &'static FileDescription,
    hasher: Hasher<'a>,
    bytes: HashedBytes,
}

impl NationalFileStream<'_> {
    /// Hashes the next bytes of the file, as far as the hash of the file covers them.
    pub fn update(&mut self, chunk: &[u8]) {
        let hasher = &mut self.hasher;
        self.bytes.update(chunk, &mut |part| hasher.update(part));
    }

    /// Returns the description of the file.
    #[must_use]
    pub const fn description(&self) -> &'static FileDescription {
        self.description
    }
}
