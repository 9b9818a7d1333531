//! The IAS application of the Italian identity card (Carta d'Identità Elettronica 3.0).
//!
//! The numbers in its EF.SOD (file 1006) are A0 | short file identifier, in one byte, so that most are
//! negative: A1 for EF.ID_Servizi, whose short file identifier is 1. EF.DH has its short file identifier 1B
//! as it is. The state signs this EF.SOD and that of the travel document application under the same content
//! type, below the same CSCA.
//!
//! The files, their identifiers and the hashed bytes are those that the readers published by the state
//! use: the keys without the bytes after the element, and the number as it is. The hash rule of EF.Seriale
//! is not published; as the keys, it is hashed without the bytes 00 at its end.

use core::fmt;

use super::{FileDescription, FileNumber, HashRule, NationalApplication, NationalData};
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::tlv::{Reader, Rules, offset};
use crate::x509::RsaKey;

/// The application.
pub const APPLICATION: NationalApplication =
    NationalApplication::new("it-cie", "the IAS application of the Italian identity card", FILES)
        .with_security_object(0x1006);

const FILES: &[FileDescription] = &[
    file(ID_SERVIZI, "EF.ID_Servizi", &[0xA1], HashRule::FirstBytes(12)),
    file(0x1002, "EF.Seriale", &[0xA2], HashRule::WithoutPadding(0x00)),
    file(0x1003, "EF.Cert_CIE", &[0xA3], HashRule::OneElement),
    file(INT_KPUB, "EF.Int.Kpub", &[0xA4], HashRule::OneElement),
    file(SERVIZI_INT_KPUB, "EF.Servizi_Int.Kpub", &[0xA5], HashRule::OneElement),
    file(0xD004, "EF.DH", &[0x1B], HashRule::OneElement),
];

const fn file(
    identifier: u16,
    name: &'static str,
    number: &'static [u8],
    hash_rule: HashRule,
) -> FileDescription {
    FileDescription { identifier, name, number: FileNumber::Listed(number), hash_rule }
}

const ID_SERVIZI: u16 = 0x1001;
const INT_KPUB: u16 = 0x1004;
const SERVIZI_INT_KPUB: u16 = 0x1005;

/// The number that identifies the holder to services (Numero Identificativo per i Servizi), in
/// EF.ID_Servizi: 12 digits, which the chip gives to every reader.
///
/// Checked: that there are 12 digits.
///
/// ```
/// use idchip::national::{NationalData, it_cie::Nis};
///
/// let nis = Nis::parse(b"990000000019")?;
/// assert_eq!(nis.as_str(), "990000000019");
/// # Ok::<(), idchip::ParseError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Nis<'a>(&'a str);

impl<'a> Nis<'a> {
    /// Returns the digits.
    #[must_use]
    pub const fn as_str(&self) -> &'a str {
        self.0
    }
}

impl<'a> NationalData<'a> for Nis<'a> {
    const APPLICATION: NationalApplication = APPLICATION;
    const FILE: u16 = ID_SERVIZI;

    /// Reads the hashed bytes of EF.ID_Servizi.
    ///
    /// # Errors
    ///
    /// Returns [`ParseErrorKind::WrongLength`] if there are not 12 bytes, and [`ParseErrorKind::Character`]
    /// if one is not a digit.
    fn parse(content: &'a [u8]) -> Result<Self, ParseError> {
        let error = |kind, at| ParseError::new(kind, offset(at), Structure::EfIdServizi);
        if content.len() != NIS_DIGITS {
            return Err(error(ParseErrorKind::WrongLength(offset(content.len())), 0));
        }
        if let Some(at) = content.iter().position(|byte| !byte.is_ascii_digit()) {
            return Err(error(ParseErrorKind::Character, at));
        }
        let digits = core::str::from_utf8(content);
        digits.map(Self).map_err(|_| error(ParseErrorKind::Character, 0))
    }
}

const NIS_DIGITS: usize = 12;

