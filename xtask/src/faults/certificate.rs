//! Faults of the document signer's certificate: its encoding, its extensions and its role.

use crate::case::{Expect, Suite, rejected};
use crate::cms::{Embedded, Sid};
use crate::der::{
    context, integer, named_bits, null, octets, oid, sequence, tlv, tlv_indefinite, tlv_long,
};
use crate::faults::encoding::broken_signer;
use crate::hash::Hash;
use crate::keys;
use crate::signer::Signer;
use crate::x509::{BASIC_CONSTRAINTS, Extension, KEY_USAGE, SUBJECT_KEY_IDENTIFIER, field, time};

pub(crate) fn describe(suite: &mut Suite) {
    missing_fields(suite);
    encoding(suite);
    algorithms(suite);
    extensions(suite);
    roles(suite);
}

fn missing_fields(suite: &mut Suite) {
    let mut without = |about: [&'static str; 3], bend: fn(&mut Vec<Vec<u8>>)| {
        suite.fault(about, |card| card.ds.bend_tbs = bend, broken_signer());
    };
    without(
        ["ds_serial_missing", "TR-03105-5.1 LDS_H_50", "the DS certificate has no serial number"],
        |fields| {
            fields[field::SERIAL_NUMBER].clear();
        },
    );
    without(
        [
            "ds_inner_algorithm_missing",
            "TR-03105-5.1 LDS_H_52",
            "the DS certificate has no inner signature algorithm",
        ],
        |fields| {
            fields[field::SIGNATURE].clear();
        },
    );
    without(
        ["ds_issuer_missing", "TR-03105-5.1 LDS_H_55", "the DS certificate has no issuer"],
        |fields| {
            fields[field::ISSUER].clear();
        },
    );
    without(
        ["ds_validity_missing", "TR-03105-5.1 LDS_H_57", "the DS certificate has no validity"],
        |fields| {
            fields[field::VALIDITY].clear();
        },
    );
    without(
        ["ds_subject_missing", "RFC 5280 §4.1", "the DS certificate has no subject"],
        |fields| {
            fields[field::SUBJECT].clear();
        },
    );
    without(
        [
            "ds_public_key_missing",
            "TR-03105-5.1 LDS_H_59",
            "the DS certificate has no SubjectPublicKeyInfo",
        ],
        |fields| {
            fields[field::SUBJECT_PUBLIC_KEY_INFO].clear();
        },
    );
    without(
        [
            "ds_version_missing",
            "TR-03105-5.1 LDS_D_28",
            "the DS certificate has extensions but no version",
        ],
        |fields| {
            fields[0].clear();
        },
    );
    without(
        ["ds_version_2", "TR-03105-5.1 LDS_D_27", "the DS certificate has version 2"],
        |fields| {
            fields[0] = context(0, integer(1));
        },
    );
    suite.fault(
        [
            "ds_outer_algorithm_missing",
            "TR-03105-5.1 LDS_H_66",
            "the DS certificate has no outer signature algorithm",
        ],
        |card| card.ds.bend = |fields| fields[1].clear(),
        broken_signer(),
    );
    suite.fault(
        ["ds_signature_missing", "TR-03105-5.1 LDS_D_31", "the DS certificate has no signature"],
        |card| card.ds.bend = |fields| fields[2].clear(),
        broken_signer(),
    );
}

