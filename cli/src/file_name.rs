//! Recognises elementary files by their names and their first bytes.

use idchip::cms::SignedData;
use idchip::lds::{DgNumber, ElementaryFile};
use idchip::oid;
use idchip::tlv::{Element, Rules, Tag};

/// Recognises the name of a file: `EF.SOD`, `ef_sod.bin`, `DG1`, `DataGroup1.dat`, `010D`, in
/// upper or lower case.
pub(crate) fn from_name(name: &str) -> Option<ElementaryFile> {
    let name = name.to_ascii_uppercase();
    let plain = joined(stem(&name))?;
    if let Some(kind) = from_identifier(&plain) {
        return Some(kind);
    }
    let plain = plain.strip_prefix("EF").unwrap_or(&plain);
    // The name of EF.ATR/INFO has a character that separates directories.
    let letters = |name: &'static str| name.bytes().filter(|it| *it != b'/');
    let is_name = |name| letters(name).map(|it| it.to_ascii_uppercase()).eq(plain.bytes());
    if let Some(file) = ElementaryFile::all().find(|file| is_name(file.short_name())) {
        return Some(file);
    }
    let number = plain.strip_prefix("DG").or_else(|| plain.strip_prefix("DATAGROUP"))?;
    if !number.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    DgNumber::new(number.parse().ok()?).map(ElementaryFile::DataGroup)
}

/// Returns a name in upper case without the ending of a file of bytes.
pub(crate) fn stem(name: &str) -> &str {
    EXTENSIONS.iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name)
}

/// Returns the kind of a file whose name tells this kind: EF.CardSecurity has the identifier of EF.SOD,
/// and only its content type tells it from an EF.SOD.
pub(crate) fn by_content(kind: ElementaryFile, file: &[u8]) -> ElementaryFile {
    match kind {
        ElementaryFile::Sod if is_security_object(file) => ElementaryFile::CardSecurity,
        kind => kind,
    }
}

/// Recognises a file identifier in hexadecimal (Doc 9303-10 §3.11 and §4).
fn from_identifier(name: &str) -> Option<ElementaryFile> {
    let is_identifier = name.len() == 4 && name.bytes().all(|digit| digit.is_ascii_hexdigit());
    let identifier = u16::from_str_radix(name, 16).ok().filter(|_| is_identifier)?;
    // EF.CardSecurity has that of EF.SOD, and EF.CVCA that of EF.CardAccess, in another place of the
    // chip. EF.SOD and EF.CardAccess are on more chips.
    let others = [ElementaryFile::CardSecurity, ElementaryFile::Cvca];
    ElementaryFile::all()
        .filter(|file| !others.contains(file))
        .find(|file| file.identifier() == identifier)
}

/// Recognises the first bytes of a file. An EF.SOD without its outer tag looks like EF.CardSecurity, and
/// only their content types differ.
pub(crate) fn from_content(file: &[u8]) -> Option<ElementaryFile> {
    match file {
        [0x30, ..] if is_security_object(file) => Some(ElementaryFile::CardSecurity),
        [0x30 | 0x77, ..] => Some(ElementaryFile::Sod),
        [0x31, ..] => Some(ElementaryFile::CardAccess),
        [0x42, ..] => Some(ElementaryFile::Cvca),
        [0x47, ..] | [0x7F, 0x66, ..] => Some(ElementaryFile::AtrInfo),
        [0x60, ..] => Some(ElementaryFile::Com),
        // EF.DG1 has the same tag.
        [0x61, _, 0x4F | 0x50, ..] => Some(ElementaryFile::Dir),
        [first, ..] => DgNumber::from_tag(Tag(u32::from(*first))).map(ElementaryFile::DataGroup),
        [] => None,
    }
}

/// True if the file is CMS with the content type of EF.CardSecurity and EF.ChipSecurity.
fn is_security_object(file: &[u8]) -> bool {
    let element = Element::parse(Rules::Cms, file).map(|(element, _)| element.whole);
    let signed_data = element.ok().and_then(|element| SignedData::parse(element).ok());
    signed_data.is_some_and(|signed_data| signed_data.content_type() == oid::SECURITY_OBJECT)
}

/// Returns the key of the name of an object of Doc 9303 that is not a file of the travel document application, and
/// that the command does not read.
pub(crate) fn foreign_object(file: &[u8]) -> Option<&'static str> {
    match file {
        // The magic constant, and the version, 3 or 4.
        [0xDC, 0x02 | 0x03, ..] => Some("failure-object-seal"),
        // The first elements of the records of Doc 9303-10: a state, a document type, a serial number.
        [0x5F, 0x44, ..] => Some("failure-object-travel-record"),
        [0x5F, 0x28, ..] => Some("failure-object-visa-record"),
        [0x5F, 0x3A, ..] => Some("failure-object-certificate-record"),
        [0x7F, 0x2E, ..] => Some("failure-object-additional-biometrics"),
        _ => None,
    }
}

/// Joins the words of a name. Returns `None` if two numbers would become one, or if the name has
/// other characters than letters, digits and separators.
fn joined(stem: &str) -> Option<String> {
    let mut plain = String::new();
    for word in stem.split(['.', '_', '-', ' ']) {
        let is_word = word.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let ends_in_digit = plain.bytes().next_back().is_some_and(|last| last.is_ascii_digit());
        let starts_with_digit = word.bytes().next().is_some_and(|first| first.is_ascii_digit());
        if !is_word || (ends_in_digit && starts_with_digit) {
            return None;
        }
        plain.push_str(word);
    }
    Some(plain)
}

const EXTENSIONS: [&str; 5] = [".BIN", ".DAT", ".DER", ".EF", ".RAW"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_spellings_are_known() {
        let dg13 = Some(ElementaryFile::DataGroup(DgNumber::Dg13));
        for (name, kind) in [
            ("EF.SOD", Some(ElementaryFile::Sod)),
            ("EF_SOD.bin", Some(ElementaryFile::Sod)),
            ("sod", Some(ElementaryFile::Sod)),
            ("011D.BIN", Some(ElementaryFile::Sod)),
            ("EF.COM", Some(ElementaryFile::Com)),
            ("EFCOM.BIN", Some(ElementaryFile::Com)),
            ("dg13", dg13),
            ("ef.dg13.bin", dg13),
            ("EF_DG13.dat", dg13),
            ("DataGroup13.bin", dg13),
            ("010D", dg13),
            ("EF.CardAccess", Some(ElementaryFile::CardAccess)),
            ("EF.CARDACCESS.bin", Some(ElementaryFile::CardAccess)),
            ("ef_cardsecurity.bin", Some(ElementaryFile::CardSecurity)),
            ("EF.CARDSECURITY_2.bin", None),
            ("EF.ATR_INFO.bin", Some(ElementaryFile::AtrInfo)),
            ("EF.ATR-INFO", Some(ElementaryFile::AtrInfo)),
            ("2F01", Some(ElementaryFile::AtrInfo)),
            ("EF.DIR", Some(ElementaryFile::Dir)),
            ("2F00.bin", Some(ElementaryFile::Dir)),
            ("EF.CVCA", Some(ElementaryFile::Cvca)),
            ("011C", Some(ElementaryFile::CardAccess)),
            ("EF_DG_1.bin", Some(ElementaryFile::DataGroup(DgNumber::Dg1))),
            ("DG1_2.bin", None),
            ("DG17", None),
            ("DG0", None),
            ("dg2.jpg", None),
            ("README.md", None),
            ("SOD(1).bin", None),
        ] {
            assert_eq!(from_name(name), kind, "{name}");
        }
    }
}
