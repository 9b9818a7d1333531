//! The RSA public operation.

use super::limbs;
use super::ring::{Number, Ring, number, small};
use crate::crypto::{CryptoError, RsaEngine};

/// The longest modulus in bytes: 4096 bits.
const MAX_MODULUS_LENGTH: usize = 512;

/// The number of limbs of the longest modulus.
const LIMBS: usize = MAX_MODULUS_LENGTH / 4;

/// The number of limbs of the longest exponent.
const EXPONENT_LIMBS: usize = 8;

/// The RSA public operation with moduli of up to 4096 bits, small and without a heap.
///
/// Variable time: for public data only, never for signing or decryption.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::exhaustive_structs, reason = "made by callers")]
pub struct CompactRsa;

impl RsaEngine for CompactRsa {
    fn max_modulus_length(&self) -> usize {
        MAX_MODULUS_LENGTH
    }

    fn public_operation(
        &self,
        modulus: &[u8],
        exponent: &[u8],
        input: &[u8],
        output: &mut [u8],
    ) -> Result<(), CryptoError> {
        if modulus.len() > MAX_MODULUS_LENGTH {
            return Err(CryptoError::Unsupported);
        }
        let modulus: Number<LIMBS> = number(modulus);
        let ring = Ring::new(&modulus);
        let exponent: Number<EXPONENT_LIMBS> = number(exponent);
        let mut power = [0; LIMBS];
        let mut room = [0; LIMBS];
        ring.set_radix_squared(&mut power, &mut room);
        let mut base: Number<LIMBS> = number(input);
        ring.multiply(&mut base, Some(&power), &mut room);
        power = base;
        ring.raise(&mut power, &base, &exponent, 0, &mut room);
        base = small(1);
        ring.multiply(&mut power, Some(&base), &mut room);
        limbs::write(&power, output);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use num_bigint::BigUint;
    use std::vec;

    #[test]
    fn powers_are_those_of_the_integers() {
        for length in [128, 130, 255, 256, 384, 511, 512] {
            for first in [0x01, 0x80, 0xFF] {
                let mut modulus = vec![0xC5; length];
                modulus[0] = first;
                let mut input = vec![0x5C; length];
                input[0] = first - 1;
                for exponent in [&[3][..], &[1, 0, 1], &[0x94, 0xF1], &[0xFF; 32]] {
                    let mut output = vec![0xEE; length];
                    CompactRsa.public_operation(&modulus, exponent, &input, &mut output).unwrap();
                    let [base, power, modulus] =
                        [&input, exponent, &modulus].map(BigUint::from_bytes_be);
                    let expected = base.modpow(&power, &modulus);
                    assert_eq!(BigUint::from_bytes_be(&output), expected);
                }
            }
        }
    }

    #[test]
    fn more_than_4096_bits_are_not_supported() {
        assert_eq!(CompactRsa.max_modulus_length(), 512);
        let result = CompactRsa.public_operation(&[0xFF; 513], &[3], &[1; 513], &mut [0; 513]);
        assert_eq!(result, Err(CryptoError::Unsupported));
    }
}
