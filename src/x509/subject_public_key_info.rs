//! SubjectPublicKeyInfo (RFC 5280 §4.1.2.7).

use core::fmt;

use super::algorithm_identifier::is_null;
use super::{AlgorithmIdentifier, EcKey, EcParameters, PublicKey, RsaKey, without_leading_zeros};
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::FindingSet;
use crate::oid;
use crate::tlv::{BitString, Integer, Malformed, Reader, Rules, Tag, offset};

/// A public key with its algorithm (RFC 5280 §4.1.2.7), as in certificates, EF.DG15 and EF.DG14.
///
/// ```text
/// SubjectPublicKeyInfo ::= SEQUENCE {
///     algorithm         AlgorithmIdentifier,
///     subjectPublicKey  BIT STRING }
/// ```
///
/// [`SubjectPublicKeyInfo::public_key`] reads the key itself, so that a key of an unknown kind does not make
/// a certificate unreadable.
#[derive(Clone, Copy)]
pub struct SubjectPublicKeyInfo<'a> {
    whole: &'a [u8],
    algorithm: AlgorithmIdentifier<'a>,
    subject_public_key: BitString<'a>,
    /// The offset of the bits of the key.
    key_at: u32,
}

impl<'a> SubjectPublicKeyInfo<'a> {
    /// Parses a SubjectPublicKeyInfo from DER; it must be all of the input.
    ///
    /// # Errors
    ///
    /// Returns an error if the bytes are not a SubjectPublicKeyInfo.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        Reader::new(Rules::Der, input, Structure::SubjectPublicKeyInfo).all(Self::read)
    }

    /// Reads the next element, under the rules of the reader.
    ///
    /// # Errors
    ///
    /// Returns an error if the next element is not a SubjectPublicKeyInfo.
    pub(crate) fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.structure(Tag::SEQUENCE, Structure::SubjectPublicKeyInfo, |reader, whole| {
            let algorithm = AlgorithmIdentifier::read(reader)?;
            let subject_public_key: BitString<'_> = reader.read()?;
            let key_length = offset(subject_public_key.bytes.len());
            let key_at = reader.position().wrapping_sub(key_length);
            Ok(Self { whole, algorithm, subject_public_key, key_at })
        })
    }

    /// Returns the algorithm that the key is for.
    #[must_use]
    pub const fn algorithm(&self) -> AlgorithmIdentifier<'a> {
        self.algorithm
    }

    /// Returns the bits of the key.
    #[must_use]
    pub const fn subject_public_key(&self) -> BitString<'a> {
        self.subject_public_key
    }

    /// Returns the bytes of the SubjectPublicKeyInfo, with tag and length.
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.whole
    }

    /// Returns `RsaParametersMissing` if `rsaEncryption` has no parameters; NULL is required (RFC 3279
    /// §2.3.1).
    #[must_use]
    pub fn findings(&self) -> FindingSet {
        // A key with id-RSASSA-PSS and without parameters may be used with any parameters (RFC 4055 §1.2).
        match self.algorithm.oid() {
            oid::RSA_ENCRYPTION => self.algorithm.findings(),
            _ => FindingSet::EMPTY,
        }
    }

    /// Reads the key.
    ///
    /// ```text
    /// RSAPublicKey ::= SEQUENCE { modulus INTEGER, publicExponent INTEGER }       RFC 8017 §A.1.1
    ///
    /// EcpkParameters ::= CHOICE { ecParameters ECParameters, namedCurve OBJECT IDENTIFIER,
    ///                             implicitlyCA NULL }                             RFC 3279 §2.3.5
    /// ECParameters ::= SEQUENCE {
    ///     version   INTEGER (1..3),
    ///     fieldID   SEQUENCE { prime-field, p INTEGER },
    ///     curve     SEQUENCE { a OCTET STRING, b OCTET STRING, seed BIT STRING OPTIONAL },
    ///     base      OCTET STRING,
    ///     order     INTEGER,
    ///     cofactor  INTEGER OPTIONAL }
    /// ```
    ///
    /// Checked: the encoding; that each number is positive; that a and b are not longer than p, apart from
    /// leading zeros; that points are in compressed or uncompressed form. Not checked: the size of the key,
    /// and that its numbers form a valid key or curve.
    ///
    /// # Errors
    ///
    /// Returns an error if the key does not have the form that its algorithm requires, and
    /// [`ParseErrorKind::Value`] for a curve over a field of characteristic two and for `implicitlyCA`.
    pub fn public_key(&self) -> Result<PublicKey<'a>, ParseError> {
        let within = Structure::SubjectPublicKeyInfo;
        let error = |kind, at| Err(ParseError::new(kind, at, within));
        let BitString { bytes: key, unused_bits } = self.subject_public_key;
        let parameters = self.algorithm.parameters();
        let name = self.algorithm.oid();
        if !matches!(name, oid::EC_PUBLIC_KEY | oid::RSA_ENCRYPTION | oid::RSASSA_PSS) {
            return Ok(PublicKey::Other(name));
        }
        if name == oid::RSA_ENCRYPTION
            && let Some(parameters) = &parameters
            && !is_null(parameters)
        {
            return error(ParseErrorKind::Value, parameters.at);
        }
        if unused_bits != 0 {
            return error(ParseErrorKind::BitString, self.key_at);
        }
        if name != oid::EC_PUBLIC_KEY {
            let mut reader = Reader::new(Rules::Der, key, within).starting_at(self.key_at);
            return reader.all(RsaKey::read).map(PublicKey::Rsa);
        }
        if !is_point(key) {
            return error(ParseErrorKind::Value, self.key_at);
        }
        let Some(parameters) = parameters else {
            return error(ParseErrorKind::Missing(Tag::OBJECT_IDENTIFIER), self.key_at);
        };
        let mut reader =
            Reader::new(Rules::Der, parameters.whole, within).starting_at(parameters.at);
        let parameters = reader.all(EcParameters::read)?;
        Ok(PublicKey::Ec(EcKey { parameters, point: key }))
    }
}

