//! Elements.

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
