//! The contents of a context: safe code, behind the functions of the header.

use idchip::ParseError;
use idchip::biometrics::{FaceImageScan, FaceImageScanner};
use idchip::crypto::Algorithms;
use idchip::lds::card_security::CardSecurity;
use idchip::lds::security_info::SecurityInfos;
use idchip::lds::sod::Sod;
use idchip::lds::{DataGroup, DgNumber};
use idchip::time::UnixTime;
use idchip::verify::{
    ActiveAuthentication, Anchors, Check, CheckResult, DataGroupStream, Document, Evidence,
    KnownSigner, KnownSigners, OpenError, PassiveAuthentication, Policy, Reason, Report,
    RevocationListStream, SignedInfos, Unverified, Verdict, Verified,
};
use idchip::x509::Certificate;

use crate::log_entry::Log;
use crate::source::Source;
use crate::status::Outcome;
use crate::status::{
    self, IDCHIP_STATUS_CARD_ACCESS_DIFFERS, IDCHIP_STATUS_INTERNAL, IDCHIP_STATUS_NO_STREAM,
    IDCHIP_STATUS_NOT_EXAMINED, IDCHIP_STATUS_NOT_VERIFIED, idchip_status,
};

/// The contents of a context.
///
/// `'static` stands for "as long as the caller promised": until the context is closed, or given
/// another EF.SOD. Nothing of it leaves the context but addresses.
pub(crate) struct Session {
    judge: PassiveAuthentication<'static>,
    policy: Policy,
    now: UnixTime,
    /// The document, and the digest of the bytes that it reads again in the caller's buffers.
    document: Option<(Document<'static>, Source)>,
    stream: Option<Stream>,
    error: Option<ParseError>,
    /// The function that is told the outcome of calls.
    pub(crate) log: Option<Log>,
}

/// A file that passes by. Each kind has three functions of its own, which refuse the others.
enum Stream {
    DataGroup(DataGroupStream<'static>),
    /// EF.DG2, and the search for its image.
    FaceImage(DataGroupStream<'static>, FaceImageScanner),
    RevocationList(RevocationListStream<'static, 'static>),
}

/// The algorithms that this build has.
pub(crate) const ALGORITHMS: Algorithms<'static> = {
    #[cfg(feature = "wide")]
    {
        idchip::algorithms::wide::ALL
    }
    #[cfg(all(feature = "all", not(feature = "wide")))]
    {
        idchip::algorithms::ALL
    }
    #[cfg(all(feature = "compact", not(any(feature = "all", feature = "wide"))))]
    {
        idchip::algorithms::compact::ALL
    }
    #[cfg(all(
        feature = "vietnam",
        not(any(feature = "all", feature = "compact", feature = "wide"))
    ))]
    {
        idchip::algorithms::compact::VIETNAM
    }
    #[cfg(not(any(feature = "all", feature = "compact", feature = "vietnam", feature = "wide")))]
    {
        Algorithms { digests: &[], signatures: &[] }
    }
};

