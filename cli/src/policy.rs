//! The library's policies by name.

use core::fmt;

use idchip::FindingSet;
use idchip::verify::{CheckId, Policy, Requirement};

use crate::texts::say;

/// A preset of the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Preset {
    /// Signature, chain, validity and expiry must hold; deviations of real documents are tolerated
    Default,
    /// Like default, but no deviation from the standard is tolerated
    Strict,
    /// Like default, and the chip must have proved that it is genuine
    WithChip,
    /// Like default, and revocation must have been checked
    WithRevocation,
    /// Like default, but an expired certificate or document is reported and does not reject
    Archive,
}

/// The policy that the arguments ask for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PolicyChoice {
    preset: Preset,
    /// True if the chip's proof is required in addition to the preset.
    demands_chip: bool,
    /// The findings that are tolerated in addition to the preset's.
    pub(crate) tolerated: FindingSet,
    /// The findings that are not tolerated, whatever the preset says.
    pub(crate) refused: FindingSet,
}

impl PolicyChoice {
    pub(crate) const fn new(preset: Preset, demands_chip: bool) -> Self {
        let (tolerated, refused) = (FindingSet::EMPTY, FindingSet::EMPTY);
        Self { preset, demands_chip, tolerated, refused }
    }

    /// Tolerates and refuses these findings in addition. What is in both is refused.
    pub(crate) const fn with_findings(self, tolerated: FindingSet, refused: FindingSet) -> Self {
        Self { tolerated: tolerated.difference(refused), refused, ..self }
    }

    /// The policy.
    pub(crate) const fn policy(&self) -> Policy {
        let policy = match self.preset {
            Preset::Default => Policy::DEFAULT,
            Preset::Strict => Policy::STRICT,
            Preset::WithChip => Policy::WITH_CHIP,
            Preset::WithRevocation => Policy::WITH_REVOCATION,
            Preset::Archive => Policy::ARCHIVE,
        };
        let (document, anchor) = (policy.tolerated(), policy.tolerated_in_anchor());
        let policy = policy
            .with_tolerated(document.union(self.tolerated).difference(self.refused))
            .with_tolerated_in_anchor(anchor.union(self.tolerated).difference(self.refused));
        if self.demands_chip {
            policy.with(CheckId::ActiveAuthentication, Requirement::Required)
        } else {
            policy
        }
    }

    /// The name of the preset, as in the argument.
    pub(crate) const fn name(&self) -> &'static str {
        match self.preset {
            Preset::Default => "default",
            Preset::Strict => "strict",
            Preset::WithChip => "with-chip",
            Preset::WithRevocation => "with-revocation",
            Preset::Archive => "archive",
        }
    }

    /// True if the chip must prove that it is genuine.
    pub(crate) fn requires_chip(&self) -> bool {
        self.policy().requirement(CheckId::ActiveAuthentication) == Requirement::Required
    }
}

/// For example "default, chip required, weak_hash refused", in the language of the screens.
impl fmt::Display for PolicyChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())?;
        if self.demands_chip {
            write!(f, ", {}", say!("report-chip-required"))?;
        }
        for finding in self.tolerated.iter() {
            write!(f, ", {}", say!("report-tolerated", finding = finding.name()))?;
        }
        for finding in self.refused.iter() {
            write!(f, ", {}", say!("report-refused", finding = finding.name()))?;
        }
        Ok(())
    }
}
