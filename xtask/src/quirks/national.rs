//! Cards of national applications, judged as such: the IAS application of the Italian identity card, and
//! PIV of the United States. The expectation without an application is that of another application.

use super::applications::{forget_files, of_another_application_of_utopia};
use crate::card::{Card, Files};
use crate::case::{ApplicationExpect, Kind, Suite, Verdict, rejected, undetermined};
use crate::der::{Bytes, concat, content, octets, sequence, tlv};
use crate::hash::Hash;
use crate::keys;
use crate::lds::SecurityObject;
use crate::x509::Extension;

pub(crate) fn describe(suite: &mut Suite) {
    italian(suite);
    italian_faults(suite);
    piv(suite);
    other_applications(suite);
}

const ALL_OF_CIE: [&str; 6] = ["A1", "A2", "A3", "A4", "A5", "1B"];

fn italian(suite: &mut Suite) {
    suite.variant(
        "td3_passport",
        Kind::Quirk,
        [
            "cie_ias",
            "quirks 3.35: IT",
            "the IAS application of an identity card, with its six files; those that are elements have bytes 00 behind",
        ],
        |card| {
            forget_files(card);
            card.files = cie_files();
            card.sod.lds = SecurityObject::v1(Hash::Sha512);
            card.sod.lds.bend_hashes = |hashes| *hashes = cie_hashes();
        },
        of_another_application_of_utopia(),
    );
    let expect = ApplicationExpect::accepted().files("identical", &ALL_OF_CIE);
    suite.judged_as("cie_ias", "it-cie", expect);
    let expect = ApplicationExpect::of(Verdict::Rejected)
        .and("ds_signature", "failed", "not_a_content_signer")
        .and("data_groups", "undetermined", "container_map_missing")
        .files("present", &ALL_OF_CIE);
    suite.judged_as("cie_ias", "us-piv", expect);
}

fn italian_faults(suite: &mut Suite) {
    let mut fault = |about: [&'static str; 3], change: fn(&mut Card), expect| {
        let name = about[0];
        let without = of_another_application_of_utopia();
        suite.variant("cie_ias", Kind::Fault, about, change, without);
        suite.judged_as(name, "it-cie", expect);
    };
    fault(
        ["cie_ias_file_differs", "quirks 3.35: IT", "the last digit of EF.ID_Servizi differs"],
        |card| {
            card.bend_files = |files| {
                files.insert("EF.1001".to_owned(), b"990000000018".to_vec());
            };
        },
        ApplicationExpect::of(Verdict::Rejected)
            .and("data_groups", "failed", "file_differs")
            .files("not identical", &["A1"])
            .files("identical", &["A2", "A3", "A4", "A5", "1B"]),
    );
    fault(
        [
            "cie_ias_hash_under_another_number",
            "quirks 3.35: IT",
            "the hash of EF.ID_Servizi stands under the number of EF.Seriale, and the other way round",
        ],
        |card| {
            card.sod.lds.bend_hashes = |hashes| {
                *hashes = cie_hashes();
                let first = hashes[0].1.clone();
                hashes[0].1 = core::mem::replace(&mut hashes[1].1, first);
            };
        },
        ApplicationExpect::of(Verdict::Rejected)
            .and("data_groups", "failed", "file_differs")
            .files("not identical", &["A1", "A2"])
            .files("identical", &["A3", "A4", "A5", "1B"]),
    );
    fault(
        [
            "cie_ias_number_without_sign",
            "quirks 3.35: IT",
            "the number of EF.ID_Servizi is 00 A1, which is 161 and not A1",
        ],
        |card| {
            card.sod.lds.bend_hashes = |hashes| {
                *hashes = cie_hashes();
                hashes[0].0 = vec![0x00, 0xA1];
            };
        },
        ApplicationExpect::of(Verdict::Rejected)
            .and("data_groups", "failed", "file_not_signed")
            .files("present", &["00A1"])
            .files("identical", &["A2", "A3", "A4", "A5", "1B"]),
    );
    fault(
        ["cie_ias_file_truncated", "quirks 3.35: IT", "EF.Servizi_Int.Kpub was read to byte 200"],
        |card| {
            card.bend_files = |files| {
                files.get_mut("EF.1005").expect("a file of the card").truncate(200);
            };
        },
        ApplicationExpect::of(Verdict::Undetermined)
            .and("data_groups", "undetermined", "data_group_incomplete")
            .files("incomplete", &["A5"])
            .files("identical", &["A1", "A2", "A3", "A4", "1B"]),
    );
    suite.variant(
        "cie_ias",
        Kind::Fault,
        [
            "cie_ias_numbers_masked",
            "quirks 3.35: IT",
            "the numbers lack A0, so that EF.SOD lists data groups of the LDS",
        ],
        |card| {
            card.sod.lds.bend_hashes = |hashes| {
                *hashes = cie_hashes();
                hashes.truncate(5);
                hashes.iter_mut().for_each(|(number, _)| number[0] &= 0x0F);
            };
        },
        undetermined("data_groups", "none_verified"),
    );
    let expect = ApplicationExpect::of(Verdict::Undetermined)
        .and("data_groups", "undetermined", "not_of_the_application")
        .files("present", &["01", "02", "03", "04", "05"]);
    suite.judged_as("cie_ias_numbers_masked", "it-cie", expect);
}

