//! Whatever a function is called with, it returns a status and leaves its outputs alone.

mod common;

use core::cell::Cell;
use core::ffi::c_char;
use core::marker::PhantomData;
use core::ptr;
use std::collections::BTreeMap;
use std::fs;

use common::{AT, Anchors, Context, Memory, output, read, root, vn_good, with_good_card};
use idchip_capi::*;

/// How a call differs from a good one.
#[derive(Default)]
struct Fault {
    /// This pointer of the call, counted from 0, is NULL.
    null: Option<usize>,
    /// This pointer is one byte past where it should be.
    misaligned: Option<usize>,
    /// The object that the call is about, in place of the good one.
    object: Option<*mut u8>,
    /// The pointers that were handed out so far.
    count: Cell<usize>,
}

impl Fault {
    /// The next pointer of the call.
    fn place<T>(&self, good: *mut T) -> *mut T {
        let index = self.count.replace(self.count.get() + 1);
        if self.null == Some(index) {
            ptr::null_mut()
        } else if self.misaligned == Some(index) {
            good.wrapping_byte_add(1)
        } else {
            good
        }
    }

    /// The same, of an input. Bytes have no alignment: they stay where they are.
    fn data(&self, good: &[u8]) -> *const u8 {
        let index = self.count.replace(self.count.get() + 1);
        if self.null == Some(index) { ptr::null() } else { good.as_ptr() }
    }

    /// The same, of the object that the call is about.
    fn object<T>(&self, good: *mut T) -> *mut T {
        self.place(self.object.map_or(good, <*mut u8>::cast))
    }
}

/// A place for an output that notices whether it was written: plain bytes, without padding.
struct Guarded<T> {
    words: Vec<u128>,
    of: PhantomData<T>,
}

impl<T> Guarded<T> {
    fn new() -> Self {
        let words = (2 * size_of::<T>()).div_ceil(size_of::<u128>());
        Self { words: vec![u128::from_ne_bytes([PATTERN; 16]); words], of: PhantomData }
    }

    const fn pointer(&mut self) -> *mut T {
        self.words.as_mut_ptr().cast()
    }

    fn is_untouched(&self) -> bool {
        self.words.iter().all(|word| *word == u128::from_ne_bytes([PATTERN; 16]))
    }
}

const PATTERN: u8 = 0xA5;

/// What a call came to, and whether its outputs are as before.
struct Came {
    status: u32,
    is_untouched: bool,
    pointers: usize,
}

impl Came {
    fn of<T>(status: u32, fault: &Fault, place: &Guarded<T>) -> Self {
        Self { status, is_untouched: place.is_untouched(), pointers: fault.count.get() }
    }

    fn plain(status: u32, fault: &Fault) -> Self {
        Self { status, is_untouched: true, pointers: fault.count.get() }
    }
}

/// A call of one function. The first pointer is its object where `has_object`.
struct Call<'a> {
    name: &'static str,
    has_object: bool,
    call: Box<dyn Fn(&Fault) -> Came + 'a>,
}

/// Calls with a place for one output at the end.
macro_rules! calls {
    ($calls:ident: $($name:ident($fault:ident $(, $argument:expr)*) -> $output:ty;)*) => {$(
        $calls.push(Call {
            name: stringify!($name),
            has_object: false,
            call: Box::new(move |$fault| {
                let mut place = Guarded::<$output>::new();
                let status = unsafe { $name($($argument,)* $fault.place(place.pointer())) };
                Came::of(status, $fault, &place)
            }),
        });
    )*};
    ($calls:ident: $($name:ident($fault:ident $(, $argument:expr)*);)*) => {$(
        $calls.push(Call {
            name: stringify!($name),
            has_object: false,
            call: Box::new(move |$fault| Came::plain(unsafe { $name($($argument),*) }, $fault)),
        });
    )*};
}

/// The good files, and what else calls need.
struct World {
    files: BTreeMap<String, Vec<u8>>,
    der: Vec<u8>,
    list: Vec<u8>,
}

impl World {
    fn new() -> Self {
        Self { files: vn_good(), der: read("anchors/vn_good.der"), list: master_list() }
    }
}

/// Bytes that are no master list: the call is refused, but its pointers are checked before.
fn master_list() -> Vec<u8> {
    vec![0x30, 0]
}

