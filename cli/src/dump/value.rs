//! Values of primitive elements, for people.

use std::sync::LazyLock;

use der_parser::asn1_rs::Tag;
use idchip::lds::security_info::{ChipAuthenticationProtocol, PaceProtocol};
use idchip::oid::Oid;
use oid_registry::OidRegistry;

use super::element::Element;
use crate::certificate::oid_name;
use crate::console::{DIM, styled};
use crate::printable::printable;

/// Formats values.
pub(super) struct Values {
    /// The number of bytes to show.
    pub(super) bytes: usize,
}

impl Values {
    /// The value of a primitive element.
    pub(super) fn show(&self, element: &Element<'_>, content: &[u8]) -> String {
        let is_universal = element.is_universal();
        match element.header.tag() {
            Tag::Oid if is_universal => return oid(content),
            Tag::Null if is_universal && content.is_empty() => return String::new(),
            Tag::Boolean if is_universal && content.len() == 1 => {
                return if content == [0] { "FALSE" } else { "TRUE" }.to_owned();
            }
            Tag::Integer if is_universal => return self.integer(content),
            _ => {}
        }
        let text = is_text(element).then(|| core::str::from_utf8(content).ok()).flatten();
        text.map_or_else(|| self.hex(content), |text| self.text(text))
    }

    fn text(&self, text: &str) -> String {
        let most = self.bytes.max(MAX_TEXT);
        match text.char_indices().nth(most) {
            Some((end, _)) => {
                let (start, rest) = text.split_at(end);
                format!("\"{}\" {}", printable(start), more(rest.len()))
            }
            None => format!("\"{}\"", printable(text)),
        }
    }

    fn integer(&self, content: &[u8]) -> String {
        let is_negative = content.first().is_some_and(|first| first & 0x80 != 0);
        if content.is_empty() || content.len() > 8 || is_negative {
            return self.hex(content);
        }
        content.iter().fold(0_u64, |value, byte| (value << 8) | u64::from(*byte)).to_string()
    }

    fn hex(&self, content: &[u8]) -> String {
        match content.get(..self.bytes) {
            Some(start) if start.len() < content.len() => {
                let left = content.len().saturating_sub(start.len());
                format!("{} {}", const_hex::encode_upper(start), more(left))
            }
            _ => const_hex::encode_upper(content),
        }
    }
}

/// Texts are shown up to this many characters at least, more than any name in a certificate has.
const MAX_TEXT: usize = 256;

fn more(left: usize) -> String {
    styled(DIM, format_args!("… {left} more"))
}

/// The placeholder for a value that is not shown.
pub(super) fn hidden(length: usize) -> String {
    let unit = if length == 1 { "byte" } else { "bytes" };
    styled(DIM, format_args!("••••• ({length} {unit})"))
}

fn is_text(element: &Element<'_>) -> bool {
    let is_string = element.is_universal()
        && matches!(
            element.header.tag(),
            Tag::Utf8String
                | Tag::PrintableString
                | Tag::NumericString
                | Tag::Ia5String
                | Tag::VisibleString
                | Tag::UtcTime
                | Tag::GeneralizedTime
        );
    // The versions in EF.COM, and most values of DG1, DG11, DG12 and DG16.
    is_string
        || (matches!(element.tag, [0x5F, _]) && !matches!(element.tag, [0x5F, 0x2E | 0x40 | 0x43]))
}

/// The dotted form and the name.
fn oid(content: &[u8]) -> String {
    let registered = der_parser::oid::Oid::new(content.into());
    let known = known_name(content)
        .or_else(|| REGISTRY.get(&registered).map(|entry| entry.sn().to_owned()));
    match known {
        Some(name) => format!("{registered} {}", styled(DIM, name)),
        None => registered.to_string(),
    }
}

static REGISTRY: LazyLock<OidRegistry<'static>> =
    LazyLock::new(|| OidRegistry::default().with_all_crypto().with_x509());

/// The name in the library's tables.
fn known_name(content: &[u8]) -> Option<String> {
    let oid = Oid::from_bytes(content)?;
    if let Some(protocol) = PaceProtocol::from_oid(oid) {
        return Some(protocol.to_string());
    }
    if let Some(protocol) = ChipAuthenticationProtocol::from_oid(oid) {
        return Some(protocol.to_string());
    }
    oid.name().map(|_| oid_name(oid))
}
