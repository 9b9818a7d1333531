//! Anchors from files in any form.

mod common;
#[path = "../../tests/common/forms.rs"]
mod forms;

use core::ptr;

use common::{AT, Memory, output};
use forms::{Expected, samples};
use idchip_capi::*;

/// Anchors in memory of their own.
struct List {
    _memory: Memory,
    pointer: *mut idchip_anchors,
}

impl List {
    fn new() -> Self {
        let mut memory = Memory::new(idchip_anchors_size(1));
        let pointer =
            output(|place| unsafe { idchip_anchors_open(memory.pointer(), memory.len(), place) });
        Self { _memory: memory, pointer: pointer.unwrap() }
    }

    fn add(&self, file: &[u8], scratch: &mut [u8]) -> Result<idchip_anchor_file, u32> {
        output(|place| unsafe {
            let (data, length) = (scratch.as_mut_ptr(), scratch.len());
            idchip_anchors_add(self.pointer, file.as_ptr(), file.len(), data, length, place)
        })
    }

    /// The status of EF.SOD of the card `vn_good` under these anchors.
    fn verify_card(&self) -> u32 {
        let files = common::vn_good();
        let mut memory = Memory::new(idchip_context_size());
        let context = output(|place| unsafe {
            let (memory, length) = (memory.pointer(), memory.len());
            idchip_context_open(memory, length, self.pointer, AT, IDCHIP_POLICY_DEFAULT, place)
        });
        let sod = &files["EF.SOD"];
        unsafe { idchip_sod_verify(context.unwrap(), sod.as_ptr(), sod.len(), ptr::null_mut(), 0) }
    }
}

fn scratch_size(file: &[u8]) -> usize {
    output(|place| unsafe { idchip_anchors_scratch_size(file.as_ptr(), file.len(), place) })
        .unwrap()
}

fn examine(file: &[u8], scratch: &mut [u8]) -> Result<idchip_anchor_file, u32> {
    output(|place| unsafe {
        let (data, length) = (scratch.as_mut_ptr(), scratch.len());
        idchip_anchors_examine(file.as_ptr(), file.len(), data, length, place)
    })
}

#[test]
fn every_form_is_added_or_named() {
    for sample in samples() {
        let name = sample.name;
        let size = scratch_size(&sample.bytes);
        assert!(size <= sample.bytes.len() + 9, "{name}");
        let mut scratch = vec![0xA5; size];
        let found = examine(&sample.bytes, &mut scratch).unwrap();
        let list = List::new();
        match (list.add(&sample.bytes, &mut scratch), sample.expected) {
            (Ok(added), Expected::Anchors(count) | Expected::Others(count)) => {
                assert_eq!(added.cscas, count, "{name}");
                assert_eq!(added.form, found.form, "{name}");
                // One file is one anchor, whatever it has.
                let again = list.add(&sample.bytes, &mut scratch.clone());
                assert_eq!(again.unwrap_err(), IDCHIP_STATUS_LIST_FULL, "{name}");
                let expected = match sample.expected {
                    Expected::Anchors(_) => IDCHIP_STATUS_OK,
                    _ => IDCHIP_STATUS_REASON_NO_ANCHOR,
                };
                assert_eq!(list.verify_card(), expected, "{name}");
            }
            (Err(status), Expected::None(text, number)) => {
                assert_eq!(status, number, "{name}: {text}");
                assert_eq!(found.cscas, 0, "{name}");
                assert_eq!(list.verify_card(), IDCHIP_STATUS_REASON_NO_ANCHOR, "{name}");
            }
            (result, _) => panic!("{name}: {result:?}"),
        }
    }
}

#[test]
fn a_scratch_that_is_too_small_is_a_status_and_adds_nothing() {
    const TOO_SMALL: u32 = IDCHIP_STATUS_PARSE_SCRATCH_TOO_SMALL;
    for sample in samples() {
        let Expected::Anchors(_) = sample.expected else { continue };
        let size = scratch_size(&sample.bytes);
        if size == 0 {
            continue;
        }
        // The size has room for white space: find the least one.
        let least = (0..=size)
            .collect::<Vec<_>>()
            .partition_point(|size| examine(&sample.bytes, &mut vec![0; *size]).is_err());
        for size in [0, 1, least - 1] {
            let list = List::new();
            let status = list.add(&sample.bytes, &mut vec![0; size]).unwrap_err();
            assert_eq!(status, TOO_SMALL, "{} {size}", sample.name);
            assert_eq!(list.verify_card(), IDCHIP_STATUS_REASON_NO_ANCHOR);
        }
        assert!(List::new().add(&sample.bytes, &mut vec![0; least]).is_ok(), "{}", sample.name);
    }
}

#[test]
fn what_has_no_anchors_is_told_with_the_error_of_each_reading() {
    let named = |wanted: &str| {
        let sample = samples().into_iter().find(|sample| sample.name == wanted).unwrap();
        let mut scratch = vec![0; scratch_size(&sample.bytes)];
        examine(&sample.bytes, &mut scratch).unwrap()
    };
    let crl = named("revocation");
    assert_eq!((crl.form, crl.failures), (IDCHIP_FORM_BINARY, 1));
    assert_eq!(crl.found, IDCHIP_STRUCTURE_CERTIFICATE_LIST);
    let signers = named("ldif signers");
    assert_eq!((signers.form, signers.others, signers.cscas), (IDCHIP_FORM_LDIF, 1, 0));
    let cut = named("cut off");
    assert_eq!(cut.found, 0);
    let length = IDCHIP_STATUS_PARSE_LENGTH_EXCEEDS_INPUT;
    for error in [cut.as_certificate, cut.as_bundle, cut.as_master_list] {
        assert_eq!(error.kind, length);
    }
    assert_eq!(cut.as_certificate.structure, IDCHIP_STRUCTURE_CERTIFICATE);
    assert_eq!(cut.as_bundle.structure, IDCHIP_STRUCTURE_CERTIFICATE_BUNDLE);
    assert_eq!(named("words").form, IDCHIP_FORM_UNKNOWN);
}
