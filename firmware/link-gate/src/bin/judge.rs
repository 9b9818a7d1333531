//! Passive Authentication, from EF.SOD to the conclusion, with a caller's own algorithms: the
//! checks without the arithmetic. Also EF.CardSecurity, to its verified infos, and the files of national
//! applications.
#![no_std]
#![no_main]

use idchip::lds::DgNumber;
use idchip::lds::card_security::CardSecurity;
use idchip::lds::dg1::Dg1;
use idchip::lds::dg13::Dg13;
use idchip::lds::sod::Sod;
use idchip::national;
use idchip::national::it_cie::Nis;
use idchip::national::us_piv::SecurityObject;
use idchip::verify::{
    AnchorPlace, Anchors, Document, KnownSigner, KnownSigners, NationalDocument,
    PassiveAuthentication, Policy, SignedInfos,
};
use link_gate::{fake, walk};

link_gate::probe!(|input| {
    let certificates = [input];
    let anchors = Anchors::from_certificates_lenient(&certificates);
    let list = Anchors::from_master_list(input).unwrap_or(Anchors::NONE);
    let sources = [anchors, list];
    // Enough that a sort of any length is linked.
    let mut places = [AnchorPlace::EMPTY; 64];
    let several = Anchors::from_several(&sources);
    let anchors = several.with_index(&mut places).unwrap_or(several);
    let judge = PassiveAuthentication::new(&anchors, fake::ACCEPTING, Policy::DEFAULT, walk::NOW);
    if let Ok(file) = CardSecurity::parse_lenient(input) {
        check(judge.examine_card_security(&file), input);
    }
    let Ok(sod) = Sod::parse(input) else { return };
    let mut known = [KnownSigner::EMPTY; 2];
    let mut known = KnownSigners::new(&mut known);
    core::hint::black_box(judge.examine_with_known_signers(&sod, &mut known).verdict());
    core::hint::black_box(known.len());
    if let Ok(mut document) = judge.verify(&sod) {
        open(&mut document, input);
        if let Some(parts) = document.signed_parts(&sod) {
            walk::signed_parts(&parts);
        }
    }
    walk::national(input);
    let map = SecurityObject::parse(input).ok().map(|object| object.container_map());
    for application in national::ALL {
        open_files(&mut judge.examine_application(&sod, application, map), input);
    }
});

fn open_files(document: &mut NationalDocument<'_>, input: &[u8]) {
    document.check_revocation_list(input);
    core::hint::black_box(document.open::<Nis<'_>>(input).is_ok());
    for file in document.application().files() {
        core::hint::black_box(document.open_file(file.identifier, input).is_ok());
        if let Ok(mut stream) = document.begin(file.identifier) {
            input.chunks(64).for_each(|chunk| stream.update(chunk));
            core::hint::black_box(document.finish(stream).is_ok());
        }
    }
    for file in document.files() {
        core::hint::black_box(file);
    }
    core::hint::black_box((document.verdict(), document.require().is_ok()));
}

fn check(mut infos: SignedInfos<'_>, input: &[u8]) {
    infos.check_revocation_list(input);
    let checks = [infos.check_card_access(input), infos.check_ef_dir(input)];
    core::hint::black_box(checks);
    if let Ok(verified) = infos.verified() {
        core::hint::black_box(infos.check_dg14(&verified));
    }
}

fn open(document: &mut Document<'_>, input: &[u8]) {
    document.check_com(input);
    document.check_revocation_list(input);
    let mut buffer = [0; 256];
    let mut list = document.begin_revocation_list(&mut buffer);
    input.chunks(64).for_each(|chunk| list.update(chunk));
    document.finish_revocation_list(list);
    document.check_card_access(input, Some(input));
    core::hint::black_box(document.open::<Dg1<'_>>(input).is_ok());
    core::hint::black_box(document.open::<Dg13<'_>>(input).is_ok());
    if let Ok(mut hasher) = document.hasher(DgNumber::Dg2) {
        input.chunks(256).for_each(|chunk| hasher.update(chunk));
        core::hint::black_box(hasher.finish().is_ok());
    }
    walk::report(document.report());
    core::hint::black_box(document.conclude().is_ok());
}
