//! Results that authenticate nothing by themselves, for diagnosis.
//!
//! The keys here are whatever the caller has: nobody has checked that they belong to a document, to a
//! state, or to the chip in the reader. [`PassiveAuthentication`](super::PassiveAuthentication) and
//! [`Document`](super::Document) do that, and only they give [`Verified`](super::Verified) data.

pub use super::active_authentication::check_response;
pub use super::chain::{certificate_signature, revocation_list_signature};
