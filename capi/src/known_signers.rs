//! The document signers whose certificates were verified before.

use core::ffi::c_void;

use idchip::verify::KnownSigner;

use crate::boundary::boundary;
use crate::ffi::{
    self, bytes, bytes_mut, entries_mut, idchip_context, idchip_known_signers, open_full_list, out,
    session_mut,
};
use crate::log::logged;
use crate::status::idchip_status;

/// Returns the size in bytes of a memory of `count` document signers; IDCHIP_KNOWN_SIGNERS_SIZE(count) is never
/// less.
#[unsafe(no_mangle)]
pub extern "C" fn idchip_known_signers_size(count: usize) -> usize {
    ffi::size_of_object::<idchip_known_signers>(count).unwrap_or(usize::MAX)
}

/// Opens a memory of document signers in the caller's memory, so that the signature of a signer's certificate is
/// verified once for all its documents; it is half of the cryptography or more. The size limits the number of
/// signers: when all places are taken, the oldest signer is given up. There is nothing to close.
///
/// Only signatures that are valid are remembered, by the SHA-256 digest of key, algorithm, digest and value, and
/// nothing of a document. Code that can write to this memory can have certificates accepted: protect it like the anchors.
///
/// Threads: one at a time.
///
/// Statuses: NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, MEMORY_TOO_SMALL, MEMORY_MISALIGNED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_known_signers_open(
    memory: *mut c_void,
    memory_len: usize,
    known: *mut *mut idchip_known_signers,
) -> idchip_status {
    boundary(|| {
        let place = out!(known);
        place.write(open_full_list!(memory, memory_len, KnownSigner::EMPTY));
        Ok(())
    })
}

/// Reads an EF.SOD as idchip_sod_examine does, with the same results. The signature of a signer's certificate
/// that is remembered is not verified again; one that is valid is remembered. All other checks are made for each
/// document. `known` is used during this call only, and any number of contexts may be given the same one, one after the
/// other.
///
/// Statuses: as idchip_sod_examine; NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED of `known`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_sod_examine_with_known_signers(
    context: *mut idchip_context,
    known: *mut idchip_known_signers,
    sod: *const u8,
    sod_len: usize,
    scratch: *mut u8,
    scratch_len: usize,
) -> idchip_status {
    logged(context, c"idchip_sod_examine_with_known_signers", || {
        let session = session_mut!(context);
        let known = entries_mut!(known);
        let sod = bytes!(sod, sod_len);
        let scratch = bytes_mut!(scratch, scratch_len);
        session.examine_with_known_signers(sod, scratch, known)
    })
}
