//! The tables of texts of the kiosks in `examples/`, made from `examples/i18n/`: one for each language that a kiosk is
//! written in.

mod tables;

use core::error::Error;
use std::fs;
use std::process::ExitCode;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, PatternElement};
use fluent_syntax::parser;
use unicode_normalization::is_nfc;

use crate::firmware::root;
use crate::header::write_one;

type Outcome<T> = Result<T, Box<dyn Error>>;

const ENGLISH: &str = "examples/i18n/en/kiosk.ftl";

const VIETNAMESE: &str = "examples/i18n/vi/kiosk.ftl";

/// The columns of the screen, as the programs align them: the beginning of the names of their texts, and the characters
/// that fit.
const COLUMNS: [(&str, usize); 5] =
    [("label-", 22), ("compared-", 28), ("title-", 20), ("result-", 13), ("status-", 14)];

/// Writes the tables, or names those that differ.
pub(crate) fn write(check: bool) -> Outcome<ExitCode> {
    let [english, vietnamese] =
        [ENGLISH, VIETNAMESE].map(|path| fs::read_to_string(root().join(path)));
    let texts = texts(&english?, &vietnamese?)?;
    let entries = entries(&texts)?;
    let mut is_same = true;
    for (path, table) in tables::all(&entries) {
        is_same &= write_one(path, &table, check)?;
    }
    Ok(ExitCode::from(u8::from(check && !is_same)))
}

/// A part of a text: letters that stay, or a place for a value.
#[derive(Clone)]
enum Piece {
    Letters(String),
    Place(String),
}

/// A text in one language, under the name that the translators use.
struct Text {
    name: String,
    pieces: Vec<Piece>,
}

impl Text {
    fn letters(&self) -> String {
        let letters = |piece: &Piece| match piece {
            Piece::Letters(letters) => letters.clone(),
            Piece::Place(_) => String::new(),
        };
        self.pieces.iter().map(letters).collect()
    }

    /// The names of its places, each once, in the order in which they stand.
    fn places(&self) -> Vec<&str> {
        let mut places = Vec::new();
        for piece in &self.pieces {
            if let Piece::Place(name) = piece
                && !places.contains(&name.as_str())
            {
                places.push(name.as_str());
            }
        }
        places
    }
}

/// A text in both languages.
struct Pair {
    english: Text,
    vietnamese: Text,
}

impl Pair {
    /// Fails if the translation has other places than the English text, a letter that keyboards do not give, or more
    /// characters than its column.
    fn new(english: Text, vietnamese: Text) -> Outcome<Self> {
        let name = &english.name;
        let [mut wanted, mut found] = [&english, &vietnamese].map(Text::places);
        wanted.sort_unstable();
        found.sort_unstable();
        if found != wanted {
            return Err(format!("{VIETNAMESE}: {name} has other variables than in English").into());
        }
        for (text, path) in [(&english, ENGLISH), (&vietnamese, VIETNAMESE)] {
            let letters = text.letters();
            if !is_nfc(&letters) {
                return Err(
                    format!("{path}: {name} has letters that are not composed (NFC)").into()
                );
            }
            let column = COLUMNS.iter().find(|(beginning, _)| name.starts_with(beginning));
            if let Some((_, width)) = column.filter(|(_, width)| letters.chars().count() > *width) {
                return Err(format!("{path}: {name} has more than {width} characters").into());
            }
        }
        Ok(Self { english, vietnamese })
    }
}

/// The texts of both files, in the order of the English one.
fn texts(english: &str, vietnamese: &str) -> Outcome<Vec<Pair>> {
    let mut translations = read(vietnamese, VIETNAMESE)?;
    let mut pairs = Vec::new();
    for text in read(english, ENGLISH)? {
        let found = translations.iter().position(|it| it.name == text.name);
        let index = found.ok_or_else(|| format!("{VIETNAMESE}: {} is missing", text.name))?;
        pairs.push(Pair::new(text, translations.remove(index))?);
    }
    match translations.first() {
        Some(extra) => Err(format!("{ENGLISH}: {} is missing", extra.name).into()),
        None => Ok(pairs),
    }
}

