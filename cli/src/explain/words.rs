//! Every word that is explained: those of the library's registers, and those of the command.

use idchip::cms::DeviationType;
use idchip::verify::{
    CheckId, CheckResult, DataGroupStatus, ListCheckId, Reason, TrCheck, Verdict,
};
use idchip::vietnam::CrossCheck;
use idchip::{Finding, ParseErrorKind, Structure};

use crate::card_security::CardSecurityCheck;
use crate::outcome::{ExitOutcome, InputError};

/// A kind of words, in the order in which they are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Check,
    ListCheck,
    CardSecurityCheck,
    TreeCheck,
    Result,
    Verdict,
    DataGroup,
    Reason,
    Finding,
    Error,
    Input,
    Structure,
    CrossCheck,
    Deviation,
}

impl Kind {
    pub(crate) const ALL: [Self; 14] = [
        Self::Check,
        Self::ListCheck,
        Self::CardSecurityCheck,
        Self::TreeCheck,
        Self::Result,
        Self::Verdict,
        Self::DataGroup,
        Self::Reason,
        Self::Finding,
        Self::Error,
        Self::Input,
        Self::Structure,
        Self::CrossCheck,
        Self::Deviation,
    ];

    /// The name in arguments and JSON, and the beginning of the keys of the texts.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::ListCheck => "list-check",
            Self::CardSecurityCheck => "card-security-check",
            Self::TreeCheck => "tree-check",
            Self::Result => "result",
            Self::Verdict => "verdict",
            Self::DataGroup => "data-group",
            Self::Reason => "reason",
            Self::Finding => "finding",
            Self::Error => "error",
            Self::Input => "input",
            Self::Structure => "structure",
            Self::CrossCheck => "cross-check",
            Self::Deviation => "deviation",
        }
    }

    /// A heading for the words of this kind.
    pub(crate) const fn title(self) -> &'static str {
        match self {
            Self::Check => "Checks of a document",
            Self::ListCheck => "Checks of a master list or deviation list",
            Self::CardSecurityCheck => "Checks of EF.CardSecurity",
            Self::TreeCheck => "Checks in the tree of TR-03135-1",
            Self::Result => "Results of checks",
            Self::Verdict => "Verdicts",
            Self::DataGroup => "Statuses of files",
            Self::Reason => "Reasons for results",
            Self::Finding => {
                "Findings: deviations from the standard that were tolerated in reading"
            }
            Self::Error => "Errors of bytes that do not parse",
            Self::Input => "Errors of files that were given to the command",
            Self::Structure => "Structures that errors name",
            Self::CrossCheck => "Comparisons of the parts of a Vietnamese card",
            Self::Deviation => "Types of deviations in a deviation list",
        }
    }

    /// The middle of the names of its constants in C, after `IDCHIP_`; none if C has no constants for it.
    pub(crate) const fn in_c(self) -> Option<&'static str> {
        Some(match self {
            Self::Check => "CHECK",
            Self::ListCheck => "LIST_CHECK",
            Self::TreeCheck => "TR03135",
            Self::Result => "RESULT",
            Self::Verdict => "VERDICT",
            Self::DataGroup => "DATA_GROUP",
            Self::Reason => "STATUS_REASON",
            Self::Finding => "FINDING",
            Self::Error => "STATUS_PARSE",
            Self::Structure => "STRUCTURE",
            Self::CrossCheck => "CROSS_CHECK",
            Self::CardSecurityCheck | Self::Input | Self::Deviation => return None,
        })
    }
}

/// A word that is explained.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    pub(crate) kind: Kind,
    /// The stable number; none for a word of the command alone.
    pub(crate) number: Option<u16>,
    /// The stable name.
    pub(crate) name: &'static str,
    /// The title for people, if it has one.
    pub(crate) title: Option<&'static str>,
    /// The short text of the library; none for a word of the command, whose text stands with its explanation.
    pub(crate) text: Option<&'static str>,
    /// The advice of the library, which only reasons have.
    pub(crate) advice: Option<&'static str>,
    /// The key of the explanation.
    pub(crate) key: String,
}

impl Word {
    fn new(kind: Kind, (number, name, text): (u16, &'static str, &'static str)) -> Self {
        let key = key(kind, name);
        let (number, text) = (Some(number), Some(text));
        Self { kind, number, name, title: None, text, advice: None, key }
    }

    fn of_command(kind: Kind, name: &'static str) -> Self {
        let key = key(kind, name);
        Self { kind, number: None, name, title: None, text: None, advice: None, key }
    }

    const fn with_title(mut self, title: &'static str) -> Self {
        self.title = Some(title);
        self
    }

    /// The status of the C API (capi/src/status.rs), for a word that has one. Success is the status 0, and has no
    /// word.
    pub(crate) fn status(&self) -> Option<u16> {
        let number = self.number?;
        let first = match self.kind {
            Kind::Error => 200,
            Kind::DataGroup if number != DataGroupStatus::Identical.code() => 300,
            Kind::Reason if number != Reason::Ok.code() => 400,
            _ => return None,
        };
        number.checked_add(first)
    }
}

/// Writes letters and digits in lower case, and a hyphen in place of all others, so that a name is found however
/// its words are joined.
pub(crate) fn normalized(text: &str) -> String {
    let words = text.split(|character: char| !character.is_ascii_alphanumeric());
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    words.join("-").to_ascii_lowercase()
}

/// The key of the texts of a word.
pub(crate) fn key(kind: Kind, name: &str) -> String {
    format!("{}-{}", kind.name(), normalized(name))
}

/// Returns every word, by kind, in the order of the registers.
pub(crate) fn all() -> Vec<Word> {
    macro_rules! rows {
        ($kind:ident, $Register:ident) => {
            $Register::ALL
                .iter()
                .map(|it| (it, Word::new(Kind::$kind, (it.code(), it.name(), it.text()))))
        };
    }
    let mut words: Vec<Word> = Vec::new();
    words.extend(rows!(Check, CheckId).map(|(it, word)| word.with_title(it.title())));
    words.extend(rows!(ListCheck, ListCheckId).map(|(it, word)| word.with_title(it.title())));
    words.extend(CardSecurityCheck::OWN.map(|check| {
        Word::of_command(Kind::CardSecurityCheck, check.name()).with_title(check.title())
    }));
    words.extend(rows!(TreeCheck, TrCheck).map(|(it, word)| {
        // A check that the report has too is explained there.
        let key = it.check_id().map_or(word.key, |id| key(Kind::Check, id.name()));
        Word { key, title: Some(it.title()), ..word }
    }));
    words.extend(rows!(Result, CheckResult).map(|(_, word)| word));
    words.extend(rows!(Verdict, Verdict).map(|(_, word)| word));
    words.push(Word::of_command(Kind::Verdict, ExitOutcome::Malformed.name()));
    words.extend(rows!(DataGroup, DataGroupStatus).map(|(_, word)| word));
    words.extend(rows!(Reason, Reason).map(|(it, word)| Word { advice: it.advice(), ..word }));
    words.extend(rows!(Finding, Finding).map(|(_, word)| word));
    words.extend(rows!(Error, ParseErrorKind).map(|(_, word)| word));
    words.extend(InputError::NAMES.iter().map(|name| Word::of_command(Kind::Input, name)));
    words.extend(rows!(Structure, Structure).map(|(_, word)| word));
    words.extend(rows!(CrossCheck, CrossCheck).map(|(_, word)| word));
    words.extend(rows!(Deviation, DeviationType).map(|(_, word)| word));
    words
}
