//! Numbers and points, as long as the longest curve.

use super::ring;

/// The number of limbs of 521 bits, which is even.
pub(super) const LIMBS: usize = 18;

/// A number for the longest curve.
pub(super) type Number = ring::Number<LIMBS>;

pub(super) const ZERO: Number = [0; LIMBS];

/// The affine coordinates x and y of a point that is not infinity, in Montgomery form.
pub(super) type Point = [Number; 2];
