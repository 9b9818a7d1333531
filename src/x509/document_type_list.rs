//! The document type list extension (Doc 9303-12 §7.1.1.6).

use core::fmt;

use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::Finding;
use crate::tlv::{Reader, Tag, offset};

/// The kinds of document that a document signer signs (Doc 9303-12 §7.1.1.6), as the MRZ of each
/// names them.
///
/// ```text
/// DocumentTypeListSyntax ::= SEQUENCE { version INTEGER {v0(0)}, docTypeList DocumentTypeList }
/// DocumentTypeList ::= SET OF DocumentType
/// DocumentType ::= PrintableString (SIZE(1..2))
/// ```
///
/// Also read, with a finding: a SEQUENCE where the SET should be, and each type in a SET of its own.
#[derive(Clone, Copy)]
pub struct DocumentTypeList<'a> {
    sets: &'a [u8],
}

impl<'a> DocumentTypeList<'a> {
    /// Reads the next element.
    ///
    /// # Errors
    ///
    /// Where it is not a DocumentTypeListSyntax of version 0, with one type at least.
    pub fn read(reader: &mut Reader<'a>) -> Result<Self, ParseError> {
        reader.nested(Tag::SEQUENCE, |reader| {
            let version = reader.error(ParseErrorKind::Version);
            if reader.small_integer()? != 0 {
                return Err(version);
            }
            let sets = reader.remaining();
            let missing = reader.error(ParseErrorKind::Missing(Tag::SET));
            let mut set_count = 0_u8;
            let mut types = 0_u8;
            while !reader.is_empty() {
                let tag = if reader.peek() == Some(Tag::SEQUENCE) {
                    reader.note(Finding::DocumentTypeListUnusual);
                    Tag::SEQUENCE
                } else {
                    Tag::SET
                };
                reader.nested(tag, |reader| {
                    while !reader.is_empty() {
                        document_type(reader)?;
                        types = types.saturating_add(1);
                    }
                    Ok(())
                })?;
                set_count = set_count.saturating_add(1);
            }
            if set_count > 1 {
                reader.note(Finding::DocumentTypeListUnusual);
            }
            if types == 0 { Err(missing) } else { Ok(Self { sets }) }
        })
    }

    /// The types, as in "P" or "ID": one or two characters each.
    #[must_use]
    pub const fn iter(&self) -> DocumentTypes<'a> {
        DocumentTypes {
            sets: Reader::der(self.sets, Structure::CertificateExtension),
            set: Reader::der(&[], Structure::CertificateExtension),
        }
    }
}

impl<'a> IntoIterator for DocumentTypeList<'a> {
    type Item = &'a str;
    type IntoIter = DocumentTypes<'a>;

    fn into_iter(self) -> DocumentTypes<'a> {
        self.iter()
    }
}

impl<'a> IntoIterator for &DocumentTypeList<'a> {
    type Item = &'a str;
    type IntoIter = DocumentTypes<'a>;

    fn into_iter(self) -> DocumentTypes<'a> {
        self.iter()
    }
}

impl fmt::Debug for DocumentTypeList<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

/// Iterator over the types in a [`DocumentTypeList`].
#[derive(Clone, Debug)]
pub struct DocumentTypes<'a> {
    sets: Reader<'a>,
    set: Reader<'a>,
}

impl<'a> Iterator for DocumentTypes<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        while self.set.is_empty() {
            // At the end this is an error, and the iteration's end.
            let set = self.sets.element().ok()?;
            self.set = Reader::der(set.content, Structure::CertificateExtension);
        }
        document_type(&mut self.set).ok()
    }
}

fn document_type<'a>(reader: &mut Reader<'a>) -> Result<&'a str, ParseError> {
    let element = reader.expect(Tag::PRINTABLE_STRING)?;
    let error = |kind| ParseError::new(kind, element.content_at, Structure::CertificateExtension);
    if !matches!(element.content.len(), 1..=2) {
        return Err(error(ParseErrorKind::WrongLength(offset(element.content.len()))));
    }
    match core::str::from_utf8(element.content) {
        Ok(text) if text.is_ascii() => Ok(text),
        _ => Err(error(ParseErrorKind::Character)),
    }
}
