//! The entries of a revocation list.

use super::MAX_LIST_EXTENSIONS;
use crate::oid;
use crate::time::UnixTime;
use crate::tlv::{Integer, Malformed, Reader, Tag};
use crate::x509::Extension;
use crate::x509::sequence_of::Item;

/// An entry of a revocation list (RFC 5280 §5.1.2.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RevokedCertificate<'a> {
    /// The serial number of the certificate.
    pub serial_number: Integer<'a>,
    /// The time at which the issuer revoked it.
    pub revocation_date: UnixTime,
    /// The reason, if the issuer gave one (RFC 5280 §5.3.1).
    pub reason: Option<RevocationReason>,
    /// True if an extension of the entry is critical and not known, as in the list of an issuer for
    /// others (an indirect list).
    pub has_unknown_critical_extension: bool,
}

impl<'a> RevokedCertificate<'a> {
    /// Reads the next element.
    pub(super) fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.nested(Tag::SEQUENCE, |reader| {
            let serial_number = reader.padded_integer()?;
            let revocation_date = UnixTime::read(reader)?;
            let mut entry = Self {
                serial_number,
                revocation_date,
                reason: None,
                has_unknown_critical_extension: false,
            };
            if !reader.is_empty() {
                reader.nested(Tag::SEQUENCE, |reader| {
                    reader.repeat(MAX_LIST_EXTENSIONS, |reader| entry.add_extension(reader))
                })?;
            }
            Ok(entry)
        })
    }

    fn add_extension(&mut self, reader: &mut Reader<'a>) -> Result<(), Malformed> {
        let extension = Extension::read(reader)?;
        if extension.oid == oid::CRL_REASON {
            // An entry with an odd reason revokes the certificate all the same.
            let code = match extension.value {
                [0x0A, 1, code] => Some(*code),
                _ => None,
            };
            self.reason = code.and_then(RevocationReason::new);
        } else if extension.critical {
            self.has_unknown_critical_extension = true;
        }
        Ok(())
    }
}

/// The reason of a revocation (RFC 5280 §5.3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum RevocationReason {
    /// The key of the subject is known or suspected to be in the wrong hands.
    KeyCompromise,
    /// The key of the issuer is.
    CaCompromise,
    /// The name or other data of the subject changed.
    AffiliationChanged,
    /// A new certificate replaces it.
    Superseded,
    /// It is no longer needed.
    CessationOfOperation,
    /// It is suspended.
    CertificateHold,
    /// A right in it was withdrawn.
    PrivilegeWithdrawn,
    /// The key of the attribute authority is known or suspected to be in the wrong hands.
    AaCompromise,
    /// None was given.
    Unspecified,
}

impl RevocationReason {
    /// Returns the reason of this code, if the standard has it for a complete list.
    #[must_use]
    pub const fn new(code: u8) -> Option<Self> {
        Some(match code {
            0 => Self::Unspecified,
            1 => Self::KeyCompromise,
            2 => Self::CaCompromise,
            3 => Self::AffiliationChanged,
            4 => Self::Superseded,
            5 => Self::CessationOfOperation,
            6 => Self::CertificateHold,
            9 => Self::PrivilegeWithdrawn,
            10 => Self::AaCompromise,
            _ => return None,
        })
    }

    /// Returns the code in the standard.
    #[must_use]
    pub const fn code(self) -> u8 {
        match self {
            Self::Unspecified => 0,
            Self::KeyCompromise => 1,
            Self::CaCompromise => 2,
            Self::AffiliationChanged => 3,
            Self::Superseded => 4,
            Self::CessationOfOperation => 5,
            Self::CertificateHold => 6,
            Self::PrivilegeWithdrawn => 9,
            Self::AaCompromise => 10,
        }
    }

    /// Returns the name in the standard, for example "keyCompromise".
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unspecified => "unspecified",
            Self::KeyCompromise => "keyCompromise",
            Self::CaCompromise => "cACompromise",
            Self::AffiliationChanged => "affiliationChanged",
            Self::Superseded => "superseded",
            Self::CessationOfOperation => "cessationOfOperation",
            Self::CertificateHold => "certificateHold",
            Self::PrivilegeWithdrawn => "privilegeWithdrawn",
            Self::AaCompromise => "aACompromise",
        }
    }
}