/// Shows the length: the number identifies the holder.
impl fmt::Debug for Nis<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Nis({} digits)", self.0.len())
    }
}

/// The key of the chip against cloning, which every reader may challenge: EF.Servizi_Int.Kpub.
///
/// ```text
/// RSAPublicKey ::= SEQUENCE { modulus INTEGER, publicExponent INTEGER }      (RFC 8017 §A.1.1)
/// ```
///
/// Checked: the structure, and that both numbers are positive. Not checked: the size of the key. A copied
/// chip has the same file: the chip must prove with INTERNAL AUTHENTICATE that it holds the private key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServicesKey<'a>(RsaKey<'a>);

impl<'a> ServicesKey<'a> {
    /// Returns the key.
    #[must_use]
    pub const fn key(&self) -> RsaKey<'a> {
        self.0
    }
}

impl<'a> NationalData<'a> for ServicesKey<'a> {
    const APPLICATION: NationalApplication = APPLICATION;
    const FILE: u16 = SERVIZI_INT_KPUB;

    fn parse(content: &'a [u8]) -> Result<Self, ParseError> {
        read_key(content).map(Self)
    }
}

/// The key of the chip for readers that have opened the chip: EF.Int.Kpub, with the structure of
/// [`ServicesKey`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InternalKey<'a>(RsaKey<'a>);

impl<'a> InternalKey<'a> {
    /// Returns the key.
    #[must_use]
    pub const fn key(&self) -> RsaKey<'a> {
        self.0
    }
}

impl<'a> NationalData<'a> for InternalKey<'a> {
    const APPLICATION: NationalApplication = APPLICATION;
    const FILE: u16 = INT_KPUB;

    fn parse(content: &'a [u8]) -> Result<Self, ParseError> {
        read_key(content).map(Self)
    }
}

fn read_key(content: &[u8]) -> Result<RsaKey<'_>, ParseError> {
    Reader::new(Rules::Der, content, Structure::EfIntKpub).all(RsaKey::read)
}

#[cfg(test)]
mod tests {
    extern crate std;

    use super::*;
    use crate::tlv::build::{integer, sequence};
    use std::format;

    #[test]
    fn a_nis_is_twelve_digits() {
        assert_eq!(Nis::parse(b"990000000019").unwrap().as_str(), "990000000019");
        let error = |content| Nis::parse(content).unwrap_err();
        for content in [&b""[..], b"99000000001", b"9900000000190"] {
            let kind = ParseErrorKind::WrongLength(offset(content.len()));
            assert_eq!(error(content), ParseError::new(kind, 0, Structure::EfIdServizi));
        }
        let character = |at| ParseError::new(ParseErrorKind::Character, at, Structure::EfIdServizi);
        assert_eq!(error(b"99000000001A"), character(11));
        assert_eq!(error(b" 90000000019"), character(0));
        assert_eq!(error("9900000001é".as_bytes()), character(10));
    }

    #[test]
    fn a_nis_is_not_logged() {
        assert_eq!(format!("{:?}", Nis::parse(b"990000000019")), "Ok(Nis(12 digits))");
    }

    #[test]
    fn a_key_is_two_positive_numbers() {
        let file = sequence(&[&integer(&[0x00, 0xC7]), &integer(&[0x01, 0x00, 0x01])]);
        let key = RsaKey { modulus: &[0xC7], exponent: &[1, 0, 1] };
        assert_eq!(ServicesKey::parse(&file).unwrap().key(), key);
        assert_eq!(InternalKey::parse(&file).unwrap().key(), key);
        let padded = [&file[..], &[0]].concat();
        let error = ServicesKey::parse(&padded).unwrap_err();
        assert_eq!(error.kind, ParseErrorKind::TrailingData(1));
        assert_eq!(error.within, Structure::EfIntKpub);
        let negative = sequence(&[&integer(&[0xC7]), &integer(&[3])]);
        let error = InternalKey::parse(&negative).unwrap_err();
        assert_eq!(error.kind, ParseErrorKind::NumberOutOfRange);
    }
}
