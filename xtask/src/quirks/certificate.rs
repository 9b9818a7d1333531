//! Deviations of the document signer's certificate and of the CSCA's.

use crate::case::{Expect, Kind, Suite, accepted};
use crate::der::{
    boolean, context_primitive, generalized_time, integer, named_bits, octets, oid, sequence,
};
use crate::hash::Hash;
use crate::keys;
use crate::signer::Signer;
use crate::x509::{
    AUTHORITY_KEY_IDENTIFIER, BASIC_CONSTRAINTS, Certificate, DOCUMENT_TYPE_LIST, Extension,
    KEY_USAGE, Name, PRIVATE_KEY_USAGE_PERIOD, SUBJECT_KEY_IDENTIFIER, field,
};

pub(crate) fn describe(suite: &mut Suite) {
    names(suite);
    serials(suite);
    times(suite);
    extensions(suite);
    algorithms(suite);
    authority(suite);
}

fn found(finding: &'static str) -> Expect {
    accepted().finding(finding)
}

fn names(suite: &mut Suite) {
    suite.quirk(
        [
            "quirk_country_lower_case",
            "quirks 1.13: AL, GB, RO, SI",
            "the DS certificate writes its country in lower case",
        ],
        |card| {
            card.csca.subject.set_country("vn");
            card.csca.issuer.set_country("vn");
            card.ds.issuer.set_country("vn");
            card.ds.subject.set_country("vn");
        },
        found("country_lower_case").anchor_finding("country_lower_case"),
    );
    suite.quirk(
        [
            "quirk_country_three_letters",
            "quirks 1.13: LTU",
            "the DS certificate writes its country with three letters",
        ],
        |card| {
            card.csca.subject.set_country("VNM");
            card.csca.issuer.set_country("VNM");
            card.ds.issuer.set_country("VNM");
            card.ds.subject.set_country("VNM");
        },
        found("country_not_two_letters").anchor_finding("country_not_two_letters"),
    );
    suite.quirk(
        [
            "quirk_issuer_name_differs",
            "TR-03105-5.1 LDS_H_54, quirks census: 2 of 870",
            "the DS names another issuer; AKI and signature fit the anchor",
        ],
        |card| {
            card.ds.issuer = Name::new(
                "VN",
                "Synthetic Ministry for Tests",
                "Test CSCA Vietnam under another name",
            )
        },
        found("issuer_name_differs"),
    );
    suite.quirk(
        [
            "quirk_subject_without_common_name",
            "Doc 9303-12 §7.10: US",
            "the subject of the DS certificate has no CN",
        ],
        |card| card.ds.subject.0.truncate(2),
        found("common_name_missing"),
    );
}

fn serials(suite: &mut Suite) {
    let mut serial = |about: [&'static str; 3], content: &[u8], finding| {
        suite.quirk(about, |card| card.ds.serial = content.to_vec(), found(finding));
    };
    serial(
        ["quirk_serial_negative", "quirks 1.14: AL, KZ, MZ", "the serial number is negative"],
        &[0x9A, 0x51],
        "negative_serial_number",
    );
    serial(
        ["quirk_serial_zero", "quirks 1.14: VA", "the serial number is zero"],
        &[0x00],
        "zero_serial_number",
    );
    serial(
        [
            "quirk_serial_of_21_bytes",
            "quirks 1.14",
            "the serial number has 21 bytes, the first not zero",
        ],
        &[0x5A; 21],
        "long_serial_number",
    );
    suite.variant(
        "vn_2024",
        Kind::Good,
        ["ds_serial_of_20_bytes", "Doc 9303-12 §7.2", "the serial number has 20 bytes"],
        |card| card.ds.serial = vec![0x5A; 20],
        accepted(),
    );
}

fn times(suite: &mut Suite) {
    suite.quirk(
        [
            "quirk_generalized_time_before_2050",
            "TR-03105-5.1 LDS_H_56, quirks 1.18",
            "the validity is in GeneralizedTime although it ends before 2050",
        ],
        |card| {
            card.ds.not_before = generalized_time("20240802030000Z");
            card.ds.not_after = generalized_time("20450821030000Z");
        },
        found("generalized_time_before_2050"),
    );
    suite.variant(
        "vn_2024",
        Kind::Good,
        [
            "ds_generalized_time_after_2049",
            "RFC 5280 §4.1.2.5",
            "notAfter is in 2051, in GeneralizedTime",
        ],
        |card| card.ds.not_after = generalized_time("20510821030000Z"),
        accepted(),
    );
}

