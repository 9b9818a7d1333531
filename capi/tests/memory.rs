//! The whole way through memory, whatever the algorithms of the build make of the card: what a
//! checker of memory looks at. Without algorithms Miri takes some minutes:
//!
//! ```sh
//! MIRIFLAGS=-Zmiri-disable-isolation cargo +nightly miri test -p idchip-capi \
//!     --no-default-features --features std --test memory --test misuse -- whole_way each_
//! ```

mod common;

use core::mem::MaybeUninit;
use core::ptr;

use common::{Memory, bytes, named, output, read, vn_good};
use idchip_capi::*;

#[test]
fn whole_way_of_two_contexts_over_one_list() {
    let files = vn_good();
    let der = read("anchors/vn_good.der");
    let mut list = Memory::new(idchip_anchors_size(2));
    let anchors =
        output(|place| unsafe { idchip_anchors_open(list.pointer(), list.len(), place) }).unwrap();
    let add = || unsafe { idchip_anchors_add_certificate(anchors, der.as_ptr(), der.len()) };
    assert_eq!(add(), IDCHIP_STATUS_OK);
    let mut list = Memory::new(idchip_signers_size(1));
    let signers =
        output(|place| unsafe { idchip_signers_open(list.pointer(), list.len(), place) }).unwrap();
    let added = unsafe { idchip_signers_add_certificate(signers, der.as_ptr(), der.len()) };
    assert_eq!(added, IDCHIP_STATUS_OK);

    let mut memory = [Memory::new(idchip_context_size()), Memory::new(idchip_context_size())];
    let contexts = memory.each_mut().map(|memory| {
        let (place, length) = (memory.pointer(), memory.len());
        output(|context| unsafe {
            idchip_context_open(place, length, anchors, common::AT, 0, context)
        })
        .unwrap()
    });
    for context in contexts {
        assert_eq!(unsafe { idchip_context_use_signers(context, signers) }, IDCHIP_STATUS_OK);
    }
    // Both use the list while it grows, and each other's calls come between.
    assert_eq!(add(), IDCHIP_STATUS_OK);
    assert_eq!(add(), IDCHIP_STATUS_LIST_FULL);
    let sod = &files["EF.SOD"];
    let mut scratch = [vec![0; 16], vec![0; 16]];
    for (context, scratch) in contexts.into_iter().zip(&mut scratch) {
        let (place, length) = (scratch.as_mut_ptr(), scratch.len());
        let examined =
            unsafe { idchip_sod_examine(context, sod.as_ptr(), sod.len(), place, length) };
        assert_eq!(examined, IDCHIP_STATUS_OK);
    }
    for (name, file) in &files {
        let Some(number) = name.strip_prefix("EF.DG") else { continue };
        let number = number.parse().unwrap();
        for context in contexts {
            unsafe {
                idchip_data_group_read(context, number, file.as_ptr(), file.len());
                idchip_data_group_begin(context, number);
            }
        }
        for chunk in file.chunks(1000) {
            for context in contexts {
                unsafe { idchip_data_group_update(context, chunk.as_ptr(), chunk.len()) };
            }
        }
        for context in contexts {
            unsafe { idchip_data_group_finish(context) };
        }
    }
    let reports = contexts.map(|context| report(context));
    assert_eq!(reports[0], reports[1]);
    for context in contexts {
        assert_eq!(unsafe { idchip_context_close(context) }, IDCHIP_STATUS_OK);
        let closed = unsafe { idchip_context_conclude(context) };
        assert_eq!(closed, IDCHIP_STATUS_CLOSED);
    }
    // The same memory for the next card, and an EF.SOD that takes the place of another.
    let place = memory[0].pointer();
    let context = output(|context| unsafe {
        idchip_context_open(place, idchip_context_size(), anchors, common::AT, 0, context)
    });
    let context = context.unwrap();
    for _ in 0..2 {
        let (data, length) = (sod.as_ptr(), sod.len());
        unsafe { idchip_sod_verify(context, data, length, ptr::null_mut(), 0) };
    }
    assert_eq!(unsafe { idchip_context_close(context) }, IDCHIP_STATUS_OK);
}

