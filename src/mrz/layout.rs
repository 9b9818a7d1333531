//! Where each field stands, and over what each check digit is computed.

use super::{CheckDigit, DocumentNumber, FILLER, Format};
use crate::finding::{Finding, FindingSet};

/// The fields as they stand in the lines, with their fillers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Fields<'a> {
    pub(super) document_code: &'a str,
    pub(super) issuing_state: &'a str,
    pub(super) document_number: &'a str,
    pub(super) document_number_digit: u8,
    pub(super) nationality: &'a str,
    pub(super) date_of_birth: &'a str,
    pub(super) birth_digit: u8,
    pub(super) sex: u8,
    pub(super) date_of_expiry: &'a str,
    pub(super) expiry_digit: u8,
    pub(super) optional_data_1: &'a str,
    /// Of TD3 only.
    pub(super) optional_data_digit: Option<u8>,
    /// Of TD1 only; else empty.
    pub(super) optional_data_2: &'a str,
    pub(super) composite_digit: u8,
    pub(super) name: &'a str,
}

impl<'a> Fields<'a> {
    /// The fields of lines of the right length; there is no other reason for `None`.
    pub(super) fn read(format: Format, text: &'a str) -> Option<Self> {
        let mut line = Line(text);
        match format {
            Format::Td1 => Self::td1(&mut line),
            Format::Td2 => Self::td2_or_td3(&mut line, 31, 7, false),
            Format::Td3 => Self::td2_or_td3(&mut line, 39, 14, true),
        }
        .filter(|_| line.0.is_empty())
    }

    /// Doc 9303-5 §4.2.2.
    fn td1(line: &mut Line<'a>) -> Option<Self> {
        Some(Self {
            document_code: line.take(2)?,
            issuing_state: line.take(3)?,
            document_number: line.take(9)?,
            document_number_digit: line.character()?,
            optional_data_1: line.take(15)?,
            date_of_birth: line.take(6)?,
            birth_digit: line.character()?,
            sex: line.character()?,
            date_of_expiry: line.take(6)?,
            expiry_digit: line.character()?,
            nationality: line.take(3)?,
            optional_data_2: line.take(11)?,
            composite_digit: line.character()?,
            name: line.take(30)?,
            optional_data_digit: None,
        })
    }

    /// Doc 9303-6 §4.2.2 and Doc 9303-4 §4.2.2.
    fn td2_or_td3(
        line: &mut Line<'a>,
        name_length: usize,
        optional_length: usize,
        has_optional_digit: bool,
    ) -> Option<Self> {
        Some(Self {
            document_code: line.take(2)?,
            issuing_state: line.take(3)?,
            name: line.take(name_length)?,
            document_number: line.take(9)?,
            document_number_digit: line.character()?,
            nationality: line.take(3)?,
            date_of_birth: line.take(6)?,
            birth_digit: line.character()?,
            sex: line.character()?,
            date_of_expiry: line.take(6)?,
            expiry_digit: line.character()?,
            optional_data_1: line.take(optional_length)?,
            optional_data_digit: if has_optional_digit { Some(line.character()?) } else { None },
            composite_digit: line.character()?,
            optional_data_2: "",
        })
    }

    /// Which check digits are wrong (Doc 9303-3 §4.9).
    pub(super) fn check_digit_findings(&self, format: Format) -> FindingSet {
        let mut findings = FindingSet::EMPTY;
        let mut note = |is_right: bool, finding: Finding| {
            if !is_right {
                findings.insert(finding);
            }
        };
        let is_right = |field: &str, digit| CheckDigit::of(field.bytes()).is(digit);
        note(DocumentNumber::is_check_digit_right(self), Finding::MrzDocumentNumberCheckDigit);
        note(is_right(self.date_of_birth, self.birth_digit), Finding::MrzBirthCheckDigit);
        note(is_right(self.date_of_expiry, self.expiry_digit), Finding::MrzExpiryCheckDigit);
        if let Some(digit) = self.optional_data_digit {
            // Doc 9303-4 §4.2.2: `0` or `<` where the field is not used.
            let is_unused = digit == FILLER && is_filler(self.optional_data_1);
            let is_right = is_unused || is_right(self.optional_data_1, digit);
            note(is_right, Finding::MrzOptionalDataCheckDigit);
        }
        note(self.composite(format).is(self.composite_digit), Finding::MrzCompositeCheckDigit);
        findings
    }

    /// Over number, dates and optional data as they stand in the lines, digits included. TD1 has the
    /// optional data of its first line between number and dates, the others behind the dates.
    fn composite(&self, format: Format) -> CheckDigit {
        let number = self.document_number.bytes().chain([self.document_number_digit]);
        let birth = self.date_of_birth.bytes().chain([self.birth_digit]);
        let expiry = self.date_of_expiry.bytes().chain([self.expiry_digit]);
        let optional = self.optional_data_1.bytes().chain(self.optional_data_digit);
        match format {
            Format::Td1 => {
                let second = self.optional_data_2.bytes();
                CheckDigit::of(number.chain(optional).chain(birth).chain(expiry).chain(second))
            }
            Format::Td2 | Format::Td3 => {
                CheckDigit::of(number.chain(birth).chain(expiry).chain(optional))
            }
        }
    }
}

pub(super) fn is_filler(field: &str) -> bool {
    field.bytes().all(|character| character == FILLER)
}

/// What is left of the lines.
struct Line<'a>(&'a str);

impl<'a> Line<'a> {
    fn take(&mut self, length: usize) -> Option<&'a str> {
        let (field, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(field)
    }

    fn character(&mut self) -> Option<u8> {
        self.take(1)?.bytes().next()
    }
}
