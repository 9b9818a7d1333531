//! The parameters of brainpoolP512r1 (RFC 5639 §3.7) for the arithmetic of `primefield` and
//! `primeorder`, because no crate has this curve.

use elliptic_curve::bigint::{Odd, U512};
use elliptic_curve::consts::U64;
use elliptic_curve::hazmat::FieldArithmetic;
use elliptic_curve::{CurveArithmetic, PrimeCurveArithmetic};
use primeorder::{PrimeCurveParams, mul_backend, point_arithmetic};

use field::FieldElement;
use scalar::Scalar;

const MODULUS_HEX: &str = "aadd9db8dbe9c48b3fd4e6ae33c9fc07cb308db3b3c9d20ed6639cca70330871\
                           7d4d9b009bc66842aecda12ae6a380e62881ff2f2d82c68528aa6056583a48f3";
const ORDER_HEX: &str = "aadd9db8dbe9c48b3fd4e6ae33c9fc07cb308db3b3c9d20ed6639cca70330870\
                         553e5c414ca92619418661197fac10471db1d381085ddaddb58796829ca90069";
const ORDER: Odd<U512> = Odd::<U512>::from_be_hex(ORDER_HEX);

/// The curve.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[expect(unnameable_types, reason = "the macros need it public; the engine is what callers name")]
pub struct BrainpoolP512r1;

impl elliptic_curve::Curve for BrainpoolP512r1 {
    type FieldBytesSize = U64;
    type Uint = U512;

    const ORDER: Odd<U512> = ORDER;
}

impl elliptic_curve::PrimeCurve for BrainpoolP512r1 {}

impl elliptic_curve::point::PointCompression for BrainpoolP512r1 {
    const COMPRESS_POINTS: bool = false;
}

impl CurveArithmetic for BrainpoolP512r1 {
    type AffinePoint = primeorder::AffinePoint<Self>;
    type ProjectivePoint = primeorder::ProjectivePoint<Self>;
    type Scalar = Scalar;
}

impl FieldArithmetic for BrainpoolP512r1 {
    type FieldElement = FieldElement;
}

impl PrimeCurveArithmetic for BrainpoolP512r1 {
    type CurveGroup = primeorder::ProjectivePoint<Self>;
}

impl PrimeCurveParams for BrainpoolP512r1 {
    type PointArithmetic = point_arithmetic::EquationAIsGeneric;
    type Backend = mul_backend::VariableOnly;

    const EQUATION_A: FieldElement = FieldElement::from_hex_vartime(
        "7830a3318b603b89e2327145ac234cc594cbdd8d3df91610a83441caea9863bc\
         2ded5d5aa8253aa10a2ef1c98b9ac8b57f1117a72bf2c7b9e7c1ac4d77fc94ca",
    );
    const EQUATION_B: FieldElement = FieldElement::from_hex_vartime(
        "3df91610a83441caea9863bc2ded5d5aa8253aa10a2ef1c98b9ac8b57f1117a7\
         2bf2c7b9e7c1ac4d77fc94cadc083e67984050b75ebae5dd2809bd638016f723",
    );
    const GENERATOR: (FieldElement, FieldElement) = (
        FieldElement::from_hex_vartime(
            "81aee4bdd82ed9645a21322e9c4c6a9385ed9f70b5d916c1b43b62eef4d0098e\
             ff3b1f78e2d0d48d50d1687b93b97d5f7c6d5047406a5e688b352209bcb9f822",
        ),
        FieldElement::from_hex_vartime(
            "7dde385d566332ecc0eabfa9cf7822fdf209f70024a57b1aa000c55b881f8111\
             b2dcde494a5f485e5bca4bd88a2763aed1ca2b2fa8f0540678cd1e0f3ad80892",
        ),
    );
}

/// s may be greater than n / 2: only Bitcoin normalises signatures.
impl ecdsa::EcdsaCurve for BrainpoolP512r1 {
    const NORMALIZE_S: bool = false;
}

/// Arithmetic modulo p.
mod field {
    use elliptic_curve::bigint::U512;
    use elliptic_curve::ff::PrimeField;
    use elliptic_curve::ops::BatchInvert;
    use elliptic_curve::subtle::{Choice, ConstantTimeEq, CtOption};

    primefield::monty_field_params! {
        name: FieldParams,
        modulus: super::MODULUS_HEX,
        uint: U512,
        byte_order: primefield::ByteOrder::BigEndian,
        multiplicative_generator: 2,
        doc: "The field's modulus p"
    }

    primefield::monty_field_element! {
        name: FieldElement,
        params: FieldParams,
        uint: U512,
        doc: "An element of the field of p elements"
    }

