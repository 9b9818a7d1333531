//! `idchip qr`: decodes the QR code of a Vietnamese card.

use std::io::{Read, Write};

use idchip::lds::dg1::Dg1;
use idchip::lds::dg13::Dg13;
use idchip::lds::{DataGroup, DgNumber};
use idchip::mrz::Mrz;
use idchip::verify::{Document, OpenError, Verified};
use idchip::vietnam::{
    CardQr, CrossCheck, CrossCheckReport, CrossCheckResult, Dg13Content, Misread, QrCode,
};
use serde::Serialize;
use zeroize::Zeroizing;

use crate::args::QrArguments;
use crate::card::Card;
use crate::console;
use crate::console::json_line;
use crate::content::{Content, Json};
use crate::cross_check::CrossChecks;
use crate::judgement::judge;
use crate::outcome::{ExitOutcome, Failure, InputError};
use crate::province::registered_in;
use crate::terms::Stores;
use crate::texts::{Texts, english, say, screen};

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Record<'r> {
    schema: &'static str,
    #[cfg_attr(test, schemars(with = "crate::schema::Content"))]
    content: Json<'r>,
    /// True if the scanner had decoded UTF-8 with another character set.
    repaired: bool,
    /// The number of fields that could be compared; null if no card was given.
    fields_compared: Option<usize>,
    fields: Option<usize>,
    /// The comparison with the chip; null if no card was given.
    #[cfg_attr(
        test,
        schemars(
            with = "Option<crate::schema::MapOf<crate::schema::CrossCheckName, crate::schema::CrossCheckResultName>>"
        )
    )]
    comparison: Option<CrossChecks>,
}

/// Runs the command.
pub(crate) fn run(arguments: &QrArguments) -> Result<ExitOutcome, Failure> {
    let text = match arguments.text.0.as_str() {
        "-" => &standard_input()?,
        _ => &arguments.text.0,
    };
    let malformed = |error: InputError| Failure::Refused(ExitOutcome::Malformed, error.said());
    let repaired: Option<Zeroizing<String>> = Misread::of(text).map(repair);
    let text = repaired.as_ref().unwrap_or(text);
    let code = QrCode::parse(text).map_err(|error| malformed(error.into()))?;
    let Some(qr) = code.card() else {
        return Err(malformed(InputError::NotACardsQr(kind_of(&code))));
    };
    if repaired.is_some() {
        console::warn(say!("failure-qr-repaired"));
    } else if qr.is_garbled() {
        console::warn(say!("failure-qr-garbled"));
    }
    let comparison = match &arguments.card {
        Some(path) => Some(compare(&Card::read(path)?, qr, arguments)?),
        None => None,
    };
    let outcome = comparison.as_ref().map_or(ExitOutcome::Accepted, outcome);
    let content = describe(qr, if arguments.json { english() } else { screen() });
    let mut output = console::output();
    if arguments.json {
        let content = content.as_json(arguments.reveal);
        let record = Record {
            schema: "idchip.qr/2",
            content,
            repaired: repaired.is_some(),
            fields_compared: comparison.as_ref().map(CrossChecks::made),
            fields: comparison.as_ref().map(CrossChecks::len),
            comparison,
        };
        json_line(&mut output, &record)?;
    } else {
        content.print(&mut output, arguments.reveal)?;
        match comparison {
            Some(comparison) => {
                writeln!(output)?;
                comparison.print(&mut output, &say!("report-qr-compared"))?;
            }
            None => console::note(say!("failure-qr-not-signed")),
        }
    }
    output.flush()?;
    Ok(outcome)
}

/// The personal numbers must agree, and every other field that both have. A field that is not
/// comparable leaves the outcome undetermined.
fn outcome(comparison: &CrossChecks) -> ExitOutcome {
    let is_number = comparison.result(CrossCheck::QrPersonalNumber);
    if comparison.has(CrossCheckResult::Differs) {
        ExitOutcome::Rejected
    } else if comparison.has(CrossCheckResult::NotComparable)
        || is_number != Some(CrossCheckResult::Agrees)
    {
        ExitOutcome::Undetermined
    } else {
        ExitOutcome::Accepted
    }
}

