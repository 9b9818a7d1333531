//! An event of the log, and the function that is told of it.

use core::ffi::{c_char, c_void};

use idchip::ParseError;

use crate::status::{Outcome, idchip_status};
use crate::text_buffer::Text;

/// The outcome of a call.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct idchip_log_event {
    /// IDCHIP_LOG_ERROR, IDCHIP_LOG_WARNING or IDCHIP_LOG_INFO.
    pub level: u32,
    /// The status that the function returns: one of the IDCHIP_STATUS_ constants.
    pub status: idchip_status,
    /// The name of the function, as in "idchip_sod_verify", with a NUL. It holds for ever.
    pub function: *const c_char,
    /// The meaning of the status in English, with a NUL; of bytes that do not parse, with their place. No value
    /// of a card is in it. It holds until the callback returns.
    pub text: *const c_char,
}

/// A function that is told the outcome of each call.
pub type idchip_log_callback =
    Option<unsafe extern "C" fn(user: *mut c_void, event: *const idchip_log_event)>;

/// The function that is told, and from which level on.
#[derive(Clone, Copy)]
pub(crate) struct Log {
    pub(crate) level: u32,
    pub(crate) callback: unsafe extern "C" fn(*mut c_void, *const idchip_log_event),
    pub(crate) user: *mut c_void,
    /// Writes the meaning of a status. A firmware that uses no log does not link the texts, because nothing else
    /// in the calls names them.
    pub(crate) describe: fn(idchip_status, Option<ParseError>, &mut Text) -> Outcome,
}
