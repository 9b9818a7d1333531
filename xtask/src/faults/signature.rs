//! Faults of the signature on the SOD: values that are not signatures, and forgeries that pass for some.

use crate::case::{Expect, Kind, Suite, rejected, undetermined};
use crate::cms::signer_info;
use crate::curves::{BRAINPOOL_P384R1, P256};
use crate::der::{Bytes, null, octets, oid, positive, sequence, tlv, tlv_long, unsigned};
use crate::ec::{Curve, padded};
use crate::hash::Hash;
use crate::keys;
use crate::rsa::{Pss, digest_info, pkcs1_block};
use crate::signer::{Key, Scheme, Signer};
use num_bigint::BigUint;

pub(crate) fn describe(suite: &mut Suite) {
    ecdsa(suite);
    ecdsa_encoding(suite);
    pkcs1(suite);
    pss(suite);
    algorithm(suite);
}

fn invalid() -> Expect {
    rejected("sod_signature", "signature_invalid")
}

/// The signature is not written as its algorithm requires.
fn not_well_formed() -> Expect {
    rejected("sod_signature", "signature_malformed")
}

/// The two numbers of an `ECDSA-Sig-Value`.
pub(crate) fn numbers(signature: &[u8]) -> [BigUint; 2] {
    let both = crate::der::content(signature);
    let (r, s) = both.split_at(usize::from(both[1]) + 2);
    [r, s].map(|number| BigUint::from_bytes_be(&number[2..]))
}

fn ecdsa(suite: &mut Suite) {
    let mut bend = |about: [&'static str; 3], bend: fn(Bytes) -> Bytes| {
        suite.fault(about, |card| card.sod.signer.bend = bend, invalid());
    };
    bend(
        ["signature_altered", "TR-03105-5.1 LDS_D_19", "one bit of s is wrong"],
        |mut signature| {
            let last = signature.len() - 1;
            signature[last] ^= 0x01;
            signature
        },
    );
    bend(["ecdsa_r_zero", "quirks 2 E", "r is zero"], |signature| {
        let [_, s] = numbers(&signature);
        sequence([unsigned(&BigUint::ZERO), unsigned(&s)])
    });
    bend(["ecdsa_s_zero", "quirks 2 E", "s is zero"], |signature| {
        let [r, _] = numbers(&signature);
        sequence([unsigned(&r), unsigned(&BigUint::ZERO)])
    });
    bend(["ecdsa_both_zero", "quirks 2 E", "r and s are zero"], |_| {
        sequence([unsigned(&BigUint::ZERO), unsigned(&BigUint::ZERO)])
    });
    bend(["ecdsa_r_not_reduced", "quirks 2 E", "r plus the order: right modulo n"], |signature| {
        let [r, s] = numbers(&signature);
        sequence([unsigned(&(r + Curve::new(&BRAINPOOL_P384R1).n)), unsigned(&s)])
    });
    bend(["ecdsa_s_not_reduced", "quirks 2 E", "s plus the order: right modulo n"], |signature| {
        let [r, s] = numbers(&signature);
        sequence([unsigned(&r), unsigned(&(s + Curve::new(&BRAINPOOL_P384R1).n))])
    });
    bend(["ecdsa_r_is_the_order", "quirks 2 E", "r and s are the order"], |_| {
        let n = unsigned(&Curve::new(&BRAINPOOL_P384R1).n);
        sequence([n.clone(), n])
    });
    suite.fault(
        ["signature_by_other_key", "quirks 2 G", "signed by a key that is not in the certificate"],
        |card| card.sod.signer.key = Key::Ec(keys::ec("somebody else", &BRAINPOOL_P384R1)),
        invalid(),
    );
    suite.fault(
        [
            "signature_over_content",
            "RFC 5652 §5.4",
            "signed attributes are there, but the content is what was signed",
        ],
        |card| {
            card.sod.signer.forge = Some(|_| {
                let card = crate::good::vietnam_2021();
                card.sod.signer.sign(&card.sod.lds.encode(&card.data_groups()))
            });
        },
        invalid(),
    );
    suite.fault(
        [
            "signature_over_implicit_tag",
            "RFC 5652 §5.4",
            "the attributes were signed with their tag A0 in place of 31",
        ],
        |card| {
            card.sod.signer.forge = Some(|message| {
                let tagged = [&[0xA0], &message[1..]].concat();
                crate::good::vietnam_2021().sod.signer.sign(&tagged)
            });
        },
        invalid(),
    );
}

