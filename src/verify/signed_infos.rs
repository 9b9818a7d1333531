//! EF.CardSecurity: the checks of its signature, and the files that it must agree with.

use core::fmt;

use super::signer_checks::SignerChecks;
use super::terms::Terms;
use super::verdict::Authenticity;
use super::{
    Check, CheckId, CheckResult, Reason, Rejection, Report, Verdict, Verified, document_checks,
};
use crate::lds::DgSet;
use crate::lds::security_info::{Mapping, PaceInfo, SecurityInfo, SecurityInfos};
use crate::tlv::validated;
use crate::x509::Certificate;

/// The infos of EF.CardSecurity, with the checks of who signed them.
///
/// [`PassiveAuthentication::examine_card_security`] returns it for any EF.CardSecurity;
/// [`SignedInfos::verified`] gives the infos only if the checks hold. A terminal needs them as
/// [`Verified`] before it relies on a key in them, as for chip authentication mapping (Doc 9303-11 §5.1).
///
/// The checks are those of EF.SOD, [`CheckId::OF_SOD`], because EF.CardSecurity is signed in the same way
/// (TR-03135-1 §5.6.4.2.2): the names `message_digest` and `sod_signature` then mean the digest and the
/// signature of EF.CardSecurity. The other checks of the report are never made.
///
/// The files of a chip do not say that they belong together: EF.CardSecurity of another genuine document
/// verifies as well. The chip must prove that it has the private key of an info.
///
/// ```
/// use idchip::lds::card_security::CardSecurity;
/// use idchip::lds::security_info::SecurityInfos;
/// use idchip::verify::{PassiveAuthentication, Verified};
///
/// fn keys<'a>(
///     judge: &PassiveAuthentication<'a>,
///     file: &'a [u8],
/// ) -> Result<Verified<SecurityInfos<'a>>, Box<dyn core::error::Error>> {
///     let infos = judge.examine_card_security(&CardSecurity::parse(file)?);
///     Ok(infos.verified()?)
/// }
/// ```
///
/// [`PassiveAuthentication::examine_card_security`]: super::PassiveAuthentication::examine_card_security
#[derive(Clone, Copy)]
pub struct SignedInfos<'a> {
    pub(super) terms: Terms<'a>,
    infos: SecurityInfos<'a>,
    pub(super) report: Report,
    /// The DER of the certificate whose key signed the infos, or should have signed them.
    signer: Option<&'a [u8]>,
    /// The DER of the anchor that issued the signer's certificate.
    anchor: Option<&'a [u8]>,
}

impl<'a> SignedInfos<'a> {
    /// Creates it from the content of EF.CardSecurity and the checks of its signature.
    pub(super) fn new(
        terms: &Terms<'a>,
        infos: SecurityInfos<'a>,
        checks: &SignerChecks<'a>,
    ) -> Self {
        let report = Report::of_signed_file(checks, DgSet::EMPTY);
        let signer = checks.signer.map(|signer| signer.bytes);
        Self { terms: *terms, infos, report, signer, anchor: checks.anchor }
    }

