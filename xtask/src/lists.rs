//! CSCA master lists, deviation lists and link certificates, and the expected result of each.

mod deviation_lists;
mod links;
mod master_lists;

use crate::crl::RevocationList;
use crate::der::Bytes;
use crate::manifest::{AT, Tree};
use crate::x509::Certificate;
use alloc::collections::BTreeMap;
use deviation_lists::DeviationListCase;
use links::LinkCase;
use master_lists::MasterListCase;
use serde::Serialize;

#[derive(Serialize)]
struct Manifest {
    version: u8,
    at: &'static str,
    master_lists: Vec<MasterListEntry>,
    deviation_lists: Vec<DeviationListEntry>,
    links: Vec<LinkEntry>,
}

#[derive(Serialize)]
struct MasterListEntry {
    name: &'static str,
    property: &'static str,
    file: String,
    /// The number of certificates in a master list.
    certificates: usize,
    /// The number of deviations in a deviation list.
    deviations: Option<usize>,
    pinned: Vec<String>,
    signers: Vec<String>,
    crls: Vec<String>,
    /// The checks that are not successful.
    checks: BTreeMap<&'static str, Outcome>,
    findings: Vec<&'static str>,
    anchor_findings: Vec<&'static str>,
}

/// A deviation list that is compared with a card.
#[derive(Serialize)]
struct DeviationListEntry {
    name: &'static str,
    property: &'static str,
    file: String,
    pinned: Vec<String>,
    signers: Vec<String>,
    crls: Vec<String>,
    /// The checks of the list that are not successful.
    checks: BTreeMap<&'static str, Outcome>,
    card: &'static str,
    date_of_issue: Option<&'static str>,
    /// The number of entries.
    entries: usize,
    /// The result of the comparison; none if the list is not verified.
    outcome: Option<Outcome>,
    found: Vec<FoundEntry>,
    /// The checks of the card that the list explains.
    explained: Vec<&'static str>,
}

/// An entry that may be about the card.
#[derive(Serialize)]
struct FoundEntry {
    index: usize,
    #[serde(flatten)]
    outcome: Outcome,
}

#[derive(Serialize)]
struct LinkEntry {
    name: &'static str,
    property: &'static str,
    pinned: Vec<String>,
    candidates: Vec<CandidateEntry>,
}

#[derive(Serialize)]
struct CandidateEntry {
    file: String,
    #[serde(flatten)]
    outcome: Outcome,
    findings: Vec<&'static str>,
}

/// A result and its reason.
#[derive(Clone, Copy, Serialize)]
struct Outcome {
    result: &'static str,
    reason: &'static str,
}

impl Outcome {
    const SUCCESSFUL: Self = Self { result: "successful", reason: "ok" };

    const fn failed(reason: &'static str) -> Self {
        Self { result: "failed", reason }
    }

    const fn undetermined(reason: &'static str) -> Self {
        Self { result: "undetermined", reason }
    }
}

/// The files below `lists/`, and the manifest that explains them.
pub(crate) fn tree() -> Tree {
    let mut files = Files::default();
    let master_lists = master_lists::all().into_iter().map(|case| files.master_list(case));
    let master_lists = master_lists.collect();
    let deviation_lists = deviation_lists::all();
    let deviation_lists =
        deviation_lists.into_iter().map(|case| files.deviation_list(&case)).collect();
    let links = links::all().into_iter().map(|case| files.links(case)).collect();
    let manifest = Manifest { version: 1, at: AT, master_lists, deviation_lists, links };
    let mut json = serde_json::to_vec_pretty(&manifest).expect("plain data");
    json.push(b'\n');
    files.tree.insert("lists/manifest.json".to_owned(), json);
    files.tree
}

/// A master list with these certificates and three more, and the certificate of the CSCA that its signer is
/// under.
pub(crate) fn large_master_list(certificates: impl IntoIterator<Item = Bytes>) -> [Bytes; 2] {
    let case = master_lists::good_with(certificates);
    [case.encode(), case.pinned.iter().flat_map(Certificate::encode).collect()]
}

/// The files so far; equal ones are written once.
#[derive(Default)]
struct Files {
    tree: Tree,
    places: BTreeMap<Bytes, String>,
}

impl Files {
    /// Returns the place of these bytes: that of the first file that holds them, or this one.
    fn put(&mut self, place: String, bytes: Bytes) -> String {
        let place = self.places.entry(bytes.clone()).or_insert(place).clone();
        self.tree.insert(place.clone(), bytes);
        place
    }

    fn certificates(
        &mut self,
        name: &str,
        kind: &str,
        certificates: &[Certificate],
    ) -> Vec<String> {
        let numbered = (1..).zip(certificates);
        let places = numbered.map(|(number, certificate)| {
            self.put(format!("lists/{name}.{kind}_{number}.der"), certificate.encode())
        });
        places.collect()
    }

    fn crls(&mut self, name: &str, crls: &[RevocationList]) -> Vec<String> {
        let numbered = (1..).zip(crls);
        let places = numbered
            .map(|(number, list)| self.put(format!("lists/{name}.{number}.crl"), list.encode()));
        places.collect()
    }

    fn deviation_list(&mut self, case: &DeviationListCase) -> DeviationListEntry {
        let name = case.name;
        let found = case.found().into_iter();
        DeviationListEntry {
            name,
            property: case.property,
            file: self.put(format!("lists/{name}.dl"), case.encode()),
            pinned: self.certificates(name, "pinned", core::slice::from_ref(&case.pinned)),
            signers: self.certificates(name, "signer", &case.signers),
            crls: self.crls(name, &case.crls),
            checks: case.checks.clone(),
            card: case.card,
            date_of_issue: case.date_of_issue,
            entries: case.entries(),
            outcome: case.outcome,
            found: found.map(|(index, outcome)| FoundEntry { index, outcome }).collect(),
            explained: case.explained.clone(),
        }
    }

    fn master_list(&mut self, case: MasterListCase) -> MasterListEntry {
        let name = case.name;
        MasterListEntry {
            name,
            property: case.property,
            file: self.put(format!("lists/{name}.ml"), case.encode()),
            certificates: case.certificates.len(),
            deviations: case.deviations.as_ref().map(Vec::len),
            pinned: self.certificates(name, "pinned", &case.pinned),
            signers: self.certificates(name, "signer", &case.signers),
            crls: self.crls(name, &case.crls),
            checks: case.expect.checks,
            findings: case.expect.findings,
            anchor_findings: case.expect.anchor_findings,
        }
    }

    fn links(&mut self, case: LinkCase) -> LinkEntry {
        let LinkCase { name, property, pinned, candidates } = case;
        let pinned = self.certificates(name, "pinned", &pinned);
        let numbered = (1..).zip(candidates);
        let candidates = numbered.map(|(number, candidate)| CandidateEntry {
            file: self.put(format!("lists/{name}.candidate_{number}.der"), candidate.bytes),
            outcome: candidate.outcome,
            findings: candidate.findings,
        });
        LinkEntry { name, property, pinned, candidates: candidates.collect() }
    }
}
