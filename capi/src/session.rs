//! What stands in a context: safe code, behind the functions of the header.

use idchip::biometrics::{FaceImageScan, FaceImageScanner};
use idchip::crypto::Algorithms;
use idchip::lds::sod::Sod;
use idchip::lds::{DataGroup, DgNumber};
use idchip::time::UnixTime;
use idchip::verify::{
    Anchors, DataGroupStream, Examination, OpenError, PassiveAuthentication, Policy, Rejection,
    Report, SignedHashes, Verdict, Verified,
};
use idchip::x509::Certificate;
use idchip::{ParseError, lds::dg1, lds::dg2, lds::dg13, lds::dg14, lds::dg15};

use crate::ffi::Outcome;
use crate::status::{
    self, IDCHIP_STATUS_INTERNAL, IDCHIP_STATUS_NO_STREAM, IDCHIP_STATUS_NOT_EXAMINED,
    IDCHIP_STATUS_NOT_VERIFIED, IDCHIP_STATUS_OK, idchip_status,
};

/// What a context holds.
///
/// `'static` stands for "as long as the caller promised": until the context is closed, or given
/// another EF.SOD. Nothing of it leaves the context but addresses.
pub(crate) struct Session {
    judge: PassiveAuthentication<'static>,
    policy: Policy,
    now: UnixTime,
    stage: Stage,
    stream: Option<Stream>,
    error: Option<ParseError>,
}

/// How far the document is.
enum Stage {
    /// No EF.SOD was read.
    Empty,
    /// EF.SOD was examined, whatever came out.
    Examined(Examination<'static>),
    /// EF.SOD was not accepted.
    Rejected(Rejection),
    /// EF.SOD is authentic.
    Signed(SignedHashes<'static>),
}

/// A data group that passes by.
struct Stream {
    hash: DataGroupStream<'static>,
    /// Looks for the image, where it is EF.DG2.
    face: Option<FaceImageScanner>,
}

/// The algorithms that this build has.
const ALGORITHMS: Algorithms<'static> = {
    #[cfg(feature = "all")]
    {
        idchip::algorithms::ALL
    }
    #[cfg(all(feature = "compact", not(feature = "all")))]
    {
        idchip::algorithms::compact::ALL
    }
    #[cfg(all(feature = "vietnam", not(any(feature = "all", feature = "compact"))))]
    {
        idchip::algorithms::compact::VIETNAM
    }
    #[cfg(not(any(feature = "all", feature = "compact", feature = "vietnam")))]
    {
        Algorithms { digests: &[], signatures: &[] }
    }
};

impl Session {
    pub(crate) fn new(anchors: &'static [Anchors<'static>], policy: Policy, now: UnixTime) -> Self {
        let anchors = Anchors::from_several(anchors);
        let judge = PassiveAuthentication::new(&anchors, ALGORITHMS, policy, now);
        Self { judge, policy, now, stage: Stage::Empty, stream: None, error: None }
    }

