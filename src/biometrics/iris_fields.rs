//! The coded fields of iris image records.

use super::ImageFormat;
use super::codes::codes;

codes! {
    /// The eye in an image (ISO/IEC 19794-6:2005; ISO/IEC 39794-6:2021, EyeLabelCode).
    Eye: u32 {
        /// Not known.
        Unknown = 0,
        /// The right eye.
        Right = 1,
        /// The left eye.
        Left = 2,
    }

    /// The format of the images (ISO/IEC 19794-6:2005).
    IrisImageFormat: u16 {
        /// Grey pixels without compression.
        MonoRaw = 2,
        /// RGB pixels without compression.
        RgbRaw = 4,
        /// Grey, JPEG.
        MonoJpeg = 6,
        /// RGB, JPEG.
        RgbJpeg = 8,
        /// Grey, JPEG-LS.
        MonoJpegLs = 10,
        /// RGB, JPEG-LS.
        RgbJpegLs = 12,
        /// Grey, JPEG 2000.
        MonoJpeg2000 = 14,
        /// RGB, JPEG 2000.
        RgbJpeg2000 = 16,
    }

    /// The kind of an image (ISO/IEC 39794-6:2021, IrisImageKindCode).
    IrisImageKind: u32 {
        /// Not cropped.
        Uncropped = 1,
        /// Of 640 × 480 pixels.
        Vga = 2,
        /// Cropped.
        Cropped = 3,
        /// Cropped and masked.
        CroppedAndMasked = 7,
    }

    /// The format of an image (ISO/IEC 39794-6:2021, ImageDataFormatCode).
    IrisImageDataFormat: u32 {
        /// PGM: grey pixels without compression.
        Pgm = 0,
        /// PPM: RGB pixels without compression.
        Ppm = 1,
        /// PNG.
        Png = 2,
        /// JPEG 2000, without loss.
        Jpeg2000Lossless = 3,
        /// JPEG 2000, with loss.
        Jpeg2000Lossy = 4,
    }
}

impl IrisImageFormat {
    /// True if an image with these first bytes may have this format. JPEG-LS starts like JPEG; raw pixels may have
    /// any first bytes.
    pub(super) fn is_of(self, format: ImageFormat) -> bool {
        match self {
            Self::MonoJpeg | Self::RgbJpeg | Self::MonoJpegLs | Self::RgbJpegLs => {
                format == ImageFormat::Jpeg
            }
            Self::MonoJpeg2000 | Self::RgbJpeg2000 => format.is_jpeg_2000(),
            Self::MonoRaw | Self::RgbRaw | Self::Undefined(_) => true,
        }
    }
}

impl IrisImageDataFormat {
    /// True if an image with these first bytes may have this format.
    pub(super) fn is_of(self, format: ImageFormat) -> bool {
        match self {
            Self::Pgm | Self::Ppm => format == ImageFormat::Unknown,
            Self::Png => format == ImageFormat::Png,
            Self::Jpeg2000Lossless | Self::Jpeg2000Lossy => format.is_jpeg_2000(),
            Self::Undefined(_) => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stated_format_fits_only_its_own_images() {
        let formats =
            [ImageFormat::Jpeg, ImageFormat::Jpeg2000, ImageFormat::Png, ImageFormat::Unknown];
        let of_record = |code| formats.map(|format| IrisImageFormat::new(code).is_of(format));
        assert_eq!(of_record(2), [true; 4]);
        assert_eq!(of_record(6), [true, false, false, false]);
        assert_eq!(of_record(12), [true, false, false, false]);
        assert_eq!(of_record(16), [false, true, false, false]);
        let of_data = |code| formats.map(|format| IrisImageDataFormat::new(code).is_of(format));
        assert_eq!(of_data(1), [false, false, false, true]);
        assert_eq!(of_data(2), [false, false, true, false]);
        assert_eq!(of_data(4), [false, true, false, false]);
        assert_eq!(of_data(5), [true; 4]);
    }
}
