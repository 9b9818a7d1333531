//! The issuing state of the MRZ against the state of the trust anchor.

mod packed;
mod table;

use crate::x509::{Certificate, Name};
pub(super) use table::TwoLetters;
use table::of_certificate;

/// The relation of the issuing state in EF.DG1 to the state of the CSCA (TR-03135-1 §5.6.4.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StateRelation {
    /// Both are known, and the CSCA does not issue for the state of the MRZ.
    Differs,
    /// The MRZ's code is blank, or Doc 9303-3 §5 assigns it to no issuer.
    InvalidCode,
    /// The CSCA issues for the state of the MRZ.
    Same,
    /// Both are the specimen state of the standard.
    Specimen,
    /// The CSCA names no known state, and so contradicts nothing.
    Unknown,
    /// The CSCA issues for a withdrawn state: its own, or one that it succeeds.
    Withdrawn,
}

/// Returns the state of a trusted CSCA, if it names a known one.
///
/// The country of the CSCA's name decides. The locality of its subjectAltName, which is the MRZ's
/// code by Doc 9303-12 §7.1.1.2, is used only if the name has no known country: it may add a state,
/// and never contradicts the name. A state publishes the certificates of others in its master list
/// under their countries, so a CSCA of one country cannot claim a second one for itself.
pub(super) fn of_csca(csca: &Certificate<'_>) -> Option<TwoLetters> {
    of_name(&csca.subject()).or_else(|| of_certificate(csca.alternative_locality()?))
}

/// Returns the state of a name in a certificate, if its country is known.
pub(super) fn of_name(name: &Name<'_>) -> Option<TwoLetters> {
    of_certificate(name.country()?)
}

/// True if two CSCA certificates name the same state. Countries that are not known are the same if their
/// letters are, in either case.
pub(super) fn is_same_state(one: &Certificate<'_>, other: &Certificate<'_>) -> bool {
    match (of_csca(one), of_csca(other)) {
        (None, None) => match (one.subject().country(), other.subject().country()) {
            (Some(one), Some(other)) => one.eq_ignore_ascii_case(other),
            _ => false,
        },
        (one, other) => one == other,
    }
}

/// Returns the relation of the MRZ's code, without fillers, to the state of a CSCA.
pub(super) fn relation(code: &str, csca: Option<TwoLetters>) -> StateRelation {
    // Codes of two letters occur in certificates, never in the MRZ.
    let is_printed = code.len() == 3 || code == "D";
    let Some(state) = table::two_letters(code.as_bytes()).filter(|_| is_printed) else {
        return StateRelation::InvalidCode;
    };
    let Some(own) = csca else { return StateRelation::Unknown };
    let ([own_first, own_second], [first, second]) = (own, state);
    if own != state && !ALSO_ISSUED.contains(&[own_first, own_second, first, second]) {
        return StateRelation::Differs;
    }
    match &state {
        b"AN" | b"CS" | b"NT" => StateRelation::Withdrawn,
        b"UT" => StateRelation::Specimen,
        _ => StateRelation::Same,
    }
}

/// States, by their two letters, for which a CSCA issues besides its own; the CSCA's country comes
/// first.
///
/// - Hong Kong and Macao have CSCAs of their own, under C=CN (Doc 9303-12 §7.1.1.2 has CHN and HKG as
///   its example; public master lists, 10 certificates).
/// - The Faroe Islands and Greenland have passports of Denmark, the parts of the Kingdom of the
///   Netherlands those of its Passport Act, and the Crown dependencies and overseas territories those
///   that HM Passport Office prints.
/// - `bd` is GBD: citizens of an overseas territory, whose own CSCA may sign for them (Doc 9303-3 §5).
/// - The Netherlands Antilles (AN) ended in 2010, and Serbia and Montenegro (CS) in 2006 (ISO 3166-3).
#[rustfmt::skip]
static ALSO_ISSUED: [[u8; 4]; 42] = [
    *b"CNHK", *b"CNMO",
    *b"DKFO", *b"DKGL",
    *b"NLAW", *b"NLBQ", *b"NLCW", *b"NLSX",
    *b"GBGG", *b"GBIM", *b"GBJE",
    *b"GBAI", *b"GBBM", *b"GBFK", *b"GBGI", *b"GBIO",
    *b"GBKY", *b"GBMS", *b"GBPN", *b"GBSH", *b"GBTC",
    *b"GBVG", *b"GBGS", *b"GBbd",
    *b"AIbd", *b"BMbd", *b"FKbd", *b"GIbd", *b"IObd",
    *b"KYbd", *b"MSbd", *b"PNbd", *b"SHbd", *b"TCbd",
    *b"VGbd", *b"GSbd",
    *b"BQAN", *b"CWAN", *b"NLAN", *b"SXAN",
    *b"MECS", *b"RSCS",
];

#[cfg(test)]
mod tests;
