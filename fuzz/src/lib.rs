//! The work of each fuzz target, with the assertions that hold for every input.
//!
//! The files in `fuzz_targets/` only call this crate. `tests/fuzz_seeds.rs` includes these files,
//! `capi/tests/fuzz_seeds.rs` the one of the C API, and `forms/tests/fuzz_seeds.rs` that of the forms, so that
//! `cargo test` replays every seed and every input that once failed.

pub mod c_api;
pub mod fake;
pub mod forms;
pub mod targets;
pub mod walk;
