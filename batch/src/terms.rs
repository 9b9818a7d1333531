//! The inputs of a verification besides the card.

use idchip::algorithms;
use idchip::crypto::Algorithms;
use idchip::time::UnixTime;
use idchip::verify::{Anchors, PassiveAuthentication, Policy};

/// The algorithms that judge every card: the library's own engine for processors with 64 bits.
pub const FAST: Algorithms<'static> = algorithms::wide::POST_QUANTUM;

/// The algorithms by which a sample of the cards is judged again. They have the hash functions and ML-DSA in common with
/// [`FAST`], and no arithmetic of ECDSA and RSA.
pub const INDEPENDENT: Algorithms<'static> = algorithms::POST_QUANTUM;

/// The inputs of a verification besides the card: the same for many cards, and for all threads.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Terms<'a> {
    /// The anchors.
    pub anchors: Anchors<'a>,
    /// Certificates of document signers in DER, for an EF.SOD without one. They are not trusted by themselves.
    pub document_signers: &'a [&'a [u8]],
    /// Revocation lists in DER.
    pub revocation_lists: &'a [&'a [u8]],
    /// The implementation of the algorithms.
    pub algorithms: Algorithms<'a>,
    /// The policy.
    pub policy: Policy,
    /// The time for which a card is verified.
    pub at: UnixTime,
}

impl<'a> Terms<'a> {
    /// The terms with these anchors and this time, with [`Policy::DEFAULT`] and [`FAST`], and with nothing else.
    #[must_use]
    pub const fn new(anchors: Anchors<'a>, at: UnixTime) -> Self {
        Self {
            anchors,
            document_signers: &[],
            revocation_lists: &[],
            algorithms: FAST,
            policy: Policy::DEFAULT,
            at,
        }
    }

    /// The verifier with these terms.
    pub(crate) const fn verifier(&self) -> PassiveAuthentication<'a> {
        PassiveAuthentication::new(&self.anchors, self.algorithms, self.policy, self.at)
            .with_document_signers(self.document_signers)
    }
}
