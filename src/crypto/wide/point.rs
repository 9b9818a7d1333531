//! Points of an elliptic curve y² = x³ − 3 · x + b, and their sums.
//!
//! The formulas are those of the Explicit-Formulas Database for short Weierstrass curves with a4 = −3
//! (hyperelliptic.org/EFD): `dbl-2001-b`, `add-2007-bl` and `madd-2007-bl`.

use super::limbs::{self, Limbs};
use super::modulus::Modulus;

/// A point in Jacobian coordinates: x = X / Z², y = Y / Z³, all in Montgomery form. Z is zero at
/// infinity.
#[derive(Clone, Copy, Debug)]
pub(super) struct Point<const N: usize> {
    pub(super) x: Limbs<N>,
    pub(super) y: Limbs<N>,
    pub(super) z: Limbs<N>,
}

/// A point other than infinity by its coordinates, in Montgomery form.
#[derive(Clone, Copy, Debug)]
pub(super) struct AffinePoint<const N: usize> {
    pub(super) x: Limbs<N>,
    pub(super) y: Limbs<N>,
}

impl<const N: usize> Point<N> {
    pub(super) const INFINITY: Self = Self { x: [0; N], y: [0; N], z: [0; N] };

    /// Returns a point with Z = 1.
    pub(super) fn new(point: &AffinePoint<N>, field: &Modulus<N>) -> Self {
        Self { x: point.x, y: point.y, z: field.form(&limbs::small(1)) }
    }

    pub(super) fn is_infinity(&self) -> bool {
        limbs::is_zero(&self.z)
    }

    /// Returns 2 · P (`dbl-2001-b`). Infinity stays infinity, because Z becomes 2 · Y · Z.
    pub(super) fn double(&self, field: &Modulus<N>) -> Self {
        let delta = field.square(&self.z);
        let gamma = field.square(&self.y);
        let beta = field.multiply(&self.x, &gamma);
        let product = field.multiply(&field.subtract(&self.x, &delta), &field.add(&self.x, &delta));
        let alpha = field.add(&field.double(&product), &product);
        let beta4 = field.double(&field.double(&beta));
        let x = field.subtract(&field.square(&alpha), &field.double(&beta4));
        let sum = field.square(&field.add(&self.y, &self.z));
        let z = field.subtract(&field.subtract(&sum, &gamma), &delta);
        let gamma2 = field.double(&gamma);
        let gamma_squared8 = field.double(&field.square(&gamma2));
        let y =
            field.subtract(&field.multiply(&alpha, &field.subtract(&beta4, &x)), &gamma_squared8);
        Self { x, y, z }
    }

    /// Returns P + Q (`add-2007-bl`), also if P and Q are equal, each other's negative, or infinity.
    pub(super) fn add(&self, other: &Self, field: &Modulus<N>) -> Self {
        if self.is_infinity() {
            return *other;
        }
        if other.is_infinity() {
            return *self;
        }
        let (z1z1, z2z2) = (field.square(&self.z), field.square(&other.z));
        let (u1, u2) = (field.multiply(&self.x, &z2z2), field.multiply(&other.x, &z1z1));
        let s1 = field.multiply(&field.multiply(&self.y, &other.z), &z2z2);
        let s2 = field.multiply(&field.multiply(&other.y, &self.z), &z1z1);
        let h = field.subtract(&u2, &u1);
        let difference = field.subtract(&s2, &s1);
        if limbs::is_zero(&h) {
            return self.double_if_equal(&difference, field);
        }
        let z = field.square(&field.add(&self.z, &other.z));
        let z = field.subtract(&field.subtract(&z, &z1z1), &z2z2);
        Self::sum(&h, &field.double(&difference), &u1, &s1, &field.multiply(&z, &h), field)
    }

    /// Returns P + Q (`madd-2007-bl`), also if P and Q are equal or each other's negative, or P is infinity.
    pub(super) fn add_affine(&self, other: &AffinePoint<N>, field: &Modulus<N>) -> Self {
        if self.is_infinity() {
            return Self::new(other, field);
        }
        let z1z1 = field.square(&self.z);
        let u2 = field.multiply(&other.x, &z1z1);
        let s2 = field.multiply(&field.multiply(&other.y, &self.z), &z1z1);
        let h = field.subtract(&u2, &self.x);
        let difference = field.subtract(&s2, &self.y);
        if limbs::is_zero(&h) {
            return self.double_if_equal(&difference, field);
        }
        // 2 · Z · H; the database writes it as (Z + H)² − Z² − H².
        let z = field.double(&field.multiply(&self.z, &h));
        Self::sum(&h, &field.double(&difference), &self.x, &self.y, &z, field)
    }

    /// Returns the sum of two points with the same x: the double, or infinity if their y differ.
    fn double_if_equal(&self, difference: &Limbs<N>, field: &Modulus<N>) -> Self {
        if limbs::is_zero(difference) { self.double(field) } else { Self::INFINITY }
    }

    /// Returns the common end of both formulas, with the letters of the database.
    fn sum(
        h: &Limbs<N>,
        r: &Limbs<N>,
        u1: &Limbs<N>,
        s1: &Limbs<N>,
        z: &Limbs<N>,
        field: &Modulus<N>,
    ) -> Self {
        let i = field.square(&field.double(h));
        let j = field.multiply(h, &i);
        let v = field.multiply(u1, &i);
        let x = field.subtract(&field.subtract(&field.square(r), &j), &field.double(&v));
        let s1j2 = field.double(&field.multiply(s1, &j));
        let y = field.subtract(&field.multiply(r, &field.subtract(&v, &x)), &s1j2);
        Self { x, y, z: *z }
    }
}

impl<const N: usize> AffinePoint<N> {
    /// Coordinates that are still to be written.
    pub(super) const ZEROS: Self = Self { x: [0; N], y: [0; N] };

    /// Returns −P.
    pub(super) fn negate(&self, field: &Modulus<N>) -> Self {
        Self { x: self.x, y: field.negate(&self.y) }
    }
}
