//! The texts of numbers in a language.
//!
//! The Vietnamese ones are made from the Fluent files of the command, so that translators find all texts in one
//! place. Only the functions here name them: a program that calls none of these does not link them.

use core::ffi::c_char;

use idchip::verify::{CheckId, CheckResult, DataGroupStatus, ListCheckId, TrCheck, Verdict};
use idchip::vietnam::CrossCheck;
use idchip::{Finding, Structure};

use crate::boundary::boundary;
use crate::ffi::{out, out_text_or_none, value};
use crate::numbers::{
    IDCHIP_LANGUAGE_EN, IDCHIP_LANGUAGE_VI, IDCHIP_TEXT_ADVICE, IDCHIP_TEXT_MEANING,
    IDCHIP_TEXT_OF_CHECK, IDCHIP_TEXT_OF_CROSS_CHECK, IDCHIP_TEXT_OF_DATA_GROUP,
    IDCHIP_TEXT_OF_FINDING, IDCHIP_TEXT_OF_LIST_CHECK, IDCHIP_TEXT_OF_RESULT,
    IDCHIP_TEXT_OF_STATUS, IDCHIP_TEXT_OF_STRUCTURE, IDCHIP_TEXT_OF_TR03135,
    IDCHIP_TEXT_OF_VERDICT, IDCHIP_TEXT_TITLE, found,
};
use crate::report::idchip_parse_error;
use crate::sentences::{Texts, row};
use crate::status::{IDCHIP_STATUS_ABSENT, IDCHIP_STATUS_UNKNOWN_NUMBER, idchip_status};
use crate::wording::wording;
use crate::{advice, messages, vietnamese};

/// Writes a text about a number in a language, in UTF-8. `language` is one of the IDCHIP_LANGUAGE_ constants, `of`
/// one of the IDCHIP_TEXT_OF_ constants, which says what `number` is, and `part` one of IDCHIP_TEXT_TITLE,
/// IDCHIP_TEXT_MEANING and IDCHIP_TEXT_ADVICE. In English the meanings and the advice of statuses and findings are
/// those of idchip_status_message, idchip_status_advice, idchip_finding_message and idchip_finding_advice.
///
/// No text holds a value from a card, and none accuses anybody by a guess. `length` is that of the text without its
/// NUL; NULL with a size of 0 asks for it alone. IDCHIP_TRANSLATION_SIZE bytes always suffice.
///
/// A program that does not call this function does not link its texts.
///
/// Threads: any; there is no context.
///
/// Statuses: ABSENT if this number has no such part; UNKNOWN_NUMBER if the language, the kind, the number or the part
/// has none; BUFFER_TOO_SMALL; NULL_POINTER, MISALIGNED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_translate(
    language: u32,
    of: u32,
    number: u32,
    part: u32,
    buffer: *mut c_char,
    size: usize,
    length: *mut usize,
) -> idchip_status {
    boundary(|| {
        let buffer = out_text_or_none!(buffer, size);
        let length = out!(length);
        let texts = match language {
            IDCHIP_LANGUAGE_EN => english(of, number)?,
            IDCHIP_LANGUAGE_VI => vietnamese(of, number)?,
            _ => return Err(IDCHIP_STATUS_UNKNOWN_NUMBER),
        };
        let text = part_of(texts, part)?;
        length.write(buffer.write_with(&|out| out.write_str(text))?);
        Ok(())
    })
}

/// Writes the meaning of an error in a language, with its place and structure. `language` is one of the
/// IDCHIP_LANGUAGE_ constants; in English the text is that of idchip_error_message. Otherwise as idchip_translate.
///
/// Threads: any; there is no context.
///
/// Statuses: UNKNOWN_NUMBER if the language, the kind or the structure has none; BUFFER_TOO_SMALL; NULL_POINTER,
/// MISALIGNED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_error_translate(
    error: *const idchip_parse_error,
    language: u32,
    buffer: *mut c_char,
    size: usize,
    length: *mut usize,
) -> idchip_status {
    boundary(|| {
        let error = value!(error);
        let buffer = out_text_or_none!(buffer, size);
        let length = out!(length);
        let wording = wording(language)?;
        let error = messages::parse_error(&error)?;
        length.write(buffer.write_with(&|out| wording.write_error(out, &error))?);
        Ok(())
    })
}

