//! Verifies a card whose files are in a directory, and prints the verdict and every check.
//!
//! ```text
//! cargo run --example verify_card -- testdata/cards/vn_good testdata/anchors/vn_good.der 2026-11-01
//! ```

use core::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use idchip::algorithms;
use idchip::lds::DgNumber;
use idchip::lds::dg1::Dg1;
use idchip::lds::sod::Sod;
use idchip::time::{Date, UnixTime};
use idchip::verify::{Anchors, CheckId, PassiveAuthentication, Policy, Report};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let card = PathBuf::from(arguments.next().ok_or("which directory?")?);
    let csca = fs::read(arguments.next().ok_or("which CSCA certificate?")?)?;
    let now = day(&arguments.next().ok_or("which day, as in 2026-11-01?")?)?;

    // The caller's decisions: the anchors, the algorithms, the policy, and the time.
    let certificates = [csca.as_slice()];
    let anchors = Anchors::from_certificates(&certificates)?;
    let judge = PassiveAuthentication::new(&anchors, algorithms::ALL, Policy::DEFAULT, now);

    // EF.SOD comes first: its signature authenticates the hashes of the data groups.
    let sod = fs::read(card.join("EF.SOD.bin"))?;
    let sod = Sod::parse(&sod)?;
    let mut signed = judge.verify(&sod)?;

    if let Ok(com) = fs::read(card.join("EF.COM.bin")) {
        signed.check_com(&com);
    }
    // EF.DG1 is opened: hashed, compared, and only then parsed.
    let dg1 = fs::read(card.join("EF.DG1.bin"))?;
    let dg1 = signed.open::<Dg1<'_>>(&dg1)?;
    println!("issued by {}", dg1.mrz().issuing_state());
    // The other data groups are only compared here.
    for number in sod.security_object().data_groups().iter() {
        if let Some(file) = read_data_group(&card, number) {
            signed.verify_data_group(number, &file)?;
        }
    }
    let accepted = signed.conclude()?;
    print(accepted.report());
    println!("accepted: the data are authentic");
    Ok(())
}

fn read_data_group(card: &Path, number: DgNumber) -> Option<Vec<u8>> {
    fs::read(card.join(format!("EF.{number}.bin"))).ok()
}

fn print(report: &Report) {
    for &id in CheckId::ALL {
        let check = report.check(id);
        println!("{id}: {}, {}", check.result, check.reason);
    }
    for finding in report.findings().iter() {
        println!("tolerated: {finding}");
    }
}

/// Returns the start of a day such as "2026-11-01".
fn day(text: &str) -> Result<UnixTime, Box<dyn Error>> {
    let mut numbers = text.split('-');
    let mut number = || numbers.next().ok_or("a day is written as in 2026-11-01");
    let date = Date::new(number()?.parse()?, number()?.parse()?, number()?.parse()?);
    Ok(date.ok_or("there is no such day")?.start())
}
