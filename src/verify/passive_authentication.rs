//! Passive Authentication: what the caller decides, and the order of the checks.

use super::chain::{Anchor, Issuer};
use super::signed_data::{self, Signer};
use super::{
    Anchors, Check, CheckId, CheckResult, Evidence, Examination, Policy, Reason, Rejection, Report,
    SignedHashes,
};
use crate::crypto::Algorithms;
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
    /// Where one of the checks of [`CheckId::OF_SOD`] does not come out as the policy requires: the
    /// rejection holds the whole report.
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
        report.note(CheckId::SodSignature, sod.findings());
        let signed_data = sod.signed_data();

        let types = signed_data::ContentTypes::LdsSecurityObject;
        let digest = signed_data::message_digest(signed_data, types, &self.algorithms);
        report.note(CheckId::MessageDigest, digest.findings);
        report.set(CheckId::MessageDigest, digest.check);

        let found = Signer::find(signed_data, self.document_signers);
        report.note(CheckId::SodSignature, found.findings);
        *signer = found.octets.ok();
        let certificate = found.certificate();
        let signature = signed_data::signature(signed_data, &certificate, &self.algorithms);
        report.note(CheckId::SodSignature, signature.findings);
        report.set(CheckId::SodSignature, signature.check);

        match &certificate {
            Ok(certificate) => {
                report.note(CheckId::DsSignature, certificate.findings());
                report.note(CheckId::DsSignature, certificate.document_signer_findings());
                let issuer = Issuer::find(certificate, self);
                report.set(CheckId::DsSignature, issuer.check);
                *anchor = issuer.anchor.as_ref().map(|found| found.octets);
                self.judge_anchor(certificate, &issuer, report);
            }
            Err(check) => {
                // The signature check tells the reason; without a certificate these two are open.
                let open = Check { result: CheckResult::Undetermined, ..*check };
                report.set(CheckId::DsSignature, open);
                report.set(CheckId::Validity, open);
            }
        }
        report.set(CheckId::Revocation, Check::undetermined(Reason::NoCrl));
        report.set(
            CheckId::ComVsSod,
            Check::new(CheckResult::NotSupported, Reason::NotGiven, Evidence::None),
        );
        let dg1_not_read =
            Check::undetermined(Reason::DataGroupNotRead).with(Evidence::DataGroup(DgNumber::Dg1));
        report.set(CheckId::IssuingState, dg1_not_read);
        report.set(CheckId::DocumentExpiry, dg1_not_read);
        if !sod.security_object().data_groups().contains(DgNumber::Dg15) {
            let no_key = Check::new(CheckResult::NotSupported, Reason::NotGiven, Evidence::None);
            report.set(CheckId::ActiveAuthentication, no_key);
        }
        examination.judge_hashes();
    }

    /// What depends on the anchor's certificate. It is on the stack no longer than that.
    #[inline(never)]
    fn judge_anchor(&self, signer: &Certificate<'_>, issuer: &Issuer<'_>, report: &mut Report) {
        let anchor = issuer.anchor.as_ref().and_then(Anchor::certificate);
        if let (Some(found), Some(certificate)) = (&issuer.anchor, &anchor) {
            report.note(CheckId::DsSignature, found.findings_of_issued());
            report.note_anchor(found.findings(certificate));
        }
        let validity = self.validity(signer, anchor.as_ref(), &issuer.check);
        report.set(CheckId::Validity, validity);
    }

    /// Both certificates are valid now (TR-03135-1 §5.6.4.3.4).
    fn validity(
        &self,
        signer: &Certificate<'_>,
        anchor: Option<&Certificate<'_>>,
        issuer: &Check,
    ) -> Check {
        let own = signer.validity();
        if self.now < own.not_before {
            return Check::failed(Reason::NotYetValid).with(Evidence::Limit(own.not_before));
        }
        if self.now > own.not_after {
            return Check::failed(Reason::Expired).with(Evidence::Limit(own.not_after));
        }
        let Some(anchor) = anchor else {
            // Why there is none, its own check says.
            return Check::undetermined(issuer.reason);
        };
        let issuers = anchor.validity();
        if self.now < issuers.not_before {
            return Check::failed(Reason::AnchorNotYetValid)
                .with(Evidence::Limit(issuers.not_before));
        }
        if self.now > issuers.not_after {
            return Check::failed(Reason::AnchorExpired).with(Evidence::Limit(issuers.not_after));
        }
        Check::successful(Evidence::Limit(own.not_after.min(issuers.not_after)))
    }

    /// Whether this certificate is valid now.
    pub(super) fn is_valid_now(&self, certificate: &Certificate<'_>) -> bool {
        certificate.validity().contains(self.now)
    }
}
