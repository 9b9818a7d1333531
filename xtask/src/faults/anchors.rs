//! Certificates that lie among the anchors and are no CSCA's.

use crate::card::{Card, authority, document_signer};
use crate::case::{Expect, Kind, Suite, accepted, undetermined};
use crate::curves::P384;
use crate::good::VIETNAM;
use crate::hash::Hash;
use crate::keys;
use crate::signer::{Key, Signer};
use crate::x509::{Certificate, Extension, field};

/// The key that ought not to issue anything.
fn other() -> Signer {
    Signer::ecdsa(keys::ec("not a CSCA", &P384), Hash::Sha384)
}

fn not_a_csca() -> Expect {
    undetermined("ds_signature", "anchor_not_a_csca").and(
        "validity",
        "undetermined",
        "anchor_not_a_csca",
    )
}

pub(crate) fn describe(suite: &mut Suite) {
    suite.fault(
        [
            "anchor_is_document_signer",
            "quirks 2 M",
            "the only anchor is another document signer's certificate, which issued the DS",
        ],
        |card| {
            let signer = end_entity(card);
            issue_by(card, signer);
        },
        not_a_csca(),
    );
    suite.fault(
        [
            "anchor_is_master_list_signer",
            "quirks 2 M",
            "the only anchor is a master list signer's certificate, which issued the DS",
        ],
        |card| {
            let mut signer = end_entity(card);
            signer.put(Extension::extended_key_usage("2.23.136.1.1.3"));
            issue_by(card, signer);
        },
        not_a_csca(),
    );
    suite.fault(
        [
            "anchor_is_self_signed_list_signer",
            "quirks 2 M",
            "the only anchor is self-signed, and for signing master lists",
        ],
        |card| {
            let mut signer = root();
            signer.remove(crate::x509::BASIC_CONSTRAINTS);
            signer.put(Extension::extended_key_usage("2.23.136.1.1.3"));
            issue_by(card, signer);
        },
        not_a_csca(),
    );
    suite.fault(
        [
            "anchor_is_signer_itself",
            "quirks 2 M",
            "a self-signed document signer, which lies among the anchors",
        ],
        |card| {
            let Key::Ec(key) = card.sod.signer.key.clone() else {
                panic!("the base is on a curve")
            };
            card.ds.signer = Signer::ecdsa(key, Hash::Sha384);
            card.ds.issuer = card.ds.subject.clone();
            let identifier = card.sod.signer.key.identifier();
            card.ds.put(Extension::authority_key_identifier(&identifier));
            card.anchors = Some(vec![card.ds.clone()]);
        },
        not_a_csca(),
    );
    suite.variant(
        "vn_good",
        Kind::Good,
        [
            "anchor_beside_a_signer_of_its_name",
            "quirks 2 M",
            "a document signer's certificate with the name and identifier of the CSCA lies before it",
        ],
        |card| {
            let mut signer = end_entity(card);
            signer.subject = card.csca.subject.clone();
            let identifier = card.csca.signer.key.identifier();
            signer.put(Extension::subject_key_identifier(&identifier));
            signer.issuer.0.truncate(2);
            card.anchors = Some(vec![signer, card.csca.clone()]);
        },
        accepted(),
    );
    suite.variant(
        "vn_2024",
        Kind::Quirk,
        [
            "quirk_csca_version_1",
            "public master lists",
            "the CSCA certificate is of version 1, without any extension",
        ],
        |card| {
            card.csca.bend_tbs = |fields| {
                fields.truncate(field::EXTENSIONS);
                fields.remove(0);
            };
        },
        accepted()
            .anchor_finding("basic_constraints_missing")
            .anchor_finding("certificate_version")
            .anchor_finding("key_usage_missing")
            .anchor_finding("private_key_usage_period_missing")
            .anchor_finding("subject_key_identifier_missing"),
    );
}

/// The certificate of another document signer under the card's CSCA.
fn end_entity(card: &Card) -> Certificate {
    let validity = ["20210119030000Z", "20460413030000Z"];
    let name = "Test Document Signer that issues";
    let mut signer = document_signer(VIETNAM, name, &other().key, &card.csca, validity);
    signer.serial = vec![0x77];
    signer
}

fn root() -> Certificate {
    authority(VIETNAM, "Test Root", other(), ["20210119030000Z", "20460413030000Z"])
}

/// Lets the holder of a certificate issue that of the card's signer, and be the anchor.
fn issue_by(card: &mut Card, issuer: Certificate) {
    card.ds.issuer = issuer.subject.clone();
    card.ds.put(Extension::authority_key_identifier(&other().key.identifier()));
    card.ds.signer = other();
    card.anchors = Some(vec![issuer]);
}
