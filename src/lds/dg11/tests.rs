use super::*;
use crate::error::ParseErrorKind;
use crate::finding::Finding;
use crate::time::Date;
use crate::tlv::build::tlv;
use std::format;
use std::string::{String, ToString};
use std::vec::Vec;

const JPEG: [u8; 4] = [0xFF, 0xD8, 0xFF, 0xE0];

/// Returns a tag list.
fn list(tags: &[u16]) -> Vec<u8> {
    let tags: Vec<u8> = tags.iter().flat_map(|tag| tag.to_be_bytes()).collect();
    tlv(0x5C, &[&tags])
}

fn text(tag: u32, text: &str) -> Vec<u8> {
    tlv(tag, &[text.as_bytes()])
}

/// Returns a file with every element.
fn file() -> Vec<u8> {
    let tags = [
        0x5F0E, 0x5F0F, 0x5F10, 0x5F2B, 0x5F11, 0x5F42, 0x5F12, 0x5F13, 0x5F14, 0x5F15, 0x5F16,
        0x5F17, 0x5F18,
    ];
    let others = [text(0x5F0F, "SMITH<<JOHN"), text(0x5F0F, "Ő<<É")];
    tlv(
        0x6B,
        &[
            &list(&tags),
            &text(0x5F0E, "VAN DER BERG<<ÅSA<MARÍA"),
            &tlv(0xA0, &[&[2, 1, 2], &others[0], &others[1]]),
            &text(0x5F10, "123-45"),
            &text(0x5F2B, "19701201"),
            &text(0x5F11, "ANYTOWN<MN"),
            &text(0x5F42, "1 RD<ANYTOWN"),
            &text(0x5F12, "16125551212"),
            &text(0x5F13, "TRAVEL<AGENT"),
            &text(0x5F14, "DR"),
            &text(0x5F15, "SUMMARY"),
            &tlv(0x5F16, &[&JPEG]),
            &text(0x5F17, "A1<B2"),
            &text(0x5F18, "CUSTODY"),
        ],
    )
}

