//! Tests with infos built element by element, and with the EF.CardAccess of a Vietnamese card.

use super::*;
use crate::tlv::build::{set, tlv};
use crate::x509::PublicKey;
use proptest::prelude::*;
use std::format;
use std::string::ToString;
use std::vec::Vec;

/// The EF.CardAccess of a card of 2021: terminal authentication, chip authentication, PACE.
const VIETNAM: [u8; 54] = [
    0x31, 0x34, 0x30, 0x0D, 0x06, 0x08, 0x04, 0x00, 0x7F, 0x00, 0x07, 0x02, 0x02, 0x02, 0x02, 0x01,
    0x01, 0x30, 0x0F, 0x06, 0x0A, 0x04, 0x00, 0x7F, 0x00, 0x07, 0x02, 0x02, 0x03, 0x02, 0x02, 0x02,
    0x01, 0x01, 0x30, 0x12, 0x06, 0x0A, 0x04, 0x00, 0x7F, 0x00, 0x07, 0x02, 0x02, 0x04, 0x02, 0x02,
    0x02, 0x01, 0x02, 0x02, 0x01, 0x0D,
];

/// Returns an info of the protocol `arc`.`below`.
fn info(arc: Oid<'_>, below: &[u8], data: &[&[u8]]) -> Vec<u8> {
    let protocol = tlv(0x06, &[arc.as_bytes(), below]);
    tlv(0x30, &[&protocol, &data.concat()])
}

fn only(info: &[u8]) -> Result<(SecurityInfo<'static>, FindingSet), ParseErrorKind> {
    let set = set(&[info]).leak();
    let infos = SecurityInfos::parse(set).map_err(|error| error.kind)?;
    assert_eq!(infos.len(), 1);
    Ok((infos.iter().next().unwrap(), infos.findings()))
}

fn error_of(info: &[u8]) -> ParseErrorKind {
    only(info).unwrap_err()
}

fn integer(value: u8) -> [u8; 3] {
    [0x02, 1, value]
}

fn key_on_p256(point: u8) -> Vec<u8> {
    let algorithm = [oid::EC_PUBLIC_KEY, oid::P256].map(|oid| tlv(0x06, &[oid.as_bytes()]));
    tlv(0x30, &[&tlv(0x30, &[&algorithm.concat()]), &[0x03, 4, 0, 4, point, 1]])
}

fn standardized(number: u8) -> Vec<u8> {
    let oid = tlv(0x06, &[oid::STANDARDIZED_DOMAIN_PARAMETERS.as_bytes()]);
    tlv(0x30, &[&oid, &integer(number)])
}

#[test]
fn reads_the_card_access_of_a_vietnamese_card() {
    let infos = SecurityInfos::parse(&VIETNAM).unwrap();
    assert!(infos.findings().is_empty());
    assert_eq!((infos.len(), infos.as_bytes()), (3, &VIETNAM[..]));
    let [first, second, third] = infos.iter().collect::<Vec<_>>()[..] else { panic!() };
    let SecurityInfo::TerminalAuthentication(terminal) = first else { panic!("{first:?}") };
    assert_eq!((terminal.version, terminal.ef_cvca), (1, None));
    let SecurityInfo::ChipAuthentication(chip) = second else { panic!("{second:?}") };
    assert_eq!(chip.protocol.to_string(), "id-CA-ECDH-AES-CBC-CMAC-128");
    assert_eq!((chip.version, chip.key_id), (1, None));
    let SecurityInfo::Pace(pace) = third else { panic!("{third:?}") };
    assert_eq!(pace.protocol.to_string(), "id-PACE-ECDH-GM-AES-CBC-CMAC-128");
    assert_eq!(pace.version, 2);
    let group = pace.domain_parameters();
    assert_eq!(group, Some(StandardizedDomainParameters::BrainpoolP256r1));
    assert!(infos.encodings().eq([&VIETNAM[2..17], &VIETNAM[17..34], &VIETNAM[34..]]));
}

#[test]
fn each_proper_prefix_is_an_error() {
    for end in 0..VIETNAM.len() {
        assert!(SecurityInfos::parse(&VIETNAM[..end]).is_err());
    }
}

