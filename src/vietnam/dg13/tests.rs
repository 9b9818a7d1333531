//! Tests with the sample of the profile, the mistakes of other readers, and one mutation for each
//! check.

use super::*;
use crate::lds::DataGroup as _;
use crate::oid;
use crate::time::Date;
use crate::tlv::build::tlv;
use proptest::prelude::*;
use std::format;
use std::string::{String, ToString};
use std::vec::Vec;

/// A synthetic file of 385 bytes: all fields, no spouse. `openssl asn1parse` accepts it.
const SAMPLE: &str = "6d82017d30820179020101060628d3160100083182016a3011020101130c3030313039393031323334353014\
    0201020c0f4e677579e1bb856e2056c4836e2041300f020103130a30312f30312f3139393930080201040c03\
    4e616d300f0201050c0a5669e1bb8774204e616d30090201060c044b696e68300b0201070c064b68c3b46e67\
    30250201080c205068c6b0e1bb9d6e6720582c205175e1baad6e20592c2048c3a0204ee1bb9969302d020109\
    0c2853e1bb9120312c205068c6b0e1bb9d6e6720582c205175e1baad6e20592c2048c3a0204ee1bb9969302d\
    02010a0c284ee1bb9174207275e1bb936920433a2031636d207472c3aa6e20736175206dc3a970207472c3a1\
    69300f02010b130a30312f30312f32303232300f02010c0c0a30312f30312f32303339302802010d30110c0f\
    4e677579e1bb856e2056c4836e204230100c0e5472e1baa76e205468e1bb8b2043300302010e300e02010f13\
    093031323334353637383015020110131030313233343536373839414243444546";

fn sample() -> Vec<u8> {
    let byte = |pair: &[u8]| u8::from_str_radix(core::str::from_utf8(pair).unwrap(), 16).unwrap();
    SAMPLE.as_bytes().chunks(2).map(byte).collect()
}

/// An element with the shortest length.
fn element(tag: u8, content: &[u8]) -> Vec<u8> {
    tlv(tag.into(), &[content])
}

fn utf8(text: &str) -> Vec<u8> {
    element(0x0C, text.as_bytes())
}

fn field(number: u8, values: &[Vec<u8>]) -> Vec<u8> {
    element(0x30, &[&[2, 1, number][..], &values.concat()].concat())
}

/// Builds a file with these elements in the outer SEQUENCE.
fn file_of(children: &[Vec<u8>]) -> Vec<u8> {
    element(0x6D, &element(0x30, &children.concat()))
}

/// Builds a file with these fields, and with version and encoding.
fn file(fields: &[Vec<u8>]) -> Vec<u8> {
    let head = [&[2, 1, 1, 6][..], &[6, 0x28, 0xD3, 0x16, 1, 0, 8]].concat();
    file_of(&[head, element(0x31, &fields.concat())])
}

fn citizen(file: &[u8]) -> Citizen<'_> {
    Dg13::parse(file).unwrap().citizen().unwrap()
}

fn kind(file: &[u8]) -> ParseErrorKind {
    Dg13::parse(file).unwrap().citizen().unwrap_err().kind
}

#[test]
fn reads_the_sample() {
    let file = sample();
    let citizen = citizen(&file);
    assert_eq!(citizen.version(), Some(1));
    assert_eq!(citizen.encoding(), Some(oid::UTF8));
    assert!(citizen.findings().is_empty());
    assert!(citizen.fields().map(|field| field.number()).eq(1..=16));
    assert_eq!(citizen.personal_number().unwrap().unwrap().as_str(), "001099012345");
    assert_eq!(citizen.full_name(), Ok(Some("Nguyễn Văn A")));
    let birth = citizen.date_of_birth().unwrap().unwrap();
    assert_eq!((birth.as_str(), birth.date()), ("01/01/1999", Date::new(1999, 1, 1)));
    assert_eq!(citizen.sex(), Ok(Some("Nam")));
    assert_eq!(citizen.nationality(), Ok(Some("Việt Nam")));
    assert_eq!(citizen.ethnicity(), Ok(Some("Kinh")));
    assert_eq!(citizen.religion(), Ok(Some("Không")));
    assert_eq!(citizen.place_of_origin(), Ok(Some("Phường X, Quận Y, Hà Nội")));
    assert_eq!(citizen.place_of_residence(), Ok(Some("Số 1, Phường X, Quận Y, Hà Nội")));
    let features = "Nốt ruồi C: 1cm trên sau mép trái";
    assert_eq!(citizen.personal_identification(), Ok(Some(features)));
    let day = |text: Result<Option<DateText<'_>>, _>| text.unwrap().unwrap().date();
    assert_eq!(day(citizen.date_of_issue()), Date::new(2022, 1, 1));
    assert_eq!(day(citizen.date_of_expiry()), Date::new(2039, 1, 1));
    assert_eq!(citizen.father(), Ok(Some("Nguyễn Văn B")));
    assert_eq!(citizen.mother(), Ok(Some("Trần Thị C")));
    assert_eq!(citizen.spouse(), Ok(None));
    assert_eq!(citizen.old_number(), Ok(Some("012345678")));
    assert_eq!(citizen.field_16(), Ok(Some("0123456789ABCDEF")));
}

