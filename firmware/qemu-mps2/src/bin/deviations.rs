//! The algorithms of a Vietnamese ID card, and a deviation list of the state, which stays in flash.
#![no_std]
#![no_main]
#![expect(clippy::result_large_err, reason = "the report is returned by value: no heap")]

use cortex_m_rt::entry;
use idchip::cms::DeviationList;
use idchip::verify::{
    Anchors, Document, Identification, ListVerifier, PassiveAuthentication, Policy,
};
use qemu_mps2::semihosting::exit;
use qemu_mps2::{AT, FILE_LENGTH, SOD_LENGTH, measure, sets};
use session::Buffers;

const LIST: &[u8] = include_bytes!("../../../../testdata/lists/deviation_by_key.dl");

#[entry]
fn main() -> ! {
    static mut SOD: [u8; SOD_LENGTH] = [0; SOD_LENGTH];
    static mut FILE: [u8; FILE_LENGTH] = [0; FILE_LENGTH];
    let mut clock = measure::start();
    let certificates: [&[u8]; 1] = [include_bytes!("../../../../testdata/anchors/vn_good.der")];
    let anchors = Anchors::from_certificates_lenient(&certificates);
    let algorithms = sets::ID_CARD_AND_LISTS;
    let judge = PassiveAuthentication::new(&anchors, algorithms, Policy::DEFAULT, AT);
    let lists = ListVerifier::new(&anchors, algorithms, Policy::DEFAULT, AT);
    let verify = |sod: &_| {
        let mut document = judge.verify(sod)?;
        compare(&mut document, &lists);
        Ok(document)
    };
    let mut passed = |step| measure::passed(step, &mut clock);
    measure::end(measure::is_accepted(Buffers { sod: SOD, file: FILE }, verify, &mut passed))
}

/// Verifies the list, and compares the document with it. A reader does so after all files, so that entries about
/// them are compared too; the code and the memory are the same.
fn compare(document: &mut Document<'_>, lists: &ListVerifier<'_>) {
    let identification = Identification { dg1: None, date_of_issue: None };
    let matched = match DeviationList::parse(LIST).map(|list| lists.verify(&list)) {
        Ok(Ok(list)) => document.check_deviation_list(&list, &identification, |_| {}).matched,
        _ => 0,
    };
    // One entry names the signer of the card.
    if matched != 1 {
        exit(false);
    }
}