fn piv(suite: &mut Suite) {
    suite.variant(
        "other_application_united_states",
        Kind::Quirk,
        [
            "piv_card",
            "NIST SP 800-73-5, part 1, §3.1.7",
            "a PIV card: two containers, which a map in EF.9000 numbers 1 and 2; its signer signs PIV content only",
        ],
        |card| {
            card.ds.put(Extension::extended_key_usage(PIV_CONTENT_SIGNING));
            card.document_signers = vec![card.ds.clone()];
            card.files = piv_files();
            card.sod.lds.bend_hashes = |hashes| *hashes = piv_hashes();
            card.bend_files = |files| add_security_object(files, &[1, 0xDB, 0x00, 2, 0x30, 0x01]);
        },
        rejected("ds_signature", "not_a_document_signer")
            .and("data_groups", "undetermined", "none_verified")
            .and("validity", "undetermined", "not_a_document_signer")
            .finding("forbidden_extension")
            .without("integer_not_minimal"),
    );
    let expect = ApplicationExpect::accepted().files("identical", &["01", "02"]);
    suite.judged_as("piv_card", "us-piv", expect);
    let expect = ApplicationExpect::of(Verdict::Rejected)
        .and("message_digest", "failed", "content_type_not_lds")
        .and("ds_signature", "failed", "not_a_document_signer")
        .and("data_groups", "undetermined", "not_of_the_application")
        .files("present", &["01", "02"]);
    suite.judged_as("piv_card", "it-cie", expect);
    let mut variant = |about: [&'static str; 3], change: fn(&mut Card), expect| {
        let name = about[0];
        let without = rejected("ds_signature", "not_a_document_signer");
        suite.variant("piv_card", Kind::Fault, about, change, without);
        suite.judged_as(name, "us-piv", expect);
    };
    variant(
        [
            "piv_container_not_listed",
            "NIST SP 800-73-5, part 1, §3.1.7",
            "a third container, which the map does not list, as certificates need not be",
        ],
        |card| card.put("EF.0101", container(&tlv(0x70, "a certificate"))),
        ApplicationExpect::of(Verdict::Undetermined)
            .and("data_groups", "undetermined", "file_not_signed")
            .files("identical", &["01", "02"]),
    );
    variant(
        [
            "piv_map_exchanged",
            "NIST SP 800-73-5, part 1, §3.1.7",
            "the map, which nobody signs, exchanges the two containers",
        ],
        |card| {
            card.bend_files = |files| add_security_object(files, &[1, 0x30, 0x01, 2, 0xDB, 0x00]);
        },
        ApplicationExpect::of(Verdict::Rejected)
            .and("data_groups", "failed", "file_differs")
            .files("not identical", &["01", "02"]),
    );
}

