//! The cards that must be accepted, one per way in which states make them.

use crate::card::{Card, Files, State, authority, document_signer};
use crate::case::{Kind, Suite, accepted};
use crate::cms::{Sid, Sod};
use crate::curves::{
    BRAINPOOL_P224R1, BRAINPOOL_P256R1, BRAINPOOL_P384R1, BRAINPOOL_P512R1, P224, P256, P384, P521,
};
use crate::der::{Bytes, sequence};
use crate::ec::EcKey;
use crate::face::{self, ImageType};
use crate::hash::Hash;
use crate::keys;
use crate::lds::{self, SecurityObject};
use crate::mrz::{self, Mrz};
use crate::rsa::Pss;
use crate::signer::{Key, Scheme, Signer};
use crate::x509::{
    AUTHORITY_KEY_IDENTIFIER, Extension, ISSUER_ALT_NAME, KEY_USAGE, PRIVATE_KEY_USAGE_PERIOD,
    SUBJECT_KEY_IDENTIFIER,
};

pub(crate) const VIETNAM: State =
    State { country: "VN", code: "VNM", organization: "Synthetic Ministry for Tests" };
pub(crate) const UTOPIA: State =
    State { country: "UT", code: "UTO", organization: "Utopian Office for Tests" };
const GERMANY: State =
    State { country: "DE", code: "D", organization: "Synthetic Bundesamt for Tests" };

/// The suite with nothing but good cards.
pub(crate) fn suite() -> Suite {
    let mut suite = Suite::default();
    let empty_constraints = accepted().finding("basic_constraints_in_end_entity");
    suite.good(
        "vn_good",
        "A Vietnamese ID card of 2021: P-384 over brainpoolP384r1, DS with critical empty BasicConstraints",
        vietnam_2021(),
        empty_constraints.clone(),
    );
    let mut jp2 = vietnam_2021();
    jp2.put("EF.DG2", face::dg2(face::JPEG_2000, ImageType::Jpeg2000));
    suite.good("vn_good_jp2", "The same with the portrait as JPEG 2000", jp2, empty_constraints);
    suite.good(
        "vn_2024",
        "A Vietnamese ID card of 2024: no expiry, DG13 with parents in one SEQUENCE, absent fields and an unknown one",
        vietnam_2024(),
        accepted().and("document_expiry", "successful", "no_expiry"),
    );
    suite.good(
        "td3_passport",
        "A passport: RSASSA-PSS, SOD version 1 of LDS 1.8, Active Authentication by ECDSA on P-256",
        td3_passport(),
        accepted(),
    );
    suite.good(
        "vn_passport",
        "A Vietnamese passport: brainpoolP512r1 over brainpoolP384r1, both with explicit parameters",
        vietnam_passport(),
        accepted(),
    );
    suite.good(
        "td2_card",
        "A TD2 card: P-521 over P-256, a document number of twelve characters",
        td2_card(),
        accepted(),
    );
    suite.good(
        "rsa_e3_card",
        "A TD1 card of state D<<: RSA-4096 over RSA-2048, both with exponent 3, PKCS#1 v1.5",
        rsa_e3_card(),
        accepted(),
    );
    algorithms(&mut suite);
    suite
}

/// Section 5 of what is known of the Vietnamese card, with invented names.
pub(crate) fn vietnam_2021() -> Card {
    let csca = vietnam_authority();
    let key = Key::Ec(keys::ec("DS Vietnam 00013", &BRAINPOOL_P384R1));
    let mut ds = document_signer(
        State { code: "VN", ..VIETNAM },
        "Test Document Signer National Identification 00013",
        &key,
        &csca,
        ["20210528030000Z", "20430821030000Z"],
    );
    ds.remove(ISSUER_ALT_NAME);
    ds.put(Extension::critical(crate::x509::BASIC_CONSTRAINTS, sequence([])));
    ds.put(Extension::issuer_certificate_at("http://npkd.invalid/csca-test.cer"));
    ds.put(Extension::crl_distribution_point("http://npkd.invalid/csca-test.crl"));
    let mut security_object = SecurityObject::v0(Hash::Sha256);
    security_object.unreadable = vec![3];
    let sod = Sod::new(security_object, Signer::new(key, Scheme::Ecdsa(Hash::Sha256)));
    let files = vietnam_files(&mrz::VIETNAM, lds::dg13(&lds::citizen_2021()));
    Card { files, csca, ds, sod, anchors: None, bend_files: |_| {} }
}

/// A later card under the same CSCA, whose signer keeps to the profile.
pub(crate) fn vietnam_2024() -> Card {
    let csca = vietnam_authority();
    let key = Key::Ec(keys::ec("DS Vietnam 00042", &BRAINPOOL_P384R1));
    let validity = ["20240802030000Z", "20450821030000Z"];
    let name = "Test Document Signer National Identification 00042";
    let ds = document_signer(VIETNAM, name, &key, &csca, validity);
    let mut security_object = SecurityObject::v0(Hash::Sha256);
    security_object.unreadable = vec![3];
    let sod = Sod::new(security_object, Signer::new(key, Scheme::Ecdsa(Hash::Sha256)));
    let files = vietnam_files(&mrz::VIETNAM_NO_EXPIRY, lds::dg13(&lds::citizen_2024()));
    Card { files, csca, ds, sod, anchors: None, bend_files: |_| {} }
}

