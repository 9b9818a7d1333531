//! Elliptic-curve keys and ECDSA on any short Weierstrass curve, from the textbook.

use crate::curves::Parameters;
use crate::der::{Bytes, bit_string, integer, octets, oid, sequence, unsigned};
use crate::hash::Hash;
use num_bigint::BigUint;
use num_integer::Integer;

/// A curve with its numbers decoded.
#[derive(Clone, Debug)]
pub(crate) struct Curve {
    pub(crate) parameters: &'static Parameters,
    pub(crate) p: BigUint,
    pub(crate) a: BigUint,
    pub(crate) b: BigUint,
    pub(crate) g: Point,
    pub(crate) n: BigUint,
}

/// An affine point; the point at infinity is `None` wherever it can occur.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Point {
    pub(crate) x: BigUint,
    pub(crate) y: BigUint,
}

impl Curve {
    pub(crate) fn new(parameters: &'static Parameters) -> Self {
        let g = Point { x: hex(parameters.gx), y: hex(parameters.gy) };
        Self {
            parameters,
            p: hex(parameters.p),
            a: hex(parameters.a),
            b: hex(parameters.b),
            g,
            n: hex(parameters.n),
        }
    }

    /// Bytes of a field element.
    pub(crate) fn size(&self) -> usize {
        self.p.bits().div_ceil(8) as usize
    }

    /// Bytes of a scalar.
    pub(crate) fn order_size(&self) -> usize {
        self.n.bits().div_ceil(8) as usize
    }

    pub(crate) fn multiply(&self, scalar: &BigUint, point: &Point) -> Option<Point> {
        let mut sum = None;
        for i in (0..scalar.bits()).rev() {
            sum = self.add(sum.as_ref(), sum.as_ref());
            if scalar.bit(i) {
                sum = self.add(sum.as_ref(), Some(point));
            }
        }
        sum
    }

    #[cfg(test)]
    fn contains(&self, point: &Point) -> bool {
        let right = (&point.x * &point.x + &self.a) * &point.x + &self.b;
        (&point.y * &point.y) % &self.p == right % &self.p
    }

    fn add(&self, left: Option<&Point>, right: Option<&Point>) -> Option<Point> {
        let (Some(left), Some(right)) = (left, right) else {
            return left.or(right).cloned();
        };
        let p = &self.p;
        let (rise, run) = if left == right {
            (3_u8 * &left.x * &left.x + &self.a, 2_u8 * &left.y)
        } else {
            (p + &right.y - &left.y, p + &right.x - &left.x)
        };
        // A vertical line has no inverse run: the sum is the point at infinity.
        let slope = rise * (run % p).modinv(p)? % p;
        let x = (&slope * &slope + 2_u8 * p - &left.x - &right.x) % p;
        let y = (slope * (p + &left.x - &x) + p - &left.y) % p;
        Some(Point { x, y })
    }

    /// The uncompressed form, `04 ‖ x ‖ y`.
    pub(crate) fn encode(&self, point: &Point) -> Bytes {
        [vec![0x04], padded(&point.x, self.size()), padded(&point.y, self.size())].concat()
    }

    /// `ECParameters` with every number spelt out; a recipe may bend one of the fields first.
    pub(crate) fn explicit_fields(&self) -> Explicit {
        Explicit {
            p: self.p.clone(),
            a: padded(&self.a, self.size()),
            b: padded(&self.b, self.size()),
            seed: None,
            g: self.encode(&self.g),
            n: self.n.clone(),
            h: Some(BigUint::from(1_u8)),
        }
    }
}

/// The fields of explicit `ECParameters`.
#[derive(Clone, Debug)]
pub(crate) struct Explicit {
    pub(crate) p: BigUint,
    pub(crate) a: Bytes,
    pub(crate) b: Bytes,
    pub(crate) seed: Option<Bytes>,
    pub(crate) g: Bytes,
    pub(crate) n: BigUint,
    pub(crate) h: Option<BigUint>,
}

impl Explicit {
    pub(crate) fn encode(&self) -> Bytes {
        sequence([
            integer(1),
            sequence([oid("1.2.840.10045.1.1"), unsigned(&self.p)]),
            sequence([
                octets(&self.a),
                octets(&self.b),
                self.seed.as_ref().map_or_else(Vec::new, bit_string),
            ]),
            octets(&self.g),
            unsigned(&self.n),
            self.h.as_ref().map_or_else(Vec::new, unsigned),
        ])
    }
}

/// A key pair whose private half is derived from its name, so that it is the same every time.
#[derive(Clone, Debug)]
pub(crate) struct EcKey {
    pub(crate) curve: Curve,
    d: BigUint,
    pub(crate) q: Point,
}

impl EcKey {
    pub(crate) fn derive(name: &str, parameters: &'static Parameters) -> Self {
        let curve = Curve::new(parameters);
        let wide = Hash::Sha256.mgf1(name.as_bytes(), curve.order_size() + 16);
        let d = BigUint::from_bytes_be(&wide) % (&curve.n - 1_u8) + 1_u8;
        let q = curve.multiply(&d, &curve.g).expect("0 < d < n");
        Self { curve, d, q }
    }

    /// A key pair for the same public key, made without the private one: the public point is taken as
    /// the generator, so that the private key is one.
    pub(crate) fn forged_by_generator(&self) -> Self {
        let mut curve = self.curve.clone();
        curve.g = self.q.clone();
        Self { curve, d: BigUint::from(1_u8), q: self.q.clone() }
    }

    pub(crate) fn point(&self) -> Bytes {
        self.curve.encode(&self.q)
    }

