//! The signed lists of Doc 9303-12.

use crate::cms::{DeviationList, MasterList, SignedData};
use crate::oid::{self, Oid};

/// A signed list of Doc 9303-12: a [`MasterList`] (§9) or a [`DeviationList`] (§10).
///
/// The trait is sealed.
pub trait SignedList<'a>: Copy + Sealed<'a> {}

/// The properties of a list that the checks need.
#[expect(unnameable_types, reason = "seals the trait of signed lists")]
pub trait Sealed<'a> {
    /// The extended key usage of its signer.
    const PURPOSE: Oid<'static>;

    /// Returns the CMS structure around the list.
    fn signed_data(&self) -> &SignedData<'a>;
}

impl<'a> SignedList<'a> for MasterList<'a> {}

impl<'a> Sealed<'a> for MasterList<'a> {
    const PURPOSE: Oid<'static> = oid::MASTER_LIST_SIGNER;

    fn signed_data(&self) -> &SignedData<'a> {
        self.signed_data()
    }
}

impl<'a> SignedList<'a> for DeviationList<'a> {}

impl<'a> Sealed<'a> for DeviationList<'a> {
    const PURPOSE: Oid<'static> = oid::DEVIATION_LIST_SIGNER;

    fn signed_data(&self) -> &SignedData<'a> {
        self.signed_data()
    }
}
