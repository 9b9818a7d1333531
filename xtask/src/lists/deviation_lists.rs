//! Deviation lists against cards.

use super::Outcome;
use crate::card::{Card, State, authority, document_signer};
use crate::cms::{Attribute, Embedded, Sid, Sod};
use crate::crl::RevocationList;
use crate::curves::{P256, P384};
use crate::der::{
    Bytes, context, context_primitive, generalized_time, integer, oid, printable, sequence, set_of,
    tlv,
};
use crate::good::{GERMANY, VIETNAM, vietnam_2021};
use crate::hash::Hash;
use crate::keys;
use crate::lds::SecurityObject;
use crate::signer::{Key, Scheme, Signer};
use crate::x509::{Certificate, Extension};
use alloc::collections::BTreeMap;

const DEVIATION_LIST: &str = "2.23.136.1.1.7";
const DEFECT_LIST: &str = "0.4.0.127.0.7.3.1.5";
const SIGNER: &str = "2.23.136.1.1.8";

/// The number in the MRZ of the card `vn_good`.
const NUMBER: &str = "099012345";

/// A deviation list as a recipe, a card, and the expected result of comparing them.
pub(super) struct DeviationListCase {
    pub(super) name: &'static str,
    pub(super) property: &'static str,
    /// The card that is compared with the list.
    pub(super) card: &'static str,
    /// The date of issue that the reader knows.
    pub(super) date_of_issue: Option<&'static str>,
    pub(super) pinned: Certificate,
    /// Certificates of list signers that the reader has from elsewhere.
    pub(super) signers: Vec<Certificate>,
    pub(super) crls: Vec<RevocationList>,
    /// The checks of the list that are not successful.
    pub(super) checks: BTreeMap<&'static str, Outcome>,
    /// The result of comparing the list as a whole; none if it is not verified.
    pub(super) outcome: Option<Outcome>,
    /// The checks of the card that the list explains.
    pub(super) explained: Vec<&'static str>,
    digest_algorithm: Option<Bytes>,
    entries: Vec<Entry>,
    signer: Certificate,
    cms: Sod,
    bend_file: fn(Bytes) -> Bytes,
}

/// An entry, and the expected result of comparing the card with it; none if the entry is about others.
#[derive(Clone)]
struct Entry {
    bytes: Bytes,
    expect: Option<Outcome>,
}

impl DeviationListCase {
    pub(super) fn encode(&self) -> Bytes {
        let version = integer(0);
        let algorithm = self.digest_algorithm.clone().unwrap_or_default();
        let entries = set_of(self.entries.iter().map(|entry| entry.bytes.clone()));
        let content = sequence([version, algorithm, entries]);
        (self.bend_file)(self.cms.content_info(&content, &self.signer, &self.pinned))
    }

    pub(super) fn entries(&self) -> usize {
        self.entries.len()
    }

    /// The entries that may be about the card, by their index in the list.
    pub(super) fn found(&self) -> Vec<(usize, Outcome)> {
        let mut sorted = self.entries.clone();
        sorted.sort_by(|one, other| one.bytes.cmp(&other.bytes));
        let numbered = sorted.into_iter().enumerate();
        numbered.filter_map(|(index, entry)| Some((index, entry.expect?))).collect()
    }

    fn add(&mut self, expect: Option<Outcome>, criteria: &[Bytes], deviation: Bytes) {
        let bytes = sequence([sequence(criteria.iter().cloned()), set_of([deviation])]);
        self.entries.push(Entry { bytes, expect });
    }

    fn refused(&mut self, check: &'static str, outcome: Outcome) {
        self.checks.insert(check, outcome);
        self.outcome = None;
    }
}

const MATCHES: Option<Outcome> = Some(Outcome::SUCCESSFUL);
const OTHERS: Option<Outcome> = None;

const fn open(reason: &'static str) -> Option<Outcome> {
    Some(Outcome::undetermined(reason))
}

// The deviations, with the number of their parameters.
const LDS: &str = "2.23.136.1.1.7.2";
const COM_INCONSISTENT: &str = "2.23.136.1.1.7.2.4";
const DG_HASH_WRONG: &str = "2.23.136.1.1.7.2.2";
const DG_MALFORMED: &str = "2.23.136.1.1.7.2.1";
const DS_SIGNATURE: &str = "2.23.136.1.1.7.1.1";
const KEY_COMPROMISED: &str = "2.23.136.1.1.7.1.4";
const SOD_SIGNATURE_WRONG: &str = "2.23.136.1.1.7.2.3";
const WRONG_DATA: &str = "2.23.136.1.1.7.3.1";

