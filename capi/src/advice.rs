//! What to do about a status or a finding.
//!
//! The advice of reasons is the library's. That of errors, files and findings is made from the texts of
//! `idchip explain`. They stand apart from names and messages, so that only who asks for advice links them.

use idchip::Finding;
use idchip::verify::DataGroupStatus;
use idchip::vietnam::CrossCheck;

use crate::advice_texts::{OF_CROSS_CHECK, OF_DATA_GROUP, OF_FINDING, OF_PARSE_ERROR};
use crate::messages;
use crate::numbers::found;
use crate::status::{self, idchip_status};

/// Returns what to do about a status.
pub(crate) fn of_status(status: idchip_status) -> Result<&'static str, idchip_status> {
    if let Some(reason) = messages::reason(status) {
        return reason.advice().ok_or(status::IDCHIP_STATUS_ABSENT);
    }
    let kind = messages::parse_kind(status).map(|kind| kind.code());
    let data_group = messages::data_group(status).map(|status| status.code());
    let advice = match (kind, data_group) {
        (Some(kind), _) => of_code(OF_PARSE_ERROR, kind),
        (None, Some(data_group)) => of_code(OF_DATA_GROUP, data_group),
        (None, None) if status == status::IDCHIP_STATUS_OK => {
            return Err(status::IDCHIP_STATUS_ABSENT);
        }
        (None, None) => OWN.iter().find(|(number, _)| *number == status).map(|(_, text)| *text),
    };
    advice.ok_or(status::IDCHIP_STATUS_UNKNOWN_NUMBER)
}

/// Returns what to do about a finding.
pub(crate) fn of_finding(number: u32) -> Result<&'static str, idchip_status> {
    let finding = found(Finding::ALL, number, Finding::code)?;
    of_code(OF_FINDING, finding.code()).ok_or(status::IDCHIP_STATUS_UNKNOWN_NUMBER)
}

/// Returns what to do about the status of a data group, which may be that it is identical.
pub(crate) fn of_data_group(status: DataGroupStatus) -> Option<&'static str> {
    of_code(OF_DATA_GROUP, status.code())
}

/// Returns what to do if this comparison of a Vietnamese card differs.
pub(crate) fn of_cross_check(check: CrossCheck) -> Option<&'static str> {
    of_code(OF_CROSS_CHECK, check.code())
}