/// Signatures that are not DER, or not two positive numbers: who made them is not known.
fn ecdsa_encoding(suite: &mut Suite) {
    let mut bend = |about: [&'static str; 3], bend: fn(Bytes) -> Bytes| {
        suite.fault(about, |card| card.sod.signer.bend = bend, not_well_formed());
    };
    bend(["signature_empty", "TR-03105-5.1 LDS_D_20", "the signature has no bytes"], |_| {
        Vec::new()
    });
    bend(
        ["ecdsa_r_negative", "quirks 2 E", "r is a negative number: the sign bit is set"],
        |signature| {
            let [r, s] = numbers(&signature);
            let mut r = padded(&r, 48);
            r[0] |= 0x80;
            sequence([tlv(0x02, r), unsigned(&s)])
        },
    );
    bend(
        ["ecdsa_integer_not_minimal", "X.690 §8.3.2", "s has a zero byte too many in front"],
        |signature| {
            let [r, s] = numbers(&signature);
            sequence([unsigned(&r), tlv(0x02, [vec![0, 0], padded(&s, 48)].concat())])
        },
    );
    bend(
        ["ecdsa_trailing_in_signature", "quirks 2 D", "a third field after r and s"],
        |signature| sequence([crate::der::content(&signature).to_vec(), null()]),
    );
    bend(
        ["ecdsa_trailing_after_signature", "quirks 2 D", "bytes after the SEQUENCE of r and s"],
        |signature| [signature, null()].concat(),
    );
    bend(
        ["ecdsa_truncated", "quirks 2 D", "the signature lacks its last byte"],
        |mut signature| {
            signature.pop();
            signature
        },
    );
    bend(
        [
            "ecdsa_plain_under_x962",
            "TR-03105-5.1 LDS_H_12",
            "r ‖ s under the identifier of the SEQUENCE form",
        ],
        |signature| {
            let [r, s] = numbers(&signature);
            [padded(&r, 48), padded(&s, 48)].concat()
        },
    );
    bend(
        ["ecdsa_r_not_minimal", "X.690 §8.3.2", "r has a zero byte too many in front"],
        |signature| {
            let [r, s] = numbers(&signature);
            sequence([tlv(0x02, [vec![0], positive(&r)].concat()), unsigned(&s)])
        },
    );
    bend(
        ["ecdsa_r_far_too_wide", "X.690 §8.3.2", "r takes 64 bytes on a curve of 48"],
        |signature| {
            let [r, s] = numbers(&signature);
            sequence([tlv(0x02, padded(&r, 64)), unsigned(&s)])
        },
    );
    bend(
        ["ecdsa_s_negative", "quirks 2 E", "s is a negative number: the sign bit is set"],
        |signature| {
            let [r, s] = numbers(&signature);
            let mut s = padded(&s, 48);
            s[0] |= 0x80;
            sequence([unsigned(&r), tlv(0x02, s)])
        },
    );
    bend(["ecdsa_r_empty", "X.690 §8.3.1", "r has no bytes"], |signature| {
        let [_, s] = numbers(&signature);
        sequence([tlv(0x02, []), unsigned(&s)])
    });
    bend(
        [
            "ecdsa_length_not_minimal",
            "X.690 §10.1",
            "the length of the SEQUENCE takes two bytes more",
        ],
        |signature| tlv_long(0x30, crate::der::content(&signature)),
    );
    bend(
        ["ecdsa_numbers_as_octet_strings", "RFC 3279 §2.2.3", "r and s are OCTET STRINGs"],
        |signature| sequence(numbers(&signature).map(|number| octets(padded(&number, 48)))),
    );
    suite.fault(
        [
            "signature_in_pieces",
            "RFC 5652 §5.3",
            "the signature is a constructed OCTET STRING of two pieces",
        ],
        |card| {
            card.sod.bend_signer_info = |fields| {
                let signature = crate::der::content(&fields[signer_info::SIGNATURE]);
                let (first, second) = signature.split_at(10);
                let pieces = [octets(first), octets(second)].concat();
                fields[signer_info::SIGNATURE] = tlv(0x24, pieces);
            };
        },
        not_well_formed().finding("ber_encoding"),
    );
}

