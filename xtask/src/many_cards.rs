//! Many cards of few signers, to measure the command with. Nothing of it is in the repository.

use crate::card::{Card, State, authority, document_signer};
use crate::cms::Sod;
use crate::curves::{BRAINPOOL_P384R1, P256, P384};
use crate::der::Bytes;
use crate::face::{self, ImageType};
use crate::good::{UTOPIA, VIETNAM};
use crate::hash::Hash;
use crate::lds::{self, SecurityObject};
use crate::signer::{Key, Scheme, Signer};
use crate::{keys, mrz, write_file};
use alloc::collections::BTreeMap;
use core::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread;

#[derive(clap::Args)]
pub(crate) struct ManyCards {
    /// The directory to write cards/ and anchors/ into
    directory: PathBuf,
    /// The number of cards
    #[arg(long, default_value_t = 20_000)]
    cards: usize,
    /// The number of document signers, all of one CSCA
    #[arg(long, default_value_t = 20)]
    signers: usize,
    /// The number of anchors, with that of the cards
    #[arg(long, default_value_t = 955)]
    anchors: usize,
}

/// Writes the cards, a thousand into a directory, and the anchors. The same numbers give the same bytes.
pub(crate) fn write(arguments: &ManyCards) -> Result<ExitCode, Box<dyn Error>> {
    let ManyCards { directory, cards, signers, anchors } = arguments;
    let recipes: Vec<_> = (0..*signers).map(recipe).collect();
    let first = recipes.first().ok_or("there is no card without a signer")?;
    write_file(&directory.join("anchors/card.der"), &first.csca.encode())?;
    for number in 1..*anchors {
        let place = directory.join(format!("anchors/other_{number:04}.der"));
        write_file(&place, &other_authority(number))?;
    }
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let written: Result<(), String> = thread::scope(|scope| {
        let part = |first: usize| {
            let recipes = &recipes;
            move || {
                (first..*cards).step_by(threads).try_for_each(|number| {
                    let recipe = &recipes[number % recipes.len()];
                    write_card(directory, number, recipe).map_err(|error| error.to_string())
                })
            }
        };
        let parts: Vec<_> = (0..threads).map(|first| scope.spawn(part(first))).collect();
        parts.into_iter().try_for_each(|part| part.join().expect("no thread panics"))
    });
    written?;
    println!("{cards} cards of {signers} signers, {anchors} anchors in {}", directory.display());
    Ok(ExitCode::SUCCESS)
}

fn write_card(directory: &Path, number: usize, recipe: &Card) -> Result<(), Box<dyn Error>> {
    let mut card = recipe.clone();
    card.put("EF.DG1", dg1(number));
    let folder = directory.join(format!("cards/{:03}/{number:06}", number / 1000));
    for (name, bytes) in card.build() {
        write_file(&folder.join(format!("{name}.bin")), &bytes)?;
    }
    Ok(())
}

/// A card of this signer, as Vietnam makes them, with a name for each card.
fn recipe(signer: usize) -> Card {
    let csca = Signer::ecdsa(keys::ec("CSCA of many cards", &P384), Hash::Sha384);
    let validity = ["20210119030000Z", "20460413030000Z"];
    let csca = authority(VIETNAM, "Test CSCA of many cards", csca, validity);
    let name = format!("Test Document Signer of many cards {signer:05}");
    let key = Key::Ec(keys::ec(&name, &BRAINPOOL_P384R1));
    let mut ds =
        document_signer(VIETNAM, &name, &key, &csca, ["20210528030000Z", "20430821030000Z"]);
    ds.serial = vec![0x2A, u8::try_from(signer % 0x80).expect("below 128"), 0x51];
    let signer = Signer::new(key, Scheme::Ecdsa(Hash::Sha256));
    let files = BTreeMap::from([
        ("EF.COM".to_owned(), lds::com("0107", &[0x61, 0x75, 0x6E])),
        ("EF.CardAccess".to_owned(), lds::card_access()),
        ("EF.DG1".to_owned(), dg1(0)),
        ("EF.DG2".to_owned(), face::dg2(&face::jpeg(), ImageType::Jpeg)),
        ("EF.DG14".to_owned(), lds::dg14_vietnam()),
    ]);
    Card::new(files, csca, ds, Sod::new(SecurityObject::v0(Hash::Sha256), signer))
}

/// The name has no check digit.
fn dg1(number: usize) -> Bytes {
    let mut lines = mrz::VIETNAM.td1();
    let letters: String =
        number.to_string().bytes().map(|digit| char::from(digit - b'0' + b'A')).collect();
    lines.replace_range(60.., &format!("{:<<30}", format!("NGUYEN<<VAN<{letters}")));
    mrz::dg1(&lines)
}

/// A CSCA that issued none of the cards: half of them are other states', and half are of the same state.
fn other_authority(number: usize) -> Bytes {
    let state: State = if number.is_multiple_of(2) { VIETNAM } else { UTOPIA };
    let name = format!("Test CSCA of other cards {number:04}");
    let signer = Signer::ecdsa(keys::ec(&name, &P256), Hash::Sha256);
    authority(state, &name, signer, ["20210119030000Z", "20460413030000Z"]).encode()
}
