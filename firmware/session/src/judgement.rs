//! Passive Authentication with the memory of a microcontroller.

use idchip::ParseError;
use idchip::biometrics::{FaceImageExtent, FaceImageScan, FaceImageScanner};
use idchip::lds::dg1::Dg1;
use idchip::lds::dg13::Dg13;
use idchip::lds::sod::Sod;
use idchip::lds::{DataGroup, DgNumber};
use idchip::verify::{
    DataGroupStatus, OpenError, PassiveAuthentication, Rejection, Report, SignedHashes, Verdict,
    Verified,
};
use idchip::vietnam::PersonalNumber;

use crate::card::{Card, CardError, Chunks, File, MAX_CHUNK};

/// The memory that a session works in.
#[derive(Debug)]
pub struct Buffers<'b> {
    /// Takes EF.SOD: the largest that is accepted.
    pub sod: &'b mut [u8],
    /// Takes a data group that is opened, EF.DG1 or EF.DG13; the others pass through it.
    pub file: &'b mut [u8],
}

/// A part of a session, for those who measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// EF.SOD was read and parsed.
    Parsed,
    /// EF.SOD was verified, up to the anchor.
    Verified,
    /// A data group was read and held against its hash.
    DataGroup(DgNumber),
    /// The verdict is there.
    Concluded,
}

/// What became of a card.
#[derive(Debug)]
#[expect(clippy::large_enum_variant, reason = "the report is returned by value: no heap")]
pub enum Outcome {
    /// EF.SOD was verified or rejected.
    Judged(Judgement),
    /// EF.SOD does not parse.
    Malformed(ParseError),
    /// There is no EF.SOD.
    NoSod,
    /// EF.SOD is longer than the buffer.
    TooLong,
}

/// The verdict on a card, and what the reader may show.
#[derive(Debug)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Verdict,
    /// Every check.
    pub report: Report,
    /// The face, where EF.DG2 was the signed one.
    pub face: Option<Face>,
    /// The citizen's number, where EF.DG13 was the signed one and has it.
    pub personal_number: Option<PersonalNumber>,
}

/// What passed by as EF.DG2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// An image.
    Image(FaceImageExtent),
    /// Something that has no image.
    None,
    /// Something that is no EF.DG2, though it was signed.
    Malformed(ParseError),
}

/// Reads a card and judges it.
///
/// `passed` is called after each step.
///
/// # Errors
///
/// Where the card does not answer any more: the session starts again.
pub fn read<'a>(
    card: &mut dyn Card,
    buffers: Buffers<'a>,
    judge: &PassiveAuthentication<'a>,
    passed: &mut dyn FnMut(Step),
) -> Result<Outcome, CardError> {
    let Some(mut chunks) = Chunks::of(card, File::Sod)? else { return Ok(Outcome::NoSod) };
    let Some(file) = chunks.all(buffers.sod)? else { return Ok(Outcome::TooLong) };
    // What is matched by reference is not moved: on this stack there is room for one of each.
    let parsed = Sod::parse(file);
    let sod = match &parsed {
        Ok(sod) => sod,
        Err(error) => return Ok(Outcome::Malformed(*error)),
    };
    passed(Step::Parsed);
    let mut verified = judge.verify(sod);
    let signed = match &mut verified {
        Ok(signed) => signed,
        Err(Rejection { verdict, report }) => {
            passed(Step::Verified);
            let (verdict, report) = (*verdict, *report);
            let judgement = Judgement { verdict, report, face: None, personal_number: None };
            return Ok(Outcome::Judged(judgement));
        }
    };
    passed(Step::Verified);
    let (face, personal_number) = read_data_groups(card, signed, buffers.file, passed)?;
    // What does not say more than the report is left where it is: a report is half a kilobyte.
    let verdict = match signed.conclude() {
        Ok(_) => Verdict::Accepted,
        Err(rejection) => rejection.verdict,
    };
    passed(Step::Concluded);
    let report = *signed.report();
    Ok(Outcome::Judged(Judgement { verdict, report, face, personal_number }))
}

