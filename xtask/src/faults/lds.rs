//! Faults of the LDS security object: versions, numbers and hashes.

use crate::case::{Expect, Suite, malformed, rejected, undetermined};
use crate::der::{context, integer, octets, oid, printable, sequence};
use crate::hash::Hash;

pub(crate) fn describe(suite: &mut Suite) {
    numbers(suite);
    versions(suite);
    hashes(suite);
    structure(suite);
}

fn numbers(suite: &mut Suite) {
    suite.fault(
        ["dg_duplicate_number", "quirks 2 F", "two hashes for DG1: the first is right"],
        |card| card.sod.lds.bend_hashes = |hashes| hashes.insert(1, (vec![1], vec![0; 32])),
        malformed(),
    );
    suite.fault(
        ["dg_duplicate_number_last_right", "quirks 2 F", "two hashes for DG1: the last is right"],
        |card| card.sod.lds.bend_hashes = |hashes| hashes.insert(0, (vec![1], vec![0; 32])),
        malformed(),
    );
    suite.fault(
        ["dg_number_zero", "TR-03105-5.1 LDS_H_46", "a hash for DG0"],
        |card| card.sod.lds.bend_hashes = |hashes| hashes.insert(0, (vec![0], vec![0; 32])),
        malformed(),
    );
    suite.fault(
        ["dg_number_17", "TR-03105-5.1 LDS_H_46", "a hash for DG17"],
        |card| card.sod.lds.bend_hashes = |hashes| hashes.push((vec![17], vec![0; 32])),
        malformed(),
    );
    suite.fault(
        ["dg_number_negative", "quirks 2 F", "a hash for DG-1"],
        |card| card.sod.lds.bend_hashes = |hashes| hashes.push((vec![0xFF], vec![0; 32])),
        malformed(),
    );
    suite.fault(
        ["dg_number_257", "quirks 2 F", "a hash for DG257, which is DG1 modulo 256"],
        |card| card.sod.lds.bend_hashes = |hashes| hashes.push((vec![1, 1], vec![0; 32])),
        malformed(),
    );
    suite.fault(
        ["dg_number_257_negative", "quirks 2 F", "a hash for DG-255, which is DG1 modulo 256"],
        |card| card.sod.lds.bend_hashes = |hashes| hashes.push((vec![0xFF, 1], vec![0; 32])),
        malformed(),
    );
    suite.fault(
        ["dg_number_padded_twice", "quirks 2 F, 3.31", "two hashes for DG1: 01, and padded 00 01"],
        |card| card.sod.lds.bend_hashes = |hashes| hashes.push((vec![0, 1], vec![0; 32])),
        malformed(),
    );
    suite.fault(
        ["dg_number_zero_padded", "quirks 3.31", "a hash for DG0, its number padded"],
        |card| card.sod.lds.bend_hashes = |hashes| hashes.push((vec![0, 0], vec![0; 32])),
        malformed(),
    );
    suite.fault(
        ["dg_number_empty", "TR-03105-5.1 LDS_H_47", "a data-group number of no bytes"],
        |card| card.sod.lds.bend_hashes = |hashes| hashes[1].0.clear(),
        malformed(),
    );
    suite.fault(
        ["dg_number_missing", "TR-03105-5.1 LDS_H_47", "a hash without a data-group number"],
        |card| {
            card.sod.lds.bend = |fields| {
                let hash = sequence([octets([0; 32])]);
                fields[2] = sequence([crate::der::content(&fields[2]).to_vec(), hash]);
            };
        },
        malformed(),
    );
    suite.fault(
        ["dg_none_listed", "quirks 2 F", "no hash at all"],
        |card| card.sod.lds.bend_hashes = Vec::clear,
        malformed(),
    );
    suite.fault(
        ["dg_one_listed", "Doc 9303-10 §4.6.2.3: SIZE(2..16)", "only the hash of DG1"],
        |card| card.sod.lds.bend_hashes = |hashes| hashes.truncate(1),
        malformed(),
    );
    suite.fault(
        ["dg2_alone_listed", "Doc 9303-10 §4.6.2.3: SIZE(2..16)", "only the hash of DG2"],
        |card| card.sod.lds.bend_hashes = |hashes| *hashes = vec![hashes[1].clone()],
        malformed(),
    );
    suite.fault(
        [
            "dg_seventeen_listed",
            "Doc 9303-10 §4.6.2.3: SIZE(2..16)",
            "hashes for DG1 to DG16 and one more",
        ],
        |card| {
            card.sod.lds.bend_hashes = |hashes| {
                let other = |number: u8| !hashes.iter().any(|(known, _)| *known == [number]);
                let more: Vec<_> = (1..=16).filter(|n| other(*n)).collect();
                hashes.extend(more.into_iter().map(|number| (vec![number], vec![number; 32])));
                hashes.push((vec![16], vec![0; 32]));
            };
        },
        malformed(),
    );
}

