//! The expected result of each synthetic card.

use serde_json::Value;

use super::testdata::read;

/// Reads `testdata/manifest.json`.
pub(crate) fn manifest() -> Value {
    serde_json::from_slice(&read("manifest.json")).unwrap()
}
