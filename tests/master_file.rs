//! EF.CardSecurity with its signature, and the files beside it: of the synthetic passport, and of the
//! corpus where it is at hand.

mod common {
    pub(crate) mod at;
    pub(crate) mod corpus;
    pub(crate) mod files;
    pub(crate) mod hex;
    pub(crate) mod judge;
    pub(crate) mod manifest;
    pub(crate) mod testdata;
}

use std::process::Command;

use common::corpus::corpus;
use common::files::files_below;
use common::hex::hex;
use common::judge::judge;
use common::manifest::manifest;
use common::testdata::read;
use idchip::lds::atr_info::AtrInfo;
use idchip::lds::card_access::{CardAccess, CardAccessDifference};
use idchip::lds::card_security::CardSecurity;
use idchip::lds::cvca::Cvca;
use idchip::lds::dg14::Dg14;
use idchip::lds::dir::EfDir;
use idchip::lds::security_info::SecurityInfos;
use idchip::lds::{ApplicationIdentifier, DataGroup};
use idchip::tlv::{Element, Rules, Tag};
use idchip::verify::{
    Anchors, CheckId, CheckResult, Policy, Reason, Requirement, SignedInfos, Verdict,
};
use idchip::{Finding, FindingSet, ParseErrorKind};
use serde_json::Value;

/// Returns a file of the synthetic passport.
fn own(name: &str) -> Vec<u8> {
    read(format!("cards/td3_master_file/{name}.bin"))
}

