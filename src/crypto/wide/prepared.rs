//! Verification by a key whose multiples were computed beforehand.
//!
//! A scalar is cut into four blocks of bits. Each block is the factor of a point of its own: the generator or the key, times
//! 2 to the power of the block's first bit. All blocks share the doublings, a quarter of those without preparation, where
//! they are two thirds of the work.

use super::curve::{Arithmetic, Multiples, Term, WIDTH};
use super::digits::{digits, multiples};
use super::limbs::{self, Limbs};
use super::point::{AffinePoint, Point};
use crate::crypto::PreparedKey;

/// The blocks of a scalar.
const BLOCKS: usize = 4;

// The largest numbers have nine limbs.
const _: () = assert!(2 * BLOCKS * multiples(WIDTH) * 2 * 9 == PreparedKey::LENGTH);

/// The multiples of the points of a scalar's blocks, the lowest block first.
type Prepared<const N: usize> = [Multiples<N>; BLOCKS];

impl<const N: usize> Arithmetic<N> {
    /// The bits of a block.
    const BLOCK: usize = Self::BITS / BLOCKS;

    /// Writes the multiples of the points of all blocks, those of the generator first.
    pub(super) fn prepare(&self, g: &AffinePoint<N>, q: &AffinePoint<N>, numbers: &mut [u64]) {
        let mut places = numbers.as_chunks_mut().0.as_chunks_mut().0.iter_mut();
        for point in [g, q] {
            let mut point = Point::new(point, &self.field);
            for block in 0..BLOCKS {
                if block > 0 {
                    point = (0..Self::BLOCK).fold(point, |point, _| point.double(&self.field));
                }
                for (multiple, place) in self.odd_multiples(&point).iter().zip(&mut places) {
                    *place = [multiple.x, multiple.y];
                }
            }
        }
    }

    /// Returns u · G + v · Q, with the multiples that [`Self::prepare`] wrote.
    // The multiples and the digits take 15 to 24 KB of stack on x86-64, which verification by other keys does without.
    #[inline(never)]
    pub(super) fn combine_prepared(&self, u: &Limbs<N>, v: &Limbs<N>, numbers: &[u64]) -> Point<N> {
        let mut prepared = [[[AffinePoint::ZEROS; multiples(WIDTH)]; BLOCKS]; 2];
        let places = prepared.as_flattened_mut().as_flattened_mut().iter_mut();
        for (place, [x, y]) in places.zip(numbers.as_chunks().0.as_chunks().0) {
            *place = AffinePoint { x: *x, y: *y };
        }
        let [of_g, of_q] = &prepared;
        let terms = [Self::terms(u, of_g), Self::terms(v, of_q)];
        self.combine(terms.as_flattened(), Self::BLOCK)
    }

    /// Returns the products of a scalar's blocks with their points.
    fn terms<'m>(scalar: &Limbs<N>, prepared: &'m Prepared<N>) -> [Term<'m, N>; BLOCKS] {
        let mut first = 0;
        prepared.each_ref().map(|multiples| {
            let digits = digits(&block(scalar, first, Self::BLOCK), WIDTH);
            first = first.wrapping_add(Self::BLOCK);
            Term { digits, multiples }
        })
    }
}

/// Returns `bits` bits of a number, at most 192, from the bit `first` up.
fn block(number: &[u64], first: usize, bits: usize) -> [u64; 3] {
    let [mut index, mut rest] = [first, bits].map(|bits| u32::try_from(bits).unwrap_or(0));
    [(); 3].map(|()| {
        let taken = rest.min(64);
        let mask = u64::MAX.checked_shr(64_u32.wrapping_sub(taken)).unwrap_or(0);
        let limb = limbs::bits_from(number, index) & mask;
        index = index.wrapping_add(taken);
        rest = rest.wrapping_sub(taken);
        limb
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::vec::Vec;

    #[test]
    fn blocks_have_the_bits_of_a_number() {
        let number: [u64; 9] = core::array::from_fn(|limb| 0x0123_4567_89AB_CDEF << limb);
        let bits_of = |number: &[u64], bits: usize| -> Vec<bool> {
            (0..bits).map(|bit| number[bit / 64] >> (bit % 64) & 1 == 1).collect()
        };
        let all = bits_of(&number, 576);
        for bits in [64, 80, 96, 128, 144, 192] {
            for first in (0..=576 - bits).step_by(16) {
                let block = block(&number, first, bits);
                assert_eq!(bits_of(&block, bits), all[first..first + bits]);
                assert!(bits_of(&block, 192)[bits..].iter().all(|bit| !bit));
            }
        }
    }
}
