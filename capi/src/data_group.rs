//! Data groups, compared with their signed hashes: whole, or in chunks.

use idchip::lds::{DgNumber, FileLength};

use crate::boundary::boundary;
use crate::ffi::{bytes, idchip_context, out, session_mut};
use crate::log::logged;
use crate::status::{
    IDCHIP_STATUS_MORE_BYTES_NEEDED, IDCHIP_STATUS_UNKNOWN_DATA_GROUP, idchip_status, of_parse_kind,
};

/// The number of bytes that the first READ BINARY of a file asks for: the length of every file that the
/// library reads follows from them.
pub const IDCHIP_MAX_FIRST_BYTES: usize = 8;

// cbindgen does not evaluate a constant of another crate.
const _: () = assert!(IDCHIP_MAX_FIRST_BYTES == FileLength::MAX_FIRST_BYTES);

/// Gives the length of a file by its first bytes, of which IDCHIP_MAX_FIRST_BYTES suffice. `length` counts
/// from the tag to the end of the value: the number of bytes to READ BINARY.
///
/// Threads: any; there is no context.
///
/// Statuses: MORE_BYTES_NEEDED; PARSE_ if no file begins with the bytes; NULL_POINTER, MISALIGNED,
/// LENGTH_TOO_LARGE.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_file_length(
    first: *const u8,
    first_len: usize,
    length: *mut u32,
) -> idchip_status {
    boundary(|| {
        let first = bytes!(first, first_len);
        let length = out!(length);
        match FileLength::from_first_bytes(first) {
            Ok(FileLength::Known(known)) => {
                length.write(known);
                Ok(())
            }
            Ok(FileLength::NeedsMore) => Err(IDCHIP_STATUS_MORE_BYTES_NEEDED),
            Err(kind) => Err(of_parse_kind(kind)),
        }
    })
}

/// Compares the file of data group `number`, 1 to 16, with its signed hash. Only DG1 is read: it decides
/// the issuing state and the document's expiry. The report has the result.
///
/// Statuses: DATA_GROUP_ if it is not the signed one; UNKNOWN_DATA_GROUP; NULL_POINTER, MISALIGNED,
/// LENGTH_TOO_LARGE, NOT_OPEN, CLOSED, NOT_EXAMINED, NOT_VERIFIED, SOD_CHANGED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_data_group_check(
    context: *mut idchip_context,
    number: u32,
    file: *const u8,
    file_len: usize,
) -> idchip_status {
    logged(context, c"idchip_data_group_check", || {
        let session = session_mut!(context);
        let file = bytes!(file, file_len);
        session.check(number_of(number)?, file)
    })
}

/// Compares a data group as idchip_data_group_check does, and then reads it if the library knows it: DG1 to
/// DG5, DG7 and DG11 to DG16. Deviations from the standard go into the report; nothing is given out.
///
/// Statuses: as idchip_data_group_check; PARSE_ if it is the signed one and does not parse.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_data_group_read(
    context: *mut idchip_context,
    number: u32,
    file: *const u8,
    file_len: usize,
) -> idchip_status {
    logged(context, c"idchip_data_group_read", || {
        let session = session_mut!(context);
        let file = bytes!(file, file_len);
        session.read(number_of(number)?, file)
    })
}

/// Starts to hash data group `number`, 1 to 16, in chunks, straight from READ BINARY. What was under way in
/// chunks in this context is given up, and has to be read again from its start. For the image in DG2, start
/// with idchip_face_image_begin.
///
/// Statuses: DATA_GROUP_ if EF.SOD does not list it, or this build lacks its hash function;
/// UNKNOWN_DATA_GROUP; NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED, NOT_EXAMINED, NOT_VERIFIED,
/// SOD_CHANGED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_data_group_begin(
    context: *mut idchip_context,
    number: u32,
) -> idchip_status {
    logged(context, c"idchip_data_group_begin", || {
        let session = session_mut!(context);
        session.begin_data_group(number_of(number)?)
    })
}

/// Hashes the next bytes of the file, from its tag on, in chunks of any size, and does not keep them. The
/// caller must not show any of them before idchip_data_group_finish returns OK.
///
/// Statuses: NO_STREAM; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN, CLOSED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_data_group_update(
    context: *mut idchip_context,
    chunk: *const u8,
    chunk_len: usize,
) -> idchip_status {
    logged(context, c"idchip_data_group_update", || {
        let session = session_mut!(context);
        let chunk = bytes!(chunk, chunk_len);
        session.update_data_group(chunk)
    })
}

/// Compares the streamed data group with the signed hash. OK says that it is the signed one.
///
/// Statuses: DATA_GROUP_ if it is not the signed one; NO_STREAM, NOT_VERIFIED, SOD_CHANGED; NULL_POINTER, MISALIGNED, NOT_OPEN,
/// CLOSED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_data_group_finish(context: *mut idchip_context) -> idchip_status {
    logged(context, c"idchip_data_group_finish", || session_mut!(context).finish_data_group())
}

fn number_of(number: u32) -> Result<DgNumber, idchip_status> {
    DgNumber::new(number).ok_or(IDCHIP_STATUS_UNKNOWN_DATA_GROUP)
}