fn pkcs1(suite: &mut Suite) {
    let mut forge = |about: [&'static str; 3], forge: fn(&[u8]) -> Bytes| {
        suite.variant(
            "rsa_e3_card",
            Kind::Fault,
            about,
            |card| card.sod.signer.forge = Some(forge),
            invalid(),
        );
    };
    forge(
        [
            "pkcs1_forged_cube_root",
            "quirks 2 C",
            "a cube root made without the private key: garbage follows DigestInfo",
        ],
        |message| {
            cube_root_of(
                &[
                    &[0x00, 0x01],
                    [0xFF; 8].as_slice(),
                    &[0x00],
                    &digest_info(Hash::Sha256, message),
                ]
                .concat(),
            )
        },
    );
    forge(
        [
            "pkcs1_forged_without_padding",
            "quirks 2 C",
            "a cube root of 00 01 00 and DigestInfo, then garbage",
        ],
        |message| {
            cube_root_of(
                &[&[0x00, 0x01, 0x00], digest_info(Hash::Sha256, message).as_slice()].concat(),
            )
        },
    );
    forge(
        [
            "pkcs1_garbage_after_digest_info",
            "quirks 2 C",
            "short padding, and zeros after DigestInfo",
        ],
        |message| {
            let block = pkcs1_block(&digest_info(Hash::Sha256, message), 128);
            keys::rsa("ds_rsa_2048_e3").sign_block(&[block, vec![0; 128]].concat())
        },
    );
    forge(
        [
            "pkcs1_garbage_in_parameters",
            "quirks 2 C",
            "an OCTET STRING in place of the NULL in DigestInfo",
        ],
        |message| {
            let algorithm = sequence([oid(Hash::Sha256.oid()), octets([0x5A; 100])]);
            let info = sequence([algorithm, octets(Hash::Sha256.of(message))]);
            keys::rsa("ds_rsa_2048_e3").sign_block(&pkcs1_block(&info, 256))
        },
    );
    forge(
        ["pkcs1_trailing_in_digest_info", "quirks 2 C", "a third field in DigestInfo"],
        |message| {
            let info = digest_info(Hash::Sha256, message);
            let info = sequence([crate::der::content(&info).to_vec(), null()]);
            keys::rsa("ds_rsa_2048_e3").sign_block(&pkcs1_block(&info, 256))
        },
    );
    forge(["pkcs1_block_type_2", "RFC 8017 §9.2", "the block begins with 00 02"], |message| {
        let mut block = pkcs1_block(&digest_info(Hash::Sha256, message), 256);
        block[1] = 0x02;
        keys::rsa("ds_rsa_2048_e3").sign_block(&block)
    });
    forge(["pkcs1_padding_not_ff", "RFC 8017 §9.2", "one padding byte is FE"], |message| {
        let mut block = pkcs1_block(&digest_info(Hash::Sha256, message), 256);
        block[100] = 0xFE;
        keys::rsa("ds_rsa_2048_e3").sign_block(&block)
    });
    forge(
        [
            "pkcs1_other_hash_in_digest_info",
            "quirks 2 E",
            "DigestInfo says SHA-512 and holds SHA-256",
        ],
        |message| {
            let info =
                sequence([Hash::Sha512.algorithm_with_null(), octets(Hash::Sha256.of(message))]);
            keys::rsa("ds_rsa_2048_e3").sign_block(&pkcs1_block(&info, 256))
        },
    );
    forge(["pkcs1_bare_hash", "RFC 8017 §9.2", "the hash without DigestInfo"], |message| {
        keys::rsa("ds_rsa_2048_e3").sign_block(&pkcs1_block(&Hash::Sha256.of(message), 256))
    });
    forge(["rsa_signature_zero", "RFC 8017 §8.2.2", "the signature is zero"], |_| vec![0; 256]);
    forge(
        ["rsa_signature_one_byte_short", "RFC 8017 §8.2.2", "the signature lacks its last byte"],
        |message| {
            let mut signature = keys::rsa("ds_rsa_2048_e3").sign_pkcs1(Hash::Sha256, message);
            signature.pop();
            signature
        },
    );
    forge(
        [
            "rsa_signature_one_byte_long",
            "RFC 8017 §8.2.2",
            "the signature has a zero byte in front",
        ],
        |message| [vec![0], keys::rsa("ds_rsa_2048_e3").sign_pkcs1(Hash::Sha256, message)].concat(),
    );
    forge(
        [
            "rsa_signature_not_reduced",
            "RFC 8017 §5.2.2",
            "the signature plus the modulus, in 257 bytes or fewer",
        ],
        |message| {
            let key = keys::rsa("ds_rsa_2048_e3");
            let signature = BigUint::from_bytes_be(&key.sign_pkcs1(Hash::Sha256, message));
            positive(&(signature + &key.n)).into_iter().skip_while(|byte| *byte == 0).collect()
        },
    );
}

/// The cube root of the least cube that begins with `prefix` in 256 bytes.
fn cube_root_of(prefix: &[u8]) -> Bytes {
    let free = (256 - prefix.len()) as u64 * 8;
    let root = (BigUint::from_bytes_be(prefix) << free).cbrt() + 1_u8;
    let cube = padded(&root.pow(3), 256);
    assert!(cube.starts_with(prefix), "there is room for a cube");
    padded(&root, 256)
}

