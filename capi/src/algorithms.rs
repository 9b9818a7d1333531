//! The algorithms that a caller accepts: all of the build, or some of them.

use core::ffi::c_void;

use crate::boundary::boundary;
use crate::choice::{self, Choice};
use crate::ffi::{
    self, entries, idchip_algorithms, idchip_context, open_list, out, push_entry, session_mut,
};
use crate::log::logged;
use crate::status::{IDCHIP_STATUS_NOT_OPEN, idchip_status};

/// Returns the algorithms of this build: IDCHIP_ALGORITHM_ constants, joined with `|`.
#[unsafe(no_mangle)]
pub extern "C" fn idchip_algorithms_available() -> u32 {
    choice::available()
}

/// Returns the size of a choice of algorithms in bytes; IDCHIP_ALGORITHMS_SIZE is never less.
#[unsafe(no_mangle)]
pub extern "C" fn idchip_algorithms_size() -> usize {
    ffi::size_of_object::<idchip_algorithms>(1).unwrap_or(usize::MAX)
}

/// Opens a choice of algorithms in the caller's memory of `memory_len` bytes, at least
/// idchip_algorithms_size(), for idchip_context_use_algorithms. `accepted` are IDCHIP_ALGORITHM_ constants,
/// joined with `|`: without a hash function and a signature algorithm no document can be verified. The memory
/// must stay at its address as long as a context uses the choice; there is nothing to close. Any number of
/// contexts, in any threads, may use it.
///
/// Statuses: UNKNOWN_ALGORITHM if a bit is none of idchip_algorithms_available(), or none is set;
/// NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, MEMORY_TOO_SMALL, MEMORY_MISALIGNED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_algorithms_open(
    memory: *mut c_void,
    memory_len: usize,
    accepted: u32,
    algorithms: *mut *mut idchip_algorithms,
) -> idchip_status {
    boundary(|| {
        let place = out!(algorithms);
        let choice = Choice::of(accepted)?;
        let algorithms: *mut idchip_algorithms = open_list!(memory, memory_len);
        push_entry!(algorithms, Ok(choice))?;
        place.write(algorithms);
        Ok(())
    })
}

/// Accepts these algorithms and no others in this context. A check that needs another one is not supported
/// (TR-03135-1), which never counts as failed, and the document is not accepted. Without this call, all of the
/// build are accepted. A document that was given before is forgotten: call this before EF.SOD is given.
///
/// Statuses: NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_context_use_algorithms(
    context: *mut idchip_context,
    algorithms: *const idchip_algorithms,
) -> idchip_status {
    logged(context, c"idchip_context_use_algorithms", || {
        let session = session_mut!(context);
        let choice = entries!(algorithms).first().ok_or(IDCHIP_STATUS_NOT_OPEN)?;
        session.use_algorithms(choice.algorithms());
        Ok(())
    })
}
