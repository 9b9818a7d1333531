//! What the typed views hand out is what the library reads, and nothing of a document that is not
//! authentic.

mod common;

use core::ptr;

use common::{Anchors, Context, bytes, characters, manifest, output, read, text, with_good_card};
use idchip::biometrics::ImageFormat;
use idchip::lds::DataGroup;
use idchip::lds::dg2::Dg2;
use idchip::lds::dg14::Dg14;
use idchip::vietnam::CrossCheck;
use idchip_capi::*;

fn str_of(slice: &idchip_slice) -> &'static str {
    core::str::from_utf8(bytes(slice)).unwrap()
}

const fn date(date: idchip_date) -> (u16, u8, u8) {
    (date.year, date.month, date.day)
}

#[test]
fn the_mrz_of_a_card() {
    with_good_card(|context, files| {
        let file = &files["EF.DG1"];
        let mrz = output(|place| unsafe {
            idchip_mrz_open(context.pointer, file.as_ptr(), file.len(), place)
        });
        let mrz = mrz.unwrap();
        assert_eq!(mrz.format, IDCHIP_MRZ_TD1);
        assert_eq!(mrz.sex, u32::from(b'M'));
        assert_eq!(str_of(&mrz.document_code), "ID");
        assert_eq!(str_of(&mrz.issuing_state), "VNM");
        assert_eq!(str_of(&mrz.nationality), "VNM");
        assert_eq!(str_of(&mrz.optional_data_1), "001099012345<<0");
        assert_eq!(characters(&mrz.document_number), "099012345");
        assert_eq!(characters(&mrz.primary_identifier), "NGUYEN");
        assert_eq!(characters(&mrz.secondary_identifier), "VAN A");
        assert_eq!(characters(&mrz.date_of_birth.text), "990101");
        let birth = mrz.date_of_birth;
        assert_eq!((birth.year, birth.month, birth.day), (99, 1, 1));
        assert_eq!(date(mrz.birth), (1999, 1, 1));
        assert_eq!(date(mrz.expiry).0 % 100, u16::from(mrz.date_of_expiry.year));
        assert_eq!((mrz.is_name_truncated, mrz.is_without_expiry), (0, 0));
        // The slices point into the file.
        let range = file.as_ptr_range();
        assert!(range.contains(&mrz.lines.data) && range.contains(&mrz.name.data));
    });
}

#[test]
fn long_numbers_names_and_other_layouts() {
    let manifest = manifest();
    let cards = manifest["cards"].as_array().unwrap();
    let mut formats = [0; 4];
    let mut long = 0;
    for card in cards.iter().filter(|card| card["expect"]["verdict"] == "accepted") {
        let files = common::files(card);
        let anchors = common::read_all(&card["anchors"]);
        let anchors = Anchors::of(&anchors);
        let mut context = Context::open(&anchors, IDCHIP_POLICY_DEFAULT);
        if context.verify(&files["EF.SOD"]) != IDCHIP_STATUS_OK {
            continue;
        }
        let Some(file) = files.get("EF.DG1") else { continue };
        let Ok(mrz) = output(|place| unsafe {
            idchip_mrz_open(context.pointer, file.as_ptr(), file.len(), place)
        }) else {
            continue;
        };
        let dg1 = idchip::lds::dg1::Dg1::parse(file).unwrap();
        let parsed = dg1.mrz();
        assert_eq!(characters(&mrz.document_number), parsed.document_number().to_string());
        let joined =
            |components: idchip::mrz::NameComponents<'_>| components.collect::<Vec<_>>().join(" ");
        assert_eq!(characters(&mrz.primary_identifier), joined(parsed.name().primary()));
        assert_eq!(characters(&mrz.secondary_identifier), joined(parsed.name().secondary()));
        assert_eq!(str_of(&mrz.optional_data_1), parsed.optional_data_1());
        assert_eq!(str_of(&mrz.optional_data_2), parsed.optional_data_2());
        formats[usize::try_from(mrz.format).unwrap()] += 1;
        long += usize::from(parsed.document_number().as_str().is_none());
    }
    assert!(formats[1] > 0 && formats[2] > 0 && formats[3] > 0, "{formats:?}");
    println!("{long} document numbers in two pieces");
}