    primefield::monty_field_arithmetic! {
        name: FieldElement,
        params: FieldParams,
        uint: U512
    }

    impl BatchInvert for FieldElement {}
}

/// Arithmetic modulo n.
mod scalar {
    use elliptic_curve::bigint::U512;
    use elliptic_curve::ff::PrimeField;
    use elliptic_curve::scalar::{FromUintUnchecked, IsHigh};
    use elliptic_curve::subtle::{Choice, ConstantTimeEq, ConstantTimeGreater, CtOption};
    use primeorder::wnaf;

    use super::{BrainpoolP512r1, ORDER};

    primefield::monty_field_params! {
        name: ScalarParams,
        modulus: super::ORDER_HEX,
        uint: U512,
        byte_order: primefield::ByteOrder::BigEndian,
        multiplicative_generator: 7,
        doc: "The order n of the generator"
    }

    primefield::monty_field_element! {
        name: Scalar,
        params: ScalarParams,
        uint: U512,
        doc: "An element of the field of n elements"
    }

    primefield::monty_field_arithmetic! {
        name: Scalar,
        params: ScalarParams,
        uint: U512
    }

    primefield::monty_field_reduce! {
        name: Scalar,
        params: ScalarParams,
        uint: U512,
    }

    elliptic_curve::scalar_impls!(BrainpoolP512r1, Scalar);

    wnaf::impl_wnaf_size_for_scalar!(Scalar);

    impl AsRef<Self> for Scalar {
        fn as_ref(&self) -> &Self {
            self
        }
    }

    impl FromUintUnchecked for Scalar {
        type Uint = U512;

        fn from_uint_unchecked(uint: Self::Uint) -> Self {
            Self::from_uint_unchecked(uint)
        }
    }

    impl IsHigh for Scalar {
        fn is_high(&self) -> Choice {
            const HALF: U512 = ORDER.as_ref().shr_vartime(1);
            self.to_canonical().ct_gt(&HALF)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::CurveParameters;
    use elliptic_curve::Group;
    use elliptic_curve::ff::Field;
    use elliptic_curve::scalar::IsHigh;

    const NUMBERS: CurveParameters = CurveParameters::BRAINPOOL_P512R1;

    type Point = primeorder::ProjectivePoint<BrainpoolP512r1>;

    #[test]
    fn numbers_are_those_of_the_standard() {
        let number = |bytes: &[u8]| U512::from_be_slice(bytes);
        assert_eq!(U512::from_be_hex(MODULUS_HEX), number(NUMBERS.p));
        assert_eq!(*ORDER, number(NUMBERS.n));
        for (element, bytes) in [
            (BrainpoolP512r1::EQUATION_A, NUMBERS.a),
            (BrainpoolP512r1::EQUATION_B, NUMBERS.b),
            (BrainpoolP512r1::GENERATOR.0, NUMBERS.generator_x),
            (BrainpoolP512r1::GENERATOR.1, NUMBERS.generator_y),
        ] {
            assert_eq!(element.to_canonical(), number(bytes));
        }
    }

    #[test]
    fn generator_lies_on_the_curve() {
        let (x, y) = BrainpoolP512r1::GENERATOR;
        let right = (x * x + BrainpoolP512r1::EQUATION_A) * x + BrainpoolP512r1::EQUATION_B;
        assert_eq!(y * y, right);
    }

    #[test]
    fn generator_has_the_order_n() {
        let minus_one = -Scalar::ONE;
        assert_eq!(minus_one.to_canonical(), ORDER.wrapping_sub(&U512::ONE));
        let last = Point::GENERATOR * minus_one;
        assert_ne!(last, Point::IDENTITY);
        assert_eq!(last + Point::GENERATOR, Point::IDENTITY);
        assert_eq!(last, -Point::GENERATOR);
    }

    #[test]
    fn arithmetic_is_that_of_a_field() {
        let element = BrainpoolP512r1::GENERATOR.0;
        assert_eq!(element * element.invert().unwrap(), FieldElement::ONE);
        let root = element.square().sqrt().unwrap();
        assert!(root == element || root == -element);
        let scalar = Scalar::from(0x1234_5678_u32);
        assert_eq!(scalar * scalar.invert().unwrap(), Scalar::ONE);
        assert_eq!(Point::mul_by_generator(&scalar) - Point::GENERATOR * scalar, Point::IDENTITY);
    }

    #[test]
    fn upper_half_of_the_scalars_is_high() {
        assert!(bool::from((-Scalar::ONE).is_high()));
        assert!(!bool::from(Scalar::ONE.is_high()));
        assert_eq!(Scalar::from_uint_unchecked(U512::ONE), Scalar::ONE);
        assert_eq!(Scalar::ONE.as_ref(), &Scalar::ONE);
    }
}
