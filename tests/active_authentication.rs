//! Active Authentication: the responses of `testdata/aa`, each byte of them altered, the whole way
//! from EF.SOD to a genuine chip, and the response of another reader's tests.

mod common {
    pub(crate) mod at;
    pub(crate) mod corpus;
    pub(crate) mod hex;
    pub(crate) mod judge;
    pub(crate) mod manifest;
    pub(crate) mod testdata;
}

use common::at::AT;
use common::corpus::corpus;
use common::hex::hex;
use common::judge::judge;
use common::manifest::manifest;
use common::testdata::read;
use idchip::lds::dg15::Dg15;
use idchip::lds::sod::Sod;
use idchip::lds::{DataGroup, DgNumber};
use idchip::verify::unauthenticated::check_response;
use idchip::verify::{
    ActiveAuthentication, Anchors, CheckId, CheckResult, Evidence, OpenError,
    PassiveAuthentication, Policy, Reason, Requirement, Verdict,
};
use idchip::{FindingSet, algorithms, oid};
use serde_json::Value;

/// Reads the file that the manifest names.
fn named(path: &Value) -> Vec<u8> {
    read(path.as_str().unwrap())
}

struct Response {
    dg15: Vec<u8>,
    algorithm: Option<oid::Oid<'static>>,
    challenge: Vec<u8>,
    response: Vec<u8>,
}

impl Response {
    fn of(entry: &Value) -> Self {
        Self {
            dg15: named(&entry["dg15"]),
            algorithm: entry["algorithm"].as_str().map(|dotted| match dotted {
                "0.4.0.127.0.7.1.1.4.1.2" => oid::ECDSA_PLAIN_SHA224,
                "0.4.0.127.0.7.1.1.4.1.3" => oid::ECDSA_PLAIN_SHA256,
                other => panic!("{other}"),
            }),
            challenge: named(&entry["challenge"]),
            response: named(&entry["response"]),
        }
    }

    fn challenge(&self) -> [u8; 8] {
        self.challenge.as_slice().try_into().unwrap()
    }

    fn check(&self) -> (CheckResult, Reason, FindingSet) {
        let dg15 = Dg15::parse(&self.dg15).unwrap();
        let key = dg15.public_key().unwrap();
        let (check, findings) = check_response(
            &key,
            self.algorithm,
            &self.challenge(),
            &self.response,
            &algorithms::ALL,
        );
        (check.result, check.reason, findings)
    }
}

#[test]
fn each_response_gives_what_the_manifest_says() {
    let manifest = manifest();
    let entries = manifest["active_authentication"].as_array().unwrap();
    assert!(entries.len() > 20);
    for entry in entries {
        let (result, reason, findings) = Response::of(entry).check();
        let expected = match entry["expect"].as_str().unwrap() {
            "genuine" => CheckResult::Successful,
            "failed" => CheckResult::Failed,
            "undetermined" => CheckResult::Undetermined,
            other => panic!("{other}"),
        };
        assert_eq!(result, expected, "{entry}");
        assert_eq!(reason.name(), entry["reason"].as_str().unwrap(), "{entry}");
        let names = entry["findings"].as_array().unwrap().iter().map(|name| name.as_str().unwrap());
        assert!(findings.iter().map(|finding| finding.name()).eq(names), "{entry}");
    }
}

#[test]
fn each_altered_byte_of_response_and_challenge_fails() {
    for entry in manifest()["active_authentication"].as_array().unwrap() {
        if entry["expect"] != "genuine" {
            continue;
        }
        let mut response = Response::of(entry);
        for index in 0..response.challenge.len() {
            response.challenge[index] ^= 1;
            assert_eq!(response.check().0, CheckResult::Failed, "{entry} challenge {index}");
            response.challenge[index] ^= 1;
        }
        for index in 0..response.response.len() {
            response.response[index] ^= 0x10;
            let (result, reason, _) = response.check();
            // The length of a response in DER is altered, too.
            let is_refused = result == CheckResult::Failed || (result, reason) == CUT;
            assert!(is_refused, "{entry} response {index}");
            response.response[index] ^= 0x10;
        }
        assert_eq!(response.check().0, CheckResult::Successful);
    }
}

