//! What a caller decides about a context: its algorithms, its policy, and who is told of its calls.

mod common;

use core::ffi::{CStr, c_void};
use core::ptr;

use common::{Anchors, Context, Memory, output, read, vn_good, with_good_card};
use idchip_capi::*;

/// A choice of algorithms in memory that stays.
fn choice(accepted: u32) -> Result<*mut idchip_algorithms, u32> {
    let memory = Box::leak(Box::new(Memory::new(idchip_algorithms_size())));
    output(|place| unsafe {
        idchip_algorithms_open(memory.pointer(), memory.len(), accepted, place)
    })
}

#[test]
fn an_algorithm_that_is_not_accepted_is_not_supported_and_never_failed() {
    let certificates = [read("anchors/vn_good.der")];
    let anchors = Anchors::of(&certificates);
    let files = vn_good();
    let sod = &files["EF.SOD"];
    let all = idchip_algorithms_available();
    assert_ne!(all & IDCHIP_ALGORITHM_SHA_256, 0);
    let mut needed = 0;
    for bit in (0..32).map(|place| 1 << place).filter(|bit| all & bit != 0) {
        let mut context = Context::open(&anchors, IDCHIP_POLICY_DEFAULT);
        let without = choice(all & !bit).unwrap();
        let used = unsafe { idchip_context_use_algorithms(context.pointer, without) };
        assert_eq!(used, IDCHIP_STATUS_OK);
        if context.verify(sod) == IDCHIP_STATUS_OK {
            continue;
        }
        needed |= bit;
        let verdict =
            output(|place| unsafe { idchip_report_verdict(context.pointer, place) }).unwrap();
        assert_eq!(verdict.verdict, IDCHIP_VERDICT_UNDETERMINED, "{bit}");
        assert_eq!(context.conclude(), verdict.check.reason);
    }
    // The card was verified with these: they suffice.
    assert_ne!(needed, 0);
    let mut context = Context::open(&anchors, IDCHIP_POLICY_DEFAULT);
    let enough = choice(needed).unwrap();
    let used = unsafe { idchip_context_use_algorithms(context.pointer, enough) };
    assert_eq!((used, context.verify(sod)), (IDCHIP_STATUS_OK, IDCHIP_STATUS_OK));
    // The document is forgotten: it was judged under others.
    let all = choice(all).unwrap();
    let used = unsafe { idchip_context_use_algorithms(context.pointer, all) };
    assert_eq!((used, context.conclude()), (IDCHIP_STATUS_OK, IDCHIP_STATUS_NOT_EXAMINED));
    for none in [0, 1 << 31, idchip_algorithms_available() | 1 << 30] {
        assert_eq!(choice(none), Err(IDCHIP_STATUS_UNKNOWN_ALGORITHM));
    }
}

#[test]
fn a_requirement_says_which_check_blocks() {
    with_good_card(|context, files| {
        let pointer = context.pointer;
        let conclude = |context: &mut Context| {
            let status = context.verify(&files["EF.SOD"]);
            if status != IDCHIP_STATUS_OK {
                return status;
            }
            for name in ["EF.DG1", "EF.DG2"] {
                let file = &files[name];
                assert_eq!(context.read(name[5..].parse().unwrap(), file), IDCHIP_STATUS_OK);
            }
            context.conclude()
        };
        let require =
            |id: u32, requirement: u32| unsafe { idchip_context_require(pointer, id, requirement) };
        assert_eq!(conclude(context), IDCHIP_STATUS_OK);
        let revocation = IDCHIP_CHECK_REVOCATION;
        assert_eq!(require(revocation, IDCHIP_REQUIREMENT_REQUIRED), IDCHIP_STATUS_OK);
        // The document was judged under another policy.
        assert_eq!(context.conclude(), IDCHIP_STATUS_NOT_EXAMINED);
        assert_eq!(conclude(context), IDCHIP_STATUS_REASON_NO_CRL);
        assert_eq!(require(revocation, IDCHIP_REQUIREMENT_MUST_NOT_FAIL), IDCHIP_STATUS_OK);
        assert_eq!(conclude(context), IDCHIP_STATUS_OK);
        for id in [0, 13, u32::MAX] {
            assert_eq!(require(id, IDCHIP_REQUIREMENT_REPORTED), IDCHIP_STATUS_UNKNOWN_CHECK);
        }
        for requirement in [0, 4, u32::MAX] {
            let status = require(revocation, requirement);
            assert_eq!(status, IDCHIP_STATUS_UNKNOWN_REQUIREMENT);
        }
    });
}

/// No weight opens a document that nobody signed.
#[test]
fn no_policy_accepts_a_forgery() {
    let certificates = [read("anchors/vn_good.der")];
    let anchors = Anchors::of(&certificates);
    let mut context = Context::open(&anchors, IDCHIP_POLICY_DEFAULT);
    for id in 1..=12 {
        let reported = IDCHIP_REQUIREMENT_REPORTED;
        let status = unsafe { idchip_context_require(context.pointer, id, reported) };
        assert_eq!(status, IDCHIP_STATUS_OK);
    }
    let sod = read("cards/signature_altered/EF.SOD.bin");
    assert_eq!(context.verify(&sod), IDCHIP_STATUS_REASON_SIGNATURE_INVALID);
    assert_ne!(context.conclude(), IDCHIP_STATUS_OK);
}

