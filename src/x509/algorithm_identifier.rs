//! AlgorithmIdentifier (RFC 5280 §4.1.1.2).

use core::fmt;

use crate::error::Structure;
use crate::finding::{Finding, FindingSet};
use crate::oid::{self, Oid};
use crate::tlv::{Element, Malformed, Reader, Rules, Tag, validated};

/// The identifier of an algorithm, with its parameters (RFC 5280 §4.1.1.2).
///
/// ```text
/// AlgorithmIdentifier ::= SEQUENCE {
///     algorithm   OBJECT IDENTIFIER,
///     parameters  ANY DEFINED BY algorithm OPTIONAL }
/// ```
///
/// Checked: that there is an identifier and at most one element after it. Not checked: that the algorithm
/// is known, and the content of the parameters.
#[derive(Clone, Copy)]
pub struct AlgorithmIdentifier<'a> {
    whole: &'a [u8],
    oid: Oid<'a>,
    /// The encoded parameters; empty if there are no parameters.
    parameters: &'a [u8],
    parameters_at: u32,
}

impl<'a> AlgorithmIdentifier<'a> {
    /// Reads the next element, under the rules of the reader.
    ///
    /// # Errors
    ///
    /// Returns an error if the next element is not an AlgorithmIdentifier.
    pub(crate) fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.structure(Tag::SEQUENCE, Structure::AlgorithmIdentifier, |reader, whole| {
            let oid = reader.read()?;
            let (parameters, parameters_at) = (reader.remaining(), reader.position());
            if !reader.is_empty() {
                reader.element()?;
            }
            Ok(Self { whole, oid, parameters, parameters_at })
        })
    }

    /// Returns the algorithm.
    #[must_use]
    pub const fn oid(&self) -> Oid<'a> {
        self.oid
    }

    /// Returns the parameters, not parsed.
    #[must_use]
    pub fn parameters(&self) -> Option<Element<'a>> {
        if self.parameters.is_empty() {
            return None;
        }
        // Parameters that were read under stricter rules have the same meaning under these rules.
        let reader = Reader::new(Rules::Cms, self.parameters, Structure::AlgorithmIdentifier);
        validated(reader.starting_at(self.parameters_at).element())
    }

    /// Returns the bytes of the AlgorithmIdentifier, with tag and length.
    ///
    /// A certificate has an AlgorithmIdentifier in its signed part and another beside its signature. The two
    /// are the same if these bytes are the same (RFC 5280 §4.1.1.2).
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.whole
    }

    /// True if the parameters are absent or NULL, which are equivalent for hash functions (RFC 5754 §2) and
    /// for `rsaEncryption`.
    #[must_use]
    pub fn has_null_or_no_parameters(&self) -> bool {
        self.parameters().is_none_or(|parameters| is_null(&parameters))
    }

    /// True if the parameters are present and NULL.
    #[must_use]
    pub fn has_null_parameters(&self) -> bool {
        self.parameters().is_some_and(|parameters| is_null(&parameters))
    }

    /// Returns the findings about the presence of parameters for signature algorithms: an ECDSA algorithm
    /// with parameters (RFC 5758 §3.2), or an RSA algorithm without parameters (RFC 4055 §5, §3.3).
    #[must_use]
    pub fn findings(&self) -> FindingSet {
        let has_parameters = !self.parameters.is_empty();
        if has_parameters && is_of(&ECDSA, self.oid) {
            FindingSet::of(&[Finding::EcdsaParametersPresent])
        } else if !has_parameters && self.oid == oid::RSASSA_PSS {
            FindingSet::of(&[Finding::PssParametersMissing])
        } else if !has_parameters && is_of(&RSA, self.oid) {
            FindingSet::of(&[Finding::RsaParametersMissing])
        } else {
            FindingSet::EMPTY
        }
    }
}

impl fmt::Debug for AlgorithmIdentifier<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AlgorithmIdentifier")
            .field("oid", &self.oid())
            .field("parameters", &self.parameters())
            .finish()
    }
}

pub(super) fn is_null(parameters: &Element<'_>) -> bool {
    parameters.tag == Tag::NULL && parameters.content.is_empty()
}

