//! No log line shows anything of the holder: neither text of the card nor its bytes.

mod common {
    pub(crate) mod at;
    pub(crate) mod judge;
    pub(crate) mod testdata;
}

use core::fmt::Debug;

use common::at::AT;
use common::judge::judge;
use common::testdata::read;
use idchip::lds::com::EfCom;
use idchip::lds::dg1::Dg1;
use idchip::lds::dg2::Dg2;
use idchip::lds::dg5::Dg5;
use idchip::lds::dg7::Dg7;
use idchip::lds::dg11::Dg11;
use idchip::lds::dg12::Dg12;
use idchip::lds::dg13::Dg13;
use idchip::lds::dg14::Dg14;
use idchip::lds::dg15::Dg15;
use idchip::lds::dg16::Dg16;
use idchip::lds::sod::Sod;
use idchip::lds::{DataGroup, DgNumber};
use idchip::mrz::LONGEST_VALIDITY;
use idchip::tlv::{Element, Rules};
use idchip::verify::{Anchors, Policy};
use idchip::vietnam::{CrossCheckReport, QrCode};

const QR: &str = "001099012345|012345678|Nguyễn Văn A|01011999|Nam|Phường X, Quận Y|01062021|B|C";

/// The values on the card that belong to its holder.
const OF_HOLDER: [&str; 26] = [
    "099012345",
    "012345678",
    "NGUYEN",
    "Nguyễn",
    "Văn",
    "VAN",
    "Kinh",
    "Phường",
    "Quận",
    "Nốt",
    "Trần",
    "990101",
    "390101",
    "01/01/1999",
    "01011999",
    "1999-01-01",
    "2039-01-01",
    "01062021",
    "0123456789ABCDEF",
    "VŨ",
    "TRẦN",
    "HUẾ",
    "HÀ NỘI",
    "CÔNG AN",
    "20240901",
    "2024-09-01",
];

/// All that was formatted.
#[derive(Default)]
struct Log(Vec<String>);

impl Log {
    fn add(&mut self, value: &dyn Debug) {
        self.0.push(format!("{value:?}"));
        self.0.push(format!("{value:#?}"));
    }

    fn add_all<T: Debug>(&mut self, values: impl IntoIterator<Item = T>) {
        values.into_iter().for_each(|value| self.add(&value));
    }

    fn assert_tells_nothing(&self) {
        for line in &self.0 {
            for secret in OF_HOLDER {
                assert!(!line.contains(secret), "{secret:?} in {line}");
            }
            assert!(octets_in_a_row(line) < 5, "octets in {line}");
        }
    }
}

/// The longest run of numbers below 256 that are separated as those of a slice are; and of a run of
/// hexadecimal digits, the octets that it would make.
fn octets_in_a_row(line: &str) -> usize {
    let runs = |is_one: &dyn Fn(&str) -> bool, items: Vec<&str>| {
        items.split(|item| !is_one(item)).map(<[&str]>::len).max().unwrap_or(0)
    };
    let items: Vec<&str> =
        line.split(&[' ', ',', '[', ']', '(', ')', '\n']).filter(|it| !it.is_empty()).collect();
    let numbers = runs(&|item| item.parse::<u8>().is_ok(), items);
    let hexadecimal = line
        .split(|character: char| !character.is_ascii_hexdigit())
        // Shorter runs are numbers, and words.
        .map(|run| if run.len() < 16 { 0 } else { run.len() / 2 })
        .max()
        .unwrap_or(0);
    numbers.max(hexadecimal)
}

#[test]
fn the_search_for_octets_finds_them() {
    assert_eq!(octets_in_a_row(&format!("{:?}", [1_u8, 2, 3, 4, 5, 6])), 6);
    assert_eq!(octets_in_a_row(&format!("{:#?}", [1_u8, 2, 3, 4, 5, 6])), 6);
    assert_eq!(octets_in_a_row("x 0a1b2c3d4e5f6071 y"), 8);
    assert_eq!(octets_in_a_row("at: 7, length: 12, tag: 0x5F1F"), 1);
}

fn log_of_files(log: &mut Log, card: &str) {
    let data = |name: &str| read(format!("cards/{card}/{name}.bin"));
    let com = data("EF.COM");
    log.add(&EfCom::parse(&com));

    let bytes = data("EF.DG1");
    let dg1 = Dg1::parse(&bytes).unwrap();
    let mrz = dg1.mrz();
    log.add(&dg1);
    log.add(mrz);
    log.add(&mrz.name());
    log.add(&mrz.name().primary());
    log.add(&mrz.name().secondary());
    log.add(&mrz.document_number());
    log.add(&mrz.date_of_birth());
    log.add(&mrz.date_of_expiry());
    log.add(&mrz.date_of_expiry().resolve(AT, LONGEST_VALIDITY));
    log.add(&mrz.date_of_birth().resolve_birth(AT));
    log.add(&mrz.key_information());
    let (element, _) = Element::parse(Rules::Lds, &bytes).unwrap();
    log.add(&element);

    let bytes = data("EF.DG2");
    let dg2 = Dg2::parse(&bytes).unwrap();
    log.add(&dg2);
    log.add_all(dg2.templates());
    log.add(dg2.group());
    log.add(&dg2.face());
    log.add(&dg2.face_image());
    if let Some(record) = dg2.facial_record() {
        log.add(record);
        log.add_all(record.images());
        log.add_all(record.first_image().feature_points());
    }

    let bytes = data("EF.DG13");
    let dg13 = Dg13::parse(&bytes).unwrap();
    let citizen = dg13.citizen().unwrap();
    log.add(&dg13);
    log.add(&citizen);
    for field in citizen.fields() {
        log.add(&field);
        log.add_all(field.values());
    }
    log.add(&citizen.personal_number());
    log.add(&citizen.date_of_birth());
    log.add(&citizen.date_of_expiry());
    let qr = QrCode::parse(QR).unwrap();
    log.add(&qr);
    log.add(&qr.card());
    log.add(&CrossCheckReport::new(Some(mrz), Some(&citizen), qr.card()));

    let bytes = data("EF.DG14");
    let dg14 = Dg14::parse(&bytes).unwrap();
    log.add(&dg14);
    log.add(&dg14.security_infos());
    log.add_all(dg14.security_infos().iter());
    for key in dg14.security_infos().chip_authentication_keys() {
        log.add(&key);
        log.add(&key.subject_public_key_info.subject_public_key());
        log.add(&key.subject_public_key_info.public_key());
    }

    let bytes = data("EF.DG15");
    let dg15 = Dg15::parse(&bytes).unwrap();
    log.add(&dg15);
    log.add(&dg15.subject_public_key_info());
    log.add(&dg15.subject_public_key_info().subject_public_key());
    log.add(&dg15.public_key());
}

