//! The infos about PACE.

use super::{
    ChipAuthenticationPublicKeyInfo, KeyAgreement, Mapping, PaceProtocol,
    StandardizedDomainParameters,
};
use super::{read_identifier, read_version};
use crate::finding::Finding;
use crate::tlv::{Integer, Malformed, Reader};
use crate::x509::AlgorithmIdentifier;

/// A variant of PACE that the chip supports (Doc 9303-11 §9.2.1).
///
/// ```text
/// PACEInfo ::= SEQUENCE {
///     protocol     OBJECT IDENTIFIER,
///     version      INTEGER,
///     parameterId  INTEGER OPTIONAL }
/// ```
///
/// Checked: that the version is 1 or 2. Noted: a missing or negative parameterId. **Not** checked: that
/// the group fits the key agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PaceInfo<'a> {
    /// The variant.
    pub protocol: PaceProtocol,
    /// The version. Doc 9303-11 defines only 2; version 1 is from an older edition of TR-03110.
    pub version: u8,
    /// The number of a standardized group, or of a group that a [`PaceDomainParameterInfo`] gives. With
    /// chip authentication mapping it is also the identifier of the chip's key.
    pub parameter_id: Option<Integer<'a>>,
}

impl<'a> PaceInfo<'a> {
    pub(super) fn read(protocol: PaceProtocol, reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let version = read_version(reader, 2)?;
        let parameter_id = read_identifier(reader)?;
        if parameter_id.is_none() {
            reader.note(Finding::PaceParameterIdMissing);
        }
        Ok(Self { protocol, version, parameter_id })
    }

    /// Returns the standardized group, if the parameterId is the number of a standardized group.
    #[must_use]
    pub fn domain_parameters(&self) -> Option<StandardizedDomainParameters> {
        self.parameter_id?.to_u32().and_then(StandardizedDomainParameters::new)
    }

    /// True if the info is for chip authentication mapping with this key (Doc 9303-11 §9.2.1): the key
    /// agreements are equal, and the parameterId is the identifier of the key.
    #[must_use]
    pub fn is_for(&self, key: &ChipAuthenticationPublicKeyInfo<'_>) -> bool {
        self.protocol.mapping == Mapping::ChipAuthentication
            && self.protocol.key_agreement == key.key_agreement
            && self.parameter_id.is_some()
            && self.parameter_id == key.key_id
    }

    /// True if the cipher is weaker than that of `other`, or the group is smaller. Groups are compared only
    /// if both are standardized.
    #[must_use]
    pub fn is_weaker_than(&self, other: &PaceInfo<'_>) -> bool {
        let strengths = (self.domain_parameters(), other.domain_parameters());
        self.protocol.cipher.strength() < other.protocol.cipher.strength()
            || matches!(strengths, (Some(own), Some(other)) if own.strength() < other.strength())
    }
}

/// A group for PACE that the chip defines (Doc 9303-11 §9.2.2).
///
/// ```text
/// PACEDomainParameterInfo ::= SEQUENCE {
///     protocol         OBJECT IDENTIFIER,
///     domainParameter  AlgorithmIdentifier,
///     parameterId      INTEGER OPTIONAL }
/// ```
///
/// Checked: the structure. Noted: a negative parameterId. **Not** checked: the group, which in
/// EF.CardAccess is not even authenticated.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct PaceDomainParameterInfo<'a> {
    /// The key agreement.
    pub key_agreement: KeyAgreement,
    /// The mapping of the nonce.
    pub mapping: Mapping,
    /// The group.
    pub domain_parameter: AlgorithmIdentifier<'a>,
    /// The identifier that a [`PaceInfo`] refers to.
    pub parameter_id: Option<Integer<'a>>,
}

impl<'a> PaceDomainParameterInfo<'a> {
    pub(super) fn read(
        key_agreement: KeyAgreement,
        mapping: Mapping,
        reader: &mut Reader<'a>,
    ) -> Result<Self, Malformed> {
        let domain_parameter = AlgorithmIdentifier::read(reader)?;
        let parameter_id = read_identifier(reader)?;
        Ok(Self { key_agreement, mapping, domain_parameter, parameter_id })
    }

    /// Returns the group, if it is given as the number of a standardized group.
    #[must_use]
    pub fn standardized(&self) -> Option<StandardizedDomainParameters> {
        StandardizedDomainParameters::from_algorithm(&self.domain_parameter)
    }
}
