//! The arguments of the command.

mod many;
mod values;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use idchip::FindingSet;

use crate::outcome::Failure;
pub(crate) use many::{Field, ManyArguments};
pub(crate) use values::{
    Application, Challenge, Day, Explainable, FindingName, Hex, Moment, Personal,
};

use crate::console::is_standard_output;
use crate::language::LanguageChoice;
use crate::policy::{PolicyChoice, Preset};
use crate::texts::say;

/// Reads the chip data of ID cards (ICAO Doc 9303) and verifies who signed it.
///
/// Values from a card are personal data and are shown only with --reveal.
///
/// Files must be regular files, or symbolic links to them. Pipes, sockets and devices are refused,
/// also as /dev/stdin. Only `idchip qr -` and `idchip verify -` read standard input. `-o -` writes to standard output.
#[derive(Debug, Parser)]
#[command(name = "idchip", version, propagate_version = true, max_term_width = 100)]
pub(crate) struct Arguments {
    /// When to write colours; auto is on terminals, unless NO_COLOR is set
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: clap::ColorChoice,
    #[command(subcommand)]
    pub(crate) command: Command,
    /// The language of what people read; without it, that of the system. JSON and `idchip dump` are English
    #[arg(
        long,
        value_name = "LANGUAGE",
        global = true,
        default_value = "auto",
        hide_default_value = true
    )]
    pub(crate) lang: LanguageChoice,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Verify who signed a card, and that its data is unchanged since
    ///
    /// Without a revocation list of the signer's CSCA (--crl) the revocation check stays undetermined;
    /// by default this does not keep a card from being accepted. A lone EF.SOD is checked as far as
    /// possible, and is at best undetermined without a data group. So is a card without anchors
    /// (docs/anchors.md tells where states publish them).
    #[command(override_usage = "idchip verify [OPTIONS] --anchors <PATH> <CARD>...")]
    Verify(VerifyArguments),
    /// Show the content of a card's files, without verifying them
    ///
    /// Values are personal data: without --reveal only their names are shown. The parts
    /// of a Vietnamese card are compared with each other.
    Inspect(InspectArguments),
    /// Write the face image of a verified card to a file
    ///
    /// The image is written only if the card is accepted and EF.DG2 has the signed hash, or with
    /// --unverified without any check.
    #[command(override_usage = "idchip photo [OPTIONS] --anchors <PATH> <CARD> -o <FILE>")]
    Photo(PhotoArguments),
    /// Decode the QR code of a Vietnamese card, and compare it with a verified card
    ///
    /// A QR code is not signed: anyone can print one. With --card it is compared with the chip data
    /// of the card, and the exit code is 1 if they differ.
    Qr(QrArguments),
    /// Check a chip's response to a challenge with the key in a DG15 (Active Authentication)
    ///
    /// This does not tell whose key it is: use `idchip verify --aa-challenge --aa-response` for
    /// that.
    Aa(AaArguments),
    /// List the certificates in files, directories and master lists, or verify master lists
    ///
    /// A certificate that is expired, not yet valid, not a CSCA's or that of a test system is marked.
    /// A certificate that does not parse is listed with its error. The signature of a master list
    /// is checked only with --verify-with, which shows the checks of each list in place of its
    /// certificates. The exit code is then 0 if every list is verified, 1 if a check failed, 2 if
    /// one is undetermined.
    #[command(override_usage = "idchip anchors [OPTIONS] [--verify-with <PATH>] [PATH]...")]
    Anchors(AnchorsArguments),
    /// Show the TLV structure of a file, with offsets and names
    ///
    /// Reads elementary files, certificates, master lists and any other BER. A malformed file is
    /// shown up to the error, with exit code 3.
    Dump(DumpArguments),
    /// Write the evidence of a verification into a container: the files, the certificates, the report
    ///
    /// The container is a directory, or one CBOR file with the same content (docs/evidence.md): the files of
    /// the card unchanged, the certificate of the signer, the anchor, the revocation lists that decided, the
    /// digests of all, the places of the signed bytes, the challenge and the response, and the report. A
    /// card that is not accepted is written all the same. `idchip verify` takes the container again.
    ///
    /// The files are personal data: only their owner can read them (modes 0600 and 0700). Nothing that
    /// exists is overwritten.
    #[command(override_usage = "idchip export [OPTIONS] --anchors <PATH> <CARD> -o <PATH>")]
    Export(ExportArguments),
    /// Say what a check, a reason, a finding or an error means, what it does not mean, and what to do
    ///
    /// Takes the names of the reports and of the JSON, with - or _, the titles of checks, numbers, and the
    /// names of constants in C. Without a name it lists all of them. docs/reasons.md has the same texts.
    Explain(ExplainArguments),
    /// Write a completion script for a shell
    Completions(CompletionsArguments),
    /// Write the manual page of the command, or of one of its subcommands, or all of them
    Man(ManArguments),
}

