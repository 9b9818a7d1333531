//! The algorithms a reader has to know and their mixtures: good cards that differ from `td2_card` in
//! EF.SOD, the anchor or DG1 alone.

use crate::card::Card;
use crate::case::{Expect, Kind, Suite, accepted};
use crate::cms::Sid;
use crate::curves::{
    BRAINPOOL_P224R1, BRAINPOOL_P256R1, BRAINPOOL_P256T1, BRAINPOOL_P512R1, P224, P256, P384, P521,
};
use crate::der::Bytes;
use crate::ec::EcKey;
use crate::hash::Hash;
use crate::keys;
use crate::mrz::{self, Mrz};
use crate::rsa::Pss;
use crate::signer::{Key, Scheme, Signer};
use crate::x509::{
    AUTHORITY_KEY_IDENTIFIER, Extension, KEY_USAGE, PRIVATE_KEY_USAGE_PERIOD,
    SUBJECT_KEY_IDENTIFIER,
};

/// One SOD per algorithm that a reader has to know; the data groups are those of the base card.
pub(super) fn describe(suite: &mut Suite) {
    let rsa = || Key::Rsa(keys::rsa("ds_rsa_2048"));
    for (name, source, hash) in [
        ("alg_rsa_sha1", "TR-03105-5.1 LDS_H_01", Hash::Sha1),
        ("alg_rsa_sha224", "TR-03105-5.1 LDS_H_04", Hash::Sha224),
        ("alg_rsa_sha256", "TR-03105-5.1 LDS_H_05", Hash::Sha256),
        ("alg_rsa_sha384", "TR-03105-5.1 LDS_H_06", Hash::Sha384),
        ("alg_rsa_sha512", "TR-03105-5.1 LDS_H_07", Hash::Sha512),
    ] {
        let about = [name, source, "SOD signed with PKCS#1 v1.5 under this one hash throughout"];
        signed_with(suite, about, Signer::new(rsa(), Scheme::Pkcs1(hash)), hash);
    }
    for (name, source, hash) in [
        ("alg_rsa_encryption_sha1", "TR-03105-5.1 LDS_H_79", Hash::Sha1),
        ("alg_rsa_encryption_sha224", "TR-03105-5.1 LDS_H_80", Hash::Sha224),
        ("alg_rsa_encryption_sha256", "TR-03105-5.1 LDS_H_81", Hash::Sha256),
        ("alg_rsa_encryption_sha384", "TR-03105-5.1 LDS_H_82", Hash::Sha384),
        ("alg_rsa_encryption_sha512", "TR-03105-5.1 LDS_H_83", Hash::Sha512),
    ] {
        let about = [
            name,
            source,
            "signatureAlgorithm is bare rsaEncryption; digestAlgorithm names the hash",
        ];
        signed_with(suite, about, Signer::new(rsa(), Scheme::RsaEncryption(hash)), hash);
    }
    for (name, source, hash) in [
        ("alg_pss_sha1", "TR-03105-5.1 LDS_H_02", Hash::Sha1),
        ("alg_pss_sha224", "TR-03105-5.1 LDS_H_94", Hash::Sha224),
        ("alg_pss_sha256", "TR-03105-5.1 LDS_H_03", Hash::Sha256),
        ("alg_pss_sha384", "TR-03105-5.1 LDS_H_95", Hash::Sha384),
        ("alg_pss_sha512", "TR-03105-5.1 LDS_H_96", Hash::Sha512),
    ] {
        let about = [name, source, "SOD signed with RSASSA-PSS, the salt as long as the hash"];
        signed_with(suite, about, Signer::new(rsa(), Scheme::Pss(Pss::new(hash))), hash);
    }
    let curves = [
        ("alg_ecdsa_p224_sha224", "TR-03105-5.1 LDS_H_70", &P224, Hash::Sha224),
        ("alg_ecdsa_p256_sha1", "TR-03105-5.1 LDS_H_09", &P256, Hash::Sha1),
        ("alg_ecdsa_p256_sha256", "TR-03105-5.1 LDS_H_71", &P256, Hash::Sha256),
        (
            "alg_ecdsa_p256_sha512",
            "TR-03105-5.1 LDS_H_73: a digest longer than the order",
            &P256,
            Hash::Sha512,
        ),
        ("alg_ecdsa_p384_sha384", "TR-03105-5.1 LDS_H_72", &P384, Hash::Sha384),
        (
            "alg_ecdsa_p521_sha256",
            "quirks 1.9: a digest shorter than the order",
            &P521,
            Hash::Sha256,
        ),
        ("alg_ecdsa_p521_sha512", "TR-03105-5.1 LDS_H_73", &P521, Hash::Sha512),
        (
            "alg_ecdsa_bp224_sha224",
            "quirks census: brainpoolP224r1",
            &BRAINPOOL_P224R1,
            Hash::Sha224,
        ),
        (
            "alg_ecdsa_bp256_sha256",
            "quirks census: brainpoolP256r1",
            &BRAINPOOL_P256R1,
            Hash::Sha256,
        ),
        (
            "alg_ecdsa_bp256_sha384",
            "quirks census: brainpoolP256r1 with SHA-384",
            &BRAINPOOL_P256R1,
            Hash::Sha384,
        ),
        (
            "alg_ecdsa_bp256t1_sha256",
            "RFC 5639 §3.4: the twist of brainpoolP256r1",
            &BRAINPOOL_P256T1,
            Hash::Sha256,
        ),
        (
            "alg_ecdsa_bp512_sha512",
            "quirks census: brainpoolP512r1",
            &BRAINPOOL_P512R1,
            Hash::Sha512,
        ),
    ];
    for (name, source, curve, hash) in curves {
        let about = [name, source, "SOD signed with ECDSA on this curve under this hash"];
        let signer = Signer::ecdsa(keys::ec("DS algorithms", curve), hash);
        signed_with(suite, about, signer, hash);
    }
    let explicit: [(&str, EcKey); 4] = [
        ("alg_explicit_p256_with_seed", keys::ec("DS algorithms", &P256)),
        ("alg_explicit_p384_no_cofactor", keys::ec("DS algorithms", &P384)),
        ("alg_explicit_bp256", keys::ec("DS algorithms", &BRAINPOOL_P256R1)),
        ("alg_explicit_bp256t1", keys::ec("DS algorithms", &BRAINPOOL_P256T1)),
    ];
    for (name, key) in explicit {
        let about = [
            name,
            "Doc 9303-12 §4.1, quirks census",
            "DS key with explicit parameters that match a known curve",
        ];
        let public_key = key.explicit_but(|fields| match name {
            "alg_explicit_p256_with_seed" => fields.seed = Some(seed(key.curve.parameters.seed)),
            "alg_explicit_p384_no_cofactor" => fields.h = None,
            _ => {}
        });
        let change = |card: &mut Card| {
            card.set_signer(Signer::ecdsa(key, Hash::Sha256));
            card.ds.public_key = public_key;
        };
        suite.variant("td2_card", Kind::Good, about, change, accepted());
    }
    mixtures(suite);
}

