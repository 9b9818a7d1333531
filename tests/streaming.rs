//! A file in chunks gives the same as the whole file, however it is cut.

mod common {
    pub(crate) mod at;
    pub(crate) mod corpus;
    pub(crate) mod files;
    pub(crate) mod testdata;
}

use core::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use common::at::AT;
use common::corpus::corpus;
use common::files::files_below;
use common::testdata::{read, testdata};
use idchip::ParseError;
use idchip::algorithms;
use idchip::biometrics::{FaceImageExtent, FaceImageScan, FaceImageScanner};
use idchip::crypto::{Algorithms, CryptoError, Digest, DigestAlgorithm, DigestState, HashId};
use idchip::lds::dg2::Dg2;
use idchip::lds::sod::Sod;
use idchip::lds::{DataGroup, DgNumber, FileLength};
use idchip::verify::{Anchors, Document, PassiveAuthentication, Policy};
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Files up to this length are split at every place; of longer ones, random places are tried.
const SMALL: usize = 512;

/// Every file below a directory, by its path.
fn files(directory: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    files_below(directory).into_iter().map(|path| (path.clone(), read(path))).collect()
}

/// The files of all cards.
fn cards() -> BTreeMap<PathBuf, Vec<u8>> {
    let files = files(&testdata().join("cards"));
    assert!(files.len() > 300, "testdata/ is whole");
    files
}

/// The EF.DG2 of the cards, and of the corpus where it is at hand.
fn faces() -> BTreeMap<PathBuf, Vec<u8>> {
    let mut faces = cards();
    faces.extend(corpus("lds").map(|specimens| files(&specimens)).unwrap_or_default());
    let is_face = |path: &Path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        name.contains("DG2") || name.contains("dg2")
    };
    faces.retain(|path, _| is_face(path));
    assert!(faces.len() > 20, "testdata/ is whole");
    faces
}

/// The chunks between these places.
fn cut<'f>(file: &'f [u8], places: &[Index]) -> Vec<&'f [u8]> {
    let mut ends: Vec<_> = places.iter().map(|place| place.index(file.len() + 1)).collect();
    ends.extend([0, file.len()]);
    ends.sort_unstable();
    ends.windows(2).map(|ends| &file[ends[0]..ends[1]]).collect()
}

/// As READ BINARY gives them.
fn chunks_of(file: &[u8], size: usize) -> Vec<&[u8]> {
    file.chunks(size).collect()
}

/// Returns the scanner's result and the image that it handed out.
fn scan(chunks: &[&[u8]]) -> (Result<FaceImageScan, ParseError>, Vec<u8>) {
    let mut scanner = FaceImageScanner::new();
    let mut image = Vec::new();
    for chunk in chunks {
        let parts = scanner.push(chunk).unwrap_or_default();
        parts.into_iter().for_each(|part| image.extend_from_slice(part));
    }
    (scanner.state(), image)
}

/// Holds the scanner against the parser, and against itself on the whole file.
fn check_scan(path: &Path, file: &[u8], chunks: &[&[u8]]) {
    let scanned = scan(chunks);
    assert_eq!(scanned, scan(&[file]), "{}", path.display());
    let Ok(dg2) = Dg2::parse(file) else { return };
    let (state, image) = scanned;
    match dg2.face_image() {
        Some(expected) => {
            // The scanner cannot know before its end that it is padding.
            let (at, length) = (expected.at, expected.length() + expected.padding);
            let expected_state =
                FaceImageScan::Found(FaceImageExtent { at, length, format: expected.format });
            assert_eq!(state, Ok(expected_state), "{}", path.display());
            let padding = vec![0; usize::try_from(expected.padding).unwrap()];
            assert_eq!(image, [expected.bytes, &padding].concat(), "{}", path.display());
        }
        None => assert_eq!(state, Ok(FaceImageScan::NoImage), "{}", path.display()),
    }
}

