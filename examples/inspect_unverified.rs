//! Shows the content of a card's files without verifying any of it: for development, never for
//! decisions about a card.
//!
//! ```text
//! cargo run --example inspect_unverified -- testdata/cards/vn_good
//! ```

use core::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use idchip::lds::DataGroup;
use idchip::lds::com::EfCom;
use idchip::lds::dg1::Dg1;
use idchip::lds::dg2::Dg2;
use idchip::lds::sod::Sod;
use idchip::x509::Certificate;

fn main() -> Result<(), Box<dyn Error>> {
    let card = PathBuf::from(env::args().nth(1).ok_or("which directory?")?);
    let read = |name: &str| fs::read(card.join(format!("EF.{name}.bin")));

    let com = read("COM")?;
    let com = EfCom::parse(&com)?;
    println!("EF.COM: LDS {:?}, lists {:?}", com.lds_version(), com.data_groups());

    let sod = read("SOD")?;
    let sod = Sod::parse(&sod)?;
    println!("EF.SOD: signs {:?}", sod.security_object().data_groups());
    println!("        deviations {:?}", sod.findings());
    for certificate in sod.signed_data().certificates().iter() {
        let certificate = Certificate::parse(certificate)?;
        println!("signer: {}", certificate.subject());
        println!("issuer: {}", certificate.issuer());
    }

    // Debug output of card data omits its values.
    let dg1 = read("DG1")?;
    println!("EF.DG1: {:?}", Dg1::parse(&dg1)?.mrz());
    let dg2 = read("DG2")?;
    println!("EF.DG2: {:?}", Dg2::parse(&dg2)?.face_image());
    Ok(())
}
