//! Finds the words that somebody asks for.

use super::words::Word;
use crate::kind::{Kind, normalized};
use crate::outcome::Failure;
use crate::texts::say;

/// A search among all words.
pub(super) struct Search<'w> {
    words: &'w [Word],
}

impl<'w> Search<'w> {
    pub(super) const fn new(words: &'w [Word]) -> Self {
        Self { words }
    }

    /// Returns the words with these names and numbers, each once. The name of a kind before a name or a number
    /// limits the search to it, as in `reason 12`.
    pub(super) fn find(&self, names: &[String]) -> Result<Vec<&'w Word>, Failure> {
        let mut found: Vec<&Word> = Vec::new();
        let mut names = names.iter().peekable();
        while let Some(name) = names.next() {
            let kind = Kind::ALL.into_iter().find(|kind| squeezed(name) == squeezed(kind.name()));
            let (name, kind) = match (kind, names.peek()) {
                (Some(_), Some(_)) => (names.next().unwrap_or(name), kind),
                _ => (name, None),
            };
            let of_name = self.find_one(name, kind);
            if of_name.is_empty() {
                return Err(self.unknown(name));
            }
            for word in of_name {
                if !found.iter().any(|other| other.kind == word.kind && other.name == word.name) {
                    found.push(word);
                }
            }
        }
        Ok(found)
    }

    fn find_one(&self, name: &str, kind: Option<Kind>) -> Vec<&'w Word> {
        let of_kind = self.words.iter().filter(|word| match kind {
            Some(kind) => word.kind == kind,
            // A check that is in the tree too is shown once.
            None => word.kind != Kind::TreeCheck || word.key.starts_with(Kind::TreeCheck.name()),
        });
        match name.parse::<u16>() {
            Ok(number) => of_kind
                .filter(|word| word.number == Some(number) || word.status() == Some(number))
                .collect(),
            Err(_) => {
                let wanted = asked(name);
                of_kind.filter(|word| names_of(word).any(|name| name == wanted)).collect()
            }
        }
    }

    /// The error never repeats what was asked: it may be anything.
    fn unknown(&self, name: &str) -> Failure {
        if name.parse::<u64>().is_ok() {
            return Failure::Usage(say!("failure-no-such-number"));
        }
        let wanted = asked(name);
        let mut near: Vec<(f64, &str)> =
            self.words.iter().map(|word| (nearness(word, &wanted), word.name)).collect();
        near.retain(|(nearness, _)| *nearness > NEAR);
        near.sort_by(|(one, _), (other, _)| other.total_cmp(one));
        near.dedup_by_key(|(_, name)| *name);
        let near: Vec<_> = near.iter().take(MOST_NEAR).map(|(_, name)| *name).collect();
        Failure::Usage(match near.as_slice() {
            [] => say!("failure-no-such-word"),
            near => say!("failure-near-words", names = near.join(", ")),
        })
    }
}

/// The similarity from which on a name is suggested: the one that clap takes for commands.
const NEAR: f64 = 0.7;

/// The most names that are suggested.
const MOST_NEAR: usize = 3;

fn nearness(word: &Word, wanted: &str) -> f64 {
    strsim::jaro(&squeezed(word.name), wanted)
}

/// The letters and digits of a name, in lower case.
fn squeezed(name: &str) -> String {
    normalized(name).replace('-', "")
}

/// The name that is asked for, without the prefix of the constants in C.
fn asked(name: &str) -> String {
    let name = normalized(name);
    let name = name.strip_prefix("idchip-").unwrap_or(&name);
    squeezed(name.strip_prefix("status-").unwrap_or(name))
}