/// Examines an EF.CardSecurity with the anchor of the synthetic passport.
fn examine<T>(file: &[u8], then: impl FnOnce(&mut SignedInfos<'_>) -> T) -> T {
    let anchor = read("anchors/td3_passport.der");
    let anchors = Anchors::from_certificate(&anchor).unwrap();
    let file = CardSecurity::parse(file).unwrap();
    then(&mut judge(&anchors, Policy::DEFAULT).examine_card_security(&file))
}

/// Returns the result and the reason of a check of EF.CardSecurity.
fn check(file: &[u8], id: CheckId) -> (CheckResult, Reason) {
    examine(file, |infos| {
        let check = infos.report().check(id);
        (check.result, check.reason)
    })
}

/// Returns the offset of `part` in `file`, which has it once.
fn position(file: &[u8], part: &[u8]) -> usize {
    let mut places = file.windows(part.len()).enumerate().filter(|(_, window)| *window == part);
    let (place, _) = places.next().unwrap();
    assert!(places.next().is_none());
    place
}

const SUCCESSFUL: (CheckResult, Reason) = (CheckResult::Successful, Reason::Ok);

/// The object identifier of the content type, 0.4.0.127.0.7.3.2.1, with tag and length.
const SECURITY_OBJECT: [u8; 10] = [6, 8, 4, 0, 0x7F, 0, 7, 3, 2, 1];

#[test]
fn the_infos_of_a_signed_file_are_verified() {
    examine(&own("EF.CardSecurity"), |infos| {
        let verified = infos.verified().unwrap();
        assert_eq!(verified.len(), 4);
        let key = verified.chip_authentication_keys().next().unwrap();
        assert!(verified.pace_infos().any(|info| info.is_for(&key)));
        for id in [CheckId::MessageDigest, CheckId::SodSignature, CheckId::DsSignature] {
            assert_eq!(infos.report().check(id).result, CheckResult::Successful, "{id}");
        }
        assert_eq!(infos.report().check(CheckId::Validity).result, CheckResult::Successful);
        let revocation = infos.report().check(CheckId::Revocation);
        assert_eq!(revocation.reason, Reason::NoCrl);
        assert!(infos.signer().unwrap().issuer().is(&infos.anchor().unwrap().subject()));
        assert_eq!(infos.report().anchor(), Some(0));
    });
}

#[test]
fn each_synthetic_file_gives_what_the_manifest_says() {
    let mut verdicts = Vec::new();
    for card in manifest()["cards"].as_array().unwrap() {
        let expected = &card["expect"]["card_security"];
        let Some(path) = card["files"]["EF.CardSecurity"].as_str() else {
            assert!(expected.is_null(), "{}", card["name"]);
            continue;
        };
        let dg14 = read(card["files"]["EF.DG14"].as_str().unwrap());
        let dg14 = Dg14::parse(&dg14).unwrap().security_infos();
        let verdict = examine(&read(path), |infos| match infos.verified() {
            Ok(_) => ("dg14", infos.check_dg14(&dg14)),
            Err(rejection) => match rejection.verdict {
                Verdict::Rejected(CheckId::SodSignature, check) => ("signature", check),
                Verdict::Rejected(id, check) | Verdict::Undetermined(id, check) => {
                    (id.name(), check)
                }
                Verdict::Accepted => unreachable!(),
            },
        });
        let (decided_by, check) = verdict;
        let name = match check.result {
            CheckResult::Successful => "verified",
            CheckResult::Failed => "rejected",
            _ => "undetermined",
        };
        assert_eq!(expected["verdict"], name, "{}", card["name"]);
        assert_eq!(expected["reason"], check.reason.name(), "{}", card["name"]);
        if check.result != CheckResult::Successful {
            assert_eq!(expected["decided_by"], decided_by, "{}", card["name"]);
        }
        verdicts.push(name);
    }
    for verdict in ["verified", "rejected", "undetermined"] {
        assert!(verdicts.contains(&verdict), "{verdict}");
    }
}

#[test]
fn openssl_verifies_the_signature_of_the_synthetic_passport() {
    let file = common::testdata::testdata().join("cards/td3_master_file/EF.CardSecurity.bin");
    assert_ne!(verifies_under_openssl(&file), Some(false));
}

/// Tells what OpenSSL says about the signature, or none if there is no OpenSSL.
fn verifies_under_openssl(file: &std::path::Path) -> Option<bool> {
    let arguments = ["cms", "-verify", "-noverify", "-inform", "DER", "-out", "/dev/null", "-in"];
    let mut openssl = Command::new("openssl");
    let Ok(run) = openssl.args(arguments).arg(file).output() else {
        println!("skipped: there is no OpenSSL");
        return None;
    };
    Some(run.status.success())
}

#[test]
fn infos_that_were_changed_are_not_verified() {
    let mut file = own("EF.CardSecurity");
    // The parameterId of a PACEInfo, after its object identifier and version.
    let pace = [4, 0, 0x7F, 0, 7, 2, 2, 4, 6, 2, 2, 1, 2, 2, 1, 12];
    let place = position(&file, &pace);
    file[place + pace.len() - 1] = 13;
    let differs = (CheckResult::Failed, Reason::DigestDiffers);
    assert_eq!(check(&file, CheckId::MessageDigest), differs);
    // The signature covers the attributes, which were not changed.
    assert_eq!(check(&file, CheckId::SodSignature), SUCCESSFUL);
    examine(&file, |infos| {
        let rejection = infos.verified().unwrap_err();
        assert!(matches!(rejection.verdict, Verdict::Rejected(CheckId::MessageDigest, _)));
    });
}

#[test]
fn lds_h_93_a_signature_that_does_not_verify_fails() {
    let mut file = own("EF.CardSecurity");
    *file.last_mut().unwrap() ^= 1;
    assert_eq!(check(&file, CheckId::MessageDigest), SUCCESSFUL);
    let invalid = (CheckResult::Failed, Reason::SignatureInvalid);
    assert_eq!(check(&file, CheckId::SodSignature), invalid);
    assert!(examine(&file, |infos| infos.verified().is_err()));
}

#[test]
fn content_of_another_type_is_not_a_security_object() {
    let mut file = own("EF.CardSecurity");
    // The first is that of the content, the second that of the attribute.
    let mut places = file.windows(10).enumerate().filter(|(_, it)| *it == SECURITY_OBJECT);
    let (Some((place, _)), Some(_), None) = (places.next(), places.next(), places.next()) else {
        panic!("the content type is there twice");
    };
    file[place + 9] = 2;
    let error = CardSecurity::parse(&file).unwrap_err();
    assert_eq!(error.kind, ParseErrorKind::Value);
    // Another type in the attribute.
    file[place + 9] = 1;
    let place = file.windows(10).rposition(|it| it == SECURITY_OBJECT).unwrap();
    file[place + 9] = 2;
    let differs = (CheckResult::Failed, Reason::ContentTypeAttributeDiffers);
    assert_eq!(check(&file, CheckId::MessageDigest), differs);
}

#[test]
fn without_its_anchor_the_infos_are_not_verified() {
    let file = own("EF.CardSecurity");
    let file = CardSecurity::parse(&file).unwrap();
    for policy in Policy::PRESETS.iter().copied() {
        let policy = policy.with(CheckId::DsSignature, Requirement::Reported);
        let infos = judge(&Anchors::NONE, policy).examine_card_security(&file);
        let check = infos.report().check(CheckId::DsSignature);
        assert_eq!((check.result, check.reason), (CheckResult::Undetermined, Reason::NoAnchor));
        assert!(infos.verified().is_err());
        assert!(infos.anchor().is_none());
    }
}

#[test]
fn a_certificate_from_elsewhere_does_not_replace_the_embedded_one() {
    let file = own("EF.CardSecurity");
    let certificate =
        CardSecurity::parse(&file).unwrap().signed_data().certificates().iter().next();
    let certificate = certificate.unwrap().to_vec();
    // Another tag in place of that of the certificate set, [0]: the set of revocation lists, [1].
    let mut without = file.clone();
    let place = position(&file, &certificate) - 4;
    assert_eq!(file[place], 0xA0);
    without[place] = 0xA1;
    let others = [&certificate[..]];
    let read = CardSecurity::parse(&without).unwrap();
    let judge = judge(&Anchors::NONE, Policy::DEFAULT).with_document_signers(&others);
    let check = judge.examine_card_security(&read).report().check(CheckId::SodSignature);
    assert_eq!(check.reason, Reason::SignerCertificateMissing);
}

#[test]
fn a_revocation_list_decides_the_revocation() {
    let list = read("crls/crl_in_force.crl");
    examine(&own("EF.CardSecurity"), |infos| {
        // The list is of another state.
        assert_eq!(infos.check_revocation_list(&list).result, CheckResult::Undetermined);
        assert_eq!(infos.check_revocation_list(&[]).result, CheckResult::Undetermined);
        assert_ne!(infos.report().check(CheckId::Revocation).reason, Reason::NoCrl);
        assert!(infos.verified().is_ok());
    });
}

/// Returns a SET OF these infos.
fn set(infos: &[&[u8]]) -> Vec<u8> {
    let content = infos.concat();
    [&[0x31, u8::try_from(content.len()).unwrap()], &content[..]].concat()
}

/// A PACEInfo with this mapping, cipher and parameterId.
fn pace(mapping: u8, cipher: u8, parameter: u8) -> [u8; 20] {
    let [m, c, p] = [mapping, cipher, parameter];
    [0x30, 18, 6, 10, 4, 0, 0x7F, 0, 7, 2, 2, 4, m, c, 2, 1, 2, 2, 1, p]
}

#[test]
fn lds_j_card_access_is_compared_with_the_signed_infos() {
    let differs = |result| (result, Reason::CardSecurityDiffers);
    let (generic, mapped) = (pace(2, 2, 12), pace(6, 2, 12));
    let unknown = [0x30, 12, 6, 8, 4, 0, 0x7F, 0, 7, 2, 2, 8, 0x31, 0];
    examine(&own("EF.CardSecurity"), |infos| {
        let check = |file: &[u8]| {
            let check = infos.check_card_access(file);
            (check.result, check.reason)
        };
        // LDS_J_01: EF.CardSecurity has the key and the copy of EF.DIR, too.
        assert_eq!(check(&own("EF.CardAccess")), SUCCESSFUL);
        // LDS_J_02: EF.CardSecurity has fewer infos.
        let more = set(&[&generic, &mapped, &pace(6, 4, 12)]);
        assert_eq!(check(&more), differs(CheckResult::Failed));
        // LDS_J_03: EF.CardSecurity has other infos.
        assert_eq!(check(&set(&[&pace(2, 2, 13), &mapped])), differs(CheckResult::Failed));
        assert_eq!(check(&set(&[&generic, &pace(6, 2, 13)])), differs(CheckResult::Failed));
        // EF.CardAccess hides an info.
        assert_eq!(check(&set(&[&generic])), differs(CheckResult::Failed));
        // An info of another protocol.
        let other = set(&[&generic, &mapped, &unknown]);
        assert_eq!(check(&other), differs(CheckResult::Undetermined));
        assert_eq!(check(&[0; 20]), (CheckResult::Failed, Reason::CardAccessMalformed));
    });
}

#[test]
fn the_pace_infos_of_dg14_are_those_of_the_signed_infos() {
    let differs = |result| (result, Reason::CardSecurityDiffers);
    let (generic, mapped) = (pace(2, 2, 12), pace(6, 2, 12));
    let key = [0x30, 13, 6, 8, 4, 0, 0x7F, 0, 7, 2, 2, 2, 2, 1, 1];
    examine(&own("EF.CardSecurity"), |infos| {
        let check = |dg14: &SecurityInfos<'_>| {
            let check = infos.check_dg14(dg14);
            (check.result, check.reason)
        };
        let of = |infos: &[&[u8]]| check(&SecurityInfos::parse(&set(infos)).unwrap());
        let dg14 = read("cards/td3_passport/EF.DG14.bin");
        assert_eq!(check(&Dg14::parse(&dg14).unwrap().security_infos()), SUCCESSFUL);
        assert_eq!(of(&[&key, &generic]), SUCCESSFUL);
        assert_eq!(of(&[&generic, &mapped]), SUCCESSFUL);
        assert_eq!(of(&[&pace(2, 2, 13)]), differs(CheckResult::Failed));
        assert_eq!(of(&[&pace(2, 1, 12), &generic]), differs(CheckResult::Failed));
        assert_eq!(of(&[&key, &mapped]), differs(CheckResult::Undetermined));
    });
}

