//! A file that is cut short or has one bit changed is not accepted, and nothing panics.
//!
//! Of the cards in `FULLY` each bit of EF.SOD, of every data group and of the anchor's key is flipped,
//! and the whole card judged. The flips of EF.SOD that are accepted all the same are those in
//! `accepted_flips.txt`, each with the reason: an accepted flip that is not listed fails the test, and
//! so does a listed one that is not accepted.

mod common {
    pub(crate) mod at;
    pub(crate) mod files;
    pub(crate) mod judge;
    pub(crate) mod testdata;
}

use core::fmt::Write as _;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::thread;

use common::at::AT;
use common::files::files_below;
use common::judge::judge;
use common::testdata::{read, testdata};
use idchip::algorithms;
use idchip::crypto::Algorithms;
use idchip::lds::DataGroup;
use idchip::lds::DgNumber;
use idchip::lds::atr_info::AtrInfo;
use idchip::lds::card_access::CardAccess;
use idchip::lds::card_security::CardSecurity;
use idchip::lds::com::EfCom;
use idchip::lds::dg1::Dg1;
use idchip::lds::dg2::Dg2;
use idchip::lds::dg13::Dg13;
use idchip::lds::dg14::Dg14;
use idchip::lds::dg15::Dg15;
use idchip::lds::sod::Sod;
use idchip::tlv::{Element, Rules, Tag};
use idchip::verify::{
    Anchors, CheckId, CheckResult, DataGroupStatus, PassiveAuthentication, Policy, Verdict,
};
use idchip::x509::Certificate;
use idchip::{Finding, ParseError, ParseErrorKind, Structure};

/// P-384 over brainpoolP384r1; RSASSA-PSS; P-521 over P-256.
const FULLY: [&str; 3] = ["vn_good", "td3_passport", "td2_card"];

/// Runs `of` on each number below `end`, on all processors, and puts the results together.
fn in_parallel<T: Send>(end: usize, of: impl Fn(usize) -> Option<T> + Sync) -> Vec<T> {
    let workers = thread::available_parallelism().map_or(2, usize::from);
    let of = &of;
    thread::scope(|scope| {
        let run = |first| move || (first..end).step_by(workers).filter_map(of).collect::<Vec<T>>();
        let running: Vec<_> = (0..workers).map(|first| scope.spawn(run(first))).collect();
        running.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    })
}

/// The octets with one bit changed, counted from the first octet's lowest.
fn flipped(octets: &[u8], bit: usize) -> Vec<u8> {
    let mut octets = octets.to_vec();
    octets[bit / 8] ^= 1 << (bit % 8);
    octets
}

/// A card with its anchor.
#[derive(Clone)]
struct Card {
    sod: Vec<u8>,
    anchor: Vec<u8>,
    data_groups: Vec<(DgNumber, Vec<u8>)>,
}

impl Card {
    fn read(name: &str) -> Self {
        let data_groups = DgNumber::ALL.iter().copied().filter_map(|number| {
            let path = testdata().join(format!("cards/{name}/EF.{number}.bin"));
            path.is_file().then(|| (number, read(path)))
        });
        Self {
            sod: read(format!("cards/{name}/EF.SOD.bin")),
            anchor: read(format!("anchors/{name}.der")),
            data_groups: data_groups.collect(),
        }
    }

    fn is_accepted(&self) -> bool {
        let anchors = [self.anchor.as_slice()];
        let anchors = Anchors::from_certificates_lenient(&anchors);
        let judge = judge(&anchors, Policy::DEFAULT);
        let Ok(sod) = Sod::parse(&self.sod) else { return false };
        let mut examination = judge.examine(&sod);
        for (number, file) in &self.data_groups {
            examination.check_data_group(*number, file);
        }
        examination.verdict() == Verdict::Accepted
    }
}

/// Of each octet that has them, the bits whose flip is accepted.
type Flips = BTreeMap<usize, u8>;

fn accepted(octets: &[u8], is_accepted: impl Fn(Vec<u8>) -> bool + Sync) -> Flips {
    let accepted =
        in_parallel(octets.len() * 8, |bit| is_accepted(flipped(octets, bit)).then_some(bit));
    let mut flips = Flips::new();
    for bit in accepted {
        *flips.entry(bit / 8).or_default() |= 1 << (bit % 8);
    }
    flips
}

