//! Verification and recovery with any key and signature.

use idchip::crypto::{
    Algorithms, Digest, EcdsaEncoding, EcdsaEngine, HashId, MAX_MODULUS_LENGTH, SignatureScheme,
};
use idchip::x509::SubjectPublicKeyInfo;

/// Verifies with each scheme, and recovers a message.
pub fn verify(algorithms: &Algorithms<'_>, engine: &impl EcdsaEngine, input: &[u8]) {
    // Calls the engine with any input, even more or less than the trait allows.
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
        if let Some(algorithm) = algorithms.signature(&key, &scheme) {
            let result = algorithm.verify(&key, &scheme, &digest, input, algorithms);
            core::hint::black_box(result.is_ok());
        }
    }
    let mut output = [0; MAX_MODULUS_LENGTH];
    core::hint::black_box(algorithms.recover(&key, input, &mut output).is_ok());
}
