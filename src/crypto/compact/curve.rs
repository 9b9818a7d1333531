//! Points of an elliptic curve y² = x³ + a·x + b, and their sums.

use super::digits::{Digits, MULTIPLES};
use super::limbs;
use super::point::{Number, Point, ZERO};
use super::program::{
    A, ADD, CHANGE_CURVE, COMPARE, DOUBLE, ENTER_CURVE, ENTER_POINT, ENTER_ROOT, EQUATION, FACTORS,
    LEAVE, LIFT, MOVE, Machine, NEGATE, QX, QY, Registers, S, START, T, U, V, X, Z,
};
use crate::crypto::{CryptoError, CurveParameters};

/// The odd multiples of a point, and of another one, after the double of the point.
type Multiples = [Point; 1 + 2 * MULTIPLES];

/// A curve with the points of a computation: a sum, and another point to be added to it.
#[derive(Debug)]
pub(super) struct Curve<'c> {
    parameters: &'c CurveParameters,
    prime: &'c Number,
    machine: Machine<'c>,
}

impl<'c> Curve<'c> {
    /// `prime` is the field's prime; the registers must be [`CLEAR`](super::program::CLEAR).
    pub(super) fn new(
        parameters: &'c CurveParameters,
        prime: &'c Number,
        registers: &'c mut Registers,
    ) -> Self {
        let mut curve = Self { parameters, prime, machine: Machine::new(prime, registers) };
        curve.machine.read(A, parameters.a);
        curve.machine.run(ENTER_CURVE);
        curve
    }

    /// Sets the other point to the generator.
    fn read_generator(&mut self) {
        self.machine.read(QX, self.parameters.generator_x);
        self.machine.read(QY, self.parameters.generator_y);
        self.machine.run(ENTER_POINT);
    }

    /// Reads the other point, which is not infinity (SEC 1 §2.3.4).
    pub(super) fn read_point(&mut self, bytes: &[u8]) -> Result<(), CryptoError> {
        let (form, coordinates) = bytes.split_first().ok_or(CryptoError::InvalidKey)?;
        let length = self.parameters.p.len();
        let (x, y) = coordinates.split_at_checked(length).ok_or(CryptoError::InvalidKey)?;
        let is_compressed = matches!((form, y), (0x02 | 0x03, []));
        self.read_coordinate(QX, x)?;
        if is_compressed {
            self.machine.read(QY, &[]);
        } else if *form == 0x04 {
            self.read_coordinate(QY, y)?;
        } else {
            return Err(CryptoError::InvalidKey);
        }
        self.machine.run(ENTER_POINT);
        self.evaluate_equation();
        if is_compressed {
            self.set_root(form & 1 == 1)?;
            self.evaluate_equation();
        }
        if self.machine.at(U) != self.machine.at(T) {
            return Err(CryptoError::InvalidKey);
        }
        Ok(())
    }

    /// True if the sum has an x coordinate that equals `r` modulo the order.
    pub(super) fn has_x(&mut self, r: &Number, order: &Number) -> bool {
        if self.machine.is_zero(Z) {
            return false;
        }
        // X / Z² equals r, or r + n if that is below p; compared without division.
        let mut x = *r;
        while limbs::is_below(&x, self.prime) {
            self.machine.set(S, &x);
            self.machine.run(LIFT);
            if self.machine.at(S) == self.machine.at(X) {
                return true;
            }
            limbs::add(&mut x, order);
        }
        false
    }

    /// Computes both sides of the equation for the other point.
    fn evaluate_equation(&mut self) {
        self.machine.read(S, self.parameters.b);
        self.machine.run(EQUATION);
    }

    /// Sets the sum to u · G + v · Q, where Q is the other point, with shared doublings (Straus).
    // Saves 80 bytes of flash in the ID card image.
    #[inline(never)]
    pub(super) fn combine(&mut self, u: &Number, v: &Number) {
        let mut multiples = [[ZERO; 2]; 1 + 2 * MULTIPLES];
        self.append_odd_multiples(&mut multiples, 1);
        self.read_generator();
        self.append_odd_multiples(&mut multiples, 1 + MULTIPLES);
        let mut terms = [(Digits::new(v), 1_usize), (Digits::new(u), 1 + MULTIPLES)];
        self.machine.set(Z, &ZERO);
        let mut doublings = 0_u32;
        for index in (0..=limbs::MAX_BITS).rev() {
            doublings = doublings.wrapping_add(1);
            for (digits, first) in &mut terms {
                let Some(digit) = digits.at(index) else { continue };
                self.double(doublings);
                doublings = 0;
                self.load(&multiples, first.saturating_add(digit.multiple));
                if digit.is_negative {
                    self.machine.run(NEGATE);
                }
                self.add();
            }
        }
        self.double(doublings);
        self.machine.run(LEAVE);
    }

