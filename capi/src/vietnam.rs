//! Vietnamese cards: the citizen's details in DG13, the printed QR code, and their comparison.

use idchip::ParseError;
use idchip::lds::dg1::Dg1;
use idchip::lds::dg13::Dg13;
use idchip::mrz::Mrz;
use idchip::vietnam::{
    CardQr, Citizen, CrossCheckReport, CrossCheckResult, DateText, Dg13Content, Field, Misread,
    QrCode,
};

use crate::boundary::boundary;
use crate::ffi::{bytes, bytes_mut, idchip_context, out, session_mut};
use crate::log::logged;
use crate::session::Session;
use crate::status::{
    IDCHIP_STATUS_ABSENT, IDCHIP_STATUS_BUFFER_TOO_SMALL, IDCHIP_STATUS_COVID_QR,
    IDCHIP_STATUS_DG13_OF_ANOTHER_STATE, IDCHIP_STATUS_HEALTH_INSURANCE_QR, IDCHIP_STATUS_NOT_UTF8,
    IDCHIP_STATUS_NUMBER_ALONE_QR, IDCHIP_STATUS_OK, IDCHIP_STATUS_OLD_NUMBER_QR,
    IDCHIP_STATUS_OTHER_QR, IDCHIP_STATUS_PAYMENT_QR, IDCHIP_STATUS_TOKEN_QR, IDCHIP_STATUS_URL_QR,
    idchip_status, of_parse_error,
};
use crate::types::{idchip_date, idchip_slice};

/// A text of a card, in UTF-8 with its diacritics.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct idchip_text {
    /// OK; ABSENT if the card has no such field; PARSE_ if it cannot be read.
    pub status: idchip_status,
    /// The text, in the buffer of the file; empty if the status is not OK.
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
    /// The place of origin; on cards of 2024, the place where the birth was registered.
    pub place_of_origin: idchip_text,
    /// The place of residence.
    pub place_of_residence: idchip_text,
    /// The personal identification features.
    pub personal_identification: idchip_text,
    /// The date of issue.
    pub date_of_issue: idchip_text,
    /// The date of expiry. A text that is not a date says that the card does not expire.
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
    /// The number of the previous card; empty if there was none.
    pub old_number: idchip_slice,
    /// The full name, with its diacritics.
    pub full_name: idchip_slice,
    /// The date of birth, as written.
    pub date_of_birth: idchip_slice,
    /// The sex, as in "Nam".
    pub sex: idchip_slice,
    /// The place of residence.
    pub place_of_residence: idchip_slice,
    /// The date of issue, as written.
    pub date_of_issue: idchip_slice,
    /// The date of birth as a date.
    pub birth: idchip_date,
    /// The date of issue as a date.
    pub issue: idchip_date,
}

/// The results of comparing the parts of a card: bit `1 << n` is the comparison n of the
/// IDCHIP_CROSS_CHECK_ constants. A comparison without a bit lacks the field on one side. Only `agree` is
/// agreement: a kiosk accepts a QR code if `differ` and `not_comparable` have no bit of it, and `agree`
/// has the bit of the personal number.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct idchip_cross_checks {
    /// The comparisons in which both parts say the same.
    pub agree: u32,
    /// The comparisons in which they differ.
    pub differ: u32,
    /// The comparisons in which both parts have the field, and cannot be compared: the scanner of a QR
    /// code may be set to a wrong character set; see idchip_qr_repair.
    pub not_comparable: u32,
}

/// A text after repair.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct idchip_repaired {
    /// The repaired text, in the buffer that was lent; the given text if there was nothing to repair.
    pub text: idchip_slice,
    /// 1 if the text was repaired: set the scanner to UTF-8. Otherwise 0.
    pub is_repaired: u32,
}

/// Opens the DG13 of a Vietnamese card: hashes the file, compares it with the signed hash, reads it,
/// and gives the citizen's details. The texts hold as long as the file stays. A field that cannot be
/// read has a status of its own, and the others are there.
///
/// Each issuing state defines its DG13: if the signer is of another state than Vietnam, the status is
/// DG13_OF_ANOTHER_STATE, which is nothing against the document. idchip_dg13_open gives the bytes.
///
/// Statuses: DATA_GROUP_ if it is not the signed one; PARSE_ if it is and does not parse;
/// DG13_OF_ANOTHER_STATE; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN, CLOSED, NOT_EXAMINED, NOT_VERIFIED,
/// SOD_CHANGED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_citizen_open(
    context: *mut idchip_context,
    dg13: *const u8,
    dg13_len: usize,
    citizen: *mut idchip_citizen,
) -> idchip_status {
    logged(context, c"idchip_citizen_open", || {
        let session = session_mut!(context);
        let file = bytes!(dg13, dg13_len);
        let place = out!(citizen);
        let dg13 = session.open::<Dg13<'_>>(file)?;
        let state = state_of_signer(session);
        let content = dg13.content_of(state).map_err(|error| session.malformed(error))?;
        let citizen = content.citizen().ok_or(IDCHIP_STATUS_DG13_OF_ANOTHER_STATE)?;
        place.write(view_of(citizen));
        Ok(())
    })
}

