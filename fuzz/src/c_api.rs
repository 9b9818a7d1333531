//! Calls the C API as a C program does: functions in any order, with good files, changed files and
//! others, on objects that are open, closed, or never opened.
//!
//! The input is a program: bytes that select a function and its arguments. The program stays within
//! the rules that no library can check: pointers are NULL, misaligned, or point to as many bytes as
//! stated; buffers in use stay unchanged.
//!
//! This target is not in `targets`, which cover the library alone: `capi/tests/fuzz_seeds.rs`
//! replays it.

// With paths, because tests include this file from elsewhere.
#[path = "c_api/chip.rs"]
mod chip;
#[path = "c_api/data_groups.rs"]
mod data_groups;
#[path = "c_api/files.rs"]
mod files;
#[path = "c_api/further_files.rs"]
mod further_files;
#[path = "c_api/objects.rs"]
mod objects;
#[path = "c_api/report.rs"]
mod report;

use core::mem::{MaybeUninit, size_of};
use core::ptr;
use std::vec::Vec;

use idchip_capi::*;

use files::{AT, CERTIFICATES, FILES, RESPONSES, SODS};

/// The initial content of memory.
const PATTERN: u8 = 0x5A;

/// The most functions that a program calls, and the most that compute signatures.
const CALLS: usize = 96;
const SIGNATURES: usize = 6;

/// The statuses that a function may return.
#[derive(Clone, Copy)]
enum May {
    Parse,
    DataGroup,
    Reason,
    Be(u32),
}

use May::{Be, DataGroup, Parse, Reason};

const TOO_LARGE: May = Be(IDCHIP_STATUS_LENGTH_TOO_LARGE);
const NOT_EXAMINED: May = Be(IDCHIP_STATUS_NOT_EXAMINED);
const NOT_VERIFIED: May = Be(IDCHIP_STATUS_NOT_VERIFIED);
const NO_STREAM: May = Be(IDCHIP_STATUS_NO_STREAM);
const NO_MORE: May = Be(IDCHIP_STATUS_NO_MORE);
const ABSENT: May = Be(IDCHIP_STATUS_ABSENT);
const UNKNOWN_DATA_GROUP: May = Be(IDCHIP_STATUS_UNKNOWN_DATA_GROUP);
const UNKNOWN_CHECK: May = Be(IDCHIP_STATUS_UNKNOWN_CHECK);

/// Asserts that the status is OK or documented, and never one for an error of the library.
fn must_be_one_of(status: u32, documented: &[May]) {
    let is_documented = documented.iter().any(|may| match may {
        // The ranges of the header: each has room for what is added.
        Parse => (IDCHIP_STATUS_PARSE_BIT_STRING..300).contains(&status),
        DataGroup => (IDCHIP_STATUS_DATA_GROUP_NOT_IDENTICAL..350).contains(&status),
        Reason => (IDCHIP_STATUS_REASON_ANCHOR_EXPIRED..600).contains(&status),
        Be(one) => status == *one,
    });
    assert!(status == IDCHIP_STATUS_OK || is_documented, "status {status} is not documented");
}

/// The program.
struct Input<'a>(&'a [u8]);

impl<'a> Input<'a> {
    fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        *first
    }

    fn index(&mut self) -> usize {
        self.byte().into()
    }

    fn number(&mut self) -> usize {
        usize::from(u16::from_be_bytes([self.byte(), self.byte()]))
    }

    /// Reads a length and as many bytes.
    fn bytes(&mut self) -> &'a [u8] {
        let length = self.number().min(self.0.len());
        let (bytes, rest) = self.0.split_at(length);
        self.0 = rest;
        bytes
    }
}

/// A buffer of exactly the stated length that stays.
#[derive(Clone, Copy)]
struct Buffer {
    data: *mut u8,
    len: usize,
}