    /// Computes 1, 3, 5 and 7 times the other point, for the places from `first` on; the first place of
    /// all is for the double. The places between have points.
    ///
    /// All points stay affine without a division: with each new point, all move to the curve on which
    /// it has Z = 1. The order of a curve is a prime, so that none is infinity.
    fn append_odd_multiples(&mut self, multiples: &mut Multiples, first: usize) {
        self.machine.run(FACTORS);
        self.machine.run(MOVE);
        if let Some(place) = multiples.get_mut(first) {
            *place = *self.machine.other_mut();
        }
        self.machine.run(START);
        self.machine.run(DOUBLE);
        self.keep_sum(multiples, first.saturating_add(1), 0);
        for count in (first.saturating_add(1)..).take(MULTIPLES - 1) {
            self.load(multiples, count.saturating_sub(1));
            self.machine.run(START);
            self.load(multiples, 0);
            self.add();
            self.keep_sum(multiples, count, count);
        }
    }

    /// Moves the first points and the sum to the curve on which the sum has Z = 1, and puts it in its
    /// place.
    fn keep_sum(&mut self, points: &mut Multiples, count: usize, place: usize) {
        self.machine.run(CHANGE_CURVE);
        for point in points.iter_mut().take(count) {
            *self.machine.other_mut() = *point;
            self.machine.run(MOVE);
            *point = *self.machine.other_mut();
        }
        if let Some(point) = points.get_mut(place) {
            *point = *self.machine.sum_mut();
        }
    }

    /// Sets the other point to one of these.
    fn load(&mut self, points: &Multiples, index: usize) {
        if let Some(point) = points.get(index) {
            *self.machine.other_mut() = *point;
        }
    }

    /// Adds the other point to the sum.
    fn add(&mut self) {
        if self.machine.is_zero(Z) {
            self.machine.run(START);
            return;
        }
        self.machine.run(COMPARE);
        if self.machine.is_zero(U) && self.machine.is_zero(V) {
            self.double(1);
        } else {
            // If only U is zero, the points are negatives of each other, and Z becomes zero.
            self.machine.run(ADD);
        }
    }

    /// Doubles the sum `times` times.
    fn double(&mut self, times: u32) {
        if !self.machine.is_zero(Z) {
            for _ in 0..times {
                self.machine.run(DOUBLE);
            }
        }
    }

    /// Reads a coordinate, which must be below p.
    fn read_coordinate(&mut self, to: u16, bytes: &[u8]) -> Result<(), CryptoError> {
        self.machine.read(to, bytes);
        let is_whole = bytes.len() == self.parameters.p.len();
        if !is_whole || !limbs::is_below(self.machine.at(to), self.prime) {
            return Err(CryptoError::InvalidKey);
        }
        Ok(())
    }

