//! EF.SOD stands in a buffer of the caller's. Whoever reads the next file into it is told, and is not
//! given a document that nobody signed.

mod common;

use core::ops::Range;
use core::ptr;
use std::collections::BTreeMap;

use common::{AT, Anchors, Context, Memory, manifest, output, read, vn_good};
use idchip::crypto::HashId;
use idchip::lds::DgNumber;
use idchip::lds::sod::Sod;
use idchip_capi::*;

type Files = BTreeMap<String, Vec<u8>>;

/// The good card, whose EF.SOD stands in memory that is written to again. No reference to it is held
/// while the library uses it: this is what a program in C does.
struct Reused {
    memory: Memory,
    length: usize,
    context: Context,
}

impl Reused {
    /// After EF.SOD was verified, or only examined.
    fn new(anchors: &Anchors<'_>, sod: &[u8], is_examined: bool) -> Self {
        let memory = Memory::new(sod.len());
        let context = Context::open(anchors, IDCHIP_POLICY_DEFAULT);
        let mut reused = Self { memory, length: sod.len(), context };
        reused.write(0, sod);
        assert_eq!(reused.give(is_examined), IDCHIP_STATUS_OK);
        reused
    }

    fn give(&mut self, is_examined: bool) -> u32 {
        let give = if is_examined { idchip_sod_examine } else { idchip_sod_verify };
        let sod = self.memory.pointer().cast::<u8>();
        unsafe { give(self.context.pointer, sod, self.length, ptr::null_mut(), 0) }
    }

    /// Reads other bytes into the buffer.
    fn write(&mut self, at: usize, bytes: &[u8]) {
        assert!(at + bytes.len() <= self.length);
        let place = self.memory.pointer().cast::<u8>();
        unsafe { place.add(at).copy_from(bytes.as_ptr(), bytes.len()) };
    }
}

/// Calls with the good files whatever reads EF.SOD again, and tells what each came to.
fn uses(context: &Context, files: &Files) -> Vec<(&'static str, u32)> {
    let it = context.pointer;
    let file = |name: &str| (files[name].as_ptr(), files[name].len());
    let (dg1, dg2, dg13) = (file("EF.DG1"), file("EF.DG2"), file("EF.DG13"));
    let (dg14, dg15, com) = (file("EF.DG14"), file("EF.DG15"), file("EF.COM"));
    let access = file("EF.CardAccess");
    let security = read("cards/td3_master_file/EF.CardSecurity.bin");
    let (challenge, response) =
        (read("aa/rsa_sha1.challenge.bin"), read("aa/rsa_sha1.response.bin"));
    let status = |told: Result<(), u32>| told.err().unwrap_or(IDCHIP_STATUS_OK);
    macro_rules! opens {
        ($($name:ident($($argument:expr),*);)*) => {
            vec![$((
                stringify!($name),
                status(output(|place| unsafe { $name(it $(, $argument)*, place) }).map(drop)),
            )),*]
        };
    }
    let mut told = opens! {
        idchip_mrz_open(dg1.0, dg1.1);
        idchip_face_image_open(dg2.0, dg2.1);
        idchip_citizen_open(dg13.0, dg13.1);
        idchip_security_info_open(dg14.0, dg14.1, 0);
        idchip_active_authentication_key_open(dg15.0, dg15.1);
        idchip_cross_check(dg1.0, dg1.1, dg13.0, dg13.1, ptr::null(), 0);
        idchip_card_security_examine(security.as_ptr(), security.len(), ptr::null(), 0, dg14.0,
            dg14.1, ptr::null(), 0);
        idchip_report_signer();
        idchip_report_anchor();
    };
    let plain = unsafe {
        [
            ("idchip_com_check", idchip_com_check(it, com.0, com.1)),
            ("idchip_data_group_check", idchip_data_group_check(it, 1, dg1.0, dg1.1)),
            ("idchip_data_group_read", idchip_data_group_read(it, 1, dg1.0, dg1.1)),
            ("idchip_data_group_begin", idchip_data_group_begin(it, 2)),
            ("idchip_face_image_begin", idchip_face_image_begin(it)),
            (
                "idchip_card_access_check",
                idchip_card_access_check(it, dg14.0, dg14.1, access.0, access.1),
            ),
            (
                "idchip_active_authentication_verify",
                idchip_active_authentication_verify(
                    it,
                    dg15.0,
                    dg15.1,
                    dg14.0,
                    dg14.1,
                    challenge.as_ptr(),
                    challenge.len(),
                    response.as_ptr(),
                    response.len(),
                ),
            ),
        ]
    };
    told.extend(plain);
    told
}

