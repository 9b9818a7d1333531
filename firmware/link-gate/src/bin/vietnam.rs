//! The parts that only Vietnamese cards have besides DG13: QR code, personal number, cross-checks.
#![no_std]
#![no_main]

use idchip::lds::DataGroup;
use idchip::lds::dg13::Dg13;
use idchip::mrz::Mrz;
use idchip::vietnam::{PersonalNumber, QrCode};
use link_gate::walk;

link_gate::probe!(|input| {
    let text = core::str::from_utf8(input).unwrap_or_default();
    if let Ok(number) = PersonalNumber::parse(text) {
        walk::personal_number(&number);
    }
    walk::misread(text);
    let code = QrCode::parse(text).ok();
    if let Some(code) = &code {
        walk::qr(code);
    }
    let mrz = Mrz::parse(input).ok();
    let citizen = Dg13::parse(input).ok().and_then(|dg13| dg13.citizen().ok());
    let card = code.as_ref().and_then(QrCode::card);
    core::hint::black_box(walk::cross_checks(mrz.as_ref(), citizen.as_ref(), card));
});
