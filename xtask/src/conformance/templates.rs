//! Biometric information templates: the part that EF.DG2, EF.DG3 and EF.DG4 have in common.

use crate::der::{Bytes, concat, tlv};

/// A biometric header template as a recipe; an element of no bytes is left out.
#[derive(Clone, Copy)]
pub(super) struct Header {
    pub(super) biometric_type: &'static [u8],
    pub(super) subtype: &'static [u8],
    pub(super) format_owner: &'static [u8],
    pub(super) format_type: &'static [u8],
}

impl Header {
    fn encode(self) -> Bytes {
        let elements = [
            (0x81, self.biometric_type),
            (0x82, self.subtype),
            (0x87, self.format_owner),
            (0x88, self.format_type),
        ];
        let there = elements.into_iter().filter(|(_, value)| !value.is_empty());
        tlv(0xA1, concat(there.map(|(tag, value)| tlv(tag, value))))
    }

    /// A biometric information template with a record of ISO/IEC 19794; without a record it has no data block.
    pub(super) fn template(self, record: Option<&[u8]>) -> Bytes {
        let record = record.map_or_else(Vec::new, |record| tlv(0x5F2E, record));
        tlv(0x7F60, concat([self.encode(), record]))
    }
}

/// A data group with these templates, and their number.
pub(super) fn data_group<const N: usize>(tag: u16, templates: [Bytes; N]) -> Bytes {
    tlv(tag, group_of(Some(N as u8), templates))
}

/// A data group whose templates are not counted.
pub(super) fn uncounted<const N: usize>(tag: u16, templates: [Bytes; N]) -> Bytes {
    tlv(tag, group_of(None, templates))
}

fn group_of<const N: usize>(number: Option<u8>, templates: [Bytes; N]) -> Bytes {
    let number = number.map_or_else(Vec::new, |number| tlv(0x02, [number]));
    tlv(0x7F61, concat([number, templates.concat()]))
}
