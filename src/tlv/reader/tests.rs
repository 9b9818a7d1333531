use super::*;
use crate::oid::Oid;
use crate::tlv::{BitString, Integer};

const SEQUENCE: Structure = Structure::Tlv;

#[test]
fn offsets_count_from_the_outermost_input() {
    // SEQUENCE { SEQUENCE { INTEGER (empty) } }
    let input = [0x30, 0x04, 0x30, 0x02, 0x02, 0x00];
    let mut reader = Reader::new(Rules::Der, &input, SEQUENCE);
    let inner = |reader: &mut Reader<'_>| {
        reader.nested(Tag::SEQUENCE, |it| it.read::<Integer<'_>>().map(drop))
    };
    let error = reader.all(|reader| reader.nested(Tag::SEQUENCE, inner)).unwrap_err();
    assert_eq!(error.kind, ParseErrorKind::Integer);
    assert_eq!(error.at, 6);
}

#[test]
fn nested_requires_that_all_was_read() {
    let input = [0x30, 0x06, 0x02, 0x01, 0x01, 0x02, 0x01, 0x02];
    let mut reader = Reader::new(Rules::Der, &input, SEQUENCE);
    let error = reader.all(|it| it.nested(Tag::SEQUENCE, Reader::read::<Integer<'_>>)).unwrap_err();
    assert_eq!(error.kind, ParseErrorKind::TrailingData(3));
    assert_eq!(error.at, 5);
}

#[test]
fn length_past_the_end_is_named_with_both_numbers() {
    let error =
        Reader::new(Rules::Der, &[0x04, 0x05, 0x00], SEQUENCE).all(Reader::element).unwrap_err();
    let kind = ParseErrorKind::LengthExceedsInput { length: 5, remaining: 1 };
    assert_eq!(error.kind, kind);
}

#[test]
fn nesting_is_bounded() {
    fn descend(reader: &mut Reader<'_>) -> Result<(), Malformed> {
        if reader.is_empty() { Ok(()) } else { reader.nested(Tag::SEQUENCE, descend) }
    }
    let mut input = std::vec::Vec::new();
    for _ in 0..=MAX_DEPTH {
        let length = u8::try_from(input.len()).unwrap();
        input.splice(0..0, [0x30, length]);
    }
    let error = Reader::new(Rules::Der, &input, SEQUENCE).all(descend).unwrap_err();
    assert_eq!(error.kind, ParseErrorKind::NestingTooDeep(u32::from(MAX_DEPTH)));
    assert!(descend(&mut Reader::new(Rules::Der, &input[2..], SEQUENCE)).is_ok());
}

#[test]
fn indefinite_length_ends_at_its_own_end_of_contents() {
    // SEQUENCE (indefinite) { SEQUENCE (indefinite) { } , INTEGER 0 }, INTEGER 1
    let input = [0x30, 0x80, 0x30, 0x80, 0, 0, 0x02, 1, 0, 0, 0, 0x02, 1, 1];
    let mut reader = Reader::new(Rules::Cms, &input, SEQUENCE);
    let inner = reader.nested(Tag::SEQUENCE, |reader| {
        reader.nested(Tag::SEQUENCE, |_| Ok(()))?;
        reader.small_integer()
    });
    assert_eq!(inner, Ok(0));
    assert_eq!(reader.small_integer(), Ok(1));
    assert!(reader.findings().contains(Finding::BerEncoding));
}

#[test]
fn constructed_octet_string_is_read_in_segments() {
    let input = [0x24, 0x80, 0x04, 2, 1, 2, 0x04, 1, 3, 0, 0];
    let string = Reader::new(Rules::Cms, &input, SEQUENCE).octet_string().unwrap();
    assert!(string.segments().eq([&[1, 2][..], &[3]]));
    assert_eq!(string.len(), 3);
    assert_eq!(string.contiguous(), None);
    assert!(Reader::new(Rules::Der, &input, SEQUENCE).octet_string().is_err());
}

#[test]
fn object_identifiers_are_in_shortest_form() {
    for malformed in [&[0x06, 0x00][..], &[0x06, 1, 0x80], &[0x06, 2, 0x80, 0x01], &[0x06, 1, 0x81]]
    {
        let error =
            Reader::new(Rules::Der, malformed, SEQUENCE).all(Reader::read::<Oid<'_>>).unwrap_err();
        assert_eq!(error.kind, ParseErrorKind::ObjectIdentifier);
    }
}

#[test]
fn bit_strings_have_zero_padding() {
    for malformed in [&[0x03, 0][..], &[0x03, 1, 1], &[0x03, 2, 8, 0], &[0x03, 2, 1, 1]] {
        let error = Reader::new(Rules::Der, malformed, SEQUENCE)
            .all(Reader::read::<BitString<'_>>)
            .unwrap_err();
        assert_eq!(error.kind, ParseErrorKind::BitString);
    }
    let bits =
        Reader::new(Rules::Der, &[0x03, 2, 7, 0x80], SEQUENCE).read::<BitString<'_>>().unwrap();
    assert!(bits.bit(0) && !bits.bit(1) && !bits.bit(9));
}

#[test]
fn integers_are_minimal_in_der_and_free_in_the_lds() {
    let padded = [0x02, 2, 0, 1];
    assert!(Reader::new(Rules::Der, &padded, SEQUENCE).read::<Integer<'_>>().is_err());
    assert_eq!(Reader::new(Rules::Lds, &padded, SEQUENCE).small_integer(), Ok(1));
    assert!(
        Reader::new(Rules::Der, &[0x02, 2, 0xFF, 0x80], SEQUENCE).read::<Integer<'_>>().is_err()
    );
    let negative =
        Reader::new(Rules::Der, &[0x02, 1, 0xFF], SEQUENCE).read::<Integer<'_>>().unwrap();
    assert!(negative.is_negative() && negative.to_u32().is_none());
}

#[test]
fn integers_that_only_tell_things_apart_may_be_padded_and_are_noted() {
    for rules in [Rules::Der, Rules::Cms, Rules::Lds] {
        for padded in [&[0x02, 2, 0, 1][..], &[0x02, 2, 0xFF, 0x80], &[0x02, 3, 0, 0, 0]] {
            let mut reader = Reader::new(rules, padded, SEQUENCE);
            assert_eq!(reader.padded_integer().unwrap().as_bytes(), &padded[2..]);
            assert_eq!(reader.findings(), FindingSet::of(&[Finding::IntegerNotMinimal]));
        }
        let mut reader = Reader::new(rules, &[0x02, 2, 0, 0x80], SEQUENCE);
        assert!(reader.padded_integer().is_ok() && reader.findings().is_empty());
        let error = Reader::new(rules, &[0x02, 0], SEQUENCE).all(Reader::padded_integer);
        assert_eq!(error.unwrap_err().kind, ParseErrorKind::Integer);
    }
}

#[test]
fn booleans_are_00_or_ff() {
    assert_eq!(Reader::new(Rules::Der, &[1, 1, 0xFF], SEQUENCE).read::<bool>(), Ok(true));
    let error =
        Reader::new(Rules::Der, &[1, 1, 1], SEQUENCE).all(Reader::read::<bool>).unwrap_err();
    assert_eq!(error.kind, ParseErrorKind::Boolean);
}
