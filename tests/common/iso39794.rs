//! Data groups around records of ISO/IEC 39794.

use super::tlv::tlv;

/// Returns a data group with one template, which has a record of ISO/IEC 39794.
pub(crate) fn file_of(tag: u32, format_type: u8, record: &[u8]) -> Vec<u8> {
    let header = [0xA1, 11, 0x82, 1, 0, 0x87, 2, 1, 1, 0x88, 2, 0, format_type];
    let data = tlv(0x7F2E, &tlv(0xA1, record));
    let template = tlv(0x7F60, &[&header[..], &data].concat());
    tlv(tag, &tlv(0x7F61, &[&[2, 1, 1][..], &template].concat()))
}
