//! Names.

use core::fmt;

use super::FILLER;

/// The name field (Doc 9303-3 §4.6).
///
/// ```text
/// primary identifier << secondary identifier <<<…      components are separated by one <
/// ```
///
/// Names are transliterated, and truncated or abbreviated if they are too long (Doc 9303-3 §6, Doc 9303-5),
/// so they differ from the holder's spelling. **Not** checked: transliteration.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct MrzName<'a> {
    field: &'a str,
}

impl<'a> MrzName<'a> {
    pub(super) const fn new(field: &'a str) -> Self {
        Self { field }
    }

    /// Returns the field with its fillers.
    #[must_use]
    pub const fn as_str(&self) -> &'a str {
        self.field
    }

    /// Returns the components of the primary identifier, usually the surname. They precede the first `<<`.
    #[must_use]
    pub fn primary(&self) -> NameComponents<'a> {
        NameComponents(self.identifiers().0)
    }

    /// Returns the components of the secondary identifier, the given names, if there are any. A second `<<`,
    /// which the standard does not allow, separates components like a single `<`.
    #[must_use]
    pub fn secondary(&self) -> NameComponents<'a> {
        NameComponents(self.identifiers().1)
    }

    /// True if the name may be truncated, because it fills the field up to the last character (Doc 9303-4).
    /// Components may then be initials, truncated or missing.
    #[must_use]
    pub fn is_truncated(&self) -> bool {
        self.field.bytes().next_back().is_some_and(|last| last != FILLER)
    }

    pub(super) fn starts_with_filler(&self) -> bool {
        self.field.bytes().next() == Some(FILLER)
    }

    fn identifiers(&self) -> (&'a str, &'a str) {
        let separator = self.field.as_bytes().windows(SEPARATOR.len()).position(|c| c == SEPARATOR);
        let split = separator.and_then(|at| {
            let (primary, rest) = self.field.split_at_checked(at)?;
            Some((primary, rest.get(SEPARATOR.len()..)?))
        });
        split.unwrap_or((self.field, ""))
    }
}

/// Shows the length only.
impl fmt::Debug for MrzName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MrzName({} characters)", super::without_fillers(self.field).len())
    }
}

/// An iterator over the components of an identifier; no component is empty.
#[derive(Clone)]
pub struct NameComponents<'a>(&'a str);

impl<'a> Iterator for NameComponents<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        // `str::split` is not used, because the compiler cannot prove that its search does not panic.
        let start = self.0.bytes().position(|character| character != FILLER)?;
        let rest = self.0.get(start..)?;
        let end = rest.bytes().position(|character| character == FILLER).unwrap_or(rest.len());
        let (component, after) = rest.split_at_checked(end)?;
        self.0 = after;
        Some(component)
    }
}

impl fmt::Debug for NameComponents<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NameComponents(..)")
    }
}

/// The separator between the primary and the secondary identifier.
const SEPARATOR: &[u8] = b"<<";

#[cfg(test)]
mod tests {
    use super::*;
    use std::vec::Vec;

    fn parts(field: &str) -> (Vec<&str>, Vec<&str>) {
        let name = MrzName::new(field);
        (name.primary().collect(), name.secondary().collect())
    }

    #[test]
    fn splits_at_the_first_double_filler() {
        assert_eq!(
            parts("VAN<DER<STEEN<<MARIANNE<LOUISE"),
            (Vec::from(["VAN", "DER", "STEEN"]), Vec::from(["MARIANNE", "LOUISE"]))
        );
        assert_eq!(parts("A<<B<<C<<<"), (Vec::from(["A"]), Vec::from(["B", "C"])));
        assert_eq!(parts("ARKFREITH<<<"), (Vec::from(["ARKFREITH"]), Vec::new()));
        assert_eq!(parts("ARKFREITH<"), (Vec::from(["ARKFREITH"]), Vec::new()));
        assert_eq!(parts("<<ANNA<<"), (Vec::new(), Vec::from(["ANNA"])));
        assert_eq!(parts("<<<<"), (Vec::new(), Vec::new()));
    }

    #[test]
    fn a_full_field_may_be_truncated() {
        assert!(MrzName::new("BENNE<WOOLO<WARRA<WARNA<<DIN<P").is_truncated());
        assert!(!MrzName::new("AL<BASRI<<HUDA<MUHAMMAD<JAWAD<").is_truncated());
    }
}
