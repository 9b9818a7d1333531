//! The characters that may be written to a terminal.

use icu_properties::props::{DefaultIgnorableCodePoint, GeneralCategory};
use icu_properties::{CodePointMapData, CodePointSetData};

/// Replaces by U+FFFD each character of a text from a card, a certificate or a file system that
/// would control the terminal, reorder the text around it, or be invisible.
#[must_use]
pub fn printable(text: &str) -> String {
    text.chars()
        .map(
            |character| {
                if is_invisible(character) { char::REPLACEMENT_CHARACTER } else { character }
            },
        )
        .collect()
}

/// True for control and format characters, separators of lines and paragraphs, and characters that
/// a renderer shows as nothing (Default_Ignorable_Code_Point of Unicode: fillers, variation
/// selectors, the soft hyphen, tags). False for spaces and for combining marks, which decomposed
/// Vietnamese letters use.
fn is_invisible(character: char) -> bool {
    let category = CodePointMapData::<GeneralCategory>::new().get(character);
    let is_control = matches!(
        category,
        GeneralCategory::Control
            | GeneralCategory::Format
            | GeneralCategory::LineSeparator
            | GeneralCategory::ParagraphSeparator
    );
    is_control || CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invisible_characters_are_replaced() {
        for range in [
            '\0'..='\u{1F}',
            '\u{7F}'..='\u{9F}',
            '\u{AD}'..='\u{AD}',
            '\u{34F}'..='\u{34F}',
            '\u{61C}'..='\u{61C}',
            '\u{115F}'..='\u{1160}',
            '\u{17B4}'..='\u{17B5}',
            '\u{180B}'..='\u{180F}',
            '\u{200B}'..='\u{200F}',
            '\u{2028}'..='\u{202E}',
            '\u{2060}'..='\u{206F}',
            '\u{3164}'..='\u{3164}',
            '\u{FE00}'..='\u{FE0F}',
            '\u{FEFF}'..='\u{FEFF}',
            '\u{FFA0}'..='\u{FFA0}',
            '\u{FFF0}'..='\u{FFFB}',
            '\u{1BCA0}'..='\u{1BCA3}',
            '\u{1D173}'..='\u{1D17A}',
            '\u{E0000}'..='\u{E0FFF}',
        ] {
            for character in range {
                let text = printable(&format!("a{character}b"));
                assert_eq!(text, "a\u{FFFD}b", "U+{:04X}", u32::from(character));
            }
        }
    }

    #[test]
    fn visible_characters_stay() {
        // Composed and decomposed letters, spaces, other scripts, and unassigned code points.
        for text in [
            "Nguyễn Văn Ánh, Đà Nẵng",
            "Nguye\u{302}\u{303}n Va\u{306}n",
            "a\u{A0}b\u{2003}c\u{3000}d",
            "P<VNMNGUYEN<<VAN<A<<<<",
            "王小明 Ωμέγα Ծանոթ ไทย বাংলা",
            "\u{FFFD}",
            "",
        ] {
            assert_eq!(printable(text), text);
        }
    }
}
