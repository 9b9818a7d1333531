//! The cases whose instructions are recorded.

use core::hint::black_box;

use idchip::cms::MasterList;
use idchip::lds::DataGroup;
use idchip::lds::dg2::Dg2;
use idchip::lds::sod::Sod;
use idchip::verify::{AnchorPlace, Anchors, KnownKey, KnownSigner, KnownSigners};
use idchip::x509::Certificate;

use crate::{
    Card, ENGINES, Engine, FAMILIES, Inputs, Primitives, WIDE, WholeCard, judge, judge_list,
    lacks_anchor, testdata,
};

/// Work with a name, which can be repeated.
pub struct Case {
    /// As in the records.
    pub name: String,
    /// The number of runs that are counted.
    pub runs: u32,
    prepare: Box<dyn Fn(&Inputs) -> Work>,
}

/// One run, which panics if its result is wrong.
type Work = Box<dyn FnMut()>;

impl Case {
    fn new(
        name: impl Into<String>,
        runs: u32,
        prepare: impl Fn(&Inputs) -> Work + 'static,
    ) -> Self {
        Self { name: name.into(), runs, prepare: Box::new(prepare) }
    }

    /// Reads the files, and shows that altered ones are refused.
    pub fn prepare(&self, inputs: &Inputs) -> Work {
        (self.prepare)(inputs)
    }
}

/// The cases of the records.
pub fn cases() -> Vec<Case> {
    let mut cases = vec![
        Case::new("parse certificate", 200, |_| {
            parses(testdata("anchors/vn_good.der"), |file| Certificate::parse(file).is_ok())
        }),
        Case::new("parse EF.SOD", 200, |_| {
            parses(Card::of("vn_good").sod, |file| Sod::parse(file).is_ok())
        }),
        Case::new("parse EF.DG2", 200, |_| {
            let file = testdata("cards/vn_good/EF.DG2.bin");
            parses(file, |file| Dg2::parse(file).is_ok_and(|it| it.face_image().is_some()))
        }),
        Case::new("parse whole card", 100, |_| {
            let card = WholeCard::read();
            Box::new(move || assert!(card.parse(), "every file is well-formed"))
        }),
        Case::new("parse master list", 2, |inputs| {
            parses(inputs.file("list.ml"), |file| {
                MasterList::parse(file).is_ok_and(|it| it.certificates().count() == 958)
            })
        }),
    ];
    for family in FAMILIES {
        for engine in ENGINES {
            let name = format!("authenticate {family}, {}", engine.name);
            cases.push(Case::new(name, 1, move |_| authenticates(Card::of(family), engine)));
        }
    }
    cases.extend([
        Case::new("authenticate vn_good, wide, signer known", 2, |_| authenticates_with_memory(0)),
        Case::new("authenticate vn_good, wide, signer and key known", 2, |_| {
            authenticates_with_memory(4)
        }),
        Case::new("authenticate vn_good, wide, last of 955 anchors", 2, |inputs| {
            let card = Card::of("vn_good");
            let anchors = inputs.anchors(955, &card);
            with_anchors(card, anchors, |card, anchors| judge(card, anchors, WIDE, None))
        }),
        Case::new("authenticate vn_good, wide, none of 955 anchors", 2, |inputs| {
            let anchors = inputs.strangers(955);
            with_anchors(Card::of("vn_good"), anchors, |card, anchors| {
                lacks_anchor(card, anchors, WIDE)
            })
        }),
        Case::new("authenticate vn_good, wide, last of 955 indexed anchors", 2, |inputs| {
            let card = Card::of("vn_good");
            let anchors = inputs.anchors(955, &card);
            with_index(card, anchors, |card, anchors| judge(card, anchors, WIDE, None))
        }),
        Case::new("authenticate vn_good, wide, none of 955 indexed anchors", 2, |inputs| {
            let anchors = inputs.strangers(955);
            with_index(Card::of("vn_good"), anchors, |card, anchors| {
                lacks_anchor(card, anchors, WIDE)
            })
        }),
        Case::new("authenticate a card with a portrait of 1 MB, wide", 1, |inputs| {
            authenticates(inputs.card("portrait_1_mb"), WIDE)
        }),
        Case::new("verify master list, wide", 1, verifies_list),
        Case::new("primitives of vn_good, wide", 2, |_| {
            let card = Card::of("vn_good");
            assert!(Primitives::of(&card).verify(&WIDE.algorithms));
            Box::new(move || {
                // Taking the card apart is a thousandth of the work.
                assert!(Primitives::of(&card).verify(&WIDE.algorithms), "all is valid");
            })
        }),
    ]);
    cases
}

