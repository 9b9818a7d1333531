//! A drawn face: nobody's portrait, and the DG2 around it.

use crate::der::{Bytes, concat, tlv};
use jpeg_encoder::{ColorType, Encoder};

pub(crate) const WIDTH: u16 = 240;
pub(crate) const HEIGHT: u16 = 320;

/// The same drawing as JPEG 2000, made once: see `assets/README.md`.
pub(crate) static JPEG_2000: &[u8] = include_bytes!("../assets/face.jp2");

/// An ellipse of one colour: centre, radii, red-green-blue.
struct Ellipse(f32, f32, f32, f32, [u8; 3]);

/// From the back to the front.
const DRAWING: [Ellipse; 15] = [
    Ellipse(120.0, 352.0, 112.0, 96.0, [46, 92, 138]),
    Ellipse(120.0, 268.0, 34.0, 44.0, [226, 178, 140]),
    Ellipse(120.0, 128.0, 84.0, 92.0, [52, 38, 34]),
    Ellipse(46.0, 160.0, 12.0, 22.0, [226, 178, 140]),
    Ellipse(194.0, 160.0, 12.0, 22.0, [226, 178, 140]),
    Ellipse(120.0, 164.0, 74.0, 94.0, [240, 196, 158]),
    Ellipse(88.0, 126.0, 18.0, 4.0, [52, 38, 34]),
    Ellipse(152.0, 126.0, 18.0, 4.0, [52, 38, 34]),
    Ellipse(88.0, 148.0, 16.0, 10.0, [255, 255, 255]),
    Ellipse(152.0, 148.0, 16.0, 10.0, [255, 255, 255]),
    Ellipse(88.0, 148.0, 7.0, 8.0, [58, 36, 22]),
    Ellipse(152.0, 148.0, 7.0, 8.0, [58, 36, 22]),
    Ellipse(120.0, 182.0, 9.0, 13.0, [226, 174, 134]),
    Ellipse(120.0, 216.0, 30.0, 13.0, [186, 78, 76]),
    Ellipse(120.0, 208.0, 33.0, 11.0, [240, 196, 158]),
];

const BACKGROUND: [u8; 3] = [224, 230, 236];

/// Red-green-blue, row by row, smoothed by four samples in each direction.
pub(crate) fn pixels() -> Bytes {
    const SAMPLES: u16 = 4;
    let centre = |pixel: u16, i: u16| f32::from(pixel) + (f32::from(i) + 0.5) / f32::from(SAMPLES);
    let mut out = Vec::new();
    for (y, x) in (0..HEIGHT).flat_map(|y| (0..WIDTH).map(move |x| (y, x))) {
        let mut sum = [0_u16; 3];
        for (i, j) in (0..SAMPLES).flat_map(|i| (0..SAMPLES).map(move |j| (i, j))) {
            let colour = colour_at(centre(x, i), centre(y, j));
            sum.iter_mut().zip(colour).for_each(|(sum, value)| *sum += u16::from(value));
        }
        out.extend(sum.map(|value| (value / (SAMPLES * SAMPLES)) as u8));
    }
    out
}

pub(crate) fn jpeg() -> Bytes {
    let mut out = Vec::new();
    Encoder::new(&mut out, 60)
        .encode(&pixels(), WIDTH, HEIGHT, ColorType::Rgb)
        .expect("writing to memory");
    out
}

fn colour_at(x: f32, y: f32) -> [u8; 3] {
    let inside = |Ellipse(cx, cy, rx, ry, _): &&Ellipse| {
        let (dx, dy) = ((x - cx) / rx, (y - cy) / ry);
        dx * dx + dy * dy <= 1.0
    };
    DRAWING.iter().rev().find(inside).map_or(BACKGROUND, |ellipse| ellipse.4)
}

/// The image data types of ISO/IEC 19794-5.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ImageType {
    Jpeg = 0,
    Jpeg2000 = 1,
}

/// DG2 with one ISO/IEC 19794-5 record without feature points.
pub(crate) fn dg2(image: &[u8], kind: ImageType) -> Bytes {
    dg2_around(&face_record(image, kind, 0))
}

/// DG2 around one complete biometric data block.
pub(crate) fn dg2_around(record: &[u8]) -> Bytes {
    dg2_of([information_template(record)])
}

/// DG2 around several biometric information templates.
pub(crate) fn dg2_of<const N: usize>(templates: [Bytes; N]) -> Bytes {
    tlv(0x75, tlv(0x7F61, concat([tlv(0x02, [N as u8]), templates.concat()])))
}

/// One biometric information template with the usual header.
pub(crate) fn information_template(record: &[u8]) -> Bytes {
    let header = concat([tlv(0x81, [2]), tlv(0x82, [0]), format_owner_and_type()]);
    tlv(0x7F60, concat([tlv(0xA1, header), tlv(0x5F2E, record)]))
}

/// The two mandatory elements of a biometric header template.
pub(crate) fn format_owner_and_type() -> Bytes {
    concat([tlv(0x87, [1, 1]), tlv(0x88, [0, 8])])
}

/// The record; its length field is `short` bytes less than it should be.
pub(crate) fn face_record(image: &[u8], kind: ImageType, short: u32) -> Bytes {
    let size = |header: usize| u32::try_from(header + image.len()).expect("a small image");
    let mut out = b"FAC\x00010\x00".to_vec();
    out.extend((size(14 + 20 + 12) - short).to_be_bytes());
    out.extend(1_u16.to_be_bytes());
    out.extend(size(20 + 12).to_be_bytes());
    // No feature points; gender and colours unspecified; no features, neutral expression unspecified;
    // pose and its uncertainty unspecified.
    out.extend([0; 16]);
    out.extend([1, kind as u8]);
    out.extend(WIDTH.to_be_bytes());
    out.extend(HEIGHT.to_be_bytes());
    // RGB, digital camera, no device type, no quality.
    out.extend([1, 2, 0, 0, 0, 0]);
    out.extend_from_slice(image);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn puts_84_bytes_before_the_image() {
        let image = vec![0xD8; 4_000];
        let file = dg2(&image, ImageType::Jpeg);
        assert_eq!(file.len() - image.len(), 84);
    }

    #[test]
    fn draws_an_image_of_chip_size() {
        assert!((3_000..6_000).contains(&jpeg().len()), "{}", jpeg().len());
    }
}
