//! Values of primitive elements, for people.

use const_oid::ObjectIdentifier;
use const_oid::db::DB;
use idchip::lds::security_info::{ChipAuthenticationProtocol, PaceProtocol};
use idchip::oid::Oid;
use idchip::tlv::Tag;

use super::element::Element;
use crate::certificate::oid_name;
use crate::console::{DIM, styled};
use idchip_batch::printable;

/// Formats values.
pub(super) struct Values {
    /// The number of bytes to show.
    pub(super) bytes: usize,
}

impl Values {
    /// The value of a primitive element.
    pub(super) fn show(&self, element: &Element<'_>, content: &[u8]) -> String {
        match element.tag {
            Tag::OBJECT_IDENTIFIER => {
                return Oid::from_bytes(content).map_or_else(|| self.hex(content), oid);
            }
            Tag::NULL if content.is_empty() => return String::new(),
            Tag::BOOLEAN if content.len() == 1 => {
                return if content == [0] { "FALSE" } else { "TRUE" }.to_owned();
            }
            Tag::INTEGER => return self.integer(content),
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

const fn is_text(element: &Element<'_>) -> bool {
    match element.tag {
        Tag::UTF8_STRING
        | NUMERIC_STRING
        | Tag::PRINTABLE_STRING
        | Tag::IA5_STRING
        | Tag::UTC_TIME
        | Tag::GENERALIZED_TIME
        | VISIBLE_STRING => true,
        // Images and templates.
        Tag(0x5F2E | 0x5F40 | 0x5F43) => false,
        // The versions in EF.COM, and most values of DG1, DG11, DG12 and DG16.
        Tag(tag) => matches!(tag, 0x5F01..=0x5F7F),
    }
}

const NUMERIC_STRING: Tag = Tag(0x12);
const VISIBLE_STRING: Tag = Tag(0x1A);

/// The dotted form and the name: that of the library, or else of the standards that `const-oid` lists.
fn oid(oid: Oid<'_>) -> String {
    let registered = ObjectIdentifier::from_bytes(oid.as_bytes()).ok();
    let name = known_name(oid).or_else(|| DB.by_oid(registered.as_ref()?).map(str::to_owned));
    match name {
        Some(name) => format!("{oid} {}", styled(DIM, name)),
        None => oid.to_string(),
    }
}

/// The name in the library's tables.
fn known_name(oid: Oid<'_>) -> Option<String> {
    if let Some(protocol) = PaceProtocol::from_oid(oid) {
        return Some(protocol.to_string());
    }
    if let Some(protocol) = ChipAuthenticationProtocol::from_oid(oid) {
        return Some(protocol.to_string());
    }
    oid.name().map(|_| oid_name(oid))
}
