//! The members of the manifest that are written and read again.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::args::{Challenge, Hex};
use idchip_batch::sha256;

/// The length and the digest of a file.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct FileRecord {
    length: usize,
    sha256: String,
}

/// The challenge that the chip was given, and its response, in hexadecimal.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Exchange {
    challenge: String,
    response: String,
}

impl FileRecord {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        Self { length: bytes.len(), sha256: sha256(bytes) }
    }

    /// True if the file has this length and digest.
    pub(super) fn is_of(&self, bytes: &[u8]) -> bool {
        let found = Self::of(bytes);
        // A digest that could not be computed is empty, and equals none.
        !found.sha256.is_empty()
            && self.length == found.length
            && self.sha256.eq_ignore_ascii_case(&found.sha256)
    }
}

impl Exchange {
    pub(crate) fn new(challenge: &[u8; 8], response: &[u8]) -> Self {
        Self {
            challenge: const_hex::encode_upper(challenge),
            response: const_hex::encode_upper(response),
        }
    }

    /// Reads the digits. An argument may name a file with `@`; a container of somebody else must not.
    pub(super) fn parse(&self) -> Result<(Challenge, Hex), String> {
        let [challenge, response] = [&self.challenge, &self.response].map(|it| Hex::of_digits(it));
        Ok((Challenge::try_from(challenge?)?, response?))
    }
}

/// Returns the names that a manifest lists, in their order; none if it is no manifest.
pub(super) fn listed_names(manifest: &Value) -> impl Iterator<Item = &str> {
    let files = manifest.get("files").and_then(Value::as_object);
    files.into_iter().flatten().map(|(name, _)| name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exchange_names_no_file() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("eight");
        std::fs::write(&path, [7; 8]).unwrap();
        let file = format!("@{}", path.to_str().unwrap());
        let digits = "0707070707070707".to_owned();
        let parse = |challenge: &String, response: &String| {
            Exchange { challenge: challenge.clone(), response: response.clone() }.parse()
        };
        assert!(parse(&digits, &digits).is_ok());
        assert!(file.parse::<Hex>().is_ok(), "an argument may");
        assert!(parse(&file, &digits).is_err());
        assert!(parse(&digits, &file).is_err());
    }
}
