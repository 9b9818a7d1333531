//! Recognises elementary files by their names and their first bytes.

use idchip::lds::{DgNumber, ElementaryFile};
use idchip::tlv::Tag;

/// Recognises the name of a file: `EF.SOD`, `ef_sod.bin`, `DG1`, `DataGroup1.dat`, `010D`, in
/// upper or lower case.
pub(crate) fn from_name(name: &str) -> Option<ElementaryFile> {
    let name = name.to_ascii_uppercase();
    let stem = EXTENSIONS.iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(&name);
    let plain = joined(stem)?;
    if let Some(kind) = from_identifier(&plain) {
        return Some(kind);
    }
    let plain = plain.strip_prefix("EF").unwrap_or(&plain);
    if let Some(file) =
        ElementaryFile::all().find(|file| file.short_name().eq_ignore_ascii_case(plain))
    {
        return Some(file);
    }
    let number = plain.strip_prefix("DG").or_else(|| plain.strip_prefix("DATAGROUP"))?;
    if !number.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    DgNumber::new(number.parse().ok()?).map(ElementaryFile::DataGroup)
}

/// Recognises a file identifier in hexadecimal (Doc 9303-10 §3.11 and §4).
fn from_identifier(name: &str) -> Option<ElementaryFile> {
    let is_identifier = name.len() == 4 && name.bytes().all(|digit| digit.is_ascii_hexdigit());
    let identifier = u16::from_str_radix(name, 16).ok().filter(|_| is_identifier)?;
    // EF.CardSecurity has that of EF.SOD, in the master file.
    ElementaryFile::all()
        .filter(|file| *file != ElementaryFile::CardSecurity)
        .find(|file| file.identifier() == identifier)
}

/// Recognises the first bytes of a file. EF.CardSecurity and an EF.SOD without its outer tag
/// look alike; both are taken for an EF.SOD.
pub(crate) fn from_content(file: &[u8]) -> Option<ElementaryFile> {
    match file.first()? {
        0x30 | 0x77 => Some(ElementaryFile::Sod),
        0x31 => Some(ElementaryFile::CardAccess),
        0x60 => Some(ElementaryFile::Com),
        first => DgNumber::from_tag(Tag(u32::from(*first))).map(ElementaryFile::DataGroup),
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