/// A set of identifiers that differ only in their last byte: one of the identifiers, and a mask with one bit
/// for each last byte.
type Family = (Oid<'static>, u32);

/// The algorithms of RSA: PKCS #1 v1.5 with MD2 (2), MD5 (4), SHA-1 (5) and SHA-2 (11 to 14), and the key
/// (1).
static RSA: [Family; 1] = [(oid::RSA_ENCRYPTION, 0b0111_1000_0011_0110)];

/// The algorithms of ECDSA: with SHA-1, with SHA-2 (1 to 4), and plain (1 to 5).
static ECDSA: [Family; 3] = [
    (oid::ECDSA_WITH_SHA1, 0b10),
    (oid::ECDSA_WITH_SHA224, 0b1_1110),
    (oid::ECDSA_PLAIN_SHA1, 0b11_1110),
];

fn is_of(families: &[Family], oid: Oid<'_>) -> bool {
    let Some((last, arc)) = oid.as_bytes().split_last() else { return false };
    families.iter().any(|(one, lasts)| {
        let is_near = one.as_bytes().split_last().is_some_and(|(_, own_arc)| arc == own_arc);
        is_near && lasts.checked_shr(u32::from(*last)).is_some_and(|bits| bits & 1 != 0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ParseError;
    use crate::error::ParseErrorKind;
    use crate::x509::testing::{algorithm, assert_no_prefix_parses, null, octet_string, sequence};

    fn read(input: &[u8]) -> Result<AlgorithmIdentifier<'_>, ParseError> {
        Reader::new(Rules::Der, input, Structure::Certificate).prefix(AlgorithmIdentifier::read)
    }

    #[test]
    fn absent_and_null_parameters_are_told_apart_and_taken_alike() {
        let without = algorithm(oid::SHA256, &[]);
        let with_null = algorithm(oid::SHA256, &null());
        let with_others = algorithm(oid::SHA256, &octet_string(&[1]));
        let not_null = algorithm(oid::SHA256, &[0x05, 1, 0]);
        assert!(read(&without).unwrap().has_null_or_no_parameters());
        assert!(!read(&without).unwrap().has_null_parameters());
        assert!(read(&with_null).unwrap().has_null_or_no_parameters());
        assert!(read(&with_null).unwrap().has_null_parameters());
        assert!(!read(&with_others).unwrap().has_null_or_no_parameters());
        assert!(!read(&not_null).unwrap().has_null_or_no_parameters());
        assert_eq!(read(&with_null).unwrap().as_bytes(), with_null);
    }

    #[test]
    fn rejects_what_is_no_algorithm_identifier() {
        let valid = algorithm(oid::SHA256, &null());
        assert_no_prefix_parses(&valid, read);
        let two_parameters = algorithm(oid::SHA256, &[null(), null()].concat());
        let error = read(&two_parameters).unwrap_err();
        assert_eq!(error.kind, ParseErrorKind::TrailingData(2));
        assert_eq!(error.within, Structure::AlgorithmIdentifier);
        assert!(read(&sequence(&[&null()])).is_err());
        assert!(read(&sequence(&[])).is_err());
    }

    #[test]
    fn reads_an_indefinite_length_for_cms_only() {
        let oid = crate::x509::testing::oid(oid::SHA256);
        let input = [&[0x30, 0x80][..], &oid, &[0, 0]].concat();
        assert!(read(&input).is_err());
        let mut reader = Reader::new(Rules::Cms, &input, Structure::Cms);
        assert_eq!(AlgorithmIdentifier::read(&mut reader).unwrap().oid(), oid::SHA256);
        assert!(reader.findings().contains(Finding::BerEncoding));
    }

    #[test]
    fn notes_parameters_where_they_do_not_belong_and_misses_them_where_they_do() {
        for (identifier, finding) in [
            (algorithm(oid::ECDSA_WITH_SHA256, &null()), Some(Finding::EcdsaParametersPresent)),
            (algorithm(oid::ECDSA_PLAIN_SHA256, &null()), Some(Finding::EcdsaParametersPresent)),
            (algorithm(oid::ECDSA_WITH_SHA256, &[]), None),
            (algorithm(oid::SHA256_WITH_RSA, &[]), Some(Finding::RsaParametersMissing)),
            (algorithm(oid::SHA256_WITH_RSA, &null()), None),
            (algorithm(oid::RSASSA_PSS, &[]), Some(Finding::PssParametersMissing)),
            (algorithm(oid::SHA256, &[]), None),
        ] {
            assert!(read(&identifier).unwrap().findings().iter().eq(finding));
        }
    }

    #[test]
    fn the_families_are_those_with_rsa_and_ecdsa_in_their_names() {
        for (name, oid, _) in oid::ALL {
            if name.contains("RIPEMD160") || name.contains("SHA3_") {
                // These have a name only; nothing reads their parameters.
                assert!(!is_of(&RSA, *oid) && !is_of(&ECDSA, *oid), "{name}");
                continue;
            }
            let is_rsa = *oid == oid::RSA_ENCRYPTION || name.ends_with("_WITH_RSA");
            let is_ecdsa = name.starts_with("ECDSA_");
            assert_eq!((is_of(&RSA, *oid), is_of(&ECDSA, *oid)), (is_rsa, is_ecdsa), "{name}");
        }
    }
}
