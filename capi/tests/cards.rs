//! What C is told about every card of `testdata/` is what Rust is told: each status, check, reason,
//! evidence, finding, data group, verdict and error. A card that fares better in C fails the test. The
//! good cards are judged under each policy, the others under the default and the strict one.

mod common;
#[path = "cards/comparison.rs"]
mod comparison;

use core::ptr;

use common::{AT, Anchors, Context, bytes, files, manifest, output, read, read_all};
use comparison::{compare, last_error, of_error, of_parse_error, of_reason, of_verdict, status_of};
use idchip::lds::DgNumber;
use idchip::lds::dg1::Dg1;
use idchip::lds::dg2::Dg2;
use idchip::lds::dg13::Dg13;
use idchip::lds::dg14::LenientDg14;
use idchip::lds::dg15::Dg15;
use idchip::lds::sod::Sod;
use idchip::time::UnixTime;
use idchip::verify::{
    ActiveAuthentication, Check, CheckResult, Document, Evidence, OpenError, PassiveAuthentication,
    Policy, Reason, Verdict,
};
use idchip::{ParseError, algorithms, verify};
use idchip_capi::*;
use serde_json::Value;

const POLICIES: [(u32, Policy); 5] = [
    (IDCHIP_POLICY_DEFAULT, Policy::DEFAULT),
    (IDCHIP_TOLERATE_NOTHING, Policy::STRICT),
    (IDCHIP_REQUIRE_REVOCATION, Policy::WITH_REVOCATION),
    (IDCHIP_REQUIRE_CHIP, Policy::WITH_CHIP),
    (IDCHIP_IGNORE_EXPIRY, Policy::ARCHIVE),
];

/// The policies that a card is judged under.
fn policies(entry: &Value) -> &'static [(u32, Policy)] {
    if entry["kind"] == "good" { &POLICIES } else { &POLICIES[..2] }
}

/// A card, and what both sides are given with it.
struct Card {
    name: String,
    files: std::collections::BTreeMap<String, Vec<u8>>,
    anchors: Vec<Vec<u8>>,
    signers: Vec<Vec<u8>>,
    crls: Vec<Vec<u8>>,
}

impl Card {
    fn of(entry: &Value) -> Self {
        Self {
            name: entry["name"].as_str().unwrap().to_owned(),
            files: files(entry),
            anchors: read_all(&entry["anchors"]),
            signers: read_all(&entry["document_signers"]),
            crls: read_all(&entry["crls"]),
        }
    }

    fn data_groups(&self) -> impl Iterator<Item = (DgNumber, &[u8])> {
        DgNumber::ALL.iter().copied().filter_map(|number| {
            Some((number, self.files.get(&format!("EF.{number}"))?.as_slice()))
        })
    }

