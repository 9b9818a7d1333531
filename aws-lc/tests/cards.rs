//! Every synthetic card has the same report as with the library's own engines.

#[path = "../../tests/common"]
mod common {
    pub(crate) mod at;
    pub(crate) mod manifest;
    pub(crate) mod testdata;
}

use common::at::AT;
use common::manifest::manifest;
use common::testdata::read;
use idchip::algorithms::wide;
use idchip::lds::sod::Sod;
use idchip::verify::{Anchors, PassiveAuthentication, Policy};

#[test]
fn every_report_is_that_of_the_wide_engine() {
    let manifest = manifest();
    let (mut verified, mut not) = (0, 0);
    for card in manifest["cards"].as_array().unwrap() {
        let name = &card["name"];
        let paths = card["anchors"].as_array().unwrap().iter();
        let anchors: Vec<Vec<u8>> = paths.map(|path| read(path.as_str().unwrap())).collect();
        let anchors: Vec<&[u8]> = anchors.iter().map(Vec::as_slice).collect();
        let anchors = Anchors::from_certificates(&anchors).unwrap();
        let file = read(card["files"]["EF.SOD"].as_str().unwrap());
        let mut scratch = vec![0; file.len()];
        let Ok(sod) = Sod::parse_with_scratch(&file, &mut scratch) else { continue };
        let judge = PassiveAuthentication::new(&anchors, wide::ALL, Policy::DEFAULT, AT);
        let expected = judge.examine(&sod);
        let judge = judge.with_algorithms(idchip_aws_lc::ALL);
        assert_eq!(judge.examine(&sod).report(), expected.report(), "{name}");
        *(if judge.verify(&sod).is_ok() { &mut verified } else { &mut not }) += 1;
    }
    println!("{verified} cards with valid signatures, {not} without");
    assert!(verified > 0 && not > 0);
}
