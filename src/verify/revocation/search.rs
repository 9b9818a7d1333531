//! The search of one list, and the conclusion from it.

use super::super::anchor_index::Wanted;
use super::super::check::CheckOutcome;
use super::super::country::{self, TwoLetters};
use super::super::signature_memory::SignatureMemory;
use super::super::signed_data::{MessageDigest, Signature};
use super::super::terms::Terms;
use super::super::{Anchors, Check, CheckId, CheckResult, Evidence, Reason, Report};
use crate::crypto::{DigestAlgorithm, Hasher};
use crate::error::ParseError;
use crate::finding::{Finding, FindingSet};
use crate::time::UnixTime;
use crate::tlv::Integer;
use crate::x509::{AlgorithmIdentifier, Certificate, CertificateList, Name, RevokedCertificate};

/// The certificates that a list is searched for, with the fields that the search needs.
#[derive(Clone, Copy)]
pub(super) struct Subjects<'a> {
    signer_serial_number: Integer<'a>,
    signer_issuer: Name<'a>,
    /// The DER of the anchor.
    anchor: &'a [u8],
    anchor_serial_number: Integer<'a>,
    anchor_subject: Name<'a>,
    anchor_key_identifier: Option<&'a [u8]>,
    /// The state of the anchor, if it names a known one.
    state: Option<TwoLetters>,
}

impl<'a> Subjects<'a> {
    /// Returns the certificates of a signed file. Without them, returns the check with the reason.
    pub(super) fn of(
        signer: Option<Certificate<'a>>,
        anchor: Option<Certificate<'a>>,
        report: &Report,
    ) -> Result<Self, Check> {
        match (signer, anchor) {
            (Some(signer), Some(anchor)) => Ok(Self::new(&signer, &anchor)),
            _ => Err(Check::undetermined(report.check(CheckId::DsSignature).reason)),
        }
    }

    pub(super) fn new(signer: &Certificate<'a>, anchor: &Certificate<'a>) -> Self {
        Self {
            signer_serial_number: signer.serial_number(),
            signer_issuer: signer.issuer(),
            anchor: anchor.as_bytes(),
            anchor_serial_number: anchor.serial_number(),
            anchor_subject: anchor.subject(),
            anchor_key_identifier: anchor.subject_key_identifier(),
            state: country::of_csca(anchor),
        }
    }

    /// True if the authority with this name and key is the one that issued the signer's certificate.
    ///
    /// It has the name or the key of the issuer, or the issuer took its name from it or gave it its own: a CSCA
    /// has one list for all its names and keys (Doc 9303-12 §7.1.4). The country alone does not tell. Vietnam
    /// has a CSCA for ID cards and another for passports, Hong Kong has the country of China, and their serial
    /// numbers are independent.
    pub(super) fn are_issued_by(
        &self,
        name: &Name<'_>,
        key_identifier: Option<&[u8]>,
        anchors: &Anchors<'_>,
    ) -> bool {
        let has_key = key_identifier.is_some() && key_identifier == self.anchor_key_identifier;
        let has_name = name.is(&self.signer_issuer) || name.is(&self.anchor_subject);
        let is_of_state = self.state.is_some() && country::of_name(name) == self.state;
        has_key || has_name || is_of_state && self.is_linked_to(name, anchors)
    }

    /// True if an anchor is a link certificate between the name of the issuer and this one.
    fn is_linked_to(&self, name: &Name<'_>, anchors: &Anchors<'_>) -> bool {
        let own = &self.anchor_subject;
        [(own, name), (name, own)].into_iter().any(|(issuer, subject)| {
            anchors.search(Wanted::Name(*subject)).any(|(_, bytes)| {
                let parsed = Certificate::parse(bytes);
                let is_link =
                    |it: &Certificate<'_>| it.issuer().is(issuer) && it.subject().is(subject);
                parsed.as_ref().is_ok_and(is_link)
            })
        })
    }
}

/// Checks the certificates against a list that is there as a whole.
pub(super) fn check(
    list: &[u8],
    subjects: &Result<Subjects<'_>, Check>,
    memory: &mut dyn SignatureMemory,
    terms: &Terms<'_>,
) -> CheckOutcome {
    match subjects {
        Ok(subjects) => check_whole(list, subjects, memory, terms)
            .unwrap_or_else(|error| malformed(error).into()),
        Err(check) => (*check).into(),
    }
}

