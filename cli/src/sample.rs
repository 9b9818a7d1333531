//! The cards of a run that are judged by both implementations of the cryptography.

/// A sample of the cards of a run, spread evenly over it.
#[derive(Clone, Copy)]
pub(crate) struct Sample {
    percent: u64,
}

impl Sample {
    pub(crate) fn new(percent: u8) -> Self {
        Self { percent: percent.into() }
    }

    /// True if the card of this number, counted from 0, is in the sample. The first card is, unless the sample is empty.
    pub(crate) const fn takes(self, number: u64) -> bool {
        let before = self.before(number);
        self.percent > 0 && self.before(number.saturating_add(1)) > before
    }

    /// The number of cards of the sample before this one.
    const fn before(self, number: u64) -> u64 {
        let first = 100_u64.saturating_sub(self.percent);
        number.saturating_mul(self.percent).saturating_add(first) / 100
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_has_its_part_of_the_cards_and_the_first() {
        for (percent, count) in [(0, 0), (1, 10), (3, 30), (33, 330), (50, 500), (100, 1000)] {
            let sample = Sample::new(percent);
            assert_eq!(
                (0..1000).filter(|number| sample.takes(*number)).count(),
                count,
                "{percent}"
            );
            assert_eq!(sample.takes(0), percent > 0);
        }
    }
}
