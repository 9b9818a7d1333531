//! EF.SOD under each algorithm, and the list of data groups.

use super::group::{Accept, Group, Reject, Specification};
use super::notes::{CMS_VERSION, DSA};
use crate::card::Card;
use crate::case::Suite;
use crate::der::{bit_string, oid, sequence};
use crate::hash::Hash;
use crate::keys;
use crate::signer::{Key, Scheme, Signer};

pub(super) fn group(suite: &Suite) -> Group {
    let source = "Doc 9303-12 §4, RFC 5652 §5";
    let mut group =
        Group::new(Specification::Bsi51, "EF.SOD, algorithms and data groups: LDS_H", source);
    rsa(&mut group, suite);
    ecdsa(&mut group, suite);
    dsa(&mut group, suite);
    mixtures(&mut group, suite);
    data_groups(&mut group, suite);
    group
}

fn rsa(group: &mut Group, suite: &Suite) {
    for (case, subject, card, expected) in [
        ("LDS_H_01", "PKCS #1 v1.5 and SHA-1", "alg_rsa_sha1", "accepted, with weak_hash"),
        ("LDS_H_02", "RSASSA-PSS and SHA-1", "alg_pss_sha1", "accepted, with weak_hash"),
        ("LDS_H_03", "RSASSA-PSS and SHA-256", "alg_pss_sha256", "accepted"),
        ("LDS_H_04", "PKCS #1 v1.5 and SHA-224", "alg_rsa_sha224", "accepted"),
        ("LDS_H_05", "PKCS #1 v1.5 and SHA-256", "alg_rsa_sha256", "accepted"),
        ("LDS_H_06", "PKCS #1 v1.5 and SHA-384", "alg_rsa_sha384", "accepted"),
        ("LDS_H_07", "PKCS #1 v1.5 and SHA-512", "alg_rsa_sha512", "accepted"),
        (
            "LDS_H_79",
            "rsaEncryption and SHA-1",
            "alg_rsa_encryption_sha1",
            "accepted, with weak_hash",
        ),
        ("LDS_H_80", "rsaEncryption and SHA-224", "alg_rsa_encryption_sha224", "accepted"),
        ("LDS_H_81", "rsaEncryption and SHA-256", "alg_rsa_encryption_sha256", "accepted"),
        ("LDS_H_82", "rsaEncryption and SHA-384", "alg_rsa_encryption_sha384", "accepted"),
        ("LDS_H_83", "rsaEncryption and SHA-512", "alg_rsa_encryption_sha512", "accepted"),
        ("LDS_H_94", "RSASSA-PSS and SHA-224", "alg_pss_sha224", "accepted"),
        ("LDS_H_95", "RSASSA-PSS and SHA-384", "alg_pss_sha384", "accepted"),
        ("LDS_H_96", "RSASSA-PSS and SHA-512", "alg_pss_sha512", "accepted"),
    ] {
        group.known(suite, [case, subject, card], Accept, expected);
    }
}

fn ecdsa(group: &mut Group, suite: &Suite) {
    for (case, subject, card, expected) in [
        ("LDS_H_09", "ECDSA (X9.62) and SHA-1", "alg_ecdsa_p256_sha1", "accepted, with weak_hash"),
        (
            "LDS_H_10",
            "ECDSA (TR-03111, plain) and SHA-1",
            "alg_plain_ecdsa_sha1",
            "accepted, with weak_hash",
        ),
        ("LDS_H_11", "ECDSA (TR-03111, plain) and SHA-224", "alg_plain_ecdsa_sha224", "accepted"),
        ("LDS_H_12", "ECDSA (TR-03111, plain) and SHA-256", "alg_plain_ecdsa_sha256", "accepted"),
        ("LDS_H_13", "ECDSA (TR-03111, plain) and SHA-384", "alg_plain_ecdsa_sha384", "accepted"),
        ("LDS_H_14", "ECDSA (TR-03111, plain) and SHA-512", "alg_plain_ecdsa_sha512", "accepted"),
        ("LDS_H_70", "ECDSA (X9.62) and SHA-224", "alg_ecdsa_p224_sha224", "accepted"),
        ("LDS_H_71", "ECDSA (X9.62) and SHA-256", "alg_ecdsa_p256_sha256", "accepted"),
        ("LDS_H_72", "ECDSA (X9.62) and SHA-384", "alg_ecdsa_p384_sha384", "accepted"),
        ("LDS_H_73", "ECDSA (X9.62) and SHA-512", "alg_ecdsa_p521_sha512", "accepted"),
    ] {
        group.known(suite, [case, subject, card], Accept, expected);
    }
}

fn dsa(group: &mut Group, suite: &Suite) {
    for (case, subject, algorithm) in [
        ("LDS_H_08", "DSA and SHA-1", "1.2.840.10040.4.3"),
        ("LDS_H_97", "DSA and SHA-224", "2.16.840.1.101.3.4.3.1"),
        ("LDS_H_98", "DSA and SHA-256", "2.16.840.1.101.3.4.3.2"),
    ] {
        let made = "key and signature algorithm of the signer are named DSA; the signature is none";
        group
            .variant(
                suite,
                "vn_good",
                [case, subject, made],
                |card| {
                    card.sod.signer.announced = Some(sequence([oid(algorithm)]));
                    let key = bit_string(vec![0x5A; 256]);
                    card.ds.public_key = sequence([sequence([oid("1.2.840.10040.4.1")]), key]);
                },
                Accept,
                "undetermined: sod_signature undetermined signature_algorithm_unsupported",
            )
            .because(DSA);
    }
}

