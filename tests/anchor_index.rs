//! An index over anchors changes no report.

mod common {
    pub(crate) mod at;
    pub(crate) mod judge;
    pub(crate) mod manifest;
    pub(crate) mod testdata;
}

use std::fs;

use common::judge::judge;
use common::manifest::manifest;
use common::testdata::{read, testdata};
use idchip::lds::sod::Sod;
use idchip::verify::{AnchorPlace, Anchors, Policy};

/// Every file in a directory of `testdata/`, in the order of their names.
fn files_in(directory: &str) -> Vec<Vec<u8>> {
    let entries = fs::read_dir(testdata().join(directory)).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.retain(|path| path.is_file());
    paths.into_iter().map(read).collect()
}

fn slices(files: &[Vec<u8>]) -> Vec<&[u8]> {
    files.iter().map(Vec::as_slice).collect()
}

/// Judges a card with these anchors, then with an index over them, and compares the reports.
fn assert_same(sod: &Sod<'_>, anchors: Anchors<'_>, lists: &[Vec<u8>], name: &str) {
    // One more place than needed.
    let mut places = vec![AnchorPlace::EMPTY; anchors.index_places() + 1];
    let indexed = anchors.with_index(&mut places).unwrap();
    let mut documents =
        [anchors, indexed].map(|anchors| judge(&anchors, Policy::DEFAULT).examine(sod));
    for list in lists {
        for document in &mut documents {
            document.check_revocation_list(list);
        }
    }
    let [plain, indexed] = documents;
    assert_eq!(plain.report(), indexed.report(), "{name}");
    let [plain, indexed] = [plain, indexed].map(|it| it.anchor().map(|anchor| anchor.as_bytes()));
    assert_eq!(plain, indexed, "{name}");
}

#[test]
fn every_report_is_the_same_with_an_index() {
    let files = files_in("anchors");
    let all: Vec<&[u8]> = files.iter().rev().map(Vec::as_slice).collect();
    let all = Anchors::from_certificates_lenient(&all);
    let manifest = manifest();
    for card in manifest["cards"].as_array().unwrap() {
        let file = read(card["files"]["EF.SOD"].as_str().unwrap());
        let mut scratch = vec![0; file.len()];
        let Ok(sod) = Sod::parse_with_scratch(&file, &mut scratch) else { continue };
        assert_same(&sod, all, &[], &card["name"].to_string());
    }
}

#[test]
fn revocation_lists_are_judged_the_same_with_an_index() {
    let (files, lists) = (files_in("anchors"), files_in("crls"));
    let (own, all) = (read("anchors/vn_good.der"), slices(&files));
    let own = [own.as_slice()];
    let sources = [&own[..], &all].map(Anchors::from_certificates_lenient);
    let file = read("cards/vn_good/EF.SOD.bin");
    let sod = Sod::parse(&file).unwrap();
    // Alone, because the first list that names the signer decides.
    for list in lists.chunks(1) {
        assert_same(&sod, sources[0], list, "own");
        assert_same(&sod, Anchors::from_several(&sources), list, "all");
    }
}

#[test]
fn an_index_needs_two_places_for_each_certificate() {
    let files = files_in("anchors");
    let files = slices(&files);
    let anchors = Anchors::from_certificates_lenient(&files);
    let needed = anchors.index_places();
    assert_eq!(needed, files.len() * 2);
    let mut places = vec![AnchorPlace::EMPTY; needed - 1];
    let error = anchors.with_index(&mut places).unwrap_err();
    assert_eq!(error.needed, needed);
    assert_eq!(error.to_string(), format!("an index of these anchors takes {needed} places"));
    // Without a certificate there is nothing to find, and no place is needed.
    assert!(Anchors::NONE.with_index(&mut []).is_ok());
}

#[test]
fn the_certificates_and_their_order_are_those_of_the_source() {
    let files = files_in("anchors");
    let files = slices(&files);
    let anchors = Anchors::from_certificates_lenient(&files);
    let mut places = vec![AnchorPlace::EMPTY; anchors.index_places()];
    let indexed = anchors.with_index(&mut places).unwrap();
    assert!(indexed.iter().eq(anchors.iter()));
    assert_eq!([anchors, indexed].map(|it| it.has_index()), [false, true]);
    // As one of several sources it is searched without its index.
    assert!(Anchors::from_several(&[indexed]).iter().eq(anchors.iter()));
}
