//! The character strings of names.

use core::{fmt, str};

use crate::tlv::{Tag, utf8};

/// A character string of one of the ASN.1 string types.
///
/// PrintableString, NumericString, IA5String and VisibleString are read as ASCII, UTF8String as UTF-8,
/// TeletexString as ISO 8859-1 (the encoding that certificates use for it), BMPString and UniversalString as
/// two and four bytes per character.
#[derive(Clone, Copy)]
pub struct Text<'a> {
    tag: Tag,
    bytes: &'a [u8],
}

impl<'a> Text<'a> {
    pub(super) const fn new(tag: Tag, bytes: &'a [u8]) -> Self {
        Self { tag, bytes }
    }

    /// Returns the characters, with U+FFFD in place of each character that cannot be decoded.
    pub fn chars(&self) -> impl Iterator<Item = char> + Clone + use<'a> {
        self.decoded().map(|character| character.unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    /// Returns the text as it is in the input, if its bytes are UTF-8 and all its characters can be decoded.
    #[must_use]
    pub fn as_str(&self) -> Option<&'a str> {
        utf8(self.as_utf8()?).ok()
    }

    /// Returns the bytes of the text, if they are UTF-8 and all its characters can be decoded.
    pub(super) fn as_utf8(&self) -> Option<&'a [u8]> {
        let is_utf8 = match self.tag {
            Tag::UTF8_STRING => utf8(self.bytes).is_ok(),
            tag if is_ascii(tag) || tag == Tag::TELETEX_STRING => self.bytes.is_ascii(),
            _ => false,
        };
        is_utf8.then_some(self.bytes)
    }

    /// True if the texts are equal apart from ASCII case, white space at the ends, and repeated white space.
    /// This is the part of RFC 5280 §7.1 that the names of issuing states need.
    ///
    /// A text with a character that cannot be decoded equals no text, not even itself.
    #[must_use]
    pub fn is(&self, other: &Text<'_>) -> bool {
        let (mut own, mut others) = (self.folded(), other.folded());
        loop {
            match (own.next(), others.next()) {
                (None, None) => return true,
                (Some(Some(own)), Some(Some(other))) if own == other => {}
                _ => return false,
            }
        }
    }

    fn decoded(&self) -> Decoder<'a> {
        let (width, limit) = match self.tag {
            tag if is_ascii(tag) => (1, 0x80),
            Tag::TELETEX_STRING => (1, 0x100),
            Tag::BMP_STRING => (2, u32::MAX),
            UNIVERSAL_STRING => (4, u32::MAX),
            Tag::UTF8_STRING => match utf8(self.bytes) {
                Ok(text) => return Decoder::Utf8(text.chars()),
                Err(_) => (1, 0),
            },
            _ => (1, 0),
        };
        Decoder::Units { bytes: self.bytes, width, limit }
    }

    /// Returns the characters as [`Text::is`] compares them; `None` in place of one that cannot be decoded.
    pub(super) fn folded(&self) -> Folded<'a> {
        Folded { characters: self.decoded(), after_space: None, has_started: false }
    }
}

const NUMERIC_STRING: Tag = Tag(0x12);
const VISIBLE_STRING: Tag = Tag(0x1A);
const UNIVERSAL_STRING: Tag = Tag(0x1C);

/// True if a string of this type consists of ASCII characters.
const fn is_ascii(tag: Tag) -> bool {
    matches!(tag, Tag::PRINTABLE_STRING | Tag::IA5_STRING | NUMERIC_STRING | VISIBLE_STRING)
}

/// Writes the text. U+FFFD replaces the characters that would change the surrounding line: control
/// characters, and characters that reorder text.
impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for character in self.chars() {
            fmt::Write::write_char(f, shown(character))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{self}\"")
    }
}

/// Returns the character, or U+FFFD in place of a character that must not be printed.
pub(super) fn shown(character: char) -> char {
    match character {
        '\u{061C}'
        | '\u{200B}'..='\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}' => char::REPLACEMENT_CHARACTER,
        character if character.is_control() => char::REPLACEMENT_CHARACTER,
        character => character,
    }
}

/// An iterator over the characters; it returns `Some(None)` for a byte or a group of bytes that is not a
/// character.
#[derive(Clone)]
enum Decoder<'a> {
    /// Big-endian numbers of `width` bytes each. A number of `limit` or more is not a character.
    Units {
        bytes: &'a [u8],
        width: usize,
        limit: u32,
    },
    Utf8(str::Chars<'a>),
}

