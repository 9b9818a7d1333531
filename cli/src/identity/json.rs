//! The identity as JSON. docs/json.md describes it.

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::json;

use super::Identity;
use super::section::{Field, NumberMeaning, Section, Source, Value};

impl Serialize for Identity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, section) in self.sections() {
            map.serialize_entry(name, &(!section.0.is_empty()).then_some(section))?;
        }
        map.serialize_entry("portrait", &self.portrait)?;
        map.serialize_entry("comparisons", &self.comparisons)?;
        map.serialize_entry("sources", &Sources(self))?;
        map.serialize_entry("unreadable", &Unreadable(self))?;
        map.end()
    }
}

/// The values by their names.
impl Serialize for Section {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let values = self.0.iter().map(|field| {
            let value = field.value.as_ref().ok();
            (field.name, value.and_then(Option::as_ref))
        });
        serializer.collect_map(values)
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Date(text) | Self::Text(text) => serializer.serialize_str(text),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Meaning(meaning) => meaning.serialize(serializer),
            Self::Number(number) => serializer.serialize_i64(*number),
            Self::State(code, name) => {
                let mut map = serializer.serialize_map(Some(2))?;
                map.serialize_entry("code", code.as_str())?;
                map.serialize_entry("name", name)?;
                map.end()
            }
            Self::Texts(texts) => serializer.collect_seq(texts.iter().map(|text| text.as_str())),
            Self::Word(word) => serializer.serialize_str(word),
        }
    }
}

impl Serialize for NumberMeaning {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(4))?;
        map.serialize_entry("registration_code", &self.registration_code)?;
        map.serialize_entry("registered_in", &self.registered_in.as_ref().map(|it| it.as_str()))?;
        map.serialize_entry("sex", &self.sex)?;
        map.serialize_entry("year_of_birth", &self.year_of_birth)?;
        map.end()
    }
}

/// The files of the values that the card has, by the paths of the values: "holder.surname".
struct Sources<'i>(&'i Identity);

impl Serialize for Sources<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let fields = self.0.fields().filter(|(_, field)| field.is_there());
        let fields = fields.map(|(path, field)| (path, field.source));
        let portrait = self.0.portrait.iter().map(|_| ("portrait".to_owned(), Source::Dg2));
        serializer.collect_map(fields.chain(portrait).map(|(path, source)| (path, source.name())))
    }
}

/// The errors of the values that cannot be read, by the paths of the values.
struct Unreadable<'i>(&'i Identity);

impl Serialize for Unreadable<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let errors = self.0.fields().filter_map(|(path, field)| {
            let error = field.value.as_ref().err()?;
            let (file, kind) = (field.source.name(), error.kind.name());
            let message = error.to_string();
            Some((path, json!({ "file": file, "kind": kind, "message": message })))
        });
        serializer.collect_map(errors)
    }
}

impl Identity {
    /// Every value with its path.
    fn fields(&self) -> impl Iterator<Item = (String, &Field)> {
        self.sections().into_iter().flat_map(|(name, section)| {
            section.0.iter().map(move |field| (format!("{name}.{}", field.name), field))
        })
    }
}