impl fmt::Debug for SubjectPublicKeyInfo<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SubjectPublicKeyInfo")
            .field("algorithm", &self.algorithm())
            .field("length", &self.subject_public_key().bytes.len())
            .finish()
    }
}

impl<'a> RsaKey<'a> {
    pub(crate) fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.nested(Tag::SEQUENCE, |reader| {
            Ok(Self { modulus: read_positive(reader)?, exponent: read_positive(reader)? })
        })
    }
}

impl<'a> EcParameters<'a> {
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        if reader.is_next(Tag::SEQUENCE) {
            reader.nested(Tag::SEQUENCE, Self::read_explicit)
        } else if reader.is_next(Tag::NULL) {
            // implicitlyCA
            Err(reader.fail(ParseErrorKind::Value))
        } else {
            reader.read().map(Self::Named)
        }
    }

    fn read_explicit(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.version(1, 3)?;
        let p = reader.nested(Tag::SEQUENCE, |reader| {
            reader.require(oid::PRIME_FIELD)?;
            read_positive(reader)
        })?;
        let (a, b) = reader.nested(Tag::SEQUENCE, |reader| {
            let (a, b) = (read_field_element(reader, p)?, read_field_element(reader, p)?);
            if reader.is_next(Tag::BIT_STRING) {
                // The curve does not depend on the seed that it was generated from.
                reader.read::<BitString<'_>>()?;
            }
            Ok((a, b))
        })?;
        let generator = reader.expect(Tag::OCTET_STRING)?;
        if !is_point(generator.content) {
            return Err(reader.fail_at(ParseErrorKind::Value, generator.content_at()));
        }
        let generator = generator.content;
        let n = read_positive(reader)?;
        let cofactor = if reader.is_empty() { None } else { Some(read_positive(reader)?) };
        Ok(Self::Explicit { p, a, b, generator, n, cofactor })
    }
}

/// Reads an INTEGER above zero, without leading zeros.
fn read_positive<'a>(reader: &mut Reader<'a>) -> Result<&'a [u8], Malformed> {
    let at = reader.position();
    match reader.read::<Integer<'_>>()?.unsigned() {
        None | Some([]) => Err(reader.fail_at(ParseErrorKind::NumberOutOfRange, at)),
        Some(magnitude) => Ok(magnitude),
    }
}

/// Reads a FieldElement. It should be as long as p, but in some certificates it lacks its leading zeros, and
/// in others it has one leading zero too many.
fn read_field_element<'a>(reader: &mut Reader<'a>, p: &[u8]) -> Result<&'a [u8], Malformed> {
    let element = reader.expect(Tag::OCTET_STRING)?;
    let value = element.content;
    let value = if value.len() > p.len() { without_leading_zeros(value) } else { value };
    if value.len() > p.len() {
        let kind = ParseErrorKind::WrongLength(offset(value.len()));
        return Err(reader.fail_at(kind, element.content_at()));
    }
    Ok(value)
}