#[test]
fn each_proper_prefix_is_an_error() {
    let file = sample();
    for end in 0..file.len() {
        assert!(Dg13::parse(&file[..end]).is_err());
    }
    // Cut below the outer length, with the lengths above adjusted.
    let set = &file[23..];
    let mut whole_fields = 0;
    for end in 0..set.len() {
        let cut = file_of(&[element(0x31, &set[..end])]);
        let is_cut_between_fields = Dg13::parse(&cut).unwrap().citizen().is_ok();
        whole_fields += u32::from(is_cut_between_fields);
    }
    assert_eq!(whole_fields, 16);
}

#[test]
fn version_and_encoding_may_be_missing() {
    let set = element(0x31, &field(6, &[utf8("Kinh")]));
    let file = file_of(&[set]);
    let citizen = citizen(&file);
    assert_eq!((citizen.version(), citizen.encoding()), (None, None));
    assert_eq!(citizen.ethnicity(), Ok(Some("Kinh")));
}

#[test]
fn the_set_is_found_by_its_tag_among_unknown_elements() {
    let set = element(0x31, &field(6, &[utf8("Kinh")]));
    let other = element(0x04, b"?");
    let file = file_of(&[other.clone(), set.clone(), other]);
    assert_eq!(citizen(&file).ethnicity(), Ok(Some("Kinh")));
    assert!(citizen(&file).findings().contains(Finding::UnknownElement));
    assert_eq!(kind(&file_of(&[])), ParseErrorKind::Missing(Tag::SET));
    assert_eq!(kind(&file_of(&[set.clone(), set])), ParseErrorKind::Duplicate(0x31));
}

#[test]
fn the_version_is_not_field_1() {
    // `02 01 01` occurs before the first field here, and in the text of the second.
    let file = file(&[field(2, &[utf8("\u{2}\u{1}\u{1}\u{13}\u{1}A")])]);
    let citizen = citizen(&file);
    assert_eq!(citizen.version(), Some(1));
    assert_eq!(citizen.personal_number(), Ok(None));
    assert!(citizen.field(1).is_none());
}

#[test]
fn an_absent_field_does_not_hide_later_ones() {
    let file = file(&[field(2, &[utf8("A")]), field(16, &[utf8("0123456789ABCDEF")])]);
    let citizen = citizen(&file);
    assert_eq!(citizen.old_number(), Ok(None));
    assert_eq!(citizen.field_16(), Ok(Some("0123456789ABCDEF")));
    assert_eq!(citizen.spouse(), Ok(None));
}

#[test]
fn field_16_is_not_the_old_number() {
    let file = file(&[field(16, &[utf8("0123456789ABCDEF")])]);
    assert_eq!(citizen(&file).old_number(), Ok(None));
}

#[test]
fn an_empty_string_shifts_nothing() {
    let file = file(&[field(6, &[utf8("Kinh")]), field(7, &[utf8("")]), field(8, &[utf8("X")])]);
    let citizen = citizen(&file);
    assert_eq!(citizen.religion(), Ok(Some("")));
    assert_eq!(citizen.place_of_origin(), Ok(Some("X")));
}

