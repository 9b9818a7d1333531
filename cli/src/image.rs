//! The pixels of an image from a chip, for PNG. JPEG and JPEG 2000 are decoded by libraries.
//!
//! An image is the most dangerous thing on a chip: anybody can make one for a card that nobody signed. Its size
//! is checked before a decoder asks for memory by it, and a decoder that panics is an error of the image.

use hayro_jpeg2000::{DecodeSettings, DecoderContext};
use zeroize::Zeroizing;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use crate::panics;
use crate::texts::{Texts, say};

/// A decoded image of eight bits for each sample, row by row.
pub(crate) struct Pixels {
    width: u32,
    height: u32,
    /// One for grey, three for red, green and blue.
    channels: u8,
    samples: Zeroizing<Vec<u8>>,
}

/// The reason why an image is not decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ImageError {
    Damaged,
    Colours,
    Format,
    TooLarge,
}

impl ImageError {
    /// Says the reason.
    pub(crate) fn in_language(self, texts: &Texts) -> String {
        match self {
            Self::Damaged => say!(in texts, "failure-image-damaged"),
            Self::Colours => say!(in texts, "failure-image-colours"),
            Self::Format => say!(in texts, "failure-image-format"),
            Self::TooLarge => {
                say!(in texts, "failure-image-too-large", pixels = MAX_PIXELS, tiles = MAX_TILES)
            }
        }
    }
}

/// More than any portrait on a chip has: 1600 × 1200 pixels. A JPEG 2000 image of this size takes at most
/// 1.3 GB (with a precinct for each pixel), and an ordinary one 50 MB.
const MAX_PIXELS: u32 = 1_920_000;

/// More tiles of JPEG 2000 than such an image needs. The decoder keeps some hundred bytes for each.
const MAX_TILES: u32 = 256;

/// Red, green, blue and opacity. With a palette an image may have more, and the decoder keeps the samples of each.
const MAX_COMPONENTS: u16 = 4;

impl Pixels {
    /// Decodes JPEG and JPEG 2000, which is told by the first bytes.
    pub(crate) fn decode(image: &[u8]) -> Result<Self, ImageError> {
        let decode = match image {
            [0xFF, 0xD8, ..] => Self::decode_jpeg,
            [0xFF, 0x4F, 0xFF, 0x51, ..] | [0, 0, 0, 0x0C, b'j', b'P', ..] => {
                Self::decode_jpeg_2000
            }
            _ => return Err(ImageError::Format),
        };
        panics::decode(|| decode(image)).unwrap_or(Err(ImageError::Damaged))
    }

    fn decode_jpeg(image: &[u8]) -> Result<Self, ImageError> {
        let options = DecoderOptions::new_safe().jpeg_set_out_colorspace(ColorSpace::RGB);
        let mut decoder = JpegDecoder::new_with_options(ZCursor::new(image), options);
        decoder.decode_headers().map_err(|_| ImageError::Damaged)?;
        let size = decoder.info().ok_or(ImageError::Damaged)?;
        let (width, height) = (u32::from(size.width), u32::from(size.height));
        check_size(width, height)?;
        let samples = decoder.decode().map_err(|_| ImageError::Damaged)?;
        Self { width, height, channels: 3, samples: Zeroizing::new(samples) }.checked()
    }

    fn decode_jpeg_2000(image: &[u8]) -> Result<Self, ImageError> {
        check_codestreams(image)?;
        let settings = DecodeSettings::default();
        let image = hayro_jpeg2000::Image::new(image, &settings);
        let image = image.map_err(|_| ImageError::Damaged)?;
        let (width, height) = (image.width(), image.height());
        check_size(width, height)?;
        let channels = image.color_space().num_channels();
        let has_alpha = image.has_alpha();
        if !matches!(channels, 1 | 3) {
            return Err(ImageError::Colours);
        }
        let mut context = DecoderContext::default();
        let decoded = image.decode(&mut context).map_err(|_| ImageError::Damaged)?;
        let mut samples = Zeroizing::new(decoded.data_u8());
        if has_alpha {
            let with_alpha = usize::from(channels).saturating_add(1);
            let pixels = samples.chunks_exact(with_alpha);
            samples = pixels
                .flat_map(|it| it.iter().take(channels.into()))
                .copied()
                .collect::<Vec<_>>()
                .into();
        }
        Self { width, height, channels, samples }.checked()
    }

