//! Where each field stands, and over what each check digit is computed.

use super::{DocumentNumber, FILLER, Format, Sum};
use crate::finding::{Finding, FindingSet};

/// The place of a field in the lines, which are counted through: its first character, its length.
type Span = (u8, u8);

/// The places of the fields. The check digit of a field is the character behind it.
#[derive(PartialEq, Eq)]
struct Layout {
    document_code: Span,
    issuing_state: Span,
    document_number: Span,
    nationality: Span,
    date_of_birth: Span,
    sex: Span,
    date_of_expiry: Span,
    optional_data_1: Span,
    /// Of TD1 only; else empty.
    optional_data_2: Span,
    composite_digit: Span,
    name: Span,
    /// What the composite check digit is computed over: number, dates and optional data as they stand
    /// in the lines, digits included.
    composite: [Span; 4],
}

/// Doc 9303-5 §4.2.2.
static TD1: Layout = Layout {
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

/// Doc 9303-6 §4.2.2.
static TD2: Layout = Layout {
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

/// Doc 9303-4 §4.2.2.
static TD3: Layout = Layout {
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

/// The fields as they stand in the lines, with their fillers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Fields<'a> {
    text: &'a str,
    format: Format,
    layout: &'static Layout,
}

impl<'a> Fields<'a> {
    /// The fields of lines of the right length.
    pub(super) const fn new(format: Format, text: &'a str) -> Self {
        let layout = match format {
            Format::Td1 => &TD1,
            Format::Td2 => &TD2,
            Format::Td3 => &TD3,
        };
        Self { text, format, layout }
    }

    pub(super) const fn format(&self) -> Format {
        self.format
    }

    pub(super) const fn text(&self) -> &'a str {
        self.text
    }

    pub(super) fn document_code(&self) -> &'a str {
        self.at(self.layout.document_code)
    }

    pub(super) fn issuing_state(&self) -> &'a str {
        self.at(self.layout.issuing_state)
    }

    pub(super) fn document_number(&self) -> &'a str {
        self.at(self.layout.document_number)
    }

    pub(super) fn document_number_digit(&self) -> u8 {
        self.digit(self.layout.document_number)
    }

    pub(super) fn nationality(&self) -> &'a str {
        self.at(self.layout.nationality)
    }

    pub(super) fn date_of_birth(&self) -> &'a str {
        self.at(self.layout.date_of_birth)
    }

    pub(super) fn birth_digit(&self) -> u8 {
        self.digit(self.layout.date_of_birth)
    }

    pub(super) fn sex(&self) -> u8 {
        self.at(self.layout.sex).bytes().next().unwrap_or(FILLER)
    }

    pub(super) fn date_of_expiry(&self) -> &'a str {
        self.at(self.layout.date_of_expiry)
    }

    pub(super) fn expiry_digit(&self) -> u8 {
        self.digit(self.layout.date_of_expiry)
    }

    pub(super) fn optional_data_1(&self) -> &'a str {
        self.at(self.layout.optional_data_1)
    }

    pub(super) fn optional_data_2(&self) -> &'a str {
        self.at(self.layout.optional_data_2)
    }

    pub(super) fn name(&self) -> &'a str {
        self.at(self.layout.name)
    }

    /// What stands there. The layout fits the length of the lines, and these are ASCII: it is there.
    #[inline(never)]
    fn at(&self, (first, length): Span) -> &'a str {
        let end = first.saturating_add(length);
        self.text.get(usize::from(first)..usize::from(end)).unwrap_or_default()
    }

    /// The check digit of a field.
    fn digit(&self, (first, length): Span) -> u8 {
        let behind = first.saturating_add(length);
        self.at((behind, 1)).bytes().next().unwrap_or(FILLER)
    }

    #[inline(never)]
    fn is_digit_right(&self, field: Span) -> bool {
        let mut sum = Sum::default();
        sum.add(self.at(field));
        sum.digit().is(self.digit(field))
    }

    pub(super) fn is_document_number_digit_right(&self) -> bool {
        self.is_digit_right(self.layout.document_number)
    }

    /// Which check digits are wrong (Doc 9303-3 §4.9).
    pub(super) fn check_digit_findings(&self) -> FindingSet {
        let mut findings = FindingSet::EMPTY;
        if !DocumentNumber::is_check_digit_right(self) {
            findings.insert(Finding::MrzDocumentNumberCheckDigit);
        }
        if !self.is_digit_right(self.layout.date_of_birth) {
            findings.insert(Finding::MrzBirthCheckDigit);
        }
        if !self.is_digit_right(self.layout.date_of_expiry) {
            findings.insert(Finding::MrzExpiryCheckDigit);
        }
        let optional = self.layout.optional_data_1;
        if self.format == Format::Td3 && !self.is_digit_right(optional) {
            // Doc 9303-4 §4.2.2: `0` or `<` where the field is not used.
            if self.digit(optional) != FILLER || !is_filler(self.at(optional)) {
                findings.insert(Finding::MrzOptionalDataCheckDigit);
            }
        }
        let mut composite = Sum::default();
        for part in self.layout.composite {
            composite.add(self.at(part));
        }
        if !composite.digit().is(self
            .at(self.layout.composite_digit)
            .bytes()
            .next()
            .unwrap_or(FILLER))
        {
            findings.insert(Finding::MrzCompositeCheckDigit);
        }
        findings
    }
}

#[inline(never)]
pub(super) fn is_filler(field: &str) -> bool {
    field.bytes().all(|character| character == FILLER)
}