#[test]
fn ef_dir_is_compared_with_the_signed_copy() {
    let dir = own("EF.DIR");
    examine(&own("EF.CardSecurity"), |infos| {
        let check = |file: &[u8]| infos.check_ef_dir(file).result;
        assert_eq!(check(&dir), CheckResult::Successful);
        assert_eq!(check(&[&dir[..], &[0, 0]].concat()), CheckResult::Successful);
        assert_eq!(check(&dir[..11]), CheckResult::Failed);
        assert_eq!(check(&[&dir[..], &dir[..11]].concat()), CheckResult::Failed);
        let mut other = dir.clone();
        *other.last_mut().unwrap() = 2;
        assert_eq!(check(&other), CheckResult::Failed);
        assert_eq!(infos.check_ef_dir(&other).reason, Reason::CardSecurityDiffers);
    });
}

#[test]
fn the_files_of_the_synthetic_passport_are_read() {
    let (dir, info, cvca) = (own("EF.DIR"), own("EF.ATR_INFO"), own("EF.CVCA"));
    let applications = [ApplicationIdentifier::EMRTD, ApplicationIdentifier::TRAVEL_RECORDS];
    assert!(EfDir::parse(&dir).unwrap().applications().eq(applications));
    let info = AtrInfo::parse(&info).unwrap();
    let lengths = info.extended_length().unwrap();
    assert_eq!((lengths.command, lengths.response), (1920, 1920));
    let cvca = Cvca::parse(&cvca).unwrap();
    assert_eq!(cvca.current().as_bytes(), b"UTCVCA00002");
    assert_eq!(cvca.previous().unwrap().as_bytes(), b"UTCVCA00001");
    assert!(cvca.findings().is_empty());
}

