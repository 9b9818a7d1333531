//! The details in DG11, DG12 and DG16: texts and dates, by the number of the field.

use core::ffi::c_char;

use idchip::lds::dg11::Dg11;
use idchip::lds::dg12::Dg12;
use idchip::lds::dg16::Dg16;
use idchip::lds::{DateTime, FullDate, FullName, Text};

use crate::ffi::{bytes, idchip_context, out, out_text, session_mut};
use crate::log::logged;
use crate::numbers::{
    IDCHIP_DETAIL_CUSTODY, IDCHIP_DETAIL_DATE_OF_BIRTH, IDCHIP_DETAIL_DATE_OF_ISSUE,
    IDCHIP_DETAIL_DATE_RECORDED, IDCHIP_DETAIL_ENDORSEMENTS, IDCHIP_DETAIL_ISSUING_AUTHORITY,
    IDCHIP_DETAIL_NAME_OF_HOLDER, IDCHIP_DETAIL_OTHER_NAME, IDCHIP_DETAIL_OTHER_PERSON,
    IDCHIP_DETAIL_OTHER_TRAVEL_DOCUMENTS, IDCHIP_DETAIL_PERMANENT_ADDRESS,
    IDCHIP_DETAIL_PERSON_ADDRESS, IDCHIP_DETAIL_PERSON_NAME, IDCHIP_DETAIL_PERSON_TELEPHONE,
    IDCHIP_DETAIL_PERSONAL_NUMBER, IDCHIP_DETAIL_PERSONAL_SUMMARY,
    IDCHIP_DETAIL_PERSONALIZATION_SYSTEM, IDCHIP_DETAIL_PERSONALIZATION_TIME,
    IDCHIP_DETAIL_PLACE_OF_BIRTH, IDCHIP_DETAIL_PROFESSION, IDCHIP_DETAIL_TAX_OR_EXIT,
    IDCHIP_DETAIL_TELEPHONE, IDCHIP_DETAIL_TITLE,
};
use crate::session::Session;
use crate::status::{
    IDCHIP_STATUS_ABSENT, IDCHIP_STATUS_NO_MORE, IDCHIP_STATUS_UNKNOWN_NUMBER, idchip_status,
};

/// A date with a year of four digits, of which any part may be unknown, or a date and time.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct idchip_full_date {
    /// The year, 1 to 9999; 0 if unknown.
    pub year: u16,
    /// The month, 1 to 12; 0 if unknown.
    pub month: u8,
    /// The day, 1 to 31; 0 if unknown.
    pub day: u8,
    /// 1 if there is a time of day, in a time zone that the standard does not give; 0 otherwise.
    pub has_time: u8,
    /// The hour, 0 to 23.
    pub hour: u8,
    /// The minute, 0 to 59.
    pub minute: u8,
    /// The second, 0 to 59.
    pub second: u8,
}

/// Opens DG11, DG12 or DG16, whichever has this field: hashes the file, compares it with the signed hash,
/// reads it, and writes the text of the field in UTF-8, with a NUL after it. `field` is one of the
/// IDCHIP_DETAIL_ constants of a text. `index` counts the other names, the other persons, and the persons of
/// DG16, from 0 until NO_MORE; any other field has the index 0 only.
///
/// A text has its separators: `<` between its parts, and in a name `<<` between the primary identifier,
/// mostly the surname, and the secondary one. A text that is not UTF-8 is taken for ISO/IEC 8859-1, which may
/// be wrong, and IDCHIP_FINDING_TEXT_NOT_UTF8 reports it. `length` is that of the text in bytes without its
/// NUL; twice the length of the file always suffices for the buffer, which the caller wipes.
///
/// Statuses: ABSENT if the document does not have the field; NO_MORE; BUFFER_TOO_SMALL; UNKNOWN_NUMBER;
/// DATA_GROUP_ if the file is not the signed one; PARSE_ if it is and does not parse; NULL_POINTER,
/// MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN, CLOSED, NOT_EXAMINED, NOT_VERIFIED, SOD_CHANGED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_detail_text_open(
    context: *mut idchip_context,
    file: *const u8,
    file_len: usize,
    field: u32,
    index: usize,
    buffer: *mut c_char,
    size: usize,
    length: *mut usize,
) -> idchip_status {
    logged(context, c"idchip_detail_text_open", || {
        let session = session_mut!(context);
        let file = bytes!(file, file_len);
        let buffer = out_text!(buffer, size);
        let length = out!(length);
        let text = open_text(session, file, field, index)?;
        length.write(buffer.write_characters(text.chars())?);
        Ok(())
    })
}