/// Reads the flips listed in `accepted_flips.txt`, with the reason given for each byte.
fn listed() -> BTreeMap<String, BTreeMap<usize, (u8, String)>> {
    let text = include_str!("accepted_flips.txt");
    let mut listed: BTreeMap<String, BTreeMap<usize, (u8, String)>> = BTreeMap::new();
    let mut file = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        if !line.starts_with(' ') {
            file = line.into();
            continue;
        }
        let mut words = line.trim().splitn(3, ' ');
        let (place, bits) = (words.next().unwrap(), words.next().unwrap());
        let reason = words.next().unwrap_or_default().trim();
        let (first, last) = place.split_once('-').unwrap_or((place, place));
        for octet in first.parse::<usize>().unwrap()..=last.parse().unwrap() {
            let bits = u8::from_str_radix(bits, 16).unwrap();
            listed.entry(file.clone()).or_default().insert(octet, (bits, reason.into()));
        }
    }
    listed
}

#[test]
fn one_bit_changed_is_not_accepted_unless_listed() {
    let mut found = BTreeMap::new();
    for name in FULLY {
        let card = Card::read(name);
        assert!(card.is_accepted(), "{name}");
        let flips = accepted(&card.sod, |sod| Card { sod, ..card.clone() }.is_accepted());
        found.insert(format!("cards/{name}/EF.SOD.bin"), flips);
    }
    let listed = listed();
    let mut text = String::new();
    let mut unlisted = BTreeSet::new();
    for (file, flips) in &found {
        let known = listed.get(file).cloned().unwrap_or_default();
        let known_flips: Flips = known.iter().map(|(octet, (bits, _))| (*octet, *bits)).collect();
        if known_flips != *flips {
            unlisted.insert(file);
        }
        writeln!(text, "{file}").unwrap();
        let mut rest = flips.iter().peekable();
        while let Some((first, bits)) = rest.next() {
            let reason = |octet| known.get(octet).map_or("", |(_, reason)| reason.as_str());
            let mut last = first;
            while let Some((next, _)) = rest.next_if(|(next, others)| {
                **next == last + 1 && *others == bits && reason(*next) == reason(first)
            }) {
                last = next;
            }
            writeln!(text, " {first}-{last} {bits:02X} {}", reason(first)).unwrap();
        }
    }
    assert!(unlisted.is_empty(), "other flips are accepted than listed: {unlisted:?}\n{text}");
    let reasons = listed.values().flat_map(BTreeMap::values);
    assert!(reasons.into_iter().all(|(_, reason)| !reason.is_empty()), "a flip has no reason");
}

/// An anchor is what the caller says it is: its own signature is not checked, and names and dates may
/// be any that fit. Its key decides.
#[test]
fn one_bit_changed_in_the_key_of_the_anchor_is_not_accepted() {
    for name in FULLY {
        let card = Card::read(name);
        let key = Certificate::parse(&card.anchor).unwrap().subject_public_key_info();
        let start = key.as_bytes().as_ptr() as usize - card.anchor.as_ptr() as usize;
        let accepted = in_parallel(key.as_bytes().len() * 8, |bit| {
            let anchor = flipped(&card.anchor, start * 8 + bit);
            Card { anchor, ..card.clone() }.is_accepted().then_some(bit)
        });
        assert!(accepted.is_empty(), "{name}: bits {accepted:?}");
    }
}

#[test]
fn one_bit_changed_in_a_data_group_is_never_identical() {
    for name in FULLY {
        let card = Card::read(name);
        let anchors = [card.anchor.as_slice()];
        let anchors = Anchors::from_certificates(&anchors).unwrap();
        let judge = judge(&anchors, Policy::DEFAULT);
        let sod = Sod::parse(&card.sod).unwrap();
        let examination = judge.examine(&sod);
        for (number, file) in &card.data_groups {
            let identical = in_parallel(file.len() * 8, |bit| {
                let mut examination = examination;
                let status = examination.check_data_group(*number, &flipped(file, bit));
                // A length that grew is that of a file which was not read to its end.
                let is_refused = match (status, examination.verdict()) {
                    (DataGroupStatus::NotIdentical, Verdict::Rejected(id, _)) => {
                        id == CheckId::DataGroups
                    }
                    (DataGroupStatus::Incomplete, Verdict::Undetermined(id, _)) => {
                        id == CheckId::DataGroups && bit < 5 * 8
                    }
                    _ => false,
                };
                (!is_refused).then_some(bit)
            });
            assert!(identical.is_empty(), "{name} {number}: bits {identical:?}");
        }
    }
}

