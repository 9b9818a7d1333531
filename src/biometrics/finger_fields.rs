//! The coded fields of finger image records.

use super::ImageFormat;
use super::codes::codes;

codes! {
    /// The finger in an image (ISO/IEC 19794-4:2005 table 5; ISO/IEC 39794-4:2019, PositionCode). The codes of
    /// palms and feet, which Doc 9303-10 §4.7.3 does not use, are `Undefined`.
    FingerPosition: u32 {
        /// Not known.
        Unknown = 0,
        /// The right thumb.
        RightThumb = 1,
        /// The right index finger.
        RightIndex = 2,
        /// The right middle finger.
        RightMiddle = 3,
        /// The right ring finger.
        RightRing = 4,
        /// The right little finger.
        RightLittle = 5,
        /// The left thumb.
        LeftThumb = 6,
        /// The left index finger.
        LeftIndex = 7,
        /// The left middle finger.
        LeftMiddle = 8,
        /// The left ring finger.
        LeftRing = 9,
        /// The left little finger.
        LeftLittle = 10,
        /// Four fingers of the right hand.
        RightFour = 13,
        /// Four fingers of the left hand.
        LeftFour = 14,
        /// Both thumbs.
        Thumbs = 15,
    }

    /// The kind of the impression (ISO/IEC 19794-4:2005 table 7).
    ImpressionType: u8 {
        /// A live scan of a plain impression.
        LiveScanPlain = 0,
        /// A live scan of a rolled impression.
        LiveScanRolled = 1,
        /// A plain impression that was not scanned live.
        NonliveScanPlain = 2,
        /// A rolled impression that was not scanned live.
        NonliveScanRolled = 3,
        /// A latent impression.
        Latent = 7,
        /// A swipe.
        Swipe = 8,
        /// A live scan without contact.
        LiveScanContactless = 9,
    }

    /// The kind of the impression (ISO/IEC 39794-4:2019, ImpressionCode).
    FingerImpression: u32 {
        /// Plain, with contact.
        PlainContact = 0,
        /// Rolled, with contact.
        RolledContact = 1,
        /// Latent.
        LatentImage = 4,
        /// A swipe, with contact.
        SwipeContact = 8,
        /// Plain, without contact; the person does not move.
        StationaryContactlessPlain = 24,
        /// Rolled, without contact; the person does not move.
        StationaryContactlessRolled = 25,
        /// Another.
        Other = 28,
        /// Not known.
        Unknown = 29,
        /// Plain, without contact; the person moves.
        MovingContactlessPlain = 41,
        /// Rolled, without contact; the person moves.
        MovingContactlessRolled = 42,
    }

    /// The unit of resolutions (ISO/IEC 19794-4:2005 table 3).
    ScaleUnits: u8 {
        /// Pixels per inch.
        PixelsPerInch = 1,
        /// Pixels per centimetre.
        PixelsPerCentimetre = 2,
    }

    /// The compression of the images (ISO/IEC 19794-4:2005 table 4).
    FingerImageCompression: u8 {
        /// Pixels without compression, a whole number of bytes each.
        Uncompressed = 0,
        /// Pixels without compression, packed.
        UncompressedPacked = 1,
        /// WSQ.
        Wsq = 2,
        /// JPEG.
        Jpeg = 3,
        /// JPEG 2000.
        Jpeg2000 = 4,
        /// PNG.
        Png = 5,
    }

    /// The format of an image (ISO/IEC 39794-4:2019, ImageDataFormatCode).
    FingerImageDataFormat: u32 {
        /// PGM: pixels without compression.
        Pgm = 0,
        /// WSQ.
        Wsq = 1,
        /// JPEG 2000, with loss.
        Jpeg2000Lossy = 2,
        /// JPEG 2000, without loss.
        Jpeg2000Lossless = 3,
        /// PNG.
        Png = 4,
    }
}

impl FingerImageCompression {
    /// True if an image with these first bytes may have this compression. Raw pixels may have any first bytes.
    pub(super) fn is_of(self, format: ImageFormat) -> bool {
        match self {
            Self::Wsq => format == ImageFormat::Wsq,
            Self::Jpeg => format == ImageFormat::Jpeg,
            Self::Jpeg2000 => format.is_jpeg_2000(),
            Self::Png => format == ImageFormat::Png,
            Self::Uncompressed | Self::UncompressedPacked | Self::Undefined(_) => true,
        }
    }
}

impl FingerImageDataFormat {
    /// True if an image with these first bytes may have this format.
    pub(super) fn is_of(self, format: ImageFormat) -> bool {
        match self {
            Self::Pgm => format == ImageFormat::Unknown,
            Self::Wsq => format == ImageFormat::Wsq,
            Self::Jpeg2000Lossy | Self::Jpeg2000Lossless => format.is_jpeg_2000(),
            Self::Png => format == ImageFormat::Png,
            Self::Undefined(_) => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stated_format_fits_only_its_own_images() {
        let formats = [
            ImageFormat::Jpeg,
            ImageFormat::Jpeg2000,
            ImageFormat::Png,
            ImageFormat::Unknown,
            ImageFormat::Wsq,
        ];
        let of_compression =
            |code| formats.map(|format| FingerImageCompression::new(code).is_of(format));
        assert_eq!(of_compression(0), [true; 5]);
        assert_eq!(of_compression(2), [false, false, false, false, true]);
        assert_eq!(of_compression(3), [true, false, false, false, false]);
        assert_eq!(of_compression(4), [false, true, false, false, false]);
        assert_eq!(of_compression(5), [false, false, true, false, false]);
        let of_format = |code| formats.map(|format| FingerImageDataFormat::new(code).is_of(format));
        assert_eq!(of_format(0), [false, false, false, true, false]);
        assert_eq!(of_format(1), [false, false, false, false, true]);
        assert_eq!(of_format(3), [false, true, false, false, false]);
        assert_eq!(of_format(4), [false, false, true, false, false]);
        assert_eq!(of_format(99), [true; 5]);
    }
}