/// True if the bytes have the form of an ECPoint other than the point at infinity, compressed or not (SEC 1
/// §2.3.3).
const fn is_point(bytes: &[u8]) -> bool {
    matches!(bytes, [0x02..=0x04, _, ..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Finding;
    use crate::oid::Oid;
    use crate::x509::testing::{
        algorithm, assert_no_prefix_parses, bit_string, integer, null, octet_string, oid as oid_of,
        rsa_key, sequence,
    };
    use std::vec::Vec;

    const POINT: [u8; 5] = [0x04, 1, 2, 3, 4];

    fn key_with(identifier: &[u8], key: &[u8]) -> Vec<u8> {
        sequence(&[identifier, &bit_string(key)])
    }

    fn rsa(modulus: &[u8], exponent: &[u8]) -> Vec<u8> {
        let key = sequence(&[&integer(modulus), &integer(exponent)]);
        key_with(&algorithm(oid::RSA_ENCRYPTION, &null()), &key)
    }

    fn error(input: &[u8]) -> ParseErrorKind {
        let error = SubjectPublicKeyInfo::parse(input).unwrap().public_key().unwrap_err();
        assert_eq!(error.within, Structure::SubjectPublicKeyInfo);
        error.kind
    }

    /// The parts of ECParameters; a test may replace each of them.
    struct Curve {
        version: Vec<u8>,
        field: Vec<u8>,
        a: Vec<u8>,
        b: Vec<u8>,
        seed: Vec<u8>,
        generator: Vec<u8>,
        n: Vec<u8>,
        cofactor: Vec<u8>,
    }

    impl Curve {
        fn new() -> Self {
            Self {
                version: integer(&[1]),
                field: sequence(&[&oid_of(oid::PRIME_FIELD), &integer(&[0, 0xFB, 0x11])]),
                a: octet_string(&[0xFB, 0x0E]),
                b: octet_string(&[0x07]),
                seed: bit_string(&[0xD0; 20]),
                generator: octet_string(&POINT),
                n: integer(&[0, 0xFC, 0x03]),
                cofactor: integer(&[1]),
            }
        }

        fn key(&self) -> Vec<u8> {
            let parameters = sequence(&[
                &self.version,
                &self.field,
                &sequence(&[&self.a, &self.b, &self.seed]),
                &self.generator,
                &self.n,
                &self.cofactor,
            ]);
            key_with(&algorithm(oid::EC_PUBLIC_KEY, &parameters), &POINT)
        }
    }

    #[test]
    fn reads_rsa_keys_without_leading_zeros() {
        let input = rsa_key();
        let info = SubjectPublicKeyInfo::parse(&input).unwrap();
        let key = RsaKey { modulus: &[0xC7], exponent: &[1, 0, 1] };
        assert_eq!(info.public_key(), Ok(PublicKey::Rsa(key)));
        assert_eq!(key.bits(), 8);
        assert_eq!(info.as_bytes(), input);
        assert!(info.findings().is_empty());
        assert_no_prefix_parses(&input, SubjectPublicKeyInfo::parse);
    }

    #[test]
    fn reads_rsa_keys_under_the_pss_identifier() {
        let key = sequence(&[&integer(&[0x33]), &integer(&[3])]);
        let input = key_with(&algorithm(oid::RSASSA_PSS, &sequence(&[])), &key);
        let info = SubjectPublicKeyInfo::parse(&input).unwrap();
        assert!(matches!(info.public_key(), Ok(PublicKey::Rsa(_))));
    }

    #[test]
    fn rejects_rsa_numbers_that_are_not_positive() {
        for (modulus, exponent) in
            [(&[0xC7][..], &[3][..]), (&[0], &[3]), (&[0x33], &[0xFF]), (&[0x33], &[0])]
        {
            assert_eq!(error(&rsa(modulus, exponent)), ParseErrorKind::NumberOutOfRange);
        }
        assert_eq!(error(&rsa(&[0, 0x33], &[3])), ParseErrorKind::Integer);
    }

    #[test]
    fn rejects_rsa_keys_of_another_shape() {
        let rsa_encryption = algorithm(oid::RSA_ENCRYPTION, &null());
        let three = sequence(&[&integer(&[0x33]), &integer(&[3]), &integer(&[1])]);
        assert_eq!(error(&key_with(&rsa_encryption, &three)), ParseErrorKind::TrailingData(3));
        let two = sequence(&[&integer(&[0x33]), &integer(&[3])]);
        let and_more = [&two[..], &null()].concat();
        assert_eq!(error(&key_with(&rsa_encryption, &and_more)), ParseErrorKind::TrailingData(2));
        let partial = sequence(&[&rsa_encryption, &[0x03, 2, 4, 0x30]]);
        assert_eq!(error(&partial), ParseErrorKind::BitString);
        let other_parameters = algorithm(oid::RSA_ENCRYPTION, &octet_string(&[]));
        assert_eq!(error(&key_with(&other_parameters, &two)), ParseErrorKind::Value);
    }

    #[test]
    fn notes_rsa_encryption_without_null() {
        let key = sequence(&[&integer(&[0x33]), &integer(&[3])]);
        let input = key_with(&algorithm(oid::RSA_ENCRYPTION, &[]), &key);
        let info = SubjectPublicKeyInfo::parse(&input).unwrap();
        assert!(info.findings().iter().eq([Finding::RsaParametersMissing]));
        assert!(info.public_key().is_ok());
    }

    #[test]
    fn reads_named_curves() {
        let input = key_with(&algorithm(oid::EC_PUBLIC_KEY, &oid_of(oid::P384)), &POINT);
        let key = EcKey { parameters: EcParameters::Named(oid::P384), point: &POINT };
        let info = SubjectPublicKeyInfo::parse(&input).unwrap();
        assert_eq!(info.public_key(), Ok(PublicKey::Ec(key)));
    }

    #[test]
    fn reads_explicit_curves_with_and_without_their_options() {
        let with_all = Curve::new();
        let with_none = Curve {
            version: integer(&[3]),
            a: octet_string(&[0, 0xFB, 0x0E]),
            seed: Vec::new(),
            cofactor: Vec::new(),
            ..Curve::new()
        };
        for (curve, cofactor) in [(with_all, Some(&[1][..])), (with_none, None)] {
            let parameters = EcParameters::Explicit {
                p: &[0xFB, 0x11],
                a: &[0xFB, 0x0E],
                b: &[0x07],
                generator: &POINT,
                n: &[0xFC, 0x03],
                cofactor,
            };
            let input = curve.key();
            let info = SubjectPublicKeyInfo::parse(&input).unwrap();
            assert_eq!(info.public_key(), Ok(PublicKey::Ec(EcKey { parameters, point: &POINT })));
        }
    }

    #[test]
    fn rejects_each_wrong_part_of_an_explicit_curve() {
        use ParseErrorKind::{NumberOutOfRange, TrailingData, Value, Version, WrongLength};
        let binary_field = Oid::from_content(&[0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x01, 0x02]);
        let field = |kind, p: &[u8]| sequence(&[&oid_of(kind), &integer(p)]);
        for (curve, expected) in [
            (Curve { version: integer(&[0]), ..Curve::new() }, Version),
            (Curve { version: integer(&[4]), ..Curve::new() }, Version),
            (Curve { field: field(binary_field, &[0x55]), ..Curve::new() }, Value),
            (Curve { field: field(oid::PRIME_FIELD, &[0]), ..Curve::new() }, NumberOutOfRange),
            (Curve { field: field(oid::PRIME_FIELD, &[0xFB]), ..Curve::new() }, NumberOutOfRange),
            (Curve { a: octet_string(&[1, 0xFB, 0x0E]), ..Curve::new() }, WrongLength(3)),
            (Curve { b: octet_string(&[1, 0, 7]), ..Curve::new() }, WrongLength(3)),
            (Curve { generator: octet_string(&[0]), ..Curve::new() }, Value),
            (Curve { n: integer(&[0]), ..Curve::new() }, NumberOutOfRange),
            (Curve { cofactor: integer(&[0]), ..Curve::new() }, NumberOutOfRange),
            (Curve { cofactor: [integer(&[1]), null()].concat(), ..Curve::new() }, TrailingData(2)),
        ] {
            assert_eq!(error(&curve.key()), expected);
        }
    }

    #[test]
    fn rejects_ec_keys_without_a_curve_of_their_own() {
        let implicit = key_with(&algorithm(oid::EC_PUBLIC_KEY, &null()), &POINT);
        assert_eq!(error(&implicit), ParseErrorKind::Value);
        let absent = key_with(&algorithm(oid::EC_PUBLIC_KEY, &[]), &POINT);
        assert_eq!(error(&absent), ParseErrorKind::Missing(Tag::OBJECT_IDENTIFIER));
        let other = key_with(&algorithm(oid::EC_PUBLIC_KEY, &integer(&[1])), &POINT);
        assert!(matches!(error(&other), ParseErrorKind::UnexpectedTag { .. }));
    }

    #[test]
    fn rejects_points_that_are_none() {
        let curve = algorithm(oid::EC_PUBLIC_KEY, &oid_of(oid::P384));
        for point in [&[][..], &[0], &[4], &[5, 1], &[6, 1, 1], &[7, 1, 1]] {
            assert_eq!(error(&key_with(&curve, point)), ParseErrorKind::Value);
        }
    }

    #[test]
    fn names_keys_of_other_algorithms() {
        let input = key_with(&algorithm(oid::DSA, &sequence(&[])), &[1]);
        let info = SubjectPublicKeyInfo::parse(&input).unwrap();
        assert_eq!(info.public_key(), Ok(PublicKey::Other(oid::DSA)));
    }

    #[test]
    fn errors_count_from_the_start_of_the_input() {
        // The tag of the modulus follows four headers, the algorithm identifier and the number of unused
        // bits.
        let input = rsa(&[0], &[3]);
        let error = SubjectPublicKeyInfo::parse(&input).unwrap().public_key().unwrap_err();
        let at = usize::try_from(error.at).unwrap();
        assert_eq!(input[at..at + 3], [0x02, 1, 0]);
    }
}
