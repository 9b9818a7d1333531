//! Cards with one thing wrong, a file for each part of a card that can be wrong.

mod certificate;
mod chain;
mod data_groups;
mod encoding;
mod keys;
pub(crate) mod lds;
pub(crate) mod signature;
mod signed_data;

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
}
