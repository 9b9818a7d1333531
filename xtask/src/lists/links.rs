//! Link certificates.

use super::Outcome;
use crate::card::{State, authority};
use crate::curves::P256;
use crate::der::{Bytes, boolean, sequence};
use crate::good::{GERMANY, VIETNAM, vietnam_2021};
use crate::hash::Hash;
use crate::keys;
use crate::signer::Signer;
use crate::x509::{
    BASIC_CONSTRAINTS, Certificate, Extension, KEY_USAGE, Name, SUBJECT_ALT_NAME, time,
};

/// Candidates that are judged together under the same pinned certificates.
pub(super) struct LinkCase {
    pub(super) name: &'static str,
    pub(super) property: &'static str,
    pub(super) pinned: Vec<Certificate>,
    pub(super) candidates: Vec<Candidate>,
}

/// A certificate that may become an anchor.
pub(super) struct Candidate {
    pub(super) bytes: Bytes,
    pub(super) outcome: Outcome,
    pub(super) findings: Vec<&'static str>,
}

const VALIDITY: [&str; 2] = ["20240101000000Z", "20390101000000Z"];

pub(super) fn all() -> Vec<LinkCase> {
    let roots: Vec<Certificate> = (1..=11).map(root).collect();
    let [first, second, third] = [&roots[0], &roots[1], &roots[2]];
    let case = |name, property, pinned: &Certificate, candidates| LinkCase {
        name,
        property,
        pinned: vec![pinned.clone()],
        candidates,
    };
    vec![
        case(
            "link_new_keys",
            "the old key signs the new one, twice; root certificates follow their links",
            first,
            vec![
                admitted(third),
                admitted(&link(second, third)),
                admitted(second),
                admitted(&link(first, second)),
            ],
        ),
        case(
            "link_old_keys",
            "the new key signs the old ones",
            third,
            vec![admitted(first), admitted(&link(third, second)), admitted(&link(second, first))],
        ),
        case(
            "link_of_the_new_key_alone",
            "a new key signs the pinned one, which proves nothing about the new key",
            first,
            vec![
                refused(&link(second, first), Outcome::undetermined("not_linked")),
                refused(second, Outcome::undetermined("not_linked")),
            ],
        ),
        case("link_name_change", "the CSCA changes its name, and says so", first, {
            let renamed = renamed(second, "Test CSCA Renamed");
            let mut link = link(first, &renamed);
            link.put(Extension::name_change());
            vec![admitted(&link), admitted(&renamed)]
        }),
        case(
            "link_name_change_missing",
            "the CSCA changes its name, and does not say so",
            first,
            {
                let link = link(first, &renamed(second, "Test CSCA Renamed"));
                vec![Candidate { findings: vec!["name_change_missing"], ..admitted(&link) }]
            },
        ),
        lower_case_country(),
        case("link_other_state", "a key of another state, signed with the pinned one", first, {
            let mut other = second.clone();
            other.subject = Name::new(VIETNAM.country, VIETNAM.organization, "Test CSCA");
            other.put(Extension::alternative_name(SUBJECT_ALT_NAME, VIETNAM.code));
            let mut link = link(first, &other);
            link.put(Extension::name_change());
            other.issuer = other.subject.clone();
            vec![
                Candidate {
                    findings: vec!["countries_differ"],
                    ..refused(&link, Outcome::failed("link_state_differs"))
                },
                refused(&other, Outcome::undetermined("not_linked")),
            ]
        }),
        no_authority(first, second),
        case("link_outside_its_validity", "links that are not valid at the time", first, {
            let mut expired = link(first, second);
            expired.not_after = time("20261031235959Z");
            let mut early = link(first, third);
            early.not_before = time("20261101000001Z");
            vec![
                refused(&expired, Outcome::failed("link_outside_validity")),
                refused(&early, Outcome::failed("link_outside_validity")),
                refused(second, Outcome::undetermined("not_linked")),
            ]
        }),
        case("link_forged", "names and key identifiers are right, and the keys are not", first, {
            let mut forged = link(first, second);
            forged.signer = third.signer.clone();
            let mut root = second.clone();
            root.public_key = third.signer.key.public();
            root.signer = third.signer.clone();
            vec![
                refused(&forged, Outcome::failed("issuer_signature_invalid")),
                admitted(&link(first, second)),
                refused(&root, Outcome::failed("issuer_signature_invalid")),
            ]
        }),
        case("link_unrelated", "certificates that nothing links to the pinned one", first, {
            let mut bytes = second.encode();
            bytes.truncate(100);
            let mut other = second.clone();
            other.issuer = Name::new(GERMANY.country, GERMANY.organization, "Test CSCA Unknown");
            other.put(Extension::authority_key_identifier(&[0x55; 20]));
            let mut unknown = link(first, second);
            unknown.put(Extension::critical("2.16.840.1.113730.1.1", sequence([])));
            let malformed = Outcome::failed("certificate_malformed");
            let critical = Outcome::failed("critical_extension_unknown");
            vec![
                refused(second, Outcome::undetermined("not_linked")),
                refused(&other, Outcome::undetermined("no_anchor")),
                Candidate { bytes, outcome: malformed, findings: Vec::new() },
                Candidate { findings: vec!["forbidden_extension"], ..refused(&unknown, critical) },
            ]
        }),
        to_a_card(),
        case("link_path", "nine links in a row, and a root certificate", first, {
            let pairs = roots.windows(2).take(9).enumerate().rev();
            let links = pairs.map(|(index, pair)| match (index, link(&pair[0], &pair[1])) {
                (8, link) => refused(&link, Outcome::undetermined("link_path_too_long")),
                (_, link) => admitted(&link),
            });
            let root = refused(&roots[9], Outcome::undetermined("not_linked"));
            links.chain([root]).collect()
        }),
    ]
}

