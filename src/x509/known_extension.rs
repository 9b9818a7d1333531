//! The extensions that the library knows, with their identifiers.

use crate::oid::{self, Oid};

/// An extension that the library knows, possibly one that Doc 9303-12 §7.1.1 forbids.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    AuthorityInformationAccess,
    AuthorityKeyIdentifier,
    BasicConstraints,
    CertificatePolicies,
    CrlDistributionPoints,
    DocumentTypeList,
    DocumentTypeListOld,
    ExtendedKeyUsage,
    FreshestCrl,
    InhibitAnyPolicy,
    IssuerAltName,
    KeyUsage,
    NameChange,
    NameConstraints,
    NetscapeCertType,
    PolicyConstraints,
    PolicyMappings,
    PrivateKeyUsagePeriod,
    SubjectAltName,
    SubjectDirectoryAttributes,
    SubjectInformationAccess,
    SubjectKeyIdentifier,
}

impl Known {
    pub(super) const fn of(oid: Oid<'_>) -> Option<Self> {
        Some(match oid {
            oid::AUTHORITY_INFORMATION_ACCESS => Self::AuthorityInformationAccess,
            oid::AUTHORITY_KEY_IDENTIFIER => Self::AuthorityKeyIdentifier,
            oid::BASIC_CONSTRAINTS => Self::BasicConstraints,
            oid::CERTIFICATE_POLICIES => Self::CertificatePolicies,
            oid::CRL_DISTRIBUTION_POINTS => Self::CrlDistributionPoints,
            oid::DOCUMENT_TYPE_LIST => Self::DocumentTypeList,
            oid::DOCUMENT_TYPE_LIST_OLD => Self::DocumentTypeListOld,
            oid::EXTENDED_KEY_USAGE => Self::ExtendedKeyUsage,
            oid::FRESHEST_CRL => Self::FreshestCrl,
            oid::INHIBIT_ANY_POLICY => Self::InhibitAnyPolicy,
            oid::ISSUER_ALT_NAME => Self::IssuerAltName,
            oid::KEY_USAGE => Self::KeyUsage,
            oid::NAME_CHANGE => Self::NameChange,
            oid::NAME_CONSTRAINTS => Self::NameConstraints,
            oid::NETSCAPE_CERT_TYPE => Self::NetscapeCertType,
            oid::POLICY_CONSTRAINTS => Self::PolicyConstraints,
            oid::POLICY_MAPPINGS => Self::PolicyMappings,
            oid::PRIVATE_KEY_USAGE_PERIOD => Self::PrivateKeyUsagePeriod,
            oid::SUBJECT_ALT_NAME => Self::SubjectAltName,
            oid::SUBJECT_DIRECTORY_ATTRIBUTES => Self::SubjectDirectoryAttributes,
            oid::SUBJECT_INFORMATION_ACCESS => Self::SubjectInformationAccess,
            oid::SUBJECT_KEY_IDENTIFIER => Self::SubjectKeyIdentifier,
            _ => return None,
        })
    }

    /// True if the verification of a certificate depends on the extension, which must then be well formed.
    pub(super) const fn decides(self) -> bool {
        matches!(
            self,
            Self::AuthorityKeyIdentifier
                | Self::BasicConstraints
                | Self::ExtendedKeyUsage
                | Self::KeyUsage
        )
    }

    pub(super) const fn is_document_type_list(self) -> bool {
        matches!(self, Self::DocumentTypeList | Self::DocumentTypeListOld)
    }

    /// True if Doc 9303-12 §7.1.1 forbids the extension in every certificate.
    pub(super) const fn is_forbidden(self) -> bool {
        matches!(
            self,
            Self::FreshestCrl
                | Self::InhibitAnyPolicy
                | Self::NameConstraints
                | Self::NetscapeCertType
                | Self::PolicyConstraints
                | Self::PolicyMappings
                | Self::SubjectDirectoryAttributes
        )
    }
}

/// A set of known extensions.
#[derive(Clone, Copy, Default)]
pub(super) struct KnownSet(u32);

impl KnownSet {
    /// The empty set.
    pub(super) const EMPTY: Self = Self(0);

    #[expect(clippy::as_conversions, reason = "the discriminant of a field-less enum")]
    const fn bit(known: Known) -> u32 {
        1 << (known as u32)
    }

    /// Adds an extension; returns false if it was already in the set.
    pub(super) const fn insert(&mut self, known: Known) -> bool {
        let is_new = !self.contains(known);
        self.0 |= Self::bit(known);
        is_new
    }

    pub(super) const fn contains(self, known: Known) -> bool {
        self.0 & Self::bit(known) != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_identifier_is_found_under_its_own_arc_and_no_other() {
        for (identifier, known) in [
            (oid::AUTHORITY_KEY_IDENTIFIER, Known::AuthorityKeyIdentifier),
            (oid::SUBJECT_DIRECTORY_ATTRIBUTES, Known::SubjectDirectoryAttributes),
            (oid::SUBJECT_KEY_IDENTIFIER, Known::SubjectKeyIdentifier),
            (oid::AUTHORITY_INFORMATION_ACCESS, Known::AuthorityInformationAccess),
            (oid::SUBJECT_INFORMATION_ACCESS, Known::SubjectInformationAccess),
            (oid::NAME_CHANGE, Known::NameChange),
            (oid::DOCUMENT_TYPE_LIST, Known::DocumentTypeList),
            (oid::DOCUMENT_TYPE_LIST_OLD, Known::DocumentTypeListOld),
            (oid::NETSCAPE_CERT_TYPE, Known::NetscapeCertType),
        ] {
            assert!(Known::of(identifier) == Some(known), "{identifier}");
            let mut longer = identifier.as_bytes().to_vec();
            longer.insert(0, 0x2A);
            assert!(Known::of(Oid::from_content(&longer)).is_none());
        }
        for identifier in [&[][..], &[0x55], &[0x55, 0x1D], &[0x55, 0x1D, 0x7F]] {
            assert!(Known::of(Oid::from_content(identifier)).is_none());
        }
    }
}
