//! Revocation lists: whole, or in chunks.

use crate::ffi::{bytes, bytes_mut, idchip_context, session_mut};
use crate::log::logged;
use crate::status::idchip_status;

/// Looks for the signer's certificate and its anchor in a revocation list (DER) of the CSCA that issued the former.
/// Give any number of lists after EF.SOD and before idchip_context_conclude; the report has what they say
/// together, as IDCHIP_CHECK_REVOCATION. OK says that a list of the signer's CSCA is in force and names neither.
///
/// The check fails with REASON_SIGNER_REVOKED or REASON_ANCHOR_REVOKED if a list that an anchor of the
/// CSCA signed names one of them. After any other status it is undetermined, and whether the document is
/// accepted depends on the policy. Under IDCHIP_REQUIRE_REVOCATION, call idchip_sod_examine first:
/// idchip_sod_verify knows no list yet; idchip_sod_require then tells whether the checks of EF.SOD hold.
///
/// Statuses: REASON_ of the check after all lists so far; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE,
/// NOT_OPEN, CLOSED, NOT_EXAMINED, SOD_CHANGED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_revocation_list_check(
    context: *mut idchip_context,
    list: *const u8,
    list_len: usize,
) -> idchip_status {
    logged(context, c"idchip_revocation_list_check", || {
        let session = session_mut!(context);
        let list = bytes!(list, list_len);
        session.check_revocation_list(list)
    })
}

/// Starts to read a revocation list in chunks, for a list that does not fit into memory. What was under
/// way in chunks in this context is given up.
///
/// `buffer` holds the fields of the list before its entries, and one entry at a time; 1,024 bytes suffice
/// for the lists of all states seen. It stays with the context until idchip_revocation_list_finish
/// returns.
///
/// Statuses: NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN, CLOSED, NOT_EXAMINED, SOD_CHANGED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_revocation_list_begin(
    context: *mut idchip_context,
    buffer: *mut u8,
    buffer_len: usize,
) -> idchip_status {
    logged(context, c"idchip_revocation_list_begin", || {
        let session = session_mut!(context);
        let buffer = bytes_mut!(buffer, buffer_len);
        session.begin_revocation_list(buffer)
    })
}

/// Reads the next bytes of the list, from its tag on, in chunks of any size, and searches them.
///
/// Statuses: NO_STREAM; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN, CLOSED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_revocation_list_update(
    context: *mut idchip_context,
    chunk: *const u8,
    chunk_len: usize,
) -> idchip_status {
    logged(context, c"idchip_revocation_list_update", || {
        let session = session_mut!(context);
        let chunk = bytes!(chunk, chunk_len);
        session.update_revocation_list(chunk)
    })
}

/// Ends a list that was read in chunks, and checks it as idchip_revocation_list_check does. If the buffer
/// was too small, the status is REASON_CRL_MALFORMED, and the evidence of IDCHIP_CHECK_REVOCATION is the
/// error PARSE_SCRATCH_TOO_SMALL.
///
/// Statuses: as idchip_revocation_list_check; NO_STREAM.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_revocation_list_finish(
    context: *mut idchip_context,
) -> idchip_status {
    logged(context, c"idchip_revocation_list_finish", || {
        session_mut!(context).finish_revocation_list()
    })
}