    /// SubjectPublicKeyInfo naming the curve by its OID.
    pub(crate) fn named(&self) -> Bytes {
        public_key(oid(self.curve.parameters.oid), &self.point())
    }

    /// SubjectPublicKeyInfo with explicit parameters.
    pub(crate) fn explicit(&self) -> Bytes {
        public_key(self.curve.explicit_fields().encode(), &self.point())
    }

    /// SubjectPublicKeyInfo with explicit parameters, one of them changed by `bend`.
    pub(crate) fn explicit_but(&self, bend: impl FnOnce(&mut Explicit)) -> Bytes {
        let mut fields = self.curve.explicit_fields();
        bend(&mut fields);
        public_key(fields.encode(), &self.point())
    }

    /// `(r, s)` with the nonce of RFC 6979.
    pub(crate) fn sign(&self, hash: Hash, message: &[u8]) -> (BigUint, BigUint) {
        let n = &self.curve.n;
        let z = self.truncated(&hash.of(message));
        let k = self.nonce(hash, &z);
        let r = self.curve.multiply(&k, &self.curve.g).expect("0 < k < n").x % n;
        let s = k.modinv(n).expect("n is prime") * (z + &r * &self.d) % n;
        (r, s)
    }

    /// The leftmost bits of the digest, as many as the order has.
    fn truncated(&self, digest: &[u8]) -> BigUint {
        let excess = (digest.len() as u64 * 8).saturating_sub(self.curve.n.bits());
        BigUint::from_bytes_be(digest) >> excess
    }

    /// RFC 6979 §3.2.
    fn nonce(&self, hash: Hash, z: &BigUint) -> BigUint {
        let (n, size) = (&self.curve.n, self.curve.order_size());
        let seed = [padded(&self.d, size), padded(&z.mod_floor(n), size)].concat();
        let mut v = vec![0x01; hash.size()];
        let mut key = vec![0x00; hash.size()];
        for separator in [0x00, 0x01] {
            key = hash.hmac(&key, &[v.as_slice(), &[separator], seed.as_slice()].concat());
            v = hash.hmac(&key, &v);
        }
        loop {
            let mut candidate = Vec::new();
            while candidate.len() < size {
                v = hash.hmac(&key, &v);
                candidate.extend_from_slice(&v);
            }
            let k = self.truncated(&candidate[..size]);
            if k > BigUint::ZERO && k < *n {
                return k;
            }
            key = hash.hmac(&key, &[v.as_slice(), &[0x00]].concat());
            v = hash.hmac(&key, &v);
        }
    }
}

/// `ECDSA-Sig-Value`.
pub(crate) fn der_signature(r: &BigUint, s: &BigUint) -> Bytes {
    sequence([unsigned(r), unsigned(s)])
}

/// `r ‖ s`, each as long as the order.
pub(crate) fn plain_signature(r: &BigUint, s: &BigUint, order_size: usize) -> Bytes {
    [padded(r, order_size), padded(s, order_size)].concat()
}

/// Big-endian, left-padded with zeros.
pub(crate) fn padded(value: &BigUint, size: usize) -> Bytes {
    let bytes = value.to_bytes_be();
    [vec![0; size - bytes.len()], bytes].concat()
}

/// SubjectPublicKeyInfo for id-ecPublicKey.
pub(crate) fn public_key(parameters: Bytes, point: &[u8]) -> Bytes {
    sequence([sequence([oid("1.2.840.10045.2.1"), parameters]), bit_string(point)])
}

pub(crate) fn hex(text: &str) -> BigUint {
    BigUint::parse_bytes(text.as_bytes(), 16).expect("hexadecimal digits")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::curves::*;

    #[test]
    fn every_generator_is_on_its_curve_and_has_the_order_given() {
        let curves = [
            &P192,
            &P224,
            &P256,
            &P384,
            &P521,
            &BRAINPOOL_P224R1,
            &BRAINPOOL_P256R1,
            &BRAINPOOL_P256T1,
            &BRAINPOOL_P384R1,
            &BRAINPOOL_P512R1,
        ];
        for parameters in curves {
            let curve = Curve::new(parameters);
            assert!(curve.contains(&curve.g), "{}", parameters.name);
            assert_eq!(curve.multiply(&curve.n, &curve.g), None, "{}", parameters.name);
        }
    }

    #[test]
    fn signs_the_p256_sha256_sample_of_rfc_6979() {
        let curve = Curve::new(&P256);
        let d = hex("C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721");
        let q = curve.multiply(&d, &curve.g).unwrap();
        let (r, s) = EcKey { curve, d, q }.sign(Hash::Sha256, b"sample");
        assert_eq!(r, hex("EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716"));
        assert_eq!(s, hex("F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8"));
    }

    #[test]
    fn signs_the_p521_sha512_sample_of_rfc_6979() {
        let curve = Curve::new(&P521);
        let d = hex(concat!(
            "0FAD06DAA62BA3B25D2FB40133DA757205DE67F5BB0018FEE8C86E1B68C7E75CAA896EB32F1F47C70855836A6D16FCC1466F6D8F",
            "BEC67DB89EC0C08B0E996B83538"
        ));
        let q = curve.multiply(&d, &curve.g).unwrap();
        let (r, _) = EcKey { curve, d, q }.sign(Hash::Sha512, b"sample");
        assert_eq!(
            r,
            hex(concat!(
                "0C328FAFCBD79DD77850370C46325D987CB525569FB63C5D3BC53950E6D4C5F174E25A1EE9017B5D450606ADD152B534931D7D4E",
                "8455CC91F9B15BF05EC36E377FA"
            ))
        );
    }
}
