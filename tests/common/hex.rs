//! Bytes in hexadecimal.

/// Reads pairs of digits; white space around them does not count.
pub(crate) fn hex(digits: &str) -> Vec<u8> {
    let digits = digits.trim();
    let octet = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).unwrap();
    (0..digits.len()).step_by(2).map(octet).collect()
}
