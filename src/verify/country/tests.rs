//! Tests of MRZ codes against countries and localities of anchors.

use super::*;
use crate::oid;
use crate::verify::Anchors;
use crate::x509::testing::{CertificateBuilder, extension, name, printable, sequence, state, tlv};
use std::borrow::ToOwned;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::println;
use std::vec::Vec;

/// The relation of a code of the MRZ to the country or locality in a certificate.
fn relation_to(code: &str, country: &str) -> StateRelation {
    relation(code, of_certificate(country))
}

use StateRelation::{Differs, InvalidCode, Same, Specimen, Unknown, Withdrawn};

#[test]
fn a_state_is_known_by_its_codes() {
    for (code, country) in [
        ("VNM", "VN"),
        ("VNM", "vn"),
        ("VNM", "VNM"),
        ("LTU", "LTU"),
        ("D", "DE"),
        ("D", "D"),
        ("DEU", "DE"),
        ("EUE", "EU"),
        ("XOM", "XO"),
        ("XOM", "XOM"),
        ("XPO", "XPO"),
        ("UNO", "UN"),
        ("UNA", "UN"),
        ("UNK", "UN"),
        ("TLS", "TL"),
        ("ROU", "ro"),
    ] {
        assert_eq!(relation_to(code, country), Same, "{code} {country}");
    }
}

#[test]
fn a_code_of_no_issuer_is_invalid_under_any_anchor() {
    for code in [
        "", "V", "VN", "VNN", "VNX", "XXA", "XXB", "XXC", "XXX", "DE", "UN", "UT", "GB", "XX",
        "ZZ", "AAA", "QQQ", "ZZZ", "XKX", "YUG", "SUN", "DDR", "V<N", "<VN", "<<D", "VN1", "bd",
        "ba",
    ] {
        for country in ["VN", "DE", "UT", "UN", "ZZ", "XX", "KS", "GB", ""] {
            assert_eq!(relation_to(code, country), InvalidCode, "{code} {country}");
        }
    }
}

#[test]
fn a_known_state_is_not_another_one() {
    for (code, country) in [
        ("VNM", "LA"),
        ("VNM", "CN"),
        ("VNM", "UT"),
        ("VNM", "UN"),
        ("UTO", "VN"),
        ("UNO", "CH"),
        ("RKS", "RS"),
        ("SRB", "KS"),
        ("BIH", "XBA"),
        ("XBA", "BA"),
        ("XPO", "XBA"),
        // An organisation's letters in lower case are not those of a state.
        ("XCO", "CO"),
        ("XES", "ES"),
    ] {
        assert_eq!(relation_to(code, country), Differs, "{code} {country}");
    }
}

#[test]
fn an_anchor_without_a_known_state_contradicts_nothing() {
    let user_assigned =
        ["AA", "QM", "QQ", "QZ", "XA", "XX", "XZ", "ZZ", "AC", "EZ", "SU", "JX", "", "VIET"];
    for country in user_assigned {
        for code in ["VNM", "UNO", "UTO", "RKS", "D"] {
            assert_eq!(relation_to(code, country), Unknown, "{code} {country}");
        }
    }
}

#[test]
fn aliases_of_certificates_are_known() {
    for (code, country) in
        [("RKS", "KS"), ("RKS", "XK"), ("RKS", "RKS"), ("GBR", "UK"), ("GRC", "EL"), ("GRC", "el")]
    {
        assert_eq!(relation_to(code, country), Same, "{code} {country}");
    }
    for (code, country) in [("VNM", "XK"), ("VNM", "UK"), ("VNM", "EL"), ("SRB", "XK")] {
        assert_eq!(relation_to(code, country), Differs, "{code} {country}");
    }
    // Codes of certificates are not codes of the MRZ.
    assert_eq!(relation_to("XK", "KS"), InvalidCode);
}

