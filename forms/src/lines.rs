//! Lines of a text.

/// Splits off the first line. Returns it without the bytes that end it (LF, CR LF or CR), and what follows them.
pub(crate) fn split_line(text: &[u8]) -> (&[u8], &[u8]) {
    let end = text.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
    let Some((line, rest)) = end.and_then(|end| text.split_at_checked(end)) else {
        return (text, &[]);
    };
    let rest = rest.strip_prefix(b"\r\n").or_else(|| rest.get(1..));
    (line, rest.unwrap_or_default())
}

/// Iterates over the lines of a text.
pub(crate) fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = text;
    core::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (line, after) = split_line(rest);
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
    }
}
