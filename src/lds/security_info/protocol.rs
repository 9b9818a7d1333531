//! The protocols with their object identifiers (Doc 9303-11 §9.2, TR-03110-3 §A.1.1).

use core::fmt;

use crate::oid::{self, Oid};

/// The key agreement of a protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "the agreements of Doc 9303-11 §4.4")]
pub enum KeyAgreement {
    /// Diffie-Hellman in the group of a prime field.
    Dh,
    /// Diffie-Hellman on an elliptic curve.
    Ecdh,
}

impl fmt::Display for KeyAgreement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Dh => "DH",
            Self::Ecdh => "ECDH",
        })
    }
}

/// The mapping of the nonce to a generator in PACE (Doc 9303-11 §4.4.3.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "the mappings of Doc 9303-11 §4.4")]
pub enum Mapping {
    /// Chip authentication mapping.
    ChipAuthentication,
    /// Generic mapping.
    Generic,
    /// Integrated mapping.
    Integrated,
}

impl fmt::Display for Mapping {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ChipAuthentication => "CAM",
            Self::Generic => "GM",
            Self::Integrated => "IM",
        })
    }
}

/// The cipher and the message authentication code of the secure messaging that a protocol starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "the ciphers of Doc 9303-11 §4.4")]
pub enum Cipher {
    /// AES-128 in CBC mode, and CMAC.
    Aes128,
    /// AES-192 in CBC mode, and CMAC.
    Aes192,
    /// AES-256 in CBC mode, and CMAC.
    Aes256,
    /// Two-key triple DES in CBC mode, and the retail MAC.
    TripleDes,
}

impl Cipher {
    /// Returns the length of a key in bytes.
    #[must_use]
    pub const fn key_length(self) -> u8 {
        match self {
            Self::Aes128 | Self::TripleDes => 16,
            Self::Aes192 => 24,
            Self::Aes256 => 32,
        }
    }

    /// Returns the security strength in bits (NIST SP 800-57-1 §5.6.1.1). Two-key triple DES has 80.
    pub(super) const fn strength(self) -> u16 {
        match self {
            Self::TripleDes => 80,
            Self::Aes128 => 128,
            Self::Aes192 => 192,
            Self::Aes256 => 256,
        }
    }

    /// Returns the cipher that the last arc of an object identifier names.
    const fn from_arc(arc: u8) -> Option<Self> {
        match arc {
            1 => Some(Self::TripleDes),
            2 => Some(Self::Aes128),
            3 => Some(Self::Aes192),
            4 => Some(Self::Aes256),
            _ => None,
        }
    }
}

/// Writes the name in the standard, for example "AES-CBC-CMAC-128".
impl fmt::Display for Cipher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Aes128 => "AES-CBC-CMAC-128",
            Self::Aes192 => "AES-CBC-CMAC-192",
            Self::Aes256 => "AES-CBC-CMAC-256",
            Self::TripleDes => "3DES-CBC-CBC",
        })
    }
}

/// A variant of PACE (Doc 9303-11 §9.2.1).
///
/// ```text
/// id-PACE  0.4.0.127.0.7.2.2.4 .a.c    a: 1 DH-GM, 2 ECDH-GM, 3 DH-IM, 4 ECDH-IM, 6 ECDH-CAM
///                                      c: 1 3DES, 2 AES-128, 3 AES-192, 4 AES-256
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct PaceProtocol {
    /// The key agreement.
    pub key_agreement: KeyAgreement,
    /// The mapping of the nonce.
    pub mapping: Mapping,
    /// The secure messaging that follows.
    pub cipher: Cipher,
}

impl PaceProtocol {
    /// Returns the protocol to which this object identifier is assigned, if there is one.
    #[must_use]
    pub fn from_oid(oid: Oid<'_>) -> Option<Self> {
        let [arc, cipher] = *oid.below(oid::PACE)? else { return None };
        let (key_agreement, mapping) = pace_mapping(arc)?;
        let cipher = Cipher::from_arc(cipher)?;
        // Chip authentication mapping exists with AES only.
        let is_assigned = (mapping, cipher) != (Mapping::ChipAuthentication, Cipher::TripleDes);
        is_assigned.then_some(Self { key_agreement, mapping, cipher })
    }
}

/// Writes the name in the standard, for example "id-PACE-ECDH-GM-AES-CBC-CMAC-128".
impl fmt::Display for PaceProtocol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "id-PACE-{}-{}-{}", self.key_agreement, self.mapping, self.cipher)
    }
}

/// A variant of chip authentication (Doc 9303-11 §9.2.5).
///
/// ```text
/// id-CA  0.4.0.127.0.7.2.2.3 .a.c      a: 1 DH, 2 ECDH
///                                      c: 1 3DES, 2 AES-128, 3 AES-192, 4 AES-256
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct ChipAuthenticationProtocol {
    /// The key agreement.
    pub key_agreement: KeyAgreement,
    /// The secure messaging that follows.
    pub cipher: Cipher,
}