fn deviation(kind: &str, number: Option<u64>) -> Bytes {
    let parameters = number.map(|number| context(0, integer(number))).unwrap_or_default();
    sequence([printable("A test deviation"), oid(kind), parameters])
}

fn of_type(code: &str) -> Bytes {
    context_primitive(0, code)
}

fn of_signer(certificate: &Certificate) -> Bytes {
    of_serial(certificate, &certificate.serial)
}

fn of_serial(certificate: &Certificate, serial: &[u8]) -> Bytes {
    context(1, [certificate.issuer.encode(), tlv(0x02, serial)].concat())
}

fn of_key(certificate: &Certificate, key: &Key) -> Bytes {
    assert_eq!(certificate.public_key, key.public());
    context_primitive(2, key.identifier())
}

fn of_digest(certificate: &Certificate, hash: Hash) -> Bytes {
    context_primitive(3, hash.of(certificate.encode()))
}

fn of_period(first: &str, last: &str) -> Bytes {
    context(4, [generalized_time(first), generalized_time(last)].concat())
}

fn of_numbers(numbers: &[&str]) -> Bytes {
    let mut numbers: Vec<Bytes> = numbers.iter().map(|number| printable(number)).collect();
    numbers.sort();
    context(5, numbers.concat())
}

/// A list under the CSCA of the card `vn_good`.
fn under(csca: Certificate, state: State) -> DeviationListCase {
    let key = Key::Ec(keys::ec("Deviation list signer", &P256));
    let validity = ["20250101000000Z", "20290101000000Z"];
    let mut signer = document_signer(state, "Test Deviation List Signer", &key, &csca, validity);
    signer.serial = vec![0x0D, 0x11];
    signer.put(Extension::extended_key_usage(SIGNER));
    let identifier = key.identifier();
    let mut cms =
        Sod::new(SecurityObject::v0(Hash::Sha256), Signer::new(key, Scheme::Ecdsa(Hash::Sha256)));
    cms.content_type = DEVIATION_LIST;
    cms.certificates = vec![Embedded::Signer, Embedded::Other(Box::new(csca.clone()))];
    cms.sid = Sid::KeyIdentifier(identifier);
    cms.signer_version = 3;
    cms.attributes = Some(vec![
        Attribute::ContentType,
        Attribute::SigningTime("250201083000Z"),
        Attribute::MessageDigest,
    ]);
    DeviationListCase {
        name: "",
        property: "",
        card: "vn_good",
        date_of_issue: None,
        pinned: csca,
        signers: Vec::new(),
        crls: Vec::new(),
        checks: BTreeMap::from([("revocation", Outcome::undetermined("no_crl"))]),
        outcome: Some(Outcome::SUCCESSFUL),
        explained: Vec::new(),
        digest_algorithm: None,
        entries: Vec::new(),
        signer,
        cms,
        bend_file: |file| file,
    }
}

pub(super) fn all() -> Vec<DeviationListCase> {
    let card = vietnam_2021();
    let mut cases = Vec::new();
    let mut case = |name, property, bend: fn(&mut DeviationListCase, &Card)| {
        let mut case = under(card.csca.clone(), VIETNAM);
        (case.name, case.property) = (name, property);
        bend(&mut case, &card);
        cases.push(case);
    };
    criteria(&mut case);
    proofs(&mut case);
    effects(&mut case);
    publishers(&mut case);
    cases
}

/// Takes the name, the property, and what makes the list.
type Describe<'d> = dyn FnMut(&'static str, &'static str, fn(&mut DeviationListCase, &Card)) + 'd;

