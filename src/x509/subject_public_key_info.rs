//! SubjectPublicKeyInfo (RFC 5280 §4.1.2.7).

use core::fmt;

use super::{AlgorithmIdentifier, EcKey, EcParameters, PublicKey, RsaKey, without_leading_zeros};
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::FindingSet;
use crate::oid;
use crate::tlv::{BitString, Element, Reader, Rules, Tag, offset};

/// A public key and its algorithm (RFC 5280 §4.1.2.7), as it stands in certificates, in EF.DG15 and
/// in EF.DG14.
///
/// ```text
/// SubjectPublicKeyInfo ::= SEQUENCE {
///     algorithm         AlgorithmIdentifier,
///     subjectPublicKey  BIT STRING }
/// ```
///
/// The key itself is read by [`SubjectPublicKeyInfo::public_key`], so that a key of a kind unknown
/// here does not make a certificate unreadable.
#[derive(Clone, Copy)]
pub struct SubjectPublicKeyInfo<'a> {
    /// The algorithm that the key is for.
    pub algorithm: AlgorithmIdentifier<'a>,
    /// The key's bits.
    pub subject_public_key: BitString<'a>,
    whole: &'a [u8],
    key_at: u32,
}

impl<'a> SubjectPublicKeyInfo<'a> {
    /// Reads it from DER, to the end.
    ///
    /// # Errors
    ///
    /// Where the bytes are not a SubjectPublicKeyInfo.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        let mut reader = Reader::der(input, Structure::SubjectPublicKeyInfo);
        let key = Self::read(&mut reader)?;
        reader.finish()?;
        Ok(key)
    }

    /// Reads the next element, under the rules of the reader.
    ///
    /// # Errors
    ///
    /// Where it is not a SubjectPublicKeyInfo.
    pub fn read(reader: &mut Reader<'a>) -> Result<Self, ParseError> {
        let sequence = reader.expect(Tag::SEQUENCE)?;
        reader.inside(&sequence, |reader| {
            reader.enter(Structure::SubjectPublicKeyInfo);
            let algorithm = AlgorithmIdentifier::read(reader)?;
            let subject_public_key = reader.bit_string()?;
            let key_at = reader.position().saturating_sub(offset(subject_public_key.octets.len()));
            Ok(Self { algorithm, subject_public_key, whole: sequence.whole, key_at })
        })
    }

    /// The octets as they stand in the input, with tag and length.
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.whole
    }

    /// `RsaParametersMissing` where `rsaEncryption` comes without NULL (RFC 3279 §2.3.1).
    #[must_use]
    pub fn findings(&self) -> FindingSet {
        // id-RSASSA-PSS without parameters is a key for any of them (RFC 4055 §1.2).
        match self.algorithm.oid {
            oid::RSA_ENCRYPTION => self.algorithm.findings(),
            _ => FindingSet::EMPTY,
        }
    }

    /// The key.
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
    /// Checked: the encoding; that each number is positive; that a and b are no longer than p; that
    /// points are of compressed or uncompressed form. Not checked: the size of the key, and whether
    /// its numbers are those of a key or of a curve.
    ///
    /// # Errors
    ///
    /// Where the key is not what its algorithm says; for a curve over a field of characteristic two,
    /// and for `implicitlyCA` ([`ParseErrorKind::Value`]).
    pub fn public_key(&self) -> Result<PublicKey<'a>, ParseError> {
        match self.algorithm.oid {
            oid::EC_PUBLIC_KEY => self.ec_key().map(PublicKey::Ec),
            oid::RSA_ENCRYPTION if !self.algorithm.has_null_or_no_parameters() => {
                let at = self.algorithm.parameters.map_or(self.key_at, |parameters| parameters.at);
                Err(Self::error(ParseErrorKind::Value, at))
            }
            oid::RSA_ENCRYPTION | oid::RSASSA_PSS => self.rsa_key().map(PublicKey::Rsa),
            other => Ok(PublicKey::Other(other)),
        }
    }

    fn rsa_key(&self) -> Result<RsaKey<'a>, ParseError> {
        let mut reader = Reader::der(self.key_octets()?, Structure::SubjectPublicKeyInfo)
            .starting_at(self.key_at);
        let key = reader.nested(Tag::SEQUENCE, |reader| {
            Ok(RsaKey { modulus: positive(reader)?, exponent: positive(reader)? })
        })?;
        reader.finish()?;
        Ok(key)
    }

    fn ec_key(&self) -> Result<EcKey<'a>, ParseError> {
        let point = point(self.key_octets()?, self.key_at)?;
        let missing = Self::error(ParseErrorKind::Missing(Tag::OBJECT_IDENTIFIER), self.key_at);
        let parameters = self.algorithm.parameters.ok_or(missing)?;
        let mut reader = Reader::der(parameters.whole, Structure::SubjectPublicKeyInfo)
            .starting_at(parameters.at);
        let parameters = match parameters.tag {
            Tag::OBJECT_IDENTIFIER => reader.oid().map(EcParameters::Named)?,
            Tag::SEQUENCE => explicit_parameters(&parameters)?,
            Tag::NULL => return Err(Self::error(ParseErrorKind::Value, parameters.at)),
            found => {
                let expected = Tag::OBJECT_IDENTIFIER;
                let kind = ParseErrorKind::UnexpectedTag { expected, found };
                return Err(Self::error(kind, parameters.at));
            }
        };
        Ok(EcKey { parameters, point })
    }

    /// The key's octets, where it is a whole number of them.
    fn key_octets(&self) -> Result<&'a [u8], ParseError> {
        match self.subject_public_key {
            BitString { octets, unused_bits: 0 } => Ok(octets),
            _ => Err(Self::error(ParseErrorKind::BitString, self.key_at)),
        }
    }

    const fn error(kind: ParseErrorKind, at: u32) -> ParseError {
        ParseError::new(kind, at, Structure::SubjectPublicKeyInfo)
    }
}