/// Signatures and hashes with SHA-1 are accepted, and noted.
pub(crate) fn under(hash: Hash) -> (Kind, Expect) {
    match hash {
        Hash::Sha1 => (Kind::Quirk, accepted().finding("weak_hash")),
        _ => (Kind::Good, accepted()),
    }
}

fn signed_with(suite: &mut Suite, about: [&'static str; 3], signer: Signer, hash: Hash) {
    let (kind, expect) = under(hash);
    let change = |card: &mut Card| {
        card.set_signer(signer);
        card.sod.set_digest(hash);
        card.sod.lds.set_hash(hash);
    };
    suite.variant("td2_card", kind, about, change, expect);
}

/// Good cards whose hashes, algorithms or certificates differ from one layer to the next.
fn mixtures(suite: &mut Suite) {
    let about = [
        "mix_ds_by_ecdsa_sha1",
        "TR-03105-5.1 LDS_H_77",
        "the CSCA signs with ecdsa-with-SHA1, the DS with RSASSA-PSS",
    ];
    let change = |card: &mut Card| {
        card.set_authority(Signer::ecdsa(keys::ec("CSCA SHA-1", &P256), Hash::Sha1));
        card.set_signer(Signer::pss(keys::rsa("ds_rsa_2048"), Pss::new(Hash::Sha256)));
    };
    let (kind, expect) = under(Hash::Sha1);
    suite.variant("td2_card", kind, about, change, expect);
    let about =
        ["mix_lds_hash_sha1", "TR-03105-5.1 LDS_H_74", "LDS hashes SHA-1, signer digest SHA-256"];
    let (kind, expect) = under(Hash::Sha1);
    suite.variant("td2_card", kind, about, |card| card.sod.lds.set_hash(Hash::Sha1), expect);
    let mut add = |about: [&'static str; 3], change: &dyn Fn(&mut Card)| {
        suite.variant("td2_card", Kind::Good, about, |card| change(card), accepted());
    };
    add(
        [
            "mix_lds_hash_differs",
            "TR-03105-5.1 LDS_H_74",
            "LDS hashes SHA-384, signer digest SHA-256",
        ],
        &|card| card.sod.lds.set_hash(Hash::Sha384),
    );
    add(
        [
            "mix_ds_by_rsa",
            "TR-03105-5.1 LDS_H_75",
            "the CSCA signs with RSA-6144 PKCS#1, the DS with ECDSA",
        ],
        &|card| card.set_authority(Signer::pkcs1(keys::rsa("csca_rsa_6144"), Hash::Sha512)),
    );
    add(
        [
            "mix_ds_by_pss",
            "TR-03105-5.1 LDS_H_76",
            "the CSCA signs with RSASSA-PSS, the DS with PKCS#1 v1.5",
        ],
        &|card| {
            card.set_authority(Signer::pss(keys::rsa("csca_rsa_3072"), Pss::new(Hash::Sha256)));
            card.set_signer(Signer::pkcs1(keys::rsa("ds_rsa_2048"), Hash::Sha256));
        },
    );
    add(
        [
            "alg_only_p256_sha256",
            "for readers with one curve",
            "CSCA, DS and hashes are all of P-256 and SHA-256",
        ],
        &|card| {
            card.set_authority(Signer::ecdsa(keys::ec("CSCA P-256", &P256), Hash::Sha256));
        },
    );
    add(
        [
            "mix_pss_mask_differs",
            "Doc 9303-12 §4.4, RFC 4055",
            "RSASSA-PSS with SHA-256 and MGF1 with SHA-1",
        ],
        &|card| {
            let pss = Pss { mask: Hash::Sha1, ..Pss::new(Hash::Sha256) };
            card.set_signer(Signer::pss(keys::rsa("ds_rsa_2048"), pss));
        },
    );
    add(
        [
            "sod_sid_key_identifier",
            "RFC 5652 §5.3",
            "SignerInfo version 3 with the subject key identifier",
        ],
        &|card| {
            card.sod.sid = Sid::KeyIdentifier(card.sod.signer.key.identifier());
            card.sod.signer_version = 3;
        },
    );
    add(
        [
            "sod_hash_parameters_null",
            "quirks 1.4",
            "hash AlgorithmIdentifiers with NULL parameters",
        ],
        &|card| {
            card.sod.digest_algorithm = Hash::Sha256.algorithm_with_null();
            card.sod.lds.hash_algorithm = Hash::Sha256.algorithm_with_null();
        },
    );
    add(
        [
            "ds_profile_of_sixth_edition",
            "Doc 9303-12 App. C",
            "the DS has no extensions but AKI, SKI, KeyUsage and PrivateKeyUsagePeriod",
        ],
        &|card| {
            let kept = [
                AUTHORITY_KEY_IDENTIFIER,
                SUBJECT_KEY_IDENTIFIER,
                KEY_USAGE,
                PRIVATE_KEY_USAGE_PERIOD,
            ];
            card.ds.extensions.retain(|extension| kept.contains(&extension.oid));
        },
    );
    add(
        [
            "csca_without_authority_key_identifier",
            "quirks census: 159 of 870",
            "the self-signed CSCA has no AKI",
        ],
        &|card| card.csca.remove(AUTHORITY_KEY_IDENTIFIER),
    );
    add(
        ["csca_name_changed", "quirks 1.17", "the CSCA carries the NameChange extension"],
        &|card| card.csca.put(Extension::name_change()),
    );
    add(
        [
            "sod_certificate_in_store",
            "TR-03105-5.1 LDS_H_15",
            "the SOD embeds no certificate; the reader has the DS certificate",
        ],
        &|card| {
            card.sod.certificates.clear();
            card.document_signers = vec![card.ds.clone()];
        },
    );
    add(
        [
            "anchors_of_one_name",
            "quirks 1.19",
            "two anchors of the same name, the right one second",
        ],
        &|card| {
            let mut older = card.csca.clone();
            let key = keys::ec("CSCA TD2 before the roll-over", &P521);
            older.public_key = key.named();
            older.signer = Signer::ecdsa(key, Hash::Sha512);
            let identifier = older.signer.key.identifier();
            older.put(Extension::subject_key_identifier(&identifier));
            older.put(Extension::authority_key_identifier(&identifier));
            card.anchors = Some(vec![older, card.csca.clone()]);
        },
    );
    for (name, source, birth) in [
        ("mrz_birth_day_unknown", "TR-03105-5.1 LDS_B_25", "3407<<"),
        ("mrz_birth_month_unknown", "TR-03105-5.1 LDS_B_26", "34<<<<"),
        ("mrz_birth_year_unknown", "TR-03105-5.1 LDS_B_27", "<<0712"),
        ("mrz_birth_unknown", "TR-03105-5.1 LDS_B_28", "<<<<<<"),
    ] {
        let property = "DG1 with a date of birth that is unknown in part or altogether";
        add([name, source, property], &|card| {
            let mrz = Mrz {
                code_and_state: "I<UTO",
                number: "D23145890734",
                birth,
                sex: "<",
                expiry: "330712",
                nationality: "UTO",
                optional: "",
                name: "STEVENSON",
            };
            card.put("EF.DG1", mrz::dg1(&mrz.td2()));
        });
    }
    suite.variant(
        "td2_card",
        Kind::Good,
        ["sod_without_signing_time", "TR-03105-5.1 LDS_H_34", "no signing-time attribute"],
        |card| {
            card.sod.attributes =
                Some(vec![crate::cms::Attribute::ContentType, crate::cms::Attribute::MessageDigest])
        },
        accepted()
            .without("signing_time_before_certificate")
            .without("signing_time_outside_key_usage"),
    );
}

fn seed(text: &str) -> Bytes {
    (0..text.len())
        .step_by(2)
        .map(|i| u8::from_str_radix(&text[i..i + 2], 16).expect("hexadecimal"))
        .collect()
}
