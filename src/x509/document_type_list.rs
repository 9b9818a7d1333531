//! The document type list extension (Doc 9303-12 §7.1.1.6).

use core::fmt;

use crate::error::{ParseErrorKind, Structure};
use crate::finding::Finding;
use crate::tlv::{Malformed, Reader, Rules, Tag, offset, utf8, validated};

/// The document types that a document signer may sign (Doc 9303-12 §7.1.1.6), by their codes in the MRZ.
///
/// ```text
/// DocumentTypeListSyntax ::= SEQUENCE { version INTEGER {v0(0)}, docTypeList DocumentTypeList }
/// DocumentTypeList ::= SET OF DocumentType
/// DocumentType ::= PrintableString (SIZE(1..2))
/// ```
///
/// Two other encodings are read with a finding: a SEQUENCE in place of the SET, and several SETs, such as one
/// for each type.
#[derive(Clone, Copy)]
pub struct DocumentTypeList<'a> {
    sets: &'a [u8],
}

impl<'a> DocumentTypeList<'a> {
    /// Reads the next element.
    ///
    /// # Errors
    ///
    /// Returns an error if the next element is not a DocumentTypeListSyntax of version 0, or has no type.
    pub(crate) fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.nested(Tag::SEQUENCE, |reader| {
            reader.version(0, 0)?;
            let sets = reader.remaining();
            read_sets(reader)?;
            Ok(Self { sets })
        })
    }

    /// True if the list has the type of a document with this code in its MRZ.
    ///
    /// A type covers all codes that start with it: "P" covers "PP" (Doc 9303-11 §5.1.1; the Netherlands list
    /// P and I, and their passports of 2025 have PP). Trailing fillers, and spaces in place of fillers, are
    /// ignored in types and codes; a type that consists only of them covers no code.
    #[must_use]
    pub fn covers(&self, document_code: &str) -> bool {
        self.iter()
            .map(without_fillers)
            .any(|listed| !listed.is_empty() && without_fillers(document_code).starts_with(listed))
    }

    /// Returns the types, for example "P" or "ID": one or two characters each.
    pub fn iter(&self) -> impl Iterator<Item = &'a str> + Clone + use<'a> {
        let reader = |bytes| Reader::new(Rules::Der, bytes, Structure::CertificateExtension);
        let (mut sets, mut set) = (reader(self.sets), reader(&[]));
        core::iter::from_fn(move || {
            while set.is_empty() {
                if sets.is_empty() {
                    return None;
                }
                set = reader(validated(sets.element())?.content);
            }
            validated(read_document_type(&mut set))
        })
    }
}

impl fmt::Debug for DocumentTypeList<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

/// Reads the sets of types, to the end.
fn read_sets(reader: &mut Reader<'_>) -> Result<(), Malformed> {
    let at = reader.position();
    let (mut set_count, mut type_count) = (0_u32, 0_u32);
    while !reader.is_empty() {
        let tag = if reader.is_next(Tag::SEQUENCE) {
            reader.note(Finding::DocumentTypeListUnusual);
            Tag::SEQUENCE
        } else {
            Tag::SET
        };
        reader.nested(tag, |reader| {
            while !reader.is_empty() {
                read_document_type(reader)?;
                type_count = type_count.saturating_add(1);
            }
            Ok(())
        })?;
        set_count = set_count.saturating_add(1);
    }
    if set_count > 1 {
        reader.note(Finding::DocumentTypeListUnusual);
    }
    if type_count == 0 {
        return Err(reader.fail_at(ParseErrorKind::Missing(Tag::SET), at));
    }
    Ok(())
}

fn read_document_type<'a>(reader: &mut Reader<'a>) -> Result<&'a str, Malformed> {
    let element = reader.expect(Tag::PRINTABLE_STRING)?;
    let value = element.content;
    if !matches!(value.len(), 1..=2) {
        let kind = ParseErrorKind::WrongLength(offset(value.len()));
        return Err(reader.fail_at(kind, element.content_at()));
    }
    match utf8(value) {
        Ok(text) if value.is_ascii() => Ok(text),
        _ => Err(reader.fail_at(ParseErrorKind::Character, element.content_at())),
    }
}

