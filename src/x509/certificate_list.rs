//! CertificateList (RFC 5280 §5): certificate revocation lists.

mod revoked_certificate;
mod stream;

pub(crate) use stream::{CertificateListStream, Part};

pub use revoked_certificate::{RevocationReason, RevokedCertificate};

use core::fmt;

use super::extensions::last_bytes;
use super::sequence_of::{Item, SequenceOf};
use super::signature::Signature;
use super::{AlgorithmIdentifier, AuthorityKeyIdentifier, Extension, GeneralNames, Name};
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::{Finding, FindingSet};
use crate::oid::{self, Oid};
use crate::time::UnixTime;
use crate::tlv::{Element, Integer, Malformed, Reader, Rules, Tag};

/// The most extensions that are read of a list or an entry.
const MAX_LIST_EXTENSIONS: u32 = 16;

/// A certificate revocation list (RFC 5280 §5.1), as Doc 9303-12 §7.1.4 profiles it.
///
/// ```text
/// CertificateList ::= SEQUENCE {
///     tbsCertList         SEQUENCE {
///         version              INTEGER { v2(1) } OPTIONAL,
///         signature            AlgorithmIdentifier,
///         issuer               Name,
///         thisUpdate           Time,
///         nextUpdate           Time OPTIONAL,
///         revokedCertificates  SEQUENCE OF SEQUENCE {
///             userCertificate     INTEGER,
///             revocationDate      Time,
///             crlEntryExtensions  Extensions OPTIONAL } OPTIONAL,
///         crlExtensions        [0] EXPLICIT Extensions OPTIONAL },
///     signatureAlgorithm  AlgorithmIdentifier,
///     signatureValue      BIT STRING }
/// ```
///
/// Checked: the encoding of everything but the entries, which is DER. The entries are checked when
/// [`CertificateList::entries`] reads them: a national list has up to a hundred thousand, and each is
/// read once.
///
/// Not checked: the signature, who issued the list, and whether it is in force.
#[derive(Clone, Copy)]
pub struct CertificateList<'a> {
    tbs: TbsCertList<'a>,
    signature: Signature<'a>,
    findings: FindingSet,
}

/// TBSCertList: the signed part.
#[derive(Clone, Copy)]
struct TbsCertList<'a> {
    /// The bytes that are signed, with tag and length.
    whole: &'a [u8],
    head: ListHead<'a>,
    /// revokedCertificates.
    revoked: Option<Element<'a>>,
    extensions: ListExtensions<'a>,
}

/// The fields before revokedCertificates.
#[derive(Clone, Copy)]
pub(crate) struct ListHead<'a> {
    pub(crate) signature: AlgorithmIdentifier<'a>,
    pub(crate) issuer: Name<'a>,
    pub(crate) this_update: UnixTime,
    pub(crate) next_update: Option<UnixTime>,
}

