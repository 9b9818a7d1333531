//! The checks of a signed file: each SignerInfo, and the choice of the file's signer.

use super::role::Role;
use super::signature_memory::SignatureMemory;
use super::signed_data::{self, ContentTypes};
use super::signer_checks::{Signer, SignerChecks, Standing};
use super::terms::Terms;
use super::{chain, country, validity};
use crate::cms::{SignedData, SignerInfo};
use crate::finding::{Finding, FindingSet};

/// A signed file, with the role that its signer must have.
///
/// Doc 9303-10 §4.6.2.2 recommends one SignerInfo, and RFC 5652 §5 leaves it to the application how many
/// of several signatures must be valid. One is enough here, because a valid signature with a key that an
/// anchor vouches for is the proof that the state signed the content: another signature beside it can
/// neither add to that proof nor take it away. The SignerInfos are not signed themselves, so that
/// who changes the file can remove one as easily as add one. A holder is therefore not rejected because a
/// second signature, as with a post-quantum algorithm, cannot be verified here.
///
/// The checks that are reported are all of one SignerInfo: of the first with the highest [`Standing`]. They
/// are never combined from several. For each of the others that is not verified the file has
/// [`Finding::FurtherSignerNotVerified`], which the policy may refuse.
pub(super) struct SignedFile<'s, 'a> {
    pub(super) signed_data: &'s SignedData<'a>,
    pub(super) types: ContentTypes,
    pub(super) role: Role,
    /// Certificates of signers from elsewhere.
    pub(super) certificates: &'s [&'a [u8]],
}

impl<'a> SignedFile<'_, 'a> {
    /// Makes the checks of the SignerInfos, and returns those of the file's signer.
    pub(super) fn check(
        &self,
        terms: &Terms<'a>,
        memory: &mut dyn SignatureMemory,
    ) -> SignerChecks<'a> {
        let Some(first) = self.signed_data.first_signer() else {
            return SignerChecks::without_signer_info();
        };
        let checks = self.check_signer_info(0, first, terms, memory);
        if self.signed_data.has_further_signers() {
            self.check_further(checks, terms, memory)
        } else {
            checks
        }
    }

    /// Makes the checks of the SignerInfos after the first, and returns those of the file's signer.
    // Saves 1,304 bytes of flash and 600 of stack in the ID card image: a file with one SignerInfo does not
    // need the stack for the checks of two.
    #[inline(never)]
    fn check_further(
        &self,
        first: SignerChecks<'a>,
        terms: &Terms<'a>,
        memory: &mut dyn SignatureMemory,
    ) -> SignerChecks<'a> {
        let mut best_standing = first.standing(&terms.policy);
        let mut best = first;
        let mut are_all_verified = true;
        for (index, info) in (1..).zip(self.signed_data.further_signers()) {
            let checks = self.check_signer_info(index, &info, terms, memory);
            let standing = checks.standing(&terms.policy);
            are_all_verified &= standing.min(best_standing) == Standing::Verified;
            if standing > best_standing {
                (best, best_standing) = (checks, standing);
            }
        }
        if are_all_verified {
            best
        } else {
            best.and(FindingSet::of(&[Finding::FurtherSignerNotVerified]))
        }
    }

    /// Makes the checks of the SignerInfo with this index, and of the certificates, in the order of Doc 9303-11 §5.1.
    ///
    /// No document is there yet: a firmware has its 800 bytes on the stack only after the signatures.
    fn check_signer_info(
        &self,
        index: usize,
        info: &SignerInfo<'a>,
        terms: &Terms<'a>,
        memory: &mut dyn SignatureMemory,
    ) -> SignerChecks<'a> {
        let Self { signed_data, types, role, certificates } = *self;
        let found = signed_data::find_signer(signed_data, info, certificates);
        // Without a certificate, each check that needs it takes over the reason.
        let signer = found.as_ref().map(|found| &found.certificate).map_err(|missing| *missing);
        let issuer = chain::find_issuer(signer, role, terms, memory);
        let message_digest =
            signed_data::message_digest(signed_data, info, types, &terms.algorithms);
        let signature = signed_data::signature(info, signer, &terms.algorithms, memory)
            .and(role.findings_of_signer_info(info))
            .and(found.as_ref().map_or(FindingSet::EMPTY, |found| found.findings));
        SignerChecks {
            signer_info: index,
            message_digest,
            signature,
            issuer: issuer.outcome,
            validity: validity::of_signer(signer, &issuer, terms.now),
            anchor_findings: issuer.anchor.map_or(FindingSet::EMPTY, |anchor| anchor.findings),
            signer: signer.ok().map(|signer| Signer {
                bytes: signer.as_bytes(),
                not_before: signer.validity().not_before,
                document_types: signer.document_types(),
            }),
            anchor: issuer.anchor.map(|anchor| anchor.bytes),
            state: match issuer.anchor {
                Some(anchor) => anchor.state,
                None => signer.ok().and_then(|signer| country::of_name(&signer.issuer())),
            },
        }
    }
}
