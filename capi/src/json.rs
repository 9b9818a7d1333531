//! JSON (RFC 8259), written piece by piece: nothing is kept.

use core::fmt::{self, Display, Write};

/// A JSON text on its way out. The commas stand where they must; the caller pairs names with values.
pub(crate) struct Json<'w> {
    out: &'w mut dyn Write,
    /// True after a value: what comes next stands behind a comma.
    needs_comma: bool,
}

impl<'w> Json<'w> {
    pub(crate) const fn new(out: &'w mut dyn Write) -> Self {
        Self { out, needs_comma: false }
    }

    /// Writes an object, whose members `content` writes.
    pub(crate) fn object(&mut self, content: impl FnOnce(&mut Self) -> fmt::Result) -> fmt::Result {
        self.between("{", "}", content)
    }

    /// Writes an array, whose values `content` writes.
    pub(crate) fn array(&mut self, content: impl FnOnce(&mut Self) -> fmt::Result) -> fmt::Result {
        self.between("[", "]", content)
    }

    /// Writes the name of a member. Its value comes next.
    pub(crate) fn name(&mut self, name: &str) -> fmt::Result {
        self.string(&name)?;
        self.needs_comma = false;
        self.out.write_str(":")
    }

    /// Writes a string.
    pub(crate) fn string(&mut self, value: &dyn Display) -> fmt::Result {
        self.begin()?;
        self.out.write_str("\"")?;
        write!(Escaped(self.out), "{value}")?;
        self.out.write_str("\"")
    }

    /// Writes a string of hexadecimal digits, two for each byte.
    pub(crate) fn hexadecimal(&mut self, bytes: &[u8]) -> fmt::Result {
        self.string(&Hexadecimal(bytes))
    }

    /// Writes a number.
    pub(crate) fn number(&mut self, value: u32) -> fmt::Result {
        self.begin()?;
        write!(self.out, "{value}")
    }

    /// Writes `true` or `false`.
    pub(crate) fn boolean(&mut self, value: bool) -> fmt::Result {
        self.begin()?;
        self.out.write_str(if value { "true" } else { "false" })
    }

    /// Writes `null`.
    pub(crate) fn null(&mut self) -> fmt::Result {
        self.begin()?;
        self.out.write_str("null")
    }

    fn between(
        &mut self,
        open: &str,
        close: &str,
        content: impl FnOnce(&mut Self) -> fmt::Result,
    ) -> fmt::Result {
        self.begin()?;
        self.out.write_str(open)?;
        self.needs_comma = false;
        content(self)?;
        self.needs_comma = true;
        self.out.write_str(close)
    }

    /// Writes the comma before a value, if there is one before it.
    fn begin(&mut self) -> fmt::Result {
        if self.needs_comma {
            self.out.write_str(",")?;
        }
        self.needs_comma = true;
        Ok(())
    }
}

/// The content of a string: quotation marks, backslashes and controls are escaped.
struct Escaped<'w>(&'w mut dyn Write);

impl Write for Escaped<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        text.chars().try_for_each(|character| self.write_char(character))
    }

    fn write_char(&mut self, character: char) -> fmt::Result {
        match character {
            '"' => self.0.write_str("\\\""),
            '\\' => self.0.write_str("\\\\"),
            control if control < ' ' => write!(self.0, "\\u{:04x}", u32::from(control)),
            character => self.0.write_char(character),
        }
    }
}

/// Bytes in upper-case hexadecimal digits.
pub(crate) struct Hexadecimal<'b>(pub(crate) &'b [u8]);

impl Display for Hexadecimal<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02X}"))
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::string::{String, ToString};

    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn another_reader_reads_what_was_written() {
        let hostile: String = ('\0'..='\u{2FF}').chain(['\u{FFFD}', '\u{1F600}']).collect();
        let mut text = String::new();
        Json::new(&mut text)
            .object(|json| {
                json.name("empty")?;
                json.object(|_| Ok(()))?;
                json.name("list")?;
                json.array(|json| {
                    json.number(u32::MAX)?;
                    json.array(|_| Ok(()))?;
                    json.boolean(true)?;
                    json.boolean(false)?;
                    json.null()?;
                    json.hexadecimal(&[0, 0x0F, 0xFF])
                })?;
                json.name(&hostile)?;
                json.string(&hostile)
            })
            .unwrap();
        let read: Value = serde_json::from_str(&text).unwrap();
        let mut expected = json!({
            "empty": {},
            "list": [u32::MAX, [], true, false, null, "000FFF"],
        });
        expected[&hostile] = hostile.to_string().into();
        assert_eq!(read, expected);
    }
}
