//! EF.CardAccess, EF.DG14 and EF.DG15 of specimen documents and of other readers' tests, where the
//! corpus is at hand.

mod common {
    pub(crate) mod corpus;
    pub(crate) mod hex;
    pub(crate) mod testdata;
}

use common::corpus::corpus;
use common::hex::hex;
use common::testdata::read;
use idchip::cms::SignedData;
use idchip::lds::DataGroup;
use idchip::lds::card_access::{CardAccess, CardAccessDifference};
use idchip::lds::dg14::{Dg14, LenientDg14};
use idchip::lds::dg15::Dg15;
use idchip::lds::security_info::{
    ChipAuthenticationPublicKeyInfo, KeyAgreement, SecurityInfo, SecurityInfos,
    StandardizedDomainParameters,
};
use idchip::oid::{self, Oid};
use idchip::x509::{EcParameters, PublicKey};
use idchip::{Finding, FindingSet, ParseErrorKind};
use proptest::prelude::*;
use serde_json::Value;

/// The kinds of fragments that are read here.
const KINDS: [&str; 4] = ["CARDACCESS", "CARDSECURITY", "DG14", "DG15"];

/// Fragments that are broken, most of them on purpose, and what is wrong with them.
const BROKEN: [(&str, &str); 7] = [
    // Another octet in the place of the tag 31.
    ("CARDSECURITY_d3297a6d30", "tag 0xFF8201 stands where 0x31 is required"),
    // Object identifiers and integers that are longer than what they stand in.
    ("CARDACCESS_3d65f9abf0", "length 3 exceeds the remaining 2 bytes"),
    ("CARDACCESS_47960aaaa8", "length 11 exceeds the remaining 10 bytes"),
    ("CARDACCESS_d656a1c4ab", "length 2 exceeds the remaining 1 bytes"),
    // A PACEDomainParameterInfo without an algorithm in its AlgorithmIdentifier.
    ("CARDACCESS_65007ea3a7", "tag 0x02 stands where 0x06 is required"),
    // The parts of a SubjectPublicKeyInfo without the SEQUENCE around them.
    ("CARDSECURITY_8068981d77", "tag 0x06 stands where 0x30 is required"),
    // A key without an AlgorithmIdentifier.
    ("CARDACCESS_8910f09891", "tag 0x02 stands where 0x30 is required"),
];

/// The integer that the index of the fragments writes in hexadecimal.
fn octets(value: &Value) -> Vec<u8> {
    hex(value.as_str().unwrap())
}

#[test]
fn reads_the_fragments_as_their_index_says() {
    let Some(index) = corpus("lds/fragments/index.json").map(read) else { return };
    let index: Value = serde_json::from_slice(&index).unwrap();
    for entry in index.as_array().unwrap() {
        let Some(kind) = entry["kind"].as_str().filter(|kind| KINDS.contains(kind)) else {
            continue;
        };
        let name = entry["file"].as_str().unwrap();
        let Some(file) = corpus(&format!("lds/fragments/{name}")).map(read) else { continue };
        let read = match kind {
            "CARDACCESS" => CardAccess::parse(&file).map(|file| file.security_infos()),
            "DG14" => Dg14::parse(&file).map(|file| file.security_infos()),
            "DG15" => {
                assert!(Dg15::parse(&file).is_ok(), "{name}");
                continue;
            }
            _ => {
                // Doc 9303-11 §9.2: the set is what the SignedData holds.
                let signed_data = SignedData::parse(&file).unwrap();
                SecurityInfos::parse(signed_data.content().contiguous().unwrap())
            }
        };
        check_fragment(entry, read.map_err(|error| error.kind.to_string()));
    }
}

/// The findings of the fragments that deviate and can be read. All others have none.
const DEVIATING: [(&str, &[Finding]); 8] = [
    ("CARDSECURITY_a044846521", &[Finding::SecurityInfosUnsorted]),
    ("CARDSECURITY_5ea403e32b", &[Finding::SecurityInfosUnsorted]),
    ("CARDACCESS_6943fe54d6", &[Finding::ChipAuthenticationInfoMissing]),
    (
        "CARDACCESS_73a219a74c",
        &[Finding::ChipAuthenticationInfoMissing, Finding::SecurityInfosUnsorted],
    ),
    ("CARDACCESS_74a6d37acc", &[Finding::SecurityProtocolUnknown]),
    ("CARDACCESS_91bf318ad1", &[Finding::KeyIdNegative]),
    ("CARDACCESS_edcd4aeced", &[Finding::PaceParameterIdMissing]),
    ("CARDACCESS_f8f3817732", &[Finding::SecurityInfosUnsorted]),
];

