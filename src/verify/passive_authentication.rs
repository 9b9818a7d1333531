//! Passive Authentication: the caller's decisions, and the order of the checks.

use super::role::Role;
use super::signature_memory::{NoMemory, SignatureMemory};
use super::signed_data::ContentTypes;
use super::signed_file::SignedFile;
use super::signer_checks::SignerChecks;
use super::terms::Terms;
use super::{Anchors, Document, KnownSigners, NationalDocument, Policy, Rejection, SignedInfos};
use crate::cms::SignedData;
use crate::crypto::Algorithms;
use crate::finding::Finding;
use crate::lds::card_security::CardSecurity;
use crate::lds::sod::Sod;
use crate::national::NationalApplication;
use crate::national::us_piv::ContainerMap;
use crate::time::UnixTime;

/// Passive Authentication (Doc 9303-11 §5.1) with the caller's anchors, algorithms, policy and
/// time.
///
/// ```
/// use idchip::time::UnixTime;
/// use idchip::verify::{Anchors, PassiveAuthentication, Policy, Rejection};
/// use idchip::{algorithms, lds::sod::Sod};
///
/// # fn example(csca: &[u8], sod_bytes: &[u8]) -> Result<(), Box<dyn core::error::Error>> {
/// let certificates = [csca];
/// let anchors = Anchors::from_certificates(&certificates)?;
/// let now = UnixTime(1_790_000_000);
/// let judge = PassiveAuthentication::new(&anchors, algorithms::VIETNAM, Policy::DEFAULT, now);
/// let sod = Sod::parse(sod_bytes)?;
/// let signed = judge.verify(&sod)?;
/// # let _ = signed; Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct PassiveAuthentication<'a> {
    terms: Terms<'a>,
    document_signers: &'a [&'a [u8]],
}

impl<'a> PassiveAuthentication<'a> {
    /// Creates a verifier with these anchors, algorithms, policy and time.
    #[must_use]
    pub const fn new(
        anchors: &Anchors<'a>,
        algorithms: Algorithms<'a>,
        policy: Policy,
        now: UnixTime,
    ) -> Self {
        let terms = Terms { anchors: *anchors, algorithms, policy, now };
        Self { terms, document_signers: &[] }
    }

