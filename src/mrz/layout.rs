//! The positions of the fields, and the input for each check digit.

use super::{FILLER, Format, Sum, without_fillers};
use crate::finding::{Finding, FindingSet};

/// The position of a field in the joined lines: its first character and its length.
type Span = (u8, u8);

/// The positions of the fields. The check digit of a field is the character after it.
#[derive(PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) format: Format,
    document_code: Span,
    issuing_state: Span,
    document_number: Span,
    nationality: Span,
    date_of_birth: Span,
    sex: Span,
    date_of_expiry: Span,
    optional_data_1: Span,
    /// The optional data of the second line of TD1; empty in other layouts.
    optional_data_2: Span,
    composite_digit: Span,
    name: Span,
    /// The input for the composite check digit: number, dates and optional data, with their check digits.
    composite: [Span; 4],
}

/// The layout of TD1 (Doc 9303-5 §4.2.2).
static TD1: Layout = Layout {
    format: Format::Td1,
    document_code: (0, 2),
    issuing_state: (2, 3),
    document_number: (5, 9),
    optional_data_1: (15, 15),
    date_of_birth: (30, 6),
    sex: (37, 1),
    date_of_expiry: (38, 6),
    nationality: (45, 3),
    optional_data_2: (48, 11),
    composite_digit: (59, 1),
    name: (60, 30),
    composite: [(5, 25), (30, 7), (38, 7), (48, 11)],
};

/// The layout of TD2 (Doc 9303-6 §4.2.2).
static TD2: Layout = Layout {
    format: Format::Td2,
    document_code: (0, 2),
    issuing_state: (2, 3),
    name: (5, 31),
    document_number: (36, 9),
    nationality: (46, 3),
    date_of_birth: (49, 6),
    sex: (56, 1),
    date_of_expiry: (57, 6),
    optional_data_1: (64, 7),
    composite_digit: (71, 1),
    optional_data_2: (71, 0),
    composite: [(36, 10), (49, 7), (57, 14), (71, 0)],
};

/// The layout of TD3 (Doc 9303-4 §4.2.2).
static TD3: Layout = Layout {
    format: Format::Td3,
    document_code: (0, 2),
    issuing_state: (2, 3),
    name: (5, 39),
    document_number: (44, 9),
    nationality: (54, 3),
    date_of_birth: (57, 6),
    sex: (64, 1),
    date_of_expiry: (65, 6),
    optional_data_1: (72, 14),
    composite_digit: (87, 1),
    optional_data_2: (87, 0),
    composite: [(44, 10), (57, 7), (65, 22), (87, 0)],
};

impl Layout {
    /// Returns the layout of lines with this total length.
    pub(super) const fn of_length(length: usize) -> Option<&'static Self> {
        match length {
            90 => Some(&TD1),
            72 => Some(&TD2),
            88 => Some(&TD3),
            _ => None,
        }
    }
}

/// The fields with their fillers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Fields<'a> {
    text: &'a str,
    layout: &'static Layout,
}

impl<'a> Fields<'a> {
    /// Returns the fields of lines that have the length of this layout.
    pub(super) const fn new(layout: &'static Layout, text: &'a str) -> Self {
        Self { text, layout }
    }

    pub(super) const fn format(&self) -> Format {
        self.layout.format
    }

