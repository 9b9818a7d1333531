//! The cards of a run that are judged by both implementations of the cryptography.

/// A sample of the cards of a run, spread evenly over it.
pub(crate) struct Sample {
    percent: u32,
    /// The part of a card that is owed to the sample, in percent.
    owed: u32,
}

impl Sample {
    pub(crate) fn new(percent: u8) -> Self {
        let percent = percent.into();
        // The first card is in the sample, unless the sample is empty.
        let owed = if percent == 0 { 0 } else { 100_u32.saturating_sub(percent) };
        Self { percent, owed }
    }

    /// True if the next card is in the sample.
    pub(crate) fn takes_next(&mut self) -> bool {
        self.owed = self.owed.saturating_add(self.percent);
        let is_taken = self.owed >= 100;
        if is_taken {
            self.owed = self.owed.saturating_sub(100);
        }
        is_taken
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(percent: u8) -> usize {
        let mut sample = Sample::new(percent);
        (0..1000).filter(|_| sample.takes_next()).count()
    }

    #[test]
    fn a_sample_has_its_part_of_the_cards_and_the_first() {
        for (percent, count) in [(0, 0), (1, 10), (3, 30), (33, 330), (50, 500), (100, 1000)] {
            assert_eq!(taken(percent), count, "{percent}");
            assert_eq!(Sample::new(percent).takes_next(), percent > 0);
        }
    }
}
