//! Deviations of the SOD around the LDS hashes.

use crate::card::Card;
use crate::case::{Kind, Suite, accepted};
use crate::cms::{Attribute, Embedded, Sid, attribute_of, signed_data, signer_info};
use crate::der::{context, integer, octets, oid, sequence, set, set_of, tlv, tlv_long};
use crate::good::algorithms::under;
use crate::hash::Hash;
use crate::keys;
use crate::lds::{self, SecurityObject};
use crate::rsa::{Pss, pkcs1_block};
use crate::signer::{Key, Scheme, Signer};
use crate::x509::Name;

pub(crate) fn describe(suite: &mut Suite) {
    encoding(suite);
    structure(suite);
    content_types(suite);
    identifiers(suite);
    algorithms(suite);
    attributes(suite);
    certificates(suite);
}

fn encoding(suite: &mut Suite) {
    suite.quirk(
        [
            "quirk_ber_indefinite",
            "quirks 1.1",
            "indefinite lengths around the content, which is a constructed OCTET STRING",
        ],
        |card| card.sod.indefinite = true,
        accepted().finding("ber_encoding"),
    );
    suite.quirk(
        [
            "quirk_ber_constructed_content",
            "quirks 1.1",
            "eContent is a constructed OCTET STRING of definite length, in three pieces",
        ],
        |card| {
            card.sod.bend_signed_data = |fields| {
                let field = &mut fields[signed_data::ENCAP_CONTENT_INFO];
                let parts = crate::der::content(field);
                let (kind, rest) = parts.split_at(8);
                let content = crate::der::content(crate::der::content(rest));
                let (first, rest) = content.split_at(40);
                let (second, third) = rest.split_at(1);
                let pieces = [octets(first), octets(second), octets(third)].concat();
                *field = sequence([kind.to_vec(), context(0, tlv(0x24, pieces))]);
            };
        },
        accepted().finding("ber_encoding"),
    );
    suite.quirk(
        [
            "quirk_length_not_minimal",
            "Doc 9303-10, quirks 1",
            "the length of SignerInfo's signed attributes has a byte more than needed",
        ],
        |card| {
            card.sod.bend_signer_info = |fields| {
                let attributes = &mut fields[signer_info::SIGNED_ATTRIBUTES];
                *attributes = tlv_long(0xA0, crate::der::content(attributes));
            };
        },
        accepted().finding("ber_encoding"),
    );
    suite.quirk(
        [
            "quirk_outer_length_not_minimal",
            "Doc 9303-10, quirks 1",
            "the outer length has three bytes where two would do",
        ],
        |card| {
            card.sod.bend_file = |file| {
                let content = crate::der::content(&file);
                let length = u32::try_from(content.len()).expect("below 16 MiB").to_be_bytes();
                [&[0x77, 0x83], &length[1..], content].concat()
            };
        },
        accepted().finding("ber_encoding"),
    );
    suite.quirk(
        ["quirk_missing_wrapper", "vietnam.md §5", "a stored dump without the outer 77"],
        |card| card.sod.bend_file = |file| crate::der::content(&file).to_vec(),
        accepted().finding("missing_wrapper"),
    );
    suite.quirk(
        ["quirk_sod_padding", "Doc 9303-10 §0.2: EF padding", "64 zero bytes after EF.SOD"],
        |card| card.sod.bend_file = |file| [file, vec![0; 64]].concat(),
        accepted().finding("trailing_padding"),
    );
}