impl Buffer {
    const fn bytes(&self) -> &[u8] {
        // SAFETY: `World::keep` made it of as many bytes, and frees it at the end.
        unsafe { core::slice::from_raw_parts(self.data, self.len) }
    }

    /// An empty slice is NULL; any other must lie within the buffer.
    fn must_hold(&self, slice: &idchip_slice) {
        if slice.data.is_null() {
            assert_eq!(slice.len, 0);
            return;
        }
        let at = slice.data.addr().checked_sub(self.data.addr()).expect("it is in the buffer");
        assert!(slice.len > 0 && at <= self.len && slice.len <= self.len - at);
    }
}

/// Memory for an object.
struct Memory {
    start: *mut u8,
    len: usize,
    /// The place where the object was opened last.
    at: usize,
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Never,
    Open,
    Closed,
}

/// The stage of a context, as far as its statuses tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Empty,
    Examined,
    Rejected,
    Verified,
}

struct Context {
    memory: Memory,
    policy: u32,
    stage: Stage,
    /// True if there was an anchor when the context was opened.
    has_anchor: bool,
    /// True if any data group had the signed hash; true if all of those were a card's.
    is_any_identical: bool,
    are_all_genuine: bool,
    /// True if the chip has proved itself.
    is_chip_genuine: bool,
    stream: Option<Stream>,
}

/// A data group that is streamed.
struct Stream {
    number: u32,
    file: Vec<u8>,
    /// The image that was passed on, of a stream that idchip_face_image_begin began.
    image: Option<Vec<u8>>,
}

struct World<'a> {
    input: Input<'a>,
    kept: Vec<*mut [u8]>,
    anchors: [(Memory, usize); 2],
    signers: Memory,
    contexts: [Context; 3],
    signatures: usize,
    is_accepted: bool,
}

impl Drop for World<'_> {
    fn drop(&mut self) {
        for buffer in self.kept.drain(..) {
            // SAFETY: `keep` created it, and the objects that point to it are not used any more.
            drop(unsafe { Box::from_raw(buffer) });
        }
    }
}

/// Runs a program, and asserts the promises of the header.
pub fn run(input: &[u8]) {
    is_accepted(input);
}

/// Returns true if a document was accepted; a seed shows in this way that fuzzing gets this far.
pub fn is_accepted(input: &[u8]) -> bool {
    let mut world = World::new(input);
    for _ in 0..CALLS {
        if world.input.0.is_empty() {
            break;
        }
        world.call();
    }
    for index in 0..world.contexts.len() {
        let pointer = world.contexts[index].memory.pointer();
        world.close(index, pointer, world.contexts[index].refusal());
    }
    world.is_accepted
}

impl Memory {
    fn pointer<T>(&self) -> *mut T {
        self.start.wrapping_add(self.at).cast()
    }

    /// The bytes of the memory.
    const fn bytes(&self) -> &[u8] {
        // SAFETY: as of `Buffer`; no object in it is used meanwhile.
        unsafe { core::slice::from_raw_parts(self.start, self.len) }
    }

    fn wipe(&mut self) {
        // SAFETY: these bytes are ours, and no object in them is used any more.
        unsafe { self.start.write_bytes(PATTERN, self.len) };
    }
}

impl Context {
    /// The status that every function must return for this context, if it is not open.
    const fn refusal(&self) -> Option<u32> {
        match self.memory.state {
            State::Never => Some(IDCHIP_STATUS_NOT_OPEN),
            State::Open => None,
            State::Closed => Some(IDCHIP_STATUS_CLOSED),
        }
    }

    /// A value was given out, so EF.SOD is verified, even if it was only examined before.
    fn is_shown_to_hold(&mut self) {
        assert!(matches!(self.stage, Stage::Verified | Stage::Examined));
        assert!(self.has_anchor, "verified by nobody");
        self.stage = Stage::Verified;
    }

