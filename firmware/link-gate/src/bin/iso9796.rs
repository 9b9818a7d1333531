//! The response of Active Authentication with RSA, with a caller's own public operation.
#![no_std]
#![no_main]

use idchip::crypto::iso9796;
use idchip::x509::SubjectPublicKeyInfo;
use link_gate::fake;

link_gate::probe!(|input| {
    if let Ok(Ok(key)) = SubjectPublicKeyInfo::parse(input).map(|info| info.public_key()) {
        core::hint::black_box(iso9796::verify(&key, input, input, &fake::ACCEPTING).is_ok());
    }
});
