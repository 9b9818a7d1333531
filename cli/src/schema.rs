//! JSON Schemas of what the command writes (`docs/schema/`), derived from the types that are written.
//!
//! They are made in tests only, so that the command itself does not carry them. A field that is added to a record
//! is in its schema without another change: `cargo xtask schemas` writes the files.

use core::marker::PhantomData;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use idchip::cms::DeviationType;
use idchip::verify::{
    CheckId, CheckResult, DataGroupStatus, ListCheckId, Reason, TrCheck, Verdict,
};
use idchip::vietnam::{CrossCheck, CrossCheckResult};
use idchip::{Finding, ParseErrorKind};
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::kind::Kind;
use crate::outcome::{ExitOutcome, InputError};
use idchip_batch::CardSecurityCheck;

/// Makes a type for a set of words: a string that is one of them.
macro_rules! words {
    ($($(#[$attribute:meta])* $Name:ident: $words:expr;)*) => {$(
        $(#[$attribute])*
        pub(crate) struct $Name;

        impl JsonSchema for $Name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($Name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                let words: Vec<&str> = $words;
                json_schema!({ "type": "string", "enum": words })
            }
        }
    )*};
}

/// The names of a register.
macro_rules! names {
    ($Register:ident) => {
        $Register::ALL.iter().map(|word| word.name()).collect()
    };
}

words! {
    /// The name of a check of a document.
    CheckName: names!(CheckId);
    /// The name of a check of a list.
    ListCheckName: names!(ListCheckId);
    /// The name of a check of EF.CardSecurity.
    CardSecurityCheckName: CardSecurityCheck::OWN
        .iter()
        .map(|check| check.name())
        .chain(CheckId::OF_SOD.iter().map(|id| CardSecurityCheck::Signed(*id).name()))
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .collect();
    /// The check that decides: one of the document, or EF.CardSecurity.
    DecidingName: CheckId::ALL.iter().map(|id| id.name()).chain(["card_security"]).collect();
    /// The name of a check in the tree of TR-03135-1.
    TreeCheckName: names!(TrCheck);
    /// The reason in the tree: one of a check, or that the check is not made.
    TreeReasonName: Reason::ALL.iter().map(|reason| reason.name()).chain(["not_made"]).collect();
    /// The result of a check.
    ResultName: names!(CheckResult);
    /// The reason for the result of a check.
    ReasonName: names!(Reason);
    /// A deviation from the standard.
    FindingName: names!(Finding);
    /// The status of a file.
    StatusName: names!(DataGroupStatus);
    /// The verdict on a card.
    VerdictName: Verdict::ALL
        .iter()
        .map(|verdict| verdict.name())
        .chain([ExitOutcome::Malformed.name()])
        .collect();
    /// The verdict on a signed file or list.
    SignedVerdictName: vec!["verified", "rejected", "undetermined", "malformed"];
    /// The kind of an error in a file.
    ErrorName: ParseErrorKind::ALL
        .iter()
        .map(|kind| kind.name())
        .chain(InputError::NAMES)
        .chain(["other"])
        .collect();
    /// A kind of words that are explained.
    KindName: Kind::ALL.iter().map(|kind| kind.name()).collect();
    /// A comparison of two parts of a Vietnamese card.
    CrossCheckName: names!(CrossCheck);
    /// The result of such a comparison.
    CrossCheckResultName: [
        CrossCheckResult::Absent,
        CrossCheckResult::Agrees,
        CrossCheckResult::Differs,
        CrossCheckResult::NotComparable,
    ]
    .iter()
    .map(|result| result.name())
    .collect();
}

/// The type of a deviation: a known name, or an identifier in dotted form.
pub(crate) struct DeviationTypeName;

impl JsonSchema for DeviationTypeName {
    fn schema_name() -> Cow<'static, str> {
        "DeviationTypeName".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let names: Vec<&str> = names!(DeviationType);
        json_schema!({ "anyOf": [{ "enum": names }, { "type": "string", "pattern": "^[0-9.]+$" }] })
    }
}

/// An object whose members have these names.
pub(crate) struct MapOf<K, V>(PhantomData<(K, V)>);

impl<K: JsonSchema, V: JsonSchema> JsonSchema for MapOf<K, V> {
    fn schema_name() -> Cow<'static, str> {
        format!("MapOf{}To{}", K::schema_name(), V::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let (names, values) = (generator.subschema_for::<K>(), generator.subschema_for::<V>());
        json_schema!({ "type": "object", "propertyNames": names, "additionalProperties": values })
    }
}

/// The evidence of a check: an object with one member.
#[derive(JsonSchema)]
#[serde(rename_all = "snake_case")]
#[expect(dead_code, reason = "it is there for its schema")]
pub(crate) enum Evidence {
    /// The index of an anchor, from 0.
    Anchor(u32),
    /// A data group, such as DG2.
    DataGroup(String),
    Error(ParseErrorRecord),
    /// A file, such as EF.1001.
    File(String),
    Finding(FindingName),
    /// A length in bytes.
    Length {
        found: u32,
        expected: u32,
    },
    /// A time.
    Limit(String),
    Missing {
        data_group: String,
        bytes: u32,
    },
    Revoked {
        at: String,
        reason: Option<String>,
    },
}

