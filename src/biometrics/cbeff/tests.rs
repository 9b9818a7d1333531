use super::*;
use crate::tlv::build::tlv;
use std::vec::Vec;

const HEADER_BYTES: [u8; 10] = [0xA1, 8, 0x87, 2, 1, 1, 0x88, 2, 0, 8];

fn template(content: &[&[u8]]) -> Vec<u8> {
    tlv(0x7F60, content)
}

fn data() -> Vec<u8> {
    tlv(0x5F2E, &[b"FAC"])
}

fn read(content: &[&[u8]]) -> Result<BiometricInformationGroup<'static>, ParseErrorKind> {
    let group = tlv(0x7F61, content).leak();
    let element = Reader::new(Rules::Lds, group, Structure::Tlv).expect(GROUP).unwrap();
    let read = BiometricInformationGroup::of(&element, Structure::EfDg2);
    read.map_err(|error| error.kind)
}

#[test]
fn reads_number_header_and_data() {
    let group = read(&[&[2, 1, 1], &template(&[&HEADER_BYTES, &data()])]).unwrap();
    assert_eq!((group.instances(), group.len(), group.is_empty()), (1, 1, false));
    assert!(group.findings().is_empty());
    let template = group.templates().next().unwrap();
    assert_eq!(template.header.format_owner(), Some(0x0101));
    assert_eq!(template.header.format_type(), Some(0x0008));
    assert_eq!(template.data.kind(), DataBlockKind::Primitive);
    assert_eq!((template.data.bytes(), template.data.at()), (&b"FAC"[..], 22));
    assert_eq!(template.data.element().tag, DATA);
}

#[test]
fn reads_each_field_of_a_header() {
    let header = [
        &[0xA1, 43, 0x80, 2, 1, 1, 0x81, 1, 2, 0x82, 1, 0][..],
        &[0x83, 7, 0x20, 0x21, 0x24, 0x01, 0x05, 0x11, 0x23],
        &[0x85, 8, 0x20, 0x21, 0x01, 0x05, 0x20, 0x31, 0x01, 0x04],
        &[0x86, 4, 0, 1, 0, 2, 0x87, 2, 1, 1, 0x88, 2, 0, 0x2A],
    ]
    .concat();
    let group = read(&[&[2, 1, 1], &template(&[&header, &data()])]).unwrap();
    assert!(group.findings().is_empty());
    let header = group.templates().next().unwrap().header;
    assert_eq!(header.version(), Some(0x0101));
    assert_eq!((header.biometric_type(), header.subtype()), (Some(2), Some(0)));
    assert_eq!(header.created().map(|created| created[0]), Some(0x20));
    assert_eq!(header.validity().map(|validity| validity[7]), Some(0x04));
    assert_eq!(header.creator(), Some(0x0001_0002));
    assert_eq!(header.format_type(), Some(0x002A));
}

#[test]
fn number_and_data_are_required() {
    let whole = template(&[&HEADER_BYTES, &data()]);
    assert_eq!(read(&[&whole]), Err(ParseErrorKind::Missing(Tag::INTEGER)));
    let without = template(&[&HEADER_BYTES]);
    assert_eq!(read(&[&[2, 1, 1], &without]), Err(ParseErrorKind::Missing(DATA)));
    let empty = template(&[&HEADER_BYTES, &[0x5F, 0x2E, 0]]);
    assert_eq!(read(&[&[2, 1, 1], &empty]), Err(ParseErrorKind::WrongLength(0)));
}

#[test]
fn the_second_instance_is_checked_as_the_first() {
    let whole = template(&[&HEADER_BYTES, &data()]);
    let without = template(&[&HEADER_BYTES]);
    let group = read(&[&[2, 1, 2], &whole, &without]);
    assert_eq!(group, Err(ParseErrorKind::Missing(DATA)));
}

#[test]
fn refuses_repeated_elements() {
    let whole = template(&[&HEADER_BYTES, &data()]);
    let twice = read(&[&[2, 1, 1, 2, 1, 1], &whole]);
    assert_eq!(twice, Err(ParseErrorKind::Duplicate(0x02)));
    for (content, tag) in [
        (template(&[&HEADER_BYTES, &HEADER_BYTES, &data()]), 0xA1),
        (template(&[&HEADER_BYTES, &data(), &data()]), 0x5F2E),
        (template(&[&tlv(0xA1, &[&[0x87, 2, 1, 1, 0x87, 2, 1, 1]]), &data()]), 0x87),
    ] {
        assert_eq!(read(&[&[2, 1, 1], &content]), Err(ParseErrorKind::Duplicate(tag)));
    }
}

#[test]
fn refuses_a_format_of_another_length() {
    let header = [0xA1, 7, 0x87, 1, 1, 0x88, 2, 0, 8];
    let group = read(&[&[2, 1, 1], &template(&[&header, &data()])]);
    assert_eq!(group, Err(ParseErrorKind::WrongLength(1)));
}

#[test]
fn refuses_more_templates_than_the_budget() {
    let small = template(&[&[0x5F, 0x2E, 1, 1]]);
    let count = usize::try_from(MAX_INSTANCES).unwrap();
    let group = read(&[&[2, 1, 16], &small.repeat(count)]).unwrap();
    assert_eq!(group.len(), MAX_INSTANCES);
    let group = read(&[&[2, 1, 17], &small.repeat(count + 1)]);
    assert_eq!(group, Err(ParseErrorKind::TooMany(MAX_INSTANCES)));
}

#[test]
fn notes_what_it_tolerates() {
    let whole = template(&[&HEADER_BYTES, &data()]);
    let unordered = [0xA1, 8, 0x88, 2, 0, 8, 0x87, 2, 1, 1];
    let unknown = [0xA1, 10, 0x87, 2, 1, 1, 0x88, 2, 0, 8, 0x8E, 0];
    let long_subtype = [0xA1, 12, 0x82, 2, 0, 0, 0x87, 2, 1, 1, 0x88, 2, 0, 8];
    let with = |header: &[u8]| [&[2, 1, 1], &template(&[header, &data()])[..]].concat();
    for (content, finding) in [
        ([&[2, 1, 2], &whole[..]].concat(), Finding::InstanceCountDiffers),
        ([&whole[..], &[2, 1, 1]].concat(), Finding::ElementsOutOfOrder),
        ([&[2, 1, 1], &whole[..], &[0x53, 1, 7]].concat(), Finding::UnknownElement),
        ([&[2, 1, 1], &whole[..], &[0, 0, 0]].concat(), Finding::TrailingPadding),
        (with(&[]), Finding::BiometricHeaderIncomplete),
        (with(&unordered), Finding::ElementsOutOfOrder),
        (with(&unknown), Finding::UnknownElement),
        (with(&long_subtype), Finding::BiometricHeaderUnusual),
        (
            [&[2, 1, 1], &template(&[&data(), &HEADER_BYTES])[..]].concat(),
            Finding::ElementsOutOfOrder,
        ),
    ] {
        let group = read(&[&content]).unwrap();
        assert_eq!(group.findings(), FindingSet::of(&[finding]));
        assert_eq!(group.templates().count(), 1);
    }
}

#[test]
fn zero_bytes_before_an_element_are_no_padding() {
    let whole = template(&[&HEADER_BYTES, &data()]);
    let group = read(&[&[2, 1, 1, 0, 0], &whole]);
    assert_eq!(group, Err(ParseErrorKind::TagEncoding));
}

#[test]
fn zero_instances_are_well_formed() {
    assert!(read(&[&[2, 1, 0]]).unwrap().is_empty());
}
