//! The compact and the wide engine against the RustCrypto engines, and against signatures that textbook
//! arithmetic made.
//!
//! Addition formulas break where two points are the same, each other's negative, or infinity. So the
//! signatures here are made from the two factors of the verification equation, u · G + v · Q, which
//! are chosen to meet there: for any u, v and key d there is a digest and a signature that has them.
#![cfg(all(
    feature = "sha",
    feature = "ecdsa-nist",
    feature = "ecdsa-brainpool",
    feature = "rsa",
    feature = "compact",
    feature = "wide"
))]

mod common {
    pub(crate) mod prepared;
}

use common::prepared::Prepared;
use idchip::crypto::{
    CompactEcdsa, CompactRsa, CryptoError, EcdsaEngine, RsaEngine, SoftwareBrainpoolP256r1,
    SoftwareBrainpoolP384r1, SoftwareBrainpoolP512r1, SoftwareP256, SoftwareP384, SoftwareP521,
    SoftwareRsa, WideEcdsa, WideRsa,
};
use num_bigint::BigUint;
use proptest::prelude::*;
use proptest::sample::Index;

/// A curve, its two engines, and the other one where there is one.
struct Subject {
    engine: CompactEcdsa,
    wide: WideEcdsa,
    other: Option<&'static dyn EcdsaEngine>,
}

const SUBJECTS: [Subject; 14] = [
    Subject { engine: CompactEcdsa::P224, wide: WideEcdsa::P224, other: None },
    Subject { engine: CompactEcdsa::P256, wide: WideEcdsa::P256, other: Some(&SoftwareP256) },
    Subject { engine: CompactEcdsa::P384, wide: WideEcdsa::P384, other: Some(&SoftwareP384) },
    Subject { engine: CompactEcdsa::P521, wide: WideEcdsa::P521, other: Some(&SoftwareP521) },
    Subject {
        engine: CompactEcdsa::BRAINPOOL_P224R1,
        wide: WideEcdsa::BRAINPOOL_P224R1,
        other: None,
    },
    Subject {
        engine: CompactEcdsa::BRAINPOOL_P256R1,
        wide: WideEcdsa::BRAINPOOL_P256R1,
        other: Some(&SoftwareBrainpoolP256r1),
    },
    Subject {
        engine: CompactEcdsa::BRAINPOOL_P320R1,
        wide: WideEcdsa::BRAINPOOL_P320R1,
        other: None,
    },
    Subject {
        engine: CompactEcdsa::BRAINPOOL_P384R1,
        wide: WideEcdsa::BRAINPOOL_P384R1,
        other: Some(&SoftwareBrainpoolP384r1),
    },
    Subject {
        engine: CompactEcdsa::BRAINPOOL_P512R1,
        wide: WideEcdsa::BRAINPOOL_P512R1,
        other: Some(&SoftwareBrainpoolP512r1),
    },
    Subject {
        engine: CompactEcdsa::BRAINPOOL_P224T1,
        wide: WideEcdsa::BRAINPOOL_P224T1,
        other: None,
    },
    Subject {
        engine: CompactEcdsa::BRAINPOOL_P256T1,
        wide: WideEcdsa::BRAINPOOL_P256T1,
        other: None,
    },
    Subject {
        engine: CompactEcdsa::BRAINPOOL_P320T1,
        wide: WideEcdsa::BRAINPOOL_P320T1,
        other: None,
    },
    Subject {
        engine: CompactEcdsa::BRAINPOOL_P384T1,
        wide: WideEcdsa::BRAINPOOL_P384T1,
        other: None,
    },
    Subject {
        engine: CompactEcdsa::BRAINPOOL_P512T1,
        wide: WideEcdsa::BRAINPOOL_P512T1,
        other: None,
    },
];

/// The input of a verification.
#[derive(Clone, Debug)]
struct Input {
    point: Vec<u8>,
    digest: Vec<u8>,
    r: Vec<u8>,
    s: Vec<u8>,
}

impl Subject {
    /// Returns the result of the compact engine, which must be that of the others.
    fn verify(&self, input: &Input) -> Result<(), CryptoError> {
        let Input { point, digest, r, s } = input;
        let result = self.engine.verify(point, digest, r, s);
        let wide = self.wide.verify(point, digest, r, s);
        assert_eq!(result, wide, "{}: {input:02x?}", self.engine.name());
        let prepared = Prepared(self.wide).verify(point, digest, r, s);
        assert_eq!(result, prepared, "{}, prepared: {input:02x?}", self.engine.name());
        if let Some(other) = self.other {
            assert_eq!(result, other.verify(point, digest, r, s), "{}: {input:02x?}", other.name());
        }
        result
    }