/// The texts of a file, with other texts in place of the references to them.
fn read(source: &str, path: &str) -> Outcome<Vec<Text>> {
    let resource =
        parser::parse(source).map_err(|(_, errors)| format!("{path}: {:?}", errors.first()))?;
    let mut texts: Vec<Text> = Vec::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        let name = message.id.name.to_owned();
        if texts.iter().any(|text| text.name == name) {
            return Err(format!("{path}: {name} stands twice").into());
        }
        let pieces = pieces(message, &texts).map_err(|error| format!("{path}: {name} {error}"))?;
        texts.push(Text { name, pieces });
    }
    Ok(texts)
}

/// The parts of a message, which may refer to messages that stand above it.
fn pieces(message: &Message<&str>, above: &[Text]) -> Result<Vec<Piece>, &'static str> {
    let value = message.value.as_ref().filter(|_| message.attributes.is_empty());
    let mut pieces = Vec::new();
    for element in &value.ok_or("is not one text")?.elements {
        match element {
            PatternElement::TextElement { value } if value.contains('\n') => {
                return Err("has more than one line");
            }
            PatternElement::TextElement { value } => {
                pieces.push(Piece::Letters((*value).to_owned()));
            }
            PatternElement::Placeable { expression: Expression::Inline(inline) } => match inline {
                InlineExpression::VariableReference { id } => {
                    pieces.push(Piece::Place(id.name.to_owned()));
                }
                InlineExpression::MessageReference { id, attribute: None } => {
                    let text = above.iter().find(|text| text.name == id.name);
                    let text = text.ok_or("refers to a text that does not stand above it")?;
                    pieces.extend(text.pieces.iter().cloned());
                }
                _ => return Err("has a placeable that the tables cannot express"),
            },
            PatternElement::Placeable { .. } => return Err("has an expression, not a text"),
        }
    }
    Ok(pieces)
}

/// A text by its name, or a list by the name without its numbers.
struct Entries<'a> {
    name: &'a str,
    is_list: bool,
    texts: Vec<&'a Pair>,
}

