//! `idchip qr`: the QR code of a Vietnamese card.

use std::io::{Read, Write};

use idchip::lds::dg1::Dg1;
use idchip::lds::dg13::Dg13;
use idchip::lds::{DataGroup, DgNumber};
use idchip::verify::{Document, OpenError, Verified};
use idchip::vietnam::{CardQr, CrossCheck, CrossCheckReport, CrossCheckResult, QrCode};
use serde::Serialize;
use zeroize::Zeroizing;

use crate::anchors::AnchorStore;
use crate::args::QrArguments;
use crate::card::Card;
use crate::console;
use crate::content::{Content, Json};
use crate::cross_check::CrossChecks;
use crate::judgement::judge;
use crate::outcome::{Failure, InputError, Outcome};
use crate::verify::{json_line, terms};

#[derive(Serialize)]
struct Record<'r> {
    schema: &'static str,
    content: Json<'r>,
    /// Against the chip; null where no card was given.
    comparison: Option<CrossChecks>,
}

/// Runs the command.
pub(crate) fn run(arguments: &QrArguments) -> Result<Outcome, Failure> {
    let text = match arguments.text.0.as_str() {
        "-" => &standard_input()?,
        _ => &arguments.text.0,
    };
    let malformed = |error: InputError| Failure::Refused(Outcome::Malformed, error.to_string());
    let code = QrCode::parse(text).map_err(|error| malformed(error.into()))?;
    let Some(qr) = code.card() else { return Err(malformed(InputError::HealthInsurance)) };
    let comparison = match &arguments.card {
        Some(path) => Some(compare(&Card::read(path)?, qr, arguments)?),
        None => None,
    };
    let outcome = comparison.as_ref().map_or(Outcome::Accepted, outcome);
    let content = describe(qr);
    let mut output = console::output();
    if arguments.json {
        let content = content.as_json(arguments.reveal);
        json_line(&mut output, &Record { schema: "idchip.qr/1", content, comparison })?;
    } else {
        content.print(&mut output, arguments.reveal)?;
        match comparison {
            Some(comparison) => {
                writeln!(output)?;
                comparison.print(&mut output, "Comparison with the verified card")?;
            }
            None => console::note("nobody signs a QR code: --card compares it with the chip"),
        }
    }
    output.flush()?;
    Ok(outcome)
}

/// The QR code must be of this person, and whatever can be compared must agree.
fn outcome(comparison: &CrossChecks) -> Outcome {
    if comparison.has(CrossCheckResult::Differs) {
        Outcome::Rejected
    } else if comparison.result(CrossCheck::QrPersonalNumber) == Some(CrossCheckResult::Agrees) {
        Outcome::Accepted
    } else {
        Outcome::Undetermined
    }
}

fn standard_input() -> Result<Zeroizing<String>, Failure> {
    /// A QR code holds at most 2,953 octets.
    const MAX_LENGTH: u64 = 8_192;
    let mut text = Zeroizing::new(String::with_capacity(8_192));
    std::io::stdin()
        .take(MAX_LENGTH)
        .read_to_string(&mut text)
        .map_err(|error| Failure::Refused(Outcome::Malformed, InputError::Io(error).to_string()))?;
    Ok(text)
}

fn compare(card: &Card, qr: &CardQr<'_>, arguments: &QrArguments) -> Result<CrossChecks, Failure> {
    let anchors = AnchorStore::read(&arguments.judge.anchors)?.without_duplicates();
    let signers = AnchorStore::read(&arguments.judge.signers)?;
    let terms = terms(&arguments.judge, &anchors, &signers);
    judge(card, &terms, |document, judgement| {
        judgement.demand_accepted("nothing is compared with it")?;
        let dg1 = open::<Dg1<'_>>(document, card, DgNumber::Dg1)?;
        let dg13 = open::<Dg13<'_>>(document, card, DgNumber::Dg13)?;
        let citizen = dg13.as_ref().map(|dg13| dg13.citizen());
        let citizen = citizen.transpose().map_err(|error| Failure::malformed(&card.path, error))?;
        let mrz = dg1.as_ref().map(|dg1| dg1.mrz());
        Ok(CrossChecks::of_qr(&CrossCheckReport::new(mrz, citizen.as_ref(), Some(qr))))
    })?
}

/// The data group, if it is there; it must be the signed one.
fn open<'d, T: DataGroup<'d>>(
    document: &mut Document<'_>,
    card: &'d Card,
    number: DgNumber,
) -> Result<Option<Verified<T>>, Failure> {
    let Some(file) = card.data_group(number) else { return Ok(None) };
    document.open::<T>(file).map(Some).map_err(|error| match error {
        OpenError::Malformed(error) => Failure::malformed(&card.path, error),
        error => Failure::Refused(Outcome::Rejected, error.to_string()),
    })
}

fn describe(qr: &CardQr<'_>) -> Content {
    let mut content = Content::default();
    content.personal("personal_number", qr.personal_number().as_str());
    if let Some(number) = qr.old_number() {
        content.personal("old_number", number);
    }
    content.personal("full_name", qr.full_name());
    content.personal("date_of_birth", qr.date_of_birth_text());
    content.telling("sex", qr.sex());
    content.personal("place_of_residence", qr.place_of_residence());
    content.personal("date_of_issue", qr.date_of_issue_text());
    for (index, field) in qr.further_fields().enumerate() {
        content.personal(&format!("field_{}", index.saturating_add(FIRST_FURTHER)), field);
    }
    content
}

/// The fields before have a meaning that is known.
const FIRST_FURTHER: usize = 8;