#[test]
fn a_finding_is_refused_and_tolerated() {
    let (files, certificates) = (vn_good(), [read("anchors/vn_good.der")]);
    let anchors = Anchors::of(&certificates);
    let mut context = Context::open(&anchors, IDCHIP_POLICY_DEFAULT);
    assert_eq!(context.verify(&files["EF.SOD"]), IDCHIP_STATUS_OK);
    // One that the signature of this card brings.
    let number = output(|place| unsafe { idchip_report_finding(context.pointer, 0, place) });
    let number = number.unwrap();
    assert_eq!(unsafe { idchip_context_refuse(context.pointer, number) }, IDCHIP_STATUS_OK);
    assert_eq!(context.verify(&files["EF.SOD"]), IDCHIP_STATUS_REASON_NOT_TOLERATED);
    assert_eq!(unsafe { idchip_context_tolerate(context.pointer, number) }, IDCHIP_STATUS_OK);
    assert_eq!(context.verify(&files["EF.SOD"]), IDCHIP_STATUS_OK);
    for unknown in [0, 9999, u32::MAX] {
        let refused = unsafe { idchip_context_refuse(context.pointer, unknown) };
        assert_eq!(refused, IDCHIP_STATUS_UNKNOWN_NUMBER);
        let tolerated = unsafe { idchip_context_tolerate(context.pointer, unknown) };
        assert_eq!(tolerated, IDCHIP_STATUS_UNKNOWN_NUMBER);
    }
}

/// What was told: level, status, function and text.
type Told = Vec<(u32, u32, String, String)>;

unsafe extern "C" fn keep(user: *mut c_void, event: *const idchip_log_event) {
    let (told, event) = unsafe { (&mut *user.cast::<Told>(), &*event) };
    let text = |text| unsafe { CStr::from_ptr(text) }.to_str().unwrap().to_owned();
    told.push((event.level, event.status, text(event.function), text(event.text)));
}

#[test]
fn the_log_tells_every_call_and_nothing_of_a_card() {
    with_good_card(|context, files| {
        let mut told = Told::new();
        let user: *mut c_void = (&raw mut told).cast();
        let pointer = context.pointer;
        let log = |level: u32| unsafe { idchip_context_use_log(pointer, level, Some(keep), user) };
        assert_eq!(log(IDCHIP_LOG_INFO), IDCHIP_STATUS_OK);
        assert_eq!(context.verify(&files["EF.SOD"]), IDCHIP_STATUS_OK);
        for (name, file) in files {
            if let Some(number) = name.strip_prefix("EF.DG") {
                context.read(number.parse().unwrap(), file);
            }
        }
        assert_eq!(context.conclude(), IDCHIP_STATUS_OK);
        let functions: Vec<_> = told.iter().map(|(.., function, _)| function.as_str()).collect();
        assert_eq!(functions[0], "idchip_sod_verify");
        assert_eq!(functions[1], "idchip_data_group_read");
        assert_eq!(*functions.last().unwrap(), "idchip_context_conclude");
        assert!(told.iter().all(|(level, status, ..)| (*level, *status) == (IDCHIP_LOG_INFO, 0)));
        for secret in ["099012345", "NGUYEN", "Nguyễn"] {
            assert!(told.iter().all(|(.., text)| !text.contains(secret)), "{secret}");
        }
        told.clear();
        // Only what speaks against a card, and the place of what does not parse.
        assert_eq!(log(IDCHIP_LOG_WARNING), IDCHIP_STATUS_OK);
        assert_eq!(context.verify(&files["EF.SOD"]), IDCHIP_STATUS_OK);
        assert!(told.is_empty());
        let cut = &files["EF.SOD"][..100];
        let status = context.verify(cut);
        let (level, told_status, function, text) = told.pop().unwrap();
        assert_eq!((level, told_status), (IDCHIP_LOG_WARNING, status));
        assert_eq!(function, "idchip_sod_verify");
        assert!(text.contains("EF.SOD"), "{text}");
        // Only wrong use.
        assert_eq!(log(IDCHIP_LOG_ERROR), IDCHIP_STATUS_OK);
        assert_ne!(context.verify(cut), IDCHIP_STATUS_OK);
        assert!(told.is_empty());
        assert_eq!(context.read(99, &files["EF.DG1"]), IDCHIP_STATUS_UNKNOWN_DATA_GROUP);
        assert_eq!(told.pop().unwrap().1, IDCHIP_STATUS_UNKNOWN_DATA_GROUP);
        // Nobody.
        assert_eq!(log(IDCHIP_LOG_NOTHING), IDCHIP_STATUS_OK);
        assert_eq!(context.read(99, &files["EF.DG1"]), IDCHIP_STATUS_UNKNOWN_DATA_GROUP);
        assert!(told.is_empty());
        assert_eq!(log(IDCHIP_LOG_INFO + 1), IDCHIP_STATUS_UNKNOWN_NUMBER);
        let missing =
            unsafe { idchip_context_use_log(pointer, IDCHIP_LOG_INFO, None, ptr::null_mut()) };
        assert_eq!(missing, IDCHIP_STATUS_NULL_POINTER);
    });
}

#[test]
fn a_callback_may_read_the_report() {
    unsafe extern "C" fn read_verdict(user: *mut c_void, _: *const idchip_log_event) {
        let context: *const idchip_context = user.cast();
        let verdict = output(|place| unsafe { idchip_report_verdict(context, place) });
        assert_eq!(verdict.unwrap().verdict, IDCHIP_VERDICT_UNDETERMINED);
    }
    with_good_card(|context, files| {
        let user: *mut c_void = context.pointer.cast();
        let pointer = context.pointer;
        let log =
            unsafe { idchip_context_use_log(pointer, IDCHIP_LOG_INFO, Some(read_verdict), user) };
        assert_eq!(log, IDCHIP_STATUS_OK);
        assert_eq!(context.read(1, &files["EF.DG1"]), IDCHIP_STATUS_OK);
    });
}