fn pss(suite: &mut Suite) {
    let mut differ = |about: [&'static str; 3], made: Pss| {
        let change = |card: &mut crate::card::Card| {
            card.sod.signer.announced = Some(Scheme::Pss(Pss::new(Hash::Sha256)).algorithm());
            card.sod.signer.scheme = Scheme::Pss(made);
        };
        suite.variant("td3_passport", Kind::Fault, about, change, invalid());
    };
    let right = Pss::new(Hash::Sha256);
    differ(
        [
            "pss_salt_length_differs",
            "quirks 2 E",
            "the salt has 20 bytes where the parameters say 32",
        ],
        Pss { salt: 20, ..right },
    );
    differ(
        ["pss_without_salt", "quirks 2 E", "there is no salt where the parameters say 32 bytes"],
        Pss { salt: 0, ..right },
    );
    differ(
        ["pss_mask_hash_differs", "quirks 2 E", "MGF1 used SHA-1 where the parameters say SHA-256"],
        Pss { mask: Hash::Sha1, ..right },
    );
    differ(
        ["pss_hash_differs", "quirks 2 E", "SHA-512 was used where the parameters say SHA-256"],
        Pss { hash: Hash::Sha512, ..right },
    );
    differ(
        ["pss_trailer_wrong", "RFC 8017 §9.1.2", "the encoded message ends in CC"],
        Pss { trailer: 0xCC, ..right },
    );
    suite.variant(
        "td3_passport",
        Kind::Fault,
        ["pss_under_pkcs1", "quirks 2 E", "a PSS signature announced as sha256WithRSAEncryption"],
        |card| card.sod.signer.announced = Some(Scheme::Pkcs1(Hash::Sha256).algorithm()),
        invalid(),
    );
    suite.variant(
        "td3_passport",
        Kind::Fault,
        ["pkcs1_under_pss", "quirks 2 E", "a PKCS#1 v1.5 signature announced as RSASSA-PSS"],
        |card| {
            card.sod.signer.announced = Some(Scheme::Pss(Pss::new(Hash::Sha256)).algorithm());
            card.sod.signer.scheme = Scheme::Pkcs1(Hash::Sha256);
        },
        invalid(),
    );
    suite.variant(
        "td3_passport",
        Kind::Fault,
        ["pss_hash_md5", "quirks 2 E", "RSASSA-PSS with MD5"],
        |card| card.sod.signer.scheme = Scheme::Pss(Pss::new(Hash::Md5)),
        rejected("sod_signature", "signature_algorithm_forbidden"),
    );
}

fn algorithm(suite: &mut Suite) {
    suite.fault(
        [
            "signature_algorithm_unknown",
            "TR-03105-5.1 LDS_H_36",
            "signatureAlgorithm is an unknown OID",
        ],
        |card| card.sod.signer.announced = Some(sequence([oid("1.2.840.10045.4.3.99")])),
        undetermined("sod_signature", "signature_algorithm_unsupported"),
    );
    suite.fault(
        [
            "signature_algorithm_malformed",
            "RFC 5758 §3.2",
            "ecdsa-with-SHA256 has a SEQUENCE for parameters",
        ],
        |card| {
            card.sod.signer.announced = Some(sequence([oid("1.2.840.10045.4.3.2"), sequence([])]));
        },
        rejected("sod_signature", "signature_algorithm_malformed"),
    );
    suite.fault(
        ["signature_algorithm_md5", "quirks 2 E", "signed with md5WithRSAEncryption"],
        |card| card.set_signer(Signer::pkcs1(keys::rsa("ds_rsa_2048"), Hash::Md5)),
        rejected("sod_signature", "signature_algorithm_forbidden"),
    );
    suite.fault(
        [
            "signature_algorithm_md5_by_digest",
            "quirks 2 E",
            "bare rsaEncryption, and digestAlgorithm is MD5",
        ],
        |card| {
            card.set_signer(Signer::new(
                Key::Rsa(keys::rsa("ds_rsa_2048")),
                Scheme::RsaEncryption(Hash::Md5),
            ));
            card.sod.set_digest(Hash::Md5);
        },
        rejected("sod_signature", "signature_algorithm_forbidden").and(
            "message_digest",
            "failed",
            "digest_algorithm_forbidden",
        ),
    );
    suite.fault(
        ["signature_algorithm_of_other_key", "quirks 2 E", "an ECDSA signature announced as RSA"],
        |card| card.sod.signer.announced = Some(Scheme::Pkcs1(Hash::Sha256).algorithm()),
        rejected("sod_signature", "public_key_algorithm_differs"),
    );
    suite.fault(
        [
            "signature_hash_of_other_name",
            "quirks 2 E",
            "signed under SHA-256, announced as ecdsa-with-SHA384",
        ],
        |card| {
            card.set_signer(Signer {
                announced: Some(Scheme::Ecdsa(Hash::Sha384).algorithm()),
                ..Signer::ecdsa(keys::ec("DS of another hash", &P256), Hash::Sha256)
            });
        },
        invalid().finding("hash_differs_from_signature_hash"),
    );
}
