//! The province that a Vietnamese personal number names.

use idchip::time::Date;
use idchip::vietnam::{PersonalNumber, ProvinceChange};

use crate::texts::Texts;

/// The province where the birth was registered, under its name at that time, with its change since.
/// If the date of birth is unknown, the year in the number is used.
pub(crate) fn registered_in(
    number: &PersonalNumber,
    birth: Option<Date>,
    texts: &Texts,
) -> Option<String> {
    let province = number.province_hint()?;
    let birth = birth.or_else(|| Date::new(number.year_of_birth_hint(), 1, 1));
    if let Some(birth) = birth.filter(|birth| ProvinceChange::is_in_force(*birth)) {
        return Some(province.name_on(birth).to_owned());
    }
    let name = province.name_2021();
    Some(match province.change() {
        ProvinceChange::MergedInto(new) => {
            texts.say("holder-province-merged", &[("name", name), ("new", new)])
        }
        ProvinceChange::Renamed(new) => {
            texts.say("holder-province-renamed", &[("name", name), ("new", new)])
        }
        ProvinceChange::Unchanged => name.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(number: &str, birth: Option<(u16, u8, u8)>) -> Option<String> {
        let birth = birth.map(|(year, month, day)| Date::new(year, month, day).unwrap());
        registered_in(&PersonalNumber::parse(number).unwrap(), birth, crate::texts::english())
    }

    #[test]
    fn a_province_has_its_name_at_birth() {
        for (number, birth, expected) in [
            ("001190000123", None, "Hà Nội"),
            ("044190000123", None, "Quảng Bình (Quảng Trị since July 2025)"),
            ("044225000123", Some((2025, 6, 30)), "Quảng Bình (Quảng Trị since July 2025)"),
            ("044225000123", Some((2025, 7, 1)), "Quảng Trị"),
            ("044226000123", None, "Quảng Trị"),
            ("010190000123", None, "Lào Cai (merged into Lào Cai in July 2025)"),
            ("002190000123", None, "Hà Giang (merged into Tuyên Quang in July 2025)"),
            ("002226000123", None, "Tuyên Quang"),
        ] {
            assert_eq!(shown(number, birth).as_deref(), Some(expected), "{number}");
        }
        assert_eq!(shown("999190000123", None), None);
    }
}
