//! The library's policies by name.

use core::fmt;

use idchip::verify::{CheckId, Policy, Requirement};

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
}

impl PolicyChoice {
    pub(crate) const fn new(preset: Preset, demands_chip: bool) -> Self {
        Self { preset, demands_chip }
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

/// For example "default, chip required".
impl fmt::Display for PolicyChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())?;
        if self.demands_chip { f.write_str(", chip required") } else { Ok(()) }
    }
}