fn mixtures(group: &mut Group, suite: &Suite) {
    for (case, subject, card, expected) in [
        ("LDS_H_15", "DS certificate only in the reader", "sod_certificate_in_store", "accepted"),
        (
            "LDS_H_74",
            "the hash of the data groups is not that of the signer",
            "mix_lds_hash_differs",
            "accepted",
        ),
        (
            "LDS_H_74-SHA1",
            "SHA-1 for the data groups, SHA-256 for the signer",
            "mix_lds_hash_sha1",
            "accepted, with weak_hash",
        ),
        (
            "LDS_H_75",
            "EF.SOD and DS certificate with other algorithms: ECDSA, RSA",
            "mix_ds_by_rsa",
            "accepted",
        ),
        (
            "LDS_H_76",
            "EF.SOD and DS certificate with other algorithms: RSA, RSASSA-PSS",
            "mix_ds_by_pss",
            "accepted",
        ),
        (
            "LDS_H_77",
            "EF.SOD and DS certificate with other algorithms: RSASSA-PSS, ECDSA",
            "mix_ds_by_ecdsa_sha1",
            "accepted, with weak_hash",
        ),
    ] {
        group.known(suite, [case, subject, card], Accept, expected);
    }
    let about = [
        "LDS_H_78",
        "EF.SOD and DS certificate with other algorithms: PKCS #1 v1.5 and SHA-1, ECDSA and SHA-512",
        "the DS signs with PKCS #1 v1.5 and SHA-1, the CSCA with ECDSA and SHA-512",
    ];
    let change = |card: &mut Card| {
        let key = Key::Rsa(keys::rsa("ds_rsa_2048"));
        card.set_signer(Signer::new(key, Scheme::Pkcs1(Hash::Sha1)));
        card.sod.set_digest(Hash::Sha1);
        card.sod.lds.set_hash(Hash::Sha1);
    };
    group.variant(suite, "td2_card", about, change, Accept, "accepted, with weak_hash");
    let about = ["LDS_H_36", "signature algorithm not allowed", "signature_algorithm_unknown"];
    group.known(
        suite,
        about,
        Reject,
        "undetermined: sod_signature undetermined signature_algorithm_unsupported",
    );
    for (case, subject, card, expected) in [
        (
            "LDS_H_84",
            "SignerInfo version 3 with issuerAndSerialNumber",
            "quirk_sid_v3_with_issuer",
            "accepted, with signer_version_mismatch",
        ),
        (
            "LDS_H_85",
            "SignerInfo version 1 with subjectKeyIdentifier",
            "quirk_sid_v1_with_key_identifier",
            "accepted, with signer_version_mismatch",
        ),
    ] {
        group.known(suite, [case, subject, card], Reject, expected).because(CMS_VERSION);
    }
}

fn data_groups(group: &mut Group, suite: &Suite) {
    for (case, subject, card, expected) in [
        (
            "LDS_H_45",
            "hash of DG10, which the chip does not have",
            "sod_lists_dg10_more",
            "rejected: com_vs_sod failed data_groups_differ",
        ),
        (
            "LDS_H_46",
            "number 0 of a data group",
            "dg_number_zero",
            "rejected: data_group_number in LDSSecurityObject",
        ),
        (
            "LDS_H_46-17",
            "number 17 of a data group",
            "dg_number_17",
            "rejected: data_group_number in LDSSecurityObject",
        ),
        (
            "LDS_H_47",
            "number of a data group missing",
            "dg_number_missing",
            "rejected: unexpected_tag in LDSSecurityObject",
        ),
        (
            "LDS_H_47-empty",
            "number of a data group without bytes",
            "dg_number_empty",
            "rejected: integer in LDSSecurityObject",
        ),
        (
            "LDS_H_69",
            "DG2 whose hash is not the signed one",
            "dg2_altered",
            "rejected: data_groups failed hash_differs",
        ),
        (
            "LDS_H_69-header",
            "DG2 damaged so that it cannot be decoded either",
            "dg2_header_altered",
            "rejected: data_groups failed hash_differs",
        ),
        (
            "LDS_H_90",
            "EF.SOD lists more data groups than EF.COM",
            "com_lists_fewer",
            "rejected: com_vs_sod failed data_groups_differ",
        ),
        (
            "LDS_H_91",
            "EF.SOD lists fewer data groups than EF.COM",
            "com_lists_more",
            "rejected: com_vs_sod failed data_groups_differ",
        ),
        (
            "LDS_H_92",
            "EF.SOD lists other data groups than EF.COM",
            "com_lists_others",
            "rejected: com_vs_sod failed data_groups_differ",
        ),
    ] {
        let source = "Doc 9303-10 §4.6.2.3, TR-03135-1 §5.6.4.4";
        group.known(suite, [case, subject, card], Reject, expected).source(source);
    }
}
