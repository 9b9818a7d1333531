//! Random inputs, for which the engines of AWS-LC must have the results of the library's own.

use idchip::crypto::{EcdsaEngine, WideEcdsa};
use idchip_aws_lc::AwsLcEcdsa;
use proptest::prelude::*;

const ENGINES: [(AwsLcEcdsa, WideEcdsa); 3] = [
    (AwsLcEcdsa::P256, WideEcdsa::P256),
    (AwsLcEcdsa::P384, WideEcdsa::P384),
    (AwsLcEcdsa::P521, WideEcdsa::P521),
];

/// A number with few bits, or many, that is below the order and not zero.
fn scalar(seed: [u8; 66], length: usize, order: &[u8]) -> Vec<u8> {
    let mut number = seed[..length].to_vec();
    if *number >= *order {
        number[0] = 0;
    }
    let zeros = number.iter().take_while(|octet| **octet == 0).count();
    let number = number.split_off(zeros);
    if number.is_empty() { vec![1] } else { number }
}

/// The generator as a key, or its negative, in either form.
fn generator(engine: &WideEcdsa, form: u8) -> Vec<u8> {
    let curve = engine.curve();
    match form {
        2 | 3 => [&[form], curve.generator_x].concat(),
        _ => [&[4], curve.generator_x, curve.generator_y].concat(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn results_are_those_of_the_wide_engine(
        digest: [u8; 66],
        r: [u8; 66],
        s: [u8; 66],
        cut in 0..66_usize,
        form in 2..=4_u8,
        change in 0..200_usize,
    ) {
        for (aws, wide) in ENGINES {
            let length = wide.curve().n.len();
            let order = wide.curve().n;
            let (r, s) = (scalar(r, length, order), scalar(s, length - cut % length, order));
            let mut point = generator(&wide, form);
            // Half of the points are not on the curve.
            if let Some(octet) = point.iter_mut().skip(1).nth(change) {
                *octet ^= 1;
            }
            let digest = &digest[..length.min(64) - cut % 32];
            let expected = wide.verify(&point, digest, &r, &s);
            prop_assert_eq!(aws.verify(&point, digest, &r, &s), expected);
        }
    }
}

/// For s = r the verification is digest / r · G + Q: a digest of zero leaves Q, whose x coordinate is r.
#[test]
fn a_digest_of_zero_is_signed_by_the_coordinate_of_the_key() {
    for (aws, wide) in ENGINES {
        let curve = wide.curve();
        for form in 2..=4 {
            let key = generator(&wide, form);
            let zeros = curve.generator_x.iter().take_while(|octet| **octet == 0).count();
            let r = &curve.generator_x[zeros..];
            assert!(r.len() < curve.n.len() || r < curve.n);
            for digest in [&[0; 20][..], &[0; 32]] {
                assert_eq!(aws.verify(&key, digest, r, r), Ok(()), "{}", curve.name);
                assert_eq!(wide.verify(&key, digest, r, r), Ok(()), "{}", curve.name);
            }
        }
    }
}
