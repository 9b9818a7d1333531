//! The kinds of words that are explained, and the keys of their texts.

/// A kind of words, in the order in which they are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Check,
    ListCheck,
    CardSecurityCheck,
    TreeCheck,
    Result,
    Verdict,
    DataGroup,
    Reason,
    Finding,
    Error,
    Input,
    Structure,
    CrossCheck,
    Deviation,
}

impl Kind {
    pub(crate) const ALL: [Self; 14] = [
        Self::Check,
        Self::ListCheck,
        Self::CardSecurityCheck,
        Self::TreeCheck,
        Self::Result,
        Self::Verdict,
        Self::DataGroup,
        Self::Reason,
        Self::Finding,
        Self::Error,
        Self::Input,
        Self::Structure,
        Self::CrossCheck,
        Self::Deviation,
    ];

    /// The name in arguments and JSON, and the beginning of the keys of the texts.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::ListCheck => "list-check",
            Self::CardSecurityCheck => "card-security-check",
            Self::TreeCheck => "tree-check",
            Self::Result => "result",
            Self::Verdict => "verdict",
            Self::DataGroup => "data-group",
            Self::Reason => "reason",
            Self::Finding => "finding",
            Self::Error => "error",
            Self::Input => "input",
            Self::Structure => "structure",
            Self::CrossCheck => "cross-check",
            Self::Deviation => "deviation",
        }
    }

    /// A heading for the words of this kind.
    pub(crate) const fn title(self) -> &'static str {
        match self {
            Self::Check => "Checks of a document",
            Self::ListCheck => "Checks of a master list or deviation list",
            Self::CardSecurityCheck => "Checks of EF.CardSecurity",
            Self::TreeCheck => "Checks in the tree of TR-03135-1",
            Self::Result => "Results of checks",
            Self::Verdict => "Verdicts",
            Self::DataGroup => "Statuses of files",
            Self::Reason => "Reasons for results",
            Self::Finding => {
                "Findings: deviations from the standard that were tolerated in reading"
            }
            Self::Error => "Errors of bytes that do not parse",
            Self::Input => "Errors of files that were given to the command",
            Self::Structure => "Structures that errors name",
            Self::CrossCheck => "Comparisons of the parts of a Vietnamese card",
            Self::Deviation => "Types of deviations in a deviation list",
        }
    }

    /// The middle of the names of its constants in C, after `IDCHIP_`; none if C has no constants for it.
    pub(crate) const fn in_c(self) -> Option<&'static str> {
        Some(match self {
            Self::Check => "CHECK",
            Self::ListCheck => "LIST_CHECK",
            Self::TreeCheck => "TR03135",
            Self::Result => "RESULT",
            Self::Verdict => "VERDICT",
            Self::DataGroup => "DATA_GROUP",
            Self::Reason => "STATUS_REASON",
            Self::Finding => "FINDING",
            Self::Error => "STATUS_PARSE",
            Self::Structure => "STRUCTURE",
            Self::CrossCheck => "CROSS_CHECK",
            Self::CardSecurityCheck | Self::Input | Self::Deviation => return None,
        })
    }
}

/// Writes letters and digits in lower case, and a hyphen in place of all others, so that a name is found however
/// its words are joined.
pub(crate) fn normalized(text: &str) -> String {
    let words = text.split(|character: char| !character.is_ascii_alphanumeric());
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    words.join("-").to_ascii_lowercase()
}

/// The key of the texts of a word.
/// Returns the key of the texts of a word.
pub(crate) fn key(kind: Kind, name: &str) -> String {
    format!("{}-{}", kind.name(), normalized(name))
}
