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
            _ => Err(CryptoError::KeySize),
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
