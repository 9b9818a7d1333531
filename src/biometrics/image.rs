//! Image formats, recognised by their first bytes.

use core::fmt;

/// The format of an image, recognised by its first bytes.
///
/// The format that a record states does not count, because a decoder also relies on the bytes.
///
/// ```
/// use idchip::biometrics::ImageFormat;
///
/// assert_eq!(ImageFormat::of(&[0xFF, 0xD8, 0xFF, 0xE0]), ImageFormat::Jpeg);
/// assert_eq!(ImageFormat::of(b"GIF89a"), ImageFormat::Unknown);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
#[repr(u32)]
pub enum ImageFormat {
    /// JPEG (ISO/IEC 10918-1), with or without JFIF.
    Jpeg,
    /// A JPEG 2000 file (ISO/IEC 15444-1 annex I).
    Jpeg2000,
    /// A JPEG 2000 codestream without the boxes of a file (ISO/IEC 15444-1 annex A).
    Jpeg2000Codestream,
    /// PNG (ISO/IEC 15948).
    Png,
    /// A format other than those in this list.
    Unknown,
    /// Wavelet scalar quantization of a fingerprint.
    Wsq,
}

impl ImageFormat {
    /// Returns the format of an image that starts with these bytes; twelve bytes suffice.
    #[must_use]
    pub fn of(image: &[u8]) -> Self {
        let known = SIGNATURES.iter().find(|(signature, _)| image.starts_with(signature));
        known.map_or(Self::Unknown, |(_, format)| *format)
    }

    /// True if the format is JPEG 2000, as a file or as a codestream.
    #[must_use]
    pub const fn is_jpeg_2000(self) -> bool {
        matches!(self, Self::Jpeg2000 | Self::Jpeg2000Codestream)
    }

    /// True for the formats in which an image of a face stands without a record around it.
    pub(super) const fn stands_alone(self) -> bool {
        !matches!(self, Self::Png | Self::Unknown)
    }

    /// Returns the media type, for example "image/jpeg".
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Jpeg2000 => "image/jp2",
            Self::Jpeg2000Codestream => "image/j2c",
            Self::Png => "image/png",
            Self::Unknown => "application/octet-stream",
            Self::Wsq => "image/x-wsq",
        }
    }

    /// Returns the usual file name extension, without the dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Jpeg2000 => "jp2",
            Self::Jpeg2000Codestream => "j2c",
            Self::Png => "png",
            Self::Unknown => "bin",
            Self::Wsq => "wsq",
        }
    }
}

/// Writes the name, for example "JPEG 2000".
impl fmt::Display for ImageFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Jpeg => "JPEG",
            Self::Jpeg2000 => "JPEG 2000",
            Self::Jpeg2000Codestream => "JPEG 2000 codestream",
            Self::Png => "PNG",
            Self::Unknown => "unknown format",
            Self::Wsq => "WSQ",
        })
    }
}

/// The first bytes of each format: SOI of JPEG and the start of the next marker; the signature box of a JPEG
/// 2000 file; SOC and SIZ of a JPEG 2000 codestream; SOI of WSQ and the start of the next marker; the signature of
/// PNG.
const SIGNATURES: [(&[u8], ImageFormat); 5] = [
    (&[0xFF, 0xD8, 0xFF], ImageFormat::Jpeg),
    (b"\x00\x00\x00\x0CjP  \r\n\x87\n", ImageFormat::Jpeg2000),
    (&[0xFF, 0x4F, 0xFF, 0x51], ImageFormat::Jpeg2000Codestream),
    (&[0xFF, 0xA0, 0xFF], ImageFormat::Wsq),
    (b"\x89PNG\r\n\x1A\n", ImageFormat::Png),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_recognised_only_as_a_whole() {
        for (signature, format) in SIGNATURES {
            assert_eq!(ImageFormat::of(signature), format);
            for end in 0..signature.len() {
                assert_eq!(ImageFormat::of(&signature[..end]), ImageFormat::Unknown);
            }
        }
    }
}
