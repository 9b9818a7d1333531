//! Faults of SignedData and SignerInfo: what is signed, by whom, and under which attributes.

use crate::case::{Expect, Suite, malformed, rejected, undetermined};
use crate::cms::{
    Attribute, CONTENT_TYPE, LDS_SECURITY_OBJECT, MESSAGE_DIGEST, Sid, attribute_of, signed_data,
    signer_info,
};
use crate::der::{bit_string, integer, octets, oid, sequence};
use crate::hash::Hash;

pub(crate) fn describe(suite: &mut Suite) {
    attributes(suite);
    content_type(suite);
    signers(suite);
    digests(suite);
    structure(suite);
}

const TIME: Attribute = Attribute::SigningTime("210615083000Z");

fn attributes(suite: &mut Suite) {
    suite.fault(
        [
            "sod_signed_attrs_absent",
            "quirks 2 D",
            "no signed attributes: the signature is over the content itself",
        ],
        |card| card.sod.attributes = None,
        rejected("message_digest", "signed_attributes_missing").and(
            "sod_signature",
            "failed",
            "signed_attributes_missing",
        ),
    );
    suite.fault(
        ["sod_signed_attrs_missing_digest", "TR-03105-5.1 LDS_D_18", "no message-digest attribute"],
        |card| card.sod.attributes = Some(vec![Attribute::ContentType, TIME]),
        rejected("message_digest", "message_digest_attribute_missing"),
    );
    suite.fault(
        ["sod_signed_attrs_missing_content_type", "RFC 5652 §11.1", "no content-type attribute"],
        |card| card.sod.attributes = Some(vec![TIME, Attribute::MessageDigest]),
        rejected("message_digest", "content_type_attribute_missing"),
    );
    suite.fault(
        [
            "sod_signed_attrs_two_digests",
            "quirks 2 D",
            "two message-digest attributes, the second one right",
        ],
        |card| {
            let other = attribute_of(MESSAGE_DIGEST, [octets([0; 32])]);
            let attributes =
                vec![Attribute::ContentType, Attribute::Raw(other), Attribute::MessageDigest];
            card.sod.attributes = Some(attributes);
        },
        rejected("message_digest", "attribute_duplicate"),
    );
    suite.fault(
        [
            "sod_signed_attrs_same_digest_twice",
            "quirks 2 D",
            "the same message-digest attribute twice",
        ],
        |card| {
            let attributes =
                vec![Attribute::ContentType, Attribute::MessageDigest, Attribute::MessageDigest];
            card.sod.attributes = Some(attributes);
        },
        rejected("message_digest", "attribute_duplicate"),
    );
    suite.fault(
        ["sod_signed_attrs_two_content_types", "quirks 2 D", "two content-type attributes"],
        |card| {
            let other = attribute_of(CONTENT_TYPE, [oid("1.2.840.113549.1.7.1")]);
            let attributes =
                vec![Attribute::ContentType, Attribute::Raw(other), Attribute::MessageDigest];
            card.sod.attributes = Some(attributes);
        },
        rejected("message_digest", "attribute_duplicate"),
    );
    suite.fault(
        [
            "sod_signed_attrs_digest_with_two_values",
            "quirks 2 D",
            "a message-digest attribute with two values",
        ],
        |card| {
            let content = card.sod.lds.encode(&card.data_groups());
            let right = octets(Hash::Sha256.of(content));
            let both = attribute_of(MESSAGE_DIGEST, [right, octets([0xFF; 32])]);
            card.sod.attributes = Some(vec![Attribute::ContentType, TIME, Attribute::Raw(both)]);
        },
        rejected("message_digest", "attribute_not_single_valued"),
    );
    suite.fault(
        [
            "sod_signed_attrs_digest_not_octets",
            "RFC 5652 §11.2",
            "a message-digest attribute whose value is a BIT STRING",
        ],
        |card| {
            let content = card.sod.lds.encode(&card.data_groups());
            let bits = bit_string(Hash::Sha256.of(content));
            let other = attribute_of(MESSAGE_DIGEST, [bits]);
            card.sod.attributes = Some(vec![Attribute::ContentType, TIME, Attribute::Raw(other)]);
        },
        rejected("message_digest", "message_digest_attribute_malformed"),
    );
    suite.fault(
        [
            "sod_digest_algorithm_malformed",
            "RFC 5754 §2",
            "the signer's digestAlgorithm has a SEQUENCE for parameters",
        ],
        |card| {
            card.sod.digest_algorithm = sequence([oid("2.16.840.1.101.3.4.2.1"), sequence([])]);
        },
        rejected("message_digest", "digest_algorithm_malformed"),
    );
    suite.fault(
        [
            "sod_signed_attrs_digest_without_value",
            "RFC 5652 §11.2",
            "a message-digest attribute with an empty SET",
        ],
        |card| {
            let none = attribute_of(MESSAGE_DIGEST, []);
            card.sod.attributes = Some(vec![Attribute::ContentType, TIME, Attribute::Raw(none)]);
        },
        rejected("message_digest", "attribute_not_single_valued"),
    );
    suite.fault(
        [
            "sod_signed_attrs_content_type_with_two_values",
            "quirks 2 D",
            "a content-type attribute with two values",
        ],
        |card| {
            let both = [oid("1.2.840.113549.1.7.1"), oid(LDS_SECURITY_OBJECT)];
            let both = attribute_of(CONTENT_TYPE, both);
            card.sod.attributes = Some(vec![Attribute::Raw(both), TIME, Attribute::MessageDigest]);
        },
        rejected("message_digest", "attribute_not_single_valued"),
    );
    suite.fault(
        [
            "sod_message_digest_wrong",
            "TR-03105-5.1 LDS_D_17",
            "the message digest is that of other content",
        ],
        |card| {
            let wrong = attribute_of(MESSAGE_DIGEST, [octets(Hash::Sha256.of("other content"))]);
            card.sod.attributes = Some(vec![Attribute::ContentType, TIME, Attribute::Raw(wrong)]);
        },
        rejected("message_digest", "digest_differs"),
    );
    suite.fault(
        [
            "sod_message_digest_truncated",
            "quirks 2 F",
            "the message digest is the first half of the right one",
        ],
        |card| {
            let content = card.sod.lds.encode(&card.data_groups());
            let half = octets(&Hash::Sha256.of(content)[..16]);
            let half = attribute_of(MESSAGE_DIGEST, [half]);
            card.sod.attributes = Some(vec![Attribute::ContentType, TIME, Attribute::Raw(half)]);
        },
        rejected("message_digest", "digest_differs"),
    );
    suite.fault(
        [
            "sod_signed_attrs_as_content",
            "quirks 2 D",
            "eContent is the signed attributes of a genuine SOD, with its signature",
        ],
        |card| {
            card.sod.attributes = None;
            card.sod.bend_content = |content| {
                crate::der::set_of([
                    attribute_of(CONTENT_TYPE, [oid(LDS_SECURITY_OBJECT)]),
                    attribute_of(MESSAGE_DIGEST, [octets(Hash::Sha256.of(content))]),
                ])
            };
        },
        malformed(),
    );
}

