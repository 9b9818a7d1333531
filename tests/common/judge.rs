//! The judge of the manifest's expectations.

use idchip::algorithms;
use idchip::verify::{Anchors, PassiveAuthentication, Policy};

use super::at::AT;

/// Judges at [`AT`], with every algorithm.
pub(crate) fn judge<'a>(anchors: &Anchors<'a>, policy: Policy) -> PassiveAuthentication<'a> {
    PassiveAuthentication::new(anchors, algorithms::ALL, policy, AT)
}
