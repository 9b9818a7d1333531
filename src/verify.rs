//! Floor 3: the only judge. Nothing outside this module says yes or no.
//!
//! [`PassiveAuthentication`] holds what the caller decides: the anchors, the algorithms, the policy,
//! and the present time. It [`examine`](PassiveAuthentication::examine)s an EF.SOD into a
//! [`Report`] of every check, or [`verify`](PassiveAuthentication::verify)s it into
//! [`SignedHashes`], through which alone data groups can be opened as [`Verified`].
//!
//! Three verdicts are kept apart, each with a type of its own: the data are authentic
//! ([`Verified`], [`Accepted`]), the chip is genuine ([`ChipGenuine`]), and the holder is
//! present (not for this library to say).

mod active_authentication;
mod anchors;
mod chain;
mod check;
mod country;
mod data_group_stream;
mod examination;
mod passive_authentication;
mod policy;
mod reason;
mod report;
mod signed_data;
mod signed_hashes;

pub use active_authentication::{ChipGenuine, check_response};
pub use anchors::{AnchorIter, Anchors};
pub use chain::certificate_signature;
pub use check::{Check, CheckId, CheckResult, Evidence};
pub use data_group_stream::DataGroupStream;
pub use examination::Examination;
pub use passive_authentication::PassiveAuthentication;
pub use policy::{Policy, Requirement};
pub use reason::Reason;
pub use report::{DataGroupStatus, Report, Verdict};
pub use signed_hashes::{Accepted, DataGroupHasher, OpenError, Rejection, SignedHashes, Verified};
