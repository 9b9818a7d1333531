//! Floor 1: applications other than the LDS whose security object is an LDSSecurityObject.
//!
//! A card may hold several applications, and a state may sign their files with the same structure, the same
//! content type and the same CSCA as those of a travel document. Only the numbers in the
//! [`LdsSecurityObject`](crate::lds::sod::LdsSecurityObject) tell them apart. A [`NationalApplication`] says
//! which file each number belongs to, and which bytes of the file are hashed.
//!
//! The caller chooses the application, never the card: give it to
//! [`PassiveAuthentication::examine_application`](crate::verify::PassiveAuthentication::examine_application).
//! The files are [`NationalFile`]s and never data groups, so that no file of such an application can be
//! taken for a [`Dg1`](crate::lds::dg1::Dg1).
//!
//! | application | files of |
//! |---|---|
//! | [`eu_dl`] | the driving licence of the European Union (Regulation (EU) No 383/2012) |
//! | [`it_cie`] | the IAS application of the Italian identity card |
//! | [`us_piv`] | the PIV application of the United States (NIST SP 800-73) |

mod application;
pub mod eu_dl;
mod hash_rule;
mod hashed_bytes;
pub mod it_cie;
mod national_file;
pub mod us_piv;

pub use application::{FileDescription, FileNumber, NationalApplication};
pub use hash_rule::HashRule;
pub use national_file::{NationalData, NationalFile};

pub(crate) use hashed_bytes::HashedBytes;

/// The applications that the library knows.
pub const ALL: &[NationalApplication] =
    &[eu_dl::APPLICATION, it_cie::APPLICATION, us_piv::APPLICATION];
