//! Objects in memory of the caller's: their header, their slots, and their sizes.

use core::ffi::c_void;

use idchip::verify::{AnchorPlace, Anchors, KnownSigner, LinkCandidate};

use super::inputs::check_place;
use super::{
    AnchorPlaces, idchip_algorithms, idchip_anchors, idchip_context, idchip_known_signers,
    idchip_links, idchip_signers,
};
use crate::choice::Choice;
use crate::session::Session;
use crate::status::{
    IDCHIP_STATUS_CLOSED, IDCHIP_STATUS_LENGTH_TOO_LARGE, IDCHIP_STATUS_MEMORY_MISALIGNED,
    IDCHIP_STATUS_MEMORY_TOO_SMALL, IDCHIP_STATUS_NOT_OPEN, IDCHIP_STATUS_NULL_POINTER,
    idchip_status,
};

/// A kind of object that stands in memory of the caller's.
pub(crate) trait Object {
    /// The type of its slots.
    type Slot: 'static;
    /// The mark that tells it from other kinds.
    const MARK: usize;
    /// The least number of slots.
    const MINIMUM: usize;
}

impl Object for idchip_context {
    type Slot = Session;
    const MARK: usize = 0x6964_4358;
    const MINIMUM: usize = 1;
}

impl Object for idchip_algorithms {
    type Slot = Choice;
    const MARK: usize = 0x6964_4347;
    const MINIMUM: usize = 1;
}

impl Object for idchip_anchors {
    type Slot = Anchors<'static>;
    const MARK: usize = 0x6964_4341;
    const MINIMUM: usize = 0;
}

impl Object for idchip_links {
    type Slot = LinkCandidate<'static>;
    const MARK: usize = 0x6964_434C;
    const MINIMUM: usize = 0;
}

impl Object for idchip_signers {
    type Slot = &'static [u8];
    const MARK: usize = 0x6964_4353;
    const MINIMUM: usize = 0;
}

impl Object for idchip_known_signers {
    type Slot = KnownSigner;
    const MARK: usize = 0x6964_434B;
    const MINIMUM: usize = 0;
}

impl Object for AnchorPlaces {
    type Slot = AnchorPlace<'static>;
    const MARK: usize = 0x6964_4349;
    const MINIMUM: usize = 0;
}

/// The mark of a context that was closed.
pub(super) const CLOSED: usize = 0x6964_4300;

/// The start of an object.
#[repr(C)]
#[derive(Clone, Copy)]
pub(super) struct Header {
    /// The kind's mark and the address, one over the other.
    pub(super) mark: usize,
    /// The first slot, in bytes from the header.
    pub(super) offset: usize,
    /// The number of slots.
    pub(super) capacity: usize,
    /// The number of slots in use.
    pub(super) count: usize,
}

/// The alignment of objects in the caller's memory.
pub(crate) const ALIGNMENT: usize = align_of::<Header>();

/// Returns the most bytes that an object of this many slots takes, wherever its memory stands.
pub(crate) const fn size_of_object<O: Object>(slots: usize) -> Option<usize> {
    let gap = align_of::<O::Slot>().saturating_sub(ALIGNMENT);
    let head = size_of::<Header>().saturating_add(gap);
    match slots.checked_mul(size_of::<O::Slot>()) {
        Some(length) => length.checked_add(head),
        None => None,
    }
}

/// Returns the bytes that each slot takes.
pub(crate) const fn size_of_entry<O: Object>() -> usize {
    size_of::<O::Slot>()
}

