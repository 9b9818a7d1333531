//! Faults of the document signer's key: parameters of no known curve, points off it, weak RSA.

use crate::case::{Expect, Suite, rejected, undetermined};
use crate::curves::{BRAINPOOL_P384R1, P192, P256};
use crate::der::{bit_string, integer, null, oid, sequence};
use crate::ec::{EcKey, Explicit, hex, padded, public_key};
use crate::hash::Hash;
use crate::keys;
use crate::ml_dsa;
use crate::rsa::{digest_info, pkcs1_block, rsa_public_key, subject_public_key_info};
use crate::signer::Signer;
use num_bigint::BigUint;

pub(crate) fn describe(suite: &mut Suite) {
    curves(suite);
    points(suite);
    rsa(suite);
    unsupported(suite);
    post_quantum(suite);
}

/// Algorithms that nothing here verifies: the check is undetermined, and the command gives their names.
fn unsupported(suite: &mut Suite) {
    suite.fault(
        ["curve_p192", "Doc 9303-12 §4", "the document signer has a key on P-192"],
        |card| card.set_signer(Signer::ecdsa(keys::ec("DS P-192", &P192), Hash::Sha256)),
        undetermined("sod_signature", "public_key_unsupported"),
    );
    // The signatures are not valid: no reader of the cards can tell.
    for (name, source, property, key, signature, length) in [
        (
            "alg_dsa_sha256",
            "TR-03105-5.1 LDS_H_98",
            "SOD signed with DSA and SHA-256",
            "1.2.840.10040.4.1",
            "2.16.840.1.101.3.4.3.2",
            256,
        ),
        ("alg_ed448", "RFC 8410", "SOD signed with Ed448", "1.3.101.113", "1.3.101.113", 57),
        (
            "alg_slh_dsa_sha2_128s",
            "RFC 9814",
            "SOD signed with SLH-DSA-SHA2-128s",
            "2.16.840.1.101.3.4.3.20",
            "2.16.840.1.101.3.4.3.20",
            32,
        ),
        (
            "alg_ecdsa_sha3_256",
            "FIPS 202",
            "SOD signed with ECDSA and SHA3-256",
            "1.2.840.10045.2.1",
            "2.16.840.1.101.3.4.3.10",
            0,
        ),
        (
            "alg_ecdsa_ripemd160",
            "TR-03111 §5.2.1",
            "SOD signed with ecdsa-plain-RIPEMD160",
            "1.2.840.10045.2.1",
            "0.4.0.127.0.7.1.1.4.1.6",
            0,
        ),
    ] {
        let change = |card: &mut crate::card::Card| {
            card.sod.signer.announced = Some(sequence([oid(signature)]));
            if length != 0 {
                card.ds.public_key =
                    sequence([sequence([oid(key)]), bit_string(vec![0x5A; length])]);
            }
        };
        let expect = undetermined("sod_signature", "signature_algorithm_unsupported");
        suite.fault([name, source, property], change, expect);
    }
}

/// Post-quantum signatures that are valid, and are not supported unless the reader has ML-DSA.
fn post_quantum(suite: &mut Suite) {
    suite.fault(
        ["alg_ml_dsa_65", "RFC 9882", "SOD signed with ML-DSA-65"],
        |card| {
            card.ds.public_key = ml_dsa::Key::DocumentSigner.public();
            ml_dsa::Key::DocumentSigner.set(&mut card.sod.signer);
            card.sod.set_digest(Hash::Sha512);
        },
        undetermined("sod_signature", "signature_algorithm_unsupported"),
    );
    suite.fault(
        ["alg_ml_dsa_65_csca", "RFC 9881", "DS certificate signed with ML-DSA-65"],
        |card| {
            card.csca.public_key = ml_dsa::Key::Authority.public();
            ml_dsa::Key::Authority.set(&mut card.csca.signer);
            card.ds.signer = card.csca.signer.clone();
        },
        undetermined("ds_signature", "signature_algorithm_unsupported").and(
            "validity",
            "undetermined",
            "signature_algorithm_unsupported",
        ),
    );
}

