//! The C API as a C program calls it: functions in any order, with good files, changed ones and others,
//! on objects that are open, closed, or were never there.
//!
//! The input is a program: octets that name a function and its arguments. What it does keeps to what
//! no library can check: pointers are NULL, misaligned, or point to as many octets as is said; buffers
//! that are in use stay as they are.
//!
//! It is not among `targets`, which are about the library alone: `capi/tests/fuzz_seeds.rs` replays it.

use core::mem::{MaybeUninit, size_of};
use core::ptr;
use std::vec::Vec;

use idchip_capi::*;

macro_rules! testdata {
    ($path:literal) => {
        include_bytes!(concat!("../../testdata/", $path))
    };
}

/// EF.SODs: of good cards; of one whose signer is given apart; one in segments; and some over data
/// groups that do not parse.
const SODS: [&[u8]; 8] = [
    testdata!("cards/alg_only_p256_sha256/EF.SOD.bin"),
    testdata!("cards/vn_good/EF.SOD.bin"),
    testdata!("cards/td3_passport/EF.SOD.bin"),
    testdata!("cards/sod_certificate_in_store/EF.SOD.bin"),
    testdata!("cards/quirk_ber_constructed_content/EF.SOD.bin"),
    testdata!("cards/dg1_mrz_one_character_short/EF.SOD.bin"),
    testdata!("cards/dg13_overrun/EF.SOD.bin"),
    testdata!("cards/dg2_block_length_overrun/EF.SOD.bin"),
];

/// Data groups of these cards, and EF.COM as the data group 0.
const FILES: [(u32, &[u8]); 23] = [
    (0, testdata!("cards/td2_card/EF.COM.bin")),
    (1, testdata!("cards/td2_card/EF.DG1.bin")),
    (2, testdata!("cards/td2_card/EF.DG2.bin")),
    (0, testdata!("cards/vn_good/EF.COM.bin")),
    (1, testdata!("cards/vn_good/EF.DG1.bin")),
    (2, testdata!("cards/vn_good/EF.DG2.bin")),
    (13, testdata!("cards/vn_good/EF.DG13.bin")),
    (14, testdata!("cards/vn_good/EF.DG14.bin")),
    (15, testdata!("cards/vn_good/EF.DG15.bin")),
    (0, testdata!("cards/td3_passport/EF.COM.bin")),
    (1, testdata!("cards/td3_passport/EF.DG1.bin")),
    (2, testdata!("cards/td3_passport/EF.DG2.bin")),
    (14, testdata!("cards/td3_passport/EF.DG14.bin")),
    (15, testdata!("cards/td3_passport/EF.DG15.bin")),
    (1, testdata!("cards/vn_2024/EF.DG1.bin")),
    (2, testdata!("cards/vn_2024/EF.DG2.bin")),
    (13, testdata!("cards/vn_2024/EF.DG13.bin")),
    (14, testdata!("cards/vn_2024/EF.DG14.bin")),
    (15, testdata!("cards/vn_2024/EF.DG15.bin")),
    (1, testdata!("cards/dg1_mrz_one_character_short/EF.DG1.bin")),
    (13, testdata!("cards/dg13_overrun/EF.DG13.bin")),
    (2, testdata!("cards/dg2_block_length_overrun/EF.DG2.bin")),
    (0, testdata!("cards/vn_2024/EF.COM.bin")),
];

const CERTIFICATES: [&[u8]; 5] = [
    testdata!("anchors/alg_only_p256_sha256.der"),
    testdata!("anchors/vn_good.der"),
    testdata!("anchors/td3_passport.der"),
    testdata!("anchors/td2_card.der"),
    testdata!("signers/sod_certificate_in_store.der"),
];

/// Challenges and the responses to them, by the keys of `vn_good` and `td3_passport`.
const RESPONSES: [(&[u8], &[u8]); 2] = [
    (testdata!("aa/rsa_sha1.challenge.bin"), testdata!("aa/rsa_sha1.response.bin")),
    (testdata!("aa/ecdsa_p256_plain.challenge.bin"), testdata!("aa/ecdsa_p256_plain.response.bin")),
];

/// 2026-11-01, for which these were made.
const AT: i64 = 1_793_491_200;

/// What memory holds before anybody writes to it.
const PATTERN: u8 = 0x5A;

/// How many functions a program calls at most, and how many of them compute signatures.
const CALLS: usize = 96;
const SIGNATURES: usize = 6;

/// The statuses that a function may have.
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

/// OK, or one of those documented; never one that says that the library is wrong.
fn must_be_one_of(status: u32, documented: &[May]) {
    let is_documented = documented.iter().any(|may| match may {
        Parse => {
            (IDCHIP_STATUS_PARSE_BIT_STRING..=IDCHIP_STATUS_PARSE_WRONG_LENGTH).contains(&status)
        }
        DataGroup => (IDCHIP_STATUS_DATA_GROUP_NOT_IDENTICAL
            ..=IDCHIP_STATUS_DATA_GROUP_NOT_PRESENT)
            .contains(&status),
        Reason => (IDCHIP_STATUS_REASON_ANCHOR_EXPIRED..=IDCHIP_STATUS_REASON_TOO_MANY_CANDIDATES)
            .contains(&status),
        Be(one) => status == *one,
    });
    assert!(status == IDCHIP_STATUS_OK || is_documented, "status {status} is not documented");
}

