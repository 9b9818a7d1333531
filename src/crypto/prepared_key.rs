//! Keys that an engine has prepared.

use core::fmt;

/// Memory for numbers that an engine computes from a key, so that it verifies by that key faster afterwards
/// ([`SignatureAlgorithm::prepare`](super::SignatureAlgorithm::prepare)).
///
/// The numbers mean something only to the engine that wrote them, and only together with the key. Code that can write
/// to them can have signatures accepted: they need the protection of the anchors.
#[derive(Clone, Copy)]
pub struct PreparedKey([u64; Self::LENGTH]);

impl PreparedKey {
    /// The number of numbers: the wide engine takes so many for a key on P-521, which are 64 points with two coordinates of
    /// nine limbs.
    pub const LENGTH: usize = 64 * 2 * 9;

    /// Memory in which nothing has been written.
    pub const EMPTY: Self = Self([0; Self::LENGTH]);

    /// Returns the numbers.
    #[must_use]
    pub const fn numbers(&self) -> &[u64; Self::LENGTH] {
        &self.0
    }

    /// Returns the numbers, for an engine to write.
    #[must_use]
    pub const fn numbers_mut(&mut self) -> &mut [u64; Self::LENGTH] {
        &mut self.0
    }
}

/// Without the numbers, which tell nobody anything.
impl fmt::Debug for PreparedKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PreparedKey").finish_non_exhaustive()
    }
}
