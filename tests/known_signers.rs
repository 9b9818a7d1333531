//! A memory of signers changes no report, and saves the signature of each signer's certificate.

mod common {
    pub(crate) mod at;
    pub(crate) mod judge;
    pub(crate) mod manifest;
    pub(crate) mod testdata;
}

use core::sync::atomic::{AtomicUsize, Ordering};

use common::at::AT;
use common::judge::judge;
use common::manifest::manifest;
use common::testdata::read;
use idchip::FindingSet;
use idchip::algorithms;
use idchip::crypto::{
    AlgorithmError, Algorithms, CryptoError, Digest, HashId, PreparedKey, SignatureAlgorithm,
    SignatureScheme,
};
use idchip::lds::sod::Sod;
use idchip::verify::{
    Anchors, CheckId, KnownKey, KnownSigner, KnownSigners, PassiveAuthentication, Policy, Reason,
};
use idchip::x509::{AlgorithmIdentifier, PublicKey};
use serde_json::Value;

/// An algorithm that counts its verifications, preparations, and verifications by keys that are prepared.
struct Counting {
    algorithm: &'static dyn SignatureAlgorithm,
    verifications: AtomicUsize,
    preparations: AtomicUsize,
    by_prepared: AtomicUsize,
}

impl Counting {
    fn new(algorithm: &'static dyn SignatureAlgorithm) -> Self {
        let [verifications, preparations, by_prepared] = Default::default();
        Self { algorithm, verifications, preparations, by_prepared }
    }
}

impl SignatureAlgorithm for Counting {
    fn name(&self) -> &'static str {
        self.algorithm.name()
    }

    fn scheme(
        &self,
        algorithm: &AlgorithmIdentifier<'_>,
        digest: Option<HashId>,
    ) -> Result<(SignatureScheme, FindingSet), AlgorithmError> {
        self.algorithm.scheme(algorithm, digest)
    }

    fn accepts(&self, key: &PublicKey<'_>, scheme: &SignatureScheme) -> bool {
        self.algorithm.accepts(key, scheme)
    }

    fn is_imitated_by(&self, key: &PublicKey<'_>) -> bool {
        self.algorithm.is_imitated_by(key)
    }

    fn verify(
        &self,
        key: &PublicKey<'_>,
        scheme: &SignatureScheme,
        digest: &Digest,
        signature: &[u8],
        algorithms: &Algorithms<'_>,
    ) -> Result<FindingSet, CryptoError> {
        self.verifications.fetch_add(1, Ordering::Relaxed);
        self.algorithm.verify(key, scheme, digest, signature, algorithms)
    }

    fn prepare(&self, key: &PublicKey<'_>, prepared: &mut PreparedKey) -> bool {
        self.preparations.fetch_add(1, Ordering::Relaxed);
        self.algorithm.prepare(key, prepared)
    }

    fn verify_prepared(
        &self,
        prepared: &PreparedKey,
        key: &PublicKey<'_>,
        scheme: &SignatureScheme,
        digest: &Digest,
        signature: &[u8],
        algorithms: &Algorithms<'_>,
    ) -> Result<FindingSet, CryptoError> {
        self.by_prepared.fetch_add(1, Ordering::Relaxed);
        self.algorithm.verify_prepared(prepared, key, scheme, digest, signature, algorithms)
    }
}

/// The number of calls of each kind.
#[derive(Debug, Default, PartialEq, Eq)]
struct Counts {
    verifications: usize,
    preparations: usize,
    by_prepared: usize,
}

/// Returns how often the function uses these algorithms.
fn counts(algorithms: Algorithms<'static>, run: impl FnOnce(Algorithms<'_>)) -> Counts {
    let counting: Vec<Counting> =
        algorithms.signatures.iter().map(|it| Counting::new(*it)).collect();
    let signatures: Vec<&dyn SignatureAlgorithm> =
        counting.iter().map(|it| it as &dyn SignatureAlgorithm).collect();
    run(Algorithms { digests: algorithms.digests, signatures: &signatures });
    let sum = |count: fn(&Counting) -> &AtomicUsize| {
        counting.iter().map(|it| count(it).load(Ordering::Relaxed)).sum()
    };
    Counts {
        verifications: sum(|it| &it.verifications),
        preparations: sum(|it| &it.preparations),
        by_prepared: sum(|it| &it.by_prepared),
    }
}