#[test]
fn the_citizen_of_a_card() {
    with_good_card(|context, files| {
        let file = &files["EF.DG13"];
        let citizen = output(|place| unsafe {
            idchip_citizen_open(context.pointer, file.as_ptr(), file.len(), place)
        });
        let citizen = citizen.unwrap();
        let parsed = idchip::lds::dg13::Dg13::parse(file).unwrap().citizen().unwrap();
        assert_eq!(text(&citizen.personal_number), Ok("001099012345"));
        assert_eq!(text(&citizen.full_name), Ok("Nguyễn Văn A"));
        let is = |told: &idchip_text, parsed: Option<&str>| match parsed {
            Some(parsed) => assert_eq!(text(told), Ok(parsed)),
            None => assert_eq!(text(told), Err(IDCHIP_STATUS_ABSENT)),
        };
        is(&citizen.full_name, parsed.full_name().unwrap());
        is(&citizen.sex, parsed.sex().unwrap());
        is(&citizen.nationality, parsed.nationality().unwrap());
        is(&citizen.ethnicity, parsed.ethnicity().unwrap());
        is(&citizen.religion, parsed.religion().unwrap());
        is(&citizen.place_of_origin, parsed.place_of_origin().unwrap());
        is(&citizen.place_of_residence, parsed.place_of_residence().unwrap());
        is(&citizen.personal_identification, parsed.personal_identification().unwrap());
        is(&citizen.father, parsed.father().unwrap());
        is(&citizen.mother, parsed.mother().unwrap());
        is(&citizen.spouse, parsed.spouse().unwrap());
        is(&citizen.old_number, parsed.old_number().unwrap());
        is(&citizen.field_16, parsed.field_16().unwrap());
        let dates = [
            (citizen.birth, citizen.date_of_birth, parsed.date_of_birth()),
            (citizen.issue, citizen.date_of_issue, parsed.date_of_issue()),
            (citizen.expiry, citizen.date_of_expiry, parsed.date_of_expiry()),
        ];
        for (told, told_text, parsed) in dates {
            let parsed = parsed.unwrap().unwrap();
            assert_eq!(text(&told_text), Ok(parsed.as_str()));
            let day = parsed.date().map(|day| (day.year(), day.month(), day.day()));
            assert_eq!(date(told), day.unwrap_or_default());
        }
    });
}

#[test]
fn a_field_that_cannot_be_read_has_a_status_of_its_own() {
    let manifest = manifest();
    let cards = manifest["cards"].as_array().unwrap();
    let mut absent = 0;
    for card in cards.iter().filter(|card| card["files"]["EF.DG13"].is_string()) {
        let files = common::files(card);
        let anchors = common::read_all(&card["anchors"]);
        let anchors = Anchors::of(&anchors);
        let mut context = Context::open(&anchors, IDCHIP_POLICY_DEFAULT);
        let file = &files["EF.DG13"];
        let sod = context.verify(&files["EF.SOD"]);
        let citizen = output(|place| unsafe {
            idchip_citizen_open(context.pointer, file.as_ptr(), file.len(), place)
        });
        assert!(sod == IDCHIP_STATUS_OK || citizen.is_err());
        let Ok(citizen) = citizen else { continue };
        let fields = [citizen.father, citizen.mother, citizen.spouse, citizen.old_number];
        absent += fields.iter().filter(|field| field.status == IDCHIP_STATUS_ABSENT).count();
    }
    assert!(absent > 0);
}

#[test]
fn the_face_of_a_card_whole_and_in_chunks_of_any_size() {
    with_good_card(|context, files| {
        let (pointer, file) = (context.pointer, &files["EF.DG2"]);
        let image = output(|place| unsafe {
            idchip_face_image_open(pointer, file.as_ptr(), file.len(), place)
        });
        let image = image.unwrap();
        let parsed = Dg2::parse(file).unwrap();
        let expected = parsed.face_image().unwrap();
        assert_eq!(expected.format, ImageFormat::Jpeg);
        assert_eq!(image.format, IDCHIP_IMAGE_JPEG);
        assert_eq!((bytes(&image.image), image.at), (expected.bytes, expected.at));
        let record = parsed.facial_record().unwrap().first_image();
        assert_eq!((image.width, image.height), (record.width, record.height));

        for size in [1, 7, 20, 231, 4096, file.len()] {
            assert_eq!(unsafe { idchip_face_image_begin(pointer) }, IDCHIP_STATUS_OK);
            let mut passed_on = Vec::new();
            for chunk in file.chunks(size) {
                let mut part = idchip_slice { data: ptr::null(), len: 0 };
                let held = output(|held| unsafe {
                    let (data, length) = (chunk.as_ptr(), chunk.len());
                    idchip_face_image_update(pointer, data, length, held, &raw mut part)
                });
                passed_on.extend_from_slice(bytes(&held.unwrap()));
                passed_on.extend_from_slice(bytes(&part));
            }
            let extent =
                output(|place| unsafe { idchip_face_image_finish(pointer, place) }).unwrap();
            assert_eq!(passed_on, expected.bytes, "{size}");
            assert_eq!((extent.at, extent.length), (expected.at, expected.length()));
            assert_eq!(extent.format, IDCHIP_IMAGE_JPEG);
        }
    });
}