/// The fragments that do not verify. The second is a sample of a library's tests; OpenSSL verifies a
/// signature without signed attributes, which CMS does not allow for this content type (RFC 5652 §5.3).
const BROKEN: [(&str, Reason); 2] = [
    ("CARDSECURITY_02812c66f2", Reason::SignatureInvalid),
    ("CARDSECURITY_8068981d77", Reason::SignedAttributesMissing),
];

/// The fragments whose CSCA is in the German master list: of Germany and of Finland.
const OF_MASTER_LIST: [&str; 2] = ["CARDSECURITY_d3f37b363d", "CARDSECURITY_ff37db8539"];

#[test]
fn the_card_security_of_the_corpus_has_the_signature_that_openssl_finds() {
    let Some(fragments) = corpus("lds/fragments/cardsecurity") else { return };
    let mut files = files_below(&fragments);
    let simulated = files_below(&corpus("lds/persosim").unwrap());
    files.extend(simulated.into_iter().filter(|path| path.to_string_lossy().contains("CARDSEC")));
    let list = read(corpus("masterlists/DE_ML_2024-04-10.ml").unwrap());
    let anchors = Anchors::from_master_list(&list).unwrap();
    let mut unreadable = Vec::new();
    let mut verified = Vec::new();
    for path in &files {
        let name = path.file_stem().unwrap().to_str().unwrap();
        let bytes = read(path);
        let Ok(file) = CardSecurity::parse_lenient(&bytes) else {
            unreadable.push(name);
            continue;
        };
        let infos = judge(&anchors, Policy::DEFAULT).examine_card_security(&file);
        let [digest, signature] =
            [CheckId::MessageDigest, CheckId::SodSignature].map(|id| infos.report().check(id));
        let holds = [digest, signature].iter().all(|it| it.result == CheckResult::Successful);
        let broken = BROKEN.iter().find(|(broken, _)| *broken == name);
        assert_eq!(holds, broken.is_none(), "{name}: {digest:?}, {signature:?}");
        if let Some((_, reason)) = broken {
            assert_eq!(signature.reason, *reason, "{name}");
        }
        if let Some(expected) = verifies_under_openssl(path) {
            let is_without = signature.reason == Reason::SignedAttributesMissing;
            assert_eq!(holds || is_without, expected, "{name}: {digest:?}, {signature:?}");
        }
        if infos.verified().is_ok() {
            verified.push(name);
        }
    }
    assert_eq!(files.len(), 41);
    // Another byte is in the place of the tag of the set.
    assert_eq!(unreadable, ["CARDSECURITY_d3297a6d30"]);
    assert_eq!(verified, OF_MASTER_LIST);
}

