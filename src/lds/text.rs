//! Texts and names in national characters.

use core::fmt;

use crate::finding::Finding;
use crate::tlv::{Reader, utf8};

/// A text of EF.DG11, EF.DG12 or EF.DG16, such as an address.
///
/// ```text
/// part < part < part      UTF-8
/// ```
///
/// Some documents have texts in another encoding, which the file does not name. Such a text has bytes but no
/// [`Text::as_str`], and is [`Finding::TextNotUtf8`]. **Not** checked: the length,
/// and the characters.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Text<'a> {
    bytes: &'a [u8],
    /// The parts of a text have the encoding of the whole text.
    is_utf8: bool,
}

impl<'a> Text<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, is_utf8: utf8(bytes).is_ok() }
    }

    /// Notes the deviations of a text.
    pub(super) fn check(reader: &mut Reader<'_>, bytes: &[u8]) {
        if !Text::new(bytes).is_utf8 {
            reader.note(Finding::TextNotUtf8);
        }
        if matches!(bytes, [] | [FILLER, ..] | [.., FILLER]) {
            reader.note(Finding::ElementEmptyOrPadded);
        }
    }

    /// Returns the bytes as they were written, with separators.
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// Returns the text with separators, if it is UTF-8.
    #[must_use]
    pub fn as_str(&self) -> Option<&'a str> {
        if self.is_utf8 { utf8(self.bytes).ok() } else { None }
    }

    /// Returns the characters with separators, for display only: a text that is not UTF-8 is read as
    /// ISO/IEC 8859-1, which may be wrong.
    pub fn chars(&self) -> impl Iterator<Item = char> + Clone + use<'a> {
        let text = self.as_str();
        let bytes = if text.is_none() { self.bytes } else { &[] };
        text.unwrap_or_default().chars().chain(bytes.iter().copied().map(char::from))
    }

    /// Returns the parts between the separators `<`. No part is empty.
    #[must_use]
    pub const fn parts(&self) -> TextParts<'a> {
        TextParts(*self)
    }
}

/// Writes the characters as [`Text::chars`] returns them.
impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write;
        self.chars().try_for_each(|character| f.write_char(character))
    }
}

/// Shows the length only.
impl fmt::Debug for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Text({} bytes)", self.bytes.len())
    }
}

/// An iterator over the parts of a [`Text`]; no part is empty.
#[derive(Clone)]
pub struct TextParts<'a>(Text<'a>);

impl<'a> Iterator for TextParts<'a> {
    type Item = Text<'a>;

    fn next(&mut self) -> Option<Text<'a>> {
        let Self(Text { bytes, is_utf8 }) = *self;
        let start = bytes.iter().position(|byte| *byte != FILLER)?;
        let rest = bytes.get(start..)?;
        let end = rest.iter().position(|byte| *byte == FILLER).unwrap_or(rest.len());
        let (part, after) = rest.split_at_checked(end)?;
        self.0 = Text { bytes: after, is_utf8 };
        Some(Text { bytes: part, is_utf8 })
    }
}

impl fmt::Debug for TextParts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TextParts(..)")
    }
}

/// The full name of a person in national characters (Doc 9303-10 §4.7.11, §4.7.12, §4.7.16).
///
/// ```text
/// primary identifier << secondary identifier      components are separated by one <
/// ```
///
/// The name has the form of [`MrzName`](crate::mrz::MrzName), but is neither transliterated nor truncated.
/// Not every state separates the identifiers: without `<<`, all components are of the primary identifier.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct FullName<'a>(Text<'a>);

impl<'a> FullName<'a> {
    pub(super) const fn new(text: Text<'a>) -> Self {
        Self(text)
    }

    /// Returns the whole name with its separators.
    #[must_use]
    pub const fn text(&self) -> Text<'a> {
        self.0
    }

    /// Returns the components of the primary identifier, usually the surname. They precede the first `<<`.
    #[must_use]
    pub fn primary(&self) -> TextParts<'a> {
        self.identifiers().0
    }

    /// Returns the components of the secondary identifier, the given names, if there are any. A second `<<`,
    /// which the standard does not allow, separates components like a single `<`.
    #[must_use]
    pub fn secondary(&self) -> TextParts<'a> {
        self.identifiers().1
    }

    fn identifiers(&self) -> (TextParts<'a>, TextParts<'a>) {
        let Text { bytes, is_utf8 } = self.0;
        let separator = bytes.windows(SEPARATOR.len()).position(|pair| pair == SEPARATOR);
        let split = separator.and_then(|at| bytes.split_at_checked(at));
        let (primary, secondary) = split.unwrap_or((bytes, &[]));
        let parts = |bytes| TextParts(Text { bytes, is_utf8 });
        (parts(primary), parts(secondary))
    }
}

