//! Verification of the signed lists of Doc 9303-12.

#[cfg(doc)]
use super::Reason;
use super::check::CheckOutcome;
use super::list_report::{ListReport, VerifiedList};
use super::role::Role;
use super::signature_memory::NoMemory;
use super::signed_data::ContentTypes;
use super::signed_file::SignedFile;
use super::signed_list::SignedList;
use super::signer_checks::SignerChecks;
use super::terms::Terms;
use super::{Anchors, CheckId, Policy, revocation};
use crate::crypto::Algorithms;
use crate::finding::Finding;
use crate::time::UnixTime;
use crate::tlv::validated;
use crate::x509::Certificate;

/// Verification of CSCA master lists and deviation lists (Doc 9303-12 §9, §10) with the caller's pinned
/// certificates, algorithms, policy and time.
///
/// Checked: the digest of the list and its signature; that the signer's certificate has the extended key
/// usage of a signer of such lists, and was issued by a pinned certificate; that both certificates are valid at
/// the given time; and, with revocation lists, that neither is revoked. The signing time is compared with the signer's
/// certificate, and reported.
///
/// Not checked: the certificates or deviations in the list, one by one.
///
/// ```
/// use idchip::algorithms;
/// use idchip::cms::MasterList;
/// use idchip::time::UnixTime;
/// use idchip::verify::{Anchors, ListVerifier, Policy};
///
/// # fn example(csca_germany: &[u8], file: &[u8]) -> Result<(), Box<dyn core::error::Error>> {
/// let pinned = Anchors::from_certificate(csca_germany)?;
/// let now = UnixTime(1_790_000_000);
/// let verifier = ListVerifier::new(&pinned, algorithms::ALL, Policy::DEFAULT, now);
/// match verifier.verify(&MasterList::parse(file)?) {
///     Ok(verified) => println!("{} anchors", verified.anchors().iter().count()),
///     Err(report) => println!("not verified: {:?}", report.violation()),
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct ListVerifier<'a> {
    terms: Terms<'a>,
    signers: &'a [&'a [u8]],
    revocation_lists: &'a [&'a [u8]],
}

impl<'a> ListVerifier<'a> {
    /// Creates a verifier. `pinned` are the CSCA certificates of the publishers of lists, which the caller
    /// trusts; a CSCA certificate in the CMS structure of a list is not trusted. Of the policy, its tolerated
    /// findings count, and its requirement for revocation.
    #[must_use]
    pub const fn new(
        pinned: &Anchors<'a>,
        algorithms: Algorithms<'a>,
        policy: Policy,
        now: UnixTime,
    ) -> Self {
        let terms = Terms { anchors: *pinned, algorithms, policy, now };
        Self { terms, signers: &[], revocation_lists: &[] }
    }

    /// Adds certificates of list signers (DER), for a list without its signer's certificate. They are not
    /// trusted by themselves.
    #[must_use]
    pub const fn with_signers(mut self, certificates: &'a [&'a [u8]]) -> Self {
        self.signers = certificates;
        self
    }

    /// Adds revocation lists (DER), in which the signer's certificate and its CSCA are looked for as
    /// [`Document::check_revocation_list`](super::Document::check_revocation_list) does. Without that of the CSCA the
    /// check is undetermined ([`Reason::NoCrl`]), and [`Policy::WITH_REVOCATION`] refuses the list.
    #[must_use]
    pub const fn with_revocation_lists(mut self, lists: &'a [&'a [u8]]) -> Self {
        self.revocation_lists = lists;
        self
    }

    /// Makes every check of a list.
    ///
    /// # Errors
    ///
    /// Returns the report if a check keeps the list from being verified ([`ListReport::violation`]).
    #[expect(clippy::result_large_err, reason = "the report is returned by value: no heap")]
    pub fn verify<L: SignedList<'a>>(&self, list: &L) -> Result<VerifiedList<L>, ListReport> {
        let report = self.examine(list);
        match report.violation() {
            None => Ok(VerifiedList::new(*list, report)),
            Some(_) => Err(report),
        }
    }

    /// Makes every check of a list, whatever the results.
    #[must_use]
    pub fn examine<L: SignedList<'a>>(&self, list: &L) -> ListReport {
        let signed_data = list.signed_data();
        let file = SignedFile {
            signed_data,
            types: ContentTypes::RequiredByParser,
            role: Role::ListSigner(L::PURPOSE),
            certificates: self.signers,
        };
        // Doc 9303-12 §9 and §10 require the certificates of the signer and of its CSCA.
        let findings = signed_data.findings().without(Finding::SeveralCertificates);
        let checks = file.check(&self.terms, &mut NoMemory).and(findings);
        let report = ListReport {
            signer_info: checks.signer_info,
            revocation: self.revocation(&checks),
            revocation_requirement: self.terms.policy.requirement(CheckId::Revocation),
            message_digest: checks.message_digest,
            list_signature: checks.signature,
            list_signer: checks.issuer,
            validity: checks.validity,
            anchor_findings: checks.anchor_findings,
        };
        report.under(&self.terms.policy)
    }

    /// Looks for the signer's certificate and its issuer in each revocation list.
    fn revocation(&self, checks: &SignerChecks<'a>) -> CheckOutcome {
        let certificate = |bytes| validated(Certificate::parse(bytes));
        let signer = checks.signer.and_then(|signer| certificate(signer.bytes));
        let anchor = checks.anchor.and_then(certificate);
        let reason = checks.issuer.check.reason;
        revocation::of_signer(signer.as_ref(), anchor, reason, self.revocation_lists, &self.terms)
    }
}
