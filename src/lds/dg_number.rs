//! The numbers of the data groups.

use core::fmt;

use crate::tlv::Tag;

/// Defines [`DgNumber`] from one row per data group, with its number and its tag.
macro_rules! data_groups {
    ($( $(#[$doc:meta])* $name:ident = $number:literal, $tag:literal; )+) => {
        /// The number of a data group, 1 to 16.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "defmt", derive(defmt::Format))]
        #[repr(u8)]
        #[expect(clippy::exhaustive_enums, reason = "the sixteen of Doc 9303-10")]
        pub enum DgNumber { $( $(#[$doc])* $name = $number, )+ }

        impl DgNumber {
            /// All sixteen data groups, in ascending order.
            pub const ALL: &'static [Self] = &[$( Self::$name, )+];

            /// Returns the data group with this number, if it is 1 to 16.
            #[must_use]
            pub const fn new(number: u32) -> Option<Self> {
                match number {
                    $( $number => Some(Self::$name), )+
                    _ => None,
                }
            }

            /// Returns the outer tag of the data group's file (Doc 9303-10 §4.6.1).
            #[must_use]
            pub const fn tag(self) -> Tag {
                match self { $( Self::$name => Tag($tag), )+ }
            }

            /// Returns the name of the data group, for example "DG13".
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $( Self::$name => concat!("DG", $number), )+ }
            }
        }
    };
}

data_groups! {
    /// The machine readable zone.
    Dg1 = 1, 0x61;
    /// The face.
    Dg2 = 2, 0x75;
    /// The fingers; readable only after Terminal Authentication.
    Dg3 = 3, 0x63;
    /// The irises; readable only after Terminal Authentication.
    Dg4 = 4, 0x76;
    /// The displayed portrait.
    Dg5 = 5, 0x65;
    /// Reserved.
    Dg6 = 6, 0x66;
    /// The displayed signature or usual mark.
    Dg7 = 7, 0x67;
    /// Data features.
    Dg8 = 8, 0x68;
    /// Structure features.
    Dg9 = 9, 0x69;
    /// Substance features.
    Dg10 = 10, 0x6A;
    /// Additional personal details.
    Dg11 = 11, 0x6B;
    /// Additional document details.
    Dg12 = 12, 0x6C;
    /// Optional details, defined by the issuing state.
    Dg13 = 13, 0x6D;
    /// Security options.
    Dg14 = 14, 0x6E;
    /// The public key of Active Authentication.
    Dg15 = 15, 0x6F;
    /// Persons to notify.
    Dg16 = 16, 0x70;
}

impl DgNumber {
    /// Returns the data group whose file has this outer tag.
    #[must_use]
    pub fn from_tag(tag: Tag) -> Option<Self> {
        Self::ALL.iter().copied().find(|number| number.tag() == tag)
    }

    /// Returns the number, 1 to 16.
    #[must_use]
    #[expect(clippy::as_conversions, reason = "the discriminant of a field-less enum")]
    pub const fn number(self) -> u8 {
        self as u8
    }
}

/// Writes the name, for example "DG13".
impl fmt::Display for DgNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_tags_are_one_to_one() {
        for (index, number) in DgNumber::ALL.iter().copied().enumerate() {
            assert_eq!(usize::from(number.number()), index + 1);
            assert_eq!(DgNumber::new(u32::from(number.number())), Some(number));
            assert_eq!(DgNumber::from_tag(number.tag()), Some(number));
            assert_eq!(number.name(), std::format!("DG{}", number.number()));
        }
        assert_eq!(DgNumber::new(0), None);
        assert_eq!(DgNumber::new(17), None);
        assert_eq!(DgNumber::from_tag(Tag(0x60)), None);
    }
}
