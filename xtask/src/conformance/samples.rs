//! The cases that EF.DG3 and EF.DG4 share: wrong tags and lengths, and faults of the biometric header.

use super::group::{Group, Reject, with_length, with_tag};
use super::notes::{INSTANCE_COUNT, SIGNED_HEADER};
use super::templates::{Header, data_group, uncounted};
use crate::der::{Bytes, concat, tlv};

/// A data group of samples, of which each template has one without compression.
pub(super) struct Samples {
    pub(super) file: &'static str,
    pub(super) tag: u16,
    /// The tag of another data group.
    pub(super) wrong_tag: u8,
    pub(super) header: Header,
    /// The header of a second template.
    pub(super) second: Header,
    pub(super) wrong_subtype: &'static [u8],
    pub(super) record: Bytes,
    /// The name of the record in errors.
    pub(super) structure: &'static str,
}

impl Samples {
    /// The result of a file that breaks this rule.
    fn error(&self, rule: &str) -> String {
        format!("rejected: {rule} in {}", self.file)
    }

    /// The cases of the specification for chips: the same properties, in the unit `unit`.
    pub(super) fn of_chips(&self, group: &mut Group, unit: &str) {
        let case = |case: &str| format!("{unit}{case}");
        let envelope = ["_01", "_02-small", "_02-big", "_04"].map(case);
        self.envelope(group, envelope.each_ref().map(String::as_str));
        let header = ["_07", "_07-missing", "_08", "_08-missing", "_09", "_09-missing"].map(case);
        self.header(group, header.each_ref().map(String::as_str));
        self.block(group, &case("_11"), &case("_10-missing"));
        let mut rejected = |about: [&str; 3], bytes, expected: &str| {
            group.file(about, self.file, bytes, Reject, expected);
        };
        let template = self.header.template(Some(&self.record));
        rejected(
            [&case("_03"), "no 7F61", "tag 7F62 in place of 7F61"],
            tlv(self.tag, tlv(0x7F62, concat([tlv(0x02, [1]), template.clone()]))),
            &self.error("missing"),
        );
        rejected(
            [&case("_05"), "no 7F60", "tag 7F62 in place of 7F60"],
            data_group(self.tag, [tlv(0x7F62, crate::der::content(&template[1..]))]),
            &self.error("too_few"),
        );
        rejected(
            [&case("_10"), "tag of the data block", "tag 5F2F in place of 5F2E"],
            data_group(self.tag, [with_block_tag(&template, 0x2F)]),
            &self.error("missing"),
        );
        let number = concat([tlv(0x02, [2]), template.clone()]);
        group
            .file(
                [
                    &case("_04-count"),
                    "number of instances",
                    "two instances are stated, one is there",
                ],
                self.file,
                tlv(self.tag, tlv(0x7F61, number)),
                Reject,
                "accepted, with instance_count_differs",
            )
            .because(INSTANCE_COUNT);
        group
            .file(
                [&case("_06"), "no A1", "the biometric header has the tag A2"],
                self.file,
                data_group(self.tag, [with_header_tag(template, 0xA2)]),
                Reject,
                "accepted, with biometric_header_incomplete, unknown_element",
            )
            .because(SIGNED_HEADER);
    }

    /// Wrong tag, both wrong lengths, and no number of instances.
    pub(super) fn envelope(&self, group: &mut Group, [tag, small, big, number]: [&str; 4]) {
        let good = data_group(self.tag, [self.header.template(Some(&self.record))]);
        let mut rejected = |about: [&str; 3], bytes, expected: &str| {
            group.file(about, self.file, bytes, Reject, expected);
        };
        rejected(
            [tag, "wrong tag", &format!("tag {:02X} in place of {:02X}", self.wrong_tag, self.tag)],
            with_tag(good.clone(), self.wrong_tag),
            &self.error("unexpected_tag"),
        );
        rejected(
            [small, "length too small", "the outer length is one byte too small"],
            with_length(good.clone(), -1),
            &self.error("length_exceeds_input"),
        );
        rejected(
            [big, "length too big", "the outer length is one byte too big"],
            with_length(good, 1),
            &self.error("length_exceeds_input"),
        );
        rejected(
            [number, "number of instances missing", "no element 02 in 7F61"],
            uncounted(self.tag, [self.header.template(Some(&self.record))]),
            &self.error("missing"),
        );
    }

    /// Owner, type and subtype: each with a wrong value, and missing.
    pub(super) fn header(
        &self,
        group: &mut Group,
        [owner, no_owner, format, no_format, subtype, no_subtype]: [&str; 6],
    ) {
        let of = |header: Header| data_group(self.tag, [header.template(Some(&self.record))]);
        let mut rejected = |about: [&str; 3], bytes, expected: &str| {
            group.file(about, self.file, bytes, Reject, expected);
        };
        rejected(
            [owner, "format owner not allowed", "format owner 0102"],
            of(Header { format_owner: &[0x01, 0x02], ..self.header }),
            &self.error("value"),
        );
        rejected(
            [format, "format type not allowed", "format type 0008, of a face"],
            of(Header { format_type: &[0x00, 0x08], ..self.header }),
            &self.error("value"),
        );
        let mut noted = |about: [&str; 3], bytes, expected: &str| {
            group.file(about, self.file, bytes, Reject, expected).because(SIGNED_HEADER);
        };
        noted(
            [no_owner, "format owner missing", "no element 87"],
            of(Header { format_owner: &[], ..self.header }),
            "accepted, with biometric_header_incomplete",
        );
        noted(
            [no_format, "format type missing", "no element 88"],
            of(Header { format_type: &[], ..self.header }),
            "accepted, with biometric_header_incomplete",
        );
        noted(
            [subtype, "biometric subtype", "a subtype that is not defined"],
            of(Header { subtype: self.wrong_subtype, ..self.header }),
            "accepted, with biometric_header_unusual",
        );
        noted(
            [no_subtype, "biometric subtype missing", "no element 82"],
            of(Header { subtype: &[], ..self.header }),
            "accepted, with biometric_header_incomplete",
        );
    }

    pub(super) fn block(&self, group: &mut Group, identifier: &str, image: &str) {
        let mut other = self.record.clone();
        other[2] = b'S';
        let mut rejected = |about: [&str; 3], bytes, expected: &str| {
            group.file(about, self.file, bytes, Reject, expected);
        };
        rejected(
            [identifier, "format identifier", "the third letter of the format identifier is S"],
            data_group(self.tag, [self.header.template(Some(&other))]),
            &format!("rejected: value in {}", self.structure),
        );
        rejected(
            [image, "image missing in the second instance", "the second template has no 5F2E"],
            data_group(
                self.tag,
                [self.header.template(Some(&self.record)), self.second.template(None)],
            ),
            &self.error("missing"),
        );
    }
}

/// Returns the template with another second byte of the tag 5F2E.
fn with_block_tag(template: &[u8], second: u8) -> Bytes {
    let mut template = template.to_vec();
    let place = template.windows(2).position(|bytes| bytes == [0x5F, 0x2E]).expect("a data block");
    template[place + 1] = second;
    template
}

/// Returns the template with another tag of the header.
fn with_header_tag(mut template: Bytes, tag: u8) -> Bytes {
    let place = template.iter().position(|byte| *byte == 0xA1).expect("a header");
    template[place] = tag;
    template
}
