//! Lists of certificates that contexts share.

use core::ffi::c_void;

use idchip::verify::{AnchorPlace, Anchors};

use crate::boundary::boundary;
use crate::ffi::{
    self, AnchorPlaces, bytes, entries, entries_mut, idchip_anchors, idchip_signers,
    open_full_list, open_list, out, push_entry,
};
use crate::status::{
    IDCHIP_STATUS_LENGTH_TOO_LARGE, IDCHIP_STATUS_MEMORY_TOO_SMALL, idchip_status, of_parse_error,
};

/// Returns the size in bytes of a list of `count` anchors; IDCHIP_ANCHORS_SIZE(count) is never less. A master
/// list counts as one.
#[unsafe(no_mangle)]
pub extern "C" fn idchip_anchors_size(count: usize) -> usize {
    ffi::size_of_object::<idchip_anchors>(count).unwrap_or(usize::MAX)
}

/// Opens a list of anchors, the CSCA certificates that the caller trusts, in the caller's memory. The
/// memory limits the number of entries. It must stay at its address as long as a context uses the list;
/// there is nothing to close.
///
/// Threads: any. While an anchor is added, no other thread may use the list; without that, any number
/// of threads and contexts may use it.
///
/// Statuses: NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, MEMORY_TOO_SMALL, MEMORY_MISALIGNED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_anchors_open(
    memory: *mut c_void,
    memory_len: usize,
    anchors: *mut *mut idchip_anchors,
) -> idchip_status {
    boundary(|| {
        let anchors = out!(anchors);
        anchors.write(open_list!(memory, memory_len));
        Ok(())
    })
}

/// Adds a CSCA certificate, in DER. Adding it makes it trusted. It is not copied: its bytes must stay
/// unchanged as long as a context uses the list.
///
/// Statuses: PARSE_ if it is not a certificate; LIST_FULL; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE,
/// NOT_OPEN, and CLOSED of a context that was closed there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_anchors_add_certificate(
    anchors: *mut idchip_anchors,
    der: *const u8,
    der_len: usize,
) -> idchip_status {
    boundary(|| {
        let der = bytes!(der, der_len);
        let anchor = Anchors::from_certificate(der);
        push_entry!(anchors, anchor.map_err(|error| of_parse_error(&error)))
    })
}

/// Adds the certificates of a CSCA master list. The list is not copied and counts as one anchor. Its
/// signature is not checked: take it from somebody you trust. Its bytes must stay unchanged as long as a
/// context uses the anchors.
///
/// Statuses: PARSE_ if it is not a master list; LIST_FULL; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE,
/// NOT_OPEN, and CLOSED of a context that was closed there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_anchors_add_master_list(
    anchors: *mut idchip_anchors,
    list: *const u8,
    list_len: usize,
) -> idchip_status {
    boundary(|| {
        let list = bytes!(list, list_len);
        let anchor = Anchors::from_master_list(list);
        push_entry!(anchors, anchor.map_err(|error| of_parse_error(&error)))
    })
}

/// Gives the size in bytes of the memory that idchip_anchors_index needs for the certificates that the list has
/// now: 24 bytes for each certificate twice, and a little more, on a machine with 64 bits.
///
/// Statuses: NULL_POINTER, MISALIGNED, NOT_OPEN, and CLOSED of a context that was closed there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_anchors_index_size(
    anchors: *const idchip_anchors,
    size: *mut usize,
) -> idchip_status {
    boundary(|| {
        let place = out!(size);
        let places = Anchors::from_several(entries!(anchors)).index_places();
        let size = ffi::size_of_object::<AnchorPlaces>(places);
        place.write(size.ok_or(IDCHIP_STATUS_LENGTH_TOO_LARGE)?);
        Ok(())
    })
}

/// Makes an index of the certificates that the list has now, in the caller's memory of `memory_len` bytes, at
/// least what idchip_anchors_index_size gives. Contexts that are opened later find the issuer of a document in
/// it, in place of looking at each certificate; the results are the same. The index counts as one anchor. The memory,
/// and the bytes of the certificates, must stay unchanged as long as a context uses the list.
///
/// Call it after all anchors were added. Contexts that are opened after another addition look at each
/// certificate again.
///
/// Threads: as idchip_anchors_add_certificate.
///
/// Statuses: MEMORY_TOO_SMALL; LIST_FULL; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, MEMORY_MISALIGNED,
/// NOT_OPEN, and CLOSED of a context that was closed there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_anchors_index(
    anchors: *mut idchip_anchors,
    memory: *mut c_void,
    memory_len: usize,
) -> idchip_status {
    boundary(|| {
        let all = Anchors::from_several(entries!(anchors.cast_const()));
        let places: *mut AnchorPlaces = open_full_list!(memory, memory_len, AnchorPlace::EMPTY);
        let indexed = all.with_index(entries_mut!(places));
        push_entry!(anchors, indexed.map_err(|_| IDCHIP_STATUS_MEMORY_TOO_SMALL))
    })
}

/// Returns the size in bytes of a list of `count` document signers; IDCHIP_SIGNERS_SIZE(count) is never less.
#[unsafe(no_mangle)]
pub extern "C" fn idchip_signers_size(count: usize) -> usize {
    ffi::size_of_object::<idchip_signers>(count).unwrap_or(usize::MAX)
}

/// Opens a list of document signers' certificates in the caller's memory, for documents whose EF.SOD
/// holds none. Otherwise as idchip_anchors_open.
///
/// Statuses: NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, MEMORY_TOO_SMALL, MEMORY_MISALIGNED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_signers_open(
    memory: *mut c_void,
    memory_len: usize,
    signers: *mut *mut idchip_signers,
) -> idchip_status {
    boundary(|| {
        let signers = out!(signers);
        signers.write(open_list!(memory, memory_len));
        Ok(())
    })
}

/// Adds the certificate of a document signer, in DER. Adding it does not make it trusted, and a
/// certificate that does not parse is passed over. Its bytes must stay unchanged as long as a context
/// uses the list.
///
/// Statuses: LIST_FULL; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN,
/// and CLOSED of a context that was closed there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_signers_add_certificate(
    signers: *mut idchip_signers,
    der: *const u8,
    der_len: usize,
) -> idchip_status {
    boundary(|| {
        let der = bytes!(der, der_len);
        push_entry!(signers, Ok(der))
    })
}