#[test]
fn a_stream_begins_and_ends_and_other_calls_may_come_between() {
    with_good_card(|context, files| {
        let pointer = context.pointer;
        let update = |chunk: &[u8]| unsafe {
            idchip_data_group_update(pointer, chunk.as_ptr(), chunk.len())
        };
        let finish = || unsafe { idchip_data_group_finish(pointer) };
        let dg13 = &files["EF.DG13"];
        assert_eq!(update(dg13), IDCHIP_STATUS_NO_STREAM);
        assert_eq!(finish(), IDCHIP_STATUS_NO_STREAM);
        assert_eq!(unsafe { idchip_data_group_begin(pointer, 13) }, IDCHIP_STATUS_OK);
        let face = output(|place| unsafe { idchip_face_image_finish(pointer, place) });
        assert_eq!(face.map(|_| ()), Err(IDCHIP_STATUS_NO_STREAM));
        for chunk in dg13.chunks(100) {
            assert_eq!(update(chunk), IDCHIP_STATUS_OK);
            assert_eq!(context.read(1, &files["EF.DG1"]), IDCHIP_STATUS_OK);
        }
        assert_eq!(finish(), IDCHIP_STATUS_OK);
        assert_eq!(finish(), IDCHIP_STATUS_NO_STREAM);
        // One that was given up counts for nothing.
        assert_eq!(unsafe { idchip_data_group_begin(pointer, 2) }, IDCHIP_STATUS_OK);
        assert_eq!(update(b"rubbish"), IDCHIP_STATUS_OK);
        assert_eq!(unsafe { idchip_data_group_begin(pointer, 2) }, IDCHIP_STATUS_OK);
        assert_eq!(update(&files["EF.DG2"]), IDCHIP_STATUS_OK);
        assert_eq!(finish(), IDCHIP_STATUS_OK);
        assert_eq!(context.conclude(), IDCHIP_STATUS_OK);
        // What is not the signed one, is not.
        assert_eq!(unsafe { idchip_data_group_begin(pointer, 15) }, IDCHIP_STATUS_OK);
        assert_eq!(update(b"\x6F\x07rubb"), IDCHIP_STATUS_OK);
        assert_eq!(finish(), IDCHIP_STATUS_DATA_GROUP_INCOMPLETE);
        assert_eq!(context.conclude(), IDCHIP_STATUS_REASON_DATA_GROUP_INCOMPLETE);
        assert_eq!(unsafe { idchip_data_group_begin(pointer, 15) }, IDCHIP_STATUS_OK);
        assert_eq!(update(b"\x6F\x07rubbish"), IDCHIP_STATUS_OK);
        assert_eq!(finish(), IDCHIP_STATUS_DATA_GROUP_NOT_IDENTICAL);
        assert_eq!(context.conclude(), IDCHIP_STATUS_REASON_HASH_DIFFERS);
        let begun = unsafe { idchip_data_group_begin(pointer, 16) };
        assert_eq!(begun, IDCHIP_STATUS_DATA_GROUP_NOT_SIGNED);
    });
}

