//! The sections EXAMPLES, EXIT STATUS, ENVIRONMENT and FILES of the help, and the manual pages.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use clap::{Command, CommandFactory};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use crate::args::Arguments;
use crate::outcome::console_path;

/// A name and its meaning.
type Entry = (&'static str, &'static str);

/// The sections of one command.
struct Sections {
    command: &'static str,
    /// The purpose of each example, and the command line.
    examples: &'static [Entry],
    exit_status: &'static [Entry],
    /// The variables that the command reads besides [`ENVIRONMENT`].
    environment: &'static [Entry],
    files: &'static [Entry],
}

const SECTIONS: &[Sections] = &[
    Sections {
        command: "verify",
        examples: &[
            ("Verify a card, read into a directory", "idchip verify card/ --anchors csca.der"),
            (
                "Look for the signer in the state's revocation list, too",
                "idchip verify card/ --anchors csca.der --crl csca.crl",
            ),
            (
                "Verify that the chip is genuine, with its response to a challenge",
                "idchip verify card/ --anchors csca.der --aa-challenge @challenge --aa-response @response",
            ),
            (
                "Judge all cards in a directory, one JSON object each",
                "idchip verify cards/ --json --anchors csca.der",
            ),
            (
                "Judge the cards of an archive, and go on after an interruption",
                "idchip verify cards.tar.gz --json --anchors csca.der --resume rows.ndjson",
            ),
            (
                "Count the cards of a list by verdict, reason and signer",
                "idchip verify --cards-from list.txt --summary --anchors csca.der",
            ),
        ],
        exit_status: VERDICTS,
        environment: ANCHORS,
        files: CARD,
    },
    Sections {
        command: "inspect",
        examples: &[
            ("Show the structure of a card", "idchip inspect card/"),
            ("Show one file with its values", "idchip inspect card/EF.DG1.bin --reveal"),
        ],
        exit_status: &[SHOWN, MALFORMED, USAGE],
        environment: &[],
        files: &[CARD_FILES],
    },
    Sections {
        command: "photo",
        examples: &[
            (
                "Write the image of a card that is accepted",
                "idchip photo card/ -o face.jpg --anchors csca.der",
            ),
            (
                "Pass the image on to a program",
                "idchip photo card/ -o - --anchors csca.der | program",
            ),
        ],
        exit_status: &[
            ("0", "the image is written"),
            REJECTED,
            UNDETERMINED,
            MALFORMED,
            USAGE,
            CANNOT_WRITE,
        ],
        environment: ANCHORS,
        files: CARD,
    },
    Sections {
        command: "qr",
        examples: &[
            ("Decode a code that a scanner wrote into a file", "idchip qr - < code.txt"),
            ("Compare it with the chip", "idchip qr - --card card/ --anchors csca.der < code.txt"),
        ],
        exit_status: &[
            ("0", "the code is decoded; with --card, the card is accepted and agrees with it"),
            ("1", "the card is rejected, or differs from the code"),
            ("2", "the card is undetermined, or not comparable with the code"),
            ("3", "the code or the card is unreadable or malformed"),
            USAGE,
        ],
        environment: ANCHORS,
        files: CARD,
    },
    Sections {
        command: "aa",
        examples: &[(
            "Check a response with the key of the card",
            "idchip aa --dg15 card/EF.DG15.bin --challenge 0011223344556677 --response @response",
        )],
        exit_status: &[
            ("0", "the response was made with the key of EF.DG15"),
            ("1", "it was not"),
            ("2", "the check could not be made"),
            MALFORMED,
            USAGE,
        ],
        environment: &[],
        files: &[],
    },
    Sections {
        command: "anchors",
        examples: &[
            ("List the certificates of a master list", "idchip anchors icao.ml"),
            ("Count them", "idchip anchors icao.ml --summary"),
            (
                "Verify a master list with the CSCA certificate of its publisher",
                "idchip anchors icao.ml --verify-with publisher.der",
            ),
        ],
        exit_status: &[
            ("0", "the certificates are listed; with --verify-with, every list is verified"),
            ("1", "with --verify-with: a check of a list failed"),
            ("2", "with --verify-with: a check of a list is undetermined"),
            MALFORMED,
            USAGE,
        ],
        environment: ANCHORS,
        files: &[CONFIGURATION],
    },
    Sections {
        command: "dump",
        examples: &[
            ("Show the elements of EF.SOD", "idchip dump card/EF.SOD.bin"),
            ("Show a data group with its values", "idchip dump card/EF.DG1.bin --reveal"),
        ],
        exit_status: &[SHOWN, MALFORMED, USAGE],
        environment: &[],
        files: &[],
    },
    Sections {
        command: "export",
        examples: &[
            (
                "Keep the evidence in a directory",
                "idchip export card/ -o evidence/ --anchors csca.der",
            ),
            ("Verify it again", "idchip verify evidence/ --anchors csca.der"),
            ("Pass it on as CBOR", "idchip export card/ -o - --anchors csca.der > evidence.cbor"),
        ],
        exit_status: &[ACCEPTED, REJECTED, UNDETERMINED, MALFORMED, USAGE, CANNOT_WRITE],
        environment: ANCHORS,
        files: &[
            CARD_FILES,
            ("evidence.json", "the manifest in a container that is a directory (docs/evidence.md)"),
            CONFIGURATION,
        ],
    },
    Sections {
        command: "explain",
        examples: &[
            ("Explain a name of a report", "idchip explain signature_invalid"),
            ("Explain a number that a program in C shows", "idchip explain reason 12"),
            ("List all names", "idchip explain"),
        ],
        exit_status: &[("0", "every name is explained"), USAGE],
        environment: LANGUAGE,
        files: &[],
    },
    Sections {
        command: "completions",
        examples: &[(
            "Complete commands and options in Bash",
            "idchip completions bash > ~/.local/share/bash-completion/completions/idchip",
        )],
        exit_status: &[("0", "the script is written"), USAGE],
        environment: &[],
        files: &[],
    },
    Sections {
        command: "man",
        examples: &[("Read the manual page of a command", "idchip man verify | man -l -")],
        exit_status: &[("0", "the page is written"), USAGE, CANNOT_WRITE],
        environment: &[],
        files: &[],
    },
];

