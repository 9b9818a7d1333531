//! The compact and the wide engine, compared with the RustCrypto engines.
//!
//! The first byte selects a curve, or RSA. For a curve, the two factors of the verification
//! equation follow, u and v in u · G + v · Q, and the key, each as long as the order. A signature
//! computed from them must verify; the rest of the input changes it, and the engines must agree.

use ecdsa::EcdsaCurve;
use ecdsa::elliptic_curve::ff::{Field, PrimeField};
use ecdsa::elliptic_curve::group::Group;
use ecdsa::elliptic_curve::ops::Reduce;
use ecdsa::elliptic_curve::point::AffineCoordinates;
use ecdsa::elliptic_curve::sec1::{ModulusSize, ToSec1Point};
use ecdsa::elliptic_curve::{
    AffinePoint, CurveArithmetic, FieldBytes, FieldBytesSize, ProjectivePoint, Scalar,
};
use idchip::crypto::{
    CompactEcdsa, CompactRsa, EcdsaEngine, PreparedKey, RsaEngine, SoftwareBrainpoolP256r1,
    SoftwareBrainpoolP384r1, SoftwareBrainpoolP512r1, SoftwareP256, SoftwareP384, SoftwareP521,
    SoftwareRsa, WideEcdsa, WideRsa,
};
use num_bigint::BigUint;

/// A computed signature must verify; for a changed one all engines must give the same result.
pub fn run(input: &[u8]) {
    let Some((choice, input)) = input.split_first() else { return };
    let _ = match choice % 7 {
        0 => ecdsa::<p256::NistP256>(CompactEcdsa::P256, WideEcdsa::P256, &SoftwareP256, input),
        1 => ecdsa::<p384::NistP384>(CompactEcdsa::P384, WideEcdsa::P384, &SoftwareP384, input),
        2 => ecdsa::<p521::NistP521>(CompactEcdsa::P521, WideEcdsa::P521, &SoftwareP521, input),
        3 => ecdsa::<bp256::BrainpoolP256r1>(
            CompactEcdsa::BRAINPOOL_P256R1,
            WideEcdsa::BRAINPOOL_P256R1,
            &SoftwareBrainpoolP256r1,
            input,
        ),
        4 => ecdsa::<bp384::BrainpoolP384r1>(
            CompactEcdsa::BRAINPOOL_P384R1,
            WideEcdsa::BRAINPOOL_P384R1,
            &SoftwareBrainpoolP384r1,
            input,
        ),
        5 => rsa(input),
        _ => brainpool_p512r1(input),
    };
}

fn ecdsa<C>(
    compact: CompactEcdsa,
    wide: WideEcdsa,
    other: &dyn EcdsaEngine,
    input: &[u8],
) -> Option<()>
where
    C: EcdsaCurve + CurveArithmetic,
    AffinePoint<C>: ToSec1Point<C>,
    FieldBytesSize<C>: ModulusSize,
{
    let (u, input) = scalar::<C>(input)?;
    let (v, input) = scalar::<C>(input)?;
    let (d, changes) = scalar::<C>(input)?;
    let multiple = |factor: Scalar<C>| -> AffinePoint<C> {
        let point: ProjectivePoint<C> = ProjectivePoint::<C>::generator() * factor;
        point.into()
    };
    let r = <Scalar<C> as Reduce<FieldBytes<C>>>::reduce(&multiple(u + v * d).x());
    let s = r * Option::<Scalar<C>>::from(Field::invert(&v))?;
    if bool::from(r.is_zero() | d.is_zero()) {
        return None;
    }
    let point = multiple(d).to_sec1_point(false).as_bytes().to_vec();
    let numbers = [u * s, r, s].map(|scalar| scalar.to_repr().to_vec());
    compare([&compact, &wide, other], point, numbers, changes)
}

/// brainpoolP512r1, which no crate has as a type: the key is the generator, and the factors u and 1 − u, so that
/// the sum is the generator for any u.
fn brainpool_p512r1(input: &[u8]) -> Option<()> {
    let engine = CompactEcdsa::BRAINPOOL_P512R1;
    let curve = engine.curve();
    let (u, changes) = input.split_at_checked(curve.n.len())?;
    let n = BigUint::from_bytes_be(curve.n);
    let u = BigUint::from_bytes_be(u) % &n;
    let v = (&n + 1_u8 - &u) % &n;
    let r = BigUint::from_bytes_be(curve.generator_x) % &n;
    let s = &r * v.modinv(&n)? % &n;
    let numbers = [&u * &s % &n, r, s].map(|number| {
        let bytes = number.to_bytes_be();
        [vec![0; curve.n.len() - bytes.len()], bytes].concat()
    });
    let point = [&[4], curve.generator_x, curve.generator_y].concat();
    let wide = WideEcdsa::BRAINPOOL_P512R1;
    compare([&engine, &wide, &SoftwareBrainpoolP512r1], point, numbers, changes)
}

