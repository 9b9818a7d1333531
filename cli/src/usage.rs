//! Help, and messages about wrong arguments.

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue};

use crate::help;
use crate::language::LanguageChoice;
use crate::outcome::Failure;

/// Prints the error in the arguments, or the requested help in the language of the arguments or of the
/// system.
///
/// Help exits with success only if nothing else was requested: a file or a text called `--help`
/// must not end like an accepted card.
pub(crate) fn print(error: clap::Error, arguments: impl Iterator<Item = OsString>) -> ExitCode {
    let is_help = !error.use_stderr();
    let arguments: Vec<_> = arguments.collect();
    let (choice, further) = LanguageChoice::take_from(&arguments);
    let _ = match help::in_language(&error, choice.language(), &arguments) {
        Some(help) if is_help => write!(anstream::stdout(), "{help}"),
        Some(help) => write!(anstream::stderr(), "{help}"),
        None => without_arguments(error).print(),
    };
    if is_help && asks_for_help_alone(further.into_iter()) {
        ExitCode::SUCCESS
    } else {
        Failure::USAGE.into()
    }
}

/// True for `idchip --help`, `idchip verify --help` and `idchip help verify`.
fn asks_for_help_alone(arguments: impl Iterator<Item = OsString>) -> bool {
    let arguments: Vec<_> = arguments.skip(1).take(3).collect();
    match arguments.as_slice() {
        [] => true,
        [first, ..] if first == "help" => true,
        [last] | [_, last] => ["-h", "--help", "-V", "--version"].iter().any(|flag| last == flag),
        _ => false,
    }
}

/// Removes the caller's words from the error: they may be personal data, such as the text of a QR
/// code, or control the terminal.
fn without_arguments(mut error: clap::Error) -> clap::Error {
    let given: &[ContextKind] = match error.kind() {
        clap::error::ErrorKind::UnknownArgument => &[ContextKind::InvalidArg],
        _ => &[ContextKind::InvalidSubcommand, ContextKind::InvalidValue],
    };
    for kind in given {
        // The value is empty if it is missing; the message then says so.
        let is_given = match error.get(*kind) {
            Some(ContextValue::String(text)) => !text.is_empty(),
            Some(ContextValue::Strings(texts)) => !texts.is_empty(),
            _ => false,
        };
        if is_given {
            error.insert(*kind, ContextValue::String("…".to_owned()));
        }
    }
    // The suggestion repeats the argument that was given as a value.
    error.remove(ContextKind::Suggested);
    error
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args::Arguments;
    use clap::{CommandFactory, Parser};

    /// A personal value that also clears the screen.
    const VALUE: &str = "079\u{1B}[2J\u{202E}1|Nguyễn";

    /// The message for these arguments, or `None` if they are well formed.
    fn message(arguments: &[&str]) -> Option<String> {
        let arguments = ["idchip"].iter().chain(arguments);
        let error = Arguments::try_parse_from(arguments).err()?;
        Some(without_arguments(error).render().to_string())
    }

    #[track_caller]
    fn is_hidden(arguments: &[&str]) {
        let Some(message) = message(arguments) else { return };
        for part in ["079", "Nguyễn", "\u{1B}", "\u{202E}", "[2J"] {
            assert!(!message.contains(part), "{arguments:?}: {message:?}");
        }
    }

    #[test]
    fn no_message_repeats_an_argument() {
        is_hidden(&[VALUE]);
        let option = format!("--{VALUE}");
        is_hidden(&[&option]);
        let command = Arguments::command();
        for command in command.get_subcommands() {
            let name = command.get_name();
            for given in [VALUE, &option, &format!("-{VALUE}"), &format!("--anchor{VALUE}")] {
                is_hidden(&[name, given]);
                is_hidden(&[name, given, given, given, given]);
            }
            for option in command.get_arguments().filter_map(|argument| argument.get_long()) {
                let option = format!("--{option}");
                is_hidden(&[name, &option, VALUE]);
                is_hidden(&[name, &format!("{option}={VALUE}")]);
                is_hidden(&[name, VALUE, &option, VALUE]);
                is_hidden(&[name, VALUE, &option, VALUE, &option, VALUE]);
            }
        }
    }

    #[test]
    fn a_message_names_the_error() {
        for (arguments, text) in [
            (&["verfy", "x"][..], "a similar subcommand exists: 'verify'"),
            (&["verify", "x", "--anchor", "y"], "a similar argument exists: '--anchors'"),
            (&["verify", "x", "--anchors", "y", "--at", "today"], "give a day such as 2026-11-01"),
            (&["verify", "x", "--anchors", "y", "--at"], "a value is required for '--at <DATE>'"),
            (&["verify"], "<CARD>..."),
            (&["completions", "csh"], "[possible values: bash, elvish"),
            (&["aa", "--dg15", "x", "--response", "", "--challenge", "00"], "8 bytes"),
        ] {
            let message = message(arguments).unwrap();
            assert!(message.contains(text), "{arguments:?}: {message}");
        }
    }

    #[test]
    fn a_text_that_looks_like_an_option_is_the_text_of_the_code() {
        for text in ["-", "--", "-079", "--079|Nguyễn", "--079=1", "-x", "--no-such-option", "---"]
        {
            let parsed = Arguments::try_parse_from(["idchip", "qr", "--reveal", text]);
            // The text follows `--`, so `--` alone gives no text.
            assert_eq!(parsed.is_ok(), text != "--", "{text}");
            let parsed = Arguments::try_parse_from(["idchip", "qr", "--", text]).unwrap();
            let crate::args::Command::Qr(arguments) = parsed.command else { panic!("{text}") };
            assert_eq!(arguments.text.0.as_str(), text);
        }
    }

    #[test]
    fn help_is_success_only_if_nothing_else_was_requested() {
        let alone =
            |list: &[&str]| asks_for_help_alone(["idchip"].iter().chain(list).map(OsString::from));
        for list in [&[][..], &["--help"], &["-V"], &["qr", "--help"], &["help", "qr"], &["help"]] {
            assert!(alone(list), "{list:?}");
        }
        for list in [
            &["qr", "-h079"][..],
            &["qr", "--help", "--card"],
            &["verify", "--help", "--anchors", "x"],
            &["verify", "x", "-h"],
        ] {
            assert!(!alone(list), "{list:?}");
        }
    }
}
