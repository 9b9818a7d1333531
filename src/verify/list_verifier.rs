//! Verification of the signed lists of Doc 9303-12.

use super::list_report::{ListReport, VerifiedList};
use super::role::Role;
use super::signed_data::ContentTypes;
use super::signed_file::SignedFile;
use super::signed_list::SignedList;
use super::terms::Terms;
use super::{Anchors, Policy};
use crate::crypto::Algorithms;
use crate::finding::Finding;
use crate::time::UnixTime;

/// Verification of CSCA master lists and deviation lists (Doc 9303-12 §9, §10) with the caller's pinned
/// certificates, algorithms, policy and time.
///
/// Checked: the digest of the list and its signature; that the signer's certificate has the extended key
/// usage of a signer of such lists, and was issued by a pinned certificate; that both certificates are valid at
/// the given time. The signing time is compared with the signer's certificate, and reported.
///
/// Not checked: the revocation of the signer's certificate, and the certificates or deviations in the list,
/// one by one.
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
}

impl<'a> ListVerifier<'a> {
    /// Creates a verifier. `pinned` are the CSCA certificates of the publishers of lists, which the caller
    /// trusts; a CSCA certificate in the CMS structure of a list is not trusted. Of the policy, only its
    /// tolerated findings count.
    #[must_use]
    pub const fn new(
        pinned: &Anchors<'a>,
        algorithms: Algorithms<'a>,
        policy: Policy,
        now: UnixTime,
    ) -> Self {
        Self { terms: Terms { anchors: *pinned, algorithms, policy, now }, signers: &[] }
    }

    /// Adds certificates of list signers (DER), for a list without its signer's certificate. They are not
    /// trusted by themselves.
    #[must_use]
    pub const fn with_signers(mut self, certificates: &'a [&'a [u8]]) -> Self {
        self.signers = certificates;
        self
    }

    /// Makes every check of a list.
    ///
    /// # Errors
    ///
    /// Returns the report if any check is not successful.
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
        let checks = file.check(&self.terms).and(findings);
        let report = ListReport {
            message_digest: checks.message_digest,
            list_signature: checks.signature,
            list_signer: checks.issuer,
            validity: checks.validity,
            anchor_findings: checks.anchor_findings,
        };
        report.under(&self.terms.policy)
    }
}
