use super::*;
use crate::tlv::build::tlv;
use std::vec::Vec;

const NULL: &[u8] = &[0x05, 0x00];

fn algorithm(oid: Oid<'_>, parameters: &[u8]) -> Vec<u8> {
    tlv(0x30, &[&tlv(0x06, &[oid.as_bytes()]), parameters])
}

fn read(encoded: &[u8]) -> AlgorithmIdentifier<'_> {
    Reader::new(Rules::Der, encoded, Structure::AlgorithmIdentifier)
        .prefix(AlgorithmIdentifier::read)
        .unwrap()
}

fn scheme(
    oid: Oid<'_>,
    parameters: &[u8],
    digest: Option<HashId>,
) -> Result<(SignatureScheme, FindingSet), AlgorithmError> {
    SignatureScheme::from_algorithm(&read(&algorithm(oid, parameters)), digest)
}

fn pss_scheme(fields: &[&[u8]]) -> Result<(SignatureScheme, FindingSet), AlgorithmError> {
    scheme(oid::RSASSA_PSS, &tlv(0x30, fields), Some(HashId::Sha512))
}

fn mgf1(parameters: &[u8]) -> Vec<u8> {
    tlv(0xA1, &[&algorithm(oid::MGF1, parameters)])
}

fn malformed(result: Result<(SignatureScheme, FindingSet), AlgorithmError>) -> ParseErrorKind {
    match result {
        Err(AlgorithmError::Malformed(error)) => error.kind,
        other => panic!("{other:?}"),
    }
}

const HASHES: [HashId; 5] =
    [HashId::Sha1, HashId::Sha224, HashId::Sha256, HashId::Sha384, HashId::Sha512];

#[test]
fn hash_functions_come_with_null_and_without() {
    for hash in HASHES {
        for parameters in [NULL, &[]] {
            let encoded = algorithm(hash.oid(), parameters);
            assert_eq!(HashId::from_algorithm(&read(&encoded)), Ok(hash));
        }
    }
}

#[test]
fn hash_functions_with_other_parameters_are_malformed() {
    for parameters in [&[0x30, 0x00][..], &[0x05, 0x01, 0x00]] {
        let encoded = algorithm(oid::SHA256, parameters);
        let error = HashId::from_algorithm(&read(&encoded)).unwrap_err();
        assert!(matches!(error, AlgorithmError::Malformed(error) if error.at == 13));
    }
}

#[test]
fn md5_is_forbidden_and_unknown_algorithms_are_unsupported() {
    let hash = |oid| HashId::from_algorithm(&read(&algorithm(oid, NULL)));
    assert_eq!(hash(oid::MD5), Err(AlgorithmError::Forbidden));
    assert_eq!(hash(oid::P256), Err(AlgorithmError::Unsupported));
    for oid in [oid::MD2_WITH_RSA, oid::MD5_WITH_RSA] {
        assert_eq!(scheme(oid, NULL, None), Err(AlgorithmError::Forbidden));
    }
    for oid in [oid::DSA_WITH_SHA1, oid::DSA_WITH_SHA256, oid::MGF1, oid::SHA256] {
        assert_eq!(scheme(oid, &[], None), Err(AlgorithmError::Unsupported));
    }
}