/// Shows the length only.
impl fmt::Debug for FullName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FullName({} bytes)", self.0.bytes.len())
    }
}

/// The separator between the parts of a text, and between the components of a name.
const FILLER: u8 = b'<';

/// The separator between the primary and the secondary identifier.
const SEPARATOR: &[u8] = b"<<";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Structure;
    use crate::finding::FindingSet;
    use crate::tlv::Rules;
    use std::format;
    use std::string::{String, ToString};
    use std::vec::Vec;

    fn strings(parts: TextParts<'_>) -> Vec<String> {
        parts.map(|part| part.to_string()).collect()
    }

    fn identifiers(name: &str) -> [Vec<String>; 2] {
        let name = FullName::new(Text::new(name.as_bytes()));
        [strings(name.primary()), strings(name.secondary())]
    }

    #[test]
    fn a_name_is_separated_as_in_the_mrz_and_keeps_its_spelling() {
        assert_eq!(identifiers("NGUYỄN<<VĂN<A"), [&["NGUYỄN"][..], &["VĂN", "A"]]);
        assert_eq!(identifiers("VAN<DER<BERG<<ÅSA"), [&["VAN", "DER", "BERG"][..], &["ÅSA"]]);
        assert_eq!(identifiers("BROWN<<MAR<<J"), [&["BROWN"][..], &["MAR", "J"]]);
        assert_eq!(identifiers("<DUPONT<<ANNE<"), [&["DUPONT"][..], &["ANNE"]]);
        assert_eq!(identifiers("Doe John"), [&["Doe John"][..], &[]]);
        assert_eq!(identifiers("<<"), [[""; 0], []]);
        assert_eq!(identifiers("A<<"), [&["A"][..], &[]]);
    }

    #[test]
    fn a_text_has_parts() {
        let text = Text::new("1 RUE X<VILLE É<<".as_bytes());
        assert_eq!(strings(text.parts()), ["1 RUE X", "VILLE É"]);
        assert_eq!(text.as_str(), Some("1 RUE X<VILLE É<<"));
        assert_eq!(strings(Text::new(b"").parts()), [""; 0]);
    }

    #[test]
    fn a_text_in_another_encoding_has_no_string_but_is_displayed() {
        // The second part alone would be UTF-8.
        let text = Text::new(b"M\xDCLLER<\xC3\xA9");
        assert_eq!(text.as_str(), None);
        assert_eq!(text.as_bytes(), b"M\xDCLLER<\xC3\xA9");
        assert_eq!(text.to_string(), "MÜLLER<\u{C3}\u{A9}");
        assert_eq!(strings(text.parts()), ["MÜLLER", "\u{C3}\u{A9}"]);
        assert!(text.parts().all(|part| part.as_str().is_none()));
    }

    #[test]
    fn deviations_are_noted() {
        let empty_or_padded = FindingSet::of(&[Finding::ElementEmptyOrPadded]);
        for (bytes, expected) in [
            (&b"A<B"[..], FindingSet::EMPTY),
            ("Ễ".as_bytes(), FindingSet::EMPTY),
            (b"", empty_or_padded),
            (b"<<", empty_or_padded),
            (b"<A", empty_or_padded),
            (b"A<", empty_or_padded),
            (b"\xDC", FindingSet::of(&[Finding::TextNotUtf8])),
            (b"\xDC<", empty_or_padded.with(Finding::TextNotUtf8)),
        ] {
            let mut reader = Reader::new(Rules::Lds, bytes, Structure::EfDg11);
            Text::check(&mut reader, bytes);
            assert_eq!(reader.findings(), expected, "{bytes:?}");
        }
    }

    #[test]
    fn debug_shows_lengths_only() {
        let text = Text::new("VĂN".as_bytes());
        let name = FullName::new(text);
        assert_eq!(format!("{text:?} {name:?}"), "Text(4 bytes) FullName(4 bytes)");
        assert_eq!(format!("{:?}", name.primary()), "TextParts(..)");
    }
}