impl Session {
    pub(crate) fn new(anchors: &'static [Anchors<'static>], policy: Policy, now: UnixTime) -> Self {
        let anchors = joined(anchors);
        let judge = PassiveAuthentication::new(&anchors, ALGORITHMS, policy, now);
        Self { judge, policy, now, document: None, stream: None, error: None, log: None }
    }

    pub(crate) const fn use_signers(&mut self, signers: &'static [&'static [u8]]) {
        self.judge = self.judge.with_document_signers(signers);
    }

    /// Accepts these algorithms alone. A document that was judged under others is forgotten.
    pub(crate) fn use_algorithms(&mut self, algorithms: Algorithms<'static>) {
        self.judge = self.judge.with_algorithms(algorithms);
        self.forget();
    }

    /// Judges by this policy. A document that was judged under another is forgotten.
    pub(crate) fn use_policy(&mut self, policy: Policy) {
        self.judge = self.judge.with_policy(policy);
        self.policy = policy;
        self.forget();
    }

    fn forget(&mut self) {
        self.document = None;
        self.stream = None;
        self.error = None;
    }

    /// Reads EF.SOD and verifies it. The report exists also if its checks do not hold.
    pub(crate) fn verify(&mut self, sod: &'static [u8], scratch: &'static mut [u8]) -> Outcome {
        self.examine(sod, scratch)?;
        self.require()
    }

    /// Requires that the checks of EF.SOD hold.
    pub(crate) fn require(&self) -> Outcome {
        match self.document()?.require() {
            Ok(()) => Ok(()),
            Err(rejection) => conclusion(&rejection.verdict),
        }
    }

    /// Forgets the document before, reads EF.SOD and makes every check that it allows.
    pub(crate) fn examine(&mut self, sod: &'static [u8], scratch: &'static mut [u8]) -> Outcome {
        self.examine_by(sod, scratch, |judge, sod| judge.examine(sod))
    }

    /// Examines as [`Session::examine`] does, with the signers that are known.
    pub(crate) fn examine_with_known_signers(
        &mut self,
        sod: &'static [u8],
        scratch: &'static mut [u8],
        known: &mut [KnownSigner],
    ) -> Outcome {
        let mut known = KnownSigners::resume(known);
        self.examine_by(sod, scratch, |judge, sod| {
            judge.examine_with_known_signers(sod, &mut known)
        })
    }

    fn examine_by(
        &mut self,
        sod: &'static [u8],
        scratch: &'static mut [u8],
        examine: impl FnOnce(&PassiveAuthentication<'static>, &Sod<'static>) -> Document<'static>,
    ) -> Outcome {
        self.forget();
        let sod = Sod::parse_with_scratch(sod, scratch).map_err(|error| self.malformed(error))?;
        let document = examine(&self.judge, &sod);
        let source = Source::of(sod.security_object(), &document, &ALGORITHMS)?;
        self.document = Some((document, source));
        Ok(())
    }

    /// Decides on the document.
    pub(crate) fn conclude(&self) -> Outcome {
        conclusion(&self.document()?.verdict())
    }

    pub(crate) fn verdict(&self) -> Result<Verdict, idchip_status> {
        Ok(self.document()?.verdict())
    }

    pub(crate) fn report(&self) -> Result<&Report, idchip_status> {
        Ok(self.document()?.report())
    }

    /// Returns the certificate whose key EF.SOD was signed with, or should have been.
    pub(crate) fn signer(&self) -> Result<Option<Certificate<'static>>, idchip_status> {
        Ok(self.unchanged_document()?.signer())
    }

    /// Returns the anchor that issued it.
    pub(crate) fn anchor(&self) -> Result<Option<Certificate<'static>>, idchip_status> {
        Ok(self.unchanged_document()?.anchor())
    }

    /// Returns the document, to look at its report.
    fn document(&self) -> Result<&Document<'static>, idchip_status> {
        let (document, _) = self.document.as_ref().ok_or(IDCHIP_STATUS_NOT_EXAMINED)?;
        Ok(document)
    }

    /// Returns the document, if the caller's buffers hold the bytes that were judged.
    fn unchanged_document(&self) -> Result<&Document<'static>, idchip_status> {
        let (document, source) = self.document.as_ref().ok_or(IDCHIP_STATUS_NOT_EXAMINED)?;
        source.check(&ALGORITHMS)?;
        Ok(document)
    }

    /// Returns the document as [`Session::unchanged_document`] does, to compare a file with it.
    fn document_mut(&mut self) -> Result<&mut Document<'static>, idchip_status> {
        let (document, source) = self.document.as_mut().ok_or(IDCHIP_STATUS_NOT_EXAMINED)?;
        source.check(&ALGORITHMS)?;
        Ok(document)
    }

    pub(crate) const fn policy(&self) -> &Policy {
        &self.policy
    }

    pub(crate) const fn now(&self) -> UnixTime {
        self.now
    }

    /// Returns the last error of bytes that did not parse, since EF.SOD was given.
    pub(crate) const fn error(&self) -> Option<ParseError> {
        self.error
    }

    /// Keeps the error for `idchip_report_error`.
    pub(crate) fn malformed(&mut self, error: ParseError) -> idchip_status {
        self.error = Some(error);
        status::of_parse_error(&error)
    }

    fn not_opened(&mut self, error: OpenError) -> idchip_status {
        if let OpenError::Malformed(error) = error {
            self.error = Some(error);
        }
        status::of_open_error(&error)
    }

    /// Fails unless the checks of EF.SOD hold.
    pub(crate) fn signed(&self) -> Outcome {
        self.document()?.require().map_err(|_| IDCHIP_STATUS_NOT_VERIFIED)
    }

    /// Hashes a data group, compares, and reads it, if the checks of EF.SOD hold.
    pub(crate) fn open<'d, T: DataGroup<'d>>(
        &mut self,
        file: &'d [u8],
    ) -> Result<Verified<T>, idchip_status> {
        self.document_mut()?.open(file).map_err(|error| self.not_opened(error))
    }

    /// Compares the lists of EF.COM and EF.SOD. An unreadable EF.COM is no reason to refuse the card:
    /// nobody signs it.
    pub(crate) fn check_com(&mut self, file: &[u8]) -> Outcome {
        let check = self.document_mut()?.check_com(file);
        match check.result {
            CheckResult::Undetermined => Ok(()),
            _ => of_check(&check),
        }
    }

    /// Compares a data group with its signed hash.
    pub(crate) fn check(&mut self, number: DgNumber, file: &[u8]) -> Outcome {
        let checked = self.document_mut()?.verify_data_group(number, file);
        checked.map_err(|error| self.not_opened(error))
    }

    /// Compares a data group, and reads it into the report if the library knows it.
    pub(crate) fn read(&mut self, number: DgNumber, file: &[u8]) -> Outcome {
        let read = self.document_mut()?.check_content(number, file);
        read.map_err(|error| self.not_opened(error))?;
        self.signed()
    }

    /// Compares EF.CardAccess with DG14.
    pub(crate) fn check_card_access(&mut self, access: &[u8], dg14: Option<&[u8]>) -> Outcome {
        let check = self.document_mut()?.check_card_access(access, dg14);
        if let Evidence::Error(error) = check.evidence {
            self.error = Some(error);
        }
        match (check.result, check.reason) {
            (CheckResult::Failed, Reason::CardAccessDiffers) => {
                Err(IDCHIP_STATUS_CARD_ACCESS_DIFFERS)
            }
            // Honest chips leave it open too: whoever requires more concludes under such a policy.
            (CheckResult::Successful | CheckResult::NotSupported, _)
            | (
                CheckResult::Undetermined,
                Reason::CardAccessDiffers | Reason::CardAccessMalformed,
            ) => self.signed(),
            _ => of_check(&check),
        }
    }

    /// Makes the checks of the signature of EF.CardSecurity.
    pub(crate) fn examine_card_security(
        &self,
        file: &CardSecurity<'static>,
    ) -> SignedInfos<'static> {
        self.judge.examine_card_security(file)
    }

    /// Returns the infos of EF.CardSecurity, if its checks hold.
    pub(crate) fn verified_infos(
        &self,
        file: &CardSecurity<'static>,
    ) -> Result<Verified<SecurityInfos<'static>>, idchip_status> {
        match self.examine_card_security(file).verified() {
            Ok(infos) => Ok(infos),
            Err(rejection) => Err(failure_of(&rejection.verdict)),
        }
    }

    /// Hashes a data group, compares and reads it, whatever the checks of EF.SOD say: for a comparison, of
    /// which nothing but the result is given out.
    pub(crate) fn compared<'d, T: DataGroup<'d>>(
        &mut self,
        file: &'d [u8],
    ) -> Result<Unverified<T>, idchip_status> {
        self.document_mut()?.inspect(file).map_err(|error| self.not_opened(error))
    }

    /// Verifies the chip's response.
    pub(crate) fn check_response(&mut self, run: &ActiveAuthentication<'_>) -> Outcome {
        let genuine = self.document_mut()?.check_active_authentication(run);
        genuine.map(drop).or_else(|check| of_check(&check))
    }

    /// Starts to stream a data group. A stream that was under way is given up.
    pub(crate) fn begin_data_group(&mut self, number: DgNumber) -> Outcome {
        let hash = self.begin_hash(number)?;
        self.stream = Some(Stream::DataGroup(hash));
        Ok(())
    }

    /// Hashes the next bytes.
    pub(crate) fn update_data_group(&mut self, chunk: &[u8]) -> Outcome {
        let Some(Stream::DataGroup(hash)) = &mut self.stream else {
            return Err(IDCHIP_STATUS_NO_STREAM);
        };
        hash.update(chunk);
        Ok(())
    }

    /// Compares the streamed data group with the signed hash.
    pub(crate) fn finish_data_group(&mut self) -> Outcome {
        match self.stream.take() {
            Some(Stream::DataGroup(hash)) => self.finish_hash(hash),
            other => self.no_stream(other),
        }
    }

    /// Starts to stream EF.DG2 and to search its image.
    pub(crate) fn begin_face_image(&mut self) -> Outcome {
        let hash = self.begin_hash(DgNumber::Dg2)?;
        self.stream = Some(Stream::FaceImage(hash, FaceImageScanner::new()));
        Ok(())
    }

    /// Hashes the next bytes, and returns those that belong to the image.
    pub(crate) fn update_face_image<'s>(
        &'s mut self,
        chunk: &'s [u8],
    ) -> Result<[&'s [u8]; 2], idchip_status> {
        let Some(Stream::FaceImage(hash, image)) = &mut self.stream else {
            return Err(IDCHIP_STATUS_NO_STREAM);
        };
        hash.update(chunk);
        image.push(chunk).map_err(|error| {
            self.error = Some(error);
            status::of_parse_error(&error)
        })
    }

    /// Compares EF.DG2 with the signed hash, and returns the place of the image.
    pub(crate) fn finish_face_image(&mut self) -> Result<FaceImageScan, idchip_status> {
        match self.stream.take() {
            Some(Stream::FaceImage(hash, image)) => {
                self.finish_hash(hash)?;
                image.state().map_err(|error| self.malformed(error))
            }
            other => self.no_stream(other),
        }
    }

    fn begin_hash(&mut self, number: DgNumber) -> Result<DataGroupStream<'static>, idchip_status> {
        self.stream = None;
        let begun = self.document_mut()?.begin(number);
        begun.map_err(|error| self.not_opened(error))
    }

    fn finish_hash(&mut self, hash: DataGroupStream<'static>) -> Outcome {
        let finished = self.document_mut()?.finish(hash);
        finished.map_err(|error| self.not_opened(error))
    }

    /// Leaves the stream as it was: the call belongs to another kind.
    fn no_stream<T>(&mut self, stream: Option<Stream>) -> Result<T, idchip_status> {
        self.stream = stream;
        Err(IDCHIP_STATUS_NO_STREAM)
    }
}