/// The data groups that only one card has.
fn log_of_details(log: &mut Log) {
    let data = |name: &str| read(format!("cards/details_and_displayed_images/{name}.bin"));
    let (bytes, signature) = (data("EF.DG5"), data("EF.DG7"));
    let (dg5, dg7) = (Dg5::parse(&bytes).unwrap(), Dg7::parse(&signature).unwrap());
    log.add(&dg5);
    log.add_all(dg5.portraits());
    log.add(&dg7);
    log.add_all(dg7.signatures());

    let bytes = data("EF.DG11");
    let dg11 = Dg11::parse(&bytes).unwrap();
    let name = dg11.name_of_holder().unwrap();
    log.add(&dg11);
    log.add(&name);
    log.add(&name.text());
    log.add(&name.primary());
    log.add(&name.secondary());
    log.add_all(name.primary());
    log.add_all(dg11.other_names());
    log.add_all([dg11.personal_number(), dg11.place_of_birth(), dg11.permanent_address()]);
    log.add(&dg11.full_date_of_birth());

    let bytes = data("EF.DG12");
    let dg12 = Dg12::parse(&bytes).unwrap();
    log.add(&dg12);
    log.add(&dg12.issuing_authority());
    log.add(&dg12.date_of_issue());
    log.add(&dg12.personalization_time());

    let bytes = data("EF.DG16");
    let dg16 = Dg16::parse(&bytes).unwrap();
    log.add(&dg16);
    log.add_all(dg16.persons());
    for person in dg16.persons() {
        log.add_all([person.telephone(), person.address()]);
        log.add(&person.date_recorded());
    }
}

fn log_of_judging(log: &mut Log, card: &str) {
    let data = |name: &str| read(format!("cards/{card}/{name}.bin"));
    let csca = read("anchors/vn_good.der");
    let certificates = [csca.as_slice()];
    let anchors = Anchors::from_certificates(&certificates).unwrap();
    log.add(&anchors);
    log.add(&anchors.iter());
    let judge = judge(&anchors, Policy::DEFAULT);
    log.add(&judge);
    let bytes = data("EF.SOD");
    let sod = Sod::parse(&bytes).unwrap();
    log.add(&sod);
    log.add(sod.security_object());
    let signed_data = sod.signed_data();
    log.add(signed_data);
    log.add(&signed_data.content());
    log.add(&signed_data.certificates());
    let signer = signed_data.signer().unwrap();
    log.add(&signer.signature());
    let attributes = signer.signed_attributes().unwrap();
    log.add(&attributes);
    log.add_all(attributes.iter());
    log.add_all(attributes.iter().map(|attribute| attribute.single_value()));

    let mut examination = judge.examine(&sod);
    let dg1 = data("EF.DG1");
    examination.check_data_group(DgNumber::Dg1, &dg1[1..]);
    log.add(&examination);
    let parts = examination.signed_parts(&sod).unwrap();
    log.add(&parts);
    log.add_all(parts.content().chain(parts.signature()).chain(parts.signed_attributes_sorted()));
    log.add_all([parts.signer(), parts.anchor()]);
    let mut signed = judge.verify(&sod).unwrap();
    log.add(&signed.open::<Dg1<'_>>(&dg1).unwrap());
    log.add(&signed.open::<Dg13<'_>>(&data("EF.DG13")).unwrap());
    log.add(&signed.conclude());
    let mut hasher = signed.hasher(DgNumber::Dg2).unwrap();
    let dg2 = data("EF.DG2");
    hasher.update(&dg2[..100]);
    log.add(&hasher);
    hasher.update(&dg2[100..]);
    hasher.finish().unwrap();
    log.add(&signed.open::<Dg15<'_>>(&dg2));
    log.add(&signed);
    log.add(&signed.conclude());
    log.add(signed.report());
}

#[test]
fn nothing_of_the_holder_shows() {
    let mut log = Log::default();
    for card in ["vn_good", "vn_2024"] {
        log_of_files(&mut log, card);
        log_of_judging(&mut log, card);
    }
    log_of_details(&mut log);
    assert!(log.0.len() > 100);
    log.assert_tells_nothing();
}
