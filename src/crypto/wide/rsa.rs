//! The RSA public operation.

use super::limbs;
use super::modulus::Modulus;
use crate::crypto::{CryptoError, RsaEngine};

/// The longest modulus in bytes.
const MAX_MODULUS_LENGTH: usize = 1024;

/// The RSA public operation with moduli of up to 8192 bits, for hosts with 64-bit registers.
///
/// Variable time: for public data only, never for signing or decryption.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::exhaustive_structs, reason = "made by callers")]
pub struct WideRsa;

impl RsaEngine for WideRsa {
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
        match modulus.len() {
            ..=128 => power::<16>(modulus, exponent, input, output),
            129..=256 => power::<32>(modulus, exponent, input, output),
            257..=384 => power::<48>(modulus, exponent, input, output),
            385..=512 => power::<64>(modulus, exponent, input, output),
            513..=768 => power::<96>(modulus, exponent, input, output),
            769..=MAX_MODULUS_LENGTH => power::<128>(modulus, exponent, input, output),
            _ => return Err(CryptoError::Unsupported),
        }
        Ok(())
    }
}

/// Kept out of line, so that the stack holds the numbers of one length only.
// A key of 2048 bits takes a frame of 1,128 bytes on x86-64, in place of 3,288.
#[inline(never)]
fn power<const N: usize>(modulus: &[u8], exponent: &[u8], input: &[u8], output: &mut [u8]) {
    let modulus = Modulus::<N>::new(modulus);
    let base = limbs::number(input);
    let mut exponent: [u64; 4] = limbs::number(exponent);
    // The exponent is odd. The last multiplication is by the plain base, and its product is plain.
    if let Some(lowest) = exponent.first_mut() {
        *lowest &= !1;
    }
    let power = modulus.power(&modulus.form(&base), &exponent);
    limbs::write(&modulus.multiply(&power, &base), output);
}
