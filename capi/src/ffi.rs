//! All code that touches a pointer of the caller's, here and in the files below.
//!
//! A function of the C API starts with the macros below: each checks a pointer and gives a reference,
//! or leaves with a status. Outputs are [`Out`]s, checked at the start and written at the end.
//!
//! Objects stand in memory of the caller's: a `Header`, and from the next aligned address on the
//! slots. The header holds a mark made from the kind of the object and its address, so that memory
//! that was never opened, was closed, moved, or holds another kind, is told apart.

mod context;
mod inputs;
mod lists;
mod object;
mod outputs;

pub(crate) use context::{close_session_at, log_at, open_session_in, session_at, session_mut_at};
pub(crate) use inputs::{bytes_at, bytes_mut_at, value_at};
pub(crate) use lists::{
    admit_links_to, entries_mut_of, entries_of, fill_list_with, open_list_in, push_entry_to,
};
pub(crate) use object::{ALIGNMENT, size_of_entry, size_of_object};
pub(crate) use outputs::{Out, OutText};

/// The state of a verification: the caller's decisions, and the results for the document so far. It
/// stands in the caller's memory.
#[derive(Debug)]
pub struct idchip_context {
    _private: [u8; 0],
}

/// A list of the CSCA certificates that the caller trusts. It stands in the caller's memory.
#[derive(Debug)]
pub struct idchip_anchors {
    _private: [u8; 0],
}

/// A choice of algorithms. It stands in the caller's memory.
#[derive(Debug)]
pub struct idchip_algorithms {
    _private: [u8; 0],
}

/// A list of certificates of document signers. It stands in the caller's memory.
#[derive(Debug)]
pub struct idchip_signers {
    _private: [u8; 0],
}

/// A list of CSCA certificates that may become anchors by a link. It stands in the caller's memory.
#[derive(Debug)]
pub struct idchip_links {
    _private: [u8; 0],
}

/// A memory of document signers whose certificates were verified. It stands in the caller's memory.
#[derive(Debug)]
pub struct idchip_known_signers {
    _private: [u8; 0],
}

/// The places of an index over anchors. It stands in the caller's memory, and no function gives it out.
pub(crate) struct AnchorPlaces {
    _private: [u8; 0],
}

/// The bytes of an input.
macro_rules! bytes {
    ($data:expr, $len:expr) => {{
        // SAFETY: the caller of the C function promises that `len` initialised bytes stand at `data`
        // where it is not NULL, and leaves them alone as long as the function says.
        unsafe { $crate::ffi::bytes_at($data, $len) }?
    }};
}

/// The bytes of a buffer that the library may write to.
macro_rules! bytes_mut {
    ($data:expr, $len:expr) => {{
        // SAFETY: the caller of the C function promises that `len` initialised bytes stand at `data`
        // where it is not NULL, and leaves them to the library as long as the function says.
        unsafe { $crate::ffi::bytes_mut_at($data, $len) }?
    }};
}

/// A structure of numbers that is an input.
macro_rules! value {
    ($place:expr) => {{
        // SAFETY: the caller of the C function promises that an initialised value of this type stands
        // at the place where it is not NULL, and that nobody writes to it meanwhile.
        unsafe { $crate::ffi::value_at($place) }?
    }};
}

/// A place for an output.
macro_rules! out {
    ($place:expr) => {{
        // SAFETY: the caller of the C function promises that a value of this type may be written to
        // the place where it is not NULL, and that nobody else uses the place meanwhile.
        unsafe { $crate::ffi::Out::new($place) }?
    }};
}

/// A place for a text.
macro_rules! out_text {
    ($buffer:expr, $size:expr) => {{
        // SAFETY: the caller of the C function promises that `size` bytes may be written at `buffer`
        // where it is not NULL, and that nobody else uses them meanwhile.
        unsafe { $crate::ffi::OutText::new($buffer, $size) }?
    }};
}

/// A place for a text, or NULL with a size of 0, which asks for its length alone.
macro_rules! out_text_or_none {
    ($buffer:expr, $size:expr) => {{
        // SAFETY: the caller of the C function promises that `size` bytes may be written at `buffer`
        // where it is not NULL, and that nobody else uses them meanwhile.
        unsafe { $crate::ffi::OutText::new_or_none($buffer, $size) }?
    }};
}

/// A context, to be changed.
macro_rules! session_mut {
    ($context:expr) => {{
        // SAFETY: the caller of the C function promises that the pointer is one that
        // `idchip_context_open` gave, or to as many initialised bytes, and that nobody else uses the
        // context meanwhile.
        unsafe { $crate::ffi::session_mut_at($context) }?
    }};
}