impl fmt::Debug for SubjectPublicKeyInfo<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SubjectPublicKeyInfo")
            .field("algorithm", &self.algorithm)
            .field("length", &self.subject_public_key.octets.len())
            .finish()
    }
}

fn explicit_parameters<'a>(sequence: &Element<'a>) -> Result<EcParameters<'a>, ParseError> {
    let mut reader = Reader::of(sequence, Rules::Der, Structure::SubjectPublicKeyInfo);
    let version = reader.error(ParseErrorKind::Version);
    if !matches!(reader.small_integer()?, 1..=3) {
        return Err(version);
    }
    let p = reader.nested(Tag::SEQUENCE, |reader| {
        let not_prime = reader.error(ParseErrorKind::Value);
        if reader.oid()? != oid::PRIME_FIELD {
            return Err(not_prime);
        }
        positive(reader)
    })?;
    let (a, b) = reader.nested(Tag::SEQUENCE, |reader| {
        let a = field_element(reader, p)?;
        let b = field_element(reader, p)?;
        if reader.peek() == Some(Tag::BIT_STRING) {
            // The seed that the curve was generated from says nothing about the curve.
            reader.bit_string()?;
        }
        Ok((a, b))
    })?;
    let generator = reader.expect(Tag::OCTET_STRING)?;
    let generator = point(generator.content, generator.content_at)?;
    let n = positive(&mut reader)?;
    let cofactor = if reader.is_empty() { None } else { Some(positive(&mut reader)?) };
    reader.finish()?;
    Ok(EcParameters::Explicit { p, a, b, generator, n, cofactor })
}

/// An INTEGER above zero, without leading zeros.
fn positive<'a>(reader: &mut Reader<'a>) -> Result<&'a [u8], ParseError> {
    let not_positive = reader.error(ParseErrorKind::NumberOutOfRange);
    let number = reader.integer()?.unsigned();
    number.filter(|magnitude| !magnitude.is_empty()).ok_or(not_positive)
}

/// A FieldElement: as long as p; in some certificates without leading zeros, in others with one too
/// many.
fn field_element<'a>(reader: &mut Reader<'a>, p: &[u8]) -> Result<&'a [u8], ParseError> {
    let element = reader.expect(Tag::OCTET_STRING)?;
    let octets = match element.content {
        octets if octets.len() > p.len() => without_leading_zeros(octets),
        octets => octets,
    };
    if octets.len() > p.len() {
        let kind = ParseErrorKind::WrongLength(offset(octets.len()));
        return Err(SubjectPublicKeyInfo::error(kind, element.content_at));
    }
    Ok(octets)
}

/// An ECPoint other than the one at infinity, compressed or not (SEC 1 §2.3.3).
fn point(octets: &[u8], at: u32) -> Result<&[u8], ParseError> {
    match octets {
        [0x02..=0x04, _, ..] => Ok(octets),
        _ => Err(SubjectPublicKeyInfo::error(ParseErrorKind::Value, at)),
    }
}