    fn curve(&self) -> Curve {
        Curve::of(&self.engine)
    }
}

/// Infinity, or x and y.
type Point = Option<(BigUint, BigUint)>;

/// The arithmetic of the textbook.
struct Curve {
    p: BigUint,
    a: BigUint,
    b: BigUint,
    n: BigUint,
    generator: Point,
    length: usize,
}

impl Curve {
    fn of(engine: &CompactEcdsa) -> Self {
        let parameters = engine.curve();
        let number = BigUint::from_bytes_be;
        Self {
            p: number(parameters.p),
            a: number(parameters.a),
            b: number(parameters.b),
            n: number(parameters.n),
            generator: Some((number(parameters.generator_x), number(parameters.generator_y))),
            length: parameters.p.len(),
        }
    }

    fn add(&self, left: &Point, right: &Point) -> Point {
        let (Some((x1, y1)), Some((x2, y2))) = (left, right) else {
            return left.clone().or_else(|| right.clone());
        };
        let p = &self.p;
        let slope = if x1 != x2 {
            (y2 + p - y1) * (x2 + p - x1).modinv(p)?
        } else {
            // Of a point and its negative the slope has no value, and the sum is infinity.
            (x1 * x1 * 3_u8 + &self.a) * ((y1 + y2) % p).modinv(p)?
        };
        let x = (&slope * &slope + p + p - x1 - x2) % p;
        let y = (slope * (x1 + p - &x) + p - y1) % p;
        Some((x, y))
    }

    /// By the shorter of the two ways around.
    fn multiple(&self, factor: &BigUint, point: &Point) -> Point {
        let negative = self.negative(factor);
        if negative < *factor {
            let (x, y) = self.multiple(&negative, point)?;
            return Some((x, &self.p - y));
        }
        (0..factor.bits()).rev().fold(None, |sum, bit| {
            let double = self.add(&sum, &sum);
            if factor.bit(bit) { self.add(&double, point) } else { double }
        })
    }

    fn negative(&self, scalar: &BigUint) -> BigUint {
        (&self.n - scalar % &self.n) % &self.n
    }

    fn padded(&self, number: &BigUint) -> Vec<u8> {
        let octets = number.to_bytes_be();
        [vec![0; self.length - octets.len()], octets].concat()
    }

    fn encoded(&self, (x, y): &(BigUint, BigUint)) -> Vec<u8> {
        [vec![4], self.padded(x), self.padded(y)].concat()
    }

    /// The verification of a signature whose sum is u · G + v · Q for Q = d · G: with r, if that is
    /// anything, and without.
    fn input(&self, u: &BigUint, v: &BigUint, d: &BigUint) -> (Input, bool) {
        let point = self.multiple(d, &self.generator).unwrap();
        let sum = self.multiple(&((u + v * d) % &self.n), &self.generator);
        let r = sum.map(|(x, _)| x % &self.n);
        let is_valid = r.is_some();
        let r = r.unwrap_or_else(|| BigUint::from(1_u8));
        let s = &r * v.modinv(&self.n).unwrap() % &self.n;
        let digest = self.padded(&(u * &s % &self.n));
        let [r, s] = [r, s].map(|number| number.to_bytes_be());
        (Input { point: self.encoded(&point), digest, r, s }, is_valid)
    }

    /// Scalars at which windows, carries and reductions turn.
    fn edges(&self) -> Vec<BigUint> {
        let small = [1_u32, 2, 7, 8, 16];
        let mut edges: Vec<BigUint> = small.map(BigUint::from).into();
        edges.extend(small.map(|number| &self.n - number));
        let half = &self.n >> 1_u8;
        edges.extend([half.clone() + 1_u8, half]);
        for bits in [64, self.n.bits() - 1] {
            let power = BigUint::from(1_u8) << bits;
            edges.extend([&power - 1_u8, &power + 1_u8, power].map(|number| number % &self.n));
        }
        edges
    }
}

fn check(subject: &Subject, u: &BigUint, v: &BigUint, d: &BigUint) {
    let (input, is_valid) = subject.curve().input(u, v, d);
    let expected = if is_valid { Ok(()) } else { Err(CryptoError::InvalidSignature) };
    assert_eq!(subject.verify(&input), expected, "{} {input:x?}", subject.engine.name());
}

