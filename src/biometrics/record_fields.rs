//! The numbers and images in the records of ISO/IEC 19794, which are big-endian.

use super::SampleImage;
use crate::error::ParseErrorKind;
use crate::tlv::{Malformed, Reader, offset};

/// Reads an array of bytes.
pub(super) fn array<const N: usize>(reader: &mut Reader<'_>) -> Result<[u8; N], Malformed> {
    let bytes = reader.bytes(N)?;
    bytes.try_into().map_err(|_| reader.fail(ParseErrorKind::Truncated))
}

/// Reads a number of one byte.
pub(super) fn byte(reader: &mut Reader<'_>) -> Result<u8, Malformed> {
    array(reader).map(u8::from_be_bytes)
}

/// Reads a number of two bytes.
pub(super) fn short(reader: &mut Reader<'_>) -> Result<u16, Malformed> {
    array(reader).map(u16::from_be_bytes)
}

/// Reads a number of four bytes.
pub(super) fn long(reader: &mut Reader<'_>) -> Result<u32, Malformed> {
    array(reader).map(u32::from_be_bytes)
}

/// Reads an image of this length.
pub(super) fn sample_image<'a>(
    reader: &mut Reader<'a>,
    length: u32,
) -> Result<SampleImage<'a>, Malformed> {
    let (left, at) = (reader.remaining(), reader.position());
    match usize::try_from(length) {
        Ok(length) if length <= left.len() => Ok(SampleImage::new(reader.bytes(length)?, at)),
        _ => {
            let kind = ParseErrorKind::LengthExceedsInput { length, remaining: offset(left.len()) };
            Err(reader.fail(kind))
        }
    }
}