#[test]
fn each_stream_takes_the_calls_of_its_own_family_and_no_others() {
    with_good_card(|context, files| {
        let pointer = context.pointer;
        let dg2 = &files["EF.DG2"];
        let (data, length) = (dg2.as_ptr(), dg2.len());
        let mut buffer = [0; 64];
        let face = || {
            let mut part = idchip_slice { data: ptr::null(), len: 0 };
            let updated = output(|held| unsafe {
                idchip_face_image_update(pointer, data, 4, held, &raw mut part)
            });
            let updated = updated.map_or_else(|status| status, |_| IDCHIP_STATUS_OK);
            let finished = output(|place| unsafe { idchip_face_image_finish(pointer, place) });
            [updated, finished.map_or_else(|status| status, |_| IDCHIP_STATUS_OK)]
        };
        let group = || unsafe {
            [idchip_data_group_update(pointer, data, 4), idchip_data_group_finish(pointer)]
        };
        let list = || unsafe {
            [
                idchip_revocation_list_update(pointer, data, 4),
                idchip_revocation_list_finish(pointer),
            ]
        };
        const REFUSED: [u32; 2] = [IDCHIP_STATUS_NO_STREAM; 2];
        assert_eq!(unsafe { idchip_data_group_begin(pointer, 2) }, IDCHIP_STATUS_OK);
        assert_eq!((face(), list()), (REFUSED, REFUSED));
        // What was refused left the stream as it was.
        assert_eq!(unsafe { idchip_data_group_update(pointer, data, length) }, IDCHIP_STATUS_OK);
        assert_eq!(unsafe { idchip_data_group_finish(pointer) }, IDCHIP_STATUS_OK);
        assert_eq!(unsafe { idchip_face_image_begin(pointer) }, IDCHIP_STATUS_OK);
        assert_eq!((group(), list()), (REFUSED, REFUSED));
        assert_eq!(face(), [IDCHIP_STATUS_OK, IDCHIP_STATUS_DATA_GROUP_INCOMPLETE]);
        let begun = unsafe { idchip_revocation_list_begin(pointer, buffer.as_mut_ptr(), 64) };
        assert_eq!(begun, IDCHIP_STATUS_OK);
        assert_eq!((group(), face()), (REFUSED, REFUSED));
    });
}

#[test]
fn security_infos_and_the_key_of_a_card() {
    with_good_card(|context, files| {
        let (pointer, file) = (context.pointer, &files["EF.DG14"]);
        let parsed = Dg14::parse(file).unwrap().security_infos();
        let mut index = 0;
        let status = loop {
            let info = output(|place| unsafe {
                idchip_security_info_open(pointer, file.as_ptr(), file.len(), index, place)
            });
            let info = match info {
                Ok(info) => info,
                Err(status) => break status,
            };
            assert_eq!(Some(bytes(&info.encoding)), parsed.encodings().nth(index));
            assert!(!bytes(&info.protocol).is_empty());
            index += 1;
        };
        assert_eq!(status, IDCHIP_STATUS_NO_MORE);
        assert_eq!(index, usize::try_from(parsed.len()).unwrap());

        let file = &files["EF.DG15"];
        let key = output(|place| unsafe {
            idchip_active_authentication_key_open(pointer, file.as_ptr(), file.len(), place)
        });
        let key = key.unwrap();
        assert_eq!(key.kind, IDCHIP_KEY_RSA);
        assert_eq!(bytes(&key.exponent), [1, 0, 1]);
        assert!(bytes(&key.modulus).len() >= 128 && bytes(&key.curve).is_empty());
    });
}

#[test]
fn card_access_is_held_against_dg14_in_both_directions() {
    with_good_card(|context, files| {
        let dg14 = &files["EF.DG14"];
        let check = |access: &[u8]| unsafe {
            let (data, length) = (access.as_ptr(), access.len());
            idchip_card_access_check(context.pointer, dg14.as_ptr(), dg14.len(), data, length)
        };
        let access = &files["EF.CardAccess"];
        assert_eq!(check(access), IDCHIP_STATUS_OK);
        // Another parameterId, or whatever the last octet is.
        let mut other = access.clone();
        *other.last_mut().unwrap() ^= 1;
        assert_eq!(check(&other), IDCHIP_STATUS_CARD_ACCESS_DIFFERS);
        // Without PACE, which DG14 lists.
        assert_eq!(check(&[0x31, 0]), IDCHIP_STATUS_CARD_ACCESS_DIFFERS);
        assert_eq!(check(&access[1..]), IDCHIP_STATUS_REASON_CARD_ACCESS_MALFORMED);
        let error = output(|place| unsafe { idchip_report_error(context.pointer, place) }).unwrap();
        assert_eq!(error.kind, IDCHIP_STATUS_PARSE_UNEXPECTED_TAG);
        let status = unsafe {
            let (data, length) = (access.as_ptr(), access.len());
            idchip_card_access_check(context.pointer, ptr::null(), 0, data, length)
        };
        assert_eq!(status, IDCHIP_STATUS_REASON_DATA_GROUP_NOT_READ);
    });
}

