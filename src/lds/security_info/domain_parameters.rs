//! The standardized groups with their numbers (Doc 9303-11 §9.5.1, TR-03110-3 §A.2.1.1).

use core::fmt;

use super::KeyAgreement;
use crate::error::Structure;
use crate::oid::{self, Oid};
use crate::tlv::{Reader, Rules};
use crate::x509::AlgorithmIdentifier;

/// A standardized group for key agreement, with its number; 3 to 7 and 19 to 31 are reserved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[repr(u8)]
pub enum StandardizedDomainParameters {
    /// The 1024-bit MODP group with a subgroup of prime order of 160 bits (RFC 5114 §2.1).
    Modp1024Subgroup160 = 0,
    /// The 2048-bit MODP group with a subgroup of prime order of 224 bits (RFC 5114 §2.2).
    Modp2048Subgroup224 = 1,
    /// The 2048-bit MODP group with a subgroup of prime order of 256 bits (RFC 5114 §2.3).
    Modp2048Subgroup256 = 2,
    /// NIST P-192.
    P192 = 8,
    /// brainpoolP192r1.
    BrainpoolP192r1 = 9,
    /// NIST P-224; it cannot be used with integrated mapping.
    P224 = 10,
    /// brainpoolP224r1.
    BrainpoolP224r1 = 11,
    /// NIST P-256.
    P256 = 12,
    /// brainpoolP256r1.
    BrainpoolP256r1 = 13,
    /// brainpoolP320r1.
    BrainpoolP320r1 = 14,
    /// NIST P-384.
    P384 = 15,
    /// brainpoolP384r1.
    BrainpoolP384r1 = 16,
    /// brainpoolP512r1.
    BrainpoolP512r1 = 17,
    /// NIST P-521.
    P521 = 18,
}

impl StandardizedDomainParameters {
    /// All groups, in ascending order.
    pub const ALL: [Self; 14] = [
        Self::Modp1024Subgroup160,
        Self::Modp2048Subgroup224,
        Self::Modp2048Subgroup256,
        Self::P192,
        Self::BrainpoolP192r1,
        Self::P224,
        Self::BrainpoolP224r1,
        Self::P256,
        Self::BrainpoolP256r1,
        Self::BrainpoolP320r1,
        Self::P384,
        Self::BrainpoolP384r1,
        Self::BrainpoolP512r1,
        Self::P521,
    ];

    /// Returns the group with this number.
    #[must_use]
    pub fn new(number: u32) -> Option<Self> {
        Self::ALL.into_iter().find(|group| u32::from(group.number()) == number)
    }

    /// Returns the group of an AlgorithmIdentifier that names it by its number.
    ///
    /// ```text
    /// SEQUENCE { standardizedDomainParameters OBJECT IDENTIFIER, INTEGER }
    /// ```
    #[must_use]
    pub fn from_algorithm(algorithm: &AlgorithmIdentifier<'_>) -> Option<Self> {
        if algorithm.oid() != oid::STANDARDIZED_DOMAIN_PARAMETERS {
            return None;
        }
        let (whole, within) = (algorithm.parameters()?.whole, Structure::AlgorithmIdentifier);
        let mut reader = Reader::new(Rules::Der, whole, within);
        reader.small_integer().ok().and_then(Self::new)
    }

    /// Returns the number.
    #[must_use]
    #[expect(clippy::as_conversions, reason = "the discriminant of a field-less enum")]
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// Returns the key agreement that the group is for.
    #[must_use]
    pub const fn key_agreement(self) -> KeyAgreement {
        if self.curve().is_some() { KeyAgreement::Ecdh } else { KeyAgreement::Dh }
    }

    /// Returns the size of the field in bits.
    #[must_use]
    pub const fn bits(self) -> u16 {
        match self {
            Self::Modp1024Subgroup160 => 1024,
            Self::Modp2048Subgroup224 | Self::Modp2048Subgroup256 => 2048,
            Self::P192 | Self::BrainpoolP192r1 => 192,
            Self::P224 | Self::BrainpoolP224r1 => 224,
            Self::P256 | Self::BrainpoolP256r1 => 256,
            Self::BrainpoolP320r1 => 320,
            Self::P384 | Self::BrainpoolP384r1 => 384,
            Self::BrainpoolP512r1 => 512,
            Self::P521 => 521,
        }
    }

