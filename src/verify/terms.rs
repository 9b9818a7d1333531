//! The caller's decisions.

use super::{Anchors, Policy};
use crate::crypto::Algorithms;
use crate::time::UnixTime;

/// The caller's decisions, which a document is judged by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Terms<'a> {
    pub(super) anchors: Anchors<'a>,
    pub(super) algorithms: Algorithms<'a>,
    pub(super) policy: Policy,
    pub(super) now: UnixTime,
}
