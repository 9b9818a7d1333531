//! Text into bytes, in memory of the caller's.

use crate::form::is_separator;
use crate::lines::lines;

/// The error of a text that cannot be decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecodeError {
    /// The base64 is not well formed (RFC 4648 §4).
    Base64,
    /// The hexadecimal digits are not well formed, or their number is odd.
    Hexadecimal,
    /// The scratch buffer is too small.
    ScratchTooSmall,
    /// The PEM has no line that ends the object: the file is cut off.
    Unterminated,
}

impl core::fmt::Display for DecodeError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(match self {
            Self::Base64 => "the base64 is not well formed",
            Self::Hexadecimal => "the hexadecimal digits are not well formed",
            Self::ScratchTooSmall => "the scratch buffer is too small",
            Self::Unterminated => "the line that ends the object is missing: the file is cut off",
        })
    }
}

impl core::error::Error for DecodeError {}

/// Bytes that are written one after the other.
struct Output<'s> {
    scratch: &'s mut [u8],
    length: usize,
}

impl<'s> Output<'s> {
    const fn new(scratch: &'s mut [u8]) -> Self {
        Self { scratch, length: 0 }
    }

    fn push(&mut self, bytes: &[u8]) -> Result<(), DecodeError> {
        for byte in bytes {
            let place = self.scratch.get_mut(self.length).ok_or(DecodeError::ScratchTooSmall)?;
            *place = *byte;
            self.length = self.length.saturating_add(1);
        }
        Ok(())
    }
}

/// Decodes base64 with any white space in it. Returns the number of bytes.
pub(crate) fn base64(text: &[u8], scratch: &mut [u8]) -> Result<usize, DecodeError> {
    let mut decoder = Decoder::new(scratch);
    decoder.update(text)?;
    decoder.finish()
}

/// Decodes the lines between those that begin and end an object in PEM. Returns the number of bytes. Headers, which
/// have a colon, are passed over (RFC 1421 §4.4).
pub(crate) fn pem(body: &[u8], scratch: &mut [u8]) -> Result<usize, DecodeError> {
    let mut decoder = Decoder::new(scratch);
    for line in lines(body).filter(|line| !line.contains(&b':')) {
        decoder.update(line)?;
    }
    decoder.finish()
}

/// Decodes hexadecimal digits with separators between them. Returns the number of bytes.
pub(crate) fn hexadecimal(text: &[u8], scratch: &mut [u8]) -> Result<usize, DecodeError> {
    let text = text.trim_ascii_start();
    let text = text.strip_prefix(b"0x").or_else(|| text.strip_prefix(b"0X")).unwrap_or(text);
    let mut digits = text.iter().copied().filter(|byte| !is_separator(*byte));
    let mut output = Output::new(scratch);
    while let Some(high) = digits.next() {
        let low = digits.next().ok_or(DecodeError::Hexadecimal)?;
        let mut byte = [0];
        base16ct::mixed::decode([high, low], &mut byte).map_err(|_| DecodeError::Hexadecimal)?;
        output.push(&byte)?;
    }
    Ok(output.length)
}

/// A decoder of base64, four characters at a time.
struct Decoder<'s> {
    output: Output<'s>,
    /// The characters that wait for the others of their group.
    group: [u8; 4],
    count: usize,
    /// True after a group with padding, which must be the last.
    is_ended: bool,
}

impl<'s> Decoder<'s> {
    const fn new(scratch: &'s mut [u8]) -> Self {
        Self { output: Output::new(scratch), group: [b'='; 4], count: 0, is_ended: false }
    }

    fn update(&mut self, text: &[u8]) -> Result<(), DecodeError> {
        for character in text.iter().copied().filter(|byte| !byte.is_ascii_whitespace()) {
            *self.group.get_mut(self.count).ok_or(DecodeError::Base64)? = character;
            self.count = self.count.saturating_add(1);
            if self.count == self.group.len() {
                self.decode_group()?;
            }
        }
        Ok(())
    }

