//! Elements, and data groups around records of ISO/IEC 39794.

/// Returns an element with this tag.
pub(crate) fn tlv(tag: u32, content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).unwrap();
    let significant = |number: u32| number.to_be_bytes().into_iter().skip_while(|byte| *byte == 0);
    let mut element: Vec<u8> = significant(tag).collect();
    if length > 0x7F {
        element.push(0x80 | u8::try_from(significant(length).count()).unwrap());
        element.extend(significant(length));
    } else {
        element.push(u8::try_from(length).unwrap());
    }
    element.extend(content);
    element
}

/// Returns a data group with one template, which has a record of ISO/IEC 39794.
pub(crate) fn file_of(tag: u32, format_type: u8, record: &[u8]) -> Vec<u8> {
    let header = [0xA1, 11, 0x82, 1, 0, 0x87, 2, 1, 1, 0x88, 2, 0, format_type];
    let data = tlv(0x7F2E, &tlv(0xA1, record));
    let template = tlv(0x7F60, &[&header[..], &data].concat());
    tlv(tag, &tlv(0x7F61, &[&[2, 1, 1][..], &template].concat()))
}