/// Cards of another kind than the chosen application.
fn other_applications(suite: &mut Suite) {
    let expect = ApplicationExpect::of(Verdict::Undetermined)
        .and("data_groups", "undetermined", "no_file_verified")
        .files("present", &["A4", "1B", "A5", "A1", "A2", "A3"]);
    suite.judged_as("other_application_italy", "it-cie", expect);
    let expect = ApplicationExpect::of(Verdict::Rejected)
        .and("ds_signature", "failed", "not_a_content_signer")
        .and("data_groups", "undetermined", "container_map_missing")
        .files("present", &["0005"]);
    suite.judged_as("other_application_united_states", "us-piv", expect);
    for (card, numbers) in
        [("td3_passport", &["01", "02", "0E", "0F"][..]), ("td2_card", &["01", "02"])]
    {
        let expect = ApplicationExpect::of(Verdict::Undetermined)
            .and("data_groups", "undetermined", "not_of_the_application")
            .files("present", numbers);
        suite.judged_as(card, "it-cie", expect);
    }
}

fn cie_files() -> Files {
    let file = |name: &str, content: &[u8]| (format!("EF.{name}"), content.to_vec());
    let padded =
        |name: &str, element: Bytes| (format!("EF.{name}"), concat([element, vec![0; 30]]));
    Files::from([
        file("1001", b"990000000019"),
        file("1002", b"CA00000AA\0\0\0"),
        padded("1003", cie_certificate()),
        padded("1004", cie_key("ds_rsa_2048")),
        padded("1005", cie_key("aa_rsa_2048")),
        padded("D004", cie_parameters()),
    ])
}

/// The hashes under the numbers A1 to A5 and 1B: without the bytes 00 behind.
fn cie_hashes() -> Vec<(Bytes, Bytes)> {
    let hash = |number: u8, content: Bytes| (vec![number], Hash::Sha512.of(content));
    vec![
        hash(0xA1, b"990000000019".to_vec()),
        hash(0xA2, b"CA00000AA".to_vec()),
        hash(0xA3, cie_certificate()),
        hash(0xA4, cie_key("ds_rsa_2048")),
        hash(0xA5, cie_key("aa_rsa_2048")),
        hash(0x1B, cie_parameters()),
    ]
}

/// An element in place of the holder's certificate, which no test reads.
fn cie_certificate() -> Bytes {
    sequence([octets("a certificate for the holder")])
}

/// An element in place of the Diffie-Hellman parameters, which no test reads.
fn cie_parameters() -> Bytes {
    sequence([octets("parameters")])
}

fn cie_key(name: &str) -> Bytes {
    keys::rsa(name).public()
}

const PIV_CONTENT_SIGNING: &str = "2.16.840.1.101.3.6.7";

fn piv_files() -> Files {
    let file = |name: &str, fields: Bytes| (name.to_owned(), container(&fields));
    Files::from([file("EF.DB00", capability()), file("EF.3001", printed_information())])
}

fn piv_hashes() -> Vec<(Bytes, Bytes)> {
    let hash = |number: u8, fields: Bytes| (vec![number], Hash::Sha256.of(fields));
    vec![hash(1, capability()), hash(2, printed_information())]
}

fn capability() -> Bytes {
    concat([tlv(0xF1, [0x21]), tlv(0xF2, [0x21]), tlv(0xFE, "")])
}

fn printed_information() -> Bytes {
    concat([tlv(0x01, "Erika Sample"), tlv(0x02, "Test"), tlv(0xFE, "")])
}

/// A container as GET DATA returns it.
fn container(fields: &[u8]) -> Bytes {
    tlv(0x53, fields)
}

/// Adds container 9000 with this map around the content of EF.SOD.
fn add_security_object(files: &mut Files, map: &[u8]) {
    let content_info = content(&files["EF.SOD"]).to_vec();
    let fields = [tlv(0xBA, map), tlv(0xBB, content_info), tlv(0xFE, "")];
    files.insert("EF.9000".to_owned(), container(&concat(fields)));
}