/// The signature must verify with each engine, and after the changes the engines must agree.
fn compare(
    engines: [&dyn EcdsaEngine; 3],
    mut point: Vec<u8>,
    mut numbers: [Vec<u8>; 3],
    changes: &[u8],
) -> Option<()> {
    let [compact, wide, other] = engines;
    let curve = compact.curve();
    let verify = |point: &[u8], [digest, r, s]: &[Vec<u8>; 3]| {
        let [r, s] = [r, s].map(|number| {
            let zeros = number.iter().take_while(|byte| **byte == 0).count();
            &number[zeros..]
        });
        let result = compact.verify(point, digest, r, s);
        assert_eq!(result, other.verify(point, digest, r, s), "{}", curve.name);
        assert_eq!(result, wide.verify(point, digest, r, s), "{}", curve.name);
        let mut prepared = PreparedKey::EMPTY;
        if wide.prepare(point, &mut prepared) {
            let by_prepared = wide.verify_prepared(&prepared, point, digest, r, s);
            assert_eq!(result, by_prepared, "{}, prepared", curve.name);
        } else {
            assert_ne!(result, Ok(()), "{}", curve.name);
        }
        result
    };
    assert_eq!(verify(&point, &numbers), Ok(()), "{}", curve.name);

    let mut is_compressed = false;
    for change in changes.chunks_exact(3) {
        let [field, place, flip] = change else { continue };
        match field % 8 {
            0..=2 => change_one(&mut numbers[usize::from(field % 8)], *place, *flip),
            3 => change_one(&mut point[1..], *place, *flip),
            _ if is_compressed => {}
            _ => {
                is_compressed = true;
                point[0] = 2 + point[point.len() - 1] % 2;
                point.truncate(1 + curve.p.len());
            }
        }
    }
    // The checks that the traits leave to the caller.
    let [digest, r, s] = &numbers;
    let in_range = |number: &Vec<u8>| **number < *curve.n && number.iter().any(|byte| *byte != 0);
    let is_digest = digest.first()?.leading_zeros() >= curve.n.first()?.leading_zeros();
    if in_range(r) && in_range(s) && is_digest {
        let _ = verify(&point, &numbers);
    }
    Some(())
}

fn change_one(bytes: &mut [u8], place: u8, flip: u8) {
    let place = usize::from(place) % bytes.len();
    bytes[place] ^= flip;
}

/// Reads a scalar, and returns it with the rest of the input.
fn scalar<C: EcdsaCurve + CurveArithmetic>(input: &[u8]) -> Option<(Scalar<C>, &[u8])> {
    let mut bytes = FieldBytes::<C>::default();
    let (scalar, rest) = input.split_at_checked(bytes.len())?;
    bytes.copy_from_slice(scalar);
    Some((<Scalar<C> as Reduce<FieldBytes<C>>>::reduce(&bytes), rest))
}

/// Reads the length of the exponent, the exponent, the modulus, and an input as long as the
/// modulus.
fn rsa(input: &[u8]) -> Option<()> {
    let (length, input) = input.split_first()?;
    let (exponent, input) = input.split_at_checked(usize::from(length % 32) + 1)?;
    let (modulus, base) = input.split_at_checked(input.len() / 2)?;
    if !(128..=512).contains(&modulus.len()) {
        return None;
    }
    let mut exponent = exponent.to_vec();
    *exponent.first_mut()? |= 2;
    *exponent.last_mut()? |= 1;
    let mut modulus = modulus.to_vec();
    *modulus.first_mut()? |= 1;
    *modulus.last_mut()? |= 1;
    let mut base = base[..modulus.len()].to_vec();
    base[0] %= modulus[0];
    let mut powers =
        [vec![0xEE; modulus.len()], vec![0xDD; modulus.len()], vec![0xCC; modulus.len()]];
    let engines: [&dyn RsaEngine; 3] = [&CompactRsa, &SoftwareRsa, &WideRsa];
    for (engine, power) in engines.into_iter().zip(&mut powers) {
        engine.public_operation(&modulus, &exponent, &base, power).expect("a modulus and a base");
    }
    assert_eq!(powers[0], powers[1]);
    assert_eq!(powers[0], powers[2]);
    Some(())
}
