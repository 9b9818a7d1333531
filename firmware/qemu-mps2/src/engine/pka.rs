//! A public-key accelerator: ECDSA on P-256.

use core::cmp::Ordering;

use idchip::crypto::{CryptoError, CurveParameters, EcdsaEngine};

/// The accelerator of the chip, set up for P-256.
///
/// A driver would write the operands into the engine's memory, start it, and wait for its
/// interrupt. An error of the engine itself is [`CryptoError::Engine`], which leaves the validity
/// of the signature open.
#[derive(Debug)]
pub struct Pka;

impl EcdsaEngine for Pka {
    fn curve(&self) -> &CurveParameters {
        &CurveParameters::P256
    }

    fn name(&self) -> &'static str {
        "ECDSA P-256 by the accelerator"
    }

    fn verify(&self, point: &[u8], digest: &[u8], r: &[u8], s: &[u8]) -> Result<(), CryptoError> {
        let curve = CurveParameters::P256;
        // This engine accepts no compressed points; one that does would compute y here.
        let Some((0x04, coordinates)) = point.split_first() else {
            return Err(CryptoError::Unsupported);
        };
        let (x, y) = coordinates.split_at_checked(32).ok_or(CryptoError::InvalidKey)?;
        let (field, order) = (Modulus::new(number(curve.p)), Modulus::new(number(curve.n)));
        let group = Group { field: &field };
        let public = group.point(number(x), number(y), number(curve.b));
        let public = public.ok_or(CryptoError::InvalidKey)?;
        let generator =
            group.point(number(curve.generator_x), number(curve.generator_y), number(curve.b));
        let generator = generator.ok_or(CryptoError::Engine)?;

        // FIPS 186-5 §6.4.2, steps 3 to 8.
        let r = number(r);
        let inverse = order.inverse(&order.enter(&number(s)));
        // Entering and leaving Montgomery form: a product with one factor in it is not in it.
        let u1 =
            order.multiply(&order.enter(&order.reduce(number(digest))), &order.leave(&inverse));
        let u2 = order.multiply(&inverse, &r);
        let sum = group.sum_of_products(&u1, &generator, &u2, &public);
        let x = group.x(&sum).ok_or(CryptoError::InvalidSignature)?;
        if order.reduce(x) == r { Ok(()) } else { Err(CryptoError::InvalidSignature) }
    }
}

/// 256 bits, the least significant word first.
type Number = [u32; 8];

/// Reads a number of at most 32 bytes, the most significant first.
fn number(bytes: &[u8]) -> Number {
    let mut number = [0; 8];
    for (word, bytes) in number.iter_mut().zip(bytes.rchunks(4)) {
        *word = bytes.iter().fold(0, |word, byte| (word << 8) | u32::from(*byte));
    }
    number
}

fn compare(a: &Number, b: &Number) -> Ordering {
    a.iter().rev().cmp(b.iter().rev())
}

/// Returns a − b, and true if it is negative.
fn subtract(a: &Number, b: &Number) -> (Number, bool) {
    let mut difference = [0; 8];
    let mut borrow = false;
    for (place, (a, b)) in difference.iter_mut().zip(a.iter().zip(b)) {
        let (partial, first) = a.overflowing_sub(*b);
        let (word, second) = partial.overflowing_sub(u32::from(borrow));
        *place = word;
        borrow = first || second;
    }
    (difference, borrow)
}

/// Arithmetic modulo an odd number of 256 bits, in Montgomery form.
struct Modulus {
    m: Number,
    /// −m⁻¹ mod 2³².
    inverse: u32,
    /// 2⁵¹² mod m.
    square: Number,
}

impl Modulus {
    fn new(m: Number) -> Self {
        let mut inverse = 1_u32;
        for _ in 0..5 {
            inverse = inverse.wrapping_mul(2_u32.wrapping_sub(m[0].wrapping_mul(inverse)));
        }
        let mut modulus = Self { m, inverse: inverse.wrapping_neg(), square: [0; 8] };
        let mut square = [1, 0, 0, 0, 0, 0, 0, 0];
        for _ in 0..512 {
            square = modulus.add(&square, &square);
        }
        modulus.square = square;
        modulus
    }

