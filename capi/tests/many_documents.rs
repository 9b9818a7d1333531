//! The index over anchors and the memory of signers: they change no report.

mod common;

use core::ptr;
use core::slice;

use common::{Anchors, Memory, files, manifest, output, read, read_all, vn_good};
use idchip_capi::*;

fn index_size(anchors: *const idchip_anchors) -> usize {
    output(|size| unsafe { idchip_anchors_index_size(anchors, size) }).unwrap()
}

/// Makes an index, which is left to the list.
fn index(anchors: *mut idchip_anchors) -> u32 {
    let size = index_size(anchors);
    let memory = Box::leak(Box::new(Memory::new(size)));
    unsafe { idchip_anchors_index(anchors, memory.pointer(), size) }
}

/// A list of anchors that has room for this many more.
fn list(certificates: &[Vec<u8>], room: usize) -> (Memory, *mut idchip_anchors) {
    let mut memory = Memory::new(idchip_anchors_size(certificates.len() + room));
    let open = |place| unsafe { idchip_anchors_open(memory.pointer(), memory.len(), place) };
    let anchors = output(open).unwrap();
    for der in certificates {
        assert_eq!(add(anchors, der), IDCHIP_STATUS_OK);
    }
    (memory, anchors)
}

fn add(anchors: *mut idchip_anchors, der: &[u8]) -> u32 {
    unsafe { idchip_anchors_add_certificate(anchors, der.as_ptr(), der.len()) }
}

fn known_signers(count: usize) -> (Memory, *mut idchip_known_signers) {
    let mut memory = Memory::new(idchip_known_signers_size(count));
    let open = |place| unsafe {
        idchip_known_signers_open(memory.pointer(), idchip_known_signers_size(count), place)
    };
    let known = output(open).unwrap();
    (memory, known)
}

/// A context in memory of its own that uses these anchors.
fn context(anchors: *const idchip_anchors) -> (Memory, *mut idchip_context) {
    let mut memory = Memory::new(idchip_context_size());
    let open = |place| unsafe {
        let (memory, length) = (memory.pointer(), memory.len());
        idchip_context_open(memory, length, anchors, common::AT, IDCHIP_POLICY_DEFAULT, place)
    };
    let context = output(open).unwrap();
    (memory, context)
}

/// The report on EF.SOD, or the status of a file that does not parse.
fn report(
    anchors: *const idchip_anchors,
    sod: &[u8],
    known: Option<*mut idchip_known_signers>,
) -> Result<String, u32> {
    let (_memory, context) = context(anchors);
    let mut scratch = vec![0; sod.len()];
    let (sod, sod_len) = (sod.as_ptr(), sod.len());
    let (scratch, scratch_len) = (scratch.as_mut_ptr(), scratch.len());
    let status = unsafe {
        match known {
            None => idchip_sod_examine(context, sod, sod_len, scratch, scratch_len),
            Some(known) => idchip_sod_examine_with_known_signers(
                context,
                known,
                sod,
                sod_len,
                scratch,
                scratch_len,
            ),
        }
    };
    if status != IDCHIP_STATUS_OK {
        return Err(status);
    }
    let length =
        output(|length| unsafe { idchip_report_json(context, ptr::null_mut(), 0, length) });
    let mut buffer = vec![0_u8; length.unwrap() + 1];
    let place = buffer.as_mut_ptr().cast();
    output(|length| unsafe { idchip_report_json(context, place, buffer.len(), length) }).unwrap();
    assert_eq!(unsafe { idchip_context_close(context) }, IDCHIP_STATUS_OK);
    Ok(String::from_utf8(buffer).unwrap())
}

#[test]
fn every_report_is_the_same_with_an_index_and_known_signers() {
    let manifest = manifest();
    let (_memory, known) = known_signers(8);
    for card in manifest["cards"].as_array().unwrap() {
        let name = &card["name"];
        let certificates = read_all(&card["anchors"]);
        let (_plain, plain) = list(&certificates, 0);
        let (_indexed, indexed) = list(&certificates, 1);
        assert_eq!(index(indexed), IDCHIP_STATUS_OK, "{name}");
        let sod = &files(card)["EF.SOD"];
        let expected = report(plain, sod, None);
        // The second time, the signer may be known.
        for _ in 0..2 {
            assert_eq!(report(indexed, sod, Some(known)), expected, "{name}");
        }
    }
}

#[test]
fn an_anchor_that_is_added_after_the_index_counts() {
    let [own, other] = ["anchors/vn_good.der", "anchors/td3_passport.der"].map(read);
    let sod = &vn_good()["EF.SOD"];
    let certificates = [other, own];
    let [other, own] = &certificates;
    let (_plain, plain) = list(&certificates, 0);
    let expected = report(plain, sod, None);
    let (_memory, anchors) = list(slice::from_ref(other), 3);
    assert_eq!(index(anchors), IDCHIP_STATUS_OK);
    assert_ne!(report(anchors, sod, None), expected);
    assert_eq!(add(anchors, own), IDCHIP_STATUS_OK);
    assert_eq!(report(anchors, sod, None), expected);
    // A further index has the certificates once.
    let before = index_size(anchors);
    assert_eq!(index(anchors), IDCHIP_STATUS_OK);
    assert_eq!(report(anchors, sod, None), expected);
    assert_eq!(index_size(anchors), before);
    assert_eq!(index(anchors), IDCHIP_STATUS_LIST_FULL);
}

#[test]
fn memory_that_is_too_small_makes_no_index() {
    let certificates = [read("anchors/vn_good.der"), read("anchors/td3_passport.der")];
    let (_memory, anchors) = list(&certificates, 1);
    let size = index_size(anchors);
    let mut memory = Memory::new(size);
    for short in 0..size {
        let status = unsafe { idchip_anchors_index(anchors, memory.pointer(), short) };
        assert_eq!(status, IDCHIP_STATUS_MEMORY_TOO_SMALL, "{short} of {size}");
    }
    // Nothing was added: there is room for the index.
    assert_eq!(unsafe { idchip_anchors_index(anchors, memory.pointer(), size) }, IDCHIP_STATUS_OK);
    let empty = Anchors::of(&[]);
    assert_eq!(index_size(empty.pointer), idchip_anchors_size(0));
}

#[test]
fn a_memory_of_any_size_remembers_as_many_signers() {
    let certificates = [read("anchors/vn_good.der")];
    let (_memory, anchors) = list(&certificates, 0);
    let sod = &vn_good()["EF.SOD"];
    let expected = report(anchors, sod, None);
    for count in 0..3 {
        let (_memory, known) = known_signers(count);
        for _ in 0..2 {
            assert_eq!(report(anchors, sod, Some(known)), expected);
        }
    }
}
