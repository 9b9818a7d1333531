//! The words of errors and of the report, in a language.

use core::fmt::{self, Write};

use idchip::tlv::Tag;
use idchip::verify::{Check, CheckId, CheckResult, DataGroupStatus, Reason, Verdict};
use idchip::{Finding, ParseError};

use crate::numbers::{IDCHIP_LANGUAGE_EN, IDCHIP_LANGUAGE_VI};
use crate::sentences::{Piece, ReportSentences, Texts, row, write_sentence};
use crate::status::{IDCHIP_STATUS_UNKNOWN_NUMBER, idchip_status};
use crate::vietnamese;

/// Returns the words of this language: one of the IDCHIP_LANGUAGE_ constants.
pub(crate) fn wording(language: u32) -> Result<&'static dyn Wording, idchip_status> {
    match language {
        IDCHIP_LANGUAGE_EN => Ok(&English),
        IDCHIP_LANGUAGE_VI => Ok(&Vietnamese),
        _ => Err(IDCHIP_STATUS_UNKNOWN_NUMBER),
    }
}

/// The words of a language.
pub(crate) trait Wording {
    /// Returns the sentences of the report.
    fn report(&self) -> &'static ReportSentences;

    /// Returns the title of a check.
    fn check(&self, id: CheckId) -> &'static str;

    /// Returns the result of a check in few words.
    fn result(&self, result: CheckResult) -> &'static str;

    /// Returns the verdict in few words.
    fn verdict(&self, verdict: &Verdict) -> &'static str;

    /// Returns the status of a data group in few words.
    fn data_group(&self, status: DataGroupStatus) -> &'static str;

    /// Returns the reason for the result of this check.
    fn reason(&self, id: CheckId, check: &Check) -> &'static str;

    /// Returns what to do about a reason.
    fn advice(&self, reason: Reason) -> Option<&'static str>;

    /// Returns the meaning of a finding.
    fn finding(&self, finding: Finding) -> &'static str;

    /// Writes an error with its numbers, its place and its structure.
    fn write_error(&self, out: &mut dyn Write, error: &ParseError) -> fmt::Result;
}

/// The words that stand in the library.
pub(crate) struct English;

impl Wording for English {
    fn report(&self) -> &'static ReportSentences {
        const {
            &ReportSentences {
                verdict: &[
                    Piece::Text("Verdict: "),
                    Piece::Value("verdict"),
                    Piece::Text(", at "),
                    Piece::Value("at"),
                ],
                decided_by: &[
                    Piece::Text("Decided by: "),
                    Piece::Value("check"),
                    Piece::Text(": "),
                    Piece::Value("reason"),
                ],
                advice: &[Piece::Text("Advice: "), Piece::Value("advice")],
                checks: &[Piece::Text("Checks:")],
                data_groups: &[Piece::Text("Data groups:")],
                findings: &[Piece::Text("Findings:")],
                anchor_findings: &[Piece::Text("Findings in the anchor:")],
                signer: &[Piece::Text("Signer:")],
                anchor: &[Piece::Text("Anchor:")],
                missing_anchor: &[Piece::Text("Missing anchor:")],
                label_subject: "subject",
                label_issuer: "issuer",
                label_valid: "valid",
                label_key: "key",
                validity: &[Piece::Value("from"), Piece::Text(" to "), Piece::Value("until")],
                no_key_identifier: &[Piece::Text("no identifier")],
                length: &[
                    Piece::Value("found"),
                    Piece::Text(" of "),
                    Piece::Value("expected"),
                    Piece::Text(" bytes"),
                ],
                missing_bytes: &[
                    Piece::Value("data_group"),
                    Piece::Text(", "),
                    Piece::Value("bytes"),
                    Piece::Text(" bytes are missing"),
                ],
            }
        }
    }

    fn check(&self, id: CheckId) -> &'static str {
        id.title()
    }

    fn result(&self, result: CheckResult) -> &'static str {
        result.name()
    }

    fn verdict(&self, verdict: &Verdict) -> &'static str {
        verdict.name()
    }

    fn data_group(&self, status: DataGroupStatus) -> &'static str {
        status.name()
    }

    fn reason(&self, id: CheckId, check: &Check) -> &'static str {
        check.text(id)
    }

    fn advice(&self, reason: Reason) -> Option<&'static str> {
        reason.advice()
    }

    fn finding(&self, finding: Finding) -> &'static str {
        finding.text()
    }

    fn write_error(&self, out: &mut dyn Write, error: &ParseError) -> fmt::Result {
        write!(out, "{error}")
    }
}

/// The words that stand in `vietnamese`. A word without one would be English: a test finds it.
struct Vietnamese;