    pub(crate) const fn use_signers(&mut self, signers: &'static [&'static [u8]]) {
        self.judge = self.judge.with_document_signers(signers);
    }

    /// Reads EF.SOD and verifies it. The report is there also where it is rejected.
    pub(crate) fn verify(&mut self, sod: &'static [u8], scratch: &'static mut [u8]) -> Outcome {
        let sod = self.begin(sod, scratch)?;
        match self.judge.verify(&sod) {
            Ok(signed) => {
                self.stage = Stage::Signed(signed);
                Ok(())
            }
            Err(rejection) => {
                self.stage = Stage::Rejected(rejection);
                conclusion(&rejection.verdict)
            }
        }
    }

    /// Reads EF.SOD and makes every check that it allows.
    pub(crate) fn examine(&mut self, sod: &'static [u8], scratch: &'static mut [u8]) -> Outcome {
        let sod = self.begin(sod, scratch)?;
        self.stage = Stage::Examined(self.judge.examine(&sod));
        Ok(())
    }

    /// Forgets the document before, and reads EF.SOD.
    fn begin(
        &mut self,
        sod: &'static [u8],
        scratch: &'static mut [u8],
    ) -> Result<Sod<'static>, idchip_status> {
        self.stage = Stage::Empty;
        self.stream = None;
        self.error = None;
        Sod::parse_with_scratch(sod, scratch).map_err(|error| self.malformed(error))
    }

    /// What the document is worth.
    pub(crate) fn conclude(&self) -> Outcome {
        match &self.stage {
            Stage::Empty => Err(IDCHIP_STATUS_NOT_EXAMINED),
            Stage::Examined(examination) => conclusion(&examination.verdict()),
            Stage::Rejected(rejection) => conclusion(&rejection.verdict),
            Stage::Signed(signed) => {
                signed.conclude().map(|_| ()).or_else(|rejection| conclusion(&rejection.verdict))
            }
        }
    }

    pub(crate) fn verdict(&self) -> Result<Verdict, idchip_status> {
        match &self.stage {
            Stage::Empty => Err(IDCHIP_STATUS_NOT_EXAMINED),
            Stage::Examined(examination) => Ok(examination.verdict()),
            Stage::Rejected(rejection) => Ok(rejection.verdict),
            Stage::Signed(signed) => match signed.conclude() {
                Ok(_) => Ok(Verdict::Accepted),
                Err(rejection) => Ok(rejection.verdict),
            },
        }
    }

    pub(crate) const fn report(&self) -> Result<&Report, idchip_status> {
        match &self.stage {
            Stage::Empty => Err(IDCHIP_STATUS_NOT_EXAMINED),
            Stage::Examined(examination) => Ok(examination.report()),
            Stage::Rejected(rejection) => Ok(&rejection.report),
            Stage::Signed(signed) => Ok(signed.report()),
        }
    }

    /// The certificate whose key EF.SOD was signed with, where EF.SOD was not rejected.
    pub(crate) fn signer(&self) -> Result<Option<Certificate<'static>>, idchip_status> {
        match &self.stage {
            Stage::Empty => Err(IDCHIP_STATUS_NOT_EXAMINED),
            Stage::Rejected(_) => Err(IDCHIP_STATUS_NOT_VERIFIED),
            Stage::Examined(examination) => Ok(examination.signer()),
            Stage::Signed(signed) => Ok(signed.signer()),
        }
    }

    /// The anchor that issued it.
    pub(crate) fn anchor(&self) -> Result<Option<Certificate<'static>>, idchip_status> {
        match &self.stage {
            Stage::Empty => Err(IDCHIP_STATUS_NOT_EXAMINED),
            Stage::Rejected(_) => Err(IDCHIP_STATUS_NOT_VERIFIED),
            Stage::Examined(examination) => Ok(examination.anchor()),
            Stage::Signed(signed) => Ok(signed.anchor()),
        }
    }

    pub(crate) const fn policy(&self) -> &Policy {
        &self.policy
    }

    pub(crate) const fn now(&self) -> UnixTime {
        self.now
    }

    /// The last bytes that did not parse, since EF.SOD was given.
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

    /// The hashes, where they are authentic: the only way to what a document says.
    pub(crate) const fn signed(&mut self) -> Result<&mut SignedHashes<'static>, idchip_status> {
        match &mut self.stage {
            Stage::Empty => Err(IDCHIP_STATUS_NOT_EXAMINED),
            Stage::Examined(_) | Stage::Rejected(_) => Err(IDCHIP_STATUS_NOT_VERIFIED),
            Stage::Signed(signed) => Ok(signed),
        }
    }

    /// Hashes a data group, compares, and reads it.
    pub(crate) fn open<'d, T: DataGroup<'d>>(
        &mut self,
        file: &'d [u8],
    ) -> Result<Verified<T>, idchip_status> {
        self.signed()?.open(file).map_err(|error| self.not_opened(error))
    }

    pub(crate) fn check_com(&mut self, file: &[u8]) -> Outcome {
        match self.open_stage()? {
            Open::Examined(examination) => examination.check_com(file),
            Open::Signed(signed) => signed.check_com(file),
        }
        Ok(())
    }

    /// Holds a data group against its signed hash.
    pub(crate) fn check(&mut self, number: DgNumber, file: &[u8]) -> Outcome {
        match self.open_stage()? {
            Open::Examined(examination) => of_status(examination.check_data_group(number, file)),
            Open::Signed(signed) => {
                signed.check(number, file).map_err(|error| status::of_open_error(&error))
            }
        }
    }

    /// As [`Session::check`], and reads the data groups that the library knows into the report.
    pub(crate) fn read(&mut self, number: DgNumber, file: &[u8]) -> Outcome {
        match number {
            DgNumber::Dg1 => self.read_as::<dg1::Dg1<'_>>(file),
            DgNumber::Dg2 => self.read_as::<dg2::Dg2<'_>>(file),
            DgNumber::Dg13 => self.read_as::<dg13::Dg13<'_>>(file),
            DgNumber::Dg14 => self.read_as::<dg14::Dg14<'_>>(file),
            DgNumber::Dg15 => self.read_as::<dg15::Dg15<'_>>(file),
            _ => self.check(number, file),
        }
    }

    fn read_as<'d, T: DataGroup<'d>>(&mut self, file: &'d [u8]) -> Outcome {
        let read = match self.open_stage()? {
            Open::Examined(examination) => examination.read::<T>(file).map(|_| ()),
            Open::Signed(signed) => signed.open::<T>(file).map(|_| ()),
        };
        read.map_err(|error| self.not_opened(error))
    }

    /// Verifies the chip's response.
    pub(crate) fn check_response(
        &mut self,
        dg15: &[u8],
        dg14: &[u8],
        challenge: &[u8],
        response: &[u8],
    ) -> Outcome {
        match self.open_stage()? {
            Open::Signed(_) => {
                let key: Verified<dg15::Dg15<'_>> = self.open(dg15)?;
                let infos: Option<Verified<dg14::Dg14<'_>>> =
                    if dg14.is_empty() { None } else { Some(self.open(dg14)?) };
                let genuine = self.signed()?.verify_active_authentication(
                    &key,
                    infos.as_ref(),
                    challenge,
                    response,
                );
                genuine
                    .map(|_| ())
                    .map_err(|check| status::failure(status::of_reason(check.reason)))
            }
            Open::Examined(examination) => {
                match examine_response(examination, dg15, dg14, challenge, response) {
                    Ok(()) => Err(IDCHIP_STATUS_NOT_VERIFIED),
                    Err(error) => Err(self.not_opened(error)),
                }
            }
        }
    }

    /// Starts to stream a data group. One that was under way is given up.
    pub(crate) fn begin_stream(&mut self, number: DgNumber) -> Outcome {
        self.stream = None;
        let begun = match self.open_stage()? {
            Open::Examined(examination) => examination.begin(number).map_err(status::of_data_group),
            Open::Signed(signed) => {
                signed.begin(number).map_err(|error| status::of_open_error(&error))
            }
        };
        let face = (number == DgNumber::Dg2).then(FaceImageScanner::new);
        self.stream = Some(Stream { hash: begun.map_err(status::failure)?, face });
        Ok(())
    }

    /// Takes in the next bytes.
    pub(crate) fn update_stream(&mut self, chunk: &[u8]) -> Outcome {
        let stream = self.stream.as_mut().ok_or(IDCHIP_STATUS_NO_STREAM)?;
        stream.hash.update(chunk);
        if let Some(face) = &mut stream.face {
            // Where there is no image to be found, `finish_face` says so.
            let _ = face.push(chunk);
        }
        Ok(())
    }

    /// As [`Session::update_stream`], and says which bytes belong to the image.
    pub(crate) fn update_face<'s>(
        &'s mut self,
        chunk: &'s [u8],
    ) -> Result<[&'s [u8]; 2], idchip_status> {
        let stream = self.stream.as_mut().ok_or(IDCHIP_STATUS_NO_STREAM)?;
        let face = stream.face.as_mut().ok_or(IDCHIP_STATUS_NO_STREAM)?;
        stream.hash.update(chunk);
        face.push(chunk).map_err(|error| {
            self.error = Some(error);
            status::of_parse_error(&error)
        })
    }

    /// Compares what was streamed with the signed hash. Where it was EF.DG2, gives back what looked
    /// for its image.
    pub(crate) fn finish_stream(&mut self) -> Result<Option<FaceImageScanner>, idchip_status> {
        let stream = self.stream.take().ok_or(IDCHIP_STATUS_NO_STREAM)?;
        match self.open_stage()? {
            Open::Examined(examination) => of_status(examination.finish(stream.hash))?,
            Open::Signed(signed) => {
                signed.finish(stream.hash).map_err(|error| status::of_open_error(&error))?;
            }
        }
        Ok(stream.face)
    }

    /// As [`Session::finish_stream`] of EF.DG2, and says where the image is.
    pub(crate) fn finish_face(&mut self) -> Result<FaceImageScan, idchip_status> {
        if self.stream.as_ref().is_none_or(|stream| stream.face.is_none()) {
            return Err(IDCHIP_STATUS_NO_STREAM);
        }
        let face = self.finish_stream()?.ok_or(IDCHIP_STATUS_NO_STREAM)?;
        self.signed()?;
        face.state().map_err(|error| self.malformed(error))
    }

    const fn open_stage(&mut self) -> Result<Open<'_>, idchip_status> {
        match &mut self.stage {
            Stage::Empty => Err(IDCHIP_STATUS_NOT_EXAMINED),
            Stage::Rejected(_) => Err(IDCHIP_STATUS_NOT_VERIFIED),
            Stage::Examined(examination) => Ok(Open::Examined(examination)),
            Stage::Signed(signed) => Ok(Open::Signed(signed)),
        }
    }
}

