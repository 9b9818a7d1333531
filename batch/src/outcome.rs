//! The outcome for a card.

/// The outcome for a card, from best to worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(clippy::exhaustive_enums, reason = "three verdicts, and a card without one")]
pub enum Outcome {
    /// Every check that the policy requires is successful.
    Accepted,
    /// Nothing failed, but an input needed for the decision was missing.
    Undetermined,
    /// Something failed.
    Rejected,
    /// There is no EF.SOD, or it does not parse.
    Malformed,
}

impl Outcome {
    /// Every outcome, from best to worst.
    pub const ALL: [Self; 4] =
        [Self::Accepted, Self::Undetermined, Self::Rejected, Self::Malformed];

    /// The stable name, such as "accepted".
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Undetermined => "undetermined",
            Self::Rejected => "rejected",
            Self::Malformed => "malformed",
        }
    }
}
