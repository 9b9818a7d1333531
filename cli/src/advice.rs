//! Reasons in plain words, with what an operator can do about them.

use idchip::time::UnixTime;
use idchip::verify::{Check, CheckId, Evidence};
use idchip::x509::Certificate;

use crate::certificate::CertificateRecord;

/// What is known about a document when advice is given.
pub(crate) struct Circumstances {
    /// The issuer of the document signer certificate.
    pub(crate) issuer: Option<String>,
    /// The key identifier of the issuer.
    pub(crate) issuer_key: Option<String>,
    /// How many anchors were given.
    pub(crate) anchors: Option<usize>,
    /// Whether no deviation is tolerated.
    pub(crate) is_strict: bool,
    /// The day for which it was judged, where that is known.
    pub(crate) day: String,
}

/// Why the check has its result, in a sentence or two.
pub(crate) fn why(id: CheckId, check: &Check, circumstances: &Circumstances) -> String {
    let name = check.reason.name();
    match (name, check.evidence) {
        ("ok", Evidence::Limit(limit)) => {
            format!(
                "Valid until {}",
                limit.date().map_or_else(|| limit.to_string(), |day| day.to_string())
            )
        }
        ("ok", _) => holds(id).to_owned(),
        ("no_anchor", _) if id == CheckId::DsSignature => circumstances.missing_anchor(),
        ("data_group_not_read", Evidence::DataGroup(number)) => format!("{number} was not read"),
        ("data_group_not_verified", Evidence::DataGroup(number)) => {
            format!("{number} is not as signed")
        }
        (_, Evidence::DataGroup(number)) => sentence(&format!("{number}: {}", check.reason)),
        (_, Evidence::Finding(finding)) => {
            sentence(&format!("{finding}, which this policy does not tolerate"))
        }
        (_, Evidence::Error(error)) => sentence(&format!("{}: {error}", check.reason)),
        (_, Evidence::Limit(limit)) => match limit.date() {
            Some(day) => sentence(&format!("{} ({day})", check.reason)),
            None => sentence(&check.reason.to_string()),
        },
        ("not_given", _) if id == CheckId::ActiveAuthentication => {
            "EF.SOD lists no DG15: the chip has no key for it".to_owned()
        }
        ("not_given", _) if id == CheckId::ComVsSod => "EF.COM was not given".to_owned(),
        _ => sentence(&check.reason.to_string()),
    }
}

/// What holds when the check is successful.
const fn holds(id: CheckId) -> &'static str {
    match id {
        CheckId::MessageDigest => "The hashes in it are the signed ones",
        CheckId::SodSignature => "Made with the signer's key",
        CheckId::DsSignature => "Issued by one of the anchors",
        CheckId::Validity => "Valid at this time",
        CheckId::Revocation => "The signer is not revoked",
        CheckId::ComVsSod => "Both list the same data groups",
        CheckId::DataGroups => "Those that were read are as signed",
        CheckId::IssuingState => "DG1 and signer name the same state",
        CheckId::DocumentExpiry => "Not expired",
        CheckId::ActiveAuthentication => "It holds the private key: not a copy",
        _ => "",
    }
}

fn sentence(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}

impl Circumstances {
    /// Nothing is known.
    pub(crate) const NONE: Self = Self {
        issuer: None,
        issuer_key: None,
        anchors: None,
        is_strict: false,
        day: String::new(),
    };

    /// Of a document with this signer.
    pub(crate) fn of_signer(signer: Option<&Certificate<'_>>, at: UnixTime) -> Self {
        let day = at.date().map_or_else(|| at.to_string(), |day| day.to_string());
        let signer = signer.map(CertificateRecord::new);
        Self {
            issuer: signer.as_ref().map(|signer| signer.issuer.clone()),
            issuer_key: signer.and_then(|signer| signer.authority_key_identifier),
            day,
            ..Self::NONE
        }
    }

    fn missing_anchor(&self) -> String {
        let issuer = self.issuer.as_deref().unwrap_or("an issuer that cannot be told");
        let key = self.issuer_key.as_ref().map(|key| format!(", key id {key}"));
        let key = key.unwrap_or_default();
        let given = match self.anchors {
            None => String::new(),
            Some(1) => ": the anchor given is another".to_owned(),
            Some(count) => format!(": none of the {count} anchors given is it"),
        };
        format!("No anchor for {issuer}{key}{given}")
    }
}

/// What can be done about it; none where nothing has to be, or nothing more than another check
/// already says.
pub(crate) fn advice(id: CheckId, check: &Check, circumstances: &Circumstances) -> Option<String> {
    if check.result == idchip::verify::CheckResult::Successful {
        return None;
    }
    let says_another = match check.reason.name() {
        // The check of the signer's certificate says it.
        "no_anchor"
        | "signer_certificate_missing"
        | "signer_certificate_malformed"
        | "issuer_signature_invalid" => id != CheckId::DsSignature && id != CheckId::SodSignature,
        // The check of the data groups says it.
        "data_group_not_read" | "data_group_not_verified" => {
            matches!(id, CheckId::IssuingState | CheckId::DocumentExpiry)
        }
        // There is nothing to give.
        "not_given" => id == CheckId::ActiveAuthentication,
        _ => false,
    };
    if says_another {
        return None;
    }
    let what_to_do = match check.reason.name() {
        "not_tolerated" if circumstances.is_strict => {
            "Without --strict this deviation is reported and tolerated."
        }
        reason => by_reason(reason)?,
    };
    Some(what_to_do.replace("{day}", &circumstances.day))
}

