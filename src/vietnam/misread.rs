//! Detection and repair of UTF-8 that a scanner decoded with another character set.

use core::fmt;

use super::letters::is_vietnamese;
use crate::tlv::utf8;

/// The byte order mark that some scanners put before a text.
pub(super) const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// A text that is UTF-8, but of which a scanner or its driver made one character of each byte:
/// "Nguyá»…n" for "Nguyễn".
///
/// Recognises readings as ISO 8859-1, as Windows-1252, and as Windows-1258, the code page of a
/// Vietnamese Windows. If bytes without a character in the code page were lost, the text cannot be
/// recovered and is not recognised.
///
/// A text is recognised if each character is in the code page, the bytes are UTF-8, and all
/// resulting letters are Vietnamese, at least one of them with a mark.
///
/// # Examples
///
/// ```
/// use idchip::vietnam::Misread;
///
/// let misread = Misread::of("Nguyá»…n VÄƒn A").ok_or("it is misread")?;
/// assert!(misread.chars().eq("Nguyễn Văn A".chars()));
/// let mut buffer = [0; 20];
/// assert_eq!(misread.write_to(&mut buffer), Some("Nguyễn Văn A"));
/// assert!(Misread::of("Nguyễn Văn A").is_none());
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Misread<'a> {
    text: &'a str,
    page: CodePage,
}

impl<'a> Misread<'a> {
    /// Recognises a misread text. A byte order mark, spaces and ASCII controls at its ends are
    /// ignored; other white space may be a part of a letter.
    #[must_use]
    pub fn of(text: &'a str) -> Option<Self> {
        let text = text.trim_matches(|character: char| {
            matches!(character, ' ' | BYTE_ORDER_MARK) || character.is_ascii_control()
        });
        if text.is_ascii() {
            return None;
        }
        let pages = [CodePage::Windows1252, CodePage::Windows1258];
        pages.map(|page| Self { text, page }).into_iter().find(Self::is_vietnamese)
    }

    /// Iterates over the original characters.
    pub fn chars(&self) -> impl Iterator<Item = char> + use<'a> {
        self.decode().map_while(|character| character)
    }

    /// Writes the original text to the buffer and returns it, or `None` if the buffer is too small.
    /// A buffer as long as the misread text is always large enough.
    #[must_use]
    pub fn write_to<'b>(&self, buffer: &'b mut [u8]) -> Option<&'b str> {
        let mut places = buffer.iter_mut();
        for character in self.chars() {
            for byte in character.encode_utf8(&mut [0; 4]).bytes() {
                *places.next()? = byte;
            }
        }
        let unused = places.len();
        let written = buffer.len().saturating_sub(unused);
        utf8(buffer.get(..written)?).ok()
    }

    fn is_vietnamese(&self) -> bool {
        self.decode()
            .all(|character| character.is_some_and(|it| is_vietnamese(it) || it == BYTE_ORDER_MARK))
    }

    /// Decodes the text; yields `None` in place of an invalid character.
    fn decode(&self) -> impl Iterator<Item = Option<char>> + use<'a> {
        let page = self.page;
        let mut bytes = self.text.chars().map(move |character| page.byte_of(character));
        core::iter::from_fn(move || Some(bytes.next()?.and_then(|lead| decode(lead, &mut bytes))))
    }
}

/// Shows the length only.
impl fmt::Debug for Misread<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Misread({} bytes)", self.text.len())
    }
}

/// Decodes the character that starts with this byte.
fn decode(lead: u8, bytes: &mut impl Iterator<Item = Option<u8>>) -> Option<char> {
    let length = usize::try_from(lead.leading_ones()).ok()?.max(1);
    let mut buffer = [lead, 0, 0, 0];
    let character = buffer.get_mut(..length)?;
    for place in character.iter_mut().skip(1) {
        *place = bytes.next()??;
    }
    utf8(character).ok()?.chars().next()
}

/// A single-byte character set. In either, bytes 0x80 to 0x9F may have been read as the controls of
/// ISO 8859-1.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CodePage {
    Windows1252,
    Windows1258,
}

impl CodePage {
    /// Returns the byte of this character.
    fn byte_of(self, character: char) -> Option<u8> {
        let own = match self {
            Self::Windows1252 => None,
            Self::Windows1258 => ONLY_1258.iter().find(|(_, own)| *own == character),
        };
        if let Some((byte, _)) = own.or_else(|| BOTH.iter().find(|(_, it)| *it == character)) {
            return Some(*byte);
        }
        let byte = u8::try_from(u32::from(character)).ok()?;
        let is_another = self == Self::Windows1258 && ONLY_1258.iter().any(|(it, _)| *it == byte);
        (!is_another).then_some(byte)
    }
}

