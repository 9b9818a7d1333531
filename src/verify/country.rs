//! Three-letter codes of the MRZ against two-letter codes of certificates.

use crate::oid;
use crate::x509::{Certificate, GeneralName, Name};

/// Whether the issuing state of EF.DG1 is that of the CSCA (TR-03135-1 §5.6.4.5); none where one of
/// them has no code that is known.
///
/// `state` is the code of the MRZ without fillers. The CSCA's is the country of its name, or the
/// locality of its subjectAltName, which Doc 9303-12 §7.1.1 makes the code of the MRZ. What the
/// document signer's certificate says of itself and of its issuer does not count: a CSCA that is
/// trusted for its own state could make itself out to be another's.
pub(super) fn is_state_of(csca: &Certificate<'_>, state: &str) -> Option<bool> {
    if has_alternative_locality(csca, state) {
        return Some(true);
    }
    is_state_of_name(&csca.subject(), state)
}

/// As [`is_state_of`], where nothing but the CSCA's name is there.
pub(super) fn is_state_of_name(csca: &Name<'_>, state: &str) -> Option<bool> {
    let country = csca.country()?;
    if country.eq_ignore_ascii_case(state) {
        return Some(true);
    }
    let code = two_letter_code(state)?;
    // One state writes three letters into its certificates.
    Some(match two_letter_code(country) {
        Some(own) => own == code,
        None => country.as_bytes().eq_ignore_ascii_case(&code),
    })
}

fn has_alternative_locality(csca: &Certificate<'_>, state: &str) -> bool {
    let Some(names) = csca.subject_alt_names() else {
        return false;
    };
    names.iter().any(|name| match name {
        GeneralName::DirectoryName(name) => name
            .attribute(oid::LOCALITY_NAME)
            .and_then(|locality| locality.text().as_str())
            .is_some_and(|locality| locality == state),
        _ => false,
    })
}

/// The two-letter code of a three-letter one.
fn two_letter_code(code: &str) -> Option<[u8; 2]> {
    let mut padded = *b"   ";
    let places = padded.get_mut(..code.len())?;
    places.iter_mut().zip(code.bytes()).for_each(|(place, octet)| *place = octet);
    let [first, second, third] = padded;
    let packed = packed(padded, false);
    let index = REGULAR.binary_search_by_key(&packed, |regular| regular & !1);
    match index.ok().and_then(|index| REGULAR.get(index)) {
        Some(regular) if padded.iter().all(u8::is_ascii_uppercase) => {
            Some([first, if regular & 1 == 1 { third } else { second }])
        }
        _ => IRREGULAR.iter().find(|(three, _)| *three == padded).map(|(_, two)| *two),
    }
}

/// A code of three and one of two letters.
type Codes = ([u8; 3], [u8; 2]);

/// The codes whose shorter one is the first letter of the longer one, and its second or third: in the
/// order of [`CODES`], as [`packed`]. That is two octets instead of five.
static REGULAR: [u16; CODES.len() - IRREGULAR.len()] = {
    let mut places = [0; CODES.len() - IRREGULAR.len()];
    let (mut rest, mut codes): (&mut [u16], _) = (&mut places, CODES);
    while let [place, others @ ..] = rest {
        while let [code, after @ ..] = codes {
            codes = after;
            if let Some(is_third) = regularity(code) {
                *place = packed(code.0, is_third);
                break;
            }
        }
        rest = others;
    }
    places
};

/// The other codes.
static IRREGULAR: [Codes; 23] = {
    let mut places = [(*b"   ", *b"  "); 23];
    let (mut rest, mut codes): (&mut [Codes], _) = (&mut places, CODES);
    while let [place, others @ ..] = rest {
        while let [code, after @ ..] = codes {
            codes = after;
            if regularity(code).is_none() {
                *place = *code;
                break;
            }
        }
        rest = others;
    }
    places
};