/// The anchors, the time and the policy to verify with.
#[derive(Args, Debug)]
pub(crate) struct JudgeArguments {
    /// CSCA certificates to trust: a file in any form in which states publish them, or a directory;
    /// may be given several times
    ///
    /// Certificates, bundles (.p7b) and CSCA master lists, in DER, PEM, base64 or hexadecimal, the LDIF of
    /// the ICAO PKD, and ZIP archives of these; docs/anchors.md tells where to get them. They are trusted
    /// because they are named here: the signature of a master list is not checked (`idchip anchors
    /// --verify-with` does). Other files in a directory are skipped with a warning.
    ///
    /// Without this option the anchors are those of $IDCHIP_ANCHORS (paths, separated like those of
    /// $PATH), or else those of the configuration file, idchip/config.toml in $XDG_CONFIG_HOME or
    /// ~/.config, as in: anchors = ["/srv/csca"].
    #[arg(long, value_name = "PATH")]
    pub(crate) anchors: Vec<PathBuf>,
    /// CSCA certificates to trust if they are linked to an anchor: files in the same forms
    ///
    /// A certificate becomes an anchor if its signature verifies under the key of an anchor of the
    /// same state: a link certificate signed with the old key, then the root certificate of the new
    /// key. The others are not trusted, and a warning says why.
    #[arg(long, value_name = "PATH")]
    pub(crate) link_certificates: Vec<PathBuf>,
    /// Document signer certificates for an EF.SOD without one, in the forms of --anchors; they are not
    /// trusted by themselves
    #[arg(long, value_name = "PATH")]
    pub(crate) signers: Vec<PathBuf>,
    /// Revocation lists of the CSCAs: a file in DER, PEM, base64 or hexadecimal, LDIF as the ICAO PKD
    /// publishes it, or a directory
    ///
    /// A list counts if an anchor of its CSCA signed it: if it names the signer, also after its end,
    /// otherwise while it is in force. Lists of other CSCAs are not used. Nothing is fetched: the
    /// report shows where the signer's certificate says that the list is published.
    #[arg(long, value_name = "PATH")]
    pub(crate) crl: Vec<PathBuf>,
    /// The time for which to verify: 2026-11-01 (its first second), 2026-11-01T12:00,
    /// 2026-11-01T12:00:00, or now; in UTC, unless it ends in an offset such as +07:00
    #[arg(long, value_name = "DATE", default_value = "now")]
    pub(crate) at: Moment,
    /// The policy that a card must fulfil to be accepted
    #[arg(long, value_name = "POLICY", default_value = "default")]
    pub(crate) policy: Preset,
    /// Tolerate no deviation from the standard, as --policy strict; many genuine cards have
    /// deviations
    #[arg(long, conflicts_with = "policy")]
    pub(crate) strict: bool,
    /// Tolerate these findings in addition to the policy: in a document, its signer's certificate and
    /// the anchor
    ///
    /// A finding has its name in the report. Those about weak algorithms are weak_hash (SHA-1),
    /// short_rsa_key (below 2048 bits), short_ec_key, short_chip_key, and rsa_exponent_small (below
    /// 65537, such as 3).
    #[arg(long, value_name = "FINDING", value_delimiter = ',')]
    pub(crate) tolerate: Vec<FindingName>,
    /// Refuse these findings, whatever the policy says, such as weak_hash
    ///
    /// With further_signer_not_verified, each of several signatures of EF.SOD must be verified.
    #[arg(long, value_name = "FINDING", value_delimiter = ',')]
    pub(crate) refuse: Vec<FindingName>,
    /// Require proof that the chip is genuine, in addition to the policy
    #[arg(long)]
    pub(crate) require_chip: bool,
}

