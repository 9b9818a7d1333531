//! The cards that the firmware examples judge, and what they have to say of each.

use super::board::{Board, have_qemu};
use super::image::Image;
use super::{Outcome, root, run, target_directory};
use crate::crl::{Entry, RevocationList};
use crate::programs::Programs;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// Good cards, of each kind of key.
const GOOD: [&str; 9] = [
    "vn_good",
    "vn_good_jp2",
    "vn_2024",
    "vn_passport",
    "crl_in_force",
    "td2_card",
    "td3_passport",
    "rsa_e3_card",
    ONE_CURVE,
];

/// The card of one curve and one hash function.
const ONE_CURVE: &str = "alg_only_p256_sha256";

/// Faults of every kind: of data groups, EF.COM, the security object, its signature, the signer, the
/// chain, revocation and the document, and a file that is none.
const FAULTS: [&str; 21] = [
    "dg1_altered",
    "dg2_altered",
    "dg2_truncated",
    "com_lists_more",
    "com_wrong_tag",
    "lds_hash_md5",
    "sod_message_digest_wrong",
    "sod_signed_attrs_missing_digest",
    "sod_truncated",
    "sod_only_zeros",
    "signature_altered",
    "signature_by_other_key",
    "ecdsa_s_zero",
    "ds_expired",
    "ds_is_authority",
    "forged_chain_under_genuine_name",
    "chain_only_passport_csca",
    "csca_expired",
    "crl_signer_revoked",
    "document_expired",
    "state_of_document_differs",
];

/// The crates of which an image with its own cryptography may have no symbol, and the others must.
const CRYPTOGRAPHY: [&str; 12] = [
    "bp256",
    "bp384",
    "compact",
    "crypto_bigint",
    "elliptic_curve",
    "p256",
    "p384",
    "p521",
    "primefield",
    "primeorder",
    "sha1",
    "sha2",
];

/// A program on a board, and the cards that it judges.
struct Run {
    board: Board,
    program: &'static str,
    features: &'static [&'static str],
    takes: fn(&str) -> bool,
}

/// The program that is written in C.
const IN_C: &str = "c-mps2";

const RUNS: [Run; 5] = [
    Run { board: Board::Mps2, program: "card", features: &["compact", "text"], takes: |_| true },
    Run { board: Board::Mps2, program: "card", features: &["rustcrypto", "text"], takes: |_| true },
    Run { board: Board::Mps2, program: IN_C, features: &["compact"], takes: |_| true },
    Run {
        board: Board::Microbit,
        program: "card",
        features: &["compact", "text"],
        takes: fits_16_kb,
    },
    Run {
        board: Board::Mps2,
        program: "own_crypto",
        features: &["text"],
        takes: |card| card == ONE_CURVE,
    },
];

/// EF.SOD and anchors with long RSA keys do not fit beside the stack, nor does a revocation list beside
/// the document.
fn fits_16_kb(card: &str) -> bool {
    !["crl_in_force", "crl_signer_revoked", "rsa_e3_card", "td3_passport", "vn_passport"]
        .contains(&card)
}

/// Judges the cards on the host and on the boards, and holds each report against the committed one.
pub(crate) fn judge_cards(bless: bool) -> Outcome<ExitCode> {
    let manifest = fs::read(root().join("testdata/manifest.json"))?;
    let manifest: Value = serde_json::from_slice(&manifest)?;
    let mut differing = 0_usize;
    let host = Programs::build()?.place("session");
    let mut cards = Vec::new();
    for name in GOOD.into_iter().chain(FAULTS) {
        let card = Prepared::new(&manifest, name)?;
        let report = run(Command::new(&host).arg(&card.directory))?;
        differing += usize::from(!card.is_expected(&report));
        let snapshot = root().join("firmware/snapshots").join(format!("{name}.txt"));
        if bless {
            fs::write(&snapshot, &report)?;
        }
        let expected = fs::read_to_string(&snapshot)?;
        differing += usize::from(!is_same("host", name, &report, &expected));
        cards.push((card, expected));
    }
    println!("host: {} cards judged", cards.len());
    for it in RUNS {
        if !it.board.add_target() {
            println!("skipped: {} cannot be built for", it.board.target());
            continue;
        }
        let image = if it.program == IN_C {
            if let Some(missing) = Image::missing_for_c() {
                println!("skipped: {IN_C} cannot be built: {missing} is not there");
                continue;
            }
            Image::build_in_c("card")?
        } else {
            Image::build(it.board, it.program, it.features)?
        };
        differing += usize::from(!links_what_it_should(&image, it.program)?);
        if !have_qemu() {
            println!("skipped: {} is built, and QEMU is not there to run it", it.program);
            continue;
        }
        let name = format!("{} {} {}", it.board.name(), it.program, it.features.join(" "));
        if it.program == IN_C {
            differing += usize::from(!judges_long_list(&manifest, &image, it.board)?);
        }
        let (mut judged, mut stack, mut instructions) = (0, 0, 0);
        for (card, expected) in cards.iter().filter(|(card, _)| (it.takes)(card.name)) {
            let output = it.board.run(&image.path, &card.directory)?;
            let is_report = |line: &&str| !line.starts_with("figure ");
            let report: String = output.split_inclusive('\n').filter(is_report).collect();
            differing += usize::from(!is_same(&name, card.name, &report, expected));
            judged += 1;
            stack = stack.max(figure(&output, "stack"));
            instructions = instructions.max(figure(&output, "instructions"));
        }
        println!(
            "{name}: {judged} cards judged, with at most {stack} bytes of stack \
             and {instructions} thousand instructions"
        );
    }
    Ok(ExitCode::from(u8::from(differing > 0)))
}

