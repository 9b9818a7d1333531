//! The hash functions of FIPS 180-4, by RustCrypto.

use sha1::digest::Digest as _;

use super::hasher::{DigestAlgorithm, DigestState, State};
use super::{CryptoError, Digest, HashId};

macro_rules! hash_functions {
    ($($name:ident = $engine:ty, $text:literal;)*) => {
        $(
            #[doc = concat!($text, " (FIPS 180-4), by RustCrypto.")]
            #[derive(Clone, Copy, Debug)]
            #[expect(clippy::exhaustive_structs, reason = "made by callers")]
            pub struct $name;

            impl DigestAlgorithm for $name {
                fn id(&self) -> HashId {
                    HashId::$name
                }

                fn start(&self) -> DigestState {
                    DigestState(State::$name(<$engine>::new()))
                }

                fn update(&self, state: &mut DigestState, bytes: &[u8]) {
                    match &mut state.0 {
                        State::$name(engine) => engine.update(bytes),
                        // A digest that lacks some of its bytes must not be returned.
                        foreign => *foreign = State::Mixed,
                    }
                }

                fn finish(&self, state: DigestState) -> Result<Digest, CryptoError> {
                    match state.0 {
                        State::$name(engine) => Digest::new(HashId::$name, &engine.finalize())
                            .ok_or(CryptoError::Engine),
                        _ => Err(CryptoError::Engine),
                    }
                }
            }
        )*
    };
}

hash_functions! {
    Sha1 = sha1::Sha1, "SHA-1";
    Sha224 = sha2::Sha224, "SHA-224";
    Sha256 = sha2::Sha256, "SHA-256";
    Sha384 = sha2::Sha384, "SHA-384";
    Sha512 = sha2::Sha512, "SHA-512";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::{EXTERNAL_STATE_LENGTH, Hasher};
    use std::format;
    use std::string::String;

    const ALL: [&dyn DigestAlgorithm; 5] = [&Sha1, &Sha224, &Sha256, &Sha384, &Sha512];

    /// FIPS 180-4 examples: the digests of "abc".
    const ABC: [&str; 5] = [
        "a9993e364706816aba3e25717850c26c9cd0d89d",
        "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7",
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed\
         8086072ba1e7cc2358baeca134c825a7",
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a\
         2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
    ];

    #[test]
    fn digests_of_abc_are_those_of_the_standard() {
        for (algorithm, expected) in ALL.into_iter().zip(ABC) {
            let mut hasher = Hasher::new(algorithm);
            hasher.update(b"a");
            hasher.update(b"");
            hasher.update(b"bc");
            let digest = hasher.finish().unwrap();
            let hex: String = digest.as_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(hex, expected);
            assert_eq!(digest.id(), algorithm.id());
            assert_eq!(digest.as_bytes().len(), algorithm.id().length());
        }
    }

    #[test]
    fn a_state_of_another_function_gives_no_digest() {
        for (index, algorithm) in ALL.into_iter().enumerate() {
            let other = ALL[(index + 1) % ALL.len()];
            let external = DigestState::external([0; EXTERNAL_STATE_LENGTH]);
            assert_eq!(algorithm.finish(other.start()).err(), Some(CryptoError::Engine));
            assert_eq!(algorithm.finish(external).err(), Some(CryptoError::Engine));
        }
    }

    #[test]
    fn bytes_for_another_function_spoil_the_digest() {
        let mut state = Sha256.start();
        Sha1.update(&mut state, b"abc");
        assert_eq!(Sha256.finish(state).err(), Some(CryptoError::Engine));
    }
}
