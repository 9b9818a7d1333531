//! Points of an elliptic curve y² = x³ + a·x + b, and their sums.

use super::digits::{Digits, MULTIPLES};
use super::limbs;
use super::ring::{self, Ring, number, small};
use crate::crypto::{CryptoError, CurveParameters};

/// As many limbs as 521 bits need.
pub(super) const LIMBS: usize = 17;

/// A number of the length of the longest curve.
pub(super) type Number = ring::Number<LIMBS>;

/// A bit above every scalar.
const TOP: i32 = 544;

const ZERO: Number = [0; LIMBS];

/// A point in Jacobian coordinates: x = X / Z², y = Y / Z³, all in Montgomery's form. At infinity, Z
/// is zero.
#[derive(Clone, Copy, Debug)]
pub(super) struct Point {
    x: Number,
    y: Number,
    z: Number,
}

impl Point {
    const INFINITY: Self = Self { x: ZERO, y: ZERO, z: ZERO };
}

/// A curve that is computed on.
#[derive(Debug)]
pub(super) struct Curve<'c> {
    parameters: &'c CurveParameters,
    prime: &'c Number,
    field: Ring<'c>,
    radix_squared: Number,
    /// The form of the coefficient a.
    a: Number,
}

impl<'c> Curve<'c> {
    /// `prime` is the field's.
    pub(super) fn new(parameters: &'c CurveParameters, prime: &'c Number) -> Self {
        let field = Ring::new(prime);
        let radix_squared = field.radix_squared();
        let a = field.product(&number(parameters.a), &radix_squared);
        Self { parameters, prime, field, radix_squared, a }
    }

    /// The generator.
    fn generator(&self) -> Point {
        let CurveParameters { generator_x, generator_y, .. } = self.parameters;
        let x = self.form(&number(generator_x));
        Point { x, y: self.form(&number(generator_y)), z: self.field.one() }
    }

    /// Reads a point other than infinity (SEC 1 §2.3.4).
    pub(super) fn point(&self, octets: &[u8]) -> Result<Point, CryptoError> {
        let (form, coordinates) = octets.split_first().ok_or(CryptoError::InvalidKey)?;
        let length = self.parameters.p.len();
        let (x, y) = coordinates.split_at_checked(length).ok_or(CryptoError::InvalidKey)?;
        let x = self.coordinate(x)?;
        let right = self.right_side(&x);
        let y = match (form, y) {
            (0x02 | 0x03, []) => self.root(&right, form & 1 == 1)?,
            (0x04, y) => self.coordinate(y)?,
            _ => return Err(CryptoError::InvalidKey),
        };
        if self.field.product(&y, &y) != right {
            return Err(CryptoError::InvalidKey);
        }
        Ok(Point { x, y, z: self.field.one() })
    }

    /// Whether the point has an x coordinate, and that is `r` modulo the order.
    pub(super) fn has_x(&self, point: &Point, r: &Number, order: &Number) -> bool {
        if point.z == ZERO {
            return false;
        }
        // X / Z² is r, or r + n where that is a coordinate: compared without division.
        let square = self.field.product(&point.z, &point.z);
        let mut x = *r;
        while limbs::is_below(&x, self.prime) {
            if self.field.product(&self.form(&x), &square) == point.x {
                return true;
            }
            limbs::add(&mut x, order);
        }
        false
    }

    /// u · G + v · Q, with the doublings shared (Straus).
    #[inline(never)]
    pub(super) fn combination(&self, u: &Number, v: &Number, q: &Point) -> Point {
        let mut of_g = [Point::INFINITY; MULTIPLES];
        let mut of_q = [Point::INFINITY; MULTIPLES];
        self.fill_odd_multiples(&mut of_g, &self.generator());
        self.fill_odd_multiples(&mut of_q, q);
        let mut terms = [(Digits::new(u, TOP), &of_g), (Digits::new(v, TOP), &of_q)];
        let mut sum = Point::INFINITY;
        let mut doublings = 0_u32;
        for index in (0..=TOP).rev() {
            doublings = doublings.saturating_add(1);
            for (digits, multiples) in &mut terms {
                let Some(digit) = digits.at(index) else { continue };
                let Some(multiple) = multiples.get(digit.multiple) else { continue };
                self.double(&mut sum, doublings);
                self.add(&mut sum, multiple, digit.is_negative);
                doublings = 0;
            }
        }
        self.double(&mut sum, doublings);
        sum
    }