impl JudgeArguments {
    /// The policy chosen by the arguments.
    pub(crate) fn policy(&self) -> PolicyChoice {
        let preset = if self.strict { Preset::Strict } else { self.policy };
        let set = |names: &[FindingName]| {
            names.iter().fold(FindingSet::EMPTY, |set, name| set.with(name.0))
        };
        PolicyChoice::new(preset, self.require_chip)
            .with_findings(set(&self.tolerate), set(&self.refuse))
    }
}

/// The arguments of `idchip verify`.
#[derive(Args, Debug)]
pub(crate) struct VerifyArguments {
    /// A card: a directory or ZIP archive with EF.SOD, EF.DG1, EF.COM …, an EF.SOD alone, or the
    /// evidence that `idchip export` wrote; or a directory, ZIP archive or tar archive of many cards
    ///
    /// Of a directory every directory below it that holds files of a card is one, in sorted order. In an archive, also one
    /// that is compressed by gzip, the files of a card stand one after the other in one folder. A card that cannot be read
    /// does not end the run: its verdict is malformed. - is standard input: a tar archive, or a list as --cards-from takes it.
    ///
    /// With --application also single files of one card, such as EF.SOD=sod.bin EF.1001=nis.bin.
    #[arg(value_name = "CARD", required_unless_present = "cards_from")]
    pub(crate) cards: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) judge: JudgeArguments,
    #[command(flatten)]
    pub(crate) many: ManyArguments,
    /// Judge evidence for the time at which it was recorded, and trust its challenge to the chip
    ///
    /// Nobody signs the time and the challenge: use this for evidence of somebody whom you trust. Without
    /// it the evidence is judged for the present time, and a recorded response of the chip only counts
    /// against the card. The anchor in the evidence is never trusted.
    #[arg(long, conflicts_with = "at")]
    pub(crate) as_recorded: bool,
    /// The challenge that the chip was given (INTERNAL AUTHENTICATE): 8 bytes in hexadecimal, or
    /// @FILE to read them from a file
    #[arg(long, value_name = "HEX", requires = "aa_response")]
    pub(crate) aa_challenge: Option<Challenge>,
    /// The chip's response to the challenge, in hexadecimal, or @FILE to read it from a file; allowed with a
    /// single card only
    #[arg(long, value_name = "HEX", requires = "aa_challenge")]
    pub(crate) aa_response: Option<Hex>,
    /// A deviation list of an issuing state, or a directory with some
    ///
    /// A state says in them which of its documents deviate from the standard. A list must be verified
    /// under a certificate of --anchors, and is otherwise refused with the reason. A card that matches
    /// an entry is named with it, and the checks that the entry explains are marked; the verdict stays
    /// the same.
    #[arg(long, value_name = "PATH")]
    pub(crate) deviation_list: Vec<PathBuf>,
    /// Accept a card although these checks are not successful, if a deviation list explains them
    #[arg(long, value_name = "CHECK", value_delimiter = ',', requires = "deviation_list")]
    pub(crate) accept_explained: Vec<Explainable>,
    /// The date of issue on the card, for entries that have a period; allowed with a single card only.
    /// Without it, that of a verified EF.DG12 is taken
    #[arg(long, value_name = "DAY", requires = "deviation_list")]
    pub(crate) issued: Option<Day>,
    /// Verify the files of another application than the travel document: eu-dl (the driving licence of
    /// the European Union), it-cie (the IAS application of the Italian identity card) or us-piv (PIV of
    /// the United States)
    ///
    /// The card is then accepted as one of this application only. Files are named by their
    /// identifiers, EF.1001, or by the names of their specification, EF.ID_Servizi. The security
    /// object is EF.SOD, EF.1006 (it-cie) or EF.9000 (us-piv), and the content signer's certificate of
    /// a PIV card is given with --signers.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["aa_response", "require_chip"])]
    pub(crate) application: Option<Application>,
    /// Judge this part of the cards again with another implementation of the cryptography, in percent
    ///
    /// If the results differ, the run ends with an error and exit status 70: one of the implementations, or the
    /// processor, has a defect.
    #[arg(long, value_name = "PERCENT", default_value_t = 0, hide_default_value = true,
        conflicts_with = "application", value_parser = clap::value_parser!(u8).range(0..=100))]
    pub(crate) cross_check: u8,
    /// Show the holder and the document, if the card is accepted: personal data
    ///
    /// Only values of files with the signed hash are shown, each with its file. Of a card that is not
    /// accepted nothing is shown: `idchip inspect --reveal` shows what is on its chip, without proof.
    #[arg(long)]
    pub(crate) reveal: bool,
    /// Write the portrait to this file, if the card is accepted; allowed with a single card only
    ///
    /// The image is written as it is on the chip, and only its owner can read the file.
    /// `idchip photo --png` writes it as PNG.
    #[arg(long, value_name = "FILE", conflicts_with = "application")]
    pub(crate) photo: Option<PathBuf>,
    /// Overwrite an existing file with the portrait or the cards
    #[arg(long)]
    pub(crate) force: bool,
    /// The form of the report for people
    #[arg(long, value_name = "FORM", default_value = "table", conflicts_with = "json")]
    pub(crate) report: ReportForm,
    /// Print one JSON object per card, each on a line (docs/json.md)
    #[arg(long)]
    pub(crate) json: bool,
}

