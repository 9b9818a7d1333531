//! Reasons in plain words, with advice for the operator.

use idchip::cms::SignedData;
use idchip::lds::sod::Sod;
use idchip::time::UnixTime;
use idchip::verify::{Check, CheckId, CheckResult, Evidence, Reason, Report};

use crate::certificate::{CertificateRecord, algorithm};
use crate::texts::{Texts, say};

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
    /// The key of the signer, in English.
    pub(crate) signer_key: String,
    /// The key of the signer, in the language of the screens.
    pub(crate) signer_key_said: String,
    /// The algorithm of the signature in the signer's certificate.
    pub(crate) certificate_signature: String,
}

impl AlgorithmNames {
    /// Returns the name of the algorithm that this check lacked, if the check was not made for lack of it.
    fn unsupported(&self, id: CheckId, reason: Reason, texts: &Texts) -> Option<&str> {
        let name = match (id, reason) {
            (CheckId::MessageDigest, Reason::DigestAlgorithmUnsupported) => &self.message_digest,
            (CheckId::DataGroups, Reason::DigestAlgorithmUnsupported) => &self.data_groups,
            (CheckId::SodSignature, Reason::PublicKeyUnsupported) if texts.is_english() => {
                &self.signer_key
            }
            (CheckId::SodSignature, Reason::PublicKeyUnsupported) => &self.signer_key_said,
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
pub(crate) fn why(
    id: CheckId,
    check: &Check,
    circumstances: &Circumstances,
    texts: &Texts,
) -> String {
    let reason = texts.text(check.reason);
    if let Some(name) = circumstances.algorithms.unsupported(id, check.reason, texts) {
        return sentence(&say!(in texts, "why-with-detail", reason = reason, detail = name));
    }
    if circumstances.is_of_driving_licence(id, check) {
        return say!(in texts, "why-driving-licence");
    }
    match (check.reason, check.evidence) {
        (Reason::Ok, Evidence::Limit(limit)) if id == CheckId::Revocation => {
            say!(in texts, "why-not-revoked", day = day_of(limit, texts))
        }
        (Reason::Ok, _) if id == CheckId::DataGroups && circumstances.is_application => {
            say!(in texts, "why-files-as-signed")
        }
        (Reason::NoAnchor, _) if id == CheckId::DsSignature => circumstances.missing_anchor(texts),
        (Reason::Ok, _) if id == CheckId::IssuingState && !circumstances.has_anchor => {
            say!(in texts, "why-state-without-anchor")
        }
        (Reason::DataGroupNotRead, Evidence::DataGroup(number)) => {
            say!(in texts, "why-not-read", file = number)
        }
        (Reason::DataGroupNotVerified, Evidence::DataGroup(number)) => {
            say!(in texts, "why-not-as-signed", file = number)
        }
        (Reason::ContentTypeNotLds, _) => {
            let kind = &circumstances.content_type;
            sentence(&say!(in texts, "why-content-type", reason = reason, type = kind))
        }
        (Reason::NotAnLdsCard, _) if !circumstances.identifiers.is_empty() => {
            let numbers = circumstances.identifiers.join(", ");
            sentence(&say!(in texts, "why-numbers", reason = reason, numbers = numbers))
        }
        (Reason::NotGiven, Evidence::DataGroup(number)) => {
            say!(in texts, "why-not-listed", file = number)
        }
        (Reason::DataGroupIncomplete, Evidence::DataGroup(number)) => {
            say!(in texts, "why-incomplete", file = number)
        }
        (_, Evidence::DataGroup(number)) => {
            sentence(&say!(in texts, "why-of-file", file = number, reason = reason))
        }
        (Reason::NotGiven, _) => sentence(&not_given(id, texts)),
        _ => explanation(check, &texts.text(id), texts),
    }
}

/// Names the input that was not given, as [`Check::text`] does in English.
fn not_given(id: CheckId, texts: &Texts) -> String {
    match id {
        CheckId::ActiveAuthentication => say!(in texts, "why-no-dg15"),
        CheckId::CardAccess => say!(in texts, "why-no-card-access"),
        CheckId::ComVsSod => say!(in texts, "why-no-com"),
        CheckId::DocumentType => say!(in texts, "why-no-types"),
        _ => texts.text(Reason::NotGiven),
    }
}

/// Returns the title of a check for people.
pub(crate) fn title(id: CheckId, circumstances: &Circumstances, texts: &Texts) -> String {
    match id {
        CheckId::DataGroups if circumstances.is_application => say!(in texts, "why-title-files"),
        _ => texts.title(id),
    }
}

/// Says why a check of anything has its result; `text` is true if it is successful.
pub(crate) fn explanation(check: &Check, text: &str, texts: &Texts) -> String {
    let reason = texts.text(check.reason);
    let said = match (check.reason, check.evidence) {
        (Reason::Ok, Evidence::Limit(limit)) => {
            return say!(in texts, "why-valid-until", day = day_of(limit, texts));
        }
        (Reason::Ok, _) => text.to_owned(),
        (_, Evidence::Length { found, expected }) => {
            say!(in texts, "why-length", reason = reason, found = found, expected = expected)
        }
        (_, Evidence::Missing { data_group, bytes: 1 }) => {
            say!(in texts, "why-lacks-byte", reason = reason, file = data_group)
        }
        (_, Evidence::Missing { data_group, bytes }) => {
            say!(in texts, "why-lacks-bytes", reason = reason, file = data_group, bytes = bytes)
        }
        (_, Evidence::File(identifier)) => {
            let file = format!("EF.{identifier:04X}");
            say!(in texts, "why-of-file", file = file, reason = reason)
        }
        (_, Evidence::Finding(finding)) => {
            say!(in texts, "why-not-tolerated", finding = texts.text(finding))
        }
        (_, Evidence::Error(error)) => {
            say!(in texts, "why-with-detail", reason = reason, detail = texts.error(&error))
        }
        (_, Evidence::Limit(limit)) => {
            say!(in texts, "why-limit", reason = reason, day = day_of(limit, texts))
        }
        (_, Evidence::Revoked { at, reason: None }) => {
            say!(in texts, "why-revoked", reason = reason, day = day_of(at, texts))
        }
        (_, Evidence::Revoked { at, reason: Some(why) }) => {
            let day = day_of(at, texts);
            say!(in texts, "why-revoked-for", reason = reason, day = day, why = why.name())
        }
        _ => reason,
    };
    sentence(&said)
}

fn day_of(time: UnixTime, texts: &Texts) -> String {
    time.date().map_or_else(|| time.to_string(), |day| texts.date(&day.to_string()))
}

/// Returns the text with a capital.
pub(crate) fn sentence(text: &str) -> String {
    let mut characters = text.chars();
    let capital = characters.next().into_iter().flat_map(char::to_uppercase);
    let mut sentence = String::with_capacity(text.len());
    sentence.extend(capital);
    sentence.push_str(characters.as_str());
    sentence
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
            signer_key_said: String::new(),
            certificate_signature: String::new(),
        },
    };

    /// The facts for a document with this signer.
    pub(crate) fn of_signer(signer: Option<&CertificateRecord>) -> Self {
        let Some(signer) = signer else { return Self::NONE };
        let algorithms = AlgorithmNames {
            signer_key: signer.key.clone(),
            signer_key_said: signer.key_said.clone(),
            certificate_signature: signer.signature_algorithm.clone(),
            ..Self::NONE.algorithms
        };
        Self {
            issuer: Some(signer.issuer.clone()),
            issuer_key: signer.authority_key_identifier.clone(),
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

    fn missing_anchor(&self, texts: &Texts) -> String {
        let issuer = match (&self.issuer, &self.issuer_key) {
            (Some(issuer), Some(key)) => {
                say!(in texts, "why-issuer-with-key", issuer = issuer, key = key)
            }
            (Some(issuer), None) => issuer.clone(),
            (None, _) => say!(in texts, "why-issuer-unknown"),
        };
        match self.anchors {
            None => say!(in texts, "why-no-anchor", issuer = issuer),
            Some(0) => say!(in texts, "why-no-anchor-of-none", issuer = issuer),
            Some(1) => say!(in texts, "why-no-anchor-of-one", issuer = issuer),
            Some(count) => {
                say!(in texts, "why-no-anchor-of-many", issuer = issuer, count = count)
            }
        }
    }
}

/// Returns advice for the operator, or `None` if nothing needs to be done or the advice of another
/// check already covers it.
pub(crate) fn advice(
    id: CheckId,
    check: &Check,
    circumstances: &Circumstances,
    texts: &Texts,
) -> Option<String> {
    if check.result == CheckResult::Successful {
        return None;
    }
    if circumstances.is_of_driving_licence(id, check) {
        return (id == CheckId::IssuingState).then(|| say!(in texts, "advice-driving-licence"));
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
        return Some(say!(in texts, "advice-without-strict"));
    }
    if check.reason == Reason::NoAnchor && circumstances.anchors == Some(0) {
        return Some(say!(in texts, "advice-get-anchors"));
    }
    let advice = texts.advice(check.reason)?;
    Some(match option_for(check.reason) {
        Some(option) => {
            let advice = advice.trim_end_matches('.');
            say!(in texts, "advice-with-option", advice = advice, option = option)
        }
        None => advice,
    })
}

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