impl Wording for Vietnamese {
    fn report(&self) -> &'static ReportSentences {
        &vietnamese::REPORT
    }

    fn check(&self, id: CheckId) -> &'static str {
        title(vietnamese::OF_CHECK, id.code()).unwrap_or_else(|| id.title())
    }

    fn result(&self, result: CheckResult) -> &'static str {
        title(vietnamese::OF_RESULT, result.code()).unwrap_or_else(|| result.name())
    }

    fn verdict(&self, verdict: &Verdict) -> &'static str {
        title(vietnamese::OF_VERDICT, verdict.code()).unwrap_or_else(|| verdict.name())
    }

    fn data_group(&self, status: DataGroupStatus) -> &'static str {
        title(vietnamese::OF_DATA_GROUP, status.code()).unwrap_or_else(|| status.name())
    }

    fn reason(&self, id: CheckId, check: &Check) -> &'static str {
        // As Check::text has it.
        match (check.reason, id) {
            (Reason::NotGiven, CheckId::ActiveAuthentication) => {
                vietnamese::NOT_GIVEN.active_authentication
            }
            (Reason::NotGiven, CheckId::CardAccess) if check.lacks_its_input(id) => {
                vietnamese::NOT_GIVEN.data_group_to_compare
            }
            (Reason::NotGiven, CheckId::CardAccess) => vietnamese::NOT_GIVEN.card_access,
            (Reason::NotGiven, CheckId::ComVsSod) => vietnamese::NOT_GIVEN.com,
            (Reason::NotGiven, CheckId::DocumentType) => vietnamese::NOT_GIVEN.document_types,
            (reason, _) => {
                let texts = texts(vietnamese::OF_REASON, reason.code());
                texts.map_or_else(|| reason.text(), |texts| texts.meaning)
            }
        }
    }

    fn advice(&self, reason: Reason) -> Option<&'static str> {
        texts(vietnamese::OF_REASON, reason.code())
            .map_or_else(|| reason.advice(), |texts| texts.advice)
    }

    fn finding(&self, finding: Finding) -> &'static str {
        let texts = texts(vietnamese::OF_FINDING, finding.code());
        texts.map_or_else(|| finding.text(), |texts| texts.meaning)
    }

    fn write_error(&self, out: &mut dyn Write, error: &ParseError) -> fmt::Result {
        let code = u32::from(error.kind.code());
        let mut sentences = vietnamese::PARSE_ERRORS.iter();
        let Some((_, sentence)) = sentences.find(|(of, _)| *of == code) else {
            return write!(out, "{error}");
        };
        let structure = title(vietnamese::OF_STRUCTURE, error.within.code());
        let structure = structure.unwrap_or_else(|| error.within.name());
        let [first, second] = error.kind.values();
        write_sentence(
            out,
            sentence,
            &[
                ("at", &error.at),
                ("structure", &structure),
                ("number", &first),
                ("remaining", &second),
                ("tag", &Tag(first)),
                ("found", &Tag(second)),
            ],
        )
    }
}

fn texts(table: &[(u32, Texts)], code: u16) -> Option<Texts> {
    row(table, code.into()).ok()
}

fn title(table: &[(u32, Texts)], code: u16) -> Option<&'static str> {
    texts(table, code)?.title
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::collections::BTreeSet;

    use idchip::ParseErrorKind;

    use super::*;
    use crate::sentences::Sentence;

    fn values(sentence: Sentence) -> BTreeSet<&'static str> {
        let values = sentence.iter().filter_map(|piece| match piece {
            Piece::Value(name) => Some(*name),
            Piece::Text(_) => None,
        });
        values.collect()
    }

    #[test]
    fn each_language_puts_the_same_values_into_each_sentence() {
        let (english, vietnamese) = (English.report(), Vietnamese.report());
        macro_rules! assert_same {
            ($($sentence:ident)*) => {$(
                let name = stringify!($sentence);
                assert_eq!(values(vietnamese.$sentence), values(english.$sentence), "{name}");
            )*};
        }
        assert_same! {
            verdict decided_by advice checks data_groups findings anchor_findings signer anchor
            missing_anchor validity no_key_identifier length missing_bytes
        }
    }

    /// The labels stand in a column with two blanks behind the longest.
    #[test]
    fn each_label_fits_its_column() {
        for report in [English.report(), Vietnamese.report()] {
            let ReportSentences { label_subject, label_issuer, label_valid, label_key, .. } =
                report;
            for label in [label_subject, label_issuer, label_valid, label_key] {
                assert!(label.chars().count() <= 10, "{label}");
            }
        }
    }

    #[test]
    fn each_kind_of_error_has_a_sentence_with_its_place() {
        assert_eq!(vietnamese::PARSE_ERRORS.len(), ParseErrorKind::ALL.len());
        for (code, sentence) in vietnamese::PARSE_ERRORS {
            let values = values(sentence);
            assert!(values.contains("at") && values.contains("structure"), "{code}");
        }
    }
}