const QR: &[u8] =
    "001099012345|012345678|Nguyễn Văn A|01011999|Nam|Số 1, Hà Nội|01062021".as_bytes();

/// A call of every function that takes a pointer.
fn calls<'a>(
    world: &'a World,
    context: *mut idchip_context,
    anchors: *mut idchip_anchors,
    signers: *mut idchip_signers,
) -> Vec<Call<'a>> {
    let mut calls = Vec::new();
    let file = |name: &str| world.files[name].as_slice();
    let (sod, com, dg1, dg2) = (file("EF.SOD"), file("EF.COM"), file("EF.DG1"), file("EF.DG2"));
    let (dg13, dg14, dg15) = (file("EF.DG13"), file("EF.DG14"), file("EF.DG15"));
    let access = file("EF.CardAccess");
    let (der, list) = (world.der.as_slice(), world.list.as_slice());

    calls! { calls:
        idchip_context_use_signers(f, f.object(context), f.place(signers));
        idchip_sod_verify(f, f.object(context), f.data(sod), sod.len(), ptr::null_mut(), 0);
        idchip_com_check(f, f.object(context), f.data(com), com.len());
        idchip_data_group_check(f, f.object(context), 2, f.data(dg2), dg2.len());
        idchip_data_group_read(f, f.object(context), 2, f.data(dg2), dg2.len());
        idchip_data_group_begin(f, f.object(context), 2);
        idchip_data_group_update(f, f.object(context), f.data(dg2), dg2.len());
        idchip_data_group_finish(f, f.object(context));
        idchip_active_authentication_verify(f, f.object(context), f.data(dg15), dg15.len(),
            f.data(dg14), dg14.len(), f.data(QR), 8, f.data(QR), 8);
        idchip_card_access_check(f, f.object(context), f.data(dg14), dg14.len(), f.data(access),
            access.len());
        idchip_context_conclude(f, f.object(context));
    }
    calls! { calls:
        idchip_mrz_open(f, f.object(context), f.data(dg1), dg1.len()) -> idchip_mrz;
        idchip_citizen_open(f, f.object(context), f.data(dg13), dg13.len()) -> idchip_citizen;
        idchip_dg13_open(f, f.object(context), f.data(dg13), dg13.len()) -> idchip_slice;
        idchip_face_image_open(f, f.object(context), f.data(dg2), dg2.len()) -> idchip_face_image;
        idchip_face_image_finish(f, f.object(context)) -> idchip_face_image_extent;
        idchip_security_info_open(f, f.object(context), f.data(dg14), dg14.len(), 0)
            -> idchip_security_info;
        idchip_active_authentication_key_open(f, f.object(context), f.data(dg15), dg15.len())
            -> idchip_active_authentication_key;
        idchip_cross_check(f, f.object(context), f.data(dg1), dg1.len(), f.data(dg13), dg13.len(),
            f.data(QR), QR.len()) -> idchip_cross_checks;
        idchip_report_verdict(f, f.object(context)) -> idchip_verdict;
        idchip_report_check(f, f.object(context), 1) -> idchip_check;
        idchip_report_check_alone(f, f.object(context), 1) -> idchip_check;
        idchip_report_data_group(f, f.object(context), 1) -> u32;
        idchip_report_finding(f, f.object(context), 0) -> u32;
        idchip_report_finding_of_check(f, f.object(context), 1, 0) -> u32;
        idchip_report_finding_of_anchor(f, f.object(context), 0) -> u32;
        idchip_report_error(f, f.object(context)) -> idchip_parse_error;
        idchip_report_signer(f, f.object(context)) -> idchip_slice;
        idchip_report_anchor(f, f.object(context)) -> idchip_slice;
    }
    // The examination comes last but one: nothing can be opened after it.
    calls! { calls:
        idchip_sod_examine(f, f.object(context), f.data(sod), sod.len(), ptr::null_mut(), 0);
        idchip_context_close(f, f.object(context));
    }
    for call in &mut calls {
        call.has_object = true;
    }

    calls! { calls:
        idchip_anchors_add_certificate(f, f.place(anchors), f.data(der), der.len());
        idchip_anchors_add_master_list(f, f.place(anchors), f.data(list), list.len());
        idchip_signers_add_certificate(f, f.place(signers), f.data(der), der.len());
    }
    calls! { calls:
        idchip_file_length(f, f.data(dg2), 4) -> u32;
        idchip_qr_read(f, f.data(QR), QR.len()) -> idchip_qr;
        idchip_qr_repair(f, f.data(QR), QR.len(), ptr::null_mut(), 0) -> idchip_repaired;
    }
    push_two_outputs(&mut calls, context, dg2);
    push_opens(&mut calls, anchors);
    push_texts(&mut calls);
    calls
}