/// Returns a part of the texts: one of the IDCHIP_TEXT_ constants.
fn part_of(texts: Texts, part: u32) -> Result<&'static str, idchip_status> {
    let text = match part {
        IDCHIP_TEXT_TITLE => texts.title,
        IDCHIP_TEXT_MEANING => Some(texts.meaning),
        IDCHIP_TEXT_ADVICE => texts.advice,
        _ => return Err(IDCHIP_STATUS_UNKNOWN_NUMBER),
    };
    text.ok_or(IDCHIP_STATUS_ABSENT)
}

/// Returns the texts that stand in the library and in `advice`.
fn english(of: u32, number: u32) -> Result<Texts, idchip_status> {
    /// The texts of a word of the library, with its title or name.
    macro_rules! titled {
        ($Word:ident, $title:ident) => {{
            let word = found($Word::ALL, number, $Word::code)?;
            Texts::of(word.text()).with_title(word.$title())
        }};
    }
    Ok(match of {
        IDCHIP_TEXT_OF_STATUS => Texts {
            title: None,
            meaning: messages::status_message(number)?,
            advice: advice::of_status(number).ok(),
        },
        IDCHIP_TEXT_OF_CHECK => titled!(CheckId, title),
        IDCHIP_TEXT_OF_LIST_CHECK => titled!(ListCheckId, title),
        IDCHIP_TEXT_OF_TR03135 => titled!(TrCheck, title),
        IDCHIP_TEXT_OF_RESULT => titled!(CheckResult, name),
        IDCHIP_TEXT_OF_VERDICT => titled!(Verdict, name),
        IDCHIP_TEXT_OF_DATA_GROUP => {
            let status = found(DataGroupStatus::ALL, number, DataGroupStatus::code)?;
            Texts {
                title: Some(status.name()),
                meaning: status.text(),
                advice: advice::of_data_group(status),
            }
        }
        IDCHIP_TEXT_OF_FINDING => {
            let finding = found(Finding::ALL, number, Finding::code)?;
            Texts::of(finding.text()).with_advice(advice::of_finding(number)?)
        }
        IDCHIP_TEXT_OF_STRUCTURE => titled!(Structure, name),
        IDCHIP_TEXT_OF_CROSS_CHECK => {
            let check = found(CrossCheck::ALL, number, CrossCheck::code)?;
            Texts { title: None, meaning: check.text(), advice: advice::of_cross_check(check) }
        }
        _ => return Err(IDCHIP_STATUS_UNKNOWN_NUMBER),
    })
}

/// Returns the texts that stand in `vietnamese`.
fn vietnamese(of: u32, number: u32) -> Result<Texts, idchip_status> {
    match of {
        IDCHIP_TEXT_OF_STATUS => vietnamese_of_status(number),
        IDCHIP_TEXT_OF_CHECK => row(vietnamese::OF_CHECK, number),
        IDCHIP_TEXT_OF_LIST_CHECK => row(vietnamese::OF_LIST_CHECK, number),
        IDCHIP_TEXT_OF_TR03135 => row(vietnamese::OF_TR03135, number),
        IDCHIP_TEXT_OF_RESULT => row(vietnamese::OF_RESULT, number),
        IDCHIP_TEXT_OF_VERDICT => row(vietnamese::OF_VERDICT, number),
        IDCHIP_TEXT_OF_DATA_GROUP => row(vietnamese::OF_DATA_GROUP, number),
        IDCHIP_TEXT_OF_FINDING => row(vietnamese::OF_FINDING, number),
        IDCHIP_TEXT_OF_STRUCTURE => row(vietnamese::OF_STRUCTURE, number),
        IDCHIP_TEXT_OF_CROSS_CHECK => row(vietnamese::OF_CROSS_CHECK, number),
        _ => Err(IDCHIP_STATUS_UNKNOWN_NUMBER),
    }
}

/// A status is a reason, an error, the status of a data group, or one of the C API's own.
fn vietnamese_of_status(status: idchip_status) -> Result<Texts, idchip_status> {
    if let Some(reason) = messages::reason(status) {
        row(vietnamese::OF_REASON, reason.code().into())
    } else if let Some(kind) = messages::parse_kind(status) {
        row(vietnamese::OF_PARSE_ERROR, kind.code().into())
    } else if let Some(data_group) = messages::data_group(status) {
        let texts = row(vietnamese::OF_DATA_GROUP, data_group.code().into())?;
        Ok(Texts { title: None, ..texts })
    } else {
        row(vietnamese::OF_STATUS, status)
    }
}
