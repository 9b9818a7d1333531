//! The form of a file.

use crate::lines::{folded_lines, lines};

/// A form in which states publish certificates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Form {
    /// Base64 alone, on one line or on several (RFC 4648 §4).
    Base64,
    /// DER or BER.
    Binary,
    /// Hexadecimal digits, also with spaces, colons or commas between them.
    Hexadecimal,
    /// LDIF (RFC 2849), as the ICAO PKD publishes it.
    Ldif,
    /// PEM (RFC 7468), also indented, and with text around it.
    Pem,
}

impl Form {
    /// Returns the form of a file, or `None` if it has none of these.
    #[must_use]
    pub fn of(file: &[u8]) -> Option<Self> {
        // A SEQUENCE with a length of more than 127 bytes, or an indefinite one. No text begins so: the second byte
        // cannot follow the digit zero in UTF-8.
        if let [0x30, 0x80..=0x84, ..] = file {
            return Some(Self::Binary);
        }
        let text = without_bom(file);
        if lines(text).any(|line| label_of(line).is_some()) {
            Some(Self::Pem)
        } else if is_ldif(text) {
            Some(Self::Ldif)
        } else if is_hexadecimal(text) {
            Some(Self::Hexadecimal)
        } else if is_base64(text) {
            Some(Self::Base64)
        } else {
            None
        }
    }

    /// Returns the name of the form.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Base64 => "base64",
            Self::Binary => "DER",
            Self::Hexadecimal => "hexadecimal",
            Self::Ldif => "LDIF",
            Self::Pem => "PEM",
        }
    }
}

/// Returns the text without the byte order mark in front of it.
pub(crate) fn without_bom(text: &[u8]) -> &[u8] {
    text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text)
}

/// Returns the label of the line that begins an object in PEM: `CERTIFICATE` of `-----BEGIN CERTIFICATE-----`.
pub(crate) fn label_of(line: &[u8]) -> Option<&[u8]> {
    line.trim_ascii().strip_prefix(b"-----BEGIN ")?.strip_suffix(b"-----")
}

/// True if the first line that is neither empty nor a comment names a version or an entry, or holds a value in
/// base64.
fn is_ldif(text: &[u8]) -> bool {
    let is_content = |line: &&[u8]| !line.trim_ascii().is_empty() && !line.starts_with(b"#");
    folded_lines(text).find(is_content).is_some_and(|line| match attribute(line) {
        Some((_, Value::Base64(_))) => true,
        Some((name, Value::Plain(_))) => {
            name.eq_ignore_ascii_case(b"version") || name.eq_ignore_ascii_case(b"dn")
        }
        None => false,
    })
}

/// A value in LDIF, with the bytes that fold its lines.
pub(crate) enum Value<'f> {
    /// In base64: it stands after two colons.
    Base64(&'f [u8]),
    /// As it is.
    Plain(&'f [u8]),
}

/// Splits a line of LDIF into the type of the attribute with its options, and the value:
/// `userCertificate;binary:: MIIC…`.
pub(crate) fn attribute(line: &[u8]) -> Option<(&[u8], Value<'_>)> {
    let colon = line.iter().position(|byte| *byte == b':')?;
    let (name, value) = line.split_at_checked(colon)?;
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b';' | b'.');
    if name.is_empty() || !name.iter().all(is_name) {
        return None;
    }
    match value.strip_prefix(b"::") {
        Some(value) => Some((name, Value::Base64(value))),
        None => Some((name, Value::Plain(value.get(1..).unwrap_or_default()))),
    }
}

/// True if there are hexadecimal digits alone, and they begin with a SEQUENCE.
fn is_hexadecimal(text: &[u8]) -> bool {
    let text = text.trim_ascii_start();
    let digits = text.strip_prefix(b"0x").or_else(|| text.strip_prefix(b"0X")).unwrap_or(text);
    let is_digit = |byte: &u8| byte.is_ascii_hexdigit() || is_separator(*byte);
    digits.starts_with(b"30") && digits.iter().all(is_digit)
}

/// True if the byte may stand between hexadecimal digits.
pub(crate) const fn is_separator(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b':' | b',')
}

/// A SEQUENCE with a length of more than 127 bytes, or an indefinite one, in base64: its tag and the first bits of
/// its length. No text in base64 begins so: in UTF-8 such a second byte cannot follow the digit zero.
pub(crate) const SEQUENCE: &[u8] = b"MI";

/// True if there are characters of base64 alone, and they begin with a [`SEQUENCE`].
fn is_base64(text: &[u8]) -> bool {
    let text = text.trim_ascii_start();
    let is_of_base64 = |byte: &u8| {
        byte.is_ascii_alphanumeric()
            || byte.is_ascii_whitespace()
            || matches!(byte, b'+' | b'/' | b'=')
    };
    // A word is no object: the shortest certificate is longer than a line.
    text.starts_with(SEQUENCE) && text.len() >= 64 && text.iter().all(is_of_base64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_forms_apart() {
        let mut base64 = [b'I'; 64];
        base64[0] = b'M';
        for (file, form) in [
            (&b"\x30\x82\x01\x00"[..], Some(Form::Binary)),
            (b"\x30\x80", Some(Form::Binary)),
            (b"\xEF\xBB\xBF\r\n  -----BEGIN X-----", Some(Form::Pem)),
            (b"Ch\xE1\xBB\xA9ng th\xC6\xB0\n-----BEGIN CERTIFICATE-----\n", Some(Form::Pem)),
            (b"# extended LDIF\n#\n\ndn: c=VN\n", Some(Form::Ldif)),
            (b"\xEF\xBB\xBFVersion: 1\r\ndn: c=VN\n", Some(Form::Ldif)),
            (b"dn:: Yz1WTg==\n", Some(Form::Ldif)),
            (b"CscaMasterListData:: MIIK\n", Some(Form::Ldif)),
            (b"# filter:\n  (o=ml)\ndn: c=VN\n", Some(Form::Ldif)),
            (b"30 82:01,00\n", Some(Form::Hexadecimal)),
            (b" 0x30820100", Some(Form::Hexadecimal)),
            (&base64, Some(Form::Base64)),
            (&[b'M'; 64], None),
            (b"Members of the list", None),
            (b"31820100", None),
            (b"{\"dn\": 1}", None),
            (b"https://example.com/list", None),
            (b"PK\x03\x04", None),
            (b"", None),
        ] {
            assert_eq!(Form::of(file), form, "{}", file.escape_ascii());
        }
    }
}