/// The list does not parse, and tells nothing about any certificate.
pub(super) const fn malformed(error: ParseError) -> Check {
    Check::undetermined(Reason::CrlMalformed).with(Evidence::Error(error))
}

fn check_whole(
    list: &[u8],
    subjects: &Subjects<'_>,
    memory: &mut dyn SignatureMemory,
    terms: &Terms<'_>,
) -> Result<CheckOutcome, ParseError> {
    let list = CertificateList::parse(list)?;
    let facts = ListFacts {
        issuer: list.issuer(),
        key_identifier: list.authority_key_identifier().and_then(|it| it.key_identifier),
        this_update: list.this_update(),
        next_update: list.next_update(),
        is_unsupported: list.unsupported_extension().is_some(),
        algorithms: [list.signature(), list.signature_algorithm()],
        signature: list.signature_value(),
        findings: list.findings(),
    };
    if !subjects.are_issued_by(&facts.issuer, facts.key_identifier, &terms.anchors) {
        return Ok(Check::undetermined(Reason::NoCrl).into());
    }
    let mut search = Search::new(*subjects);
    for entry in list.entries() {
        search.add(&entry?);
    }
    let digest = |algorithm: &dyn DigestAlgorithm| {
        let mut hasher = Hasher::new(algorithm);
        hasher.update(list.tbs());
        hasher.finish()
    };
    Ok(search.conclude(&facts, &digest, memory, terms))
}

/// The fields of a list that the conclusion needs.
pub(super) struct ListFacts<'l> {
    pub(super) issuer: Name<'l>,
    pub(super) key_identifier: Option<&'l [u8]>,
    pub(super) this_update: UnixTime,
    pub(super) next_update: Option<UnixTime>,
    /// True if an extension keeps the list from being used.
    pub(super) is_unsupported: bool,
    /// The algorithm of the signature, in the signed part and beside the signature.
    pub(super) algorithms: [AlgorithmIdentifier<'l>; 2],
    pub(super) signature: &'l [u8],
    pub(super) findings: FindingSet,
}

/// The search of one list for the certificates.
#[derive(Clone, Copy)]
pub(super) struct Search<'a> {
    subjects: Subjects<'a>,
    signer: Option<Evidence>,
    anchor: Option<Evidence>,
    /// True if an entry has a critical extension that is not known. Such an entry may name another
    /// certificate than its serial number says.
    has_unsupported_entry: bool,
}

impl<'a> Search<'a> {
    pub(super) const fn new(subjects: Subjects<'a>) -> Self {
        Self { subjects, signer: None, anchor: None, has_unsupported_entry: false }
    }

    /// Compares an entry of the list with the certificates.
    pub(super) fn add(&mut self, entry: &RevokedCertificate<'_>) {
        self.has_unsupported_entry |= entry.has_unknown_critical_extension;
        let serial_number = entry.serial_number.minimal();
        let revoked = Evidence::Revoked { at: entry.revocation_date, reason: entry.reason };
        if serial_number == self.subjects.signer_serial_number.minimal() {
            self.signer.get_or_insert(revoked);
        }
        if serial_number == self.subjects.anchor_serial_number.minimal() {
            self.anchor.get_or_insert(revoked);
        }
    }

    /// Concludes from all entries and the other fields of the list.
    pub(super) fn conclude(
        &self,
        list: &ListFacts<'_>,
        digest: &MessageDigest<'_>,
        memory: &mut dyn SignatureMemory,
        terms: &Terms<'_>,
    ) -> CheckOutcome {
        if !self.subjects.are_issued_by(&list.issuer, list.key_identifier, &terms.anchors) {
            return Check::undetermined(Reason::NoCrl).into();
        }
        let outcome = match self.verify(list, digest, memory, terms) {
            Ok(findings) => CheckOutcome { check: self.status(list, terms.now), findings },
            Err(check) => check.into(),
        };
        outcome.and(list.findings)
    }