fn extensions(suite: &mut Suite) {
    suite.quirk(
        [
            "quirk_authority_key_identifier_missing",
            "TR-03105-5.1 LDS_H_61",
            "the DS certificate has no AKI",
        ],
        |card| card.ds.remove(AUTHORITY_KEY_IDENTIFIER),
        found("authority_key_identifier_missing"),
    );
    suite.quirk(
        [
            "quirk_authority_key_identifier_without_key",
            "TR-03105-5.1 LDS_H_60",
            "the AKI has issuer and serial number but no keyIdentifier",
        ],
        |card| {
            let issuer = crate::der::context(1, crate::der::context(4, card.csca.subject.encode()));
            let serial = context_primitive(2, &card.csca.serial);
            card.ds.put(Extension::new(AUTHORITY_KEY_IDENTIFIER, sequence([issuer, serial])));
        },
        found("authority_key_identifier_missing"),
    );
    suite.quirk(
        [
            "quirk_subject_key_identifier_not_wrapped",
            "quirks 1.15: LT",
            "the SKI is the 20 bytes without their OCTET STRING",
        ],
        |card| {
            let identifier = card.sod.signer.key.identifier();
            card.ds.put(Extension::new(SUBJECT_KEY_IDENTIFIER, identifier));
        },
        found("subject_key_identifier_not_wrapped"),
    );
    suite.quirk(
        ["quirk_key_usage_not_critical", "TR-03105-5.1 LDS_H_62", "KeyUsage is not critical"],
        |card| card.ds.extension(KEY_USAGE).critical = false,
        found("key_usage_not_critical"),
    );
    suite.quirk(
        [
            "quirk_key_usage_extra",
            "quirks 1.16",
            "KeyUsage has nonRepudiation beside digitalSignature",
        ],
        |card| card.ds.put(Extension::key_usage(&[0, 1])),
        found("extra_key_usage"),
    );
    suite.quirk(
        [
            "quirk_basic_constraints_in_ds",
            "vietnam.md §5",
            "the DS certificate has BasicConstraints, critical and empty",
        ],
        |card| card.ds.put(Extension::critical(BASIC_CONSTRAINTS, sequence([]))),
        found("basic_constraints_in_end_entity"),
    );
    suite.quirk(
        [
            "quirk_basic_constraints_false",
            "X.690 §11.5",
            "the DS certificate has BasicConstraints with cA FALSE written out",
        ],
        |card| card.ds.put(Extension::new(BASIC_CONSTRAINTS, sequence([boolean(false)]))),
        found("basic_constraints_in_end_entity").finding("default_value_encoded"),
    );
    suite.quirk(
        [
            "quirk_private_key_usage_period_missing",
            "quirks 1.18: 249 of 870",
            "the DS certificate has no PrivateKeyUsagePeriod",
        ],
        |card| card.ds.remove(PRIVATE_KEY_USAGE_PERIOD),
        found("private_key_usage_period_missing"),
    );
    suite.quirk(
        [
            "quirk_unknown_extension",
            "quirks 1.17: Microsoft",
            "an extension of Microsoft's, not critical",
        ],
        |card| card.ds.extensions.push(Extension::new("1.3.6.1.4.1.311.21.1", integer(0))),
        found("unknown_extension"),
    );
    suite.quirk(
        [
            "quirk_forbidden_extension",
            "quirks 1.17: Netscape",
            "the Netscape certificate type, which the profile forbids",
        ],
        |card| card.ds.extensions.push(Extension::netscape_certificate_type()),
        found("forbidden_extension"),
    );
    suite.quirk(
        ["quirk_critical_false", "X.690 §11.5", "an extension that says critical FALSE"],
        |card| {
            card.ds.bend_tbs = |fields| {
                let lengthened =
                    crate::der::content(crate::der::content(&fields[field::EXTENSIONS])).to_vec();
                let extra =
                    sequence([oid("1.3.6.1.4.1.311.21.1"), boolean(false), octets(integer(0))]);
                fields[field::EXTENSIONS] = crate::der::context(3, sequence([lengthened, extra]));
            };
        },
        found("default_value_encoded").finding("unknown_extension"),
    );
    suite.quirk(
        [
            "quirk_document_types_in_sequence",
            "Doc 9303-12 §7.10: CN, TZ, PH",
            "the document types are a SEQUENCE OF in place of a SET OF",
        ],
        |card| {
            let types = sequence([crate::der::printable("ID")]);
            card.ds.put(Extension::new(DOCUMENT_TYPE_LIST, sequence([integer(0), types])));
        },
        found("document_type_list_unusual").and("document_type", "successful", "ok"),
    );
    suite.variant(
        "vn_2024",
        Kind::Good,
        [
            "ds_document_type",
            "Doc 9303-12 §7.1.1.6",
            "the DS certificate lists the document type I",
        ],
        |card| card.ds.put(Extension::document_types(&["I"])),
        accepted().and("document_type", "successful", "ok"),
    );
}

