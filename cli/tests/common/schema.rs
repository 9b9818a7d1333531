//! The JSON Schemas of `docs/schema/`.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Mutex, OnceLock};

use jsonschema::Validator;
use serde_json::Value;

/// The schemas that were read so far, by name. A test binary needs few of them.
static VALIDATORS: OnceLock<Mutex<BTreeMap<String, Validator>>> = OnceLock::new();

/// Fails unless the object is as the schema says that it names.
#[track_caller]
pub(crate) fn validate(object: &Value) {
    if let Some(error) = violation(object) {
        panic!("{error}");
    }
}

/// The first place at which the object is not as the schema says that it names.
pub(crate) fn violation(object: &Value) -> Option<String> {
    let name = object["schema"].as_str().expect("an object names its schema");
    let mut validators = VALIDATORS.get_or_init(Mutex::default).lock().unwrap();
    let validator = validators.entry(name.to_owned()).or_insert_with(|| read(name));
    // The place alone: a value may be a card's.
    let error = validator.iter_errors(object).next();
    error.map(|it| format!("{name}: {} against {}", it.instance_path(), it.schema_path()))
}

fn read(name: &str) -> Validator {
    let file = format!("../docs/schema/{}.json", name.replace('/', "."));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let text = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    jsonschema::draft202012::new(&serde_json::from_slice(&text).unwrap()).unwrap()
}