#[test]
fn each_truncated_info_is_an_error_or_another_info() {
    // The enclosing lengths fit the truncated content, so the info itself reports the missing part.
    let key = info(oid::PK_ECDH, &[], &[&key_on_p256(7), &integer(1)]);
    let protocol_end = 2 + 2 + oid::PK_ECDH.as_bytes().len();
    for end in 2..key.len() {
        let whole_elements = end == key.len() - 3;
        assert_eq!(only(&tlv(0x30, &[&key[2..end]])).is_ok(), whole_elements, "{end}");
    }
    assert_eq!(
        error_of(&tlv(0x30, &[&key[2..protocol_end]])),
        ParseErrorKind::Missing(Tag::SEQUENCE)
    );
}

#[test]
fn reads_pace_domain_parameters() {
    let (info, findings) =
        only(&info(oid::PACE, &[2], &[&standardized(12), &integer(33)])).unwrap();
    let SecurityInfo::PaceDomainParameters(info) = info else { panic!("{info:?}") };
    assert_eq!((info.key_agreement, info.mapping), (KeyAgreement::Ecdh, Mapping::Generic));
    let group = StandardizedDomainParameters::from_algorithm(&info.domain_parameter);
    assert_eq!(group, Some(StandardizedDomainParameters::P256));
    assert_eq!(info.parameter_id.and_then(|id| id.to_u32()), Some(33));
    assert!(findings.is_empty());
}

#[test]
fn reads_a_key_and_what_it_is_for() {
    let key = info(oid::PK_ECDH, &[], &[&key_on_p256(7), &integer(1)]);
    let for_it = info(oid::CHIP_AUTHENTICATION, &[2, 4], &[&integer(1), &integer(1)]);
    let for_another = info(oid::CHIP_AUTHENTICATION, &[2, 1], &[&integer(1), &integer(2)]);
    let of_another_kind = info(oid::CHIP_AUTHENTICATION, &[1, 2], &[&integer(1), &integer(1)]);
    let file = set(&[&for_it, &for_another, &of_another_kind, &key]);
    let infos = SecurityInfos::parse(&file).unwrap();
    let key = infos.chip_authentication_keys().next().unwrap();
    assert_eq!(key.key_agreement, KeyAgreement::Ecdh);
    assert!(matches!(key.subject_public_key_info.public_key(), Ok(PublicKey::Ec(_))));
    assert_eq!(key.domain_parameters(), None);
    let uses = infos.chip_authentication_infos(&key).collect::<Vec<_>>();
    assert_eq!(uses.len(), 1);
    assert_eq!(uses[0].protocol.to_string(), "id-CA-ECDH-AES-CBC-CMAC-256");
    assert!(!infos.findings().contains(Finding::ChipAuthenticationInfoMissing));
}

#[test]
fn notes_a_key_that_nothing_is_for() {
    let missing = FindingSet::of(&[Finding::ChipAuthenticationInfoMissing]);
    let key = info(oid::PK_ECDH, &[], &[&key_on_p256(7), &integer(1)]);
    assert_eq!(only(&key).unwrap().1, missing);
    let other_id = info(oid::CHIP_AUTHENTICATION, &[2, 2], &[&integer(1), &integer(2)]);
    let other_kind = info(oid::CHIP_AUTHENTICATION, &[1, 2], &[&integer(1), &integer(1)]);
    for other in [other_id, other_kind] {
        let file = set(&[&other, &key]);
        assert_eq!(SecurityInfos::parse(&file).unwrap().findings(), missing);
    }
    let without_id = info(oid::CHIP_AUTHENTICATION, &[2, 2], &[&integer(1)]);
    let file = set(&[&without_id, &key]);
    assert!(SecurityInfos::parse(&file).unwrap().findings().is_empty());
}

#[test]
fn a_key_for_chip_authentication_mapping_needs_no_info_of_its_own() {
    let missing = FindingSet::of(&[Finding::ChipAuthenticationInfoMissing]);
    let key = info(oid::PK_ECDH, &[], &[&key_on_p256(7), &integer(13)]);
    for (mapping, id, findings) in [(6, 13, FindingSet::EMPTY), (6, 12, missing), (2, 13, missing)]
    {
        let pace = info(oid::PACE, &[mapping, 2], &[&integer(2), &integer(id)]);
        let file = set(&[&pace, &key]);
        assert_eq!(SecurityInfos::parse(&file).unwrap().findings(), findings);
    }
}

