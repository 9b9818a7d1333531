//! A whole reader: it reads an ID card in chunks of READ BINARY, verifies it, and shows the holder.
//!
//! Copy the directory and run `cargo run --release`: it needs the target thumbv7em-none-eabihf and QEMU. For your
//! board replace `emulator.rs` and `memory.x`.
#![no_std]
#![no_main]

mod card;
mod emulator;

use core::fmt::{self, Write};

use cortex_m as _;
use cortex_m_rt::entry;
use idchip::ParseError;
use idchip::algorithms::compact;
use idchip::lds::dg1::Dg1;
use idchip::lds::dg13::Dg13;
use idchip::lds::sod::Sod;
use idchip::lds::{DgNumber, ElementaryFile};
use idchip::time::UnixTime;
use idchip::verify::{
    Anchors, Document, KnownSigner, KnownSigners, OpenError, PassiveAuthentication, Policy,
    Rejection, Verdict, Verified,
};
use zeroize::Zeroize;

use crate::card::{CHUNK, Card, File, NoAnswer};
use crate::emulator::{CSCA, Display, SimulatedCard, exit};

/// 2026-11-01T00:00:00Z. Ask your clock or your host: the verdict depends on the time, and an invented one
/// accepts expired cards.
const NOW: UnixTime = UnixTime(1_793_491_200);

/// The memory of a session. Files that are shown stay in their buffers until then; all others pass through
/// `chunk`, so that the largest of them, the photo, takes no memory.
struct Memory {
    /// The longest EF.SOD that is accepted.
    sod: [u8; 3072],
    dg1: [u8; 128],
    dg13: [u8; 512],
    chunk: [u8; CHUNK],
}

/// The number of signers that are remembered: those of the latest cards, 52 bytes for each.
const SIGNERS: usize = 8;

#[entry]
fn main() -> ! {
    static mut MEMORY: Memory =
        Memory { sod: [0; 3072], dg1: [0; 128], dg13: [0; 512], chunk: [0; CHUNK] };
    static mut SIGNERS_MEMORY: [KnownSigner; SIGNERS] = [KnownSigner::EMPTY; SIGNERS];
    let mut display = Display;
    let mut known = KnownSigners::new(SIGNERS_MEMORY);
    // A reader waits for cards here.
    let mut are_shown = true;
    for mut card in [SimulatedCard::genuine(), SimulatedCard::with_forged_name()] {
        are_shown &= serve(&mut card, MEMORY, &mut known, &mut display).is_ok();
    }
    // One signer signed both.
    exit(are_shown && known.len() == 1)
}

/// Reads one card, shows the result, and wipes what was read.
fn serve(
    card: &mut dyn Card,
    memory: &mut Memory,
    known: &mut KnownSigners<'_>,
    display: &mut dyn Write,
) -> fmt::Result {
    // The four decisions of a reader: whom it trusts, what it can verify, what it requires, and the time.
    let trusted = [CSCA];
    let anchors = Anchors::from_certificates(&trusted).map_err(|_| fmt::Error)?;
    let judge = PassiveAuthentication::new(&anchors, compact::VIETNAM, Policy::DEFAULT, NOW);
    let shown = match read(card, memory, &judge, known) {
        Ok(holder) => show(display, &holder),
        Err(refusal) => writeln!(display, "NOT ACCEPTED\n{refusal}"),
    };
    memory.sod.zeroize();
    memory.dg1.zeroize();
    memory.dg13.zeroize();
    memory.chunk.zeroize();
    shown
}

/// The data to show, of an accepted document.
struct Holder<'m> {
    dg1: Verified<Dg1<'m>>,
    /// The citizen's details on a card of Vietnam.
    dg13: Option<Verified<Dg13<'m>>>,
}

/// Reads a card and verifies it; returns the holder only if the document is accepted.
fn read<'m>(
    card: &mut dyn Card,
    memory: &'m mut Memory,
    judge: &PassiveAuthentication<'m>,
    known: &mut KnownSigners<'_>,
) -> Result<Holder<'m>, Refusal> {
    let Memory { sod, dg1, dg13, chunk } = memory;

    // EF.SOD comes first: in it the state signed the hashes of all data groups. The two signatures, of EF.SOD
    // and of the signer's certificate, take almost all of the time. The second is saved if a card before had the
    // same signer; nothing of a card or its holder is remembered.
    let sod = Sod::parse(required(card, ElementaryFile::Sod, sod)?)?;
    let mut document = judge.verify_with_known_signers(&sod, known)?;

    // EF.COM is not signed. A list other than that of EF.SOD is a sign of manipulation.
    if let Some(com) = optional(card, ElementaryFile::Com, chunk)? {
        document.check_com(com);
    }

    // A data group that is shown is opened: hashed, compared, and only then parsed. An error is in the report
    // too, and `conclude` below names it.
    let dg1 = required(card, ElementaryFile::DataGroup(DgNumber::Dg1), dg1)?;
    let dg1 = document.open::<Dg1<'_>>(dg1);
    let dg13 = optional(card, ElementaryFile::DataGroup(DgNumber::Dg13), dg13)?;
    let dg13 = dg13.map(|file| document.open::<Dg13<'_>>(file));

    // The others are hashed as they arrive.
    for number in sod.security_object().data_groups().iter() {
        match number {
            DgNumber::Dg1 => {}
            // One that is longer than its buffer is not shown.
            DgNumber::Dg13 if dg13.is_some() => {}
            // Fingers and irises need Terminal Authentication.
            DgNumber::Dg3 | DgNumber::Dg4 => {}
            _ => stream(card, &mut document, number, chunk)?,
        }
    }

    // Every check, weighed by the policy. Nothing of a document may be shown before.
    document.conclude()?;
    Ok(Holder { dg1: dg1?, dg13: dg13.transpose()? })
}