/// Opens the DG13 of any state: hashes the file, compares it with the signed hash, and gives the
/// content, without its tag and length. The issuing state defines its meaning; idchip_citizen_open reads
/// that of Vietnam. The slice holds as long as the file stays.
///
/// Statuses: DATA_GROUP_ if it is not the signed one; PARSE_ if its tag or length is wrong;
/// NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN, CLOSED, NOT_EXAMINED, NOT_VERIFIED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_dg13_open(
    context: *mut idchip_context,
    dg13: *const u8,
    dg13_len: usize,
    content: *mut idchip_slice,
) -> idchip_status {
    logged(context, c"idchip_dg13_open", || {
        let session = session_mut!(context);
        let file = bytes!(dg13, dg13_len);
        let place = out!(content);
        let dg13 = session.open::<Dg13<'_>>(file)?;
        place.write(idchip_slice::of(dg13.as_bytes()));
        Ok(())
    })
}

/// Reads the text of the QR code that is printed on a Vietnamese card, in UTF-8. Nobody signs it:
/// idchip_cross_check compares it with the chip. White space, a byte order mark and ASCII controls at
/// the ends of the text are left out. The slices hold as long as the text stays.
///
/// Another QR code that a holder may show, such as that of a health insurance card, has a status of its
/// own (…_QR), so that the operator can ask for the right code.
///
/// Threads: any; there is no context.
///
/// Statuses: PARSE_ if it is not such a text; COVID_QR, HEALTH_INSURANCE_QR, NUMBER_ALONE_QR,
/// OLD_NUMBER_QR, OTHER_QR, PAYMENT_QR, TOKEN_QR, URL_QR; NOT_UTF8; NULL_POINTER, MISALIGNED,
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
        let code = QrCode::parse(text_of(text)?).map_err(|error| of_parse_error(&error))?;
        place.write(qr_view_of(&card_of(code)?));
        Ok(())
    })
}

/// Repairs the text of a QR code if the scanner took each byte of its UTF-8 for a character of ISO
/// 8859-1, Windows-1252 or Windows-1258: "Nguyá»…n" for "Nguyễn". If there is nothing to repair, the
/// text is given back unchanged. Call it before idchip_qr_read and
/// idchip_cross_check: without it the name and the sex of such a text are not comparable.
///
/// A buffer of the text's length always suffices; it must not overlap the text. It holds personal data
/// afterwards, for the caller to wipe. The slice holds as long as the text and the buffer stay.
///
/// Threads: any; there is no context.
///
/// Statuses: BUFFER_TOO_SMALL, NOT_UTF8; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_qr_repair(
    text: *const u8,
    text_len: usize,
    buffer: *mut u8,
    buffer_len: usize,
    repaired: *mut idchip_repaired,
) -> idchip_status {
    boundary(|| {
        let text = bytes!(text, text_len);
        let buffer = bytes_mut!(buffer, buffer_len);
        let place = out!(repaired);
        let text = text_of(text)?;
        let misread = Misread::of(text);
        let meant = match misread {
            Some(misread) => misread.write_to(buffer).ok_or(IDCHIP_STATUS_BUFFER_TOO_SMALL)?,
            None => text,
        };
        let text = idchip_slice::of(meant.as_bytes());
        place.write(idchip_repaired { text, is_repaired: misread.is_some().into() });
        Ok(())
    })
}

