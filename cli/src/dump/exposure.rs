//! The values of a file that may be shown without --reveal. In doubt, a value is hidden.
//!
//! A file's name is never a reason to show a value. Only values known to be about the chip or its
//! signer are shown. All others may be about a person: data groups, wherever they occur, parts of a
//! data group, and unknown content.

use idchip::oid;
use idchip::tlv::Tag;

use super::element::{Class, Element};

/// The values of an element that are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exposure {
    /// The values known to be about the chip or its signer.
    All,
    /// The versions and the tag list of EF.COM.
    Com,
    /// All except byte strings: in the security object these are the hashes of data groups, which
    /// identify the holder as reliably as a name.
    NoHashes,
    /// All values, as requested by the user.
    Revealed,
    /// The string that holds the security object.
    SecurityObject,
    /// Only values that describe the structure of the element.
    Structure,
}

impl Exposure {
    /// Returns the exposure of an outermost element. `rest` may be truncated, or continue after the
    /// element.
    pub(super) fn of_outermost(rest: &[u8]) -> Self {
        if rest.first() == Some(&0x60) {
            return Self::Com;
        }
        let is_known = is_signed_data(rest)
            || is_certificate(rest)
            || is_bare_master_list(rest)
            || is_security_infos(rest);
        if is_known { Self::All } else { Self::Structure }
    }

    /// Returns the exposure of the content of an element; `before` is the object identifier before
    /// the element.
    pub(super) fn within(self, element: &Element<'_>, before: Option<&[u8]>) -> Self {
        match self {
            Self::Revealed => Self::Revealed,
            _ if element.is_data_group() => Self::Structure,
            // The content of a ContentInfo, an EncapsulatedContentInfo or an OtherName.
            Self::All if element.tag == Tag::context_constructed(0) => {
                before.map_or(self, content_of)
            }
            Self::Com if element.tag != EF_COM => Self::Structure,
            Self::SecurityObject if !element.tag.is_constructed() => Self::NoHashes,
            _ => self,
        }
    }

    /// True if the element inside a string may be shown as an element. If bytes are hidden, some
    /// may look like an element by chance, and its tags would reveal them.
    pub(super) const fn opens(self, inner: &[u8]) -> bool {
        match self {
            Self::All | Self::Revealed => true,
            Self::Com | Self::NoHashes => false,
            Self::SecurityObject | Self::Structure => matches!(inner, [0x30 | 0x31, ..]),
        }
    }

    /// True if this primitive value may be shown; `index` is its place among its siblings.
    pub(super) fn shows(self, element: &Element<'_>, content: &[u8], index: usize) -> bool {
        let says_structure = match element.tag {
            Tag::OBJECT_IDENTIFIER | Tag::NULL => true,
            // The number of a field, of a data group, or of a version.
            Tag::INTEGER => index == 0 && content.len() == 1,
            _ => false,
        };
        let is_shown = match self {
            Self::All => matches!(element.class(), Class::Universal | Class::ContextSpecific),
            Self::Com => is_in_com(element.tag, content),
            Self::NoHashes => match element.tag {
                Tag::INTEGER => content.len() <= 2,
                // The versions of LDSVersionInfo.
                Tag::PRINTABLE_STRING => content.len() <= 6,
                _ => false,
            },
            Self::Revealed => true,
            Self::SecurityObject | Self::Structure => false,
        };
        is_shown || says_structure
    }
}

/// Returns the exposure for content of this type.
fn content_of(kind: &[u8]) -> Exposure {
    let is_in = |types: &[oid::Oid<'_>]| types.iter().any(|known| known.as_bytes() == kind);
    if is_in(&[oid::LDS_SECURITY_OBJECT, oid::CONTENT_TYPE_BE_FR, oid::CONTENT_TYPE_SDU]) {
        Exposure::SecurityObject
    } else if is_in(&[
        oid::SIGNED_DATA,
        oid::CSCA_MASTER_LIST,
        oid::DEVIATION_LIST,
        oid::SECURITY_OBJECT,
    ]) {
        Exposure::All
    } else {
        Exposure::Structure
    }
}

/// The tag of EF.COM.
const EF_COM: Tag = Tag(0x60);

/// Doc 9303-10 §4.6.1.
const fn is_in_com(tag: Tag, content: &[u8]) -> bool {
    match tag {
        Tag(0x5F01) => content.len() == 4,
        Tag(0x5F36) => content.len() == 6,
        Tag(0x5C) => true,
        _ => false,
    }
}

/// EF.SOD, EF.CardSecurity or a master list: a ContentInfo, in the tag of EF.SOD or without.
fn is_signed_data(rest: &[u8]) -> bool {
    let info = enter(rest, 0x77).unwrap_or(rest);
    enter(info, 0x30)
        .and_then(|rest| enter(rest, 0x06))
        .is_some_and(|rest| rest.starts_with(oid::SIGNED_DATA.as_bytes()))
}

/// RFC 5280 §4.1: version, serial number, and an AlgorithmIdentifier in two sequences.
fn is_certificate(rest: &[u8]) -> bool {
    let serial_number = enter(rest, 0x30).and_then(|rest| enter(rest, 0x30)).map(|rest| {
        // The version is not there in version 1.
        skip(rest, 0xA0).unwrap_or(rest)
    });
    serial_number
        .and_then(|rest| skip(rest, 0x02))
        .and_then(|rest| enter(rest, 0x30))
        .is_some_and(|rest| enter(rest, 0x06).is_some())
}

/// A CscaMasterList without its CMS structure.
fn is_bare_master_list(rest: &[u8]) -> bool {
    enter(rest, 0x30)
        .and_then(|rest| skip(rest, 0x02))
        .and_then(|rest| enter(rest, 0x31))
        .is_some_and(is_certificate)
}

/// EF.CardAccess: its protocols have identifiers of ICAO or the BSI.
fn is_security_infos(rest: &[u8]) -> bool {
    const BSI: &[u8] = &[0x04, 0x00, 0x7F, 0x00, 0x07];
    const ICAO: &[u8] = &[0x67, 0x81, 0x08];
    enter(rest, 0x31)
        .and_then(|rest| enter(rest, 0x30))
        .and_then(|rest| enter(rest, 0x06))
        .is_some_and(|rest| rest.starts_with(BSI) || rest.starts_with(ICAO))
}

/// Returns the input after the tag and length of an element with this tag.
fn enter(input: &[u8], tag: u8) -> Option<&[u8]> {
    input.first().filter(|first| **first == tag)?;
    Element::read(input).ok().map(|element| element.rest)
}

/// Returns the input after an element with this tag.
fn skip(input: &[u8], tag: u8) -> Option<&[u8]> {
    input.first().filter(|first| **first == tag)?;
    let element = Element::read(input).ok()?;
    element.rest.get(element.definite_length()?..)
}