#[test]
fn the_scanner_finds_the_image_of_every_file_in_chunks_of_every_size() {
    let mut found = 0;
    for (path, file) in faces() {
        for size in (1..=64).chain([200, 223, 231, 256, 1024, file.len() + 1]) {
            check_scan(&path, &file, &chunks_of(&file, size));
        }
        // The image starts early: beyond that, one place is like another.
        for split in 0..=file.len().min(SMALL) {
            let (first, second) = file.split_at(split);
            check_scan(&path, &file, &[first, second]);
        }
        found += usize::from(Dg2::parse(&file).is_ok());
    }
    assert!(found > 10, "only {found} files have a face");
}

#[test]
fn the_length_of_every_file_is_known_from_its_first_bytes() {
    for (path, file) in cards() {
        let known = FileLength::from_first_bytes(&file);
        let end = file.len().min(FileLength::MAX_FIRST_BYTES);
        for first in 0..=end {
            let length = FileLength::from_first_bytes(&file[..first]);
            let is_as_whole = length == known || length == Ok(FileLength::NeedsMore);
            assert!(is_as_whole, "{}", path.display());
        }
        assert_eq!(FileLength::from_first_bytes(&file[..end]), known, "{}", path.display());
    }
}

thread_local! {
    /// The octets that [`Recording`] was given.
    static HASHED: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// SHA-256 that shows what it was given: two digests may differ for the same reason.
struct Recording;

impl DigestAlgorithm for Recording {
    fn id(&self) -> HashId {
        HashId::Sha256
    }

    fn start(&self) -> DigestState {
        HASHED.with_borrow_mut(Vec::clear);
        algorithms::SHA256.start()
    }

    fn update(&self, state: &mut DigestState, octets: &[u8]) {
        HASHED.with_borrow_mut(|hashed| hashed.extend_from_slice(octets));
        algorithms::SHA256.update(state, octets);
    }

    fn finish(&self, state: DigestState) -> Result<Digest, CryptoError> {
        algorithms::SHA256.finish(state)
    }
}

const RECORDING: Algorithms<'static> = Algorithms {
    digests: &[&Recording, &algorithms::SHA384, &algorithms::SHA512],
    signatures: algorithms::ALL.signatures,
};

/// The result of a file: true if it is the signed one, the report, and the bytes that were hashed.
type Known = (bool, String, Vec<u8>);

fn known(signed: &Document<'_>, is_authentic: bool) -> Known {
    let hashed = HASHED.with_borrow(Vec::clone);
    (is_authentic, format!("{:?}", signed.report()), hashed)
}

fn whole(signed: &Document<'_>, number: DgNumber, file: &[u8]) -> Known {
    let mut signed = *signed;
    // EF.DG1 decides more when it is held against its hash as a whole: what a reader does with
    // chunks, it does with a data group that it does not look into.
    let is_authentic = signed.verify_data_group(number, file).is_ok();
    known(&signed, is_authentic)
}

fn chunked(signed: &Document<'_>, number: DgNumber, chunks: &[&[u8]]) -> Known {
    let mut signed = *signed;
    let mut hasher = signed.hasher(number).unwrap();
    chunks.iter().for_each(|chunk| hasher.update(chunk));
    let is_authentic = hasher.finish().is_ok();
    known(&signed, is_authentic)
}