#[test]
fn each_identifier_names_its_scheme() {
    let pkcs1 = [
        oid::SHA1_WITH_RSA,
        oid::SHA224_WITH_RSA,
        oid::SHA256_WITH_RSA,
        oid::SHA384_WITH_RSA,
        oid::SHA512_WITH_RSA,
    ];
    let der = [
        oid::ECDSA_WITH_SHA1,
        oid::ECDSA_WITH_SHA224,
        oid::ECDSA_WITH_SHA256,
        oid::ECDSA_WITH_SHA384,
        oid::ECDSA_WITH_SHA512,
    ];
    let plain = [
        oid::ECDSA_PLAIN_SHA1,
        oid::ECDSA_PLAIN_SHA224,
        oid::ECDSA_PLAIN_SHA256,
        oid::ECDSA_PLAIN_SHA384,
        oid::ECDSA_PLAIN_SHA512,
    ];
    // The digest algorithm beside it does not matter.
    let digest = Some(HashId::Sha1);
    for (index, hash) in HASHES.into_iter().enumerate() {
        let expected = SignatureScheme::RsaPkcs1 { hash };
        assert_eq!(scheme(pkcs1[index], NULL, digest), Ok((expected, FindingSet::EMPTY)));
        for (oid, encoding) in
            [(der[index], EcdsaEncoding::Der), (plain[index], EcdsaEncoding::Plain)]
        {
            let expected = SignatureScheme::Ecdsa { hash, encoding };
            assert_eq!(scheme(oid, &[], digest), Ok((expected, FindingSet::EMPTY)));
            assert_eq!(expected.hash(), hash);
        }
    }
}

#[test]
fn missing_and_superfluous_parameters_are_findings() {
    let (_, findings) = scheme(oid::ECDSA_WITH_SHA256, NULL, None).unwrap();
    assert_eq!(findings, FindingSet::of(&[Finding::EcdsaParametersPresent]));
    let (_, findings) = scheme(oid::SHA256_WITH_RSA, &[], None).unwrap();
    assert_eq!(findings, FindingSet::of(&[Finding::RsaParametersMissing]));
    for oid in [oid::ECDSA_WITH_SHA256, oid::SHA256_WITH_RSA] {
        let expected = ParseErrorKind::UnexpectedTag { expected: Tag::NULL, found: Tag::SEQUENCE };
        assert_eq!(malformed(scheme(oid, &[0x30, 0x00], None)), expected);
    }
}

#[test]
fn rsa_encryption_takes_its_hash_from_the_digest_algorithm() {
    let hash = HashId::Sha384;
    let expected = SignatureScheme::RsaPkcs1 { hash };
    assert_eq!(scheme(oid::RSA_ENCRYPTION, NULL, Some(hash)), Ok((expected, FindingSet::EMPTY)));
    assert_eq!(scheme(oid::RSA_ENCRYPTION, NULL, None), Err(AlgorithmError::Unsupported));
}

#[test]
fn pss_with_an_empty_sequence_has_the_defaults() {
    let (scheme, findings) = pss_scheme(&[]).unwrap();
    let (hash, mgf_hash) = (HashId::Sha1, HashId::Sha1);
    assert_eq!(scheme, SignatureScheme::RsaPss { hash, mgf_hash, salt_length: 20 });
    assert_eq!(findings, FindingSet::EMPTY);
}

#[test]
fn pss_without_parameters_follows_the_digest_algorithm() {
    let hash = HashId::Sha384;
    let (found, findings) = scheme(oid::RSASSA_PSS, &[], Some(hash)).unwrap();
    assert_eq!(found, SignatureScheme::RsaPss { hash, mgf_hash: hash, salt_length: 48 });
    assert_eq!(findings, FindingSet::of(&[Finding::PssParametersMissing]));
    assert_eq!(scheme(oid::RSASSA_PSS, &[], None), Err(AlgorithmError::Unsupported));
}

#[test]
fn pss_parameters_are_read() {
    let hash = tlv(0xA0, &[&algorithm(oid::SHA256, NULL)]);
    let mgf = mgf1(&algorithm(oid::SHA384, &[]));
    let salt = tlv(0xA2, &[&[0x02, 0x02, 0x00, 0xDE]]);
    let (scheme, findings) = pss_scheme(&[&hash, &mgf, &salt]).unwrap();
    let (hash, mgf_hash) = (HashId::Sha256, HashId::Sha384);
    assert_eq!(scheme, SignatureScheme::RsaPss { hash, mgf_hash, salt_length: 222 });
    assert_eq!(findings, FindingSet::EMPTY);
    assert_eq!(scheme.hash(), hash);
}