fn curves(suite: &mut Suite) {
    let mut explicit = |about: [&'static str; 3], bend: fn(&EcKey, &mut Explicit)| {
        let change = |card: &mut crate::card::Card| {
            let key = keys::ec("DS Vietnam 00013", &BRAINPOOL_P384R1);
            card.ds.public_key = key.explicit_but(|fields| bend(&key, fields));
        };
        suite.fault(about, change, rejected("sod_signature", "curve_unknown"));
    };
    explicit(["curve_wrong_p", "quirks 2 B", "explicit brainpoolP384r1 but for p"], |_, fields| {
        fields.p += 2_u8
    });
    explicit(["curve_wrong_a", "quirks 2 B", "explicit brainpoolP384r1 but for a"], |_, fields| {
        fields.a[47] ^= 1
    });
    explicit(["curve_wrong_b", "quirks 2 B", "explicit brainpoolP384r1 but for b"], |_, fields| {
        fields.b[47] ^= 1
    });
    explicit(
        [
            "curve_wrong_generator",
            "quirks 2 B",
            "explicit brainpoolP384r1 but for the base point: twice the right one",
        ],
        |key, fields| {
            let twice =
                key.curve.multiply(&BigUint::from(2_u8), &key.curve.g).expect("of large order");
            fields.g = key.curve.encode(&twice);
        },
    );
    explicit(
        ["curve_wrong_order", "quirks 2 B", "explicit brainpoolP384r1 but for n"],
        |_, fields| fields.n -= 2_u8,
    );
    explicit(
        ["curve_wrong_cofactor", "quirks 2 B", "explicit brainpoolP384r1 but for h"],
        |_, fields| {
            fields.h = Some(BigUint::from(2_u8));
        },
    );
    explicit(
        [
            "curve_generator_is_public_key",
            "CVE-2020-0601",
            "the public key is given as the base point",
        ],
        |key, fields| {
            fields.g = key.point();
        },
    );
    explicit(
        ["curve_generator_short", "quirks 2 B", "the base point lacks its last byte"],
        |_, fields| {
            fields.g.pop();
        },
    );
    suite.fault(
        [
            "curve_forged_by_generator",
            "CVE-2020-0601",
            "signed without the private key: base point Q, private key one",
        ],
        |card| {
            let key = keys::ec("DS Vietnam 00013", &BRAINPOOL_P384R1);
            card.ds.public_key = key.explicit_but(|fields| fields.g = key.point());
            card.sod.signer = Signer::ecdsa(key.forged_by_generator(), Hash::Sha256);
        },
        rejected("sod_signature", "curve_unknown"),
    );
    suite.fault(
        [
            "curve_composite_p",
            "CVE-2022-0778",
            "a curve over a composite p, the base point compressed",
        ],
        |card| {
            let key = keys::ec("DS Vietnam 00013", &BRAINPOOL_P384R1);
            card.ds.public_key = key.explicit_but(|fields| {
                fields.p = BigUint::from(697_u32);
                fields.a = vec![0x01, 0x17];
                fields.b = vec![0x01, 0x31];
                fields.g = vec![0x02, 0x00, 0x24];
                fields.n = BigUint::from(17_u8);
            });
        },
        undetermined("sod_signature", "public_key_unsupported"),
    );
    suite.fault(
        [
            "curve_binary_field",
            "quirks 2 B",
            "explicit parameters over a field of characteristic two",
        ],
        |card| {
            let key = keys::ec("DS Vietnam 00013", &BRAINPOOL_P384R1);
            let trinomial = sequence([integer(409), oid("1.2.840.10045.1.2.3.2"), integer(87)]);
            let parameters = sequence([
                integer(1),
                sequence([oid("1.2.840.10045.1.2"), trinomial]),
                sequence([crate::der::octets([0]), crate::der::octets([1])]),
                crate::der::octets(key.point()),
                crate::der::unsigned(&key.curve.n),
                integer(1),
            ]);
            card.ds.public_key = public_key(parameters, &key.point());
        },
        rejected("sod_signature", "public_key_malformed"),
    );
    suite.fault(
        ["curve_implicit", "RFC 5480 §2.1.1", "the curve is NULL: implicitly that of the issuer"],
        |card| {
            let key = keys::ec("DS Vietnam 00013", &BRAINPOOL_P384R1);
            card.ds.public_key = public_key(null(), &key.point());
        },
        rejected("sod_signature", "public_key_malformed"),
    );
    suite.fault(
        [
            "curve_name_unknown",
            "Doc 9303-12 §4.1",
            "a named curve that nobody uses here: secp256k1",
        ],
        |card| {
            let key = keys::ec("DS unknown curve", &P256);
            card.set_signer(Signer::ecdsa(key.clone(), Hash::Sha256));
            card.ds.public_key = public_key(oid("1.3.132.0.10"), &key.point());
        },
        undetermined("sod_signature", "public_key_unsupported"),
    );
}