/// Opens DG11, DG12 or DG16 as idchip_detail_text_open does, and gives the date of the field. `field` is one
/// of the IDCHIP_DETAIL_ constants of a date. `index` counts the persons of DG16 from 0 until NO_MORE; any
/// other field has the index 0 only.
///
/// Statuses: as idchip_detail_text_open, except for BUFFER_TOO_SMALL; PARSE_ also if the date cannot be read.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_detail_date_open(
    context: *mut idchip_context,
    file: *const u8,
    file_len: usize,
    field: u32,
    index: usize,
    date: *mut idchip_full_date,
) -> idchip_status {
    logged(context, c"idchip_detail_date_open", || {
        let session = session_mut!(context);
        let file = bytes!(file, file_len);
        let place = out!(date);
        place.write(open_date(session, file, field, index)?);
        Ok(())
    })
}

fn open_text<'d>(
    session: &mut Session,
    file: &'d [u8],
    field: u32,
    index: usize,
) -> Result<Text<'d>, idchip_status> {
    match field {
        IDCHIP_DETAIL_NAME_OF_HOLDER..=IDCHIP_DETAIL_CUSTODY
            if field != IDCHIP_DETAIL_DATE_OF_BIRTH =>
        {
            text_of_holder(&*session.open::<Dg11<'d>>(file)?, field, index)
        }
        IDCHIP_DETAIL_ISSUING_AUTHORITY
        | IDCHIP_DETAIL_OTHER_PERSON..=IDCHIP_DETAIL_TAX_OR_EXIT
        | IDCHIP_DETAIL_PERSONALIZATION_SYSTEM => {
            text_of_document(&*session.open::<Dg12<'d>>(file)?, field, index)
        }
        IDCHIP_DETAIL_PERSON_NAME..=IDCHIP_DETAIL_PERSON_ADDRESS => {
            text_of_person(&*session.open::<Dg16<'d>>(file)?, field, index)
        }
        _ => Err(IDCHIP_STATUS_UNKNOWN_NUMBER),
    }
}

fn text_of_holder<'d>(
    dg11: &Dg11<'d>,
    field: u32,
    index: usize,
) -> Result<Text<'d>, idchip_status> {
    let text = match field {
        IDCHIP_DETAIL_OTHER_NAME => return nth(dg11.other_names(), index),
        IDCHIP_DETAIL_NAME_OF_HOLDER => dg11.name_of_holder().map(|name| name.text()),
        IDCHIP_DETAIL_PERSONAL_NUMBER => dg11.personal_number(),
        IDCHIP_DETAIL_PLACE_OF_BIRTH => dg11.place_of_birth(),
        IDCHIP_DETAIL_PERMANENT_ADDRESS => dg11.permanent_address(),
        IDCHIP_DETAIL_TELEPHONE => dg11.telephone(),
        IDCHIP_DETAIL_PROFESSION => dg11.profession(),
        IDCHIP_DETAIL_TITLE => dg11.title(),
        IDCHIP_DETAIL_PERSONAL_SUMMARY => dg11.personal_summary(),
        IDCHIP_DETAIL_OTHER_TRAVEL_DOCUMENTS => dg11.other_travel_documents(),
        IDCHIP_DETAIL_CUSTODY => dg11.custody_information(),
        _ => return Err(IDCHIP_STATUS_UNKNOWN_NUMBER),
    };
    only(text, index)
}

