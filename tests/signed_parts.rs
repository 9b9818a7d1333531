//! The signed parts of a document: their places are enough to verify the signatures with other software.

mod common {
    pub(crate) mod at;
    pub(crate) mod judge;
    pub(crate) mod manifest;
    pub(crate) mod testdata;
}

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use common::judge::judge;
use common::manifest::manifest;
use common::testdata::read;
use idchip::Finding;
use idchip::cms::SignedAttributes;
use idchip::lds::sod::Sod;
use idchip::oid;
use idchip::tlv::Part;
use idchip::verify::{Anchors, CheckId, CheckResult, Document, Policy, SignedParts};
use p256::ecdsa::signature::Verifier as _;
use serde_json::Value;

/// EF.SOD of a card in the manifest, and the certificates of its reader.
struct Card {
    name: String,
    sod: Vec<u8>,
    anchors: Vec<Vec<u8>>,
    document_signers: Vec<Vec<u8>>,
}

impl Card {
    fn all() -> Vec<Self> {
        let manifest = manifest();
        let read_all = |paths: &Value| {
            let paths = paths.as_array().unwrap().iter();
            paths.map(|path| read(path.as_str().unwrap())).collect()
        };
        let cards = manifest["cards"].as_array().unwrap().iter();
        cards
            .filter_map(|card| {
                let files = card["files"].as_object().unwrap();
                let (_, sod) = files.iter().find(|(name, _)| name.starts_with("EF.SOD"))?;
                Some(Self {
                    name: card["name"].as_str().unwrap().to_owned(),
                    sod: read(sod.as_str().unwrap()),
                    anchors: read_all(&card["anchors"]),
                    document_signers: read_all(&card["document_signers"]),
                })
            })
            .collect()
    }

    fn named(name: &str) -> Self {
        Self::all().into_iter().find(|card| card.name == name).unwrap()
    }

    /// Examines EF.SOD. Returns `None` if it does not parse.
    fn examine<T>(&self, then: impl FnOnce(&Document<'_>, &Sod<'_>) -> T) -> Option<T> {
        let mut scratch = vec![0; self.sod.len()];
        let sod = Sod::parse_with_scratch(&self.sod, &mut scratch).ok()?;
        let anchors: Vec<_> = self.anchors.iter().map(Vec::as_slice).collect();
        let anchors = Anchors::from_certificates_lenient(&anchors);
        let signers: Vec<_> = self.document_signers.iter().map(Vec::as_slice).collect();
        let judge = judge(&anchors, Policy::DEFAULT).with_document_signers(&signers);
        Some(then(&judge.examine(&sod), &sod))
    }
}

/// Cuts the parts out of the input by their offsets alone.
fn cut<'a>(input: &[u8], parts: impl IntoIterator<Item = Part<'a>>) -> Vec<u8> {
    let places = parts.into_iter().map(|part| (part.offset(), part.len()));
    places.flat_map(|(offset, length)| input[offset..offset + length].to_vec()).collect()
}

/// The message of the signer's signature, cut out of EF.SOD.
fn signed_message<'a>(
    file: &[u8],
    parts: &SignedParts<'_>,
    attributes: impl IntoIterator<Item = Part<'a>>,
) -> Vec<u8> {
    [parts.set_header().unwrap().as_bytes(), &cut(file, attributes)].concat()
}

/// The value of the attribute messageDigest.
fn message_digest<'a>(attributes: &SignedAttributes<'a>) -> &'a [u8] {
    let attribute = attributes.of_type(oid::MESSAGE_DIGEST).next().unwrap();
    attribute.single_value().unwrap().content
}

