//! Inputs: bytes and values at a pointer.

use core::slice;

use crate::status::{
    IDCHIP_STATUS_LENGTH_TOO_LARGE, IDCHIP_STATUS_MISALIGNED, IDCHIP_STATUS_NULL_POINTER, Outcome,
    idchip_status,
};

/// # Safety
///
/// `data` is NULL, or `len` initialised bytes stand there that nobody writes to during `'a`.
pub(crate) unsafe fn bytes_at<'a>(data: *const u8, len: usize) -> Result<&'a [u8], idchip_status> {
    check_bytes(data, len)?;
    if len == 0 {
        return Ok(&[]);
    }
    // SAFETY: `data` is not NULL, `len` fits an isize, and the rest the caller promises.
    Ok(unsafe { slice::from_raw_parts(data, len) })
}

/// # Safety
///
/// `data` is NULL, or `len` initialised bytes stand there that nobody else uses during `'a`.
pub(crate) unsafe fn bytes_mut_at<'a>(
    data: *mut u8,
    len: usize,
) -> Result<&'a mut [u8], idchip_status> {
    check_bytes(data, len)?;
    if len == 0 {
        return Ok(&mut []);
    }
    // SAFETY: `data` is not NULL, `len` fits an isize, and the rest the caller promises.
    Ok(unsafe { slice::from_raw_parts_mut(data, len) })
}

/// # Safety
///
/// `place` is NULL or misaligned, or an initialised `T` stands there that nobody writes to meanwhile.
pub(crate) unsafe fn value_at<T: Copy>(place: *const T) -> Result<T, idchip_status> {
    check_place(place)?;
    // SAFETY: the place is not NULL and aligned, and the rest the caller promises.
    Ok(unsafe { place.read() })
}

/// NULL is the empty slice, and no other.
fn check_bytes(data: *const u8, len: usize) -> Outcome {
    if data.is_null() && len != 0 {
        return Err(IDCHIP_STATUS_NULL_POINTER);
    }
    if isize::try_from(len).is_err() {
        return Err(IDCHIP_STATUS_LENGTH_TOO_LARGE);
    }
    Ok(())
}

/// NULL and misaligned pointers are no place for a value.
pub(super) fn check_place<T>(place: *const T) -> Outcome {
    if place.is_null() {
        return Err(IDCHIP_STATUS_NULL_POINTER);
    }
    if !place.is_aligned() {
        return Err(IDCHIP_STATUS_MISALIGNED);
    }
    Ok(())
}
