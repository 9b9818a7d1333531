//! Codes at the start of a personal number.

use crate::time::Date;

/// A province named by the code at the start of a personal number.
///
/// The number keeps its code, although the 63 provinces of 2021 became 34 on 1 July 2025.
///
/// # Examples
///
/// ```
/// use idchip::vietnam::{Province, ProvinceChange};
///
/// let province = Province::of_code(44).ok_or("known")?;
/// assert_eq!(province.name_2021(), "Quảng Bình");
/// assert_eq!(province.change(), ProvinceChange::Renamed("Quảng Trị"));
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Province {
    code: u16,
    name: &'static str,
    change: ProvinceChange,
}

/// The change of a code when 63 provinces became 34 on 1 July 2025 (Resolution 202/2025/QH15).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "who shows a change handles all three")]
pub enum ProvinceChange {
    /// The code is no longer assigned: its province became a part of the one with this name. The
    /// latter may have taken over the name of 2021, as Lào Cai did with the code of Yên Bái.
    MergedInto(&'static str),
    /// The code is still assigned, to a province with this name.
    Renamed(&'static str),
    /// The code is still assigned, to a province with the same name.
    Unchanged,
}

impl ProvinceChange {
    /// True if the change is in force on this day, from 1 July 2025 on.
    #[must_use]
    pub const fn is_in_force(day: Date) -> bool {
        day.year() > 2025 || (day.year() == 2025 && day.month() >= 7)
    }
}

impl Province {
    /// Returns the province with this code, or `None` if the code is a country's or unknown.
    #[must_use]
    pub fn of_code(code: u16) -> Option<Self> {
        PROVINCES.iter().find(|province| province.code == code).copied()
    }

    /// Returns the code, which is written with three digits.
    #[must_use]
    pub const fn code(&self) -> u16 {
        self.code
    }

    /// Returns the name in 2021.
    #[must_use]
    pub const fn name_2021(&self) -> &'static str {
        self.name
    }

    /// Returns the change of the code on 1 July 2025.
    #[must_use]
    pub const fn change(&self) -> ProvinceChange {
        self.change
    }

    /// Returns the name since 1 July 2025, if the code is still assigned and the name changed.
    /// [`Province::change`] distinguishes the other two cases.
    #[must_use]
    pub const fn name_since_2025(&self) -> Option<&'static str> {
        match self.change {
            ProvinceChange::Renamed(name) => Some(name),
            ProvinceChange::MergedInto(_) | ProvinceChange::Unchanged => None,
        }
    }

    /// Returns the name of the province on this day: from 1 July 2025 on the new one, or that of
    /// the province it was merged into.
    ///
    /// For a holder, use the day of birth: the number is assigned when the birth is registered.
    /// Newborns are believed to get codes of the 34 provinces only; no public source confirms it.
    #[must_use]
    pub fn name_on(&self, day: Date) -> &'static str {
        match self.change {
            ProvinceChange::MergedInto(name) | ProvinceChange::Renamed(name)
                if ProvinceChange::is_in_force(day) =>
            {
                name
            }
            _ => self.name,
        }
    }

    const fn unchanged(code: u16, name: &'static str) -> Self {
        Self { code, name, change: ProvinceChange::Unchanged }
    }

    const fn renamed(code: u16, name: &'static str, new_name: &'static str) -> Self {
        Self { code, name, change: ProvinceChange::Renamed(new_name) }
    }

    const fn merged(code: u16, name: &'static str, into: &'static str) -> Self {
        Self { code, name, change: ProvinceChange::MergedInto(into) }
    }
}