/// The program.
struct Input<'a>(&'a [u8]);

impl<'a> Input<'a> {
    fn octet(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        *first
    }

    fn index(&mut self) -> usize {
        self.octet().into()
    }

    fn number(&mut self) -> usize {
        usize::from(u16::from_be_bytes([self.octet(), self.octet()]))
    }

    /// Octets that are written out: their number, and they.
    fn octets(&mut self) -> &'a [u8] {
        let length = self.number().min(self.0.len());
        let (octets, rest) = self.0.split_at(length);
        self.0 = rest;
        octets
    }
}

/// A buffer that is exactly as long as is said, and stays.
#[derive(Clone, Copy)]
struct Buffer {
    data: *mut u8,
    len: usize,
}

impl Buffer {
    const fn octets(&self) -> &[u8] {
        // SAFETY: `World::keep` made it of as many octets, and frees it at the end.
        unsafe { core::slice::from_raw_parts(self.data, self.len) }
    }

    /// An empty slice is NULL; any other lies within the buffer.
    fn must_hold(&self, slice: &idchip_slice) {
        if slice.data.is_null() {
            assert_eq!(slice.len, 0);
            return;
        }
        let at = slice.data.addr().checked_sub(self.data.addr()).expect("it is in the buffer");
        assert!(slice.len > 0 && at <= self.len && slice.len <= self.len - at);
    }
}

/// Memory that an object stands in, or could.
struct Memory {
    start: *mut u8,
    len: usize,
    /// Where the object was opened last.
    at: usize,
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Never,
    Open,
    Closed,
}

/// How far a context is, as far as its statuses tell.
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
    /// Whether some anchor was there when it was opened.
    has_anchor: bool,
    /// Whether a data group was the signed one, and whether all of those were a card's.
    is_any_identical: bool,
    are_all_genuine: bool,
    /// Whether the chip has proved itself.
    is_chip_genuine: bool,
    stream: Option<Stream>,
}

/// What was streamed.
struct Stream {
    number: u32,
    file: Vec<u8>,
    /// The image that was passed on, where nothing went by without looking for it.
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
            // SAFETY: `keep` made it, and the objects that point to it are not used any more.
            drop(unsafe { Box::from_raw(buffer) });
        }
    }
}

/// Runs a program, and asserts what the header promises.
pub fn run(input: &[u8]) {
    is_accepted(input);
}

/// Whether some document was accepted on the way: of a seed it shows that fuzzing gets this far.
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

    /// The octets of the memory.
    const fn octets(&self) -> &[u8] {
        // SAFETY: as of `Buffer`; no object in it is used meanwhile.
        unsafe { core::slice::from_raw_parts(self.start, self.len) }
    }

    fn wipe(&mut self) {
        // SAFETY: these octets are ours, and no object in them is used any more.
        unsafe { self.start.write_bytes(PATTERN, self.len) };
    }
}

impl Context {
    /// The status that every function has to have with this context, if it is not open.
    const fn refusal(&self) -> Option<u32> {
        match self.memory.state {
            State::Never => Some(IDCHIP_STATUS_NOT_OPEN),
            State::Open => None,
            State::Closed => Some(IDCHIP_STATUS_CLOSED),
        }
    }

    /// A data group is the signed one: so it is a card's, if the signature is.
    fn identical(&mut self, number: u32, file: &[u8]) {
        assert!(matches!(self.stage, Stage::Verified | Stage::Examined));
        let is_genuine =
            FILES.iter().any(|(other, genuine)| *other == number && file.starts_with(genuine));
        assert!(is_genuine || self.stage == Stage::Examined, "not what was signed");
        self.is_any_identical = true;
        self.are_all_genuine &= is_genuine;
    }

    fn is_stream_of(&self, number: u32) -> bool {
        self.stream.as_ref().is_some_and(|stream| stream.number == number)
    }
}

/// Calls a function with a place for its output: written with OK, and untouched otherwise.
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
    // SAFETY: OK says that it was written.
    (status, is_written.then(|| unsafe { first.read() }))
}

/// A function that writes a text.
type Named = unsafe extern "C" fn(u32, *mut core::ffi::c_char, usize, *mut usize) -> u32;