/// RFC 5639 §3: (x, y) ↦ (x · Z², y · Z³) maps an r1 curve to its twist, and its generator to the
/// twist's, for one Z.
#[test]
fn twists_are_the_images_of_their_curves() {
    for (r1, t1) in [
        (CompactEcdsa::BRAINPOOL_P224R1, CompactEcdsa::BRAINPOOL_P224T1),
        (CompactEcdsa::BRAINPOOL_P256R1, CompactEcdsa::BRAINPOOL_P256T1),
        (CompactEcdsa::BRAINPOOL_P320R1, CompactEcdsa::BRAINPOOL_P320T1),
        (CompactEcdsa::BRAINPOOL_P384R1, CompactEcdsa::BRAINPOOL_P384T1),
        (CompactEcdsa::BRAINPOOL_P512R1, CompactEcdsa::BRAINPOOL_P512T1),
    ] {
        let [own, twist] = [r1, t1].map(|engine| Curve::of(&engine));
        let p = &own.p.clone();
        assert_eq!((&twist.p, &twist.n), (p, &own.n));
        assert_eq!(twist.a, p - 3_u8);
        let ((x, y), (twist_x, twist_y)) = (own.generator.unwrap(), twist.generator.unwrap());
        let z2 = twist_x * x.modinv(p).unwrap() % p;
        let z3 = twist_y * y.modinv(p).unwrap() % p;
        let z = &z3 * z2.modinv(p).unwrap() % p;
        assert_eq!(&z * &z % p, z2, "{}", t1.name());
        assert_eq!(own.a * z.pow(4) % p, twist.a, "{}", t1.name());
        assert_eq!(own.b * z.pow(6) % p, twist.b, "{}", t1.name());
    }
}

#[test]
fn sums_that_break_naive_formulas_are_right() {
    for subject in &SUBJECTS {
        let curve = subject.curve();
        let n = &curve.n;
        let number = |small: u32| BigUint::from(small);
        // The keys G, −G, and those whose multiples meet those of G in the table or in the sum.
        for d in [1, 2, 3, 14] {
            for d in [number(d), n - number(d)] {
                for (u, v) in
                    [(1, 1), (2, 1), (1, 2), (3, 1), (7, 1), (1, 7), (8, 8), (0, 1), (0, 3)]
                {
                    check(subject, &number(u), &number(v), &d);
                }
                check(subject, &(n - 1_u8), &(n - 1_u8), &d);
                check(subject, &number(1), &(n - 1_u8), &d);
                check(subject, &(n - 1_u8), &number(1), &d);
            }
        }
    }
}

/// A prepared key is added up from blocks of bits, each with a point of its own. Here those of the key are points of the
/// generator.
#[test]
fn sums_of_blocks_that_have_the_same_points_are_right() {
    for subject in &SUBJECTS {
        let curve = subject.curve();
        let limbs = curve.n.bits().div_ceil(64);
        let power = |blocks: u64| BigUint::from(1_u8) << (16 * limbs * blocks);
        for blocks in 1..=3 {
            let d = power(blocks) % &curve.n;
            for d in [&d, &(&curve.n - &d)] {
                check(subject, &power(1), &(power(2) + 1_u8), d);
                check(subject, &(power(1) * d % &curve.n), &power(1), d);
                check(subject, &(power(3) - 1_u8), &BigUint::from(1_u8), d);
            }
        }
    }
}

#[test]
fn a_sum_of_equal_or_opposite_points_is_right() {
    for subject in &SUBJECTS {
        let curve = subject.curve();
        for (d, v) in curve.edges().iter().zip(curve.edges().iter().rev()) {
            let product = v * d % &curve.n;
            // u · G = v · Q: the double; u · G = −v · Q: infinity, which no signature has.
            check(subject, &product, v, d);
            let (input, is_valid) = curve.input(&curve.negative(&product), v, d);
            assert!(!is_valid);
            assert_eq!(subject.verify(&input), Err(CryptoError::InvalidSignature));
        }
    }
}

#[test]
fn edge_factors_are_right() {
    for subject in &SUBJECTS {
        let curve = subject.curve();
        let d = &curve.n / 3_u8;
        let edges = curve.edges();
        for (u, v) in edges.iter().zip(edges.iter().cycle().skip(7)) {
            check(subject, u, v, &d);
        }
        check(subject, &BigUint::ZERO, &d, &d);
    }
}

