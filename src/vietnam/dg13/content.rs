//! The content of DG13, by the state that issued it.

use core::fmt;

use super::Citizen;
use crate::error::ParseError;
use crate::lds::dg13::Dg13;
use crate::vietnam::VIETNAM;

impl<'a> Dg13<'a> {
    /// The citizen's details of a Vietnamese card. Whether it is one, EF.DG1 says:
    /// [`Dg13::content_of`] asks.
    ///
    /// # Errors
    ///
    /// See [`Citizen::parse`].
    pub fn citizen(&self) -> Result<Citizen<'a>, ParseError> {
        Citizen::parse(self)
    }

    /// The content, as the profile of the issuing state in EF.DG1 has it (`Mrz::issuing_state`). Each
    /// state has its own, and only that of Vietnam is known here: Poland's holds a list of tags and a
    /// personal number, Singapore's and France's are of unknown structure.
    ///
    /// # Errors
    ///
    /// See [`Citizen::parse`]; none where the state is another one than Vietnam.
    pub fn content_of(&self, issuing_state: &str) -> Result<Dg13Content<'a>, ParseError> {
        if issuing_state == VIETNAM {
            self.citizen().map(Dg13Content::Vietnam)
        } else {
            Ok(Dg13Content::Opaque(self.as_bytes()))
        }
    }
}

/// The content of DG13, which each state has for itself.
#[derive(Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Dg13Content<'a> {
    /// Bytes that mean what the issuing state says, without the tag and length of DG13.
    Opaque(&'a [u8]),
    /// The details of a Vietnamese citizen.
    Vietnam(Citizen<'a>),
}

impl<'a> Dg13Content<'a> {
    /// The details of a Vietnamese citizen, if it is that.
    #[must_use]
    pub const fn citizen(&self) -> Option<&Citizen<'a>> {
        match self {
            Self::Opaque(_) => None,
            Self::Vietnam(citizen) => Some(citizen),
        }
    }
}

/// The length of opaque bytes only: the content is personal data.
impl fmt::Debug for Dg13Content<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Opaque(bytes) => write!(f, "Opaque({} bytes)", bytes.len()),
            Self::Vietnam(citizen) => write!(f, "Vietnam({citizen:?})"),
        }
    }
}
