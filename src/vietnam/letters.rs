//! Vietnamese letters: with their marks for comparison, without them for the MRZ.

use core::fmt;
use core::str::Chars;

use crate::mrz::MrzName;

/// A letter in upper case, and the marks on it.
///
/// Both forms of Unicode give the same result: `Ề`, `Ê` with a combining grave, and `E` with both
/// marks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Letter {
    base: char,
    marks: u8,
}

/// Iterator over the letters of a text.
#[derive(Clone)]
pub(super) struct Letters<'a> {
    rest: Chars<'a>,
}

impl<'a> Letters<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self { rest: text.chars() }
    }
}

impl Iterator for Letters<'_> {
    type Item = Letter;

    fn next(&mut self) -> Option<Letter> {
        let (base, mut marks) = decompose(self.rest.next()?);
        while let Some(mark) = self.rest.clone().next().and_then(combining) {
            marks |= mark;
            self.rest.next();
        }
        Some(Letter { base, marks })
    }
}

/// True if two texts are equal apart from case, the form of Unicode, and the number of spaces.
pub(super) fn is_same_text(left: &str, right: &str) -> bool {
    let words = |text| str::split_whitespace(text).map(Letters::of);
    same_words(words(left), words(right))
}

/// True if the character may occur in Vietnamese text: ASCII, a known letter or a mark on one, or
/// punctuation that word processors insert.
pub(super) fn is_vietnamese(character: char) -> bool {
    let (base, _) = decompose(character);
    base.is_ascii()
        || combining(character).is_some()
        || matches!(character, '\u{A0}' | '\u{2010}'..='\u{201F}' | '\u{2026}')
}

/// True if the text consists of known letters, digits, and separators of words: only such names can
/// be found to differ.
pub(super) fn is_name(text: &str) -> bool {
    AsciiName::new(text).words().all(|mut word| word.all(|letter| letter.is_ascii_alphanumeric()))
}

/// Iterator over the characters of a text in the form of the MRZ: upper case, without diacritics, Đ
/// as D (Doc 9303-3 §6).
///
/// Knows the letters of Vietnamese, and of the languages of Vietnam that use breves (Ê Đê, Ba Na,
/// Gia Rai), in the composed and the decomposed form of Unicode. An unknown character is returned
/// unchanged.
///
/// # Examples
///
/// ```
/// use idchip::vietnam::AsciiFold;
///
/// assert!(AsciiFold::of("Đặng Thị Ước").eq("DANG THI UOC".chars()));
/// ```
#[derive(Clone)]
pub struct AsciiFold<'a> {
    letters: Letters<'a>,
}

impl<'a> AsciiFold<'a> {
    /// Iterates over the characters of this text.
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        Self { letters: Letters::of(text) }
    }
}

impl Iterator for AsciiFold<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        self.letters.next().map(|letter| letter.base)
    }
}

impl fmt::Debug for AsciiFold<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AsciiFold(..)")
    }
}

/// A name, for comparison with the name of an MRZ.
///
/// White space, hyphens and commas separate words; apostrophes and full stops are dropped (Doc
/// 9303-3 §4.6).
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct AsciiName<'a> {
    name: &'a str,
}

impl<'a> AsciiName<'a> {
    /// Takes the name as its holder writes it.
    #[must_use]
    pub const fn new(name: &'a str) -> Self {
        Self { name }
    }

    /// True if the MRZ can have been made from this name; `None` if the name is empty or has an
    /// unknown letter.
    ///
    /// The words must be the same, in the same order; the border between surname and given names is
    /// not compared. In a name that fills its field, words may be truncated, abbreviated or missing
    /// (Doc 9303-4).
    #[must_use]
    pub fn agrees_with(&self, mrz: &MrzName<'_>) -> Option<bool> {
        let mut words = self.words().peekable();
        if words.peek().is_none() || !is_name(self.name) {
            return None;
        }
        let components = mrz.primary().chain(mrz.secondary());
        Some(if mrz.is_truncated() {
            components.map(str::chars).all(|component| {
                words.any(|mut word| component.clone().all(|c| word.next() == Some(c)))
            })
        } else {
            same_words(words, components.map(str::chars))
        })
    }