/// Returns the number of verifications that the function makes.
fn verifications(run: impl FnOnce(Algorithms<'_>)) -> usize {
    counts(algorithms::ALL, run).verifications
}

/// Gives EF.SOD of a card in the manifest, and its anchors, to a function.
fn with(card: &Value, run: impl FnOnce(&Sod<'_>, &Anchors<'_>)) {
    let paths = card["anchors"].as_array().unwrap().iter();
    let anchors: Vec<Vec<u8>> = paths.map(|path| read(path.as_str().unwrap())).collect();
    let anchors: Vec<&[u8]> = anchors.iter().map(Vec::as_slice).collect();
    let file = read(card["files"]["EF.SOD"].as_str().unwrap());
    let mut scratch = vec![0; file.len()];
    let Ok(sod) = Sod::parse_with_scratch(&file, &mut scratch) else { return };
    run(&sod, &Anchors::from_certificates(&anchors).unwrap());
}

/// Gives EF.SOD of the card of this name, and its anchors, to a function.
fn with_card(name: &str, run: impl FnOnce(&Sod<'_>, &Anchors<'_>)) {
    let manifest = manifest();
    let mut cards = manifest["cards"].as_array().unwrap().iter();
    with(cards.find(|card| card["name"] == name).unwrap(), run);
}

#[test]
fn every_report_is_the_same_with_a_memory() {
    let manifest = manifest();
    let cards = manifest["cards"].as_array().unwrap();
    let mut places = [KnownSigner::EMPTY; 8];
    let mut known = KnownSigners::new(&mut places);
    for card in cards {
        let name = &card["name"];
        with(card, |sod, anchors| {
            let judge = judge(anchors, Policy::DEFAULT);
            let expected = judge.examine(sod);
            // The second time its signer may be known.
            for _ in 0..2 {
                let document = judge.examine_with_known_signers(sod, &mut known);
                assert_eq!(document.report(), expected.report(), "{name}");
                let [of_memory, of_judge] =
                    [&document, &expected].map(|it| it.anchor().map(|anchor| anchor.as_bytes()));
                assert_eq!(of_memory, of_judge, "{name}");
            }
            let is_verified = judge.verify_with_known_signers(sod, &mut known).is_ok();
            assert_eq!(is_verified, judge.verify(sod).is_ok(), "{name}");
        });
    }
    assert_eq!(known.len(), 8);
}

#[test]
fn the_certificate_of_a_known_signer_is_not_verified_again() {
    let mut places = [KnownSigner::EMPTY; 2];
    let mut known = KnownSigners::new(&mut places);
    assert!(known.is_empty());
    for expected in [2, 1, 1] {
        let found = verifications(|algorithms| {
            with_card("vn_good", |sod, anchors| {
                let judge = PassiveAuthentication::new(anchors, algorithms, Policy::DEFAULT, AT);
                let document = judge.examine_with_known_signers(sod, &mut known);
                assert_eq!(document.report().check(CheckId::DsSignature).reason, Reason::Ok);
            });
        });
        assert_eq!(found, expected);
        assert_eq!(known.len(), 1);
    }
}

#[test]
fn the_oldest_signer_is_given_up() {
    let mut places = [KnownSigner::EMPTY; 2];
    let mut known = KnownSigners::new(&mut places);
    let mut found = Vec::new();
    for name in ["vn_good", "vn_passport", "vn_good", "td3_passport", "vn_passport", "vn_good"] {
        found.push(verifications(|algorithms| {
            with_card(name, |sod, anchors| {
                let judge = PassiveAuthentication::new(anchors, algorithms, Policy::DEFAULT, AT);
                let _ = judge.examine_with_known_signers(sod, &mut known);
            });
        }));
    }
    assert_eq!(found, [2, 2, 1, 2, 1, 2]);
}

#[test]
fn nothing_is_remembered_of_a_signature_that_is_not_valid() {
    for name in [
        "chain_other_key_same_name_and_identifier",
        "ds_signature_altered",
        "forged_chain_under_genuine_name",
    ] {
        let mut places = [KnownSigner::EMPTY; 4];
        let mut known = KnownSigners::new(&mut places);
        with_card(name, |sod, anchors| {
            let document =
                judge(anchors, Policy::DEFAULT).examine_with_known_signers(sod, &mut known);
            assert_ne!(document.report().check(CheckId::DsSignature).reason, Reason::Ok);
        });
        assert!(known.is_empty(), "{name}");
    }
}

#[test]
fn a_known_signature_of_an_algorithm_that_is_not_accepted_any_more_does_not_count() {
    let mut places = [KnownSigner::EMPTY; 4];
    let mut known = KnownSigners::new(&mut places);
    with_card("vn_good", |sod, anchors| {
        let judge = judge(anchors, Policy::DEFAULT);
        let _ = judge.examine_with_known_signers(sod, &mut known);
        assert_eq!(known.len(), 1);
        let signatures: &[&dyn SignatureAlgorithm] = &[&algorithms::ECDSA_BRAINPOOL_P384R1];
        let fewer = Algorithms { digests: algorithms::ALL.digests, signatures };
        let judge = judge.with_algorithms(fewer);
        let document = judge.examine_with_known_signers(sod, &mut known);
        assert_eq!(document.report(), judge.examine(sod).report());
        let check = document.report().check(CheckId::DsSignature);
        assert_eq!(check.reason, Reason::PublicKeyUnsupported);
    });
}

#[test]
fn a_memory_without_a_place_or_without_sha_256_remembers_nothing() {
    let mut no_places: [KnownSigner; 0] = [];
    let mut known = KnownSigners::new(&mut no_places);
    let mut places = [KnownSigner::EMPTY; 4];
    let mut without_hash = KnownSigners::new(&mut places);
    with_card("vn_good", |sod, anchors| {
        let judge = judge(anchors, Policy::DEFAULT);
        for _ in 0..2 {
            let document = judge.examine_with_known_signers(sod, &mut known);
            assert_eq!(document.report(), judge.examine(sod).report());
        }
        let digests: &[&dyn idchip::crypto::DigestAlgorithm] =
            &[&algorithms::SHA384, &algorithms::SHA512];
        let fewer = Algorithms { digests, ..algorithms::ALL };
        let judge = judge.with_algorithms(fewer);
        let _ = judge.examine_with_known_signers(sod, &mut without_hash);
    });
    assert!(known.is_empty());
    assert!(without_hash.is_empty());
}

/// Judges the card of this name.
fn judge_card(name: &str, algorithms: Algorithms<'_>, known: &mut KnownSigners<'_>) {
    with_card(name, |sod, anchors| {
        let judge = PassiveAuthentication::new(anchors, algorithms, Policy::DEFAULT, AT);
        let document = judge.examine_with_known_signers(sod, known);
        assert_eq!(document.report().check(CheckId::SodSignature).reason, Reason::Ok, "{name}");
    });
}

#[test]
fn every_report_is_the_same_with_prepared_keys() {
    let manifest = manifest();
    let cards = manifest["cards"].as_array().unwrap();
    let mut places = [KnownSigner::EMPTY; 8];
    let mut keys = vec![KnownKey::EMPTY; 16];
    let mut known = KnownSigners::new(&mut places).with_keys(&mut keys);
    let counts = counts(algorithms::wide::ALL, |algorithms| {
        // The cards of a state have the same signers, whose keys are prepared after some of them.
        for card in cards {
            with(card, |sod, anchors| {
                let judge = judge(anchors, Policy::DEFAULT).with_algorithms(algorithms);
                let document = judge.examine_with_known_signers(sod, &mut known);
                let expected = judge.with_algorithms(algorithms::wide::ALL).examine(sod);
                assert_eq!(document.report(), expected.report(), "{}", card["name"]);
            });
        }
    });
    assert!(counts.by_prepared > 50 && counts.preparations < 20, "{counts:?}");
}

#[test]
fn a_key_is_prepared_when_it_has_verified_eight_signatures() {
    let mut places = [KnownSigner::EMPTY; 2];
    let mut keys = vec![KnownKey::EMPTY; 2];
    let mut known = KnownSigners::new(&mut places).with_keys(&mut keys);
    let mut judge = |times: usize| {
        counts(algorithms::wide::ALL, |algorithms| {
            (0..times).for_each(|_| judge_card("vn_good", algorithms, &mut known));
        })
    };
    // With the signature of the certificate.
    assert_eq!(judge(8), Counts { verifications: 9, ..Counts::default() });
    assert_eq!(judge(1), Counts { preparations: 1, by_prepared: 1, ..Counts::default() });
    assert_eq!(judge(3), Counts { by_prepared: 3, ..Counts::default() });
}

#[test]
fn a_key_that_cannot_be_prepared_is_used_as_it_is() {
    let mut places = [KnownSigner::EMPTY; 2];
    let mut keys = vec![KnownKey::EMPTY; 2];
    let mut known = KnownSigners::new(&mut places).with_keys(&mut keys);
    let counts = counts(algorithms::ALL, |algorithms| {
        (0..10).for_each(|_| judge_card("vn_good", algorithms, &mut known));
    });
    assert_eq!(counts, Counts { verifications: 11, preparations: 1, by_prepared: 0 });
}

#[test]
fn keys_that_come_once_do_not_drive_out_one_that_is_in_use() {
    let mut places = [KnownSigner::EMPTY; 4];
    let mut keys = vec![KnownKey::EMPTY; 4];
    let mut known = KnownSigners::new(&mut places).with_keys(&mut keys);
    let counts = counts(algorithms::wide::ALL, |algorithms| {
        (0..9).for_each(|_| judge_card("vn_good", algorithms, &mut known));
        for other in ["td2_card", "td3_passport", "td2_card", "td3_passport"] {
            judge_card(other, algorithms, &mut known);
            judge_card("vn_good", algorithms, &mut known);
        }
    });
    assert_eq!((counts.preparations, counts.by_prepared), (1, 1 + 4));
}
