//! What comes out of a verified document is what was signed, and nothing beside it.

use core::sync::atomic::{AtomicU32, Ordering};
use std::fs;
use std::path::Path;

use idchip::crypto::{Algorithms, CryptoError, Digest, DigestAlgorithm, DigestState, HashId};
use idchip::lds::sod::Sod;
use idchip::lds::{DataGroup, DgNumber};
use idchip::time::UnixTime;
use idchip::verify::{
    Anchors, CheckId, CheckResult, DataGroupStatus, Document, OpenError, PassiveAuthentication,
    Policy, Reason, Verdict,
};
use idchip::{FindingSet, ParseError, algorithms};

fn file(path: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata").join(path)).unwrap()
}

/// 2026-11-01T00:00:00Z, the manifest's `at`.
const AT: UnixTime = UnixTime(1_793_491_200);

/// Verifies EF.SOD of the good Vietnamese card.
fn with_signed(then: impl FnOnce(Document<'_>)) {
    let csca = file("anchors/vn_good.der");
    let certificates = [csca.as_slice()];
    let anchors = Anchors::from_certificates(&certificates).unwrap();
    let sod = file("cards/vn_good/EF.SOD.bin");
    let sod = Sod::parse(&sod).unwrap();
    let judge = PassiveAuthentication::new(&anchors, algorithms::ALL, Policy::DEFAULT, AT);
    then(judge.verify(&sod).unwrap());
}

fn data_group(number: DgNumber) -> Vec<u8> {
    file(&format!("cards/vn_good/EF.{number}.bin"))
}

/// A data group of a caller's own making, who looks at every octet that is handed over.
struct Whole<'a>(&'a [u8]);

impl<'a> DataGroup<'a> for Whole<'a> {
    const NUMBER: DgNumber = DgNumber::Dg13;

    fn parse(file: &'a [u8]) -> Result<Self, ParseError> {
        Ok(Self(file))
    }

    fn findings(&self) -> FindingSet {
        FindingSet::EMPTY
    }
}

#[test]
fn what_follows_a_data_group_in_its_file_is_not_handed_on() {
    with_signed(|mut signed| {
        let signed_octets = data_group(DgNumber::Dg13);
        let padded = [&*signed_octets, b"not signed by anybody"].concat();
        let opened = signed.open::<Whole<'_>>(&padded).unwrap();
        assert_eq!(opened.0, signed_octets);
    });
}

#[test]
fn a_data_group_that_differed_once_stays_different() {
    with_signed(|mut signed| {
        let genuine = data_group(DgNumber::Dg2);
        let mut other = genuine.clone();
        *other.last_mut().unwrap() ^= 1;
        let differs = OpenError::NotAuthentic(DgNumber::Dg2, DataGroupStatus::NotIdentical);
        signed.verify_data_group(DgNumber::Dg2, &genuine).unwrap();
        assert_eq!(signed.verify_data_group(DgNumber::Dg2, &other), Err(differs));
        assert_eq!(signed.verify_data_group(DgNumber::Dg2, &genuine), Err(differs));
        let check = signed.report().check(CheckId::DataGroups);
        assert_eq!((check.result, check.reason), (CheckResult::Failed, Reason::HashDiffers));
    });
}

#[test]
fn empty_and_cut_files_are_not_the_signed_ones() {
    let genuine = data_group(DgNumber::Dg1);
    for end in 0..genuine.len() {
        with_signed(|mut signed| {
            let error = signed.verify_data_group(DgNumber::Dg1, &genuine[..end]).unwrap_err();
            let differs = OpenError::NotAuthentic(DgNumber::Dg1, DataGroupStatus::NotIdentical);
            assert_eq!(error, differs);
            // Nothing is read from it.
            let check = signed.report().check(CheckId::DocumentExpiry);
            assert_eq!(check.reason, Reason::DataGroupNotVerified);
        });
    }
}

#[test]
fn a_length_that_lies_changes_what_is_hashed() {
    let genuine = data_group(DgNumber::Dg1);
    for length in 0..=u8::MAX {
        if length == genuine[1] {
            continue;
        }
        let mut other = genuine.clone();
        other[1] = length;
        other.extend_from_slice(&[0; 300]);
        with_signed(|mut signed| assert!(signed.verify_data_group(DgNumber::Dg1, &other).is_err()));
    }
}

