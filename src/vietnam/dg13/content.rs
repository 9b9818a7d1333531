//! The content of DG13, by issuing state.

use core::fmt;

use super::Citizen;
use crate::error::ParseError;
use crate::lds::dg13::Dg13;
use crate::vietnam::VIETNAM;

impl<'a> Dg13<'a> {
    /// Reads the citizen's details of a Vietnamese card. Only EF.DG1 tells that a card is
    /// Vietnamese; [`Dg13::content_of`] takes that into account.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Citizen::parse`].
    pub fn citizen(&self) -> Result<Citizen<'a>, ParseError> {
        Citizen::parse(self)
    }

    /// Reads the content in the profile of the issuing state in EF.DG1 (`Mrz::issuing_state`). Each
    /// state has its own, and only Vietnam's is supported: Poland's holds a list of tags and a
    /// personal number, Singapore's and France's have an unknown structure.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Citizen::parse`]; never fails for other states than Vietnam.
    pub fn content_of(&self, issuing_state: &str) -> Result<Dg13Content<'a>, ParseError> {
        if issuing_state == VIETNAM {
            self.citizen().map(Dg13Content::Vietnam)
        } else {
            Ok(Dg13Content::Opaque(self.as_bytes()))
        }
    }
}

/// The content of DG13, which each state defines.
#[derive(Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Dg13Content<'a> {
    /// Bytes defined by the issuing state, without the tag and length of DG13.
    Opaque(&'a [u8]),
    /// The details of a Vietnamese citizen.
    Vietnam(Citizen<'a>),
}

impl<'a> Dg13Content<'a> {
    /// Returns the details of a Vietnamese citizen, if this is the content.
    #[must_use]
    pub const fn citizen(&self) -> Option<&Citizen<'a>> {
        match self {
            Self::Opaque(_) => None,
            Self::Vietnam(citizen) => Some(citizen),
        }
    }
}

/// Shows the length of opaque bytes only; the content is personal data.
impl fmt::Debug for Dg13Content<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Opaque(bytes) => write!(f, "Opaque({} bytes)", bytes.len()),
            Self::Vietnam(citizen) => write!(f, "Vietnam({citizen:?})"),
        }
    }
}
