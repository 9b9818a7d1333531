//! Passive Authentication: what the caller decides, and the order of the checks.

use super::chain::{self, Anchor};
use super::report::{Judged, Outcome};
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
        let [
            digest,
            signature,
            issuer,
            validity,
            revocation,
            com,
            _,
            state,
            expiry,
            active_authentication,
        ] = &mut report.outcomes;
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
        let found = found.ok();
        let certificate = found.and_then(|octets| read_signer(octets, issuer).ok());
        *signer = found;
        let (certificate, missing) = (certificate.as_ref(), &issuer.check);
        signed_data::signature(signed_data, certificate, missing, &self.algorithms, signature).ok();

        if let Some(certificate) = certificate {
            issuer.note(certificate.findings());
            issuer.note(certificate.document_signer_findings());
            let found = chain::find_issuer(certificate, self, issuer);
            *anchor = found.as_ref().map(|found| found.octets);
            report.anchor_findings =
                self.judge_anchor(certificate, found.as_ref(), issuer, validity);
        } else {
            // The signature check tells the reason; without a certificate these two are open.
            issuer.check.result = CheckResult::Undetermined;
            validity.check = issuer.check;
        }
        revocation.leave_open(Reason::NoCrl);
        com.set(CheckResult::NotSupported, Reason::NotGiven);
        for needs_dg1 in [state, expiry] {
            needs_dg1.leave_open(Reason::DataGroupNotRead);
            needs_dg1.with(Evidence::DataGroup(DgNumber::Dg1));
        }
        if !sod.security_object().data_groups().contains(DgNumber::Dg15) {
            active_authentication.set(CheckResult::NotSupported, Reason::NotGiven);
        }
        examination.judge_hashes();
    }

    /// What depends on the anchor's certificate, and what is off about that. It is on the stack no
    /// longer than that.
    #[inline(never)]
    fn judge_anchor(
        &self,
        signer: &Certificate<'_>,
        found: Option<&Anchor<'_>>,
        issuer: &mut Outcome,
        validity: &mut Outcome,
    ) -> FindingSet {
        let mut findings = FindingSet::EMPTY;
        let anchor = found.and_then(|found| Certificate::parse(found.octets).ok());
        if let (Some(found), Some(certificate)) = (found, &anchor) {
            issuer.note(found.findings_of_issued());
            findings = found.findings(certificate);
        }
        self.judge_validity(signer, anchor.as_ref(), issuer.check.reason, validity);
        findings
    }

    /// Both certificates are valid now (TR-03135-1 §5.6.4.3.4). Why there is no anchor, `missing` says.
    fn judge_validity(
        &self,
        signer: &Certificate<'_>,
        anchor: Option<&Certificate<'_>>,
        missing: Reason,
        outcome: &mut Outcome,
    ) {
        let mut last = UnixTime(i64::MAX);
        for (certificate, too_early, too_late) in [
            (Some(signer), Reason::NotYetValid, Reason::Expired),
            (anchor, Reason::AnchorNotYetValid, Reason::AnchorExpired),
        ] {
            let Some(certificate) = certificate else {
                outcome.leave_open(missing);
                return;
            };
            let validity = certificate.validity();
            let (reason, limit) = if self.now < validity.not_before {
                (too_early, validity.not_before)
            } else if self.now > validity.not_after {
                (too_late, validity.not_after)
            } else {
                last = last.min(validity.not_after);
                continue;
            };
            outcome.fail(reason);
            outcome.with(Evidence::Limit(limit));
            return;
        }
        outcome.succeed();
        outcome.with(Evidence::Limit(last));
    }

    /// Whether this certificate is valid now.
    pub(super) fn is_valid_now(&self, certificate: &Certificate<'_>) -> bool {
        certificate.validity().contains(self.now)
    }
}

/// The signer's certificate, read once more: while it was looked for, others were read.
#[inline(never)]
fn read_signer<'a>(octets: &'a [u8], outcome: &mut Outcome) -> Judged<Certificate<'a>> {
    Certificate::parse(octets)
        .map_err(|error| outcome.fail_on(Reason::SignerCertificateMalformed, error))
}
