//! Passive Authentication: what the caller decides, and the order of the checks.

use super::chain;
use super::check::Outcome;
use super::signed_data;
use super::{Anchors, CheckResult, Evidence, Examination, Policy, Reason, Rejection, SignedHashes};
use crate::crypto::Algorithms;
use crate::finding::FindingSet;
use crate::lds::DgNumber;
use crate::lds::sod::Sod;
use crate::time::UnixTime;
use crate::x509::Certificate;

/// Passive Authentication (Doc 9303-11 §5.1) with the anchors, the algorithms, the policy and the
/// time that the caller gives.
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
    pub(super) anchors: Anchors<'a>,
    pub(super) algorithms: Algorithms<'a>,
    pub(super) policy: Policy,
    pub(super) now: UnixTime,
    document_signers: &'a [&'a [u8]],
}

impl<'a> PassiveAuthentication<'a> {
    /// A judge with these anchors, algorithms, policy and time.
    #[must_use]
    pub const fn new(
        anchors: &Anchors<'a>,
        algorithms: Algorithms<'a>,
        policy: Policy,
        now: UnixTime,
    ) -> Self {
        Self { anchors: *anchors, algorithms, policy, now, document_signers: &[] }
    }

    /// The same judge with document signer certificates (DER) for files that hold none, as EF.SOD of
    /// version 0 may (Doc 9303-10 §4.6.2.2). They are not trusted for being given.
    #[must_use]
    pub const fn with_document_signers(mut self, certificates: &'a [&'a [u8]]) -> Self {
        self.document_signers = certificates;
        self
    }

    /// Verifies EF.SOD as far as it can be without data groups.
    ///
    /// # Errors
    ///
    /// Where one of the checks of [`CheckId::OF_SOD`](super::CheckId::OF_SOD) does not come out as the
    /// policy requires: the rejection holds the whole report.
    #[expect(clippy::result_large_err, reason = "the report is returned by value: no heap")]
    #[inline(never)]
    pub fn verify(&self, sod: &Sod<'a>) -> Result<SignedHashes<'a>, Rejection> {
        let mut examination = Examination::new(self, sod.security_object());
        self.judge(sod, &mut examination);
        SignedHashes::from_examination(&examination)
    }

    /// Makes every check that EF.SOD allows, whatever the results.
    ///
    /// This is the same engine as [`PassiveAuthentication::verify`]; nothing that comes out of an
    /// examination is authenticated before its verdict is.
    #[must_use]
    pub fn examine(&self, sod: &Sod<'a>) -> Examination<'a> {
        let mut examination = Examination::new(self, sod.security_object());
        self.judge(sod, &mut examination);
        examination
    }

    /// It is filled in where it stands: on the stack of a reader there is no room for two.
    #[inline(never)]
    fn judge(&self, sod: &Sod<'a>, examination: &mut Examination<'a>) {
        let Examination { report, signer, anchor, .. } = examination;
        let of_anchor = &mut report.anchor_findings;
        let [digest, signature, issuer, validity, revocation, com, _, _, _, active_authentication] =
            &mut report.outcomes;
        let signed_data = sod.signed_data();

        let types = signed_data::ContentTypes::LdsSecurityObject;
        // Whether a check ended early, its outcome says.
        signed_data::message_digest(signed_data, types, &self.algorithms, digest).ok();

        signature.note(sod.findings());
        let found = signed_data::find_signer(
            signed_data,
            self.document_signers,
            &mut signature.findings,
            issuer,
        );
        *signer = found;
        // It is read once more: while it was looked for, others were read.
        let parsed = signer.map(Certificate::parse);
        if let Some(Err(error)) = &parsed {
            issuer.fail_on(Reason::SignerCertificateMalformed, *error);
        }
        let certificate = parsed.as_ref().and_then(|parsed| parsed.as_ref().ok());
        let missing = &issuer.check;
        signed_data::signature(signed_data, certificate, missing, &self.algorithms, signature).ok();

        if let Some(certificate) = certificate {
            issuer.note(certificate.findings());
            issuer.note(certificate.document_signer_findings());
            *anchor = chain::find_issuer(certificate, self, issuer, of_anchor);
            self.judge_validity(certificate, Reason::NotYetValid, Reason::Expired, validity);
            match *anchor {
                Some(octets) => self.judge_anchor(octets, validity, of_anchor),
                None if validity.check.result == CheckResult::Successful => {
                    validity.leave_open(issuer.check.reason);
                }
                None => {}
            }
        } else {
            // The signature check tells the reason; without a certificate these two are open.
            issuer.check.result = CheckResult::Undetermined;
            validity.check = issuer.check;
        }
        revocation.leave_open(Reason::NoCrl);
        com.set(CheckResult::NotSupported, Reason::NotGiven);
        if !sod.security_object().data_groups().contains(DgNumber::Dg15) {
            active_authentication.set(CheckResult::NotSupported, Reason::NotGiven);
        }
        examination.miss_dg1(Reason::DataGroupNotRead);
        examination.judge_hashes();
    }

    /// What depends on the anchor's certificate, and what is off about that. It is on the stack no
    /// longer than that.
    #[inline(never)]
    fn judge_anchor(&self, octets: &[u8], validity: &mut Outcome, findings: &mut FindingSet) {
        // It was read before: an error cannot occur.
        let Ok(anchor) = &Certificate::parse(octets) else { return };
        findings.merge(anchor.findings());
        findings.merge(anchor.csca_findings());
        if let Evidence::Limit(last) = validity.check.evidence
            && validity.check.result == CheckResult::Successful
        {
            self.judge_validity(anchor, Reason::AnchorNotYetValid, Reason::AnchorExpired, validity);
            if validity.check.result == CheckResult::Successful {
                validity.with(Evidence::Limit(last.min(anchor.validity().not_after)));
            }
        }
    }

    /// A certificate is valid now (TR-03135-1 §5.6.4.3.4).
    #[inline(never)]
    fn judge_validity(
        &self,
        certificate: &Certificate<'_>,
        too_early: Reason,
        too_late: Reason,
        outcome: &mut Outcome,
    ) {
        let validity = certificate.validity();
        let mut limit = validity.not_after;
        if self.now > limit {
            outcome.fail(too_late);
        } else {
            outcome.succeed();
        }
        if self.now < validity.not_before {
            outcome.fail(too_early);
            limit = validity.not_before;
        }
        outcome.with(Evidence::Limit(limit));
    }

    /// Whether this certificate is valid now.
    pub(super) fn is_valid_now(&self, certificate: &Certificate<'_>) -> bool {
        certificate.validity().contains(self.now)
    }
}