    /// 1, 3, 5 and 7 times a point.
    #[inline(never)]
    fn fill_odd_multiples(&self, multiples: &mut [Point; MULTIPLES], point: &Point) {
        let mut double = *point;
        self.double(&mut double, 1);
        let mut previous: Option<&Point> = None;
        for multiple in multiples {
            *multiple = *point;
            if let Some(previous) = previous {
                *multiple = double;
                self.add(multiple, previous, false);
            }
            previous = Some(multiple);
        }
    }

    /// Adds a point, or its negative.
    fn add(&self, sum: &mut Point, other: &Point, is_negative: bool) {
        if !self.add_different(sum, other, is_negative) {
            self.double(sum, 1);
        }
    }

    /// Adds a point, or its negative, unless that is the same point: then it returns false, and the
    /// sum is to be doubled. Not done here, so that the two do not share the stack.
    #[inline(never)]
    fn add_different(&self, sum: &mut Point, other: &Point, is_negative: bool) -> bool {
        let field = &self.field;
        let mut r = other.y;
        if is_negative {
            field.negate(&mut r);
        }
        if sum.z == ZERO {
            *sum = Point { y: r, ..*other };
            return true;
        }
        if other.z == ZERO {
            return true;
        }
        let Point { x, y, z } = sum;
        let mut power = field.product(z, z);
        let mut h = field.product(&other.x, &power);
        field.multiply(&mut power, z);
        field.multiply(&mut r, &power);
        power = field.product(&other.z, &other.z);
        let mut u = field.product(x, &power);
        field.multiply(&mut power, &other.z);
        let mut s = field.product(y, &power);
        field.subtract(&mut h, &u);
        field.subtract(&mut r, &s);
        if h == ZERO && r == ZERO {
            return false;
        }
        // Where only h is zero, each point is the other's negative, and z becomes zero.
        field.multiply(z, &other.z);
        field.multiply(z, &h);
        power = field.product(&h, &h);
        field.multiply(&mut u, &power);
        field.multiply(&mut h, &power);
        field.multiply(&mut s, &h);
        *x = field.product(&r, &r);
        field.subtract(x, &h);
        field.subtract(x, &u);
        field.subtract(x, &u);
        field.subtract(&mut u, x);
        field.multiply(&mut r, &u);
        field.subtract(&mut r, &s);
        *y = r;
        true
    }

    /// Doubles a point so many times.
    ///
    /// In modified Jacobian coordinates (Cohen, Miyaji, Ono, 1998): a · Z⁴ is carried along, so that
    /// any a costs as little as −3.
    #[inline(never)]
    fn double(&self, point: &mut Point, times: u32) {
        let Point { x, y, z } = point;
        if *z == ZERO || times == 0 {
            return;
        }
        let field = &self.field;
        let mut a_z4 = field.product(z, z);
        field.square(&mut a_z4);
        field.multiply(&mut a_z4, &self.a);
        for _ in 0..times {
            field.double(y);
            field.multiply(z, y);
            field.square(y);
            let mut s = field.product(x, y);
            field.square(x);
            let mut m = *x;
            field.double(&mut m);
            field.add(&mut m, x);
            field.add(&mut m, &a_z4);
            field.square(y);
            field.multiply(&mut a_z4, y);
            field.halve(y);
            *x = field.product(&m, &m);
            field.subtract(x, &s);
            field.subtract(x, &s);
            field.subtract(&mut s, x);
            field.multiply(&mut m, &s);
            field.subtract(&mut m, y);
            *y = m;
        }
    }

    /// Reads a coordinate, below p, to its form.
    fn coordinate(&self, octets: &[u8]) -> Result<Number, CryptoError> {
        let number = number(octets);
        let is_whole = octets.len() == self.parameters.p.len();
        if !is_whole || !limbs::is_below(&number, self.prime) {
            return Err(CryptoError::InvalidKey);
        }
        Ok(self.form(&number))
    }

    fn form(&self, number: &Number) -> Number {
        self.field.product(number, &self.radix_squared)
    }

    /// x³ + a · x + b.
    #[inline(never)]
    fn right_side(&self, x: &Number) -> Number {
        let field = &self.field;
        let mut right = field.product(x, x);
        field.add(&mut right, &self.a);
        field.multiply(&mut right, x);
        field.add(&mut right, &self.form(&number(self.parameters.b)));
        right
    }