/// Whether the second letter of the shorter code is the third of the longer one, and not its second.
const fn regularity(([a, b, c], [d, e]): &Codes) -> Option<bool> {
    match (*a == *d, *e == *b, *e == *c) {
        (true, true, _) => Some(false),
        (true, false, true) => Some(true),
        _ => None,
    }
}

/// Three letters of five bits each, and a bit.
const fn packed([a, b, c]: [u8; 3], bit: bool) -> u16 {
    const fn letter(octet: u8) -> u16 {
        u16::from_be_bytes([0, octet & 0x1F])
    }
    letter(a) << 11 | letter(b) << 6 | letter(c) << 1 | if bit { 1 } else { 0 }
}

/// ISO 3166-1, and those that Doc 9303-3 §5 adds for issuers, sorted by the three-letter code, the
/// shorter ones padded.
#[rustfmt::skip]
const CODES: &[Codes] = &[
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
    (*b"D  ", *b"DE"), (*b"DEU", *b"DE"), (*b"DJI", *b"DJ"), (*b"DMA", *b"DM"), (*b"DNK", *b"DK"),
    (*b"DOM", *b"DO"), (*b"DZA", *b"DZ"), (*b"ECU", *b"EC"), (*b"EGY", *b"EG"), (*b"ERI", *b"ER"),
    (*b"ESH", *b"EH"), (*b"ESP", *b"ES"), (*b"EST", *b"EE"), (*b"ETH", *b"ET"), (*b"EUE", *b"EU"),
    (*b"FIN", *b"FI"), (*b"FJI", *b"FJ"), (*b"FLK", *b"FK"), (*b"FRA", *b"FR"), (*b"FRO", *b"FO"),
    (*b"FSM", *b"FM"), (*b"GAB", *b"GA"), (*b"GBD", *b"GB"), (*b"GBN", *b"GB"), (*b"GBO", *b"GB"),
    (*b"GBP", *b"GB"), (*b"GBR", *b"GB"), (*b"GBS", *b"GB"), (*b"GEO", *b"GE"), (*b"GGY", *b"GG"),
    (*b"GHA", *b"GH"), (*b"GIB", *b"GI"), (*b"GIN", *b"GN"), (*b"GLP", *b"GP"), (*b"GMB", *b"GM"),
    (*b"GNB", *b"GW"), (*b"GNQ", *b"GQ"), (*b"GRC", *b"GR"), (*b"GRD", *b"GD"), (*b"GRL", *b"GL"),
    (*b"GTM", *b"GT"), (*b"GUF", *b"GF"), (*b"GUM", *b"GU"), (*b"GUY", *b"GY"), (*b"HKG", *b"HK"),
    (*b"HMD", *b"HM"), (*b"HND", *b"HN"), (*b"HRV", *b"HR"), (*b"HTI", *b"HT"), (*b"HUN", *b"HU"),
    (*b"IAO", *b"IA"), (*b"IDN", *b"ID"), (*b"IMN", *b"IM"), (*b"IND", *b"IN"), (*b"IOT", *b"IO"),
    (*b"IRL", *b"IE"), (*b"IRN", *b"IR"), (*b"IRQ", *b"IQ"), (*b"ISL", *b"IS"), (*b"ISR", *b"IL"),
    (*b"ITA", *b"IT"), (*b"JAM", *b"JM"), (*b"JEY", *b"JE"), (*b"JOR", *b"JO"), (*b"JPN", *b"JP"),
    (*b"KAZ", *b"KZ"), (*b"KEN", *b"KE"), (*b"KGZ", *b"KG"), (*b"KHM", *b"KH"), (*b"KIR", *b"KI"),
    (*b"KNA", *b"KN"), (*b"KOR", *b"KR"), (*b"KWT", *b"KW"), (*b"LAO", *b"LA"), (*b"LBN", *b"LB"),
    (*b"LBR", *b"LR"), (*b"LBY", *b"LY"), (*b"LCA", *b"LC"), (*b"LIE", *b"LI"), (*b"LKA", *b"LK"),
    (*b"LSO", *b"LS"), (*b"LTU", *b"LT"), (*b"LUX", *b"LU"), (*b"LVA", *b"LV"), (*b"MAC", *b"MO"),
    (*b"MAF", *b"MF"), (*b"MAR", *b"MA"), (*b"MCO", *b"MC"), (*b"MDA", *b"MD"), (*b"MDG", *b"MG"),
    (*b"MDV", *b"MV"), (*b"MEX", *b"MX"), (*b"MHL", *b"MH"), (*b"MKD", *b"MK"), (*b"MLI", *b"ML"),
    (*b"MLT", *b"MT"), (*b"MMR", *b"MM"), (*b"MNE", *b"ME"), (*b"MNG", *b"MN"), (*b"MNP", *b"MP"),
    (*b"MOZ", *b"MZ"), (*b"MRT", *b"MR"), (*b"MSR", *b"MS"), (*b"MTQ", *b"MQ"), (*b"MUS", *b"MU"),
    (*b"MWI", *b"MW"), (*b"MYS", *b"MY"), (*b"MYT", *b"YT"), (*b"NAM", *b"NA"), (*b"NCL", *b"NC"),
    (*b"NER", *b"NE"), (*b"NFK", *b"NF"), (*b"NGA", *b"NG"), (*b"NIC", *b"NI"), (*b"NIU", *b"NU"),
    (*b"NLD", *b"NL"), (*b"NOR", *b"NO"), (*b"NPL", *b"NP"), (*b"NRU", *b"NR"), (*b"NTZ", *b"NT"),
    (*b"NZL", *b"NZ"), (*b"OMN", *b"OM"), (*b"PAK", *b"PK"), (*b"PAN", *b"PA"), (*b"PCN", *b"PN"),
    (*b"PER", *b"PE"), (*b"PHL", *b"PH"), (*b"PLW", *b"PW"), (*b"PNG", *b"PG"), (*b"POL", *b"PL"),
    (*b"PRI", *b"PR"), (*b"PRK", *b"KP"), (*b"PRT", *b"PT"), (*b"PRY", *b"PY"), (*b"PSE", *b"PS"),
    (*b"PYF", *b"PF"), (*b"QAT", *b"QA"), (*b"REU", *b"RE"), (*b"RKS", *b"KS"), (*b"ROU", *b"RO"),
    (*b"RUS", *b"RU"), (*b"RWA", *b"RW"), (*b"SAU", *b"SA"), (*b"SDN", *b"SD"), (*b"SEN", *b"SN"),
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
    (*b"XOM", *b"XO"), (*b"YEM", *b"YE"), (*b"ZAF", *b"ZA"), (*b"ZMB", *b"ZM"), (*b"ZWE", *b"ZW"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_sorted_and_have_their_lengths() {
        assert!(CODES.windows(2).all(|pair| pair[0].0 < pair[1].0));
        let is_letter = |octet: &u8| octet.is_ascii_uppercase();
        assert!(CODES.iter().all(|(three, two)| is_letter(&three[0]) && two.iter().all(is_letter)));
    }

    #[test]
    fn codes_of_states_and_of_others() {
        for (three, two) in
            [("VNM", "VN"), ("D", "DE"), ("GBN", "GB"), ("RKS", "KS"), ("UTO", "UT")]
        {
            assert_eq!(
                two_letter_code(three).as_ref().map(|it| it.as_slice()),
                Some(two.as_bytes())
            );
        }
        for (three, two) in CODES {
            let three = core::str::from_utf8(three).unwrap().trim_end();
            assert_eq!(two_letter_code(three), Some(*two));
        }
        for unknown in ["XXX", "", "DE", "DEUX", "vnm", "Vnm", "6NM", "VN."] {
            assert_eq!(two_letter_code(unknown), None);
        }
    }
}