    /// Verifies the signature of the list with an anchor of the same CSCA. Returns the findings about it, or
    /// the check with the reason why the list cannot be used.
    fn verify(
        &self,
        list: &ListFacts<'_>,
        digest: &MessageDigest<'_>,
        memory: &mut dyn SignatureMemory,
        terms: &Terms<'_>,
    ) -> Result<FindingSet, Check> {
        if list.is_unsupported || self.has_unsupported_entry {
            return Err(Check::undetermined(Reason::CrlUnsupported));
        }
        let [inner, outer] = &list.algorithms;
        if inner.as_bytes() != outer.as_bytes() {
            return Err(Check::undetermined(Reason::CrlSignatureInvalid));
        }
        // Usually the anchor that issued the signer's certificate also signed the list.
        let mut failure = Check::undetermined(Reason::CrlIssuerMissing);
        let own = self.subjects.anchor;
        let wanted = match list.key_identifier {
            Some(identifier) => Wanted::KeyIdentifier(identifier),
            None => Wanted::Name(list.issuer),
        };
        let others = terms.anchors.search(wanted).map(|(_, bytes)| bytes).filter(|it| *it != own);
        for anchor in core::iter::once(own).chain(others) {
            let parsed = Certificate::parse(anchor);
            let Ok(anchor) = &parsed else { continue };
            if !self.may_issue(anchor, list, &terms.anchors) {
                continue;
            }
            let key = anchor.subject_public_key_info();
            let signature = Signature {
                key: &key,
                algorithm: outer,
                digest_hash: None,
                value: Some(list.signature),
            };
            let outcome = match signature.verify_digest(&terms.algorithms, digest, memory) {
                Ok((outcome, _)) => outcome,
                Err(check) => check.into(),
            };
            if outcome.check.is_successful() {
                let mut findings = outcome.findings;
                if !anchor.subject().is(&list.issuer) {
                    findings.insert(Finding::IssuerNameDiffers);
                }
                return Ok(findings);
            }
            failure = unverified(outcome.check);
        }
        Err(failure)
    }

    /// True if an anchor can have issued the list: the same CSCA, which may sign lists, was valid when
    /// the list was issued, and has the key that the list names, or without one its name.
    fn may_issue(
        &self,
        anchor: &Certificate<'_>,
        list: &ListFacts<'_>,
        anchors: &Anchors<'_>,
    ) -> bool {
        let key_identifier = anchor.subject_key_identifier();
        let is_named = match list.key_identifier {
            Some(named) => key_identifier == Some(named),
            None => anchor.subject().is(&list.issuer),
        };
        is_named
            && self.subjects.are_issued_by(&anchor.subject(), key_identifier, anchors)
            && anchor.can_be_csca()
            && anchor.key_usage().is_none_or(|usage| usage.crl_sign())
            && anchor.validity().contains(list.this_update)
    }

    /// Returns the check after the signature of the list was verified.
    fn status(&self, list: &ListFacts<'_>, now: UnixTime) -> Check {
        if let Some(revoked) = self.signer {
            return Check::failed(Reason::SignerRevoked).with(revoked);
        }
        if let Some(revoked) = self.anchor {
            return Check::failed(Reason::AnchorRevoked).with(revoked);
        }
        if now < list.this_update {
            let limit = Evidence::Limit(list.this_update);
            return Check::undetermined(Reason::CrlNotYetValid).with(limit);
        }
        match list.next_update {
            Some(next) if now <= next => Check::successful().with(Evidence::Limit(next)),
            Some(next) => Check::undetermined(Reason::CrlExpired).with(Evidence::Limit(next)),
            // Nothing says how long the list is in force.
            None => Check::undetermined(Reason::CrlExpired),
        }
    }
}

/// Translates the failed signature of a list: it tells nothing about the certificates.
fn unverified(check: Check) -> Check {
    match check.reason {
        Reason::SignatureInvalid | Reason::SignatureMalformed => {
            Check::undetermined(Reason::CrlSignatureInvalid)
        }
        _ if check.result == CheckResult::Failed => {
            Check { result: CheckResult::Undetermined, ..check }
        }
        _ => check,
    }
}