impl<'a> CertificateList<'a> {
    /// Reads a list from DER, to the end, without its entries.
    ///
    /// # Errors
    ///
    /// Returns an error if the bytes are not a revocation list.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        Reader::new(Rules::Der, input, Structure::CertificateList).all(Self::read)
    }

    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.nested(Tag::SEQUENCE, |reader| {
            let tbs = TbsCertList::read(reader)?;
            let signature = Signature::read(reader)?;
            Ok(Self { tbs, signature, findings: reader.findings() })
        })
    }

    /// Returns the bytes of the TBSCertList, with tag and length: the signed bytes.
    #[must_use]
    pub const fn tbs(&self) -> &'a [u8] {
        self.tbs.whole
    }

    /// Returns the algorithm of the signature, as the signed part names it.
    #[must_use]
    pub const fn signature(&self) -> AlgorithmIdentifier<'a> {
        self.tbs.head.signature
    }

    /// Returns the algorithm of the signature, as it is named beside the signature.
    #[must_use]
    pub const fn signature_algorithm(&self) -> AlgorithmIdentifier<'a> {
        self.signature.algorithm
    }

    /// Returns the bytes of the signature.
    #[must_use]
    pub const fn signature_value(&self) -> &'a [u8] {
        self.signature.value
    }

    /// Returns the name of the issuer. A CSCA has one list for all its names and keys.
    #[must_use]
    pub const fn issuer(&self) -> Name<'a> {
        self.tbs.head.issuer
    }

    /// Returns the time at which the list was issued.
    #[must_use]
    pub const fn this_update(&self) -> UnixTime {
        self.tbs.head.this_update
    }

    /// Returns the time by which the next list is issued.
    #[must_use]
    pub const fn next_update(&self) -> Option<UnixTime> {
        self.tbs.head.next_update
    }

    /// Returns a hint to the key that signed the list.
    #[must_use]
    pub const fn authority_key_identifier(&self) -> Option<AuthorityKeyIdentifier<'a>> {
        self.tbs.extensions.authority_key_identifier
    }

    /// Returns the number of the list, which grows from list to list.
    #[must_use]
    pub const fn crl_number(&self) -> Option<Integer<'a>> {
        self.tbs.extensions.crl_number
    }

    /// Returns the earlier names of the issuer.
    #[must_use]
    pub const fn issuer_alt_names(&self) -> Option<GeneralNames<'a>> {
        self.tbs.extensions.issuer_alt_names
    }

    /// Returns the first extension that keeps the list from being used: a critical one that is not
    /// known, or one of a list that is not complete (delta lists, and lists for a part of the
    /// certificates).
    #[must_use]
    pub const fn unsupported_extension(&self) -> Option<Oid<'a>> {
        self.tbs.extensions.unsupported
    }

    /// Returns the entries, in the order of the list. The first that does not parse ends them.
    pub fn entries(
        &self,
    ) -> impl Iterator<Item = Result<RevokedCertificate<'a>, ParseError>> + use<'a> {
        let (content, at) = self
            .tbs
            .revoked
            .map_or((&[][..], 0), |element| (element.content, element.content_at()));
        let mut reader =
            Reader::new(Rules::Der, content, Structure::CertificateList).starting_at(at);
        let mut has_failed = false;
        core::iter::from_fn(move || {
            if has_failed || reader.is_empty() {
                return None;
            }
            let entry = reader.prefix(RevokedCertificate::read);
            has_failed = entry.is_err();
            Some(entry)
        })
    }

    /// Returns the entry of the certificate with this serial number. Reads each entry once, up to the one
    /// that is found.
    ///
    /// The issuer of the certificate is not compared: a CSCA has one list for all its names and
    /// keys, whose serial numbers are all different (Doc 9303-12 §7.1.4).
    ///
    /// # Errors
    ///
    /// Returns an error if an entry before it does not parse.
    pub fn find(
        &self,
        serial_number: Integer<'_>,
    ) -> Result<Option<RevokedCertificate<'a>>, ParseError> {
        for entry in self.entries() {
            let entry = entry?;
            if entry.serial_number.minimal() == serial_number.minimal() {
                return Ok(Some(entry));
            }
        }
        Ok(None)
    }

    /// Returns the tolerated deviations from RFC 5280 and Doc 9303-12, without those of the entries.
    #[must_use]
    pub const fn findings(&self) -> FindingSet {
        self.findings
    }
}

impl<'a> TbsCertList<'a> {
    /// Reads the next element, with the findings about its fields.
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let element = reader.expect(Tag::SEQUENCE)?;
        reader.inside(&element, |reader| {
            let head = ListHead::read(reader)?;
            let revoked = reader.optional(Tag::SEQUENCE)?;
            let extensions = ListExtensions::read_optional(reader)?;
            Ok(Self { whole: element.whole, head, revoked, extensions })
        })
    }
}

