//! The inputs of a verification besides the card: certificates, revocation lists, policy and time.

use idchip::crypto::Algorithms;
use idchip::time::{Date, UnixTime};
use idchip::verify::Policy;

use crate::anchors::AnchorStore;
use crate::args::JudgeArguments;
use crate::crls::RevocationLists;
use crate::deviation_lists::Verified;
use crate::engines;
use crate::evidence::Recorded;
use crate::no_anchor::Role;
use crate::outcome::Failure;

/// The inputs of a verification besides the card.
#[derive(Clone, Copy)]
pub(crate) struct Terms<'t> {
    /// The certificates and revocation lists besides the card.
    pub(crate) stores: &'t Stores,
    /// The implementation of the algorithms.
    pub(crate) algorithms: Algorithms<'static>,
    /// The policy.
    pub(crate) policy: Policy,
    /// The time for which the card is verified.
    pub(crate) at: UnixTime,
    /// A challenge and the chip's response to it.
    pub(crate) active_authentication: Option<(&'t [u8; 8], &'t [u8])>,
    /// True if the challenge in an evidence container counts as fresh.
    pub(crate) trusts_recorded_challenge: bool,
    /// Deviation lists that the card is compared with.
    pub(crate) deviation_lists: &'t [Verified<'t>],
    /// The date of issue that was given.
    pub(crate) issued: Option<Date>,
}

impl Terms<'_> {
    /// Returns the terms with the time of an evidence container, and with trust in its challenge.
    pub(crate) const fn as_recorded(self, recorded: &Recorded) -> Self {
        Self { at: recorded.at, trusts_recorded_challenge: true, ..self }
    }
}

/// Certificates and revocation lists.
pub(crate) struct Stores {
    /// The anchors.
    pub(crate) anchors: AnchorStore,
    /// Certificates of document signers; they are not trusted by themselves.
    pub(crate) signers: AnchorStore,
    pub(crate) crls: RevocationLists,
}

impl Stores {
    /// Reads the files that the arguments name.
    pub(crate) fn read(arguments: &JudgeArguments) -> Result<Self, Failure> {
        Ok(Self {
            anchors: AnchorStore::read_for(arguments)?,
            signers: AnchorStore::read(&arguments.signers, Role::Signers)?,
            crls: RevocationLists::read(&arguments.crl)?,
        })
    }

    /// The terms of a verification with these stores and the other arguments.
    pub(crate) fn terms(&self, arguments: &JudgeArguments) -> Terms<'_> {
        let policy = arguments.policy().policy();
        Terms {
            stores: self,
            algorithms: engines::FAST,
            policy,
            at: arguments.at.0,
            active_authentication: None,
            trusts_recorded_challenge: false,
            deviation_lists: &[],
            issued: None,
        }
    }
}