#[test]
fn a_data_group_that_nobody_signed_is_refused_before_and_after_reading() {
    with_signed(|mut signed| {
        let not_signed = OpenError::NotAuthentic(DgNumber::Dg11, DataGroupStatus::NotSigned);
        assert_eq!(signed.hasher(DgNumber::Dg11).unwrap_err(), not_signed);
        assert_eq!(signed.verify_data_group(DgNumber::Dg11, &[0x6B, 0]), Err(not_signed));
        let check = signed.report().check(CheckId::DataGroups);
        assert_eq!((check.result, check.reason), (CheckResult::Failed, Reason::DataGroupNotSigned));
    });
}

#[test]
fn a_stream_counts_once_it_is_finished() {
    with_signed(|mut signed| {
        let genuine = data_group(DgNumber::Dg2);
        signed.hasher(DgNumber::Dg2).unwrap().update(&genuine);
        assert_eq!(signed.report().data_group(DgNumber::Dg2), DataGroupStatus::Present);
        let mut hasher = signed.hasher(DgNumber::Dg2).unwrap();
        genuine.chunks(7).for_each(|chunk| hasher.update(chunk));
        hasher.update(&[0; 9]);
        hasher.finish().unwrap();
        let nothing = signed.hasher(DgNumber::Dg3).unwrap();
        nothing.finish().unwrap_err();
        assert_eq!(signed.report().data_group(DgNumber::Dg3), DataGroupStatus::NotIdentical);
    });
}

/// A hash engine that fails once it has computed so many digests.
struct Engine {
    left: AtomicU32,
}

impl DigestAlgorithm for Engine {
    fn id(&self) -> HashId {
        HashId::Sha256
    }

    fn start(&self) -> DigestState {
        algorithms::SHA256.start()
    }

    fn update(&self, state: &mut DigestState, octets: &[u8]) {
        algorithms::SHA256.update(state, octets);
    }

    fn finish(&self, state: DigestState) -> Result<Digest, CryptoError> {
        let left = self.left.load(Ordering::Relaxed);
        self.left.store(left.saturating_sub(1), Ordering::Relaxed);
        if left == 0 { Err(CryptoError::Engine) } else { algorithms::SHA256.finish(state) }
    }
}

#[test]
fn where_the_engine_fails_nothing_is_accepted_and_nobody_is_blamed() {
    let csca = file("anchors/vn_good.der");
    let certificates = [csca.as_slice()];
    let anchors = Anchors::from_certificates(&certificates).unwrap();
    let sod = file("cards/vn_good/EF.SOD.bin");
    let sod = Sod::parse(&sod).unwrap();
    for (digests, expected) in
        [(0, CheckId::MessageDigest), (1, CheckId::SodSignature), (2, CheckId::DataGroups)]
    {
        let engine = Engine { left: AtomicU32::new(digests) };
        let digests: [&dyn DigestAlgorithm; 2] = [&engine, &algorithms::SHA384];
        let algorithms = Algorithms { digests: &digests, ..algorithms::ALL };
        let judge = PassiveAuthentication::new(&anchors, algorithms, Policy::DEFAULT, AT);
        let mut examination = judge.examine(&sod);
        let status = examination.check_data_group(DgNumber::Dg1, &data_group(DgNumber::Dg1));
        assert_eq!(status, DataGroupStatus::NonConformance);
        let Verdict::Undetermined(id, check) = examination.verdict() else {
            panic!("{:?}", examination.verdict());
        };
        assert_eq!((id, check.result), (expected, CheckResult::Aborted));
        assert_eq!(check.reason, Reason::EngineFailed);
    }
}

#[test]
fn a_chip_that_was_not_asked_was_not_checked() {
    with_signed(|signed| {
        let check = signed.report().check(CheckId::ActiveAuthentication);
        assert_eq!((check.result, check.reason), (CheckResult::Undetermined, Reason::NotChecked));
    });
}

#[test]
fn without_a_data_group_nothing_is_accepted() {
    with_signed(|signed| {
        let rejection = signed.conclude().unwrap_err();
        assert_eq!(rejection.report.check(CheckId::DataGroups).reason, Reason::NoneVerified);
    });
}
