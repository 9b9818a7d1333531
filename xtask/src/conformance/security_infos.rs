//! EF.DG14 and EF.DG15.

use super::group::{Accept, Group, Reject, Specification, with_length, with_tag};
use super::notes::UNKNOWN_PROTOCOL;
use crate::der::{Bytes, integer, octets, oid, sequence, set, tlv};
use crate::{keys, lds};

const DG14: &str = "EF.DG14";
const DG15: &str = "EF.DG15";

pub(super) fn dg14() -> Group {
    let source = "Doc 9303-10 §4.7.14, 9303-11 §9.2";
    let mut group = Group::new(Specification::Bsi51, "EF.DG14: LDS_F", source);
    let good = lds::dg14_vietnam();
    let mut rejected = |about: [&str; 3], bytes, expected| {
        group.file(about, DG14, bytes, Reject, expected);
    };
    rejected(
        ["LDS_F_01", "wrong tag", "tag 6F in place of 6E"],
        with_tag(good.clone(), 0x6F),
        "rejected: unexpected_tag in EF.DG14",
    );
    rejected(
        ["LDS_F_02", "length too small", "the outer length is one byte too small"],
        with_length(good.clone(), -1),
        "rejected: length_exceeds_input in EF.DG14",
    );
    rejected(
        ["LDS_F_03", "length too big", "the outer length is one byte too big"],
        with_length(good, 1),
        "rejected: length_exceeds_input in EF.DG14",
    );
    rejected(
        ["LDS_F_05", "OID of Chip Authentication missing", "the info begins with its version"],
        with_chip_authentication(sequence([integer(1)])),
        "rejected: unexpected_tag in SecurityInfo",
    );
    rejected(
        ["LDS_F_06", "version of ChipAuthenticationInfo", "version 9"],
        with_chip_authentication(lds::chip_authentication(9)),
        "rejected: version in SecurityInfo",
    );
    rejected(
        ["LDS_F_07", "version of ChipAuthenticationInfo missing", "the info has its OID alone"],
        with_chip_authentication(sequence([oid(lds::CHIP_AUTHENTICATION_AES_128)])),
        "rejected: missing in SecurityInfo",
    );
    group
        .file(
            ["LDS_F_04", "OID of Chip Authentication", "OID 0.4.0.127.0.7.2.2.3.2.9"],
            DG14,
            with_chip_authentication(sequence([oid("0.4.0.127.0.7.2.2.3.2.9"), integer(1)])),
            Reject,
            "accepted, with chip_authentication_info_missing, security_protocol_unknown",
        )
        .because(UNKNOWN_PROTOCOL);
    group.cases.sort_by(|one, other| one.case.cmp(&other.case));
    group
}

/// EF.DG14 with this info in place of the ChipAuthenticationInfo.
fn with_chip_authentication(info: Bytes) -> Bytes {
    let [terminal_authentication, _, pace, key] = lds::infos_vietnam();
    tlv(0x6E, crate::der::set_of([terminal_authentication, info, pace, key]))
}

pub(super) fn dg15() -> Group {
    let source = "Doc 9303-10 §4.7.15";
    let mut group = Group::new(Specification::Bsi51, "EF.DG15: LDS_I", source);
    let good = lds::dg15(keys::rsa("aa_rsa_2048").subject_public_key_info());
    let mut rejected = |about: [&str; 3], bytes, expected| {
        group.file(about, DG15, bytes, Reject, expected);
    };
    rejected(
        ["LDS_I_01", "wrong tag", "tag 70 in place of 6F"],
        with_tag(good.clone(), 0x70),
        "rejected: unexpected_tag in EF.DG15",
    );
    rejected(
        ["LDS_I_02", "length too small", "the outer length is one byte too small"],
        with_length(good.clone(), -1),
        "rejected: length_exceeds_input in EF.DG15",
    );
    rejected(
        ["LDS_I_03", "length too big", "the outer length is one byte too big"],
        with_length(good, 1),
        "rejected: length_exceeds_input in EF.DG15",
    );
    group
}

/// EF.DG14 as chips are tested for it.
pub(super) fn of_chips() -> Group {
    let source = "Doc 9303-11 §9.2, TR-03110-3 §A.1";
    let mut group = Group::new(Specification::Bsi32, "EF.DG14 of a chip: LDS_E", source);
    group.file(
        ["LDS_E_02", "SecurityInfos", "a SEQUENCE in place of the SET"],
        DG14,
        tlv(0x6E, sequence(lds::infos_vietnam())),
        Reject,
        "rejected: unexpected_tag in EF.DG14",
    );
    let with = |info: Bytes| tlv(0x6E, set([info]));
    let terminal_authentication = |version, files: Bytes| {
        with(sequence([oid(lds::TERMINAL_AUTHENTICATION), integer(version), files]))
    };
    group.file(
        ["LDS_E_05", "TerminalAuthenticationInfo", "version 1, EF.CVCA with both identifiers"],
        DG14,
        terminal_authentication(1, sequence([octets([0x01, 0x1D]), octets([0x1D])])),
        Accept,
        "accepted",
    );
    let mut rejected = |about: [&str; 3], bytes, expected| {
        group.file(about, DG14, bytes, Reject, expected);
    };
    rejected(
        ["LDS_E_05-version", "version of TerminalAuthenticationInfo", "version 9"],
        terminal_authentication(9, Vec::new()),
        "rejected: version in SecurityInfo",
    );
    rejected(
        ["LDS_E_05-identifier", "file identifier of EF.CVCA", "an identifier of three bytes"],
        terminal_authentication(1, sequence([octets([0x01, 0x1D, 0x00])])),
        "rejected: wrong_length in SecurityInfo",
    );
    group
}
