//! The index that finds anchors by key identifier and by name.

use core::mem;

use crate::x509::{Certificate, LookupHash, Name, SubjectOutline};

/// A place in the index of [`Anchors::with_index`](super::Anchors::with_index).
#[derive(Clone, Copy, Debug)]
pub struct AnchorPlace<'a> {
    /// The hash of the key identifier, or of the name.
    hash: LookupHash,
    /// The place of the certificate among all, from 0.
    pub(super) index: u32,
    pub(super) certificate: &'a [u8],
}

impl AnchorPlace<'_> {
    /// A place that is not taken.
    pub const EMPTY: Self = Self { hash: LookupHash::LEAST, index: 0, certificate: &[] };

    /// The order of the index.
    const fn key(&self) -> (LookupHash, u32) {
        (self.hash, self.index)
    }
}

/// There are too few places for an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an index of these anchors takes {needed} places")]
#[non_exhaustive]
pub struct TooFewPlaces {
    /// The number of places that the index takes.
    pub needed: usize,
}

/// The property by which an anchor is searched.
#[derive(Clone, Copy)]
pub(super) enum Wanted<'s> {
    /// The subject key identifier.
    KeyIdentifier(&'s [u8]),
    /// The name of the subject.
    Name(Name<'s>),
}

impl Wanted<'_> {
    fn hash(&self) -> LookupHash {
        match self {
            Self::KeyIdentifier(identifier) => LookupHash::of_key_identifier(identifier),
            Self::Name(name) => LookupHash::of_name(name),
        }
    }

    /// True if the certificate may have the property. It is not parsed.
    pub(super) fn may_be_of(&self, certificate: &[u8]) -> bool {
        let Some(outline) = SubjectOutline::of(certificate) else { return false };
        match self {
            Self::KeyIdentifier(identifier) => outline.may_have_key(identifier),
            Self::Name(name) => outline.may_bear(name),
        }
    }
}

/// Fills the index, and returns the places taken, sorted by hash, then in the order of the certificates. Those that do
/// not parse, and those after the places end, are left out.
pub(super) fn fill<'m, 'a>(
    places: &'m mut [AnchorPlace<'a>],
    certificates: impl Iterator<Item = &'a [u8]>,
) -> &'m [AnchorPlace<'a>] {
    let mut count = 0_usize;
    for (index, certificate) in (0_u32..).zip(certificates) {
        let parsed = Certificate::parse(certificate);
        let Ok(parsed) = &parsed else { continue };
        let of_key = parsed.subject_key_identifier().map(LookupHash::of_key_identifier);
        for hash in of_key.into_iter().chain([LookupHash::of_name(&parsed.subject())]) {
            let Some(place) = places.get_mut(count) else { break };
            *place = AnchorPlace { hash, index, certificate };
            count = count.saturating_add(1);
        }
    }
    let taken = places.get_mut(..count).unwrap_or_default();
    sort(taken);
    taken
}

/// Returns the places of the certificates that may have the wanted property.
pub(super) fn find<'i, 'a>(
    index: &'i [AnchorPlace<'a>],
    wanted: &Wanted<'_>,
) -> &'i [AnchorPlace<'a>] {
    let hash = wanted.hash();
    let start = index.partition_point(|place| place.hash < hash);
    let rest = index.get(start..).unwrap_or_default();
    let end = rest.partition_point(|place| place.hash == hash);
    rest.get(..end).unwrap_or_default()
}

/// Sorts the places: heap sort, since the sort of `core` panics where an order contradicts itself.
fn sort(places: &mut [AnchorPlace<'_>]) {
    for parent in (0..places.len() / 2).rev() {
        sift_down(places, parent);
    }
    let mut heap = places;
    while let [first, .., last] = heap {
        mem::swap(first, last);
        let Some((_, rest)) = heap.split_last_mut() else { return };
        heap = rest;
        sift_down(heap, 0);
    }
}

/// Moves a place below its children, as long as one of them is greater.
fn sift_down(heap: &mut [AnchorPlace<'_>], mut parent: usize) {
    loop {
        let left = parent.saturating_mul(2).saturating_add(1);
        let right = left.saturating_add(1);
        let child = match (heap.get(left), heap.get(right)) {
            (Some(first), Some(second)) if first.key() < second.key() => right,
            (Some(_), _) => left,
            (None, _) => return,
        };
        let Ok([upper, lower]) = heap.get_disjoint_mut([parent, child]) else { return };
        if upper.key() >= lower.key() {
            return;
        }
        mem::swap(upper, lower);
        parent = child;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::vec::Vec;

    #[test]
    fn places_are_sorted_by_hash_then_in_the_order_of_the_certificates() {
        // Few different hashes, in an order that looks random.
        for length in 0..200_u32 {
            let mut places: Vec<_> = (0..length)
                .map(|index| {
                    let number = index.wrapping_mul(2_654_435_761) >> 27;
                    let hash = LookupHash::of_key_identifier(&number.to_be_bytes());
                    AnchorPlace { hash, index, certificate: &[] }
                })
                .collect();
            let mut expected = places.clone();
            expected.sort_by_key(AnchorPlace::key);
            sort(&mut places);
            assert!(places.iter().map(AnchorPlace::key).eq(expected.iter().map(AnchorPlace::key)));
        }
    }
}
