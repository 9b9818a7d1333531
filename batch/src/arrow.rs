//! Cards and results as Arrow record batches: the columns that a table of cards has, and those of the results.
//!
//! The column of a file has its short name: `sod`, `com`, `card_access`, `card_security`, `dir`, `dg1` to `dg16`
//! ([`file_of_column`](crate::file_of_column)). The bytes are judged where they stand.

mod cards;
mod results;

pub use cards::{AT, ColumnError, Columns};
pub use results::{record_batch, schema};