/// The differences of both code pages from ISO 8859-1. Windows-1258 lacks Š, Ž, š and ž, but they
/// do no harm: their bytes do not give valid UTF-8 there.
const BOTH: [(u8, char); 27] = [
    (0x80, '€'),
    (0x82, '‚'),
    (0x83, 'ƒ'),
    (0x84, '„'),
    (0x85, '…'),
    (0x86, '†'),
    (0x87, '‡'),
    (0x88, 'ˆ'),
    (0x89, '‰'),
    (0x8A, 'Š'),
    (0x8B, '‹'),
    (0x8C, 'Œ'),
    (0x8E, 'Ž'),
    (0x91, '‘'),
    (0x92, '’'),
    (0x93, '“'),
    (0x94, '”'),
    (0x95, '•'),
    (0x96, '–'),
    (0x97, '—'),
    (0x98, '˜'),
    (0x99, '™'),
    (0x9A, 'š'),
    (0x9B, '›'),
    (0x9C, 'œ'),
    (0x9E, 'ž'),
    (0x9F, 'Ÿ'),
];

/// The differences of Windows-1258 from Windows-1252.
const ONLY_1258: [(u8, char); 14] = [
    (0xC3, 'Ă'),
    (0xCC, '\u{300}'),
    (0xD0, 'Đ'),
    (0xD2, '\u{309}'),
    (0xD5, 'Ơ'),
    (0xDD, 'Ư'),
    (0xDE, '\u{303}'),
    (0xE3, 'ă'),
    (0xEC, '\u{301}'),
    (0xF0, 'đ'),
    (0xF2, '\u{323}'),
    (0xF5, 'ơ'),
    (0xFD, 'ư'),
    (0xFE, '₫'),
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::format;
    use std::string::String;

    const TEXT: &str = "Nguyễn Thị Đỗ Ước Ằng|Nữ|Số 1, Phường Hai – Hà Nội|Đà Nẵng";

    /// Decodes as ISO 8859-1: each byte is the character with the same number.
    fn as_latin_1(text: &str) -> String {
        text.bytes().map(char::from).collect()
    }

    fn read_as(text: &str, page: CodePage) -> String {
        let character = |byte: u8| {
            let own = ONLY_1258.iter().filter(|_| page == CodePage::Windows1258);
            let mut both = own.chain(&BOTH);
            both.find(|(it, _)| *it == byte)
                .map_or_else(|| char::from(byte), |(_, character)| *character)
        };
        text.bytes().map(character).collect()
    }

    fn repaired(text: &str) -> Option<String> {
        Misread::of(text).map(|misread| misread.chars().collect())
    }

    #[test]
    fn a_text_read_with_another_code_page_is_recovered() {
        for text in [TEXT, "Nguyễn", "à", "Nguye\u{302}\u{303}n", "ĐỖ THỊ ÁNH NGỌC"] {
            assert_eq!(repaired(&as_latin_1(text)).as_deref(), Some(text));
            for page in [CodePage::Windows1252, CodePage::Windows1258] {
                assert_eq!(repaired(&read_as(text, page)).as_deref(), Some(text));
            }
        }
    }

    #[test]
    fn correct_text_is_left_alone() {
        for text in [TEXT, "", "Nguyen Van A", "à", "Hà", "CHÂN–A", "Ã", "«»", "É\u{A0}A", "Đà–Lạt"]
        {
            assert_eq!(repaired(text), None, "{text}");
        }
    }

    #[test]
    fn a_text_that_lost_a_byte_is_not_recognised() {
        let misread = read_as(TEXT, CodePage::Windows1252);
        for lost in ["\u{FFFD}", "?", ""] {
            assert_eq!(repaired(&misread.replacen('»', lost, 1)), None);
        }
        assert_eq!(repaired(&as_latin_1("日本")), None);
    }

    #[test]
    fn a_byte_order_mark_may_be_misread_or_precede() {
        assert_eq!(repaired("ï»¿001099012345|").as_deref(), Some("\u{FEFF}001099012345|"));
        let before = format!("\u{FEFF}{}\r\n", as_latin_1(TEXT));
        assert_eq!(repaired(&before).as_deref(), Some(TEXT));
    }

    #[test]
    fn is_written_to_a_buffer_that_is_large_enough() {
        let misread = as_latin_1(TEXT);
        let misread = Misread::of(&misread).unwrap();
        let mut buffer = [0xFF; 200];
        assert_eq!(misread.write_to(&mut buffer), Some(TEXT));
        for size in 0..TEXT.len() {
            assert_eq!(misread.write_to(&mut buffer[..size]), None);
        }
        assert_eq!(misread.write_to(&mut buffer[..TEXT.len()]), Some(TEXT));
        assert_eq!(format!("{misread:?}"), format!("Misread({} bytes)", as_latin_1(TEXT).len()));
    }

    proptest! {
        #[test]
        fn any_text_is_not_recognised_or_becomes_shorter(text in "[ -\u{24F}\u{1EA0}-\u{1EF9}«-»]{0,40}") {
            if let Some(misread) = Misread::of(&text) {
                let mut buffer = [0; 200];
                prop_assert!(misread.write_to(&mut buffer).is_some_and(|it| it.len() < text.len()));
            }
        }

        #[test]
        fn any_vietnamese_name_is_recovered(name in "[A-Za-zĂÂĐÊÔƠƯẾỀỂỄỆáàảãạỳỵđơư ]{1,30}") {
            let expected = (!name.trim().is_ascii()).then(|| String::from(name.trim()));
            prop_assert_eq!(repaired(&as_latin_1(name.trim())), expected);
        }
    }
}