/// A file that is read whole, and not without its last byte.
fn parses(file: Vec<u8>, parse: impl Fn(&[u8]) -> bool + 'static) -> Work {
    let (_, shorter) = file.split_last().expect("a file");
    assert!(!parse(shorter), "a truncated file is refused");
    Box::new(move || assert!(parse(black_box(&file)), "the file is well-formed"))
}

/// A card that is accepted, and not if anything of it is altered.
fn authenticates(card: Card, engine: Engine) -> Work {
    let judge = move |card: &Card| {
        let anchors = Anchors::from_certificate(&card.anchor).expect("an anchor");
        judge(card, &anchors, engine, None)
    };
    for (alteration, altered) in card.altered() {
        assert!(!judge(&altered), "{alteration} is altered");
    }
    Box::new(move || assert!(judge(&card), "the card is accepted"))
}

/// The same with a signer whose certificate was verified before, and this number of places for keys.
fn authenticates_with_memory(keys: usize) -> Work {
    let card: &'static Card = Box::leak(Box::new(Card::of("vn_good")));
    let places = Box::leak(Box::new([KnownSigner::EMPTY; 16]));
    let anchors = Anchors::from_certificate(&card.anchor).expect("an anchor");
    let keys = Box::leak(vec![KnownKey::EMPTY; keys].into_boxed_slice());
    let mut known = KnownSigners::new(places).with_keys(keys);
    for (alteration, altered) in card.altered() {
        assert!(!judge(&altered, &anchors, WIDE, Some(&mut known)), "{alteration} is altered");
    }
    for _ in 0..16 {
        // From the first time on the signer is known, and its key after some more.
        assert!(judge(card, &anchors, WIDE, Some(&mut known)), "the card is accepted");
    }
    for (alteration, altered) in card.altered() {
        assert!(!judge(&altered, &anchors, WIDE, Some(&mut known)), "{alteration} is altered");
    }
    Box::new(move || {
        assert!(judge(card, &anchors, WIDE, Some(&mut known)), "the card is accepted");
    })
}

/// Looks at each anchor.
fn with_anchors(
    card: Card,
    anchors: Vec<Vec<u8>>,
    judge: impl Fn(&Card, &Anchors<'_>) -> bool + 'static,
) -> Work {
    let anchors = of_slices(anchors);
    Box::new(move || assert!(judge(&card, &anchors), "the expected result"))
}

/// Finds the anchor by an index that was made before.
fn with_index(
    card: Card,
    anchors: Vec<Vec<u8>>,
    judge: impl Fn(&Card, &Anchors<'_>) -> bool + 'static,
) -> Work {
    let anchors = of_slices(anchors);
    let places = vec![AnchorPlace::EMPTY; anchors.index_places()].leak();
    let anchors = anchors.with_index(places).expect("there are as many places as needed");
    Box::new(move || assert!(judge(&card, &anchors), "the expected result"))
}

fn of_slices(anchors: Vec<Vec<u8>>) -> Anchors<'static> {
    let slices: Vec<&[u8]> = anchors.leak().iter().map(Vec::as_slice).collect();
    Anchors::from_certificates(slices.leak()).expect("they are well-formed")
}

fn verifies_list(inputs: &Inputs) -> Work {
    let [list, csca] = ["list.ml", "list.der"].map(|name| inputs.file(name));
    let mut altered = list.clone();
    *altered.last_mut().expect("a byte") ^= 1;
    assert!(!judge_list(&altered, &csca, WIDE), "the signature is altered");
    Box::new(move || assert!(judge_list(&list, &csca, WIDE), "the list is verified"))
}
