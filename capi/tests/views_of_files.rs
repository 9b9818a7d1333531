//! The views of DG3 to DG16, the files of the master file and EF.CardSecurity hand out the same values as
//! the library, and nothing of a document that is not authentic.

mod common;

use core::ffi::CStr;
use core::ptr;
use std::collections::BTreeMap;

use common::{Anchors, Context, bytes, files, manifest, output, read};
use idchip::biometrics::ImageFormat;
use idchip::lds::DataGroup;
use idchip::lds::dg3::Dg3;
use idchip::lds::dg5::Dg5;
use idchip_capi::*;

type Files = BTreeMap<String, Vec<u8>>;

/// Opens a card of testdata and gives its EF.SOD, whatever comes of it.
fn with_card<T>(name: &str, test: impl FnOnce(&mut Context, &Files) -> T) -> T {
    let manifest = manifest();
    let mut cards = manifest["cards"].as_array().unwrap().iter();
    let card = cards.find(|card| card["name"] == name).unwrap();
    let (files, certificates) = (files(card), common::read_all(&card["anchors"]));
    let anchors = Anchors::of(&certificates);
    let mut context = Context::open(&anchors, IDCHIP_POLICY_DEFAULT);
    context.verify(&files["EF.SOD"]);
    test(&mut context, &files)
}

const DETAILS: &str = "details_and_displayed_images";

/// A text in a buffer of 64 bytes.
fn text(context: &Context, file: &[u8], field: u32, index: usize) -> Result<String, u32> {
    let mut buffer = [0x55_u8; 64];
    let length = output(|length| unsafe {
        let (place, size) = (buffer.as_mut_ptr().cast(), buffer.len());
        let (data, len) = (file.as_ptr(), file.len());
        idchip_detail_text_open(context.pointer, data, len, field, index, place, size, length)
    })?;
    let text = CStr::from_bytes_until_nul(&buffer).unwrap().to_str().unwrap().to_owned();
    assert_eq!(text.len(), length);
    assert!(buffer[length + 1..].iter().all(|byte| *byte == 0x55));
    Ok(text)
}

/// A date: year, month, day, and the time if it has one.
type Told = (u16, u8, u8, Option<(u8, u8, u8)>);

fn date(context: &Context, file: &[u8], field: u32, index: usize) -> Result<Told, u32> {
    let date: idchip_full_date = output(|date| unsafe {
        idchip_detail_date_open(context.pointer, file.as_ptr(), file.len(), field, index, date)
    })?;
    let time = (date.hour, date.minute, date.second);
    Ok((date.year, date.month, date.day, (date.has_time == 1).then_some(time)))
}

fn image(context: &Context, file: &[u8], kind: u32, index: usize) -> Result<(usize, u32), u32> {
    let image: idchip_displayed_image = output(|image| unsafe {
        idchip_displayed_image_open(context.pointer, file.as_ptr(), file.len(), kind, index, image)
    })?;
    assert!(file.as_ptr_range().contains(&image.image.data));
    Ok((bytes(&image.image).len(), image.format))
}

#[test]
fn the_details_of_the_holder() {
    with_card(DETAILS, |context, files| {
        let dg11 = &files["EF.DG11"];
        let told = |field, index| text(context, dg11, field, index);
        assert_eq!(told(IDCHIP_DETAIL_NAME_OF_HOLDER, 0).unwrap(), "NGUYỄN<<VĂN<A");
        assert_eq!(told(IDCHIP_DETAIL_NAME_OF_HOLDER, 1), Err(IDCHIP_STATUS_NO_MORE));
        assert_eq!(told(IDCHIP_DETAIL_OTHER_NAME, 0).unwrap(), "VŨ<<THỊ");
        assert_eq!(told(IDCHIP_DETAIL_OTHER_NAME, 1), Err(IDCHIP_STATUS_NO_MORE));
        assert_eq!(told(IDCHIP_DETAIL_PERSONAL_NUMBER, 0).unwrap(), "001099012345");
        assert_eq!(told(IDCHIP_DETAIL_PLACE_OF_BIRTH, 0).unwrap(), "HÀ NỘI<VIỆT NAM");
        assert_eq!(told(IDCHIP_DETAIL_PERMANENT_ADDRESS, 0).unwrap(), "1 PHỐ HUẾ<HÀ NỘI");
        for field in [IDCHIP_DETAIL_TELEPHONE, IDCHIP_DETAIL_TITLE, IDCHIP_DETAIL_CUSTODY] {
            assert_eq!(told(field, 0), Err(IDCHIP_STATUS_ABSENT));
        }
        assert_eq!(told(IDCHIP_DETAIL_DATE_OF_BIRTH, 0), Err(IDCHIP_STATUS_UNKNOWN_NUMBER));
        let born = date(context, dg11, IDCHIP_DETAIL_DATE_OF_BIRTH, 0);
        assert_eq!(born, Ok((1999, 1, 1, None)));
        let kind = IDCHIP_DISPLAYED_PROOF_OF_CITIZENSHIP;
        assert_eq!(image(context, dg11, kind, 0), Err(IDCHIP_STATUS_ABSENT));
    });
}

