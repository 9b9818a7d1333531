//! The comparison of a document with the criteria of an entry.

use crate::cms::{DeviationDocuments, DeviationList, DocumentSignerIdentifier};
use crate::crypto::{Digest, Hasher};
use crate::lds::dg1::Dg1;
use crate::mrz::DocumentNumber;
use crate::time::Date;
use crate::x509::Certificate;

use super::super::signed_data::{self, find_signer, of_crypto};
use super::super::{Check, CheckId, CheckResult, Document, Reason, VerifiedList, country};

/// The publisher of a list, beside the issuer of a document.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// Another CSCA of the same state issued the certificate of the list's signer.
    OtherCsca,
    /// They are of different states.
    OtherState,
    /// The same CSCA issued both certificates.
    SameCsca,
    /// The state of one of them is not known.
    Unknown,
}

impl Relation {
    /// Compares the issuers of the two signers' certificates. That of a verified list is the pinned CSCA; Doc
    /// 9303-12 §10.1 requires the signer's certificate in the file.
    pub(super) fn of(document: &Document<'_>, list: &VerifiedList<DeviationList<'_>>) -> Self {
        let Some(signer) = list.signer_info() else { return Self::Unknown };
        let Ok(publisher) = find_signer(list.list().signed_data(), &signer, &[]) else {
            return Self::Unknown;
        };
        let publisher = publisher.certificate.issuer();
        if document.signer().is_some_and(|signer| signer.issuer().is(&publisher)) {
            return Self::SameCsca;
        }
        match (document.state(), country::of_name(&publisher)) {
            (Some(own), Some(of_list)) if own == of_list => Self::OtherCsca,
            (Some(_), Some(_)) => Self::OtherState,
            _ => Self::Unknown,
        }
    }
}

/// The facts about a document that entries are compared with.
pub(super) struct Comparison<'a, 'd> {
    relation: Relation,
    signer: Result<Certificate<'a>, Check>,
    /// The digest of the signer's certificate, with the hash function of the list.
    digest: Result<Digest, Check>,
    dg1: Result<Dg1<'d>, Check>,
    date_of_issue: Option<Date>,
    /// True if the key of the signer's certificate signed EF.SOD.
    is_signed: bool,
    /// True if an anchor issued that certificate.
    is_issued: bool,
}

impl<'a, 'd> Comparison<'a, 'd> {
    pub(super) fn new(
        document: &Document<'a>,
        list: &VerifiedList<DeviationList<'_>>,
        relation: Relation,
        dg1: Result<Dg1<'d>, Check>,
        date_of_issue: Option<Date>,
    ) -> Self {
        let check = |id| document.report().check(id);
        let missing = Check::undetermined(check(CheckId::DsSignature).reason);
        let signer = document.signer().ok_or(missing);
        Self {
            relation,
            digest: signer.and_then(|signer| digest(document, list, &signer)),
            signer,
            dg1,
            date_of_issue,
            is_signed: check(CheckId::MessageDigest).is_successful()
                && check(CheckId::SodSignature).is_successful()
                && check(CheckId::Revocation).result != CheckResult::Failed,
            is_issued: check(CheckId::DsSignature).is_successful(),
        }
    }

    /// Returns none if the document does not fulfil a criterion. Otherwise returns the check, which is successful,
    /// or undetermined with the first reason.
    pub(super) fn compare(&self, documents: &DeviationDocuments<'_>) -> Option<Check> {
        let mut check = self.signer(documents)?;
        // The list of numbers may be long, and comes last.
        for criterion in [Self::document_type, Self::issued, Self::number] {
            check = first_open(check, criterion(self, documents)?);
        }
        check = first_open(check, self.publisher(documents));
        Some(first_open(check, self.proof(documents)))
    }

    fn signer(&self, documents: &DeviationDocuments<'_>) -> Option<Check> {
        let Some(named) = documents.signer() else { return FULFILLED };
        let signer = match &self.signer {
            Ok(signer) => signer,
            Err(missing) => return Some(*missing),
        };
        let is_signer = match named {
            DocumentSignerIdentifier::CertificateDigest(named) => match &self.digest {
                Ok(digest) => digest.ct_eq(named),
                Err(check) => return Some(*check),
            },
            DocumentSignerIdentifier::IssuerAndSerialNumber { issuer, serial_number } => {
                signer.serial_number() == serial_number && signer.issuer().is(&issuer)
            }
            DocumentSignerIdentifier::SubjectKeyIdentifier(identifier) => {
                signer.subject_key_identifier() == Some(identifier)
            }
        };
        fulfilled(is_signer)
    }

    fn document_type(&self, documents: &DeviationDocuments<'_>) -> Option<Check> {
        let Some(code) = documents.document_type() else { return FULFILLED };
        match &self.dg1 {
            Ok(dg1) => fulfilled(dg1.mrz().document_code().as_bytes() == without_fillers(code)),
            Err(missing) => Some(*missing),
        }
    }