#[test]
fn every_security_info_of_every_card_is_told() {
    let manifest = manifest();
    let mut kinds = std::collections::BTreeSet::new();
    for card in manifest["cards"].as_array().unwrap() {
        let files = common::files(card);
        let anchors = common::read_all(&card["anchors"]);
        let anchors = Anchors::of(&anchors);
        let mut context = Context::open(&anchors, IDCHIP_POLICY_DEFAULT);
        let Some(file) = files.get("EF.DG14") else { continue };
        if context.verify(&files["EF.SOD"]) != IDCHIP_STATUS_OK {
            continue;
        }
        for index in 0.. {
            let info = output(|place| unsafe {
                let (data, length) = (file.as_ptr(), file.len());
                idchip_security_info_open(context.pointer, data, length, index, place)
            });
            let Ok(info) = info else { break };
            kinds.insert(info.kind);
        }
    }
    assert!(kinds.len() >= 4, "{kinds:?}");
}

const QR: &str = "001099012345|012345678|Nguyễn Văn A|01011999|Nam|Số 1, Hà Nội|01062021";

#[test]
fn the_printed_code_and_whether_it_agrees_with_the_chip() {
    let qr =
        |text: &[u8]| output(|place| unsafe { idchip_qr_read(text.as_ptr(), text.len(), place) });
    let code = qr(QR.as_bytes()).unwrap();
    assert_eq!(str_of(&code.personal_number), "001099012345");
    assert_eq!(str_of(&code.full_name), "Nguyễn Văn A");
    assert_eq!(str_of(&code.place_of_residence), "Số 1, Hà Nội");
    assert_eq!((date(code.birth), date(code.issue)), ((1999, 1, 1), (2021, 6, 1)));
    let insurance =
        "DN4010112345678|4e677579e1bb856e2056c4836e2041|01/01/1999|1|48c3a0|01 - 234|-|01/01/2021|";
    let refused = |text: &[u8]| qr(text).map(|_| ()).unwrap_err();
    assert_eq!(refused(insurance.as_bytes()), IDCHIP_STATUS_HEALTH_INSURANCE_QR);
    for (text, status) in [
        ("HC1:NCFOXN%TSMAHN-HRL4", IDCHIP_STATUS_COVID_QR),
        ("001099012345\r\n", IDCHIP_STATUS_NUMBER_ALONE_QR),
        ("123456789", IDCHIP_STATUS_OLD_NUMBER_QR),
        ("hello", IDCHIP_STATUS_OTHER_QR),
        ("00020101021138540010A000000727", IDCHIP_STATUS_PAYMENT_QR),
        ("550e8400-e29b-41d4-a716-446655440000", IDCHIP_STATUS_TOKEN_QR),
        ("\u{FEFF}https://example.org", IDCHIP_STATUS_URL_QR),
    ] {
        assert_eq!(refused(text.as_bytes()), status, "{text}");
    }
    let marked_text = format!("\u{FEFF}{QR}\r\n").replace('|', " |");
    let marked = qr(marked_text.as_bytes()).unwrap();
    assert_eq!(str_of(&marked.personal_number), "001099012345");
    assert_eq!(refused(b"\xFF"), IDCHIP_STATUS_NOT_UTF8);
    assert_eq!(refused(b"001099012345|"), IDCHIP_STATUS_PARSE_TRUNCATED);

    with_good_card(|context, files| {
        let (dg1, dg13) = (&files["EF.DG1"], &files["EF.DG13"]);
        let check = |text: &str| {
            output(|place| unsafe {
                idchip_cross_check(
                    context.pointer,
                    dg1.as_ptr(),
                    dg1.len(),
                    dg13.as_ptr(),
                    dg13.len(),
                    text.as_ptr(),
                    text.len(),
                    place,
                )
            })
        };
        let checks = check(QR).unwrap();
        assert_eq!(checks.differ & (1 << IDCHIP_CROSS_CHECK_QR_NAME), 0);
        assert_ne!(checks.agree & (1 << IDCHIP_CROSS_CHECK_QR_PERSONAL_NUMBER), 0);
        assert_ne!(checks.agree & (1 << IDCHIP_CROSS_CHECK_NAME), 0);
        let other = QR.replace("Nguyễn Văn A", "Trần Thị B");
        let checks = check(&other).unwrap();
        assert_ne!(checks.differ & (1 << IDCHIP_CROSS_CHECK_QR_NAME), 0);
        assert!(CrossCheck::ALL.iter().all(|one| one.code() < 32));
        let garbled = check(&QR.replace("Nguyễn", "Nguy\u{FFFD}n").replace("01011999", "1999"));
        let expected = 1 << IDCHIP_CROSS_CHECK_QR_NAME | 1 << IDCHIP_CROSS_CHECK_QR_DATE_OF_BIRTH;
        let garbled = garbled.unwrap();
        assert_eq!((garbled.differ, garbled.not_comparable), (0, expected));
        assert_eq!(checks.not_comparable, 0);
        assert_eq!(check("").unwrap().agree & (1 << IDCHIP_CROSS_CHECK_QR_NAME), 0);
    });
}

