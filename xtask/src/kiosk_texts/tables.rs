//! The table of texts in each language that a kiosk is written in.

use super::{Entries, Pair, Piece, Text};

const MADE: &str = "Made from examples/i18n/ by `cargo xtask kiosk-texts`; do not edit.";

/// The path of each table and its contents.
pub(super) fn all(entries: &[Entries<'_>]) -> [(&'static str, String); 6] {
    [
        ("examples/c/screen_texts.h", c_header(entries)),
        ("examples/c/screen_texts.c", c_table(entries)),
        ("examples/cpp/kiosk_texts.hpp", cpp(entries)),
        ("examples/csharp/KioskTexts.cs", csharp(entries)),
        ("examples/java/KioskTexts.java", java(entries)),
        ("examples/python/kiosk_texts.py", python(entries)),
    ]
}

fn c_header(entries: &[Entries<'_>]) -> String {
    let numbers = numbers(entries, |name| format!("KIOSK_{}", shouting(name)), "  ");
    format!(
        "/* The texts of the kiosk in each language, with {{0}}, {{1}} and {{2}} in place of values.\n \
         * {MADE} */\n\
         #ifndef SCREEN_TEXTS_H\n#define SCREEN_TEXTS_H\n\n\
         enum kiosk_language {{ KIOSK_EN, KIOSK_VI, KIOSK_LANGUAGE_COUNT }};\n\n\
         /* A list has its first and its last text. */\n\
         enum kiosk_text {{\n{numbers}  KIOSK_TEXT_COUNT\n}};\n\n\
         extern const char *const kiosk_texts[KIOSK_LANGUAGE_COUNT][KIOSK_TEXT_COUNT];\n\n#endif\n"
    )
}

fn c_table(entries: &[Entries<'_>]) -> String {
    let [english, vietnamese] = columns(entries, braces, "        ");
    format!(
        "/* {MADE} */\n#include \"screen_texts.h\"\n\n\
         const char *const kiosk_texts[KIOSK_LANGUAGE_COUNT][KIOSK_TEXT_COUNT] = {{\n    \
         {{\n{english}    }},\n    {{\n{vietnamese}    }},\n}};\n"
    )
}

fn cpp(entries: &[Entries<'_>]) -> String {
    let numbers = numbers(entries, |name| name.replace('-', "_"), "  ");
    let [english, vietnamese] = columns(entries, braces, "    ");
    format!(
        "// The texts of the kiosk in each language, with {{0}}, {{1}} and {{2}} in place of values.\n\
         // {MADE}\n\
         #ifndef KIOSK_TEXTS_HPP\n#define KIOSK_TEXTS_HPP\n\n#include <array>\n#include <cstddef>\n\n\
         namespace texts {{\n\n\
         enum class Language : std::size_t {{ en, vi }};\n\n\
         // A list has its first and its last text.\n\
         enum class Text : std::size_t {{\n{numbers}  count\n}};\n\n\
         using Table = std::array<const char *, static_cast<std::size_t>(Text::count)>;\n\n\
         inline constexpr std::array<Table, 2> tables{{{{\n  \
         {{{{\n{english}  }}}},\n  {{{{\n{vietnamese}  }}}},\n}}}};\n\n\
         }}  // namespace texts\n\n#endif  // KIOSK_TEXTS_HPP\n"
    )
}

fn csharp(entries: &[Entries<'_>]) -> String {
    let numbers = numbers(entries, capitals, "    ");
    let [english, vietnamese] = columns(entries, braces, "            ");
    format!(
        "// The texts of the kiosk in each language, as string.Format takes them.\n\
         // {MADE}\n\n\
         internal enum KioskLanguage {{ En, Vi }}\n\n\
         // A list has its first and its last text.\n\
         internal enum KioskText\n{{\n{numbers}}}\n\n\
         internal static class KioskTexts\n{{\n    \
         public static readonly string[][] All =\n    {{\n        \
         new[]\n        {{\n{english}        }},\n        \
         new[]\n        {{\n{vietnamese}        }},\n    }};\n}}\n"
    )
}

/// Constants, and not an enumeration: a list is a first number and a last one.
fn java(entries: &[Entries<'_>]) -> String {
    let mut constants = String::new();
    let mut number = 0;
    for entry in entries {
        let name = shouting(entry.name);
        let comment = places(entry, percents);
        constants += &format!("    static final int {name} = {number};{comment}\n");
        number += entry.texts.len();
        if entry.is_list {
            constants += &format!("    static final int {name}_LAST = {};\n", number - 1);
        }
    }
    let [english, vietnamese] = columns(entries, percents, "            ");
    format!(
        "/**\n * The texts of the kiosk in each language, as String.format takes them.\n *\n \
         * <p>{MADE}\n */\n\
         final class KioskTexts {{\n    static final int EN = 0;\n    static final int VI = 1;\n\n    \
         // A list has its first and its last text.\n{constants}\n    \
         static final String[][] ALL = {{\n        {{\n{english}        }},\n        \
         {{\n{vietnamese}        }},\n    }};\n\n    private KioskTexts() {{}}\n}}\n"
    )
}

/// Python's places have names, and its lists are tuples.
fn python(entries: &[Entries<'_>]) -> String {
    let named = |text: &Text| {
        let piece = |piece: &Piece| match piece {
            Piece::Letters(letters) => letters.replace('{', "{{").replace('}', "}}"),
            Piece::Place(name) => format!("{{{name}}}"),
        };
        format!("{:?}", text.pieces.iter().map(piece).collect::<String>())
    };
    let table = |is_list: bool, language: fn(&Pair) -> &Text| {
        let mut rows = String::new();
        for entry in entries.iter().filter(|entry| entry.is_list == is_list) {
            let texts: Vec<String> = entry.texts.iter().map(|pair| named(language(pair))).collect();
            let value = match is_list {
                true => format!("(\n            {},\n        )", texts.join(",\n            ")),
                false => texts.concat(),
            };
            rows += &format!("        {:?}: {value},\n", entry.name.replace('-', "_"));
        }
        rows
    };
    let mut source = format!(
        "\"\"\"The texts of the kiosk in each language, as str.format takes them, and the lists of texts by number.\n\n\
         {MADE}\n\"\"\"\n"
    );
    for (name, is_list) in [("TEXTS", false), ("LISTS", true)] {
        let english = table(is_list, |pair| &pair.english);
        let vietnamese = table(is_list, |pair| &pair.vietnamese);
        source += &format!(
            "\n{name} = {{\n    \"en\": {{\n{english}    }},\n    \"vi\": {{\n{vietnamese}    }},\n}}\n"
        );
    }
    source
}

/// The constants of an enumeration that counts upwards.
fn numbers(entries: &[Entries<'_>], name: impl Fn(&str) -> String, indent: &str) -> String {
    let mut numbers = String::new();
    for entry in entries {
        let first = name(entry.name);
        let comment = places(entry, braces);
        numbers += &format!("{indent}{first},{comment}\n");
        if entry.is_list {
            let last = name(&format!("{}-last", entry.name));
            numbers += &format!("{indent}{last} = {first} + {},\n", entry.texts.len() - 1);
        }
    }
    numbers
}

/// A comment that names the places of a text, in the order in which the program fills them.
fn places(entry: &Entries<'_>, place: fn(usize) -> String) -> String {
    let places = entry.texts.iter().flat_map(|pair| pair.english.places()).enumerate();
    let named: Vec<String> = places.map(|(at, name)| format!("{} {name}", place(at))).collect();
    if named.is_empty() { String::new() } else { format!(" /* {} */", named.join(", ")) }
}

/// The rows of both languages, as literals that C, C++, C# and Java read alike. Places are numbered as they stand in the
/// English text.
fn columns(entries: &[Entries<'_>], place: impl Fn(usize) -> String, indent: &str) -> [String; 2] {
    let languages: [fn(&Pair) -> &Text; 2] = [|pair| &pair.english, |pair| &pair.vietnamese];
    languages.map(|language| {
        let mut rows = String::new();
        for pair in entries.iter().flat_map(|entry| &entry.texts) {
            let order = pair.english.places();
            let piece = |piece: &Piece| match piece {
                Piece::Letters(letters) => letters.clone(),
                Piece::Place(name) => {
                    order.iter().position(|it| it == name).map(&place).unwrap_or_default()
                }
            };
            let text: String = language(pair).pieces.iter().map(piece).collect();
            rows += &format!("{indent}{text:?},\n");
        }
        rows
    })
}

fn braces(place: usize) -> String {
    format!("{{{place}}}")
}

/// A place as String.format of Java has it.
fn percents(place: usize) -> String {
    format!("%{}$s", place + 1)
}

fn shouting(name: &str) -> String {
    name.replace('-', "_").to_uppercase()
}

/// As C# writes a name: "ReasonDataGroup".
fn capitals(name: &str) -> String {
    let capital = |word: &str| {
        let (first, rest) = word.split_at(1);
        first.to_uppercase() + rest
    };
    name.split('-').map(capital).collect()
}