    fn decode_group(&mut self) -> Result<(), DecodeError> {
        if self.is_ended {
            return Err(DecodeError::Base64);
        }
        let padding = self.group.iter().rev().take_while(|character| **character == b'=').count();
        let mut bits = 0_u32;
        for (index, character) in self.group.iter().rev().enumerate().rev() {
            let value = if index < padding { 0 } else { sextet(*character)? };
            bits = bits << 6_u32 | u32::from(value);
        }
        // The bits that the padding leaves over are zero, so that each content has one encoding.
        match (padding, bits.to_be_bytes()) {
            (0, [_, a, b, c]) => self.output.push(&[a, b, c])?,
            (1, [_, a, b, 0]) => self.output.push(&[a, b])?,
            (2, [_, a, 0, 0]) => self.output.push(&[a])?,
            _ => return Err(DecodeError::Base64),
        }
        self.is_ended = padding > 0;
        (self.group, self.count) = ([b'='; 4], 0);
        Ok(())
    }

    /// Decodes what is left: some programs leave the padding out.
    fn finish(mut self) -> Result<usize, DecodeError> {
        if self.count > 0 {
            self.decode_group()?;
        }
        Ok(self.output.length)
    }
}

/// Returns the six bits of a character of base64 (RFC 4648 §4).
///
/// Of our own, because the decoder of `base64ct` can panic as far as the linker can tell (opt-level z).
fn sextet(character: u8) -> Result<u8, DecodeError> {
    match character {
        b'A'..=b'Z' => Ok(character.wrapping_sub(b'A')),
        b'a'..=b'z' => Ok(character.wrapping_sub(b'a').wrapping_add(26)),
        b'0'..=b'9' => Ok(character.wrapping_sub(b'0').wrapping_add(52)),
        b'+' => Ok(62),
        b'/' => Ok(63),
        _ => Err(DecodeError::Base64),
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use super::*;
    use std::vec::Vec;

    fn of_base64(text: &str) -> Result<Vec<u8>, DecodeError> {
        let mut scratch = [0; 8];
        base64(text.as_bytes(), &mut scratch).map(|length| scratch[..length].to_vec())
    }

    /// The test vectors of RFC 4648 §10, and malformed texts.
    #[test]
    fn base64_is_as_in_the_standard() {
        for (text, bytes) in [
            ("", &b""[..]),
            ("Zg==", b"f"),
            ("Zm8=", b"fo"),
            ("Zm9v", b"foo"),
            ("Zm9vYg==", b"foob"),
            ("Z m9\r\n\tvYmE=\n", b"fooba"),
            ("Zm9vYmFy", b"foobar"),
            ("Zm9vYg", b"foob"),
        ] {
            assert_eq!(of_base64(text).unwrap(), bytes, "{text}");
        }
        for text in ["Z", "Z===", "Zg==Zg==", "Zh==", "Z*==", "Zg=a", "====", "Zm9v=", "Zm9v-_=="] {
            assert_eq!(of_base64(text), Err(DecodeError::Base64), "{text}");
        }
        assert_eq!(of_base64("Zm9vYmFyZm9v"), Err(DecodeError::ScratchTooSmall));
    }

    #[test]
    fn hexadecimal_has_pairs_of_digits() {
        let mut scratch = [0; 4];
        let mut of = |text: &str| {
            hexadecimal(text.as_bytes(), &mut scratch).map(|length| scratch[..length].to_vec())
        };
        for text in ["0x308aFF00", "30:8A:ff:00", " 30 8A,ff\r\n00 ", "3\n08aff00"] {
            assert_eq!(of(text).unwrap(), [0x30, 0x8A, 0xFF, 0], "{text}");
        }
        assert_eq!(of("308"), Err(DecodeError::Hexadecimal));
        assert_eq!(of("30g0"), Err(DecodeError::Hexadecimal));
        assert_eq!(of("308aFF0000"), Err(DecodeError::ScratchTooSmall));
    }

    #[test]
    fn headers_of_pem_are_passed_over() {
        let mut scratch = [0; 8];
        let body = b"Proc-Type: 4\r\n\r\n  Zm9v\r\n  Yg==\r\n";
        assert_eq!(pem(body, &mut scratch), Ok(4));
        assert_eq!(&scratch[..4], b"foob");
    }
}