    /// Returns the security strength in bits (NIST SP 800-57-1 §5.6.1.1). For a curve it is half the size
    /// of the field; for a MODP group it depends on the size of the prime.
    pub(super) const fn strength(self) -> u16 {
        match self {
            Self::Modp1024Subgroup160 => 80,
            Self::Modp2048Subgroup224 | Self::Modp2048Subgroup256 => 112,
            _ => self.bits() / 2,
        }
    }

    /// Returns the object identifier of the curve, if the group is a curve.
    #[must_use]
    pub const fn curve(self) -> Option<Oid<'static>> {
        match self {
            Self::Modp1024Subgroup160 | Self::Modp2048Subgroup224 | Self::Modp2048Subgroup256 => {
                None
            }
            Self::P192 => Some(oid::P192),
            Self::BrainpoolP192r1 => Some(oid::BRAINPOOL_P192R1),
            Self::P224 => Some(oid::P224),
            Self::BrainpoolP224r1 => Some(oid::BRAINPOOL_P224R1),
            Self::P256 => Some(oid::P256),
            Self::BrainpoolP256r1 => Some(oid::BRAINPOOL_P256R1),
            Self::BrainpoolP320r1 => Some(oid::BRAINPOOL_P320R1),
            Self::P384 => Some(oid::P384),
            Self::BrainpoolP384r1 => Some(oid::BRAINPOOL_P384R1),
            Self::BrainpoolP512r1 => Some(oid::BRAINPOOL_P512R1),
            Self::P521 => Some(oid::P521),
        }
    }
}

/// Writes the name, for example "brainpoolP256r1".
impl fmt::Display for StandardizedDomainParameters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Modp1024Subgroup160 => "MODP 1024/160",
            Self::Modp2048Subgroup224 => "MODP 2048/224",
            Self::Modp2048Subgroup256 => "MODP 2048/256",
            Self::P192 => "P-192",
            Self::BrainpoolP192r1 => "brainpoolP192r1",
            Self::P224 => "P-224",
            Self::BrainpoolP224r1 => "brainpoolP224r1",
            Self::P256 => "P-256",
            Self::BrainpoolP256r1 => "brainpoolP256r1",
            Self::BrainpoolP320r1 => "brainpoolP320r1",
            Self::P384 => "P-384",
            Self::BrainpoolP384r1 => "brainpoolP384r1",
            Self::BrainpoolP512r1 => "brainpoolP512r1",
            Self::P521 => "P-521",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::string::ToString;

    #[test]
    fn each_number_names_one_group_or_none() {
        let known = (0..=255).filter_map(StandardizedDomainParameters::new);
        assert!(known.eq(StandardizedDomainParameters::ALL));
        for number in [3, 7, 19, 31, 256] {
            assert_eq!(StandardizedDomainParameters::new(number), None);
        }
    }

    #[test]
    fn the_name_of_a_curve_holds_its_bits() {
        for group in StandardizedDomainParameters::ALL {
            assert!(group.to_string().contains(&group.bits().to_string()));
            assert_eq!(group.key_agreement() == KeyAgreement::Ecdh, group.number() >= 8);
        }
    }

    #[test]
    fn an_algorithm_may_name_a_group_by_its_number() {
        let group = |bytes: &[u8]| {
            let mut reader = Reader::new(Rules::Der, bytes, Structure::Tlv);
            let algorithm = AlgorithmIdentifier::read(&mut reader).unwrap();
            StandardizedDomainParameters::from_algorithm(&algorithm)
        };
        let mut bytes = [0x30, 12, 6, 7, 4, 0, 0x7F, 0, 7, 1, 2, 2, 1, 13];
        assert_eq!(group(&bytes), Some(StandardizedDomainParameters::BrainpoolP256r1));
        bytes[13] = 7;
        assert_eq!(group(&bytes), None);
        bytes[10] = 3;
        assert_eq!(group(&bytes), None);
        assert_eq!(group(&[0x30, 9, 6, 7, 4, 0, 0x7F, 0, 7, 1, 2]), None);
    }
}
