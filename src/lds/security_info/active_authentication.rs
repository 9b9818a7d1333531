//! The info about active authentication.

use super::read_version;
use crate::oid::Oid;
use crate::tlv::{Malformed, Reader};

/// The signature algorithm of active authentication with a key on an elliptic curve (Doc 9303-11
/// §9.2.7).
///
/// ```text
/// ActiveAuthenticationInfo ::= SEQUENCE {
///     protocol            OBJECT IDENTIFIER,
///     version             INTEGER,
///     signatureAlgorithm  OBJECT IDENTIFIER }
/// ```
///
/// Checked: that the version is 1. **Not** checked: that the algorithm is an ecdsa-plain algorithm of
/// TR-03111, as the standard requires; some chips name an algorithm of X9.62.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ActiveAuthenticationInfo<'a> {
    /// The version, 1.
    pub version: u8,
    /// The signature algorithm.
    pub signature_algorithm: Oid<'a>,
}

impl<'a> ActiveAuthenticationInfo<'a> {
    pub(super) fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let version = read_version(reader, 1)?;
        Ok(Self { version, signature_algorithm: reader.read()? })
    }
}
