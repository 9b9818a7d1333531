//! The readers of tags, lengths and values, compared with der-parser.

use der_parser::ber::MAX_OBJECT_SIZE;
use idchip::tlv::{Element, Rules};

use crate::walk;

/// Reads under each set of rules. Input that is valid DER must give the same under the LDS's rules,
/// under those of CMS, and in der-parser.
pub fn run(input: &[u8]) {
    for rules in [Rules::Der, Rules::Lds, Rules::Cms] {
        walk::tlv(rules, input);
    }
    let Ok((der, _)) = Element::parse(Rules::Der, input) else { return };
    for rules in [Rules::Lds, Rules::Cms] {
        let read = Element::parse(rules, input).map(|(element, _)| element);
        assert_eq!(read, Ok(der), "{rules:?} reads DER in another way");
    }
    assert_eq!(der.whole, &input[..der.whole.len()]);
    assert!(der.whole.ends_with(der.content));
    assert_eq!(der.content_at() as usize + der.content.len(), der.whole.len());
    if der.content.len() > MAX_OBJECT_SIZE {
        return;
    }
    let (rest, header) = der_parser::der::der_read_element_header(input)
        .expect("what is read here as DER is DER for der-parser");
    let length = header.length().definite().expect("a definite length");
    assert_eq!(length, der.content.len());
    assert_eq!(&rest[..length], der.content);
    assert_eq!(header.is_constructed(), der.tag.is_constructed());
    assert_eq!(header.class() as u8, der.tag.first_byte() >> 6);
    let number = match der.tag.0 {
        short @ 0..=0xFF => short & 0x1F,
        two @ 0x100..=0xFFFF => two & 0x7F,
        three => (three >> 8 & 0x7F) << 7 | three & 0x7F,
    };
    assert_eq!(header.tag().0, number);
}