#[test]
fn a_misread_code_is_repaired_into_a_buffer() {
    let misread: String = QR.bytes().map(char::from).collect();
    let mut buffer = vec![0; misread.len()];
    let repair = |text: &[u8], buffer: &mut [u8]| {
        output(|place| unsafe {
            idchip_qr_repair(text.as_ptr(), text.len(), buffer.as_mut_ptr(), buffer.len(), place)
        })
    };
    let repaired = repair(misread.as_bytes(), &mut buffer).unwrap();
    assert_eq!((str_of(&repaired.text), repaired.is_repaired), (QR, 1));
    let small = repair(misread.as_bytes(), &mut buffer[..QR.len() - 1]);
    assert_eq!(small.map(|_| ()), Err(IDCHIP_STATUS_BUFFER_TOO_SMALL));
    // A text in order is returned as it is, and needs no buffer.
    let same = repair(QR.as_bytes(), &mut []).unwrap();
    assert_eq!((same.text.data, same.is_repaired), (QR.as_ptr(), 0));
    assert_eq!(repair(b"\xFF", &mut buffer).map(|_| ()), Err(IDCHIP_STATUS_NOT_UTF8));
}

#[test]
fn the_dg13_of_another_state_is_given_as_bytes() {
    for name in ["quirk_dg13_of_another_state", "quirk_dg13_of_another_state_like_ours"] {
        let manifest = manifest();
        let cards = manifest["cards"].as_array().unwrap();
        let card = cards.iter().find(|card| card["name"] == name).unwrap();
        let files = common::files(card);
        let anchors = common::read_all(&card["anchors"]);
        let anchors = Anchors::of(&anchors);
        let mut context = Context::open(&anchors, IDCHIP_POLICY_DEFAULT);
        assert_eq!(context.verify(&files["EF.SOD"]), IDCHIP_STATUS_OK);
        let (dg1, dg13, pointer) = (&files["EF.DG1"], &files["EF.DG13"], context.pointer);
        let citizen =
            output(|out| unsafe { idchip_citizen_open(pointer, dg13.as_ptr(), dg13.len(), out) });
        assert_eq!(citizen.map(|_| ()), Err(IDCHIP_STATUS_DG13_OF_ANOTHER_STATE));
        let content =
            output(|out| unsafe { idchip_dg13_open(pointer, dg13.as_ptr(), dg13.len(), out) });
        let parsed = idchip::lds::dg13::Dg13::parse(dg13).unwrap();
        assert_eq!(bytes(&content.unwrap()), parsed.as_bytes());
        // With the signer alone, and with DG1.
        for dg1_len in [0, dg1.len()] {
            let checks = output(|out| unsafe {
                idchip_cross_check(
                    pointer,
                    dg1.as_ptr(),
                    dg1_len,
                    dg13.as_ptr(),
                    dg13.len(),
                    QR.as_ptr(),
                    QR.len(),
                    out,
                )
            });
            assert_eq!(checks.unwrap().agree & 1 << IDCHIP_CROSS_CHECK_QR_PERSONAL_NUMBER, 0);
        }
        let error = output(|out| unsafe { idchip_report_error(pointer, out) });
        assert_eq!(error.map(|_| ()), Err(IDCHIP_STATUS_ABSENT));
    }
}

