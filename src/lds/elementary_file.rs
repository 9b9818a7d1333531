//! The elementary files: their names, identifiers and tags.

use core::fmt;

use super::DgNumber;
use crate::tlv::Tag;

/// An elementary file of the travel document application, or of the master file around it (Doc 9303-10
/// §3.11 to §4.7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ElementaryFile {
    /// The capabilities of the chip, in the master file (Doc 9303-10 §3.11.1). The file is not signed.
    AtrInfo,
    /// The applications on the chip, in the master file (Doc 9303-10 §3.11.2). The file is not signed.
    Dir,
    /// The protocols for access to the chip, in the master file (Doc 9303-10 §3.11.3). The file is not
    /// signed.
    CardAccess,
    /// The keys and protocols of the chip, in the master file (Doc 9303-10 §3.11.4). The file is signed.
    CardSecurity,
    /// The authorities that the chip trusts for Terminal Authentication (TR-03110-1). The file is not
    /// signed.
    Cvca,
    /// The list of the data groups. The file is not signed.
    Com,
    /// The signed hashes of the data groups.
    Sod,
    /// A data group.
    DataGroup(DgNumber),
}

impl ElementaryFile {
    /// Returns all files: those of the master file first, the data groups last.
    pub fn all() -> impl Iterator<Item = Self> + Clone {
        let others = [
            Self::AtrInfo,
            Self::Dir,
            Self::CardAccess,
            Self::CardSecurity,
            Self::Cvca,
            Self::Com,
            Self::Sod,
        ];
        others.into_iter().chain(DgNumber::ALL.iter().copied().map(Self::DataGroup))
    }

    /// Returns the name that the standard gives the file, without "EF.", for example "CardAccess" or
    /// "DG13".
    #[must_use]
    pub const fn short_name(self) -> &'static str {
        match self {
            Self::AtrInfo => "ATR/INFO",
            Self::Dir => "DIR",
            Self::CardAccess => "CardAccess",
            Self::CardSecurity => "CardSecurity",
            Self::Cvca => "CVCA",
            Self::Com => "COM",
            Self::Sod => "SOD",
            Self::DataGroup(number) => number.name(),
        }
    }

    /// Returns the file identifier.
    ///
    /// A file of the master file may have the identifier of another file in the travel document
    /// application: EF.CardAccess has that of EF.CVCA, and EF.CardSecurity has that of EF.SOD. A
    /// [`TerminalAuthenticationInfo`](super::security_info::TerminalAuthenticationInfo) may give EF.CVCA
    /// another one.
    #[must_use]
    pub fn identifier(self) -> u16 {
        match self {
            Self::AtrInfo => 0x2F01,
            Self::Dir => 0x2F00,
            Self::CardAccess | Self::Cvca => 0x011C,
            Self::CardSecurity | Self::Sod => 0x011D,
            Self::Com => 0x011E,
            Self::DataGroup(number) => 0x0100 | u16::from(number.number()),
        }
    }

    /// Returns the short file identifier, 1 to 30, with which READ BINARY also selects the file. What
    /// [`ElementaryFile::identifier`] says about equal identifiers holds here too.
    #[must_use]
    pub const fn short_identifier(self) -> u8 {
        match self {
            Self::AtrInfo => 0x01,
            Self::Dir | Self::Com => 0x1E,
            Self::CardAccess | Self::Cvca => 0x1C,
            Self::CardSecurity | Self::Sod => 0x1D,
            Self::DataGroup(number) => number.number(),
        }
    }

    /// True if the file is in the master file, and not in the travel document application.
    #[must_use]
    pub const fn is_in_master_file(self) -> bool {
        matches!(self, Self::AtrInfo | Self::Dir | Self::CardAccess | Self::CardSecurity)
    }

    /// Returns the tag of the element that is the content of the file, or `None` if the file has several
    /// elements. Its end is then not known from its first bytes
    /// ([`FileLength`](super::FileLength)): read it until the chip has no more.
    #[must_use]
    pub const fn tag(self) -> Option<Tag> {
        match self {
            Self::AtrInfo | Self::Dir | Self::Cvca => None,
            Self::CardAccess => Some(Tag::SET),
            Self::CardSecurity => Some(Tag::SEQUENCE),
            Self::Com => Some(Tag(0x60)),
            Self::Sod => Some(Tag(0x77)),
            Self::DataGroup(number) => Some(number.tag()),
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
    fn a_file_has_the_name_and_the_identifiers_of_the_standard() {
        for (file, name, identifier, short_identifier) in [
            (ElementaryFile::AtrInfo, "EF.ATR/INFO", 0x2F01, 0x01),
            (ElementaryFile::Dir, "EF.DIR", 0x2F00, 0x1E),
            (ElementaryFile::CardAccess, "EF.CardAccess", 0x011C, 0x1C),
            (ElementaryFile::CardSecurity, "EF.CardSecurity", 0x011D, 0x1D),
            (ElementaryFile::Cvca, "EF.CVCA", 0x011C, 0x1C),
            (ElementaryFile::Com, "EF.COM", 0x011E, 0x1E),
            (ElementaryFile::Sod, "EF.SOD", 0x011D, 0x1D),
            (ElementaryFile::DataGroup(DgNumber::Dg1), "EF.DG1", 0x0101, 0x01),
            (ElementaryFile::DataGroup(DgNumber::Dg16), "EF.DG16", 0x0110, 0x10),
        ] {
            assert_eq!((file.to_string().as_str(), file.identifier()), (name, identifier));
            assert_eq!(file.short_identifier(), short_identifier, "{name}");
        }
    }

    #[test]
    fn equal_identifiers_are_of_files_in_different_places() {
        for file in ElementaryFile::all() {
            for other in ElementaryFile::all().filter(|other| *other != file) {
                if file.is_in_master_file() == other.is_in_master_file() {
                    assert_ne!(file.identifier(), other.identifier(), "{file}, {other}");
                    assert_ne!(
                        file.short_identifier(),
                        other.short_identifier(),
                        "{file}, {other}"
                    );
                }
            }
        }
    }

    #[test]
    fn files_of_several_elements_have_no_outer_tag() {
        let without = ElementaryFile::all().filter(|file| file.tag().is_none());
        assert!(without.eq([ElementaryFile::AtrInfo, ElementaryFile::Dir, ElementaryFile::Cvca]));
        assert_eq!(ElementaryFile::CardAccess.tag(), Some(Tag::SET));
    }

    #[test]
    fn all_files_are_there_once_and_in_their_order() {
        assert_eq!(ElementaryFile::all().count(), 23);
        assert!(ElementaryFile::all().is_sorted_by(|first, second| first < second));
    }
}
