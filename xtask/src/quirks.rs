//! Cards with one thing wrong.
use crate::case::Suite;
pub(crate) fn describe(_suite: &mut Suite) {}