#[test]
fn reads_domain_parameters_of_chip_authentication() {
    let info = info(oid::CHIP_AUTHENTICATION, &[2], &[&standardized(13), &integer(0x48)]);
    let SecurityInfo::ChipAuthenticationDomainParameters(info) = only(&info).unwrap().0 else {
        panic!()
    };
    assert_eq!(info.key_agreement, KeyAgreement::Ecdh);
    assert_eq!(info.key_id.and_then(|id| id.to_u32()), Some(0x48));
}

#[test]
fn reads_where_ef_cvca_is() {
    let of =
        |file: &[&[u8]]| info(oid::TERMINAL_AUTHENTICATION, &[], &[&integer(1), &tlv(0x30, file)]);
    let SecurityInfo::TerminalAuthentication(info) =
        only(&of(&[&[4, 2, 0x01, 0x1C], &[4, 1, 0x1C]])).unwrap().0
    else {
        panic!()
    };
    let ef_cvca = EfCvca { file_identifier: 0x011C, short_file_identifier: Some(0x1C) };
    assert_eq!(info.ef_cvca, Some(ef_cvca));
    assert!(only(&of(&[&[4, 2, 0x01, 0x1C]])).is_ok());
    assert_eq!(error_of(&of(&[&[4, 1, 0x1C]])), ParseErrorKind::WrongLength(1));
    let long = of(&[&[4, 2, 1, 2], &[4, 2, 1, 2]]);
    assert_eq!(error_of(&long), ParseErrorKind::WrongLength(2));
    let more = of(&[&[4, 2, 1, 2], &[4, 1, 1], &[5, 0]]);
    assert_eq!(error_of(&more), ParseErrorKind::TrailingData(2));
}

#[test]
fn reads_how_active_authentication_signs() {
    let algorithm = tlv(0x06, &[oid::ECDSA_PLAIN_SHA256.as_bytes()]);
    let file = set(&[&info(oid::ACTIVE_AUTHENTICATION, &[], &[&integer(1), &algorithm])]);
    let info = SecurityInfos::parse(&file).unwrap().active_authentication().unwrap();
    assert_eq!(info.signature_algorithm, oid::ECDSA_PLAIN_SHA256);
    assert_eq!(SecurityInfos::parse(&VIETNAM).unwrap().active_authentication(), None);
}

#[test]
fn reads_a_copy_of_ef_dir() {
    let (info, _) = only(&info(oid::EF_DIR, &[], &[&[4, 2, 0x61, 0]])).unwrap();
    let SecurityInfo::EfDir(info) = info else { panic!("{info:?}") };
    assert_eq!(info.ef_dir, [0x61, 0]);
    assert_eq!(format!("{info:?}"), "EfDirInfo(2 bytes)");
}

#[test]
fn refuses_versions_that_are_not_known() {
    let algorithm = tlv(0x06, &[oid::ECDSA_PLAIN_SHA256.as_bytes()]);
    for (arc, below, last, after) in [
        (oid::PACE, &[2, 2][..], 2, &integer(13)[..]),
        (oid::CHIP_AUTHENTICATION, &[2, 2], 3, &[]),
        (oid::TERMINAL_AUTHENTICATION, &[], 2, &[]),
        (oid::ACTIVE_AUTHENTICATION, &[], 1, &algorithm),
    ] {
        let of = |version| info(arc, below, &[&integer(version), after]);
        for version in 1..=last {
            assert!(only(&of(version)).is_ok());
        }
        for version in [0, last + 1, 0xFF] {
            assert_eq!(error_of(&of(version)), ParseErrorKind::Version);
        }
    }
    let long = info(oid::PACE, &[2, 2], &[&[2, 2, 1, 2], &integer(13)]);
    assert_eq!(error_of(&long), ParseErrorKind::Version);
}

