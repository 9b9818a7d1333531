//! The hash functions of [`fips180`](super::fips180) behind the trait.

use super::fips180::{CompactSha, Context};
use super::hasher::{DigestAlgorithm, DigestState, State};
use super::{CryptoError, Digest, HashId};

impl DigestAlgorithm for CompactSha {
    fn id(&self) -> HashId {
        self.hash()
    }

    fn start(&self) -> DigestState {
        DigestState(State::Compact(Context::new(*self)))
    }

    fn update(&self, state: &mut DigestState, bytes: &[u8]) {
        match &mut state.0 {
            State::Compact(context) if context.id() == self.hash() => context.add(bytes),
            // A digest that lacks some of its bytes must not be returned.
            foreign => *foreign = State::Mixed,
        }
    }

    fn finish(&self, mut state: DigestState) -> Result<Digest, CryptoError> {
        match &mut state.0 {
            State::Compact(context) if context.id() == self.hash() => Ok(context.finish()),
            _ => Err(CryptoError::Engine),
        }
    }
}

#[cfg(all(test, feature = "sha"))]
mod tests {
    use super::*;
    use crate::crypto::{EXTERNAL_STATE_LENGTH, Hasher, Sha1, Sha224, Sha256, Sha384, Sha512};
    use proptest::prelude::*;
    use std::vec::Vec;

    const ALL: [(CompactSha, &dyn DigestAlgorithm); 5] = [
        (CompactSha::SHA1, &Sha1),
        (CompactSha::SHA224, &Sha224),
        (CompactSha::SHA256, &Sha256),
        (CompactSha::SHA384, &Sha384),
        (CompactSha::SHA512, &Sha512),
    ];

    fn digest(algorithm: &dyn DigestAlgorithm, parts: &[&[u8]]) -> Digest {
        let mut hasher = Hasher::new(algorithm);
        parts.iter().for_each(|part| hasher.update(part));
        hasher.finish().unwrap()
    }

    #[test]
    fn digests_of_every_length_are_those_of_rustcrypto() {
        let bytes: Vec<u8> = (0_u8..=255).cycle().take(400).collect();
        for (own, other) in ALL {
            for length in 0..bytes.len() {
                let (own, other) =
                    (digest(&own, &[&bytes[..length]]), digest(other, &[&bytes[..length]]));
                assert_eq!(own.as_bytes(), other.as_bytes(), "{} of {length}", own.id());
                assert_eq!(own.id(), other.id());
            }
        }
    }

    #[test]
    fn a_state_of_another_function_gives_no_digest() {
        for (index, (algorithm, same_by_another)) in ALL.into_iter().enumerate() {
            let (other, _) = ALL[(index + 1) % ALL.len()];
            let external = DigestState::external([0; EXTERNAL_STATE_LENGTH]);
            for state in [other.start(), same_by_another.start(), external] {
                assert_eq!(algorithm.finish(state).err(), Some(CryptoError::Engine));
            }
            let mut state = algorithm.start();
            other.update(&mut state, b"abc");
            assert_eq!(algorithm.finish(state).err(), Some(CryptoError::Engine));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn digests_do_not_depend_on_the_chunks(
            bytes in proptest::collection::vec(any::<u8>(), 0..1000),
            at in 0..1000_usize,
        ) {
            let (first, second) = bytes.split_at(at.min(bytes.len()));
            for (own, other) in ALL {
                let (own, other) = (digest(&own, &[first, second]), digest(other, &[&bytes]));
                prop_assert_eq!(own.as_bytes(), other.as_bytes());
            }
        }
    }
}
