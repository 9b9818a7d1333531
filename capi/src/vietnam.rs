//! Vietnamese cards: the citizen's details in DG13, the printed QR code, and whether they agree.

use idchip::ParseError;
use idchip::lds::dg1::Dg1;
use idchip::lds::dg13::Dg13;
use idchip::vietnam::{
    CardQr, Citizen, CrossCheckReport, CrossCheckResult, DateText, Field, QrCode,
};

use crate::boundary::boundary;
use crate::ffi::{bytes, idchip_context, out, session_mut};
use crate::status::{
    IDCHIP_STATUS_ABSENT, IDCHIP_STATUS_HEALTH_INSURANCE_QR, IDCHIP_STATUS_NOT_UTF8,
    IDCHIP_STATUS_OK, idchip_status, of_parse_error,
};
use crate::types::{idchip_date, idchip_slice};

/// A text of a card, in UTF-8 with its diacritics, where it is there and can be read.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct idchip_text {
    /// OK; ABSENT where the card has no such field; PARSE_ where it cannot be read.
    pub status: idchip_status,
    /// The text, in the buffer of the file; empty where the status is not OK.
    pub text: idchip_slice,
}

/// The details of a citizen in DG13.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct idchip_citizen {
    /// The personal number, twelve digits.
    pub personal_number: idchip_text,
    /// The full name: surname, middle names, given name.
    pub full_name: idchip_text,
    /// The date of birth.
    pub date_of_birth: idchip_text,
    /// The sex, as in "Nam".
    pub sex: idchip_text,
    /// The nationality.
    pub nationality: idchip_text,
    /// The ethnicity.
    pub ethnicity: idchip_text,
    /// The religion.
    pub religion: idchip_text,
    /// The place of origin; on cards of 2024, where the birth was registered.
    pub place_of_origin: idchip_text,
    /// The place of residence.
    pub place_of_residence: idchip_text,
    /// The personal identification features.
    pub personal_identification: idchip_text,
    /// The date of issue.
    pub date_of_issue: idchip_text,
    /// The date of expiry. A text that is no date says that the card does not expire.
    pub date_of_expiry: idchip_text,
    /// The father's full name.
    pub father: idchip_text,
    /// The mother's full name.
    pub mother: idchip_text,
    /// The spouse's full name.
    pub spouse: idchip_text,
    /// The number of the previous card: nine digits, or twelve.
    pub old_number: idchip_text,
    /// Field 16, of unknown meaning.
    pub field_16: idchip_text,
    /// The date of birth as a date.
    pub birth: idchip_date,
    /// The date of issue as a date.
    pub issue: idchip_date,
    /// The date of expiry as a date.
    pub expiry: idchip_date,
}

/// The QR code of the ID card. **Nobody signs it**: anyone can print one.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct idchip_qr {
    /// The personal number, twelve digits.
    pub personal_number: idchip_slice,
    /// The number of the previous card; empty where there was none.
    pub old_number: idchip_slice,
    /// The full name, with its diacritics.
    pub full_name: idchip_slice,
    /// The date of birth, as it stands.
    pub date_of_birth: idchip_slice,
    /// The sex, as in "Nam".
    pub sex: idchip_slice,
    /// The place of residence.
    pub place_of_residence: idchip_slice,
    /// The date of issue, as it stands.
    pub date_of_issue: idchip_slice,
    /// The date of birth as a date.
    pub birth: idchip_date,
    /// The date of issue as a date.
    pub issue: idchip_date,
}

/// What comparisons of the parts of a card found: bit `1 << n` is the comparison n of the
/// IDCHIP_CROSS_CHECK_ constants. Where neither bit is set, one part is absent or cannot be compared.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct idchip_cross_checks {
    /// Those where both parts say the same.
    pub agree: u32,
    /// Those where they do not.
    pub differ: u32,
}

