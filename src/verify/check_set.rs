//! Sets of checks.

use core::fmt;

use super::CheckId;

/// A set of checks.
#[derive(Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub(super) struct CheckSet(u32);

impl CheckSet {
    /// The empty set.
    pub(super) const EMPTY: Self = Self(0);

    #[expect(clippy::as_conversions, reason = "the discriminant of a field-less enum")]
    const fn bit(check: CheckId) -> u32 {
        1 << (check as u32)
    }

    /// Returns the set with this check.
    pub(super) const fn with(self, check: CheckId) -> Self {
        Self(self.0 | Self::bit(check))
    }

    /// Returns the set without this check.
    pub(super) const fn without(self, check: CheckId) -> Self {
        Self(self.0 & !Self::bit(check))
    }

    /// True if the check is in the set.
    pub(super) const fn contains(self, check: CheckId) -> bool {
        self.0 & Self::bit(check) != 0
    }
}

// A check has a bit.
const _: () = assert!(CheckId::ALL.len() <= 32);

impl fmt::Debug for CheckSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(CheckId::ALL.iter().filter(|check| self.contains(**check))).finish()
    }
}
