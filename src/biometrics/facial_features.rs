//! The fields of an ISO/IEC 19794-5 facial record.

use core::fmt;

use super::ImageFormat;
use super::codes::codes;

codes! {
    /// The sex of the person (ISO/IEC 19794-5:2005 §5.5).
    Gender: u8 {
        /// Not stated.
        Unspecified = 0x00,
        /// Male.
        Male = 0x01,
        /// Female.
        Female = 0x02,
        /// Not known.
        Unknown = 0xFF,
    }

    /// The colour of the eyes (ISO/IEC 19794-5:2005 §5.5).
    EyeColour: u8 {
        /// Not stated.
        Unspecified = 0x00,
        /// Black.
        Black = 0x01,
        /// Blue.
        Blue = 0x02,
        /// Brown.
        Brown = 0x03,
        /// Grey.
        Grey = 0x04,
        /// Green.
        Green = 0x05,
        /// Of several colours.
        MultiColoured = 0x06,
        /// Pink.
        Pink = 0x07,
        /// Another, or not known.
        Other = 0xFF,
    }

    /// The colour of the hair (ISO/IEC 19794-5:2005 §5.5).
    HairColour: u8 {
        /// Not stated.
        Unspecified = 0x00,
        /// No hair.
        Bald = 0x01,
        /// Black.
        Black = 0x02,
        /// Blonde.
        Blonde = 0x03,
        /// Brown.
        Brown = 0x04,
        /// Grey.
        Grey = 0x05,
        /// White.
        White = 0x06,
        /// Red.
        Red = 0x07,
        /// Green.
        Green = 0x08,
        /// Blue.
        Blue = 0x09,
        /// Another, or not known.
        Other = 0xFF,
    }

    /// The facial expression (ISO/IEC 19794-5:2005 §5.5).
    Expression: u16 {
        /// Not stated.
        Unspecified = 0,
        /// Neutral.
        Neutral = 1,
        /// A smile with closed mouth.
        SmileMouthClosed = 2,
        /// A smile with open mouth.
        SmileMouthOpen = 3,
        /// Raised eyebrows.
        RaisedEyebrows = 4,
        /// Eyes that look away from the camera.
        EyesLookingAway = 5,
        /// A squint.
        Squinting = 6,
        /// A frown.
        Frowning = 7,
    }

    /// The kind of the image (ISO/IEC 19794-5:2005 §5.7).
    FaceImageType: u8 {
        /// Basic: no rules on pose and size.
        Basic = 0,
        /// Full frontal.
        FullFrontal = 1,
        /// Token frontal.
        TokenFrontal = 2,
    }

    /// The format of the image that the record states (ISO/IEC 19794-5:2005 §5.7).
    ImageDataType: u8 {
        /// JPEG.
        Jpeg = 0,
        /// JPEG 2000.
        Jpeg2000 = 1,
    }

    /// The colour space of the image (ISO/IEC 19794-5:2005 §5.7).
    ColourSpace: u8 {
        /// Not stated.
        Unspecified = 0,
        /// RGB of 24 bits.
        Rgb24 = 1,
        /// YUV 4:2:2.
        Yuv422 = 2,
        /// Grey of 8 bits.
        Grey8 = 3,
        /// Another.
        Other = 4,
    }

    /// The source of the image (ISO/IEC 19794-5:2005 §5.7).
    SourceType: u8 {
        /// Not stated.
        Unspecified = 0,
        /// A photograph from an unknown source.
        PhotographUnknown = 1,
        /// A photograph of a digital camera.
        PhotographDigital = 2,
        /// A photograph from a scanner.
        PhotographScanned = 3,
        /// A video frame from an unknown source.
        VideoUnknown = 4,
        /// A frame of analogue video.
        VideoAnalogue = 5,
        /// A frame of digital video.
        VideoDigital = 6,
        /// Not known.
        Unknown = 7,
    }
}

