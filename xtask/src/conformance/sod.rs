//! EF.SOD: the SignedData, the LDS security object, and the certificate of the document signer.

use super::group::{Accept, Group, MALFORMED_SIGNER, MISSING_SIGNER, Reject, Specification};
use super::notes::{CERTIFICATE_PROFILE, CMS_VERSION, LDS_VERSIONS};
use crate::case::Suite;

pub(super) fn group(suite: &Suite) -> Group {
    let source = "Doc 9303-10 §4.6.2, RFC 5652 §5";
    let mut group = Group::new(Specification::Icao4, "EF.SOD: LDS_D", source);
    structure(&mut group, suite);
    signature(&mut group, suite);
    lds_security_object(&mut group, suite);
    signer(&mut group, suite);
    versions(&mut group, suite);
    group
}

fn structure(group: &mut Group, suite: &Suite) {
    let mut known = |about: [&str; 3], expected| {
        group.known(suite, about, Reject, expected);
    };
    known(["LDS_D_02", "wrong tag", "sod_wrong_tag"], "rejected: unexpected_tag in EF.SOD");
    known(
        ["LDS_D_03", "length too small", "sod_length_too_small"],
        "rejected: length_exceeds_input in EF.SOD",
    );
    known(
        ["LDS_D_04", "length too big", "sod_length_too_big"],
        "rejected: length_exceeds_input in EF.SOD",
    );
    let about = ["LDS_D_05", "version of SignedData", "quirk_signed_data_version_1"];
    group.known(suite, about, Reject, "accepted, with signed_data_version").because(CMS_VERSION);
    let mut known = |about: [&str; 3], expected| {
        group.known(suite, about, Reject, expected);
    };
    known(
        ["LDS_D_06", "version of SignedData missing", "sod_signed_data_version_missing"],
        "rejected: unexpected_tag in EF.SOD",
    );
    known(
        ["LDS_D_07", "digest algorithm MD5", "sod_digest_md5"],
        "rejected: message_digest failed digest_algorithm_forbidden",
    );
    known(
        ["LDS_D_08", "digestAlgorithms missing", "sod_digest_algorithms_missing"],
        "rejected: unexpected_tag in EF.SOD",
    );
    known(
        ["LDS_D_09", "eContentType", "sod_content_type_master_list"],
        "rejected: message_digest failed content_type_not_lds",
    );
    known(
        ["LDS_D_10", "eContentType missing", "sod_content_type_missing"],
        "rejected: unexpected_tag in EF.SOD",
    );
    known(
        ["LDS_D_11", "version of SignerInfo", "sod_signer_info_version_wrong"],
        "rejected: version in EF.SOD",
    );
    known(
        ["LDS_D_12", "version of SignerInfo missing", "sod_signer_info_version_missing"],
        "rejected: unexpected_tag in EF.SOD",
    );
    known(
        ["LDS_D_13", "issuerAndSerialNumber of no certificate", "sod_sid_serial_differs"],
        MISSING_SIGNER,
    );
    known(
        ["LDS_D_14", "subject key identifier of no certificate", "sod_sid_key_identifier_differs"],
        MISSING_SIGNER,
    );
}

fn signature(group: &mut Group, suite: &Suite) {
    let mut known = |about: [&str; 3], expected| {
        group.known(suite, about, Reject, expected);
    };
    known(
        ["LDS_D_15", "digestAlgorithm of the signer", "sod_digest_unknown"],
        "undetermined: message_digest undetermined digest_algorithm_unsupported",
    );
    known(
        ["LDS_D_16", "digestAlgorithm of the signer missing", "sod_digest_algorithm_missing"],
        "rejected: unexpected_tag in EF.SOD",
    );
    known(
        ["LDS_D_17", "messageDigest", "sod_message_digest_wrong"],
        "rejected: message_digest failed digest_differs",
    );
    known(
        ["LDS_D_18", "messageDigest missing", "sod_signed_attrs_missing_digest"],
        "rejected: message_digest failed message_digest_attribute_missing",
    );
    known(
        ["LDS_D_19", "signature", "signature_altered"],
        "rejected: sod_signature failed signature_invalid",
    );
    known(
        ["LDS_D_20", "signature missing", "sod_signature_missing"],
        "rejected: missing in EF.SOD",
    );
    known(
        ["LDS_D_20-empty", "signature of no bytes", "signature_empty"],
        "rejected: sod_signature failed signature_malformed",
    );
}