/// The sections of the command itself.
const OVERVIEW: Sections = Sections {
    command: "idchip",
    examples: &[
        ("Verify a card", "idchip verify card/ --anchors csca.der"),
        ("Show the help of a command", "idchip verify --help"),
    ],
    exit_status: VERDICTS,
    environment: ANCHORS,
    files: CARD,
};

const VERDICTS: &[Entry] = &[
    ("0", "every card is accepted, or the request is done"),
    REJECTED,
    UNDETERMINED,
    MALFORMED,
    USAGE,
    ("70", "two implementations of the cryptography disagree (--cross-check)"),
    CANNOT_WRITE,
    ("", "of several cards the worst counts: malformed, then rejected, then undetermined"),
];

const ACCEPTED: Entry = ("0", "the card is accepted");
const REJECTED: Entry = ("1", "the card is rejected: a check failed");
const UNDETERMINED: Entry =
    ("2", "the card is undetermined: nothing failed, but something to decide with is missing");
const MALFORMED: Entry = ("3", "the input is unreadable or malformed");
const SHOWN: Entry = ("0", "the content is shown");
const USAGE: Entry = ("64", "the arguments are wrong");
const CANNOT_WRITE: Entry = ("73", "the output cannot be written");

const CARD_FILES: Entry = (
    "EF.SOD, EF.DG1, EF.COM …",
    "the files of a card in its directory or ZIP archive; also ef_sod.bin, DG1, DataGroup1.dat, 011D",
);

const CARD: &[Entry] = &[CARD_FILES, CONFIGURATION];

const CONFIGURATION: Entry = (
    "idchip/config.toml",
    "in the user's directory for configuration files: anchors, a list of paths (docs/anchors.md)",
);

const ANCHORS: &[Entry] =
    &[("IDCHIP_ANCHORS", "the anchors if the arguments give none: paths, separated as in PATH")];

const LANGUAGE: &[Entry] =
    &[("LANG", "the language without --lang; LANGUAGE, LC_ALL and LC_MESSAGES go before it")];

