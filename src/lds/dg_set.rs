//! Sets of data groups.

use core::fmt;

use super::DgNumber;

/// A set of data groups.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct DgSet(u32);

impl DgSet {
    /// The empty set.
    pub const EMPTY: Self = Self(0);

    /// The set of all sixteen data groups.
    pub(crate) const ALL: Self = Self::of(DgNumber::ALL);

    /// Returns the set of these data groups.
    #[must_use]
    pub const fn of(numbers: &[DgNumber]) -> Self {
        let mut set = Self::EMPTY;
        let mut rest = numbers;
        while let [number, after @ ..] = rest {
            set.insert(*number);
            rest = after;
        }
        set
    }

    const fn bit(number: DgNumber) -> u32 {
        1_u32.wrapping_shl(u32::from_be_bytes([0, 0, 0, number.number()]))
    }

    /// Adds `number`.
    pub const fn insert(&mut self, number: DgNumber) {
        self.0 |= Self::bit(number);
    }

    /// True if `number` is in the set.
    #[must_use]
    pub const fn contains(self, number: DgNumber) -> bool {
        self.0 & Self::bit(number) != 0
    }

    /// True if the set is empty.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Returns the data groups in both sets.
    #[must_use]
    pub const fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Returns the data groups in this set and not in `other`.
    #[must_use]
    pub const fn difference(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Returns the number of data groups in the set.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Returns the data groups, in ascending order.
    pub fn iter(mut self) -> impl Iterator<Item = DgNumber> {
        core::iter::from_fn(move || {
            let lowest = self.first()?;
            self.0 &= !Self::bit(lowest);
            Some(lowest)
        })
    }

    /// Returns the data group with the lowest number.
    pub(crate) fn first(self) -> Option<DgNumber> {
        DgNumber::new(self.0.trailing_zeros())
    }
}

#[cfg(feature = "defmt")]
impl defmt::Format for DgSet {
    fn format(&self, f: defmt::Formatter<'_>) {
        defmt::write!(f, "{{");
        self.iter().for_each(|it| defmt::write!(f, " {}", it));
        defmt::write!(f, " }}");
    }
}

impl fmt::Debug for DgSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_what_was_put_in() {
        let mut set = DgSet::EMPTY;
        for dg in DgNumber::ALL.iter().copied() {
            assert!(!set.contains(dg));
            set.insert(dg);
            assert!(set.contains(dg));
        }
        assert_eq!(set.len(), 16);
        assert!(set.iter().eq(DgNumber::ALL.iter().copied()));
    }
}
