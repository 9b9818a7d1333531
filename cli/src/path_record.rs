//! A path in JSON.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;

use crate::outcome::console_path;

/// A path as text, and beside it the path itself if the text cannot show it.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct PathRecord {
    /// For people: characters that are invisible, or no UTF-8, are replaced.
    #[serde(rename = "path")]
    pub(crate) text: String,
    /// The bytes of the path in Base64, if the text differs from it.
    #[serde(skip_serializing_if = "Option::is_none")]
    path_base64: Option<String>,
}

impl PathRecord {
    pub(crate) fn new(path: &Path) -> Self {
        let text = console_path(path);
        let is_exact = path.to_str() == Some(text.as_str());
        let exact = (!is_exact).then(|| STANDARD.encode(path.as_os_str().as_encoded_bytes()));
        Self { text, path_base64: exact }
    }

    /// The bytes of the path in Base64, if the text differs from it.
    pub(crate) fn exact(&self) -> Option<&str> {
        self.path_base64.as_deref()
    }

    /// True if a JSON object has this path.
    pub(crate) fn is_of(&self, object: &serde_json::Value) -> bool {
        let member = |name| object.get(name).and_then(serde_json::Value::as_str);
        let is_exact = member("path_base64") == self.exact();
        member("path") == Some(self.text.as_str()) && is_exact
    }
}
