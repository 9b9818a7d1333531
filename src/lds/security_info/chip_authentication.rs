//! The infos about chip authentication.

use super::{ChipAuthenticationProtocol, KeyAgreement, StandardizedDomainParameters};
use super::{read_identifier, read_version};
use crate::tlv::{Integer, Malformed, Reader};
use crate::x509::{AlgorithmIdentifier, SubjectPublicKeyInfo};

/// A variant of chip authentication that the chip supports (Doc 9303-11 §9.2.5).
///
/// ```text
/// ChipAuthenticationInfo ::= SEQUENCE {
///     protocol  OBJECT IDENTIFIER,
///     version   INTEGER,
///     keyId     INTEGER OPTIONAL }
/// ```
///
/// Checked: that the version is 1, 2 or 3. Noted: a negative keyId.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ChipAuthenticationInfo<'a> {
    /// The variant.
    pub protocol: ChipAuthenticationProtocol,
    /// The version. Doc 9303-11 defines only 1; versions 2 and 3 belong to eIDAS tokens (TR-03110-2).
    pub version: u8,
    /// The identifier of the key, required if the chip has several keys.
    pub key_id: Option<Integer<'a>>,
}

impl<'a> ChipAuthenticationInfo<'a> {
    pub(super) fn read(
        protocol: ChipAuthenticationProtocol,
        reader: &mut Reader<'a>,
    ) -> Result<Self, Malformed> {
        let version = read_version(reader, 3)?;
        Ok(Self { protocol, version, key_id: read_identifier(reader)? })
    }

    /// True if the info is for this key: the key agreements are equal, and so are the identifiers if both
    /// are present.
    #[must_use]
    pub fn is_for(&self, key: &ChipAuthenticationPublicKeyInfo<'_>) -> bool {
        self.protocol.key_agreement == key.key_agreement
            && match (self.key_id, key.key_id) {
                (Some(own), Some(other)) => own == other,
                _ => true,
            }
    }
}

/// The group of a key for chip authentication (TR-03110-3 §A.1.1.2; not in Doc 9303).
///
/// ```text
/// ChipAuthenticationDomainParameterInfo ::= SEQUENCE {
///     protocol         OBJECT IDENTIFIER,
///     domainParameter  AlgorithmIdentifier,
///     keyId            INTEGER OPTIONAL }
/// ```
///
/// Checked: the structure. Noted: a negative keyId. **Not** checked: the group.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct ChipAuthenticationDomainParameterInfo<'a> {
    /// The key agreement.
    pub key_agreement: KeyAgreement,
    /// The group.
    pub domain_parameter: AlgorithmIdentifier<'a>,
    /// The identifier of the key.
    pub key_id: Option<Integer<'a>>,
}

impl<'a> ChipAuthenticationDomainParameterInfo<'a> {
    pub(super) fn read(
        key_agreement: KeyAgreement,
        reader: &mut Reader<'a>,
    ) -> Result<Self, Malformed> {
        let domain_parameter = AlgorithmIdentifier::read(reader)?;
        Ok(Self { key_agreement, domain_parameter, key_id: read_identifier(reader)? })
    }
}

/// A public key of the chip (Doc 9303-11 §9.2.6).
///
/// ```text
/// ChipAuthenticationPublicKeyInfo ::= SEQUENCE {
///     protocol                     OBJECT IDENTIFIER,
///     chipAuthenticationPublicKey  SubjectPublicKeyInfo,
///     keyId                        INTEGER OPTIONAL }
/// ```
///
/// Checked: the structure. Noted: a negative keyId; a key that no [`ChipAuthenticationInfo`] refers to.
/// **Not** checked: the key. [`SubjectPublicKeyInfo::public_key`] reads a key on an elliptic curve;
/// [`Self::domain_parameters`] returns the group if it is given by its number.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct ChipAuthenticationPublicKeyInfo<'a> {
    /// The key agreement.
    pub key_agreement: KeyAgreement,
    /// The key.
    pub subject_public_key_info: SubjectPublicKeyInfo<'a>,
    /// The identifier that a [`ChipAuthenticationInfo`] refers to.
    pub key_id: Option<Integer<'a>>,
}

impl<'a> ChipAuthenticationPublicKeyInfo<'a> {
    pub(super) fn read(
        key_agreement: KeyAgreement,
        reader: &mut Reader<'a>,
    ) -> Result<Self, Malformed> {
        let subject_public_key_info = SubjectPublicKeyInfo::read(reader)?;
        Ok(Self { key_agreement, subject_public_key_info, key_id: read_identifier(reader)? })
    }

    /// Returns the group, if the key's algorithm gives it as the number of a standardized group.
    #[must_use]
    pub fn domain_parameters(&self) -> Option<StandardizedDomainParameters> {
        StandardizedDomainParameters::from_algorithm(&self.subject_public_key_info.algorithm())
    }
}
