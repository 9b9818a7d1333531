//! The key usage extension (RFC 5280 §4.2.1.3).

use core::fmt;

use crate::error::ParseErrorKind;
use crate::finding::Finding;
use crate::tlv::{BitString, Malformed, Reader, offset};

/// The permitted uses of a key (RFC 5280 §4.2.1.3).
///
/// ```text
/// KeyUsage ::= BIT STRING {
///     digitalSignature (0), nonRepudiation (1), keyEncipherment (2), dataEncipherment (3),
///     keyAgreement (4), keyCertSign (5), cRLSign (6), encipherOnly (7), decipherOnly (8) }
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct KeyUsage(u16);

impl KeyUsage {
    /// For signatures on data other than certificates and revocation lists.
    pub const DIGITAL_SIGNATURE: Self = Self(0x8000);
    /// For signatures that the signer must not be able to deny.
    pub const NON_REPUDIATION: Self = Self(0x4000);
    /// For the encryption of keys.
    pub const KEY_ENCIPHERMENT: Self = Self(0x2000);
    /// For the encryption of data.
    pub const DATA_ENCIPHERMENT: Self = Self(0x1000);
    /// For key agreement.
    pub const KEY_AGREEMENT: Self = Self(0x0800);
    /// For signatures on certificates.
    pub const KEY_CERT_SIGN: Self = Self(0x0400);
    /// For signatures on revocation lists.
    pub const CRL_SIGN: Self = Self(0x0200);
    /// With key agreement, for encryption only.
    pub const ENCIPHER_ONLY: Self = Self(0x0100);
    /// With key agreement, for decryption only.
    pub const DECIPHER_ONLY: Self = Self(0x0080);

    /// The uses of a CSCA's key (Doc 9303-12 §7.1.1).
    pub const CSCA: Self = Self::KEY_CERT_SIGN.with(Self::CRL_SIGN);

    /// Reads the next element. Trailing zero bits, which DER omits, are a finding.
    ///
    /// # Errors
    ///
    /// Returns an error if the next element is not a BIT STRING of up to two bytes.
    pub(crate) fn read(reader: &mut Reader<'_>) -> Result<Self, Malformed> {
        let at = reader.position();
        let bits = reader.read::<BitString<'_>>()?;
        if bits
            .bytes
            .last()
            .is_some_and(|last| last.trailing_zeros() != u32::from(bits.unused_bits))
        {
            reader.note(Finding::KeyUsagePadded);
        }
        match bits.bytes {
            [] => Ok(Self(0)),
            [first] => Ok(Self(u16::from_be_bytes([*first, 0]))),
            [first, second] => Ok(Self(u16::from_be_bytes([*first, *second]))),
            longer => Err(reader.fail_at(ParseErrorKind::WrongLength(offset(longer.len())), at)),
        }
    }

    /// Returns the union of these uses and those of `other`.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// True if all uses in `other` are also in this set.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// True if the set has a use that is not in `allowed`.
    #[must_use]
    pub const fn has_others_than(self, allowed: Self) -> bool {
        self.0 & !allowed.0 != 0
    }

    /// True if the key is for signatures on data other than certificates and revocation lists.
    #[must_use]
    pub const fn digital_signature(self) -> bool {
        self.contains(Self::DIGITAL_SIGNATURE)
    }

    /// True if the key is for signatures on certificates.
    #[must_use]
    pub const fn key_cert_sign(self) -> bool {
        self.contains(Self::KEY_CERT_SIGN)
    }

    /// True if the key is for signatures on revocation lists.
    #[must_use]
    pub const fn crl_sign(self) -> bool {
        self.contains(Self::CRL_SIGN)
    }
}

const NAMES: [(KeyUsage, &str); 9] = [
    (KeyUsage::DIGITAL_SIGNATURE, "digitalSignature"),
    (KeyUsage::NON_REPUDIATION, "nonRepudiation"),
    (KeyUsage::KEY_ENCIPHERMENT, "keyEncipherment"),
    (KeyUsage::DATA_ENCIPHERMENT, "dataEncipherment"),
    (KeyUsage::KEY_AGREEMENT, "keyAgreement"),
    (KeyUsage::KEY_CERT_SIGN, "keyCertSign"),
    (KeyUsage::CRL_SIGN, "cRLSign"),
    (KeyUsage::ENCIPHER_ONLY, "encipherOnly"),
    (KeyUsage::DECIPHER_ONLY, "decipherOnly"),
];

/// Writes the uses, for example "keyCertSign, cRLSign".
impl fmt::Display for KeyUsage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        for (usage, name) in NAMES {
            if self.contains(usage) {
                write!(f, "{separator}{name}")?;
                separator = ", ";
            }
        }
        Ok(())
    }
}

impl fmt::Debug for KeyUsage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyUsage({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ParseError;
    use crate::error::Structure;
    use crate::tlv::Rules;
    use std::string::ToString;

    fn read(input: &[u8]) -> Result<(KeyUsage, bool), ParseError> {
        let mut reader = Reader::new(Rules::Der, input, Structure::CertificateExtension);
        let usage = reader.prefix(KeyUsage::read)?;
        Ok((usage, reader.findings().contains(Finding::KeyUsagePadded)))
    }

    #[test]
    fn each_bit_is_a_usage() {
        let (csca, is_padded) = read(&[3, 2, 1, 0x06]).unwrap();
        assert_eq!((csca, is_padded), (KeyUsage::CSCA, false));
        assert!(csca.key_cert_sign() && csca.crl_sign() && !csca.digital_signature());
        assert!(csca.has_others_than(KeyUsage::CRL_SIGN));
        assert!(!csca.has_others_than(KeyUsage::CSCA));
        let (signer, _) = read(&[3, 2, 7, 0x80]).unwrap();
        assert!(signer.digital_signature() && !signer.contains(KeyUsage::CSCA));
        let (all, _) = read(&[3, 3, 7, 0xFF, 0x80]).unwrap();
        assert_eq!(all.to_string().split(", ").count(), 9);
        assert_eq!(csca.to_string(), "keyCertSign, cRLSign");
    }

    #[test]
    fn notes_bits_that_are_not_set_at_the_end() {
        assert_eq!(read(&[3, 2, 0, 0x06]), Ok((KeyUsage::CSCA, true)));
        assert_eq!(read(&[3, 3, 0, 0x06, 0]), Ok((KeyUsage::CSCA, true)));
        assert_eq!(read(&[3, 1, 0]), Ok((KeyUsage(0), false)));
    }

    #[test]
    fn rejects_what_is_no_key_usage() {
        let kind = |input| read(input).unwrap_err().kind;
        assert_eq!(kind(&[3, 4, 0, 1, 1, 1]), ParseErrorKind::WrongLength(3));
        assert_eq!(kind(&[3, 2, 2, 0x06]), ParseErrorKind::BitString);
        assert!(read(&[4, 2, 1, 6]).is_err());
    }
}