/// Opens the DG13 of a Vietnamese card: hashes the file, compares it with the signed hash, reads it,
/// and gives the citizen's details. The texts hold as long as the file stays. A field that cannot be
/// read has a status of its own, and the others are there.
///
/// Statuses: DATA_GROUP_ where it is not the signed one; PARSE_ where it is and does not parse;
/// NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN, CLOSED, NOT_EXAMINED, NOT_VERIFIED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_citizen_open(
    context: *mut idchip_context,
    dg13: *const u8,
    dg13_len: usize,
    citizen: *mut idchip_citizen,
) -> idchip_status {
    boundary(|| {
        let session = session_mut!(context);
        let file = bytes!(dg13, dg13_len);
        let place = out!(citizen);
        let dg13 = session.open::<Dg13<'_>>(file)?;
        let citizen = dg13.citizen().map_err(|error| session.malformed(error))?;
        place.write(view_of(&citizen));
        Ok(())
    })
}

/// Reads the text of the QR code that is printed on a Vietnamese card, in UTF-8. Nobody signs it:
/// idchip_cross_check compares it with the chip. The slices hold as long as the text stays.
///
/// Threads: any; there is no context.
///
/// Statuses: PARSE_ where it is no such text; HEALTH_INSURANCE_QR, NOT_UTF8; NULL_POINTER, MISALIGNED,
/// LENGTH_TOO_LARGE.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_qr_read(
    text: *const u8,
    text_len: usize,
    qr: *mut idchip_qr,
) -> idchip_status {
    boundary(|| {
        let text = bytes!(text, text_len);
        let place = out!(qr);
        let text = text_of(text)?;
        place.write(qr_view_of(&card_of(text)?, text));
        Ok(())
    })
}

