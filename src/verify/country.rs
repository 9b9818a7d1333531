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
    let own = two_letter_code(country).unwrap_or(country);
    Some(own.eq_ignore_ascii_case(code))
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
fn two_letter_code(code: &str) -> Option<&'static str> {
    let index = CODES.binary_search_by(|(three, _)| three.cmp(&code)).ok()?;
    CODES.get(index).map(|(_, two)| *two)
}

/// ISO 3166-1, and those that Doc 9303-3 §5 adds for issuers, sorted by the three-letter code.
#[rustfmt::skip]
const CODES: &[(&str, &str)] = &[
    ("ABW", "AW"), ("AFG", "AF"), ("AGO", "AO"), ("AIA", "AI"), ("ALA", "AX"),
    ("ALB", "AL"), ("AND", "AD"), ("ANT", "AN"), ("ARE", "AE"), ("ARG", "AR"),
    ("ARM", "AM"), ("ASM", "AS"), ("ATA", "AQ"), ("ATF", "TF"), ("ATG", "AG"),
    ("AUS", "AU"), ("AUT", "AT"), ("AZE", "AZ"), ("BDI", "BI"), ("BEL", "BE"),
    ("BEN", "BJ"), ("BES", "BQ"), ("BFA", "BF"), ("BGD", "BD"), ("BGR", "BG"),
    ("BHR", "BH"), ("BHS", "BS"), ("BIH", "BA"), ("BLM", "BL"), ("BLR", "BY"),
    ("BLZ", "BZ"), ("BMU", "BM"), ("BOL", "BO"), ("BRA", "BR"), ("BRB", "BB"),
    ("BRN", "BN"), ("BTN", "BT"), ("BVT", "BV"), ("BWA", "BW"), ("CAF", "CF"),
    ("CAN", "CA"), ("CCK", "CC"), ("CHE", "CH"), ("CHL", "CL"), ("CHN", "CN"),
    ("CIV", "CI"), ("CMR", "CM"), ("COD", "CD"), ("COG", "CG"), ("COK", "CK"),
    ("COL", "CO"), ("COM", "KM"), ("CPV", "CV"), ("CRI", "CR"), ("CUB", "CU"),
    ("CUW", "CW"), ("CXR", "CX"), ("CYM", "KY"), ("CYP", "CY"), ("CZE", "CZ"),
    ("D", "DE"), ("DEU", "DE"), ("DJI", "DJ"), ("DMA", "DM"), ("DNK", "DK"),
    ("DOM", "DO"), ("DZA", "DZ"), ("ECU", "EC"), ("EGY", "EG"), ("ERI", "ER"),
    ("ESH", "EH"), ("ESP", "ES"), ("EST", "EE"), ("ETH", "ET"), ("EUE", "EU"),
    ("FIN", "FI"), ("FJI", "FJ"), ("FLK", "FK"), ("FRA", "FR"), ("FRO", "FO"),
    ("FSM", "FM"), ("GAB", "GA"), ("GBD", "GB"), ("GBN", "GB"), ("GBO", "GB"),
    ("GBP", "GB"), ("GBR", "GB"), ("GBS", "GB"), ("GEO", "GE"), ("GGY", "GG"),
    ("GHA", "GH"), ("GIB", "GI"), ("GIN", "GN"), ("GLP", "GP"), ("GMB", "GM"),
    ("GNB", "GW"), ("GNQ", "GQ"), ("GRC", "GR"), ("GRD", "GD"), ("GRL", "GL"),
    ("GTM", "GT"), ("GUF", "GF"), ("GUM", "GU"), ("GUY", "GY"), ("HKG", "HK"),
    ("HMD", "HM"), ("HND", "HN"), ("HRV", "HR"), ("HTI", "HT"), ("HUN", "HU"),
    ("IAO", "IA"), ("IDN", "ID"), ("IMN", "IM"), ("IND", "IN"), ("IOT", "IO"),
    ("IRL", "IE"), ("IRN", "IR"), ("IRQ", "IQ"), ("ISL", "IS"), ("ISR", "IL"),
    ("ITA", "IT"), ("JAM", "JM"), ("JEY", "JE"), ("JOR", "JO"), ("JPN", "JP"),
    ("KAZ", "KZ"), ("KEN", "KE"), ("KGZ", "KG"), ("KHM", "KH"), ("KIR", "KI"),
    ("KNA", "KN"), ("KOR", "KR"), ("KWT", "KW"), ("LAO", "LA"), ("LBN", "LB"),
    ("LBR", "LR"), ("LBY", "LY"), ("LCA", "LC"), ("LIE", "LI"), ("LKA", "LK"),
    ("LSO", "LS"), ("LTU", "LT"), ("LUX", "LU"), ("LVA", "LV"), ("MAC", "MO"),
    ("MAF", "MF"), ("MAR", "MA"), ("MCO", "MC"), ("MDA", "MD"), ("MDG", "MG"),
    ("MDV", "MV"), ("MEX", "MX"), ("MHL", "MH"), ("MKD", "MK"), ("MLI", "ML"),
    ("MLT", "MT"), ("MMR", "MM"), ("MNE", "ME"), ("MNG", "MN"), ("MNP", "MP"),
    ("MOZ", "MZ"), ("MRT", "MR"), ("MSR", "MS"), ("MTQ", "MQ"), ("MUS", "MU"),
    ("MWI", "MW"), ("MYS", "MY"), ("MYT", "YT"), ("NAM", "NA"), ("NCL", "NC"),
    ("NER", "NE"), ("NFK", "NF"), ("NGA", "NG"), ("NIC", "NI"), ("NIU", "NU"),
    ("NLD", "NL"), ("NOR", "NO"), ("NPL", "NP"), ("NRU", "NR"), ("NTZ", "NT"),
    ("NZL", "NZ"), ("OMN", "OM"), ("PAK", "PK"), ("PAN", "PA"), ("PCN", "PN"),
    ("PER", "PE"), ("PHL", "PH"), ("PLW", "PW"), ("PNG", "PG"), ("POL", "PL"),
    ("PRI", "PR"), ("PRK", "KP"), ("PRT", "PT"), ("PRY", "PY"), ("PSE", "PS"),
    ("PYF", "PF"), ("QAT", "QA"), ("REU", "RE"), ("RKS", "KS"), ("ROU", "RO"),
    ("RUS", "RU"), ("RWA", "RW"), ("SAU", "SA"), ("SDN", "SD"), ("SEN", "SN"),
    ("SGP", "SG"), ("SGS", "GS"), ("SHN", "SH"), ("SJM", "SJ"), ("SLB", "SB"),
    ("SLE", "SL"), ("SLV", "SV"), ("SMR", "SM"), ("SOM", "SO"), ("SPM", "PM"),
    ("SRB", "RS"), ("SSD", "SS"), ("STP", "ST"), ("SUR", "SR"), ("SVK", "SK"),
    ("SVN", "SI"), ("SWE", "SE"), ("SWZ", "SZ"), ("SXM", "SX"), ("SYC", "SC"),
    ("SYR", "SY"), ("TCA", "TC"), ("TCD", "TD"), ("TGO", "TG"), ("THA", "TH"),
    ("TJK", "TJ"), ("TKL", "TK"), ("TKM", "TM"), ("TLS", "TL"), ("TON", "TO"),
    ("TTO", "TT"), ("TUN", "TN"), ("TUR", "TR"), ("TUV", "TV"), ("TWN", "TW"),
    ("TZA", "TZ"), ("UGA", "UG"), ("UKR", "UA"), ("UMI", "UM"), ("UNA", "UN"),
    ("UNK", "UN"), ("UNO", "UN"), ("URY", "UY"), ("USA", "US"), ("UTO", "UT"),
    ("UZB", "UZ"), ("VAT", "VA"), ("VCT", "VC"), ("VEN", "VE"), ("VGB", "VG"),
    ("VIR", "VI"), ("VNM", "VN"), ("VUT", "VU"), ("WLF", "WF"), ("WSM", "WS"),
    ("XOM", "XO"), ("YEM", "YE"), ("ZAF", "ZA"), ("ZMB", "ZM"), ("ZWE", "ZW"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_sorted_and_have_their_lengths() {
        assert!(CODES.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(CODES.iter().all(|(three, two)| three.len() <= 3 && two.len() == 2));
    }

    #[test]
    fn codes_of_states_and_of_others() {
        for (three, two) in
            [("VNM", "VN"), ("D", "DE"), ("GBN", "GB"), ("RKS", "KS"), ("UTO", "UT")]
        {
            assert_eq!(two_letter_code(three), Some(two));
        }
        assert_eq!(two_letter_code("XXX"), None);
    }
}
