//! UTF-8.

/// The text that these octets are; else the length of what of them is one.
///
/// As `str::from_utf8`, which is fast and takes 600 octets of a firmware.
pub(crate) fn utf8(octets: &[u8]) -> Result<&str, usize> {
    match octets.utf8_chunks().next() {
        Some(chunk) if chunk.invalid().is_empty() => Ok(chunk.valid()),
        Some(chunk) => Err(chunk.valid().len()),
        None => Ok(""),
    }
}
