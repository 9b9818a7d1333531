//! The cases of verification: every implementation has to accept the good card, and to refuse each altered one.

use core::cell::{Cell, RefCell};
use core::hint::black_box;

use dmrtd::auth::passive::{self, TrustAnchor};
use idchip::verify::{AnchorPlace, Anchors, KnownKey, KnownSigner, KnownSigners};
use workloads::{
    COMPACT, Card, ENGINES, Engine, FAMILIES, Inputs, Primitives, RUSTCRYPTO, WIDE, judge,
    judge_list,
};

use crate::algorithms::{AwsLc, RustCrypto};
use crate::c_api::Verifier;
use crate::entry::{Case, Entry, kept, text};
use crate::signed::{Issued, authenticate};
use crate::{openssl_cms, rasn_parsers, rustcrypto};

/// Judges cards under anchors that were made ready before; an error says why the card is not accepted.
type Judge = Box<dyn Fn(&Card) -> Result<(), String>>;

/// Makes a judge from encoded anchors.
type Make = fn(&'static [Vec<u8>]) -> Result<Judge, String>;

/// The first one is what the others are compared with.
const IMPLEMENTATIONS: [(&str, Make); 11] = [
    ("idchip, wide", |anchors| idchip(anchors, WIDE)),
    ("idchip, wide, signer known", |anchors| idchip_with_memory(anchors, 0)),
    ("idchip, wide, signer and key known", |anchors| idchip_with_memory(anchors, 16)),
    ("idchip, RustCrypto", |anchors| idchip(anchors, RUSTCRYPTO)),
    ("idchip, RustCrypto, called as C calls it", in_c),
    ("idchip, compact", |anchors| idchip(anchors, COMPACT)),
    ("idchip, aws-lc", |anchors| idchip(anchors, AWS_LC)),
    ("dmrtd", dmrtd),
    ("cms, x509-cert, RustCrypto", rust_crypto),
    ("rasn-cms, rasn-pkix, aws-lc-rs", rasn_and_aws_lc),
    ("OpenSSL, CMS_verify", openssl),
];

/// AWS-LC, and the wide engine for the other curves.
const AWS_LC: Engine = Engine { name: "aws-lc", algorithms: idchip_aws_lc::ALL };

/// Beside the others where there are many anchors.
const WITH_INDEX: (&str, Make) = ("idchip, wide, with an index over the anchors", |anchors| {
    let anchors = anchors_of(anchors)?;
    let places = vec![AnchorPlace::EMPTY; anchors.index_places()].leak();
    let anchors = anchors.with_index(places).map_err(text)?;
    Ok(Box::new(move |card| accepted(judge(card, &anchors, WIDE, None))))
});

fn idchip(anchors: &'static [Vec<u8>], engine: Engine) -> Result<Judge, String> {
    let anchors = anchors_of(anchors)?;
    Ok(Box::new(move |card| accepted(judge(card, &anchors, engine, None))))
}

/// With a memory of signers, and places for this number of keys.
fn idchip_with_memory(anchors: &'static [Vec<u8>], keys: usize) -> Result<Judge, String> {
    let anchors = anchors_of(anchors)?;
    let places = Box::leak(Box::new([KnownSigner::EMPTY; 16]));
    let keys = vec![KnownKey::EMPTY; keys].leak();
    let known = RefCell::new(KnownSigners::new(places).with_keys(keys));
    let judge = move |card: &Card| judge(card, &anchors, WIDE, Some(&mut known.borrow_mut()));
    let is_warm = Cell::new(false);
    Ok(Box::new(move |card| {
        let is_accepted = judge(card);
        if is_accepted && !is_warm.replace(true) {
            // A key is prepared after some signatures; the preparation is not what is measured.
            (0..16).for_each(|_| _ = judge(card));
        }
        accepted(is_accepted)
    }))
}

/// Slices of certificates.
fn anchors_of(anchors: &'static [Vec<u8>]) -> Result<Anchors<'static>, String> {
    let slices: Vec<&'static [u8]> = anchors.iter().map(Vec::as_slice).collect();
    Anchors::from_certificates(slices.leak()).map_err(text)
}

fn accepted(is_accepted: bool) -> Result<(), String> {
    // Without a text: it would be counted as an allocation of the library.
    is_accepted.then_some(()).ok_or_else(String::new)
}

fn in_c(anchors: &'static [Vec<u8>]) -> Result<Judge, String> {
    let verifier = RefCell::new(Verifier::new(anchors).map_err(|it| format!("status {it:#x}"))?);
    Ok(Box::new(move |card| accepted(verifier.borrow_mut().authenticate(card).is_ok())))
}

fn dmrtd(anchors: &'static [Vec<u8>]) -> Result<Judge, String> {
    let anchors = anchors.iter().map(|it| TrustAnchor::from_certificate(it));
    let anchors = anchors.collect::<Result<Vec<_>, _>>().map_err(text)?;
    Ok(Box::new(move |card| {
        let groups = card
            .data_groups
            .iter()
            .map(|(number, bytes)| passive::DataGroup { number: number.number(), bytes });
        let groups: Vec<_> = groups.collect();
        let result = passive::verify(&card.sod, &groups, &anchors).map_err(text)?;
        accepted(result.is_authentic())
    }))
}

fn rust_crypto(anchors: &'static [Vec<u8>]) -> Result<Judge, String> {
    let anchors = anchors.iter().map(|it| rustcrypto::issued(&rustcrypto::certificate(it)?));
    let anchors: Vec<Issued> = anchors.collect::<Result<_, _>>()?;
    Ok(Box::new(move |card| {
        authenticate(&rustcrypto::sod(&card.sod)?.parts()?, card, &anchors, &RustCrypto)
    }))
}

fn rasn_and_aws_lc(anchors: &'static [Vec<u8>]) -> Result<Judge, String> {
    let anchors = anchors.iter().map(|it| rasn_parsers::issued(&rasn_parsers::certificate(it)?));
    let anchors: Vec<Issued> = anchors.collect::<Result<_, _>>()?;
    Ok(Box::new(move |card| {
        authenticate(&rasn_parsers::sod(&card.sod)?.parts()?, card, &anchors, &AwsLc)
    }))
}

fn openssl(anchors: &'static [Vec<u8>]) -> Result<Judge, String> {
    let store = openssl_cms::store(anchors)?;
    Ok(Box::new(move |card| openssl_cms::authenticate(card, &store)))
}

/// Shows that the good card is accepted, and every altered one refused, with its own anchor and nothing else.
fn try_out(make: Make, card: &'static Card) -> Result<(), String> {
    let judge = make(kept(vec![card.anchor.clone()]))?;
    judge(card).map_err(|error| format!("it refuses the good card: {error}"))?;
    for (alteration, altered) in card.altered() {
        if judge(&altered).is_ok() {
            return Err(format!("it accepts the card although {alteration} is altered"));
        }
    }
    judge(card)
}

/// The implementations with a card whose issuer is among the anchors.
fn entries(card: &'static Card, anchors: &'static [Vec<u8>]) -> Vec<Entry> {
    entries_of(&IMPLEMENTATIONS, card, anchors)
}

fn entries_of(
    implementations: &[(&'static str, Make)],
    card: &'static Card,
    anchors: &'static [Vec<u8>],
) -> Vec<Entry> {
    let entry = |(who, make): (&'static str, Make)| {
        Entry::new(who, move || {
            try_out(make, card)?;
            let judge = make(anchors)?;
            judge(card)?;
            Ok(Box::new(move || judge(black_box(card)).expect("the card is accepted")))
        })
    };
    implementations.iter().copied().map(entry).collect()
}

/// The same with a card whose issuer is missing.
fn entries_without_issuer(card: &'static Card, anchors: &'static [Vec<u8>]) -> Vec<Entry> {
    let entry = |(who, make): (&'static str, Make)| {
        Entry::new(who, move || {
            try_out(make, card)?;
            let judge = make(anchors)?;
            Ok(Box::new(move || assert!(judge(black_box(card)).is_err(), "the anchor is missing")))
        })
    };
    // A signer whose issuer is missing is never known.
    let implementations = IMPLEMENTATIONS.into_iter().chain([WITH_INDEX]);
    implementations.filter(|(who, _)| !who.ends_with("known")).map(entry).collect()
}

pub(crate) fn cases(inputs: &Inputs) -> Vec<Case> {
    let mut cases = Vec::new();
    for (name, family) in FAMILIES.into_iter().zip([
        "P-384 over brainpoolP384r1",
        "RSASSA-PSS, 3072 over 2048 bits",
        "P-521 over P-256",
    ]) {
        let card = kept(Card::of(name));
        let name = format!("{name}: {family}");
        cases.push(
            Case::new("Passive Authentication", name, entries(card, own_anchor(card))).counted(),
        );
    }
    for family in FAMILIES {
        for engine in ENGINES {
            cases.push(overhead(family, engine));
        }
    }
    let card = kept(Card::of("vn_good"));
    for count in [1, 100, 955] {
        let name = format!("{count}, the issuer is the last one");
        let anchors = kept(inputs.anchors(count, card));
        let mut with_all = entries(card, anchors);
        with_all.extend(entries_of(&[WITH_INDEX], card, anchors));
        cases.push(Case::new("Anchors", name, with_all));
        let name = format!("{count}, the issuer is missing");
        let anchors = kept(inputs.strangers(count));
        cases.push(Case::new("Anchors", name, entries_without_issuer(card, anchors)));
    }
    for (name, size) in
        [("portrait_100_kb", "100 kB"), ("portrait_1_mb", "1 MB"), ("portrait_10_mb", "10 MB")]
    {
        let card = kept(inputs.card(name));
        cases.push(Case::new("Portraits", size, entries(card, own_anchor(card))));
    }
    cases.push(master_list(inputs));
    cases.push(batch());
    cases
}

fn own_anchor(card: &Card) -> &'static [Vec<u8>] {
    kept(vec![card.anchor.clone()])
}

/// The bare primitives, and Passive Authentication with them.
fn overhead(family: &'static str, engine: Engine) -> Case {
    let card = kept(Card::of(family));
    let bare = Entry::new("bare primitives", move || {
        let primitives = Primitives::of(card);
        accepted(primitives.verify(&engine.algorithms))?;
        Ok(Box::new(move || assert!(primitives.verify(&engine.algorithms), "all is valid")))
    });
    let whole = Entry::new("Passive Authentication", move || {
        let judge = idchip(own_anchor(card), engine)?;
        judge(card)?;
        Ok(Box::new(move || judge(black_box(card)).expect("the card is accepted")))
    });
    Case::new("Overhead", format!("{family}, {}", engine.name), vec![bare, whole])
}

fn master_list(inputs: &Inputs) -> Case {
    let list: &'static [u8] = kept(inputs.file("list.ml"));
    let csca: &'static [u8] = kept(inputs.file("list.der"));
    let mut altered = list.to_vec();
    *altered.last_mut().expect("a byte") ^= 1;
    let altered: &'static [u8] = altered.leak();
    let ours = |who, engine| {
        Entry::new(who, move || {
            accepted(judge_list(list, csca, engine))?;
            assert!(!judge_list(altered, csca, engine), "the signature is altered");
            Ok(Box::new(move || assert!(judge_list(list, csca, engine), "verified")))
        })
    };
    let openssl = Entry::new("OpenSSL, CMS_verify, certificates not read", move || {
        let store = openssl_cms::store(&[csca.to_vec()])?;
        openssl_cms::verify_list(list, &store)?;
        assert!(openssl_cms::verify_list(altered, &store).is_err(), "the signature is altered");
        Ok(Box::new(move || openssl_cms::verify_list(list, &store).expect("verified")))
    });
    Case::new(
        "Master list",
        "958 certificates, verified under its CSCA",
        vec![
            ours("idchip, wide", WIDE),
            ours("idchip, RustCrypto", RUSTCRYPTO),
            ours("idchip, compact", COMPACT),
            openssl,
        ],
    )
}

/// The number of cards of each family in a batch.
const TIMES: u32 = 4;

/// Cards of three families, one after the other, with the anchors of all.
fn batch() -> Case {
    let cards: &'static [Card] = kept(FAMILIES.map(Card::of));
    let anchors: &'static [Vec<u8>] =
        kept(cards.iter().map(|it| it.anchor.clone()).collect::<Vec<_>>());
    let entry = |(who, make): (&'static str, Make)| {
        Entry::new(who, move || {
            for card in cards {
                try_out(make, card)?;
            }
            let judge = make(anchors)?;
            cards.iter().try_for_each(&judge)?;
            Ok(Box::new(move || {
                for card in (0..TIMES).flat_map(|_| cards) {
                    judge(black_box(card)).expect("the card is accepted");
                }
            }))
        })
    };
    let entries = IMPLEMENTATIONS.into_iter().map(entry).collect();
    let mut case = Case::new("Batch", "cards of the three families in turn", entries);
    case.cards = u32::try_from(cards.len()).ok().map(|count| count * TIMES);
    case
}