/// Verifies the good card, and hands out its hashes and every file that was ever made for a card,
/// with the data group that it is said to be.
fn with_signed_hashes(then: impl FnOnce(&Document<'_>, &BTreeMap<PathBuf, Vec<u8>>)) {
    let anchor = read("anchors/vn_good.der");
    let certificates = [&*anchor];
    let anchors = Anchors::from_certificates(&certificates).unwrap();
    let judge = PassiveAuthentication::new(&anchors, RECORDING, Policy::DEFAULT, AT);
    let sod = read("cards/vn_good/EF.SOD.bin");
    let signed = judge.verify(&Sod::parse(&sod).unwrap()).unwrap();
    then(&signed, &cards());
}

/// The data group that a file is read as. EF.DG1 is not streamed: it is small, and its content
/// decides two checks.
fn number_of(path: &Path) -> DgNumber {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let numbers = [DgNumber::Dg2, DgNumber::Dg14, DgNumber::Dg15, DgNumber::Dg13];
    let of_name = |number: &DgNumber| name.starts_with(&format!("EF.{number}."));
    numbers.into_iter().find(of_name).unwrap_or(DgNumber::Dg13)
}

#[test]
fn a_data_group_in_two_chunks_is_the_data_group_wherever_it_is_cut() {
    with_signed_hashes(|signed, files| {
        let mut authentic = 0;
        for (path, file) in files {
            let number = number_of(path);
            let expected = whole(signed, number, file);
            authentic += usize::from(expected.0);
            let every = if file.len() <= SMALL { 1 } else { 97 };
            for split in (0..=file.len()).step_by(every) {
                let (first, second) = file.split_at(split);
                let cut = chunked(signed, number, &[first, second]);
                assert!(cut == expected, "{} cut at {split}", path.display());
            }
        }
        assert!(authentic >= 4, "{authentic} are the signed ones");
    });
}

#[test]
fn bytes_behind_the_data_group_are_not_hashed_wherever_it_is_cut() {
    with_signed_hashes(|signed, files| {
        let path = testdata().join("cards/vn_good/EF.DG15.bin");
        let file = [&files[&path][..], &[0; 9]].concat();
        let expected = whole(signed, DgNumber::Dg15, &file);
        assert!(expected.0 && expected.1.contains("TrailingPadding"), "{}", expected.1);
        for split in 0..=file.len() {
            let (first, second) = file.split_at(split);
            assert!(chunked(signed, DgNumber::Dg15, &[first, second]) == expected, "{split}");
        }
        for size in 1..=file.len() {
            let cut = chunked(signed, DgNumber::Dg15, &chunks_of(&file, size));
            assert!(cut == expected, "{size}");
        }
    });
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_face_is_found_however_the_file_is_cut(
        (path, file) in select(faces().into_iter().collect::<Vec<_>>()),
        places in prop::collection::vec(any::<Index>(), 0..40),
    ) {
        check_scan(&path, &file, &cut(&file, &places));
    }

    #[test]
    fn a_changed_face_is_found_as_the_parser_finds_it(
        (path, mut file) in select(faces().into_iter().collect::<Vec<_>>()),
        at in 0..150_usize,
        octet in any::<u8>(),
        places in prop::collection::vec(any::<Index>(), 0..8),
    ) {
        if let Some(place) = file.get_mut(at) {
            *place = octet;
        }
        check_scan(&path, &file, &cut(&file, &places));
    }
}

#[test]
fn a_file_in_random_chunks_is_hashed_as_the_whole() {
    with_signed_hashes(|signed, files| {
        let files: Vec<_> = files.iter().collect();
        let strategy = (any::<Index>(), prop::collection::vec(any::<Index>(), 0..40));
        let config =
            ProptestConfig { cases: 4096, failure_persistence: None, ..ProptestConfig::default() };
        let mut runner = proptest::test_runner::TestRunner::new(config);
        let result = runner.run(&strategy, |(index, places)| {
            let (path, file) = index.get(&files);
            let number = number_of(path);
            let cut = chunked(signed, number, &cut(file, &places));
            prop_assert!(cut == whole(signed, number, file), "{}", path.display());
            Ok(())
        });
        result.unwrap();
    });
}

#[test]
fn several_data_groups_may_be_under_way_at_the_same_time() {
    with_signed_hashes(|signed, files| {
        let file =
            |number| files[&testdata().join(format!("cards/vn_good/EF.{number}.bin"))].clone();
        let (dg1, dg2) = (file(DgNumber::Dg1), file(DgNumber::Dg2));
        let mut signed = *signed;
        let mut first = signed.begin(DgNumber::Dg1).unwrap();
        let mut second = signed.begin(DgNumber::Dg2).unwrap();
        let mut rest = dg2.chunks(100);
        for chunk in dg1.chunks(10) {
            first.update(chunk);
            rest.next().into_iter().for_each(|chunk| second.update(chunk));
        }
        assert_eq!(signed.finish(first), Ok(()));
        assert!(rest.len() > 0);
        rest.for_each(|chunk| second.update(chunk));
        assert_eq!(signed.finish(second), Ok(()));
        assert!(signed.begin(DgNumber::Dg16).is_err());
    });
}