/// Returns the position of bytes within others.
fn place_of(part: &[u8], whole: &[u8]) -> Range<usize> {
    let at = whole.windows(part.len()).position(|window| window == part).unwrap();
    at..at + part.len()
}

fn with_good_card(test: impl Fn(&Anchors<'_>, &Files)) {
    let certificates = [read("anchors/vn_good.der")];
    test(&Anchors::of(&certificates), &vn_good());
}

/// A reader that has one buffer verifies EF.SOD in it, and takes in a forged DG1 with a list of hashes
/// that it fits.
#[test]
fn a_forged_data_group_is_not_opened_with_a_forged_hash_in_the_buffer() {
    with_good_card(|anchors, files| {
        let sod = &files["EF.SOD"];
        let mut forged = files["EF.DG1"].clone();
        let name = forged.windows(6).position(|window| window == b"NGUYEN").unwrap();
        forged[name..name + 6].copy_from_slice(b"FORGED");
        let digest = |file: &[u8]| {
            let mut hasher = idchip::algorithms::ALL.hasher(HashId::Sha256).unwrap();
            hasher.update(file);
            hasher.finish().unwrap()
        };
        let place = place_of(digest(&files["EF.DG1"]).as_bytes(), sod);
        for is_examined in [false, true] {
            let mut reused = Reused::new(anchors, sod, is_examined);
            reused.write(place.start, digest(&forged).as_bytes());
            let (data, length) = (forged.as_ptr(), forged.len());
            let it = reused.context.pointer;
            let opened = output(|mrz| unsafe { idchip_mrz_open(it, data, length, mrz) });
            let told = opened.map(|mrz: idchip_mrz| mrz.format);
            assert_eq!(told, Err(IDCHIP_STATUS_SOD_CHANGED));
            assert_eq!(reused.context.read(1, &forged), IDCHIP_STATUS_SOD_CHANGED);
            let streamed = unsafe { idchip_data_group_begin(it, 1) };
            assert_eq!(streamed, IDCHIP_STATUS_SOD_CHANGED);
            // The report has none of it.
            let status = output(|status| unsafe { idchip_report_data_group(it, 1, status) });
            assert_eq!(status, Ok(IDCHIP_DATA_GROUP_PRESENT));
            assert_ne!(reused.context.conclude(), IDCHIP_STATUS_OK);
        }
    });
}

#[test]
fn whatever_reads_ef_sod_again_tells_that_it_was_changed() {
    with_good_card(|anchors, files| {
        let sod = &files["EF.SOD"];
        let parsed = Sod::parse(sod).unwrap();
        let certificate = parsed.signed_data().certificates().iter().next().unwrap();
        let hashes = parsed.security_object().hash(DgNumber::Dg1).unwrap();
        let changes = [
            ("whole", 0..sod.len()),
            ("hashes", place_of(hashes, sod)),
            ("certificate", place_of(certificate, sod)),
        ];
        for (change, place) in changes {
            for is_examined in [false, true] {
                let reused = Reused::new(anchors, sod, is_examined);
                let before = uses(&reused.context, files);
                let gives_out = before.iter().filter(|(_, status)| *status == IDCHIP_STATUS_OK);
                assert_eq!(gives_out.count(), before.len());
                let mut reused = Reused::new(anchors, sod, is_examined);
                reused.write(place.start, &vec![0x5A; place.len()]);
                for (name, status) in uses(&reused.context, files) {
                    assert_eq!(status, IDCHIP_STATUS_SOD_CHANGED, "{change}: {name}");
                }
                assert_ne!(reused.context.conclude(), IDCHIP_STATUS_OK);
                // As it was, it is the document again; and another one can begin.
                reused.write(place.start, &sod[place.clone()]);
                assert_eq!(uses(&reused.context, files), before, "{change}");
                assert_eq!(reused.give(is_examined), IDCHIP_STATUS_OK);
                assert_eq!(uses(&reused.context, files), before, "{change}");
            }
        }
    });
}

#[test]
fn no_byte_of_the_hashes_and_of_the_certificate_can_be_another() {
    with_good_card(|anchors, files| {
        let sod = &files["EF.SOD"];
        let parsed = Sod::parse(sod).unwrap();
        let certificate = place_of(parsed.signed_data().certificates().iter().next().unwrap(), sod);
        let object = parsed.security_object();
        let hashes = object
            .data_groups()
            .iter()
            .flat_map(|number| place_of(object.hash(number).unwrap(), sod));
        let mut reused = Reused::new(anchors, sod, false);
        let dg1 = &files["EF.DG1"];
        for at in certificate.chain(hashes) {
            reused.write(at, &[sod[at] ^ 1]);
            assert_eq!(reused.context.read(1, dg1), IDCHIP_STATUS_SOD_CHANGED, "byte {at}");
            reused.write(at, &[sod[at]]);
        }
        assert_eq!(reused.context.read(1, dg1), IDCHIP_STATUS_OK);
    });
}

/// EF.SOD goes while EF.DG2 passes by.
#[test]
fn a_stream_that_was_begun_does_not_end_well() {
    with_good_card(|anchors, files| {
        let (sod, dg2) = (&files["EF.SOD"], &files["EF.DG2"]);
        for is_examined in [false, true] {
            let mut reused = Reused::new(anchors, sod, is_examined);
            let it = reused.context.pointer;
            assert_eq!(unsafe { idchip_data_group_begin(it, 2) }, IDCHIP_STATUS_OK);
            let updated = unsafe { idchip_data_group_update(it, dg2.as_ptr(), dg2.len()) };
            assert_eq!(updated, IDCHIP_STATUS_OK);
            reused.write(0, &dg2[..sod.len()]);
            assert_eq!(unsafe { idchip_data_group_finish(it) }, IDCHIP_STATUS_SOD_CHANGED);
        }
    });
}

/// Segmented content is read again from the buffer that joined it.
#[test]
fn the_buffer_of_a_content_in_segments_is_looked_at_too() {
    let manifest = manifest();
    let mut cards = manifest["cards"].as_array().unwrap().iter();
    let card = cards.find(|card| card["name"] == "quirk_ber_constructed_content").unwrap();
    let (files, certificates) = (common::files(card), common::read_all(&card["anchors"]));
    let anchors = Anchors::of(&certificates);
    let context = Context::open(&anchors, IDCHIP_POLICY_DEFAULT);
    let sod = &files["EF.SOD"];
    let mut scratch = Memory::new(sod.len());
    let place = scratch.pointer().cast::<u8>();
    let verified = unsafe {
        idchip_sod_verify(context.pointer, sod.as_ptr(), sod.len(), place, scratch.len())
    };
    assert_eq!(verified, IDCHIP_STATUS_OK);
    let dg1 = &files["EF.DG1"];
    let check = || unsafe { idchip_data_group_check(context.pointer, 1, dg1.as_ptr(), dg1.len()) };
    assert_eq!(check(), IDCHIP_STATUS_OK);
    unsafe { place.write_bytes(0, scratch.len()) };
    assert_eq!(check(), IDCHIP_STATUS_SOD_CHANGED);
}

/// The anchor stands in a buffer of the caller's, too.
#[test]
fn an_anchor_that_was_changed_is_not_shown_as_the_one_that_issued() {
    let der = read("anchors/vn_good.der");
    let mut memory = Memory::new(der.len());
    let place = memory.pointer().cast::<u8>();
    unsafe { place.copy_from(der.as_ptr(), der.len()) };
    let mut list = Memory::new(idchip_anchors_size(1));
    let anchors =
        output(|out| unsafe { idchip_anchors_open(list.pointer(), list.len(), out) }).unwrap();
    let added = unsafe { idchip_anchors_add_certificate(anchors, place, der.len()) };
    assert_eq!(added, IDCHIP_STATUS_OK);
    let mut room = Memory::new(idchip_context_size());
    let (start, length) = (room.pointer(), room.len());
    let context = output(|out| unsafe {
        idchip_context_open(start, length, anchors, AT, IDCHIP_POLICY_DEFAULT, out)
    })
    .unwrap();
    let sod = &vn_good()["EF.SOD"];
    let verified =
        unsafe { idchip_sod_verify(context, sod.as_ptr(), sod.len(), ptr::null_mut(), 0) };
    assert_eq!(verified, IDCHIP_STATUS_OK);
    let anchor = || output(|der| unsafe { idchip_report_anchor(context, der) });
    assert_eq!(anchor().map(|der: idchip_slice| der.len), Ok(der.len()));
    unsafe { place.add(der.len() / 2).write(!der[der.len() / 2]) };
    assert_eq!(anchor().map(|der| der.len), Err(IDCHIP_STATUS_SOD_CHANGED));
}
