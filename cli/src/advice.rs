//! Reasons in plain words, with advice for the operator.

use idchip::cms::SignedData;
use idchip::lds::sod::Sod;
use idchip::time::UnixTime;
use idchip::verify::{Check, CheckId, CheckResult, Evidence, Reason, Report};
use idchip::x509::Certificate;

use crate::certificate::{CertificateRecord, algorithm};

/// The facts about a document that the advice depends on.
pub(crate) struct Circumstances {
    /// The issuer of the document signer certificate.
    pub(crate) issuer: Option<String>,
    /// The key identifier of the issuer.
    pub(crate) issuer_key: Option<String>,
    /// The number of anchors given.
    pub(crate) anchors: Option<usize>,
    /// True if one of them issued the certificate of the signer.
    pub(crate) has_anchor: bool,
    /// True if no deviation from the standard is tolerated.
    pub(crate) is_strict: bool,
    /// The content type of EF.SOD, in dotted form.
    pub(crate) content_type: String,
    /// The numbers in EF.SOD, hexadecimal, if it belongs to another application than the LDS.
    pub(crate) identifiers: Vec<String>,
    /// True if the files are those of an application other than the travel document.
    pub(crate) is_application: bool,
    /// True if EF.DG1 is that of a driving licence, and the files were not judged as those of one.
    pub(crate) is_driving_licence: bool,
    /// The names of the algorithms that the checks need.
    pub(crate) algorithms: AlgorithmNames,
}

/// The check that keeps a card from being accepted, in words.
pub(crate) struct Deciding {
    /// The name in the JSON output.
    pub(crate) name: &'static str,
    /// The title for people.
    pub(crate) title: String,
    /// The reason of its result.
    pub(crate) reason: String,
    /// Advice for the operator.
    pub(crate) advice: Option<String>,
}

/// The names of the algorithms of EF.SOD and of its signer's certificate; empty if not known.
pub(crate) struct AlgorithmNames {
    /// The hash function of the message digest.
    pub(crate) message_digest: String,
    /// The hash function of the data groups.
    pub(crate) data_groups: String,
    /// The algorithm of the signature of EF.SOD.
    pub(crate) signature: String,
    /// The key of the signer.
    pub(crate) signer_key: String,
    /// The algorithm of the signature in the signer's certificate.
    pub(crate) certificate_signature: String,
}

impl AlgorithmNames {
    /// Returns the name of the algorithm that this check lacked, if the check was not made for lack of it.
    fn unsupported(&self, id: CheckId, reason: Reason) -> Option<&str> {
        let name = match (id, reason) {
            (CheckId::MessageDigest, Reason::DigestAlgorithmUnsupported) => &self.message_digest,
            (CheckId::DataGroups, Reason::DigestAlgorithmUnsupported) => &self.data_groups,
            (CheckId::SodSignature, Reason::PublicKeyUnsupported) => &self.signer_key,
            (
                CheckId::SodSignature,
                Reason::DigestAlgorithmUnsupported | Reason::SignatureAlgorithmUnsupported,
            ) => &self.signature,
            (
                CheckId::DsSignature,
                Reason::DigestAlgorithmUnsupported | Reason::SignatureAlgorithmUnsupported,
            ) => &self.certificate_signature,
            _ => return None,
        };
        (!name.is_empty()).then_some(name)
    }
}

/// Says why the check has its result, in a sentence or two.
pub(crate) fn why(id: CheckId, check: &Check, circumstances: &Circumstances) -> String {
    if let Some(name) = circumstances.algorithms.unsupported(id, check.reason) {
        return sentence(&format!("{}: {name}", check.reason));
    }
    if circumstances.is_of_driving_licence(id, check) {
        return "EF.DG1 is that of a driving licence, which has no MRZ".to_owned();
    }
    match (check.reason, check.evidence) {
        (Reason::Ok, Evidence::Limit(limit)) if id == CheckId::Revocation => {
            format!("Not revoked; the list is in force until {}", day_of(limit))
        }
        (Reason::Ok, _) if id == CheckId::DataGroups && circumstances.is_application => {
            "The files that were read have the signed hashes".to_owned()
        }
        (Reason::NoAnchor, _) if id == CheckId::DsSignature => circumstances.missing_anchor(),
        (Reason::Ok, _) if id == CheckId::IssuingState && !circumstances.has_anchor => {
            "EF.DG1 and the signer's certificate name the same state; no anchor confirms it"
                .to_owned()
        }
        (Reason::DataGroupNotRead, Evidence::DataGroup(number)) => format!("{number} was not read"),
        (Reason::DataGroupNotVerified, Evidence::DataGroup(number)) => {
            format!("{number} is not as signed")
        }
        (Reason::ContentTypeNotLds, _) => sentence(&format!(
            "{}: its content type is {}",
            check.reason, circumstances.content_type
        )),
        (Reason::NotAnLdsCard, _) if !circumstances.identifiers.is_empty() => sentence(&format!(
            "{}: it has the numbers {}",
            check.reason,
            circumstances.identifiers.join(", ")
        )),
        (Reason::NotGiven, Evidence::DataGroup(number)) => {
            format!("EF.SOD lists no {number} to compare with")
        }
        (Reason::DataGroupIncomplete, Evidence::DataGroup(number)) => {
            format!("{number} was not read to its end")
        }
        (_, Evidence::DataGroup(number)) => sentence(&format!("{number}: {}", check.reason)),
        (Reason::NotGiven, _) => sentence(check.text(id)),
        _ => explanation(check, id.text()),
    }
}