impl Session {
    /// Searches a revocation list.
    pub(crate) fn check_revocation_list(&mut self, list: &[u8]) -> Outcome {
        of_check(&self.document_mut()?.check_revocation_list(list))
    }

    /// Starts to search a revocation list in chunks. A stream that was under way is given up.
    pub(crate) fn begin_revocation_list(&mut self, buffer: &'static mut [u8]) -> Outcome {
        self.stream = None;
        let list = self.unchanged_document()?.begin_revocation_list(buffer);
        self.stream = Some(Stream::RevocationList(list));
        Ok(())
    }

    /// Searches the next bytes.
    pub(crate) fn update_revocation_list(&mut self, chunk: &[u8]) -> Outcome {
        let Some(Stream::RevocationList(list)) = &mut self.stream else {
            return Err(IDCHIP_STATUS_NO_STREAM);
        };
        list.update(chunk);
        Ok(())
    }

    /// Ends the search.
    pub(crate) fn finish_revocation_list(&mut self) -> Outcome {
        match self.stream.take() {
            Some(Stream::RevocationList(list)) => {
                of_check(&self.document_mut()?.finish_revocation_list(list))
            }
            other => self.no_stream(other),
        }
    }
}

/// Joins the anchors of a list. If nothing was added after its index, that is the last one.
pub(crate) fn joined(anchors: &'static [Anchors<'static>]) -> Anchors<'static> {
    match anchors {
        [.., last] if last.has_index() => *last,
        all => Anchors::from_several(all),
    }
}

/// Returns the reason of a check that is not successful.
fn of_check(check: &Check) -> Outcome {
    match check.result {
        CheckResult::Successful => Ok(()),
        _ => Err(status::failure(status::of_reason(check.reason))),
    }
}

/// Returns the reason that decides.
fn conclusion(verdict: &Verdict) -> Outcome {
    match verdict {
        Verdict::Accepted => Ok(()),
        verdict => Err(failure_of(verdict)),
    }
}

/// Returns the reason of a verdict that is not acceptance.
fn failure_of(verdict: &Verdict) -> idchip_status {
    match verdict {
        Verdict::Accepted => IDCHIP_STATUS_INTERNAL,
        Verdict::Rejected(_, check) | Verdict::Undetermined(_, check) => {
            status::failure(status::of_reason(check.reason))
        }
    }
}
