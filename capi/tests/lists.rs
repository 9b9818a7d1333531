//! Anchors from anchors: master lists and links come to the same in C as the manifest says.

mod common;

use core::mem::MaybeUninit;

use common::{AT, Anchors, Memory, bytes, named, output, read, read_all};
use idchip::cms::MasterList;
use idchip_capi::*;
use serde_json::Value;

fn entries(member: &str) -> Vec<Value> {
    let manifest: Value = serde_json::from_slice(&read("lists/manifest.json")).unwrap();
    manifest[member].as_array().unwrap().clone()
}

fn examine(pinned: &Anchors<'_>, list: &[u8], policy: u32) -> Result<idchip_list_report, u32> {
    output(|report| unsafe {
        let (data, length) = (list.as_ptr(), list.len());
        idchip_master_list_examine(pinned.pointer, data, length, AT, policy, report)
    })
}

/// A list of anchors with room for two.
struct Room {
    _memory: Memory,
    pointer: *mut idchip_anchors,
}

impl Room {
    fn new() -> Self {
        let mut memory = Memory::new(idchip_anchors_size(2));
        let open = |place| unsafe { idchip_anchors_open(memory.pointer(), memory.len(), place) };
        let pointer = output(open).unwrap();
        Self { _memory: memory, pointer }
    }

    fn add(&self, pinned: &Anchors<'_>, list: &[u8]) -> u32 {
        let (data, length) = (list.as_ptr(), list.len());
        let policy = IDCHIP_POLICY_DEFAULT;
        unsafe {
            idchip_anchors_add_verified_master_list(
                self.pointer,
                pinned.pointer,
                data,
                length,
                AT,
                policy,
            )
        }
    }
}

#[test]
fn each_master_list_gives_what_the_manifest_says() {
    let (mut accepted, mut refused) = (0, 0);
    for entry in entries("master_lists") {
        let name = &entry["name"];
        let list = read(entry["file"].as_str().unwrap());
        let is_whole = entry["signers"].as_array().unwrap().is_empty();
        let Ok(parsed) = MasterList::parse(&list) else {
            let certificates = read_all(&entry["pinned"]);
            let told = examine(&Anchors::of(&certificates), &list, IDCHIP_POLICY_DEFAULT);
            assert!((200..300).contains(&told.map(|_| ()).unwrap_err()), "{name}");
            continue;
        };
        // C takes no certificates of signers from elsewhere, and no revocation lists.
        if !is_whole || !entry["crls"].as_array().unwrap().is_empty() {
            continue;
        }
        let certificates = read_all(&entry["pinned"]);
        let pinned = Anchors::of(&certificates);
        let report = examine(&pinned, &list, IDCHIP_POLICY_DEFAULT).unwrap();
        assert_eq!(report.certificates, parsed.certificates().count(), "{name}");
        let mut deciding = None;
        for (id, check) in [
            (IDCHIP_LIST_CHECK_MESSAGE_DIGEST, report.message_digest),
            (IDCHIP_LIST_CHECK_LIST_SIGNATURE, report.list_signature),
            (IDCHIP_LIST_CHECK_LIST_SIGNER, report.list_signer),
            (IDCHIP_LIST_CHECK_VALIDITY, report.validity),
            (IDCHIP_LIST_CHECK_REVOCATION, report.revocation),
        ] {
            let told = named(idchip_list_check_name, id).unwrap();
            let expected = &entry["checks"][&told];
            if expected.is_null() {
                assert_eq!(check.result, IDCHIP_RESULT_SUCCESSFUL, "{name} {told}");
                continue;
            }
            assert_eq!(named(idchip_result_name, check.result).unwrap(), expected["result"]);
            let reason = named(idchip_status_name, check.reason).unwrap();
            assert_eq!(reason.trim_start_matches("reason_"), expected["reason"], "{name} {told}");
            if report.decided_by == id {
                deciding = Some(check.reason);
            }
        }
        let room = Room::new();
        let added = room.add(&pinned, &list);
        match deciding {
            None => {
                assert_eq!((report.verdict, report.decided_by), (IDCHIP_VERDICT_ACCEPTED, 0));
                assert_eq!(added, IDCHIP_STATUS_OK, "{name}");
                accepted += 1;
            }
            Some(reason) => {
                assert_ne!(report.verdict, IDCHIP_VERDICT_ACCEPTED, "{name}");
                assert_eq!(added, reason, "{name}");
                refused += 1;
            }
        }
    }
    assert!(accepted > 2 && refused > 10, "{accepted} are accepted, {refused} are not");
}