    /// Checks that there is a sample for each channel of each pixel.
    fn checked(self) -> Result<Self, ImageError> {
        let pixels = u64::from(self.width).saturating_mul(self.height.into());
        let expected = pixels.saturating_mul(self.channels.into());
        let is_whole = u64::try_from(self.samples.len()) == Ok(expected);
        is_whole.then_some(self).ok_or(ImageError::Damaged)
    }

    /// The width and the height.
    #[cfg(feature = "terminal-images")]
    pub(crate) const fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    /// True if there is one sample for each pixel; otherwise there are three, for red, green and blue.
    #[cfg(feature = "terminal-images")]
    pub(crate) const fn is_grey(&self) -> bool {
        self.channels == 1
    }

    #[cfg(feature = "terminal-images")]
    pub(crate) fn samples(&self) -> &[u8] {
        &self.samples
    }

    /// Encodes the image as PNG.
    pub(crate) fn to_png(&self) -> Result<Zeroizing<Vec<u8>>, png::EncodingError> {
        let mut file = Zeroizing::new(Vec::new());
        let mut encoder = png::Encoder::new(&mut *file, self.width, self.height);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_color(match self.channels {
            1 => png::ColorType::Grayscale,
            _ => png::ColorType::Rgb,
        });
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&self.samples)?;
        writer.finish()?;
        Ok(file)
    }
}

fn check_size(width: u32, height: u32) -> Result<(), ImageError> {
    let pixels = width.checked_mul(height).ok_or(ImageError::TooLarge)?;
    if pixels > MAX_PIXELS { Err(ImageError::TooLarge) } else { Ok(()) }
}

/// Checks the reference grid and the number of components of each codestream in a JPEG 2000 file, before the
/// decoder keeps memory for every tile and component. A codestream begins with the markers SOC and SIZ; nothing
/// else but chance has their four bytes.
///
/// ```text
/// SOC  FF4F
/// SIZ  FF51, length (2), capabilities (2), width and height of the grid (4 each),
///      offset of the image (4 each), size of a tile (4 each), offset of the first tile (4 each),
///      number of components (2), …
/// ```
///
/// (ISO/IEC 15444-1 §A.5.1.)
fn check_codestreams(image: &[u8]) -> Result<(), ImageError> {
    let mut rest = image;
    while let Some((_, after)) = rest.split_first() {
        if let Some(size) = rest.strip_prefix(&SOC_AND_SIZ) {
            check_grid(size)?;
        }
        rest = after;
    }
    Ok(())
}

const SOC_AND_SIZ: [u8; 4] = [0xFF, 0x4F, 0xFF, 0x51];