#[test]
fn without_a_named_algorithm_the_hash_functions_are_tried() {
    for entry in manifest()["active_authentication"].as_array().unwrap() {
        if entry["algorithm"].is_null() || entry["expect"] != "genuine" {
            continue;
        }
        let mut response = Response::of(entry);
        response.algorithm = None;
        assert_eq!(response.check().0, CheckResult::Successful, "{entry}");
        response.algorithm = Some(oid::ECDSA_PLAIN_SHA512);
        assert_eq!(response.check().0, CheckResult::Failed, "{entry}");
        response.algorithm = Some(oid::ECDSA_PLAIN_SHA1);
        assert_eq!(response.check().0, CheckResult::Undetermined, "{entry}");
    }
}

/// The good Vietnamese card, its chip and a copy of it, the whole way.
#[test]
fn a_genuine_chip_is_told_from_a_copy() {
    let file = |name: &str| read(format!("cards/vn_good/{name}"));
    let csca = read("anchors/vn_good.der");
    let certificates = [csca.as_slice()];
    let anchors = Anchors::from_certificates(&certificates).unwrap();
    let policy = Policy::WITH_CHIP;
    let judge = PassiveAuthentication::new(&anchors, algorithms::VIETNAM, policy, AT);
    let sod = file("EF.SOD.bin");
    let sod = Sod::parse(&sod).unwrap();
    let mut signed = judge.verify(&sod).unwrap();
    let dg15 = file("EF.DG15.bin");
    for number in [DgNumber::Dg1, DgNumber::Dg2] {
        signed.verify_data_group(number, &file(&format!("EF.{number}.bin"))).unwrap();
    }
    // Data authentic, and the chip not asked: that is not enough under this policy.
    let rejection = signed.conclude().unwrap_err();
    let Verdict::Undetermined(CheckId::ActiveAuthentication, _) = rejection.verdict else {
        panic!("{rejection}");
    };
    let respond = |name: &str| {
        let file = |kind: &str| format!("aa/{name}.{kind}.bin");
        (challenge_of(&read(file("challenge"))), read(file("response")))
    };
    // A chip that withholds its key has proved nothing, whatever it answers.
    let (challenge, response) = respond("rsa_sha1");
    let withheld =
        ActiveAuthentication { dg15: None, dg14: None, challenge: &challenge, response: &response };
    let check = signed.check_active_authentication(&withheld).unwrap_err();
    assert_eq!((check.result, check.reason), (CheckResult::Undetermined, Reason::DataGroupNotRead));
    assert_eq!(check.evidence, Evidence::DataGroup(DgNumber::Dg15));
    for preset in Policy::PRESETS {
        assert_ne!(signed.report().verdict(preset), Verdict::Accepted);
    }

    let (challenge, response) = respond("rsa_cloned");
    let run = ActiveAuthentication {
        dg15: Some(&dg15),
        dg14: None,
        challenge: &challenge,
        response: &response,
    };
    let check = signed.check_active_authentication(&run).unwrap_err();
    assert_eq!(check.reason, Reason::ResponseInvalid);
    let rejection = signed.conclude().unwrap_err();
    assert_eq!(rejection.verdict, Verdict::Rejected(CheckId::ActiveAuthentication, check));

    let (challenge, response) = respond("rsa_sha1");
    let run = ActiveAuthentication {
        dg15: Some(&dg15),
        dg14: None,
        challenge: &challenge,
        response: &response,
    };
    signed.check_active_authentication(&run).unwrap();
    assert_eq!(policy.requirement(CheckId::ActiveAuthentication), Requirement::Required);
    signed.conclude().unwrap();
}

#[test]
fn the_key_of_another_card_is_not_opened() {
    let csca = read("anchors/vn_good.der");
    let certificates = [csca.as_slice()];
    let anchors = Anchors::from_certificates(&certificates).unwrap();
    let judge = judge(&anchors, Policy::DEFAULT);
    let sod = read("cards/vn_good/EF.SOD.bin");
    let sod = Sod::parse(&sod).unwrap();
    let mut signed = judge.verify(&sod).unwrap();
    let other = read("cards/td3_passport/EF.DG15.bin");
    let error = signed.open::<Dg15<'_>>(&other).unwrap_err();
    assert!(matches!(error, OpenError::NotAuthentic(..)), "{error}");
}

