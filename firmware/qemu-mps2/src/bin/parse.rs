//! Reads every file of a Vietnamese card with all its fields, and verifies nothing.
#![no_std]
#![no_main]

use core::hint::black_box;

use cortex_m_rt::entry;
use idchip::ParseError;
use idchip::cms::CertificateSet;
use idchip::lds::card_access::CardAccess;
use idchip::lds::com::EfCom;
use idchip::lds::dg1::Dg1;
use idchip::lds::dg2::Dg2;
use idchip::lds::dg13::Dg13;
use idchip::lds::dg14::Dg14;
use idchip::lds::dg15::Dg15;
use idchip::lds::sod::Sod;
use idchip::lds::{DataGroup, DgNumber};
use idchip::vietnam::Citizen;
use idchip::x509::Certificate;
use qemu_mps2::measure;
use qemu_mps2::semihosting::File;

/// The longest file that is accepted.
const LENGTH: usize = 8192;

/// Reads a file, if it is well formed.
type Read = fn(&[u8]) -> Option<()>;

static FILES: [(&[u8], &str, Read); 8] = [
    (b"EF.COM\0", "com", com),
    (b"EF.CardAccess\0", "card_access", card_access),
    (b"EF.SOD\0", "sod", sod),
    (b"EF.DG1\0", "dg1", dg1),
    (b"EF.DG2\0", "dg2", dg2),
    (b"EF.DG13\0", "dg13", dg13),
    (b"EF.DG14\0", "dg14", dg14),
    (b"EF.DG15\0", "dg15", dg15),
];

#[entry]
fn main() -> ! {
    static mut FILE: [u8; LENGTH] = [0; LENGTH];
    let mut clock = measure::start();
    let mut is_success = true;
    for (file, name, read) in &FILES {
        let length = File::open(file).and_then(|mut file| file.read_at(0, FILE));
        let bytes = length.and_then(|length| FILE.get(..length)).unwrap_or_default();
        clock.lap();
        is_success &= read(bytes).is_some();
        measure::figure(name, clock.lap());
    }
    measure::end(is_success)
}

/// Returns the parsed value by reference. The error is dropped, but the image must be able to
/// create it.
fn told<T>(read: &Result<T, ParseError>) -> Option<&T> {
    read.as_ref().inspect_err(|error| look_at(error)).ok()
}

#[inline(never)]
fn look_at(error: &ParseError) {
    black_box(error);
}

fn com(file: &[u8]) -> Option<()> {
    let com = &EfCom::parse(file);
    let com = told(com)?;
    black_box((com.lds_version(), com.data_groups(), com.findings()));
    Some(())
}

fn card_access(file: &[u8]) -> Option<()> {
    black_box(told(&CardAccess::parse(file))?);
    Some(())
}

fn sod(file: &[u8]) -> Option<()> {
    certificates(file)?.iter().try_for_each(certificate)
}

/// Returns the certificates of an EF.SOD. Its other content has left the stack when they are
/// parsed.
#[inline(never)]
fn certificates(file: &[u8]) -> Option<CertificateSet<'_>> {
    let sod = &Sod::parse(file);
    let sod = told(sod)?;
    for number in DgNumber::ALL.iter().copied() {
        black_box(sod.security_object().hash(number));
    }
    Some(sod.signed_data().certificates())
}

#[inline(never)]
fn certificate(certificate: &[u8]) -> Option<()> {
    let certificate = &Certificate::parse(certificate);
    let certificate = told(certificate)?;
    black_box((certificate.serial_number(), certificate.validity()));
    black_box(told(&certificate.subject_public_key_info().public_key())?);
    Some(())
}

fn dg1(file: &[u8]) -> Option<()> {
    let dg1 = &Dg1::parse(file);
    let dg1 = told(dg1)?;
    let mrz = dg1.mrz();
    black_box((mrz.document_number(), mrz.issuing_state(), mrz.nationality()));
    black_box((mrz.date_of_birth(), mrz.date_of_expiry(), mrz.personal_number()));
    Some(())
}

fn dg2(file: &[u8]) -> Option<()> {
    black_box(told(&Dg2::parse(file))?.face_image());
    Some(())
}

fn dg13(file: &[u8]) -> Option<()> {
    let dg13 = &Dg13::parse(file);
    let dg13 = told(dg13)?;
    let citizen = &dg13.citizen();
    let citizen = told(citizen)?;
    black_box(told(&citizen.personal_number())?);
    for text in &[
        Citizen::full_name,
        Citizen::sex,
        Citizen::nationality,
        Citizen::ethnicity,
        Citizen::religion,
        Citizen::place_of_origin,
        Citizen::place_of_residence,
        Citizen::personal_identification,
        Citizen::father,
        Citizen::mother,
        Citizen::spouse,
        Citizen::old_number,
        Citizen::field_16,
    ] {
        black_box(told(&text(citizen))?);
    }
    for date in &[Citizen::date_of_birth, Citizen::date_of_issue, Citizen::date_of_expiry] {
        black_box(told(&date(citizen))?);
    }
    Some(())
}

fn dg14(file: &[u8]) -> Option<()> {
    let dg14 = &Dg14::parse(file);
    let dg14 = told(dg14)?;
    black_box(dg14.findings());
    Some(())
}

fn dg15(file: &[u8]) -> Option<()> {
    let dg15 = &Dg15::parse(file);
    let dg15 = told(dg15)?;
    black_box(dg15.findings());
    Some(())
}
