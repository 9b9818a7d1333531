//! The files that are measured.

use std::fs;
use std::path::{Path, PathBuf};

use idchip::lds::DgNumber;
use idchip::lds::sod::Sod;
use idchip::time::UnixTime;
use idchip::x509::Certificate;

/// 2026-11-01.
pub const NOW: UnixTime = UnixTime(1_793_491_200);

/// P-384 over brainpoolP384r1; RSASSA-PSS with RSA-3072 over RSA-2048; P-521 over P-256.
pub const FAMILIES: [&str; 3] = ["vn_good", "td3_passport", "td2_card"];

/// The content of a file of testdata/.
pub fn testdata(path: &str) -> Vec<u8> {
    read(&place(path))
}

/// The place of a file of testdata/.
pub fn place(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../testdata").join(path)
}

fn read(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The large files, which `cargo xtask` writes.
#[derive(Clone, Debug)]
pub struct Inputs(PathBuf);

impl Inputs {
    /// The files are in this directory.
    pub fn new(directory: impl Into<PathBuf>) -> Self {
        Self(directory.into())
    }

    /// The place of one of them.
    pub fn place(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// The content of one of them.
    pub fn file(&self, name: &str) -> Vec<u8> {
        read(&self.place(name))
    }

    /// A card with a large portrait, under the CSCA of `vn_good`.
    pub fn card(&self, name: &str) -> Card {
        Card::in_directory(&self.place(name), testdata("anchors/vn_good.der"))
    }

    /// `count` anchors, none of which issued a signer of these cards.
    pub fn strangers(&self, count: usize) -> Vec<Vec<u8>> {
        let file = self.file("anchors.der");
        certificates(&file).take(count).map(<[u8]>::to_vec).collect()
    }

    /// `count` anchors, of which the last one is that of this card.
    pub fn anchors(&self, count: usize, card: &Card) -> Vec<Vec<u8>> {
        let mut anchors = if count > 1 { self.strangers(count - 1) } else { Vec::new() };
        anchors.push(card.anchor.clone());
        assert_eq!(anchors.len(), count, "the file has enough of them");
        anchors
    }
}

/// The certificates that follow each other in a file.
pub fn certificates(mut file: &[u8]) -> impl Iterator<Item = &[u8]> {
    core::iter::from_fn(move || {
        // SEQUENCE, and a length of two bytes.
        let length = usize::from(u16::from_be_bytes(file.get(2..4)?.try_into().ok()?)) + 4;
        let (certificate, rest) = file.split_at(length);
        file = rest;
        Some(certificate)
    })
}

/// The files of a card that Passive Authentication takes.
#[derive(Clone)]
pub struct Card {
    /// EF.SOD.
    pub sod: Vec<u8>,
    /// The certificate of the CSCA.
    pub anchor: Vec<u8>,
    /// The data groups.
    pub data_groups: Vec<(DgNumber, Vec<u8>)>,
}

impl Card {
    /// A card of testdata/.
    pub fn of(name: &str) -> Self {
        Self::in_directory(
            &place(&format!("cards/{name}")),
            testdata(&format!("anchors/{name}.der")),
        )
    }

    fn in_directory(directory: &Path, anchor: Vec<u8>) -> Self {
        let data_groups = DgNumber::ALL.iter().copied().filter_map(|number| {
            Some((number, fs::read(directory.join(format!("EF.{number}.bin"))).ok()?))
        });
        let data_groups = data_groups.collect();
        Self { sod: read(&directory.join("EF.SOD.bin")), anchor, data_groups }
    }

    /// The same card with one thing altered, in each way that a verifier must see: the name of the alteration, and
    /// the card.
    pub fn altered(&self) -> Vec<(&'static str, Self)> {
        let sod = Sod::parse(&self.sod).expect("a good card");
        let first = |number: DgNumber| sod.security_object().hash(number).expect("a hash of it");
        let signer = sod.signed_data().certificates().iter().next().expect("a signer");
        let signature = Certificate::parse(signer).expect("a signer").signature_value();
        let (number, _) = self.data_groups.first().expect("a data group");
        let flipped = |part: &[u8]| {
            let mut card = self.clone();
            let at = position(&card.sod, part) + part.len() - 1;
            card.sod[at] ^= 1;
            card
        };
        let mut data_group = self.clone();
        *data_group.data_groups[0].1.last_mut().expect("a byte") ^= 1;
        let mut sod_signature = self.clone();
        *sod_signature.sod.last_mut().expect("a byte") ^= 1;
        vec![
            ("a data group", data_group),
            ("the signed hash of a data group", flipped(first(*number))),
            ("the signature of EF.SOD", sod_signature),
            ("the signature of the signer's certificate", flipped(signature)),
        ]
    }
}

/// The place of the only occurrence of `part`.
fn position(file: &[u8], part: &[u8]) -> usize {
    let mut places = file.windows(part.len()).enumerate().filter(|(_, window)| *window == part);
    let (at, _) = places.next().expect("it is a part of the file");
    assert!(places.next().is_none(), "it occurs once");
    at
}
