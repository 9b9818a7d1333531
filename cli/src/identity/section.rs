//! A group of values, each with its name, its label and the file that it is from.

use idchip::ParseError;
use zeroize::Zeroizing;

use crate::state_names::state_name;
use idchip_batch::printable;

/// A group of values, in the order in which they are shown.
#[derive(Default)]
pub(super) struct Section(pub(super) Vec<Field>);

/// A value.
pub(super) struct Field {
    /// The name in JSON.
    pub(super) name: &'static str,
    /// The key of the label for people; a value without one is in JSON only.
    pub(super) label: Option<&'static str>,
    /// The value, or the error that keeps it from being read.
    pub(super) value: Found,
    /// The file that the value is from.
    pub(super) source: Source,
    /// A remark for people.
    pub(super) note: Option<Zeroizing<String>>,
}

/// A value in a file: `None` if the file, or the card, does not have it.
pub(super) type Found = Result<Option<Value>, ParseError>;

/// A file with values about the holder or the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    Dg1,
    Dg11,
    Dg12,
    Dg13,
    Dg2,
    IdServizi,
}

/// A value with its type.
pub(super) enum Value {
    /// A day, or one with unknown parts: "1999-01-01", "1970-XX-XX".
    Date(Zeroizing<String>),
    /// True or false.
    Flag(bool),
    /// The meaning of the digits of a Vietnamese personal number.
    Meaning(NumberMeaning),
    /// A whole number.
    Number(i64),
    /// The code of a state or a nationality, and its name.
    State(Zeroizing<String>, Option<&'static str>),
    /// A text.
    Text(Zeroizing<String>),
    /// Several texts.
    Texts(Vec<Zeroizing<String>>),
    /// A word of the command, such as "female".
    Word(&'static str),
}

/// The meaning of the digits of a Vietnamese personal number when it was assigned.
pub(super) struct NumberMeaning {
    pub(super) registration_code: u16,
    /// The province where the birth was registered, if the code is a province's.
    pub(super) registered_in: Option<Zeroizing<String>>,
    pub(super) sex: Option<&'static str>,
    pub(super) year_of_birth: u16,
}

impl Section {
    pub(super) fn add(&mut self, field: Field) {
        self.0.push(field);
    }
}

impl Field {
    pub(super) const fn new(name: &'static str, source: Source, value: Found) -> Self {
        Self { name, label: None, value, source, note: None }
    }

    /// Returns the first of the values that the card has, or that cannot be read.
    pub(super) fn first_of<const COUNT: usize>(
        name: &'static str,
        values: [(Source, Found); COUNT],
    ) -> Self {
        let mut values = values.into_iter();
        let found = values.find(|(_, value)| !matches!(value, Ok(None)));
        let (source, value) = found.unwrap_or((Source::Dg1, Ok(None)));
        Self::new(name, source, value)
    }

    pub(super) fn labelled(mut self, label: &'static str) -> Self {
        self.label = Some(label);
        self
    }

    pub(super) fn with_note(mut self, note: Option<String>) -> Self {
        self.note = note.map(Zeroizing::new);
        self
    }

    /// True if the card has the value.
    pub(super) const fn is_there(&self) -> bool {
        matches!(self.value, Ok(Some(_)))
    }
}

impl Value {
    /// A text; none if it is empty.
    pub(super) fn text(text: Option<&str>) -> Option<Self> {
        let text = text.filter(|text| !text.is_empty())?;
        Some(Self::Text(Zeroizing::new(printable(text))))
    }

    /// A date.
    pub(super) fn date(date: impl ToString) -> Self {
        Self::Date(Zeroizing::new(date.to_string()))
    }

    /// A state or a nationality; none if the code is empty.
    pub(super) fn state(code: &str) -> Option<Self> {
        let shown = Zeroizing::new(printable(code));
        (!code.is_empty()).then(|| Self::State(shown, state_name(code)))
    }
}

impl Source {
    /// The name in JSON and for people.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Dg1 => "DG1",
            Self::Dg11 => "DG11",
            Self::Dg12 => "DG12",
            Self::Dg13 => "DG13",
            Self::Dg2 => "DG2",
            Self::IdServizi => "EF.ID_Servizi",
        }
    }
}
