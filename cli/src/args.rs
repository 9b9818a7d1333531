//! The arguments of the command.

mod values;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::outcome::Failure;
pub(crate) use values::{Challenge, Hex, Moment, Personal};

use crate::policy::{PolicyChoice, Preset};

/// Reads the chip data of ID cards (ICAO Doc 9303) and proves who signed them.
///
/// Exit codes: 0 accepted or done, 1 rejected, 2 undetermined, 3 input that cannot be read or is
/// malformed, 64 wrong usage. Of several cards the worst counts: malformed before rejected before
/// undetermined.
///
/// Values from a card are personal data: they are shown only with --reveal.
///
/// Files are regular files, or symbolic links to them: a pipe, a socket or a device is refused, and
/// /dev/stdin where it is one of these. Only `idchip qr -` reads standard input.
#[derive(Debug, Parser)]
#[command(name = "idchip", version, propagate_version = true, max_term_width = 100)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Verify who signed a card, and that its data is as they signed it
    ///
    /// Without revocation lists revocation stays undetermined, which alone does not keep a card from
    /// being accepted. A lone EF.SOD is judged as far as it goes; without any data group it is at
    /// best undetermined.
    ///
    /// Exit codes: 0 accepted, 1 rejected, 2 undetermined, 3 malformed, 64 wrong usage. Of several
    /// cards the worst counts: malformed before rejected before undetermined.
    #[command(mut_arg("anchors", |anchors| anchors.required(true)))]
    #[command(override_usage = "idchip verify [OPTIONS] <CARD>... --anchors <PATH>...")]
    Verify(VerifyArguments),
    /// Show what the files of a card say, without verifying them
    ///
    /// Values are personal data: without --reveal only their kind and length is shown. Where the card
    /// is Vietnamese, its parts are compared with each other.
    Inspect(InspectArguments),
    /// Write the face image of a verified card to a file
    ///
    /// The image is written only if EF.SOD and its signer hold and EF.DG2 is as signed; or with
    /// --unverified, whatever it is.
    #[command(override_usage = "idchip photo [OPTIONS] <CARD> -o <FILE> --anchors <PATH>...")]
    Photo(PhotoArguments),
    /// Decode the QR code of a Vietnamese card, and compare it with a verified card
    ///
    /// Nobody signs a QR code: it says what somebody printed. With --card it is compared with what
    /// the chip says, and the exit code is 1 where they differ.
    Qr(QrArguments),
    /// Check a chip's response to a challenge with the key of a DG15 (Active Authentication)
    ///
    /// This says nothing about whose key it is: `idchip verify --aa-challenge --aa-response` does.
    Aa(AaArguments),
    /// List what is in certificates, directories and master lists
    ///
    /// A certificate that does not parse is listed with its error. Who signed a master list is not
    /// checked: take it from somebody you trust.
    Anchors(AnchorsArguments),
    /// Show the TLV structure of a file, with offsets and names
    ///
    /// Reads elementary files, certificates, master lists and anything else in BER. A file that is
    /// malformed is shown up to the error, with exit code 3.
    Dump(DumpArguments),
    /// Write a completion script for a shell
    Completions(CompletionsArguments),
    /// Write the manual page of the command, or of one of its subcommands
    Man(ManArguments),
}

/// Whom to trust, when, and how strictly. [`VerifyArguments`] cannot do without anchors.
#[derive(Args, Debug)]
pub(crate) struct JudgeArguments {
    /// CSCA certificates to trust: files in DER or PEM, CSCA master lists, or directories of them
    ///
    /// Certificates and master lists are trusted for being named here: who signed a list is not
    /// checked. In a directory, what is none of them is passed over with a warning.
    #[arg(long, value_name = "PATH", num_args = 1..)]
    pub(crate) anchors: Vec<PathBuf>,
    /// Document signer certificates for an EF.SOD that holds none; they are not trusted by that
    #[arg(long, value_name = "PATH", num_args = 1..)]
    pub(crate) signers: Vec<PathBuf>,
    /// The moment to judge for: 2026-11-01 (its first second), 2026-11-01T12:00, with seconds
    /// 2026-11-01T12:00:00, or now; UTC, unless it ends in an offset as +07:00
    #[arg(long, value_name = "DATE", default_value = "now")]
    pub(crate) at: Moment,
    /// The policy that a card has to fulfil to be accepted
    #[arg(long, value_name = "POLICY", default_value = "default")]
    pub(crate) policy: Preset,
    /// Tolerate no deviation from the standard; many genuine cards have some: --policy strict
    #[arg(long, conflicts_with = "policy")]
    pub(crate) strict: bool,
    /// Demand that the chip proves that it is genuine, beside what the policy asks for
    #[arg(long)]
    pub(crate) require_chip: bool,
}

impl JudgeArguments {
    /// The policy that was asked for.
    pub(crate) const fn policy(&self) -> PolicyChoice {
        let preset = if self.strict { Preset::Strict } else { self.policy };
        PolicyChoice::new(preset, self.require_chip)
    }
}