/// Root certificates and links of a CSCA that once wrote its country in lower case, and with another type of
/// string.
fn lower_case_country() -> LinkCase {
    let mut old = root(1);
    for name in [&mut old.issuer, &mut old.subject] {
        name.set_country("de");
        *name = name.printable();
    }
    let new = root(2);
    LinkCase {
        name: "link_country_in_upper_case",
        property: "the old certificate has its country in lower case, and PrintableStrings",
        candidates: vec![
            Candidate { findings: vec!["country_lower_case"], ..admitted(&link(&old, &new)) },
            admitted(&new),
        ],
        pinned: vec![old],
    }
}

/// A link to the CSCA of the card `vn_good`.
fn to_a_card() -> LinkCase {
    let csca = vietnam_2021().csca;
    let mut old = root(1);
    old.issuer = csca.subject.clone();
    old.subject = csca.subject.clone();
    old.put(Extension::alternative_name(SUBJECT_ALT_NAME, VIETNAM.code));
    LinkCase {
        name: "link_to_a_card",
        property: "the old key signs that of the CSCA of the card vn_good",
        candidates: vec![admitted(&link(&old, &csca))],
        pinned: vec![old],
    }
}

/// Links to certificates that are not those of a CSCA.
fn no_authority(first: &Certificate, second: &Certificate) -> LinkCase {
    let mut no_constraints = link(first, second);
    no_constraints.remove(BASIC_CONSTRAINTS);
    let mut not_ca = link(first, second);
    not_ca.put(Extension::critical(BASIC_CONSTRAINTS, sequence([boolean(false)])));
    let mut signer = link(first, second);
    signer.remove(BASIC_CONSTRAINTS);
    signer.put(Extension::key_usage(&[0]));
    let mut no_cert_sign = link(first, second);
    no_cert_sign.extension(KEY_USAGE).value = Extension::key_usage(&[6]).value;
    let refused = |certificate: &Certificate, findings: &[&'static str]| Candidate {
        findings: findings.to_vec(),
        ..refused(certificate, Outcome::failed("not_a_csca"))
    };
    LinkCase {
        name: "link_to_no_authority",
        property: "a link certificate lacks cA or keyCertSign",
        pinned: vec![first.clone()],
        candidates: vec![
            refused(&no_constraints, &["basic_constraints_missing"]),
            refused(
                &not_ca,
                &["basic_constraints_not_ca", "default_value_encoded", "path_length_unusual"],
            ),
            refused(
                &signer,
                &["basic_constraints_missing", "extra_key_usage", "key_usage_without_cert_sign"],
            ),
            refused(&no_cert_sign, &["key_usage_without_cert_sign"]),
        ],
    }
}

/// The root certificate of this key.
fn root(number: u8) -> Certificate {
    let key = keys::ec(&format!("CSCA with links {number}"), &P256);
    let state: State = GERMANY;
    let mut root =
        authority(state, "Test CSCA with Links", Signer::ecdsa(key, Hash::Sha256), VALIDITY);
    root.serial = vec![number];
    root
}

/// The link certificate for the key of `new`, signed with the key of `old`.
fn link(old: &Certificate, new: &Certificate) -> Certificate {
    let mut link = new.clone();
    link.serial = [old.serial.as_slice(), &new.serial].concat();
    link.issuer = old.subject.clone();
    link.put(Extension::authority_key_identifier(&old.signer.key.identifier()));
    link.signer = old.signer.clone();
    link
}

/// The root certificate under another name.
fn renamed(root: &Certificate, name: &str) -> Certificate {
    let name = Name::new(GERMANY.country, GERMANY.organization, name);
    Certificate { issuer: name.clone(), subject: name, ..root.clone() }
}

fn admitted(certificate: &Certificate) -> Candidate {
    refused(certificate, Outcome::SUCCESSFUL)
}

fn refused(certificate: &Certificate, outcome: Outcome) -> Candidate {
    Candidate { bytes: certificate.encode(), outcome, findings: Vec::new() }
}
