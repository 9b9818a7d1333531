//! Cards with one thing wrong, a file for each part of a card that can be wrong.

mod anchors;
mod card_access;
mod card_security;
mod certificate;
mod chain;
mod data_groups;
mod document_types;
mod encoding;
mod keys;
pub(crate) mod lds;
mod pss_keys;
mod revocation;
pub(crate) mod signature;
mod signed_data;
pub(crate) mod states;

use crate::case::Suite;

pub(crate) fn describe(suite: &mut Suite) {
    signed_data::describe(suite);
    lds::describe(suite);
    encoding::describe(suite);
    signature::describe(suite);
    keys::describe(suite);
    certificate::describe(suite);
    chain::describe(suite);
    data_groups::describe(suite);
    states::describe(suite);
    document_types::describe(suite);
    anchors::describe(suite);
    pss_keys::describe(suite);
    card_access::describe(suite);
    card_security::describe(suite);
    revocation::describe(suite);
}