/// Reads a file that every card has.
fn required<'b>(
    card: &mut dyn Card,
    file: ElementaryFile,
    buffer: &'b mut [u8],
) -> Result<&'b [u8], Refusal> {
    optional(card, file, buffer)?.ok_or(Refusal::NoFile(file))
}

/// Reads a file, if the card has it and the buffer is long enough.
fn optional<'b>(
    card: &mut dyn Card,
    file: ElementaryFile,
    buffer: &'b mut [u8],
) -> Result<Option<&'b [u8]>, NoAnswer> {
    match File::open(card, file)? {
        Some(file) => file.read(buffer),
        None => Ok(None),
    }
}

/// Compares a data group with its signed hash, chunk by chunk. A reader with a host forwards the chunks of
/// EF.DG2, the photo; the host shows nothing of them before `conclude`.
fn stream(
    card: &mut dyn Card,
    document: &mut Document<'_>,
    number: DgNumber,
    chunk: &mut [u8],
) -> Result<(), Refusal> {
    let Some(mut file) = File::open(card, ElementaryFile::DataGroup(number))? else {
        return Ok(());
    };
    let mut hasher = document.hasher(number)?;
    loop {
        let bytes = file.next(chunk)?;
        if bytes.is_empty() {
            break;
        }
        hasher.update(bytes);
    }
    // The report keeps the result, and `conclude` decides.
    hasher.finish().or(Ok(()))
}

fn show(display: &mut dyn Write, holder: &Holder<'_>) -> fmt::Result {
    // Only Active Authentication proves that the chip is no copy.
    writeln!(display, "ACCEPTED: the issuing state signed these data")?;
    let mrz = holder.dg1.mrz();
    write!(display, "name           ")?;
    for part in mrz.name().primary().chain(mrz.name().secondary()) {
        write!(display, " {part}")?;
    }
    writeln!(display, "\ndocument        {} {}", mrz.issuing_state(), mrz.document_number())?;
    writeln!(display, "born (YYMMDD)   {}", mrz.date_of_birth().as_str())?;
    if let Some(citizen) = holder.dg13.as_ref().and_then(|dg13| dg13.citizen().ok()) {
        if let Ok(Some(number)) = citizen.personal_number() {
            writeln!(display, "personal number {number}")?;
        }
        if let Ok(Some(residence)) = citizen.place_of_residence() {
            writeln!(display, "residence       {residence}")?;
        }
    }
    Ok(())
}

/// The reason why a card is not accepted.
enum Refusal {
    /// The card left the field, or answered with an error.
    NoAnswer,
    /// The card does not have the file, or one that is longer than the buffer.
    NoFile(ElementaryFile),
    /// EF.SOD does not parse.
    Malformed(ParseError),
    /// A data group is not the signed one, or does not parse.
    NotOpened(OpenError),
    /// The first check that is not as the policy requires.
    NotAccepted(Verdict),
}

impl From<NoAnswer> for Refusal {
    fn from(_: NoAnswer) -> Self {
        Self::NoAnswer
    }
}

impl From<ParseError> for Refusal {
    fn from(error: ParseError) -> Self {
        Self::Malformed(error)
    }
}

impl From<OpenError> for Refusal {
    fn from(error: OpenError) -> Self {
        Self::NotOpened(error)
    }
}

impl From<Rejection> for Refusal {
    fn from(rejection: Rejection) -> Self {
        Self::NotAccepted(rejection.verdict)
    }
}

/// Writes the reason, and advice where there is any. Neither holds anything from the card.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoAnswer => write!(f, "Present the card again, and leave it on the reader."),
            Self::NoFile(file) => write!(f, "{file} is missing, or too long."),
            Self::Malformed(error) => write!(f, "{error}"),
            Self::NotOpened(error) => write!(f, "{error}"),
            Self::NotAccepted(verdict) => {
                write!(f, "{verdict}")?;
                match verdict {
                    Verdict::Rejected(_, check) | Verdict::Undetermined(_, check) => {
                        check.reason.advice().map_or(Ok(()), |advice| write!(f, "\n{advice}"))
                    }
                    Verdict::Accepted => Ok(()),
                }
            }
        }
    }
}