fn vietnam_authority() -> crate::x509::Certificate {
    let key = keys::ec("CSCA Vietnam", &P384);
    let validity = ["20210119030000Z", "20460413030000Z"];
    authority(VIETNAM, "Test CSCA Vietnam", Signer::ecdsa(key, Hash::Sha384), validity)
}

fn vietnam_files(mrz: &Mrz, dg13: Bytes) -> Files {
    let dg15 = lds::dg15(keys::rsa("aa_rsa_2048").subject_public_key_info());
    named([
        ("EF.CardAccess", lds::card_access()),
        ("EF.COM", lds::com("0107", &[0x61, 0x75, 0x63, 0x6D, 0x6F, 0x6E])),
        ("EF.DG1", mrz::dg1(&mrz.td1())),
        ("EF.DG2", face::dg2(&face::jpeg(), ImageType::Jpeg)),
        ("EF.DG13", dg13),
        ("EF.DG14", lds::dg14_vietnam()),
        ("EF.DG15", dg15),
    ])
}

fn td3_passport() -> Card {
    let pss = Pss::new(Hash::Sha256);
    let signer = Signer::pss(keys::rsa("csca_rsa_3072"), pss);
    let csca =
        authority(UTOPIA, "Test CSCA Utopia", signer, ["20200101000000Z", "20350401000000Z"]);
    let key = Key::Rsa(keys::rsa("ds_rsa_2048"));
    let validity = ["20220301000000Z", "20320601000000Z"];
    let mut ds = document_signer(UTOPIA, "Test Document Signer 7", &key, &csca, validity);
    ds.put(Extension::document_types(&["P"]));
    let sod = Sod::new(SecurityObject::v1(Hash::Sha256), Signer::new(key, Scheme::Pss(pss)));
    let mrz = Mrz {
        code_and_state: "P<UTO",
        number: "L898902C3",
        birth: "740812",
        sex: "F",
        expiry: "320415",
        nationality: "UTO",
        optional: "ZE184226B",
        name: "ERIKSSON<<ANNA<MARIA",
    };
    let algorithm = crate::signer::plain_ecdsa_oid(Hash::Sha256);
    let files = named([
        ("EF.CardAccess", lds::card_access_pace(12)),
        ("EF.COM", lds::com("0108", &[0x61, 0x75, 0x6E, 0x6F])),
        ("EF.DG1", mrz::dg1(&mrz.td3())),
        ("EF.DG2", face::dg2(&face::jpeg(), ImageType::Jpeg)),
        ("EF.DG14", lds::dg14_active_authentication(algorithm, 12)),
        ("EF.DG15", lds::dg15(keys::ec("AA P-256", &P256).explicit())),
    ]);
    Card { files, csca, ds, sod, anchors: None, bend_files: |_| {} }
}

fn vietnam_passport() -> Card {
    let key = keys::ec("CSCA ePassport Vietnam", &BRAINPOOL_P512R1);
    let validity = ["20220629030000Z", "20371001030000Z"];
    let signer = Signer::ecdsa(key.clone(), Hash::Sha512);
    let mut csca = authority(VIETNAM, "Test CSCA ePassport Vietnam", signer, validity);
    csca.public_key = key.explicit();
    let signer_key = keys::ec("DS ePassport Vietnam", &BRAINPOOL_P384R1);
    let key = Key::Ec(signer_key.clone());
    let validity = ["20230302030000Z", "20330615030000Z"];
    let mut ds =
        document_signer(VIETNAM, "Test Document Signer ePassport 3", &key, &csca, validity);
    ds.public_key = signer_key.explicit();
    let sod = Sod::new(SecurityObject::v0(Hash::Sha384), Signer::ecdsa(signer_key, Hash::Sha384));
    let mrz = Mrz {
        code_and_state: "P<VNM",
        number: "K00000001",
        birth: "880229",
        sex: "F",
        expiry: "330228",
        optional: "001188099999",
        name: "TRAN<<THI<MAU",
        ..mrz::VIETNAM
    };
    let files = named([
        ("EF.CardAccess", lds::card_access_pace(13)),
        ("EF.COM", lds::com("0107", &[0x61, 0x75, 0x6E])),
        ("EF.DG1", mrz::dg1(&mrz.td3())),
        ("EF.DG2", face::dg2(&face::jpeg(), ImageType::Jpeg)),
        ("EF.DG14", lds::dg14_vietnam()),
    ]);
    Card { files, csca, ds, sod, anchors: None, bend_files: |_| {} }
}

