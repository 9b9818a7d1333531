//! Floor 1: the machine readable zone (Doc 9303-3 to 9303-6).
//!
//! [`Mrz`] reads the three layouts that a DG1 can hold. Its fields borrow from the input. Nothing
//! is guessed: two-digit years stay as they are until a caller resolves them against a trusted
//! date.

mod check_digit;
mod date;
mod document_number;
mod key_information;
mod layout;
mod name;

pub use check_digit::CheckDigit;
use check_digit::Sum;
pub use date::{Expiry, ExpiryDate, LONGEST_VALIDITY, PartialDate};
pub use document_number::DocumentNumber;
pub use key_information::KeyInformation;
pub use name::{MrzName, NameComponents};

use core::fmt;

use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::{Finding, FindingSet};
use crate::tlv::{offset, utf8};
use layout::{Fields, Layout};

/// The lines of a machine readable zone, joined without separators.
///
/// Doc 9303-5 §4.2.2 (TD1), Doc 9303-6 §4.2.2 (TD2), Doc 9303-4 §4.2.2 (TD3), as in DG1 (Doc
/// 9303-10 §4.7.1). The length alone selects the layout.
///
/// ```text
/// TD1  90  code 2, issuer 3, number 9 + 1, optional 15
///          birth 6 + 1, sex 1, expiry 6 + 1, nationality 3, optional 11, composite 1
///          name 30
/// TD2  72  code 2, issuer 3, name 31
///          number 9 + 1, nationality 3, birth 6 + 1, sex 1, expiry 6 + 1, optional 7, composite 1
/// TD3  88  code 2, issuer 3, name 39
///          number 9 + 1, nationality 3, birth 6 + 1, sex 1, expiry 6 + 1, optional 14 + 1, composite 1
/// ```
///
/// Checked: the length and the alphabet, `A`–`Z`, `0`–`9` and `<`; violations are errors. Check
/// digits, dates, the sex, the document code and the characters of each field are checked too, but
/// violations are [`Finding`]s, because the state may have signed them. **Not** checked: that codes
/// of states are assigned, and anything that needs a clock.
///
/// Visas (MRV-A, MRV-B) are not supported; they do not occur in a DG1.
///
/// # Examples
///
/// ```
/// use idchip::mrz::{Format, Mrz, Sex};
///
/// let mrz = Mrz::parse(
///     b"IDVNM0990123459001099012345<<0\
///       9901018M3901016VNM<<<<<<<<<<<0\
///       NGUYEN<<VAN<A<<<<<<<<<<<<<<<<<",
/// )?;
/// assert_eq!(mrz.format(), Format::Td1);
/// assert!(mrz.findings().is_empty());
/// assert_eq!(mrz.document_number(), "099012345");
/// assert_eq!(mrz.sex(), Sex::Male);
/// assert!(mrz.name().secondary().eq(["VAN", "A"]));
/// # Ok::<(), idchip::ParseError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Mrz<'a> {
    fields: Fields<'a>,
    findings: FindingSet,
}

impl<'a> Mrz<'a> {
    /// Reads the lines of a machine readable zone.
    ///
    /// # Errors
    ///
    /// Returns [`ParseErrorKind::WrongLength`] or [`ParseErrorKind::Character`].
    pub fn parse(lines: &'a [u8]) -> Result<Self, ParseError> {
        Self::parse_at(0, lines)
    }

    /// As [`Mrz::parse`], of lines that begin at offset `at` of a file.
    pub(crate) fn parse_at(at: u32, lines: &'a [u8]) -> Result<Self, ParseError> {
        let Some(layout) = Layout::of_length(lines.len()) else {
            let kind = ParseErrorKind::WrongLength(offset(lines.len()));
            return Err(ParseError::new(kind, at, Structure::Mrz));
        };
        let is_of_mrz = |byte: &u8| matches!(*byte, b'A'..=b'Z' | b'0'..=b'9' | FILLER);
        if let Some(place) = lines.iter().position(|byte| !is_of_mrz(byte)) {
            let at = at.wrapping_add(offset(place));
            return Err(ParseError::new(ParseErrorKind::Character, at, Structure::Mrz));
        }
        // The alphabet is ASCII, so this cannot fail.
        let text = utf8(lines).unwrap_or_default();
        let mut mrz = Self { fields: Fields::new(layout, text), findings: FindingSet::EMPTY };
        mrz.findings = mrz.judge();
        Ok(mrz)
    }

    /// Returns the layout.
    #[must_use]
    pub const fn format(&self) -> Format {
        self.fields.format()
    }