fn structure(suite: &mut Suite) {
    suite.quirk(
        ["quirk_signed_data_version_1", "TR-03105-5.1 LDS_D_05", "SignedData has version 1"],
        |card| card.sod.bend_signed_data = |fields| fields[signed_data::VERSION] = integer(1),
        accepted().finding("signed_data_version"),
    );
    suite.quirk(
        [
            "quirk_revocation_lists_embedded",
            "Doc 9303-10 §4.6.2.1",
            "SignedData carries crls [1], which the profile forbids",
        ],
        |card| {
            card.sod.bend_signed_data =
                |fields| fields.insert(signed_data::SIGNER_INFOS, context(1, []));
        },
        accepted().finding("crls_embedded"),
    );
    suite.quirk(
        [
            "quirk_lds_version_1_without_info",
            "Doc 9303-10 §4.6.2.3",
            "version 1 without ldsVersionInfo",
        ],
        |card| {
            card.sod.lds = SecurityObject {
                version_info: None,
                unreadable: vec![3],
                ..SecurityObject::v1(Hash::Sha256)
            }
        },
        accepted().finding("lds_version_mismatch"),
    );
    suite.quirk(
        [
            "quirk_lds_version_0_with_info",
            "TR-03105-5.1 LDS_D_36",
            "version 0 with the ldsVersionInfo of LDS 1.8",
        ],
        |card| {
            card.sod.lds.version_info = Some(("0108", "040000"));
            card.put("EF.COM", lds::com("0108", &[0x61, 0x75, 0x63, 0x6D, 0x6F, 0x6E]));
        },
        accepted().finding("lds_version_mismatch"),
    );
    suite.quirk(
        ["quirk_digest_algorithm_not_listed", "RFC 5652 §5.1", "digestAlgorithms is empty"],
        |card| {
            card.sod.bend_signed_data = |fields| fields[signed_data::DIGEST_ALGORITHMS] = set([])
        },
        accepted().finding("digest_algorithm_not_listed"),
    );
}

