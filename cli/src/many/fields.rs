//! Chosen members of a JSON object.

use indexmap::IndexMap;
use serde::Serialize;
use serde_json::Value;

use crate::args::Field;

/// The chosen members of an object, in the order in which they were chosen. A member that the object does not have is
/// null, so that all objects have the same members.
#[derive(Serialize)]
#[serde(untagged)]
pub(crate) enum Chosen<'v> {
    Members(IndexMap<&'v str, Self>),
    Whole(&'v Value),
}

impl<'v> Chosen<'v> {
    /// Takes the members out of the object.
    pub(crate) fn of(object: &'v Value, fields: &'v [Field]) -> Self {
        let mut chosen = Self::Members(IndexMap::new());
        for Field(names) in fields {
            chosen.add(object, names);
        }
        chosen
    }

    fn add(&mut self, object: &'v Value, names: &'v [String]) {
        let Self::Members(members) = self else { return };
        let Some((name, below)) = names.split_first() else {
            *self = Self::Whole(object);
            return;
        };
        let value = object.get(name).unwrap_or(&Value::Null);
        let member = members.entry(name).or_insert_with(|| Self::Members(IndexMap::new()));
        member.add(value, below);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn chosen(object: &Value, fields: &[&str]) -> String {
        let fields: Vec<_> = fields.iter().map(|field| field.parse().unwrap()).collect();
        serde_json::to_string(&Chosen::of(object, &fields)).unwrap()
    }

    #[test]
    fn members_stand_in_the_order_of_the_choice() {
        let object = json!({
            "path": "a", "verdict": "accepted", "signer": { "issuer": "x", "serial_number": "1" }
        });
        assert_eq!(chosen(&object, &["verdict", "path"]), r#"{"verdict":"accepted","path":"a"}"#);
        let nested = chosen(&object, &["signer.serial_number", "path", "signer.issuer"]);
        assert_eq!(nested, r#"{"signer":{"serial_number":"1","issuer":"x"},"path":"a"}"#);
        // The whole has its parts.
        let whole = r#"{"signer":{"issuer":"x","serial_number":"1"}}"#;
        assert_eq!(chosen(&object, &["signer.issuer", "signer"]), whole);
        assert_eq!(chosen(&object, &["signer", "signer.issuer"]), whole);
    }

    #[test]
    fn a_member_that_is_missing_is_null() {
        let object = json!({ "path": "a", "error": { "kind": "no_sod" } });
        let expected = r#"{"verdict":null,"checks":{"ds_signature":{"reason":null}}}"#;
        assert_eq!(chosen(&object, &["verdict", "checks.ds_signature.reason"]), expected);
    }

    #[test]
    fn unknown_members_are_refused() {
        for field in ["", "verdicts", ".path", "name"] {
            assert!(field.parse::<Field>().is_err(), "{field}");
        }
    }
}