fn check_fragment(entry: &Value, read: Result<SecurityInfos<'_>, String>) {
    let name = entry["file"].as_str().unwrap();
    if let Some((_, expected)) = BROKEN.iter().find(|(broken, _)| name.contains(broken)) {
        assert_eq!(read.unwrap_err(), *expected, "{name}");
        return;
    }
    let infos = read.unwrap_or_else(|error| panic!("{name}: {error}"));
    let deviating = DEVIATING.iter().find(|(deviating, _)| name.contains(deviating));
    let findings = deviating.map_or(FindingSet::EMPTY, |(_, findings)| FindingSet::of(findings));
    assert_eq!(infos.findings(), findings, "{name}");
    let expected = entry["securityInfos"].as_array().unwrap();
    assert_eq!(usize::try_from(infos.len()).unwrap(), expected.len(), "{name}");
    for ((info, encoding), expected) in infos.iter().zip(infos.encodings()).zip(expected) {
        let protocol = protocol(encoding).to_string();
        assert_eq!(protocol, expected["oid"], "{name}");
        check_info(&info, expected, name);
    }
}

/// The object identifier that an info starts with.
fn protocol(info: &[u8]) -> Oid<'_> {
    SecurityInfo::protocol_of(info).unwrap()
}

fn check_info(info: &SecurityInfo<'_>, expected: &Value, name: &str) {
    let field = |index: usize| expected["fields"].get(index).map(octets);
    let known = expected["name"].as_str();
    match info {
        SecurityInfo::Pace(info) => {
            assert_eq!(Some(vec![info.version]), field(0), "{name}");
            assert_eq!(info.parameter_id.map(|id| id.as_bytes().to_vec()), field(1), "{name}");
            let known = known.unwrap();
            let cipher = known.rsplit('-').next().unwrap();
            let ours = info.protocol.to_string().replace("AES-CBC-CMAC-", "AES");
            assert!(ours.contains(cipher) && ours.starts_with(&format!("id-{known}")), "{ours}");
        }
        SecurityInfo::ChipAuthentication(info) => {
            assert_eq!(Some(vec![info.version]), field(0), "{name}");
            assert_eq!(info.key_id.map(|id| id.as_bytes().to_vec()), field(1), "{name}");
            let ours = info.protocol.to_string().replace("AES-CBC-CMAC-", "AES");
            assert_eq!(Some(ours.trim_start_matches("id-")), known, "{name}");
        }
        SecurityInfo::TerminalAuthentication(info) => {
            assert_eq!(Some(vec![info.version]), field(0), "{name}");
        }
        SecurityInfo::ActiveAuthentication(info) => {
            assert_eq!(Some(vec![info.version]), field(0), "{name}");
            let algorithm = expected["fields"][1].as_str().unwrap();
            let algorithm = hex(algorithm.trim_start_matches("06:"));
            assert_eq!(info.signature_algorithm.as_bytes(), algorithm, "{name}");
        }
        SecurityInfo::ChipAuthenticationDomainParameters(info) => {
            assert_eq!(info.key_id.map(|id| id.as_bytes().to_vec()), field(1), "{name}");
        }
        SecurityInfo::ChipAuthenticationPublicKey(info) => check_key(info, expected, name),
        SecurityInfo::PaceDomainParameters(_) => assert_eq!(known, Some("PACE-ECDH-GM"), "{name}"),
        // The index names some protocols of TR-03110 that the library does not look into.
        SecurityInfo::Unknown(_) => {
            let others = [None, Some("CardInfoLocator"), Some("PrivilegedTerminal")];
            assert!(others.contains(&known), "{name}: {known:?}");
        }
        other => panic!("{name}: {other:?}"),
    }
}