/// The form of the report of `idchip verify` for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum ReportForm {
    /// A table of the checks, with reasons and advice
    Table,
    /// The tree of checks of BSI TR-03135-1, with the results that its tables give
    Tr03135,
}

impl VerifyArguments {
    /// True if something is asked for that only one card can have: then no directory or archive of cards is opened.
    pub(crate) const fn is_of_one_card(&self) -> bool {
        self.aa_response.is_some() || self.issued.is_some() || self.photo.is_some()
    }

    /// The number of arguments that name standard input.
    fn standard_inputs(&self) -> usize {
        let from_input = self.cards.iter().chain(&self.many.cards_from);
        from_input.filter(|path| path.as_os_str() == "-").count()
    }

    /// True if cards come from standard input.
    pub(crate) fn reads_standard_input(&self) -> bool {
        self.standard_inputs() > 0
    }

    /// Refuses arguments that contradict each other.
    pub(crate) fn check(&self) -> Result<(), Failure> {
        let several = self.cards.len() > 1 || self.many.cards_from.is_some();
        if self.aa_response.is_some() && several {
            return Err(Failure::Usage(say!("failure-one-response")));
        }
        if self.issued.is_some() && several {
            return Err(Failure::Usage(say!("failure-one-date")));
        }
        if self.photo.is_some() && several {
            return Err(Failure::Usage(say!("failure-one-photo")));
        }
        if self.photo.as_deref().is_some_and(is_standard_output) {
            return Err(Failure::Usage(say!("failure-photo-to-output")));
        }
        if self.many.parquet && cfg!(not(feature = "parquet")) {
            return Err(Failure::Usage(say!("many-without-parquet")));
        }
        if self.standard_inputs() > 1 {
            return Err(Failure::Usage(say!("many-one-standard-input")));
        }
        let fields = &self.many.fields;
        let lacks = |name: &str| !fields.is_empty() && !fields.iter().any(|field| field.is(name));
        if self.many.resume.is_some() && (lacks("path") || lacks("verdict")) {
            return Err(Failure::Usage(say!("many-resume-without-path")));
        }
        let is_partial = !fields.is_empty() || !self.many.only.is_empty();
        if self.many.resume.is_some() && self.many.summary && is_partial {
            return Err(Failure::Usage(say!("many-resume-partial-summary")));
        }
        if self.application.is_some() && self.report == ReportForm::Tr03135 {
            return Err(Failure::Usage(say!("failure-tree-of-application")));
        }
        Ok(())
    }
}