#[test]
fn refuses_infos_without_version_or_protocol() {
    let missing = ParseErrorKind::Missing(Tag::INTEGER);
    assert_eq!(error_of(&info(oid::CHIP_AUTHENTICATION, &[2, 2], &[])), missing);
    assert_eq!(error_of(&info(oid::PACE, &[2, 2], &[])), missing);
    let (expected, found) = (Tag::OBJECT_IDENTIFIER, Tag::INTEGER);
    let without = tlv(0x30, &[&integer(1)]);
    assert_eq!(error_of(&without), ParseErrorKind::UnexpectedTag { expected, found });
    assert_eq!(error_of(&[0x30, 0]), ParseErrorKind::Missing(expected));
}

#[test]
fn refuses_more_than_an_info_has() {
    for (arc, below) in [(oid::PACE, [2, 2]), (oid::CHIP_AUTHENTICATION, [2, 2])] {
        let info = info(arc, &below, &[&integer(2), &integer(1), &integer(1)]);
        assert_eq!(error_of(&info), ParseErrorKind::TrailingData(3));
    }
}

#[test]
fn ignores_unknown_protocols_and_keeps_their_bytes() {
    let other = info(oid::ACTIVE_AUTHENTICATION, &[1], &[&integer(1), &[5, 0], &[5, 0]]);
    let (info, findings) = only(&other).unwrap();
    let SecurityInfo::Unknown(protocol) = info else { panic!("{info:?}") };
    assert_eq!(protocol.to_string(), "2.23.136.1.1.5.1");
    assert!(findings.is_empty());
    let file = set(&[&other]);
    assert!(SecurityInfos::parse(&file).unwrap().encodings().eq([&other[..]]));
}

#[test]
fn ef_cvca_has_its_own_identifiers_unless_the_info_gives_others() {
    let identifiers = |more: &[u8]| {
        let encoding = info(oid::TERMINAL_AUTHENTICATION, &[], &[&integer(1), more]);
        let (SecurityInfo::TerminalAuthentication(info), _) = only(&encoding).unwrap() else {
            panic!()
        };
        let EfCvca { file_identifier, short_file_identifier } = info.ef_cvca_or_default();
        (file_identifier, short_file_identifier)
    };
    assert_eq!(identifiers(&[]), (0x011C, Some(0x1C)));
    assert_eq!(identifiers(&[0x30, 7, 4, 2, 1, 0x1A, 4, 1, 0x1A]), (0x011A, Some(0x1A)));
    // Without a short identifier, the file is selected by its file identifier.
    assert_eq!(identifiers(&[0x30, 4, 4, 2, 1, 0x1A]), (0x011A, None));
}

#[test]
fn notes_protocols_that_are_not_assigned() {
    for (arc, below) in [
        (oid::PACE, &[5][..]),
        (oid::PACE, &[2, 5]),
        (oid::PACE, &[6, 1]),
        (oid::CHIP_AUTHENTICATION, &[]),
        (oid::CHIP_AUTHENTICATION, &[3, 2]),
        (oid::CHIP_AUTHENTICATION, &[2, 2, 1]),
    ] {
        let (info, findings) = only(&info(arc, below, &[&integer(1)])).unwrap();
        assert!(matches!(info, SecurityInfo::Unknown(_)));
        assert_eq!(findings, FindingSet::of(&[Finding::SecurityProtocolUnknown]));
    }
}

#[test]
fn notes_negative_identifiers_and_missing_ones() {
    let negative = FindingSet::of(&[Finding::KeyIdNegative]);
    let chip = info(oid::CHIP_AUTHENTICATION, &[2, 2], &[&integer(1), &integer(0xFF)]);
    let (info_read, findings) = only(&chip).unwrap();
    let SecurityInfo::ChipAuthentication(info_read) = info_read else { panic!() };
    assert_eq!(info_read.key_id.map(|id| id.as_bytes()), Some(&[0xFF][..]));
    assert_eq!(findings, negative);
    let (pace, findings) = only(&info(oid::PACE, &[2, 2], &[&integer(2)])).unwrap();
    let SecurityInfo::Pace(pace) = pace else { panic!() };
    assert_eq!((pace.parameter_id, pace.domain_parameters()), (None, None));
    assert_eq!(findings, FindingSet::of(&[Finding::PaceParameterIdMissing]));
}

