//! Curves as the engine computes on them, and sums of multiples of two points.

use super::digits::{self, multiples};
use super::generator::Generator;
use super::inverse::inverse;
use super::limbs::{self, Limbs};
use super::modulus::Modulus;
use super::point::{AffinePoint, Point};
use crate::crypto::{CryptoError, CurveParameters};

/// The width of the digits by which the key is multiplied. Each bit more doubles the multiples that have to be
/// computed first.
pub(super) const WIDTH: u32 = 5;

/// A curve, the multiples of its generator, and the factor that leads to its twist.
#[derive(Clone, Copy, Debug)]
pub(super) struct Curve {
    pub(super) parameters: &'static CurveParameters,
    /// On the twist, if there is one.
    pub(super) generator: Generator,
    /// Z of RFC 5639 §3, if the curve has a twist with a = −3: the point (x, y) is (x · Z², y · Z³) on it.
    pub(super) twist: Option<&'static [u8]>,
}

/// Odd multiples of a key.
pub(super) type Multiples<const N: usize> = [AffinePoint<N>; multiples(WIDTH)];

/// A product to add up.
#[derive(Debug)]
pub(super) struct Term<'m, const N: usize> {
    /// The digits of the factor.
    pub(super) digits: [i8; digits::PLACES],
    /// The odd multiples of the point, as many as the width of the digits needs.
    pub(super) multiples: &'m [AffinePoint<N>],
}

/// The arithmetic of a curve with `N` limbs.
#[derive(Debug)]
pub(super) struct Arithmetic<const N: usize> {
    parameters: &'static CurveParameters,
    pub(super) field: Modulus<N>,
    /// Z² and Z³, or 1.
    x_factor: Limbs<N>,
    y_factor: Limbs<N>,
}

impl<const N: usize> Arithmetic<N> {
    /// The bits of a number.
    pub(super) const BITS: usize = 64 * N;

    pub(super) fn new(curve: &Curve) -> Self {
        let field = Modulus::new(curve.parameters.p);
        let z = match curve.twist {
            Some(z) => field.read(z),
            None => field.form(&limbs::small(1)),
        };
        let x_factor = field.square(&z);
        let y_factor = field.multiply(&x_factor, &z);
        Self { parameters: curve.parameters, field, x_factor, y_factor }
    }

    /// Reads a point other than infinity (SEC 1 §2.3.4), and returns it on the twist if there is one.
    pub(super) fn read_point(&self, bytes: &[u8]) -> Result<AffinePoint<N>, CryptoError> {
        let (form, coordinates) = bytes.split_first().ok_or(CryptoError::InvalidKey)?;
        let length = self.parameters.p.len();
        let (x, y) = coordinates.split_at_checked(length).ok_or(CryptoError::InvalidKey)?;
        let x = self.read_coordinate(x)?;
        let square = self.square_of_y(&x);
        let y = match (form, y) {
            (0x02, []) => self.root(&square, false)?,
            (0x03, []) => self.root(&square, true)?,
            (0x04, y) => self.read_coordinate(y)?,
            _ => return Err(CryptoError::InvalidKey),
        };
        if self.field.square(&y) != square {
            return Err(CryptoError::InvalidKey);
        }
        let x = self.field.multiply(&x, &self.x_factor);
        let y = self.field.multiply(&y, &self.y_factor);
        Ok(AffinePoint { x, y })
    }

    /// Reads a coordinate, which must be below p.
    fn read_coordinate(&self, bytes: &[u8]) -> Result<Limbs<N>, CryptoError> {
        let number = limbs::number(bytes);
        let is_whole = bytes.len() == self.parameters.p.len();
        if !is_whole || !limbs::is_below(&number, self.field.limbs()) {
            return Err(CryptoError::InvalidKey);
        }
        Ok(self.field.form(&number))
    }

    /// Returns x³ + a · x + b.
    fn square_of_y(&self, x: &Limbs<N>) -> Limbs<N> {
        let field = &self.field;
        let a = field.read(self.parameters.a);
        let b = field.read(self.parameters.b);
        let factor = field.add(&field.square(x), &a);
        field.add(&field.multiply(&factor, x), &b)
    }

    /// Returns an even or odd number whose square this is, if there is one. Primes that are 1 modulo 4 would
    /// need another algorithm; of the curves here only P-224 has such a prime.
    fn root(&self, square: &Limbs<N>, is_odd: bool) -> Result<Limbs<N>, CryptoError> {
        let mut exponent = *self.field.limbs();
        let is_3_modulo_4 = exponent.first().is_some_and(|lowest| lowest & 3 == 3);
        if !is_3_modulo_4 {
            return Err(CryptoError::Unsupported);
        }
        // (p + 1) / 4 = (p − 3) / 4 + 1, and p ends in two set bits.
        limbs::shift_right(&mut exponent, 0, 2);
        let power = self.field.power(square, &exponent);
        let root = self.field.multiply(&power, square);
        let plain = self.field.plain(&root);
        Ok(if limbs::is_odd(&plain) == is_odd { root } else { self.field.negate(&root) })
    }

