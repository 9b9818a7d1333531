//! What each fuzz target does with its input, and what must hold whatever the input is.
//!
//! The files in `fuzz_targets/` only call in here. `tests/fuzz_seeds.rs` includes these files, and
//! `capi/tests/fuzz_seeds.rs` that of the C API, so that every seed, and every input that once failed,
//! is replayed by `cargo test`.

pub mod c_api;
pub mod fake;
pub mod targets;
pub mod walk;
