//! The inputs of a verification besides the cards.

use idchip::time::UnixTime;
use idchip::verify::{AnchorPlace, Anchors, Policy};
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
    /// Calls `work` with the terms for many cards: with an index over the anchors.
    pub(crate) fn with_index<T>(&self, work: impl FnOnce(&Terms<'_>) -> T) -> T {
        self.with(|terms| {
            let mut places = vec![AnchorPlace::EMPTY; terms.anchors.index_places()];
            let mut terms = *terms;
            terms.anchors = terms.anchors.with_index(&mut places).unwrap_or(terms.anchors);
            work(&terms)
        })
    }

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