#[test]
fn territories_and_their_state() {
    for (code, country) in [
        ("GBD", "GB"),
        ("GBN", "GB"),
        ("GBO", "GB"),
        ("GBP", "GB"),
        ("GBS", "GB"),
        ("GBD", "BM"),
        ("GBD", "KY"),
        ("GBD", "GI"),
        ("BMU", "BM"),
        ("BMU", "GB"),
        ("GIB", "gb"),
        ("CYM", "UK"),
        ("JEY", "GB"),
        ("HKG", "CN"),
        ("MAC", "CN"),
        ("CHN", "CN"),
        ("GRL", "DK"),
        ("FRO", "DK"),
        ("ABW", "NL"),
        ("CUW", "NL"),
        ("SXM", "NL"),
        ("BES", "NL"),
    ] {
        assert_eq!(relation_to(code, country), Same, "{code} {country}");
    }
    // A territory does not issue for its state, nor for another territory.
    for (code, country) in [
        ("GBR", "BM"),
        ("GBN", "BM"),
        ("BMU", "KY"),
        ("GBD", "JE"),
        ("CHN", "HK"),
        ("MAC", "HK"),
        ("NLD", "AW"),
        ("DNK", "GL"),
        ("GBD", "FR"),
        ("HKG", "TW"),
        ("TWN", "CN"),
        ("BDI", "GB"),
    ] {
        assert_eq!(relation_to(code, country), Differs, "{code} {country}");
    }
}

#[test]
fn withdrawn_states_have_successors() {
    for (code, country) in [
        ("SCG", "RS"),
        ("SCG", "ME"),
        ("SCG", "CS"),
        ("ANT", "NL"),
        ("ANT", "CW"),
        ("ANT", "SX"),
        ("ANT", "BQ"),
        ("ANT", "AN"),
        ("NTZ", "NT"),
    ] {
        assert_eq!(relation_to(code, country), Withdrawn, "{code} {country}");
    }
    for (code, country) in
        [("SCG", "KS"), ("SCG", "HR"), ("ANT", "AW"), ("NLD", "AN"), ("SRB", "CS")]
    {
        assert_eq!(relation_to(code, country), Differs, "{code} {country}");
    }
}

#[test]
fn the_specimen_state_is_named() {
    assert_eq!(relation_to("UTO", "UT"), Specimen);
    assert_eq!(relation_to("UTO", "ut"), Specimen);
    assert_eq!(relation_to("UTO", "UTO"), Specimen);
}

/// A CSCA of this country, with these localities in its subjectAltName.
fn csca(country: Option<&str>, localities: &[&str]) -> Vec<u8> {
    let subject = match country {
        Some(country) => state(country, "CSCA"),
        None => name(&[(oid::COMMON_NAME, printable("CSCA"))]),
    };
    let builder = CertificateBuilder { subject, ..CertificateBuilder::csca() };
    if localities.is_empty() {
        return builder.build();
    }
    let locality = |it: &&str| tlv(0xA4, &[&name(&[(oid::LOCALITY_NAME, printable(it))])]);
    let names = localities.iter().flat_map(locality).collect::<Vec<_>>();
    builder.and(extension(oid::SUBJECT_ALT_NAME, &sequence(&[&names]))).build()
}

#[test]
fn a_locality_adds_a_state_if_the_name_has_none() {
    for (code, country, localities, expected) in [
        // The first CSCA of the United Nations.
        ("UNO", Some("ZZ"), &["UNO"][..], Same),
        ("UNA", Some("ZZ"), &["UNO"], Same),
        ("VNM", Some("ZZ"), &["UNO"], Differs),
        ("UNO", Some("ZZ"), &[], Unknown),
        ("VNM", None, &["VNM"], Same),
        ("VNM", None, &["Hanoi"], Unknown),
        ("VNM", None, &["LAO"], Differs),
        // The first locality counts.
        ("VNM", None, &["VNM", "LAO"], Same),
        ("VNM", None, &["LAO", "VNM"], Differs),
        ("UTO", Some("XX"), &["UTO"], Specimen),
        ("SCG", None, &["SRB"], Withdrawn),
        ("VNN", Some("ZZ"), &["VNN"], InvalidCode),
        ("VNM", None, &[], Unknown),
    ] {
        let csca = csca(country, localities);
        let csca = Certificate::parse(&csca).unwrap();
        assert_eq!(relation(code, of_csca(&csca)), expected, "{code} {country:?} {localities:?}");
    }
}