#[test]
fn an_x_beyond_the_order_is_r_all_the_same() {
    for subject in &SUBJECTS {
        let curve = subject.curve();
        let Curve { p, n, .. } = &curve;
        if !p.bit(1) {
            continue;
        }
        // A point with such an x, and the key that makes it the sum: Q = (R − u · G) / v.
        let (r, sum) = (1_u32..)
            .find_map(|r| {
                let x = n + r;
                let right = ((&x * &x + &curve.a) * &x + &curve.b) % p;
                let y = right.modpow(&((p + 1_u8) >> 2_u8), p);
                (&y * &y % p == right).then_some((BigUint::from(r), Some((x, y))))
            })
            .unwrap();
        let (u, v) = (n / 5_u8, n / 7_u8);
        let minus_u = curve.multiple(&curve.negative(&u), &curve.generator);
        let difference = curve.add(&sum, &minus_u);
        let point = curve.multiple(&v.modinv(n).unwrap(), &difference).unwrap();
        let s = &r * v.modinv(n).unwrap() % n;
        let input = Input {
            point: curve.encoded(&point),
            digest: curve.padded(&(u * &s % n)),
            r: r.to_bytes_be(),
            s: s.to_bytes_be(),
        };
        assert_eq!(subject.verify(&input), Ok(()), "{}", subject.engine.name());
        let other = Input { r: (r + 1_u8).to_bytes_be(), ..input };
        assert_eq!(subject.verify(&other), Err(CryptoError::InvalidSignature));
    }
}

#[test]
fn edge_signatures_of_an_unrelated_key_are_refused() {
    for subject in &SUBJECTS {
        let curve = subject.curve();
        let (input, _) = curve.input(&(&curve.n / 3_u8), &(&curve.n / 5_u8), &(&curve.n / 7_u8));
        let edges = [BigUint::from(1_u8), &curve.n - 1_u8, &curve.n >> 1_u8, &curve.p - &curve.n];
        let edges = edges.map(|number| number.to_bytes_be());
        for r in &edges {
            for s in &edges {
                let input = Input { r: r.clone(), s: s.clone(), ..input.clone() };
                assert_eq!(subject.verify(&input), Err(CryptoError::InvalidSignature));
            }
        }
    }
}

#[test]
fn coordinates_from_p_on_are_no_key() {
    for subject in &SUBJECTS {
        let curve = subject.curve();
        let (input, _) = curve.input(&curve.n.clone().sqrt(), &BigUint::from(3_u8), &curve.b);
        let (x, y) = curve.multiple(&curve.b, &curve.generator).unwrap();
        for (x, y) in [
            (curve.p.clone(), y.clone()),
            (x.clone(), curve.p.clone()),
            (BigUint::ZERO, BigUint::ZERO),
            (y.clone(), x.clone()),
        ] {
            let input = Input { point: curve.encoded(&(x, y)), ..input.clone() };
            assert_eq!(subject.verify(&input), Err(CryptoError::InvalidKey));
        }
        // x + p, where it is as long as p.
        let sum = x + &curve.p;
        if sum.to_bytes_be().len() <= curve.length {
            let input = Input { point: curve.encoded(&(sum, y)), ..input };
            assert_eq!(subject.verify(&input), Err(CryptoError::InvalidKey));
        }
    }
}

#[test]
fn what_is_no_point_is_no_key() {
    for subject in &SUBJECTS {
        let curve = subject.curve();
        let (input, _) = curve.input(&BigUint::ZERO, &BigUint::from(3_u8), &BigUint::from(3_u8));
        // The engines of RustCrypto rely on their caller for this.
        let engines: [&dyn EcdsaEngine; 2] = [&subject.engine, &subject.wide];
        let check = |point: &[u8]| {
            for engine in engines {
                let result = engine.verify(point, &input.digest, &input.r, &input.s);
                assert_eq!(result, Err(CryptoError::InvalidKey), "{}: {point:02x?}", engine.name());
            }
        };
        for length in
            [0, 1, curve.length, curve.length + 2, 2 * curve.length, input.point.len() + 1]
        {
            let mut point = input.point.clone();
            point.resize(length, 1);
            check(&point);
        }
        for form in [0, 1, 2, 3, 5, 6, 7, 0xFF] {
            let mut point = input.point.clone();
            point[0] = form;
            check(&point);
        }
    }
}