/// Returns the title of a check for people.
pub(crate) const fn title(id: CheckId, circumstances: &Circumstances) -> &'static str {
    match id {
        CheckId::DataGroups if circumstances.is_application => "Files",
        _ => id.title(),
    }
}

/// Says why a check of anything has its result; `text` is true if it is successful.
pub(crate) fn explanation(check: &Check, text: &str) -> String {
    match (check.reason, check.evidence) {
        (Reason::Ok, Evidence::Limit(limit)) => format!("Valid until {}", day_of(limit)),
        (Reason::Ok, _) => sentence(text),
        (reason, Evidence::Length { found, expected }) => {
            sentence(&format!("{reason}: {found} of {expected} bytes"))
        }
        (reason, Evidence::Missing { data_group, bytes: 1 }) => {
            sentence(&format!("{reason}: {data_group} lacks at least its last byte"))
        }
        (reason, Evidence::Missing { data_group, bytes }) => {
            sentence(&format!("{reason}: {data_group} lacks its last {bytes} bytes"))
        }
        (reason, Evidence::File(identifier)) => sentence(&format!("EF.{identifier:04X}: {reason}")),
        (_, Evidence::Finding(finding)) => {
            sentence(&format!("{finding}, which this policy does not tolerate"))
        }
        (_, Evidence::Error(error)) => sentence(&format!("{}: {error}", check.reason)),
        (_, Evidence::Limit(limit)) => sentence(&format!("{} ({})", check.reason, day_of(limit))),
        (reason, Evidence::Revoked { at, reason: None }) => {
            sentence(&format!("{reason} on {}", day_of(at)))
        }
        (reason, Evidence::Revoked { at, reason: Some(why) }) => {
            sentence(&format!("{reason} on {} ({})", day_of(at), why.name()))
        }
        _ => sentence(&check.reason.to_string()),
    }
}

fn day_of(time: UnixTime) -> String {
    time.date().map_or_else(|| time.to_string(), |day| day.to_string())
}

/// Returns the text with a capital.
pub(crate) fn sentence(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}

impl Circumstances {
    /// No fact is known.
    pub(crate) const NONE: Self = Self {
        issuer: None,
        issuer_key: None,
        anchors: None,
        has_anchor: false,
        is_strict: false,
        content_type: String::new(),
        identifiers: Vec::new(),
        is_application: false,
        is_driving_licence: false,
        algorithms: AlgorithmNames {
            message_digest: String::new(),
            data_groups: String::new(),
            signature: String::new(),
            signer_key: String::new(),
            certificate_signature: String::new(),
        },
    };

    /// The facts for a document with this signer.
    pub(crate) fn of_signer(signer: Option<&Certificate<'_>>) -> Self {
        let Some(signer) = signer.map(CertificateRecord::new) else { return Self::NONE };
        let algorithms = AlgorithmNames {
            signer_key: signer.key,
            certificate_signature: signer.signature_algorithm,
            ..Self::NONE.algorithms
        };
        Self {
            issuer: Some(signer.issuer),
            issuer_key: signer.authority_key_identifier,
            algorithms,
            ..Self::NONE
        }
    }

    /// Adds the facts in EF.SOD.
    pub(crate) fn with_sod(self, sod: &Sod<'_>, report: &Report) -> Self {
        let mut facts = self.with_signed_data(sod.signed_data(), report);
        let object = sod.security_object();
        facts.algorithms.data_groups = algorithm(&object.hash_algorithm());
        if !object.is_of_lds() {
            let numbers = object.hashes().map(|entry| entry.identifier.as_bytes());
            facts.identifiers = numbers.map(const_hex::encode_upper).collect();
        }
        facts
    }