/// Compares the parts of a Vietnamese card that are given: DG1, DG13, and the text of the QR code. One
/// that is not there is NULL with a length of 0. DG1 and DG13 are hashed and compared with their
/// signed hashes first. A difference is a sign that parts of several cards were put together, or that
/// something was forged or printed wrongly; it is for the caller to judge, and does not change the
/// report.
///
/// Statuses: DATA_GROUP_ and PARSE_ of DG1 and DG13; PARSE_, HEALTH_INSURANCE_QR and NOT_UTF8 of the QR
/// code; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN, CLOSED, NOT_EXAMINED, NOT_VERIFIED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_cross_check(
    context: *mut idchip_context,
    dg1: *const u8,
    dg1_len: usize,
    dg13: *const u8,
    dg13_len: usize,
    qr: *const u8,
    qr_len: usize,
    checks: *mut idchip_cross_checks,
) -> idchip_status {
    boundary(|| {
        let session = session_mut!(context);
        let dg1 = bytes!(dg1, dg1_len);
        let dg13 = bytes!(dg13, dg13_len);
        let qr = bytes!(qr, qr_len);
        let place = out!(checks);
        session.signed()?;
        let dg1 = if dg1.is_empty() { None } else { Some(session.open::<Dg1<'_>>(dg1)?) };
        let dg13 = if dg13.is_empty() { None } else { Some(session.open::<Dg13<'_>>(dg13)?) };
        let citizen = dg13.map(|dg13| dg13.citizen()).transpose();
        let citizen = citizen.map_err(|error| session.malformed(error))?;
        let qr = if qr.is_empty() { None } else { Some(card_of(text_of(qr)?)?) };
        let mrz = dg1.as_ref().map(|dg1| dg1.mrz());
        let report = CrossCheckReport::new(mrz, citizen.as_ref(), qr.as_ref());
        let mut checks = idchip_cross_checks { agree: 0, differ: 0 };
        for (check, result) in report.iter() {
            let bit = 1_u32.checked_shl(check.code().into()).unwrap_or_default();
            match result {
                CrossCheckResult::Agrees => checks.agree |= bit,
                CrossCheckResult::Differs => checks.differ |= bit,
                CrossCheckResult::NotComparable => {}
            }
        }
        place.write(checks);
        Ok(())
    })
}

fn text_of(text: &[u8]) -> Result<&str, idchip_status> {
    core::str::from_utf8(text).map_err(|_| IDCHIP_STATUS_NOT_UTF8)
}

fn card_of(text: &str) -> Result<CardQr<'_>, idchip_status> {
    let code = QrCode::parse(text).map_err(|error| of_parse_error(&error))?;
    code.card().copied().ok_or(IDCHIP_STATUS_HEALTH_INSURANCE_QR)
}

fn text_view(text: Result<Option<&str>, ParseError>) -> idchip_text {
    match text {
        Ok(Some(text)) => {
            idchip_text { status: IDCHIP_STATUS_OK, text: idchip_slice::of(text.as_bytes()) }
        }
        Ok(None) => idchip_text { status: IDCHIP_STATUS_ABSENT, text: idchip_slice::NONE },
        Err(error) => idchip_text { status: of_parse_error(&error), text: idchip_slice::NONE },
    }
}

fn view_of(citizen: &Citizen<'_>) -> idchip_citizen {
    type Date<'a> = Result<Option<DateText<'a>>, ParseError>;
    let text_of_date = |date: Date<'_>| match date {
        Ok(Some(date)) => idchip_text {
            status: IDCHIP_STATUS_OK,
            text: idchip_slice::of(date.as_str().as_bytes()),
        },
        Ok(None) => text_view(Ok(None)),
        Err(error) => text_view(Err(error)),
    };
    let date = |date: Date<'_>| idchip_date::of(date.ok().flatten().and_then(|date| date.date()));
    idchip_citizen {
        personal_number: text_view(personal_number(citizen)),
        full_name: text_view(citizen.full_name()),
        date_of_birth: text_of_date(citizen.date_of_birth()),
        sex: text_view(citizen.sex()),
        nationality: text_view(citizen.nationality()),
        ethnicity: text_view(citizen.ethnicity()),
        religion: text_view(citizen.religion()),
        place_of_origin: text_view(citizen.place_of_origin()),
        place_of_residence: text_view(citizen.place_of_residence()),
        personal_identification: text_view(citizen.personal_identification()),
        date_of_issue: text_of_date(citizen.date_of_issue()),
        date_of_expiry: text_of_date(citizen.date_of_expiry()),
        father: text_view(citizen.father()),
        mother: text_view(citizen.mother()),
        spouse: text_view(citizen.spouse()),
        old_number: text_view(citizen.old_number()),
        field_16: text_view(citizen.field_16()),
        birth: date(citizen.date_of_birth()),
        issue: date(citizen.date_of_issue()),
        expiry: date(citizen.date_of_expiry()),
    }
}

/// The personal number, where it is one, as it stands in the file.
fn personal_number<'a>(citizen: &Citizen<'a>) -> Result<Option<&'a str>, ParseError> {
    if citizen.personal_number()?.is_none() {
        return Ok(None);
    }
    let mut values = citizen.field(1).as_ref().map(Field::values).into_iter().flatten();
    values.next().transpose()?.map(|value| value.text()).transpose()
}

fn qr_view_of(qr: &CardQr<'_>, text: &str) -> idchip_qr {
    let slice = |text: &str| idchip_slice::of(text.as_bytes());
    // What was read starts with the number, once white space is left out.
    let text = text.trim();
    let number = text.get(..qr.personal_number().as_str().len()).unwrap_or_default();
    idchip_qr {
        personal_number: slice(number),
        old_number: slice(qr.old_number().unwrap_or_default()),
        full_name: slice(qr.full_name()),
        date_of_birth: slice(qr.date_of_birth_text()),
        sex: slice(qr.sex()),
        place_of_residence: slice(qr.place_of_residence()),
        date_of_issue: slice(qr.date_of_issue_text()),
        birth: idchip_date::of(qr.date_of_birth()),
        issue: idchip_date::of(qr.date_of_issue()),
    }
}
