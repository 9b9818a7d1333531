//! Verification of the signed lists of Doc 9303-12.

#[cfg(doc)]
use super::Reason;
use super::chain::{self, IssuerSearch};
use super::check::CheckOutcome;
use super::list_report::{ListReport, VerifiedList};
use super::role::Role;
use super::signed_data::{self, ContentTypes};
use super::signed_list::SignedList;
use super::terms::Terms;
use super::validity;
use super::{Anchors, Check, CheckId, Policy, revocation};
use crate::cms::SignedData;
use crate::crypto::Algorithms;
use crate::finding::{Finding, FindingSet};
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
        let algorithms = &self.terms.algorithms;
        let found = signed_data::find_signer(signed_data, self.signers);
        let signer = found.as_ref().map(|found| &found.certificate).map_err(|missing| *missing);
        let issuer = chain::find_issuer(signer, Role::ListSigner(L::PURPOSE), &self.terms);
        let report = ListReport {
            message_digest: signed_data::message_digest(
                signed_data,
                ContentTypes::RequiredByParser,
                algorithms,
            ),
            list_signature: signed_data::signature(signed_data, signer, algorithms)
                .and(list_findings(signed_data))
                .and(found.as_ref().map_or(FindingSet::EMPTY, |found| found.findings)),
            validity: validity::of_signer(signer, &issuer, self.terms.now),
            revocation: self.revocation(signer, &issuer),
            revocation_requirement: self.terms.policy.requirement(CheckId::Revocation),
            anchor_findings: issuer.anchor.map_or(FindingSet::EMPTY, |anchor| anchor.findings),
            list_signer: issuer.outcome,
        };
        report.under(&self.terms.policy)
    }

    /// Looks for the signer's certificate and its issuer in each revocation list.
    fn revocation(
        &self,
        signer: Result<&Certificate<'a>, Check>,
        issuer: &IssuerSearch<'a>,
    ) -> CheckOutcome {
        let anchor = issuer.anchor.and_then(|it| validated(Certificate::parse(it.bytes)));
        let reason = issuer.outcome.check.reason;
        revocation::of_signer(signer.ok(), anchor, reason, self.revocation_lists, &self.terms)
    }
}

/// Returns the deviations of the SignedData from Doc 9303-12 §9 and §10, which require a signing time, and
/// the certificates of the signer and of its CSCA.
fn list_findings(signed_data: &SignedData<'_>) -> FindingSet {
    let attributes = signed_data.signer().and_then(|signer| signer.signed_attributes());
    let has_signing_time = attributes.is_some_and(|it| it.signing_time().is_some());
    let findings = signed_data.findings().without(Finding::SeveralCertificates);
    if has_signing_time { findings } else { findings.with(Finding::SigningTimeMissing) }
}