fn content_types(suite: &mut Suite) {
    let mut tolerated = |about: [&'static str; 3], kind: &'static str| {
        suite.quirk(
            about,
            |card| card.sod.content_type = kind,
            accepted().finding("content_type_tolerated"),
        );
    };
    tolerated(
        ["quirk_content_type_data", "quirks 1.2: CN", "eContentType is id-data"],
        "1.2.840.113549.1.7.1",
    );
    tolerated(
        ["quirk_content_type_teletrust", "quirks 1.2: BE, FR", "eContentType is 1.3.27.1.1.1"],
        "1.3.27.1.1.1",
    );
    tolerated(
        ["quirk_content_type_sdu", "quirks 1.2: SDU", "eContentType is 1.2.528.1.1006.1.20.1"],
        "1.2.528.1.1006.1.20.1",
    );
}

fn identifiers(suite: &mut Suite) {
    let mut named = |about: [&'static str; 3], name: fn(&Name) -> Name| {
        let change = |card: &mut Card| {
            let name = name(&card.ds.issuer);
            card.sod.sid = Sid::Raw(sequence([name.encode(), tlv(0x02, &card.ds.serial)]));
        };
        suite.quirk(about, change, accepted().finding("signer_issuer_name_differs"));
    };
    named(
        [
            "quirk_sid_order",
            "quirks 1.3: MY",
            "the signer identifier has the issuer's RDNs in another order",
        ],
        |name| Name(name.0.iter().rev().cloned().collect()),
    );
    named(
        [
            "quirk_sid_string_type",
            "quirks 1.3: UA",
            "the signer identifier has the issuer's strings as PrintableString",
        ],
        Name::printable,
    );
    named(
        [
            "quirk_sid_case",
            "quirks 1.3: UA",
            "the signer identifier has the issuer's strings in upper case",
        ],
        |name| {
            let upper = |value: &Vec<u8>| value.to_ascii_uppercase();
            // The tag and the length are not letters here.
            Name(name.0.iter().map(|(kind, value)| (*kind, upper(value))).collect())
        },
    );
    suite.quirk(
        [
            "quirk_sid_v3_with_issuer",
            "TR-03105-5.1 LDS_H_84",
            "SignerInfo version 3 with issuerAndSerialNumber",
        ],
        |card| card.sod.signer_version = 3,
        accepted().finding("signer_version_mismatch"),
    );
    suite.quirk(
        [
            "quirk_sid_v1_with_key_identifier",
            "TR-03105-5.1 LDS_H_85",
            "SignerInfo version 1 with a subject key identifier",
        ],
        |card| card.sod.sid = Sid::KeyIdentifier(card.sod.signer.key.identifier()),
        accepted().finding("signer_version_mismatch"),
    );
}

fn algorithms(suite: &mut Suite) {
    suite.quirk(
        [
            "quirk_digest_differs_from_signature_hash",
            "quirks 1.6: LT",
            "the message digest is SHA-512, the signature ecdsa-with-SHA256",
        ],
        |card| card.sod.set_digest(Hash::Sha512),
        accepted().finding("hash_differs_from_signature_hash"),
    );
    suite.quirk(
        ["quirk_ecdsa_parameters", "quirks 1.4: AT", "ecdsa-with-SHA256 with NULL parameters"],
        |card| card.sod.signer.announced = Some(with_null("1.2.840.10045.4.3.2")),
        accepted().finding("ecdsa_parameters_present"),
    );
    suite.variant(
        "rsa_e3_card",
        Kind::Quirk,
        [
            "quirk_rsa_parameters_missing",
            "quirks 1.4",
            "sha256WithRSAEncryption without parameters",
        ],
        |card| card.sod.signer.announced = Some(sequence([oid("1.2.840.113549.1.1.11")])),
        accepted().finding("rsa_parameters_missing"),
    );
    suite.variant(
        "rsa_e3_card",
        Kind::Quirk,
        [
            "quirk_digest_info_without_null",
            "Doc 9303, RFC 8017 §A.2.4",
            "DigestInfo has absent parameters",
        ],
        |card| {
            card.sod.signer.forge = Some(|message| {
                let info = sequence([Hash::Sha256.algorithm(), octets(Hash::Sha256.of(message))]);
                keys::rsa("ds_rsa_2048_e3").sign_block(&pkcs1_block(&info, 256))
            });
        },
        accepted().finding("digest_info_without_null"),
    );
    suite.variant(
        "td3_passport",
        Kind::Good,
        [
            "pss_salt_20",
            "quirks 1.8",
            "RSASSA-PSS with SHA-256 and a salt of 20 bytes, as its parameters say",
        ],
        |card| card.sod.signer.scheme = Scheme::Pss(Pss { salt: 20, ..Pss::new(Hash::Sha256) }),
        accepted(),
    );
    suite.variant(
        "td3_passport",
        Kind::Good,
        [
            "pss_salt_64",
            "quirks census: salts of 64",
            "RSASSA-PSS with SHA-256 and a salt of 64 bytes, as its parameters say",
        ],
        |card| card.sod.signer.scheme = Scheme::Pss(Pss { salt: 64, ..Pss::new(Hash::Sha256) }),
        accepted(),
    );
    for (name, source, hash) in [
        ("alg_plain_ecdsa_sha1", "TR-03105-5.1 LDS_H_10", Hash::Sha1),
        ("alg_plain_ecdsa_sha224", "TR-03105-5.1 LDS_H_11", Hash::Sha224),
        ("alg_plain_ecdsa_sha256", "TR-03105-5.1 LDS_H_12", Hash::Sha256),
        ("alg_plain_ecdsa_sha384", "TR-03105-5.1 LDS_H_13", Hash::Sha384),
        ("alg_plain_ecdsa_sha512", "TR-03105-5.1 LDS_H_14", Hash::Sha512),
    ] {
        let (kind, expect) = under(hash);
        suite.variant(
            "vn_2024",
            kind,
            [name, source, "the SOD is signed with r ‖ s under ecdsa-plain"],
            |card| {
                card.sod.signer.scheme = Scheme::PlainEcdsa(hash);
                card.sod.set_digest(hash);
            },
            expect,
        );
    }
}

/// An AlgorithmIdentifier with NULL parameters.
fn with_null(algorithm: &str) -> Vec<u8> {
    sequence([oid(algorithm), crate::der::null()])
}

fn attributes(suite: &mut Suite) {
    suite.quirk(
        [
            "quirk_attributes_unsorted",
            "quirks 1.10",
            "the signed attributes are not in DER order; they were signed as they are sent",
        ],
        |card| {
            card.sod.sorted = false;
            let time = Attribute::SigningTime("240815083000Z");
            card.sod.attributes =
                Some(vec![Attribute::MessageDigest, time, Attribute::ContentType]);
        },
        accepted()
            .finding("signed_attributes_unsorted")
            .without("signing_time_before_certificate")
            .without("signing_time_outside_key_usage"),
    );
    suite.quirk(
        [
            "quirk_attributes_unsorted_signed_sorted",
            "quirks 1.10",
            "the signed attributes are not in DER order; the DER order was signed",
        ],
        |card| {
            card.sod.bend_signer_info = |fields| {
                let sent = &mut fields[signer_info::SIGNED_ATTRIBUTES];
                let mut rest = crate::der::content(sent);
                let mut attributes = Vec::new();
                while !rest.is_empty() {
                    let (first, next) = rest.split_at(usize::from(rest[1]) + 2);
                    attributes.push(first.to_vec());
                    rest = next;
                }
                attributes.reverse();
                *sent = context(0, attributes.concat());
            };
        },
        accepted().finding("signed_attributes_unsorted"),
    );
    suite.variant(
        "vn_2024",
        Kind::Good,
        [
            "sod_further_attributes",
            "quirks 1.10",
            "the signed attributes include signingCertificate and cmsAlgorithmProtection",
        ],
        |card| {
            let digest = Hash::Sha1.of(card.ds.encode());
            let signing_certificate = sequence([sequence([sequence([octets(digest)])])]);
            let protection = sequence([
                Hash::Sha256.algorithm(),
                tlv(0xA1, crate::der::content(&card.sod.signer.algorithm())),
            ]);
            card.sod.attributes.get_or_insert_default().extend([
                Attribute::Raw(attribute_of("1.2.840.113549.1.9.16.2.12", [signing_certificate])),
                Attribute::Raw(attribute_of("1.2.840.113549.1.9.52", [protection])),
            ]);
        },
        accepted(),
    );
    suite.quirk(
        [
            "quirk_unsigned_attributes",
            "quirks 2 D",
            "an unsigned attribute that repeats a false message digest",
        ],
        |card| {
            let lie = attribute_of(crate::cms::MESSAGE_DIGEST, [octets([0; 32])]);
            card.sod.unsigned_attributes = vec![lie];
        },
        accepted().finding("unsigned_attributes"),
    );
}

fn certificates(suite: &mut Suite) {
    suite.quirk(
        [
            "quirk_several_certificates",
            "quirks 2 D",
            "two certificates, the first of another signer",
        ],
        |card| {
            let mut other = card.ds.clone();
            other.serial = vec![0x11];
            other.public_key = keys::ec("another signer", &crate::curves::P256).named();
            other.remove(crate::x509::SUBJECT_KEY_IDENTIFIER);
            card.sod.certificates = vec![Embedded::Other(Box::new(other)), Embedded::Signer];
        },
        accepted().finding("several_certificates"),
    );
    suite.quirk(
        ["quirk_csca_embedded", "RFC 5652 §10.2.3", "the SOD embeds the CSCA behind the DS"],
        |card| card.sod.certificates.push(Embedded::Authority),
        accepted().finding("several_certificates"),
    );
    suite.quirk(
        [
            "quirk_other_certificate_choices",
            "RFC 5652 §10.2.2",
            "an attribute certificate [1] before the DS certificate: to be skipped",
        ],
        |card| {
            let attribute_certificate = context(1, set([set_of([octets([1])])]));
            card.sod.certificates.insert(0, Embedded::Raw(attribute_certificate));
        },
        accepted().finding("other_certificate_formats").finding("several_certificates"),
    );
    suite.variant(
        "rsa_e3_card",
        Kind::Quirk,
        [
            "quirk_rsa_key_parameters_missing",
            "quirks 1.4",
            "the DS key is rsaEncryption without NULL",
        ],
        |card| {
            let Key::Rsa(key) = &card.sod.signer.key else {
                panic!("the base card signs with RSA")
            };
            let algorithm = sequence([oid("1.2.840.113549.1.1.1")]);
            card.ds.public_key = sequence([algorithm, crate::der::bit_string(key.public())]);
        },
        accepted().finding("rsa_parameters_missing"),
    );
    suite.variant(
        "td3_passport",
        Kind::Good,
        [
            "key_algorithm_pss",
            "quirks 1.8, RFC 4055",
            "the DS key is id-RSASSA-PSS without parameters",
        ],
        |card| {
            let Key::Rsa(key) = &card.sod.signer.key else {
                panic!("the base card signs with RSA")
            };
            let algorithm = sequence([oid("1.2.840.113549.1.1.10")]);
            card.ds.public_key = sequence([algorithm, crate::der::bit_string(key.public())]);
        },
        accepted(),
    );
    suite.variant(
        "rsa_e3_card",
        Kind::Good,
        [
            "key_exponent_odd_and_large",
            "quirks census: 107903",
            "the DS key is RSA with e = 107903",
        ],
        |card| {
            let key = keys::rsa("ds_rsa_2048").with_exponent(107_903);
            card.set_signer(Signer::pkcs1(key, Hash::Sha256));
        },
        accepted(),
    );
}
