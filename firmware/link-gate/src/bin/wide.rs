//! The engine for hosts with 64-bit registers: every curve, and RSA with and without recovery. Firmware links none
//! of it; the proof is about the code, which is the same on a host.
#![no_std]
#![no_main]

use idchip::algorithms::compact;
use idchip::crypto::{
    Algorithms, Digest, Ecdsa, EcdsaEncoding, EcdsaEngine, HashId, Rsa, SignatureScheme, WideEcdsa,
    WideRsa,
};
use idchip::x509::SubjectPublicKeyInfo;

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
    // Calls the engine with any input, even more or less than the trait allows.
    let engine = core::hint::black_box(WideEcdsa::P521);
    core::hint::black_box(engine.verify(input, input, input, input).is_ok());

    let Ok(Ok(key)) = SubjectPublicKeyInfo::parse(input).map(|info| info.public_key()) else {
        return;
    };
    let (hash, mgf_hash) = (HashId::Sha384, HashId::Sha256);
    let Some(digest) = input.first_chunk::<48>().and_then(|bytes| Digest::new(hash, bytes)) else {
        return;
    };
    for scheme in [
        SignatureScheme::Ecdsa { hash, encoding: EcdsaEncoding::Der },
        SignatureScheme::Ecdsa { hash, encoding: EcdsaEncoding::Plain },
        SignatureScheme::RsaPkcs1 { hash },
        SignatureScheme::RsaPss { hash, mgf_hash, salt_length: 48 },
    ] {
        if let Some(algorithm) = ALGORITHMS.signature(&key, &scheme) {
            let result = algorithm.verify(&key, &scheme, &digest, input, &ALGORITHMS);
            core::hint::black_box(result.is_ok());
        }
    }
    let mut output = [0; 768];
    core::hint::black_box(ALGORITHMS.recover(&key, input, &mut output).is_ok());
});