fn criteria(case: &mut Describe<'_>) {
    case("deviation_by_signer", "the signer by issuer and serial number", |list, card| {
        list.add(MATCHES, &[of_signer(&card.ds)], deviation(LDS, None));
        list.add(OTHERS, &[of_serial(&card.ds, &[0x2A, 0x52])], deviation(LDS, None));
        list.add(OTHERS, &[of_signer(&list.signer.clone())], deviation(LDS, None));
    });
    case("deviation_by_key", "the signer by its key identifier", |list, card| {
        list.add(MATCHES, &[of_key(&card.ds, &card.sod.signer.key)], deviation(LDS, None));
        list.add(OTHERS, &[context_primitive(2, [7; 20])], deviation(LDS, None));
    });
    case("deviation_by_digest", "the signer by the digest of its certificate", |list, card| {
        list.digest_algorithm = Some(Hash::Sha384.algorithm());
        list.add(MATCHES, &[of_digest(&card.ds, Hash::Sha384)], deviation(LDS, None));
        list.add(OTHERS, &[of_digest(&card.ds, Hash::Sha256)], deviation(LDS, None));
        list.add(OTHERS, &[of_digest(&card.csca, Hash::Sha384)], deviation(LDS, None));
    });
    case(
        "deviation_by_digest_of_the_signature",
        "a digest, with the hash function of the signature: the list names none",
        |list, card| {
            list.add(MATCHES, &[of_digest(&card.ds, Hash::Sha256)], deviation(LDS, None));
            list.add(OTHERS, &[of_digest(&card.ds, Hash::Sha384)], deviation(LDS, None));
        },
    );
    case("deviation_by_unknown_digest", "the list names SHA3-256", |list, card| {
        list.digest_algorithm = Some(sequence([oid("2.16.840.1.101.3.4.2.8")]));
        let criteria = [of_digest(&card.ds, Hash::Sha256)];
        list.add(open("digest_algorithm_unsupported"), &criteria, deviation(LDS, None));
    });
    case("deviation_by_document_type", "the document code, one of a single letter", |list, _| {
        list.add(MATCHES, &[of_type("ID")], deviation(LDS, None));
        list.add(OTHERS, &[of_type("P ")], deviation(LDS, None));
        list.add(OTHERS, &[of_type("I")], deviation(LDS, None));
    });
    case("deviation_by_numbers", "lists of document numbers", |list, _| {
        list.add(MATCHES, &[of_numbers(&["099012344", NUMBER, "1"])], deviation(LDS, None));
        list.add(
            OTHERS,
            &[of_numbers(&["099012344", "09901234", "0990123456"])],
            deviation(LDS, None),
        );
        list.add(OTHERS, &[of_numbers(&[])], deviation(LDS, None));
    });
    case("deviation_by_period", "the days on which documents were issued", |list, _| {
        list.date_of_issue = Some("2021-06-01");
        let (first, last) = ("20210601235959Z", "20210601000000.5Z");
        list.add(MATCHES, &[of_period("20210101000000Z", last)], deviation(LDS, None));
        list.add(MATCHES, &[of_period(first, "20210701000000Z")], deviation(LDS, None));
        let (before, after) = ("20210531235959Z", "20210602000000Z");
        list.add(OTHERS, &[of_period("20210101000000Z", before)], deviation(LDS, None));
        list.add(OTHERS, &[of_period(after, "20220101000000Z")], deviation(LDS, None));
    });
    case("deviation_date_not_known", "a period, and nothing says when it was issued", |list, _| {
        let period = of_period("20210101000000Z", "20220101000000Z");
        // Another criterion decides without it.
        list.add(OTHERS, &[of_type("P "), period.clone()], deviation(LDS, None));
        list.add(open("date_of_issue_unknown"), &[period], deviation(LDS, None));
    });
    case("deviation_several_criteria", "all must be fulfilled", |list, card| {
        list.date_of_issue = Some("2021-06-01");
        let period = of_period("20210101000000Z", "20220101000000Z");
        let criteria =
            [of_type("ID"), of_signer(&card.ds), period, of_numbers(&[NUMBER, "099012346"])];
        let others = [
            of_type("C "),
            of_serial(&card.ds, &[1]),
            of_period("20200101000000Z", "20210101000000Z"),
            of_numbers(&["099012346"]),
        ];
        list.add(MATCHES, &criteria, deviation(LDS, None));
        for (index, other) in others.iter().enumerate() {
            let mut criteria = criteria.clone();
            criteria[index] = other.clone();
            list.add(OTHERS, &criteria, deviation(LDS, None));
        }
    });
    case("deviation_of_all", "an entry without criteria is about all documents", |list, _| {
        list.add(MATCHES, &[], deviation(LDS, None));
    });
    case("deviation_malformed", "an entry among others does not parse", |list, card| {
        list.add(MATCHES, &[of_type("ID")], deviation(LDS, None));
        list.add(MATCHES, &[of_signer(&card.ds)], deviation(LDS, None));
        list.add(open("deviation_malformed"), &[of_type("IDX")], deviation(LDS, None));
        list.add(OTHERS, &[of_numbers(&["1"])], deviation(LDS, None));
    });
}