impl<'a> ListHead<'a> {
    /// Reads the next elements, with the findings about them.
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        if reader.is_next(Tag::INTEGER) {
            reader.version(1, 1)?;
        } else {
            reader.note(Finding::CrlVersion);
        }
        let signature = AlgorithmIdentifier::read(reader)?;
        let issuer = Name::read(reader)?;
        let this_update = UnixTime::read(reader)?;
        let has_next = reader.is_next(Tag::UTC_TIME) || reader.is_next(Tag::GENERALIZED_TIME);
        let next_update = if has_next { Some(UnixTime::read(reader)?) } else { None };
        if next_update.is_none() {
            reader.note(Finding::CrlNextUpdateMissing);
        }
        Ok(Self { signature, issuer, this_update, next_update })
    }
}

/// Shows the issuer and the times.
impl fmt::Debug for CertificateList<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CertificateList")
            .field("issuer", &self.tbs.head.issuer)
            .field("this_update", &self.tbs.head.this_update)
            .field("next_update", &self.tbs.head.next_update)
            .field("findings", &self.findings)
            .finish_non_exhaustive()
    }
}

/// The extensions of a list that the library knows (RFC 5280 §5.2).
#[derive(Clone, Copy, Default)]
pub(crate) struct ListExtensions<'a> {
    pub(crate) authority_key_identifier: Option<AuthorityKeyIdentifier<'a>>,
    crl_number: Option<Integer<'a>>,
    issuer_alt_names: Option<GeneralNames<'a>>,
    pub(crate) unsupported: Option<Oid<'a>>,
}

impl<'a> ListExtensions<'a> {
    /// Reads the last element of a TBSCertList, with the findings about the extensions that must be there.
    fn read_optional(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let extensions =
            reader.optional_nested(Tag::context_constructed(0), Self::read)?.unwrap_or_default();
        if extensions.crl_number.is_none() {
            reader.note(Finding::CrlNumberMissing);
        }
        if extensions.authority_key_identifier.is_none() {
            reader.note(Finding::AuthorityKeyIdentifierMissing);
        }
        Ok(extensions)
    }

    /// Reads the next element.
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.nested(Tag::SEQUENCE, |reader| {
            let mut extensions = Self::default();
            reader.repeat(MAX_LIST_EXTENSIONS, |reader| {
                let at = reader.position();
                let extension = Extension::read(reader)?;
                extensions.add(&extension, at, reader)
            })?;
            Ok(extensions)
        })
    }

    /// Reads the value of an extension that stands at this offset.
    fn add(
        &mut self,
        extension: &Extension<'a>,
        at: u32,
        reader: &mut Reader<'a>,
    ) -> Result<(), Malformed> {
        let mut value = extension.value_reader();
        let is_duplicate = match extension.oid {
            oid::AUTHORITY_KEY_IDENTIFIER => self.authority_key_identifier.is_some(),
            oid::CRL_NUMBER => self.crl_number.is_some(),
            oid::ISSUER_ALT_NAME => self.issuer_alt_names.is_some(),
            _ => false,
        };
        if is_duplicate {
            return Err(reader.fail_at(ParseErrorKind::Duplicate(last_bytes(extension.oid)), at));
        }
        let read = match extension.oid {
            oid::AUTHORITY_KEY_IDENTIFIER => value
                .all(AuthorityKeyIdentifier::read)
                .map(|identifier| self.authority_key_identifier = Some(identifier)),
            oid::CRL_NUMBER => {
                value.all(Reader::padded_integer).map(|number| self.crl_number = Some(number))
            }
            oid::ISSUER_ALT_NAME => {
                value.all(SequenceOf::read).map(|names| self.issuer_alt_names = Some(names))
            }
            oid => {
                // RFC 5280 §5.2.4 and §5.2.5: both lists are critical, and neither is complete.
                let is_partial =
                    [oid::DELTA_CRL_INDICATOR, oid::ISSUING_DISTRIBUTION_POINT].contains(&oid);
                if extension.critical || is_partial {
                    self.unsupported.get_or_insert(oid);
                } else {
                    reader.note(Finding::UnknownExtension);
                }
                Ok(())
            }
        };
        reader.note_all(value.findings());
        read.map_err(|error| reader.fail_as(error))
    }
}

#[cfg(test)]
mod tests;
