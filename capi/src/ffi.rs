//! All code that touches a pointer of the caller's.
//!
//! A function of the C API starts with the macros below: each checks a pointer and gives a reference,
//! or leaves with a status. Outputs are [`Out`]s, checked at the start and written at the end.
//!
//! Objects stand in memory of the caller's: a [`Header`], and from the next aligned address on the
//! slots. The header holds a mark made from the kind of the object and its address, so that memory
//! that was never opened, was closed, moved, or holds another kind, is told apart.

use core::ffi::{c_char, c_void};
use core::fmt;
use core::mem::MaybeUninit;
use core::slice;

use idchip::ParseError;
use idchip::verify::{Anchors, LinkCandidate};
use zeroize::Zeroize;

use crate::choice::Choice;
use crate::log_entry::Log;
use crate::session::Session;
use crate::status::{
    IDCHIP_STATUS_BUFFER_TOO_SMALL, IDCHIP_STATUS_CLOSED, IDCHIP_STATUS_INTERNAL,
    IDCHIP_STATUS_LENGTH_TOO_LARGE, IDCHIP_STATUS_LINKS_ADDED, IDCHIP_STATUS_LIST_FULL,
    IDCHIP_STATUS_MEMORY_MISALIGNED, IDCHIP_STATUS_MEMORY_TOO_SMALL, IDCHIP_STATUS_MISALIGNED,
    IDCHIP_STATUS_NOT_OPEN, IDCHIP_STATUS_NULL_POINTER, Outcome, idchip_status,
};
use crate::text_buffer::length_of;

/// The state of a verification: the caller's decisions, and the results for the document so far. It
/// stands in the caller's memory.
#[derive(Debug)]
pub struct idchip_context {
    _private: [u8; 0],
}

/// A list of the CSCA certificates that the caller trusts. It stands in the caller's memory.
#[derive(Debug)]
pub struct idchip_anchors {
    _private: [u8; 0],
}

/// A choice of algorithms. It stands in the caller's memory.
#[derive(Debug)]
pub struct idchip_algorithms {
    _private: [u8; 0],
}

/// A list of certificates of document signers. It stands in the caller's memory.
#[derive(Debug)]
pub struct idchip_signers {
    _private: [u8; 0],
}

/// A list of CSCA certificates that may become anchors by a link. It stands in the caller's memory.
#[derive(Debug)]
pub struct idchip_links {
    _private: [u8; 0],
}

/// The bytes of an input.
macro_rules! bytes {
    ($data:expr, $len:expr) => {{
        // SAFETY: the caller of the C function promises that `len` initialised bytes stand at `data`
        // where it is not NULL, and leaves them alone as long as the function says.
        unsafe { $crate::ffi::bytes_at($data, $len) }?
    }};
}

/// The bytes of a buffer that the library may write to.
macro_rules! bytes_mut {
    ($data:expr, $len:expr) => {{
        // SAFETY: the caller of the C function promises that `len` initialised bytes stand at `data`
        // where it is not NULL, and leaves them to the library as long as the function says.
        unsafe { $crate::ffi::bytes_mut_at($data, $len) }?
    }};
}

/// A structure of numbers that is an input.
macro_rules! value {
    ($place:expr) => {{
        // SAFETY: the caller of the C function promises that an initialised value of this type stands
        // at the place where it is not NULL, and that nobody writes to it meanwhile.
        unsafe { $crate::ffi::value_at($place) }?
    }};
}

/// A place for an output.
macro_rules! out {
    ($place:expr) => {{
        // SAFETY: the caller of the C function promises that a value of this type may be written to
        // the place where it is not NULL, and that nobody else uses the place meanwhile.
        unsafe { $crate::ffi::Out::new($place) }?
    }};
}

/// A place for a text.
macro_rules! out_text {
    ($buffer:expr, $size:expr) => {{
        // SAFETY: the caller of the C function promises that `size` bytes may be written at `buffer`
        // where it is not NULL, and that nobody else uses them meanwhile.
        unsafe { $crate::ffi::OutText::new($buffer, $size) }?
    }};
}

/// A place for a text, or NULL with a size of 0, which asks for its length alone.
macro_rules! out_text_or_none {
    ($buffer:expr, $size:expr) => {{
        // SAFETY: the caller of the C function promises that `size` bytes may be written at `buffer`
        // where it is not NULL, and that nobody else uses them meanwhile.
        unsafe { $crate::ffi::OutText::new_or_none($buffer, $size) }?
    }};
}

/// A context, to be changed.
macro_rules! session_mut {
    ($context:expr) => {{
        // SAFETY: the caller of the C function promises that the pointer is one that
        // `idchip_context_open` gave, or to as many initialised bytes, and that nobody else uses the
        // context meanwhile.
        unsafe { $crate::ffi::session_mut_at($context) }?
    }};
}