    /// A data group has the signed hash, so it is a card's if the signature is.
    fn identical(&mut self, number: u32, file: &[u8]) {
        assert_ne!(self.stage, Stage::Empty);
        let is_genuine =
            FILES.iter().any(|(other, genuine)| *other == number && file.starts_with(genuine));
        assert!(is_genuine || self.stage != Stage::Verified, "not what was signed");
        self.is_any_identical = true;
        self.are_all_genuine &= is_genuine;
    }

    fn is_streaming(&self, is_face: bool) -> bool {
        self.stream.as_ref().is_some_and(|stream| stream.image.is_some() == is_face)
    }
}

/// Calls a function with a place for its output, which must be written on OK and untouched
/// otherwise.
fn output<T: Copy>(call: impl FnOnce(*mut T) -> u32) -> (u32, Option<T>) {
    let mut places = [MaybeUninit::<T>::uninit(); 2];
    let first: *mut T = places.as_mut_ptr().cast();
    // SAFETY: both places are ours.
    unsafe { first.cast::<u8>().write_bytes(PATTERN, 2 * size_of::<T>()) };
    let status = call(first);
    let is_written = status == IDCHIP_STATUS_OK;
    for at in (if is_written { size_of::<T>() } else { 0 })..2 * size_of::<T>() {
        // SAFETY: what was not written to holds the pattern.
        assert_eq!(unsafe { first.cast::<u8>().add(at).read() }, PATTERN);
    }
    // SAFETY: OK means that it was written.
    (status, is_written.then(|| unsafe { first.read() }))
}

/// A function that writes a text.
type Named = unsafe extern "C" fn(u32, *mut core::ffi::c_char, usize, *mut usize) -> u32;

const NAMES: [Named; 13] = [
    idchip_check_name,
    idchip_cross_check_name,
    idchip_data_group_status_name,
    idchip_finding_message,
    idchip_finding_name,
    idchip_result_name,
    idchip_status_message,
    idchip_status_name,
    idchip_structure_name,
    idchip_tr03135_name,
    idchip_tr03135_section,
    idchip_verdict_name,
    idchip_list_check_name,
];

impl<'a> World<'a> {
    fn new(input: &'a [u8]) -> Self {
        let mut kept = Vec::new();
        let memory = |kept: &mut Vec<*mut [u8]>, len| {
            let Buffer { data: start, len } = keep(kept, vec![PATTERN; len]);
            Memory { start, len, at: start.align_offset(8), state: State::Never }
        };
        let context = |kept: &mut Vec<*mut [u8]>| Context {
            memory: memory(kept, idchip_context_size() + 64),
            policy: 0,
            stage: Stage::Empty,
            has_anchor: false,
            is_any_identical: false,
            are_all_genuine: true,
            is_chip_genuine: false,
            stream: None,
        };
        Self {
            anchors: [(); 2].map(|()| (memory(&mut kept, 64), 0)),
            signers: memory(&mut kept, 64),
            contexts: [(); 3].map(|()| context(&mut kept)),
            kept,
            input: Input(input),
            signatures: 0,
            is_accepted: false,
        }
    }

    fn call(&mut self) {
        match self.input.byte() % 32 {
            0 => self.open_anchors(),
            1 => self.add_anchor(),
            2 => self.open_signers(),
            3 => self.add_signer(),
            4 => self.open_context(),
            5 => self.use_signers(),
            6 => self.give_sod(),
            7 => self.check_com(),
            8 | 9 => self.give_data_group(),
            10 => self.open_mrz(),
            11 => self.open_face(),
            12 => self.open_citizen(),
            13 => self.open_security_info(),
            14 => self.open_key(),
            15 => self.begin_stream(),
            16 => self.update_stream(),
            17 => self.finish_stream(),
            18 => self.report(),
            19 => self.name(),
            20 => self.authenticate_chip(),
            21 => self.read_qr(),
            22 => self.conclude(),
            23 => {
                let (index, pointer, refusal) = self.context();
                self.close(index, pointer, refusal);
            }
            25 => self.open_detail(),
            26 => self.open_displayed_image(),
            27 => self.open_biometrics(),
            28 => self.read_master_file(),
            29 => self.verify_card_security(),
            30 => self.add_lists(),
            _ => self.file_length(),
        }
    }

