//! The signature beside a signed structure, of a Certificate and of a CertificateList alike.

use super::AlgorithmIdentifier;
use crate::error::ParseErrorKind;
use crate::tlv::{BitString, Malformed, Reader};

/// ```text
/// signatureAlgorithm  AlgorithmIdentifier,
/// signatureValue      BIT STRING
/// ```
#[derive(Clone, Copy)]
pub(super) struct Signature<'a> {
    pub(super) algorithm: AlgorithmIdentifier<'a>,
    /// The bytes of the BIT STRING.
    pub(super) value: &'a [u8],
}

impl<'a> Signature<'a> {
    /// Reads the next two elements, with the findings about the algorithm.
    pub(super) fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let algorithm = AlgorithmIdentifier::read(reader)?;
        reader.note_all(algorithm.findings());
        let at = reader.position();
        let value: BitString<'_> = reader.read()?;
        if value.unused_bits != 0 {
            return Err(reader.fail_at(ParseErrorKind::BitString, at));
        }
        Ok(Self { algorithm, value: value.bytes })
    }
}