fn lds_security_object(group: &mut Group, suite: &Suite) {
    let mut known = |about: [&str; 3], expected| {
        group.known(suite, about, Reject, expected).source("Doc 9303-10 §4.6.2.3");
    };
    known(
        ["LDS_D_21", "version of the LDS security object", "lds_version_2"],
        "rejected: version in LDSSecurityObject",
    );
    known(
        ["LDS_D_22", "version of the LDS security object missing", "lds_version_missing"],
        "rejected: unexpected_tag in LDSSecurityObject",
    );
    known(
        ["LDS_D_23", "hash algorithm", "lds_hash_unknown"],
        "undetermined: data_groups undetermined digest_algorithm_unsupported, card_access undetermined data_group_not_verified, issuing_state undetermined data_group_not_verified, document_expiry undetermined data_group_not_verified",
    );
    known(
        ["LDS_D_23-MD5", "hash algorithm MD5", "lds_hash_md5"],
        "rejected: data_groups failed digest_algorithm_forbidden, card_access undetermined data_group_not_verified, issuing_state undetermined data_group_not_verified, document_expiry undetermined data_group_not_verified",
    );
    known(
        ["LDS_D_24", "hash algorithm missing", "lds_hash_algorithm_missing"],
        "rejected: unexpected_tag in AlgorithmIdentifier",
    );
    let about = ["LDS_D_25", "hash of DG2", "one bit of the hash of DG2 is wrong"];
    let bend = |hashes: &mut Vec<(Vec<u8>, Vec<u8>)>| hashes[1].1[0] ^= 0x01;
    group
        .variant(
            suite,
            "vn_good",
            about,
            |card| card.sod.lds.bend_hashes = bend,
            Reject,
            "rejected: data_groups failed hash_differs",
        )
        .source("Doc 9303-10 §4.6.2.3");
    let about = ["LDS_D_26", "hash of DG1 missing", "sod_lacks_dg1"];
    group.known(suite, about, Reject, "rejected: com_vs_sod failed data_groups_differ, data_groups failed data_group_not_signed, issuing_state undetermined data_group_not_verified, document_expiry undetermined data_group_not_verified").source("Doc 9303-10 §4.6.2.3");
}

fn signer(group: &mut Group, suite: &Suite) {
    let mut known = |about: [&str; 3], expected| {
        group.known(suite, about, Reject, expected).source("Doc 9303-12 §7.1.1");
    };
    known(["LDS_D_27", "version of the DS certificate", "ds_version_2"], MALFORMED_SIGNER);
    known(
        ["LDS_D_28", "version of the DS certificate missing", "ds_version_missing"],
        MALFORMED_SIGNER,
    );
    known(
        ["LDS_D_30", "signature of the DS certificate", "ds_signature_altered"],
        "rejected: ds_signature failed issuer_signature_invalid, validity undetermined issuer_signature_invalid",
    );
    known(
        ["LDS_D_31", "signature of the DS certificate missing", "ds_signature_missing"],
        MALFORMED_SIGNER,
    );
    known(
        ["LDS_D_32", "DS certificate revoked", "crl_signer_revoked"],
        "rejected: revocation failed signer_revoked",
    );
    let about = [
        "LDS_D_29",
        "issuer of the DS certificate, naming convention",
        "issuer and CSCA have no country in their name",
    ];
    group
        .variant(
            suite,
            "vn_2024",
            about,
            |card| {
                card.csca.subject.0.remove(0);
                card.csca.issuer = card.csca.subject.clone();
                card.ds.issuer = card.csca.subject.clone();
            },
            Reject,
            "accepted, with country_missing",
        )
        .source("Doc 9303-12 §7.1.1")
        .because(CERTIFICATE_PROFILE);
}

fn versions(group: &mut Group, suite: &Suite) {
    group.known(suite, ["LDS_D_35", "LDS version 1.8", "td3_passport"], Accept, "accepted, with signing_time_before_certificate, signing_time_outside_key_usage, specimen_state, test_state");
    let mut known = |about: [&str; 3], expected| {
        group.known(suite, about, Reject, expected).because(LDS_VERSIONS);
    };
    known(
        ["LDS_D_36", "LDS version 1.8 in an object of version 0", "quirk_lds_version_0_with_info"],
        "accepted, with lds_version_mismatch",
    );
    known(
        ["LDS_D_37", "LDS version 1.7 in an object of version 1", "quirk_lds_version_1_with_0107"],
        "accepted, with lds_version_mismatch",
    );
    group.known(
        suite,
        ["LDS_D_38", "future LDS version 1.9", "quirk_lds_version_1_with_0109"],
        Accept,
        "accepted",
    );
}