    /// Adds document signer certificates (DER) for files without one, which EF.SOD of version 0
    /// allows (Doc 9303-10 §4.6.2.2). They are not trusted by themselves.
    #[must_use]
    pub const fn with_document_signers(mut self, certificates: &'a [&'a [u8]]) -> Self {
        self.document_signers = certificates;
        self
    }

    /// Replaces the algorithms.
    #[must_use]
    pub const fn with_algorithms(mut self, algorithms: Algorithms<'a>) -> Self {
        self.terms.algorithms = algorithms;
        self
    }

    /// Replaces the policy.
    #[must_use]
    pub const fn with_policy(mut self, policy: Policy) -> Self {
        self.terms.policy = policy;
        self
    }

    /// Verifies EF.SOD as far as possible without data groups: calls
    /// [`PassiveAuthentication::examine`] and requires that its checks hold.
    ///
    /// # Errors
    ///
    /// Returns the rejection, with the whole report, if any check of
    /// [`CheckId::OF_SOD`](super::CheckId::OF_SOD) is not as the policy requires.
    #[expect(clippy::result_large_err, reason = "the report is returned by value: no heap")]
    pub fn verify(&self, sod: &Sod<'a>) -> Result<Document<'a>, Rejection> {
        self.require(sod, &self.check_sod(sod, &mut NoMemory))
    }

    /// Verifies EF.SOD as [`PassiveAuthentication::verify`] does. The signature of the certificate of a signer that is
    /// known is not verified again.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`PassiveAuthentication::verify`].
    #[expect(clippy::result_large_err, reason = "the report is returned by value: no heap")]
    pub fn verify_with_known_signers(
        &self,
        sod: &Sod<'a>,
        known: &mut KnownSigners<'_>,
    ) -> Result<Document<'a>, Rejection> {
        self.require(sod, &self.check_sod(sod, known))
    }

    /// Makes the document, and requires that the checks of EF.SOD hold. It is apart from the checks for
    /// the reason that [`Self::check_signed_data`] gives.
    // Saves 1,456 bytes of stack in the ID card image.
    #[inline(never)]
    #[expect(clippy::result_large_err, reason = "the report is returned by value: no heap")]
    fn require(&self, sod: &Sod<'a>, checks: &SignerChecks<'a>) -> Result<Document<'a>, Rejection> {
        let document = Document::new(&self.terms, sod.security_object(), checks);
        document.require()?;
        Ok(document)
    }

    /// Makes every check of EF.SOD, whatever the results (Doc 9303-11 §5.1; TR-03135-1 §5.6).
    ///
    /// An examined document is not authenticated: its checks may have failed.
    #[must_use]
    pub fn examine(&self, sod: &Sod<'a>) -> Document<'a> {
        Document::new(&self.terms, sod.security_object(), &self.check_sod(sod, &mut NoMemory))
    }

    /// Makes every check of EF.SOD as [`PassiveAuthentication::examine`] does, with the same results. The signature of
    /// the certificate of a signer that is known is not verified again.
    #[must_use]
    pub fn examine_with_known_signers(
        &self,
        sod: &Sod<'a>,
        known: &mut KnownSigners<'_>,
    ) -> Document<'a> {
        Document::new(&self.terms, sod.security_object(), &self.check_sod(sod, known))
    }

    /// Makes every check of the signature of EF.CardSecurity, whatever the results (Doc 9303-11 §5.1;
    /// TR-03135-1 §5.6.4.2.2): as those of EF.SOD, except that the signer's certificate must be in the file.
    ///
    /// The infos are authenticated only if [`SignedInfos::verified`] gives them.
    #[must_use]
    pub fn examine_card_security(&self, file: &CardSecurity<'a>) -> SignedInfos<'a> {
        let kind = (ContentTypes::RequiredByParser, Role::DocumentSigner);
        let checks = self.check_signed_data(file.signed_data(), kind, &[], &mut NoMemory);
        let checks = checks.and(file.findings());
        SignedInfos::new(&self.terms, file.security_infos(), &checks)
    }

    /// Makes every check of the security object of an application that the caller chose, whatever the
    /// results: as those of EF.SOD, with the content type and the signer of the application.
    ///
    /// `map` is the map of the containers of a PIV card
    /// ([`SecurityObject`](crate::national::us_piv::SecurityObject)); other applications have none.
    #[must_use]
    pub fn examine_application(
        &self,
        sod: &Sod<'a>,
        application: &'a NationalApplication,
        map: Option<ContainerMap<'a>>,
    ) -> NationalDocument<'a> {
        let types = ContentTypes::OfApplication(application.content_types());
        let role = match application.signer_purposes() {
            [] => Role::DocumentSigner,
            purposes => Role::ContentSigner(purposes),
        };
        let findings = match application.is_mapped() {
            // The security object of a PIV card has no tag 77 around it.
            true => sod.findings().without(Finding::MissingWrapper),
            false => sod.findings(),
        };
        let signers = self.document_signers;
        let kind = (types, role);
        let checks = self.check_signed_data(sod.signed_data(), kind, signers, &mut NoMemory);
        let checks = checks.and(findings);
        NationalDocument::new(&self.terms, application, sod.security_object(), map, &checks)
    }

    fn check_sod(&self, sod: &Sod<'a>, memory: &mut dyn SignatureMemory) -> SignerChecks<'a> {
        let kind = (ContentTypes::LdsSecurityObject, Role::DocumentSigner);
        let signers = self.document_signers;
        self.check_signed_data(sod.signed_data(), kind, signers, memory).and(sod.findings())
    }

    /// Makes the checks of a signed file and of the certificates. `types` and `role` are those that the
    /// content and the signer must have, and `certificates` those of signers from elsewhere.
    fn check_signed_data(
        &self,
        signed_data: &SignedData<'a>,
        (types, role): (ContentTypes, Role),
        certificates: &[&'a [u8]],
        memory: &mut dyn SignatureMemory,
    ) -> SignerChecks<'a> {
        SignedFile { signed_data, types, role, certificates }.check(&self.terms, memory)
    }
}
