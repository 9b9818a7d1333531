//! An application and its files.

use nom::Parser;

use super::HashRule;
use crate::oid::{self, Oid};
use crate::tlv::{Rules, Tag, header};

/// An application other than the LDS: its files, and who may sign them.
///
/// A caller may describe an application that the library does not know:
///
/// ```
/// use idchip::national::{FileDescription, FileNumber, HashRule, NationalApplication};
///
/// static FILES: [FileDescription; 1] = [FileDescription {
///     identifier: 0x0101,
///     name: "EF.Holder",
///     number: FileNumber::Listed(&[0x21]),
///     hash_rule: HashRule::WholeFile,
/// }];
/// const HEALTH: NationalApplication =
///     NationalApplication::new("ut-health", "the health card of Utopia", &FILES);
/// assert_eq!(HEALTH.file(0x0101).map(|file| file.name), Some("EF.Holder"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NationalApplication {
    name: &'static str,
    title: &'static str,
    files: &'static [FileDescription],
    security_object: Option<u16>,
    content_types: &'static [Oid<'static>],
    signer_purposes: &'static [Oid<'static>],
    /// A file, and the tags by which it begins, each in the one before.
    first_tags: Option<(u16, &'static [Tag])>,
}

impl NationalApplication {
    /// Creates an application whose files a document signer of Doc 9303-12 signs, under the content type of
    /// an LDSSecurityObject.
    #[must_use]
    pub const fn new(
        name: &'static str,
        title: &'static str,
        files: &'static [FileDescription],
    ) -> Self {
        let content_types = &[oid::LDS_SECURITY_OBJECT];
        let signer_purposes = &[];
        Self {
            name,
            title,
            files,
            security_object: None,
            content_types,
            signer_purposes,
            first_tags: None,
        }
    }

    /// Returns the application with this identifier of the file that holds its security object.
    #[must_use]
    pub const fn with_security_object(mut self, identifier: u16) -> Self {
        self.security_object = Some(identifier);
        self
    }

    /// Returns the application with these content types of its security object in place of that of an
    /// LDSSecurityObject.
    #[must_use]
    pub const fn with_content_types(mut self, content_types: &'static [Oid<'static>]) -> Self {
        self.content_types = content_types;
        self
    }

    /// Returns the application with these purposes: its signer's certificate must have one of them as
    /// extended key usage. A document signer has none.
    #[must_use]
    pub const fn with_signer_purposes(mut self, purposes: &'static [Oid<'static>]) -> Self {
        self.signer_purposes = purposes;
        self
    }

    /// Returns the application with the tags by which one of its files begins, each in the one before.
    ///
    /// An application whose numbers are also those of another one needs this, because the files of the other
    /// have the signed hashes, too. Without this file, and if it begins otherwise, nothing of the card is
    /// taken as of this application.
    #[must_use]
    pub const fn with_first_tags(mut self, identifier: u16, tags: &'static [Tag]) -> Self {
        self.first_tags = Some((identifier, tags));
        self
    }

    /// Returns the short name, as in "it-cie".
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the name for people, as in "the IAS application of the Italian identity card".
    #[must_use]
    pub const fn title(&self) -> &'static str {
        self.title
    }

    /// Returns the files.
    #[must_use]
    pub const fn files(&self) -> &'static [FileDescription] {
        self.files
    }

    /// Returns the identifier of the file that holds its security object, if it is known.
    #[must_use]
    pub const fn security_object(&self) -> Option<u16> {
        self.security_object
    }

    /// Returns the content types that its security object may have.
    #[must_use]
    pub const fn content_types(&self) -> &'static [Oid<'static>] {
        self.content_types
    }

    /// Returns the purposes of its signer; empty for a document signer of Doc 9303-12.
    #[must_use]
    pub const fn signer_purposes(&self) -> &'static [Oid<'static>] {
        self.signer_purposes
    }

    /// Returns the file whose first tags tell the application from others, if there is such a file.
    #[must_use]
    pub const fn distinctive_file(&self) -> Option<u16> {
        match self.first_tags {
            Some((identifier, _)) => Some(identifier),
            None => None,
        }
    }

    /// True if this is the distinctive file, and its hashed bytes begin with its tags.
    pub(crate) fn is_recognised_by(&self, identifier: u16, hashed: &[u8]) -> bool {
        let mut rest = hashed;
        self.first_tags.is_some_and(|(distinctive, tags)| {
            distinctive == identifier
                && tags.iter().all(|tag| match header(Rules::Lds).parse_complete(rest) {
                    Ok((content, header)) if header.tag == *tag => {
                        rest = content;
                        true
                    }
                    _ => false,
                })
        })
    }

    /// Returns the file with this identifier.
    #[must_use]
    pub fn file(&self, identifier: u16) -> Option<&'static FileDescription> {
        self.files.iter().find(|file| file.identifier == identifier)
    }

    /// True if a map on the card assigns the numbers in the security object
    /// ([`ContainerMap`](super::us_piv::ContainerMap)).
    #[must_use]
    pub fn is_mapped(&self) -> bool {
        self.files.iter().any(|file| file.number == FileNumber::Mapped)
    }
}

/// A file of an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "a caller describes an application of its own")]
pub struct FileDescription {
    /// The identifier of the elementary file, or of the container: 0x1001.
    pub identifier: u16,
    /// The name that the specification of the application gives it.
    pub name: &'static str,
    /// Its number in the LDSSecurityObject.
    pub number: FileNumber,
    /// The bytes of the file that the signed hash covers.
    pub hash_rule: HashRule,
}

/// The number that stands for a file in an LDSSecurityObject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::exhaustive_enums, reason = "a caller describes an application of its own")]
pub enum FileNumber {
    /// These content bytes of the INTEGER, in two's complement: `[0xA1]` is −95, and `[0x00, 0xA1]` is 161,
    /// another number.
    Listed(&'static [u8]),
    /// The number that the map on the card gives it.
    Mapped,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::national::{ALL, it_cie, us_piv};

    #[test]
    fn each_application_has_a_name_and_files_of_its_own() {
        for (index, application) in ALL.iter().enumerate() {
            let others = &ALL[..index];
            assert!(others.iter().all(|other| other.name() != application.name()));
            for (index, file) in application.files().iter().enumerate() {
                assert_eq!(application.file(file.identifier), Some(file));
                for other in &application.files()[..index] {
                    assert_ne!(file.name, other.name);
                    let is_listed_twice =
                        file.number == other.number && file.number != FileNumber::Mapped;
                    assert!(!is_listed_twice, "{file:?}");
                }
            }
        }
    }

    #[test]
    fn a_map_is_needed_where_the_card_assigns_the_numbers() {
        assert!(us_piv::APPLICATION.is_mapped());
        assert!(!it_cie::APPLICATION.is_mapped());
    }
}