    /// Adds the facts in the CMS structure of a signed file, and in the SignerInfo that the report is about.
    pub(crate) fn with_signed_data(
        mut self,
        signed_data: &SignedData<'_>,
        report: &Report,
    ) -> Self {
        self.content_type = signed_data.content_type().to_string();
        if let Some(signer) = signed_data.signer_infos().nth(report.signer_info()) {
            self.algorithms.message_digest = algorithm(&signer.digest_algorithm());
            self.algorithms.signature = algorithm(&signer.signature_algorithm());
        }
        self
    }

    /// True if the check looks at the MRZ, which a driving licence does not have.
    fn is_of_driving_licence(&self, id: CheckId, check: &Check) -> bool {
        self.is_driving_licence
            && check.result == CheckResult::Undetermined
            && matches!(id, CheckId::DocumentExpiry | CheckId::DocumentType | CheckId::IssuingState)
    }

    fn missing_anchor(&self) -> String {
        let issuer = self.issuer.as_deref().unwrap_or("an unknown issuer");
        let key = self.issuer_key.as_ref().map(|key| format!(", key id {key}"));
        let key = key.unwrap_or_default();
        let given = match self.anchors {
            None => String::new(),
            Some(0) => ": no anchors were given".to_owned(),
            Some(1) => ": the anchor given is a different one".to_owned(),
            Some(count) => format!(": the {count} anchors given do not include it"),
        };
        format!("No anchor for {issuer}{key}{given}")
    }
}

/// Returns advice for the operator, or `None` if nothing needs to be done or the advice of another
/// check already covers it.
pub(crate) fn advice(id: CheckId, check: &Check, circumstances: &Circumstances) -> Option<String> {
    if check.result == CheckResult::Successful {
        return None;
    }
    if circumstances.is_of_driving_licence(id, check) {
        let advice = "Verify the card as a driving licence (--application eu-dl).";
        return (id == CheckId::IssuingState).then(|| advice.to_owned());
    }
    let says_another = match check.reason {
        // The check of the signer's certificate gives this advice.
        Reason::NoAnchor
        | Reason::SignerCertificateMissing
        | Reason::SignerCertificateMalformed
        | Reason::IssuerSignatureInvalid => {
            id != CheckId::DsSignature && id != CheckId::SodSignature
        }
        // The check of the data groups gives this advice.
        Reason::DataGroupIncomplete | Reason::DataGroupNotRead | Reason::DataGroupNotVerified => {
            matches!(id, CheckId::IssuingState | CheckId::DocumentType | CheckId::DocumentExpiry)
        }
        Reason::NotGiven => check.lacks_its_input(id),
        _ => false,
    };
    if says_another {
        return None;
    }
    if check.reason == Reason::NotTolerated && circumstances.is_strict {
        return Some("Without --strict this deviation is reported and tolerated.".to_owned());
    }
    if check.reason == Reason::NoAnchor && circumstances.anchors == Some(0) {
        return Some(NO_ANCHORS.to_owned());
    }
    let advice = check.reason.advice()?;
    Some(match option_for(check.reason) {
        Some(option) => format!("{} ({option}).", advice.trim_end_matches('.')),
        None => advice.to_owned(),
    })
}

/// The advice to somebody who has no anchors yet.
const NO_ANCHORS: &str = "Get the CSCA certificate of the issuing state (docs/anchors.md tells where), and give it \
    with --anchors, in $IDCHIP_ANCHORS, or in the configuration file.";

/// The option of this command that takes the missing input.
const fn option_for(reason: Reason) -> Option<&'static str> {
    match reason {
        Reason::CrlExpired
        | Reason::CrlMalformed
        | Reason::CrlSignatureInvalid
        | Reason::NoCrl
        | Reason::CrlUnsupported => Some("--crl"),
        Reason::CrlIssuerMissing | Reason::NoAnchor => Some("--anchors"),
        Reason::SignerCertificateMissing => Some("--signers"),
        Reason::NotChecked => Some("--aa-challenge, --aa-response"),
        Reason::AnchorExpired
        | Reason::AnchorNotYetValid
        | Reason::DocumentExpired
        | Reason::Expired
        | Reason::NotYetValid => Some("--at"),
        _ => None,
    }
}