impl Iterator for Decoder<'_> {
    type Item = Option<char>;

    fn next(&mut self) -> Option<Option<char>> {
        let (bytes, width, limit) = match self {
            Self::Utf8(characters) => return characters.next().map(Some),
            Self::Units { bytes: [], .. } => return None,
            Self::Units { bytes, width, limit } => (bytes, width, limit),
        };
        let Some((unit, rest)) = bytes.split_at_checked(*width) else {
            // An incomplete unit is not a character.
            *bytes = &[];
            return Some(None);
        };
        *bytes = rest;
        let number = unit.iter().fold(0, |number, byte| (number << 8) | u32::from(*byte));
        Some(if number < *limit { char::from_u32(number) } else { None })
    }
}

/// An iterator over the characters in lower case, with one space between words and no space around them.
pub(super) struct Folded<'a> {
    characters: Decoder<'a>,
    /// The character after the space, if the last item returned was that space.
    after_space: Option<Option<char>>,
    has_started: bool,
}

impl Iterator for Folded<'_> {
    type Item = Option<char>;

    fn next(&mut self) -> Option<Option<char>> {
        let mut found_space = false;
        let mut next = match self.after_space.take() {
            Some(next) => next,
            None => self.characters.next()?,
        };
        while next.is_some_and(is_space) {
            found_space = true;
            next = self.characters.next()?;
        }
        if found_space && self.has_started {
            self.after_space = Some(next);
            return Some(Some(' '));
        }
        self.has_started = true;
        Some(next.map(|character| character.to_ascii_lowercase()))
    }
}

/// True if RFC 4518 §2.2 maps the character to a space; only characters below U+0100 are recognised.
const fn is_space(character: char) -> bool {
    matches!(character, '\t'..='\r' | ' ' | '\u{85}' | '\u{A0}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::string::{String, ToString};

    const fn utf8(text: &str) -> Text<'_> {
        Text::new(Tag::UTF8_STRING, text.as_bytes())
    }

    #[test]
    fn each_string_type_gives_its_characters() {
        for (tag, bytes, expected) in [
            (Tag::PRINTABLE_STRING, &b"VN"[..], "VN"),
            (Tag::IA5_STRING, b"a@b", "a@b"),
            (NUMERIC_STRING, b"12", "12"),
            (VISIBLE_STRING, b"x", "x"),
            (Tag::UTF8_STRING, "Việt".as_bytes(), "Việt"),
            (Tag::TELETEX_STRING, b"\xE9", "é"),
            (Tag::BMP_STRING, b"\x1E\xC7\x00a", "ệa"),
            (UNIVERSAL_STRING, b"\0\0\0a\0\x01\xF6\0", "a😀"),
        ] {
            let text = Text::new(tag, bytes);
            assert_eq!(text.chars().collect::<String>(), expected);
            assert!(text.is(&utf8(expected)));
        }
    }

    #[test]
    fn what_cannot_be_told_is_replaced_and_equals_nothing() {
        for (tag, bytes) in [
            (Tag::PRINTABLE_STRING, &b"\xE9"[..]),
            (Tag::UTF8_STRING, b"\xFF"),
            (Tag::BMP_STRING, b"\xD8\x00"),
            (Tag::BMP_STRING, b"\x00"),
            (UNIVERSAL_STRING, b"\0\x11\0\0"),
            (Tag::INTEGER, b"\x01"),
        ] {
            let text = Text::new(tag, bytes);
            assert_eq!(text.to_string(), "\u{FFFD}");
            assert!(!text.is(&text));
            assert_eq!(text.as_str(), None);
        }
    }

    #[test]
    fn case_and_spaces_do_not_matter() {
        assert!(utf8("  CSCA \t Việt  ").is(&utf8("csca Việt")));
        assert!(utf8(" ").is(&utf8("")));
        assert!(!utf8("CSCA Việt").is(&utf8("CSCAViệt")));
        assert!(!utf8("CSCA").is(&utf8("CSCA 1")));
    }

    #[test]
    fn nothing_shown_moves_the_cursor_or_turns_the_line() {
        assert_eq!(utf8("a\u{1B}[2Jb\u{202E}c").to_string(), "a\u{FFFD}[2Jb\u{FFFD}c");
    }
}
