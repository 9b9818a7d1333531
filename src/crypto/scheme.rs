//! Hash functions and signature schemes from AlgorithmIdentifiers.

#[cfg(test)]
mod tests;

use super::{Algorithms, HashId};
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::{Finding, FindingSet};
use crate::oid::{self, Oid};
use crate::tlv::{Malformed, Reader, Rules, Tag};
use crate::x509::AlgorithmIdentifier;

/// The scheme of a signature, from its AlgorithmIdentifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum SignatureScheme {
    /// ECDSA (TR-03111 §4.2.1). The key names the curve.
    Ecdsa {
        /// The hash function.
        hash: HashId,
        /// The encoding of r and s.
        encoding: EcdsaEncoding,
    },
    /// RSASSA-PKCS1-v1_5 (RFC 8017 §8.2).
    RsaPkcs1 {
        /// The hash function.
        hash: HashId,
    },
    /// RSASSA-PSS (RFC 8017 §8.1), trailer field 1.
    RsaPss {
        /// The hash function.
        hash: HashId,
        /// The hash function of MGF1.
        mgf_hash: HashId,
        /// The length of the salt in bytes.
        salt_length: u32,
    },
}

impl SignatureScheme {
    /// Returns the hash function for the message.
    #[must_use]
    pub const fn hash(&self) -> HashId {
        match self {
            Self::Ecdsa { hash, .. } | Self::RsaPkcs1 { hash } | Self::RsaPss { hash, .. } => *hash,
        }
    }
}

/// The encoding of an ECDSA signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[expect(clippy::exhaustive_enums, reason = "the two encodings of TR-03111 §5.2")]
pub enum EcdsaEncoding {
    /// `SEQUENCE { r INTEGER, s INTEGER }` (RFC 3279 §2.2.3).
    Der,
    /// r ‖ s, each as long as the order of the curve (TR-03111 §5.2.1).
    Plain,
}

/// The reason why an AlgorithmIdentifier is not usable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AlgorithmError {
    /// The algorithm is known to be broken: MD2 or MD5.
    #[error("algorithm is forbidden")]
    Forbidden,
    /// The parameters do not belong to the algorithm.
    #[error("parameters are malformed: {0}")]
    Malformed(#[from] ParseError),
    /// The algorithm is unknown, or underspecified: `rsaEncryption` without a digest algorithm
    /// beside it.
    #[error("algorithm is not supported")]
    Unsupported,
}

impl HashId {
    /// Returns the hash function that an AlgorithmIdentifier names. Parameters must be absent or
    /// NULL (RFC 5754 §2).
    ///
    /// # Errors
    ///
    /// Returns [`AlgorithmError`]; MD5 is forbidden.
    pub fn from_algorithm(algorithm: &AlgorithmIdentifier<'_>) -> Result<Self, AlgorithmError> {
        named(&HASHES, algorithm, None, &mut Use::Hash)
    }
}

impl SignatureScheme {
    /// Returns the scheme that an AlgorithmIdentifier names, with the tolerated deviation.
    ///
    /// `digest` is the digest algorithm of the SignerInfo, or `None` for a certificate. It is used
    /// if the AlgorithmIdentifier does not determine the hash function: for `rsaEncryption` (RFC
    /// 3370 §3.2), and for `id-RSASSA-PSS` without parameters, which RFC 4055 §3.3 forbids and old
    /// signers wrote.
    ///
    /// # Errors
    ///
    /// Returns [`AlgorithmError`]; MD2 and MD5 are forbidden.
    pub fn from_algorithm(
        algorithm: &AlgorithmIdentifier<'_>,
        digest: Option<HashId>,
    ) -> Result<(Self, FindingSet), AlgorithmError> {
        if algorithm.oid() == oid::RSASSA_PSS {
            Self::from_parameters(algorithm, digest)
        } else {
            Self::from_name(algorithm, digest)
        }
    }

    /// Returns the scheme of an algorithm whose name determines it: any but `id-RSASSA-PSS`.
    pub(super) fn from_name(
        algorithm: &AlgorithmIdentifier<'_>,
        digest: Option<HashId>,
    ) -> Result<(Self, FindingSet), AlgorithmError> {
        let mut of = Use::Hash;
        let hash = named(&SIGNATURES, algorithm, digest, &mut of)?;
        let scheme = match of {
            Use::Hash | Use::RsaPkcs1 => Self::RsaPkcs1 { hash },
            Use::EcdsaDer => Self::Ecdsa { hash, encoding: EcdsaEncoding::Der },
            Use::EcdsaPlain => Self::Ecdsa { hash, encoding: EcdsaEncoding::Plain },
        };
        Ok((scheme, algorithm.findings()))
    }
}

/// The use of an identifier with a hash function in its name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    Hash,
    RsaPkcs1,
    EcdsaDer,
    EcdsaPlain,
}