    fn words(&self) -> impl Iterator<Item = Word<'a>> + use<'a> {
        let is_separator = |character: char| {
            character.is_whitespace() || matches!(character, '-' | '\u{2010}' | '\u{2011}' | ',')
        };
        let words = self.name.split(is_separator).map(|word| Word(AsciiFold::of(word)));
        words.filter(|word| word.clone().next().is_some())
    }
}

/// Shows the length only.
impl fmt::Debug for AsciiName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AsciiName({} bytes)", self.name.len())
    }
}

/// The characters of one word, without those that the MRZ drops.
#[derive(Clone)]
struct Word<'a>(AsciiFold<'a>);

impl Iterator for Word<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        self.0.find(|character| !matches!(character, '\'' | '.' | '\u{2019}' | '\u{02BC}'))
    }
}

/// True if both have the same words in the same order.
fn same_words<L, R>(mut left: L, mut right: R) -> bool
where
    L: Iterator<Item: Iterator<Item: PartialEq>>,
    R: Iterator<Item: Iterator<Item = <L::Item as Iterator>::Item>>,
{
    loop {
        match (left.next(), right.next()) {
            (None, None) => return true,
            (Some(left), Some(right)) => {
                if !left.eq(right) {
                    return false;
                }
            }
            _ => return false,
        }
    }
}

const GRAVE: u8 = 1;
const ACUTE: u8 = 1 << 1;
const TILDE: u8 = 1 << 2;
const HOOK: u8 = 1 << 3;
const DOT: u8 = 1 << 4;
const CIRCUMFLEX: u8 = 1 << 5;
const BREVE: u8 = 1 << 6;
const HORN: u8 = 1 << 7;

const fn combining(character: char) -> Option<u8> {
    Some(match character {
        '\u{0300}' | '\u{0340}' => GRAVE,
        '\u{0301}' | '\u{0341}' => ACUTE,
        '\u{0302}' => CIRCUMFLEX,
        '\u{0303}' => TILDE,
        '\u{0306}' => BREVE,
        '\u{0309}' => HOOK,
        '\u{031B}' => HORN,
        '\u{0323}' => DOT,
        _ => return None,
    })
}

/// Returns the letter in upper case without its marks, and the marks. Đ has no decomposition in
/// Unicode: its stroke is represented by a mark that D never has.
fn decompose(character: char) -> (char, u8) {
    if character.is_ascii() {
        return (character.to_ascii_uppercase(), 0);
    }
    match character {
        'À' | 'à' => ('A', GRAVE),
        'Á' | 'á' => ('A', ACUTE),
        'Â' | 'â' => ('A', CIRCUMFLEX),
        'Ã' | 'ã' => ('A', TILDE),
        'È' | 'è' => ('E', GRAVE),
        'É' | 'é' => ('E', ACUTE),
        'Ê' | 'ê' => ('E', CIRCUMFLEX),
        'Ì' | 'ì' => ('I', GRAVE),
        'Í' | 'í' => ('I', ACUTE),
        'Ñ' | 'ñ' => ('N', TILDE),
        'Ò' | 'ò' => ('O', GRAVE),
        'Ó' | 'ó' => ('O', ACUTE),
        'Ô' | 'ô' => ('O', CIRCUMFLEX),
        'Õ' | 'õ' => ('O', TILDE),
        'Ù' | 'ù' => ('U', GRAVE),
        'Ú' | 'ú' => ('U', ACUTE),
        'Ý' | 'ý' => ('Y', ACUTE),
        'Ă' | 'ă' => ('A', BREVE),
        // Ð (Eth) is another letter that looks the same: other code pages have it in the place of
        // Windows-1258's Đ.
        'Đ' | 'đ' | 'Ð' | 'ð' => ('D', HORN),
        'Ĕ' | 'ĕ' => ('E', BREVE),
        'Ĩ' | 'ĩ' => ('I', TILDE),
        'Ĭ' | 'ĭ' => ('I', BREVE),
        'Ŏ' | 'ŏ' => ('O', BREVE),
        'Ũ' | 'ũ' => ('U', TILDE),
        'Ŭ' | 'ŭ' => ('U', BREVE),
        'Ơ' | 'ơ' => ('O', HORN),
        'Ư' | 'ư' => ('U', HORN),
        _ => u32::from(character)
            .checked_sub(FIRST)
            .and_then(|place| usize::try_from(place / 2).ok())
            .and_then(|place| LETTERS.get(place).copied())
            .unwrap_or((character, 0)),
    }
}