/// A property of a face (ISO/IEC 19794-5:2005 §5.5), numbered by its bit in the mask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
#[expect(clippy::exhaustive_enums, reason = "the fields of ISO/IEC 19794-5")]
pub enum FacialFeature {
    /// Glasses.
    Glasses = 1,
    /// A moustache.
    Moustache = 2,
    /// A beard.
    Beard = 3,
    /// Teeth that are visible.
    TeethVisible = 4,
    /// A closed eye.
    Blink = 5,
    /// An open mouth.
    MouthOpen = 6,
    /// A patch on the left eye.
    LeftEyePatch = 7,
    /// A patch on the right eye.
    RightEyePatch = 8,
    /// Dark glasses.
    DarkGlasses = 9,
    /// A medical condition that distorts the features.
    DistortingCondition = 10,
}

impl ImageDataType {
    /// True if the image has the format that the record states. If the stated code is undefined, true if the
    /// image has a known format.
    pub(super) fn is_of(self, format: ImageFormat) -> bool {
        match self {
            Self::Jpeg => format == ImageFormat::Jpeg,
            Self::Jpeg2000 => format.is_jpeg_2000(),
            Self::Undefined(_) => format != ImageFormat::Unknown,
        }
    }
}

/// The set of properties of a face (ISO/IEC 19794-5:2005 §5.5).
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct FeatureMask(u32);

impl FeatureMask {
    /// Returns the mask of these three bytes, big-endian.
    #[must_use]
    pub const fn new([high, middle, low]: [u8; 3]) -> Self {
        Self(u32::from_be_bytes([0, high, middle, low]))
    }

    /// Returns the 24 bits.
    #[must_use]
    pub const fn bits(self) -> u32 {
        self.0
    }

    /// True if the record states the properties (bit 0).
    #[must_use]
    pub const fn is_specified(self) -> bool {
        self.0 & 1 != 0
    }

    /// True if the bit of `feature` is set.
    #[must_use]
    #[expect(clippy::as_conversions, reason = "the discriminant of a field-less enum")]
    pub const fn contains(self, feature: FacialFeature) -> bool {
        self.0 >> (feature as u8) & 1 != 0
    }

    /// True if only bits are set that the standard defines: bits 0 to 10.
    #[must_use]
    pub const fn is_defined(self) -> bool {
        self.0 & !0x7FF == 0
    }
}

/// Shows nothing: the properties are personal data.
impl fmt::Debug for FeatureMask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FeatureMask(..)")
    }
}

/// Three angles of the head (ISO/IEC 19794-5:2005 §5.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_structs, reason = "three angles")]
pub struct Pose {
    /// About the vertical axis.
    pub yaw: PoseAngle,
    /// About the axis from ear to ear.
    pub pitch: PoseAngle,
    /// About the axis from nose to back.
    pub roll: PoseAngle,
}

impl Pose {
    /// Returns the angles of these three codes.
    #[must_use]
    pub const fn new([yaw, pitch, roll]: [u8; 3]) -> Self {
        Self { yaw: PoseAngle(yaw), pitch: PoseAngle(pitch), roll: PoseAngle(roll) }
    }

    /// True if the standard defines the three codes.
    #[must_use]
    pub const fn is_defined(self) -> bool {
        self.yaw.is_defined() && self.pitch.is_defined() && self.roll.is_defined()
    }
}

/// An angle in steps of two degrees, or its uncertainty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PoseAngle(u8);

impl PoseAngle {
    /// Returns the code: 0 if the angle is not stated, else 1 to 181.
    #[must_use]
    pub const fn code(self) -> u8 {
        self.0
    }

    /// True if the standard defines the code.
    #[must_use]
    pub const fn is_defined(self) -> bool {
        self.0 <= 181
    }

    /// Returns the angle in degrees, −178 to 180, if it is stated.
    ///
    /// The code of an angle A is A/2 + 1 if A ≥ 0, and 181 + A/2 if A < 0.
    #[must_use]
    pub fn degrees(self) -> Option<i16> {
        let code = i16::from(self.0);
        match self.0 {
            1..=91 => code.checked_sub(1)?.checked_mul(2),
            92..=181 => code.checked_sub(181)?.checked_mul(2),
            _ => None,
        }
    }

