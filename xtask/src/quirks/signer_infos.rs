//! Several SignerInfos in EF.SOD: one that verifies is enough, and the checks are all of one of them.

use crate::card::{Card, authority, document_signer};
use crate::case::{Expect, Kind, Suite, accepted, rejected, undetermined};
use crate::cms::{Attribute, CoSigner, Embedded, MESSAGE_DIGEST, attribute_of};
use crate::curves::P256;
use crate::der::{bit_string, octets, oid, sequence};
use crate::good::{UTOPIA, VIETNAM};
use crate::hash::Hash;
use crate::keys;
use crate::ml_dsa;
use crate::signer::Signer;

pub(crate) fn describe(suite: &mut Suite) {
    verified(suite);
    not_verified(suite);
    refused(suite);
}

/// The validity of the first signer's certificate.
const VALIDITY: [&str; 2] = ["20240802030000Z", "20450821030000Z"];

/// A signer with an RSA key, whose certificate the card's CSCA issued.
fn co_signer(card: &Card) -> CoSigner {
    co_signer_with(card, Signer::pkcs1(keys::rsa("ds_rsa_2048"), Hash::Sha256), VALIDITY)
}

fn co_signer_with(card: &Card, signer: Signer, validity: [&str; 2]) -> CoSigner {
    let name = "Test Document Signer National Identification 00043";
    let mut certificate = document_signer(VIETNAM, name, &signer.key, &card.csca, validity);
    certificate.serial = vec![0x2A, 0x52];
    CoSigner { certificate, signer, attributes: None }
}

/// A signer whose signature is not the one that its key makes.
fn forger(card: &Card) -> CoSigner {
    let mut forger = co_signer(card);
    forger.signer.bend = altered;
    forger
}

fn altered(mut signature: Vec<u8>) -> Vec<u8> {
    if let Some(byte) = signature.last_mut() {
        *byte ^= 1;
    }
    signature
}

/// A signer with a key of ML-DSA-65.
fn post_quantum(card: &Card) -> CoSigner {
    let mut signer = co_signer(card);
    signer.certificate.public_key = ml_dsa::Key::DocumentSigner.public();
    ml_dsa::Key::DocumentSigner.set(&mut signer.signer);
    signer
}

/// A signer with a key of SLH-DSA-SHA2-128s. The signature is not valid: nobody reads it.
fn unsupported(card: &Card) -> CoSigner {
    let algorithm = || sequence([oid("2.16.840.1.101.3.4.3.20")]);
    let mut signer = co_signer(card);
    signer.certificate.public_key = sequence([algorithm(), bit_string(vec![0x5A; 32])]);
    signer.signer.announced = Some(algorithm());
    signer
}

/// A signer of a state whose CSCA is not among the anchors.
fn foreign(_: &Card) -> CoSigner {
    let key = Signer::ecdsa(keys::ec("CSCA Utopia", &P256), Hash::Sha256);
    let csca = authority(UTOPIA, "CSCA Utopia", key, ["20200101000000Z", "20500101000000Z"]);
    let signer = Signer::ecdsa(keys::ec("DS Utopia", &P256), Hash::Sha256);
    let name = "Utopian Document Signer";
    let mut certificate = document_signer(UTOPIA, name, &signer.key, &csca, VALIDITY);
    certificate.serial = vec![0x2A, 0x52];
    CoSigner { certificate, signer, attributes: None }
}

/// Adds a signer to the card, with the certificate.
fn add(card: &mut Card, co_signer: CoSigner) {
    card.sod.certificates.push(Embedded::Other(Box::new(co_signer.certificate.clone())));
    card.sod.co_signers.push(co_signer);
}

/// The place of the other signer's SignerInfo.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    First,
    Second,
}

