//! The certificate of the document signer in EF.SOD.

use super::group::{Group, MALFORMED_SIGNER, Reject, Specification};
use super::notes::{CERTIFICATE_PROFILE, ISSUER_NAME};
use crate::card::Card;
use crate::case::Suite;
use crate::der::{null, oid, sequence};

pub(super) fn group(suite: &Suite) -> Group {
    let source = "Doc 9303-12 §7.1.1, RFC 5280 §4";
    let mut group = Group::new(Specification::Bsi51, "EF.SOD, DS certificate: LDS_H", source);
    for (case, subject, card, expected) in [
        ("LDS_H_50", "serial number missing", "ds_serial_missing", MALFORMED_SIGNER),
        (
            "LDS_H_51",
            "inner signature algorithm is not the outer one",
            "ds_inner_algorithm_differs",
            "rejected: ds_signature failed signature_algorithms_differ, validity undetermined signature_algorithms_differ",
        ),
        (
            "LDS_H_52",
            "inner signature algorithm missing",
            "ds_inner_algorithm_missing",
            MALFORMED_SIGNER,
        ),
        ("LDS_H_55", "issuer missing", "ds_issuer_missing", MALFORMED_SIGNER),
        ("LDS_H_56", "time with an offset", "ds_time_with_offset", MALFORMED_SIGNER),
        ("LDS_H_57", "validity missing", "ds_validity_missing", MALFORMED_SIGNER),
        ("LDS_H_59", "subjectPublicKeyInfo missing", "ds_public_key_missing", MALFORMED_SIGNER),
        (
            "LDS_H_63",
            "key usage without digitalSignature",
            "ds_key_usage_without_digital_signature",
            "rejected: ds_signature failed key_usage_without_digital_signature, validity undetermined key_usage_without_digital_signature, with extra_key_usage",
        ),
        (
            "LDS_H_64",
            "key usage missing",
            "ds_key_usage_missing",
            "rejected: ds_signature failed not_tolerated, with key_usage_missing",
        ),
        (
            "LDS_H_65",
            "signature algorithm MD5",
            "ds_signed_with_md5",
            "rejected: ds_signature failed signature_algorithm_forbidden, validity undetermined signature_algorithm_forbidden",
        ),
        ("LDS_H_66", "signature algorithm missing", "ds_outer_algorithm_missing", MALFORMED_SIGNER),
    ] {
        group.known(suite, [case, subject, card], Reject, expected);
    }
    let about = [
        "LDS_H_58",
        "algorithm of the key MD5",
        "the key's algorithm is md5WithRSAEncryption in place of that of an elliptic curve",
    ];
    group.variant(
        suite,
        "vn_good",
        about,
        key_of_md5,
        Reject,
        "undetermined: sod_signature undetermined public_key_unsupported",
    );
    let issuer = ["LDS_H_54", "issuer is not the subject of the CSCA", "quirk_issuer_name_differs"];
    group.known(suite, issuer, Reject, "accepted, with issuer_name_differs").because(ISSUER_NAME);
    for (case, subject, card, expected) in [
        (
            "LDS_H_56-type",
            "GeneralizedTime before 2050",
            "quirk_generalized_time_before_2050",
            "accepted, with generalized_time_before_2050",
        ),
        (
            "LDS_H_60",
            "AKI without keyIdentifier",
            "quirk_authority_key_identifier_without_key",
            "accepted, with authority_key_identifier_missing",
        ),
        (
            "LDS_H_61",
            "AKI missing",
            "quirk_authority_key_identifier_missing",
            "accepted, with authority_key_identifier_missing",
        ),
        (
            "LDS_H_62",
            "key usage not critical",
            "quirk_key_usage_not_critical",
            "accepted, with key_usage_not_critical",
        ),
    ] {
        group.known(suite, [case, subject, card], Reject, expected).because(CERTIFICATE_PROFILE);
    }
    group.cases.sort_by(|one, other| one.case.cmp(&other.case));
    group
}

fn key_of_md5(card: &mut Card) {
    let algorithm = sequence([oid("1.2.840.113549.1.1.4"), null()]);
    let key = crate::der::content(&card.ds.public_key);
    // The AlgorithmIdentifier comes first, and is short.
    let bits = &key[2 + usize::from(key[1])..];
    card.ds.public_key = sequence([algorithm, bits.to_vec()]);
}
