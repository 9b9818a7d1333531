//! EF.DG2.

use idchip::lds::DataGroup;
use idchip::lds::dg2::Dg2;

use crate::walk;

/// The image lies within the file.
pub fn run(input: &[u8]) {
    let Ok(dg2) = Dg2::parse(input) else { return };
    walk::dg2(&dg2);
    assert!(!format!("{dg2:?}").is_empty());
    if let Some(image) = dg2.face_image() {
        let end = image.at as usize + image.length() as usize;
        assert_eq!(&input[image.at as usize..end], image.bytes);
        let padded = end + image.padding as usize;
        assert!(input[end..padded].iter().all(|byte| *byte == 0));
    }
}
