//! Codes at the start of a personal number.

/// A province, as the code at the start of a personal number names it.
///
/// The number keeps the code that it was given, though the 63 provinces of 2021 became 34 in 2025.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Province {
    code: u16,
    name: &'static str,
    new_name: Option<&'static str>,
}

impl Province {
    /// The province of this code; none where the code is one of a country, or not known.
    #[must_use]
    pub fn of_code(code: u16) -> Option<Self> {
        PROVINCES.iter().find(|province| province.code == code).copied()
    }

    /// The code, three digits with leading zeros.
    #[must_use]
    pub const fn code(&self) -> u16 {
        self.code
    }

    /// The name in 2021.
    #[must_use]
    pub const fn name_2021(&self) -> &'static str {
        self.name
    }

    /// The name that the code has had since the provinces were merged in 2025, where it is another
    /// one and known. The code of a province that is no more has none.
    #[must_use]
    pub const fn name_since_2025(&self) -> Option<&'static str> {
        self.new_name
    }

    const fn new(code: u16, name: &'static str) -> Self {
        Self { code, name, new_name: None }
    }

    const fn renamed(code: u16, name: &'static str, new_name: &'static str) -> Self {
        Self { code, name, new_name: Some(new_name) }
    }
}

/// Circular 59/2021/TT-BCA art. 4.
static PROVINCES: [Province; 63] = [
    Province::new(1, "Hà Nội"),
    Province::new(2, "Hà Giang"),
    Province::new(4, "Cao Bằng"),
    Province::new(6, "Bắc Kạn"),
    Province::new(8, "Tuyên Quang"),
    Province::new(10, "Lào Cai"),
    Province::new(11, "Điện Biên"),
    Province::new(12, "Lai Châu"),
    Province::new(14, "Sơn La"),
    Province::renamed(15, "Yên Bái", "Lào Cai"),
    Province::new(17, "Hòa Bình"),
    Province::new(19, "Thái Nguyên"),
    Province::new(20, "Lạng Sơn"),
    Province::new(22, "Quảng Ninh"),
    Province::renamed(24, "Bắc Giang", "Bắc Ninh"),
    Province::new(25, "Phú Thọ"),
    Province::new(26, "Vĩnh Phúc"),
    Province::new(27, "Bắc Ninh"),
    Province::new(30, "Hải Dương"),
    Province::new(31, "Hải Phòng"),
    Province::new(33, "Hưng Yên"),
    Province::new(34, "Thái Bình"),
    Province::new(35, "Hà Nam"),
    Province::new(36, "Nam Định"),
    Province::new(37, "Ninh Bình"),
    Province::new(38, "Thanh Hóa"),
    Province::new(40, "Nghệ An"),
    Province::new(42, "Hà Tĩnh"),
    Province::new(44, "Quảng Bình"),
    Province::new(45, "Quảng Trị"),
    Province::renamed(46, "Thừa Thiên Huế", "Huế"),
    Province::new(48, "Đà Nẵng"),
    Province::new(49, "Quảng Nam"),
    Province::new(51, "Quảng Ngãi"),
    Province::renamed(52, "Bình Định", "Gia Lai"),
    Province::new(54, "Phú Yên"),
    Province::new(56, "Khánh Hòa"),
    Province::new(58, "Ninh Thuận"),
    Province::new(60, "Bình Thuận"),
    Province::new(62, "Kon Tum"),
    Province::new(64, "Gia Lai"),
    Province::new(66, "Đắk Lắk"),
    Province::new(67, "Đắk Nông"),
    Province::new(68, "Lâm Đồng"),
    Province::new(70, "Bình Phước"),
    Province::new(72, "Tây Ninh"),
    Province::new(74, "Bình Dương"),
    Province::new(75, "Đồng Nai"),
    Province::new(77, "Bà Rịa-Vũng Tàu"),
    Province::new(79, "Hồ Chí Minh"),
    Province::renamed(80, "Long An", "Tây Ninh"),
    Province::renamed(82, "Tiền Giang", "Đồng Tháp"),
    Province::new(83, "Bến Tre"),
    Province::new(84, "Trà Vinh"),
    Province::new(86, "Vĩnh Long"),
    Province::new(87, "Đồng Tháp"),
    Province::new(89, "An Giang"),
    Province::renamed(91, "Kiên Giang", "An Giang"),
    Province::new(92, "Cần Thơ"),
    Province::new(93, "Hậu Giang"),
    Province::new(94, "Sóc Trăng"),
    Province::new(95, "Bạc Liêu"),
    Province::new(96, "Cà Mau"),
];