    /// Reduces a number below 2²⁵⁶ modulo m, which is more than half of 2²⁵⁶.
    fn reduce(&self, a: Number) -> Number {
        if compare(&a, &self.m) == Ordering::Less { a } else { subtract(&a, &self.m).0 }
    }

    fn add(&self, a: &Number, b: &Number) -> Number {
        let mut sum = [0; 8];
        let mut carry = 0_u64;
        for (place, (a, b)) in sum.iter_mut().zip(a.iter().zip(b)) {
            carry += u64::from(*a) + u64::from(*b);
            *place = low(carry);
            carry >>= 32;
        }
        let (reduced, borrow) = subtract(&sum, &self.m);
        if carry == 0 && borrow { sum } else { reduced }
    }

    fn subtract(&self, a: &Number, b: &Number) -> Number {
        let (difference, borrow) = subtract(a, b);
        // The result is negative by less than m, so adding m corrects it.
        if borrow { subtract(&difference, &subtract(&[0; 8], &self.m).0).0 } else { difference }
    }

    /// Returns a · b · 2⁻²⁵⁶.
    fn multiply(&self, a: &Number, b: &Number) -> Number {
        let mut t = [0_u32; 10];
        for a in a {
            let mut carry = 0_u64;
            for (place, b) in t.iter_mut().zip(b) {
                carry += u64::from(*place) + u64::from(*a) * u64::from(*b);
                *place = low(carry);
                carry >>= 32;
            }
            carry += u64::from(t[8]);
            t[8] = low(carry);
            t[9] = low(carry >> 32);
            let factor = u64::from(t[0].wrapping_mul(self.inverse));
            let mut carry = (u64::from(t[0]) + factor * u64::from(self.m[0])) >> 32;
            for j in 1..8 {
                carry += u64::from(t[j]) + factor * u64::from(self.m[j]);
                t[j - 1] = low(carry);
                carry >>= 32;
            }
            carry += u64::from(t[8]);
            t[7] = low(carry);
            t[8] = t[9].wrapping_add(low(carry >> 32));
        }
        let mut product = [0; 8];
        product.copy_from_slice(&t[..8]);
        let (reduced, borrow) = subtract(&product, &self.m);
        if t[8] == 0 && borrow { product } else { reduced }
    }

    fn enter(&self, a: &Number) -> Number {
        self.multiply(a, &self.square)
    }

    fn leave(&self, a: &Number) -> Number {
        self.multiply(a, &[1, 0, 0, 0, 0, 0, 0, 0])
    }

    /// Returns a⁻¹ for a prime m: a to the power of m − 2, in Montgomery form.
    fn inverse(&self, a: &Number) -> Number {
        let exponent = subtract(&self.m, &[2, 0, 0, 0, 0, 0, 0, 0]).0;
        let mut power = self.enter(&[1, 0, 0, 0, 0, 0, 0, 0]);
        for bit in (0..256).rev() {
            power = self.multiply(&power, &power);
            if is_set(&exponent, bit) {
                power = self.multiply(&power, a);
            }
        }
        power
    }
}

fn low(value: u64) -> u32 {
    u32::try_from(value & 0xFFFF_FFFF).unwrap_or_default()
}

fn is_set(number: &Number, bit: usize) -> bool {
    number[bit / 32] >> (bit % 32) & 1 == 1
}

/// A point in Jacobian coordinates, in Montgomery form; z is zero at infinity.
#[derive(Clone, Copy)]
struct Point {
    x: Number,
    y: Number,
    z: Number,
}

const INFINITY: Point = Point { x: [0; 8], y: [0; 8], z: [0; 8] };

/// The points of y² = x³ − 3x + b.
struct Group<'m> {
    field: &'m Modulus,
}

