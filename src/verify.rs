//! Floor 3: verification. Only this module decides.
//!
//! [`PassiveAuthentication`] holds the caller's decisions: the anchors, the algorithms, the policy,
//! and the present time. [`examine`](PassiveAuthentication::examine) turns an EF.SOD into a
//! [`Document`] with a [`Report`] of every check; [`verify`](PassiveAuthentication::verify) also
//! requires that the checks of EF.SOD hold. A [`Document`] opens data groups as [`Verified`], and
//! requires those checks each time.
//! [`examine_card_security`](PassiveAuthentication::examine_card_security) does the same for
//! EF.CardSecurity, and returns [`SignedInfos`].
//! [`examine_application`](PassiveAuthentication::examine_application) does it for the files of a national
//! application that the caller chose, and returns a [`NationalDocument`].
//!
//! [`Document::signed_parts`] tells where the signed bytes stand, for whoever verifies the signatures again with
//! other software.
//!
//! [`Report::tr03135`] arranges the report as the tree of BSI TR-03135-1.
//!
//! [`ListVerifier`] verifies master lists and deviation lists under certificates that the caller pinned, and
//! [`LinkVerifier`] admits CSCA certificates by their links to anchors. [`Document::check_deviation_list`] compares a
//! document with a verified deviation list, which explains checks and makes none successful.
//!
//! Three verdicts are kept apart, each with its own type: the data is authentic ([`Verified`],
//! [`Accepted`]), the chip is genuine ([`ChipGenuine`]), and the holder is present, which this
//! library does not check.

mod active_authentication;
mod anchor_index;
mod anchors;
mod chain;
mod check;
mod check_set;
mod country;
mod data_group_stream;
mod deviations;
mod document;
mod document_checks;
#[cfg(test)]
mod element_reads;
mod explanations;
mod gravity;
#[cfg(feature = "wide")]
mod known_keys;
mod known_signers;
mod link_candidate;
mod link_verifier;
mod list_report;
mod list_verifier;
mod national_document;
mod passive_authentication;
mod policy;
mod reason;
mod report;
mod revocation;
mod role;
mod signature_memory;
mod signed_data;
mod signed_file;
mod signed_infos;
mod signed_list;
mod signed_parts;
mod signer_checks;
mod terms;
mod tr03135;
pub mod unauthenticated;
mod validity;
mod verdict;
mod verified;

pub use active_authentication::{ActiveAuthentication, ChipGenuine};
pub use anchor_index::{AnchorPlace, TooFewPlaces};
pub use anchors::{AnchorIter, Anchors};
pub use check::{Check, CheckId, CheckResult, Evidence};
pub use data_group_stream::{DataGroupHasher, DataGroupStream};
pub use deviations::{DeviationListOutcome, DeviationMatch, Identification};
pub use document::Document;
pub use gravity::Gravity;
#[cfg(feature = "wide")]
pub use known_keys::KnownKey;
pub use known_signers::{KnownSigner, KnownSigners};
pub use link_candidate::LinkCandidate;
pub use link_verifier::{LinkVerifier, MAX_LINK_PATH};
pub use list_report::{ListCheckId, ListReport, VerifiedList};
pub use list_verifier::ListVerifier;
pub use national_document::{FileStatus, NationalDocument, NationalFileStream};
pub use passive_authentication::PassiveAuthentication;
pub use policy::{Policy, Requirement};
pub use reason::Reason;
pub use report::{DataGroupStatus, Report};
pub use revocation::RevocationListStream;
pub use signed_infos::SignedInfos;
pub use signed_list::SignedList;
pub use signed_parts::{CertificateParts, SignedParts};
pub use tr03135::{TrCheck, TrOutcome, TrTree};
pub use verdict::Verdict;
pub use verified::{Accepted, OpenError, Rejection, Unverified, Verified};
