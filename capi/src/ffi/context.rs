//! Contexts: objects with one slot, the session.

use core::ffi::c_void;
use core::mem::MaybeUninit;
use core::slice;

use idchip::ParseError;
use zeroize::Zeroize;

use super::idchip_context;
use super::object::{CLOSED, Header, make, slots, slots_mut};
use crate::log_entry::Log;
use crate::session::Session;
use crate::status::{Outcome, idchip_status};

/// Opens a context, and lends it out as a place for the pointer to it.
///
/// # Safety
///
/// `memory` is NULL, or `len` bytes may be written there as long as the context is used.
pub(crate) unsafe fn open_session_in(
    memory: *mut c_void,
    len: usize,
    session: Session,
) -> Result<*mut idchip_context, idchip_status> {
    // SAFETY: as this function's caller promises.
    let context = unsafe { make::<idchip_context>(memory, len) }?;
    // SAFETY: `make` has written the header.
    let place = unsafe { slots_mut(context) }?;
    // SAFETY: a context has at least one slot, which lies within the memory and is aligned.
    unsafe { place.write(session) };
    Ok(context)
}

/// # Safety
///
/// `context` is NULL or misaligned, or what stands there was given by `idchip_context_open` or is as
/// many initialised bytes, and nobody changes it during `'c`.
pub(crate) unsafe fn session_at<'c>(
    context: *const idchip_context,
) -> Result<&'c Session, idchip_status> {
    // SAFETY: as this function's caller promises.
    let session = unsafe { slots(context) }?;
    // SAFETY: `open_session_in` has written a session into the first slot, which is aligned; nobody
    // changes it during `'c`.
    Ok(unsafe { &*session })
}

/// Returns the log of a context and the last error, if it is open and has a log.
///
/// # Safety
///
/// As [`session_at`].
pub(crate) unsafe fn log_at(context: *const idchip_context) -> Option<(Log, Option<ParseError>)> {
    // SAFETY: as this function's caller promises.
    let session = unsafe { session_at(context) }.ok()?;
    session.log.map(|log| (log, session.error()))
}

/// # Safety
///
/// `context` is NULL or misaligned, or what stands there was given by `idchip_context_open` or is as
/// many initialised bytes, and nobody else uses it during `'c`.
pub(crate) unsafe fn session_mut_at<'c>(
    context: *mut idchip_context,
) -> Result<&'c mut Session, idchip_status> {
    // SAFETY: as this function's caller promises.
    let session = unsafe { slots_mut(context) }?;
    // SAFETY: `open_session_in` has written a session into the first slot, which is aligned; nobody else
    // uses it during `'c`.
    Ok(unsafe { &mut *session })
}

/// Overwrites a context with zeros, and notes that it was closed.
///
/// # Safety
///
/// As [`session_mut_at`]; no reference into the context is left.
pub(crate) unsafe fn close_session_at(context: *mut idchip_context) -> Outcome {
    // SAFETY: as this function's caller promises.
    let session = unsafe { slots_mut(context) }?;
    // SAFETY: `open_session_in` has written a session into the first slot, and nobody uses it any more.
    unsafe { session.drop_in_place() };
    let bytes: *mut MaybeUninit<u8> = session.cast();
    // SAFETY: these are the bytes of the slot; any bytes are good where nothing is said to be
    // initialised.
    let bytes = unsafe { slice::from_raw_parts_mut(bytes, size_of::<Session>()) };
    bytes.zeroize();
    let place: *mut Header = context.cast();
    let header = Header { mark: CLOSED ^ place.addr(), offset: 0, capacity: 0, count: 0 };
    // SAFETY: a header stood there a moment ago: `slots_mut` has read it.
    unsafe { place.write(header) };
    Ok(())
}