fn check_key(info: &ChipAuthenticationPublicKeyInfo<'_>, expected: &Value, name: &str) {
    let key_id = expected.get("keyId").map(octets);
    assert_eq!(info.key_id.map(|id| id.as_bytes().to_vec()), key_id, "{name}");
    let key = expected["key"].as_str().unwrap();
    let ours = match info.subject_public_key_info.public_key().unwrap() {
        PublicKey::Ec(key) => match key.parameters {
            EcParameters::Explicit { p, .. } => format!("explicit, {} bits", p.len() * 8),
            EcParameters::Named(curve) => curve.to_string(),
        },
        PublicKey::Other(other) => other.to_string(),
        other => panic!("{name}: {other:?}"),
    };
    if key.contains("explicit") {
        assert_eq!(ours, "explicit, 256 bits", "{name}: {key}");
    } else {
        assert_eq!(ours, key, "{name}");
        assert!(info.domain_parameters().is_some(), "{name}");
    }
}

#[test]
fn reads_the_keys_of_specimen_documents() {
    for set in ["bsi-tr03105-5-refdata", "nl-specimen-2006"] {
        let Some(file) = corpus(&format!("lds/{set}/EF.DG15.bin")).map(read) else { continue };
        let dg15 = Dg15::parse(&file).unwrap();
        let PublicKey::Rsa(key) = dg15.public_key().unwrap() else { panic!("{set}") };
        assert_eq!(key.bits(), 1024, "{set}");
        assert_eq!(dg15.findings(), FindingSet::EMPTY, "{set}");
    }
}

#[test]
fn a_negative_modulus_is_no_key() {
    let Some(file) = corpus("lds/bsi-eac-2008/EF.DG15.bin").map(read) else { return };
    let dg15 = Dg15::parse(&file).unwrap();
    assert_eq!(dg15.subject_public_key_info().algorithm().oid(), oid::RSA_ENCRYPTION);
    assert_eq!(dg15.public_key().unwrap_err().kind, ParseErrorKind::NumberOutOfRange);
}

#[test]
fn reads_the_infos_of_specimen_documents() {
    for set in ["bsi-eac-2008", "bsi-tr03105-5-refdata"] {
        let Some(file) = corpus(&format!("lds/{set}/EF.DG14.bin")).map(read) else { continue };
        let dg14 = Dg14::parse(&file).unwrap();
        let infos = dg14.security_infos();
        let key = infos.chip_authentication_keys().next().unwrap();
        assert_eq!((key.key_agreement, key.key_id), (KeyAgreement::Ecdh, None));
        let PublicKey::Ec(ec) = key.subject_public_key_info.public_key().unwrap() else {
            panic!("{set}")
        };
        let EcParameters::Explicit { p, .. } = ec.parameters else { panic!("{set}") };
        assert_eq!(p.len(), 28, "{set}");
        let uses = infos.chip_authentication_infos(&key);
        assert!(uses.map(|info| info.protocol.to_string()).eq(["id-CA-ECDH-3DES-CBC-CBC"]));
        // The key stands before what is shorter.
        assert_eq!(dg14.findings(), FindingSet::of(&[Finding::SecurityInfosUnsorted]), "{set}");
    }
}

#[test]
fn reads_the_card_access_of_german_cards() {
    let mut files = Vec::new();
    for profile in ["DefaultPersoGt", "Profile01", "ProfileUB04"] {
        files.extend(corpus(&format!("lds/persosim/{profile}/EF.CARDACCESS.bin")).map(read));
    }
    if let Some(text) = corpus("lds/ausweisapp-npa/efCardAccess.hex").map(read) {
        let text = String::from_utf8(text).unwrap();
        let file = hex(&text);
        let card_access = CardAccess::parse(&file).unwrap();
        assert!(card_access.findings().contains(Finding::TrailingPadding));
        files.push(file);
    }
    for file in files {
        let infos = CardAccess::parse(&file).unwrap().security_infos();
        let groups = infos.pace_infos().filter_map(|info| info.domain_parameters());
        for group in groups {
            assert_eq!(group, StandardizedDomainParameters::BrainpoolP256r1);
        }
        assert!(infos.pace_infos().count() > 0);
    }
}