/// A context, to be read.
macro_rules! session {
    ($context:expr) => {{
        // SAFETY: the caller of the C function promises that the pointer is one that
        // `idchip_context_open` gave, or to as many initialised bytes, and that nobody changes the
        // context meanwhile.
        unsafe { $crate::ffi::session_at($context) }?
    }};
}

/// The entries of a list.
macro_rules! entries {
    ($list:expr) => {{
        // SAFETY: the caller of the C function promises that the pointer is one that the list's
        // function gave, or to as many initialised bytes, that nobody adds to the list meanwhile, and
        // that the list stays as long as a context uses it.
        unsafe { $crate::ffi::entries_of($list) }?
    }};
}

/// A context made in memory of the caller's.
macro_rules! open_session {
    ($memory:expr, $len:expr, $session:expr) => {{
        // SAFETY: the caller of the C function promises that `len` bytes may be written at `memory`
        // where it is not NULL, and leaves them to the context.
        unsafe { $crate::ffi::open_session_in($memory, $len, $session) }?
    }};
}

/// The end of a context.
macro_rules! close_session {
    ($context:expr) => {{
        // SAFETY: the caller of the C function promises that the pointer is one that
        // `idchip_context_open` gave, or to as many initialised bytes, and that nobody else uses the
        // context meanwhile.
        unsafe { $crate::ffi::close_session_at($context) }
    }};
}

/// A list made in memory of the caller's.
macro_rules! open_list {
    ($memory:expr, $len:expr) => {{
        // SAFETY: the caller of the C function promises that `len` bytes may be written at `memory`
        // where it is not NULL, and leaves them to the list.
        unsafe { $crate::ffi::open_list_in($memory, $len) }?
    }};
}

/// A new entry of a list, if it parsed.
macro_rules! push_entry {
    ($list:expr, $entry:expr) => {{
        // SAFETY: the caller of the C function promises that the pointer is one that the list's
        // function gave, or to as many initialised bytes, and that nobody else uses the list meanwhile.
        unsafe { $crate::ffi::push_entry_to($list, $entry) }
    }};
}

/// The admission of linked certificates to anchors.
macro_rules! admit_links {
    ($anchors:expr, $links:expr, $admit:expr) => {{
        // SAFETY: the caller of the C function promises that the pointers are those that the lists'
        // functions gave, or to as many initialised bytes, that nobody else uses the lists meanwhile, and
        // that both stay as long as a context uses the anchors.
        unsafe { $crate::ffi::admit_links_to($anchors, $links, $admit) }?
    }};
}

/// The log of a context, with the last error of bytes that did not parse.
macro_rules! log_of {
    ($context:expr) => {{
        // SAFETY: the caller of the C function promises that the pointer is one that
        // `idchip_context_open` gave, or to as many initialised bytes, and that nobody changes the
        // context meanwhile.
        unsafe { $crate::ffi::log_at($context) }
    }};
}

/// The call of the function that is told.
macro_rules! call_log {
    ($log:expr, $event:expr) => {{
        // SAFETY: the caller of `idchip_context_use_log` promises that the callback may be called with `user`
        // as long as the context is open, and that it returns. The event stands on the stack.
        unsafe { ($log.callback)($log.user, &raw const $event) }
    }};
}

