//! The form in which the texts of a language stand.

use core::fmt::{self, Display, Write};

use crate::status::{IDCHIP_STATUS_UNKNOWN_NUMBER, idchip_status};

/// The texts of a number in one language.
#[derive(Clone, Copy)]
pub(crate) struct Texts {
    pub(crate) title: Option<&'static str>,
    pub(crate) meaning: &'static str,
    pub(crate) advice: Option<&'static str>,
}

impl Texts {
    pub(crate) const fn of(meaning: &'static str) -> Self {
        Self { title: None, meaning, advice: None }
    }

    pub(crate) const fn with_title(self, title: &'static str) -> Self {
        Self { title: Some(title), ..self }
    }

    pub(crate) const fn with_advice(self, advice: &'static str) -> Self {
        Self { advice: Some(advice), ..self }
    }
}

/// Returns the texts of a number.
pub(crate) fn row(table: &[(u32, Texts)], number: u32) -> Result<Texts, idchip_status> {
    let found = table.iter().find(|(of_row, _)| *of_row == number);
    found.map(|(_, texts)| *texts).ok_or(IDCHIP_STATUS_UNKNOWN_NUMBER)
}

/// The sentences of the report. A comment names the values of those that have some.
pub(crate) struct ReportSentences {
    /// `verdict`, `at`.
    pub(crate) verdict: Sentence,
    /// `check`, `reason`.
    pub(crate) decided_by: Sentence,
    /// `advice`.
    pub(crate) advice: Sentence,
    pub(crate) checks: Sentence,
    pub(crate) data_groups: Sentence,
    pub(crate) findings: Sentence,
    pub(crate) anchor_findings: Sentence,
    pub(crate) signer: Sentence,
    pub(crate) anchor: Sentence,
    pub(crate) missing_anchor: Sentence,
    pub(crate) label_subject: &'static str,
    pub(crate) label_issuer: &'static str,
    pub(crate) label_valid: &'static str,
    pub(crate) label_key: &'static str,
    /// `from`, `until`.
    pub(crate) validity: Sentence,
    pub(crate) no_key_identifier: Sentence,
    /// `found`, `expected`.
    pub(crate) length: Sentence,
    /// `data_group`, `bytes`.
    pub(crate) missing_bytes: Sentence,
}

/// The reasons of checks that lack an input, in the words of [`Check::text`](idchip::verify::Check::text).
pub(crate) struct NotGiven {
    pub(crate) active_authentication: &'static str,
    pub(crate) card_access: &'static str,
    pub(crate) com: &'static str,
    pub(crate) data_group_to_compare: &'static str,
    pub(crate) document_types: &'static str,
}

/// A sentence in pieces.
pub(crate) type Sentence = &'static [Piece];

/// A piece of a sentence.
pub(crate) enum Piece {
    Text(&'static str),
    /// The value of this name.
    Value(&'static str),
}

/// Writes a sentence with these values. It is an error if one is missing.
pub(crate) fn write_sentence(
    out: &mut dyn Write,
    sentence: Sentence,
    values: &[(&str, &dyn Display)],
) -> fmt::Result {
    sentence.iter().try_for_each(|piece| match piece {
        Piece::Text(text) => out.write_str(text),
        Piece::Value(name) => {
            let (_, value) = values.iter().find(|(of, _)| of == name).ok_or(fmt::Error)?;
            write!(out, "{value}")
        }
    })
}
