//! The data groups with displayed images and with details, without a deviation and with one each.

use crate::case::{Kind, Suite, accepted};
use crate::der::{Bytes, concat, tlv};
use crate::face;
use crate::lds;

pub(crate) fn describe(suite: &mut Suite) {
    conforming(suite);
    names(suite);
    texts(suite);
    dates(suite);
    images(suite);
}

/// The card of 2024 with more data groups. It is a good card if `finding` is empty.
fn card(suite: &mut Suite, about: [&'static str; 3], files: Vec<Bytes>, finding: &'static str) {
    let (kind, expect) = match finding {
        "" => (Kind::Good, accepted()),
        finding => (Kind::Quirk, accepted().finding(finding)),
    };
    suite.variant(
        "vn_2024",
        kind,
        about,
        |card| {
            let mut tags = vec![0x61, 0x75, 0x63, 0x6D, 0x6F, 0x6E];
            for file in files {
                tags.push(file[0]);
                let number = match file[0] {
                    0x65 => 5,
                    0x67 => 7,
                    0x6B => 11,
                    0x6C => 12,
                    _ => 16,
                };
                card.put(&format!("EF.DG{number}"), file);
            }
            card.put("EF.COM", lds::com("0107", &tags));
        },
        expect,
    );
}

/// EF.DG11 or EF.DG12 with its list of tags.
fn details(tag: u16, listed: &[u16], elements: impl IntoIterator<Item = Bytes>) -> Bytes {
    let list: Bytes = listed.iter().flat_map(|tag| tag.to_be_bytes()).collect();
    tlv(tag, concat([tlv(0x5C, list), concat(elements)]))
}

/// The number of elements, and the elements.
fn counted(elements: impl IntoIterator<Item = Bytes>) -> Bytes {
    let elements: Vec<Bytes> = elements.into_iter().collect();
    let number = u8::try_from(elements.len()).expect("they are few");
    concat([tlv(0x02, [number]), concat(elements)])
}

fn name() -> Bytes {
    tlv(0x5F0E, "NGUYỄN<<VĂN<A")
}

fn other_name() -> Bytes {
    tlv(0x5F0F, "VŨ<<THỊ")
}

fn issue() -> Bytes {
    tlv(0x5F26, "20240901")
}

fn conforming(suite: &mut Suite) {
    let dg11 = [
        name(),
        tlv(0xA0, counted([other_name()])),
        tlv(0x5F10, "001099012345"),
        tlv(0x5F2B, "19990101"),
        tlv(0x5F11, "HÀ NỘI<VIỆT NAM"),
        tlv(0x5F42, "1 PHỐ HUẾ<HÀ NỘI"),
    ];
    let authority = tlv(0x5F19, "BỘ CÔNG AN");
    let time = tlv(0x5F55, "20240901120000");
    let person = |tag| {
        let name = tlv(0x5F51, "TRẦN<<THỊ<B");
        tlv(tag, concat([tlv(0x5F50, "20240901"), name, tlv(0x5F52, "0123"), tlv(0x5F53, "HUẾ")]))
    };
    card(
        suite,
        [
            "details_and_displayed_images",
            "Doc 9303-10 §4.7.5 to §4.7.16",
            "DG5, DG7, DG11, DG12 and DG16 without a deviation",
        ],
        vec![
            tlv(0x65, counted([tlv(0x5F40, face::jpeg())])),
            tlv(0x67, counted([tlv(0x5F43, face::JPEG_2000)])),
            details(0x6B, &[0x5F0E, 0x5F0F, 0x5F10, 0x5F2B, 0x5F11, 0x5F42], dg11),
            details(0x6C, &[0x5F19, 0x5F26, 0x5F55], [authority, issue(), time]),
            tlv(0x70, counted([person(0xA1), person(0xA2)])),
        ],
        "",
    );
}

fn names(suite: &mut Suite) {
    card(
        suite,
        ["quirk_dg11_names_without_template", "quirks 25: CN, HU", "an other name is outside A0"],
        vec![details(0x6B, &[0x5F0E, 0x5F0F], [name(), other_name()])],
        "names_not_in_template",
    );
    let template = tlv(0xA0, counted([other_name()]));
    card(
        suite,
        ["quirk_dg11_list_names_template", "quirks 25: BY", "the tag list of DG11 names A0"],
        vec![tlv(0x6B, concat([tlv(0x5C, [0xA0]), template]))],
        "tag_list_differs",
    );
    card(
        suite,
        ["quirk_dg11_number_of_names", "Doc 9303-10 §4.7.11", "DG11 counts two names and has one"],
        vec![details(0x6B, &[0x5F0F], [tlv(0xA0, concat([tlv(0x02, [2]), other_name()]))])],
        "instance_count_differs",
    );
}

fn texts(suite: &mut Suite) {
    card(
        suite,
        ["quirk_dg11_empty_elements", "quirks 25: BE, FR", "elements of DG11 are empty"],
        vec![details(0x6B, &[0x5F0E, 0x5F10, 0x5F2B], [name(), tlv(0x5F10, ""), tlv(0x5F2B, "")])],
        "element_empty_or_padded",
    );
    card(
        suite,
        ["quirk_dg11_latin_1", "Doc 9303-10 §4.7.11", "a name in DG11 is ISO/IEC 8859-1"],
        vec![details(0x6B, &[0x5F0E], [tlv(0x5F0E, b"M\xDCLLER<<J\xD6RG")])],
        "text_not_utf8",
    );
    card(
        suite,
        ["quirk_dg11_list_incomplete", "Doc 9303-10 §4.7.11", "DG11 does not list its name"],
        vec![details(0x6B, &[0x5F11], [name(), tlv(0x5F11, "HUẾ")])],
        "tag_list_differs",
    );
    card(
        suite,
        ["quirk_dg12_tag_5f85", "proxmark3 #1125: BE", "DG12 has its time under the tag 5F85"],
        vec![details(0x6C, &[0x5F26, 0x5F85], [issue(), tlv(0x5F85, "20240901120000")])],
        "unknown_element",
    );
}

fn dates(suite: &mut Suite) {
    card(
        suite,
        ["quirk_dg11_date_unreadable", "dmrtd #48", "the date of birth in DG11 has separators"],
        vec![details(0x6B, &[0x5F0E, 0x5F2B], [name(), tlv(0x5F2B, "01/01/1999")])],
        "date_unreadable",
    );
    card(
        suite,
        [
            "quirk_dg12_dates_binary_coded",
            "quirks 25: MY, TW, FR, BE, BA",
            "the dates in DG12 have two digits in each byte",
        ],
        vec![details(
            0x6C,
            &[0x5F26, 0x5F55],
            [
                tlv(0x5F26, [0x20, 0x24, 0x09, 0x01]),
                tlv(0x5F55, [0x20, 0x24, 0x09, 0x01, 0x12, 0x00, 0x00]),
            ],
        )],
        "date_binary_coded",
    );
}

fn images(suite: &mut Suite) {
    card(
        suite,
        ["dg7_without_images", "quirks 24: IL", "DG7 says that it has no image"],
        vec![tlv(0x67, counted([]))],
        "",
    );
    card(
        suite,
        ["quirk_dg7_number_of_two_bytes", "gmrtd", "DG7 has the number of images in two bytes"],
        vec![tlv(0x67, concat([tlv(0x02, [0, 1]), tlv(0x5F43, face::JPEG_2000)]))],
        "integer_not_minimal",
    );
    card(
        suite,
        ["quirk_dg7_image_unknown", "Doc 9303-10 §4.7.7", "the image in DG7 is no JPEG"],
        vec![tlv(0x67, counted([tlv(0x5F43, "GIF89a")]))],
        "image_format_unknown",
    );
}
