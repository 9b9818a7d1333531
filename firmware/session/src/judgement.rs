//! Passive Authentication with the memory of a microcontroller.

use idchip::ParseError;
use idchip::biometrics::{FaceImageExtent, FaceImageScan, FaceImageScanner};
use idchip::lds::dg1::Dg1;
use idchip::lds::dg13::Dg13;
use idchip::lds::sod::Sod;
use idchip::lds::{DgNumber, ElementaryFile};
use idchip::verify::{DataGroupStatus, Document, Rejection, Report, Verdict};
use idchip::vietnam::PersonalNumber;

use crate::card::{Card, CardError, Chunks, read_file};

/// The memory of a session.
#[derive(Debug)]
pub struct Buffers<'b> {
    /// Holds EF.SOD; its length is the longest EF.SOD that is accepted.
    pub sod: &'b mut [u8],
    /// Holds a data group that is opened, EF.DG1 or EF.DG13; the others pass through it in chunks.
    pub file: &'b mut [u8],
}

/// A step of a session, for measurements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// EF.SOD was read and parsed.
    Parsed,
    /// EF.SOD was verified, up to the anchor.
    Verified,
    /// A data group was read and compared with its hash.
    DataGroup(DgNumber),
    /// The verdict is known.
    Concluded,
}

/// The result for a card.
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

/// The verdict on a card, and the values that the reader may show.
#[derive(Debug)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Verdict,
    /// Every check.
    pub report: Report,
    /// The face image of an accepted document, if EF.DG2 was read.
    pub face: Option<Face>,
    /// The citizen's number of an accepted document, if EF.DG13 was read and has it.
    pub personal_number: Option<PersonalNumber>,
}

/// The content of EF.DG2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// An image.
    Image(FaceImageExtent),
    /// A signed EF.DG2 without an image.
    None,
    /// A signed file that is not a well-formed EF.DG2.
    Malformed(ParseError),
}

/// Reads a card and verifies it.
///
/// `verify` is [`PassiveAuthentication::verify`], or for a reader with revocation lists what
/// [`Document::check_revocation_list`] shows. `passed` is called after each step.
///
/// [`PassiveAuthentication::verify`]: idchip::verify::PassiveAuthentication::verify
///
/// # Errors
///
/// Returns an error if the card stops answering: the session must start again.
pub fn read<'a>(
    card: &mut dyn Card,
    buffers: Buffers<'a>,
    verify: impl FnOnce(&Sod<'a>) -> Result<Document<'a>, Rejection>,
    passed: &mut dyn FnMut(Step),
) -> Result<Outcome, CardError> {
    let Some(mut chunks) = Chunks::of(card, ElementaryFile::Sod)? else {
        return Ok(Outcome::NoSod);
    };
    let Some(file) = chunks.all(buffers.sod)? else { return Ok(Outcome::TooLong) };
    // Matching by reference avoids a move: this stack has space for one of each.
    let parsed = Sod::parse(file);
    let sod = match &parsed {
        Ok(sod) => sod,
        Err(error) => return Ok(Outcome::Malformed(*error)),
    };
    passed(Step::Parsed);
    let mut verified = verify(sod);
    let document = match &mut verified {
        Ok(document) => document,
        Err(Rejection { verdict, report, .. }) => {
            passed(Step::Verified);
            let (verdict, report) = (*verdict, *report);
            let judgement = Judgement { verdict, report, face: None, personal_number: None };
            return Ok(Outcome::Judged(judgement));
        }
    };
    passed(Step::Verified);
    let mut shown = Shown { face: None, personal_number: None };
    read_data_groups(card, document, buffers.file, &mut shown, passed)?;
    // Matching by reference avoids moving a report of half a kilobyte.
    let verdict = document.verdict();
    passed(Step::Concluded);
    let report = *document.report();
    // Nothing of a document that is not accepted is shown.
    let Shown { face, personal_number } = if verdict == Verdict::Accepted {
        shown
    } else {
        Shown { face: None, personal_number: None }
    };
    Ok(Outcome::Judged(Judgement { verdict, report, face, personal_number }))
}

/// The values from the data groups, filled in as they are read.
struct Shown {
    face: Option<Face>,
    personal_number: Option<PersonalNumber>,
}

/// Reads EF.COM and the data groups that EF.SOD lists and the card returns.
#[inline(never)]
fn read_data_groups(
    card: &mut dyn Card,
    document: &mut Document<'_>,
    buffer: &mut [u8],
    shown: &mut Shown,
    passed: &mut dyn FnMut(Step),
) -> Result<(), CardError> {
    if let Some(file) = read_file(card, ElementaryFile::Com, buffer)? {
        document.check_com(file);
    }
    for number in DgNumber::ALL {
        let number = *number;
        // Fingers and irises are not readable by every reader.
        if document.report().data_group(number) != DataGroupStatus::Present
            || matches!(number, DgNumber::Dg3 | DgNumber::Dg4)
        {
            continue;
        }
        let Some(mut chunks) = Chunks::of(card, ElementaryFile::DataGroup(number))? else {
            continue;
        };
        match number {
            DgNumber::Dg1 | DgNumber::Dg13 => {
                // A file that does not fit is not opened; for other failures the report has the
                // reason.
                if let Some(file) = chunks.all(buffer)? {
                    open(document, number, file, shown);
                }
            }
            _ => stream(document, number, &mut chunks, buffer, shown)?,
        }
        passed(Step::DataGroup(number));
    }
    Ok(())
}

/// Opens EF.DG1 or EF.DG13, and takes the values to show.
#[inline(never)]
fn open(document: &mut Document<'_>, number: DgNumber, file: &[u8], shown: &mut Shown) {
    if number == DgNumber::Dg1 {
        document.open::<Dg1<'_>>(file).map(drop).unwrap_or_default();
    } else if let Ok(dg13) = document.open::<Dg13<'_>>(file)
        && let Ok(citizen) = dg13.citizen()
    {
        shown.personal_number = citizen.personal_number().unwrap_or_default();
    }
}

/// Hashes a data group chunk by chunk. For EF.DG2, a reader with a host would forward the scanner's
/// output.
#[inline(never)]
fn stream(
    document: &mut Document<'_>,
    number: DgNumber,
    chunks: &mut Chunks<'_>,
    buffer: &mut [u8],
    shown: &mut Shown,
) -> Result<(), CardError> {
    let Ok(mut hasher) = document.hasher(number) else { return Ok(()) };
    let is_face = number == DgNumber::Dg2;
    let mut scanner = FaceImageScanner::new();
    let mut forwarded = 0_u32;
    loop {
        let chunk = chunks.next(buffer)?;
        if chunk.is_empty() {
            break;
        }
        hasher.update(chunk);
        if is_face {
            for part in scanner.push(chunk).unwrap_or_default() {
                forwarded = forwarded.saturating_add(u32::try_from(part.len()).unwrap_or(u32::MAX));
            }
        }
    }
    if hasher.finish().is_ok() && is_face {
        shown.face = Some(match scanner.state() {
            Ok(FaceImageScan::Found(image)) if image.length == forwarded => Face::Image(image),
            Ok(_) => Face::None,
            Err(error) => Face::Malformed(error),
        });
    }
    Ok(())
}