/// The one function with two outputs.
fn push_two_outputs<'a>(calls: &mut Vec<Call<'a>>, context: *mut idchip_context, dg2: &'a [u8]) {
    let update = move |fault: &Fault| {
        let (mut held, mut part) = (Guarded::<idchip_slice>::new(), Guarded::new());
        let (held_place, part_place) = (held.pointer(), part.pointer());
        let status = unsafe {
            idchip_face_image_update(
                fault.object(context),
                fault.data(dg2),
                dg2.len(),
                fault.place(held_place),
                fault.place(part_place),
            )
        };
        let came = Came::of(status, fault, &held);
        Came { is_untouched: came.is_untouched && part.is_untouched(), ..came }
    };
    calls.push(Call { name: "idchip_face_image_update", has_object: true, call: Box::new(update) });
}

/// Those that make an object.
fn push_opens(calls: &mut Vec<Call<'_>>, anchors: *mut idchip_anchors) {
    calls.push(Call {
        name: "idchip_context_open",
        has_object: false,
        call: Box::new(move |fault| {
            let mut memory = Memory::new(idchip_context_size());
            let mut place = Guarded::new();
            let status = unsafe {
                idchip_context_open(
                    fault.place(memory.pointer().cast::<usize>()).cast(),
                    memory.len(),
                    fault.place(anchors),
                    AT,
                    IDCHIP_POLICY_DEFAULT,
                    fault.place(place.pointer()),
                )
            };
            Came::of(status, fault, &place)
        }),
    });
    macro_rules! list {
        ($open:ident, $size:ident) => {
            calls.push(Call {
                name: stringify!($open),
                has_object: false,
                call: Box::new(move |fault| {
                    let mut memory = Memory::new($size(2));
                    let mut place = Guarded::new();
                    let status = unsafe {
                        $open(
                            fault.place(memory.pointer().cast::<usize>()).cast(),
                            memory.len(),
                            fault.place(place.pointer()),
                        )
                    };
                    Came::of(status, fault, &place)
                }),
            });
        };
    }
    list!(idchip_anchors_open, idchip_anchors_size);
    list!(idchip_signers_open, idchip_signers_size);
}

/// Those that write a name or a message.
fn push_texts(calls: &mut Vec<Call<'_>>) {
    macro_rules! texts {
        ($($name:ident)*) => {$(
            calls.push(Call {
                name: stringify!($name),
                has_object: false,
                call: Box::new(|fault| {
                    let mut buffer = [PATTERN; IDCHIP_TEXT_SIZE];
                    let mut place = Guarded::new();
                    let status = unsafe {
                        $name(
                            1,
                            fault.place(buffer.as_mut_ptr()).cast::<c_char>(),
                            buffer.len(),
                            fault.place(place.pointer()),
                        )
                    };
                    Came::of(status, fault, &place)
                }),
            });
        )*};
    }
    texts! {
        idchip_check_name idchip_cross_check_name idchip_data_group_status_name
        idchip_finding_message idchip_finding_name idchip_result_name idchip_status_message
        idchip_status_name idchip_structure_name idchip_verdict_name
    }
    calls.push(Call {
        name: "idchip_error_message",
        has_object: false,
        call: Box::new(|fault| {
            let mut error = idchip_parse_error {
                kind: IDCHIP_STATUS_PARSE_TIME,
                structure: IDCHIP_STRUCTURE_EF_SOD,
                ..Default::default()
            };
            let mut buffer = [PATTERN; IDCHIP_TEXT_SIZE];
            let mut place = Guarded::new();
            let status = unsafe {
                idchip_error_message(
                    fault.place(&raw mut error),
                    fault.place(buffer.as_mut_ptr()).cast::<c_char>(),
                    buffer.len(),
                    fault.place(place.pointer()),
                )
            };
            Came::of(status, fault, &place)
        }),
    });
}