    pub(super) const fn text(&self) -> &'a str {
        self.text
    }

    pub(super) fn document_code(&self) -> &'a str {
        self.at(self.layout.document_code)
    }

    pub(super) fn issuing_state(&self) -> &'a str {
        without_fillers(self.at(self.layout.issuing_state))
    }

    pub(super) fn document_number(&self) -> &'a str {
        self.at(self.layout.document_number)
    }

    pub(super) fn nationality(&self) -> &'a str {
        without_fillers(self.at(self.layout.nationality))
    }

    pub(super) fn date_of_birth(&self) -> &'a str {
        self.at(self.layout.date_of_birth)
    }

    pub(super) fn birth_digit(&self) -> u8 {
        self.digit(self.layout.date_of_birth)
    }

    pub(super) fn sex(&self) -> u8 {
        self.character(self.layout.sex)
    }

    pub(super) fn date_of_expiry(&self) -> &'a str {
        self.at(self.layout.date_of_expiry)
    }

    pub(super) fn expiry_digit(&self) -> u8 {
        self.digit(self.layout.date_of_expiry)
    }

    pub(super) fn optional_data_2(&self) -> &'a str {
        self.at(self.layout.optional_data_2)
    }

    pub(super) fn name(&self) -> &'a str {
        self.at(self.layout.name)
    }

    /// Returns the rest of a number that is longer than its field, or an empty string.
    pub(super) fn tail(&self) -> &'a str {
        self.at(self.tail_span())
    }

    /// Returns the optional data, without the tail of a long number, its check digit and the filler after it.
    pub(super) fn optional_data_1(&self) -> &'a str {
        let (first, length) = self.layout.optional_data_1;
        let tail = match self.tail_span() {
            (_, 0) => 0,
            (_, length) => length.saturating_add(2),
        };
        self.at((first.saturating_add(tail), length.saturating_sub(tail)))
    }

    /// Returns the check digit of the number, which follows the tail if the number is long.
    pub(super) fn document_number_digit(&self) -> u8 {
        self.digit(match self.tail_span() {
            (_, 0) => self.layout.document_number,
            tail => tail,
        })
    }

    /// Returns the position of the tail of a long number, which ends before its check digit and a filler; the
    /// length is zero if there is no tail.
    fn tail_span(&self) -> Span {
        let (first, _) = self.layout.optional_data_1;
        if self.layout.format != Format::Td3 && self.digit(self.layout.document_number) == FILLER {
            let mut with_digit = 0_u8;
            for character in self.at(self.layout.optional_data_1).bytes() {
                if character == FILLER {
                    return (first, with_digit.saturating_sub(1));
                }
                with_digit = with_digit.wrapping_add(1);
            }
        }
        (first, 0)
    }

    /// Returns the text of a field. This cannot fail: the layout fits the length, and the lines are ASCII.
    fn at(&self, (first, length): Span) -> &'a str {
        let end = first.saturating_add(length);
        self.text.get(usize::from(first)..usize::from(end)).unwrap_or_default()
    }

    /// Returns the first character of a field.
    fn character(&self, (first, _): Span) -> u8 {
        self.text.as_bytes().get(usize::from(first)).copied().unwrap_or(FILLER)
    }

    /// Returns the check digit of a field.
    fn digit(&self, (first, length): Span) -> u8 {
        self.character((first.saturating_add(length), 1))
    }

    /// True if `digit` is the check digit of these fields.
    fn is_digit_of(&self, fields: &[Span], digit: u8) -> bool {
        let mut sum = Sum::default();
        for field in fields {
            sum.add(self.at(*field));
        }
        sum.digit().matches(digit)
    }

    fn is_digit_right(&self, field: Span) -> bool {
        self.is_digit_of(&[field], self.digit(field))
    }

    /// True if the check digit is right, or there is no number.
    fn is_document_number_digit_right(&self) -> bool {
        match self.document_number_digit() {
            FILLER => is_filler(self.document_number()),
            digit => self.is_digit_of(&[self.layout.document_number, self.tail_span()], digit),
        }
    }

    /// Returns a finding for each wrong check digit (Doc 9303-3 §4.9).
    pub(super) fn check_digit_findings(&self) -> FindingSet {
        let layout = self.layout;
        let mut findings = FindingSet::EMPTY;
        if !self.is_document_number_digit_right() {
            findings.insert(Finding::MrzDocumentNumberCheckDigit);
        }
        if !self.is_digit_right(layout.date_of_birth) {
            findings.insert(Finding::MrzBirthCheckDigit);
        }
        if !self.is_digit_right(layout.date_of_expiry) {
            findings.insert(Finding::MrzExpiryCheckDigit);
        }
        let optional = layout.optional_data_1;
        if layout.format == Format::Td3 && !self.is_digit_right(optional) {
            // Doc 9303-4 §4.2.2: the check digit is `0` or `<` if the field is not used.
            if self.digit(optional) != FILLER || !is_filler(self.at(optional)) {
                findings.insert(Finding::MrzOptionalDataCheckDigit);
            }
        }
        if !self.is_digit_of(&layout.composite, self.character(layout.composite_digit)) {
            findings.insert(Finding::MrzCompositeCheckDigit);
        }
        findings
    }
}

fn is_filler(field: &str) -> bool {
    field.bytes().all(|character| character == FILLER)
}