/// The arguments of `idchip inspect`.
#[derive(Args, Debug)]
pub(crate) struct InspectArguments {
    /// A card (directory or ZIP archive), or one of its files
    pub(crate) path: PathBuf,
    /// Show the files of this application in place of those of a travel document, as in
    /// `idchip verify --application`
    #[arg(long, value_name = "NAME")]
    pub(crate) application: Option<Application>,
    /// Show the values, which are personal data
    #[arg(long)]
    pub(crate) reveal: bool,
    /// Print one JSON object (docs/json.md)
    #[arg(long)]
    pub(crate) json: bool,
}

/// The arguments of `idchip photo`.
#[derive(Args, Debug)]
pub(crate) struct PhotoArguments {
    /// A card: a directory or ZIP archive; with --unverified also an EF.DG2 alone
    #[arg(value_name = "CARD")]
    pub(crate) card: PathBuf,
    /// The file to write the image to; - is standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: PathBuf,
    #[command(flatten)]
    pub(crate) judge: JudgeArguments,
    /// Write the image as PNG, which every program shows; cards have JPEG or JPEG 2000
    ///
    /// Needs a command that was built with `--features images`.
    #[arg(long)]
    pub(crate) png: bool,
    /// Write the image without verifying anything
    #[arg(long, conflicts_with = "anchors")]
    pub(crate) unverified: bool,
    /// Overwrite an existing file
    #[arg(long)]
    pub(crate) force: bool,
}

/// The arguments of `idchip qr`.
#[derive(Args, Debug)]
pub(crate) struct QrArguments {
    /// The text of the QR code, or - to read it from standard input, hidden from other users
    ///
    /// A program that passes on a scanned text should give it on standard input or after `--`:
    /// otherwise a text such as --help is taken as an option.
    #[arg(value_name = "TEXT", allow_hyphen_values = true)]
    pub(crate) text: Personal,
    /// The card to compare it with: a directory or ZIP archive
    #[arg(long, value_name = "CARD")]
    pub(crate) card: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) judge: JudgeArguments,
    /// Show the values, which are personal data
    #[arg(long)]
    pub(crate) reveal: bool,
    /// Print one JSON object (docs/json.md)
    #[arg(long)]
    pub(crate) json: bool,
}

/// The arguments of `idchip aa`.
#[derive(Args, Debug)]
pub(crate) struct AaArguments {
    /// The EF.DG15 with the chip's public key
    #[arg(long, value_name = "FILE")]
    pub(crate) dg15: PathBuf,
    /// The EF.DG14 that names the signature algorithm of an elliptic-curve key
    #[arg(long, value_name = "FILE")]
    pub(crate) dg14: Option<PathBuf>,
    /// The challenge that the chip was given (INTERNAL AUTHENTICATE): 8 bytes in hexadecimal, or
    /// @FILE to read them from a file
    #[arg(long, value_name = "HEX")]
    pub(crate) challenge: Challenge,
    /// The chip's response to the challenge, in hexadecimal, or @FILE to read it from a file
    #[arg(long, value_name = "HEX")]
    pub(crate) response: Hex,
    /// Print one JSON object (docs/json.md)
    #[arg(long)]
    pub(crate) json: bool,
}

