//! Reasons for the results of checks.

use core::fmt;

use crate::vocabulary::vocabulary;

vocabulary! {
    /// The reason for the result of a check.
    #[derive(Hash)]
    #[non_exhaustive]
    pub enum Reason {
        AnchorExpired = 1, "anchor_expired", "the CSCA certificate has expired",
            Some("Check the clock; otherwise ask the issuing state for the CSCA certificate of that time.");
        AnchorNotACsca = 65, "anchor_not_a_csca", "the only anchor that could have issued the certificate is not a CSCA certificate",
            Some("Add the CSCA certificate of the issuing state to the anchors, and take out what does not belong there: certificates of document or list signers.");
        AnchorNotYetValid = 2, "anchor_not_yet_valid", "the CSCA certificate is not valid yet",
            Some("Check the clock; otherwise ask the issuing state for the CSCA certificate of that time.");
        AnchorRevoked = 68, "anchor_revoked", "the issuing state has revoked the CSCA certificate",
            Some("Do not rely on the chip, and take the certificate out of the anchors: the state that issued it does not vouch for it any more. The holder may be honest: the document can be checked by other means.");
        AttributeDuplicate = 3, "attribute_duplicate", "a signed attribute stands twice",
            Some("Do not accept the document: its EF.SOD is not made as the standard requires, and its signature does not bind the content.");
        AttributeNotSingleValued = 4, "attribute_not_single_valued", "a signed attribute does not have exactly one value",
            Some("Do not accept the document: its EF.SOD is not made as the standard requires, and its signature does not bind the content.");
        CardAccessDiffers = 63, "card_access_differs", "EF.CardAccess and the signed EF.DG14 differ",
            Some("Read EF.CardAccess again, and the chip with the strongest PACE that EF.DG14 lists. Nobody signs EF.CardAccess: one that differs may have weakened the access to the chip.");
        CardAccessMalformed = 64, "card_access_malformed", "EF.CardAccess does not parse",
            Some("Read EF.CardAccess again, whole.");
        CardSecurityDiffers = 90, "card_security_differs", "the signed EF.CardSecurity differs from a file of the chip that it should agree with",
            Some("Read both files again. If they still differ, rely on EF.CardSecurity alone, once it is verified: nobody signs EF.CardAccess and EF.DIR, and an EF.DG14 that differs may be of another document.");
        CertificateMalformed = 80, "certificate_malformed", "the certificate does not parse",
            Some("Get the certificate again from its source; a dump of the file shows where the encoding breaks.");
        ChipKeyCompromised = 91, "chip_key_compromised", "the issuing state reports that the keys of such chips may be compromised",
            Some("Do not rely on the chip to be the one that the document was issued with. The data of the document is judged by the other checks; compare the holder with it by other means.");
        ComMalformed = 5, "com_malformed", "EF.COM does not parse",
            Some("Read EF.COM again, whole.");
        ContainerMapMissing = 99, "container_map_missing", "the map of the containers to their numbers in the security object was not given",
            Some("Give the security object whole, as GET DATA returns it: the map has the tag BA. Without it nothing says which hash belongs to which container.");
        ContentTypeAttributeDiffers = 6, "content_type_attribute_differs", "the signed content type differs from that of the content",
            Some("Do not accept the document: its EF.SOD is not made as the standard requires, and its signature does not bind the content.");
        ContentTypeAttributeMissing = 7, "content_type_attribute_missing", "the content type is not among the signed attributes",
            Some("Do not accept the document: its EF.SOD is not made as the standard requires, and its signature does not bind the content.");
        ContentTypeNotLds = 8, "content_type_not_lds", "the signed content is not an LDS security object",
            Some("Do not accept it as a travel or identity document: what was signed is something else.");
        CriticalExtensionUnknown = 9, "critical_extension_unknown", "the certificate has a critical extension that is not known",
            Some("Do not accept the document; report the extension, so that support can be added.");
        CrlExpired = 69, "crl_expired", "the revocation list is no longer in force",
            Some("Get the present revocation list of the CSCA, and check the clock.");
        CrlIssuerMissing = 70, "crl_issuer_missing", "the anchor that issued the revocation list was not given",
            Some("Get the CSCA certificate that the issuing state signs its revocation lists with, and add it to the anchors.");
        CrlMalformed = 71, "crl_malformed", "the revocation list does not parse",
            Some("Get the revocation list again: what was given is not one, or not all of it.");
        CrlNotYetValid = 72, "crl_not_yet_valid", "the revocation list is not in force yet",
            Some("Check the clock.");
        CrlSignatureInvalid = 73, "crl_signature_invalid", "the issuing state did not sign the revocation list",
            Some("Get the revocation list again, from the issuing state: the one that was given is not used.");
        CrlUnsupported = 74, "crl_unsupported", "the revocation list is a delta list, an indirect list or a list for a part of the certificates",
            Some("Get the complete revocation list of the CSCA.");
        CurveUnknown = 10, "curve_unknown", "the explicit curve parameters of the key match no known curve",
            Some("Do not accept the document: a curve of the signer's own making can forge any signature.");
        DataGroupIncomplete = 66, "data_group_incomplete", "a data group was not read to its end",
            Some("Read the file again to its end: its first bytes tell its length.");
        DataGroupNotRead = 11, "data_group_not_read", "a data group that is needed was not read",
            Some("Read that data group from the chip and give its file too.");
        DataGroupNotSigned = 12, "data_group_not_signed", "a data group was read that EF.SOD does not list",
            Some("Remove the file if it is not of this card; otherwise do not accept the document: nobody signed that data group.");
        DataGroupNotVerified = 13, "data_group_not_verified", "a data group that is needed was read and is not the signed one",
            Some("Read the file again, whole. If its hash still differs, do not accept the document: these are not the bytes that were signed.");
        DataGroupsDiffer = 14, "data_groups_differ", "EF.COM and EF.SOD list different data groups",
            Some("Read EF.COM again. If it still differs, do not accept the document: nobody signs EF.COM, and one that hides a data group may hide a replaced one.");
        DateOfIssueUnknown = 92, "date_of_issue_unknown", "the date of issue of the document is not known",
            Some("Read EF.DG12 too, if the chip has it, or compare the date of issue on the document with the period in the entry.");
        DateUnreadable = 15, "date_unreadable", "the date of expiry is not a date",
            Some("Check the date of expiry on the card itself.");
        DeviationMalformed = 93, "deviation_malformed", "an entry of the deviation list does not parse",
            Some("Get the deviation list again from its publisher. If the entry still does not parse, report it to the publisher: it is not compared with any document.");
        DigestAlgorithmForbidden = 16, "digest_algorithm_forbidden", "the hash function is broken and never accepted",
            Some("Do not accept the document: anybody can make such a signature.");
        DigestAlgorithmMalformed = 17, "digest_algorithm_malformed", "the parameters of the hash function do not parse",
            Some("Do not accept the document; a dump of the file shows where the encoding breaks.");
        DigestAlgorithmUnsupported = 18, "digest_algorithm_unsupported", "the hash function is not among those given",
            Some("This build cannot check it, and says neither yes nor no: use another verifier.");
        DigestDiffers = 19, "digest_differs", "the content is not what was signed",
            Some("Read EF.SOD again. If the digest still differs, do not accept the document: these are not the bytes that were signed.");
        DistinctiveFileMissing = 104, "distinctive_file_missing", "no file that was read shows that the card is of the chosen application",
            Some("Read the named file first, and whole; a travel document is verified without an application.");
        DocumentExpired = 20, "document_expired", "the document has expired",
            Some("Check the clock; otherwise the holder needs a new document.");
        DocumentNotAuthentic = 94, "document_not_authentic", "the entry fits what the document says of itself, which nothing proves",
            Some("Do not take the entry as an explanation: what identifies the document is not authentic, and anybody can write it. The holder may be honest: the document can be checked by other means.");
        DocumentTypeNotListed = 58, "document_type_not_listed", "the document signer may not sign documents of this type",
            Some("Do not accept the document: the issuing state does not let this signer sign documents of its kind.");
        EngineFailed = 21, "engine_failed", "the cryptographic engine did not complete",
            Some("Try again; if it persists, report it as a defect.");
        Expired = 22, "expired", "the signer's certificate has expired",
            Some("Check the clock; a document of the past is judged for a day on which it was valid.");
        ExpiryBeforeIssue = 62, "expiry_before_issue", "the date of expiry lies before the signer's certificate began",
            Some("Check the date of expiry on the card itself: states write such a date where a document does not expire.");
        FileDiffers = 101, "file_differs", "a file of the application is not what was signed",
            Some("Read the file again, whole. If its hash still differs, do not accept the card: these are not the bytes that were signed.");
        FileNotSigned = 102, "file_not_signed", "a file of the application was read that the security object does not list",
            Some("Remove the file if it is not of this card, or is one that the issuer does not sign; otherwise do not rely on it: nobody signed that file.");
        HashDiffers = 23, "hash_differs", "a data group is not what was signed",
            Some("Read the file again, whole. If its hash still differs, do not accept the document: these are not the bytes that were signed.");
        HashLength = 24, "hash_length", "a hash in EF.SOD has another length than its hash function gives",
            Some("EF.SOD contradicts itself: do not accept the document.");
        IsCaCertificate = 25, "is_ca_certificate", "the signer's certificate belongs to a certification authority",
            Some("Do not accept the document: the certificate was not issued for signing documents.");
        IssuerSignatureInvalid = 26, "issuer_signature_invalid", "the anchor that the certificate names as its issuer did not sign it",
            Some("The issuing state may have another CSCA certificate by the same name: look for it. If there is none, do not accept the document.");
        KeyTooSmall = 27, "key_too_small", "the key is too small",
            Some("Do not accept the document: a key of this size can be broken.");
        KeyUsageWithoutDigitalSignature = 28, "key_usage_without_digital_signature", "the key usage of the certificate does not allow signatures",
            Some("Do not accept the document: the certificate was not issued for signing documents.");
        LinkOutsideValidity = 81, "link_outside_validity", "the certificate is not valid at the given time",
            Some("Check the clock; otherwise ask the issuing state for its present CSCA certificates.");
        LinkPathTooLong = 82, "link_path_too_long", "more links lead from a pinned certificate to this one than the budget allows",
            Some("Pin a later CSCA certificate of the issuing state.");
        LinkStateDiffers = 83, "link_state_differs", "the certificate names another state than the anchor that issued it",
            Some("Do not take the certificate as an anchor: a CSCA certifies only the keys of its own state.");
        ListOfOtherCsca = 95, "list_of_other_csca", "another CSCA of the state vouches for the deviation list, and the entry does not name the document's signer",
            Some("Compare the other criteria of the entry with the document: a state may have one CSCA for ID cards and another for passports.");
        ListOfOtherState = 96, "list_of_other_state", "the deviation list is of another state than the document",
            Some("Give the deviation list of the issuing state.");
        MessageDigestAttributeMalformed = 29, "message_digest_attribute_malformed", "the message digest attribute is not an OCTET STRING",
            Some("Do not accept the document: its EF.SOD is not made as the standard requires, and its signature does not bind the content.");
        MessageDigestAttributeMissing = 30, "message_digest_attribute_missing", "the message digest is not among the signed attributes",
            Some("Do not accept the document: its EF.SOD is not made as the standard requires, and its signature does not bind the content.");
        NoAnchor = 31, "no_anchor", "the anchor that issued the certificate was not given",
            Some("Get this CSCA certificate from the issuing state and add it to the anchors.");
        NoCrl = 32, "no_crl", "no revocation list of the CSCA that issued the signer's certificate was given",
            Some("Give the present revocation list of this CSCA, to have the signer looked for in it. A state may have several: one for ID cards, one for passports.");
        NoExpiry = 33, "no_expiry", "the document does not expire", None;
        NoFileVerified = 103, "no_file_verified", "no file of the application was verified",
            Some("The security object alone proves nothing about a holder: give files of the application too.");
        NoneVerified = 34, "none_verified", "no data group was verified",
            Some("EF.SOD alone proves nothing about a holder: give the data groups too (EF.DG1, EF.DG2 …).");
        NotAContentSigner = 100, "not_a_content_signer", "the certificate is not for signing the files of the chosen application",
            Some("Do not accept the card as one of this application: its signer was not appointed to sign such files.");
        NotACsca = 84, "not_a_csca", "the certificate lacks cA or keyCertSign, which the certificate of a CSCA has",
            Some("Do not take the certificate as an anchor on the word of another: if it is a CSCA's, get it from the issuing state.");
        NotADocumentSigner = 35, "not_a_document_signer", "the certificate is for another purpose than signing documents",
            Some("Do not accept the document: the certificate was not issued for signing documents.");
        NotAListSigner = 85, "not_a_list_signer", "the certificate is for another purpose than signing such lists",
            Some("Do not use the list: its signer was not appointed to sign such lists.");
        NotAnLdsCard = 61, "not_an_lds_card", "EF.SOD is of another application than the LDS and lists none of its data groups",
            Some("Read EF.SOD of the ICAO application (AID A0000002471001). This EF.SOD belongs to another application of the card, and says nothing about the data of a travel document.");
        NotChecked = 36, "not_checked", "the check was not made",
            Some("Give the chip's response to a challenge, to have it checked.");
        NotGiven = 37, "not_given", "the file was not given",
            Some("Give the file too, if the chip has it.");
        NotLinked = 86, "not_linked", "no anchor signed the key of this self-signed certificate",
            Some("Add the link certificate of the issuing state, or compare the certificate's fingerprint with that state and pin it.");
        NotOfTheApplication = 98, "not_of_the_application", "the security object lists no file of the chosen application",
            Some("Choose the application that the files were read from; a travel document is verified without one.");
        NotTolerated = 38, "not_tolerated", "a finding is not tolerated by the policy",
            Some("Do not accept the document under this policy.");
        NotYetValid = 39, "not_yet_valid", "the signer's certificate is not valid yet",
            Some("Check the clock; a document of the past is judged for a day on which it was valid.");
        Ok = 0, "ok", "everything that was checked holds", None;
        PssParametersDiffer = 67, "pss_parameters_differ", "the signature is made with other RSASSA-PSS parameters than its key allows",
            Some("Do not accept the document: the certificate binds its key to other parameters.");
        PublicKeyAlgorithmDiffers = 40, "public_key_algorithm_differs", "the key is of another kind than the signature algorithm needs",
            Some("Do not accept the document: the certificate contradicts itself.");
        PublicKeyInvalid = 41, "public_key_invalid", "the public key is not valid",
            Some("Do not accept the document: the certificate contradicts itself.");
        PublicKeyMalformed = 42, "public_key_malformed", "the public key does not parse",
            Some("Do not accept the document; a dump of the file shows where the encoding breaks.");
        PublicKeyUnsupported = 43, "public_key_unsupported", "no given algorithm takes a key of this kind, of this size or on this curve",
            Some("This build cannot check it, and says neither yes nor no: use another verifier.");
        ResponseInvalid = 44, "response_invalid", "the chip's response does not match its key and this challenge",
            Some("Repeat with a fresh challenge. If it fails again, do not take the chip for the one that the document was issued with.");
        ResponseLength = 59, "response_length", "the chip's response is not as long as a signature of its key",
            Some("Read the response again, whole and without the status word; a reader has to ask for it with extended length.");
        SignatureAlgorithmForbidden = 45, "signature_algorithm_forbidden", "the signature algorithm is broken and never accepted",
            Some("Do not accept the document: anybody can make such a signature.");
        SignatureAlgorithmMalformed = 46, "signature_algorithm_malformed", "the parameters of the signature algorithm do not parse",
            Some("Do not accept the document; a dump of the file shows where the encoding breaks.");
        SignatureAlgorithmUnsupported = 47, "signature_algorithm_unsupported", "the signature algorithm is not among those given",
            Some("This build cannot check it, and says neither yes nor no: use another verifier.");
        SignatureAlgorithmsDiffer = 48, "signature_algorithms_differ", "the certificate names two different signature algorithms",
            Some("Do not accept the document: the certificate contradicts itself.");
        SignatureInvalid = 49, "signature_invalid", "the signature does not match the signer's key",
            Some("Read EF.SOD again. If it fails again, do not accept the document: the named signer did not sign these bytes.");
        SignatureMalformed = 60, "signature_malformed", "the signature is not encoded as its algorithm requires",
            Some("Read EF.SOD again. If it fails again, do not accept the document: its signature cannot be read, and what it signs is not proved.");
        SignedAttributesMissing = 50, "signed_attributes_missing", "there are no signed attributes",
            Some("Do not accept the document: its EF.SOD is not made as the standard requires, and its signature does not bind the content.");
        SignerCertificateMalformed = 51, "signer_certificate_malformed", "the signer's certificate does not parse",
            Some("Do not accept the document; a dump of the file shows where the encoding breaks.");
        SignerCertificateMissing = 52, "signer_certificate_missing", "the signer's certificate is neither in EF.SOD nor among those given",
            Some("Get the document signer certificate from the issuing state and give it beside EF.SOD.");
        SignerInfoCount = 53, "signer_info_count", "EF.SOD holds no signature",
            Some("Do not accept the document: its EF.SOD is not made as the standard requires, and its signature does not bind the content.");
        SignerRevoked = 75, "signer_revoked", "the issuing state has revoked the signer's certificate",
            Some("Do not rely on the chip: the issuing state does not vouch for this signer any more, on whatever day the document was signed. The holder may be honest: the document can be checked by other means.");
        StateCodeInvalid = 57, "state_code_invalid", "EF.DG1 names no state or organisation that issues documents",
            Some("Do not accept the document: no issuer has the code in its machine-readable zone.");
        StateDiffers = 54, "state_differs", "EF.DG1 names another state than the certificate",
            Some("Do not accept the document: the signer belongs to another state.");
        StateUnknown = 55, "state_unknown", "the state's code is not known",
            Some("Compare the issuing state on the card with the country of the CSCA certificate.");
        TooManyCandidates = 56, "too_many_candidates", "more anchors had to be tried than the budget allows",
            Some("Give fewer anchors: only those of the issuing state.");
    }

    /// Returns advice for whoever has the document at hand, in one or two sentences; none if nothing has
    /// to be done.
    ///
    /// It accuses nobody: it calls a document changed, and a chip a copy, only if no other explanation
    /// is left.
    pub fn advice(self) -> Option<&'static str>;
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_distinct_and_sorted() {
        assert!(Reason::ALL.windows(2).all(|pair| pair[0].name() < pair[1].name()));
    }

    #[test]
    fn each_reason_but_those_that_block_nothing_has_advice() {
        for reason in Reason::ALL {
            let needs_none = matches!(reason, Reason::Ok | Reason::NoExpiry);
            assert_eq!(reason.advice().is_none(), needs_none, "{}", reason.name());
        }
    }

    #[test]
    fn no_advice_accuses_by_a_guess() {
        for advice in Reason::ALL.iter().filter_map(|reason| reason.advice()) {
            for word in ["forged", "tampered", "copied", "copy", "fake", "fraud"] {
                assert!(!advice.contains(word), "{advice}");
            }
            assert!(advice.ends_with('.'), "{advice}");
        }
    }
}