/// A clone can answer with a key of its own: only the key whose file has the signed hash counts,
/// whatever file was found identical before.
#[test]
fn the_key_of_another_file_than_the_signed_one_proves_nothing() {
    let csca = read("anchors/vn_good.der");
    let certificates = [csca.as_slice()];
    let anchors = Anchors::from_certificates(&certificates).unwrap();
    let judge = judge(&anchors, Policy::DEFAULT);
    let sod = read("cards/vn_good/EF.SOD.bin");
    let sod = Sod::parse(&sod).unwrap();
    let mut document = judge.examine(&sod);
    let signed_key = read("cards/vn_good/EF.DG15.bin");
    document.check_data_group(DgNumber::Dg15, &signed_key);

    let entry = "aa/ecdsa_bp256_plain";
    let others_key = read(format!("{entry}.EF.DG15.bin"));
    let challenge = challenge_of(&read(format!("{entry}.challenge.bin")));
    let response = read(format!("{entry}.response.bin"));
    let run = ActiveAuthentication {
        dg15: Some(&others_key),
        dg14: None,
        challenge: &challenge,
        response: &response,
    };
    let check = document.check_active_authentication(&run).unwrap_err();
    assert_eq!((check.result, check.reason), UNVERIFIED);
    assert_eq!(check.evidence, Evidence::DataGroup(DgNumber::Dg15));
}

/// One odd SecurityInfo beside it does not keep the chip from proving that it is genuine; where the info
/// on Active Authentication itself cannot be read, nothing is guessed.
#[test]
fn an_odd_info_of_dg14_leaves_active_authentication_as_it_is() {
    let csca = read("anchors/td3_passport.der");
    let certificates = [csca.as_slice()];
    let anchors = Anchors::from_certificates(&certificates).unwrap();
    let judge = judge(&anchors, Policy::DEFAULT);
    let dg15 = read("cards/td3_passport/EF.DG15.bin");
    let challenge = challenge_of(&read("aa/ecdsa_p256_plain.challenge.bin"));
    let response = read("aa/ecdsa_p256_plain.response.bin");
    let check = |card: &str| {
        let sod = read(format!("cards/{card}/EF.SOD.bin"));
        let sod = Sod::parse(&sod).unwrap();
        let dg14 = read(format!("cards/{card}/EF.DG14.bin"));
        let run = ActiveAuthentication {
            dg15: Some(&dg15),
            dg14: Some(&dg14),
            challenge: &challenge,
            response: &response,
        };
        judge.verify(&sod).unwrap().check_active_authentication(&run)
    };
    check("quirk_dg14_odd_info_before_active_authentication").unwrap();
    check("td3_passport").unwrap();
    let check = check("quirk_dg14_active_authentication_info_malformed").unwrap_err();
    assert_eq!((check.result, check.reason), (CheckResult::Undetermined, Reason::DataGroupNotRead));
    assert!(matches!(check.evidence, Evidence::Error(_)));
}

/// EF.DG14 names the hash function of a key on an elliptic curve: another one than the signed file
/// does not count, and where the chip withholds it the hash function is not guessed.
#[test]
fn an_ec_key_needs_the_signed_ef_dg14() {
    let csca = read("anchors/td3_passport.der");
    let certificates = [csca.as_slice()];
    let anchors = Anchors::from_certificates(&certificates).unwrap();
    let judge = judge(&anchors, Policy::DEFAULT);
    let sod = read("cards/td3_passport/EF.SOD.bin");
    let sod = Sod::parse(&sod).unwrap();
    let dg15 = read("cards/td3_passport/EF.DG15.bin");
    let others_infos = [0x6E, 8, 0x31, 6, 0x30, 4, 6, 2, 0x2A, 3];
    for (dg14, reason) in [
        (None, Reason::DataGroupNotRead),
        (Some(others_infos.as_slice()), Reason::DataGroupNotVerified),
    ] {
        let mut document = judge.examine(&sod);
        let run = ActiveAuthentication {
            dg15: Some(&dg15),
            dg14,
            challenge: &[7; 8],
            response: &[1; 64],
        };
        let check = document.check_active_authentication(&run).unwrap_err();
        assert_eq!((check.result, check.reason), (CheckResult::Undetermined, reason));
        assert_eq!(check.evidence, Evidence::DataGroup(DgNumber::Dg14));
        assert!(document.report().is_chip_challenged());
    }
    // With the signed file, the response is held against the key.
    let dg14 = read("cards/td3_passport/EF.DG14.bin");
    let run = ActiveAuthentication {
        dg15: Some(&dg15),
        dg14: Some(&dg14),
        challenge: &[7; 8],
        response: &[1; 64],
    };
    let check = judge.examine(&sod).check_active_authentication(&run).unwrap_err();
    assert_eq!((check.result, check.reason), (CheckResult::Failed, Reason::ResponseInvalid));
}