#[test]
fn every_part_is_in_the_file_it_is_of() {
    let (mut in_segments, mut from_caller, mut without_anchor) = (0, 0, 0);
    for card in Card::all() {
        card.examine(|document, sod| {
            let parts = document.signed_parts(sod).unwrap();
            let content: Vec<_> = parts.content().collect();
            in_segments += usize::from(content.len() > 1);
            let signed: Vec<u8> =
                sod.signed_data().content().segments().flatten().copied().collect();
            assert_eq!(cut(&card.sod, content), signed, "{}", card.name);
            let Some(signer) = parts.signer_info() else { return };
            let signature: Vec<u8> = signer.signature().segments().flatten().copied().collect();
            assert_eq!(cut(&card.sod, parts.signature()), signature);
            if let Some(attributes) = signer.signed_attributes() {
                let (mut in_order, mut sorted) = (Vec::new(), Vec::new());
                attributes.signed_bytes(|bytes| in_order.extend_from_slice(bytes));
                attributes.signed_bytes_sorted(|bytes| sorted.extend_from_slice(bytes));
                let message = signed_message(&card.sod, &parts, parts.signed_attributes());
                assert_eq!(message, in_order, "{}", card.name);
                let message = signed_message(&card.sod, &parts, parts.signed_attributes_sorted());
                assert_eq!(message, sorted, "{}", card.name);
                assert_eq!(in_order == sorted, attributes.is_sorted());
            } else {
                assert!(parts.set_header().is_none() && parts.signed_attributes().is_none());
                assert_eq!(parts.signed_attributes_sorted().count(), 0);
            }
            if let Some(signer) = parts.signer() {
                match signer.in_file() {
                    Some(place) => assert_eq!(cut(&card.sod, [place]), signer.as_bytes()),
                    None => from_caller += 1,
                }
            }
            without_anchor += usize::from(parts.anchor().is_none());
            assert_eq!(parts.anchor().is_some(), document.report().anchor().is_some());
        });
    }
    assert!(in_segments >= 2 && from_caller >= 1 && without_anchor >= 10);
}

#[test]
fn another_ef_sod_has_no_parts_in_the_document() {
    let (card, copy) = (Card::named("vn_good"), Card::named("vn_good"));
    assert_eq!(card.sod, copy.sod);
    card.examine(|document, sod| {
        assert!(document.signed_parts(sod).is_some());
        copy.examine(|_, of_copy| assert!(document.signed_parts(of_copy).is_none()));
    });
}

#[test]
fn the_parts_verify_with_a_crate_that_knows_nothing_of_cms() {
    let card = Card::named("alg_only_p256_sha256");
    let checked = card.examine(|document, sod| {
        let parts = document.signed_parts(sod).unwrap();
        let (signer, anchor) = (parts.signer().unwrap(), parts.anchor().unwrap());
        let message = signed_message(&card.sod, &parts, parts.signed_attributes());
        let signature = cut(&card.sod, parts.signature());
        let in_sod = cut(&card.sod, signer.in_file());
        let tbs = cut(&in_sod, [signer.tbs()]);
        let tbs_signature = cut(&in_sod, [signer.signature_value()]);
        for (certificate, message, signature) in
            [(&in_sod[..], message, signature), (anchor.as_bytes(), tbs, tbs_signature)]
        {
            let (_, certificate) = x509_parser::parse_x509_certificate(certificate).unwrap();
            let point = &certificate.public_key().subject_public_key.data;
            let key = p256::ecdsa::VerifyingKey::from_sec1_bytes(point).unwrap();
            let signature = p256::ecdsa::Signature::from_der(&signature).unwrap();
            key.verify(&message, &signature).unwrap();
            let changed = [&message[..], &[0]].concat();
            assert!(key.verify(&changed, &signature).is_err());
        }
        document.report().check(CheckId::SodSignature).result
    });
    assert_eq!(checked, Some(CheckResult::Successful));
}

/// A card, the hash function of the signature of EF.SOD, OpenSSL's options for that signature, and the hash
/// function of the signature of the signer's certificate.
type ByOpenSsl = (&'static str, &'static str, &'static [&'static str], &'static str);

const BY_OPENSSL: [ByOpenSsl; 9] = [
    ("vn_good", "sha256", &[], "sha384"),
    ("alg_ecdsa_bp256_sha256", "sha256", &[], "sha512"),
    ("alg_ecdsa_p521_sha512", "sha512", &[], "sha512"),
    ("alg_rsa_sha256", "sha256", &[], "sha512"),
    ("alg_pss_sha256", "sha256", &["-sigopt", "rsa_padding_mode:pss"], "sha512"),
    ("quirk_ber_constructed_content", "sha256", &[], "sha384"),
    ("quirk_ber_indefinite", "sha256", &[], "sha384"),
    ("quirk_attributes_unsorted", "sha256", &[], "sha384"),
    ("quirk_attributes_unsorted_signed_sorted", "sha256", &[], "sha384"),
];