/// Compares the parts of a Vietnamese card: DG1, DG13, and the text of the QR code. Give NULL with a
/// length of 0 for a part that is missing. DG1 and DG13 are hashed and compared with their signed hashes
/// first; the DG13 of another state (by DG1, or without it by the signer's certificate) is not compared.
/// A difference is a sign that parts of several cards were put together, or
/// that something was altered or printed wrongly; it is for the caller to judge, and does not change
/// the report.
///
/// Statuses: DATA_GROUP_ and PARSE_ of DG1 and DG13; PARSE_, NOT_UTF8 and the _QR statuses of
/// idchip_qr_read for the QR code; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN, CLOSED, NOT_EXAMINED, NOT_VERIFIED,
/// SOD_CHANGED.
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
    logged(context, c"idchip_cross_check", || {
        let session = session_mut!(context);
        let dg1 = bytes!(dg1, dg1_len);
        let dg13 = bytes!(dg13, dg13_len);
        let qr = bytes!(qr, qr_len);
        let place = out!(checks);
        session.signed()?;
        let dg1 = if dg1.is_empty() { None } else { Some(session.open::<Dg1<'_>>(dg1)?) };
        let dg13 = if dg13.is_empty() { None } else { Some(session.open::<Dg13<'_>>(dg13)?) };
        let mrz = dg1.as_ref().map(|dg1| dg1.mrz());
        let state = mrz.map_or_else(|| state_of_signer(session), Mrz::issuing_state);
        let content = dg13.map(|dg13| dg13.content_of(state)).transpose();
        let content = content.map_err(|error| session.malformed(error))?;
        let citizen = content.as_ref().and_then(Dg13Content::citizen);
        let qr = if qr.is_empty() { None } else { Some(QrCode::parse(text_of(qr)?)) };
        let qr = qr.transpose().map_err(|error| session.malformed(error))?;
        let qr = qr.map(card_of).transpose()?;
        let report = CrossCheckReport::new(mrz, citizen, qr.as_ref());
        let mut checks = idchip_cross_checks { agree: 0, differ: 0, not_comparable: 0 };
        for (check, result) in report.iter() {
            let bit = 1_u32.checked_shl(check.code().into()).unwrap_or_default();
            match result {
                CrossCheckResult::Agrees => checks.agree |= bit,
                CrossCheckResult::Differs => checks.differ |= bit,
                CrossCheckResult::NotComparable => checks.not_comparable |= bit,
                CrossCheckResult::Absent => {}
            }
        }
        place.write(checks);
        Ok(())
    })
}

fn text_of(text: &[u8]) -> Result<&str, idchip_status> {
    core::str::from_utf8(text).map_err(|_| IDCHIP_STATUS_NOT_UTF8)
}

fn card_of(code: QrCode<'_>) -> Result<CardQr<'_>, idchip_status> {
    match code {
        QrCode::Card(card) => Ok(card),
        QrCode::CovidCode => Err(IDCHIP_STATUS_COVID_QR),
        QrCode::HealthInsurance => Err(IDCHIP_STATUS_HEALTH_INSURANCE_QR),
        QrCode::OldIdNumber => Err(IDCHIP_STATUS_OLD_NUMBER_QR),
        QrCode::Payment => Err(IDCHIP_STATUS_PAYMENT_QR),
        QrCode::PersonalNumberAlone => Err(IDCHIP_STATUS_NUMBER_ALONE_QR),
        QrCode::Token => Err(IDCHIP_STATUS_TOKEN_QR),
        QrCode::Url => Err(IDCHIP_STATUS_URL_QR),
        _ => Err(IDCHIP_STATUS_OTHER_QR),
    }
}

/// Returns the state that defines DG13, as an MRZ would name it, before DG1 is read: the check of the
/// issuing state compares the signer's certificate with DG1.
fn state_of_signer(session: &Session) -> &'static str {
    const VIETNAM: [&str; 2] = ["VN", "VNM"];
    let signer = session.signer().ok().flatten();
    let country = signer.as_ref().and_then(|signer| signer.subject().country());
    match country {
        Some(country) if !VIETNAM.iter().any(|code| country.eq_ignore_ascii_case(code)) => "",
        _ => "VNM",
    }
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

/// Returns the personal number, as the file has it, if it is valid.
fn personal_number<'a>(citizen: &Citizen<'a>) -> Result<Option<&'a str>, ParseError> {
    if citizen.personal_number()?.is_none() {
        return Ok(None);
    }
    let mut values = citizen.field(1).as_ref().map(Field::values).into_iter().flatten();
    values.next().transpose()?.map(|value| value.text()).transpose()
}

fn qr_view_of(qr: &CardQr<'_>) -> idchip_qr {
    let slice = |text: &str| idchip_slice::of(text.as_bytes());
    idchip_qr {
        personal_number: slice(qr.personal_number_text()),
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