#[test]
fn the_details_of_the_document_and_the_persons() {
    with_card(DETAILS, |context, files| {
        let (dg12, dg16) = (&files["EF.DG12"], &files["EF.DG16"]);
        assert_eq!(text(context, dg12, IDCHIP_DETAIL_ISSUING_AUTHORITY, 0).unwrap(), "BỘ CÔNG AN");
        let none = text(context, dg12, IDCHIP_DETAIL_OTHER_PERSON, 0);
        assert_eq!(none, Err(IDCHIP_STATUS_NO_MORE));
        let issued = date(context, dg12, IDCHIP_DETAIL_DATE_OF_ISSUE, 0);
        assert_eq!(issued, Ok((2024, 9, 1, None)));
        let personalized = date(context, dg12, IDCHIP_DETAIL_PERSONALIZATION_TIME, 0);
        assert_eq!(personalized, Ok((2024, 9, 1, Some((12, 0, 0)))));
        for index in 0..2 {
            let told = |field| text(context, dg16, field, index).unwrap();
            assert_eq!(told(IDCHIP_DETAIL_PERSON_NAME), "TRẦN<<THỊ<B");
            assert_eq!(told(IDCHIP_DETAIL_PERSON_TELEPHONE), "0123");
            assert_eq!(told(IDCHIP_DETAIL_PERSON_ADDRESS), "HUẾ");
            let recorded = date(context, dg16, IDCHIP_DETAIL_DATE_RECORDED, index);
            assert_eq!(recorded, Ok((2024, 9, 1, None)));
        }
        let none = text(context, dg16, IDCHIP_DETAIL_PERSON_NAME, 2);
        assert_eq!(none, Err(IDCHIP_STATUS_NO_MORE));
        let none = date(context, dg16, IDCHIP_DETAIL_DATE_RECORDED, 2);
        assert_eq!(none, Err(IDCHIP_STATUS_NO_MORE));
    });
}

#[test]
fn the_images_that_are_displayed() {
    with_card(DETAILS, |context, files| {
        let dg5 = &files["EF.DG5"];
        let portrait = Dg5::parse(dg5).unwrap().portraits().next().unwrap();
        let expected = (portrait.as_bytes().len(), IDCHIP_IMAGE_JPEG);
        assert_eq!(image(context, dg5, IDCHIP_DISPLAYED_PORTRAIT, 0), Ok(expected));
        let more = image(context, dg5, IDCHIP_DISPLAYED_PORTRAIT, 1);
        assert_eq!(more, Err(IDCHIP_STATUS_NO_MORE));
        let signature = image(context, &files["EF.DG7"], IDCHIP_DISPLAYED_SIGNATURE, 0);
        assert_eq!(signature.unwrap().1, IDCHIP_IMAGE_JPEG_2000);
        for kind in [IDCHIP_DISPLAYED_FRONT, IDCHIP_DISPLAYED_REAR] {
            assert_eq!(image(context, &files["EF.DG12"], kind, 0), Err(IDCHIP_STATUS_ABSENT));
        }
        for kind in [0, 500, 502, u32::MAX] {
            assert_eq!(image(context, dg5, kind, 0), Err(IDCHIP_STATUS_UNKNOWN_NUMBER));
        }
    });
}