/// The key of an EF.SOD that does not hold proves no chip genuine.
#[test]
fn a_chip_is_not_genuine_by_the_key_of_an_unverified_document() {
    let judge = judge(&Anchors::NONE, Policy::DEFAULT);
    let sod = read("cards/vn_good/EF.SOD.bin");
    let sod = Sod::parse(&sod).unwrap();
    let mut document = judge.examine(&sod);
    let dg15 = read("cards/vn_good/EF.DG15.bin");
    let challenge = challenge_of(&read("aa/rsa_sha1.challenge.bin"));
    let response = read("aa/rsa_sha1.response.bin");
    let run = ActiveAuthentication {
        dg15: Some(&dg15),
        dg14: None,
        challenge: &challenge,
        response: &response,
    };
    let violation = document.check_active_authentication(&run).unwrap_err();
    assert_eq!(violation.reason, Reason::NoAnchor);
    let check = document.report().check(CheckId::ActiveAuthentication);
    assert_eq!(check.result, CheckResult::Successful);
}

/// A response that lost bytes on its way, or kept some, says nothing about the chip, and blocks.
#[test]
fn a_response_of_another_length_is_undetermined() {
    for name in ["rsa_sha1", "ecdsa_bp256_plain", "ecdsa_bp256_der"] {
        let entry = manifest()["active_authentication"]
            .as_array()
            .unwrap()
            .iter()
            .find(|entry| entry["response"].as_str().unwrap().contains(name))
            .unwrap()
            .clone();
        let whole = Response::of(&entry);
        let with = |response: Vec<u8>| Response { response, ..Response::of(&entry) }.check();
        for cut in 0..whole.response.len() {
            let (result, reason, _) = with(whole.response[..cut].to_vec());
            // A signature in DER, cut to the length of a plain one, is taken for one.
            let expected = if name == "ecdsa_bp256_der" && cut == 64 { INVALID } else { CUT };
            assert_eq!((result, reason), expected, "{name} cut at {cut}");
        }
        let (result, reason, _) = with([&whole.response[..], &[0x90, 0x00]].concat());
        assert_eq!((result, reason), CUT, "{name} with its status word");
        let (result, reason, _) = with([&[0], &whole.response[..]].concat());
        assert_eq!((result, reason), CUT, "{name} with a leading zero");
        assert_eq!(whole.check().0, CheckResult::Successful, "{name}");
    }
}

const INVALID: (CheckResult, Reason) = (CheckResult::Failed, Reason::ResponseInvalid);

const CUT: (CheckResult, Reason) = (CheckResult::Undetermined, Reason::ResponseLength);

fn challenge_of(octets: &[u8]) -> [u8; 8] {
    octets.try_into().unwrap()
}

const UNVERIFIED: (CheckResult, Reason) = (CheckResult::Undetermined, Reason::DataGroupNotVerified);

/// A response that another reader recorded from a passport, with an RSA key of 1792 bits.
#[test]
fn the_response_in_another_readers_tests_is_genuine() {
    let Some(vectors) = corpus("protocol-vectors/gmrtd-protocol-tests.json") else { return };
    let tests: Value = serde_json::from_slice(&read(vectors)).unwrap();
    let test = tests
        .as_array()
        .unwrap()
        .iter()
        .find(|test| {
            test["file"] == "activeauth/active_auth_test.go" && test["test"] == "TestVerifyEvidence"
        })
        .unwrap();
    let named = |name: &str| {
        let values = test["named_hex"].as_array().unwrap();
        let value = values.iter().find(|value| value["name"] == name).unwrap();
        hex(value["hex"].as_str().unwrap())
    };
    let mut response = Response {
        dg15: named("dg15bytes"),
        algorithm: None,
        challenge: named("Nonce"),
        response: named("Signature"),
    };
    assert_eq!(response.check().0, CheckResult::Successful);
    for index in 0..response.response.len() {
        response.response[index] ^= 1;
        assert_eq!(response.check().0, CheckResult::Failed, "{index}");
        response.response[index] ^= 1;
    }
}
