//! Revocation lists that are read in chunks.

use core::fmt;

use super::super::check::CheckOutcome;
use super::super::signature_memory::NoMemory;
use super::super::terms::Terms;
use super::super::{Check, Document};
use super::record;
use super::search::{ListFacts, Search, Subjects, malformed};
use crate::crypto::{Algorithms, CryptoError, Hasher};
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
        RevocationListStream {
            list: CertificateListStream::new(buffer),
            search: Subjects::of(self.signer(), self.anchor(), self.report()).map(Search::new),
            algorithms: self.terms.algorithms,
            hasher: None,
        }
    }

    /// Ends a list that was read in chunks. Returns the check as it is after all lists so far, as
    /// [`Document::check_revocation_list`] does.
    pub fn finish_revocation_list(&mut self, list: RevocationListStream<'_, 'a>) -> Check {
        let outcome = list.conclude(&self.terms).unwrap_or_else(CheckOutcome::from);
        record(&mut self.report.outcomes.revocation, &outcome)
    }
}

/// A revocation list in chunks of any size ([`Document::begin_revocation_list`]).
pub struct RevocationListStream<'b, 'a> {
    list: CertificateListStream<'b>,
    /// The search, or the check after it failed.
    search: Result<Search<'a>, Check>,
    algorithms: Algorithms<'a>,
    /// The hash of the signed bytes, if the list's algorithm is among those given.
    hasher: Option<Hasher<'a>>,
}

impl<'a> RevocationListStream<'_, 'a> {
    /// Reads the next bytes of the list, starting with its tag.
    pub fn update(&mut self, chunk: &[u8]) {
        let Self { list, search, algorithms, hasher } = self;
        let Ok(searching) = search else { return };
        let mut take = |part: Part<'_>| {
            let signed = match part {
                Part::Head { signed, signature } => {
                    *hasher = start_hash(algorithms, &signature);
                    signed
                }
                Part::Entry { signed, entry } => {
                    searching.add(&entry);
                    signed
                }
                Part::Tail { signed } => signed,
            };
            if let Some(hasher) = hasher {
                hasher.update(signed);
            }
        };
        if let Err(error) = list.update(chunk, &mut take) {
            *search = Err(malformed(error));
        }
    }

    fn conclude(self, terms: &Terms<'_>) -> Result<CheckOutcome, Check> {
        let search = self.search?;
        let list = self.list.finish().map_err(malformed)?;
        let digest = match self.hasher {
            Some(hasher) => hasher.finish(),
            // The verification stops at the algorithm before it asks for a digest.
            None => Err(CryptoError::Unsupported),
        };
        let authority = list.extensions.authority_key_identifier;
        let facts = ListFacts {
            issuer: list.head.issuer,
            key_identifier: authority.and_then(|it| it.key_identifier),
            this_update: list.head.this_update,
            next_update: list.head.next_update,
            is_unsupported: list.extensions.unsupported.is_some(),
            algorithms: [list.head.signature, list.signature_algorithm],
            signature: list.signature_value,
            findings: list.findings,
        };
        Ok(search.conclude(&facts, &|_| digest, &mut NoMemory, terms))
    }
}

/// Starts the hash for a signature algorithm, if it is among those given.
fn start_hash<'a>(
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
