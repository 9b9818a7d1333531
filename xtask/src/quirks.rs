//! Cards that deviate as real ones do: they verify, and the deviation is a finding.

mod applications;
mod certificate;
pub(crate) mod com;
mod data_groups;
mod details;
mod driving_licence;
mod expiry;
mod faces;
pub(crate) mod integers;
mod national;
mod security_infos;
mod signed_data;
mod signer_infos;
mod states;
mod times;

use crate::case::Suite;

pub(crate) fn describe(suite: &mut Suite) {
    signed_data::describe(suite);
    signer_infos::describe(suite);
    certificate::describe(suite);
    data_groups::describe(suite);
    details::describe(suite);
    faces::describe(suite);
    integers::describe(suite);
    com::describe(suite);
    applications::describe(suite);
    national::describe(suite);
    driving_licence::describe(suite);
    states::describe(suite);
    times::describe(suite);
    expiry::describe(suite);
    security_infos::describe(suite);
}