#[test]
fn notes_an_order_that_is_not_that_of_der() {
    let (first, second) = (&VIETNAM[2..17], &VIETNAM[17..34]);
    let file = set(&[second, first]);
    let findings = SecurityInfos::parse(&file).unwrap().findings();
    assert_eq!(findings, FindingSet::of(&[Finding::SecurityInfosUnsorted]));
}

#[test]
fn compares_sets_byte_for_byte() {
    let (first, second, third) = (&VIETNAM[2..17], &VIETNAM[17..34], &VIETNAM[34..]);
    let whole = SecurityInfos::parse(&VIETNAM).unwrap();
    let part = set(&[third, first]);
    let part = SecurityInfos::parse(&part).unwrap();
    assert!(whole.contains_all_of(&part) && !part.contains_all_of(&whole));
    assert!(whole.contains_all_of(&whole));
    let mut other = third.to_vec();
    *other.last_mut().unwrap() = 12;
    let other = set(&[first, second, &other]);
    let other = SecurityInfos::parse(&other).unwrap();
    assert!(!whole.contains_all_of(&other) && !other.contains_all_of(&whole));
}

#[test]
fn refuses_more_infos_than_the_budget() {
    let small = [0x30, 3, 6, 1, 0x2A];
    let of = |count: usize| {
        let infos = small.repeat(count);
        let [high, low] = u16::try_from(infos.len()).unwrap().to_be_bytes();
        [&[0x31, 0x82, high, low], &infos[..]].concat()
    };
    let budget = usize::try_from(MAX_SECURITY_INFOS).unwrap();
    assert_eq!(SecurityInfos::parse(&of(budget)).unwrap().len(), MAX_SECURITY_INFOS);
    let error = SecurityInfos::parse(&of(budget + 1)).unwrap_err();
    assert_eq!(error.kind, ParseErrorKind::TooMany(MAX_SECURITY_INFOS));
}

/// Reads `infos` leniently, and returns each info, or `None` for an info that cannot be read, with the
/// findings.
fn results(infos: &[&[u8]]) -> (Vec<Option<SecurityInfo<'static>>>, FindingSet) {
    let set = set(infos).leak();
    let read = SecurityInfos::parse_lenient(set).unwrap();
    assert_eq!(usize::try_from(read.len()).unwrap(), read.results().count());
    assert_eq!(read.encodings().count(), read.results().count());
    assert!(read.contains_all_of(&read));
    assert_eq!(read.encodings().collect::<Vec<_>>().concat(), infos.concat());
    (read.results().map(Result::ok).collect(), read.findings())
}

#[test]
fn an_odd_info_is_a_finding_wherever_it_stands() {
    let pace = info(oid::PACE, &[2, 2], &[&integer(2), &integer(13)]);
    let unknown_version = info(oid::TERMINAL_AUTHENTICATION, &[], &[&integer(9)]);
    let malformed = FindingSet::of(&[Finding::SecurityInfoMalformed]);
    for odd in [
        unknown_version,
        info(oid::CHIP_AUTHENTICATION, &[2, 2], &[&integer(4)]),
        info(oid::PACE, &[2, 2], &[&integer(3), &integer(13)]),
        info(oid::PACE, &[2, 2], &[]),
        info(oid::PACE, &[2, 2], &[&integer(2), &integer(13), &integer(0)]),
        info(oid::ACTIVE_AUTHENTICATION, &[], &[&integer(1), &integer(1)]),
        tlv(0x30, &[]),
        tlv(0x30, &[&[0x06, 9, 1]]),
        tlv(0x31, &[&integer(1)]),
        tlv(0x04, &[b"what is this"]),
    ] {
        let shows = |infos: &[&[u8]], shown: &[bool]| {
            let (results, findings) = results(infos);
            let is_read: Vec<_> = results.iter().map(Option::is_some).collect();
            assert_eq!(is_read, shown);
            // The order of the infos does not matter here.
            assert_eq!(findings.without(Finding::SecurityInfosUnsorted), malformed);
            let is_pace = |info: &&SecurityInfo<'_>| matches!(info, SecurityInfo::Pace(_));
            assert_eq!(results.iter().flatten().filter(is_pace).count(), infos.len() - 1);
            assert!(SecurityInfos::parse(&set(infos)).is_err());
        };
        shows(&[&odd], &[false]);
        shows(&[&odd, &pace], &[false, true]);
        shows(&[&pace, &odd], &[true, false]);
        shows(&[&pace, &odd, &pace], &[true, false, true]);
    }
}