    fn issued(&self, documents: &DeviationDocuments<'_>) -> Option<Check> {
        let Some(period) = documents.issued() else { return FULFILLED };
        match self.date_of_issue {
            Some(day) => {
                fulfilled(day.end() >= period.first_issued && day.start() <= period.last_issued)
            }
            None => Some(Check::undetermined(Reason::DateOfIssueUnknown)),
        }
    }

    fn number(&self, documents: &DeviationDocuments<'_>) -> Option<Check> {
        let Some(mut numbers) = documents.document_numbers() else { return FULFILLED };
        match &self.dg1 {
            Ok(dg1) => {
                let number = dg1.mrz().document_number();
                fulfilled(numbers.any(|listed| is_number(listed, number)))
            }
            Err(missing) => Some(*missing),
        }
    }

    /// Requires that the publisher may speak about the document.
    fn publisher(&self, documents: &DeviationDocuments<'_>) -> Check {
        match self.relation {
            Relation::SameCsca => Check::successful(),
            Relation::OtherCsca if documents.signer().is_some() => Check::successful(),
            Relation::OtherCsca => Check::undetermined(Reason::ListOfOtherCsca),
            Relation::OtherState | Relation::Unknown => Check::undetermined(Reason::StateUnknown),
        }
    }

    /// Requires that what the document says of itself is signed, with the key of a certificate that an anchor
    /// issued, or that the entry itself names by its digest. Anybody can write the other criteria.
    fn proof(&self, documents: &DeviationDocuments<'_>) -> Check {
        let is_named =
            matches!(documents.signer(), Some(DocumentSignerIdentifier::CertificateDigest(_)));
        if self.is_signed && (self.is_issued || is_named) {
            Check::successful()
        } else {
            Check::undetermined(Reason::DocumentNotAuthentic)
        }
    }
}

/// The criterion is absent, or the document fulfils it.
const FULFILLED: Option<Check> = Some(Check::successful());

fn fulfilled(is_fulfilled: bool) -> Option<Check> {
    if is_fulfilled { FULFILLED } else { None }
}

fn first_open(first: Check, second: Check) -> Check {
    if first.is_successful() { second } else { first }
}

/// Hashes the signer's certificate with the hash function that the list names, or without one with that of its
/// signature (Doc 9303-3 §7.3.6).
fn digest(
    document: &Document<'_>,
    list: &VerifiedList<DeviationList<'_>>,
    signer: &Certificate<'_>,
) -> Result<Digest, Check> {
    let of_signature = || list.signer_info().map(|signer| signer.digest_algorithm());
    let algorithm = list
        .list()
        .digest_algorithm()
        .or_else(of_signature)
        .ok_or(Check::undetermined(Reason::DigestAlgorithmUnsupported))?;
    let open = |check: Check| Check { result: CheckResult::Undetermined, ..check };
    let algorithm =
        signed_data::digest_algorithm(&algorithm, &document.terms.algorithms).map_err(open)?;
    let mut hasher = Hasher::new(algorithm);
    hasher.update(signer.as_bytes());
    hasher.finish().map_err(|error| open(of_crypto(error)))
}

/// Returns a document code or number without padding: the MRZ has fillers, which a PrintableString cannot hold.
fn without_fillers(mut text: &[u8]) -> &[u8] {
    while let [rest @ .., b'<' | b' '] = text {
        text = rest;
    }
    text
}

/// True if the number is that of the MRZ, which has a filler in place of each hyphen and space (Doc 9303-3 §4.6).
fn is_number(listed: &[u8], number: DocumentNumber<'_>) -> bool {
    let of_mrz = |byte: &u8| match byte {
        b'-' | b' ' => '<',
        other => char::from(*other),
    };
    number.chars().eq(without_fillers(listed).iter().map(of_mrz))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mrz::Mrz;

    #[test]
    fn numbers_are_compared_without_padding_and_with_fillers_for_hyphens() {
        let mrz = Mrz::parse(
            b"C<ITACA00<00AL0<<<<<<<<<<<<<<<\
              9901018M3901016ITA<<<<<<<<<<<0\
              ROSSI<<ANNA<<<<<<<<<<<<<<<<<<<",
        )
        .unwrap();
        let number = mrz.document_number();
        for (listed, expected) in [
            (&b"CA00<00AL"[..], true),
            (b"CA00-00AL", true),
            (b"CA00 00AL ", true),
            (b"CA00-00AL<<", true),
            (b"CA0000AL", false),
            (b"CA00-00A", false),
            (b"CA00-00ALX", false),
            (b"", false),
        ] {
            assert_eq!(is_number(listed, number), expected, "{listed:?}");
        }
        assert_eq!(without_fillers(b"C<"), b"C");
        assert_eq!(without_fillers(b"C "), b"C");
        assert_eq!(without_fillers(b"< "), b"");
    }
}