fn encoding(suite: &mut Suite) {
    suite.fault(
        ["ds_serial_empty", "X.690 §8.3.1", "the serial number has no bytes"],
        |card| {
            // The signer identifier keeps the number, so that EF.SOD itself parses.
            let serial = tlv(0x02, core::mem::take(&mut card.ds.serial));
            card.sod.sid = Sid::Raw(sequence([card.ds.issuer.encode(), serial]));
        },
        broken_signer(),
    );
    suite.fault(
        ["ds_time_without_seconds", "RFC 5280 §4.1.2.5.1", "notAfter is a UTCTime without seconds"],
        |card| card.ds.not_after = crate::der::utc_time("4308210300Z"),
        broken_signer(),
    );
    suite.fault(
        [
            "ds_time_with_offset",
            "TR-03105-5.1 LDS_H_56",
            "notBefore is a UTCTime with an offset from Greenwich",
        ],
        |card| card.ds.not_before = crate::der::utc_time("210528100000+0700"),
        broken_signer(),
    );
    suite.fault(
        ["ds_time_of_month_13", "RFC 5280 §4.1.2.5", "notAfter is in the thirteenth month"],
        |card| card.ds.not_after = crate::der::utc_time("431321030000Z"),
        broken_signer(),
    );
    suite.fault(
        [
            "ds_length_not_minimal",
            "X.690 §10.1",
            "the extensions have a length in more bytes than needed",
        ],
        |card| {
            card.ds.bend_tbs = |fields| {
                let wrapped = &fields[field::EXTENSIONS];
                let inner = crate::der::content(wrapped).to_vec();
                fields[field::SUBJECT] =
                    tlv_long(0x30, crate::der::content(&fields[field::SUBJECT]));
                fields[field::EXTENSIONS] = tlv_long(0xA3, inner);
            };
        },
        broken_signer(),
    );
    suite.fault(
        ["ds_indefinite_length", "X.690 §10.1", "the subject has an indefinite length"],
        |card| {
            card.ds.bend_tbs = |fields| {
                let subject = &mut fields[field::SUBJECT];
                *subject = tlv_indefinite(0x30, crate::der::content(subject));
            };
        },
        broken_signer(),
    );
    suite.fault(
        [
            "ds_signature_bit_string_unaligned",
            "RFC 5280 §4.1.1.3",
            "the signature's BIT STRING has three unused bits",
        ],
        |card| {
            card.ds.bend = |fields| {
                let mut bits = crate::der::content(&fields[2]).to_vec();
                bits[0] = 3;
                fields[2] = tlv(0x03, bits);
            };
        },
        broken_signer(),
    );
}

fn algorithms(suite: &mut Suite) {
    suite.fault(
        [
            "ds_inner_algorithm_differs",
            "TR-03105-5.1 LDS_H_51",
            "the inner signature algorithm is not the outer one",
        ],
        |card| card.ds.inner_algorithm = Some(sequence([oid("1.2.840.10045.4.3.2")])),
        not_a_signer("signature_algorithms_differ"),
    );
    suite.fault(
        [
            "ds_inner_algorithm_parameters_differ",
            "RFC 5280 §4.1.1.2",
            "the inner signature algorithm has NULL parameters, the outer one none",
        ],
        |card| card.ds.inner_algorithm = Some(sequence([oid("1.2.840.10045.4.3.3"), null()])),
        not_a_signer("signature_algorithms_differ"),
    );
    suite.fault(
        [
            "ds_signed_with_md5",
            "TR-03105-5.1 LDS_H_65",
            "the CSCA signed the DS certificate with md5WithRSAEncryption",
        ],
        |card| {
            card.set_authority(Signer::pkcs1(keys::rsa("csca_rsa_3072"), Hash::Sha256));
            card.ds.signer = Signer::pkcs1(keys::rsa("csca_rsa_3072"), Hash::Md5);
        },
        rejected("ds_signature", "signature_algorithm_forbidden").and(
            "validity",
            "undetermined",
            "signature_algorithm_forbidden",
        ),
    );
    suite.fault(
        [
            "ds_signature_altered",
            "TR-03105-5.1 LDS_D_30",
            "one bit of the CSCA's signature is wrong",
        ],
        |card| {
            card.ds.signer.bend = |mut signature| {
                let last = signature.len() - 1;
                signature[last] ^= 0x01;
                signature
            };
        },
        issuer_signature_invalid(),
    );
    suite.fault(
        [
            "ds_altered_after_signing",
            "quirks 2 G",
            "the validity of the DS certificate was changed after it was signed",
        ],
        |card| {
            card.ds.bend = |fields| {
                let from =
                    fields[0].windows(13).position(|w| w == b"430821030000Z").expect("notAfter");
                fields[0][from + 1] = b'4';
            };
        },
        issuer_signature_invalid(),
    );
}

