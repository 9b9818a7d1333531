//! The inputs of a verification besides the cards.

use idchip::time::UnixTime;
use idchip::verify::{Anchors, Policy};
use idchip_batch::Terms;
use pyo3::pybacked::PyBackedBytes;

use crate::memory::Memories;

/// The inputs of a verification besides the cards, in memory of Python. Any number of threads may use them at a time.
pub(crate) struct OwnTerms {
    pub(crate) anchors: Vec<PyBackedBytes>,
    pub(crate) revocation_lists: Vec<PyBackedBytes>,
    pub(crate) signers: Vec<PyBackedBytes>,
    pub(crate) policy: Policy,
    pub(crate) at: UnixTime,
    pub(crate) memories: Memories,
}

impl OwnTerms {
    /// Calls `work` with the terms as a verification takes them.
    pub(crate) fn with<T>(&self, work: impl FnOnce(&Terms<'_>) -> T) -> T {
        let anchors = slices(&self.anchors);
        let lists = slices(&self.revocation_lists);
        let signers = slices(&self.signers);
        let mut terms = Terms::new(Anchors::from_certificates_lenient(&anchors), self.at);
        terms.document_signers = &signers;
        terms.revocation_lists = &lists;
        terms.policy = self.policy;
        work(&terms)
    }
}

fn slices(all: &[PyBackedBytes]) -> Vec<&[u8]> {
    all.iter().map(AsRef::as_ref).collect()
}
