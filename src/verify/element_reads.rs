//! Tests that the files of a card are read once, counted in elements.

use crate::algorithms;
use crate::lds::dg1::Dg1;
use crate::lds::sod::Sod;
use crate::time::UnixTime;
use crate::tlv::count::{elements_in, elements_read_by};
use crate::verify::{AnchorPlace, Anchors, PassiveAuthentication, Policy};
use crate::x509::Certificate;

const SOD: &[u8] = include_bytes!("../../testdata/cards/vn_good/EF.SOD.bin");
const DG1: &[u8] = include_bytes!("../../testdata/cards/vn_good/EF.DG1.bin");
const ANCHOR: &[u8] = include_bytes!("../../testdata/anchors/vn_good.der");

fn signer() -> &'static [u8] {
    Sod::parse(SOD).unwrap().signed_data().certificates().iter().next().unwrap()
}

#[test]
fn a_parser_reads_each_element_once() {
    for certificate in [signer(), ANCHOR] {
        let read = elements_read_by(|| assert!(Certificate::parse(certificate).is_ok()));
        assert_eq!(read, elements_in(certificate));
    }
    // The certificates in EF.SOD are left to those who ask for them.
    let own = elements_in(SOD) - elements_in(signer());
    let read = elements_read_by(|| assert!(Sod::parse(SOD).is_ok()));
    assert!(read <= own, "{read} of {own}");
}

#[test]
fn the_judge_parses_each_certificate_once() {
    let sod = Sod::parse(SOD).unwrap();
    let anchors = Anchors::from_certificate(ANCHOR).unwrap();
    let now = UnixTime(1_790_000_000);
    let judge = PassiveAuthentication::new(&anchors, algorithms::ALL, Policy::DEFAULT, now);
    let mut document = None;
    let read = elements_read_by(|| document = Some(judge.verify(&sod).unwrap()));
    // Beside the certificates: signed attributes, hashes of data groups, names and keys, for each check
    // that asks for them.
    let (certificates, own) =
        (elements_in(signer()) + elements_in(ANCHOR), elements_in(SOD) - elements_in(signer()));
    assert!(read <= certificates + 2 * own, "{read} of {certificates} and {own}");

    let mut document = document.unwrap();
    let read = elements_read_by(|| assert!(document.open::<Dg1<'_>>(DG1).is_ok()));
    assert!(read <= own, "{read} of {own}: no certificate is parsed again");
}

#[test]
fn an_index_reads_the_anchors_that_match_alone() {
    const OTHER: &[u8] = include_bytes!("../../testdata/anchors/td3_passport.der");
    let sod = Sod::parse(SOD).unwrap();
    let read_with = |certificates: &[&[u8]]| {
        let anchors = Anchors::from_certificates(certificates).unwrap();
        let mut places = std::vec![AnchorPlace::EMPTY; anchors.index_places()];
        let anchors = anchors.with_index(&mut places).unwrap();
        let now = UnixTime(1_790_000_000);
        let judge = PassiveAuthentication::new(&anchors, algorithms::ALL, Policy::DEFAULT, now);
        let mut is_found = None;
        let read = elements_read_by(|| is_found = Some(judge.examine(&sod).anchor().is_some()));
        (read, is_found)
    };
    let of_one = read_with(&[ANCHOR]);
    let mut many = [OTHER; 500];
    let (missing, _) = read_with(&many);
    assert!(missing < of_one.0);
    many[499] = ANCHOR;
    assert_eq!(read_with(&many), of_one);
    assert_eq!(of_one.1, Some(true));
}