/// A refused list adds nothing; a verified one does, and takes one place.
#[test]
fn only_a_verified_list_becomes_anchors() {
    let list = read("lists/list_good.ml");
    let mut forged = list.clone();
    *forged.last_mut().unwrap() ^= 1;
    let certificates = [read("lists/list_good.pinned_1.der")];
    let pinned = Anchors::of(&certificates);
    let room = Room::new();
    for _ in 0..4 {
        assert_eq!(room.add(&pinned, &forged), IDCHIP_STATUS_REASON_SIGNATURE_INVALID);
        assert_eq!(room.add(&Anchors::of(&[]), &list), IDCHIP_STATUS_REASON_NO_ANCHOR);
    }
    let policy = unsafe {
        let (data, length) = (list.as_ptr(), list.len());
        idchip_anchors_add_verified_master_list(room.pointer, pinned.pointer, data, length, AT, 3)
    };
    assert_eq!(policy, IDCHIP_STATUS_UNKNOWN_POLICY);
    assert_eq!(room.add(&pinned, &list), IDCHIP_STATUS_OK);
    assert_eq!(room.add(&pinned, &list), IDCHIP_STATUS_OK);
    assert_eq!(room.add(&pinned, &list), IDCHIP_STATUS_LIST_FULL);
    let told = examine(&pinned, &list, IDCHIP_REQUIRE_CHIP).unwrap();
    assert_eq!(told.verdict, IDCHIP_VERDICT_ACCEPTED);
    assert_eq!(examine(&pinned, &list, 1).map(|_| ()), Err(IDCHIP_STATUS_UNKNOWN_POLICY));
}

/// Links that were given to a list, and what became of each.
struct Links {
    _memory: Memory,
    pointer: *mut idchip_links,
}

impl Links {
    fn of(certificates: &[Vec<u8>]) -> Self {
        let mut memory = Memory::new(idchip_links_size(certificates.len()));
        let open = |place| unsafe { idchip_links_open(memory.pointer(), memory.len(), place) };
        let pointer = output(open).unwrap();
        for der in certificates {
            let added = unsafe { idchip_links_add_certificate(pointer, der.as_ptr(), der.len()) };
            assert_eq!(added, IDCHIP_STATUS_OK);
        }
        Self { _memory: memory, pointer }
    }

    fn report(&self, index: usize) -> Result<(&[u8], idchip_check), u32> {
        let (mut der, mut check) = (MaybeUninit::uninit(), MaybeUninit::uninit());
        let status = unsafe {
            idchip_links_report(self.pointer, index, der.as_mut_ptr(), check.as_mut_ptr())
        };
        match status {
            IDCHIP_STATUS_OK => Ok(unsafe { (bytes(&der.assume_init()), check.assume_init()) }),
            status => Err(status),
        }
    }
}

/// Anchors with the pinned certificates and room for one entry.
fn pinned_with_room(certificates: &[Vec<u8>]) -> (Memory, *mut idchip_anchors) {
    let mut memory = Memory::new(idchip_anchors_size(certificates.len() + 1));
    let open = |place| unsafe { idchip_anchors_open(memory.pointer(), memory.len(), place) };
    let pointer = output(open).unwrap();
    for der in certificates {
        let added = unsafe { idchip_anchors_add_certificate(pointer, der.as_ptr(), der.len()) };
        assert_eq!(added, IDCHIP_STATUS_OK);
    }
    (memory, pointer)
}

fn add_links(anchors: *mut idchip_anchors, links: &Links) -> Result<usize, u32> {
    output(|admitted| unsafe {
        idchip_anchors_add_links(anchors, links.pointer, AT, IDCHIP_POLICY_DEFAULT, admitted)
    })
}

