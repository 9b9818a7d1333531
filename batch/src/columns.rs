//! The names of the columns that a table of cards has.

use idchip::lds::{DgNumber, ElementaryFile};

/// Returns the file in the column of this name: `sod`, `com`, `card_access`, `card_security`, `dir`, `dg1` to `dg16`.
#[must_use]
pub fn file_of_column(name: &str) -> Option<ElementaryFile> {
    match name {
        "sod" => Some(ElementaryFile::Sod),
        "com" => Some(ElementaryFile::Com),
        "card_access" => Some(ElementaryFile::CardAccess),
        "card_security" => Some(ElementaryFile::CardSecurity),
        "dir" => Some(ElementaryFile::Dir),
        _ => {
            let number = name.strip_prefix("dg")?;
            let is_number = |of: &&DgNumber| of.number().to_string() == number;
            DgNumber::ALL.iter().find(is_number).map(|number| ElementaryFile::DataGroup(*number))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::CardFiles;

    #[test]
    fn every_file_that_is_verified_has_a_column() {
        let groups = (1..=16).map(|number| format!("dg{number}"));
        let others = ["sod", "com", "card_access", "card_security", "dir"].map(str::to_owned);
        let mut found: Vec<_> =
            others.into_iter().chain(groups).map(|name| file_of_column(&name).unwrap()).collect();
        found.sort_unstable();
        let verified = ElementaryFile::all().filter(|file| CardFiles::default().set(*file, &[]));
        let mut verified: Vec<_> = verified.collect();
        verified.sort_unstable();
        assert_eq!(found, verified);
    }

    #[test]
    fn another_column_is_no_file() {
        for name in ["", "id", "SOD", "dg", "dg0", "dg01", "dg+1", "dg17", "dg1 ", "at"] {
            assert_eq!(file_of_column(name), None, "{name}");
        }
    }
}
