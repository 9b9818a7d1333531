//! Revocation lists that are read in chunks.

use core::fmt;

use super::super::check::CheckOutcome;
use super::super::terms::Terms;
use super::super::{Check, Document, Reason};
use super::search::{ListFacts, Search, Subjects, malformed};
use crate::crypto::{Algorithms, CryptoError, Hasher};
use crate::finding::FindingSet;
use crate::x509::{AlgorithmIdentifier, CertificateListStream, Part};

impl<'a> Document<'a> {
    /// Starts to read a revocation list in chunks, for a list that does not fit into memory.
    ///
    /// The buffer holds the fields of the list before its entries, and beside them one entry, or the
    /// fields after the entries. One KiB suffices for the lists of all states seen; if it does not, the
    /// check is undetermined, and its evidence is the error
    /// [`ScratchTooSmall`](crate::ParseErrorKind::ScratchTooSmall).
    ///
    /// ```
    /// use idchip::verify::{Check, Document};
    ///
    /// fn check<'c>(document: &mut Document<'_>, chunks: impl Iterator<Item = &'c [u8]>) -> Check {
    ///     let mut buffer = [0; 1024];
    ///     let mut list = document.begin_revocation_list(&mut buffer);
    ///     for chunk in chunks {
    ///         list.update(chunk);
    ///     }
    ///     document.finish_revocation_list(list)
    /// }
    /// ```
    #[must_use]
    pub fn begin_revocation_list<'b>(&self, buffer: &'b mut [u8]) -> RevocationListStream<'b, 'a> {
        let reading = Subjects::of(self).map(|subjects| Reading {
            search: Search::new(subjects),
            terms: self.terms,
            hasher: None,
            findings: FindingSet::EMPTY,
            outcome: None,
        });
        RevocationListStream { list: CertificateListStream::new(buffer), reading }
    }

    /// Ends a list that was read in chunks. Returns the check as it is after all lists so far, as
    /// [`Document::check_revocation_list`] does.
    pub fn finish_revocation_list(&mut self, list: RevocationListStream<'_, '_>) -> Check {
        let outcome = list.into_outcome();
        self.record_revocation(&outcome)
    }
}

/// A revocation list in chunks of any size ([`Document::begin_revocation_list`]).
pub struct RevocationListStream<'b, 'a> {
    list: CertificateListStream<'b>,
    /// The search, or the check after it failed.
    reading: Result<Reading<'a>, Check>,
}

/// The search of a list that passes by.
struct Reading<'a> {
    search: Search<'a>,
    terms: Terms<'a>,
    /// The hash of the signed bytes, if the list's algorithm is among those given.
    hasher: Option<Hasher<'a>>,
    findings: FindingSet,
    /// The outcome, after the last field was read.
    outcome: Option<CheckOutcome>,
}

impl RevocationListStream<'_, '_> {
    /// Reads the next bytes of the list, starting with its tag.
    pub fn update(&mut self, chunk: &[u8]) {
        let Ok(reading) = &mut self.reading else { return };
        if let Err(error) = self.list.update(chunk, &mut |part| reading.take(&part)) {
            self.reading = Err(malformed(error));
        }
    }

    fn into_outcome(self) -> CheckOutcome {
        match self.reading {
            Err(check) => check.into(),
            Ok(reading) => match (reading.outcome, self.list.finish()) {
                (Some(outcome), Ok(())) => outcome,
                (_, Err(error)) => malformed(error).into(),
                (None, Ok(())) => Check::undetermined(Reason::NoCrl).into(),
            },
        }
    }
}

impl<'a> Reading<'a> {
    fn take(&mut self, part: &Part<'_>) {
        match part {
            Part::Head { signed, head, findings } => {
                self.hasher = hasher(&self.terms.algorithms, &head.signature);
                self.hash(signed);
                self.findings.merge(*findings);
            }
            Part::Entry { signed, entry } => {
                self.hash(signed);
                self.search.add(entry);
            }
            Part::Tail { signed, head, tail, findings } => {
                self.hash(signed);
                self.findings.merge(*findings);
                let authority = tail.extensions.authority_key_identifier;
                let facts = ListFacts {
                    issuer: head.issuer,
                    key_identifier: authority.and_then(|it| it.key_identifier),
                    this_update: head.this_update,
                    next_update: head.next_update,
                    is_unsupported: tail.extensions.unsupported.is_some(),
                    algorithms: [head.signature, tail.signature_algorithm],
                    signature: tail.signature_value,
                    findings: self.findings,
                };
                let digest = match self.hasher.take() {
                    Some(hasher) => hasher.finish(),
                    // The verification stops at the algorithm before it asks for a digest.
                    None => Err(CryptoError::Unsupported),
                };
                self.outcome = Some(self.search.conclude(&facts, &|_| digest, &self.terms));
            }
        }
    }

    fn hash(&mut self, bytes: &[u8]) {
        if let Some(hasher) = &mut self.hasher {
            hasher.update(bytes);
        }
    }
}

/// Starts the hash for a signature algorithm, if it is among those given.
fn hasher<'a>(
    algorithms: &Algorithms<'a>,
    signature: &AlgorithmIdentifier<'_>,
) -> Option<Hasher<'a>> {
    let (scheme, _) = algorithms.scheme(signature, None).ok()?;
    algorithms.digest(scheme.hash()).map(Hasher::new)
}

/// Shows the offset in the list.
impl fmt::Debug for RevocationListStream<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RevocationListStream({} bytes)", self.list.position())
    }
}