    fn keep(&mut self, bytes: Vec<u8>) -> Buffer {
        keep(&mut self.kept, bytes)
    }

    /// Returns these bytes, or changed ones.
    fn changed(&mut self, bytes: &[u8]) -> Buffer {
        let mut bytes = bytes.to_vec();
        let how = self.input.byte();
        match how % 8 {
            5 => {
                for _ in 0..=how >> 6 {
                    let (at, with) = (self.input.number(), self.input.byte());
                    let len = bytes.len().max(1);
                    if let Some(place) = bytes.get_mut(at % len) {
                        *place ^= with;
                    }
                }
            }
            6 => bytes.truncate(self.input.number()),
            7 => bytes.extend_from_slice(self.input.bytes()),
            _ => {}
        }
        self.keep(bytes)
    }

    /// Returns one of these files, or bytes of the program.
    fn one_of<'f>(&mut self, files: impl ExactSizeIterator<Item = &'f [u8]>) -> Buffer {
        let mut files = files;
        let choice = self.input.index() % (files.len() + 1);
        match files.nth(choice) {
            Some(file) => self.changed(file),
            None => {
                let bytes = self.input.bytes().to_vec();
                self.keep(bytes)
            }
        }
    }

    /// Returns a data group, mostly under its own number.
    fn data_group(&mut self) -> (u32, Buffer) {
        let choice = self.input.index() % (FILES.len() + 1);
        let Some((number, file)) = FILES.get(choice) else {
            let (number, bytes) = (self.input.byte().into(), self.input.bytes().to_vec());
            return (number, self.keep(bytes));
        };
        let file = self.changed(file);
        let other = self.input.byte();
        (if other % 8 == 7 { (other >> 3).into() } else { *number }, file)
    }

    /// A context, mostly as it is, and the status that any function must have with it.
    fn context(&mut self) -> (usize, *mut idchip_context, Option<u32>) {
        let choice = self.input.index();
        let index = choice % 4 % 3;
        let context = &self.contexts[index];
        let pointer = context.memory.pointer::<idchip_context>();
        match choice >> 4 {
            15 => (index, ptr::null_mut(), Some(IDCHIP_STATUS_NULL_POINTER)),
            14 => (index, pointer.wrapping_byte_add(1), Some(IDCHIP_STATUS_MISALIGNED)),
            13 => (index, self.anchors[0].0.pointer(), Some(IDCHIP_STATUS_NOT_OPEN)),
            _ => (index, pointer, context.refusal()),
        }
    }

    /// Returns true if the function was refused as required; otherwise asserts that its status is
    /// documented.
    fn is_refused(status: u32, refusal: Option<u32>, documented: &[May]) -> bool {
        match refusal {
            Some(refusal) => assert_eq!(status, refusal),
            None => must_be_one_of(status, documented),
        }
        refusal.is_some()
    }
}

impl Context {
    /// Another document begins.
    fn forget(&mut self) {
        self.stage = Stage::Empty;
        self.is_any_identical = false;
        self.are_all_genuine = true;
        self.is_chip_genuine = false;
        self.stream = None;
    }
}

/// Returns true if the status means that a data group had the signed hash, whatever its content.
const fn is_identical(status: u32) -> bool {
    matches!(status, IDCHIP_STATUS_OK | 200..300)
}

/// The value that a failing function must leave unchanged.
const NO_SLICE: idchip_slice = idchip_slice { data: ptr::null(), len: usize::MAX };

fn keep(kept: &mut Vec<*mut [u8]>, bytes: Vec<u8>) -> Buffer {
    let buffer = Box::into_raw(bytes.into_boxed_slice());
    kept.push(buffer);
    Buffer { data: buffer.cast(), len: buffer.len() }
}