#[test]
fn a_text_that_does_not_fit_is_not_written_and_each_shorter_buffer_is_refused() {
    with_card(DETAILS, |context, files| {
        let dg11 = &files["EF.DG11"];
        let name = "NGUYỄN<<VĂN<A";
        for size in 0..=name.len() + 1 {
            let (mut buffer, mut length) = ([0x55_u8; 32], 77);
            let status = unsafe {
                idchip_detail_text_open(
                    context.pointer,
                    dg11.as_ptr(),
                    dg11.len(),
                    IDCHIP_DETAIL_NAME_OF_HOLDER,
                    0,
                    buffer.as_mut_ptr().cast(),
                    size,
                    &raw mut length,
                )
            };
            if size <= name.len() {
                assert_eq!((status, length), (IDCHIP_STATUS_BUFFER_TOO_SMALL, 77));
                assert_eq!(buffer, [0x55; 32]);
            } else {
                assert_eq!((status, length), (IDCHIP_STATUS_OK, name.len()));
                assert_eq!(&buffer[..size], [name.as_bytes(), &[0]].concat());
            }
        }
    });
}

#[test]
fn a_text_that_is_not_utf8_is_given_as_utf8() {
    let manifest = manifest();
    let mut seen = 0;
    for card in manifest["cards"].as_array().unwrap() {
        let findings = card["expect"]["findings"].as_array().unwrap();
        if !findings.iter().any(|finding| finding == "text_not_utf8") {
            continue;
        }
        with_card(card["name"].as_str().unwrap(), |context, files| {
            let Some(dg11) = files.get("EF.DG11") else { return };
            let parsed = idchip::lds::dg11::Dg11::parse(dg11).unwrap();
            for (field, expected) in [
                (IDCHIP_DETAIL_NAME_OF_HOLDER, parsed.name_of_holder().map(|name| name.text())),
                (IDCHIP_DETAIL_PLACE_OF_BIRTH, parsed.place_of_birth()),
                (IDCHIP_DETAIL_PERMANENT_ADDRESS, parsed.permanent_address()),
            ] {
                let expected = expected.map(|text| text.to_string());
                let told = text(context, dg11, field, 0);
                assert_eq!(told.ok(), expected);
                seen += usize::from(expected.is_some());
            }
        });
    }
    assert!(seen > 0);
}

#[test]
fn numbers_that_are_no_fields_are_a_status() {
    with_card(DETAILS, |context, files| {
        let file = &files["EF.DG11"];
        for field in [0, 1, 1100, 1113, 1200, 1208, 1300, 1600, 1605, u32::MAX] {
            let told = text(context, file, field, 0);
            assert_eq!(told, Err(IDCHIP_STATUS_UNKNOWN_NUMBER), "{field}");
            let told = date(context, file, field, 0);
            assert_eq!(told, Err(IDCHIP_STATUS_UNKNOWN_NUMBER), "{field}");
        }
        // A field of another data group than the file is one of a file with another hash.
        let told = text(context, file, IDCHIP_DETAIL_ISSUING_AUTHORITY, 0);
        assert_eq!(told, Err(IDCHIP_STATUS_DATA_GROUP_NOT_IDENTICAL));
    });
}

fn instances(context: &Context, number: u32, file: &[u8]) -> Result<(usize, usize, usize), u32> {
    let told: idchip_biometric_instances = output(|place| unsafe {
        idchip_biometric_instances_open(context.pointer, number, file.as_ptr(), file.len(), place)
    })?;
    Ok((told.instances, told.images, bytes(&told.random_number).len()))
}

#[test]
fn the_fingers_and_no_iris_of_a_passport() {
    with_card("td3_fingers", |context, files| {
        let (dg3, dg4) = (&files["EF.DG3"], &files["EF.DG4"]);
        assert_eq!(instances(context, 3, dg3), Ok((1, 1, 0)));
        assert_eq!(instances(context, 4, dg4), Ok((0, 0, 8)));
        for number in [0, 2, 5, 17, u32::MAX] {
            assert_eq!(instances(context, number, dg3), Err(IDCHIP_STATUS_UNKNOWN_DATA_GROUP));
        }
        let open = |number: u32, file: &[u8], index: usize| {
            output(|image| unsafe {
                let (data, len) = (file.as_ptr(), file.len());
                idchip_biometric_image_open(context.pointer, number, data, len, index, image)
            })
        };
        let told: idchip_biometric_image = open(3, dg3, 0).unwrap();
        let parsed = Dg3::parse(dg3).unwrap().fingers().next().unwrap().images().next().unwrap();
        assert_eq!(parsed.format, ImageFormat::Jpeg);
        assert_eq!(bytes(&told.image), parsed.bytes);
        assert_eq!((told.at, told.instance), (parsed.at, 0));
        assert_eq!(
            (told.format, told.record),
            (IDCHIP_IMAGE_JPEG, IDCHIP_BIOMETRIC_RECORD_ISO_19794)
        );
        // The right index finger.
        assert_eq!((told.position, told.width, told.height), (2, 240, 320));
        assert_eq!(open(3, dg3, 1).map(|_| ()), Err(IDCHIP_STATUS_NO_MORE));
        assert_eq!(open(4, dg4, 0).map(|_| ()), Err(IDCHIP_STATUS_NO_MORE));
        assert_eq!(open(2, dg3, 0).map(|_| ()), Err(IDCHIP_STATUS_UNKNOWN_DATA_GROUP));
    });
}

