//! The RSA public operation on integers of fixed size, by RustCrypto.

use crypto_bigint::modular::{FixedMontyForm, FixedMontyParams};
use crypto_bigint::{Odd, U2048, U3072, U4096, U6144, Uint};

use super::{CryptoError, RsaEngine};

/// The RSA public operation by the crate `crypto-bigint`, without a heap.
///
/// A modulus is computed with in the next of 2048, 3072, 4096 and 6144 bits.
#[derive(Clone, Copy, Debug)]
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

/// Kept out of line, so that only the integers of one size are on the stack.
#[inline(never)]
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
    // From the second highest bit of the exponent on: of 65537 that makes sixteen squares and one
    // product, without the table of sixteen powers that `pow_vartime` puts on the stack.
    let mut power = base;
    for bit in bits(exponent).skip_while(|bit| !bit).skip(1) {
        power = power.square();
        if bit {
            power = power.mul(&base);
        }
    }
    let octets = power.retrieve().to_be_bytes();
    let octets: &[u8] = octets.as_ref();
    let leading = octets.len().checked_sub(output.len()).ok_or(CryptoError::Engine)?;
    let significant = octets.get(leading..).ok_or(CryptoError::Engine)?;
    output.copy_from_slice(significant);
    Ok(())
}

/// The bits of a big-endian number, highest first.
fn bits(number: &[u8]) -> impl Iterator<Item = bool> {
    number.iter().flat_map(|octet| (0..8_u8).rev().map(move |bit| octet >> bit & 1 == 1))
}

/// The integer of big-endian octets; of too many, the last.
fn number<const LIMBS: usize>(octets: &[u8]) -> Uint<LIMBS> {
    Uint::from_be_slice_truncated(octets, Uint::<LIMBS>::BITS)
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

    /// 2^exponent, in as many octets.
    fn power_of_two(exponent: usize, octets: usize) -> Vec<u8> {
        let mut number = vec![0; octets];
        number[octets - 1 - exponent / 8] = 1 << (exponent % 8);
        number
    }

    #[test]
    fn powers_of_two_modulo_a_mersenne_number_rotate() {
        for octets in [128, 129, 192, 256, 257, 300, 384, 385, 512, 513, 700, 768] {
            let bits = octets * 8;
            let modulus = vec![0xFF; octets];
            for (exponent, value) in [
                (&[3][..], 3_usize),
                (&[1, 0, 1], 65537),
                (&[0x94, 0xF1], 38129),
                (&[1, 0xFE, 0x81], 130_689),
                (&[0xFF; 4], 0xFFFF_FFFF),
            ] {
                for input in [0, 1, 100, bits - 1] {
                    let expected = power_of_two(input * (value % bits) % bits, octets);
                    let output = operation(&modulus, exponent, &power_of_two(input, octets));
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
    fn zero_and_one_stay_what_they_are() {
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
