//! Every word that is explained: those of the library's registers, and those of the command.

use idchip::cms::DeviationType;
use idchip::verify::{
    CheckId, CheckResult, DataGroupStatus, ListCheckId, Reason, TrCheck, Verdict,
};
use idchip::vietnam::CrossCheck;
use idchip::{Finding, ParseErrorKind, Structure};

use crate::kind::{Kind, key};
use crate::outcome::{ExitOutcome, InputError};
use idchip_batch::CardSecurityCheck;

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
    words.extend(CardSecurityCheck::OWN.iter().map(|check| {
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