/// Of `idchip verify`.
#[derive(Args, Debug)]
pub(crate) struct VerifyArguments {
    /// A card: a directory or ZIP archive with EF.SOD, EF.DG1, EF.COM …, or an EF.SOD alone
    #[arg(value_name = "CARD", required = true)]
    pub(crate) cards: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) judge: JudgeArguments,
    /// The challenge that the chip was given (INTERNAL AUTHENTICATE): 8 bytes in hexadecimal
    #[arg(long, value_name = "HEX", requires = "aa_response")]
    pub(crate) aa_challenge: Option<Challenge>,
    /// The chip's response to it, in hexadecimal; it is that of one card
    #[arg(long, value_name = "HEX", requires = "aa_challenge")]
    pub(crate) aa_response: Option<Hex>,
    /// One JSON object for each card, each on a line (docs/json.md)
    #[arg(long)]
    pub(crate) json: bool,
}

impl VerifyArguments {
    /// Refuses what the arguments say together and no card can fulfil.
    pub(crate) fn check(&self) -> Result<(), Failure> {
        if self.aa_response.is_some() && self.cards.len() > 1 {
            let text = "--aa-response is what one chip answered: give one card with it";
            return Err(Failure::Usage(text.to_owned()));
        }
        Ok(())
    }
}

/// Of `idchip inspect`.
#[derive(Args, Debug)]
pub(crate) struct InspectArguments {
    /// A card (directory or ZIP archive), or one of its files
    pub(crate) path: PathBuf,
    /// Show the values: they are personal data
    #[arg(long)]
    pub(crate) reveal: bool,
    /// One JSON object (docs/json.md)
    #[arg(long)]
    pub(crate) json: bool,
}

/// Of `idchip photo`.
#[derive(Args, Debug)]
pub(crate) struct PhotoArguments {
    /// A card: a directory or ZIP archive; with --unverified also an EF.DG2 alone
    #[arg(value_name = "CARD")]
    pub(crate) card: PathBuf,
    /// The file to write the image to
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: PathBuf,
    #[command(flatten)]
    pub(crate) judge: JudgeArguments,
    /// Write the image without verifying anything
    #[arg(long, conflicts_with = "anchors")]
    pub(crate) unverified: bool,
    /// Overwrite a file that is there
    #[arg(long)]
    pub(crate) force: bool,
}

/// Of `idchip qr`.
#[derive(Args, Debug)]
pub(crate) struct QrArguments {
    /// The text of the QR code, or - to read it from standard input, where no other user sees it
    ///
    /// A program that passes on what somebody shows it gives the text on standard input, or behind
    /// `--`: a text like --help is an option otherwise.
    #[arg(value_name = "TEXT", allow_hyphen_values = true)]
    pub(crate) text: Personal,
    /// The card to compare it with: a directory or ZIP archive
    #[arg(long, value_name = "CARD", requires = "anchors")]
    pub(crate) card: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) judge: JudgeArguments,
    /// Show the values: they are personal data
    #[arg(long)]
    pub(crate) reveal: bool,
    /// One JSON object (docs/json.md)
    #[arg(long)]
    pub(crate) json: bool,
}

/// Of `idchip aa`.
#[derive(Args, Debug)]
pub(crate) struct AaArguments {
    /// The EF.DG15 with the chip's public key
    #[arg(long, value_name = "FILE")]
    pub(crate) dg15: PathBuf,
    /// The EF.DG14 that names the signature algorithm of a key on an elliptic curve
    #[arg(long, value_name = "FILE")]
    pub(crate) dg14: Option<PathBuf>,
    /// The challenge that the chip was given (INTERNAL AUTHENTICATE): 8 bytes in hexadecimal
    #[arg(long, value_name = "HEX")]
    pub(crate) challenge: Challenge,
    /// The chip's response to it, in hexadecimal
    #[arg(long, value_name = "HEX")]
    pub(crate) response: Hex,
    /// One JSON object (docs/json.md)
    #[arg(long)]
    pub(crate) json: bool,
}

/// Of `idchip completions`.
#[derive(Args, Debug)]
pub(crate) struct CompletionsArguments {
    /// The shell
    pub(crate) shell: clap_complete::Shell,
}

/// Of `idchip man`.
#[derive(Args, Debug)]
pub(crate) struct ManArguments {
    /// The subcommand
    pub(crate) command: Option<String>,
}

/// Of `idchip anchors`.
#[derive(Args, Debug)]
pub(crate) struct AnchorsArguments {
    /// Certificates in DER or PEM, CSCA master lists, or directories of them
    #[arg(value_name = "PATH", required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// One JSON object for each certificate, each on a line (docs/json.md)
    #[arg(long)]
    pub(crate) json: bool,
    /// Count them by country, key and signature algorithm instead
    #[arg(long)]
    pub(crate) summary: bool,
}

/// Of `idchip dump`.
#[derive(Args, Debug)]
pub(crate) struct DumpArguments {
    /// An elementary file, a certificate (DER or PEM), a master list, or anything in BER
    pub(crate) file: PathBuf,
    /// Show all values, of data groups, their hashes in EF.SOD, and what is not known here: they are
    /// personal data, or may be
    #[arg(long)]
    pub(crate) reveal: bool,
    /// How many bytes of a value to show
    #[arg(long, value_name = "BYTES", default_value_t = 32)]
    pub(crate) octets: usize,
}