/// Only what is proved identifies a document.
fn proofs(case: &mut Describe<'_>) {
    case("deviation_without_dg1", "EF.DG1 was not read", |list, card| {
        list.card = "dg1_not_given";
        list.add(MATCHES, &[of_signer(&card.ds)], deviation(LDS, None));
        list.add(open("data_group_not_read"), &[of_type("ID")], deviation(LDS, None));
        list.add(open("data_group_not_read"), &[of_numbers(&["1"])], deviation(LDS, None));
    });
    case("deviation_of_altered_dg1", "EF.DG1 does not have the signed hash", |list, _| {
        list.card = "dg1_altered";
        list.add(open("data_group_not_verified"), &[of_type("ID")], deviation(LDS, None));
    });
    case("deviation_sod_signature_wrong", "the signature of EF.SOD is wrong", |list, card| {
        list.card = "signature_altered";
        let not_authentic = open("document_not_authentic");
        let wrong = || deviation(SOD_SIGNATURE_WRONG, None);
        list.add(not_authentic, &[of_signer(&card.ds)], wrong());
        list.add(not_authentic, &[of_numbers(&[NUMBER])], wrong());
        list.add(not_authentic, &[of_digest(&card.ds, Hash::Sha256)], wrong());
        list.add(OTHERS, &[of_numbers(&["1"])], wrong());
    });
    case(
        "deviation_ds_signature_wrong",
        "the CSCA did not sign the signer's certificate; one entry has its digest",
        |list, card| {
            list.card = "chain_other_key_same_name_and_identifier";
            let wrong = || deviation(DS_SIGNATURE, None);
            list.add(MATCHES, &[of_digest(&card.ds, Hash::Sha256)], wrong());
            list.add(open("document_not_authentic"), &[of_signer(&card.ds)], wrong());
            list.explained = vec!["ds_signature"];
        },
    );
}

/// The effects of matched deviations on the checks.
fn effects(case: &mut Describe<'_>) {
    case("deviation_hash_wrong", "the hash of DG13 in EF.SOD is wrong", |list, card| {
        list.card = "dg13_altered";
        list.add(MATCHES, &[of_signer(&card.ds)], deviation(DG_HASH_WRONG, Some(13)));
        list.explained = vec!["data_groups"];
    });
    case("deviation_hash_of_another_wrong", "DG2 differs, and the list has DG13", |list, card| {
        list.card = "dg2_altered";
        list.add(MATCHES, &[of_signer(&card.ds)], deviation(DG_HASH_WRONG, Some(13)));
    });
    case("deviation_hash_wrong_of_others", "the entry is about another signer", |list, card| {
        list.card = "dg13_altered";
        let criteria = [of_serial(&card.ds, &[1])];
        list.add(OTHERS, &criteria, deviation(DG_HASH_WRONG, Some(13)));
    });
    case("deviation_com_inconsistent", "EF.COM and EF.SOD are inconsistent", |list, card| {
        list.card = "com_lists_fewer";
        list.add(MATCHES, &[of_signer(&card.ds)], deviation(COM_INCONSISTENT, None));
        list.explained = vec!["com_vs_sod"];
    });
    case("deviation_dg1_malformed", "EF.DG1 is corrupted", |list, card| {
        list.card = "dg1_wrong_tag";
        list.add(MATCHES, &[of_signer(&card.ds)], deviation(DG_MALFORMED, Some(1)));
        list.explained = vec!["issuing_state", "document_expiry"];
    });
    case("deviation_of_the_state", "the MRZ has a wrong issuing state", |list, card| {
        list.card = "state_of_document_differs";
        list.add(MATCHES, &[of_signer(&card.ds)], deviation(WRONG_DATA, Some(2)));
        list.explained = vec!["issuing_state"];
    });
    case(
        "deviation_of_a_name",
        "the MRZ has a wrong name, which no check looks at",
        |list, card| {
            list.card = "state_of_document_differs";
            list.add(MATCHES, &[of_signer(&card.ds)], deviation(WRONG_DATA, Some(3)));
        },
    );
    case("deviation_key_compromised", "the chips' keys may be compromised", |list, card| {
        list.add(MATCHES, &[of_signer(&card.ds)], deviation(KEY_COMPROMISED, None));
    });
    case("deviation_of_unknown_type", "the state has a type of its own", |list, card| {
        list.card = "com_lists_fewer";
        list.add(MATCHES, &[of_signer(&card.ds)], deviation("2.23.136.1.1.7.5.1", Some(4)));
    });
}