/// Describes a card whose EF.SOD another signs too.
fn with(
    suite: &mut Suite,
    about: [&'static str; 3],
    place: Place,
    signer: fn(&Card) -> CoSigner,
    expect: Expect,
) {
    let change = |card: &mut Card| {
        let signer = signer(card);
        add(card, signer);
        card.sod.co_signers_first = place == Place::First;
    };
    let expect = expect.finding("several_signers").finding("several_certificates");
    suite.quirk(about, change, expect);
}

fn verified(suite: &mut Suite) {
    suite.quirk(
        ["sod_two_signer_infos", "quirks 2 D", "two copies of the SignerInfo"],
        |card| card.sod.signers = 2,
        accepted().finding("several_signers"),
    );
    let about = ["signers_two_good", "RFC 5652 §5", "signed with ECDSA, and then with RSA"];
    with(suite, about, Place::Second, co_signer, accepted());
    let about = ["signers_two_good_swapped", "RFC 5652 §5", "signed with RSA, and then with ECDSA"];
    with(suite, about, Place::First, co_signer, accepted());
}

/// The signer of the base card verifies, and another does not.
fn not_verified(suite: &mut Suite) {
    let mut other = |about, place, signer| {
        with(suite, about, place, signer, accepted().finding("further_signer_not_verified"));
    };
    other(
        ["signers_second_unsupported", "RFC 9814", "signed with ECDSA, and then with SLH-DSA"],
        Place::Second,
        unsupported,
    );
    other(
        ["signers_first_unsupported", "RFC 9814", "signed with SLH-DSA, and then with ECDSA"],
        Place::First,
        unsupported,
    );
    other(
        ["signers_second_ml_dsa", "RFC 9882", "signed with ECDSA, and then with ML-DSA-65"],
        Place::Second,
        post_quantum,
    );
    other(
        ["signers_first_ml_dsa", "RFC 9882", "signed with ML-DSA-65, and then with ECDSA"],
        Place::First,
        post_quantum,
    );
    other(
        ["signers_second_invalid", "RFC 5652 §5", "the signature of the second signer is altered"],
        Place::Second,
        forger,
    );
    other(
        ["signers_first_invalid", "RFC 5652 §5", "the signature of the first signer is altered"],
        Place::First,
        forger,
    );
    other(
        [
            "signers_second_foreign",
            "Doc 9303-12 §5",
            "no anchor issued the certificate of the second signer",
        ],
        Place::Second,
        foreign,
    );
    other(
        [
            "signers_first_foreign",
            "Doc 9303-12 §5",
            "no anchor issued the certificate of the first signer",
        ],
        Place::First,
        foreign,
    );
    other(
        [
            "signers_first_expired",
            "TR-03135-1 §5.6.4.3.4",
            "the certificate of the first signer has expired",
        ],
        Place::First,
        |card| {
            let signer = Signer::pkcs1(keys::rsa("ds_rsa_2048"), Hash::Sha256);
            co_signer_with(card, signer, ["20240802030000Z", "20260101000000Z"])
        },
    );
    other(
        ["signers_first_rsa_1024", "Doc 9303-12 §4", "the key of the first signer has 1024 bits"],
        Place::First,
        |card| {
            let signer = Signer::pkcs1(keys::rsa("ds_rsa_1024"), Hash::Sha256);
            co_signer_with(card, signer, VALIDITY)
        },
    );
    other(
        [
            "signers_first_of_other_content",
            "RFC 5652 §5.4",
            "the first signer signed another digest",
        ],
        Place::First,
        signer_of_other_content,
    );
}

/// A signer who signed other content, with a valid signature.
fn signer_of_other_content(card: &Card) -> CoSigner {
    let digest = Attribute::Raw(attribute_of(MESSAGE_DIGEST, [octets([0x5A; 32])]));
    let time = Attribute::SigningTime("210615083000Z");
    let attributes = Some(vec![Attribute::ContentType, time, digest]);
    CoSigner { attributes, ..co_signer(card) }
}

/// No SignerInfo verifies: what one lacks the other does not give.
fn refused(suite: &mut Suite) {
    let mut refused = |about, other: fn(&Card) -> CoSigner| {
        let change = |card: &mut Card| {
            card.sod.signer.bend = altered;
            let other = other(card);
            add(card, other);
        };
        let expect = without_verified_signer(rejected("sod_signature", "signature_invalid"));
        suite.variant("vn_2024", Kind::Fault, about, change, expect);
    };
    refused(["signers_both_invalid", "RFC 5652 §5", "both signatures are altered"], forger);
    refused(
        [
            "signers_digest_of_one_signature_of_other",
            "RFC 5652 §5",
            "the first signer has the digest, and the second a valid signature over another one",
        ],
        signer_of_other_content,
    );
    refused(
        [
            "signers_anchor_of_one_signature_of_other",
            "RFC 5652 §5",
            "the first signer has an anchor, and the second, without one, a valid signature",
        ],
        foreign,
    );
    suite.variant(
        "vn_2024",
        Kind::Fault,
        [
            "signers_both_foreign",
            "Doc 9303-12 §5",
            "no anchor issued the certificates of the signers",
        ],
        |card| {
            let other = foreign(card);
            add(card, other);
            card.anchors = Some(Vec::new());
        },
        without_verified_signer(undetermined("ds_signature", "no_anchor").and(
            "validity",
            "undetermined",
            "no_anchor",
        )),
    );
}

fn without_verified_signer(expect: Expect) -> Expect {
    let findings = ["several_signers", "several_certificates", "further_signer_not_verified"];
    findings.iter().fold(expect, |expect, finding| expect.finding(finding))
}
