//! To come.
use crate::case::Suite;
pub(crate) fn describe(_suite: &mut Suite) {}
