//! Numbers and points, as long as the longest curve.

use super::ring;

/// The number of limbs of 521 bits.
pub(super) const LIMBS: usize = 17;

/// A number for the longest curve.
pub(super) type Number = ring::Number<LIMBS>;

pub(super) const ZERO: Number = [0; LIMBS];

/// A point in Jacobian coordinates: x = X / Z², y = Y / Z³, all in Montgomery form. Z is zero at
/// infinity.
pub(super) type Point = [Number; 3];

pub(super) const INFINITY: Point = [ZERO; 3];