/// The publisher of the list, and whether the list is verified.
fn publishers(case: &mut Describe<'_>) {
    case("deviation_list_of_other_csca", "another CSCA of the state", |list, card| {
        let signer = Signer::ecdsa(keys::ec("CSCA Vietnam for deviations", &P384), Hash::Sha384);
        let validity = ["20240101000000Z", "20390101000000Z"];
        *list = DeviationListCase {
            name: list.name,
            property: list.property,
            ..under(authority(VIETNAM, "Test CSCA Vietnam Passports", signer, validity), VIETNAM)
        };
        list.add(open("list_of_other_csca"), &[], deviation(LDS, None));
        list.add(open("list_of_other_csca"), &[of_numbers(&[NUMBER])], deviation(LDS, None));
        list.add(MATCHES, &[of_signer(&card.ds)], deviation(LDS, None));
    });
    case("deviation_list_of_other_state", "the CSCA of another state", |list, card| {
        let signer = Signer::ecdsa(keys::ec("CSCA of the list", &P384), Hash::Sha384);
        let validity = ["20240101000000Z", "20390101000000Z"];
        *list = DeviationListCase {
            name: list.name,
            property: list.property,
            ..under(authority(GERMANY, "Test CSCA of the List", signer, validity), GERMANY)
        };
        list.add(OTHERS, &[], deviation(LDS, None));
        list.add(OTHERS, &[of_signer(&card.ds)], deviation(LDS, None));
        list.outcome = Some(Outcome { result: "not supported", reason: "list_of_other_state" });
    });
    case("deviation_list_without_signer", "the signer's certificate is given beside", |list, _| {
        list.cms.certificates = Vec::new();
        list.signers = vec![list.signer.clone()];
        list.add(open("state_unknown"), &[of_type("ID")], deviation(LDS, None));
    });
    case("deviation_list_altered", "a document number was exchanged", |list, _| {
        list.add(OTHERS, &[of_numbers(&["099012344"])], deviation(LDS, None));
        list.bend_file = |file| super::master_lists::replaced(&file, b"099012344", b"099012345");
        list.refused("message_digest", Outcome::failed("digest_differs"));
    });
    case("deviation_list_by_document_signer", "a document signer signed it", |list, card| {
        list.signer.remove(crate::x509::EXTENDED_KEY_USAGE);
        list.add(MATCHES, &[of_signer(&card.ds)], deviation(LDS, None));
        list.refused("list_signer", Outcome::failed("not_a_list_signer"));
        list.refused("validity", Outcome::undetermined("not_a_list_signer"));
        list.refused("revocation", Outcome::undetermined("no_crl"));
    });
    case("deviation_list_signer_revoked", "the signer is revoked", |list, card| {
        list.crls = vec![crl(list).revoke(&list.signer, Some(1))];
        list.add(MATCHES, &[of_signer(&card.ds)], deviation(LDS, None));
        list.refused("revocation", Outcome::failed("signer_revoked"));
    });
    case("deviation_list_signer_not_revoked", "the CRL names another", |list, card| {
        list.crls = vec![crl(list).revoke(&card.ds, Some(1))];
        list.add(MATCHES, &[of_signer(&card.ds)], deviation(LDS, None));
        list.checks.clear();
    });
    case("defect_list", "a defect list of BSI TR-03129-2, which is not read", |list, _| {
        list.cms.content_type = DEFECT_LIST;
        list.outcome = None;
    });
}

fn crl(list: &DeviationListCase) -> RevocationList {
    RevocationList::of(&list.pinned, ["20261001000000Z", "20270101000000Z"])
}