#[test]
fn encoded_pss_defaults_are_a_finding() {
    for field in [
        tlv(0xA0, &[&algorithm(oid::SHA1, NULL)]),
        mgf1(&algorithm(oid::SHA1, NULL)),
        tlv(0xA2, &[&[0x02, 0x01, 20]]),
        tlv(0xA3, &[&[0x02, 0x01, 1]]),
    ] {
        let (scheme, findings) = pss_scheme(&[&field]).unwrap();
        let (hash, mgf_hash) = (HashId::Sha1, HashId::Sha1);
        assert_eq!(scheme, SignatureScheme::RsaPss { hash, mgf_hash, salt_length: 20 });
        assert_eq!(findings, FindingSet::of(&[Finding::DefaultValueEncoded]));
    }
}

#[test]
fn malformed_pss_parameters_are_refused() {
    let trailer = tlv(0xA3, &[&[0x02, 0x01, 2]]);
    assert_eq!(malformed(pss_scheme(&[&trailer])), ParseErrorKind::Value);
    let negative_salt = tlv(0xA2, &[&[0x02, 0x01, 0xFF]]);
    assert_eq!(malformed(pss_scheme(&[&negative_salt])), ParseErrorKind::NumberOutOfRange);
    let salt = tlv(0xA2, &[&[0x02, 0x01, 32]]);
    assert_eq!(malformed(pss_scheme(&[&salt, &salt])), ParseErrorKind::TrailingData(5));
    let missing = ParseErrorKind::Missing(Tag::SEQUENCE);
    assert_eq!(malformed(pss_scheme(&[&mgf1(&[])])), missing);
    let hash = tlv(0xA0, &[&algorithm(oid::SHA256, NULL), NULL]);
    assert_eq!(malformed(pss_scheme(&[&hash])), ParseErrorKind::TrailingData(2));
    let null = ParseErrorKind::UnexpectedTag { expected: Tag::SEQUENCE, found: Tag::NULL };
    assert_eq!(malformed(scheme(oid::RSASSA_PSS, NULL, None)), null);
}

#[test]
fn pss_with_md5_is_forbidden_and_with_another_mask_unsupported() {
    let md5 = algorithm(oid::MD5, NULL);
    assert_eq!(pss_scheme(&[&tlv(0xA0, &[&md5])]), Err(AlgorithmError::Forbidden));
    assert_eq!(pss_scheme(&[&mgf1(&md5)]), Err(AlgorithmError::Forbidden));
    let mask = tlv(0xA1, &[&algorithm(oid::SHA256, NULL)]);
    assert_eq!(pss_scheme(&[&mask]), Err(AlgorithmError::Unsupported));
}

#[cfg(feature = "compact")]
#[test]
fn a_set_reads_parameters_only_for_its_algorithms() {
    use crate::algorithms::compact::{ECDSA_P256, ECDSA_P384, RSA};
    use crate::crypto::Algorithms;

    let without = Algorithms { digests: &[], signatures: &[&ECDSA_P256, &ECDSA_P384] };
    let with = Algorithms { digests: &[], signatures: &[&ECDSA_P256, &RSA] };
    let malformed = algorithm(oid::RSASSA_PSS, NULL);
    for encoded in [algorithm(oid::RSASSA_PSS, &tlv(0x30, &[])), malformed] {
        let unsupported = without.scheme(&read(&encoded), None);
        assert_eq!(unsupported, Err(AlgorithmError::Unsupported));
        let expected = SignatureScheme::from_algorithm(&read(&encoded), None);
        let found = with.scheme(&read(&encoded), None);
        assert_eq!(found.map(|(scheme, _)| scheme), expected.map(|(scheme, _)| scheme));
    }
    // Every set reads schemes that the name determines.
    for set in [without, with, Algorithms { digests: &[], signatures: &[] }] {
        let encoded = algorithm(oid::SHA256_WITH_RSA, &[]);
        let scheme = SignatureScheme::RsaPkcs1 { hash: HashId::Sha256 };
        let findings = FindingSet::of(&[Finding::RsaParametersMissing]);
        let expected = Ok((scheme, findings));
        assert_eq!(set.scheme(&read(&encoded), None), expected);
        let encoded = algorithm(oid::MD5_WITH_RSA, NULL);
        assert_eq!(set.scheme(&read(&encoded), None), Err(AlgorithmError::Forbidden));
    }
}

