//! Values of primitive elements, for people.

use std::sync::LazyLock;

use der_parser::asn1_rs::{Class, Header, Tag};
use idchip::Structure;
use idchip::lds::security_info::{ChipAuthenticationProtocol, PaceProtocol};
use idchip::tlv::Reader;
use oid_registry::OidRegistry;

use crate::certificate::oid_name;
use crate::console::{DIM, printable, styled};

/// How values are shown.
pub(super) struct Values {
    /// Whether they are personal data that nobody asked to see.
    pub(super) hides: bool,
    /// How many octets to show.
    pub(super) octets: usize,
}

impl Values {
    /// The value of a primitive element. Object identifiers and one-octet numbers say what the
    /// structure is and are always shown.
    pub(super) fn show(&self, header: &Header<'_>, tag: &[u8], content: &[u8]) -> String {
        let is_universal = header.class() == Class::Universal;
        match header.tag() {
            Tag::Oid if is_universal => return oid(content),
            Tag::Null if is_universal && content.is_empty() => return String::new(),
            Tag::Boolean if is_universal && content.len() == 1 => {
                return if content == [0] { "FALSE" } else { "TRUE" }.to_owned();
            }
            Tag::Integer if is_universal && content.len() == 1 => return self.integer(content),
            _ => {}
        }
        if self.hides {
            return hidden(content.len());
        }
        let text = is_text(header, tag).then(|| core::str::from_utf8(content).ok()).flatten();
        match (text, header.tag()) {
            (Some(text), _) => format!("\"{}\"", printable(text)),
            (None, Tag::Integer) if is_universal => self.integer(content),
            (None, _) => self.hex(content),
        }
    }

    fn integer(&self, content: &[u8]) -> String {
        let is_negative = content.first().is_some_and(|first| first & 0x80 != 0);
        if content.is_empty() || content.len() > 8 || is_negative {
            return self.hex(content);
        }
        content.iter().fold(0_u64, |value, octet| (value << 8) | u64::from(*octet)).to_string()
    }

    fn hex(&self, content: &[u8]) -> String {
        match content.get(..self.octets) {
            Some(start) if start.len() < content.len() => {
                let left = content.len().saturating_sub(start.len());
                let more = styled(DIM, format_args!("… {left} more"));
                format!("{} {more}", const_hex::encode_upper(start))
            }
            _ => const_hex::encode_upper(content),
        }
    }
}

/// What stands for a value that is not shown.
pub(crate) fn hidden(length: usize) -> String {
    let unit = if length == 1 { "byte" } else { "bytes" };
    styled(DIM, format_args!("••••• ({length} {unit})"))
}

fn is_text(header: &Header<'_>, tag: &[u8]) -> bool {
    let is_string = header.class() == Class::Universal
        && matches!(
            header.tag(),
            Tag::Utf8String
                | Tag::PrintableString
                | Tag::NumericString
                | Tag::Ia5String
                | Tag::VisibleString
                | Tag::UtcTime
                | Tag::GeneralizedTime
        );
    // The versions in EF.COM; most of what DG1, DG11, DG12 and DG16 hold.
    is_string || (matches!(tag, [0x5F, _]) && !matches!(tag, [0x5F, 0x2E | 0x40 | 0x43]))
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
    let length = u8::try_from(content.len()).ok().filter(|length| *length < 0x80)?;
    let element = [&[0x06, length], content].concat();
    let oid = Reader::der(&element, Structure::Tlv).oid().ok()?;
    if let Some(protocol) = PaceProtocol::from_oid(oid) {
        return Some(protocol.to_string());
    }
    if let Some(protocol) = ChipAuthenticationProtocol::from_oid(oid) {
        return Some(protocol.to_string());
    }
    oid.name().map(|_| oid_name(oid))
}