/// Puts the texts with numbers into lists. Fails if the texts of a list do not follow each other from number 0 on.
fn entries(texts: &[Pair]) -> Outcome<Vec<Entries<'_>>> {
    let mut entries: Vec<Entries<'_>> = Vec::new();
    for text in texts {
        let whole = text.english.name.as_str();
        let numbered = whole
            .rsplit_once('-')
            .and_then(|(name, number)| number.parse::<usize>().ok().map(|number| (name, number)));
        let (name, number) = numbered.map_or((whole, None), |(name, number)| (name, Some(number)));
        let is_next = entries.last().is_some_and(|last| last.is_list && last.name == name);
        if !is_next && entries.iter().any(|entry| entry.name == name) {
            return Err(format!("{ENGLISH}: {whole} does not follow the others").into());
        }
        let next = match entries.last_mut().filter(|_| is_next) {
            Some(list) => {
                list.texts.push(text);
                list.texts.len() - 1
            }
            None => {
                entries.push(Entries { name, is_list: number.is_some(), texts: vec![text] });
                0
            }
        };
        if number.is_some_and(|number| number != next) {
            return Err(format!("{ENGLISH}: {whole} should have the number {next}").into());
        }
    }
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_the_files() -> Vec<Pair> {
        let [english, vietnamese] =
            [ENGLISH, VIETNAMESE].map(|path| fs::read_to_string(root().join(path)).unwrap());
        texts(&english, &vietnamese).unwrap()
    }

    fn fault(english: &str, vietnamese: &str) -> String {
        let all = texts(english, vietnamese);
        all.and_then(|all| entries(&all).map(|_| ())).unwrap_err().to_string()
    }

    #[test]
    fn a_translation_with_another_variable_is_refused() {
        assert!(fault("a = { $one }\n", "a = { $two }\n").contains("a has other variables"));
        assert!(fault("a = { $one } of { $two }\n", "a = { $two }\n").contains("other variables"));
    }

    #[test]
    fn a_text_in_one_language_only_is_refused() {
        assert!(fault("a = one\nb = two\n", "a = một\n").contains("vi/kiosk.ftl: b is missing"));
        assert!(fault("a = one\n", "a = một\nb = hai\n").contains("en/kiosk.ftl: b is missing"));
        assert!(fault("a = one\na = two\n", "a = một\n").contains("a stands twice"));
    }

    #[test]
    fn a_text_that_is_wider_than_its_column_is_refused() {
        // Thirteen characters, of more bytes.
        assert!(texts("result-0 = successful\n", "result-0 = chưa xác định\n").is_ok());
        let wide = fault("result-0 = successful\n", "result-0 = chưa xác định.\n");
        assert!(wide.contains("more than 13 characters"), "{wide}");
    }

    #[test]
    fn letters_that_are_not_composed_are_refused() {
        assert!(fault("a = yes\n", "a = co\u{301}\n").contains("(NFC)"));
    }

    #[test]
    fn a_text_that_the_tables_cannot_express_is_refused() {
        assert!(fault("a = { b }\nb = two\n", "").contains("does not stand above"));
        assert!(fault("a = { NUMBER($b) }\n", "").contains("cannot express"));
        assert!(fault("a = { $b ->\n   *[other] two\n }\n", "").contains("an expression"));
        assert!(fault("a = one\n    two\n", "").contains("more than one line"));
        assert!(fault("a =\n    .b = two\n", "").contains("not one text"));
    }

    #[test]
    fn a_list_with_a_gap_or_in_two_places_is_refused() {
        let twice = |source| fault(source, source);
        assert!(twice("a-0 = x\na-2 = y\n").contains("should have the number 1"));
        assert!(twice("a-0 = x\nb = y\na-1 = z\n").contains("does not follow"));
        assert!(twice("a = x\na-0 = y\n").contains("does not follow"));
    }

    #[test]
    fn a_text_may_refer_to_one_above_it() {
        let pairs =
            texts("a = Read { $b }.\nc = { a } Twice.\n", "a = Đọc { $b }.\nc = { a }\n").unwrap();
        let last = &pairs.last().unwrap().english;
        assert_eq!((last.letters().as_str(), last.places()), ("Read . Twice.", vec!["b"]));
    }

    #[test]
    fn the_vietnamese_texts_leave_no_english_word_and_accuse_nobody() {
        let english = ["the", "is", "not", "and", "of", "a", "it", "or", "card", "signed", "bytes"];
        for Pair { vietnamese, .. } in of_the_files() {
            let letters = vietnamese.letters().to_lowercase();
            for word in letters.split(|it: char| !it.is_alphanumeric()) {
                assert!(!english.contains(&word), "{}: {letters}", vietnamese.name);
            }
            for accusing in ["giả mạo", "làm giả", "gian lận", "lừa đảo"] {
                assert!(!letters.contains(accusing), "{}: {letters}", vietnamese.name);
            }
        }
    }

    #[test]
    fn the_kiosk_in_c_shows_each_text() {
        let program: String = ["kiosk.c", "screen.c"]
            .map(|name| fs::read_to_string(root().join("examples/c").join(name)).unwrap())
            .concat();
        let words: Vec<&str> =
            program.split(|it: char| !it.is_alphanumeric() && it != '_').collect();
        for entry in entries(&of_the_files()).unwrap() {
            let constant = format!("KIOSK_{}", entry.name.replace('-', "_").to_uppercase());
            assert!(words.contains(&constant.as_str()), "{constant} is not shown");
        }
    }

    #[test]
    fn each_sentence_ends_alike_in_both_languages() {
        for Pair { english, vietnamese } in of_the_files() {
            let ends = |text: &Text| text.letters().ends_with('.');
            assert_eq!(ends(&english), ends(&vietnamese), "{}", english.name);
        }
    }
}