/// A document whose data groups can be held against EF.SOD.
enum Open<'s> {
    Examined(&'s mut Examination<'static>),
    Signed(&'s mut SignedHashes<'static>),
}

/// Judges the chip's response into the report.
fn examine_response(
    examination: &mut Examination<'static>,
    dg15: &[u8],
    dg14: &[u8],
    challenge: &[u8],
    response: &[u8],
) -> Result<(), OpenError> {
    let key = examination.read::<dg15::Dg15<'_>>(dg15)?;
    let infos =
        if dg14.is_empty() { None } else { Some(examination.read::<dg14::Dg14<'_>>(dg14)?) };
    examination.check_active_authentication(&key, infos.as_ref(), challenge, response);
    Ok(())
}

fn of_status(status: idchip::verify::DataGroupStatus) -> Outcome {
    match status::of_data_group(status) {
        IDCHIP_STATUS_OK => Ok(()),
        other => Err(other),
    }
}

/// The reason that decides.
fn conclusion(verdict: &Verdict) -> Outcome {
    match verdict {
        Verdict::Accepted => Ok(()),
        Verdict::Rejected(_, check) | Verdict::Undetermined(_, check) => {
            match status::of_reason(check.reason) {
                IDCHIP_STATUS_OK => Err(IDCHIP_STATUS_INTERNAL),
                status => Err(status),
            }
        }
    }
}