fn td2_card() -> Card {
    let signer = Signer::ecdsa(keys::ec("CSCA TD2", &P521), Hash::Sha512);
    let csca =
        authority(UTOPIA, "Test CSCA Utopia TD2", signer, ["20190701000000Z", "20400701000000Z"]);
    let key = Key::Ec(keys::ec("DS TD2", &P256));
    let validity = ["20230401000000Z", "20340401000000Z"];
    let ds = document_signer(UTOPIA, "Test Document Signer 21", &key, &csca, validity);
    let sod =
        Sod::new(SecurityObject::v0(Hash::Sha256), Signer::new(key, Scheme::Ecdsa(Hash::Sha256)));
    let mrz = Mrz {
        code_and_state: "I<UTO",
        number: "D23145890734",
        birth: "340712",
        sex: "M",
        expiry: "330712",
        nationality: "UTO",
        optional: "",
        name: "STEVENSON<<PETER<JOHN",
    };
    plain_card(mrz::dg1(&mrz.td2()), csca, ds, sod)
}

fn rsa_e3_card() -> Card {
    let signer = Signer::pkcs1(keys::rsa("csca_rsa_4096_e3"), Hash::Sha256);
    let validity = ["20180101000000Z", "20360101000000Z"];
    let csca = authority(GERMANY, "Test CSCA exponent 3", signer, validity);
    let key = Key::Rsa(keys::rsa("ds_rsa_2048_e3"));
    let validity = ["20220101000000Z", "20330101000000Z"];
    let ds = document_signer(GERMANY, "Test Document Signer 3", &key, &csca, validity);
    let sod =
        Sod::new(SecurityObject::v0(Hash::Sha256), Signer::new(key, Scheme::Pkcs1(Hash::Sha256)));
    let mrz = Mrz {
        code_and_state: "IDD<<",
        number: "T22000129",
        birth: "640812",
        sex: "<",
        expiry: "321031",
        nationality: "D<<",
        optional: "",
        name: "MUSTERFRAU<<ERIKA",
    };
    plain_card(mrz::dg1(&mrz.td1()), csca, ds, sod)
}

/// A card with nothing but DG1 and DG2.
fn plain_card(
    dg1: Bytes,
    csca: crate::x509::Certificate,
    ds: crate::x509::Certificate,
    sod: Sod,
) -> Card {
    let files = named([
        ("EF.COM", lds::com("0107", &[0x61, 0x75])),
        ("EF.DG1", dg1),
        ("EF.DG2", face::dg2(&face::jpeg(), ImageType::Jpeg)),
    ]);
    Card { files, csca, ds, sod, anchors: None, bend_files: |_| {} }
}

fn named<const N: usize>(files: [(&str, Bytes); N]) -> Files {
    files.into_iter().map(|(name, file)| (name.to_owned(), file)).collect()
}

/// One SOD per algorithm that a reader has to know; the data groups are those of the base card.
fn algorithms(suite: &mut Suite) {
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
            "alg_ecdsa_bp512_sha512",
            "quirks census: brainpoolP512r1",
            &BRAINPOOL_P512R1,
            Hash::Sha512,
        ),
    ];
    for (name, source, curve, hash) in curves {
        let about = [name, source, "SOD signed with ECDSA on this curve under this hash"];
        signed_with(suite, about, Signer::ecdsa(keys::ec("DS algorithms", curve), hash), hash);
    }
    let explicit: [(&str, EcKey); 3] = [
        ("alg_explicit_p256_with_seed", keys::ec("DS algorithms", &P256)),
        ("alg_explicit_p384_no_cofactor", keys::ec("DS algorithms", &P384)),
        ("alg_explicit_bp256", keys::ec("DS algorithms", &BRAINPOOL_P256R1)),
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

fn signed_with(suite: &mut Suite, about: [&'static str; 3], signer: Signer, hash: Hash) {
    let change = |card: &mut Card| {
        card.set_signer(signer);
        card.sod.set_digest(hash);
        card.sod.lds.set_hash(hash);
    };
    suite.variant("td2_card", Kind::Good, about, change, accepted());
}

/// Good cards whose hashes, algorithms or certificates differ from one layer to the next.
fn mixtures(suite: &mut Suite) {
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
            "mix_ds_by_ecdsa_sha1",
            "TR-03105-5.1 LDS_H_77",
            "the CSCA signs with ecdsa-with-SHA1, the DS with RSASSA-PSS",
        ],
        &|card| {
            card.set_authority(Signer::ecdsa(keys::ec("CSCA SHA-1", &P256), Hash::Sha1));
            card.set_signer(Signer::pss(keys::rsa("ds_rsa_2048"), Pss::new(Hash::Sha256)));
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
        ["sod_without_signing_time", "TR-03105-5.1 LDS_H_34", "no signing-time attribute"],
        &|card| {
            card.sod.attributes =
                Some(vec![crate::cms::Attribute::ContentType, crate::cms::Attribute::MessageDigest])
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
}

fn seed(text: &str) -> Bytes {
    (0..text.len())
        .step_by(2)
        .map(|i| u8::from_str_radix(&text[i..i + 2], 16).expect("hexadecimal"))
        .collect()
}