/// Makes an object in this memory. Its slots are free.
///
/// # Safety
///
/// `memory` is NULL, or `len` bytes may be written there as long as the object is used.
pub(super) unsafe fn make<O: Object>(
    memory: *mut c_void,
    len: usize,
) -> Result<*mut O, idchip_status> {
    let header: *mut Header = memory.cast();
    if header.is_null() {
        return Err(IDCHIP_STATUS_NULL_POINTER);
    }
    if !header.is_aligned() {
        return Err(IDCHIP_STATUS_MEMORY_MISALIGNED);
    }
    let length = isize::try_from(len).map_or(Err(IDCHIP_STATUS_LENGTH_TOO_LARGE), |_| Ok(len))?;
    let after_header = header.addr().checked_add(size_of::<Header>());
    let offset = after_header
        .and_then(|address| address.checked_next_multiple_of(align_of::<O::Slot>()))
        .and_then(|address| address.checked_sub(header.addr()))
        .ok_or(IDCHIP_STATUS_MEMORY_TOO_SMALL)?;
    let room = length.checked_sub(offset).ok_or(IDCHIP_STATUS_MEMORY_TOO_SMALL)?;
    let capacity = room.checked_div(size_of::<O::Slot>()).unwrap_or_default();
    if capacity < O::MINIMUM {
        return Err(IDCHIP_STATUS_MEMORY_TOO_SMALL);
    }
    let mark = O::MARK ^ header.addr();
    // SAFETY: the header is not NULL, is aligned, and ends before the first slot, which is within the
    // `len` bytes that may be written.
    unsafe { header.write(Header { mark, offset, capacity, count: 0 }) };
    Ok(memory.cast())
}

/// Returns the header of an object, if it is of this kind.
///
/// # Safety
///
/// `object` is NULL or misaligned, or an initialised header stands there that nobody else writes to
/// meanwhile.
pub(super) unsafe fn header<O: Object>(object: *const O) -> Result<Header, idchip_status> {
    let place: *const Header = object.cast();
    check_place(place)?;
    // SAFETY: the place is not NULL and aligned, and an initialised header stands there.
    let header = unsafe { place.read() };
    match header.mark ^ place.addr() {
        mark if mark == O::MARK => Ok(header),
        CLOSED => Err(IDCHIP_STATUS_CLOSED),
        _ => Err(IDCHIP_STATUS_NOT_OPEN),
    }
}

/// Returns the beginning of the slots.
///
/// # Safety
///
/// As [`header`].
pub(super) unsafe fn slots<O: Object>(object: *const O) -> Result<*const O::Slot, idchip_status> {
    // SAFETY: as this function's caller promises.
    let header = unsafe { header(object) }?;
    // SAFETY: the mark says that the header was written for this address by `make`, which took care
    // that the slots begin `offset` bytes behind it, within the same memory.
    Ok(unsafe { object.byte_add(header.offset) }.cast())
}

/// Returns the beginning of the slots, to write to them.
///
/// # Safety
///
/// As [`header`]; and the memory of the object may be written.
pub(super) unsafe fn slots_mut<O: Object>(object: *mut O) -> Result<*mut O::Slot, idchip_status> {
    // SAFETY: as this function's caller promises.
    unsafe { slots(object.cast_const()) }.map(<*const O::Slot>::cast_mut)
}

/// Objects fit into the sizes that the macros of the header give (`xtask/src/header.rs`), which leave
/// room for later versions.
const _: () = {
    const CONTEXT_SIZE: usize = 1152 + size_of::<[usize; 128]>();
    const LIST_SIZE: usize = size_of::<[usize; 8]>();
    assert!(size_of_object::<idchip_context>(1).unwrap() <= CONTEXT_SIZE);
    assert!(size_of_object::<idchip_algorithms>(1).unwrap() <= size_of::<[usize; 64]>());
    assert!(size_of_object::<idchip_anchors>(0).unwrap() <= LIST_SIZE);
    assert!(size_of_object::<idchip_links>(0).unwrap() <= LIST_SIZE);
    assert!(size_of_object::<idchip_signers>(0).unwrap() <= LIST_SIZE);
    assert!(size_of::<LinkCandidate<'_>>() <= 96 + size_of::<[usize; 4]>());
    assert!(size_of::<Anchors<'_>>() <= size_of::<[usize; 8]>());
    assert!(size_of_object::<idchip_known_signers>(0).unwrap() <= LIST_SIZE);
    assert!(size_of::<&[u8]>() <= size_of::<[usize; 2]>());
    assert!(size_of::<KnownSigner>() <= 64);
};
