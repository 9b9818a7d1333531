//! Reads trust anchors from files in any form, and from directories.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};

use crate::args::JudgeArguments;
use crate::certificate_files::{self, Place};
use crate::console;
use crate::input;
use crate::no_anchor::Role;
use crate::outcome::{Failure, InputError, console_path};
use crate::texts::{english, say, screen};
use crate::trust_store::{self, AnchorsFrom};
use idchip::Finding;
use idchip::time::UnixTime;
use idchip::verify::{Anchors, CheckResult, LinkCandidate, LinkVerifier, Policy, Reason};
use idchip::x509::Certificate;

/// Certificates with the file and the place each came from.
#[derive(Debug, Default)]
pub(crate) struct AnchorStore {
    certificates: Vec<AnchorCertificate>,
    /// The place that names the files.
    from: AnchorsFrom,
}

/// A certificate in DER; it may be malformed.
#[derive(Debug)]
pub(crate) struct AnchorCertificate {
    /// Its bytes.
    pub(crate) der: Vec<u8>,
    /// The file that was given.
    pub(crate) file: PathBuf,
    /// The place that it was read from: the file, or a file in it, if it is an archive.
    pub(crate) path: PathBuf,
    /// Its index in that place, counted from 0.
    pub(crate) index: usize,
}

impl AnchorStore {
    /// Reads certificates that are to be trusted. Drops duplicates, because master lists overlap
    /// and the verifier tries a bounded number of anchors, and warns of odd certificates.
    pub(crate) fn read_trusted(paths: &[PathBuf]) -> Result<Self, Failure> {
        let mut store = Self::read(paths, Role::Anchors)?;
        let mut seen = HashSet::new();
        store.certificates.retain(|certificate| seen.insert(certificate.der.clone()));
        store.warn_of_odd_ones();
        Ok(store)
    }

    /// Reads the anchors that the arguments, the environment or the configuration file name, and those that are
    /// linked to them.
    pub(crate) fn read_for(arguments: &JudgeArguments) -> Result<Self, Failure> {
        let (paths, from) = trust_store::anchors(&arguments.anchors)?;
        let mut store = Self { from, ..Self::read_trusted(&paths)? };
        if !arguments.link_certificates.is_empty() {
            if store.certificates.is_empty() {
                return Err(Failure::Usage(say!("failure-links-without-anchors")));
            }
            let candidates = Self::read(&arguments.link_certificates, Role::Anchors)?;
            let policy = arguments.policy().policy();
            store.admit(candidates, policy, arguments.at.0);
        }
        Ok(store)
    }

    /// Adds the candidates that are linked to an anchor, and warns of the others, one line per reason.
    fn admit(&mut self, mut candidates: Self, policy: Policy, at: UnixTime) {
        let mut seen: HashSet<_> = self.certificates.iter().map(|it| it.der.clone()).collect();
        candidates.certificates.retain(|candidate| seen.insert(candidate.der.clone()));
        let slices = self.as_slices();
        let pinned = Anchors::from_certificates_lenient(&slices);
        let mut judged: Vec<_> =
            candidates.certificates.iter().map(|it| LinkCandidate::new(&it.der)).collect();
        LinkVerifier::new(&pinned, idchip_batch::FAST, policy, at).admit(&mut judged);
        let checks: HashMap<_, _> =
            judged.iter().map(|it| (it.as_bytes().to_vec(), it.check())).collect();
        let mut by_reason: BTreeMap<&str, (Reason, Vec<String>)> = BTreeMap::new();
        for candidate in candidates.certificates {
            match checks.get(&candidate.der) {
                Some(check) if check.result == CheckResult::Successful => {
                    self.certificates.push(candidate);
                }
                Some(check) => {
                    let of_reason = by_reason.entry(check.reason.text());
                    let (_, names) = of_reason.or_insert((check.reason, Vec::new()));
                    names.push(candidate.described());
                }
                None => {}
            }
        }
        for (reason, names) in by_reason.into_values() {
            let (reason, names) = (screen().text(reason), listed(&names));
            console::warn(say!("failure-not-linked", reason = reason, names = names));
        }
    }