#[test]
fn nothing_is_given_out_of_a_document_that_is_not_authentic() {
    let files = common::vn_good();
    let none = Anchors::of(&[]);
    let mut context = Context::open(&none, IDCHIP_POLICY_DEFAULT);
    let opens = |context: &Context| {
        let pointer = context.pointer;
        let file = |name: &str| (files[name].as_ptr(), files[name].len());
        let (dg1, dg2, dg13) = (file("EF.DG1"), file("EF.DG2"), file("EF.DG13"));
        let (dg14, dg15) = (file("EF.DG14"), file("EF.DG15"));
        let none = (ptr::null(), 0);
        unsafe {
            [
                output(|out| idchip_mrz_open(pointer, dg1.0, dg1.1, out)).map(|_| ()),
                output(|out| idchip_face_image_open(pointer, dg2.0, dg2.1, out)).map(|_| ()),
                output(|out| idchip_citizen_open(pointer, dg13.0, dg13.1, out)).map(|_| ()),
                output(|out| idchip_dg13_open(pointer, dg13.0, dg13.1, out)).map(|_| ()),
                output(|out| idchip_security_info_open(pointer, dg14.0, dg14.1, 0, out))
                    .map(|_| ()),
                output(|out| idchip_active_authentication_key_open(pointer, dg15.0, dg15.1, out))
                    .map(|_| ()),
                output(|out| idchip_cross_check(pointer, dg1.0, dg1.1, none.0, 0, none.0, 0, out))
                    .map(|_| ()),
            ]
        }
    };
    assert!(opens(&context).iter().all(|open| *open == Err(IDCHIP_STATUS_NOT_EXAMINED)));
    assert_eq!(context.verify(&files["EF.SOD"]), IDCHIP_STATUS_REASON_NO_ANCHOR);
    assert!(opens(&context).iter().all(|open| *open == Err(IDCHIP_STATUS_NOT_VERIFIED)));
    assert_eq!(context.conclude(), IDCHIP_STATUS_REASON_NO_ANCHOR);
    // Nor where it was only examined; what was signed can pass by all the same.
    let (sod, dg2) = (&files["EF.SOD"], &files["EF.DG2"]);
    let examine = |context: &Context| unsafe {
        idchip_sod_examine(context.pointer, sod.as_ptr(), sod.len(), ptr::null_mut(), 0)
    };
    let pass_by = |context: &Context| unsafe {
        assert_eq!(idchip_face_image_begin(context.pointer), IDCHIP_STATUS_OK);
        let mut part = idchip_slice { data: ptr::null(), len: 0 };
        let updated = output(|held| {
            idchip_face_image_update(context.pointer, dg2.as_ptr(), dg2.len(), held, &raw mut part)
        });
        assert!(updated.is_ok());
        output(|place| idchip_face_image_finish(context.pointer, place)).map(|_| ())
    };
    assert_eq!(examine(&context), IDCHIP_STATUS_OK);
    assert!(opens(&context).iter().all(|open| *open == Err(IDCHIP_STATUS_NOT_VERIFIED)));
    assert_eq!(pass_by(&context), Err(IDCHIP_STATUS_NOT_VERIFIED));
    // Where EF.SOD holds, it is the same document, however it was given.
    let certificates = [read("anchors/vn_good.der")];
    let anchors = Anchors::of(&certificates);
    let context = Context::open(&anchors, IDCHIP_POLICY_DEFAULT);
    assert_eq!(examine(&context), IDCHIP_STATUS_OK);
    assert!(opens(&context).iter().all(Result::is_ok));
    assert_eq!(pass_by(&context), Ok(()));
}

#[test]
fn a_file_tells_its_length_from_its_first_bytes() {
    with_good_card(|_, files| {
        for file in files.values() {
            let length = |first: &[u8]| {
                output(|place| unsafe { idchip_file_length(first.as_ptr(), first.len(), place) })
            };
            assert_eq!(length(&file[..1]), Err(IDCHIP_STATUS_MORE_BYTES_NEEDED));
            let known = length(&file[..file.len().min(8)]).unwrap();
            assert!(usize::try_from(known).unwrap() <= file.len());
            assert_eq!(length(&[0x75, 0x80]), Err(IDCHIP_STATUS_PARSE_LENGTH_INDEFINITE));
        }
    });
}