pub(crate) use {
    admit_links, bytes, bytes_mut, call_log, close_session, entries, log_of, open_list,
    open_session, out, out_text, out_text_or_none, push_entry, session, session_mut, value,
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
fn check_place<T>(place: *const T) -> Outcome {
    if place.is_null() {
        return Err(IDCHIP_STATUS_NULL_POINTER);
    }
    if !place.is_aligned() {
        return Err(IDCHIP_STATUS_MISALIGNED);
    }
    Ok(())
}

/// A place that a value may be written to.
pub(crate) struct Out<T>(*mut T);

impl<T: Copy> Out<T> {
    /// # Safety
    ///
    /// `place` is NULL or misaligned, or a `T` may be written there while this value lives.
    pub(crate) unsafe fn new(place: *mut T) -> Result<Self, idchip_status> {
        check_place(place)?;
        Ok(Self(place))
    }

    pub(crate) fn write(self, value: T) {
        // SAFETY: the place is not NULL and aligned, and whoever made this value promised that it may
        // be written to.
        unsafe { self.0.write(value) }
    }
}

/// A buffer that a text may be written to.
pub(crate) struct OutText {
    buffer: *mut u8,
    size: usize,
}

impl OutText {
    /// # Safety
    ///
    /// `buffer` is NULL, or `size` bytes may be written there while this value lives.
    pub(crate) unsafe fn new(buffer: *mut c_char, size: usize) -> Result<Self, idchip_status> {
        if buffer.is_null() {
            return Err(IDCHIP_STATUS_NULL_POINTER);
        }
        Ok(Self { buffer: buffer.cast(), size })
    }

    /// Writes the text and a NUL, or nothing.
    pub(crate) fn write(self, text: &[u8]) -> Outcome {
        if text.len() >= self.size {
            return Err(IDCHIP_STATUS_BUFFER_TOO_SMALL);
        }
        // SAFETY: `size` bytes may be written to the buffer, as was promised, and the text is shorter.
        // It stands in the library or on the stack, so that it does not overlap with the buffer.
        unsafe { self.buffer.copy_from_nonoverlapping(text.as_ptr(), text.len()) };
        // SAFETY: the text is shorter than the `size` bytes of the buffer.
        let end = unsafe { self.buffer.add(text.len()) };
        // SAFETY: the byte after the text is one of the `size` bytes.
        unsafe { end.write(0) };
        Ok(())
    }
}

impl OutText {
    /// Writes the characters in UTF-8 and a NUL, or nothing. Returns the number of bytes before the NUL.
    pub(crate) fn write_characters(
        self,
        text: impl Iterator<Item = char> + Clone,
    ) -> Result<usize, idchip_status> {
        let lengths = text.clone().map(char::len_utf8);
        let length = lengths.fold(0_usize, usize::saturating_add);
        if length >= self.size {
            return Err(IDCHIP_STATUS_BUFFER_TOO_SMALL);
        }
        let mut written = 0_usize;
        for character in text {
            let mut utf8 = [0; 4];
            let utf8 = character.encode_utf8(&mut utf8).as_bytes();
            let end = written.saturating_add(utf8.len());
            if end > length {
                return Err(IDCHIP_STATUS_INTERNAL);
            }
            // SAFETY: `written` is at most `length`, which is less than the `size` bytes of the buffer.
            let place = unsafe { self.buffer.add(written) };
            // SAFETY: the bytes from `written` to `end` may be written, as was promised, because `end` is at
            // most `length`; those of the character stand on the stack.
            unsafe { place.copy_from_nonoverlapping(utf8.as_ptr(), utf8.len()) };
            written = end;
        }
        // SAFETY: `written` is less than the `size` bytes of the buffer.
        let end = unsafe { self.buffer.add(written) };
        // SAFETY: the byte after the text is one of the `size` bytes.
        unsafe { end.write(0) };
        Ok(written)
    }
}

impl OutText {
    /// As [`OutText::new`]; NULL with a size of 0 is no buffer, and asks for the length alone.
    ///
    /// # Safety
    ///
    /// As [`OutText::new`].
    pub(crate) unsafe fn new_or_none(
        buffer: *mut c_char,
        size: usize,
    ) -> Result<Self, idchip_status> {
        if buffer.is_null() && size != 0 {
            return Err(IDCHIP_STATUS_NULL_POINTER);
        }
        Ok(Self { buffer: buffer.cast(), size })
    }

    /// Returns the address of the buffer.
    pub(crate) const fn start(&self) -> *const u8 {
        self.buffer.cast_const()
    }

    /// Writes what `write` writes and a NUL, or nothing. Returns the number of bytes before the NUL. Without
    /// a buffer it writes nothing, and returns the number.
    pub(crate) fn write_with(
        self,
        write: &dyn Fn(&mut dyn fmt::Write) -> fmt::Result,
    ) -> Result<usize, idchip_status> {
        let length = length_of(write)?;
        if self.buffer.is_null() {
            return Ok(length);
        }
        if length >= self.size {
            return Err(IDCHIP_STATUS_BUFFER_TOO_SMALL);
        }
        let mut writer = BufferWriter { buffer: self.buffer, length, written: 0 };
        write(&mut writer).map_err(|fmt::Error| IDCHIP_STATUS_INTERNAL)?;
        let written = writer.written;
        // SAFETY: `written` is at most `length`, which is less than the `size` bytes of the buffer.
        let end = unsafe { self.buffer.add(written) };
        // SAFETY: the byte after the text is one of the `size` bytes.
        unsafe { end.write(0) };
        Ok(written)
    }
}

/// A text on its way into a buffer of the caller's.
struct BufferWriter {
    /// `length` bytes may be written there.
    buffer: *mut u8,
    length: usize,
    /// At most `length`.
    written: usize,
}

impl fmt::Write for BufferWriter {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.written.checked_add(text.len()).ok_or(fmt::Error)?;
        if end > self.length {
            return Err(fmt::Error);
        }
        // SAFETY: `written` is at most `length`.
        let place = unsafe { self.buffer.add(self.written) };
        // SAFETY: the bytes from `written` to `end` may be written, because `end` is at most `length`; the text
        // stands in the library, on the stack, or in an input, which does not overlap with the buffer.
        unsafe { place.copy_from_nonoverlapping(text.as_ptr(), text.len()) };
        self.written = end;
        Ok(())
    }
}

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

