//! Names of tags.

use idchip::lds::ElementaryFile;

use super::element::{Class, Element};
use crate::file_name::from_content;

/// Returns the byte that tells the kind of a file, for [`name`]: the first, or in EF.DIR, whose first tag
/// is that of EF.DG1, the first tag in it.
pub(super) fn outer(file: &[u8]) -> u8 {
    match from_content(file) {
        Some(ElementaryFile::Dir) => EF_DIR,
        _ => file.first().copied().unwrap_or_default(),
    }
}

/// The identifier of an application, which begins an application template.
const EF_DIR: u8 = 0x4F;

/// Returns the name of a tag: the LDS name, or the ASN.1 name.
///
/// `outer` tells the kind of the file: some LDS tags have a different meaning in each file.
pub(super) fn name(element: &Element<'_>, outer: u8) -> String {
    let number = element.number();
    let name = match element.class() {
        Class::Universal => universal_name(number),
        _ => lds_name(element.tag.0, outer),
    };
    match (name, element.class()) {
        (Some(name), _) => name.to_owned(),
        (None, Class::Universal) => format!("[UNIVERSAL {number}]"),
        (None, Class::Application) => format!("[APPLICATION {number}]"),
        (None, Class::ContextSpecific) => format!("[{number}]"),
        (None, Class::Private) => format!("[PRIVATE {number}]"),
    }
}

/// The name of a type in ASN.1 (X.680 §8.4, table 1).
const fn universal_name(number: u32) -> Option<&'static str> {
    Some(match number {
        1 => "BOOLEAN",
        2 => "INTEGER",
        3 => "BIT STRING",
        4 => "OCTET STRING",
        5 => "NULL",
        6 => "OBJECT IDENTIFIER",
        7 => "ObjectDescriptor",
        8 => "EXTERNAL",
        9 => "REAL",
        10 => "ENUMERATED",
        11 => "EMBEDDED PDV",
        12 => "UTF8String",
        13 => "RELATIVE-OID",
        14 => "TIME",
        16 => "SEQUENCE",
        17 => "SET",
        18 => "NumericString",
        19 => "PrintableString",
        20 => "TeletexString",
        21 => "VideotexString",
        22 => "IA5String",
        23 => "UTCTime",
        24 => "GeneralizedTime",
        25 => "GraphicString",
        26 => "VisibleString",
        27 => "GeneralString",
        28 => "UniversalString",
        29 => "CHARACTER STRING",
        30 => "BMPString",
        _ => return None,
    })
}

/// Doc 9303-10 §4.6 and §4.7.
const fn lds_name(tag: u32, outer: u8) -> Option<&'static str> {
    let is_biometric = matches!(outer, 0x75 | 0x63 | 0x76);
    Some(match (tag, outer) {
        (0x61, EF_DIR) => "application template",
        (0x4F, _) => "application identifier",
        (0x50, EF_DIR) => "application label",
        (0x42, 0x42) => "certification authority reference",
        (0x47, _) => "card capabilities",
        (0x7F66, _) => "extended length information",
        (0x60, _) => "EF.COM",
        (0x61, _) => "EF.DG1",
        (0x63, _) => "EF.DG3",
        (0x65, _) => "EF.DG5",
        (0x66, _) => "EF.DG6",
        (0x67, _) => "EF.DG7",
        (0x68, _) => "EF.DG8",
        (0x69, _) => "EF.DG9",
        (0x6A, _) => "EF.DG10",
        (0x6B, _) => "EF.DG11",
        (0x6C, _) => "EF.DG12",
        (0x6D, _) => "EF.DG13",
        (0x6E, _) => "EF.DG14",
        (0x6F, _) => "EF.DG15",
        (0x70, _) => "EF.DG16",
        (0x75, _) => "EF.DG2",
        (0x76, _) => "EF.DG4",
        (0x77, _) => "EF.SOD",
        (0x5C, _) => "tag list",
        (0x5F01, _) => "LDS version",
        (0x5F36, _) => "Unicode version",
        (0x5F1F, 0x61) => "MRZ",
        (0x7F61, _) => "biometric information group template",
        (0x7F60, _) => "biometric information template",
        (0x5F2E | 0x7F2E, _) => "biometric data block",
        (0xA1, _) if is_biometric => "biometric header template",
        (0x80, _) if is_biometric => "header version",
        (0x81, _) if is_biometric => "biometric type",
        (0x82, _) if is_biometric => "biometric subtype",
        (0x83, _) if is_biometric => "creation date",
        (0x85, _) if is_biometric => "validity period",
        (0x86, _) if is_biometric => "creator",
        (0x87, _) if is_biometric => "format owner",
        (0x88, _) if is_biometric => "format type",
        (0x5F40, _) => "portrait",
        (0x5F43, _) => "signature or usual mark",
        (0x5F0E, _) => "full name",
        (0x5F0F, _) => "other name",
        (0x5F10, _) => "personal number",
        (0x5F2B, _) => "full date of birth",
        (0x5F11, _) => "place of birth",
        (0x5F42, _) => "permanent address",
        (0x5F12, _) => "telephone",
        (0x5F13, _) => "profession",
        (0x5F14, _) => "title",
        (0x5F15, _) => "personal summary",
        (0x5F16, _) => "proof of citizenship",
        (0x5F17, _) => "other travel document numbers",
        (0x5F18, _) => "custody information",
        (0x5F19, _) => "issuing authority",
        (0x5F26, _) => "date of issue",
        (0x5F1A, _) => "other person",
        (0x5F1B, _) => "endorsements, observations",
        (0x5F1C, _) => "tax or exit requirements",
        (0x5F1D, _) => "image of front",
        (0x5F1E, _) => "image of rear",
        (0x5F55, _) => "time of personalization",
        (0x5F56, _) => "serial number of personalization system",
        (0x5F50, _) => "date data recorded",
        (0x5F51, _) => "name of person",
        (0x5F52, _) => "telephone",
        (0x5F53, _) => "address",
        _ => return None,
    })
}