/// A file that was altered, or whose EF.SOD nobody vouches for, gives nothing out.
#[test]
fn nothing_is_given_out_of_a_file_that_is_not_authentic() {
    with_card(DETAILS, |context, files| {
        let mut dg11 = files["EF.DG11"].clone();
        let at = dg11.windows(4).position(|window| window == b"0010").unwrap();
        dg11[at] = b'9';
        let told = text(context, &dg11, IDCHIP_DETAIL_PERSONAL_NUMBER, 0);
        assert_eq!(told, Err(IDCHIP_STATUS_DATA_GROUP_NOT_IDENTICAL));
        let born = date(context, &dg11, IDCHIP_DETAIL_DATE_OF_BIRTH, 0);
        assert_eq!(born, Err(IDCHIP_STATUS_DATA_GROUP_NOT_IDENTICAL));
        let anchors = Anchors::of(&[]);
        let mut context = Context::open(&anchors, IDCHIP_POLICY_DEFAULT);
        assert_eq!(context.verify(&files["EF.SOD"]), IDCHIP_STATUS_REASON_NO_ANCHOR);
        let told = text(&context, &files["EF.DG11"], IDCHIP_DETAIL_PERSONAL_NUMBER, 0);
        assert_eq!(told, Err(IDCHIP_STATUS_NOT_VERIFIED));
        let shown = image(&context, &files["EF.DG5"], IDCHIP_DISPLAYED_PORTRAIT, 0);
        assert_eq!(shown, Err(IDCHIP_STATUS_NOT_VERIFIED));
    });
}

#[test]
fn the_files_that_nobody_signs() {
    let file = |name: &str| read(&format!("cards/td3_master_file/EF.{name}.bin"));
    let dir = file("DIR");
    let application = |index: usize| {
        output(|place| unsafe { idchip_dir_read(dir.as_ptr(), dir.len(), index, place) })
    };
    assert_eq!(bytes(&application(0).unwrap()), [0xA0, 0, 0, 2, 0x47, 0x10, 1]);
    assert_eq!(bytes(&application(1).unwrap()), [0xA0, 0, 0, 2, 0x47, 0x20, 1]);
    assert_eq!(application(2).map(|_| ()), Err(IDCHIP_STATUS_NO_MORE));
    let atr = file("ATR_INFO");
    let info: idchip_atr_info =
        output(|place| unsafe { idchip_atr_info_read(atr.as_ptr(), atr.len(), place) }).unwrap();
    assert_eq!((info.command_bytes, info.response_bytes), (1920, 1920));
    assert_eq!((info.capabilities, info.has_capabilities), ([0x86, 0x01, 0xE0], 1));
    let cvca = file("CVCA");
    let authorities: idchip_cvca =
        output(|place| unsafe { idchip_cvca_read(cvca.as_ptr(), cvca.len(), place) }).unwrap();
    assert_eq!(bytes(&authorities.current), b"UTCVCA00002");
    assert_eq!(bytes(&authorities.previous), b"UTCVCA00001");
    let status = |told: Result<(), u32>| (200..300).contains(&told.unwrap_err());
    let none = ptr::null();
    assert!(status(output::<idchip_cvca>(|it| unsafe { idchip_cvca_read(none, 0, it) }).map(drop)));
    assert!(status(
        output::<idchip_slice>(|it| unsafe { idchip_dir_read(none, 0, 0, it) }).map(drop)
    ));
}

fn info(context: &Context, file: &[u8], index: usize) -> Result<idchip_security_info, u32> {
    output(|info| unsafe {
        idchip_card_security_info_open(context.pointer, file.as_ptr(), file.len(), index, info)
    })
}

