//! The codes of issuing states and organisations: three letters in the MRZ, two in certificates.

use super::packed::{Code, Packed, number};

/// The code of a state or organisation in certificates.
pub(in crate::verify) type TwoLetters = [u8; 2];

/// Returns the two letters of a state or organisation. `code` is its code in the MRZ (three
/// letters, or the `D` of Germany, without fillers) or the two letters themselves. Returns `None`
/// if no issuer has the code.
///
/// A code of the MRZ without two letters in certificates has its own last two, in lower case:
/// lower case is not looked up, and never found.
pub(super) fn two_letters(code: &[u8]) -> Option<TwoLetters> {
    if code == b"D" {
        return Some(*b"DE");
    }
    if !code.iter().all(u8::is_ascii_uppercase) {
        return None;
    }
    let code = match *code {
        [first, second, third] => {
            let sought = number([first, second, third]);
            PACKED.codes().find(|code| code.number == sought)
        }
        [first, second] => PACKED.codes().find(|code| code.two_letters() == [first, second]),
        _ => None,
    };
    code.map(Code::two_letters)
}

/// Returns the two letters for the country or locality of a certificate, in upper or lower case.
/// Also knows three codes that certificates use and that are not in the table:
///
/// Kosovo's user-assigned XK (European Commission) and, for the United Kingdom and Greece, UK and
/// EL (Interinstitutional Style Guide of the European Union, §7.1.1; UK is reserved in ISO 3166-1).
pub(super) fn of_certificate(country: &str) -> Option<TwoLetters> {
    let mut letters = [0; 3];
    let mut places = letters.iter_mut();
    for letter in country.bytes() {
        *places.next()? = letter.to_ascii_uppercase();
    }
    match &letters {
        b"EL\0" => Some(*b"GR"),
        b"UK\0" => Some(*b"GB"),
        b"XK\0" => Some(*b"KS"),
        _ => two_letters(letters.get(..country.len())?),
    }
}

static PACKED: Packed<{ Packed::<0>::length(CODES) }> = Packed::new(CODES);

