//! The engine for hosts with 64-bit registers: every curve, and RSA with and without recovery. Firmware links none
//! of it; the proof is about the code, which is the same on a host.
#![no_std]
#![no_main]

use idchip::algorithms::compact;
use idchip::crypto::{Algorithms, Ecdsa, Rsa, WideEcdsa, WideRsa};

const ALGORITHMS: Algorithms<'_> = Algorithms {
    digests: compact::ALL.digests,
    signatures: &[
        &Ecdsa(WideEcdsa::P224),
        &Ecdsa(WideEcdsa::P256),
        &Ecdsa(WideEcdsa::P384),
        &Ecdsa(WideEcdsa::P521),
        &Ecdsa(WideEcdsa::BRAINPOOL_P224R1),
        &Ecdsa(WideEcdsa::BRAINPOOL_P256R1),
        &Ecdsa(WideEcdsa::BRAINPOOL_P320R1),
        &Ecdsa(WideEcdsa::BRAINPOOL_P384R1),
        &Ecdsa(WideEcdsa::BRAINPOOL_P512R1),
        &Ecdsa(WideEcdsa::BRAINPOOL_P224T1),
        &Ecdsa(WideEcdsa::BRAINPOOL_P256T1),
        &Ecdsa(WideEcdsa::BRAINPOOL_P320T1),
        &Ecdsa(WideEcdsa::BRAINPOOL_P384T1),
        &Ecdsa(WideEcdsa::BRAINPOOL_P512T1),
        &Rsa(WideRsa),
    ],
};

link_gate::probe!(|input| {
    link_gate::signatures::verify(&ALGORITHMS, &core::hint::black_box(WideEcdsa::P521), input);
});