/// The codes and names of 2021: Circular 59/2021/TT-BCA art. 4. Their changes: Resolution
/// 202/2025/QH15; two public lists agree on the codes of the 34.
static PROVINCES: [Province; 63] = [
    Province::unchanged(1, "Hà Nội"),
    Province::merged(2, "Hà Giang", "Tuyên Quang"),
    Province::unchanged(4, "Cao Bằng"),
    Province::merged(6, "Bắc Kạn", "Thái Nguyên"),
    Province::unchanged(8, "Tuyên Quang"),
    Province::merged(10, "Lào Cai", "Lào Cai"),
    Province::unchanged(11, "Điện Biên"),
    Province::unchanged(12, "Lai Châu"),
    Province::unchanged(14, "Sơn La"),
    Province::renamed(15, "Yên Bái", "Lào Cai"),
    Province::merged(17, "Hòa Bình", "Phú Thọ"),
    Province::unchanged(19, "Thái Nguyên"),
    Province::unchanged(20, "Lạng Sơn"),
    Province::unchanged(22, "Quảng Ninh"),
    Province::renamed(24, "Bắc Giang", "Bắc Ninh"),
    Province::unchanged(25, "Phú Thọ"),
    Province::merged(26, "Vĩnh Phúc", "Phú Thọ"),
    Province::merged(27, "Bắc Ninh", "Bắc Ninh"),
    Province::merged(30, "Hải Dương", "Hải Phòng"),
    Province::unchanged(31, "Hải Phòng"),
    Province::unchanged(33, "Hưng Yên"),
    Province::merged(34, "Thái Bình", "Hưng Yên"),
    Province::merged(35, "Hà Nam", "Ninh Bình"),
    Province::merged(36, "Nam Định", "Ninh Bình"),
    Province::unchanged(37, "Ninh Bình"),
    Province::unchanged(38, "Thanh Hóa"),
    Province::unchanged(40, "Nghệ An"),
    Province::unchanged(42, "Hà Tĩnh"),
    Province::renamed(44, "Quảng Bình", "Quảng Trị"),
    Province::merged(45, "Quảng Trị", "Quảng Trị"),
    Province::renamed(46, "Thừa Thiên Huế", "Huế"),
    Province::unchanged(48, "Đà Nẵng"),
    Province::merged(49, "Quảng Nam", "Đà Nẵng"),
    Province::unchanged(51, "Quảng Ngãi"),
    Province::renamed(52, "Bình Định", "Gia Lai"),
    Province::merged(54, "Phú Yên", "Đắk Lắk"),
    Province::unchanged(56, "Khánh Hòa"),
    Province::merged(58, "Ninh Thuận", "Khánh Hòa"),
    Province::merged(60, "Bình Thuận", "Lâm Đồng"),
    Province::merged(62, "Kon Tum", "Quảng Ngãi"),
    Province::merged(64, "Gia Lai", "Gia Lai"),
    Province::unchanged(66, "Đắk Lắk"),
    Province::merged(67, "Đắk Nông", "Lâm Đồng"),
    Province::unchanged(68, "Lâm Đồng"),
    Province::merged(70, "Bình Phước", "Đồng Nai"),
    Province::merged(72, "Tây Ninh", "Tây Ninh"),
    Province::merged(74, "Bình Dương", "Hồ Chí Minh"),
    Province::unchanged(75, "Đồng Nai"),
    Province::merged(77, "Bà Rịa-Vũng Tàu", "Hồ Chí Minh"),
    Province::unchanged(79, "Hồ Chí Minh"),
    Province::renamed(80, "Long An", "Tây Ninh"),
    Province::renamed(82, "Tiền Giang", "Đồng Tháp"),
    Province::merged(83, "Bến Tre", "Vĩnh Long"),
    Province::merged(84, "Trà Vinh", "Vĩnh Long"),
    Province::unchanged(86, "Vĩnh Long"),
    Province::merged(87, "Đồng Tháp", "Đồng Tháp"),
    Province::merged(89, "An Giang", "An Giang"),
    Province::renamed(91, "Kiên Giang", "An Giang"),
    Province::unchanged(92, "Cần Thơ"),
    Province::merged(93, "Hậu Giang", "Cần Thơ"),
    Province::merged(94, "Sóc Trăng", "Cần Thơ"),
    Province::merged(95, "Bạc Liêu", "Cà Mau"),
    Province::unchanged(96, "Cà Mau"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::vec::Vec;

    fn province(code: u16) -> Province {
        Province::of_code(code).unwrap()
    }

    fn name_on(code: u16, (year, month, day): (u16, u8, u8)) -> &'static str {
        province(code).name_on(Date::new(year, month, day).unwrap())
    }

    #[test]
    fn the_three_changes_of_a_code_are_told_apart() {
        assert_eq!(province(1).change(), ProvinceChange::Unchanged);
        assert_eq!(province(44).change(), ProvinceChange::Renamed("Quảng Trị"));
        assert_eq!(province(45).change(), ProvinceChange::MergedInto("Quảng Trị"));
        let names = [1, 44, 45].map(|code| province(code).name_since_2025());
        assert_eq!(names, [None, Some("Quảng Trị"), None]);
    }

    #[test]
    fn thirty_four_codes_have_distinct_names_and_the_others_were_merged_into_them() {
        assert!(PROVINCES.is_sorted_by_key(|province| province.code));
        let (mut names, mut merged) = (BTreeSet::new(), Vec::new());
        for province in &PROVINCES {
            match province.change {
                ProvinceChange::MergedInto(into) => merged.push(into),
                ProvinceChange::Renamed(name) => {
                    assert_ne!(name, province.name);
                    assert!(names.insert(name), "{name}");
                }
                ProvinceChange::Unchanged => assert!(names.insert(province.name), "{province:?}"),
            }
        }
        assert_eq!((names.len(), merged.len()), (34, 29));
        assert!(merged.iter().all(|into| names.contains(into)));
    }

    #[test]
    fn the_name_depends_on_the_day() {
        for code in [44, 45] {
            let old = province(code).name_2021();
            assert_eq!(name_on(code, (1990, 1, 1)), old);
            assert_eq!(name_on(code, (2025, 6, 30)), old);
            assert_eq!(name_on(code, (2025, 7, 1)), "Quảng Trị");
            assert_eq!(name_on(code, (2026, 1, 1)), "Quảng Trị");
        }
        assert_eq!(name_on(2, (2025, 7, 1)), "Tuyên Quang");
        assert_eq!(name_on(1, (2025, 7, 1)), "Hà Nội");
    }
}
