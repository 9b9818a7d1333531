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
#[inline(never)]
fn two_letter_code(code: &str) -> Option<[u8; 2]> {
    // The one letter of Germany, padded or not.
    if !code.is_empty() && "D  ".starts_with(code) {
        return Some(*b"DE");
    }
    let &[first, second, third] = code.as_bytes() else { return None };
    let wanted = number(code.as_bytes())?;
    let mut at = 0_u32;
    let mut rest = PACKED.as_slice();
    while let [octet, after @ ..] = rest {
        rest = after;
        if let Some(steps) = octet.checked_sub(LONG_STEPS) {
            at = at.wrapping_add(wide(steps).wrapping_mul(wide(STEPS)));
            continue;
        }
        at = at.wrapping_add(wide(octet % STEPS));
        let letters = octet / STEPS;
        if at == wanted {
            return match letters {
                FIRST_AND_SECOND => Some([first, second]),
                FIRST_AND_THIRD => Some([first, third]),
                _ => rest.first_chunk().copied(),
            };
        }
        if letters == OTHERS {
            rest = rest.get(2..).unwrap_or_default();
        }
    }
    None
}

/// The codes of [`CODES`], most of them in one octet: how far the [`number`] of the longer code is from
/// that of the code before, and which letters the shorter one has, times [`STEPS`]. Other letters than
/// those of the longer one follow. From [`LONG_STEPS`] on, an octet stands for no code, but for as many
/// times [`STEPS`].
static PACKED: [u8; PACKED_LENGTH] = {
    let mut places = [0; PACKED_LENGTH];
    pack(&mut places);
    places
};

const PACKED_LENGTH: usize = pack(&mut [0; 1024]);

/// One more than the longest step that an octet has room for.
const STEPS: u8 = 82;

/// The shorter code has the first and the second letter of the longer one.
const FIRST_AND_SECOND: u8 = 0;

/// The shorter code has the first and the third letter of the longer one.
const FIRST_AND_THIRD: u8 = 1;

/// The shorter code has other letters.
const OTHERS: u8 = 2;

const LONG_STEPS: u8 = 3 * STEPS;

/// Packs [`CODES`], and says how many octets they take.
#[expect(clippy::arithmetic_side_effects, reason = "the compiler runs it, and refuses an overflow")]
const fn pack(places: &mut [u8]) -> usize {
    let all = places.len();
    let (mut rest, mut codes, mut at) = (places, CODES, 0);
    while let [(longer, shorter), after @ ..] = codes {
        codes = after;
        let Some(number) = number(longer) else { continue };
        let mut step = number - at;
        at = number;
        while step >= wide(STEPS) {
            let most = wide(u8::MAX - LONG_STEPS);
            let steps = if step / wide(STEPS) < most { step / wide(STEPS) } else { most };
            rest = put(rest, &[LONG_STEPS + low(steps)]);
            step -= steps * wide(STEPS);
        }
        let ([a, b, c], [d, e]) = (*longer, *shorter);
        rest = match (a == d, e == b, e == c) {
            (true, true, _) => put(rest, &[low(step) + FIRST_AND_SECOND * STEPS]),
            (true, false, true) => put(rest, &[low(step) + FIRST_AND_THIRD * STEPS]),
            _ => put(rest, &[low(step) + OTHERS * STEPS, d, e]),
        };
    }
    all - rest.len()
}

/// Writes octets to the first places, and returns the others.
const fn put<'p>(places: &'p mut [u8], octets: &[u8]) -> &'p mut [u8] {
    match (places, octets) {
        ([place, others @ ..], [octet, after @ ..]) => {
            *place = *octet;
            put(others, after)
        }
        (others, _) => others,
    }
}

/// Capital letters as the digits of a number.
const fn number(letters: &[u8]) -> Option<u32> {
    let (mut number, mut rest) = (0_u32, letters);
    while let [letter @ b'A'..=b'Z', after @ ..] = rest {
        number = number.wrapping_mul(26).wrapping_add(wide(letter.wrapping_sub(b'A')));
        rest = after;
    }
    if rest.is_empty() { Some(number) } else { None }
}

const fn wide(octet: u8) -> u32 {
    u32::from_be_bytes([0, 0, 0, octet])
}

const fn low(number: u32) -> u8 {
    let [.., low] = number.to_be_bytes();
    low
}

/// ISO 3166-1, and those that Doc 9303-3 §5 adds for issuers, sorted by the three-letter code.
/// The one letter of Germany stands apart.
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
    (*b"DEU", *b"DE"), (*b"DJI", *b"DJ"), (*b"DMA", *b"DM"), (*b"DNK", *b"DK"),
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
            [("VNM", "VN"), ("D", "DE"), ("D  ", "DE"), ("GBN", "GB"), ("RKS", "KS"), ("UTO", "UT")]
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
