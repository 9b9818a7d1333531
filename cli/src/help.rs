//! The help in another language than English.
//!
//! The English texts are the doc comments of the arguments and the sections of [`manual`]. Each has a name, by which its
//! translation is found in `i18n/vi/help.ftl`. A text without a translation stays English.

use std::ffi::OsString;

use clap::builder::{PossibleValue, PossibleValuesParser, Resettable, StyledStr};
use clap::error::ErrorKind;
use clap::{Arg, Command};

use crate::console;
use crate::language::Language;
use crate::manual;
use crate::texts::Texts;

/// The name of a text: that of a message, and of an attribute of it. A message may be of one command, or of
/// several.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Name {
    own: String,
    shared: String,
    attribute: Option<String>,
}

/// The forms of the help: `-h` and `--help`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Short,
    Long,
}

/// Gives the translation of a text, or its English again.
type Translate<'a> = &'a dyn Fn(&Name, &str) -> String;

/// The translation of the help.
#[derive(Clone, Copy)]
struct Translation<'a> {
    form: Form,
    /// The number of columns to write.
    width: u16,
    translate: Translate<'a>,
}

/// Returns the help that these arguments ask for, with its styles. Returns `None` if they do not ask for help, or if the
/// language is English, in which clap writes it.
pub(crate) fn in_language(
    error: &clap::Error,
    language: Language,
    arguments: &[OsString],
) -> Option<String> {
    if language == Language::English || !is_help(error) {
        return None;
    }
    let texts = Texts::of(language).ok()?;
    let translate =
        |name: &Name, english: &str| name.find(&texts).unwrap_or_else(|| english.to_owned());
    // Long help has the sections of `manual`.
    let form = match error.render().to_string().contains("\nExamples:\n") {
        true => Form::Long,
        false => Form::Short,
    };
    let width = console::width().min(MAX_WIDTH);
    Translation { form, width, translate: &translate }.help(arguments)
}

/// The width of the English help at most.
const MAX_WIDTH: u16 = 100;

fn is_help(error: &clap::Error) -> bool {
    use ErrorKind::{DisplayHelp, DisplayHelpOnMissingArgumentOrSubcommand};
    matches!(error.kind(), DisplayHelp | DisplayHelpOnMissingArgumentOrSubcommand)
}

impl Name {
    /// The text about a command.
    fn of_command(command: &str) -> Self {
        let (own, shared) = (format!("help-{command}"), "help-any".to_owned());
        Self { own, shared, attribute: None }
    }

    /// The text about an argument of a command.
    fn of_argument(command: &str, argument: &str) -> Self {
        let argument = argument.replace('_', "-");
        let own = format!("help-{command}-{argument}");
        Self { own, shared: format!("help-any-{argument}"), attribute: None }
    }

    /// A word that stands in the help of every command.
    fn of_word(kind: &str, word: &str) -> Self {
        let own = format!("help-{kind}-{word}");
        Self { shared: own.clone(), own, attribute: None }
    }

    fn with(&self, attribute: impl Into<String>) -> Self {
        Self { attribute: Some(attribute.into()), ..self.clone() }
    }

    fn find(&self, texts: &Texts) -> Option<String> {
        let find = |key: &str| match &self.attribute {
            Some(attribute) => texts.attribute(key, attribute),
            None => texts.plain(key),
        };
        find(&self.own).or_else(|| find(&self.shared))
    }
}