/// Doc 9303-3 §5: ISO 3166-1 alpha-3, and the codes that the section adds, sorted by the
/// three-letter code. Germany's one-letter code is handled apart.
///
/// - European Union: EUE. United Nations: UNO, UNA (specialised agencies), UNK (Kosovo under UNMIK).
/// - Kosovo: RKS. Its certificates say KS.
/// - The United Kingdom: GBD (overseas territories), GBN, GBO, GBP, GBS.
/// - Organisations: XBA, XCC, XCE, XCO, XDC, XEC, XES, XIM, XMP, XOM, XPO; IAO for ICAO.
/// - Withdrawn: ANT (2010), NTZ; and SCG, withdrawn from ISO 3166-1 in 2006.
/// - The specimens of the standard: UTO, with UT in their certificates.
///
/// XXA, XXB, XXC and XXX are nationalities of persons, never issuers, and not listed.
#[rustfmt::skip]
const CODES: &[([u8; 3], [u8; 2])] = &[
    (*b"ABW", *b"AW"), (*b"AFG", *b"AF"), (*b"AGO", *b"AO"), (*b"AIA", *b"AI"), (*b"ALA", *b"AX"),
    (*b"ALB", *b"AL"), (*b"AND", *b"AD"), (*b"ANT", *b"AN"), (*b"ARE", *b"AE"), (*b"ARG", *b"AR"),
    (*b"ARM", *b"AM"), (*b"ASM", *b"AS"), (*b"ATA", *b"AQ"), (*b"ATF", *b"TF"), (*b"ATG", *b"AG"),
    (*b"AUS", *b"AU"), (*b"AUT", *b"AT"), (*b"AZE", *b"AZ"), (*b"BDI", *b"BI"), (*b"BEL", *b"BE"),
    (*b"BEN", *b"BJ"), (*b"BES", *b"BQ"), (*b"BFA", *b"BF"), (*b"BGD", *b"BD"), (*b"BGR", *b"BG"),
    (*b"BHR", *b"BH"), (*b"BHS", *b"BS"), (*b"BIH", *b"BA"), (*b"BLM", *b"BL"), (*b"BLR", *b"BY"),
    (*b"BLZ", *b"BZ"), (*b"BMU", *b"BM"), (*b"BOL", *b"BO"), (*b"BRA", *b"BR"), (*b"BRB", *b"BB"),
    (*b"BRN", *b"BN"), (*b"BTN", *b"BT"), (*b"BVT", *b"BV"), (*b"BWA", *b"BW"), (*b"CAF", *b"CF"),
    (*b"CAN", *b"CA"), (*b"CCK", *b"CC"), (*b"CHE", *b"CH"), (*b"CHL", *b"CL"), (*b"CHN", *b"CN"),
    (*b"CIV", *b"CI"), (*b"CMR", *b"CM"), (*b"COD", *b"CD"), (*b"COG", *b"CG"), (*b"COK", *b"CK"),
    (*b"COL", *b"CO"), (*b"COM", *b"KM"), (*b"CPV", *b"CV"), (*b"CRI", *b"CR"), (*b"CUB", *b"CU"),
    (*b"CUW", *b"CW"), (*b"CXR", *b"CX"), (*b"CYM", *b"KY"), (*b"CYP", *b"CY"), (*b"CZE", *b"CZ"),
    (*b"DEU", *b"DE"), (*b"DJI", *b"DJ"), (*b"DMA", *b"DM"), (*b"DNK", *b"DK"), (*b"DOM", *b"DO"),
    (*b"DZA", *b"DZ"), (*b"ECU", *b"EC"), (*b"EGY", *b"EG"), (*b"ERI", *b"ER"), (*b"ESH", *b"EH"),
    (*b"ESP", *b"ES"), (*b"EST", *b"EE"), (*b"ETH", *b"ET"), (*b"EUE", *b"EU"), (*b"FIN", *b"FI"),
    (*b"FJI", *b"FJ"), (*b"FLK", *b"FK"), (*b"FRA", *b"FR"), (*b"FRO", *b"FO"), (*b"FSM", *b"FM"),
    (*b"GAB", *b"GA"), (*b"GBD", *b"bd"), (*b"GBN", *b"GB"), (*b"GBO", *b"GB"), (*b"GBP", *b"GB"),
    (*b"GBR", *b"GB"), (*b"GBS", *b"GB"), (*b"GEO", *b"GE"), (*b"GGY", *b"GG"), (*b"GHA", *b"GH"),
    (*b"GIB", *b"GI"), (*b"GIN", *b"GN"), (*b"GLP", *b"GP"), (*b"GMB", *b"GM"), (*b"GNB", *b"GW"),
    (*b"GNQ", *b"GQ"), (*b"GRC", *b"GR"), (*b"GRD", *b"GD"), (*b"GRL", *b"GL"), (*b"GTM", *b"GT"),
    (*b"GUF", *b"GF"), (*b"GUM", *b"GU"), (*b"GUY", *b"GY"), (*b"HKG", *b"HK"), (*b"HMD", *b"HM"),
    (*b"HND", *b"HN"), (*b"HRV", *b"HR"), (*b"HTI", *b"HT"), (*b"HUN", *b"HU"), (*b"IAO", *b"IA"),
    (*b"IDN", *b"ID"), (*b"IMN", *b"IM"), (*b"IND", *b"IN"), (*b"IOT", *b"IO"), (*b"IRL", *b"IE"),
    (*b"IRN", *b"IR"), (*b"IRQ", *b"IQ"), (*b"ISL", *b"IS"), (*b"ISR", *b"IL"), (*b"ITA", *b"IT"),
    (*b"JAM", *b"JM"), (*b"JEY", *b"JE"), (*b"JOR", *b"JO"), (*b"JPN", *b"JP"), (*b"KAZ", *b"KZ"),
    (*b"KEN", *b"KE"), (*b"KGZ", *b"KG"), (*b"KHM", *b"KH"), (*b"KIR", *b"KI"), (*b"KNA", *b"KN"),
    (*b"KOR", *b"KR"), (*b"KWT", *b"KW"), (*b"LAO", *b"LA"), (*b"LBN", *b"LB"), (*b"LBR", *b"LR"),
    (*b"LBY", *b"LY"), (*b"LCA", *b"LC"), (*b"LIE", *b"LI"), (*b"LKA", *b"LK"), (*b"LSO", *b"LS"),
    (*b"LTU", *b"LT"), (*b"LUX", *b"LU"), (*b"LVA", *b"LV"), (*b"MAC", *b"MO"), (*b"MAF", *b"MF"),
    (*b"MAR", *b"MA"), (*b"MCO", *b"MC"), (*b"MDA", *b"MD"), (*b"MDG", *b"MG"), (*b"MDV", *b"MV"),
    (*b"MEX", *b"MX"), (*b"MHL", *b"MH"), (*b"MKD", *b"MK"), (*b"MLI", *b"ML"), (*b"MLT", *b"MT"),
    (*b"MMR", *b"MM"), (*b"MNE", *b"ME"), (*b"MNG", *b"MN"), (*b"MNP", *b"MP"), (*b"MOZ", *b"MZ"),
    (*b"MRT", *b"MR"), (*b"MSR", *b"MS"), (*b"MTQ", *b"MQ"), (*b"MUS", *b"MU"), (*b"MWI", *b"MW"),
    (*b"MYS", *b"MY"), (*b"MYT", *b"YT"), (*b"NAM", *b"NA"), (*b"NCL", *b"NC"), (*b"NER", *b"NE"),
    (*b"NFK", *b"NF"), (*b"NGA", *b"NG"), (*b"NIC", *b"NI"), (*b"NIU", *b"NU"), (*b"NLD", *b"NL"),
    (*b"NOR", *b"NO"), (*b"NPL", *b"NP"), (*b"NRU", *b"NR"), (*b"NTZ", *b"NT"), (*b"NZL", *b"NZ"),
    (*b"OMN", *b"OM"), (*b"PAK", *b"PK"), (*b"PAN", *b"PA"), (*b"PCN", *b"PN"), (*b"PER", *b"PE"),
    (*b"PHL", *b"PH"), (*b"PLW", *b"PW"), (*b"PNG", *b"PG"), (*b"POL", *b"PL"), (*b"PRI", *b"PR"),
    (*b"PRK", *b"KP"), (*b"PRT", *b"PT"), (*b"PRY", *b"PY"), (*b"PSE", *b"PS"), (*b"PYF", *b"PF"),
    (*b"QAT", *b"QA"), (*b"REU", *b"RE"), (*b"RKS", *b"KS"), (*b"ROU", *b"RO"), (*b"RUS", *b"RU"),
    (*b"RWA", *b"RW"), (*b"SAU", *b"SA"), (*b"SCG", *b"CS"), (*b"SDN", *b"SD"), (*b"SEN", *b"SN"),
    (*b"SGP", *b"SG"), (*b"SGS", *b"GS"), (*b"SHN", *b"SH"), (*b"SJM", *b"SJ"), (*b"SLB", *b"SB"),
    (*b"SLE", *b"SL"), (*b"SLV", *b"SV"), (*b"SMR", *b"SM"), (*b"SOM", *b"SO"), (*b"SPM", *b"PM"),
    (*b"SRB", *b"RS"), (*b"SSD", *b"SS"), (*b"STP", *b"ST"), (*b"SUR", *b"SR"), (*b"SVK", *b"SK"),
    (*b"SVN", *b"SI"), (*b"SWE", *b"SE"), (*b"SWZ", *b"SZ"), (*b"SXM", *b"SX"), (*b"SYC", *b"SC"),
    (*b"SYR", *b"SY"), (*b"TCA", *b"TC"), (*b"TCD", *b"TD"), (*b"TGO", *b"TG"), (*b"THA", *b"TH"),
    (*b"TJK", *b"TJ"), (*b"TKL", *b"TK"), (*b"TKM", *b"TM"), (*b"TLS", *b"TL"), (*b"TON", *b"TO"),
    (*b"TTO", *b"TT"), (*b"TUN", *b"TN"), (*b"TUR", *b"TR"), (*b"TUV", *b"TV"), (*b"TWN", *b"TW"),
    (*b"TZA", *b"TZ"), (*b"UGA", *b"UG"), (*b"UKR", *b"UA"), (*b"UMI", *b"UM"), (*b"UNA", *b"UN"),
    (*b"UNK", *b"UN"), (*b"UNO", *b"UN"), (*b"URY", *b"UY"), (*b"USA", *b"US"), (*b"UTO", *b"UT"),
    (*b"UZB", *b"UZ"), (*b"VAT", *b"VA"), (*b"VCT", *b"VC"), (*b"VEN", *b"VE"), (*b"VGB", *b"VG"),
    (*b"VIR", *b"VI"), (*b"VNM", *b"VN"), (*b"VUT", *b"VU"), (*b"WLF", *b"WF"), (*b"WSM", *b"WS"),
    (*b"XBA", *b"ba"), (*b"XCC", *b"cc"), (*b"XCE", *b"ce"), (*b"XCO", *b"co"), (*b"XDC", *b"dc"),
    (*b"XEC", *b"ec"), (*b"XES", *b"es"), (*b"XIM", *b"im"), (*b"XMP", *b"mp"), (*b"XOM", *b"XO"),
    (*b"XPO", *b"po"), (*b"YEM", *b"YE"), (*b"ZAF", *b"ZA"), (*b"ZMB", *b"ZM"), (*b"ZWE", *b"ZW"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_sorted_and_alphabetic() {
        assert!(CODES.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for (three, two) in CODES {
            assert!(three.iter().all(u8::is_ascii_uppercase));
            let is_lower = two.iter().all(u8::is_ascii_lowercase);
            assert!(is_lower || two.iter().all(u8::is_ascii_uppercase));
            assert!(!is_lower || three[1..].eq_ignore_ascii_case(two));
        }
    }

    #[test]
    fn each_code_is_found_by_its_letters() {
        let codes = CODES.iter().map(|(three, two)| (number(*three), *two));
        assert!(PACKED.codes().map(|code| (code.number, code.two_letters())).eq(codes));
        for (three, two) in CODES {
            assert_eq!(two_letters(three), Some(*two));
            let is_in_certificates = two.iter().all(u8::is_ascii_uppercase);
            assert_eq!(two_letters(two), is_in_certificates.then_some(*two));
        }
        assert_eq!(two_letters(b"D"), Some(*b"DE"));
    }

    #[test]
    fn codes_of_no_issuer_are_not_found() {
        for code in [
            "", "V", "VNN", "vnm", "VN.", "6NM", "VNM ", "DD", "D<<", "XXA", "XXB", "XXC", "XXX",
            "ZZ", "XX", "AA", "QM", "XK", "UK", "EL", "ROM", "YUG", "SUN", "ZZZ", "AAA",
        ] {
            assert_eq!(two_letters(code.as_bytes()), None, "{code}");
        }
    }
}
