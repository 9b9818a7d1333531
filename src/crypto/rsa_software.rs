//! The RSA public operation on integers of fixed size, by RustCrypto.

use crypto_bigint::modular::{FixedMontyForm, FixedMontyParams};
use crypto_bigint::{Odd, U2048, U3072, U4096, U6144, Uint};

use super::{CryptoError, RsaEngine};

/// The RSA public operation by the crate `crypto-bigint`, without a heap.
///
/// Moduli are extended to the next size of 2048, 3072, 4096 and 6144 bits.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::exhaustive_structs, reason = "made by callers")]
pub struct SoftwareRsa;

impl RsaEngine for SoftwareRsa {
    fn public_operation(
        &self,
        modulus: &[u8],
        exponent: &[u8],
        input: &[u8],
        output: &mut [u8],
    ) -> Result<(), CryptoError> {
        match modulus.len() {
            ..=256 => power::<{ U2048::LIMBS }>(modulus, exponent, input, output),
            257..=384 => power::<{ U3072::LIMBS }>(modulus, exponent, input, output),
            385..=512 => power::<{ U4096::LIMBS }>(modulus, exponent, input, output),
            513..=768 => power::<{ U6144::LIMBS }>(modulus, exponent, input, output),
            _ => Err(CryptoError::Unsupported),
        }
    }
}

/// Kept out of line, so that the stack holds the integers of one size only.
fn power<const LIMBS: usize>(
    modulus: &[u8],
    exponent: &[u8],
    input: &[u8],
    output: &mut [u8],
) -> Result<(), CryptoError> {
    let modulus = Odd::new(number::<LIMBS>(modulus));
    let modulus = Option::<Odd<Uint<LIMBS>>>::from(modulus).ok_or(CryptoError::InvalidKey)?;
    let parameters = FixedMontyParams::new_vartime(modulus);
    let base = FixedMontyForm::new(&number(input), &parameters);
    // Starts at the second highest bit of the exponent. For 65537 this takes sixteen squarings and
    // one multiplication, without the table of sixteen powers that `pow_vartime` puts on the stack.
    let mut power = base;
    for bit in bits(exponent).skip_while(|bit| !bit).skip(1) {
        power = power.square();
        if bit {
            power = power.mul(&base);
        }
    }
    let bytes = power.retrieve().to_be_bytes();
    let bytes: &[u8] = bytes.as_ref();
    let leading = bytes.len().checked_sub(output.len()).ok_or(CryptoError::Engine)?;
    let significant = bytes.get(leading..).ok_or(CryptoError::Engine)?;
    output.copy_from_slice(significant);
    Ok(())
}

/// Iterates over the bits of a big-endian number, highest first.
fn bits(number: &[u8]) -> impl Iterator<Item = bool> {
    number.iter().flat_map(|byte| (0..8_u8).rev().map(move |bit| byte >> bit & 1 == 1))
}

/// Reads a big-endian integer. If there are too many bytes, the last ones count.
fn number<const LIMBS: usize>(bytes: &[u8]) -> Uint<LIMBS> {
    Uint::from_be_slice_truncated(bytes, Uint::<LIMBS>::BITS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::vec;
    use std::vec::Vec;

    fn operation(modulus: &[u8], exponent: &[u8], input: &[u8]) -> Result<Vec<u8>, CryptoError> {
        let mut output = vec![0xEE; modulus.len()];
        SoftwareRsa.public_operation(modulus, exponent, input, &mut output)?;
        Ok(output)
    }

    /// Returns 2^exponent in this many bytes.
    fn power_of_two(exponent: usize, bytes: usize) -> Vec<u8> {
        let mut number = vec![0; bytes];
        number[bytes - 1 - exponent / 8] = 1 << (exponent % 8);
        number
    }

    #[test]
    fn powers_of_two_modulo_a_mersenne_number_rotate() {
        for bytes in [128, 129, 192, 256, 257, 300, 384, 385, 512, 513, 700, 768] {
            let bits = bytes * 8;
            let modulus = vec![0xFF; bytes];
            for (exponent, value) in [
                (&[3][..], 3_usize),
                (&[1, 0, 1], 65537),
                (&[0x94, 0xF1], 38129),
                (&[1, 0xFE, 0x81], 130_689),
                (&[0xFF; 4], 0xFFFF_FFFF),
            ] {
                for input in [0, 1, 100, bits - 1] {
                    let expected = power_of_two(input * (value % bits) % bits, bytes);
                    let output = operation(&modulus, exponent, &power_of_two(input, bytes));
                    assert_eq!(output.unwrap(), expected);
                }
            }
        }
    }

    #[test]
    fn a_long_exponent_is_a_product_of_short_ones() {
        let (modulus, input) = ([0xC7; 256], [0x35; 256]);
        // 65537 · 3 and 65537 · 65537, which is longer than 32 bits.
        let once = operation(&modulus, &[1, 0, 1], &input).unwrap();
        let thrice = operation(&modulus, &[3], &once).unwrap();
        assert_eq!(operation(&modulus, &[3, 0, 3], &input).unwrap(), thrice);
        let twice = operation(&modulus, &[1, 0, 1], &once).unwrap();
        assert_eq!(operation(&modulus, &[1, 0, 2, 0, 1], &input).unwrap(), twice);
    }

    #[test]
    fn powers_of_zero_and_one_are_unchanged() {
        let modulus = [0xFF; 256];
        for input in [vec![0; 256], power_of_two(0, 256)] {
            assert_eq!(operation(&modulus, &[1, 0, 1], &input).unwrap(), input);
        }
    }

    #[test]
    fn more_than_6144_bits_are_refused() {
        assert_eq!(operation(&[0xFF; 769], &[3], &[1; 769]), Err(CryptoError::Unsupported));
    }
}