/// Examines EF.CardSecurity with the other files that a card has.
fn examine(context: &Context, files: &Files) -> Result<idchip_card_security, u32> {
    let file = |name: &str| files.get(name).map_or((ptr::null(), 0), |it| (it.as_ptr(), it.len()));
    let (security, access) = (file("EF.CardSecurity"), file("EF.CardAccess"));
    let (dg14, dir) = (file("EF.DG14"), file("EF.DIR"));
    output(|checks| unsafe {
        idchip_card_security_examine(
            context.pointer,
            security.0,
            security.1,
            access.0,
            access.1,
            dg14.0,
            dg14.1,
            dir.0,
            dir.1,
            checks,
        )
    })
}

#[test]
fn the_infos_of_a_signed_card_security() {
    with_card("td3_master_file", |context, files| {
        let file = &files["EF.CardSecurity"];
        let kinds: Vec<_> =
            (0..).map_while(|index| info(context, file, index).ok()).map(|it| it.kind).collect();
        assert_eq!(kinds.len(), 4);
        assert!(kinds.contains(&IDCHIP_SECURITY_INFO_CHIP_AUTHENTICATION_PUBLIC_KEY));
        assert!(kinds.contains(&IDCHIP_SECURITY_INFO_EF_DIR));
        assert_eq!(info(context, file, 4).map(|_| ()), Err(IDCHIP_STATUS_NO_MORE));
        let checks = examine(context, files).unwrap();
        assert_eq!((checks.verdict, checks.decided_by), (IDCHIP_VERDICT_ACCEPTED, 0));
        for check in [
            checks.message_digest,
            checks.signature,
            checks.ds_signature,
            checks.validity,
            checks.card_access,
            checks.dg14,
            checks.dir,
        ] {
            assert_eq!(check.result, IDCHIP_RESULT_SUCCESSFUL);
        }
    });
}

#[test]
fn each_card_security_of_the_manifest_has_its_verdict_in_c() {
    let manifest = manifest();
    let mut count = 0;
    for card in manifest["cards"].as_array().unwrap() {
        let expected = &card["expect"]["card_security"];
        if expected.is_null() {
            continue;
        }
        count += 1;
        let name = card["name"].as_str().unwrap();
        with_card(name, |context, files| {
            let checks = examine(context, files).unwrap();
            let opened = info(context, &files["EF.CardSecurity"], 0).map(|_| ());
            let (check, verdict) = match expected["decided_by"].as_str() {
                Some("signature") => (checks.signature, IDCHIP_VERDICT_REJECTED),
                Some("ds_signature") => (checks.ds_signature, IDCHIP_VERDICT_UNDETERMINED),
                // The infos are authentic, and another file contradicts them.
                _ => (checks.dg14, IDCHIP_VERDICT_ACCEPTED),
            };
            assert_eq!(checks.verdict, verdict, "{name}");
            let expected = expected["reason"].as_str().unwrap();
            let told = common::named(idchip_status_name, check.reason).unwrap();
            assert_eq!(told.trim_start_matches("reason_"), expected, "{name}");
            let is_open = verdict == IDCHIP_VERDICT_ACCEPTED;
            let reason = if is_open { Ok(()) } else { Err(check.reason) };
            assert_eq!(opened, reason, "{name}");
        });
    }
    assert_eq!(count, 4);
}

#[test]
fn what_the_caller_does_not_give_is_not_compared() {
    with_card("td3_master_file", |context, files| {
        let only: Files = files
            .iter()
            .filter(|(name, _)| name.as_str() == "EF.CardSecurity")
            .map(|(name, file)| (name.clone(), file.clone()))
            .collect();
        let checks = examine(context, &only).unwrap();
        for check in [checks.card_access, checks.dg14, checks.dir] {
            assert_eq!(check.result, IDCHIP_RESULT_NOT_SUPPORTED);
            assert_eq!(check.reason, IDCHIP_STATUS_REASON_NOT_GIVEN);
        }
        let mut altered = files.clone();
        *altered.get_mut("EF.DG14").unwrap().last_mut().unwrap() ^= 1;
        let told = examine(context, &altered).map(|_| ());
        assert_eq!(told, Err(IDCHIP_STATUS_DATA_GROUP_NOT_IDENTICAL));
        // A context without an EF.SOD verifies the infos as well.
        let certificates = [read("anchors/td3_passport.der")];
        let anchors = Anchors::of(&certificates);
        let context = Context::open(&anchors, IDCHIP_POLICY_DEFAULT);
        assert!(info(&context, &files["EF.CardSecurity"], 0).is_ok());
        let cut = &files["EF.CardSecurity"][..100];
        assert!((200..300).contains(&info(&context, cut, 0).map(|_| ()).unwrap_err()));
    });
}