const NAMES: [Named; 10] = [
    idchip_check_name,
    idchip_cross_check_name,
    idchip_data_group_status_name,
    idchip_finding_message,
    idchip_finding_name,
    idchip_result_name,
    idchip_status_message,
    idchip_status_name,
    idchip_structure_name,
    idchip_verdict_name,
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
        match self.input.octet() % 25 {
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
            _ => self.file_length(),
        }
    }

    fn keep(&mut self, octets: Vec<u8>) -> Buffer {
        keep(&mut self.kept, octets)
    }

    /// These octets, or changed ones.
    fn changed(&mut self, octets: &[u8]) -> Buffer {
        let mut octets = octets.to_vec();
        let how = self.input.octet();
        match how % 8 {
            5 => {
                for _ in 0..=how >> 6 {
                    let (at, with) = (self.input.number(), self.input.octet());
                    let len = octets.len().max(1);
                    if let Some(place) = octets.get_mut(at % len) {
                        *place ^= with;
                    }
                }
            }
            6 => octets.truncate(self.input.number()),
            7 => octets.extend_from_slice(self.input.octets()),
            _ => {}
        }
        self.keep(octets)
    }

    /// One of these files, or what the program holds.
    fn one_of<'f>(&mut self, files: impl ExactSizeIterator<Item = &'f [u8]>) -> Buffer {
        let mut files = files;
        let choice = self.input.index() % (files.len() + 1);
        match files.nth(choice) {
            Some(file) => self.changed(file),
            None => {
                let octets = self.input.octets().to_vec();
                self.keep(octets)
            }
        }
    }

    /// A data group, mostly under its own number.
    fn data_group(&mut self) -> (u32, Buffer) {
        let choice = self.input.index() % (FILES.len() + 1);
        let Some((number, file)) = FILES.get(choice) else {
            let (number, octets) = (self.input.octet().into(), self.input.octets().to_vec());
            return (number, self.keep(octets));
        };
        let file = self.changed(file);
        let other = self.input.octet();
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

    /// Whether a function was refused as it must be, or came to what it may come to.
    fn is_refused(status: u32, refusal: Option<u32>, documented: &[May]) -> bool {
        match refusal {
            Some(refusal) => assert_eq!(status, refusal),
            None => must_be_one_of(status, documented),
        }
        refusal.is_some()
    }

    /// Fresh memory for a list: whoever uses the old one goes on.
    fn list_memory(
        &mut self,
        size: extern "C" fn(usize) -> usize,
    ) -> (Buffer, *mut core::ffi::c_void, usize) {
        let (how, count) = (self.input.octet(), self.input.index() % 4);
        let len = if how & 1 == 0 { size(count) } else { self.input.number() % 512 };
        let memory = self.keep(vec![PATTERN; len + 16]);
        let at = memory.data.align_offset(8) + if how >> 5 == 7 { 3 } else { 0 };
        let pointer = if how >> 4 == 3 { ptr::null_mut() } else { memory.data.wrapping_add(at) };
        (memory, pointer.cast(), if how >> 4 == 4 { usize::MAX } else { len.min(memory.len - at) })
    }

    const OPENS: [May; 5] = [
        Be(IDCHIP_STATUS_NULL_POINTER),
        TOO_LARGE,
        Be(IDCHIP_STATUS_MEMORY_TOO_SMALL),
        Be(IDCHIP_STATUS_MEMORY_MISALIGNED),
        Be(IDCHIP_STATUS_MISALIGNED),
    ];

    fn open_anchors(&mut self) {
        let index = self.input.index() % 2;
        let (memory, place, len) = self.list_memory(idchip_anchors_size);
        // SAFETY: `len` octets stand at `place`, unless it is NULL or the length impossible.
        let (status, opened) = output(|out| unsafe { idchip_anchors_open(place, len, out) });
        must_be_one_of(status, &Self::OPENS);
        if let Some(opened) = opened {
            let at = opened.addr() - memory.data.addr();
            let state = State::Open;
            self.anchors[index] = (Memory { start: memory.data, len: memory.len, at, state }, 0);
        } else {
            assert!(memory.octets().iter().all(|octet| *octet == PATTERN));
        }
    }

    fn add_anchor(&mut self) {
        let (index, is_list) = (self.input.index() % 2, self.input.octet() % 4 == 3);
        let der = self.one_of(CERTIFICATES.into_iter());
        let (memory, count) = &mut self.anchors[index];
        let add =
            if is_list { idchip_anchors_add_master_list } else { idchip_anchors_add_certificate };
        // SAFETY: the list is one, or as many octets of a pattern; the certificate stays.
        let status = unsafe { add(memory.pointer(), der.data, der.len) };
        if memory.state == State::Open {
            must_be_one_of(status, &[Parse, Be(IDCHIP_STATUS_LIST_FULL)]);
            *count += usize::from(status == IDCHIP_STATUS_OK);
        } else {
            must_be_one_of(status, &[Be(IDCHIP_STATUS_NOT_OPEN)]);
            assert_ne!(status, IDCHIP_STATUS_OK);
        }
    }

    fn open_signers(&mut self) {
        let (memory, place, len) = self.list_memory(idchip_signers_size);
        // SAFETY: as of the anchors.
        let (status, opened) = output(|out| unsafe { idchip_signers_open(place, len, out) });
        must_be_one_of(status, &Self::OPENS);
        if let Some(opened) = opened {
            let at = opened.addr() - memory.data.addr();
            let state = State::Open;
            self.signers = Memory { start: memory.data, len: memory.len, at, state };
        }
    }

    fn add_signer(&mut self) {
        let der = self.one_of(CERTIFICATES.into_iter());
        // SAFETY: as of the anchors.
        let status =
            unsafe { idchip_signers_add_certificate(self.signers.pointer(), der.data, der.len) };
        let is_open = self.signers.state == State::Open;
        must_be_one_of(status, &[Be(IDCHIP_STATUS_LIST_FULL), Be(IDCHIP_STATUS_NOT_OPEN)]);
        assert_eq!(status == IDCHIP_STATUS_NOT_OPEN, !is_open);
    }

    /// In the memory that the context has, at any place in it: it may be open already.
    fn open_context(&mut self) {
        let index = self.input.index() % 3;
        let (how, policy) = (self.input.octet(), self.input.octet());
        let time = match how % 8 {
            4 => i64::MIN,
            5 => i64::MAX,
            6 => i64::from(self.input.octet()) << 28,
            _ => AT,
        };
        let (anchors, count) = &self.anchors[usize::from(how >> 3 & 1)];
        let (list, is_list) = (anchors.pointer::<idchip_anchors>(), anchors.state == State::Open);
        let policy = if policy > 127 { u32::from(policy) } else { u32::from(policy % 5) };
        let place = if how >> 4 == 15 { self.input.index() % 40 } else { index * 8 };
        let short = if how >> 4 == 14 { self.input.number() } else { 0 };
        let memory = &mut self.contexts[index].memory;
        let at = memory.start.align_offset(8) + place;
        if at != memory.at {
            memory.wipe();
            memory.at = memory.start.align_offset(8) + place / 8 * 8;
            memory.state = State::Never;
        }
        let before = memory.octets().to_vec();
        let len = (memory.len - at).saturating_sub(short);
        let place = memory.start.wrapping_add(at).cast();
        // SAFETY: `len` octets stand there; the list is one, or as many octets of a pattern.
        let (status, opened) =
            output(|out| unsafe { idchip_context_open(place, len, list, time, policy, out) });
        must_be_one_of(
            status,
            &[
                Be(IDCHIP_STATUS_MEMORY_TOO_SMALL),
                Be(IDCHIP_STATUS_MEMORY_MISALIGNED),
                Be(IDCHIP_STATUS_UNKNOWN_POLICY),
                Be(IDCHIP_STATUS_NOT_OPEN),
            ],
        );
        let Some(opened) = opened else {
            assert!(self.contexts[index].memory.octets() == before);
            return;
        };
        assert!(is_list && policy < 5 && opened.cast() == place);
        let context = &mut self.contexts[index];
        context.memory.at = at;
        context.memory.state = State::Open;
        context.has_anchor = *count > 0;
        context.policy = policy;
        context.forget();
    }

    fn use_signers(&mut self) {
        let (_, context, refusal) = self.context();
        // SAFETY: the list is one, or as many octets of a pattern, and stays.
        let status = unsafe { idchip_context_use_signers(context, self.signers.pointer()) };
        Self::is_refused(status, refusal, &[Be(IDCHIP_STATUS_NOT_OPEN)]);
    }

    fn give_sod(&mut self) {
        let (index, context, refusal) = self.context();
        let how = self.input.octet();
        let sod = self.one_of(SODS.into_iter());
        let scratch = match how >> 1 & 3 {
            0 => 0,
            1 => self.input.number(),
            _ => sod.len,
        };
        let scratch = self.keep(vec![PATTERN; scratch]);
        self.signatures += 1;
        if self.signatures > SIGNATURES {
            return;
        }
        let give = if how & 1 == 0 { idchip_sod_verify } else { idchip_sod_examine };
        // SAFETY: both buffers are as long, and stay.
        let status = unsafe { give(context, sod.data, sod.len, scratch.data, scratch.len) };
        let documented: &[May] = if how & 1 == 0 { &[Parse, Reason] } else { &[Parse] };
        if Self::is_refused(status, refusal, documented) {
            return;
        }
        let context = &mut self.contexts[index];
        context.forget();
        context.stage = match status {
            IDCHIP_STATUS_OK if how & 1 == 0 => Stage::Verified,
            IDCHIP_STATUS_OK => Stage::Examined,
            IDCHIP_STATUS_REASON_ANCHOR_EXPIRED.. => Stage::Rejected,
            _ => Stage::Empty,
        };
        assert!(context.stage != Stage::Verified || context.has_anchor, "verified by nobody");
    }

    fn check_com(&mut self) {
        let (_, context, refusal) = self.context();
        let (_, file) = self.data_group();
        // SAFETY: the file is as long.
        let status = unsafe { idchip_com_check(context, file.data, file.len) };
        Self::is_refused(status, refusal, &[NOT_EXAMINED, NOT_VERIFIED]);
    }

    fn give_data_group(&mut self) {
        let (index, context, refusal) = self.context();
        let is_read = self.input.octet() & 1 == 1;
        let (number, file) = self.data_group();
        let give = if is_read { idchip_data_group_read } else { idchip_data_group_check };
        // SAFETY: the file is as long.
        let status = unsafe { give(context, number, file.data, file.len) };
        let mut documented =
            [DataGroup, UNKNOWN_DATA_GROUP, NOT_EXAMINED, NOT_VERIFIED, Be(IDCHIP_STATUS_OK)];
        if is_read {
            documented[4] = Parse;
        }
        if !Self::is_refused(status, refusal, &documented) && is_identical(status) {
            self.contexts[index].identical(number, file.octets());
        }
    }

    /// Calls a function that opens a data group: with OK it was verified.
    fn open<T: Copy>(
        &mut self,
        number: u32,
        file: Buffer,
        more: &[May],
        open: impl FnOnce(*mut idchip_context, *const u8, usize, *mut T) -> u32,
    ) -> Option<T> {
        let (index, context, refusal) = self.context();
        let (status, opened) = output(|out| open(context, file.data, file.len, out));
        let mut documented = vec![DataGroup, Parse, NOT_EXAMINED, NOT_VERIFIED];
        documented.extend_from_slice(more);
        if !Self::is_refused(status, refusal, &documented)
            && (is_identical(status)
                || matches!(status, IDCHIP_STATUS_ABSENT | IDCHIP_STATUS_NO_MORE))
        {
            assert_eq!(self.contexts[index].stage, Stage::Verified);
            self.contexts[index].identical(number, file.octets());
        }
        opened
    }

    fn open_mrz(&mut self) {
        let (_, file) = self.data_group();
        // SAFETY: the file is as long, and the output is one; so below.
        let open = |context, data, len, out| unsafe { idchip_mrz_open(context, data, len, out) };
        let Some(mrz) = self.open::<idchip_mrz>(1, file, &[], open) else { return };
        for slice in [
            mrz.lines,
            mrz.document_code,
            mrz.issuing_state,
            mrz.nationality,
            mrz.optional_data_1,
            mrz.optional_data_2,
            mrz.name,
        ] {
            file.must_hold(&slice);
        }
        for text in [&mrz.document_number[..], &mrz.primary_identifier, &mrz.secondary_identifier] {
            assert_eq!(text.last(), Some(&0));
        }
    }

    fn open_face(&mut self) {
        let (_, file) = self.data_group();
        let open =
            |context, data, len, out| unsafe { idchip_face_image_open(context, data, len, out) };
        let Some(face) = self.open::<idchip_face_image>(2, file, &[ABSENT], open) else { return };
        file.must_hold(&face.image);
        let at = usize::try_from(face.at).unwrap();
        assert!(file.octets().get(at..at + face.image.len).is_some());
    }

    fn open_citizen(&mut self) {
        let (_, file) = self.data_group();
        let open =
            |context, data, len, out| unsafe { idchip_citizen_open(context, data, len, out) };
        let Some(citizen) = self.open::<idchip_citizen>(13, file, &[], open) else { return };
        for text in [
            citizen.personal_number,
            citizen.full_name,
            citizen.date_of_birth,
            citizen.sex,
            citizen.nationality,
            citizen.ethnicity,
            citizen.religion,
            citizen.place_of_origin,
            citizen.place_of_residence,
            citizen.personal_identification,
            citizen.date_of_issue,
            citizen.date_of_expiry,
            citizen.father,
            citizen.mother,
            citizen.spouse,
            citizen.old_number,
            citizen.field_16,
        ] {
            must_be_one_of(text.status, &[ABSENT, Parse]);
            file.must_hold(&text.text);
            assert!(text.status == IDCHIP_STATUS_OK || text.text.data.is_null());
        }
    }

    fn open_security_info(&mut self) {
        let at = self.input.index();
        let (_, file) = self.data_group();
        let open = |context, data, len, out| unsafe {
            idchip_security_info_open(context, data, len, at, out)
        };
        let info = self.open::<idchip_security_info>(14, file, &[NO_MORE], open);
        let Some(info) = info else { return };
        for slice in [
            info.encoding,
            info.protocol,
            info.identifier,
            info.subject_public_key_info,
            info.signature_algorithm,
        ] {
            file.must_hold(&slice);
        }
    }

    fn open_key(&mut self) {
        let (_, file) = self.data_group();
        let open = |context, data, len, out| unsafe {
            idchip_active_authentication_key_open(context, data, len, out)
        };
        let key = self.open::<idchip_active_authentication_key>(15, file, &[], open);
        let Some(key) = key else { return };
        for slice in [key.subject_public_key_info, key.modulus, key.exponent, key.curve, key.point]
        {
            file.must_hold(&slice);
        }
    }

    fn begin_stream(&mut self) {
        let (index, context, refusal) = self.context();
        let number = u32::from(self.input.octet() % 20);
        // SAFETY: the context is one, or as many octets of something else; so below.
        let status = unsafe { idchip_data_group_begin(context, number) };
        let documented = [DataGroup, UNKNOWN_DATA_GROUP, NOT_EXAMINED, NOT_VERIFIED];
        if Self::is_refused(status, refusal, &documented) {
            return;
        }
        let context = &mut self.contexts[index];
        if status == IDCHIP_STATUS_OK {
            context.stream = Some(Stream { number, file: Vec::new(), image: Some(Vec::new()) });
        } else if status != IDCHIP_STATUS_UNKNOWN_DATA_GROUP {
            context.stream = None;
        }
    }

    /// A file in chunks, from any place on.
    fn update_stream(&mut self) {
        let (index, context, refusal) = self.context();
        let (is_face, from) = (self.input.octet() & 1 == 1, self.input.index());
        let chunk_length = self.input.number().max(1);
        let (_, file) = self.data_group();
        let octets = file.octets().get(from & 1..).unwrap_or_default();
        for chunk in octets.chunks(chunk_length).take(64) {
            let chunk = self.keep(chunk.to_vec());
            let mut image = Vec::new();
            let status = if is_face {
                let (mut held, mut part) = (NO_SLICE, NO_SLICE);
                // SAFETY: the chunk is as long, and the outputs are ours.
                let status = unsafe {
                    idchip_face_image_update(context, chunk.data, chunk.len, &mut held, &mut part)
                };
                if status == IDCHIP_STATUS_OK {
                    chunk.must_hold(&part);
                    if !held.data.is_null() {
                        let memory = &self.contexts[index].memory;
                        let at = held.data.addr().checked_sub(memory.start.addr());
                        assert!(at.is_some_and(|at| at + held.len <= memory.len));
                    }
                    for slice in [held, part].iter().filter(|slice| slice.len > 0) {
                        // SAFETY: it lies in the context, or in the chunk.
                        image.extend_from_slice(unsafe {
                            core::slice::from_raw_parts(slice.data, slice.len)
                        });
                    }
                } else {
                    assert_eq!([held.len, part.len], [usize::MAX; 2]);
                }
                status
            } else {
                // SAFETY: the chunk is as long.
                unsafe { idchip_data_group_update(context, chunk.data, chunk.len) }
            };
            if Self::is_refused(status, refusal, &[NO_STREAM, Parse]) {
                return;
            }
            let context = &mut self.contexts[index];
            let is_taken = context.stream.is_some() && (!is_face || context.is_stream_of(2));
            assert_eq!(status == IDCHIP_STATUS_NO_STREAM, !is_taken);
            assert!(is_face || !is_taken || status == IDCHIP_STATUS_OK);
            if let Some(stream) = context.stream.as_mut().filter(|_| is_taken) {
                stream.file.extend_from_slice(chunk.octets());
                stream.image = stream.image.take().filter(|_| is_face).map(|mut all| {
                    all.extend_from_slice(&image);
                    all
                });
            }
        }
    }

    fn finish_stream(&mut self) {
        let (index, context, refusal) = self.context();
        let is_face = self.input.octet() & 1 == 1;
        let documented = [NO_STREAM, DataGroup, Parse, ABSENT, NOT_VERIFIED];
        let (status, extent) = if is_face {
            output(|out| unsafe { idchip_face_image_finish(context, out) })
        } else {
            (unsafe { idchip_data_group_finish(context) }, None)
        };
        let documented = if is_face { &documented[..] } else { &documented[..2] };
        if Self::is_refused(status, refusal, documented) {
            return;
        }
        let context = &mut self.contexts[index];
        let is_taken = context.stream.is_some() && (!is_face || context.is_stream_of(2));
        assert_eq!(status == IDCHIP_STATUS_NO_STREAM, !is_taken);
        let Some(stream) = context.stream.take_if(|_| is_taken) else { return };
        // What is wrong with an image is told of one that was signed.
        let is_identical = !matches!(status, 300..400);
        if is_identical {
            context.identical(stream.number, &stream.file);
        }
        if let Some(extent) = extent {
            assert_eq!(context.stage, Stage::Verified);
            let (at, length) = (extent.at.try_into().unwrap(), extent.length.try_into().unwrap());
            let image = stream.file.split_at(at).1.split_at(length).0;
            assert!(stream.image.is_none_or(|passed_on| passed_on == image));
        }
    }

    fn report(&mut self) {
        let (index, context, refusal) = self.context();
        let (what, id) = (self.input.octet() % 10, u32::from(self.input.octet()));
        let at = if id > 250 { usize::MAX } else { usize::try_from(id).unwrap() % 16 };
        let context: *const idchip_context = context;
        // SAFETY: as above, and the outputs are ours.
        let status = unsafe {
            match what {
                0 => output(|out| idchip_report_verdict(context, out)).0,
                1 => output(|out| idchip_report_check(context, id, out)).0,
                2 => output(|out| idchip_report_check_alone(context, id, out)).0,
                3 => output(|out| idchip_report_data_group(context, id, out)).0,
                4 => output(|out| idchip_report_finding(context, at, out)).0,
                5 => output(|out| idchip_report_finding_of_check(context, id % 12, at, out)).0,
                6 => output(|out| idchip_report_finding_of_anchor(context, at, out)).0,
                7 => self.report_error(context),
                8 => output(|out| idchip_report_signer(context, out)).0,
                _ => output(|out| idchip_report_anchor(context, out)).0,
            }
        };
        let documented: &[May] = match what {
            0 => &[NOT_EXAMINED],
            1 | 2 => &[UNKNOWN_CHECK, NOT_EXAMINED],
            3 => &[UNKNOWN_DATA_GROUP, NOT_EXAMINED],
            4 | 6 => &[NO_MORE, NOT_EXAMINED],
            5 => &[NO_MORE, UNKNOWN_CHECK, NOT_EXAMINED],
            7 => &[ABSENT],
            _ => &[ABSENT, NOT_EXAMINED, NOT_VERIFIED],
        };
        if !Self::is_refused(status, refusal, documented) && what != 7 {
            let is_empty = self.contexts[index].stage == Stage::Empty;
            assert!(!is_empty || status != IDCHIP_STATUS_OK);
        }
    }

    /// What did not parse has a text.
    fn report_error(&self, context: *const idchip_context) -> u32 {
        // SAFETY: as above, and the outputs are ours.
        let (status, error) = output(|out| unsafe { idchip_report_error(context, out) });
        if let Some(error) = error {
            let mut buffer = [0; IDCHIP_TEXT_SIZE];
            let (place, size) = (buffer.as_mut_ptr(), buffer.len());
            let text =
                output(|out: *mut usize| unsafe { idchip_error_message(&error, place, size, out) });
            assert_eq!(text.0, IDCHIP_STATUS_OK);
        }
        status
    }

    /// Names and messages: into any buffer, and all of it or nothing.
    fn name(&mut self) {
        let (function, number) = (self.input.index(), self.input.number());
        let size = self.input.number() % (2 * IDCHIP_TEXT_SIZE);
        let buffer = self.keep(vec![PATTERN; size]);
        let number = u32::try_from(number).unwrap();
        let place = buffer.data.cast();
        let (status, length) = if let Some(name) = NAMES.get(function % (NAMES.len() + 1)) {
            // SAFETY: the buffer is as long; so below.
            output(|out: *mut usize| unsafe { name(number, place, size, out) })
        } else {
            let (kind, structure) = (200 + number % 32, number / 32 % 32);
            let values = [self.input.octet().into(), u32::MAX];
            let error = idchip_parse_error { kind, structure, at: number, values };
            output(|out: *mut usize| unsafe { idchip_error_message(&error, place, size, out) })
        };
        must_be_one_of(
            status,
            &[Be(IDCHIP_STATUS_UNKNOWN_NUMBER), Be(IDCHIP_STATUS_BUFFER_TOO_SMALL)],
        );
        assert!(status != IDCHIP_STATUS_BUFFER_TOO_SMALL || size < IDCHIP_TEXT_SIZE);
        let written = match length {
            Some(length) => {
                let text = &buffer.octets()[..length];
                assert!(!text.is_empty() && core::str::from_utf8(text).is_ok());
                assert!(!text.contains(&0) && buffer.octets()[length] == 0);
                length + 1
            }
            None => 0,
        };
        assert!(buffer.octets()[written..].iter().all(|octet| *octet == PATTERN));
    }

    fn authenticate_chip(&mut self) {
        let (index, context, refusal) = self.context();
        let (_, dg15) = self.data_group();
        let (_, dg14) = self.data_group();
        let choice = self.input.index() % RESPONSES.len();
        let challenge = self.changed(RESPONSES[choice].0);
        let response = self.changed(RESPONSES[choice].1);
        let is_without = self.input.octet() & 1 == 1;
        let (dg14_data, dg14_len) =
            if is_without { (ptr::null_mut(), 0) } else { (dg14.data, dg14.len) };
        self.signatures += 1;
        if self.signatures > SIGNATURES {
            return;
        }
        // SAFETY: all buffers are as long.
        let status = unsafe {
            idchip_active_authentication_verify(
                context,
                dg15.data,
                dg15.len,
                dg14_data,
                dg14_len,
                challenge.data,
                challenge.len,
                response.data,
                response.len,
            )
        };
        let documented = [Reason, DataGroup, Parse, NOT_EXAMINED, NOT_VERIFIED];
        if Self::is_refused(status, refusal, &documented) {
            return;
        }
        if status == IDCHIP_STATUS_OK {
            self.contexts[index].identical(15, dg15.octets());
            self.contexts[index].is_chip_genuine = true;
            assert!(RESPONSES.iter().any(|(it, _)| *it == challenge.octets()));
        } else if matches!(status, 200..300 | 400..) {
            // Files that are the signed ones, and were read before whatever else went wrong.
            let genuine = |number: u32, file: Buffer| {
                FILES.iter().any(|(it, octets)| *it == number && file.octets().starts_with(octets))
            };
            let is_any = genuine(15, dg15) || (!is_without && genuine(14, dg14));
            self.contexts[index].is_any_identical |= is_any;
        }
    }

    /// The QR code of a card, and the comparison of the parts of one.
    fn read_qr(&mut self) {
        let (index, context, refusal) = self.context();
        let octets = self.input.octets().to_vec();
        let text = self.keep(octets);
        // SAFETY: the text is as long, and the output is ours; so below.
        let (status, qr) = output(|out| unsafe { idchip_qr_read(text.data, text.len, out) });
        let of_qr = [Parse, Be(IDCHIP_STATUS_HEALTH_INSURANCE_QR), Be(IDCHIP_STATUS_NOT_UTF8)];
        must_be_one_of(status, &of_qr);
        if let Some(qr) = qr {
            for slice in [
                qr.personal_number,
                qr.old_number,
                qr.full_name,
                qr.date_of_birth,
                qr.sex,
                qr.place_of_residence,
                qr.date_of_issue,
            ] {
                text.must_hold(&slice);
            }
        }
        let (_, dg1) = self.data_group();
        let (_, dg13) = self.data_group();
        let (status, checks) = output(|out: *mut idchip_cross_checks| unsafe {
            idchip_cross_check(
                context, dg1.data, dg1.len, dg13.data, dg13.len, text.data, text.len, out,
            )
        });
        let documented = [of_qr[0], of_qr[1], of_qr[2], DataGroup, NOT_EXAMINED, NOT_VERIFIED];
        if Self::is_refused(status, refusal, &documented) {
            return;
        }
        let context = &mut self.contexts[index];
        for (number, file) in [(1, dg1), (13, dg13)] {
            let is_genuine =
                FILES.iter().any(|(it, octets)| *it == number && file.octets().starts_with(octets));
            context.is_any_identical |= context.stage == Stage::Verified && is_genuine;
            assert!(checks.is_none() || file.len == 0 || is_genuine);
        }
        if let Some(checks) = checks {
            assert_eq!(context.stage, Stage::Verified);
            assert_eq!(checks.agree & checks.differ, 0);
            assert_eq!((checks.agree | checks.differ) >> 14, 0);
        }
    }

    fn conclude(&mut self) {
        let (index, context, refusal) = self.context();
        let status = unsafe { idchip_context_conclude(context) };
        assert_eq!(status, unsafe { idchip_context_conclude(context) });
        if Self::is_refused(status, refusal, &[Reason, NOT_EXAMINED]) {
            return;
        }
        let (verdict_status, verdict) =
            output(|out: *mut idchip_verdict| unsafe { idchip_report_verdict(context, out) });
        let context = &self.contexts[index];
        assert_eq!(verdict_status == IDCHIP_STATUS_OK, context.stage != Stage::Empty);
        let is_accepted = verdict.is_some_and(|it| it.verdict == IDCHIP_VERDICT_ACCEPTED);
        assert_eq!(is_accepted, status == IDCHIP_STATUS_OK);
        if let Some(verdict) = verdict.filter(|_| !is_accepted) {
            assert_eq!(verdict.check.reason, status);
        }
        self.is_accepted |= is_accepted;
        if is_accepted {
            assert!(matches!(context.stage, Stage::Verified | Stage::Examined));
            assert!(context.has_anchor && context.is_any_identical && context.are_all_genuine);
            assert_ne!(context.policy, IDCHIP_POLICY_WITH_REVOCATION);
            assert!(context.policy != IDCHIP_POLICY_WITH_CHIP || context.is_chip_genuine);
        }
    }

    /// What a context knew is gone, and nothing else was written.
    fn close(&mut self, index: usize, pointer: *mut idchip_context, refusal: Option<u32>) {
        let status = unsafe { idchip_context_close(pointer) };
        if Self::is_refused(status, refusal, &[]) {
            return;
        }
        let context = &mut self.contexts[index];
        context.memory.state = State::Closed;
        context.forget();
        let octets = context.memory.octets();
        let (before, rest) = octets.split_at(context.memory.at);
        let (object, after) = rest.split_at(idchip_context_size());
        assert!(before.iter().chain(after).all(|octet| *octet == PATTERN));
        // Behind the mark, which tells that it was closed; a gap may never have been written to.
        let (_, wiped) = object.split_at(size_of::<usize>());
        assert!(wiped.iter().all(|octet| [0, PATTERN].contains(octet)));
        assert_eq!(unsafe { idchip_context_close(pointer) }, IDCHIP_STATUS_CLOSED);
    }

    fn file_length(&mut self) {
        let octets = self.input.octets().to_vec();
        let first = self.keep(octets);
        let (status, length) =
            output(|out: *mut u32| unsafe { idchip_file_length(first.data, first.len, out) });
        must_be_one_of(status, &[Parse, Be(IDCHIP_STATUS_MORE_BYTES_NEEDED)]);
        assert!(status != IDCHIP_STATUS_MORE_BYTES_NEEDED || first.len < 8);
        assert!(length.is_none_or(|length| length >= 2));
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

/// Whether a data group was the signed one, whatever it then was.
const fn is_identical(status: u32) -> bool {
    matches!(status, IDCHIP_STATUS_OK | 200..300)
}

/// What a function that fails must leave as it is.
const NO_SLICE: idchip_slice = idchip_slice { data: ptr::null(), len: usize::MAX };

fn keep(kept: &mut Vec<*mut [u8]>, octets: Vec<u8>) -> Buffer {
    let buffer = Box::into_raw(octets.into_boxed_slice());
    kept.push(buffer);
    Buffer { data: buffer.cast(), len: buffer.len() }
}
