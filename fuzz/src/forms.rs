//! Files of anchors in any form: the loader of the command and of the C API.

use idchip::cms::CertificateFile;
use idchip::x509::Certificate;
use idchip_forms::{DecodeError, Form, Loaded, Objects, load};

/// Reads the file with memory that suffices, that does not, and object by object: all must agree.
pub fn run(file: &[u8]) {
    let objects = Objects::of(file);
    let form = objects.form();
    let size = objects.scratch_size();
    assert!(
        size <= file.len() + 3 * objects.clone().count(),
        "the scratch grows with the file alone"
    );
    assert!(form.is_some() || objects.clone().count() == 0);
    let mut scratch = vec![0xA5; size];
    let Loaded { anchors, tally } = load(file, &mut scratch).expect("the size suffices");
    assert_eq!(tally.form, form);
    let expected = by_object(file);
    assert_eq!(tally.cscas + tally.others + tally.malformed, expected.len());
    if tally.cscas == 0 {
        assert_eq!(anchors.iter().count(), 0, "a file without a CSCA gives no anchors");
    } else {
        assert!(anchors.iter().eq(expected.iter().map(Vec::as_slice)));
    }
    let cscas = expected
        .iter()
        .filter(|der| Certificate::parse(der).is_ok_and(|certificate| certificate.can_be_csca()));
    assert_eq!(tally.cscas, cscas.count());
    assert_eq!(tally.failures == 0, tally.first_failure.is_none());
    // A buffer that is too small is an error, or the same.
    for less in [0, size / 2, size.saturating_sub(1)] {
        let mut scratch = vec![0x5A; less];
        match load(file, &mut scratch) {
            Ok(loaded) => assert_eq!(loaded.tally, tally),
            Err(error) => assert_eq!(error, DecodeError::ScratchTooSmall),
        }
    }
}

/// The certificates of each object, decoded into memory of its own.
fn by_object(file: &[u8]) -> Vec<Vec<u8>> {
    let mut certificates = Vec::new();
    for object in Objects::of(file) {
        let mut scratch = vec![0; object.scratch_size()];
        let Ok(bytes) = object.decode(&mut scratch) else { continue };
        if let Some(in_place) = object.in_place() {
            assert_eq!(Form::of(file), Some(Form::Binary));
            assert_eq!(in_place, bytes);
        }
        if let Ok(file) = CertificateFile::parse(bytes) {
            certificates.extend(file.certificates().map(<[u8]>::to_vec));
        }
    }
    certificates
}