    /// Returns the infos, if every check of [`CheckId::OF_SOD`] is as the policy requires. Signature and
    /// chain are required under every policy.
    ///
    /// # Errors
    ///
    /// Returns the rejection, with all checks, if any is not.
    #[expect(clippy::result_large_err, reason = "the report is returned by value: no heap")]
    pub fn verified(&self) -> Result<Verified<SecurityInfos<'a>>, Rejection> {
        let Self { terms, report, .. } = self;
        match report.verdict_on(CheckId::OF_SOD, &terms.policy, Authenticity::Required) {
            Verdict::Accepted => Ok(Verified::new(self.infos)),
            verdict => Err(Rejection { report: *report, verdict }),
        }
    }

    /// Returns the checks.
    #[must_use]
    pub const fn report(&self) -> &Report {
        &self.report
    }

    /// Returns the certificate whose key signed EF.CardSecurity, or should have signed it.
    #[must_use]
    pub fn signer(&self) -> Option<Certificate<'a>> {
        self.signer.and_then(|bytes| validated(Certificate::parse(bytes)))
    }

    /// Returns the anchor that issued the signer's certificate.
    #[must_use]
    pub fn anchor(&self) -> Option<Certificate<'a>> {
        self.anchor.and_then(|bytes| validated(Certificate::parse(bytes)))
    }

    /// Compares EF.CardAccess with the infos, whoever signed them, in both directions (Doc 9303-11 §5.1,
    /// TR-03105-5.1 LDS_J_01 to LDS_J_03;
    /// [`difference_from_card_security`](crate::lds::card_access::CardAccess::difference_from_card_security)).
    ///
    /// The check fails if EF.CardSecurity lacks an info of EF.CardAccess, or EF.CardAccess lacks a PACE
    /// info of EF.CardSecurity or cannot be read. It is undetermined if the only differences are infos of
    /// protocols that the library does not know.
    #[must_use]
    pub fn check_card_access(&self, file: &[u8]) -> Check {
        let infos = &self.infos;
        let difference =
            document_checks::card_access(file, infos, |it| it.difference_from_card_security(infos));
        match difference.check {
            check @ Check { reason: Reason::CardAccessDiffers, .. } => {
                Check { reason: Reason::CardSecurityDiffers, ..check }
            }
            check => check,
        }
    }

    /// Compares the PACE infos of EF.DG14 with those of the infos, whoever signed them. Both files must
    /// contain the infos of EF.CardAccess (Doc 9303-10 §3.11.4, §4.7.14), so that they have the same PACE
    /// infos; those about chip authentication mapping are in EF.CardSecurity only.
    ///
    /// The check fails if one of the files lacks a PACE info of the other. It is undetermined if EF.DG14
    /// lists no PACE at all, although EF.CardSecurity does.
    ///
    /// Other infos are not compared: EF.DG14 has those of the travel document application, and
    /// EF.CardSecurity those of the master file.
    #[must_use]
    pub fn check_dg14(&self, dg14: &SecurityInfos<'_>) -> Check {
        if contains_pace(dg14, &self.infos) && contains_pace(&self.infos, dg14) {
            return Check::successful();
        }
        let result = match mapped_pace(dg14).next() {
            Some(_) => CheckResult::Failed,
            None => CheckResult::Undetermined,
        };
        Check::new(result, Reason::CardSecurityDiffers)
    }

    /// Compares EF.DIR byte for byte with the copy in the infos, whoever signed them (Doc 9303-11 §5.1;
    /// [`EfDirInfo::is_copy_of`](crate::lds::security_info::EfDirInfo::is_copy_of)).
    ///
    /// The check is not supported if the infos have no copy, which a chip without other applications than
    /// the travel document application does not need.
    #[must_use]
    pub fn check_ef_dir(&self, file: &[u8]) -> Check {
        let copy = self.infos.iter().find_map(|info| match info {
            SecurityInfo::EfDir(copy) => Some(copy),
            _ => None,
        });
        match copy {
            None => Check::NOT_GIVEN,
            Some(copy) if copy.is_copy_of(file) => Check::successful(),
            Some(_) => Check::failed(Reason::CardSecurityDiffers),
        }
    }
}

/// True if `infos` contain each PACE info of `other`, apart from those about chip authentication mapping.
fn contains_pace(infos: &SecurityInfos<'_>, other: &SecurityInfos<'_>) -> bool {
    mapped_pace(other).all(|info| mapped_pace(infos).any(|own| own == info))
}

/// Returns the PACE infos about generic and integrated mapping.
fn mapped_pace<'a>(infos: &SecurityInfos<'a>) -> impl Iterator<Item = PaceInfo<'a>> + use<'a> {
    infos.pace_infos().filter(|info| info.protocol.mapping != Mapping::ChipAuthentication)
}

/// Shows the report, the infos, and whether there are certificates.
impl fmt::Debug for SignedInfos<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignedInfos")
            .field("terms", &self.terms)
            .field("report", &self.report)
            .field("infos", &self.infos)
            .field("has_signer", &self.signer.is_some())
            .field("has_anchor", &self.anchor.is_some())
            .finish()
    }
}