/// The variables that every command reads.
const ENVIRONMENT: &[Entry] = &[
    ("COLUMNS", "the width of tables; by default that of the terminal, or else 80"),
    ("NO_COLOR", "if set, no colours are written; --color goes before it"),
    ("CLICOLOR_FORCE", "if set, colours are written also to what is no terminal"),
];

impl Sections {
    /// The sections with their titles; those without an entry are left out.
    fn all(&self) -> impl Iterator<Item = (&'static str, Vec<Entry>)> {
        let all = [
            ("Examples", self.examples.to_vec()),
            ("Exit status", self.exit_status.to_vec()),
            ("Environment", [self.environment, ENVIRONMENT].concat()),
            ("Files", self.files.to_vec()),
        ];
        all.into_iter().filter(|(_, entries)| !entries.is_empty())
    }

    /// The sections as the end of the long help, in the words of the translator. Behind a name, lines are broken at this
    /// width.
    fn help(&self, translate: Translate<'_>, columns: usize) -> String {
        let sections = self.all().map(|(title, entries)| {
            let is_examples = title == "Examples";
            let section = hyphenated(title).to_lowercase();
            let width = entries.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
            let lines = entries.iter().zip(1..).map(|((name, text), number)| {
                if is_examples {
                    let purpose = translate(&format!("{section}-{number}"), name);
                    return format!("  {purpose}:\n    {text}\n");
                }
                let text = translate(&hyphenated(&format!("{section} {name}")), text);
                match width > WIDEST_NAME {
                    true => format!("  {name}\n    {text}\n"),
                    false => {
                        let text = broken(&text, width.saturating_add(4), columns);
                        format!("  {name:width$}  {text}\n")
                    }
                }
            });
            let title = translate(&format!("title-{section}"), title);
            format!("{title}:\n{}", lines.collect::<String>())
        });
        sections.collect::<Vec<_>>().join("\n")
    }

    /// The sections in the language of manual pages.
    fn roff(&self) -> Roff {
        let mut page = Roff::new();
        for (title, entries) in self.all() {
            page.control("SH", [title.to_uppercase().as_str()]);
            for (name, text) in &entries {
                if name.is_empty() {
                    page.control("PP", []);
                    page.text([roman(*text)]);
                    continue;
                }
                let (first, second) = match title {
                    "Examples" => (roman(format!("{name}:")), bold(*text)),
                    _ => (bold(*name), roman(*text)),
                };
                page.control("TP", []);
                page.text([first]);
                page.text([second]);
            }
        }
        page
    }
}

/// Gets the name of a text in the sections of a command and its English, and gives the words to print: for example
/// `exit-status-64`, `environment-NO-COLOR`, `examples-1` for the purpose of the first example.
pub(crate) type Translate<'a> = &'a dyn Fn(&str, &str) -> String;

/// Keeps letters and digits, and puts one hyphen in place of all others between them.
fn hyphenated(text: &str) -> String {
    let parts = text.split(|it: char| !it.is_ascii_alphanumeric()).filter(|it| !it.is_empty());
    parts.collect::<Vec<_>>().join("-")
}

/// Breaks a text that begins in the column `indent` into lines that end before `columns`, and indents them.
fn broken(text: &str, indent: usize, columns: usize) -> String {
    let (mut lines, mut column) = (String::new(), indent);
    for word in text.split(' ') {
        let end = word.chars().count().saturating_add(column);
        if column == indent {
            column = end;
        } else if end < columns {
            lines.push(' ');
            column = end.saturating_add(1);
        } else {
            lines.push_str(&format!("\n{:indent$}", ""));
            column = end.saturating_sub(column).saturating_add(indent);
        }
        lines.push_str(word);
    }
    lines
}

/// A longer name stands on a line of its own.
const WIDEST_NAME: usize = 16;

fn sections_of(command: &str) -> Option<&'static Sections> {
    SECTIONS.iter().find(|sections| sections.command == command)
}