fn of_code(table: &[(u16, &'static str)], code: u16) -> Option<&'static str> {
    table.iter().find(|(number, _)| *number == code).map(|(_, text)| *text)
}

/// The advice for the statuses of the C API itself. Success needs none.
const OWN: &[(idchip_status, &str)] = &[
    (
        status::IDCHIP_STATUS_NULL_POINTER,
        "Mend the call: give the address of the memory, and the length 0 where there is none.",
    ),
    (
        status::IDCHIP_STATUS_MISALIGNED,
        "Mend the call: give the address of a variable of the structure's type.",
    ),
    (
        status::IDCHIP_STATUS_LENGTH_TOO_LARGE,
        "Mend the call: the length is probably a negative number that was made unsigned.",
    ),
    (
        status::IDCHIP_STATUS_MEMORY_TOO_SMALL,
        "Give as much memory as the _SIZE macro of the object says.",
    ),
    (
        status::IDCHIP_STATUS_MEMORY_MISALIGNED,
        "Give memory from malloc, or one of the unions of the header.",
    ),
    (
        status::IDCHIP_STATUS_NOT_OPEN,
        "Open the object first, and leave it where it was opened: an object that was copied is not open.",
    ),
    (status::IDCHIP_STATUS_CLOSED, "Open the context again before it is used."),
    (
        status::IDCHIP_STATUS_LIST_FULL,
        "Open the list in more memory: the _SIZE macro takes the number of entries.",
    ),
    (
        status::IDCHIP_STATUS_UNKNOWN_POLICY,
        "Mend the call: give IDCHIP_POLICY_DEFAULT, or IDCHIP_REQUIRE_CHIP and its like, joined with |.",
    ),
    (status::IDCHIP_STATUS_UNKNOWN_DATA_GROUP, "Mend the call: give a number from 1 to 16."),
    (
        status::IDCHIP_STATUS_UNKNOWN_CHECK,
        "Mend the call: give one of the IDCHIP_CHECK_ constants of this version.",
    ),
    (
        status::IDCHIP_STATUS_UNKNOWN_NUMBER,
        "Use the header and the library of one version: the number is newer than the library, or none.",
    ),
    (status::IDCHIP_STATUS_NO_MORE, "Nothing: the list ends here."),
    (
        status::IDCHIP_STATUS_BUFFER_TOO_SMALL,
        "Give a larger buffer: IDCHIP_TEXT_SIZE fits all names and messages, IDCHIP_ADVICE_SIZE all advice, and IDCHIP_TRANSLATION_SIZE all texts of every language. For a report, ask for its length first.",
    ),
    (
        status::IDCHIP_STATUS_NOT_EXAMINED,
        "Read EF.SOD from the chip, and verify it with this context first.",
    ),
    (
        status::IDCHIP_STATUS_NOT_VERIFIED,
        "Do not use data of this document. The report says which check of EF.SOD does not hold, and its reason what to do.",
    ),
    (
        status::IDCHIP_STATUS_NO_STREAM,
        "Mend the order of the calls: begin the stream, give it all parts, and end it, before another begins.",
    ),
    (status::IDCHIP_STATUS_NOT_UTF8, "Set the scanner to UTF-8, and scan again."),
    (status::IDCHIP_STATUS_ABSENT, "Nothing: go on without the field, or ask the holder for it."),
    (
        status::IDCHIP_STATUS_MORE_BYTES_NEEDED,
        "Read more of the file from its beginning, and call again with all bytes so far.",
    ),
    (
        status::IDCHIP_STATUS_CHALLENGE_LENGTH,
        "Mend the call: send the chip 8 random bytes, and give the same 8 bytes.",
    ),
    (
        status::IDCHIP_STATUS_SOD_CHANGED,
        "Mend the program: leave the bytes that were given in place and as they are until the context is closed.",
    ),
    (
        status::IDCHIP_STATUS_LINKS_ADDED,
        "Mend the order of the calls: give all certificates to the list of links before it is added, or open another list.",
    ),
    (
        status::IDCHIP_STATUS_NO_CSCA,
        "Give the certificates of the state's authority, the CSCA. Those of document signers are given to a list of signers.",
    ),
    (
        status::IDCHIP_STATUS_NO_CERTIFICATES,
        "Give a file of certificates or a master list. Get it again if it should be one.",
    ),
    (
        status::IDCHIP_STATUS_UNKNOWN_FORM,
        "Give the file as the state publishes it, whole, in DER, PEM, LDIF, base64 or hexadecimal.",
    ),
    (
        status::IDCHIP_STATUS_UNKNOWN_ALGORITHM,
        "Mend the call: give some of the IDCHIP_ALGORITHM_ constants that idchip_algorithms_available returns.",
    ),
    (
        status::IDCHIP_STATUS_UNKNOWN_REQUIREMENT,
        "Mend the call: give one of the IDCHIP_REQUIREMENT_ constants of this version.",
    ),
    (
        status::IDCHIP_STATUS_CARD_ACCESS_DIFFERS,
        "Read EF.CardAccess again. If it still differs, read the chip with the strongest PACE that EF.DG14 lists.",
    ),
    (
        status::IDCHIP_STATUS_HEALTH_INSURANCE_QR,
        "Ask for the ID card, and scan the QR code on it: this one is of a health insurance card.",
    ),
    (
        status::IDCHIP_STATUS_COVID_QR,
        "Ask for the ID card, and scan the QR code on it: this one is a COVID code.",
    ),
    (
        status::IDCHIP_STATUS_NUMBER_ALONE_QR,
        "Ask for the ID card with a chip, and scan the QR code on it: this code has a number alone.",
    ),
    (
        status::IDCHIP_STATUS_OLD_NUMBER_QR,
        "Ask for the ID card with a chip, and scan the QR code on it: this code is of an older card.",
    ),
    (status::IDCHIP_STATUS_OTHER_QR, "Ask for the ID card, and scan the QR code on it."),
    (
        status::IDCHIP_STATUS_PAYMENT_QR,
        "Ask for the ID card, and scan the QR code on it: this one asks for a payment.",
    ),
    (
        status::IDCHIP_STATUS_TOKEN_QR,
        "Ask for the ID card, and scan the QR code on it: this one is of an application on a telephone.",
    ),
    (
        status::IDCHIP_STATUS_URL_QR,
        "Ask for the ID card, and scan the QR code on it: this one is a web address. Do not open it.",
    ),
    (
        status::IDCHIP_STATUS_DG13_OF_ANOTHER_STATE,
        "Nothing: each state decides what is in DG13. Show DG1, DG2 and DG11 only.",
    ),
    (
        status::IDCHIP_STATUS_PANIC,
        "Do not use a result of this call, and report it as a defect of the library.",
    ),
    (
        status::IDCHIP_STATUS_INTERNAL,
        "Do not use a result of this call, and report it as a defect of the library.",
    ),
];

#[cfg(test)]
mod tests {
    extern crate std;

    use super::*;
    use crate::text_buffer::IDCHIP_ADVICE_SIZE;
    use idchip::ParseErrorKind;
    use idchip::verify::Reason;

    /// Every status has a name, and then advice, or needs none.
    #[test]
    fn each_status_has_advice_or_needs_none() {
        for number in 0..1_000 {
            let mut name = crate::text_buffer::Text::new();
            let has_name = messages::status_name(number, &mut name).is_ok();
            match of_status(number) {
                Ok(advice) => {
                    assert!(has_name, "{number}");
                    assert!(advice.ends_with('.') && advice.len() < IDCHIP_ADVICE_SIZE, "{advice}");
                }
                Err(status::IDCHIP_STATUS_ABSENT) => {
                    let needs_none = [0, 400 + u32::from(Reason::NoExpiry.code())];
                    assert!(needs_none.contains(&number), "{number}");
                }
                Err(error) => {
                    assert_eq!(error, status::IDCHIP_STATUS_UNKNOWN_NUMBER);
                    assert!(!has_name, "{number}");
                }
            }
        }
    }

    #[test]
    fn the_texts_are_those_of_the_registers() {
        let codes = |table: &[(u16, &str)]| {
            table.iter().map(|(code, _)| *code).collect::<std::vec::Vec<_>>()
        };
        let sorted = |codes: &mut dyn Iterator<Item = u16>| {
            let mut codes: std::vec::Vec<u16> = codes.collect();
            codes.sort_unstable();
            codes
        };
        let errors = sorted(&mut ParseErrorKind::ALL.iter().map(|kind| kind.code()));
        assert_eq!(codes(OF_PARSE_ERROR), errors);
        let files = sorted(&mut DataGroupStatus::ALL.iter().map(|status| status.code()));
        assert_eq!(codes(OF_DATA_GROUP), files);
        let findings = sorted(&mut Finding::ALL.iter().map(|finding| finding.code()));
        assert_eq!(codes(OF_FINDING), findings);
        let comparisons = sorted(&mut CrossCheck::ALL.iter().map(|check| check.code()));
        assert_eq!(codes(OF_CROSS_CHECK), comparisons);
        for finding in Finding::ALL {
            let advice = of_finding(finding.code().into()).unwrap();
            assert!(advice.len() < IDCHIP_ADVICE_SIZE, "{advice}");
        }
        assert_eq!(of_finding(9_999), Err(status::IDCHIP_STATUS_UNKNOWN_NUMBER));
    }
}