    /// Gives the card to both sides.
    fn with_both(
        &self,
        number: u32,
        policy: Policy,
        test: impl FnOnce(&PassiveAuthentication<'_>, &mut Context),
    ) {
        let slices: Vec<&[u8]> = self.anchors.iter().map(Vec::as_slice).collect();
        let rust_anchors = verify::Anchors::from_certificates(&slices).unwrap();
        let signer_slices: Vec<&[u8]> = self.signers.iter().map(Vec::as_slice).collect();
        let judge =
            PassiveAuthentication::new(&rust_anchors, algorithms::ALL, policy, UnixTime(AT))
                .with_document_signers(&signer_slices);

        let anchors = Anchors::of(&self.anchors);
        let mut context = Context::open(&anchors, number);
        let mut memory = common::Memory::new(idchip_signers_size(self.signers.len()));
        let signers =
            output(|place| unsafe { idchip_signers_open(memory.pointer(), memory.len(), place) })
                .unwrap();
        for der in &self.signers {
            let added = unsafe { idchip_signers_add_certificate(signers, der.as_ptr(), der.len()) };
            assert_eq!(added, IDCHIP_STATUS_OK);
        }
        let used = unsafe { idchip_context_use_signers(context.pointer, signers) };
        assert_eq!(used, IDCHIP_STATUS_OK);
        test(&judge, &mut context);
    }
}

#[test]
fn every_card_examined_in_c_is_the_card_examined_in_rust() {
    let manifest = manifest();
    let mut accepted = 0;
    for entry in manifest["cards"].as_array().unwrap() {
        let card = Card::of(entry);
        for &(number, policy) in policies(entry) {
            card.with_both(number, policy, |judge, context| {
                accepted += usize::from(examine(&card, judge, context));
            });
        }
    }
    assert!(accepted > 200, "{accepted} are accepted");
}

/// Whether it is accepted.
fn examine(card: &Card, judge: &PassiveAuthentication<'_>, context: &mut Context) -> bool {
    let name = &card.name;
    let file = &card.files["EF.SOD"];
    let (mut ours, mut theirs) = (vec![0; file.len()], vec![0; file.len()]);
    let status = unsafe {
        let scratch = theirs.as_mut_ptr();
        idchip_sod_examine(context.pointer, file.as_ptr(), file.len(), scratch, theirs.len())
    };
    let sod = match Sod::parse_with_scratch(file, &mut ours) {
        Ok(sod) => sod,
        Err(error) => {
            assert_eq!(status, of_error(&error), "{name}");
            assert_eq!(last_error(context), Some(of_parse_error(&error)), "{name}");
            assert_eq!(context.conclude(), IDCHIP_STATUS_NOT_EXAMINED, "{name}");
            return false;
        }
    };
    assert_eq!(status, IDCHIP_STATUS_OK, "{name}");
    let mut examination = judge.examine(&sod);
    for list in &card.crls {
        let check = examination.check_revocation_list(list);
        let expected = match check.result {
            CheckResult::Successful => IDCHIP_STATUS_OK,
            _ => of_reason(&check),
        };
        assert_eq!(context.check_revocation_list(list), expected, "{name}");
        // In chunks once more: the report joins what both say, which is the same.
        assert_eq!(context.stream_revocation_list(list), expected, "{name}");
    }
    check_com(card, context, |com| examination.check_com(com));
    let mut error = None;
    for (number, file) in card.data_groups() {
        let read = examination.check_content(number, file);
        let result = read.and_then(|()| demand_sod(&examination));
        let status = context.read(u32::from(number.number()), file);
        compare_open(name, status, result, &mut error);
    }
    assert_eq!(last_error(context), error.as_ref().map(of_parse_error), "{name}");
    check_card_access(card, context, &mut examination);
    compare(name, context, examination.report(), examination.policy(), &examination.verdict());
    let required = match examination.require() {
        Ok(()) => IDCHIP_STATUS_OK,
        Err(rejection) => of_verdict(&rejection.verdict),
    };
    assert_eq!(unsafe { idchip_sod_require(context.pointer) }, required, "{name}");
    compare_certificate(name, context, idchip_report_signer, examination.signer());
    compare_certificate(name, context, idchip_report_anchor, examination.anchor());
    if *examination.policy() == Policy::DEFAULT {
        stream(card, &mut examination, context);
    }
    examination.verdict() == Verdict::Accepted
}

/// A function that gives a certificate.
type Certificate = unsafe extern "C" fn(*const idchip_context, *mut idchip_slice) -> u32;

fn compare_certificate(
    name: &str,
    context: &Context,
    function: Certificate,
    expected: Option<idchip::x509::Certificate<'_>>,
) {
    let told = output(|der| unsafe { function(context.pointer, der) });
    let expected = expected.as_ref().map(idchip::x509::Certificate::as_bytes);
    assert_eq!(told.as_ref().map(bytes), expected.ok_or(&IDCHIP_STATUS_ABSENT), "{name}");
}

/// Every data group once more, in chunks.
fn stream(card: &Card, examination: &mut Document<'_>, context: &Context) {
    let name = &card.name;
    for (number, file) in card.data_groups() {
        let begun = unsafe { idchip_data_group_begin(context.pointer, number.number().into()) };
        let mut stream = match examination.begin(number) {
            Ok(stream) => stream,
            Err(error) => {
                assert_eq!(begun, status_of_open(&error), "{name}");
                continue;
            }
        };
        assert_eq!(begun, IDCHIP_STATUS_OK, "{name}");
        for chunk in file.chunks(223) {
            stream.update(chunk);
            let (data, length) = (chunk.as_ptr(), chunk.len());
            let status = unsafe { idchip_data_group_update(context.pointer, data, length) };
            assert_eq!(status, IDCHIP_STATUS_OK, "{name}");
        }
        let expected = match examination.finish(stream) {
            Ok(()) => IDCHIP_STATUS_OK,
            Err(error) => status_of_open(&error),
        };
        let finished = unsafe { idchip_data_group_finish(context.pointer) };
        assert_eq!(finished, expected, "{name}");
    }
    compare(name, context, examination.report(), examination.policy(), &examination.verdict());
}

#[test]
fn every_card_verified_in_c_is_the_card_verified_in_rust() {
    let manifest = manifest();
    let (mut accepted, mut rejected) = (0, 0);
    for entry in manifest["cards"].as_array().unwrap() {
        let card = Card::of(entry);
        for &(number, policy) in policies(entry) {
            card.with_both(number, policy, |judge, context| match verify(&card, judge, context) {
                Some(true) => accepted += 1,
                Some(false) => rejected += 1,
                None => {}
            });
        }
    }
    assert!(accepted > 200 && rejected > 200, "{accepted} are accepted, {rejected} are not");
}

/// Whether it is accepted; nothing where EF.SOD does not parse.
fn verify(card: &Card, judge: &PassiveAuthentication<'_>, context: &mut Context) -> Option<bool> {
    let name = &card.name;
    let file = &card.files["EF.SOD"];
    let (mut ours, mut theirs) = (vec![0; file.len()], vec![0; file.len()]);
    let status = unsafe {
        let scratch = theirs.as_mut_ptr();
        idchip_sod_verify(context.pointer, file.as_ptr(), file.len(), scratch, theirs.len())
    };
    let sod = match Sod::parse_with_scratch(file, &mut ours) {
        Ok(sod) => sod,
        Err(error) => {
            assert_eq!(status, of_error(&error), "{name}");
            return None;
        }
    };
    let mut signed = match judge.verify(&sod) {
        Ok(signed) => signed,
        Err(rejection) => {
            assert_eq!(status, of_verdict(&rejection.verdict), "{name}");
            let mut document = judge.examine(&sod);
            assert_eq!(document.report(), &rejection.report, "{name}");
            for (number, file) in card.data_groups() {
                let (result, status) = open_both(&mut document, context, number, file);
                assert!(result.is_err(), "{name}: nothing is opened");
                compare_open(name, status, result, &mut None);
            }
            compare(name, context, document.report(), document.policy(), &document.verdict());
            return Some(false);
        }
    };
    assert_eq!(status, IDCHIP_STATUS_OK, "{name}");
    check_com(card, context, |com| signed.check_com(com));
    let mut error = None;
    for (number, file) in card.data_groups() {
        let (result, status) = open_both(&mut signed, context, number, file);
        compare_open(name, status, result, &mut error);
    }
    assert_eq!(last_error(context), error.as_ref().map(of_parse_error), "{name}");
    check_card_access(card, context, &mut signed);
    let policy = *judge.examine(&sod).policy();
    let verdict = match signed.conclude() {
        Ok(_) => Verdict::Accepted,
        Err(rejection) => rejection.verdict,
    };
    compare(name, context, signed.report(), &policy, &verdict);
    Some(verdict == Verdict::Accepted)
}

/// Opens a data group with the function of its type.
fn open_both(
    signed: &mut Document<'_>,
    context: &mut Context,
    number: DgNumber,
    file: &[u8],
) -> (Result<(), OpenError>, u32) {
    let (data, length, pointer) = (file.as_ptr(), file.len(), context.pointer);
    match number {
        DgNumber::Dg1 => {
            let view = output(|mrz| unsafe { idchip_mrz_open(pointer, data, length, mrz) });
            let opened = signed.open::<Dg1<'_>>(file);
            if let (Ok(view), Ok(opened)) = (&view, &opened) {
                assert_eq!(bytes(&view.lines), opened.mrz().as_str().as_bytes());
            }
            (opened.map(|_| ()), status_of(&view))
        }
        DgNumber::Dg2 => {
            let view =
                output(|image| unsafe { idchip_face_image_open(pointer, data, length, image) });
            let opened = signed.open::<Dg2<'_>>(file);
            let image = opened.as_ref().ok().map(|dg2| dg2.face_image());
            match (&view, image) {
                (Ok(view), Some(image)) => assert_eq!(bytes(&view.image), image.unwrap().bytes),
                (view, Some(None)) => {
                    assert_eq!(status_of(view), IDCHIP_STATUS_ABSENT);
                    return (opened.map(|_| ()), IDCHIP_STATUS_OK);
                }
                _ => {}
            }
            (opened.map(|_| ()), status_of(&view))
        }
        DgNumber::Dg14 => {
            let view =
                output(|info| unsafe { idchip_security_info_open(pointer, data, length, 0, info) });
            let opened = signed.open::<LenientDg14<'_>>(file);
            let first = opened.map(|dg14| dg14.security_infos().results().next());
            let first = first.and_then(|info| match info {
                Some(Err(error)) => Err(OpenError::Malformed(error)),
                _ => Ok(()),
            });
            (first, status_of(&view))
        }
        DgNumber::Dg15 => {
            let view = output(|key| unsafe {
                idchip_active_authentication_key_open(pointer, data, length, key)
            });
            let opened = signed.open::<Dg15<'_>>(file);
            let opened = opened.and_then(|dg15| dg15.public_key().map_err(OpenError::Malformed));
            (opened.map(|_| ()), status_of(&view))
        }
        DgNumber::Dg13 => {
            let view =
                output(|citizen| unsafe { idchip_citizen_open(pointer, data, length, citizen) });
            let opened = signed.open::<Dg13<'_>>(file);
            let signer = signed.signer();
            let country = signer.as_ref().and_then(|signer| signer.subject().country());
            let country = country.unwrap_or_default().to_uppercase();
            if opened.is_ok() && !matches!(country.as_str(), "VN" | "VNM") {
                assert_eq!(status_of(&view), IDCHIP_STATUS_DG13_OF_ANOTHER_STATE);
                return (Ok(()), IDCHIP_STATUS_OK);
            }
            let opened = opened.and_then(|dg13| dg13.citizen().map_err(OpenError::Malformed));
            (opened.map(|_| ()), status_of(&view))
        }
        _ => {
            let status =
                unsafe { idchip_data_group_check(pointer, number.number().into(), data, length) };
            (signed.verify_data_group(number, file), status)
        }
    }
}

#[test]
fn every_response_of_a_chip_is_judged_in_c_as_in_rust() {
    let manifest = manifest();
    let cards = manifest["cards"].as_array().unwrap();
    let mut genuine = 0;
    for entry in manifest["active_authentication"].as_array().unwrap() {
        let Some(name) = entry["card"].as_str() else { continue };
        let card = Card::of(cards.iter().find(|card| card["name"] == name).unwrap());
        let challenge = read(entry["challenge"].as_str().unwrap());
        let response = read(entry["response"].as_str().unwrap());
        for is_examined in [false, true] {
            card.with_both(IDCHIP_REQUIRE_CHIP, Policy::WITH_CHIP, |judge, context| {
                genuine +=
                    usize::from(respond(&card, judge, context, &challenge, &response, is_examined));
            });
        }
    }
    assert!(genuine >= 2, "{genuine} responses are genuine");
}

/// Whether the response is the chip's.
fn respond(
    card: &Card,
    judge: &PassiveAuthentication<'_>,
    context: &mut Context,
    challenge: &[u8],
    response: &[u8],
    is_examined: bool,
) -> bool {
    let name = &card.name;
    let file = &card.files["EF.SOD"];
    let sod = Sod::parse(file).unwrap();
    let begin = if is_examined { idchip_sod_examine } else { idchip_sod_verify };
    let begun = unsafe { begin(context.pointer, file.as_ptr(), file.len(), ptr::null_mut(), 0) };
    assert_eq!(begun, IDCHIP_STATUS_OK, "{name}");
    let mut examination = judge.examine(&sod);
    let dg15 = &card.files["EF.DG15"];
    let no_file = Vec::new();
    let dg14 = card.files.get("EF.DG14").unwrap_or(&no_file);
    let status = unsafe {
        idchip_active_authentication_verify(
            context.pointer,
            dg15.as_ptr(),
            dg15.len(),
            dg14.as_ptr(),
            dg14.len(),
            challenge.as_ptr(),
            challenge.len(),
            response.as_ptr(),
            response.len(),
        )
    };
    let genuine = examination.check_active_authentication(&ActiveAuthentication {
        dg15: Some(dg15),
        dg14: Some(dg14.as_slice()).filter(|file| !file.is_empty()),
        challenge: challenge.try_into().unwrap(),
        response,
    });
    let expected = match genuine {
        Ok(_) => IDCHIP_STATUS_OK,
        Err(check) => of_reason(&check),
    };
    assert_eq!(status, expected, "{name}");
    compare(name, context, examination.report(), examination.policy(), &examination.verdict());
    status == IDCHIP_STATUS_OK
}

/// As the functions of the header do at the end.
fn demand_sod(document: &Document<'_>) -> Result<(), OpenError> {
    document.require().map_err(|rejection| match rejection.verdict {
        Verdict::Rejected(id, check) | Verdict::Undetermined(id, check) => {
            OpenError::NotVerified(id, check)
        }
        Verdict::Accepted => panic!("a rejection that accepts"),
    })
}

fn status_of_open(error: &OpenError) -> u32 {
    match error {
        OpenError::Malformed(malformed) => of_error(malformed),
        OpenError::NotAuthentic(_, status) => 300 + u32::from(status.code()),
        OpenError::NotVerified(..) => IDCHIP_STATUS_NOT_VERIFIED,
        other => panic!("{other}"),
    }
}

fn check_com(card: &Card, context: &mut Context, check: impl FnOnce(&[u8]) -> Check) {
    if let Some(com) = card.files.get("EF.COM") {
        // One that cannot be read is no reason to refuse the card.
        let check = check(com);
        let is_open = check.result == CheckResult::Undetermined;
        let expected = if is_open { IDCHIP_STATUS_OK } else { of_reason(&check) };
        let status = unsafe { idchip_com_check(context.pointer, com.as_ptr(), com.len()) };
        assert_eq!(status, expected, "{}", card.name);
    }
}

/// Holds EF.CardAccess against DG14 on both sides.
fn check_card_access(card: &Card, context: &mut Context, document: &mut Document<'_>) {
    let Some(access) = card.files.get("EF.CardAccess") else { return };
    let dg14 = card.files.get("EF.DG14").map(Vec::as_slice);
    let check = document.check_card_access(access, dg14);
    let expected = match (check.result, check.reason) {
        (CheckResult::Failed, Reason::CardAccessDiffers) => IDCHIP_STATUS_CARD_ACCESS_DIFFERS,
        (CheckResult::Failed, _) => of_reason(&check),
        (CheckResult::Undetermined, reason) if reason.name().starts_with("data_group_") => {
            of_reason(&check)
        }
        _ if document.require().is_err() => IDCHIP_STATUS_NOT_VERIFIED,
        _ => IDCHIP_STATUS_OK,
    };
    let (data, length) = dg14.map_or((ptr::null(), 0), |dg14| (dg14.as_ptr(), dg14.len()));
    let (pointer, file) = (context.pointer, access.as_ptr());
    let status = unsafe { idchip_card_access_check(pointer, data, length, file, access.len()) };
    assert_eq!(status, expected, "{}", card.name);
    if let Evidence::Error(error) = check.evidence {
        assert_eq!(last_error(context), Some(of_parse_error(&error)), "{}", card.name);
    }
}

fn compare_open(
    name: &str,
    status: u32,
    result: Result<(), OpenError>,
    error: &mut Option<ParseError>,
) {
    let expected = match &result {
        Ok(()) => IDCHIP_STATUS_OK,
        Err(error) => status_of_open(error),
    };
    if let Err(OpenError::Malformed(malformed)) = result {
        *error = Some(malformed);
    }
    assert_eq!(status, expected, "{name}");
}