/// The hash function in an identifier's name.
#[derive(Clone, Copy)]
enum Name {
    Hash(HashId),
    /// The hash function of the digest algorithm beside it.
    OfDigest,
    /// MD2 or MD5.
    Broken,
    Unknown,
}

/// Identifiers that differ in their last byte.
struct Family {
    /// The other bytes.
    arc: &'static [u8],
    /// The hash functions in the names, starting with the first identifier.
    names: &'static [Name],
    /// The last byte of the first identifier.
    first: u8,
    of: Use,
}

impl Family {
    const fn new(of: Use, first: Oid<'static>, names: &'static [Name]) -> Self {
        match first.as_bytes().split_last() {
            Some((first, arc)) => Self { arc, names, first: *first, of },
            None => Self { arc: &[], names: &[], first: 0, of },
        }
    }

    fn name(&self, oid: Oid<'_>) -> Option<Name> {
        let (last, arc) = oid.as_bytes().split_last()?;
        let name = self.names.get(usize::from(last.wrapping_sub(self.first)))?;
        (arc == self.arc).then_some(*name)
    }
}

const SHA1: Name = Name::Hash(HashId::Sha1);
const SHA224: Name = Name::Hash(HashId::Sha224);
const SHA256: Name = Name::Hash(HashId::Sha256);
const SHA384: Name = Name::Hash(HashId::Sha384);
const SHA512: Name = Name::Hash(HashId::Sha512);
const OTHER: Name = Name::Unknown;

/// The identifiers of PKCS #1 (RFC 8017, appendix C), starting with `rsaEncryption`.
#[rustfmt::skip]
const PKCS1: [Name; 14] = [
    Name::OfDigest, Name::Broken, OTHER, Name::Broken, SHA1, OTHER, OTHER, OTHER, OTHER, OTHER,
    SHA256, SHA384, SHA512, SHA224,
];

/// The order of TR-03111, and without the first, of RFC 5758.
const BY_LENGTH: [Name; 5] = [SHA1, SHA224, SHA256, SHA384, SHA512];

static HASHES: [Family; 3] = [
    Family::new(Use::Hash, oid::SHA1, &[SHA1]),
    Family::new(Use::Hash, oid::SHA256, PKCS1.split_at(10).1),
    Family::new(Use::Hash, oid::MD5, &[Name::Broken]),
];

static SIGNATURES: [Family; 4] = [
    Family::new(Use::RsaPkcs1, oid::RSA_ENCRYPTION, &PKCS1),
    Family::new(Use::EcdsaDer, oid::ECDSA_WITH_SHA1, &[SHA1]),
    Family::new(Use::EcdsaDer, oid::ECDSA_WITH_SHA224, BY_LENGTH.split_at(1).1),
    Family::new(Use::EcdsaPlain, oid::ECDSA_PLAIN_SHA1, &BY_LENGTH),
];

/// Returns the hash function in an identifier's name, if it belongs to these families. Parameters
/// must be absent or NULL.
fn named(
    families: &[Family],
    algorithm: &AlgorithmIdentifier<'_>,
    digest: Option<HashId>,
    of: &mut Use,
) -> Result<HashId, AlgorithmError> {
    let mut found = Name::Unknown;
    for family in families {
        if let Some(name) = family.name(algorithm.oid()) {
            found = name;
            *of = family.of;
        }
    }
    let hash = match found {
        Name::Hash(hash) => Some(hash),
        Name::OfDigest => digest,
        Name::Broken => return Err(AlgorithmError::Forbidden),
        Name::Unknown => None,
    };
    let hash = hash.ok_or(AlgorithmError::Unsupported)?;
    match algorithm.parameters() {
        Some(parameters) if parameters.tag != Tag::NULL || !parameters.content.is_empty() => {
            let kind = ParseErrorKind::UnexpectedTag { expected: Tag::NULL, found: parameters.tag };
            Err(ParseError::new(kind, parameters.at, Structure::AlgorithmIdentifier).into())
        }
        _ => Ok(hash),
    }
}

impl SignatureScheme {
    /// Returns the scheme in the parameters of `id-RSASSA-PSS` (RFC 4055 §3.1, §3.3).
    pub(super) fn from_parameters(
        algorithm: &AlgorithmIdentifier<'_>,
        digest: Option<HashId>,
    ) -> Result<(Self, FindingSet), AlgorithmError> {
        let Some(parameters) = algorithm.parameters() else {
            let hash = digest.ok_or(AlgorithmError::Unsupported)?;
            let salt_length = u32::try_from(hash.length()).unwrap_or(u32::MAX);
            let scheme = Self::RsaPss { hash, mgf_hash: hash, salt_length };
            return Ok((scheme, FindingSet::of(&[Finding::PssParametersMissing])));
        };
        let within = Structure::AlgorithmIdentifier;
        let reader = Reader::new(Rules::Der, parameters.whole, within);
        reader.starting_at(parameters.at).prefix(PssParameters::read)?.scheme()
    }
}

