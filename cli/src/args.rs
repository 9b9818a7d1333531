//! The arguments of the command.

use core::str::FromStr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use idchip::time::UnixTime;

use crate::policy::{PolicyChoice, Preset};

/// Reads the chip data of ID cards (ICAO Doc 9303) and proves who signed them.
///
/// Exit codes: 0 accepted or done, 1 rejected, 2 undetermined, 3 input that cannot be read or is
/// malformed, 64 wrong usage. Of several cards the worst counts: malformed before rejected before
/// undetermined.
///
/// Values from a card are personal data: they are shown only with --reveal.
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
    /// The moment to judge for: 2026-11-01, 2026-11-01T12:00:00Z, or now
    #[arg(long, value_name = "DATE", default_value = "now")]
    pub(crate) at: Moment,
    /// What a card has to fulfil to be accepted
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
    /// The challenge that the chip was given (INTERNAL AUTHENTICATE), in hexadecimal
    #[arg(long, value_name = "HEX", requires = "aa_response")]
    pub(crate) aa_challenge: Option<Hex>,
    /// The chip's response to it, in hexadecimal
    #[arg(long, value_name = "HEX", requires = "aa_challenge")]
    pub(crate) aa_response: Option<Hex>,
    /// One JSON object for each card, each on a line (docs/json.md)
    #[arg(long)]
    pub(crate) json: bool,
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
    #[arg(value_name = "TEXT")]
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
    /// The challenge that the chip was given (INTERNAL AUTHENTICATE), in hexadecimal
    #[arg(long, value_name = "HEX")]
    pub(crate) challenge: Hex,
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
    /// Show the values of data groups too: they are personal data
    #[arg(long)]
    pub(crate) reveal: bool,
    /// How many octets of a value to show
    #[arg(long, value_name = "OCTETS", default_value_t = 32)]
    pub(crate) octets: usize,
}

/// A moment that certificates are held against.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Moment(pub(crate) UnixTime);

impl FromStr for Moment {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text == "now" {
            return Ok(Self(UnixTime(jiff::Timestamp::now().as_second())));
        }
        if let Ok(timestamp) = text.parse::<jiff::Timestamp>() {
            return Ok(Self(UnixTime(timestamp.as_second())));
        }
        let day = text.parse::<jiff::civil::Date>().map_err(|_| {
            "give a day as in 2026-11-01, a moment as in 2026-11-01T12:00:00Z, or now".to_owned()
        })?;
        let start = day.to_zoned(jiff::tz::TimeZone::UTC).map_err(|error| error.to_string())?;
        Ok(Self(UnixTime(start.timestamp().as_second())))
    }
}

/// Octets in hexadecimal; white space and colons between them do not matter.
#[derive(Clone)]
pub(crate) struct Hex(pub(crate) zeroize::Zeroizing<Vec<u8>>);

impl FromStr for Hex {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let digits: String = text.chars().filter(|it| !it.is_whitespace() && *it != ':').collect();
        let octets = const_hex::decode(digits).map_err(|error| error.to_string())?;
        Ok(Self(octets.into()))
    }
}

impl core::fmt::Debug for Hex {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Hex({} octets)", self.0.len())
    }
}

/// Text that is personal data: it is wiped, and does not show in debug output.
#[derive(Clone)]
pub(crate) struct Personal(pub(crate) zeroize::Zeroizing<String>);

impl FromStr for Personal {
    type Err = core::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(text.to_owned().into()))
    }
}

impl core::fmt::Debug for Personal {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Personal({} characters)", self.0.chars().count())
    }
}
