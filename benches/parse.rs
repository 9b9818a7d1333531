//! Measures the time to parse each file of a card, and a whole card.

use std::fs;
use std::path::Path;

use divan::{Bencher, black_box};
use idchip::lds::DataGroup;
use idchip::lds::card_access::CardAccess;
use idchip::lds::com::EfCom;
use idchip::lds::dg1::Dg1;
use idchip::lds::dg2::Dg2;
use idchip::lds::dg13::Dg13;
use idchip::lds::dg14::Dg14;
use idchip::lds::dg15::Dg15;
use idchip::lds::sod::Sod;
use idchip::x509::Certificate;

fn main() {
    divan::main();
}

fn file(name: &str) -> Vec<u8> {
    let testdata = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata");
    fs::read(testdata.join(name)).unwrap()
}

fn card(name: &str) -> Vec<u8> {
    file(&format!("cards/vn_good/EF.{name}.bin"))
}

macro_rules! benches {
    ($($name:ident: $file:expr, $parse:expr;)*) => {
        $(
            #[divan::bench]
            fn $name(bencher: Bencher<'_, '_>) {
                let bytes = $file;
                bencher.bench_local(|| $parse(black_box(&bytes)).unwrap());
            }
        )*
    };
}

benches! {
    com: card("COM"), EfCom::parse;
    sod: card("SOD"), Sod::parse;
    dg1: card("DG1"), Dg1::parse;
    dg2: card("DG2"), Dg2::parse;
    dg13: card("DG13"), Dg13::parse;
    dg14: card("DG14"), Dg14::parse;
    dg15: card("DG15"), Dg15::parse;
    card_access: card("CardAccess"), CardAccess::parse;
    csca: file("anchors/vn_good.der"), Certificate::parse;
}

#[divan::bench]
fn whole_card(bencher: Bencher<'_, '_>) {
    let [com, sod, dg1, dg2] = ["COM", "SOD", "DG1", "DG2"].map(card);
    let [dg13, dg14, dg15, card_access] = ["DG13", "DG14", "DG15", "CardAccess"].map(card);
    bencher.bench_local(|| {
        black_box(EfCom::parse(black_box(&com)).unwrap());
        let sod = black_box(Sod::parse(black_box(&sod)).unwrap());
        for certificate in sod.signed_data().certificates().iter() {
            black_box(Certificate::parse(certificate).unwrap());
        }
        black_box(Dg1::parse(black_box(&dg1)).unwrap());
        black_box(Dg2::parse(black_box(&dg2)).unwrap());
        black_box(Dg13::parse(black_box(&dg13)).unwrap().citizen().unwrap());
        black_box(Dg14::parse(black_box(&dg14)).unwrap());
        black_box(Dg15::parse(black_box(&dg15)).unwrap());
        black_box(CardAccess::parse(black_box(&card_access)).unwrap());
    });
}