impl Group<'_> {
    /// Returns the point with these coordinates, or `None` if they are out of range or not on the
    /// curve.
    fn point(&self, x: Number, y: Number, b: Number) -> Option<Point> {
        let f = self.field;
        let is_in_range = [&x, &y].iter().all(|it| compare(it, &f.m) == Ordering::Less);
        let (x, y, b) = (f.enter(&x), f.enter(&y), f.enter(&b));
        let cube = f.multiply(&f.multiply(&x, &x), &x);
        let three_x = f.add(&f.add(&x, &x), &x);
        let right = f.add(&f.subtract(&cube, &three_x), &b);
        let z = f.enter(&[1, 0, 0, 0, 0, 0, 0, 0]);
        (is_in_range && f.multiply(&y, &y) == right).then_some(Point { x, y, z })
    }

    /// Returns k·P + l·Q.
    fn sum_of_products(&self, k: &Number, p: &Point, l: &Number, q: &Point) -> Point {
        let both = self.add(p, q);
        let mut sum = INFINITY;
        for bit in (0..256).rev() {
            sum = self.double(&sum);
            match (is_set(k, bit), is_set(l, bit)) {
                (true, true) => sum = self.add(&sum, &both),
                (true, false) => sum = self.add(&sum, p),
                (false, true) => sum = self.add(&sum, q),
                (false, false) => {}
            }
        }
        sum
    }

    /// Returns the x coordinate, or `None` at infinity.
    fn x(&self, point: &Point) -> Option<Number> {
        let f = self.field;
        let inverse = f.inverse(&point.z);
        let x = f.multiply(&point.x, &f.multiply(&inverse, &inverse));
        (point.z != [0; 8]).then(|| f.leave(&x))
    }

    fn double(&self, p: &Point) -> Point {
        let f = self.field;
        let delta = f.multiply(&p.z, &p.z);
        let gamma = f.multiply(&p.y, &p.y);
        let beta = f.multiply(&p.x, &gamma);
        let product = f.multiply(&f.subtract(&p.x, &delta), &f.add(&p.x, &delta));
        let alpha = f.add(&f.add(&product, &product), &product);
        let beta_2 = f.add(&beta, &beta);
        let beta_4 = f.add(&beta_2, &beta_2);
        let x = f.subtract(&f.multiply(&alpha, &alpha), &f.add(&beta_4, &beta_4));
        let sum = f.add(&p.y, &p.z);
        let z = f.subtract(&f.subtract(&f.multiply(&sum, &sum), &gamma), &delta);
        let gamma_2 = f.add(&gamma, &gamma);
        let square = f.multiply(&gamma_2, &gamma_2);
        let left = f.multiply(&alpha, &f.subtract(&beta_4, &x));
        Point { x, y: f.subtract(&left, &f.add(&square, &square)), z }
    }

    fn add(&self, p: &Point, q: &Point) -> Point {
        if p.z == [0; 8] {
            return *q;
        }
        if q.z == [0; 8] {
            return *p;
        }
        let f = self.field;
        let (pp, qq) = (f.multiply(&p.z, &p.z), f.multiply(&q.z, &q.z));
        let (u1, u2) = (f.multiply(&p.x, &qq), f.multiply(&q.x, &pp));
        let s1 = f.multiply(&f.multiply(&p.y, &q.z), &qq);
        let s2 = f.multiply(&f.multiply(&q.y, &p.z), &pp);
        let (h, r) = (f.subtract(&u2, &u1), f.subtract(&s2, &s1));
        if h == [0; 8] {
            return if r == [0; 8] { self.double(p) } else { INFINITY };
        }
        let square = f.multiply(&h, &h);
        let cube = f.multiply(&square, &h);
        let v = f.multiply(&u1, &square);
        let x = f.subtract(&f.subtract(&f.multiply(&r, &r), &cube), &f.add(&v, &v));
        let y = f.multiply(&r, &f.subtract(&v, &x));
        let y = f.subtract(&y, &f.multiply(&s1, &cube));
        Point { x, y, z: f.multiply(&h, &f.multiply(&p.z, &q.z)) }
    }
}
