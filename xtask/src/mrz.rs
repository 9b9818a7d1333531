//! Machine-readable zones with their check digits, and DG1 around them.

use crate::der::{Bytes, tlv};

/// The elements of a machine-readable zone, unpadded; check digits are computed.
#[derive(Clone, Debug)]
pub(crate) struct Mrz {
    /// Document code and issuing state: `IDVNM`, `P<UTO`.
    pub(crate) code_and_state: &'static str,
    pub(crate) number: &'static str,
    pub(crate) birth: &'static str,
    pub(crate) sex: &'static str,
    pub(crate) expiry: &'static str,
    pub(crate) nationality: &'static str,
    /// The first optional data of TD1, the only one of TD2 and TD3.
    pub(crate) optional: &'static str,
    pub(crate) name: &'static str,
}

/// An invented citizen of Vietnam; optional data are the 12 digits, fillers and their digit.
pub(crate) const VIETNAM: Mrz = Mrz {
    code_and_state: "IDVNM",
    number: "099012345",
    birth: "990101",
    sex: "M",
    expiry: "390101",
    nationality: "VNM",
    optional: "001099012345<<0",
    name: "NGUYEN<<VAN<A",
};

/// Another one, over sixty: the card does not expire.
pub(crate) const VIETNAM_NO_EXPIRY: Mrz = Mrz {
    code_and_state: "IDVNM",
    number: "156054321",
    birth: "560815",
    sex: "F",
    expiry: "991231",
    nationality: "VNM",
    optional: "079156054321<<5",
    name: "DO<<THI<ANH<NGOC",
};

impl Mrz {
    /// Three lines of 30.
    pub(crate) fn td1(&self) -> String {
        let (number, optional) = self.number_and_optional(15);
        let first = format!("{}{number}{optional}", self.code_and_state);
        let dates = self.dates();
        let composite = [&number, &optional, &dates[..7], &dates[8..], "<<<<<<<<<<<"].concat();
        let second = format!("{dates}{}<<<<<<<<<<<{}", self.nationality, digit(&composite));
        format!("{first}{second}{}", fill(self.name, 30))
    }

    /// Two lines of 36.
    pub(crate) fn td2(&self) -> String {
        let (number, optional) = self.number_and_optional(7);
        let dates = self.dates();
        let composite = [&number, &dates[..7], &dates[8..], &optional].concat();
        let first = format!("{}{}", self.code_and_state, fill(self.name, 31));
        format!("{first}{number}{}{dates}{optional}{}", self.nationality, digit(&composite))
    }

    /// Two lines of 44.
    pub(crate) fn td3(&self) -> String {
        let number = fill(self.number, 9);
        let number = format!("{number}{}", digit(&number));
        let optional = fill(self.optional, 14);
        let optional = format!("{optional}{}", digit(&optional));
        let dates = self.dates();
        let composite = [&number, &dates[..7], &dates[8..], &optional].concat();
        let first = format!("{}{}", self.code_and_state, fill(self.name, 39));
        format!("{first}{number}{}{dates}{optional}{}", self.nationality, digit(&composite))
    }

    /// Birth, its digit, sex, expiry, its digit.
    fn dates(&self) -> String {
        let (birth, expiry) = (digit(self.birth), digit(self.expiry));
        format!("{}{birth}{}{}{expiry}", self.birth, self.sex, self.expiry)
    }

    /// The number with its digit, and the optional data: a number longer than nine runs over.
    fn number_and_optional(&self, size: usize) -> (String, String) {
        let digit = digit(self.number);
        match self.number.split_at_checked(9) {
            Some((head, tail)) if !tail.is_empty() => {
                (format!("{head}<"), fill(&format!("{tail}{digit}<{}", self.optional), size))
            }
            _ => (format!("{}{digit}", fill(self.number, 9)), fill(self.optional, size)),
        }
    }
}

/// DG1 around the lines.
pub(crate) fn dg1(lines: &str) -> Bytes {
    tlv(0x61, tlv(0x5F1F, lines))
}

/// Replaces the character at `position` (from 0) of the zone inside a DG1.
pub(crate) fn overwrite(dg1: &mut Bytes, position: usize, text: &str) {
    let start = dg1.len() - usize::from(dg1[4]) + position;
    dg1[start..start + text.len()].copy_from_slice(text.as_bytes());
}

/// The lines of a TD1 with other characters at `position` (from 0) and the composite digit to match.
pub(crate) fn with_td1_text(lines: &str, position: usize, text: &str) -> String {
    let mut lines = lines.to_owned();
    lines.replace_range(position..position + text.len(), text);
    let composite = [&lines[5..37], &lines[38..45], &lines[48..59]].concat();
    lines.replace_range(59..60, &digit(&composite).to_string());
    lines
}

/// The lines of a TD3 with other characters at `position` (from 0) and the composite digit to match.
pub(crate) fn with_td3_text(lines: &str, position: usize, text: &str) -> String {
    let mut lines = lines.to_owned();
    lines.replace_range(position..position + text.len(), text);
    let composite = [&lines[44..54], &lines[57..64], &lines[65..87]].concat();
    lines.replace_range(87..88, &digit(&composite).to_string());
    lines
}

fn fill(text: &str, size: usize) -> String {
    assert!(text.len() <= size, "{text} has more than {size} characters");
    format!("{text:<<size$}")
}

/// Weights 7, 3, 1.
fn digit(text: &str) -> u32 {
    let value = |c: char| c.to_digit(36).unwrap_or(0);
    text.chars().zip([7, 3, 1].into_iter().cycle()).map(|(c, w)| value(c) * w).sum::<u32>() % 10
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_the_synthetic_td1() {
        let lines = "IDVNM0990123459001099012345<<09901018M3901016VNM<<<<<<<<<<<0NGUYEN<<VAN<A<<<<<<<<<<<<<<<<<";
        assert_eq!(VIETNAM.td1(), lines);
    }

    #[test]
    fn writes_the_icao_td3_sample() {
        let mrz = Mrz {
            code_and_state: "P<UTO",
            number: "L898902C3",
            birth: "740812",
            sex: "F",
            expiry: "120415",
            nationality: "UTO",
            optional: "ZE184226B",
            name: "ERIKSSON<<ANNA<MARIA",
        };
        assert!(mrz.td3().ends_with("L898902C36UTO7408122F1204159ZE184226B<<<<<10"));
    }

    #[test]
    fn lets_a_long_number_run_over() {
        let mrz = Mrz {
            code_and_state: "I<UTO",
            number: "D23145890734",
            birth: "340712",
            sex: "M",
            expiry: "950712",
            nationality: "UTO",
            optional: "",
            name: "STEVENSON<<PETER<JOHN",
        };
        assert!(mrz.td2().ends_with("D23145890<UTO3407127M95071227349<<<8"));
        assert!(
            mrz.td1().starts_with("I<UTOD23145890<7349<<<<<<<<<<<3407127M9507122UTO<<<<<<<<<<<2")
        );
    }
}
