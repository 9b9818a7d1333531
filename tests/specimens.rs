//! Specimen cards, reference and tampered EF.SODs, master lists and Vietnam's certificates, where
//! the corpus is there.

mod common {
    pub(crate) mod at;
    pub(crate) mod corpus;
    pub(crate) mod judge;
}

use std::fs;
use std::path::{Path, PathBuf};

use common::corpus::corpus;
use common::judge::judge;
use idchip::algorithms;
use idchip::cms::MasterList;
use idchip::lds::DgNumber;
use idchip::lds::sod::Sod;
use idchip::verify::unauthenticated::certificate_signature;
use idchip::verify::{
    Anchors, Check, CheckId, CheckResult, DataGroupStatus, Policy, Report, Verdict,
};
use idchip::x509::Certificate;

fn files_in(directory: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty());
    files
}

/// The report on EF.SOD alone, without anchors.
fn report_on(sod: &[u8]) -> Result<Report, idchip::ParseError> {
    let mut scratch = vec![0; sod.len()];
    let sod = Sod::parse_with_scratch(sod, &mut scratch)?;
    let anchors = Anchors::NONE;
    let judge = judge(&anchors, Policy::DEFAULT);
    Ok(*judge.examine(&sod).report())
}

fn assert_successful(check: Check, what: &dyn core::fmt::Debug) {
    assert_eq!(check.result, CheckResult::Successful, "{what:?}: {}", check.reason);
}

#[test]
fn reference_files_have_their_digest_and_signature() {
    let Some(files) = corpus("sod") else { return };
    for folder in ["reference", "reference-variants"] {
        for path in files_in(&files.join(folder)) {
            let report = report_on(&fs::read(&path).unwrap())
                .unwrap_or_else(|error| panic!("{path:?}: {error}"));
            assert_successful(report.check(CheckId::MessageDigest), &path);
            assert_successful(report.check(CheckId::SodSignature), &path);
        }
    }
}

#[test]
fn tampered_and_malformed_files_are_not_accepted() {
    let Some(files) = corpus("sod") else { return };
    for folder in ["tampered", "malformed"] {
        for path in files_in(&files.join(folder)) {
            match report_on(&fs::read(&path).unwrap()) {
                Ok(report) => {
                    let verdict = report.verdict(&Policy::DEFAULT);
                    println!("{path:?}: {verdict}");
                    assert!(matches!(verdict, Verdict::Rejected(..)), "{path:?}: {verdict}");
                }
                Err(error) => println!("{path:?}: {error}"),
            }
        }
    }
}

/// Examines a specimen card's data groups against its EF.SOD.
fn examine_card(directory: &Path, sod: &Path) -> Report {
    let sod = fs::read(sod).unwrap();
    let sod = Sod::parse(&sod).unwrap();
    let anchors = Anchors::NONE;
    let judge = judge(&anchors, Policy::DEFAULT);
    let mut examination = judge.examine(&sod);
    for number in DgNumber::ALL.iter().copied() {
        if let Ok(file) = fs::read(directory.join(format!("EF.{number}.bin"))) {
            examination.check_data_group(number, &file);
        }
    }
    if let Ok(com) = fs::read(directory.join("EF.COM.bin")) {
        examination.check_com(&com);
    }
    println!("{directory:?}: {}", examination.verdict());
    *examination.report()
}

#[test]
fn specimen_cards_have_the_data_groups_that_were_signed() {
    let Some(specimens) = corpus("lds") else { return };
    for (name, not_signed) in [
        ("bsi-tr03105-5-refdata", &[DgNumber::Dg15][..]),
        ("nl-specimen-2006", &[]),
        ("bsi-eac-2008", &[DgNumber::Dg4, DgNumber::Dg15]),
    ] {
        let directory = specimens.join(name);
        let report = examine_card(&directory, &directory.join("EF.SOD.bin"));
        for number in DgNumber::ALL.iter().copied() {
            let file = directory.join(format!("EF.{number}.bin"));
            let expected = match report.data_group(number) {
                _ if not_signed.contains(&number) => DataGroupStatus::NotSigned,
                DataGroupStatus::Present => DataGroupStatus::Present,
                _ if file.exists() => DataGroupStatus::Identical,
                _ => DataGroupStatus::NotPresent,
            };
            assert_eq!(report.data_group(number), expected, "{name} {number}");
        }
    }
}

#[test]
fn persosim_is_rejected_for_its_data_groups() {
    let Some(directory) = corpus("lds/persosim/DefaultPersoGt") else { return };
    let report = examine_card(&directory, &directory.join("EF.SOD.bin"));
    assert_successful(report.check(CheckId::SodSignature), &directory);
    let check = report.check(CheckId::DataGroups);
    assert_eq!(check.result, CheckResult::Failed);
    assert!(
        [DgNumber::Dg1, DgNumber::Dg2, DgNumber::Dg3]
            .iter()
            .all(|number| report.data_group(*number) == DataGroupStatus::NotIdentical)
    );
    // Its certificates have expired; a judge who looks past that names the data groups.
    let verdict = report.verdict(&Policy::ARCHIVE);
    assert_eq!(verdict, Verdict::Rejected(CheckId::DataGroups, check));
}

#[test]
fn master_lists_load_and_no_odd_certificate_sinks_one() {
    let Some(lists) = corpus("masterlists") else { return };
    for (name, count) in [
        ("DE_ML_2021-03-15_sha1ecdsa.ml", 423),
        ("DE_ML_2024-04-10.ml", 526),
        ("ICAO_ML_2023-09.ml", 394),
        ("IT_ML_2023-07-31.ml", 333),
        ("NL_ML_2019-12-17.mls", 281),
    ] {
        let list = fs::read(lists.join(name)).unwrap();
        let certificates = MasterList::parse(&list).unwrap().certificates();
        assert_eq!(certificates.count(), count, "{name}");
        assert_eq!(Anchors::from_master_list(&list).unwrap().iter().count(), count);
        let mut self_signed = 0;
        for octets in certificates {
            let certificate = match Certificate::parse(octets) {
                Ok(certificate) => certificate,
                Err(error) => {
                    println!("{name}: {error}");
                    continue;
                }
            };
            // Of a link certificate that keeps the name, the two key identifiers differ.
            let authority = certificate.authority_key_identifier();
            let authority = authority.and_then(|authority| authority.key_identifier);
            if !certificate.is_self_issued() || authority != certificate.subject_key_identifier() {
                continue;
            }
            let check = certificate_signature(&certificate, &certificate, &algorithms::ALL);
            assert_successful(check, &(name, certificate.subject()));
            self_signed += 1;
        }
        println!("{name}: {count} certificates, {self_signed} of them verify their own signature");
        assert!(self_signed > count / 3, "{name}");
    }
}

#[test]
fn the_certificates_of_vietnam_verify_their_own_signature() {
    let Some(certificates) = corpus("certs/vietnam") else { return };
    for path in files_in(&certificates) {
        let octets = fs::read(&path).unwrap();
        let certificate = Certificate::parse(&octets).unwrap();
        let check = certificate_signature(&certificate, &certificate, &algorithms::ALL);
        assert_successful(check, &path);
    }
}