    /// Returns all characters of the input.
    #[must_use]
    pub const fn as_str(&self) -> &'a str {
        self.fields.text()
    }

    /// Iterates over the lines.
    pub fn lines(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let length = self.format().line_length();
        let mut rest = self.as_str();
        core::iter::from_fn(move || {
            let (line, after) = rest.split_at_checked(length)?;
            rest = after;
            Some(line)
        })
    }

    /// Returns the document code, one or two letters.
    #[must_use]
    pub fn document_code(&self) -> &'a str {
        without_fillers(self.fields.document_code())
    }

    /// Returns the issuing state or organisation, for example "VNM" or "D" (Doc 9303-3 §5).
    #[must_use]
    pub fn issuing_state(&self) -> &'a str {
        self.fields.issuing_state()
    }

    /// Returns the document number, joined if it is longer than its field.
    #[must_use]
    pub fn document_number(&self) -> DocumentNumber<'a> {
        DocumentNumber::new(&self.fields)
    }

    /// Returns the name.
    #[must_use]
    pub fn name(&self) -> MrzName<'a> {
        MrzName::new(self.fields.name())
    }

    /// Returns the nationality, for example "VNM" or "D" (Doc 9303-3 §5).
    #[must_use]
    pub fn nationality(&self) -> &'a str {
        self.fields.nationality()
    }

    /// Returns the date of birth, any part of which may be unknown.
    #[must_use]
    pub fn date_of_birth(&self) -> PartialDate {
        PartialDate::new(self.fields.date_of_birth())
    }

    /// Returns the sex.
    #[must_use]
    pub fn sex(&self) -> Sex {
        match self.fields.sex() {
            b'F' => Sex::Female,
            b'M' => Sex::Male,
            FILLER => Sex::Unspecified,
            other => Sex::Other(other),
        }
    }

    /// Returns the date of expiry.
    #[must_use]
    pub fn date_of_expiry(&self) -> ExpiryDate {
        ExpiryDate::new(self.fields.date_of_expiry(), self.issuing_state())
    }

    /// Returns the optional data: the first line's for TD1, the personal number for TD3. Omits
    /// trailing fillers, and the tail of a long document number.
    #[must_use]
    pub fn optional_data_1(&self) -> &'a str {
        without_fillers(self.fields.optional_data_1())
    }

    /// Returns the optional data of the second line of TD1, or an empty string for other layouts.
    /// Omits trailing fillers.
    #[must_use]
    pub fn optional_data_2(&self) -> &'a str {
        without_fillers(self.fields.optional_data_2())
    }

    /// Returns the personal number, or other optional data, of TD3.
    #[must_use]
    pub fn personal_number(&self) -> Option<&'a str> {
        (self.format() == Format::Td3).then(|| self.optional_data_1())
    }

    /// Returns the input for the key derivation of BAC, and of PACE with the MRZ.
    #[must_use]
    pub fn key_information(&self) -> KeyInformation {
        KeyInformation::of(&self.fields)
    }

    /// Returns the tolerated deviations from the standard.
    #[must_use]
    pub const fn findings(&self) -> FindingSet {
        self.findings
    }

    fn judge(&self) -> FindingSet {
        let mut findings = self.fields.check_digit_findings();
        let mut note = |deviates: bool, finding: Finding| {
            if deviates {
                findings.insert(finding);
            }
        };
        note(!self.is_document_code_defined(), Finding::MrzDocumentCodeUnusual);
        // Doc 9303-3 §4.8: every part of a date of expiry is known.
        let has_dates = PartialDate::is_plausible(self.fields.date_of_birth(), true)
            && PartialDate::is_plausible(self.fields.date_of_expiry(), false);
        note(!has_dates, Finding::MrzDateInvalid);
        note(self.name().starts_with_filler(), Finding::MrzNameVoid);
        note(matches!(self.sex(), Sex::Other(_)), Finding::MrzSexUnusual);
        let has_digit = |field: &str| field.bytes().any(|character| character.is_ascii_digit());
        let has_unusual = has_digit(self.fields.name())
            || !is_code(self.issuing_state())
            || !is_code(self.nationality());
        note(has_unusual, Finding::MrzCharacterUnusual);
        findings
    }

    /// Doc 9303-5 and 9303-6 §4.2.2: `A`, `C` or `I`, then any letter except `V`; not `AI`.
    /// Doc 9303-4 §4.4: `P`, then a letter of the harmonised set, or none until 2028.
    fn is_document_code_defined(&self) -> bool {
        match (self.format(), self.fields.document_code().as_bytes()) {
            (Format::Td1 | Format::Td2, b"AI") => false,
            (Format::Td1 | Format::Td2, [b'A' | b'C' | b'I', second]) => {
                *second == FILLER || (second.is_ascii_uppercase() && *second != b'V')
            }
            (Format::Td3, [b'P', second]) => matches!(
                second,
                &FILLER | b'D' | b'E' | b'L' | b'M' | b'O' | b'P' | b'R' | b'S' | b'T' | b'U'
            ),
            _ => false,
        }
    }
}

/// Shows the layout only; everything else is personal data.
impl fmt::Debug for Mrz<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mrz")
            .field("format", &self.format())
            .field("findings", &self.findings)
            .finish_non_exhaustive()
    }
}

/// The layout of a machine readable zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "the three formats of Doc 9303")]
pub enum Format {
    /// Three lines of 30 characters: cards (Doc 9303-5).
    Td1,
    /// Two lines of 36 characters (Doc 9303-6).
    Td2,
    /// Two lines of 44 characters: passports (Doc 9303-4).
    Td3,
}

impl Format {
    /// The number of characters of a line.
    #[must_use]
    pub const fn line_length(self) -> usize {
        match self {
            Self::Td1 => 30,
            Self::Td2 => 36,
            Self::Td3 => 44,
        }
    }
}

/// The sex (Doc 9303-3 §4.8).
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "the three codes of Doc 9303-3 §4, and any other")]
pub enum Sex {
    /// `F`.
    Female,
    /// `M`.
    Male,
    /// `<`.
    Unspecified,
    /// Another character, which the standard does not allow; in some documents `X`.
    Other(u8),
}

/// Hides the sex, which is personal data.
impl fmt::Debug for Sex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sex(..)")
    }
}

const FILLER: u8 = b'<';

/// True if the code of a state is not empty and consists of letters.
fn is_code(code: &str) -> bool {
    !code.is_empty() && code.bytes().all(|character| character.is_ascii_uppercase())
}

fn without_fillers(field: &str) -> &str {
    let mut field = field;
    while let Some(shorter) = field.strip_suffix("<") {
        field = shorter;
    }
    field
}

#[cfg(test)]
mod tests;
