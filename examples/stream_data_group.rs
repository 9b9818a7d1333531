//! Hashes EF.DG2 in chunks of 256 bytes, as READ BINARY returns them, without ever holding the
//! whole file.
//!
//! ```text
//! cargo run --example stream_data_group -- \
//!     testdata/cards/vn_good testdata/anchors/vn_good.der 2026-11-01
//! ```

use core::error::Error;
use std::fs::File;
use std::io::Read;
use std::path::PathBuf;
use std::{env, fs};

use idchip::algorithms;
use idchip::lds::sod::Sod;
use idchip::lds::{DgNumber, FileLength};
use idchip::time::{Date, UnixTime};
use idchip::verify::{Anchors, PassiveAuthentication, Policy};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let card = PathBuf::from(arguments.next().ok_or("which directory?")?);
    let csca = fs::read(arguments.next().ok_or("which CSCA certificate?")?)?;
    let now = day(&arguments.next().ok_or("which day, as in 2026-11-01?")?)?;

    let certificates = [csca.as_slice()];
    let anchors = Anchors::from_certificates(&certificates)?;
    let judge = PassiveAuthentication::new(&anchors, algorithms::VIETNAM, Policy::DEFAULT, now);
    let sod = fs::read(card.join("EF.SOD.bin"))?;
    let sod = Sod::parse(&sod)?;
    let mut signed = judge.verify(&sod)?;

    let mut hasher = signed.hasher(DgNumber::Dg2)?;
    let mut reader = File::open(card.join("EF.DG2.bin"))?;
    let mut buffer = [0; 256];
    let mut bytes = 0;
    loop {
        let length = reader.read(&mut buffer)?;
        let Some(chunk) = buffer.get(..length).filter(|chunk| !chunk.is_empty()) else { break };
        if bytes == 0 {
            // The first bytes give the length of the file: a reader requests no more from the chip.
            println!("{:?}", FileLength::from_first_bytes(chunk));
        }
        hasher.update(chunk);
        bytes += chunk.len();
        // A reader would forward the chunk to its host here. The host must not show anything yet.
    }
    hasher.finish()?;
    println!("{bytes} bytes of DG2 are as signed");
    Ok(())
}

/// Returns the start of a day such as "2026-11-01".
fn day(text: &str) -> Result<UnixTime, Box<dyn Error>> {
    let mut numbers = text.split('-');
    let mut number = || numbers.next().ok_or("a day is written as in 2026-11-01");
    let date = Date::new(number()?.parse()?, number()?.parse()?, number()?.parse()?);
    Ok(date.ok_or("there is no such day")?.start())
}
