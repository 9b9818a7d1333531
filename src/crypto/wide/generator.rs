//! Odd multiples of the generators, computed beforehand.
//!
//! `cargo xtask generators` writes the tables, with arithmetic of its own. The linker drops those of curves that a
//! program does not name.

mod brainpool_p224t1;
mod brainpool_p256t1;
mod brainpool_p320t1;
mod brainpool_p384t1;
mod brainpool_p512t1;
mod p224;
mod p256;
mod p384;
mod p521;

use super::digits;
use super::point::AffinePoint;

/// The width of the digits by which a generator is multiplied: 64 · `N` bytes of multiples for each limb that a
/// coordinate has. Wider digits do not fit the arithmetic of [`digits::digits`].
pub(super) const WIDTH: u32 = 7;

/// 1, 3, 5 … 63 times a generator.
pub(super) type Multiples<const N: usize> = [AffinePoint<N>; digits::multiples(WIDTH)];

/// The multiples of a generator, by the number of limbs.
#[derive(Clone, Copy, Debug)]
pub(super) enum Generator {
    Four(&'static Multiples<4>),
    Five(&'static Multiples<5>),
    Six(&'static Multiples<6>),
    Eight(&'static Multiples<8>),
    Nine(&'static Multiples<9>),
}

impl Generator {
    pub(super) const P224: Self = Self::Four(&p224::MULTIPLES);
    pub(super) const P256: Self = Self::Four(&p256::MULTIPLES);
    pub(super) const P384: Self = Self::Six(&p384::MULTIPLES);
    pub(super) const P521: Self = Self::Nine(&p521::MULTIPLES);
    pub(super) const BRAINPOOL_P224T1: Self = Self::Four(&brainpool_p224t1::MULTIPLES);
    pub(super) const BRAINPOOL_P256T1: Self = Self::Four(&brainpool_p256t1::MULTIPLES);
    pub(super) const BRAINPOOL_P320T1: Self = Self::Five(&brainpool_p320t1::MULTIPLES);
    pub(super) const BRAINPOOL_P384T1: Self = Self::Six(&brainpool_p384t1::MULTIPLES);
    pub(super) const BRAINPOOL_P512T1: Self = Self::Eight(&brainpool_p512t1::MULTIPLES);
}

/// Evaluates an expression with the multiples, in which the number of limbs is a constant.
macro_rules! with_multiples {
    ($generator:expr, $multiples:ident => $value:expr) => {
        match $generator {
            Generator::Four($multiples) => $value,
            Generator::Five($multiples) => $value,
            Generator::Six($multiples) => $value,
            Generator::Eight($multiples) => $value,
            Generator::Nine($multiples) => $value,
        }
    };
}

pub(super) use with_multiples;
