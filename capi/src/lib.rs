//! The C API of `idchip`. `include/idchip.h` is made from this crate, `docs/c-api.md` is its contract
//! on one page.
//!
//! Every function checks its pointers, makes slices of them, calls safe code, and writes its outputs
//! on success only. All code that touches a pointer is in `ffi`; elsewhere only the declarations of
//! the functions are unsafe.
//!
//! # Safety
//!
//! Each function requires of its caller what C always does: a pointer that is not NULL points to as
//! many initialised bytes, or to one object of its type, as the function says, and nobody writes to
//! them meanwhile; outputs may be written, and do not overlap with inputs. Files given to
//! `idchip_sod_verify` and `idchip_sod_examine`, certificates and lists stay at their addresses,
//! unchanged, until the context that uses them is closed or given another EF.SOD. One thread at a
//! time uses a context.

#![no_std]
#![deny(
    clippy::multiple_unsafe_ops_per_block,
    clippy::undocumented_unsafe_blocks,
    missing_docs,
    unsafe_op_in_unsafe_fn
)]
#![cfg_attr(
    not(test),
    deny(
        clippy::arithmetic_side_effects,
        clippy::as_conversions,
        clippy::expect_used,
        clippy::get_unwrap,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::unreachable,
        clippy::unwrap_used
    )
)]
#![allow(
    clippy::missing_safety_doc,
    reason = "the requirements of all functions are stated above; the header adds those of each"
)]
#![allow(non_camel_case_types, reason = "the names of the header")]

#[cfg(feature = "std")]
extern crate std;

mod advice;
#[rustfmt::skip]
mod advice_texts;
mod algorithms;
mod anchors;
mod boundary;
mod card_security;
mod certificate;
mod choice;
mod context;
mod data_group;
mod details;
mod face;
mod ffi;
mod forms;
mod images;
mod json;
mod known_signers;
mod limits;
mod lists;
mod log;
mod log_entry;
mod master_file;
mod messages;
mod mrz;
mod numbers;
#[cfg(all(feature = "panic-handler", not(feature = "std")))]
mod panic_handler;
mod policy;
mod printable;
mod report;
mod report_json;
mod report_text;
mod revocation;
mod security;
mod sentences;
mod session;
mod source;
mod status;
mod text;
mod text_buffer;
mod translation;
mod types;
mod vietnam;
#[rustfmt::skip]
mod vietnamese;
#[rustfmt::skip]
mod vocabulary;
mod wording;

pub use algorithms::*;
pub use anchors::*;
pub use card_security::*;
pub use certificate::*;
pub use context::*;
pub use data_group::*;
pub use details::*;
pub use face::*;
pub use ffi::{
    idchip_algorithms, idchip_anchors, idchip_context, idchip_known_signers, idchip_links,
    idchip_signers,
};
pub use forms::*;
pub use images::*;
pub use known_signers::*;
pub use limits::*;
pub use lists::*;
pub use log::*;
pub use log_entry::{idchip_log_callback, idchip_log_event};
pub use master_file::*;
pub use mrz::*;
pub use numbers::*;
pub use policy::*;
pub use report::*;
pub use report_json::*;
pub use report_text::*;
pub use revocation::*;
pub use security::*;
pub use status::*;
pub use text::*;
pub use text_buffer::*;
pub use translation::{idchip_error_translate, idchip_translate};
pub use types::{idchip_date, idchip_slice};
pub use vietnam::*;
pub use vocabulary::*;