#[test]
fn fields_keep_any_order() {
    let file = file(&[field(9, &[utf8("B")]), field(1, &[]), field(2, &[utf8("A")])]);
    let citizen = citizen(&file);
    assert!(citizen.fields().map(|field| field.number()).eq([9, 1, 2]));
    assert_eq!(citizen.full_name(), Ok(Some("A")));
    assert_eq!(citizen.place_of_residence(), Ok(Some("B")));
    assert_eq!(citizen.personal_number(), Ok(None));
}

#[test]
fn long_texts_have_long_lengths() {
    let text = "Ấp ".repeat(200);
    let file = file(&[field(8, &[utf8("X")]), field(9, &[utf8(&text)]), field(16, &[utf8("0")])]);
    let citizen = citizen(&file);
    assert_eq!(citizen.place_of_residence(), Ok(Some(text.as_str())));
    assert_eq!(citizen.field_16(), Ok(Some("0")));
}

#[test]
fn lengths_need_not_be_minimal() {
    let long_length = [&[0x0C, 0x82, 0x00, 0x01][..], b"A"].concat();
    let name = file(&[field(2, &[long_length])]);
    assert_eq!(citizen(&name).full_name(), Ok(Some("A")));
    assert!(citizen(&name).findings().contains(Finding::NonMinimalLength));
    let long_field = [&[0x30, 0x81, 0x06][..], &field(2, &[utf8("A")])[2..]].concat();
    let file = file(&[long_field]);
    assert_eq!(citizen(&file).full_name(), Ok(Some("A")));
    assert!(citizen(&file).findings().contains(Finding::NonMinimalLength));
}

#[test]
fn unknown_fields_are_kept_raw() {
    let file = file(&[field(2, &[utf8("A")]), field(17, &[vec_of(&[0xFF, 0x00, 0x01])])]);
    let citizen = citizen(&file);
    let unknown = citizen.field(17).unwrap();
    assert_eq!(unknown.as_bytes(), [0xFF, 0x00, 0x01]);
    assert!(citizen.findings().contains(Finding::UnknownElement));
    assert_eq!(citizen.full_name(), Ok(Some("A")));
}

#[test]
fn a_repeated_field_is_refused() {
    let twice = file(&[field(1, &[]), field(2, &[utf8("A")]), field(2, &[utf8("B")])]);
    assert_eq!(kind(&twice), ParseErrorKind::Duplicate(2));
    let unknown = file(&[field(99, &[]), field(99, &[])]);
    assert_eq!(kind(&unknown), ParseErrorKind::Duplicate(99));
}

#[test]
fn a_field_number_is_bounded() {
    assert!(citizen(&file(&[field(127, &[])])).field(127).is_some());
    let large = element(0x30, &[2, 2, 0, 128]);
    assert_eq!(kind(&file(&[large])), ParseErrorKind::NumberOutOfRange);
    assert_eq!(kind(&file(&[field(0xFF, &[])])), ParseErrorKind::NumberOutOfRange);
    let none = element(0x30, &utf8("A"));
    assert!(matches!(kind(&file(&[none])), ParseErrorKind::UnexpectedTag { .. }));
    let not_a_field = utf8("A");
    assert!(matches!(kind(&file(&[not_a_field])), ParseErrorKind::UnexpectedTag { .. }));
}

#[test]
fn bytes_after_the_sequence_are_refused() {
    let content = [element(0x30, &element(0x31, &[])), element(0x04, b"")].concat();
    assert_eq!(kind(&element(0x6D, &content)), ParseErrorKind::TrailingData(2));
}