fn text_of_document<'d>(
    dg12: &Dg12<'d>,
    field: u32,
    index: usize,
) -> Result<Text<'d>, idchip_status> {
    let text = match field {
        IDCHIP_DETAIL_OTHER_PERSON => return nth(dg12.other_persons(), index),
        IDCHIP_DETAIL_ISSUING_AUTHORITY => dg12.issuing_authority(),
        IDCHIP_DETAIL_ENDORSEMENTS => dg12.endorsements(),
        IDCHIP_DETAIL_TAX_OR_EXIT => dg12.tax_or_exit_requirements(),
        IDCHIP_DETAIL_PERSONALIZATION_SYSTEM => dg12.personalization_system(),
        _ => return Err(IDCHIP_STATUS_UNKNOWN_NUMBER),
    };
    only(text, index)
}

fn text_of_person<'d>(
    dg16: &Dg16<'d>,
    field: u32,
    index: usize,
) -> Result<Text<'d>, idchip_status> {
    let person = dg16.persons().nth(index).ok_or(IDCHIP_STATUS_NO_MORE)?;
    let text = match field {
        IDCHIP_DETAIL_PERSON_NAME => person.name().map(|name| name.text()),
        IDCHIP_DETAIL_PERSON_TELEPHONE => person.telephone(),
        IDCHIP_DETAIL_PERSON_ADDRESS => person.address(),
        _ => return Err(IDCHIP_STATUS_UNKNOWN_NUMBER),
    };
    text.ok_or(IDCHIP_STATUS_ABSENT)
}

fn open_date(
    session: &mut Session,
    file: &[u8],
    field: u32,
    index: usize,
) -> Result<idchip_full_date, idchip_status> {
    let date = match field {
        IDCHIP_DETAIL_DATE_OF_BIRTH => {
            session.open::<Dg11<'_>>(file)?.full_date_of_birth().map(|date| date.map(of_date))
        }
        IDCHIP_DETAIL_DATE_OF_ISSUE => {
            session.open::<Dg12<'_>>(file)?.date_of_issue().map(|date| date.map(of_date))
        }
        IDCHIP_DETAIL_PERSONALIZATION_TIME => {
            session.open::<Dg12<'_>>(file)?.personalization_time().map(|time| time.map(of_time))
        }
        IDCHIP_DETAIL_DATE_RECORDED => {
            let dg16 = session.open::<Dg16<'_>>(file)?;
            let person = dg16.persons().nth(index).ok_or(IDCHIP_STATUS_NO_MORE)?;
            let date = person.date_recorded().map_err(|error| session.malformed(error))?;
            return date.map(of_date).ok_or(IDCHIP_STATUS_ABSENT);
        }
        _ => return Err(IDCHIP_STATUS_UNKNOWN_NUMBER),
    };
    only(date.map_err(|error| session.malformed(error))?, index)
}

/// Returns the value of a field that a document has once.
fn only<T>(value: Option<T>, index: usize) -> Result<T, idchip_status> {
    match index {
        0 => value.ok_or(IDCHIP_STATUS_ABSENT),
        _ => Err(IDCHIP_STATUS_NO_MORE),
    }
}

fn nth<'d>(
    mut names: impl Iterator<Item = FullName<'d>>,
    index: usize,
) -> Result<Text<'d>, idchip_status> {
    names.nth(index).map(|name| name.text()).ok_or(IDCHIP_STATUS_NO_MORE)
}

const fn of_date(date: FullDate) -> idchip_full_date {
    idchip_full_date {
        year: match date.year() {
            Some(year) => year,
            None => 0,
        },
        month: number_of(date.month()),
        day: number_of(date.day()),
        has_time: 0,
        hour: 0,
        minute: 0,
        second: 0,
    }
}

const fn of_time(time: DateTime) -> idchip_full_date {
    let date = time.date();
    idchip_full_date {
        year: date.year(),
        month: date.month(),
        day: date.day(),
        has_time: 1,
        hour: time.hour(),
        minute: time.minute(),
        second: time.second(),
    }
}

/// An unknown part of a date is 0.
const fn number_of(part: Option<u8>) -> u8 {
    match part {
        Some(part) => part,
        None => 0,
    }
}