    /// A square root, even or odd, if `square` has one. Of primes that are 1 modulo 4 it would take
    /// another algorithm; of the curves here P-224 has such a one.
    #[inline(never)]
    fn root(&self, square: &Number, is_odd: bool) -> Result<Number, CryptoError> {
        let mut exponent = *self.prime;
        if !limbs::bit(&exponent, 1) {
            return Err(CryptoError::Unsupported);
        }
        // (p + 1) / 4 = (p − 3) / 4 + 1, and p ends in two set bits.
        limbs::halve(&mut exponent, false);
        limbs::halve(&mut exponent, false);
        limbs::add(&mut exponent, &small::<LIMBS>(1));
        let mut root = self.field.power(square, &exponent);
        if limbs::bit(&self.field.plain(&root), 0) != is_odd {
            self.field.negate(&mut root);
        }
        Ok(root)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::EcdsaEngine;
    use crate::crypto::compact::CompactEcdsa;

    #[test]
    fn generator_lies_on_its_curve_and_has_the_order_n() {
        for engine in CompactEcdsa::ALL {
            let parameters = engine.curve();
            let prime = number(parameters.p);
            let curve = Curve::new(parameters, &prime);
            let octets = [&[4], parameters.generator_x, parameters.generator_y].concat();
            let generator = curve.point(&octets).unwrap();
            let order = number(parameters.n);
            let infinity = curve.combination(&order, &ZERO, &generator);
            assert_eq!(infinity.z, ZERO, "{}", parameters.name);
            let infinity = curve.combination(&ZERO, &order, &generator);
            assert_eq!(infinity.z, ZERO, "{}", parameters.name);

            // (n − 1) · G = −G.
            let mut last = order;
            limbs::subtract(&mut last, &small::<LIMBS>(1));
            for (u, v) in [(last, ZERO), (ZERO, last)] {
                let negative = curve.combination(&u, &v, &generator);
                assert!(curve.has_x(&negative, &number(parameters.generator_x), &order));
                let mut sum = negative;
                curve.add(&mut sum, &generator, false);
                assert_eq!(sum.z, ZERO);
            }
        }
    }

    #[test]
    fn infinity_adds_nothing_and_has_no_x() {
        let prime = number(CurveParameters::BRAINPOOL_P256R1.p);
        let curve = Curve::new(&CurveParameters::BRAINPOOL_P256R1, &prime);
        let order = number(curve.parameters.n);
        let x = number(curve.parameters.generator_x);
        let generator = curve.generator();
        let mut sum = Point::INFINITY;
        curve.double(&mut sum, 3);
        curve.add(&mut sum, &Point::INFINITY, true);
        assert!(!curve.has_x(&sum, &ZERO, &order));
        curve.add(&mut sum, &generator, true);
        assert!(curve.has_x(&sum, &x, &order));
        curve.add(&mut sum, &Point::INFINITY, false);
        assert!(curve.has_x(&sum, &x, &order));
        curve.add(&mut sum, &generator, false);
        assert!(!curve.has_x(&sum, &x, &order));
        assert_eq!(sum.z, ZERO);
    }

    #[test]
    fn roots_are_even_or_odd_as_asked() {
        for engine in CompactEcdsa::ALL.iter().filter(|engine| engine.curve().name != "P-224") {
            let prime = number(engine.curve().p);
            let curve = Curve::new(engine.curve(), &prime);
            let (x, y) = (curve.parameters.generator_x, curve.parameters.generator_y);
            let is_odd = y.last().unwrap() & 1;
            let point = curve.point(&[&[2 + is_odd], x].concat()).unwrap();
            assert_eq!(point.y, curve.generator().y);
            let mut negative = curve.point(&[&[3 - is_odd], x].concat()).unwrap();
            curve.field.negate(&mut negative.y);
            assert_eq!(negative.y, point.y);
        }
    }

    #[test]
    fn p224_has_no_roots_here() {
        let prime = number(CurveParameters::P224.p);
        let curve = Curve::new(&CurveParameters::P224, &prime);
        let compressed = [&[2], curve.parameters.generator_x].concat();
        assert_eq!(curve.point(&compressed).err(), Some(CryptoError::Unsupported));
    }
}