impl Algorithms<'_> {
    /// True if a key with this algorithm may make signatures of the scheme (RFC 4055 §3.3).
    ///
    /// Parameters of an `id-RSASSA-PSS` key restrict the hash function, that of MGF1, and the
    /// minimum length of the salt. A key without parameters allows every scheme (RFC 4055 §1.2); a
    /// key whose parameters do not parse, or name an unknown hash function, allows no scheme.
    #[must_use]
    pub fn is_allowed(&self, scheme: &SignatureScheme, key: &AlgorithmIdentifier<'_>) -> bool {
        if key.oid() != oid::RSASSA_PSS {
            return true;
        }
        let SignatureScheme::RsaPss { hash, mgf_hash, salt_length } = *scheme else { return false };
        let has = |allowed: &SignatureScheme| {
            matches!(
                *allowed,
                SignatureScheme::RsaPss { hash: own, mgf_hash: own_mgf, salt_length: least }
                    if own == hash && own_mgf == mgf_hash && salt_length >= least
            )
        };
        key.parameters().is_none() || self.scheme(key, None).is_ok_and(|(allowed, _)| has(&allowed))
    }
}

/// ```text
/// RSASSA-PSS-params ::= SEQUENCE {
///     hashAlgorithm     [0] HashAlgorithm    DEFAULT sha1Identifier,
///     maskGenAlgorithm  [1] MaskGenAlgorithm DEFAULT mgf1SHA1Identifier,
///     saltLength        [2] INTEGER          DEFAULT 20,
///     trailerField      [3] INTEGER          DEFAULT 1 }
/// ```
///
/// All tags are explicit. The encoding is DER, even within a CMS in BER.
struct PssParameters<'a> {
    hash: Option<AlgorithmIdentifier<'a>>,
    mask_hash: Option<MaskHash<'a>>,
    salt_length: Option<u32>,
    has_trailer_field: bool,
}

/// The hash function of `id-mgf1` (RFC 4055 §2.2).
enum MaskHash<'a> {
    Mgf1(AlgorithmIdentifier<'a>),
    OtherFunction,
}

const DEFAULT_SALT_LENGTH: u32 = 20;

impl<'a> PssParameters<'a> {
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.nested(Tag::SEQUENCE, |reader| {
            let field = Tag::context_constructed;
            Ok(Self {
                hash: reader.optional_nested(field(0), AlgorithmIdentifier::read)?,
                mask_hash: reader.optional_nested(field(1), MaskHash::read)?,
                salt_length: reader.optional_nested(field(2), Reader::small_integer)?,
                has_trailer_field: reader.optional_nested(field(3), read_trailer_field)?.is_some(),
            })
        })
    }

    fn scheme(&self) -> Result<(SignatureScheme, FindingSet), AlgorithmError> {
        let hash = self.hash.as_ref().map(HashId::from_algorithm).transpose()?;
        let mgf_hash = match &self.mask_hash {
            Some(MaskHash::Mgf1(hash)) => Some(HashId::from_algorithm(hash)?),
            Some(MaskHash::OtherFunction) => return Err(AlgorithmError::Unsupported),
            None => None,
        };
        let has_default = hash == Some(HashId::Sha1)
            || mgf_hash == Some(HashId::Sha1)
            || self.salt_length == Some(DEFAULT_SALT_LENGTH)
            || self.has_trailer_field;
        let scheme = SignatureScheme::RsaPss {
            hash: hash.unwrap_or(HashId::Sha1),
            mgf_hash: mgf_hash.unwrap_or(HashId::Sha1),
            salt_length: self.salt_length.unwrap_or(DEFAULT_SALT_LENGTH),
        };
        let mut findings = FindingSet::EMPTY;
        if has_default {
            findings.insert(Finding::DefaultValueEncoded);
        }
        Ok((scheme, findings))
    }
}

impl<'a> MaskHash<'a> {
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let function = AlgorithmIdentifier::read(reader)?;
        if function.oid() != oid::MGF1 {
            return Ok(Self::OtherFunction);
        }
        let Some(parameters) = function.parameters() else {
            return Err(reader.fail(ParseErrorKind::Missing(Tag::SEQUENCE)));
        };
        let within = Structure::AlgorithmIdentifier;
        let own = Reader::new(Rules::Der, parameters.whole, within);
        let hash = own.starting_at(parameters.at).prefix(AlgorithmIdentifier::read);
        hash.map(Self::Mgf1).map_err(|error| reader.fail_as(error))
    }
}

/// Reads the trailerField, which has one value.
fn read_trailer_field(reader: &mut Reader<'_>) -> Result<(), Malformed> {
    let at = reader.position();
    if reader.small_integer()? != 1 {
        return Err(reader.fail_at(ParseErrorKind::Value, at));
    }
    Ok(())
}