#[test]
fn the_other_files_of_the_corpus_are_read() {
    let Some(path) = corpus("lds/ausweisapp-npa/simulatorFiles.json") else { return };
    let files: Value = serde_json::from_slice(&read(path)).unwrap();
    let file = |identifier: &str| {
        let mut files = files["files"].as_array().unwrap().iter();
        let file = files.find(|file| file["fileId"] == identifier).unwrap();
        hex(file["content"].as_str().unwrap())
    };
    let dir = file("2f00");
    let dir = EfDir::parse(&dir).unwrap();
    let identifiers: Vec<_> = dir.applications().map(|it| it.to_string()).collect();
    let expected = [
        "E828BD080FA000000167455349474E",
        "A0000002471001",
        "E80704007F00070302",
        "A000000167455349474E",
    ];
    assert_eq!(identifiers, expected);
    let (access, security) = (file("011c"), file("011d"));
    let (access, security) =
        (CardAccess::parse(&access).unwrap(), CardSecurity::parse(&security).unwrap());
    assert_eq!(security.findings(), FindingSet::of(&[Finding::SecurityInfosUnsorted]));
    // A PrivilegedTerminalInfo is in EF.ChipSecurity only (TR-03110-3 §A.1).
    let difference = access.difference_from_card_security(&security.security_infos());
    assert_eq!(difference, Some(CardAccessDifference::InfoElsewhere));
}

/// The certificates of terminals name their authority as EF.CVCA does.
#[test]
fn the_references_in_certificates_of_terminals_are_read() {
    let Some(folder) = corpus("lds/fragments/cvcert") else { return };
    let mut count = 0;
    for path in files_below(&folder) {
        let bytes = read(&path);
        // 7F21 { 7F4E { 5F29, 42, … } } (TR-03110-3 §C.1)
        let element = |input, tag| {
            let (element, rest) = Element::parse(Rules::Lds, input).unwrap();
            assert_eq!(element.tag, Tag(tag), "{}", path.display());
            (element, rest)
        };
        let (certificate, _) = element(&bytes[..], 0x7F21);
        // Six certificates of other smart cards are a signature with message recovery, without a body.
        if certificate.content.starts_with(&[0x5F, 0x37]) {
            continue;
        }
        let (body, _) = element(certificate.content, 0x7F4E);
        let (_, rest) = element(body.content, 0x5F29);
        let (reference, _) = element(rest, 0x42);
        let mut file = reference.whole.to_vec();
        file.resize(36, 0);
        let cvca = Cvca::parse(&file).unwrap();
        assert_eq!(cvca.current().as_bytes(), reference.content);
        assert!(cvca.findings().is_empty());
        count += 1;
    }
    assert_eq!(count, 26);
}

#[test]
fn findings_of_the_file_are_those_of_the_signature() {
    let file = [&own("EF.CardSecurity")[..], &[0]].concat();
    examine(&file, |infos| {
        let findings = infos.report().findings_of(CheckId::SodSignature);
        let padding = FindingSet::of(&[Finding::TrailingPadding]);
        assert!(padding.difference(findings).is_empty());
    });
}
