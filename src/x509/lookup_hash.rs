//! Hashes by which an index finds certificates.

use super::Name;

/// A hash of a key identifier or of a name. Equal identifiers, and names that are the same by [`Name::is`], have
/// equal hashes; different ones may have.
///
/// FNV-1a: it need not withstand an attacker, because who finds two names with one hash makes a search longer by one
/// certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct LookupHash(u32);

impl LookupHash {
    const OFFSET_BASIS: u32 = 0x811C_9DC5;
    const PRIME: u32 = 0x0100_0193;

    /// The least hash.
    pub(crate) const LEAST: Self = Self(0);

    const EMPTY: Self = Self(Self::OFFSET_BASIS);

    /// Returns the hash of a key identifier.
    pub(crate) fn of_key_identifier(identifier: &[u8]) -> Self {
        Self::EMPTY.bytes(identifier)
    }

    /// Returns the hash of a name.
    pub(crate) fn of_name(name: &Name<'_>) -> Self {
        name.rdns().fold(Self::EMPTY, |hash, rdn| {
            // A sum, since the attributes of a part may stand in any order.
            let sum = rdn.attributes().fold(0_u32, |sum, attribute| {
                let of_type = Self::EMPTY.bytes(attribute.oid.as_bytes());
                let of_value = attribute.text().folded().fold(of_type, |hash, character| {
                    let character = character.map_or(u32::MAX, u32::from);
                    hash.bytes(&character.to_be_bytes())
                });
                sum.wrapping_add(of_value.0)
            });
            hash.bytes(&sum.to_be_bytes())
        })
    }

    fn bytes(self, bytes: &[u8]) -> Self {
        let add = |hash: u32, byte: &u8| (hash ^ u32::from(*byte)).wrapping_mul(Self::PRIME);
        Self(bytes.iter().fold(self.0, add))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oid;
    use crate::x509::testing::{name, oid as oid_of, printable, sequence, set, state, tlv, utf8};
    use std::vec::Vec;

    fn of(name: &[u8]) -> LookupHash {
        LookupHash::of_name(&Name::parse(name).unwrap())
    }

    /// A name with one part that has these attributes.
    fn part(attributes: &[Vec<u8>]) -> Vec<u8> {
        let attributes: Vec<&[u8]> = attributes.iter().map(Vec::as_slice).collect();
        sequence(&[&set(&attributes)])
    }

    fn country(value: &[u8]) -> Vec<u8> {
        sequence(&[&oid_of(oid::COUNTRY_NAME), value])
    }

    fn serial_number(value: &[u8]) -> Vec<u8> {
        sequence(&[&oid_of(oid::SERIAL_NUMBER), value])
    }

    #[test]
    fn the_test_vectors_of_fnv() {
        // draft-eastlake-fnv-17, appendix C.
        for (input, expected) in [("", 0x811C_9DC5), ("a", 0xE40C_292C), ("foobar", 0xBF9C_F968)] {
            assert_eq!(LookupHash::of_key_identifier(input.as_bytes()), LookupHash(expected));
        }
    }

    #[test]
    fn names_that_are_the_same_have_one_hash() {
        let undecodable = name(&[(oid::COMMON_NAME, tlv(0x0C, &[b"\xFF"]))]);
        for (one, other) in [
            (state("VN", "CSCA"), state("vn", "csca")),
            (state("VN", "Country  Signing "), state("VN", "country signing")),
            (part(&[country(&printable("VN"))]), part(&[country(&utf8("VN"))])),
            (
                part(&[country(&printable("VN")), serial_number(&printable("7"))]),
                part(&[serial_number(&printable("7")), country(&printable("VN"))]),
            ),
            (undecodable.clone(), undecodable),
        ] {
            assert!(Name::parse(&one).unwrap().is(&Name::parse(&other).unwrap()));
            assert_eq!(of(&one), of(&other));
        }
    }

    #[test]
    fn names_that_differ_have_different_hashes() {
        let names = [
            sequence(&[]),
            state("VN", "CSCA"),
            state("VN", "CSCA 2"),
            state("DE", "CSCA"),
            part(&[country(&printable("VN"))]),
            part(&[serial_number(&printable("VN"))]),
            part(&[country(&printable("VN")), serial_number(&printable("7"))]),
        ];
        for (index, one) in names.iter().enumerate() {
            for other in names.iter().skip(index + 1) {
                assert_ne!(of(one), of(other));
            }
        }
    }
}