/// `Ạ`, the first of [`LETTERS`].
const FIRST: u32 = 0x1EA0;

/// U+1EA0 to U+1EF9, each in upper and lower case.
const LETTERS: [(char, u8); 45] = [
    ('A', DOT),
    ('A', HOOK),
    ('A', CIRCUMFLEX | ACUTE),
    ('A', CIRCUMFLEX | GRAVE),
    ('A', CIRCUMFLEX | HOOK),
    ('A', CIRCUMFLEX | TILDE),
    ('A', CIRCUMFLEX | DOT),
    ('A', BREVE | ACUTE),
    ('A', BREVE | GRAVE),
    ('A', BREVE | HOOK),
    ('A', BREVE | TILDE),
    ('A', BREVE | DOT),
    ('E', DOT),
    ('E', HOOK),
    ('E', TILDE),
    ('E', CIRCUMFLEX | ACUTE),
    ('E', CIRCUMFLEX | GRAVE),
    ('E', CIRCUMFLEX | HOOK),
    ('E', CIRCUMFLEX | TILDE),
    ('E', CIRCUMFLEX | DOT),
    ('I', HOOK),
    ('I', DOT),
    ('O', DOT),
    ('O', HOOK),
    ('O', CIRCUMFLEX | ACUTE),
    ('O', CIRCUMFLEX | GRAVE),
    ('O', CIRCUMFLEX | HOOK),
    ('O', CIRCUMFLEX | TILDE),
    ('O', CIRCUMFLEX | DOT),
    ('O', HORN | ACUTE),
    ('O', HORN | GRAVE),
    ('O', HORN | HOOK),
    ('O', HORN | TILDE),
    ('O', HORN | DOT),
    ('U', DOT),
    ('U', HOOK),
    ('U', HORN | ACUTE),
    ('U', HORN | GRAVE),
    ('U', HORN | HOOK),
    ('U', HORN | TILDE),
    ('U', HORN | DOT),
    ('Y', GRAVE),
    ('Y', DOT),
    ('Y', HOOK),
    ('Y', TILDE),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mrz::Mrz;
    use proptest::prelude::*;
    use std::format;
    use std::string::String;

    /// Each letter with marks, composed, and decomposed in the order of Unicode's NFD, as
    /// `unicodedata.normalize` returns it.
    const COMPOSED: &str = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĨĩŨũƠơƯư\
        ẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẸẹẺẻẼẽẾếỀềỂểỄễỆệỈỉỊịỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợỤụỦủỨứỪừỬửỮữỰựỲỳỴỵỶỷỸỹ";
    const DECOMPOSED: &str = "A\u{0300}A\u{0301}A\u{0302}A\u{0303}E\u{0300}E\u{0301}E\u{0302}I\u{0300}I\u{0301}\
        O\u{0300}O\u{0301}O\u{0302}O\u{0303}U\u{0300}U\u{0301}Y\u{0301}a\u{0300}a\u{0301}\
        a\u{0302}a\u{0303}e\u{0300}e\u{0301}e\u{0302}i\u{0300}i\u{0301}o\u{0300}o\u{0301}\
        o\u{0302}o\u{0303}u\u{0300}u\u{0301}y\u{0301}A\u{0306}a\u{0306}I\u{0303}i\u{0303}\
        U\u{0303}u\u{0303}O\u{031B}o\u{031B}U\u{031B}u\u{031B}A\u{0323}a\u{0323}A\u{0309}\
        a\u{0309}A\u{0302}\u{0301}a\u{0302}\u{0301}A\u{0302}\u{0300}a\u{0302}\u{0300}\
        A\u{0302}\u{0309}a\u{0302}\u{0309}A\u{0302}\u{0303}a\u{0302}\u{0303}\
        A\u{0323}\u{0302}a\u{0323}\u{0302}A\u{0306}\u{0301}a\u{0306}\u{0301}\
        A\u{0306}\u{0300}a\u{0306}\u{0300}A\u{0306}\u{0309}a\u{0306}\u{0309}\
        A\u{0306}\u{0303}a\u{0306}\u{0303}A\u{0323}\u{0306}a\u{0323}\u{0306}E\u{0323}\
        e\u{0323}E\u{0309}e\u{0309}E\u{0303}e\u{0303}E\u{0302}\u{0301}e\u{0302}\u{0301}\
        E\u{0302}\u{0300}e\u{0302}\u{0300}E\u{0302}\u{0309}e\u{0302}\u{0309}\
        E\u{0302}\u{0303}e\u{0302}\u{0303}E\u{0323}\u{0302}e\u{0323}\u{0302}I\u{0309}\
        i\u{0309}I\u{0323}i\u{0323}O\u{0323}o\u{0323}O\u{0309}o\u{0309}O\u{0302}\u{0301}\
        o\u{0302}\u{0301}O\u{0302}\u{0300}o\u{0302}\u{0300}O\u{0302}\u{0309}\
        o\u{0302}\u{0309}O\u{0302}\u{0303}o\u{0302}\u{0303}O\u{0323}\u{0302}\
        o\u{0323}\u{0302}O\u{031B}\u{0301}o\u{031B}\u{0301}O\u{031B}\u{0300}\
        o\u{031B}\u{0300}O\u{031B}\u{0309}o\u{031B}\u{0309}O\u{031B}\u{0303}\
        o\u{031B}\u{0303}O\u{031B}\u{0323}o\u{031B}\u{0323}U\u{0323}u\u{0323}U\u{0309}\
        u\u{0309}U\u{031B}\u{0301}u\u{031B}\u{0301}U\u{031B}\u{0300}u\u{031B}\u{0300}\
        U\u{031B}\u{0309}u\u{031B}\u{0309}U\u{031B}\u{0303}u\u{031B}\u{0303}\
        U\u{031B}\u{0323}u\u{031B}\u{0323}Y\u{0300}y\u{0300}Y\u{0323}y\u{0323}Y\u{0309}\
        y\u{0309}Y\u{0303}y\u{0303}";

    fn folded(text: &str) -> String {
        AsciiFold::of(text).collect()
    }

    #[test]
    fn composed_and_decomposed_letters_are_equal() {
        assert!(Letters::of(COMPOSED).eq(Letters::of(DECOMPOSED)));
        assert_eq!(folded(COMPOSED), folded(DECOMPOSED));
        assert_eq!(COMPOSED.chars().count(), folded(COMPOSED).len());
        assert!(folded(COMPOSED).chars().all(|letter| letter.is_ascii_uppercase()));
    }

    #[test]
    fn all_letters_are_distinct() {
        for (at, left) in COMPOSED.char_indices() {
            for right in COMPOSED[at..].chars().skip(1) {
                let is_same = left.to_lowercase().eq(right.to_lowercase());
                let text = |letter: char| String::from(letter);
                assert_eq!(is_same_text(&text(left), &text(right)), is_same, "{left} {right}");
            }
        }
        assert!(!is_same_text("Đ", "D"));
        assert!(is_same_text("Đ", "đ"));
    }

    #[test]
    fn folds_to_the_form_of_the_mrz() {
        assert_eq!(folded("Đỗ Thị Ánh Ngọc"), "DO THI ANH NGOC");
        assert_eq!(folded("Nguyễn Hữu Phước"), "NGUYEN HUU PHUOC");
        assert_eq!(folded("y\u{0309} ơ\u{0323}"), "Y O");
        assert_eq!(folded("Ж1"), "Ж1");
    }

    #[test]
    fn only_marks_matter_not_spaces_and_case() {
        assert!(is_same_text(" NGUYỄN  VĂN A", "Nguyễn Văn A"));
        assert!(!is_same_text("Nguyễn Văn A", "Nguyễn Văn Á"));
        assert!(!is_same_text("Nguyễn Văn", "Nguyễn Văn A"));
        assert!(!is_same_text("Nguyễn Văn", "NguyễnVăn"));
    }

    fn agrees(name: &str, field: &str) -> Option<bool> {
        let lines =
            format!("IDVNM0990123459001099012345<<09901018M3901016VNM<<<<<<<<<<<0{field:<<30}");
        AsciiName::new(name).agrees_with(&Mrz::parse(lines.as_bytes()).unwrap().name())
    }

    #[test]
    fn compares_words_in_order() {
        assert_eq!(agrees("Nguyễn Văn A", "NGUYEN<<VAN<A"), Some(true));
        assert_eq!(agrees("Nguyễn Văn A", "NGUYEN<VAN<A"), Some(true));
        assert_eq!(agrees("Nguyễn Văn A", "NGUYEN<<A<VAN"), Some(false));
        assert_eq!(agrees("Nguyễn Văn A", "NGUYEN<<VAN"), Some(false));
        assert_eq!(agrees("Nguyễn Văn", "NGUYEN<<VAN<A"), Some(false));
        assert_eq!(agrees("Nguyễn Văn A", ""), Some(false));
        assert_eq!(agrees("H'Hen Niê", "HHEN<<NIE"), Some(true));
        assert_eq!(agrees("Y-Bhăm Ê Ban", "Y<BHAM<<E<BAN"), Some(true));
    }

    #[test]
    fn unknown_letters_are_not_comparable() {
        assert_eq!(agrees("", "NGUYEN<<VAN<A"), None);
        assert_eq!(agrees(" - ", "NGUYEN<<VAN<A"), None);
        assert_eq!(agrees("Жуков Văn", "NGUYEN<<VAN<A"), None);
    }

    #[test]
    fn a_truncated_name_may_lack_words_and_the_ends_of_words() {
        let name = "Công Tằng Tôn Nữ Phương Uyên Thị Hạnh";
        assert_eq!(agrees(name, "CONG<<TANG<TON<NU<PHUONG<UYEN<"), Some(false));
        assert_eq!(agrees(name, "CONG<<TANG<TON<NU<PHUONG<UYE<T"), Some(true));
        assert_eq!(agrees(name, "CONG<<T<TON<NU<P<UYEN<THI<HANH"), Some(true));
        assert_eq!(agrees(name, "CONG<<TANG<TON<NU<PHUONG<LAN<T"), Some(false));
        assert_eq!(agrees(name, "CONG<<TANG<TON<NU<UYEN<PHUONGX"), Some(false));
    }

    proptest! {
        #[test]
        fn any_name_is_compared(name in ".{0,40}", field in "[A-Z<]{30}") {
            let _ = agrees(&name, &field);
            prop_assert!(is_same_text(&name, &name));
        }

        #[test]
        fn a_name_agrees_with_its_own_mrz(name in "[A-ZĂÂĐÊÔƠƯẾỀỂỄỆ]{1,7}( [A-ZÁÀẢÃẠỲỴ]{1,6}){1,2}") {
            let field = folded(&name).replace(' ', "<");
            prop_assert_eq!(agrees(&name, &field), Some(true));
        }
    }
}
