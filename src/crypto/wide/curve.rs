//! Curves as the engine computes on them, and sums of multiples of two points.

use super::digits::{MULTIPLES, digits};
use super::inverse::inverse;
use super::limbs::{self, Limbs};
use super::modulus::Modulus;
use super::point::{AffinePoint, Point};
use crate::crypto::{CryptoError, CurveParameters};

/// A curve, and the factor that leads to its twist.
#[derive(Clone, Copy, Debug)]
pub(super) struct Curve {
    pub(super) parameters: &'static CurveParameters,
    pub(super) twist: Option<&'static Twist>,
}

/// The curve with a = −3 to which a Brainpool curve is isomorphic.
#[derive(Debug)]
pub(super) struct Twist {
    pub(super) parameters: &'static CurveParameters,
    /// Z of RFC 5639 §3: the point (x, y) is (x · Z², y · Z³) on the twist.
    pub(super) z: &'static [u8],
}

/// The arithmetic of a curve with `N` limbs.
#[derive(Debug)]
pub(super) struct Arithmetic<const N: usize> {
    curve: Curve,
    pub(super) field: Modulus<N>,
    /// Z² and Z³, or 1.
    x_factor: Limbs<N>,
    y_factor: Limbs<N>,
}

impl<const N: usize> Arithmetic<N> {
    pub(super) fn new(curve: &Curve) -> Self {
        let field = Modulus::new(curve.parameters.p);
        let z = match curve.twist {
            Some(twist) => field.read(twist.z),
            None => field.form(&limbs::small(1)),
        };
        let x_factor = field.square(&z);
        let y_factor = field.multiply(&x_factor, &z);
        Self { curve: *curve, field, x_factor, y_factor }
    }

    /// Returns the generator, on the twist if there is one.
    fn generator(&self) -> AffinePoint<N> {
        let parameters = self.curve.twist.map_or(self.curve.parameters, |twist| twist.parameters);
        let coordinate = |bytes| self.field.read(bytes);
        AffinePoint { x: coordinate(parameters.generator_x), y: coordinate(parameters.generator_y) }
    }

    /// Reads a point other than infinity (SEC 1 §2.3.4), and returns it on the twist if there is one.
    pub(super) fn read_point(&self, bytes: &[u8]) -> Result<AffinePoint<N>, CryptoError> {
        let (form, coordinates) = bytes.split_first().ok_or(CryptoError::InvalidKey)?;
        let length = self.curve.parameters.p.len();
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
        let is_whole = bytes.len() == self.curve.parameters.p.len();
        if !is_whole || !limbs::is_below(&number, self.field.limbs()) {
            return Err(CryptoError::InvalidKey);
        }
        Ok(self.field.form(&number))
    }

    /// Returns x³ + a · x + b.
    fn square_of_y(&self, x: &Limbs<N>) -> Limbs<N> {
        let field = &self.field;
        let a = field.read(self.curve.parameters.a);
        let b = field.read(self.curve.parameters.b);
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

    /// Returns u · G + v · Q, with shared doublings (Straus).
    pub(super) fn combine(&self, u: &Limbs<N>, v: &Limbs<N>, q: &AffinePoint<N>) -> Point<N> {
        let [of_g, of_q] = self.odd_multiples([&self.generator(), q]);
        let (u, v) = (digits(u), digits(v));
        let mut sum = Point::INFINITY;
        for (u, v) in u.iter().zip(&v).rev() {
            if !sum.is_infinity() {
                sum = sum.double(&self.field);
            }
            sum = self.add_digit(sum, *u, &of_g);
            sum = self.add_digit(sum, *v, &of_q);
        }
        sum
    }

    /// Adds a multiple of a point.
    fn add_digit(&self, sum: Point<N>, digit: i8, multiples: &[AffinePoint<N>]) -> Point<N> {
        if digit == 0 {
            return sum;
        }
        match multiples.get(usize::from(digit.unsigned_abs() / 2)) {
            Some(multiple) if digit < 0 => {
                sum.add_affine(&multiple.negate(&self.field), &self.field)
            }
            Some(multiple) => sum.add_affine(multiple, &self.field),
            None => sum,
        }
    }

    /// Returns 1, 3, 5 … 15 times each point. The order of the curve is a prime, so that none is infinity.
    fn odd_multiples(&self, points: [&AffinePoint<N>; 2]) -> [[AffinePoint<N>; MULTIPLES]; 2] {
        let multiples = points.map(|point| {
            let mut next = Point::new(point, &self.field);
            let double = next.double(&self.field);
            [(); MULTIPLES].map(|()| {
                let multiple = next;
                next = next.add(&double, &self.field);
                multiple
            })
        });
        self.normalize(&multiples)
    }

    /// Brings points to Z = 1 by a single inversion: each factor of a product is inverted by
    /// the inverse of the product and the other factors (Montgomery's trick).
    fn normalize(&self, points: &[[Point<N>; MULTIPLES]; 2]) -> [[AffinePoint<N>; MULTIPLES]; 2] {
        let field = &self.field;
        let one = field.form(&limbs::small(1));
        let mut product = one;
        // Before each point the product of the Z of those before it.
        let products = points.map(|points| {
            points.map(|point| {
                let before = product;
                product = field.multiply(&product, &point.z);
                before
            })
        });
        // The inverse of a form, z · R, is z⁻¹ · R⁻¹, which is two factors of R away from the form of z⁻¹.
        let mut rest = field.form(&field.form(&inverse(&product, field)));
        let mut normalized = [[AffinePoint { x: one, y: one }; MULTIPLES]; 2];
        let places = normalized.as_flattened_mut().iter_mut();
        let points = points.as_flattened().iter().zip(products.as_flattened());
        for (place, (point, before)) in places.zip(points).rev() {
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