fn points(suite: &mut Suite) {
    let mut point = |about: [&'static str; 3], expect: Expect, make: fn(&EcKey) -> Vec<u8>| {
        let change = |card: &mut crate::card::Card| {
            let key = keys::ec("DS Vietnam 00013", &BRAINPOOL_P384R1);
            card.ds.public_key = public_key(oid(key.curve.parameters.oid), &make(&key));
        };
        suite.fault(about, change, expect);
    };
    let invalid = || rejected("sod_signature", "public_key_invalid");
    point(
        ["key_point_off_curve", "Doc 9303-11 §9.2", "the public point is not on the curve"],
        invalid(),
        |key| {
            let mut point = key.point();
            point[96] ^= 0x01;
            point
        },
    );
    point(
        ["key_point_at_infinity", "quirks 2 B", "the public point is the point at infinity"],
        rejected("sod_signature", "public_key_malformed"),
        |_| vec![0],
    );
    point(["key_point_all_zero", "quirks 2 B", "the public point is (0, 0)"], invalid(), |_| {
        [vec![4], vec![0; 96]].concat()
    });
    point(
        ["key_point_not_reduced", "quirks 2 B", "x is all ones, more than p"],
        invalid(),
        |key| [vec![4], vec![0xFF; 48], padded(&key.q.y, 48)].concat(),
    );
    point(
        ["key_point_short", "quirks 2 B", "the public point lacks its last byte"],
        invalid(),
        |key| {
            let mut point = key.point();
            point.pop();
            point
        },
    );
    suite.fault(
        ["key_algorithm_unknown", "Doc 9303-12 §4", "an Ed25519 key"],
        |card| {
            card.ds.public_key = sequence([sequence([oid("1.3.101.112")]), bit_string([0x5A; 32])])
        },
        undetermined("sod_signature", "public_key_unsupported"),
    );
}