#[test]
fn each_link_gives_what_the_manifest_says() {
    let mut all_admitted = 0;
    for entry in entries("links") {
        let name = &entry["name"];
        let pinned = read_all(&entry["pinned"]);
        let expected = entry["candidates"].as_array().unwrap();
        let certificates: Vec<_> =
            expected.iter().map(|candidate| read(candidate["file"].as_str().unwrap())).collect();
        let (_memory, anchors) = pinned_with_room(&pinned);
        let links = Links::of(&certificates);
        let admitted = add_links(anchors, &links).unwrap();
        all_admitted += admitted;
        for index in 0..certificates.len() {
            let (der, check) = links.report(index).unwrap();
            let place = certificates.iter().position(|certificate| certificate == der).unwrap();
            let expected = &expected[place];
            assert_eq!(named(idchip_result_name, check.result).unwrap(), expected["result"]);
            let reason = named(idchip_status_name, check.reason).unwrap();
            assert_eq!(reason.trim_start_matches("reason_"), expected["reason"], "{name} {index}");
            assert_eq!(check.result == IDCHIP_RESULT_SUCCESSFUL, index < admitted, "{name}");
        }
        let end = links.report(certificates.len()).map(|_| ());
        assert_eq!(end, Err(IDCHIP_STATUS_NO_MORE));
    }
    assert!(all_admitted > 5, "{all_admitted}");
}

/// The memory of links that were added belongs to the anchors: nothing writes to it again.
#[test]
fn links_are_added_once() {
    let pinned = [read("lists/link_new_keys.pinned_1.der")];
    let certificates = [read("lists/link_new_keys.candidate_4.der")];
    let links = Links::of(&certificates);
    let (_full, without_room) = {
        let mut memory = Memory::new(idchip_anchors_size(0));
        let length = idchip_anchors_size(0);
        let open = |place| unsafe { idchip_anchors_open(memory.pointer(), length, place) };
        let pointer = output(open).unwrap();
        (memory, pointer)
    };
    assert_eq!(add_links(without_room, &links), Err(IDCHIP_STATUS_LIST_FULL));
    let (_memory, anchors) = pinned_with_room(&pinned);
    let before = links.report(0).unwrap().1.result;
    assert_eq!(before, IDCHIP_RESULT_UNDETERMINED);
    add_links(anchors, &links).unwrap();
    let (_other, others) = pinned_with_room(&pinned);
    assert_eq!(add_links(others, &links), Err(IDCHIP_STATUS_LINKS_ADDED));
    let der = &certificates[0];
    let added = unsafe { idchip_links_add_certificate(links.pointer, der.as_ptr(), der.len()) };
    assert_eq!(added, IDCHIP_STATUS_LIST_FULL);
}

/// The list has the certificate of its own CSCA: with the anchors that came from it, it verifies again.
#[test]
fn the_certificates_of_a_verified_list_are_anchors_in_place() {
    let (list, certificates) = (read("lists/list_good.ml"), [read("lists/list_good.pinned_1.der")]);
    let pinned = Anchors::of(&certificates);
    let room = Room::new();
    let examined = || {
        let (data, length) = (list.as_ptr(), list.len());
        let told: Result<idchip_list_report, u32> = output(|report| unsafe {
            idchip_master_list_examine(room.pointer, data, length, AT, 0, report)
        });
        let report = told.unwrap();
        (report.verdict, report.list_signer.reason)
    };
    let (verdict, reason) = examined();
    assert_eq!((verdict, reason), (IDCHIP_VERDICT_UNDETERMINED, IDCHIP_STATUS_REASON_NO_ANCHOR));
    assert_eq!(room.add(&pinned, &list), IDCHIP_STATUS_OK);
    assert_eq!(examined(), (IDCHIP_VERDICT_ACCEPTED, IDCHIP_STATUS_OK));
}

#[test]
fn without_a_revocation_list_a_required_revocation_stays_open() {
    let entry = &entries("master_lists")[0];
    let certificates = read_all(&entry["pinned"]);
    let pinned = Anchors::of(&certificates);
    let list = read(entry["file"].as_str().unwrap());
    let report = examine(&pinned, &list, IDCHIP_POLICY_DEFAULT).unwrap();
    assert_eq!(report.verdict, IDCHIP_VERDICT_ACCEPTED);
    let report = examine(&pinned, &list, IDCHIP_REQUIRE_REVOCATION).unwrap();
    assert_eq!(report.verdict, IDCHIP_VERDICT_UNDETERMINED);
    assert_eq!(report.decided_by, IDCHIP_LIST_CHECK_REVOCATION);
    assert_eq!(report.revocation.reason, IDCHIP_STATUS_REASON_NO_CRL);
}