/// Returns the original text, which is never longer than the misread one.
fn repair(misread: Misread<'_>) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(CAPACITY));
    text.extend(misread.chars());
    text
}

/// Larger than any misread QR code: a code holds at most 2,953 bytes, each of which becomes up to
/// three when misread. A text that grows would leave unwiped copies in memory.
const CAPACITY: usize = 12_288;

fn standard_input() -> Result<Zeroizing<String>, Failure> {
    const MAX_LENGTH: u64 = 8_192;
    let mut text = Zeroizing::new(String::with_capacity(CAPACITY));
    std::io::stdin()
        .take(MAX_LENGTH)
        .read_to_string(&mut text)
        .map_err(|error| Failure::Refused(ExitOutcome::Malformed, InputError::Io(error).said()))?;
    Ok(text)
}

fn compare(card: &Card, qr: &CardQr<'_>, arguments: &QrArguments) -> Result<CrossChecks, Failure> {
    let stores = Stores::read(&arguments.judge)?;
    let slices = stores.slices();
    let terms = slices.terms(&arguments.judge);
    judge(card, &terms, |document, judgement| {
        judgement
            .require_accepted(|outcome| say!("failure-nothing-compared", outcome = outcome))?;
        let dg1 = open::<Dg1<'_>>(document, card, DgNumber::Dg1)?;
        let dg13 = open::<Dg13<'_>>(document, card, DgNumber::Dg13)?;
        let mrz = dg1.as_ref().map(|dg1| dg1.mrz());
        // Without EF.DG1 the issuing state is unknown; the QR code is Vietnamese, so DG13 is taken
        // as Vietnamese.
        let state = mrz.map_or("VNM", Mrz::issuing_state);
        let content = dg13.as_ref().map(|dg13| dg13.content_of(state)).transpose();
        let content = content.map_err(|error| Failure::malformed(&card.path, error))?;
        let citizen = content.as_ref().and_then(Dg13Content::citizen);
        Ok(CrossChecks::of_qr(&CrossCheckReport::new(mrz, citizen, Some(qr))))
    })?
}

/// Opens the data group, if the card has it; it must have the signed hash.
fn open<'d, T: DataGroup<'d>>(
    document: &mut Document<'_>,
    card: &'d Card,
    number: DgNumber,
) -> Result<Option<Verified<T>>, Failure> {
    let Some(file) = card.data_group(number) else { return Ok(None) };
    document.open::<T>(file).map(Some).map_err(|error| match error {
        OpenError::Malformed(error) => Failure::malformed(&card.path, error),
        error => Failure::of_opening(&error),
    })
}

fn describe(qr: &CardQr<'_>, texts: &Texts) -> Content {
    let mut content = Content::default();
    content.personal("personal_number", qr.personal_number().as_str());
    if let Some(province) = registered_in(&qr.personal_number(), qr.date_of_birth(), texts) {
        content.personal("registered_in", &province);
    }
    if let Some(number) = qr.old_number() {
        content.personal("old_number", number);
    }
    content.personal("full_name", qr.full_name());
    content.personal("date_of_birth", qr.date_of_birth_text());
    content.personal("sex", qr.sex());
    content.personal("place_of_residence", qr.place_of_residence());
    content.personal("date_of_issue", qr.date_of_issue_text());
    for (index, field) in qr.further_fields().enumerate() {
        content.personal(&format!("field_{}", index.saturating_add(FIRST_FURTHER)), field);
    }
    content
}

/// The key of the name of a QR code that is not that of a card.
const fn kind_of(code: &QrCode<'_>) -> &'static str {
    match code {
        QrCode::CovidCode => "failure-qr-covid",
        QrCode::HealthInsurance => "failure-qr-health-insurance",
        QrCode::OldIdNumber => "failure-qr-old-number",
        QrCode::Payment => "failure-qr-payment",
        QrCode::PersonalNumberAlone => "failure-qr-personal-number",
        QrCode::Token => "failure-qr-token",
        QrCode::Url => "failure-qr-url",
        _ => "failure-qr-other",
    }
}

/// The fields before this number have a known meaning.
const FIRST_FURTHER: usize = 8;
