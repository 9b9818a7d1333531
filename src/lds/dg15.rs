//! EF.DG15: the public key for active authentication.

use core::fmt;

use super::{DataGroup, DgNumber, OuterElement};
use crate::error::{ParseError, Structure};
use crate::finding::FindingSet;
use crate::tlv::Rules;
use crate::x509::{PublicKey, SubjectPublicKeyInfo};

/// The public key with which the chip proves that it is genuine (Doc 9303-10 §4.7.15, Doc 9303-11 §6.1).
///
/// ```text
/// 6F L   ActiveAuthenticationPublicKeyInfo ::= SubjectPublicKeyInfo
/// ```
///
/// Checked: the outer tag and length, and that nothing follows the key. [`Dg15::public_key`] reads the
/// key itself. **Not** checked: that the key is strong, and that the chip holds the private key: a
/// copied chip has the same file.
#[derive(Clone, Copy)]
pub struct Dg15<'a> {
    whole: &'a [u8],
    info: SubjectPublicKeyInfo<'a>,
    findings: FindingSet,
}

impl<'a> Dg15<'a> {
    /// Returns the bytes of the data group from its outer tag on. The hash in EF.SOD covers these bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.whole
    }

    /// Returns the key with its algorithm.
    #[must_use]
    pub const fn subject_public_key_info(&self) -> SubjectPublicKeyInfo<'a> {
        self.info
    }

    /// Reads the key.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`SubjectPublicKeyInfo::public_key`].
    pub fn public_key(&self) -> Result<PublicKey<'a>, ParseError> {
        self.info.public_key()
    }
}

impl<'a> DataGroup<'a> for Dg15<'a> {
    const NUMBER: DgNumber = DgNumber::Dg15;

    fn parse(file: &'a [u8]) -> Result<Self, ParseError> {
        let file = OuterElement::read(file, Rules::Lds, Self::NUMBER.tag(), Structure::EfDg15)?;
        let mut content = file.content(Rules::Der);
        let info = content.all(SubjectPublicKeyInfo::read)?;
        let findings = content.findings().union(info.findings());
        Ok(Self { whole: file.whole, info, findings })
    }

    fn findings(&self) -> FindingSet {
        self.findings
    }
}

/// Shows the length in place of the bytes.
impl fmt::Debug for Dg15<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dg15")
            .field("length", &self.whole.len())
            .field("info", &self.info)
            .field("findings", &self.findings)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ParseErrorKind;
    use crate::finding::Finding;
    use crate::oid;
    use crate::tlv::Tag;
    use std::vec::Vec;

    /// Returns a file with an RSA key of modulus 0x8001 and exponent 3.
    fn file() -> Vec<u8> {
        let algorithm = [&[0x30, 13, 6, 9], oid::RSA_ENCRYPTION.as_bytes(), &[5, 0]].concat();
        let key = [0x03, 11, 0, 0x30, 8, 2, 3, 0, 0x80, 1, 2, 1, 3];
        [&[0x6F, 30, 0x30, 28], &algorithm[..], &key].concat()
    }

    #[test]
    fn reads_a_key() {
        let file = file();
        let dg15 = Dg15::parse(&file).unwrap();
        assert!(dg15.findings().is_empty());
        let PublicKey::Rsa(key) = dg15.public_key().unwrap() else { panic!("{dg15:?}") };
        assert_eq!((key.modulus, key.exponent), (&[0x80, 1][..], &[3][..]));
        assert_eq!(dg15.subject_public_key_info().as_bytes(), &file[2..]);
        assert_eq!(dg15.as_bytes(), file);
    }

    #[test]
    fn each_proper_prefix_is_an_error() {
        let file = file();
        for end in 0..file.len() {
            assert!(Dg15::parse(&file[..end]).is_err());
        }
    }

    #[test]
    fn refuses_another_tag_and_bytes_after_the_key() {
        let mut other = file();
        other[0] = 0x70;
        let (expected, found) = (Tag(0x6F), Tag(0x70));
        let error = Dg15::parse(&other).unwrap_err();
        assert_eq!(error.kind, ParseErrorKind::UnexpectedTag { expected, found });
        let mut longer = file();
        longer[1] = 31;
        assert!(Dg15::parse(&longer).is_err());
        longer.push(0);
        let error = Dg15::parse(&longer).unwrap_err();
        assert_eq!((error.kind, error.at), (ParseErrorKind::TrailingData(1), 32));
        let mut padded = file();
        padded.push(0);
        let padding = FindingSet::of(&[Finding::TrailingPadding]);
        assert_eq!(Dg15::parse(&padded).unwrap().findings(), padding);
    }

    #[test]
    fn refuses_a_key_that_is_not_what_its_algorithm_says() {
        let mut file = file();
        file[22] = 0x31;
        let error = Dg15::parse(&file).unwrap().public_key().unwrap_err();
        assert_eq!(error.within, Structure::SubjectPublicKeyInfo);
    }
}