fn scalar() -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(any::<u8>(), 72)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_signatures_verify_and_one_bit_makes_the_same_difference(
        which in 0..SUBJECTS.len(),
        scalars in [scalar(), scalar(), scalar()],
        is_compressed in any::<bool>(),
        flips in proptest::collection::vec((0..4_usize, any::<Index>(), 0..8_u32), 6),
    ) {
        let subject = &SUBJECTS[which];
        let curve = subject.curve();
        let [u, v, d] = scalars.map(|octets| {
            BigUint::from_bytes_be(&octets) % (&curve.n - 1_u8) + 1_u8
        });
        let (mut input, is_valid) = curve.input(&u, &v, &d);
        prop_assert!(is_valid);
        prop_assert_eq!(subject.verify(&input), Ok(()));
        if is_compressed {
            let is_odd = input.point.last().unwrap() & 1;
            input.point.truncate(1 + curve.length);
            input.point[0] = 2 + is_odd;
            let expected = if curve.p.bit(1) { Ok(()) } else { Err(CryptoError::Unsupported) };
            prop_assert_eq!(subject.verify(&input), expected);
        }
        for (field, index, bit) in flips {
            let mut flipped = input.clone();
            let octets = match field {
                0 => &mut flipped.point[1..],
                1 => &mut flipped.digest,
                2 => &mut flipped.r,
                _ => &mut flipped.s,
            };
            octets[index.index(octets.len())] ^= 1 << bit;
            let in_range = |number: &[u8]| {
                let number = BigUint::from_bytes_be(number);
                number != BigUint::ZERO && number < curve.n
            };
            // No digest has more bits than the order of P-521; what engines make of one is their own.
            let is_digest = BigUint::from_bytes_be(&flipped.digest).bits() <= curve.n.bits();
            if in_range(&flipped.r) && in_range(&flipped.s) && is_digest {
                prop_assert!(subject.verify(&flipped).is_err());
            }
        }
    }

    #[test]
    fn rsa_is_that_of_the_other_engine(
        octets in proptest::collection::vec(any::<u8>(), 128..=512),
        number in proptest::collection::vec(any::<u8>(), 512),
        exponent in proptest::collection::vec(any::<u8>(), 1..=32),
        ones in any::<bool>(),
    ) {
        let mut modulus = octets;
        let length = modulus.len();
        modulus[0] |= if ones { 0xFF } else { 1 };
        if ones {
            modulus[1..32].fill(0xFF);
        }
        modulus[length - 1] |= 1;
        let mut exponent = exponent;
        *exponent.first_mut().unwrap() |= 2;
        *exponent.last_mut().unwrap() |= 1;
        let input = BigUint::from_bytes_be(&number) % BigUint::from_bytes_be(&modulus);
        let input = input.to_bytes_be();
        let input = [vec![0; length - input.len()], input].concat();
        let mut outputs = [vec![0xEE; length], vec![0xDD; length], vec![0xCC; length]];
        let engines: [&dyn RsaEngine; 3] = [&CompactRsa, &SoftwareRsa, &WideRsa];
        for (engine, output) in engines.into_iter().zip(&mut outputs) {
            engine.public_operation(&modulus, &exponent, &input, output).unwrap();
        }
        prop_assert_eq!(&outputs[0], &outputs[1]);
        prop_assert_eq!(&outputs[0], &outputs[2]);
    }
}

#[test]
fn rsa_edges_are_those_of_the_other_engine() {
    for length in [128, 129, 130, 131, 256, 511, 512] {
        let mut sparse = vec![0; length];
        sparse[0] = 1;
        sparse[length - 1] = 1;
        let mut all_but_last = vec![0xFF; length];
        all_but_last[length - 4..].copy_from_slice(&[0, 0, 0, 1]);
        for modulus in [vec![0xFF; length], sparse, all_but_last, vec![0x81; length]] {
            let number = BigUint::from_bytes_be(&modulus);
            let one = BigUint::from(1_u8);
            for input in [BigUint::ZERO, one.clone(), &number - 1_u8, &number - 2_u8, number >> 1] {
                let octets = input.to_bytes_be();
                let input = [vec![0; length - octets.len()], octets].concat();
                for exponent in [&[3][..], &[1, 0, 1], &[0xFF; 32], &[1, 0, 0, 0, 0, 0, 0, 0, 1]] {
                    let mut expected = vec![0; length];
                    SoftwareRsa
                        .public_operation(&modulus, exponent, &input, &mut expected)
                        .unwrap();
                    let engines: [&dyn RsaEngine; 2] = [&CompactRsa, &WideRsa];
                    for engine in engines {
                        let mut output = vec![0xEE; length];
                        engine.public_operation(&modulus, exponent, &input, &mut output).unwrap();
                        assert_eq!(output, expected);
                    }
                }
            }
        }
    }
}