/// What can be done, by the stable name of the reason. Nothing can about a revocation list, which
/// this command does not take.
fn by_reason(reason: &str) -> Option<&'static str> {
    Some(match reason {
        "ok" | "no_crl" | "no_expiry" => return None,
        "anchor_expired" | "anchor_not_yet_valid" => {
            "Judged for {day}: check the clock or give --at; otherwise ask the issuer for the \
             CSCA certificate of that time."
        }
        "attribute_duplicate"
        | "attribute_not_single_valued"
        | "content_type_attribute_differs"
        | "content_type_attribute_missing"
        | "content_type_not_lds"
        | "message_digest_attribute_malformed"
        | "message_digest_attribute_missing"
        | "signed_attributes_missing"
        | "signer_info_count" => {
            "EF.SOD is not one that a state makes: treat the document as forged; `idchip dump` \
             shows the structure."
        }
        "critical_extension_unknown" => {
            "Do not accept it; report the extension, which `idchip dump` shows, so that support \
             can be added."
        }
        "curve_unknown" => {
            "Do not accept it: a curve of the signer's own making can forge any signature."
        }
        "com_malformed" => {
            "Read EF.COM again; if it is still like this, the chip was tampered with."
        }
        "data_group_malformed" => {
            "Read the data group again; if it is still like this, report it to the issuer."
        }
        "data_group_not_read" => "Read that data group from the chip and give its file too.",
        "data_group_not_signed" => {
            "Remove the file if it is not of this card; otherwise the chip was tampered with."
        }
        "data_group_not_verified" | "hash_differs" => {
            "Read the file again, whole; if it still differs, the data was changed after signing: \
             do not accept the document."
        }
        "data_groups_differ" => {
            "Read EF.COM again; if it still differs, the chip was tampered with: a hidden data \
             group may be a replaced one."
        }
        "date_unreadable" => "Check the date of expiry on the card itself.",
        "digest_algorithm_forbidden" | "signature_algorithm_forbidden" => {
            "Do not accept it: anybody can forge this."
        }
        "digest_algorithm_malformed"
        | "public_key_malformed"
        | "signature_algorithm_malformed"
        | "signer_certificate_malformed" => {
            "Do not accept it; `idchip dump` shows where the encoding breaks."
        }
        "digest_algorithm_unsupported"
        | "public_key_unsupported"
        | "signature_algorithm_unsupported" => {
            "This build cannot check it, and says neither yes nor no: use another verifier."
        }
        "digest_differs" => {
            "Read EF.SOD again; if it still differs, it was changed after signing: do not accept \
             the document."
        }
        "document_expired" => "The holder needs a new document; --at judges for an earlier day.",
        "engine_failed" => "Try again; if it persists, report it as a defect.",
        "expired" | "not_yet_valid" => {
            "Judged for {day}: check the clock, or give --at for another day."
        }
        "hash_length" => "EF.SOD contradicts itself: do not accept the document.",
        "is_ca_certificate" | "key_usage_without_digital_signature" | "not_a_document_signer" => {
            "Do not accept it: the certificate was not issued for signing documents."
        }
        "issuer_signature_invalid" => {
            "Either the signer is forged, or the CSCA has another key by the same name: look for \
             its other certificates (`idchip anchors` lists what you have)."
        }
        "key_too_small" => "Do not accept it: a key of this size can be broken.",
        "no_anchor" => {
            "Get this CSCA certificate from the issuing state and add it with --anchors."
        }
        "none_verified" => {
            "EF.SOD alone proves nothing about a holder: give the data groups too (EF.DG1, EF.DG2 …)."
        }
        "not_checked" => "--aa-challenge and --aa-response have the chip's answer checked.",
        "not_given" => "Give the file too, if the chip has it.",
        "not_tolerated" => "Do not accept it: deviations of this kind open a way to forgery.",
        "public_key_algorithm_differs" | "public_key_invalid" | "signature_algorithms_differ" => {
            "Do not accept it: the certificate contradicts itself."
        }
        "response_invalid" => {
            "Repeat with a fresh challenge; if it fails again, the chip is a copy."
        }
        "signature_invalid" => {
            "Read EF.SOD again; if it fails again, it was not signed by whom it names: do not \
             accept the document."
        }
        "signer_certificate_missing" => {
            "Get the document signer certificate from the issuing state and give it with --signers."
        }
        "state_differs" => "Do not accept it: another state's signer signed this document.",
        "state_unknown" => "Compare the issuing state on the card with the signer's country.",
        "too_many_candidates" => "Give fewer anchors: only those of the issuing state.",
        _ => "See docs/json.md for what this reason means.",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use idchip::verify::Reason;

    #[test]
    fn there_is_something_to_do_about_each_reason() {
        let fallback = by_reason("a reason that does not exist");
        for reason in Reason::ALL {
            let advice = by_reason(reason.name());
            assert_ne!(advice, fallback, "{}", reason.name());
            let needs_none = matches!(reason.name(), "ok" | "no_crl" | "no_expiry");
            assert_eq!(advice.is_none(), needs_none, "{}", reason.name());
        }
    }
}
