//! Measures the time of Passive Authentication of a whole card, and of its bare primitives: the two
//! signatures and the digests. The difference is the cost of the library itself.

use std::fs;
use std::path::Path;

use divan::{Bencher, black_box};
use idchip::algorithms;
use idchip::crypto::{Digest, HashId, SignatureScheme};
use idchip::lds::DgNumber;
use idchip::lds::sod::Sod;
use idchip::time::UnixTime;
use idchip::verify::{Anchors, PassiveAuthentication, Policy};
use idchip::x509::{Certificate, SubjectPublicKeyInfo};

fn main() {
    divan::main();
}

/// 2026-11-01.
const NOW: UnixTime = UnixTime(1_793_491_200);

/// P-384 over brainpoolP384r1; RSASSA-PSS; P-256.
const CARDS: [&str; 3] = ["vn_good", "td3_passport", "td2_card"];

struct Card {
    sod: Vec<u8>,
    csca: Vec<u8>,
    data_groups: Vec<(DgNumber, Vec<u8>)>,
}

impl Card {
    fn read(name: &str) -> Self {
        let testdata = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata");
        let folder = testdata.join("cards").join(name);
        let data_groups = DgNumber::ALL.iter().copied().filter_map(|number| {
            Some((number, fs::read(folder.join(format!("EF.{number}.bin"))).ok()?))
        });
        Self {
            sod: fs::read(folder.join("EF.SOD.bin")).unwrap(),
            csca: fs::read(testdata.join(format!("anchors/{name}.der"))).unwrap(),
            data_groups: data_groups.collect(),
        }
    }
}

#[divan::bench(args = CARDS)]
fn whole_card(bencher: Bencher<'_, '_>, name: &str) {
    let card = Card::read(name);
    let certificates = [card.csca.as_slice()];
    let anchors = Anchors::from_certificates(&certificates).unwrap();
    bencher.bench_local(|| {
        let judge = PassiveAuthentication::new(&anchors, algorithms::ALL, Policy::DEFAULT, NOW);
        let sod = Sod::parse(black_box(&card.sod)).unwrap();
        let mut signed = judge.verify(&sod).unwrap();
        for (number, file) in &card.data_groups {
            signed.verify_data_group(*number, black_box(file)).unwrap();
        }
        signed.conclude().unwrap()
    });
}

/// A message, and the signature over it.
struct Signed<'a> {
    key: SubjectPublicKeyInfo<'a>,
    scheme: SignatureScheme,
    message: Vec<u8>,
    signature: &'a [u8],
}

impl Signed<'_> {
    fn verify(&self) {
        let digest = digest(self.scheme.hash(), &self.message);
        let key = self.key.public_key().unwrap();
        let algorithm = algorithms::ALL.signature(&key, &self.scheme).unwrap();
        let valid = algorithm.verify(&key, &self.scheme, &digest, self.signature, &algorithms::ALL);
        assert!(valid.is_ok());
    }
}

fn digest(hash: HashId, message: &[u8]) -> Digest {
    let mut hasher = algorithms::ALL.hasher(hash).unwrap();
    hasher.update(message);
    hasher.finish().unwrap()
}

#[divan::bench(args = CARDS)]
fn bare_primitives(bencher: Bencher<'_, '_>, name: &str) {
    let card = Card::read(name);
    let csca = Certificate::parse(&card.csca).unwrap();
    let sod = Sod::parse(&card.sod).unwrap();
    let certificate = sod.signed_data().certificates().iter().next().unwrap();
    let certificate = Certificate::parse(certificate).unwrap();
    let signer = sod.signed_data().signer().unwrap();
    let digest_algorithm = HashId::from_algorithm(&signer.digest_algorithm()).unwrap();
    let scheme =
        |algorithm| SignatureScheme::from_algorithm(&algorithm, Some(digest_algorithm)).unwrap().0;
    let mut attributes = Vec::new();
    signer.signed_attributes().unwrap().signed_bytes(|part| attributes.extend_from_slice(part));
    let signatures = [
        Signed {
            key: certificate.subject_public_key_info(),
            scheme: scheme(signer.signature_algorithm()),
            message: attributes,
            signature: signer.signature().contiguous().unwrap(),
        },
        Signed {
            key: csca.subject_public_key_info(),
            scheme: scheme(certificate.signature_algorithm()),
            message: certificate.tbs().to_vec(),
            signature: certificate.signature_value(),
        },
    ];
    let object = sod.security_object();
    let hash = HashId::from_algorithm(&object.hash_algorithm()).unwrap();
    let content = sod.signed_data().content().contiguous().unwrap();
    bencher.bench_local(|| {
        signatures.iter().for_each(Signed::verify);
        black_box(digest(digest_algorithm, content));
        for (number, file) in &card.data_groups {
            assert!(digest(hash, file).ct_eq(object.hash(*number).unwrap()));
        }
    });
}