impl ChipAuthenticationProtocol {
    /// Returns the protocol to which this object identifier is assigned, if there is one.
    #[must_use]
    pub fn from_oid(oid: Oid<'_>) -> Option<Self> {
        let [arc, cipher] = *oid.below(oid::CHIP_AUTHENTICATION)? else { return None };
        Some(Self { key_agreement: key_agreement(arc)?, cipher: Cipher::from_arc(cipher)? })
    }
}

/// Writes the name in the standard, for example "id-CA-ECDH-AES-CBC-CMAC-128".
impl fmt::Display for ChipAuthenticationProtocol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "id-CA-{}-{}", self.key_agreement, self.cipher)
    }
}

/// Returns the mapping that an identifier directly under id-PACE names; it has no cipher.
pub(super) fn pace_arc(oid: Oid<'_>) -> Option<(KeyAgreement, Mapping)> {
    let [arc] = *oid.below(oid::PACE)? else { return None };
    pace_mapping(arc)
}

/// Returns the key agreement that an identifier directly under id-CA names; it has no cipher.
pub(super) fn chip_authentication_arc(oid: Oid<'_>) -> Option<KeyAgreement> {
    let [arc] = *oid.below(oid::CHIP_AUTHENTICATION)? else { return None };
    key_agreement(arc)
}

/// Returns the key agreement that the identifier of a public key names.
pub(super) const fn public_key_arc(oid: Oid<'_>) -> Option<KeyAgreement> {
    match oid {
        oid::PK_DH => Some(KeyAgreement::Dh),
        oid::PK_ECDH => Some(KeyAgreement::Ecdh),
        _ => None,
    }
}

const fn pace_mapping(arc: u8) -> Option<(KeyAgreement, Mapping)> {
    match arc {
        1 => Some((KeyAgreement::Dh, Mapping::Generic)),
        2 => Some((KeyAgreement::Ecdh, Mapping::Generic)),
        3 => Some((KeyAgreement::Dh, Mapping::Integrated)),
        4 => Some((KeyAgreement::Ecdh, Mapping::Integrated)),
        6 => Some((KeyAgreement::Ecdh, Mapping::ChipAuthentication)),
        _ => None,
    }
}

const fn key_agreement(arc: u8) -> Option<KeyAgreement> {
    match arc {
        1 => Some(KeyAgreement::Dh),
        2 => Some(KeyAgreement::Ecdh),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::string::{String, ToString};

    fn pace(arc: u8, cipher: u8) -> Option<String> {
        let bytes = [oid::PACE.as_bytes(), &[arc, cipher]].concat();
        PaceProtocol::from_oid(Oid::from_content(&bytes)).map(|protocol| protocol.to_string())
    }

    #[test]
    fn arcs_of_pace_are_named_as_the_standard_names_them() {
        assert_eq!(pace(1, 1).as_deref(), Some("id-PACE-DH-GM-3DES-CBC-CBC"));
        assert_eq!(pace(2, 2).as_deref(), Some("id-PACE-ECDH-GM-AES-CBC-CMAC-128"));
        assert_eq!(pace(3, 3).as_deref(), Some("id-PACE-DH-IM-AES-CBC-CMAC-192"));
        assert_eq!(pace(4, 4).as_deref(), Some("id-PACE-ECDH-IM-AES-CBC-CMAC-256"));
        assert_eq!(pace(6, 4).as_deref(), Some("id-PACE-ECDH-CAM-AES-CBC-CMAC-256"));
    }

    #[test]
    fn there_are_nineteen_variants_of_pace() {
        let all = (0..=u8::MAX).flat_map(|arc| (0..=u8::MAX).map(move |cipher| (arc, cipher)));
        assert_eq!(all.filter(|(arc, cipher)| pace(*arc, *cipher).is_some()).count(), 19);
        assert_eq!(pace(6, 1), None);
    }

    #[test]
    fn arcs_of_chip_authentication_are_named_as_the_standard_names_them() {
        let name = |arcs: &[u8]| {
            let bytes = [oid::CHIP_AUTHENTICATION.as_bytes(), arcs].concat();
            let protocol = ChipAuthenticationProtocol::from_oid(Oid::from_content(&bytes));
            protocol.map(|protocol| protocol.to_string())
        };
        assert_eq!(name(&[1, 1]).as_deref(), Some("id-CA-DH-3DES-CBC-CBC"));
        assert_eq!(name(&[2, 4]).as_deref(), Some("id-CA-ECDH-AES-CBC-CMAC-256"));
        for arcs in [&[][..], &[2], &[3, 1], &[2, 0], &[2, 5], &[2, 2, 1]] {
            assert_eq!(name(arcs), None);
        }
    }
}
