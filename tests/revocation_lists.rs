//! Public revocation lists, where the corpus is there: every entry as x509-parser reads it, and the
//! signatures of two with the keys of their states.

mod common {
    pub(crate) mod corpus;
}

use std::collections::BTreeMap;
use std::fs;

use common::corpus::corpus;
use idchip::algorithms;
use idchip::finding::{Finding, FindingSet};
use idchip::verify::CheckResult;
use idchip::verify::unauthenticated::revocation_list_signature;
use idchip::x509::{Certificate, CertificateList};
use x509_parser::prelude::FromDer;
use x509_parser::revocation_list::CertificateRevocationList;

fn lists() -> Option<BTreeMap<String, Vec<u8>>> {
    let folder = corpus("certs/crl")?;
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let lists = files.filter(|path| path.extension().is_some_and(|extension| extension == "crl"));
    let named = lists.map(|path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (name, fs::read(path).unwrap())
    });
    Some(named.collect())
}

#[test]
fn every_entry_is_read_as_another_parser_reads_it() {
    let Some(lists) = lists() else { return };
    assert_eq!(lists.len(), 6);
    for (name, bytes) in &lists {
        let list = CertificateList::parse(bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        let (_, other) = CertificateRevocationList::from_der(bytes).unwrap();
        assert_eq!(list.issuer().as_bytes(), other.issuer().as_raw(), "{name}");
        assert_eq!(list.this_update().0, other.last_update().timestamp(), "{name}");
        let next = other.next_update().map(|time| time.timestamp());
        assert_eq!(list.next_update().map(|time| time.0), next, "{name}");
        let entries: Vec<_> = list.entries().map(|entry| entry.unwrap()).collect();
        let others: Vec<_> = other.iter_revoked_certificates().collect();
        assert_eq!(entries.len(), others.len(), "{name}");
        for (entry, other) in entries.iter().zip(others) {
            assert_eq!(entry.serial_number.as_bytes(), other.raw_serial(), "{name}");
            assert_eq!(entry.revocation_date.0, other.revocation_date.timestamp(), "{name}");
            assert_eq!(list.find(entry.serial_number).unwrap().as_ref(), Some(entry), "{name}");
            let code = other.reason_code().map(|(_, reason)| reason.0);
            let reason = code.and_then(idchip::x509::RevocationReason::new);
            assert_eq!(entry.reason, reason, "{name}");
        }
    }
}

#[test]
fn lists_that_deviate_from_the_profile_have_findings() {
    let Some(lists) = lists() else { return };
    let expected = [
        ("IT_CSCA_2025-10_rsapss-sha512.crl", &[][..]),
        ("gmrtd_246bc17b.crl", &[]),
        ("gmrtd_3cc71ba0.crl", &[]),
        ("passport-identity-provider_8e950983.crl", &[]),
        (
            "passport-identity-provider_e7cae7f2.crl",
            &[
                Finding::AuthorityKeyIdentifierMissing,
                Finding::CrlNextUpdateMissing,
                Finding::CrlNumberMissing,
                Finding::CrlVersion,
            ],
        ),
        (
            "passport-identity-provider_ff9aaae1.crl",
            &[Finding::AuthorityKeyIdentifierMissing, Finding::CrlNumberMissing],
        ),
    ];
    for (name, findings) in expected {
        let list = CertificateList::parse(&lists[name]).unwrap();
        assert_eq!(list.findings(), FindingSet::of(findings), "{name}: {:?}", list.findings());
        assert_eq!(list.unsupported_extension(), None, "{name}");
    }
}

#[test]
fn the_lists_of_states_are_signed_by_their_csca() {
    let Some(lists) = lists() else { return };
    let folder = corpus("masterlists/anchors").unwrap();
    let anchors = ["DE_ROOT_CA_CSCA07.cer", "NL_ROOT_CA.cer"]
        .map(|name| fs::read(folder.join(name)).unwrap());
    let mut verified = Vec::new();
    for (name, bytes) in &lists {
        let list = CertificateList::parse(bytes).unwrap();
        let Some(identifier) = list.authority_key_identifier().and_then(|it| it.key_identifier)
        else {
            continue;
        };
        let issuers = anchors.iter().map(|bytes| Certificate::parse(bytes).unwrap());
        for issuer in issuers.filter(|anchor| anchor.subject_key_identifier() == Some(identifier)) {
            let check = revocation_list_signature(&list, &issuer, &algorithms::ALL);
            assert_eq!(check.result, CheckResult::Successful, "{name}: {}", check.reason);
            verified.push(name.as_str());

            // One changed byte, and it is not.
            let mut changed = bytes.clone();
            changed[bytes.len() / 3] ^= 1;
            if let Ok(list) = CertificateList::parse(&changed) {
                let check = revocation_list_signature(&list, &issuer, &algorithms::ALL);
                assert_ne!(check.result, CheckResult::Successful, "{name}");
            }
        }
    }
    assert_eq!(verified, ["gmrtd_246bc17b.crl", "gmrtd_3cc71ba0.crl"]);
}