/// Reads a file of these parts, and returns its findings.
fn read(parts: &[&[u8]], check: impl FnOnce(Dg11<'_>)) -> FindingSet {
    let file = tlv(0x6B, parts);
    let dg11 = Dg11::parse(&file).unwrap();
    check(dg11);
    dg11.findings()
}

fn findings(parts: &[&[u8]]) -> FindingSet {
    read(parts, |_| ())
}

fn other_names(dg11: &Dg11<'_>) -> Vec<String> {
    dg11.other_names().map(|name| name.text().to_string()).collect()
}

fn of(finding: Finding) -> FindingSet {
    FindingSet::of(&[finding])
}

#[test]
fn reads_every_element() {
    let file = file();
    let dg11 = Dg11::parse(&file).unwrap();
    assert_eq!(dg11.findings(), FindingSet::EMPTY);
    let name = dg11.name_of_holder().unwrap();
    assert!(name.primary().map(|part| part.to_string()).eq(["VAN DER BERG"]));
    assert!(name.secondary().map(|part| part.to_string()).eq(["ÅSA", "MARÍA"]));
    assert_eq!(other_names(&dg11), ["SMITH<<JOHN", "Ő<<É"]);
    assert_eq!(dg11.full_date_of_birth().unwrap().unwrap().date(), Date::new(1970, 12, 1));
    assert_eq!(dg11.proof_of_citizenship().unwrap().as_bytes(), JPEG);
    for (value, expected) in [
        (dg11.personal_number(), "123-45"),
        (dg11.place_of_birth(), "ANYTOWN<MN"),
        (dg11.permanent_address(), "1 RD<ANYTOWN"),
        (dg11.telephone(), "16125551212"),
        (dg11.profession(), "TRAVEL<AGENT"),
        (dg11.title(), "DR"),
        (dg11.personal_summary(), "SUMMARY"),
        (dg11.other_travel_documents(), "A1<B2"),
        (dg11.custody_information(), "CUSTODY"),
    ] {
        assert_eq!(value.unwrap().as_str(), Some(expected));
    }
}

#[test]
fn debug_shows_no_value() {
    let file = file();
    let shown = format!("{:?}", Dg11::parse(&file).unwrap());
    assert_eq!(shown, format!("Dg11 {{ length: {}, findings: {{}}, .. }}", file.len()));
}

#[test]
fn each_proper_prefix_is_an_error_and_padding_is_noted() {
    let mut file = file();
    for end in 0..file.len() {
        assert!(Dg11::parse(&file[..end]).is_err());
    }
    file.extend([0; 3]);
    assert_eq!(Dg11::parse(&file).unwrap().findings(), of(Finding::TrailingPadding));
    assert_eq!(findings(&[&[0x5C, 0], &[0, 0]]), of(Finding::TrailingPadding));
}

#[test]
fn refuses_other_tags_and_lengths() {
    let kind = |file: &[u8]| Dg11::parse(file).unwrap_err().kind;
    let (expected, found) = (Tag(0x6B), Tag(0x6C));
    assert_eq!(kind(&[0x6C, 2, 0x5C, 0]), ParseErrorKind::UnexpectedTag { expected, found });
    let exceeds = |length, remaining| ParseErrorKind::LengthExceedsInput { length, remaining };
    assert_eq!(kind(&[0x6B, 3, 0x5C, 0]), exceeds(3, 2));
    assert_eq!(kind(&[0x6B, 3, 0x5C, 2, 0x5F, 0x0E]), exceeds(2, 1));
    // The file without its outer tag, as some readers hand it out.
    assert!(Dg11::parse(&file()[3..]).is_err());
}

#[test]
fn refuses_an_element_that_occurs_twice() {
    let name = text(0x5F0E, "A");
    let file = tlv(0x6B, &[&list(&[0x5F0E]), &name, &name]);
    let error = ParseError::new(ParseErrorKind::Duplicate(0x5F0E), 10, Structure::EfDg11);
    assert_eq!(Dg11::parse(&file), Err(error));
    let file = tlv(0x6B, &[&[0x5C, 0], &[0x5C, 0]]);
    assert_eq!(Dg11::parse(&file).unwrap_err().kind, ParseErrorKind::Duplicate(0x5C));
}

#[test]
fn other_names_are_read_in_each_form() {
    let (first, second) = (text(0x5F0F, "A<<B"), text(0x5F0F, "C"));
    let template = |number: &[u8], names: &[u8]| tlv(0xA0, &[number, names]);
    let both = [&first[..], &second].concat();
    let conforming = template(&[2, 1, 2], &both);
    let names = |parts: &[&[u8]]| read(parts, |dg11| assert_eq!(other_names(&dg11), ["A<<B", "C"]));
    let tags = list(&[0x5F0F]);
    assert_eq!(names(&[&tags, &conforming]), FindingSet::EMPTY);
    // The list names the template.
    assert_eq!(names(&[&[0x5C, 1, 0xA0], &conforming]), of(Finding::TagListDiffers));
    // The names are outside the template.
    assert_eq!(names(&[&tags, &both]), of(Finding::NamesNotInTemplate));
    // Some are outside, or there are two templates.
    let (one, other) = (template(&[2, 1, 1], &first), template(&[2, 1, 1], &second));
    for parts in [[&one, &second], [&first, &other], [&one, &other]] {
        let noted = names(&[&tags, parts[0], parts[1]]);
        assert_eq!(noted, of(Finding::NamesNotInTemplate));
    }
    // The number is wrong, missing, or of two bytes.
    for number in [&[2, 1, 0][..], &[2, 1, 1], &[2, 1, 0x64], &[]] {
        let names = names(&[&tags, &template(number, &both)]);
        assert_eq!(names, of(Finding::InstanceCountDiffers));
    }
    let padded = template(&[2, 2, 0, 2], &both);
    assert_eq!(names(&[&tags, &padded]), of(Finding::IntegerNotMinimal));
    // The template has unknown elements.
    let with_others = tlv(0xA0, &[&[2, 1, 2], &first, &text(0x5F0E, "X"), &second]);
    assert_eq!(names(&[&tags, &with_others]), of(Finding::UnknownElement));
}

#[test]
fn a_tag_list_that_differs_is_noted_and_all_elements_are_read() {
    let (name, number) = (text(0x5F0E, "A"), text(0x5F10, "1"));
    for tags in [&[][..], &[0x5F0E], &[0x5F10], &[0x5F0E, 0x5F10, 0x5F11]] {
        let differs = read(&[&list(tags), &name, &number], |dg11| {
            assert_eq!(dg11.name_of_holder().unwrap().text().as_str(), Some("A"));
            assert_eq!(dg11.personal_number().unwrap().as_str(), Some("1"));
            assert_eq!(dg11.place_of_birth(), None);
        });
        assert_eq!(differs, of(Finding::TagListDiffers));
    }
    assert_eq!(findings(&[&name]), of(Finding::TagListDiffers));
    assert_eq!(findings(&[]), of(Finding::TagListDiffers));
    // The order and repetitions do not matter.
    assert_eq!(findings(&[&list(&[0x5F10, 0x5F0E, 0x5F10]), &name, &number]), FindingSet::EMPTY);
    // A tag of one byte, the first byte of a tag, and a tag of another file.
    for unknown in [&[0x42][..], &[0x5F], &[0x5F, 0x1A]] {
        let list = tlv(0x5C, &[&[0x5F, 0x0E], unknown]);
        assert_eq!(findings(&[&list, &name]), of(Finding::UnknownElement));
    }
}

#[test]
fn elements_that_are_unknown_or_out_of_order_are_noted() {
    let (name, number) = (text(0x5F0E, "A"), text(0x5F10, "1"));
    let tags = list(&[0x5F0E, 0x5F10]);
    assert_eq!(findings(&[&tags, &number, &name]), of(Finding::ElementsOutOfOrder));
    assert_eq!(findings(&[&name, &tags, &number]), of(Finding::ElementsOutOfOrder));
    let unknown = text(0x5F70, "X");
    assert_eq!(findings(&[&tags, &name, &unknown, &number]), of(Finding::UnknownElement));
}

#[test]
fn empty_elements_are_read() {
    let empty = |tag| tlv(tag, &[]);
    let tags = list(&[0x5F0E, 0x5F10, 0x5F2B, 0x5F11]);
    let parts = [tags, text(0x5F0E, "<<"), empty(0x5F10), empty(0x5F2B), empty(0x5F11)].concat();
    let noted = read(&[&parts], |dg11| {
        let name = dg11.name_of_holder().unwrap();
        assert_eq!((name.primary().count(), name.secondary().count()), (0, 0));
        assert_eq!(dg11.personal_number().unwrap().as_str(), Some(""));
        assert_eq!(dg11.full_date_of_birth(), Ok(None));
    });
    assert_eq!(noted, of(Finding::ElementEmptyOrPadded));
}

#[test]
fn fillers_around_a_text_are_noted() {
    let noted = read(&[&list(&[0x5F11]), &text(0x5F11, "<PARIS<")], |dg11| {
        let place = dg11.place_of_birth().unwrap();
        assert!(place.parts().map(|part| part.to_string()).eq(["PARIS"]));
    });
    assert_eq!(noted, of(Finding::ElementEmptyOrPadded));
}

#[test]
fn each_form_of_the_date_of_birth_is_read() {
    for (content, expected, noted) in [
        (&b"19701201"[..], "1970-12-01", FindingSet::EMPTY),
        (b"19700000", "1970-XX-XX", FindingSet::EMPTY),
        (b"1970<<<<", "1970-XX-XX", FindingSet::EMPTY),
        (&[0x19, 0x70, 0x12, 0x01], "1970-12-01", of(Finding::DateBinaryCoded)),
        (&[0x19, 0x70, 0x00, 0x00], "1970-XX-XX", of(Finding::DateBinaryCoded)),
    ] {
        let read = read(&[&list(&[0x5F2B]), &tlv(0x5F2B, &[content])], |dg11| {
            assert_eq!(dg11.full_date_of_birth().unwrap().unwrap().to_string(), expected);
        });
        assert_eq!(read, noted, "{expected}");
    }
}

#[test]
fn an_unreadable_date_does_not_lose_the_file() {
    let name = text(0x5F0E, "A");
    for date in ["01121970", "700101", "19701301"] {
        let parts = [list(&[0x5F0E, 0x5F2B]), name.clone(), text(0x5F2B, date)].concat();
        let noted = read(&[&parts], |dg11| {
            let error = ParseError::new(ParseErrorKind::Time, 15, Structure::EfDg11);
            assert_eq!(dg11.full_date_of_birth(), Err(error));
            assert_eq!(dg11.name_of_holder().unwrap().text().as_str(), Some("A"));
        });
        assert_eq!(noted, of(Finding::DateUnreadable));
    }
}

#[test]
fn a_text_that_is_not_utf_8_is_noted() {
    let noted = read(&[&list(&[0x5F0E]), &tlv(0x5F0E, &[b"M\xDCLLER<<J\xD6RG"])], |dg11| {
        let name = dg11.name_of_holder().unwrap();
        assert_eq!(name.text().as_str(), None);
        assert_eq!(name.text().to_string(), "MÜLLER<<JÖRG");
        assert!(name.secondary().map(|part| part.to_string()).eq(["JÖRG"]));
    });
    assert_eq!(noted, of(Finding::TextNotUtf8));
}

#[test]
fn an_image_of_another_format_is_noted() {
    let noted = read(&[&list(&[0x5F16]), &tlv(0x5F16, &[&[0]])], |dg11| {
        assert_eq!(dg11.proof_of_citizenship().unwrap().as_bytes(), [0]);
    });
    assert_eq!(noted, of(Finding::ImageFormatUnknown));
}
