//! The language of the texts for people.

use std::ffi::OsString;

use clap::ValueEnum;
use unic_langid::LanguageIdentifier;

/// A language that the command has texts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    English,
    Vietnamese,
}

/// The choice of a language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum LanguageChoice {
    /// The language of the system, or English if the command has no texts in it
    #[default]
    Auto,
    /// English
    En,
    /// Vietnamese
    Vi,
}

impl LanguageChoice {
    /// Returns the language that was chosen. Without a choice it is that of the system: LANGUAGE, LC_ALL,
    /// LC_MESSAGES or LANG on Unix, the language of the user on Windows and macOS.
    pub(crate) fn language(self) -> Language {
        match self {
            Self::Auto => Language::of_locale(sys_locale::get_locale().as_deref()),
            Self::En => Language::English,
            Self::Vi => Language::Vietnamese,
        }
    }
}

impl LanguageChoice {
    /// Returns the choice that stands in the arguments of the command, and the other arguments. All that is no choice, and all
    /// behind `--`, stays there: this is for arguments that clap did not take, because of an error or a request for help.
    pub(crate) fn take_from(arguments: &[OsString]) -> (Self, Vec<OsString>) {
        let end = arguments.iter().position(|it| it == "--").unwrap_or(arguments.len());
        let (options, rest) = arguments.split_at_checked(end).unwrap_or((arguments, &[]));
        let (mut choice, mut further) = (Self::Auto, Vec::new());
        let mut options = options.iter().peekable();
        while let Some(option) = options.next() {
            let beside = option.to_str().and_then(|it| it.strip_prefix("--lang="));
            let behind = options.peek().filter(|_| option == "--lang").and_then(|it| it.to_str());
            match beside.or(behind).and_then(|it| Self::from_str(it, false).ok()) {
                Some(chosen) => {
                    choice = chosen;
                    if beside.is_none() {
                        options.next();
                    }
                }
                None => further.push(option.clone()),
            }
        }
        further.extend_from_slice(rest);
        (choice, further)
    }
}

impl Language {
    /// The subtag of BCP 47.
    pub(crate) const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Vietnamese => "vi",
        }
    }

    /// Returns the language of a locale; English for the locale C, and for all languages without texts.
    fn of_locale(locale: Option<&str>) -> Self {
        let identifier = locale.and_then(|locale| locale.parse::<LanguageIdentifier>().ok());
        match identifier {
            Some(it) if it.language == Self::Vietnamese.tag() => Self::Vietnamese,
            _ => Self::English,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_gives_its_language_and_others_give_english() {
        for locale in ["vi", "vi-VN", "vi_VN", "VI-vn", "vi-Latn-VN"] {
            assert_eq!(Language::of_locale(Some(locale)), Language::Vietnamese, "{locale}");
        }
        for locale in ["en-US", "C", "POSIX", "de-DE", "vie", "v", "", "vi VN"] {
            assert_eq!(Language::of_locale(Some(locale)), Language::English, "{locale}");
        }
        assert_eq!(Language::of_locale(None), Language::English);
    }

    #[test]
    fn the_choice_is_found_among_arguments() {
        let take = |arguments: &[&str]| {
            let arguments: Vec<_> = arguments.iter().map(OsString::from).collect();
            let (choice, further) = LanguageChoice::take_from(&arguments);
            (choice, further.join(" ".as_ref()).into_string().unwrap())
        };
        for (arguments, choice, further) in [
            (&["--lang", "vi", "verify"][..], LanguageChoice::Vi, "verify"),
            (&["verify", "--lang=en", "-h"], LanguageChoice::En, "verify -h"),
            (&["verify", "-h", "--lang"], LanguageChoice::Auto, "verify -h --lang"),
            (&["--lang", "xx", "-h"], LanguageChoice::Auto, "--lang xx -h"),
            (&["--lang=", "--lang=VI"], LanguageChoice::Auto, "--lang= --lang=VI"),
            (&["qr", "--", "--lang", "vi"], LanguageChoice::Auto, "qr -- --lang vi"),
            (&["--langvi", "lang=vi"], LanguageChoice::Auto, "--langvi lang=vi"),
            (&[], LanguageChoice::Auto, ""),
        ] {
            assert_eq!(take(arguments), (choice, further.to_owned()), "{arguments:?}");
        }
    }

    #[test]
    fn a_choice_is_independent_of_the_system() {
        assert_eq!(LanguageChoice::En.language(), Language::English);
        assert_eq!(LanguageChoice::Vi.language(), Language::Vietnamese);
    }
}
