//! Data groups, held against their signed hashes: whole, or in chunks.

use idchip::lds::{DgNumber, FileLength};

use crate::boundary::boundary;
use crate::ffi::{bytes, idchip_context, out, session_mut};
use crate::status::{
    IDCHIP_STATUS_MORE_BYTES_NEEDED, IDCHIP_STATUS_UNKNOWN_DATA_GROUP, idchip_status, of_parse_kind,
};

/// Tells how long a file is from its first bytes, 8 at most: what READ BINARY has to bring. `length`
/// counts from the tag to the end of the value.
///
/// Threads: any; there is no context.
///
/// Statuses: MORE_BYTES_NEEDED; PARSE_ where the bytes begin no file; NULL_POINTER, MISALIGNED,
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

/// Holds the file of data group `number`, 1 to 16, against its signed hash. Nothing of it is read but
/// DG1, which decides the issuing state and the document's expiry. The result stands in the report.
///
/// Statuses: DATA_GROUP_ where it is not the signed one; UNKNOWN_DATA_GROUP; NULL_POINTER, MISALIGNED,
/// LENGTH_TOO_LARGE, NOT_OPEN, CLOSED, NOT_EXAMINED, NOT_VERIFIED, SOD_CHANGED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_data_group_check(
    context: *mut idchip_context,
    number: u32,
    file: *const u8,
    file_len: usize,
) -> idchip_status {
    boundary(|| {
        let session = session_mut!(context);
        let file = bytes!(file, file_len);
        session.check(number_of(number)?, file)
    })
}

/// As idchip_data_group_check, and then reads those that the library knows: DG1, DG2, DG13, DG14 and
/// DG15. What deviates in them from the standard goes into the report; nothing is given out.
///
/// Statuses: as idchip_data_group_check; PARSE_ where it is the signed one and does not parse.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_data_group_read(
    context: *mut idchip_context,
    number: u32,
    file: *const u8,
    file_len: usize,
) -> idchip_status {
    boundary(|| {
        let session = session_mut!(context);
        let file = bytes!(file, file_len);
        session.read(number_of(number)?, file)
    })
}

/// Starts to hash data group `number`, 1 to 16, in chunks, straight from READ BINARY. One that was
/// under way in this context is given up, and has to be read again from its start.
///
/// Statuses: DATA_GROUP_ where EF.SOD does not list it, or its hash function is not there;
/// UNKNOWN_DATA_GROUP; NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED, NOT_EXAMINED, NOT_VERIFIED,
/// SOD_CHANGED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_data_group_begin(
    context: *mut idchip_context,
    number: u32,
) -> idchip_status {
    boundary(|| {
        let session = session_mut!(context);
        session.begin_stream(number_of(number)?)
    })
}

/// Takes in the next bytes of the file, the first from its tag on, in chunks of whatever size. They
/// are not kept. Nothing that was passed on may be shown before idchip_data_group_finish says that it
/// is what was signed.
///
/// Statuses: NO_STREAM; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN, CLOSED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_data_group_update(
    context: *mut idchip_context,
    chunk: *const u8,
    chunk_len: usize,
) -> idchip_status {
    boundary(|| {
        let session = session_mut!(context);
        let chunk = bytes!(chunk, chunk_len);
        session.update_stream(chunk)
    })
}

/// Compares what was streamed with the signed hash. OK says that it is what was signed.
///
/// Statuses: DATA_GROUP_ where it is not; NO_STREAM, NOT_VERIFIED, SOD_CHANGED; NULL_POINTER, MISALIGNED, NOT_OPEN,
/// CLOSED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_data_group_finish(context: *mut idchip_context) -> idchip_status {
    boundary(|| session_mut!(context).finish_stream().map(|_| ()))
}

fn number_of(number: u32) -> Result<DgNumber, idchip_status> {
    DgNumber::new(number).ok_or(IDCHIP_STATUS_UNKNOWN_DATA_GROUP)
}