fn content_type(suite: &mut Suite) {
    suite.fault(
        [
            "sod_content_type_master_list",
            "TR-03105-5.1 LDS_D_09",
            "eContentType is that of a master list, in both places",
        ],
        |card| card.sod.content_type = "2.23.136.1.1.2",
        rejected("message_digest", "content_type_not_lds"),
    );
    suite.fault(
        [
            "sod_content_type_attribute_differs",
            "quirks 2 D",
            "the content-type attribute says id-data",
        ],
        |card| {
            let data = attribute_of(CONTENT_TYPE, [oid("1.2.840.113549.1.7.1")]);
            card.sod.attributes = Some(vec![Attribute::Raw(data), TIME, Attribute::MessageDigest]);
        },
        rejected("message_digest", "content_type_attribute_differs"),
    );
    suite.fault(
        [
            "sod_content_type_missing",
            "TR-03105-5.1 LDS_D_10",
            "encapContentInfo has no eContentType",
        ],
        |card| {
            card.sod.bend_signed_data = |fields| {
                let field = &mut fields[signed_data::ENCAP_CONTENT_INFO];
                *field = sequence([crate::der::content(field)[8..].to_vec()]);
            };
        },
        malformed(),
    );
}

fn signers(suite: &mut Suite) {
    suite.fault(
        ["sod_no_signer_info", "quirks 2 D", "signerInfos is empty"],
        |card| card.sod.signers = 0,
        rejected("message_digest", "signer_info_count")
            .and("sod_signature", "failed", "signer_info_count")
            .and("ds_signature", "undetermined", "signer_info_count")
            .and("validity", "undetermined", "signer_info_count")
            .and("issuing_state", "undetermined", "signer_info_count")
            .without("basic_constraints_in_end_entity"),
    );
    suite.fault(
        ["sod_five_signer_infos", "quirks 2 D", "five copies of the SignerInfo"],
        |card| card.sod.signers = 5,
        malformed(),
    );
    suite.fault(
        [
            "sod_without_certificate",
            "quirks 1.11",
            "the SOD embeds no certificate and none is known locally",
        ],
        |card| card.sod.certificates.clear(),
        without_certificate(),
    );
    suite.fault(
        [
            "sod_sid_serial_differs",
            "TR-03105-5.1 LDS_D_13",
            "issuerAndSerialNumber names another serial number",
        ],
        |card| {
            card.sod.sid = Sid::Raw(sequence([card.ds.issuer.encode(), integer(0x2A52)]));
        },
        without_certificate(),
    );
    suite.fault(
        [
            "sod_sid_serial_padded_behind",
            "quirks 3.31",
            "issuerAndSerialNumber has a zero byte behind the serial number: another number",
        ],
        |card| card.sod.sid = card.signer_identifier(&[0x2A, 0x51, 0x00]),
        without_certificate(),
    );
    suite.fault(
        [
            "sod_sid_serial_without_its_sign",
            "X.690 §8.3.3",
            "issuerAndSerialNumber lacks the zero byte that makes the serial number positive",
        ],
        |card| {
            card.sod.sid = card.signer_identifier(&[0xAA, 0x51]);
            card.ds.serial = vec![0x00, 0xAA, 0x51];
        },
        without_certificate(),
    );
    suite.fault(
        [
            "sod_sid_key_identifier_differs",
            "TR-03105-5.1 LDS_D_14",
            "the subject key identifier names no embedded certificate",
        ],
        |card| {
            card.sod.sid = Sid::KeyIdentifier(vec![0x5A; 20]);
            card.sod.signer_version = 3;
        },
        without_certificate(),
    );
}