    /// Reads the files, and the files in the directories. A file in a directory without a
    /// certificate is skipped with a warning; a file named as an argument must hold a certificate.
    pub(crate) fn read(paths: &[PathBuf], role: Role) -> Result<Self, Failure> {
        let mut store = Self::default();
        for path in paths {
            if path.is_dir() {
                store.read_directory(path, role)?;
            } else if path.exists() {
                let files = certificate_files::read(path, role);
                store.add(path, files.map_err(|it| Failure::malformed(path, it))?);
            } else {
                let path = console_path(path);
                return Err(Failure::Usage(say!("failure-no-such-file", path = path)));
            }
        }
        Ok(store)
    }

    fn read_directory(&mut self, path: &Path, role: Role) -> Result<(), Failure> {
        let before = self.certificates.len();
        for file in input::files_in(path)? {
            match certificate_files::read(&file, role) {
                Ok(files) => self.add(&file, files),
                Err(error) => {
                    console::warn_of_skipped(&file, &error);
                }
            }
        }
        if self.certificates.len() == before {
            return Err(Failure::malformed(path, InputError::NoCertificate));
        }
        Ok(())
    }

    fn add(&mut self, file: &Path, places: Vec<Place>) {
        for (path, certificates) in places {
            for (index, der) in certificates.into_iter().enumerate() {
                let (file, path) = (file.to_owned(), path.clone());
                self.certificates.push(AnchorCertificate { der, file, path, index });
            }
        }
    }

    /// Warns of certificates that are not a CSCA's or that are unusual, one line per kind.
    fn warn_of_odd_ones(&self) {
        // In the order of the English texts, in every language.
        let mut by_oddity: BTreeMap<String, (&str, Vec<String>)> = BTreeMap::new();
        for anchor in &self.certificates {
            let Ok(certificate) = Certificate::parse(&anchor.der) else { continue };
            for oddity in oddities(&certificate) {
                let of_oddity = by_oddity.entry(english().say(oddity, &[]));
                of_oddity.or_insert((oddity, Vec::new())).1.push(anchor.described());
            }
        }
        for (oddity, names) in by_oddity.into_values() {
            let oddity = screen().say(oddity, &[]);
            let line = match names.len() {
                0..=NAMED => say!("failure-odd-anchors", oddity = oddity, names = listed(&names)),
                _ => say!("failure-odd-anchors-more", oddity = oddity, names = listed(&names)),
            };
            console::warn(line);
        }
    }

    /// All certificates, in the order in which they were read.
    pub(crate) fn certificates(&self) -> &[AnchorCertificate] {
        &self.certificates
    }

    /// The place that names the files.
    pub(crate) const fn from(&self) -> &AnchorsFrom {
        &self.from
    }

    /// The bytes of the certificates; reports identify an anchor by its index in this list.
    pub(crate) fn as_slices(&self) -> Vec<&[u8]> {
        self.certificates.iter().map(|certificate| certificate.der.as_slice()).collect()
    }
}

impl AnchorCertificate {
    /// Its subject, if it parses, and its place.
    fn described(&self) -> String {
        let place = format!("{} #{}", console_path(&self.path), self.index);
        match Certificate::parse(&self.der) {
            Ok(certificate) => format!("{} ({place})", certificate.subject()),
            Err(_) => place,
        }
    }
}

/// Names the first certificates, and counts the others.
fn listed(names: &[String]) -> String {
    let named = names.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join("; ");
    match names.len().saturating_sub(NAMED) {
        0 => named,
        others => say!("failure-and-more", names = named, count = others),
    }
}

/// The most certificates named in one warning.
const NAMED: usize = 3;

/// Returns the keys of the texts about the oddities of an anchor: that it cannot be a CSCA's certificate, or
/// else how it differs from those of most states.
pub(crate) fn oddities(certificate: &Certificate<'_>) -> Vec<&'static str> {
    if !certificate.can_be_csca() {
        return vec!["anchors-odd-not-a-csca"];
    }
    let findings = certificate.csca_findings();
    let is_found = |oddity: &&(Finding, &'static str)| findings.contains(oddity.0);
    ODDITIES.iter().filter(is_found).map(|(_, text)| *text).collect()
}

const ODDITIES: [(Finding, &str); 5] = [
    (Finding::BasicConstraintsMissing, "anchors-odd-no-basic-constraints"),
    (Finding::BasicConstraintsNotCa, "anchors-odd-not-ca"),
    (Finding::CertificateVersion, "anchors-odd-version"),
    (Finding::KeyUsageWithoutCertSign, "anchors-odd-no-cert-sign"),
    (Finding::TestState, "anchors-odd-test"),
];