/// The certificate cannot be a document signer's: no anchor is looked for.
fn not_a_signer(reason: &'static str) -> Expect {
    rejected("ds_signature", reason).and("validity", "undetermined", reason)
}

/// The anchor's key did not sign the certificate: no anchor is left whose validity would count.
pub(crate) fn issuer_signature_invalid() -> Expect {
    rejected("ds_signature", "issuer_signature_invalid").and(
        "validity",
        "undetermined",
        "issuer_signature_invalid",
    )
}

fn extensions(suite: &mut Suite) {
    suite.fault(
        ["ds_key_usage_missing", "TR-03105-5.1 LDS_H_64", "no KeyUsage"],
        |card| card.ds.remove(KEY_USAGE),
        rejected("ds_signature", "not_tolerated").finding("key_usage_missing"),
    );
    suite.fault(
        [
            "ds_key_usage_without_digital_signature",
            "TR-03105-5.1 LDS_H_63",
            "KeyUsage is nonRepudiation alone",
        ],
        |card| card.ds.put(Extension::key_usage(&[1])),
        not_a_signer("key_usage_without_digital_signature").finding("extra_key_usage"),
    );
    suite.fault(
        [
            "ds_key_usage_key_cert_sign",
            "quirks 2 G",
            "KeyUsage is keyCertSign and cRLSign, as in a CSCA",
        ],
        |card| card.ds.put(Extension::key_usage(&[5, 6])),
        not_a_signer("is_ca_certificate").finding("extra_key_usage"),
    );
    suite.fault(
        ["ds_key_usage_empty", "RFC 5280 §4.2.1.3", "KeyUsage has no bit set"],
        |card| card.ds.put(Extension::critical(KEY_USAGE, vec![0x03, 0x01, 0x00])),
        not_a_signer("key_usage_without_digital_signature"),
    );
    suite.fault(
        ["ds_duplicate_extension", "RFC 5280 §4.2", "KeyUsage twice, the same both times"],
        |card| card.ds.extensions.push(Extension::key_usage(&[0])),
        broken_signer(),
    );
    suite.fault(
        [
            "ds_duplicate_extension_differing",
            "RFC 5280 §4.2",
            "SubjectKeyIdentifier twice, with other contents",
        ],
        |card| card.ds.extensions.push(Extension::new(SUBJECT_KEY_IDENTIFIER, octets([0; 20]))),
        broken_signer(),
    );
    suite.fault(
        ["ds_unknown_critical_extension", "RFC 5280 §4.2", "an unknown extension that is critical"],
        |card| card.ds.extensions.push(Extension::critical("1.3.6.1.4.1.99999.1", null())),
        not_a_signer("critical_extension_unknown").finding("unknown_extension"),
    );
    suite.fault(
        ["ds_is_authority", "quirks 2 G", "BasicConstraints says cA TRUE"],
        |card| card.ds.put(Extension::authority()),
        not_a_signer("is_ca_certificate"),
    );
    suite.fault(
        ["ds_extension_malformed", "RFC 5280 §4.2.1.3", "the value of KeyUsage is an INTEGER"],
        |card| card.ds.put(Extension::critical(KEY_USAGE, integer(128))),
        broken_signer(),
    );
    suite.fault(
        [
            "ds_extensions_empty",
            "RFC 5280 §4.1.2.9: SIZE(1..MAX)",
            "the list of extensions is empty",
        ],
        |card| card.ds.extensions.clear(),
        broken_signer(),
    );
}