/// The candidates stand in the caller's memory and are moved there; afterwards the anchors refer to them.
#[test]
fn whole_way_of_links_to_anchors_that_a_context_uses() {
    let files = vn_good();
    let pinned = read("anchors/vn_good.der");
    let mut list = Memory::new(idchip_anchors_size(2));
    let anchors =
        output(|place| unsafe { idchip_anchors_open(list.pointer(), list.len(), place) }).unwrap();
    let added = unsafe { idchip_anchors_add_certificate(anchors, pinned.as_ptr(), pinned.len()) };
    assert_eq!(added, IDCHIP_STATUS_OK);
    let mut room = Memory::new(idchip_links_size(3));
    let length = idchip_links_size(3);
    let links =
        output(|place| unsafe { idchip_links_open(room.pointer(), length, place) }).unwrap();
    let link = read("lists/link_new_keys.candidate_4.der");
    let add = |der: &[u8]| unsafe { idchip_links_add_certificate(links, der.as_ptr(), der.len()) };
    for candidate in [&link[..], &[], &pinned] {
        assert_eq!(add(candidate), IDCHIP_STATUS_OK);
    }
    assert_eq!(add(&link), IDCHIP_STATUS_LIST_FULL);
    let admit = || {
        output(|place| unsafe { idchip_anchors_add_links(anchors, links, common::AT, 0, place) })
    };
    let admitted = admit().unwrap();
    assert_eq!(admit(), Err(IDCHIP_STATUS_LIST_FULL));
    assert_eq!(add(&link), IDCHIP_STATUS_LIST_FULL);
    let entry = |index: usize| {
        let (mut der, mut check) = (MaybeUninit::uninit(), MaybeUninit::uninit());
        let (der_place, check_place) = (der.as_mut_ptr(), check.as_mut_ptr());
        match unsafe { idchip_links_report(links, index, der_place, check_place) } {
            IDCHIP_STATUS_OK => unsafe { Ok((der.assume_init(), check.assume_init())) },
            status => Err(status),
        }
    };
    for index in 0..3 {
        let (der, check): (idchip_slice, idchip_check) = entry(index).unwrap();
        assert_eq!(check.result == IDCHIP_RESULT_SUCCESSFUL, index < admitted);
        assert!([&link[..], &[], &pinned].contains(&bytes(&der)));
    }
    assert_eq!(entry(3).map(|_| ()), Err(IDCHIP_STATUS_NO_MORE));
    let mut memory = Memory::new(idchip_context_size());
    let context = output(|context| unsafe {
        let (place, length) = (memory.pointer(), memory.len());
        idchip_context_open(place, length, anchors, common::AT, 0, context)
    });
    let sod = &files["EF.SOD"];
    let examined = unsafe {
        idchip_sod_examine(context.unwrap(), sod.as_ptr(), sod.len(), ptr::null_mut(), 0)
    };
    assert_eq!(examined, IDCHIP_STATUS_OK);
}

/// What is known, as numbers and names.
fn report(context: *const idchip_context) -> Vec<String> {
    let mut told = Vec::new();
    for number in 1..=10 {
        let check = output(|place| unsafe { idchip_report_check(context, number, place) }).unwrap();
        told.push(named(idchip_result_name, check.result).unwrap());
        told.push(named(idchip_status_message, check.reason).unwrap());
        told.push(format!("{} {} {}", check.evidence, check.value, check.time));
    }
    for index in 0.. {
        let finding = output(|place| unsafe { idchip_report_finding(context, index, place) });
        let Ok(finding) = finding else { break };
        told.push(named(idchip_finding_message, finding).unwrap());
    }
    let verdict = output(|place| unsafe { idchip_report_verdict(context, place) }).unwrap();
    told.push(named(idchip_verdict_name, verdict.verdict).unwrap());
    let signer = output(|place| unsafe { idchip_report_signer(context, place) });
    told.push(format!("{:?}", signer.map(|signer| bytes(&signer).len())));
    told.push(format!("{}", unsafe { idchip_context_conclude(context) }));
    told
}
