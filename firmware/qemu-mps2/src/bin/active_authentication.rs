//! The algorithms of Vietnamese documents, and Active Authentication: the chip proves that it is no copy.
#![no_std]
#![no_main]
#![expect(clippy::result_large_err, reason = "the report is returned by value: no heap")]

use cortex_m_rt::entry;
use idchip::lds::{DgNumber, ElementaryFile};
use idchip::verify::{ActiveAuthentication, Anchors, Document, PassiveAuthentication, Policy};
use qemu_mps2::semihosting::exit;
use qemu_mps2::{AT, Directory, FILE_LENGTH, SOD_LENGTH, measure, sets};
use session::Buffers;

/// The challenge that the card's chip answered. A reader draws one at random for each card.
const CHALLENGE: &[u8; 8] = include_bytes!("../../../../testdata/aa/rsa_sha256.challenge.bin");

/// The response to INTERNAL AUTHENTICATE.
const RESPONSE: &[u8] = include_bytes!("../../../../testdata/aa/rsa_sha256.response.bin");

#[entry]
fn main() -> ! {
    static mut SOD: [u8; SOD_LENGTH] = [0; SOD_LENGTH];
    static mut FILE: [u8; FILE_LENGTH] = [0; FILE_LENGTH];
    static mut DG15: [u8; FILE_LENGTH] = [0; FILE_LENGTH];
    let mut clock = measure::start();
    let certificates: [&[u8]; 1] = [include_bytes!("../../../../testdata/anchors/vn_good.der")];
    let anchors = Anchors::from_certificates_lenient(&certificates);
    let judge = PassiveAuthentication::new(&anchors, sets::VIETNAM, Policy::WITH_CHIP, AT);
    let verify = |sod: &_| {
        let mut document = judge.verify(sod)?;
        prove_genuine(&mut document, DG15);
        Ok(document)
    };
    let mut passed = |step| measure::passed(step, &mut clock);
    measure::end(measure::is_accepted(Buffers { sod: SOD, file: FILE }, verify, &mut passed))
}

/// Verifies the response with the key in EF.DG15. An RSA key needs no EF.DG14.
fn prove_genuine(document: &mut Document<'_>, buffer: &mut [u8]) {
    let file = ElementaryFile::DataGroup(DgNumber::Dg15);
    let dg15 = session::read_file(&mut Directory::default(), file, buffer);
    let run = ActiveAuthentication {
        dg15: dg15.ok().flatten(),
        dg14: None,
        challenge: CHALLENGE,
        response: RESPONSE,
    };
    if document.check_active_authentication(&run).is_err() {
        exit(false);
    }
}
