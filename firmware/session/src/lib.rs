//! The work of any reader with a card: it reads EF.SOD, verifies it, reads the data groups in
//! chunks, compares each with its signed hash, and opens those that it shows.
//!
//! No heap, no I/O: files come through [`Card`], memory through [`Buffers`]. The same code runs in
//! the firmware examples and on the host, so that their reports can be compared.
#![no_std]
#![forbid(unsafe_code)]

mod card;
mod judgement;
#[cfg(feature = "text")]
pub mod text;

pub use card::{Card, CardError, MAX_CHUNK, read_file};
pub use judgement::{Buffers, Face, Judgement, Outcome, Step, read};
