//! The compact engine: every hash function, every curve, and RSA with and without recovery.
#![no_std]
#![no_main]

use idchip::algorithms::compact;
use idchip::crypto::{Algorithms, CompactEcdsa};

const ALGORITHMS: Algorithms<'_> = Algorithms {
    digests: compact::ALL.digests,
    signatures: &[
        &compact::ECDSA_P224,
        &compact::ECDSA_P256,
        &compact::ECDSA_P384,
        &compact::ECDSA_P521,
        &compact::ECDSA_BRAINPOOL_P224R1,
        &compact::ECDSA_BRAINPOOL_P256R1,
        &compact::ECDSA_BRAINPOOL_P320R1,
        &compact::ECDSA_BRAINPOOL_P384R1,
        &compact::ECDSA_BRAINPOOL_P512R1,
        &compact::ECDSA_BRAINPOOL_P224T1,
        &compact::ECDSA_BRAINPOOL_P256T1,
        &compact::ECDSA_BRAINPOOL_P320T1,
        &compact::ECDSA_BRAINPOOL_P384T1,
        &compact::ECDSA_BRAINPOOL_P512T1,
        &compact::RSA,
    ],
};

link_gate::probe!(|input| {
    link_gate::signatures::verify(&ALGORITHMS, &core::hint::black_box(CompactEcdsa::P521), input);
});