    /// Returns the sum of products, with shared doublings (Straus). The factors have at most this number of bits.
    pub(super) fn combine(&self, terms: &[Term<'_, N>], bits: usize) -> Point<N> {
        let mut sum = Point::INFINITY;
        // One digit more than bits.
        for place in (0..=bits).rev() {
            if !sum.is_infinity() {
                sum = sum.double(&self.field);
            }
            for Term { digits, multiples } in terms {
                self.add_digit(&mut sum, digits.get(place).copied().unwrap_or(0), multiples);
            }
        }
        sum
    }

    /// Adds a multiple of a point.
    fn add_digit(&self, sum: &mut Point<N>, digit: i8, multiples: &[AffinePoint<N>]) {
        if digit == 0 {
            return;
        }
        if let Some(multiple) = multiples.get(usize::from(digit.unsigned_abs() / 2)) {
            *sum = if digit < 0 {
                sum.add_affine(&multiple.negate(&self.field), &self.field)
            } else {
                sum.add_affine(multiple, &self.field)
            };
        }
    }

    /// Returns 1, 3, 5 … 15 times a point. The order of the curve is a prime, so that none is infinity.
    pub(super) fn odd_multiples(&self, point: &Point<N>) -> Multiples<N> {
        let mut last = *point;
        let double = last.double(&self.field);
        let mut points = [last; multiples(WIDTH)];
        for point in points.iter_mut().skip(1) {
            last = last.add(&double, &self.field);
            *point = last;
        }
        self.normalize(&points)
    }

    /// Brings points to Z = 1 by a single inversion: each factor of a product is inverted by
    /// the inverse of the product and the other factors (Montgomery's trick).
    fn normalize(&self, points: &[Point<N>; multiples(WIDTH)]) -> Multiples<N> {
        let field = &self.field;
        let one = field.form(&limbs::small(1));
        let mut product = one;
        // Before each point the product of the Z of those before it.
        let products = points.map(|point| {
            let before = product;
            product = field.multiply(&product, &point.z);
            before
        });
        // The inverse of a form, z · R, is z⁻¹ · R⁻¹, which is two factors of R away from the form of z⁻¹.
        let mut rest = field.form(&field.form(&inverse(&product, field)));
        let mut normalized = [AffinePoint::ZEROS; multiples(WIDTH)];
        let points = points.iter().zip(&products);
        for (place, (point, before)) in normalized.iter_mut().zip(points).rev() {
            let z_inverse = field.multiply(&rest, before);
            rest = field.multiply(&rest, &point.z);
            let square = field.square(&z_inverse);
            place.x = field.multiply(&point.x, &square);
            place.y = field.multiply(&field.multiply(&point.y, &square), &z_inverse);
        }
        normalized
    }

    /// True if the sum has an x coordinate on the curve, not on its twist, that equals `r` modulo the order.
    pub(super) fn has_x(&self, sum: &Point<N>, r: &Limbs<N>, order: &Limbs<N>) -> bool {
        if sum.is_infinity() {
            return false;
        }
        // X / Z² equals r, or r + n if that is below p; compared without division.
        let factor = self.field.multiply(&self.field.square(&sum.z), &self.x_factor);
        let mut x = *r;
        while limbs::is_below(&x, self.field.limbs()) {
            if self.field.multiply(&self.field.form(&x), &factor) == sum.x {
                return true;
            }
            if limbs::add(&mut x, order) != 0 {
                return false;
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::WideEcdsa;
    use crate::crypto::wide::generator::{self, with_multiples};

    /// True if the table has the odd multiples of this generator, as the engine itself adds them up.
    fn are_multiples<const N: usize>(
        table: &generator::Multiples<N>,
        parameters: &CurveParameters,
    ) -> bool {
        let field = Modulus::<N>::new(parameters.p);
        let read = |bytes| field.read(bytes);
        let g = AffinePoint { x: read(parameters.generator_x), y: read(parameters.generator_y) };
        let mut next = Point::new(&g, &field);
        let double = next.double(&field);
        table.iter().all(|multiple| {
            let square = field.square(&next.z);
            let x = field.multiply(&multiple.x, &square);
            let y = field.multiply(&multiple.y, &field.multiply(&square, &next.z));
            let is_next = (x, y) == (next.x, next.y);
            next = next.add(&double, &field);
            is_next
        })
    }

    #[test]
    fn tables_have_the_odd_multiples_of_the_generators() {
        let mut count = 0;
        for curve in WideEcdsa::ALL.iter().map(WideEcdsa::curve_and_multiples) {
            if curve.twist.is_some() {
                continue;
            }
            let parameters = curve.parameters;
            assert!(with_multiples!(curve.generator, table => are_multiples(table, parameters)));
            count += 1;
        }
        assert_eq!(count, 9);
    }
}
