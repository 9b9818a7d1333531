//! The library allocates nothing: a whole card is read and verified under an allocator that counts.

mod common {
    pub(crate) mod at;
    pub(crate) mod judge;
    pub(crate) mod testdata;
}

use core::alloc::{GlobalAlloc, Layout};
use core::cell::Cell;
use std::alloc::System;

use common::at::AT;
use common::judge::judge;
use common::testdata::read;
use idchip::algorithms;
use idchip::cms::DeviationList;
use idchip::lds::com::EfCom;
use idchip::lds::dg1::Dg1;
use idchip::lds::dg2::Dg2;
use idchip::lds::dg13::Dg13;
use idchip::lds::dg14::Dg14;
use idchip::lds::dg15::Dg15;
use idchip::lds::sod::Sod;
use idchip::lds::{DataGroup, DgNumber};
use idchip::national::it_cie;
use idchip::verify::{Anchors, Identification, ListVerifier, Policy, Verdict};

/// Counts the allocations of each thread.
struct Counting;

std::thread_local! {
    static ALLOCATIONS: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: every call is handed to the system's allocator as it came, which upholds the contract.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.with(|count| count.set(count.get() + 1));
        // SAFETY: `layout` is the caller's, who upholds what `alloc` demands of it.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: `pointer` came from `alloc` above with this `layout`, as the caller upholds.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn allocations_of(run: impl FnOnce()) -> usize {
    let before = ALLOCATIONS.get();
    run();
    ALLOCATIONS.get() - before
}

#[test]
fn counts_what_is_allocated() {
    assert_eq!(allocations_of(|| drop(vec![0_u8; 8])), 1);
}

#[test]
fn reading_and_verifying_a_card_allocates_nothing() {
    let file = |name: &str| read(format!("cards/vn_good/EF.{name}.bin"));
    let [com, sod, dg1, dg2] = ["COM", "SOD", "DG1", "DG2"].map(file);
    let [dg13, dg14, dg15] = ["DG13", "DG14", "DG15"].map(file);
    let csca = read("anchors/vn_good.der");
    let certificates = [csca.as_slice()];

    let parsing = allocations_of(|| {
        EfCom::parse(&com).unwrap();
        Sod::parse(&sod).unwrap();
        Dg1::parse(&dg1).unwrap();
        Dg2::parse(&dg2).unwrap();
        Dg13::parse(&dg13).unwrap().citizen().unwrap();
        Dg14::parse(&dg14).unwrap();
        Dg15::parse(&dg15).unwrap();
    });
    assert_eq!(parsing, 0);

    let verifying = allocations_of(|| {
        let anchors = Anchors::from_certificates(&certificates).unwrap();
        let judge = judge(&anchors, Policy::DEFAULT);
        let sod = Sod::parse(&sod).unwrap();
        let mut signed = judge.verify(&sod).unwrap();
        signed.check_com(&com);
        let mrz = signed.open::<Dg1<'_>>(&dg1).unwrap();
        assert_eq!(mrz.mrz().issuing_state(), "VNM");
        signed.open::<Dg13<'_>>(&dg13).unwrap().citizen().unwrap();
        signed.verify_data_group(DgNumber::Dg14, &dg14).unwrap();
        signed.verify_data_group(DgNumber::Dg15, &dg15).unwrap();
        let mut photo = signed.hasher(DgNumber::Dg2).unwrap();
        dg2.chunks(256).for_each(|chunk| photo.update(chunk));
        photo.finish().unwrap();
        signed.conclude().unwrap();
        let parts = signed.signed_parts(&sod).unwrap();
        assert_eq!(parts.content().chain(parts.signature()).count(), 2);
        assert!(parts.signed_attributes_sorted().count() > 1);
        assert!(parts.signer().is_some() && parts.anchor().is_some());
    });
    assert_eq!(verifying, 0);
}

#[test]
fn comparing_a_card_with_a_deviation_list_allocates_nothing() {
    let [sod, dg1] = ["SOD", "DG1"].map(|name| read(format!("cards/vn_good/EF.{name}.bin")));
    let csca = read("anchors/vn_good.der");
    let list = read("lists/deviation_several_criteria.dl");
    let crl = read("lists/deviation_list_signer_not_revoked.1.crl");
    let comparing = allocations_of(|| {
        let anchors = Anchors::from_certificate(&csca).unwrap();
        let crls = [crl.as_slice()];
        let verifier = ListVerifier::new(&anchors, algorithms::ALL, Policy::DEFAULT, AT)
            .with_revocation_lists(&crls);
        let list = verifier.verify(&DeviationList::parse(&list).unwrap()).unwrap();
        let mut document = judge(&anchors, Policy::DEFAULT).examine(&Sod::parse(&sod).unwrap());
        let identification = Identification { dg1: Some(&dg1), date_of_issue: None };
        let mut seen = 0;
        let outcome = document.check_deviation_list(&list, &identification, |_| seen += 1);
        assert_eq!((outcome.entries, outcome.undetermined, seen), (5, 2, 2));
    });
    assert_eq!(comparing, 0);
}

/// The other families of algorithms: RSASSA-PSS, RSASSA-PKCS1-v1_5, P-256 and P-521, brainpoolP512r1.
#[test]
fn no_algorithm_allocates() {
    for name in ["td3_passport", "rsa_e3_card", "td2_card", "vn_passport"] {
        let sod = read(format!("cards/{name}/EF.SOD.bin"));
        let csca = read(format!("anchors/{name}.der"));
        let certificates = [csca.as_slice()];
        let verifying = allocations_of(|| {
            let anchors = Anchors::from_certificates(&certificates).unwrap();
            let judge = judge(&anchors, Policy::DEFAULT);
            judge.verify(&Sod::parse(&sod).unwrap()).unwrap();
        });
        assert_eq!(verifying, 0, "{name}");
    }
}

#[test]
fn verifying_the_files_of_an_application_allocates_nothing() {
    let file = |name: &str| read(format!("cards/cie_ias/EF.{name}.bin"));
    let [sod, nis, key] = ["SOD", "1001", "1005"].map(file);
    let csca = read("anchors/td3_passport.der");
    let certificates = [csca.as_slice()];
    let verifying = allocations_of(|| {
        let anchors = Anchors::from_certificates(&certificates).unwrap();
        let judge = judge(&anchors, Policy::DEFAULT);
        let sod = Sod::parse(&sod).unwrap();
        let mut card = judge.examine_application(&sod, &it_cie::APPLICATION, None);
        card.open::<it_cie::Nis<'_>>(&nis).unwrap();
        let mut stream = card.begin(0x1005).unwrap();
        key.chunks(64).for_each(|chunk| stream.update(chunk));
        card.finish(stream).unwrap();
        assert_eq!(card.verdict(), Verdict::Accepted);
    });
    assert_eq!(verifying, 0);
}