    /// Returns the uncertainty in degrees, 0 to 360, if it is stated. Call it only for an uncertainty, whose
    /// codes differ from those of an angle.
    #[must_use]
    pub fn uncertainty(self) -> Option<u16> {
        match self.0 {
            code @ 1..=181 => u16::from(code).checked_sub(1)?.checked_mul(2),
            _ => None,
        }
    }
}

/// A feature point of a face (ISO/IEC 19794-5:2005 §5.6).
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_structs, reason = "the fields of ISO/IEC 19794-5")]
pub struct FeaturePoint {
    /// The type: 1 is a point in two dimensions.
    pub kind: u8,
    /// The number of the point in ISO/IEC 14496-2 (MPEG-4): major and minor, for example 8.3.
    pub code: (u8, u8),
    /// The column, in pixels from the left.
    pub x: u16,
    /// The row, in pixels from the top.
    pub y: u16,
}

impl FeaturePoint {
    /// The number of bytes of a feature point.
    pub(super) const LENGTH: usize = 8;

    /// Returns the points that these bytes encode.
    pub(super) fn read_all(points: &[u8]) -> impl Iterator<Item = Self> + Clone + use<'_> {
        let (points, _) = points.as_chunks();
        points.iter().map(|point| Self::new(*point))
    }

    const fn new(point: [u8; Self::LENGTH]) -> Self {
        // The last two bytes are reserved.
        let [kind, code, x0, x1, y0, y1, _, _] = point;
        Self {
            kind,
            code: (code >> 4, code & 0x0F),
            x: u16::from_be_bytes([x0, x1]),
            y: u16::from_be_bytes([y0, y1]),
        }
    }

    /// True if the standard defines the type.
    #[must_use]
    pub const fn is_defined(&self) -> bool {
        self.kind == 1
    }
}

/// Shows the code only: the position is biometric data.
impl fmt::Debug for FeaturePoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (major, minor) = self.code;
        write!(f, "FeaturePoint({major}.{minor})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_that_are_not_defined_are_kept() {
        for code in 0..=u8::MAX {
            assert_eq!(Gender::new(code).code(), code);
            assert_eq!(EyeColour::new(code).code(), code);
            assert_eq!(HairColour::new(code).code(), code);
            assert_eq!(FaceImageType::new(code).code(), code);
            assert_eq!(ImageDataType::new(code).code(), code);
            assert_eq!(ColourSpace::new(code).code(), code);
            assert_eq!(SourceType::new(code).code(), code);
        }
        assert_eq!(Gender::new(3), Gender::Undefined(3));
        assert!(!Expression::new(8).is_defined() && Expression::new(7).is_defined());
    }

    #[test]
    fn angles_are_in_steps_of_two_degrees() {
        let degrees = |code| PoseAngle(code).degrees();
        assert_eq!(degrees(0), None);
        assert_eq!(degrees(1), Some(0));
        assert_eq!(degrees(2), Some(2));
        assert_eq!(degrees(91), Some(180));
        assert_eq!(degrees(92), Some(-178));
        assert_eq!(degrees(180), Some(-2));
        assert_eq!(degrees(182), None);
        assert_eq!(PoseAngle(181).uncertainty(), Some(360));
        assert_eq!(PoseAngle(0).uncertainty(), None);
    }

    #[test]
    fn the_mask_counts_bits_from_the_last_byte() {
        let mask = FeatureMask::new([0, 0x04, 0x03]);
        assert!(mask.is_specified() && mask.is_defined());
        assert!(mask.contains(FacialFeature::Glasses));
        assert!(mask.contains(FacialFeature::DistortingCondition));
        assert!(!mask.contains(FacialFeature::Beard));
        assert!(!FeatureMask::new([0x80, 0, 0]).is_defined());
    }

    #[test]
    fn feature_points_take_eight_bytes_each() {
        let bytes = [1, 0x83, 0, 10, 1, 0, 0, 0, 1, 0xC1, 0, 1, 0, 2, 0, 0];
        let mut points = FeaturePoint::read_all(&bytes);
        let first = points.next().unwrap();
        assert_eq!((first.code, first.x, first.y), ((8, 3), 10, 256));
        assert_eq!(points.next().unwrap().code, (12, 1));
        assert_eq!(points.next(), None);
    }
}
