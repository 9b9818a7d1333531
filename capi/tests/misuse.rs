//! Whatever a function is called with, it returns a status and leaves its outputs alone.

#[path = "misuse/calls.rs"]
mod calls;
mod common;

use core::ptr;
use std::fs;

use calls::{Fault, with_calls};
use common::{AT, Anchors, Context, Memory, output, read, root, with_good_card};
use idchip_capi::*;

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

#[test]
fn every_function_of_the_header_is_called_here() {
    with_calls(|_, calls, _| {
        let called: Vec<_> = calls.iter().map(|call| call.name).collect();
        let without_pointers = [
            "idchip_algorithms_available",
            "idchip_algorithms_size",
            "idchip_anchors_size",
            "idchip_context_alignment",
            "idchip_context_size",
            "idchip_known_signers_size",
            "idchip_links_size",
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
    assert_eq!(idchip_links_size(usize::MAX / 2), usize::MAX);
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
        for node in [0, 29, 1 << 16, u32::MAX] {
            let outcome = output(|place| unsafe { idchip_report_tr03135(pointer, node, place) });
            assert_eq!(outcome.map(|outcome| outcome.result), Err(IDCHIP_STATUS_UNKNOWN_CHECK));
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