/// In every good card: a change to the content that was signed does not pass the message digest.
#[test]
fn one_bit_changed_in_the_signed_content_fails_the_message_digest() {
    let digests_only = Algorithms { digests: algorithms::ALL.digests, signatures: &[] };
    let judge = PassiveAuthentication::new(&Anchors::NONE, digests_only, Policy::DEFAULT, AT);
    let is_sod = |path: &PathBuf| path.ends_with("EF.SOD.bin");
    let mut tried = 0_u32;
    for path in distinct_files().into_iter().filter(is_sod) {
        let octets = read(&path);
        let digest = |octets: &[u8]| {
            let sod = Sod::parse(octets).ok()?;
            Some(judge.examine(&sod).report().check(CheckId::MessageDigest).result)
        };
        if digest(&octets) != Some(CheckResult::Successful) {
            continue;
        }
        tried += 1;
        let sod = Sod::parse(&octets).unwrap();
        let content = sod.signed_data().content().contiguous().unwrap();
        let start = content.as_ptr() as usize - octets.as_ptr() as usize;
        let passed = in_parallel(octets.len(), |octet| {
            // One bit of each octet, another in each.
            let result = digest(&flipped(&octets, octet * 8 + octet % 8));
            let is_content = (start..start + content.len()).contains(&octet);
            (is_content && result == Some(CheckResult::Successful)).then_some(octet)
        });
        assert!(passed.is_empty(), "{}: octets {passed:?}", path.display());
    }
    assert!(tried >= 40, "only {tried} cards");
}

/// Every file of testdata/ once, however many cards share it.
fn distinct_files() -> Vec<PathBuf> {
    let mut found = BTreeMap::new();
    for path in files_below(&testdata()) {
        found.entry(read(&path)).or_insert(path);
    }
    found.into_values().collect()
}

#[test]
fn no_file_that_is_cut_short_parses() {
    let mut parsed = 0_u32;
    for path in distinct_files() {
        let name = path.file_name().unwrap().to_str().unwrap();
        let parse: fn(&[u8]) -> Result<(), ParseError> = match name {
            // Nobody signs it: one that was cut behind its list is read, and that is noted.
            "EF.COM.bin" => |file| match EfCom::parse(file)?.findings() {
                findings if findings.contains(Finding::ComMalformed) => {
                    Err(ParseError::new(ParseErrorKind::Truncated, 0, Structure::EfCom))
                }
                _ => Ok(()),
            },
            "EF.ATR_INFO.bin" => |file| AtrInfo::parse(file).map(drop),
            "EF.CardAccess.bin" => |file| CardAccess::parse(file).map(drop),
            "EF.CardSecurity.bin" => |file| CardSecurity::parse(file).map(drop),
            "EF.DG1.bin" => |file| Dg1::parse(file).map(drop),
            "EF.DG2.bin" => |file| Dg2::parse(file).map(drop),
            "EF.DG13.bin" => |file| Dg13::parse(file).map(drop),
            "EF.DG14.bin" => |file| Dg14::parse(file).map(drop),
            "EF.SOD.bin" => {
                |file| Sod::parse_with_scratch(file, &mut vec![0; file.len()]).map(drop)
            }
            name if name.ends_with("EF.DG15.bin") => |file| Dg15::parse(file).map(drop),
            name if name.ends_with(".der") => |file| Certificate::parse(file).map(drop),
            _ => continue,
        };
        let octets = read(&path);
        let whole = parse(&octets);
        parsed += u32::from(whole.is_ok());
        // Padding behind the outer element is no part of it.
        let outer = Element::parse(Rules::Cms, &octets);
        let end = outer.map_or(octets.len(), |(element, _)| element.whole.len());
        let survivors = in_parallel(end, |end| parse(&octets[..end]).is_ok().then_some(end));
        assert!(survivors.is_empty(), "{}: parses when cut at {survivors:?}", path.display());
    }
    assert!(parsed > 300, "only {parsed} files parse whole");
}

/// The tag alone decides how a file is read: what is another file is refused, whatever it holds.
#[test]
fn no_file_parses_as_another() {
    let file = read("cards/vn_good/EF.DG14.bin");
    assert_eq!(Element::parse(Rules::Lds, &file).unwrap().0.tag, Tag(0x6E));
    assert!(Dg14::parse(&file).is_ok());
    assert!(Dg1::parse(&file).is_err() && Dg2::parse(&file).is_err());
    assert!(Dg13::parse(&file).is_err() && Dg15::parse(&file).is_err());
    assert!(EfCom::parse(&file).is_err() && Sod::parse(&file).is_err());
}
