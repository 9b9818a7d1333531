//! The elementary files: their names, identifiers and tags.

use core::fmt;

use super::DgNumber;
use crate::tlv::Tag;

/// An elementary file of the travel document application, or of the master file around it (Doc 9303-10
/// §3.9 to §4.7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ElementaryFile {
    /// The protocols for access to the chip (Doc 9303-11 §9.2.8). The file is not signed.
    CardAccess,
    /// The keys and protocols of the chip (Doc 9303-11 §9.2.9). The file is signed.
    CardSecurity,
    /// The list of the data groups. The file is not signed.
    Com,
    /// The signed hashes of the data groups.
    Sod,
    /// A data group.
    DataGroup(DgNumber),
}

impl ElementaryFile {
    /// Returns all files, the data groups last.
    pub fn all() -> impl Iterator<Item = Self> + Clone {
        let others = [Self::CardAccess, Self::CardSecurity, Self::Com, Self::Sod];
        others.into_iter().chain(DgNumber::ALL.iter().copied().map(Self::DataGroup))
    }

    /// Returns the name that the standard gives the file, without "EF.", for example "CardAccess" or
    /// "DG13".
    #[must_use]
    pub const fn short_name(self) -> &'static str {
        match self {
            Self::CardAccess => "CardAccess",
            Self::CardSecurity => "CardSecurity",
            Self::Com => "COM",
            Self::Sod => "SOD",
            Self::DataGroup(number) => number.name(),
        }
    }

    /// Returns the file identifier. EF.CardSecurity, in the master file, has the same identifier as
    /// EF.SOD, in the travel document application.
    #[must_use]
    pub fn identifier(self) -> u16 {
        match self {
            Self::CardAccess => 0x011C,
            Self::CardSecurity | Self::Sod => 0x011D,
            Self::Com => 0x011E,
            Self::DataGroup(number) => 0x0100 | u16::from(number.number()),
        }
    }

    /// Returns the outer tag of the file.
    #[must_use]
    pub const fn tag(self) -> Tag {
        match self {
            Self::CardAccess => Tag::SET,
            Self::CardSecurity => Tag::SEQUENCE,
            Self::Com => Tag(0x60),
            Self::Sod => Tag(0x77),
            Self::DataGroup(number) => number.tag(),
        }
    }
}

/// Writes the name, for example "EF.DG13".
impl fmt::Display for ElementaryFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EF.{}", self.short_name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::string::ToString;

    #[test]
    fn a_file_has_the_name_and_the_identifier_of_the_standard() {
        for (file, name, identifier) in [
            (ElementaryFile::CardAccess, "EF.CardAccess", 0x011C),
            (ElementaryFile::Com, "EF.COM", 0x011E),
            (ElementaryFile::Sod, "EF.SOD", 0x011D),
            (ElementaryFile::DataGroup(DgNumber::Dg1), "EF.DG1", 0x0101),
            (ElementaryFile::DataGroup(DgNumber::Dg16), "EF.DG16", 0x0110),
        ] {
            assert_eq!((file.to_string().as_str(), file.identifier()), (name, identifier));
        }
    }

    #[test]
    fn all_files_are_there_once_and_in_their_order() {
        assert_eq!(ElementaryFile::all().count(), 20);
        assert!(ElementaryFile::all().is_sorted_by(|first, second| first < second));
    }
}