/// Returns the sections at the end of the long help of the command, or of a subcommand that has some, in the words
/// of the translator and in this width.
pub(crate) fn end_of_help(
    command: &str,
    translate: Translate<'_>,
    columns: usize,
) -> Option<String> {
    let mut all = SECTIONS.iter().chain([&OVERVIEW]);
    Some(all.find(|sections| sections.command == command)?.help(translate, columns))
}

/// Returns the command line interface, with these sections in the long help.
pub(crate) fn command() -> Command {
    let english = |_: &str, text: &str| text.to_owned();
    // clap breaks the lines.
    let help = |sections: &Sections| sections.help(&english, usize::MAX);
    let command = Arguments::command().after_long_help(help(&OVERVIEW));
    SECTIONS.iter().fold(command, |command, sections| {
        command.mut_subcommand(sections.command, |it| it.after_long_help(help(sections)))
    })
}

/// Writes the manual page of the command, or of this subcommand. Returns `None` if there is no such
/// subcommand.
pub(crate) fn page(subcommand: Option<&str>) -> Option<io::Result<Vec<u8>>> {
    let mut command = Arguments::command();
    command.build();
    let (command, sections) = match subcommand {
        Some(name) => (command.find_subcommand(name)?.clone(), sections_of(name)),
        None => (command, Some(&OVERVIEW)),
    };
    let mut page = Vec::new();
    Some(render(command, sections, &mut page).map(|()| page))
}

/// Writes the manual pages of the command and of all its subcommands into a directory, which is created.
pub(crate) fn write_pages(directory: &Path) -> io::Result<()> {
    let at = |path: &Path, error: io::Error| {
        io::Error::new(error.kind(), format!("{}: {error}", console_path(path)))
    };
    fs::create_dir_all(directory).map_err(|error| at(directory, error))?;
    let mut command = Arguments::command();
    command.build();
    let subcommands = command.get_subcommands().filter(|it| it.get_name() != "help");
    let names = subcommands.map(|it| Some(it.get_name().to_owned())).chain([None]);
    for name in names {
        let Some(page) = page(name.as_deref()) else { continue };
        let file = name.map_or_else(|| "idchip.1".to_owned(), |it| format!("idchip-{it}.1"));
        let path = directory.join(file);
        fs::write(&path, page?).map_err(|error| at(&path, error))?;
    }
    Ok(())
}

fn render(command: Command, sections: Option<&Sections>, page: &mut dyn Write) -> io::Result<()> {
    let has_subcommands = command.has_subcommands();
    let man = Man::new(command);
    man.render_title(page)?;
    man.render_name_section(page)?;
    man.render_synopsis_section(page)?;
    man.render_description_section(page)?;
    man.render_options_section(page)?;
    if has_subcommands {
        man.render_subcommands_section(page)?;
    }
    if let Some(sections) = sections {
        sections.roff().to_writer(page)?;
    }
    man.render_version_section(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_its_sections() {
        for command in Arguments::command().get_subcommands() {
            let name = command.get_name();
            let sections = sections_of(name).unwrap_or_else(|| panic!("{name} has no sections"));
            assert!(!sections.examples.is_empty() && !sections.exit_status.is_empty(), "{name}");
            let page = String::from_utf8(page(Some(name)).unwrap().unwrap()).unwrap();
            for title in ["EXAMPLES", "EXIT STATUS", "ENVIRONMENT"] {
                let plain = page.replace('"', "");
                assert!(plain.contains(&format!(".SH {title}\n")), "{name}: {page}");
            }
        }
    }

    #[test]
    fn every_example_is_a_command_line_that_parses() {
        use clap::Parser;
        use clap::error::ErrorKind;
        for sections in SECTIONS.iter().chain([&OVERVIEW]) {
            for (purpose, line) in sections.examples {
                let line = line.split(['|', '<', '>']).next().unwrap();
                let parsed = Arguments::try_parse_from(line.split_whitespace());
                let is_help = parsed.as_ref().is_err_and(|error| !error.use_stderr());
                // The files that `@` names are not there.
                let is_refused =
                    parsed.as_ref().is_err_and(|it| it.kind() == ErrorKind::ValueValidation);
                let is_file = line.contains('@') && is_refused;
                assert!(parsed.is_ok() || is_help || is_file, "{purpose}: {line}");
            }
        }
    }
}