#[test]
fn an_odd_info_of_the_corpus_does_not_lose_the_others() {
    if let Some(file) = corpus("reported/dg14-one-unknown-version/EF.DG14").map(read) {
        assert_eq!(Dg14::parse(&file).unwrap_err().kind, ParseErrorKind::Version);
        let dg14 = LenientDg14::parse(&file).unwrap();
        assert!(dg14.findings().contains(Finding::SecurityInfoMalformed));
        let infos = dg14.security_infos();
        assert_eq!((infos.len(), infos.iter().count()), (4, 3));
        assert_eq!(infos.pace_infos().count(), 1);
    }
    for (name, _) in BROKEN.iter().filter(|(name, _)| name.starts_with("CARDACCESS")) {
        let path = format!("lds/fragments/cardaccess/{name}.bin");
        let Some(file) = corpus(&path).map(read) else { continue };
        let access = CardAccess::parse_lenient(&file).unwrap();
        assert!(access.findings().contains(Finding::SecurityInfoMalformed), "{name}");
        let infos = access.security_infos();
        assert!(infos.results().any(|info| info.is_err()), "{name}");
        assert_eq!(infos.results().count(), infos.encodings().count(), "{name}");
    }
}

#[test]
fn all_pace_infos_of_a_set_are_listed() {
    let Some(file) = corpus("reported/cardaccess-several-pace/EF.CardAccess").map(read) else {
        return;
    };
    let access = CardAccess::parse(&file).unwrap();
    assert_eq!(access.security_infos().pace_infos().count(), 3);
    assert_eq!(CardAccess::parse_lenient(&file), Ok(access));
}

/// EF.CardSecurity and EF.ChipSecurity are signed as EF.DG14 is, and may hold more (TR-03105-5.1
/// LDS_J_01). A PrivilegedTerminalInfo stands in EF.ChipSecurity alone.
#[test]
fn the_card_access_of_german_cards_stands_in_their_signed_files() {
    let mut compared = 0;
    for profile in 1..=11 {
        let path = |file: &str| format!("lds/persosim/Profile{profile:02}/{file}.bin");
        let Some(access) = corpus(&path("EF.CARDACCESS")).map(read) else { continue };
        let access = CardAccess::parse(&access).unwrap();
        let elsewhere = Some(CardAccessDifference::InfoElsewhere);
        for (file, expected) in [("EF.CARDSECURITY", elsewhere), ("EF.CARDSECURITY_2", None)] {
            let Some(security) = corpus(&path(file)).map(read) else { continue };
            let signed_data = SignedData::parse(&security).unwrap();
            let signed = signed_data.content().contiguous().unwrap();
            let signed = SecurityInfos::parse(signed).unwrap();
            assert_eq!(access.difference_from(&signed), expected, "{profile}: {file}");
            compared += 1;
        }
    }
    assert!(compared == 0 || compared > 10);
}

#[test]
fn the_card_access_of_the_synthetic_card_stands_in_its_dg14() {
    let file = |name: &str| read(format!("cards/vn_good/{name}"));
    let (card_access, dg14, dg15) =
        (file("EF.CardAccess.bin"), file("EF.DG14.bin"), file("EF.DG15.bin"));
    let card_access = CardAccess::parse(&card_access).unwrap();
    let dg14 = Dg14::parse(&dg14).unwrap();
    assert!(card_access.findings().is_empty());
    assert!(dg14.security_infos().contains_all_of(&card_access.security_infos()));
    assert_eq!(card_access.difference_from(&dg14.security_infos()), None);
    let key = dg14.security_infos().chip_authentication_keys().next().unwrap();
    assert_eq!(key.subject_public_key_info.algorithm().oid(), oid::EC_PUBLIC_KEY);
    assert!(matches!(Dg15::parse(&dg15).unwrap().public_key(), Ok(PublicKey::Rsa(_))));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn never_panics_on_any_bytes(file: Vec<u8>) {
        let _ = format!("{:?}", CardAccess::parse(&file));
        let _ = format!("{:?}", Dg14::parse(&file));
        let _ = format!("{:?}", CardAccess::parse_lenient(&file));
        let _ = format!("{:?}", Dg14::parse_lenient(&file));
        let _ = format!("{:?}", Dg15::parse(&file));
    }
}