/// The signer is not known: nothing that depends on it can be decided.
fn without_certificate() -> Expect {
    undetermined("sod_signature", "signer_certificate_missing")
        .and("ds_signature", "undetermined", "signer_certificate_missing")
        .and("validity", "undetermined", "signer_certificate_missing")
        .and("issuing_state", "undetermined", "signer_certificate_missing")
        .without("basic_constraints_in_end_entity")
}

fn digests(suite: &mut Suite) {
    suite.fault(
        ["sod_digest_md5", "TR-03105-5.1 LDS_D_07", "the message digest is MD5"],
        |card| card.sod.set_digest(Hash::Md5),
        rejected("message_digest", "digest_algorithm_forbidden"),
    );
    suite.fault(
        ["sod_digest_unknown", "TR-03105-5.1 LDS_D_15", "digestAlgorithm is an unknown OID"],
        |card| card.sod.digest_algorithm = sequence([oid("2.16.840.1.101.3.4.2.99")]),
        undetermined("message_digest", "digest_algorithm_unsupported"),
    );
    suite.fault(
        [
            "sod_digest_algorithm_missing",
            "TR-03105-5.1 LDS_D_16",
            "SignerInfo has no digestAlgorithm",
        ],
        |card| card.sod.bend_signer_info = |fields| fields[signer_info::DIGEST_ALGORITHM].clear(),
        malformed(),
    );
    suite.fault(
        [
            "sod_digest_algorithms_missing",
            "TR-03105-5.1 LDS_D_08",
            "SignedData has no digestAlgorithms",
        ],
        |card| card.sod.bend_signed_data = |fields| fields[signed_data::DIGEST_ALGORITHMS].clear(),
        malformed(),
    );
}

fn structure(suite: &mut Suite) {
    suite.fault(
        ["sod_signed_data_version_missing", "TR-03105-5.1 LDS_D_06", "SignedData has no version"],
        |card| card.sod.bend_signed_data = |fields| fields[signed_data::VERSION].clear(),
        malformed(),
    );
    suite.fault(
        ["sod_signer_info_version_missing", "TR-03105-5.1 LDS_D_12", "SignerInfo has no version"],
        |card| card.sod.bend_signer_info = |fields| fields[signer_info::VERSION].clear(),
        malformed(),
    );
    suite.fault(
        ["sod_signer_info_version_wrong", "TR-03105-5.1 LDS_D_11", "SignerInfo has version 9"],
        |card| card.sod.signer_version = 9,
        malformed(),
    );
    suite.fault(
        ["sod_sid_missing", "RFC 5652 §5.3", "SignerInfo has no signer identifier"],
        |card| card.sod.bend_signer_info = |fields| fields[signer_info::SID].clear(),
        malformed(),
    );
    suite.fault(
        ["sod_signature_missing", "TR-03105-5.1 LDS_D_20", "SignerInfo has no signature"],
        |card| card.sod.bend_signer_info = |fields| fields[signer_info::SIGNATURE].clear(),
        malformed(),
    );
    suite.fault(
        ["sod_signer_infos_missing", "RFC 5652 §5.1", "SignedData has no signerInfos"],
        |card| card.sod.bend_signed_data = |fields| fields[signed_data::SIGNER_INFOS].clear(),
        malformed(),
    );
    suite.fault(
        [
            "sod_content_missing",
            "RFC 5652 §5.2",
            "the content is detached: encapContentInfo has no eContent",
        ],
        |card| {
            card.sod.bend_signed_data = |fields| {
                let field = &mut fields[signed_data::ENCAP_CONTENT_INFO];
                *field = sequence([oid(LDS_SECURITY_OBJECT)]);
            };
        },
        malformed(),
    );
    suite.fault(
        ["sod_not_signed_data", "RFC 5652 §3", "ContentInfo names enveloped data"],
        |card| card.sod.bend_content_info = |fields| fields[0] = oid("1.2.840.113549.1.7.3"),
        malformed(),
    );
}