#[test]
fn openssl_verifies_the_parts() {
    let Some(openssl) = OpenSsl::new() else { return };
    for (name, hash, options, hash_of_issuer) in BY_OPENSSL {
        let card = Card::named(name);
        let verified = card.examine(|document, sod| {
            let parts = document.signed_parts(sod).unwrap();
            let (signer, anchor) = (parts.signer().unwrap(), parts.anchor().unwrap());
            let attributes = sod.signed_data().signer().unwrap().signed_attributes().unwrap();
            let content = cut(&card.sod, parts.content());
            assert_eq!(openssl.digest(hash, &content), message_digest(&attributes), "{name}");

            let in_order = signed_message(&card.sod, &parts, parts.signed_attributes());
            let sorted = signed_message(&card.sod, &parts, parts.signed_attributes_sorted());
            let signature = cut(&card.sod, parts.signature());
            let key = cut(&card.sod, signer.in_file());
            let signed =
                |message: &[u8]| openssl.verifies(&key, hash, options, message, &signature);
            let is_sorted = !sod.findings().contains(Finding::SignedAttributesUnsorted);
            assert_eq!(in_order == sorted, is_sorted, "{name}");
            // Of two orders, the signer signed one.
            let signs_in_order = name != "quirk_attributes_unsorted_signed_sorted";
            assert_eq!(signed(&in_order), signs_in_order, "{name}");
            assert_eq!(signed(&sorted), is_sorted || !signs_in_order, "{name}");
            assert!(!signed(&[&in_order[..], &[0]].concat()), "{name}");

            let tbs = cut(signer.as_bytes(), [signer.tbs()]);
            let signature = cut(signer.as_bytes(), [signer.signature_value()]);
            let key = anchor.as_bytes();
            assert!(openssl.verifies(key, hash_of_issuer, &[], &tbs, &signature), "{name}");
            assert!(!openssl.verifies(key, hash_of_issuer, &[], &tbs[1..], &signature), "{name}");
        });
        assert!(verified.is_some(), "{name}");
    }
}

/// The command of OpenSSL, with a directory for its files.
struct OpenSsl(PathBuf);

impl OpenSsl {
    /// Returns `None`, and says so, if there is no such command.
    fn new() -> Option<Self> {
        if Command::new("openssl").arg("version").output().is_err() {
            println!("skipped: there is no openssl");
            return None;
        }
        let name = format!("idchip-signed-parts-{}", std::process::id());
        let directory = std::env::temp_dir().join(name);
        fs::create_dir_all(&directory).unwrap();
        Some(Self(directory))
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new("openssl").args(arguments).current_dir(&self.0).output().unwrap()
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        fs::write(self.0.join(name), bytes).unwrap();
    }

    fn digest(&self, hash: &str, message: &[u8]) -> Vec<u8> {
        self.write("message", message);
        self.run(&["dgst", &format!("-{hash}"), "-binary", "message"]).stdout
    }

    /// True if the signature over the message verifies under the key of a certificate.
    fn verifies(
        &self,
        certificate: &[u8],
        hash: &str,
        options: &[&str],
        message: &[u8],
        signature: &[u8],
    ) -> bool {
        self.write("certificate.der", certificate);
        let read = ["x509", "-inform", "DER", "-in", "certificate.der", "-noout", "-pubkey"];
        self.write("key.pem", &self.run(&read).stdout);
        self.write("message", message);
        self.write("signature", signature);
        let hash = format!("-{hash}");
        let verify = ["dgst", &hash, "-verify", "key.pem", "-signature", "signature"];
        let output = self.run(&[&verify[..], options, &["message"]].concat());
        String::from_utf8_lossy(&output.stdout).contains("Verified OK")
    }
}

impl Drop for OpenSsl {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn the_report_names_its_signer_info() {
    for (name, index) in [
        ("vn_good", 0),
        ("signers_two_good", 0),
        ("signers_first_invalid", 1),
        ("signers_first_foreign", 1),
        ("signers_second_invalid", 0),
    ] {
        let card = Card::all().into_iter().find(|card| card.name == name).unwrap();
        let found = card.examine(|document, _| document.report().signer_info());
        assert_eq!(found, Some(index), "{name}");
    }
}