/// The arguments of `idchip export`.
#[derive(Args, Debug)]
pub(crate) struct ExportArguments {
    /// A card: a directory or ZIP archive with EF.SOD, EF.DG1, EF.COM …, or an EF.SOD alone
    #[arg(value_name = "CARD")]
    pub(crate) card: PathBuf,
    /// The container to write: one CBOR file if it ends in .cbor, otherwise a directory; - writes CBOR to
    /// standard output
    #[arg(short, long, value_name = "PATH")]
    pub(crate) output: PathBuf,
    #[command(flatten)]
    pub(crate) judge: JudgeArguments,
    /// The challenge that the chip was given (INTERNAL AUTHENTICATE): 8 bytes in hexadecimal, or
    /// @FILE to read them from a file
    #[arg(long, value_name = "HEX", requires = "aa_response", visible_alias = "challenge")]
    pub(crate) aa_challenge: Option<Challenge>,
    /// The chip's response to the challenge, in hexadecimal, or @FILE to read it from a file
    #[arg(long, value_name = "HEX", requires = "aa_challenge", visible_alias = "response")]
    pub(crate) aa_response: Option<Hex>,
}

/// The arguments of `idchip explain`.
#[derive(Args, Debug)]
pub(crate) struct ExplainArguments {
    /// Names or numbers, such as signature_invalid; the kind before one limits the search to it, as in
    /// reason 12
    #[arg(value_name = "NAME|NUMBER")]
    pub(crate) names: Vec<String>,
    /// Print one JSON object per name, each on a line (docs/json.md)
    #[arg(long)]
    pub(crate) json: bool,
}

/// The arguments of `idchip completions`.
#[derive(Args, Debug)]
pub(crate) struct CompletionsArguments {
    /// The shell
    pub(crate) shell: clap_complete::Shell,
}

/// The arguments of `idchip man`.
#[derive(Args, Debug)]
pub(crate) struct ManArguments {
    /// The subcommand
    pub(crate) command: Option<String>,
    /// Write the pages of the command and of all its subcommands into this directory instead
    #[arg(long, value_name = "DIR", conflicts_with = "command")]
    pub(crate) directory: Option<PathBuf>,
}

/// The arguments of `idchip anchors`.
#[derive(Args, Debug)]
pub(crate) struct AnchorsArguments {
    /// Files in the forms of `idchip verify --anchors`, or directories of them; without any, those of
    /// $IDCHIP_ANCHORS or of the configuration file
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Show only the certificates of this state, by the two letters in their subject, such as VN; may be
    /// given several times
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub(crate) country: Vec<String>,
    /// Show only the certificates that are expired
    #[arg(long)]
    pub(crate) expired: bool,
    /// Print one JSON object per certificate or verified list, each on a line (docs/json.md)
    #[arg(long)]
    pub(crate) json: bool,
    /// Print counts by country, key and signature algorithm instead
    #[arg(long)]
    pub(crate) summary: bool,
    /// Verify master lists under these CSCA certificates of their publishers, and show the checks
    ///
    /// Each PATH is then a file with master lists in any form, or a directory with some. Trusted are only
    /// the certificates given here, not the CSCA certificate in the file of a list.
    #[arg(long, value_name = "PATH", conflicts_with_all = ["summary", "country", "expired"])]
    pub(crate) verify_with: Vec<PathBuf>,
    /// Revocation lists to look for the signers of the lists in, as in `idchip verify --crl`
    ///
    /// A revoked signer is rejected. Without the list of its CSCA the check stays undetermined, which
    /// does not keep a list from being verified.
    #[arg(long, value_name = "PATH", requires = "verify_with")]
    pub(crate) crl: Vec<PathBuf>,
    /// The time for which certificates are marked and master lists verified, in the form of
    /// `idchip verify --at`
    #[arg(long, value_name = "DATE", default_value = "now")]
    pub(crate) at: Moment,
}

/// The arguments of `idchip dump`.
#[derive(Args, Debug)]
pub(crate) struct DumpArguments {
    /// An elementary file, a certificate (DER or PEM), a master list, or any other BER
    pub(crate) file: PathBuf,
    /// Show all values, including those of data groups, the hashes in EF.SOD and unknown content;
    /// they are, or may be, personal data
    #[arg(long)]
    pub(crate) reveal: bool,
    /// The number of bytes of a value to show
    #[arg(long = "octets", value_name = "BYTES", default_value_t = 32)]
    pub(crate) bytes: usize,
}
