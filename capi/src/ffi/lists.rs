//! Lists: objects whose slots are filled one after the other.

use core::ffi::c_void;
use core::slice;

use idchip::verify::{Anchors, LinkCandidate};

use super::object::{Header, Object, header, make, slots, slots_mut};
use super::{idchip_anchors, idchip_links};
use crate::status::{
    IDCHIP_STATUS_INTERNAL, IDCHIP_STATUS_LINKS_ADDED, IDCHIP_STATUS_LIST_FULL, Outcome,
    idchip_status,
};

/// Opens a list.
///
/// # Safety
///
/// `memory` is NULL, or `len` bytes may be written there as long as the list is used.
pub(crate) unsafe fn open_list_in<O: Object>(
    memory: *mut c_void,
    len: usize,
) -> Result<*mut O, idchip_status> {
    // SAFETY: as this function's caller promises.
    unsafe { make(memory, len) }
}

/// Returns the entries of a list. Entries that are added later lie beyond them.
///
/// # Safety
///
/// `list` is NULL or misaligned, or what stands there was given by the list's function or is as many
/// initialised bytes; nobody adds to it meanwhile, and it stays during `'l`.
pub(crate) unsafe fn entries_of<'l, O: Object>(
    list: *const O,
) -> Result<&'l [O::Slot], idchip_status> {
    // SAFETY: as this function's caller promises.
    let header = unsafe { header(list) }?;
    // SAFETY: as this function's caller promises.
    let slots = unsafe { slots(list) }?;
    // SAFETY: `push_entry_to` has written the first `count` slots, which are aligned and within the
    // memory; an entry is never written to again.
    Ok(unsafe { slice::from_raw_parts(slots, header.count) })
}

/// Returns the entries of a list, to change them.
///
/// # Safety
///
/// `list` is NULL or misaligned, or what stands there was given by the list's function or is as many
/// initialised bytes; nobody else uses it during `'l`.
pub(crate) unsafe fn entries_mut_of<'l, O: Object>(
    list: *mut O,
) -> Result<&'l mut [O::Slot], idchip_status> {
    // SAFETY: as this function's caller promises.
    let header = unsafe { header(list.cast_const()) }?;
    // SAFETY: as this function's caller promises.
    let slots = unsafe { slots_mut(list) }?;
    // SAFETY: `push_entry_to` has written the first `count` slots, which are aligned and within the
    // memory; nobody else uses them during `'l`.
    Ok(unsafe { slice::from_raw_parts_mut(slots, header.count) })
}

/// Gives all slots of a list this value.
///
/// # Safety
///
/// As [`push_entry_to`].
pub(crate) unsafe fn fill_list_with<O: Object<Slot: Copy>>(
    list: *mut O,
    entry: O::Slot,
) -> Outcome {
    loop {
        // SAFETY: as this function's caller promises.
        match unsafe { push_entry_to(list, Ok(entry)) } {
            Ok(()) => {}
            Err(IDCHIP_STATUS_LIST_FULL) => return Ok(()),
            failed => return failed,
        }
    }
}

/// Adds an entry to a list, if it parsed.
///
/// # Safety
///
/// `list` is NULL or misaligned, or what stands there was given by the list's function or is as many
/// initialised bytes, and nobody else calls a function on it meanwhile.
pub(crate) unsafe fn push_entry_to<O: Object>(
    list: *mut O,
    entry: Result<O::Slot, idchip_status>,
) -> Outcome {
    // SAFETY: as this function's caller promises.
    let header = unsafe { header(list.cast_const()) }?;
    let entry = entry?;
    if header.count >= header.capacity {
        return Err(IDCHIP_STATUS_LIST_FULL);
    }
    // SAFETY: as this function's caller promises.
    let slots = unsafe { slots_mut(list) }?;
    // SAFETY: there are `capacity` slots, and `count` is less.
    let slot = unsafe { slots.add(header.count) };
    // SAFETY: the slot is aligned, within the memory, and no reference reaches it: `entries_of` hands out
    // those before it.
    unsafe { slot.write(entry) };
    let place: *mut Header = list.cast();
    let header = Header { count: header.count.saturating_add(1), ..header };
    // SAFETY: a header stands there: it was read above.
    unsafe { place.write(header) };
    Ok(())
}

/// Judges the entries of a list of links, and adds those that `admit` moves to the front to the anchors, in
/// their place. `admit` returns their number.
///
/// The entries are never changed again: the list has no capacity left, which says that it was added.
///
/// # Safety
///
/// Each pointer is NULL or misaligned, or what stands there was given by the list's function or is as many
/// initialised bytes, and nobody else calls a function on it meanwhile; the links stay as long as the anchors
/// are used.
pub(crate) unsafe fn admit_links_to(
    anchors: *mut idchip_anchors,
    links: *mut idchip_links,
    admit: impl FnOnce(&mut [LinkCandidate<'static>]) -> usize,
) -> Result<usize, idchip_status> {
    // SAFETY: as this function's caller promises.
    let list = unsafe { header(anchors.cast_const()) }?;
    // SAFETY: as this function's caller promises.
    let header = unsafe { header(links.cast_const()) }?;
    if list.count >= list.capacity {
        return Err(IDCHIP_STATUS_LIST_FULL);
    }
    if header.capacity < header.count {
        return Err(IDCHIP_STATUS_LINKS_ADDED);
    }
    // SAFETY: as this function's caller promises.
    let slots = unsafe { slots_mut(links) }?;
    // SAFETY: `push_entry_to` has written the first `count` slots, which are aligned and within the memory;
    // no anchors refer to them, because the list was not added before.
    let admitted = admit(unsafe { slice::from_raw_parts_mut(slots, header.count) });
    // SAFETY: as above; the exclusive reference has ended, and the slots are never written to again.
    let candidates = unsafe { slice::from_raw_parts(slots.cast_const(), header.count) };
    let candidates = candidates.get(..admitted).ok_or(IDCHIP_STATUS_INTERNAL)?;
    let place: *mut Header = links.cast();
    // SAFETY: a header stands there: it was read above.
    unsafe { place.write(Header { capacity: 0, ..header }) };
    // SAFETY: as this function's caller promises.
    unsafe { push_entry_to(anchors, Ok(Anchors::from_admitted(candidates))) }?;
    Ok(admitted)
}
