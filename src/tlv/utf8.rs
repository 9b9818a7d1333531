//! UTF-8.

/// Returns the bytes as text, or the length of the longest prefix that is valid UTF-8.
///
/// `str::from_utf8` is faster, but takes 600 bytes of flash in a firmware.
pub(crate) fn utf8(bytes: &[u8]) -> Result<&str, usize> {
    match bytes.utf8_chunks().next() {
        Some(chunk) if chunk.invalid().is_empty() => Ok(chunk.valid()),
        Some(chunk) => Err(chunk.valid().len()),
        None => Ok(""),
    }
}
