//! The string types of names, as characters.

use core::{fmt, str};

use crate::tlv::{Tag, utf8};

/// A character string of one of the types of ASN.1.
///
/// PrintableString, NumericString, IA5String and VisibleString are read as ASCII, UTF8String as
/// UTF-8, TeletexString as ISO 8859-1 (what certificates mean by it), BMPString and UniversalString
/// as two and four octets per character.
#[derive(Clone, Copy)]
pub struct Text<'a> {
    tag: Tag,
    octets: &'a [u8],
}

impl<'a> Text<'a> {
    pub(super) const fn new(tag: Tag, octets: &'a [u8]) -> Self {
        Self { tag, octets }
    }

    /// The characters; each that cannot be told is U+FFFD.
    pub fn chars(&self) -> impl Iterator<Item = char> + Clone + use<'a> {
        self.decoded().map(|character| character.unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    /// The text in place, where its octets are UTF-8 and all its characters can be told.
    #[must_use]
    pub fn as_str(&self) -> Option<&'a str> {
        utf8(self.as_utf8()?).ok()
    }

    /// Returns the bytes of the text, if they are UTF-8 and all its characters can be told.
    pub(super) fn as_utf8(&self) -> Option<&'a [u8]> {
        let is_utf8 = match self.tag {
            Tag::UTF8_STRING => utf8(self.octets).is_ok(),
            tag if is_ascii(tag) || tag == Tag::TELETEX_STRING => self.octets.is_ascii(),
            _ => false,
        };
        is_utf8.then_some(self.octets)
    }

    /// True if the text is the same but for ASCII case, and white space at the ends or repeated (RFC
    /// 5280 §7.1, of which this is the part that names of issuing states need).
    ///
    /// A text with a character that cannot be told is the same as no other.
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
            Tag::UTF8_STRING => match utf8(self.octets) {
                Ok(text) => return Decoder::Utf8(text.chars()),
                Err(_) => (1, 0),
            },
            _ => (1, 0),
        };
        Decoder::Units { octets: self.octets, width, limit }
    }

    fn folded(&self) -> Folded<'a> {
        Folded { characters: self.decoded(), after_space: None, has_started: false }
    }
}

const NUMERIC_STRING: Tag = Tag(0x12);
const VISIBLE_STRING: Tag = Tag(0x1A);
const UNIVERSAL_STRING: Tag = Tag(0x1C);

/// True if the type has one byte of ASCII for each character.
const fn is_ascii(tag: Tag) -> bool {
    matches!(tag, Tag::PRINTABLE_STRING | Tag::IA5_STRING | NUMERIC_STRING | VISIBLE_STRING)
}

/// The text, with characters that would change the line around it replaced by U+FFFD: controls, and
/// those that reorder text.
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

/// The character, or what stands for it on a screen.
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

/// Characters, or None for each octet or group of octets that is none.
#[derive(Clone)]
enum Decoder<'a> {
    /// Big-endian numbers of so many octets. Those below the limit are characters.
    Units {
        octets: &'a [u8],
        width: usize,
        limit: u32,
    },
    Utf8(str::Chars<'a>),
}

impl Iterator for Decoder<'_> {
    type Item = Option<char>;

    fn next(&mut self) -> Option<Option<char>> {
        let (octets, width, limit) = match self {
            Self::Utf8(characters) => return characters.next().map(Some),
            Self::Units { octets: [], .. } => return None,
            Self::Units { octets, width, limit } => (octets, width, limit),
        };
        let Some((unit, rest)) = octets.split_at_checked(*width) else {
            // Less than a unit is none.
            *octets = &[];
            return Some(None);
        };
        *octets = rest;
        let number = unit.iter().fold(0, |number, octet| (number << 8) | u32::from(*octet));
        Some(if number < *limit { char::from_u32(number) } else { None })
    }
}

/// Characters in lower case, with one space between words and none around them.
struct Folded<'a> {
    characters: Decoder<'a>,
    /// The character after the space that was returned last.
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

/// True for a character that RFC 4518 §2.2 maps to a space, as far as it stands in the first 256 characters.
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
        for (tag, octets, expected) in [
            (Tag::PRINTABLE_STRING, &b"VN"[..], "VN"),
            (Tag::IA5_STRING, b"a@b", "a@b"),
            (NUMERIC_STRING, b"12", "12"),
            (VISIBLE_STRING, b"x", "x"),
            (Tag::UTF8_STRING, "Việt".as_bytes(), "Việt"),
            (Tag::TELETEX_STRING, b"\xE9", "é"),
            (Tag::BMP_STRING, b"\x1E\xC7\x00a", "ệa"),
            (UNIVERSAL_STRING, b"\0\0\0a\0\x01\xF6\0", "a😀"),
        ] {
            let text = Text::new(tag, octets);
            assert_eq!(text.chars().collect::<String>(), expected);
            assert!(text.is(&utf8(expected)));
        }
    }

    #[test]
    fn what_cannot_be_told_is_replaced_and_equals_nothing() {
        for (tag, octets) in [
            (Tag::PRINTABLE_STRING, &b"\xE9"[..]),
            (Tag::UTF8_STRING, b"\xFF"),
            (Tag::BMP_STRING, b"\xD8\x00"),
            (Tag::BMP_STRING, b"\x00"),
            (UNIVERSAL_STRING, b"\0\x11\0\0"),
            (Tag::INTEGER, b"\x01"),
        ] {
            let text = Text::new(tag, octets);
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