fn rsa(suite: &mut Suite) {
    let invalid = || rejected("sod_signature", "public_key_invalid");
    suite.fault(
        ["rsa_exponent_1", "quirks 2 C", "e = 1: the signature is the padded message itself"],
        |card| {
            let n = keys::rsa("ds_rsa_2048").n;
            let mut signer = Signer::pkcs1(keys::rsa("ds_rsa_2048"), Hash::Sha256);
            signer.forge = Some(|message| pkcs1_block(&digest_info(Hash::Sha256, message), 256));
            card.set_signer(signer);
            card.ds.public_key = subject_public_key_info(&rsa_public_key(&n, &BigUint::from(1_u8)));
        },
        invalid(),
    );
    suite.fault(
        ["rsa_exponent_even", "quirks 2 C", "e = 65536"],
        |card| {
            let key = keys::rsa("ds_rsa_2048");
            let public = rsa_public_key(&key.n, &BigUint::from(65_536_u32));
            card.set_signer(Signer::pkcs1(key, Hash::Sha256));
            card.ds.public_key = subject_public_key_info(&public);
        },
        invalid(),
    );
    suite.fault(
        ["rsa_exponent_zero", "quirks 2 C", "e = 0"],
        |card| {
            let key = keys::rsa("ds_rsa_2048");
            let public = rsa_public_key(&key.n, &BigUint::ZERO);
            card.set_signer(Signer::pkcs1(key, Hash::Sha256));
            card.ds.public_key = subject_public_key_info(&public);
        },
        rejected("sod_signature", "public_key_malformed"),
    );
    suite.fault(
        ["rsa_modulus_even", "quirks 2 C", "n = 2q: the signature verifies by arithmetic"],
        |card| card.set_signer(Signer::pkcs1(keys::rsa("ds_rsa_2048_even"), Hash::Sha256)),
        invalid(),
    );
    suite.fault(
        [
            "rsa_modulus_negative",
            "RFC 8017 §A.1.1",
            "the modulus is a negative number: its leading zero is missing",
        ],
        |card| {
            let key = keys::rsa("ds_rsa_2048");
            let n = crate::der::tlv(0x02, key.n.to_bytes_be());
            let public = sequence([n, integer(65_537)]);
            card.set_signer(Signer::pkcs1(key, Hash::Sha256));
            card.ds.public_key = subject_public_key_info(&public);
        },
        rejected("sod_signature", "public_key_malformed"),
    );
    suite.fault(
        ["rsa_trailing_in_public_key", "quirks 2 D", "a third field in RSAPublicKey"],
        |card| {
            let key = keys::rsa("ds_rsa_2048");
            let public = sequence([crate::der::content(&key.public()).to_vec(), null()]);
            card.set_signer(Signer::pkcs1(key, Hash::Sha256));
            card.ds.public_key = subject_public_key_info(&public);
        },
        rejected("sod_signature", "public_key_malformed"),
    );
    suite.fault(
        ["rsa_1024", "quirks 2 C", "the document signer has an RSA key of 1024 bits"],
        |card| card.set_signer(Signer::pkcs1(keys::rsa("ds_rsa_1024"), Hash::Sha256)),
        rejected("sod_signature", "not_tolerated").finding("short_rsa_key"),
    );
    suite.fault(
        ["csca_rsa_1024", "quirks 2 C", "the CSCA has an RSA key of 1024 bits"],
        |card| card.set_authority(Signer::pkcs1(keys::rsa("ds_rsa_1024"), Hash::Sha256)),
        rejected("ds_signature", "not_tolerated").anchor_finding("short_rsa_key"),
    );
    suite.fault(
        ["rsa_modulus_small", "quirks 2 C", "a modulus of 1016 bits"],
        |card| {
            card.set_signer(Signer::pkcs1(keys::rsa("ds_rsa_1024"), Hash::Sha256));
            let n = (BigUint::from(1_u8) << 1_015) + hex("2b");
            card.ds.public_key =
                subject_public_key_info(&rsa_public_key(&n, &BigUint::from(65_537_u32)));
        },
        rejected("sod_signature", "key_too_small"),
    );
    suite.fault(
        [
            "rsa_pss_key_for_pkcs1",
            "RFC 4055 §1.2",
            "the signer's key is for RSASSA-PSS only, its signature is PKCS #1 v1.5",
        ],
        |card| {
            let key = keys::rsa("ds_rsa_2048");
            let algorithm = sequence([oid("1.2.840.113549.1.1.10")]);
            let public = sequence([algorithm, bit_string(key.public())]);
            card.set_signer(Signer::pkcs1(key, Hash::Sha256));
            card.ds.public_key = public;
        },
        rejected("sod_signature", "public_key_algorithm_differs"),
    );
    suite.fault(
        ["rsa_modulus_huge", "quirks 2 A", "a modulus of 16384 bits"],
        |card| {
            card.set_signer(Signer::pkcs1(keys::rsa("ds_rsa_2048"), Hash::Sha256));
            let n = (BigUint::from(1_u8) << 16_383) + hex("2b");
            card.ds.public_key =
                subject_public_key_info(&rsa_public_key(&n, &BigUint::from(65_537_u32)));
        },
        undetermined("sod_signature", "public_key_unsupported"),
    );
}