/// The functions that the header declares.
fn declared() -> Vec<String> {
    let header = fs::read_to_string(root().join("include/idchip.h")).unwrap();
    let names = header.lines().filter_map(|line| {
        let (before, _) = line.split_once('(')?;
        let name = before.rsplit([' ', '*']).next()?;
        let is_declared = !line.starts_with(['#', '/', ' ']) && name.starts_with("idchip_");
        is_declared.then(|| name.to_owned())
    });
    names.collect()
}

/// Runs a test over a call of every function.
fn with_calls(test: impl FnOnce(&World, &[Call<'_>], &mut Context)) {
    let world = World::new();
    let certificates = [world.der.clone()];
    let anchors = Anchors::of(&certificates);
    let mut memory = Memory::new(idchip_signers_size(4));
    let signers =
        output(|place| unsafe { idchip_signers_open(memory.pointer(), memory.len(), place) });
    let mut context = Context::open(&anchors, IDCHIP_POLICY_DEFAULT);
    // Whether it is accepted does not matter: pointers are looked at first, also in a build without
    // algorithms, which Miri runs in a minute or two.
    context.verify(&world.files["EF.SOD"]);
    let calls = calls(&world, context.pointer, anchors.pointer, signers.unwrap());
    test(&world, &calls, &mut context);
}

#[test]
fn every_function_of_the_header_is_called_here() {
    with_calls(|_, calls, _| {
        let called: Vec<_> = calls.iter().map(|call| call.name).collect();
        let without_pointers = [
            "idchip_anchors_size",
            "idchip_context_alignment",
            "idchip_context_size",
            "idchip_signers_size",
            "idchip_version",
        ];
        let declared = declared();
        assert!(declared.len() > 40, "{declared:?}");
        for name in &declared {
            let is_called = called.contains(&name.as_str());
            assert!(is_called != without_pointers.contains(&name.as_str()), "{name}");
        }
        assert_eq!(called.len() + without_pointers.len(), declared.len());
    });
}

#[test]
fn each_pointer_that_is_null_is_a_status() {
    with_calls(|_, calls, _| {
        for call in calls {
            // How many pointers there are, a call tells that is refused at the first.
            let fault = Fault { null: Some(0), ..Fault::default() };
            let pointers = (call.call)(&fault).pointers;
            assert!(pointers > 0, "{}", call.name);
            for index in 0..pointers {
                let fault = Fault { null: Some(index), ..Fault::default() };
                let came = (call.call)(&fault);
                assert_eq!(came.status, IDCHIP_STATUS_NULL_POINTER, "{} {index}", call.name);
                assert!(came.is_untouched, "{} {index}", call.name);
            }
        }
    });
}

#[test]
fn each_object_that_is_not_one_is_a_status() {
    with_calls(|_, calls, context| {
        let anchors = Anchors::of(&[]);
        let mut zeros = Memory::new(4096);
        unsafe { zeros.pointer().write_bytes(0, zeros.len()) };
        let mut rubbish = Memory::new(4096);
        let mut copied = Memory::new(idchip_context_size());
        let size = idchip_context_size();
        unsafe { copied.pointer().copy_from_nonoverlapping(context.memory.pointer(), size) };
        let mut closed = Context::open(&anchors, IDCHIP_POLICY_DEFAULT);
        assert_eq!(unsafe { idchip_context_close(closed.pointer) }, IDCHIP_STATUS_OK);
        let objects = [
            (zeros.pointer(), IDCHIP_STATUS_NOT_OPEN),
            (rubbish.pointer(), IDCHIP_STATUS_NOT_OPEN),
            (copied.pointer(), IDCHIP_STATUS_NOT_OPEN),
            (anchors.pointer.cast(), IDCHIP_STATUS_NOT_OPEN),
            (closed.memory.pointer(), IDCHIP_STATUS_CLOSED),
            (zeros.pointer().wrapping_byte_add(1), IDCHIP_STATUS_MISALIGNED),
        ];
        for call in calls.iter().filter(|call| call.has_object) {
            for (object, expected) in objects {
                let fault = Fault { object: Some(object.cast()), ..Fault::default() };
                let came = (call.call)(&fault);
                assert_eq!(came.status, expected, "{}", call.name);
                assert!(came.is_untouched, "{}", call.name);
            }
        }
    });
}

#[test]
fn each_output_that_is_not_aligned_is_a_status() {
    with_calls(|_, calls, _| {
        let mut refused = 0;
        for call in calls {
            let fault = Fault { null: Some(0), ..Fault::default() };
            let last = (call.call)(&fault).pointers - 1;
            let fault = Fault { misaligned: Some(last), ..Fault::default() };
            // Where the last pointer is one to bytes, it may stand anywhere.
            let came = (call.call)(&fault);
            let is_output = came.status == IDCHIP_STATUS_MISALIGNED;
            assert!(!is_output || came.is_untouched, "{}", call.name);
            refused += usize::from(is_output);
        }
        assert!(refused > 30, "{refused}");
    });
}

#[test]
fn memory_that_is_too_small_or_not_aligned_is_a_status() {
    let anchors = Anchors::of(&[]);
    let mut memory = Memory::new(idchip_context_size() + 64);
    let place = memory.pointer();
    let open = |offset: usize, length: usize| {
        output(|context| unsafe {
            let place = place.byte_add(offset);
            idchip_context_open(place, length, anchors.pointer, AT, IDCHIP_POLICY_DEFAULT, context)
        })
    };
    for length in 0..idchip_context_size() - 16 {
        assert_eq!(open(0, length), Err(IDCHIP_STATUS_MEMORY_TOO_SMALL), "{length}");
    }
    for offset in 1..idchip_context_alignment() {
        let status = open(offset, idchip_context_size());
        assert_eq!(status, Err(IDCHIP_STATUS_MEMORY_MISALIGNED));
    }
    assert_eq!(open(0, usize::MAX), Err(IDCHIP_STATUS_LENGTH_TOO_LARGE));
    // Wherever it stands, the size that is told suffices.
    for offset in (0..64).step_by(idchip_context_alignment()) {
        let context = open(offset, idchip_context_size()).unwrap();
        assert_eq!(unsafe { idchip_context_close(context) }, IDCHIP_STATUS_OK);
    }
}

#[test]
fn a_list_holds_as_many_as_its_size_says() {
    let der = read("anchors/vn_good.der");
    for count in 0..5 {
        let mut memory = Memory::new(idchip_anchors_size(count));
        let length = idchip_anchors_size(count);
        let anchors =
            output(|place| unsafe { idchip_anchors_open(memory.pointer(), length, place) });
        let anchors = anchors.unwrap();
        let add = || unsafe { idchip_anchors_add_certificate(anchors, der.as_ptr(), der.len()) };
        for _ in 0..count {
            assert_eq!(add(), IDCHIP_STATUS_OK);
        }
        assert_eq!(add(), IDCHIP_STATUS_LIST_FULL);
    }
    assert_eq!(idchip_anchors_size(usize::MAX / 2), usize::MAX);
    assert_eq!(idchip_signers_size(usize::MAX / 2), usize::MAX);
}

#[test]
fn numbers_that_are_none_are_a_status() {
    let certificates = [read("anchors/vn_good.der")];
    let anchors = Anchors::of(&certificates);
    let mut memory = Memory::new(idchip_context_size());
    for policy in [5, 99, u32::MAX] {
        let opened = output(|context| unsafe {
            let (place, length) = (memory.pointer(), memory.len());
            idchip_context_open(place, length, anchors.pointer, AT, policy, context)
        });
        assert_eq!(opened, Err(IDCHIP_STATUS_UNKNOWN_POLICY));
    }
    with_good_card(|context, files| {
        let (pointer, file) = (context.pointer, &files["EF.DG2"]);
        for number in [0, 17, 256, u32::MAX] {
            assert_eq!(context.read(number, file), IDCHIP_STATUS_UNKNOWN_DATA_GROUP);
            let status =
                output(|place| unsafe { idchip_report_data_group(pointer, number, place) });
            assert_eq!(status, Err(IDCHIP_STATUS_UNKNOWN_DATA_GROUP));
            let begun = unsafe { idchip_data_group_begin(pointer, number) };
            assert_eq!(begun, IDCHIP_STATUS_UNKNOWN_DATA_GROUP);
        }
        for number in [0, 13, 1 << 16, u32::MAX] {
            let check = output(|place| unsafe { idchip_report_check(pointer, number, place) });
            assert_eq!(check.map(|check| check.result), Err(IDCHIP_STATUS_UNKNOWN_CHECK));
        }
        let finding = output(|place| unsafe { idchip_report_finding(pointer, usize::MAX, place) });
        assert_eq!(finding, Err(IDCHIP_STATUS_NO_MORE));
    });
}

#[test]
fn lengths_that_are_none_are_a_status_and_nothing_is_a_legal_buffer() {
    with_good_card(|context, files| {
        let (pointer, file) = (context.pointer, files["EF.DG1"].as_slice());
        let check = |data: *const u8, length: usize| unsafe {
            idchip_data_group_check(pointer, 1, data, length)
        };
        assert_eq!(check(file.as_ptr(), usize::MAX), IDCHIP_STATUS_LENGTH_TOO_LARGE);
        assert_eq!(check(ptr::null(), usize::MAX), IDCHIP_STATUS_NULL_POINTER);
        // Nothing lacks its end: reading it whole mends that.
        assert_eq!(check(ptr::null(), 0), IDCHIP_STATUS_DATA_GROUP_INCOMPLETE);
        assert_eq!(check(file.as_ptr(), file.len()), IDCHIP_STATUS_OK);
    });
}

#[test]
fn every_file_cut_anywhere_is_a_status() {
    with_good_card(|context, files| {
        for name in ["EF.DG1", "EF.DG13", "EF.DG14", "EF.DG15"] {
            let number: u32 = name[5..].parse().unwrap();
            assert_eq!(context.read(number, &files[name]), IDCHIP_STATUS_OK);
        }
        let sod = &files["EF.SOD"];
        for end in 0..sod.len() {
            let status = context.verify(&sod[..end]);
            assert!((200..300).contains(&status), "{end}: {status}");
            let verdict = output(|place| unsafe { idchip_report_verdict(context.pointer, place) });
            assert_eq!(verdict.map(|_| ()), Err(IDCHIP_STATUS_NOT_EXAMINED));
            let error =
                output(|place| unsafe { idchip_report_error(context.pointer, place) }).unwrap();
            assert_eq!(error.kind, status);
        }
        // The context is as good as new.
        assert_eq!(context.verify(sod), IDCHIP_STATUS_OK);
    });
}

#[test]
fn a_text_that_does_not_fit_is_not_written() {
    let mut buffer = [0x55_u8; 32];
    let mut length = 77;
    let mut name = |size: usize| {
        let status = unsafe {
            idchip_status_name(
                IDCHIP_STATUS_NO_MORE,
                buffer.as_mut_ptr().cast(),
                size,
                &raw mut length,
            )
        };
        (status, buffer[0], length)
    };
    for size in 0.."no_more".len() + 1 {
        assert_eq!(name(size), (IDCHIP_STATUS_BUFFER_TOO_SMALL, 0x55, 77));
    }
    assert_eq!(name("no_more".len() + 1), (IDCHIP_STATUS_OK, b'n', "no_more".len()));
    assert_eq!(&buffer[..8], b"no_more\0");
    assert!(buffer[8..].iter().all(|octet| *octet == 0x55));
}

#[test]
fn a_context_that_is_closed_holds_nothing() {
    with_good_card(|context, files| {
        for (name, file) in files {
            if let Some(number) = name.strip_prefix("EF.DG") {
                assert_eq!(context.read(number.parse().unwrap(), file), IDCHIP_STATUS_OK, "{name}");
            }
        }
        assert_eq!(unsafe { idchip_context_close(context.pointer) }, IDCHIP_STATUS_OK);
        let octets = context.memory.octets();
        let written = octets.iter().skip(4 * size_of::<usize>());
        // Before and behind the slot stands what the memory held when it was given.
        assert!(written.filter(|octet| **octet != 0 && **octet != 0x55).count() == 0);
        assert_eq!(unsafe { idchip_context_close(context.pointer) }, IDCHIP_STATUS_CLOSED);
    });
}