#[cfg(feature = "compact")]
#[test]
fn parameters_of_a_key_bind_the_hash_its_mask_and_the_least_salt() {
    use crate::algorithms::compact::{ECDSA_P256, RSA};
    use HashId::{Sha1, Sha256, Sha384};

    let set = Algorithms { digests: &[], signatures: &[&ECDSA_P256, &RSA] };
    let allows = |parameters: &[u8], scheme: &SignatureScheme| {
        set.is_allowed(scheme, &read(&algorithm(oid::RSASSA_PSS, parameters)))
    };
    let pss = |hash, mgf_hash, salt_length| SignatureScheme::RsaPss { hash, mgf_hash, salt_length };
    let sha256 = algorithm(oid::SHA256, NULL);
    let salt = |length| tlv(0xA2, &[&[0x02, 0x01, length]]);
    let key =
        |salt_length| tlv(0x30, &[&tlv(0xA0, &[&sha256]), &mgf1(&sha256), &salt(salt_length)]);
    for (parameters, scheme, expected) in [
        (key(32), pss(Sha256, Sha256, 32), true),
        // The salt length of the key is the minimum.
        (key(20), pss(Sha256, Sha256, 32), true),
        (key(0), pss(Sha256, Sha256, 0), true),
        (key(33), pss(Sha256, Sha256, 32), false),
        (key(32), pss(Sha384, Sha256, 32), false),
        (key(32), pss(Sha256, Sha1, 32), false),
        (key(32), pss(Sha1, Sha1, 32), false),
        // Defaults restrict as well: SHA-1, and a salt of 20 bytes.
        (tlv(0x30, &[]), pss(Sha1, Sha1, 20), true),
        (tlv(0x30, &[]), pss(Sha1, Sha1, 19), false),
        (tlv(0x30, &[]), pss(Sha256, Sha256, 32), false),
        (tlv(0x30, &[&salt(32)]), pss(Sha1, Sha1, 32), true),
        (tlv(0x30, &[&salt(32)]), pss(Sha1, Sha1, 20), false),
        // A key without parameters has no restriction.
        (Vec::new(), pss(Sha384, Sha1, 7), true),
        // Malformed parameters allow nothing.
        (NULL.to_vec(), pss(Sha256, Sha256, 32), false),
        (tlv(0x30, &[NULL]), pss(Sha1, Sha1, 20), false),
        (tlv(0x30, &[&tlv(0xA3, &[&[0x02, 0x01, 2]])]), pss(Sha1, Sha1, 20), false),
        (tlv(0x30, &[&tlv(0xA0, &[&algorithm(oid::MD5, NULL)])]), pss(Sha1, Sha1, 20), false),
        (tlv(0x30, &[&tlv(0xA0, &[&algorithm(oid::P256, &[])])]), pss(Sha1, Sha1, 20), false),
    ] {
        assert_eq!(allows(&parameters, &scheme), expected, "{parameters:02X?} {scheme:?}");
    }
    // RFC 4055 §1.2: the key is for RSASSA-PSS only, and only such a key is restricted.
    let pkcs1 = SignatureScheme::RsaPkcs1 { hash: Sha256 };
    for parameters in [key(32), Vec::new()] {
        assert!(!allows(&parameters, &pkcs1));
    }
    for scheme in [pkcs1, pss(Sha256, Sha256, 32)] {
        assert!(set.is_allowed(&scheme, &read(&algorithm(oid::RSA_ENCRYPTION, NULL))));
    }
}