#[test]
fn a_locality_does_not_contradict_the_country() {
    // A CSCA trusted for Laos cannot claim Vietnam as well.
    for (code, localities, expected) in [
        ("VNM", &["VNM"][..], Differs),
        ("UTO", &["UTO"], Differs),
        ("LAO", &["VNM"], Same),
        ("LAO", &["LA"], Same),
    ] {
        let csca = csca(Some("LA"), localities);
        let csca = Certificate::parse(&csca).unwrap();
        assert_eq!(relation(code, of_csca(&csca)), expected, "{code} {localities:?}");
    }
}

#[test]
fn two_certificates_are_of_one_state_by_its_codes_or_by_letters_that_are_not_known() {
    for (one, other, expected) in [
        (Some("RO"), Some("ro"), true),
        (Some("LT"), Some("LTU"), true),
        (Some("RO"), Some("SI"), false),
        (Some("RO"), None, false),
        (Some("Q1"), Some("q1"), true),
        (Some("Q1"), Some("Q2"), false),
        (Some("Q1"), Some("RO"), false),
        (None, None, false),
    ] {
        let (first, second) = (csca(one, &[]), csca(other, &[]));
        let (first, second) = (Certificate::parse(&first), Certificate::parse(&second));
        let is_same = is_same_state(&first.unwrap(), &second.unwrap());
        assert_eq!(is_same, expected, "{one:?} {other:?}");
    }
}

/// The CSCA certificates of the public master lists, if the reference data is available.
fn listed() -> BTreeSet<Vec<u8>> {
    let corpus = std::env::var_os("IDCHIP_CORPUS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data"),
        PathBuf::from,
    );
    let Ok(folder) = std::fs::read_dir(corpus.join("masterlists")) else {
        println!("skipped: no reference data at {}", corpus.display());
        return BTreeSet::new();
    };
    let files: Vec<_> = folder.filter_map(|it| std::fs::read(it.unwrap().path()).ok()).collect();
    let lists = files.iter().filter_map(|file| Anchors::from_master_list(file).ok());
    lists.flat_map(|list| list.iter().map(<[u8]>::to_vec).collect::<Vec<_>>()).collect()
}

#[test]
fn each_listed_csca_names_a_state_but_for_two() {
    let mut unknown = BTreeSet::new();
    for der in listed() {
        let Ok(csca) = Certificate::parse(&der) else { continue };
        let subject = csca.subject();
        let country = subject.country().unwrap_or_default();
        match of_certificate(country) {
            None => _ = unknown.insert(country.to_owned()),
            Some([b'a'..=b'z', _]) => panic!("{country} is no country"),
            // The locality is the code of its documents, or repeats the country.
            Some(own) => {
                if let Some(locality) = csca.alternative_locality() {
                    assert_eq!(of_certificate(locality), Some(own), "{country} {locality}");
                    if locality.len() != 2 {
                        assert_eq!(
                            relation(locality, of_csca(&csca)),
                            Same,
                            "{country} {locality}"
                        );
                    }
                }
            }
        }
        // No other state's certificate matches the code of Vietnam or an unassigned code.
        let by_vietnam = matches!(country, "VN");
        let relation = relation("VNM", of_csca(&csca));
        assert_eq!(relation == Same, by_vietnam, "{country}");
        for code in ["VN", "VNN", "", "XXA"] {
            assert_eq!(super::relation(code, of_csca(&csca)), InvalidCode, "{country}");
        }
    }
    // The certificate of San Marino without a country, and the first of the United Nations.
    let expected = ["", "ZZ"].map(str::to_owned);
    assert!(unknown.is_empty() || unknown.iter().eq(&expected), "{unknown:?}");
}