#[test]
fn parents_are_read_in_both_layouts() {
    let group = |texts: &[&str]| {
        element(0x30, &texts.iter().map(|text| utf8(text)).collect::<Vec<_>>().concat())
    };
    for (values, father, mother) in [
        (Vec::from([group(&["B"]), group(&["C"])]), Some("B"), Some("C")),
        (Vec::from([group(&["B", "C"])]), Some("B"), Some("C")),
        (Vec::from([group(&[]), group(&["C"])]), None, Some("C")),
        (Vec::from([group(&[""]), group(&["C"])]), Some(""), Some("C")),
        (Vec::from([group(&["", "C"])]), Some(""), Some("C")),
        (Vec::from([group(&["B"]), group(&[])]), Some("B"), None),
        (Vec::from([group(&["B"])]), Some("B"), None),
        (Vec::from([group(&[])]), None, None),
        (Vec::from([utf8("B"), utf8("C")]), Some("B"), Some("C")),
        (Vec::new(), None, None),
    ] {
        let file = file(&[field(13, &values)]);
        let citizen = citizen(&file);
        assert_eq!((citizen.father(), citizen.mother()), (Ok(father), Ok(mother)));
    }
    for values in [
        Vec::from([group(&["B", "C"]), group(&["D"])]),
        Vec::from([group(&["B"]), group(&["C", "D"])]),
    ] {
        let file = file(&[field(13, &values)]);
        assert_eq!(citizen(&file).mother().unwrap_err().kind, ParseErrorKind::TooMany(1));
    }
    for values in [
        Vec::from([group(&["B"]), group(&["C"]), group(&["D"])]),
        Vec::from([group(&["B", "C", "D"])]),
    ] {
        let file = file(&[field(13, &values)]);
        assert_eq!(citizen(&file).mother().unwrap_err().kind, ParseErrorKind::TooMany(2));
    }
}

#[test]
fn a_spouse_is_a_single_person() {
    let spouse = file(&[field(14, &[element(0x30, &utf8("G"))])]);
    assert_eq!(citizen(&spouse).spouse(), Ok(Some("G")));
    let none = file(&[field(14, &[])]);
    assert_eq!(citizen(&none).spouse(), Ok(None));
    let two = file(&[field(14, &[element(0x30, &[utf8("G"), utf8("H")].concat())])]);
    assert_eq!(citizen(&two).spouse().unwrap_err().kind, ParseErrorKind::TooMany(1));
}

#[test]
fn an_error_affects_its_field_only() {
    let file = file(&[
        field(1, &[utf8("12345")]),
        field(2, &[element(0x0C, &[b'A', 0xFF])]),
        field(3, &[element(0x04, b"01/01/1999")]),
        field(4, &[utf8("Nam"), utf8("Nam")]),
        field(6, &[utf8("Kinh")]),
    ]);
    let citizen = citizen(&file);
    assert_eq!(citizen.personal_number().unwrap_err().kind, ParseErrorKind::WrongLength(5));
    let error = citizen.full_name().unwrap_err();
    assert_eq!(error.kind, ParseErrorKind::Character);
    assert_eq!(file[usize::try_from(error.at).unwrap()], 0xFF);
    let value = citizen.field(2).unwrap().values().next().unwrap().unwrap();
    assert_eq!(value.as_bytes(), [b'A', 0xFF]);
    let (expected, found) = (Tag::UTF8_STRING, Tag::OCTET_STRING);
    let error = citizen.date_of_birth().unwrap_err();
    assert_eq!(error.kind, ParseErrorKind::UnexpectedTag { expected, found });
    assert_eq!(citizen.sex().unwrap_err().kind, ParseErrorKind::TooMany(1));
    assert_eq!(citizen.ethnicity(), Ok(Some("Kinh")));
}

#[test]
fn lengths_of_values_in_known_fields_must_fit() {
    let overrun = vec_of(&[0x0C, 0x05, b'A']);
    let exceeds = ParseErrorKind::LengthExceedsInput { length: 5, remaining: 1 };
    assert_eq!(kind(&file(&[field(5, core::slice::from_ref(&overrun))])), exceeds);
    assert_eq!(kind(&file(&[field(13, &[element(0x30, &overrun)])])), exceeds);
    let file = file(&[field(17, &[overrun])]);
    let mut values = citizen(&file).field(17).unwrap().values();
    assert!(values.next().unwrap().is_err() && values.next().is_none());
}

#[test]
fn dates_of_expiry_may_be_text() {
    for text in
        ["Không thời hạn", "", "31/02/2039", "2039", "1/1/2039", "01-01-2039", "01/01/20390"]
    {
        let file = file(&[field(12, &[utf8(text)])]);
        let expiry = citizen(&file).date_of_expiry().unwrap().unwrap();
        assert_eq!((expiry.as_str(), expiry.date()), (text, None));
    }
}

