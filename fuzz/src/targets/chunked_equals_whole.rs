//! A data group that is hashed in chunks.

use idchip::lds::DgNumber;
use idchip::lds::sod::Sod;
use idchip::verify::{Anchors, PassiveAuthentication, Policy};

use crate::fake;
use crate::walk::NOW;

const ANCHORS: &[&[u8]] = &[include_bytes!("../../../testdata/anchors/vn_good.der")];
const SOD: &[u8] = include_bytes!("../../../testdata/cards/vn_good/EF.SOD.bin");

/// A file must get the same status and findings whole or in chunks of any sizes. The first byte is
/// the number of the data group; the second gives the size of the chunks, and whether some are
/// empty.
pub fn run(input: &[u8]) {
    let [number, sizes, file @ ..] = input else { return };
    let Some(number) = DgNumber::new(u32::from(number % 16) + 1) else { return };
    let sod = Sod::parse(SOD).expect("EF.SOD of a good card");
    let anchors = Anchors::from_certificates_lenient(ANCHORS);
    // The digests are real, to tell which bytes were hashed.
    let algorithms = idchip::crypto::Algorithms {
        digests: idchip::algorithms::ALL.digests,
        signatures: fake::ACCEPTING.signatures,
    };
    let judge = PassiveAuthentication::new(&anchors, algorithms, Policy::DEFAULT, NOW);
    let signed = judge.verify(&sod).expect("every signature is accepted");

    let mut whole = signed;
    let checked = whole.verify_data_group(number, file);
    let mut chunked = signed;
    let streamed = chunked.hasher(number).and_then(|mut hasher| {
        for chunk in file.chunks(usize::from(sizes >> 1).max(1)) {
            hasher.update(chunk);
            if sizes & 1 == 1 {
                hasher.update(&[]);
            }
        }
        hasher.finish()
    });
    assert_eq!(checked, streamed);
    assert_eq!(whole.report().data_group(number), chunked.report().data_group(number));
    // A whole EF.DG1 is also parsed, with its own findings and checks. Without a signed hash there
    // is no hasher, and padding goes unnoticed.
    let is_signed = sod.security_object().hash(number).is_some();
    if number != DgNumber::Dg1 && is_signed {
        assert_eq!(whole.report(), chunked.report());
    }
}