/// Reads EF.COM and the data groups that EF.SOD lists and the card gives.
#[inline(never)]
fn read_data_groups(
    card: &mut dyn Card,
    signed: &mut SignedHashes<'_>,
    buffer: &mut [u8],
    passed: &mut dyn FnMut(Step),
) -> Result<(Option<Face>, Option<PersonalNumber>), CardError> {
    if let Some(mut chunks) = Chunks::of(card, File::Com)?
        && let Some(file) = chunks.all(buffer)?
    {
        signed.check_com(file);
    }
    let mut face = None;
    let mut personal_number = None;
    for number in &DgNumber::ALL {
        let number = *number;
        // The fingers and irises are not for every reader.
        if signed.report().data_group(number) != DataGroupStatus::Present
            || matches!(number, DgNumber::Dg3 | DgNumber::Dg4)
        {
            continue;
        }
        let Some(mut chunks) = Chunks::of(card, File::DataGroup(number))? else { continue };
        match number {
            DgNumber::Dg1 => {
                open::<Dg1<'_>>(signed, &mut chunks, buffer)?;
            }
            DgNumber::Dg2 => face = stream_face(signed, &mut chunks, buffer)?,
            DgNumber::Dg13 => personal_number = open_number(signed, &mut chunks, buffer)?,
            _ => stream(signed, number, &mut chunks, buffer)?,
        }
        passed(Step::DataGroup(number));
    }
    Ok((face, personal_number))
}

/// Reads EF.DG13 into the buffer, and the number out of it.
#[inline(never)]
fn open_number(
    signed: &mut SignedHashes<'_>,
    chunks: &mut Chunks<'_>,
    buffer: &mut [u8],
) -> Result<Option<PersonalNumber>, CardError> {
    let dg13 = open::<Dg13<'_>>(signed, chunks, buffer)?;
    let citizen = dg13.and_then(|dg13| dg13.citizen().ok());
    Ok(citizen.and_then(|citizen| citizen.personal_number().ok()?))
}

/// Reads a data group into the buffer and opens it; one that does not fit is not opened.
fn open<'b, T: DataGroup<'b>>(
    signed: &mut SignedHashes<'_>,
    chunks: &mut Chunks<'_>,
    buffer: &'b mut [u8],
) -> Result<Option<Verified<T>>, CardError> {
    let Some(file) = chunks.all(buffer)? else { return Ok(None) };
    // Why it was not opened, the report says.
    Ok(signed.open::<T>(file).ok())
}

/// Lets a data group pass by, chunk by chunk.
#[inline(never)]
fn stream(
    signed: &mut SignedHashes<'_>,
    number: DgNumber,
    chunks: &mut Chunks<'_>,
    buffer: &mut [u8],
) -> Result<(), CardError> {
    let Ok(mut hasher) = signed.hasher(number) else { return Ok(()) };
    loop {
        let chunk = chunks.next(chunk_of(buffer))?;
        if chunk.is_empty() {
            break;
        }
        hasher.update(chunk);
    }
    // Whether it is the signed one, the report says.
    hasher.finish().unwrap_or_default();
    Ok(())
}

/// Lets EF.DG2 pass by. A reader that has a host forwards what the scanner hands out.
#[inline(never)]
fn stream_face(
    signed: &mut SignedHashes<'_>,
    chunks: &mut Chunks<'_>,
    buffer: &mut [u8],
) -> Result<Option<Face>, CardError> {
    let Ok(mut hasher) = signed.hasher(DgNumber::Dg2) else { return Ok(None) };
    let mut scanner = FaceImageScanner::new();
    let mut forwarded = 0_u32;
    loop {
        let chunk = chunks.next(chunk_of(buffer))?;
        if chunk.is_empty() {
            break;
        }
        hasher.update(chunk);
        for part in scanner.push(chunk).unwrap_or_default() {
            forwarded = forwarded.saturating_add(u32::try_from(part.len()).unwrap_or(u32::MAX));
        }
    }
    if let Err(OpenError::NotAuthentic(..)) = hasher.finish() {
        return Ok(None);
    }
    Ok(Some(match scanner.state() {
        Ok(FaceImageScan::Found(image)) if image.length == forwarded => Face::Image(image),
        Ok(_) => Face::None,
        Err(error) => Face::Malformed(error),
    }))
}

fn chunk_of(buffer: &mut [u8]) -> &mut [u8] {
    let length = buffer.len().min(MAX_CHUNK);
    buffer.get_mut(..length).unwrap_or_default()
}
