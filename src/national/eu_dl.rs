//! The driving licence of the European Union (Regulation (EU) No 383/2012, which refers to ISO/IEC 18013-2
//! and -3).
//!
//! Its files have the numbers, the identifiers and in part the tags of a travel document, and other contents:
//! DG6 is the portrait, and DG13 the key for Active Authentication. The files of a passport that a state
//! signed would have the right hashes here, too. The first elements of EF.DG1 tell the two apart.
//!
//! No data group is read: the hashes are compared.

use super::{FileDescription, FileNumber, HashRule, NationalApplication};
use crate::tlv::Tag;

/// The application.
pub const APPLICATION: NationalApplication =
    NationalApplication::new("eu-dl", "the driving licence of the European Union", FILES)
        .with_security_object(0x011D)
        .with_first_tags(0x0101, &[Tag(0x61), TYPE_APPROVAL_NUMBER]);

/// The number of the type approval of the chip, which stands before the holder's data.
const TYPE_APPROVAL_NUMBER: Tag = Tag(0x5F01);

const FILES: &[FileDescription] = &[
    data_group("EF.DG1", 0x0101, &[1]),
    data_group("EF.DG2", 0x0102, &[2]),
    data_group("EF.DG3", 0x0103, &[3]),
    data_group("EF.DG4", 0x0104, &[4]),
    data_group("EF.DG5", 0x0105, &[5]),
    data_group("EF.DG6", 0x0106, &[6]),
    data_group("EF.DG7", 0x0107, &[7]),
    data_group("EF.DG8", 0x0108, &[8]),
    data_group("EF.DG9", 0x0109, &[9]),
    data_group("EF.DG10", 0x010A, &[10]),
    data_group("EF.DG11", 0x010B, &[11]),
    data_group("EF.DG12", 0x010C, &[12]),
    data_group("EF.DG13", 0x010D, &[13]),
    data_group("EF.DG14", 0x010E, &[14]),
];

const fn data_group(name: &'static str, identifier: u16, number: &'static [u8]) -> FileDescription {
    let number = FileNumber::Listed(number);
    FileDescription { identifier, name, number, hash_rule: HashRule::OneElement }
}