/// Checks a segment SIZ, from its length on.
fn check_grid(size: &[u8]) -> Result<(), ImageError> {
    let mut numbers = [0_u32; 8];
    let fields = size.get(4..).and_then(|fields| fields.split_at_checked(size_of_val(&numbers)));
    let (fields, rest) = fields.ok_or(ImageError::Damaged)?;
    for (number, field) in numbers.iter_mut().zip(fields.as_chunks::<4>().0) {
        *number = u32::from_be_bytes(*field);
    }
    let components = rest.first_chunk::<2>().ok_or(ImageError::Damaged)?;
    if u16::from_be_bytes(*components) > MAX_COMPONENTS {
        return Err(ImageError::Colours);
    }
    let [width, height, left, top, tile_width, tile_height, tile_left, tile_top] = numbers;
    let image_width = width.checked_sub(left).ok_or(ImageError::Damaged)?;
    let image_height = height.checked_sub(top).ok_or(ImageError::Damaged)?;
    check_size(image_width, image_height)?;
    let tiles = |end: u32, start: u32, tile: u32| match (end.checked_sub(start), tile) {
        (None, _) | (_, 0) => Err(ImageError::Damaged),
        (Some(length), tile) => Ok(length.div_ceil(tile)),
    };
    let columns = tiles(width, tile_left, tile_width)?;
    let rows = tiles(height, tile_top, tile_height)?;
    let tiles = columns.checked_mul(rows).ok_or(ImageError::TooLarge)?;
    if tiles > MAX_TILES { Err(ImageError::TooLarge) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const JPEG_2000: &[u8] = include_bytes!("../../xtask/assets/face.jp2");

    /// The portrait of the synthetic card, by its place in EF.DG2.
    fn jpeg() -> &'static [u8] {
        &include_bytes!("../../testdata/cards/vn_good/EF.DG2.bin")[84..]
    }

    /// The image in JPEG 2000 with another number in its segment SIZ.
    fn with_size(index: usize, number: u32) -> Vec<u8> {
        let mut image = JPEG_2000.to_vec();
        let at = image.windows(4).position(|it| it == SOC_AND_SIZ).unwrap() + 8 + 4 * index;
        image[at..at + 4].copy_from_slice(&number.to_be_bytes());
        image
    }

    fn error_of(image: &[u8]) -> Option<ImageError> {
        Pixels::decode(image).err()
    }

    #[test]
    fn both_formats_give_the_same_drawing() {
        let [one, other] = [jpeg(), JPEG_2000].map(|image| Pixels::decode(image).unwrap());
        for image in [&one, &other] {
            assert_eq!((image.width, image.height, image.channels), (240, 320, 3));
        }
        let distances = one.samples.iter().zip(other.samples.iter()).map(|(a, b)| a.abs_diff(*b));
        let sum: u64 = distances.map(u64::from).sum();
        let mean = sum / u64::try_from(one.samples.len()).unwrap();
        assert!(mean < 4, "{mean}");
    }

    #[test]
    fn a_codestream_without_boxes_is_decoded() {
        let at = JPEG_2000.windows(4).position(|it| it == SOC_AND_SIZ).unwrap();
        let pixels = Pixels::decode(&JPEG_2000[at..]).unwrap();
        assert_eq!((pixels.width, pixels.height), (240, 320));
    }

    #[test]
    fn png_has_the_pixels() {
        let pixels = Pixels::decode(jpeg()).unwrap();
        let file = pixels.to_png().unwrap();
        let mut reader = png::Decoder::new(std::io::Cursor::new(&*file)).read_info().unwrap();
        let mut samples = vec![0; reader.output_buffer_size().unwrap()];
        let frame = reader.next_frame(&mut samples).unwrap();
        assert_eq!((frame.width, frame.height), (240, 320));
        assert!(samples == *pixels.samples);
    }

    #[test]
    fn the_size_is_checked_before_memory_is_taken() {
        for (index, number) in [(0, 1 << 20), (1, 1 << 20), (5, 1)] {
            assert_eq!(error_of(&with_size(index, number)), Some(ImageError::TooLarge), "{index}");
        }
        for (index, number) in [(2, 241), (3, 321), (4, 0), (5, 0), (6, 241), (7, 321)] {
            assert_eq!(error_of(&with_size(index, number)), Some(ImageError::Damaged), "{index}");
        }
        // The number of components, with the depth and the horizontal distance of the first.
        for number in [0x0005_0701, 0xFFFF_0701] {
            assert_eq!(error_of(&with_size(8, number)), Some(ImageError::Colours));
        }
        // A second codestream counts, too: the decoder chooses which it reads.
        let second = [JPEG_2000, &with_size(5, 1)].concat();
        assert_eq!(error_of(&second), Some(ImageError::TooLarge));
        let mut large = jpeg().to_vec();
        let frame = large.windows(2).position(|it| it == [0xFF, 0xC0]).unwrap();
        large[frame + 5..frame + 9].copy_from_slice(&[0x10, 0, 0x10, 0]);
        assert_eq!(error_of(&large), Some(ImageError::TooLarge));
    }

    #[test]
    fn bytes_without_an_image_are_an_error() {
        assert_eq!(error_of(b""), Some(ImageError::Format));
        assert_eq!(error_of(b"\x89PNG\r\n"), Some(ImageError::Format));
        assert_eq!(error_of(&[0xFF, 0xD8]), Some(ImageError::Damaged));
        assert_eq!(error_of(&SOC_AND_SIZ), Some(ImageError::Damaged));
        for length in (0..JPEG_2000.len()).step_by(97) {
            let _ = Pixels::decode(&JPEG_2000[..length]);
        }
    }
}
