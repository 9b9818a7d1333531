//! Verification of the files.

use core::hint::black_box;

use idchip::algorithms;
use idchip::cms::MasterList;
use idchip::crypto::Algorithms;
use idchip::lds::DataGroup;
use idchip::lds::card_access::CardAccess;
use idchip::lds::com::EfCom;
use idchip::lds::dg1::Dg1;
use idchip::lds::dg2::Dg2;
use idchip::lds::dg13::Dg13;
use idchip::lds::dg14::Dg14;
use idchip::lds::dg15::Dg15;
use idchip::lds::sod::Sod;
use idchip::verify::{
    Anchors, CheckId, Document, KnownSigners, ListVerifier, PassiveAuthentication, Policy, Reason,
};
use idchip::x509::Certificate;

use crate::{Card, NOW, testdata};

/// A set of algorithms with its name.
#[derive(Clone, Copy, Debug)]
pub struct Engine {
    /// As in the records.
    pub name: &'static str,
    /// The set.
    pub algorithms: Algorithms<'static>,
}

/// RustCrypto's crates, and what they lack by the compact engine.
pub const RUSTCRYPTO: Engine = Engine { name: "rustcrypto", algorithms: algorithms::ALL };

/// The engine for firmware.
pub const COMPACT: Engine = Engine { name: "compact", algorithms: algorithms::compact::ALL };

/// The engine for hosts.
pub const WIDE: Engine = Engine { name: "wide", algorithms: algorithms::wide::ALL };

/// The three sets of the library.
pub const ENGINES: [Engine; 3] = [RUSTCRYPTO, COMPACT, WIDE];

/// Passive Authentication of a card with every data group, from the bytes of its files to the verdict; true if it is
/// accepted.
pub fn judge(
    card: &Card,
    anchors: &Anchors<'_>,
    engine: Engine,
    known: Option<&mut KnownSigners<'_>>,
) -> bool {
    examine(card, anchors, engine, known).is_some_and(|document| document.conclude().is_ok())
}

/// The same with anchors of which none issued the signer; true if this is what the report says.
pub fn lacks_anchor(card: &Card, anchors: &Anchors<'_>, engine: Engine) -> bool {
    examine(card, anchors, engine, None).is_some_and(|document| {
        document.report().check(CheckId::DsSignature).reason == Reason::NoAnchor
            && document.conclude().is_err()
    })
}

fn examine<'a>(
    card: &'a Card,
    anchors: &Anchors<'a>,
    engine: Engine,
    known: Option<&mut KnownSigners<'_>>,
) -> Option<Document<'a>> {
    let judge = PassiveAuthentication::new(anchors, engine.algorithms, Policy::DEFAULT, NOW);
    let sod = Sod::parse(black_box(&card.sod)).ok()?;
    let mut document = match known {
        Some(known) => judge.examine_with_known_signers(&sod, known),
        None => judge.examine(&sod),
    };
    for (number, file) in &card.data_groups {
        document.check_data_group(*number, black_box(file));
    }
    Some(document)
}

/// Verifies a master list under the certificate of its CSCA; true if it is valid.
pub fn judge_list(list: &[u8], csca: &[u8], engine: Engine) -> bool {
    let Ok(list) = MasterList::parse(black_box(list)) else { return false };
    let Ok(pinned) = Anchors::from_certificate(csca) else { return false };
    ListVerifier::new(&pinned, engine.algorithms, Policy::DEFAULT, NOW).verify(&list).is_ok()
}

/// Every file of `vn_good`.
#[derive(Clone)]
pub struct WholeCard {
    com: Vec<u8>,
    sod: Vec<u8>,
    dg1: Vec<u8>,
    dg2: Vec<u8>,
    dg13: Vec<u8>,
    dg14: Vec<u8>,
    dg15: Vec<u8>,
    card_access: Vec<u8>,
}

impl WholeCard {
    /// Reads the files.
    pub fn read() -> Self {
        let file = |name| testdata(&format!("cards/vn_good/EF.{name}.bin"));
        Self {
            com: file("COM"),
            sod: file("SOD"),
            dg1: file("DG1"),
            dg2: file("DG2"),
            dg13: file("DG13"),
            dg14: file("DG14"),
            dg15: file("DG15"),
            card_access: file("CardAccess"),
        }
    }

    /// Parses each file and the signer's certificate; true if all of them are well-formed.
    pub fn parse(&self) -> bool {
        self.try_parse().is_some()
    }

    fn try_parse(&self) -> Option<()> {
        black_box(EfCom::parse(black_box(&self.com)).ok()?);
        let sod = black_box(Sod::parse(black_box(&self.sod)).ok()?);
        for certificate in sod.signed_data().certificates().iter() {
            black_box(Certificate::parse(certificate).ok()?);
        }
        black_box(Dg1::parse(black_box(&self.dg1)).ok()?);
        black_box(Dg2::parse(black_box(&self.dg2)).ok()?);
        black_box(Dg13::parse(black_box(&self.dg13)).ok()?.citizen().ok()?);
        black_box(Dg14::parse(black_box(&self.dg14)).ok()?);
        black_box(Dg15::parse(black_box(&self.dg15)).ok()?);
        black_box(CardAccess::parse(black_box(&self.card_access)).ok()?);
        Some(())
    }
}