fn algorithms(suite: &mut Suite) {
    suite.quirk(
        [
            "quirk_ds_ecdsa_parameters",
            "quirks 1.4: 17 CSCAs",
            "the CSCA signed the DS with ecdsa-with-SHA384 and NULL parameters",
        ],
        |card| {
            card.ds.signer.announced =
                Some(sequence([oid("1.2.840.10045.4.3.3"), crate::der::null()]))
        },
        found("ecdsa_parameters_present"),
    );
    suite.quirk(
        [
            "quirk_ds_rsa_parameters_missing",
            "quirks 1.4: 3 CSCAs",
            "the CSCA signed the DS with sha256WithRSAEncryption without parameters",
        ],
        |card| {
            card.set_authority(Signer::pkcs1(keys::rsa("csca_rsa_3072"), Hash::Sha256));
            card.ds.signer.announced = Some(sequence([oid("1.2.840.113549.1.1.11")]));
        },
        found("rsa_parameters_missing"),
    );
}

/// The anchor is the caller's: what is odd about it is told apart from what is odd about the card.
fn authority(suite: &mut Suite) {
    let mut odd = |about: [&'static str; 3], finding, change: fn(&mut Certificate)| {
        let expect = accepted().anchor_finding(finding);
        suite.variant("vn_2024", Kind::Quirk, about, |card| change(&mut card.csca), expect);
    };
    odd(
        ["quirk_csca_path_length_1", "quirks 1.16: AU, BE, GR", "the CSCA has pathLen 1"],
        "path_length_unusual",
        |csca| {
            csca.put(Extension::critical(BASIC_CONSTRAINTS, sequence([boolean(true), integer(1)])));
        },
    );
    odd(
        ["quirk_csca_path_length_absent", "Doc 9303-12 §7.10", "the CSCA has no pathLen"],
        "path_length_unusual",
        |csca| {
            csca.put(Extension::critical(BASIC_CONSTRAINTS, sequence([boolean(true)])));
        },
    );
    odd(
        [
            "quirk_csca_basic_constraints_not_critical",
            "quirks 1.16",
            "the CSCA's BasicConstraints are not critical",
        ],
        "basic_constraints_not_critical",
        |csca| {
            csca.extension(BASIC_CONSTRAINTS).critical = false;
        },
    );
    odd(
        [
            "quirk_csca_basic_constraints_missing",
            "quirks 1.16: BE, EE, FI",
            "the CSCA has no BasicConstraints",
        ],
        "basic_constraints_missing",
        |csca| {
            csca.remove(BASIC_CONSTRAINTS);
        },
    );
    odd(
        [
            "quirk_csca_key_usage_extra",
            "quirks 1.16: BE, BG, FI",
            "the CSCA has digitalSignature besides",
        ],
        "extra_key_usage",
        |csca| {
            csca.put(Extension::critical(KEY_USAGE, named_bits(&[0, 5, 6])));
        },
    );
    odd(
        [
            "quirk_csca_key_usage_without_cert_sign",
            "quirks 1.16: PT, UA",
            "the CSCA has cRLSign alone",
        ],
        "key_usage_without_cert_sign",
        |csca| {
            csca.put(Extension::critical(KEY_USAGE, named_bits(&[6])));
        },
    );
    odd(
        ["quirk_csca_key_usage_missing", "quirks 1.16: CN", "the CSCA has no KeyUsage"],
        "key_usage_missing",
        |csca| {
            csca.remove(KEY_USAGE);
        },
    );
    odd(
        [
            "quirk_csca_unknown_critical_extension",
            "quirks 1.17",
            "the CSCA has an unknown critical extension; the anchor is trusted as a key",
        ],
        "unknown_extension",
        |csca| {
            csca.extensions.push(Extension::critical("1.3.6.1.4.1.99999.1", octets([1])));
        },
    );
    odd(
        [
            "quirk_csca_without_key_identifier",
            "quirks 1.16",
            "the CSCA has neither SKI nor AKI: it is found by name",
        ],
        "subject_key_identifier_missing",
        |csca| {
            csca.remove(SUBJECT_KEY_IDENTIFIER);
            csca.remove(AUTHORITY_KEY_IDENTIFIER);
        },
    );
    odd(
        ["quirk_csca_serial_negative", "quirks 1.14", "the CSCA's serial number is negative"],
        "negative_serial_number",
        |csca| {
            csca.serial = vec![0x80];
        },
    );
    suite.variant(
        "vn_2024",
        Kind::Good,
        [
            "csca_link_certificate",
            "TR-03135 §5.6.4.3.3",
            "the anchor is a link certificate: signed by the key before",
        ],
        |card| {
            card.csca.signer =
                Signer::ecdsa(keys::ec("CSCA before the link", &crate::curves::P384), Hash::Sha384);
            let identifier = card.csca.signer.key.identifier();
            card.csca.put(Extension::authority_key_identifier(&identifier));
        },
        accepted(),
    );
}
