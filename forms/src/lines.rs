//! Lines of a text.

/// Splits a text into its first line and what follows.
type SplitFirst = fn(&[u8]) -> (&[u8], &[u8]);

/// Splits off the first line. Returns it without the bytes that end it (LF, CR LF or CR), and what follows them.
pub(crate) fn split_line(text: &[u8]) -> (&[u8], &[u8]) {
    let end = text.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
    let Some((line, rest)) = end.and_then(|end| text.split_at_checked(end)) else {
        return (text, &[]);
    };
    let rest = rest.strip_prefix(b"\r\n").or_else(|| rest.get(1..));
    (line, rest.unwrap_or_default())
}

/// Splits off the first line of LDIF: a line that begins with a space continues the one before (RFC 2849, note 2).
/// Returns it with the bytes that end and continue its lines, and what follows them.
pub(crate) fn split_folded(text: &[u8]) -> (&[u8], &[u8]) {
    let (_, mut rest) = split_line(text);
    while rest.starts_with(b" ") {
        (_, rest) = split_line(rest);
    }
    let line = text.get(..text.len().saturating_sub(rest.len())).unwrap_or_default();
    (line, rest)
}

/// Iterates over the lines of a text.
pub(crate) fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    split_all(text, split_line)
}

/// Iterates over the lines of LDIF.
pub(crate) fn folded_lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    split_all(text, split_folded)
}

fn split_all(text: &[u8], split: SplitFirst) -> impl Iterator<Item = &[u8]> {
    let mut rest = text;
    core::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (line, after) = split(rest);
        rest = after;
        Some(line)
    })
}

#[cfg(test)]
mod tests {
    extern crate std;

    use super::*;
    use std::vec::Vec;

    #[test]
    fn every_end_of_line_is_one() {
        let all: Vec<_> = lines(b"a\nb\r\nc\rd\n\ne").collect();
        assert_eq!(all, [&b"a"[..], b"b", b"c", b"d", b"", b"e"]);
        assert_eq!(lines(b"").count(), 0);
        assert_eq!(lines(b"\n").collect::<Vec<_>>(), [b""]);
        let all: Vec<_> = folded_lines(b"a\r\n b\n\n c\nd").collect();
        assert_eq!(all, [&b"a\r\n b\n"[..], b"\n c\n", b"d"]);
    }
}