/// Returns the code without the fillers at its end.
const fn without_fillers(code: &str) -> &[u8] {
    let mut code = code.as_bytes();
    while let [letters @ .., b'<' | b' '] = code {
        code = letters;
    }
    code
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ParseError;
    use crate::x509::testing::{assert_no_prefix_parses, integer, printable, sequence, set, utf8};
    use std::vec::Vec;

    fn read(input: &[u8]) -> Result<(DocumentTypeList<'_>, bool), ParseError> {
        let mut reader = Reader::new(Rules::Der, input, Structure::CertificateExtension);
        let list = reader.prefix(DocumentTypeList::read)?;
        Ok((list, reader.findings().contains(Finding::DocumentTypeListUnusual)))
    }

    #[test]
    fn reads_the_encoding_of_the_standard_and_two_others() {
        let (version, p, id) = (integer(&[0]), printable("P"), printable("ID"));
        for (input, expected) in [
            (sequence(&[&version, &set(&[&p, &id])]), false),
            (sequence(&[&version, &set(&[&p]), &set(&[&id])]), true),
            (sequence(&[&version, &sequence(&[&p, &id])]), true),
        ] {
            let (list, is_unusual) = read(&input).unwrap();
            assert!(list.iter().eq(["P", "ID"]));
            assert_eq!(is_unusual, expected);
            assert_no_prefix_parses(&input, read);
        }
    }

    #[test]
    fn a_type_covers_the_codes_that_start_with_it() {
        for (types, code, expected) in [
            (&["P"][..], "P", true),
            (&["P"], "PP", true),
            (&["P"], "P<", true),
            (&["P<"], "P", true),
            (&["P "], "PM", true),
            (&["P", "I"], "PP", true),
            (&["P", "I"], "ID", true),
            (&["ID"], "ID", true),
            (&["P"], "ID", false),
            (&["P"], "V", false),
            (&["PP"], "P", false),
            (&["PP"], "P<", false),
            (&["PP"], "PM", false),
            (&["ID"], "I", false),
            (&["D"], "ID", false),
            (&["p"], "P", false),
            // A type of fillers covers nothing, and a code of fillers is covered by nothing.
            (&["<"], "P", false),
            (&["<<", " "], "P", false),
            (&["P"], "", false),
            (&["P"], "<<", false),
        ] {
            let types: Vec<_> = types.iter().flat_map(|it| printable(it)).collect();
            let input = sequence(&[&integer(&[0]), &set(&[&types])]);
            let (list, _) = read(&input).unwrap();
            assert_eq!(list.covers(code), expected, "{list:?} {code}");
        }
    }

    #[test]
    fn rejects_what_is_no_list() {
        let types = set(&[&printable("P")]);
        for (input, expected) in [
            (sequence(&[&integer(&[1]), &types]), ParseErrorKind::Version),
            (sequence(&[&integer(&[0])]), ParseErrorKind::Missing(Tag::SET)),
            (sequence(&[&integer(&[0]), &set(&[])]), ParseErrorKind::Missing(Tag::SET)),
            (
                sequence(&[&integer(&[0]), &set(&[&printable("PAS")])]),
                ParseErrorKind::WrongLength(3),
            ),
            (sequence(&[&integer(&[0]), &set(&[&printable("")])]), ParseErrorKind::WrongLength(0)),
            (sequence(&[&integer(&[0]), &set(&[&[0x13, 1, 0xC0]])]), ParseErrorKind::Character),
        ] {
            assert_eq!(read(&input).unwrap_err().kind, expected);
        }
        assert!(read(&sequence(&[&integer(&[0]), &set(&[&utf8("P")])])).is_err());
    }
}