/// Other certificates under the same CSCA, each good for its own purpose.
fn roles(suite: &mut Suite) {
    let mut role = |about: [&'static str; 3], purpose: &'static str| {
        let change = |card: &mut crate::card::Card| {
            card.ds.remove(BASIC_CONSTRAINTS);
            card.ds.put(Extension::extended_key_usage(purpose));
        };
        let expect = not_a_signer("not_a_document_signer").finding("forbidden_extension");
        suite.fault(about, change, expect.without("basic_constraints_in_end_entity"));
    };
    role(
        ["role_master_list_signer", "quirks 2 G", "signed by a master-list signer"],
        "2.23.136.1.1.3",
    );
    role(
        ["role_deviation_list_signer", "quirks 2 G", "signed by a deviation-list signer"],
        "2.23.136.1.1.8",
    );
    role(
        ["role_visible_seal_signer", "quirks 2 G", "signed by a signer of visible digital seals"],
        "2.23.136.1.1.11.1",
    );
    role(["role_vds_nc_signer", "quirks 2 G", "signed by a VDS-NC signer"], "2.23.136.1.1.14.2");
    role(
        ["role_travel_stamp_signer", "quirks 2 G", "signed by an LDS2 travel-stamp signer"],
        "2.23.136.1.1.9.8.1",
    );
    role(["role_visa_signer", "quirks 2 G", "signed by an LDS2 visa signer"], "2.23.136.1.1.9.8.2");
    role(
        ["role_biometrics_signer", "quirks 2 G", "signed by an LDS2 biometrics signer"],
        "2.23.136.1.1.9.8.3",
    );
    role(["role_spoc_client", "quirks 2 G", "signed by a SPOC client"], "2.23.136.1.1.10.1");
    role(["role_tls_server", "quirks 2 G", "signed by a TLS server"], "1.3.6.1.5.5.7.3.1");
    role(["role_any_purpose", "quirks 2 G", "signed under anyExtendedKeyUsage"], "2.5.29.37.0");
    suite.fault(
        [
            "role_extended_key_usage_not_critical",
            "quirks 2 G",
            "a master-list signer whose ExtendedKeyUsage is not critical",
        ],
        |card| {
            card.ds.remove(BASIC_CONSTRAINTS);
            let usage = Extension::extended_key_usage("2.23.136.1.1.3");
            card.ds.put(Extension { critical: false, ..usage });
        },
        not_a_signer("not_a_document_signer")
            .finding("forbidden_extension")
            .without("basic_constraints_in_end_entity"),
    );
    suite.fault(
        [
            "role_csca_signs_directly",
            "quirks 2 G",
            "the CSCA's own key signed the SOD, its certificate stands for the DS",
        ],
        |card| {
            card.sod.signer = card.csca.signer.clone();
            card.sod.signer.scheme = crate::signer::Scheme::Ecdsa(Hash::Sha256);
            card.sod.certificates = vec![Embedded::Authority];
            card.sod.sid =
                Sid::Raw(sequence([card.csca.issuer.encode(), tlv(0x02, &card.csca.serial)]));
        },
        not_a_signer("is_ca_certificate").finding("extra_key_usage"),
    );
    suite.fault(
        [
            "role_csca_key_usage_with_digital_signature",
            "quirks 2 G",
            "the same, and the CSCA also has digitalSignature",
        ],
        |card| {
            card.csca.put(Extension::critical(KEY_USAGE, named_bits(&[0, 5, 6])));
            card.sod.signer = card.csca.signer.clone();
            card.sod.signer.scheme = crate::signer::Scheme::Ecdsa(Hash::Sha256);
            card.sod.certificates = vec![Embedded::Authority];
            card.sod.sid =
                Sid::Raw(sequence([card.csca.issuer.encode(), tlv(0x02, &card.csca.serial)]));
        },
        not_a_signer("is_ca_certificate").finding("extra_key_usage"),
    );
    suite.fault(
        ["ds_expired", "quirks 2 G", "the DS certificate has expired"],
        |card| card.ds.not_after = time("20261031235959Z"),
        rejected("validity", "expired"),
    );
    suite.fault(
        ["ds_not_yet_valid", "quirks 2 G", "the DS certificate is not valid yet"],
        |card| card.ds.not_before = time("20261101000001Z"),
        rejected("validity", "not_yet_valid")
            .finding("signer_after_anchor_key_usage")
            .finding("signing_time_before_certificate"),
    );
}