fn versions(suite: &mut Suite) {
    suite.fault(
        ["lds_version_2", "TR-03105-5.1 LDS_D_21", "LDS security object of version 2"],
        |card| card.sod.lds.version = 2,
        malformed(),
    );
    suite.fault(
        ["lds_version_missing", "TR-03105-5.1 LDS_D_22", "LDS security object without a version"],
        |card| card.sod.lds.bend = |fields| fields[0].clear(),
        malformed(),
    );
}

fn hashes(suite: &mut Suite) {
    suite.fault(
        ["lds_hash_md5", "quirks 2 E", "the data groups are hashed with MD5"],
        |card| card.sod.lds.set_hash(Hash::Md5),
        unread_dg14(unread_dg1(rejected("data_groups", "digest_algorithm_forbidden"))),
    );
    suite.fault(
        ["lds_hash_unknown", "TR-03105-5.1 LDS_D_23", "the hash algorithm is an unknown OID"],
        |card| card.sod.lds.hash_algorithm = sequence([oid("2.16.840.1.101.3.4.2.99")]),
        unread_dg14(unread_dg1(undetermined("data_groups", "digest_algorithm_unsupported"))),
    );
    suite.fault(
        ["lds_hash_algorithm_missing", "TR-03105-5.1 LDS_D_24", "no hash algorithm"],
        |card| card.sod.lds.bend = |fields| fields[1].clear(),
        malformed(),
    );
    suite.fault(
        ["dg_hash_too_short", "quirks 2 F", "the hash of DG1 lacks its last byte"],
        |card| card.sod.lds.bend_hashes = |hashes| hashes[0].1.truncate(31),
        unread_dg1(rejected("data_groups", "hash_length")),
    );
    suite.fault(
        ["dg_hash_too_long", "quirks 2 F", "the hash of DG1 has one byte more"],
        |card| card.sod.lds.bend_hashes = |hashes| hashes[0].1.push(0),
        unread_dg1(rejected("data_groups", "hash_length")),
    );
    suite.fault(
        ["dg_hash_empty", "quirks 2 F", "the hash of DG1 is empty"],
        |card| card.sod.lds.bend_hashes = |hashes| hashes[0].1.clear(),
        unread_dg1(rejected("data_groups", "hash_length")),
    );
    suite.fault(
        [
            "dg_hash_of_content_only",
            "Doc 9303-10 §4.6.2.3",
            "the hash of DG1 leaves out tag and length",
        ],
        |card| {
            card.sod.lds.bend_hashes = |hashes| {
                let dg1 = crate::mrz::dg1(&crate::mrz::VIETNAM.td1());
                hashes[0].1 = Hash::Sha256.of(crate::der::content(&dg1));
            };
        },
        unread_dg1(rejected("data_groups", "hash_differs")),
    );
    suite.fault(
        [
            "dg_hashes_exchanged",
            "quirks 2 F",
            "the hashes of DG1 and DG2 stand in each other's place",
        ],
        |card| {
            card.sod.lds.bend_hashes = |hashes| {
                let first = core::mem::take(&mut hashes[0].1);
                hashes[0].1 = core::mem::replace(&mut hashes[1].1, first);
            };
        },
        unread_dg1(rejected("data_groups", "hash_differs")),
    );
}

/// DG1 is not known to be what was signed: nothing is read from it.
pub(crate) fn unread_dg1(expect: Expect) -> Expect {
    expect.and("issuing_state", "undetermined", "data_group_not_verified").and(
        "document_expiry",
        "undetermined",
        "data_group_not_verified",
    )
}

/// DG14 is not known to be what was signed: EF.CardAccess is held against nothing.
pub(crate) fn unread_dg14(expect: Expect) -> Expect {
    expect.and("card_access", "undetermined", "data_group_not_verified")
}

fn structure(suite: &mut Suite) {
    suite.fault(
        [
            "lds_not_a_sequence",
            "Doc 9303-10 §4.6.2.3",
            "eContent is an OCTET STRING in place of a SEQUENCE",
        ],
        |card| card.sod.bend_content = |content| octets(content),
        malformed(),
    );
    suite.fault(
        ["lds_empty", "Doc 9303-10 §4.6.2.3", "eContent has no bytes"],
        |card| card.sod.bend_content = |_| Vec::new(),
        malformed(),
    );
    suite.fault(
        [
            "lds_hash_entry_with_three_fields",
            "Doc 9303-10 §4.6.2.3",
            "a data-group hash followed by an INTEGER",
        ],
        |card| {
            card.sod.lds.bend = |fields| {
                let entry = sequence([integer(12), octets([0; 32]), integer(0)]);
                fields[2] = sequence([crate::der::content(&fields[2]).to_vec(), entry]);
            };
        },
        malformed(),
    );
    suite.fault(
        [
            "lds_with_unknown_field",
            "Doc 9303-10 §4.6.2.3",
            "an unknown context-specific field at the end",
        ],
        |card| card.sod.lds.bend = |fields| fields.push(context(5, printable("?"))),
        malformed(),
    );
}
