//! The image of EF.DG2, in chunks.
#![no_std]
#![no_main]

use idchip::biometrics::FaceImageScanner;

link_gate::probe!(|input| {
    let mut scanner = FaceImageScanner::new();
    for chunk in input.chunks(223) {
        core::hint::black_box(scanner.push(chunk).is_ok());
    }
    core::hint::black_box(scanner.state().is_ok());
});
