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

/// The image as PNG of a card, and the size in its header.
#[cfg(feature = "images")]
fn as_png(card: &str) -> (Vec<u8>, [u32; 2]) {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("face.png");
    let card = assemble(card);
    let (card, output, anchor) =
        (card.path().to_str().unwrap(), path.to_str().unwrap(), vn_anchor());
    let run = idchip(&["photo", card, "-o", output, "--anchors", &anchor, "--at", AT, "--png"]);
    run.exits(0).complains("PNG");
    assert!(!run.stderr.contains("warning"), "{}", run.stderr);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let file = fs::read(&path).unwrap();
    let number = |at: usize| u32::from_be_bytes(file[at..at + 4].try_into().unwrap());
    let size = [number(16), number(20)];
    (file, size)
}

#[cfg(feature = "images")]
#[test]
fn png_is_made_of_both_formats() {
    for card in ["vn_good", "vn_good_jp2"] {
        let (file, size) = as_png(card);
        assert!(file.starts_with(b"\x89PNG\r\n\x1A\n"), "{card}");
        assert_eq!(size, [240, 320], "{card}");
    }
}

#[cfg(feature = "images")]
#[test]
fn an_image_that_cannot_be_decoded_is_an_error() {
    let directory = tempfile::tempdir().unwrap();
    let (dg2, path) = (directory.path().join("EF.DG2"), directory.path().join("face.png"));
    let mut file = fs::read(data("cards/vn_good/EF.DG2.bin")).unwrap();
    file[90..].fill(0);
    fs::write(&dg2, file).unwrap();
    let (dg2, output) = (dg2.to_str().unwrap(), path.to_str().unwrap());
    idchip(&["photo", dg2, "-o", output, "--unverified", "--png"])
        .exits(3)
        .complains("the image cannot be decoded");
    assert!(!path.exists());
}

#[cfg(not(feature = "images"))]
#[test]
fn without_decoders_png_is_refused() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("face.png");
    let output = path.to_str().unwrap();
    idchip(&["photo", &vn_good(), "-o", output, "--anchors", &vn_anchor(), "--at", AT, "--png"])
        .exits(64)
        .complains("--features images");
    assert!(!path.exists());
}