/// True if the image reads a revocation list of a hundred thousand entries, with a buffer of 512 bytes, as
/// it does the list of the card with three.
fn judges_long_list(manifest: &Value, image: &Image, board: Board) -> Outcome<bool> {
    let card = Prepared::new(manifest, LONG_LIST)?;
    let of_few = board.run(&image.path, &card.directory)?;
    fs::write(card.directory.join("CRL0"), long_list(100_000))?;
    let of_many = board.run(&image.path, &card.directory)?;
    Prepared::new(manifest, LONG_LIST)?;
    let stacks = [&of_few, &of_many].map(|output| figure(output, "stack"));
    let instructions = figure(&of_many, "instructions");
    let report = |output: &str| output.split("figure ").next().unwrap_or_default().to_owned();
    println!(
        "{IN_C}: a list of 100,000 entries takes {} bytes of stack ({} with 3 entries) \
         and {instructions} thousand instructions",
        stacks[1], stacks[0]
    );
    Ok(is_same(IN_C, LONG_LIST, &report(&of_many), &report(&of_few)) && stacks[0] == stacks[1])
}

/// The card whose signer is revoked.
const LONG_LIST: &str = "crl_signer_revoked";

/// Returns a list of the card's CSCA with this many entries, the last of which revokes the signer.
fn long_list(entries: u32) -> Vec<u8> {
    let card = crate::good::vietnam_2024();
    let mut list = RevocationList::of(&card.csca, ["20261015000000Z", "20270113000000Z"]);
    list.entries = (1..entries)
        .map(|number| Entry {
            serial: [&[0x55], number.to_be_bytes().as_slice()].concat(),
            extensions: Vec::new(),
        })
        .collect();
    list.revoke(&card.ds, Some(1)).encode()
}

/// The figure of this name in what an image printed.
fn figure(output: &str, name: &str) -> u64 {
    let mut figures =
        output.lines().filter_map(|line| line.strip_prefix("figure ")?.split_once(' '));
    figures.find(|(it, _)| *it == name).and_then(|(_, figure)| figure.parse().ok()).unwrap_or(0)
}

/// True if the image has cryptography of the library in it.
fn links_what_it_should(image: &Image, program: &str) -> Outcome<bool> {
    let mut linked = Vec::new();
    for name in CRYPTOGRAPHY {
        if image.links(name)? {
            linked.push(name);
        }
    }
    // A program that has some shows that the symbols would be found.
    let is_right = linked.is_empty() == (program == "own_crypto");
    if !is_right {
        println!("differs: {program} links {linked:?} of the library's cryptography");
    }
    Ok(is_right)
}

fn is_same(place: &str, card: &str, report: &str, expected: &str) -> bool {
    if report != expected {
        println!("differs: {card} on {place}\n--- is\n{report}--- should be\n{expected}");
    }
    report == expected
}

/// The directory of a card, as a reader sees it: exactly the files that the manifest names.
pub(super) struct Prepared {
    name: &'static str,
    pub(super) directory: PathBuf,
    verdict: String,
}

impl Prepared {
    pub(super) fn new(manifest: &Value, name: &'static str) -> Outcome<Self> {
        let testdata = root().join("testdata");
        let cards = manifest["cards"].as_array().ok_or("the manifest lists cards")?;
        let card = cards.iter().find(|card| card["name"] == name);
        let card = card.ok_or_else(|| format!("there is no card {name}"))?;
        let directory = target_directory().join("cards").join(name);
        if directory.exists() {
            fs::remove_dir_all(&directory)?;
        }
        fs::create_dir_all(&directory)?;
        let copy = |from: &Value, to: &Path| -> Outcome<()> {
            fs::copy(testdata.join(from.as_str().ok_or("a path")?), to)?;
            Ok(())
        };
        for (file, path) in card["files"].as_object().ok_or("a card has files")? {
            copy(path, &directory.join(file))?;
        }
        for (index, path) in card["anchors"].as_array().into_iter().flatten().enumerate() {
            copy(path, &directory.join(format!("CSCA{index}")))?;
        }
        for (index, path) in card["crls"].as_array().into_iter().flatten().enumerate() {
            copy(path, &directory.join(format!("CRL{index}")))?;
        }
        let verdict = card["expect"]["verdict"].as_str().unwrap_or_default().to_owned();
        Ok(Self { name, directory, verdict })
    }

    /// True if the report has the verdict of the manifest.
    fn is_expected(&self, report: &str) -> bool {
        let is_expected = report.starts_with(&format!("verdict: {}", self.verdict));
        if !is_expected {
            println!("differs: {} should be {}, and is\n{report}", self.name, self.verdict);
        }
        is_expected
    }
}