/// A context, to be read.
macro_rules! session {
    ($context:expr) => {{
        // SAFETY: the caller of the C function promises that the pointer is one that
        // `idchip_context_open` gave, or to as many initialised bytes, and that nobody changes the
        // context meanwhile.
        unsafe { $crate::ffi::session_at($context) }?
    }};
}

/// The entries of a list.
macro_rules! entries {
    ($list:expr) => {{
        // SAFETY: the caller of the C function promises that the pointer is one that the list's
        // function gave, or to as many initialised bytes, that nobody adds to the list meanwhile, and
        // that the list stays as long as a context uses it.
        unsafe { $crate::ffi::entries_of($list) }?
    }};
}

/// The entries of a list, to be changed.
macro_rules! entries_mut {
    ($list:expr) => {{
        // SAFETY: the caller of the C function promises that the pointer is one that the list's
        // function gave, or to as many initialised bytes, and that nobody else uses the list meanwhile.
        unsafe { $crate::ffi::entries_mut_of($list) }?
    }};
}

/// A context made in memory of the caller's.
macro_rules! open_session {
    ($memory:expr, $len:expr, $session:expr) => {{
        // SAFETY: the caller of the C function promises that `len` bytes may be written at `memory`
        // where it is not NULL, and leaves them to the context.
        unsafe { $crate::ffi::open_session_in($memory, $len, $session) }?
    }};
}

/// The end of a context.
macro_rules! close_session {
    ($context:expr) => {{
        // SAFETY: the caller of the C function promises that the pointer is one that
        // `idchip_context_open` gave, or to as many initialised bytes, and that nobody else uses the
        // context meanwhile.
        unsafe { $crate::ffi::close_session_at($context) }
    }};
}

/// A list made in memory of the caller's.
macro_rules! open_list {
    ($memory:expr, $len:expr) => {{
        // SAFETY: the caller of the C function promises that `len` bytes may be written at `memory`
        // where it is not NULL, and leaves them to the list.
        unsafe { $crate::ffi::open_list_in($memory, $len) }?
    }};
}

/// A list made in memory of the caller's, all of whose slots have this value.
macro_rules! open_full_list {
    ($memory:expr, $len:expr, $entry:expr) => {{
        // SAFETY: the caller of the C function promises that `len` bytes may be written at `memory`
        // where it is not NULL, and leaves them to the list.
        unsafe {
            let list = $crate::ffi::open_list_in($memory, $len)?;
            $crate::ffi::fill_list_with(list, $entry)?;
            list
        }
    }};
}

/// A new entry of a list, if it parsed.
macro_rules! push_entry {
    ($list:expr, $entry:expr) => {{
        // SAFETY: the caller of the C function promises that the pointer is one that the list's
        // function gave, or to as many initialised bytes, and that nobody else uses the list meanwhile.
        unsafe { $crate::ffi::push_entry_to($list, $entry) }
    }};
}

/// The admission of linked certificates to anchors.
macro_rules! admit_links {
    ($anchors:expr, $links:expr, $admit:expr) => {{
        // SAFETY: the caller of the C function promises that the pointers are those that the lists'
        // functions gave, or to as many initialised bytes, that nobody else uses the lists meanwhile, and
        // that both stay as long as a context uses the anchors.
        unsafe { $crate::ffi::admit_links_to($anchors, $links, $admit) }?
    }};
}

/// The log of a context, with the last error of bytes that did not parse.
macro_rules! log_of {
    ($context:expr) => {{
        // SAFETY: the caller of the C function promises that the pointer is one that
        // `idchip_context_open` gave, or to as many initialised bytes, and that nobody changes the
        // context meanwhile.
        unsafe { $crate::ffi::log_at($context) }
    }};
}

/// The call of the function that is told.
macro_rules! call_log {
    ($log:expr, $event:expr) => {{
        // SAFETY: the caller of `idchip_context_use_log` promises that the callback may be called with `user`
        // as long as the context is open, and that it returns. The event stands on the stack.
        unsafe { ($log.callback)($log.user, &raw const $event) }
    }};
}

pub(crate) use {
    admit_links, bytes, bytes_mut, call_log, close_session, entries, entries_mut, log_of,
    open_full_list, open_list, open_session, out, out_text, out_text_or_none, push_entry, session,
    session_mut, value,
};
