//! Lists of anchors: shared between threads, added to, and read from a master list.

mod common;
#[path = "../../tests/common/corpus.rs"]
mod corpus;

use core::ptr;
use std::fs;

use common::{Anchors, output, read};
use corpus::corpus;
use idchip_capi::*;

#[test]
fn many_threads_share_one_list_of_anchors() {
    struct Shared(*const idchip_anchors);
    // The list is only read from here on.
    unsafe impl Sync for Shared {}

    let files = common::vn_good();
    let certificates = [read("anchors/vn_good.der")];
    let anchors = Anchors::of(&certificates);
    let shared = Shared(anchors.pointer);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                let shared = &shared;
                let mut memory = common::Memory::new(idchip_context_size());
                for _ in 0..4 {
                    let context = output(|place| unsafe {
                        let (memory, length) = (memory.pointer(), memory.len());
                        idchip_context_open(memory, length, shared.0, common::AT, 0, place)
                    });
                    let context = context.unwrap();
                    let sod = &files["EF.SOD"];
                    let status = unsafe {
                        idchip_sod_verify(context, sod.as_ptr(), sod.len(), ptr::null_mut(), 0)
                    };
                    assert_eq!(status, IDCHIP_STATUS_OK);
                    for (number, name) in [(1, "EF.DG1"), (2, "EF.DG2")] {
                        let file = &files[name];
                        let status = unsafe {
                            idchip_data_group_check(context, number, file.as_ptr(), file.len())
                        };
                        assert_eq!(status, IDCHIP_STATUS_OK);
                    }
                    assert_eq!(unsafe { idchip_context_conclude(context) }, IDCHIP_STATUS_OK);
                    assert_eq!(unsafe { idchip_context_close(context) }, IDCHIP_STATUS_OK);
                }
            });
        }
    });
}

#[test]
fn anchors_that_are_added_later_count_for_later_contexts() {
    let files = common::vn_good();
    let der = read("anchors/vn_good.der");
    let mut memory = common::Memory::new(idchip_anchors_size(2));
    let anchors =
        output(|place| unsafe { idchip_anchors_open(memory.pointer(), memory.len(), place) });
    let anchors = anchors.unwrap();
    let open = |memory: &mut common::Memory| {
        output(|place| unsafe {
            let (memory, length) = (memory.pointer(), memory.len());
            idchip_context_open(memory, length, anchors, common::AT, 0, place)
        })
        .unwrap()
    };
    let (mut first, mut second) =
        (common::Memory::new(idchip_context_size()), common::Memory::new(idchip_context_size()));
    let before = open(&mut first);
    let added = unsafe { idchip_anchors_add_certificate(anchors, der.as_ptr(), der.len()) };
    assert_eq!(added, IDCHIP_STATUS_OK);
    let after = open(&mut second);
    let sod = &files["EF.SOD"];
    let verify = |context| unsafe {
        idchip_sod_verify(context, sod.as_ptr(), sod.len(), ptr::null_mut(), 0)
    };
    assert_eq!(verify(before), IDCHIP_STATUS_REASON_NO_ANCHOR);
    assert_eq!(verify(after), IDCHIP_STATUS_OK);
}

#[test]
fn a_master_list_is_read_where_it_stands() {
    let Some(list) = corpus("masterlists/DE_ML_2024-04-10.ml") else { return };
    let list = fs::read(list).unwrap();
    let mut memory = common::Memory::new(idchip_anchors_size(1));
    let anchors =
        output(|place| unsafe { idchip_anchors_open(memory.pointer(), memory.len(), place) });
    let anchors = anchors.unwrap();
    let add =
        |list: &[u8]| unsafe { idchip_anchors_add_master_list(anchors, list.as_ptr(), list.len()) };
    let cut = add(&list[..list.len() - 1]);
    assert!((200..300).contains(&cut), "{cut}");
    assert_eq!(add(&list), IDCHIP_STATUS_OK);
    assert_eq!(add(&list), IDCHIP_STATUS_LIST_FULL);
}