/// The names of a word: its own, that of a file without "EF.", its title, the name with its kind, and that in C.
fn names_of(word: &Word) -> impl Iterator<Item = String> {
    let of_file = word.name.strip_prefix("EF.").map(squeezed);
    let in_c = word.kind.in_c().map(|middle| {
        let middle = middle.strip_prefix("STATUS_").unwrap_or(middle);
        squeezed(&format!("{middle}-{}", word.name))
    });
    let with_kind = squeezed(&format!("{}-{}", word.kind.name(), word.name));
    let title = word.title.map(squeezed);
    [Some(squeezed(word.name)), of_file, title, Some(with_kind), in_c].into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::super::words::all;
    use super::*;

    /// The kinds and names of what is found.
    fn found(names: &[&str]) -> Vec<(Kind, &'static str)> {
        let words = all();
        let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
        let found = Search::new(&words).find(&names).unwrap();
        found.into_iter().map(|word| (word.kind, word.name)).collect()
    }

    fn error(name: &str) -> String {
        let words = all();
        Search::new(&words).find(&[name.to_owned()]).unwrap_err().to_string()
    }

    #[test]
    fn a_name_is_found_in_every_way_in_which_it_is_written() {
        for name in [
            "no_anchor",
            "no-anchor",
            "NO_ANCHOR",
            "reason_no_anchor",
            "IDCHIP_STATUS_REASON_NO_ANCHOR",
            "431",
        ] {
            assert_eq!(found(&[name]), [(Kind::Reason, "no_anchor")], "{name}");
        }
        assert_eq!(found(&["parse_truncated"]), [(Kind::Error, "truncated")]);
        assert_eq!(found(&["IDCHIP_FINDING_WEAK_HASH"]), [(Kind::Finding, "weak_hash")]);
        assert!(found(&["card_security"]).contains(&(Kind::Structure, "EF.CardSecurity")));
        let check = (Kind::Check, "sod_signature");
        assert_eq!(found(&["Signature of EF.SOD"]), [check]);
        assert_eq!(found(&["not identical"]), [(Kind::DataGroup, "not identical")]);
    }

    #[test]
    fn a_name_or_number_that_several_have_finds_all_of_them() {
        let of_twelve = found(&["12"]);
        assert!(of_twelve.contains(&(Kind::Check, "card_access")));
        assert!(of_twelve.contains(&(Kind::Reason, "data_group_not_signed")));
        assert_eq!(found(&["reason", "12"]), [(Kind::Reason, "data_group_not_signed")]);
        let of_com: Vec<_> = found(&["com_malformed"]).into_iter().map(|(kind, _)| kind).collect();
        assert_eq!(of_com, [Kind::Reason, Kind::Finding]);
        let both = found(&["weak_hash", "weak-hash", "reason", "ok"]);
        assert_eq!(both, [(Kind::Finding, "weak_hash"), (Kind::Reason, "ok")]);
    }

    #[test]
    fn a_check_in_the_tree_is_shown_once() {
        let kinds: Vec<_> = found(&["revocation"]).into_iter().map(|(kind, _)| kind).collect();
        assert_eq!(kinds, [Kind::Check, Kind::ListCheck]);
        assert_eq!(found(&["tree-check", "revocation"]), [(Kind::TreeCheck, "revocation")]);
        assert_eq!(found(&["integrity"]), [(Kind::TreeCheck, "integrity")]);
    }

    #[test]
    fn every_word_is_found_by_its_name_and_by_its_number() {
        for word in all() {
            let by_name = found(&[word.kind.name(), word.name]);
            assert!(by_name.contains(&(word.kind, word.name)), "{}", word.key);
            let Some(number) = word.number else { continue };
            let by_number = found(&[word.kind.name(), &number.to_string()]);
            assert!(by_number.contains(&(word.kind, word.name)), "{}", word.key);
        }
    }

    #[test]
    fn an_unknown_name_gets_the_nearest_and_is_not_repeated() {
        assert!(error("signatur_invalid").contains("near it are: signature_invalid"));
        assert!(error("signature_invald").contains("signature_invalid"));
        assert!(error("60000").contains("nothing has this number"));
        for name in ["zzzzzz\u{1B}[2J", "", "Nguyễn", "60000"] {
            let error = error(name);
            assert!(!error.contains("zzz") && !error.contains("Nguy") && !error.contains("60000"));
        }
    }
}