/// The mark of a context that was closed.
const CLOSED: usize = 0x6964_4300;

/// The start of an object.
#[repr(C)]
#[derive(Clone, Copy)]
struct Header {
    /// The kind's mark and the address, one over the other.
    mark: usize,
    /// The first slot, in bytes from the header.
    offset: usize,
    /// The number of slots.
    capacity: usize,
    /// The number of slots in use.
    count: usize,
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
unsafe fn make<O: Object>(memory: *mut c_void, len: usize) -> Result<*mut O, idchip_status> {
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
unsafe fn header<O: Object>(object: *const O) -> Result<Header, idchip_status> {
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

/// Opens a context, and lends it out as a place for the pointer to it.
///
/// # Safety
///
/// `memory` is NULL, or `len` bytes may be written there as long as the context is used.
pub(crate) unsafe fn open_session_in(
    memory: *mut c_void,
    len: usize,
    session: Session,
) -> Result<*mut idchip_context, idchip_status> {
    // SAFETY: as this function's caller promises.
    let context = unsafe { make::<idchip_context>(memory, len) }?;
    // SAFETY: `make` has written the header.
    let place = unsafe { slots_mut(context) }?;
    // SAFETY: a context has at least one slot, which lies within the memory and is aligned.
    unsafe { place.write(session) };
    Ok(context)
}

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

/// Returns the beginning of the slots.
///
/// # Safety
///
/// As [`header`].
unsafe fn slots<O: Object>(object: *const O) -> Result<*const O::Slot, idchip_status> {
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
unsafe fn slots_mut<O: Object>(object: *mut O) -> Result<*mut O::Slot, idchip_status> {
    // SAFETY: as this function's caller promises.
    unsafe { slots(object.cast_const()) }.map(<*const O::Slot>::cast_mut)
}

/// # Safety
///
/// `context` is NULL or misaligned, or what stands there was given by `idchip_context_open` or is as
/// many initialised bytes, and nobody changes it during `'c`.
pub(crate) unsafe fn session_at<'c>(
    context: *const idchip_context,
) -> Result<&'c Session, idchip_status> {
    // SAFETY: as this function's caller promises.
    let session = unsafe { slots(context) }?;
    // SAFETY: `open_session_in` has written a session into the first slot, which is aligned; nobody
    // changes it during `'c`.
    Ok(unsafe { &*session })
}

/// Returns the log of a context and the last error, if it is open and has a log.
///
/// # Safety
///
/// As [`session_at`].
pub(crate) unsafe fn log_at(context: *const idchip_context) -> Option<(Log, Option<ParseError>)> {
    // SAFETY: as this function's caller promises.
    let session = unsafe { session_at(context) }.ok()?;
    session.log.map(|log| (log, session.error()))
}

/// # Safety
///
/// `context` is NULL or misaligned, or what stands there was given by `idchip_context_open` or is as
/// many initialised bytes, and nobody else uses it during `'c`.
pub(crate) unsafe fn session_mut_at<'c>(
    context: *mut idchip_context,
) -> Result<&'c mut Session, idchip_status> {
    // SAFETY: as this function's caller promises.
    let session = unsafe { slots_mut(context) }?;
    // SAFETY: `open_session_in` has written a session into the first slot, which is aligned; nobody else
    // uses it during `'c`.
    Ok(unsafe { &mut *session })
}

/// Overwrites a context with zeros, and notes that it was closed.
///
/// # Safety
///
/// As [`session_mut_at`]; no reference into the context is left.
pub(crate) unsafe fn close_session_at(context: *mut idchip_context) -> Outcome {
    // SAFETY: as this function's caller promises.
    let session = unsafe { slots_mut(context) }?;
    // SAFETY: `open_session_in` has written a session into the first slot, and nobody uses it any more.
    unsafe { session.drop_in_place() };
    let bytes: *mut MaybeUninit<u8> = session.cast();
    // SAFETY: these are the bytes of the slot; any bytes are good where nothing is said to be
    // initialised.
    let bytes = unsafe { slice::from_raw_parts_mut(bytes, size_of::<Session>()) };
    bytes.zeroize();
    let place: *mut Header = context.cast();
    let header = Header { mark: CLOSED ^ place.addr(), offset: 0, capacity: 0, count: 0 };
    // SAFETY: a header stood there a moment ago: `slots_mut` has read it.
    unsafe { place.write(header) };
    Ok(())
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
    assert!(size_of::<&[u8]>() <= size_of::<[usize; 2]>());
};