#[test]
fn the_content_is_vietnamese_if_the_state_is() {
    let vietnamese = sample();
    let dg13 = Dg13::parse(&vietnamese).unwrap();
    assert_eq!(dg13.content_of("VNM").unwrap().citizen(), Some(&dg13.citizen().unwrap()));
    // Another state may use the same structure for something else.
    assert_eq!(dg13.content_of("POL"), Ok(Dg13Content::Opaque(dg13.as_bytes())));
    let polish = element(0x6D, &[&[0x5C, 2, 0x5F, 0x70, 0x5F, 0x70, 1][..], b"1"].concat());
    let dg13 = Dg13::parse(&polish).unwrap();
    let content = dg13.content_of("POL").unwrap();
    assert_eq!((content, content.citizen()), (Dg13Content::Opaque(dg13.as_bytes()), None));
    assert_eq!(format!("{content:?}"), "Opaque(8 bytes)");
    assert!(dg13.content_of("VNM").is_err());
    // Any bytes, and no bytes.
    for content in [&[][..], &[0x5A; 100]] {
        let file = element(0x6D, content);
        let expected = Ok(Dg13Content::Opaque(content));
        assert_eq!(Dg13::parse(&file).unwrap().content_of("SGP"), expected);
    }
}

#[test]
fn debug_output_shows_no_value() {
    let file = sample();
    let citizen = citizen(&file);
    let field = citizen.field(2).unwrap();
    let value = field.values().next().unwrap().unwrap();
    let shown = format!(
        "{citizen:?} {field:?} {value:?} {:?} {:?}",
        citizen.date_of_birth(),
        citizen.personal_number(),
    );
    assert_eq!(
        shown,
        "Citizen(16 fields) Field(2, 17 bytes) Value(0x0C, 15 bytes) \
         Ok(Some(DateText(..))) Ok(Some(PersonalNumber(..)))"
    );
}

fn vec_of(bytes: &[u8]) -> Vec<u8> {
    bytes.to_vec()
}

/// Calls every function.
fn read_all(citizen: &Citizen<'_>) -> usize {
    let texts = [
        citizen.full_name(),
        citizen.sex(),
        citizen.nationality(),
        citizen.ethnicity(),
        citizen.religion(),
        citizen.place_of_origin(),
        citizen.place_of_residence(),
        citizen.personal_identification(),
        citizen.father(),
        citizen.mother(),
        citizen.spouse(),
        citizen.old_number(),
        citizen.field_16(),
    ];
    let dates = [citizen.date_of_birth(), citizen.date_of_issue(), citizen.date_of_expiry()];
    let days = dates.into_iter().flatten().flatten().filter_map(|text| text.date()).count();
    let number = citizen.personal_number().ok().flatten().map_or(0, |n| n.to_string().len());
    let values = citizen.fields().flat_map(|field| field.values()).count();
    texts.into_iter().flatten().flatten().map(str::len).sum::<usize>() + days + number + values
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(content in proptest::collection::vec(any::<u8>(), 0..200)) {
        let file = element(0x6D, &element(0x30, &element(0x31, &content)));
        if let Ok(citizen) = Dg13::parse(&file).unwrap().citizen() {
            read_all(&citizen);
        }
    }

    #[test]
    fn any_mutation_of_the_sample_is_read_or_refused(
        places in proptest::collection::vec((0..385_usize, any::<u8>()), 1..6),
    ) {
        let mut file = sample();
        for (at, byte) in places {
            file[at] = byte;
        }
        if let Ok(citizen) = Dg13::parse(&file).and_then(|dg13| dg13.citizen()) {
            read_all(&citizen);
        }
    }

    #[test]
    fn any_texts_are_read_back(texts in proptest::collection::vec(".{0,200}", 16)) {
        let fields: Vec<_> =
            (1..).zip(&texts).map(|(number, text): (u8, &String)| field(number, &[utf8(text)])).collect();
        let file = file(&fields);
        let citizen = citizen(&file);
        for (number, text) in (1..).zip(&texts) {
            let value = citizen.field(number).unwrap().values().next().unwrap().unwrap();
            prop_assert_eq!(value.text(), Ok(text.as_str()));
        }
        prop_assert_eq!(citizen.full_name(), Ok(Some(texts[1].as_str())));
    }
}
