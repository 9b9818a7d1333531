//! The inputs of a verification besides the card: certificates, revocation lists, policy and time.

use idchip::time::Date;
use idchip::verify::Anchors;

use crate::anchors::AnchorStore;
use crate::args::JudgeArguments;
use crate::crls::RevocationLists;
use crate::deviation_lists::Verified;
use crate::evidence::Recorded;
use crate::no_anchor::Role;
use crate::outcome::Failure;

/// The inputs of a verification besides the card.
#[derive(Clone, Copy)]
pub(crate) struct Terms<'t> {
    /// Those of every verification.
    pub(crate) common: idchip_batch::Terms<'t>,
    /// The files that the certificates and lists came from.
    pub(crate) stores: &'t Stores,
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
    pub(crate) fn as_recorded(mut self, recorded: &Recorded) -> Self {
        self.common.at = recorded.at;
        Self { trusts_recorded_challenge: true, ..self }
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

    /// The bytes of all of them.
    pub(crate) fn slices(&self) -> Slices<'_> {
        Slices {
            stores: self,
            anchors: self.anchors.as_slices(),
            signers: self.signers.as_slices(),
            crls: self.crls.iter().collect(),
        }
    }
}

/// The bytes of certificates and revocation lists, as the library takes them.
pub(crate) struct Slices<'s> {
    stores: &'s Stores,
    anchors: Vec<&'s [u8]>,
    signers: Vec<&'s [u8]>,
    crls: Vec<&'s [u8]>,
}

impl Slices<'_> {
    /// The terms of a verification with these certificates and lists, and with the other arguments.
    pub(crate) fn terms(&self, arguments: &JudgeArguments) -> Terms<'_> {
        let anchors = Anchors::from_certificates_lenient(&self.anchors);
        let mut common = idchip_batch::Terms::new(anchors, arguments.at.0);
        common.document_signers = &self.signers;
        common.revocation_lists = &self.crls;
        common.policy = arguments.policy().policy();
        Terms {
            common,
            stores: self.stores,
            active_authentication: None,
            trusts_recorded_challenge: false,
            deviation_lists: &[],
            issued: None,
        }
    }
}