impl Translation<'_> {
    /// Returns the help that these arguments ask for.
    fn help(self, arguments: &[OsString]) -> Option<String> {
        let help = self.command().try_get_matches_from(arguments).err().filter(is_help)?;
        Some(self.with_words(&help.render().ansi().to_string()))
    }

    /// Returns the command line interface with its texts in the other language.
    fn command(self) -> Command {
        let mut command = manual::command();
        // Adds the arguments and the subcommand that clap has by itself.
        command.build();
        self.of_command(command)
    }

    fn of_command(self, mut command: Command) -> Command {
        let id = command.get_name().to_owned();
        let name = Name::of_command(&id);
        let usage = self.usage(&mut command);
        command = command
            .term_width(self.width.into())
            .override_usage(usage)
            .mut_args(|argument| self.of_argument(argument, &id))
            .mut_subcommands(|subcommand| self.of_command(subcommand));
        let about = self.paragraphs(&name, command.get_about(), command.get_long_about());
        if let Some((short, long)) = about {
            command = command.about(short).long_about(long);
        }
        let translate = |part: &str, english: &str| (self.translate)(&name.with(part), english);
        match manual::end_of_help(&id, &translate, self.width.into()) {
            Some(end) => command.after_long_help(end),
            None => command,
        }
    }

    fn of_argument(self, mut argument: Arg, command: &str) -> Arg {
        let name = Name::of_argument(command, argument.get_id().as_str());
        let help = self.paragraphs(&name, argument.get_help(), argument.get_long_help());
        if let Some((short, long)) = help {
            let notes = self.notes(&argument);
            argument = argument.help(short + &notes).long_help(long);
            if self.form == Form::Short {
                argument = argument.hide_default_value(true).hide_possible_values(true);
            }
        }
        let value_names = value_names(&argument);
        if !value_names.is_empty() {
            argument = argument.value_names(value_names.iter().map(|it| self.value_name(it)));
        }
        let values = argument.get_possible_values();
        if values.iter().any(|value| value.get_help().is_some()) {
            let values = values.into_iter().map(|value| self.of_value(value, &name));
            argument = argument.value_parser(PossibleValuesParser::new(values));
        }
        argument
    }

    fn of_value(self, value: PossibleValue, name: &Name) -> PossibleValue {
        let Some(english) = value.get_help().map(ToString::to_string) else { return value };
        let name = name.with(format!("value-{}", value.get_name()));
        value.help((self.translate)(&name, &english))
    }

    /// Returns the first paragraph of a text, and the whole text if English has a long form.
    fn paragraphs(
        self,
        name: &Name,
        short: Option<&StyledStr>,
        long: Option<&StyledStr>,
    ) -> Option<(String, Resettable<StyledStr>)> {
        let english = short?.to_string();
        let short = (self.translate)(name, &english);
        let long = long.map(|long| {
            let long = long.to_string();
            let further = long.strip_prefix(&english).unwrap_or_default();
            StyledStr::from(match further.trim_start_matches(['.', '\n']) {
                "" => short.clone(),
                further => format!("{short}\n\n{}", (self.translate)(&name.with("long"), further)),
            })
        });
        Some((short, long.into()))
    }

    /// Returns the default and the possible values of an argument as they stand behind its short help. clap would write
    /// them in English, and break the lines between its words.
    fn notes(self, argument: &Arg) -> String {
        if self.form == Form::Long || !argument.get_action().takes_values() {
            return String::new();
        }
        let mut notes = Vec::new();
        let defaults = argument.get_default_values().iter().map(|it| it.to_string_lossy());
        if !argument.is_hide_default_value_set() {
            notes.push(("default", "default", defaults.collect::<Vec<_>>().join(" ")));
        }
        if !argument.is_hide_possible_values_set() {
            let values = argument.get_possible_values();
            let values = values.iter().map(PossibleValue::get_name).collect::<Vec<_>>().join(", ");
            notes.push(("possible values", "choices", values));
        }
        let notes = notes.into_iter().filter(|(.., values)| !values.is_empty());
        let notes =
            notes.map(|(english, key, values)| format!(" [{}: {values}]", self.word(key, english)));
        notes.collect()
    }

    /// Returns the usage without its heading, with its styles.
    fn usage(self, command: &mut Command) -> String {
        let usage = command.render_usage().ansi().to_string();
        let usage = usage.split_once(' ').map(|(_, usage)| usage).unwrap_or_default();
        let of_arguments = command.get_arguments().flat_map(value_names);
        // Words of clap.
        let names = of_arguments.chain(["OPTIONS", "COMMAND"].map(str::to_owned));
        names.fold(usage.to_owned(), |usage, name| {
            let other = self.value_name(&name);
            usage
                .replace(&format!("<{name}>"), &format!("<{other}>"))
                .replace(&format!("[{name}]"), &format!("[{other}]"))
        })
    }

    /// Translates the name of a value, or several, as in `NAME|NUMBER`.
    fn value_name(self, english: &str) -> String {
        let names = english.split('|');
        let names = names.map(|name| (self.translate)(&Name::of_word("value", name), name));
        names.collect::<Vec<_>>().join("|")
    }

    fn word(self, key: &str, english: &str) -> String {
        (self.translate)(&Name::of_word("word", key), english)
    }

    /// Translates the words of clap in rendered help. clap has no other way to change them.
    fn with_words(self, help: &str) -> String {
        let help = HEADINGS.iter().fold(help.to_owned(), |help, (english, key)| {
            help.replace(&format!("{english}:"), &format!("{}:", self.word(key, english)))
        });
        NOTES.iter().fold(help, |help, (english, key)| {
            help.replace(&format!("[{english}:"), &format!("[{}:", self.word(key, english)))
        })
    }
}

/// The names of the values of an argument, such as PATH.
fn value_names(argument: &Arg) -> Vec<String> {
    if !argument.get_action().takes_values() {
        return Vec::new();
    }
    argument.get_value_names().unwrap_or_default().iter().map(ToString::to_string).collect()
}

/// The headings that clap writes.
const HEADINGS: &[(&str, &str)] = &[
    ("Usage", "usage"),
    ("Commands", "commands"),
    ("Arguments", "arguments"),
    ("Options", "options"),
    ("Possible values", "possible-values"),
];

/// The words that clap writes in brackets below a long text. The last two also stand behind a short one, whose lines
/// are broken already: their translation must not be longer.
const NOTES: &[(&str, &str)] = &[
    ("default", "default"),
    ("possible values", "choices"),
    ("alias", "alias"),
    ("aliases", "alias"),
];

#[cfg(test)]
mod tests;

#[cfg(test)]
pub(crate) use tests::names_in_code;
