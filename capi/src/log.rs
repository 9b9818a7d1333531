//! The log of a context: the outcome of each call, told to a function of the caller's.

use core::ffi::{CStr, c_void};

use idchip::ParseError;

use crate::boundary::boundary;
use crate::ffi::{self, idchip_context, session_mut};
use crate::log_entry::{Log, idchip_log_callback, idchip_log_event};
use crate::messages;
use crate::numbers::{IDCHIP_LOG_ERROR, IDCHIP_LOG_INFO, IDCHIP_LOG_NOTHING, IDCHIP_LOG_WARNING};
use crate::report::error_of;
use crate::status::{self, IDCHIP_STATUS_UNKNOWN_NUMBER, Outcome, idchip_status, of_parse_error};
use crate::text_buffer::Text;

/// Has a function told the outcome of each call with this context, from the next call on. Calls that read the
/// report, named idchip_report_, are not told. `level` is IDCHIP_LOG_ERROR for wrong use and defects,
/// IDCHIP_LOG_WARNING for them and for everything that speaks against a card, IDCHIP_LOG_INFO for every call, or
/// IDCHIP_LOG_NOTHING. `user` is handed to the callback as it is, and may be NULL.
///
/// The callback is called after the work of a call is done, before the call returns, in its thread: at the same time
/// in several, if calls with a const context run side by side. It may call functions named idchip_report_ with
/// the same context, and any function without it, and must return: no exception, no longjmp. A call with a pointer
/// that is no open context is not told, nor are idchip_context_close and this function.
///
/// Statuses: UNKNOWN_NUMBER if there is no such level; NULL_POINTER, also of the callback unless the level is
/// IDCHIP_LOG_NOTHING; MISALIGNED, NOT_OPEN, CLOSED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_context_use_log(
    context: *mut idchip_context,
    level: u32,
    callback: idchip_log_callback,
    user: *mut c_void,
) -> idchip_status {
    boundary(|| {
        let session = session_mut!(context);
        session.log = match (level, callback) {
            (IDCHIP_LOG_NOTHING, _) => None,
            (IDCHIP_LOG_ERROR..=IDCHIP_LOG_INFO, Some(callback)) => {
                Some(Log { level, callback, user, describe })
            }
            (IDCHIP_LOG_ERROR..=IDCHIP_LOG_INFO, None) => {
                return Err(status::IDCHIP_STATUS_NULL_POINTER);
            }
            _ => return Err(IDCHIP_STATUS_UNKNOWN_NUMBER),
        };
        Ok(())
    })
}

/// Runs a call with a context, tells its outcome, and returns its status.
pub(crate) fn logged(
    context: *const idchip_context,
    function: &'static CStr,
    call: impl FnOnce() -> Outcome,
) -> idchip_status {
    let status = boundary(call);
    tell(context, function, status);
    status
}

fn tell(context: *const idchip_context, function: &'static CStr, status: idchip_status) {
    let Some((log, error)) = ffi::log_of!(context) else { return };
    let level = level_of(status);
    if level > log.level {
        return;
    }
    let mut text = Text::new();
    let described = boundary(|| {
        (log.describe)(status, error, &mut text)?;
        text.set("\0")
    });
    let text = match described {
        status::IDCHIP_STATUS_OK => text.as_bytes(),
        _ => b"no text\0",
    };
    let event =
        idchip_log_event { level, status, function: function.as_ptr(), text: text.as_ptr().cast() };
    ffi::call_log!(log, event);
}

/// Returns the level of an outcome: wrong use and defects, then what speaks against a card, then all else.
const fn level_of(status: idchip_status) -> u32 {
    match status {
        status::IDCHIP_STATUS_OK
        | status::IDCHIP_STATUS_NO_MORE
        | status::IDCHIP_STATUS_ABSENT
        | status::IDCHIP_STATUS_MORE_BYTES_NEEDED => IDCHIP_LOG_INFO,
        status::IDCHIP_STATUS_NOT_VERIFIED | status::IDCHIP_STATUS_NOT_UTF8 | 200..900 => {
            IDCHIP_LOG_WARNING
        }
        _ => IDCHIP_LOG_ERROR,
    }
}

/// Writes the meaning of a status; of bytes that do not parse, with their place.
fn describe(status: idchip_status, error: Option<ParseError>, text: &mut Text) -> Outcome {
    match error {
        Some(error) if of_parse_error(&error) == status => {
            messages::error_message(&error_of(&error), text)
        }
        _ => text.set(messages::status_message(status)?),
    }
}