/// The error of bytes that do not parse.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "it is there for its schema")]
pub(crate) struct ParseErrorRecord {
    kind: ErrorName,
    offset: u32,
    within: String,
    message: String,
}

/// Names and values of a file.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "it is there for its schema")]
pub(crate) struct Content(BTreeMap<String, Value>);

/// A value of a file: a text, values of one name, further values, a hidden value, or an error.
#[derive(JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "it is there for its schema")]
enum Value {
    Text(String),
    Content(BTreeMap<String, Self>),
    Error { error: String },
    Hidden { hidden: bool },
    List(Vec<Self>),
}

/// The identity on an accepted card: docs/json.md has the names and the types of its values.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "it is there for its schema")]
pub(crate) struct Identity {
    holder: Option<BTreeMap<String, IdentityValue>>,
    document: Option<BTreeMap<String, IdentityValue>>,
    mrz: Option<BTreeMap<String, IdentityValue>>,
    portrait: Option<BTreeMap<String, IdentityValue>>,
    comparisons: Option<BTreeMap<String, CrossCheckResultName>>,
    /// The files that the values are from, by the paths of the values.
    sources: BTreeMap<String, String>,
    /// The errors of values that cannot be read, by the paths of the values.
    unreadable: BTreeMap<String, Unreadable>,
}

/// A value of the identity; null if the card does not have it.
#[derive(JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "it is there for its schema")]
enum IdentityValue {
    Nothing(()),
    Flag(bool),
    Number(i64),
    Text(String),
    Texts(Vec<String>),
    /// A state, or the meaning of a personal number.
    Parts(BTreeMap<String, Option<IdentityPart>>),
}

#[derive(JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "it is there for its schema")]
enum IdentityPart {
    Number(i64),
    Text(String),
}

#[derive(JsonSchema)]
#[expect(dead_code, reason = "it is there for its schema")]
struct Unreadable {
    file: String,
    kind: ErrorName,
    message: String,
}

/// The schema of a type, for objects with this `schema` member.
fn schema_of<T: JsonSchema>(name: &str) -> (String, serde_json::Value) {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<T>().to_value();
    schema["$id"] = format!("https://idchip.invalid/schema/{}", file_of(name)).into();
    schema["title"] = name.into();
    schema["properties"]["schema"] = serde_json::json!({ "const": name });
    (name.to_owned(), schema)
}

/// The schema of `idchip verify`: the identity is there only with `--reveal`.
fn schema_of_verify() -> (String, serde_json::Value) {
    let (name, mut schema) = schema_of::<crate::report_json::RevealedRecord<'_>>("idchip.verify/1");
    if let Some(required) = schema["required"].as_array_mut() {
        required.retain(|member| member != "identity");
    }
    (name, schema)
}

/// The file of a schema: idchip.verify/1 stands in idchip.verify.1.json.
fn file_of(name: &str) -> String {
    format!("{}.json", name.replace('/', "."))
}

fn all() -> Vec<(String, serde_json::Value)> {
    vec![
        schema_of::<crate::aa::Record>("idchip.aa/1"),
        schema_of::<crate::list_anchors::Entry>("idchip.anchors/1"),
        schema_of::<crate::list_anchors::Summary>("idchip.anchors.summary/1"),
        schema_of::<crate::export::Manifest<'_>>("idchip.evidence/1"),
        schema_of::<crate::explain::Record>("idchip.explain/1"),
        schema_of::<crate::inspect::Record<'_>>("idchip.inspect/3"),
        schema_of::<crate::master_lists::ListRecord>("idchip.master_list/1"),
        schema_of::<crate::qr::Record<'_>>("idchip.qr/2"),
        schema_of::<crate::many::summary::Summary>("idchip.verify.summary/1"),
        schema_of_verify(),
    ]
}

/// Compares the files with the types, or writes them if `IDCHIP_SCHEMAS` names the directory, as
/// `cargo xtask schemas` has it.
#[test]
fn the_schemas_are_those_of_the_types() {
    let written = std::env::var_os("IDCHIP_SCHEMAS");
    let there = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/schema");
    for (name, schema) in all() {
        let mut text = serde_json::to_string_pretty(&schema).unwrap();
        text.push('\n');
        match &written {
            Some(directory) => {
                std::fs::create_dir_all(directory).unwrap();
                std::fs::write(Path::new(directory).join(file_of(&name)), text).unwrap();
            }
            None => {
                let known = std::fs::read_to_string(there.join(file_of(&name))).unwrap_or_default();
                assert!(known == text, "{name}: run `cargo xtask schemas`");
            }
        }
    }
}
