//! Names what a file of signed content holds, if it was given in place of something else.

use idchip::cms::SignedData;
use idchip::{ParseError, Structure};

use crate::outcome::InputError;

/// Returns the error for a file that is not what was expected: it names what the file is, if that is known.
pub(crate) fn unexpected(expected: &'static str, bytes: &[u8], error: ParseError) -> InputError {
    match name_of(bytes) {
        Some(found) => InputError::OtherContent { expected, found },
        None => InputError::NotSignedContent { expected, error },
    }
}

/// Names the content of SignedData, and says who reads it.
pub(crate) fn name_of(bytes: &[u8]) -> Option<&'static str> {
    match SignedData::parse(bytes).ok()?.structure()? {
        Structure::DefectList => Some("a defect list of BSI TR-03129-2, which is not read"),
        Structure::DeviationList => {
            Some("a deviation list, which is read by `idchip verify --deviation-list`")
        }
        Structure::EfCardSecurity => Some("EF.CardSecurity, a file of a card"),
        Structure::LdsSecurityObject => Some("the content of EF.SOD, a file of a card"),
        Structure::MasterList => Some(
            "a CSCA master list, which is read as an anchor, and verified by `idchip anchors \
             --verify-with`",
        ),
        _ => None,
    }
}