#[test]
fn an_info_whose_end_cannot_be_told_is_the_last() {
    let pace = info(oid::PACE, &[2, 2], &[&integer(2), &integer(13)]);
    for endless in [&[0x30, 9, 6, 1][..], &[0x30], &[0x30, 0x80], &[0x1F], &[0x30, 0x81]] {
        let (results, findings) = results(&[&pace, endless]);
        let is_read: Vec<_> = results.iter().map(Option::is_some).collect();
        assert_eq!(is_read, [true, false]);
        let findings = findings.without(Finding::SecurityInfosUnsorted);
        assert_eq!(findings, FindingSet::of(&[Finding::SecurityInfoMalformed]));
    }
}

#[test]
fn read_leniently_a_set_without_odd_infos_is_what_it_is() {
    let key = info(oid::PK_ECDH, &[], &[&key_on_p256(1)]);
    for infos in [&VIETNAM[..], &set(&[&key]), &set(&[])] {
        assert_eq!(SecurityInfos::parse_lenient(infos), SecurityInfos::parse(infos));
        let infos = SecurityInfos::parse(infos).unwrap();
        assert!(infos.results().all(|info| info.is_ok()));
    }
}

#[test]
fn a_key_is_judged_by_the_infos_that_can_be_read() {
    let key = info(oid::PK_ECDH, &[], &[&key_on_p256(1)]);
    let odd = info(oid::CHIP_AUTHENTICATION, &[2, 2], &[&integer(4)]);
    let good = info(oid::CHIP_AUTHENTICATION, &[2, 2], &[&integer(1)]);
    let malformed = FindingSet::of(&[Finding::SecurityInfoMalformed]);
    let lonely = malformed.with(Finding::ChipAuthenticationInfoMissing);
    let findings = |infos: &[&[u8]]| results(infos).1.without(Finding::SecurityInfosUnsorted);
    assert_eq!(findings(&[&odd, &key]), lonely);
    assert_eq!(findings(&[&good, &odd, &key]), malformed);
}

#[test]
fn read_leniently_the_set_itself_must_be_one() {
    let kind = |set: &[u8]| SecurityInfos::parse_lenient(set).unwrap_err().kind;
    assert_eq!(kind(&[0x31, 1]), ParseErrorKind::LengthExceedsInput { length: 1, remaining: 0 });
    assert_eq!(kind(&[0x31, 0, 0]), ParseErrorKind::TrailingData(1));
    assert!(SecurityInfos::parse_lenient(&[0x30, 0]).is_err());
    let many: Vec<u8> = [0x30, 0].repeat(65);
    let set = [&[0x31, 0x81, 130], &many[..]].concat();
    assert_eq!(kind(&set), ParseErrorKind::TooMany(MAX_SECURITY_INFOS));
}

#[test]
fn refuses_bytes_after_the_set() {
    let file = [&VIETNAM[..], &[0]].concat();
    let error = SecurityInfos::parse(&file).unwrap_err();
    assert_eq!((error.kind, error.at), (ParseErrorKind::TrailingData(1), 54));
}

proptest! {
    #[test]
    fn any_changes_are_read_or_refused(
        changes in proptest::collection::vec((0_usize..VIETNAM.len(), any::<u8>()), 1..4),
    ) {
        let mut file = VIETNAM;
        for (at, byte) in changes {
            file[at] = byte;
        }
        if let Ok(infos) = SecurityInfos::parse(&file) {
            let count = u32::try_from(infos.iter().count()).unwrap();
            prop_assert_eq!(count, infos.len());
            prop_assert!(infos.contains_all_of(&infos));
            prop_assert_eq!(infos.encodings().map(<[u8]>::len).sum::<usize>(), file.len() - 2);
        }
    }
}