    /// Sets the other point's y to an even or odd square root of T, if there is one. Primes that
    /// are 1 modulo 4 would need another algorithm; of the curves here only P-224 has such a prime.
    fn set_root(&mut self, is_odd: bool) -> Result<(), CryptoError> {
        if !limbs::bit(self.prime, 1) {
            return Err(CryptoError::Unsupported);
        }
        // (p + 1) / 4 = (p − 3) / 4 + 1, and p ends in two set bits.
        let square = *self.machine.at(T);
        let (mut power, mut room) = (square, ZERO);
        self.machine.ring().raise(&mut power, &square, self.prime, 2, &mut room);
        self.machine.set(QY, &power);
        self.machine.read(U, &[1]);
        self.machine.run(ENTER_ROOT);
        if limbs::bit(self.machine.at(U), 0) != is_odd {
            self.machine.run(NEGATE);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::point::LIMBS;
    use super::super::program::{CLEAR, Y};
    use super::super::ring::{number, small};
    use super::*;
    use crate::crypto::EcdsaEngine;
    use crate::crypto::compact::CompactEcdsa;

    /// Adds a point, or its negative.
    fn add(curve: &mut Curve<'_>, point: &Point, is_negative: bool) {
        *curve.machine.other_mut() = *point;
        if is_negative {
            curve.machine.run(NEGATE);
        }
        curve.add();
    }

    /// Computes u · G + v · Q.
    fn combine(curve: &mut Curve<'_>, u: &Number, v: &Number, q: &Point) {
        *curve.machine.other_mut() = *q;
        curve.combine(u, v);
    }

    fn generator(curve: &mut Curve<'_>) -> Point {
        curve.read_generator();
        *curve.machine.other_mut()
    }

    fn point(curve: &mut Curve<'_>, bytes: &[u8]) -> Point {
        curve.read_point(bytes).unwrap();
        *curve.machine.other_mut()
    }

    #[test]
    fn generator_lies_on_its_curve_and_has_the_order_n() {
        for engine in CompactEcdsa::ALL {
            let parameters = engine.curve();
            let prime = number(parameters.p);
            let mut registers = CLEAR;
            let mut curve = Curve::new(parameters, &prime, &mut registers);
            let bytes = [&[4], parameters.generator_x, parameters.generator_y].concat();
            let generator = point(&mut curve, &bytes);
            let order = number(parameters.n);
            combine(&mut curve, &order, &ZERO, &generator);
            assert_eq!(*curve.machine.at(Z), ZERO, "{}", parameters.name);
            combine(&mut curve, &ZERO, &order, &generator);
            assert_eq!(*curve.machine.at(Z), ZERO, "{}", parameters.name);

            // (n − 1) · G = −G.
            let mut last = order;
            limbs::subtract(&mut last, &small::<LIMBS>(1));
            for (u, v) in [(last, ZERO), (ZERO, last)] {
                combine(&mut curve, &u, &v, &generator);
                assert!(curve.has_x(&number(parameters.generator_x), &order));
                add(&mut curve, &generator, false);
                assert_eq!(*curve.machine.at(Z), ZERO);
            }
        }
    }

    #[test]
    fn infinity_adds_nothing_and_has_no_x() {
        let prime = number(CurveParameters::BRAINPOOL_P256R1.p);
        let mut registers = CLEAR;
        let mut curve = Curve::new(&CurveParameters::BRAINPOOL_P256R1, &prime, &mut registers);
        let order = number(curve.parameters.n);
        let x = number(curve.parameters.generator_x);
        let generator = generator(&mut curve);
        curve.double(3);
        assert!(!curve.has_x(&ZERO, &order));
        add(&mut curve, &generator, true);
        assert!(curve.has_x(&x, &order));
        add(&mut curve, &generator, false);
        assert!(!curve.has_x(&x, &order));
        assert_eq!(*curve.machine.at(Z), ZERO);
    }

    #[test]
    fn a_point_added_to_itself_is_doubled() {
        for engine in CompactEcdsa::ALL {
            let prime = number(engine.curve().p);
            let mut registers = CLEAR;
            let mut curve = Curve::new(engine.curve(), &prime, &mut registers);
            let sum = |curve: &Curve<'_>| [X, Y, Z, T].map(|it| *curve.machine.at(it));
            let generator = generator(&mut curve);
            curve.machine.run(START);
            curve.double(1);
            let double = sum(&curve);
            curve.machine.run(START);
            add(&mut curve, &generator, false);
            assert_eq!(sum(&curve), double);
            // The sum is 3 · G.
            combine(&mut curve, &small(1), &small(2), &generator);
            for _ in 0..3 {
                assert!(!curve.machine.is_zero(Z));
                add(&mut curve, &generator, true);
            }
            assert_eq!(*curve.machine.at(Z), ZERO);
            assert!(!curve.has_x(&small(1), &number(engine.curve().n)));
        }
    }

    #[test]
    fn odd_multiples_are_on_one_curve() {
        for engine in CompactEcdsa::ALL {
            let prime = number(engine.curve().p);
            let mut registers = CLEAR;
            let mut curve = Curve::new(engine.curve(), &prime, &mut registers);
            let generator = generator(&mut curve);
            let mut multiples = [[ZERO; 2]; 1 + 2 * MULTIPLES];
            curve.append_odd_multiples(&mut multiples, 1);
            *curve.machine.other_mut() = generator;
            curve.append_odd_multiples(&mut multiples, 1 + MULTIPLES);
            let [double, first @ .., _, _, _, _] = &multiples;
            let [_, _, _, _, _, second @ ..] = &multiples;
            assert_eq!(first, second);
            // From one to the next it is the double.
            for pair in first.windows(2) {
                *curve.machine.other_mut() = pair[0];
                curve.machine.run(START);
                add(&mut curve, double, false);
                add(&mut curve, &pair[1], true);
                assert_eq!(*curve.machine.at(Z), ZERO, "{}", engine.curve().name);
            }
        }
    }

    #[test]
    fn roots_are_even_or_odd_as_asked() {
        for engine in CompactEcdsa::ALL.iter().filter(|engine| engine.curve().name != "P-224") {
            let prime = number(engine.curve().p);
            let mut registers = CLEAR;
            let mut curve = Curve::new(engine.curve(), &prime, &mut registers);
            let (x, y) = (curve.parameters.generator_x, curve.parameters.generator_y);
            let is_odd = y.last().unwrap() & 1;
            let expected = point(&mut curve, &[&[2 + is_odd], x].concat());
            assert_eq!(expected, generator(&mut curve));
            let [_, y] = point(&mut curve, &[&[3 - is_odd], x].concat());
            let mut negative = ZERO;
            curve.machine.ring().subtract(&mut negative, &y);
            assert_eq!(negative, expected[1]);
        }
    }

    #[test]
    fn p224_has_no_roots_here() {
        let prime = number(CurveParameters::P224.p);
        let mut registers = CLEAR;
        let mut curve = Curve::new(&CurveParameters::P224, &prime, &mut registers);
        let compressed = [&[2], curve.parameters.generator_x].concat();
        assert_eq!(curve.read_point(&compressed).err(), Some(CryptoError::Unsupported));
    }
}
