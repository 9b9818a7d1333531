//! `idchip photo`.

mod common;

use common::{AT, assemble, data, idchip, vn_anchor, vn_good};
use std::fs;

/// The image of the synthetic card, by its place in EF.DG2.
fn image() -> Vec<u8> {
    fs::read(data("cards/vn_good/EF.DG2.bin")).unwrap()[84..].to_vec()
}

#[test]
fn writes_the_image_of_a_verified_card_byte_for_byte() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("face.jpg");
    let output = path.to_str().unwrap();
    let anchor = vn_anchor();
    let card = vn_good();
    let arguments = ["photo", &card, "-o", output, "--anchors", &anchor, "--at", AT];
    let run = idchip(&arguments);
    run.exits(0).complains("JPEG");
    assert!(!run.stderr.contains("warning"));
    assert_eq!(fs::read(&path).unwrap(), image());

    idchip(&arguments).exits(64).complains("--force");
    idchip(&[&arguments[..], &["--force"]].concat()).exits(0);
}

#[test]
fn writes_nothing_of_what_is_not_verified() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("face.jpg");
    let output = path.to_str().unwrap();
    let photo = |card: &str, anchors: &str| {
        idchip(&["photo", card, "-o", output, "--anchors", anchors, "--at", AT])
    };
    photo(&vn_good(), &data("anchors/td2_card.der")).exits(2).complains("No anchor for C=VN");
    let card = assemble("vn_good");
    let mut dg2 = fs::read(card.path().join("EF.DG2")).unwrap();
    *dg2.last_mut().unwrap() ^= 1;
    fs::write(card.path().join("EF.DG2"), dg2).unwrap();
    photo(card.path().to_str().unwrap(), &vn_anchor())
        .exits(1)
        .complains("DG2: a data group is not what was signed");
    // Neither is the image of a card that does not hold otherwise.
    let other = assemble("state_of_document_differs");
    photo(other.path().to_str().unwrap(), &vn_anchor()).exits(1).complains("Issuing state");
    idchip(&["photo", &vn_good(), "-o", output]).exits(64).complains("--unverified");
    assert!(!path.exists());
}

#[test]
fn unverified_is_possible_and_said() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("face.png");
    let output = path.to_str().unwrap();
    let dg2 = data("cards/vn_good/EF.DG2.bin");
    idchip(&["photo", &dg2, "-o", output, "--unverified"])
        .exits(0)
        .complains("not verified")
        .complains("extension .jpg");
    assert_eq!(fs::read(&path).unwrap(), image());
}
